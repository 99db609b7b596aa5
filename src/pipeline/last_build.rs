//! What came of the last build, for one that would come to the same: told the same, and every file that it would look at
//! or write is as it was. Then there is nothing to be done, and no file to be opened.

use std::path::Path;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::cache::{Digest, Fingerprint, SealedFile, Stat, Time};

/// The last build of one site, or of the sites in one folder.
#[derive(Debug)]
pub(super) struct LastBuild {
    file: SealedFile,
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
pub(super) enum Remaining<T> {
    /// Nothing: what came of it.
    Nothing(T),
    /// All of it; how the sites look, where it can be that they are found as they are to be.
    All(Option<Fingerprint>),
}

impl LastBuild {
    /// The last build into `out`, which has to be there; `None` where nothing can be remembered of it.
    pub(super) fn of(folder: &Path, out: &Path) -> Option<Self> {
        let file = SealedFile::of(folder, out, "last")?;
        let begun = file.now()?;
        Some(LastBuild { file, begun })
    }

    /// What is left to do: nothing where it was `told` the same, `data` looked the same and the `sites` do, and nothing about
    /// them can have changed since without showing. They are not looked at where that cannot be.
    pub(super) fn left<T: DeserializeOwned>(
        &self,
        told: Digest,
        data: &Fingerprint,
        sites: impl FnOnce() -> Option<Fingerprint>,
    ) -> Remaining<T> {
        let Some(last) = self.file.read::<Content<T>>() else { return Remaining::All(sites()) };
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
    pub(super) fn remember(&self, told: Digest, data: Fingerprint, outcome: Option<(Fingerprint, &impl Serialize)>) {
        let _ = self.file.write(&Content { begun: self.begun, told, data, outcome });
    }
}
