//! The built-in guidance: one entry for each type of the catalog.
//!
//! Source: Microsoft's public documentation (the article of each entry), as facts in our own words.

/// What to do about connectors of one type.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn {
    /// Slug of the connector type.
    pub slug: &'static str,
    /// Plural noun of its connectors, e.g. `VPP tokens`.
    pub plural: &'static str,
    /// The first thing to do, in one short sentence.
    pub action: &'static str,
    /// What stops working if a connector fails, in one or two sentences.
    pub impact: &'static str,
    /// Menu path in the Intune admin center, outermost first.
    pub path: &'static [&'static str],
    /// Steps of a renewal or repair, in order.
    pub steps: &'static [&'static str],
    /// Microsoft's article.
    pub article: &'static str,
}

/// Beginning of the step that starts the sync of a token.
pub const SYNC: &str = "Select the token, then ";

/// Returns the entry with the renewal of the token whose syncs a type has.
pub fn renewal(slug: &str) -> Option<&'static BuiltIn> {
    find(&format!("{}-expiry", slug.strip_suffix("-sync")?))
}

/// The entry of every type of the catalog, in the order of the catalog.
pub const ENTRIES: &[BuiltIn] = &[
    BuiltIn {
        slug: "apple-push-certificate",
        plural: "MDM push certificates",
        action: "Renew the certificate with the same Apple ID.",
        impact: "Intune cannot reach iPhones, iPads and Macs: they get no policies, apps or remote actions, and none can \
                 enroll.",
        path: &["Devices", "Enrollment", "Apple", "Apple MDM Push Certificate"],
        steps: &[
            "Select Download your CSR.",
            "Sign in to the Apple Push Certificates Portal with the same Apple ID that created the certificate. Select \
             Renew, not Create a Certificate, upload the CSR and download the new certificate.",
            "In the admin center, upload the new certificate (.pem). Do this at the latest 30 days after it expired.",
        ],
        article: "https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate",
    },
    BuiltIn {
        slug: "apple-vpp-expiry",
        plural: "VPP tokens",
        action: "Renew the token with the same Managed Apple Account.",
        impact: "Intune cannot assign or revoke licenses of this location: apps bought there are neither installed nor \
                 updated.",
        path: VPP_TOKENS,
        steps: &[
            "In Apple Business Manager or Apple School Manager, sign in with the same Managed Apple Account, open \
             Preferences > Payments and Billing > Apps and Books > Content Tokens, and download the token of this \
             location.",
            "In the admin center, select the token, edit Basics, and upload the downloaded file. Do not create a new \
             token.",
            "Refresh the page until it shows the new expiry date.",
        ],
        article: VPP_ARTICLE,
    },
    BuiltIn {
        slug: "apple-vpp-sync",
        plural: "VPP tokens",
        action: "Check the state of the token, then select Sync.",
        impact: "New purchases, license counts and app updates of this location do not arrive in Intune.",
        path: VPP_TOKENS,
        steps: &[
            "Check the state of the token: renew an expired or invalid one, and remove a duplicate.",
            "Select the token, then Sync.",
            "If the sync fails again, renew the token: a new password or domain of the Managed Apple Account makes it \
             invalid.",
        ],
        article: VPP_ARTICLE,
    },
    BuiltIn {
        slug: "windows-autopilot",
        plural: "Windows Autopilot syncs",
        action: "Select Sync in the list of Windows Autopilot devices.",
        impact: "New and changed Windows Autopilot devices do not appear in Intune and get no deployment profile.",
        path: &["Devices", "Enrollment", "Windows", "Windows Autopilot", "Devices"],
        steps: &[
            "Select Sync. It takes some minutes, depending on the number of devices.",
            "Refresh the list, and check that the newest devices are there.",
            "If the sync fails again, check Intune service health, then open a support request.",
        ],
        article: "https://learn.microsoft.com/autopilot/add-devices",
    },
    BuiltIn {
        slug: "microsoft-store",
        plural: "connections to the Microsoft Store for Business",
        action: "Nothing: Microsoft has ended this service.",
        impact: "Nothing more: Microsoft retired the Microsoft Store for Business.",
        path: &["Apps", "All apps", "Create"],
        steps: &["Replace apps of the old store by apps of the type Microsoft Store app (new)."],
        article: "https://learn.microsoft.com/intune/app-management/deployment/add-microsoft-store",
    },
    BuiltIn {
        slug: "jamf",
        plural: "Jamf connections",
        action: "Check the connection in Jamf Pro.",
        impact: "The compliance of Macs that Jamf Pro manages becomes outdated, and Conditional Access can block them.",
        path: &["Tenant administration", "Connectors and tokens", "Partner device management"],
        steps: &[
            "In Jamf Pro, open Settings > Global > Device Compliance, and check that the connection is on.",
            "Check that Jamf Pro reaches login.microsoftonline.com and *.manage.microsoft.com on port 443.",
            "In Microsoft Entra ID, check that the permissions of the Jamf applications were not changed.",
            "If Jamf Pro still uses Conditional Access instead of Device Compliance, migrate: Jamf no longer supports \
             the former.",
        ],
        article: "https://learn.microsoft.com/intune/device-security/compliance/jamf-entra-id",
    },
    BuiltIn {
        slug: "certificate-connector",
        plural: "certificate connectors",
        action: "Check that the server is on and its connector service runs.",
        impact: "Devices get no new SCEP or PKCS certificates, and none are renewed or revoked. Wi-Fi, VPN and email fail \
                 when the old ones expire.",
        path: &["Tenant administration", "Connectors and tokens", "Certificate connectors"],
        steps: &[
            "On the server, check that the services of the Certificate Connector for Microsoft Intune run, and restart \
             them.",
            "Check that the server reaches the network endpoints of Intune, and autoupdate.msappproxy.net, on port 443.",
            "Look for errors in Event Viewer > Applications and Services Logs > Microsoft > Intune > Certificate \
             Connectors.",
            "If it still does not connect, uninstall it, and install the current version.",
        ],
        article: "https://learn.microsoft.com/intune/fundamentals/certificates/connector/overview",
    },
    BuiltIn {
        slug: "apple-enrollment-expiry",
        plural: "enrollment tokens",
        action: "Renew the token with the same Managed Apple Account.",
        impact: "New and reset Apple devices of this token do not enroll automatically.",
        path: ENROLLMENT_TOKENS,
        steps: &[
            "In Apple Business or Apple School Manager, open the device management service of this token and select \
             Download Token. The current token is invalid from then on, so finish the renewal.",
            "In the admin center, select the token, then Renew token, and enter the Apple ID that created the original \
             token.",
            "Upload the downloaded file, and select Renew token.",
        ],
        article: ENROLLMENT_ARTICLE,
    },
    BuiltIn {
        slug: "apple-enrollment-sync",
        plural: "enrollment tokens",
        action: "Check the account in Apple Business Manager, then select Sync.",
        impact: "Devices that are new in Apple Business do not appear in Intune and get no enrollment policy.",
        path: ENROLLMENT_TOKENS,
        steps: &[
            "Select the token, then Devices > Sync. Apple allows this every 15 minutes.",
            "If the sync fails, sign in to Apple Business or Apple School Manager, and accept new terms and conditions \
             if there are any.",
            "If it still fails, renew the token with the same Apple ID.",
        ],
        article: ENROLLMENT_ARTICLE,
    },
    BuiltIn {
        slug: "exchange-on-premises",
        plural: "Exchange connectors",
        action: "Remove the connector: Microsoft ended its support.",
        impact: "Intune no longer controls access to Exchange on-premises. Microsoft ended support on 19 February 2024, \
                 and the connector does not synchronize since.",
        path: &["Tenant administration", "Exchange access", "Exchange ActiveSync on-premises connector"],
        steps: &[
            "Set up hybrid modern authentication, or move the mailboxes to Exchange Online.",
            "Uninstall the connector, and remove it from Intune.",
        ],
        article: "https://learn.microsoft.com/microsoft-365/enterprise/hybrid-modern-auth-overview",
    },
    BuiltIn {
        slug: "google-play-sync",
        plural: "managed Google Play syncs",
        action: "Select Sync in Managed Google Play.",
        impact: "New and changed apps of managed Google Play do not arrive in Intune.",
        path: &["Tenant administration", "Connectors and tokens", "Managed Google Play"],
        steps: &[
            "Select Sync.",
            "If the sync fails, check that the connected account still exists and owns the enterprise at Google.",
            "Do not select Disconnect: it unenrolls all Android Enterprise devices.",
        ],
        article: "https://learn.microsoft.com/intune/app-management/deployment/add-managed-google-play",
    },
    BuiltIn {
        slug: "google-play-binding",
        plural: "managed Google Play accounts",
        action: "Check the binding to Managed Google Play.",
        impact: "Android Enterprise devices can be neither enrolled nor managed, and get no apps.",
        path: &["Devices", "Enrollment", "Android", "Managed Google Play"],
        steps: &[
            "Check the connected account and its organization.",
            "If the tenant is not connected, select Launch Google to connect now, and use the same account as before.",
            "Do not select Disconnect: it unenrolls all Android Enterprise devices.",
        ],
        article: "https://learn.microsoft.com/intune/device-enrollment/android/connect-managed-google-play",
    },
    BuiltIn {
        slug: "defender-for-endpoint",
        plural: "Defender connections",
        action: "Check the Intune connection in the Microsoft Defender portal.",
        impact: "Intune gets no device risk from Defender, so compliance and Conditional Access do not react to threats.",
        path: &["Endpoint security", "Microsoft Defender for Endpoint"],
        steps: &[
            "Check the connection status.",
            "In the Microsoft Defender portal, open System > Settings > Endpoints > Advanced features, and turn on \
             Microsoft Intune connection.",
            "In the admin center, check that the platforms are connected. The status can take 15 minutes to change.",
        ],
        article: "https://learn.microsoft.com/intune/device-security/microsoft-defender/configure-integration",
    },
    BuiltIn {
        slug: "mobile-threat-defense",
        plural: "Mobile Threat Defense connectors",
        action: "Check the connection to Intune in the partner’s console.",
        impact: "Intune gets no threat levels from the partner, and ignores the partner in compliance when it stays \
                 unresponsive.",
        path: &["Tenant administration", "Connectors and tokens", "Mobile Threat Defense"],
        steps: &[
            "Select the connector, and check its status and that a platform is turned on.",
            "In the partner’s console, check the connection to Intune, and sign in again if it asks for it.",
            "If the connector is unavailable, set it up again from the partner’s console.",
        ],
        article: "https://learn.microsoft.com/intune/device-security/mobile-threat-defense/overview",
    },
    BuiltIn {
        slug: "chrome-enterprise",
        plural: "Chrome Enterprise connections",
        action: "Check the connected account in the Google Admin console.",
        impact: "Details of ChromeOS devices become outdated, and remote actions do not reach them.",
        path: &["Tenant administration", "Connectors and tokens", "Chrome Enterprise"],
        steps: &[
            "Check the status, the last check-in and the connected account.",
            "In the Google Admin console, check that this account is active and may manage ChromeOS devices, and that \
             Security > Access and data control > API controls still lists the client ID of Intune.",
            "Delete the connection only if nothing else helps: this removes all ChromeOS devices from Intune.",
        ],
        article: "https://learn.microsoft.com/intune/device-enrollment/configure-chrome-enterprise-connector",
    },
    BuiltIn {
        slug: "teamviewer",
        plural: "TeamViewer connectors",
        action: "Check the TeamViewer account and license.",
        impact: "The helpdesk cannot start TeamViewer sessions from Intune.",
        path: &["Tenant administration", "Connectors and tokens", "TeamViewer connector"],
        steps: &[
            "Check that the connector is on, and that its address is that of your TeamViewer region.",
            "Check that the TeamViewer account and license are valid.",
            "Select Save, and start a test session with New remote assistance session.",
        ],
        article: "https://learn.microsoft.com/intune/device-management/tools/setup-teamviewer",
    },
    BuiltIn {
        slug: "servicenow",
        plural: "ServiceNow connectors",
        action: "Select Test connection, and sign in to ServiceNow.",
        impact: "The helpdesk does not see ServiceNow incidents in Intune.",
        path: &["Tenant administration", "Connectors and tokens", "ServiceNow connector"],
        steps: &[
            "Select Test connection, and sign in to ServiceNow.",
            "In ServiceNow, check that the OAuth application is active, and that the CORS rule allows the admin center.",
            "Select Save.",
        ],
        article: "https://learn.microsoft.com/intune/device-management/tools/setup-servicenow",
    },
    BuiltIn {
        slug: "domain-join",
        plural: "domain join connectors",
        action: "Check that the connector’s service runs on the server, and restart it.",
        impact: "New Windows Autopilot devices cannot join the on-premises domain (Microsoft Entra hybrid join).",
        path: &["Devices", "Enrollment", "Windows", "Windows Autopilot", "Intune Connector for Active Directory"],
        steps: &[
            "On the server, check that the service of the Intune Connector for Active Directory runs, and restart it.",
            "Check that the server reaches a domain controller, and the network endpoints of Intune on port 443.",
            "Look for errors in Event Viewer > Applications and Services Logs > Microsoft > Intune > \
             ODJConnectorService.",
            "Replace a connector from before 2025, which is no longer supported: uninstall it, and install the current \
             version.",
        ],
        article: "https://learn.microsoft.com/autopilot/windows-autopilot-hybrid",
    },
    BuiltIn {
        slug: "code-signing-certificate",
        plural: "code-signing certificates",
        action: "Get a new code-signing certificate, and sign the apps again.",
        impact: "Line-of-business apps for Windows that are signed with it can stop starting.",
        path: &["Tenant administration", "Connectors and tokens", "Windows enterprise certificate"],
        steps: &[
            "Get a new code-signing certificate from your certification authority.",
            "Sign the apps with it, and upload them again.",
            "Upload the new certificate (.cer).",
        ],
        article: "https://learn.microsoft.com/graph/api/resources/intune-apps-enterprisecodesigningcertificate",
    },
    BuiltIn {
        slug: "compliance-partner",
        plural: "device compliance partners",
        action: "Check the connection to Intune in the partner’s console.",
        impact: "The compliance of devices that the partner manages becomes outdated in Microsoft Entra ID, and \
                 Conditional Access decides by it.",
        path: &["Tenant administration", "Connectors and tokens", "Partner compliance management"],
        steps: &[
            "Check the status of the partner for each platform, and the assigned groups.",
            "In the partner’s console, check the connection to Intune, and synchronize it.",
        ],
        article: "https://learn.microsoft.com/intune/device-security/compliance/third-party-partners",
    },
    BuiltIn {
        slug: "telecom-expense",
        plural: "telecom expense management services",
        action: "Check that the connection status is Active.",
        impact: "Limits of data usage and roaming are no longer enforced.",
        path: &["Tenant administration", "Connectors and tokens", "Telecom expense management"],
        steps: &[
            "Check that the connection status is Active.",
            "In the console of the service, open Settings > MDM configuration, and connect it to Intune again.",
        ],
        // Microsoft's article about the setup is gone; this one describes the record.
        article: "https://learn.microsoft.com/graph/api/resources/intune-tem-telecomexpensemanagementpartner",
    },
];

