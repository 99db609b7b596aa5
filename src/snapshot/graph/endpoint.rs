//! The table of endpoints: how a response of each is recognized and read.
//!
//! Reading, findings, `check --explain`, `data/README.md` and tests use this table.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{Draft, wire::EndpointPart};
use super::{announcements, apple, google, licenses, microsoft, partners, reported, tenant};
use crate::{diagnostic::Diagnostic, snapshot::time::NamedTime, tenant::catalog};

/// One endpoint of Microsoft Graph.
#[derive(Debug)]
pub struct Endpoint {
    /// Last segment of its URL, which is also the name of its file.
    pub name: &'static str,
    /// Name of one record, with an article.
    pub what: &'static str,
    /// Entity type of its records, without namespace; empty if they are no entities.
    pub entity: &'static str,
    /// Slugs of the connector types that it describes.
    pub types: &'static [&'static str],
    /// Application permission of Graph that a request needs; empty if Microsoft documents none, or if it is no request.
    /// Chosen so that all requests together need as few permissions as possible. Source: `permissions/new/permissions.json`
    /// in microsoftgraph/microsoft-graph-devx-content, except for what `data/README.md` marks as unconfirmed.
    pub permission: &'static str,
    /// Identifying properties: a record with none of them is not of this endpoint.
    pub marks: &'static [&'static str],
    /// Combinations of properties that no other endpoint has: a record with all properties of one combination is recognized
    /// by its content.
    signatures: &'static [&'static [&'static str]],
    /// Properties that the rules need, and what is unknown without them.
    pub needs: &'static [(&'static str, &'static str)],
    /// Reads a part of a response into the draft. Returns `false` if it does not have Graph's own form and must be
    /// unwrapped.
    pub(super) read: fn(&EndpointPart<'_>, &Endpoint, &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>>,
}

const NO_EXPIRY: &str = "the status of every record is unknown";
const NO_SYNC: &str = "the status of every last sync is unknown";

/// Every endpoint that the site uses. Source: Microsoft Graph's documentation of each entity.
pub const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        name: "applePushNotificationCertificate",
        what: "an Apple MDM push certificate",
        entity: "applePushNotificationCertificate",
        types: &["apple-push-certificate"],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &[
            "appleIdentifier",
            "topicIdentifier",
            "expirationDateTime",
            "certificateSerialNumber",
            "certificateUploadStatus",
        ],
        signatures: &[&["topicIdentifier"], &["appleIdentifier", "expirationDateTime"]],
        needs: &[("expirationDateTime", NO_EXPIRY)],
        read: apple::push_certificate,
    },
    Endpoint {
        name: "vppTokens",
        what: "a VPP token",
        entity: "vppToken",
        types: &["apple-vpp-expiry", "apple-vpp-sync"],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &[
            "appleId",
            "expirationDateTime",
            "lastSyncDateTime",
            "lastSyncStatus",
            "locationName",
            "organizationName",
            "vppTokenAccountType",
        ],
        signatures: &[
            &["vppTokenAccountType"],
            &["appleId", "expirationDateTime"],
            &["locationName", "expirationDateTime"],
            &["expirationDateTime", "lastSyncDateTime", "lastSyncStatus"],
        ],
        needs: &[("expirationDateTime", NO_EXPIRY), ("lastSyncDateTime", NO_SYNC)],
        read: apple::vpp_tokens,
    },
    Endpoint {
        name: "depOnboardingSettings",
        what: "an Apple enrollment token",
        entity: "depOnboardingSetting",
        types: &["apple-enrollment-expiry", "apple-enrollment-sync"],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &[
            "tokenName",
            "tokenExpirationDateTime",
            "lastSuccessfulSyncDateTime",
            "lastSyncErrorCode",
            "tokenType",
            "appleIdentifier",
        ],
        signatures: &[&["tokenExpirationDateTime"]],
        needs: &[("tokenExpirationDateTime", NO_EXPIRY), ("lastSuccessfulSyncDateTime", NO_SYNC)],
        read: apple::enrollment_tokens,
    },
    Endpoint {
        name: "windowsAutopilotSettings",
        what: "the Windows Autopilot settings",
        entity: "windowsAutopilotSettings",
        types: &["windows-autopilot"],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &["lastSyncDateTime", "syncStatus", "lastManualSyncTriggerDateTime"],
        signatures: &[&["syncStatus", "lastSyncDateTime"], &["lastManualSyncTriggerDateTime"]],
        needs: &[("lastSyncDateTime", NO_SYNC)],
        read: microsoft::autopilot,
    },
    Endpoint {
        name: "androidManagedStoreAccountEnterpriseSettings",
        what: "the managed Google Play settings",
        entity: "androidManagedStoreAccountEnterpriseSettings",
        types: &["google-play-sync", "google-play-binding"],
        permission: "DeviceManagementConfiguration.Read.All",
        marks: &[
            "bindStatus",
            "lastAppSyncDateTime",
            "lastAppSyncStatus",
            "ownerUserPrincipalName",
            "ownerOrganizationName",
        ],
        signatures: &[&["bindStatus"], &["lastAppSyncDateTime"]],
        needs: &[("bindStatus", "whether managed Google Play is bound is unknown"), ("lastAppSyncDateTime", NO_SYNC)],
        read: google::managed_play,
    },
    Endpoint {
        name: "ndesConnectors",
        what: "a certificate connector",
        entity: "ndesConnector",
        types: &["certificate-connector"],
        permission: "DeviceManagementConfiguration.Read.All",
        marks: &["lastConnectionDateTime", "machineName", "connectorVersion"],
        signatures: &[&["connectorVersion"], &["machineName", "lastConnectionDateTime"]],
        needs: &[("lastConnectionDateTime", NO_SYNC)],
        read: microsoft::certificate_connectors,
    },
    Endpoint {
        name: "exchangeConnectors",
        what: "an Exchange connector",
        entity: "deviceManagementExchangeConnector",
        types: &["exchange-on-premises"],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &[
            "serverName",
            "lastSyncDateTime",
            "primarySmtpAddress",
            "connectorServerName",
            "exchangeConnectorType",
            "exchangeAlias",
        ],
        signatures: &[&["connectorServerName"], &["exchangeConnectorType"], &["serverName", "primarySmtpAddress"]],
        needs: &[("lastSyncDateTime", NO_SYNC)],
        read: microsoft::exchange,
    },
    Endpoint {
        name: "mobileThreatDefenseConnectors",
        what: "a threat defense connector",
        entity: "mobileThreatDefenseConnector",
        types: &[catalog::DEFENDER, "mobile-threat-defense"],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &["lastHeartbeatDateTime", "partnerState", "partnerUnresponsivenessThresholdInDays"],
        signatures: &[&["partnerUnresponsivenessThresholdInDays"], &["windowsDeviceBlockedOnMissingPartnerData"]],
        needs: &[("lastHeartbeatDateTime", NO_SYNC)],
        read: partners::threat_defense,
    },
    Endpoint {
        name: "deviceManagementPartners",
        what: "a device management partner",
        entity: "deviceManagementPartner",
        types: &["jamf", catalog::COMPLIANCE],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &["lastHeartbeatDateTime", "partnerState", "isConfigured", "partnerAppType", "singleTenantAppId"],
        signatures: &[&["isConfigured", "partnerState"], &["partnerAppType"], &["singleTenantAppId"]],
        needs: &[("lastHeartbeatDateTime", NO_SYNC), ("displayName", "no Jamf connector can be found")],
        read: partners::device_management,
    },
    Endpoint {
        name: "complianceManagementPartners",
        what: "a compliance partner",
        entity: "complianceManagementPartner",
        types: &["jamf", catalog::COMPLIANCE],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &["lastHeartbeatDateTime", "partnerState", "macOsOnboarded", "iosOnboarded", "androidOnboarded"],
        signatures: &[&["macOsOnboarded"], &["iosOnboarded"], &["androidOnboarded"]],
        needs: &[("lastHeartbeatDateTime", NO_SYNC), ("displayName", "no Jamf connector can be found")],
        read: partners::compliance,
    },
    Endpoint {
        name: "deviceAppManagement",
        what: "the Microsoft Store for Business settings",
        entity: "deviceAppManagement",
        types: &["microsoft-store"],
        permission: "DeviceManagementConfiguration.Read.All",
        marks: &["microsoftStoreForBusinessLastSuccessfulSyncDateTime", "isEnabledForMicrosoftStoreForBusiness"],
        signatures: &[
            &["microsoftStoreForBusinessLastSuccessfulSyncDateTime"],
            &["isEnabledForMicrosoftStoreForBusiness"],
        ],
        needs: &[("microsoftStoreForBusinessLastSuccessfulSyncDateTime", NO_SYNC)],
        read: microsoft::store,
    },
    Endpoint {
        name: "chromeOSOnboardingSettings",
        what: "a Chrome Enterprise connection",
        entity: "chromeOSOnboardingSettings",
        types: &["chrome-enterprise"],
        permission: "DeviceManagementConfiguration.Read.All",
        marks: &["lastDirectorySyncDateTime", "onboardingStatus", "ownerUserPrincipalName"],
        signatures: &[&["lastDirectorySyncDateTime"]],
        needs: &[("lastDirectorySyncDateTime", NO_SYNC)],
        read: google::chrome,
    },
    Endpoint {
        name: "remoteAssistancePartners",
        what: "a remote assistance partner",
        entity: "remoteAssistancePartner",
        types: &["teamviewer"],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &["lastConnectionDateTime", "onboardingStatus", "onboardingUrl"],
        signatures: &[&["onboardingUrl"], &["onboardingStatus", "lastConnectionDateTime"]],
        needs: &[("lastConnectionDateTime", NO_SYNC)],
        read: partners::remote_assistance,
    },
    Endpoint {
        name: "domainJoinConnectors",
        what: "a domain join connector",
        entity: "deviceManagementDomainJoinConnector",
        types: &["domain-join"],
        permission: "DeviceManagementConfiguration.Read.All",
        marks: &["lastConnectionDateTime", "version"],
        signatures: &[&["version", "lastConnectionDateTime", "displayName"]],
        needs: &[("lastConnectionDateTime", NO_SYNC)],
        read: microsoft::domain_join,
    },
    Endpoint {
        name: "connectorStatus",
        what: "a row of Microsoft's connector status list",
        entity: "connectorStatusDetails",
        types: &[],
        permission: "",
        marks: &["connectorName", "connectorInstanceId"],
        signatures: &[&["connectorName", "status"], &["connectorInstanceId"]],
        needs: &[("connectorName", "no row can be matched"), ("eventDateTime", NO_SYNC)],
        read: reported::connector_status,
    },
    Endpoint {
        name: "organization",
        what: "an organization",
        entity: "organization",
        types: &[],
        permission: "Organization.Read.All",
        marks: &["displayName", "verifiedDomains", "mobileDeviceManagementAuthority"],
        signatures: &[&["verifiedDomains"], &["mobileDeviceManagementAuthority"]],
        needs: &[],
        read: tenant::organization,
    },
    Endpoint {
        name: "subscriptionState",
        what: "a subscription state",
        entity: "",
        types: &[],
        permission: "DeviceManagementServiceConfig.Read.All",
        marks: &[],
        signatures: &[],
        needs: &[],
        read: tenant::subscription_state,
    },
    Endpoint {
        name: "managedDeviceOverview",
        what: "the device overview",
        entity: "managedDeviceOverview",
        types: &[],
        permission: "DeviceManagementConfiguration.Read.All",
        marks: &["enrolledDeviceCount", "mdmEnrolledCount", "deviceOperatingSystemSummary"],
        signatures: &[&["enrolledDeviceCount"], &["deviceOperatingSystemSummary"]],
        needs: &[],
        read: tenant::device_overview,
    },
    Endpoint {
        name: "subscribedSkus",
        what: "a subscribed SKU",
        entity: "subscribedSku",
        types: &[],
        permission: "Organization.Read.All",
        marks: &["skuPartNumber", "skuId", "servicePlans"],
        signatures: &[&["skuPartNumber"], &["skuId", "consumedUnits"]],
        needs: &[
            ("consumedUnits", "how many licenses are assigned is unknown"),
            ("prepaidUnits", "how many licenses are owned is unknown"),
        ],
        read: licenses::subscribed_skus,
    },
    Endpoint {
        name: "issues",
        what: "a service health issue",
        entity: "serviceHealthIssue",
        types: &[],
        permission: "ServiceHealth.Read.All",
        marks: &["title", "classification", "impactDescription", "isResolved", "posts", "startDateTime"],
        signatures: &[&["isResolved"], &["impactDescription"], &["classification", "status", "title"]],
        needs: &[],
        read: announcements::issues,
    },
    Endpoint {
        name: "healthOverviews",
        what: "a service health overview",
        entity: "serviceHealth",
        types: &[],
        permission: "ServiceHealth.Read.All",
        marks: &["issues", "service"],
        signatures: &[&["issues", "service"], &["issues", "status"]],
        needs: &[("issues", "add `$expand=issues` to the request")],
        read: announcements::health_overviews,
    },
    Endpoint {
        name: "messages",
        what: "a message of the message center",
        entity: "serviceUpdateMessage",
        types: &[],
        permission: "ServiceMessage.Read.All",
        marks: &["title", "body", "category", "services", "isMajorChange"],
        signatures: &[&["isMajorChange"], &["category", "body"], &["actionRequiredByDateTime"], &["body", "services"]],
        needs: &[],
        read: announcements::messages,
    },
    Endpoint {
        name: "MigrationTable",
        what: "the migration table of an Intune backup",
        entity: "",
        types: &[],
        permission: "",
        marks: &["TenantId", "Organization"],
        signatures: &[&["TenantId", "Organization", "Objects"]],
        needs: &[],
        read: tenant::migration_table,
    },
];

