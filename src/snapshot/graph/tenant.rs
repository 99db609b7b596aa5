//! The tenant itself: organization, subscription state, device overview.

use super::{
    Draft, Endpoint,
    wire::{self, Part, wire},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    format::{self, KeyPath, Scalar},
    snapshot::native::words,
    tenant::Word,
};

wire! {
    /// `organization`.
    Organization {
        id: String = "id" "Id",
        name: String = "displayName" "DisplayName",
        authority: Scalar = "mobileDeviceManagementAuthority" "MobileDeviceManagementAuthority",
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

wire! {
    /// `MigrationTable.json` of IntuneManagement's backups.
    MigrationTable {
        id: String = "tenantId" "TenantId",
        name: String = "organization" "Organization",
    }
}

fn text(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

pub(super) fn organization(part: &Part<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    let Some(records) = wire::read::<Organization>(part, at, draft)? else { return Ok(false) };
    if records.len() > 1 {
        let message = format!("the response holds {} organizations", records.len());
        let source = part.source();
        return Err(vec![
            Diagnostic::about_file(&source.path, Code::SeveralTenants, message)
                .at(format::spot(source, &KeyPath::top()))
                .with_help("save the responses of each tenant in a folder of its own"),
        ]);
    }
    let Some(organization) = records.into_iter().next() else { return Ok(true) };
    draft.tenant.id = text(organization.id).or(draft.tenant.id.take());
    draft.tenant.name = text(organization.name).or(draft.tenant.name.take());
    draft.tenant.mdm_authority = text(organization.authority.map(|authority| authority.0)).map(|authority| {
        let known = AUTHORITIES.iter().find(|(wire, _)| wire.eq_ignore_ascii_case(&authority));
        known.map_or_else(|| Word::new(&authority, &[]).words(), |(_, name)| (*name).to_owned())
    });
    let initial = organization.domains.into_iter().flatten().find(|domain| domain.initial == Some(true));
    draft.tenant.domain = initial.and_then(|domain| text(domain.name));
    Ok(true)
}

/// The migration table names the tenant where no organization was exported.
pub(super) fn migration_table(part: &Part<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    let Part::Piece { .. } = part else { return Ok(false) };
    for table in wire::read::<MigrationTable>(part, at, draft)?.into_iter().flatten() {
        draft.tenant.id = draft.tenant.id.take().or(text(table.id));
        draft.tenant.name = draft.tenant.name.take().or(text(table.name));
    }
    Ok(true)
}

/// The state of the subscription is a bare text under `value`.
pub(super) fn subscription_state(
    part: &Part<'_>,
    _: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let Part::Piece { source, at, records } = part else { return Ok(false) };
    let state = format::read_part::<String>(source, at, &records.to_string(), draft.limits)?;
    draft.account.records += 1;
    draft.tenant.account_status = text(Some(state)).map(|state| Word::new(&state, words::ACCOUNT));
    Ok(true)
}

pub(super) fn device_overview(part: &Part<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    let Some(overviews) = wire::read::<DeviceOverview>(part, at, draft)? else { return Ok(false) };
    draft.tenant.enrolled_devices = overviews.first().and_then(|overview| overview.enrolled);
    Ok(true)
}
