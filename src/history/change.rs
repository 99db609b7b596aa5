//! A change between two snapshots, as data.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    rules::{Reason, Status},
    tenant::{Basis, Moment},
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
    /// The licenses of one SKU.
    License(LicenseName, LicenseChange),
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

/// Which licenses a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LicenseName {
    /// SKU part number.
    pub sku: String,
    /// Product name.
    pub name: String,
}

/// What happened to a connector.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
    /// The service reports a problem, no longer reports one, or reports another one.
    Reported {
        /// Name of the property, e.g. `lastSyncStatus`.
        name: String,
        /// Its value before; `None` where it was not reported.
        from: Option<String>,
        /// Its value now; `None` where it is no longer reported.
        to: Option<String>,
        /// Whether the value now is a problem.
        problem: bool,
        /// Its status now.
        status: Status,
        /// Slugs of further types under which the same token reports the same.
        also: Vec<String>,
    },
    /// Its expiry date moved, appeared or disappeared, and it is no renewal.
    ExpiryMoved {
        /// The date before.
        from: Moment,
        /// The date now.
        to: Moment,
        /// Its status now.
        status: Status,
    },
    /// Facts about it changed, e.g. its Apple ID.
    DetailsChanged {
        /// What changed, by name.
        details: Vec<DetailChange>,
        /// Its status now.
        status: Status,
        /// Slugs of further types under which the same token changed in the same way.
        also: Vec<String>,
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

/// A fact about a connector that changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct DetailChange {
    /// Its name, e.g. `Apple ID`.
    pub name: String,
    /// Its value before; absent where there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its value now; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
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
        /// What else of it was edited.
        edited: Vec<Edited>,
    },
    /// It disappeared from the list without a final status.
    NoLongerListed {
        /// Its last known status, in words.
        status: String,
    },
    /// It is over.
    Resolved {
        /// Its status, in words.
        status: String,
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
    /// Its content was edited.
    Updated {
        /// What of it was edited.
        edited: Vec<Edited>,
        /// Its dates and its mark as a major change, after the edit.
        now: MessageFacts,
        /// The same before the edit.
        before: MessageFacts,
    },
    /// It is not active any more.
    Ended {
        /// Why.
        why: Ended,
        /// When it expired, where that is why.
        at: Option<DateTime<Utc>>,
    },
}

/// Facts of a message whose values an update names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MessageFacts {
    /// By when the tenant has to act.
    pub act_by: Moment,
    /// When it starts to be shown.
    pub starts_at: Moment,
    /// When it stops to be shown.
    pub ends_at: Moment,
    /// Whether it is a major change.
    pub major_change: bool,
}

/// A part of a message or an issue that was edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Edited {
    /// Its title.
    Title,
    /// The text of a message.
    Text,
    /// Targets of links in its text.
    Links,
    /// The summary of a message.
    Summary,
    /// By when the tenant has to act on a message.
    ActBy,
    /// The date from which it is shown (a message), or the start of the impact (an issue).
    Start,
    /// The date until which it is shown (a message), or the end of the impact (an issue).
    End,
    /// The category of a message.
    Category,
    /// The severity of a message.
    Severity,
    /// Whether a message is a major change.
    MajorChange,
    /// Its services.
    Services,
    /// The tags of a message.
    Tags,
    /// Whether an issue is an incident or an advisory.
    Classification,
    /// The impact of an issue.
    Impact,
    /// The feature that an issue is about.
    Feature,
    /// Who has to act on an issue.
    Origin,
    /// Posts that were there before.
    Posts,
    /// Further facts, by name.
    Details,
}

/// Why a message is not active any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// The time it was to be shown is over.
    Over,
    /// Somebody archived it.
    PutAway,
    /// Its start was moved into the future.
    NotStarted,
    /// The service does not list it any more.
    NotListed,
}

/// What happened to the licenses of a SKU.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LicenseChange {
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
    /// More or fewer are suspended.
    Suspended {
        /// How many were suspended.
        from: u64,
        /// How many are suspended.
        to: u64,
    },
    /// More or fewer are in their grace period.
    InGrace {
        /// How many were in their grace period.
        from: u64,
        /// How many are in their grace period.
        to: u64,
    },
    /// The product has another name.
    Renamed {
        /// Its name before.
        from: String,
        /// Its name now.
        to: String,
    },
    /// No more are assigned than owned any more.
    Settled {
        /// How many are assigned.
        assigned: u64,
        /// How many are owned.
        total: u64,
    },
}

/// What happened to the tenant itself: a fact has another value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TenantChange {
    /// Which fact.
    pub fact: TenantFact,
    /// Its last known value, in words.
    pub from: String,
    /// Its value now, in words.
    pub to: String,
}

/// A fact about the tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TenantFact {
    /// State of the Intune subscription.
    AccountStatus,
    /// What manages the devices.
    MdmAuthority,
    /// The Microsoft cloud.
    Cloud,
    /// Initial domain.
    Domain,
    /// Where the tenant is hosted.
    Location,
    /// Display name.
    Name,
    /// Service release of Intune.
    ServiceRelease,
}

