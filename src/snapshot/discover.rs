//! Which files and folders of the data are one snapshot.

mod days;
mod unread;

use std::{
    borrow::Cow,
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveTime;
use walkdir::{DirEntry, WalkDir};

use days::{Days, saved_again, undated};

use super::{cache::SnapshotCache, claim::Claim};
use super::{claim::Whose, graph::endpoint as graph, native::Companion, text, time::NamedTime};
use crate::{
    cache::Stat,
    diagnostic::{Code, Diagnostic},
    error::Error,
    format::{self, Source, Syntax},
    input::{self, Limits, Unread},
    numbers,
};
use serde::{Deserialize, Serialize};

/// What the head of a file says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A native snapshot.
    Native,
    /// Anything else: a response, as far as it goes.
    Response,
}

/// Name of the configuration in the data.
pub const CONFIGURATION: &str = "tenant-status.yaml";

/// How much of a file is looked at to find out what it is.
const HEAD: u64 = 8 * 1024;

/// One snapshot as it lies on disk.
pub(super) enum Found {
    /// A native file.
    Native(File),
    /// Graph responses below one folder.
    Graph(Capture),
}

/// Graph responses that were captured together.
pub(super) struct Capture {
    /// The folder that all of them lie below.
    pub(super) folder: PathBuf,
    pub(super) responses: Vec<File>,
    /// Companion files, of the outermost folder first: what an inner one says comes before what an outer one says.
    pub(super) companions: Vec<File>,
    /// The time that the folder, or one above it, is named after.
    pub(super) named: Option<NamedTime>,
    /// The folder that bears this name.
    pub(super) named_by: Option<PathBuf>,
    /// The day in the names of its files.
    pub(super) day: Option<NamedTime>,
    /// Whether files of other days lie beside these.
    pub(super) several: bool,
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
    /// What its head says that it is.
    pub(super) form: Form,
}

/// Where a snapshot lies.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its file, or the folder of its responses.
    pub path: PathBuf,
    /// Its files. Companion files that complete other snapshots too are not among them.
    pub files: Vec<PathBuf>,
    /// Whether the folder holds other snapshots beside these files.
    pub shared: bool,
}

/// Everything that was found, in the order of the names.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) snapshots: Vec<Found>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Walks `data`: sorted, links not followed. Names that begin with a dot, the configuration, JSON Schemas
/// (`*.schema.json`), files of other endings, and folders that are a theme or a site that was built, are skipped; what
/// looks like an export all the same is named. What `memory` knows of a file is not looked up in it again. Where there is
/// more than `limits` allow, nothing is found but that.
///
/// # Errors
/// A folder that cannot be listed or a file that cannot be looked at.
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
        let entry = entry.map_err(Error::walk(data))?;
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
            found.diagnostics.extend(unread::skipped(entry.path()));
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
        let metadata = fs::metadata(entry.path()).map_err(Error::io("look at", entry.path()))?;
        let (size, stat) = (metadata.len(), Stat::of(&metadata));
        let mut file = File { path: entry.path().to_owned(), syntax, size, stat, form: Form::Native };
        if !metadata.is_file() {
            found.diagnostics.push(input::not_a_file(&file.path));
            continue;
        }
        if size > limits.file_size {
            found.diagnostics.push(input::too_large(&file.path, size, limits.file_size, &too_large(limits)));
            continue;
        }
        if syntax == Syntax::Json && !file.is_companion() {
            let known = memory.and_then(|memory| memory.form_of(file.name_in(data)?, file.stat));
            match known.map_or_else(|| form(&file.path), Ok) {
                Ok(form) => file.form = form,
                Err(unread) => {
                    found.diagnostics.push(unread.told(&file.path, limits.file_size, &too_large(limits))?);
                    continue;
                }
            }
        }
        let folder = folders.entry(entry.path().parent().unwrap_or(data).to_owned()).or_default();
        folder.add(file, &mut found.diagnostics);
    }
    for folder in named_folders {
        let is_read = folders.range(folder.clone()..).next().is_some_and(|(path, _)| path.starts_with(&folder));
        let is_told = || found.diagnostics.iter().any(|finding| Path::new(&finding.path).starts_with(&folder));
        if !is_read && !is_told() {
            found.diagnostics.push(unread::empty_folder(&folder));
        }
    }
    Captures { data, folders, memory, claims: RefCell::default() }.gather(limits, &mut found);
    Ok(found)
}

