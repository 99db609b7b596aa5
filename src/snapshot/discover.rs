//! Which files and folders of the data are one snapshot.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use super::graph::endpoint::{self as graph, Endpoint};
use crate::{
    cache::{Snapshots, Stat},
    diagnostic::{Code, Diagnostic},
    error::Error,
    format::Syntax,
    input::{self, Limits, Unread},
};

/// Name of the configuration in the data.
pub const CONFIGURATION: &str = "tenant-status.yaml";

/// How much of a file is looked at to find out what it is.
const HEAD: u64 = 8 * 1024;

/// One snapshot as it lies on disk.
pub(super) enum Found {
    /// A native file.
    Native(File),
    /// A folder of Graph responses with its companion file, if any.
    Graph { folder: PathBuf, responses: Vec<(&'static Endpoint, File)>, companion: Option<File> },
}

/// A file that may be read.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) syntax: Syntax,
    /// In bytes, before it was opened.
    size: u64,
    /// As it was before it was opened.
    pub(super) stat: Option<Stat>,
    /// Its `@odata.context`, where it has one and may be a response.
    pub(super) context: Option<String>,
}

/// Everything that was found, in the order of the names.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) snapshots: Vec<Found>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Walks `data`: sorted, links not followed. Names that begin with a dot, the configuration, JSON Schemas
/// (`*.schema.json`), files of other endings, and folders that are a theme or a site that was built, are none of its
/// business. What `memory` knows of a file is not looked up in it again. Where there is more than `limits` allow, nothing is
/// found but that.
///
/// # Errors
/// A folder that cannot be listed or a file that cannot be looked at.
pub(super) fn discover(data: &Path, memory: Option<&Snapshots>, limits: &Limits) -> Result<Findings, Error> {
    let mut found = Findings::default();
    if let Some(finding) = input::overfull(data, limits, is_walked) {
        found.diagnostics.push(finding);
        return Ok(found);
    }
    let mut folders: BTreeMap<PathBuf, Folder> = BTreeMap::new();
    for entry in WalkDir::new(data).sort_by_file_name().into_iter().filter_entry(is_walked) {
        let entry = entry.map_err(Error::walk(data))?;
        if entry.file_type().is_dir() || (entry.file_type().is_symlink() && entry.depth() > 0) {
            continue;
        }
        let Some(syntax) = syntax_of(entry.path()) else { continue };
        if is_none_of_ours(&entry) {
            continue;
        }
        let metadata = fs::metadata(entry.path()).map_err(Error::io("look at", entry.path()))?;
        let (size, stat) = (metadata.len(), Stat::of(&metadata));
        let mut file = File { path: entry.path().to_owned(), syntax, size, stat, context: None };
        if !metadata.is_file() {
            found.diagnostics.push(input::not_a_file(&file.path));
            continue;
        }
        if size > limits.file_size {
            found.diagnostics.push(input::too_large(&file.path, size, limits.file_size, &too_large(limits)));
            continue;
        }
        if syntax == Syntax::Json && !file.is_companion() {
            let known = memory.and_then(|memory| memory.context_of(file.name_in(data)?, file.stat));
            match known.map_or_else(|| context(&file.path), Ok) {
                Ok(context) => file.context = context,
                Err(unread) => {
                    found.diagnostics.push(unread.told(&file.path, limits.file_size, &too_large(limits))?);
                    continue;
                }
            }
        }
        let folder = folders.entry(entry.path().parent().unwrap_or(data).to_owned()).or_default();
        folder.add(file, &mut found.diagnostics);
    }
    for (path, folder) in folders {
        folder.close(path, limits, &mut found);
    }
    Ok(found)
}

fn too_large(limits: &Limits) -> String {
    format!("{}; if it is no snapshot, move it out of the data", limits.help("file_size"))
}

/// What one folder holds.
#[derive(Default)]
struct Folder {
    natives: Vec<File>,
    responses: Vec<(&'static Endpoint, File)>,
    companion: Option<File>,
}

impl Folder {
    fn add(&mut self, file: File, diagnostics: &mut Vec<Diagnostic>) {
        if file.is_companion() {
            match &self.companion {
                None => self.companion = Some(file),
                Some(first) => diagnostics.push(Diagnostic::about_file(
                    file.name(),
                    Code::NotASnapshot,
                    format!("a second companion file beside {}", first.name()),
                )),
            }
            return;
        }
        if file.syntax == Syntax::Yaml {
            self.natives.push(file);
            return;
        }
        let stem = file.path.file_stem().unwrap_or_default().to_string_lossy();
        let by_context = file.context.as_deref().and_then(graph::by_context);
        match (by_context.or_else(|| graph::by_file_name(&stem)), &file.context) {
            (Some(endpoint), _) => self.responses.push((endpoint, file)),
            (None, Some(context)) => {
                let known: Vec<&str> = graph::names().collect();
                let name = graph::name_in(context).unwrap_or(context);
                let message = format!("the site does not use the endpoint `{name}`");
                diagnostics.push(
                    Diagnostic::about_file(file.name(), Code::UnknownEndpoint, message)
                        .with_help(format!("used are: {}", known.join(", "))),
                );
            }
            (None, None) => self.natives.push(file),
        }
    }

