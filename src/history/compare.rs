//! One snapshot after the other against everything that was known before it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{
    CaptureChange, Change, Chronicle, ConnectorChange, ConnectorName, ConnectorSeries, Edited, Ended, Entry,
    IncidentChange, IncidentName, Known, LicenceChange, LicenceName, LicencePoint, LicenceSeries, MessageChange,
    MessageName, Part, Seen, State, StatePoint, TenantChange, Version, What,
};
use crate::{
    content,
    rules::{Assessment, Group, Licences, Member, News, ServiceHealth, Verdict, licences, service_health},
    tenant::{Basis, Body, ConnectorType, Incident, Licence, Message, Moment, Post, Section, Tenant, Word},
};

/// What is known after some snapshots.
#[derive(Default)]
pub(super) struct Fold<'a> {
    entries: Vec<Entry<'a>>,
    /// Whether the sections were captured, in the order of the pages.
    licences_captured: Capture,
    connectors_captured: Capture,
    health_captured: Capture,
    news_captured: Capture,
    /// The same of connector types that were at some time not captured although connectors were, by slug.
    types_captured: BTreeMap<String, Capture>,
    types: BTreeMap<String, ConnectorType>,
    licences: BTreeMap<String, Licence>,
    licence_series: LicenceSeries,
    connectors: BTreeMap<(String, String), Held<'a>>,
    incidents: BTreeMap<&'a str, Listed<'a, Incident>>,
    /// When incidents were captured last.
    incidents_at: Option<DateTime<Utc>>,
    messages: BTreeMap<&'a str, Listed<'a, Message>>,
    service_release: Option<&'a str>,
    mdm_authority: Option<&'a str>,
}

/// A connector as it was last seen.
struct Held<'a> {
    series: ConnectorSeries<'a>,
    verdict: Verdict,
    there: bool,
}

/// An incident or a message as it was last seen.
struct Listed<'a, T> {
    known: Known<'a, T>,
    /// Whether it was active when it was last captured.
    active: bool,
    /// Whether it was active at any time.
    was_active: bool,
    /// Whether the last list that was captured has it.
    there: bool,
}

/// Whether a part was captured so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Capture {
    #[default]
    Never,
    Now,
    NotAnyMore,
}

impl Capture {
    /// Takes the next snapshot in: what changed, if that is worth telling.
    fn step(&mut self, captured: bool, first: bool) -> Option<CaptureChange> {
        let before = *self;
        *self = match (captured, before) {
            (true, _) => Capture::Now,
            (false, Capture::Never) => Capture::Never,
            (false, _) => Capture::NotAnyMore,
        };
        match (before, captured) {
            (Capture::Never, true) if !first => Some(CaptureChange::Began),
            (Capture::Now, false) => Some(CaptureChange::Stopped),
            (Capture::NotAnyMore, true) => Some(CaptureChange::Resumed),
            _ => None,
        }
    }
}

impl<'a> Fold<'a> {
    /// Takes the next snapshot in.
    pub(super) fn add(&mut self, assessment: &Assessment<'a>) {
        let mut found = Found { at: assessment.snapshot.captured_at, changes: Vec::new() };
        let first_health = self.health_captured == Capture::Never;
        let first_news = self.news_captured == Capture::Never;
        let first_licences = self.licences_captured == Capture::Never;
        let captures = self.captures(assessment);
        let groups = assessment.groups.captured().into_iter().flatten();
        for kind in groups.map(|group| &group.kind).chain(&assessment.types_not_captured) {
            self.types.insert(kind.slug.clone(), kind.clone());
        }
        match &assessment.groups {
            Section::Captured(groups) | Section::InPart(groups) => {
                self.connectors(groups, &assessment.types_not_captured, &captures, &mut found);
            }
            Section::NotCaptured => self.connectors_not_captured(found.at),
        }
        if let Some(health) = assessment.health.captured() {
            self.incidents(health, first_health, &mut found);
        }
        if let Some(news) = assessment.news.captured() {
            self.messages(news, first_news, &mut found);
        }
        if let Some(licences) = assessment.licences.captured() {
            self.licences(licences, first_licences, &mut found);
        }
        self.tenant(&assessment.snapshot.tenant, &mut found);
        found.changes.extend(
            captures
                .changes
                .into_iter()
                .map(|(part, change)| Change { at: found.at, what: What::Capture(part, change) }),
        );
        self.entries.push(Entry { snapshot: assessment.snapshot, worst: assessment.worst(), changes: found.changes });
    }

