//! Turns snapshots of a Microsoft Intune tenant into a static website.
//!
//! A **snapshot** is read; **rules** assess it as of one moment; **history** says what changed; the **site** plans pages as
//! plain data; a **theme** renders them; **publish** puts them in place, all or nothing. [`build`] below is exactly that,
//! on one screen.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`tenant`] | what exists: plain data, and the catalogue of connector types |
//! | [`as_of`] | the moment ages are measured from |
//! | [`snapshot`] | READ: files → snapshots |
//! | [`cache`] | REMEMBER: what a build found out, for the next one |
//! | [`rules`] | ASSESS: pure, the only place that decides a status |
//! | [`history`] | COMPARE: pure, what changed from snapshot to snapshot |
//! | [`site`] | PLAN: which pages exist and what they say; no HTML |
//! | [`content`] | foreign HTML and Markdown → safe HTML |
//! | [`theme`] | RENDER: pages as HTML, minified |
//! | [`exports`] | the same plan as data |
//! | [`publish`] | WRITE: staging, swap, manifest |
//! | [`fleet`] | GATHER: parts of a fleet → the whole |
//! | [`import`] | KEEP: any snapshots → one native file each |
//! | [`config`] | CHOOSE: defaults ← `tenant-status.yaml` ← flags |
//! | [`cli`] | TALK: the only module that knows the terminal and the clock |
//! | [`format`](mod@format) | text → a serde type, YAML or JSON, every mistake with its place |
//! | [`diagnostic`], [`error`] | what is wrong with the user's files; what the machine refused |
//! | [`digest`] | what content is known by: SHA-256, as `sha256sum` prints it |

pub mod as_of;
pub mod cache;
pub mod cli;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod digest;
pub mod error;
pub mod exports;
pub mod fleet;
pub mod format;
pub mod history;
pub mod import;
pub mod publish;
pub mod rules;
pub mod site;
pub mod snapshot;
pub mod tenant;
pub mod theme;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use error::Error;
use publish::{Staging, Swapped};
use rules::Status;
use site::{
    fleet::{Part, Selection},
    key::Keys,
};
use snapshot::{Archive, Services};
use tenant::rfc3339;

/// What to build from what, and where.
#[derive(Debug, Clone)]
pub struct Build {
    /// The folder (or file) of the snapshots.
    pub data: PathBuf,
    /// The folder of the site.
    pub out: PathBuf,
    /// A configuration other than the one in the data.
    pub config: Option<PathBuf>,
    /// A theme other than the configured one.
    pub theme: Option<String>,
    /// The moment ages are measured from, where it is not that of the snapshots.
    pub as_of: Option<DateTime<Utc>>,
    /// Whether addresses outside the site are shown as text.
    pub no_links: bool,
    /// Whether to publish into a folder that is not ours.
    pub force: bool,
    /// The folder in which builds remember what they found out; `None` to remember nothing.
    pub cache: Option<PathBuf>,
    /// Which tenants to build as a part of a fleet; `None` for all, as a whole.
    pub part: Option<Selection>,
}

impl Build {
    /// The site of the snapshots in `data`, in the folder `out`, with everything else as it is where nothing is said: and
    /// nothing is remembered.
    pub fn new(data: impl Into<PathBuf>, out: impl Into<PathBuf>) -> Self {
        Build {
            data: data.into(),
            out: out.into(),
            config: None,
            theme: None,
            as_of: None,
            no_links: false,
            force: false,
            cache: None,
            part: None,
        }
    }
}

/// The stages of a build, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files → snapshots.
    Read,
    /// Snapshots → plan.
    Plan,
    /// Plan → pages in the staging folder.
    Render,
    /// Staging folder → site.
    Publish,
}

/// Somebody who is told how far a build is. The library itself knows neither terminal nor clock.
pub trait Observer: Sync {
    /// A stage begins.
    fn begins(&self, _stage: Stage) {}
    /// So much of it is done.
    fn progress(&self, _done: usize, _total: usize) {}
}

/// Tells nobody.
impl Observer for () {}

