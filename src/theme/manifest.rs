//! `theme.yaml`: the manifest of a theme.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::format::Scalar;

/// The manifest as written on disk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThemeManifest {
    /// Theme name.
    pub(super) name: String,
    /// Parent theme, which provides the missing files: a built-in theme or a relative path to a folder.
    pub(super) parent: Option<String>,
    /// One-line description.
    #[serde(default)]
    pub(super) description: String,
    /// Options that a configuration may set, with their defaults.
    #[serde(default)]
    pub(super) options: BTreeMap<String, Scalar>,
}
