//! History of single items over time.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use super::ConnectorName;
use crate::{
    rules::{Reason, Status},
    tenant::Connector,
};

/// A connector from the first snapshot with it to the last.
#[derive(Debug)]
pub struct ConnectorSeries<'a> {
    /// Identity, with the latest names.
    pub name: ConnectorName,
    /// The connector in the last snapshot with it.
    pub connector: &'a Connector,
    /// Index of the last snapshot with it.
    pub last: usize,
    /// Whether the latest snapshot has it.
    pub now: Presence,
    /// One point per snapshot, oldest first. After a point with `Gone`, there are none until the connector is back.
    pub points: Vec<StatePoint>,
}

/// Whether the latest snapshot has an item, in the order of lists: removed items last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// It is listed.
    Listed,
    /// Not known: the section was not captured.
    NotCaptured,
    /// It is not listed, and would be if it still existed.
    NotListed,
}

/// State of a connector in one snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StatePoint {
    /// Time of the snapshot.
    pub at: DateTime<Utc>,
    /// State of the connector.
    pub state: ConnectorState,
}

/// State of a connector.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ConnectorState {
    /// Captured, with status and reason.
    Known(Status, Reason),
    /// Not captured.
    NotCaptured,
    /// No longer existed.
    Gone,
}

impl ConnectorState {
    /// Returns whether two states look the same: same status and same kind of reason.
    pub fn reads_like(&self, other: &ConnectorState) -> bool {
        match (self, other) {
            (ConnectorState::Known(a, because), ConnectorState::Known(b, why)) => {
                a == b && std::mem::discriminant(because) == std::mem::discriminant(why)
            }
            (a, b) => a == b,
        }
    }

    /// Returns the status, if captured.
    pub fn status(&self) -> Option<Status> {
        match self {
            ConnectorState::Known(status, _) => Some(*status),
            ConnectorState::NotCaptured | ConnectorState::Gone => None,
        }
    }
}

/// Consecutive snapshots in which a connector had the same state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// State, with the reason from the last snapshot.
    pub state: ConnectorState,
    /// Time of the first snapshot.
    pub from: DateTime<Utc>,
    /// Time of the last snapshot.
    pub to: DateTime<Utc>,
    /// Number of snapshots.
    pub snapshots: usize,
}

impl ConnectorSeries<'_> {
    /// Returns the spells, oldest first.
    pub fn spells(&self) -> Vec<Spell> {
        let mut spells: Vec<Spell> = Vec::new();
        for point in &self.points {
            match spells.last_mut().filter(|spell| spell.state.reads_like(&point.state)) {
                Some(spell) => {
                    spell.state = point.state.clone();
                    spell.to = point.at;
                    spell.snapshots += 1;
                }
                None => spells.push(Spell { state: point.state.clone(), from: point.at, to: point.at, snapshots: 1 }),
            }
        }
        spells
    }
}

/// Licenses in one snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LicensePoint {
    /// Time of the snapshot.
    pub at: DateTime<Utc>,
    /// User licenses owned, over all SKUs.
    pub total: u64,
    /// User licenses assigned, over all SKUs.
    pub assigned: u64,
}
