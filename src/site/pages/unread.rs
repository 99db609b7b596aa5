//! Notices about snapshots and files that could not be read.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::PageContext;
use crate::{
    numbers,
    site::{summary::NEWEST_UNREAD, view::UnreadView, words},
    tenant::{Snapshot, UnreadSnapshot, gap, unread},
};

/// Number of files that a notice lists.
const MOST: usize = 10;

/// Returns the notice for the hub: newer snapshots, and files of this one, that could not be read. Pages about the past
/// have the second only.
pub(super) fn notice(at: &PageContext<'_, '_>) -> Option<UnreadView> {
    let newer: Vec<&UnreadSnapshot> =
        unread::newer(at.tenant.unread, at.snapshot.captured_at).filter(|_| !at.past).collect();
    let parts = files(at.snapshot);
    let title = match (newer.as_slice(), parts.is_empty()) {
        ([], true) => return None,
        ([], false) => "A part of this snapshot could not be read".to_owned(),
        ([_], _) => NEWEST_UNREAD.to_owned(),
        (newer, _) => format!("The newest {} could not be read", numbers::count(newer.len() as u64, "snapshot")),
    };
    let shown = match newer.as_slice() {
        [] => "What the file would have shown is not captured.".to_owned(),
        _ => format!("This page shows the snapshot of {}.", words::date_time(at.snapshot.captured_at)),
    };
    let of_shown = if newer.is_empty() { "" } else { "Of the snapshot shown: " };
    let parts = parts.into_iter().map(|file| format!("{of_shown}{file}"));
    let all: Vec<String> = newer.into_iter().map(line).chain(parts).collect();
    Some(UnreadView { title, text: format!("{shown} Export again, or correct the file."), files: shorten(all) })
}

/// Returns the notice for snapshots whose tenant is unknown; `None` if there are none.
pub(super) fn of_unknown_tenants(unread: &[UnreadSnapshot]) -> Option<UnreadView> {
    let whose = if unread.len() == 1 { "tenant it is of" } else { "tenants they are of" };
    (!unread.is_empty()).then(|| UnreadView {
        title: format!("{} could not be read", numbers::count(unread.len() as u64, "snapshot")),
        text: format!(
            "It is not known which {whose}, so a tenant may be missing or out of date. Export again, or correct the file."
        ),
        files: shorten(unread.iter().map(line).collect()),
    })
}

/// Returns the files of a snapshot that could not be read, each with its error.
fn files(snapshot: &Snapshot) -> Vec<String> {
    let files = gap::unreadable(&snapshot.gaps).into_iter();
    files.map(|(file, error)| format!("{} ({error})", file.unwrap_or("a file"))).collect()
}

fn line(unread: &UnreadSnapshot) -> String {
    let UnreadSnapshot { captured_at, file, error } = unread;
    let time = captured_at.map_or_else(|| "Time unknown".to_owned(), words::date_time);
    match file {
        Some(file) => format!("{time}: {file} ({error})"),
        None => format!("{time} ({error})"),
    }
}

/// Keeps the first lines, and counts the others.
fn shorten(mut lines: Vec<String>) -> Vec<String> {
    let others = lines.split_off(lines.len().min(MOST)).len();
    lines.extend((others > 0).then(|| format!("{} more", numbers::thousands(others as u64))));
    lines
}

/// Returns the days with snapshots of the tenant that could not be read.
pub(super) fn days(at: &PageContext<'_, '_>) -> BTreeSet<NaiveDate> {
    at.tenant.unread.iter().filter_map(|unread| Some(unread.captured_at?.date_naive())).collect()
}

/// Returns whether any snapshot of the tenant could not be read, wholly or in part.
pub(super) fn is_any(at: &PageContext<'_, '_>) -> bool {
    let mut entries = at.tenant.chronicle.entries.iter();
    !at.tenant.unread.is_empty() || entries.any(|entry| !files(entry.snapshot).is_empty())
}

/// Returns the text for what could not be read on a day: snapshots, or parts of them.
pub(super) fn on_day(at: &PageContext<'_, '_>, day: NaiveDate) -> Option<String> {
    let whole = at.tenant.unread.iter().filter(|unread| unread.captured_at.is_some_and(|at| at.date_naive() == day));
    let entries = &at.tenant.chronicle.entries;
    let of_day = entries.iter().skip(entries.partition_point(|entry| entry.at().date_naive() < day));
    let of_day = of_day.take_while(|entry| entry.at().date_naive() == day);
    let in_part = of_day.filter(|entry| !files(entry.snapshot).is_empty()).count();
    match (whole.count(), in_part) {
        (0, 0) => None,
        (0, _) => Some("could not be read in full".to_owned()),
        (1, _) => Some("a snapshot could not be read".to_owned()),
        (several, _) => Some(format!("{several} snapshots could not be read")),
    }
}
