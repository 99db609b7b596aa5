//! Reads all snapshots below a folder, in parallel, with a cache.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use rayon::prelude::*;

use super::{
    archive::{Archive, Explained, PackedHistory, PackedSnapshot},
    cache::{CachedSnapshot, SnapshotCache},
    discover::{self, Capture, File, Found, SnapshotPlace, UnreadPath},
    graph,
    keep::Services,
    one::{FileBytes, parse},
    packed::{Packed, Packer, Records},
    refused,
    tenants::{self, Tenants},
    time::{Completion, NamedTime},
    unread::{self, Unassigned},
};
use crate::{
    cache::{self, Digest},
    diagnostic::{Code, Diagnostic, Diagnostics, Severity},
    digest::{self, sha256, sums},
    error::Error,
    input::{self, Limits, Unread},
    paths,
    progress::Observer,
    tenant::{ReadCounts, SingleSettings},
};

/// Reads all snapshots below `data`, which may also be a single file.
///
/// Files are read within the default limits and checked completely. Only incidents and messages of `services` are kept;
/// equal ones share memory across snapshots and tenants.
///
/// # Errors
/// An I/O error, or cancellation. Findings are returned with the archive, which lacks the snapshots with errors.
pub fn read(data: &Path, services: Services<'_>, observer: &dyn Observer) -> Result<(Archive, Diagnostics), Error> {
    read_with(data, services, None, observer)
}

/// Reads like [`read`], but takes unchanged snapshots from `memory`, and stores all others in it.
///
/// # Errors
/// Same as [`read`].
pub fn read_with(
    data: &Path,
    services: Services<'_>,
    memory: Option<&SnapshotCache>,
    observer: &dyn Observer,
) -> Result<(Archive, Diagnostics), Error> {
    let limits = Limits::default();
    let (completion, single) = (Completion::default(), SingleSettings::default());
    let wanted =
        ReadOptions { services, limits: &limits, memory, digests: true, completion, single: &single, explain: false };
    read_as(data, &wanted, observer)
}

/// Number of snapshots read between checks of the number of findings.
const AT_A_TIME: usize = 1_000;

/// Number of errors after which no more snapshots are read.
const MOST_WRONG: usize = 5_000;

/// Size in bytes from which files are read one at a time: several could exceed the memory.
const LARGE: u64 = 8_000_000;

/// Options for reading an archive.
#[derive(Debug, Clone, Copy)]
pub struct ReadOptions<'a> {
    /// Services whose incidents and messages are kept.
    pub services: Services<'a>,
    /// Limits on the size of files.
    pub limits: &'a Limits,
    /// The cache, if any.
    pub memory: Option<&'a SnapshotCache>,
    /// Whether to compute digests for the manifest; otherwise they are empty. Cached snapshots always have them.
    pub digests: bool,
    /// Completion of folder names without a time of day or a time zone.
    pub completion: Completion,
    /// Settings for single connectors, for the archive to attach.
    pub single: &'a SingleSettings,
    /// Whether to account for every file; requires `memory` to be `None`.
    pub explain: bool,
}

