//! What each page says, as plain data: the contract between the plan and a theme.
//!
//! Labels, counts, dates and order are settled here; a template only lays them out. Every struct is documented in
//! `themes/README.md`, whose tables are made from these very comments (a test keeps them true).

use schemars::JsonSchema;
use serde::Serialize;

/// What every page has: its place, its title and where it comes from. Named `page` in templates.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Frame {
    /// Kind of the page, the name of its template: `hub`, `connectors`, `connector-type`, `connector`, `incidents`,
    /// `incident`, `messages`, `message`, `changes`, `archive`, `snapshot` or `fleet`.
    pub kind: &'static str,
    /// Language of the page, e.g. `en`.
    pub lang: &'static str,
    /// Title for the browser's tab, most specific part first.
    pub title: String,
    /// Name of the whole site.
    pub site_title: String,
    /// Name of the tenant; absent on the fleet page.
    pub tenant: Option<String>,
    /// Relative path from this page to the folder of the theme's assets, with a slash at its end.
    pub assets: String,
    /// Relative address of the page that `site_title` leads to.
    pub home: String,
    /// The way back: every page above this one, outermost first.
    pub crumbs: Vec<PageLink>,
    /// The main parts of the site.
    pub nav: Vec<NavItem>,
    /// When the snapshot was taken; absent on the fleet page.
    pub captured: Option<When>,
    /// The moment ages are measured from, where it is not the moment of the snapshot.
    pub as_of: Option<When>,
    /// What lets the page tell its reader how old it is; absent on pages about the past, which do not age.
    pub ages: Option<Ages>,
    /// Who built the page, e.g. `tenant-status 0.1.0`.
    pub generator: &'static str,
    /// Where the page came from, e.g. `the latest of 8 snapshots`.
    pub source: String,
    /// Whom the site is made for, e.g. `For the helpdesk`; absent where it is for everybody.
    pub audience: Option<String>,
    /// What can be subscribed to: feeds and calendars of this page, or else of the tenant.
    pub feeds: Vec<Feed>,
    /// Relative address of this tenant's `status.json`; absent on the fleet page.
    pub data: Option<String>,
    /// The theme's options, by name: the defaults of `theme.yaml`, changed by the configuration.
    pub options: std::collections::BTreeMap<String, String>,
}

/// What a page tells the script that compares the reader's clock with the page. Without the script nothing is missing:
/// all of it stands on the page as text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Ages {
    /// The moment ages are measured from, as RFC 3339 in UTC.
    pub as_of: String,
    /// How many seconds later the page is too old.
    pub too_old: i64,
}

/// A feed or a calendar.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Feed {
    /// What it is about, e.g. `Changes of Contoso Ltd`.
    pub label: String,
    /// Relative address.
    pub href: String,
    /// Media type: `application/atom+xml` or `text/calendar`.
    pub media_type: &'static str,
}

/// A page of this site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PageLink {
    /// Text of the link.
    pub label: String,
    /// Relative address.
    pub href: String,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NavItem {
    /// Text of the link.
    pub label: &'static str,
    /// Relative address.
    pub href: String,
    /// Whether this page is in that part of the site.
    pub current: bool,
}

/// An address outside the site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OutLink {
    /// Text of the link.
    pub label: String,
    /// Where it leads; absent where links are switched off: then `address` is shown as text.
    pub href: Option<String>,
    /// The address as text.
    pub address: String,
}

/// A moment.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct When {
    /// RFC 3339 in UTC to the second, for `<time datetime>`.
    pub iso: String,
    /// Date and time, e.g. `22 Nov 2026 08:00 UTC`.
    pub text: String,
    /// Date alone, e.g. `22 Nov 2026`.
    pub date: String,
    /// Distance from as-of for a glance, e.g. `in 9 days`, `41 hours ago`.
    pub relative: String,
}

/// A status: a word, a shape and a colour, never a colour alone.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StatusView {
    /// `unhealthy`, `warning`, `unknown`, `healthy`, `not-configured`, `retired`, `not-captured`, of what is not there any
    /// more `gone`, and of a mark beside a status `reports-problem` or `in-part`: names shape and colour.
    pub key: &'static str,
    /// The word, e.g. `Unhealthy`.
    pub label: &'static str,
}

