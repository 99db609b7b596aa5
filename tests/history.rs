//! What changed from snapshot to snapshot.
//!
//! First scenarios, a few small native files each and the log of them (`history/scenarios.rs`). Then random archives
//! (`history/random.rs`) against a plain statement of what they hold (`history/naive.rs`), and the words of an edit.

pub(crate) mod build;
pub(crate) mod edits;
pub(crate) mod naive;
pub(crate) mod nothing;
pub(crate) mod properties;
pub(crate) mod random;
pub(crate) mod scenarios;