    /// What all of them say together.
    pub(super) fn finish(self) -> Chronicle<'a> {
        let seen = |there: bool, captured: Capture| match (there, captured) {
            (true, Capture::Now) => Seen::Listed,
            (_, Capture::NotAnyMore) => Seen::NotCaptured,
            _ => Seen::NotListed,
        };
        let connectors = self.connectors.into_values().map(|held| {
            let of_type = self.types_captured.get(&held.series.name.type_slug).copied();
            let captured = match (self.connectors_captured, of_type) {
                (Capture::Now, Some(of_type)) => of_type,
                (section, _) => section,
            };
            ConnectorSeries { now: seen(held.there, captured), ..held.series }
        });
        Chronicle {
            types: self.types.into_values().collect(),
            connectors: connectors.collect(),
            licences: self.licence_series,
            incidents: self
                .incidents
                .into_values()
                .map(|listed| Known { now: seen(listed.there, self.health_captured), ..listed.known })
                .collect(),
            messages: self
                .messages
                .into_values()
                .map(|listed| Known { now: seen(listed.there, self.news_captured), ..listed.known })
                .collect(),
            entries: self.entries,
        }
    }

    /// Which parts are captured and were not, or the other way round.
    fn captures(&mut self, assessment: &Assessment<'a>) -> Captures {
        let first = self.entries.is_empty();
        let connectors = assessment.groups.captured().is_some();
        let first_connectors = self.connectors_captured == Capture::Never;
        let sections = [
            (Part::Connectors, self.connectors_captured.step(connectors, first)),
            (Part::Incidents, self.health_captured.step(assessment.health.captured().is_some(), first)),
            (Part::Messages, self.news_captured.step(assessment.news.captured().is_some(), first)),
            (Part::Licences, self.licences_captured.step(assessment.licences.captured().is_some(), first)),
        ];
        let changes = sections.into_iter().filter_map(|(part, change)| Some((part, change?))).collect();
        let mut captures = Captures { changes, first_connectors, first_types: BTreeSet::new() };
        if !connectors {
            return captures;
        }
        let missing = &assessment.types_not_captured;
        for kind in missing {
            // One that is missing for the first time was captured whenever connectors were.
            let before = if first_connectors { Capture::Never } else { Capture::Now };
            let capture = self.types_captured.entry(kind.slug.clone()).or_insert(before);
            if let Some(change) = capture.step(false, first) {
                captures.changes.push((part_of_type(&kind.slug, &kind.label), change));
            }
        }
        let groups = assessment.groups.captured().map_or(&[][..], Vec::as_slice);
        for (slug, capture) in &mut self.types_captured {
            if missing.iter().any(|kind| kind.slug == *slug) {
                continue;
            }
            if *capture == Capture::Never {
                captures.first_types.insert(slug.clone());
            }
            if let Some(change) = capture.step(true, first) {
                // A type without connectors need not have a group, but it was named when it was not captured.
                let group = groups.iter().find(|group| group.kind.slug == *slug).map(|group| &group.kind);
                let label = group.or(self.types.get(slug)).map_or(slug, |kind| &kind.label);
                captures.changes.push((part_of_type(slug, label), change));
            }
        }
        captures
    }

    fn connectors(&mut self, groups: &[Group<'a>], missing: &[ConnectorType], captures: &Captures, found: &mut Found) {
        let number = self.entries.len();
        let mut there: BTreeSet<(&str, &str)> = BTreeSet::new();
        for (group, member) in groups.iter().flat_map(|group| group.members.iter().map(move |member| (group, member))) {
            let connector = member.connector;
            there.insert((&connector.type_slug, &connector.id));
            let key = (connector.type_slug.clone(), connector.id.clone());
            let name = ConnectorName {
                type_slug: connector.type_slug.clone(),
                id: connector.id.clone(),
                type_label: group.kind.label.clone(),
                name: member.name.clone().into_owned(),
                basis: group.kind.basis,
            };
            let (status, because) = (member.verdict.status, member.verdict.reason);
            let point = StatePoint { at: found.at, state: State::Known(status, because) };
            // What was never captured before has nothing to be compared with.
            let comparable = !captures.first_connectors && !captures.first_types.contains(&connector.type_slug);
            let change = match self.connectors.get(&key) {
                Some(held) if held.there => compare_connector(held, member, group.kind.basis),
                _ => comparable.then_some(ConnectorChange::Added { status, because }),
            };
            if let Some(change) = change {
                found.say(What::Connector(name.clone(), change));
            }
            let mut points = self.connectors.remove(&key).map(|held| held.series.points).unwrap_or_default();
            points.push(point);
            let series = ConnectorSeries { name, connector, last: number, now: Seen::Listed, points };
            self.connectors.insert(key, Held { series, verdict: member.verdict.clone(), there: true });
        }
        for ((slug, id), held) in self.connectors.iter_mut().filter(|(_, held)| held.there) {
            if there.contains(&(slug.as_str(), id.as_str())) {
                continue;
            }
            let captured = !missing.iter().any(|kind| kind.slug == *slug);
            let state = if captured { State::Gone } else { State::NotCaptured };
            held.series.points.push(StatePoint { at: found.at, state });
            if captured {
                held.there = false;
                let change = ConnectorChange::Removed { status: held.verdict.status };
                found.say(What::Connector(held.series.name.clone(), change));
            }
        }
    }

    fn connectors_not_captured(&mut self, at: DateTime<Utc>) {
        for held in self.connectors.values_mut().filter(|held| held.there) {
            held.series.points.push(StatePoint { at, state: State::NotCaptured });
        }
    }

    fn incidents(&mut self, health: &ServiceHealth<'a>, first: bool, found: &mut Found) {
        let number = self.entries.len();
        // The moment before which everything was known, had it been listed.
        let before = self.incidents_at.replace(found.at);
        let active = health.active.iter().map(|incident| (*incident, true));
        for (incident, active) in active.chain(health.past.iter().map(|incident| (*incident, false))) {
            let status = incident.status.words();
            let known = self.incidents.get(incident.id.as_str());
            let change = match known {
                None if first => None,
                None if active => Some(IncidentChange::Opened { status }),
                // Lists of the past grow at their old end too; only what was over lately is news.
                None => {
                    lately(incident, before).then_some(IncidentChange::Resolved { status: Some(status), unseen: true })
                }
                Some(listed) if listed.active && !active => {
                    Some(IncidentChange::Resolved { status: Some(status), unseen: false })
                }
                Some(listed) if !listed.active && active => Some(IncidentChange::Reopened { status }),
                Some(listed) => compare_incident(listed.known.latest, incident),
            };
            if let Some(change) = change {
                found.say(What::Incident(IncidentName::of(incident), change));
            }
            let same = known.is_some_and(|listed| same_incident(listed.known.latest, incident));
            list(&mut self.incidents, &incident.id, incident, same, active, number);
        }
        for (incident, was_active) in not_listed(&mut self.incidents, number) {
            if was_active {
                let change = IncidentChange::Resolved { status: None, unseen: false };
                found.say(What::Incident(IncidentName::of(incident), change));
            }
        }
    }

    fn messages(&mut self, news: &News<'a>, first: bool, found: &mut Found) {
        let number = self.entries.len();
        let active = news.active.iter().map(|message| (*message, true));
        for (message, active) in active.chain(news.inactive.iter().map(|message| (*message, false))) {
            let known = self.messages.get(message.id.as_str());
            let edits = known.map(|listed| edited(listed.known.latest, message));
            let act_by = message.action_required_by.at();
            let change = match known {
                None if first || !active => None,
                None => Some(MessageChange::New { act_by, again: false }),
                Some(listed) if active && !listed.active => {
                    Some(MessageChange::New { act_by, again: listed.was_active })
                }
                Some(listed) if !active && listed.active => {
                    let why = if message.archived { Ended::PutAway } else { Ended::Over };
                    Some(MessageChange::Ended { why })
                }
                Some(_) => edits.clone().filter(|edits| active && !edits.is_empty()).map(|edited| {
                    let act_by = act_by.filter(|_| edited.contains(&Edited::ActBy));
                    MessageChange::Updated { edited, act_by }
                }),
            };
            if let Some(change) = change {
                found.say(What::Message(MessageName::of(message), change));
            }
            let same = edits.is_some_and(|edits| edits.is_empty());
            list(&mut self.messages, &message.id, message, same, active, number);
        }
        for (message, was_active) in not_listed(&mut self.messages, number) {
            if was_active {
                let over = matches!(message.ends_at, Moment::At(end) if end <= found.at);
                let why = if over { Ended::Over } else { Ended::NotListed };
                found.say(What::Message(MessageName::of(message), MessageChange::Ended { why }));
            }
        }
    }

    fn licences(&mut self, licences: &Licences<'a>, first: bool, found: &mut Found) {
        self.licence_series.push(LicencePoint { at: found.at, total: licences.total, assigned: licences.assigned });
        let mut skus: Vec<Licence> = Vec::new();
        for sku in &licences.skus {
            // Nothing keeps a file from telling a SKU in two lines; the sum of them is what is owned.
            match skus.iter_mut().find(|known| known.sku == sku.sku) {
                Some(known) => {
                    known.total = known.total.saturating_add(sku.total);
                    known.assigned = known.assigned.saturating_add(sku.assigned);
                }
                None => skus.push((*sku).clone()),
            }
        }
        let now = skus.iter().map(|sku| (sku.sku.clone(), sku.clone())).collect();
        let before = std::mem::replace(&mut self.licences, now);
        let none = |known: &Licence| Licence { total: 0, assigned: 0, ..known.clone() };
        let gone = before.values().filter(|sku| !self.licences.contains_key(&sku.sku)).map(none);
        for sku in skus.into_iter().chain(gone) {
            let known = match before.get(&sku.sku) {
                Some(known) => known.clone(),
                None if first => continue,
                None => none(&sku),
            };
            for change in compare_licence(&known, &sku) {
                found.say(What::Licence(LicenceName { sku: sku.sku.clone(), name: sku.name.clone() }, change));
            }
        }
    }

    fn tenant(&mut self, tenant: &'a Tenant, found: &mut Found) {
        let moved = |known: &mut Option<&'a str>, now: Option<&'a str>| {
            let from = known.filter(|from| now.is_some_and(|now| !same_words(from, now)));
            *known = now.or(*known);
            Some((from?.to_owned(), now?.to_owned()))
        };
        if let Some((from, to)) = moved(&mut self.service_release, tenant.service_release.as_deref()) {
            found.say(What::Tenant(TenantChange::ServiceRelease { from, to }));
        }
        if let Some((from, to)) = moved(&mut self.mdm_authority, tenant.mdm_authority.as_deref()) {
            found.say(What::Tenant(TenantChange::MdmAuthority { from, to }));
        }
    }
}