/// A mark beside a status, and what it means.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Note {
    /// The mark: a shape, a word and a colour.
    pub mark: StatusView,
    /// What it means here, in a sentence.
    pub text: String,
}

/// How many there are of a status.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StatusCount {
    /// The status.
    pub status: StatusView,
    /// How many.
    pub count: usize,
}

/// A named fact.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Fact {
    /// Its name.
    pub label: String,
    /// Its value; absent where it was not captured.
    pub value: Option<String>,
    /// Whether this audience may not see the value: then it says that, and is no value.
    pub hidden: bool,
    /// Where to read more about it, or to change it.
    pub link: Option<OutLink>,
}

/// Who may see a section on Microsoft's own page.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Access {
    /// Which roles show it, as a phrase without a full stop.
    pub roles: &'static str,
    /// Who can grant them, as a phrase without a full stop.
    pub granted_by: &'static str,
}

// ---------------------------------------------------------------------------------------------------------- hub

/// The hub: the four areas of Microsoft's page, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Hub {
    /// The frame.
    pub page: Frame,
    /// What needs attention, before anything else.
    pub summary: Summary,
    /// What changed since the snapshot before; absent where this is the first one.
    pub changes: Option<ChangesSection>,
    /// What happens to connectors if nobody acts; absent where the audience may not see connectors.
    pub next: Option<NextSection>,
    /// Tenant details and licenses; absent where the audience may see neither.
    pub tenant: Option<TenantSection>,
    /// Connector status; absent where the audience may not see it.
    pub connectors: Option<ConnectorsSection>,
    /// Intune service health; absent where the audience may not see it.
    pub health: Option<HealthSection>,
    /// Intune news; absent where the audience may not see it.
    pub news: Option<NewsSection>,
}

/// The state of the tenant in one line.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Summary {
    /// The worst status of all connectors, retired ones aside; `reports-problem` where it would be `healthy` or
    /// `not-configured` and a service reports a problem, `not-captured` where none was captured, absent where the audience
    /// may not see connectors.
    pub status: Option<StatusView>,
    /// The line, e.g. `2 connectors are unhealthy, 1 needs attention soon; 3 incidents and advisories are active.`
    pub text: String,
    /// How many connector types there are of each status that occurs, worst first, and how many connectors a service
    /// reports a problem of. Retired types are not counted.
    pub counts: Vec<StatusCount>,
}

/// Tenant details and licenses.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TenantSection {
    /// Name, location, MDM authority, service release, and what else is known; empty where the audience may not see them.
    pub facts: Vec<Fact>,
    /// Licenses; absent where the audience may not see them.
    pub licenses: Option<Licenses>,
    /// Who may see this section on Microsoft's page.
    pub access: Access,
}

/// User licenses.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Licenses {
    /// Whether licenses were captured. If not, the list is empty and means nothing.
    pub captured: bool,
    /// Said where only a part of the list was captured.
    pub in_part: Option<Note>,
    /// One entry a SKU.
    pub skus: Vec<LicenseRow>,
    /// The sum of all, e.g. `1,107 of 1,200`.
    pub sum: LicenseRow,
    /// What is wrong, e.g. `1 license is assigned more often than owned.`; absent where nothing is.
    pub warning: Option<String>,
    /// How it came to be so; absent where only one snapshot has licenses, and on pages of the archive.
    pub chart: Option<LicenseChart>,
}

/// Licenses over time, as a drawing and as a table.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicenseChart {
    /// What it shows, e.g. `Licenses assigned and owned, 26 Oct 2026 – 22 Nov 2026`.
    pub title: String,
    /// The same in words, e.g. `Owned: 4,000 at first, 4,100 now. Assigned: …`.
    pub text: String,
    /// Width of the drawing in its own units; its height is 60.
    pub width: u32,
    /// The line of what is owned, as path data of SVG.
    pub total: String,
    /// The line of what is assigned.
    pub assigned: String,
    /// What the upper edge stands for, e.g. `4,100`.
    pub top: String,
    /// What the lower edge stands for, e.g. `3,200`.
    pub bottom: String,
    /// The first day of it.
    pub from: When,
    /// The last day of it.
    pub to: When,
    /// Every snapshot that changed a number, newest first.
    pub rows: Vec<LicenseChartRow>,
}

