//! Pages of incidents and advisories: the section, the list, one issue.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};

use super::{
    PageContext,
    changes::log,
    dated, fact, facts, known as if_known, last_seen,
    months::{by_month, choices},
    preferences,
};
use crate::{
    as_of::AsOf,
    content::BodyCache,
    history::{Presence, Tracked},
    locale::Locale,
    rules::{Assessment, service_health},
    site::{
        PageKind,
        links::LinkTarget,
        view::{Fact, HealthSection, IncidentPage, IncidentRow, IncidentsPage, PostView},
        words,
    },
    tenant::{EnumValue, Incident, Moment, Post},
};

pub(in crate::site) fn incidents(at: &PageContext<'_, '_>) -> IncidentsPage {
    let assessment = &at.tenant.assessment;
    let health = health_section(at, assessment);
    let resolved = assessment.health.captured().map_or(&[][..], |health| &health.inactive);
    let resolved = resolved.iter().map(|incident| (*incident, row(at, incident)));
    let missing = at.tenant.chronicle.incidents.iter().filter(|known| known.now != Presence::Listed);
    let missing = missing.map(|known| (known.latest, missing_row(at, known)));
    let mut rest: Vec<(&Incident, IncidentRow)> = resolved.chain(missing).collect();
    rest.sort_by(|(a, _), (b, _)| date(b).cmp(&date(a)).then_with(|| a.id.cmp(&b.id)));
    let (unlisted, past): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(_, row)| row.unlisted.is_some());
    let rows = health.action.iter().chain(&health.active);
    let rows = rows.chain(unlisted.iter().chain(&past).map(|(_, row)| row));
    let kinds = choices(&kinds(at.locale()), rows.clone().map(|row| row.kind));
    let count = rows.count();
    IncidentsPage {
        page: at.frame(PageKind::Incidents, &[at.locale().menu_health()], &[]),
        kinds,
        count,
        unlisted: unlisted.into_iter().map(|(_, row)| row).collect(),
        past: by_month(at.locale(), past.into_iter().map(|(incident, row)| (date(incident), row))),
        health,
    }
}

/// Returns the choices of the filter by kind.
fn kinds(locale: &Locale) -> [(&'static str, &str); 3] {
    [
        ("incident", locale.filter_incidents()),
        ("advisory", locale.filter_advisories()),
        ("other", locale.filter_other_issues()),
    ]
}

/// Returns the date by which an issue is listed: its last update, or else its end or start.
fn date(incident: &Incident) -> Option<DateTime<Utc>> {
    [incident.updated_at, incident.ended_at, incident.started_at].into_iter().find_map(Moment::at)
}

/// Returns the row of an issue missing from the latest snapshot.
fn missing_row(at: &PageContext<'_, '_>, known: &Tracked<'_, Incident>) -> IncidentRow {
    let seen = at.tenant.chronicle.entries[known.last].at();
    IncidentRow {
        acts: false,
        past: true,
        unlisted: unlisted(at.locale(), known.latest, known.now, AsOf(seen)).map(str::to_owned),
        last_seen: Some(last_seen(at.locale(), seen)),
        ..row(at, known.latest)
    }
}

/// Returns the text for an issue that disappeared without a final status; `None` for others. `seen` is the time of the
/// last snapshot that lists it.
fn unlisted<'l>(locale: &'l Locale, incident: &Incident, now: Presence, seen: AsOf) -> Option<&'l str> {
    let text = match now {
        Presence::Listed => None,
        Presence::NotListed => Some(locale.incident_no_longer_listed()),
        Presence::NotCaptured => Some(locale.status_not_captured()),
    };
    text.filter(|_| service_health::is_active(incident, seen))
}

pub(in crate::site) fn incident(at: &PageContext<'_, '_>, known: &Tracked<'_, Incident>) -> IncidentPage {
    let (locale, incident) = (at.locale(), known.latest);
    let as_of = at.as_of;
    let (addresses, bodies) = (at.addresses(), &at.site.bodies);
    let mut posts: Vec<&Post> = incident.posts.iter().map(Arc::as_ref).collect();
    posts.sort_by_key(|post| Reverse(post.at));
    let unlisted = unlisted(locale, incident, known.now, as_of);
    let is_active = service_health::is_active(incident, as_of) && unlisted.is_none();
    let next_update = posts.first().filter(|_| is_active).and_then(|post| next_update(post, bodies));
    let first = unfolded(&posts, bodies);
    let posts = posts
        .into_iter()
        .map(|post| PostView { at: at.when_at(post.at), body: bodies.html(&post.body, addresses.links()) });
    let mut posts: Vec<PostView> = posts.collect();
    let earlier = posts.split_off(first);
    let date = |label, moment| if_known(label, dated(at, moment));
    let own = [
        if_known(locale.fact_service(), Some(incident.service.clone()).filter(|service| !service.is_empty())),
        if_known(locale.fact_feature(), incident.feature.clone()),
        if_known(locale.fact_origin(), incident.origin.as_ref().map(EnumValue::words)),
        date(locale.column_started(), incident.started_at),
        date(locale.fact_ended(), incident.ended_at),
        Some(fact(locale.fact_id(), Some(incident.id.clone()))),
    ];
    IncidentPage {
        page: at.frame(
            PageKind::Incident,
            &[&incident.title, &incident.id],
            &[(locale.menu_health(), at.tenant.base.incidents())],
        ),
        incident: IncidentRow {
            past: !is_active,
            unlisted: unlisted.map(str::to_owned),
            last_seen: (known.now != Presence::Listed).then(|| last_seen(at.locale(), at.snapshot.captured_at)),
            ..row(at, incident)
        },
        known: locale.incident_known(&locale.date_time(at.snapshot.captured_at)),
        next_update,
        impact: incident.impact.clone(),
        action: (is_active && service_health::needs_tenant_to_act(incident))
            .then(|| locale.incident_action().to_owned()),
        facts: own.into_iter().flatten().chain(facts(&incident.details)).collect::<Vec<Fact>>(),
        posts,
        earlier,
        original: addresses.to_one(LinkTarget::Incident, &incident.id, locale.incident_open()),
        gone: gone(at, incident, known.now, unlisted.is_some()),
        log: log(at, &format!("incident {}", incident.id)),
    }
}

