//! Compares each snapshot with the state accumulated from all earlier ones.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{
    Change, ChangeKind, ChangedValue, Chronicle, ConnectorChange, ConnectorName, ConnectorSeries, ConnectorState,
    Ended, Entry, IncidentChange, LicenseChange, LicensePoint, MessageChange, MessageFacts, MissingPart, Presence,
    StatePoint, TenantFact, Tracked, Version,
    captures::{CaptureState, ConnectorCapture, ConnectorCaptures, Extent},
    connectors,
    editions::{edited, incident_update},
};
use crate::{
    as_of::AsOf,
    content::BodyCache,
    rules::{Announcements, Assessment, Group, LicenseTotals, Verdict, licenses, reported},
    tenant::{ConnectorType, Facts, Incident, License, Message, Tenant},
};

/// State accumulated from the snapshots so far.
#[derive(Default)]
pub(super) struct Fold<'a> {
    bodies: BodyCache,
    entries: Vec<Entry<'a>>,
    /// Capture states of the sections, in page order.
    licenses_captured: CaptureState,
    connectors_captured: ConnectorCaptures,
    health_captured: CaptureState,
    news_captured: CaptureState,
    types: BTreeMap<String, ConnectorType>,
    licenses: BTreeMap<String, License>,
    license_series: Vec<LicensePoint>,
    connectors: BTreeMap<(String, String), Held<'a>>,
    /// Types with connectors, and whether they were read from Graph's list of connectors.
    sources: BTreeSet<(String, bool)>,
    incidents: BTreeMap<&'a str, LastSeen<'a, Incident>>,
    /// Time of the last snapshot that captured incidents.
    incidents_at: Option<DateTime<Utc>>,
    messages: BTreeMap<&'a str, LastSeen<'a, Message>>,
    /// Last known facts of the tenant.
    facts: BTreeMap<TenantFact, ChangedValue>,
}

/// A connector as last seen.
pub(super) struct Held<'a> {
    pub(super) series: ConnectorSeries<'a>,
    pub(super) verdict: Verdict,
    /// Whether the last snapshot that could have it has it.
    there: bool,
    /// Last known value of every property ever reported.
    pub(super) reported: Facts,
}

/// An incident or message as last seen.
struct LastSeen<'a, T> {
    known: Tracked<'a, T>,
    /// Whether it was active when last listed.
    active: bool,
    /// Whether it was ever active.
    was_active: bool,
    /// Whether the last captured list has it.
    there: bool,
}

impl<T> LastSeen<'_, T> {
    /// Returns whether it was active in the last captured list.
    fn is_shown(&self) -> bool {
        self.there && self.active
    }
}

impl<'a> Fold<'a> {
    /// Creates the state before the first snapshot.
    pub(super) fn new(bodies: &BodyCache) -> Self {
        Fold { bodies: bodies.clone(), ..Fold::default() }
    }

    /// Adds the next snapshot.
    pub(super) fn add(&mut self, assessment: &Assessment<'a>) {
        let mut found = NewChanges { at: assessment.snapshot.captured_at, changes: Vec::new() };
        let groups = assessment.groups.captured().into_iter().flatten();
        for kind in groups.map(|group| &group.kind).chain(&assessment.types_not_captured) {
            self.types.insert(kind.slug.clone(), kind.clone());
        }
        let first = self.entries.is_empty();
        let mut captures = self.connector_captures(assessment, first);
        match assessment.groups.captured() {
            Some(groups) => self.connectors(groups, assessment, &captures, &mut found),
            None => self.connectors_not_captured(found.at),
        }
        let extents = [Extent::of(&assessment.health), Extent::of(&assessment.news), Extent::of(&assessment.licenses)];
        if let Some(health) = assessment.health.captured() {
            self.incidents(health, extents[0], &mut found);
        }
        if let Some(news) = assessment.news.captured() {
            self.messages(news, extents[1], &mut found);
        }
        if let Some(licenses) = assessment.licenses.captured() {
            self.licenses(licenses, extents[2], &mut found);
        }
        self.tenant(&assessment.snapshot.tenant, &mut found);
        let sections = [
            (MissingPart::Incidents, self.health_captured.step(extents[0], first)),
            (MissingPart::Messages, self.news_captured.step(extents[1], first)),
            (MissingPart::Licenses, self.licenses_captured.step(extents[2], first)),
        ];
        // The whole section comes before single types.
        let types = captures.changes.iter().position(|(part, _)| *part != MissingPart::Connectors);
        let types = captures.changes.split_off(types.unwrap_or(captures.changes.len()));
        let sections = sections.into_iter().flat_map(|(part, all)| all.into_iter().map(move |one| (part.clone(), one)));
        for (part, change) in captures.changes.into_iter().chain(sections).chain(types) {
            found.say(ChangeKind::Capture(part, change));
        }
        found.changes.sort_by_key(|change| change.what.order());
        self.entries.push(Entry { snapshot: assessment.snapshot, worst: assessment.worst(), changes: found.changes });
    }

