//! Changes between snapshots.
//!
//! First scenarios of a few small native files with their log (`history/scenarios.rs`, `history/single.rs`). Then random archives
//! (`history/random.rs`) checked against a simple model of their content (`history/naive.rs`), and text edits.

pub(crate) mod build;
pub(crate) mod edits;
pub(crate) mod naive;
pub(crate) mod nothing;
pub(crate) mod properties;
pub(crate) mod random;
pub(crate) mod single;
pub(crate) mod scenarios;
