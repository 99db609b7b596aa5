//! Net changes of a period: the snapshot at its start compared with the latest one, whatever happened in between.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Change, ChangeKind, Chronicle, ConnectorChange, ConnectorState, IncidentChange, assess, compare::Fold};
use crate::{as_of::AsOf, rules::Criteria, rules::service_health};

/// The start of a period that ends with the latest snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// A length before the latest snapshot. The nearest snapshot counts, at most [`TOLERANCE`] later, because snapshots
    /// are not taken to the minute.
    Ago(TimeDelta),
    /// A moment. The last snapshot at or before it counts.
    At(DateTime<Utc>),
}

/// How much later than the start of a period the snapshot at its start may be.
pub const TOLERANCE: TimeDelta = TimeDelta::hours(12);

/// Net changes of a period.
#[derive(Debug)]
pub struct Net {
    /// Capture times of the snapshot at its start and of the latest one.
    pub between: [DateTime<Utc>; 2],
    /// The changes, in the order of a snapshot's page.
    pub changes: Vec<Change>,
}

impl Chronicle<'_> {
    /// Returns the net changes of a period; `None` if it begins before the first snapshot or has only one.
    pub fn net(&self, since: Since, criteria: &Criteria) -> Option<Net> {
        let latest = self.entries.len().checked_sub(1)?;
        self.net_from(self.start(since).filter(|start| *start < latest)?, criteria)
    }

    /// Returns the net changes since the snapshot `start`, an index.
    pub fn net_from(&self, start: usize, criteria: &Criteria) -> Option<Net> {
        self.net_between(start, self.entries.len().checked_sub(1)?, criteria)
    }

    /// Returns the net changes between two snapshots, by index.
    pub fn net_between(&self, start: usize, end: usize, criteria: &Criteria) -> Option<Net> {
        let (first, latest) = (self.entries.get(start)?, self.entries.get(end)?);
        let mut fold = Fold::default();
        fold.add(&assess(first.snapshot, criteria));
        fold.add(&assess(latest.snapshot, criteria));
        let changes = fold.finish().entries.pop().map(|entry| entry.changes).unwrap_or_default();
        let changes = changes.into_iter().map(|change| self.by_last_listing(change, end)).collect();
        Some(Net { between: [first.at(), latest.at()], changes })
    }

    /// Returns the index of the snapshot at the start of a period; `None` if the period begins before the first one.
    pub fn start(&self, since: Since) -> Option<usize> {
        let until = |end: DateTime<Utc>| self.entries.partition_point(|entry| entry.at() <= end);
        match since {
            Since::At(moment) => until(moment).checked_sub(1),
            Since::Ago(length) => {
                let moment = self.entries.last()?.at().checked_sub_signed(length)?;
                let distance = |number: &usize| (self.entries[*number].at() - moment).abs();
                let last = until(moment.checked_add_signed(TOLERANCE)?).checked_sub(1)?;
                [last.checked_sub(1), Some(last)].into_iter().flatten().min_by_key(distance)
            }
        }
    }

    /// Replaces what the snapshot at the start of a period says of something that disappeared by what the last snapshot
    /// that lists it says. Snapshots after `end` do not count.
    fn by_last_listing(&self, change: Change, end: usize) -> Change {
        let what = match change.what {
            ChangeKind::Incident {
                id,
                title,
                classification,
                change: IncidentChange::NoLongerListed { status, seen },
            } => {
                let known = self.incidents.iter().find(|known| known.latest.id == id && known.last <= end);
                let listed = known.and_then(|known| Some((known.latest, self.entries.get(known.last)?.at())));
                let change = match listed {
                    None => IncidentChange::NoLongerListed { status, seen },
                    Some((incident, seen)) if service_health::is_active(incident, AsOf(seen)) => {
                        IncidentChange::NoLongerListed { status: incident.status.clone(), seen }
                    }
                    Some((incident, _)) => IncidentChange::Resolved { status: incident.status.clone(), unseen: false },
                };
                ChangeKind::Incident { id, title, classification, change }
            }
            ChangeKind::Connector(name, ConnectorChange::Removed { status }) => {
                let key = |other: &super::ConnectorName| other.type_slug == name.type_slug && other.id == name.id;
                let series = self.connectors.iter().find(|series| key(&series.name));
                let last = series.and_then(|series| {
                    let until =
                        |point: &&super::StatePoint| self.entries.get(end).is_some_and(|entry| point.at <= entry.at());
                    series.points.iter().filter(until).rev().find_map(|point| match point.state {
                        ConnectorState::Known(status, _) => Some(status),
                        ConnectorState::NotCaptured | ConnectorState::Gone => None,
                    })
                });
                ChangeKind::Connector(name, ConnectorChange::Removed { status: last.unwrap_or(status) })
            }
            other => other,
        };
        Change { what, ..change }
    }
}
