//! The overview of all tenants.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Frame, IncidentRow, NextStep, PageLink, PeriodOf, StatusCount, StatusView, Summary, UnreadView, When};

/// All tenants of the site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FleetPage {
    /// Common page data. Its `as_of` is the latest of all tenants.
    pub page: Frame,
    /// Summary of what needs attention: the status of the worst tenant, and the number of tenants by status.
    pub summary: Summary,
    /// Snapshots that could not be read, and whose tenant is unknown; absent if there are none.
    pub unread: Option<UnreadView>,
    /// Whether the latest or a newer snapshot of any tenant could not be read, wholly or in part.
    pub has_unread: bool,
    /// All tenants, worst first.
    pub tenants: Vec<TenantRow>,
    /// Upcoming expiry dates of credentials.
    pub expiries: ExpiriesSection,
    /// Active incidents and advisories of all tenants, each listed once.
    pub incidents: Vec<FleetIncident>,
    /// Issues that are active in the latest snapshot of some tenant and have ended in a newer snapshot of another.
    pub resolved: Vec<FleetIncident>,
    /// Sentence about tenants whose service health is not known; absent if there are none.
    pub health_not_captured: Option<String>,
    /// Sentence about tenants whose incidents were captured only in part; absent if there are none.
    pub health_in_part: Option<String>,
}

/// A tenant as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TenantRow {
    /// Tenant name.
    pub name: String,
    /// Relative URL of the tenant's hub.
    pub href: String,
    /// Worst status of its connectors. Instead of healthy, it is `reports-problem` if a service reports a problem, and
    /// `not-captured` if the snapshot is too old, or a newer one could not be read.
    pub status: StatusView,
    /// Text for an outdated latest snapshot, e.g. `Not captured for 3 days`.
    pub stale: Option<String>,
    /// What could not be read of the latest snapshot or newer ones, e.g. `Newest snapshot`; absent if there is nothing.
    pub unread: Option<String>,
    /// Number of connectors by status, worst first; then the number of connectors with a reported problem, and of types
    /// not captured.
    pub counts: Vec<StatusCount>,
    /// Worst connector that is not healthy or reports a problem; absent if there is none.
    pub connector: Option<WorstConnector>,
    /// Number of active incidents and advisories as text, e.g. `2 active`, or `2 known` if the list was captured only
    /// in part; absent if it was not captured.
    pub incidents: Option<String>,
    /// The same number, for sorting; 0 if it was not captured.
    pub incidents_number: u64,
    /// Whether incidents were captured only in part.
    pub incidents_in_part: bool,
    /// Relative URL of the tenant's page of all incidents.
    pub incidents_href: String,
    /// Time of the latest snapshot.
    pub captured: When,
    /// Licenses; absent if not captured in full.
    pub licenses: Option<LicensePressure>,
    /// Whether licenses were captured only in part.
    pub licenses_in_part: bool,
}

/// The worst connector of a tenant.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WorstConnector {
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Relative URL of the connector's page.
    pub href: String,
    /// Label of the date, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: String,
    /// Date; absent if not known.
    pub date: Option<When>,
    /// Problem reported by a service, in a sentence; absent if there is none.
    pub report: Option<String>,
}

/// License usage of a tenant.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicensePressure {
    /// Usage as text, e.g. `1,107 of 1,200`.
    pub text: String,
    /// Number assigned, for sorting.
    pub assigned: u64,
    /// Number owned, for sorting.
    pub total: u64,
    /// Percentage assigned, 0 to 100, for a bar.
    pub percent: u8,
    /// Text for over-assigned licenses; absent if there are none.
    pub over: Option<String>,
}

/// Expiry dates of credentials in all tenants.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExpiriesSection {
    /// Overdue ones and the periods up to 90 days, most urgent first, with or without credentials.
    pub groups: Vec<PeriodOf<ExpiryRow>>,
    /// Whether no credential has a date.
    pub none: bool,
    /// Sentence with the number of credentials that expire in more than 90 days; absent if there are none.
    pub later: Option<String>,
}

/// Expiry date of a credential.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExpiryRow {
    /// Tenant name.
    pub tenant: String,
    /// Relative URL of the tenant's hub.
    pub tenant_href: String,
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Relative URL of the connector's page.
    pub href: String,
    /// Status at the fleet's reference time, assuming no changes since the snapshot.
    pub status: StatusView,
    /// Expiry date.
    pub date: When,
    /// Distance from the fleet's reference time, e.g. `in 11 days`, `overdue by 28 days`.
    pub due: String,
    /// Text for a credential that expired after its snapshot and before the fleet's reference time.
    pub since: Option<String>,
    /// Future status changes, soonest first.
    pub steps: Vec<NextStep>,
}

/// An incident or advisory with the affected tenants.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FleetIncident {
    /// The issue as in the newest snapshot that has it; its URL is in the tenant with that snapshot.
    pub incident: IncidentRow,
    /// Time of that snapshot.
    pub known: When,
    /// The tenant of that snapshot, with its hub.
    pub source: PageLink,
    /// Tenants whose latest snapshot shows the issue as active, by name.
    pub tenants: Vec<AffectedTenant>,
}

/// A tenant affected by an issue.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AffectedTenant {
    /// Tenant name.
    pub name: String,
    /// Relative URL of the tenant's page of the issue.
    pub href: String,
    /// Text shown if the tenant's own snapshot has another status, e.g. `as of 30 Sep 2025: Investigating`.
    pub says: Option<String>,
}
