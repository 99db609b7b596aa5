//! The list of connector types. To add a type, add a row.

/// Basis of a connector's status.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Time until its credential expires.
    Expiry,
    /// Time since its last successful sync.
    Sync,
    /// Existence: a bound connector is healthy, and dates are shown as evidence only.
    None,
}

/// A type of connector, from the catalog or defined by a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct ConnectorType {
    /// Name in files and addresses.
    pub slug: String,
    /// Name on pages.
    pub label: String,
    /// Basis of its status.
    pub basis: Basis,
    /// Page that creates and repairs connectors of this type; `None` for types of the catalog, whose links are
    /// settings.
    pub link: Option<String>,
}

/// A row of the catalog.
#[derive(Debug, Clone, Copy)]
pub struct CatalogEntry {
    /// Name in files and addresses.
    pub slug: &'static str,
    /// Name on pages.
    pub label: &'static str,
    /// Basis of its status.
    pub basis: Basis,
    /// Name in Graph's `connectorStatus`; empty for types that Microsoft's page does not list.
    pub graph_name: &'static str,
    /// Fragment of its page in the admin center; empty for the page of all connectors and tokens.
    pub portal: &'static str,
}

/// Types that Microsoft has removed. They have no status unless the settings override this list.
///
/// Microsoft Store for Business and its synchronization with Intune ended on 30 April 2023.
pub const RETIRED: &[&str] = &["microsoft-store"];

impl CatalogEntry {
    /// Returns whether Microsoft's page lists this type, configured or not.
    pub fn on_microsofts_page(&self) -> bool {
        !self.graph_name.is_empty()
    }
}

impl From<&CatalogEntry> for ConnectorType {
    fn from(entry: &CatalogEntry) -> Self {
        ConnectorType { slug: entry.slug.to_owned(), label: entry.label.to_owned(), basis: entry.basis, link: None }
    }
}

const APPLE_VPP: &str = "#view/Microsoft_Intune_DeviceSettings/TenantAdminConnectorsMenu/~/appleVpp";
const APPLE_ENROLLMENT: &str = "#view/Microsoft_Intune_Enrollment/DepTokensPaging.ReactView";
const GOOGLE_PLAY: &str = "#view/Microsoft_Intune_Apps/ManagedGooglePlaySyncBlade";
const AUTOPILOT: &str =
    "#view/Microsoft_Intune_Enrollment/AutopilotDevices.ReactView/filterOnManualRemediationRequired~/false";

/// Slug of the connector of Microsoft Defender for Endpoint, which shares a Graph endpoint with other threat defense
/// partners.
pub const DEFENDER: &str = "defender-for-endpoint";

/// Slug of partners that report compliance, other than Jamf.
pub const COMPLIANCE: &str = "compliance-partner";

/// All known types: the fifteen of Microsoft's page in Graph's order, followed by others.
///
/// Source: Graph beta `connectorStatusDetails.connectorName`, and the addresses of the admin center.
pub const CATALOG: &[CatalogEntry] = &[
    entry(
        "apple-push-certificate",
        "Apple MDM push certificate (APNs)",
        Basis::Expiry,
        "applePushNotificationServiceExpirationDateTime",
        "#view/Microsoft_Intune_Enrollment/AppleMdmPushCertificateBlade",
    ),
    entry("apple-vpp-expiry", "VPP Expiry Date", Basis::Expiry, "vppTokenExpirationDateTime", APPLE_VPP),
    entry("apple-vpp-sync", "VPP Last Sync Date", Basis::Sync, "vppTokenLastSyncDateTime", APPLE_VPP),
    entry(
        "windows-autopilot",
        "Windows Autopilot Last Sync Date",
        Basis::Sync,
        "windowsAutopilotLastSyncDateTime",
        AUTOPILOT,
    ),
    entry(
        "microsoft-store",
        "Microsoft Store for Business Last Sync Date (retired)",
        Basis::Sync,
        "windowsStoreForBusinessLastSyncDateTime",
        "",
    ),
    entry("jamf", "Jamf Last Heartbeat", Basis::Sync, "jamfLastSyncDateTime", ""),
    entry(
        "certificate-connector",
        "Certificate connector (NDES) Last Connection",
        Basis::Sync,
        "ndesConnectorLastConnectionDateTime",
        "#view/Microsoft_Intune_DeviceSettings/TenantAdminConnectorsMenu/~/certConnectors",
    ),
    entry(
        "apple-enrollment-expiry",
        "Apple enrollment token (ADE/DEP) Expiry Date",
        Basis::Expiry,
        "appleDepExpirationDateTime",
        APPLE_ENROLLMENT,
    ),
    entry(
        "apple-enrollment-sync",
        "Apple enrollment token (ADE/DEP) Last Sync Date",
        Basis::Sync,
        "appleDepLastSyncDateTime",
        APPLE_ENROLLMENT,
    ),
    entry(
        "exchange-on-premises",
        "Exchange ActiveSync on-premises Last Sync Date",
        Basis::Sync,
        "onPremConnectorLastSyncDateTime",
        "",
    ),
    entry(
        "google-play-sync",
        "Managed Google Play App Sync",
        Basis::Sync,
        "googlePlayAppLastSyncDateTime",
        GOOGLE_PLAY,
    ),
    entry(
        "google-play-binding",
        "Managed Google Play Connector",
        Basis::None,
        "googlePlayConnectorLastModifiedDateTime",
        GOOGLE_PLAY,
    ),
    entry(
        DEFENDER,
        "Microsoft Defender for Endpoint Last Heartbeat",
        Basis::Sync,
        "windowsDefenderATPConnectorLastHeartbeatDateTime",
        "#view/Microsoft_Intune_DeviceSettings/TenantAdminConnectorsMenu/~/windowsDefenderATP",
    ),
    entry(
        "mobile-threat-defense",
        "Mobile Threat Defense Last Heartbeat",
        Basis::Sync,
        "mobileThreatDefenceConnectorLastHeartbeatDateTime",
        "",
    ),
    entry(
        "chrome-enterprise",
        "Chrome Enterprise Last Directory Sync",
        Basis::Sync,
        "chromebookLastDirectorySyncDateTime",
        "",
    ),
    entry("teamviewer", "TeamViewer Last Connection", Basis::Sync, "", ""),
    entry("servicenow", "ServiceNow Last Connection", Basis::Sync, "", ""),
    entry("domain-join", "Domain join connector (ODJ) Last Connection", Basis::Sync, "", ""),
    entry("code-signing-certificate", "Code-signing certificate Expiry Date", Basis::Expiry, "", ""),
    entry(COMPLIANCE, "Device compliance partner Last Heartbeat", Basis::Sync, "", ""),
    entry("telecom-expense", "Telecom expense management Last Sync Date", Basis::Sync, "", ""),
];

/// Returns the row with this slug.
pub fn find(slug: &str) -> Option<&'static CatalogEntry> {
    CATALOG.iter().find(|entry| entry.slug == slug)
}

const fn entry(
    slug: &'static str,
    label: &'static str,
    basis: Basis,
    graph_name: &'static str,
    portal: &'static str,
) -> CatalogEntry {
    CatalogEntry { slug, label, basis, graph_name, portal }
}
