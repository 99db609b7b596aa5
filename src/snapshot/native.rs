//! The native format: a whole snapshot in one file, written by hand or by `import`.
//!
//! The structs here represent the file; [`convert`] converts them to the data model, and [`write()`] is its inverse.
//! Both name every field.

mod schema;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    in_arcs,
    time::{DateOrder, NativeTime, Zone},
};
use crate::{
    diagnostic::{Code, Diagnostic, did_you_mean},
    format::{self, KeyPath, Scalar, Source, Target, Unplaced},
    input::Limits,
    tenant::{self, Basis, Body, Cloud, Connectors, EnumValue, Gap, GapCause, Moment, Section, Snapshot, catalog},
};

pub use write::write;

/// The only value of `schema` so far.
pub const SCHEMA: &str = "tenant-status/v1";

/// A snapshot of one tenant. A missing section was not captured; an empty list means *none*.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::file)]
pub struct File {
    /// The format: `tenant-status/v1`.
    pub schema: String,
    /// Capture time.
    #[schemars(with = "schema::CapturedAt")]
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
    #[schemars(with = "Vec<schema::TypeNotCaptured>", extend("default" = []))]
    pub not_captured: Vec<String>,
    /// Connector types beyond Microsoft's page that were not requested: `connectors/<type>`. Written by `import`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<schema::TypeNotRequested>", extend("default" = []))]
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
    #[schemars(with = "BTreeMap<schema::Part, GapEntry>")]
    pub gaps: BTreeMap<String, GapEntry>,
}

/// Why a part is missing.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GapEntry {
    /// Cause.
    pub cause: GapCause,
    /// Error code of Microsoft Graph, e.g. `Forbidden`.
    #[schemars(with = "schema::Id")]
    pub error: Scalar,
    /// Permission that the export lacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission: Option<String>,
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
    #[schemars(with = "schema::Id")]
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
    #[schemars(with = "schema::Time")]
    pub expires_at: NativeTime,
    /// Time of the last successful sync.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(with = "schema::Time")]
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
    #[schemars(with = "schema::Filled")]
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
    #[schemars(with = "schema::Time")]
    pub started_at: NativeTime,
    /// Time of the last update.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(with = "schema::Time")]
    pub updated_at: NativeTime,
    /// End of the impact.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(with = "schema::Time")]
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
    #[schemars(with = "schema::Time")]
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
    #[schemars(with = "schema::Filled")]
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
    #[schemars(with = "schema::Time")]
    pub action_required_by: NativeTime,
    /// Start of publication.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(with = "schema::Time")]
    pub published_at: NativeTime,
    /// Time of the last edit.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(with = "schema::Time")]
    pub updated_at: NativeTime,
    /// End of publication.
    #[serde(default, skip_serializing_if = "NativeTime::is_never")]
    #[schemars(with = "schema::Time")]
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
    let file: File = format::read_checked(source, limits, |file| check(source, file)).map_err(|findings| {
        // A file of another format has other keys, which are not reported as typos.
        let schema = format::top_text(source, "schema").filter(|schema| schema != SCHEMA);
        let is_read = findings.iter().all(|finding| !finding.code.is_about_the_whole());
        let unknown = schema.filter(|_| is_read).map(|schema| unknown_schema(source, &schema));
        unknown.map_or(findings, |unknown| format::placed(source, vec![unknown]))
    })?;
    Ok(convert(file))
}

fn unknown_schema(source: &Source, schema: &str) -> Unplaced {
    let finding = Diagnostic::about_file(&source.path, Code::BadValue, format!("unknown schema `{schema}`")).with_help(
        "this program reads snapshots with `schema: tenant-status/v1`; a file of another kind does not belong here",
    );
    Unplaced { finding, path: KeyPath::top().key("schema"), target: Target::Value, is_certain: false }
}

