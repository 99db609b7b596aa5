//! Random snapshots as reading may produce them, with every field in every form.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, FixedOffset, TimeZone, Utc};
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::select,
};
use tenant_status::{
    snapshot::native::words,
    tenant::{
        Basis, Body, Cloud, Connector, ConnectorType, Connectors, EnumValue, Gap, GapCause, Incident, License, Message,
        Moment, OtherServices, Post, Section, Snapshot, Tenant, catalog::CATALOG,
    },
};

/// Texts that some format treats as special.
const HOSTILE: &[&str] = &[
    "null",
    "true",
    "7",
    "1e9",
    "~",
    "- a",
    "a: b",
    "{{ x }}",
    "<script>alert(1)</script>",
    "\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#users\"",
    "@odata.context",
    "\\u0000\\",
    "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{feff}\u{202e}",
    "a\r\nb\tc\n",
    "0001-01-01T00:00:00Z",
    "👩‍💻 é ﷽",
    " padded ",
];

/// Generates any text, including empty and blank ones.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(HOSTILE).prop_map(str::to_owned),
        3 => any::<String>(),
        1 => Just(String::new()),
        1 => Just(" \t".to_owned()),
    ]
}

/// Generates a text that reading keeps: blank text counts as missing.
fn given() -> impl Strategy<Value = String> {
    text().prop_filter("blank", |text| !text.trim().is_empty())
}

fn word(known: &'static [&'static str]) -> impl Strategy<Value = EnumValue> {
    prop_oneof![select(known).prop_map(str::to_owned), text()].prop_map(move |raw| EnumValue::new(&raw, known))
}

/// Generates any time that can be written.
fn at() -> impl Strategy<Value = DateTime<Utc>> {
    let local = prop_oneof![
        4 => 1_600_000_000_i64..1_900_000_000,
        1 => -62_167_219_200_i64..-62_100_000_000,
        1 => 253_402_000_000_i64..253_402_300_800,
    ];
    let offset = prop_oneof![2 => Just(0), 1 => select(vec![60, -60, 1439, -1439])];
    (local, select(vec![0, 500_000_000, 123_456_700, 999_999_999, 1_000]), offset).prop_filter_map(
        "no moment",
        |(seconds, nanos, minutes)| {
            let local = DateTime::from_timestamp(seconds, nanos)?.naive_utc();
            let at = FixedOffset::east_opt(minutes * 60)?.from_local_datetime(&local).single()?;
            Moment::of(&at).at()
        },
    )
}

fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![1 => Just(Moment::Never), 1 => Just(Moment::NotInSight), 6 => at().prop_map(Moment::At)]
}

fn facts() -> impl Strategy<Value = BTreeMap<String, String>> {
    vec((text(), text()), 0..4).prop_map(|facts| {
        facts.into_iter().filter(|(name, _)| !name.eq_ignore_ascii_case("FeatureStatusJson")).collect()
    })
}

fn body() -> impl Strategy<Value = Body> {
    (text(), 0..3).prop_map(|(text, form)| match form {
        0 => Body::Html(text),
        1 => Body::Markdown(text),
        _ => Body::Text(text),
    })
}

fn service() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just("Microsoft Intune".to_owned()),
        1 => Just(" microsoft INTUNE".to_owned()),
        1 => Just("Exchange Online".to_owned()),
        1 => text(),
    ]
}

fn tenant() -> impl Strategy<Value = Tenant> {
    let texts = (option::of(given()), option::of(given()), option::of(given()), option::of(given()));
    let status = word(words::ACCOUNT).prop_filter("blank", |word| !word.as_str().is_empty());
    let numbers = (option::of(any::<u64>()), option::of(any::<u64>()));
    (option::of(given()), given(), texts, option::of(status), numbers, option::of(select(&Cloud::ALL[..]))).prop_map(
        |(id, name, (domain, location, mdm_authority, service_release), account_status, numbers, cloud)| Tenant {
            name: if id.is_some() && domain.is_some() { None } else { Some(name) },
            id,
            domain,
            location,
            mdm_authority,
            service_release,
            account_status,
            enrolled_devices: numbers.0,
            licensed_users: numbers.1,
            cloud,
        },
    )
}

