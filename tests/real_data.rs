//! Data that others published, read by the program and by a second, naive reading beside it.
//!
//! The data stands outside the project: the variable `TENANT_STATUS_SHARED_DATA` names its folder. Without it, each of
//! these tests says that it was not run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub)]

#[path = "real_data/archive.rs"]
mod archive;
#[path = "real_data/bodies.rs"]
mod bodies;
#[path = "real_data/hostile.rs"]
mod hostile;
#[path = "real_data/import.rs"]
mod import;
#[path = "real_data/markup.rs"]
mod markup;
#[path = "real_data/naive.rs"]
mod naive;
#[path = "real_data/responses.rs"]
mod responses;
#[path = "real_data/shared.rs"]
mod shared;
#[path = "real_data/vectors.rs"]
mod vectors;
