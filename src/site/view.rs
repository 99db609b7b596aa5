//! Content of each page, as plain data: the contract between the plan and a theme.
//!
//! Labels, counts, dates and order are final; a template only lays them out. The tables in `themes/README.md` are
//! generated from these doc comments; a test checks that they are current.

use schemars::JsonSchema;
use serde::Serialize;

/// Common data of every page: place in the site, title and source. Named `page` in templates.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Frame {
    /// Page kind, which is also the template name: `hub`, `connectors`, `connector-type`, `connector`, `incidents`,
    /// `incident`, `messages`, `message`, `changes`, `archive`, `snapshot`, `board` or `fleet`.
    pub kind: &'static str,
    /// Language of the page, e.g. `en`.
    pub lang: &'static str,
    /// Title for the browser tab, most specific part first.
    pub title: String,
    /// Title of the whole site.
    pub site_title: String,
    /// Tenant name; absent on the fleet page.
    pub tenant: Option<String>,
    /// Relative path from this page to the theme's assets folder, with a trailing slash.
    pub assets: String,
    /// Relative URL of the page linked from `site_title`.
    pub home: String,
    /// Breadcrumbs: every page above this one, outermost first.
    pub crumbs: Vec<PageLink>,
    /// Main navigation.
    pub nav: Vec<NavItem>,
    /// Time of the snapshot; absent on the fleet page.
    pub captured: Option<When>,
    /// Reference time for ages, if it is not the time of the snapshot.
    pub as_of: Option<When>,
    /// Data for the script that shows the age of the page; absent on pages about the past, which do not age.
    pub ages: Option<Ages>,
    /// Name and version of the program, e.g. `tenant-status 0.1.0`.
    pub generator: &'static str,
    /// Source of the page, e.g. `the latest of 8 snapshots`.
    pub source: String,
    /// Audience of the site, e.g. `For the helpdesk`; absent on the full site.
    pub audience: Option<String>,
    /// Feeds and calendars of this page, or else of the tenant.
    pub feeds: Vec<FeedLink>,
    /// Relative URL of this tenant's `status.json`; absent on the fleet page.
    pub data: Option<String>,
    /// Relative URL of the board of this tenant, or of the fleet; absent on boards.
    pub board: Option<String>,
    /// Theme options by name: the defaults of `theme.yaml`, overridden by the configuration; without `logo`, `accent`
    /// and `accent_dark`, which are in `brand`.
    pub options: std::collections::BTreeMap<String, String>,
    /// The owner's logo and colors.
    pub brand: BrandView,
}

/// The owner's logo and colors.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BrandView {
    /// Logo, shown in place of the mark; absent if none is set.
    pub logo: Option<LogoView>,
    /// Relative URL of the style sheet with the accent colors, to be linked after the theme's own; absent if none is set.
    pub style: Option<String>,
}

/// The owner's logo.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LogoView {
    /// Relative URL.
    pub href: String,
    /// Width in pixels, at this height.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Data for the script that compares the reader's clock with the age of the page. The page is complete without the
/// script.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Ages {
    /// Reference time for ages, as RFC 3339 in UTC.
    pub as_of: String,
    /// Seconds after `as_of` at which the page is outdated.
    pub too_old: i64,
}

/// A feed or calendar.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FeedLink {
    /// Label, e.g. `Changes of Contoso Ltd`.
    pub label: String,
    /// Relative URL.
    pub href: String,
    /// Media type: `application/atom+xml` or `text/calendar`.
    pub media_type: &'static str,
}

/// A link to a page of this site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PageLink {
    /// Link text.
    pub label: String,
    /// Relative URL.
    pub href: String,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NavItem {
    /// Link text.
    pub label: &'static str,
    /// Relative URL.
    pub href: String,
    /// Whether this page is in that section of the site.
    pub current: bool,
}

/// A link to another site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OutLink {
    /// Link text.
    pub label: String,
    /// URL; absent if links are switched off. Then `address` is shown as text.
    pub href: Option<String>,
    /// URL as text.
    pub address: String,
}

