//! Licenses over a period.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::DayOf;
use crate::{history::Entry, tenant::Section};

/// Licenses of one SKU, or of all, over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenseDays {
    /// SKU part number; `None` for the sum over all SKUs.
    pub sku: Option<String>,
    /// Product name in the last snapshot with it.
    pub name: String,
    /// Number of days with a snapshot that has it.
    pub days: u32,
    /// Number owned.
    pub total: Figures,
    /// Number assigned.
    pub assigned: Figures,
}

/// First, last, lowest and highest value of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// In the first snapshot.
    pub first: u64,
    /// In the last snapshot.
    pub last: u64,
    /// The lowest.
    pub lowest: u64,
    /// The highest.
    pub highest: u64,
}

impl Figures {
    fn new(value: u64) -> Self {
        Figures { first: value, last: value, lowest: value, highest: value }
    }

    fn add(&mut self, value: u64) {
        self.last = value;
        self.lowest = self.lowest.min(value);
        self.highest = self.highest.max(value);
    }
}

/// Returns the licenses of each SKU, and last their sum if there are several. Only snapshots with all licenses count for
/// the sum.
pub(super) fn of(entries: &[Entry<'_>], day_of: DayOf<'_>) -> Vec<LicenseDays> {
    // `None` is greater than any SKU in the key, so the sum is last.
    let mut rows: BTreeMap<(bool, String), (LicenseDays, BTreeSet<NaiveDate>)> = BTreeMap::new();
    for entry in entries {
        let mut add = |sku: Option<&str>, name: &str, total: u64, assigned: u64| {
            let new = || LicenseDays {
                sku: sku.map(str::to_owned),
                name: String::new(),
                days: 0,
                total: Figures::new(total),
                assigned: Figures::new(assigned),
            };
            let key = (sku.is_none(), sku.unwrap_or_default().to_owned());
            let (row, days) = rows.entry(key).or_insert_with(|| (new(), BTreeSet::new()));
            name.clone_into(&mut row.name);
            row.total.add(total);
            row.assigned.add(assigned);
            days.insert(day_of(entry.at()));
        };
        let licenses = &entry.snapshot.licenses;
        for license in licenses.captured().into_iter().flatten() {
            add(Some(&license.sku), &license.name, license.total, license.assigned);
        }
        if let Section::Captured(all) = licenses {
            let sum = |value: fn(&crate::tenant::License) -> u64| all.iter().map(value).fold(0, u64::saturating_add);
            add(None, "", sum(|license| license.total), sum(|license| license.assigned));
        }
    }
    let is_several = rows.len() > 2;
    let counted = rows.into_values().filter(|(row, _)| row.sku.is_some() || is_several);
    counted.map(|(row, days)| LicenseDays { days: u32::try_from(days.len()).unwrap_or(u32::MAX), ..row }).collect()
}
