//! Plans the pages of a site and their content, as plain data. The only HTML is that of bodies sanitized by `content`.
//!
//! Pages are planned by path first; the content of each is computed when it is rendered. Of a fleet, only a few tenants
//! are planned at once, each within the [`Outline`] of all. So memory use does not grow with the number of pages.

pub mod brand;
pub mod fleet;
pub mod items;
pub mod key;
pub mod links;
mod pages;
pub mod path;
pub mod reports;
pub mod summary;
pub mod tables;
mod values;
pub mod view;
pub mod words;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use rayon::prelude::*;
use serde::Serialize;

use crate::{
    audience::{Audience, SiteSection},
    content::BodyCache,
    guidance::{Guidance, Overrides},
    history::{Change, ChangeKind, Chronicle, Comparison, MissingPart},
    locale::Locale,
    report::MonthOrYear,
    rules::{self, Assessment, Criteria, Group, Status},
    tenant::{Baseline, Cloud, Connector, ConnectorType, Tenant, UnreadSnapshot, unread},
};
use brand::Brand;
use fleet::{Fleet, FleetPart, assign_folders};
use links::{Addresses, CloudAddresses};
use pages::PageContext;
pub use pages::{baseline_anchor, change_line, message_category, newest_issues, page_of, sentence};
use path::{Base, Extension, PagePath, Slugs};
use summary::TenantSummary;

/// Settings of a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Settings {
    /// Title of the site; `None` for the usual one, in the language of the pages.
    pub title: Option<String>,
    /// Settings of the rules.
    pub criteria: Criteria,
    /// Number of connector types on the hub before "See all".
    pub first_connectors: usize,
    /// Number of messages on the hub.
    pub first_messages: usize,
    /// Link targets.
    pub addresses: Addresses,
    /// Guidance that replaces or extends the built-in one.
    pub guidance: Overrides,
    /// Age from which a page shows a warning that it is outdated (default: 1 day).
    pub too_old: TimeDelta,
    /// Times before a calendar event at which to remind of it (default: 30 days and 7 days).
    pub alarms: Vec<TimeDelta>,
    /// Whether the site has a workbook with all tables (default: yes).
    pub workbook: bool,
    /// URL of the published site, with a trailing slash; feeds need it for absolute links.
    pub base_url: Option<String>,
    /// File extension of pages.
    pub extension: Extension,
    /// Theme options, by name, without those of the brand.
    pub options: BTreeMap<String, String>,
    /// The owner's logo and colors.
    pub brand: Brand,
    /// Audience of the site; `None` for the full site.
    pub audience: Option<Audience>,
    /// Language, with the messages of the theme, and time zone.
    pub locale: Locale,
    /// The same edition in other languages.
    pub translations: Vec<Translation>,
}

/// The same edition of a site in another language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Translation {
    /// Tag of the language.
    pub language: String,
    /// Name of the language in that language.
    pub label: String,
    /// Name of its folder, which is beside that of this edition.
    pub folder: String,
}

impl Settings {
    /// Returns the title of the site.
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or_else(|| self.locale.site_title())
    }

    /// Returns the title of the audience; `None` for the full site.
    pub fn audience_title(&self) -> Option<String> {
        let (audience, locale) = (self.audience.as_ref()?, &self.locale);
        Some(match (&audience.title, audience.name.as_str()) {
            (Some(title), _) => title.clone(),
            (None, "everyone") => locale.audience_everyone().to_owned(),
            (None, "helpdesk") => locale.audience_helpdesk().to_owned(),
            (None, "administrators") => locale.audience_administrators().to_owned(),
            (None, other) => locale.audience_other(other),
        })
    }

    /// Returns the root of the site.
    pub fn root(&self) -> Base {
        Base::root(self.extension)
    }

    /// Returns the folder of a tenant of a fleet, by its name.
    pub fn folder(&self, name: &str) -> Base {
        Base::folder(name, self.extension)
    }

    /// Returns the settings for the site of an audience, which has its own folder. Texts set by the owner, such as the
    /// title, stay the same.
    #[must_use]
    pub fn for_audience(&self, audience: &Audience) -> Self {
        let base_url = self.base_url.as_ref().map(|base| format!("{base}{}/", audience.name));
        Settings { base_url, audience: Some(audience.clone()), ..self.clone() }
    }

    /// Returns whether the site has a section.
    pub fn shows(&self, section: SiteSection) -> bool {
        self.audience.as_ref().is_none_or(|audience| audience.shows(section))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            title: None,
            criteria: Criteria::default(),
            first_connectors: 5,
            first_messages: 10,
            addresses: Addresses::default(),
            guidance: Overrides::default(),
            too_old: TimeDelta::days(1),
            alarms: vec![TimeDelta::days(30), TimeDelta::days(7)],
            workbook: true,
            base_url: None,
            extension: Extension::Html,
            options: BTreeMap::new(),
            brand: Brand::default(),
            audience: None,
            locale: Locale::default(),
            translations: Vec::new(),
        }
    }
}

