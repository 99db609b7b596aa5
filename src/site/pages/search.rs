//! The search page of a tenant or a fleet.

use super::{PageContext, fleet::fleet_of};
use crate::site::{
    PageKind, Settings,
    fleet::Fleet,
    path::{Base, PagePath},
    view::{FleetPage, Frame, NavItem, PageLink, SearchPage},
};

/// Returns the search page of a tenant.
pub(in crate::site) fn search(at: &PageContext<'_, '_>) -> SearchPage {
    let locale = at.locale();
    let page = at.frame(PageKind::Search, &[locale.search_title()], &[]);
    let lists =
        page.nav.iter().map(|NavItem { label, href, .. }| PageLink { label: label.clone(), href: href.clone() });
    let root = at.site.settings.root();
    let all_tenants = PageLink { label: locale.search_all_tenants().to_owned(), href: at.href(&root.search()) };
    SearchPage {
        lists: lists.collect(),
        all_tenants: at.site.is_fleet.then_some(all_tenants),
        ..of(page, &at.tenant.base, at.path)
    }
}

/// Returns the search page of a fleet.
pub(in crate::site) fn fleet_search(settings: &Settings, fleet: &Fleet, path: &PagePath) -> SearchPage {
    let FleetPage { mut page, .. } = fleet_of(settings, fleet, path, PageKind::Search);
    let locale = &settings.locale;
    page.title = locale.page_title(locale.search_title(), &page.title);
    let tenants = PageLink { label: locale.menu_all_tenants().to_owned(), href: page.home.clone() };
    SearchPage { lists: vec![tenants], ..of(page, &settings.root(), path) }
}

fn of(page: Frame, base: &Base, path: &PagePath) -> SearchPage {
    SearchPage {
        page,
        index: path.href_to(&base.search_index()),
        positions: path.href_to(&base.search_positions()),
        all_tenants: None,
        lists: Vec::new(),
    }
}
