//! Skips the whole build when nothing changed.
//!
//! Compares size, times and permissions of every data and site file, and a digest of all settings, with the record of
//! the last build.

use std::path::Path;

use super::{
    Build, Built,
    input::{Flags, left_over},
    last_build::{LastBuild, Remaining},
};
use crate::{
    cache::{Digest, Fingerprint},
    config,
    digest::key,
    publish::{self, Swapped},
};

/// The comparison of this build with the last one.
pub(super) struct NoOpCheck {
    last: LastBuild,
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
        let last = LastBuild::of(folder, &build.out)?;
        let mut config = config::read(build.config.as_deref(), &build.data).ok()?;
        let theme = Flags::of(build).complete(&mut config).ok()?;
        let (audiences, others) = config.choose_audiences(&build.audiences).ok()?;
        if !audiences.is_empty() && !left_over(&build.out, &audiences, &others).ok()?.is_empty() {
            return None;
        }
        let here = std::env::current_dir().ok()?;
        // `result` checks `--strict` each time, because the clock advances.
        let build = &Build { not_after: None, ..build.clone() };
        // A new file in the cache folder has the same permissions as new site files.
        let rights = publish::rights_of_new_files(folder);
        let settings = key(&(build, here, &config, &audiences, rights, theme.digest(), &theme.assets));

        let sites: Vec<_> = audiences.iter().map(|audience| build.out.join(&audience.name)).collect();
        let sites = if sites.is_empty() { vec![build.out.clone()] } else { sites };
        let sites: Vec<&Path> = sites.iter().map(AsRef::as_ref).collect();
        let data: Vec<&Path> = [build.data.as_path()].into_iter().chain(build.config.as_deref()).collect();
        let most = config.limits.files.saturating_mul(2);
        let data = Fingerprint::at(&data, most)?;
        let left = last.left(settings, &data, || Fingerprint::at_sites(&sites, most));
        Some(NoOpCheck { last, settings, data, left })
    }

    /// Returns the result of the last build if this build would give the same. `--strict` is checked again, because the
    /// clock advances.
    pub(super) fn result(&self, build: &Build) -> Option<&Built> {
        let Remaining::Nothing(built) = &self.left else { return None };
        let is_late = |end| built.newest.as_ref().is_some_and(|(_, at)| *at > end);
        (!build.not_after.is_some_and(is_late)).then_some(built)
    }

    /// Stores the result of the build in the cache.
    pub(super) fn remember(self, built: &Built) {
        let NoOpCheck { last, settings, data, left } = self;
        let outcome = match left {
            Remaining::All(sites) if built.swapped == Swapped::Unchanged => sites.map(|sites| (sites, built)),
            Remaining::All(_) | Remaining::Nothing(_) => None,
        };
        last.remember(settings, data, outcome);
    }
}
