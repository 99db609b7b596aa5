//! The cache of snapshots: what reading gave, by the content of the files that were read.

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
    discover::Form,
    packed::{Packed, Packer, Records, Unpacker},
};
use crate::{
    cache::{Digest, SealedFile, Stat, Time},
    diagnostic::{Diagnostic, Severity},
    tenant::ReadCounts,
};

/// The snapshots of one data folder: those of the build before, and those of this one.
#[derive(Debug)]
pub struct SnapshotCache {
    place: Option<SealedFile>,
    /// A moment before this build looked at any file.
    begun: Option<Time>,
    /// What the build before remembered.
    known: Content<'static>,
    /// The files that this build looked at.
    files: Mutex<BTreeMap<String, File>>,
    /// The companion files whose claims this build looked at.
    claims: Mutex<BTreeMap<String, Claimed>>,
    /// Whether one of them had to be read to know its content.
    has_read: AtomicBool,
    /// How many snapshots were known.
    recalled: AtomicUsize,
}

/// A snapshot that was read, for the next build.
#[derive(Debug, Clone, Copy)]
pub struct Remembered<'a> {
    /// The digest of everything it was made from.
    pub key: Digest,
    /// The snapshot, packed.
    pub packed: &'a Packed,
    /// What reading it had to say.
    pub warnings: &'a [Diagnostic],
    /// What its files are known by outside of this program.
    pub sha256: &'a str,
    /// What it was read from.
    pub counts: ReadCounts,
}

/// A snapshot that need not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Recalled {
    /// The snapshot, packed: one of the records that are remembered.
    pub packed: Packed,
    /// What reading it had to say.
    pub warnings: Vec<Diagnostic>,
    /// What its files are known by outside of this program.
    pub sha256: String,
    /// What it was read from.
    pub counts: ReadCounts,
}

/// What the file of the cache holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Content<'a> {
    /// A moment before any of these files was looked at.
    begun: Time,
    /// The files that were read, by path from the data folder.
    files: BTreeMap<String, File>,
    /// The claims of companion files, by path from the data folder.
    claims: BTreeMap<String, Claimed>,
    /// What the snapshots have alike.
    records: Cow<'a, Records>,
    /// The snapshots.
    snapshots: BTreeMap<Digest, StoredSnapshot<'a>>,
}

/// A file as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    stat: Stat,
    content: Digest,
    form: Form,
}

/// A companion file as it was, and its claim; `None` where it could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Claimed {
    stat: Stat,
    claim: Option<Claim>,
}

/// A snapshot that was read.
#[derive(Debug, Serialize, Deserialize)]
struct StoredSnapshot<'a> {
    packed: Cow<'a, Packed>,
    warnings: Cow<'a, [Diagnostic]>,
    sha256: Cow<'a, str>,
    counts: ReadCounts,
}

impl SnapshotCache {
    /// What the cache in `folder` knows of `data`; nothing where there is none, or none that can be trusted.
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

    /// The digest of a file's content, where the file certainly is as it was when it was last read.
    pub fn content_of(&self, path: &str, stat: Option<Stat>) -> Option<Digest> {
        let known = self.unchanged(path, stat)?;
        self.add(path, known.clone());
        Some(known.content)
    }

    /// What the head of such a file says that it is.
    pub fn form_of(&self, path: &str, stat: Option<Stat>) -> Option<Form> {
        self.unchanged(path, stat).map(|known| known.form)
    }

    /// The claim of a companion file that certainly is as it was; inside, `None` where it could not be read.
    pub fn claim_of(&self, path: &str, stat: Option<Stat>) -> Option<Option<Claim>> {
        let stat = stat?;
        let known = self.known.claims.get(path);
        let known = known.filter(|known| known.stat == stat && stat.settled_before(self.known.begun))?;
        self.add_claim(path, known.clone());
        Some(known.claim.clone())
    }

    /// Remembers the claim of a companion file that was read. `stat` has to be of a moment before that.
    pub fn has_claim(&self, path: &str, stat: Option<Stat>, claim: Option<Claim>) {
        self.has_read.store(true, Ordering::Relaxed);
        if let Some(stat) = stat {
            self.add_claim(path, Claimed { stat, claim });
        }
    }

