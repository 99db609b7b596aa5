//! What changed from snapshot to snapshot.
//!
//! First scenarios, a few small native files each and the log of them (`history/scenarios.rs`). Then random archives
//! (`history/random.rs`) against a plain statement of what they hold (`history/naive.rs`), and the words of an edit.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "import/random.rs"]
mod any_snapshot;
#[path = "history/build.rs"]
mod build;
#[path = "history/edits.rs"]
mod edits;
#[path = "history/naive.rs"]
mod naive;
#[path = "history/nothing.rs"]
mod nothing;
#[path = "history/properties.rs"]
mod properties;
#[path = "history/random.rs"]
mod random;
#[path = "history/scenarios.rs"]
mod scenarios;
