//! Input that attacks: it is refused by name, within two seconds and 200 megabytes, and nothing hangs or breaks.
//!
//! A case is a row of the table `REFUSED`: its name, how to make it, what to run, and the codes that are expected.

#![allow(clippy::print_stdout, reason = "what a refusal costs is told to whoever asks for it")]
#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]

#[cfg(unix)]
pub(crate) mod json;
#[cfg(unix)]
pub(crate) mod measured;
pub(crate) mod names;
#[cfg(unix)]
pub(crate) mod refused;
