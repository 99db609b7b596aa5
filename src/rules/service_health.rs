//! Which incidents and advisories are shown, and in which order.

use std::{cmp::Reverse, sync::Arc};

use super::Criteria;
use crate::{as_of::AsOf, tenant::Incident};

/// The incidents and advisories of the services that are shown and that affect the tenant.
#[derive(Debug, Default)]
pub struct ServiceHealth<'a> {
    /// Those that are active: incidents before advisories, then the latest update, then id.
    pub active: Vec<&'a Incident>,
    /// Those that are over, in the same order.
    pub past: Vec<&'a Incident>,
}

/// Sorts out what is shown. Issues of other services, or without impact on this tenant, are in neither list.
pub fn sort<'a>(incidents: &'a [Arc<Incident>], as_of: AsOf, criteria: &Criteria) -> ServiceHealth<'a> {
    let mut shown: Vec<&Incident> = incidents
        .iter()
        .map(Arc::as_ref)
        .filter(|incident| incident.affects_tenant && criteria.shows_service(&incident.service))
        .collect();
    shown.sort_by(|a, b| {
        let key = |incident: &Incident| (rank(incident), Reverse(incident.updated_at));
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    let (active, past) = shown.into_iter().partition(|incident| is_active(incident, as_of));
    ServiceHealth { active, past }
}

/// Whether an incident goes on: `resolved: false`; without that field, no end by `as_of`, and a status that is not final. An
/// end in the future is announced, not reached.
pub fn is_active(incident: &Incident, as_of: AsOf) -> bool {
    let has_ended = || incident.ended_at.at().is_some_and(|end| end <= as_of.0);
    incident.resolved.map_or_else(|| !has_ended() && !incident.has_final_status(), |resolved| !resolved)
}

/// Whether the tenant itself has to act on it.
pub fn needs_tenant_to_act(incident: &Incident) -> bool {
    incident.origin.as_ref().is_some_and(|origin| origin.is("customer"))
}

/// Incidents before advisories; a classification that nobody knows yet comes between, for it may be either.
fn rank(incident: &Incident) -> u8 {
    match () {
        () if incident.classification.is("incident") => 0,
        () if incident.classification.is("advisory") => 2,
        () => 1,
    }
}
