//! Assesses a snapshot as of one moment. Pure, and the only module that computes a status.
//!
//! Source of every rule: Microsoft's description of the Tenant Status page. Where it leaves a case open, the item that
//! makes the decision documents it.

pub mod group;
pub mod health;
pub mod licenses;
pub mod limits;
mod names;
pub mod news;
pub mod order;
pub mod reported;
pub mod service_health;
pub mod status;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    as_of::AsOf,
    tenant::{
        ConnectorType, Ignore, Incident, Message, OwnLimits, Section, SingleSettings, Snapshot, catalog, same_service,
    },
};

pub use group::{Group, Member};
pub use health::{Reason, Thresholds, Transition, Verdict};
pub use licenses::LicenseTotals;
pub use limits::{AppliedLimits, LimitSource};
pub use reported::Report;
pub use status::Status;

/// The configurable part of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Criteria {
    /// Limits for *warning* and *unhealthy*.
    pub thresholds: Thresholds,
    /// Limits of connector types, by slug.
    pub type_limits: BTreeMap<String, OwnLimits>,
    /// Settings for single connectors. The rules find them on the connectors; see [`SingleSettings::attach`].
    pub single: SingleSettings,
    /// Names of the services whose incidents and messages are shown; case-insensitive.
    pub services: Vec<String>,
    /// Labels that replace those of the catalog, by connector type slug.
    pub labels: BTreeMap<String, String>,
    /// Slugs of retired connector types; their connectors are always *retired*.
    pub retired: BTreeSet<String>,
}

impl Default for Criteria {
    fn default() -> Self {
        Criteria {
            thresholds: Thresholds::default(),
            type_limits: BTreeMap::new(),
            single: SingleSettings::default(),
            services: vec!["Microsoft Intune".to_owned()],
            labels: BTreeMap::new(),
            retired: catalog::RETIRED.iter().map(|slug| (*slug).to_owned()).collect(),
        }
    }
}

impl Criteria {
    /// Returns whether incidents and messages of the service `name` are shown.
    pub fn shows_service(&self, name: &str) -> bool {
        self.services.iter().any(|service| same_service(service, name))
    }

    /// Returns the type with its configured label, if there is one.
    pub(super) fn labeled(&self, kind: ConnectorType) -> ConnectorType {
        match self.labels.get(&kind.slug) {
            Some(label) => ConnectorType { label: label.clone(), ..kind },
            None => kind,
        }
    }
}

/// A snapshot with the results of all rules. Every list is in page order.
#[derive(Debug)]
pub struct Assessment<'a> {
    /// Moment of the assessment.
    pub as_of: AsOf,
    /// The assessed snapshot.
    pub snapshot: &'a Snapshot,
    /// Licenses with their totals.
    pub licenses: Section<LicenseTotals<'a>>,
    /// One group per connector type, worst first; types that are not configured come last.
    pub groups: Section<Vec<Group<'a>>>,
    /// Types on Microsoft's page of which only the endpoint was not captured, in catalog order.
    pub types_not_captured: Vec<ConnectorType>,
    /// Incidents and advisories of the services that are shown.
    pub health: Section<Announcements<'a, Incident>>,
    /// Messages of the services that are shown.
    pub news: Section<Announcements<'a, Message>>,
}

impl<'a> Assessment<'a> {
    /// Returns the worst status of all groups: *unknown* at best if a type or some connectors were not captured, `None`
    /// if no connectors were captured.
    pub fn worst(&self) -> Option<Status> {
        let groups = self.groups.captured()?;
        let worst = groups.iter().map(|group| group.status).min()?;
        let is_whole = self.types_not_captured.is_empty() && !self.groups.is_in_part();
        Some(if is_whole { worst } else { worst.min(Status::Unknown) })
    }

    /// Returns whether every section and every connector type was captured in full.
    pub fn is_complete(&self) -> bool {
        let Snapshot { licenses, connectors, incidents, messages, .. } = self.snapshot;
        let is_whole = [
            matches!(licenses, Section::Captured(_)),
            matches!(connectors, Section::Captured(_)),
            matches!(incidents, Section::Captured(_)),
            matches!(messages, Section::Captured(_)),
        ];
        let mut groups = self.groups.captured().into_iter().flatten();
        is_whole == [true; 4] && self.types_not_captured.is_empty() && !groups.any(|group| group.in_part)
    }

    /// Returns the ignored connectors with their groups, in page order.
    pub fn ignored(&self) -> impl Iterator<Item = (&Group<'a>, &Member<'a>, &Ignore)> {
        let groups = self.groups.captured().into_iter().flatten();
        let members = groups.flat_map(|group| group.members.iter().map(move |member| (group, member)));
        members.filter_map(|(group, member)| match &member.verdict.reason {
            Reason::Ignored(ignore) => Some((group, member, &**ignore)),
            _ => None,
        })
    }

    /// Returns the number of connectors with a reported problem. The two dates of a token are two connectors; they
    /// count once unless each has a report that the other lacks.
    pub fn troubled(&self) -> usize {
        self.troubled_of(|_| true).len()
    }

    /// Returns the connectors that [`Assessment::troubled`] counts, of those whose status is among the chosen ones.
    pub fn troubled_of(&self, is_chosen: impl Fn(Status) -> bool) -> Vec<&Member<'a>> {
        let members = self.groups.captured().into_iter().flatten().flat_map(|group| &group.members);
        let mut counted: Vec<&Member<'a>> = Vec::new();
        let chosen = members.filter(|member| !member.trouble.is_empty() && is_chosen(member.verdict.status));
        for member in chosen {
            if counted.iter().any(|other| member.is_covered_by(other)) {
                continue;
            }
            counted.retain(|other| !other.is_covered_by(member));
            counted.push(member);
        }
        counted
    }
}

/// The incidents and advisories, or the messages, of the services that are shown, in page order.
#[derive(Debug)]
pub struct Announcements<'a, T> {
    /// Active ones.
    pub active: Vec<&'a T>,
    /// All others.
    pub inactive: Vec<&'a T>,
}

/// Number of connector types, without retired ones and those whose connectors are ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct TypeCounts {
    /// Types with at least one configured connector, and types captured only in part.
    pub configured: usize,
    /// Types without a configured connector.
    pub not_configured: usize,
    /// Types that were not captured.
    pub not_captured: usize,
}

impl TypeCounts {
    /// Counts the types of a snapshot; `None` if connectors were not captured.
    pub fn of(assessment: &Assessment<'_>) -> Option<Self> {
        let groups = assessment.groups.captured()?;
        let configured = groups.iter().filter(|group| group.status.counts()).count();
        let not_configured = groups.iter().filter(|group| group.status == Status::NotConfigured).count();
        Some(TypeCounts { configured, not_configured, not_captured: assessment.types_not_captured.len() })
    }
}

/// Applies every rule to `snapshot` as of one moment.
pub fn assess<'a>(snapshot: &'a Snapshot, as_of: AsOf, criteria: &Criteria) -> Assessment<'a> {
    Assessment {
        as_of,
        snapshot,
        licenses: snapshot.licenses.as_ref().map(|licenses| licenses::sum(licenses)),
        groups: snapshot.connectors.as_ref().map(|connectors| group::groups(connectors, as_of, criteria)),
        types_not_captured: snapshot
            .connectors
            .captured()
            .map(|connectors| group::types_not_captured(connectors, criteria))
            .unwrap_or_default(),
        health: snapshot.incidents.as_ref().map(|incidents| service_health::sort(incidents, as_of, criteria)),
        news: snapshot.messages.as_ref().map(|messages| news::sort(messages, as_of, criteria)),
    }
}
