//! The log of changes, and one change in words.

use std::collections::BTreeMap;

use super::At;
use crate::{
    as_of::AsOf,
    history::{
        CaptureChange, Change, ConnectorChange, Edited, Ended, Entry, IncidentChange, LicenceChange, MessageChange,
        Part, TenantChange, What,
    },
    rules::{Status, Thresholds},
    site::{
        PageKind, TenantSite,
        path::PagePath,
        view::{ChangeDay, ChangeLine, ChangeSet, ChangesPage, ChangesSection, PageLink},
        words,
    },
};

pub(in crate::site) fn changes(at: &At<'_, '_>) -> ChangesPage {
    let entries = &at.tenant.chronicle.entries;
    let mut days: BTreeMap<chrono::NaiveDate, Vec<ChangeSet>> = BTreeMap::new();
    for (number, pair) in entries.windows(2).enumerate().rev().filter(|(_, pair)| !pair[1].changes.is_empty()) {
        let set = ChangeSet {
            at: at.when(pair[1].at()),
            href: at.snapshot_href(number + 1),
            since: at.when(pair[0].at()),
            lines: lines(at, &pair[1]),
        };
        days.entry(pair[1].at().date_naive()).or_default().push(set);
    }
    let count: usize = entries.iter().map(|entry| entry.changes.len()).sum();
    let begin = entries.first().map_or(at.as_of.0, Entry::at);
    ChangesPage {
        page: at.frame(PageKind::Changes, &["Changes"], &[]),
        days: days
            .into_iter()
            .rev()
            .map(|(day, snapshots)| ChangeDay {
                label: day.format("%A, %-d %B %Y").to_string(),
                iso: day.format("%F").to_string(),
                snapshots,
            })
            .collect(),
        begin: PageLink { label: words::date_time(begin), href: at.href(&at.tenant.base.snapshot(begin)) },
        count: words::count(count as u64, "change"),
    }
}

/// What changed in the snapshot of a number since the one before; `None` for the first one.
pub(super) fn changes_section(at: &At<'_, '_>, number: usize) -> Option<ChangesSection> {
    let entries = &at.tenant.chronicle.entries;
    let before = number.checked_sub(1)?;
    Some(ChangesSection {
        since: at.when(entries[before].at()),
        since_href: at.snapshot_href(before),
        lines: lines(at, &entries[number]),
        index: at.href(&at.tenant.base.changes()),
    })
}

fn lines(at: &At<'_, '_>, entry: &Entry<'_>) -> Vec<ChangeLine> {
    entry.changes.iter().map(|change| line(at, change)).collect()
}

/// What changed about an incident or a message, oldest first.
pub(super) fn log(at: &At<'_, '_>, key: &str) -> Vec<ChangeLine> {
    at.tenant.log(key).map(|change| change_line(change, at.as_of, &at.criteria().thresholds)).collect()
}

/// One change with the way to what it is about.
pub(super) fn line(at: &At<'_, '_>, change: &Change) -> ChangeLine {
    ChangeLine {
        href: Some(at.href(&page_of(at.tenant, change))),
        ..change_line(change, at.as_of, &at.criteria().thresholds)
    }
}

/// The page that a change leads to.
pub fn page_of(tenant: &TenantSite<'_>, change: &Change) -> PagePath {
    match &change.what {
        What::Connector(connector, _) => tenant.connector_path(&connector.type_slug, &connector.id),
        What::Incident(incident, _) => tenant.incident_path(&incident.id),
        What::Message(message, _) => tenant.message_path(&message.id),
        What::Licence(..) | What::Tenant(_) | What::Capture(..) => tenant.base.snapshot(change.at),
    }
}

/// One change in words.
pub fn change_line(change: &Change, as_of: AsOf, thresholds: &Thresholds) -> ChangeLine {
    let (key, label, subject, detail, text) = match &change.what {
        What::Connector(connector, what) => {
            let (key, label, text) = connector_words(*what, thresholds);
            (key, label, connector.name.clone(), Some(connector.type_label.clone()), text)
        }
        What::Incident(incident, what) => {
            let kind =
                ["incident", "advisory"].into_iter().find(|kind| incident.classification.to_lowercase() == *kind);
            let (label, text) = incident_words(what);
            let detail = format!("{} {}", incident.classification, incident.id);
            (kind.unwrap_or("other"), label, incident.title.clone(), Some(detail), text)
        }
        What::Message(message, what) => {
            let (label, text) = message_words(what);
            ("message", label, message.title.clone(), Some(format!("Message {}", message.id)), text)
        }
        What::Licence(licence, what) => {
            let (label, text) = licence_words(*what);
            let sku = (licence.sku != licence.name).then(|| licence.sku.clone());
            ("licence", label, licence.name.clone(), sku, text)
        }
        What::Tenant(what) => {
            let (subject, from, to) = match what {
                TenantChange::ServiceRelease { from, to } => ("Service release", from, to),
                TenantChange::MdmAuthority { from, to } => ("MDM authority", from, to),
            };
            let text = format!("From {from} to {to}.");
            ("tenant", "Changed", subject.to_owned(), None, text)
        }
        What::Capture(part, what) => {
            let (label, text) = match what {
                CaptureChange::Stopped => ("Not captured", "This snapshot does not say anything about it."),
                CaptureChange::Resumed => ("Captured again", "It is compared with the last snapshot that had it."),
                CaptureChange::Began => ("Captured", "This snapshot is the first one that says something about it."),
            };
            ("capture", label, part_words(part), None, text.to_owned())
        }
    };
    ChangeLine { key, label, subject, detail, href: None, text, at: words::when(change.at, as_of) }
}