/// Returns the names of all endpoints that the site uses.
pub fn names() -> impl Iterator<Item = &'static str> {
    ENDPOINTS.iter().map(|endpoint| endpoint.name)
}

/// Returns the endpoint of a name, ignoring case.
pub fn by_name(name: &str) -> Option<&'static Endpoint> {
    ENDPOINTS.iter().find(|endpoint| endpoint.name.eq_ignore_ascii_case(name))
}

/// Returns the endpoint in an `@odata.context`.
pub fn by_context(context: &str) -> Option<&'static Endpoint> {
    by_name(name_in(context)?)
}

/// Returns the name in an `@odata.context`: its last segment, without entity, selection and cast.
pub fn name_in(context: &str) -> Option<&str> {
    let (_, what) = context.rsplit_once('#')?;
    let what = what.split('(').next().unwrap_or(what);
    let cast = |segment: &str| segment.starts_with('$') || segment.starts_with("microsoft.graph.");
    what.split('/').rfind(|segment| !segment.is_empty() && !cast(segment))
}

/// Returns the endpoint that a file is named after, e.g. `messages.json`, `messages-2.json`, `2026-11-20 messages_page2.json`.
pub fn by_file_name(stem: &str) -> Option<&'static Endpoint> {
    let stem = undated(stem);
    by_name(stem.split(['-', '_', '.', ' ', '(']).next().unwrap_or(&stem))
}

