//! What a service reports against a connector. It never changes the computed status, but it is news.

use super::Status;
use crate::tenant::Connector;

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
/// `windowsAutopilotSyncStatus`, `deviceManagementExchangeConnectorStatus`, `ndesConnectorState`, `onboardingStatus`).
const TROUBLE: &[(&str, &[&str])] = &[
    ("state", &["invalid", "expired", "assignedToExternalMDM", "duplicateLocationId", "inactive", "error"]),
    ("lastSyncStatus", &["failed"]),
    ("syncStatus", &["failed"]),
    (
        "lastAppSyncStatus",
        &["credentialsNotValid", "androidForWorkApiError", "managementServiceError", "unknownError", "failed"],
    ),
    ("partnerState", &["unresponsive", "error", "terminated", "rejected"]),
    ("status", &["disconnected"]),
    ("onboardingStatus", &["failed"]),
    ("certificateUploadStatus", &["failed", "failure", "error"]),
];

/// What the service reports against a connector that counts: values that mean trouble, an error code other than 0, and
/// a status on Graph's own page that is worse than the computed one.
pub fn trouble(connector: &Connector, computed: Status) -> Vec<Report<'_>> {
    if !computed.counts() {
        return Vec::new();
    }
    let reports = connector.reported.iter().map(|(name, value)| Report { name, value: value.trim() });
    reports.filter(|report| is_trouble(*report, computed)).collect()
}

/// Whether two connectors, by type and id, are two dates of one token or binding: the same id, and types that differ in the
/// last part of their slugs only, e.g. `apple-vpp-expiry` and `apple-vpp-sync`.
pub fn are_one_token((slug, id): (&str, &str), (other_slug, other_id): (&str, &str)) -> bool {
    let stem = |slug: &'_ str| slug.rsplit_once('-').map(|(stem, _)| stem.to_owned());
    id == other_id && slug != other_slug && stem(slug).is_some() && stem(slug) == stem(other_slug)
}

fn is_trouble(report: Report<'_>, computed: Status) -> bool {
    let Report { name, value } = report;
    if name.eq_ignore_ascii_case("lastSyncErrorCode") {
        return !value.is_empty() && value.parse() != Ok(0_i64);
    }
    if name.eq_ignore_ascii_case(CONNECTOR_STATUS) {
        let named = Status::ALL.into_iter().find(|status| status.key().eq_ignore_ascii_case(value));
        return named.is_some_and(|status| status < computed);
    }
    let listed = TROUBLE.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    listed.is_some_and(|(_, values)| values.iter().any(|known| known.eq_ignore_ascii_case(value)))
}
