//! Fingerprint of many files: size, times and permissions of each, without opening any.

use std::{
    fs::{self, Metadata},
    path::Path,
};

use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use super::{Digest, Stat, key, stat::Time};

/// The combined fingerprint of a set of files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    digest: Digest,
    /// Time of the latest change to any of them.
    pub latest: Time,
}

impl Fingerprint {
    /// Computes the fingerprint of files, and of folders with all their files. Returns `None` for more than `most`
    /// files, or if the system does not provide enough metadata. Dotfiles are ignored.
    pub fn at(data: &[&Path], most: usize) -> Option<Self> {
        Fingerprint::with(data, most, |found| found)
    }

    /// Computes the fingerprint of published sites like [`Fingerprint::at`], but without ctime: a rebuild hard-links
    /// kept files, which changes ctime but not content.
    pub fn at_sites(sites: &[&Path], most: usize) -> Option<Self> {
        Fingerprint::with(sites, most, Stat::of_content)
    }

    /// Computes the fingerprint of a file, or of a folder with all its files, to notice changes while the program runs.
    /// Unlike [`Fingerprint::at`], it exists on every system and for any number of files: what cannot be read, such as a
    /// file that is deleted meanwhile, counts as missing. `is_skipped` selects entries of the folder to ignore.
    pub fn to_watch(place: &Path, is_skipped: impl Fn(&DirEntry) -> bool) -> Self {
        let is_walked = |entry: &DirEntry| entry.depth() == 0 || !is_skipped(entry);
        let (mut hasher, mut latest) = (blake3::Hasher::new(), Time::default());
        for entry in WalkDir::new(place).sort_by_file_name().into_iter().filter_entry(is_walked).flatten() {
            let Some(metadata) = metadata_of(&entry) else { continue };
            let mut stat = Vec::new();
            if !metadata.is_dir() {
                let found = Stat::of(&metadata).unwrap_or_else(|| Stat::of_any_system(&metadata));
                latest = latest.max(found.latest());
                stat = postcard::to_stdvec(&found).unwrap_or_default();
            }
            hasher.update(&key([entry.path().as_os_str().as_encoded_bytes(), &stat, &rights(&metadata)]));
        }
        Fingerprint { digest: hasher.finalize().into(), latest }
    }

    fn with(places: &[&Path], most: usize, of: impl Fn(Stat) -> Stat) -> Option<Self> {
        let is_walked =
            |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
        let (mut hasher, mut latest, mut number) = (blake3::Hasher::new(), Time::default(), 0);
        for place in places {
            for entry in WalkDir::new(place).sort_by_file_name().into_iter().filter_entry(is_walked) {
                let entry = entry.ok()?;
                number += 1;
                if number > most {
                    return None;
                }
                let path = entry.path().as_os_str().as_encoded_bytes();
                let metadata = metadata_of(&entry)?;
                let mut stat = Vec::new();
                if !metadata.is_dir() {
                    let found = of(Stat::of(&metadata)?);
                    latest = latest.max(found.latest());
                    stat = postcard::to_stdvec(&found).ok()?;
                }
                hasher.update(&key([path, &stat, &rights(&metadata)]));
            }
        }
        Some(Fingerprint { digest: hasher.finalize().into(), latest })
    }
}

/// Returns the metadata of an entry. Links are followed only if they are one of the given paths.
fn metadata_of(entry: &DirEntry) -> Option<Metadata> {
    if entry.depth() == 0 { fs::metadata(entry.path()).ok() } else { entry.metadata().ok() }
}

/// Returns mode, owner and group of a file, and the default permissions of a folder.
#[cfg(not(portable))]
fn rights(metadata: &Metadata) -> Vec<u8> {
    use std::os::unix::fs::MetadataExt;
    [metadata.mode(), metadata.uid(), metadata.gid()].iter().flat_map(|number| number.to_le_bytes()).collect()
}

#[cfg(portable)]
fn rights(_metadata: &Metadata) -> Vec<u8> {
    Vec::new()
}
