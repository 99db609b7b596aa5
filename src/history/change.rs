//! A change between two snapshots, as data.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    rules::{Reason, Status},
    tenant::{Basis, Cloud, EnumValue, Moment},
};

/// A difference between a snapshot and the ones before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Change {
    /// Time of the first snapshot with the change. The change happened between the previous snapshot and this one.
    pub at: DateTime<Utc>,
    /// Subject and kind of the change.
    pub what: ChangeKind,
}

/// Subject and kind of a change. Variants are in display order, the most important first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// A connector.
    Connector(ConnectorName, ConnectorChange),
    /// An incident or advisory.
    Incident {
        /// Incident ID.
        id: String,
        /// Title.
        title: String,
        /// Display text of the classification: `incident` or `advisory`.
        classification: String,
        /// Change.
        change: IncidentChange,
    },
    /// A message.
    Message {
        /// Message ID.
        id: String,
        /// Title.
        title: String,
        /// Change.
        change: MessageChange,
    },
    /// The licenses of one SKU.
    License {
        /// SKU part number.
        sku: String,
        /// Product name.
        name: String,
        /// Change.
        change: LicenseChange,
    },
    /// The tenant itself.
    Tenant {
        /// The fact that changed.
        fact: TenantFact,
        /// The last known value.
        from: ChangedValue,
        /// The current value.
        to: ChangedValue,
    },
    /// The capture of a section.
    Capture(MissingPart, CaptureChange),
}

/// The connector that a change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectorName {
    /// Slug of the connector type.
    pub type_slug: String,
    /// Connector ID, unique within its type.
    pub id: String,
    /// Label of the connector type.
    pub type_label: String,
    /// Display name.
    pub name: String,
    /// Basis of the status.
    pub basis: Basis,
}

/// A change to a connector.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ConnectorChange {
    /// Its status changed.
    Moved {
        /// Previous status.
        from: Status,
        /// Current status.
        to: Status,
        /// Reason for the current status.
        because: Reason,
    },
    /// Its credential was renewed: it expires later than before.
    Renewed {
        /// Previous expiry date.
        expired: DateTime<Utc>,
        /// Current expiry date; `None` if it no longer expires.
        expires: Option<DateTime<Utc>>,
        /// Previous status.
        from: Status,
        /// Current status.
        to: Status,
    },
    /// The problem reported by the service appeared, changed or disappeared.
    Reported {
        /// Property name, e.g. `lastSyncStatus`.
        name: String,
        /// Previous value; `None` if it was not reported.
        from: Option<String>,
        /// Current value; `None` if it is no longer reported.
        to: Option<String>,
        /// Whether the current value is a problem.
        problem: bool,
        /// Current status of the connector.
        status: Status,
        /// Slugs of the other types under which the same token reports the same.
        also: Vec<String>,
    },
    /// Its expiry date changed, appeared or disappeared without a renewal.
    ExpiryMoved {
        /// Previous date.
        from: Moment,
        /// Current date.
        to: Moment,
        /// Current status.
        status: Status,
    },
    /// Its details changed, e.g. the Apple ID.
    DetailsChanged {
        /// Changed details, by name.
        details: Vec<DetailChange>,
        /// Current status.
        status: Status,
        /// Slugs of the other types under which the same token has the same change.
        also: Vec<String>,
    },
    /// It is new: no earlier snapshot has its type and id.
    Added {
        /// Current status.
        status: Status,
        /// Reason for the status.
        because: Reason,
    },
    /// It was removed.
    Removed {
        /// Last status.
        status: Status,
    },
    /// It was enabled again.
    SwitchedOn {
        /// Current status.
        status: Status,
        /// Reason for the status.
        because: Reason,
    },
    /// It was disabled but still exists.
    SwitchedOff {
        /// Previous status.
        status: Status,
    },
}

/// A changed detail of a connector.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DetailChange {
    /// The detail.
    pub name: DetailName,
    /// Previous value; `None` if there was none.
    pub from: Option<ChangedValue>,
    /// Current value; `None` if there is none.
    pub to: Option<ChangedValue>,
}

/// A detail of a connector.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DetailName {
    /// Its display name.
    Name,
    /// The label of its type.
    Type,
    /// The basis of its status.
    Basis,
    /// The address of its page in the admin center.
    Link,
    /// A detail from the snapshot, by name, e.g. `Apple ID`.
    Other(String),
}

