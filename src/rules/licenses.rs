//! What is owned and what is assigned.

use crate::tenant::License;

/// The licenses of a tenant with their sum.
#[derive(Debug)]
pub struct Licenses<'a> {
    /// The sum of all SKUs' totals.
    pub total: u64,
    /// The sum of all SKUs' assignments.
    pub assigned: u64,
    /// One entry a SKU, by name, then by SKU.
    pub skus: Vec<&'a License>,
}

/// Sums up. Device licenses were left out when the snapshot was read.
pub fn sum(licenses: &[License]) -> Licenses<'_> {
    let mut skus: Vec<&License> = licenses.iter().collect();
    skus.sort_by(|a, b| (a.name.to_lowercase(), &a.sku).cmp(&(b.name.to_lowercase(), &b.sku)));
    let add = |count: fn(&License) -> u64| skus.iter().fold(0_u64, |sum, sku| sum.saturating_add(count(sku)));
    Licenses { total: add(|sku| sku.total), assigned: add(|sku| sku.assigned), skus }
}

/// Whether more of a SKU is assigned than owned.
pub fn over_assigned(license: &License) -> bool {
    license.assigned > license.total
}
