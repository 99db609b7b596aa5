//! Input that attacks: it is refused by name, within two seconds and 200 megabytes, and nothing hangs or breaks.
//!
//! A case is a row of the table `REFUSED`: its name, how to make it, what to run, and the codes that are expected.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub)]
#![allow(clippy::print_stdout, reason = "what a refusal costs is told to whoever asks for it")]
#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]

mod common;
#[cfg(unix)]
#[path = "limits/json.rs"]
mod json;
#[cfg(unix)]
#[path = "limits/measured.rs"]
mod measured;
#[path = "limits/names.rs"]
mod names;
#[cfg(unix)]
#[path = "limits/refused.rs"]
mod refused;
#[path = "real_data/shared.rs"]
#[allow(dead_code, reason = "real_data.rs uses the rest")]
mod shared;