/// The licenses in one snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicenseChartRow {
    /// When it was taken.
    pub at: When,
    /// How many were assigned, with separators.
    pub assigned: String,
    /// How many were owned.
    pub total: String,
}

/// The licenses of one SKU, or of all.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicenseRow {
    /// Product name.
    pub name: String,
    /// SKU part number; empty in the sum.
    pub sku: String,
    /// How many are owned, with separators, e.g. `1,200`.
    pub total: String,
    /// How many are assigned.
    pub assigned: String,
    /// How many are free, or by how many it is over-assigned, in words, e.g. `93 free`, `25 too many`.
    pub free: String,
    /// Share assigned in percent, 0 to 100, for a bar.
    pub percent: u8,
    /// Whether more are assigned than owned.
    pub over: bool,
    /// What else is known, e.g. `10 in grace period`; absent where nothing is.
    pub note: Option<String>,
}

/// The connectors on the hub.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorsSection {
    /// Whether connectors were captured. If not, the lists are empty and mean nothing.
    pub captured: bool,
    /// The groups that are always shown.
    pub first: Vec<GroupRow>,
    /// The groups behind "See all connectors", those not configured and not captured included.
    pub rest: Vec<GroupRow>,
    /// What the control says, e.g. `See all 15 connectors: 2 unhealthy not shown`. Retired types are not counted.
    pub see_all: String,
    /// Relative address of the page of all connectors; absent on pages of the archive.
    pub index: Option<String>,
    /// Who may see this section on Microsoft's page.
    pub access: Access,
}

/// One connector type as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GroupRow {
    /// Status of the group: the least healthy of its configured members.
    pub status: StatusView,
    /// Name of the type.
    pub label: String,
    /// Relative address of the type's page.
    pub href: String,
    /// The member that decided the status and why, e.g. `EMEA token expired 3 days ago.`
    pub because: String,
    /// What a service reports against its connectors, and whether only a part of them was captured.
    pub notes: Vec<Note>,
    /// How many members there are of each status, where there is more than one, e.g. `3 connectors: 1 unhealthy, 2 healthy`.
    pub members: Option<String>,
    /// The date that decided; absent where there is none.
    pub date: Option<When>,
    /// What the date is, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: &'static str,
    /// What happens next if nobody acts, e.g. `unhealthy 21 Nov 2026 09:00 UTC`; absent where nothing does.
    pub next: Option<String>,
}

/// Service health on the hub.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HealthSection {
    /// Whether incidents were captured. If not, the lists are empty and mean nothing.
    pub captured: bool,
    /// Said where only a part of the list was captured.
    pub in_part: Option<Note>,
    /// How many incidents and advisories of other services are not shown, in words; absent where there are none.
    pub others: Option<String>,
    /// Active incidents and advisories that Microsoft or others work on.
    pub active: Vec<IncidentRow>,
    /// Issues in the tenant's environment that require action.
    pub action: Vec<IncidentRow>,
    /// Names of the services that are shown, e.g. `Microsoft Intune`.
    pub services: String,
    /// Relative address of the page of all incidents; absent on pages of the archive.
    pub index: Option<String>,
    /// "See past incidents and advisories".
    pub see_past: OutLink,
    /// Where communication preferences are set.
    pub preferences: OutLink,
    /// Who may see this section on Microsoft's page.
    pub access: Access,
}

/// One incident or advisory as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Relative address of its page.
    pub href: String,
    /// `incident`, `advisory` or `other`: names the shape.
    pub kind: String,
    /// In words, e.g. `Incident`.
    pub classification: String,
    /// In words, e.g. `Service degradation`.
    pub status: String,
    /// The part of the service.
    pub feature: Option<String>,
    /// When it began.
    pub started: Option<When>,
    /// When the service last said something.
    pub updated: Option<When>,
    /// Whether it is over.
    pub past: bool,
    /// Said of one that the latest snapshot does not list any more, e.g. `Last seen 3 Nov 2026`.
    pub last_seen: Option<String>,
}

