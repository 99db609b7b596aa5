//! Cache of published files: the input each one was built from.

use std::{
    collections::BTreeMap,
    fs::{self, Metadata},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::{Deserialize, Serialize};

use super::{FileEntry, MANIFEST};
use crate::{
    cache::{Digest, SealedFile, Stat, Time, digest},
    digest::{self as sha256, sha256},
};

/// The published files of one site, and the cache keys of this build.
#[derive(Debug)]
pub struct Published {
    /// The site's folder.
    out: PathBuf,
    /// The cache folder; `None` disables the cache.
    folder: Option<PathBuf>,
    /// The record of the previous build; empty if the site in `out` is not the one it describes.
    known: PublishedFiles,
    made: Mutex<NewKeys>,
}

/// Cache keys of this build.
#[derive(Debug, Default)]
struct NewKeys {
    /// Keys of pages, by path.
    pages: BTreeMap<String, Digest>,
    /// Keys of tenants, by folder.
    tenants: BTreeMap<String, Digest>,
}

/// The content of the cache file.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct PublishedFiles {
    /// A time before any of these files was checked.
    begun: Time,
    /// Digest of the manifest.
    manifest: Digest,
    /// Files, by path.
    files: BTreeMap<String, PublishedFile>,
    /// Cache keys of the tenants of a fleet, by folder. A key is the digest of all input of the tenant's files.
    tenants: BTreeMap<String, Digest>,
}

/// The record of a published file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PublishedFile {
    /// For a page, the digest of its input.
    key: Option<Digest>,
    size: u64,
    sha256: Digest,
    stat: Stat,
}

/// A published file that this build would not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// Its manifest entry.
    pub file: FileEntry,
    stat: Stat,
}

impl Unchanged {
    /// Returns whether `found` is this file. Another build may have published since.
    pub fn is(&self, found: &Metadata) -> bool {
        Stat::of(found).map(Stat::of_content) == Some(self.stat)
    }
}

/// A tenant of a fleet whose files this build would not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnchangedTenant {
    /// Files of the tenant.
    pub files: Vec<Unchanged>,
    /// Number of pages among them.
    pub pages: usize,
}

impl Published {
    /// Opens the cache in `folder` for the site in `out`. The cache is empty without a folder, or if the record is
    /// missing or untrusted.
    pub fn open(folder: Option<&Path>, out: &Path) -> Self {
        let read = || -> Option<PublishedFiles> { SealedFile::of(folder?, out, "site")?.read() };
        // Something else may have published since: another version, another computer, or manual changes.
        let is_it = |known: &PublishedFiles| manifest(out) == Some(known.manifest);
        let known = read().filter(is_it).unwrap_or_default();
        Published { out: out.to_owned(), folder: folder.map(Path::to_owned), known, made: Mutex::default() }
    }

    /// Returns whether a cache is in use.
    pub fn remembers(&self) -> bool {
        self.folder.is_some()
    }

    /// Returns the published page at `path` if it was built from the input that `key` identifies and was not modified.
    /// Always records `key` for this build.
    pub fn unchanged(&self, path: &str, key: &Digest) -> Option<Unchanged> {
        self.made().pages.insert(path.to_owned(), *key);
        let page = self.known.files.get(path).filter(|page| page.key.as_ref() == Some(key))?;
        self.is_as_it_was(path, page).then(|| unchanged(path, page))
    }

    /// Returns the files of the tenant in folder `name` if all were built from the input that `key` identifies. Check
    /// each with [`Unchanged::is`] before use. Always records `key` for this build.
    pub fn unchanged_tenant(&self, name: &str, key: &Digest) -> Option<UnchangedTenant> {
        self.made().tenants.insert(name.to_owned(), *key);
        self.known.tenants.get(name).filter(|known| *known == key)?;
        let folder = format!("{name}/");
        let files = self.known.files.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
        let mut tenant = UnchangedTenant { files: Vec::new(), pages: 0 };
        for (path, file) in files {
            if !(self.is_settled(file) || self.is_as_it_was(path, file)) {
                return None;
            }
            tenant.files.push(unchanged(path, file));
            tenant.pages += usize::from(file.key.is_some());
        }
        Some(tenant)
    }

