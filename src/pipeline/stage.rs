//! PLAN and RENDER: builds one site in a staging folder, a batch of tenants at a time.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use super::{Build, selection::SelectedTenants};
use crate::{
    as_of::AsOf,
    cache,
    diagnostic::Diagnostic,
    digest::{Sha256, hashed_bytes},
    error::{Error, Failure},
    exports::{self, fleet::FleetFile},
    progress::{Observer, Stage},
    publish::{InputRecord, Provenance, Published, Staging, Swapped, Unchanged, UnreadRecord},
    site::{
        self, Outline, PlannedPage, Settings, Site,
        fleet::FleetPart,
        key::{self, Keys},
        path::Base,
        summary::TenantSummary,
    },
    snapshot::{Archive, History, PackedHistory},
    tenant::rfc3339,
    theme::Theme,
};

/// A completely rendered site, not published yet.
pub(super) struct StagedSite {
    /// The front page, relative to the output folder.
    pub(super) front: PathBuf,
    /// Number of pages.
    pub(super) pages: usize,
    /// Findings in any page.
    pub(super) findings: Vec<Diagnostic>,
    provenance: Provenance,
    staging: Staging,
    published: Published,
}

/// What all sites of a build share.
#[derive(Clone, Copy)]
pub(super) struct Tools<'a> {
    pub(super) build: &'a Build,
    pub(super) theme: &'a Theme,
    pub(super) observer: &'a dyn Observer,
}

/// Builds one site in a staging folder.
pub(super) struct SiteBuilder<'a> {
    renderer: Renderer<'a>,
    outline: Outline<'a>,
    front: PathBuf,
    /// Dropped before the fleet page is planned, to free memory.
    archive: Archive,
    /// Positions in the archive of the tenants still to be planned, in batches.
    batches: VecDeque<Vec<usize>>,
    provenance: Provenance,
    progress: Progress,
}

impl<'a> SiteBuilder<'a> {
    /// Starts a site. Tenants of a fleet whose files would be identical keep their published files.
    ///
    /// # Errors
    /// An output folder that cannot be published into, or cancellation.
    pub(super) fn new(
        tools: Tools<'a>,
        mut archive: Archive,
        settings: &'a Settings,
        configuration: String,
        selected: Option<&SelectedTenants<'_>>,
    ) -> Result<Self, Failure> {
        let Tools { build, theme, observer } = tools;
        observer.begins(Stage::Plan);
        observer.go_on()?;
        let part = selected.map(|selected| selected.take(&mut archive));
        let name = part.as_ref().map(FleetPart::name);
        let outline = Outline::of(archive.all_tenants(), settings, part);
        let (front, out, staging) = open(build, settings)?;
        let published = Published::open(build.cache.as_deref(), &out);
        let made_with = published.remembers().then(|| theme.digest());
        let renderer = Renderer { staging, published, made_with, theme, observer };

        observer.begins(Stage::Render);
        let mut progress = Progress { snapshots: archive.len(), ..Progress::default() };
        let kept = renderer.keep_tenants(&archive, &outline, build.as_of, &mut progress)?;
        let provenance = Provenance {
            generator: site::GENERATOR.to_owned(),
            as_of: moment_of(&archive, build.as_of).map(rfc3339),
            audience: settings.audience.as_ref().map(|audience| audience.name.clone()),
            part: name,
            configuration,
            inputs: inputs_of(&archive, &outline),
            unread: unread_of(&archive, &outline),
        };
        progress.planned = kept.iter().map(|place| archive.tenants[*place].len()).sum();
        let batches = archive.some_at_a_time(|place| !kept.contains(&place)).into();
        Ok(SiteBuilder { renderer, outline, front, archive, batches, provenance, progress })
    }

