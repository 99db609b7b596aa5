//! Tests of the rules of the page, sentence by sentence.
//!
//! First tables of every threshold, then one test per sentence of the specification (quoted above it), then random
//! snapshots checked against a second, simpler implementation of the rules (`rules/naive.rs`).

pub(crate) mod build;
pub(crate) mod naive;
mod single;
pub(crate) mod random;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
    sync::Arc,
};

use Status::{Healthy, Ignored, NotConfigured, Retired, Unhealthy, Unknown, Warning};
use build::*;
use chrono::{DateTime, TimeDelta, Utc};
use naive::{MICROSOFTS, Page};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed, TestCaseResult, TestRunner},
};
use random::Case;
use tenant_status::{
    as_of::AsOf,
    diagnostic::{Diagnostic, Severity},
    rules::{
        Criteria, Group, Member, Reason, Report, Status, Thresholds, assess, health, licenses, order, service_health,
    },
    snapshot::{native::words, time},
    tenant::{
        Basis, Connector, ConnectorType, Connectors, EnumValue, Facts, Incident, Message, Moment, Section, Snapshot,
        Tenant, catalog, rfc3339,
    },
};

/// Returns the status of a type under the default rules, as of the snapshot; `None` if the page does not list it.
fn status(snapshot: &Snapshot, slug: &str) -> Option<Status> {
    let assessment = assess(snapshot, AsOf::of(snapshot, None), &Criteria::default());
    assessment.groups.captured()?.iter().find(|group| group.kind.slug == slug).map(|group| group.status)
}

