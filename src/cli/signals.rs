//! Signal handling.
//!
//! The first signal stops a writing command at its next page and leaves everything unchanged. A second signal, or any
//! signal to a command that only reads, exits at once.

#![allow(clippy::disallowed_methods, reason = "cli is the one module that may ask the clock")]

use std::{
    sync::atomic::{AtomicBool, AtomicI32, Ordering},
    time::{Duration, Instant},
};

use crate::error::Error;

/// The received signal, or 0.
static CAME: AtomicI32 = AtomicI32::new(0);

/// Whether the command needs to clean up before it exits.
static TIDIES: AtomicBool = AtomicBool::new(false);

/// Makes the first signal stop the command gracefully instead of exiting at once.
pub(super) fn tidy_up() {
    TIDIES.store(true, Ordering::Relaxed);
}

/// Checks for a received signal.
///
/// # Errors
/// [`Error::Stopped`] after a signal.
pub(super) fn go_on() -> Result<(), Error> {
    if CAME.load(Ordering::Relaxed) == 0 { Ok(()) } else { Err(Error::Stopped) }
}

/// Returns the exit code after a signal: 128 + its number, as in shells.
pub(super) fn exit_code() -> u8 {
    u8::try_from(128 + CAME.load(Ordering::Relaxed)).unwrap_or(u8::MAX)
}

/// Returns the name of the received signal.
#[cfg(unix)]
pub(super) fn name() -> &'static str {
    signal_hook::low_level::signal_name(CAME.load(Ordering::Relaxed)).unwrap_or("a signal")
}

/// Returns one name for all events, because Windows does not report which one it was.
#[cfg(not(unix))]
pub(super) fn name() -> &'static str {
    "Ctrl-C"
}

/// Starts listening. Signals that the parent process had set to be ignored (`nohup`, background jobs) stay ignored.
#[cfg(unix)]
pub(super) fn listen() {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ},
        flag,
        iterator::Signals,
    };
    /// With a handler for SIGXFSZ, a write beyond `ulimit -f` fails with an I/O error instead of ending the program.
    static TOO_LARGE: AtomicBool = AtomicBool::new(false);
    let _ = flag::register(SIGXFSZ, &TOO_LARGE);
    let ignored = ignored();
    let heard = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
    // Without a signal thread, signals keep their default action.
    let Ok(mut signals) = Signals::new(heard) else { return };
    let hear = move || signals.forever().for_each(handler());
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(hear);
}

/// Starts listening to Ctrl-C, Ctrl-Break, and the end of the console or session. All count as SIGINT. After the end of
/// the console, Windows ends the program at once, like a killed one: the published site stays whole, and the next build
/// deletes what is left.
#[cfg(windows)]
pub(super) fn listen() {
    const SIGINT: i32 = 2;
    let mut heard = handler();
    // Without a handler, the events keep their default action.
    let _ = ctrlc::try_set_handler(move || heard(SIGINT));
}

/// Does nothing: on this system a signal always exits at once.
#[cfg(not(any(unix, windows)))]
pub(super) fn listen() {}

/// Some programs, such as `timeout`, send the same signal twice in a row; the second one is ignored.
const TWICE_IN_A_ROW: Duration = Duration::from_millis(200);

/// Returns the handler of signals: the first one stops a command that tidies up, any other exits at once.
fn handler() -> impl FnMut(i32) {
    let mut first: Option<Instant> = None;
    move |signal| {
        if !TIDIES.load(Ordering::Relaxed) || first.is_some_and(|first| first.elapsed() > TWICE_IN_A_ROW) {
            std::process::exit(128 + signal);
        }
        first.get_or_insert_with(Instant::now);
        let _ = CAME.compare_exchange(0, signal, Ordering::Relaxed, Ordering::Relaxed);
    }
}

/// Returns the ignored signals as a bit mask; 0 if the system does not provide it.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    line.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}