/// Reads like [`read_with`], with the given options.
///
/// # Errors
/// Same as [`read`].
pub fn read_as(
    data: &Path,
    wanted: &ReadOptions<'_>,
    observer: &dyn Observer,
) -> Result<(Archive, Diagnostics), Error> {
    if !data.exists() {
        return Err(Error::Refused(format!(
            "folder `{}` not found; pass the folder that holds your snapshots, e.g. `tenant-status build my-data`",
            paths::shown(data)
        )));
    }
    let ReadOptions { memory, completion, single, .. } = *wanted;
    let found = discover::discover(data, memory, wanted.limits)?;
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(found.diagnostics);
    if found.snapshots.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(
            Diagnostic::about_file(paths::shown(data), Code::NoSnapshot, "there is no snapshot here")
                .with_help("a snapshot is a .yaml or .json file, or a folder of Graph responses; see data/README.md"),
        );
    }
    let packer = memory.map_or_else(Packer::default, |memory| Packer::knowing(memory.records()));
    let snapshots = wanted.read_all(data, &found.snapshots, &packer, &mut diagnostics, observer)?;
    let records = packer.records();
    if let Some(memory) = memory.filter(|_| snapshots.len() == found.snapshots.len()) {
        memory.save(&records, snapshots.iter().filter_map(One::to_remember));
    }
    let (mut tenants, mut accounts) = (Tenants::default(), Vec::new());
    let mut unread: Vec<Unassigned> = Vec::new();
    let moment = |named: Option<NamedTime>| named.and_then(|named| named.moment(&completion).0);
    for UnreadPath { path, time, finding } in found.unread {
        unread.extend(Unassigned::of(path, moment(time), [&finding]));
        diagnostics.push(finding);
    }
    for (found, mut one) in found.snapshots.iter().zip(snapshots) {
        if one.packed.is_none() {
            unread.extend(Unassigned::of(one.path.clone(), moment(found.time()), &one.findings));
        }
        if let Some(account) = one.account.take() {
            let head = one.packed.as_ref().and_then(|packed| records.head(packed));
            let head = head.map(|(at, tenant)| (at, tenant.label().to_owned()));
            accounts.push(Explained { path: one.path.clone(), head, account });
        }
        file(one, &records, &mut tenants, &mut diagnostics);
    }
    let mut tenants = histories(data, tenants, &records, &mut unread, &mut diagnostics);
    let unread = unread::assign(data, &mut tenants, unread);
    Ok((Archive { tenants, left_out: Vec::new(), unread, records, single: single.clone(), accounts }, diagnostics))
}

/// Adds a snapshot to its tenant, and its findings to all others.
fn file(one: One, records: &Records, tenants: &mut Tenants, diagnostics: &mut Diagnostics) {
    let in_part = one.findings.iter().any(|finding| finding.severity() == Severity::Error);
    diagnostics.extend(one.findings);
    let Some(packed) = one.packed else { return };
    if let Some((captured_at, tenant)) = records.head(&packed) {
        let filed = PackedSnapshot {
            counts: Some(one.counts),
            in_part,
            ..PackedSnapshot::of(one.path, &one.sha256, captured_at, packed, one.key)
        };
        tenants.file(&tenant, filed);
    }
}

/// Returns the histories of all tenants, by name. Snapshots that contradict each other are left out, and added to `unread`.
fn histories(
    data: &Path,
    mut tenants: Tenants,
    records: &Records,
    unread: &mut Vec<Unassigned>,
    diagnostics: &mut Diagnostics,
) -> Vec<PackedHistory> {
    let adopted = tenants.adopt(data);
    let is_unclear = |snapshots: &[PackedSnapshot]| {
        let mut errors = adopted.iter().filter(|finding| finding.severity() == Severity::Error);
        errors.any(|finding| snapshots.iter().any(|snapshot| *snapshot.path == *finding.path))
    };
    let history = |(key, mut snapshots): (String, Vec<PackedSnapshot>)| {
        snapshots.sort_by(|a, b| (a.captured_at, &a.path).cmp(&(b.captured_at, &b.path)));
        let same_name = tenants::same_name(data, &snapshots, records);
        if same_name.is_some() || is_unclear(&snapshots) {
            let all = snapshots.drain(..);
            unread.extend(all.map(|snapshot| Unassigned::contradictory(&snapshot, Code::SameName)));
        }
        diagnostics.extend(same_name);
        diagnostics.extend(tenants::same_moment(&snapshots, records));
        let contradictory = tenants::take_contradictory(&mut snapshots);
        unread
            .extend(contradictory.iter().map(|snapshot| Unassigned::contradictory(snapshot, Code::DuplicateSnapshot)));
        snapshots.shrink_to_fit();
        diagnostics.extend(refused::findings(&snapshots));
        let (_, tenant) = records.head(&snapshots.last()?.packed)?;
        Some(PackedHistory { key, tenant, snapshots, unread: Vec::new(), baselines: Vec::new() })
    };
    let mut histories: Vec<PackedHistory> = tenants.into_histories().into_iter().filter_map(history).collect();
    diagnostics.extend(adopted);
    histories.sort_by_cached_key(|history| (history.tenant.label().to_lowercase(), history.key.clone()));
    histories
}

