//! The data model: a tenant in one snapshot, as plain data.
//!
//! This module reads no files, knows no rules and renders no pages. Values are normalized: times are in UTC, and
//! enumerations have their canonical spelling. A section that was not captured is [`Section::NotCaptured`], which is
//! never the same as an empty one.
//!
//! The serde format of these types is for the cache; that of types with a JSON Schema is also in published files. Files
//! that are read have types of their own.

mod baseline;
pub mod catalog;
mod cloud;
pub mod gap;
mod moment;
mod single;
pub mod unread;
mod word;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use baseline::{AgreedSnapshot, Baseline};
pub use catalog::{Basis, ConnectorType};
pub use cloud::Cloud;
pub use gap::{Gap, GapCause};
pub use moment::{Moment, compact, rfc3339};
pub use single::{ConnectorSetting, ConnectorSettings, Ignore, OwnLimits, SingleSetting, SingleSettings};
pub use unread::UnreadSnapshot;
pub use word::EnumValue;

/// Placeholder for a value that an audience may not see. It is not a value: it is never used as a name or identity.
pub const HIDDEN: &str = "hidden for this audience";

/// The state of one tenant at one time.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Snapshot {
    /// Capture time of the data; ages are measured from it.
    pub captured_at: DateTime<Utc>,
    /// The tenant.
    pub tenant: Tenant,
    /// User licenses, one entry per SKU. Device licenses are dropped when a snapshot is read.
    pub licenses: Section<Vec<License>>,
    /// Connectors of all captured types.
    pub connectors: Section<Connectors>,
    /// Incidents and advisories of all selected services. Equal ones of an archive share memory, because daily
    /// snapshots hardly differ.
    pub incidents: Section<Vec<Arc<Incident>>>,
    /// Messages of all selected services; equal ones share memory.
    pub messages: Section<Vec<Arc<Message>>>,
    /// Number of incidents and messages of services that are not shown, by service.
    pub other_services: OtherServices,
    /// Why parts were not captured, or captured in part: `tenant`, `licenses`, `connectors`, `incidents`, `messages` or
    /// `connectors/<type>`. A part without an entry was not requested, or its reason is unknown.
    pub gaps: BTreeMap<String, Gap>,
}

/// Counts of the files and records that a snapshot was read from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct ReadCounts {
    /// Number of files.
    pub files: u64,
    /// Number of records in them.
    pub records: u64,
    /// Number of records without an id, for which one was derived.
    pub derived_ids: u64,
    /// Number of duplicate records, which occur because pages of a list overlap.
    pub repeated: u64,
    /// Number of records, files and parts of files that the site does not use, such as SKUs without an Intune plan.
    pub not_used: u64,
}

/// Number of incidents and messages that the service filter excludes, by service name. The empty name counts those
/// without a service. A message of several services counts once: for the service most similar in spelling to one that
/// is shown, else for the first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize, JsonSchema)]
pub struct OtherServices {
    /// Incidents and advisories.
    pub incidents: BTreeMap<String, u64>,
    /// Messages.
    pub messages: BTreeMap<String, u64>,
}

impl OtherServices {
    /// Returns whether nothing was excluded.
    pub fn is_empty(&self) -> bool {
        self.incidents.is_empty() && self.messages.is_empty()
    }
}

/// A section of a snapshot: captured completely, captured in part, or not captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum Section<T> {
    /// Requested and answered; an empty list means *none*.
    Captured(T),
    /// Requested, but the answer is incomplete: a page of the list was refused, is missing or was truncated. Present
    /// data is correct; absent data is unknown, so nothing counts as removed.
    InPart(T),
    /// Not requested, or refused. Pages show "not captured", never "none".
    #[default]
    NotCaptured,
}

impl<T> Section<T> {
    /// Returns the content, if any.
    pub fn captured(&self) -> Option<&T> {
        match self {
            Section::Captured(content) | Section::InPart(content) => Some(content),
            Section::NotCaptured => None,
        }
    }

