//! Assess: what a snapshot means as of one moment. Pure, and the only place that decides a status.
//!
//! Source of every rule: Microsoft's description of the Tenant Status page. Where it leaves a case open, the decision
//! stands in the documentation of the item that makes it.

pub mod group;
pub mod health;
pub mod licenses;
mod names;
pub mod news;
pub mod order;
pub mod reported;
pub mod service_health;
pub mod status;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    as_of::AsOf,
    tenant::{ConnectorType, Section, Snapshot, catalogue, same_service},
};

pub use group::{Group, Member};
pub use health::{Reason, Thresholds, Transition, Verdict};
pub use licenses::Licenses;
pub use news::News;
pub use reported::Report;
pub use service_health::ServiceHealth;
pub use status::Status;

/// What the rules can be told: everything else about them is fixed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Criteria {
    /// When a connector is not healthy any more.
    pub thresholds: Thresholds,
    /// Names of the services whose incidents and messages are shown, compared without regard to case.
    pub services: Vec<String>,
    /// Labels of connector types that replace those of the catalogue, by slug.
    pub labels: BTreeMap<String, String>,
    /// Slugs of connector types that are retired: they have no other status.
    pub retired: BTreeSet<String>,
}

impl Default for Criteria {
    fn default() -> Self {
        Criteria {
            thresholds: Thresholds::default(),
            services: vec!["Microsoft Intune".to_owned()],
            labels: BTreeMap::new(),
            retired: catalogue::RETIRED.iter().map(|slug| (*slug).to_owned()).collect(),
        }
    }
}

impl Criteria {
    /// Whether `name` is one of the services that are shown.
    pub fn shows_service(&self, name: &str) -> bool {
        self.services.iter().any(|service| same_service(service, name))
    }

    /// The type with the label that the settings give it.
    pub(super) fn labelled(&self, kind: ConnectorType) -> ConnectorType {
        match self.labels.get(&kind.slug) {
            Some(label) => ConnectorType { label: label.clone(), ..kind },
            None => kind,
        }
    }
}

/// A snapshot with everything the rules say of it, each list in page order.
#[derive(Debug)]
pub struct Assessment<'a> {
    /// The moment it holds for.
    pub as_of: AsOf,
    /// What was assessed.
    pub snapshot: &'a Snapshot,
    /// Totals and over-assignment.
    pub licenses: Section<Licenses<'a>>,
    /// One group a connector type, worst first; types that are not configured come last.
    pub groups: Section<Vec<Group<'a>>>,
    /// Types of Microsoft's page whose endpoint alone was not captured, in the order of the catalogue.
    pub types_not_captured: Vec<ConnectorType>,
    /// Incidents and advisories of the services that are shown.
    pub health: Section<ServiceHealth<'a>>,
    /// Messages of the services that are shown.
    pub news: Section<News<'a>>,
}

impl Assessment<'_> {
    /// The worst status of all groups, *unknown* at best where a type or a part of the connectors was not captured; `None`
    /// where none was captured.
    pub fn worst(&self) -> Option<Status> {
        let groups = self.groups.captured()?;
        let worst = groups.iter().map(|group| group.status).min()?;
        let is_whole = self.types_not_captured.is_empty() && !self.groups.is_in_part();
        Some(if is_whole { worst } else { worst.min(Status::Unknown) })
    }

    /// How many connectors a service reports trouble of. A token has two dates, so it is two connectors of two types; it
    /// counts once unless each of the two has a report that the other one lacks.
    pub fn troubled(&self) -> usize {
        let members = self.groups.captured().into_iter().flatten().flat_map(|group| &group.members);
        let mut counted: Vec<&Member<'_>> = Vec::new();
        for member in members.filter(|member| !member.trouble.is_empty()) {
            if counted.iter().any(|other| member.is_covered_by(other)) {
                continue;
            }
            counted.retain(|other| !other.is_covered_by(member));
            counted.push(member);
        }
        counted.len()
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