/// Returns the name of a file without its date.
pub(super) fn undated(stem: &str) -> Cow<'_, str> {
    NamedTime::split_file(stem).map_or(Cow::Borrowed(stem), |(_, rest)| rest.into())
}

/// Returns the endpoint of a record by its content: by its type, else by properties that no other endpoint has. `None` if
/// uncertain.
pub fn by_content(record: &Value) -> Option<&'static Endpoint> {
    by_properties(record.as_object()?)
}

/// Same as [`by_content`].
pub(super) fn by_properties(record: &Map<String, Value>) -> Option<&'static Endpoint> {
    if record.is_empty() {
        return None;
    }
    if let Some(named) = record.get("@odata.type").and_then(Value::as_str) {
        let entity = named.rsplit('.').next().unwrap_or(named);
        let of_type =
            |endpoint: &&Endpoint| !endpoint.entity.is_empty() && endpoint.entity.eq_ignore_ascii_case(entity);
        return ENDPOINTS.iter().find(of_type);
    }
    let fits = |endpoint: &&Endpoint| endpoint.is_certain(|name| has(record, name));
    let mut fitting = ENDPOINTS.iter().filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Returns whether a JSON text mentions a combination of properties that only one endpoint has.
pub fn is_mentioned(text: &str) -> bool {
    let mentions =
        |name: &&str| [(*name).to_owned(), pascal(name)].iter().any(|name| text.contains(&format!("\"{name}\"")));
    ENDPOINTS.iter().flat_map(|endpoint| endpoint.signatures).any(|signature| signature.iter().all(mentions))
}

