//! The hub of a tenant: tenant details, licenses, connectors, service health and news.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Access, BaselineLink, ChangesSection, DeadlineRow, DeadlinesSection, Fact, Frame, Note, OutLink, PageLink,
    StatusCount, StatusView, Strip, UnreadView, When,
};

/// The hub, the overview page of a tenant: the four areas of Microsoft's page, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Hub {
    /// Common page data.
    pub page: Frame,
    /// What could not be read of this snapshot, or of newer ones; absent if there is nothing.
    pub unread: Option<UnreadView>,
    /// Summary of what needs attention, shown first.
    pub summary: Summary,
    /// Connector status; absent if the audience may not see it.
    pub connectors: Option<ConnectorsSection>,
    /// Intune service health; absent if the audience may not see it.
    pub health: Option<HealthSection>,
    /// Expiry dates of credentials and deadlines of messages; absent if the audience may see neither.
    pub deadlines: Option<DeadlinesSection>,
    /// Changes since the previous snapshot; absent for the first one.
    pub changes: Option<ChangesSection>,
    /// Comparisons with agreed snapshots, at most three; empty if there are none, and on pages about the past.
    pub baselines: Vec<BaselineLink>,
    /// Link to all baselines, e.g. `All 4 baselines`; absent if there are none, and on pages about the past.
    pub baselines_index: Option<PageLink>,
    /// Intune news; absent if the audience may not see it.
    pub news: Option<NewsSection>,
    /// Tenant details and licenses; absent if the audience may see neither.
    pub tenant: Option<TenantSection>,
    /// Who may see the sections on Microsoft's own pages; empty if the audience does not get links to them.
    pub access: Vec<Access>,
}

/// State of the tenant: a line, and the connectors behind it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Summary {
    /// Worst status of all connectors, without retired types and ignored ones; `reports-problem` instead of `healthy` or
    /// `not-configured` if a service reports a problem, `not-captured` if none was captured, absent if the audience may
    /// not see connectors.
    pub status: Option<StatusView>,
    /// The line, e.g. `2 connectors are unhealthy, 1 needs attention soon. 3 incidents and advisories are active.`
    pub text: String,
    /// The sentences of the line, the most important one first.
    pub sentences: Vec<String>,
    /// All sentences but the first; absent if there is only one.
    pub rest: Option<String>,
    /// Number of connectors by status, worst first, without zeros, and last the number of connectors with a reported
    /// problem, whatever their status. On the fleet page: number of tenants by status.
    pub counts: Vec<StatusCount>,
    /// Number of connector types, e.g. `9 of 15 connector types configured, 1 not captured`; absent if connectors were
    /// not captured, and on the fleet page.
    pub types: Option<String>,
    /// The connectors that need attention, worst first; among equal statuses, the next to expire first; only the first
    /// ones if there are many. On the fleet page: the worst connector of the first tenants, with the name of its
    /// tenant.
    pub culprits: Vec<Culprit>,
    /// Link to the others, e.g. `12 more connectors with a problem`; absent if all are listed.
    pub more: Option<PageLink>,
    /// The next expiry of a credential that has not yet expired; absent if there is none.
    pub next: Option<DeadlineRow>,
}

/// A connector that needs attention.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Culprit {
    /// Status, or the mark of a reported problem.
    pub status: StatusView,
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Relative URL of the connector's page.
    pub href: String,
    /// What is wrong, e.g. `Last sync 4 days 1 hour ago (limit 3 days)`.
    pub what: String,
    /// Since when, e.g. `Unhealthy since 21 Nov 2026 06:47 UTC`; absent if `what` has the date.
    pub since: Option<String>,
    /// The first thing to do, in a short sentence; absent if it is not known, or if the audience may not see it.
    pub action: Option<String>,
}

/// Tenant details and licenses.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TenantSection {
    /// Name, location, MDM authority, service release and other known facts; empty if the audience may not see them.
    pub facts: Vec<Fact>,
    /// Licenses; absent if the audience may not see them.
    pub licenses: Option<Licenses>,
    /// Why facts are missing; absent if none is, or the reason is not known.
    pub gaps: Option<String>,
}

