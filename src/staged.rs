//! Stage: one site, rendered as a whole and published nowhere yet.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use crate::{
    Build, Failure, Observer, Stage, cache,
    diagnostic::Diagnostic,
    digest::Sha256,
    error::Error,
    exports,
    publish::{Input, Made, Need, Staging, Swapped},
    site::{self, Planned, Settings, Site, TenantSite, fleet::Part, key::Keys},
    snapshot::{Archive, History},
    tenant::rfc3339,
    theme::Theme,
};

/// A site that is rendered as a whole and published nowhere yet.
pub(crate) struct Staged {
    /// Its first page, from the folder of all sites on.
    pub(crate) front: PathBuf,
    /// How many pages it has.
    pub(crate) pages: usize,
    /// What is wrong with any of them.
    pub(crate) findings: Vec<Diagnostic>,
    /// What it is made from.
    pub(crate) made: Made,
    staging: Staging,
    published: cache::Pages,
}

/// What all sites of a build are made with.
pub(crate) struct Stager<'a> {
    pub(crate) build: &'a Build,
    pub(crate) theme: &'a Theme,
    pub(crate) observer: &'a dyn Observer,
}

impl Stager<'_> {
    /// Plans and renders one site: that of an audience, in a folder of its own, or the only one. `configuration` is the
    /// digest of what it was told.
    pub(crate) fn stage(
        &self,
        archive: &Archive,
        settings: &Settings,
        part: Option<Part>,
        configuration: String,
    ) -> Result<Staged, Failure> {
        let Stager { build, theme, observer } = self;
        observer.begins(Stage::Plan);
        observer.go_on()?;
        let site = site::plan_part(archive, settings, build.as_of, part);
        let pages = site.pages();

        observer.begins(Stage::Render);
        let front = settings.root().index();
        let (out, front, staging) = match &settings.audience {
            None => (build.out.clone(), PathBuf::from(front.as_str()), Staging::open(&build.out, build.force)?),
            Some(audience) => {
                let (out, front) = (build.out.join(&audience.name), Path::new(&audience.name).join(front.as_str()));
                let staging = Staging::open_one_of_several(&build.out, &out, build.force)?;
                (out, front, staging)
            }
        };
        let published = cache::Pages::open(build.cache.as_deref(), &out);
        let keys = build.cache.is_some().then(|| Keys::of(&site, &theme.digest()));
        // Of many pages, only those that are known need room in memory.
        let known = |(number, planned): (usize, &Planned)| -> Result<Option<(usize, cache::Unchanged)>, Error> {
            observer.go_on()?;
            let key = keys.as_ref().map(|keys| keys.key(&site, planned));
            Ok(key.and_then(|key| Some((number, published.unchanged(planned.path.as_str(), &key)?))))
        };
        let unchanged: BTreeMap<usize, cache::Unchanged> =
            pages.par_iter().enumerate().filter_map(|page| known(page).transpose()).collect::<Result<_, Error>>()?;
        let files_of_data = exports::planned(&site).len();
        let new = pages.len() - unchanged.len() + files_of_data;
        let assets = theme.assets.values().map(|bytes| bytes.len() as u64);
        staging.check_room(&Need::of_files(new).and(assets))?;
        let done = AtomicUsize::new(0);
        let page = |html: &mut Vec<u8>, number: usize| -> Result<Option<Diagnostic>, Error> {
            observer.go_on()?;
            let keep = |known: &cache::Unchanged| staging.keep(&known.file, |found| known.is(found));
            let kept = unchanged.get(&number).map_or(Ok(false), keep)?;
            let finding = if kept { None } else { render(&site, &pages[number], theme, &staging, html)? };
            observer.progress(done.fetch_add(1, Ordering::Relaxed) + 1, pages.len());
            Ok(finding)
        };
        let findings: Vec<Diagnostic> = (0..pages.len())
            .into_par_iter()
            .map_init(Vec::new, page)
            .filter_map(Result::transpose)
            .collect::<Result<_, Error>>()?;
        write_data(&site, theme, &staging, *observer)?;
        let made = Made {
            generator: site::GENERATOR.to_owned(),
            as_of: common(site.tenants.iter().map(|tenant| tenant.assessment.as_of.0)).map(rfc3339),
            audience: settings.audience.as_ref().map(|audience| audience.name.clone()),
            part: site.fleet.as_ref().and_then(|fleet| Some(fleet.part.as_ref()?.name())),
            configuration,
            inputs: inputs(&site, archive),
        };
        Ok(Staged { front, pages: pages.len(), findings, made, staging, published })
    }
}

impl Staged {
    /// Puts the site in place.
    pub(crate) fn publish(self, observer: &dyn Observer) -> Result<Swapped, Error> {
        let files = self.staging.files();
        let swapped = self.staging.publish(self.made, observer)?;
        self.published.save(&files);
        Ok(swapped)
    }
}

/// Renders a page into the staging folder, by way of `html`; what is wrong with its template, if anything is.
pub(crate) fn render(
    site: &Site<'_>,
    planned: &Planned,
    theme: &Theme,
    staging: &Staging,
    html: &mut Vec<u8>,
) -> Result<Option<Diagnostic>, Error> {
    match theme.render_into(&site.page(planned), html) {
        Ok(()) => staging.write(planned.path.as_str(), html).map(|()| None),
        Err(finding) => Ok(Some(*finding)),
    }
}

/// Writes what is no page into the staging folder: the files of the theme, and the site as data.
pub(crate) fn write_data(
    site: &Site<'_>,
    theme: &Theme,
    staging: &Staging,
    observer: &dyn Observer,
) -> Result<(), Error> {
    for (name, bytes) in &theme.assets {
        staging.write(&format!("assets/{name}"), bytes)?;
    }
    exports::planned(site).par_iter().try_for_each(|planned| {
        observer.go_on()?;
        staging.write(planned.path.as_str(), &exports::bytes(site, planned))
    })
}

/// The moment, where it is the same for all.
pub(crate) fn common(moments: impl IntoIterator<Item = DateTime<Utc>>) -> Option<DateTime<Utc>> {
    let moments: BTreeSet<_> = moments.into_iter().collect();
    moments.first().copied().filter(|_| moments.len() == 1)
}

/// The digest of everything that a build is told beside the snapshots.
pub(crate) fn configuration(settings: &Settings, theme: &Theme) -> String {
    let mut digest = Sha256::default();
    digest.update(&theme.digest());
    // Settings are plain data, and their debug form names every one of them.
    digest.update(format!("{settings:?}").as_bytes());
    digest.finish()
}

/// The snapshots that a site shows, with the digests of their files.
fn inputs(site: &Site<'_>, archive: &Archive) -> Vec<Input> {
    let of_tenant = |(tenant, history): (&TenantSite<'_>, &History)| {
        let digests: BTreeMap<_, _> =
            history.snapshots.iter().map(|dated| (dated.snapshot.captured_at, &dated.sha256)).collect();
        let input = |at: DateTime<Utc>| {
            let sha256 = (*digests.get(&at)?).clone();
            Some(Input { tenant: tenant.base.name().to_owned(), captured_at: rfc3339(at), sha256 })
        };
        tenant.chronicle.entries.iter().filter_map(|entry| input(entry.at())).collect::<Vec<_>>()
    };
    let mut inputs: Vec<_> = site.tenants.iter().zip(&archive.tenants).flat_map(of_tenant).collect();
    inputs.sort();
    inputs
}
