//! Content of each page, as plain data: the contract between the plan and a theme.
//!
//! Labels, counts, dates and order are final; a template only lays them out. The tables in `themes/README.md` are
//! generated from these doc comments; a test checks that they are current.

mod baselines;
mod board;
mod connectors;
mod fleet;
mod history;
mod hub;
mod issues;
mod search;
mod report;

use schemars::JsonSchema;
use serde::Serialize;

pub use baselines::{BaselineLink, BaselineView, BaselinesPage};
pub use board::BoardPage;
pub use connectors::{
    ConnectorHistory, ConnectorPage, ConnectorTypePage, ConnectorsPage, GuidanceView, IgnoredRow, MemberRow, NextStep,
    RuleLine, RuleView, SpellRow, Strip, StripRow, StripStatus, StripTick, TwinView,
};
pub use fleet::{
    AffectedTenant, ExpiriesSection, ExpiryRow, FleetIncident, FleetPage, LicensePressure, TenantRow, WorstConnector,
};
pub use history::{
    ArchiveDay, ArchiveMonth, ArchivePage, ArchiveYear, ChangeDay, ChangeLine, ChangeMonth, ChangeSet, ChangesPage,
    ChangesSection, DeadlineRow, DeadlinesSection, NetChanges, PeriodOf, SnapshotPage, SnapshotRow, YearLink,
};
pub use hub::{
    ConnectorsSection, Culprit, GroupRow, HealthSection, Hub, IncidentRow, LicenseChart, LicenseChartRow, LicenseRow,
    Licenses, MessageRow, NewsSection, Summary, TenantSection,
};
pub use issues::{
    EditRun, EditView, EditedPart, FilterChoice, IncidentPage, IncidentsPage, MessagePage, MessagesPage, Month,
    MonthOf, PostView,
};
pub use search::SearchPage;

pub use report::{
    ReportCaptures, ReportChanges, ReportConnector, ReportConnectorDays, ReportConnectors, ReportCount, ReportDeadline,
    ReportDeadlines, ReportFigures, ReportIncident, ReportLicense, ReportMethod, ReportNet, ReportPage, ReportPeriod,
    ReportSource, ReportSpell, ReportState,
};

/// Common data of every page: place in the site, title and source. Named `page` in templates.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Frame {
    /// Page kind, which is also the template name: `hub`, `connectors`, `connector-type`, `connector`, `incidents`,
    /// `incident`, `messages`, `message`, `changes`, `baselines`, `archive`, `snapshot`, `board`, `search`, `report` or
    /// `fleet`.
    pub kind: &'static str,
    /// Language of the page, e.g. `en`.
    pub lang: String,
    /// The same page in other languages.
    pub translations: Vec<LanguageLink>,
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
    pub feeds: Vec<FileLink>,
    /// Tables for spreadsheets: that of a list, and the workbook; empty on pages about one item.
    pub tables: Vec<FileLink>,
    /// Relative URL of this tenant's `status.json`; absent on the fleet page.
    pub data: Option<String>,
    /// Relative URL of the board of this tenant, or of the fleet; absent on boards.
    pub board: Option<String>,
    /// Relative URL of the search page of this tenant, or of the fleet.
    pub search: Option<String>,
    /// Theme options by name: the defaults of `theme.yaml`, overridden by the settings; without `logo`, `accent`
    /// and `accent_dark`, which are in `brand`.
    pub options: std::collections::BTreeMap<String, String>,
    /// The owner's logo and colors.
    pub brand: BrandView,
}

/// The owner's logo and colors.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BrandView {
    /// Logo, shown in place of the default logo; absent if none is set.
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

/// Data for the script that compares the reader's clock with the as-of time. The page is complete without the script.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Ages {
    /// Reference time for ages, as RFC 3339 in UTC.
    pub as_of: String,
    /// Seconds after `as_of` at which the page is outdated.
    pub too_old: i64,
    /// Time zone of the calendar days on the page, e.g. `Europe/Berlin`; absent for UTC.
    pub zone: Option<String>,
    /// A number of each plural category of the language: texts of the script that depend on a number have a form for each.
    pub plurals: Vec<u64>,
}

/// A feed, a calendar, or a table for spreadsheets.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FileLink {
    /// Label, e.g. `Changes of Contoso Ltd`.
    pub label: String,
    /// Relative URL.
    pub href: String,
    /// Media type: `application/atom+xml`, `text/calendar`, `text/csv`, or that of a workbook.
    pub media_type: &'static str,
}

/// A link to the same page in another language.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LanguageLink {
    /// Tag of the language, e.g. `de`.
    pub lang: String,
    /// Name of the language in that language, e.g. `Deutsch`.
    pub label: String,
    /// Relative URL.
    pub href: String,
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
    pub label: String,
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

/// Snapshots, or parts of the one shown, that could not be read.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct UnreadView {
    /// Heading, e.g. `The newest snapshot could not be read`.
    pub title: String,
    /// What is shown instead, and what to do.
    pub text: String,
    /// The files, each with its time if known, and the code of its error.
    pub files: Vec<String>,
}

/// A status, shown as a word, a shape and a color, never as a color alone.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StatusView {
    /// Key for shape and color: `unhealthy`, `warning`, `unknown`, `healthy`, `not-configured`, `retired`,
    /// `ignored`, `not-captured`, `gone` for removed items, and `reports-problem` or `in-part` for marks beside a status.
    pub key: &'static str,
    /// Display text, e.g. `Unhealthy`.
    pub label: String,
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
    pub sections: String,
    /// Roles with access, as a phrase without a period.
    pub roles: String,
    /// Who can grant the roles, as a phrase without a period.
    pub granted_by: String,
}
