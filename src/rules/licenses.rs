//! Owned and assigned licenses.

use crate::tenant::License;

/// The licenses of a tenant and their totals.
#[derive(Debug)]
pub struct LicenseTotals<'a> {
    /// Licenses owned, over all SKUs.
    pub total: u64,
    /// Licenses assigned, over all SKUs.
    pub assigned: u64,
    /// One entry per SKU, by name, then by SKU.
    pub skus: Vec<&'a License>,
}

/// Adds up the licenses. Device licenses were already left out when the snapshot was read.
pub fn sum(licenses: &[License]) -> LicenseTotals<'_> {
    let mut skus: Vec<&License> = licenses.iter().collect();
    skus.sort_by(|a, b| (a.name.to_lowercase(), &a.sku).cmp(&(b.name.to_lowercase(), &b.sku)));
    let add = |count: fn(&License) -> u64| skus.iter().fold(0_u64, |sum, sku| sum.saturating_add(count(sku)));
    LicenseTotals { total: add(|sku| sku.total), assigned: add(|sku| sku.assigned), skus }
}

/// Returns whether more licenses of a SKU are assigned than owned.
pub fn over_assigned(license: &License) -> bool {
    license.assigned > license.total
}
