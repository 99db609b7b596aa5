//! Differences between two versions of an incident or message.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edited, IncidentChange, MessageFacts, compare::same_words, connectors::whole_seconds};
use crate::{
    as_of::AsOf,
    content::BodyCache,
    rules::service_health,
    tenant::{Body, EnumValue, Incident, Message, Moment, Post, same_service},
};

/// Returns the edited parts of a message. A new modification date alone is not an edit.
pub fn edited(last: &Message, message: &Message, bodies: &BodyCache) -> Vec<Edited> {
    if std::ptr::eq(last, message) {
        return Vec::new();
    }
    let summary = |message: &Message| message.details.get(Message::SUMMARY).cloned().unwrap_or_default();
    let links = last.body != message.body && bodies.links(&last.body) != bodies.links(&message.body);
    those(&[
        (Edited::Title, !same_words(&last.title, &message.title)),
        (Edited::Summary, !same_words(&summary(last), &summary(message))),
        (Edited::Text, !same_body(&last.body, &message.body, bodies)),
        (Edited::Links, links),
        (Edited::ActBy, seconds(last.action_required_by) != seconds(message.action_required_by)),
        (Edited::Start, whole_seconds(last.published_at) != whole_seconds(message.published_at)),
        (Edited::End, seconds(last.ends_at) != seconds(message.ends_at)),
        (Edited::Category, !same_word(last.category.as_ref(), message.category.as_ref())),
        (Edited::Severity, !same_word(last.severity.as_ref(), message.severity.as_ref())),
        (Edited::MajorChange, last.major_change != message.major_change),
        (Edited::Services, services(last) != services(message)),
        (Edited::Tags, set(&last.tags) != set(&message.tags)),
        (Edited::Details, !same_details(&last.details, &message.details)),
    ])
}

/// Returns the edited parts of an incident, except its status and new posts.
fn incident_edited(last: &Incident, incident: &Incident, bodies: &BodyCache) -> Vec<Edited> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    those(&[
        (Edited::Title, !same_words(&last.title, &incident.title)),
        (Edited::Classification, !last.classification.is(incident.classification.as_str())),
        (Edited::Impact, !same_words(&text(&last.impact), &text(&incident.impact))),
        (Edited::Feature, !same_words(&text(&last.feature), &text(&incident.feature))),
        (Edited::Origin, !same_word(last.origin.as_ref(), incident.origin.as_ref())),
        (Edited::Services, !same_service(&last.service, &incident.service)),
        (Edited::Start, seconds(last.started_at) != seconds(incident.started_at)),
        (Edited::End, seconds(last.ended_at) != seconds(incident.ended_at)),
        (Edited::Posts, posts_edited(last, incident, bodies)),
        (Edited::Details, !same_details(&last.details, &incident.details)),
    ])
}

fn those(all: &[(Edited, bool)]) -> Vec<Edited> {
    all.iter().filter_map(|(edited, is)| is.then_some(*edited)).collect()
}

/// Returns the update from one version of an incident to the next, as of one moment; `None` if nothing changed.
pub(super) fn incident_update(
    last: &Incident,
    incident: &Incident,
    as_of: AsOf,
    bodies: &BodyCache,
) -> Option<IncidentChange> {
    if std::ptr::eq(last, incident) {
        return None;
    }
    let (edited, posts) = (incident_edited(last, incident, bodies), new_posts(last, incident, bodies));
    let same_status = last.status.is(incident.status.as_str());
    // The `resolved` field can change without the status.
    let same = same_status && service_health::is_active(last, as_of) == service_health::is_active(incident, as_of);
    if same && edited.is_empty() && posts == 0 {
        return None;
    }
    let to = incident.status.clone();
    let from = if same_status { to.clone() } else { last.status.clone() };
    Some(IncidentChange::Updated { from, to, posts, edited })
}

fn new_posts(last: &Incident, incident: &Incident, bodies: &BodyCache) -> usize {
    incident.posts.iter().filter(|post| !last.posts.iter().any(|known| same_place(known, post, bodies))).count()
}

/// Returns whether earlier posts were edited or removed.
fn posts_edited(last: &Incident, incident: &Incident, bodies: &BodyCache) -> bool {
    let known = |post: &Post, incident: &Incident| incident.posts.iter().any(|other| same_post(other, post, bodies));
    let edited = |post: &Post| !known(post, last) && last.posts.iter().any(|other| same_place(other, post, bodies));
    let more = last.posts.len() != incident.posts.len();
    last.posts.iter().any(|post| !known(post, incident))
        || incident.posts.iter().any(|post| edited(post))
        || (more && new_posts(last, incident, bodies) == 0)
}

/// Returns whether two posts are the same post, possibly with edited text: a service publishes one post at a time.
fn same_place(a: &Post, b: &Post, bodies: &BodyCache) -> bool {
    same_post(a, b, bodies) || (a.at.at().is_some() && seconds(a.at) == seconds(b.at))
}

fn same_post(a: &Post, b: &Post, bodies: &BodyCache) -> bool {
    std::ptr::eq(a, b) || (seconds(a.at) == seconds(b.at) && same_body(&a.body, &b.body, bodies))
}

/// Truncates a time to seconds: services report the same time with and without a fraction.
fn seconds(moment: Moment) -> Option<i64> {
    moment.at().map(|at| at.timestamp())
}

fn same_word(a: Option<&EnumValue>, b: Option<&EnumValue>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.is(b.as_str()),
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn set(texts: &[String]) -> BTreeSet<&str> {
    texts.iter().map(String::as_str).collect()
}

/// Returns the service names, normalized as by [`same_service`].
fn services(message: &Message) -> BTreeSet<String> {
    message.services.iter().map(|service| service.trim().to_lowercase()).collect()
}

/// Returns whether two bodies have the same text, regardless of markup.
fn same_body(a: &Body, b: &Body, bodies: &BodyCache) -> bool {
    a == b || same_words(a.source(), b.source()) || same_words(&bodies.text(a), &bodies.text(b))
}

/// Details whose changes are ignored: one holds the time of the request, the other is a setting of the reader.
pub const NO_NEWS: [&str; 2] = ["FeatureStatusJson", "NotifyInApp"];

/// Returns whether two sets of details are equal. The summary of a message is compared separately.
fn same_details(a: &BTreeMap<String, String>, b: &BTreeMap<String, String>) -> bool {
    let news = |name: &str| name != Message::SUMMARY && !NO_NEWS.iter().any(|known| known.eq_ignore_ascii_case(name));
    let of = |facts: &BTreeMap<String, String>| -> Vec<(String, String)> {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        facts.iter().filter(|(name, _)| news(name)).map(|(name, value)| (name.clone(), words(value))).collect()
    };
    a == b || of(a) == of(b)
}

impl MessageFacts {
    pub(super) fn of(message: &Message) -> Self {
        MessageFacts {
            act_by: message.action_required_by,
            starts_at: message.published_at,
            ends_at: message.ends_at,
            major_change: message.major_change,
        }
    }
}
