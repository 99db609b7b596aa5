//! Deadlines on the hub: expiry dates of credentials and dates by which messages ask to act.

use chrono::{DateTime, Utc};

use super::{PageContext, connectors::steps, messages::is_overdue};
use crate::{
    as_of::AsOf,
    audience::SiteSection,
    locale::Locale,
    rules::{Assessment, Group, Member},
    site::view::{DeadlineRow, DeadlinesSection, PeriodOf},
    tenant::{Basis, Message},
};

/// A period of deadlines. Periods do not depend on the thresholds.
#[derive(Debug, Clone)]
pub(super) struct Period {
    /// Key: `overdue`, `7`, `30`, `90` or `later`.
    pub(super) key: &'static str,
    /// Label, e.g. `Within 7 days`.
    pub(super) label: String,
    /// Label within a sentence, e.g. `within 7 days`.
    pub(super) inline: String,
}

impl Period {
    fn new(key: &'static str, label: &str, inline: &str) -> Self {
        Period { key, label: label.to_owned(), inline: inline.to_owned() }
    }

    /// Returns the periods ahead, with their length in days.
    fn ahead(locale: &Locale) -> [(Self, i64); 3] {
        [
            (Period::new("7", locale.period_7_days(), locale.inline_period_7_days()), 7),
            (Period::new("30", locale.period_30_days(), locale.inline_period_30_days()), 30),
            (Period::new("90", locale.period_90_days(), locale.inline_period_90_days()), 90),
        ]
    }
}

/// A deadline before it is assigned to a period.
struct Deadline {
    at: DateTime<Utc>,
    /// Whether it has passed: a credential expires at its date, a day to act by ends with the day.
    is_overdue: bool,
    row: DeadlineRow,
}

