//! Limits of a type and of a single connector, and ignored connectors, at the exact second.

use std::{collections::BTreeMap, sync::Arc};

use Status::{Healthy, Ignored, NotConfigured, Unhealthy, Warning};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tenant_status::{
    as_of::AsOf,
    rules::{Criteria, LimitSource, Reason, Status, Thresholds, Transition, TypeCounts, assess},
    tenant::{
        Basis, Connector, ConnectorSetting, ConnectorType, Ignore, OwnLimits, SingleSetting, SingleSettings, Snapshot,
        Tenant,
    },
};

use super::build::*;

const NO_LIMITS: OwnLimits = OwnLimits { warning: None, unhealthy: None };

fn warning(limit: TimeDelta) -> OwnLimits {
    OwnLimits { warning: Some(limit), ..NO_LIMITS }
}

fn unhealthy(limit: TimeDelta) -> OwnLimits {
    OwnLimits { unhealthy: Some(limit), ..NO_LIMITS }
}

/// Returns criteria with limits for a type and for the connector `a` of it.
fn criteria(slug: &str, of_type: OwnLimits, single: OwnLimits) -> Criteria {
    let mut criteria = Criteria::default();
    criteria.type_limits.insert(slug.to_owned(), of_type);
    let setting = ConnectorSetting::Limits(single);
    criteria.single.add(slug, SingleSetting { connector: "a".to_owned(), tenant: None, setting });
    criteria
}

fn attached(criteria: &Criteria, connectors: impl IntoIterator<Item = Connector>) -> Snapshot {
    let mut snapshot = with(connectors);
    let tenant = snapshot.tenant.clone();
    criteria.single.attach(&tenant, snapshot.connectors.captured_mut().unwrap());
    snapshot
}

/// Returns status and transitions of the connector, and the source of its limits.
fn judged(criteria: &Criteria, connector: Connector) -> (Status, Vec<Transition>, LimitSource) {
    let snapshot = attached(criteria, [connector]);
    let assessment = assess(&snapshot, now(), criteria);
    let member = assessment.groups.captured().unwrap().iter().find_map(|group| group.members.first()).unwrap();
    (member.verdict.status, member.verdict.becomes.clone(), member.limits.source)
}

const PUSH: &str = "apple-push-certificate";
const NDES: &str = "certificate-connector";

#[track_caller]
fn check_expiry(criteria: &Criteria, id: &str, limit: TimeDelta) {
    let status = |left| judged(criteria, expiring(PUSH, id, left)).0;
    assert_eq!([limit - S, limit, limit + S].map(status), [Warning, Warning, Healthy], "{id}");
    assert_eq!([S, ZERO, -S].map(status), [Warning, Unhealthy, Unhealthy], "{id}");
}

#[test]
fn a_credential_warns_at_the_most_specific_limit() {
    check_expiry(&criteria(PUSH, NO_LIMITS, NO_LIMITS), "a", DAY * 7);
    check_expiry(&criteria(PUSH, warning(DAY * 30), NO_LIMITS), "a", DAY * 30);
    check_expiry(&criteria(PUSH, warning(DAY * 30), warning(DAY * 14)), "a", DAY * 14);
    check_expiry(&criteria(PUSH, warning(DAY * 30), warning(DAY * 14)), "b", DAY * 30);
    check_expiry(&criteria(PUSH, NO_LIMITS, warning(DAY * 14)), "b", DAY * 7);
    // Limits of another type do not apply.
    check_expiry(&criteria("apple-vpp-expiry", warning(DAY * 30), warning(DAY * 14)), "a", DAY * 7);
}

#[track_caller]
fn check_sync(criteria: &Criteria, id: &str, [warning, unhealthy]: [TimeDelta; 2]) {
    let status = |age| judged(criteria, synced(NDES, id, age)).0;
    assert_eq!([warning - S, warning, warning + S].map(status), [Healthy, Healthy, Warning], "{id}");
    assert_eq!([unhealthy - S, unhealthy, unhealthy + S].map(status), [Warning, Unhealthy, Unhealthy], "{id}");
}

#[test]
fn a_sync_is_judged_by_the_most_specific_limits() {
    let both = OwnLimits { warning: Some(HOUR), unhealthy: Some(HOUR * 4) };
    check_sync(&criteria(NDES, NO_LIMITS, NO_LIMITS), "a", [DAY, DAY * 3]);
    check_sync(&criteria(NDES, both, NO_LIMITS), "a", [HOUR, HOUR * 4]);
    // Each limit is replaced on its own.
    check_sync(&criteria(NDES, both, unhealthy(DAY * 5)), "a", [HOUR, DAY * 5]);
    check_sync(&criteria(NDES, both, warning(HOUR * 2)), "a", [HOUR * 2, HOUR * 4]);
    check_sync(&criteria(NDES, both, unhealthy(DAY * 5)), "b", [HOUR, HOUR * 4]);
    check_sync(&criteria(NDES, unhealthy(DAY * 5), NO_LIMITS), "b", [DAY, DAY * 5]);
    let general = Criteria {
        thresholds: Thresholds { sync_warning: HOUR * 12, ..Thresholds::default() },
        ..criteria(NDES, unhealthy(DAY * 5), NO_LIMITS)
    };
    check_sync(&general, "a", [HOUR * 12, DAY * 5]);
}

