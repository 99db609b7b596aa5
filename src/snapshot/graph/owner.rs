//! Determines the tenant of the responses.

use super::{CaptureContext, Draft, EndpointAnswers, wire};
use crate::{
    diagnostic::{Code, Diagnostic},
    format,
    snapshot::{claim::Claim, native::Companion},
    tenant::{Cloud, Tenant},
};

/// Returns the tenant from the responses and the companion file.
pub(super) fn whose(
    draft: &mut Draft<'_>,
    companion: Option<Companion>,
    folder: &CaptureContext<'_>,
    spoilt: &mut bool,
    findings: &mut Vec<Diagnostic>,
) -> Tenant {
    let mut tenant = std::mem::take(&mut draft.tenant);
    let mut clouds = std::mem::take(&mut draft.clouds).into_iter();
    // The global one goes without saying.
    tenant.cloud = clouds.next().filter(|cloud| *cloud != Cloud::Global);
    if let Some(other) = clouds.next() {
        *spoilt = true;
        let message = format!("the responses come from two clouds; one of them from {}", other.graph_host());
        findings.push(
            Diagnostic::about_file(folder.name, Code::SeveralTenants, message)
                .with_help("save the responses of each tenant in a folder of its own"),
        );
    }
    if let Some(companion) = companion {
        if let Some(finding) = draft.named.as_ref().and_then(|named| contradiction(named, &companion, folder)) {
            *spoilt = true;
            findings.push(finding);
        }
        companion.override_tenant(&mut tenant);
    }
    if tenant.id.is_none() && tenant.name.is_none() && !*spoilt && !draft.accounts.is_empty() {
        *spoilt = true;
        // The response that names the tenant may be the one that could not be read.
        if !draft.answers.get("organization").is_some_and(EndpointAnswers::is_unreadable) {
            findings.push(
                Diagnostic::about_file(folder.name, Code::NoTenant, "nothing says whose snapshot this is")
                    .with_help("save the response of /organization beside it, or write `name: …` into tenant.yaml"),
            );
        }
    }
    if let Some(finding) = foreign_records(draft, &tenant, folder) {
        *spoilt = true;
        findings.push(finding);
    }
    tenant
}

/// Returns a finding if records have another tenant id than the rest of the responses.
fn foreign_records(draft: &Draft<'_>, tenant: &Tenant, folder: &CaptureContext<'_>) -> Option<Diagnostic> {
    let id = tenant.id.as_ref()?;
    let of_records = draft.owners[..wire::OWNER_IDS].iter().flatten().find(|owner| !owner.eq_ignore_ascii_case(id))?;
    let message = format!("records are of the tenant `{of_records}`, and the responses of {} (`{id}`)", tenant.label());
    let finding = Diagnostic::about_file(folder.name, Code::SeveralTenants, format::short(&message));
    let help = "move responses of another tenant to a folder of their own, or correct `id` in tenant.yaml";
    Some(finding.with_help(help))
}

/// Returns a finding if `tenant.yaml` and the responses are about different tenants. The file may rename a tenant. Without
/// ids, only names distinguish tenants, so a file shared by several snapshots must not rename them.
fn contradiction(named: &Claim, companion: &Companion, folder: &CaptureContext<'_>) -> Option<Diagnostic> {
    let (claim, at) = (Claim::of(companion), folder.named_at?);
    let help = match (&claim.id, &named.id) {
        (Some(_), Some(_)) => {
            "move responses of another tenant to a folder of their own, or correct `id` in tenant.yaml"
        }
        (None, None) if at.is_shared => "write `id: …` (the directory id) into a tenant.yaml beside the responses",
        _ => return None,
    };
    let message = format!("tenant.yaml is about {}, and the responses are of {}", claim.label(), named.label());
    let finding = Diagnostic::about_file(&at.path, Code::SeveralTenants, format::short(&message));
    named.is_other_tenant(&claim).then(|| finding.at(at.spot.clone()).with_help(help))
}