/// Returns the deadlines of a tenant; `None` if the audience may see neither connectors nor messages.
pub(super) fn deadlines_section(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> Option<DeadlinesSection> {
    let (of_connectors, of_messages) = (at.shows(SiteSection::Connectors), at.shows(SiteSection::News));
    if !of_connectors && !of_messages {
        return None;
    }
    let groups = || assessment.groups.captured().into_iter().flatten().filter(|_| of_connectors);
    let active = assessment.news.captured().into_iter().flat_map(|news| &news.active).filter(|_| of_messages);
    let mut all: Vec<Deadline> = groups()
        .filter(|group| group.kind.basis == Basis::Expiry)
        .flat_map(|group| group.members.iter().filter_map(|member| expiry(at, group, member)))
        .chain(active.filter_map(|message| act_by(at, message)))
        .collect();
    all.sort_by(|a, b| (a.at, &a.row.name, &a.row.href).cmp(&(b.at, &b.row.name, &b.row.href)));
    let of_basis = |basis: Basis| {
        let configured = groups().filter(move |group| group.kind.basis == basis).flat_map(|group| &group.members);
        configured.filter(|member| member.verdict.status.counts())
    };
    let mut bound: Vec<String> = of_basis(Basis::None).map(|member| member.name.clone().into_owned()).collect();
    bound.sort_by_key(|name| name.to_lowercase());
    let locale = at.locale();
    let none = all.is_empty();
    let groups = periods(locale, all, at.as_of, |deadline| (deadline.at, deadline.is_overdue));
    Some(DeadlinesSection {
        none,
        groups: groups.into_iter().map(group).collect(),
        not_captured: not_captured(locale, assessment, of_connectors, of_messages),
        no_expiry: (!bound.is_empty()).then(|| locale.deadlines_no_expiry(&locale.list(&bound))),
        syncs: of_basis(Basis::Sync).count(),
    })
}

/// Returns the next expiry of a credential that has not yet expired.
pub(super) fn next_expiry(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> Option<DeadlineRow> {
    let groups = assessment.groups.captured()?.iter().filter(|group| group.kind.basis == Basis::Expiry);
    let members = groups.flat_map(|group| group.members.iter().map(move |member| (group, member)));
    let dates = members.filter_map(|(group, member)| expiry(at, group, member));
    let next = dates
        .filter(|deadline| !deadline.is_overdue)
        .min_by(|a, b| (a.at, &a.row.name, &a.row.href).cmp(&(b.at, &b.row.name, &b.row.href)));
    next.map(|deadline| deadline.row)
}

/// Returns the expiry of a configured credential; `None` if its date is not known.
fn expiry(at: &PageContext<'_, '_>, group: &Group<'_>, member: &Member<'_>) -> Option<Deadline> {
    let date = member.connector.expires_at.at().filter(|_| member.verdict.status.counts())?;
    let is_overdue = date <= at.as_of.0;
    let locale = at.locale();
    let row = DeadlineRow {
        name: member.name.clone().into_owned(),
        detail: group.kind.label.clone(),
        href: at.connector_href(member.connector),
        kind: "expiry",
        label: if is_overdue { locale.deadline_expired() } else { locale.deadline_expires() }.to_owned(),
        status: Some(locale.status(member.verdict.status)),
        date: at.when(date),
        due: locale.due(date, at.as_of, is_overdue),
        steps: steps(at, &member.verdict),
    };
    Some(Deadline { at: date, is_overdue, row })
}

/// Returns the day by which an active message asks to act.
fn act_by(at: &PageContext<'_, '_>, message: &Message) -> Option<Deadline> {
    let date = message.action_required_by.at()?;
    let is_overdue = is_overdue(at.locale(), date, at.as_of);
    let row = DeadlineRow {
        name: message.title.clone(),
        detail: message.id.clone(),
        href: at.href(&at.tenant.message_path(&message.id)),
        kind: "message",
        label: at.locale().deadline_act_by().to_owned(),
        status: None,
        date: at.when(date),
        due: at.locale().due(date, at.as_of, is_overdue),
        steps: Vec::new(),
    };
    Some(Deadline { at: date, is_overdue, row })
}

/// Assigns deadlines, soonest first, to all periods, most urgent first. `facts` returns the date of a deadline and
/// whether it is overdue. Overdue ones are listed latest first.
pub(super) fn periods<T>(
    locale: &Locale,
    all: Vec<T>,
    as_of: AsOf,
    facts: impl Fn(&T) -> (DateTime<Utc>, bool),
) -> Vec<(Period, Vec<T>)> {
    let (mut overdue, mut ahead): (Vec<T>, Vec<T>) = all.into_iter().partition(|deadline| facts(deadline).1);
    overdue.reverse();
    let mut periods = vec![(Period::new("overdue", locale.period_overdue(), locale.inline_period_overdue()), overdue)];
    for (period, days) in Period::ahead(locale) {
        let within = |deadline: &T| locale.calendar_days(facts(deadline).0, as_of) <= days;
        let (near, later) = ahead.into_iter().partition(within);
        periods.push((period, near));
        ahead = later;
    }
    periods.push((Period::new("later", locale.period_later(), locale.inline_period_later()), ahead));
    periods
}

fn group((period, deadlines): (Period, Vec<Deadline>)) -> PeriodOf<DeadlineRow> {
    let rows = deadlines.into_iter().map(|deadline| deadline.row).collect();
    PeriodOf { key: period.key, label: period.label, inline: period.inline, rows }
}

/// Returns the note about sections and types with deadlines that may be missing.
fn not_captured(
    locale: &Locale,
    assessment: &Assessment<'_>,
    of_connectors: bool,
    of_messages: bool,
) -> Option<String> {
    let connectors = match assessment.groups.captured() {
        _ if !of_connectors => None,
        None => Some(locale.deadlines_connectors_not_captured().to_owned()),
        Some(groups) => {
            let types = assessment.types_not_captured.iter().filter(|kind| kind.basis == Basis::Expiry);
            let in_part = groups.iter().filter(|group| group.in_part && group.kind.basis == Basis::Expiry);
            let types: Vec<String> =
                types.map(|kind| kind.label.clone()).chain(in_part.map(|group| group.kind.label.clone())).collect();
            match (types.is_empty(), assessment.groups.is_in_part()) {
                (false, _) => Some(locale.deadlines_types_in_part(&locale.list(&types))),
                (true, true) => Some(locale.summary_list_in_part().to_owned()),
                (true, false) => None,
            }
        }
    };
    let messages = match (of_messages, assessment.news.captured().is_some(), assessment.news.is_in_part()) {
        (true, false, _) => Some(locale.deadlines_messages_not_captured()),
        (true, true, true) => Some(locale.deadlines_messages_in_part()),
        _ => None,
    };
    let notes = locale.joined(&connectors.unwrap_or_default(), messages.unwrap_or_default());
    (!notes.is_empty()).then_some(notes)
}