    /// Returns the content for modification, if any.
    pub fn captured_mut(&mut self) -> Option<&mut T> {
        match self {
            Section::Captured(content) | Section::InPart(content) => Some(content),
            Section::NotCaptured => None,
        }
    }

    /// Returns whether the section was captured in part.
    pub fn is_in_part(&self) -> bool {
        matches!(self, Section::InPart(_))
    }

    /// Returns the section, marked as captured in part if `in_part` is true.
    #[must_use]
    pub fn in_part_if(self, in_part: bool) -> Self {
        match self {
            Section::Captured(content) if in_part => Section::InPart(content),
            other => other,
        }
    }

    /// Converts the content.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Section<U> {
        match self {
            Section::Captured(content) => Section::Captured(change(content)),
            Section::InPart(content) => Section::InPart(change(content)),
            Section::NotCaptured => Section::NotCaptured,
        }
    }

    /// Borrows the content.
    pub fn as_ref(&self) -> Section<&T> {
        match self {
            Section::Captured(content) => Section::Captured(content),
            Section::InPart(content) => Section::InPart(content),
            Section::NotCaptured => Section::NotCaptured,
        }
    }
}

impl<T> From<Option<T>> for Section<T> {
    fn from(content: Option<T>) -> Self {
        content.map_or(Section::NotCaptured, Section::Captured)
    }
}

/// The tenant's properties. `None` means not captured; at least one of `id` and `name` is set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
pub struct Tenant {
    /// Directory (tenant) id, a GUID.
    pub id: Option<String>,
    /// Display name.
    pub name: Option<String>,
    /// Initial domain, e.g. `contoso.onmicrosoft.com`.
    pub domain: Option<String>,
    /// Location of the tenant, e.g. `Europe 0202`. Not available in Graph.
    pub location: Option<String>,
    /// MDM authority, e.g. `Microsoft Intune`.
    pub mdm_authority: Option<String>,
    /// Service release number, e.g. `2611`. Not available in Graph.
    pub service_release: Option<String>,
    /// State of the Intune subscription, e.g. `active`.
    pub account_status: Option<EnumValue>,
    /// Number of enrolled devices.
    pub enrolled_devices: Option<u64>,
    /// Number of users with an Intune license.
    pub licensed_users: Option<u64>,
    /// Microsoft cloud of the tenant; `None` if unknown, which is treated as the global one.
    pub cloud: Option<Cloud>,
}

impl Tenant {
    /// Returns the key that identifies the tenant: its id, else its name, both in lowercase.
    pub fn key(&self) -> String {
        seen(&self.id).or(seen(&self.name)).unwrap_or_default().to_lowercase()
    }

    /// Returns the display name: name, else domain, else id.
    pub fn label(&self) -> &str {
        seen(&self.name).or(seen(&self.domain)).or(seen(&self.id)).unwrap_or("Unnamed tenant")
    }

    /// Returns the base of the folder name: the first label of the domain, else the name.
    pub fn short_name(&self) -> &str {
        let label = seen(&self.domain).and_then(|domain| domain.split('.').next());
        label.filter(|label| !label.is_empty()).unwrap_or_else(|| self.label())
    }
}

/// Returns an id in its canonical form. GUIDs are trimmed and in lowercase, because services and tools differ in their
/// case; any other id stays as it is.
pub fn canonical_id(id: String) -> String {
    let guid = id.trim();
    if is_guid(guid) { guid.to_ascii_lowercase() } else { id }
}

/// Returns whether a text is a GUID, in upper or lower case.
pub fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Returns a value unless it is missing or hidden.
fn seen(value: &Option<String>) -> Option<&str> {
    value.as_deref().filter(|value| !value.contains(HIDDEN))
}

/// The licenses of one SKU; counts are users.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct License {
    /// SKU part number, e.g. `EMS`.
    pub sku: String,
    /// Product name, e.g. `Enterprise Mobility + Security E3`.
    pub name: String,
    /// Number of paid and usable licenses.
    pub total: u64,
    /// Number assigned to users.
    pub assigned: u64,
    /// Number past the renewal date, but usable in a grace period.
    pub in_grace: u64,
    /// Number suspended and not usable.
    pub suspended: u64,
}