    fn add_claim(&self, path: &str, claimed: Claimed) {
        // A thread that panicked while it held the lock left the map whole.
        self.claims.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), claimed);
    }

    fn unchanged(&self, path: &str, stat: Option<Stat>) -> Option<&File> {
        let stat = stat?;
        self.known.files.get(path).filter(|known| known.stat == stat && stat.settled_before(self.known.begun))
    }

    /// Remembers a file that was read, and what it says it is. `stat` has to be of a moment before that.
    pub fn has_read(&self, path: &str, stat: Option<Stat>, content: Digest, form: Form) {
        self.has_read.store(true, Ordering::Relaxed);
        if let Some(stat) = stat {
            self.add(path, File { stat, content, form });
        }
    }

    fn add(&self, path: &str, file: File) {
        // A thread that panicked while it held the lock left the map whole.
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), file);
    }

    /// The snapshot that was made from what `key` is the digest of.
    pub fn recall(&self, key: &Digest) -> Option<Recalled> {
        let StoredSnapshot { packed, warnings, sha256, counts } = self.known.snapshots.get(key)?;
        self.known.records.head(packed)?;
        self.recalled.fetch_add(1, Ordering::Relaxed);
        let packed = Packed::clone(packed);
        Some(Recalled { packed, warnings: warnings.to_vec(), sha256: sha256.to_string(), counts: *counts })
    }

    /// How many snapshots were known so far, and did not have to be made.
    pub fn recalled(&self) -> usize {
        self.recalled.load(Ordering::Relaxed)
    }

    /// Whether any file had to be read so far.
    pub fn has_read_any(&self) -> bool {
        self.has_read.load(Ordering::Relaxed)
    }

    /// What the snapshots that are known have alike.
    pub fn records(&self) -> &Records {
        &self.known.records
    }

    /// Remembers the snapshots of this build, and no others, for the next one. They are packed with `records`, which begin
    /// with those that were remembered. Where nothing is new, nothing is written; that it cannot be is no error.
    pub fn save<'a>(&self, records: &Records, snapshots: impl IntoIterator<Item = Remembered<'a>>) {
        let (Some(place), Some(begun)) = (&self.place, self.begun) else { return };
        let is_whole = |one: &Remembered<'_>| one.warnings.iter().all(|found| found.severity() == Severity::Warning);
        let (whole, others): (Vec<_>, Vec<_>) = snapshots.into_iter().partition(is_whole);
        let stored = |one: Remembered<'a>| {
            let Remembered { key, packed, warnings, sha256, counts } = one;
            let (packed, warnings, sha256) = (Cow::Borrowed(packed), Cow::Borrowed(warnings), Cow::Borrowed(sha256));
            (key, StoredSnapshot { packed, warnings, sha256, counts })
        };
        let mut snapshots: BTreeMap<Digest, StoredSnapshot<'_>> = whole.into_iter().map(stored).collect();
        let files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        let claims = std::mem::take(&mut *self.claims.lock().unwrap_or_else(PoisonError::into_inner));
        let same_files = files == self.known.files && claims == self.known.claims;
        let nothing_new = !self.has_read_any() && same_files && snapshots.keys().eq(self.known.snapshots.keys());
        if nothing_new {
            return;
        }
        let mut left = Cow::Borrowed(records);
        // What was said by a snapshot that is there no more is nobody's business any more.
        if !others.is_empty() || self.known.snapshots.keys().any(|key| !snapshots.contains_key(key)) {
            let (packer, unpacker) = (Packer::default(), Unpacker::of(records));
            for stored in snapshots.values_mut() {
                let Some(snapshot) = unpacker.unpack(&stored.packed) else { return };
                stored.packed = Cow::Owned(packer.pack(snapshot));
            }
            left = Cow::Owned(packer.records());
        }
        let _ = place.write(&Content { begun, files, claims, records: left, snapshots });
    }
}