    /// Returns the combined result of all snapshots.
    pub(super) fn finish(self) -> Chronicle<'a> {
        let latest = self.entries.len().wrapping_sub(1);
        // An item missing from the latest snapshot may still exist unless the list was captured in full.
        let seen = |last: usize, captured: CaptureState| match captured {
            _ if last == latest => Presence::Listed,
            CaptureState::NotAnyMore { .. } | CaptureState::InPart { .. } => Presence::NotCaptured,
            CaptureState::Never | CaptureState::Whole => Presence::NotListed,
        };
        let connectors = self.connectors.into_values().map(|held| {
            let captured = self.connectors_captured.of_type(&held.series.name.type_slug);
            let now = match seen(held.series.last, captured) {
                // The latest snapshot has another source.
                Presence::NotListed if held.there => Presence::NotCaptured,
                now => now,
            };
            ConnectorSeries { now, ..held.series }
        });
        Chronicle {
            types: self.types.into_values().collect(),
            connectors: connectors.collect(),
            licenses: self.license_series,
            incidents: self
                .incidents
                .into_values()
                .map(|listed| Tracked { now: seen(listed.known.last, self.health_captured), ..listed.known })
                .collect(),
            messages: self
                .messages
                .into_values()
                .map(|listed| Tracked { now: seen(listed.known.last, self.news_captured), ..listed.known })
                .collect(),
            entries: self.entries,
            periods: Vec::new(),
        }
    }

    /// Updates the capture states of connectors and returns the changes.
    fn connector_captures(&mut self, assessment: &Assessment<'a>, first: bool) -> ConnectorCapture {
        let groups = assessment.groups.captured().map_or(&[][..], Vec::as_slice);
        let in_part = groups.iter().filter(|group| group.in_part).map(|group| (&group.kind, Extent::InPart));
        let missing = assessment.types_not_captured.iter().map(|kind| (kind, Extent::Nothing));
        let extents = in_part.chain(missing).map(|(kind, extent)| (kind.slug.as_str(), extent)).collect();
        // A type without connectors may have no group, but its label was recorded when it was not captured.
        let types = &self.types;
        let label = |slug: &str| types.get(slug).map_or_else(|| slug.to_owned(), |kind| kind.label.clone());
        self.connectors_captured.step(Extent::of(&assessment.groups), &extents, first, label)
    }

    fn connectors(
        &mut self,
        groups: &[Group<'a>],
        assessment: &Assessment<'a>,
        captures: &ConnectorCapture,
        found: &mut NewChanges,
    ) {
        let number = self.entries.len();
        let mut told: Vec<(ConnectorName, ConnectorChange)> = Vec::new();
        for (group, member) in groups.iter().flat_map(|group| group.members.iter().map(move |member| (group, member))) {
            let connector = member.connector;
            let key = (connector.type_slug.clone(), connector.id.clone());
            let name = ConnectorName {
                type_slug: connector.type_slug.clone(),
                id: connector.id.clone(),
                type_label: group.kind.label.clone(),
                name: member.name.clone().into_owned(),
                basis: group.kind.basis,
            };
            let (status, because) = (member.verdict.status, &member.verdict.reason);
            let held = self.connectors.remove(&key);
            // At the first capture there is nothing to compare with.
            let tells_new = captures.tells_new
                && !captures.uncertain.contains(&connector.type_slug)
                && self.compares(&connector.type_slug, connector.is_from_status_list());
            let is_captured = |property: &str| is_reported(groups, group, property);
            let changes = match held.as_ref().filter(|held| held.there) {
                Some(held) => connectors::changes(held, member, &name, is_captured),
                None if tells_new => vec![ConnectorChange::Added { status, because: because.clone() }],
                None => Vec::new(),
            };
            told.extend(changes.into_iter().map(|change| (name.clone(), change)));
            let reported = held.as_ref().map(|held| &held.reported);
            let reported = connectors::known_reports(reported, &connector.reported, is_captured);
            let mut points = held.map(|held| held.series.points).unwrap_or_default();
            points.push(StatePoint { at: found.at, state: ConnectorState::Known(status, because.clone()) });
            let series = ConnectorSeries { name, connector, last: number, now: Presence::Listed, points };
            self.connectors.insert(key, Held { series, verdict: member.verdict.clone(), there: true, reported });
        }
        let found_in = sources(groups);
        told.extend(self.missing_connectors(assessment, &found_in, found.at));
        self.sources.extend(found_in);
        found.connectors(told);
    }

    /// Returns whether earlier connectors of a type, if any, come from the same source. IDs differ between sources.
    fn compares(&self, slug: &str, from_status_list: bool) -> bool {
        let of = |source: bool| self.sources.contains(&(slug.to_owned(), source));
        of(from_status_list) || !of(!from_status_list)
    }

    /// Returns the connectors missing from this snapshot. Those of a type that was not captured, was captured in part
    /// or comes from another source are left out, because they may still exist.
    fn missing_connectors(
        &mut self,
        assessment: &Assessment<'a>,
        found_in: &BTreeSet<(String, bool)>,
        at: DateTime<Utc>,
    ) -> Vec<(ConnectorName, ConnectorChange)> {
        let number = self.entries.len();
        let in_part = assessment.groups.is_in_part();
        let captured = assessment.snapshot.connectors.captured();
        let unknown = |slug: &String| {
            in_part
                || captured.is_some_and(|these| {
                    let listed = || these.all.iter().any(|one| one.type_slug == *slug);
                    these.in_part.contains(slug)
                        || (these.not_captured.contains(slug) && !listed())
                        || (these.not_requested.contains(slug) && !listed())
                })
        };
        let mut removed = Vec::new();
        for ((slug, _), held) in self.connectors.iter_mut().filter(|(_, held)| held.there && held.series.last != number)
        {
            let is_there = |source: bool| found_in.contains(&(slug.clone(), source));
            let source = held.series.connector.is_from_status_list();
            if unknown(slug) || (is_there(!source) && !is_there(source)) {
                held.series.points.push(StatePoint { at, state: ConnectorState::NotCaptured });
                continue;
            }
            held.there = false;
            held.series.points.push(StatePoint { at, state: ConnectorState::Gone });
            removed.push((held.series.name.clone(), ConnectorChange::Removed { status: held.verdict.status }));
        }
        removed
    }

    fn connectors_not_captured(&mut self, at: DateTime<Utc>) {
        for held in self.connectors.values_mut().filter(|held| held.there) {
            held.series.points.push(StatePoint { at, state: ConnectorState::NotCaptured });
        }
    }

    fn incidents(&mut self, health: &Announcements<'a, Incident>, extent: Extent, found: &mut NewChanges) {
        let number = self.entries.len();
        let tells_new = self.health_captured.tells_new(extent);
        // Incidents up to this moment would have been in an earlier list.
        let before = self.incidents_at.replace(found.at);
        let active = health.active.iter().map(|incident| (*incident, true));
        for (incident, active) in active.chain(health.inactive.iter().map(|incident| (*incident, false))) {
            let status = incident.status.clone();
            let known = self.incidents.get(incident.id.as_str());
            let change = match known {
                None if !tells_new => None,
                None if active => Some(IncidentChange::Opened { status }),
                // Lists of past incidents also grow at the old end; only recently resolved ones are reported.
                None => lately(incident, before).then_some(IncidentChange::Resolved { status, unseen: true }),
                Some(listed) if listed.active && !active => Some(IncidentChange::Resolved { status, unseen: false }),
                Some(listed) if !listed.active && active => Some(IncidentChange::Reopened { status }),
                Some(listed) if !listed.there && active => Some(IncidentChange::ListedAgain { status }),
                Some(listed) => incident_update(listed.known.latest, incident, AsOf(found.at), &self.bodies),
            };
            if let Some(change) = change {
                found.incident(incident, change);
            }
            let same = known.is_some_and(|listed| {
                incident_update(listed.known.latest, incident, AsOf(found.at), &self.bodies).is_none()
            });
            list(&mut self.incidents, &incident.id, incident, same, active, number);
        }
        if extent != Extent::Whole {
            return;
        }
        for known in not_listed(&mut self.incidents, number) {
            let (incident, status) = (known.latest, known.latest.status.clone());
            if let Some(seen) = self.entries.get(known.last).map(Entry::at) {
                let change = IncidentChange::NoLongerListed { status, seen };
                found.incident(incident, change);
            }
        }
    }

    fn messages(&mut self, news: &Announcements<'a, Message>, extent: Extent, found: &mut NewChanges) {
        let number = self.entries.len();
        let tells_new = self.news_captured.tells_new(extent);
        let active = news.active.iter().map(|message| (*message, true));
        for (message, active) in active.chain(news.inactive.iter().map(|message| (*message, false))) {
            let known = self.messages.get(message.id.as_str());
            let edits = known.map(|listed| edited(listed.known.latest, message, &self.bodies));
            let same = edits.as_ref().is_some_and(Vec::is_empty);
            let act_by = message.action_required_by.at();
            let change = match (known, edits) {
                (None, _) if active && tells_new => Some(MessageChange::New { act_by, again: false }),
                (Some(listed), _) if active && !listed.is_shown() => {
                    Some(MessageChange::New { act_by, again: listed.was_active })
                }
                (Some(listed), _) if !active && listed.is_shown() => Some(ended(message, found.at)),
                (Some(listed), Some(edited)) if active && !same => Some(MessageChange::Updated {
                    edited,
                    now: MessageFacts::of(message),
                    before: MessageFacts::of(listed.known.latest),
                }),
                _ => None,
            };
            if let Some(change) = change {
                found.message(message, change);
            }
            list(&mut self.messages, &message.id, message, same, active, number);
        }
        if extent != Extent::Whole {
            return;
        }
        for known in not_listed(&mut self.messages, number) {
            let message = known.latest;
            found.message(message, ended_or_not_listed(message, found.at));
        }
    }

    fn licenses(&mut self, licenses: &LicenseTotals<'a>, extent: Extent, found: &mut NewChanges) {
        let tells_new = self.licenses_captured.tells_new(extent);
        let now = by_sku(licenses);
        let mut before = std::mem::take(&mut self.licenses);
        if extent == Extent::Whole {
            // The total of a partial list would look like a loss.
            let point = LicensePoint { at: found.at, total: licenses.total, assigned: licenses.assigned };
            self.license_series.push(point);
        }
        let none = |known: &License| License { total: 0, assigned: 0, in_grace: 0, suspended: 0, ..known.clone() };
        for sku in &now {
            let known = match before.remove(&sku.sku) {
                Some(known) => known,
                None if !tells_new => continue,
                None => none(sku),
            };
            found.license(&known, sku);
        }
        self.licenses = now.into_iter().map(|sku| (sku.sku.clone(), sku)).collect();
        for (key, known) in before {
            match extent {
                Extent::Whole => found.license(&known, &none(&known)),
                _ => drop(self.licenses.insert(key, known)),
            }
        }
    }

    fn tenant(&mut self, tenant: &'a Tenant, found: &mut NewChanges) {
        let text = |text: &Option<String>| text.clone().map(ChangedValue::Text);
        let facts = [
            (TenantFact::AccountStatus, text(&tenant.account_status.as_ref().map(|status| status.words()))),
            (TenantFact::MdmAuthority, text(&tenant.mdm_authority)),
            (TenantFact::Cloud, tenant.cloud.map(ChangedValue::Cloud)),
            (TenantFact::Domain, text(&tenant.domain)),
            (TenantFact::Location, text(&tenant.location)),
            (TenantFact::Name, text(&tenant.name)),
            (TenantFact::ServiceRelease, text(&tenant.service_release)),
        ];
        for (fact, to) in facts.into_iter().filter_map(|(fact, to)| Some((fact, to?))) {
            // The first known value of a fact is not a change.
            match self.facts.insert(fact, to.clone()) {
                Some(from) if !same_value(&from, &to) => {
                    found.say(ChangeKind::Tenant { fact, from, to });
                }
                _ => {}
            }
        }
    }
}

