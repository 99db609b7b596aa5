//! Google: managed Google Play, Chrome Enterprise.

use super::{
    Draft, Endpoint,
    values::{connector, facts},
    wire::{self, EndpointPart, wire},
};
use crate::{diagnostic::Diagnostic, format::Scalar, snapshot::time::WireTime, tenant::Connector};

/// Graph's enumerations, by number.
const BIND_STATES: &[&str] = &["notBound", "bound", "boundAndValidated", "unbinding"];
const APP_SYNC_STATES: &[&str] =
    &["success", "credentialsNotValid", "androidForWorkApiError", "managementServiceError", "unknownError", "none"];
const ONBOARDING_STATES: &[&str] = &["unknown", "inprogress", "onboarded", "offboarding"];

wire! {
    /// `androidManagedStoreAccountEnterpriseSettings`.
    ManagedPlay {
        bind_status: Scalar = "bindStatus" "BindStatus",
        last_app_sync: WireTime = "lastAppSyncDateTime" "LastAppSyncDateTime",
        last_app_sync_status: Scalar = "lastAppSyncStatus" "LastAppSyncStatus",
        last_modified: WireTime = "lastModifiedDateTime" "LastModifiedDateTime",
        organization: String = "ownerOrganizationName" "OwnerOrganizationName",
        owner: String = "ownerUserPrincipalName" "OwnerUserPrincipalName",
    }
}

wire! {
    /// `chromeOSOnboardingSettings`.
    Chrome {
        last_sync: WireTime = "lastDirectorySyncDateTime" "LastDirectorySyncDateTime",
        status: Scalar = "onboardingStatus" "OnboardingStatus",
        owner: String = "ownerUserPrincipalName" "OwnerUserPrincipalName",
    }
}

/// Whether a bind status means that the account is bound; `None` for one that nobody knows.
fn is_bound(status: &str) -> Option<bool> {
    let place = BIND_STATES.iter().position(|known| known.eq_ignore_ascii_case(status.trim()))?;
    Some(place > 0)
}

pub(super) fn managed_play(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let unknown = std::cell::Cell::new(false);
    let read = wire::connectors(part, at, draft, |play: ManagedPlay, values| {
        let bind_status = values.word(play.bind_status, BIND_STATES);
        // The organization's name alone would read as if the tenant were the connector.
        let name = Some("Managed Google Play".to_owned());
        let details = facts(values, [("Organization", play.organization), ("Owner", play.owner)]);
        let last_sync = values.moment(play.last_app_sync);
        let bound = bind_status.as_deref().and_then(is_bound);
        let sync = Connector {
            enabled: bound != Some(false),
            last_success_at: last_sync,
            reported: facts(
                values,
                [
                    ("lastAppSyncStatus", values.word(play.last_app_sync_status, APP_SYNC_STATES)),
                    ("bindStatus", bind_status.clone()),
                ],
            ),
            details: details.clone(),
            ..connector("google-play-sync", play.id.clone(), name.clone(), &[])
        };
        let Some(bound) = bound else {
            // Being bound is all that the status of the binding depends on.
            unknown.set(true);
            return vec![sync];
        };
        let binding = Connector {
            enabled: bound,
            // Evidence only: what is bound is healthy however long ago it was changed.
            last_success_at: values.moment(play.last_modified),
            reported: facts(values, [("bindStatus", bind_status)]),
            details,
            ..connector("google-play-binding", play.id, name, &[])
        };
        vec![sync, binding]
    })?;
    if unknown.get() {
        draft.silent_types.insert("google-play-binding");
    }
    Ok(read)
}

pub(super) fn chrome(part: &EndpointPart<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |chrome: Chrome, values| {
        let traits = [&chrome.owner];
        vec![Connector {
            last_success_at: values.moment(chrome.last_sync),
            reported: facts(values, [("onboardingStatus", values.word(chrome.status, ONBOARDING_STATES))]),
            details: facts(values, [("Owner", chrome.owner.clone())]),
            ..connector("chrome-enterprise", chrome.id, Some("Chrome Enterprise".to_owned()), &traits)
        }]
    })
}