/// A value before or after a change.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ChangedValue {
    /// Text from the snapshot.
    Text(String),
    /// The basis of a status.
    Basis(Basis),
    /// A Microsoft cloud.
    Cloud(Cloud),
}

/// A change to an incident or advisory.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum IncidentChange {
    /// It is new and active.
    Opened {
        /// Status.
        status: EnumValue,
    },
    /// It was updated.
    Updated {
        /// Previous status.
        from: EnumValue,
        /// Current status.
        to: EnumValue,
        /// Number of posts added.
        posts: usize,
        /// Other edited parts.
        edited: Vec<Edited>,
    },
    /// It disappeared from the list without a final status. Whether it was resolved is not known.
    NoLongerListed {
        /// Last known status.
        status: EnumValue,
        /// Time of the last snapshot that lists it.
        seen: DateTime<Utc>,
    },
    /// It had disappeared from the list without a final status and is listed as active again.
    ListedAgain {
        /// Status.
        status: EnumValue,
    },
    /// It was resolved.
    Resolved {
        /// Status.
        status: EnumValue,
        /// Whether it is new, that is, it began and ended between two snapshots.
        unseen: bool,
    },
    /// It was resolved and is active again.
    Reopened {
        /// Status.
        status: EnumValue,
    },
}

/// A change to a message.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MessageChange {
    /// It became active.
    New {
        /// Date by which the tenant has to act.
        act_by: Option<DateTime<Utc>>,
        /// Whether it was active before and inactive in between.
        again: bool,
    },
    /// Its content was edited.
    Updated {
        /// Edited parts.
        edited: Vec<Edited>,
        /// Dates and major-change flag after the edit.
        now: MessageFacts,
        /// Dates and major-change flag before the edit.
        before: MessageFacts,
    },
    /// It is no longer active.
    Ended {
        /// Reason.
        why: Ended,
        /// Expiry date, if it expired.
        at: Option<DateTime<Utc>>,
    },
}

/// Message facts whose values are included in an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MessageFacts {
    /// Date by which the tenant has to act.
    pub act_by: Moment,
    /// Start of display.
    pub starts_at: Moment,
    /// End of display.
    pub ends_at: Moment,
    /// Whether it is a major change.
    pub major_change: bool,
}

/// A part of a message or issue that can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Edited {
    /// Title.
    Title,
    /// Text of a message.
    Text,
    /// Link targets in the text.
    Links,
    /// Summary of a message.
    Summary,
    /// Date by which the tenant has to act on a message.
    ActBy,
    /// Start of display (message) or start of the impact (issue).
    Start,
    /// End of display (message) or end of the impact (issue).
    End,
    /// Category of a message.
    Category,
    /// Severity of a message.
    Severity,
    /// Major-change flag of a message.
    MajorChange,
    /// Services.
    Services,
    /// Tags of a message.
    Tags,
    /// Classification of an issue: incident or advisory.
    Classification,
    /// Impact of an issue.
    Impact,
    /// Feature affected by an issue.
    Feature,
    /// Origin of an issue, which determines who has to act.
    Origin,
    /// Earlier posts.
    Posts,
    /// Other details.
    Details,
}

/// Reason why a message is no longer active.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// Expired.
    Over,
    /// Archived by an administrator.
    PutAway,
    /// Start date moved into the future.
    NotStarted,
    /// No longer listed by the service.
    NotListed,
}

/// A change to the licenses of a SKU.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LicenseChange {
    /// The number owned increased.
    Bought {
        /// Previous number owned.
        from: u64,
        /// Current number owned.
        to: u64,
    },
    /// The number owned decreased.
    Lost {
        /// Previous number owned.
        from: u64,
        /// Current number owned.
        to: u64,
    },
    /// More are assigned than owned.
    OverAssigned {
        /// Number assigned.
        assigned: u64,
        /// Number owned.
        total: u64,
    },
    /// The number suspended changed.
    Suspended {
        /// Previous number suspended.
        from: u64,
        /// Current number suspended.
        to: u64,
    },
    /// The number in the grace period changed.
    InGrace {
        /// Previous number in the grace period.
        from: u64,
        /// Current number in the grace period.
        to: u64,
    },
    /// The product was renamed.
    Renamed {
        /// Previous name.
        from: String,
        /// Current name.
        to: String,
    },
    /// The number assigned no longer exceeds the number owned.
    Settled {
        /// Number assigned.
        assigned: u64,
        /// Number owned.
        total: u64,
    },
}

