//! If no change is found, the pages are the same, except for what `data/README.md` lists under "What is not a change".

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use proptest::prelude::*;
use tenant_status::{
    as_of::AsOf,
    content,
    history::{NO_NEWS, is_measurement},
    rules::{Assessment, Criteria, Member, assess, licenses, service_health},
    tenant::{Basis, Body, Connector, Incident, License, Message, Moment, Section, Snapshot, Tenant, catalog},
};

use super::{build::chronicle, random::for_random};
use crate::import::random as any_snapshot;

// ── What pages show of a snapshot, without what is no news ──────────────────────────────────────────────────────────

/// Facts of an item, by name.
type Shown = BTreeMap<&'static str, String>;

/// Items by section and id.
type Page = BTreeMap<(&'static str, String), Shown>;

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Normalizes the spelling of an enum value.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

fn seconds(moment: Moment) -> String {
    format!("{:?}", moment.at().map(|at| at.timestamp()))
}

fn body(body: &Body) -> String {
    words(&content::text(body))
}

fn details(details: &BTreeMap<String, String>, is_news: impl Fn(&str) -> bool) -> String {
    let news = details.iter().filter(|(name, _)| is_news(name));
    format!("{:?}", news.map(|(name, value)| (name, words(value))).collect::<Vec<_>>())
}

fn is_news(name: &str) -> bool {
    name != Message::SUMMARY && !NO_NEWS.iter().any(|other| other.eq_ignore_ascii_case(name))
}

/// Returns a connector, with the problems whose properties are `captured`.
fn connector(member: &Member<'_>, label: &str, basis: Basis, captured: impl Fn(&str) -> bool) -> Shown {
    let connector = member.connector;
    let expiry = match connector.expires_at {
        _ if basis != Basis::Expiry => String::new(),
        Moment::At(at) => at.timestamp().to_string(),
        other => format!("{other:?}"),
    };
    let trouble = member.trouble.iter().filter(|report| captured(report.name));
    let trouble: Vec<String> =
        trouble.map(|report| format!("{}={}", report.name, report.value.to_lowercase())).collect();
    Shown::from([
        ("name", words(&connector.name)),
        ("type", words(label)),
        ("basis", format!("{basis:?}")),
        ("status", format!("{:?} {}", member.verdict.status, connector.enabled)),
        ("expires", expiry),
        ("trouble", trouble.join(",")),
        ("details", details(&connector.details, |name| !is_measurement(name))),
        ("link", connector.link.as_deref().map(words).unwrap_or_default()),
    ])
}

fn incident(incident: &Incident, as_of: AsOf) -> Shown {
    let text = |text: &Option<String>| words(text.as_deref().unwrap_or_default());
    let mut posts: Vec<String> =
        incident.posts.iter().map(|post| format!("{} {}", seconds(post.at), body(&post.body))).collect();
    posts.sort();
    Shown::from([
        ("title", words(&incident.title)),
        ("classification", letters(incident.classification.as_str())),
        ("status", letters(incident.status.as_str())),
        ("active", service_health::is_active(incident, as_of).to_string()),
        ("service", incident.service.trim().to_lowercase()),
        ("feature", text(&incident.feature)),
        ("impact", text(&incident.impact)),
        ("origin", format!("{:?}", incident.origin.as_ref().map(|origin| letters(origin.as_str())))),
        ("dates", seconds(incident.started_at) + &seconds(incident.ended_at)),
        ("details", details(&incident.details, is_news)),
        ("posts", format!("{posts:?}")),
    ])
}

fn message(message: &Message) -> Shown {
    let services: BTreeSet<String> = message.services.iter().map(|service| service.trim().to_lowercase()).collect();
    let tags: BTreeSet<&String> = message.tags.iter().collect();
    let word = |word: &Option<tenant_status::tenant::EnumValue>| word.as_ref().map(|word| letters(word.as_str()));
    Shown::from([
        ("title", words(&message.title)),
        ("services", format!("{services:?}")),
        ("category", format!("{:?}", word(&message.category))),
        ("severity", format!("{:?}", word(&message.severity))),
        ("major", message.major_change.to_string()),
        ("dates", [message.action_required_by, message.published_at, message.ends_at].map(seconds).concat()),
        ("tags", format!("{tags:?}")),
        ("summary", words(message.details.get(Message::SUMMARY).map_or("", String::as_str))),
        ("details", details(&message.details, is_news)),
        ("text", body(&message.body)),
        ("links", format!("{:?}", content::links(&message.body))),
    ])
}

fn tenant(tenant: &Tenant) -> Page {
    let facts = [
        ("name", tenant.name.clone()),
        ("domain", tenant.domain.clone()),
        ("location", tenant.location.clone()),
        ("mdm authority", tenant.mdm_authority.clone()),
        ("service release", tenant.service_release.clone()),
        ("account status", tenant.account_status.as_ref().map(|status| letters(status.as_str()))),
        ("cloud", tenant.cloud.map(|cloud| format!("{cloud:?}"))),
    ];
    let known = facts.into_iter().filter_map(|(name, value)| Some((name, words(&value?))));
    known.map(|(name, value)| (("tenant", name.to_owned()), Shown::from([("value", value)]))).collect()
}

fn skus(licenses: &[&License]) -> Page {
    let mut skus: BTreeMap<&String, License> = BTreeMap::new();
    for license in licenses {
        let known = skus.entry(&license.sku).or_insert_with(|| License {
            total: 0,
            assigned: 0,
            in_grace: 0,
            suspended: 0,
            ..(*license).clone()
        });
        known.total = known.total.saturating_add(license.total);
        known.assigned = known.assigned.saturating_add(license.assigned);
        known.in_grace += license.in_grace;
        known.suspended += license.suspended;
    }
    let owned = skus.into_values().map(|sku| {
        let over = licenses::over_assigned(&sku);
        let counts = format!("{} {} {} {over}", sku.total, sku.in_grace, sku.suspended);
        (("license", sku.sku.clone()), Shown::from([("name", words(&sku.name)), ("counts", counts)]))
    });
    owned.filter(|(_, shown)| shown["counts"] != "0 0 0 false").collect()
}

/// Returns how much of each section was captured.
fn extents(assessment: &Assessment<'_>) -> Vec<String> {
    fn extent<T>(part: &str, section: &Section<T>) -> String {
        format!("{part} {} {}", section.captured().is_some(), section.is_in_part())
    }
    let groups = assessment.groups.captured().into_iter().flatten();
    let types = groups.filter(|group| group.in_part).map(|group| format!("in part: {}", group.kind.slug));
    let missing = assessment.types_not_captured.iter().map(|kind| format!("missing: {}", kind.slug));
    let mut extents = vec![
        extent("connectors", &assessment.groups),
        extent("incidents", &assessment.health),
        extent("messages", &assessment.news),
        extent("licenses", &assessment.licenses),
    ];
    extents.extend(types.chain(missing).collect::<BTreeSet<_>>());
    extents
}

/// Returns whether some connector of a type has a reported property or, in Graph's own list, some connector of any
/// type.
fn has_report(assessment: &Assessment<'_>, slug: &str, property: &str) -> bool {
    let members = assessment.groups.captured().into_iter().flatten().flat_map(|group| &group.members);
    let mut of = members.filter(|one| property == "connectorStatus" || one.connector.type_slug == slug);
    of.any(|one| one.connector.reported.contains_key(property))
}

/// Returns all captured items of a snapshot, except those that a partial list may lack; of problems, only those whose
/// properties are in the snapshot `after`.
fn page(assessment: &Assessment<'_>, after: &Assessment<'_>) -> Page {
    let mut page = tenant(&assessment.snapshot.tenant);
    for group in assessment.groups.captured().into_iter().flatten() {
        let shown = |member: &Member<'_>| {
            let captured = |property: &str| has_report(after, &group.kind.slug, property);
            connector(member, &group.kind.label, group.kind.basis, captured)
        };
        let key = |one: &Connector| ("connector", format!("{}/{}", one.type_slug, one.id));
        page.extend(group.members.iter().map(|member| (key(member.connector), shown(member))));
    }
    if let Some(health) = assessment.health.captured() {
        page.extend(health.active.iter().map(|one| (("incident", one.id.clone()), incident(one, assessment.as_of))));
        page.extend(
            health.inactive.iter().map(|one| (("past incident", one.id.clone()), incident(one, assessment.as_of))),
        );
    }
    if let Some(news) = assessment.news.captured() {
        page.extend(news.active.iter().map(|one| (("message", one.id.clone()), message(one))));
    }
    if let Some(licenses) = assessment.licenses.captured() {
        page.extend(skus(&licenses.skus));
    }
    page
}

