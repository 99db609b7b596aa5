//! The seven statuses and their order.

use serde::{Deserialize, Serialize};

/// Status of a connector or a group. Variants are in order of severity, worst first.
///
/// Four of them are on Microsoft's page. *Unknown* comes after *warning* because it needs checking but is less urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Expired, or last sync at least three days ago.
    Unhealthy,
    /// Expires soon, or last sync more than one day ago.
    Warning,
    /// Configured, but the date that the rule needs is missing or impossible.
    Unknown,
    /// Works as expected.
    Healthy,
    /// Missing or disabled.
    NotConfigured,
    /// Of a type that Microsoft has removed; excluded from all counts and alerts.
    Retired,
    /// Ignored by the settings; excluded from all counts and alerts.
    Ignored,
}

impl Status {
    /// All statuses, worst first.
    pub const ALL: [Status; 7] = [
        Status::Unhealthy,
        Status::Warning,
        Status::Unknown,
        Status::Healthy,
        Status::NotConfigured,
        Status::Retired,
        Status::Ignored,
    ];

    /// Returns whether a connector with this status is configured and counted.
    pub fn counts(self) -> bool {
        !matches!(self, Status::NotConfigured) && self.is_assessed()
    }

    /// Returns whether the connector is assessed at all; retired and ignored ones are only listed.
    pub fn is_assessed(self) -> bool {
        !matches!(self, Status::Retired | Status::Ignored)
    }

    /// Returns the name in data files.
    pub fn key(self) -> &'static str {
        match self {
            Status::Unhealthy => "unhealthy",
            Status::Warning => "warning",
            Status::Unknown => "unknown",
            Status::Healthy => "healthy",
            Status::NotConfigured => "not_configured",
            Status::Retired => "retired",
            Status::Ignored => "ignored",
        }
    }
}
