//! Claims of companion files and responses about the tenant of a snapshot.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    snapshot::native::Companion,
    tenant::{Tenant, canonical_id},
};

/// Tenant and capture time that a companion file states for the responses beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim {
    /// Capture time.
    pub at: Option<DateTime<Utc>>,
    /// The id of the tenant.
    pub id: Option<String>,
    /// The name of the tenant.
    pub name: Option<String>,
    /// Files that it assigns to endpoints.
    pub responses: Vec<String>,
}

impl Claim {
    /// Returns the claim of a companion file.
    pub(super) fn of(companion: &Companion) -> Self {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let (id, name) = (given(&companion.id).map(canonical_id), given(&companion.name));
        let responses = companion.responses().keys().cloned().collect();
        Claim { at: companion.captured_at().at(), id, name, responses }
    }

    /// Returns the tenant's name for messages.
    pub(super) fn label(&self) -> String {
        match (&self.name, &self.id) {
            (Some(name), Some(id)) => format!("{name} ({id})"),
            (name, id) => name.as_ref().or(id.as_ref()).cloned().unwrap_or_default(),
        }
    }

    /// Returns whether two claims are about different snapshots.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        self.at.zip(other.at).is_some_and(|(one, two)| one != two) || self.is_other_tenant(other)
    }

    /// Returns whether two claims are about different tenants, ignoring case. Names are compared only if an id is missing. If
    /// one has only an id and the other only a name, they count as different.
    pub(super) fn is_other_tenant(&self, other: &Self) -> bool {
        let differ = |one: &Option<String>, two: &Option<String>| {
            one.as_ref().zip(two.as_ref()).map(|(a, b)| a.to_lowercase() != b.to_lowercase())
        };
        let names_nobody = |claim: &Self| claim.id.is_none() && claim.name.is_none();
        let differ = differ(&self.id, &other.id).or_else(|| differ(&self.name, &other.name));
        differ.unwrap_or(!names_nobody(self) && !names_nobody(other))
    }

    /// Returns the snapshot that it is about, as capture time and key of the tenant; `None` if either is missing.
    pub(super) fn whose(self) -> Option<(DateTime<Utc>, String)> {
        let tenant = Tenant { id: self.id, name: self.name, ..Tenant::default() }.key();
        Some((self.at?, Some(tenant).filter(|key| !key.is_empty())?))
    }
}
