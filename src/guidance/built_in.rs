//! The built-in guidance: one entry for each type of the catalog.
//!
//! Source: Microsoft's public documentation (the article of each entry), as facts in our own words.

use crate::locale::Locale;

/// A message of the guidance.
pub type GuidanceText = fn(&Locale) -> &str;

/// What to do about connectors of one type.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn {
    /// Slug of the connector type.
    pub slug: &'static str,
    /// Title of the section with the other connectors of the type, e.g. `Other VPP tokens`.
    pub others: GuidanceText,
    /// The first thing to do, in one short sentence.
    pub action: GuidanceText,
    /// What stops working if a connector fails, in one or two sentences.
    pub impact: GuidanceText,
    /// Menu path in the Intune admin center: entries separated by [`PATH_SEPARATOR`], outermost first.
    pub path: GuidanceText,
    /// Steps of a renewal or repair, in order.
    pub steps: &'static [GuidanceText],
    /// Microsoft's article.
    pub article: &'static str,
}

/// Separator of the entries of a menu path.
pub const PATH_SEPARATOR: &str = " > ";

/// Returns the entry with the renewal of the token whose syncs a type has, and the step that starts a sync.
pub fn renewal(slug: &str) -> Option<(&'static BuiltIn, GuidanceText)> {
    let (renewal, sync): (_, GuidanceText) = match slug {
        "apple-vpp-sync" => ("apple-vpp-expiry", Locale::guidance_apple_vpp_sync_step_2),
        "apple-enrollment-sync" => ("apple-enrollment-expiry", Locale::guidance_apple_enrollment_sync_step_1),
        _ => return None,
    };
    Some((find(renewal)?, sync))
}

