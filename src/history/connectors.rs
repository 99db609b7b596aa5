//! Changes to one connector.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    ChangedValue, ConnectorChange, ConnectorName, DetailChange, DetailName,
    compare::{Held, same_words},
};
use crate::{
    rules::{Member, Status, reported},
    tenant::{Basis, Connector, Facts, Moment},
};

/// Returns all changes, the most important first. Of an ignored connector, only the begin of ignoring is a change;
/// its end is one beside all others. `is_captured` returns whether this snapshot has a reported property.
pub(super) fn changes(
    before: &Held<'_>,
    now: &Member<'_>,
    name: &ConnectorName,
    is_captured: impl Fn(&str) -> bool,
) -> Vec<ConnectorChange> {
    if before.series.connector.is_from_status_list() != now.connector.is_from_status_list() {
        // Details differ between sources, so only the status can be compared.
        return status_change(before, now)
            .filter(|change| matches!(change, ConnectorChange::Moved { .. }))
            .into_iter()
            .collect();
    }
    let (was_ignored, is_ignored) = (before.verdict.status == Status::Ignored, now.verdict.status == Status::Ignored);
    if is_ignored {
        return status_change(before, now).into_iter().collect();
    }
    let expiry = expiry_change(before, now, name.basis);
    let renewed = matches!(expiry, Some(ConnectorChange::Renewed { .. }));
    let status = status_change(before, now).filter(|_| !renewed || was_ignored);
    let details = details(before, now.connector, name);
    let details = (!details.is_empty()).then(|| ConnectorChange::DetailsChanged {
        details,
        status: now.verdict.status,
        also: Vec::new(),
    });
    status.into_iter().chain(reports(before, now, is_captured)).chain(expiry).chain(details).collect()
}

fn status_change(before: &Held<'_>, now: &Member<'_>) -> Option<ConnectorChange> {
    let (from, to, because) = (before.verdict.status, now.verdict.status, now.verdict.reason.clone());
    match (before.series.connector.enabled, now.connector.enabled) {
        _ if from == Status::Ignored || to == Status::Ignored => {
            (from != to).then_some(ConnectorChange::Moved { from, to, because })
        }
        (true, false) => Some(ConnectorChange::SwitchedOff { status: from }),
        (false, true) => Some(ConnectorChange::SwitchedOn { status: to, because }),
        _ => (from != to).then_some(ConnectorChange::Moved { from, to, because }),
    }
}

/// Returns the change of the expiry date for types whose status is based on it; other types do not show it.
fn expiry_change(before: &Held<'_>, now: &Member<'_>, basis: Basis) -> Option<ConnectorChange> {
    let (from, to) = (before.series.connector.expires_at, now.connector.expires_at);
    if basis != Basis::Expiry || whole_seconds(from) == whole_seconds(to) {
        return None;
    }
    let configured = before.series.connector.enabled && now.connector.enabled;
    match from {
        // *Does not expire* sorts after every date, *not known* before.
        Moment::At(expired) if configured && to > from => Some(ConnectorChange::Renewed {
            expired,
            expires: to.at(),
            from: before.verdict.status,
            to: now.verdict.status,
        }),
        _ => Some(ConnectorChange::ExpiryMoved { from, to, status: now.verdict.status }),
    }
}

/// Truncates a date to seconds: services report the same date with and without a fraction.
pub(super) fn whole_seconds(moment: Moment) -> (u8, i64) {
    match moment {
        Moment::Never => (0, 0),
        Moment::At(at) => (1, at.timestamp()),
        Moment::NotInSight => (2, 0),
    }
}

/// Returns the changed reported values that are or were a problem. Other values change all the time, e.g. during a
/// sync.
fn reports(before: &Held<'_>, now: &Member<'_>, is_captured: impl Fn(&str) -> bool) -> Vec<ConnectorChange> {
    if before.reported == now.connector.reported {
        return Vec::new();
    }
    let earlier = reported::trouble_in(&before.reported, before.verdict.status);
    let names: BTreeSet<&str> = earlier.iter().chain(&now.trouble).map(|report| report.name).collect();
    let value = |reported: &Facts, name: &str| -> Option<String> {
        reported.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let moved = names.into_iter().filter_map(|name| {
        let (from, to) = (value(&before.reported, name), value(&now.connector.reported, name));
        let same = match (&from, &to) {
            (_, None) if !is_captured(name) => true,
            (Some(from), Some(to)) => from.eq_ignore_ascii_case(to),
            (from, to) => from == to,
        };
        let problem = now.trouble.iter().any(|report| report.name == name);
        let status = now.verdict.status;
        (!same).then(|| ConnectorChange::Reported {
            name: name.to_owned(),
            from,
            to,
            problem,
            status,
            also: Vec::new(),
        })
    });
    moved.collect()
}

/// Returns the last known reported values: those of this snapshot, and earlier ones for properties it did not capture.
pub(super) fn known_reports(before: Option<&Facts>, now: &Facts, is_captured: impl Fn(&str) -> bool) -> Facts {
    let Some(before) = before.filter(|before| *before != now) else { return Arc::clone(now) };
    let mut known = now.as_ref().clone();
    for (name, value) in before.iter().filter(|(name, _)| !is_captured(name)) {
        known.entry(name.clone()).or_insert_with(|| value.clone());
    }
    Facts::new(known)
}

/// Returns the changed details of a connector.
fn details<'a>(before: &Held<'a>, connector: &'a Connector, name: &'a ConnectorName) -> Vec<DetailChange> {
    let known = before.series.connector;
    let text = |text: &str| ChangedValue::Text(text.to_owned());
    let change = |name: DetailName, from: Option<&str>, to: Option<&str>| {
        let same = match (from, to) {
            (Some(from), Some(to)) => same_words(from, to),
            (from, to) => from == to,
        };
        (!same).then(|| DetailChange { name, from: from.map(text), to: to.map(text) })
    };
    let (old, new) = (&before.series.name, name);
    let own = [
        change(DetailName::Name, Some(&known.name), Some(&connector.name)),
        change(DetailName::Type, Some(&old.type_label), Some(&new.type_label)),
        (old.basis != new.basis).then_some(DetailChange {
            name: DetailName::Basis,
            from: Some(ChangedValue::Basis(old.basis)),
            to: Some(ChangedValue::Basis(new.basis)),
        }),
        change(DetailName::Link, known.link.as_deref(), connector.link.as_deref()),
    ];
    let names: BTreeSet<&str> = match known.details == connector.details {
        true => BTreeSet::new(),
        false => known.details.keys().chain(connector.details.keys()).map(String::as_str).collect(),
    };
    let value = |connector: &'a Connector, name: &str| connector.details.get(name).map(String::as_str);
    let facts = names.into_iter().filter(|name| !is_measurement(name));
    let facts =
        facts.map(|name| change(DetailName::Other(name.to_owned()), value(known, name), value(connector, name)));
    own.into_iter().chain(facts).flatten().collect()
}

/// Returns whether a detail is a count or the date of the last event, which changes daily without being a reportable
/// change.
pub fn is_measurement(name: &str) -> bool {
    const WORDS: [&str; 6] = ["count", "counts", "devices", "users", "apps", "last"];
    name.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}
