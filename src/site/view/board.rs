//! The wall screen.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Frame, IncidentRow, StatusCount, Summary, TenantRow};

/// A wall screen: what needs attention, without interaction.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BoardPage {
    /// Common page data.
    pub page: Frame,
    /// Seconds after which a browser loads the page again.
    pub refresh: u32,
    /// What could not be read, in one sentence; absent if there is nothing.
    pub unread: Option<String>,
    /// Summary of the tenant, or of the fleet.
    pub summary: Summary,
    /// Active incidents and advisories, those that require action first; only the first ones if there are many.
    pub incidents: Vec<IncidentRow>,
    /// Number of incidents and advisories that are not listed, e.g. `3 more incidents and advisories`; absent if there
    /// are none.
    pub more_incidents: Option<String>,
    /// The tenants of a fleet, worst first; only the first ones if there are many. Empty for a tenant.
    pub tenants: Vec<TenantRow>,
    /// Number of tenants that are not listed, by status.
    pub more_tenants: Vec<StatusCount>,
}
