//! Service announcements: issues (also inside health overviews) and messages.

use std::collections::BTreeMap;

use super::{
    Draft, Endpoint,
    wire::{self, Answer, moment, text, wire},
};
use crate::{
    diagnostic::Diagnostic,
    format::{Scalar, Source},
    snapshot::{in_arcs, native::words, time::WireTime},
    tenant::{Body, Incident, Message, Post, Word},
};

wire! {
    /// `serviceHealthIssue`. It cannot be told apart from others without an id.
    Issue {
        !id: String = "id" "Id",
        title: String = "title" "Title",
        classification: String = "classification" "Classification",
        status: String = "status" "Status",
        service: String = "service" "Service",
        feature: String = "feature" "Feature",
        origin: String = "origin" "Origin",
        impact: String = "impactDescription" "ImpactDescription",
        started: WireTime = "startDateTime" "StartDateTime",
        updated: WireTime = "lastModifiedDateTime" "LastModifiedDateTime",
        ended: WireTime = "endDateTime" "EndDateTime",
        resolved: bool = "isResolved" "IsResolved",
        details: Vec<Detail> = "details" "Details",
        posts: Vec<WirePost> = "posts" "Posts",
    }
}

wire! {
    /// `serviceHealthIssuePost`.
    WirePost {
        at: WireTime = "createdDateTime" "CreatedDateTime",
        description: ItemBody = "description" "Description",
    }
}

wire! {
    /// `serviceUpdateMessage`.
    WireMessage {
        !id: String = "id" "Id",
        title: String = "title" "Title",
        services: Vec<String> = "services" "Services",
        category: String = "category" "Category",
        severity: String = "severity" "Severity",
        major_change: bool = "isMajorChange" "IsMajorChange",
        action_required_by: WireTime = "actionRequiredByDateTime" "ActionRequiredByDateTime",
        started: WireTime = "startDateTime" "StartDateTime",
        updated: WireTime = "lastModifiedDateTime" "LastModifiedDateTime",
        ended: WireTime = "endDateTime" "EndDateTime",
        tags: Vec<String> = "tags" "Tags",
        view_point: ViewPoint = "viewPoint" "ViewPoint",
        details: Vec<Detail> = "details" "Details",
        body: ItemBody = "body" "Body",
    }
}

wire! {
    /// `serviceUpdateMessageViewpoint`; null for app tokens.
    ViewPoint {
        archived: bool = "isArchived" "IsArchived",
    }
}

wire! {
    /// `keyValuePair`.
    Detail {
        name: String = "name" "Name",
        value: Scalar = "value" "Value",
    }
}

wire! {
    /// `itemBody`.
    ItemBody {
        content_type: String = "contentType" "ContentType",
        content: String = "content" "Content",
    }
}

wire! {
    /// `serviceHealth`, with its issues expanded.
    HealthOverview {
        issues: Vec<Issue> = "issues" "Issues",
    }
}

pub(super) fn issues(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    if let Answer::Records(issues) = wire::read::<Issue>(source, at, draft)? {
        draft.incidents.get_or_insert_default().extend(issues.into_iter().map(incident));
    }
    Ok(())
}

pub(super) fn health_overviews(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    if let Answer::Records(overviews) = wire::read::<HealthOverview>(source, at, draft)? {
        // Without `$expand=issues` the overview says nothing about them: not captured, not none.
        for issues in overviews.into_iter().filter_map(|overview| overview.issues) {
            draft.incidents.get_or_insert_default().extend(issues.into_iter().map(incident));
        }
    }
    Ok(())
}

pub(super) fn messages(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    if let Answer::Records(messages) = wire::read::<WireMessage>(source, at, draft)? {
        draft.messages.get_or_insert_default().extend(messages.into_iter().map(message));
    }
    Ok(())
}

fn incident(issue: Issue) -> Incident {
    let word = |value: Option<String>, known| Word::new(&value.unwrap_or_default(), known);
    Incident {
        title: text(issue.title).unwrap_or_else(|| issue.id.clone()),
        id: issue.id,
        classification: word(issue.classification, words::CLASSIFICATION),
        status: word(issue.status, words::STATUS),
        service: issue.service.unwrap_or_default(),
        feature: text(issue.feature),
        origin: text(issue.origin).map(|origin| Word::new(&origin, words::ORIGIN)),
        // Graph returns only what affects the tenant.
        affects_tenant: true,
        impact: text(issue.impact),
        started_at: moment(issue.started),
        updated_at: moment(issue.updated),
        ended_at: moment(issue.ended),
        resolved: issue.resolved,
        details: details(issue.details),
        posts: in_arcs(
            issue.posts.into_iter().flatten().map(|post| Post { at: moment(post.at), body: body(post.description) }),
        ),
    }
}

fn message(wire: WireMessage) -> Message {
    Message {
        title: text(wire.title).unwrap_or_else(|| wire.id.clone()),
        id: wire.id,
        services: wire.services.unwrap_or_default(),
        category: text(wire.category).map(|category| Word::new(&category, words::CATEGORY)),
        severity: text(wire.severity).map(|severity| Word::new(&severity, words::SEVERITY)),
        major_change: wire.major_change.unwrap_or_default(),
        action_required_by: moment(wire.action_required_by),
        published_at: moment(wire.started),
        updated_at: moment(wire.updated),
        ends_at: moment(wire.ended),
        archived: wire.view_point.and_then(|view| view.archived).unwrap_or_default(),
        tags: wire.tags.unwrap_or_default(),
        details: details(wire.details),
        body: body(wire.body),
    }
}

fn details(details: Option<Vec<Detail>>) -> BTreeMap<String, String> {
    let named = details
        .into_iter()
        .flatten()
        .filter_map(|detail| Some((text(detail.name)?, text(detail.value.map(|value| value.0))?)));
    // The time of the poll, which changes at every capture: no fact about the message.
    named.filter(|(name, _)| !name.eq_ignore_ascii_case("FeatureStatusJson")).collect()
}

fn body(body: Option<ItemBody>) -> Body {
    let body = body.unwrap_or_default();
    let content = body.content.unwrap_or_default();
    match body.content_type.as_deref() {
        Some(kind) if kind.eq_ignore_ascii_case("text") => Body::Text(content),
        _ => Body::Html(content),
    }
}