/// User licenses.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Licenses {
    /// Text shown if licenses were not captured, with the reason if it is known; absent if they were.
    pub not_captured: Option<String>,
    /// Note shown if only a part of the list was captured.
    pub in_part: Option<Note>,
    /// One entry per SKU.
    pub skus: Vec<LicenseRow>,
    /// Totals, e.g. `1,107 of 1,200`.
    pub sum: LicenseRow,
    /// Warning, e.g. `1 license is assigned more often than owned.`; absent if there is none.
    pub warning: Option<String>,
    /// Licenses over time; absent if only one snapshot has licenses, and on pages of the archive.
    pub chart: Option<LicenseChart>,
}

/// Licenses over time, as a drawing and a table.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicenseChart {
    /// Title, e.g. `Licenses assigned and owned, 26 Oct 2026 – 22 Nov 2026`.
    pub title: String,
    /// Text alternative, e.g. `Owned: 4,000 at first, 4,100 now. Assigned: …`.
    pub text: String,
    /// Width of the drawing in its own units; the height is 60.
    pub width: u32,
    /// Line of licenses owned, as SVG path data.
    pub total: String,
    /// Line of licenses assigned, as SVG path data.
    pub assigned: String,
    /// Value at the upper edge, e.g. `4,100`.
    pub top: String,
    /// Value at the lower edge, e.g. `3,200`.
    pub bottom: String,
    /// First day.
    pub from: When,
    /// Last day.
    pub to: When,
    /// Every snapshot that changed a number, newest first.
    pub rows: Vec<LicenseChartRow>,
}

/// Licenses in one snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicenseChartRow {
    /// Time of the snapshot.
    pub at: When,
    /// Number assigned, with thousands separators.
    pub assigned: String,
    /// Number owned, with thousands separators.
    pub total: String,
}

/// Licenses of one SKU, or of all.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicenseRow {
    /// Product name.
    pub name: String,
    /// SKU part number; empty in the totals.
    pub sku: String,
    /// Number owned, with thousands separators, e.g. `1,200`.
    pub total: String,
    /// Number assigned, with thousands separators.
    pub assigned: String,
    /// Number free or over-assigned as text, e.g. `93 free`, `25 over-assigned`.
    pub free: String,
    /// Percentage assigned, 0 to 100, for a bar.
    pub percent: u8,
    /// Whether more are assigned than owned.
    pub over: bool,
    /// Additional information, e.g. `10 in grace period`; absent if there is none.
    pub note: Option<String>,
}

/// Connectors on the hub.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorsSection {
    /// Whether any type has a strip of days.
    pub strips: bool,
    /// Text shown if connectors were not captured, with the reason if it is known; absent if they were.
    pub not_captured: Option<String>,
    /// Connector types that are always shown.
    pub first: Vec<GroupRow>,
    /// Connector types behind "See all connectors", including those not configured and not captured.
    pub rest: Vec<GroupRow>,
    /// Label of the control, e.g. `Show 10 more types (1 warning, 1 not captured)`.
    pub show_more: String,
    /// Relative URL of the page of all connectors; absent on pages of the archive.
    pub index: Option<String>,
}

/// A connector type as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GroupRow {
    /// Status of the type: the worst of its configured connectors.
    pub status: StatusView,
    /// Label of the connector type.
    pub label: String,
    /// Relative URL of the type's page.
    pub href: String,
    /// The connector that determines the status; absent if none does.
    pub lead: Option<PageLink>,
    /// Reason for the status, e.g. `Last sync 4 days 1 hour ago (limit 3 days)`.
    pub brief: String,
    /// Reason for the status in one or two sentences, with exact dates.
    pub because: String,
    /// Problems reported by a service, and whether the type was captured only in part.
    pub notes: Vec<Note>,
    /// Number of connectors by status, e.g. `3 connectors: 1 unhealthy, 2 healthy`; absent for a single one.
    pub members: Option<String>,
    /// Date that determines the status; absent if there is none.
    pub date: Option<When>,
    /// Label of the date, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: String,
    /// Next status change without intervention, e.g. `Warning from 14 Nov 2026`; absent if there is none, or if the connector
    /// only has to keep synchronizing.
    pub next: Option<String>,
    /// The last 30 days of the connector that determines the status; absent without a history.
    pub strip: Option<Strip>,
}

