//! Snapshots that could not be read.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A snapshot that could not be read. The site is built without it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct UnreadSnapshot {
    /// Capture time, from the name of its file or folder; `null` if the name has none.
    pub captured_at: Option<DateTime<Utc>>,
    /// Path of the file or folder with the error, relative to the data; `null` on the site of an audience that may not
    /// see everything, because it may name the tenant.
    pub file: Option<String>,
    /// Code of the first error.
    pub error: String,
}

/// Returns the snapshots by time, then by file; those without a time come last.
pub fn in_order(unread: impl IntoIterator<Item = UnreadSnapshot>) -> Vec<UnreadSnapshot> {
    let mut unread: Vec<UnreadSnapshot> = unread.into_iter().collect();
    unread.sort_by(|a, b| (a.captured_at.is_none(), a).cmp(&(b.captured_at.is_none(), b)));
    unread
}

/// Returns the snapshots that are, or may be, newer than one captured at this time.
pub fn newer(unread: &[UnreadSnapshot], than: DateTime<Utc>) -> impl Iterator<Item = &UnreadSnapshot> {
    unread.iter().filter(move |unread| unread.captured_at.is_none_or(|at| at > than))
}

impl UnreadSnapshot {
    /// Returns it without the path, as an audience may see it.
    #[must_use]
    pub fn redacted(&self) -> Self {
        UnreadSnapshot { file: None, ..self.clone() }
    }
}