#[test]
fn transitions_and_reasons_follow_the_limits_that_apply() {
    let criteria = criteria(PUSH, warning(DAY * 30), warning(DAY * 14));
    let begins = |status, left| Transition { status, at: utc(NOW) + left };
    let (status, becomes, source) = judged(&criteria, expiring(PUSH, "a", DAY * 20));
    assert_eq!((status, source), (Healthy, LimitSource::Connector));
    assert_eq!(becomes, [begins(Warning, DAY * 6), begins(Unhealthy, DAY * 20)]);
    let (status, becomes, source) = judged(&criteria, expiring(PUSH, "b", DAY * 20));
    assert_eq!((status, source), (Warning, LimitSource::Type));
    assert_eq!(becomes, [begins(Unhealthy, DAY * 20)]);
    assert_eq!(judged(&criteria, expiring("apple-vpp-expiry", "a", DAY)).2, LimitSource::General);
    let snapshot = attached(&criteria, [expiring(PUSH, "b", DAY * 20)]);
    let assessment = assess(&snapshot, now(), &criteria);
    let member = assessment.groups.captured().unwrap()[0].members.first().unwrap();
    assert_eq!(member.verdict.reason, Reason::ExpiresSoon { at: utc(NOW) + DAY * 20, limit: DAY * 30 });
}

#[test]
fn limits_of_a_bound_type_change_nothing() {
    let criteria = Criteria { type_limits: BTreeMap::from([("x".to_owned(), warning(DAY))]), ..Criteria::default() };
    let kind = |basis| ConnectorType { slug: "x".to_owned(), label: "X".to_owned(), basis, link: None };
    let thresholds = |basis| criteria.limits(&kind(basis), None).thresholds;
    assert_eq!(thresholds(Basis::None), Thresholds::default());
    assert_eq!(thresholds(Basis::Sync), Thresholds::default());
    assert_eq!(thresholds(Basis::Expiry), Thresholds { expiry_warning: DAY, ..Thresholds::default() });
}

#[test]
fn an_id_comes_before_a_name_and_a_name_is_compared_without_case() {
    let mut rules = SingleSettings::default();
    for (connector, limit) in [("Berlin", DAY * 9), ("a", DAY * 14), ("A", DAY)] {
        let setting = ConnectorSetting::Limits(warning(limit));
        rules.add(PUSH, SingleSetting { connector: connector.to_owned(), tenant: None, setting });
    }
    let criteria = Criteria { single: rules, ..Criteria::default() };
    let limit = |connector: Connector| {
        let snapshot = attached(&criteria, [connector]);
        let settings = snapshot.connectors.captured().unwrap().all[0].settings.clone();
        settings.and_then(|settings| settings.limits.warning)
    };
    assert_eq!(limit(named(" BERLIN ", expiring(PUSH, "a", DAY))), Some(DAY * 14));
    assert_eq!(limit(named("berlin", expiring(PUSH, "b", DAY))), Some(DAY * 9));
    assert_eq!(limit(named("Hamburg", expiring(PUSH, "b", DAY))), None);
    assert_eq!(limit(named("Berlin", expiring("apple-vpp-expiry", "b", DAY))), None);
}

