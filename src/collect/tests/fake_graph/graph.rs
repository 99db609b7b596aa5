//! Graph: the responses of every endpoint, with pages, `$select`, `$filter` and `$expand`.

use serde_json::{Value, json};

use super::{
    State,
    facts::Response,
    wire::{Answer, Request},
};

/// Where each endpoint is: its path, and whether `v1.0` has it too.
const PATHS: &[(&str, bool)] = &[
    ("organization", true),
    ("subscribedSkus", true),
    ("deviceManagement/subscriptionState", true),
    ("deviceManagement/managedDeviceOverview", true),
    ("deviceManagement/applePushNotificationCertificate", true),
    ("deviceAppManagement/vppTokens", true),
    ("deviceManagement/depOnboardingSettings", false),
    ("deviceManagement/windowsAutopilotSettings", false),
    ("deviceManagement/androidManagedStoreAccountEnterpriseSettings", false),
    ("deviceManagement/ndesConnectors", false),
    ("deviceManagement/exchangeConnectors", true),
    ("deviceManagement/mobileThreatDefenseConnectors", true),
    ("deviceManagement/deviceManagementPartners", true),
    ("deviceManagement/complianceManagementPartners", true),
    ("deviceAppManagement", true),
    ("deviceManagement/chromeOSOnboardingSettings", false),
    ("deviceManagement/connectorStatus", false),
    ("deviceManagement/remoteAssistancePartners", true),
    ("deviceManagement/domainJoinConnectors", false),
    ("admin/serviceAnnouncement/issues", true),
    ("admin/serviceAnnouncement/healthOverviews", true),
    ("admin/serviceAnnouncement/messages", true),
];

/// What a request asks for.
#[derive(Debug, Clone)]
pub struct Asked {
    pub version: String,
    pub path: String,
    /// The last segment of the path.
    pub endpoint: String,
    /// The page, from 1.
    pub page: usize,
}

impl Asked {
    /// Reads the target of a request.
    pub fn new(request: &Request) -> Self {
        let path = request.path();
        let mut segments = path.trim_start_matches('/').splitn(2, '/');
        let version = segments.next().unwrap_or_default().to_owned();
        let path = segments.next().unwrap_or_default().to_owned();
        let endpoint = path.rsplit('/').next().unwrap_or_default().to_owned();
        let page = request.query("$skiptoken").and_then(|token| token.strip_prefix("page")?.parse().ok()).unwrap_or(1);
        Self { version, path, endpoint, page }
    }
}

/// Returns an error in Graph's form.
pub fn error(status: u16, code: &str, message: &str) -> Answer {
    Answer::json(
        status,
        &json!({
            "error": {
                "code": code,
                "message": message,
                "innerError": {
                    "date": "2026-11-22T08:00:02",
                    "request-id": "b30c7e51-94fa-4d1e-8a6b-2f05c9d7e318",
                    "client-request-id": "5d1e8f70-2a4b-4c96-b7e3-90c61fa8d254",
                },
            },
        }),
    )
}

/// The usual answer to a request of a tenant. `next` replaces the link to the next page.
pub fn answer(state: &State, tenant: usize, asked: &Asked, request: &Request, next: Option<String>) -> Answer {
    if request.method != "GET" {
        return error(405, "MethodNotAllowed", "Only GET is supported.");
    }
    let known = PATHS.iter().find(|(path, _)| *path == asked.path);
    let has = |stable: bool| asked.version == "beta" || stable && asked.version == "v1.0";
    if !known.is_some_and(|(_, stable)| has(*stable)) {
        return error(400, "BadRequest", &format!("Resource not found for the segment '{}'.", asked.endpoint));
    }
    let responses = state.scenario.tenants[tenant].facts.responses();
    match responses.get(asked.endpoint.as_str()) {
        None => error(404, "ResourceNotFound", "There is no such resource."),
        Some(Response::Missing(status, code)) => error(*status, code, "The feature is not available for this account."),
        Some(Response::Single(record)) => match selected(record, request, asked) {
            Ok(record) => Answer::json(200, &with_context(state, asked, "/$entity", record)),
            Err(answer) => *answer,
        },
        Some(Response::List(records)) => list(state, asked, request, records, next).unwrap_or_else(|answer| *answer),
    }
}

