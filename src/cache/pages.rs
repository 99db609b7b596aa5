//! What the pages of a site were made from.

use std::{
    collections::BTreeMap,
    fs::Metadata,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use serde::{Deserialize, Serialize};

use super::{Digest, Stat, file::Place, stat::Time};
use crate::{
    digest::sha256,
    publish::{FileEntry, Manifest},
};

/// The pages of one folder: those that are published, and those of this build.
#[derive(Debug)]
pub struct Pages {
    /// The folder.
    out: PathBuf,
    /// The folder of the cache; `None` where nothing is remembered.
    folder: Option<PathBuf>,
    /// What the build before remembered, where the published site still says the same.
    known: Content,
    /// What this build makes each page from.
    made: Mutex<BTreeMap<String, Digest>>,
}

/// What the file of the cache holds.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Content {
    /// A moment before any of these pages was looked at.
    begun: Time,
    /// The pages, by path.
    pages: BTreeMap<String, Page>,
}

/// A published page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Page {
    /// The digest of everything it was made from.
    key: Digest,
    size: u64,
    sha256: String,
    stat: Stat,
}

/// A published page that this build would make the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// What the manifest says of it.
    pub file: FileEntry,
    stat: Stat,
}

impl Unchanged {
    /// Whether a file is this page: another build may have published since.
    pub fn is(&self, found: &Metadata) -> bool {
        Stat::of(found).map(Stat::of_content) == Some(self.stat)
    }
}

impl Pages {
    /// What the cache in `folder` knows of the site in `out`; nothing without a folder, where there is none, or none
    /// that can be trusted.
    pub fn open(folder: Option<&Path>, out: &Path) -> Self {
        let mut known: Content = folder
            .and_then(|folder| Place::of(folder, out, "pages"))
            .and_then(|place| place.read())
            .unwrap_or_default();
        // Another program, another computer or somebody by hand may have published since.
        let listed: BTreeMap<String, FileEntry> = match Manifest::read(out) {
            Ok(Some(manifest)) => manifest.files.into_iter().map(|file| (file.path.clone(), file)).collect(),
            Ok(None) | Err(_) => BTreeMap::new(),
        };
        known.pages.retain(|path, page| {
            listed.get(path).is_some_and(|file| (file.size, &file.sha256) == (page.size, &page.sha256))
        });
        Pages { out: out.to_owned(), folder: folder.map(Path::to_owned), known, made: Mutex::default() }
    }

    /// Whether anything is remembered.
    pub fn remembers(&self) -> bool {
        self.folder.is_some()
    }

    /// The published page at `path`, where it was made from what `key` is the digest of, and is certain to be as it was
    /// published. In any case it is remembered that this build makes the page from that.
    pub fn unchanged(&self, path: &str, key: &Digest) -> Option<Unchanged> {
        // A thread that panicked while it held the lock left the map whole.
        self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), *key);
        let page = self.known.pages.get(path).filter(|page| page.key == *key)?;
        let file = self.out.join(path);
        let stat = stat(&file)?;
        if stat != page.stat {
            return None;
        }
        // Within one tick of the clock a file can change twice and look the same; then only its content tells.
        let is_it = stat.settled_before(self.known.begun)
            || std::fs::read(&file).is_ok_and(|bytes| sha256(&bytes) == page.sha256);
        let file = || FileEntry { path: path.to_owned(), size: page.size, sha256: page.sha256.clone() };
        is_it.then(|| Unchanged { file: file(), stat })
    }

    /// Remembers the pages of this build once they are published; `files` are those of the site. That it cannot be is no
    /// error.
    pub fn save(self, files: &[FileEntry]) {
        let Pages { out, folder, known, made } = self;
        // The folder may not have been there before.
        let Some(place) = folder.and_then(|folder| Place::of(&folder, &out, "pages")) else { return };
        let Some(begun) = place.now() else { return };
        let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let page = |file: &FileEntry| {
            let key = *made.get(&file.path)?;
            let stat = stat(&out.join(&file.path)).filter(|stat| stat.size == file.size)?;
            Some((file.path.clone(), Page { key, size: file.size, sha256: file.sha256.clone(), stat }))
        };
        let pages: BTreeMap<String, Page> = files.iter().filter_map(page).collect();
        let settled = pages.values().all(|page| page.stat.settled_before(known.begun));
        if !(settled && pages == known.pages) {
            let _ = place.write(&Content { begun, pages });
        }
    }
}

/// What tells one content of a published file from another. Another name of it is no other content: a page that is kept
/// gets one, and loses the old one with the old site.
fn stat(file: &Path) -> Option<Stat> {
    let found = file.symlink_metadata().ok().filter(Metadata::is_file)?;
    Stat::of(&found).map(Stat::of_content)
}