/// Returns the number of posts to show at first: at most three, and none that mostly repeats the newer one.
fn unfolded(posts: &[&Post], bodies: &BodyCache) -> usize {
    const MOST: usize = 3;
    let pairs = posts.windows(2).take(MOST - 1);
    let own = pairs
        .take_while(|pair| pair.first().zip(pair.get(1)).is_some_and(|(newer, post)| !repeats(post, newer, bodies)));
    (1 + own.count()).min(posts.len())
}

/// Returns whether most paragraphs of a post are in the newer one too.
fn repeats(post: &Post, newer: &Post, bodies: &BodyCache) -> bool {
    let (post, newer) = (bodies.text(&post.body), bodies.text(&newer.body));
    let newer: BTreeSet<&str> = paragraphs(&newer).collect();
    let (same, own): (Vec<_>, Vec<_>) = paragraphs(&post).partition(|line| newer.contains(line));
    same.len() > own.len()
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Returns the note for an issue missing from the latest snapshot.
fn gone(at: &PageContext<'_, '_>, incident: &Incident, now: Presence, is_unlisted: bool) -> Option<String> {
    let locale = at.locale();
    let (status, seen) = (incident.status.words().to_lowercase(), locale.date_time(at.snapshot.captured_at));
    match now {
        Presence::NotListed if is_unlisted => Some(locale.incident_gone_not_listed(&status, &seen)),
        Presence::NotCaptured if is_unlisted => Some(locale.incident_gone_not_captured(&status, &seen)),
        _ if incident.classification.is("advisory") => at.gone(now, Locale::gone_advisory),
        _ => at.gone(now, Locale::gone_incident),
    }
}

/// Returns the time of the next update as a post announces it on a line `Next update by: …`.
fn next_update(post: &Post, bodies: &BodyCache) -> Option<String> {
    /// Maximum length in characters; longer text is not a time.
    const LONGEST: usize = 80;
    let text = bodies.text(&post.body);
    let announced = text.lines().rev().find_map(|line| {
        let (label, time) = line.rsplit_once("by:")?;
        label.trim_end().to_lowercase().ends_with("next update").then(|| time.trim().to_owned())
    });
    announced.filter(|time| !time.is_empty() && time.chars().count() <= LONGEST)
}

pub(super) fn health_section(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> HealthSection {
    let (locale, health) = (at.locale(), assessment.health.captured());
    let active = health.map_or(&[][..], |health| &health.active);
    let reasons = locale.missing_because(assessment.snapshot, "incidents");
    let (action, others): (Vec<&Incident>, Vec<&Incident>) =
        active.iter().copied().partition(|incident| service_health::needs_tenant_to_act(incident));
    HealthSection {
        not_captured: health.is_none().then(|| locale.joined(&reasons, locale.not_captured_health())),
        in_part: assessment.health.is_in_part().then(|| locale.part_only(locale.in_part_health(), &reasons)),
        others: locale.other_services(words::ExcludedItems::Issues, &assessment.snapshot.other_services.incidents),
        active: others.into_iter().map(|incident| row(at, incident)).collect(),
        action: action.into_iter().map(|incident| row(at, incident)).collect(),
        services: locale.list(&at.site.settings.criteria.services),
        index: (!at.past).then(|| at.href(&at.tenant.base.incidents())),
        see_past: at.to_admin_center(LinkTarget::ServiceHealth, locale.incidents_see_past()),
        preferences: preferences(at, locale.incidents_preferences()),
    }
}

fn row(at: &PageContext<'_, '_>, incident: &Incident) -> IncidentRow {
    let past = !service_health::is_active(incident, at.as_of);
    IncidentRow {
        acts: !past && service_health::needs_tenant_to_act(incident),
        id: incident.id.clone(),
        title: incident.title.clone(),
        href: at.href(&at.tenant.incident_path(&incident.id)),
        kind: words::incident_kind(incident),
        classification: classification(at.locale(), incident),
        status: incident.status.words(),
        feature: incident.feature.clone(),
        started: at.when_at(incident.started_at),
        updated: at.when_at(incident.updated_at),
        past,
        unlisted: None,
        last_seen: None,
    }
}

/// Returns the kind of an issue, e.g. `Incident`; for a kind without a shape key, the service's word.
pub fn classification(locale: &Locale, incident: &Incident) -> String {
    match words::incident_kind(incident) {
        "incident" => locale.kind_incident().to_owned(),
        "advisory" => locale.kind_advisory().to_owned(),
        _ => incident.classification.words(),
    }
}