/// Checks rules that the types cannot express.
fn check(source: &Source, file: &File) -> Vec<Unplaced> {
    let top = KeyPath::top();
    let mut found = Vec::new();
    if file.schema != SCHEMA {
        return vec![unknown_schema(source, &file.schema)];
    }
    let mut report = |path: KeyPath, code: Code, message: String, help: Option<&str>| {
        if found.len() <= format::MOST_FINDINGS {
            let finding = Diagnostic::about_file(&source.path, code, format::short(&message));
            let finding = Diagnostic { help: help.map(str::to_owned), ..finding };
            // A name close to a known one is a typo, whatever else is wrong.
            let is_certain = code == Code::UnknownType && help.is_some_and(|help| help.starts_with("did you mean"));
            found.push(Unplaced { finding, path, target: Target::Value, is_certain });
        }
    };

    if file.captured_at.0.at().is_none() {
        let message = "`captured_at` has to be a moment".to_owned();
        report(top.key("captured_at"), Code::BadTime, message, Some("say when the facts were true"));
    }
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    if blank(&file.tenant.id) && blank(&file.tenant.name) {
        let message = "nothing says whose snapshot this is".to_owned();
        report(top.key("tenant"), Code::NoTenant, message, Some("give `tenant` an `id` or a `name`"));
    }

    let mut seen = BTreeSet::new();
    let mut own: BTreeMap<&str, &Connector> = BTreeMap::new();
    for (index, connector) in file.connectors.iter().flatten().enumerate() {
        let at = top.key("connectors").index(index);
        if !seen.insert((&connector.type_slug, tenant::canonical_id(connector.id.0.clone()))) {
            let message = format!("a second connector `{}` of type `{}`", connector.id.0, connector.type_slug);
            report(at.key("id"), Code::DuplicateId, message, Some("ids are unique among the connectors of a type"));
        }
        if connector.id.0.trim().is_empty() {
            report(at.key("id"), Code::BadValue, "an id cannot be empty".to_owned(), None);
        }
        let in_catalog = catalog::find(&connector.type_slug).is_some();
        if in_catalog && (connector.label.is_some() || connector.basis.is_some()) {
            let key = if connector.label.is_some() { "label" } else { "basis" };
            let message = format!("`{}` is a type of the catalog and has its own {key}", connector.type_slug);
            let help = "leave it out (labels are a setting in tenant-status.yaml), or use another type";
            report(at.key(key), Code::TypeConflict, message, Some(help));
        }
        if in_catalog {
            continue;
        }
        match own.get(connector.type_slug.as_str()) {
            None if connector.basis.is_none() => {
                let known = catalog::CATALOG.iter().map(|entry| entry.slug);
                let help = match did_you_mean(&connector.type_slug, known) {
                    Some(meant) => format!("did you mean `{meant}`? For a type of your own, add `basis` and `label`"),
                    None => "for a type of your own, add `basis: expiry` or `basis: sync`, and `label`".to_owned(),
                };
                let message = format!("unknown connector type `{}`", connector.type_slug);
                report(at.key("type"), Code::UnknownType, message, Some(&help));
            }
            None => {
                own.insert(&connector.type_slug, connector);
            }
            Some(first) => {
                let differs = connector.basis.is_some_and(|basis| Some(basis) != first.basis)
                    || (connector.label.is_some() && connector.label != first.label);
                if differs {
                    let message =
                        format!("type `{}` had another basis or label before in this file", connector.type_slug);
                    report(at.key("type"), Code::TypeConflict, message, Some("a type has one basis and one label"));
                }
            }
        }
    }

    let mut unique = |section: &str, ids: Vec<&str>| {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.into_iter().enumerate() {
            let at = top.key(section).index(index).key("id");
            if id.trim().is_empty() {
                report(at, Code::BadValue, "an id cannot be empty".to_owned(), None);
            } else if !seen.insert(id) {
                report(at, Code::DuplicateId, format!("`{id}` stands twice in `{section}`"), None);
            }
        }
    };
    unique("incidents", file.incidents.iter().flatten().map(|incident| incident.id.as_str()).collect());
    unique("messages", file.messages.iter().flatten().map(|message| message.id.as_str()).collect());

    let one = "a text is one of `markdown`, `html` and `text`";
    let mut one_text = |at: KeyPath, [markdown, html, text]: [&Option<String>; 3]| {
        if [markdown, html, text].iter().filter(|body| body.is_some()).count() > 1 {
            let key = if text.is_some() { "text" } else { "html" };
            report(at.key(key), Code::BadValue, one.to_owned(), None);
        }
    };
    for (index, message) in file.messages.iter().flatten().enumerate() {
        one_text(top.key("messages").index(index), [&message.markdown, &message.html, &message.text]);
    }
    for (index, incident) in file.incidents.iter().flatten().enumerate() {
        for (number, post) in incident.posts.iter().enumerate() {
            let at = top.key("incidents").index(index).key("posts").index(number);
            one_text(at, [&post.markdown, &post.html, &post.text]);
        }
    }
    let is_listed = |slug: &str| file.connectors.iter().flatten().any(|connector| connector.type_slug == slug);
    for (key, entries) in [("not_captured", &file.not_captured), ("not_requested", &file.not_requested)] {
        for (index, entry) in entries.iter().enumerate() {
            let known = entry.strip_prefix("connectors/").and_then(catalog::find);
            let known = known.filter(|known| key == "not_captured" || !known.on_microsofts_page());
            let (message, help) = match known {
                None if key == "not_captured" => (
                    format!("unknown part `{entry}`"),
                    "name a type of the catalog as `connectors/<type>`; a whole section is just left out",
                ),
                None => (
                    format!("`{entry}` is no type beyond Microsoft's page"),
                    "name such a type as `connectors/<type>`; others are named in `not_captured`",
                ),
                Some(known) if is_listed(known.slug) => (
                    format!("`{entry}` is in `{key}`, but `connectors` lists one"),
                    "delete the entry; if there may be further connectors, name it in `not_captured_in_full`",
                ),
                Some(_) => continue,
            };
            report(top.key(key).index(index), Code::BadValue, message, Some(help));
        }
    }
    for (index, entry) in file.not_captured_in_full.iter().enumerate() {
        let at = top.key("not_captured_in_full").index(index);
        let entry = section_name(entry);
        let section = [
            ("licenses", file.licenses.is_some()),
            ("incidents", file.incidents.is_some()),
            ("messages", file.messages.is_some()),
        ];
        let there = match section.iter().find(|(name, _)| *name == entry) {
            Some((_, there)) => *there,
            None => match entry.strip_prefix("connectors/") {
                Some(slug) if catalog::find(slug).is_some() || own.contains_key(slug) => file.connectors.is_some(),
                _ => {
                    let help = "name `licenses`, `incidents`, `messages`, or a connector type as `connectors/<type>`";
                    report(at, Code::BadValue, format!("unknown part `{entry}`"), Some(help));
                    continue;
                }
            },
        };
        if !there || file.not_captured.iter().chain(&file.not_requested).any(|part| part == entry) {
            let message = format!("`{entry}` was not captured at all");
            report(
                at,
                Code::BadValue,
                message,
                Some("a part that is left out, or in `not_captured`, is not named here"),
            );
        }
    }
    for (part, gap) in &file.gaps {
        let at = top.key("gaps").key(part);
        let name = section_name(part);
        let is_in_part = || file.not_captured_in_full.iter().any(|entry| section_name(entry) == name);
        let is_whole = match name {
            "licenses" => file.licenses.is_some() && !is_in_part(),
            "connectors" => file.connectors.is_some(),
            "incidents" => file.incidents.is_some() && !is_in_part(),
            "messages" => file.messages.is_some() && !is_in_part(),
            "tenant" => false,
            _ if name.strip_prefix("connectors/").and_then(catalog::find).is_some() => {
                file.connectors.is_some() && !is_in_part() && !file.not_captured.iter().any(|entry| entry == part)
            }
            _ => {
                let help = "name `tenant`, a section, or a type of the catalog as `connectors/<type>`";
                report(at, Code::BadValue, format!("unknown part `{part}`"), Some(help));
                continue;
            }
        };
        if is_whole {
            let help = "delete the entry, or name the part in `not_captured` or `not_captured_in_full`";
            report(at, Code::BadValue, format!("`{name}` was captured, so nothing is missing"), Some(help));
        } else if gap.error.0.trim().is_empty() {
            report(at.key("error"), Code::BadValue, "an error cannot be empty".to_owned(), None);
        }
    }
    found
}

