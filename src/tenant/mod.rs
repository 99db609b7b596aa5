//! What exists: a tenant as one snapshot shows it, as plain data.
//!
//! Nothing here reads a file, knows a rule or draws a page. Values are already normalised: times are UTC moments,
//! enumerations are in their canonical spelling, and a section that nobody captured is [`Section::NotCaptured`],
//! which is never the same as an empty one.
//!
//! The serde form of these types is that of the cache and nothing else: files of people have types of their own.

pub mod catalogue;
mod cloud;
mod moment;
mod word;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use catalogue::{Basis, ConnectorType};
pub use cloud::Cloud;
pub use moment::{Moment, compact, rfc3339};
pub use word::Word;

/// What stands in the place of what an audience may not see. It is no value: nothing is named or told apart by it.
pub const HIDDEN: &str = "hidden for this audience";

/// Everything that is known of one tenant at one moment.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Snapshot {
    /// The moment at which the facts were true; all ages are measured from it.
    pub captured_at: DateTime<Utc>,
    /// Whose facts these are.
    pub tenant: Tenant,
    /// User licenses, one entry a SKU. Device licenses are left out when a snapshot is read.
    pub licenses: Section<Vec<License>>,
    /// Connectors of every type that was captured.
    pub connectors: Section<Connectors>,
    /// Incidents and advisories of every service that was asked for. Equal ones of an archive are one in memory: a
    /// snapshot a day is mostly the one of the day before.
    pub incidents: Section<Vec<Arc<Incident>>>,
    /// Messages of every service that was asked for; shared in the same way.
    pub messages: Section<Vec<Arc<Message>>>,
    /// Incidents and messages of services that are not shown: how many there are, by service.
    pub other_services: OtherServices,
}

/// What became of the files and records that a snapshot was read from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct ReadCounts {
    /// Files.
    pub files: u64,
    /// Records in them.
    pub records: u64,
    /// Records without an id, for which one was derived.
    pub derived_ids: u64,
    /// Records that were there twice, because pages of a list overlap.
    pub repeated: u64,
    /// Records, files and parts of files that the site does not use, such as SKUs without an Intune plan.
    pub not_used: u64,
}

/// How many incidents and messages the service filter leaves out, by service name. The name is empty for those that name
/// no service. A message of several services counts once, for the one that is spelled most like one that is shown, else for the
/// first of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
pub struct OtherServices {
    /// Incidents and advisories.
    pub incidents: BTreeMap<String, u64>,
    /// Messages.
    pub messages: BTreeMap<String, u64>,
}

impl OtherServices {
    /// Whether nothing was left out.
    pub fn is_empty(&self) -> bool {
        self.incidents.is_empty() && self.messages.is_empty()
    }
}

/// A part of a snapshot: captured as a whole, captured in part, or never asked for (or refused).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum Section<T> {
    /// It was asked for and answered; an empty list means *none*.
    Captured(T),
    /// It was asked for and only a part of the answer is there: a page of the list was refused, is missing or was cut off.
    /// What is there is right; what is not there is unknown, so nothing may be taken for gone.
    InPart(T),
    /// It was not asked for, or the answer was refused. Pages say "not captured", never "none".
    #[default]
    NotCaptured,
}

impl<T> Section<T> {
    /// The content, where there is any.
    pub fn captured(&self) -> Option<&T> {
        match self {
            Section::Captured(content) | Section::InPart(content) => Some(content),
            Section::NotCaptured => None,
        }
    }

    /// The content to change, where there is any.
    pub fn captured_mut(&mut self) -> Option<&mut T> {
        match self {
            Section::Captured(content) | Section::InPart(content) => Some(content),
            Section::NotCaptured => None,
        }
    }

    /// Whether only a part of it was captured.
    pub fn is_in_part(&self) -> bool {
        matches!(self, Section::InPart(_))
    }

    /// The same section, captured in part where `in_part` is true.
    #[must_use]
    pub fn in_part_if(self, in_part: bool) -> Self {
        match self {
            Section::Captured(content) if in_part => Section::InPart(content),
            other => other,
        }
    }

    /// The same section with its content replaced.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Section<U> {
        match self {
            Section::Captured(content) => Section::Captured(change(content)),
            Section::InPart(content) => Section::InPart(change(content)),
            Section::NotCaptured => Section::NotCaptured,
        }
    }

    /// The same section, borrowed.
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