fn on_groups<T>(snapshot: &Snapshot, ask: impl Fn(&[Group<'_>]) -> T) -> T {
    ask(assess(snapshot, now(), &Criteria::default()).groups.captured().expect("connectors were captured"))
}

fn judge(connector: &Connector, thresholds: Thresholds) -> health::Verdict {
    let (snapshot, criteria) = (with([connector.clone()]), Criteria { thresholds, ..Criteria::default() });
    let assessment = assess(&snapshot, now(), &criteria);
    let groups = assessment.groups.captured().unwrap();
    groups.iter().find_map(|group| group.members.first()).expect("the connector is of a known type").verdict.clone()
}

// ── Every boundary of every threshold ───────────────────────────────────────────────────────────────────────────────

#[track_caller]
fn check_expiry_by(thresholds: Thresholds, left: TimeDelta, status: Status) {
    assert_eq!(judge(&expiring("apple-vpp-expiry", "a", left), thresholds).status, status, "left: {left}");
}

#[track_caller]
fn check_sync_by(thresholds: Thresholds, age: TimeDelta, status: Status) {
    assert_eq!(judge(&synced("apple-vpp-sync", "a", age), thresholds).status, status, "age: {age}");
}

#[track_caller]
fn check_expiry(left: TimeDelta, status: Status) {
    check_expiry_by(Thresholds::default(), left, status);
}

#[track_caller]
fn check_sync(age: TimeDelta, status: Status) {
    check_sync_by(Thresholds::default(), age, status);
}

// "expiry, `left = expires_at - as_of`": unhealthy `left <= 0`, warning `0 < left <= 7 d`, healthy `left > 7 d`.
#[test]
fn expiry() {
    check_expiry(DAY * -10_000, Unhealthy);
    check_expiry(-S, Unhealthy);
    check_expiry(-NS, Unhealthy);
    check_expiry(ZERO, Unhealthy);
    check_expiry(NS, Warning);
    check_expiry(S, Warning);
    check_expiry(DAY * 7 - S, Warning);
    check_expiry(DAY * 7 - NS, Warning);
    check_expiry(DAY * 7, Warning);
    check_expiry(DAY * 7 + NS, Healthy);
    check_expiry(DAY * 7 + S, Healthy);
    check_expiry(DAY * 10_000, Healthy);
}

// "sync, `age = as_of - last_success_at`": unhealthy `age >= 3 d`, warning `1 d < age < 3 d`, healthy `age <= 1 d`.
#[test]
fn sync() {
    check_sync(DAY * -10_000, Unknown);
    check_sync(-MINUTE * 5 - S, Unknown);
    check_sync(-MINUTE * 5 - NS, Unknown);
    check_sync(-MINUTE * 5, Healthy);
    check_sync(-MINUTE * 5 + NS, Healthy);
    check_sync(-MINUTE * 5 + S, Healthy);
    check_sync(-NS, Healthy);
    check_sync(ZERO, Healthy);
    check_sync(DAY - S, Healthy);
    check_sync(DAY - NS, Healthy);
    check_sync(DAY, Healthy);
    check_sync(DAY + NS, Warning);
    check_sync(DAY + S, Warning);
    check_sync(DAY * 3 - S, Warning);
    check_sync(DAY * 3 - NS, Warning);
    check_sync(DAY * 3, Unhealthy);
    check_sync(DAY * 3 + NS, Unhealthy);
    check_sync(DAY * 3 + S, Unhealthy);
    check_sync(DAY * 10_000, Unhealthy);
}

// "Thresholds are settings": `left`.
#[test]
fn expiry_by_other_thresholds() {
    let month = || Thresholds { expiry_warning: DAY * 30, ..Thresholds::default() };
    check_expiry_by(month(), -NS, Unhealthy);
    check_expiry_by(month(), ZERO, Unhealthy);
    check_expiry_by(month(), NS, Warning);
    check_expiry_by(month(), DAY * 30 - S, Warning);
    check_expiry_by(month(), DAY * 30 - NS, Warning);
    check_expiry_by(month(), DAY * 30, Warning);
    check_expiry_by(month(), DAY * 30 + NS, Healthy);
    check_expiry_by(month(), DAY * 30 + S, Healthy);
    let no_warning = || Thresholds { expiry_warning: ZERO, ..Thresholds::default() };
    check_expiry_by(no_warning(), -NS, Unhealthy);
    check_expiry_by(no_warning(), ZERO, Unhealthy);
    check_expiry_by(no_warning(), NS, Healthy);
    check_expiry_by(no_warning(), S, Healthy);
}

// "Thresholds are settings": `age`.
#[test]
fn sync_by_other_thresholds() {
    let strict =
        || Thresholds { sync_warning: HOUR, sync_unhealthy: HOUR * 4, clock_skew: MINUTE, ..Thresholds::default() };
    check_sync_by(strict(), -MINUTE - S, Unknown);
    check_sync_by(strict(), -MINUTE - NS, Unknown);
    check_sync_by(strict(), -MINUTE, Healthy);
    check_sync_by(strict(), -MINUTE + NS, Healthy);
    check_sync_by(strict(), -MINUTE + S, Healthy);
    check_sync_by(strict(), HOUR - S, Healthy);
    check_sync_by(strict(), HOUR - NS, Healthy);
    check_sync_by(strict(), HOUR, Healthy);
    check_sync_by(strict(), HOUR + NS, Warning);
    check_sync_by(strict(), HOUR + S, Warning);
    check_sync_by(strict(), HOUR * 4 - S, Warning);
    check_sync_by(strict(), HOUR * 4 - NS, Warning);
    check_sync_by(strict(), HOUR * 4, Unhealthy);
    check_sync_by(strict(), HOUR * 4 + NS, Unhealthy);
    check_sync_by(strict(), HOUR * 4 + S, Unhealthy);
    let no_skew = || Thresholds { clock_skew: ZERO, ..Thresholds::default() };
    check_sync_by(no_skew(), -S, Unknown);
    check_sync_by(no_skew(), -NS, Unknown);
    check_sync_by(no_skew(), ZERO, Healthy);
    check_sync_by(no_skew(), NS, Healthy);
    let no_warning = || Thresholds { sync_warning: DAY, sync_unhealthy: DAY, ..Thresholds::default() };
    check_sync_by(no_warning(), DAY - S, Healthy);
    check_sync_by(no_warning(), DAY - NS, Healthy);
    check_sync_by(no_warning(), DAY, Unhealthy);
    check_sync_by(no_warning(), DAY + NS, Unhealthy);
}

// ── Time ────────────────────────────────────────────────────────────────────────────────────────────────────────────

// "All ages are measured from as-of, which is `captured_at` unless the user passes `--as-of`."
#[test]
fn ages_are_measured_from_as_of() {
    let snapshot = with([expiring("apple-vpp-expiry", "a", DAY * 8)]);
    assert_eq!(AsOf::of(&snapshot, None), AsOf(snapshot.captured_at));
    let status_as_of = |chosen| assess(&snapshot, AsOf::of(&snapshot, chosen), &Criteria::default()).worst();
    assert_eq!(status_as_of(None), Some(Healthy));
    assert_eq!(status_as_of(Some(utc(NOW) + DAY)), Some(Warning));
    assert_eq!(status_as_of(Some(utc(NOW) + DAY * 8)), Some(Unhealthy));
}

// "Never from the clock of the machine that builds: an archived snapshot built again next year must come out" the same.
#[test]
fn the_system_clock_does_not_affect_the_result() {
    for year in ["1999", "2019", "2199"] {
        let all = "connectors:
          - { type: apple-push-certificate, id: a, expires_at: YEAR-06-09T12:00:00Z }
          - { type: apple-vpp-expiry, id: a, expires_at: YEAR-06-08T12:00:00Z }
          - { type: jamf, id: a, last_success_at: YEAR-05-31T12:00:00Z }";
        let text = format!("{HEAD}{all}").replace("2026-11-22T08", "YEAR-06-01T12").replace("YEAR", year);
        let snapshot = read(&[("contoso.yaml", &text)]).unwrap();
        let statuses = ["apple-push-certificate", "apple-vpp-expiry", "jamf"].map(|slug| status(&snapshot, slug));
        assert_eq!(statuses, [Some(Healthy), Some(Warning), Some(Healthy)], "{year}");
    }
}

// "A day is 24 hours elapsed, in UTC."
#[test]
fn a_day_is_24_hours_even_when_clocks_are_put_back() {
    let status_of = |last: &str| {
        let all = format!("connectors: [{{ type: jamf, id: a, last_success_at: '{last}' }}]");
        let text = format!("{HEAD}{all}").replace(NOW, "2026-10-25T12:00:00+01:00");
        status(&read(&[("contoso.yaml", &text)]).unwrap(), "jamf")
    };
    assert_eq!(status_of("2026-10-24T13:00:00+02:00"), Some(Healthy), "24 hours");
    assert_eq!(status_of("2026-10-24T12:00:00+02:00"), Some(Warning), "the same time of day, 25 hours ago");
    assert_eq!(status_of("2026-10-24T11:00:00Z"), Some(Healthy), "24 hours");
}

/// Checks how a time is parsed in a native file and in a Graph response.
#[track_caller]
fn check_time(text: &str, expected: Moment) {
    assert_eq!(time::parse(text, true), Ok(expected), "native: {text}");
    assert_eq!(time::parse(text, false), Ok(expected), "Graph: {text}");
}

/// Parses `expires_at` in a native file, with the value as YAML.
fn expiry_in_yaml(value: &str) -> Result<Moment, Vec<Diagnostic>> {
    let all = format!("connectors:\n  - type: apple-vpp-expiry\n    id: a\n    expires_at: {value}\n");
    let snapshot = read(&[("contoso.yaml", &format!("{HEAD}{all}"))])?;
    Ok(snapshot.connectors.captured().unwrap().all[0].expires_at)
}

// "'Never' arrives in many forms: absent, `null`, `\"\"`, `0001-01-01T00:00:00Z` (any date in year 1)."
#[test]
fn accepted_forms_of_never() {
    for never in ["", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z", "0001-07-15T12:00:00Z"] {
        check_time(never, Moment::Never);
    }
    check_time("0001-12-31T23:59:59.999999999Z", Moment::Never);
    check_time("0002-01-01T00:00:00Z", Moment::At(utc("0002-01-01T00:00:00Z")));
    check_time("/Date(-62135596800000)/", Moment::Never);
    check_time("/Date(-62120044800000)/", Moment::Never);
    for never in ["", "~", "null", "''", "0001-01-01T00:00:00Z", "0001-01-01", "0001-12-31"] {
        assert_eq!(expiry_in_yaml(never).unwrap(), Moment::Never, "{never:?}");
    }
    let absent = native("connectors: [{ type: apple-vpp-expiry, id: a }, { type: jamf, id: a }]");
    assert_eq!(absent.connectors.captured().unwrap().all[0].expires_at, Moment::Never);
    assert_eq!([status(&absent, "apple-vpp-expiry"), status(&absent, "jamf")], [Some(Unknown); 2]);
    for value in ["null", "\"\"", "\"0001-01-01T00:00:00Z\""] {
        let snapshot = graph(&[("vppTokens", &format!(r#"{{"value":[{{"id":"a","expirationDateTime":{value}}}]}}"#))]);
        assert_eq!(status(&snapshot, "apple-vpp-expiry"), Some(Unknown), "{value}");
    }
}

// "`9999-12-31…` means *does not expire*."
#[test]
fn the_year_9999_does_not_expire() {
    for text in ["9999-12-31T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "/Date(253402300799999)/"] {
        check_time(text, Moment::NotInSight);
    }
    check_time("9999-12-30T23:59:59Z", Moment::At(utc("9999-12-30T23:59:59Z")));
    assert_eq!(expiry_in_yaml("9999-12-31").unwrap(), Moment::NotInSight);
    let verdict = judge(&Connector { expires_at: Moment::NotInSight, ..token(Healthy, "a") }, Thresholds::default());
    assert_eq!((verdict.status, verdict.reason, verdict.becomes), (Healthy, Reason::DoesNotExpire, vec![]));
}

// "`9999-12-31…`": as written, in any time zone.
#[test]
fn the_year_9999_does_not_expire_in_any_time_zone() {
    for offset in ["+14:00", "+01:00", "+00:00", "-01:00", "-12:00"] {
        check_time(&format!("9999-12-31T00:00:00{offset}"), Moment::NotInSight);
        check_time(&format!("9999-12-31T23:59:59.9999999{offset}"), Moment::NotInSight);
    }
}

// "any date in year 1": as written, in any time zone.
#[test]
fn year_1_is_never_in_any_time_zone() {
    for offset in ["+14:00", "+01:00", "+00:00", "-01:00", "-12:00"] {
        check_time(&format!("0001-01-01T00:00:00{offset}"), Moment::Never);
        check_time(&format!("0001-12-31T23:59:59{offset}"), Moment::Never);
    }
}

// "RFC 3339 with `Z` or an offset and 0–9 fraction digits (Graph sends up to 7), a bare date in native YAML (midnight
// UTC), and PowerShell's `/Date(1613679244000)/`."
#[test]
fn accepted_timestamps() {
    let eight = utc(NOW);
    check_time("2026-11-22T08:00:00Z", Moment::At(eight));
    check_time("2026-11-22T08:00:00+00:00", Moment::At(eight));
    check_time("2026-11-22T10:00:00+02:00", Moment::At(eight));
    check_time("2026-11-22T02:30:00-05:30", Moment::At(eight));
    check_time("2026-11-21T18:00:00-14:00", Moment::At(eight));
    for digits in 1..=9 {
        let fraction = &"123456789"[..digits];
        let nanoseconds = format!("{fraction:0<9}").parse().unwrap();
        let expected = Moment::At(eight + TimeDelta::nanoseconds(nanoseconds));
        check_time(&format!("2026-11-22T08:00:00.{fraction}Z"), expected);
        check_time(&format!("2026-11-22T09:00:00.{fraction}+01:00"), expected);
    }
    check_time("2024-02-29T00:00:00Z", Moment::At(utc("2024-02-29T00:00:00Z")));
    check_time("/Date(1613679244000)/", Moment::At(utc("2021-02-18T20:14:04Z")));
    check_time("/Date(1613679244567)/", Moment::At(utc("2021-02-18T20:14:04.567Z")));
    check_time("/Date(0)/", Moment::At(utc("1970-01-01T00:00:00Z")));
    check_time("/Date(-1)/", Moment::At(utc("1969-12-31T23:59:59.999Z")));
    assert_eq!(time::parse("2026-11-22", true), Ok(Moment::At(utc("2026-11-22T00:00:00Z"))));
    for (yaml, at) in [
        ("2026-11-22", "2026-11-22T00:00:00Z"),
        ("'2026-11-22'", "2026-11-22T00:00:00Z"),
        ("2026-11-22T08:00:00.1234567Z", "2026-11-22T08:00:00.1234567Z"),
        ("/Date(1613679244000)/", "2021-02-18T20:14:04Z"),
    ] {
        assert_eq!(expiry_in_yaml(yaml).unwrap(), Moment::At(utc(at)), "{yaml}");
    }
}

// "Anything else is an error with file, line and column."
#[test]
fn other_timestamps_are_errors_with_file_line_and_column() {
    let no_times = "yesterday now 0 2026 2026-11 1637568000 20261122 2026-W47-7 22.11.2026 11/22/2026 20261122T080000Z
        2026-11-22Z 2026-11-22T08Z 2026-11-22T08:00Z 2026-11-22T08:00:00 2026-11-22_08:00:00Z 2026-11-22T08:00:00ZZ
        2026-11-22T08:00:00.Z 2026-11-22T08:00:00,5Z 2026-11-22T08:00:00.1234567890Z 2026-11-22T08:00:00CET
        2026-11-22T08:00:00+2:00 2026-11-22T08:00:00+0200 2026-11-22T08:00:00+02 2026-11-22T08:00:00+24:00
        2026-11-22T08:00:00+02:60 +2026-11-22T08:00:00Z +12026-11-22T08:00:00Z 2026-00-22T08:00:00Z
        2026-13-22T08:00:00Z 2026-11-31T08:00:00Z 2026-02-29T08:00:00Z 2026-11-22T24:00:00Z 2026-11-22T08:60:00Z
        2026-11-22T08:00:61Z 2026-11-31 2026-1-2 /Date()/ /Date(x)/ /Date(1.5)/ /Date(1613679244000)
        Date(1613679244000) /date(1613679244000)/";
    let with_spaces =
        [" ", "2026-11-22 08:00:00Z", "2026-11-22T08:00:00 +02:00", "2026-11-22T08:00:00Z ", " 2026-11-22"];
    for wrong in no_times.split_whitespace().chain(with_spaces) {
        for bare_dates in [true, false] {
            let read = time::parse(wrong, bare_dates);
            assert!(read.is_err(), "{wrong:?} was read as {read:?}");
        }
    }
    assert!(time::parse("2026-11-22", false).is_err(), "a bare date is for native files");

    for wrong in ["yesterday", "\"2026-02-29\"", "1637568000", "true", "[]", "{}"] {
        let found = expiry_in_yaml(wrong).unwrap_err();
        assert_eq!(places(&found), ["contoso.yaml:7:17"], "{wrong}: {found:?}");
    }
    let tokens = "{\n  \"value\": [\n    { \"expirationDateTime\": \"2026-11-22\" }\n  ]\n}";
    let mut found = read(&[("2026-11-22T080000Z/vppTokens.json", tokens)]).unwrap_err();
    found.retain(|finding| finding.severity() == Severity::Error);
    assert_eq!(places(&found), ["vppTokens.json:3:29"], "{found:?}");
}

/// Returns file name, line and column of each finding.
fn places(found: &[Diagnostic]) -> Vec<String> {
    found.iter().map(|found| found.place().rsplit(['/', '\\']).next().unwrap_or_default().to_owned()).collect()
}

// ── Connectors ──────────────────────────────────────────────────────────────────────────────────────────────────────

// "a **connector type** (Microsoft's page lists 15) has one **basis**": those of Graph's `connectorStatusDetails`.
#[test]
fn microsofts_page_lists_15_types_each_with_one_basis() {
    let listed = catalog::CATALOG.iter().filter(|entry| entry.on_microsofts_page());
    let listed: Vec<_> = listed.map(|entry| (entry.slug, entry.basis, entry.label)).collect();
    assert_eq!(listed, MICROSOFTS);
    let names = "applePushNotificationServiceExpirationDateTime vppTokenExpirationDateTime vppTokenLastSyncDateTime
        windowsAutopilotLastSyncDateTime windowsStoreForBusinessLastSyncDateTime jamfLastSyncDateTime
        ndesConnectorLastConnectionDateTime appleDepExpirationDateTime appleDepLastSyncDateTime
        onPremConnectorLastSyncDateTime googlePlayAppLastSyncDateTime googlePlayConnectorLastModifiedDateTime
        windowsDefenderATPConnectorLastHeartbeatDateTime mobileThreatDefenceConnectorLastHeartbeatDateTime
        chromebookLastDirectorySyncDateTime";
    assert!(names.split_whitespace().eq(catalog::CATALOG[..15].iter().map(|entry| entry.graph_name)));
}

// "bound = healthy, evidence only": the only type without a threshold.
#[test]
fn managed_google_play_is_healthy_while_bound() {
    let bound = Connector { expires_at: ago(DAY * 900), ..synced("google-play-binding", "a", DAY * 900) };
    let verdict = judge(&bound, Thresholds::default());
    assert_eq!((verdict.status, verdict.becomes), (Healthy, vec![]));
    assert_eq!(judge(&Connector { enabled: false, ..bound }, Thresholds::default()).status, NotConfigured);
}

// "One Apple token has two dates, so it gives two connectors of two types ('VPP Expiry Date', 'VPP Last Sync Date')."
#[test]
fn one_apple_token_is_two_connectors() {
    let vpp = r#"{"value":[{"id":"a","expirationDateTime":"2026-11-23T08:00:00Z",
        "lastSyncDateTime":"2026-11-22T07:00:00Z"}]}"#;
    let dep = r#"{"value":[{"id":"a","tokenExpirationDateTime":"2026-11-21T08:00:00Z",
        "lastSuccessfulSyncDateTime":"2026-11-20T08:00:00Z"}]}"#;
    let snapshot = graph(&[("vppTokens", vpp), ("depOnboardingSettings", dep)]);
    assert_eq!(snapshot.connectors.captured().unwrap().all.len(), 4);
    assert_eq!(status(&snapshot, "apple-vpp-expiry"), Some(Warning));
    assert_eq!(status(&snapshot, "apple-vpp-sync"), Some(Healthy));
    assert_eq!(status(&snapshot, "apple-enrollment-expiry"), Some(Unhealthy));
    assert_eq!(status(&snapshot, "apple-enrollment-sync"), Some(Warning));
}