/// Returns the name of a section; the old name `licences` is accepted too.
fn section_name(entry: &str) -> &str {
    if entry == "licences" { "licenses" } else { entry }
}

/// Converts a file to the data model.
fn convert(file: File) -> Snapshot {
    let File {
        schema: _,
        captured_at,
        tenant,
        licenses,
        connectors,
        incidents,
        messages,
        not_captured,
        not_requested,
        not_captured_in_full,
        other_services: OtherServices { incidents: other_incidents, messages: other_messages },
        gaps,
    } = file;
    let slugs = |parts: &[String]| -> BTreeSet<String> {
        parts.iter().filter_map(|part| part.strip_prefix("connectors/")).map(str::to_owned).collect()
    };
    let in_part = |section: &str| not_captured_in_full.iter().any(|part| section_name(part) == section);
    let counted = |counts: BTreeMap<String, u64>| counts.into_iter().filter(|(_, count)| *count > 0).collect();
    Snapshot {
        captured_at: captured_at.0.at().unwrap_or_default(),
        tenant: tenant.into(),
        licenses: Section::from(licenses)
            .map(|licenses| {
                let for_users =
                    |license: &License| license.kind == LicenseKind::User && !tenant::is_device_sku(&license.sku);
                licenses.into_iter().filter(for_users).map(Into::into).collect()
            })
            .in_part_if(in_part("licenses")),
        connectors: Section::from(connectors).map(|connectors| Connectors {
            own_types: own_types(&connectors),
            all: connectors.into_iter().map(Into::into).collect(),
            not_captured: slugs(&not_captured),
            in_part: slugs(&not_captured_in_full),
            not_requested: slugs(&not_requested),
        }),
        incidents: Section::from(incidents)
            .map(|incidents| in_arcs(incidents.into_iter().map(Into::into)))
            .in_part_if(in_part("incidents")),
        messages: Section::from(messages)
            .map(|messages| in_arcs(messages.into_iter().map(Into::into)))
            .in_part_if(in_part("messages")),
        other_services: tenant::OtherServices {
            incidents: counted(other_incidents),
            messages: counted(other_messages),
        },
        gaps: gaps
            .into_iter()
            .map(|(part, GapEntry { cause, error: Scalar(error), permission })| {
                (section_name(&part).to_owned(), Gap { cause, error, permission })
            })
            .collect(),
    }
}

