//! Read: files → snapshots.
//!
//! The data is walked, each snapshot is read on its own, and what is wrong with any of them is told at once. A
//! snapshot is a native file or a folder of Graph responses; both give the same [`Snapshot`].

mod claim;
mod discover;
pub mod graph;
mod keep;
pub mod native;
mod tenants;
pub mod text;
pub mod time;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use chrono::{DateTime, Utc};
use rayon::prelude::*;

pub use discover::{CONFIGURATION, Place};
use discover::{Capture, File, Found};
pub use keep::Services;
use native::Companion;
use tenants::Tenants;
pub use time::{Completion, Zone};
use time::{NamedTime, NativeTime};

use crate::{
    cache,
    diagnostic::{Code, Diagnostic, Diagnostics, Severity, Spot, did_you_mean},
    digest::{self, sha256, sums},
    error::Error,
    format::{self, KeyPath, Source, Syntax},
    input::{self, Limits},
    progress::Answer,
    tenant::{
        Connectors, Incident, Message, ReadCounts, Snapshot, Tenant,
        packed::{Packed, Packer, Records, Unpacker},
        rfc3339,
    },
};

/// Every snapshot of the data, by tenant; packed, for there may be tens of thousands of them.
#[derive(Debug, Default)]
pub struct Archive {
    /// The tenants, by name, then by key. Each has at least one snapshot.
    pub tenants: Vec<Shelf>,
    /// Tenants of the data whose snapshots are not kept: their keys, and how their latest snapshots have them.
    pub left_out: Vec<(String, Tenant)>,
    records: Records,
    /// What became of the files of each snapshot, where that was asked for.
    pub accounts: Vec<Explained>,
}

/// What became of the files of one snapshot.
#[derive(Debug, Clone)]
pub struct Explained {
    /// Its file or folder, as the user would name it.
    pub path: String,
    /// When it was captured and whose it is; `None` where it could not be read.
    pub head: Option<(DateTime<Utc>, String)>,
    /// What became of its files.
    pub account: graph::Account,
}

/// All snapshots of one tenant, oldest first, packed.
#[derive(Debug)]
pub struct Shelf {
    /// What tells this tenant from others.
    pub key: String,
    /// The tenant, as its latest snapshot has it.
    pub tenant: Tenant,
    snapshots: Vec<Filed>,
}

/// A packed snapshot and where it was read.
#[derive(Debug)]
struct Filed {
    path: Box<str>,
    sha256: Option<digest::Bytes>,
    captured_at: DateTime<Utc>,
    packed: Packed,
    /// What it was read from; `None` of one that was changed since.
    counts: Option<ReadCounts>,
    /// The digest of everything that reading it was decided by, where that was asked for.
    key: Option<cache::Digest>,
}

/// All snapshots of one tenant, oldest first.
#[derive(Debug)]
pub struct History {
    /// What tells this tenant from others.
    pub key: String,
    /// The snapshots, by the moment they were captured.
    pub snapshots: Vec<Dated>,
}

impl History {
    /// The snapshot that makes the hub.
    pub fn latest(&self) -> Option<&Dated> {
        self.snapshots.last()
    }
}

/// A snapshot and where it was read.
#[derive(Debug)]
pub struct Dated {
    /// Its file or folder, as the user would name it.
    pub path: String,
    /// The SHA-256 digest of its file; of a folder, that of the lines that `sha256sum` prints for its files.
    pub sha256: String,
    /// Its content.
    pub snapshot: Snapshot,
}

impl Shelf {
    /// How many snapshots there are.
    pub fn len(&self) -> usize {
        self.snapshots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.snapshots.is_empty()
    }

    /// When each snapshot was captured, and the SHA-256 digest of its file or folder, oldest first.
    pub fn origins(&self) -> impl DoubleEndedIterator<Item = (DateTime<Utc>, String)> {
        self.snapshots.iter().map(|filed| (filed.captured_at, filed.sha256()))
    }

    /// What each snapshot was read from, oldest first.
    pub fn counts(&self) -> impl Iterator<Item = Option<ReadCounts>> {
        self.snapshots.iter().map(|filed| filed.counts)
    }

    /// The latest snapshot: its file or folder, and when it was captured.
    pub fn newest(&self) -> Option<(&str, DateTime<Utc>)> {
        self.snapshots.last().map(|filed| (&*filed.path, filed.captured_at))
    }

    /// The digest of everything that the snapshots were read from; `None` where that is not known of all of them, which
    /// is so of snapshots that were changed since they were read.
    pub fn made_from(&self) -> Option<cache::Digest> {
        let keys: Vec<cache::Digest> = self.snapshots.iter().map(|filed| filed.key).collect::<Option<_>>()?;
        Some(cache::key([self.key.as_bytes()].into_iter().chain(keys.iter().map(<[u8; 32]>::as_slice))))
    }
}