/// Returns whether an item may be missing from a list without a change.
fn may_lack(assessment: &Assessment<'_>, (section, id): &(&'static str, String)) -> bool {
    let in_part = |slug: &str| {
        let groups = assessment.groups.captured().into_iter().flatten();
        groups.filter(|group| group.in_part).any(|group| group.kind.slug == slug)
    };
    match *section {
        // The first or last value of a fact is not a change.
        "tenant" | "past incident" => true,
        "connector" => {
            let slug = id.split('/').next().unwrap_or_default();
            // Retired types may be missing.
            let captured = assessment.snapshot.connectors.captured();
            let missing = captured.is_some_and(|connectors| connectors.not_captured.contains(slug));
            in_part(slug) || (missing && catalog::RETIRED.contains(&slug))
        }
        "incident" => assessment.health.is_in_part(),
        "message" => assessment.news.is_in_part(),
        _ => assessment.licenses.is_in_part(),
    }
}

// ── Pairs of snapshots ──────────────────────────────────────────────────────────────────────────────────────────────

/// A random source.
struct Dice(u64);

impl Dice {
    fn one_in(&mut self, number: u64) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(number)
    }

    /// Sometimes replaces the value by the other one.
    fn maybe<T: Clone>(&mut self, value: &mut T, other: &T) {
        if self.one_in(12) {
            value.clone_from(other);
        }
    }
}

