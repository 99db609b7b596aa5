//! Changes since the previous snapshot, and texts for single changes.

use chrono::{DateTime, Datelike, Utc};

use super::PageContext;
use crate::{
    as_of::AsOf,
    history::{
        CaptureChange, Change, ChangeKind, ConnectorChange, DetailChange, Edited, Ended, IncidentChange, LicenseChange,
        MessageChange, MessageFacts, MissingPart, TenantFact,
    },
    numbers,
    rules::{Reason, Status},
    site::{
        TenantSite,
        path::PagePath,
        reports,
        view::{ChangeLine, ChangesSection},
        words,
    },
    tenant::Moment,
};

/// Returns the changes of a snapshot, given by index, since the previous one; `None` for the first one.
pub(super) fn changes_section(at: &PageContext<'_, '_>, number: usize) -> Option<ChangesSection> {
    let entries = &at.tenant.chronicle.entries;
    let before = number.checked_sub(1)?;
    let entry = &entries[number];
    Some(ChangesSection {
        since: at.when(entries[before].at()),
        since_href: at.snapshot_href(before),
        lines: lines(at, &entry.changes),
        index: at.href(&at.tenant.changes_path(entry.at().year())),
    })
}

/// Returns changes with links to their subjects.
pub(super) fn lines(at: &PageContext<'_, '_>, changes: &[Change]) -> Vec<ChangeLine> {
    changes.iter().map(|change| line(at, change)).collect()
}

/// Returns the changes of an incident or message, oldest first.
pub(super) fn log(at: &PageContext<'_, '_>, key: &str) -> Vec<ChangeLine> {
    at.tenant.log(key).map(|change| change_line(change, at.as_of)).collect()
}

/// Returns a change with a link to its subject.
pub(super) fn line(at: &PageContext<'_, '_>, change: &Change) -> ChangeLine {
    // Changes of licenses, the tenant and captures have no page of their own; their snapshot is linked at the date.
    let has_page =
        matches!(change.what, ChangeKind::Connector(..) | ChangeKind::Incident { .. } | ChangeKind::Message { .. });
    let href = has_page.then(|| at.href(&page_of(at.tenant, change)));
    ChangeLine { href, ..change_line(change, at.as_of) }
}

/// Returns the page linked from a change.
pub fn page_of(tenant: &TenantSite<'_>, change: &Change) -> PagePath {
    match &change.what {
        ChangeKind::Connector(connector, _) => tenant.connector_path(&connector.type_slug, &connector.id),
        ChangeKind::Incident { id, .. } => tenant.incident_path(id),
        ChangeKind::Message { id, .. } => tenant.message_path(id),
        ChangeKind::License { .. } | ChangeKind::Tenant { .. } | ChangeKind::Capture(..) => {
            tenant.base.snapshot(change.at)
        }
    }
}

/// Returns a change for display.
pub fn change_line(change: &Change, as_of: AsOf) -> ChangeLine {
    let kind = match &change.what {
        ChangeKind::Connector(..) => "connector",
        ChangeKind::Incident { .. } => "incident",
        ChangeKind::Message { .. } => "message",
        ChangeKind::License { .. } => "license",
        ChangeKind::Tenant { .. } => "tenant",
        ChangeKind::Capture(..) => "capture",
    };
    let (key, label, subject, detail, text) = match &change.what {
        ChangeKind::Connector(connector, what) => {
            let (key, label, text) = connector_words(what);
            (key, label, connector.name.clone(), Some(connector.type_label.clone()), text)
        }
        ChangeKind::Incident { id, title, classification, change } => {
            let kind = ["incident", "advisory"].into_iter().find(|kind| classification.to_lowercase() == *kind);
            let (label, text) = incident_words(change);
            (kind.unwrap_or("other"), label, title.clone(), Some(format!("{classification} {id}")), text)
        }
        ChangeKind::Message { id, title, change } => {
            let (label, text) = message_words(change);
            ("message", label, title.clone(), Some(format!("Message {id}")), text)
        }
        ChangeKind::License { sku, name, change } => {
            let (label, text) = license_words(change);
            ("license", label, name.clone(), (sku != name).then(|| sku.clone()), text)
        }
        ChangeKind::Tenant { fact, from, to } => {
            ("tenant", "Changed", fact_words(*fact).to_owned(), None, format!("Changed from {from} to {to}."))
        }
        ChangeKind::Capture(part, what) => {
            let (label, text) = capture_words(*what);
            ("capture", label, part_words(part), None, text.to_owned())
        }
    };
    ChangeLine { kind, key, label, subject, detail, href: None, text, at: words::when(change.at, as_of) }
}

