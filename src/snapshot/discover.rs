//! Finds the snapshots in the data: which files and folders belong together.

mod captures;
mod days;
mod file;
mod unread;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use chrono::NaiveTime;
use walkdir::{DirEntry, WalkDir};

use super::{cache::SnapshotCache, time::NamedTime};
use crate::{
    cache::Stat,
    diagnostic::Diagnostic,
    error::Error,
    format::Syntax,
    input::{self, Limits, Unread},
    paths,
};
use captures::{Captures, Folder};
pub(super) use file::{File, FileKind};
use file::{HEAD, form, syntax_of};

/// Name of the configuration in the data.
pub const CONFIGURATION: &str = "tenant-status.yaml";

/// Name of the file with the baselines, in the data.
pub const BASELINES: &str = "baselines.yaml";

/// A snapshot on disk.
pub(super) enum Found {
    /// A native file.
    Native(File),
    /// Graph responses in or below one folder.
    Graph(Capture),
}

/// Graph responses that were captured together.
pub(super) struct Capture {
    /// Their common folder.
    pub(super) folder: PathBuf,
    pub(super) responses: Vec<File>,
    /// Companion files, outermost folder first; an inner one overrides an outer one.
    pub(super) companions: Vec<File>,
    /// The time in the name of the folder, or of a folder above it.
    pub(super) named: Option<NamedTime>,
    /// The folder with this name.
    pub(super) named_by: Option<PathBuf>,
    /// The date in the names of its files.
    pub(super) day: Option<NamedTime>,
    /// Whether the folder also has files of other dates.
    pub(super) several: bool,
}

/// Location of a snapshot.
#[derive(Debug, Clone)]
pub struct SnapshotPlace {
    /// The file, or the folder of the responses.
    pub path: PathBuf,
    /// Its files, without companion files shared with other snapshots.
    pub files: Vec<PathBuf>,
    /// Whether the folder also has files of other snapshots.
    pub shared: bool,
}

/// Snapshots and findings, in the order of their paths.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) snapshots: Vec<Found>,
    /// Files and folders that cannot be read.
    pub(super) unread: Vec<UnreadPath>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// A file or folder of the data that cannot be read.
pub(super) struct UnreadPath {
    /// Path as the user wrote it.
    pub(super) path: String,
    /// The time in its name.
    pub(super) time: Option<NamedTime>,
    /// Why it cannot be read.
    pub(super) finding: Diagnostic,
}

impl UnreadPath {
    /// Creates the entry for a file or folder that the system refuses to read.
    fn refused(path: &Path, cause: &io::Error) -> Self {
        let time = path.file_stem().and_then(|name| NamedTime::of_folder(&name.to_string_lossy()));
        UnreadPath { path: paths::shown(path), time, finding: input::unreadable(path, cause) }
    }
}

/// Walks `data` in sorted order, without following links. Skips hidden files, exports under way, the configuration, the
/// baselines, JSON Schemas (`*.schema.json`), files with other extensions, themes and built sites; a skipped file or folder
/// that looks like an export is a finding. The kind of a file is taken from `memory` if known. If `limits` are exceeded,
/// returns only that finding.
///
/// # Errors
/// `data` itself cannot be listed.
pub(super) fn discover(data: &Path, memory: Option<&SnapshotCache>, limits: &Limits) -> Result<Findings, Error> {
    let mut found = Findings::default();
    if let Some(finding) = input::overfull(data, limits, is_walked) {
        found.diagnostics.push(finding);
        return Ok(found);
    }
    let mut folders: BTreeMap<PathBuf, Folder> = BTreeMap::new();
    let mut named_folders = Vec::new();
    let mut walk = WalkDir::new(data).sort_by_file_name().into_iter().filter_entry(is_seen);
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                match (error.path().filter(|_| error.depth() > 0), error.io_error()) {
                    (Some(path), Some(cause)) => found.unread.push(UnreadPath::refused(path, cause)),
                    _ => return Err(Error::walk(data)(error)),
                }
                continue;
            }
        };
        if !is_walked(&entry) {
            found.diagnostics.extend(unread::other_folder(entry.path()));
            walk.skip_current_dir();
            continue;
        }
        if entry.file_type().is_dir() {
            named_folders
                .extend((entry.depth() > 0).then(|| entry.into_path()).filter(|path| unread::is_named_folder(path)));
            continue;
        }
        if is_none_of_ours(&entry) {
            found.diagnostics.extend(unread::skipped(entry.path(), entry.depth()));
            continue;
        }
        if entry.file_type().is_symlink() && entry.depth() > 0 {
            found.diagnostics.extend(unread::link(data, entry.path()));
            continue;
        }
        let Some(syntax) = syntax_of(entry.path()) else {
            found.diagnostics.extend(unread::file(entry.path()));
            continue;
        };
        let metadata = match fs::metadata(entry.path()) {
            Ok(metadata) => metadata,
            Err(cause) => {
                found.unread.push(UnreadPath::refused(entry.path(), &cause));
                continue;
            }
        };
        let (size, stat) = (metadata.len(), Stat::of(&metadata));
        let path = entry.path().to_owned();
        let mut file = File { path, syntax, size, stat, form: FileKind::Native, broken: None };
        let broken = match metadata.is_file() {
            false => Some(Unread::NotAFile),
            true => (size > limits.file_size).then_some(Unread::TooLarge(size)),
        };
        let known = memory.and_then(|memory| memory.form_of(file.name_in(data)?, file.stat));
        let is_json = syntax == Syntax::Json && !file.is_companion();
        match broken
            .map_or_else(|| if is_json { known.map_or_else(|| form(&file.path), Ok) } else { Ok(file.form) }, Err)
        {
            Ok(form) => file.form = form,
            Err(unread) => {
                let finding = unread.into_data_finding(&file.path, limits.file_size, &too_large(limits));
                let is_response = is_json && file.is_named_like_endpoint();
                let form = if is_response { FileKind::Response } else { FileKind::Native };
                file = File { form, broken: Some(Box::new(finding)), size: 0, ..file };
            }
        }
        let above = entry.path().parent().unwrap_or(data);
        // Most files are in the same folder as the previous one, and a lookup compares paths component by component.
        let last = folders.last_entry().filter(|last| last.key().as_os_str() == above.as_os_str());
        let folder = match last {
            Some(last) => last.into_mut(),
            None => folders.entry(above.to_owned()).or_default(),
        };
        folder.add(file, &mut found.diagnostics);
    }
    for folder in named_folders {
        let is_read = folders.range(folder.clone()..).next().is_some_and(|(path, _)| path.starts_with(&folder));
        let unread = found.unread.iter().map(|unread| &unread.finding);
        let is_reported =
            || found.diagnostics.iter().chain(unread).any(|one| Path::new(&one.path).starts_with(&folder));
        if !is_read && !is_reported() {
            found.diagnostics.push(unread::empty_folder(&folder));
        }
    }
    Captures { data, folders, memory, claims: RefCell::default() }.gather(limits, &mut found);
    Ok(found)
}

