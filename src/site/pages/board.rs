//! The board: one screen for a wall, for a tenant or a fleet.

use super::{PageContext, fleet::fleet_of, hub::summary_with_culprits, incidents::health_section, unread};
use crate::{
    audience::SiteSection,
    site::{
        PageKind, Settings,
        fleet::Fleet,
        path::PagePath,
        view::{BoardPage, FleetPage, IncidentRow, StatusCount, TenantRow},
        words,
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
    let assessment = &at.tenant.assessment;
    let health = at.shows(SiteSection::Health).then(|| health_section(at, assessment));
    let incidents = health.map(|health| health.action.into_iter().chain(health.active).collect()).unwrap_or_default();
    let summary = summary_with_culprits(at, assessment, MOST_CONNECTORS);
    let unread = unread::notice(at).map(|notice| format!("{}.", notice.title));
    of(BoardPage { summary, unread, ..empty(at.frame(PageKind::Board, &["Board"], &[])) }, incidents, Vec::new())
}

/// Returns the board of a fleet.
pub(in crate::site) fn fleet_board(settings: &Settings, fleet: &Fleet, path: &PagePath) -> BoardPage {
    let FleetPage { mut page, summary, unread, tenants, incidents, .. } =
        fleet_of(settings, fleet, path, PageKind::Board);
    page.title = format!("Board – {}", page.title);
    let incidents = incidents.into_iter().map(|one| one.incident).collect();
    let unread = unread.map(|notice| format!("{}.", notice.title));
    of(BoardPage { summary, unread, ..empty(page) }, incidents, tenants)
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
fn of(board: BoardPage, mut incidents: Vec<IncidentRow>, mut tenants: Vec<TenantRow>) -> BoardPage {
    let more_incidents = incidents.split_off(incidents.len().min(MOST_INCIDENTS));
    let others = tenants.split_off(tenants.len().min(MOST_TENANTS));
    BoardPage {
        incidents,
        more_incidents: (!more_incidents.is_empty())
            .then(|| words::issues(more_incidents.iter().map(|row| row.kind)).replacen(' ', " more ", 1)),
        tenants,
        more_tenants: by_status(&others),
        ..board
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
