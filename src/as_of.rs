//! The moment ages are measured from.

use chrono::{DateTime, TimeDelta, Utc};

use crate::tenant::Snapshot;

/// The moment that every age on a page is measured from.
///
/// It is the snapshot's `captured_at` unless the user says otherwise, and never the clock of the machine that builds:
/// an archived snapshot built again next year must come out the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsOf(pub DateTime<Utc>);

impl AsOf {
    /// As of the user's choice, else as of the snapshot.
    pub fn of(snapshot: &Snapshot, chosen: Option<DateTime<Utc>>) -> Self {
        AsOf::at(snapshot.captured_at, chosen)
    }

    /// As of the user's choice, else as of the moment that a snapshot was captured.
    pub fn at(captured_at: DateTime<Utc>, chosen: Option<DateTime<Utc>>) -> Self {
        AsOf(chosen.unwrap_or(captured_at))
    }

    /// How long before this moment `at` lies; negative when it lies after.
    pub fn since(self, at: DateTime<Utc>) -> TimeDelta {
        self.0 - at
    }

    /// How long after this moment `at` lies; negative when it lies before.
    pub fn until(self, at: DateTime<Utc>) -> TimeDelta {
        at - self.0
    }
}
