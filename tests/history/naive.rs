//! A simple model of random archives: each item as in its last capture.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use tenant_status::{rules::Status, tenant::Basis};

use super::random::{CONNECTORS, Date, Day, Issue, Link, Note, SKUS, STATUSES, TYPES};

/// A connector, by type and id.
pub(crate) type Id = (&'static str, &'static str);

/// State after a number of days.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Known {
    pub(crate) connectors: BTreeMap<Id, Status>,
    pub(crate) incidents: BTreeSet<String>,
    pub(crate) messages: BTreeSet<String>,
    /// Number owned, if more than zero.
    pub(crate) owned: BTreeMap<&'static str, u64>,
    /// SKUs with more licenses assigned than owned.
    pub(crate) over: BTreeSet<&'static str>,
    pub(crate) release: Option<u32>,
    pub(crate) authority: Option<u32>,
}

impl Known {
    /// Applies the next day: captured sections replace the state, and sections captured in part replace only the items
    /// in them.
    pub(crate) fn next(&mut self, day: &Day) {
        if let Some(connectors) = &day.connectors {
            self.connectors.retain(|(kind, _), _| day.missing.contains(kind) || day.is_type_in_part(kind));
            for (link, (kind, id, basis, _)) in connectors.iter().zip(CONNECTORS) {
                if let Some(link) = link.filter(|_| !day.missing.contains(kind)) {
                    self.connectors.insert((kind, id), status(link, basis, day));
                }
            }
        }
        if let Some(incidents) = &day.incidents {
            let listed =
                incidents.iter().map(|issue| issue.filter(|issue| is_listed(*issue)).map(|issue| goes_on(issue, day)));
            take(&mut self.incidents, "IT", listed, day.is_in_part("incidents"));
        }
        if let Some(messages) = &day.messages {
            let listed = messages.iter().map(|note| note.filter(|note| note.ours).map(|note| is_shown(note, day)));
            take(&mut self.messages, "MC", listed, day.is_in_part("messages"));
        }
        if let Some(licenses) = &day.licenses {
            let there = || licenses.iter().zip(SKUS).filter_map(|(sku, name)| sku.map(|sku| (name, sku)));
            let kept = |name: &str| day.is_in_part("licenses") && there().all(|(listed, _)| listed != name);
            self.owned.retain(|name, _| kept(name));
            self.over.retain(|name| kept(name));
            self.owned.extend(there().filter(|(_, (total, _))| *total > 0).map(|(name, (total, _))| (name, total)));
            self.over.extend(there().filter(|(_, (total, assigned))| assigned > total).map(|(name, _)| name));
        }
        self.release = day.release.or(self.release);
        self.authority = day.authority.or(self.authority);
    }
}

/// Updates which items of a list are active; `None` marks an item that is not listed.
fn take(known: &mut BTreeSet<String>, prefix: &str, listed: impl Iterator<Item = Option<bool>>, in_part: bool) {
    for (number, active) in listed.enumerate() {
        let id = format!("{prefix}{number}");
        match active {
            Some(true) => drop(known.insert(id)),
            Some(false) => drop(known.remove(&id)),
            None if in_part => {}
            None => drop(known.remove(&id)),
        }
    }
}

/// Returns the status of a connector as of the day.
pub(crate) fn status(link: Link, basis: Basis, day: &Day) -> Status {
    let left = link.date.at().map(|at| at - day.at);
    match (link.enabled, basis, link.date, left) {
        (false, ..) => Status::NotConfigured,
        (_, Basis::None, ..) | (_, Basis::Expiry, Date::NotInSight, _) => Status::Healthy,
        (_, Basis::Expiry, _, Some(left)) if left < TimeDelta::zero() => Status::Unhealthy,
        (_, Basis::Expiry, _, Some(left)) if left < TimeDelta::days(7) => Status::Warning,
        (_, Basis::Expiry, _, Some(_)) => Status::Healthy,
        (_, Basis::Sync, _, Some(left)) if left < -TimeDelta::days(3) => Status::Unhealthy,
        (_, Basis::Sync, _, Some(left)) if left < -TimeDelta::days(1) => Status::Warning,
        (_, Basis::Sync, _, Some(left)) if left < TimeDelta::zero() => Status::Healthy,
        _ => Status::Unknown,
    }
}

/// Returns whether an issue affects this tenant.
pub(crate) fn is_listed(issue: Issue) -> bool {
    issue.affects
}

pub(crate) fn goes_on(issue: Issue, day: &Day) -> bool {
    let has_ended = issue.ended.at().is_some_and(|at| at < day.at);
    issue.resolved.map_or(!has_ended && !STATUSES[issue.status].1, |resolved| !resolved)
}

pub(crate) fn is_shown(note: Note, day: &Day) -> bool {
    let started = match note.published {
        Date::NotInSight => false,
        date => date.at().is_none_or(|at| at < day.at),
    };
    started && note.ends.at().is_none_or(|at| at > day.at) && !note.archived
}

/// Returns whether two versions of an incident are equal on a day.
pub(crate) fn same_issue(a: Issue, b: Issue, day: &Day) -> bool {
    let goes_on = |issue: Issue| goes_on(issue, day);
    let words = |issue: Issue| (issue.title, issue.advisory, issue.status, issue.customer, issue.posts, goes_on(issue));
    words(a) == words(b) && a.ended.at() == b.ended.at()
}

/// Returns whether two versions of a message are equal.
pub(crate) fn same_note(a: Note, b: Note) -> bool {
    let words =
        |note: Note| ((note.title, note.text, note.category, note.severity), (note.major, note.act_by.at(), note.tag));
    words(a) == words(b) && a.published == b.published && a.ends.at() == b.ends.at()
}

/// How much of a section was captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    Nothing,
    InPart,
    Whole,
}

/// Returns how much of each section was captured, by its name in data files; types only if connectors were captured.
pub(crate) fn parts(day: &Day) -> BTreeMap<String, Extent> {
    let mut captured = BTreeMap::from([
        ("licenses".to_owned(), day.licenses.is_some()),
        ("connectors".to_owned(), day.connectors.is_some()),
        ("incidents".to_owned(), day.incidents.is_some()),
        ("messages".to_owned(), day.messages.is_some()),
    ]);
    if day.connectors.is_some() {
        captured.extend(TYPES.map(|kind| (format!("connectors/{kind}"), !day.missing.contains(kind))));
    }
    let extent = |part: &str, captured: bool| match captured {
        false => Extent::Nothing,
        true if day.is_in_part(part) => Extent::InPart,
        true => Extent::Whole,
    };
    captured.into_iter().map(|(part, captured)| (part.clone(), extent(&part, captured))).collect()
}

/// Returns the listed items of each day, by id; `None` if not captured, or possibly in a part that was not captured.
pub(crate) fn listed<T: Copy>(
    days: &[Day],
    part: &str,
    section: impl Fn(&Day) -> Option<Vec<Option<T>>>,
    is_listed: impl Fn(T) -> bool,
    number: usize,
) -> Vec<Option<Option<T>>> {
    let listed = |day: &Day| match section(day)?[number].filter(|thing| is_listed(*thing)) {
        None if day.is_in_part(part) => None,
        thing => Some(thing),
    };
    days.iter().map(listed).collect()
}
