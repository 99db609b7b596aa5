//! Problems that a service reports for a connector. They are shown but never change the computed status.

use super::Status;
use crate::tenant::{Connector, EnumValue, Facts, Tenant};

/// A property reported by a service, from [`Connector::reported`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Report<'a> {
    /// Property name, e.g. `lastSyncStatus`.
    pub name: &'a str,
    /// Property value, e.g. `failed`.
    pub value: &'a str,
}

/// Property that holds the status from Graph's own status page (`connectorStatus`).
pub const CONNECTOR_STATUS: &str = "connectorStatus";

/// Reported values that indicate a problem, by property. Other values may be listed as changes but are no problem.
///
/// Source: the enumerations of Microsoft Graph (`vppTokenState`, `vppTokenSyncStatus`,
/// `deviceManagementPartnerTenantState`, `mobileThreatPartnerTenantState`, `androidManagedStoreAccountAppSyncStatus`,
/// `androidManagedStoreAccountBindStatus`, `windowsAutopilotSyncStatus`, `deviceManagementExchangeConnectorStatus`,
/// `ndesConnectorState`, `onboardingStatus`). A binding that is being removed still counts as bound, so it is a
/// problem.
const TROUBLE: &[(&str, &[&str])] = &[
    (
        "state",
        &["invalid", "expired", "assignedToExternalMDM", "duplicateLocationId", "lockedOut", "inactive", "error"],
    ),
    ("lastSyncStatus", &["failed"]),
    ("syncStatus", &["failed"]),
    (
        "lastAppSyncStatus",
        &["credentialsNotValid", "androidForWorkApiError", "managementServiceError", "unknownError", "failed"],
    ),
    ("partnerState", &["unresponsive", "error", "terminated", "rejected", "unavailable"]),
    ("status", &["disconnected"]),
    ("onboardingStatus", &["failed", "offboarding"]),
    ("bindStatus", &["unbinding"]),
    ("certificateUploadStatus", &["failed", "failure", "error"]),
];

/// Returns the problems reported for a connector. For a configured connector: the values listed as problems, an error
/// code other than 0, the reason for a failed upload, and a status on Graph's own page worse than the computed one. For
/// a disabled connector: *unhealthy* or *warning* on Graph's own page.
pub fn trouble(connector: &Connector, computed: Status) -> Vec<Report<'_>> {
    trouble_in(&connector.reported, computed)
}

/// Like [`trouble`], for reported values without their connector.
pub fn trouble_in(reported: &Facts, computed: Status) -> Vec<Report<'_>> {
    let reports = reported.iter().map(|(name, value)| Report { name, value: value.trim() });
    reports.filter(|report| is_trouble(*report, computed)).collect()
}

/// Returns the state of the subscription if it is a problem.
///
/// Source: `deviceManagementSubscriptionState` of Microsoft Graph, whose other values are *pending* and *active*.
pub fn account_trouble(tenant: &Tenant) -> Option<&EnumValue> {
    const STATES: [&str; 5] = ["warning", "disabled", "deleted", "blocked", "lockedOut"];
    tenant.account_status.as_ref().filter(|status| STATES.iter().any(|state| status.is(state)))
}

/// Returns whether two connectors, given by type and id, are the two dates of one token or binding: same id, and slugs
/// that differ only in their last part, e.g. `apple-vpp-expiry` and `apple-vpp-sync`.
pub fn are_one_token((slug, id): (&str, &str), (other_slug, other_id): (&str, &str)) -> bool {
    let stem = |slug: &'_ str| slug.rsplit_once('-').map(|(stem, _)| stem.to_owned());
    id == other_id && slug != other_slug && stem(slug).is_some() && stem(slug) == stem(other_slug)
}

fn is_trouble(report: Report<'_>, computed: Status) -> bool {
    let Report { name, value } = report;
    let is = |property: &str| name.eq_ignore_ascii_case(property);
    if !computed.is_assessed() {
        return false;
    }
    if is(CONNECTOR_STATUS) {
        let named = Status::ALL.into_iter().find(|status| status.key().eq_ignore_ascii_case(value));
        return named.is_some_and(|status| status < computed && (computed.counts() || status < Status::Unknown));
    }
    if !computed.counts() || value.is_empty() {
        return false;
    }
    if is("lastSyncErrorCode") {
        return value.parse() != Ok(0_i64);
    }
    if is("certificateUploadFailureReason") {
        return true;
    }
    let listed = TROUBLE.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    listed.is_some_and(|(_, values)| values.iter().any(|known| known.eq_ignore_ascii_case(value)))
}
