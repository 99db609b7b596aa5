//! What a service reports against a connector. It never changes the computed status, but it is news.

use super::Status;
use crate::tenant::{Connector, Facts, Tenant, Word};

/// Something that a service reports, as it stands in [`Connector::reported`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Report<'a> {
    /// Name of the property, e.g. `lastSyncStatus`.
    pub name: &'a str,
    /// Its value, e.g. `failed`.
    pub value: &'a str,
}

/// The property under which Graph's own status page (`connectorStatus`) is reported.
pub const CONNECTOR_STATUS: &str = "connectorStatus";

/// Reported values that mean trouble, by property. Values outside of these lists are news at most.
///
/// Source: the enumerations of Microsoft Graph (`vppTokenState`, `vppTokenSyncStatus`,
/// `deviceManagementPartnerTenantState`, `mobileThreatPartnerTenantState`, `androidManagedStoreAccountAppSyncStatus`,
/// `androidManagedStoreAccountBindStatus`, `windowsAutopilotSyncStatus`, `deviceManagementExchangeConnectorStatus`,
/// `ndesConnectorState`, `onboardingStatus`). A binding that is being removed still counts as bound, so it is trouble.
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

/// What the service reports against a connector that counts: values that mean trouble, an error code other than 0, the
/// reason of a failed upload, and a status on Graph's own page that is worse than the computed one. Against a connector that
/// is switched off: *unhealthy* or *warning* on Graph's own page.
pub fn trouble(connector: &Connector, computed: Status) -> Vec<Report<'_>> {
    trouble_in(&connector.reported, computed)
}

/// As [`trouble`], of reported values alone.
pub fn trouble_in(reported: &Facts, computed: Status) -> Vec<Report<'_>> {
    let reports = reported.iter().map(|(name, value)| Report { name, value: value.trim() });
    reports.filter(|report| is_trouble(*report, computed)).collect()
}

/// The state of the subscription, where it is a problem.
///
/// Source: `deviceManagementSubscriptionState` of Microsoft Graph, which also has *pending* and *active*.
pub fn account_trouble(tenant: &Tenant) -> Option<&Word> {
    const STATES: [&str; 5] = ["warning", "disabled", "deleted", "blocked", "lockedOut"];
    tenant.account_status.as_ref().filter(|status| STATES.iter().any(|state| status.is(state)))
}

/// Whether two connectors, by type and id, are two dates of one token or binding: the same id, and types that differ in the
/// last part of their slugs only, e.g. `apple-vpp-expiry` and `apple-vpp-sync`.
pub fn are_one_token((slug, id): (&str, &str), (other_slug, other_id): (&str, &str)) -> bool {
    let stem = |slug: &'_ str| slug.rsplit_once('-').map(|(stem, _)| stem.to_owned());
    id == other_id && slug != other_slug && stem(slug).is_some() && stem(slug) == stem(other_slug)
}

fn is_trouble(report: Report<'_>, computed: Status) -> bool {
    let Report { name, value } = report;
    let is = |property: &str| name.eq_ignore_ascii_case(property);
    if is(CONNECTOR_STATUS) && computed != Status::Retired {
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