/// What a snapshot shows first.
struct Found {
    at: DateTime<Utc>,
    changes: Vec<Change>,
}

impl Found {
    fn say(&mut self, what: What) {
        self.changes.push(Change { at: self.at, what });
    }
}

/// What changed about what is captured.
struct Captures {
    changes: Vec<(Part, CaptureChange)>,
    /// Whether connectors were never captured before.
    first_connectors: bool,
    /// The types that were never captured before, although connectors were.
    first_types: BTreeSet<String>,
}

fn part_of_type(slug: &str, label: &str) -> Part {
    Part::ConnectorType { slug: slug.to_owned(), label: label.to_owned() }
}

impl IncidentName {
    fn of(incident: &Incident) -> Self {
        IncidentName {
            id: incident.id.clone(),
            title: incident.title.clone(),
            classification: incident.classification.words(),
        }
    }
}

impl MessageName {
    fn of(message: &Message) -> Self {
        MessageName { id: message.id.clone(), title: message.title.clone() }
    }
}

/// Takes an incident or a message in as the snapshot lists it.
fn list<'a, T>(
    lists: &mut BTreeMap<&'a str, Listed<'a, T>>,
    id: &'a str,
    content: &'a T,
    same: bool,
    active: bool,
    number: usize,
) {
    let listed = lists.entry(id).or_insert_with(|| Listed {
        known: Known { latest: content, since: number, earlier: Vec::new(), last: number, now: Seen::Listed },
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

/// What the snapshot does not list any more, and whether it was active.
fn not_listed<'a, T>(lists: &mut BTreeMap<&'a str, Listed<'a, T>>, number: usize) -> Vec<(&'a T, bool)> {
    let gone = lists.values_mut().filter(|listed| listed.there && listed.known.last != number);
    gone.map(|listed| {
        listed.there = false;
        (listed.known.latest, std::mem::take(&mut listed.active))
    })
    .collect()
}

fn compare_connector(held: &Held<'_>, member: &Member<'_>, basis: Basis) -> Option<ConnectorChange> {
    let (from, to, because) = (held.verdict.status, member.verdict.status, member.verdict.reason);
    match (held.series.connector.enabled, member.connector.enabled) {
        (true, false) => return Some(ConnectorChange::SwitchedOff { status: from }),
        (false, true) => return Some(ConnectorChange::SwitchedOn { status: to, because }),
        (false, false) => return None,
        (true, true) => {}
    }
    if basis == Basis::Expiry
        && let Moment::At(expired) = held.series.connector.expires_at
    {
        // Services give the same date now with a fraction of a second, now without.
        let expires = member.connector.expires_at;
        let later = matches!(expires, Moment::At(at) if at.timestamp() > expired.timestamp());
        if later || expires == Moment::NotInSight {
            return Some(ConnectorChange::Renewed { expired, expires: expires.at(), from, to });
        }
    }
    (from != to).then_some(ConnectorChange::Moved { from, to, because })
}

/// Whether an incident that nobody had seen ended after the moment `before`.
fn lately(incident: &Incident, before: Option<DateTime<Utc>>) -> bool {
    let ended = incident.ended_at.at().or(incident.updated_at.at());
    before.is_none_or(|before| ended.is_some_and(|ended| ended > before))
}

fn compare_incident(last: &Incident, incident: &Incident) -> Option<IncidentChange> {
    (!same_incident(last, incident)).then(|| IncidentChange::Updated {
        from: last.status.words(),
        to: incident.status.words(),
        posts: incident.posts.iter().filter(|post| !last.posts.iter().any(|known| same_place(known, post))).count(),
    })
}

/// Whether two posts are one, though its text may have been edited: the service says one thing at a time.
fn same_place(a: &Post, b: &Post) -> bool {
    same_post(a, b) || (a.at.at().is_some() && seconds(a.at) == seconds(b.at))
}

/// Whether two editions of an incident say the same. When the service touched it last says nothing.
fn same_incident(a: &Incident, b: &Incident) -> bool {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    std::ptr::eq(a, b)
        || (a.classification.is(b.classification.as_str())
            && a.status.is(b.status.as_str())
            && service_health::is_active(a) == service_health::is_active(b)
            && service_health::needs_tenant_to_act(a) == service_health::needs_tenant_to_act(b)
            && same_words(&a.title, &b.title)
            && same_words(&text(&a.impact), &text(&b.impact))
            && same_words(&text(&a.feature), &text(&b.feature))
            && a.posts.len() == b.posts.len()
            && a.posts.iter().all(|post| b.posts.iter().any(|other| same_post(post, other))))
}

fn same_post(a: &Post, b: &Post) -> bool {
    std::ptr::eq(a, b) || (seconds(a.at) == seconds(b.at) && same_body(&a.body, &b.body))
}

/// A moment to the second: services give the same one now with a fraction of a second, now without.
fn seconds(moment: Moment) -> Option<i64> {
    moment.at().map(|at| at.timestamp())
}

/// What a later edition of a message says otherwise. When the service touched it last says nothing.
pub fn edited(last: &Message, message: &Message) -> Vec<Edited> {
    if std::ptr::eq(last, message) {
        return Vec::new();
    }
    let same_word = |a: &Option<Word>, b: &Option<Word>| match (a, b) {
        (Some(a), Some(b)) => a.is(b.as_str()),
        _ => a.is_none() && b.is_none(),
    };
    let set =
        |message: &Message| -> BTreeSet<String> { message.services.iter().chain(&message.tags).cloned().collect() };
    let summary = |message: &Message| message.details.get(Message::SUMMARY).cloned().unwrap_or_default();
    [
        (Edited::Title, !same_words(&last.title, &message.title)),
        (Edited::Summary, !same_words(&summary(last), &summary(message))),
        (Edited::Text, !same_body(&last.body, &message.body)),
        (Edited::ActBy, seconds(last.action_required_by) != seconds(message.action_required_by)),
        (Edited::Category, !same_word(&last.category, &message.category)),
        (Edited::Severity, !same_word(&last.severity, &message.severity)),
        (Edited::MajorChange, last.major_change != message.major_change),
        (Edited::Tags, set(last) != set(message)),
    ]
    .into_iter()
    .filter_map(|(edited, is)| is.then_some(edited))
    .collect()
}

/// Whether two bodies have the same words; what they look like may differ.
fn same_body(a: &Body, b: &Body) -> bool {
    a == b || same_words(a.source(), b.source()) || same_words(&content::text(a), &content::text(b))
}

/// Whether two texts are the same but for white space.
fn same_words(a: &str, b: &str) -> bool {
    a == b || a.split_whitespace().eq(b.split_whitespace())
}

fn compare_licence(known: &Licence, sku: &Licence) -> Vec<LicenceChange> {
    let (from, to) = (known.total, sku.total);
    let amount = match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(LicenceChange::Bought { from, to }),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(LicenceChange::Lost { from, to }),
    };
    let (assigned, total) = (sku.assigned, sku.total);
    let over = match (licences::over_assigned(known), licences::over_assigned(sku)) {
        (false, true) => Some(LicenceChange::OverAssigned { assigned, total }),
        (true, false) => Some(LicenceChange::Settled { assigned, total }),
        _ => None,
    };
    amount.into_iter().chain(over).collect()
}