// ── Ignored connectors ──────────────────────────────────────────────────────────────────────────────────────────────

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn ignoring(id: &str, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Criteria {
    let mut criteria = Criteria::default();
    let ignore = Ignore { reason: Some("server decommissioned".to_owned()), from, until };
    let setting = ConnectorSetting::Ignored(Arc::new(ignore));
    criteria.single.add(NDES, SingleSetting { connector: id.to_owned(), tenant: None, setting });
    criteria
}

/// Returns the status of an unhealthy connector at a time.
fn status_at(criteria: &Criteria, at: &str) -> Status {
    let snapshot = attached(criteria, [synced(NDES, "a", DAY * 30)]);
    let assessment = assess(&snapshot, AsOf(utc(at)), criteria);
    assessment.groups.captured().unwrap().iter().find(|group| group.kind.slug == NDES).unwrap().status
}

#[test]
fn the_first_and_the_last_day_are_whole_days_in_utc() {
    let criteria = ignoring("a", day("2026-11-22"), day("2026-11-23"));
    let status = |at| status_at(&criteria, at);
    assert_eq!(status("2026-11-21T23:59:59Z"), Unhealthy);
    assert_eq!(status("2026-11-22T00:00:00Z"), Ignored);
    assert_eq!(status("2026-11-22T00:00:01Z"), Ignored);
    assert_eq!(status("2026-11-23T23:59:58Z"), Ignored);
    assert_eq!(status("2026-11-23T23:59:59Z"), Ignored);
    assert_eq!(status("2026-11-24T00:00:00Z"), Unhealthy);
    let without_end = ignoring("a", None, None);
    assert_eq!([NOW, "9999-12-31T23:59:59Z"].map(|at| status_at(&without_end, at)), [Ignored, Ignored]);
    assert_eq!(status_at(&ignoring("b", None, None), NOW), Unhealthy);
}

#[test]
fn the_first_period_that_applies_counts() {
    let mut criteria = ignoring("a", None, day("2026-11-20"));
    criteria
        .single
        .by_type
        .get_mut(NDES)
        .unwrap()
        .extend(ignoring("a", day("2026-11-22"), None).single.by_type.remove(NDES).unwrap());
    let at = ["2026-11-20T12:00:00Z", "2026-11-21T12:00:00Z", "2026-11-22T12:00:00Z"];
    assert_eq!(at.map(|at| status_at(&criteria, at)), [Ignored, Unhealthy, Ignored]);
}

#[test]
fn an_ignored_connector_is_in_no_status_and_in_no_count() {
    let criteria = ignoring("a", None, day("2026-12-31"));
    let old = reporting(&[("connectorStatus", "unhealthy"), ("state", "error")], synced(NDES, "a", DAY * 30));
    let snapshot = attached(&criteria, [old.clone(), synced(NDES, "b", HOUR)]);
    let assessment = assess(&snapshot, now(), &criteria);
    let group = assessment.groups.captured().unwrap().iter().find(|group| group.kind.slug == NDES).unwrap();
    assert_eq!((group.status, assessment.worst(), assessment.troubled()), (Healthy, Some(Healthy), 0));
    let members: Vec<(&str, Status)> =
        group.members.iter().map(|member| (member.connector.id.as_str(), member.verdict.status)).collect();
    assert_eq!(members, [("b", Healthy), ("a", Ignored)], "ignored ones come last");
    assert_eq!(group.decided_by().map(|member| member.connector.id.as_str()), Some("b"));
    assert!(group.members[1].verdict.becomes.is_empty());
    let ignored: Vec<_> = assessment.ignored().map(|(_, member, ignore)| (&*member.name, ignore.until)).collect();
    assert_eq!(ignored, [("a", day("2026-12-31"))]);
    // A type with ignored connectors only has no status. It is neither configured nor not.
    let snapshot = attached(&criteria, [old]);
    let assessment = assess(&snapshot, now(), &criteria);
    let group = assessment.groups.captured().unwrap().last().unwrap();
    assert_eq!((group.kind.slug.as_str(), group.status), (NDES, Ignored));
    assert!(group.decided_by().is_none());
    assert_eq!(assessment.worst(), Some(NotConfigured));
    let counts = TypeCounts::of(&assessment).unwrap();
    // Fifteen types on Microsoft's page; one is retired, one is ignored.
    assert_eq!((counts.configured, counts.not_configured), (0, 13));
}

#[test]
fn a_switched_off_connector_can_be_ignored_and_one_of_a_retired_type_stays_retired() {
    let criteria = ignoring("a", None, None);
    let off = Connector { enabled: false, ..synced(NDES, "a", DAY) };
    assert_eq!(judged(&criteria, off).0, Ignored);
    let retired = Criteria { retired: [NDES.to_owned()].into(), ..ignoring("a", None, None) };
    assert_eq!(judged(&retired, synced(NDES, "a", DAY)).0, Status::Retired);
}

#[test]
fn an_entry_can_be_for_one_tenant() {
    let tenant = Tenant {
        id: Some("11111111-2222-3333-4444-555555555555".to_owned()),
        name: Some("Contoso Ltd".to_owned()),
        domain: Some("contoso.onmicrosoft.com".to_owned()),
        ..Tenant::default()
    };
    let rule = |name: &str| SingleSetting {
        connector: "a".to_owned(),
        tenant: Some(name.to_owned()),
        setting: ConnectorSetting::Limits(NO_LIMITS),
    };
    for name in ["11111111-2222-3333-4444-555555555555", "contoso ltd", "Contoso.onmicrosoft.com "] {
        assert!(rule(name).applies_to(&tenant), "{name}");
    }
    for name in ["contoso", "", "11111111"] {
        assert!(!rule(name).applies_to(&tenant), "{name}");
    }
    assert!(!rule("").applies_to(&Tenant::default()));
}

#[test]
fn the_end_of_an_entry_is_measured_from_as_of() {
    let criteria = ignoring("a", None, day("2026-11-22"));
    let snapshot = attached(&criteria, [synced(NDES, "a", DAY * 30)]);
    let worst = |chosen: Option<DateTime<Utc>>| assess(&snapshot, AsOf::of(&snapshot, chosen), &criteria).worst();
    assert_eq!(worst(None), Some(NotConfigured));
    assert_eq!(worst(Some(utc(NOW) + DAY)), Some(Unhealthy));
}
