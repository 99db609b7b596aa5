//! Selection and order of incidents and advisories.

use std::{cmp::Reverse, sync::Arc};

use super::{Announcements, Criteria};
use crate::{as_of::AsOf, tenant::Incident};

/// Selects and sorts the issues: incidents before advisories, then latest update, then id. Those of other services, or
/// without impact on the tenant, are left out. Resolved ones are inactive.
pub fn sort<'a>(incidents: &'a [Arc<Incident>], as_of: AsOf, criteria: &Criteria) -> Announcements<'a, Incident> {
    let mut shown: Vec<&Incident> = incidents
        .iter()
        .map(Arc::as_ref)
        .filter(|incident| incident.affects_tenant && criteria.shows_service(&incident.service))
        .collect();
    shown.sort_by(|a, b| {
        let key = |incident: &Incident| (rank(incident), Reverse(incident.updated_at));
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    let (active, inactive) = shown.into_iter().partition(|incident| is_active(incident, as_of));
    Announcements { active, inactive }
}

/// Returns whether an incident is active: `resolved: false`, or, without that field, no end at or before `as_of` and no
/// final status. An end in the future is only announced.
pub fn is_active(incident: &Incident, as_of: AsOf) -> bool {
    let has_ended = || incident.ended_at.at().is_some_and(|end| end <= as_of.0);
    incident.resolved.map_or_else(|| !has_ended() && !incident.has_final_status(), |resolved| !resolved)
}

/// Returns whether the tenant has to act on an incident.
pub fn needs_tenant_to_act(incident: &Incident) -> bool {
    incident.origin.as_ref().is_some_and(|origin| origin.is("customer"))
}

/// Returns the sort rank: incidents, then unknown classifications, which may be either, then advisories.
fn rank(incident: &Incident) -> u8 {
    match () {
        () if incident.classification.is("incident") => 0,
        () if incident.classification.is("advisory") => 2,
        () => 1,
    }
}
