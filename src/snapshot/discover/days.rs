//! Responses of several days in one folder.

use std::collections::BTreeSet;

use super::File;
use crate::{
    diagnostic::{Code, Diagnostic},
    snapshot::{graph::endpoint, time::NamedTime},
};

/// Responses whose names have dates, by the capture that they belong to.
#[derive(Default)]
pub(super) struct Days<'a> {
    pub(super) captures: Vec<(NamedTime, Vec<File>)>,
    /// Those whose names have no date.
    pub(super) without: Vec<&'a File>,
    /// Those whose list is there already, on the same date and without a time.
    pub(super) again: Vec<&'a File>,
}

/// An export takes less than this, so files that are further apart belong to different ones.
const LONGEST_EXPORT: chrono::TimeDelta = chrono::TimeDelta::hours(1);

impl<'a> Days<'a> {
    /// Sorts responses by the dates in their names. Each date is a capture; where the same list was saved several times on
    /// one date, each time is. In a folder that is named by a time, only names of endpoints count: backups name files after
    /// tokens, and people name tokens after the day on which they were renewed.
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
                // The last file of an export was saved when all others had been.
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

/// The name of a list without the number that browsers and systems put behind that of a second copy: `vppTokens-(2)`.
fn without_copy_number(list: &str) -> String {
    let before = list.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let copy = before.filter(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    copy.map_or(list, |(before, _)| before.trim_end_matches(['-', '_', '.', ' '])).to_owned()
}

/// The finding about a list that was saved twice on one date: the two may be captures of the morning and of the evening.
pub(super) fn saved_again(file: &File) -> Diagnostic {
    let message = "this list was saved a second time on this date, and nothing says at what time";
    Diagnostic::about_file(file.name(), Code::DuplicateSnapshot, message).with_help(
        "put the time into the names, e.g. vppTokens-2026-11-20T080000Z.json, or keep one of the two; the second page of a \
         list is named like vppTokens-2026-11-20-2.json",
    )
}

/// The finding about a file without a date beside files of several days.
pub(super) fn undated(file: &File) -> Diagnostic {
    let message = "the files in this folder were captured at several times, and the name of this one has no date";
    Diagnostic::about_file(file.name(), Code::NoCapturedAt, message)
        .with_help("put a date into its name as into the others, or keep each capture in a folder of its own")
}
