//! A second implementation of the rules, as simple as possible: whole nanoseconds, one `if` after another, and sorting
//! by repeated search for the next element. It uses no decision of the program.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tenant_status::{
    as_of::AsOf,
    rules::{Assessment, Criteria, Status, Thresholds},
    tenant::{Basis, Connector, Connectors, Incident, License, Message, Moment, Section, Snapshot},
};

/// The fifteen types on Microsoft's page, in Graph's order.
pub(crate) const MICROSOFTS: [(&str, Basis, &str); 15] = [
    ("apple-push-certificate", Basis::Expiry, "Apple MDM push certificate (APNs)"),
    ("apple-vpp-expiry", Basis::Expiry, "VPP Expiry Date"),
    ("apple-vpp-sync", Basis::Sync, "VPP Last Sync Date"),
    ("windows-autopilot", Basis::Sync, "Windows Autopilot Last Sync Date"),
    ("microsoft-store", Basis::Sync, "Microsoft Store for Business Last Sync Date (retired)"),
    ("jamf", Basis::Sync, "Jamf Last Heartbeat"),
    ("certificate-connector", Basis::Sync, "Certificate connector (NDES) Last Connection"),
    ("apple-enrollment-expiry", Basis::Expiry, "Apple enrollment token (ADE/DEP) Expiry Date"),
    ("apple-enrollment-sync", Basis::Sync, "Apple enrollment token (ADE/DEP) Last Sync Date"),
    ("exchange-on-premises", Basis::Sync, "Exchange ActiveSync on-premises Last Sync Date"),
    ("google-play-sync", Basis::Sync, "Managed Google Play App Sync"),
    ("google-play-binding", Basis::None, "Managed Google Play Connector"),
    ("defender-for-endpoint", Basis::Sync, "Microsoft Defender for Endpoint Last Heartbeat"),
    ("mobile-threat-defense", Basis::Sync, "Mobile Threat Defense Last Heartbeat"),
    ("chrome-enterprise", Basis::Sync, "Chrome Enterprise Last Directory Sync"),
];

/// The other types of the catalog.
pub(crate) const FURTHER: [(&str, Basis, &str); 5] = [
    ("teamviewer", Basis::Sync, "TeamViewer Last Connection"),
    ("servicenow", Basis::Sync, "ServiceNow Last Connection"),
    ("domain-join", Basis::Sync, "Domain join connector (ODJ) Last Connection"),
    ("code-signing-certificate", Basis::Expiry, "Code-signing certificate Expiry Date"),
    ("telecom-expense", Basis::Sync, "Telecom expense management Last Sync Date"),
];

/// The result of an assessment as comparable values. Connectors, incidents and messages are given by id.
#[derive(Debug, PartialEq)]
pub(crate) struct Page {
    pub(crate) groups: Section<Vec<Row>>,
    pub(crate) types_not_captured: Vec<String>,
    pub(crate) health: Section<Split>,
    pub(crate) news: Section<Split>,
    pub(crate) licenses: Section<Sum>,
}

/// One group.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) slug: String,
    pub(crate) status: Status,
    pub(crate) decided_by: Option<String>,
    pub(crate) members: Vec<(String, Status, Becomes, Vec<String>)>,
    pub(crate) in_part: bool,
}

/// Future status changes with their times in nanoseconds since 1970.
type Becomes = Vec<(Status, i128)>;

/// Active and inactive items.
#[derive(Debug, PartialEq)]
pub(crate) struct Split {
    pub(crate) active: Vec<String>,
    pub(crate) past: Vec<String>,
}

/// Total, assigned, and the SKUs.
type Sum = (i128, i128, Vec<String>);