/// News on the hub.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NewsSection {
    /// Whether messages were captured. If not, the list is empty and means nothing.
    pub captured: bool,
    /// Said where only a part of the list was captured.
    pub in_part: Option<Note>,
    /// How many messages of other services are not shown, in words; absent where there are none.
    pub others: Option<String>,
    /// The latest active messages.
    pub messages: Vec<MessageRow>,
    /// The other active messages, on pages of the archive; elsewhere they are on the page of all messages.
    pub rest: Vec<MessageRow>,
    /// What leads to all of them, e.g. `See all 14 messages`.
    pub see_all: String,
    /// Relative address of the page of all messages; absent on pages of the archive.
    pub index: Option<String>,
    /// "See past messages".
    pub see_past: OutLink,
    /// Where communication preferences are set.
    pub preferences: OutLink,
    /// Who may see this section on Microsoft's page.
    pub access: Access,
}

/// One message as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MessageRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Relative address of its page.
    pub href: String,
    /// In words, e.g. `Plan for change`.
    pub category: Option<String>,
    /// In words, where it is more than normal, e.g. `High severity`.
    pub severity: Option<String>,
    /// Whether it is a major change.
    pub major_change: bool,
    /// By when the tenant has to act.
    pub act_by: Option<When>,
    /// When it was published.
    pub published: Option<When>,
    /// When it was last edited.
    pub updated: Option<When>,
    /// Why it is not active, e.g. `Ended 3 Nov 2026`, `Last seen 3 Nov 2026`; absent on active ones.
    pub inactive: Option<String>,
    /// Said of one whose text was edited, e.g. `Edited 12 Nov 2026`.
    pub edited: Option<String>,
}

// --------------------------------------------------------------------------------------------------- connectors

/// All connector types.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorsPage {
    /// The frame.
    pub page: Frame,
    /// Whether connectors were captured. If not, the list is empty and means nothing.
    pub captured: bool,
    /// Every group, in page order, those not configured and not captured last.
    pub groups: Vec<GroupRow>,
    /// How many groups there are of each status that occurs, worst first.
    pub counts: Vec<StatusCount>,
    /// The rules, in words.
    pub rules: Vec<RuleView>,
}

/// The rule of one basis, in words and with the thresholds in force.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RuleView {
    /// What it is about, e.g. `Certificates and credentials`.
    pub title: String,
    /// One line a status: status and condition.
    pub lines: Vec<RuleLine>,
}

/// When a connector has a status.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RuleLine {
    /// The status.
    pub status: StatusView,
    /// The condition, e.g. `It has expired.`
    pub when: String,
    /// Whether this is the line that applied; always false on the page of all connectors.
    pub applies: bool,
}

/// One connector type.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorTypePage {
    /// The frame.
    pub page: Frame,
    /// The group as a row.
    pub group: GroupRow,
    /// Its members, worst first; empty where none is there.
    pub members: Vec<MemberRow>,
    /// The rule of its basis.
    pub rule: RuleView,
    /// Where connectors of this type are made and fixed.
    pub fix: OutLink,
    /// How each of its connectors was, those that are gone last.
    pub strips: Vec<StripRow>,
    /// Relative address of the type's badge.
    pub badge: String,
}

/// One connector as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MemberRow {
    /// Its status.
    pub status: StatusView,
    /// Its name.
    pub name: String,
    /// Relative address of its page.
    pub href: String,
    /// Why it has its status.
    pub because: String,
    /// What a service reports against it.
    pub notes: Vec<Note>,
    /// The date of its rule.
    pub date: Option<When>,
    /// What the date is, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: &'static str,
    /// What happens next if nobody acts.
    pub next: Option<String>,
    /// Whether this is the member that decided the group's status.
    pub decided: bool,
    /// Whether this is the page's own connector.
    pub current: bool,
}

