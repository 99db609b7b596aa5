//! `status.json`: the content of the hub, as data. Its JSON Schema is generated from these types
//! (`data/status.schema.json`).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    audience,
    guidance::Guidance,
    history::MissingPart,
    locale::Locale,
    rules::{AppliedLimits, Group, LimitSource, Member, Reason, Status, Transition, TypeCounts},
    site::{
        Site, TenantSite, baseline_anchor,
        path::PagePath,
        sentence,
        summary::{ReportSummary, captured_in_part, connector_counts_of, reports_of},
    },
    tenant::{
        AgreedSnapshot, Basis, Connector, ConnectorType, Gap, GapCause, Ignore, Incident, Message, Moment,
        OtherServices, Tenant, UnreadSnapshot, rfc3339,
    },
};

/// Name and version of the format.
pub const SCHEMA: &str = "tenant-status/status/v1";

/// The status of one tenant. Dates are RFC 3339 in UTC, `null` is *unknown*, a section that is `null` was not captured,
/// and pages are paths relative to this file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusFile {
    /// Name and version of the format: `tenant-status/status/v1`.
    pub schema: &'static str,
    /// Program that wrote the file.
    pub generator: Generator,
    /// Tag of the language of all texts, e.g. `en`.
    pub language: String,
    /// Tenant.
    pub tenant: TenantStatus,
    /// Time of the snapshot.
    pub captured_at: String,
    /// Reference time for ages.
    pub as_of: String,
    /// Sections, and types as `connectors/<type>`, that were not captured in full. Those also in `captured_in_part` are
    /// present but incomplete; the others are missing.
    pub not_captured: Vec<String>,
    /// The part of `not_captured` that was captured in part: listed items are correct, and more may exist.
    pub captured_in_part: Vec<String>,
    /// Why parts of `not_captured` are missing, as far as it is known.
    pub gaps: BTreeMap<String, GapStatus>,
    /// Snapshots that could not be read, by time. Some may be newer than `captured_at`.
    pub unread: Vec<UnreadSnapshot>,
    /// Snapshots that were agreed, compared with this one; empty if there are none, or the audience may not see them.
    pub baselines: Vec<BaselineStatus>,
    /// Number of configured connectors by status, without zeros; `reports_problem` is the number of connectors with a
    /// problem reported by a service.
    pub connector_counts: BTreeMap<String, usize>,
    /// Number of connector types, without retired and ignored ones; `null` if connectors were not captured.
    pub type_counts: Option<TypeCounts>,
    /// Number of incidents and messages of services that are not shown.
    pub other_services: OtherServices,
    /// Sections that this audience may not see; here they are `null` or empty, whether captured or not.
    pub hidden: Vec<&'static str>,
    /// User licenses.
    pub licenses: Option<LicensesStatus>,
    /// All known connector types, in page order.
    pub connectors: Option<Vec<GroupStatus>>,
    /// Active incidents and advisories, in page order.
    pub incidents: Option<Vec<IncidentStatus>>,
    /// Active messages, in page order.
    pub messages: Option<Vec<MessageStatus>>,
}

/// An agreed snapshot, compared with the latest one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BaselineStatus {
    /// Title.
    pub title: String,
    /// Capture time of its snapshot; `null` if it is not known.
    pub captured_at: Option<String>,
    /// Number of differences; `null` if it could not be compared.
    pub differences: Option<usize>,
    /// Sections, and types as `connectors/<type>`, that could not be compared, or only in part.
    pub not_compared: Vec<String>,
    /// Its section of the page of baselines.
    pub page: String,
}

/// Why a part is missing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GapStatus {
    /// Cause.
    pub cause: GapCause,
    /// Error code of Microsoft Graph, e.g. `Forbidden`; or code of the finding in a file that could not be read.
    pub error: String,
    /// Permission that the export lacks.
    pub permission: Option<String>,
    /// Name of the file that could not be read; `null` on the site of an audience that may not
    /// see everything.
    pub file: Option<String>,
    /// The reason in one sentence.
    pub because: String,
}

/// Program that wrote the file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Generator {
    /// `tenant-status`.
    pub name: &'static str,
    /// Version.
    pub version: &'static str,
}

/// The tenant itself.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TenantStatus {
    /// Directory (tenant) ID.
    pub id: Option<String>,
    /// Display name.
    pub name: Option<String>,
    /// Initial domain.
    pub domain: Option<String>,
    /// Tenant location.
    pub location: Option<String>,
    /// MDM authority.
    pub mdm_authority: Option<String>,
    /// Service release number.
    pub service_release: Option<String>,
    /// State of the subscription.
    pub account_status: Option<String>,
    /// Number of enrolled devices.
    pub enrolled_devices: Option<u64>,
    /// Number of licensed users.
    pub licensed_users: Option<u64>,
}

/// User licenses.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LicensesStatus {
    /// Number owned, over all SKUs.
    pub total: u64,
    /// Number assigned, over all SKUs.
    pub assigned: u64,
    /// One entry per SKU.
    pub skus: Vec<SkuStatus>,
}