/// Name and version of the program, for footers and data files.
pub const GENERATOR: &str = concat!("tenant-status ", env!("CARGO_PKG_VERSION"));

/// Declares every kind of page once: its variant, the name of its template without `.html`, and its view.
macro_rules! page_kinds {
    ($($(#[doc = $doc:literal])* $kind:ident = $name:literal, $view:ty;)*) => {
        /// The kinds of pages, each with a template.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum PageKind {
            $($(#[doc = $doc])* $kind,)*
        }

        impl PageKind {
            /// Every kind.
            pub const ALL: [PageKind; [$($name),*].len()] = [$(PageKind::$kind),*];

            /// The name of its template, without `.html`.
            pub fn name(self) -> &'static str {
                match self {
                    $(PageKind::$kind => $name,)*
                }
            }
        }

        /// The content of a page.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum View {
            $($(#[doc = $doc])* $kind($view),)*
        }

        impl View {
            /// The kind of the page.
            pub fn kind(&self) -> PageKind {
                match self {
                    $(View::$kind(_) => PageKind::$kind,)*
                }
            }
        }
    };
}

page_kinds! {
    /// All tenants.
    Fleet = "fleet", view::FleetPage;
    /// One tenant at a glance.
    Hub = "hub", Box<view::Hub>;
    /// All connector types.
    Connectors = "connectors", view::ConnectorsPage;
    /// One connector type.
    ConnectorType = "connector-type", Box<view::ConnectorTypePage>;
    /// One connector.
    Connector = "connector", Box<view::ConnectorPage>;
    /// All incidents and advisories.
    Incidents = "incidents", view::IncidentsPage;
    /// One incident or advisory.
    Incident = "incident", view::IncidentPage;
    /// All messages.
    Messages = "messages", view::MessagesPage;
    /// One message.
    Message = "message", view::MessagePage;
    /// The log of changes.
    Changes = "changes", view::ChangesPage;
    /// The latest snapshot compared with the agreed ones.
    Baselines = "baselines", view::BaselinesPage;
    /// All snapshots.
    Archive = "archive", view::ArchivePage;
    /// The hub as it was in one snapshot.
    Snapshot = "snapshot", Box<view::SnapshotPage>;
    /// One tenant, or the fleet, for a wall screen.
    Board = "board", Box<view::BoardPage>;
    /// Search in one tenant, or in the fleet.
    Search = "search", view::SearchPage;
    /// A report, a file beside the site.
    Report = "report", Box<view::ReportPage>;
}

/// A page, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Path.
    pub path: PagePath,
    /// What it says.
    pub view: View,
}

/// A site, or the part of it that is built at once: tenants with their assessments, and their fleet.
#[derive(Debug)]
pub struct Site<'a> {
    /// Settings.
    pub settings: &'a Settings,
    /// Whether the site is for a fleet. The site of a single tenant is at the root.
    pub is_fleet: bool,
    /// Tenants by name; may be only some of them.
    pub tenants: Vec<TenantSite<'a>>,
    /// The fleet; `None` if no fleet page is built here.
    pub fleet: Option<Fleet>,
    /// Converts bodies; shared by all sites of a build.
    bodies: BodyCache,
}

/// The site of one tenant.
#[derive(Debug)]
pub struct TenantSite<'a> {
    /// Folder of its pages.
    pub base: Base,
    /// Key of the tenant, unique in a fleet.
    pub key: String,
    /// Assessment of the latest snapshot.
    pub assessment: Assessment<'a>,
    /// History over all snapshots.
    pub chronicle: Chronicle<'a>,
    /// Snapshots that could not be read, by time.
    pub unread: &'a [UnreadSnapshot],
    /// Baselines, each with the comparison of its snapshot with the latest one; `None` if that cannot be compared.
    pub baselines: Vec<(&'a Baseline, Option<Comparison>)>,
    /// Cloud, from the latest snapshot that has it.
    pub cloud: Option<Cloud>,
    /// Indexes of group and member of each connector in the latest snapshot, by type and id.
    places: BTreeMap<(&'a str, &'a str), (usize, usize)>,
    /// Time of the first snapshot with the last edit of each edited message, by id.
    edited: BTreeMap<&'a str, DateTime<Utc>>,
    /// Changes of incidents and messages by id, each as the indexes of entry and change.
    log: BTreeMap<String, Vec<(usize, usize)>>,
    /// Year of each snapshot, by the calendar of the site.
    years: Vec<i32>,
    /// Years of the change log with their numbers of changes, oldest first; empty if one page has all changes.
    change_years: BTreeMap<i32, usize>,
    types: Slugs,
    connectors: BTreeMap<String, Slugs>,
    incidents: Slugs,
    messages: Slugs,
}

/// A page that exists: the index of its tenant, and of its subject in the chronicle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PageRef {
    Fleet,
    Hub(usize),
    Connectors(usize),
    ConnectorType(usize, usize),
    Connector(usize, usize),
    Incidents(usize),
    Incident(usize, usize),
    Messages(usize),
    Message(usize, usize),
    /// Of one year if the log is split.
    Changes(usize, Option<i32>),
    Baselines(usize),
    Archive(usize),
    Snapshot(usize, usize),
    Board(usize),
    FleetBoard,
    Search(usize),
    FleetSearch,
}

