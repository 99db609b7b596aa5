//! Everything that the pages, the feed and the calendar of a fleet say of one tenant.
//!
//! A fleet is made from these and nothing else, in one process as well: so it does not matter how many processes its
//! tenants were built in.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Settings, TenantSite, attention,
    fleet::tenant_id,
    items::{self, EventItem, FeedItem},
    pages::{counts, decided, summary},
    reports, words, worst,
};
use crate::{
    rules::{Assessment, Group, Member, Status, Transition, licenses::over_assigned},
    tenant::{Basis, Incident},
};

/// One tenant of a fleet, as of its latest snapshot. Dates are RFC 3339 in UTC, `null` is *unknown* or *not captured*,
/// and pages are paths relative to the tenant's folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct TenantSummary {
    /// Its folder in the site.
    pub folder: String,
    /// A UUID that stays the same for the same tenant.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// When the latest snapshot was taken.
    pub captured_at: DateTime<Utc>,
    /// The moment ages are measured from.
    pub as_of: DateTime<Utc>,
    /// How many snapshots there are.
    pub snapshots: u64,
    /// The worst status of all connectors, retired types aside, `unknown` at best where a type was not captured; `null` where
    /// none was.
    pub worst: Option<Status>,
    /// How many connector types there are of each status that occurs, and `not_captured`; how many connectors a service
    /// reports a problem of as `reports_problem`. Retired types are not counted.
    pub counts: BTreeMap<String, usize>,
    /// What was captured only in part: `licenses`, `connectors/<type>`, `incidents`, `messages`.
    pub captured_in_part: Vec<String>,
    /// Its state in a few sentences.
    pub text: String,
    /// Whether anything of it needs attention.
    pub attention: bool,
    /// The connector that is worst, which heads the list on the tenant's page.
    pub worst_connector: Option<ConnectorSummary>,
    /// Connectors that a service reports a problem of, whatever their status, in page order.
    pub reporting: Vec<ConnectorSummary>,
    /// Every configured credential, soonest expiry first, those without a date last.
    pub credentials: Vec<ConnectorSummary>,
    /// Active incidents and advisories, in page order; `null` where they were not captured in full.
    pub incidents: Option<Vec<IncidentSummary>>,
    /// The active incidents and advisories that are known where the list was captured only in part; otherwise `null`.
    pub incidents_in_part: Option<Vec<IncidentSummary>>,
    /// User licenses; `null` where they were not captured in full.
    pub licenses: Option<LicenseSummary>,
    /// The latest changes, newest first: the tenant's feed.
    pub changes: Vec<FeedItem>,
    /// The dates of the tenant's calendar.
    pub events: Vec<EventItem>,
}

impl TenantSummary {
    /// The active incidents and advisories that are known, whether all of them were captured or some.
    pub fn known_incidents(&self) -> impl Iterator<Item = &IncidentSummary> {
        self.incidents.iter().chain(&self.incidents_in_part).flatten()
    }

    /// Every page that it names.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        let connectors = self.worst_connector.iter().chain(&self.reporting).chain(&self.credentials);
        let connectors = connectors.map(|one| &one.page);
        let incidents = self.known_incidents().map(|one| &one.page);
        let items = self.changes.iter().map(|item| &item.page).chain(self.events.iter().map(|item| &item.page));
        connectors.chain(incidents).chain(items).map(String::as_str)
    }
}

/// A connector of a tenant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct ConnectorSummary {
    /// Its name.
    pub name: String,
    /// Name of its type.
    pub label: String,
    /// What its status is measured by.
    pub basis: Basis,
    /// Its page.
    pub page: String,
    /// Its status.
    pub status: Status,
    /// Why.
    pub because: String,
    /// When its credential expires, or when it last synchronised.
    pub date: Option<DateTime<Utc>>,
    /// What a service reports against it; empty where it reports nothing.
    pub reports: Vec<ReportSummary>,
    /// What it turns into if nobody acts, soonest first.
    pub becomes: Vec<StepSummary>,
}

/// A problem that a service reports of a connector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct ReportSummary {
    /// The property, e.g. `lastSyncStatus`.
    pub name: String,
    /// Its value, e.g. `failed`.
    pub value: String,
    /// The same in a sentence.
    pub text: String,
}

/// What a service reports against a connector.
pub fn reports_of(member: &Member<'_>) -> Vec<ReportSummary> {
    let reports = member.trouble.iter().map(|report| ReportSummary {
        name: report.name.to_owned(),
        value: report.value.to_owned(),
        text: reports::words(report.name, report.value),
    });
    reports.collect()
}

/// How many connector types there are of each status that occurs, and what else is counted, by the names of data files.
pub fn counts_of(assessment: &Assessment<'_>) -> BTreeMap<String, usize> {
    let counts = counts(assessment).into_iter();
    counts.map(|entry| (entry.status.key.replace('-', "_"), entry.count)).collect()
}