/// Returns the types that are not in the catalog, as described by the first connector of each.
fn own_types(connectors: &[Connector]) -> BTreeMap<String, tenant::ConnectorType> {
    let mut types = BTreeMap::new();
    for connector in connectors.iter().filter(|connector| catalog::find(&connector.type_slug).is_none()) {
        types.entry(connector.type_slug.clone()).or_insert_with(|| tenant::ConnectorType {
            slug: connector.type_slug.clone(),
            label: connector.label.clone().unwrap_or_else(|| connector.type_slug.clone()),
            basis: match connector.basis {
                Some(OwnBasis::Expiry) => Basis::Expiry,
                Some(OwnBasis::Sync) | None => Basis::Sync,
            },
            link: connector.link.clone(),
        });
    }
    types
}

impl From<Tenant> for tenant::Tenant {
    fn from(file: Tenant) -> Self {
        let Tenant {
            id,
            name,
            domain,
            location,
            mdm_authority,
            service_release,
            account_status,
            enrolled_devices,
            licensed_users,
            cloud,
        } = file;
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        tenant::Tenant {
            id: given(id).map(tenant::canonical_id),
            name: given(name),
            domain: given(domain),
            location: given(location),
            mdm_authority: given(mdm_authority),
            service_release: given(service_release.map(|release| release.0)),
            account_status: given(account_status).map(|status| EnumValue::new(&status, words::ACCOUNT)),
            enrolled_devices,
            licensed_users,
            cloud,
        }
    }
}