fn licenses() -> impl Strategy<Value = Vec<License>> {
    let one = (text(), option::of(text()), any::<[u64; 4]>()).prop_map(
        |(sku, name, [total, assigned, in_grace, suspended])| License {
            name: name.unwrap_or_else(|| sku.clone()),
            sku,
            total,
            assigned,
            in_grace: in_grace % 2,
            suspended: suspended % 3,
        },
    );
    vec(one, 0..4)
}

/// Properties of a connector other than its identity: name, enabled, two dates, two maps of facts, a link.
type Rest = (Option<String>, bool, [Moment; 2], [BTreeMap<String, String>; 2], Option<String>);

fn connector(type_slug: String, id: String, (name, enabled, dates, facts, link): Rest) -> Connector {
    let [last_success_at, expires_at] = dates;
    let [reported, details] = facts;
    Connector {
        type_slug,
        name: name.unwrap_or_else(|| id.clone()),
        id,
        enabled,
        last_success_at,
        expires_at,
        reported: reported.into(),
        details: details.into(),
        link,
        settings: None,
    }
}

fn connectors() -> impl Strategy<Value = Connectors> {
    let slug = prop_oneof![
        3 => select(CATALOG).prop_map(|entry| entry.slug.to_owned()),
        2 => select(vec!["own-a", "own-b", "null"]).prop_map(str::to_owned),
        1 => text(),
    ];
    let rest = (option::of(given()), any::<bool>(), [moment(), moment()], [facts(), facts()], option::of(text()));
    let own = (option::of(text()), any::<bool>());
    let not_captured = vec(select(CATALOG).prop_map(|entry| entry.slug.to_owned()), 0..4);
    (vec((slug, given(), rest, own), 0..8), not_captured).prop_map(|(drawn, mut not_captured)| {
        not_captured.retain(|slug| drawn.iter().all(|(listed, ..)| listed != slug));
        let mut connectors = Connectors { not_captured: not_captured.into_iter().collect(), ..Connectors::default() };
        let mut seen = BTreeSet::new();
        for (slug, id, rest, (label, expiry)) in drawn {
            if !seen.insert((slug.clone(), id.clone())) {
                continue;
            }
            let one = connector(slug.clone(), id, rest);
            if CATALOG.iter().all(|entry| entry.slug != slug) {
                connectors.own_types.entry(slug.clone()).or_insert_with(|| ConnectorType {
                    label: label.unwrap_or_else(|| slug.clone()),
                    slug,
                    basis: if expiry { Basis::Expiry } else { Basis::Sync },
                    link: one.link.clone(),
                });
            }
            connectors.all.push(one);
        }
        connectors
    })
}

fn incidents() -> impl Strategy<Value = Vec<Arc<Incident>>> {
    let texts = (given(), text(), service(), option::of(text()), option::of(text()));
    let words = (word(words::CLASSIFICATION), word(words::STATUS), option::of(word(words::ORIGIN)));
    let post = (moment(), body()).prop_map(|(at, body)| Arc::new(Post { at, body }));
    let rest = (prop::bool::weighted(0.8), option::of(any::<bool>()), facts(), vec(post, 0..4));
    let one = (texts, words, [moment(), moment(), moment()], rest).prop_map(
        |((id, title, service, feature, impact), (classification, status, origin), dates, rest)| {
            let ([started_at, updated_at, ended_at], (affects_tenant, resolved, details, posts)) = (dates, rest);
            Incident {
                id,
                title,
                classification,
                status,
                service,
                feature,
                origin,
                affects_tenant,
                impact,
                started_at,
                updated_at,
                ended_at,
                resolved,
                details,
                posts,
            }
        },
    );
    vec(one, 0..5).prop_map(|all| once(all, |one| one.id.clone()))
}

