//! Data files of the site, serialized from the same plan as the pages, never with templates.
//!
//! As with pages, files are planned by path first; the content of each is computed when it is written, so that memory
//! use does not grow with their number. No content depends on the system clock.

mod badge;
mod calendar;
mod feed;
pub mod fleet;
pub mod history;
pub mod status;
pub mod tables;

use std::{
    io::{self, Write},
    sync::{Arc, OnceLock},
};

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::{
    audience::SiteSection,
    history::Entry,
    locale::Locale,
    search::{self, SearchFiles},
    site::{
        Settings, Site, TenantSite,
        fleet::Fleet,
        items::{self, FeedItem, LONGEST, MOST},
        path::{Base, PagePath},
        tables::{Table, has_workbook},
    },
    tenant::ConnectorType,
    text_safety::{self, line},
};

/// A planned data file whose content is not yet computed.
#[derive(Debug, Clone)]
pub struct PlannedFile {
    /// Path.
    pub path: PagePath,
    which: DataFile,
    /// The search index, computed once for both of its files.
    search: Option<Arc<OnceLock<SearchFiles>>>,
}

/// A data file that exists: of the fleet, or of the tenant with this index. Feeds and badges of a connector type have
/// its index in the chronicle.
#[derive(Debug, Clone, Copy)]
enum DataFile {
    Fleet,
    FleetCalendar,
    FleetFeed,
    Status(usize),
    History(usize),
    Calendar(usize),
    Feed(usize, Option<usize>),
    Badge(usize, Option<usize>),
    /// Of a tenant, or of the fleet.
    SearchIndex(Option<usize>),
    SearchPositions(Option<usize>),
    Table(usize, Table),
    Workbook(usize),
    FleetTable,
    FleetWorkbook,
}

/// Returns every data file of a site once.
pub fn planned(site: &Site<'_>) -> Vec<PlannedFile> {
    let shows = |section| site.settings.shows(section);
    let is_shown = |which: DataFile| match which {
        DataFile::Fleet | DataFile::FleetCalendar | DataFile::FleetFeed | DataFile::Status(_) => true,
        DataFile::SearchIndex(_) | DataFile::SearchPositions(_) => true,
        DataFile::Table(_, table) => table.is_shown(site.settings),
        DataFile::Workbook(_) => has_workbook(site.settings),
        DataFile::FleetTable => true,
        DataFile::FleetWorkbook => site.settings.workbook,
        DataFile::History(_) | DataFile::Feed(..) => shows(SiteSection::Archive),
        DataFile::Calendar(_) => shows(SiteSection::Connectors) || shows(SiteSection::News),
        DataFile::Badge(..) => shows(SiteSection::Connectors),
    };
    let mut files = Vec::new();
    let mut add = |path, which| {
        if is_shown(which) {
            files.push(PlannedFile { path, which, search: None });
        }
    };
    for (number, tenant) in site.tenants.iter().enumerate() {
        add(tenant.base.status_json(), DataFile::Status(number));
        add(tenant.base.history_json(), DataFile::History(number));
        add(tenant.base.calendar(), DataFile::Calendar(number));
        add(tenant.base.feed(), DataFile::Feed(number, None));
        add(tenant.base.badge(), DataFile::Badge(number, None));
        for table in Table::OF_TENANT {
            add(tenant.base.table(table.name()), DataFile::Table(number, table));
        }
        add(tenant.base.workbook(), DataFile::Workbook(number));
        for (at, kind) in tenant.chronicle.types.iter().enumerate() {
            add(tenant.feed_path(&kind.slug), DataFile::Feed(number, Some(at)));
            add(tenant.badge_path(&kind.slug), DataFile::Badge(number, Some(at)));
        }
    }
    let root = site.settings.root();
    if site.fleet.is_some() {
        add(root.fleet_json(), DataFile::Fleet);
    }
    if site.whole_fleet().is_some() {
        add(root.calendar(), DataFile::FleetCalendar);
        add(root.feed(), DataFile::FleetFeed);
        add(root.table(Table::Tenants.name()), DataFile::FleetTable);
        add(root.workbook(), DataFile::FleetWorkbook);
    }
    for (number, tenant) in site.tenants.iter().enumerate() {
        files.extend(search_files(&tenant.base, Some(number)));
    }
    if site.whole_fleet().is_some() {
        files.extend(search_files(&root, None));
    }
    files
}

/// Returns the two files of a search index.
fn search_files(base: &Base, tenant: Option<usize>) -> [PlannedFile; 2] {
    let search = Some(Arc::default());
    let index = PlannedFile { path: base.search_index(), which: DataFile::SearchIndex(tenant), search };
    let search = index.search.clone();
    [index, PlannedFile { path: base.search_positions(), which: DataFile::SearchPositions(tenant), search }]
}

