//! `fleet.json`: the summaries of all tenants, as data. Its JSON Schema is generated from these types
//! (`data/fleet.schema.json`).

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::site::{
    GENERATOR, Settings,
    fleet::{Fleet, FleetPart},
    summary::TenantSummary,
};
use crate::tenant::UnreadSnapshot;

/// Name and version of the format.
pub const SCHEMA: &str = "tenant-status/fleet/v1";

/// All tenants of a fleet, or of a part of it. The fleet pages are built from this data only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FleetFile<'a> {
    /// Name and version of the format: `tenant-status/fleet/v1`.
    pub schema: String,
    /// Name and version of the program that wrote the file.
    pub generator: String,
    /// Tag of the language of all texts, e.g. `en`.
    #[serde(default)]
    pub language: String,
    /// Latest reference time of all tenants; `null` if there are none.
    pub as_of: Option<DateTime<Utc>>,
    /// The part of the fleet in this file; absent in a whole fleet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<FleetPart>,
    /// Tenants, by folder.
    pub tenants: Cow<'a, [TenantSummary]>,
    /// Snapshots that could not be read, and whose tenant is unknown, by time.
    #[serde(default)]
    pub unread: Cow<'a, [UnreadSnapshot]>,
}

/// Returns the data file of a fleet.
pub(super) fn file<'f>(settings: &Settings, fleet: &'f Fleet) -> FleetFile<'f> {
    FleetFile {
        schema: SCHEMA.to_owned(),
        generator: GENERATOR.to_owned(),
        language: settings.locale.tag().to_owned(),
        as_of: fleet.as_of(),
        part: fleet.part.clone(),
        tenants: Cow::Borrowed(&fleet.tenants),
        unread: Cow::Borrowed(&fleet.unread),
    }
}