impl Endpoint {
    /// Returns whether a record that `has` certain properties belongs to no other endpoint.
    pub(super) fn is_certain(&self, has: impl Fn(&str) -> bool) -> bool {
        self.signatures.iter().any(|all| all.iter().all(|name| has(name)))
    }

    /// Returns whether a record has an identifying property of this endpoint, even if null.
    pub fn is_borne_out_by(&self, record: &Value) -> bool {
        record.as_object().is_some_and(|record| self.marks.iter().any(|mark| has(record, mark)))
    }

    /// Returns the parts of a snapshot that its answer fills, as named by the gaps of a [`Snapshot`](crate::tenant::Snapshot).
    pub fn parts(&self) -> Vec<String> {
        let section = match self.name {
            "connectorStatus" => "connectors",
            "subscribedSkus" => "licenses",
            "issues" | "healthOverviews" => "incidents",
            "messages" => "messages",
            _ if self.types.is_empty() => "tenant",
            _ => return self.types.iter().map(|slug| format!("connectors/{slug}")).collect(),
        };
        vec![section.to_owned()]
    }

    /// Returns a description of the expected content.
    pub fn expectation(&self) -> String {
        let marks = self.marks.iter().map(|mark| format!("`{mark}`")).collect::<Vec<_>>().join(", ");
        format!("{} has at least one of {marks}", self.what)
    }
}

