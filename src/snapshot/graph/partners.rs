//! Partners: threat defense (Defender among them), device management (Jamf), remote assistance (TeamViewer).

use super::{
    Draft, Endpoint,
    values::{Values, connector, facts},
    wire::{self, EndpointPart, wire},
};
use crate::{
    diagnostic::Diagnostic,
    format::Scalar,
    snapshot::time::WireTime,
    tenant::{
        Connector,
        catalog::{COMPLIANCE, DEFENDER},
    },
};

wire! {
    /// `mobileThreatDefenseConnector`.
    ThreatDefense {
        threshold: Scalar = "partnerUnresponsivenessThresholdInDays" "PartnerUnresponsivenessThresholdInDays",
        last_heartbeat: WireTime = "lastHeartbeatDateTime" "LastHeartbeatDateTime",
        state: Scalar = "partnerState" "PartnerState",
    }
}

wire! {
    /// `deviceManagementPartner`.
    DeviceManagementPartner {
        name: String = "displayName" "DisplayName",
        last_heartbeat: WireTime = "lastHeartbeatDateTime" "LastHeartbeatDateTime",
        state: Scalar = "partnerState" "PartnerState",
        configured: bool = "isConfigured" "IsConfigured",
    }
}

wire! {
    /// `remoteAssistancePartner`.
    RemoteAssistancePartner {
        name: String = "displayName" "DisplayName",
        last_connection: WireTime = "lastConnectionDateTime" "LastConnectionDateTime",
        status: Scalar = "onboardingStatus" "OnboardingStatus",
    }
}

wire! {
    /// `complianceManagementPartner`.
    CompliancePartner {
        name: String = "displayName" "DisplayName",
        last_heartbeat: WireTime = "lastHeartbeatDateTime" "LastHeartbeatDateTime",
        state: Scalar = "partnerState" "PartnerState",
        mac: bool = "macOsOnboarded" "MacOsOnboarded",
        ios: bool = "iosOnboarded" "IosOnboarded",
        android: bool = "androidOnboarded" "AndroidOnboarded",
    }
}

/// Graph's enumerations, by number.
const THREAT_STATES: &[&str] = &["unavailable", "available", "enabled", "unresponsive", "notSetUp", "error"];
const PARTNER_STATES: &[&str] = &["unknown", "unavailable", "enabled", "terminated", "rejected", "unresponsive"];
const ONBOARDING_STATES: &[&str] = &["notOnboarded", "onboarding", "onboarded"];

/// The id of Microsoft Defender for Endpoint in the list of threat defenses.
const DEFENDER_ID: &str = "fc780465-2017-40d4-a0c5-307022471b92";

/// Threat defenses have no name on the wire: the admin center maps their ids.
const THREAT_DEFENSES: &[(&str, &str)] = &[
    (DEFENDER_ID, "Microsoft Defender for Endpoint"),
    ("2c7790de-8b02-4814-85cf-e0c59380dee8", "Lookout for Work"),
    ("28fd67fd-b179-4629-a8b0-dad420b697c7", "Symantec Endpoint Protection"),
    ("d3ddeae8-441f-4681-b80f-aef644f7195a", "Check Point Harmony Mobile"),
    ("08a8455c-48dd-45ff-ad82-7211355354f3", "Zimperium"),
    ("8d0ed095-8191-4bd3-8a41-953b22d51ff7", "Pradeo"),
    ("860d3ab4-8fd1-45f5-89cd-ecf51e4f92e5", "BETTER Mobile Security"),
    ("870b252b-0ef0-4707-8847-50fc571472b3", "Sophos"),
    ("1f58d6d2-02cc-4c80-b008-1bfe7396a10a", "Jamf Trust"),
    ("4873197-ffec-4dfc-9816-db65f34c7cb9", "Trellix Mobile Security"),
    ("a447eca6-a986-4d3f-9838-5862bf50776c", "CylancePROTECT Mobile"),
    ("4928f0f6-2660-4f69-b4c5-5170ec921f7b", "Trend Micro"),
    ("bb13fe25-ce1f-45aa-b278-cabbc6b9072e", "SentinelOne"),
    ("c2b688fe-48c0-464b-a89c-67041aa8fcb2", "Windows Security Center"),
    ("29ee2d98-e795-475f-a0f8-0802dc3384a9", "CrowdStrike Falcon for Mobile"),
    ("fc06ff9b-e2f9-4221-9a68-465684ee8662", "iVerify"),
];

