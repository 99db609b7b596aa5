//! Splits the responses of one folder by the dates in their names.

use std::collections::BTreeSet;

use super::File;
use crate::{
    diagnostic::{Code, Diagnostic},
    snapshot::{graph::endpoint, time::NamedTime},
};

/// Responses by the dates in their names.
#[derive(Default)]
pub(super) struct Days<'a> {
    pub(super) captures: Vec<(NamedTime, Vec<File>)>,
    /// Files without a date in their names.
    pub(super) without: Vec<&'a File>,
    /// Repeated lists: another file has the same list and date, and no time.
    pub(super) again: Vec<&'a File>,
}

/// Maximum duration of an export; files further apart belong to different exports.
const LONGEST_EXPORT: chrono::TimeDelta = chrono::TimeDelta::hours(1);

impl<'a> Days<'a> {
    /// Groups responses by the dates in their names. Each date is a capture; if the same list was saved several times on a
    /// date, each time is. In a folder with a time in its name, only files named after endpoints have dates: backups name
    /// files after tokens, and people name tokens after the date of their renewal.
    pub(super) fn of(responses: &'a [File], in_dated_folder: bool) -> Self {
        let mut dated = Vec::new();
        let mut days = Days::default();
        for file in responses {
            match file.day().filter(|(_, list)| !in_dated_folder || endpoint::by_file_name(list).is_some()) {
                Some((day, list)) => dated.push((day, (file.path.parent(), without_copy_number(&list)), file)),
                None => days.without.push(file),
            }
        }
        dated.sort_by_key(|(day, ..)| *day);
        let mut lists = BTreeSet::new();
        let mut begun: Option<NamedTime> = None;
        for (day, list, file) in dated {
            let is_new = begun.is_none_or(|first| {
                let is_later = day.time.zip(first.time).is_some_and(|(now, then)| now - then > LONGEST_EXPORT);
                day.date != first.date || is_later || (day != first && lists.contains(&list))
            });
            if is_new {
                (begun, lists) = (Some(day), BTreeSet::new());
                days.captures.push((day, Vec::new()));
            }
            let is_dated_list = day.time.is_none() && !in_dated_folder && file.is_named_after_endpoint();
            if !lists.insert(list) && is_dated_list {
                days.again.push(file);
            }
            if let Some((latest, files)) = days.captures.last_mut() {
                // An export is complete when its last file was saved.
                *latest = day;
                files.push(file.clone());
            }
        }
        for (_, files) in &mut days.captures {
            files.sort_by(|a, b| a.path.cmp(&b.path));
        }
        days
    }
}

/// Returns the name of a list without the number that browsers and systems append to a second copy: `vppTokens-(2)`.
fn without_copy_number(list: &str) -> String {
    let before = list.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let copy = before.filter(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    copy.map_or(list, |(before, _)| before.trim_end_matches(['-', '_', '.', ' '])).to_owned()
}

/// Returns the finding for a list saved twice on one date, e.g. in the morning and in the evening.
pub(super) fn saved_again(file: &File) -> Diagnostic {
    let message = "this list was saved a second time on this date, and nothing says at what time";
    Diagnostic::about_file(file.name(), Code::DuplicateSnapshot, message).with_help(
        "put the time into the names, e.g. vppTokens-2026-11-20T080000Z.json, or keep one of the two; the second page of a \
         list is named like vppTokens-2026-11-20-2.json",
    )
}

/// Returns the finding for a file without a date beside files of several dates.
pub(super) fn undated(file: &File) -> Diagnostic {
    let message = "the files in this folder were captured at several times, and the name of this one has no date";
    Diagnostic::about_file(file.name(), Code::NoCapturedAt, message)
        .with_help("put a date into its name as into the others, or keep each capture in a folder of its own")
}
