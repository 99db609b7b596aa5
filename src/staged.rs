//! Stage: one site, rendered as a whole and published nowhere yet.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use crate::{
    Build, Failure, Observer, Stage,
    as_of::AsOf,
    cache,
    diagnostic::Diagnostic,
    digest::Sha256,
    error::Error,
    exports::{self, fleet::FleetFile},
    publish::{Input, Made, Need, Staging, Swapped},
    site::{
        self, Outline, Planned, Settings, Site,
        fleet::Part,
        key::{Keys, WholeKeys},
        path::Base,
        summary::TenantSummary,
    },
    snapshot::{Archive, History, Shelf},
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
    published: cache::Published,
}

/// What all sites of a build are made with.
pub(crate) struct Stager<'a> {
    pub(crate) build: &'a Build,
    pub(crate) theme: &'a Theme,
    pub(crate) observer: &'a dyn Observer,
}

impl Stager<'_> {
    /// Plans and renders one site, some tenants at a time: that of an audience, in a folder of its own, or the only one.
    /// `configuration` is the digest of what it was told. The archive is gone from memory before the fleet is told of.
    pub(crate) fn stage(
        &self,
        archive: Archive,
        settings: &Settings,
        part: Option<Part>,
        configuration: String,
    ) -> Result<Staged, Failure> {
        let Stager { build, theme, observer } = self;
        observer.begins(Stage::Plan);
        observer.go_on()?;
        let name = part.as_ref().map(Part::name);
        let outline = Outline::of(archive.everybody(), settings, build.as_of, part);
        let front = settings.root().index();
        let (out, front, staging) = match &settings.audience {
            None => (build.out.clone(), PathBuf::from(front.as_str()), Staging::open(&build.out, build.force)?),
            Some(audience) => {
                let (out, front) = (build.out.join(&audience.name), Path::new(&audience.name).join(front.as_str()));
                let staging = Staging::open_one_of_several(&build.out, &out, build.force)?;
                (out, front, staging)
            }
        };
        let published = cache::Published::open(build.cache.as_deref(), &out);
        let made_with = published.remembers().then(|| theme.digest());
        let making = Making { staging: &staging, published: &published, made_with, theme, observer: *observer };

        observer.begins(Stage::Render);
        let mut made = MadeSoFar::default();
        let (mut inputs, mut moments) = (Vec::new(), BTreeSet::new());
        let mut known = making.known_tenants(&outline, settings);
        let mut planned = 0;
        for places in archive.some_at_a_time() {
            let mut new = Vec::new();
            for place in places {
                let shelf = &archive.tenants[place];
                let Some(base) = outline.base(&shelf.key) else { continue };
                let latest = shelf.origins().next_back();
                let as_of = latest.map(|(captured_at, _)| AsOf::at(captured_at, build.as_of));
                moments.extend(as_of.map(|as_of| as_of.0));
                inputs.extend(self::inputs(&base, shelf));
                planned += shelf.len();
                let kept = as_of.zip(known.as_mut());
                if !kept.map_or(Ok(false), |(as_of, known)| making.keep(known, shelf, &base, as_of, &mut made))? {
                    new.push(place);
                }
            }
            let histories: Vec<History> = new.into_par_iter().filter_map(|place| archive.history(place)).collect();
            let site = outline.tenants(&histories);
            if outline.is_fleet() {
                made.summaries.extend(site.summaries());
            }
            making.make(&site, &mut made, (planned, archive.len()))?;
        }
        drop(archive);
        if outline.is_fleet() {
            let fleet = outline.fleet(std::mem::take(&mut made.summaries));
            making.make(&fleet, &mut made, (planned, planned))?;
        }
        write_assets(theme, &staging)?;
        inputs.sort();
        let made_from = Made {
            generator: site::GENERATOR.to_owned(),
            as_of: common(moments).map(rfc3339),
            audience: settings.audience.as_ref().map(|audience| audience.name.clone()),
            part: name,
            configuration,
            inputs,
        };
        let MadeSoFar { pages, findings, .. } = made;
        Ok(Staged { front, pages, findings, made: made_from, staging, published })
    }
}

/// What pages are made with, and where.
struct Making<'a> {
    staging: &'a Staging,
    published: &'a cache::Published,
    /// The digest of the theme, where pages are remembered.
    made_with: Option<cache::Digest>,
    theme: &'a Theme,
    observer: &'a dyn Observer,
}

/// What was made of a site so far.
#[derive(Default)]
struct MadeSoFar {
    /// How many pages.
    pages: usize,
    /// What is wrong with any of them.
    findings: Vec<Diagnostic>,
    /// What the fleet says of the tenants.
    summaries: Vec<TenantSummary>,
}

/// What is known of the tenants of the fleet that is published.
struct KnownTenants {
    /// What it says of them, by folder.
    summaries: BTreeMap<String, TenantSummary>,
    /// The keys that they have in this build.
    keys: WholeKeys,
}

