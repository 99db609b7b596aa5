//! Random snapshots with dates on and around every threshold, and times and criteria for their assessment.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, TimeDelta, Utc};
use proptest::{collection::vec, option, prelude::*, sample::select};
use tenant_status::{
    as_of::AsOf,
    rules::{Assessment, Criteria, Thresholds, assess},
    snapshot::native::words,
    tenant::{
        Basis, Connector, ConnectorSettings, ConnectorType, Connectors, EnumValue, Ignore, Incident, License, Message,
        Moment, OwnLimits, Section, Snapshot,
    },
};

use super::{
    build::{self, NOW, utc},
    naive::{FURTHER, MICROSOFTS},
};

/// All inputs of an assessment.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) snapshot: Snapshot,
    pub(crate) as_of: AsOf,
    pub(crate) criteria: Criteria,
}

impl Case {
    pub(crate) fn assess(&self) -> Assessment<'_> {
        assess(&self.snapshot, self.as_of, &self.criteria)
    }

    pub(crate) fn connectors(&mut self) -> Option<&mut Vec<Connector>> {
        match &mut self.snapshot.connectors {
            Section::Captured(connectors) | Section::InPart(connectors) => Some(&mut connectors.all),
            Section::NotCaptured => None,
        }
    }
}

/// A date, as a distance from a threshold.
#[derive(Debug, Clone, Copy)]
enum Date {
    Missing,
    Year1,
    Year9999,
    Near { threshold: usize, after: bool, off: i64 },
}

impl Date {
    fn moment(self, as_of: DateTime<Utc>, thresholds: &Thresholds) -> Moment {
        let Thresholds { expiry_warning, sync_warning, sync_unhealthy, clock_skew } = *thresholds;
        match self {
            Date::Missing => Moment::Never,
            Date::Year1 => Moment::of(&utc("0001-01-01T00:00:00Z")),
            Date::Year9999 => Moment::of(&utc("9999-12-31T23:59:59.9999999Z")),
            Date::Near { threshold, after, off } => {
                let by = [TimeDelta::zero(), expiry_warning, sync_warning, sync_unhealthy, clock_skew][threshold];
                Moment::At(if after { as_of + by } else { as_of - by } + TimeDelta::nanoseconds(off))
            }
        }
    }
}

fn date() -> impl Strategy<Value = Date> {
    const SECOND: i64 = 1_000_000_000;
    let off = prop_oneof![
        4 => Just(0),
        6 => select(vec![-1, 1, -SECOND, SECOND, -300 * SECOND, 300 * SECOND]),
        2 => -40 * 86_400 * SECOND..40 * 86_400 * SECOND,
    ];
    let near =
        (0..5_usize, any::<bool>(), off).prop_map(|(threshold, after, off)| Date::Near { threshold, after, off });
    prop_oneof![1 => Just(Date::Missing), 1 => Just(Date::Year1), 1 => Just(Date::Year9999), 9 => near]
}

/// Generates thresholds: Microsoft's, or arbitrary ones in any order.
fn thresholds() -> impl Strategy<Value = Thresholds> {
    let time = |most: i64| prop_oneof![1 => Just(0), 2 => Just(most / 2), 5 => 0..=most].prop_map(TimeDelta::seconds);
    let any = (time(40 * 86_400), time(6 * 86_400), time(6 * 86_400), time(600)).prop_map(
        |(expiry_warning, sync_warning, sync_unhealthy, clock_skew)| Thresholds {
            expiry_warning,
            sync_warning,
            sync_unhealthy,
            clock_skew,
        },
    );
    prop_oneof![Just(Thresholds::default()), any]
}

/// Generates limits of a type or a connector, which may be the general ones.
fn limits() -> impl Strategy<Value = OwnLimits> {
    let limit = || option::of(select(vec![0, 1, 3_600, 86_400, 30 * 86_400]).prop_map(TimeDelta::seconds));
    (limit(), limit()).prop_map(|(warning, unhealthy)| OwnLimits { warning, unhealthy })
}

/// Generates settings for a connector. Most have none; periods begin and end around any as-of time.
fn settings() -> impl Strategy<Value = Option<ConnectorSettings>> {
    let day = || option::of((-4_700..4_700_i64).prop_map(|days| (utc(NOW) + TimeDelta::days(days)).date_naive()));
    let ignore = (day(), day()).prop_map(|(from, until)| Arc::new(Ignore { reason: None, from, until }));
    let own = (limits(), vec(ignore, 0..3)).prop_map(|(limits, ignored)| ConnectorSettings { limits, ignored });
    option::weighted(0.2, own)
}

/// Returns the thresholds with those replaced that are set for a connector or its type, whatever the basis.
fn own_thresholds(connector: &Connector, types: &BTreeMap<String, OwnLimits>, thresholds: Thresholds) -> Thresholds {
    let own = connector.settings.as_ref().map(|settings| settings.limits).unwrap_or_default();
    let of_type = types.get(&connector.type_slug).copied().unwrap_or_default();
    let warning = own.warning.or(of_type.warning);
    Thresholds {
        expiry_warning: warning.unwrap_or(thresholds.expiry_warning),
        sync_warning: warning.unwrap_or(thresholds.sync_warning),
        sync_unhealthy: own.unhealthy.or(of_type.unhealthy).unwrap_or(thresholds.sync_unhealthy),
        ..thresholds
    }
}