/// Returns whether a record has a property, in camelCase or PascalCase.
pub(super) fn has(record: &Map<String, Value>, name: &str) -> bool {
    record.contains_key(name) || record.contains_key(&pascal(name))
}

/// Converts the name of a property to the PascalCase of PowerShell.
pub(super) fn pascal(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(context: &str, name: Option<&str>) {
        assert_eq!(by_context(context).map(|endpoint| endpoint.name), name, "{context}");
    }

    #[test]
    fn a_response_names_its_endpoint() {
        check("https://graph.microsoft.com/beta/$metadata#deviceAppManagement/vppTokens", Some("vppTokens"));
        check("https://graph.microsoft.com/v1.0/$metadata#organization(id,displayName)", Some("organization"));
        check("https://graph.microsoft.com/v1.0/$metadata#organization/$entity", Some("organization"));
        check(
            "$metadata#deviceManagement/applePushNotificationCertificate/$entity",
            Some("applePushNotificationCertificate"),
        );
        check("https://graph.microsoft.com/v1.0/$metadata#deviceAppManagement/$entity", Some("deviceAppManagement"));
        check("https://graph.microsoft.com/v1.0/$metadata#admin/serviceAnnouncement/issues", Some("issues"));
        check("https://graph.microsoft.com/v1.0/$metadata#users", None);
        check("", None);
    }

    #[test]
    fn a_file_is_named_after_its_endpoint() {
        let name = |stem| by_file_name(stem).map(|endpoint| endpoint.name);
        assert_eq!(name("messages"), Some("messages"));
        assert_eq!(name("MESSAGES-2"), Some("messages"));
        assert_eq!(name("messages_page2"), Some("messages"));
        assert_eq!(name("2026-11-20 vppTokens"), Some("vppTokens"));
        assert_eq!(name("20261120-0800Z_messages-2"), Some("messages"));
        assert_eq!(name("tenant"), None);
    }

    #[test]
    fn signatures_do_not_overlap() {
        for endpoint in ENDPOINTS {
            for signature in endpoint.signatures {
                let record: Map<String, Value> =
                    signature.iter().map(|name| ((*name).to_owned(), Value::Null)).collect();
                let found = by_content(&Value::Object(record)).map(|found| found.name);
                assert_eq!(found, Some(endpoint.name), "{signature:?}");
                assert!(
                    endpoint.marks.iter().any(|mark| signature.contains(mark)) || signature.len() == 1,
                    "{signature:?}"
                );
            }
        }
    }
}
