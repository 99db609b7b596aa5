//! Items of feeds and calendars, as plain data shared by tenants, connector types and fleets.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Settings, TenantSite,
    links::LinkTarget,
    pages::{change_line, inline_label, page_of},
};
use crate::{
    guidance::{Guidance, built_in},
    history::{Change, ChangeKind, ConnectorChange, MissingPart},
    locale::Locale,
    rules::{Group, Member, Status},
    tenant::{Basis, ConnectorType, Message, Moment, rfc3339},
    text_safety::line,
};

/// Maximum number of changes in a feed.
pub const MOST: usize = 50;

/// Maximum length of a title, in characters; longer titles are cut.
pub const LONGEST: usize = 200;

/// UUID namespace for the ids below; generated once, never to be changed.
const SPACE: Uuid = Uuid::from_u128(0x6d5e_0f0a_9f1b_4c55_8e2b_7a6a_4b1f_7c90);

/// Returns a stable ID that depends only on the name.
pub fn id(name: &impl Serialize) -> Uuid {
    // JSON keeps the parts of the name separate.
    Uuid::new_v5(&SPACE, &serde_json::to_vec(name).unwrap_or_default())
}

/// A feed item for a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct FeedItem {
    /// Stable UUID.
    pub id: String,
    /// Time of the first snapshot with the change.
    pub at: DateTime<Utc>,
    /// Kind of change, as in `history.json`.
    pub kind: String,
    /// Subject and change, on one line.
    pub title: String,
    /// Description in one or two sentences.
    pub text: String,
    /// Page with details.
    pub page: String,
}

/// A calendar event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Hash)]
pub struct EventItem {
    /// Stable UUID.
    pub id: String,
    /// Time of the event.
    pub at: DateTime<Utc>,
    /// Whether it is a whole-day event.
    pub all_day: bool,
    /// Title, on one line.
    pub title: String,
    /// Description, line by line.
    pub description: Vec<String>,
    /// Categories, most general first.
    pub categories: Vec<String>,
    /// Page with details.
    pub page: String,
}

/// Returns the latest changes of a tenant, or of one of its connector types, newest first.
pub fn changes(locale: &Locale, tenant: &TenantSite<'_>, kind: Option<&ConnectorType>) -> Vec<FeedItem> {
    let entries = tenant.chronicle.entries.iter().rev().flat_map(|entry| {
        let mut seen = BTreeMap::new();
        let numbered = entry.changes.iter().map(move |change| {
            let number = seen.entry((change.what.kind(), change.what.subject())).or_insert(0_usize);
            *number += 1;
            (change, *number)
        });
        numbered.filter(|(change, _)| kind.is_none_or(|kind| is_about(&change.what, kind))).collect::<Vec<_>>()
    });
    entries.take(MOST).map(|(change, number)| item(locale, tenant, change, number)).collect()
}

/// Returns whether a change is about a connector type.
fn is_about(what: &ChangeKind, kind: &ConnectorType) -> bool {
    match what {
        ChangeKind::Connector(connector, change) => {
            let also = match change {
                ConnectorChange::Reported { also, .. } | ConnectorChange::DetailsChanged { also, .. } => &also[..],
                _ => &[],
            };
            connector.type_slug == kind.slug || also.contains(&kind.slug)
        }
        ChangeKind::Capture(MissingPart::Connectors, _) => true,
        ChangeKind::Capture(MissingPart::ConnectorType { slug, .. }, _) => *slug == kind.slug,
        ChangeKind::Capture(..)
        | ChangeKind::Incident { .. }
        | ChangeKind::Message { .. }
        | ChangeKind::License { .. }
        | ChangeKind::Tenant { .. } => false,
    }
}

/// Returns the feed item of a change. `number` counts changes of the same kind and subject in one snapshot, from 1.
fn item(locale: &Locale, tenant: &TenantSite<'_>, change: &Change, number: usize) -> FeedItem {
    let words = change_line(locale, change, tenant.assessment.as_of);
    let detail = words.detail.map(|detail| locale.sentence(&detail)).unwrap_or_default();
    let title = locale.feed_title(&line(&words.subject, LONGEST - 40), inline_label(locale, &change.what));
    // Type and id of a connector are kept separate to avoid ambiguous pairs.
    let subject = match &change.what {
        ChangeKind::Connector(connector, _) => (connector.type_slug.clone(), Some(connector.id.as_str())),
        other => (other.subject(), None),
    };
    let key = &tenant.key;
    let name = ("change", key, rfc3339(change.at), change.what.kind(), subject, number);
    FeedItem {
        id: id(&name).to_string(),
        at: change.at,
        kind: change.what.kind().to_owned(),
        title: line(&title, LONGEST),
        text: line(&locale.joined(&detail, &words.text), 5 * LONGEST),
        page: tenant.base.inside(&page_of(tenant, change)).to_owned(),
    }
}

