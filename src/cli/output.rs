//! Output of findings, errors, progress and timings.

#![allow(clippy::disallowed_methods, reason = "cli is the one module that may ask the clock")]

use std::{
    io::IsTerminal,
    sync::Mutex,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{colors, say_aside, signals};
use crate::{
    diagnostic::{Diagnostic, Severity},
    error::Error,
    progress::{Observer, Stage},
};

/// Prints all findings and their number.
pub(super) fn findings(findings: &[Diagnostic]) {
    findings_of(findings, "nothing was published");
}

/// Prints all findings and their number; with errors, also their consequence `so`.
pub(super) fn findings_of(findings: &[Diagnostic], so: &str) {
    for finding in findings {
        say_aside(&format!("{}\n", finding.render(colors())));
    }
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
    let warnings = findings.len() - errors;
    let count = |number: usize, what: &str| match number {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{number} {what}s")),
    };
    let counts: Vec<String> = [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
    if errors > 0 {
        say_aside(&format!("{}; {so}", counts.join(", ")));
    } else if warnings > 0 {
        say_aside(&counts.join(", "));
    }
}

/// Prints an I/O or usage error.
pub(super) fn error(error: &Error) {
    say_aside(&format!("error: {error}"));
}

/// Observes a build: shows a progress bar on a terminal, and records the time of each stage.
pub(super) struct Display {
    bar: ProgressBar,
    stages: Mutex<Vec<(Stage, Instant)>>,
}

impl Display {
    pub(super) fn new() -> Self {
        let target =
            if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{msg:>10} {bar:30} {pos}/{len}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Display { bar, stages: Mutex::default() }
    }

    /// Stops the progress bar and returns the duration of each stage.
    pub(super) fn times(self) -> Vec<(Stage, Duration)> {
        self.bar.finish_and_clear();
        let stages = self.stages.into_inner().unwrap_or_default();
        let ends = stages.iter().skip(1).map(|(_, begin)| *begin).chain([Instant::now()]);
        stages.iter().zip(ends).map(|((stage, begin), end)| (*stage, end - *begin)).collect()
    }
}

impl Observer for Display {
    fn begins(&self, stage: Stage) {
        if let Ok(mut stages) = self.stages.lock() {
            stages.push((stage, Instant::now()));
        }
        self.bar.set_position(0);
        self.bar.set_message(match stage {
            Stage::Read => "Reading",
            Stage::Plan => "Planning",
            Stage::Render => "Rendering",
            Stage::Publish => "Publishing",
            Stage::Bundle => "Bundling",
            Stage::Verify => "Verifying",
        });
    }

    fn progress(&self, done: usize, total: usize) {
        self.bar.set_length(total as u64);
        self.bar.set_position(done as u64);
    }

    fn go_on(&self) -> Result<(), Error> {
        signals::go_on()
    }
}

/// Prints the duration of each stage, one per line.
pub(super) fn timings(times: &[(Stage, Duration)]) {
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    let line = |name: &str, time: Duration| say_aside(&format!("{name:>8} {:>9.1} ms", time.as_secs_f64() * 1000.0));
    for (stage, time) in times {
        line(&format!("{stage:?}").to_lowercase(), *time);
    }
    line("total", total);
}
