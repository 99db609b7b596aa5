//! `tenant-status build`.

use std::{io::IsTerminal, path::PathBuf};

use chrono::{DateTime, Utc};
use etcetera::BaseStrategy;

use super::{
    LocaleArguments, Outcome, PageExtension, latest_capture, output, say, say_aside, warn_of_the_future, watch,
};
use crate::{
    error::Failure,
    locale::Locale,
    numbers, paths,
    pipeline::{Build, Built, Unreadable},
    publish::Swapped,
    rules::Status,
    site::fleet::{Selection, Shard},
    snapshot::time,
    tenant::Moment,
};

/// Arguments of `build`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder (or file) with the snapshots.
    #[arg(default_value = "data")]
    data: PathBuf,
    /// Output folder.
    #[arg(long, value_name = "DIR", default_value = "output")]
    out: PathBuf,
    /// Name of a built-in theme, or a theme folder [default: the setting `theme`, or else default].
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// Reference time for ages, deadlines and statuses, e.g. 2026-11-22T08:00:00Z [default: the time of each tenant's
    /// latest snapshot].
    #[arg(long, value_name = "TIME", value_parser = moment)]
    as_of: Option<DateTime<Utc>>,
    /// Settings file [default: tenant-status.yaml in DATA].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Build only the edition of this audience, in the subfolder NAME of the output folder; can be repeated. NAME is
    /// everyone, helpdesk, administrators or an audience of the settings [default: all audiences of the settings; if
    /// there are none, one complete site].
    #[arg(long, value_name = "NAME")]
    audience: Vec<String>,
    #[command(flatten)]
    locale: LocaleArguments,
    /// Show external links as plain text.
    #[arg(long)]
    no_links: bool,
    /// File name extension of pages: aspx for SharePoint, which serves .html files as downloads [default: the setting
    /// `extension`, or else html].
    #[arg(long)]
    extension: Option<PageExtension>,
    /// Publish into a folder that has other files, and keep them.
    #[arg(long)]
    force: bool,
    /// Cache folder [default: the user's cache folder].
    #[arg(long, value_name = "CACHE")]
    cache: Option<PathBuf>,
    /// Ignore the cache and do not update it.
    #[arg(long, conflicts_with = "cache")]
    no_cache: bool,
    /// Build a shard of a fleet with only this tenant, selected by folder, name, domain or id, to be merged with `fleet`;
    /// can be repeated.
    #[arg(long, value_name = "NAME", conflicts_with = "shard")]
    tenant: Vec<String>,
    /// Build one shard of a fleet, to be merged with `fleet`: 2/7 is the second of seven. In a Kubernetes Indexed Job give
    /// only the number of shards.
    #[arg(long, value_name = "I/N", value_parser = shard)]
    shard: Option<Shard>,
    /// Publish nothing if a file or snapshot cannot be read, or is dated more than one day ahead of this machine's clock.
    #[arg(long)]
    strict: bool,
    /// Exit with code 3 if one of these conditions is met; separate several with commas.
    #[arg(long, value_name = "CONDITION", value_delimiter = ',')]
    fail_on: Vec<FailOn>,
    /// Print how long each stage took.
    #[arg(long)]
    timings: bool,
    /// Build again whenever the data, the settings or the theme change, until stopped with Ctrl-C. After an error, the
    /// site stays as it is.
    #[arg(long, conflicts_with_all = ["fail_on", "timings"])]
    pub(super) watch: bool,
}

impl Arguments {
    /// Returns the build that these arguments describe.
    pub(super) fn to_build(&self) -> Build {
        Build {
            data: self.data.clone(),
            out: self.out.clone(),
            config: self.config.clone(),
            theme: self.theme.clone(),
            as_of: self.as_of,
            no_links: self.no_links,
            extension: self.extension.map(Into::into),
            force: self.force,
            cache: self.cache_folder(),
            audiences: self.audience.clone(),
            part: self.part(),
            explain: false,
            not_after: self.strict.then(latest_capture),
            strict: self.strict,
            locale: self.locale.settings(),
        }
    }

    /// Returns the selected shard; `None` for the whole fleet.
    fn part(&self) -> Option<Selection> {
        let named = (!self.tenant.is_empty()).then(|| Selection::Named(self.tenant.clone()));
        self.shard.map(Selection::Shard).or(named)
    }

    /// Returns the cache folder; `None` with `--no-cache`, or if the user has no cache folder.
    fn cache_folder(&self) -> Option<PathBuf> {
        let users = || etcetera::choose_base_strategy().ok().map(|users| users.cache_dir().join("tenant-status"));
        if self.no_cache { None } else { self.cache.clone().or_else(users) }
    }
}

/// What makes a build exit with 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    /// The status of a connector is warning or unhealthy.
    Warning,
    /// The status of a connector is unhealthy.
    Unhealthy,
    /// In the latest snapshot of a tenant, a section or a connector type was not captured, or not in full.
    NotCaptured,
}

impl FailOn {
    fn is_met_by(self, built: &Built) -> bool {
        let is_at_most = |limit| built.worst.is_some_and(|worst| worst <= limit);
        match self {
            FailOn::Warning => is_at_most(Status::Warning),
            FailOn::Unhealthy => is_at_most(Status::Unhealthy),
            FailOn::NotCaptured => built.incomplete > 0,
        }
    }
}

