//! `baselines.yaml` in the data: snapshots that were agreed, with which the latest one is compared.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Config, ignore::day, is_blank_file, read_text};
use crate::{
    audience::READY_MADE,
    diagnostic::{Code, Diagnostic, did_you_mean},
    error::Failure,
    format::{self, FileFindings, FindingTarget, KeyPath, Scalar, Source, Unplaced},
    input::Limits,
    numbers,
    snapshot::{Archive, BASELINES, PackedHistory, time, unread::relative},
    tenant::{AgreedSnapshot, Baseline, Moment, UnreadSnapshot, rfc3339},
    text_safety,
};

/// Length of the longest title, in characters.
const LONGEST_TITLE: usize = 100;

/// Length of the longest note, in characters.
const LONGEST_NOTE: usize = 1_000;

/// Maximum number of baselines of one tenant: all are on one page.
const MOST: usize = 20;

/// A baseline: a snapshot that was agreed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaselineFile {
    /// Title, e.g. `Audit of 1 October`. A tenant has no two with the same one.
    pub title: String,
    /// The snapshot: its day in UTC (`2026-10-01`: the last one of this day), its capture time
    /// (`2026-10-01T08:00:00Z`), or the path of its file or folder, relative to the data.
    pub snapshot: Scalar,
    /// Id, name or initial domain of its tenant; default: every tenant.
    pub tenant: Option<String>,
    /// A remark, e.g. who agreed. It is shown as plain text.
    pub note: Option<String>,
    /// Names of the audiences that may see it; default: all that may see the archive.
    pub audiences: Option<Vec<String>>,
}

/// The baselines of the data.
pub struct Baselines {
    source: Source,
    entries: Vec<BaselineFile>,
}

/// A snapshot, as an entry names it.
enum Wanted<'a> {
    Day(NaiveDate),
    Time(DateTime<Utc>),
    Path(&'a str),
}

/// Reads `baselines.yaml` in the data folder; `None` if there is none.
///
/// # Errors
/// All findings in the file, or an I/O error.
pub fn read(data: &Path, config: &Config) -> Result<Option<Baselines>, Failure> {
    let path = data.join(BASELINES);
    // A file of snapshots has no baselines beside it.
    if !path.exists() {
        return Ok(None);
    }
    let source = read_text(&path)?;
    if is_blank_file(&source) {
        return Ok(None);
    }
    let check = |entries: &Vec<BaselineFile>| check(&source, entries, config);
    let entries = format::read_checked::<Vec<BaselineFile>>(&source, &Limits::FIXED, check)?;
    Ok(Some(Baselines { source, entries }))
}

/// Checks rules that the types cannot express, and that need no snapshots.
fn check(source: &Source, entries: &[BaselineFile], config: &Config) -> Vec<Unplaced> {
    let mut found = FileFindings::of(source);
    let mut titles: BTreeMap<&str, Vec<Option<&str>>> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        let at = KeyPath::top().index(number);
        if let Some((message, help)) = wrong_title(&entry.title) {
            found.at_value(at.key("title"), message, help);
        }
        let tenant = entry.tenant.as_deref().map(str::trim);
        let others = titles.entry(entry.title.trim()).or_default();
        if others.iter().any(|other| other.is_none() || tenant.is_none() || *other == tenant) {
            let message = format!("two baselines have the title `{}`", format::short(entry.title.trim()));
            found.at_value(at.key("title"), message, "give each its own title, e.g. with its date");
        }
        others.push(tenant);
        if entry.note.as_ref().is_some_and(|note| note.chars().count() > LONGEST_NOTE) {
            let message = format!("the note has more than {LONGEST_NOTE} characters");
            found.at_value(at.key("note"), message, "shorten it, or write where the rest is");
        }
        if let Err(message) = wanted(&entry.snapshot.0) {
            let help = "write the day of the snapshot, its capture time, or its path in the data";
            found.at_value(at.key("snapshot"), message, help);
        }
        for (place, name) in entry.audiences.iter().flatten().enumerate() {
            if let Some((message, help)) = unknown_audience(name, config) {
                found.at_value(at.key("audiences").index(place), message, help);
            }
        }
    }
    found.finish()
}