impl Page {
    /// Returns the result of the program.
    pub(crate) fn of(assessment: &Assessment<'_>) -> Page {
        let split = |active: Vec<&String>, past: Vec<&String>| Split {
            active: active.into_iter().cloned().collect(),
            past: past.into_iter().cloned().collect(),
        };
        let row = |group: &tenant_status::rules::Group<'_>| Row {
            slug: group.kind.slug.clone(),
            status: group.status,
            decided_by: group.decided_by().map(|member| member.connector.id.clone()),
            members: group
                .members
                .iter()
                .map(|member| {
                    let becomes = member.verdict.becomes.iter().map(|next| (next.status, nanoseconds(next.at)));
                    let trouble = member.trouble.iter().map(|report| format!("{}={}", report.name, report.value));
                    (member.connector.id.clone(), member.verdict.status, becomes.collect(), trouble.collect())
                })
                .collect(),
            in_part: group.in_part,
        };
        Page {
            groups: assessment.groups.as_ref().map(|groups| groups.iter().map(row).collect()),
            types_not_captured: assessment.types_not_captured.iter().map(|kind| kind.slug.clone()).collect(),
            health: assessment.health.as_ref().map(|health| {
                split(health.active.iter().map(|i| &i.id).collect(), health.inactive.iter().map(|i| &i.id).collect())
            }),
            news: assessment.news.as_ref().map(|news| {
                split(news.active.iter().map(|m| &m.id).collect(), news.inactive.iter().map(|m| &m.id).collect())
            }),
            licenses: assessment.licenses.as_ref().map(|sum| {
                (sum.total.into(), sum.assigned.into(), sum.skus.iter().map(|license| license.sku.clone()).collect())
            }),
        }
    }

    /// Returns the result of this implementation.
    pub(crate) fn by_the_rules(snapshot: &Snapshot, as_of: AsOf, criteria: &Criteria) -> Page {
        let now = nanoseconds(as_of.0);
        Page {
            groups: snapshot.connectors.as_ref().map(|connectors| groups(connectors, now, criteria)),
            types_not_captured: snapshot
                .connectors
                .captured()
                .map(|connectors| types_not_captured(connectors, criteria))
                .unwrap_or_default(),
            health: snapshot.incidents.as_ref().map(|incidents| health(incidents, now, criteria)),
            news: snapshot.messages.as_ref().map(|messages| news(messages, now, criteria)),
            licenses: snapshot.licenses.as_ref().map(|licenses| sum(licenses)),
        }
    }
}

const NEVER: i128 = i128::MIN;
const NOT_IN_SIGHT: i128 = i128::MAX;

fn nanoseconds(at: DateTime<Utc>) -> i128 {
    i128::from(at.timestamp()) * 1_000_000_000 + i128::from(at.timestamp_subsec_nanos())
}

fn length(time: TimeDelta) -> i128 {
    i128::from(time.num_seconds()) * 1_000_000_000 + i128::from(time.subsec_nanos())
}

fn date(moment: Moment) -> i128 {
    match moment {
        Moment::Never => NEVER,
        Moment::At(at) => nanoseconds(at),
        Moment::NotInSight => NOT_IN_SIGHT,
    }
}

/// Sorts by repeatedly taking the element that comes before all others.
fn in_order<T>(mut left: Vec<T>, before: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let first = (0..left.len()).find(|&i| (0..left.len()).all(|j| i == j || before(&left[i], &left[j])));
        ordered.push(left.remove(first.expect("one element comes before all others")));
    }
    ordered
}

struct Judged<'a> {
    connector: &'a Connector,
    status: Status,
    becomes: Becomes,
    date: i128,
}

fn judge<'a>(connector: &'a Connector, basis: Basis, now: i128, thresholds: &Thresholds) -> Judged<'a> {
    let judged = |status, becomes, date| Judged { connector, status, becomes, date };
    // Disabled: no rule uses its date.
    if !connector.enabled {
        return judged(Status::NotConfigured, vec![], NEVER);
    }
    // Bound is healthy; its date is evidence only.
    if basis == Basis::None {
        return judged(Status::Healthy, vec![], NOT_IN_SIGHT);
    }
    if basis == Basis::Expiry {
        let at = date(connector.expires_at);
        if at == NEVER {
            return judged(Status::Unknown, vec![], at);
        }
        if at == NOT_IN_SIGHT {
            return judged(Status::Healthy, vec![], at);
        }
        let left = at - now;
        let warning = length(thresholds.expiry_warning);
        if left <= 0 {
            return judged(Status::Unhealthy, vec![], at);
        }
        if left <= warning {
            return judged(Status::Warning, vec![(Status::Unhealthy, at)], at);
        }
        // Without a warning period, no time is a warning.
        if warning == 0 {
            return judged(Status::Healthy, vec![(Status::Unhealthy, at)], at);
        }
        return judged(Status::Healthy, vec![(Status::Warning, at - warning), (Status::Unhealthy, at)], at);
    }
    let at = date(connector.last_success_at);
    let warning = length(thresholds.sync_warning);
    let unhealthy = length(thresholds.sync_unhealthy);
    if at == NEVER || at == NOT_IN_SIGHT {
        return judged(Status::Unknown, vec![], at);
    }
    if at - now > length(thresholds.clock_skew) {
        return judged(Status::Unknown, vec![], at);
    }
    let mut age = now - at;
    if age < 0 {
        age = 0;
    }
    if age >= unhealthy {
        return judged(Status::Unhealthy, vec![], at);
    }
    if age > warning {
        return judged(Status::Warning, vec![(Status::Unhealthy, at + unhealthy)], at);
    }
    // If unhealthy does not come after warning, no time is a warning.
    if unhealthy <= warning {
        return judged(Status::Healthy, vec![(Status::Unhealthy, at + unhealthy)], at);
    }
    judged(Status::Healthy, vec![(Status::Warning, at + warning), (Status::Unhealthy, at + unhealthy)], at)
}

