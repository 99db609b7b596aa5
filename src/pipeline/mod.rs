//! The pipeline: read → hide → assess → compare → plan → render → publish.
//!
//! [`build`] runs these stages in this order. [`check`], [`diff()`] and [`diff_since`] run the first ones, [`report()`]
//! renders one file. [`shards::gather`] renders and publishes a fleet that was built in shards.

mod diff;
mod edition;
mod input;
mod outcome;
mod report;
mod selection;
pub mod shards;
mod stage;
mod unchanged;
mod watched;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use crate::{
    as_of::AsOf,
    config::{Edition, LocaleSettings},
    content::BodyCache,
    diagnostic::Diagnostic,
    error::Failure,
    history::{self, Chronicle},
    progress::{Observer, Stage},
    publish,
    rules::{self, Assessment, Criteria},
    site::{
        AssessedTenant, Outline, Settings, Site,
        fleet::{Fleet, Selection},
        path::Extension,
    },
    snapshot::{Archive, History},
};
pub use diff::{Difference, Since, diff, diff_since, parse_since};
pub use edition::hide;
pub use input::{future_capture, newest};
use outcome::BuildOutcome;
pub use outcome::{Built, Unreadable};
pub use report::{ReportOptions, Reported, report};
use selection::SelectedTenants;
use stage::{SiteBuilder, StagedSite, Tools, configuration};
use unchanged::NoOpCheck;
pub use watched::WatchedFiles;

/// The arguments of a build.
#[derive(Debug, Clone, Hash)]
pub struct Build {
    /// Folder or file of the snapshots.
    pub data: PathBuf,
    /// Output folder of the site.
    pub out: PathBuf,
    /// Configuration file; default: the one in the data folder.
    pub config: Option<PathBuf>,
    /// Theme; default: the configured one.
    pub theme: Option<String>,
    /// Time that ages are measured from; default: the capture time of each tenant's latest snapshot.
    pub as_of: Option<DateTime<Utc>>,
    /// Whether to show external links as text.
    pub no_links: bool,
    /// File name extension of pages; default: the configured one.
    pub extension: Option<Extension>,
    /// Whether to publish into a folder that holds other files.
    pub force: bool,
    /// Cache folder; `None` disables the cache.
    pub cache: Option<PathBuf>,
    /// Names of the audiences to build for; if empty, those of the configuration.
    pub audiences: Vec<String>,
    /// The tenants to build as a part of a fleet; `None` builds the whole fleet.
    pub part: Option<Selection>,
    /// Whether to keep an account of each file read, for `check --explain`.
    pub explain: bool,
    /// Latest accepted capture time; `None` accepts any.
    pub not_after: Option<DateTime<Utc>>,
    /// Whether to publish nothing if a file or snapshot could not be read.
    pub strict: bool,
    /// Language and time zone; default: those of the configuration.
    pub locale: LocaleSettings,
}

impl Build {
    /// Creates a build of `data` into `out` with defaults for everything else and without a cache.
    pub fn new(data: impl Into<PathBuf>, out: impl Into<PathBuf>) -> Self {
        Build {
            data: data.into(),
            out: out.into(),
            config: None,
            theme: None,
            as_of: None,
            no_links: false,
            extension: None,
            force: false,
            cache: None,
            audiences: Vec::new(),
            part: None,
            explain: false,
            not_after: None,
            strict: false,
            locale: LocaleSettings::default(),
        }
    }
}

