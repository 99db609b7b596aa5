//! Groups of connectors of one type, each a row on the page.

use std::{borrow::Cow, sync::Arc};

use super::{
    AppliedLimits, Criteria, Report, Status, Verdict,
    health::{self, Reason},
    names, order, reported,
};
use crate::{
    as_of::AsOf,
    tenant::{Connector, ConnectorType, Connectors, catalog},
};

/// All connectors of one type.
#[derive(Debug)]
pub struct Group<'a> {
    /// Connector type of all members.
    pub kind: ConnectorType,
    /// Status of the worst configured member; *not configured* only if no member is configured.
    pub status: Status,
    /// Members, worst first. The first one determines the status.
    pub members: Vec<Member<'a>>,
    /// Whether the type was captured only in part. The status is then *unknown* at best.
    pub in_part: bool,
}

impl Group<'_> {
    /// Returns the member that determines the status. `None` if no member is configured, or if the status is *unknown*
    /// only because the type was captured in part.
    pub fn decided_by(&self) -> Option<&Member<'_>> {
        self.members.first().filter(|member| member.verdict.status.counts() && member.verdict.status == self.status)
    }
}

/// A connector with its assessment.
#[derive(Debug)]
pub struct Member<'a> {
    /// The connector.
    pub connector: &'a Connector,
    /// Display name: the connector's name, made unique within its type.
    pub name: Cow<'a, str>,
    /// Limits that apply to it.
    pub limits: AppliedLimits,
    /// Computed status and reason.
    pub verdict: Verdict,
    /// Problems that the service reports, independent of the computed status.
    pub trouble: Vec<Report<'a>>,
}

impl Member<'_> {
    /// Returns whether `other` is the second date of the same token and has every report of this member.
    pub(super) fn is_covered_by(&self, other: &Member<'_>) -> bool {
        let (this, that) = (self.connector, other.connector);
        reported::are_one_token((&this.type_slug, &this.id), (&that.type_slug, &that.id))
            && self.trouble.iter().all(|report| other.trouble.contains(report))
    }
}

/// Applies the rule of its type to one connector, with the limits that apply to it. Connectors of a retired type are
/// *retired*, and ignored ones are *ignored*, enabled or not.
pub fn member<'a>(connector: &'a Connector, kind: &ConnectorType, as_of: AsOf, criteria: &Criteria) -> Member<'a> {
    let settings = connector.settings.as_deref();
    let limits = criteria.limits(kind, settings);
    let ignore = settings.and_then(|settings| settings.ignored_at(as_of.0));
    let without = |status, reason| Verdict { status, reason, becomes: Vec::new() };
    let verdict = match ignore {
        _ if criteria.retired.contains(&kind.slug) => without(Status::Retired, Reason::Retired),
        Some(ignore) => without(Status::Ignored, Reason::Ignored(Arc::clone(ignore))),
        None => health::judge(connector, kind.basis, as_of, &limits.thresholds),
    };
    let trouble = reported::trouble(connector, verdict.status);
    Member { connector, name: Cow::Borrowed(&connector.name), limits, verdict, trouble }
}

/// Groups connectors by type, in page order.
///
/// Every type on Microsoft's page gets a group, unless only its endpoint was not captured; other types get one if the
/// snapshot has a connector of the type. A type captured in part is *unknown* at best, because the missing connectors
/// may be worse. Types without an assessed member come last: not configured, *retired* or *ignored*.
pub fn groups<'a>(connectors: &'a Connectors, as_of: AsOf, criteria: &Criteria) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let known = catalog::CATALOG.iter().map(|entry| (ConnectorType::from(entry), entry.on_microsofts_page()));
    let own = connectors.own_types.values().map(|kind| (kind.clone(), false));
    for (kind, always) in known.chain(own) {
        let kind = criteria.labeled(kind);
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
        // Connectors that were not captured may be worse.
        let status = if in_part && !retired { worst.min(Status::Unknown) } else { worst };
        groups.push(Group { kind, status, members, in_part });
    }
    groups.sort_by(order::groups);
    groups
}

/// Returns the catalog types that were not captured, in catalog order. Retired types are left out.
pub fn types_not_captured(connectors: &Connectors, criteria: &Criteria) -> Vec<ConnectorType> {
    catalog::CATALOG
        .iter()
        .filter(|entry| connectors.not_captured.contains(entry.slug) && !criteria.retired.contains(entry.slug))
        .filter(|entry| !connectors.all.iter().any(|connector| connector.type_slug == entry.slug))
        .map(|entry| criteria.labeled(entry.into()))
        .collect()
}