/// Writes one of the two files of a search index: a script that calls a function of the search page, because scripts
/// are the only data that a page may load from a disk.
fn write_search(site: &Site<'_>, planned: &PlannedFile, tenant: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let compute = || match (tenant.and_then(|number| site.tenants.get(number)), site.whole_fleet()) {
        (Some(tenant), _) => Some(search::of_tenant(site, tenant)),
        (None, Some(fleet)) => Some(search::of_fleet(site.settings, fleet)),
        (None, None) => None,
    };
    let search = planned.search.as_deref();
    let Some(files) = search.map(|files| files.get_or_init(|| compute().unwrap_or_default())) else { return Ok(()) };
    let mut call = |function: &str, data: &dyn Fn(&mut dyn Write) -> io::Result<()>| {
        out.write_all(function.as_bytes())?;
        data(out)?;
        out.write_all(b");\n")
    };
    match planned.which {
        DataFile::SearchPositions(_) => call("tenantStatusPositions(", &|out| json_to(out, &files.positions)),
        _ => call("tenantStatusIndex(", &|out| json_to(out, &files.index)),
    }
}

/// Returns the content of a data file.
pub fn bytes(site: &Site<'_>, planned: &PlannedFile) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = write(site, planned, &mut bytes);
    bytes
}

/// Writes the content of a data file. Workbooks, feeds and search indexes are built in memory, the others are not.
///
/// # Errors
/// Returns the I/O errors of `out`.
pub fn write(site: &Site<'_>, planned: &PlannedFile, out: &mut dyn Write) -> io::Result<()> {
    let of = |tenant: usize, kind: Option<usize>| {
        let tenant = &site.tenants[tenant];
        (tenant, kind.map(|kind| &tenant.chronicle.types[kind]))
    };
    match (planned.which, &site.fleet) {
        (DataFile::Fleet, Some(fleet)) => compact(out, &fleet::file(site.settings, fleet)),
        (DataFile::FleetCalendar, Some(fleet)) => fleet_calendar(site.settings, fleet, out),
        (DataFile::FleetFeed, Some(fleet)) => out.write_all(&fleet_feed(site.settings, fleet, &planned.path)),
        (DataFile::FleetTable, Some(fleet)) => tables::fleet_csv(site.settings, fleet, out),
        (DataFile::FleetWorkbook, Some(fleet)) => tables::fleet_workbook(site.settings, fleet, out),
        (
            DataFile::Fleet
            | DataFile::FleetCalendar
            | DataFile::FleetFeed
            | DataFile::FleetTable
            | DataFile::FleetWorkbook,
            None,
        ) => Ok(()),
        (DataFile::Table(tenant, table), _) => tables::tenant_csv(site, &site.tenants[tenant], table, out),
        (DataFile::Workbook(tenant), _) => tables::tenant_workbook(site, &site.tenants[tenant], out),
        (DataFile::Status(tenant), _) => {
            out.write_all(&json(serde_json::to_string_pretty(&status::status(site, &site.tenants[tenant]))))
        }
        // Years of snapshots make this file large, and whitespace would add a third.
        (DataFile::History(tenant), _) => compact(out, &history::history(&site.settings.locale, &site.tenants[tenant])),
        (DataFile::Calendar(tenant), _) => tenant_calendar(site.settings, &site.tenants[tenant], out),
        (DataFile::Feed(tenant, kind), _) => {
            let (tenant, kind) = of(tenant, kind);
            out.write_all(&tenant_feed(site.settings, tenant, &planned.path, kind))
        }
        (DataFile::Badge(tenant, kind), _) => {
            let (tenant, kind) = of(tenant, kind);
            out.write_all(&badge::badge(&site.settings.locale, tenant, kind))
        }
        (DataFile::SearchIndex(tenant) | DataFile::SearchPositions(tenant), _) => {
            write_search(site, planned, tenant, out)
        }
    }
}

/// Writes JSON without whitespace, with control-like characters escaped.
fn compact(out: &mut dyn Write, data: &impl Serialize) -> io::Result<()> {
    json_to(out, data)?;
    out.write_all(b"\n")
}

fn json_to(out: &mut dyn Write, data: &impl Serialize) -> io::Result<()> {
    data.serialize(&mut Serializer::with_formatter(&mut *out, Visible))?;
    Ok(())
}

/// JSON formatter that escapes invisible characters.
struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        out.write_all(text_safety::json(fragment).as_bytes())
    }
}

fn json(text: serde_json::Result<String>) -> Vec<u8> {
    format!("{}\n", written(text)).into_bytes()
}

