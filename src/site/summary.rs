//! Summary of one tenant for the page, feed and calendar of a fleet.
//!
//! A fleet is always built from summaries only, so the output does not depend on the number of processes that built its
//! tenants.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
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
    locale::Locale,
    rules::{Assessment, Group, Member, Status, Transition, TypeCounts, licenses::over_assigned},
    tenant::{Basis, Incident, UnreadSnapshot, gap, unread},
};

/// Returns the text about a tenant, which begins with the newest snapshot if that could not be read.
pub(super) fn with_unread(locale: &Locale, is_newest_unread: bool, text: String) -> String {
    if is_newest_unread { locale.sentences(locale.unread_newest_sentence(), &text) } else { text }
}

/// One tenant of a fleet, as of its latest snapshot. Dates are RFC 3339 in UTC, `null` is *unknown* or *not captured*,
/// and pages are paths relative to the tenant's folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct TenantSummary {
    /// Folder of the tenant in the site.
    pub folder: String,
    /// Stable UUID of the tenant.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Time of the latest snapshot.
    pub captured_at: DateTime<Utc>,
    /// Reference time for ages.
    pub as_of: DateTime<Utc>,
    /// Number of snapshots.
    pub snapshots: u64,
    /// Worst status of all connectors, without retired types and ignored ones; `unknown` at best if a type was not
    /// captured, `null` if none was.
    pub worst: Option<Status>,
    /// Number of configured connectors by status, without zeros; `reports_problem` is the number of connectors with a
    /// problem reported by a service.
    pub connector_counts: BTreeMap<String, usize>,
    /// Number of connector types, without retired and ignored ones; `null` if connectors were not captured.
    pub type_counts: Option<TypeCounts>,
    /// Sections captured only in part: `licenses`, `connectors/<type>`, `incidents`, `messages`.
    pub captured_in_part: Vec<String>,
    /// State of the tenant in a few sentences.
    pub text: String,
    /// Whether anything needs attention.
    pub attention: bool,
    /// The worst connector, first in the list on the tenant's page.
    pub worst_connector: Option<ConnectorSummary>,
    /// Ignored connectors, in page order. They are in no other list and in no count.
    pub ignored: Vec<IgnoredSummary>,
    /// Connectors with a problem reported by a service, whatever their status, in page order.
    pub reporting: Vec<ConnectorSummary>,
    /// All configured credentials, soonest expiry first, those without a date last.
    pub credentials: Vec<ConnectorSummary>,
    /// Active incidents and advisories, in page order; `null` if not captured in full.
    pub incidents: Option<Vec<IncidentSummary>>,
    /// Known active incidents and advisories if the list was captured only in part; otherwise `null`.
    pub incidents_in_part: Option<Vec<IncidentSummary>>,
    /// Incidents and advisories in the latest snapshot that are not active. In a fleet, what is known of an issue comes
    /// from the newest snapshot that has it.
    pub ended_incidents: Vec<IncidentSummary>,
    /// User licenses; `null` if not captured in full.
    pub licenses: Option<LicenseSummary>,
    /// Snapshots that could not be read, by time.
    #[serde(default)]
    pub unread: Vec<UnreadSnapshot>,
    /// Number of files of the latest snapshot that could not be read.
    #[serde(default)]
    pub unreadable_files: u64,
    /// Latest changes, newest first: the tenant's feed.
    pub changes: Vec<FeedItem>,
    /// Events of the tenant's calendar.
    pub events: Vec<EventItem>,
}

impl TenantSummary {
    /// Returns the known active incidents and advisories, whether captured in full or in part.
    pub fn known_incidents(&self) -> impl Iterator<Item = &IncidentSummary> {
        self.incidents.iter().chain(&self.incidents_in_part).flatten()
    }

    /// Returns whether a snapshot that may be newer than the latest one could not be read.
    pub fn is_newest_unread(&self) -> bool {
        unread::newer(&self.unread, self.captured_at).next().is_some()
    }

    /// Returns every page in the summary.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        let connectors = self.worst_connector.iter().chain(&self.reporting).chain(&self.credentials);
        let connectors = connectors.map(|one| &one.page).chain(self.ignored.iter().map(|one| &one.page));
        let incidents = self.known_incidents().chain(&self.ended_incidents).map(|one| &one.page);
        let items = self.changes.iter().map(|item| &item.page).chain(self.events.iter().map(|item| &item.page));
        connectors.chain(incidents).chain(items).map(String::as_str)
    }
}

/// A connector of a tenant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct ConnectorSummary {
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub label: String,
    /// Basis of the status.
    pub basis: Basis,
    /// Page of the connector.
    pub page: String,
    /// Status.
    pub status: Status,
    /// Reason for the status.
    pub because: String,
    /// Expiry date of the credential, or date of the last sync.
    pub date: Option<DateTime<Utc>>,
    /// Problems reported by a service; empty if there are none.
    pub reports: Vec<ReportSummary>,
    /// Future status changes without intervention, soonest first.
    pub becomes: Vec<Transition>,
}