/// The licenses of one SKU.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SkuStatus {
    /// SKU part number.
    pub sku: String,
    /// Product name.
    pub name: String,
    /// Number owned.
    pub total: u64,
    /// Number assigned.
    pub assigned: u64,
}

/// All connectors of one type.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroupStatus {
    /// Slug of the connector type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Label of the connector type.
    pub label: String,
    /// Basis of the status.
    pub basis: Basis,
    /// Worst status of the configured members.
    pub status: Status,
    /// ID of the member that determines the status; `null` if none is configured, or if missing data determines it.
    pub decided_by: Option<String>,
    /// Whether the type was captured only in part.
    pub in_part: bool,
    /// Number of members by status, without zeros; `reports_problem` is the number with a problem reported by a
    /// service.
    pub counts: BTreeMap<String, usize>,
    /// What to do about connectors of the type.
    pub guidance: GuidanceStatus,
    /// Page of the type.
    pub page: String,
    /// Members, worst first.
    pub members: Vec<MemberStatus>,
}

/// One connector.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MemberStatus {
    /// Connector ID.
    pub id: String,
    /// Connector name.
    pub name: String,
    /// Name made unique within its type, as on the pages.
    pub display_name: String,
    /// Status.
    pub status: Status,
    /// Time of the last successful sync.
    pub last_success_at: Option<String>,
    /// Expiry date of the credential.
    pub expires_at: Option<String>,
    /// Reason for the status, in a sentence.
    pub because: String,
    /// Limits that the status follows from; `null` if it has none, as for a binding or an ignored connector.
    pub limits: Option<LimitsStatus>,
    /// Why and how long the connector is ignored; `null` if it is not.
    pub ignored: Option<Ignore>,
    /// Properties reported by the service.
    pub reported: BTreeMap<String, String>,
    /// Problems among the reported properties. They do not change the status.
    pub reports: Vec<ReportSummary>,
    /// Future status changes without intervention, soonest first.
    pub becomes: Vec<Transition>,
    /// Page of the connector.
    pub page: String,
    /// Link to where the connector is repaired; `null` if the audience may not see guidance.
    pub link: Option<String>,
    /// What to do, if the settings have guidance for this connector; otherwise `null`, and that of the type applies.
    pub guidance: Option<GuidanceStatus>,
}

/// What to do about a connector, or about the connectors of a type. What is not known, or hidden from the audience, is
/// `null` or empty.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GuidanceStatus {
    /// The first thing to do, in one short sentence.
    pub action: Option<String>,
    /// What stops working if it fails.
    pub impact: Option<String>,
    /// Link to where it is repaired.
    pub link: Option<String>,
    /// Menu path in the Intune admin center, outermost first.
    pub path: Vec<String>,
    /// Steps of a renewal or repair, in order.
    pub steps: Vec<String>,
    /// Address of Microsoft's article.
    pub article: Option<String>,
    /// Address of the owner's instructions.
    pub runbook: Option<String>,
    /// Team or person in charge.
    pub owner: Option<String>,
    /// How to reach the owner: a mail address or an `https` URL.
    pub contact: Option<String>,
}

/// The limits that apply to a connector. A number of seconds is whole.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LimitsStatus {
    /// Seconds before the expiry, or since the last sync, from which the connector is a warning.
    pub warning_seconds: i64,
    /// Seconds since the last sync from which the connector is unhealthy; `null` for credentials, which are unhealthy
    /// once they have expired.
    pub unhealthy_seconds: Option<i64>,
    /// The most specific setting that they come from: `general`, `type` or `connector`.
    pub source: &'static str,
}

impl LimitsStatus {
    fn of(member: &Member<'_>, basis: Basis) -> Option<Self> {
        let AppliedLimits { thresholds, source } = member.limits;
        let (warning, unhealthy) = match basis {
            Basis::Expiry => (thresholds.expiry_warning, None),
            Basis::Sync => (thresholds.sync_warning, Some(thresholds.sync_unhealthy)),
            Basis::None => return None,
        };
        member.verdict.status.is_assessed().then(|| LimitsStatus {
            warning_seconds: warning.num_seconds(),
            unhealthy_seconds: unhealthy.map(|limit| limit.num_seconds()),
            source: match source {
                LimitSource::General => "general",
                LimitSource::Type => "type",
                LimitSource::Connector => "connector",
            },
        })
    }
}

/// An active incident or advisory.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IncidentStatus {
    /// Issue ID.
    pub id: String,
    /// Title, on one line.
    pub title: String,
    /// `incident` or `advisory`.
    pub classification: String,
    /// Status, as named by the service.
    pub status: String,
    /// Affected feature.
    pub feature: Option<String>,
    /// Origin of the issue, which determines who has to act.
    pub origin: Option<String>,
    /// Start of the impact.
    pub started_at: Option<String>,
    /// Time of the last update.
    pub updated_at: Option<String>,
    /// Page of the issue.
    pub page: String,
}

