//! The rows of the table of all tenants, from their summaries.

use std::borrow::Cow;

use super::{Cell, TableRows, columns::TENANTS, page_cell};
use crate::{
    rules::Status,
    site::{Settings, fleet::Fleet, summary::TenantSummary},
};

/// Returns a row for each tenant, by folder.
pub(super) fn rows<'r>(settings: &'r Settings, fleet: &'r Fleet) -> TableRows<'r> {
    Box::new(fleet.tenants.iter().map(|tenant| Vec::from(row(settings, tenant))))
}

fn row<'r>(settings: &'r Settings, tenant: &'r TenantSummary) -> [Cell<'r>; TENANTS.len()] {
    let locale = &settings.locale;
    let not_captured = || Cell::Word(Cow::Borrowed("not_captured"), Cow::Borrowed(locale.status_not_captured()));
    let number = |number: Option<u64>| number.map_or(Cell::Empty, Cell::Number);
    // Without connectors, a number would be read as *none*.
    let is_captured = tenant.type_counts.is_some();
    let connectors = |key: &str| {
        let count = tenant.connector_counts.get(key).copied().unwrap_or_default();
        number(is_captured.then_some(count as u64))
    };
    let licenses = tenant.licenses.as_ref();
    let in_part = (!tenant.captured_in_part.is_empty()).then(|| locale.series(&tenant.captured_in_part));
    [
        Cell::text(&tenant.name),
        tenant.worst.map_or_else(not_captured, |worst| Cell::status(locale, worst)),
        Cell::text(&tenant.text),
        connectors(Status::Unhealthy.key()),
        connectors(Status::Warning.key()),
        connectors(Status::Unknown.key()),
        connectors(Status::Healthy.key()),
        connectors("reports_problem"),
        number(tenant.incidents.as_ref().map(|incidents| incidents.len() as u64)),
        number(licenses.map(|licenses| licenses.total)),
        number(licenses.map(|licenses| licenses.assigned)),
        Cell::known(in_part),
        Cell::Number(tenant.unread.len() as u64),
        page_cell(settings, |page| page.as_str().to_owned(), &settings.folder(&tenant.folder).index()),
        Cell::text(&tenant.id),
        Cell::Time(tenant.captured_at),
        Cell::Time(tenant.as_of),
    ]
}
