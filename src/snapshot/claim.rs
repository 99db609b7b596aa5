//! What a companion file or a response claims about whose snapshot it is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    snapshot::native::Companion,
    tenant::{Tenant, canonical_id},
};

/// What a companion file says about whose responses lie beside it and when they were captured.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim {
    /// The moment of the capture.
    pub at: Option<DateTime<Utc>>,
    /// The id of the tenant.
    pub id: Option<String>,
    /// The name of the tenant.
    pub name: Option<String>,
    /// The files that it assigns to endpoints.
    pub responses: Vec<String>,
}

/// The moment of a capture, and the key of its tenant.
pub(super) type Whose = (DateTime<Utc>, String);

impl Claim {
    /// What a companion file claims.
    pub(super) fn of(companion: &Companion) -> Self {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let (id, name) = (given(&companion.id).map(canonical_id), given(&companion.name));
        let responses = companion.responses().keys().cloned().collect();
        Claim { at: companion.captured_at().at(), id, name, responses }
    }

    /// The tenant, as a message names it.
    pub(super) fn label(&self) -> String {
        match (&self.name, &self.id) {
            (Some(name), Some(id)) => format!("{name} ({id})"),
            (name, id) => name.as_ref().or(id.as_ref()).cloned().unwrap_or_default(),
        }
    }

    /// Whether two claims are about different snapshots.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        self.at.zip(other.at).is_some_and(|(one, two)| one != two) || self.is_other_tenant(other)
    }

    /// Whether two claims are about different tenants. Names count only where an id is missing; an id and a name alone cannot
    /// be compared, so they are taken for two tenants. Case does not count.
    pub(super) fn is_other_tenant(&self, other: &Self) -> bool {
        let differ = |one: &Option<String>, two: &Option<String>| {
            one.as_ref().zip(two.as_ref()).map(|(a, b)| a.to_lowercase() != b.to_lowercase())
        };
        let names_nobody = |claim: &Self| claim.id.is_none() && claim.name.is_none();
        let differ = differ(&self.id, &other.id).or_else(|| differ(&self.name, &other.name));
        differ.unwrap_or(!names_nobody(self) && !names_nobody(other))
    }

    /// The snapshot that it is about; `None` where the moment or the tenant is left open.
    pub(super) fn whose(self) -> Option<Whose> {
        let tenant = Tenant { id: self.id, name: self.name, ..Tenant::default() }.key();
        Some((self.at?, Some(tenant).filter(|key| !key.is_empty())?))
    }
}
