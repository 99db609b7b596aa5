//! Content of each kind of page: one file per kind, or per pair of related kinds.

mod archive;
mod baselines;
mod board;
mod change_log;
mod changes;
mod connectors;
mod deadlines;
mod evidence;
mod fleet;
mod guidance;
mod hub;
mod incidents;
mod messages;
mod months;
mod search;
mod report;
mod strips;
mod unread;

use chrono::{DateTime, Utc};

use super::{
    GENERATOR, PageKind, Settings, Site, TenantSite, Translation,
    brand::{Brand, Logo},
    links::{CloudAddresses, LinkTarget},
    path::PagePath,
    tables::{self, Table},
    view::{Access, Ages, BrandView, Fact, FileLink, Frame, LanguageLink, LogoView, NavItem, OutLink, PageLink, When},
    words,
};
use crate::{
    as_of::AsOf,
    audience::SiteSection,
    history::Presence,
    locale::Locale,
    rules::{Assessment, Criteria},
    tenant::{Connector, HIDDEN, Moment, Snapshot},
    time_zone::Zone,
};

pub(super) use archive::{archive, snapshot};
pub use baselines::baseline_anchor;
pub(super) use baselines::baselines;
pub(super) use board::{board, fleet_board};
pub(super) use change_log::changes;
pub(super) use changes::inline_label;
pub use changes::{change_line, page_of};
pub use connectors::sentence;
pub(super) use connectors::{connector, connector_type, connectors, counts, decided};
pub(super) use fleet::fleet;
pub use fleet::newest_issues;
pub(super) use hub::{hub, summary};
pub(super) use incidents::{incident, incidents};
pub use messages::message_category;
pub(super) use messages::{message, messages};
pub(super) use report::report;
pub(super) use search::{fleet_search, search};

/// Context of a page: path, snapshot and reference time. Everything that its content may depend on.
pub(super) struct PageContext<'s, 'a> {
    pub(super) site: &'s Site<'a>,
    pub(super) tenant: &'s TenantSite<'a>,
    pub(super) path: &'s PagePath,
    /// Snapshot shown.
    pub(super) snapshot: &'a Snapshot,
    /// Reference time for ages.
    pub(super) as_of: AsOf,
    /// Whether the page is about the past. Its content is then independent of later snapshots.
    pub(super) past: bool,
}

impl<'s, 'a> PageContext<'s, 'a> {
    /// Returns the context of a page about the latest snapshot.
    pub(super) fn now(site: &'s Site<'a>, tenant: &'s TenantSite<'a>, path: &'s PagePath) -> Self {
        let Assessment { snapshot, as_of, .. } = tenant.assessment;
        PageContext { site, tenant, path, snapshot, as_of, past: false }
    }

    /// Returns the context of a page about an earlier snapshot, by index.
    pub(super) fn then(site: &'s Site<'a>, tenant: &'s TenantSite<'a>, path: &'s PagePath, number: usize) -> Self {
        let snapshot = tenant.chronicle.entries[number].snapshot;
        PageContext { site, tenant, path, snapshot, as_of: AsOf(snapshot.captured_at), past: true }
    }

    /// Returns the context of an item's page: current, or as of the snapshot `last`, the last one with the item.
    pub(super) fn of(
        site: &'s Site<'a>,
        tenant: &'s TenantSite<'a>,
        path: &'s PagePath,
        now: Presence,
        last: usize,
    ) -> Self {
        match now {
            Presence::Listed => PageContext::now(site, tenant, path),
            Presence::NotListed | Presence::NotCaptured => PageContext::then(site, tenant, path, last),
        }
    }

    fn href(&self, to: &PagePath) -> String {
        self.path.href_to(to)
    }