/// Returns the expiry dates of a tenant's credentials and the deadlines of its messages, from its latest snapshot.
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

/// Returns the event of an expiring credential.
fn expiry(settings: &Settings, tenant: &TenantSite<'_>, group: &Group<'_>, member: &Member<'_>) -> Option<EventItem> {
    let connector = member.connector;
    let at = date(connector.expires_at)?;
    let (key, locale) = (&tenant.key, &settings.locale);
    let because = locale.because(&member.verdict.reason);
    let status = locale.event_status(locale.status_label(member.verdict.status), &because);
    let warning = member.verdict.becomes.iter().find(|step| step.status == Status::Warning);
    let warning = warning.map(|step| locale.event_warning(&locale.date_time(step.at))).unwrap_or_default();
    let description = [locale.joined(&status, &warning)].into_iter().chain(what_to_do(settings, tenant, group, member));
    let (name, kind) = (line(&member.name, LONGEST / 2), line(&group.kind.label, LONGEST / 3));
    Some(EventItem {
        id: id(&("expiry", key, &connector.type_slug, &connector.id)).to_string(),
        at,
        all_day: false,
        title: locale.event_expires(&name, &kind),
        description: lines(description),
        categories: vec![locale.event_category_expiry().to_owned(), line(&group.kind.label, LONGEST)],
        page: tenant.base.inside(&tenant.connector_path(&connector.type_slug, &connector.id)).to_owned(),
    })
}

/// Returns the guidance for an expiring credential as lines of text.
fn what_to_do(settings: &Settings, tenant: &TenantSite<'_>, group: &Group<'_>, member: &Member<'_>) -> Vec<String> {
    let (guidance, fix) = tenant.guidance(settings, &group.kind, Some(member.connector));
    let Guidance { action: _, impact, path, steps, article, runbook, owner, contact } = guidance;
    let locale = &settings.locale;
    let impact = impact.map(|impact| match member.verdict.status {
        Status::Unhealthy => locale.event_impact(&impact),
        _ => locale.event_impact_later(&impact),
    });
    let menu = (!path.is_empty()).then(|| locale.event_where(&path.join(built_in::PATH_SEPARATOR)));
    let before = [impact, menu, fix.map(|fix| locale.event_link(&fix.address))];
    let steps = steps.iter().zip(1..).map(|(step, number)| Some(locale.event_step(&number.to_string(), step)));
    let after = [
        runbook.map(|address| locale.event_runbook(&address)),
        article.map(|address| locale.event_article(&address)),
        owner.map(|owner| locale.event_owner(&owner)),
        contact.map(|contact| locale.event_contact(contact.address())),
    ];
    before.into_iter().chain(steps).chain(after).flatten().collect()
}

/// Returns the event of a message deadline.
fn act_by(settings: &Settings, tenant: &TenantSite<'_>, message: &Message) -> Option<EventItem> {
    let at = date(message.action_required_by)?;
    let (key, locale) = (&tenant.key, &settings.locale);
    let description = [
        locale.event_message(&message.id, &message.title),
        locale.change_act_by(&locale.date(at)),
        locale.event_where(&tenant.addresses(settings).to_one(LinkTarget::Message, &message.id, "").address),
    ];
    Some(EventItem {
        id: id(&("act by", key, &message.id)).to_string(),
        at,
        all_day: true,
        title: line(&locale.event_act_by(&message.title), LONGEST),
        description: lines(description),
        categories: vec![locale.event_category_action().to_owned()],
        page: tenant.base.inside(&tenant.message_path(&message.id)).to_owned(),
    })
}

fn lines(parts: impl IntoIterator<Item = String>) -> Vec<String> {
    parts.into_iter().map(|part| line(&part, 5 * LONGEST)).collect()
}

/// Returns a date if a calendar can represent it.
fn date(moment: Moment) -> Option<DateTime<Utc>> {
    moment.at().filter(|at| (1..=9999).contains(&at.year()))
}
