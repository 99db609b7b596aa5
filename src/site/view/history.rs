//! Pages about time: the change log, deadlines, the archive and its snapshots.

use schemars::JsonSchema;
use serde::Serialize;

use super::{FilterChoice, Frame, Hub, Month, NextStep, PageLink, StatusView, StripRow, When};

/// Changes since the previous snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangesSection {
    /// Time of the previous snapshot.
    pub since: When,
    /// Relative URL of the previous snapshot's page.
    pub since_href: String,
    /// Changes; empty if there are none.
    pub lines: Vec<ChangeLine>,
    /// Relative URL of the change log.
    pub index: String,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeLine {
    /// Kind of the subject, for a filter: `connector`, `incident`, `message`, `license`, `tenant` or `capture`.
    pub kind: &'static str,
    /// Key for the shape: a status as in [StatusView], `incident`, `advisory`, `message`, `license`, `tenant` or
    /// `capture`.
    pub key: &'static str,
    /// Short label, e.g. `Unhealthy`, `Renewed`, `New message`.
    pub label: String,
    /// Subject, e.g. the name of a connector.
    pub subject: String,
    /// Details of the subject, e.g. the type of the connector or the ID of the message.
    pub detail: Option<String>,
    /// Relative URL of the subject's page.
    pub href: Option<String>,
    /// Description in a sentence, e.g. `Healthy before; now expires 27 Nov 2026 09:14 UTC.`
    pub text: String,
    /// Time of the first snapshot with the change.
    pub at: When,
}

/// Expiry dates of credentials and deadlines of messages.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DeadlinesSection {
    /// All periods, most urgent first, with or without a deadline.
    pub groups: Vec<PeriodOf<DeadlineRow>>,
    /// Whether no period has a deadline.
    pub none: bool,
    /// Sections that were not captured, or only in part, and may hide deadlines; absent if there are none.
    pub not_captured: Option<String>,
    /// Connectors without an expiry date, e.g. `No expiry date: Managed Google Play.`; absent if there are none.
    pub no_expiry: Option<String>,
    /// Number of configured connectors monitored by last sync.
    pub syncs: usize,
}

/// Deadlines or expiry dates of one period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "{Row}sOfPeriod")]
pub struct PeriodOf<Row> {
    /// Key: `overdue`, `7`, `30`, `90` or `later`.
    pub key: &'static str,
    /// Label, e.g. `Overdue`, `Within 7 days`.
    pub label: String,
    /// Label within a sentence, e.g. `overdue`, `within 7 days`.
    pub inline: String,
    /// Soonest first; overdue ones latest first.
    pub rows: Vec<Row>,
}

/// A deadline: the expiry of a credential, or the date by which a message requires action.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DeadlineRow {
    /// Connector name or message title.
    pub name: String,
    /// Label of the connector type, or ID of the message.
    pub detail: String,
    /// Relative URL of the page of the connector or message.
    pub href: String,
    /// Key: `expiry` or `message`.
    pub kind: &'static str,
    /// What happens then, e.g. `Expires`, `Expired`, `Act by`.
    pub label: String,
    /// Status of the connector; absent for messages.
    pub status: Option<StatusView>,
    /// The date.
    pub date: When,
    /// Distance from the reference time, e.g. `in 11 days`, `overdue by 28 days`.
    pub due: String,
    /// Future status changes of the connector, soonest first.
    pub steps: Vec<NextStep>,
}

/// The change log.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangesPage {
    /// Common page data.
    pub page: Frame,
    /// Heading, e.g. `Changes`, or `Changes 2025` if the log is split by year.
    pub title: String,
    /// Net changes of the last 7 and 30 days; only those that the archive covers, and none on pages of earlier years.
    pub periods: Vec<NetChanges>,
    /// Months with changes, newest first.
    pub months: Vec<ChangeMonth>,
    /// Pages of all years, newest first, if the log has more than 1,000 changes and is split by year.
    pub years: Vec<YearLink>,
    /// Number of changes of each kind on the page, for a filter; empty if there is only one kind.
    pub kinds: Vec<FilterChoice>,
    /// Number of changes on the page.
    pub shown: usize,
    /// Link to the first snapshot, the start of the log.
    pub begin: PageLink,
    /// Number of changes of all years as text, e.g. `147 changes`.
    pub count: String,
}

