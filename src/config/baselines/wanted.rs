//! How an entry names its snapshot: by day, time or path.

use std::path::Path;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::{
    config::ignore::day,
    diagnostic::did_you_mean,
    format, numbers,
    snapshot::{PackedHistory, time, unread::relative},
    tenant::{AgreedSnapshot, Moment, UnreadSnapshot, rfc3339},
};

/// A snapshot, as an entry names it.
pub(super) enum Wanted<'a> {
    Day(NaiveDate),
    Time(DateTime<Utc>),
    Path(&'a str),
}

/// Parses the name of a snapshot.
pub(super) fn wanted(text: &str) -> Result<Wanted<'_>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("no snapshot is named".to_owned());
    }
    if let Some(day) = day(text) {
        return Ok(Wanted::Day(day));
    }
    match time::parse(text, false) {
        Ok(Moment::At(at)) => Ok(Wanted::Time(at)),
        Err(message) if message.ends_with("no such date") => Err(message),
        _ => Ok(Wanted::Path(text)),
    }
}

impl Wanted<'_> {
    pub(super) fn day(&self) -> Option<NaiveDate> {
        match self {
            Wanted::Day(day) => Some(*day),
            Wanted::Time(at) => Some(at.date_naive()),
            Wanted::Path(_) => None,
        }
    }

    /// Returns the capture time of the snapshot of a tenant.
    pub(super) fn find(&self, data: &Path, tenant: &PackedHistory) -> Option<DateTime<Utc>> {
        let is_it = |(path, at): &(&str, DateTime<Utc>)| match self {
            Wanted::Day(day) => at.date_naive() == *day,
            Wanted::Time(time) => at == time,
            Wanted::Path(wanted) => is_path(wanted, &relative(data, path)),
        };
        tenant.captures().rfind(is_it).map(|(_, at)| at)
    }

    /// Looks for the snapshot among those that could not be read. One of unknown time may be any if there is no other
    /// tenant, as `may_be_any` says.
    pub(super) fn find_unread(&self, unread: &[UnreadSnapshot], may_be_any: bool) -> Option<AgreedSnapshot> {
        let is_it = |one: &&UnreadSnapshot| match (self, one.captured_at) {
            (Wanted::Path(wanted), _) => one.file.as_deref().is_some_and(|file| is_path_above(wanted, file)),
            (Wanted::Day(day), Some(at)) => at.date_naive() == *day,
            (Wanted::Time(time), Some(at)) => at == *time,
            (_, None) => may_be_any,
        };
        unread.iter().find(is_it).map(|one| AgreedSnapshot::Unread(one.captured_at))
    }

    /// Returns the message and help for a snapshot that none of these tenants has.
    pub(super) fn missing(&self, data: &Path, tenants: &[&PackedHistory]) -> (String, String) {
        let mut times: Vec<DateTime<Utc>> =
            tenants.iter().flat_map(|tenant| tenant.captures()).map(|(_, at)| at).collect();
        times.sort_unstable();
        times.dedup();
        let (message, at) = match self {
            Wanted::Path(path) => return missing_path(path, data, tenants),
            Wanted::Day(day) => (format!("no snapshot was captured on {day}"), day.and_time(NaiveTime::MIN).and_utc()),
            Wanted::Time(at) => (format!("no snapshot was captured at {}", rfc3339(*at)), *at),
        };
        let next = times.partition_point(|time| *time < at);
        let before = next.checked_sub(1).map(|before| format!("`{}`", rfc3339(times[before])));
        let nearest: Vec<String> =
            before.into_iter().chain(times.get(next).map(|at| format!("`{}`", rfc3339(*at)))).collect();
        let help = match (next == times.len(), nearest.as_slice()) {
            (true, [latest]) => format!("the latest snapshot is {latest}"),
            (false, [first]) => format!("the first snapshot is {first}"),
            (_, nearest) => format!("the nearest snapshots are {}", numbers::list(nearest)),
        };
        (message, help)
    }
}

fn missing_path(wanted: &str, data: &Path, tenants: &[&PackedHistory]) -> (String, String) {
    let paths: Vec<String> =
        tenants.iter().flat_map(|tenant| tenant.captures()).map(|(path, _)| relative(data, path)).collect();
    let help = match (did_you_mean(wanted, paths.iter().map(String::as_str)), paths.last()) {
        (Some(meant), _) => format!("did you mean `{meant}`?"),
        (None, Some(latest)) => {
            format!("write a path such as `{latest}`, relative to the data, or a day such as `2026-10-01`")
        }
        (None, None) => "write a day such as `2026-10-01`".to_owned(),
    };
    (format!("there is no snapshot `{}`", format::short(wanted)), help)
}

/// Returns whether a path of the user, relative to the data, is `path`, which has slashes.
fn is_path(wanted: &str, path: &str) -> bool {
    plain(wanted) == path
}

/// Returns whether a path of the user is `path` or a folder above it.
fn is_path_above(wanted: &str, path: &str) -> bool {
    let wanted = plain(wanted);
    path.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn plain(wanted: &str) -> String {
    let path = wanted.replace('\\', "/");
    path.trim_start_matches("./").trim_end_matches('/').to_owned()
}