    pub(super) fn outline(&self) -> &Outline<'a> {
        &self.outline
    }

    /// Returns the snapshots of the next batch of tenants; `None` after the last batch.
    pub(super) fn next_histories(&mut self) -> Option<Vec<History>> {
        let places = self.batches.pop_front()?;
        let unpacker = self.archive.unpacker();
        let history = |place| self.archive.history(place, &unpacker);
        let histories: Vec<History> = places.into_par_iter().filter_map(history).collect();
        self.progress.planned += histories.iter().map(|history| history.snapshots.len()).sum::<usize>();
        Some(histories)
    }

    /// Renders the pages and writes the data files of a batch of tenants.
    ///
    /// # Errors
    /// An I/O error, or cancellation.
    pub(super) fn render(&mut self, site: &Site<'_>) -> Result<(), Failure> {
        if self.outline.is_fleet() {
            self.progress.summaries.extend(site.summaries());
        }
        self.renderer.render(site, &mut self.progress)
    }

    /// Renders the pages of the fleet and writes the theme's files.
    ///
    /// # Errors
    /// Same as [`SiteBuilder::render`].
    pub(super) fn finish(mut self) -> Result<StagedSite, Failure> {
        let unread = std::mem::take(&mut self.archive).unread;
        if self.outline.is_fleet() {
            let fleet = self.outline.fleet(std::mem::take(&mut self.progress.summaries), unread);
            self.renderer.render(&fleet, &mut self.progress)?;
        }
        let SiteBuilder { renderer, front, provenance, progress: Progress { pages, findings, .. }, .. } = self;
        write_assets(renderer.theme, &renderer.staging)?;
        let Renderer { staging, published, .. } = renderer;
        Ok(StagedSite { front, pages, findings, provenance, staging, published })
    }
}

/// Returns the front page relative to the output folder, the site's folder, and its staging folder.
fn open(build: &Build, settings: &Settings) -> Result<(PathBuf, PathBuf, Staging), Error> {
    let front = settings.root().index();
    let Some(audience) = &settings.audience else {
        let staging = Staging::open(&build.out, build.force)?;
        return Ok((PathBuf::from(front.as_str()), build.out.clone(), staging));
    };
    let out = build.out.join(&audience.name);
    let staging = Staging::open_one_of_several(&build.out, &out, build.force)?;
    Ok((Path::new(&audience.name).join(front.as_str()), out, staging))
}

/// Returns the time that ages are measured from, if it is the same for all tenants.
fn moment_of(archive: &Archive, chosen: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    common_moment(archive.tenants.iter().filter_map(|shelf| as_of(shelf, chosen)).map(|as_of| as_of.0))
}

/// Returns the manifest entries of the snapshots that a site is built from, sorted.
fn inputs_of(archive: &Archive, outline: &Outline<'_>) -> Vec<InputRecord> {
    let based = archive.tenants.iter().filter_map(|shelf| Some((outline.base(&shelf.key)?, shelf)));
    let mut inputs: Vec<InputRecord> = based.flat_map(|(base, shelf)| inputs(base, shelf)).collect();
    inputs.sort();
    inputs
}

/// Returns the manifest entries of the snapshots that could not be read, sorted.
fn unread_of(archive: &Archive, outline: &Outline<'_>) -> Vec<UnreadRecord> {
    let based = archive.tenants.iter().filter_map(|shelf| Some((Some(outline.base(&shelf.key)?), &shelf.unread)));
    let all = based.chain([(None, &archive.unread)]);
    let mut records: Vec<UnreadRecord> = all
        .flat_map(|(base, unread)| unread.iter().map(move |one| (base.clone(), one)))
        .map(|(base, one)| UnreadRecord {
            tenant: base.map(|base| base.name().to_owned()),
            captured_at: one.captured_at.map(rfc3339),
            error: one.error.clone(),
        })
        .collect();
    records.sort();
    records
}

/// Renders pages and writes data files into a staging folder; keeps published files that would be identical.
struct Renderer<'a> {
    staging: Staging,
    published: Published,
    /// Digest of the theme; `None` without a cache.
    made_with: Option<cache::Digest>,
    theme: &'a Theme,
    observer: &'a dyn Observer,
}