/// The tenant itself. A detail that is `None` was not captured; one of `id` and `name` is always there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
pub struct Tenant {
    /// Directory (tenant) id, a GUID.
    pub id: Option<String>,
    /// Display name.
    pub name: Option<String>,
    /// Initial domain, e.g. `contoso.onmicrosoft.com`.
    pub domain: Option<String>,
    /// Where the tenant is hosted, e.g. `Europe 0202`. Graph does not tell it.
    pub location: Option<String>,
    /// What manages the devices, e.g. `Microsoft Intune`.
    pub mdm_authority: Option<String>,
    /// Service release number, e.g. `2611`. Graph does not tell it.
    pub service_release: Option<String>,
    /// State of the Intune subscription, e.g. `active`.
    pub account_status: Option<Word>,
    /// Devices enrolled.
    pub enrolled_devices: Option<u64>,
    /// Users with an Intune license.
    pub licensed_users: Option<u64>,
    /// The Microsoft cloud it lives in; `None` where nothing says so, which counts as the global one.
    pub cloud: Option<Cloud>,
}

impl Tenant {
    /// What tells this tenant from others: its id, else its name (both compared without regard to case).
    pub fn key(&self) -> String {
        seen(&self.id).or(seen(&self.name)).unwrap_or_default().to_lowercase()
    }

    /// What people call it: its name, else its domain, else its id.
    pub fn label(&self) -> &str {
        seen(&self.name).or(seen(&self.domain)).or(seen(&self.id)).unwrap_or("Unnamed tenant")
    }

    /// What its folder is called: the first label of its domain, else its name.
    pub fn short_name(&self) -> &str {
        let label = seen(&self.domain).and_then(|domain| domain.split('.').next());
        label.filter(|label| !label.is_empty()).unwrap_or_else(|| self.label())
    }
}

/// Returns an id in its canonical form. A GUID is lower case without blanks around it, since services and tools disagree
/// about its case; any other id stays as it is.
pub fn canonical_id(id: String) -> String {
    let guid = id.trim();
    let is_guid = guid.len() == 36
        && guid.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    if is_guid { guid.to_ascii_lowercase() } else { id }
}

/// A value that is there and may be seen.
fn seen(value: &Option<String>) -> Option<&str> {
    value.as_deref().filter(|value| !value.contains(HIDDEN))
}

/// The licenses of one SKU, in users.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct License {
    /// SKU part number, e.g. `EMS`.
    pub sku: String,
    /// Product name, e.g. `Enterprise Mobility + Security E3`.
    pub name: String,
    /// How many are paid for and usable.
    pub total: u64,
    /// How many are assigned to users.
    pub assigned: u64,
    /// How many are past their renewal date but still usable for a while.
    pub in_grace: u64,
    /// How many are suspended and not usable.
    pub suspended: u64,
}

/// Whether a SKU, by part number or id, is a license for devices. Such licenses hold the same service plan as those
/// for users, so only the SKU tells them apart.
pub fn is_device_sku(sku: &str) -> bool {
    const DEVICE_SKUS: [&str; 4] = [
        "INTUNE_A_D",
        "2b317a4a-77a6-4188-9437-b68a77b4e2c6",
        "INTUNE_A_D_GOV",
        "2c21e77a-e0d6-4570-b38a-7ff2dc17d2ca",
    ];
    DEVICE_SKUS.iter().any(|device| device.eq_ignore_ascii_case(sku.trim()))
}

/// Whether two names are those of one service: case and blanks around a name do not count.
pub fn same_service(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// The connectors of a snapshot, and what was not asked about them.
#[derive(Debug, Clone, PartialEq, Default, Hash, Serialize, Deserialize)]
pub struct Connectors {
    /// Every connector, switched on or off, in the order of the files.
    pub all: Vec<Connector>,
    /// Types that the snapshot defines itself, by slug.
    pub own_types: BTreeMap<String, ConnectorType>,
    /// Slugs of catalogue types whose endpoint alone was not captured.
    pub not_captured: BTreeSet<String>,
    /// Slugs of types of which only a part was captured: more connectors of them may exist.
    pub in_part: BTreeSet<String>,
    /// Slugs of catalogue types beyond Microsoft's page that the snapshot says nothing of, because nobody asked for them. Pages
    /// do not mention them, unless an earlier snapshot has a connector of the type: then it was not captured.
    pub not_requested: BTreeSet<String>,
}

/// Facts by name. Those of a connector are one in memory for all its snapshots: they hardly change from day to day.
pub type Facts = Arc<BTreeMap<String, String>>;

/// One configured link or credential. A token with two dates is two connectors of two types.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Connector {
    /// Slug of its type, in the catalogue or in [`Connectors::own_types`].
    pub type_slug: String,
    /// Unique among the connectors of its type.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Whether it is configured and switched on. One that is off counts as *not configured*.
    pub enabled: bool,
    /// When it last synchronised successfully.
    pub last_success_at: Moment,
    /// When its credential expires.
    pub expires_at: Moment,
    /// What the service itself says of it: shown beside the computed status, never in its place.
    pub reported: Facts,
    /// Facts for people who have to find it again, e.g. `Apple ID`.
    pub details: Facts,
    /// Where it is fixed, where the snapshot itself knows.
    pub link: Option<String>,
}