/// One connector.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorPage {
    /// The frame.
    pub page: Frame,
    /// Its name.
    pub name: String,
    /// Name of its type.
    pub type_label: String,
    /// Its status.
    pub status: StatusView,
    /// Why, in a sentence with the dates used.
    pub because: String,
    /// What a service reports against it; it does not change the status.
    pub notes: Vec<Note>,
    /// The rule, with the line that applied marked.
    pub rule: RuleView,
    /// The dates and other facts that the rule used, and what else is known of it.
    pub evidence: Vec<Fact>,
    /// What the service itself reports, by name.
    pub reported: Vec<Fact>,
    /// Said where the service calls it healthier than the rule does.
    pub differs: Option<String>,
    /// When it turns warning and unhealthy if nobody acts, soonest first.
    pub next: Vec<NextStep>,
    /// What is said where `next` is empty.
    pub nothing_next: &'static str,
    /// Where it is fixed.
    pub fix: OutLink,
    /// All connectors of its type, worst first, where it has more than one; empty otherwise.
    pub members: Vec<MemberRow>,
    /// Its place among them, e.g. `2 of 3`; absent where it is alone.
    pub place: Option<String>,
    /// Said of one that the latest snapshot does not have: when it was seen last, and that the page shows it as it was
    /// then.
    pub gone: Option<String>,
    /// How it was over time; absent where the audience may not see the archive.
    pub history: Option<ConnectorHistory>,
}

/// How a connector was over time.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConnectorHistory {
    /// The last ninety days as a drawing.
    pub strip: Strip,
    /// The same, and everything before, as a table, newest first.
    pub spells: Vec<SpellRow>,
    /// Relative address of the archive, where all days are drawn.
    pub archive: String,
}

/// A time in which a connector was the same.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SpellRow {
    /// Its status.
    pub status: StatusView,
    /// The first snapshot of it.
    pub from: When,
    /// The last snapshot of it.
    pub to: When,
    /// Both in words, e.g. `3 – 9 Nov 2026`.
    pub range: String,
    /// Why, e.g. `sync older than 1 day`.
    pub why: String,
    /// How many snapshots show it, in words.
    pub snapshots: String,
}

/// A line of days, each with the worst status it had; days without a snapshot are left open.
///
/// Drawn in units of one day. A status is a height as well as a colour: the worse, the higher.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Strip {
    /// What it shows, e.g. `EMEA location token, 25 Aug 2026 – 22 Nov 2026`.
    pub title: String,
    /// The same in words: how many days of each status.
    pub text: String,
    /// How many days it has.
    pub days: u32,
    /// Runs of days with the same status; days that are in none had no snapshot.
    pub runs: Vec<StripRun>,
    /// Where months begin.
    pub ticks: Vec<StripTick>,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// Neighbouring days with the same status.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StripRun {
    /// The first of them, counted from the strip's first day.
    pub x: u32,
    /// How many they are.
    pub days: u32,
    /// The status: as in [StatusView], or `gone`.
    pub key: &'static str,
}

/// The first day of a month.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StripTick {
    /// The day, counted from the strip's first day.
    pub x: u32,
    /// The month, e.g. `Nov`.
    pub label: String,
}

/// The strip of one connector.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StripRow {
    /// Name of the connector.
    pub name: String,
    /// Name of its type.
    pub type_label: String,
    /// Relative address of its page.
    pub href: String,
    /// Its status now, or its last one.
    pub status: StatusView,
    /// Whether the latest snapshot does not have it any more.
    pub gone: bool,
    /// Its days.
    pub strip: Strip,
}

/// A status that a connector will have if nobody acts.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NextStep {
    /// The status.
    pub status: StatusView,
    /// From when on.
    pub at: When,
}

// ---------------------------------------------------------------------------------------- incidents and messages

/// All incidents and advisories.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentsPage {
    /// The frame.
    pub page: Frame,
    /// The section as on the hub.
    pub health: HealthSection,
    /// Those that are over.
    pub past: Vec<IncidentRow>,
}

