//! The native format: a whole snapshot in one file, written by hand or by `import`.
//!
//! The structs here represent the file; `convert` converts them to the data model, and [`write()`] is its inverse.
//! Both name every field.

mod check;
mod companion;
mod convert;
mod schema;
mod write;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::time::NativeTime;
use crate::{
    diagnostic::Diagnostic,
    format::{self, Scalar, Source},
    input::Limits,
    tenant::{Cloud, GapCause, Snapshot},
};

use check::{check, unknown_schema};
pub use companion::Companion;
use convert::convert;
pub use write::write;

/// The only value of `schema` so far.
pub const SCHEMA: &str = "tenant-status/v1";

/// A snapshot of one tenant. A missing section was not captured; an empty list means *none*.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::file)]
pub struct SnapshotFile {
    /// The format: `tenant-status/v1`.
    pub schema: String,
    /// Capture time.
    #[schemars(schema_with = "schema::captured_at")]
    pub captured_at: NativeTime,
    /// The tenant. It needs an `id` or a `name`.
    pub tenant: Tenant,
    /// User licenses, one entry per SKU.
    #[serde(alias = "licences", skip_serializing_if = "Option::is_none")]
    pub licenses: Option<Vec<License>>,
    /// Connectors of every type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connectors: Option<Vec<Connector>>,
    /// Incidents and advisories.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incidents: Option<Vec<Incident>>,
    /// Messages of the message center.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messages: Option<Vec<Message>>,
    /// Connector types that were not captured, although `connectors` was: `connectors/<type>`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(schema_with = "schema::not_captured", extend("default" = []))]
    pub not_captured: Vec<String>,
    /// Connector types beyond Microsoft's page that were not requested: `connectors/<type>`. Written by `import`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(schema_with = "schema::not_requested", extend("default" = []))]
    pub not_requested: Vec<String>,
    /// Sections that were captured in part, so that more entries may exist: `licenses`, `incidents`, `messages` or
    /// `connectors/<type>`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("default" = []))]
    pub not_captured_in_full: Vec<String>,
    /// Incidents and messages of other services that this file omits.
    #[serde(default, skip_serializing_if = "OtherServices::is_empty")]
    pub other_services: OtherServices,
    /// Why parts are missing: `tenant`, `licenses`, `connectors`, `incidents`, `messages` or `connectors/<type>`. Written
    /// by `import`.
    #[serde(default, deserialize_with = "format::each_once", skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "schema::gaps")]
    pub gaps: BTreeMap<String, GapEntry>,
}

/// Why a part is missing.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GapEntry {
    /// Cause.
    pub cause: GapCause,
    /// Error code of Microsoft Graph, e.g. `Forbidden`; or code of a finding, e.g. `truncated-file`.
    #[schemars(schema_with = "schema::id")]
    pub error: Scalar,
    /// Permission that the export lacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission: Option<String>,
    /// Name of the file that could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// Number of omitted incidents and messages of other services, by service name.
#[derive(Debug, Default, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherServices {
    /// Incidents and advisories.
    #[serde(default, deserialize_with = "format::each_once", skip_serializing_if = "BTreeMap::is_empty")]
    pub incidents: BTreeMap<String, u64>,
    /// Messages.
    #[serde(default, deserialize_with = "format::each_once", skip_serializing_if = "BTreeMap::is_empty")]
    pub messages: BTreeMap<String, u64>,
}

impl OtherServices {
    fn is_empty(&self) -> bool {
        self.incidents.is_empty() && self.messages.is_empty()
    }
}

/// The tenant's properties. A missing property was not captured.
#[derive(Debug, Default, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::tenant)]
pub struct Tenant {
    /// Directory (tenant) id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Initial domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Location of the tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// MDM authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mdm_authority: Option<String>,
    /// Service release number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_release: Option<Scalar>,
    /// State of the subscription.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_status: Option<String>,
    /// Number of enrolled devices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enrolled_devices: Option<u64>,
    /// Number of users with an Intune license.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licensed_users: Option<u64>,
    /// Microsoft cloud of the tenant; default: the global one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud: Option<Cloud>,
}

/// The licenses of one SKU.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct License {
    /// SKU part number.
    pub sku: String,
    /// Product name; default: the SKU part number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Number of owned licenses.
    pub total: u64,
    /// Number of assigned licenses.
    pub assigned: u64,
    /// Number past the renewal date, but still usable.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[schemars(extend("default" = 0))]
    pub in_grace: u64,
    /// Number of suspended licenses.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[schemars(extend("default" = 0))]
    pub suspended: u64,
    /// `user` or `device`; device licenses are not shown.
    #[serde(default, skip_serializing_if = "LicenseKind::is_user")]
    pub kind: LicenseKind,
}

/// Kind of a license.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LicenseKind {
    /// For users.
    #[default]
    User,
    /// For devices; not shown.
    Device,
}

impl LicenseKind {
    fn is_user(&self) -> bool {
        *self == LicenseKind::User
    }
}

/// A connector.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::connector)]
pub struct Connector {
    /// Slug of its type: from the catalog, or a name of your own.
    #[serde(rename = "type")]
    pub type_slug: String,
    /// For a type of your own: its name on pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// For a type of your own: `expiry` or `sync`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<OwnBasis>,
    /// Id, unique among the connectors of its type.
    #[schemars(schema_with = "schema::id")]
    pub id: Scalar,
    /// Display name; default: its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `false` if it is disabled: it counts as not configured.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    #[schemars(extend("default" = true))]
    pub enabled: bool,
    /// Expiry time of its credential.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub expires_at: NativeTime,
    /// Time of the last successful sync.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub last_success_at: NativeTime,
    /// Status as reported by the service, by name.
    #[serde(default, deserialize_with = "format::each_once", skip_serializing_if = "BTreeMap::is_empty")]
    pub reported: BTreeMap<String, Scalar>,
    /// Facts that identify it for administrators, by name.
    #[serde(default, deserialize_with = "format::each_once", skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, Scalar>,
    /// Page that creates and repairs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// Basis of the status of a type of your own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OwnBasis {
    /// Time until its credential expires.
    Expiry,
    /// Time since its last successful sync.
    Sync,
}