impl Making<'_> {
    /// The tenants of the fleet as it is published: none where nothing is, and `None` where nothing is to be remembered.
    fn known_tenants(&self, outline: &Outline<'_>, settings: &Settings) -> Option<KnownTenants> {
        let keys = WholeKeys::of(outline, &self.made_with.filter(|_| outline.is_fleet())?);
        let bytes = self.published.read(settings.root().fleet_json().as_str()).unwrap_or_default();
        let tenants =
            serde_json::from_slice(&bytes).map_or_else(|_| Vec::new(), |file: FleetFile<'_>| file.tenants.into_owned());
        Some(KnownTenants { summaries: tenants.into_iter().map(|one| (one.folder.clone(), one)).collect(), keys })
    }

    /// Keeps all that is published of a tenant where it would come out the same; whether it does.
    fn keep(
        &self,
        known: &mut KnownTenants,
        shelf: &Shelf,
        base: &Base,
        as_of: AsOf,
        made: &mut MadeSoFar,
    ) -> Result<bool, Failure> {
        self.observer.go_on()?;
        let Some(made_from) = shelf.made_from() else { return Ok(false) };
        let key = known.keys.key(base, as_of, &made_from);
        let Some(tenant) = self.published.unchanged_tenant(base.name(), &key) else { return Ok(false) };
        let Some(summary) = known.summaries.remove(base.name()) else { return Ok(false) };
        let keep = |file: &cache::Unchanged| self.staging.keep(&file.file, |found| file.is(found));
        let kept: Vec<bool> = tenant.files.par_iter().map(keep).collect::<Result<_, Error>>()?;
        if kept.contains(&false) {
            let kept = tenant.files.iter().zip(kept).filter(|(_, kept)| *kept);
            kept.for_each(|(file, _)| self.staging.take_back(&file.file));
            return Ok(false);
        }
        made.pages += tenant.pages;
        made.summaries.push(summary);
        Ok(true)
    }

    /// Renders some tenants of a site, or the fleet, and writes their data. `planned` tells how many snapshots were planned
    /// of how many.
    fn make(&self, site: &Site<'_>, made: &mut MadeSoFar, planned: (usize, usize)) -> Result<(), Failure> {
        let Making { staging, published, made_with, theme, observer } = *self;
        let pages = site.pages();
        let keys = made_with.map(|made_with| Keys::of(site, &made_with));
        // Of many pages, only those that are known need room in memory.
        let known = |(number, planned): (usize, &Planned)| -> Result<Option<(usize, cache::Unchanged)>, Error> {
            observer.go_on()?;
            let key = keys.as_ref().map(|keys| keys.key(site, planned));
            Ok(key.and_then(|key| Some((number, published.unchanged(planned.path.as_str(), &key)?))))
        };
        let unchanged: BTreeMap<usize, cache::Unchanged> =
            pages.par_iter().enumerate().filter_map(|page| known(page).transpose()).collect::<Result<_, Error>>()?;
        let new = pages.len() - unchanged.len() + exports::planned(site).len();
        let assets = theme.assets.values().map(|bytes| bytes.len() as u64);
        staging.check_room(&Need::of_files(new).and(assets))?;
        let done = AtomicUsize::new(made.pages);
        made.pages += pages.len();
        // Of those that are to come it is known how many snapshots they have.
        let total = made.pages * planned.1 / planned.0.max(1);
        let page = |html: &mut Vec<u8>, number: usize| -> Result<Option<Diagnostic>, Error> {
            observer.go_on()?;
            let keep = |known: &cache::Unchanged| staging.keep(&known.file, |found| known.is(found));
            let kept = unchanged.get(&number).map_or(Ok(false), keep)?;
            let finding = if kept { None } else { render(site, &pages[number], theme, staging, html)? };
            observer.progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            Ok(finding)
        };
        let findings: Vec<Diagnostic> = (0..pages.len())
            .into_par_iter()
            .map_init(Vec::new, page)
            .filter_map(Result::transpose)
            .collect::<Result<_, Error>>()?;
        made.findings.extend(findings);
        Ok(write_data(site, staging, observer)?)
    }
}

impl Staged {
    /// Puts the site in place.
    pub(crate) fn publish(self, observer: &dyn Observer) -> Result<Swapped, Error> {
        let files = if self.published.remembers() { self.staging.files() } else { Vec::new() };
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

/// Writes the files of the theme into the staging folder.
pub(crate) fn write_assets(theme: &Theme, staging: &Staging) -> Result<(), Error> {
    theme.assets.iter().try_for_each(|(name, bytes)| staging.write(&format!("assets/{name}"), bytes))
}

/// Writes what a site, or some tenants of it, say as data into the staging folder.
pub(crate) fn write_data(site: &Site<'_>, staging: &Staging, observer: &dyn Observer) -> Result<(), Error> {
    exports::planned(site).par_iter().try_for_each(|planned| {
        observer.go_on()?;
        staging.write_with(planned.path.as_str(), |out| exports::write(site, planned, out))
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

/// The snapshots that the pages of a tenant are made from.
fn inputs(base: &Base, shelf: &Shelf) -> impl Iterator<Item = Input> {
    shelf.origins().map(|(captured_at, sha256)| Input {
        tenant: base.name().to_owned(),
        captured_at: rfc3339(captured_at),
        sha256: sha256.to_owned(),
    })
}
