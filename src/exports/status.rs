//! `status.json`: what the hub says, as data. Its JSON Schema is made from these types (`data/status.schema.json`).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    audience,
    rules::{Group, Status},
    site::{
        Site, TenantSite,
        path::PagePath,
        sentence,
        summary::{ReportSummary, captured_in_part, counts_of, reports_of},
    },
    tenant::{Basis, Incident, Message, Moment, Tenant, rfc3339},
};

/// The name and version of this form.
pub const SCHEMA: &str = "tenant-status/status/v1";

/// The status of one tenant. Dates are RFC 3339 in UTC, `null` is *unknown*, a section that is `null` was not captured,
/// and pages are paths relative to this file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusFile {
    /// The name and version of this form: `tenant-status/status/v1`.
    pub schema: &'static str,
    /// What made it.
    pub generator: Generator,
    /// Whose status it is.
    pub tenant: TenantStatus,
    /// When the snapshot was taken.
    pub captured_at: String,
    /// The moment ages are measured from.
    pub as_of: String,
    /// Sections that were not captured in full, and `connectors/<type>` for types that were not. What is also in
    /// `captured_in_part` is there, but not complete; nothing is known of the rest.
    pub not_captured: Vec<String>,
    /// Those of `not_captured` of which a part was captured: what is listed is right, and more may exist.
    pub captured_in_part: Vec<String>,
    /// How many connector types there are of each status that occurs, and `not_captured`; how many connectors a service
    /// reports a problem of as `reports_problem`. Retired types are not counted.
    pub counts: BTreeMap<String, usize>,
    /// Incidents and messages of services that are not shown: how many there are.
    pub other_services: OtherServicesStatus,
    /// Sections that this audience may not see; they are `null` or empty here whatever was captured.
    pub hidden: Vec<&'static str>,
    /// User licenses.
    pub licenses: Option<LicensesStatus>,
    /// Every connector type that is known, in page order.
    pub connectors: Option<Vec<GroupStatus>>,
    /// Active incidents and advisories, in page order.
    pub incidents: Option<Vec<IncidentStatus>>,
    /// Active messages, in page order.
    pub messages: Option<Vec<MessageStatus>>,
}

/// What the setting `services` leaves out, by service; the name is empty for what names no service.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OtherServicesStatus {
    /// Incidents and advisories.
    pub incidents: BTreeMap<String, u64>,
    /// Messages. One of several services counts once, for the first of them.
    pub messages: BTreeMap<String, u64>,
}

/// What made the file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Generator {
    /// `tenant-status`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// The tenant itself.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TenantStatus {
    /// Directory (tenant) id.
    pub id: Option<String>,
    /// Display name.
    pub name: Option<String>,
    /// Initial domain.
    pub domain: Option<String>,
    /// Where it is hosted.
    pub location: Option<String>,
    /// What manages the devices.
    pub mdm_authority: Option<String>,
    /// Service release number.
    pub service_release: Option<String>,
    /// State of the subscription.
    pub account_status: Option<String>,
    /// Devices enrolled.
    pub enrolled_devices: Option<u64>,
    /// Users with a license.
    pub licensed_users: Option<u64>,
}

/// User licenses.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LicensesStatus {
    /// The sum of all that are owned.
    pub total: u64,
    /// The sum of all that are assigned.
    pub assigned: u64,
    /// One entry a SKU.
    pub skus: Vec<SkuStatus>,
}

/// The licenses of one SKU.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SkuStatus {
    /// SKU part number.
    pub sku: String,
    /// Product name.
    pub name: String,
    /// How many are owned.
    pub total: u64,
    /// How many are assigned.
    pub assigned: u64,
}

/// All connectors of one type.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroupStatus {
    /// Slug of the type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Name of the type.
    pub label: String,
    /// What its status is measured by.
    pub basis: Basis,
    /// The least healthy of its configured members.
    pub status: Status,
    /// Id of the member that decided the status; `null` where none is configured, and where what was not captured decided.
    pub decided_by: Option<String>,
    /// Whether only a part of its connectors was captured.
    pub in_part: bool,
    /// How many members there are of each status that occurs, and how many a service reports a problem of as
    /// `reports_problem`.
    pub counts: BTreeMap<String, usize>,
    /// Its page.
    pub page: String,
    /// Its members, worst first.
    pub members: Vec<MemberStatus>,
}