fn list(
    state: &State,
    asked: &Asked,
    request: &Request,
    records: &[Value],
    next: Option<String>,
) -> Result<Answer, Box<Answer>> {
    let records = filtered(records, request)?;
    let records = records.iter().map(|record| selected(record, request, asked)).collect::<Result<Vec<_>, _>>()?;
    let size =
        request.query("$top").and_then(|top| top.parse().ok()).unwrap_or(usize::MAX).min(state.scenario.page_size);
    let start = (asked.page - 1) * size;
    let page: Vec<Value> = records.iter().skip(start).take(size).cloned().collect();
    let more = start + size < records.len();
    let mut body = with_context(state, asked, "", json!({ "value": page }));
    let link = next.or_else(|| more.then(|| next_page(&state.graph_url(), request, asked.page + 1)));
    if let Some(link) = link {
        body["@odata.nextLink"] = json!(link);
    }
    Ok(Answer::json(200, &body))
}

/// Returns the address of a page of the same list.
pub fn next_page(base: &str, request: &Request, page: usize) -> String {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.contains("skiptoken"));
    let pairs: Vec<String> = kept.map(str::to_owned).chain([format!("$skiptoken=page{page}")]).collect();
    format!("{base}{path}?{}", pairs.join("&"))
}

fn with_context(state: &State, asked: &Asked, suffix: &str, body: Value) -> Value {
    let Value::Object(body) = body else { return body };
    let context = format!("{}/{}/$metadata#{}{suffix}", state.graph_url(), asked.version, asked.path);
    let mut all = serde_json::Map::new();
    all.insert("@odata.context".to_owned(), json!(context));
    all.extend(body);
    Value::Object(all)
}

/// Properties that Graph only returns if `$select` names them.
const ON_REQUEST: &[&str] = &["mobileDeviceManagementAuthority"];

/// Applies `$select` and `$expand` to a record.
fn selected(record: &Value, request: &Request, asked: &Asked) -> Result<Value, Box<Answer>> {
    let Value::Object(record) = record else { return Ok(record.clone()) };
    let mut record = record.clone();
    if asked.endpoint == "healthOverviews" && request.query("$expand").as_deref() != Some("issues") {
        record.remove("issues");
    }
    let Some(select) = request.query("$select") else {
        ON_REQUEST.iter().for_each(|name| {
            record.remove(*name);
        });
        return Ok(Value::Object(record));
    };
    let names: Vec<&str> = select.split(',').map(str::trim).collect();
    if let Some(unknown) = names.iter().find(|name| !record.contains_key(**name)) {
        let text = format!("Parsing OData Select and Expand failed: Could not find a property named '{unknown}'.");
        return Err(Box::new(error(400, "BadRequest", &text)));
    }
    record.retain(|name, _| names.contains(&name.as_str()));
    Ok(Value::Object(record))
}

/// Applies `$filter=lastModifiedDateTime ge TIME`. Graph's own parser refuses what it does not know, too.
fn filtered(records: &[Value], request: &Request) -> Result<Vec<Value>, Box<Answer>> {
    let Some(filter) = request.query("$filter") else { return Ok(records.to_vec()) };
    let since = filter
        .strip_prefix("lastModifiedDateTime ge ")
        .and_then(|time| chrono::DateTime::parse_from_rfc3339(time).ok());
    let Some(since) = since else {
        return Err(Box::new(error(400, "BadRequest", &format!("Invalid filter clause: {filter}."))));
    };
    let is_new = |record: &&Value| {
        let modified = record["lastModifiedDateTime"].as_str().unwrap_or_default();
        chrono::DateTime::parse_from_rfc3339(modified).is_ok_and(|modified| modified >= since)
    };
    Ok(records.iter().filter(is_new).cloned().collect())
}