/// Returns the display name of a tenant fact.
fn fact_words(fact: TenantFact) -> &'static str {
    match fact {
        TenantFact::AccountStatus => "Account status",
        TenantFact::MdmAuthority => "MDM authority",
        TenantFact::Cloud => "Cloud",
        TenantFact::Domain => "Domain",
        TenantFact::Location => "Location",
        TenantFact::Name => "Tenant name",
        TenantFact::ServiceRelease => "Service release",
    }
}

fn capture_words(change: CaptureChange) -> (&'static str, &'static str) {
    match change {
        CaptureChange::Stopped => ("Not captured", "Not included in this snapshot."),
        CaptureChange::Resumed => ("Captured again", "Compared with the last snapshot that included it."),
        CaptureChange::Began => ("Captured", "Not included before."),
        CaptureChange::Partial => {
            ("Captured in part", "Captured only in part. What is missing is not counted as removed.")
        }
        CaptureChange::Completed => ("Captured in full", "Captured in full."),
    }
}

fn connector_words(change: &ConnectorChange) -> (&'static str, &'static str, String) {
    let key = |status: &Status| words::status(*status).key;
    let said = |status: &Status| status.label().to_lowercase();
    let now = |status: &Status, reason| format!("{}. {}", status.label(), sentence(&words::because(reason)));
    match change {
        ConnectorChange::Moved { from, to: to @ Status::Ignored, because } => {
            (key(to), to.label(), format!("Previously {}. Now {}.", said(from), words::because(because)))
        }
        ConnectorChange::Moved { from: Status::Ignored, to, because } => {
            (key(to), "No longer ignored", now(to, because))
        }
        ConnectorChange::Moved { from, to, because } => {
            let because = match because {
                // It has synchronized, or its status would have been unknown before.
                Reason::NeverSynced if from.counts() => "its last sync is no longer known".to_owned(),
                because => words::because(because),
            };
            (key(to), to.label(), format!("Previously {}. {}", said(from), sentence(&because)))
        }
        ConnectorChange::Renewed { expired, expires, from, to } => {
            (key(to), "Renewed", renewed_words(*expired, *expires, *from))
        }
        ConnectorChange::Reported { name, from, to, problem, status, .. } => {
            let (key, label) =
                if *problem { ("reports-problem", "Reports a problem") } else { (key(status), "Problem cleared") };
            (key, label, reported_words(name, from.as_deref(), to.as_deref()))
        }
        ConnectorChange::ExpiryMoved { from, to, status } => (key(status), "Expiry changed", expiry_words(*from, *to)),
        ConnectorChange::DetailsChanged { details, status, .. } => {
            let parts: Vec<String> = details.iter().map(detail_words).collect();
            (key(status), "Details changed", format!("{}.", parts.join("; ")))
        }
        ConnectorChange::Added { status, because } => (key(status), "Added", now(status, because)),
        ConnectorChange::Removed { status } => ("gone", "Removed", format!("Last known status: {}.", said(status))),
        ConnectorChange::SwitchedOn { status, because } => (key(status), "Switched on", now(status, because)),
        ConnectorChange::SwitchedOff { status } => {
            (key(&Status::NotConfigured), "Switched off", format!("Previously {}.", said(status)))
        }
    }
}

/// Returns e.g. `Now expires 26 Dec 2026 18:51 UTC (was 26 Dec 2025 18:51 UTC).`
fn renewed_words(expired: DateTime<Utc>, expires: Option<DateTime<Utc>>, from: Status) -> String {
    let before = match from {
        Status::Unhealthy => format!("expired {}", words::date_time(expired)),
        _ => format!("was {}", words::date_time(expired)),
    };
    match expires {
        Some(at) => format!("Now expires {} ({before}).", words::date_time(at)),
        None => format!("No longer expires ({before})."),
    }
}

