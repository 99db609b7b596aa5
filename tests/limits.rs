//! Malicious input is refused with a code, within two seconds and 200 megabytes; nothing hangs or panics.
//!
//! A case is a row of the table `REFUSED`: name, setup, command, and codes expected.

#![allow(clippy::print_stdout, reason = "what a refusal costs is told to whoever asks for it")]
#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]

#[cfg(unix)]
pub(crate) mod json;
#[cfg(unix)]
pub(crate) mod measured;
pub(crate) mod names;
#[cfg(unix)]
pub(crate) mod refused;