/// What a report needs besides the site.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'r> {
    /// The period; `None` for a report of the state.
    pub period: Option<MonthOrYear>,
    /// The time that selected the snapshot; `None` for the latest one.
    pub at: Option<DateTime<Utc>>,
    /// SHA-256 digest of each snapshot of the chronicle.
    pub digests: &'r [String],
    /// Snapshots that could not be read, and whose tenant is unknown.
    pub unread: &'r [UnreadSnapshot],
    /// Style sheet.
    pub style: &'r str,
}

/// A planned page whose content is not yet computed.
#[derive(Debug, Clone)]
pub struct PlannedPage {
    /// Path.
    pub path: PagePath,
    which: PageRef,
}

/// The folders of all tenants, fixed before any tenant is planned.
pub struct Outline<'a> {
    settings: &'a Settings,
    /// Folders of tenants by key; empty for a single tenant, whose site is at the root.
    folders: BTreeMap<String, String>,
    part: Option<FleetPart>,
}

/// An assessed tenant with its history, from which its pages are planned.
#[derive(Debug)]
pub struct AssessedTenant<'a> {
    /// Key of the tenant, unique in a fleet.
    pub key: &'a str,
    /// Assessment of the latest snapshot.
    pub assessment: Assessment<'a>,
    /// History over all snapshots.
    pub chronicle: Chronicle<'a>,
    /// Snapshots that could not be read, by time.
    pub unread: &'a [UnreadSnapshot],
    /// Baselines, in their order on pages.
    pub baselines: &'a [Baseline],
}

impl<'a> Outline<'a> {
    /// Returns the outline for all tenants, planned or not, by key; with `part`, only for those in that part of the
    /// fleet.
    pub fn of<'b>(
        all_tenants: impl IntoIterator<Item = (&'b str, &'b Tenant)>,
        settings: &'a Settings,
        part: Option<FleetPart>,
    ) -> Self {
        let all_tenants = assign_folders(all_tenants);
        let alone = all_tenants.len() == 1 && part.is_none();
        let folders = all_tenants.into_iter().filter(|_| !alone).map(|one| (one.key, one.folder)).collect();
        Outline { settings, folders, part }
    }

    /// Returns whether the site is for a fleet.
    pub fn is_fleet(&self) -> bool {
        !self.folders.is_empty() || self.part.is_some()
    }

    /// Returns the root of the site.
    pub fn root(&self) -> Base {
        self.settings.root()
    }

    /// Returns the folder of a tenant by its key; `None` if it has none.
    pub fn base(&self, key: &str) -> Option<Base> {
        match self.folders.get(key) {
            Some(folder) => Some(self.settings.folder(folder)),
            None if self.is_fleet() => None,
            None => Some(self.settings.root()),
        }
    }

    /// Plans the pages and data files of some tenants, whose bodies are converted by `bodies`.
    pub fn plan<'h>(&self, tenants: Vec<AssessedTenant<'h>>, bodies: &BodyCache) -> Site<'h>
    where
        'a: 'h,
    {
        let settings = self.settings;
        let planned = |tenant: AssessedTenant<'h>| Some(TenantSite::new(self.base(tenant.key)?, tenant, settings));
        let tenants = tenants.into_par_iter().filter_map(planned).collect();
        Site { settings: self.settings, is_fleet: self.is_fleet(), tenants, fleet: None, bodies: bodies.clone() }
    }

    /// Plans the pages and data files of the fleet, or of a part of it, from the summaries of its tenants and the snapshots
    /// that could not be read, and whose tenant is unknown.
    pub fn fleet(&self, tenants: Vec<TenantSummary>, unread: Vec<UnreadSnapshot>) -> Site<'a> {
        Site::of_fleet(self.settings, Fleet::new(tenants, self.part.clone(), unread))
    }
}

