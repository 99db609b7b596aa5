//! Talk: the only module that knows clap, the terminal and the clock; one file per command.

mod build;
mod bundle;
mod check;
mod diff;
mod fleet;
mod import;
mod report;
mod signals;
mod theme;
mod verify;

use std::{
    io::{self, IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand, ValueEnum};
use etcetera::BaseStrategy;

use crate::{
    error::{Error, Failure},
    rules::Status,
    site::{
        fleet::{Selection, Shard},
        path::Extension,
    },
    snapshot::time,
    tenant::Moment,
};

/// Turns snapshots of a Microsoft Intune tenant into a static website.
#[derive(Debug, Parser)]
#[command(name = "tenant-status", version, about, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 done; 1 the data is wrong, the published site is untouched; \
    2 usage, or the machine refused; 3 built, and --fail-on was met; 128 and its number where a signal ended it.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Every command.
#[derive(Debug, Subcommand)]
enum Command {
    /// Builds the site.
    Build(BuildArguments),
    /// Packs a site into one file, the same on every machine.
    Bundle(BundleArguments),
    /// Reads and checks everything, writes nothing.
    Check(CheckArguments),
    /// Says what changed from one snapshot to another.
    Diff(DiffArguments),
    /// Puts parts of a fleet together that were built one by one.
    Fleet(FleetArguments),
    /// Keeps snapshots: writes each as one small native file.
    Import(ImportArguments),
    /// Shows or copies the built-in themes.
    #[command(subcommand)]
    Theme(ThemeCommand),
    /// Says whether a site, or a bundle of one, is as it was made.
    Verify(VerifyArguments),
}

impl Command {
    /// What is so of a command that puts things in order when it is stopped; `None` where there is nothing to put in order.
    fn left_when_stopped(&self) -> Option<&'static str> {
        match self {
            Command::Build(_) | Command::Fleet(_) => Some("the published site is as it was"),
            Command::Bundle(_) => Some("nothing was bundled"),
            Command::Import(_) => Some("only what is named above was imported"),
            Command::Theme(ThemeCommand::Eject { .. }) => Some("nothing was copied"),
            Command::Check(_) | Command::Diff(_) | Command::Theme(ThemeCommand::List) | Command::Verify(_) => None,
        }
    }
}

/// What `build` is told.
#[derive(Debug, clap::Args)]
struct BuildArguments {
    /// The folder (or file) of the snapshots.
    #[arg(default_value = "data")]
    data: PathBuf,
    /// The folder of the site.
    #[arg(long, value_name = "DIR", default_value = "output")]
    out: PathBuf,
    /// A built-in theme, or a folder.
    #[arg(long, value_name = "NAME|DIR")]
    theme: Option<String>,
    /// Measure ages from this moment instead of the snapshot's, e.g. 2026-11-22T08:00:00Z.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    as_of: Option<DateTime<Utc>>,
    /// The configuration; without it, tenant-status.yaml in DATA.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Build for this audience alone, one of the configuration or a ready-made one; may be repeated.
    #[arg(long, value_name = "NAME")]
    audience: Vec<String>,
    /// Show addresses outside the site as text.
    #[arg(long)]
    no_links: bool,
    /// What the names of pages end with: aspx for SharePoint, which offers .html as a download.
    #[arg(long)]
    extension: Option<PageExtension>,
    /// Publish into a folder that is not empty and not ours; its other files stay.
    #[arg(long)]
    force: bool,
    /// Remember in this folder what need not be done again; without it, in the user's folder for caches.
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Do everything anew, and remember nothing.
    #[arg(long, conflicts_with = "cache")]
    no_cache: bool,
    /// Build a part of the fleet: this tenant, by its folder, name, domain or id.
    #[arg(long, value_name = "NAME", conflicts_with = "shard")]
    tenant: Vec<String>,
    /// Build a part of the fleet: one of N, from 1; without I, the index of a Kubernetes Indexed Job.
    #[arg(long, value_name = "I/N", value_parser = shard)]
    shard: Option<Shard>,
    /// Publish nothing where a snapshot is dated more than a day after this machine's clock.
    #[arg(long)]
    strict: bool,
    /// Exit with 3 when a connector is this bad, or worse.
    #[arg(long, value_name = "STATUS")]
    fail_on: Option<FailOn>,
    /// Say how long each stage took.
    #[arg(long)]
    timings: bool,
}

impl BuildArguments {
    /// Which tenants are built, where not all are.
    fn part(&self) -> Option<Selection> {
        let named = (!self.tenant.is_empty()).then(|| Selection::Named(self.tenant.clone()));
        self.shard.map(Selection::Shard).or(named)
    }