impl Archive {
    /// An archive of these histories, in their order.
    pub fn of(histories: impl IntoIterator<Item = History>) -> Self {
        let packer = Packer::default();
        let shelf = |History { key, snapshots }: History| {
            let tenant = snapshots.last()?.snapshot.tenant.clone();
            let file = |Dated { path, sha256, snapshot }| {
                let captured_at = snapshot.captured_at;
                Filed { counts: None, ..Filed::of(path, &sha256, captured_at, packer.pack(snapshot), None) }
            };
            Some(Shelf { key, tenant, snapshots: snapshots.into_iter().map(file).collect() })
        };
        let tenants = histories.into_iter().filter_map(shelf).collect();
        Archive { tenants, left_out: Vec::new(), records: packer.records(), accounts: Vec::new() }
    }

    /// How many snapshots there are.
    pub fn len(&self) -> usize {
        self.tenants.iter().map(Shelf::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tenants.is_empty()
    }

    /// Unpacks snapshots. All incidents, messages and facts that are equal are one in memory, whichever snapshots and tenants
    /// they belong to.
    pub fn unpacking(&self) -> Unpacking<'_> {
        Unpacking { archive: self, unpacker: Unpacker::of(&self.records) }
    }

    /// The snapshots of every tenant, unpacked all at once.
    pub fn histories(&self) -> Vec<History> {
        let unpacking = self.unpacking();
        (0..self.tenants.len()).filter_map(|place| unpacking.history(place)).collect()
    }

    /// The places of the tenants that are `wanted`, in runs that are not too large to be unpacked one after the other.
    pub fn some_at_a_time(&self, wanted: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
        let places: Vec<usize> = (0..self.tenants.len()).filter(|place| wanted(*place)).collect();
        let mut held = 0;
        let goes_on = |place: &usize, _next: &usize| {
            held += self.tenants[*place].len();
            let goes_on = held < UNPACKED;
            if !goes_on {
                held = 0;
            }
            goes_on
        };
        places.chunk_by(goes_on).map(<[usize]>::to_vec).collect()
    }

    /// The latest snapshot of the tenant at a place. What it misses of earlier ones is known where there is one tenant only.
    pub fn latest(&self, place: usize) -> Option<Snapshot> {
        if let [_] = self.tenants.as_slice() {
            return self.unpacking().history(place)?.snapshots.pop().map(|dated| dated.snapshot);
        }
        Unpacker::of(&self.records).unpack(&self.tenants.get(place)?.snapshots.last()?.packed)
    }

    /// What the snapshots have alike.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Slugs of the connector types that snapshots define themselves.
    pub fn own_types(&self) -> BTreeSet<String> {
        self.tenants.iter().flat_map(|shelf| &shelf.snapshots).flat_map(|filed| filed.packed.own_types()).collect()
    }

    /// Every tenant of the data, by its key, as its latest snapshot has it.
    pub fn everybody(&self) -> impl Iterator<Item = (&str, &Tenant)> {
        let kept = self.tenants.iter().map(|shelf| (shelf.key.as_str(), &shelf.tenant));
        kept.chain(self.left_out.iter().map(|(key, tenant)| (key.as_str(), tenant)))
    }

    /// Keeps the snapshots of the tenants at these places; of the others it is enough to know that they are there.
    pub fn keep(&mut self, places: &BTreeSet<usize>) {
        for (place, shelf) in std::mem::take(&mut self.tenants).into_iter().enumerate() {
            if places.contains(&place) {
                self.tenants.push(shelf);
            } else {
                self.left_out.push((shelf.key, shelf.tenant));
            }
        }
    }
}

impl Filed {
    fn of(path: String, sha256: &str, captured_at: DateTime<Utc>, packed: Packed, key: Option<cache::Digest>) -> Self {
        let sha256 = digest::from_digits(sha256);
        Filed { path: path.into(), sha256, captured_at, packed, key, counts: None }
    }

    /// The digest of its file or folder; empty where it was not taken.
    fn sha256(&self) -> String {
        self.sha256.as_ref().map(digest::digits).unwrap_or_default()
    }
}

/// Unpacks snapshots of an archive, from many threads. What they have alike is one in memory, for as long as this is there.
#[derive(Debug)]
pub struct Unpacking<'a> {
    archive: &'a Archive,
    unpacker: Unpacker<'a>,
}

impl<'a> Unpacking<'a> {
    /// The snapshots of the tenant at a place.
    pub fn history(&self, place: usize) -> Option<History> {
        let Shelf { key, snapshots, .. } = self.archive.tenants.get(place)?;
        // Each was packed with these records, or looked at when it was remembered, so none is lost here.
        let unpack = |filed: &Filed| {
            let snapshot = self.unpacker.unpack(&filed.packed)?;
            Some(Dated { path: filed.path.to_string(), sha256: filed.sha256(), snapshot })
        };
        let mut snapshots: Vec<Dated> = snapshots.iter().filter_map(unpack).collect();
        miss_earlier_types(&mut snapshots);
        Some(History { key: key.clone(), snapshots })
    }

    /// Every incident of the archive, each once.
    pub fn incidents(&self) -> impl Iterator<Item = Arc<Incident>> {
        self.unpacker.incidents()
    }