// "**unknown**: configured, but the date the rule needs is missing (never synced, no expiry given), or the last sync
// lies more than 5 minutes after as-of".
#[test]
fn configured_without_the_required_date_is_unknown() {
    let reason = |connector: Connector| {
        let verdict = judge(&connector, Thresholds::default());
        (verdict.status, verdict.reason)
    };
    assert_eq!(reason(synced("apple-vpp-expiry", "a", DAY)), (Unknown, Reason::NoExpiry));
    assert_eq!(reason(expiring("apple-vpp-sync", "a", DAY)), (Unknown, Reason::NeverSynced));
    let tomorrow = utc(NOW) + DAY;
    assert_eq!(reason(synced("apple-vpp-sync", "a", -DAY)), (Unknown, Reason::SyncAfterAsOf(tomorrow)));
    let never = Connector { last_success_at: Moment::NotInSight, ..connector("apple-vpp-sync", "a") };
    assert_eq!(reason(never), (Unknown, Reason::SyncDateUnset));
}

// "clock skew up to 5 minutes counts as age 0": also with thresholds of 0.
#[test]
fn clock_skew_counts_as_age_0() {
    let none = || Thresholds { sync_warning: ZERO, ..Thresholds::default() };
    check_sync_by(none(), ZERO, Healthy);
    check_sync_by(none(), -MINUTE, Healthy);
    let none = || Thresholds { sync_warning: ZERO, sync_unhealthy: ZERO, ..Thresholds::default() };
    check_sync_by(none(), ZERO, Unhealthy);
    check_sync_by(none(), -MINUTE, Unhealthy);
    check_sync_by(none(), -MINUTE * 6, Unknown);
}

// "**not configured**: in the catalog of types but absent from a *captured* connector section".
#[test]
fn absent_from_a_captured_section_is_not_configured() {
    let snapshot = native("connectors: []");
    let listed = on_groups(&snapshot, |groups| groups.iter().map(|group| group.status).collect::<Vec<_>>());
    assert_eq!((&listed[..14], listed[14]), (&[NotConfigured; 14][..], Retired));
}

// "or present and switched off (`enabled: false`, `notBound`, `notSetUp`, `isConfigured: false`, 404/501 on the
// endpoint)".
#[test]
fn present_but_disabled_is_not_configured() {
    let off = native("connectors: [{ type: apple-vpp-expiry, id: a, enabled: false, expires_at: 2026-11-01 }]");
    assert_eq!(status(&off, "apple-vpp-expiry"), Some(NotConfigured));

    #[track_caller]
    fn check(endpoint: &str, response: &str, slugs: &[&str]) {
        let snapshot = graph(&[(endpoint, response)]);
        for slug in slugs {
            assert_eq!(status(&snapshot, slug), Some(NotConfigured), "{endpoint}: {slug}");
        }
    }
    let play = "androidManagedStoreAccountEnterpriseSettings";
    let play_types = ["google-play-sync", "google-play-binding"];
    check(play, r#"{"bindStatus":"notBound","lastAppSyncDateTime":"2026-11-22T07:00:00Z"}"#, &play_types);
    check(play, r#"{"bindStatus":"NotBound"}"#, &play_types);
    let partner = r#"{"value":[{"id":"a","partnerState":"notSetUp","lastHeartbeatDateTime":"0001-01-01T00:00:00Z"},
        {"id":"fc780465-2017-40d4-a0c5-307022471b92","partnerState":"notSetUp"}]}"#;
    check("mobileThreatDefenseConnectors", partner, &["mobile-threat-defense", "defender-for-endpoint"]);
    let jamf = r#"{"value":[{"id":"a","displayName":"Jamf","isConfigured":false,
        "lastHeartbeatDateTime":"2026-11-22T07:00:00Z"}]}"#;
    check("deviceManagementPartners", jamf, &["jamf"]);
    let viewer =
        r#"{"value":[{"id":"a","onboardingStatus":"notOnboarded","lastConnectionDateTime":"2026-11-22T07:00:00Z"}]}"#;
    check("remoteAssistancePartners", viewer, &["teamviewer"]);
    for code in ["ResourceNotFound", "NotFound", "404", "NotSupported", "NotImplemented", "501"] {
        let error = format!(r#"{{"error":{{"code":"{code}","message":"…"}}}}"#);
        check("exchangeConnectors", &error, &["exchange-on-premises"]);
        check("applePushNotificationCertificate", &error, &["apple-push-certificate"]);
        check("vppTokens", &error, &["apple-vpp-expiry", "apple-vpp-sync"]);
    }
    check("vppTokens", r#"{"value":[]}"#, &["apple-vpp-expiry", "apple-vpp-sync"]);
}

// "A section that was **not captured** (403, file missing) is neither: the page says 'not captured', never 'none' and
// never 'not configured'."
#[test]
fn not_captured_is_neither_none_nor_not_configured() {
    #[track_caller]
    fn check(snapshot: &Snapshot) {
        let assessment = assess(snapshot, now(), &Criteria::default());
        assert!(assessment.groups.captured().is_none() && assessment.worst().is_none());
        assert!(assessment.types_not_captured.is_empty() && assessment.licenses.captured().is_none());
        assert!(assessment.health.captured().is_none() && assessment.news.captured().is_none());
    }
    check(&nothing());
    check(&native(""));
    let forbidden = ["Forbidden", "Authorization_RequestDenied", "403"];
    for error in forbidden.map(|code| format!(r#"{{"error":{{"code":"{code}","message":"…"}}}}"#)) {
        check(&graph(&["vppTokens", "issues", "messages", "subscribedSkus"].map(|name| (name, error.as_str()))));

        let one = graph(&[("vppTokens", &error), ("ndesConnectors", r#"{"value":[]}"#)]);
        assert_eq!(status(&one, "certificate-connector"), Some(NotConfigured));
        assert_eq!([status(&one, "apple-vpp-expiry"), status(&one, "jamf")], [None; 2]);
        let assessment = assess(&one, now(), &Criteria::default());
        let missing: Vec<&str> = assessment.types_not_captured.iter().map(|kind| kind.slug.as_str()).collect();
        let captured_or_retired = ["certificate-connector", "microsoft-store"];
        let expected = MICROSOFTS.iter().map(|(slug, ..)| *slug).filter(|slug| !captured_or_retired.contains(slug));
        assert_eq!(missing, expected.collect::<Vec<_>>());
    }

    let part = native("connectors: []\nnot_captured: [connectors/jamf]");
    assert_eq!((status(&part, "jamf"), status(&part, "apple-vpp-sync")), (None, Some(NotConfigured)));
    let assessment = assess(&part, now(), &Criteria::default());
    assert_eq!(assessment.types_not_captured.iter().map(|kind| kind.slug.as_str()).collect::<Vec<_>>(), ["jamf"]);

    let empty = native("connectors: []\nincidents: []\nmessages: []\nlicenses: []");
    let none = assess(&empty, now(), &Criteria::default());
    assert_eq!(none.health.captured().map(|health| health.active.len()), Some(0));
    assert_eq!(none.news.captured().map(|news| news.active.len()), Some(0));
    assert_eq!(none.licenses.captured().map(|sum| (sum.total, sum.assigned, sum.skus.len())), Some((0, 0, 0)));
}

// "The rule uses the last **successful** sync."
#[test]
fn the_rule_uses_the_last_successful_sync() {
    let tried = r#"{"value":[{"id":"a","lastSyncTriggeredDateTime":"2026-11-22T07:00:00Z",
        "lastSuccessfulSyncDateTime":"2026-11-18T07:00:00Z","lastSyncErrorCode":3}]}"#;
    assert_eq!(status(&graph(&[("depOnboardingSettings", tried)]), "apple-enrollment-sync"), Some(Unhealthy));
}

// "What the service itself reports (`lastSyncStatus: failed`, `state: invalid`, `partnerState: unresponsive`, Graph's
// own `connectorStatus`) does not change the computed status; it is shown beside it as *reported*".
#[test]
fn reported_properties_do_not_change_the_status() {
    #[track_caller]
    fn check(responses: &[(&str, &str)], slug: &str, reported: &[(&str, &str)]) {
        let snapshot = graph(responses);
        let connectors = &snapshot.connectors.captured().unwrap().all;
        let connector = connectors.iter().find(|connector| connector.type_slug == slug).unwrap();
        assert_eq!(status(&snapshot, slug), Some(Healthy), "{slug}");
        let expected = reported.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        assert_eq!(connector.reported, expected.collect::<BTreeMap<_, _>>().into());
    }
    let vpp = r#"{"value":[{"id":"a","lastSyncDateTime":"2026-11-22T07:00:00Z","lastSyncStatus":"failed",
        "expirationDateTime":"2027-11-22T07:00:00Z","state":"invalid"}]}"#;
    check(&[("vppTokens", vpp)], "apple-vpp-sync", &[("lastSyncStatus", "failed"), ("state", "invalid")]);
    check(&[("vppTokens", vpp)], "apple-vpp-expiry", &[("state", "invalid")]);
    let defense =
        r#"{"value":[{"id":"a","partnerState":"unresponsive","lastHeartbeatDateTime":"2026-11-22T07:00:00Z"}]}"#;
    let unresponsive = [("partnerState", "unresponsive")];
    check(&[("mobileThreatDefenseConnectors", defense)], "mobile-threat-defense", &unresponsive);
    let own =
        r#"{"value":[{"connectorName":"vppTokenExpirationDateTime","connectorInstanceId":"a","status":"unhealthy"}]}"#;
    let both = [("connectorStatus", "unhealthy"), ("state", "invalid")];
    check(&[("vppTokens", vpp), ("connectorStatus", own)], "apple-vpp-expiry", &both);
}

