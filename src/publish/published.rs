//! What the files of a site were made from.

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

/// The site in one folder: what is published, and what this build makes.
#[derive(Debug)]
pub struct Published {
    /// The folder.
    out: PathBuf,
    /// The folder of the cache; `None` where nothing is remembered.
    folder: Option<PathBuf>,
    /// What the build before remembered, where the site is still the one that it published.
    known: Content,
    made: Mutex<NewKeys>,
}

/// What this build makes from what.
#[derive(Debug, Default)]
struct NewKeys {
    /// The keys of pages, by path.
    pages: BTreeMap<String, Digest>,
    /// The keys of tenants, by folder.
    tenants: BTreeMap<String, Digest>,
}

/// What the file of the cache holds.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Content {
    /// A moment before any of these files was looked at.
    begun: Time,
    /// The digest of the manifest.
    manifest: Digest,
    /// The files, by path.
    files: BTreeMap<String, File>,
    /// The keys of tenants of a fleet, by folder: each is the digest of everything that all their files were made from.
    tenants: BTreeMap<String, Digest>,
}

/// A published file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    /// Of a page, the digest of everything that it was made from.
    key: Option<Digest>,
    size: u64,
    sha256: sha256::Bytes,
    stat: Stat,
}

/// A published file that this build would make the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// What the manifest says of it.
    pub file: FileEntry,
    stat: Stat,
}

impl Unchanged {
    /// Whether a file is this one: another build may have published since.
    pub fn is(&self, found: &Metadata) -> bool {
        Stat::of(found).map(Stat::of_content) == Some(self.stat)
    }
}

/// A tenant of a fleet of which this build would make every file the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnchangedTenant {
    /// Its files.
    pub files: Vec<Unchanged>,
    /// How many of them are pages.
    pub pages: usize,
}

impl Published {
    /// What the cache in `folder` knows of the site in `out`; nothing without a folder, where there is none, or none
    /// that can be trusted.
    pub fn open(folder: Option<&Path>, out: &Path) -> Self {
        let read = || -> Option<Content> { SealedFile::of(folder?, out, "site")?.read() };
        // Another program, another computer or somebody by hand may have published since.
        let is_it = |known: &Content| manifest(out) == Some(known.manifest);
        let known = read().filter(is_it).unwrap_or_default();
        Published { out: out.to_owned(), folder: folder.map(Path::to_owned), known, made: Mutex::default() }
    }

    /// Whether anything is remembered.
    pub fn remembers(&self) -> bool {
        self.folder.is_some()
    }

    /// The published page at `path`, where it was made from what `key` is the digest of, and is certain to be as it was
    /// published. In any case it is remembered that this build makes the page from that.
    pub fn unchanged(&self, path: &str, key: &Digest) -> Option<Unchanged> {
        self.made().pages.insert(path.to_owned(), *key);
        let page = self.known.files.get(path).filter(|page| page.key.as_ref() == Some(key))?;
        self.is_as_it_was(path, page).then(|| unchanged(path, page))
    }

    /// The files of the tenant in the folder of that name, where all of them were made from what `key` is the digest of. Each
    /// is certain to be as it was published where [`Unchanged::is`] says so. In any case it is remembered that this build
    /// makes them from that.
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

    /// What the published file at `path` holds, where it is as it was published.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.content(path, self.known.files.get(path)?)
    }

    /// Whether a file certainly holds what was published.
    fn is_as_it_was(&self, path: &str, file: &File) -> bool {
        if self.is_settled(file) { self.looks_as_it_did(path, file) } else { self.content(path, file).is_some() }
    }

    /// The content of a file, where it is what was published.
    fn content(&self, path: &str, file: &File) -> Option<Vec<u8>> {
        // Something else may be in its place, such as a pipe, which would be waited for.
        let bytes = self.looks_as_it_did(path, file).then(|| fs::read(self.out.join(path)))?.ok()?;
        (sha256(&bytes) == sha256::digits(&file.sha256)).then_some(bytes)
    }

    /// Whether a file looks from outside as it did when it was published.
    fn looks_as_it_did(&self, path: &str, file: &File) -> bool {
        stat(&self.out.join(path)) == Some(file.stat)
    }

    /// Whether a file that looks as it did is the same. Within one tick of the clock a file can change twice and look the
    /// same; then only its content tells.
    fn is_settled(&self, file: &File) -> bool {
        file.stat.settled_before(self.known.begun)
    }

    /// Remembers the files of this build once they are published; `entries` are those of the site, each with whether it
    /// was kept. That it cannot be is no error.
    pub fn save(self, entries: &[(FileEntry, bool)]) {
        let Published { out, folder, mut known, made } = self;
        // The folder may not have been there before.
        let Some(place) = folder.and_then(|folder| SealedFile::of(&folder, &out, "site")) else { return };
        let (Some(begun), Some(manifest)) = (place.now(), manifest(&out)) else { return };
        let NewKeys { mut pages, mut tenants } = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut nothing_new = manifest == known.manifest && tenants == known.tenants;
        let mut file = |(entry, kept): &(FileEntry, bool)| {
            let FileEntry { path, size, sha256 } = entry;
            let key = pages.remove(path);
            let (path, file) = match known.files.remove_entry(path) {
                Some((path, before)) if *kept => (path, File { key: key.or(before.key), ..before }),
                before => {
                    let stat = stat(&out.join(path)).filter(|stat| stat.size == *size)?;
                    let file = File { key, size: *size, sha256: sha256::from_digits(sha256)?, stat };
                    nothing_new &= before.is_some_and(|(_, before)| before == file);
                    (path.clone(), file)
                }
            };
            nothing_new &= file.stat.settled_before(known.begun);
            Some((path, file))
        };
        let files: BTreeMap<String, File> = entries.iter().filter_map(&mut file).collect();
        // A tenant is known with all of its files or not at all: somebody may have removed one since it was published.
        if files.len() < entries.len() {
            tenants.clear();
        }
        if !(nothing_new && known.files.is_empty()) {
            let _ = place.write(&Content { begun, manifest, files, tenants });
        }
    }

    /// A thread that panicked while it held the lock left the maps whole.
    fn made(&self) -> MutexGuard<'_, NewKeys> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unchanged(path: &str, file: &File) -> Unchanged {
    let File { size, sha256, stat, .. } = file;
    Unchanged { file: FileEntry { path: path.to_owned(), size: *size, sha256: sha256::digits(sha256) }, stat: *stat }
}

/// The digest of the manifest of a published site, which names every file of it.
fn manifest(out: &Path) -> Option<Digest> {
    let path = out.join(MANIFEST);
    // A pipe of that name would be waited for.
    path.metadata().ok().filter(Metadata::is_file)?;
    fs::read(path).ok().map(|bytes| digest(&bytes))
}

/// What tells one content of a published file from another. Another name of it is no other content: a page that is kept
/// gets one, and loses the old one with the old site.
fn stat(file: &Path) -> Option<Stat> {
    let found = file.symlink_metadata().ok().filter(Metadata::is_file)?;
    Stat::of(&found).map(Stat::of_content)
}