const VPP_TOKENS: &[&str] = &["Tenant administration", "Connectors and tokens", "Apple VPP tokens"];
const VPP_ARTICLE: &str = "https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple";
const ENROLLMENT_TOKENS: &[&str] = &["Devices", "Enrollment", "Apple", "Enrollment program tokens"];
const ENROLLMENT_ARTICLE: &str =
    "https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple";

/// Types of which Microsoft accepts no new connectors.
pub const ENDED: &[&str] = &["microsoft-store", "exchange-on-premises"];

/// Returns the entry of a connector type; `None` for types that the catalog does not have.
pub fn find(slug: &str) -> Option<&'static BuiltIn> {
    ENTRIES.iter().find(|entry| entry.slug == slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenant::catalog::CATALOG;

    #[test]
    fn every_type_of_the_catalog_has_an_entry() {
        let types: Vec<&str> = CATALOG.iter().map(|kind| kind.slug).collect();
        let missing: Vec<&&str> = types.iter().filter(|slug| find(slug).is_none()).collect();
        assert!(missing.is_empty(), "add these types to `ENTRIES`: {missing:?}");
        assert_eq!(ENTRIES.iter().map(|entry| entry.slug).collect::<Vec<_>>(), types, "the order of the catalog");
    }

    #[test]
    fn entries_are_short_sentences_with_an_article_of_microsoft() {
        for BuiltIn { slug, plural, action, impact, path, steps, article } in ENTRIES {
            assert!(article.starts_with("https://learn.microsoft.com/"), "{slug}: {article}");
            assert!((1..=4).contains(&steps.len()) && (2..=5).contains(&path.len()), "{slug}");
            assert!(!plural.is_empty() && plural.len() <= 50, "{slug}: {plural}");
            assert!(action.len() <= 80, "{slug}: {action}");
            for sentence in steps.iter().chain([impact, action]) {
                assert!(sentence.ends_with('.') && sentence.len() <= 240, "{slug}: {sentence}");
                assert!(!sentence.contains("  "), "{slug}: {sentence}");
            }
        }
    }
}
