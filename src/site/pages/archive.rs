//! Archive pages: all snapshots by day, and the hub as of one snapshot.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{
    PageContext, baselines,
    hub::hub_of,
    strips::{day_counts, day_view, strip, strip_row},
    unread,
};
use crate::{
    audience::SiteSection,
    history::{
        Entry, Presence,
        days::{DayResult, worst_of_tenant},
    },
    site::{
        PageKind,
        view::{ArchiveDay, ArchiveMonth, ArchivePage, ArchiveYear, PageLink, SnapshotPage, SnapshotRow, StripRow},
    },
};

pub(in crate::site) fn archive(at: &PageContext<'_, '_>) -> ArchivePage {
    let (entries, locale) = (&at.tenant.chronicle.entries, at.locale());
    let mut days = worst_of_tenant(entries.iter().map(|entry| (entry.at(), entry.worst)), |at| locale.day(at));
    for day in unread::days(at) {
        days.entry(day).or_insert(DayResult::Unread);
    }
    let (first, last) = match (days.keys().next(), days.keys().next_back()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => (locale.day(at.as_of.0), locale.day(at.as_of.0)),
    };
    let years = (first.year()..=last.year()).rev().filter(|year| days.keys().any(|day| day.year() == *year));
    ArchivePage {
        page: at.frame(PageKind::Archive, &[locale.menu_archive()], &[]),
        count: locale.count_snapshots(entries.len() as u64),
        baselines: baselines::index(at),
        has_unread: unread::is_any(at),
        years: years.map(|year| archive_year(at, year, &days, first, last)).collect(),
    }
}

fn archive_year(
    at: &PageContext<'_, '_>,
    year: i32,
    days: &BTreeMap<NaiveDate, DayResult>,
    first: NaiveDate,
    last: NaiveDate,
) -> ArchiveYear {
    let begin = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(first).max(first);
    let end = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(last).min(last);
    let all = u32::try_from((end - begin).num_days() + 1).unwrap_or_default();
    let mut months = Vec::new();
    let mut month = end.with_day(1);
    while let Some(first_day) = month.filter(|month| (month.year(), month.month()) >= (begin.year(), begin.month())) {
        months.push(archive_month(at, first_day, days));
        month = first_day.checked_sub_months(Months::new(1));
    }
    ArchiveYear {
        label: year.to_string(),
        text: at
            .shows(SiteSection::Connectors)
            .then(|| day_counts(at.locale(), days.range(begin..=end).map(|(_, day)| *day), all)),
        months,
        strips: strips(at, begin, end),
    }
}

/// Returns a strip for every connector known in a period, by type and name: those in the latest snapshot first, removed
/// ones last.
fn strips(at: &PageContext<'_, '_>, begin: NaiveDate, end: NaiveDate) -> Vec<StripRow> {
    let chronicle = &at.tenant.chronicle;
    let mut rows: Vec<(Presence, StripRow)> = chronicle
        .connectors
        .iter()
        .map(|series| {
            let row = strip_row(at, series, strip(at, series, begin, end));
            (series.now, row)
        })
        .filter(|(_, row)| !row.strip.statuses.is_empty())
        .collect();
    rows.sort_by_cached_key(|(now, row)| (*now, row.type_label.to_lowercase(), row.name.to_lowercase()));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn archive_month(at: &PageContext<'_, '_>, first: NaiveDate, days: &BTreeMap<NaiveDate, DayResult>) -> ArchiveMonth {
    let (entries, locale) = (&at.tenant.chronicle.entries, at.locale());
    let of_month = |day: NaiveDate| (day.year(), day.month()) == (first.year(), first.month());
    let begin = entries.partition_point(|entry| locale.day(entry.at()) < first);
    let of_this: Vec<(usize, &Entry<'_>)> =
        entries.iter().enumerate().skip(begin).take_while(|(_, entry)| of_month(locale.day(entry.at()))).collect();
    let mut weeks: Vec<Vec<Option<ArchiveDay>>> = Vec::new();
    let mut day = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    while weeks.is_empty() || of_month(day) {
        weeks.push(
            day.iter_days()
                .take(7)
                .map(|day| of_month(day).then(|| archive_day(at, day, days.get(&day).copied(), &of_this)))
                .collect(),
        );
        day = day + Days::new(7);
    }
    ArchiveMonth {
        label: locale.month_of(first),
        iso: first.format("%Y-%m").to_string(),
        weeks,
        snapshots: of_this.iter().rev().map(|(number, entry)| snapshot_row(at, *number, entry)).collect(),
    }
}

fn archive_day(
    at: &PageContext<'_, '_>,
    day: NaiveDate,
    what: Option<DayResult>,
    entries: &[(usize, &Entry<'_>)],
) -> ArchiveDay {
    let locale = at.locale();
    let of_day = entries.iter().filter(|(_, entry)| locale.day(entry.at()) == day);
    ArchiveDay {
        day: day.day(),
        date: locale.calendar_day(day),
        status: what.filter(|_| at.shows(SiteSection::Connectors)).map(|result| day_view(locale, result)),
        href: of_day.clone().next_back().map(|(number, _)| at.snapshot_href(*number)),
        snapshots: of_day.count(),
        unread: unread::on_day(at, day),
    }
}

fn snapshot_row(at: &PageContext<'_, '_>, number: usize, entry: &Entry<'_>) -> SnapshotRow {
    let locale = at.locale();
    SnapshotRow {
        at: at.when(entry.at()),
        href: at.snapshot_href(number),
        status: at
            .shows(SiteSection::Connectors)
            .then(|| entry.worst.map_or_else(|| locale.not_captured(), |worst| locale.status(worst))),
        changes: match entry.changes.len() {
            _ if number == 0 => locale.archive_first().to_owned(),
            0 => locale.archive_no_changes().to_owned(),
            changes => locale.count_changes(changes as u64),
        },
    }
}

pub(in crate::site) fn snapshot(at: &PageContext<'_, '_>, number: usize) -> SnapshotPage {
    let (entries, locale) = (&at.tenant.chronicle.entries, at.locale());
    let link =
        |number: usize| PageLink { label: locale.date_time(entries[number].at()), href: at.snapshot_href(number) };
    let assessment = at.tenant.chronicle.entries[number].assessment(at.criteria());
    let (title, archive) = (locale.date_time(at.snapshot.captured_at), locale.menu_archive());
    let frame = at.frame(PageKind::Snapshot, &[&title, archive], &[(archive, at.tenant.base.archive())]);
    SnapshotPage {
        hub: hub_of(at, &assessment, frame, number),
        older: number.checked_sub(1).map(link),
        newer: (number + 1 < entries.len()).then(|| link(number + 1)),
        latest: PageLink { label: at.name().to_owned(), href: at.href(&at.tenant.base.index()) },
        place: locale.snapshot_number(&locale.number(number as u64 + 1)),
    }
}