/// Builds one site, or one per audience. Publishing starts after all pages are rendered. Files and snapshots that cannot
/// be read are left out, unless the build is strict.
///
/// # Errors
/// All findings together, if settings or theme are wrong or no snapshot can be read; or an I/O error. Nothing is
/// published in either case.
pub fn build(build: &Build, observer: &dyn Observer) -> Result<Built, Failure> {
    input::refuse_data_as_site(build)?;
    observer.begins(Stage::Read);
    let no_op = NoOpCheck::of(build);
    if let Some(built) = no_op.as_ref().and_then(|check| check.result(build)) {
        return Ok(built.clone());
    }
    let mut input = input::read(build, true, false, observer)?;
    input.look_for_left_overs(build)?;
    let selected = SelectedTenants::of(build, &input.archive)?;
    let mut outcome = BuildOutcome::of_latest(&mut input, build, selected.as_ref());
    let mut sites = Vec::new();
    let bodies = BodyCache::default();
    for Edition { settings, theme } in std::mem::take(&mut input.editions) {
        // The digest is of the settings before redaction.
        let configuration = configuration(&settings, &theme);
        let (archive, settings) = input.hide(settings);
        let tools = Tools { build, theme: &theme, observer };
        let mut site = SiteBuilder::new(tools, archive, &settings, configuration, selected.as_ref())?;
        while let Some(histories) = site.next_histories() {
            let assessments = assess(&histories, &settings.criteria, build.as_of);
            let chronicles = compare(&histories, &settings.criteria, &bodies);
            let pages = plan(site.outline(), &histories, assessments, chronicles, &bodies);
            site.render(&pages)?;
        }
        sites.push(site.finish()?);
    }
    outcome.take_findings(&mut sites)?;
    observer.begins(Stage::Publish);
    let root = (!input.audiences.is_empty()).then_some(build.out.as_path());
    let swapped = publish::together(root, sites, observer, StagedSite::publish)?;
    let built = outcome.published(swapped);
    if let Some(no_op) = no_op {
        no_op.remember(&built);
    }
    Ok(built)
}

/// Assesses the latest snapshot of each tenant at the given time, or at its capture time.
fn assess<'a>(histories: &'a [History], criteria: &Criteria, as_of: Option<DateTime<Utc>>) -> Vec<Assessment<'a>> {
    let latest = histories.par_iter().filter_map(|history| Some(&history.latest()?.snapshot));
    latest.map(|latest| rules::assess(latest, AsOf::of(latest, as_of), criteria)).collect()
}

/// Compares the successive snapshots of each tenant.
fn compare<'a>(histories: &'a [History], criteria: &Criteria, bodies: &BodyCache) -> Vec<Chronicle<'a>> {
    let with_snapshots = histories.par_iter().filter(|history| history.latest().is_some());
    let snapshots = |history: &'a History| history.snapshots.iter().map(|dated| &dated.snapshot);
    with_snapshots.map(|history| history::chronicle(snapshots(history), criteria, bodies)).collect()
}

/// Plans the pages and data files of the given tenants.
fn plan<'h>(
    outline: &Outline<'h>,
    histories: &'h [History],
    assessments: Vec<Assessment<'h>>,
    chronicles: Vec<Chronicle<'h>>,
    bodies: &BodyCache,
) -> Site<'h> {
    let histories = histories.iter().filter(|history| history.latest().is_some());
    let tenants = histories.zip(assessments).zip(chronicles).map(|((history, assessment), chronicle)| {
        let History { key, unread, baselines, .. } = history;
        AssessedTenant { key, assessment, chronicle, unread, baselines }
    });
    outline.plan(tenants.collect(), bodies)
}

/// Plans the whole site at once, for tests and benchmarks. It holds all tenants in memory.
pub fn plan_whole<'a>(histories: &'a [History], settings: &'a Settings, as_of: Option<DateTime<Utc>>) -> Site<'a> {
    let latest = |history: &'a History| Some((history.key.as_str(), &history.latest()?.snapshot.tenant));
    let outline = Outline::of(histories.iter().filter_map(latest), settings, None);
    let assessments = assess(histories, &settings.criteria, as_of);
    let bodies = BodyCache::default();
    let chronicles = compare(histories, &settings.criteria, &bodies);
    let mut site = plan(&outline, histories, assessments, chronicles, &bodies);
    site.fleet = outline.is_fleet().then(|| Fleet::new(site.summaries(), None, Vec::new()));
    site
}

/// Reads and checks everything that a strict build would read. Writes nothing.
///
/// # Errors
/// Same as a strict [`build`].
pub fn check(build: &Build, observer: &dyn Observer) -> Result<(Archive, Vec<Diagnostic>), Failure> {
    observer.begins(Stage::Read);
    let build = &Build { strict: true, ..build.clone() };
    let input = input::read(build, false, build.explain, observer)?;
    Ok((input.archive, input.diagnostics.sorted()))
}
