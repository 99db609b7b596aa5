//! What reading gave, by the content of the files that were read.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Digest, Stat, file::Place, stat::Time};
use crate::{
    diagnostic::{Diagnostic, Severity},
    tenant::{Connectors, Incident, Licence, Message, Section, Snapshot, Tenant, compact},
};

/// The snapshots of one data folder: those of the build before, and those of this one.
#[derive(Debug)]
pub struct Snapshots {
    place: Option<Place>,
    /// A moment before this build looked at any file.
    begun: Option<Time>,
    /// What the build before remembered.
    known: Content<'static>,
    /// The files that this build looked at.
    files: Mutex<BTreeMap<String, File>>,
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
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    /// What reading it had to say.
    pub warnings: &'a [Diagnostic],
    /// What its files are known by outside of this program.
    pub sha256: &'a str,
}

/// A snapshot that need not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Recalled {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// What reading it had to say.
    pub warnings: Vec<Diagnostic>,
    /// What its files are known by outside of this program.
    pub sha256: String,
}

/// What the file of the cache holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Content<'a> {
    /// A moment before any of these files was looked at.
    begun: Time,
    /// The files that were read, by path from the data folder.
    files: BTreeMap<String, File>,
    /// Every incident of every snapshot, once.
    #[serde(with = "in_arcs")]
    incidents: Vec<Arc<Incident>>,
    /// Every message of every snapshot, once.
    #[serde(with = "in_arcs")]
    messages: Vec<Arc<Message>>,
    /// The snapshots.
    snapshots: BTreeMap<Digest, Slim<'a>>,
}

/// A file as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    stat: Stat,
    content: Digest,
    /// What it says it is.
    context: Option<String>,
}

/// A snapshot whose incidents and messages are numbers in the lists of all.
#[derive(Debug, Serialize, Deserialize)]
struct Slim<'a> {
    #[serde(with = "compact")]
    captured_at: DateTime<Utc>,
    tenant: Cow<'a, Tenant>,
    licences: Cow<'a, Section<Vec<Licence>>>,
    connectors: Cow<'a, Section<Connectors>>,
    incidents: Section<Vec<usize>>,
    messages: Section<Vec<usize>>,
    warnings: Cow<'a, [Diagnostic]>,
    sha256: Cow<'a, str>,
}

impl Snapshots {
    /// What the cache in `folder` knows of `data`; nothing where there is none, or none that can be trusted.
    pub fn open(folder: &Path, data: &Path) -> Self {
        let place = Place::of(folder, data, "snapshots");
        let begun = place.as_ref().and_then(Place::now);
        let known = place.as_ref().and_then(Place::read).filter(Content::is_sound).unwrap_or_default();
        Snapshots {
            place,
            begun,
            known,
            files: Mutex::default(),
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

    /// What such a file says it is, if anything.
    pub fn context_of(&self, path: &str, stat: Option<Stat>) -> Option<Option<String>> {
        self.unchanged(path, stat).map(|known| known.context.clone())
    }

    fn unchanged(&self, path: &str, stat: Option<Stat>) -> Option<&File> {
        let stat = stat?;
        self.known.files.get(path).filter(|known| known.stat == stat && stat.settled_before(self.known.begun))
    }

    /// Remembers a file that was read, and what it says it is. `stat` has to be of a moment before that.
    pub fn has_read(&self, path: &str, stat: Option<Stat>, content: Digest, context: Option<String>) {
        self.has_read.store(true, Ordering::Relaxed);
        if let Some(stat) = stat {
            self.add(path, File { stat, content, context });
        }
    }

    fn add(&self, path: &str, file: File) {
        // A thread that panicked while it held the lock left the map whole.
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), file);
    }

    /// The snapshot that was made from what `key` is the digest of.
    pub fn recall(&self, key: &Digest) -> Option<Recalled> {
        let slim = self.known.snapshots.get(key)?;
        let snapshot = Snapshot {
            captured_at: slim.captured_at,
            tenant: (*slim.tenant).clone(),
            licences: (*slim.licences).clone(),
            connectors: (*slim.connectors).clone(),
            incidents: slim.incidents.as_ref().map(|numbers| at(&self.known.incidents, numbers)),
            messages: slim.messages.as_ref().map(|numbers| at(&self.known.messages, numbers)),
        };
        self.recalled.fetch_add(1, Ordering::Relaxed);
        Some(Recalled { snapshot, warnings: slim.warnings.to_vec(), sha256: slim.sha256.to_string() })
    }

