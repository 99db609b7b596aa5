//! The report: one file with the state of a tenant, or with the numbers of a period.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    ChangeLine, Fact, Frame, GroupRow, HealthSection, IgnoredRow, NewsSection, Note, RuleView, StatusView, Strip,
    Summary, TenantSection, UnreadView, When,
};

/// A report: a file of its own, without links to pages. It is no page of the site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportPage {
    /// Common page data, without menus, feeds and links to pages.
    pub page: Frame,
    /// Heading, e.g. `Status report`, `Report for November 2026`.
    pub heading: String,
    /// What the report is made from: time, digest, program, language, time zone, audience.
    pub document: Vec<Fact>,
    /// Style sheet, to be printed with `| safe` as the whole content of `<style>`.
    pub style: String,
    /// SHA-256 digest of `style` for the policy, in Base64.
    pub style_digest: String,
    /// What could not be read; empty if there is nothing.
    pub unread: Vec<UnreadView>,
    /// State of the tenant; absent in a report of a period.
    pub state: Option<ReportState>,
    /// Numbers of the period; absent in a report of the state.
    pub period: Option<ReportPeriod>,
    /// How each status or number was determined.
    pub methods: Vec<ReportMethod>,
    /// The snapshots that the report is made from, oldest first.
    pub sources: Vec<ReportSource>,
    /// Text for further snapshots that are not listed; absent if all are.
    pub more_sources: Option<String>,
}

/// How a number is determined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportMethod {
    /// The number, e.g. `Days by status`.
    pub title: String,
    /// The method, in sentences.
    pub text: String,
}

/// A snapshot that a report is made from.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportSource {
    /// Time of the snapshot.
    pub at: When,
    /// SHA-256 digest of its file; for a folder, of the lines that `sha256sum` prints for its files.
    pub sha256: String,
}

/// State of a tenant in one snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportState {
    /// Summary of what needs attention.
    pub summary: Summary,
    /// Parts that were not captured, or not in full, each with the reason; empty if everything was captured.
    pub missing: Vec<Fact>,
    /// Tenant details and licenses; absent if the audience may see neither.
    pub tenant: Option<TenantSection>,
    /// Connectors; absent if the audience may not see them.
    pub connectors: Option<ReportConnectors>,
    /// Service health; absent if the audience may not see it.
    pub health: Option<HealthSection>,
    /// News, with the active messages that have a date to act by only; absent if the audience may not see it.
    pub news: Option<NewsSection>,
}

/// Connectors of a report.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportConnectors {
    /// Text shown if connectors were not captured; absent if they were.
    pub not_captured: Option<String>,
    /// All connector types, worst first.
    pub types: Vec<GroupRow>,
    /// All connectors with their evidence, in the order of the types.
    pub all: Vec<ReportConnector>,
    /// Ignored connectors.
    pub ignored: Vec<IgnoredRow>,
}

/// A connector with the evidence for its status.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportConnector {
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Status.
    pub status: StatusView,
    /// Reason for the status, in sentences.
    pub because: String,
    /// Problems reported by a service.
    pub notes: Vec<Note>,
    /// The rule, with the line that applies.
    pub rule: RuleView,
    /// The dates used by the rule, and other facts.
    pub evidence: Vec<Fact>,
    /// Values reported by the service.
    pub reported: Vec<Fact>,
    /// Note if the service reports a better status than the rule.
    pub differs: Option<String>,
}

/// Numbers of a period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportPeriod {
    /// Name as in ISO 8601: `2026-11` or `2026`.
    pub name: String,
    /// Note that the period is not over by the latest snapshot; absent if it is.
    pub not_over: Option<String>,
    /// Days with and without snapshots.
    pub captures: ReportCaptures,
    /// Net changes: what the first and the last snapshot of the period differ in.
    pub net: ReportNet,
    /// All changes by snapshot, oldest first.
    pub log: Vec<ReportChanges>,
    /// Text for further changes that are not listed; absent if all are.
    pub more_log: Option<String>,
    /// Connectors; absent if the audience may not see them.
    pub connectors: Option<Vec<ReportConnectorDays>>,
    /// Expiry dates within the period; absent if the audience may not see connectors.
    pub deadlines: Option<ReportDeadlines>,
    /// Incidents and advisories; absent if the audience may not see them.
    pub incidents: Option<Vec<ReportIncident>>,
    /// Days on which all connectors were captured, as a sentence.
    pub connector_coverage: String,
    /// Days on which all incidents and advisories were captured, as a sentence.
    pub health_coverage: String,
    /// Licenses, and last their sum; absent if the audience may not see them.
    pub licenses: Option<Vec<ReportLicense>>,
}

