//! What came of the last build, for one that would come to the same: told the same, and every file that it would look at
//! or write is as it was. Then there is nothing to be done, and no file to be opened.

use std::{
    fs::{self, Metadata},
    path::Path,
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use walkdir::{DirEntry, WalkDir};

use super::{Digest, Stat, file::Place, key, stat::Time};

/// The last build of one site, or of the sites in one folder.
#[derive(Debug)]
pub struct Last {
    place: Place,
    /// A moment before anything was looked at.
    begun: Time,
}

/// What the file of the cache holds.
#[derive(Debug, Serialize, Deserialize)]
struct Content<T> {
    begun: Time,
    told: Digest,
    look: Look,
    outcome: T,
}

impl Last {
    /// The last build into `out`, which has to be there; `None` where nothing can be remembered of it.
    pub fn of(folder: &Path, out: &Path) -> Option<Self> {
        let place = Place::of(folder, out, "last")?;
        let begun = place.now()?;
        Some(Last { place, begun })
    }

    /// What came of it, where it was `told` the same and files looked the same, and nothing about them can have changed
    /// since without showing.
    pub fn outcome<T: DeserializeOwned>(&self, told: Digest, look: &Look) -> Option<T> {
        let last: Content<T> = self.place.read()?;
        let same = last.told == told && last.look == *look;
        (same && Stat::moment_is_settled(look.latest, last.begun)).then_some(last.outcome)
    }

    /// Remembers what came of a build that left everything as it was. `look` is from before it began. That it cannot be
    /// is no error.
    pub fn remember(&self, told: Digest, look: Look, outcome: &impl Serialize) {
        let _ = self.place.write(&Content { begun: self.begun, told, look, outcome });
    }
}

/// How files look from outside, all of them together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    digest: Digest,
    /// When one of them was changed last.
    latest: Time,
}

impl Look {
    /// How the files of data and of sites look, in folders or alone; `None` where there are more than `most`, or where the
    /// system does not tell enough. Names that begin with a dot are nobody's business.
    ///
    /// To build a site anew gives its files other names for a while, which changes nothing about them but the time of that.
    pub fn at(data: &[&Path], sites: &[&Path], most: usize) -> Option<Self> {
        let is_walked =
            |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
        let (mut hasher, mut latest, mut number) = (blake3::Hasher::new(), Time::default(), 0);
        let data = data.iter().map(|place| (place, false));
        for (place, is_site) in data.chain(sites.iter().map(|place| (place, true))) {
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
                    let found = Stat::of(&metadata)?;
                    let found = if is_site { found.of_content() } else { found };
                    latest = latest.max(found.latest());
                    stat = postcard::to_stdvec(&found).ok()?;
                }
                hasher.update(&key([path, &stat, &rights(&metadata)]));
            }
        }
        Some(Look { digest: hasher.finalize().into(), latest })
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