    /// Every message of the archive, each once.
    pub fn messages(&self) -> impl Iterator<Item = Arc<Message>> {
        self.unpacker.messages()
    }
}

/// Marks types as not captured that nobody asked for although an earlier snapshot has connectors of them.
fn miss_earlier_types(snapshots: &mut [Dated]) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let connectors = snapshots.iter_mut().filter_map(|dated| dated.snapshot.connectors.captured_mut());
    for Connectors { all, not_captured, not_requested, .. } in connectors {
        not_captured.extend(not_requested.intersection(&seen).cloned());
        not_requested.retain(|slug| !seen.contains(slug));
        seen.extend(all.iter().map(|connector| connector.type_slug.clone()));
    }
}

/// Reads every snapshot below `data`, which may also be one file. `read` is told how many are done of how many, and may
/// say that it is enough.
///
/// Every file is read within the limits of those who set none, and checked as a whole; of its incidents and messages, those
/// of `services` are kept. Equal ones are there once, whichever snapshots and tenants they belong to.
///
/// # Errors
/// What the machine refused. What is wrong with the files is in the diagnostics: with an error among them, the archive
/// lacks the snapshots that it spoils.
pub fn read<A: Answer>(
    data: &Path,
    services: Services<'_>,
    read: impl Fn(usize, usize) -> A + Sync,
) -> Result<(Archive, Diagnostics), Error> {
    read_with(data, services, None, read)
}

/// As [`read`], but what `memory` knows of unchanged snapshots is not read again; and it is told of all that was.
///
/// # Errors
/// As [`read`].
pub fn read_with<A: Answer>(
    data: &Path,
    services: Services<'_>,
    memory: Option<&cache::Snapshots>,
    read: impl Fn(usize, usize) -> A + Sync,
) -> Result<(Archive, Diagnostics), Error> {
    let limits = Limits::default();
    let completion = Completion::default();
    read_as(data, &Wanted { services, limits: &limits, memory, digests: true, completion, explain: false }, read)
}

/// How many snapshots are read before it is counted what is wrong with them.
const AT_A_TIME: usize = 1_000;

/// With so many snapshots, a run of tenants is large enough.
const UNPACKED: usize = 500;

/// With so many findings, no further snapshots are read.
const MOST_WRONG: usize = 5_000;

/// Two files at a time that are as large as this may be more than the machine has room for.
const LARGE: u64 = 8_000_000;

/// What is read of an archive, and how.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Whose incidents and messages are kept.
    pub services: Services<'a>,
    /// How much the files may hold.
    pub limits: &'a Limits,
    /// What is known of them.
    pub memory: Option<&'a cache::Snapshots>,
    /// Whether the digests of the files are taken, which is for those who are to be told where a site comes from; left out,
    /// they are empty. What is remembered has them in any case.
    pub digests: bool,
    /// How names of folders without a time of day or a zone are completed.
    pub completion: Completion,
    /// Whether to account for every file, which needs `memory` to be left out.
    pub explain: bool,
}

