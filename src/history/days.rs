//! Worst status per calendar day.

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

/// Returns the worst result of each day with a snapshot. `day_of` returns the day of a time.
pub fn worst_by_day(
    points: &[StatePoint],
    day_of: impl Fn(DateTime<Utc>) -> NaiveDate,
) -> BTreeMap<NaiveDate, DayResult> {
    let mut days = BTreeMap::new();
    for point in points {
        let day = match point.state {
            ConnectorState::Known(status, _) => DayResult::Status(status),
            ConnectorState::NotCaptured => DayResult::NotCaptured,
            ConnectorState::Gone => DayResult::Gone,
        };
        add(&mut days, day_of(point.at), day);
    }
    days
}

/// Returns the worst result of each day for a whole tenant. `None` marks a snapshot without connectors.
/// `day_of` returns the day of a time.
pub fn worst_of_tenant(
    points: impl IntoIterator<Item = (DateTime<Utc>, Option<Status>)>,
    day_of: impl Fn(DateTime<Utc>) -> NaiveDate,
) -> BTreeMap<NaiveDate, DayResult> {
    let mut days = BTreeMap::new();
    for (at, worst) in points {
        add(&mut days, day_of(at), worst.map_or(DayResult::NotCaptured, DayResult::Status));
    }
    days
}

/// Merges a result into its day: a status replaces a missing one, and a worse status replaces a better one.
fn add(days: &mut BTreeMap<NaiveDate, DayResult>, day: NaiveDate, result: DayResult) {
    let rank = |result: DayResult| match result {
        DayResult::Status(status) => (0, Some(status)),
        DayResult::NotCaptured => (1, None),
        DayResult::Unread => (2, None),
        DayResult::Gone => (3, None),
    };
    days.entry(day)
        .and_modify(|known| {
            if rank(result) < rank(*known) {
                *known = result;
            }
        })
        .or_insert(result);
}
