//! The command line. Only this module uses clap, the terminal and the clock. Each command has its own file.

mod build;
mod bundle;
mod check;
mod created;
mod diff;
mod fleet;
mod import;
mod init;
mod output;
mod report;
mod signals;
mod theme;
mod verify;
mod watch;

use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use chrono::{DateTime, Utc};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::{
    config::{LanguageTag, LocaleSettings},
    diagnostic::Diagnostic,
    error::{Error, Failure},
    site::path::Extension,
    time_zone::Zone,
};

/// Turn snapshots of a Microsoft Intune tenant into a static website.
#[derive(Debug, Parser)]
#[command(name = "tenant-status", version, about, max_term_width = 100)]
#[command(after_help = "Exit codes:
  0        Success
  1        Errors in the input; build and fleet leave the published site unchanged
  2        Invalid usage, or an I/O error
  3        build: site built and published, but a --fail-on condition is met
  4        build, report: site published or report written, but some files or snapshots could
           not be read and were left out
  130      Stopped with Ctrl-C
  128 + N  Stopped by signal N (Linux)")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Last line of the help of a command.
const SEE_EXIT_CODES: &str = "For exit codes, see `tenant-status --help`.";

/// All commands.
#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site.
    #[command(after_help = SEE_EXIT_CODES)]
    Build(build::Arguments),
    /// Pack a site into one file; the same site gives the same bytes on every machine.
    #[command(after_help = SEE_EXIT_CODES)]
    Bundle(bundle::Arguments),
    /// Check all input of a build and write nothing.
    #[command(after_help = SEE_EXIT_CODES)]
    Check(check::Arguments),
    /// List the changes between two snapshots of a tenant.
    #[command(after_help = SEE_EXIT_CODES)]
    Diff(diff::Arguments),
    /// Merge separately built shards into one fleet site.
    #[command(after_help = SEE_EXIT_CODES)]
    Fleet(fleet::Arguments),
    /// Convert snapshots to compact native files.
    #[command(after_help = SEE_EXIT_CODES)]
    Import(import::Arguments),
    /// Create a folder with commented settings and a first snapshot to fill in.
    #[command(after_help = SEE_EXIT_CODES)]
    Init(init::Arguments),
    /// Write one self-contained file about a tenant: its state with the evidence, or the numbers of a month or a year.
    #[command(after_help = SEE_EXIT_CODES)]
    Report(report::Arguments),
    /// List or copy the built-in themes (currently one: default).
    #[command(subcommand)]
    Theme(theme::Command),
    /// Verify the integrity of a site or bundle.
    #[command(after_help = SEE_EXIT_CODES)]
    Verify(verify::Arguments),
}

impl Command {
    /// Returns what to tell the user when a signal stops this command; `None` for commands that write nothing.
    fn left_when_stopped(&self) -> Option<&'static str> {
        match self {
            Command::Build(arguments) if arguments.watch => Some("the site is as the last build published it"),
            Command::Build(_) | Command::Fleet(_) => Some("the published site is unchanged"),
            Command::Bundle(_) => Some("no bundle was written"),
            Command::Import(_) => Some("only the snapshots listed above were imported"),
            Command::Init(_) => Some("no file was written"),
            Command::Report(_) => Some("no report was written"),
            Command::Theme(theme::Command::Eject { .. }) => Some("nothing was copied"),
            Command::Check(_) | Command::Diff(_) | Command::Theme(theme::Command::List) | Command::Verify(_) => None,
        }
    }

    fn run(&self) -> Result<Outcome, Failure> {
        match self {
            Command::Build(arguments) => build::run(arguments),
            Command::Bundle(arguments) => bundle::run(arguments),
            Command::Check(arguments) => check::run(arguments),
            Command::Diff(arguments) => diff::run(arguments),
            Command::Fleet(arguments) => fleet::run(arguments),
            Command::Import(arguments) => import::run(arguments),
            Command::Report(arguments) => report::run(arguments),
            Command::Init(arguments) => init::run(arguments),
            Command::Theme(command) => theme::run(command),
            Command::Verify(arguments) => verify::run(arguments),
        }
    }
}

/// Language and time zone of what a command writes.
#[derive(Debug, clap::Args)]
struct LocaleArguments {
    /// Language, e.g. de [default: the setting `language`, or else en].
    #[arg(long, value_name = "TAG")]
    language: Option<LanguageTag>,
    /// Time zone of times and days, e.g. Europe/Berlin [default: the setting `time_zone`, or else UTC].
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<Zone>,
}

impl LocaleArguments {
    fn settings(&self) -> LocaleSettings {
        LocaleSettings { language: self.language.clone(), time_zone: self.time_zone, ..LocaleSettings::default() }
    }
}

/// File name extension of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PageExtension {
    /// For any web server or file share.
    Html,
    /// For SharePoint document libraries.
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

/// The result of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Success.
    Done,
    /// The data is invalid; the published site is unchanged.
    DataWrong,
    /// Invalid usage, or an I/O error.
    Refused,
    /// Built, and `--fail-on` applies.
    FailOnMet,
    /// Built without files or snapshots that could not be read.
    Incomplete,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::DataWrong => 1,
            Outcome::Refused => 2,
            Outcome::FailOnMet => 3,
            Outcome::Incomplete => 4,
        })
    }
}

/// Returns the description of the command line, from which completions and man pages are generated.
#[must_use]
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Runs the program and returns its exit code.
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
    match arguments.command.run() {
        Ok(outcome) => outcome.into(),
        Err(Failure::Data(findings)) => {
            output::findings(&findings);
            Outcome::DataWrong.into()
        }
        Err(Failure::Machine(Error::Stopped)) => {
            say_aside(&format!("stopped by {}; {}", signals::name(), left_when_stopped.unwrap_or_default()));
            signals::exit_code().into()
        }
        Err(Failure::Machine(error)) => {
            output::error(&error);
            Outcome::Refused.into()
        }
    }
}

/// Prints the requested help, or the usage error.
fn tell_usage(usage: &clap::Error) -> ExitCode {
    match told(usage.print()) {
        Ok(()) => ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(u8::MAX)),
        Err(error) => {
            output::error(&error);
            Outcome::Refused.into()
        }
    }
}

/// Installs a panic hook that reports an internal error in plain words.
fn tell_of_faults() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
        let message = panic.payload_as_str().unwrap_or("no message");
        say_aside(&format!(
            "internal error: {message}{}\nThe published site is unchanged. Please report this error.",
            place.unwrap_or_default()
        ));
    }));
}

/// Prints the result to standard output.
///
/// # Errors
/// An I/O error, such as a full disk. A closed pipe is not an error.
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

/// Prints a note to standard error.
fn say_aside(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Returns the current time, in whole seconds.
#[expect(clippy::disallowed_methods, reason = "the clock decides what is printed and warned of, and no byte of a site")]
fn now() -> DateTime<Utc> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(now.as_secs()).unwrap_or_default();
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// Returns the latest plausible capture time: one day from now, because clocks differ.
fn latest_capture() -> DateTime<Utc> {
    now() + chrono::TimeDelta::days(1)
}

/// Warns about a snapshot captured after [`latest_capture`].
fn warn_of_the_future(newest: Option<(String, DateTime<Utc>)>) {
    output::findings(future_warning(newest.as_ref()).as_slice());
}

/// Returns the warning about a snapshot captured after [`latest_capture`].
fn future_warning(newest: Option<&(String, DateTime<Utc>)>) -> Option<Diagnostic> {
    newest.filter(|(_, at)| *at > latest_capture()).map(crate::pipeline::future_capture)
}

fn colors() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}