    /// Where builds remember; nowhere if that is not wanted, or nobody knows a folder for it.
    fn cache_folder(&self) -> Option<PathBuf> {
        let users = || etcetera::choose_base_strategy().ok().map(|users| users.cache_dir().join("tenant-status"));
        if self.no_cache { None } else { self.cache.clone().or_else(users) }
    }
}

/// What `bundle` is told.
#[derive(Debug, clap::Args)]
struct BundleArguments {
    /// The folder of the site.
    site: PathBuf,
    /// The file, whose ending says its form: .zip, .tar.gz or .tar.zst.
    #[arg(long, value_name = "FILE", value_parser = bundle::target)]
    out: bundle::Target,
}

/// What `verify` is told.
#[derive(Debug, clap::Args)]
struct VerifyArguments {
    /// The folder of the site, or a bundle of it.
    #[arg(value_name = "SITE|BUNDLE")]
    site: PathBuf,
}

/// What `check` is told.
#[derive(Debug, clap::Args)]
struct CheckArguments {
    /// The folder (or file) of the snapshots.
    #[arg(default_value = "data")]
    data: PathBuf,
    /// The configuration; without it, tenant-status.yaml in DATA.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// A built-in theme, or a folder.
    #[arg(long, value_name = "NAME|DIR")]
    theme: Option<String>,
    /// Print what became of every file: endpoint, records, derived ids, what is not used and why.
    #[arg(long)]
    explain: bool,
    /// Fail where a snapshot is dated more than a day after this machine's clock.
    #[arg(long)]
    strict: bool,
}

/// What `diff` is told.
#[derive(Debug, clap::Args)]
struct DiffArguments {
    /// The snapshot to start from: a native file, or a folder of Graph responses.
    before: PathBuf,
    /// The snapshot to compare with it.
    after: PathBuf,
    /// Settings such as thresholds, services and labels.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print the changes as JSON, in the form of history.json.
    #[arg(long)]
    json: bool,
}

/// What `fleet` is told.
#[derive(Debug, clap::Args)]
struct FleetArguments {
    /// The folders that `build --tenant` or `build --shard` made.
    #[arg(required = true, value_name = "PART")]
    parts: Vec<PathBuf>,
    /// The folder of the site.
    #[arg(long, value_name = "DIR", default_value = "output")]
    out: PathBuf,
    /// The configuration that the parts were built with, if any.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The theme that the parts were built with, if it was named.
    #[arg(long, value_name = "NAME|DIR")]
    theme: Option<String>,
    /// Put together for this audience alone, one that the parts were built for; may be repeated.
    #[arg(long, value_name = "NAME")]
    audience: Vec<String>,
    /// Show addresses outside the site as text, as the parts do.
    #[arg(long)]
    no_links: bool,
    /// What the names of pages end with, as in the parts.
    #[arg(long)]
    extension: Option<PageExtension>,
    /// Publish into a folder that is not empty and not ours; its other files stay.
    #[arg(long)]
    force: bool,
}

/// What `import` is told.
#[derive(Debug, clap::Args)]
struct ImportArguments {
    /// A snapshot, or a folder with many.
    source: PathBuf,
    /// The folder of the files; without it, data/ and the name of the tenant.
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Say what would be done, write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Move each original here once it is imported.
    #[arg(long, value_name = "DIR")]
    move_to: Option<PathBuf>,
    /// The configuration, which says whose messages are kept; without it, tenant-status.yaml in SOURCE or where the
    /// files go.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// What `theme` can do.
#[derive(Debug, Subcommand)]
enum ThemeCommand {
    /// Lists the built-in themes.
    List,
    /// Copies a built-in theme into a folder, to start one of your own from.
    Eject {
        /// The theme.
        name: String,
        /// A folder that is not there yet, or is empty.
        dir: PathBuf,
    },
}

/// What the names of pages end with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PageExtension {
    /// As everywhere.
    Html,
    /// As SharePoint needs it.
    Aspx,
}

impl From<PageExtension> for Extension {
    fn from(extension: PageExtension) -> Self {
        match extension {
            PageExtension::Html => Extension::Html,
            PageExtension::Aspx => Extension::Aspx,
        }
    }
}

/// From which status on a build fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Warning or unhealthy.
    Warning,
    /// Unhealthy.
    Unhealthy,
}

impl FailOn {
    fn is_met_by(self, worst: Option<Status>) -> bool {
        let limit = match self {
            FailOn::Warning => Status::Warning,
            FailOn::Unhealthy => Status::Unhealthy,
        };
        worst.is_some_and(|worst| worst <= limit)
    }
}

