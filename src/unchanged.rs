//! Whether there is anything to do: asked before any snapshot is opened. A build remembers how the data looked before
//! it began and, where it found every file of its site as it would make it, how that looked too; where the next one is told
//! the same and sees the same, it would come to the same.

use std::path::Path;

use crate::{
    Build, Built, Flags,
    cache::{self, Digest, Last, Left, Look},
    config, left_over, publish,
    publish::Swapped,
};

/// What a build can know of itself before it begins.
pub(crate) struct Before {
    last: Last,
    /// The digest of all that it is told, but for the files that it looks at.
    told: Digest,
    data: Look,
    left: Left<Built>,
}

impl Before {
    /// Looks at everything from outside. `None` where nothing is remembered, or where something is amiss: then it is for
    /// the build to find out what.
    pub(crate) fn of(build: &Build) -> Option<Self> {
        let folder = build.cache.as_deref()?;
        let last = Last::of(folder, &build.out)?;
        let mut config = config::read(build.config.as_deref(), &build.data).ok()?.ok()?;
        let theme = Flags::of(build).complete(&mut config).ok()?.ok()?;
        let (audiences, others) = config.choose_audiences(&build.audiences).ok()?;
        if !audiences.is_empty() && !left_over(&build.out, &audiences, &others).ok()?.is_empty() {
            return None;
        }
        let here = std::env::current_dir().ok()?;
        // Plain data, whose debug form names every part of it. New files would get the rights of one in the cache.
        // Whether the latest snapshot is refused is asked anew each time.
        let build = &Build { not_after: None, ..build.clone() };
        let words = format!("{build:?} {here:?} {config:?} {audiences:?} {:?}", publish::rights_of_new_files(folder));
        let assets = theme.assets.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes]);
        let told = cache::key([words.as_bytes(), &theme.digest()].into_iter().chain(assets));

        let sites: Vec<_> = audiences.iter().map(|audience| build.out.join(&audience.name)).collect();
        let sites = if sites.is_empty() { vec![build.out.clone()] } else { sites };
        let sites: Vec<&Path> = sites.iter().map(AsRef::as_ref).collect();
        let data: Vec<&Path> = [build.data.as_path()].into_iter().chain(build.config.as_deref()).collect();
        let most = config.limits.files.saturating_mul(2);
        let data = Look::at(&data, most)?;
        let left = last.left(told, &data, || Look::at_sites(&sites, most));
        Some(Before { last, told, data, left })
    }

    /// What came of the last build, where this one would come to the same.
    pub(crate) fn built(&self) -> Option<&Built> {
        match &self.left {
            Left::Nothing(built) => Some(built),
            Left::All(_) => None,
        }
    }

    /// Remembers a build.
    pub(crate) fn remember(self, built: &Built) {
        let Before { last, told, data, left } = self;
        let outcome = match left {
            Left::All(sites) if built.swapped == Swapped::Unchanged => sites.map(|sites| (sites, built)),
            Left::All(_) | Left::Nothing(_) => None,
        };
        last.remember(told, data, outcome);
    }
}
