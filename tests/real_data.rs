//! Data that others published, read by the program and by a second, naive reading beside it.
//!
//! The data is not part of the project: the variable `TENANT_STATUS_SHARED_DATA` names its folder. Without it, each of
//! these tests says that it was not run.

pub(crate) mod archive;
pub(crate) mod bodies;
pub(crate) mod hostile;
pub(crate) mod import;
pub(crate) mod markup;
pub(crate) mod naive;
pub(crate) mod responses;
pub(crate) mod shared;
pub(crate) mod vectors;