/// Generates a raw value, or one normalized as the reader does.
fn word(raw: &'static [&'static str], known: &'static [&'static str]) -> impl Strategy<Value = EnumValue> {
    (select(raw), any::<bool>()).prop_map(move |(raw, read)| EnumValue::new(raw, if read { known } else { &[] }))
}

fn service() -> impl Strategy<Value = String> {
    let names =
        ["Microsoft Intune", "Microsoft Intune", "microsoft INTUNE ", "Exchange Online", "Microsoft Intune Suite", ""];
    select(names.to_vec()).prop_map(str::to_owned)
}

fn name() -> impl Strategy<Value = String> {
    select(vec!["Berlin", "berlin", "BERLIN", "Élan", "élan", "Zürich", "", "a"]).prop_map(str::to_owned)
}

/// Custom types of a snapshot; their labels clash with each other and with the catalog.
fn own_types() -> BTreeMap<String, ConnectorType> {
    let own = [
        ("own-a", "Printers", Basis::Expiry),
        ("own-b", "printers", Basis::Sync),
        ("a-own", "VPP expiry date", Basis::Expiry),
        ("own-unused", "Unused", Basis::Sync),
    ];
    own.into_iter()
        .map(|(slug, label, basis)| {
            (slug.to_owned(), ConnectorType { slug: slug.to_owned(), label: label.to_owned(), basis, link: None })
        })
        .collect()
}

fn slug() -> impl Strategy<Value = String> {
    let catalog = MICROSOFTS.iter().chain(&FURTHER).map(|(slug, _, _)| *slug);
    // Twice as likely as others: types for which the order of members matters.
    let often = ["apple-vpp-expiry", "apple-vpp-sync", "own-a", "own-b", "a-own"];
    select(catalog.chain(often).chain(often).collect::<Vec<_>>()).prop_map(str::to_owned)
}