    fn close(self, path: PathBuf, limits: &Limits, found: &mut Findings) {
        found.snapshots.extend(self.natives.into_iter().map(Found::Native));
        let size = self.companion.iter().chain(self.responses.iter().map(|(_, file)| file)).map(|file| file.size).sum();
        if size > limits.file_size {
            let (size, most) = (input::bytes(size), input::bytes(limits.file_size));
            let message = format!("the responses in it have {size} together; at most {most} are read");
            found.diagnostics.push(
                Diagnostic::about_file(path.display().to_string(), Code::TooLarge, message)
                    .with_help(limits.help("file_size")),
            );
        } else if !self.responses.is_empty() {
            found.snapshots.push(Found::Graph { folder: path, responses: self.responses, companion: self.companion });
        } else if let Some(companion) = self.companion {
            found.diagnostics.push(
                Diagnostic::about_file(companion.name(), Code::NotASnapshot, "no Graph response lies beside this file")
                    .with_help(
                        "`tenant.yaml` completes a folder of Graph responses; a native snapshot has another name",
                    ),
            );
        }
    }
}

impl Found {
    /// The file or folder as the user would name it.
    pub(super) fn name(&self) -> String {
        match self {
            Found::Native(file) => file.name(),
            Found::Graph { folder, .. } => folder.display().to_string(),
        }
    }

    /// How many bytes its files have together.
    pub(super) fn size(&self) -> u64 {
        self.files().into_iter().map(|file| file.size).sum()
    }

    /// Its files, in the order in which they are read.
    pub(super) fn files(&self) -> Vec<&File> {
        match self {
            Found::Native(file) => vec![file],
            Found::Graph { responses, companion, .. } => {
                companion.iter().chain(responses.iter().map(|(_, file)| file)).collect()
            }
        }
    }
}

impl File {
    /// The path as the user would name it.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// The path from the data folder, by which it is remembered.
    pub(super) fn name_in(&self, data: &Path) -> Option<&str> {
        self.path.strip_prefix(data).ok().and_then(Path::to_str)
    }

    /// Whether it completes the responses beside it.
    fn is_companion(&self) -> bool {
        self.path.file_stem().is_some_and(|stem| stem == "tenant")
    }
}

fn is_walked(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !(is_hidden(entry) || is_other_folder(entry))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// Whether a folder is a theme, or a site that was built: both may lie beside the snapshots.
fn is_other_folder(entry: &DirEntry) -> bool {
    let is_site = || {
        let head = input::head(&entry.path().join("manifest.json"), HEAD);
        head.is_ok_and(|head| String::from_utf8_lossy(&head).contains("\"tenant-status/manifest/"))
    };
    entry.file_type().is_dir() && (entry.path().join("theme.yaml").is_file() || is_site())
}

fn is_none_of_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    entry.depth() > 0 && (name == CONFIGURATION || name.ends_with(".schema.json"))
}

fn syntax_of(path: &Path) -> Option<Syntax> {
    match path.extension()?.to_string_lossy().to_lowercase().as_str() {
        "yaml" | "yml" => Some(Syntax::Yaml),
        "json" => Some(Syntax::Json),
        _ => None,
    }
}

/// The `@odata.context` in the first kilobytes of a file; responses begin with it.
fn context(path: &Path) -> Result<Option<String>, Unread> {
    let head = input::head(path, HEAD)?;
    // UTF-16 shows its ASCII when the zeros are left out; what is garbled by that is not what is looked for.
    let head: Vec<u8> = head.into_iter().filter(|byte| *byte != 0).collect();
    let head = String::from_utf8_lossy(&head);
    // A native file may hold a fact of that name.
    let first = head.trim_start().strip_prefix('{').map(str::trim_start);
    if first.is_some_and(|first| first.starts_with("\"schema\"")) {
        return Ok(None);
    }
    let Some((_, rest)) = head.split_once("\"@odata.context\"") else { return Ok(None) };
    let value = rest.trim_start().strip_prefix(':').map(str::trim_start).and_then(|rest| rest.strip_prefix('"'));
    Ok(value.and_then(|value| value.split('"').next()).map(str::to_owned))
}