/// One incident or advisory.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentPage {
    /// The frame.
    pub page: Frame,
    /// The incident as a row.
    pub incident: IncidentRow,
    /// What users notice.
    pub impact: Option<String>,
    /// Said where the tenant itself has to act.
    pub action: Option<String>,
    /// What else is known of it.
    pub facts: Vec<Fact>,
    /// Everything the service said, newest first.
    pub posts: Vec<PostView>,
    /// The same in the admin center.
    pub original: OutLink,
    /// Said of one that the latest snapshot does not list: when it was seen last.
    pub gone: Option<String>,
    /// What the archive knows of it, oldest first.
    pub log: Vec<ChangeLine>,
}

/// One thing the service said.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PostView {
    /// When.
    pub at: Option<When>,
    /// What, as safe HTML: print it with `| safe`.
    pub body: String,
}

/// All messages.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MessagesPage {
    /// The frame.
    pub page: Frame,
    /// The section as on the hub, with all active messages.
    pub news: NewsSection,
    /// Those that have ended, were put away or have not started.
    pub past: Vec<MessageRow>,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MessagePage {
    /// The frame.
    pub page: Frame,
    /// The message as a row.
    pub message: MessageRow,
    /// Services, tags, dates and what else is known of it.
    pub facts: Vec<Fact>,
    /// The service's own summary; absent where it has none.
    pub abstract_text: Option<String>,
    /// The text, as safe HTML: print it with `| safe`.
    pub body: String,
    /// The same in the message center.
    pub original: OutLink,
    /// Said of one that the latest snapshot does not list: when it was seen last.
    pub gone: Option<String>,
    /// What was edited in it, newest first.
    pub edits: Vec<EditView>,
    /// What the archive knows of it, oldest first.
    pub log: Vec<ChangeLine>,
}

/// What was edited in a message between two snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditView {
    /// When the message says that it was edited.
    pub edited: Option<When>,
    /// The snapshot that shows it first.
    pub seen: When,
    /// The parts that were edited.
    pub parts: Vec<EditedPart>,
}

/// An edited part of a message.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditedPart {
    /// What it is, e.g. `Text`, `Act by`.
    pub label: String,
    /// What was taken out and put in, with the words around it; empty where it is too long to be compared.
    pub runs: Vec<EditRun>,
}

/// A run of words in an edited text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditRun {
    /// `kept`, `removed`, `added`, or `skipped` for words that stayed and are left out.
    pub kind: &'static str,
    /// The words; empty where they are left out.
    pub text: String,
}

// ------------------------------------------------------------------------------------------------------- history

/// What changed since the snapshot before.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangesSection {
    /// When the snapshot before was taken.
    pub since: When,
    /// Relative address of its page.
    pub since_href: String,
    /// What changed; empty where nothing did.
    pub lines: Vec<ChangeLine>,
    /// Relative address of the log of all changes.
    pub index: String,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeLine {
    /// Names the shape: a status as in [StatusView], `incident`, `advisory`, `message`, `license`, `tenant` or
    /// `capture`.
    pub key: &'static str,
    /// What happened in a word or two, e.g. `Unhealthy`, `Renewed`, `New message`.
    pub label: &'static str,
    /// What it is about, e.g. the name of a connector.
    pub subject: String,
    /// What kind of thing that is, e.g. the type of the connector or the id of the message.
    pub detail: Option<String>,
    /// Relative address of its page.
    pub href: Option<String>,
    /// What happened, in a sentence, e.g. `Healthy before; now expires 27 Nov 2026 09:14 UTC.`
    pub text: String,
    /// The snapshot that shows it first.
    pub at: When,
}

/// What happens to connectors if nobody acts.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NextSection {
    /// Whether connectors were captured. If not, the lists are empty and mean nothing.
    pub captured: bool,
    /// Credentials, the soonest expiry first.
    pub credentials: Vec<NextRow>,
    /// Connections, the soonest to be missed first.
    pub connections: Vec<NextRow>,
    /// Configured connectors with nothing in sight, in words; absent where there are none.
    pub others: Option<String>,
}