    /// How many snapshots were known so far, and did not have to be made.
    pub fn recalled(&self) -> usize {
        self.recalled.load(Ordering::Relaxed)
    }

    /// Whether any file had to be read so far.
    pub fn has_read_any(&self) -> bool {
        self.has_read.load(Ordering::Relaxed)
    }

    /// Every incident that is known, each once.
    pub fn incidents(&self) -> impl Iterator<Item = &Arc<Incident>> {
        self.known.incidents.iter()
    }

    /// Every message that is known, each once.
    pub fn messages(&self) -> impl Iterator<Item = &Arc<Message>> {
        self.known.messages.iter()
    }

    /// Remembers the snapshots of this build, and no others, for the next one. Equal incidents and messages have to be
    /// one in memory. Where nothing is new, nothing is written; that it cannot be is no error.
    pub fn save<'a>(&self, snapshots: impl IntoIterator<Item = Remembered<'a>>) {
        let (Some(place), Some(begun)) = (&self.place, self.begun) else { return };
        let is_whole = |one: &Remembered<'_>| one.warnings.iter().all(|found| found.severity() == Severity::Warning);
        let snapshots: BTreeMap<Digest, Remembered<'_>> =
            snapshots.into_iter().filter(is_whole).map(|one| (one.key, one)).collect();
        let files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        let nothing_new =
            !self.has_read_any() && files == self.known.files && snapshots.keys().eq(self.known.snapshots.keys());
        if nothing_new {
            return;
        }
        let (mut incidents, mut messages) = (Numbers::default(), Numbers::default());
        let snapshots = snapshots
            .into_iter()
            .map(|(key, Remembered { snapshot, warnings, sha256, .. })| {
                let slim = Slim {
                    captured_at: snapshot.captured_at,
                    tenant: Cow::Borrowed(&snapshot.tenant),
                    licences: Cow::Borrowed(&snapshot.licences),
                    connectors: Cow::Borrowed(&snapshot.connectors),
                    incidents: snapshot.incidents.as_ref().map(|all| incidents.of_all(all)),
                    messages: snapshot.messages.as_ref().map(|all| messages.of_all(all)),
                    warnings: Cow::Borrowed(warnings),
                    sha256: Cow::Borrowed(sha256),
                };
                (key, slim)
            })
            .collect();
        let _ = place.write(&Content { begun, files, incidents: incidents.all, messages: messages.all, snapshots });
    }
}

impl Content<'_> {
    /// Whether every number is one of a record.
    fn is_sound(&self) -> bool {
        let within = |numbers: &Section<Vec<usize>>, length: usize| {
            numbers.captured().is_none_or(|numbers| numbers.iter().all(|number| *number < length))
        };
        self.snapshots
            .values()
            .all(|slim| within(&slim.incidents, self.incidents.len()) && within(&slim.messages, self.messages.len()))
    }
}

fn at<T>(all: &[Arc<T>], numbers: &[usize]) -> Vec<Arc<T>> {
    numbers.iter().filter_map(|number| all.get(*number)).map(Arc::clone).collect()
}

/// Records in the order they were met.
struct Numbers<T> {
    all: Vec<Arc<T>>,
    /// The number of each, by where it lies in memory.
    numbers: BTreeMap<*const T, usize>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Numbers { all: Vec::new(), numbers: BTreeMap::new() }
    }
}

impl<T> Numbers<T> {
    fn of_all(&mut self, records: &[Arc<T>]) -> Vec<usize> {
        let number = |record: &Arc<T>| {
            *self.numbers.entry(Arc::as_ptr(record)).or_insert_with(|| {
                self.all.push(Arc::clone(record));
                self.all.len() - 1
            })
        };
        records.iter().map(number).collect()
    }
}

/// Records that are shared in memory, each of them once.
mod in_arcs {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(all: &[Arc<T>], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(all.iter().map(Arc::as_ref))
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Arc<T>>, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into_iter().map(Arc::new).collect())
    }
}
