//! Service announcements: issues (also inside health overviews) and messages.

use std::collections::BTreeMap;

use super::{
    Draft, Endpoint, missing_property,
    repeated::is_over,
    services::split,
    values::Values,
    wire::{self, EndpointPart, TextList, nested, wire},
};
use crate::{
    diagnostic::{Code, Diagnostic, Spot},
    format::{self, Scalar},
    snapshot::{
        in_arcs,
        native::{INTUNE, words},
        time::WireTime,
    },
    tenant::{Body, EnumValue, Incident, Message, Moment, Post, same_service},
};

wire! {
    /// `serviceHealthIssue`.
    Issue {
        title: String = "title" "Title",
        classification: Scalar = "classification" "Classification",
        status: Scalar = "status" "Status",
        service: String = "service" "Service",
        feature: String = "feature" "Feature",
        origin: Scalar = "origin" "Origin",
        impact: String = "impactDescription" "ImpactDescription",
        started: WireTime = "startDateTime" "StartDateTime",
        updated: WireTime = "lastModifiedDateTime" "LastModifiedDateTime",
        ended: WireTime = "endDateTime" "EndDateTime",
        resolved: bool = "isResolved" "IsResolved",
        details: Vec<Detail> = "details" "Details",
        posts: Vec<WirePost> = "posts" "Posts",
        retired_api: Scalar = "workloadDisplayName" "WorkloadDisplayName",
        cipp: Scalar = "issueId" "IssueId",
    }
}

nested! {
    /// `serviceHealthIssuePost`.
    WirePost {
        at: WireTime = "createdDateTime" "CreatedDateTime",
        description: ItemBody = "description" "Description",
    }
}

wire! {
    /// `serviceUpdateMessage`.
    WireMessage {
        title: String = "title" "Title",
        services: TextList = "services" "Services",
        category: Scalar = "category" "Category",
        severity: Scalar = "severity" "Severity",
        major_change: bool = "isMajorChange" "IsMajorChange",
        action_required_by: WireTime = "actionRequiredByDateTime" "ActionRequiredByDateTime",
        started: WireTime = "startDateTime" "StartDateTime",
        updated: WireTime = "lastModifiedDateTime" "LastModifiedDateTime",
        ended: WireTime = "endDateTime" "EndDateTime",
        tags: TextList = "tags" "Tags",
        view_point: ViewPoint = "viewPoint" "ViewPoint",
        details: Vec<Detail> = "details" "Details",
        body: ItemBody = "body" "Body",
        retired_api: Scalar = "workloadDisplayName" "WorkloadDisplayName",
    }
}

nested! {
    /// `serviceUpdateMessageViewpoint`; null for app tokens.
    ViewPoint {
        archived: bool = "isArchived" "IsArchived",
    }
}

nested! {
    /// `keyValuePair`.
    Detail {
        name: String = "name" "Name",
        value: Scalar = "value" "Value",
    }
}

nested! {
    /// `itemBody`.
    ItemBody {
        content_type: String = "contentType" "ContentType",
        content: String = "content" "Content",
    }
}

wire! {
    /// `serviceHealth`, with its issues expanded.
    HealthOverview {
        service: String = "service" "Service",
        status: Scalar = "status" "Status",
        issues: Vec<Issue> = "issues" "Issues",
    }
}

pub(super) fn issues(part: &EndpointPart<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    let Some(issues) = wire::read::<Issue>(part, at, draft)? else { return Ok(false) };
    add_issues(part, at, draft, issues)?;
    Ok(true)
}

pub(super) fn health_overviews(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let Some(overviews) = wire::read::<HealthOverview>(part, at, draft)? else { return Ok(false) };
    draft.overviews.add(part, &overviews);
    // Without `$expand=issues` the overview says nothing about them: not captured, not none.
    let (with, without): (Vec<_>, Vec<_>) = overviews.into_iter().partition(|overview| overview.issues.is_some());
    if with.is_empty() {
        draft.account.skip("overviews without issues", without.len());
        return Ok(true);
    }
    if !without.is_empty() {
        let path = part.source().path.clone();
        draft.answers.entry(at.name).or_default().without_issues = Some(path);
    }
    let issues = with.into_iter().flat_map(|overview| {
        let service = overview.service;
        overview.issues.into_iter().flatten().map(move |mut issue| {
            issue.service = issue.service.or(service.clone());
            issue
        })
    });
    add_issues(part, at, draft, issues.collect())?;
    Ok(true)
}

/// What all health overviews together say of Microsoft Intune.
#[derive(Debug, Default)]
pub(super) struct Overviews {
    /// The file of the last one.
    path: Option<String>,
    /// Whether one is about Microsoft Intune.
    has_intune: bool,
    /// A status of Microsoft Intune that is not final, and its place.
    open: Option<(Option<Spot>, String)>,
}