/// Returns whether a SKU (part number or id) is a device license. Device licenses contain the same service plan as user
/// licenses, so only the SKU distinguishes them.
pub fn is_device_sku(sku: &str) -> bool {
    const DEVICE_SKUS: [&str; 4] = [
        "INTUNE_A_D",
        "2b317a4a-77a6-4188-9437-b68a77b4e2c6",
        "INTUNE_A_D_GOV",
        "2c21e77a-e0d6-4570-b38a-7ff2dc17d2ca",
    ];
    DEVICE_SKUS.iter().any(|device| device.eq_ignore_ascii_case(sku.trim()))
}

/// Returns whether two names denote the same service, ignoring case and surrounding spaces.
pub fn same_service(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// The connectors of a snapshot, and the types that were not captured.
#[derive(Debug, Clone, PartialEq, Default, Hash, Serialize, Deserialize)]
pub struct Connectors {
    /// All connectors, enabled or not, in the order of the files.
    pub all: Vec<Connector>,
    /// Types that the snapshot defines, by slug.
    pub own_types: BTreeMap<String, ConnectorType>,
    /// Slugs of catalog types whose endpoint was not captured.
    pub not_captured: BTreeSet<String>,
    /// Slugs of types that were captured in part: more connectors of them may exist.
    pub in_part: BTreeSet<String>,
    /// Slugs of catalog types beyond Microsoft's page that were not requested. Pages omit them, unless an earlier
    /// snapshot has a connector of the type: then it counts as not captured.
    pub not_requested: BTreeSet<String>,
}

/// Facts by name. Equal facts of a connector share memory across snapshots, because they hardly change from day to day.
pub type Facts = Arc<BTreeMap<String, String>>;

/// A configured connection or credential. A token with two dates becomes two connectors of two types.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Connector {
    /// Slug of its type, in the catalog or in [`Connectors::own_types`].
    pub type_slug: String,
    /// Id, unique among the connectors of its type.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Whether it is enabled. A disabled connector counts as *not configured*.
    pub enabled: bool,
    /// Time of the last successful sync.
    pub last_success_at: Moment,
    /// Expiry time of its credential.
    pub expires_at: Moment,
    /// Status as reported by the service: shown beside the computed status, never in its place.
    pub reported: Facts,
    /// Facts that identify the connector for administrators, e.g. `Apple ID`.
    pub details: Facts,
    /// Page that repairs it, if the snapshot contains the link.
    pub link: Option<String>,
    /// Settings for this connector alone. They are no part of a snapshot: [`SingleSettings::attach`] adds them when it
    /// is unpacked.
    pub settings: Option<Arc<ConnectorSettings>>,
}

impl Connector {
    /// Name of the detail that holds the source of a connector, if it was not read from its own endpoint.
    pub const SOURCE: &'static str = "Source";

    /// Source of a connector that only a row of Graph's `connectorStatus` describes.
    pub const STATUS_LIST: &'static str = "Microsoft's connector status list";

    /// Returns whether only a row of Graph's `connectorStatus` describes it. Id, name and facts may then differ from
    /// those of its own endpoint.
    pub fn is_from_status_list(&self) -> bool {
        self.details.get(Self::SOURCE).is_some_and(|source| source == Self::STATUS_LIST)
    }
}

/// A body of untrusted text. Only the module `content` converts it to HTML.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Body {
    /// HTML from Graph.
    Html(String),
    /// Markdown from native snapshots.
    Markdown(String),
    /// Plain text from Graph.
    Text(String),
}

impl Body {
    /// Returns the text with its markup.
    pub fn source(&self) -> &str {
        match self {
            Body::Html(source) | Body::Markdown(source) | Body::Text(source) => source,
        }
    }
}