/// Returns the location of each snapshot below `data`, by path as the user wrote it.
///
/// # Errors
/// A folder that cannot be listed, or a file whose metadata cannot be read.
pub fn places(data: &Path, limits: &Limits) -> Result<BTreeMap<String, SnapshotPlace>, Error> {
    let found = discover::discover(data, None, limits)?;
    Ok(found.snapshots.iter().map(|found| (found.name(), found.place())).collect())
}

/// The result for one snapshot.
struct One {
    /// The snapshot, if it could be read.
    packed: Option<Packed>,
    findings: Vec<Diagnostic>,
    /// Path of its file or folder as the user wrote it.
    path: String,
    /// SHA-256 digest for the manifest.
    sha256: String,
    /// Cache key.
    key: Option<Digest>,
    counts: ReadCounts,
    /// Account of its files, if requested.
    account: Option<graph::Account>,
}

impl One {
    /// Returns the entry of the cache, if there is a snapshot with a key.
    fn to_remember(&self) -> Option<(Digest, CachedSnapshot<'_>)> {
        let cached = CachedSnapshot {
            packed: Cow::Borrowed(self.packed.as_ref()?),
            warnings: Cow::Borrowed(&self.findings),
            sha256: Cow::Borrowed(&self.sha256),
            counts: self.counts,
        };
        Some((self.key?, cached))
    }
}

impl ReadOptions<'_> {
    /// Reads all snapshots, in parallel, until there are too many errors.
    fn read_all(
        &self,
        data: &Path,
        found: &[Found],
        packer: &Packer,
        diagnostics: &mut Diagnostics,
        observer: &dyn Observer,
    ) -> Result<Vec<One>, Error> {
        let (total, done, one_at_a_time) = (found.len(), AtomicUsize::new(0), Mutex::new(()));
        let read_one = |found: &Found| -> Result<One, Error> {
            observer.go_on()?;
            let is_large = found.size() > LARGE;
            let _alone = is_large.then(|| one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner));
            let one = self.read_one(data, found, packer);
            observer.progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            observer.go_on()?;
            Ok(one)
        };
        let (mut snapshots, mut wrong) = (Vec::new(), 0);
        // Read in chunks, because findings are kept to the end and every file may have some.
        for some in found.chunks(AT_A_TIME) {
            let read = some.par_iter().map(read_one).collect::<Result<Vec<One>, Error>>()?;
            let errors =
                |one: &One| one.findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
            wrong += read.iter().map(errors).sum::<usize>();
            snapshots.extend(read);
            if wrong > MOST_WRONG && snapshots.len() < total {
                let message = format!("{wrong} errors are enough: of {total} snapshots, {} were read", snapshots.len());
                diagnostics.push(
                    Diagnostic::about_file(paths::shown(data), Code::TooMuchWrong, message)
                        .with_help("correct these errors first, or name a folder that holds snapshots"),
                );
                break;
            }
        }
        Ok(snapshots)
    }

    /// Reads a snapshot, or takes it from the cache.
    fn read_one(&self, data: &Path, found: &Found, packer: &Packer) -> One {
        let read = |bytes| {
            let (snapshot, mut findings, account) = parse(found, bytes, self.limits, &self.completion);
            let packed = snapshot.map(|mut snapshot| {
                self.services.keep(&mut snapshot);
                findings.extend(self.services.near_misses(&snapshot, &found.name()));
                packer.pack(snapshot)
            });
            (packed, findings, account)
        };
        if let Some(memory) = self.memory {
            return self.remembered(data, found, memory, read);
        }
        let bytes = load(found, self.limits);
        let sha256 = if self.digests { sha256_of(found, &bytes) } else { String::new() };
        let (packed, findings, account) = read(bytes);
        let counts = account.counts();
        let account = self.explain.then_some(account);
        One { packed, findings, path: found.name(), sha256, key: None, counts, account }
    }

    /// Returns the snapshot from the cache, or reads it.
    fn remembered(
        &self,
        data: &Path,
        found: &Found,
        memory: &SnapshotCache,
        read: impl FnOnce(Vec<FileBytes>) -> (Option<Packed>, Vec<Diagnostic>, graph::Account),
    ) -> One {
        let path = found.name();
        let recall = |contents: &[Digest]| {
            // Warnings contain the path, so a cached snapshot with warnings is valid for the same path only.
            [None, Some(path.as_str())].into_iter().find_map(|name| {
                let key = self.key(found, contents, name);
                Some((key, memory.recall(&key)?))
            })
        };
        let known = |(key, cached): (Digest, &CachedSnapshot<'_>)| {
            let CachedSnapshot { packed, warnings, sha256, counts } = cached.clone();
            One {
                packed: Some(packed.into_owned()),
                findings: warnings.into_owned(),
                path: found.name(),
                sha256: sha256.into_owned(),
                key: Some(key),
                counts,
                account: None,
            }
        };
        let known_content = |file: &File| memory.content_of(file.name_in(data)?, file.stat);
        let contents: Option<Vec<_>> = found.files().into_iter().map(known_content).collect();
        if let Some(recalled) = contents.and_then(|contents| recall(&contents)) {
            return known(recalled);
        }
        // From here on, only the content of the files is used.
        let bytes = load(found, self.limits);
        // Unless each file could be read, nothing is known to be unchanged.
        let contents: Option<Vec<Digest>> =
            bytes.iter().map(|bytes| bytes.as_ref().ok().map(|bytes| cache::digest(bytes))).collect();
        for (file, content) in found.files().into_iter().zip(contents.iter().flatten()) {
            if let Some(name) = file.name_in(data) {
                memory.has_read(name, file.stat, *content, file.form);
            }
        }
        if let Some(recalled) = contents.as_ref().and_then(|contents| recall(contents)) {
            return known(recalled);
        }
        let sha256 = sha256_of(found, &bytes);
        let (packed, findings, account) = read(bytes);
        let name = Some(path.as_str()).filter(|_| !findings.is_empty());
        let key = contents.map(|contents| self.key(found, &contents, name));
        let counts = account.counts();
        One { packed, findings, path, sha256, key, counts, account: None }
    }

    /// Returns the cache key of a snapshot: the digest of everything that affects reading. This includes names and
    /// content of its files, how and in which order each is read, times in names, services, and limits.
    fn key(&self, found: &Found, contents: &[Digest], name: Option<&str>) -> Digest {
        let how = (self.services.names(), self.limits, self.completion, contents, name);
        match found {
            Found::Native(file) => digest::key(&("native", how, file.syntax, file.time())),
            Found::Graph(capture) => {
                let Capture { folder, responses, companions, named, named_by: _, day, several } = capture;
                let companions =
                    companions.iter().map(|one| (one.syntax, one.name_from(folder), capture.is_outer(one)));
                let responses = responses.iter().map(|response| response.name_from(folder));
                let files = (companions.collect::<Vec<_>>(), responses.collect::<Vec<_>>());
                digest::key(&("graph", how, named, day, several, files))
            }
        }
    }
}