/// What happens to one connector if nobody acts.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NextRow {
    /// Name of the connector.
    pub name: String,
    /// Name of its type.
    pub type_label: String,
    /// Relative address of its page.
    pub href: String,
    /// Its status.
    pub status: StatusView,
    /// When its credential expires, or when it last synchronised; absent where that is not known.
    pub date: Option<When>,
    /// What comes and when, soonest first; empty where nothing further does.
    pub steps: Vec<NextStep>,
    /// What is said where nothing does, e.g. `It stays unhealthy until somebody acts.`
    pub nothing: &'static str,
}

/// The log of all changes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangesPage {
    /// The frame.
    pub page: Frame,
    /// Days on which something changed, newest first.
    pub days: Vec<ChangeDay>,
    /// The first snapshot, with which the log begins.
    pub begin: PageLink,
    /// How many changes there are, in words.
    pub count: String,
}

/// The changes of one day.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeDay {
    /// The day, e.g. `Sunday, 22 November 2026`.
    pub label: String,
    /// The day as ISO 8601, e.g. `2026-11-22`: its anchor.
    pub iso: String,
    /// The snapshots of that day that show a change, newest first.
    pub snapshots: Vec<ChangeSet>,
}

/// The changes that one snapshot shows.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeSet {
    /// When it was taken.
    pub at: When,
    /// Relative address of its page.
    pub href: String,
    /// When the one before was taken.
    pub since: When,
    /// What changed.
    pub lines: Vec<ChangeLine>,
}

/// All snapshots by day.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ArchivePage {
    /// The frame.
    pub page: Frame,
    /// How many snapshots there are, in words.
    pub count: String,
    /// The years, newest first.
    pub years: Vec<ArchiveYear>,
}

/// A year of the archive.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ArchiveYear {
    /// The year, e.g. `2026`.
    pub label: String,
    /// What it was like, in words: how many days of each status, and how many had no snapshot; absent where the audience
    /// may not see connectors.
    pub text: Option<String>,
    /// Its months that have a snapshot, and those between them, newest first.
    pub months: Vec<ArchiveMonth>,
    /// Every connector of that year, day by day.
    pub strips: Vec<StripRow>,
}

/// A month of the archive.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ArchiveMonth {
    /// The month, e.g. `November 2026`.
    pub label: String,
    /// The month as ISO 8601, e.g. `2026-11`: its anchor.
    pub iso: String,
    /// Its weeks, each with seven days from Monday on; days of other months are absent.
    pub weeks: Vec<Vec<Option<ArchiveDay>>>,
    /// Its snapshots, newest first.
    pub snapshots: Vec<SnapshotRow>,
}

/// A day of the archive.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ArchiveDay {
    /// The day of the month.
    pub day: u32,
    /// The day in full, e.g. `22 Nov 2026`.
    pub date: String,
    /// The worst status of the day; absent where it has no snapshot, or the audience may not see connectors.
    pub status: Option<StatusView>,
    /// Relative address of the page of its last snapshot.
    pub href: Option<String>,
    /// How many snapshots it has.
    pub snapshots: usize,
}

/// One snapshot as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SnapshotRow {
    /// When it was taken.
    pub at: When,
    /// Relative address of its page.
    pub href: String,
    /// The worst status of its connectors; absent where the audience may not see them.
    pub status: Option<StatusView>,
    /// How much changed since the one before, in words, e.g. `3 changes`.
    pub changes: String,
}

/// The hub as it was in one snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SnapshotPage {
    /// What the hub said. Its `changes` are those since the snapshot before.
    #[serde(flatten)]
    pub hub: Hub,
    /// The snapshot before; absent on the first one.
    pub older: Option<PageLink>,
    /// The snapshot after; absent on the latest one.
    pub newer: Option<PageLink>,
    /// The hub as it is now.
    pub latest: PageLink,
    /// Which one it is, e.g. `Snapshot 3`, counted from the first one.
    pub place: String,
}

// -------------------------------------------------------------------------------------------------------- fleet

