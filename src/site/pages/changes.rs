//! Changes since the previous snapshot, and texts for single changes.

use std::borrow::Cow;

use chrono::Datelike;

use super::PageContext;
use crate::{
    as_of::AsOf,
    history::{
        CaptureChange, Change, ChangeKind, ChangedValue, ConnectorChange, DetailChange, Edited, Ended, IncidentChange,
        LicenseChange, MessageChange, MessageFacts, MissingPart, TenantFact,
    },
    locale::Locale,
    rules::{Reason, Status},
    site::{
        TenantSite,
        path::PagePath,
        reports,
        view::{ChangeLine, ChangesSection},
        words,
    },
    tenant::{EnumValue, Moment},
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
        index: at.href(&at.tenant.changes_path(at.locale().day(entry.at()).year())),
    })
}

/// Returns changes with links to their subjects.
pub(super) fn lines(at: &PageContext<'_, '_>, changes: &[Change]) -> Vec<ChangeLine> {
    changes.iter().map(|change| line(at, change)).collect()
}

/// Returns the changes of an incident or message, oldest first.
pub(super) fn log(at: &PageContext<'_, '_>, key: &str) -> Vec<ChangeLine> {
    at.tenant.log(key).map(|change| change_line(at.locale(), change, at.as_of)).collect()
}

/// Returns a change with a link to its subject.
pub(super) fn line(at: &PageContext<'_, '_>, change: &Change) -> ChangeLine {
    // Changes of licenses, the tenant and captures have no page of their own; their snapshot is linked at the date.
    let has_page =
        matches!(change.what, ChangeKind::Connector(..) | ChangeKind::Incident { .. } | ChangeKind::Message { .. });
    let href = has_page.then(|| at.href(&page_of(at.tenant, change)));
    ChangeLine { href, ..change_line(at.locale(), change, at.as_of) }
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
pub fn change_line(locale: &Locale, change: &Change, as_of: AsOf) -> ChangeLine {
    let kind = match &change.what {
        ChangeKind::Connector(..) => "connector",
        ChangeKind::Incident { .. } => "incident",
        ChangeKind::Message { .. } => "message",
        ChangeKind::License { .. } => "license",
        ChangeKind::Tenant { .. } => "tenant",
        ChangeKind::Capture(..) => "capture",
    };
    let (key, subject, detail, text) = match &change.what {
        ChangeKind::Connector(connector, what) => (
            connector_key(what),
            connector.name.clone(),
            Some(connector.type_label.clone()),
            connector_text(locale, what),
        ),
        ChangeKind::Incident { id, title, classification, change } => {
            let kind = ["incident", "advisory"].into_iter().find(|kind| classification.to_lowercase() == *kind);
            let detail = match kind {
                Some("incident") => locale.change_subject_incident(id),
                Some("advisory") => locale.change_subject_advisory(id),
                _ => locale.change_subject_issue(classification, id),
            };
            (kind.unwrap_or("other"), title.clone(), Some(detail), incident_text(locale, change))
        }
        ChangeKind::Message { id, title, change } => {
            (kind, title.clone(), Some(locale.change_subject_message(id)), message_text(locale, change))
        }
        ChangeKind::License { sku, name, change } => {
            (kind, name.clone(), (sku != name).then(|| sku.clone()), license_text(locale, change))
        }
        ChangeKind::Tenant { fact, from, to } => {
            let value = |value| fact_value(locale, *fact, value);
            (kind, fact_label(locale, *fact).to_owned(), None, locale.change_fact(&value(from), &value(to)))
        }
        ChangeKind::Capture(part, what) => {
            (kind, part_label(locale, part).to_owned(), None, capture_text(locale, *what).to_owned())
        }
    };
    let [label, _] = labels(locale, &change.what);
    let at = locale.when(change.at, as_of);
    ChangeLine { kind, key, label: label.to_owned(), subject, detail, href: None, text, at }
}

/// Returns the label of a change within a sentence, e.g. `renewed`.
pub(in crate::site) fn inline_label<'l>(locale: &'l Locale, what: &ChangeKind) -> &'l str {
    let [_, inline] = labels(locale, what);
    inline
}

