//! Days of the calendar, in UTC, each with the worst that its snapshots say.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{State, StatePoint};
use crate::rules::Status;

/// What one day was like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// The worst status of that day.
    Status(Status),
    /// There were snapshots, and none of them says.
    NotCaptured,
    /// There was a snapshot, and the connector was not there.
    Gone,
}

/// The worst of each day that has a snapshot.
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

/// The worst of each day, of a whole tenant: `None` is a snapshot that did not capture connectors.
pub fn worst_of_tenant(points: impl IntoIterator<Item = (DateTime<Utc>, Option<Status>)>) -> BTreeMap<NaiveDate, Day> {
    let mut days = BTreeMap::new();
    for (at, worst) in points {
        add(&mut days, at, worst.map_or(Day::NotCaptured, Day::Status));
    }
    days
}

/// A status says more than its absence, and a worse one more than a better one.
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