// "Thresholds are settings; the defaults are the ones above."
#[test]
fn the_default_thresholds() {
    let (expiry_warning, sync_warning, sync_unhealthy) = (DAY * 7, DAY, DAY * 3);
    let expected = Thresholds { expiry_warning, sync_warning, sync_unhealthy, clock_skew: MINUTE * 5 };
    assert_eq!(Thresholds::default(), expected);
    assert_eq!(
        Criteria::default(),
        Criteria { thresholds: expected, services: vec!["Microsoft Intune".to_owned()], ..Criteria::default() }
    );
}

// "every connector also yields when it will turn warning and when unhealthy if nobody acts ('becomes warning 14 Nov
// 2026 09:00 UTC, unhealthy 21 Nov 2026 09:00 UTC')".
#[test]
fn transitions() {
    #[track_caller]
    fn check(connector: &Connector, expected: &[(Status, &str)]) {
        let verdict = judge(connector, Thresholds::default());
        let becomes: Vec<_> = verdict.becomes.iter().map(|next| (next.status, rfc3339(next.at))).collect();
        assert_eq!(becomes, expected.iter().map(|(status, at)| (*status, (*at).to_owned())).collect::<Vec<_>>());
    }
    let expiring = |at: &str| Connector { expires_at: Moment::At(utc(at)), ..connector("apple-vpp-expiry", "a") };
    let synced = |at: &str| Connector { last_success_at: Moment::At(utc(at)), ..connector("apple-vpp-sync", "a") };
    let (december, week_before) = ("2026-12-21T09:00:00Z", "2026-12-14T09:00:00Z");
    check(&expiring(december), &[(Warning, week_before), (Unhealthy, december)]);
    check(&expiring("2026-11-23T09:00:00Z"), &[(Unhealthy, "2026-11-23T09:00:00Z")]);
    check(&expiring("2026-11-22T08:00:00Z"), &[]);
    let (day_after, three_days_after) = ("2026-11-22T09:00:00Z", "2026-11-24T09:00:00Z");
    check(&synced("2026-11-21T09:00:00Z"), &[(Warning, day_after), (Unhealthy, three_days_after)]);
    check(&synced("2026-11-20T09:00:00Z"), &[(Unhealthy, "2026-11-23T09:00:00Z")]);
    check(&synced("2026-11-19T08:00:00Z"), &[]);
    check(&synced("2026-11-22T08:05:00Z"), &[(Warning, "2026-11-23T08:05:00Z"), (Unhealthy, "2026-11-25T08:05:00Z")]);
    check(&Connector { enabled: false, ..expiring(december) }, &[]);
    check(&Connector { expires_at: Moment::NotInSight, ..expiring(december) }, &[]);
    check(&connector("apple-vpp-expiry", "a"), &[]);
    check(&connector("apple-vpp-sync", "a"), &[]);
}

// "when it will turn warning": never, if the settings make it unhealthy first.
#[test]
fn a_warning_at_or_after_unhealthy_is_omitted() {
    let at = utc(NOW) - HOUR;
    for (warning, unhealthy) in [(DAY, DAY), (DAY * 3, DAY), (DAY * 2, HOUR * 2)] {
        let thresholds = Thresholds { sync_warning: warning, sync_unhealthy: unhealthy, ..Thresholds::default() };
        let becomes = judge(&synced("apple-vpp-sync", "a", HOUR), thresholds).becomes;
        let becomes: Vec<_> = becomes.iter().map(|next| (next.status, next.at)).collect();
        assert_eq!(becomes, [(Unhealthy, at + unhealthy)], "warning after {warning}, unhealthy after {unhealthy}");
    }
    let thresholds = Thresholds { expiry_warning: ZERO, ..Thresholds::default() };
    let becomes = judge(&token(Healthy, "a"), thresholds).becomes;
    assert_eq!(becomes.iter().map(|next| next.status).collect::<Vec<_>>(), [Unhealthy]);
}

// "All connectors of one type form a group. Its status is the least healthy of its *configured* members; the page names
// the member that decided it. A group is *not configured* only when no member is configured."
#[test]
fn the_worst_configured_member_determines_the_group_status() {
    #[track_caller]
    fn check(members: &[Status], status: Status, decided_by: Option<&str>) {
        let members = members.iter().zip(["0", "1", "2", "3", "4"]).map(|(status, id)| token(*status, id));
        on_groups(&with(members.chain([synced("jamf", "other type", DAY * 2)])), |groups| {
            let group = groups.iter().find(|group| group.kind.slug == "apple-vpp-expiry").unwrap();
            assert_eq!(group.status, status);
            assert_eq!(group.decided_by().map(|member| member.connector.id.as_str()), decided_by);
        });
    }
    check(&[], NotConfigured, None);
    check(&[NotConfigured], NotConfigured, None);
    check(&[NotConfigured, NotConfigured], NotConfigured, None);
    check(&[Ignored, NotConfigured], NotConfigured, None);
    check(&[Ignored, Ignored], Ignored, None);
    check(&[Ignored, Healthy], Healthy, Some("1"));
    check(&[NotConfigured, Healthy], Healthy, Some("1"));
    check(&[Healthy, NotConfigured, Unknown], Unknown, Some("2"));
    check(&[Healthy, Unknown, Warning, NotConfigured], Warning, Some("2"));
    check(&[Healthy, Unknown, Warning, Unhealthy, NotConfigured], Unhealthy, Some("3"));
    check(&[NotConfigured, Unhealthy, Warning, Unknown, Healthy], Unhealthy, Some("1"));
}

// "Severity, worst first: unhealthy, warning, unknown, healthy, not configured."
#[test]
fn statuses_are_ordered_by_severity() {
    assert_eq!(Status::ALL, [Unhealthy, Warning, Unknown, Healthy, NotConfigured, Retired, Ignored]);
    assert!(Status::ALL.is_sorted_by(|worse, better| worse < better));
}

fn slugs(snapshot: &Snapshot) -> Vec<String> {
    on_groups(snapshot, |groups| groups.iter().map(|group| group.kind.slug.clone()).collect())
}

fn members(connectors: impl IntoIterator<Item = Connector>) -> Vec<String> {
    let snapshot = with(connectors);
    on_groups(&snapshot, |groups| groups[0].members.iter().map(|member| member.connector.id.clone()).collect())
}

// "Groups: by severity, worst first".
#[test]
fn groups_by_severity() {
    let groups = slugs(&with([
        synced("jamf", "healthy", HOUR),
        connector("chrome-enterprise", "unknown"),
        expiring("apple-push-certificate", "unhealthy", -DAY),
        Connector { enabled: false, ..connector("teamviewer", "not configured") },
        synced("windows-autopilot", "warning", DAY * 2),
    ]));
    assert_eq!(groups[..4], ["apple-push-certificate", "windows-autopilot", "chrome-enterprise", "jamf"]);
    assert_eq!(groups.len(), 16, "fifteen of Microsoft's page, and TeamViewer, which is there though switched off");
    assert!(groups[4..].contains(&"teamviewer".to_owned()));
}

// "within one severity by the date that is most urgent (soonest expiry, longest since sync)".
#[test]
fn groups_by_urgency() {
    let groups = slugs(&with([
        synced("jamf", "five days", DAY * 5),
        synced("chrome-enterprise", "nine days", DAY * 9),
        synced("chrome-enterprise", "healthy", HOUR),
        synced("windows-autopilot", "seven days", DAY * 7),
    ]));
    assert_eq!(groups[..3], ["chrome-enterprise", "windows-autopilot", "jamf"]);
    let groups = slugs(&with([
        expiring("apple-push-certificate", "five days", DAY * 5),
        expiring("apple-vpp-expiry", "three days", DAY * 3),
        expiring("apple-vpp-expiry", "hundred days", DAY * 100),
        expiring("apple-enrollment-expiry", "four days", DAY * 4),
    ]));
    assert_eq!(groups[..3], ["apple-vpp-expiry", "apple-enrollment-expiry", "apple-push-certificate"]);
}

