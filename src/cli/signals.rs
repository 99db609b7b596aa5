//! Signals that ask the program to end: a command that writes ends at its next page and leaves everything as it was; a
//! second signal, or one to any other command, ends it at once.

#![allow(clippy::disallowed_methods, reason = "cli is the one module that may ask the clock")]

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

use crate::error::Error;

/// The signal that came, or 0.
static CAME: AtomicI32 = AtomicI32::new(0);

/// Whether the command has something to put in order before it ends.
static TIDIES: AtomicBool = AtomicBool::new(false);

/// From now on, a first signal lets the command put things in order.
pub(super) fn tidy_up() {
    TIDIES.store(true, Ordering::Relaxed);
}

/// Whether to go on.
///
/// # Errors
/// [`Error::Stopped`] where a signal came.
pub(super) fn go_on() -> Result<(), Error> {
    if CAME.load(Ordering::Relaxed) == 0 { Ok(()) } else { Err(Error::Stopped) }
}

/// The exit code of a command that a signal ended, as shells have it.
pub(super) fn exit_code() -> u8 {
    u8::try_from(128 + CAME.load(Ordering::Relaxed)).unwrap_or(u8::MAX)
}

/// The name of the signal that came.
#[cfg(unix)]
pub(super) fn name() -> &'static str {
    signal_hook::low_level::signal_name(CAME.load(Ordering::Relaxed)).unwrap_or("a signal")
}

/// The name of the signal that came.
#[cfg(not(unix))]
pub(super) fn name() -> &'static str {
    "a signal"
}

/// Begins to listen. What whoever started the program had it ignore (`nohup`, a job in the background) stays ignored.
#[cfg(unix)]
pub(super) fn listen() {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ},
        flag,
        iterator::Signals,
    };
    /// A write beyond `ulimit -f` is an error like any other then, and not the end.
    static TOO_LARGE: AtomicBool = AtomicBool::new(false);
    let _ = flag::register(SIGXFSZ, &TOO_LARGE);
    let ignored = ignored();
    let heard = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
    // Without a thread for it the signals do what they always do.
    let Ok(mut signals) = Signals::new(heard) else { return };
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(move || hear(&mut signals));
}

/// Begins to listen: on this system, a signal always ends the program at once.
#[cfg(not(unix))]
pub(super) fn listen() {}

#[cfg(unix)]
fn hear(signals: &mut signal_hook::iterator::Signals) {
    use std::time::{Duration, Instant};
    /// Some programs, such as `timeout`, send the same signal twice in a row.
    const TWICE_IN_A_ROW: Duration = Duration::from_millis(200);
    let mut first: Option<Instant> = None;
    for signal in signals.forever() {
        if !TIDIES.load(Ordering::Relaxed) || first.is_some_and(|first| first.elapsed() > TWICE_IN_A_ROW) {
            std::process::exit(128 + signal);
        }
        first.get_or_insert_with(Instant::now);
        let _ = CAME.compare_exchange(0, signal, Ordering::Relaxed, Ordering::Relaxed);
    }
}

/// The signals that are ignored, a bit each; none where the system does not say.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    line.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}
