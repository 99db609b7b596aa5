//! Removes repeated records: pages overlap if a list changes while it is read.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    sync::Arc,
};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    diagnostic::{Code, Diagnostic},
    format,
    tenant::{Basis, Connector, Facts, Incident, License, Message, Moment, catalog},
};

/// Keeps each record once. Differing copies are a finding.
pub(super) struct Repeated<'a> {
    pub(super) folder: &'a str,
    pub(super) captured_at: DateTime<Utc>,
    pub(super) findings: &'a mut Vec<Diagnostic>,
    /// Number of repeated records dropped.
    pub(super) count: usize,
    /// Types with a connector of which only some copies have a date.
    pub(super) uncertain: BTreeSet<String>,
}

impl Repeated<'_> {
    /// Returns each connector once, with the worse of each fact, so that it is never healthier than one of its copies.
    pub(super) fn connectors(&mut self, all: Vec<Connector>) -> Vec<Connector> {
        let (mut uncertain, now) = (BTreeSet::new(), self.captured_at);
        let key = |one: &Connector| (one.type_slug.clone(), one.id.clone());
        let all = self.once(all, "connector", "the worse of each date and state is used", key, |kept, other| {
            if has_date(kept, now) != has_date(&other, now) {
                uncertain.insert(kept.type_slug.clone());
            }
            *kept = worse(kept, other);
        });
        self.uncertain = uncertain;
        all
    }

    /// Returns each SKU once; of two that differ, the one with fewer licenses left.
    pub(super) fn licenses(&mut self, all: Vec<License>) -> Vec<License> {
        let left = |one: &License| i128::from(one.total) - i128::from(one.assigned);
        let key = |one: &License| (String::new(), one.sku.to_lowercase());
        self.once(all, "SKU", "the one with fewer licenses left is used", key, |kept, other| {
            if left(&other) < left(kept) {
                *kept = other;
            }
        })
    }

    /// Returns the latest edition of each incident. If two were edited at the same time, or one has no time, the active one
    /// is used.
    pub(super) fn incidents(&mut self, all: Vec<Incident>) -> Vec<Incident> {
        self.edited("incident", all, |one| one.id.clone(), |one| one.updated_at, |one| (!is_over(one), one.updated_at))
    }

    /// Returns the latest edition of each message. If two were edited at the same time, or one has no time, the one shown
    /// longer is used.
    pub(super) fn messages(&mut self, all: Vec<Message>) -> Vec<Message> {
        let end = |one: &Message| if one.ends_at == Moment::Never { Moment::NotInSight } else { one.ends_at };
        let shown = |one: &Message| (!one.archived, end(one), one.updated_at);
        self.edited("message", all, |one| one.id.clone(), |one| one.updated_at, shown)
    }

    fn edited<T: PartialEq, R: PartialOrd>(
        &mut self,
        what: &str,
        all: Vec<T>,
        id: impl Fn(&T) -> String,
        edited_at: impl Fn(&T) -> Moment,
        rank: impl Fn(&T) -> R,
    ) -> Vec<T> {
        let help = "the one that was edited last is used";
        self.once(
            all,
            what,
            help,
            |one| (String::new(), id(one)),
            |kept, other| {
                let (before, after) = (edited_at(kept), edited_at(&other));
                let is_dated = before != Moment::Never && after != Moment::Never && before != after;
                let is_later = if is_dated { after > before } else { rank(&other) > rank(kept) };
                if is_later {
                    *kept = other;
                }
            },
        )
    }

    fn once<T: PartialEq>(
        &mut self,
        all: Vec<T>,
        what: &str,
        help: &str,
        key: impl Fn(&T) -> (String, String),
        mut unite: impl FnMut(&mut T, T),
    ) -> Vec<T> {
        let mut at: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut kept: Vec<T> = Vec::with_capacity(all.len());
        for record in all {
            let first = match at.entry(key(&record)) {
                Entry::Occupied(first) => *first.get(),
                Entry::Vacant(place) => {
                    place.insert(kept.len());
                    kept.push(record);
                    continue;
                }
            };
            self.count += 1;
            if kept[first] != record {
                let id = key(&record).1;
                let message = format!("the {what} `{id}` is in the responses more than once, with different content");
                self.findings.push(
                    Diagnostic::about_file(self.folder, Code::RepeatedRecord, format::short(&message)).with_help(help),
                );
                unite(&mut kept[first], record);
            }
        }
        kept
    }
}

fn basis(connector: &Connector) -> Basis {
    catalog::find(&connector.type_slug).map_or(Basis::None, |entry| entry.basis)
}

/// Returns whether a connector has the date that its status depends on, and the date is plausible: clocks differ by
/// minutes.
fn has_date(connector: &Connector, now: DateTime<Utc>) -> bool {
    match basis(connector) {
        Basis::None => true,
        Basis::Expiry => connector.expires_at != Moment::Never,
        Basis::Sync => connector.last_success_at.at().is_some_and(|at| at - now <= TimeDelta::minutes(5)),
    }
}

/// Returns a connector with the worse of each fact.
fn worse(a: &Connector, b: Connector) -> Connector {
    Connector {
        enabled: a.enabled || b.enabled,
        last_success_at: earlier(a.last_success_at, b.last_success_at),
        expires_at: earlier(a.expires_at, b.expires_at),
        reported: worse_reports(&a.reported, &b.reported),
        ..if a.enabled || !b.enabled { a.clone() } else { b }
    }
}

/// Returns the earlier of two dates; no date if one is missing.
fn earlier(a: Moment, b: Moment) -> Moment {
    let dated = [a, b].into_iter().filter(|moment| moment.at().is_some()).min();
    dated.unwrap_or_else(|| a.min(b))
}

/// Reported values of healthy connectors, by Graph's enumerations.
const WELL: &[&str] = &[
    "0",
    "active",
    "available",
    "bound",
    "boundAndValidated",
    "completed",
    "connected",
    "enabled",
    "healthy",
    "onboarded",
    "success",
    "valid",
];

/// Reported values of connectors whose state is not known yet.
const OPEN: &[&str] = &["none", "unknown", "inProgress", "connectionPending", "onboarding"];

/// Returns all reported facts; of two different values, the worse one.
fn worse_reports(a: &Facts, b: &Facts) -> Facts {
    let mut worse = Arc::clone(a);
    for (name, value) in b.iter() {
        if a.get(name).is_none_or(|known| severity(known) < severity(value)) {
            Arc::make_mut(&mut worse).insert(name.clone(), value.clone());
        }
    }
    worse
}

/// Returns the severity of a reported value; an unknown value may be bad.
fn severity(value: &str) -> u8 {
    let is_in = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(value.trim()));
    match () {
        () if is_in(WELL) => 0,
        () if is_in(OPEN) => 1,
        () => 2,
    }
}

/// Returns whether an incident is over, independent of as-of.
pub(super) fn is_over(incident: &Incident) -> bool {
    incident.resolved.unwrap_or_else(|| incident.ended_at.at().is_some() || incident.has_final_status())
}