/// Progress of one site.
#[derive(Default)]
struct Progress {
    /// Number of pages.
    pages: usize,
    /// Findings in any page.
    findings: Vec<Diagnostic>,
    /// Summaries of the tenants, for the fleet page.
    summaries: Vec<TenantSummary>,
    /// Number of snapshots planned so far.
    planned: usize,
    /// Number of snapshots in total.
    snapshots: usize,
}

impl Renderer<'_> {
    /// Keeps the published files of tenants whose files would be identical. Returns their positions in the archive.
    fn keep_tenants(
        &self,
        archive: &Archive,
        outline: &Outline<'_>,
        chosen: Option<DateTime<Utc>>,
        progress: &mut Progress,
    ) -> Result<BTreeSet<usize>, Failure> {
        let Some(made_with) = self.made_with.filter(|_| outline.is_fleet()) else { return Ok(BTreeSet::new()) };
        let site = key::of_outline(outline, &made_with);
        // A tenant's summary depends on the same input as its files, so it can be read from the published fleet.json.
        let bytes = self.published.read(outline.root().fleet_json().as_str()).unwrap_or_default();
        let said =
            serde_json::from_slice(&bytes).map(|file: FleetFile<'_>| file.tenants.into_owned()).unwrap_or_default();
        let mut said: BTreeMap<String, TenantSummary> = said.into_iter().map(|one| (one.folder.clone(), one)).collect();
        let keep = |(place, shelf): (usize, &PackedHistory)| -> Result<Option<(usize, String, usize)>, Error> {
            self.observer.go_on()?;
            let key = || {
                let (base, as_of) = (outline.base(&shelf.key)?, as_of(shelf, chosen)?);
                let key = key::of_tenant(&site, &base, as_of, &shelf.made_from()?);
                Some((base.name().to_owned(), key))
            };
            let Some((name, key)) = key() else { return Ok(None) };
            let unchanged = self.published.unchanged_tenant(&name, &key).filter(|_| said.contains_key(&name));
            let Some(tenant) = unchanged else { return Ok(None) };
            Ok(self.keep_all(&tenant.files)?.then_some((place, name, tenant.pages)))
        };
        let tenants = archive.tenants.par_iter().enumerate();
        let kept: Vec<_> = tenants.filter_map(|tenant| keep(tenant).transpose()).collect::<Result<_, Error>>()?;
        progress.pages += kept.iter().map(|(.., pages)| pages).sum::<usize>();
        progress.summaries.extend(kept.iter().filter_map(|(_, name, _)| said.remove(name)));
        Ok(kept.into_iter().map(|(place, ..)| place).collect())
    }

    /// Keeps all of these published files, or none. Returns whether they were kept.
    fn keep_all(&self, files: &[Unchanged]) -> Result<bool, Error> {
        for (number, file) in files.iter().enumerate() {
            if !self.staging.keep(&file.file, |found| file.is(found))? {
                files[..number].iter().for_each(|kept| self.staging.take_back(&kept.file));
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Renders the pages and writes the data files of a batch of tenants, or of the fleet.
    fn render(&self, site: &Site<'_>, progress: &mut Progress) -> Result<(), Failure> {
        let Renderer { staging, published, made_with, theme, observer } = self;
        let pages = site.pages();
        let keys = made_with.map(|made_with| Keys::of(site, &made_with));
        // Only unchanged pages are collected: a large site has too many pages to hold an entry for each.
        let known = |(number, planned): (usize, &PlannedPage)| -> Result<Option<(usize, Unchanged)>, Error> {
            observer.go_on()?;
            let key = keys.as_ref().map(|keys| keys.key(site, planned));
            Ok(key.and_then(|key| Some((number, published.unchanged(planned.path.as_str(), &key)?))))
        };
        let unchanged: BTreeMap<usize, Unchanged> =
            pages.par_iter().enumerate().filter_map(|page| known(page).transpose()).collect::<Result<_, Error>>()?;
        let new = pages.len() - unchanged.len() + exports::planned(site).len();
        let assets = theme.assets.values().map(|bytes| bytes.len() as u64);
        // The size of new pages and data files is unknown, but none is empty.
        staging.check_space(std::iter::repeat_n(1, new).chain(assets))?;
        let done = AtomicUsize::new(progress.pages);
        progress.pages += pages.len();
        // Estimate: for later batches only the number of snapshots is known.
        let total = progress.pages * progress.snapshots / progress.planned.max(1);
        let page = |html: &mut Vec<u8>, number: usize| -> Result<Option<Diagnostic>, Error> {
            observer.go_on()?;
            let keep = |known: &Unchanged| staging.keep(&known.file, |found| known.is(found));
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
        progress.findings.extend(findings);
        Ok(write_data(site, staging, *observer)?)
    }
}

impl StagedSite {
    /// Publishes the site and updates the cache.
    pub(super) fn publish(self, observer: &dyn Observer) -> Result<Swapped, Error> {
        let files = if self.published.remembers() { self.staging.files() } else { Vec::new() };
        let swapped = self.staging.publish(self.provenance, observer)?;
        self.published.save(&files);
        Ok(swapped)
    }
}

/// Renders a page into the staging folder, with `html` as a reusable buffer. Returns a finding if the template fails.
pub(super) fn render(
    site: &Site<'_>,
    planned: &PlannedPage,
    theme: &Theme,
    staging: &Staging,
    html: &mut Vec<u8>,
) -> Result<Option<Diagnostic>, Error> {
    match theme.render_into(site.page(planned), html) {
        Ok(()) => staging.write(planned.path.as_str(), html).map(|()| None),
        Err(finding) => Ok(Some(*finding)),
    }
}

/// Writes the theme's files into the staging folder.
pub(super) fn write_assets(theme: &Theme, staging: &Staging) -> Result<(), Error> {
    theme.assets.iter().try_for_each(|(name, bytes)| staging.write(&format!("assets/{name}"), bytes))
}

/// Writes the data files of a site, or of a batch of tenants, into the staging folder.
pub(super) fn write_data(site: &Site<'_>, staging: &Staging, observer: &dyn Observer) -> Result<(), Error> {
    // Each file is dropped when it is written, and with it the search index.
    exports::planned(site).into_par_iter().try_for_each(|planned| {
        observer.go_on()?;
        staging.write_with(planned.path.as_str(), |out| exports::write(site, &planned, out))
    })
}

/// Returns the time that ages of a tenant are measured from.
fn as_of(shelf: &PackedHistory, chosen: Option<DateTime<Utc>>) -> Option<AsOf> {
    shelf.origins().next_back().map(|(captured_at, _)| AsOf::at(captured_at, chosen))
}

/// Returns the time if all `moments` are equal.
pub(super) fn common_moment(moments: impl IntoIterator<Item = DateTime<Utc>>) -> Option<DateTime<Utc>> {
    let moments: BTreeSet<_> = moments.into_iter().collect();
    moments.first().copied().filter(|_| moments.len() == 1)
}

/// Returns the digest of the settings and theme, which is all input other than the snapshots.
pub(super) fn configuration(settings: &Settings, theme: &Theme) -> String {
    let mut digest = Sha256::default();
    digest.update(&theme.digest());
    digest.update(&hashed_bytes(settings));
    digest.finish()
}

/// Returns the manifest entries of a tenant's snapshots.
fn inputs(base: Base, shelf: &PackedHistory) -> impl Iterator<Item = InputRecord> {
    shelf.origins().zip(shelf.counts()).map(move |((captured_at, sha256), read)| InputRecord {
        tenant: base.name().to_owned(),
        captured_at: rfc3339(captured_at),
        sha256,
        read,
    })
}
