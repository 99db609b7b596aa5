//! `fleet.json`: what is known of every tenant, as data. Its JSON Schema is made from these types
//! (`data/fleet.schema.json`).

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::site::{
    GENERATOR,
    fleet::{Fleet, Part},
    summary::TenantSummary,
};

/// The name and version of this form.
pub const SCHEMA: &str = "tenant-status/fleet/v1";

/// All tenants of a fleet, or of a part of one. The pages of the fleet are made from this and nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FleetFile<'a> {
    /// The name and version of this form: `tenant-status/fleet/v1`.
    pub schema: String,
    /// What made it, with its version.
    pub generator: String,
    /// The latest moment that a tenant is looked at from; `null` where there is none.
    pub as_of: Option<DateTime<Utc>>,
    /// Which part of a fleet this is; absent in a whole one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// The tenants, by folder.
    pub tenants: Cow<'a, [TenantSummary]>,
}

/// A fleet as data.
pub(super) fn file(fleet: &Fleet) -> FleetFile<'_> {
    FleetFile {
        schema: SCHEMA.to_owned(),
        generator: GENERATOR.to_owned(),
        as_of: fleet.as_of(),
        part: fleet.part.clone(),
        tenants: Cow::Borrowed(&fleet.tenants),
    }
}