/// The entry of every type of the catalog, in the order of the catalog.
pub const ENTRIES: &[BuiltIn] = &[
    BuiltIn {
        slug: "apple-push-certificate",
        others: Locale::guidance_apple_push_certificate_others,
        action: Locale::guidance_apple_push_certificate_action,
        impact: Locale::guidance_apple_push_certificate_impact,
        path: Locale::guidance_apple_push_certificate_path,
        steps: &[
            Locale::guidance_apple_push_certificate_step_1,
            Locale::guidance_apple_push_certificate_step_2,
            Locale::guidance_apple_push_certificate_step_3,
        ],
        article: "https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate",
    },
    BuiltIn {
        slug: "apple-vpp-expiry",
        others: Locale::guidance_apple_vpp_others,
        action: Locale::guidance_renew_apple_token,
        impact: Locale::guidance_apple_vpp_expiry_impact,
        path: Locale::guidance_apple_vpp_path,
        steps: &[
            Locale::guidance_apple_vpp_expiry_step_1,
            Locale::guidance_apple_vpp_expiry_step_2,
            Locale::guidance_apple_vpp_expiry_step_3,
        ],
        article: VPP_ARTICLE,
    },
    BuiltIn {
        slug: "apple-vpp-sync",
        others: Locale::guidance_apple_vpp_others,
        action: Locale::guidance_apple_vpp_sync_action,
        impact: Locale::guidance_apple_vpp_sync_impact,
        path: Locale::guidance_apple_vpp_path,
        steps: &[
            Locale::guidance_apple_vpp_sync_step_1,
            Locale::guidance_apple_vpp_sync_step_2,
            Locale::guidance_apple_vpp_sync_step_3,
        ],
        article: VPP_ARTICLE,
    },
    BuiltIn {
        slug: "windows-autopilot",
        others: Locale::guidance_windows_autopilot_others,
        action: Locale::guidance_windows_autopilot_action,
        impact: Locale::guidance_windows_autopilot_impact,
        path: Locale::guidance_windows_autopilot_path,
        steps: &[
            Locale::guidance_windows_autopilot_step_1,
            Locale::guidance_windows_autopilot_step_2,
            Locale::guidance_windows_autopilot_step_3,
        ],
        article: "https://learn.microsoft.com/autopilot/add-devices",
    },
    BuiltIn {
        slug: "microsoft-store",
        others: Locale::guidance_microsoft_store_others,
        action: Locale::guidance_microsoft_store_action,
        impact: Locale::guidance_microsoft_store_impact,
        path: Locale::guidance_microsoft_store_path,
        steps: &[Locale::guidance_microsoft_store_step_1],
        article: "https://learn.microsoft.com/intune/app-management/deployment/add-microsoft-store",
    },
    BuiltIn {
        slug: "jamf",
        others: Locale::guidance_jamf_others,
        action: Locale::guidance_jamf_action,
        impact: Locale::guidance_jamf_impact,
        path: Locale::guidance_jamf_path,
        steps: &[
            Locale::guidance_jamf_step_1,
            Locale::guidance_jamf_step_2,
            Locale::guidance_jamf_step_3,
            Locale::guidance_jamf_step_4,
        ],
        article: "https://learn.microsoft.com/intune/device-security/compliance/jamf-entra-id",
    },
    BuiltIn {
        slug: "certificate-connector",
        others: Locale::guidance_certificate_connector_others,
        action: Locale::guidance_certificate_connector_action,
        impact: Locale::guidance_certificate_connector_impact,
        path: Locale::guidance_certificate_connector_path,
        steps: &[
            Locale::guidance_certificate_connector_step_1,
            Locale::guidance_certificate_connector_step_2,
            Locale::guidance_certificate_connector_step_3,
            Locale::guidance_certificate_connector_step_4,
        ],
        article: "https://learn.microsoft.com/intune/fundamentals/certificates/connector/overview",
    },
    BuiltIn {
        slug: "apple-enrollment-expiry",
        others: Locale::guidance_apple_enrollment_others,
        action: Locale::guidance_renew_apple_token,
        impact: Locale::guidance_apple_enrollment_expiry_impact,
        path: Locale::guidance_apple_enrollment_path,
        steps: &[
            Locale::guidance_apple_enrollment_expiry_step_1,
            Locale::guidance_apple_enrollment_expiry_step_2,
            Locale::guidance_apple_enrollment_expiry_step_3,
        ],
        article: ENROLLMENT_ARTICLE,
    },
    BuiltIn {
        slug: "apple-enrollment-sync",
        others: Locale::guidance_apple_enrollment_others,
        action: Locale::guidance_apple_enrollment_sync_action,
        impact: Locale::guidance_apple_enrollment_sync_impact,
        path: Locale::guidance_apple_enrollment_path,
        steps: &[
            Locale::guidance_apple_enrollment_sync_step_1,
            Locale::guidance_apple_enrollment_sync_step_2,
            Locale::guidance_apple_enrollment_sync_step_3,
        ],
        article: ENROLLMENT_ARTICLE,
    },
    BuiltIn {
        slug: "exchange-on-premises",
        others: Locale::guidance_exchange_on_premises_others,
        action: Locale::guidance_exchange_on_premises_action,
        impact: Locale::guidance_exchange_on_premises_impact,
        path: Locale::guidance_exchange_on_premises_path,
        steps: &[Locale::guidance_exchange_on_premises_step_1, Locale::guidance_exchange_on_premises_step_2],
        article: "https://learn.microsoft.com/microsoft-365/enterprise/hybrid-modern-auth-overview",
    },
    BuiltIn {
        slug: "google-play-sync",
        others: Locale::guidance_google_play_sync_others,
        action: Locale::guidance_google_play_sync_action,
        impact: Locale::guidance_google_play_sync_impact,
        path: Locale::guidance_google_play_sync_path,
        steps: &[
            Locale::guidance_google_play_sync_step_1,
            Locale::guidance_google_play_sync_step_2,
            Locale::guidance_stay_connected,
        ],
        article: "https://learn.microsoft.com/intune/app-management/deployment/add-managed-google-play",
    },
    BuiltIn {
        slug: "google-play-binding",
        others: Locale::guidance_google_play_binding_others,
        action: Locale::guidance_google_play_binding_action,
        impact: Locale::guidance_google_play_binding_impact,
        path: Locale::guidance_google_play_binding_path,
        steps: &[
            Locale::guidance_google_play_binding_step_1,
            Locale::guidance_google_play_binding_step_2,
            Locale::guidance_stay_connected,
        ],
        article: "https://learn.microsoft.com/intune/device-enrollment/android/connect-managed-google-play",
    },
    BuiltIn {
        slug: "defender-for-endpoint",
        others: Locale::guidance_defender_for_endpoint_others,
        action: Locale::guidance_defender_for_endpoint_action,
        impact: Locale::guidance_defender_for_endpoint_impact,
        path: Locale::guidance_defender_for_endpoint_path,
        steps: &[
            Locale::guidance_defender_for_endpoint_step_1,
            Locale::guidance_defender_for_endpoint_step_2,
            Locale::guidance_defender_for_endpoint_step_3,
        ],
        article: "https://learn.microsoft.com/intune/device-security/microsoft-defender/configure-integration",
    },
    BuiltIn {
        slug: "mobile-threat-defense",
        others: Locale::guidance_mobile_threat_defense_others,
        action: Locale::guidance_check_partner,
        impact: Locale::guidance_mobile_threat_defense_impact,
        path: Locale::guidance_mobile_threat_defense_path,
        steps: &[
            Locale::guidance_mobile_threat_defense_step_1,
            Locale::guidance_mobile_threat_defense_step_2,
            Locale::guidance_mobile_threat_defense_step_3,
        ],
        article: "https://learn.microsoft.com/intune/device-security/mobile-threat-defense/overview",
    },
    BuiltIn {
        slug: "chrome-enterprise",
        others: Locale::guidance_chrome_enterprise_others,
        action: Locale::guidance_chrome_enterprise_action,
        impact: Locale::guidance_chrome_enterprise_impact,
        path: Locale::guidance_chrome_enterprise_path,
        steps: &[
            Locale::guidance_chrome_enterprise_step_1,
            Locale::guidance_chrome_enterprise_step_2,
            Locale::guidance_chrome_enterprise_step_3,
        ],
        article: "https://learn.microsoft.com/intune/device-enrollment/configure-chrome-enterprise-connector",
    },
    BuiltIn {
        slug: "teamviewer",
        others: Locale::guidance_teamviewer_others,
        action: Locale::guidance_teamviewer_action,
        impact: Locale::guidance_teamviewer_impact,
        path: Locale::guidance_teamviewer_path,
        steps: &[
            Locale::guidance_teamviewer_step_1,
            Locale::guidance_teamviewer_step_2,
            Locale::guidance_teamviewer_step_3,
        ],
        article: "https://learn.microsoft.com/intune/device-management/tools/setup-teamviewer",
    },
    BuiltIn {
        slug: "servicenow",
        others: Locale::guidance_servicenow_others,
        action: Locale::guidance_servicenow_action,
        impact: Locale::guidance_servicenow_impact,
        path: Locale::guidance_servicenow_path,
        steps: &[
            Locale::guidance_servicenow_action,
            Locale::guidance_servicenow_step_2,
            Locale::guidance_servicenow_step_3,
        ],
        article: "https://learn.microsoft.com/intune/device-management/tools/setup-servicenow",
    },
    BuiltIn {
        slug: "domain-join",
        others: Locale::guidance_domain_join_others,
        action: Locale::guidance_domain_join_action,
        impact: Locale::guidance_domain_join_impact,
        path: Locale::guidance_domain_join_path,
        steps: &[
            Locale::guidance_domain_join_step_1,
            Locale::guidance_domain_join_step_2,
            Locale::guidance_domain_join_step_3,
            Locale::guidance_domain_join_step_4,
        ],
        article: "https://learn.microsoft.com/autopilot/windows-autopilot-hybrid",
    },
    BuiltIn {
        slug: "code-signing-certificate",
        others: Locale::guidance_code_signing_certificate_others,
        action: Locale::guidance_code_signing_certificate_action,
        impact: Locale::guidance_code_signing_certificate_impact,
        path: Locale::guidance_code_signing_certificate_path,
        steps: &[
            Locale::guidance_code_signing_certificate_step_1,
            Locale::guidance_code_signing_certificate_step_2,
            Locale::guidance_code_signing_certificate_step_3,
        ],
        article: "https://learn.microsoft.com/graph/api/resources/intune-apps-enterprisecodesigningcertificate",
    },
    BuiltIn {
        slug: "compliance-partner",
        others: Locale::guidance_compliance_partner_others,
        action: Locale::guidance_check_partner,
        impact: Locale::guidance_compliance_partner_impact,
        path: Locale::guidance_compliance_partner_path,
        steps: &[Locale::guidance_compliance_partner_step_1, Locale::guidance_compliance_partner_step_2],
        article: "https://learn.microsoft.com/intune/device-security/compliance/third-party-partners",
    },
    BuiltIn {
        slug: "telecom-expense",
        others: Locale::guidance_telecom_expense_others,
        action: Locale::guidance_telecom_expense_action,
        impact: Locale::guidance_telecom_expense_impact,
        path: Locale::guidance_telecom_expense_path,
        steps: &[Locale::guidance_telecom_expense_action, Locale::guidance_telecom_expense_step_2],
        // Microsoft's article about the setup is gone; this one describes the record.
        article: "https://learn.microsoft.com/graph/api/resources/intune-tem-telecomexpensemanagementpartner",
    },
];

const VPP_ARTICLE: &str = "https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple";
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
        let locale = Locale::default();
        for BuiltIn { slug, others, action, impact, path, steps, article } in ENTRIES {
            let (others, action, path) = (others(&locale), action(&locale), path(&locale));
            assert!(article.starts_with("https://learn.microsoft.com/"), "{slug}: {article}");
            assert!((1..=4).contains(&steps.len()), "{slug}");
            assert!((2..=5).contains(&path.split(PATH_SEPARATOR).count()), "{slug}: {path}");
            assert!(others.starts_with("Other ") && others.len() <= 56, "{slug}: {others}");
            assert!(action.len() <= 80, "{slug}: {action}");
            for sentence in steps.iter().chain([impact]).map(|text| text(&locale)).chain([action]) {
                assert!(sentence.ends_with('.') && sentence.len() <= 240, "{slug}: {sentence}");
                assert!(!sentence.contains("  "), "{slug}: {sentence}");
            }
        }
    }
}
