//! All tenants of the site.

use super::{bare_frame, summary};
use crate::site::{
    PageKind, Site,
    path::PagePath,
    view::{FleetPage, Frame, TenantRow},
    words,
};

pub(in crate::site) fn fleet(site: &Site<'_>, path: &PagePath) -> FleetPage {
    let rows = site.tenants.iter().map(|tenant| {
        let assessment = &tenant.assessment;
        TenantRow {
            name: assessment.snapshot.tenant.label().to_owned(),
            href: path.href_to(&tenant.base.index()),
            summary: summary(assessment, |section| site.settings.shows(section)),
            captured: words::when(assessment.snapshot.captured_at, assessment.as_of),
        }
    });
    let source =
        words::count(site.tenants.iter().map(|tenant| tenant.chronicle.entries.len() as u64).sum::<u64>(), "snapshot");
    FleetPage { page: Frame { source, ..bare_frame(site, PageKind::Fleet, path) }, tenants: rows.collect() }
}
