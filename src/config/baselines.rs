//! `baselines.yaml` in the data: snapshots that were agreed, with which the latest one is compared.

mod wanted;

use std::{collections::BTreeSet, path::Path};

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Config, is_blank_file, read_text};
use crate::{
    audience::READY_MADE,
    diagnostic::{Code, Diagnostic, did_you_mean},
    error::Failure,
    format::{self, FileFindings, FindingTarget, KeyPath, Scalar, Source, Unplaced},
    input::Limits,
    snapshot::{Archive, BASELINES, PackedHistory},
    tenant::{AgreedSnapshot, Baseline},
    text_safety,
};
use wanted::wanted;

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
    for (number, entry) in entries.iter().enumerate() {
        let at = KeyPath::top().index(number);
        if let Some((message, help)) = wrong_title(&entry.title) {
            found.at_value(at.key("title"), message, help);
        }
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

impl Baselines {
    /// Assigns the baselines to the tenants of an archive, which must hold every tenant.
    ///
    /// # Errors
    /// A finding for each tenant or snapshot that does not exist.
    pub fn assign(&self, data: &Path, archive: &mut Archive) -> Result<(), Vec<Diagnostic>> {
        let mut found = Vec::new();
        for (number, entry) in self.entries.iter().enumerate() {
            let at = KeyPath::top().index(number);
            let result = agreed(data, archive, entry).and_then(|agreed| add(archive, entry, agreed));
            if let Err((key, message, help)) = result {
                found.push(self.unplaced(at.key(key), &message, help));
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
        let finding = Diagnostic::about_file(&self.source.path, Code::WrongBaseline, message).with_help(help);
        Unplaced { finding, path, target: FindingTarget::Value, is_certain: false }
    }
}

/// Adds a baseline to its tenants, unless one of them has a baseline with the same title.
fn add(archive: &mut Archive, entry: &BaselineFile, agreed: Vec<(usize, AgreedSnapshot)>) -> Result<(), EntryError> {
    let title = entry.title.trim();
    let has_it = |tenant: &PackedHistory| tenant.baselines.iter().any(|one| one.title == title);
    if let Some((place, _)) = agreed.iter().find(|(place, _)| has_it(&archive.tenants[*place])) {
        let tenant = archive.tenants[*place].tenant.label();
        let message = format!("{tenant} has two baselines with the title `{}`", format::short(title));
        return Err(("title", message, "give each its own title, e.g. with its date".to_owned()));
    }
    for (place, snapshot) in agreed {
        archive.tenants[place].baselines.push(baseline(entry, snapshot));
    }
    Ok(())
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
type EntryError = (&'static str, String, String);

/// Returns the tenants that a baseline is for, by position, each with the snapshot.
fn agreed(data: &Path, archive: &Archive, entry: &BaselineFile) -> Result<Vec<(usize, AgreedSnapshot)>, EntryError> {
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
        && let Some(unread) = wanted.find_unread(&archive.unread, archive.tenants.len() == 1)
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
        // A snapshot of an unknown tenant may be theirs.
        let none = wanted.find_unread(&archive.unread, true).unwrap_or(AgreedSnapshot::None(day));
        agreed.extend(others.map(|place| (place, none)));
    }
    Ok(agreed)
}

/// Returns the positions of the tenants that a baseline is for.
fn tenants(archive: &Archive, entry: &BaselineFile) -> Result<Vec<usize>, EntryError> {
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
