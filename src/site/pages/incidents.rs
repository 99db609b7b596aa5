//! Pages of incidents and advisories: the section, the list, one issue.

use std::{cmp::Reverse, sync::Arc};

use super::{PageContext, changes::log, fact, facts, known as if_known, last_seen, preferences};
use crate::{
    content,
    history::{Presence, Tracked},
    numbers,
    rules::{Assessment, service_health},
    site::{
        PageKind,
        links::Place,
        view::{Fact, HealthSection, IncidentPage, IncidentRow, IncidentsPage, PostView},
        words,
    },
    tenant::{EnumValue, Incident, Post},
};

pub(in crate::site) fn incidents(at: &PageContext<'_, '_>) -> IncidentsPage {
    let assessment = &at.tenant.assessment;
    let past = assessment.health.captured().map_or(&[][..], |health| &health.past);
    // Issues missing from the latest snapshot come last, the latest first.
    let mut gone: Vec<&Tracked<'_, Incident>> =
        at.tenant.chronicle.incidents.iter().filter(|known| known.now != Presence::Listed).collect();
    gone.sort_by_key(|known| Reverse(known.last));
    let gone = gone.into_iter().map(|known| {
        let seen = at.tenant.chronicle.entries[known.last].at();
        IncidentRow { past: true, last_seen: Some(last_seen(seen)), ..row(at, known.latest) }
    });
    IncidentsPage {
        page: at.frame(PageKind::Incidents, &["Service health"], &[]),
        health: health_section(at, assessment),
        past: past.iter().map(|incident| row(at, incident)).chain(gone).collect(),
    }
}

pub(in crate::site) fn incident(at: &PageContext<'_, '_>, known: &Tracked<'_, Incident>) -> IncidentPage {
    let incident = known.latest;
    let as_of = at.as_of;
    let addresses = at.addresses();
    let mut posts: Vec<&Post> = incident.posts.iter().map(Arc::as_ref).collect();
    posts.sort_by_key(|post| Reverse(post.at));
    let date = |label, moment| {
        if_known(label, words::when_at(moment, as_of).map(|when| format!("{} ({})", when.text, when.relative)))
    };
    let own = [
        if_known("Service", Some(incident.service.clone()).filter(|service| !service.is_empty())),
        if_known("Feature", incident.feature.clone()),
        if_known("Status", Some(incident.status.words()).filter(|status| !status.is_empty())),
        if_known("Origin", incident.origin.as_ref().map(EnumValue::words)),
        date("Started", incident.started_at),
        date("Last update", incident.updated_at),
        date("Ended", incident.ended_at),
        Some(fact("ID", Some(incident.id.clone()))),
    ];
    IncidentPage {
        page: at.frame(
            PageKind::Incident,
            &[&incident.title, &incident.id],
            &[("Service health", at.tenant.base.incidents())],
        ),
        incident: row(at, incident),
        impact: incident.impact.clone(),
        action: (service_health::is_active(incident, as_of) && service_health::needs_tenant_to_act(incident))
            .then(|| "This issue is in your own environment: it goes on until you act on it.".to_owned()),
        facts: own.into_iter().flatten().chain(facts(&incident.details)).collect::<Vec<Fact>>(),
        posts: posts
            .into_iter()
            .map(|post| PostView {
                at: words::when_at(post.at, as_of),
                body: content::html(&post.body, addresses.links()),
            })
            .collect(),
        original: addresses.to_one(Place::Incident, &incident.id, "Open in the Microsoft 365 admin center"),
        gone: at.gone(known.now, if incident.classification.is("advisory") { "advisory" } else { "incident" }),
        log: log(at, &format!("incident {}", incident.id)),
    }
}

pub(super) fn health_section(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> HealthSection {
    let health = assessment.health.captured();
    let active = health.map_or(&[][..], |health| &health.active);
    let (action, others): (Vec<&Incident>, Vec<&Incident>) =
        active.iter().copied().partition(|incident| service_health::needs_tenant_to_act(incident));
    HealthSection {
        captured: health.is_some(),
        in_part: assessment
            .health
            .is_in_part()
            .then(|| words::part_only("More incidents and advisories may be active than this list shows.")),
        others: words::other_services(
            &assessment.snapshot.other_services.incidents,
            "incident or advisory",
            "incidents and advisories",
        ),
        active: others.into_iter().map(|incident| row(at, incident)).collect(),
        action: action.into_iter().map(|incident| row(at, incident)).collect(),
        services: numbers::list(&at.site.settings.criteria.services),
        index: (!at.past).then(|| at.href(&at.tenant.base.incidents())),
        see_past: at.to_admin_center(Place::ServiceHealth, "See past incidents and advisories"),
        preferences: preferences(at, "Set communication preferences for service health"),
    }
}

fn row(at: &PageContext<'_, '_>, incident: &Incident) -> IncidentRow {
    let as_of = at.as_of;
    IncidentRow {
        id: incident.id.clone(),
        title: incident.title.clone(),
        href: at.href(&at.tenant.incident_path(&incident.id)),
        kind: words::incident_kind(incident).to_owned(),
        classification: incident.classification.words(),
        status: incident.status.words(),
        feature: incident.feature.clone(),
        started: words::when_at(incident.started_at, as_of),
        updated: words::when_at(incident.updated_at, as_of),
        past: !service_health::is_active(incident, as_of),
        last_seen: None,
    }
}