    /// Returns the link targets.
    fn addresses(&self) -> CloudAddresses<'s> {
        self.tenant.addresses(self.site.settings)
    }

    /// Returns the link to a connector's page.
    fn connector_href(&self, connector: &Connector) -> String {
        self.href(&self.tenant.connector_path(&connector.type_slug, &connector.id))
    }

    /// Returns a link to an admin center; `None` for an audience that does not get such links.
    fn to_admin_center(&self, place: LinkTarget, label: &str) -> Option<OutLink> {
        self.shows(SiteSection::Guidance).then(|| self.addresses().to(place, label))
    }

    fn name(&self) -> &str {
        self.tenant.assessment.snapshot.tenant.label()
    }

    fn when(&self, at: DateTime<Utc>) -> When {
        self.locale().when(at, self.as_of)
    }

    fn when_at(&self, moment: Moment) -> Option<When> {
        self.locale().when_known(moment, self.as_of)
    }

    /// Returns the language of the site.
    fn locale(&self) -> &'s Locale {
        &self.site.settings.locale
    }

    fn shows(&self, section: SiteSection) -> bool {
        self.site.settings.shows(section)
    }

    fn criteria(&self) -> &'s Criteria {
        &self.site.settings.criteria
    }

    /// Returns the link to a snapshot's page, by index.
    fn snapshot_href(&self, number: usize) -> String {
        self.href(&self.tenant.base.snapshot(self.tenant.chronicle.entries[number].at()))
    }

    /// Returns the note for an item missing from the latest snapshot; `not_listed` is the message for an item that later
    /// snapshots do not list.
    fn gone(&self, now: Presence, not_listed: fn(&Locale, &str) -> String) -> Option<String> {
        let locale = self.locale();
        let then = locale.date_time(self.snapshot.captured_at);
        match now {
            Presence::Listed => None,
            Presence::NotListed => Some(not_listed(locale, &then)),
            Presence::NotCaptured => Some(locale.gone_not_captured(&then)),
        }
    }

    /// The menu of a page of this kind: the entries that the audience may see.
    fn menu(&self, kind: PageKind) -> Vec<NavItem> {
        let (base, locale) = (&self.tenant.base, self.locale());
        let item = |entry: PageKind| {
            let (label, path, section) = match entry {
                PageKind::Hub => (locale.menu_overview(), base.index(), None),
                PageKind::Connectors => (locale.menu_connectors(), base.connectors(), Some(SiteSection::Connectors)),
                PageKind::Incidents => (locale.menu_health(), base.incidents(), Some(SiteSection::Health)),
                PageKind::Messages => (locale.menu_news(), base.messages(), Some(SiteSection::News)),
                PageKind::Changes => (locale.menu_changes(), base.changes(), Some(SiteSection::Archive)),
                PageKind::Archive => (locale.menu_archive(), base.archive(), Some(SiteSection::Archive)),
                PageKind::Fleet
                | PageKind::ConnectorType
                | PageKind::Connector
                | PageKind::Incident
                | PageKind::Message
                | PageKind::Baselines
                | PageKind::Snapshot
                | PageKind::Board
                | PageKind::Search
                | PageKind::Report => return None,
            };
            let is_shown = section.is_none_or(|section| self.shows(section));
            is_shown.then(|| NavItem {
                label: label.to_owned(),
                href: self.href(&path),
                current: menu_entry(kind) == entry,
            })
        };
        PageKind::ALL.into_iter().filter_map(item).collect()
    }

    /// Returns the links to the table of a list, and to the workbook.
    fn table_links(&self, kind: PageKind) -> Vec<FileLink> {
        let table = match kind {
            PageKind::Hub => Table::Licenses,
            PageKind::Connectors => Table::Connectors,
            PageKind::Incidents => Table::Incidents,
            PageKind::Messages => Table::Messages,
            PageKind::Changes => Table::Changes,
            _ => return Vec::new(),
        };
        let (settings, base) = (self.site.settings, &self.tenant.base);
        let link = || tables::link_to_table(self.locale(), table, self.path, &base.table(table.name()));
        let workbook = || tables::link_to_workbook(self.locale(), self.path, &base.workbook());
        let links = [table.is_shown(settings).then(link), tables::has_workbook(settings).then(workbook)];
        links.into_iter().flatten().collect()
    }

    /// Returns the frame of a page of this tenant. `parts` are the components of its title, innermost first.
    fn frame(&self, kind: PageKind, parts: &[&str], above: &[(&str, PagePath)]) -> Frame {
        let (base, locale) = (&self.tenant.base, self.locale());
        let mut crumbs = Vec::new();
        if self.site.is_fleet {
            crumbs.push(PageLink {
                label: locale.menu_all_tenants().to_owned(),
                href: self.href(&self.site.settings.root().index()),
            });
        }
        if kind != PageKind::Hub {
            crumbs.push(PageLink { label: self.name().to_owned(), href: self.href(&base.index()) });
        }
        crumbs.extend(above.iter().map(|(label, path)| PageLink { label: (*label).to_owned(), href: self.href(path) }));
        let captured_at = self.snapshot.captured_at;
        let around = [self.name(), self.site.settings.title()];
        let title = parts.iter().copied().chain(around).map(str::to_owned);
        let ages = !self.past && !matches!(kind, PageKind::Changes | PageKind::Archive);
        let feed = |there: bool, label: String, path: &PagePath, media_type: &'static str| {
            there.then(|| FileLink { label, href: self.href(path), media_type })
        };
        let dates = self.shows(SiteSection::Connectors) || self.shows(SiteSection::News);
        let feeds = [
            feed(
                self.shows(SiteSection::Archive),
                locale.feed_changes(self.name()),
                &base.feed(),
                "application/atom+xml",
            ),
            feed(dates, locale.feed_expiries(self.name()), &base.calendar(), "text/calendar"),
        ];
        Frame {
            title: title.reduce(|first, next| locale.page_title(&first, &next)).unwrap_or_default(),
            tenant: Some(self.name().to_owned()),
            crumbs,
            nav: self.menu(kind),
            captured: Some(self.when(captured_at)),
            as_of: (self.as_of.0 != captured_at).then(|| self.when(self.as_of.0)),
            ages: ages.then(|| ages_of(self.site.settings, self.as_of.0)),
            source: match self.tenant.chronicle.entries.len() {
                _ if self.past => locale.source_past(&locale.date_time(captured_at)),
                1 => locale.source_one().to_owned(),
                several => locale.source_latest(several as u64),
            },
            data: Some(self.href(&base.status_json())),
            board: (kind != PageKind::Board).then(|| self.href(&base.board())),
            search: Some(self.href(&base.search())),
            feeds: feeds.into_iter().flatten().collect(),
            tables: self.table_links(kind),
            ..bare_frame(self.site.settings, kind, self.path)
        }
    }
}

