//! End-to-end tests of `tenant-status-collect` against a fake Microsoft Graph, in one binary.
//!
//! | module | tests |
//! | --- | --- |
//! | `fake` | the fake itself: pages, faults, tokens, assertions |
//! | `complete` | runs without faults; the site is the same as from a native file with the same facts |
//! | `faults` | every fault of Graph: exit code, messages, files, and what the site shows |
//! | `sign_in` | every way to sign in, and the clouds |
//! | `secrets` | no secret is in a file, a message or a request to another host |
//! | `interrupted` | killed runs, runs at the same time |
//! | `options` | `--only`, `--skip`, `--since`, `--list`, wrong usage |
//! | `network` | TLS, proxies, hosts that cannot be reached |
//! | `fleet` | many tenants |

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub)]
#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]
#![allow(clippy::print_stderr, reason = "a test tells what it measured")]

mod complete;
mod fake;
mod fake_graph;
mod faults;
mod fleet;
mod interrupted;
mod network;
mod options;
mod program;
mod secrets;
mod sign_in;
