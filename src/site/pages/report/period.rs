//! The numbers of a period as text.

use super::super::{PageContext, changes::change_line, strips::day_counts};
use super::numbers;
use crate::{
    audience::SiteSection,
    history::{Change, Net, days::DayResult},
    report::PeriodNumbers,
    site::view::{ChangeLine, ReportCaptures, ReportChanges, ReportNet, ReportPeriod},
};

/// Number of changes that a report lists.
const MOST_CHANGES: usize = 2_000;

pub(super) fn period(at: &PageContext<'_, '_>, numbers: &PeriodNumbers) -> ReportPeriod {
    let locale = at.locale();
    let shows = |section| at.shows(section);
    let (log, more_log) = log(at, numbers);
    ReportPeriod {
        name: numbers.period.name(),
        not_over: (!numbers.is_over).then(|| locale.report_not_over(&locale.date_time(at.snapshot.captured_at))),
        captures: captures(at, numbers),
        net: net(at, numbers),
        log,
        more_log,
        connectors: shows(SiteSection::Connectors).then(|| numbers::connectors(at, numbers)),
        deadlines: shows(SiteSection::Connectors).then(|| numbers::deadlines(at, numbers)),
        incidents: shows(SiteSection::Health).then(|| numbers::incidents(at, numbers)),
        health_coverage: numbers::coverage(at, numbers, |snapshot| numbers::is_whole(&snapshot.incidents)),
        connector_coverage: numbers::coverage(at, numbers, |snapshot| numbers::is_whole(&snapshot.connectors)),
        licenses: shows(SiteSection::Licenses).then(|| numbers::licenses(at, numbers)),
    }
}

fn captures(at: &PageContext<'_, '_>, numbers: &PeriodNumbers) -> ReportCaptures {
    let locale = at.locale();
    let days = numbers.days.len();
    let without = numbers.days.iter().filter(|day| day.is_none()).count();
    let unreadable = numbers.days.iter().filter(|day| **day == Some(DayResult::Unread)).count();
    let (with, snapshots) = (days - without - unreadable, numbers.entries.len());
    let share = locale.report_days_of(days as u64, &locale.number(with as u64));
    let sentences = [
        Some(locale.report_captures_text(&locale.count_snapshots(snapshots as u64), &share)),
        (without > 0).then(|| locale.report_captures_without(without as u64)),
        (unreadable > 0).then(|| locale.report_captures_unreadable(unreadable as u64)),
    ];
    let title = locale.report_captures_strip(&numbers::dates(locale, numbers.period));
    let all = u32::try_from(days).unwrap_or_default();
    ReportCaptures {
        days,
        with,
        unreadable,
        without,
        snapshots,
        text: locale.paragraph(sentences.into_iter().flatten()),
        strip: at.shows(SiteSection::Connectors).then(|| {
            let text = day_counts(locale, numbers.days.iter().flatten().copied(), all);
            numbers::strip(locale, title, text, numbers.period, &numbers.days)
        }),
    }
}

fn line(at: &PageContext<'_, '_>, change: &Change) -> ChangeLine {
    change_line(at.locale(), change, at.as_of)
}

/// Returns the net changes between the snapshot before the period, or else its first one, and its last one.
fn net(at: &PageContext<'_, '_>, numbers: &PeriodNumbers) -> ReportNet {
    let (locale, entries) = (at.locale(), &numbers.entries);
    let Some(end) = entries.end.checked_sub(1).filter(|_| !entries.is_empty()) else {
        return ReportNet { text: locale.report_net_no().to_owned(), lines: Vec::new() };
    };
    let start = entries.start.saturating_sub(1);
    let net = (start < end).then(|| at.tenant.chronicle.net_between(start, end, at.criteria())).flatten();
    let Some(Net { between: [from, to], changes }) = net else {
        return ReportNet { text: locale.report_net_one().to_owned(), lines: Vec::new() };
    };
    let compared = locale.report_net_compared(&locale.date_time(from), &locale.date_time(to));
    let text = match changes.is_empty() {
        true => locale.joined(&compared, locale.report_net_same()),
        false => compared,
    };
    ReportNet { text, lines: changes.iter().map(|change| line(at, change)).collect() }
}

/// Returns all changes of the period by snapshot, and a text for those that are not listed.
fn log(at: &PageContext<'_, '_>, numbers: &PeriodNumbers) -> (Vec<ReportChanges>, Option<String>) {
    let entries = &at.tenant.chronicle.entries[numbers.entries.clone()];
    let mut left = MOST_CHANGES;
    let mut log = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.changes.is_empty()) {
        let shown = entry.changes.iter().take(left);
        let lines: Vec<ChangeLine> = shown.map(|change| line(at, change)).collect();
        left -= lines.len();
        if !lines.is_empty() {
            log.push(ReportChanges { at: at.when(entry.at()), lines });
        }
    }
    let all: usize = entries.iter().map(|entry| entry.changes.len()).sum();
    let more = all.saturating_sub(MOST_CHANGES);
    (log, (more > 0).then(|| at.locale().report_more_changes(more as u64)))
}