fn messages() -> impl Strategy<Value = Vec<Arc<Message>>> {
    let texts = (given(), text(), vec(service(), 0..3), vec(text(), 0..3), body());
    let words = (option::of(word(words::CATEGORY)), option::of(word(words::SEVERITY)));
    let one = (texts, words, any::<[bool; 2]>(), [moment(), moment(), moment(), moment()], facts()).prop_map(
        |((id, title, services, tags, body), (category, severity), [major_change, archived], dates, details)| {
            let [action_required_by, published_at, updated_at, ends_at] = dates;
            Message {
                id,
                title,
                services,
                category,
                severity,
                major_change,
                action_required_by,
                published_at,
                updated_at,
                ends_at,
                archived,
                tags,
                details,
                body,
            }
        },
    );
    vec(one, 0..5).prop_map(|all| once(all, |one| one.id.clone()))
}

/// Makes ids unique, as reading does.
fn once<T>(all: Vec<T>, id: impl Fn(&T) -> String) -> Vec<Arc<T>> {
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|one| seen.insert(id(one))).map(Arc::new).collect()
}

fn section<T: std::fmt::Debug>(content: impl Strategy<Value = T>) -> impl Strategy<Value = Section<T>> {
    option::weighted(0.85, content).prop_map(Section::from)
}

pub(crate) fn snapshot() -> impl Strategy<Value = Snapshot> {
    let sections = (section(licenses()), section(connectors()), section(incidents()), section(messages()));
    let others = btree_map("[A-Z][a-z]{1,8}", 1_u64..9, 0..3);
    (at(), tenant(), sections, any::<[bool; 3]>(), others, vec(gap(), 7)).prop_map(
        |(captured_at, tenant, (licenses, connectors, incidents, messages), in_part, others, gaps)| {
            let mut snapshot = Snapshot {
                captured_at,
                tenant,
                licenses: licenses.in_part_if(in_part[0]),
                connectors,
                incidents: incidents.in_part_if(in_part[1]),
                messages: messages.in_part_if(in_part[2]),
                other_services: OtherServices { incidents: others.clone(), messages: others },
                gaps: BTreeMap::new(),
            };
            let parts = ["tenant", "licenses", "connectors", "connectors/jamf", "incidents", "messages"];
            let parts = parts.into_iter().filter(|part| may_have_a_gap(&snapshot, part)).map(str::to_owned);
            snapshot.gaps = parts.zip(gaps).filter_map(|(part, gap)| Some((part, gap?))).collect();
            snapshot
        },
    )
}

fn gap() -> impl Strategy<Value = Option<Gap>> {
    let cause =
        proptest::sample::select(vec![GapCause::Denied, GapCause::Busy, GapCause::Failed, GapCause::Unreadable]);
    let gap = (cause, given(), option::of(text()), option::of(text()))
        .prop_map(|(cause, error, permission, file)| Gap { cause, error, permission, file });
    option::of(gap)
}

/// Returns whether a part was not captured, or only in part.
fn may_have_a_gap(snapshot: &Snapshot, part: &str) -> bool {
    let lacks = |captured: bool, in_part: bool| !captured || in_part;
    match part {
        "licenses" => lacks(snapshot.licenses.captured().is_some(), snapshot.licenses.is_in_part()),
        "connectors" => snapshot.connectors.captured().is_none(),
        "incidents" => lacks(snapshot.incidents.captured().is_some(), snapshot.incidents.is_in_part()),
        "messages" => lacks(snapshot.messages.captured().is_some(), snapshot.messages.is_in_part()),
        "connectors/jamf" => snapshot
            .connectors
            .captured()
            .is_none_or(|connectors| connectors.not_captured.contains("jamf") || connectors.in_part.contains("jamf")),
        _ => true,
    }
}
