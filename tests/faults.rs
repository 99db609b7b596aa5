//! Machines that fail: whatever ends a command, the folder holds the old site or the new one, whole, and nothing is left
//! beside it for longer than until the next build.
//!
//! `cargo test` tries a few dozen of each. With `TENANT_STATUS_FAULTS=300` so many builds are killed and stopped at random
//! moments, a build is killed at each of its steps, and far more calls to the system fail; `-- --nocapture` shows how many,
//! by stage.

#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs, unreachable_pub)]

pub(crate) mod disk;
pub(crate) mod injected;
pub(crate) mod kills;
pub(crate) mod place;
pub(crate) mod readers;
pub(crate) mod signals;