impl<'a> Site<'a> {
    /// Plans the pages and data files of a whole fleet, or of a part of one.
    pub fn of_fleet(settings: &'a Settings, fleet: Fleet) -> Self {
        Site { settings, is_fleet: true, tenants: Vec::new(), fleet: Some(fleet), bodies: BodyCache::default() }
    }

    /// Returns the summaries of the tenants for the fleet.
    pub fn summaries(&self) -> Vec<TenantSummary> {
        self.tenants.par_iter().map(|tenant| summary::summary_of(self.settings, tenant)).collect()
    }

    /// Returns what converts the bodies of incidents and messages.
    pub fn bodies(&self) -> &BodyCache {
        &self.bodies
    }

    /// Returns the fleet if the site has all its tenants.
    pub fn whole_fleet(&self) -> Option<&Fleet> {
        self.fleet.as_ref().filter(|fleet| fleet.part.is_none())
    }

    /// Returns every page of the site once; a hub comes after all pages that it links to.
    pub fn pages(&self) -> Vec<PlannedPage> {
        let mut pages = Vec::new();
        for (number, tenant) in self.tenants.iter().enumerate() {
            let mut add = |path, which| pages.push(PlannedPage { path, which });
            let chronicle = &tenant.chronicle;
            for (at, series) in chronicle.connectors.iter().enumerate() {
                let name = &series.name;
                add(tenant.connector_path(&name.type_slug, &name.id), PageRef::Connector(number, at));
            }
            for (at, kind) in chronicle.types.iter().enumerate() {
                add(tenant.type_path(&kind.slug), PageRef::ConnectorType(number, at));
            }
            for (at, known) in chronicle.incidents.iter().enumerate() {
                add(tenant.incident_path(&known.latest.id), PageRef::Incident(number, at));
            }
            for (at, known) in chronicle.messages.iter().enumerate() {
                add(tenant.message_path(&known.latest.id), PageRef::Message(number, at));
            }
            if self.settings.shows(SiteSection::Archive) {
                for year in tenant.change_years.keys() {
                    add(tenant.changes_path(*year), PageRef::Changes(number, Some(*year)));
                }
                if tenant.change_years.is_empty() {
                    add(tenant.base.changes(), PageRef::Changes(number, None));
                }
                for (at, entry) in chronicle.entries.iter().enumerate() {
                    add(tenant.base.snapshot(entry.at()), PageRef::Snapshot(number, at));
                }
            }
            if !tenant.baselines.is_empty() {
                add(tenant.base.baselines(), PageRef::Baselines(number));
            }
            let lists = [
                (SiteSection::Archive, tenant.base.archive(), PageRef::Archive(number)),
                (SiteSection::Connectors, tenant.base.connectors(), PageRef::Connectors(number)),
                (SiteSection::Health, tenant.base.incidents(), PageRef::Incidents(number)),
                (SiteSection::News, tenant.base.messages(), PageRef::Messages(number)),
            ];
            for (_, path, which) in lists.into_iter().filter(|(section, ..)| self.settings.shows(*section)) {
                add(path, which);
            }
            add(tenant.base.board(), PageRef::Board(number));
            add(tenant.base.search(), PageRef::Search(number));
            add(tenant.base.index(), PageRef::Hub(number));
        }
        if self.whole_fleet().is_some() {
            pages.push(PlannedPage { path: self.settings.root().board(), which: PageRef::FleetBoard });
            pages.push(PlannedPage { path: self.settings.root().search(), which: PageRef::FleetSearch });
            pages.push(PlannedPage { path: self.settings.root().index(), which: PageRef::Fleet });
        }
        pages
    }