/// Returns the label of a change, alone and within a sentence.
fn labels<'l>(locale: &'l Locale, what: &ChangeKind) -> [&'l str; 2] {
    match what {
        ChangeKind::Connector(_, change) => connector_labels(locale, change),
        ChangeKind::Incident { change, .. } => incident_labels(locale, change),
        ChangeKind::Message { change, .. } => message_labels(locale, change),
        ChangeKind::License { change, .. } => license_labels(locale, change),
        ChangeKind::Tenant { .. } => [locale.change_tenant_changed(), locale.inline_change_tenant_changed()],
        ChangeKind::Capture(_, change) => capture_labels(locale, *change),
    }
}

/// Returns the display name of a tenant fact.
fn fact_value<'a>(locale: &'a Locale, fact: TenantFact, value: &'a ChangedValue) -> Cow<'a, str> {
    match value {
        ChangedValue::Text(text) if fact == TenantFact::AccountStatus => {
            Cow::Owned(locale.account_status(&EnumValue::new(text, &[])))
        }
        _ => Cow::Borrowed(locale.value_text(value)),
    }
}

fn fact_label(locale: &Locale, fact: TenantFact) -> &str {
    match fact {
        TenantFact::AccountStatus => locale.fact_account_status(),
        TenantFact::MdmAuthority => locale.fact_mdm_authority(),
        TenantFact::Cloud => locale.fact_cloud(),
        TenantFact::Domain => locale.change_fact_domain(),
        TenantFact::Location => locale.property_location(),
        TenantFact::Name => locale.fact_name(),
        TenantFact::ServiceRelease => locale.fact_service_release(),
    }
}

fn capture_labels(locale: &Locale, change: CaptureChange) -> [&str; 2] {
    match change {
        CaptureChange::Stopped => [locale.status_not_captured(), locale.inline_not_captured()],
        CaptureChange::Resumed => [locale.change_capture_again(), locale.inline_change_capture_again()],
        CaptureChange::Began => [locale.change_capture_began(), locale.inline_change_capture_began()],
        CaptureChange::Partial => [locale.status_in_part(), locale.inline_in_part()],
        CaptureChange::Completed => [locale.change_capture_completed(), locale.inline_change_capture_completed()],
    }
}

fn capture_text(locale: &Locale, change: CaptureChange) -> &str {
    match change {
        CaptureChange::Stopped => locale.capture_stopped(),
        CaptureChange::Resumed => locale.capture_resumed(),
        CaptureChange::Began => locale.capture_began(),
        CaptureChange::Partial => locale.capture_partial(),
        CaptureChange::Completed => locale.capture_completed(),
    }
}

/// Returns the key of the shape of a change to a connector.
fn connector_key(change: &ConnectorChange) -> &'static str {
    match change {
        ConnectorChange::Reported { problem: true, .. } => "reports-problem",
        ConnectorChange::Removed { .. } => "gone",
        ConnectorChange::SwitchedOff { .. } => words::status_key(Status::NotConfigured),
        ConnectorChange::Moved { to: status, .. }
        | ConnectorChange::Renewed { to: status, .. }
        | ConnectorChange::Reported { status, .. }
        | ConnectorChange::ExpiryMoved { status, .. }
        | ConnectorChange::DetailsChanged { status, .. }
        | ConnectorChange::Added { status, .. }
        | ConnectorChange::SwitchedOn { status, .. } => words::status_key(*status),
    }
}