/// As [`read_with`], in the way that is `wanted`.
///
/// # Errors
/// As [`read`].
pub fn read_as<A: Answer>(
    data: &Path,
    wanted: &Wanted<'_>,
    read: impl Fn(usize, usize) -> A + Sync,
) -> Result<(Archive, Diagnostics), Error> {
    let Wanted { services, limits, memory, digests, completion, explain } = *wanted;
    if !data.exists() {
        return Err(Error::Refused(format!(
            "there is no {}; name the folder of your snapshots, e.g. `tenant-status build my-data`",
            data.display()
        )));
    }
    let found = discover::discover(data, memory, limits)?;
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(found.diagnostics);
    if found.snapshots.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(
            Diagnostic::about_file(data.display().to_string(), Code::NoSnapshot, "there is no snapshot here")
                .with_help("a snapshot is a .yaml or .json file, or a folder of Graph responses; see data/README.md"),
        );
    }
    let (total, done) = (found.snapshots.len(), AtomicUsize::new(0));
    let packer = memory.map_or_else(Packer::default, |memory| Packer::knowing(memory.records()));
    let one_at_a_time = Mutex::new(());
    let reading = Reading { data, services, limits, completion };
    let read_one = |found: &Found| -> Result<One, Error> {
        read(done.load(Ordering::Relaxed), total).go_on()?;
        let is_large = found.size() > LARGE;
        let _alone = is_large.then(|| one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner));
        let read_it = |bytes| {
            let (snapshot, mut findings, account) = parse(found, bytes, limits, &completion);
            let packed = snapshot.map(|mut snapshot| {
                services.keep(&mut snapshot);
                findings.extend(services.near_misses(&snapshot, &found.name()));
                packer.pack(snapshot)
            });
            (packed, findings, account)
        };
        let one = match memory {
            None => load(found, limits).map(|bytes| match bytes {
                Err(finding) => One::unread(found, *finding),
                Ok(bytes) => {
                    let sha256 = if digests { sha256_of(found, &bytes) } else { String::new() };
                    let (packed, findings, account) = read_it(bytes);
                    let counts = account.counts();
                    let account = explain.then_some(account);
                    One { read: (packed, findings), path: found.name(), sha256, key: None, counts, account }
                }
            }),
            Some(memory) => reading.remembered(found, memory, read_it),
        };
        read(done.fetch_add(1, Ordering::Relaxed) + 1, total).go_on()?;
        one
    };
    let (mut snapshots, mut wrong) = (Vec::new(), 0);
    // What is wrong is kept to the end, and a folder of strangers may be wrong throughout.
    for some in found.snapshots.chunks(AT_A_TIME) {
        let read = some.par_iter().map(read_one).collect::<Result<Vec<One>, Error>>()?;
        wrong += read.iter().map(|one| one.read.1.len()).sum::<usize>();
        snapshots.extend(read);
        if wrong > MOST_WRONG && snapshots.len() < total {
            let message = format!("{wrong} findings are enough: of {total} snapshots, {} were read", snapshots.len());
            diagnostics.push(
                Diagnostic::about_file(data.display().to_string(), Code::TooMuchWrong, message)
                    .with_help("mend what is told here first, or name a folder that holds snapshots"),
            );
            break;
        }
    }
    let records = packer.records();
    if let Some(memory) = memory.filter(|_| snapshots.len() == total) {
        let remembered = snapshots.iter().filter_map(|one| {
            let (packed, warnings) = (one.read.0.as_ref()?, &one.read.1);
            Some(cache::Remembered { key: one.key?, packed, warnings, sha256: &one.sha256, counts: one.counts })
        });
        memory.save(&records, remembered);
    }
    let mut tenants = Tenants::default();
    let mut accounts = Vec::new();
    for One { read: (packed, found), path, sha256, key, counts, account } in snapshots {
        diagnostics.extend(found);
        if let Some(account) = account {
            let head = packed.as_ref().and_then(|packed| records.head(packed));
            let head = head.map(|(at, tenant)| (at, tenant.label().to_owned()));
            accounts.push(Explained { path: path.clone(), head, account });
        }
        let Some(packed) = packed else { continue };
        if let Some((captured_at, tenant)) = records.head(&packed) {
            let filed = Filed { counts: Some(counts), ..Filed::of(path, &sha256, captured_at, packed, key) };
            tenants.file(&tenant, filed);
        }
    }
    diagnostics.extend(tenants.adopt(data));
    let shelf = |(key, mut snapshots): (String, Vec<Filed>)| {
        snapshots.sort_by(|a, b| (a.captured_at, &a.path).cmp(&(b.captured_at, &b.path)));
        snapshots.shrink_to_fit();
        diagnostics.extend(tenants::same_moment(&snapshots, &records));
        diagnostics.extend(tenants::same_name(data, &snapshots, &records));
        let (_, tenant) = records.head(&snapshots.last()?.packed)?;
        Some(Shelf { key, tenant, snapshots })
    };
    let mut tenants: Vec<Shelf> = tenants.into_shelves().into_iter().filter_map(shelf).collect();
    tenants.sort_by_cached_key(|shelf| (shelf.tenant.label().to_lowercase(), shelf.key.clone()));
    Ok((Archive { tenants, left_out: Vec::new(), records, accounts }, diagnostics))
}

/// Where each snapshot below `data` lies, by its file or folder as the user would name it.
///
/// # Errors
/// A folder that cannot be listed or a file that cannot be looked at.
pub fn places(data: &Path, limits: &Limits) -> Result<BTreeMap<String, Place>, Error> {
    let found = discover::discover(data, None, limits)?;
    Ok(found.snapshots.iter().map(|found| (found.name(), found.place())).collect())
}

/// Records as a snapshot holds them, ready to be shared.
fn in_arcs<T>(records: impl IntoIterator<Item = T>) -> Vec<Arc<T>> {
    records.into_iter().map(Arc::new).collect()
}

/// What came of reading: the thing, where it can be used, and what is wrong with it.
type Read<T> = (Option<T>, Vec<Diagnostic>);

/// What came of one snapshot.
struct One {
    read: Read<Packed>,
    /// Its file or folder, as the user would name it.
    path: String,
    /// What its files are known by outside of this program.
    sha256: String,
    /// What it is remembered by.
    key: Option<cache::Digest>,
    counts: ReadCounts,
    /// What became of its files, where that was asked for.
    account: Option<graph::Account>,
}

impl One {
    /// One that was not read, and why.
    fn unread(found: &Found, finding: Diagnostic) -> Self {
        One {
            read: (None, vec![finding]),
            path: found.name(),
            sha256: String::new(),
            key: None,
            counts: ReadCounts::default(),
            account: None,
        }
    }
}

/// What decides how snapshots are read.
#[derive(Clone, Copy)]
struct Reading<'a> {
    data: &'a Path,
    services: Services<'a>,
    limits: &'a Limits,
    completion: Completion,
}

