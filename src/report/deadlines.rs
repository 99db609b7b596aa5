//! Expiry dates within a period: renewed before, or not.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{DayOf, MonthOrYear};
use crate::{
    history::{Chronicle, ConnectorSeries, ConnectorState},
    tenant::{Basis, Connector, Moment},
};

/// An expiry date within a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpiryDate {
    /// Index of the connector in the chronicle.
    pub connector: usize,
    /// The date.
    pub expires: DateTime<Utc>,
    /// What became of it.
    pub outcome: DeadlineOutcome,
    /// Time of the last snapshot with this date.
    pub seen: DateTime<Utc>,
    /// Time of the next snapshot with the connector type; `None` if there is none.
    pub next: Option<DateTime<Utc>>,
}

/// What became of an expiry date, in the order of importance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeadlineOutcome {
    /// A snapshot at or after the date still has it: the credential expired.
    Missed,
    /// No snapshot shows whether it was renewed in time.
    Unknown,
    /// A snapshot before the date has a later one: the credential was renewed in time.
    Met,
    /// Before the date, the connector was removed, disabled or ignored, or its date was corrected.
    Withdrawn,
    /// The date is later than the latest snapshot.
    Ahead,
}

impl DeadlineOutcome {
    /// All outcomes, the most important first.
    pub const ALL: [DeadlineOutcome; 5] = [
        DeadlineOutcome::Missed,
        DeadlineOutcome::Unknown,
        DeadlineOutcome::Met,
        DeadlineOutcome::Withdrawn,
        DeadlineOutcome::Ahead,
    ];

    /// Returns the name in data attributes.
    pub fn key(self) -> &'static str {
        match self {
            DeadlineOutcome::Missed => "missed",
            DeadlineOutcome::Unknown => "unknown",
            DeadlineOutcome::Met => "met",
            DeadlineOutcome::Withdrawn => "withdrawn",
            DeadlineOutcome::Ahead => "ahead",
        }
    }
}

/// The expiry date of a connector in a snapshot; `None` if it was not in use.
type DatedExpiry = (DateTime<Utc>, Option<Moment>);

/// Returns the expiry dates within a period, soonest first. Snapshots after the period count too: the one after an expiry
/// shows whether the credential was renewed.
pub(super) fn of(chronicle: &Chronicle<'_>, period: MonthOrYear, day_of: DayOf<'_>) -> Vec<ExpiryDate> {
    let by_name = |all: &'_ [Connector]| -> BTreeMap<(String, String), Moment> {
        all.iter().map(|one| ((one.type_slug.clone(), one.id.clone()), one.expires_at)).collect()
    };
    let dates: BTreeMap<DateTime<Utc>, BTreeMap<(String, String), Moment>> = chronicle
        .entries
        .iter()
        .filter_map(|entry| Some((entry.at(), by_name(&entry.snapshot.connectors.captured()?.all))))
        .collect();
    let latest = chronicle.entries.last().map(|entry| entry.at());
    let mut deadlines = Vec::new();
    for (connector, series) in chronicle.connectors.iter().enumerate() {
        if series.name.basis != Basis::Expiry {
            continue;
        }
        let expiries = expiries(series, &dates);
        let within: BTreeSet<DateTime<Utc>> = expiries
            .iter()
            .filter_map(|(_, moment)| moment.and_then(Moment::at))
            .filter(|expires| period.has(day_of(*expires)))
            .collect();
        deadlines.extend(within.into_iter().filter_map(|expires| judge(connector, expires, &expiries, latest)));
    }
    deadlines.sort_by_key(|deadline| (deadline.expires, deadline.connector));
    deadlines
}

/// Returns the expiry date of a connector in each snapshot that has it, or in which the connector is not in use.
fn expiries(
    series: &ConnectorSeries<'_>,
    dates: &BTreeMap<DateTime<Utc>, BTreeMap<(String, String), Moment>>,
) -> Vec<DatedExpiry> {
    let name = (series.name.type_slug.clone(), series.name.id.clone());
    let points = series.points.iter().filter_map(|point| match &point.state {
        ConnectorState::NotCaptured => None,
        // A snapshot without a date says nothing about what became of the last one.
        ConnectorState::Known(status, _) if status.counts() => {
            let expires = dates.get(&point.at)?.get(&name).copied().filter(|expires| *expires != Moment::Never)?;
            Some((point.at, Some(expires)))
        }
        ConnectorState::Known(..) | ConnectorState::Gone => Some((point.at, None)),
    });
    points.collect()
}

/// Decides what became of an expiry date.
fn judge(
    connector: usize,
    expires: DateTime<Utc>,
    expiries: &[DatedExpiry],
    latest: Option<DateTime<Utc>>,
) -> Option<ExpiryDate> {
    let last = expiries.iter().rposition(|(_, moment)| *moment == Some(Moment::At(expires)))?;
    let seen = expiries[last].0;
    let next = expiries.get(last + 1);
    let outcome = match next {
        _ if seen >= expires => DeadlineOutcome::Missed,
        None if latest.is_some_and(|latest| latest < expires) => DeadlineOutcome::Ahead,
        None => DeadlineOutcome::Unknown,
        Some((at, _)) if *at > expires => DeadlineOutcome::Unknown,
        Some((_, Some(Moment::At(later)))) if *later > expires => DeadlineOutcome::Met,
        Some((_, Some(Moment::NotInSight))) => DeadlineOutcome::Met,
        Some(_) => DeadlineOutcome::Withdrawn,
    };
    Some(ExpiryDate { connector, expires, outcome, seen, next: next.map(|(at, _)| *at) })
}