/// One connector.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MemberStatus {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name with what tells it apart from others of its type with the same name, as on the pages.
    pub display_name: String,
    /// Its status.
    pub status: Status,
    /// When it last synchronised successfully.
    pub last_success_at: Option<String>,
    /// When its credential expires.
    pub expires_at: Option<String>,
    /// Why it has its status, in a sentence.
    pub because: String,
    /// What the service itself reports.
    pub reported: BTreeMap<String, String>,
    /// What of that is a problem. It does not change the status.
    pub reports: Vec<ReportSummary>,
    /// What it turns into if nobody acts, soonest first.
    pub becomes: Vec<TransitionStatus>,
    /// Its page.
    pub page: String,
    /// Where it is fixed.
    pub link: String,
}

/// A status that a connector will have.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TransitionStatus {
    /// Which.
    pub status: Status,
    /// From when on.
    pub at: String,
}

/// An active incident or advisory.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IncidentStatus {
    /// Its id.
    pub id: String,
    /// One line.
    pub title: String,
    /// `incident` or `advisory`.
    pub classification: String,
    /// As the service calls it.
    pub status: String,
    /// The part of the service.
    pub feature: Option<String>,
    /// Who has to act.
    pub origin: Option<String>,
    /// When it began.
    pub started_at: Option<String>,
    /// When the service last said something.
    pub updated_at: Option<String>,
    /// Its page.
    pub page: String,
}

/// An active message.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MessageStatus {
    /// Its id.
    pub id: String,
    /// One line.
    pub title: String,
    /// `prevent_or_fix_issue`, `plan_for_change` or `stay_informed`.
    pub category: Option<String>,
    /// `normal`, `high` or `critical`.
    pub severity: Option<String>,
    /// Whether it is a major change.
    pub major_change: bool,
    /// By when the tenant has to act.
    pub action_required_by: Option<String>,
    /// When it was published.
    pub published_at: Option<String>,
    /// When it was last edited.
    pub updated_at: Option<String>,
    /// Its page.
    pub page: String,
}

