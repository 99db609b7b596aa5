//! The files of a site under construction. A fleet can have hundreds of thousands, so each entry is small.

use std::collections::{BTreeMap, btree_map::Entry};

use serde::{Serialize, Serializer};

use super::manifest::{FileEntry, Provenance, SCHEMA};
use crate::digest::{self, Shown};

/// The files of a site, keyed by lowercase path: file shares ignore case.
#[derive(Default)]
pub(super) struct Listing(BTreeMap<Box<str>, Listed>);

struct Listed {
    /// The path, if it differs from the lowercase key.
    path: Option<Box<str>>,
    size: u64,
    sha256: digest::Digest,
    /// Whether it was kept from the published site.
    kept: bool,
}

impl Listing {
    /// Adds a file. Returns false if its path is already listed, ignoring case.
    pub(super) fn add(&mut self, path: &str, size: u64, sha256: digest::Digest, kept: bool) -> bool {
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

    /// Removes a file.
    pub(super) fn remove(&mut self, path: &str) {
        self.0.remove(path.to_lowercase().as_str());
    }

    /// Moves all files of another listing into this one.
    pub(super) fn append(&mut self, mut other: Listing) {
        self.0.append(&mut other.0);
    }

    fn find(&self, path: &str) -> Option<&Listed> {
        let lower = path.to_lowercase();
        self.0.get(lower.as_str()).filter(|listed| listed.path.as_deref().unwrap_or(&lower) == path)
    }

    /// Returns whether a file with exactly this path is listed.
    pub(super) fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// Returns whether a file was kept from the published site.
    pub(super) fn keeps(&self, path: &str) -> bool {
        self.find(path).is_some_and(|listed| listed.kept)
    }

    /// Returns the number of files.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the paths, in order of their keys.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(lower, listed)| listed.path.as_deref().unwrap_or(lower))
    }

    /// Returns path and size in bytes of the files that were not kept.
    pub(super) fn made(&self) -> impl Iterator<Item = (&str, u64)> {
        self.paths().zip(self.0.values()).filter(|(_, listed)| !listed.kept).map(|(path, listed)| (path, listed.size))
    }

    /// Returns the manifest entries, in order of their keys.
    pub(super) fn entries(&self) -> impl Iterator<Item = FileEntry> {
        self.paths().zip(self.0.values()).map(|(path, listed)| FileEntry {
            path: path.to_owned(),
            size: listed.size,
            sha256: digest::digits(&listed.sha256),
        })
    }

    /// Returns the manifest entries, each with whether the file was kept.
    pub(super) fn entries_kept(&self) -> impl Iterator<Item = (FileEntry, bool)> {
        self.entries().zip(self.0.values().map(|listed| listed.kept))
    }

    /// Returns the lines of `SHA256SUMS`, sorted by path.
    pub(super) fn sums(&self) -> impl Iterator<Item = String> {
        digest::sums(self.0.values().map(|listed| Shown(&listed.sha256)).zip(self.paths()))
    }
}

/// A [`Manifest`](super::Manifest) that is serialized directly from a listing, without an entry per file in memory.
#[derive(Serialize)]
pub(super) struct ListedManifest<'a> {
    schema: &'static str,
    #[serde(flatten)]
    made: &'a Provenance,
    #[serde(serialize_with = "entries")]
    files: &'a Listing,
}

impl<'a> ListedManifest<'a> {
    pub(super) fn of(made: &'a Provenance, files: &'a Listing) -> Self {
        ListedManifest { schema: SCHEMA, made, files }
    }
}

fn entries<S: Serializer>(files: &Listing, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(files.entries())
}