/// An active message.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MessageStatus {
    /// Message ID.
    pub id: String,
    /// Title, on one line.
    pub title: String,
    /// `prevent_or_fix_issue`, `plan_for_change` or `stay_informed`.
    pub category: Option<String>,
    /// `normal`, `high` or `critical`.
    pub severity: Option<String>,
    /// Whether it is a major change.
    pub major_change: bool,
    /// Date by which the tenant has to act.
    pub action_required_by: Option<String>,
    /// Publication date.
    pub published_at: Option<String>,
    /// Date of the last modification.
    pub updated_at: Option<String>,
    /// Page of the message.
    pub page: String,
}

/// Returns the status file of a tenant.
pub fn status(site: &Site<'_>, tenant: &TenantSite<'_>) -> StatusFile {
    let locale = &site.settings.locale;
    let assessment = &tenant.assessment;
    let snapshot = assessment.snapshot;
    let here = tenant.base.status_json();
    let page = |path: PagePath| here.href_to(&path);
    StatusFile {
        schema: SCHEMA,
        generator: Generator { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        language: locale.tag().to_owned(),
        tenant: tenant_status(snapshot.tenant.clone()),
        captured_at: rfc3339(snapshot.captured_at),
        as_of: rfc3339(assessment.as_of.0),
        not_captured: not_captured(site, tenant),
        captured_in_part: captured_in_part(assessment),
        unread: tenant.unread.to_vec(),
        baselines: (0..tenant.baselines.len()).map(|number| baseline(tenant, number)).collect(),
        gaps: snapshot.gaps.iter().map(|(part, gap)| (part.clone(), gap_status(locale, gap))).collect(),
        connector_counts: connector_counts_of(assessment),
        type_counts: TypeCounts::of(assessment),
        other_services: snapshot.other_services.clone(),
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

/// Returns the sections that the audience may not see, by their names in this file.
fn hidden(site: &Site<'_>) -> Vec<&'static str> {
    let names = audience::SiteSection::ALL.into_iter().filter(|(_, section)| !site.settings.shows(*section));
    names.map(|(name, section)| name_of(section).unwrap_or(name)).collect()
}

/// Returns the name of a section in this file, where it differs from the configuration.
fn name_of(section: audience::SiteSection) -> Option<&'static str> {
    match section {
        audience::SiteSection::Health => Some("incidents"),
        audience::SiteSection::News => Some("messages"),
        _ => None,
    }
}

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

/// Returns the sections and types that were not captured in full, without those that the audience may not see.
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

fn baseline(tenant: &TenantSite<'_>, number: usize) -> BaselineStatus {
    let (baseline, compared) = &tenant.baselines[number];
    let captured_at = match baseline.snapshot {
        AgreedSnapshot::Read(at) => Some(at),
        AgreedSnapshot::Unread(at) => at,
        AgreedSnapshot::None(_) => None,
    };
    let parts = compared.iter().flat_map(|compared| compared.missing.iter().chain(&compared.in_part));
    BaselineStatus {
        title: baseline.title.clone(),
        captured_at: captured_at.map(rfc3339),
        differences: compared.as_ref().map(|compared| compared.changes.len()),
        not_compared: parts.map(MissingPart::key).collect(),
        page: format!(
            "{}#{}",
            tenant.base.status_json().href_to(&tenant.base.baselines()),
            baseline_anchor(tenant, number)
        ),
    }
}

fn gap_status(locale: &Locale, gap: &Gap) -> GapStatus {
    let Gap { cause, error, permission, file } = gap;
    GapStatus {
        cause: *cause,
        error: error.clone(),
        permission: permission.clone(),
        file: file.clone(),
        because: locale.sentence(&locale.gap(gap)),
    }
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
            because: sentence(&site.settings.locale, member, assessment.as_of),
            limits: LimitsStatus::of(member, group.kind.basis),
            ignored: ignored(member),
            reported: (*connector.reported).clone(),
            reports: reports_of(&site.settings.locale, member),
            becomes: member.verdict.becomes.clone(),
            page: here.href_to(&tenant.connector_path(&connector.type_slug, &connector.id)),
            link: tenant.guidance(site.settings, &group.kind, Some(connector)).1.map(|link| link.address),
            guidance: site
                .settings
                .guidance
                .has_own(connector)
                .then(|| guidance_status(site, tenant, &group.kind, Some(connector))),
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
        guidance: guidance_status(site, tenant, &group.kind, None),
        page: here.href_to(&tenant.type_path(&group.kind.slug)),
        members: members.collect(),
    }
}

fn guidance_status(
    site: &Site<'_>,
    tenant: &TenantSite<'_>,
    kind: &ConnectorType,
    connector: Option<&Connector>,
) -> GuidanceStatus {
    let (guidance, link) = tenant.guidance(site.settings, kind, connector);
    let Guidance { action, impact, path, steps, article, runbook, owner, contact } = guidance;
    GuidanceStatus {
        action,
        impact,
        link: link.map(|link| link.address),
        path,
        steps,
        article,
        runbook,
        owner,
        contact: contact.map(|contact| contact.address().to_owned()),
    }
}

/// Returns why and how long a connector is ignored, if it is.
fn ignored(member: &Member<'_>) -> Option<Ignore> {
    match &member.verdict.reason {
        Reason::Ignored(ignore) => Some((**ignore).clone()),
        _ => None,
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