/// The entry of the menu that a page of this kind belongs to.
fn menu_entry(kind: PageKind) -> PageKind {
    match kind {
        PageKind::ConnectorType | PageKind::Connector => PageKind::Connectors,
        PageKind::Incident => PageKind::Incidents,
        PageKind::Message => PageKind::Messages,
        PageKind::Snapshot | PageKind::Baselines => PageKind::Archive,
        PageKind::Board | PageKind::Report => PageKind::Hub,
        PageKind::Fleet
        | PageKind::Hub
        | PageKind::Connectors
        | PageKind::Incidents
        | PageKind::Messages
        | PageKind::Changes
        | PageKind::Archive
        | PageKind::Search => kind,
    }
}

/// Returns the frame common to all pages.
fn bare_frame(settings: &Settings, kind: PageKind, path: &PagePath) -> Frame {
    let assets = path.href_to_folder("assets");
    Frame {
        kind: kind.name(),
        lang: settings.locale.tag().to_owned(),
        translations: translations(settings, path),
        title: settings.title().to_owned(),
        site_title: settings.title().to_owned(),
        tenant: None,
        brand: brand(&settings.brand, &assets),
        assets,
        home: path.href_to(&settings.root().index()),
        crumbs: Vec::new(),
        nav: Vec::new(),
        captured: None,
        as_of: None,
        ages: None,
        feeds: Vec::new(),
        tables: Vec::new(),
        generator: GENERATOR,
        source: String::new(),
        audience: settings.audience_title(),
        data: None,
        board: None,
        search: None,
        options: settings.options.clone(),
    }
}

