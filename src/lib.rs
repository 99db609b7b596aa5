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
//! | [`theme`] | RENDER: pages as HTML |
//! | [`exports`] | the same plan as data |
//! | [`publish`] | WRITE: staging, swap, manifest; bundles |
//! | [`fleet`] | GATHER: parts of a fleet → the whole |
//! | [`verify`] | TRUST: whether a site or a bundle is as it was made |
//! | [`import`] | KEEP: any snapshots → one native file each |
//! | [`config`] | CHOOSE: defaults ← `tenant-status.yaml` ← flags |
//! | [`cli`] | TALK: the only module that knows the terminal and the clock |
//! | [`input`] | what may be read, and how much of it |
//! | [`format`](mod@format) | text → a serde type, YAML or JSON, every mistake with its place |
//! | [`mod@plain`] | foreign text as text: nothing in it steers the place where it is shown |
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
pub mod input;
pub mod plain;
pub mod publish;
pub mod rules;
pub mod site;
pub mod snapshot;
mod staged;
pub mod tenant;
pub mod theme;
mod unchanged;
pub mod verify;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use as_of::AsOf;
use diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use error::Error;
use publish::{Manifest, Swapped};
use rules::{Assessment, Status};
use site::{
    audience::Audience,
    fleet::{Part, Selection},
    path::Extension,
};
use snapshot::{Archive, Services, Wanted};
use staged::{Staged, Stager, common, configuration};
use unchanged::Before;

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
    /// What the names of pages end with, where it is not what the configuration says.
    pub extension: Option<Extension>,
    /// Whether to publish into a folder that is not ours.
    pub force: bool,
    /// The folder in which builds remember what they found out; `None` to remember nothing.
    pub cache: Option<PathBuf>,
    /// Names of the audiences to build for; with none, those of the configuration.
    pub audiences: Vec<String>,
    /// Which tenants to build as a part of a fleet; `None` for all, as a whole.
    pub part: Option<Selection>,
    /// Whether a check accounts for every file that it reads.
    pub explain: bool,
    /// Snapshots that were captured later than this are refused; `None` to accept any.
    pub not_after: Option<DateTime<Utc>>,
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
            extension: None,
            force: false,
            cache: None,
            audiences: Vec::new(),
            part: None,
            explain: false,
            not_after: None,
        }
    }
}

/// The stages of a build, in their order, and those of other commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files → snapshots.
    Read,
    /// Snapshots → where each tenant stands.
    Plan,
    /// Snapshots → plan → pages in the staging folder, some tenants at a time.
    Render,
    /// Staging folder → site.
    Publish,
    /// Site → bundle.
    Bundle,
    /// Site or bundle → findings.
    Verify,
}

