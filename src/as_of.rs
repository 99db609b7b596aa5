//! The reference time for ages.

use chrono::{DateTime, TimeDelta, Utc};

use crate::tenant::Snapshot;

/// The reference time for every age on a page.
///
/// The snapshot's `captured_at` unless the user sets another time. Never the system clock: building an archived
/// snapshot again next year must give the same output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsOf(pub DateTime<Utc>);

impl AsOf {
    /// Returns the time set by the user, else that of the snapshot.
    pub fn of(snapshot: &Snapshot, chosen: Option<DateTime<Utc>>) -> Self {
        AsOf::at(snapshot.captured_at, chosen)
    }

    /// Returns the time set by the user, else `captured_at`.
    pub fn at(captured_at: DateTime<Utc>, chosen: Option<DateTime<Utc>>) -> Self {
        AsOf(chosen.unwrap_or(captured_at))
    }

    /// Returns the time from `at` to this moment; negative if `at` is later.
    pub fn since(self, at: DateTime<Utc>) -> TimeDelta {
        self.0 - at
    }

    /// Returns the time from this moment to `at`; negative if `at` is earlier.
    pub fn until(self, at: DateTime<Utc>) -> TimeDelta {
        at - self.0
    }
}