/// Returns JSON with control-like characters escaped, so that all are visible.
pub fn written(json: serde_json::Result<String>) -> String {
    // Serializing plain data does not fail.
    text_safety::json(&json.unwrap_or_default()).into_owned()
}

/// Returns the feed of a tenant, or of one of its connector types.
fn tenant_feed(settings: &Settings, tenant: &TenantSite<'_>, here: &PagePath, kind: Option<&ConnectorType>) -> Vec<u8> {
    let key = &tenant.key;
    let about = feed::Feed {
        here,
        id: items::id(&("feed", key, kind.map(|kind| &kind.slug))),
        title: settings.locale.feed_changes(&about(&settings.locale, tenant, kind)),
        page: kind.map_or_else(|| tenant.base.changes(), |kind| tenant.type_path(&kind.slug)),
        begin: tenant.chronicle.entries.first().map_or(tenant.assessment.as_of.0, Entry::at),
    };
    let changes = items::changes(&settings.locale, tenant, kind).into_iter();
    let changes: Vec<_> = changes.map(|item| (item.clone(), tenant.base.file(&item.page))).collect();
    feed::feed(settings, &about, &changes)
}

/// Returns the feed of the latest changes of all tenants.
fn fleet_feed(settings: &Settings, fleet: &Fleet, here: &PagePath) -> Vec<u8> {
    let about = feed::Feed {
        here,
        // The usual title is in English here: the id stays the same in another language.
        id: items::id(&(
            "feed of a fleet",
            &settings.base_url,
            settings.title.as_deref().unwrap_or(Locale::default().site_title()),
        )),
        title: settings.locale.feed_changes_all().to_owned(),
        page: settings.root().index(),
        begin: fleet.as_of().unwrap_or(DateTime::<Utc>::UNIX_EPOCH),
    };
    let of_tenants = fleet.tenants.iter().flat_map(|tenant| {
        let base = settings.folder(&tenant.folder);
        tenant.changes.iter().map(move |item| {
            (
                FeedItem { title: title_of_tenant(settings, &tenant.name, &item.title), ..item.clone() },
                base.file(&item.page),
            )
        })
    });
    let mut changes: Vec<_> = of_tenants.collect();
    changes.sort_by_key(|(item, _)| std::cmp::Reverse(item.at));
    changes.truncate(MOST);
    feed::feed(settings, &about, &changes)
}

/// Writes the calendar of a tenant.
fn tenant_calendar(settings: &Settings, tenant: &TenantSite<'_>, out: &mut dyn Write) -> io::Result<()> {
    let snapshot = tenant.assessment.snapshot;
    let dated = |item: items::EventItem| calendar::CalendarEvent {
        page: tenant.base.file(&item.page),
        item,
        as_of: tenant.assessment.as_of.0,
        captured_at: snapshot.captured_at,
    };
    let events = items::events(settings, tenant).into_iter().map(dated);
    let name = settings.locale.feed_expiries(snapshot.tenant.label());
    calendar::calendar(settings, &name, events, out)
}

/// Writes the calendar of all tenants, one tenant after another.
fn fleet_calendar(settings: &Settings, fleet: &Fleet, out: &mut dyn Write) -> io::Result<()> {
    let of_tenants = fleet.tenants.iter().flat_map(|tenant| {
        let base = settings.folder(&tenant.folder);
        tenant.events.iter().map(move |item| calendar::CalendarEvent {
            page: base.file(&item.page),
            item: items::EventItem { title: title_of_tenant(settings, &tenant.name, &item.title), ..item.clone() },
            as_of: tenant.as_of,
            captured_at: tenant.captured_at,
        })
    });
    calendar::calendar(settings, settings.locale.feed_expiries_all(), of_tenants, out)
}

/// Returns a title in a file about several tenants.
fn title_of_tenant(settings: &Settings, tenant: &str, title: &str) -> String {
    line(&settings.locale.feed_title_of_tenant(&line(tenant, LONGEST / 3), title), LONGEST)
}

/// Returns the URL of a file of the site; `None` if the site's URL is not configured.
fn address(settings: &Settings, path: &PagePath) -> Option<String> {
    let base = url::Url::parse(settings.base_url.as_deref()?).ok()?;
    Some(base.join(path.as_str()).ok()?.into())
}

/// Returns the subject of a file about a tenant, or about one of its connector types.
fn about(locale: &Locale, tenant: &TenantSite<'_>, kind: Option<&ConnectorType>) -> String {
    let name = tenant.assessment.snapshot.tenant.label();
    kind.map_or_else(|| name.to_owned(), |kind| locale.feed_type_of_tenant(&kind.label, name))
}
