//! Notices about snapshots and files that could not be read.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::PageContext;
use crate::{
    locale::Locale,
    report::MonthOrYear,
    site::view::UnreadView,
    tenant::{Snapshot, UnreadSnapshot, gap, unread},
};

/// Number of files that a notice lists.
const MOST: usize = 10;

/// Returns the notice for the hub: newer snapshots, and files of this one, that could not be read. Pages about the past
/// have the second only.
pub(super) fn notice(at: &PageContext<'_, '_>) -> Option<UnreadView> {
    let newer: Vec<&UnreadSnapshot> =
        unread::newer(at.tenant.unread, at.snapshot.captured_at).filter(|_| !at.past).collect();
    let locale = at.locale();
    let parts = files(locale, at.snapshot);
    let title = match (newer.as_slice(), parts.is_empty()) {
        ([], true) => return None,
        ([], false) => locale.unread_part().to_owned(),
        ([_], _) => locale.unread_newest().to_owned(),
        (newer, _) => locale.unread_newest_several(newer.len() as u64),
    };
    let text = match newer.as_slice() {
        [] => locale.unread_part_text().to_owned(),
        _ => locale.unread_shown(&locale.date_time(at.snapshot.captured_at)),
    };
    let has_newer = !newer.is_empty();
    let parts = parts.into_iter().map(|file| if has_newer { locale.unread_of_shown(&file) } else { file });
    let all: Vec<String> = newer.into_iter().map(|unread| line(locale, unread)).chain(parts).collect();
    Some(UnreadView { title, text, files: shorten(locale, all) })
}

/// Returns the notice for snapshots whose tenant is unknown; `None` if there are none.
pub(super) fn of_unknown_tenants(locale: &Locale, unread: &[UnreadSnapshot]) -> Option<UnreadView> {
    let count = unread.len() as u64;
    (count > 0).then(|| UnreadView {
        title: locale.unread_unknown_tenants(count),
        text: locale.unread_unknown_tenants_text(count),
        files: shorten(locale, unread.iter().map(|unread| line(locale, unread)).collect()),
    })
}

/// Returns the files of a snapshot that could not be read, each with its error.
fn files(locale: &Locale, snapshot: &Snapshot) -> Vec<String> {
    let line = |(file, error): (Option<&str>, &str)| match file {
        Some(file) => locale.unread_file(file, error),
        None => locale.unread_file_unnamed(error),
    };
    gap::unreadable(&snapshot.gaps).into_iter().map(line).collect()
}

fn line(locale: &Locale, unread: &UnreadSnapshot) -> String {
    let UnreadSnapshot { captured_at, file, error } = unread;
    let time = captured_at.map_or_else(|| locale.unread_time_unknown().to_owned(), |at| locale.date_time(at));
    match file {
        Some(file) => locale.unread_snapshot(&time, file, error),
        None => locale.unread_snapshot_unnamed(&time, error),
    }
}

/// Keeps the first lines, and counts the others.
fn shorten(locale: &Locale, mut lines: Vec<String>) -> Vec<String> {
    let others = lines.split_off(lines.len().min(MOST)).len();
    lines.extend((others > 0).then(|| locale.unread_more(others as u64)));
    lines
}

/// Returns whether a file of a snapshot could not be read.
fn is_in_part(snapshot: &Snapshot) -> bool {
    !gap::unreadable(&snapshot.gaps).is_empty()
}

/// Returns the days with snapshots of the tenant that could not be read.
pub(super) fn days(at: &PageContext<'_, '_>) -> BTreeSet<NaiveDate> {
    at.tenant.unread.iter().filter_map(|unread| Some(at.locale().day(unread.captured_at?))).collect()
}

/// Returns whether any snapshot of the tenant could not be read, wholly or in part.
pub(super) fn is_any(at: &PageContext<'_, '_>) -> bool {
    let mut entries = at.tenant.chronicle.entries.iter();
    !at.tenant.unread.is_empty() || entries.any(|entry| is_in_part(entry.snapshot))
}

/// Returns the text for what could not be read on a day: snapshots, or parts of them.
pub(super) fn on_day(at: &PageContext<'_, '_>, day: NaiveDate) -> Option<String> {
    let locale = at.locale();
    let whole = at.tenant.unread.iter().filter(|unread| unread.captured_at.is_some_and(|at| locale.day(at) == day));
    let entries = &at.tenant.chronicle.entries;
    let of_day = entries.iter().skip(entries.partition_point(|entry| locale.day(entry.at()) < day));
    let of_day = of_day.take_while(|entry| locale.day(entry.at()) == day);
    let in_part = of_day.filter(|entry| is_in_part(entry.snapshot)).count();
    match (whole.count(), in_part) {
        (0, 0) => None,
        (0, _) => Some(locale.unread_day_in_part().to_owned()),
        (whole, _) => Some(locale.unread_day(whole as u64)),
    }
}

/// Returns the notice for a period: snapshots of its days, and those without a time, that could not be read, wholly or in
/// part; `None` if there are none.
pub(super) fn of_period(at: &PageContext<'_, '_>, period: MonthOrYear) -> Option<UnreadView> {
    let locale = at.locale();
    let is_in = |moment: Option<DateTime<Utc>>| moment.is_none_or(|at| period.has(locale.day(at)));
    let whole = at.tenant.unread.iter().filter(|unread| is_in(unread.captured_at)).map(|unread| line(locale, unread));
    let entries = at.tenant.chronicle.entries.iter().filter(|entry| is_in(Some(entry.at())));
    let in_part = entries.flat_map(|entry| {
        let time = locale.date_time(entry.at());
        files(locale, entry.snapshot).into_iter().map(move |file| locale.name_and_value(&time, &file))
    });
    let all: Vec<String> = whole.chain(in_part).collect();
    (!all.is_empty()).then(|| UnreadView {
        title: locale.unread_title().to_owned(),
        text: locale.report_unread().to_owned(),
        files: shorten(locale, all),
    })
}
