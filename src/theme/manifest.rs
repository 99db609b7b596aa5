//! `theme.yaml`: what a folder of files is as a theme.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::format::Scalar;

/// The manifest as written on disk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// Its name.
    pub(super) name: String,
    /// The theme whose files it has where it has none of its own: a built-in one, or a folder beside it.
    pub(super) parent: Option<String>,
    /// One line about it.
    #[serde(default)]
    pub(super) description: String,
    /// What a configuration may set, with the defaults.
    #[serde(default)]
    pub(super) options: BTreeMap<String, Scalar>,
}
