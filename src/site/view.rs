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
    /// `incident`, `messages`, `message` or `fleet`.
    pub kind: String,
    /// Language of the page, e.g. `en`.
    pub lang: String,
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
    /// Who built the page, e.g. `tenant-status 0.1.0`.
    pub generator: String,
    /// Where the snapshot came from, e.g. `8 snapshots in data`.
    pub source: String,
    /// Relative address of this tenant's `status.json`; absent on the fleet page.
    pub data: Option<String>,
    /// The theme's options, by name: the defaults of `theme.yaml`, changed by the configuration.
    pub options: std::collections::BTreeMap<String, String>,
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
    pub label: String,
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
    /// `unhealthy`, `warning`, `unknown`, `healthy`, `not-configured` or `not-captured`: names shape and colour.
    pub key: String,
    /// The word, e.g. `Unhealthy`.
    pub label: String,
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
    /// Where to read more about it, or to change it.
    pub link: Option<OutLink>,
}

/// Who may see a section on Microsoft's own page.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Access {
    /// Which roles show it, as a phrase without a full stop.
    pub roles: String,
    /// Who can grant them, as a phrase without a full stop.
    pub granted_by: String,
}

// ---------------------------------------------------------------------------------------------------------- hub

/// The hub: the four areas of Microsoft's page, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Hub {
    /// The frame.
    pub page: Frame,
    /// What needs attention, before anything else.
    pub summary: Summary,
    /// Tenant details.
    pub tenant: TenantSection,
    /// Connector status.
    pub connectors: ConnectorsSection,
    /// Intune service health.
    pub health: HealthSection,
    /// Intune news.
    pub news: NewsSection,
}

/// The state of the tenant in one line.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Summary {
    /// The worst status of all connectors; `not-captured` where none was captured.
    pub status: StatusView,
    /// The line, e.g. `2 connectors are unhealthy, 1 needs attention soon; 3 incidents and advisories are active.`
    pub text: String,
    /// How many connector types there are of each status that occurs, worst first.
    pub counts: Vec<StatusCount>,
}

/// Tenant details and licences.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TenantSection {
    /// Name, location, MDM authority, service release, and what else is known.
    pub facts: Vec<Fact>,
    /// Licences; absent where they were not captured.
    pub licences: Option<Licences>,
    /// Who may see this section on Microsoft's page.
    pub access: Access,
}

/// User licences.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Licences {
    /// One entry a SKU.
    pub skus: Vec<LicenceRow>,
    /// The sum of all, e.g. `1,107 of 1,200`.
    pub sum: LicenceRow,
    /// What is wrong, e.g. `1 licence is assigned more often than owned.`; absent where nothing is.
    pub warning: Option<String>,
}

/// The licences of one SKU, or of all.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LicenceRow {
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
    /// What the control says, e.g. `See all 15 connectors: 2 unhealthy not shown`.
    pub see_all: String,
    /// Relative address of the page of all connectors.
    pub index: String,
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
    /// How many members there are of each status, where there is more than one, e.g. `3 connectors: 1 unhealthy, 2 healthy`.
    pub members: Option<String>,
    /// The date that decided; absent where there is none.
    pub date: Option<When>,
    /// What the date is, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: String,
    /// What happens next if nobody acts, e.g. `unhealthy 21 Nov 2026 09:00 UTC`; absent where nothing does.
    pub next: Option<String>,
}

/// Service health on the hub.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HealthSection {
    /// Whether incidents were captured. If not, the lists are empty and mean nothing.
    pub captured: bool,
    /// Active incidents and advisories that Microsoft or others work on.
    pub active: Vec<IncidentRow>,
    /// Issues in the tenant's environment that require action.
    pub action: Vec<IncidentRow>,
    /// Names of the services that are shown, e.g. `Microsoft Intune`.
    pub services: String,
    /// Relative address of the page of all incidents.
    pub index: String,
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
}

/// News on the hub.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NewsSection {
    /// Whether messages were captured. If not, the list is empty and means nothing.
    pub captured: bool,
    /// The latest active messages.
    pub messages: Vec<MessageRow>,
    /// How many active messages are not in the list, in words, e.g. `See all 14 messages`.
    pub see_all: String,
    /// Relative address of the page of all messages.
    pub index: String,
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
    /// Why it is not active, e.g. `Ended 3 Nov 2026`; absent on active ones.
    pub inactive: Option<String>,
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
    /// The date of its rule.
    pub date: Option<When>,
    /// What the date is, e.g. `Expires`, `Expired`, `Last sync`.
    pub date_label: String,
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
    /// The rule, with the line that applied marked.
    pub rule: RuleView,
    /// The dates and other facts that the rule used, and what else is known of it.
    pub evidence: Vec<Fact>,
    /// What the service itself reports, by name.
    pub reported: Vec<Fact>,
    /// Said where what is reported and what was computed differ.
    pub differs: Option<String>,
    /// When it turns warning and unhealthy if nobody acts, soonest first.
    pub next: Vec<NextStep>,
    /// What is said where `next` is empty.
    pub nothing_next: String,
    /// Where it is fixed.
    pub fix: OutLink,
    /// All connectors of its type, worst first, where it has more than one; empty otherwise.
    pub members: Vec<MemberRow>,
    /// Its place among them, e.g. `2 of 3`; absent where it is alone.
    pub place: Option<String>,
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
}

// -------------------------------------------------------------------------------------------------------- fleet

/// All tenants of the site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FleetPage {
    /// The frame.
    pub page: Frame,
    /// Every tenant, by name.
    pub tenants: Vec<TenantRow>,
}

/// One tenant as a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TenantRow {
    /// Its name.
    pub name: String,
    /// Relative address of its hub.
    pub href: String,
    /// The state of the tenant in one line.
    pub summary: Summary,
    /// When its latest snapshot was taken.
    pub captured: When,
}