/// What was captured only in part, by the names of data files: sections, and `connectors/<type>` for types.
pub fn captured_in_part(assessment: &Assessment<'_>) -> Vec<String> {
    let groups = assessment.groups.captured().map_or(&[][..], Vec::as_slice);
    let types = groups.iter().filter(|group| group.in_part).map(|group| format!("connectors/{}", group.kind.slug));
    let section = |is: bool, name: &str| is.then(|| name.to_owned());
    let before =
        [section(assessment.licenses.is_in_part(), "licenses"), section(assessment.groups.is_in_part(), "connectors")];
    let after =
        [section(assessment.health.is_in_part(), "incidents"), section(assessment.news.is_in_part(), "messages")];
    before.into_iter().flatten().chain(types).chain(after.into_iter().flatten()).collect()
}

/// A status that a connector will have from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct StepSummary {
    /// What it turns into.
    pub status: Status,
    /// From when on.
    pub at: DateTime<Utc>,
}

/// An incident or advisory as a tenant's latest snapshot has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct IncidentSummary {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// `incident`, `advisory` or `other`.
    pub kind: String,
    /// The same in the words of the service.
    pub classification: String,
    /// How it goes on, in words.
    pub status: String,
    /// The part of the service.
    pub feature: Option<String>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When the service last said something.
    pub updated_at: Option<DateTime<Utc>>,
    /// Its page.
    pub page: String,
}

/// The user licenses of a tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct LicenseSummary {
    /// How many are owned.
    pub total: u64,
    /// How many are assigned.
    pub assigned: u64,
    /// Names of those of which more are assigned than owned.
    pub over_assigned: Vec<String>,
}

/// What a fleet says of a tenant.
pub fn summary_of(settings: &Settings, tenant: &TenantSite<'_>) -> TenantSummary {
    let assessment = &tenant.assessment;
    let state = summary(assessment, |section| settings.shows(section));
    let connector = |group: &Group<'_>, member: &Member<'_>| {
        let connector = member.connector;
        let date = match group.kind.basis {
            Basis::Expiry => connector.expires_at,
            Basis::Sync | Basis::None => connector.last_success_at,
        };
        ConnectorSummary {
            name: member.name.clone().into_owned(),
            label: group.kind.label.clone(),
            basis: group.kind.basis,
            page: tenant.base.inside(&tenant.connector_path(&connector.type_slug, &connector.id)).to_owned(),
            status: member.verdict.status,
            because: words::because(member.verdict.reason, &settings.criteria.thresholds),
            date: date.at(),
            reports: reports_of(member),
            becomes: member
                .verdict
                .becomes
                .iter()
                .map(|&Transition { status, at }| StepSummary { status, at })
                .collect(),
        }
    };
    let credentials = tenant.groups().iter().filter(|group| group.kind.basis == Basis::Expiry).flat_map(|group| {
        let configured = group.members.iter().filter(|member| member.verdict.status.counts());
        configured.map(move |member| connector(group, member))
    });
    let mut credentials: Vec<ConnectorSummary> = credentials.collect();
    credentials.sort_by(|a, b| {
        let key = |one: &ConnectorSummary| (one.date.is_none(), one.date);
        key(a).cmp(&key(b)).then_with(|| (&a.name, &a.page).cmp(&(&b.name, &b.page)))
    });
    let active = assessment.health.captured();
    let active: Option<Vec<IncidentSummary>> =
        active.map(|health| health.active.iter().map(|active| incident(tenant, active)).collect());
    TenantSummary {
        folder: tenant.base.name().to_owned(),
        id: tenant_id(&tenant.key),
        name: assessment.snapshot.tenant.label().to_owned(),
        captured_at: assessment.snapshot.captured_at,
        as_of: assessment.as_of.0,
        snapshots: tenant.chronicle.entries.len() as u64,
        worst: worst(assessment),
        counts: counts_of(assessment),
        captured_in_part: captured_in_part(assessment),
        text: state.text,
        attention: attention(assessment).is_some(),
        worst_connector: tenant.groups().first().and_then(|group| Some(connector(group, decided(group)?))),
        reporting: tenant
            .groups()
            .iter()
            .flat_map(|group| group.members.iter().map(move |member| (group, member)))
            .filter(|(_, member)| !member.trouble.is_empty())
            .map(|(group, member)| connector(group, member))
            .collect(),
        credentials,
        incidents: active.clone().filter(|_| !assessment.health.is_in_part()),
        incidents_in_part: active.filter(|_| assessment.health.is_in_part()),
        licenses: assessment.licenses.captured().filter(|_| !assessment.licenses.is_in_part()).map(|licenses| {
            LicenseSummary {
                total: licenses.total,
                assigned: licenses.assigned,
                over_assigned: licenses
                    .skus
                    .iter()
                    .filter(|sku| over_assigned(sku))
                    .map(|sku| sku.name.clone())
                    .collect(),
            }
        }),
        changes: items::changes(settings, tenant, None),
        events: items::events(settings, tenant),
    }
}

fn incident(tenant: &TenantSite<'_>, incident: &Incident) -> IncidentSummary {
    IncidentSummary {
        id: incident.id.clone(),
        title: incident.title.clone(),
        kind: words::incident_kind(incident).to_owned(),
        classification: incident.classification.words(),
        status: incident.status.words(),
        feature: incident.feature.clone(),
        started_at: incident.started_at.at(),
        updated_at: incident.updated_at.at(),
        page: tenant.base.inside(&tenant.incident_path(&incident.id)).to_owned(),
    }
}