/// A fact about the tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TenantFact {
    /// State of the Intune subscription.
    AccountStatus,
    /// MDM authority.
    MdmAuthority,
    /// Microsoft cloud.
    Cloud,
    /// Initial domain.
    Domain,
    /// Tenant location.
    Location,
    /// Display name.
    Name,
    /// Intune service release.
    ServiceRelease,
}

/// A section of a snapshot that can be missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MissingPart {
    /// Licenses.
    Licenses,
    /// All connectors.
    Connectors,
    /// Connectors of one type.
    ConnectorType {
        /// Slug of the type.
        slug: String,
        /// Label of the type.
        label: String,
    },
    /// Incidents and advisories.
    Incidents,
    /// Messages.
    Messages,
}

/// A change in the capture of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Hash)]
#[serde(rename_all = "snake_case")]
pub enum CaptureChange {
    /// No longer captured.
    Stopped,
    /// Captured again.
    Resumed,
    /// Captured for the first time.
    Began,
    /// Captured only in part.
    Partial,
    /// Captured in full again after a partial capture.
    Completed,
}

/// Declares every kind of change once, so that a variant without a kind does not compile and [`ChangeKind::KINDS`] is
/// complete.
macro_rules! kinds {
    ($($kind:literal = $pattern:pat,)*) => {
        impl ChangeKind {
            /// All kinds of changes, by their names in data files. Within each section, the most important kinds come
            /// first.
            pub const KINDS: [&'static str; [$($kind),*].len()] = [$($kind),*];

            /// Returns the kind, one of [`ChangeKind::KINDS`].
            pub fn kind(&self) -> &'static str {
                match self {
                    $($pattern => $kind,)*
                }
            }
        }
    };
}

kinds! {
    "connector_moved" = ChangeKind::Connector(_, ConnectorChange::Moved { .. }),
    "connector_reported" = ChangeKind::Connector(_, ConnectorChange::Reported { .. }),
    "expiry_moved" = ChangeKind::Connector(_, ConnectorChange::ExpiryMoved { .. }),
    "connector_removed" = ChangeKind::Connector(_, ConnectorChange::Removed { .. }),
    "connector_switched_off" = ChangeKind::Connector(_, ConnectorChange::SwitchedOff { .. }),
    "connector_added" = ChangeKind::Connector(_, ConnectorChange::Added { .. }),
    "connector_switched_on" = ChangeKind::Connector(_, ConnectorChange::SwitchedOn { .. }),
    "credential_renewed" = ChangeKind::Connector(_, ConnectorChange::Renewed { .. }),
    "connector_details_changed" = ChangeKind::Connector(_, ConnectorChange::DetailsChanged { .. }),
    "incident_opened" = ChangeKind::Incident { change: IncidentChange::Opened { .. }, .. },
    "incident_reopened" = ChangeKind::Incident { change: IncidentChange::Reopened { .. }, .. },
    "incident_updated" = ChangeKind::Incident { change: IncidentChange::Updated { .. }, .. },
    "incident_listed_again" = ChangeKind::Incident { change: IncidentChange::ListedAgain { .. }, .. },
    "incident_no_longer_listed" = ChangeKind::Incident { change: IncidentChange::NoLongerListed { .. }, .. },
    "incident_resolved" = ChangeKind::Incident { change: IncidentChange::Resolved { .. }, .. },
    "message_new" = ChangeKind::Message { change: MessageChange::New { .. }, .. },
    "message_updated" = ChangeKind::Message { change: MessageChange::Updated { .. }, .. },
    "message_ended" = ChangeKind::Message { change: MessageChange::Ended { .. }, .. },
    "licenses_over_assigned" = ChangeKind::License { change: LicenseChange::OverAssigned { .. }, .. },
    "licenses_suspended" = ChangeKind::License { change: LicenseChange::Suspended { .. }, .. },
    "licenses_in_grace" = ChangeKind::License { change: LicenseChange::InGrace { .. }, .. },
    "licenses_lost" = ChangeKind::License { change: LicenseChange::Lost { .. }, .. },
    "licenses_bought" = ChangeKind::License { change: LicenseChange::Bought { .. }, .. },
    "licenses_settled" = ChangeKind::License { change: LicenseChange::Settled { .. }, .. },
    "licenses_renamed" = ChangeKind::License { change: LicenseChange::Renamed { .. }, .. },
    "account_status_changed" = ChangeKind::Tenant { fact: TenantFact::AccountStatus, .. },
    "mdm_authority_changed" = ChangeKind::Tenant { fact: TenantFact::MdmAuthority, .. },
    "cloud_changed" = ChangeKind::Tenant { fact: TenantFact::Cloud, .. },
    "domain_changed" = ChangeKind::Tenant { fact: TenantFact::Domain, .. },
    "location_changed" = ChangeKind::Tenant { fact: TenantFact::Location, .. },
    "tenant_renamed" = ChangeKind::Tenant { fact: TenantFact::Name, .. },
    "service_release_changed" = ChangeKind::Tenant { fact: TenantFact::ServiceRelease, .. },
    "capture_stopped" = ChangeKind::Capture(_, CaptureChange::Stopped),
    "capture_partial" = ChangeKind::Capture(_, CaptureChange::Partial),
    "capture_resumed" = ChangeKind::Capture(_, CaptureChange::Resumed),
    "capture_completed" = ChangeKind::Capture(_, CaptureChange::Completed),
    "capture_began" = ChangeKind::Capture(_, CaptureChange::Began),
}

