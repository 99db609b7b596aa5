//! What is owned and what is assigned.

use crate::tenant::Licence;

/// The licences of a tenant with their sum.
#[derive(Debug)]
pub struct Licences<'a> {
    /// The sum of all SKUs' totals.
    pub total: u64,
    /// The sum of all SKUs' assignments.
    pub assigned: u64,
    /// One entry a SKU, by name, then by SKU.
    pub skus: Vec<&'a Licence>,
}

/// Sums up. Device licences were left out when the snapshot was read.
pub fn sum(licences: &[Licence]) -> Licences<'_> {
    let mut skus: Vec<&Licence> = licences.iter().collect();
    skus.sort_by(|a, b| (a.name.to_lowercase(), &a.sku).cmp(&(b.name.to_lowercase(), &b.sku)));
    let add = |count: fn(&Licence) -> u64| skus.iter().fold(0_u64, |sum, sku| sum.saturating_add(count(sku)));
    Licences { total: add(|sku| sku.total), assigned: add(|sku| sku.assigned), skus }
}

/// Whether more of a SKU is assigned than owned.
pub fn over_assigned(licence: &Licence) -> bool {
    licence.assigned > licence.total
}