/// Days of a period with and without snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportCaptures {
    /// Number of days.
    pub days: usize,
    /// Number of days with a snapshot.
    pub with: usize,
    /// Number of days with unreadable snapshots only.
    pub unreadable: usize,
    /// Number of days without any snapshot.
    pub without: usize,
    /// Number of snapshots.
    pub snapshots: usize,
    /// The numbers in sentences.
    pub text: String,
    /// Worst status of each day; absent if the audience may not see connectors.
    pub strip: Option<Strip>,
}

/// Net changes of a period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportNet {
    /// Which snapshots were compared, as a sentence.
    pub text: String,
    /// Changes; empty if there are none, or only one snapshot.
    pub lines: Vec<ChangeLine>,
}

/// Changes in one snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportChanges {
    /// Time of the snapshot.
    pub at: When,
    /// Changes.
    pub lines: Vec<ChangeLine>,
}

/// Days of one connector in a period. The numbers add up to the days of the period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportConnectorDays {
    /// Type and ID, e.g. `apple-vpp-sync/token-1`.
    pub key: String,
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Days with the status unhealthy.
    pub unhealthy: u32,
    /// Days with the status warning.
    pub warning: u32,
    /// Days whose status is not known, with those of `no_data`.
    pub unknown: u32,
    /// Days without a snapshot that has the connector type.
    pub no_data: u32,
    /// `no_data` as text, e.g. `3 without data`; absent if there are none.
    pub of_which: Option<String>,
    /// Days with the status healthy.
    pub healthy: u32,
    /// Days on which it was not configured, retired, ignored or not listed.
    pub not_in_use: u32,
    /// Share of healthy days as text, e.g. `24 of 30 days (80 %)`; absent if it was never in use.
    pub share: Option<String>,
    /// All days as a drawing.
    pub strip: Strip,
    /// Consecutive days with the same status, oldest first.
    pub spells: Vec<ReportSpell>,
}

/// Consecutive days with the same status.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportSpell {
    /// Status.
    pub status: StatusView,
    /// First day as ISO 8601.
    pub from_iso: String,
    /// First day, e.g. `3 Nov 2026`.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Number of days.
    pub days: u32,
    /// Reason for the status, from the last snapshot with it; absent without data.
    pub why: Option<String>,
}

/// Expiry dates within a period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportDeadlines {
    /// Number of dates by outcome, in a fixed order, with zeros.
    pub counts: Vec<ReportCount>,
    /// All dates, soonest first.
    pub rows: Vec<ReportDeadline>,
}

/// Number of dates with an outcome.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportCount {
    /// Key: `missed`, `unknown`, `met`, `withdrawn` or `ahead`.
    pub key: &'static str,
    /// Outcome, e.g. `Renewed in time`.
    pub label: String,
    /// Number.
    pub count: usize,
}

/// An expiry date within a period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportDeadline {
    /// Type and ID of the connector.
    pub key: String,
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// The date.
    pub expires: When,
    /// Key of the outcome, as in [ReportCount].
    pub outcome: &'static str,
    /// Key of the shape of the outcome, a status as in [StatusView].
    pub shape: &'static str,
    /// Outcome, e.g. `Renewed in time`.
    pub label: String,
    /// The snapshots that show it, as a sentence.
    pub evidence: String,
}

/// An incident or advisory in a period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportIncident {
    /// Issue ID.
    pub id: String,
    /// Title.
    pub title: String,
    /// Key for the shape: `incident`, `advisory` or `other`.
    pub kind: &'static str,
    /// Display text of the classification, e.g. `Incident`.
    pub classification: String,
    /// Always false: the shape has its full color.
    pub past: bool,
    /// Time of the snapshot that first lists it; absent if it was active before the period.
    pub opened: Option<When>,
    /// Time of the snapshot in which it had ended; absent if it is still active.
    pub ended: Option<When>,
    /// How it ended, e.g. `Resolved`, `No longer listed`; `Active before` or `Active` otherwise.
    pub state: String,
    /// Days with a snapshot that lists it as active.
    pub days: u32,
}

/// Licenses of one SKU, or of all, in a period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportLicense {
    /// Product name.
    pub name: String,
    /// SKU part number; empty for the sum.
    pub sku: String,
    /// Number owned.
    pub total: ReportFigures,
    /// Number assigned.
    pub assigned: ReportFigures,
    /// Days with a snapshot that has the numbers, as text, e.g. `28 of 30 days`.
    pub coverage: String,
    /// Days with a snapshot that has the numbers.
    pub days: u32,
}

/// A number over a period, as text and, for `data-` attributes, as `values`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReportFigures {
    /// In the first snapshot.
    pub first: String,
    /// In the last snapshot.
    pub last: String,
    /// The lowest.
    pub lowest: String,
    /// The highest.
    pub highest: String,
    /// First, last, lowest and highest as digits, separated by spaces.
    pub values: String,
}