/// An ignored connector of a tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct IgnoredSummary {
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub label: String,
    /// Page of the connector.
    pub page: String,
    /// The reason given; `null` if the audience may not see it.
    pub reason: Option<String>,
    /// Last day on which it is ignored, in UTC; `null` if there is no end.
    pub until: Option<NaiveDate>,
}

/// A problem reported by a service for a connector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct ReportSummary {
    /// Property name, e.g. `lastSyncStatus`.
    pub name: String,
    /// Property value, e.g. `failed`.
    pub value: String,
    /// The problem as a sentence.
    pub text: String,
}

/// Returns the problems reported by a service for a connector.
pub fn reports_of(locale: &Locale, member: &Member<'_>) -> Vec<ReportSummary> {
    let reports = member.trouble.iter().map(|report| ReportSummary {
        name: report.name.to_owned(),
        value: report.value.to_owned(),
        text: reports::words(locale, report.name, report.value),
    });
    reports.collect()
}

/// Returns the number of connectors by status and with a reported problem, by their names in data files.
pub fn connector_counts_of(assessment: &Assessment<'_>) -> BTreeMap<String, usize> {
    let counts = counts(&Locale::default(), assessment).into_iter();
    counts.map(|entry| (entry.status.key.replace('-', "_"), entry.count)).collect()
}

/// Returns the sections and types (`connectors/<type>`) captured only in part, by their names in data files.
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

/// An incident or advisory in a tenant's latest snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct IncidentSummary {
    /// Issue ID.
    pub id: String,
    /// Title.
    pub title: String,
    /// `incident`, `advisory` or `other`.
    pub kind: String,
    /// Display text of the classification.
    pub classification: String,
    /// Display text of the status.
    pub status: String,
    /// Affected feature.
    pub feature: Option<String>,
    /// Start of the impact.
    pub started_at: Option<DateTime<Utc>>,
    /// Time of the last update.
    pub updated_at: Option<DateTime<Utc>>,
    /// Page of the issue.
    pub page: String,
}

/// User licenses of a tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct LicenseSummary {
    /// Number owned.
    pub total: u64,
    /// Number assigned.
    pub assigned: u64,
    /// Names of products with more licenses assigned than owned.
    pub over_assigned: Vec<String>,
}

/// Returns the summary of a tenant.
pub fn summary_of(settings: &Settings, tenant: &TenantSite<'_>) -> TenantSummary {
    let assessment = &tenant.assessment;
    let locale = &settings.locale;
    let state = summary(locale, assessment, |section| settings.shows(section));
    let page = |member: &Member<'_>| {
        let path = tenant.connector_path(&member.connector.type_slug, &member.connector.id);
        tenant.base.inside(&path).to_owned()
    };
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
            page: page(member),
            status: member.verdict.status,
            because: locale.because(&member.verdict.reason),
            date: date.at(),
            reports: reports_of(&settings.locale, member),
            becomes: member.verdict.becomes.clone(),
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
    let health = assessment.health.captured();
    let summaries = |some: &[&Incident]| some.iter().map(|one| incident(tenant, one)).collect::<Vec<_>>();
    let active = health.map(|health| summaries(&health.active));
    let newest_unread = tenant.is_newest_unread();
    TenantSummary {
        folder: tenant.base.name().to_owned(),
        id: tenant_id(&tenant.key),
        name: assessment.snapshot.tenant.label().to_owned(),
        captured_at: assessment.snapshot.captured_at,
        as_of: assessment.as_of.0,
        snapshots: tenant.chronicle.entries.len() as u64,
        worst: worst(assessment),
        connector_counts: connector_counts_of(assessment),
        type_counts: TypeCounts::of(assessment),
        captured_in_part: captured_in_part(assessment),
        text: with_unread(locale, newest_unread, state.text),
        attention: attention(locale, assessment, newest_unread).is_some(),
        worst_connector: tenant.groups().first().and_then(|group| Some(connector(group, decided(group)?))),
        ignored: assessment
            .ignored()
            .map(|(group, member, ignore)| IgnoredSummary {
                name: member.name.clone().into_owned(),
                label: group.kind.label.clone(),
                page: page(member),
                reason: ignore.reason.clone(),
                until: ignore.until,
            })
            .collect(),
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
        ended_incidents: health.map(|health| summaries(&health.inactive)).unwrap_or_default(),
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
        unread: tenant.unread.to_vec(),
        unreadable_files: gap::unreadable(&assessment.snapshot.gaps).len() as u64,
        changes: items::changes(&settings.locale, tenant, None),
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