fn connector_words(change: ConnectorChange, thresholds: &Thresholds) -> (&'static str, &'static str, String) {
    let key = |status: Status| words::status(status).key;
    let said = |status: Status| status.label().to_lowercase();
    let because = |reason| words::because(reason, thresholds);
    match change {
        ConnectorChange::Moved { from, to, because: reason } => {
            (key(to), to.label(), format!("It was {}. {}", said(from), sentence(&because(reason))))
        }
        ConnectorChange::Renewed { expired, expires, from, to } => {
            let before = words::date_time(expired);
            let before = match from {
                Status::Unhealthy => format!("It had expired {before}."),
                _ => format!("It would have expired {before}."),
            };
            let now = match expires {
                Some(at) => format!("It expires {} now.", words::date_time(at)),
                None => "It does not expire any more.".to_owned(),
            };
            (key(to), "Renewed", format!("{before} {now}"))
        }
        ConnectorChange::Added { status, because: reason } => {
            (key(status), "Added", format!("It is {}. {}", said(status), sentence(&because(reason))))
        }
        ConnectorChange::Removed { status } => {
            ("gone", "Removed", format!("It was {} when it was seen last.", said(status)))
        }
        ConnectorChange::SwitchedOn { status, because: reason } => {
            (key(status), "Switched on", format!("It is {}. {}", said(status), sentence(&because(reason))))
        }
        ConnectorChange::SwitchedOff { status } => {
            (key(Status::NotConfigured), "Switched off", format!("It was {} before.", said(status)))
        }
    }
}

fn incident_words(change: &IncidentChange) -> (&'static str, String) {
    match change {
        IncidentChange::Opened { status } => ("Opened", format!("Status: {}.", status.to_lowercase())),
        IncidentChange::Updated { from, to, posts } => {
            let moved = (from != to).then(|| format!("from {} to {}", from.to_lowercase(), to.to_lowercase()));
            let said = (*posts > 0).then(|| words::count(*posts as u64, "new post"));
            let parts: Vec<String> = [moved, said].into_iter().flatten().collect();
            let text = if parts.is_empty() { "its description was edited".to_owned() } else { parts.join("; ") };
            ("Updated", sentence(&text))
        }
        IncidentChange::Resolved { status, unseen } => {
            let status = status.as_ref().map(|status| format!("Status: {}.", status.to_lowercase()));
            let text = status.unwrap_or_else(|| "The service does not list it any more.".to_owned());
            let unseen = if *unseen { "It began and ended since the snapshot before. " } else { "" };
            ("Resolved", format!("{unseen}{text}"))
        }
        IncidentChange::Reopened { status } => {
            ("Reopened", format!("It was over before. Status: {}.", status.to_lowercase()))
        }
    }
}

fn message_words(change: &MessageChange) -> (&'static str, String) {
    match change {
        MessageChange::New { act_by, again } => {
            let again = again.then(|| "It is shown again.".to_owned());
            let act_by = act_by.map(|at| format!("Act by {}.", words::date(at)));
            ("New", [again, act_by].into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        MessageChange::Updated { edited, act_by } => {
            let parts: Vec<String> = edited.iter().map(|part| edited_words(*part).to_lowercase()).collect();
            let act_by = act_by.map_or_else(String::new, |at| format!(" Act by {}.", words::date(at)));
            ("Updated", format!("{}{act_by}", sentence(&format!("{} edited", words::list(&parts)))))
        }
        MessageChange::Ended { why } => (
            "Ended",
            match why {
                Ended::Over => "The time for which it was to be shown is over.",
                Ended::PutAway => "It was put away.",
                Ended::NotListed => "The message center does not list it any more.",
            }
            .to_owned(),
        ),
    }
}

/// A part of a message in words.
pub(super) fn edited_words(part: Edited) -> &'static str {
    match part {
        Edited::Title => "Title",
        Edited::Text => "Text",
        Edited::Summary => "Summary",
        Edited::ActBy => "Act by",
        Edited::Category => "Category",
        Edited::Severity => "Severity",
        Edited::MajorChange => "Major change",
        Edited::Tags => "Tags",
    }
}

fn licence_words(change: LicenceChange) -> (&'static str, String) {
    let number = |number: u64| words::thousands(number);
    match change {
        LicenceChange::Bought { from: 0, to } => ("New", format!("{} owned, none before.", number(to))),
        LicenceChange::Bought { from, to } => ("More owned", format!("{} owned, {} before.", number(to), number(from))),
        LicenceChange::Lost { from, to: 0 } => ("Gone", format!("None owned, {} before.", number(from))),
        LicenceChange::Lost { from, to } => ("Fewer owned", format!("{} owned, {} before.", number(to), number(from))),
        LicenceChange::OverAssigned { assigned, total } => {
            ("Over-assigned", format!("{} assigned, {} owned.", number(assigned), number(total)))
        }
        LicenceChange::Settled { assigned, total } => {
            ("Not over-assigned any more", format!("{} assigned, {} owned.", number(assigned), number(total)))
        }
    }
}

fn part_words(part: &Part) -> String {
    match part {
        Part::Licences => "Licences".to_owned(),
        Part::Connectors => "Connectors".to_owned(),
        Part::ConnectorType { label, .. } => label.clone(),
        Part::Incidents => "Service health".to_owned(),
        Part::Messages => "News".to_owned(),
    }
}

/// Words as a sentence.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), chars.as_str()))
}
