//! Compare: what changed from snapshot to snapshot, and how each thing was over time. Pure.
//!
//! [`chronicle`] goes through the snapshots of one tenant once, oldest first. What a snapshot did not capture is not
//! taken for gone: the next one that captures it is compared with the last one that did.

mod captures;
mod change;
mod compare;
mod connectors;
pub mod days;
mod editions;
pub mod edits;
mod series;

use chrono::{DateTime, Utc};

use crate::{
    as_of::AsOf,
    rules::{self, Assessment, Criteria, Status},
    tenant::{ConnectorType, Incident, Message, Snapshot},
};

pub use change::{
    CaptureChange, Change, ConnectorChange, ConnectorName, DetailChange, Edited, Ended, IncidentChange, IncidentName,
    LicenseChange, LicenseName, MessageChange, MessageFacts, MessageName, Part, TenantChange, TenantFact, What,
};
pub use connectors::is_measurement;
pub use editions::{NO_NEWS, edited};
pub use series::{ConnectorSeries, LicensePoint, LicenseSeries, Seen, Spell, State, StatePoint};

/// Everything that the snapshots of one tenant say together.
#[derive(Debug, Default)]
pub struct Chronicle<'a> {
    /// One entry a snapshot, oldest first.
    pub entries: Vec<Entry<'a>>,
    /// Every connector type that was ever spoken of, by slug.
    pub types: Vec<ConnectorType>,
    /// Every connector that was ever there, by type, then by id.
    pub connectors: Vec<ConnectorSeries<'a>>,
    /// The licenses that were owned and assigned, all SKUs together.
    pub licenses: LicenseSeries,
    /// Every incident and advisory that was ever shown, by id.
    pub incidents: Vec<Known<'a, Incident>>,
    /// Every message that was ever shown, by id.
    pub messages: Vec<Known<'a, Message>>,
}

/// One snapshot among the others.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    /// The worst status of its connectors; `None` where they were not captured.
    pub worst: Option<Status>,
    /// What changed since the one before, in the order of [`What`].
    pub changes: Vec<Change>,
}

impl<'a> Entry<'a> {
    /// When it was taken.
    pub fn at(&self) -> DateTime<Utc> {
        self.snapshot.captured_at
    }

    /// What the rules say of it as of its own moment. It is worked out anew each time, since few pages need it.
    pub fn assessment(&self, criteria: &Criteria) -> Assessment<'a> {
        assess(self.snapshot, criteria)
    }
}

/// An incident or a message with everything that the snapshots said of it.
#[derive(Debug)]
pub struct Known<'a, T> {
    /// What it said last.
    pub latest: &'a T,
    /// The first snapshot that says so, by number.
    pub since: usize,
    /// What it said before, oldest first: one entry for each time that it said something else.
    pub earlier: Vec<Version<'a, T>>,
    /// The last snapshot that lists it, by number.
    pub last: usize,
    /// What became of it.
    pub now: Seen,
}

/// What an incident or a message said from a snapshot on.
#[derive(Debug)]
pub struct Version<'a, T> {
    /// The first snapshot that says so, by number.
    pub since: usize,
    /// What it said. Of editions that differ in nothing that matters, the last one.
    pub content: &'a T,
}

impl Chronicle<'_> {
    /// All changes, oldest first.
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = &Change> {
        self.entries.iter().flat_map(|entry| &entry.changes)
    }
}

/// Assesses a snapshot as of its own moment.
fn assess<'a>(snapshot: &'a Snapshot, criteria: &Criteria) -> Assessment<'a> {
    rules::assess(snapshot, AsOf(snapshot.captured_at), criteria)
}

/// Goes through the snapshots of one tenant, oldest first. Each is assessed as of its own moment.
pub fn chronicle<'a>(snapshots: impl IntoIterator<Item = &'a Snapshot>, criteria: &Criteria) -> Chronicle<'a> {
    let mut fold = compare::Fold::default();
    for snapshot in snapshots {
        fold.add(&assess(snapshot, criteria));
    }
    fold.finish()
}