/// Returns the digest that `sha256sum` gives for the file, or for its own output for the files of a folder that could be
/// read.
fn sha256_of(found: &Found, bytes: &[FileBytes]) -> String {
    match (found, bytes) {
        (Found::Native(_), [only]) => only.as_ref().map(|bytes| sha256(bytes)).unwrap_or_default(),
        _ => {
            let folder = match found {
                Found::Graph(capture) => capture.folder.as_path(),
                Found::Native(_) => Path::new(""),
            };
            let read =
                found.files().into_iter().zip(bytes).filter_map(|(file, bytes)| Some((file, bytes.as_ref().ok()?)));
            let files: Vec<(String, String)> =
                read.map(|(file, bytes)| (sha256(bytes), file.name_from(folder))).collect();
            let files = files.iter().map(|(digest, name)| (digest.as_str(), name.as_str()));
            sha256(sums(files).collect::<String>().as_bytes())
        }
    }
}

/// Reads the files of a snapshot, each by itself.
fn load(found: &Found, limits: &Limits) -> Vec<FileBytes> {
    let read = |file: &File| {
        if let Some(broken) = &file.broken {
            return Err(broken.clone());
        }
        let finding =
            |unread: Unread| unread.into_data_finding(&file.path, limits.file_size, &limits.help("file_size"));
        input::read(&file.path, limits.file_size).map_err(|unread| Box::new(finding(unread)))
    };
    found.files().into_iter().map(read).collect()
}
