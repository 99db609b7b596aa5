//! All connectors of one type, as one row of the page.

use std::borrow::Cow;

use super::{
    Criteria, Report, Status, Verdict,
    health::{self, Reason},
    names, order, reported,
};
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
    /// Whether only a part of its connectors was captured. Its status is then *unknown* at best.
    pub in_part: bool,
}

impl Group<'_> {
    /// The member that decided the status; `None` where none is configured, and where the status is *unknown* because only a
    /// part of the members was captured.
    pub fn decided_by(&self) -> Option<&Member<'_>> {
        self.members.first().filter(|member| member.verdict.status.counts() && member.verdict.status == self.status)
    }
}

/// A connector and what the rules say of it.
#[derive(Debug)]
pub struct Member<'a> {
    /// The connector.
    pub connector: &'a Connector,
    /// What pages call it: its name, with what tells it apart from others of its type with the same name.
    pub name: Cow<'a, str>,
    /// What the rules say.
    pub verdict: Verdict,
    /// What the service reports against it, whatever the rules say.
    pub trouble: Vec<Report<'a>>,
}

impl Member<'_> {
    /// Whether `other` is the other date of the same token and has every report of this one.
    pub(super) fn is_covered_by(&self, other: &Member<'_>) -> bool {
        let (this, that) = (self.connector, other.connector);
        reported::are_one_token((&this.type_slug, &this.id), (&that.type_slug, &that.id))
            && self.trouble.iter().all(|report| other.trouble.contains(report))
    }
}

/// Applies the rule of its type to one connector. A connector of a retired type is *retired*, switched on or off.
pub fn member<'a>(connector: &'a Connector, kind: &ConnectorType, as_of: AsOf, criteria: &Criteria) -> Member<'a> {
    let verdict = match criteria.retired.contains(&kind.slug) {
        true => Verdict { status: Status::Retired, reason: Reason::Retired, becomes: Vec::new() },
        false => health::judge(connector, kind.basis, as_of, &criteria.thresholds),
    };
    let trouble = reported::trouble(connector, verdict.status);
    Member { connector, name: Cow::Borrowed(&connector.name), verdict, trouble }
}

/// Gathers connectors into groups, in page order.
///
/// The types of Microsoft's page are all there, unless their endpoint alone was not captured; further types are
/// there when the snapshot has a connector of them. A type that was captured in part is *unknown* at best: what was not
/// captured may be worse. Retired types come last and have no other status.
pub fn groups<'a>(connectors: &'a Connectors, as_of: AsOf, criteria: &Criteria) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let known = catalogue::CATALOGUE.iter().map(|entry| (ConnectorType::from(entry), entry.on_microsofts_page()));
    let own = connectors.own_types.values().map(|kind| (kind.clone(), false));
    for (kind, always) in known.chain(own) {
        let kind = criteria.labelled(kind);
        let retired = criteria.retired.contains(&kind.slug);
        let in_part = connectors.in_part.contains(&kind.slug);
        let mut members: Vec<Member<'a>> = connectors
            .all
            .iter()
            .filter(|connector| connector.type_slug == kind.slug)
            .map(|connector| member(connector, &kind, as_of, criteria))
            .collect();
        let unknown = connectors.not_captured.contains(&kind.slug) && !retired;
        if members.is_empty() && !in_part && (!always || unknown) {
            continue;
        }
        members.sort_by(|a, b| order::members(kind.basis, a, b));
        names::tell_apart(&mut members);
        let none = if retired { Status::Retired } else { Status::NotConfigured };
        let worst = members.first().map_or(none, |worst| worst.verdict.status);
        // A connector that was not captured may be worse than those that were.
        let status = if in_part && !retired { worst.min(Status::Unknown) } else { worst };
        groups.push(Group { kind, status, members, in_part });
    }
    groups.sort_by(order::groups);
    groups
}

/// The types of the catalogue that were not captured, in its order. Nobody misses a retired type.
pub fn types_not_captured(connectors: &Connectors, criteria: &Criteria) -> Vec<ConnectorType> {
    catalogue::CATALOGUE
        .iter()
        .filter(|entry| connectors.not_captured.contains(entry.slug) && !criteria.retired.contains(entry.slug))
        .filter(|entry| !connectors.all.iter().any(|connector| connector.type_slug == entry.slug))
        .map(|entry| criteria.labelled(entry.into()))
        .collect()
}
