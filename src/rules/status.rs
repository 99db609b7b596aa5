//! The six statuses and their order.

use serde::{Deserialize, Serialize};

/// How a connector or a group of them is. The order of the variants is the order of severity, worst first.
///
/// Microsoft's page has four of them; *unknown* comes after *warning* because it asks for a look, not for haste.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Expired, or three days without a synchronisation.
    Unhealthy,
    /// About to expire, or more than a day without a synchronisation.
    Warning,
    /// Configured, but the date that the rule needs is missing or cannot be.
    Unknown,
    /// As it should be.
    Healthy,
    /// Not there, or switched off.
    NotConfigured,
    /// Of a type that Microsoft has removed: outside every count and alarm.
    Retired,
}

impl Status {
    /// Every status, worst first.
    pub const ALL: [Status; 6] =
        [Status::Unhealthy, Status::Warning, Status::Unknown, Status::Healthy, Status::NotConfigured, Status::Retired];

    /// Whether a connector with this status is configured and counts.
    pub fn counts(self) -> bool {
        !matches!(self, Status::NotConfigured | Status::Retired)
    }

    /// As data files spell it.
    pub fn key(self) -> &'static str {
        match self {
            Status::Unhealthy => "unhealthy",
            Status::Warning => "warning",
            Status::Unknown => "unknown",
            Status::Healthy => "healthy",
            Status::NotConfigured => "not_configured",
            Status::Retired => "retired",
        }
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Status::Unhealthy => "Unhealthy",
            Status::Warning => "Warning",
            Status::Unknown => "Unknown",
            Status::Healthy => "Healthy",
            Status::NotConfigured => "Not configured",
            Status::Retired => "Retired",
        }
    }
}