fn reported() -> impl Strategy<Value = BTreeMap<String, String>> {
    let claims = [
        ("state", "invalid"),
        ("lastSyncStatus", "failed"),
        ("partnerState", "unresponsive"),
        ("state", "Expired "),
        ("state", "valid"),
        ("lastSyncErrorCode", "0"),
        ("LastSyncErrorCode", "3"),
        ("lastSyncErrorCode", ""),
        ("connectorStatus", "healthy"),
        ("connectorStatus", "unknown"),
        ("ConnectorStatus", "Warning"),
        ("connectorStatus", "unhealthy"),
        ("status", "unhealthy"),
    ];
    vec(select(claims.to_vec()), 0..4)
        .prop_map(|claims| claims.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

/// An item whose dates are computed once as-of and the thresholds are known.
type Undated<T> = (T, [Date; 3]);

fn connectors() -> impl Strategy<Value = Vec<Undated<Connector>>> {
    let one = (slug(), 0..40_u32, name(), prop::bool::weighted(0.85), reported(), settings());
    let one = one.prop_map(|(slug, id, name, enabled, reported, settings)| Connector {
        name,
        enabled,
        reported: reported.into(),
        settings: settings.map(Arc::new),
        ..build::connector(&slug, &id.to_string())
    });
    vec((one, [date(), date(), date()]), 0..24).prop_map(|all| once(all, |one| (one.type_slug.clone(), one.id.clone())))
}

fn incidents() -> impl Strategy<Value = Vec<Undated<Incident>>> {
    let classification = word(&["incident", "Incident", "advisory", "ADVISORY", "unheardOf"], words::CLASSIFICATION);
    const STATUS: &[&str] = &[
        "serviceRestored",
        "ServiceRestored",
        "service_restored",
        "postIncidentReviewPublished",
        "False positive",
        "serviceOperational",
        "Post-incident report published",
        "PIR published",
        "Normal service",
        "Restoring service",
        "Extended recovery",
        "Investigation suspended",
        "resolvedExternal",
        "RESOLVED_SOMEHOW",
        "mitigated",
        "serviceDegradation",
        "investigating",
        "unresolved",
        "unheardOf",
        "",
    ];
    let status = word(STATUS, words::STATUS);
    let resolved = option::weighted(0.4, any::<bool>());
    let one = (0..60_u32, classification, status, service(), prop::bool::weighted(0.8), resolved);
    let one = one.prop_map(|(id, classification, status, service, affects_tenant, resolved)| Incident {
        classification,
        status,
        service,
        affects_tenant,
        resolved,
        ..build::incident(&format!("IT{id}"))
    });
    vec((one, [date(), date(), date()]), 0..16).prop_map(|all| once(all, |one| one.id.clone()))
}

fn messages() -> impl Strategy<Value = Vec<Undated<Message>>> {
    let one = (0..60_u32, vec(service(), 0..3), prop::bool::weighted(0.2));
    let one =
        one.prop_map(|(id, services, archived)| Message { services, archived, ..build::message(&format!("MC{id}")) });
    vec((one, [date(), date(), date()]), 0..16).prop_map(|all| once(all, |one| one.id.clone()))
}

fn licenses() -> impl Strategy<Value = Vec<License>> {
    let one = (0..20_u32, name(), 0..5_000_u64, 0..5_000_u64);
    let one = one.prop_map(|(sku, name, total, assigned)| License {
        name,
        ..build::license(&format!("SKU{sku}"), total, assigned)
    });
    vec(one, 0..6).prop_map(|all| {
        let mut seen = BTreeSet::new();
        all.into_iter().filter(|one| seen.insert(one.sku.clone())).collect()
    })
}

/// Removes duplicate ids, as the reader guarantees.
fn once<T, K: Ord>(all: Vec<Undated<T>>, key: impl Fn(&T) -> K) -> Vec<Undated<T>> {
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|(one, _)| seen.insert(key(one))).collect()
}

fn section<T: std::fmt::Debug>(content: impl Strategy<Value = T>) -> impl Strategy<Value = Section<T>> {
    option::weighted(0.95, content).prop_map(Section::from)
}

pub(crate) fn case() -> impl Strategy<Value = Case> {
    let as_of = (-400_000_000..400_000_000_i64, select(vec![0, 1, 500_000_000, 999_999_999]))
        .prop_map(|(seconds, nanos)| utc(NOW) + TimeDelta::seconds(seconds) + TimeDelta::nanoseconds(nanos));
    let services = select(vec![vec!["Microsoft Intune"], vec!["exchange online", "Microsoft Intune"], vec![]]);
    let services = services.prop_map(|names| names.into_iter().map(str::to_owned).collect());
    let slugs = |most: usize| vec(slug(), 0..most).prop_map(|slugs| slugs.into_iter().collect::<BTreeSet<_>>());
    let not_captured = (slugs(4), slugs(3), any::<bool>());
    let retired = prop_oneof![Just(Criteria::default().retired), slugs(4)];
    let sections = (section(connectors()), section(incidents()), section(messages()), section(licenses()));
    let type_limits = vec((slug(), limits()), 0..4).prop_map(|all| all.into_iter().collect::<BTreeMap<_, _>>());
    (as_of, (thresholds(), type_limits), (services, retired), not_captured, sections).prop_map(
        |(
            as_of,
            (thresholds, type_limits),
            (services, retired),
            (not_captured, in_part, whole),
            (connectors, incidents, messages, licenses),
        )| {
            let moments = |dates: [Date; 3]| dates.map(|date| date.moment(as_of, &thresholds));
            let connectors = connectors.map(|all| Connectors {
                all: dated(all, |one, dates| {
                    let own = own_thresholds(one, &type_limits, thresholds);
                    [one.expires_at, one.last_success_at, _] = dates.map(|date| date.moment(as_of, &own));
                }),
                own_types: own_types(),
                not_captured,
                in_part: if whole { BTreeSet::new() } else { in_part },
                not_requested: BTreeSet::new(),
            });
            let incidents = incidents
                .map(|all| dated(all, |one, dates| [one.started_at, one.updated_at, one.ended_at] = moments(dates)));
            let messages = messages
                .map(|all| dated(all, |one, dates| [one.published_at, one.updated_at, one.ends_at] = moments(dates)));
            let incidents = incidents.map(|all| all.into_iter().map(Arc::new).collect());
            let messages = messages.map(|all| all.into_iter().map(Arc::new).collect());
            let snapshot = Snapshot { connectors, incidents, messages, licenses, ..build::nothing() };
            Case {
                snapshot,
                as_of: AsOf(as_of),
                criteria: Criteria { thresholds, type_limits, services, retired, ..Criteria::default() },
            }
        },
    )
}

fn dated<T>(all: Vec<Undated<T>>, date: impl Fn(&mut T, [Date; 3])) -> Vec<T> {
    let date = |(mut one, dates)| {
        date(&mut one, dates);
        one
    };
    all.into_iter().map(date).collect()
}

/// Generates a case, and the same case with its data in another order.
pub(crate) fn shuffled() -> impl Strategy<Value = (Case, Case)> {
    case().prop_flat_map(|case| {
        let Snapshot { connectors, incidents, messages, licenses, .. } = &case.snapshot;
        let connectors = shuffle(connectors.captured().map(|connectors| &connectors.all));
        let others = (shuffle(incidents.captured()), shuffle(messages.captured()), shuffle(licenses.captured()));
        (Just(case.clone()), connectors, others).prop_map(|(case, all, (incidents, messages, licenses))| {
            let mut other = case.clone();
            if let Some(connectors) = other.connectors() {
                *connectors = all.unwrap_or_default();
            }
            other.snapshot.incidents = incidents.into();
            other.snapshot.messages = messages.into();
            other.snapshot.licenses = licenses.into();
            (case, other)
        })
    })
}

fn shuffle<T: Clone + std::fmt::Debug + 'static>(list: Option<&Vec<T>>) -> BoxedStrategy<Option<Vec<T>>> {
    match list {
        Some(list) => Just(list.clone()).prop_shuffle().prop_map(Some).boxed(),
        None => Just(None).boxed(),
    }
}