    /// Returns the fleet; one without tenants if there is none.
    fn fleet_or_none(&self) -> &Fleet {
        static NONE: Fleet = Fleet { tenants: Vec::new(), part: None, unread: Vec::new() };
        self.fleet.as_ref().unwrap_or(&NONE)
    }

    /// Computes a report of the first tenant; `None` without a tenant.
    pub fn report(&self, wanted: &ReportInput<'_>) -> Option<Page> {
        let tenant = self.tenants.first()?;
        let path = tenant.base.index();
        let view = pages::report(&PageContext::now(self, tenant, &path), wanted);
        Some(Page { path, view: View::Report(Box::new(view)) })
    }

    /// Computes the content of a planned page.
    pub fn page(&self, planned: &PlannedPage) -> Page {
        let path = planned.path.clone();
        let now = |tenant: usize| PageContext::now(self, &self.tenants[tenant], &planned.path);
        let view = match planned.which {
            PageRef::Fleet => View::Fleet(pages::fleet(self.settings, self.fleet_or_none(), &path)),
            PageRef::FleetBoard => {
                View::Board(Box::new(pages::fleet_board(self.settings, self.fleet_or_none(), &path)))
            }
            PageRef::Board(tenant) => View::Board(Box::new(pages::board(&now(tenant)))),
            PageRef::Search(tenant) => View::Search(pages::search(&now(tenant))),
            PageRef::FleetSearch => View::Search(pages::fleet_search(self.settings, self.fleet_or_none(), &path)),
            PageRef::Hub(tenant) => View::Hub(Box::new(pages::hub(&now(tenant)))),
            PageRef::Connectors(tenant) => View::Connectors(pages::connectors(&now(tenant))),
            PageRef::ConnectorType(tenant, number) => {
                let kind = &self.tenants[tenant].chronicle.types[number];
                View::ConnectorType(Box::new(pages::connector_type(&now(tenant), kind)))
            }
            PageRef::Connector(tenant, number) => {
                let series = &self.tenants[tenant].chronicle.connectors[number];
                let at = PageContext::of(self, &self.tenants[tenant], &planned.path, series.now, series.last);
                View::Connector(Box::new(pages::connector(&at, series)))
            }
            PageRef::Incidents(tenant) => View::Incidents(pages::incidents(&now(tenant))),
            PageRef::Incident(tenant, number) => {
                let known = &self.tenants[tenant].chronicle.incidents[number];
                let at = PageContext::of(self, &self.tenants[tenant], &planned.path, known.now, known.last);
                View::Incident(pages::incident(&at, known))
            }
            PageRef::Messages(tenant) => View::Messages(pages::messages(&now(tenant))),
            PageRef::Message(tenant, number) => {
                let known = &self.tenants[tenant].chronicle.messages[number];
                let at = PageContext::of(self, &self.tenants[tenant], &planned.path, known.now, known.last);
                View::Message(pages::message(&at, known))
            }
            PageRef::Changes(tenant, year) => {
                let site = &self.tenants[tenant];
                let at = match year.and_then(|year| site.last_of_earlier_year(year)) {
                    Some(last) => PageContext::then(self, site, &planned.path, last),
                    None => now(tenant),
                };
                View::Changes(pages::changes(&at, year))
            }
            PageRef::Baselines(tenant) => View::Baselines(pages::baselines(&now(tenant))),
            PageRef::Archive(tenant) => View::Archive(pages::archive(&now(tenant))),
            PageRef::Snapshot(tenant, number) => {
                let at = PageContext::then(self, &self.tenants[tenant], &planned.path, number);
                View::Snapshot(Box::new(pages::snapshot(&at, number)))
            }
        };
        Page { path, view }
    }
}

impl<'a> TenantSite<'a> {
    /// Returns whether a snapshot that may be newer than the latest one could not be read.
    pub fn is_newest_unread(&self) -> bool {
        unread::newer(self.unread, self.assessment.snapshot.captured_at).next().is_some()
    }