/// The general limits, replaced by those of the type, replaced by those of the connector.
fn limits(connector: &Connector, basis: Basis, criteria: &Criteria) -> Thresholds {
    let mut thresholds = criteria.thresholds;
    let mut set = Vec::new();
    if let Some(of_type) = criteria.type_limits.get(&connector.type_slug) {
        set.push(*of_type);
    }
    if let Some(settings) = &connector.settings {
        set.push(settings.limits);
    }
    for limits in set {
        if let Some(warning) = limits.warning {
            if basis == Basis::Expiry {
                thresholds.expiry_warning = warning;
            } else {
                thresholds.sync_warning = warning;
            }
        }
        if let Some(unhealthy) = limits.unhealthy {
            thresholds.sync_unhealthy = unhealthy;
        }
    }
    thresholds
}

fn is_ignored(connector: &Connector, now: i128) -> bool {
    let midnight = |day: NaiveDate| nanoseconds(day.and_hms_opt(0, 0, 0).unwrap().and_utc());
    let mut is_ignored = false;
    if let Some(settings) = &connector.settings {
        for ignore in &settings.ignored {
            let mut applies = true;
            if let Some(from) = ignore.from {
                applies &= midnight(from) <= now;
            }
            if let Some(until) = ignore.until {
                applies &= now < midnight(until) + 86_400_000_000_000;
            }
            is_ignored |= applies;
        }
    }
    is_ignored
}

fn severity(status: Status) -> u8 {
    match status {
        Status::Unhealthy => 1,
        Status::Warning => 2,
        Status::Unknown => 3,
        Status::Healthy => 4,
        Status::NotConfigured => 5,
        Status::Retired => 6,
        Status::Ignored => 7,
    }
}

/// Values that indicate a problem; case-insensitive.
const TROUBLE: [&str; 30] = [
    "state=invalid",
    "state=expired",
    "state=assignedtoexternalmdm",
    "state=duplicatelocationid",
    "state=lockedout",
    "partnerstate=unavailable",
    "bindstatus=unbinding",
    "onboardingstatus=offboarding",
    "state=inactive",
    "state=error",
    "lastsyncstatus=failed",
    "syncstatus=failed",
    "lastappsyncstatus=credentialsnotvalid",
    "lastappsyncstatus=androidforworkapierror",
    "lastappsyncstatus=managementserviceerror",
    "lastappsyncstatus=unknownerror",
    "lastappsyncstatus=failed",
    "partnerstate=unresponsive",
    "partnerstate=error",
    "partnerstate=terminated",
    "partnerstate=rejected",
    "status=disconnected",
    "onboardingstatus=failed",
    "certificateuploadstatus=failed",
    "certificateuploadstatus=failure",
    "certificateuploadstatus=error",
    // Only for a healthy connector.
    "connectorstatus=unhealthy",
    "connectorstatus=warning",
    "connectorstatus=unknown",
    // An error code that is not a number is an error too.
    "lastsyncerrorcode=failed",
];