/// A point in time.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct When {
    /// RFC 3339 in UTC to the second, for `<time datetime>`.
    pub iso: String,
    /// Date and time, e.g. `22 Nov 2026 08:00 UTC`.
    pub text: String,
    /// Date only, e.g. `22 Nov 2026`.
    pub date: String,
    /// Rounded distance from the reference time, e.g. `in 9 days`, `41 hours ago`.
    pub relative: String,
}

/// A status, shown as a word, a shape and a color, never as a color alone.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StatusView {
    /// Key for shape and color: `unhealthy`, `warning`, `unknown`, `healthy`, `not-configured`, `retired`,
    /// `ignored`, `not-captured`, `gone` for removed items, and `reports-problem` or `in-part` for marks beside a status.
    pub key: &'static str,
    /// Display text, e.g. `Unhealthy`.
    pub label: &'static str,
}

/// A mark beside a status, with an explanation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Note {
    /// The mark: a shape, a word and a color.
    pub mark: StatusView,
    /// Explanation in a sentence.
    pub text: String,
}

/// Number of items with a status.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StatusCount {
    /// Status.
    pub status: StatusView,
    /// Number of items.
    pub count: usize,
}

/// A named fact.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Fact {
    /// Name.
    pub label: String,
    /// Value; absent if it was not captured.
    pub value: Option<String>,
    /// Whether the value is redacted for this audience. `value` then holds a placeholder.
    pub hidden: bool,
    /// Where to read more about the fact, or change it.
    pub link: Option<OutLink>,
}

/// Who may see sections on Microsoft's own page.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Access {
    /// The sections, e.g. `Tenant details and connectors`.
    pub sections: &'static str,
    /// Roles with access, as a phrase without a period.
    pub roles: &'static str,
    /// Who can grant the roles, as a phrase without a period.
    pub granted_by: &'static str,
}

// ---------------------------------------------------------------------------------------------------------- hub

/// The hub: the four areas of Microsoft's page, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Hub {
    /// Common page data.
    pub page: Frame,
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
    /// Number of connectors by status, worst first, without zeros, and the number of connectors with a reported problem.
    /// On the fleet page: number of tenants by status.
    pub counts: Vec<StatusCount>,
    /// Number of connector types, e.g. `9 of 15 connector types configured, 1 not captured`; absent if connectors were
    /// not captured, and on the fleet page.
    pub types: Option<String>,
    /// The connectors that need attention, worst first; only the first ones if there are many.
    pub culprits: Vec<Culprit>,
    /// Link to the others, e.g. `12 more connectors need attention`; absent if all are listed.
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
    /// Text for the number free or over-assigned, e.g. `93 free`, `25 over-assigned`.
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
    /// Text shown if connectors were not captured, with the reason if it is known; absent if they were.
    pub not_captured: Option<String>,
    /// Groups that are always shown.
    pub first: Vec<GroupRow>,
    /// Groups behind "See all connectors", including those not configured and not captured.
    pub rest: Vec<GroupRow>,
    /// Label of the control, e.g. `Show 10 more types (1 warning, 1 not captured)`.
    pub show_more: String,
    /// Relative URL of the page of all connectors; absent on pages of the archive.
    pub index: Option<String>,
}

/// A connector type as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GroupRow {
    /// Status of the group: the worst of its configured members.
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
    /// Number of members by status, e.g. `3 connectors: 1 unhealthy, 2 healthy`; absent for a single member.
    pub members: Option<String>,
    /// Date that determines the status; absent if there is none.
    pub date: Option<When>,
    /// Label of the date, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: &'static str,
    /// Next status change without intervention, e.g. `Warning from 14 Nov 2026`; absent if there is none, or if the
    /// connector only has to keep synchronizing.
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
    /// Text for the number of incidents and advisories of services that are not shown; absent if there are none.
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
    /// Link to the communication preferences; absent as `see_past`.
    pub preferences: Option<OutLink>,
}

