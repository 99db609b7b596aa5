//! Incidents and advisories of all tenants, each by the newest snapshot that has it.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BTreeSet},
};

use super::FleetContext;
use crate::{
    site::{
        summary::{IncidentSummary, TenantSummary},
        view::{AffectedTenant, FleetIncident, IncidentRow, PageLink},
        words,
    },
    tenant::EnumValue,
};

/// An issue in the latest snapshot of a tenant.
#[derive(Clone, Copy)]
struct Sighting<'a> {
    tenant: &'a TenantSummary,
    incident: &'a IncidentSummary,
    is_active: bool,
}

impl Sighting<'_> {
    /// Orders by snapshot, oldest first. The order is total, because folders are unique.
    fn order(&self, other: &Self) -> Ordering {
        let key = |one: &Self| (one.tenant.captured_at, one.incident.updated_at);
        key(self).cmp(&key(other)).then_with(|| other.tenant.folder.cmp(&self.tenant.folder))
    }
}

/// Returns every issue of the latest snapshots, by id, as the newest of them has it: its tenant, and whether it is active.
pub fn newest_issues(tenants: &[TenantSummary]) -> impl Iterator<Item = (&TenantSummary, &IncidentSummary, bool)> {
    let newest = by_id(tenants).into_values().filter_map(|seen| newest(&seen));
    newest.map(|Sighting { tenant, incident, is_active }| (tenant, incident, is_active))
}

fn by_id(tenants: &[TenantSummary]) -> BTreeMap<&str, Vec<Sighting<'_>>> {
    let mut issues: BTreeMap<&str, Vec<Sighting<'_>>> = BTreeMap::new();
    for tenant in tenants {
        let active = tenant.known_incidents().map(|incident| (incident, true));
        for (incident, is_active) in active.chain(tenant.ended_incidents.iter().map(|ended| (ended, false))) {
            issues.entry(&incident.id).or_default().push(Sighting { tenant, incident, is_active });
        }
    }
    issues
}

/// All issues that are active in the latest snapshot of some tenant, by id.
pub(super) struct Issues<'a>(BTreeMap<&'a str, Vec<Sighting<'a>>>);

impl<'a> Issues<'a> {
    pub(super) fn of(tenants: &'a [TenantSummary]) -> Self {
        let mut issues = by_id(tenants);
        issues.retain(|_, seen| seen.iter().any(|one| one.is_active));
        Issues(issues)
    }

    /// Returns the ids of issues that the newest snapshot that has them shows as ended.
    pub(super) fn ended(&self) -> BTreeSet<&'a str> {
        let ended = self.0.iter().filter(|(_, seen)| newest(seen).is_some_and(|newest| !newest.is_active));
        ended.map(|(id, _)| *id).collect()
    }

    /// Returns the active issues, and those that have ended according to a newer snapshot: incidents before advisories,
    /// then by number of affected tenants.
    pub(super) fn views(self, at: &FleetContext<'_>) -> (Vec<FleetIncident>, Vec<FleetIncident>) {
        let mut all: Vec<_> = self
            .0
            .into_values()
            .filter_map(|seen| {
                let newest = newest(&seen)?;
                let hit: Vec<Sighting<'_>> = seen.into_iter().filter(|one| one.is_active).collect();
                let rank = ["incident", "other", "advisory"].iter().position(|kind| *kind == newest.incident.kind);
                let key = (rank, Reverse(hit.len()), Reverse(newest.incident.updated_at), newest.incident.id.clone());
                Some((key, newest.is_active, view(at, newest, hit)))
            })
            .collect();
        all.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        let (active, ended): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, is_active, _)| *is_active);
        let views = |some: Vec<(_, bool, FleetIncident)>| some.into_iter().map(|(.., view)| view).collect();
        (views(active), views(ended))
    }
}

/// Returns the issue in the newest snapshot that has it.
fn newest<'a>(seen: &[Sighting<'a>]) -> Option<Sighting<'a>> {
    seen.iter().copied().max_by(Sighting::order)
}

fn view(at: &FleetContext<'_>, newest: Sighting<'_>, mut hit: Vec<Sighting<'_>>) -> FleetIncident {
    hit.sort_by_cached_key(|one| (one.tenant.name.to_lowercase(), one.tenant.folder.clone()));
    let Sighting { tenant, incident, is_active } = newest;
    FleetIncident {
        incident: IncidentRow {
            acts: false,
            id: incident.id.clone(),
            title: incident.title.clone(),
            href: at.href(tenant, &incident.page),
            kind: words::kind_key(&incident.kind),
            classification: at.locale().issue_kind(&EnumValue::new(&incident.classification, &[])),
            status: at.locale().issue_status(&EnumValue::new(&incident.status, &[])),
            feature: incident.feature.clone(),
            started: incident.started_at.map(|moment| at.locale().when(moment, at.as_of)),
            updated: incident.updated_at.map(|moment| at.locale().when(moment, at.as_of)),
            past: !is_active,
            unlisted: None,
            last_seen: None,
        },
        known: at.locale().when(tenant.captured_at, at.as_of),
        source: PageLink { label: tenant.name.clone(), href: at.hub(tenant) },
        tenants: hit.into_iter().map(|one| affected(at, one, newest)).collect(),
    }
}

/// Returns a tenant whose latest snapshot shows an issue as active, with what that snapshot says if the newest one says
/// something else.
fn affected(at: &FleetContext<'_>, one: Sighting<'_>, newest: Sighting<'_>) -> AffectedTenant {
    let locale = at.locale();
    let status = locale.issue_status(&EnumValue::new(&one.incident.status, &[]));
    let same = newest.is_active && one.incident.status == newest.incident.status;
    AffectedTenant {
        name: one.tenant.name.clone(),
        href: at.href(one.tenant, &one.incident.page),
        says: (!same).then(|| locale.fleet_says(&locale.date(one.tenant.captured_at), &status)),
    }
}
