//! Apple: push certificate, location (VPP) tokens, automated device enrollment (ADE/DEP) tokens.

use super::{
    Draft, Endpoint,
    wire::{self, connector, facts, moment, text, wire},
};
use crate::{
    diagnostic::Diagnostic,
    format::{Scalar, Source},
    snapshot::time::WireTime,
    tenant::{Connector, Moment},
};

wire! {
    /// `applePushNotificationCertificate`.
    PushCertificate {
        id: String = "id" "Id",
        apple_id: String = "appleIdentifier" "AppleIdentifier",
        topic: String = "topicIdentifier" "TopicIdentifier",
        serial: String = "certificateSerialNumber" "CertificateSerialNumber",
        expires: WireTime = "expirationDateTime" "ExpirationDateTime",
        upload_status: String = "certificateUploadStatus" "CertificateUploadStatus",
        upload_failure: String = "certificateUploadFailureReason" "CertificateUploadFailureReason",
    }
}

wire! {
    /// `vppToken`.
    VppToken {
        id: String = "id" "Id",
        name: String = "displayName" "DisplayName",
        location: String = "locationName" "LocationName",
        organization: String = "organizationName" "OrganizationName",
        apple_id: String = "appleId" "AppleId",
        expires: WireTime = "expirationDateTime" "ExpirationDateTime",
        last_sync: WireTime = "lastSyncDateTime" "LastSyncDateTime",
        last_sync_status: String = "lastSyncStatus" "LastSyncStatus",
        state: String = "state" "State",
        country: String = "countryOrRegion" "CountryOrRegion",
    }
}

wire! {
    /// `depOnboardingSetting`.
    EnrollmentToken {
        id: String = "id" "Id",
        name: String = "tokenName" "TokenName",
        apple_id: String = "appleIdentifier" "AppleIdentifier",
        expires: WireTime = "tokenExpirationDateTime" "TokenExpirationDateTime",
        last_success: WireTime = "lastSuccessfulSyncDateTime" "LastSuccessfulSyncDateTime",
        error_code: Scalar = "lastSyncErrorCode" "LastSyncErrorCode",
        kind: String = "tokenType" "TokenType",
        devices: u64 = "syncedDeviceCount" "SyncedDeviceCount",
    }
}

pub(super) fn push_certificate(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |certificate: PushCertificate| {
        let expires_at = moment(certificate.expires);
        vec![Connector {
            // A singleton without a date is the answer of tenants that never uploaded one.
            enabled: expires_at != Moment::Never || text(certificate.apple_id.clone()).is_some(),
            expires_at,
            reported: facts([
                ("certificateUploadStatus", certificate.upload_status),
                ("certificateUploadFailureReason", certificate.upload_failure),
            ]),
            details: facts([
                ("Apple ID", certificate.apple_id),
                ("Topic", certificate.topic),
                ("Serial number", certificate.serial),
            ]),
            ..connector("apple-push-certificate", certificate.id, Some("Apple MDM push certificate".to_owned()))
        }]
    })
}

pub(super) fn vpp_tokens(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |token: VppToken| {
        let name = text(token.name).or(text(token.location.clone())).or(text(token.organization.clone()));
        let details = facts([
            ("Apple ID", token.apple_id),
            ("Location", token.location),
            ("Organization", token.organization),
            ("Country or region", token.country.map(|country| country.to_uppercase())),
        ]);
        vec![
            Connector {
                expires_at: moment(token.expires),
                reported: facts([("state", token.state.clone())]),
                details: details.clone(),
                ..connector("apple-vpp-expiry", token.id.clone(), name.clone())
            },
            Connector {
                last_success_at: moment(token.last_sync),
                reported: facts([("lastSyncStatus", token.last_sync_status), ("state", token.state)]),
                details,
                ..connector("apple-vpp-sync", token.id, name)
            },
        ]
    })
}

pub(super) fn enrollment_tokens(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |token: EnrollmentToken| {
        let name = text(token.name);
        let details = facts([
            ("Apple ID", token.apple_id),
            ("Token type", token.kind),
            ("Devices synchronised", token.devices.map(|count| count.to_string())),
        ]);
        vec![
            Connector {
                expires_at: moment(token.expires),
                details: details.clone(),
                ..connector("apple-enrollment-expiry", token.id.clone(), name.clone())
            },
            Connector {
                last_success_at: moment(token.last_success),
                reported: facts([("lastSyncErrorCode", token.error_code.map(|code| code.0))]),
                details,
                ..connector("apple-enrollment-sync", token.id, name)
            },
        ]
    })
}
