//! The board: one screen for a wall, for a tenant or a fleet.

use super::{PageContext, fleet::fleet_of, hub::summary_with_culprits, incidents::health_section, unread};
use crate::{
    audience::SiteSection,
    locale::Locale,
    site::{
        PageKind, Settings,
        fleet::Fleet,
        path::PagePath,
        view::{BoardPage, FleetPage, IncidentRow, StatusCount, TenantRow},
    },
};

/// Seconds after which a browser loads a board again.
const REFRESH: u32 = 300;

/// Number of connectors that fit on a screen of 16:9.
const MOST_CONNECTORS: usize = 6;

/// Number of incidents that fit below the connectors.
const MOST_INCIDENTS: usize = 3;

/// Number of tenants that fit on a screen of 16:9.
const MOST_TENANTS: usize = 12;

/// Returns the board of a tenant.
pub(in crate::site) fn board(at: &PageContext<'_, '_>) -> BoardPage {
    let (assessment, locale) = (&at.tenant.assessment, at.locale());
    let health = at.shows(SiteSection::Health).then(|| health_section(at, assessment));
    let incidents = health.map(|health| health.action.into_iter().chain(health.active).collect()).unwrap_or_default();
    let summary = summary_with_culprits(at, assessment, MOST_CONNECTORS);
    let unread = unread::notice(at).map(|notice| locale.sentence(&notice.title));
    let page = at.frame(PageKind::Board, &[locale.board_title()], &[]);
    of(locale, BoardPage { summary, unread, ..empty(page) }, incidents, Vec::new())
}

/// Returns the board of a fleet.
pub(in crate::site) fn fleet_board(settings: &Settings, fleet: &Fleet, path: &PagePath) -> BoardPage {
    let FleetPage { mut page, summary, unread, tenants, incidents, .. } =
        fleet_of(settings, fleet, path, PageKind::Board);
    let locale = &settings.locale;
    page.title = locale.page_title(locale.board_title(), &page.title);
    let incidents = incidents.into_iter().map(|one| one.incident).collect();
    let unread = unread.map(|notice| locale.sentence(&notice.title));
    of(locale, BoardPage { summary, unread, ..empty(page) }, incidents, tenants)
}

fn empty(page: crate::site::view::Frame) -> BoardPage {
    BoardPage {
        page,
        refresh: REFRESH,
        unread: None,
        summary: crate::site::view::Summary::default(),
        incidents: Vec::new(),
        more_incidents: None,
        tenants: Vec::new(),
        more_tenants: Vec::new(),
    }
}

/// Adds the first incidents and tenants, and counts the others.
fn of(locale: &Locale, board: BoardPage, mut incidents: Vec<IncidentRow>, mut tenants: Vec<TenantRow>) -> BoardPage {
    let more_incidents = incidents.split_off(incidents.len().min(MOST_INCIDENTS));
    let others = tenants.split_off(tenants.len().min(MOST_TENANTS));
    BoardPage {
        incidents,
        more_incidents: (!more_incidents.is_empty()).then(|| more_issues(locale, &more_incidents)),
        tenants,
        more_tenants: by_status(&others),
        ..board
    }
}

/// Returns the number of incidents that are not listed in words, e.g. `1 more advisory`.
fn more_issues(locale: &Locale, incidents: &[IncidentRow]) -> String {
    let (all, are_all) = (incidents.len() as u64, |kind: &str| incidents.iter().all(|row| row.kind == kind));
    match () {
        () if are_all("incident") => locale.board_more_incidents(all),
        () if are_all("advisory") => locale.board_more_advisories(all),
        () => locale.board_more_issues(all),
    }
}

/// Counts tenants by status, in page order.
fn by_status(tenants: &[TenantRow]) -> Vec<StatusCount> {
    let mut counts: Vec<StatusCount> = Vec::new();
    for tenant in tenants {
        match counts.last_mut().filter(|last| last.status == tenant.status) {
            Some(last) => last.count += 1,
            None => counts.push(StatusCount { status: tenant.status.clone(), count: 1 }),
        }
    }
    counts
}