fn connector_labels<'l>(locale: &'l Locale, change: &ConnectorChange) -> [&'l str; 2] {
    match change {
        ConnectorChange::Moved { from: Status::Ignored, .. } => {
            [locale.change_connector_unignored(), locale.inline_change_connector_unignored()]
        }
        ConnectorChange::Moved { to, .. } => [locale.status_label(*to), locale.status_inline(*to)],
        ConnectorChange::Renewed { .. } => {
            [locale.change_connector_renewed(), locale.inline_change_connector_renewed()]
        }
        ConnectorChange::Reported { problem: true, .. } => {
            [locale.status_reports_problem(), locale.inline_reports_problem()]
        }
        ConnectorChange::Reported { .. } => {
            [locale.change_connector_cleared(), locale.inline_change_connector_cleared()]
        }
        ConnectorChange::ExpiryMoved { .. } => {
            [locale.change_connector_expiry(), locale.inline_change_connector_expiry()]
        }
        ConnectorChange::DetailsChanged { .. } => {
            [locale.change_connector_details(), locale.inline_change_connector_details()]
        }
        ConnectorChange::Added { .. } => [locale.change_connector_added(), locale.inline_change_connector_added()],
        ConnectorChange::Removed { .. } => {
            [locale.change_connector_removed(), locale.inline_change_connector_removed()]
        }
        ConnectorChange::SwitchedOn { .. } => [locale.change_connector_on(), locale.inline_change_connector_on()],
        ConnectorChange::SwitchedOff { .. } => [locale.change_connector_off(), locale.inline_change_connector_off()],
    }
}

fn connector_text(locale: &Locale, change: &ConnectorChange) -> String {
    let inline = |status: &Status| locale.status_inline(*status);
    let why = |reason: &Reason| locale.sentence(&locale.brief_past(reason));
    let now = |status: &Status, reason: &Reason| {
        locale.sentences(&locale.sentence(locale.status_label(*status)), &why(reason))
    };
    match change {
        ConnectorChange::Moved { from, to: Status::Ignored, because } => {
            locale.change_now_ignored(inline(from), &locale.because(because))
        }
        ConnectorChange::Moved { from: Status::Ignored, to, because } => now(to, because),
        // It has synchronized, or its status would have been unknown before.
        ConnectorChange::Moved { from, because: Reason::NeverSynced, .. } if from.counts() => {
            locale.change_sync_lost(inline(from))
        }
        ConnectorChange::Moved { from, because, .. } => {
            locale.sentences(&locale.change_previously(inline(from)), &why(because))
        }
        ConnectorChange::Renewed { expired, expires, from, .. } => {
            let before = locale.date_time(*expired);
            match (expires.map(|at| locale.date_time(at)), from) {
                (Some(at), Status::Unhealthy) => locale.change_renewed_expired(&at, &before),
                (Some(at), _) => locale.change_renewed(&at, &before),
                (None, Status::Unhealthy) => locale.change_endless_expired(&before),
                (None, _) => locale.change_endless(&before),
            }
        }
        ConnectorChange::Reported { name, from, to, .. } => {
            reports::changed(locale, name, from.as_deref(), to.as_deref())
        }
        ConnectorChange::ExpiryMoved { from, to, .. } => expiry_text(locale, *from, *to),
        ConnectorChange::DetailsChanged { details, .. } => {
            sentence_of(locale, details.iter().map(|detail| detail_text(locale, detail)))
        }
        ConnectorChange::Added { status, because } | ConnectorChange::SwitchedOn { status, because } => {
            now(status, because)
        }
        ConnectorChange::Removed { status } => locale.change_last_status(inline(status)),
        ConnectorChange::SwitchedOff { status } => locale.change_previously(inline(status)),
    }
}

/// Returns several changes as one sentence, e.g. `Status changed from x to y; 2 new posts.`
fn sentence_of(locale: &Locale, changes: impl Iterator<Item = String>) -> String {
    let text = changes.reduce(|text, next| locale.change_and(&text, &next));
    locale.sentence(&text.unwrap_or_default())
}

/// Returns e.g. `Now expires 4 Nov 2026 00:00 UTC (was 1 Dec 2027 00:00 UTC).`
fn expiry_text(locale: &Locale, from: Moment, to: Moment) -> String {
    let before = from.at().map(|at| locale.date_time(at));
    match (to, before) {
        (Moment::At(at), Some(before)) => locale.change_renewed(&locale.date_time(at), &before),
        (Moment::At(at), None) if from == Moment::NotInSight => locale.change_expiry_from_none(&locale.date_time(at)),
        (Moment::At(at), None) => locale.change_expiry_from_unknown(&locale.date_time(at)),
        (Moment::NotInSight, Some(before)) => locale.change_no_expiry(&before),
        (Moment::NotInSight, None) => locale.change_no_expiry_from_unknown().to_owned(),
        (Moment::Never, Some(before)) => locale.change_expiry_lost(&before),
        (Moment::Never, None) => locale.change_expiry_lost_from_none().to_owned(),
    }
}