/// An incident or advisory as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentRow {
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
    pub unlisted: Option<&'static str>,
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
    /// Text for the number of messages of services that are not shown; absent if there are none.
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
    /// Link to the communication preferences; absent as `see_past`.
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
    /// Distance of that date from the reference time, e.g. `in 11 days`, `overdue by 28 days`.
    pub act_by_due: Option<String>,
    /// Whether that date has passed and the message is active.
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

// --------------------------------------------------------------------------------------------------- connectors

/// All connector types.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorsPage {
    /// Common page data.
    pub page: Frame,
    /// Text shown if connectors were not captured, with the reason if it is known; absent if they were.
    pub not_captured: Option<String>,
    /// All groups in page order, those not configured and not captured last.
    pub groups: Vec<GroupRow>,
    /// Number of connectors by status, worst first, without zeros.
    pub counts: Vec<StatusCount>,
    /// Number of connector types, as in [Summary].
    pub types: Option<String>,
    /// Ignored connectors, in page order. They have no status and are counted nowhere.
    pub ignored: Vec<IgnoredRow>,
    /// Rules as text, with the general limits.
    pub rules: Vec<RuleView>,
    /// Names of connector types with limits of their own, and of types with such connectors, as a sentence.
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

/// Rule of one basis as text, with the limits that apply.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RuleView {
    /// Title, e.g. `Certificates and credentials`.
    pub title: String,
    /// One line per status.
    pub lines: Vec<RuleLine>,
    /// Where limits that differ from the general ones are set, as a sentence.
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
    /// The group as a row.
    pub group: GroupRow,
    /// Members, worst first; empty if there are none.
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
    pub date_label: &'static str,
    /// Next status change without intervention; absent if there is none, or if the connector only has to keep
    /// synchronizing.
    pub next: Option<String>,
    /// Whether this member determines the group's status.
    pub decided: bool,
}

/// What to do about a connector, or about the connectors of a type.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GuidanceView {
    /// Heading, e.g. `What to do`, `How to renew it`, `Where to set it up`.
    pub title: &'static str,
    /// Whether somebody has to act: the status is unhealthy, warning or unknown, or the service reports a problem.
    pub urgent: bool,
    /// Label of `impact`, e.g. `What stops working`.
    pub impact_label: &'static str,
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
    /// The owner's instructions.
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
    pub what: &'static str,
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
    /// Rule, with the line that applied marked.
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
    pub unless: &'static str,
    /// Text shown if `next` is empty; absent if the connector is unhealthy, because `guidance` tells what to do.
    pub nothing_next: Option<&'static str>,
    /// What to do; absent if nothing is known, the audience may see none of it, or the connector was removed.
    pub guidance: Option<GuidanceView>,
    /// The other connector of the same token or binding.
    pub twin: Option<TwinView>,
    /// Heading of `members`, e.g. `Other VPP tokens`.
    pub members_title: String,
    /// The other connectors of its type, worst first.
    pub members: Vec<MemberRow>,
    /// Position among all, e.g. `2 of 3`; absent if it is the only one.
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
    /// Reason, e.g. `sync older than 1 day`.
    pub why: String,
    /// Text for the number of snapshots.
    pub snapshots: String,
}

/// A row of days, each with its worst status; between two snapshots, that of the earlier one holds.
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
    /// Whether these days have no snapshot, and the status is that of the last one before.
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

// ---------------------------------------------------------------------------------------- incidents and messages

/// All incidents and advisories.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentsPage {
    /// Common page data.
    pub page: Frame,
    /// Section as on the hub.
    pub health: HealthSection,
    /// Issues that disappeared without a final status, latest update first. Whether they are resolved is not known.
    pub unlisted: Vec<IncidentRow>,
    /// Resolved issues by month of the last update, newest first.
    pub past: Vec<IncidentMonth>,
    /// Number of issues of each kind on the page, for a filter; empty if there is only one kind.
    pub kinds: Vec<FilterChoice>,
    /// Number of issues on the page.
    pub count: usize,
}