/// Returns e.g. `Reports error 3: Apple's new terms and conditions are not accepted (was no error).`
fn reported_words(name: &str, from: Option<&str>, to: Option<&str>) -> String {
    let before = from.map(|value| reports::reported_value(name, value));
    match (to, before) {
        (Some(to), Some(before)) => sentence(&format!("{} (was {before})", reports::report(name, to))),
        (Some(to), None) => sentence(&reports::report(name, to)),
        (None, Some(before)) => format!("No longer reports {before}."),
        (None, None) => String::new(),
    }
}

/// Returns e.g. `Now expires 4 Nov 2026 00:00 UTC (was 1 Dec 2027 00:00 UTC).`
fn expiry_words(from: Moment, to: Moment) -> String {
    let before = match from {
        Moment::Never => "not known".to_owned(),
        Moment::NotInSight => "no expiry".to_owned(),
        Moment::At(at) => words::date_time(at),
    };
    match to {
        Moment::Never => format!("Expiry date is no longer known (was {before})."),
        Moment::NotInSight => format!("Does not expire (was {before})."),
        Moment::At(at) => format!("Now expires {} (was {before}).", words::date_time(at)),
    }
}

/// Returns e.g. `Apple ID changed from a@example.com to b@example.com`.
fn detail_words(detail: &DetailChange) -> String {
    let DetailChange { name, from, to } = detail;
    match (from, to) {
        (Some(from), Some(to)) => format!("{name} changed from {from} to {to}"),
        (None, Some(to)) => format!("{name} added: {to}"),
        (Some(from), None) => format!("{name} removed (was {from})"),
        (None, None) => format!("{name} changed"),
    }
}

fn incident_words(change: &IncidentChange) -> (&'static str, String) {
    match change {
        IncidentChange::Opened { status } => ("Opened", format!("Status: {}.", status.to_lowercase())),
        IncidentChange::Updated { from, to, posts, edited } => {
            let moved =
                (from != to).then(|| format!("status changed from {} to {}", from.to_lowercase(), to.to_lowercase()));
            let new = (*posts > 0).then(|| numbers::count(*posts as u64, "new post"));
            let parts: Vec<String> = edited.iter().map(|part| edited_words(*part).to_lowercase()).collect();
            let edited = (!parts.is_empty()).then(|| format!("{} edited", numbers::list(&parts)));
            let parts: Vec<String> = [moved, new, edited].into_iter().flatten().collect();
            // Whether an issue is active may change without its status.
            let text = if parts.is_empty() { "updated".to_owned() } else { parts.join("; ") };
            ("Updated", sentence(&text))
        }
        IncidentChange::NoLongerListed { status, seen } => (
            "No longer listed",
            format!("Last known status: {} (snapshot of {}).", status.to_lowercase(), words::date_time(*seen)),
        ),
        IncidentChange::ListedAgain { status } => ("Listed again", format!("Status: {}.", status.to_lowercase())),
        IncidentChange::Resolved { status, unseen } => {
            let unseen = if *unseen { "Started and ended since the previous snapshot. " } else { "" };
            ("Resolved", format!("{unseen}Status: {}.", status.to_lowercase()))
        }
        IncidentChange::Reopened { status } => {
            ("Reopened", format!("Active again. Status: {}.", status.to_lowercase()))
        }
    }
}