/// The status of a tenant of the site.
pub fn status(site: &Site<'_>, tenant: &TenantSite<'_>) -> StatusFile {
    let assessment = &tenant.assessment;
    let snapshot = assessment.snapshot;
    let here = tenant.base.status_json();
    let page = |path: PagePath| here.href_to(&path);
    StatusFile {
        schema: SCHEMA,
        generator: Generator { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        tenant: tenant_status(snapshot.tenant.clone()),
        captured_at: rfc3339(snapshot.captured_at),
        as_of: rfc3339(assessment.as_of.0),
        not_captured: not_captured(site, tenant),
        captured_in_part: captured_in_part(assessment),
        counts: counts_of(assessment),
        other_services: OtherServicesStatus {
            incidents: snapshot.other_services.incidents.clone(),
            messages: snapshot.other_services.messages.clone(),
        },
        hidden: hidden(site),
        licenses: assessment.licenses.captured().map(|licenses| LicensesStatus {
            total: licenses.total,
            assigned: licenses.assigned,
            skus: licenses
                .skus
                .iter()
                .map(|sku| SkuStatus {
                    sku: sku.sku.clone(),
                    name: sku.name.clone(),
                    total: sku.total,
                    assigned: sku.assigned,
                })
                .collect(),
        }),
        connectors: assessment
            .groups
            .captured()
            .map(|groups| groups.iter().map(|group| group_status(site, tenant, group)).collect()),
        incidents: assessment.health.captured().map(|health| {
            health
                .active
                .iter()
                .map(|incident| incident_status(incident, page(tenant.incident_path(&incident.id))))
                .collect()
        }),
        messages: assessment.news.captured().map(|news| {
            news.active.iter().map(|message| message_status(message, page(tenant.message_path(&message.id)))).collect()
        }),
    }
}

/// What the audience may not see, as this file calls it.
fn hidden(site: &Site<'_>) -> Vec<&'static str> {
    let names = audience::SiteSection::ALL.into_iter().filter(|(_, section)| !site.settings.shows(*section));
    names.map(|(name, section)| name_of(section).unwrap_or(name)).collect()
}

/// What this file calls a section, where the configuration calls it otherwise.
fn name_of(section: audience::SiteSection) -> Option<&'static str> {
    match section {
        audience::SiteSection::Health => Some("incidents"),
        audience::SiteSection::News => Some("messages"),
        _ => None,
    }
}

/// What was not captured in full, by name; of what the audience may not see, nothing is said.
/// Every fact of a tenant but its cloud. Without `..`, so that a new field does not compile before it has a place here.
fn tenant_status(tenant: Tenant) -> TenantStatus {
    let Tenant {
        id,
        name,
        domain,
        location,
        mdm_authority,
        service_release,
        account_status,
        enrolled_devices,
        licensed_users,
        cloud: _,
    } = tenant;
    TenantStatus {
        id,
        name,
        domain,
        location,
        mdm_authority,
        service_release,
        account_status: account_status.map(|status| status.to_string()),
        enrolled_devices,
        licensed_users,
    }
}

fn not_captured(site: &Site<'_>, tenant: &TenantSite<'_>) -> Vec<String> {
    let snapshot = tenant.assessment.snapshot;
    let sections = [
        (snapshot.licenses.captured().is_none(), "licenses"),
        (snapshot.connectors.captured().is_none(), "connectors"),
        (snapshot.incidents.captured().is_none(), "incidents"),
        (snapshot.messages.captured().is_none(), "messages"),
    ];
    let hidden = hidden(site);
    let sections = sections.into_iter().filter(|(missing, name)| *missing && !hidden.contains(name));
    let sections = sections.map(|(_, name)| name.to_owned());
    let types = tenant.assessment.types_not_captured.iter().map(|kind| format!("connectors/{}", kind.slug));
    sections.chain(types).chain(captured_in_part(&tenant.assessment)).collect()
}

fn group_status(site: &Site<'_>, tenant: &TenantSite<'_>, group: &Group<'_>) -> GroupStatus {
    let here = tenant.base.status_json();
    let assessment = &tenant.assessment;
    let members = group.members.iter().map(|member| {
        let connector = member.connector;
        MemberStatus {
            id: connector.id.clone(),
            name: connector.name.clone(),
            display_name: member.name.clone().into_owned(),
            status: member.verdict.status,
            last_success_at: Moment::rfc3339(connector.last_success_at),
            expires_at: Moment::rfc3339(connector.expires_at),
            because: sentence(member, assessment.as_of, &site.settings.criteria.thresholds),
            reported: (*connector.reported).clone(),
            reports: reports_of(member),
            becomes: member
                .verdict
                .becomes
                .iter()
                .map(|step| TransitionStatus { status: step.status, at: rfc3339(step.at) })
                .collect(),
            page: here.href_to(&tenant.connector_path(&connector.type_slug, &connector.id)),
            link: tenant.addresses(site.settings).fix(&group.kind, connector.link.as_deref(), "").address,
        }
    });
    GroupStatus {
        kind: group.kind.slug.clone(),
        label: group.kind.label.clone(),
        basis: group.kind.basis,
        status: group.status,
        decided_by: group
            .decided_by()
            .filter(|member| member.verdict.status == group.status)
            .map(|member| member.connector.id.clone()),
        in_part: group.in_part,
        counts: member_counts(group),
        page: here.href_to(&tenant.type_path(&group.kind.slug)),
        members: members.collect(),
    }
}

fn member_counts(group: &Group<'_>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for member in &group.members {
        let reporting = (!member.trouble.is_empty()).then_some("reports_problem");
        for key in [member.verdict.status.key()].into_iter().chain(reporting) {
            *counts.entry(key.to_owned()).or_default() += 1;
        }
    }
    counts
}

fn incident_status(incident: &Incident, page: String) -> IncidentStatus {
    IncidentStatus {
        id: incident.id.clone(),
        title: incident.title.clone(),
        classification: incident.classification.to_string(),
        status: incident.status.to_string(),
        feature: incident.feature.clone(),
        origin: incident.origin.as_ref().map(ToString::to_string),
        started_at: incident.started_at.rfc3339(),
        updated_at: incident.updated_at.rfc3339(),
        page,
    }
}

fn message_status(message: &Message, page: String) -> MessageStatus {
    MessageStatus {
        id: message.id.clone(),
        title: message.title.clone(),
        category: message.category.as_ref().map(ToString::to_string),
        severity: message.severity.as_ref().map(ToString::to_string),
        major_change: message.major_change,
        action_required_by: message.action_required_by.rfc3339(),
        published_at: message.published_at.rfc3339(),
        updated_at: message.updated_at.rfc3339(),
        page,
    }
}