/// Returns the types with connectors, and whether they were read from Graph's list of connectors.
fn sources(groups: &[Group<'_>]) -> BTreeSet<(String, bool)> {
    let members = groups.iter().flat_map(|group| &group.members);
    members.map(|member| (member.connector.type_slug.clone(), member.connector.is_from_status_list())).collect()
}

/// Returns whether the export contains a reported property: some connector of the type has it or, in Graph's list of
/// connectors, some connector of any type. Without that, an absent value may mean that the property was not exported.
fn is_reported(groups: &[Group<'_>], group: &Group<'_>, property: &str) -> bool {
    let in_group = |group: &Group<'_>| group.members.iter().any(|one| one.connector.reported.contains_key(property));
    in_group(group) || (property.eq_ignore_ascii_case(reported::CONNECTOR_STATUS) && groups.iter().any(in_group))
}

/// Changes first seen in one snapshot.
struct NewChanges {
    at: DateTime<Utc>,
    changes: Vec<Change>,
}

impl NewChanges {
    fn say(&mut self, what: ChangeKind) {
        self.changes.push(Change { at: self.at, what });
    }

    /// Adds changes of connectors, in page order: removed connectors after existing ones, changed details last. A
    /// change shared by both dates of a token is listed once.
    fn connectors(&mut self, mut told: Vec<(ConnectorName, ConnectorChange)>) {
        told.sort_by_key(|(_, change)| matches!(change, ConnectorChange::DetailsChanged { .. }));
        let mut kept: Vec<(ConnectorName, ConnectorChange)> = Vec::new();
        for (name, change) in told {
            let first = kept.iter_mut().find(|(first, same)| is_shared(same, &change) && are_one_token(first, &name));
            match first.and_then(|(_, same)| further_types(same)) {
                Some(also) => also.push(name.type_slug),
                None => kept.push((name, change)),
            }
        }
        for (name, change) in kept {
            self.say(ChangeKind::Connector(name, change));
        }
    }

    fn incident(&mut self, incident: &Incident, change: IncidentChange) {
        let Incident { id, title, classification, .. } = incident;
        self.say(ChangeKind::Incident {
            id: id.clone(),
            title: title.clone(),
            classification: classification.words(),
            change,
        });
    }

    fn message(&mut self, message: &Message, change: MessageChange) {
        self.say(ChangeKind::Message { id: message.id.clone(), title: message.title.clone(), change });
    }

    fn license(&mut self, known: &License, sku: &License) {
        for change in compare_license(known, sku) {
            self.say(ChangeKind::License { sku: sku.sku.clone(), name: sku.name.clone(), change });
        }
    }
}

/// Records an incident or message of the current list.
fn list<'a, T>(
    lists: &mut BTreeMap<&'a str, LastSeen<'a, T>>,
    id: &'a str,
    content: &'a T,
    same: bool,
    active: bool,
    number: usize,
) {
    let listed = lists.entry(id).or_insert_with(|| LastSeen {
        known: Tracked { latest: content, since: number, earlier: Vec::new(), last: number, now: Presence::Listed },
        active,
        was_active: false,
        there: true,
    });
    let known = &mut listed.known;
    if !same && known.last != number {
        known.earlier.push(Version { since: known.since, content: known.latest });
        known.since = number;
    }
    known.latest = content;
    listed.known.last = number;
    listed.active = active;
    listed.was_active |= active;
    listed.there = true;
}

/// Marks the items missing from the current list and returns those that were active.
fn not_listed<'b, 'a, T>(
    lists: &'b mut BTreeMap<&'a str, LastSeen<'a, T>>,
    number: usize,
) -> impl Iterator<Item = &'b Tracked<'a, T>> {
    let gone = lists.values_mut().filter(move |listed| listed.there && listed.known.last != number);
    gone.filter_map(|listed| {
        listed.there = false;
        listed.active.then_some(&listed.known)
    })
}

/// Returns the other types under which a token has the same change; `None` for changes that belong to one date only.
fn further_types(change: &mut ConnectorChange) -> Option<&mut Vec<String>> {
    match change {
        ConnectorChange::Reported { also, .. } | ConnectorChange::DetailsChanged { also, .. } => Some(also),
        _ => None,
    }
}

/// Returns whether two changes are the same change to both dates of one token, regardless of status.
fn is_shared(a: &ConnectorChange, b: &ConnectorChange) -> bool {
    use ConnectorChange::{DetailsChanged, Reported};
    match (a, b) {
        (Reported { name, from, to, .. }, Reported { name: same, from: before, to: now, .. }) => {
            (name, from, to) == (same, before, now)
        }
        (DetailsChanged { details, .. }, DetailsChanged { details: same, .. }) => details == same,
        _ => false,
    }
}

fn are_one_token(a: &ConnectorName, b: &ConnectorName) -> bool {
    reported::are_one_token((&a.type_slug, &a.id), (&b.type_slug, &b.id))
}

/// Returns whether an incident first seen now ended after `before`.
fn lately(incident: &Incident, before: Option<DateTime<Utc>>) -> bool {
    let ended = incident.ended_at.at().or(incident.updated_at.at());
    before.is_none_or(|before| ended.is_some_and(|ended| ended > before))
}

/// Returns the reason why a listed message is no longer active.
fn ended(message: &Message, at: DateTime<Utc>) -> MessageChange {
    match expired(message, at) {
        _ if message.archived => MessageChange::Ended { why: Ended::PutAway, at: None },
        Some(end) => MessageChange::Ended { why: Ended::Over, at: Some(end) },
        None => MessageChange::Ended { why: Ended::NotStarted, at: None },
    }
}

/// Returns the reason why a message is no longer listed.
fn ended_or_not_listed(message: &Message, at: DateTime<Utc>) -> MessageChange {
    match expired(message, at) {
        Some(end) => MessageChange::Ended { why: Ended::Over, at: Some(end) },
        None => MessageChange::Ended { why: Ended::NotListed, at: None },
    }
}

/// Returns the expiry date of a message if it has expired.
fn expired(message: &Message, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    message.ends_at.at().filter(|end| *end <= at)
}

/// Returns whether two texts differ only in whitespace.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    a == b || a.split_whitespace().eq(b.split_whitespace())
}

