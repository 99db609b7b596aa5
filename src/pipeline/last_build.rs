//! The record of the last build, used to skip a build that would give the same result.
//!
//! A build is skipped if the settings, the data files and the site files are unchanged. No file is opened for this
//! check.

use std::path::Path;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::cache::{Digest, Fingerprint, SealedFile, Stat, Time};

/// The cache record of the last build of one site, or of all sites in one folder.
#[derive(Debug)]
pub(super) struct LastBuild {
    file: SealedFile,
    /// A time before any file was checked.
    begun: Time,
}

/// The content of the cache file.
#[derive(Debug, Serialize, Deserialize)]
struct LastBuildRecord<T> {
    begun: Time,
    settings: Digest,
    data: Fingerprint,
    /// The sites' fingerprint and the result of the build, if it changed nothing.
    outcome: Option<(Fingerprint, T)>,
}

/// The work that remains after a comparison with the last build.
#[derive(Debug)]
pub(super) enum Remaining<T> {
    /// None; holds the result of the last build.
    Nothing(T),
    /// A full build; holds the sites' current fingerprint, unless settings or data changed.
    All(Option<Fingerprint>),
}

impl LastBuild {
    /// Opens the record of the last build into `out`, which must exist. Returns `None` if caching is not possible.
    pub(super) fn of(folder: &Path, out: &Path) -> Option<Self> {
        let file = SealedFile::of(folder, out, "last")?;
        let begun = file.now()?;
        Some(LastBuild { file, begun })
    }

    /// Returns the remaining work: none if `settings`, `data` and `sites` are unchanged and no later change
    /// could have gone undetected. `sites` is evaluated only if the settings and `data` match.
    pub(super) fn left<T: DeserializeOwned>(
        &self,
        settings: Digest,
        data: &Fingerprint,
        sites: impl FnOnce() -> Option<Fingerprint>,
    ) -> Remaining<T> {
        let Some(last) = self.file.read::<LastBuildRecord<T>>() else { return Remaining::All(sites()) };
        if last.settings != settings || last.data != *data {
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

    /// Stores the fingerprints taken before the build and, if the build changed nothing, its result. Failing to write
    /// the cache is ignored.
    pub(super) fn remember(
        &self,
        settings: Digest,
        data: Fingerprint,
        outcome: Option<(Fingerprint, &impl Serialize)>,
    ) {
        let _ = self.file.write(&LastBuildRecord { begun: self.begun, settings, data, outcome });
    }
}
