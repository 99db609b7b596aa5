//! Several tenants as one site: which part of them a build makes, and what is known of all of them together.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{items, path::Slugs, summary::TenantSummary};
use crate::{digest::sha256, tenant::Tenant};

/// The tenants of a fleet, by folder, and which part of the fleet they are.
#[derive(Debug, Clone, PartialEq, Default, Hash)]
pub struct Fleet {
    /// What is said of each tenant.
    pub tenants: Vec<TenantSummary>,
    /// Which part they are; `None` where they are all.
    pub part: Option<Part>,
}

impl Fleet {
    /// Tenants in the order that a fleet has them in.
    pub fn new(mut tenants: Vec<TenantSummary>, part: Option<Part>) -> Self {
        tenants.sort_by(|a, b| a.folder.cmp(&b.folder));
        Fleet { tenants, part }
    }

    /// The moment that the fleet is looked at from: the latest one of its tenants, never the clock.
    pub fn as_of(&self) -> Option<DateTime<Utc>> {
        self.tenants.iter().map(|tenant| tenant.as_of).max()
    }
}

/// Which part of a fleet a site is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct Part {
    /// Its number among so many; absent where its tenants were named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shard: Option<Shard>,
    /// How many tenants the whole fleet has.
    pub tenants: usize,
    /// What tells this fleet from others: the SHA-256 digest of the ids and folders of all its tenants.
    pub fleet: String,
}

impl Part {
    /// Which part of all those tenants a selection is.
    pub fn of(selection: &Selection, everybody: &[Enrolled]) -> Self {
        let named = everybody.iter().map(|one| (tenant_id(&one.key), one.folder.clone()));
        let shard = match selection {
            Selection::Shard(shard) => Some(*shard),
            Selection::Named(_) => None,
        };
        Part { shard, tenants: everybody.len(), fleet: digest(named) }
    }

    /// What it is called, e.g. `3/7`.
    pub fn name(&self) -> String {
        self.shard.map_or_else(|| "named tenants".to_owned(), |Shard { index, of }| format!("{index}/{of}"))
    }
}

/// One of so many parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Hash)]
pub struct Shard {
    /// Its number, from 1.
    pub index: usize,
    /// How many there are.
    pub of: usize,
}

/// Which tenants are built.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Selection {
    /// These: each a folder, a name, a domain or an id, in any case.
    Named(Vec<String>),
    /// One of several shards, to which the tenants are dealt one by one, in the order of their keys.
    Shard(Shard),
}

/// A tenant of the data, whether it is built or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// What tells it from others.
    pub key: String,
    /// Its folder in a fleet.
    pub folder: String,
    /// As its latest snapshot has it.
    pub tenant: Tenant,
}

/// The folder of each tenant in the site of all of them, and in the data: named after its domain or itself. Two tenants
/// may have one name: then their keys, which differ, name the folders.
pub fn enrol<'a>(tenants: impl IntoIterator<Item = (&'a str, &'a Tenant)>) -> Vec<Enrolled> {
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
        .map(|((key, tenant), name)| Enrolled { key: key.to_owned(), folder: slugs.get(name), tenant: tenant.clone() })
        .collect()
}

/// The id of a tenant by its key: always the same, and it tells nobody the key.
pub fn tenant_id(key: &str) -> String {
    items::id(&("tenant", key)).to_string()
}

/// What tells a fleet from others, by the id and the folder of every tenant.
pub fn digest(tenants: impl IntoIterator<Item = (String, String)>) -> String {
    let tenants: BTreeSet<(String, String)> = tenants.into_iter().collect();
    // As JSON, because names cannot run together there.
    sha256(&serde_json::to_vec(&tenants).unwrap_or_default())
}

impl Selection {
    /// The places among all tenants of those that are built.
    ///
    /// # Errors
    /// The names that no tenant has.
    pub fn choose(&self, tenants: &[Enrolled]) -> Result<BTreeSet<usize>, Vec<String>> {
        match self {
            Selection::Shard(Shard { index, of }) => {
                let mut places: Vec<usize> = (0..tenants.len()).collect();
                places.sort_by_key(|place| &tenants[*place].key);
                Ok(places.into_iter().skip(index - 1).step_by(*of).collect())
            }
            Selection::Named(names) => {
                let has = |one: &Enrolled, name: &str| {
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