/// An incident or advisory of a service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Incident {
    /// Id, e.g. `IT1234567`.
    pub id: String,
    /// Title, one line.
    pub title: String,
    /// `incident` or `advisory`.
    pub classification: EnumValue,
    /// Status, e.g. `serviceDegradation`.
    pub status: EnumValue,
    /// Affected service, e.g. `Microsoft Intune`.
    pub service: String,
    /// Affected part of the service, e.g. `Device enrollment`.
    pub feature: Option<String>,
    /// Who must act: `microsoft`, `thirdParty` or `customer`.
    pub origin: Option<EnumValue>,
    /// Whether it affects this tenant.
    pub affects_tenant: bool,
    /// Impact on users, in one sentence.
    pub impact: Option<String>,
    /// Start of the impact.
    pub started_at: Moment,
    /// Time of the last update.
    pub updated_at: Moment,
    /// End of the impact.
    pub ended_at: Moment,
    /// Whether the service reports it as resolved; `None` if unknown.
    pub resolved: Option<bool>,
    /// Other facts by name, e.g. `NotifyInApp`.
    pub details: BTreeMap<String, String>,
    /// All posts of the service, in the order of the file. Most posts are shared with the snapshot before.
    pub posts: Vec<Arc<Post>>,
}

impl Incident {
    /// Returns whether its status is final.
    pub fn has_final_status(&self) -> bool {
        Self::is_final(self.status.as_str())
    }

    /// Returns whether a status means that an incident is over. Prefixes are compared, because Graph's enumeration
    /// grows.
    ///
    /// The last four are display names of the Office 365 Service Communications API, which Graph replaced. Its other
    /// names (*Restoring service*, *Extended recovery*, *Investigation suspended*, *Additional information*, …) leave
    /// an incident open.
    pub fn is_final(status: &str) -> bool {
        const FINAL: [&str; 8] = [
            "servicerestored",
            "postincidentreviewpublished",
            "falsepositive",
            "serviceoperational",
            "postincidentreportpublished",
            "pirpublished",
            "normalservice",
            "normalserviceavailability",
        ];
        let letters: String = status.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        FINAL.contains(&letters.as_str()) || letters.starts_with("resolved") || letters.starts_with("mitigated")
    }
}

/// A post of the service about an incident.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Post {
    /// Time of the post.
    pub at: Moment,
    /// Text of the post.
    pub body: Body,
}

/// A message of the message center.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Message {
    /// Id, e.g. `MC1234567`. Unlike ids, titles are not unique.
    pub id: String,
    /// Title, one line.
    pub title: String,
    /// Affected services.
    pub services: Vec<String>,
    /// `prevent_or_fix_issue`, `plan_for_change` or `stay_informed`.
    pub category: Option<EnumValue>,
    /// `normal`, `high` or `critical`.
    pub severity: Option<EnumValue>,
    /// Whether Microsoft marks it as a major change.
    pub major_change: bool,
    /// Date by which the tenant must act.
    pub action_required_by: Moment,
    /// Start of publication.
    pub published_at: Moment,
    /// Time of the last edit.
    pub updated_at: Moment,
    /// End of publication.
    pub ends_at: Moment,
    /// Whether it was archived.
    pub archived: bool,
    /// Tags, e.g. `Admin impact`.
    pub tags: Vec<String>,
    /// Other facts by name, e.g. `Summary`.
    pub details: BTreeMap<String, String>,
    /// The text.
    pub body: Body,
}

impl Message {
    /// Name of the detail that holds the service's own summary.
    pub const SUMMARY: &'static str = "Summary";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_is_told_from_other_ids() {
        let guid = "0B8f6a52-7c1d-4e39-9a46-5d2e8f7b3c10";
        assert!(is_guid(guid));
        assert_eq!(canonical_id(format!(" {guid}\n")), guid.to_lowercase());
        for other in ["contoso.onmicrosoft.com", "0b8f6a52-7c1d-4e39-9a46-5d2e8f7b3c1", "", "----"] {
            assert!(!is_guid(other), "{other}");
            assert_eq!(canonical_id(other.to_owned()), other);
        }
    }
}