/// Returns links to the same page in other languages. Their sites are in folders beside this one.
fn translations(settings: &Settings, path: &PagePath) -> Vec<LanguageLink> {
    let link = |one: &Translation| LanguageLink {
        lang: one.language.clone(),
        label: one.label.clone(),
        href: format!("{}{}", path.href_to_folder(&format!("../{}", one.folder)), path.as_str()),
    };
    settings.translations.iter().map(link).collect()
}

/// Returns the data for the script that compares the reader's clock with a reference time.
fn ages_of(settings: &Settings, as_of: DateTime<Utc>) -> Ages {
    Ages {
        as_of: words::iso(as_of),
        zone: Some(settings.locale.zone()).filter(|zone| *zone != Zone::UTC).map(Zone::name),
        too_old: settings.too_old.num_seconds(),
        plurals: settings.locale.plural_examples().to_vec(),
    }
}

/// Returns the view of the brand for a page with this path of the assets.
fn brand(brand: &Brand, assets: &str) -> BrandView {
    let logo =
        |logo: &Logo| LogoView { href: format!("{assets}{}", logo.file), width: logo.width, height: Logo::HEIGHT };
    let style = brand.has_style().then(|| format!("{assets}{}", Brand::STYLE));
    BrandView { logo: brand.logo.as_ref().map(logo), style }
}

fn fact(label: &str, value: Option<String>) -> Fact {
    let hidden = value.as_deref() == Some(HIDDEN);
    Fact { label: label.to_owned(), value, hidden, link: None }
}

/// Returns the text for an item missing from the latest snapshot.
fn last_seen(locale: &Locale, at: DateTime<Utc>) -> String {
    locale.last_seen(&locale.date(at))
}

/// Returns a date of an item for its facts, with its age on pages about the latest snapshot: elsewhere, the lists have
/// another age for the same date.
fn dated(at: &PageContext<'_, '_>, moment: Moment) -> Option<String> {
    let when = at.when_at(moment)?;
    Some(if at.past { when.text } else { at.locale().time_and_distance(&when.text, &when.relative) })
}

/// Returns a fact; `None` if its value is not known.
fn known(label: &str, value: Option<String>) -> Option<Fact> {
    value.map(|value| fact(label, Some(value)))
}

/// Returns facts with readable names. Services write names as one word, e.g. `RoadmapIds`.
fn facts(named: &std::collections::BTreeMap<String, String>) -> impl Iterator<Item = Fact> + '_ {
    named.iter().map(|(name, value)| fact(&crate::tenant::EnumValue::new(name, &[]).words(), Some(value.clone())))
}

/// Returns who may see the sections of a hub on Microsoft's own pages.
///
/// Source: Microsoft's description of the page. Tenant details and connectors are part of the Intune admin center.
fn access(at: &PageContext<'_, '_>) -> Vec<Access> {
    let gets_links = at.shows(SiteSection::Guidance);
    let shows_any = |sections: &[SiteSection]| gets_links && sections.iter().any(|section| at.shows(*section));
    let locale = at.locale();
    let access = |sections: &str, roles: &str, granted_by: &str| Access {
        sections: sections.to_owned(),
        roles: roles.to_owned(),
        granted_by: granted_by.to_owned(),
    };
    let in_admin_center = locale.access_admin_center_who();
    let intune = access(locale.access_intune_sections(), locale.access_intune_roles(), locale.access_intune_who());
    let health = access(locale.menu_health(), locale.access_health_roles(), in_admin_center);
    let news = access(locale.menu_news(), locale.access_news_roles(), in_admin_center);
    [
        (intune, &[SiteSection::Tenant, SiteSection::Licenses, SiteSection::Connectors][..]),
        (health, &[SiteSection::Health]),
        (news, &[SiteSection::News]),
    ]
    .into_iter()
    .filter(|(_, sections)| shows_any(sections))
    .map(|(access, _)| access)
    .collect()
}

fn preferences(at: &PageContext<'_, '_>, label: &str) -> Option<OutLink> {
    at.to_admin_center(LinkTarget::Preferences, label)
}