/// Somebody who is told how far a build is. The library itself knows neither terminal nor clock.
pub trait Observer: Sync {
    /// A stage begins.
    fn begins(&self, _stage: Stage) {}
    /// So much of it is done.
    fn progress(&self, _done: usize, _total: usize) {}
    /// Whether to go on; asked before each snapshot, page and file, until the first site is being put in place.
    ///
    /// # Errors
    /// [`Error::Stopped`] where it is enough: everything is then left as it was found.
    fn go_on(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// Tells nobody.
impl Observer for () {}

/// What was built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// How the sites were put in place, together.
    pub swapped: Swapped,
    /// The first page of each site, from the folder on: one for each audience, or the only one.
    pub fronts: Vec<PathBuf>,
    /// What did not stop the build.
    pub warnings: Vec<Diagnostic>,
    /// The latest snapshot of all: its file or folder, and when it was captured.
    pub newest: Option<(String, DateTime<Utc>)>,
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

/// Builds a site, or one for each audience: read, assess, plan, render, publish. Nothing is published before everything
/// is rendered.
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
    let before = Before::of(build);
    let in_time =
        |built: &&Built| build.not_after.is_none_or(|end| built.newest.as_ref().is_none_or(|(_, at)| *at <= end));
    if let Some(built) = before.as_ref().and_then(Before::built).filter(in_time) {
        return Ok(built.clone());
    }
    let Input { mut archive, settings, audiences, others, theme, mut diagnostics } =
        read(build, true, false, observer)?;
    let chosen = build.part.as_ref().map(|part| Chosen::of(part, &archive)).transpose()?;
    if !audiences.is_empty() {
        diagnostics.extend(left_over(&build.out, &audiences, &others)?);
    }

    let stager = Stager { build, theme: &theme, observer };
    let mut staged = Vec::new();
    for audience in &audiences {
        // What one audience may see is gone from memory before the next one's is worked out.
        let configuration = configuration(&audience.told(&settings), &theme);
        let (mut archive, settings) = audience.see(&archive, &settings);
        let part = chosen.as_ref().map(|chosen| chosen.take(&mut archive));
        staged.push(stager.stage(archive, &settings, part, configuration)?);
    }
    let part = chosen.as_ref().map(|chosen| chosen.take(&mut archive));
    let newest = newest(&archive);
    let snapshots = archive.len();
    let states: Vec<State> = (0..archive.tenants.len())
        .filter_map(|place| archive.latest(place))
        .map(|latest| State::of(&rules::assess(&latest, AsOf::of(&latest, build.as_of), &settings.criteria)))
        .collect();
    if audiences.is_empty() {
        staged.push(stager.stage(archive, &settings, part.clone(), configuration(&settings, &theme))?);
    }
    diagnostics.extend(states.iter().filter_map(|state| state.as_of_earlier.clone()));
    diagnostics.extend(staged.iter_mut().flat_map(|staged| std::mem::take(&mut staged.findings)));
    if diagnostics.has_errors() {
        return Err(Failure::Data(diagnostics.sorted()));
    }

    observer.begins(Stage::Publish);
    let pages = staged.iter().map(|staged| staged.pages).sum();
    let fronts = staged.iter().map(|staged| staged.front.clone()).collect();
    let root = (!audiences.is_empty()).then_some(build.out.as_path());
    let swapped = publish::together(root, staged, observer, Staged::publish)?;
    let built = Built {
        tenants: states.len(),
        snapshots,
        pages,
        part: part.as_ref().map(Part::name),
        as_of: common(states.iter().map(|state| state.as_of)),
        worst: states.iter().filter_map(|state| state.worst).min(),
        attention: states.into_iter().filter_map(|state| state.attention).collect(),
        swapped,
        fronts,
        warnings: diagnostics.sorted(),
        newest,
    };
    if let Some(before) = before {
        before.remember(&built);
    }
    Ok(built)
}

/// The latest snapshot of an archive: its file or folder, and when it was captured.
pub fn newest(archive: &Archive) -> Option<(String, DateTime<Utc>)> {
    let newest = archive.tenants.iter().filter_map(snapshot::Shelf::newest).max_by_key(|(_, at)| *at)?;
    Some((newest.0.to_owned(), newest.1))
}

/// A finding about a snapshot that was captured later than it can have been: it would be the latest one until then.
pub fn future_capture((path, at): &(String, DateTime<Utc>)) -> Diagnostic {
    let message = format!("captured at {}, more than a day after this machine's clock", tenant::rfc3339(*at));
    Diagnostic::about_file(path.as_str(), Code::FutureCapture, message).with_help(
        "correct `captured_at` or the name of the folder, or the machine's clock; --strict refuses to publish this",
    )
}

/// What a build says of a tenant when it is done.
struct State {
    as_of: DateTime<Utc>,
    worst: Option<Status>,
    attention: Option<(String, String)>,
    as_of_earlier: Option<Diagnostic>,
}

impl State {
    fn of(assessment: &Assessment<'_>) -> Self {
        State {
            as_of: assessment.as_of.0,
            worst: assessment.worst(),
            attention: site::attention(assessment),
            as_of_earlier: as_of_earlier(assessment),
        }
    }
}

/// The tenants that a part of a fleet has, by their places in the archive: audiences do not know them by name.
struct Chosen<'a> {
    selection: &'a Selection,
    places: BTreeSet<usize>,
}

impl<'a> Chosen<'a> {
    fn of(selection: &'a Selection, archive: &Archive) -> Result<Self, Error> {
        let everybody = site::fleet::enrol(archive.everybody());
        let places = selection.choose(&everybody).map_err(|unknown| {
            let folders: Vec<&str> = everybody.iter().map(|one| one.folder.as_str()).collect();
            let names: Vec<String> = unknown.iter().map(|name| format!("`{name}`")).collect();
            let meant = unknown.first().and_then(|name| did_you_mean(name, folders.iter().copied()));
            let advice = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("there is: {}", folders.join(", ")),
            };
            Error::Refused(format!("there is no tenant {}; {advice}", site::words::list(&names)))
        })?;
        Ok(Chosen { selection, places })
    }

    /// Leaves these tenants in an archive.
    fn take(&self, archive: &mut Archive) -> Part {
        let part = Part::of(self.selection, &site::fleet::enrol(archive.everybody()));
        archive.keep(&self.places);
        part
    }
}

/// Said of a snapshot that is later than the moment to measure from.
fn as_of_earlier(assessment: &Assessment<'_>) -> Option<Diagnostic> {
    let snapshot = assessment.snapshot;
    let message = "the moment to measure from lies before this tenant's snapshot";
    (assessment.as_of.0 < snapshot.captured_at).then(|| {
        Diagnostic::about_file(snapshot.tenant.label(), Code::AsOfEarlier, message)
            .with_help("leave --as-of out, or name a later moment")
    })
}