/// A part of a snapshot that may be captured or not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Licenses.
    Licenses,
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
    /// Only a part of it is captured.
    Partial,
    /// All of it is captured, after snapshots with a part of it.
    Completed,
}

/// Declares the kinds of changes once, so that a variant without a kind does not compile and no kind is missing from
/// [`What::KINDS`].
macro_rules! kinds {
    ($($kind:literal = $pattern:pat,)*) => {
        impl What {
            /// Every kind of change, as data files name it. Of each part of a snapshot, what needs a look comes first.
            pub const KINDS: [&'static str; [$($kind),*].len()] = [$($kind),*];

            /// Its kind, one of [`What::KINDS`].
            pub fn kind(&self) -> &'static str {
                match self {
                    $($pattern => $kind,)*
                }
            }
        }
    };
}

kinds! {
    "connector_moved" = What::Connector(_, ConnectorChange::Moved { .. }),
    "connector_reported" = What::Connector(_, ConnectorChange::Reported { .. }),
    "expiry_moved" = What::Connector(_, ConnectorChange::ExpiryMoved { .. }),
    "connector_removed" = What::Connector(_, ConnectorChange::Removed { .. }),
    "connector_switched_off" = What::Connector(_, ConnectorChange::SwitchedOff { .. }),
    "connector_added" = What::Connector(_, ConnectorChange::Added { .. }),
    "connector_switched_on" = What::Connector(_, ConnectorChange::SwitchedOn { .. }),
    "credential_renewed" = What::Connector(_, ConnectorChange::Renewed { .. }),
    "connector_details_changed" = What::Connector(_, ConnectorChange::DetailsChanged { .. }),
    "incident_opened" = What::Incident(_, IncidentChange::Opened { .. }),
    "incident_reopened" = What::Incident(_, IncidentChange::Reopened { .. }),
    "incident_updated" = What::Incident(_, IncidentChange::Updated { .. }),
    "incident_no_longer_listed" = What::Incident(_, IncidentChange::NoLongerListed { .. }),
    "incident_resolved" = What::Incident(_, IncidentChange::Resolved { .. }),
    "message_new" = What::Message(_, MessageChange::New { .. }),
    "message_updated" = What::Message(_, MessageChange::Updated { .. }),
    "message_ended" = What::Message(_, MessageChange::Ended { .. }),
    "licenses_over_assigned" = What::License(_, LicenseChange::OverAssigned { .. }),
    "licenses_suspended" = What::License(_, LicenseChange::Suspended { .. }),
    "licenses_in_grace" = What::License(_, LicenseChange::InGrace { .. }),
    "licenses_lost" = What::License(_, LicenseChange::Lost { .. }),
    "licenses_bought" = What::License(_, LicenseChange::Bought { .. }),
    "licenses_settled" = What::License(_, LicenseChange::Settled { .. }),
    "licenses_renamed" = What::License(_, LicenseChange::Renamed { .. }),
    "account_status_changed" = What::Tenant(TenantChange { fact: TenantFact::AccountStatus, .. }),
    "mdm_authority_changed" = What::Tenant(TenantChange { fact: TenantFact::MdmAuthority, .. }),
    "cloud_changed" = What::Tenant(TenantChange { fact: TenantFact::Cloud, .. }),
    "domain_changed" = What::Tenant(TenantChange { fact: TenantFact::Domain, .. }),
    "location_changed" = What::Tenant(TenantChange { fact: TenantFact::Location, .. }),
    "tenant_renamed" = What::Tenant(TenantChange { fact: TenantFact::Name, .. }),
    "service_release_changed" = What::Tenant(TenantChange { fact: TenantFact::ServiceRelease, .. }),
    "capture_stopped" = What::Capture(_, CaptureChange::Stopped),
    "capture_partial" = What::Capture(_, CaptureChange::Partial),
    "capture_resumed" = What::Capture(_, CaptureChange::Resumed),
    "capture_completed" = What::Capture(_, CaptureChange::Completed),
    "capture_began" = What::Capture(_, CaptureChange::Began),
}

impl What {
    /// What it is about, in a form that stays the same: `<type>/<id>` of a connector, the id of an incident or a
    /// message, the SKU of licenses, `tenant`, or the name of the section.
    pub fn subject(&self) -> String {
        match self {
            What::Connector(connector, _) => format!("{}/{}", connector.type_slug, connector.id),
            What::Incident(incident, _) => incident.id.clone(),
            What::Message(message, _) => message.id.clone(),
            What::License(license, _) => license.sku.clone(),
            What::Tenant(_) => "tenant".to_owned(),
            What::Capture(part, _) => part.key(),
        }
    }
}

impl Part {
    /// As data files name it: the section, or `connectors/<type>`.
    pub fn key(&self) -> String {
        match self {
            Part::Licenses => "licenses".to_owned(),
            Part::Connectors => "connectors".to_owned(),
            Part::ConnectorType { slug, .. } => format!("connectors/{slug}"),
            Part::Incidents => "incidents".to_owned(),
            Part::Messages => "messages".to_owned(),
        }
    }
}