/// Returns e.g. `Apple ID changed from a@example.com to b@example.com`.
fn detail_text(locale: &Locale, detail: &DetailChange) -> String {
    let DetailChange { name, from, to } = detail;
    let name = locale.name_of_detail(name);
    match (from, to) {
        (Some(from), Some(to)) => locale.detail_changed(name, locale.value_text(from), locale.value_text(to)),
        (None, Some(to)) => locale.detail_added(name, locale.value_text(to)),
        (Some(from), None) => locale.detail_removed(name, locale.value_text(from)),
        (None, None) => locale.detail_changed_somehow(name),
    }
}

fn incident_labels<'l>(locale: &'l Locale, change: &IncidentChange) -> [&'l str; 2] {
    match change {
        IncidentChange::Opened { .. } => [locale.change_issue_opened(), locale.inline_change_issue_opened()],
        IncidentChange::Updated { .. } => [locale.change_issue_updated(), locale.inline_change_issue_updated()],
        IncidentChange::NoLongerListed { .. } => {
            [locale.change_issue_unlisted(), locale.inline_change_issue_unlisted()]
        }
        IncidentChange::ListedAgain { .. } => [locale.change_issue_listed(), locale.inline_change_issue_listed()],
        IncidentChange::Resolved { .. } => [locale.change_issue_resolved(), locale.inline_change_issue_resolved()],
        IncidentChange::Reopened { .. } => [locale.change_issue_reopened(), locale.inline_change_issue_reopened()],
    }
}

/// Returns the text of a change to an issue.
fn incident_text(locale: &Locale, change: &IncidentChange) -> String {
    let inline = |status| locale.inline_issue_status(status);
    match change {
        IncidentChange::Opened { status } | IncidentChange::ListedAgain { status } => {
            locale.change_status(&inline(status))
        }
        IncidentChange::Updated { from, to, posts, edited } => {
            let moved = (from != to).then(|| locale.change_status_moved(&inline(from), &inline(to)));
            let new = (*posts > 0).then(|| locale.change_posts(*posts as u64));
            let is_first = moved.is_none() && new.is_none();
            let edited = (!edited.is_empty()).then(|| locale.change_edited(&edited_list(locale, edited, is_first)));
            let mut parts = [moved, new, edited].into_iter().flatten().peekable();
            match parts.peek() {
                // Whether an issue is active may change without its status.
                None => locale.change_updated_somehow().to_owned(),
                Some(_) => sentence_of(locale, parts),
            }
        }
        IncidentChange::NoLongerListed { status, seen } => {
            locale.change_status_unlisted(&inline(status), &locale.date_time(*seen))
        }
        IncidentChange::Resolved { status, unseen: true } => locale.change_status_unseen(&inline(status)),
        IncidentChange::Resolved { status, unseen: false } => locale.change_status(&inline(status)),
        IncidentChange::Reopened { status } => locale.change_status_reopened(&inline(status)),
    }
}

/// Returns a list of edited parts, e.g. `Title, links and details`. `is_first` means that it begins a sentence.
fn edited_list(locale: &Locale, edited: &[Edited], is_first: bool) -> String {
    let name = |(number, part): (usize, &Edited)| {
        let [label, inline] = edited_labels(locale, *part);
        if is_first && number == 0 { label } else { inline }.to_owned()
    };
    let names: Vec<String> = edited.iter().enumerate().map(name).collect();
    locale.list(&names)
}

fn message_labels<'l>(locale: &'l Locale, change: &MessageChange) -> [&'l str; 2] {
    match change {
        MessageChange::New { .. } => [locale.change_message_new(), locale.inline_change_message_new()],
        MessageChange::Updated { .. } => [locale.change_message_updated(), locale.inline_change_message_updated()],
        MessageChange::Ended { .. } => [locale.change_message_ended(), locale.inline_change_message_ended()],
    }
}

