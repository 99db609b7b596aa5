//! The tenant itself: organization, subscription state, device overview.

use super::{
    Draft, Endpoint,
    wire::{self, Answer, text, wire},
};
use crate::{diagnostic::Diagnostic, format::Source, snapshot::native::words, tenant::Word};

wire! {
    /// `organization`.
    Organization {
        id: String = "id" "Id",
        name: String = "displayName" "DisplayName",
        authority: String = "mobileDeviceManagementAuthority" "MobileDeviceManagementAuthority",
        domains: Vec<Domain> = "verifiedDomains" "VerifiedDomains",
    }
}

wire! {
    /// `verifiedDomain`.
    Domain {
        name: String = "name" "Name",
        initial: bool = "isInitial" "IsInitial",
    }
}

wire! {
    /// `managedDeviceOverview`.
    DeviceOverview {
        enrolled: u64 = "enrolledDeviceCount" "EnrolledDeviceCount",
    }
}

/// Graph's names for what manages the devices, and the admin center's.
const AUTHORITIES: &[(&str, &str)] = &[
    ("intune", "Microsoft Intune"),
    ("sccm", "Configuration Manager"),
    ("office365", "Basic Mobility and Security for Microsoft 365"),
    ("unknown", "Unknown"),
];

pub(super) fn organization(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    let Answer::Records(records) = wire::read::<Organization>(source, at, draft)? else { return Ok(()) };
    let Some(organization) = records.into_iter().next() else { return Ok(()) };
    draft.tenant.id = text(organization.id);
    draft.tenant.name = text(organization.name);
    draft.tenant.mdm_authority = text(organization.authority).map(|authority| {
        let known = AUTHORITIES.iter().find(|(wire, _)| wire.eq_ignore_ascii_case(&authority));
        known.map_or_else(|| Word::new(&authority, &[]).words(), |(_, name)| (*name).to_owned())
    });
    let initial = organization.domains.into_iter().flatten().find(|domain| domain.initial == Some(true));
    draft.tenant.domain = initial.and_then(|domain| text(domain.name));
    Ok(())
}

pub(super) fn subscription_state(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    if let Answer::Records(states) = wire::read::<String>(source, at, draft)? {
        draft.tenant.account_status = text(states.into_iter().next()).map(|state| Word::new(&state, words::ACCOUNT));
    }
    Ok(())
}

pub(super) fn device_overview(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    if let Answer::Records(overviews) = wire::read::<DeviceOverview>(source, at, draft)? {
        draft.tenant.enrolled_devices = overviews.first().and_then(|overview| overview.enrolled);
    }
    Ok(())
}
