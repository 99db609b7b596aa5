//! Worst status per calendar day, in UTC.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{ConnectorState, StatePoint};
use crate::rules::Status;

/// Result of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayResult {
    /// Worst status of the day.
    Status(Status),
    /// There were snapshots, but none captured the status.
    NotCaptured,
    /// There were snapshots, but none could be read.
    Unread,
    /// There was a snapshot, and the connector no longer existed.
    Gone,
}

/// Returns the worst result of each day with a snapshot.
pub fn worst_by_day(points: &[StatePoint]) -> BTreeMap<NaiveDate, DayResult> {
    let mut days = BTreeMap::new();
    for point in points {
        let day = match point.state {
            ConnectorState::Known(status, _) => DayResult::Status(status),
            ConnectorState::NotCaptured => DayResult::NotCaptured,
            ConnectorState::Gone => DayResult::Gone,
        };
        add(&mut days, point.at, day);
    }
    days
}

/// Returns the worst result of each day for a whole tenant. `None` marks a snapshot without connectors.
pub fn worst_of_tenant(
    points: impl IntoIterator<Item = (DateTime<Utc>, Option<Status>)>,
) -> BTreeMap<NaiveDate, DayResult> {
    let mut days = BTreeMap::new();
    for (at, worst) in points {
        add(&mut days, at, worst.map_or(DayResult::NotCaptured, DayResult::Status));
    }
    days
}

/// Merges a result into its day: a status replaces a missing one, and a worse status replaces a better one.
fn add(days: &mut BTreeMap<NaiveDate, DayResult>, at: DateTime<Utc>, day: DayResult) {
    let rank = |day: DayResult| match day {
        DayResult::Status(status) => (0, Some(status)),
        DayResult::NotCaptured => (1, None),
        DayResult::Unread => (2, None),
        DayResult::Gone => (3, None),
    };
    days.entry(at.date_naive())
        .and_modify(|known| {
            if rank(day) < rank(*known) {
                *known = day;
            }
        })
        .or_insert(day);
}
