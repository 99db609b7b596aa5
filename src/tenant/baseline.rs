//! Baselines: snapshots that the owner of a site named as agreed.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

/// A snapshot that was agreed, such as that of an audit. The latest snapshot is compared with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Baseline {
    /// Title, unique for its tenant.
    pub title: String,
    /// Remark of the owner.
    pub note: Option<String>,
    /// The snapshot.
    pub snapshot: AgreedSnapshot,
    /// Names of the audiences that may see it; `None` for all.
    pub audiences: Option<BTreeSet<String>>,
}

/// The snapshot of a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgreedSnapshot {
    /// A snapshot of the archive, by its capture time.
    Read(DateTime<Utc>),
    /// A snapshot that could not be read, with its capture time if that is known.
    Unread(Option<DateTime<Utc>>),
    /// The tenant has no snapshot of this day, but other tenants of the fleet have one.
    None(NaiveDate),
}

impl Baseline {
    /// Returns whether an audience, given by its name, may see it.
    pub fn is_for(&self, audience: &str) -> bool {
        self.audiences.as_ref().is_none_or(|names| names.contains(audience))
    }
}
