//! What feeds and calendars are made of: plain items, so that those of a tenant, of a connector type and of a whole fleet
//! are made in one way.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Settings, TenantSite,
    links::Place,
    pages::{change_line, page_of},
    words,
};
use crate::{
    history::{Change, ConnectorChange, Part, What},
    rules::{Group, Member, Status},
    tenant::{Basis, ConnectorType, Message, Moment, rfc3339},
    text_safety::line,
};

/// So many changes are in a feed.
pub const MOST: usize = 50;

/// The longest title, in characters. What is longer is no title.
pub const LONGEST: usize = 200;

/// The space of the names below; made up once, and never to be changed.
const SPACE: Uuid = Uuid::from_u128(0x6d5e_0f0a_9f1b_4c55_8e2b_7a6a_4b1f_7c90);

/// An id that is always the same for the same name, whatever else there is.
pub fn id(name: &impl Serialize) -> Uuid {
    // As JSON, because its parts cannot run together there.
    Uuid::new_v5(&SPACE, &serde_json::to_vec(name).unwrap_or_default())
}

/// A change, ready for a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct FeedItem {
    /// A UUID that stays the same.
    pub id: String,
    /// When the snapshot was taken that shows it first.
    pub at: DateTime<Utc>,
    /// What kind of change it is, as in `history.json`.
    pub kind: String,
    /// What it is about and what happened, on one line.
    pub title: String,
    /// What happened, in a sentence or two.
    pub text: String,
    /// The page that tells more.
    pub page: String,
}

/// A date, ready for a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct EventItem {
    /// A UUID that stays the same.
    pub id: String,
    /// When it is.
    pub at: DateTime<Utc>,
    /// Whether it is the whole day.
    pub all_day: bool,
    /// What it is, on one line.
    pub title: String,
    /// What there is to say, line by line.
    pub description: Vec<String>,
    /// What it belongs to, most general first.
    pub categories: Vec<String>,
    /// The page that tells more.
    pub page: String,
}

/// The latest changes of a tenant, or of one connector type of it, newest first.
pub fn changes(settings: &Settings, tenant: &TenantSite<'_>, kind: Option<&ConnectorType>) -> Vec<FeedItem> {
    let entries = tenant.chronicle.entries.iter().rev().flat_map(|entry| {
        let mut seen = BTreeMap::new();
        let numbered = entry.changes.iter().map(move |change| {
            let number = seen.entry((change.what.kind(), change.what.subject())).or_insert(0_usize);
            *number += 1;
            (change, *number)
        });
        numbered.filter(|(change, _)| kind.is_none_or(|kind| is_about(&change.what, kind))).collect::<Vec<_>>()
    });
    entries.take(MOST).map(|(change, number)| item(settings, tenant, change, number)).collect()
}

/// Whether a change is one of a connector type.
fn is_about(what: &What, kind: &ConnectorType) -> bool {
    match what {
        What::Connector(connector, change) => {
            let also = match change {
                ConnectorChange::Reported { also, .. } | ConnectorChange::DetailsChanged { also, .. } => &also[..],
                _ => &[],
            };
            connector.type_slug == kind.slug || also.contains(&kind.slug)
        }
        What::Capture(Part::Connectors, _) => true,
        What::Capture(Part::ConnectorType { slug, .. }, _) => *slug == kind.slug,
        What::Capture(..) | What::Incident(..) | What::Message(..) | What::License(..) | What::Tenant(_) => false,
    }
}

