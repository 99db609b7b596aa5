//! The cache of parsed snapshots, keyed by file content.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use serde::{Deserialize, Serialize};

use super::{
    claim::Claim,
    discover::FileKind,
    packed::{Packed, Packer, Records, Unpacker},
};
use crate::{
    cache::{Digest, SealedFile, Stat, Time},
    diagnostic::{Diagnostic, Severity},
    tenant::ReadCounts,
};

/// The cached snapshots of one data folder, from the previous build and for the next one.
#[derive(Debug)]
pub struct SnapshotCache {
    place: Option<SealedFile>,
    /// A time before this build read any file.
    begun: Option<Time>,
    /// Content written by the previous build.
    known: CachedSnapshots<'static>,
    /// Files that this build read.
    files: Mutex<BTreeMap<String, CachedFile>>,
    /// Companion files whose claims this build read.
    claims: Mutex<BTreeMap<String, Claimed>>,
    /// Whether any of them had to be read to determine its content.
    has_read: AtomicBool,
    /// Number of snapshots found in the cache.
    recalled: AtomicUsize,
}

/// Content of the cache file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct CachedSnapshots<'a> {
    /// A time before any of these files was read.
    begun: Time,
    /// Files read, by path relative to the data folder.
    files: BTreeMap<String, CachedFile>,
    /// Claims of companion files, by path relative to the data folder.
    claims: BTreeMap<String, Claimed>,
    /// Records that the snapshots share.
    records: Cow<'a, Records>,
    /// The snapshots, by the digest of all their input.
    snapshots: BTreeMap<Digest, CachedSnapshot<'a>>,
}

/// A file and its metadata when read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct CachedFile {
    stat: Stat,
    content: Digest,
    form: FileKind,
}

/// A companion file, its metadata when read, and its claim; `None` if it could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Claimed {
    stat: Stat,
    claim: Option<Claim>,
}

/// A snapshot of the cache, packed with its records.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CachedSnapshot<'a> {
    /// The snapshot.
    pub packed: Cow<'a, Packed>,
    /// Warnings from reading it.
    pub warnings: Cow<'a, [Diagnostic]>,
    /// SHA-256 digest for the manifest.
    pub sha256: Cow<'a, str>,
    /// Counts of files and records read.
    pub counts: ReadCounts,
}

impl SnapshotCache {
    /// Opens the cache in `folder` for `data`; empty if missing or untrusted.
    pub fn open(folder: &Path, data: &Path) -> Self {
        let place = SealedFile::of(folder, data, "snapshots");
        let begun = place.as_ref().and_then(SealedFile::now);
        let known = place.as_ref().and_then(SealedFile::read).unwrap_or_default();
        SnapshotCache {
            place,
            begun,
            known,
            files: Mutex::default(),
            claims: Mutex::default(),
            has_read: AtomicBool::default(),
            recalled: AtomicUsize::default(),
        }
    }

    /// Returns the digest of a file's content if the file is certainly unchanged.
    pub fn content_of(&self, path: &str, stat: Option<Stat>) -> Option<Digest> {
        let known = self.unchanged(path, stat)?;
        self.add(path, known.clone());
        Some(known.content)
    }

    /// Returns the format of such a file, detected from its first bytes.
    pub fn form_of(&self, path: &str, stat: Option<Stat>) -> Option<FileKind> {
        self.unchanged(path, stat).map(|known| known.form)
    }

    /// Returns the claim of a companion file that is certainly unchanged. The inner `None` means that it could not be
    /// read.
    pub fn claim_of(&self, path: &str, stat: Option<Stat>) -> Option<Option<Claim>> {
        let stat = stat?;
        let known = self.known.claims.get(path);
        let known = known.filter(|known| known.stat == stat && stat.settled_before(self.known.begun))?;
        self.add_claim(path, known.clone());
        Some(known.claim.clone())
    }

    /// Stores the claim of a companion file. `stat` must be from before reading.
    pub fn has_claim(&self, path: &str, stat: Option<Stat>, claim: Option<Claim>) {
        self.has_read.store(true, Ordering::Relaxed);
        if let Some(stat) = stat {
            self.add_claim(path, Claimed { stat, claim });
        }
    }

    fn add_claim(&self, path: &str, claimed: Claimed) {
        // The map is valid even if a thread panicked while it held the lock.
        self.claims.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), claimed);
    }

    fn unchanged(&self, path: &str, stat: Option<Stat>) -> Option<&CachedFile> {
        let stat = stat?;
        self.known.files.get(path).filter(|known| known.stat == stat && stat.settled_before(self.known.begun))
    }

    /// Stores content digest and format of a file. `stat` must be from before reading.
    pub fn has_read(&self, path: &str, stat: Option<Stat>, content: Digest, form: FileKind) {
        self.has_read.store(true, Ordering::Relaxed);
        if let Some(stat) = stat {
            self.add(path, CachedFile { stat, content, form });
        }
    }

    fn add(&self, path: &str, file: CachedFile) {
        // The map is valid even if a thread panicked while it held the lock.
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), file);
    }

    /// Returns the snapshot with this key.
    pub fn recall(&self, key: &Digest) -> Option<&CachedSnapshot<'static>> {
        let known = self.known.snapshots.get(key)?;
        self.known.records.head(&known.packed)?;
        self.recalled.fetch_add(1, Ordering::Relaxed);
        Some(known)
    }

    /// Returns the number of snapshots found in the cache so far.
    pub fn recalled(&self) -> usize {
        self.recalled.load(Ordering::Relaxed)
    }

    /// Returns whether any file had to be read so far.
    pub fn has_read_any(&self) -> bool {
        self.has_read.load(Ordering::Relaxed)
    }

    /// Returns the records that the cached snapshots share.
    pub fn records(&self) -> &Records {
        &self.known.records
    }

    /// Replaces the cache with the snapshots of this build. They are packed with `records`, which must begin with the
    /// cached ones. Does nothing if there are no changes. Failing to write the cache is ignored.
    pub fn save<'a>(&self, records: &Records, snapshots: impl IntoIterator<Item = (Digest, CachedSnapshot<'a>)>) {
        let (Some(place), Some(begun)) = (&self.place, self.begun) else { return };
        let is_whole = |(_, one): &(Digest, CachedSnapshot<'_>)| {
            one.warnings.iter().all(|found| found.severity() == Severity::Warning)
        };
        let (mut snapshots, others): (BTreeMap<Digest, CachedSnapshot<'_>>, BTreeMap<_, _>) =
            snapshots.into_iter().partition(is_whole);
        let files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        let claims = std::mem::take(&mut *self.claims.lock().unwrap_or_else(PoisonError::into_inner));
        let same_files = files == self.known.files && claims == self.known.claims;
        let nothing_new = !self.has_read_any() && same_files && snapshots.keys().eq(self.known.snapshots.keys());
        if nothing_new {
            return;
        }
        let mut left = Cow::Borrowed(records);
        // A snapshot that was removed leaves records behind, which are dropped by packing anew.
        if !others.is_empty() || self.known.snapshots.keys().any(|key| !snapshots.contains_key(key)) {
            let (packer, unpacker) = (Packer::default(), Unpacker::of(records));
            for stored in snapshots.values_mut() {
                let Some(snapshot) = unpacker.unpack(&stored.packed) else { return };
                stored.packed = Cow::Owned(packer.pack(snapshot));
            }
            left = Cow::Owned(packer.records());
        }
        let _ = place.write(&CachedSnapshots { begun, files, claims, records: left, snapshots });
    }
}