impl From<License> for tenant::License {
    fn from(file: License) -> Self {
        let License { sku, name, total, assigned, in_grace, suspended, kind: _ } = file;
        tenant::License { name: name.unwrap_or_else(|| sku.clone()), sku, total, assigned, in_grace, suspended }
    }
}

impl From<Connector> for tenant::Connector {
    fn from(file: Connector) -> Self {
        let Connector {
            type_slug,
            label: _,
            basis: _,
            id,
            name,
            enabled,
            expires_at,
            last_success_at,
            reported,
            details,
            link,
        } = file;
        let id = tenant::canonical_id(id.0);
        tenant::Connector {
            type_slug,
            name: name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| id.clone()),
            id,
            enabled,
            last_success_at: last_success_at.0,
            expires_at: expires_at.0,
            reported: texts(reported).into(),
            details: texts(details).into(),
            link,
            settings: None,
        }
    }
}

impl From<Incident> for tenant::Incident {
    fn from(file: Incident) -> Self {
        let Incident {
            id,
            title,
            classification,
            status,
            service,
            feature,
            origin,
            affects_tenant,
            impact,
            started_at,
            updated_at,
            ended_at,
            resolved,
            details,
            posts,
        } = file;
        tenant::Incident {
            id,
            title,
            classification: EnumValue::new(&classification, words::CLASSIFICATION),
            status: EnumValue::new(&status, words::STATUS),
            service: service.unwrap_or_else(|| INTUNE.to_owned()),
            feature,
            origin: origin.map(|origin| EnumValue::new(&origin, words::ORIGIN)),
            affects_tenant,
            impact,
            started_at: started_at.0,
            updated_at: updated_at.0,
            ended_at: ended_at.0,
            resolved,
            details: texts(details),
            posts: in_arcs(
                posts.into_iter().map(|Post { at, markdown, html, text }| tenant::Post {
                    at: at.0,
                    body: body(markdown, html, text),
                }),
            ),
        }
    }
}

impl From<Message> for tenant::Message {
    fn from(file: Message) -> Self {
        let Message {
            id,
            title,
            services,
            category,
            severity,
            major_change,
            action_required_by,
            published_at,
            updated_at,
            ends_at,
            archived,
            tags,
            details,
            markdown,
            html,
            text,
        } = file;
        tenant::Message {
            id,
            title,
            services: services.unwrap_or_else(|| vec![INTUNE.to_owned()]),
            category: category.map(|category| EnumValue::new(&category, words::CATEGORY)),
            severity: severity.map(|severity| EnumValue::new(&severity, words::SEVERITY)),
            major_change,
            action_required_by: action_required_by.0,
            published_at: published_at.0,
            updated_at: updated_at.0,
            ends_at: ends_at.0,
            archived,
            tags,
            details: texts(details),
            body: body(markdown, html, text),
        }
    }
}

fn body(markdown: Option<String>, html: Option<String>, text: Option<String>) -> Body {
    match (html, text) {
        (Some(html), _) => Body::Html(html),
        (None, Some(text)) => Body::Text(text),
        (None, None) => Body::Markdown(markdown.unwrap_or_default()),
    }
}

/// Converts facts to text. `FeatureStatusJson` is dropped: it is the time of a poll, which changes with every capture.
fn texts(map: BTreeMap<String, Scalar>) -> BTreeMap<String, String> {
    map.into_iter()
        .filter(|(name, _)| !name.eq_ignore_ascii_case("FeatureStatusJson"))
        .map(|(name, value)| (name, value.0))
        .collect()
}