/// `number` is the place of the change among those of its kind on the same thing in the same snapshot, from 1.
fn item(settings: &Settings, tenant: &TenantSite<'_>, change: &Change, number: usize) -> FeedItem {
    let words = change_line(change, tenant.assessment.as_of, &settings.criteria.thresholds);
    let detail = words.detail.map(|detail| format!("{detail}."));
    let parts: Vec<String> = detail.into_iter().chain((!words.text.is_empty()).then_some(words.text)).collect();
    // The type and the id of a connector stand side by side, so that no two pairs read the same.
    let subject = match &change.what {
        What::Connector(connector, _) => (connector.type_slug.clone(), Some(connector.id.as_str())),
        other => (other.subject(), None),
    };
    let key = &tenant.key;
    let name = ("change", key, rfc3339(change.at), change.what.kind(), subject, number);
    FeedItem {
        id: id(&name).to_string(),
        at: change.at,
        kind: change.what.kind().to_owned(),
        title: line(&format!("{}: {}", line(&words.subject, LONGEST - 40), words.label.to_lowercase()), LONGEST),
        text: line(&parts.join(" "), 5 * LONGEST),
        page: tenant.base.inside(&page_of(tenant, change)).to_owned(),
    }
}

/// When credentials of a tenant expire and by when messages ask to act, as its latest snapshot says.
pub fn events(settings: &Settings, tenant: &TenantSite<'_>) -> Vec<EventItem> {
    let mut events = Vec::new();
    for group in tenant.groups().iter().filter(|group| group.kind.basis == Basis::Expiry) {
        let configured = group.members.iter().filter(|member| member.verdict.status.counts());
        events.extend(configured.filter_map(|member| expiry(settings, tenant, group, member)));
    }
    let messages = tenant.assessment.news.captured().map_or(&[][..], |news| &news.active);
    events.extend(messages.iter().filter_map(|message| act_by(settings, tenant, message)));
    events
}

/// The event of a credential that expires.
fn expiry(settings: &Settings, tenant: &TenantSite<'_>, group: &Group<'_>, member: &Member<'_>) -> Option<EventItem> {
    let connector = member.connector;
    let at = date(connector.expires_at)?;
    let key = &tenant.key;
    let status = member.verdict.status;
    let what_to_do = match status {
        Status::Unhealthy => "Renew it: what depends on it does not work until then.",
        _ => "Renew it before it expires.",
    };
    let because = words::because(member.verdict.reason, &settings.criteria.thresholds);
    let description = [
        format!("{}: {because}.", status.label()),
        what_to_do.to_owned(),
        format!("Where: {}", tenant.addresses(settings).fix(&group.kind, connector.link.as_deref(), "").address),
    ];
    let name = line(&member.name, LONGEST / 2);
    Some(EventItem {
        id: id(&("expiry", key, &connector.type_slug, &connector.id)).to_string(),
        at,
        all_day: false,
        title: format!("{name} ({}) expires", line(&group.kind.label, LONGEST / 3)),
        description: lines(description),
        categories: vec!["Expiry".to_owned(), line(&group.kind.label, LONGEST)],
        page: tenant.base.inside(&tenant.connector_path(&connector.type_slug, &connector.id)).to_owned(),
    })
}

/// The event of a message that asks to act by a day.
fn act_by(settings: &Settings, tenant: &TenantSite<'_>, message: &Message) -> Option<EventItem> {
    let at = date(message.action_required_by)?;
    let key = &tenant.key;
    let description = [
        format!("Message {}: {}", message.id, message.title),
        format!("Act by {}.", words::date(at)),
        format!("Where: {}", tenant.addresses(settings).to_one(Place::Message, &message.id, "").address),
    ];
    Some(EventItem {
        id: id(&("act by", key, &message.id)).to_string(),
        at,
        all_day: true,
        title: line(&format!("Act by: {}", message.title), LONGEST),
        description: lines(description),
        categories: vec!["Action required".to_owned()],
        page: tenant.base.inside(&tenant.message_path(&message.id)).to_owned(),
    })
}

fn lines(parts: [String; 3]) -> Vec<String> {
    parts.iter().map(|part| line(part, 5 * LONGEST)).collect()
}

/// A date that a calendar can hold.
fn date(moment: Moment) -> Option<DateTime<Utc>> {
    moment.at().filter(|at| (1..=9999).contains(&at.year()))
}