fn message_text(locale: &Locale, change: &MessageChange) -> String {
    match change {
        MessageChange::New { act_by, again } => {
            let again = if *again { locale.change_active_again() } else { "" };
            let act_by = act_by.map(|at| locale.change_act_by(&locale.date(at)));
            locale.joined(again, &act_by.unwrap_or_default())
        }
        MessageChange::Updated { edited, now, before } => update_text(locale, edited, now, before),
        MessageChange::Ended { why, at } => match (why, at) {
            (Ended::Over, Some(at)) => locale.change_expired_on(&locale.date(*at)),
            (Ended::Over, None) => locale.change_expired().to_owned(),
            (Ended::PutAway, _) => locale.change_archived().to_owned(),
            (Ended::NotStarted, _) => locale.change_rescheduled().to_owned(),
            (Ended::NotListed, _) => locale.change_not_listed().to_owned(),
        },
    }
}

/// Returns e.g. `Title and text edited. No longer marked as a major change. End date moved to 3 Dec 2026 (was 3 Nov
/// 2026).`
fn update_text(locale: &Locale, edited: &[Edited], now: &MessageFacts, before: &MessageFacts) -> String {
    let own = |part: &Edited| match part {
        Edited::ActBy => Some(date_text(locale, &ACT_BY, before.act_by, now.act_by)),
        Edited::Start => Some(date_text(locale, &START, before.starts_at, now.starts_at)),
        Edited::End => Some(date_text(locale, &END, before.ends_at, now.ends_at)),
        Edited::MajorChange if now.major_change => Some(locale.change_major().to_owned()),
        Edited::MajorChange => Some(locale.change_not_major().to_owned()),
        _ => None,
    };
    let others: Vec<Edited> = edited.iter().filter(|part| own(part).is_none()).copied().collect();
    let others = match others.as_slice() {
        [] => String::new(),
        others => locale.sentence(&locale.change_edited(&edited_list(locale, others, true))),
    };
    edited.iter().filter_map(own).fold(others, |text, next| locale.joined(&text, &next))
}

/// The messages for a change of a date.
struct DateMessages {
    moved: fn(&Locale, &str, &str) -> String,
    set: fn(&Locale, &str) -> String,
    removed: fn(&Locale, &str) -> String,
    changed: fn(&Locale) -> &str,
}

const ACT_BY: DateMessages = DateMessages {
    moved: Locale::change_act_by_moved,
    set: Locale::change_act_by_set,
    removed: Locale::change_act_by_removed,
    changed: Locale::change_act_by_changed,
};

const START: DateMessages = DateMessages {
    moved: Locale::change_start_moved,
    set: Locale::change_start_set,
    removed: Locale::change_start_removed,
    changed: Locale::change_start_changed,
};

const END: DateMessages = DateMessages {
    moved: Locale::change_end_moved,
    set: Locale::change_end_set,
    removed: Locale::change_end_removed,
    changed: Locale::change_end_changed,
};

/// Returns e.g. `End date moved to 3 Dec 2026 (was 3 Nov 2026).`, with times if the day is the same.
fn date_text(locale: &Locale, messages: &DateMessages, from: Moment, to: Moment) -> String {
    match (from.at(), to.at()) {
        (Some(from), Some(to)) if locale.day(from) == locale.day(to) => {
            (messages.moved)(locale, &locale.date_time(to), &locale.date_time(from))
        }
        (Some(from), Some(to)) => (messages.moved)(locale, &locale.date(to), &locale.date(from)),
        (None, Some(to)) => (messages.set)(locale, &locale.date(to)),
        (Some(from), None) => (messages.removed)(locale, &locale.date(from)),
        (None, None) => (messages.changed)(locale).to_owned(),
    }
}

/// Returns the display name of a part of a message or issue.
pub(super) fn edited_words(locale: &Locale, part: Edited) -> &str {
    let [label, _] = edited_labels(locale, part);
    label
}