fn too_large(limits: &Limits) -> String {
    format!("{}; if it is no snapshot, move it out of the data", limits.help("file_size"))
}

/// What one folder holds.
#[derive(Default)]
struct Folder {
    natives: Vec<File>,
    responses: Vec<File>,
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
        match file.form {
            Form::Native => self.natives.push(file),
            Form::Response => self.responses.push(file),
        }
    }
}

/// Which folders of responses are one capture.
struct Captures<'a> {
    data: &'a Path,
    folders: BTreeMap<PathBuf, Folder>,
    memory: Option<&'a SnapshotCache>,
    /// The claims that were looked up so far, by folder.
    claims: RefCell<BTreeMap<PathBuf, Option<Claim>>>,
}

impl Captures<'_> {
    fn gather(mut self, limits: &Limits, found: &mut Findings) {
        for folder in self.folders.values_mut() {
            found.snapshots.extend(std::mem::take(&mut folder.natives).into_iter().map(Found::Native));
        }
        let mut groups: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for path in self.folders.iter().filter(|(_, folder)| !folder.responses.is_empty()).map(|(path, _)| path) {
            groups.entry(self.root_of(path)).or_default().push(path.clone());
        }
        let mut roots: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for (root, members) in groups {
            for (root, members) in self.tenants_of(root, members, limits) {
                roots.entry(root).or_default().extend(members);
            }
        }
        for (root, members) in self.siblings(roots, limits) {
            self.close(root, &members, limits, found);
        }
        self.unmatched(limits, found);
        for folder in self.folders.values() {
            let Some(companion) = &folder.companion else { continue };
            if !companion.path.parent().is_some_and(|above| self.has_responses(above)) {
                found.diagnostics.push(
                    Diagnostic::about_file(
                        companion.name(),
                        Code::NotASnapshot,
                        "no Graph response lies beside this file",
                    )
                    .with_help(
                        "`tenant.yaml` completes a folder of Graph responses; a native snapshot has another name",
                    ),
                );
            }
        }
    }

    /// Whether there are responses in a folder or below it.
    fn has_responses(&self, above: &Path) -> bool {
        let from = self.folders.range(above.to_owned()..);
        from.take_while(|(path, _)| path.starts_with(above)).any(|(_, folder)| !folder.responses.is_empty())
    }

    /// Warns of files that a companion of several captures assigns to an endpoint, and that none of them has.
    fn unmatched(&self, limits: &Limits, found: &mut Findings) {
        let mut shared: BTreeMap<&Path, (&File, Vec<&File>)> = BTreeMap::new();
        for capture in found.snapshots.iter().filter_map(Found::capture) {
            for companion in capture.companions.iter().filter(|companion| capture.shares(companion)) {
                let folder = companion.path.parent().unwrap_or(self.data);
                shared.entry(folder).or_insert((companion, Vec::new())).1.extend(&capture.responses);
            }
        }
        let mut findings = Vec::new();
        for (folder, (companion, responses)) in shared {
            let names = self.claim(folder, limits).map(|claim| claim.responses).unwrap_or_default();
            let is_there = |name: &&String| {
                responses.iter().any(|file| file.path.starts_with(folder) && file.path.ends_with(name))
            };
            findings.extend(names.iter().filter(|name| !is_there(name)).map(|name| companion.unmatched(name, limits)));
        }
        found.diagnostics.append(&mut findings);
    }

    /// The folders from this one up to the data.
    fn above<'p>(&self, path: &'p Path) -> impl Iterator<Item = &'p Path> {
        let data = self.data.to_owned();
        path.ancestors().take_while(move |above| above.starts_with(&data))
    }

    /// The folder that a capture is named after: the nearest one that is named by a time, else the nearest one with a
    /// companion, else its own.
    fn root_of(&self, path: &Path) -> PathBuf {
        let dated = self.above(path).find(|above| named_time(above).is_some());
        let completed =
            || self.above(path).find(|above| self.folders.get(*above).is_some_and(|one| one.companion.is_some()));
        dated.or_else(completed).unwrap_or(path).to_owned()
    }

    /// Folders below one that is named by a time may be those of several tenants, at any depth: then each is a capture of
    /// its own.
    fn tenants_of(&self, root: PathBuf, members: Vec<PathBuf>, limits: &Limits) -> Vec<Gathered> {
        if members.len() < 2 {
            return vec![(root, members)];
        }
        let mut units: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for member in members {
            let unit = self.above(&member).find(|above| above.parent() == Some(root.as_path()));
            units.entry(unit.unwrap_or(&root).to_owned()).or_default().push(member);
        }
        let own = units.remove(&root);
        let claims: Vec<Vec<Claim>> = units.values().map(|members| self.claims(&root, members, limits)).collect();
        let above = own.as_ref().and_then(|_| self.claim(&root, limits));
        let conflict = claims.iter().enumerate().any(|(at, some)| {
            let mut others = claims[at + 1..].iter().flatten();
            others.any(|other| some.iter().any(|claim| claim.contradicts(other)))
                || some.iter().any(|claim| above.as_ref().is_some_and(|above| above.is_other_tenant(claim)))
        });
        let divided = conflict || units.values().filter(|members| self.has_organization(members)).count() > 1;
        let (mut captures, mut joined) = (Vec::new(), own.unwrap_or_default());
        for (unit, members) in units {
            let mut inside = self.tenants_of(unit, members, limits);
            if divided || inside.len() > 1 {
                captures.append(&mut inside);
            } else {
                joined.extend(inside.into_iter().flat_map(|(_, members)| members));
            }
        }
        if !joined.is_empty() {
            joined.sort();
            captures.push((root, joined));
        }
        captures
    }

    fn has_organization(&self, members: &[PathBuf]) -> bool {
        let files = members.iter().filter_map(|member| self.folders.get(member)).flat_map(|folder| &folder.responses);
        let name = |file: &File| file.path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        files.map(name).any(|name| name.starts_with("organization"))
    }

    /// What the companions below `root` say about whose responses the members are and when they were captured.
    fn claims(&self, root: &Path, members: &[PathBuf], limits: &Limits) -> Vec<Claim> {
        let below = |member| self.above(member).take_while(|above| *above != root);
        let folders: BTreeSet<&Path> = members.iter().flat_map(|member| below(member)).collect();
        folders.into_iter().filter_map(|folder| self.claim(folder, limits)).collect()
    }

    /// What the companion of a folder says about whose snapshot it is and when it was captured. Each is opened once, and not
    /// at all where the memory has its claim.
    fn claim(&self, folder: &Path, limits: &Limits) -> Option<Claim> {
        let companion = self.folders.get(folder)?.companion.as_ref()?;
        if let Some(known) = self.claims.borrow().get(folder) {
            return known.clone();
        }
        let name = companion.name_in(self.data);
        let known = self.memory.and_then(|memory| memory.claim_of(name?, companion.stat));
        let claim = known.unwrap_or_else(|| {
            let claim = companion.claim(limits);
            if let Some((memory, name)) = self.memory.zip(name) {
                memory.has_claim(name, companion.stat, claim.clone());
            }
            claim
        });
        self.claims.borrow_mut().insert(folder.to_owned(), claim.clone());
        claim
    }

    /// Joins sibling folders whose companion files have equal contents: they are one capture sorted into folders.
    fn siblings(&self, roots: BTreeMap<PathBuf, Vec<PathBuf>>, limits: &Limits) -> Vec<Gathered> {
        let mut by_parent: BTreeMap<PathBuf, usize> = BTreeMap::new();
        let is_open = |root: &PathBuf| *root != self.data && self.above(root).all(|above| named_time(above).is_none());
        for root in roots.keys().filter(|root| is_open(root)) {
            *by_parent.entry(root.parent().unwrap_or(self.data).to_owned()).or_default() += 1;
        }
        let mut joined: BTreeMap<(PathBuf, Whose), Vec<Gathered>> = BTreeMap::new();
        let mut all = Vec::new();
        for (root, members) in roots {
            let parent = root.parent().unwrap_or(self.data).to_owned();
            let has_siblings = is_open(&root) && by_parent.get(&parent).is_some_and(|count| *count > 1);
            match has_siblings.then(|| self.claim(&root, limits)).flatten().and_then(Claim::whose) {
                Some(whose) => joined.entry((parent, whose)).or_default().push((root, members)),
                None => all.push((root, members)),
            }
        }
        for ((parent, _), mut captures) in joined {
            match captures.len() {
                1 => all.append(&mut captures),
                _ => all.push((parent, captures.into_iter().flat_map(|(_, members)| members).collect())),
            }
        }
        all.sort();
        all
    }

    /// Makes a capture of what lies in these folders, or one for each day that the names of files tell.
    fn close(&self, root: PathBuf, members: &[PathBuf], limits: &Limits, found: &mut Findings) {
        let folders = || members.iter().filter_map(|member| self.folders.get(member));
        let responses: Vec<File> = folders().flat_map(|folder| folder.responses.iter().cloned()).collect();
        let above: BTreeSet<&Path> = members.iter().flat_map(|member| self.above(member)).collect();
        let companions = above.into_iter().filter_map(|path| self.folders.get(path)?.companion.clone());
        let companions: Vec<File> = companions.collect();
        let size: u64 = companions.iter().chain(&responses).map(|file| file.size).sum();
        if size > limits.file_size {
            let (size, most) = (numbers::bytes(size), numbers::bytes(limits.file_size));
            let message = format!("the responses in it have {size} together; at most {most} are read");
            found.diagnostics.push(
                Diagnostic::about_file(root.display().to_string(), Code::TooLarge, message)
                    .with_help(limits.help("file_size")),
            );
            return;
        }
        let named = self.above(&root).find_map(|above| Some((named_time(above)?, above.to_owned())));
        let (named, named_by) = named.unzip();
        let days = Days::of(&responses, named.is_some());
        found.diagnostics.extend(days.again.iter().map(|file| saved_again(file)));
        if days.captures.len() > 1 {
            found.diagnostics.extend(days.without.into_iter().map(undated));
            for (day, responses) in days.captures {
                let (folder, companions) = (root.clone(), companions.clone());
                found.snapshots.push(Found::Graph(Capture {
                    folder,
                    responses,
                    companions,
                    named: None,
                    named_by: None,
                    day: Some(day),
                    several: true,
                }));
            }
            return;
        }
        let day = days.captures.into_iter().next().map(|(day, _)| day).filter(|_| named.is_none());
        let (folder, several) = (root, false);
        found.snapshots.push(Found::Graph(Capture { folder, responses, companions, named, named_by, day, several }));
    }
}

