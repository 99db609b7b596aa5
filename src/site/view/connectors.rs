//! Pages of connectors and connector types, with their history and what to do.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Fact, Frame, GroupRow, Note, OutLink, StatusCount, StatusView, When};

/// All connector types.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorsPage {
    /// Whether any type has a strip of days.
    pub strips: bool,
    /// Common page data.
    pub page: Frame,
    /// Text shown if connectors were not captured, with the reason if it is known; absent if they were.
    pub not_captured: Option<String>,
    /// All connector types in page order, those not configured and not captured last.
    pub groups: Vec<GroupRow>,
    /// Number of connectors by status, worst first, without zeros.
    pub counts: Vec<StatusCount>,
    /// Number of connector types as text, as in the summary of the hub.
    pub types: Option<String>,
    /// Ignored connectors, in page order. They have no status and are counted nowhere.
    pub ignored: Vec<IgnoredRow>,
    /// Rules as text, with the general thresholds.
    pub rules: Vec<RuleView>,
    /// Sentence with the names of connector types that have their own thresholds, for the type or for a single
    /// connector; absent if there are none.
    pub own_limits: Option<String>,
}

/// An ignored connector.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IgnoredRow {
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Relative URL of the connector's page.
    pub href: String,
    /// The reason given; absent if the audience may not see it.
    pub reason: Option<String>,
    /// Last day on which it is ignored, in UTC, e.g. `31 Mar 2027`; absent if there is no end.
    pub until: Option<String>,
}

/// Rule of one basis as text, with the thresholds that apply.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RuleView {
    /// Title, e.g. `Certificates and credentials`.
    pub title: String,
    /// One line per status.
    pub lines: Vec<RuleLine>,
    /// Where thresholds that differ from the general ones are set, as a sentence.
    pub note: Option<String>,
}

/// Condition for a status.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RuleLine {
    /// Status.
    pub status: StatusView,
    /// Condition, e.g. `It has expired.`
    pub when: String,
    /// Whether this line applied; always false on the page of all connectors.
    pub applies: bool,
}

/// One connector type.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorTypePage {
    /// Common page data.
    pub page: Frame,
    /// The connector type as a row.
    pub group: GroupRow,
    /// Connectors of the type, worst first; empty if there are none.
    pub members: Vec<MemberRow>,
    /// Rule of the type's basis.
    pub rule: RuleView,
    /// What to do about connectors of this type; absent if nothing is known, or the audience may see none of it.
    pub guidance: Option<GuidanceView>,
    /// History of each connector of the type, removed ones last.
    pub strips: Vec<StripRow>,
    /// Relative URL of the type's badge.
    pub badge: String,
}

/// A connector as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MemberRow {
    /// Status.
    pub status: StatusView,
    /// Connector name.
    pub name: String,
    /// Relative URL of the connector's page.
    pub href: String,
    /// Reason for the status, e.g. `Last sync 4 days 1 hour ago (limit 3 days)`.
    pub brief: String,
    /// Reason for the status in one or two sentences, with exact dates.
    pub because: String,
    /// Problems reported by a service.
    pub notes: Vec<Note>,
    /// Date used by the rule.
    pub date: Option<When>,
    /// Label of the date, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: String,
    /// Next status change without intervention; absent if there is none, or if the connector only has to keep synchronizing.
    pub next: Option<String>,
    /// Whether this connector determines the status of the type.
    pub decided: bool,
}

/// What to do about a connector, or about the connectors of a type.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GuidanceView {
    /// Heading, e.g. `What to do`, `How to renew it`, `Where to set it up`.
    pub title: String,
    /// Whether somebody has to act: the status is unhealthy, warning or unknown, or the service reports a problem.
    pub urgent: bool,
    /// Label of `impact`, e.g. `What stops working`.
    pub impact_label: String,
    /// What stops working, in one or two sentences.
    pub impact: Option<String>,
    /// Link to where it is repaired; absent for an audience that may not see guidance, and for retired types.
    pub fix: Option<OutLink>,
    /// Menu path in the Intune admin center, outermost first.
    pub path: Vec<String>,
    /// Steps, in order.
    pub steps: Vec<String>,
    /// Microsoft's article.
    pub article: Option<OutLink>,
    /// The owner's page with more detailed guidance.
    pub runbook: Option<OutLink>,
    /// Team or person in charge.
    pub owner: Option<String>,
    /// How to reach the owner; the label is the address.
    pub contact: Option<OutLink>,
}