fn moment(text: &str) -> Result<DateTime<Utc>, String> {
    match time::parse(text, true)? {
        Moment::At(at) => Ok(at),
        Moment::Never | Moment::NotInSight => Err("expected a moment like 2026-11-22T08:00:00Z".to_owned()),
    }
}

/// The variable that tells a pod of a Kubernetes Indexed Job its number, from 0.
const JOB_INDEX: &str = "JOB_COMPLETION_INDEX";

fn shard(text: &str) -> Result<Shard, String> {
    let number = |text: &str| text.parse::<usize>().map_err(|_| "expected numbers such as 3/7, or 7 alone".to_owned());
    let shard = match text.split_once('/') {
        Some((index, of)) => Shard { index: number(index)?, of: number(of)? },
        None => {
            let index = std::env::var(JOB_INDEX).map_err(|_| {
                format!("say which one, as in 3/{text}: {JOB_INDEX} is not set, so this is no Indexed Job")
            })?;
            let wrong = |_| format!("{JOB_INDEX} is `{index}`, which is no number");
            Shard { index: index.parse::<usize>().map_err(wrong)?.saturating_add(1), of: number(text)? }
        }
    };
    if (1..=shard.of).contains(&shard.index) {
        Ok(shard)
    } else {
        Err(format!("there is no shard {} of {}; they are counted from 1", shard.index, shard.of))
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Done.
    Done,
    /// The data is wrong; the published site is untouched.
    DataWrong,
    /// The machine refused.
    Refused,
    /// Built, and `--fail-on` was met.
    FailOnMet,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::DataWrong => 1,
            Outcome::Refused => 2,
            Outcome::FailOnMet => 3,
        })
    }
}

/// Runs the program: arguments in, exit code out.
pub fn run() -> ExitCode {
    tell_of_faults();
    signals::listen();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(usage) => return tell_usage(&usage),
    };
    let left_when_stopped = arguments.command.left_when_stopped();
    if left_when_stopped.is_some() {
        signals::tidy_up();
    }
    let result = match &arguments.command {
        Command::Build(build) => build::run(build),
        Command::Bundle(arguments) => bundle::run(arguments),
        Command::Check(check) => check::run(check),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Fleet(arguments) => fleet::run(arguments),
        Command::Import(import) => import::run(import),
        Command::Theme(ThemeCommand::List) => theme::list(),
        Command::Theme(ThemeCommand::Eject { name, dir }) => theme::eject(name, dir),
        Command::Verify(arguments) => verify::run(arguments),
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(Failure::Data(findings)) => {
            report::findings(&findings);
            Outcome::DataWrong.into()
        }
        Err(Failure::Machine(Error::Stopped)) => {
            say_aside(&format!("stopped by {}; {}", signals::name(), left_when_stopped.unwrap_or_default()));
            signals::exit_code().into()
        }
        Err(Failure::Machine(error)) => {
            report::error(&error);
            Outcome::Refused.into()
        }
    }
}

/// Help that was asked for, or what is wrong with the command line.
fn tell_usage(usage: &clap::Error) -> ExitCode {
    match told(usage.print()) {
        Ok(()) => ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(u8::MAX)),
        Err(error) => {
            report::error(&error);
            Outcome::Refused.into()
        }
    }
}

/// A panic is a fault of the program, and says so in words.
fn tell_of_faults() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
        let message = panic.payload_as_str().unwrap_or("no message");
        say_aside(&format!(
            "tenant-status met a fault of its own: {message}{}\nThe published site is as it was. Please report this.",
            place.unwrap_or_default()
        ));
    }));
}

/// Prints for the user.
///
/// # Errors
/// Where that cannot be, as on a full disk. A reader that went away is no error.
fn say(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    told(writeln!(out, "{text}").and_then(|()| out.flush()))
}

fn told(written: io::Result<()>) -> Result<(), Error> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::io("write to", "standard output")(error)),
        _ => Ok(()),
    }
}

/// Prints beside the result.
fn say_aside(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// The moment after which a capture cannot have been taken: a day from now, for clocks differ.
#[expect(clippy::disallowed_methods, reason = "the clock decides what is warned of, and no byte of a site")]
fn latest_capture() -> DateTime<Utc> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(now.as_secs()).unwrap_or_default();
    DateTime::from_timestamp(seconds, 0).unwrap_or_default() + chrono::TimeDelta::days(1)
}

/// Warns of a snapshot that was captured after now.
fn warn_of_the_future(newest: Option<(String, DateTime<Utc>)>) {
    let late = newest.filter(|(_, at)| *at > latest_capture());
    report::findings(&late.iter().map(crate::pipeline::future_capture).collect::<Vec<_>>());
}

fn colours() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}