/// The folder of a capture, and the folders with its responses.
type Gathered = (PathBuf, Vec<PathBuf>);

/// The time that a folder is named after. `.` and the like have no name of their own, so the real one is asked for.
fn named_time(folder: &Path) -> Option<NamedTime> {
    let name = match folder.file_name() {
        Some(name) => name.to_owned(),
        None => folder.canonicalize().ok()?.file_name()?.to_owned(),
    };
    NamedTime::of_folder(&name.to_string_lossy())
}

impl Capture {
    /// The time that the folder or the only day of its files is named after.
    pub(super) fn named_time(&self) -> Option<NamedTime> {
        let day = self.day.filter(|_| !self.several && self.responses.iter().any(File::is_named_after_endpoint));
        self.named.or(day)
    }

    /// Whether a companion completes other captures too, or may do so.
    pub(super) fn shares(&self, companion: &File) -> bool {
        self.several || companion.path.parent().is_some_and(|folder| !folder.starts_with(&self.folder))
    }

    /// Whether a companion lies further out than the folder that names the capture: what the name says comes before it.
    pub(super) fn is_outer(&self, companion: &File) -> bool {
        let folder = companion.path.parent();
        self.named_by.as_deref().zip(folder).is_some_and(|(named, folder)| folder != named && named.starts_with(folder))
    }
}