    fn new(base: Base, tenant: AssessedTenant<'a>, settings: &Settings) -> Self {
        let AssessedTenant { key, assessment, chronicle, unread, baselines } = tenant;
        let locale = &settings.locale;
        let compared = |one: &'a Baseline| {
            let mut compared = chronicle.compare(one, &settings.criteria);
            if let Some(compared) = &mut compared {
                compared.keep_parts(|part| settings.shows(section_of(part)));
            }
            (one, compared)
        };
        let baselines = baselines.iter().map(compared).collect();
        let years = chronicle.entries.iter().map(|entry| locale.day(entry.at()).year()).collect::<Vec<_>>();
        let groups = assessment.groups.captured().map_or(&[][..], Vec::as_slice);
        let mut places = BTreeMap::new();
        for (number, group) in groups.iter().enumerate() {
            for (at, member) in group.members.iter().enumerate() {
                let connector = member.connector;
                places.insert((connector.type_slug.as_str(), connector.id.as_str()), (number, at));
            }
        }
        let mut ids: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for series in &chronicle.connectors {
            ids.entry(&series.name.type_slug).or_default().push(&series.name.id);
        }
        let edited = chronicle.messages.iter().filter(|known| !known.earlier.is_empty());
        let edited = edited.map(|known| (known.latest.id.as_str(), chronicle.entries[known.since].at())).collect();
        let mut log: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (number, entry) in chronicle.entries.iter().enumerate() {
            for (at, change) in entry.changes.iter().enumerate() {
                if let Some(key) = log_key(&change.what) {
                    log.entry(key).or_default().push((number, at));
                }
            }
        }
        let incidents = chronicle.incidents.iter().map(|known| known.latest.id.as_str());
        let messages = chronicle.messages.iter().map(|known| known.latest.id.as_str());
        TenantSite {
            types: Slugs::of(chronicle.types.iter().map(|kind| kind.slug.as_str())),
            connectors: ids.into_iter().map(|(slug, ids)| (slug.to_owned(), Slugs::of(ids))).collect(),
            incidents: Slugs::of(incidents),
            messages: Slugs::of(messages),
            cloud: chronicle.entries.iter().rev().find_map(|entry| entry.snapshot.tenant.cloud),
            change_years: change_years(&chronicle, &years),
            years,
            places,
            edited,
            log,
            base,
            key: key.to_owned(),
            assessment,
            chronicle,
            unread,
            baselines,
        }
    }

    /// Returns the link targets for the tenant's cloud.
    pub fn addresses<'s>(&self, settings: &'s Settings) -> CloudAddresses<'s> {
        settings.addresses.for_cloud(self.cloud)
    }

    /// Returns what to do about a type, or about one of its connectors, as far as the audience may see it, and the link
    /// to where it is repaired.
    pub fn guidance(
        &self,
        settings: &Settings,
        kind: &ConnectorType,
        connector: Option<&Connector>,
    ) -> (Guidance, Option<view::OutLink>) {
        let guidance = settings.guidance.guidance(&settings.locale, &kind.slug, connector);
        let own = connector.and_then(|connector| connector.link.as_deref());
        let fix =
            settings.shows(SiteSection::Guidance).then(|| self.addresses(settings).fix(&settings.locale, kind, own));
        (guidance.for_sections(|section| settings.shows(section)), fix)
    }

    /// Returns the groups in page order; empty if connectors were not captured.
    pub fn groups(&self) -> &[Group<'a>] {
        self.assessment.groups.captured().map_or(&[], Vec::as_slice)
    }

    /// Returns the changes of an incident or message, oldest first.
    fn log(&self, key: &str) -> impl Iterator<Item = &Change> {
        let places = self.log.get(key).into_iter().flatten();
        places.filter_map(|(entry, at)| self.chronicle.entries.get(*entry)?.changes.get(*at))
    }

    /// Returns the path of the change log with the changes of a year.
    pub fn changes_path(&self, year: i32) -> PagePath {
        let is_earlier = self.last_of_earlier_year(year).is_some() && self.change_years.contains_key(&year);
        if is_earlier { self.base.changes_of_year(year) } else { self.base.changes() }
    }

    /// Returns the index of the last snapshot of a year; `None` for the year of the latest one.
    fn last_of_earlier_year(&self, year: i32) -> Option<usize> {
        let last = self.years.partition_point(|of_entry| *of_entry <= year).checked_sub(1)?;
        (last + 1 < self.years.len()).then_some(last)
    }

    /// Returns the path of a connector type's page.
    pub fn type_path(&self, slug: &str) -> PagePath {
        self.base.connector_type(&self.types.get(slug))
    }

    /// Returns the path of a connector's page, by type slug and id.
    pub fn connector_path(&self, type_slug: &str, id: &str) -> PagePath {
        let slug = self.connectors.get(type_slug).map_or_else(|| path::slug(id), |slugs| slugs.get(id));
        self.base.connector(&self.types.get(type_slug), &slug)
    }

    /// Returns the path of an incident's page, by id.
    pub fn incident_path(&self, id: &str) -> PagePath {
        self.base.incident(&self.incidents.get(id))
    }

    /// Returns the path of a message's page, by id.
    pub fn message_path(&self, id: &str) -> PagePath {
        self.base.message(&self.messages.get(id))
    }

    /// Returns the path of a connector type's feed, by slug.
    pub fn feed_path(&self, type_slug: &str) -> PagePath {
        self.base.feed_of_type(&self.types.get(type_slug))
    }

    /// Returns the path of a connector type's badge, by slug.
    pub fn badge_path(&self, type_slug: &str) -> PagePath {
        self.base.badge_of_type(&self.types.get(type_slug))
    }
}