fn wrong_title(title: &str) -> Option<(String, &'static str)> {
    let help = "write a short title, e.g. `Audit of 1 October`";
    if !text_safety::has_content(title) {
        Some(("the title is empty".to_owned(), help))
    } else if title.trim().chars().count() > LONGEST_TITLE {
        Some((format!("the title has more than {LONGEST_TITLE} characters"), help))
    } else if title.trim().contains(['\n', '\r']) {
        Some(("the title has several lines".to_owned(), help))
    } else {
        None
    }
}

fn unknown_audience(name: &str, config: &Config) -> Option<(String, String)> {
    let own = config.audiences.iter().map(|audience| audience.name.as_str());
    let known: Vec<&str> = own.chain(READY_MADE.iter().map(|ready| ready.name)).collect();
    if known.contains(&name) {
        return None;
    }
    let help = match did_you_mean(name, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("expected one of: {}", known.join(", ")),
    };
    Some((format!("there is no audience `{}`", format::short(name)), help))
}

/// Parses the name of a snapshot.
fn wanted(text: &str) -> Result<Wanted<'_>, String> {
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

impl Baselines {
    /// Assigns the baselines to the tenants of an archive, which must hold every tenant.
    ///
    /// # Errors
    /// A finding for each tenant or snapshot that does not exist.
    pub fn assign(&self, data: &Path, archive: &mut Archive) -> Result<(), Vec<Diagnostic>> {
        let mut found = Vec::new();
        for (number, entry) in self.entries.iter().enumerate() {
            let at = KeyPath::top().index(number);
            match agreed(data, archive, entry) {
                Ok(agreed) => {
                    for (place, snapshot) in agreed {
                        archive.tenants[place].baselines.push(baseline(entry, snapshot));
                    }
                }
                Err((key, message, help)) => found.push(self.unplaced(at.key(key), &message, help)),
            }
            let crowded = archive.tenants.iter().find(|tenant| tenant.baselines.len() == MOST + 1);
            if let Some(tenant) = crowded {
                let message = format!("more than {MOST} baselines for {}", tenant.tenant.label());
                found.push(self.unplaced(at, &message, "delete those that matter no more".to_owned()));
                break;
            }
        }
        if found.is_empty() { Ok(()) } else { Err(format::placed(&self.source, found)) }
    }

    fn unplaced(&self, path: KeyPath, message: &str, help: String) -> Unplaced {
        let finding = Diagnostic::about_file(&self.source.path, Code::UnknownBaseline, message).with_help(help);
        Unplaced { finding, path, target: FindingTarget::Value, is_certain: false }
    }
}

fn baseline(entry: &BaselineFile, snapshot: AgreedSnapshot) -> Baseline {
    let BaselineFile { title, note, audiences, .. } = entry;
    Baseline {
        title: title.trim().to_owned(),
        note: note.as_ref().map(|note| note.trim().to_owned()).filter(|note| !note.is_empty()),
        snapshot,
        audiences: audiences.as_ref().map(|names| names.iter().cloned().collect()),
    }
}