fn trouble(connector: &Connector, status: Status) -> Vec<String> {
    let mut found = Vec::new();
    if status == Status::Retired || status == Status::Ignored {
        return found;
    }
    for (name, value) in connector.reported.iter() {
        let (key, value) = (name.to_lowercase(), value.trim());
        let lower = value.to_lowercase();
        let mut is = TROUBLE.contains(&format!("{key}={lower}").as_str());
        if key == "certificateuploadfailurereason" {
            is = !value.is_empty();
        }
        if key == "lastsyncerrorcode" {
            is = !["", "0"].contains(&value);
        }
        is &= status != Status::NotConfigured;
        if key == "connectorstatus" {
            let worse = match status {
                Status::Healthy => vec!["unhealthy", "warning", "unknown"],
                Status::Unknown | Status::NotConfigured => vec!["unhealthy", "warning"],
                Status::Warning => vec!["unhealthy"],
                _ => vec![],
            };
            is = worse.contains(&lower.as_str());
        }
        if is {
            found.push(format!("{name}={value}"));
        }
    }
    found
}

fn groups(connectors: &Connectors, now: i128, criteria: &Criteria) -> Vec<Row> {
    struct Group<'a> {
        slug: String,
        label: String,
        status: Status,
        members: Vec<Judged<'a>>,
        in_part: bool,
    }
    let mut types: Vec<(String, Basis, String)> = Vec::new();
    for (slug, basis, label) in MICROSOFTS.iter().chain(&FURTHER) {
        types.push((slug.to_string(), *basis, label.to_string()));
    }
    for own in connectors.own_types.values() {
        types.push((own.slug.clone(), own.basis, own.label.clone()));
    }
    let mut groups = Vec::new();
    for (slug, basis, label) in types {
        let mut members = Vec::new();
        for connector in &connectors.all {
            if connector.type_slug == slug {
                let mut judged = judge(connector, basis, now, &limits(connector, basis, criteria));
                if is_ignored(connector, now) {
                    judged = Judged { connector, status: Status::Ignored, becomes: vec![], date: NEVER };
                }
                if criteria.retired.contains(&slug) {
                    judged = Judged { connector, status: Status::Retired, becomes: vec![], date: NEVER };
                }
                members.push(judged);
            }
        }
        let in_part = connectors.in_part.contains(&slug);
        if members.is_empty() && !in_part {
            let microsofts = MICROSOFTS.iter().any(|(listed, _, _)| *listed == slug);
            let missing = connectors.not_captured.contains(&slug) && !criteria.retired.contains(&slug);
            if !microsofts || missing {
                continue;
            }
        }
        let mut status = Status::NotConfigured;
        for member in &members {
            if severity(member.status) < severity(status) {
                status = member.status;
            }
        }
        if !members.is_empty() && members.iter().all(|member| member.status == Status::Ignored) {
            status = Status::Ignored;
        }
        if in_part && severity(status) > severity(Status::Unknown) {
            status = Status::Unknown;
        }
        if criteria.retired.contains(&slug) {
            status = Status::Retired;
        }
        let members = in_order(members, |a, b| {
            if a.status != b.status {
                return severity(a.status) < severity(b.status);
            }
            if a.date != b.date {
                return a.date < b.date;
            }
            if a.connector.name.to_lowercase() != b.connector.name.to_lowercase() {
                return a.connector.name.to_lowercase() < b.connector.name.to_lowercase();
            }
            a.connector.id < b.connector.id
        });
        groups.push(Group { slug, label, status, members, in_part });
    }
    let most_urgent = |group: &Group<'_>| {
        let dates = group.members.iter().filter(|member| member.status == group.status).map(|member| member.date);
        dates.min().unwrap_or(NEVER)
    };
    let groups = in_order(groups, |a, b| {
        if a.status != b.status {
            return severity(a.status) < severity(b.status);
        }
        if most_urgent(a) != most_urgent(b) {
            return most_urgent(a) < most_urgent(b);
        }
        if a.label.to_lowercase() != b.label.to_lowercase() {
            return a.label.to_lowercase() < b.label.to_lowercase();
        }
        a.slug < b.slug
    });
    let mut rows = Vec::new();
    for Group { slug, status, members, in_part, .. } in groups {
        let mut decided_by = None;
        if severity(status) < severity(Status::NotConfigured) {
            // If the group was captured in part, a missing connector may determine the status.
            decided_by = members.first().filter(|first| first.status == status).map(|first| first.connector.id.clone());
        }
        let members = members.into_iter().map(|member| {
            let trouble = trouble(member.connector, member.status);
            (member.connector.id.clone(), member.status, member.becomes, trouble)
        });
        rows.push(Row { slug, status, decided_by, members: members.collect(), in_part });
    }
    rows
}

