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
    data: Fingerprint,
    /// How the sites looked, and what came of it.
    outcome: Option<(Fingerprint, T)>,
}

/// What the last build leaves this one to do.
#[derive(Debug)]
pub enum Remaining<T> {
    /// Nothing: what came of it.
    Nothing(T),
    /// All of it; how the sites look, where it can be that they are found as they are to be.
    All(Option<Fingerprint>),
}

impl Last {
    /// The last build into `out`, which has to be there; `None` where nothing can be remembered of it.
    pub fn of(folder: &Path, out: &Path) -> Option<Self> {
        let place = Place::of(folder, out, "last")?;
        let begun = place.now()?;
        Some(Last { place, begun })
    }

    /// What is left to do: nothing where it was `told` the same, `data` looked the same and the `sites` do, and nothing about
    /// them can have changed since without showing. They are not looked at where that cannot be.
    pub fn left<T: DeserializeOwned>(
        &self,
        told: Digest,
        data: &Fingerprint,
        sites: impl FnOnce() -> Option<Fingerprint>,
    ) -> Remaining<T> {
        let Some(last) = self.place.read::<Content<T>>() else { return Remaining::All(sites()) };
        if last.told != told || last.data != *data {
            return Remaining::All(None);
        }
        let sites = sites();
        let is_settled = |look: &Fingerprint| Stat::moment_is_settled(look.latest, last.begun);
        match last.outcome {
            Some((look, outcome)) if Some(&look) == sites.as_ref() && is_settled(data) && is_settled(&look) => {
                Remaining::Nothing(outcome)
            }
            _ => Remaining::All(sites),
        }
    }

    /// Remembers what a build saw, and what came of it where it left all sites as they were. Looks are from before it began.
    /// That it cannot be is no error.
    pub fn remember(&self, told: Digest, data: Fingerprint, outcome: Option<(Fingerprint, &impl Serialize)>) {
        let _ = self.place.write(&Content { begun: self.begun, told, data, outcome });
    }
}

/// How files look from outside, all of them together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    digest: Digest,
    /// When one of them was changed last.
    latest: Time,
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
