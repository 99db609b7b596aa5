//! A change between two snapshots, as data.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    rules::{Reason, Status},
    tenant::Basis,
};

/// Something that a snapshot says otherwise than the ones before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Change {
    /// The snapshot that shows it first. It happened between the one before and this one.
    pub at: DateTime<Utc>,
    /// What it is.
    pub what: What,
}

/// What changed. The order of the variants is the order of a list of changes: what needs a look comes first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum What {
    /// A connector.
    Connector(ConnectorName, ConnectorChange),
    /// An incident or an advisory.
    Incident(IncidentName, IncidentChange),
    /// A message.
    Message(MessageName, MessageChange),
    /// The licences of one SKU.
    Licence(LicenceName, LicenceChange),
    /// The tenant itself.
    Tenant(TenantChange),
    /// What the snapshots hold.
    Capture(Part, CaptureChange),
}

/// Which connector a change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectorName {
    /// Slug of its type.
    pub type_slug: String,
    /// Its id, unique among those of its type.
    pub id: String,
    /// Name of its type.
    pub type_label: String,
    /// What people call it.
    pub name: String,
    /// What its status is measured by.
    pub basis: Basis,
}

/// Which incident or advisory a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IncidentName {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// `incident` or `advisory`, in words.
    pub classification: String,
}

/// Which message a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MessageName {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Which licences a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LicenceName {
    /// SKU part number.
    pub sku: String,
    /// Product name.
    pub name: String,
}

/// What happened to a connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConnectorChange {
    /// Its status is another one.
    Moved {
        /// What it was.
        from: Status,
        /// What it is.
        to: Status,
        /// Why.
        because: Reason,
    },
    /// Its credential expires later than it did.
    Renewed {
        /// When it would have expired.
        expired: DateTime<Utc>,
        /// When it expires now; `None` where it does not any more.
        expires: Option<DateTime<Utc>>,
        /// Its status before.
        from: Status,
        /// Its status now.
        to: Status,
    },
    /// There was none of its type and id before.
    Added {
        /// Its status.
        status: Status,
        /// Why.
        because: Reason,
    },
    /// It is not there any more.
    Removed {
        /// Its last status.
        status: Status,
    },
    /// It is configured again.
    SwitchedOn {
        /// Its status.
        status: Status,
        /// Why.
        because: Reason,
    },
    /// It is there, but not configured any more.
    SwitchedOff {
        /// Its status before.
        status: Status,
    },
}

/// What happened to an incident or advisory.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum IncidentChange {
    /// It is active and was not known before.
    Opened {
        /// Its status, in words.
        status: String,
    },
    /// The service said more.
    Updated {
        /// Its status before, in words.
        from: String,
        /// Its status now, in words.
        to: String,
        /// How many posts were added.
        posts: usize,
    },
    /// It is over.
    Resolved {
        /// Its status, in words; `None` where it is just not listed any more.
        status: Option<String>,
        /// Whether it was not known before: it began and ended between two snapshots.
        unseen: bool,
    },
    /// It was over and is active again.
    Reopened {
        /// Its status, in words.
        status: String,
    },
}

/// What happened to a message.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MessageChange {
    /// It is active and was not before.
    New {
        /// By when the tenant has to act.
        act_by: Option<DateTime<Utc>>,
        /// Whether it was active already at some time before.
        again: bool,
    },
    /// It says something else than before.
    Updated {
        /// What of it was edited.
        edited: Vec<Edited>,
        /// By when the tenant has to act, where that is what was edited.
        act_by: Option<DateTime<Utc>>,
    },
    /// It is not active any more.
    Ended {
        /// Why.
        why: Ended,
    },
}

/// A part of a message that was edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Edited {
    /// Its title.
    Title,
    /// Its text.
    Text,
    /// Its summary.
    Summary,
    /// By when the tenant has to act.
    ActBy,
    /// Its category.
    Category,
    /// Its severity.
    Severity,
    /// Whether it is a major change.
    MajorChange,
    /// Its services or tags.
    Tags,
}

/// Why a message is not active any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// The time it was to be shown is over.
    Over,
    /// Somebody put it away.
    PutAway,
    /// The service does not list it any more.
    NotListed,
}

/// What happened to the licences of a SKU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LicenceChange {
    /// More are owned.
    Bought {
        /// How many were owned.
        from: u64,
        /// How many are owned.
        to: u64,
    },
    /// Fewer are owned.
    Lost {
        /// How many were owned.
        from: u64,
        /// How many are owned.
        to: u64,
    },
    /// More are assigned than owned.
    OverAssigned {
        /// How many are assigned.
        assigned: u64,
        /// How many are owned.
        total: u64,
    },
    /// No more are assigned than owned any more.
    Settled {
        /// How many are assigned.
        assigned: u64,
        /// How many are owned.
        total: u64,
    },
}

