//! Apple: push certificate, location (VPP) tokens, automated device enrollment (ADE/DEP) tokens.

use super::{
    Draft, Endpoint,
    values::{connector, facts},
    wire::{self, EndpointPart, wire},
};
use crate::{
    diagnostic::Diagnostic,
    format::Scalar,
    snapshot::time::WireTime,
    tenant::{Connector, Moment},
};

/// `vppTokenState` and `vppTokenSyncStatus`, by number.
const TOKEN_STATES: &[&str] =
    &["unknown", "valid", "expired", "invalid", "assignedToExternalMDM", "duplicateLocationId"];
const SYNC_STATES: &[&str] = &["none", "inProgress", "completed", "failed"];

wire! {
    /// `applePushNotificationCertificate`.
    PushCertificate {
        apple_id: String = "appleIdentifier" "AppleIdentifier",
        topic: String = "topicIdentifier" "TopicIdentifier",
        serial: String = "certificateSerialNumber" "CertificateSerialNumber",
        expires: WireTime = "expirationDateTime" "ExpirationDateTime",
        upload_status: Scalar = "certificateUploadStatus" "CertificateUploadStatus",
        upload_failure: String = "certificateUploadFailureReason" "CertificateUploadFailureReason",
    }
}

wire! {
    /// `vppToken`.
    VppToken {
        name: String = "displayName" "DisplayName",
        location: String = "locationName" "LocationName",
        organization: String = "organizationName" "OrganizationName",
        apple_id: String = "appleId" "AppleId",
        expires: WireTime = "expirationDateTime" "ExpirationDateTime",
        last_sync: WireTime = "lastSyncDateTime" "LastSyncDateTime",
        last_sync_status: Scalar = "lastSyncStatus" "LastSyncStatus",
        state: Scalar = "state" "State",
        country: String = "countryOrRegion" "CountryOrRegion",
    }
}

wire! {
    /// `depOnboardingSetting`.
    EnrollmentToken {
        name: String = "tokenName" "TokenName",
        apple_id: String = "appleIdentifier" "AppleIdentifier",
        expires: WireTime = "tokenExpirationDateTime" "TokenExpirationDateTime",
        last_success: WireTime = "lastSuccessfulSyncDateTime" "LastSuccessfulSyncDateTime",
        error_code: Scalar = "lastSyncErrorCode" "LastSyncErrorCode",
        kind: Scalar = "tokenType" "TokenType",
        devices: u64 = "syncedDeviceCount" "SyncedDeviceCount",
    }
}

pub(super) fn push_certificate(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |certificate: PushCertificate, values| {
        let expires_at = values.moment(certificate.expires);
        let traits = [&certificate.apple_id, &certificate.topic, &certificate.serial];
        let reported = facts(
            values,
            [
                ("certificateUploadStatus", values.word(certificate.upload_status, &[])),
                ("certificateUploadFailureReason", certificate.upload_failure),
            ],
        );
        // One without any of these is the answer of tenants that never uploaded a certificate.
        let named = traits.iter().any(|text| text.as_ref().is_some_and(|text| !text.trim().is_empty()));
        let uploaded = named || !reported.is_empty();
        vec![Connector {
            enabled: expires_at != Moment::Never || uploaded,
            expires_at,
            reported,
            details: facts(
                values,
                [
                    ("Apple ID", certificate.apple_id.clone()),
                    ("Topic", certificate.topic.clone()),
                    ("Serial number", certificate.serial.clone()),
                ],
            ),
            ..connector("apple-push-certificate", certificate.id, Some("Apple MDM push certificate".to_owned()), &[])
        }]
    })
}

pub(super) fn vpp_tokens(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |token: VppToken, values| {
        let name =
            values.text(token.name).or(values.text(token.location.clone())).or(values.text(token.organization.clone()));
        let traits = [&token.apple_id, &name];
        let state = values.word(token.state, TOKEN_STATES);
        let details = facts(
            values,
            [
                ("Apple ID", token.apple_id.clone()),
                ("Location", token.location),
                ("Organization", token.organization),
                ("Country or region", token.country.map(|country| country.to_uppercase())),
            ],
        );
        vec![
            Connector {
                expires_at: values.moment(token.expires),
                reported: facts(values, [("state", state.clone())]),
                details: details.clone(),
                ..connector("apple-vpp-expiry", token.id.clone(), name.clone(), &traits)
            },
            Connector {
                last_success_at: values.moment(token.last_sync),
                reported: facts(
                    values,
                    [("lastSyncStatus", values.word(token.last_sync_status, SYNC_STATES)), ("state", state)],
                ),
                details,
                ..connector("apple-vpp-sync", token.id, name.clone(), &traits)
            },
        ]
    })
}

pub(super) fn enrollment_tokens(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |token: EnrollmentToken, values| {
        let name = values.text(token.name);
        let traits = [&token.apple_id, &name];
        let details = facts(
            values,
            [
                ("Apple ID", token.apple_id.clone()),
                ("Token type", values.word(token.kind, &["none", "dep", "appleSchoolManager"])),
                ("Devices synchronized", token.devices.map(|count| count.to_string())),
            ],
        );
        vec![
            Connector {
                expires_at: values.moment(token.expires),
                details: details.clone(),
                ..connector("apple-enrollment-expiry", token.id.clone(), name.clone(), &traits)
            },
            Connector {
                last_success_at: values.moment(token.last_success),
                reported: facts(values, [("lastSyncErrorCode", token.error_code.map(|code| code.0))]),
                details,
                ..connector("apple-enrollment-sync", token.id, name.clone(), &traits)
            },
        ]
    })
}