fn too_large(limits: &Limits) -> String {
    format!("{}; if it is no snapshot, move it out of the data", limits.help("file_size"))
}

impl Capture {
    /// Returns the time in the name of the folder, or the only date in the names of its files.
    pub(super) fn named_time(&self) -> Option<NamedTime> {
        let day = self.day.filter(|_| !self.several && self.responses.iter().any(File::is_named_after_endpoint));
        self.named.or(day)
    }

    /// Returns whether a companion file applies, or may apply, to other captures too.
    pub(super) fn shares(&self, companion: &File) -> bool {
        self.several || companion.path.parent().is_some_and(|folder| !folder.starts_with(&self.folder))
    }

    /// Returns whether a companion file is above the folder with the time: that time overrides the file.
    pub(super) fn is_outer(&self, companion: &File) -> bool {
        let folder = companion.path.parent();
        self.named_by.as_deref().zip(folder).is_some_and(|(named, folder)| folder != named && named.starts_with(folder))
    }
}

impl Found {
    /// Returns the path as the user wrote it.
    pub(super) fn name(&self) -> String {
        match self {
            Found::Native(file) => file.name(),
            Found::Graph(Capture { folder, several: false, .. }) => paths::shown(folder),
            Found::Graph(Capture { folder, day, .. }) => {
                let time = |time: NaiveTime| time.format(" %H:%M:%S").to_string();
                let day = day.map(|day| format!("{}{}", day.date, day.time.map(time).unwrap_or_default()));
                format!("{} ({})", paths::shown(folder), day.unwrap_or_default())
            }
        }
    }

    /// Returns the time in its name.
    pub(super) fn time(&self) -> Option<NamedTime> {
        match self {
            Found::Native(file) => file.time(),
            Found::Graph(capture) => capture.named_time().or(capture.day),
        }
    }

    fn capture(&self) -> Option<&Capture> {
        match self {
            Found::Native(_) => None,
            Found::Graph(capture) => Some(capture),
        }
    }

    /// Returns its location.
    pub(super) fn place(&self) -> SnapshotPlace {
        let paths = |files: &[File]| files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
        match self {
            Found::Native(file) => {
                SnapshotPlace { path: file.path.clone(), files: vec![file.path.clone()], shared: false }
            }
            Found::Graph(Capture { folder, responses, companions, several, .. }) => {
                let mut files = paths(responses);
                if !several {
                    files.extend(paths(companions).into_iter().filter(|path| path.starts_with(folder)));
                }
                SnapshotPlace { path: folder.clone(), files, shared: *several }
            }
        }
    }

    /// Returns the total size of its files in bytes.
    pub(super) fn size(&self) -> u64 {
        self.files().into_iter().map(|file| file.size).sum()
    }

    /// Returns its files, in the order of reading.
    pub(super) fn files(&self) -> Vec<&File> {
        match self {
            Found::Native(file) => vec![file],
            Found::Graph(capture) => capture.companions.iter().chain(&capture.responses).collect(),
        }
    }
}

fn is_walked(entry: &DirEntry) -> bool {
    is_seen(entry) && (entry.depth() == 0 || !is_other_folder(entry))
}

fn is_seen(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_hidden(entry)
}

/// Returns whether an entry is hidden, or a folder of an export that is still under way.
pub fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || (entry.file_type().is_dir() && is_under_way(&name))
}

/// Returns whether a folder has the name of an export that is still under way; it is renamed when it is complete.
fn is_under_way(name: &str) -> bool {
    let name = name.to_lowercase();
    [".partial", ".tmp"].iter().any(|ending| name.ends_with(ending))
}

/// Returns whether a folder is a theme or a built site; both may be beside the snapshots.
fn is_other_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_dir() && (is_theme(entry.path()) || is_site(entry.path()))
}

fn is_theme(folder: &Path) -> bool {
    folder.join("theme.yaml").is_file()
}

fn is_site(folder: &Path) -> bool {
    let head = input::head(&folder.join("manifest.json"), HEAD);
    head.is_ok_and(|head| String::from_utf8_lossy(&head).contains("\"tenant-status/manifest/"))
}

fn is_none_of_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    entry.depth() > 0 && ([CONFIGURATION, BASELINES].contains(&name.as_str()) || name.ends_with(".schema.json"))
}