fn message_words(change: &MessageChange) -> (&'static str, String) {
    match change {
        MessageChange::New { act_by, again } => {
            let again = again.then(|| "Active again.".to_owned());
            let act_by = act_by.map(|at| format!("Act by {}.", words::date(at)));
            ("New", [again, act_by].into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        MessageChange::Updated { edited, now, before } => ("Updated", update_words(edited, now, before)),
        MessageChange::Ended { why, at } => (
            "Ended",
            match (why, at) {
                (Ended::Over, Some(at)) => format!("Expired on {}.", words::date(*at)),
                (Ended::Over, None) => "Expired.".to_owned(),
                (Ended::PutAway, _) => "Archived.".to_owned(),
                (Ended::NotStarted, _) => "Rescheduled: not started yet.".to_owned(),
                (Ended::NotListed, _) => "No longer listed in the message center.".to_owned(),
            },
        ),
    }
}

/// Returns e.g. `Title and text edited. No longer marked as a major change. End date moved to 3 Dec 2026 (was 3 Nov
/// 2026).`
fn update_words(edited: &[Edited], now: &MessageFacts, before: &MessageFacts) -> String {
    let own = |part: &Edited| match part {
        Edited::ActBy => Some(date_words("Act-by date", before.act_by, now.act_by)),
        Edited::Start => Some(date_words("Start date", before.starts_at, now.starts_at)),
        Edited::End => Some(date_words("End date", before.ends_at, now.ends_at)),
        Edited::MajorChange if now.major_change => Some("Marked as a major change.".to_owned()),
        Edited::MajorChange => Some("No longer marked as a major change.".to_owned()),
        _ => None,
    };
    let others: Vec<String> =
        edited.iter().filter(|part| own(part).is_none()).map(|part| edited_words(*part).to_lowercase()).collect();
    let others = (!others.is_empty()).then(|| sentence(&format!("{} edited", numbers::list(&others))));
    others.into_iter().chain(edited.iter().filter_map(own)).collect::<Vec<_>>().join(" ")
}

/// Returns e.g. `End date moved to 3 Dec 2026 (was 3 Nov 2026).`, with times if the day is the same.
fn date_words(what: &str, from: Moment, to: Moment) -> String {
    match (from.at(), to.at()) {
        (Some(from), Some(to)) if from.date_naive() == to.date_naive() => {
            format!("{what} moved to {} (was {}).", words::date_time(to), words::date_time(from))
        }
        (Some(from), Some(to)) => format!("{what} moved to {} (was {}).", words::date(to), words::date(from)),
        (None, Some(to)) => format!("{what} set to {}.", words::date(to)),
        (Some(from), None) => format!("{what} removed (was {}).", words::date(from)),
        (None, None) => format!("{what} changed."),
    }
}

/// Returns the display name of a part of a message or issue.
pub(super) fn edited_words(part: Edited) -> &'static str {
    match part {
        Edited::Title => "Title",
        Edited::Text => "Text",
        Edited::Links => "Links",
        Edited::Summary => "Summary",
        Edited::ActBy => "Act by",
        Edited::Start => "Start date",
        Edited::End => "End date",
        Edited::Category => "Category",
        Edited::Severity => "Severity",
        Edited::MajorChange => "Major change",
        Edited::Services => "Services",
        Edited::Tags => "Tags",
        Edited::Classification => "Classification",
        Edited::Impact => "Impact",
        Edited::Feature => "Feature",
        Edited::Origin => "Origin",
        Edited::Posts => "Earlier posts",
        Edited::Details => "Details",
    }
}

fn license_words(change: &LicenseChange) -> (&'static str, String) {
    let number = |number: &u64| numbers::thousands(*number);
    match change {
        LicenseChange::Bought { from: 0, to } => ("New", format!("{} owned (was none).", number(to))),
        LicenseChange::Bought { from, to } => ("More owned", format!("{} owned (was {}).", number(to), number(from))),
        LicenseChange::Lost { from, to: 0 } => ("Gone", format!("None owned (was {}).", number(from))),
        LicenseChange::Lost { from, to } => ("Fewer owned", format!("{} owned (was {}).", number(to), number(from))),
        LicenseChange::OverAssigned { assigned, total } => {
            ("Over-assigned", format!("{} assigned, {} owned.", number(assigned), number(total)))
        }
        LicenseChange::Settled { assigned, total } => {
            ("No longer over-assigned", format!("{} assigned, {} owned.", number(assigned), number(total)))
        }
        LicenseChange::Suspended { from, to } => {
            ("Suspended", format!("{} suspended (was {}).", number(to), number(from)))
        }
        LicenseChange::InGrace { from, to } => {
            ("Grace period", format!("{} in grace period (was {}).", number(to), number(from)))
        }
        LicenseChange::Renamed { from, .. } => ("Renamed", format!("Was {from}.")),
    }
}

fn part_words(part: &MissingPart) -> String {
    match part {
        MissingPart::Licenses => "Licenses".to_owned(),
        MissingPart::Connectors => "Connectors".to_owned(),
        MissingPart::ConnectorType { label, .. } => label.clone(),
        MissingPart::Incidents => "Service health".to_owned(),
        MissingPart::Messages => "News".to_owned(),
    }
}

/// Turns a phrase into a sentence.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), chars.as_str()))
}
