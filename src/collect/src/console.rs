//! Messages and progress. Everything that is printed passes here, and known secrets are replaced.

use std::{
    io::{self, IsTerminal, Write},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};

use crate::secret::Vault;

/// Standard output and standard error.
pub(crate) struct Console {
    vault: Vault,
    bar: ProgressBar,
    /// Keeps lines of parallel tenants whole.
    turn: Mutex<()>,
}

impl Console {
    /// Opens the console. There is no progress until [`Self::expect`].
    pub(crate) fn new(vault: Vault) -> Self {
        Console { vault, bar: ProgressBar::hidden(), turn: Mutex::default() }
    }

    /// Shows progress to `total` steps, if standard error is a terminal.
    pub(crate) fn expect(&mut self, total: usize, what: &str) {
        if !io::stderr().is_terminal() {
            return;
        }
        let bar = ProgressBar::new(total as u64);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} [{elapsed}]") {
            bar.set_style(style);
        }
        bar.set_message(format!("Collecting {what}"));
        bar.enable_steady_tick(Duration::from_millis(200));
        self.bar = bar;
    }

    /// Advances the progress by one step.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// Removes the progress.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }

    /// Prints a result to standard output.
    pub(crate) fn result(&self, text: &str) {
        self.print(&mut io::stdout(), text);
    }

    /// Prints a note to standard error.
    pub(crate) fn note(&self, text: &str) {
        self.print(&mut io::stderr(), text);
    }

    fn print(&self, to: &mut dyn Write, text: &str) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let text = self.vault.redact(text);
        // A closed pipe is no reason to lose the capture.
        self.bar.suspend(|| {
            let _ = writeln!(to, "{text}").and_then(|()| to.flush());
        });
    }
}