/// What happened to the tenant itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TenantChange {
    /// Intune has another service release.
    ServiceRelease {
        /// The one before.
        from: String,
        /// The one now.
        to: String,
    },
    /// Something else manages the devices.
    MdmAuthority {
        /// What managed them.
        from: String,
        /// What manages them.
        to: String,
    },
}

/// A part of a snapshot that may be captured or not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Licences.
    Licences,
    /// All connectors.
    Connectors,
    /// The connectors of one type.
    ConnectorType {
        /// Slug of the type.
        slug: String,
        /// Name of the type.
        label: String,
    },
    /// Incidents and advisories.
    Incidents,
    /// Messages.
    Messages,
}

/// What happened to the capture of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Hash)]
#[serde(rename_all = "snake_case")]
pub enum CaptureChange {
    /// It is not captured any more.
    Stopped,
    /// It is captured again.
    Resumed,
    /// It is captured for the first time.
    Began,
}

impl What {
    /// Every kind of change, as data files name it.
    pub const KINDS: [&'static str; 22] = [
        "connector_moved",
        "credential_renewed",
        "connector_added",
        "connector_removed",
        "connector_switched_on",
        "connector_switched_off",
        "incident_opened",
        "incident_updated",
        "incident_resolved",
        "incident_reopened",
        "message_new",
        "message_updated",
        "message_ended",
        "licences_bought",
        "licences_lost",
        "licences_over_assigned",
        "licences_settled",
        "service_release_changed",
        "mdm_authority_changed",
        "capture_stopped",
        "capture_resumed",
        "capture_began",
    ];

    /// Its kind, one of [`What::KINDS`].
    pub fn kind(&self) -> &'static str {
        match self {
            What::Connector(_, ConnectorChange::Moved { .. }) => "connector_moved",
            What::Connector(_, ConnectorChange::Renewed { .. }) => "credential_renewed",
            What::Connector(_, ConnectorChange::Added { .. }) => "connector_added",
            What::Connector(_, ConnectorChange::Removed { .. }) => "connector_removed",
            What::Connector(_, ConnectorChange::SwitchedOn { .. }) => "connector_switched_on",
            What::Connector(_, ConnectorChange::SwitchedOff { .. }) => "connector_switched_off",
            What::Incident(_, IncidentChange::Opened { .. }) => "incident_opened",
            What::Incident(_, IncidentChange::Updated { .. }) => "incident_updated",
            What::Incident(_, IncidentChange::Resolved { .. }) => "incident_resolved",
            What::Incident(_, IncidentChange::Reopened { .. }) => "incident_reopened",
            What::Message(_, MessageChange::New { .. }) => "message_new",
            What::Message(_, MessageChange::Updated { .. }) => "message_updated",
            What::Message(_, MessageChange::Ended { .. }) => "message_ended",
            What::Licence(_, LicenceChange::Bought { .. }) => "licences_bought",
            What::Licence(_, LicenceChange::Lost { .. }) => "licences_lost",
            What::Licence(_, LicenceChange::OverAssigned { .. }) => "licences_over_assigned",
            What::Licence(_, LicenceChange::Settled { .. }) => "licences_settled",
            What::Tenant(TenantChange::ServiceRelease { .. }) => "service_release_changed",
            What::Tenant(TenantChange::MdmAuthority { .. }) => "mdm_authority_changed",
            What::Capture(_, CaptureChange::Stopped) => "capture_stopped",
            What::Capture(_, CaptureChange::Resumed) => "capture_resumed",
            What::Capture(_, CaptureChange::Began) => "capture_began",
        }
    }

    /// What it is about, in a form that stays the same: `<type>/<id>` of a connector, the id of an incident or a
    /// message, the SKU of licences, `tenant`, or the name of the section.
    pub fn subject(&self) -> String {
        match self {
            What::Connector(connector, _) => format!("{}/{}", connector.type_slug, connector.id),
            What::Incident(incident, _) => incident.id.clone(),
            What::Message(message, _) => message.id.clone(),
            What::Licence(licence, _) => licence.sku.clone(),
            What::Tenant(_) => "tenant".to_owned(),
            What::Capture(part, _) => part.key(),
        }
    }
}

impl Part {
    /// As data files name it: the section, or `connectors/<type>`.
    pub fn key(&self) -> String {
        match self {
            Part::Licences => "licences".to_owned(),
            Part::Connectors => "connectors".to_owned(),
            Part::ConnectorType { slug, .. } => format!("connectors/{slug}"),
            Part::Incidents => "incidents".to_owned(),
            Part::Messages => "messages".to_owned(),
        }
    }
}