fn types_not_captured(connectors: &Connectors, criteria: &Criteria) -> Vec<String> {
    let mut types = Vec::new();
    for (slug, _, _) in MICROSOFTS.iter().chain(&FURTHER) {
        let present = connectors.all.iter().any(|connector| connector.type_slug == *slug);
        if connectors.not_captured.contains(*slug) && !present && !criteria.retired.contains(*slug) {
            types.push(slug.to_string());
        }
    }
    types
}

/// Normalizes an enum value: `SERVICE_restored` is `serviceRestored`.
fn letters(text: &str) -> String {
    text.to_lowercase().replace(['_', '-', ' '], "")
}

fn shown(service: &str, criteria: &Criteria) -> bool {
    criteria.services.iter().any(|shown| shown.trim().to_lowercase() == service.trim().to_lowercase())
}

fn health(incidents: &[Arc<Incident>], now: i128, criteria: &Criteria) -> Split {
    let mut active = Vec::new();
    let mut past = Vec::new();
    for incident in incidents.iter().map(Arc::as_ref) {
        if !incident.affects_tenant || !shown(&incident.service, criteria) {
            continue;
        }
        if goes_on(incident, now) {
            active.push(incident);
        } else {
            past.push(incident);
        }
    }
    let kind = |incident: &Incident| match letters(incident.classification.as_str()).as_str() {
        "incident" => 1,
        "advisory" => 3,
        _ => 2,
    };
    let before = |a: &&Incident, b: &&Incident| {
        if kind(a) != kind(b) {
            return kind(a) < kind(b);
        }
        if date(a.updated_at) != date(b.updated_at) {
            return date(a.updated_at) > date(b.updated_at);
        }
        a.id < b.id
    };
    let ids =
        |incidents| in_order(incidents, before).into_iter().map(|incident: &Incident| incident.id.clone()).collect();
    Split { active: ids(active), past: ids(past) }
}

fn goes_on(incident: &Incident, now: i128) -> bool {
    if incident.resolved == Some(false) {
        return true;
    }
    if incident.resolved == Some(true) {
        return false;
    }
    // An announced end does not count yet.
    if date(incident.ended_at) != NEVER && date(incident.ended_at) <= now {
        return false;
    }
    let status = letters(incident.status.as_str());
    let graphs = ["servicerestored", "postincidentreviewpublished", "falsepositive", "serviceoperational"];
    let older = ["postincidentreportpublished", "pirpublished", "normalservice", "normalserviceavailability"];
    if graphs.contains(&&*status) || older.contains(&&*status) {
        return false;
    }
    !status.starts_with("resolved") && !status.starts_with("mitigated")
}

fn news(messages: &[Arc<Message>], now: i128, criteria: &Criteria) -> Split {
    let mut active = Vec::new();
    let mut past = Vec::new();
    for message in messages.iter().map(Arc::as_ref) {
        if !message.services.iter().any(|service| shown(service, criteria)) {
            continue;
        }
        let started = date(message.published_at) <= now;
        let ended = date(message.ends_at) != NEVER && date(message.ends_at) <= now;
        if started && !ended && !message.archived {
            active.push(message);
        } else {
            past.push(message);
        }
    }
    let before = |a: &&Message, b: &&Message| {
        if date(a.updated_at) != date(b.updated_at) {
            return date(a.updated_at) > date(b.updated_at);
        }
        if date(a.published_at) != date(b.published_at) {
            return date(a.published_at) > date(b.published_at);
        }
        a.id < b.id
    };
    let ids = |messages| in_order(messages, before).into_iter().map(|message: &Message| message.id.clone()).collect();
    Split { active: ids(active), past: ids(past) }
}

fn sum(licenses: &[License]) -> Sum {
    let mut total = 0;
    let mut assigned = 0;
    for license in licenses {
        total += i128::from(license.total);
        assigned += i128::from(license.assigned);
    }
    let skus = in_order(licenses.iter().collect(), |a: &&License, b: &&License| {
        if a.name.to_lowercase() != b.name.to_lowercase() {
            return a.name.to_lowercase() < b.name.to_lowercase();
        }
        a.sku < b.sku
    });
    (total, assigned, skus.into_iter().map(|license| license.sku.clone()).collect())
}