pub(super) fn threat_defense(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |partner: ThreatDefense, values| {
        let id = partner.id.unwrap_or_default();
        let known = THREAT_DEFENSES.iter().find(|(known, _)| known.eq_ignore_ascii_case(&id));
        let type_slug = if id.eq_ignore_ascii_case(DEFENDER_ID) { DEFENDER } else { "mobile-threat-defense" };
        let state = values.word(partner.state, THREAT_STATES);
        vec![Connector {
            enabled: !is(&state, "notSetUp"),
            last_success_at: values.moment(partner.last_heartbeat),
            reported: facts(values, [("partnerState", state)]),
            ..connector(type_slug, Some(id), known.map(|(_, name)| (*name).to_owned()), &[])
        }]
    })
}

pub(super) fn device_management(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let others = std::cell::Cell::new(0);
    let read = wire::connectors(part, at, draft, |partner: DeviceManagementPartner, values| {
        let name = values.text(partner.name);
        let enabled = partner.configured != Some(false);
        let Some(type_slug) = type_of_partner(name.as_deref(), enabled) else {
            others.set(others.get() + 1);
            return Vec::new();
        };
        let traits = [&name];
        vec![Connector {
            enabled,
            last_success_at: values.moment(partner.last_heartbeat),
            reported: facts(values, [("partnerState", values.word(partner.state, PARTNER_STATES))]),
            ..connector(type_slug, partner.id, name.clone(), &traits)
        }]
    })?;
    draft.account.skip("partners that are not configured", others.get());
    Ok(read)
}

pub(super) fn compliance(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |partner: CompliancePartner, values| {
        let name = values.text(partner.name);
        let traits = [&name];
        let type_slug = type_of_partner(name.as_deref(), true).unwrap_or(COMPLIANCE);
        let platforms = [("macOS", partner.mac), ("iOS", partner.ios), ("Android", partner.android)];
        let onboarded: Vec<&str> =
            platforms.iter().filter(|(_, on)| *on == Some(true)).map(|(name, _)| *name).collect();
        vec![Connector {
            last_success_at: values.moment(partner.last_heartbeat),
            reported: facts(values, [("partnerState", values.word(partner.state, PARTNER_STATES))]),
            details: facts(values, [("Platforms", Some(onboarded.join(", ")))]),
            ..connector(type_slug, partner.id, name.clone(), &traits)
        }]
    })
}

/// The type of a partner. One that is neither Jamf nor configured is an offer of Microsoft's list, and no connector.
fn type_of_partner(name: Option<&str>, configured: bool) -> Option<&'static str> {
    let is_jamf = name.is_some_and(|name| name.to_lowercase().contains("jamf"));
    match (is_jamf, configured) {
        (true, _) => Some("jamf"),
        (false, true) => Some(COMPLIANCE),
        (false, false) => None,
    }
}

pub(super) fn remote_assistance(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |partner: RemoteAssistancePartner, values: &Values<'_>| {
        let name = values.text(partner.name);
        let traits = [&name];
        let status = values.word(partner.status, ONBOARDING_STATES);
        vec![Connector {
            enabled: !is(&status, "notOnboarded"),
            last_success_at: values.moment(partner.last_connection),
            reported: facts(values, [("onboardingStatus", status)]),
            ..connector("teamviewer", partner.id, name.clone(), &traits)
        }]
    })
}

fn is(value: &Option<String>, expected: &str) -> bool {
    value.as_deref().is_some_and(|value| value.eq_ignore_ascii_case(expected))
}
