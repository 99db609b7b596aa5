//! The fingerprint of many files: size, times and rights of each, without opening any.

use std::{
    fs::{self, Metadata},
    path::Path,
};

use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use super::{Digest, Stat, key, stat::Time};

/// How files look from outside, all of them together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    digest: Digest,
    /// When one of them was changed last.
    pub latest: Time,
}

impl Fingerprint {
    /// How files of `data` look, in folders or alone; `None` where there are more than `most`, or where the system does not
    /// tell enough. Names that begin with a dot are nobody's business.
    pub fn at(data: &[&Path], most: usize) -> Option<Self> {
        Fingerprint::with(data, most, |found| found)
    }

    /// How the files of published `sites` look, as [`Fingerprint::at`] has it. To build a site anew gives its files other names for a
    /// while, which changes nothing about them but the time of that.
    pub fn at_sites(sites: &[&Path], most: usize) -> Option<Self> {
        Fingerprint::with(sites, most, Stat::of_content)
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
                // What was named may be a link; no other one is followed.
                let metadata = if entry.depth() == 0 { fs::metadata(place).ok()? } else { entry.metadata().ok()? };
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

/// Who may do what with a file, or with a folder and what is made in it.
#[cfg(unix)]
fn rights(metadata: &Metadata) -> Vec<u8> {
    use std::os::unix::fs::MetadataExt;
    [metadata.mode(), metadata.uid(), metadata.gid()].iter().flat_map(|number| number.to_le_bytes()).collect()
}

#[cfg(not(unix))]
fn rights(_metadata: &Metadata) -> Vec<u8> {
    Vec::new()
}