impl ChangeKind {
    /// Returns the rank in a list: new failures first, so that no recovery comes before one, then by section.
    pub(super) fn order(&self) -> (bool, u8) {
        (!self.is_failure(), self.section())
    }

    fn section(&self) -> u8 {
        match self {
            ChangeKind::Connector(_, ConnectorChange::DetailsChanged { .. }) => 2,
            ChangeKind::Connector(..) => 1,
            ChangeKind::Incident { .. } => 3,
            ChangeKind::Message { .. } => 4,
            ChangeKind::License { .. } => 5,
            ChangeKind::Tenant { .. } => 6,
            ChangeKind::Capture(..) => 7,
        }
    }

    /// Returns whether something became worse or an issue is active.
    fn is_failure(&self) -> bool {
        match self {
            ChangeKind::Connector(_, change) => match change {
                ConnectorChange::Moved { from, to, .. } => to < from,
                ConnectorChange::Reported { problem, .. } => *problem,
                ConnectorChange::Added { status, .. } | ConnectorChange::SwitchedOn { status, .. } => {
                    *status < Status::Healthy
                }
                ConnectorChange::Removed { .. }
                | ConnectorChange::SwitchedOff { .. }
                | ConnectorChange::Renewed { .. }
                | ConnectorChange::ExpiryMoved { .. }
                | ConnectorChange::DetailsChanged { .. } => false,
            },
            ChangeKind::Incident { change, .. } => matches!(
                change,
                IncidentChange::Opened { .. } | IncidentChange::Reopened { .. } | IncidentChange::ListedAgain { .. }
            ),
            ChangeKind::License { change, .. } => matches!(change, LicenseChange::OverAssigned { .. }),
            ChangeKind::Message { .. } | ChangeKind::Tenant { .. } | ChangeKind::Capture(..) => false,
        }
    }

    /// Returns a stable identifier of the subject: `<type>/<id>` for a connector, the id for an incident or message,
    /// the SKU for licenses, `tenant`, or the name of the section.
    pub fn subject(&self) -> String {
        match self {
            ChangeKind::Connector(connector, _) => [connector.type_slug.as_str(), "/", &connector.id].concat(),
            ChangeKind::Incident { id, .. } | ChangeKind::Message { id, .. } => id.clone(),
            ChangeKind::License { sku, .. } => sku.clone(),
            ChangeKind::Tenant { .. } => "tenant".to_owned(),
            ChangeKind::Capture(part, _) => part.key(),
        }
    }
}

impl MissingPart {
    /// Returns the name in data files: the section, or `connectors/<type>`.
    pub fn key(&self) -> String {
        match self {
            MissingPart::Licenses => "licenses".to_owned(),
            MissingPart::Connectors => "connectors".to_owned(),
            MissingPart::ConnectorType { slug, .. } => format!("connectors/{slug}"),
            MissingPart::Incidents => "incidents".to_owned(),
            MissingPart::Messages => "messages".to_owned(),
        }
    }
}