/// The other connector of the same token or binding.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TwinView {
    /// What both belong to: `Same token` or `Same account`.
    pub what: String,
    /// Label of its connector type.
    pub label: String,
    /// Relative URL of its page.
    pub href: String,
    /// Status.
    pub status: StatusView,
    /// Reason, e.g. `Last sync 2 hours ago`.
    pub because: String,
}

/// One connector.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorPage {
    /// Common page data.
    pub page: Frame,
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Status.
    pub status: StatusView,
    /// Reason in a sentence, with the dates used.
    pub because: String,
    /// Problems reported by a service; they do not change the status.
    pub notes: Vec<Note>,
    /// Rule; the line that applied is marked.
    pub rule: RuleView,
    /// Dates and other facts used by the rule, and other known facts.
    pub evidence: Vec<Fact>,
    /// Properties reported by the service, by name.
    pub reported: Vec<Fact>,
    /// Note shown if the service reports a better status than the rule.
    pub differs: Option<String>,
    /// Future status changes to warning and unhealthy without intervention, soonest first.
    pub next: Vec<NextStep>,
    /// Condition for `next`, e.g. `unless it is renewed`.
    pub unless: String,
    /// Text shown if `next` is empty; absent if the connector is unhealthy, because `guidance` then has the steps.
    pub nothing_next: Option<String>,
    /// What to do; absent if nothing is known, the audience may see none of it, or the connector was removed.
    pub guidance: Option<GuidanceView>,
    /// The other connector of the same token or binding.
    pub twin: Option<TwinView>,
    /// Heading of `members`, e.g. `Other VPP tokens`.
    pub members_title: String,
    /// The other connectors of its type, worst first.
    pub members: Vec<MemberRow>,
    /// Position among the connectors of its type, e.g. `2 of 3`; absent if it is the only one.
    pub place: Option<String>,
    /// Note for a connector missing from the latest snapshot: when it was last seen, and that the page shows its state
    /// at that time.
    pub gone: Option<String>,
    /// History; absent if the audience may not see the archive.
    pub history: Option<ConnectorHistory>,
}

/// History of a connector.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorHistory {
    /// Drawing of the last 90 days.
    pub strip: Strip,
    /// Full history as a table, newest first.
    pub spells: Vec<SpellRow>,
    /// Relative URL of the archive, which has drawings of all days.
    pub archive: String,
}

/// A period in which a connector had the same status.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SpellRow {
    /// Status.
    pub status: StatusView,
    /// Time of the first snapshot.
    pub from: When,
    /// Time of the last snapshot.
    pub to: When,
    /// Date range, e.g. `3 – 9 Nov 2026`.
    pub range: String,
    /// Reason, e.g. `Expired 20 Nov 2026 08:00 UTC`.
    pub why: String,
    /// Number of snapshots as text, e.g. `3 snapshots`.
    pub snapshots: String,
}

/// A row of days, each with its worst status. Days between two snapshots have the status of the earlier one.
///
/// Drawn in units of one day. Height and color show the status: the worse, the higher.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Strip {
    /// Title, e.g. `EMEA location token, 25 Aug 2026 – 22 Nov 2026`.
    pub title: String,
    /// Text alternative: number of days by status.
    pub text: String,
    /// Number of days.
    pub days: u32,
    /// Days by status; days in none of them are before the first or after the last snapshot.
    pub statuses: Vec<StripStatus>,
    /// Month ticks.
    pub ticks: Vec<StripTick>,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// The days of a strip with the same status.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StripStatus {
    /// Status key, as in [StatusView], or `gone`.
    pub key: &'static str,
    /// Whether these days have no snapshot; their status is that of the last snapshot before them.
    pub held: bool,
    /// Runs of consecutive days: the first day, as an offset from the strip's first day, and the number of days.
    pub runs: Vec<[u32; 2]>,
}

/// The first day of a month.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StripTick {
    /// Day, as an offset from the strip's first day.
    pub x: u32,
    /// Month, e.g. `Nov`.
    pub label: String,
}

/// Strip of one connector.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StripRow {
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Relative URL of the connector's page.
    pub href: String,
    /// Current or last status.
    pub status: StatusView,
    /// The same within a sentence, e.g. `unhealthy`.
    pub status_inline: String,
    /// Whether the connector is missing from the latest snapshot.
    pub gone: bool,
    /// Strip of days.
    pub strip: Strip,
}

/// A future status change without intervention.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NextStep {
    /// Status after the change.
    pub status: StatusView,
    /// Time of the change.
    pub at: When,
}