impl Reading<'_> {
    /// A snapshot that is known, or else read.
    fn remembered(
        self,
        found: &Found,
        memory: &cache::Snapshots,
        read: impl FnOnce(Vec<Vec<u8>>) -> (Option<Packed>, Vec<Diagnostic>, graph::Account),
    ) -> Result<One, Error> {
        let path = found.name();
        let recall = |contents: &[cache::Digest]| {
            // What reading had to say names files as the user does, so it holds for the same name alone.
            [None, Some(path.as_str())].into_iter().find_map(|name| {
                let key = self.key(found, contents, name);
                Some((key, memory.recall(&key)?))
            })
        };
        let known = |(key, recalled)| {
            let cache::Recalled { packed, warnings, sha256, counts } = recalled;
            One { read: (Some(packed), warnings), path: found.name(), sha256, key: Some(key), counts, account: None }
        };
        let known_content = |file: &File| memory.content_of(file.name_in(self.data)?, file.stat);
        let contents: Option<Vec<_>> = found.files().into_iter().map(known_content).collect();
        if let Some(recalled) = contents.and_then(|contents| recall(&contents)) {
            return Ok(known(recalled));
        }
        // From here on, only what the very bytes say counts.
        let bytes = match load(found, self.limits)? {
            Ok(bytes) => bytes,
            Err(finding) => return Ok(One::unread(found, *finding)),
        };
        let contents: Vec<cache::Digest> = bytes.iter().map(|bytes| cache::digest(bytes)).collect();
        for (file, content) in found.files().into_iter().zip(&contents) {
            if let Some(name) = file.name_in(self.data) {
                memory.has_read(name, file.stat, *content, file.form);
            }
        }
        if let Some(recalled) = recall(&contents) {
            return Ok(known(recalled));
        }
        let sha256 = sha256_of(found, &bytes);
        let (packed, findings, account) = read(bytes);
        let name = Some(path.as_str()).filter(|_| !findings.is_empty());
        let key = self.key(found, &contents, name);
        let counts = account.counts();
        Ok(One { read: (packed, findings), path, sha256, key: Some(key), counts, account: None })
    }

    /// The digest of everything that decides what reading a snapshot gives: its files by name and content, how each is
    /// read and in which order, the moment in the folder's name, what of it is kept, and how much it may hold.
    fn key(self, found: &Found, contents: &[cache::Digest], name: Option<&str>) -> cache::Digest {
        let mut parts: Vec<Vec<u8>> =
            vec![self.services.names().join("\n").into_bytes(), format!("{:?}", self.limits).into_bytes()];
        let syntax = |file: &File| format!("{:?}", file.syntax).into_bytes();
        let completion = serde_json::to_vec(&(
            self.completion.capture_time.map(|time| time.to_string()),
            self.completion.zone.map(Zone::name),
        ))
        .unwrap_or_default();
        match found {
            Found::Native(file) => {
                let named = format!("{:?}", file.time()).into_bytes();
                parts.extend([b"native".to_vec(), syntax(file), completion, named]);
            }
            Found::Graph(capture) => {
                let Capture { folder, responses, companions, named, named_by: _, day, several } = capture;
                let times =
                    [*named, *day].map(|time| time.map(|time| format!("{}|{:?}|{}", time.date, time.time, time.utc)));
                parts.push(several.to_string().into_bytes());
                parts.extend([
                    b"graph".to_vec(),
                    completion,
                    times.map(Option::unwrap_or_default).join("/").into_bytes(),
                ]);
                for companion in companions {
                    let outer = capture.is_outer(companion).to_string().into_bytes();
                    parts.extend([
                        b"companion".to_vec(),
                        syntax(companion),
                        companion.name_from(folder).into_bytes(),
                        outer,
                    ]);
                }
                for response in responses {
                    parts.extend([b"response".to_vec(), response.name_from(folder).into_bytes()]);
                }
            }
        }
        parts.extend(contents.iter().map(|content| content.to_vec()));
        parts.extend(name.map(|name| name.as_bytes().to_vec()));
        cache::key(parts.iter().map(Vec::as_slice))
    }
}

/// What anybody can take with `sha256sum`: the digest of the file, or of the lines that it prints for those of a folder.
fn sha256_of(found: &Found, bytes: &[Vec<u8>]) -> String {
    match (found, bytes) {
        (Found::Native(_), [only]) => sha256(only),
        _ => {
            let folder = match found {
                Found::Graph(capture) => capture.folder.as_path(),
                Found::Native(_) => Path::new(""),
            };
            let name = |file: &File| file.name_from(folder);
            let digests: Vec<String> = bytes.iter().map(|bytes| sha256(bytes)).collect();
            let names: Vec<String> = found.files().into_iter().map(name).collect();
            let files = digests.iter().zip(&names).map(|(digest, name)| (digest.as_str(), name.as_str()));
            sha256(sums(files).collect::<String>().as_bytes())
        }
    }
}