/// Service health on the hub.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HealthSection {
    /// Text shown if incidents were not captured, with the reason if it is known; absent if they were.
    pub not_captured: Option<String>,
    /// Note shown if only a part of the list was captured.
    pub in_part: Option<Note>,
    /// Sentence with the number of incidents and advisories of services that are not shown; absent if there are none.
    pub others: Option<String>,
    /// Active incidents and advisories that Microsoft or others are working on.
    pub active: Vec<IncidentRow>,
    /// Issues in the tenant's environment that require action.
    pub action: Vec<IncidentRow>,
    /// Names of the services that are shown, e.g. `Microsoft Intune`.
    pub services: String,
    /// Relative URL of the page of all incidents; absent on pages of the archive.
    pub index: Option<String>,
    /// Link "See past incidents and advisories"; absent if the audience does not get links to admin centers.
    pub see_past: Option<OutLink>,
    /// Link to the communication preferences; absent in the same cases as `see_past`.
    pub preferences: Option<OutLink>,
}

/// An incident or advisory as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentRow {
    /// Whether it is active and requires action by the tenant; always false in a fleet.
    pub acts: bool,
    /// Issue ID.
    pub id: String,
    /// Title.
    pub title: String,
    /// Relative URL of the page.
    pub href: String,
    /// Key for the shape: `incident`, `advisory` or `other`.
    pub kind: &'static str,
    /// Display text of the classification, e.g. `Incident`.
    pub classification: String,
    /// Display text of the status, e.g. `Service degradation`; the last known one if `unlisted` is present.
    pub status: String,
    /// Affected feature.
    pub feature: Option<String>,
    /// Start of the impact.
    pub started: Option<When>,
    /// Time of the last update.
    pub updated: Option<When>,
    /// Whether it is not active: resolved, or missing from the latest snapshot.
    pub past: bool,
    /// Text for an issue that disappeared without a final status: `No longer listed`, or `Not captured` if the latest
    /// snapshot does not include all issues.
    pub unlisted: Option<String>,
    /// Text for an issue missing from the latest snapshot, e.g. `Last seen 3 Nov 2026`.
    pub last_seen: Option<String>,
}

/// News on the hub.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NewsSection {
    /// Text shown if messages were not captured, with the reason if it is known; absent if they were.
    pub not_captured: Option<String>,
    /// Note shown if only a part of the list was captured.
    pub in_part: Option<Note>,
    /// Sentence with the number of messages of services that are not shown; absent if there are none.
    pub others: Option<String>,
    /// Latest active messages.
    pub messages: Vec<MessageRow>,
    /// Other active messages on pages of the archive; elsewhere they are on the page of all messages.
    pub rest: Vec<MessageRow>,
    /// Text of the link to all messages, e.g. `See all 14 messages`.
    pub see_all: String,
    /// Relative URL of the page of all messages; absent on pages of the archive.
    pub index: Option<String>,
    /// Link "See past messages"; absent if the audience does not get links to admin centers.
    pub see_past: Option<OutLink>,
    /// Link to the communication preferences; absent in the same cases as `see_past`.
    pub preferences: Option<OutLink>,
}

/// A message as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MessageRow {
    /// Message ID.
    pub id: String,
    /// Title.
    pub title: String,
    /// Relative URL of the message's page.
    pub href: String,
    /// Display text of the category, e.g. `Plan for change`.
    pub category: Option<String>,
    /// Key of the category: `prevent`, `plan`, `inform` or `other`.
    pub category_key: &'static str,
    /// Display text of a severity above normal, e.g. `High severity`.
    pub severity: Option<String>,
    /// Whether it is a major change.
    pub major_change: bool,
    /// Date by which the tenant has to act.
    pub act_by: Option<When>,
    /// Label of the date in `act_by`: `Act by`, or `Was to act by` for messages that have ended.
    pub act_by_label: String,
    /// Distance of the date in `act_by` from the reference time, e.g. `in 11 days`, `overdue by 28 days`; absent for
    /// messages that have ended.
    pub act_by_due: Option<String>,
    /// Whether the date in `act_by` has passed and the message is active.
    pub overdue: bool,
    /// Publication date.
    pub published: Option<When>,
    /// Date of the last modification.
    pub updated: Option<When>,
    /// Reason why it is not active, e.g. `Ended 3 Nov 2026`, `Last seen 3 Nov 2026`; absent for active messages.
    pub inactive: Option<String>,
    /// Text for an edited message, e.g. `Edited 12 Nov 2026`.
    pub edited: Option<String>,
}