/// Returns whether two values are equal; texts may differ in whitespace.
fn same_value(a: &ChangedValue, b: &ChangedValue) -> bool {
    match (a, b) {
        (ChangedValue::Text(a), ChangedValue::Text(b)) => same_words(a, b),
        (a, b) => a == b,
    }
}

/// Adds up the licenses of each SKU. A file may list a SKU on several lines; the number owned is their total.
fn by_sku(licenses: &LicenseTotals<'_>) -> Vec<License> {
    let mut skus: Vec<License> = Vec::new();
    for sku in &licenses.skus {
        match skus.iter_mut().find(|known| known.sku == sku.sku) {
            Some(known) => {
                known.total = known.total.saturating_add(sku.total);
                known.assigned = known.assigned.saturating_add(sku.assigned);
                known.in_grace = known.in_grace.saturating_add(sku.in_grace);
                known.suspended = known.suspended.saturating_add(sku.suspended);
            }
            None => skus.push((*sku).clone()),
        }
    }
    skus
}

fn compare_license(known: &License, sku: &License) -> Vec<LicenseChange> {
    let (from, to) = (known.total, sku.total);
    let amount = match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(LicenseChange::Bought { from, to }),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(LicenseChange::Lost { from, to }),
    };
    let (assigned, total) = (sku.assigned, sku.total);
    let over = match (licenses::over_assigned(known), licenses::over_assigned(sku)) {
        (false, true) => Some(LicenseChange::OverAssigned { assigned, total }),
        (true, false) => Some(LicenseChange::Settled { assigned, total }),
        _ => None,
    };
    let (from, to) = (known.suspended, sku.suspended);
    let suspended = (from != to).then_some(LicenseChange::Suspended { from, to });
    let (from, to) = (known.in_grace, sku.in_grace);
    let in_grace = (from != to).then_some(LicenseChange::InGrace { from, to });
    let renamed = (!same_words(&known.name, &sku.name))
        .then(|| LicenseChange::Renamed { from: known.name.clone(), to: sku.name.clone() });
    amount.into_iter().chain(over).chain(suspended).chain(in_grace).chain(renamed).collect()
}
