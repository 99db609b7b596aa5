//! Skips the whole build when nothing changed: compares size, times and rights of every data and site file, and a digest of
//! all settings, with what the last build stored.

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

/// What a build can know of itself before it begins.
pub(super) struct NoOpCheck {
    last: LastBuild,
    /// The key of everything but the files that the build reads and writes.
    settings: Digest,
    data: Fingerprint,
    left: Remaining<Built>,
}

impl NoOpCheck {
    /// Looks at everything from outside. `None` where nothing is remembered, or where something is amiss: then it is for
    /// the build to find out what.
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
        // Whether the latest snapshot is refused is asked anew each time.
        let build = &Build { not_after: None, ..build.clone() };
        // New files get the rights that one in the cache gets.
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

    /// The result of the last build, where this one would be the same. Whether its newest capture may be published is
    /// decided anew each time.
    pub(super) fn result(&self, build: &Build) -> Option<&Built> {
        let Remaining::Nothing(built) = &self.left else { return None };
        let is_late = |end| built.newest.as_ref().is_some_and(|(_, at)| *at > end);
        (!build.not_after.is_some_and(is_late)).then_some(built)
    }

    /// Remembers a build.
    pub(super) fn remember(self, built: &Built) {
        let NoOpCheck { last, settings, data, left } = self;
        let outcome = match left {
            Remaining::All(sites) if built.swapped == Swapped::Unchanged => sites.map(|sites| (sites, built)),
            Remaining::All(_) | Remaining::Nothing(_) => None,
        };
        last.remember(settings, data, outcome);
    }
}