// "then by name (case-insensitive), then by id."
#[test]
fn groups_by_name_then_id() {
    let own = [("own-4", "beta"), ("own-3", "ALPHA"), ("own-2", "alpha"), ("own-1", "Gamma"), ("own-0", "Élan")];
    let kind = |(slug, label): (&str, &str)| ConnectorType {
        slug: slug.to_owned(),
        label: label.to_owned(),
        basis: Basis::Sync,
        link: None,
    };
    let connectors = Connectors {
        all: own.iter().map(|(slug, _)| synced(slug, "a", DAY * 2)).collect(),
        own_types: own.into_iter().map(|own| (own.0.to_owned(), kind(own))).collect(),
        ..Connectors::default()
    };
    let groups = slugs(&Snapshot { connectors: Section::Captured(connectors), ..nothing() });
    assert_eq!(groups[..5], ["own-2", "own-3", "own-4", "own-1", "own-0"]);
    let mut labels = MICROSOFTS.map(|(slug, _, label)| (label.to_lowercase(), slug.to_owned()));
    labels.sort_by_key(|(label, slug)| (slug == "microsoft-store", label.clone()));
    assert_eq!(groups[5..], labels.map(|(_, slug)| slug), "not configured: no date, so by name; the retired one last");
}

// "Members of a group in the same order."
#[test]
fn members_by_severity_urgency_name_and_id() {
    let all = Status::ALL.into_iter().rev().map(|status| token(status, status.key()));
    assert_eq!(members(all), ["unhealthy", "warning", "unknown", "healthy", "not_configured", "ignored"]);
    let days = [5, 3, 4].map(|days| expiring("apple-vpp-expiry", &days.to_string(), DAY * days));
    assert_eq!(members(days), ["3", "4", "5"]);
    let days = [5, 7, 6].map(|days| synced("apple-vpp-sync", &days.to_string(), DAY * days));
    assert_eq!(members(days), ["7", "6", "5"]);
    let names = [("5", "beta"), ("4", "ALPHA"), ("3", "alpha"), ("2", "Élan"), ("1", "élan")];
    assert_eq!(members(names.map(|(id, name)| named(name, token(Warning, id)))), ["3", "4", "5", "1", "2"]);
}

// "'See all connectors' opens all of them, the not-configured ones included."
#[test]
fn all_15_types_are_always_listed() {
    let mut listed = slugs(&with([token(Healthy, "a"), synced("jamf", "a", HOUR)]));
    listed.sort();
    let mut expected = MICROSOFTS.map(|(slug, ..)| slug);
    expected.sort_unstable();
    assert_eq!(listed, expected);
}

// "A snapshot may also define its own types (`type`, `label`, `basis`, `link`)."
#[test]
fn a_snapshot_may_define_its_own_types() {
    let snapshot = native(
        "connectors:
          - { type: scep-ca, label: SCEP CA, basis: expiry, id: a, expires_at: 2026-11-23, link: 'https://ca.example/' }
          - { type: print, label: Print, basis: sync, id: a, last_success_at: 2026-11-01 }
          - { type: teamviewer, id: a, last_success_at: 2026-11-22 }",
    );
    assert_eq!(slugs(&snapshot)[..3], ["print", "scep-ca", "teamviewer"]);
    assert_eq!([status(&snapshot, "scep-ca"), status(&snapshot, "print")], [Some(Warning), Some(Unhealthy)]);
    on_groups(&snapshot, |groups| {
        assert_eq!(
            (groups[1].kind.label.as_str(), groups[1].kind.link.as_deref()),
            ("SCEP CA", Some("https://ca.example/"))
        );
    });
}

// "Every connector page links to the admin-center page where it is created, configured or fixed (`graph.md`)".
#[test]
fn every_type_links_to_its_page_in_the_admin_center() {
    for entry in catalog::CATALOG {
        let page = match entry.slug {
            "defender-for-endpoint" => "TenantAdminConnectorsMenu/~/windowsDefenderATP",
            "certificate-connector" => "TenantAdminConnectorsMenu/~/certConnectors",
            "apple-vpp-expiry" | "apple-vpp-sync" => "TenantAdminConnectorsMenu/~/appleVpp",
            "apple-enrollment-expiry" | "apple-enrollment-sync" => "DepTokensPaging.ReactView",
            "apple-push-certificate" => "AppleMdmPushCertificateBlade",
            "google-play-sync" | "google-play-binding" => "ManagedGooglePlaySyncBlade",
            "windows-autopilot" => "AutopilotDevices.ReactView/filterOnManualRemediationRequired~/false",
            _ => "",
        };
        assert!(entry.portal.ends_with(page), "{}: {}", entry.slug, entry.portal);
        assert_eq!(entry.portal.is_empty(), page.is_empty(), "{}: {}", entry.slug, entry.portal);
        assert!(page.is_empty() || entry.portal.starts_with("#view/Microsoft_Intune_"), "{}", entry.portal);
    }
}

// ── Tenant details ──────────────────────────────────────────────────────────────────────────────────────────────────

// "Name, location, MDM authority, service release number, and when known: initial domain, tenant id, account status,
// enrolled devices, licensed users."
#[test]
fn tenant_details() {
    let all = "{ name: Contoso, location: Europe 0202, mdm_authority: Microsoft Intune, service_release: 2611, domain: \
               contoso.onmicrosoft.com, id: 0b5f, account_status: Active, enrolled_devices: 7, licensed_users: 5 }";
    let text = HEAD.replace("{ name: Contoso }", all);
    let given = |text: &str| Some(text.to_owned());
    let expected = Tenant {
        id: given("0b5f"),
        name: given("Contoso"),
        domain: given("contoso.onmicrosoft.com"),
        location: given("Europe 0202"),
        mdm_authority: given("Microsoft Intune"),
        service_release: given("2611"),
        account_status: Some(word("active")),
        enrolled_devices: Some(7),
        licensed_users: Some(5),
        cloud: None,
    };
    assert_eq!(read(&[("contoso.yaml", &text)]).unwrap().tenant, expected);
    assert_eq!(native("").tenant, Tenant { name: given("Contoso"), ..Tenant::default() });
}

// "Licenses: for each Intune SKU total and assigned; the sum of both".
#[test]
fn licenses_and_their_sum() {
    let all = [license("EMS", 100, 90), license("SPE_E3", 20, 25), license("INTUNE_A", 0, 0)];
    let sum = licenses::sum(&all);
    assert_eq!((sum.total, sum.assigned), (120, 115));
    let skus: Vec<_> = sum.skus.iter().map(|license| (license.sku.as_str(), license.total, license.assigned)).collect();
    assert_eq!(skus, [("EMS", 100, 90), ("INTUNE_A", 0, 0), ("SPE_E3", 20, 25)]);
}

