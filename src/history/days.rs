//! Worst status per calendar day, in UTC.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{State, StatePoint};
use crate::rules::Status;

/// Result of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// Worst status of the day.
    Status(Status),
    /// There were snapshots, but none captured the status.
    NotCaptured,
    /// There was a snapshot, and the connector no longer existed.
    Gone,
}

/// Returns the worst result of each day with a snapshot.
pub fn worst_by_day(points: &[StatePoint]) -> BTreeMap<NaiveDate, Day> {
    let mut days = BTreeMap::new();
    for point in points {
        let day = match point.state {
            State::Known(status, _) => Day::Status(status),
            State::NotCaptured => Day::NotCaptured,
            State::Gone => Day::Gone,
        };
        add(&mut days, point.at, day);
    }
    days
}

/// Returns the worst result of each day for a whole tenant. `None` marks a snapshot without connectors.
pub fn worst_of_tenant(points: impl IntoIterator<Item = (DateTime<Utc>, Option<Status>)>) -> BTreeMap<NaiveDate, Day> {
    let mut days = BTreeMap::new();
    for (at, worst) in points {
        add(&mut days, at, worst.map_or(Day::NotCaptured, Day::Status));
    }
    days
}

/// Merges a result into its day: a status replaces a missing one, and a worse status replaces a better one.
fn add(days: &mut BTreeMap<NaiveDate, Day>, at: DateTime<Utc>, day: Day) {
    let rank = |day: Day| match day {
        Day::Status(status) => (0, Some(status)),
        Day::NotCaptured => (1, None),
        Day::Gone => (2, None),
    };
    days.entry(at.date_naive())
        .and_modify(|known| {
            if rank(day) < rank(*known) {
                *known = day;
            }
        })
        .or_insert(day);
}