/// Issues last updated in one month.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentMonth {
    /// Month.
    pub month: Month,
    /// Issues, latest update first.
    pub rows: Vec<IncidentRow>,
}

/// A month as a heading.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Month {
    /// Display text, e.g. `November 2026`, or `No date`.
    pub label: String,
    /// Month as ISO 8601, e.g. `2026-11`, or `undated`, for anchors.
    pub iso: String,
}

/// A choice of a filter.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FilterChoice {
    /// Key, as in the `kind` or `category_key` of a row.
    pub key: &'static str,
    /// Display text.
    pub label: &'static str,
    /// Number of rows.
    pub count: usize,
}

/// One incident or advisory.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentPage {
    /// Common page data.
    pub page: Frame,
    /// The issue as a row.
    pub incident: IncidentRow,
    /// Source and date of the status, e.g. `Snapshot of 22 Nov 2026 08:00 UTC`.
    pub known: String,
    /// Time of the next update as announced in the latest post, in its words; absent if there is none, and for past
    /// issues.
    pub next_update: Option<String>,
    /// Impact on users.
    pub impact: Option<String>,
    /// Note shown if the tenant has to act.
    pub action: Option<String>,
    /// Other known facts.
    pub facts: Vec<Fact>,
    /// Latest posts of the service, newest first: at most three, and none that mostly repeats the one before it.
    pub posts: Vec<PostView>,
    /// Earlier posts, newest first.
    pub earlier: Vec<PostView>,
    /// Link to the issue in the admin center.
    pub original: OutLink,
    /// Note for an issue missing from the latest snapshot: when it was last seen, and its last known status if that is
    /// not a final one.
    pub gone: Option<String>,
    /// Changes recorded in the archive, oldest first.
    pub log: Vec<ChangeLine>,
}

/// A post about an issue.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PostView {
    /// Time of the post.
    pub at: Option<When>,
    /// Body as safe HTML: print it with `| safe`.
    pub body: String,
}

/// All messages.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MessagesPage {
    /// Common page data.
    pub page: Frame,
    /// Section as on the hub, without its messages.
    pub news: NewsSection,
    /// Active messages by month of the last update, newest first.
    pub active: Vec<MessageMonth>,
    /// Messages that have ended, were archived, have not started or are no longer listed, by month of the last update,
    /// newest first.
    pub past: Vec<MessageMonth>,
    /// Number of messages of each category on the page, for a filter; empty if there is only one category.
    pub categories: Vec<FilterChoice>,
    /// Number of messages with a deadline.
    pub deadlines: usize,
    /// Number of messages on the page.
    pub count: usize,
}

/// Messages last updated in one month.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MessageMonth {
    /// Month.
    pub month: Month,
    /// Messages, latest update first.
    pub rows: Vec<MessageRow>,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MessagePage {
    /// Common page data.
    pub page: Frame,
    /// The message as a row.
    pub message: MessageRow,
    /// Services, tags, dates and other known facts.
    pub facts: Vec<Fact>,
    /// Summary by the service; absent if there is none.
    pub abstract_text: Option<String>,
    /// Body as safe HTML: print it with `| safe`.
    pub body: String,
    /// Link to the message in the message center.
    pub original: OutLink,
    /// Note for a message missing from the latest snapshot: when it was last seen.
    pub gone: Option<String>,
    /// Edits, newest first.
    pub edits: Vec<EditView>,
    /// Changes recorded in the archive, oldest first.
    pub log: Vec<ChangeLine>,
}

/// Edits of a message between two snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditView {
    /// Modification date of the message.
    pub edited: Option<When>,
    /// Time of the first snapshot with the edit.
    pub seen: When,
    /// Edited parts.
    pub parts: Vec<EditedPart>,
}

/// An edited part of a message.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditedPart {
    /// Name of the part, e.g. `Text`, `Act by`.
    pub label: String,
    /// Removed and added words with their context; empty if the text is too long to compare.
    pub runs: Vec<EditRun>,
}