/// Parses a time on the command line.
pub(super) fn moment(text: &str) -> Result<DateTime<Utc>, String> {
    match time::parse(text, true)? {
        Moment::At(at) => Ok(at),
        Moment::Never | Moment::NotInSight => Err("expected a time such as 2026-11-22T08:00:00Z".to_owned()),
    }
}

/// Environment variable with the index, from 0, of a pod of a Kubernetes Indexed Job.
const JOB_INDEX: &str = "JOB_COMPLETION_INDEX";

fn shard(text: &str) -> Result<Shard, String> {
    let number = |text: &str| text.parse::<usize>().map_err(|_| "expected numbers such as 3/7, or 7 alone".to_owned());
    let shard = match text.split_once('/') {
        Some((index, of)) => Shard { index: number(index)?, of: number(of)? },
        None => {
            let index = std::env::var(JOB_INDEX).map_err(|_| {
                format!(
                    "the shard number is missing, as in 3/{text}: {JOB_INDEX} is not set, so this is not an Indexed Job"
                )
            })?;
            let wrong = |_| format!("{JOB_INDEX} is `{index}`, which is not a number");
            Shard { index: index.parse::<usize>().map_err(wrong)?.saturating_add(1), of: number(text)? }
        }
    };
    if (1..=shard.of).contains(&shard.index) {
        Ok(shard)
    } else {
        Err(format!("there is no shard {} of {}; shards are counted from 1", shard.index, shard.of))
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    if arguments.watch {
        return watch::run(arguments);
    }
    let display = output::Display::new();
    let build = arguments.to_build();
    let built = crate::pipeline::build(&build, &display);
    let times = display.times();
    let built = built?;
    print_findings(&built);
    // On Windows, that is the normal case while a reader has a page open.
    if built.swapped == Swapped::OneByOne && !cfg!(windows) {
        say_aside(
            "note: the folder could not be swapped in one step, so its files were replaced one by one, the front page last",
        );
    }
    // A log gets one line a night from a build that changed nothing.
    let is_quiet = built.swapped == Swapped::Unchanged && !std::io::stdout().is_terminal();
    let summary = summary(&built, arguments);
    say(if is_quiet { summary.lines().next().unwrap_or_default() } else { &summary })?;
    if arguments.timings {
        output::timings(&times);
    }
    let met = arguments.fail_on.iter().any(|fail_on| fail_on.is_met_by(&built));
    Ok(match (built.has_errors(), met) {
        (true, _) => Outcome::Incomplete,
        (false, true) => Outcome::FailOnMet,
        (false, false) => Outcome::Done,
    })
}

/// Prints the findings of a build that was published.
pub(super) fn print_findings(built: &Built) {
    output::findings_of(&built.findings, &without("published", built.unreadable));
    warn_of_the_future(built.newest.clone());
}

/// Returns what the site or report, published or written as `done` says, lacks because it could not be read.
pub(super) fn without(done: &str, unreadable: Unreadable) -> String {
    let Unreadable { snapshots, in_part } = unreadable;
    let snapshot = |number: usize| numbers::count(number as u64, "snapshot");
    match (snapshots, in_part) {
        // A file that is no part of a snapshot, or a second copy of a snapshot.
        (0, 0) => format!("{done} without the files above"),
        (_, 0) => format!("{done} without {} that could not be read", snapshot(snapshots)),
        (0, _) => format!("{done} without parts of {} that could not be read", snapshot(in_part)),
        (_, _) => format!(
            "{done} without {} that could not be read, and without parts of {}",
            snapshot(snapshots),
            snapshot(in_part)
        ),
    }
}

/// Maximum number of tenants named in the summary; the fleet page lists all.
const MOST_NAMES: usize = 20;

/// Returns the summary: what was built, what needs attention, and the file to open (one line per site).
pub(super) fn summary(built: &Built, arguments: &Arguments) -> String {
    let count = |number: usize, what: &str| numbers::count(number as u64, what);
    let as_of = built.as_of.map(|at| format!(", as of {}", Locale::default().date_time(at))).unwrap_or_default();
    let whose = match (built.tenants, built.attention.as_slice()) {
        (_, []) => "Nothing needs attention.".to_owned(),
        (1, [(_, text)]) => format!("Needs attention: {text}"),
        (tenants, attention) => {
            let mut names: Vec<String> = attention.iter().map(|(name, _)| name.clone()).take(MOST_NAMES).collect();
            if attention.len() > names.len() {
                names.push(numbers::count((attention.len() - names.len()) as u64, "other"));
            }
            format!("Needs attention: {} of {}: {}.", attention.len(), count(tenants, "tenant"), numbers::list(&names))
        }
    };
    let what = if built.swapped == Swapped::Unchanged { "Unchanged:" } else { "Built" };
    let next: Vec<String> = match &built.part {
        None => built.fronts.iter().map(|front| format!("Open {}", paths::shown(arguments.out.join(front)))).collect(),
        Some(part) => vec![format!(
            "This is a shard of a fleet ({part}). Merge all shards with: tenant-status fleet {} …",
            paths::shown(&arguments.out)
        )],
    };
    format!(
        "{what} {} for {} from {}{as_of}.
{}
{}",
        count(built.pages, "page"),
        count(built.tenants, "tenant"),
        count(built.snapshots, "snapshot"),
        crate::diagnostic::visible(&whose),
        next.join(
            "
"
        )
    )
}
