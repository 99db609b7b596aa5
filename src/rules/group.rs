//! All connectors of one type, as one row of the page.

use super::{Criteria, Status, Verdict, health, order};
use crate::{
    as_of::AsOf,
    tenant::{Connector, ConnectorType, Connectors, catalogue},
};

/// All connectors of one type.
#[derive(Debug)]
pub struct Group<'a> {
    /// The type they share.
    pub kind: ConnectorType,
    /// The least healthy of its configured members; *not configured* only when no member is configured.
    pub status: Status,
    /// Its members, worst first. The first one decided the status.
    pub members: Vec<Member<'a>>,
}

impl Group<'_> {
    /// The member that decided the status, if any is configured.
    pub fn decided_by(&self) -> Option<&Member<'_>> {
        self.members.first().filter(|member| member.verdict.status != Status::NotConfigured)
    }
}

/// A connector and what the rules say of it.
#[derive(Debug)]
pub struct Member<'a> {
    /// The connector.
    pub connector: &'a Connector,
    /// What the rules say.
    pub verdict: Verdict,
}

/// Gathers connectors into groups, in page order.
///
/// The types of Microsoft's page are all there, unless their endpoint alone was not captured; further types are
/// there when the snapshot has a connector of them.
pub fn groups<'a>(connectors: &'a Connectors, as_of: AsOf, criteria: &Criteria) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let known = catalogue::CATALOGUE.iter().map(|entry| (ConnectorType::from(entry), entry.on_microsofts_page()));
    let own = connectors.own_types.values().map(|kind| (kind.clone(), false));
    for (kind, always) in known.chain(own) {
        let kind = criteria.labelled(kind);
        let mut members: Vec<Member<'a>> = connectors
            .all
            .iter()
            .filter(|connector| connector.type_slug == kind.slug)
            .map(|connector| Member {
                connector,
                verdict: health::judge(connector, kind.basis, as_of, &criteria.thresholds),
            })
            .collect();
        if members.is_empty() && (!always || connectors.not_captured.contains(&kind.slug)) {
            continue;
        }
        members.sort_by(|a, b| order::members(kind.basis, a, b));
        let status = members.first().map_or(Status::NotConfigured, |worst| worst.verdict.status);
        groups.push(Group { kind, status, members });
    }
    groups.sort_by(order::groups);
    groups
}

/// The types of the catalogue that were not captured, in its order.
pub fn types_not_captured(connectors: &Connectors, criteria: &Criteria) -> Vec<ConnectorType> {
    catalogue::CATALOGUE
        .iter()
        .filter(|entry| connectors.not_captured.contains(entry.slug))
        .filter(|entry| !connectors.all.iter().any(|connector| connector.type_slug == entry.slug))
        .map(|entry| criteria.labelled(entry.into()))
        .collect()
}