/// A run of words in an edited text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditRun {
    /// `kept`, `removed`, `added`, or `skipped` for unchanged words that are left out.
    pub kind: &'static str,
    /// Words; empty if they are left out.
    pub text: String,
}

// ------------------------------------------------------------------------------------------------------- history

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
    pub label: &'static str,
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
    pub groups: Vec<DeadlineGroup>,
    /// Whether no period has a deadline.
    pub none: bool,
    /// Sections that were not captured, or only in part, and may hide deadlines; absent if there are none.
    pub not_captured: Option<String>,
    /// Connectors without an expiry date, e.g. `No expiry date: Managed Google Play.`; absent if there are none.
    pub no_expiry: Option<String>,
    /// Number of configured connectors monitored by last sync.
    pub syncs: usize,
}

/// Deadlines of one period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DeadlineGroup {
    /// Key: `overdue`, `7`, `30`, `90` or `later`.
    pub key: &'static str,
    /// Label, e.g. `Overdue`, `Within 7 days`.
    pub label: &'static str,
    /// Deadlines, soonest first; overdue ones latest first.
    pub rows: Vec<DeadlineRow>,
}

/// A deadline: the expiry of a credential, or the date by which a message asks to act.
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
    pub label: &'static str,
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
    /// Text for the number of changes of all years.
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
    /// Text for the number of changes.
    pub count: String,
    /// Relative URL of its page.
    pub href: String,
    /// Whether it is the page of this year.
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
    /// Text for the number of snapshots.
    pub count: String,
    /// Years, newest first.
    pub years: Vec<ArchiveYear>,
}

/// A year of the archive.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ArchiveYear {
    /// Year, e.g. `2026`.
    pub label: String,
    /// Text for the number of days by status and without a snapshot; absent if the audience may not see connectors.
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
    /// Text for the number of changes since the previous snapshot, e.g. `3 changes`.
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

// -------------------------------------------------------------------------------------------------------- board

/// A wall screen: what needs attention, without interaction.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BoardPage {
    /// Common page data.
    pub page: Frame,
    /// Seconds after which a browser loads the page again.
    pub refresh: u32,
    /// Summary of the tenant, or of the fleet.
    pub summary: Summary,
    /// Active incidents and advisories, those that require action first; only the first ones if there are many.
    pub incidents: Vec<IncidentRow>,
    /// Number of incidents and advisories that are not listed, e.g. `3 more incidents and advisories`; absent if there
    /// are none.
    pub more_incidents: Option<String>,
    /// The tenants of a fleet, worst first; only the first ones if there are many. Empty for a tenant.
    pub tenants: Vec<TenantRow>,
    /// Number of tenants that are not listed, by status.
    pub more_tenants: Vec<StatusCount>,
}

// -------------------------------------------------------------------------------------------------------- fleet

/// All tenants of the site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FleetPage {
    /// Common page data. Its `as_of` is the latest of all tenants.
    pub page: Frame,
    /// Summary of what needs attention: the status of the worst tenant, and the number of tenants by status.
    pub summary: Summary,
    /// All tenants, worst first.
    pub tenants: Vec<TenantRow>,
    /// Upcoming expiry dates of credentials.
    pub expiries: ExpiriesSection,
    /// Active incidents and advisories of all tenants, each listed once.
    pub incidents: Vec<FleetIncident>,
    /// Issues that are active in the latest snapshot of some tenant and have ended in a newer snapshot of another.
    pub resolved: Vec<FleetIncident>,
    /// Text for tenants whose service health is not known; absent if there are none.
    pub health_not_captured: Option<String>,
    /// Text for tenants whose incidents were captured only in part; absent if there are none.
    pub health_in_part: Option<String>,
}

