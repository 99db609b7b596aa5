//! The change log: its pages, one for each year of a long log, and net changes of the last days.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{
    PageContext,
    changes::lines,
    months::{by_month_of_day, choices},
};
use crate::{
    history::Entry,
    locale::Locale,
    site::{
        PageKind,
        view::{ChangeDay, ChangeMonth, ChangeSet, ChangesPage, MonthOf, NetChanges, PageLink, YearLink},
    },
};

/// Returns the choices of the filter by kind.
pub(super) fn kinds(locale: &Locale) -> [(&'static str, &str); 6] {
    [
        ("connector", locale.menu_connectors()),
        ("incident", locale.changes_kind_issues()),
        ("message", locale.changes_kind_messages()),
        ("license", locale.column_licenses()),
        ("tenant", locale.fleet_column_tenant()),
        ("capture", locale.changes_kind_captures()),
    ]
}

/// Returns the page of all changes, or of those of one `year`.
pub(in crate::site) fn changes(at: &PageContext<'_, '_>, year: Option<i32>) -> ChangesPage {
    let (entries, locale) = (&at.tenant.chronicle.entries, at.locale());
    let months = months(at, year);
    let lines = || {
        let days = months.iter().flat_map(|month| &month.days);
        days.flat_map(|day| &day.snapshots).flat_map(|set| &set.lines).map(|line| line.kind)
    };
    let begin = entries.first().map_or(at.as_of.0, Entry::at);
    let label = match year {
        Some(year) => locale.changes_of_year(&year.to_string()),
        None => locale.menu_changes().to_owned(),
    };
    let total: usize = entries.iter().map(|entry| entry.changes.len()).sum();
    ChangesPage {
        page: at.frame(PageKind::Changes, &[&label], &[]),
        title: label,
        periods: if at.past { Vec::new() } else { periods(at) },
        years: years(at, year),
        kinds: choices(&kinds(locale), lines()),
        shown: lines().count(),
        begin: PageLink { label: locale.date_time(begin), href: at.href(&at.tenant.base.snapshot(begin)) },
        count: locale.count_changes(total as u64),
        months,
    }
}

/// Returns the changes by month and day, newest first.
fn months(at: &PageContext<'_, '_>, year: Option<i32>) -> Vec<ChangeMonth> {
    let (entries, locale) = (&at.tenant.chronicle.entries, at.locale());
    let mut days: BTreeMap<NaiveDate, Vec<ChangeSet>> = BTreeMap::new();
    let is_shown =
        |entry: &Entry<'_>| !entry.changes.is_empty() && year.is_none_or(|year| locale.day(entry.at()).year() == year);
    for (number, pair) in entries.windows(2).enumerate().rev().filter(|(_, pair)| is_shown(&pair[1])) {
        let set = ChangeSet {
            at: at.when(pair[1].at()),
            href: at.snapshot_href(number + 1),
            since: at.when(pair[0].at()),
            lines: lines(at, &pair[1].changes),
        };
        days.entry(locale.day(pair[1].at())).or_default().push(set);
    }
    let days = days.into_iter().rev().map(|(day, snapshots)| {
        let label = locale.weekday_and_day(day);
        (Some(day), ChangeDay { label, iso: day.format("%F").to_string(), snapshots })
    });
    let months = by_month_of_day(locale, days).into_iter().map(|MonthOf { month, rows: days }| {
        let count = days.iter().flat_map(|day| &day.snapshots).map(|set| set.lines.len()).sum();
        ChangeMonth { month, count, days }
    });
    months.collect()
}

fn periods(at: &PageContext<'_, '_>) -> Vec<NetChanges> {
    let periods = at.tenant.chronicle.periods.iter().map(|(days, net)| {
        let [since, _] = net.between;
        NetChanges {
            days: *days,
            since: at.when(since),
            since_href: at.href(&at.tenant.base.snapshot(since)),
            lines: lines(at, &net.changes),
        }
    });
    periods.collect()
}

/// Returns the pages of a log that is split by year, newest first.
fn years(at: &PageContext<'_, '_>, shown: Option<i32>) -> Vec<YearLink> {
    let years = at.tenant.change_years.iter().rev().map(|(year, count)| YearLink {
        label: year.to_string(),
        count: at.locale().count_changes(*count as u64),
        href: at.href(&at.tenant.changes_path(*year)),
        current: shown == Some(*year),
    });
    years.collect()
}
