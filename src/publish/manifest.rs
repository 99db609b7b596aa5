//! What is ours in a published folder, and how to tell that it is whole.

use std::{fs, path::Path};

use serde::{Deserialize, Serialize};

/// The manifest's name.
pub const MANIFEST: &str = "manifest.json";

/// The name of the sums, in the form that `sha256sum -c` reads.
pub const SUMS: &str = "SHA256SUMS";

/// The name and version of the manifest's form.
pub(super) const SCHEMA: &str = "tenant-status/manifest/v1";

/// Every file of a site but the manifest itself and the sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The name and version of this form.
    pub schema: String,
    /// What made the site.
    pub generator: String,
    /// The files, by path.
    pub files: Vec<FileEntry>,
}

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its path from the root of the site, with forward slashes.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256 digest in hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// The manifest of a published folder, where it has one of ours.
    pub fn read(folder: &Path) -> Option<Self> {
        let text = fs::read(folder.join(MANIFEST)).ok()?;
        let manifest: Manifest = serde_json::from_slice(&text).ok()?;
        (manifest.schema == SCHEMA).then_some(manifest)
    }

    pub(super) fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}