/// The bytes of its files; or why one of them was not read.
///
/// # Errors
/// What the machine refused.
fn load(found: &Found, limits: &Limits) -> Result<Result<Vec<Vec<u8>>, Box<Diagnostic>>, Error> {
    let mut all = Vec::new();
    for file in found.files() {
        match input::read(&file.path, limits.file_size) {
            Ok(bytes) => all.push(bytes),
            Err(unread) => {
                let help = limits.help("file_size");
                return unread.told(&file.path, limits.file_size, &help).map(|finding| Err(Box::new(finding)));
            }
        }
    }
    Ok(Ok(all))
}

/// Reads one snapshot from the bytes of its files.
fn parse(
    found: &Found,
    bytes: Vec<Vec<u8>>,
    limits: &Limits,
    completion: &Completion,
) -> (Option<Snapshot>, Vec<Diagnostic>, graph::Account) {
    let mut bytes = bytes.into_iter();
    let mut source = |file: &File| source(file, bytes.next().unwrap_or_default());
    let name = found.name();
    let (snapshot, mut findings, account) = match found {
        Found::Native(file) => {
            let (snapshot, mut findings) = native(source(file), limits);
            let at = snapshot.as_ref().map(|snapshot| snapshot.captured_at);
            findings.extend(at.and_then(|at| far_from_name(file.time(), at, completion, name.clone())));
            let records = snapshot.as_ref().map_or(0, records_of);
            let account = graph::Account::native(
                file.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                records,
            );
            (snapshot, findings, account)
        }
        Found::Graph(capture) => {
            let companions = capture.companions.iter().map(&mut source).collect();
            let responses =
                capture.responses.iter().map(|file| (file.name_from(&capture.folder), source(file))).collect();
            graph_folder(capture, &name, responses, companions, limits, completion)
        }
    };
    for finding in &mut findings {
        if snapshot.is_none() && finding.path != name {
            finding.spoils = Some(name.clone());
        }
    }
    (snapshot, findings, account)
}

/// How many records a native file holds.
fn records_of(snapshot: &Snapshot) -> usize {
    let connectors = snapshot.connectors.captured().map_or(0, |connectors| connectors.all.len());
    let licences = snapshot.licences.captured().map_or(0, Vec::len);
    let incidents = snapshot.incidents.captured().map_or(0, Vec::len);
    connectors + licences + incidents + snapshot.messages.captured().map_or(0, Vec::len)
}

/// The text of a file, or why it has none.
type Text = Result<Source, Vec<Diagnostic>>;

fn native(text: Text, limits: &Limits) -> Read<Snapshot> {
    let read = text.and_then(|source| {
        if source.text.trim().is_empty() {
            let empty = Diagnostic::about_file(&source.path, Code::EmptyFile, "the file is empty");
            return Err(vec![empty.with_help("a native snapshot begins with `schema: tenant-status/v1`")]);
        }
        native::read_within(&source, limits).map_err(|findings| not_ours(&source, &findings).unwrap_or(findings))
    });
    match read {
        Ok(snapshot) => (Some(snapshot), Vec::new()),
        Err(findings) => (None, findings),
    }
}