impl Connector {
    /// The name among `details` under which it is said where a connector was read from, if not from its own endpoint.
    pub const SOURCE: &'static str = "Source";

    /// The source of a connector that only a row of Graph's `connectorStatus` describes.
    pub const STATUS_LIST: &'static str = "Microsoft's connector status list";

    /// Whether only a row of Graph's `connectorStatus` describes it. Its id, name and facts may then be others than those of
    /// its own endpoint.
    pub fn is_from_status_list(&self) -> bool {
        self.details.get(Self::SOURCE).is_some_and(|source| source == Self::STATUS_LIST)
    }
}

/// A body of foreign text. Nothing but `content` may turn it into HTML.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Body {
    /// As Graph sends it.
    Html(String),
    /// As people write it in native snapshots.
    Markdown(String),
    /// As Graph may send it: no markup at all.
    Text(String),
}

impl Body {
    /// The text as it came, markup and all.
    pub fn source(&self) -> &str {
        match self {
            Body::Html(source) | Body::Markdown(source) | Body::Text(source) => source,
        }
    }
}

/// An incident or an advisory of a service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Incident {
    /// e.g. `IT1234567`.
    pub id: String,
    /// One line.
    pub title: String,
    /// `incident` or `advisory`.
    pub classification: Word,
    /// e.g. `serviceDegradation`.
    pub status: Word,
    /// The service it is about, e.g. `Microsoft Intune`.
    pub service: String,
    /// The part of the service, e.g. `Device enrollment`.
    pub feature: Option<String>,
    /// Who has to act: `microsoft`, `thirdParty` or `customer`.
    pub origin: Option<Word>,
    /// Whether impact on this tenant has been noted.
    pub affects_tenant: bool,
    /// What users notice, in one sentence.
    pub impact: Option<String>,
    /// When the impact began.
    pub started_at: Moment,
    /// When the service last said something.
    pub updated_at: Moment,
    /// When the impact ended.
    pub ended_at: Moment,
    /// Whether the service calls it resolved; `None` where it does not say.
    pub resolved: Option<bool>,
    /// Further facts by name, e.g. `NotifyInApp`.
    pub details: BTreeMap<String, String>,
    /// Everything the service said, in the order of the file. Each edition of an incident has nearly all of the one before.
    pub posts: Vec<Arc<Post>>,
}

impl Incident {
    /// Whether its status means that it is over.
    pub fn has_final_status(&self) -> bool {
        Self::is_final(self.status.as_str())
    }

    /// Whether a status means that an incident is over. Graph's enumeration grows, hence the prefixes.
    ///
    /// The last four are display names of the Office 365 Service Communications API, which Graph replaced. Its other names
    /// (*Restoring service*, *Extended recovery*, *Investigation suspended*, *Additional information*, …) leave an incident
    /// open.
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

/// One thing the service said about an incident.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Post {
    /// When it was said.
    pub at: Moment,
    /// What was said.
    pub body: Body,
}

/// A message of the message center.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Message {
    /// e.g. `MC1234567`. Titles are not unique, ids are.
    pub id: String,
    /// One line.
    pub title: String,
    /// The services it is about.
    pub services: Vec<String>,
    /// `prevent_or_fix_issue`, `plan_for_change` or `stay_informed`.
    pub category: Option<Word>,
    /// `normal`, `high` or `critical`.
    pub severity: Option<Word>,
    /// Whether Microsoft calls it a major change.
    pub major_change: bool,
    /// By when the tenant has to act.
    pub action_required_by: Moment,
    /// When it starts to be shown.
    pub published_at: Moment,
    /// When it was last edited.
    pub updated_at: Moment,
    /// When it stops to be shown.
    pub ends_at: Moment,
    /// Whether somebody put it away.
    pub archived: bool,
    /// e.g. `Admin impact`.
    pub tags: Vec<String>,
    /// Further facts by name, e.g. `Summary`.
    pub details: BTreeMap<String, String>,
    /// The text.
    pub body: Body,
}

impl Message {
    /// The name among `details` under which the service gives a summary of its own.
    pub const SUMMARY: &'static str = "Summary";
}
