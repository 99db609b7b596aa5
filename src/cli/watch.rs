//! `tenant-status build --watch`.
//!
//! Polls, because file change notifications of systems miss changes on network shares.

#![allow(clippy::disallowed_methods, reason = "cli is the one module that may ask the clock")]

use std::time::{Duration, Instant};

use super::{
    Outcome,
    build::{self, Arguments},
    future_warning, now, output, say, say_aside, signals,
};
use crate::{
    cache::Fingerprint,
    diagnostic::Diagnostic,
    error::{Error, Failure},
    pipeline::{Built, WatchedFiles},
};

/// Shortest time between two looks at the files.
const SHORTEST: Duration = Duration::from_secs(1);

/// Longest time between two looks at the files, and the time until a build is repeated after an I/O error.
const LONGEST: Duration = Duration::from_secs(30);

/// Time between two looks, as a multiple of the time that one takes: with many files, looking takes 5 % of the time.
const IDLE_FACTOR: u32 = 20;

/// Time between two checks for a signal.
const TICK: Duration = Duration::from_millis(100);

/// Builds, and builds again after each change, until a signal stops the program.
///
/// # Errors
/// [`Error::Stopped`] after a signal, or an I/O or usage error of the first build.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut watched = WatchedFiles::of(&arguments.to_build(), None);
    let mut built_from = Some(watched.fingerprints());
    let mut printed = Vec::new();
    match build(arguments) {
        Ok(built) => {
            print_new_findings(&built, &mut printed);
            say(&build::summary(&built, arguments))?;
        }
        Err(Failure::Data(findings)) => output::findings(&findings),
        Err(failure) => return Err(failure),
    }
    say("Watching for changes. Stop with Ctrl-C.")?;
    loop {
        wait_for_change(&watched, built_from.as_deref())?;
        watched = WatchedFiles::of(&arguments.to_build(), Some(watched));
        built_from = Some(watched.fingerprints());
        if !build_again(arguments, &mut printed)? {
            built_from = None;
        }
    }
}

fn build(arguments: &Arguments) -> Result<Built, Failure> {
    let display = output::Display::new();
    let built = crate::pipeline::build(&arguments.to_build(), &display);
    display.times();
    built
}

/// Builds and prints one line. Returns whether another build of the same files would do the same.
///
/// # Errors
/// [`Error::Stopped`] after a signal.
fn build_again(arguments: &Arguments, printed: &mut Vec<Diagnostic>) -> Result<bool, Error> {
    let begun = Instant::now();
    let built = build(arguments);
    let time = now().format("%H:%M:%S UTC");
    match built {
        Ok(built) => {
            print_new_findings(&built, printed);
            let summary = build::summary(&built, arguments);
            let what = summary.lines().next().unwrap_or_default();
            say(&format!("{time}  {what} ({:.1} s)", begun.elapsed().as_secs_f64()))?;
            Ok(true)
        }
        Err(Failure::Data(findings)) => {
            printed.clear();
            output::findings(&findings);
            say_aside(&format!("{time}  Not built. The site is as it was."));
            Ok(true)
        }
        Err(Failure::Machine(Error::Stopped)) => Err(Error::Stopped),
        Err(Failure::Machine(error)) => {
            output::error(&error);
            say_aside(&format!("{time}  Not built. Next attempt in {} s.", LONGEST.as_secs()));
            Ok(false)
        }
    }
}

/// Prints the findings of a build unless they are those of the last one.
fn print_new_findings(built: &Built, printed: &mut Vec<Diagnostic>) {
    let found: Vec<Diagnostic> = built.findings.iter().cloned().chain(future_warning(built.newest.as_ref())).collect();
    if found != *printed {
        build::print_findings(built);
        *printed = found;
    }
}

/// Waits until the files differ from those of the last build, and two looks in a row find the same, so that files are
/// read after they are completely written. Without `built_from`, only waits for the latter.
///
/// # Errors
/// [`Error::Stopped`] after a signal.
fn wait_for_change(watched: &WatchedFiles, built_from: Option<&[Fingerprint]>) -> Result<(), Error> {
    let mut last: Option<Vec<Fingerprint>> = None;
    let mut interval = if built_from.is_some() { SHORTEST } else { LONGEST };
    loop {
        pause(interval)?;
        let begun = Instant::now();
        let found = watched.fingerprints();
        interval = (begun.elapsed() * IDLE_FACTOR).clamp(SHORTEST, LONGEST);
        if built_from == Some(&found) {
            last = None;
        } else if last.as_ref() == Some(&found) {
            return Ok(());
        } else {
            last = Some(found);
        }
    }
}

fn pause(time: Duration) -> Result<(), Error> {
    let begun = Instant::now();
    while begun.elapsed() < time {
        signals::go_on()?;
        std::thread::sleep(TICK);
    }
    signals::go_on()
}
