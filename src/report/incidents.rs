//! Incidents and advisories of a period.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use chrono::{DateTime, NaiveDate, Utc};

use super::DayOf;
use crate::{
    history::{ChangeKind, Chronicle, IncidentChange},
    rules::Criteria,
};

/// An issue in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentDays {
    /// Index of the issue in the chronicle.
    pub incident: usize,
    /// Time of the first snapshot of the period in which it was newly active; `None` if it was active before.
    pub opened: Option<DateTime<Utc>>,
    /// Time of the snapshot in which it had ended; `None` if it is active in the last snapshot of the period.
    pub ended: Option<DateTime<Utc>>,
    /// Whether it ended because it is no longer listed, so that it is not known whether it was resolved.
    pub is_unlisted: bool,
    /// Number of days with a snapshot that lists it as active.
    pub days: u32,
}

/// Facts about one issue, while they are gathered.
#[derive(Default)]
struct Gathered {
    opened: Option<DateTime<Utc>>,
    ended: Option<(DateTime<Utc>, bool)>,
    days: BTreeSet<NaiveDate>,
}

/// Returns the issues that were active in the period, or ended in it.
pub(super) fn of(
    chronicle: &Chronicle<'_>,
    entries: Range<usize>,
    day_of: DayOf<'_>,
    criteria: &Criteria,
) -> Vec<IncidentDays> {
    let mut issues: BTreeMap<String, Gathered> = BTreeMap::new();
    for entry in &chronicle.entries[entries] {
        for change in &entry.changes {
            if let ChangeKind::Incident { id, change, .. } = &change.what {
                let issue = issues.entry(id.clone()).or_default();
                match change {
                    IncidentChange::Opened { .. }
                    | IncidentChange::Reopened { .. }
                    | IncidentChange::ListedAgain { .. } => {
                        issue.opened = issue.opened.or(Some(entry.at()));
                        issue.ended = None;
                    }
                    IncidentChange::Resolved { unseen, .. } => {
                        issue.opened = issue.opened.or(unseen.then_some(entry.at()));
                        issue.ended = Some((entry.at(), false));
                    }
                    IncidentChange::NoLongerListed { .. } => issue.ended = Some((entry.at(), true)),
                    IncidentChange::Updated { .. } => {}
                }
            }
        }
        let health = entry.assessment(criteria).health;
        for incident in health.captured().into_iter().flat_map(|health| &health.active) {
            issues.entry(incident.id.clone()).or_default().days.insert(day_of(entry.at()));
        }
    }
    let place = |id: &str| chronicle.incidents.iter().position(|known| known.latest.id == id);
    let row = |(id, issue): (String, Gathered)| {
        let is_shown = !issue.days.is_empty() || issue.ended.is_some();
        let incident = place(&id).filter(|_| is_shown)?;
        Some(IncidentDays {
            incident,
            opened: issue.opened,
            ended: issue.ended.map(|(at, _)| at),
            is_unlisted: issue.ended.is_some_and(|(_, is_unlisted)| is_unlisted),
            days: u32::try_from(issue.days.len()).unwrap_or(u32::MAX),
        })
    };
    issues.into_iter().filter_map(row).collect()
}
