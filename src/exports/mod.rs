//! The site as data, serialised from the same plan as the pages, never by template.
//!
//! As with pages, the files are named first, and what one says is worked out when it is written, so that memory does
//! not grow with their number. Nothing in them comes from the clock.

mod badge;
mod calendar;
mod feed;
pub mod history;
pub mod status;

use serde::Serialize;
use uuid::Uuid;

use crate::{
    site::{Site, TenantSite, audience::Section, path::PagePath},
    tenant::ConnectorType,
};

/// The name of a file of data, before what it says is known.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Where it stands.
    pub path: PagePath,
    /// The number of its tenant.
    tenant: usize,
    which: Which,
}

/// What a file of data is. Types are told by their number in the chronicle.
#[derive(Debug, Clone, Copy)]
enum Which {
    Status,
    History,
    Calendar,
    Feed(Option<usize>),
    Badge(Option<usize>),
}

/// Every file of data of a site, each once.
pub fn planned(site: &Site<'_>) -> Vec<Planned> {
    let shows = |section| site.settings.shows(section);
    let is_shown = |which: Which| match which {
        Which::Status => true,
        Which::History | Which::Feed(_) => shows(Section::Archive),
        Which::Calendar => shows(Section::Connectors) || shows(Section::News),
        Which::Badge(_) => shows(Section::Connectors),
    };
    let mut files = Vec::new();
    for (number, tenant) in site.tenants.iter().enumerate() {
        let mut add = |path, which| {
            if is_shown(which) {
                files.push(Planned { path, tenant: number, which });
            }
        };
        add(tenant.base.status_json(), Which::Status);
        add(tenant.base.history_json(), Which::History);
        add(tenant.base.calendar(), Which::Calendar);
        add(tenant.base.feed(), Which::Feed(None));
        add(tenant.base.badge(), Which::Badge(None));
        for (at, kind) in tenant.chronicle.types.iter().enumerate() {
            add(tenant.feed_path(&kind.slug), Which::Feed(Some(at)));
            add(tenant.badge_path(&kind.slug), Which::Badge(Some(at)));
        }
    }
    files
}

/// What a file of data says.
pub fn bytes(site: &Site<'_>, planned: &Planned) -> Vec<u8> {
    let tenant = &site.tenants[planned.tenant];
    let kind = |number: Option<usize>| number.map(|number| &tenant.chronicle.types[number]);
    match planned.which {
        Which::Status => {
            let json = serde_json::to_string_pretty(&status::status(site, tenant)).unwrap_or_default();
            format!("{json}\n").into_bytes()
        }
        // Years of snapshots make it large, and white space would make it a third larger.
        Which::History => {
            let json = serde_json::to_string(&history::history(site, tenant)).unwrap_or_default();
            format!("{json}\n").into_bytes()
        }
        Which::Calendar => calendar::calendar(site, tenant).into_bytes(),
        Which::Feed(number) => feed::feed(site, tenant, &planned.path, kind(number)),
        Which::Badge(number) => badge::badge(tenant, kind(number)),
    }
}

/// The longest title, in characters. What is longer is no title.
const LONGEST: usize = 200;

/// The space of the names below; made up once, and never to be changed.
const SPACE: Uuid = Uuid::from_u128(0x6d5e_0f0a_9f1b_4c55_8e2b_7a6a_4b1f_7c90);

/// An id that is always the same for the same name, whatever else there is.
fn id(name: &impl Serialize) -> Uuid {
    // As JSON, because its parts cannot run together there.
    Uuid::new_v5(&SPACE, &serde_json::to_vec(name).unwrap_or_default())
}

/// The address of a file of the site; `None` where nobody said where the site is published.
fn address(site: &Site<'_>, path: &PagePath) -> Option<String> {
    let base = url::Url::parse(site.settings.base_url.as_deref()?).ok()?;
    Some(base.join(path.as_str()).ok()?.into())
}

/// What a file about a tenant, or about one connector type of it, is about.
fn about(tenant: &TenantSite<'_>, kind: Option<&ConnectorType>) -> String {
    let name = tenant.assessment.snapshot.tenant.label();
    kind.map_or_else(|| name.to_owned(), |kind| format!("{} ({name})", kind.label))
}
