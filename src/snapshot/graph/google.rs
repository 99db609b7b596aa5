//! Google: managed Google Play, Chrome Enterprise.

use super::{
    Draft, Endpoint,
    wire::{self, connector, facts, moment, wire},
};
use crate::{diagnostic::Diagnostic, format::Source, snapshot::time::WireTime, tenant::Connector};

wire! {
    /// `androidManagedStoreAccountEnterpriseSettings`.
    ManagedPlay {
        id: String = "id" "Id",
        bind_status: String = "bindStatus" "BindStatus",
        last_app_sync: WireTime = "lastAppSyncDateTime" "LastAppSyncDateTime",
        last_app_sync_status: String = "lastAppSyncStatus" "LastAppSyncStatus",
        last_modified: WireTime = "lastModifiedDateTime" "LastModifiedDateTime",
        organization: String = "ownerOrganizationName" "OwnerOrganizationName",
        owner: String = "ownerUserPrincipalName" "OwnerUserPrincipalName",
    }
}

wire! {
    /// `chromeOSOnboardingSettings`.
    Chrome {
        id: String = "id" "Id",
        last_sync: WireTime = "lastDirectorySyncDateTime" "LastDirectorySyncDateTime",
        status: String = "onboardingStatus" "OnboardingStatus",
        owner: String = "ownerUserPrincipalName" "OwnerUserPrincipalName",
    }
}

pub(super) fn managed_play(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |play: ManagedPlay| {
        let bound = !play.bind_status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case("notBound"));
        let details = facts([("Organization", play.organization), ("Owner", play.owner)]);
        // The organization's name alone would read as if the tenant were the connector.
        let name = Some("Managed Google Play".to_owned());
        vec![
            Connector {
                enabled: bound,
                last_success_at: moment(play.last_app_sync),
                reported: facts([
                    ("lastAppSyncStatus", play.last_app_sync_status),
                    ("bindStatus", play.bind_status.clone()),
                ]),
                details: details.clone(),
                ..connector("google-play-sync", play.id.clone(), name.clone())
            },
            Connector {
                enabled: bound,
                // Evidence only: what is bound is healthy however long ago it was changed.
                last_success_at: moment(play.last_modified),
                reported: facts([("bindStatus", play.bind_status)]),
                details,
                ..connector("google-play-binding", play.id, name)
            },
        ]
    })
}

pub(super) fn chrome(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |chrome: Chrome| {
        vec![Connector {
            last_success_at: moment(chrome.last_sync),
            reported: facts([("onboardingStatus", chrome.status)]),
            details: facts([("Owner", chrome.owner)]),
            ..connector("chrome-enterprise", chrome.id, Some("Chrome Enterprise".to_owned()))
        }]
    })
}
