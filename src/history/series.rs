//! How one thing was over time.

use chrono::{DateTime, Utc};

use super::ConnectorName;
use crate::{
    rules::{Reason, Status},
    tenant::Connector,
};

/// A connector from the first snapshot that has it to the last.
#[derive(Debug)]
pub struct ConnectorSeries<'a> {
    /// Which one, by its latest names.
    pub name: ConnectorName,
    /// It, as the last snapshot that has it shows it.
    pub connector: &'a Connector,
    /// The last snapshot that has it, by number.
    pub last: usize,
    /// What became of it.
    pub now: Seen,
    /// One point a snapshot, oldest first; after one that says that it is gone there is none until it is back.
    pub points: Vec<StatePoint>,
}

/// Whether something is in the latest snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seen {
    /// It is.
    Listed,
    /// It is not, and it would be if it were still there.
    NotListed,
    /// Nobody can tell: that part was not captured.
    NotCaptured,
}

/// How a connector was in one snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatePoint {
    /// When the snapshot was taken.
    pub at: DateTime<Utc>,
    /// How it was.
    pub state: State,
}

/// How a connector was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It had a status.
    Known(Status, Reason),
    /// The snapshot does not say.
    NotCaptured,
    /// It was not there any more.
    Gone,
}

impl State {
    /// Whether two states read the same: the same status for the same kind of reason.
    pub fn reads_like(self, other: State) -> bool {
        match (self, other) {
            (State::Known(a, because), State::Known(b, why)) => {
                a == b && std::mem::discriminant(&because) == std::mem::discriminant(&why)
            }
            (a, b) => a == b,
        }
    }

    /// The status, where there is one.
    pub fn status(self) -> Option<Status> {
        match self {
            State::Known(status, _) => Some(status),
            State::NotCaptured | State::Gone => None,
        }
    }
}

/// Neighbouring snapshots in which a connector was the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// How it was; the evidence is that of the last of them.
    pub state: State,
    /// The first of them.
    pub from: DateTime<Utc>,
    /// The last of them.
    pub to: DateTime<Utc>,
    /// How many there are.
    pub snapshots: usize,
}

impl ConnectorSeries<'_> {
    /// Its spells, oldest first.
    pub fn spells(&self) -> Vec<Spell> {
        let mut spells: Vec<Spell> = Vec::new();
        for point in &self.points {
            match spells.last_mut().filter(|spell| spell.state.reads_like(point.state)) {
                Some(spell) => {
                    spell.state = point.state;
                    spell.to = point.at;
                    spell.snapshots += 1;
                }
                None => spells.push(Spell { state: point.state, from: point.at, to: point.at, snapshots: 1 }),
            }
        }
        spells
    }
}

/// Licenses over time, one point a snapshot that captured them, oldest first.
pub type LicenseSeries = Vec<LicensePoint>;

/// Licenses in one snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LicensePoint {
    /// When the snapshot was taken.
    pub at: DateTime<Utc>,
    /// How many are owned, in users, all SKUs together.
    pub total: u64,
    /// How many are assigned.
    pub assigned: u64,
}
