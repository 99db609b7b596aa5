//! The files of a site while it is made: there may be hundreds of thousands, so each takes few bytes.

use std::collections::{BTreeMap, btree_map::Entry};

use serde::{Serialize, Serializer};

use super::manifest::{FileEntry, Made, SCHEMA};
use crate::digest::{self, Shown};

/// The files of a site, by path in small letters: shares do not tell cases apart.
#[derive(Default)]
pub(super) struct Listing(BTreeMap<Box<str>, Listed>);

struct Listed {
    /// The path, where it has other letters than the ones that it is listed by.
    path: Option<Box<str>>,
    size: u64,
    sha256: digest::Bytes,
    /// Whether it is a file of the published site.
    kept: bool,
}

impl Listing {
    /// Lists a file; false where one of that path, whatever its case, is listed already.
    pub(super) fn add(&mut self, path: &str, size: u64, sha256: digest::Bytes, kept: bool) -> bool {
        let lower = path.to_lowercase();
        let path = (lower != path).then(|| path.into());
        match self.0.entry(lower.into()) {
            Entry::Occupied(_) => false,
            Entry::Vacant(place) => {
                place.insert(Listed { path, size, sha256, kept });
                true
            }
        }
    }

    /// Lists a file no more.
    pub(super) fn remove(&mut self, path: &str) {
        self.0.remove(path.to_lowercase().as_str());
    }

    /// Lists the files of another listing too.
    pub(super) fn append(&mut self, mut other: Listing) {
        self.0.append(&mut other.0);
    }

    fn find(&self, path: &str) -> Option<&Listed> {
        let lower = path.to_lowercase();
        self.0.get(lower.as_str()).filter(|listed| listed.path.as_deref().unwrap_or(&lower) == path)
    }

    /// Whether a file of this very path is listed.
    pub(super) fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// Whether a file is one of the published site.
    pub(super) fn keeps(&self, path: &str) -> bool {
        self.find(path).is_some_and(|listed| listed.kept)
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Their paths, in the order that they are listed in.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(lower, listed)| listed.path.as_deref().unwrap_or(lower))
    }

    /// The files that had to be made, with their sizes in bytes.
    pub(super) fn made(&self) -> impl Iterator<Item = (&str, u64)> {
        self.paths().zip(self.0.values()).filter(|(_, listed)| !listed.kept).map(|(path, listed)| (path, listed.size))
    }

    /// The files as a manifest has them, in the order that they are listed in.
    pub(super) fn entries(&self) -> impl Iterator<Item = FileEntry> {
        self.paths().zip(self.0.values()).map(|(path, listed)| FileEntry {
            path: path.to_owned(),
            size: listed.size,
            sha256: digest::digits(&listed.sha256),
        })
    }

    /// The same, each with whether it is a file of the published site.
    pub(super) fn entries_kept(&self) -> impl Iterator<Item = (FileEntry, bool)> {
        self.entries().zip(self.0.values().map(|listed| listed.kept))
    }

    /// The lines that `sha256sum` prints for the files, in the order of their paths.
    pub(super) fn sums(&self) -> impl Iterator<Item = String> {
        digest::sums(self.0.values().map(|listed| Shown(&listed.sha256)).zip(self.paths()))
    }
}

/// A [`Manifest`](super::Manifest) whose files are those of a listing, which are never all in memory in its form.
#[derive(Serialize)]
pub(super) struct ListedManifest<'a> {
    schema: &'static str,
    #[serde(flatten)]
    made: &'a Made,
    #[serde(serialize_with = "entries")]
    files: &'a Listing,
}

impl<'a> ListedManifest<'a> {
    pub(super) fn of(made: &'a Made, files: &'a Listing) -> Self {
        ListedManifest { schema: SCHEMA, made, files }
    }
}

fn entries<S: Serializer>(files: &Listing, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(files.entries())
}
