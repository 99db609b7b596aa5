//! Numbers of a month or a year: days by status, deadlines, incidents and licenses. Pure.
//!
//! A day counts by the snapshots of that day alone. A day without one is unknown: nothing is carried over from the day
//! before, so a gap never looks healthy.

mod connectors;
mod deadlines;
mod incidents;
mod licenses;
mod period;

use std::{collections::BTreeMap, ops::Range};

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    history::{
        Chronicle,
        days::{DayResult, worst_of_tenant},
    },
    rules::Criteria,
    tenant::UnreadSnapshot,
};

pub use connectors::{ConnectorDays, DayCounts, DaySpell};
pub use deadlines::{DeadlineOutcome, ExpiryDate};
pub use incidents::IncidentDays;
pub use licenses::{Figures, LicenseDays};
pub use period::MonthOrYear;

/// The numbers of a period.
#[derive(Debug)]
pub struct PeriodNumbers {
    /// The period.
    pub period: MonthOrYear,
    /// Indexes of its snapshots in the chronicle.
    pub entries: Range<usize>,
    /// Worst status of each day; `None` for a day without a snapshot.
    pub days: Vec<Option<DayResult>>,
    /// Whether the archive has a snapshot after the last day.
    pub is_over: bool,
    /// Connectors that a snapshot of the period lists, or would list if it were complete.
    pub connectors: Vec<ConnectorDays>,
    /// Expiry dates within the period, soonest first.
    pub deadlines: Vec<ExpiryDate>,
    /// Issues that were active in the period, or ended in it.
    pub incidents: Vec<IncidentDays>,
    /// Licenses of each SKU, and last those of all.
    pub licenses: Vec<LicenseDays>,
}

/// The days of the site's calendar.
pub type DayOf<'f> = &'f dyn Fn(DateTime<Utc>) -> NaiveDate;

impl PeriodNumbers {
    /// Counts the numbers of a period over a history. `day_of` returns the day of a time.
    pub fn of(
        chronicle: &Chronicle<'_>,
        unread: &[UnreadSnapshot],
        period: MonthOrYear,
        day_of: DayOf<'_>,
        criteria: &Criteria,
    ) -> Self {
        let place = |day: NaiveDate| chronicle.entries.partition_point(|entry| day_of(entry.at()) < day);
        let entries = place(period.first())..place(period.end());
        let of_period = &chronicle.entries[entries.clone()];
        let mut days = worst_of_tenant(of_period.iter().map(|entry| (entry.at(), entry.worst)), day_of);
        for day in unread.iter().filter_map(|one| Some(day_of(one.captured_at?))) {
            days.entry(day).or_insert(DayResult::Unread);
        }
        let latest = chronicle.entries.last().map(|entry| day_of(entry.at()));
        PeriodNumbers {
            period,
            days: by_day(period, &days),
            is_over: latest.is_some_and(|latest| latest > period.last()),
            connectors: connectors::of(chronicle, entries.clone(), period, &days, day_of),
            deadlines: deadlines::of(chronicle, period, day_of),
            incidents: incidents::of(chronicle, entries.clone(), day_of, criteria),
            licenses: licenses::of(of_period, day_of),
            entries,
        }
    }
}

/// Returns the result of each day of a period.
fn by_day(period: MonthOrYear, days: &BTreeMap<NaiveDate, DayResult>) -> Vec<Option<DayResult>> {
    period.days().map(|day| days.get(&day).copied()).collect()
}