/// What was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// How many tenants there are.
    pub tenants: usize,
    /// How many snapshots were read.
    pub snapshots: usize,
    /// How many pages were made.
    pub pages: usize,
    /// Which part of a fleet it is; `None` where it is a whole site.
    pub part: Option<String>,
    /// The moment that ages are measured from, where it is the same for all tenants.
    pub as_of: Option<DateTime<Utc>>,
    /// The worst status of all tenants; `None` where no connector was captured.
    pub worst: Option<Status>,
    /// What needs attention, a line for each tenant that has something.
    pub attention: Vec<(String, String)>,
    /// How the site was put in place.
    pub swapped: Swapped,
    /// What did not stop the build.
    pub warnings: Vec<Diagnostic>,
}

/// Why nothing was built. The published site is as it was.
#[derive(Debug)]
pub enum Failure {
    /// The data, the configuration or the theme is wrong.
    Data(Vec<Diagnostic>),
    /// The machine refused.
    Machine(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Machine(error)
    }
}

/// Builds a site: read, assess, plan, render, publish.
///
/// # Errors
/// Everything that is wrong with the input at once, or what the machine refused. Nothing is published then.
pub fn build(build: &Build, observer: &dyn Observer) -> Result<Built, Failure> {
    if let (Ok(data), Ok(out)) = (build.data.canonicalize(), build.out.canonicalize())
        && data == out
    {
        let reason =
            format!("{} is where the data is; name another folder for the site with --out", build.out.display());
        return Err(Error::Refused(reason).into());
    }
    observer.begins(Stage::Read);
    let Input { mut archive, settings, theme, mut diagnostics } = read(build, observer)?;
    let part = build.part.as_ref().map(|selection| take_part(&mut archive, selection)).transpose()?;

    observer.begins(Stage::Plan);
    let site = site::plan_part(&archive, &settings, build.as_of, part);
    let pages = site.pages();
    diagnostics.extend(site.tenants.iter().filter_map(|tenant| {
        let (as_of, captured_at) = (tenant.assessment.as_of.0, tenant.assessment.snapshot.captured_at);
        let message = "the moment to measure from lies before this tenant's snapshot";
        let name = tenant.assessment.snapshot.tenant.label();
        (as_of < captured_at).then(|| {
            Diagnostic::about_file(name, Code::AsOfEarlier, message)
                .with_help("leave --as-of out, or name a later moment")
        })
    }));

    observer.begins(Stage::Render);
    let staging = Staging::open(&build.out, build.force)?;
    let published = cache::Pages::open(build.cache.as_deref(), &build.out);
    let keys = build.cache.is_some().then(|| Keys::of(&site, &theme.digest()));
    let done = std::sync::atomic::AtomicUsize::new(0);
    let findings: Vec<Option<Diagnostic>> = pages
        .par_iter()
        .map(|planned| {
            let key = keys.as_ref().map(|keys| keys.key(&site, planned));
            let known = key.and_then(|key| published.unchanged(planned.path.as_str(), &key));
            let kept = known.map_or(Ok(false), |known| staging.keep(&known))?;
            let finding = if kept { None } else { render(&site, planned, &theme, &staging)? };
            if finding.is_some() {
                published.forget(planned.path.as_str());
            }
            observer.progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, pages.len());
            Ok(finding)
        })
        .collect::<Result<_, Error>>()?;
    diagnostics.extend(findings.into_iter().flatten());
    if diagnostics.has_errors() {
        return Err(Failure::Data(diagnostics.sorted()));
    }
    write_data(&site, &theme, &staging)?;

    observer.begins(Stage::Publish);
    let files = staging.files();
    let as_of = common(site.tenants.iter().map(|tenant| tenant.assessment.as_of.0));
    let part = site.fleet.as_ref().and_then(|fleet| Some(fleet.part.as_ref()?.name()));
    let swapped = staging.publish(publish::Made {
        generator: site::GENERATOR.to_owned(),
        as_of: as_of.map(rfc3339),
        audience: None,
        part: part.clone(),
        configuration: configuration(&settings, &theme),
        inputs: inputs(&site, &archive),
    })?;
    published.save(&files);
    Ok(Built {
        tenants: site.tenants.len(),
        snapshots: archive.len(),
        pages: pages.len(),
        part,
        as_of,
        worst: site.tenants.iter().filter_map(|tenant| tenant.assessment.worst()).min(),
        attention: site.tenants.iter().filter_map(site::attention).collect(),
        swapped,
        warnings: diagnostics.sorted(),
    })
}

