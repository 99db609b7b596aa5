//! Skips the whole build when nothing changed.
//!
//! Compares size, times and permissions of every data and site file, and a digest of all settings, with the record of
//! the last build. No file of data or site is opened for this.

use std::path::Path;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    Build, Built,
    input::{apply_flags, left_over},
};
use crate::{
    cache::{Digest, Fingerprint, SealedFile, Stat, Time},
    config,
    digest::key,
    publish::{self, Swapped},
};

/// The comparison of this build with the last one of the same site, or of the sites in the same folder.
pub(super) struct NoOpCheck {
    /// The cache file with the record of the last build.
    file: SealedFile,
    /// A time before any file was checked.
    begun: Time,
    /// Digest of all arguments, settings and theme files, without the data and site files.
    settings: Digest,
    data: Fingerprint,
    left: Remaining<Built>,
}

impl NoOpCheck {
    /// Fingerprints the input and output files. Returns `None` without a cache or on any error; the build then reports
    /// the error.
    pub(super) fn of(build: &Build) -> Option<Self> {
        let folder = build.cache.as_deref()?;
        let file = SealedFile::of(folder, &build.out, "last")?;
        let begun = file.now()?;
        let mut config = config::read(build.config.as_deref(), &build.data).ok()?;
        apply_flags(&mut config, build.theme.as_deref(), build.no_links, build.extension);
        let (audiences, others) = config.choose_audiences(&build.audiences).ok()?;
        if !audiences.is_empty() && !left_over(&build.out, &audiences, &others).ok()?.is_empty() {
            return None;
        }
        let here = std::env::current_dir().ok()?;
        // `result` checks `--strict` each time, because the clock advances.
        let build = &Build { not_after: None, ..build.clone() };
        // A new file in the cache folder has the same permissions as new site files.
        let rights = publish::rights_of_new_files(folder);
        let editions = config.editions(&audiences, &build.locale).ok()?;
        let themes: Vec<_> =
            editions.iter().map(|one| (&one.settings, one.theme.digest(), &one.theme.assets)).collect();
        let settings = key(&(build, here, &config, rights, themes));

        let sites: Vec<_> = audiences.iter().map(|audience| build.out.join(&audience.name)).collect();
        let sites = if sites.is_empty() { vec![build.out.clone()] } else { sites };
        let sites: Vec<&Path> = sites.iter().map(AsRef::as_ref).collect();
        let data: Vec<&Path> = [build.data.as_path()].into_iter().chain(build.config.as_deref()).collect();
        let most = config.limits.files.saturating_mul(2);
        let data = Fingerprint::at(&data, most)?;
        let left = remaining(&file, settings, &data, || Fingerprint::at_sites(&sites, most));
        Some(NoOpCheck { file, begun, settings, data, left })
    }

    /// Returns the result of the last build if this build would give the same. `--strict` is checked again, because the
    /// clock advances.
    pub(super) fn result(&self, build: &Build) -> Option<&Built> {
        let Remaining::Nothing(built) = &self.left else { return None };
        let is_late = |end| built.newest.as_ref().is_some_and(|(_, at)| *at > end);
        (!build.not_after.is_some_and(is_late)).then_some(built)
    }

    /// Stores the fingerprints taken before the build and, if the build changed nothing, its result. Failing to write the
    /// cache is ignored.
    pub(super) fn remember(self, built: &Built) {
        let NoOpCheck { file, begun, settings, data, left } = self;
        let outcome = match left {
            Remaining::All(sites) if built.swapped == Swapped::Unchanged => sites.map(|sites| (sites, built)),
            Remaining::All(_) | Remaining::Nothing(_) => None,
        };
        let _ = file.write(&LastBuildRecord { begun, settings, data, outcome });
    }
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
enum Remaining<T> {
    /// None; holds the result of the last build.
    Nothing(T),
    /// A full build; holds the sites' current fingerprint, unless settings or data changed.
    All(Option<Fingerprint>),
}

/// Returns the remaining work: none if `settings`, `data` and `sites` are those of the record in the file and no later
/// change could have gone undetected. `sites` is evaluated only if the settings and `data` match.
fn remaining<T: DeserializeOwned>(
    file: &SealedFile,
    settings: Digest,
    data: &Fingerprint,
    sites: impl FnOnce() -> Option<Fingerprint>,
) -> Remaining<T> {
    let Some(last) = file.read::<LastBuildRecord<T>>() else { return Remaining::All(sites()) };
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