/// Sites of audiences that there are no more: they go on showing what they showed. `others` are audiences that are known
/// and not built now.
///
/// # Errors
/// A site for everybody where those of audiences are to be: it would go on showing everything.
fn left_over(out: &Path, audiences: &[Audience], others: &[String]) -> Result<Vec<Diagnostic>, Error> {
    if Manifest::read(out)?.is_some() {
        return Err(Error::Refused(format!(
            "{} holds a site for everybody, which would go on showing everything beside those of the audiences; move it \
             away, or name another folder with --out",
            out.display()
        )));
    }
    if !out.exists() {
        return Ok(Vec::new());
    }
    let folders = std::fs::read_dir(out).map_err(Error::io("read", out))?;
    let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let names = folders.flatten().map(name);
    let known = |name: &String| others.contains(name) || audiences.iter().any(|audience| audience.name == *name);
    let left = names.filter(|name| !known(name) && matches!(Manifest::read(&out.join(name)), Ok(Some(_))));
    Ok(left
        .map(|name| {
            let message = "this site is one of an audience that there is no more; it goes on showing what it showed";
            Diagnostic::about_file(out.join(name).display().to_string(), Code::LeftOver, message)
                .with_help("delete the folder, or configure the audience again")
        })
        .collect())
}

/// Reads and checks everything that a build would, and writes nothing.
///
/// # Errors
/// As [`build`].
pub fn check(build: &Build, observer: &dyn Observer) -> Result<(Archive, Vec<Diagnostic>), Failure> {
    observer.begins(Stage::Read);
    let input = read(build, false, build.explain, observer)?;
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
    let (criteria, limits, completion) = (config.site.criteria, config.limits, config.completion);
    let mut diagnostics = Diagnostics::new();
    let services = Services::Named(&criteria.services);
    let mut one = |path: &Path| -> Result<Option<snapshot::Dated>, Failure> {
        let (archive, found) = snapshot::read_as(
            path,
            &Wanted { services, limits: &limits, memory: None, digests: false, completion, explain: false },
            |_, _| {},
        )?;
        let wrong = found.has_errors();
        diagnostics.extend(found.sorted());
        let mut snapshots: Vec<_> = archive.histories().into_iter().flat_map(|tenant| tenant.snapshots).collect();
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
    /// Whom to build for; with nobody, one site for everybody.
    audiences: Vec<Audience>,
    /// Names of audiences that are known and not built now.
    others: Vec<String>,
    theme: theme::Theme,
    diagnostics: Diagnostics,
}

/// Reads snapshots, configuration and theme; what is wrong with any of them is told at once. `digests` are those of the
/// snapshots.
fn read(build: &Build, digests: bool, explain: bool, observer: &dyn Observer) -> Result<Input, Failure> {
    // Which services are shown has to be known before the snapshots are read: memory does not hold what is not.
    let configured = config::read(build.config.as_deref(), &build.data);
    let (mut config, wrong) = match configured {
        Ok(Ok(config)) => (config, Ok(Vec::new())),
        Ok(Err(findings)) => (config::Config::default(), Ok(findings)),
        Err(error) => (config::Config::default(), Err(error)),
    };
    let services = Services::Named(&config.site.criteria.services);
    let memory = build.cache.as_deref().map(|folder| cache::Snapshots::open(folder, &build.data));
    let progress = |done, total| {
        observer.progress(done, total);
        observer.go_on()
    };
    let completion = config.completion;
    let wanted = Wanted { services, limits: &config.limits, memory: memory.as_ref(), completion, digests, explain };
    let (archive, mut diagnostics) = snapshot::read_as(&build.data, &wanted, progress)?;
    // A folder that is not there is told before a configuration that is not there.
    diagnostics.extend(wrong?);
    if let Some(late) = newest(&archive).filter(|(_, at)| build.not_after.is_some_and(|end| *at > end)) {
        diagnostics.push(future_capture(&late));
        return Err(Failure::Data(diagnostics.sorted()));
    }
    diagnostics.extend(config.unknown_types(&archive));
    let theme = match Flags::of(build).complete(&mut config)? {
        Ok(theme) if !diagnostics.has_errors() => theme,
        Ok(_) => return Err(Failure::Data(diagnostics.sorted())),
        Err(findings) => {
            diagnostics.extend(findings);
            return Err(Failure::Data(diagnostics.sorted()));
        }
    };
    let (audiences, others) = config.choose_audiences(&build.audiences)?;
    Ok(Input { archive, settings: config.site, audiences, others, theme, diagnostics })
}

/// What the command line says beside the configuration.
struct Flags<'a> {
    theme: Option<&'a str>,
    no_links: bool,
    extension: Option<Extension>,
}

impl<'a> Flags<'a> {
    fn of(build: &'a Build) -> Self {
        Flags { theme: build.theme.as_deref(), no_links: build.no_links, extension: build.extension }
    }

    /// Completes the configuration by them, and by the options of the theme; the theme.
    fn complete(&self, config: &mut config::Config) -> Result<Result<theme::Theme, Vec<Diagnostic>>, Error> {
        if let Some(name) = self.theme {
            config.choose_theme(name);
        }
        if self.no_links {
            config.site.addresses.links = content::Links::AsText;
        }
        if let Some(extension) = self.extension {
            config.site.extension = extension;
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
}