/// A well-formed file that has no `schema` is not a slip in a snapshot, but no snapshot at all.
fn not_ours(source: &Source, findings: &[Diagnostic]) -> Option<Vec<Diagnostic>> {
    let is_unread = findings.iter().any(|finding| finding.code.is_about_the_whole());
    let ours = is_unread || format::has_key(source, "schema");
    let message = "this is neither a native snapshot nor a response of Microsoft Graph";
    let stem = Path::new(&source.path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // The beginning of the text has to do: to look a key up takes a walk through the whole of it.
    let head = source.text.lines().take(3).map(|line| line.trim_start_matches(['\'', '"']));
    let begins = head.into_iter().any(|line| line.starts_with("@odata.") || line.starts_with("value:"));
    let is_response = begins || graph::endpoint::by_file_name(&stem).is_some();
    if !ours && is_response && source.syntax == Syntax::Yaml {
        let message = "this looks like a response of Microsoft Graph that was written as YAML";
        return Some(vec![
            Diagnostic::about_file(&source.path, Code::NotASnapshot, message)
                .at(format::spot(source, &KeyPath::top()))
                .with_help("responses are read as JSON: export it with `-o json`"),
        ]);
    }
    (!ours).then(|| {
        vec![
            Diagnostic::about_file(&source.path, Code::NotASnapshot, message)
                .at(format::spot(source, &KeyPath::top()))
                .with_help(
                    "a native snapshot begins with `schema: tenant-status/v1`; a response is recognized by its \
                     `@odata.context`, or by a file name like vppTokens.json; other files do not belong here",
                ),
        ]
    })
}

fn graph_folder(
    capture: &Capture,
    name: &str,
    responses: Vec<(String, Text)>,
    companions: Vec<Text>,
    limits: &Limits,
    completion: &Completion,
) -> (Option<Snapshot>, Vec<Diagnostic>, graph::Account) {
    let mut findings = Vec::new();
    let names: Vec<String> = responses.iter().map(|(name, _)| name.clone()).collect();
    let mut by_hand = BTreeMap::new();
    let mut companion: Option<Companion> = None;
    let (mut named_at, mut said_at) = (None, None);
    for (text, file) in companions.into_iter().zip(&capture.companions) {
        let read = text.and_then(|source| {
            let read = read_companion(&source, capture, file, &names, &mut by_hand, limits)?;
            if read.id.is_some() || companion.as_ref().is_none_or(|outer| outer.id.is_none()) {
                let key = read.id.as_ref().map(|_| "id").or(read.name.as_ref().map(|_| "name"));
                let is_shared = capture.several || !file.path.starts_with(&capture.folder);
                let named = key.map(|key| place(&source, key));
                named_at = named.map(|(path, spot)| graph::NamedAt { path, spot, is_shared }).or(named_at.take());
            }
            said_at = read.captured_at().at().map(|_| place(&source, "captured_at")).or(said_at.take());
            Ok(read)
        });
        match read {
            Ok(mut inner) => {
                if capture.is_outer(file) {
                    inner.captured_at = NativeTime::default();
                }
                companion = Some(match companion {
                    Some(outer) => inner.over(outer),
                    None => inner,
                });
            }
            Err(found) => findings.extend(found),
        }
    }
    // What a companion with an error would have said is not known, so nothing that is missing is reported.
    let unknown = findings.iter().any(|finding: &Diagnostic| finding.severity() == Severity::Error);
    let mut spoilt = unknown;
    let mut read = Vec::new();
    for (name, text) in responses {
        match text {
            Ok(source) => read.push(graph::Response { name, source }),
            Err(found) => {
                spoilt = true;
                findings.extend(found);
            }
        }
    }
    let (zone, order) = companion.as_ref().map_or((None, None), |one| (one.time_zone, one.date_order));
    let completion = Completion { zone: zone.or(completion.zone), ..*completion };
    let (captured_at, missing) = match captured_at(capture, companion.as_ref(), &completion, name) {
        Ok((at, assumed)) => {
            findings.extend(assumed.filter(|_| !unknown));
            let (path, spot) = said_at.unwrap_or_else(|| (name.to_owned(), None));
            findings.extend(far_from_name(capture.named_time(), at, &completion, path).map(|finding| finding.at(spot)));
            (at, None)
        }
        Err(missing) => (DateTime::default(), Some(missing)),
    };
    let folder = graph::Folder {
        name,
        captured_at,
        clock: &time::Clock { zone: completion.zone, order },
        by_hand: &by_hand,
        named_at: named_at.as_ref(),
        limits,
    };
    let (snapshot, account) = graph::assemble(&folder, &read, companion, &mut findings);
    if unknown {
        findings.retain(|finding| finding.code != Code::NoTenant);
    }
    // Unrecognized files need no capture time.
    let recognized = account.files.iter().any(|file| !file.endpoints.is_empty());
    if let Some(missing) = missing.filter(|_| !spoilt && recognized) {
        spoilt = true;
        findings.push(*missing);
    }
    (snapshot.filter(|_| !spoilt), findings, account)
}

/// A moment, and a warning where something about it was assumed.
type Uncertain = (DateTime<Utc>, Option<Diagnostic>);

/// When responses were captured: as `tenant.yaml` says, else as the folder or its files are named. Where files of several
/// days lie in one folder, `tenant.yaml` gives the time of day of those whose names have none.
///
/// # Errors
/// Nothing says when, or the time does not exist.
fn captured_at(
    capture: &Capture,
    companion: Option<&Companion>,
    completion: &Completion,
    name: &str,
) -> Result<Uncertain, Box<Diagnostic>> {
    let said = companion.and_then(|companion| companion.captured_at().at());
    let named = match (capture.day.filter(|_| capture.several), said) {
        (Some(day), Some(said)) if day.time.is_none() => Some(NamedTime { time: Some(said.time()), utc: true, ..day }),
        (Some(day), _) => Some(day),
        (None, Some(said)) => return Ok((said, None)),
        (None, None) => capture.named.or(capture.day),
    };
    let missing = |message: String| {
        Box::new(Diagnostic::about_file(name, Code::NoCapturedAt, message).with_help(
            "name the folder after the moment, e.g. 2026-11-22T080000Z, or write `captured_at: 2026-11-22T08:00:00Z` into \
             a file tenant.yaml beside them",
        ))
    };
    let named = named.ok_or_else(|| missing("nothing says when these responses were captured".to_owned()))?;
    let (at, assumed) = named.moment(completion);
    let at = at.ok_or_else(|| {
        let zone = completion.zone.map(Zone::name).unwrap_or_default();
        missing(format!("the time of the capture does not exist in {zone}: clocks skip it"))
    })?;
    let warning = assumed.map(|assumed| {
        let message = format!("nothing says at what time this was captured: {assumed}");
        Diagnostic::about_file(name, Code::UncertainTime, message).with_help(
            "name the folder with a time and `Z`, e.g. 2026-11-22T080000Z, or set `capture_time: \"08:00\"` and \
             `time_zone: Europe/Berlin` in tenant-status.yaml",
        )
    });
    Ok((at, warning))
}

/// Reads a companion file, and which endpoints it assigns to files by hand. `names` are the paths of all responses from the
/// folder of the capture.
fn read_companion(
    source: &Source,
    capture: &Capture,
    file: &File,
    names: &[String],
    by_hand: &mut BTreeMap<String, &'static graph::endpoint::Endpoint>,
    limits: &Limits,
) -> Result<Companion, Vec<Diagnostic>> {
    if source.text.trim().is_empty() {
        return Ok(Companion::default());
    }
    let companion: Companion = format::read_within(source, limits)?;
    let wrong = assign(&companion, source, capture, file, names, by_hand);
    if wrong.is_empty() { Ok(companion) } else { Err(wrong) }
}

/// Where a key of a companion file is.
fn place(source: &Source, key: &str) -> (String, Option<Spot>) {
    (source.path.clone(), format::spot(source, &KeyPath::top().key(key)))
}

/// A warning where the time in a name and the moment of the capture are further apart than time zones explain: one of them
/// is wrong, and the snapshot may be shown as an older or a newer one than it is.
fn far_from_name(
    named: Option<NamedTime>,
    at: DateTime<Utc>,
    completion: &Completion,
    path: String,
) -> Option<Diagnostic> {
    let named = named?;
    let from_name = named.moment(completion).0?;
    let most = chrono::TimeDelta::hours(if named.utc { 12 } else { 36 });
    if (at - from_name).abs() <= most {
        return None;
    }
    let message = format!("`captured_at` is {}, but the name says {}", rfc3339(at), rfc3339(from_name));
    let help = "`captured_at` is used; correct it, or the name of the folder or file";
    Some(Diagnostic::about_file(path, Code::UncertainTime, message).with_help(help))
}

/// Notes the endpoints that a companion file assigns to files in its folder and below, by name or path, and returns what is
/// wrong with them. Where it applies to several captures, not all of them need to have the file.
fn assign(
    companion: &Companion,
    source: &Source,
    capture: &Capture,
    file: &File,
    names: &[String],
    by_hand: &mut BTreeMap<String, &'static graph::endpoint::Endpoint>,
) -> Vec<Diagnostic> {
    let place = file.name_from(&capture.folder);
    let (folder, _) = place.rsplit_once('/').unwrap_or_default();
    let is_shared = capture.shares(file);
    let above = file.path.parent().and_then(|above| capture.folder.strip_prefix(above).ok());
    let above = above.unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
    // From the folder of the companion.
    let from_here = |name: &str| match folder {
        "" => Some(name.to_owned()),
        _ if is_shared => Some(format!("{above}/{name}")),
        _ => Some(name.strip_prefix(folder)?.strip_prefix('/')?.to_owned()),
    };
    let below: Vec<(String, &String)> = names.iter().filter_map(|name| Some((from_here(name)?, name))).collect();
    let mut wrong = Vec::new();
    for (file, endpoint) in companion.responses() {
        let is_it =
            |name: &str| name.strip_suffix(file.as_str()).is_some_and(|above| above.is_empty() || above.ends_with('/'));
        let found: Vec<&String> = below.iter().filter(|(name, _)| is_it(name)).map(|(_, name)| *name).collect();
        let meant = |meant: Option<&str>| meant.map(|meant| format!("did you mean `{meant}`?"));
        let (message, help) = match (graph::endpoint::by_name(endpoint), found.is_empty()) {
            (Some(endpoint), false) => {
                by_hand.extend(found.into_iter().map(|name| (name.clone(), endpoint)));
                continue;
            }
            (Some(_), true) if is_shared => continue,
            (None, _) => {
                let known: Vec<&str> = graph::endpoint::names().collect();
                let help = meant(did_you_mean(endpoint, known.iter().copied()));
                let help = help.unwrap_or_else(|| format!("used are: {}", known.join(", ")));
                (format!("the site does not use the endpoint `{}`", format::short(endpoint)), Some(help))
            }
            (Some(_), true) => {
                let help = meant(did_you_mean(file, below.iter().map(|(name, _)| name.as_str())));
                (format!("there is no file `{}` here", format::short(file)), help)
            }
        };
        let spot = format::spot(source, &KeyPath::top().key("responses").key(file));
        let finding = Diagnostic::about_file(&source.path, Code::BadValue, message).at(spot);
        wrong.push(Diagnostic { help, ..finding });
    }
    wrong
}

fn source(file: &File, bytes: Vec<u8>) -> Text {
    let path = file.name();
    match text::decode(bytes) {
        Ok(text) => Ok(Source { path, text, syntax: file.syntax }),
        Err(text::NotText { message, before }) => {
            let spot = Spot::at_offset(&before, before.len());
            Err(vec![Diagnostic::about_file(path, Code::Encoding, message).at(Some(spot)).with_help(
                "save the file as UTF-8; in PowerShell, add `-Encoding utf8` to `Out-File` or `Set-Content`",
            )])
        }
    }
}