// "for each Intune SKU": those with an Intune service plan.
#[test]
fn only_intune_licenses_are_counted() {
    let sku = |(name, plan)| format!(r#"{{"skuPartNumber":"{name}","servicePlans":[{{"servicePlanId":"{plan}"}}]}}"#);
    let skus = [
        ("PLAN_A", "c1ec4a95-1f05-45b3-a911-aa3fa01094f5"),
        ("PLAN_A_GOV", "d216f254-796f-4dab-bbfa-710686e646b9"),
        ("PLAN_A_VL", "3E170737-C728-4EAE-BBB9-3F3360F7184C"),
        ("PLAN_EDU", "da24caf9-af8e-485c-b7c8-e73336da2693"),
        ("PLAN_SMBIZ", "8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2"),
        ("PLAN_O365", "882e1d05-acd1-4ccb-8708-6ee03664b117"),
    ];
    let snapshot = graph(&[("subscribedSkus", &format!(r#"{{"value":[{}]}}"#, skus.map(sku).join(",")))]);
    check_skus(&snapshot, &["PLAN_A", "PLAN_A_GOV", "PLAN_A_VL", "PLAN_EDU", "PLAN_SMBIZ"]);
}

// "over-assignment (assigned > total) is flagged."
#[test]
fn over_assignment_is_flagged() {
    let over = |total, assigned| licenses::over_assigned(&license("EMS", total, assigned));
    assert_eq!([over(10, 9), over(10, 10), over(10, 11), over(0, 0), over(0, 1)], [false, false, true, false, true]);
}

#[track_caller]
fn check_skus(snapshot: &Snapshot, expected: &[&str]) {
    let skus = snapshot.licenses.captured().unwrap().iter().map(|license| license.sku.as_str());
    assert_eq!(skus.collect::<Vec<_>>(), expected);
}

// "**Device licenses are not shown**: … or `kind: device`".
#[test]
fn device_licenses_by_kind_are_not_shown() {
    let all = "licenses:
      - { sku: EMS, total: 5, assigned: 4 }
      - { sku: SPB, total: 5, assigned: 4, kind: user }
      - { sku: KIOSK, total: 5, assigned: 4, kind: device }";
    check_skus(&native(all), &["EMS", "SPB"]);
}

// "**Device licenses are not shown**: SKUs `INTUNE_A_D` and `INTUNE_A_D_GOV` … only the SKU tells them apart."
#[test]
fn device_licenses_by_sku_are_not_shown() {
    let plan = r#""servicePlans":[{"servicePlanId":"c1ec4a95-1f05-45b3-a911-aa3fa01094f5"}]"#;
    let sku =
        |name: &str| format!(r#"{{"skuPartNumber":"{name}","prepaidUnits":{{"enabled":5}},"consumedUnits":4,{plan}}}"#);
    let skus = ["EMS", "INTUNE_A_D", "INTUNE_A_D_GOV", "INTUNE_A"].map(sku).join(",");
    check_skus(&graph(&[("subscribedSkus", &format!(r#"{{"value":[{skus}]}}"#))]), &["EMS", "INTUNE_A"]);
    let sku = |name: &str| format!("  - {{ sku: {name}, total: 5, assigned: 4 }}\n");
    let skus = ["EMS", "INTUNE_A_D", "INTUNE_A_D_GOV", "INTUNE_A"].map(sku).concat();
    check_skus(&native(&format!("licenses:\n{skus}")), &["EMS", "INTUNE_A"]);
}

// ── Service health ──────────────────────────────────────────────────────────────────────────────────────────────────

/// Returns the ids of active issues and of resolved ones.
fn health_of(incidents: Vec<Incident>, services: &[&str]) -> (Vec<String>, Vec<String>) {
    let snapshot =
        Snapshot { incidents: Section::Captured(incidents.into_iter().map(Arc::new).collect()), ..nothing() };
    let services = services.iter().map(|name| (*name).to_owned()).collect();
    let assessment = assess(&snapshot, now(), &Criteria { services, ..Criteria::default() });
    let health = assessment.health.captured().unwrap();
    let ids = |list: &[&Incident]| list.iter().map(|incident| incident.id.clone()).collect();
    (ids(&health.active), ids(&health.inactive))
}

#[track_caller]
fn check_active(incident: Incident, active: bool) {
    let about = format!("{incident:?}");
    let (now, past) = health_of(vec![incident], &["Microsoft Intune"]);
    assert_eq!((now.len(), past.len()), if active { (1, 0) } else { (0, 1) }, "{about}");
}

// "Shown: incidents and advisories of the service *Microsoft Intune* (the list of services is a setting)".
#[test]
fn service_health_is_filtered_by_service() {
    let of = |service: &str| Incident { service: service.to_owned(), ..incident(service) };
    let all = || ["Microsoft Intune", "Exchange Online", "Intune", "Microsoft Intune Suite", ""].map(of).to_vec();
    assert_eq!(health_of(all(), &["Microsoft Intune"]), (vec!["Microsoft Intune".to_owned()], vec![]));
    assert_eq!(health_of(all(), &["Exchange Online", "Intune"]).0, ["Exchange Online", "Intune"]);
    assert_eq!(health_of(all(), &[]).0, [""; 0]);
}

// "that are active (`isResolved: false`;": if the field is present, nothing else counts.
#[test]
fn is_resolved_overrides_end_time_and_status() {
    for status in ["serviceDegradation", "serviceRestored", "resolved"] {
        for ended_at in [Moment::Never, ago(DAY)] {
            let said = |resolved| Incident { resolved, status: word(status), ended_at, ..incident("IT1") };
            check_active(said(Some(false)), true);
            check_active(said(Some(true)), false);
        }
    }
}

// "without that field: no end time,": an end in the future does not count.
#[test]
fn without_is_resolved_a_past_end_time_resolves_an_issue() {
    check_active(incident("IT1"), true);
    check_active(Incident { ended_at: ago(DAY), ..incident("IT1") }, false);
    check_active(Incident { ended_at: hence(DAY), ..incident("IT1") }, true);
    check_active(Incident { ended_at: ago(TimeDelta::zero()), ..incident("IT1") }, false);
}

// "no end time" and "`9999-12-31…` means *does not expire*".
#[test]
fn the_year_9999_is_not_an_end_time() {
    check_active(Incident { ended_at: Moment::NotInSight, ..incident("IT1") }, true);
}

// "and a status that is not one of serviceRestored, postIncidentReviewPublished, falsePositive, resolved*, mitigated*,
// serviceOperational)".
#[test]
fn without_is_resolved_a_final_status_resolves_an_issue() {
    let over =
        "serviceRestored ServiceRestored service_restored postIncidentReviewPublished falsePositive FALSEPOSITIVE
        post-incident-review-published resolved resolvedExternal Resolved_by_magic mitigated mitigatedExternal
        mitigatedSomehow serviceOperational";
    let older = ["Post-incident report published", "PIR published", "False positive", "Service restored"];
    let older = older.into_iter().chain(["Normal service", "Normal service availability", "Service operational"]);
    for status in over.split_whitespace().chain(older).chain(["Mitigated by chance"]) {
        check_active(Incident { status: word(status), ..incident("IT1") }, false);
        check_active(Incident { status: EnumValue::new(status, words::STATUS), ..incident("IT1") }, false);
    }
    let goes_on = "investigating restoringService verifyingService serviceDegradation serviceInterruption reported
        extendedRecovery investigationSuspended confirmed unknownFutureValue unresolved notMitigated
        serviceRestoredPartly";
    let older = ["Restoring service", "Extended recovery", "Investigation suspended", "Additional information"];
    for status in goes_on.split_whitespace().chain(older).chain([""]) {
        check_active(Incident { status: word(status), ..incident("IT1") }, true);
    }
}

// "**and** affect this tenant (`affects_tenant`, default true: Graph already returns only what affects the tenant)."
#[test]
fn only_issues_that_affect_the_tenant_are_shown() {
    for resolved in [Some(false), Some(true), None] {
        let other = Incident { affects_tenant: false, resolved, ..incident("IT1") };
        assert_eq!(health_of(vec![other], &["Microsoft Intune"]), (vec![], vec![]));
    }
    let given = "id: IT1, title: T, classification: incident, status: investigating";
    let snapshot = native(&format!("incidents: [{{ {given} }}]"));
    assert!(snapshot.incidents.captured().unwrap()[0].affects_tenant);
    let snapshot = graph(&[("issues", r#"{"value":[{"id":"IT1","service":"Microsoft Intune","isResolved":false}]}"#)]);
    assert!(snapshot.incidents.captured().unwrap()[0].affects_tenant);
}

// "Order: incidents before advisories; then latest update first; then id."
#[test]
fn order_of_issues() {
    let all = || {
        let row = |(id, kind, updated_at)| Incident { classification: word(kind), updated_at, ..incident(id) };
        let rows = [
            ("IT1", "advisory", ago(ZERO)),
            ("IT2", "incident", ago(DAY * 9)),
            ("IT5", "incident", ago(DAY * 3)),
            ("IT4", "Incident", ago(DAY * 3)),
            ("IT3", "ADVISORY", ago(DAY)),
            ("IT0", "advisory", ago(DAY)),
            ("IT6", "incident", Moment::Never),
        ];
        rows.map(row).to_vec()
    };
    let expected = ["IT4", "IT5", "IT2", "IT6", "IT1", "IT0", "IT3"];
    assert_eq!(health_of(all(), &["Microsoft Intune"]).0, expected);
    let over = all().into_iter().map(|incident| Incident { resolved: Some(true), ..incident }).collect();
    assert_eq!(health_of(over, &["Microsoft Intune"]).1, expected);
}

// "Issues that the tenant itself must act on (`origin: customer`)".
#[test]
fn issues_that_require_action() {
    let act = |origin: Option<&str>| {
        service_health::needs_tenant_to_act(&Incident { origin: origin.map(word), ..incident("IT1") })
    };
    assert!(act(Some("customer")) && act(Some("Customer")));
    assert!(![None, Some("microsoft"), Some("thirdParty"), Some("")].into_iter().any(act));
}

// "Unknown enum values (Graph's enums evolve) are shown as they came, in words, never an error."
#[test]
fn unknown_enum_values_are_shown_in_words() {
    let yaml = "
incidents: [{ id: IT1, title: T, classification: nearMiss, status: watchingClosely, origin: ownPlanet }]
messages: [{ id: MC1, title: T, category: good_to_know, severity: veryHigh }]";
    let issues = r#"{"value":[{"id":"IT1","service":"Microsoft Intune","classification":"nearMiss",
        "status":"watchingClosely","origin":"ownPlanet"}]}"#;
    let messages = r#"{"value":[{"id":"MC1","services":["Microsoft Intune"],"category":"good_to_know",
        "severity":"veryHigh"}]}"#;
    for snapshot in [native(yaml), graph(&[("issues", issues), ("messages", messages)])] {
        let incident = &snapshot.incidents.captured().unwrap()[0];
        let message = &snapshot.messages.captured().unwrap()[0];
        let words = [Some(&incident.classification), Some(&incident.status), incident.origin.as_ref()];
        let words = words.into_iter().chain([message.category.as_ref(), message.severity.as_ref()]).map(Option::unwrap);
        let (raw, shown): (Vec<_>, Vec<_>) = words.map(|word| (word.as_str(), word.words())).unzip();
        assert_eq!(raw, ["nearMiss", "watchingClosely", "ownPlanet", "good_to_know", "veryHigh"]);
        assert_eq!(shown, ["Near miss", "Watching closely", "Own planet", "Good to know", "Very high"]);
        let assessment = assess(&snapshot, now(), &Criteria::default());
        assert_eq!(assessment.health.captured().unwrap().active.len(), 1);
        assert_eq!(assessment.news.captured().unwrap().active.len(), 1);
    }
}

// ── News ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Returns the ids of active messages and of inactive ones.
fn news_of(messages: Vec<Message>) -> (Vec<String>, Vec<String>) {
    let snapshot = Snapshot { messages: Section::Captured(messages.into_iter().map(Arc::new).collect()), ..nothing() };
    let assessment = assess(&snapshot, now(), &Criteria::default());
    let news = assessment.news.captured().unwrap();
    let ids = |list: &[&Message]| list.iter().map(|message| message.id.clone()).collect();
    (ids(&news.active), ids(&news.inactive))
}

// "Shown: messages whose services include Microsoft Intune".
#[test]
fn news_is_filtered_by_service() {
    let of = |id: &str, services: &[&str]| Message {
        services: services.iter().map(|name| (*name).to_owned()).collect(),
        ..message(id)
    };
    let all = vec![
        of("MC1", &["Microsoft Intune"]),
        of("MC2", &["Exchange Online"]),
        of("MC3", &["Exchange Online", "Microsoft Intune"]),
        of("MC4", &["Microsoft Intune Suite"]),
        of("MC5", &[]),
    ];
    assert_eq!(news_of(all), (vec!["MC1".to_owned(), "MC3".to_owned()], vec![]));
}

// "that are active as of the snapshot (started, not ended, not archived)".
#[test]
fn active_messages_have_started_not_ended_and_are_not_archived() {
    #[track_caller]
    fn check(message: Message, active: bool) {
        let about = format!("{message:?}");
        let (now, inactive) = news_of(vec![message]);
        assert_eq!((now.len(), inactive.len()), if active { (1, 0) } else { (0, 1) }, "{about}");
    }
    check(message("MC1"), true);
    for (start, active) in [(ago(S), true), (ago(NS), true), (ago(ZERO), true), (hence(NS), false), (hence(S), false)] {
        check(Message { published_at: start, ..message("MC1") }, active);
        check(Message { published_at: start, archived: true, ..message("MC1") }, false);
    }
    for (end, active) in [(ago(S), false), (ago(NS), false), (hence(NS), true), (hence(S), true)] {
        check(Message { ends_at: end, ..message("MC1") }, active);
        check(Message { ends_at: end, archived: true, ..message("MC1") }, false);
    }
    check(Message { published_at: Moment::NotInSight, ..message("MC1") }, false);
    check(Message { ends_at: Moment::NotInSight, ..message("MC1") }, true);
    check(Message { updated_at: hence(DAY), action_required_by: ago(DAY), ..message("MC1") }, true);
}

// "the **ten** latest by last modification, then by start, then by id."
#[test]
fn order_of_messages() {
    let all = || {
        let row = |(id, updated_at, published_at)| Message { updated_at, published_at, ..message(id) };
        let rows = [
            ("MC1", ago(DAY * 5), ago(DAY * 5)),
            ("MC4", ago(DAY * 2), ago(DAY * 9)),
            ("MC3", ago(DAY * 2), ago(DAY * 9)),
            ("MC2", ago(DAY * 2), ago(DAY * 8)),
            ("MC5", ago(ZERO), ago(DAY * 30)),
            ("MC0", Moment::Never, ago(ZERO)),
        ];
        rows.map(row).to_vec()
    };
    let expected = ["MC5", "MC2", "MC3", "MC4", "MC1", "MC0"];
    assert_eq!(news_of(all()).0, expected);
    let archived = all().into_iter().map(|message| Message { archived: true, ..message }).collect();
    assert_eq!(news_of(archived).1, expected);
}

// "Every active message has its own page", also those beyond ten.
#[test]
fn all_active_messages_are_listed_beyond_ten() {
    let all = (10..35).map(|id| message(&format!("MC{id}"))).collect();
    assert_eq!(news_of(all).0.len(), 25);
}

// "102 titles in real data are shared by several messages".
#[test]
fn messages_may_share_a_title() {
    let shared = native("messages: [{ id: MC1, title: Same }, { id: MC2, title: Same }]");
    assert_eq!(
        news_of(shared.messages.captured().unwrap().iter().map(|message| Message::clone(message)).collect()).0,
        ["MC1", "MC2"]
    );
}

// "Categories (prevent or fix issue, plan for change, stay informed), major change, severity and action-required-by are
// shown."
#[test]
fn facts_of_a_message() {
    #[track_caller]
    fn check(snapshot: &Snapshot, category: &str) {
        let message = &snapshot.messages.captured().unwrap()[0];
        assert_eq!(message.category.as_ref().map(EnumValue::as_str), Some(category));
        assert_eq!(message.severity.as_ref().map(EnumValue::as_str), Some("critical"));
        assert!(message.major_change);
        assert_eq!(message.action_required_by, Moment::At(utc("2026-12-01T00:00:00Z")));
    }
    for (yaml, json, category) in [
        ("prevent_or_fix_issue", "preventOrFixIssue", "prevent_or_fix_issue"),
        ("plan_for_change", "planForChange", "plan_for_change"),
        ("stay_informed", "stayInformed", "stay_informed"),
    ] {
        let facts = "id: MC1, title: T, severity: Critical, major_change: true, action_required_by: 2026-12-01";
        check(&native(&format!("messages: [{{ {facts}, category: {yaml} }}]")), category);
        let facts = r#""id":"MC1","severity":"critical","isMajorChange":true,
            "actionRequiredByDateTime":"2026-12-01T00:00:00Z""#;
        check(&graph(&[("messages", &format!(r#"{{"value":[{{{facts},"category":"{json}"}}]}}"#))]), category);
    }
}

// "`details[name=FeatureStatusJson]` holds the time of the poll and changes at every capture: never shown".
#[test]
fn the_time_of_the_poll_is_not_shown() {
    let details = r#"[{"name":"FeatureStatusJson","value":"{}"},{"name":"Summary","value":"Short"}]"#;
    let snapshot = graph(&[("messages", &format!(r#"{{"value":[{{"id":"MC1","title":"t","details":{details}}}]}}"#))]);
    let names = snapshot.messages.captured().unwrap()[0].details.keys();
    assert_eq!(names.collect::<Vec<_>>(), ["Summary"]);
}

// ── Random snapshots ────────────────────────────────────────────────────────────────────────────────────────────────

/// Checks random cases, the same ones on every run, without a regression file.
fn for_random<T: Debug>(cases: u32, strategy: impl Strategy<Value = T>, check: impl Fn(T) -> TestCaseResult) {
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(20_261_122),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    if let Err(failure) = TestRunner::new(config).run(&strategy, check) {
        panic!("{failure}");
    }
}

// All rules at once.
#[test]
fn the_program_agrees_with_the_simple_implementation() {
    for_random(2_048, random::case(), |case| {
        let Case { snapshot, as_of, criteria } = &case;
        prop_assert_eq!(Page::of(&case.assess()), Page::by_the_rules(snapshot, *as_of, criteria));
        for license in snapshot.licenses.captured().into_iter().flatten() {
            prop_assert_eq!(licenses::over_assigned(license), license.assigned > license.total);
        }
        Ok(())
    });
}

// "The order is total: equal input in any file order gives equal output."
#[test]
fn the_order_of_the_input_does_not_affect_the_result() {
    for_random(512, random::shuffled(), |(case, other)| {
        prop_assert_eq!(Page::of(&case.assess()), Page::of(&other.assess()));
        Ok(())
    });
}

// "The order is total": of two groups or members, exactly one comes first, as in the list.
#[test]
fn no_two_groups_or_members_compare_equal() {
    for_random(512, random::case(), |case| {
        let assessment = case.assess();
        let groups = assessment.groups.captured().map(Vec::as_slice).unwrap_or_default();
        for (i, a) in groups.iter().enumerate() {
            for (j, b) in groups.iter().enumerate() {
                prop_assert_eq!(order::groups(a, b), i.cmp(&j));
            }
            for (i, first) in a.members.iter().enumerate() {
                for (j, second) in a.members.iter().enumerate() {
                    prop_assert_eq!(order::members(a.kind.basis, first, second), i.cmp(&j));
                }
            }
        }
        Ok(())
    });
}

/// Returns the status of one connector as of another time.
fn status_at(case: &Case, at: DateTime<Utc>, connector: &Connector) -> Option<Status> {
    let assessment = assess(&case.snapshot, AsOf(at), &case.criteria);
    let groups = assessment.groups.captured()?;
    let group = groups.iter().find(|group| group.kind.slug == connector.type_slug)?;
    group.members.iter().find(|member| member.connector == connector).map(|member| member.verdict.status)
}

// "Both dates are known, so the future is known too".
#[test]
fn every_transition_happens_at_the_predicted_time() {
    for_random(512, random::case(), |case| {
        for group in case.assess().groups.captured().into_iter().flatten() {
            // Periods of ignoring are no transitions.
            let ignored = |member: &&Member<'_>| member.connector.settings.iter().any(|own| !own.ignored.is_empty());
            for member in group.members.iter().filter(|member| !ignored(member)) {
                for next in &member.verdict.becomes {
                    // One day is healthy and more than one day is a warning, so a warning begins just after.
                    let just_after = group.kind.basis == Basis::Sync && next.status == Warning;
                    let at = if just_after { next.at + NS } else { next.at };
                    prop_assert!(at > case.as_of.0, "{:?} lies behind", next);
                    prop_assert_eq!(status_at(&case, at, member.connector), Some(next.status));
                    prop_assert!(status_at(&case, at - NS, member.connector) > Some(next.status));
                    prop_assert!(status_at(&case, next.at - S, member.connector) > Some(next.status));
                }
                let sooner_is_milder = member.verdict.becomes.is_sorted_by(|a, b| a.at < b.at && a.status > b.status);
                prop_assert!(sooner_is_milder, "{:?}", member.verdict.becomes);
            }
        }
        Ok(())
    });
}

// As time passes, no status improves, except for a sync in the future.
#[test]
fn statuses_never_improve_with_time() {
    for_random(512, random::case(), |case| {
        for group in case.assess().groups.captured().into_iter().flatten() {
            for member in &group.members {
                let mut before = (member.verdict.status, member.verdict.reason.clone());
                for later in [NS, S, MINUTE * 5, HOUR, DAY, DAY * 3, DAY * 7, DAY * 40, DAY * 4_000] {
                    let as_of = AsOf(case.as_of.0 + later);
                    let after = health::judge(member.connector, group.kind.basis, as_of, &member.limits.thresholds);
                    let lay_ahead = matches!(before.1, Reason::SyncAfterAsOf(_));
                    prop_assert!(after.status <= before.0 || lay_ahead, "{:?}, then {:?}", before, after);
                    before = (after.status, after.reason);
                }
            }
        }
        Ok(())
    });
}

// "What the service itself reports … does not change the computed status".
#[test]
fn reported_properties_never_change_a_random_status() {
    for_random(512, random::case(), |case| {
        let mut silent = case.clone();
        for connector in silent.connectors().into_iter().flatten() {
            connector.reported = Facts::default();
        }
        let mut page = Page::of(&case.assess());
        for row in page.groups.captured_mut().into_iter().flatten() {
            row.members.iter_mut().for_each(|(.., trouble)| trouble.clear());
        }
        prop_assert_eq!(page, Page::of(&silent.assess()));
        Ok(())
    });
}

// ── Trouble, retired types, and types captured in part ──────────────────────────────────────────────────────────────

/// Returns the problems reported for a connector of a snapshot, as `name value`.
fn trouble_of(connector: Connector) -> Vec<String> {
    let report = |report: &Report<'_>| format!("{} {}", report.name, report.value);
    on_groups(&with([connector]), |groups| {
        let member = groups.iter().find_map(|group| group.members.first()).expect("the connector is of a known type");
        member.trouble.iter().map(report).collect()
    })
}

// "What the service reports against it (a token's `state` invalid, expired, assignedToExternalMDM; `lastSyncStatus` failed;
// `lastSyncErrorCode` other than 0; `partnerState` unresponsive or error; Graph's own `connectorStatus` worse than ours)".
#[test]
fn reported_problems() {
    #[track_caller]
    fn check(computed: Status, name: &str, values: &[&str], is: bool) {
        for value in values {
            let found = trouble_of(reporting(&[(name, value)], token(computed, "a")));
            let expected = if is { vec![format!("{name} {}", value.trim())] } else { vec![] };
            assert_eq!(found, expected, "{computed:?} {name}={value:?}");
        }
    }
    for computed in [Unhealthy, Warning, Unknown, Healthy] {
        check(computed, "state", &["invalid", "expired", "Invalid ", "assignedToExternalMDM", "inactive"], true);
        check(computed, "state", &["valid", "active", "", "unknown", "failed"], false);
        check(computed, "lastSyncStatus", &["failed", "Failed"], true);
        check(computed, "lastSyncStatus", &["none", "inProgress", "completed"], false);
        check(computed, "lastSyncErrorCode", &["3", "-1", "E12"], true);
        check(computed, "lastSyncErrorCode", &["0", "00", " 0 ", ""], false);
        check(computed, "partnerState", &["unresponsive", "error", "terminated", "rejected", "unavailable"], true);
        check(computed, "partnerState", &["available", "enabled", "notSetUp"], false);
        check(computed, "bindStatus", &["unbinding"], true);
        check(computed, "bindStatus", &["bound", "boundAndValidated", "notBound"], false);
        check(computed, "certificateUploadFailureReason", &["No CSR"], true);
        check(computed, "certificateUploadFailureReason", &["", " "], false);
        check(computed, "lastAppSyncStatus", &["credentialsNotValid"], true);
        check(computed, "somethingElse", &["failed", "invalid"], false);
        // A configured connector is never worse than unhealthy.
        check(computed, "connectorStatus", &["unhealthy"], computed != Unhealthy);
    }
    check(Healthy, "connectorStatus", &["warning", "unknown", "Warning"], true);
    check(Healthy, "connectorStatus", &["healthy", "unheardOf", ""], false);
    check(Unknown, "connectorStatus", &["warning"], true);
    check(Unknown, "connectorStatus", &["unknown", "healthy"], false);
    check(Warning, "connectorStatus", &["warning", "unknown", "healthy"], false);
    for outside in [NotConfigured, Retired] {
        check(outside, "state", &["invalid"], false);
        check(outside, "lastSyncErrorCode", &["3"], false);
        check(outside, "connectorStatus", &["unknown", "healthy", "unheardOf"], false);
        // Graph's own page shows a connector that is disabled here.
        check(outside, "connectorStatus", &["unhealthy", "warning"], outside == NotConfigured);
    }
}

// "counted in the summary ('1 reports a problem')".
#[test]
fn connectors_with_reported_problems_are_counted_once_per_token() {
    #[track_caller]
    fn check(connectors: &[Connector], expected: usize) {
        for connectors in [connectors.to_vec(), connectors.iter().rev().cloned().collect()] {
            let snapshot = with(connectors);
            assert_eq!(assess(&snapshot, now(), &Criteria::default()).troubled(), expected);
        }
    }
    let expiry = |id: &str, reports: &[(&str, &str)]| reporting(reports, expiring("apple-vpp-expiry", id, DAY * 90));
    let sync = |id: &str, reports: &[(&str, &str)]| reporting(reports, synced("apple-vpp-sync", id, HOUR));
    let (invalid, failed) = (("state", "invalid"), ("lastSyncStatus", "failed"));
    check(&[], 0);
    check(&[expiry("a", &[]), sync("a", &[("state", "valid")])], 0);
    check(&[expiry("a", &[invalid])], 1);
    // One token, two dates.
    check(&[expiry("a", &[invalid]), sync("a", &[invalid])], 1);
    check(&[expiry("a", &[invalid]), sync("a", &[invalid, failed])], 1);
    check(&[expiry("a", &[]), sync("a", &[failed])], 1);
    // Each of the two has its own report.
    check(&[expiry("a", &[invalid]), sync("a", &[failed])], 2);
    // Two tokens, even with the same name.
    check(&[expiry("a", &[invalid]), sync("b", &[invalid])], 2);
    check(&[named("N", expiry("a", &[invalid])), named("N", expiry("b", &[invalid]))], 2);
    // Two connectors that happen to have the same id.
    let jamf = reporting(&[invalid], synced("jamf", "a", HOUR));
    check(&[expiry("a", &[invalid]), sync("a", &[invalid]), jamf], 2);
    let push = reporting(&[invalid], expiring("apple-push-certificate", "a", DAY * 90));
    check(&[expiry("a", &[invalid]), push], 2);
}

// "A type that Microsoft has removed … is *retired*: listed last, outside status, counts, deadlines and `--fail-on`, unless
// a setting says otherwise."
#[test]
fn a_retired_type_is_listed_last_and_always_retired() {
    let store = synced("microsoft-store", "a", DAY * 9);
    let off = Connector { enabled: false, ..synced("microsoft-store", "b", DAY * 9) };
    let missing = native("connectors: []\nnot_captured: [connectors/microsoft-store]");
    for snapshot in [with([]), with([store.clone()]), with([off.clone()]), with([store.clone(), off]), missing] {
        let assessment = assess(&snapshot, now(), &Criteria::default());
        let last = assessment.groups.captured().and_then(|groups| groups.last()).unwrap();
        assert_eq!((last.kind.slug.as_str(), last.status), ("microsoft-store", Retired));
        assert!(last.decided_by().is_none() && assessment.types_not_captured.is_empty());
        assert_eq!(assessment.worst(), Some(NotConfigured));
        for member in &last.members {
            assert_eq!((member.verdict.status, &member.verdict.reason), (Retired, &Reason::Retired));
            assert!(member.verdict.becomes.is_empty());
        }
    }
    let none_retired = Criteria { retired: BTreeSet::new(), ..Criteria::default() };
    let snapshot = with([store]);
    let assessment = assess(&snapshot, now(), &none_retired);
    let first = &assessment.groups.captured().unwrap()[0];
    assert_eq!((first.kind.slug.as_str(), first.status), ("microsoft-store", Unhealthy));
    assert_eq!(assessment.worst(), Some(Unhealthy));
    let own = Criteria { retired: ["jamf".to_owned()].into(), ..Criteria::default() };
    let snapshot = with([synced("jamf", "a", DAY * 9), synced("microsoft-store", "a", DAY * 2)]);
    let assessment = assess(&snapshot, now(), &own);
    let groups = assessment.groups.captured().unwrap();
    let status = |slug: &str| groups.iter().find(|group| group.kind.slug == slug).map(|group| group.status);
    assert_eq!((status("jamf"), status("microsoft-store")), (Some(Retired), Some(Warning)));
}

// "*not captured in full*": "what was read is shown", and the missing connectors may be worse.
#[test]
fn a_type_captured_in_part_is_unknown_at_best() {
    #[track_caller]
    fn check(members: &[Status], status: Status, decided_by: Option<&str>) {
        let members: Vec<Connector> = members.iter().zip(["0", "1"]).map(|(status, id)| token(*status, id)).collect();
        let count = members.len();
        let mut snapshot = with(members);
        let in_part = snapshot.connectors.captured_mut().map(|connectors| &mut connectors.in_part);
        in_part.unwrap().insert("apple-vpp-expiry".to_owned());
        on_groups(&snapshot, |groups| {
            let group = groups.iter().find(|group| group.kind.slug == "apple-vpp-expiry").unwrap();
            assert_eq!((group.status, group.in_part, group.members.len()), (status, true, count));
            assert_eq!(group.decided_by().map(|member| member.connector.id.as_str()), decided_by);
        });
        assert_eq!(assess(&snapshot, now(), &Criteria::default()).worst(), Some(status));
    }
    check(&[], Unknown, None);
    check(&[NotConfigured], Unknown, None);
    check(&[Healthy], Unknown, None);
    check(&[Healthy, Unknown], Unknown, Some("1"));
    check(&[Healthy, Warning], Warning, Some("1"));
    check(&[Unhealthy, Healthy], Unhealthy, Some("0"));

    let further = native("connectors: []\nnot_captured_in_full: [connectors/teamviewer]");
    assert_eq!(status(&further, "teamviewer"), Some(Unknown));
    let retired = native("connectors: []\nnot_captured_in_full: [connectors/microsoft-store]");
    assert_eq!(status(&retired, "microsoft-store"), Some(Retired));
}

// The same, for all connectors.
#[test]
fn connectors_captured_in_part_are_unknown_at_best() {
    let worst = |snapshot: Snapshot| {
        let snapshot = Snapshot { connectors: snapshot.connectors.in_part_if(true), ..snapshot };
        assess(&snapshot, now(), &Criteria::default()).worst()
    };
    assert_eq!(worst(with([token(Healthy, "a")])), Some(Unknown));
    assert_eq!(worst(with([])), Some(Unknown));
    assert_eq!(worst(with([token(Unhealthy, "a")])), Some(Unhealthy));
}

// "A section that was not captured … never 'not configured'."
#[test]
fn missing_types_are_never_not_configured() {
    for_random(512, random::case(), |case| {
        let Some(connectors) = case.snapshot.connectors.captured() else {
            prop_assert!(case.assess().groups.captured().is_none());
            return Ok(());
        };
        for group in case.assess().groups.captured().into_iter().flatten() {
            let answered = !connectors.not_captured.contains(&group.kind.slug);
            let told = group.in_part || group.status == Retired || !group.members.is_empty();
            prop_assert!(answered || told, "{} was not captured", group.kind.slug);
        }
        let mut none = case.clone();
        none.snapshot.connectors = Section::NotCaptured;
        prop_assert!(none.assess().groups.captured().is_none());
        prop_assert_eq!(none.assess().worst(), None);
        Ok(())
    });
}
