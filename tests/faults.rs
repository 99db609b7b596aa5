//! Failing machines: however a command ends, the folder holds the complete old or new site, and leftovers are deleted
//! by the next build.
//!
//! `cargo test` tries a few dozen of each fault. With `TENANT_STATUS_FAULTS=300`, that many builds are killed and
//! stopped at random times, a build is killed at each of its steps, and many more system calls fail; `-- --nocapture`
//! shows how many, by stage.

#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs, unreachable_pub)]

pub(crate) mod disk;
pub(crate) mod injected;
pub(crate) mod kills;
pub(crate) mod place;
pub(crate) mod readers;
pub(crate) mod signals;
