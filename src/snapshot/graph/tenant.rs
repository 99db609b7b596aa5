//! The tenant itself: organization, subscription state, device overview.

use super::{
    super::claim::Claim,
    Draft, Endpoint,
    wire::{self, EndpointPart, nested, wire},
};
use crate::{
    diagnostic::{Code, Diagnostic, Spot},
    format::{self, Scalar},
    snapshot::native::words,
    tenant::{EnumValue, canonical_id},
};

wire! {
    /// `organization`.
    Organization {
        name: String = "displayName" "DisplayName",
        authority: Scalar = "mobileDeviceManagementAuthority" "MobileDeviceManagementAuthority",
        domains: Vec<Domain> = "verifiedDomains" "VerifiedDomains",
    }
}

nested! {
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
        tenant_id: String = "tenantId" "TenantId",
        name: String = "organization" "Organization",
    }
}

fn text(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// Notes which tenant a record names. The first one stays: what a later one knows beyond it completes it.
///
/// # Errors
/// An earlier record names another tenant.
fn one_tenant(part: &EndpointPart<'_>, draft: &mut Draft<'_>, claim: &Claim) -> Result<(), Vec<Diagnostic>> {
    let Some(first) = &mut draft.named else {
        draft.named = Some(claim.clone());
        return Ok(());
    };
    if !first.is_other_tenant(claim) {
        first.id = first.id.take().or(claim.id.clone());
        first.name = first.name.take().or(claim.name.clone());
        return Ok(());
    }
    let source = part.source();
    let written = claim.id.iter().chain(&claim.name).find_map(|text| find(&source.text, text));
    let spot =
        written.map_or_else(|| format::spot(source, &part.place()), |at| Some(Spot::at_offset(&source.text, at)));
    let message = format!("the responses are of two tenants: {} and {}", first.label(), claim.label());
    Err(vec![Diagnostic::about_file(&source.path, Code::SeveralTenants, format::short(&message)).at(spot).with_help(
        "save the responses of each tenant in a folder of its own, with a tenant.yaml that has its `id` and `name`",
    )])
}

/// Where a text occurs, without regard to the case of ASCII.
fn find(text: &str, what: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(&what.to_ascii_lowercase())
}

pub(super) fn organization(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let Some(records) = wire::read::<Organization>(part, at, draft)? else { return Ok(false) };
    for organization in records {
        let claim =
            Claim { id: text(organization.id).map(canonical_id), name: text(organization.name), ..Claim::default() };
        one_tenant(part, draft, &claim)?;
        draft.tenant.id = claim.id.or(draft.tenant.id.take());
        draft.tenant.name = claim.name.or(draft.tenant.name.take());
        let authority =
            text(organization.authority.map(|authority| authority.0)).map(|authority| authority_name(&authority));
        draft.tenant.mdm_authority = authority.or(draft.tenant.mdm_authority.take());
        let initial = organization.domains.into_iter().flatten().find(|domain| domain.initial == Some(true));
        draft.tenant.domain = initial.and_then(|domain| text(domain.name)).or(draft.tenant.domain.take());
    }
    Ok(true)
}

fn authority_name(authority: &str) -> String {
    let known = AUTHORITIES.iter().find(|(wire, _)| wire.eq_ignore_ascii_case(authority));
    known.map_or_else(|| EnumValue::new(authority, &[]).words(), |(_, name)| (*name).to_owned())
}

/// The migration table names the tenant where no organization was exported.
pub(super) fn migration_table(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let EndpointPart::Piece { .. } = part else { return Ok(false) };
    for table in wire::read::<MigrationTable>(part, at, draft)?.into_iter().flatten() {
        let claim = Claim { id: text(table.tenant_id).map(canonical_id), name: text(table.name), ..Claim::default() };
        one_tenant(part, draft, &claim)?;
        draft.tenant.id = draft.tenant.id.take().or(claim.id);
        draft.tenant.name = draft.tenant.name.take().or(claim.name);
    }
    Ok(true)
}

/// The state of the subscription is a bare text under `value`.
pub(super) fn subscription_state(
    part: &EndpointPart<'_>,
    _: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let EndpointPart::Piece { source, at, records } = part else { return Ok(false) };
    let state = format::read_part::<String>(source, at, &records.to_string(), draft.limits)?;
    draft.account.records += 1;
    let Some(state) = text(Some(state)).map(|state| EnumValue::new(&state, words::ACCOUNT)) else { return Ok(true) };
    let is_well = |state: &EnumValue| state.is("active") || state.is("pending");
    let before = draft.tenant.account_status.take();
    if before.as_ref().is_some_and(|before| *before != state) {
        let message = "the subscription state is in the responses more than once, with different content";
        let finding = Diagnostic::about_file(&source.path, Code::RepeatedRecord, message)
            .at(format::spot(source, at))
            .with_help("one that needs attention is used");
        draft.warn(finding);
    }
    draft.tenant.account_status = Some(before.filter(|before| !is_well(before)).unwrap_or(state));
    Ok(true)
}

pub(super) fn device_overview(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let Some(overviews) = wire::read::<DeviceOverview>(part, at, draft)? else { return Ok(false) };
    let enrolled = overviews.iter().find_map(|overview| overview.enrolled);
    draft.tenant.enrolled_devices = enrolled.or(draft.tenant.enrolled_devices);
    Ok(true)
}
