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
        let kept = making.keep_tenants(&archive, &outline, build.as_of, &mut made)?;
        let based = archive.tenants.iter().filter_map(|shelf| Some((outline.base(&shelf.key)?, shelf)));
        let mut inputs: Vec<Input> = based.flat_map(|(base, shelf)| self::inputs(base, shelf)).collect();
        let moments: BTreeSet<_> = archive.tenants.iter().filter_map(|shelf| as_of(shelf, build.as_of)).collect();
        let mut planned: usize = kept.iter().map(|place| archive.tenants[*place].len()).sum();
        for places in archive.some_at_a_time(|place| !kept.contains(&place)) {
            let unpacking = archive.unpacking();
            let histories: Vec<History> = places.into_par_iter().filter_map(|place| unpacking.history(place)).collect();
            planned += histories.iter().map(|history| history.snapshots.len()).sum::<usize>();
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
            as_of: common(moments.into_iter().map(|as_of| as_of.0)).map(rfc3339),
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

impl Making<'_> {
    /// Keeps all that is published of those tenants of a fleet that would come out the same; their places.
    fn keep_tenants(
        &self,
        archive: &Archive,
        outline: &Outline<'_>,
        chosen: Option<DateTime<Utc>>,
        made: &mut MadeSoFar,
    ) -> Result<BTreeSet<usize>, Failure> {
        let Some(made_with) = self.made_with.filter(|_| outline.is_fleet()) else { return Ok(BTreeSet::new()) };
        let keys = WholeKeys::of(outline, &made_with);
        // What the fleet says of a tenant follows from the same as its files, and stands where the fleet says it.
        let bytes = self.published.read(outline.root().fleet_json().as_str()).unwrap_or_default();
        let said =
            serde_json::from_slice(&bytes).map(|file: FleetFile<'_>| file.tenants.into_owned()).unwrap_or_default();
        let mut said: BTreeMap<String, TenantSummary> = said.into_iter().map(|one| (one.folder.clone(), one)).collect();
        let keep = |(place, shelf): (usize, &Shelf)| -> Result<Option<(usize, String, usize)>, Error> {
            self.observer.go_on()?;
            let key = || {
                let (base, as_of) = (outline.base(&shelf.key)?, as_of(shelf, chosen)?);
                let key = keys.key(&base, as_of, &shelf.made_from()?);
                Some((base.name().to_owned(), key))
            };
            let Some((name, key)) = key() else { return Ok(None) };
            let unchanged = self.published.unchanged_tenant(&name, &key).filter(|_| said.contains_key(&name));
            let Some(tenant) = unchanged else { return Ok(None) };
            Ok(self.keep_all(&tenant.files)?.then_some((place, name, tenant.pages)))
        };
        let tenants = archive.tenants.par_iter().enumerate();
        let kept: Vec<_> = tenants.filter_map(|tenant| keep(tenant).transpose()).collect::<Result<_, Error>>()?;
        made.pages += kept.iter().map(|(.., pages)| pages).sum::<usize>();
        made.summaries.extend(kept.iter().filter_map(|(_, name, _)| said.remove(name)));
        Ok(kept.into_iter().map(|(place, ..)| place).collect())
    }

    /// Keeps these files of the published site, or none of them; whether it does.
    fn keep_all(&self, files: &[cache::Unchanged]) -> Result<bool, Error> {
        for (number, file) in files.iter().enumerate() {
            if !self.staging.keep(&file.file, |found| file.is(found))? {
                files[..number].iter().for_each(|kept| self.staging.take_back(&kept.file));
                return Ok(false);
            }
        }
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
    match theme.render_into(site.page(planned), html) {
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

/// The moment that ages of a tenant are measured from.
fn as_of(shelf: &Shelf, chosen: Option<DateTime<Utc>>) -> Option<AsOf> {
    shelf.origins().next_back().map(|(captured_at, _)| AsOf::at(captured_at, chosen))
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
fn inputs(base: Base, shelf: &Shelf) -> impl Iterator<Item = Input> {
    shelf.origins().zip(shelf.counts()).map(move |((captured_at, sha256), read)| Input {
        tenant: base.name().to_owned(),
        captured_at: rfc3339(captured_at),
        sha256,
        read,
    })
}