macro_rules! mix {
    ($dice:ident, $a:ident, $b:ident: $($field:ident)*) => { $($dice.maybe(&mut $a.$field, &$b.$field);)* };
}

/// Returns the same snapshot a moment later, with some facts of another one.
fn mixed(snapshot: &Snapshot, other: &Snapshot, dice: &mut Dice) -> Snapshot {
    let mut mixed = snapshot.clone();
    mixed.captured_at += TimeDelta::seconds(1);
    let (tenant, others) = (&mut mixed.tenant, &other.tenant);
    mix!(dice, tenant, others: domain location mdm_authority service_release account_status enrolled_devices cloud);
    if snapshot.tenant.id.is_some() && snapshot.tenant.name.is_some() {
        mix!(dice, tenant, others: name);
    }
    if let (Some(all), Some(others)) = (mixed.licenses.captured_mut(), other.licenses.captured()) {
        for (a, b) in all.iter_mut().zip(others) {
            mix!(dice, a, b: name total assigned in_grace suspended);
        }
        all.retain(|_| !dice.one_in(12));
    }
    if let (Some(all), Some(others)) = (mixed.connectors.captured_mut(), other.connectors.captured()) {
        for (a, b) in all.all.iter_mut().zip(&others.all) {
            mix!(dice, a, b: name enabled last_success_at expires_at reported details link);
            let state = if dice.one_in(2) { "invalid" } else { "valid" };
            dice.maybe(&mut a.reported, &BTreeMap::from([("state".to_owned(), state.to_owned())]).into());
        }
        all.all.retain(|_| !dice.one_in(12));
        dice.maybe(&mut all.not_captured, &others.not_captured);
        dice.maybe(&mut all.in_part, &others.not_captured);
        // What was not captured was not captured in part.
        let missing = all.not_captured.clone();
        all.in_part.retain(|slug| !missing.contains(slug));
    }
    if let (Some(all), Some(others)) = (mixed.incidents.captured_mut(), other.incidents.captured()) {
        for (a, b) in all.iter_mut().zip(others) {
            let a = std::sync::Arc::make_mut(a);
            mix!(dice, a, b: title classification status service feature origin affects_tenant impact);
            mix!(dice, a, b: started_at updated_at ended_at resolved details posts);
        }
        all.retain(|_| !dice.one_in(12));
    }
    if let (Some(all), Some(others)) = (mixed.messages.captured_mut(), other.messages.captured()) {
        for (a, b) in all.iter_mut().zip(others) {
            let a = std::sync::Arc::make_mut(a);
            mix!(dice, a, b: title services category severity major_change action_required_by published_at);
            mix!(dice, a, b: updated_at ends_at archived tags details body);
        }
        all.retain(|_| !dice.one_in(12));
    }
    if dice.one_in(12) {
        mixed.messages = other.messages.clone();
    }
    mixed
}

/// If no change is reported, nothing on any page changed.
#[test]
fn pages_differ_only_if_a_change_is_reported() {
    let unchanged = std::cell::Cell::new(0_usize);
    let cases = (any_snapshot::snapshot(), any_snapshot::snapshot(), any::<u64>());
    for_random(2_048, cases, |(before, other, seed)| {
        let after = mixed(&before, &other, &mut Dice(seed));
        let snapshots = [before, after];
        let criteria = Criteria::default();
        if !chronicle(&snapshots, &criteria).entries[1].changes.is_empty() {
            return Ok(());
        }
        unchanged.set(unchanged.get() + 1);
        let [before, after] =
            snapshots.each_ref().map(|snapshot| assess(snapshot, AsOf(snapshot.captured_at), &criteria));
        prop_assert_eq!(extents(&before), extents(&after));
        let [mut old, mut new] = [&before, &after].map(|assessment| page(assessment, &after));
        old.retain(|key, _| new.contains_key(key) || !may_lack(&after, key));
        new.retain(|key, _| old.contains_key(key) || !(key.0 == "tenant" || key.0 == "past incident"));
        prop_assert_eq!(old, new);
        Ok(())
    });
    assert!(unchanged.get() > 200, "{} pairs without a change", unchanged.get());
}