/// A tenant as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TenantRow {
    /// Tenant name.
    pub name: String,
    /// Relative URL of the tenant's hub.
    pub href: String,
    /// Worst status of its connectors. Instead of healthy, it is `reports-problem` if a service reports a problem, and
    /// `not-captured` if the snapshot is too old.
    pub status: StatusView,
    /// Text for an outdated latest snapshot, e.g. `Not captured for 3 days`.
    pub stale: Option<String>,
    /// Number of connectors by status, worst first, of those with a reported problem, and of types not captured.
    pub counts: Vec<StatusCount>,
    /// Worst connector that is not healthy or reports a problem; absent if there is none.
    pub connector: Option<WorstConnector>,
    /// Text for the number of active incidents and advisories, e.g. `2 active`, or `2 known` if the list was captured
    /// only in part; absent if it was not captured.
    pub incidents: Option<String>,
    /// Whether incidents were captured only in part.
    pub incidents_in_part: bool,
    /// Relative URL of the tenant's page of all incidents.
    pub incidents_href: String,
    /// Time of the latest snapshot.
    pub captured: When,
    /// Licenses; absent if not captured in full.
    pub licenses: Option<LicensePressure>,
    /// Whether licenses were captured only in part.
    pub licenses_in_part: bool,
}

/// The worst connector of a tenant.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WorstConnector {
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Relative URL of the connector's page.
    pub href: String,
    /// Label of the date, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: String,
    /// Date; absent if not known.
    pub date: Option<When>,
    /// Problem reported by a service, in a sentence; absent if there is none.
    pub report: Option<String>,
}

/// License usage of a tenant.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicensePressure {
    /// Usage as text, e.g. `1,107 of 1,200`.
    pub text: String,
    /// Percentage assigned, 0 to 100, for a bar.
    pub percent: u8,
    /// Text for over-assigned licenses; absent if there are none.
    pub over: Option<String>,
}

/// Expiry dates of credentials in all tenants.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExpiriesSection {
    /// Overdue ones and the periods up to 90 days, most urgent first, with or without credentials.
    pub groups: Vec<ExpiryGroup>,
    /// Whether no credential has a date.
    pub none: bool,
    /// Text for the number of credentials that expire after that; absent if there are none.
    pub later: Option<String>,
}

/// Expiry dates of one period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExpiryGroup {
    /// Key: `overdue`, `7`, `30` or `90`.
    pub key: &'static str,
    /// Label, e.g. `Overdue`, `Within 7 days`.
    pub label: &'static str,
    /// Credentials, soonest first; overdue ones latest first.
    pub rows: Vec<ExpiryRow>,
}

/// Expiry date of a credential.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExpiryRow {
    /// Tenant name.
    pub tenant: String,
    /// Relative URL of the tenant's hub.
    pub tenant_href: String,
    /// Connector name.
    pub name: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Relative URL of the connector's page.
    pub href: String,
    /// Status as of the fleet, assuming no changes since the snapshot.
    pub status: StatusView,
    /// Expiry date.
    pub date: When,
    /// Distance from the fleet's reference time, e.g. `in 11 days`, `overdue by 28 days`.
    pub due: String,
    /// Text for a credential that expired after its snapshot and before the fleet's reference time.
    pub since: Option<String>,
    /// Future status changes, soonest first.
    pub steps: Vec<NextStep>,
}

/// An incident or advisory with the affected tenants.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FleetIncident {
    /// The issue as in the newest snapshot that has it; its URL is in the tenant with that snapshot.
    pub incident: IncidentRow,
    /// Time of that snapshot.
    pub known: When,
    /// The tenant of that snapshot, with its hub.
    pub source: PageLink,
    /// Tenants whose latest snapshot shows the issue as active, by name.
    pub tenants: Vec<AffectedTenant>,
}

/// A tenant affected by an issue.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AffectedTenant {
    /// Tenant name.
    pub name: String,
    /// Relative URL of the tenant's page of the issue.
    pub href: String,
    /// Text if the tenant's own snapshot says something else, e.g. `as of 30 Sep 2025: Investigating`.
    pub says: Option<String>,
}