/// Leaves in the archive the tenants that a part of a fleet has.
fn take_part(archive: &mut Archive, selection: &Selection) -> Result<Part, Error> {
    let everybody = site::fleet::enrol(archive.everybody());
    let keys = selection.choose(&everybody).map_err(|unknown| {
        let folders: Vec<&str> = everybody.iter().map(|one| one.folder.as_str()).collect();
        let names: Vec<String> = unknown.iter().map(|name| format!("`{name}`")).collect();
        let meant = unknown.first().and_then(|name| did_you_mean(name, folders.iter().copied()));
        let advice = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("there is: {}", folders.join(", ")),
        };
        Error::Refused(format!("there is no tenant {}; {advice}", site::words::list(&names)))
    })?;
    archive.keep(&keys);
    Ok(Part::of(selection, &everybody))
}

/// The moment, where it is the same for all.
fn common(moments: impl IntoIterator<Item = DateTime<Utc>>) -> Option<DateTime<Utc>> {
    let moments: BTreeSet<_> = moments.into_iter().collect();
    moments.first().copied().filter(|_| moments.len() == 1)
}

/// Writes what is no page into the staging folder: the files of the theme, and the site as data.
fn write_data(site: &site::Site<'_>, theme: &theme::Theme, staging: &Staging) -> Result<(), Error> {
    for (name, bytes) in &theme.assets {
        staging.write(&format!("assets/{name}"), bytes)?;
    }
    exports::planned(site)
        .par_iter()
        .try_for_each(|planned| staging.write(planned.path.as_str(), &exports::bytes(site, planned)))
}

/// The digest of everything that a build is told beside the snapshots.
fn configuration(settings: &site::Settings, theme: &theme::Theme) -> String {
    let mut digest = digest::Sha256::default();
    digest.update(&theme.digest());
    // Settings are plain data, and their debug form names every one of them.
    digest.update(format!("{settings:?}").as_bytes());
    digest.finish()
}

/// The snapshots that a site shows, with the digests of their files.
fn inputs(site: &site::Site<'_>, archive: &Archive) -> Vec<publish::Input> {
    let of_tenant = |(tenant, history): (&site::TenantSite<'_>, &snapshot::History)| {
        let digests: BTreeMap<_, _> =
            history.snapshots.iter().map(|dated| (dated.snapshot.captured_at, &dated.sha256)).collect();
        let input = |at: DateTime<Utc>| {
            let sha256 = (*digests.get(&at)?).clone();
            Some(publish::Input { tenant: tenant.base.name().to_owned(), captured_at: rfc3339(at), sha256 })
        };
        tenant.chronicle.entries.iter().filter_map(|entry| input(entry.at())).collect::<Vec<_>>()
    };
    let mut inputs: Vec<_> = site.tenants.iter().zip(&archive.tenants).flat_map(of_tenant).collect();
    inputs.sort();
    inputs
}

/// Renders a page into the staging folder; what is wrong with it, be it that it is published all the same.
fn render(
    site: &site::Site<'_>,
    planned: &site::Planned,
    theme: &theme::Theme,
    staging: &Staging,
) -> Result<Option<Diagnostic>, Error> {
    match theme.render(&site.page(planned)) {
        Ok(rendered) => {
            staging.write(planned.path.as_str(), rendered.html.as_bytes())?;
            Ok(rendered.warning)
        }
        Err(finding) => Ok(Some(*finding)),
    }
}

/// Reads and checks everything that a build would, and writes nothing.
///
/// # Errors
/// As [`build`].
pub fn check(build: &Build, observer: &dyn Observer) -> Result<(Archive, Vec<Diagnostic>), Failure> {
    observer.begins(Stage::Read);
    let input = read(build, observer)?;
    Ok((input.archive, input.diagnostics.sorted()))
}

/// What changed from one snapshot of a tenant to another.
#[derive(Debug)]
pub struct Difference {
    /// The tenant, as the later snapshot calls it.
    pub tenant: String,
    /// When the two were taken.
    pub between: [DateTime<Utc>; 2],
    /// What changed, what needs a look first.
    pub changes: Vec<history::Change>,
    /// What the rules were told.
    pub criteria: rules::Criteria,
}