impl Found {
    /// The file or folder as the user would name it.
    pub(super) fn name(&self) -> String {
        match self {
            Found::Native(file) => file.name(),
            Found::Graph(Capture { folder, several: false, .. }) => folder.display().to_string(),
            Found::Graph(Capture { folder, day, .. }) => {
                let time = |time: NaiveTime| time.format(" %H:%M:%S").to_string();
                let day = day.map(|day| format!("{}{}", day.date, day.time.map(time).unwrap_or_default()));
                format!("{} ({})", folder.display(), day.unwrap_or_default())
            }
        }
    }

    fn capture(&self) -> Option<&Capture> {
        match self {
            Found::Native(_) => None,
            Found::Graph(capture) => Some(capture),
        }
    }

    /// Where it lies.
    pub(super) fn place(&self) -> Place {
        let paths = |files: &[File]| files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
        match self {
            Found::Native(file) => Place { path: file.path.clone(), files: vec![file.path.clone()], shared: false },
            Found::Graph(Capture { folder, responses, companions, several, .. }) => {
                let mut files = paths(responses);
                if !several {
                    files.extend(paths(companions).into_iter().filter(|path| path.starts_with(folder)));
                }
                Place { path: folder.clone(), files, shared: *several }
            }
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
            Found::Graph(capture) => capture.companions.iter().chain(&capture.responses).collect(),
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

    /// The path from a folder, with `/`. Of a file further out it begins with `../`.
    pub(super) fn name_from(&self, folder: &Path) -> String {
        let below = |(up, above): (usize, &Path)| Some((up, self.path.strip_prefix(above).ok()?.to_owned()));
        let (up, below) = folder.ancestors().enumerate().find_map(below).unwrap_or_else(|| (0, self.path.clone()));
        let parts = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        std::iter::repeat_n("..".to_owned(), up).chain(parts).collect::<Vec<_>>().join("/")
    }

    /// What it says as a companion file; `None` where it cannot be read.
    fn claim(&self, limits: &Limits) -> Option<Claim> {
        let text = text::decode(input::read(&self.path, limits.file_size).ok()?).ok()?;
        let source = Source { path: self.name(), text, syntax: self.syntax };
        let companion: Companion = format::read_within(&source, limits).ok()?;
        Some(Claim::of(&companion))
    }

    /// The finding about a file that it assigns to an endpoint, and that is not there.
    fn unmatched(&self, name: &str, limits: &Limits) -> Diagnostic {
        let text = input::read(&self.path, limits.file_size).ok().and_then(|bytes| text::decode(bytes).ok());
        let source = text.map(|text| Source { path: self.name(), text, syntax: self.syntax });
        let at = format::KeyPath::top().key("responses").key(name);
        let message = format!("none of the snapshots that this file completes has a file `{}`", format::short(name));
        Diagnostic::about_file(self.name(), Code::UnreadFile, message)
            .at(source.and_then(|source| format::key_spot(&source, &at)))
            .with_help("correct the name of the file, or delete the line if the response is no longer exported")
    }

    /// Whether it completes the responses beside it.
    fn is_companion(&self) -> bool {
        self.path.file_stem().is_some_and(|stem| stem == "tenant")
    }

    /// The time that the whole of its name is.
    pub(super) fn time(&self) -> Option<NamedTime> {
        NamedTime::of_folder(&self.path.file_stem()?.to_string_lossy())
    }

    /// Whether its name, but for the time, is that of an endpoint.
    fn is_named_after_endpoint(&self) -> bool {
        self.day().is_some_and(|(_, list)| graph::by_file_name(&list).is_some())
    }

    /// The time in its name, and the rest of the name.
    fn day(&self) -> Option<(NamedTime, String)> {
        NamedTime::split_file(&self.path.file_stem()?.to_string_lossy())
    }
}

fn is_walked(entry: &DirEntry) -> bool {
    is_seen(entry) && (entry.depth() == 0 || !is_other_folder(entry))
}

fn is_seen(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_hidden(entry)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// Whether a folder is a theme, or a site that was built: both may lie beside the snapshots.
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
    entry.depth() > 0 && (name == CONFIGURATION || name.ends_with(".schema.json"))
}

fn syntax_of(path: &Path) -> Option<Syntax> {
    match path.extension()?.to_string_lossy().to_lowercase().as_str() {
        "yaml" | "yml" => Some(Syntax::Yaml),
        "json" | "jsonl" | "ndjson" => Some(Syntax::Json),
        _ => None,
    }
}

/// What the first kilobytes of a JSON file say that it is. Native files begin with `schema`; anything else is a response, as
/// far as it goes.
fn form(path: &Path) -> Result<Form, Unread> {
    let head = input::head(path, HEAD)?;
    let head = text_of_head(&head);
    let first = head.strip_prefix('{').map(str::trim_start);
    let begins = |key: &str| first.is_some_and(|first| first.starts_with(key));
    let is_native =
        begins("\"schema\"") || (first.is_some() && head.contains("\"tenant-status/")) || begins("\"captured_at\"");
    Ok(if is_native { Form::Native } else { Form::Response })
}

/// The beginning of a file as text, without a byte order mark and blanks. UTF-16 shows its ASCII when the zeros are left out;
/// what is garbled by that is not what is looked for.
fn text_of_head(head: &[u8]) -> Cow<'_, str> {
    fn begin(text: &str) -> &str {
        text.trim_start_matches(|c: char| !c.is_ascii()).trim_start()
    }
    if head.contains(&0) {
        let head: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
        return Cow::Owned(begin(&String::from_utf8_lossy(&head)).to_owned());
    }
    match std::str::from_utf8(head) {
        Ok(text) => Cow::Borrowed(begin(text)),
        Err(_) => Cow::Owned(begin(&String::from_utf8_lossy(head)).to_owned()),
    }
}