    /// Returns the content of the published file at `path` if it was not modified.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.content(path, self.known.files.get(path)?)
    }

    /// Returns whether a file certainly still has its published content.
    fn is_as_it_was(&self, path: &str, file: &PublishedFile) -> bool {
        if self.is_settled(file) { self.looks_as_it_did(path, file) } else { self.content(path, file).is_some() }
    }

    /// Returns the content of a file if it is still the published content.
    fn content(&self, path: &str, file: &PublishedFile) -> Option<Vec<u8>> {
        // Checked first, because opening a pipe in its place would block.
        let bytes = self.looks_as_it_did(path, file).then(|| fs::read(self.out.join(path)))?.ok()?;
        (sha256(&bytes) == sha256::digits(&file.sha256)).then_some(bytes)
    }

    /// Returns whether size and times of a file are as recorded.
    fn looks_as_it_did(&self, path: &str, file: &PublishedFile) -> bool {
        stat(&self.out.join(path)) == Some(file.stat)
    }

    /// Returns whether unchanged size and times prove unchanged content. A file can change twice within one tick of the
    /// clock and look the same; such a file must be read.
    fn is_settled(&self, file: &PublishedFile) -> bool {
        file.stat.settled_before(self.known.begun)
    }

    /// Stores the record of this build after publishing. `entries` are the files of the site, each with whether it was
    /// kept. Failing to write the cache is ignored.
    pub fn save(self, entries: &[(FileEntry, bool)]) {
        let Published { out, folder, mut known, made } = self;
        // The site's folder may not have existed when the cache was opened.
        let Some(place) = folder.and_then(|folder| SealedFile::of(&folder, &out, "site")) else { return };
        let (Some(begun), Some(manifest)) = (place.now(), manifest(&out)) else { return };
        let NewKeys { mut pages, mut tenants } = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut nothing_new = manifest == known.manifest && tenants == known.tenants;
        let mut file = |(entry, kept): &(FileEntry, bool)| {
            let FileEntry { path, size, sha256 } = entry;
            let key = pages.remove(path);
            let (path, file) = match known.files.remove_entry(path) {
                Some((path, before)) if *kept => (path, PublishedFile { key: key.or(before.key), ..before }),
                before => {
                    let stat = stat(&out.join(path)).filter(|stat| stat.size == *size)?;
                    let file = PublishedFile { key, size: *size, sha256: sha256::from_digits(sha256)?, stat };
                    nothing_new &= before.is_some_and(|(_, before)| before == file);
                    (path.clone(), file)
                }
            };
            nothing_new &= file.stat.settled_before(known.begun);
            Some((path, file))
        };
        let files: BTreeMap<String, PublishedFile> = entries.iter().filter_map(&mut file).collect();
        // A tenant is recorded only with all of its files: one may have been removed since publishing.
        if files.len() < entries.len() {
            tenants.clear();
        }
        if !(nothing_new && known.files.is_empty()) {
            let _ = place.write(&PublishedFiles { begun, manifest, files, tenants });
        }
    }

    /// The maps are valid even if a thread panicked while it held the lock.
    fn made(&self) -> MutexGuard<'_, NewKeys> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unchanged(path: &str, file: &PublishedFile) -> Unchanged {
    let PublishedFile { size, sha256, stat, .. } = file;
    Unchanged { file: FileEntry { path: path.to_owned(), size: *size, sha256: sha256::digits(sha256) }, stat: *stat }
}

/// Returns the digest of the manifest of a published site, which lists all its files.
fn manifest(out: &Path) -> Option<Digest> {
    let path = out.join(MANIFEST);
    // Opening a pipe of that name would block.
    path.metadata().ok().filter(Metadata::is_file)?;
    fs::read(path).ok().map(|bytes| digest(&bytes))
}

/// Returns the file's metadata without ctime: hard-linking a kept page into the new site changes ctime but not content.
fn stat(file: &Path) -> Option<Stat> {
    let found = file.symlink_metadata().ok().filter(Metadata::is_file)?;
    Stat::of(&found).map(Stat::of_content)
}