/// The companion file `tenant.yaml` beside Graph responses: data that Graph lacks, and settings.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Companion {
    /// Capture time of the responses.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub captured_at: NativeTime,
    /// Directory (tenant) id.
    pub id: Option<String>,
    /// Display name.
    pub name: Option<String>,
    /// Initial domain.
    pub domain: Option<String>,
    /// Location of the tenant.
    pub location: Option<String>,
    /// MDM authority.
    pub mdm_authority: Option<String>,
    /// Service release number.
    pub service_release: Option<Scalar>,
    /// State of the subscription.
    pub account_status: Option<String>,
    /// Number of enrolled devices.
    pub enrolled_devices: Option<u64>,
    /// Number of users with an Intune license.
    pub licensed_users: Option<u64>,
    /// Microsoft cloud of the tenant.
    pub cloud: Option<Cloud>,
    /// Time zone of times without one, in the responses and in the name of their folder.
    pub time_zone: Option<Zone>,
    /// Order of day and month in dates such as 1/2/2026.
    pub date_order: Option<DateOrder>,
    /// Endpoints of files that name and content do not identify, by file name.
    #[serde(default, deserialize_with = "format::each_once")]
    pub responses: BTreeMap<String, String>,
}

impl Companion {
    /// Returns the capture time, if set.
    pub fn captured_at(&self) -> Moment {
        self.captured_at.0
    }

    /// Returns the endpoints assigned to files.
    pub fn responses(&self) -> &BTreeMap<String, String> {
        &self.responses
    }

    /// Returns its values, and those of an outer folder's companion for values that are not set.
    #[must_use]
    pub fn over(self, outer: Self) -> Self {
        let Companion {
            captured_at,
            id,
            name,
            domain,
            location,
            mdm_authority,
            service_release,
            account_status,
            enrolled_devices,
            licensed_users,
            cloud,
            time_zone,
            date_order,
            responses,
        } = self;
        Companion {
            captured_at: if captured_at.is_never() { outer.captured_at } else { captured_at },
            id: id.or(outer.id),
            name: name.or(outer.name),
            domain: domain.or(outer.domain),
            location: location.or(outer.location),
            mdm_authority: mdm_authority.or(outer.mdm_authority),
            service_release: service_release.or(outer.service_release),
            account_status: account_status.or(outer.account_status),
            enrolled_devices: enrolled_devices.or(outer.enrolled_devices),
            licensed_users: licensed_users.or(outer.licensed_users),
            cloud: cloud.or(outer.cloud),
            time_zone: time_zone.or(outer.time_zone),
            date_order: date_order.or(outer.date_order),
            responses: outer.responses.into_iter().chain(responses).collect(),
        }
    }

    /// ConnectorSettings properties of `tenant` with the values that are set.
    pub fn override_tenant(self, tenant: &mut tenant::Tenant) {
        let Companion {
            captured_at: _,
            time_zone: _,
            date_order: _,
            responses: _,
            id,
            name,
            domain,
            location,
            mdm_authority,
            service_release,
            account_status,
            enrolled_devices,
            licensed_users,
            cloud,
        } = self;
        let own: tenant::Tenant = Tenant {
            id,
            name,
            domain,
            location,
            mdm_authority,
            service_release,
            account_status,
            enrolled_devices,
            licensed_users,
            cloud,
        }
        .into();
        let graph = std::mem::take(tenant);
        *tenant = tenant::Tenant {
            id: own.id.or(graph.id),
            name: own.name.or(graph.name),
            domain: own.domain.or(graph.domain),
            location: own.location.or(graph.location),
            mdm_authority: own.mdm_authority.or(graph.mdm_authority),
            service_release: own.service_release.or(graph.service_release),
            account_status: own.account_status.or(graph.account_status),
            enrolled_devices: own.enrolled_devices.or(graph.enrolled_devices),
            licensed_users: own.licensed_users.or(graph.licensed_users),
            cloud: own.cloud.or(graph.cloud),
        };
    }
}