/// Net changes of a period: the snapshot at its start compared with the latest one.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NetChanges {
    /// Length in days.
    pub days: i64,
    /// Time of the snapshot at its start.
    pub since: When,
    /// Relative URL of that snapshot's page.
    pub since_href: String,
    /// Changes; empty if everything is as it was.
    pub lines: Vec<ChangeLine>,
}

/// A year of the change log.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct YearLink {
    /// Year, e.g. `2025`.
    pub label: String,
    /// Number of changes as text, e.g. `147 changes`.
    pub count: String,
    /// Relative URL of its page.
    pub href: String,
    /// Whether the page shows this year.
    pub current: bool,
}

/// Changes of one month.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeMonth {
    /// Month.
    pub month: Month,
    /// Number of changes.
    pub count: usize,
    /// Days with changes, newest first.
    pub days: Vec<ChangeDay>,
}

/// Changes of one day.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeDay {
    /// Day, e.g. `Sunday, 22 November 2026`.
    pub label: String,
    /// Day as ISO 8601, e.g. `2026-11-22`, used as the anchor.
    pub iso: String,
    /// Snapshots of the day with changes, newest first.
    pub snapshots: Vec<ChangeSet>,
}

/// Changes in one snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeSet {
    /// Time of the snapshot.
    pub at: When,
    /// Relative URL of the snapshot's page.
    pub href: String,
    /// Time of the previous snapshot.
    pub since: When,
    /// Changes.
    pub lines: Vec<ChangeLine>,
}

/// All snapshots by day.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ArchivePage {
    /// Common page data.
    pub page: Frame,
    /// Number of snapshots as text, e.g. `21 snapshots`.
    pub count: String,
    /// Whether a snapshot, or a part of one, could not be read.
    pub has_unread: bool,
    /// Link to the page of baselines; absent if there are none.
    pub baselines: Option<PageLink>,
    /// Years, newest first.
    pub years: Vec<ArchiveYear>,
}

/// A year of the archive.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ArchiveYear {
    /// Year, e.g. `2026`.
    pub label: String,
    /// Sentence with the number of days by status and without a snapshot; absent if the audience may not see
    /// connectors.
    pub text: Option<String>,
    /// Months with a snapshot and those between them, newest first.
    pub months: Vec<ArchiveMonth>,
    /// Strips of every connector of the year.
    pub strips: Vec<StripRow>,
}

/// A month of the archive.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ArchiveMonth {
    /// Month, e.g. `November 2026`.
    pub label: String,
    /// Month as ISO 8601, e.g. `2026-11`, used as the anchor.
    pub iso: String,
    /// Weeks of seven days from Monday; days of other months are absent.
    pub weeks: Vec<Vec<Option<ArchiveDay>>>,
    /// Snapshots, newest first.
    pub snapshots: Vec<SnapshotRow>,
}

/// A day of the archive.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ArchiveDay {
    /// Day of the month.
    pub day: u32,
    /// Full date, e.g. `22 Nov 2026`.
    pub date: String,
    /// Worst status of the day; absent if the day has no snapshot or the audience may not see connectors.
    pub status: Option<StatusView>,
    /// Relative URL of the page of the day's last snapshot.
    pub href: Option<String>,
    /// Number of snapshots.
    pub snapshots: usize,
    /// What could not be read on that day, as text; absent if there is nothing.
    pub unread: Option<String>,
}

/// A snapshot as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SnapshotRow {
    /// Time of the snapshot.
    pub at: When,
    /// Relative URL of the snapshot's page.
    pub href: String,
    /// Worst status of its connectors; absent if the audience may not see them.
    pub status: Option<StatusView>,
    /// Number of changes since the previous snapshot as text, e.g. `3 changes`.
    pub changes: String,
}

/// The hub as of one snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SnapshotPage {
    /// Content of the hub. Its `changes` are those since the previous snapshot.
    #[serde(flatten)]
    pub hub: Hub,
    /// Link to the previous snapshot; absent for the first one.
    pub older: Option<PageLink>,
    /// Link to the next snapshot; absent for the latest one.
    pub newer: Option<PageLink>,
    /// Link to the current hub.
    pub latest: PageLink,
    /// Number of the snapshot, e.g. `Snapshot 3`, counted from the first one.
    pub place: String,
}