impl Overviews {
    fn add(&mut self, part: &EndpointPart<'_>, overviews: &[HealthOverview]) {
        for overview in overviews.iter().filter(|overview| overview.is_of_intune()) {
            self.has_intune = true;
            let status = overview.status.as_ref().map_or("", |status| status.0.trim());
            if !status.is_empty() && !Incident::is_final(status) {
                self.open = Some((spot_of(part, status), status.to_owned()));
            }
        }
        self.path = Some(part.source().path.clone());
    }

    /// Says that issues of Microsoft Intune were not asked for.
    pub(super) fn without_intune(&self) -> Option<Diagnostic> {
        let path = self.path.as_ref().filter(|_| !self.has_intune)?;
        let message = "no health overview is about Microsoft Intune: its issues are not captured";
        let help = "request `healthOverviews?$expand=issues` without a filter, or `issues`";
        Some(Diagnostic::about_file(path, Code::MissingPage, message).with_help(help))
    }

    /// Says that no issue explains the status of Microsoft Intune.
    pub(super) fn unexplained(&self, incidents: &[Incident]) -> Option<Diagnostic> {
        let (spot, status) = self.open.as_ref()?;
        let message = format!("the status of Microsoft Intune is `{status}`, but no issue of it is active");
        let help = "export the issues again: their list counts as captured in part";
        let path = self.path.as_deref().unwrap_or_default();
        let finding = Diagnostic::about_file(path, Code::Contradiction, format::short(&message));
        let explains = |one: &Incident| same_service(&one.service, INTUNE) && !is_over(one);
        (!incidents.iter().any(explains)).then(|| finding.at(spot.clone()).with_help(help))
    }
}

impl HealthOverview {
    /// Whether it is about Microsoft Intune; one that names no service may be.
    fn is_of_intune(&self) -> bool {
        let named = |text: &Option<String>, name| text.as_ref().is_some_and(|text| same_service(text, name));
        named(&self.service, INTUNE) || named(&self.id, "Intune") || (self.service.is_none() && self.id.is_none())
    }
}

/// First place of a value in a part.
fn spot_of(part: &EndpointPart<'_>, value: &str) -> Option<Spot> {
    let text = &part.source().text;
    text.find(&format!("\"{value}\"")).map(|at| Spot::at_offset(text, at))
}

/// Says of an issue that is resolved that its status is not final.
fn contradiction(part: &EndpointPart<'_>, incident: &Incident) -> Option<Diagnostic> {
    let status = incident.status.as_str();
    let is_open = !status.is_empty() && !incident.has_final_status();
    if incident.resolved != Some(true) || !is_open {
        return None;
    }
    let message = format!("the issue `{}` is resolved (`isResolved`), but its status is `{status}`", incident.id);
    let finding = Diagnostic::about_file(&part.source().path, Code::Contradiction, format::short(&message));
    Some(finding.at(spot_of(part, &incident.id)).with_help("it counts as resolved; export the issues again"))
}

fn add_issues(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
    issues: Vec<Issue>,
) -> Result<(), Vec<Diagnostic>> {
    // What decides whether a record is shown was not exported: then it is shown.
    let not_named = !issues.is_empty() && issues.iter().all(|issue| issue.service.is_none());
    if not_named {
        not_exported(part, draft, at, "service", "all issues are taken for those of Microsoft Intune");
    }
    let values = Values::of(draft.clock);
    let mut found = Vec::with_capacity(issues.len());
    for mut issue in issues {
        let id = filled(issue.id.take()).unwrap_or_default();
        let service = if not_named { Some(INTUNE.to_owned()) } else { issue.service.take() };
        found.push(incident(issue, id, service.unwrap_or_default(), &values));
    }
    values.finish(part)?;
    draft.name(found.iter_mut().map(|one| Announcement {
        dates: (one.started_at, one.updated_at),
        id: &mut one.id,
        title: &mut one.title,
    }));
    found.iter().filter_map(|incident| contradiction(part, incident)).for_each(|finding| draft.warn(finding));
    draft.incidents.get_or_insert_default().append(&mut found);
    draft.answers.entry(at.name).or_default().records = true;
    Ok(())
}

