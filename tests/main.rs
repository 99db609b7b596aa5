//! All integration tests in one binary, so that a change is linked once. `tests/README.md` says where what is tested.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub)]
#![allow(clippy::duplicate_mod, reason = "the fuzzer's own crate shares a file with the tests")]

mod architecture;
mod audiences;
mod baselines;
mod bless;
mod broken;
mod brand;
mod cache;
mod carry;
mod cli;
mod common;
mod determinism;
mod docs;
mod exports;
mod faults;
mod fleet;
mod fuzz;
mod golden;
mod guidance;
mod history;
mod import;
mod init;
mod languages;
mod limits;
mod single;
mod tables;
mod lists;
mod publish;
mod real_data;
mod report;
mod rules;
mod sample;
mod schema;
mod search;
mod shapes;
mod theme;
mod unminified;
#[cfg(unix)]
mod watch;
mod words;
