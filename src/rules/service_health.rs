//! Which incidents and advisories are shown, and in which order.

use std::{cmp::Reverse, sync::Arc};

use super::Criteria;
use crate::tenant::Incident;

/// The incidents and advisories of the services that are shown and that affect the tenant.
#[derive(Debug, Default)]
pub struct ServiceHealth<'a> {
    /// Those that are active: incidents before advisories, then the latest update, then id.
    pub active: Vec<&'a Incident>,
    /// Those that are over, in the same order.
    pub past: Vec<&'a Incident>,
}

/// Sorts out what is shown. Issues of other services, or without impact on this tenant, are in neither list.
pub fn sort<'a>(incidents: &'a [Arc<Incident>], criteria: &Criteria) -> ServiceHealth<'a> {
    let mut shown: Vec<&Incident> = incidents
        .iter()
        .map(Arc::as_ref)
        .filter(|incident| incident.affects_tenant && criteria.shows_service(&incident.service))
        .collect();
    shown.sort_by(|a, b| {
        let key = |incident: &Incident| (rank(incident), Reverse(incident.updated_at));
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    let (active, past) = shown.into_iter().partition(|incident| is_active(incident));
    ServiceHealth { active, past }
}

/// Whether it goes on: `resolved: false`; where that is not said, no end and no status that means the end.
pub fn is_active(incident: &Incident) -> bool {
    match incident.resolved {
        Some(resolved) => !resolved,
        None => incident.ended_at.at().is_none() && !is_final(incident.status.as_str()),
    }
}

/// Whether the tenant itself has to act on it.
pub fn needs_tenant_to_act(incident: &Incident) -> bool {
    incident.origin.as_ref().is_some_and(|origin| origin.is("customer"))
}

/// Whether a status says that an issue is over. Graph's enumeration grows, hence the prefixes.
///
/// The last four are display names of the Office 365 Service Communications API, which Graph replaced. Its other names
/// (*Restoring service*, *Extended recovery*, *Investigation suspended*, *Additional information*, …) leave an issue open.
fn is_final(status: &str) -> bool {
    const FINAL: [&str; 8] = [
        "servicerestored",
        "postincidentreviewpublished",
        "falsepositive",
        "serviceoperational",
        "postincidentreportpublished",
        "pirpublished",
        "normalservice",
        "normalserviceavailability",
    ];
    let letters: String = status.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    FINAL.contains(&letters.as_str()) || letters.starts_with("resolved") || letters.starts_with("mitigated")
}

/// Incidents before advisories; a classification that nobody knows yet comes between, for it may be either.
fn rank(incident: &Incident) -> u8 {
    match () {
        () if incident.classification.is("incident") => 0,
        () if incident.classification.is("advisory") => 2,
        () => 1,
    }
}
