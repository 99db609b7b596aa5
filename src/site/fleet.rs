//! Fleets: selection of the tenants to build, and data about several tenants of one site.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{items, path::Slugs, summary::TenantSummary};
use crate::{
    digest::sha256,
    tenant::{Tenant, UnreadSnapshot},
};

/// The tenants of a fleet, by folder, or of a part of it.
#[derive(Debug, Clone, PartialEq, Default, Hash)]
pub struct Fleet {
    /// Tenant summaries.
    pub tenants: Vec<TenantSummary>,
    /// The part of the fleet; `None` for a whole fleet.
    pub part: Option<FleetPart>,
    /// Snapshots that could not be read, and whose tenant is unknown, by time.
    pub unread: Vec<UnreadSnapshot>,
}

impl Fleet {
    /// Creates a fleet with its tenants sorted by folder.
    pub fn new(mut tenants: Vec<TenantSummary>, part: Option<FleetPart>, unread: Vec<UnreadSnapshot>) -> Self {
        tenants.sort_by(|a, b| a.folder.cmp(&b.folder));
        Fleet { tenants, part, unread }
    }

    /// Returns the reference time of the fleet: the latest of its tenants, never the system clock.
    pub fn as_of(&self) -> Option<DateTime<Utc>> {
        self.tenants.iter().map(|tenant| tenant.as_of).max()
    }
}

/// Identity of a part of a fleet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct FleetPart {
    /// Shard; absent if the tenants were selected by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shard: Option<Shard>,
    /// Number of tenants in the whole fleet.
    pub tenants: usize,
    /// Fingerprint of the fleet: the SHA-256 digest of the ids and folders of all its tenants.
    pub fleet: String,
}

impl FleetPart {
    /// Returns the part for a selection of all tenants.
    pub fn of(selection: &Selection, all_tenants: &[TenantEntry]) -> Self {
        let named = all_tenants.iter().map(|one| (tenant_id(&one.key), one.folder.clone()));
        FleetPart { shard: selection.shard(), tenants: all_tenants.len(), fleet: digest(named) }
    }

    /// Returns the display name, e.g. `3/7`.
    pub fn name(&self) -> String {
        name(self.shard)
    }
}

/// Returns the display name of a shard, or of tenants selected by name.
fn name(shard: Option<Shard>) -> String {
    shard.map_or_else(|| "named tenants".to_owned(), |Shard { index, of }| format!("{index}/{of}"))
}

/// One of several shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Hash)]
pub struct Shard {
    /// Shard number, from 1.
    pub index: usize,
    /// Number of shards.
    pub of: usize,
}

/// Selection of the tenants to build.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Selection {
    /// Tenants given by folder, name, domain or id; case-insensitive.
    Named(Vec<String>),
    /// One of several shards; tenants are assigned to shards in turn, in the order of their keys.
    Shard(Shard),
}

/// A tenant in the data, selected or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenantEntry {
    /// Unique key.
    pub key: String,
    /// Folder in a fleet.
    pub folder: String,
    /// Tenant details in the latest snapshot.
    pub tenant: Tenant,
}

/// Assigns each tenant its folder in the fleet site and in the data: named after its domain or else its name. If two
/// tenants have the same name, the keys are used instead.
pub fn assign_folders<'a>(tenants: impl IntoIterator<Item = (&'a str, &'a Tenant)>) -> Vec<TenantEntry> {
    let tenants: Vec<(&str, &Tenant)> = tenants.into_iter().collect();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (_, tenant) in &tenants {
        *names.entry(tenant.short_name().to_lowercase()).or_default() += 1;
    }
    let named = |(key, tenant): &(&str, &Tenant)| {
        let name = tenant.short_name().to_owned();
        if names.get(&name.to_lowercase()) == Some(&1) { name } else { format!("{name} {key}") }
    };
    let full: Vec<String> = tenants.iter().map(named).collect();
    let slugs = Slugs::of(full.iter().map(String::as_str));
    let enrolled = tenants.into_iter().zip(&full);
    enrolled
        .map(|((key, tenant), name)| TenantEntry {
            key: key.to_owned(),
            folder: slugs.get(name),
            tenant: tenant.clone(),
        })
        .collect()
}

/// Returns the stable ID of a tenant, from which its key cannot be derived.
pub fn tenant_id(key: &str) -> String {
    items::id(&("tenant", key)).to_string()
}

/// Returns the fingerprint of a fleet, from the id and folder of every tenant.
pub fn digest(tenants: impl IntoIterator<Item = (String, String)>) -> String {
    let tenants: BTreeSet<(String, String)> = tenants.into_iter().collect();
    // JSON keeps names separate.
    sha256(&serde_json::to_vec(&tenants).unwrap_or_default())
}

impl Selection {
    /// Returns the shard; `None` if the tenants are selected by name.
    fn shard(&self) -> Option<Shard> {
        match self {
            Selection::Shard(shard) => Some(*shard),
            Selection::Named(_) => None,
        }
    }

    /// Returns the display name of the selected part, e.g. `3/7`.
    pub fn name(&self) -> String {
        name(self.shard())
    }

    /// Returns the indexes of the selected tenants.
    ///
    /// # Errors
    /// Returns the names that match no tenant.
    pub fn choose(&self, tenants: &[TenantEntry]) -> Result<BTreeSet<usize>, Vec<String>> {
        match self {
            Selection::Shard(Shard { index, of }) => {
                let mut places: Vec<usize> = (0..tenants.len()).collect();
                places.sort_by_key(|place| &tenants[*place].key);
                Ok(places.into_iter().skip(index - 1).step_by(*of).collect())
            }
            Selection::Named(names) => {
                let has = |one: &TenantEntry, name: &str| {
                    let Tenant { id, name: label, domain, .. } = &one.tenant;
                    let known = [Some(&one.folder), id.as_ref(), label.as_ref(), domain.as_ref()];
                    known.into_iter().flatten().any(|known| known.to_lowercase() == name.to_lowercase())
                };
                let of = |name: &String| {
                    let places = tenants.iter().enumerate().filter(|(_, one)| has(one, name));
                    places.map(|(place, _)| place).collect::<Vec<_>>()
                };
                let unknown: Vec<String> = names.iter().filter(|name| of(name).is_empty()).cloned().collect();
                let chosen = names.iter().flat_map(of).collect();
                if unknown.is_empty() { Ok(chosen) } else { Err(unknown) }
            }
        }
    }
}