/// Returns the years of the change log with their numbers of changes, oldest first; empty if the log is short enough for
/// one page. The year of the latest snapshot is always among them.
fn change_years(chronicle: &Chronicle<'_>, years_of_entries: &[i32]) -> BTreeMap<i32, usize> {
    /// Number of changes of the longest log that is not split.
    const MOST: usize = 1_000;
    let mut years: BTreeMap<i32, usize> = years_of_entries.last().map(|latest| (*latest, 0)).into_iter().collect();
    for (entry, year) in chronicle.entries.iter().zip(years_of_entries).filter(|(entry, _)| !entry.changes.is_empty()) {
        *years.entry(*year).or_default() += entry.changes.len();
    }
    if years.values().sum::<usize>() > MOST { years } else { BTreeMap::new() }
}

/// Returns the section of the site that a part of a snapshot belongs to.
fn section_of(part: &MissingPart) -> SiteSection {
    match part {
        MissingPart::Licenses => SiteSection::Licenses,
        MissingPart::Connectors | MissingPart::ConnectorType { .. } => SiteSection::Connectors,
        MissingPart::Incidents => SiteSection::Health,
        MissingPart::Messages => SiteSection::News,
    }
}

/// Returns the key of an item in the log, with its kind because an incident and a message may have the same id.
fn log_key(what: &ChangeKind) -> Option<String> {
    match what {
        ChangeKind::Incident { id, .. } => Some(format!("incident {id}")),
        ChangeKind::Message { id, .. } => Some(format!("message {id}")),
        ChangeKind::Connector(..)
        | ChangeKind::License { .. }
        | ChangeKind::Tenant { .. }
        | ChangeKind::Capture(..) => None,
    }
}

/// Returns the worst status of a tenant's connectors, without retired types and ignored connectors; `None` if none is
/// known.
pub fn worst(assessment: &Assessment<'_>) -> Option<Status> {
    assessment.worst().filter(|worst| worst.is_assessed())
}

/// Returns the tenant's name and one line about what needs attention; `None` if nothing does.
pub fn attention(locale: &Locale, assessment: &Assessment<'_>, is_newest_unread: bool) -> Option<(String, String)> {
    let trouble = worst(assessment).is_none_or(|worst| worst < Status::Healthy) || assessment.troubled() > 0;
    let active =
        assessment.health.captured().is_none_or(|health| !health.active.is_empty()) || assessment.health.is_in_part();
    let over = assessment
        .licenses
        .captured()
        .is_some_and(|licenses| licenses.skus.iter().any(|sku| rules::licenses::over_assigned(sku)));
    let name = assessment.snapshot.tenant.label().to_owned();
    let account = rules::reported::account_trouble(&assessment.snapshot.tenant).is_some();
    let text = || summary::with_unread(locale, is_newest_unread, pages::summary(locale, assessment, |_| true).text);
    (trouble || active || over || account || is_newest_unread).then(|| (name, text()))
}