/// All tenants of the site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FleetPage {
    /// The frame. Its `as_of` is the latest one of the tenants.
    pub page: Frame,
    /// What needs attention: the status of the worst tenant, and how many tenants there are of each.
    pub summary: Summary,
    /// Every tenant, worst first.
    pub tenants: Vec<TenantRow>,
    /// When credentials of any tenant expire.
    pub expiries: ExpiriesSection,
    /// Active incidents and advisories of all tenants, each once.
    pub incidents: Vec<FleetIncident>,
    /// Tenants of which it is not known whether an incident is active, in words; absent where it is known of all.
    pub health_not_captured: Option<String>,
    /// Tenants whose incidents were captured only in part, in words; absent where there are none.
    pub health_in_part: Option<String>,
}

/// One tenant as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TenantRow {
    /// Its name.
    pub name: String,
    /// Relative address of its hub.
    pub href: String,
    /// The worst status of its connectors. One that would be healthy is `reports-problem` where a service reports a problem,
    /// and `not-captured` where its snapshot is too old.
    pub status: StatusView,
    /// Said where the latest snapshot is too old, e.g. `Not captured for 3 days`.
    pub stale: Option<String>,
    /// How many connector types there are of each status that asks for a look, worst first, and how many connectors a
    /// service reports a problem of.
    pub counts: Vec<StatusCount>,
    /// The worst connector; absent where none is configured or known.
    pub connector: Option<WorstConnector>,
    /// How many incidents and advisories are active, in words, e.g. `2 active`, or `2 known` where only a part of the list
    /// was captured; absent where that was not captured.
    pub incidents: Option<String>,
    /// Whether only a part of the list of incidents was captured.
    pub incidents_in_part: bool,
    /// Relative address of its page of all incidents.
    pub incidents_href: String,
    /// When its latest snapshot was taken.
    pub captured: When,
    /// Licenses; absent where they were not captured in full.
    pub licenses: Option<LicensePressure>,
    /// Whether licenses were captured only in part.
    pub licenses_in_part: bool,
}

/// The connector of a tenant that is worst.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WorstConnector {
    /// Its name.
    pub name: String,
    /// Name of its type.
    pub type_label: String,
    /// Relative address of its page.
    pub href: String,
    /// What comes next, or what has come, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: String,
    /// When; absent where that is not known.
    pub date: Option<When>,
    /// What a service reports against it, in a sentence; absent where it reports nothing.
    pub report: Option<String>,
}

/// How many licenses of a tenant are in use.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicensePressure {
    /// In words, e.g. `1,107 of 1,200`.
    pub text: String,
    /// Share assigned in percent, 0 to 100, for a bar.
    pub percent: u8,
    /// What is assigned more often than owned, in words; absent where nothing is.
    pub over: Option<String>,
}

/// When credentials of any tenant expire.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExpiriesSection {
    /// Those that are always shown, soonest first.
    pub first: Vec<ExpiryRow>,
    /// The later ones of the next 90 days.
    pub rest: Vec<ExpiryRow>,
    /// How many come after those, in words; absent where none do.
    pub later: Option<String>,
    /// Those that had expired when their tenant was captured, latest first.
    pub expired: Vec<ExpiryRow>,
}

/// When a credential of a tenant expires.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExpiryRow {
    /// Name of its tenant.
    pub tenant: String,
    /// Relative address of its tenant's hub.
    pub tenant_href: String,
    /// Its name.
    pub name: String,
    /// Name of its type.
    pub type_label: String,
    /// Relative address of its page.
    pub href: String,
    /// How it is as of the fleet, if nobody acted since its snapshot.
    pub status: StatusView,
    /// When it expires.
    pub date: When,
    /// Said of one that expired between its snapshot and the moment of the fleet.
    pub since: Option<String>,
    /// What comes and when, soonest first.
    pub steps: Vec<NextStep>,
}

/// An incident or advisory with the tenants that it hits.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FleetIncident {
    /// The latest edition of it; its address is that in the tenant that has it.
    pub incident: IncidentRow,
    /// Every tenant that it hits, by name, with its page there.
    pub tenants: Vec<PageLink>,
}