/// Returns the display name of a part of a message or issue, alone and within a sentence.
fn edited_labels(locale: &Locale, part: Edited) -> [&str; 2] {
    match part {
        Edited::Title => [locale.edited_title(), locale.inline_edited_title()],
        Edited::Text => [locale.edited_text(), locale.inline_edited_text()],
        Edited::Links => [locale.edited_links(), locale.inline_edited_links()],
        Edited::Summary => [locale.message_summary(), locale.inline_edited_summary()],
        Edited::ActBy => [locale.edited_act_by(), locale.inline_edited_act_by()],
        Edited::Start => [locale.edited_start(), locale.inline_edited_start()],
        Edited::End => [locale.edited_end(), locale.inline_edited_end()],
        Edited::Category => [locale.column_category(), locale.inline_edited_category()],
        Edited::Severity => [locale.fact_severity(), locale.inline_edited_severity()],
        Edited::MajorChange => [locale.edited_major_change(), locale.inline_edited_major_change()],
        Edited::Services => [locale.fact_services(), locale.inline_edited_services()],
        Edited::Tags => [locale.fact_tags(), locale.inline_edited_tags()],
        Edited::Classification => [locale.edited_classification(), locale.inline_edited_classification()],
        Edited::Impact => [locale.edited_impact(), locale.inline_edited_impact()],
        Edited::Feature => [locale.fact_feature(), locale.inline_edited_feature()],
        Edited::Origin => [locale.fact_origin(), locale.inline_edited_origin()],
        Edited::Posts => [locale.edited_posts(), locale.inline_edited_posts()],
        Edited::Details => [locale.edited_details(), locale.inline_edited_details()],
    }
}

fn license_labels<'l>(locale: &'l Locale, change: &LicenseChange) -> [&'l str; 2] {
    match change {
        LicenseChange::Bought { from: 0, .. } => [locale.change_license_new(), locale.inline_change_license_new()],
        LicenseChange::Bought { .. } => [locale.change_license_more(), locale.inline_change_license_more()],
        LicenseChange::Lost { to: 0, .. } => [locale.change_license_gone(), locale.inline_change_license_gone()],
        LicenseChange::Lost { .. } => [locale.change_license_fewer(), locale.inline_change_license_fewer()],
        LicenseChange::OverAssigned { .. } => [locale.change_license_over(), locale.inline_change_license_over()],
        LicenseChange::Settled { .. } => [locale.change_license_settled(), locale.inline_change_license_settled()],
        LicenseChange::Suspended { .. } => {
            [locale.change_license_suspended(), locale.inline_change_license_suspended()]
        }
        LicenseChange::InGrace { .. } => [locale.change_license_grace(), locale.inline_change_license_grace()],
        LicenseChange::Renamed { .. } => [locale.change_license_renamed(), locale.inline_change_license_renamed()],
    }
}

fn license_text(locale: &Locale, change: &LicenseChange) -> String {
    let number = |number: &u64| locale.number(*number);
    match change {
        LicenseChange::Bought { from: 0, to } => locale.change_owned_first(*to),
        LicenseChange::Lost { from, to: 0 } => locale.change_owned_none(&number(from)),
        LicenseChange::Bought { from, to } | LicenseChange::Lost { from, to } => {
            locale.change_owned(*to, &number(from))
        }
        LicenseChange::OverAssigned { assigned, total } | LicenseChange::Settled { assigned, total } => {
            locale.change_assigned(*assigned, *total)
        }
        LicenseChange::Suspended { from, to } => locale.change_suspended(*to, &number(from)),
        LicenseChange::InGrace { from, to } => locale.change_in_grace(*to, &number(from)),
        LicenseChange::Renamed { from, .. } => locale.change_renamed(from),
    }
}

pub(super) fn part_label<'l>(locale: &'l Locale, part: &'l MissingPart) -> &'l str {
    match part {
        MissingPart::Licenses => locale.column_licenses(),
        MissingPart::Connectors => locale.menu_connectors(),
        MissingPart::ConnectorType { label, .. } => label,
        MissingPart::Incidents => locale.menu_health(),
        MissingPart::Messages => locale.menu_news(),
    }
}