pub(super) fn messages(part: &EndpointPart<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    let Some(messages) = wire::read::<WireMessage>(part, at, draft)? else { return Ok(false) };
    let none = |message: &WireMessage| message.services.is_none();
    let not_named = !messages.is_empty() && messages.iter().all(none);
    if not_named {
        not_exported(part, draft, at, "services", "all messages are taken for those of Microsoft Intune");
    }
    let values = Values::of(draft.clock);
    let mut found = Vec::with_capacity(messages.len());
    for mut one in messages {
        let id = filled(one.id.take()).unwrap_or_default();
        let services = values.texts(one.services.take());
        let services = if not_named { vec![INTUNE.to_owned()] } else { split(&services.unwrap_or_default()) };
        found.push(message(one, id, services, &values));
    }
    values.finish(part)?;
    draft.name(found.iter_mut().map(|one| Announcement {
        dates: (one.published_at, one.updated_at),
        id: &mut one.id,
        title: &mut one.title,
    }));
    draft.messages.get_or_insert_default().append(&mut found);
    draft.answers.entry(at.name).or_default().records = true;
    Ok(true)
}

/// Warns that a property which decides what is shown was not exported.
fn not_exported(part: &EndpointPart<'_>, draft: &mut Draft<'_>, at: &Endpoint, property: &str, means: &str) {
    let message = format!("no record of `{}` has `{property}`: {means}", at.name);
    // Once is enough for all pages of a list.
    if draft.warnings.iter().all(|finding| finding.message != message) {
        draft.warnings.push(missing_property(&part.source().path, &message));
    }
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// What tells an issue or a message from others if its id was not exported.
struct Announcement<'a> {
    id: &'a mut String,
    title: &'a mut String,
    /// When it began, and when it was edited last.
    dates: (Moment, Moment),
}

impl Draft<'_> {
    /// Gives announcements of a list that have no id their titles as ids. Of those with the same title, the day when they began
    /// tells them apart: their order does not.
    fn name<'a>(&mut self, all: impl Iterator<Item = Announcement<'a>>) {
        let mut unnamed: Vec<Announcement<'_>> = all.filter(|one| one.id.is_empty()).collect();
        unnamed.sort_by_key(|one| one.dates);
        self.account.derived_ids += unnamed.len();
        self.titled += unnamed.len();
        let mut titles: BTreeMap<String, usize> = BTreeMap::new();
        for one in &unnamed {
            *titles.entry(one.title.clone()).or_default() += 1;
        }
        for one in unnamed {
            let title = if one.title.is_empty() { "without a title" } else { one.title.as_str() };
            let is_alone = titles.get(one.title.as_str()) == Some(&1);
            let base = match one.dates.0.at().filter(|_| !is_alone) {
                Some(at) => format!("{title}, {}", at.format("%Y-%m-%d")),
                None => title.to_owned(),
            };
            *one.id = self.numbered("announcement", &base);
            if one.title.is_empty() {
                one.title.clone_from(one.id);
            }
        }
    }
}

fn incident(issue: Issue, id: String, service: String, values: &Values<'_>) -> Incident {
    let word = |value: Option<Scalar>, known| EnumValue::new(&values.word(value, &[]).unwrap_or_default(), known);
    Incident {
        title: values.text(issue.title).unwrap_or_else(|| id.clone()),
        id,
        classification: word(issue.classification, words::CLASSIFICATION),
        status: word(issue.status, words::STATUS),
        service,
        feature: values.text(issue.feature),
        origin: values.word(issue.origin, &[]).map(|origin| EnumValue::new(&origin, words::ORIGIN)),
        // Graph returns only what affects the tenant.
        affects_tenant: true,
        impact: values.text(issue.impact),
        started_at: values.moment(issue.started),
        updated_at: values.moment(issue.updated),
        ended_at: values.moment(issue.ended),
        resolved: issue.resolved,
        details: details(issue.details, values),
        posts: in_arcs(
            issue
                .posts
                .into_iter()
                .flatten()
                .map(|post| Post { at: values.moment(post.at), body: body(post.description) }),
        ),
    }
}

fn message(wire: WireMessage, id: String, services: Vec<String>, values: &Values<'_>) -> Message {
    let word = |value: Option<Scalar>, known| values.word(value, &[]).map(|value| EnumValue::new(&value, known));
    Message {
        title: values.text(wire.title).unwrap_or_else(|| id.clone()),
        id,
        services,
        category: word(wire.category, words::CATEGORY),
        severity: word(wire.severity, words::SEVERITY),
        major_change: wire.major_change.unwrap_or_default(),
        action_required_by: values.moment(wire.action_required_by),
        published_at: values.moment(wire.started),
        updated_at: values.moment(wire.updated),
        ends_at: values.moment(wire.ended),
        archived: wire.view_point.and_then(|view| view.archived).unwrap_or_default(),
        tags: values.texts(wire.tags).unwrap_or_default(),
        details: details(wire.details, values),
        body: body(wire.body),
    }
}

fn details(details: Option<Vec<Detail>>, values: &Values<'_>) -> BTreeMap<String, String> {
    let named = details
        .into_iter()
        .flatten()
        .filter_map(|detail| Some((values.text(detail.name)?, values.text(detail.value.map(|value| value.0))?)));
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
