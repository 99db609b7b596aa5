//! Days of each connector by status.

use std::{collections::BTreeMap, ops::Range};

use chrono::NaiveDate;

use super::{DayOf, MonthOrYear, by_day};
use crate::{
    history::{
        Chronicle, ConnectorSeries, ConnectorState,
        days::{DayResult, worst_by_day},
    },
    rules::{Reason, Status},
    tenant::{Section, Snapshot},
};

/// The days of one connector.
#[derive(Debug)]
pub struct ConnectorDays {
    /// Index of the connector in the chronicle.
    pub connector: usize,
    /// Worst result of each day; `None` for a day without a snapshot.
    pub days: Vec<Option<DayResult>>,
    /// Consecutive days with the same result. Together they are all days of the period.
    pub spells: Vec<DaySpell>,
}

/// Consecutive days with the same result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySpell {
    /// The result; `None` for days without a snapshot.
    pub result: Option<DayResult>,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Number of days.
    pub days: u32,
    /// Reason for the status, from the last snapshot with it.
    pub reason: Option<Reason>,
}

/// Numbers of days; each day is counted once, so their sum is the length of the period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DayCounts {
    /// Unhealthy.
    pub unhealthy: u32,
    /// Warning.
    pub warning: u32,
    /// Healthy.
    pub healthy: u32,
    /// A snapshot has the connector, but not the date that the rule needs.
    pub undated: u32,
    /// No snapshot, or none that could be read and has the connector type.
    pub no_data: u32,
    /// Not configured, retired, ignored or not listed.
    pub not_in_use: u32,
}

impl DayCounts {
    /// Returns the days on which the connector was, or may have been, in use.
    pub fn in_use(self) -> u32 {
        self.unhealthy + self.warning + self.healthy + self.unknown()
    }

    /// Returns the days whose status is not known, for any reason.
    pub fn unknown(self) -> u32 {
        self.undated + self.no_data
    }
}

impl ConnectorDays {
    /// Returns the numbers of days.
    pub fn counts(&self) -> DayCounts {
        let mut counts = DayCounts::default();
        for day in &self.days {
            let count = match day {
                Some(DayResult::Status(Status::Unhealthy)) => &mut counts.unhealthy,
                Some(DayResult::Status(Status::Warning)) => &mut counts.warning,
                Some(DayResult::Status(Status::Healthy)) => &mut counts.healthy,
                Some(DayResult::Status(Status::Unknown)) => &mut counts.undated,
                Some(DayResult::Status(Status::NotConfigured | Status::Retired | Status::Ignored))
                | Some(DayResult::Gone) => &mut counts.not_in_use,
                Some(DayResult::NotCaptured | DayResult::Unread) | None => &mut counts.no_data,
            };
            *count += 1;
        }
        counts
    }
}

/// Returns the days of each connector. `days` are those of the whole tenant.
pub(super) fn of(
    chronicle: &Chronicle<'_>,
    entries: Range<usize>,
    period: MonthOrYear,
    days: &BTreeMap<NaiveDate, DayResult>,
    day_of: DayOf<'_>,
) -> Vec<ConnectorDays> {
    let snapshots: Vec<&Snapshot> = chronicle.entries[entries].iter().map(|entry| entry.snapshot).collect();
    let of_one = |(connector, series): (usize, &ConnectorSeries<'_>)| {
        let is_in = |at| period.has(day_of(at));
        let mut points = series.points.iter().filter(|point| is_in(point.at));
        points.any(|point| point.state != ConnectorState::Gone).then(|| {
            let mut known = worst_by_day(&series.points, day_of);
            add_absent(&mut known, &snapshots, &series.name.type_slug, day_of);
            for (day, _) in days.iter().filter(|(_, result)| **result == DayResult::Unread) {
                known.entry(*day).or_insert(DayResult::Unread);
            }
            let days = by_day(period, &known);
            let spells = spells(period, &days, series, day_of);
            ConnectorDays { connector, days, spells }
        })
    };
    chronicle.connectors.iter().enumerate().filter_map(of_one).collect()
}

/// Decides the days of snapshots without a status of a connector. It is absent if a snapshot of the day has all
/// connectors of its type.
fn add_absent(known: &mut BTreeMap<NaiveDate, DayResult>, snapshots: &[&Snapshot], type_slug: &str, day_of: DayOf<'_>) {
    let mut absent: BTreeMap<NaiveDate, bool> = BTreeMap::new();
    for snapshot in snapshots {
        *absent.entry(day_of(snapshot.captured_at)).or_default() |= lists_all(snapshot, type_slug);
    }
    for (day, is_absent) in absent {
        let result = if is_absent { DayResult::Gone } else { DayResult::NotCaptured };
        let known = known.entry(day).or_insert(result);
        if !matches!(known, DayResult::Status(_)) {
            *known = result;
        }
    }
}

/// Returns whether a snapshot has all connectors of a type.
fn lists_all(snapshot: &Snapshot, type_slug: &str) -> bool {
    let Section::Captured(connectors) = &snapshot.connectors else { return false };
    let missing = [&connectors.not_captured, &connectors.in_part, &connectors.not_requested];
    !missing.iter().any(|slugs| slugs.contains(type_slug))
}

fn spells(
    period: MonthOrYear,
    days: &[Option<DayResult>],
    series: &ConnectorSeries<'_>,
    day_of: DayOf<'_>,
) -> Vec<DaySpell> {
    let mut spells: Vec<DaySpell> = Vec::new();
    for (day, result) in period.days().zip(days) {
        match spells.last_mut().filter(|spell| spell.result == *result) {
            Some(spell) => {
                spell.last = day;
                spell.days += 1;
            }
            None => spells.push(DaySpell { result: *result, first: day, last: day, days: 1, reason: None }),
        }
    }
    // Points and spells are in the order of time.
    let mut points = series.points.iter().filter(|point| period.has(day_of(point.at))).peekable();
    for spell in &mut spells {
        while let Some(point) = points.next_if(|point| day_of(point.at) <= spell.last) {
            if let ConnectorState::Known(status, reason) = &point.state
                && spell.result == Some(DayResult::Status(*status))
            {
                spell.reason = Some(reason.clone());
            }
        }
    }
    spells
}
