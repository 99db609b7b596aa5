//! Compares snapshots: changes from one to the next, and the history of each item. Pure.
//!
//! [`chronicle`] processes the snapshots of one tenant once, oldest first. Missing data is not treated as removed: the
//! next snapshot with that data is compared with the last one that had it.

mod baseline;
mod captures;
mod change;
mod compare;
mod connectors;
pub mod days;
mod editions;
pub mod edits;
mod net;
mod series;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    as_of::AsOf,
    content::BodyCache,
    rules::{self, Assessment, Criteria, Status},
    tenant::{ConnectorType, Incident, Message, Snapshot},
};

pub use baseline::{Comparison, incomplete};
pub use captures::Extent;
pub use change::{
    CaptureChange, Change, ChangeKind, ChangedValue, ConnectorChange, ConnectorName, DetailChange, DetailName, Edited,
    Ended, IncidentChange, LicenseChange, MessageChange, MessageFacts, MissingPart, TenantFact,
};
pub use connectors::is_measurement;
pub use editions::{NO_NEWS, edited};
pub use net::{Net, Since, TOLERANCE};
pub use series::{ConnectorSeries, ConnectorState, LicensePoint, Presence, Spell, StatePoint};

/// The history of one tenant over all its snapshots.
#[derive(Debug, Default)]
pub struct Chronicle<'a> {
    /// One entry per snapshot, oldest first.
    pub entries: Vec<Entry<'a>>,
    /// Every connector type ever mentioned, by slug.
    pub types: Vec<ConnectorType>,
    /// Every connector ever seen, by type, then by id.
    pub connectors: Vec<ConnectorSeries<'a>>,
    /// Licenses owned and assigned, over all SKUs: one point per snapshot that captured them, oldest first.
    pub licenses: Vec<LicensePoint>,
    /// Every incident and advisory ever shown, by id.
    pub incidents: Vec<Tracked<'a, Incident>>,
    /// Every message ever shown, by id.
    pub messages: Vec<Tracked<'a, Message>>,
    /// Net changes of the periods in [`PERIODS`] that the snapshots cover, with the length of each in days.
    pub periods: Vec<(i64, Net)>,
}

/// Lengths of the periods before the latest snapshot whose net changes are shown, in days.
pub const PERIODS: [i64; 2] = [7, 30];

/// One snapshot in the history.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    /// Worst status of its connectors; `None` if they were not captured.
    pub worst: Option<Status>,
    /// Changes since the previous snapshot: new failures first, then in the order of [`ChangeKind`].
    pub changes: Vec<Change>,
}

impl<'a> Entry<'a> {
    /// Returns the time of the snapshot.
    pub fn at(&self) -> DateTime<Utc> {
        self.snapshot.captured_at
    }

    /// Assesses the snapshot as of its own time. Computed on every call because few pages need it.
    pub fn assessment(&self, criteria: &Criteria) -> Assessment<'a> {
        assess(self.snapshot, criteria)
    }
}

/// An incident or message with its history.
#[derive(Debug)]
pub struct Tracked<'a, T> {
    /// Latest version.
    pub latest: &'a T,
    /// Index of the first snapshot with the latest version.
    pub since: usize,
    /// Earlier versions that differ, oldest first.
    pub earlier: Vec<Version<'a, T>>,
    /// Index of the last snapshot that lists it.
    pub last: usize,
    /// Whether the latest snapshot has it.
    pub now: Presence,
}

/// A version of an incident or message.
#[derive(Debug)]
pub struct Version<'a, T> {
    /// Index of the first snapshot with this version.
    pub since: usize,
    /// Content. Of versions without relevant differences, the last one.
    pub content: &'a T,
}

impl Chronicle<'_> {
    /// Returns all changes, oldest first.
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = &Change> {
        self.entries.iter().flat_map(|entry| &entry.changes)
    }
}

/// Assesses a snapshot as of its own time.
fn assess<'a>(snapshot: &'a Snapshot, criteria: &Criteria) -> Assessment<'a> {
    rules::assess(snapshot, AsOf(snapshot.captured_at), criteria)
}

/// Builds the history of one tenant from its snapshots, oldest first. Each is assessed as of its own time.
/// `bodies` can be shared by all tenants.
pub fn chronicle<'a>(
    snapshots: impl IntoIterator<Item = &'a Snapshot>,
    criteria: &Criteria,
    bodies: &BodyCache,
) -> Chronicle<'a> {
    let mut fold = compare::Fold::new(bodies);
    for snapshot in snapshots {
        fold.add(&assess(snapshot, criteria));
    }
    let mut chronicle = fold.finish();
    let net = |days: i64| {
        let net = chronicle.net(Since::Ago(TimeDelta::days(days)), criteria)?;
        let [from, to] = net.between;
        // Between snapshots far apart, the changes are not those of the period.
        ((to - from) * 2 <= TimeDelta::days(days) * 3).then_some((days, net))
    };
    chronicle.periods = PERIODS.into_iter().filter_map(net).collect();
    chronicle
}