/// What is wrong with an entry: its key, the message, and help.
type Wrong = (&'static str, String, String);

/// Returns the tenants that a baseline is for, by position, each with the snapshot.
fn agreed(data: &Path, archive: &Archive, entry: &BaselineFile) -> Result<Vec<(usize, AgreedSnapshot)>, Wrong> {
    let tenants = tenants(archive, entry)?;
    let Ok(wanted) = wanted(&entry.snapshot.0) else { return Ok(Vec::new()) };
    let find = |place: usize| {
        let tenant = &archive.tenants[place];
        let read = wanted.find(data, tenant).map(AgreedSnapshot::Read);
        let unread = || wanted.find_unread(&tenant.unread, true);
        read.or_else(unread).map(|snapshot| (place, snapshot))
    };
    let mut agreed: Vec<(usize, AgreedSnapshot)> = tenants.iter().filter_map(|place| find(*place)).collect();
    if agreed.is_empty()
        && let Some(unread) = wanted.find_unread(&archive.unread, tenants.len() == 1)
    {
        agreed.extend(tenants.iter().map(|place| (*place, unread)));
    }
    if agreed.is_empty() {
        let of_tenants: Vec<&PackedHistory> = tenants.iter().map(|place| &archive.tenants[*place]).collect();
        let (message, help) = wanted.missing(data, &of_tenants);
        return Err(("snapshot", message, help));
    }
    if let Some(day) = wanted.day() {
        let found: BTreeSet<usize> = agreed.iter().map(|(place, _)| *place).collect();
        let others = tenants.into_iter().filter(|place| !found.contains(place));
        agreed.extend(others.map(|place| (place, AgreedSnapshot::None(day))));
    }
    Ok(agreed)
}

/// Returns the positions of the tenants that a baseline is for.
fn tenants(archive: &Archive, entry: &BaselineFile) -> Result<Vec<usize>, Wrong> {
    let Some(wanted) = &entry.tenant else { return Ok((0..archive.tenants.len()).collect()) };
    let all = archive.tenants.iter().enumerate();
    let named: Vec<usize> = all.filter(|(_, shelf)| shelf.tenant.is_named(wanted)).map(|(place, _)| place).collect();
    if !named.is_empty() {
        return Ok(named);
    }
    let labels: Vec<&str> = archive.tenants.iter().map(|shelf| shelf.tenant.label()).collect();
    let help = match did_you_mean(wanted, labels.iter().copied()) {
        Some(meant) => format!("did you mean `{}`?", format::short(meant)),
        None => "`tenant` is the id, name or initial domain of a tenant".to_owned(),
    };
    Err(("tenant", format!("no snapshot is of the tenant `{}`", format::short(wanted)), help))
}

impl Wanted<'_> {
    fn day(&self) -> Option<NaiveDate> {
        match self {
            Wanted::Day(day) => Some(*day),
            Wanted::Time(at) => Some(at.date_naive()),
            Wanted::Path(_) => None,
        }
    }

    /// Returns the capture time of the snapshot of a tenant.
    fn find(&self, data: &Path, tenant: &PackedHistory) -> Option<DateTime<Utc>> {
        let is_it = |(path, at): &(&str, DateTime<Utc>)| match self {
            Wanted::Day(day) => at.date_naive() == *day,
            Wanted::Time(time) => at == time,
            Wanted::Path(wanted) => is_path(wanted, &relative(data, path)),
        };
        tenant.captures().rfind(is_it).map(|(_, at)| at)
    }

    /// Looks for the snapshot among those that could not be read. One of unknown time may be any if there is no other
    /// tenant, as `may_be_any` says.
    fn find_unread(&self, unread: &[UnreadSnapshot], may_be_any: bool) -> Option<AgreedSnapshot> {
        let is_it = |one: &&UnreadSnapshot| match (self, one.captured_at) {
            (Wanted::Path(wanted), _) => one.file.as_deref().is_some_and(|file| is_path_above(wanted, file)),
            (Wanted::Day(day), Some(at)) => at.date_naive() == *day,
            (Wanted::Time(time), Some(at)) => at == *time,
            (_, None) => may_be_any,
        };
        unread.iter().find(is_it).map(|one| AgreedSnapshot::Unread(one.captured_at))
    }

    /// Returns the message and help for a snapshot that none of these tenants has.
    fn missing(&self, data: &Path, tenants: &[&PackedHistory]) -> (String, String) {
        let mut times: Vec<DateTime<Utc>> =
            tenants.iter().flat_map(|tenant| tenant.captures()).map(|(_, at)| at).collect();
        times.sort_unstable();
        times.dedup();
        let (message, at) = match self {
            Wanted::Path(path) => return missing_path(path, data, tenants),
            Wanted::Day(day) => {
                (format!("no snapshot was captured on {day}"), day.and_time(chrono::NaiveTime::MIN).and_utc())
            }
            Wanted::Time(at) => (format!("no snapshot was captured at {}", rfc3339(*at)), *at),
        };
        let next = times.partition_point(|time| *time < at);
        let before = next.checked_sub(1).map(|before| format!("`{}`", rfc3339(times[before])));
        let nearest: Vec<String> =
            before.into_iter().chain(times.get(next).map(|at| format!("`{}`", rfc3339(*at)))).collect();
        let help = match (next == times.len(), nearest.as_slice()) {
            (true, [latest]) => format!("the latest snapshot is {latest}"),
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