/// Compares two snapshots, each a file or a folder, as `DATA` of a build is.
///
/// # Errors
/// Everything that is wrong with either of them, or that they are not one snapshot each of the same tenant.
pub fn diff(before: &Path, after: &Path, config: Option<&Path>) -> Result<(Difference, Vec<Diagnostic>), Failure> {
    let config = config::read(config, before)?.map_err(Failure::Data)?;
    let criteria = config.site.criteria;
    let mut diagnostics = Diagnostics::new();
    let mut one = |path: &Path| -> Result<Option<snapshot::Dated>, Failure> {
        let (archive, found) = snapshot::read(path, Services::Named(&criteria.services), |_, _| {})?;
        let wrong = found.has_errors();
        diagnostics.extend(found.sorted());
        let mut snapshots: Vec<_> = archive.tenants.into_iter().flat_map(|tenant| tenant.snapshots).collect();
        match (snapshots.pop(), snapshots.len()) {
            (Some(only), 0) => Ok(Some(only)),
            _ if wrong => Ok(None),
            (_, others) => {
                let count = site::words::count(others as u64 + 1, "snapshot");
                let reason = format!("{} holds {count}; name one of them", path.display());
                Err(Error::Refused(reason).into())
            }
        }
    };
    let (Some(a), Some(b)) = (one(before)?, one(after)?) else { return Err(Failure::Data(diagnostics.sorted())) };
    let (a, b) = (a.snapshot, b.snapshot);
    if diagnostics.has_errors() {
        return Err(Failure::Data(diagnostics.sorted()));
    }
    if a.tenant.key() != b.tenant.key() {
        let reason = format!(
            "these are snapshots of two tenants, {} and {}; changes are told within one",
            a.tenant.label(),
            b.tenant.label()
        );
        return Err(Error::Refused(reason).into());
    }
    let changes = history::chronicle([&a, &b], &criteria).entries.pop().map(|entry| entry.changes);
    let difference = Difference {
        tenant: b.tenant.label().to_owned(),
        between: [a.captured_at, b.captured_at],
        changes: changes.unwrap_or_default(),
        criteria,
    };
    Ok((difference, diagnostics.sorted()))
}

/// Everything that a build starts from.
struct Input {
    archive: Archive,
    settings: site::Settings,
    theme: theme::Theme,
    diagnostics: Diagnostics,
}

/// Reads snapshots, configuration and theme; what is wrong with any of them is told at once.
fn read(build: &Build, observer: &dyn Observer) -> Result<Input, Failure> {
    // Which services are shown has to be known before the snapshots are read: memory does not hold what is not.
    let configured = config::read(build.config.as_deref(), &build.data);
    let (mut config, wrong) = match configured {
        Ok(Ok(config)) => (config, Ok(Vec::new())),
        Ok(Err(findings)) => (config::Config::default(), Ok(findings)),
        Err(error) => (config::Config::default(), Err(error)),
    };
    let services = Services::Named(&config.site.criteria.services);
    let memory = build.cache.as_deref().map(|folder| cache::Snapshots::open(folder, &build.data));
    let progress = |done, total| observer.progress(done, total);
    let (archive, mut diagnostics) = snapshot::read_with(&build.data, services, memory.as_ref(), progress)?;
    // A folder that is not there is told before a configuration that is not there.
    diagnostics.extend(wrong?);
    match choose(&mut config, build.theme.as_deref(), build.no_links)? {
        Ok(theme) if !diagnostics.has_errors() => Ok(Input { archive, settings: config.site, theme, diagnostics }),
        Ok(_) => Err(Failure::Data(diagnostics.sorted())),
        Err(findings) => {
            diagnostics.extend(findings);
            Err(Failure::Data(diagnostics.sorted()))
        }
    }
}

/// Completes the configuration by what the command line says and by the theme's options; the theme.
fn choose(
    config: &mut config::Config,
    theme: Option<&str>,
    no_links: bool,
) -> Result<Result<theme::Theme, Vec<Diagnostic>>, Error> {
    if let Some(name) = theme {
        config.choose_theme(name);
    }
    if no_links {
        config.site.addresses.links = content::Links::AsText;
    }
    let theme = match config.load_theme()? {
        Ok(theme) => theme,
        Err(findings) => return Ok(Err(findings)),
    };
    Ok(config.options_with(&theme).map(|options| {
        config.site.options = options;
        theme
    }))
}
