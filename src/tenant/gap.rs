//! Why a part of a snapshot is missing.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why a part of a snapshot is missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Gap {
    /// Cause.
    pub cause: GapCause,
    /// Error code of Microsoft Graph, e.g. `Forbidden` or `429`; or code of the finding, e.g. `truncated-file`.
    pub error: String,
    /// Permission that the export lacks.
    pub permission: Option<String>,
    /// Name of the file that could not be read.
    pub file: Option<String>,
}

/// Cause of a gap. Published formats use the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GapCause {
    /// Microsoft Graph denied access (401 or 403).
    Denied,
    /// Microsoft Graph was busy or unavailable (429 or 5xx).
    Busy,
    /// Microsoft Graph answered with another error.
    Failed,
    /// The file with the response could not be read.
    Unreadable,
}

/// Returns the files that could not be read, each with the code of its error.
pub fn unreadable(gaps: &BTreeMap<String, Gap>) -> BTreeSet<(Option<&str>, &str)> {
    let gaps = gaps.values().filter(|gap| gap.cause == GapCause::Unreadable);
    gaps.map(|gap| (gap.file.as_deref(), gap.error.as_str())).collect()
}