/// An incident or advisory.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Id, unique in the file.
    #[schemars(schema_with = "schema::filled")]
    pub id: String,
    /// Title, one line.
    pub title: String,
    /// `incident` or `advisory`.
    pub classification: String,
    /// Status as named by the service, e.g. `serviceDegradation`.
    pub status: String,
    /// Affected service; default: `Microsoft Intune`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Affected part of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<String>,
    /// Who must act: `microsoft`, `thirdParty` or `customer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// `false` if it does not affect this tenant: it is not shown.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    #[schemars(extend("default" = true))]
    pub affects_tenant: bool,
    /// Impact on users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact: Option<String>,
    /// Start of the impact.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub started_at: NativeTime,
    /// Time of the last update.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub updated_at: NativeTime,
    /// End of the impact.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub ended_at: NativeTime,
    /// Whether it is resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved: Option<bool>,
    /// Other facts, by name.
    #[serde(default, deserialize_with = "format::each_once", skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, Scalar>,
    /// Posts of the service.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Post>,
}

/// A post of the service: `markdown`, `html` or `text`.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::one_text)]
pub struct Post {
    /// Time of the post.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub at: NativeTime,
    /// Content as Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// Content as HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Content as plain text without markup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A message: `markdown`, `html` or `text`.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::one_text)]
pub struct Message {
    /// Id, unique in the file.
    #[schemars(schema_with = "schema::filled")]
    pub id: String,
    /// Title, one line.
    pub title: String,
    /// Affected services; default: `Microsoft Intune`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub services: Option<Vec<String>>,
    /// `prevent_or_fix_issue`, `plan_for_change` or `stay_informed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// `normal`, `high` or `critical`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// Whether it is a major change.
    #[serde(default, skip_serializing_if = "is_no")]
    #[schemars(extend("default" = false))]
    pub major_change: bool,
    /// Date by which the tenant must act.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub action_required_by: NativeTime,
    /// Start of publication.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub published_at: NativeTime,
    /// Time of the last edit.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub updated_at: NativeTime,
    /// End of publication.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(schema_with = "schema::nullable_time")]
    pub ends_at: NativeTime,
    /// Whether it was archived.
    #[serde(default, skip_serializing_if = "is_no")]
    #[schemars(extend("default" = false))]
    pub archived: bool,
    /// Tags, e.g. `Admin impact`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("default" = []))]
    pub tags: Vec<String>,
    /// Other facts, by name.
    #[serde(default, deserialize_with = "format::each_once", skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, Scalar>,
    /// Content as Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// Content as HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Content as plain text without markup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

fn yes() -> bool {
    true
}

fn is_yes(value: &bool) -> bool {
    *value
}

fn is_no(value: &bool) -> bool {
    !*value
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// Default service of incidents and messages.
pub const INTUNE: &str = "Microsoft Intune";

/// Canonical spellings of the services' enumerations.
pub mod words {
    /// Classifications of an incident.
    pub const CLASSIFICATION: &[&str] = &["incident", "advisory"];
    /// Statuses of an incident.
    pub const STATUS: &[&str] = &[
        "serviceOperational",
        "investigating",
        "restoringService",
        "verifyingService",
        "serviceRestored",
        "postIncidentReviewPublished",
        "serviceDegradation",
        "serviceInterruption",
        "extendedRecovery",
        "falsePositive",
        "investigationSuspended",
        "resolved",
        "mitigatedExternal",
        "mitigated",
        "resolvedExternal",
        "confirmed",
        "reported",
    ];
    /// Who must act on an incident.
    pub const ORIGIN: &[&str] = &["microsoft", "thirdParty", "customer"];
    /// Categories of a message.
    pub const CATEGORY: &[&str] = &["prevent_or_fix_issue", "plan_for_change", "stay_informed"];
    /// Severities of a message.
    pub const SEVERITY: &[&str] = &["normal", "high", "critical"];
    /// States of a subscription.
    pub const ACCOUNT: &[&str] = &["pending", "active", "warning", "disabled", "deleted", "blocked", "lockedOut"];
}

/// Reads a native file, within the default limits.
///
/// # Errors
/// All findings in the file.
pub fn read(source: &Source) -> Result<Snapshot, Vec<Diagnostic>> {
    read_within(source, &Limits::default())
}

/// Reads a native file, within limits.
///
/// # Errors
/// All findings in the file.
pub fn read_within(source: &Source, limits: &Limits) -> Result<Snapshot, Vec<Diagnostic>> {
    let file: SnapshotFile = format::read_checked(source, limits, |file| check(source, file)).map_err(|findings| {
        // A file of another format has other keys, which are not reported as typos.
        let schema = format::top_text(source, "schema").filter(|schema| schema != SCHEMA);
        let is_read = findings.iter().all(|finding| !finding.code.is_about_the_whole());
        let unknown = schema.filter(|_| is_read).map(|schema| unknown_schema(source, &schema));
        unknown.map_or(findings, |unknown| format::placed(source, vec![unknown]))
    })?;
    Ok(convert(file))
}

/// Returns the name of a section; the old name `licences` is accepted too.
fn section_name(entry: &str) -> &str {
    if entry == "licences" { "licenses" } else { entry }
}
