//! Errors of Graph, and the HTTP status that tools put around an answer.

use serde_json::{Map, Value};

use super::endpoint::Endpoint;

/// The body of an error.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct GraphError {
    /// Its code, e.g. `Forbidden`.
    pub(super) code: String,
    /// Codes that stand inside of its message or of the errors within.
    inner: Vec<String>,
    /// The HTTP status, where the envelope says it.
    status: Option<u64>,
    /// Whether its message is about the address or the options of the request.
    is_about_request: bool,
}

impl GraphError {
    /// Whether it means that the thing does not exist, rather than that it may not be seen.
    ///
    /// Source: the answers of Microsoft Graph to tenants that never used a feature.
    pub(super) fn says_not_there(&self, endpoint: &Endpoint) -> bool {
        // A tenant or a user that is not found says nothing of the thing, so the codes are compared as a whole.
        const NOT_THERE: [&str; 8] = [
            "notfound",
            "resourcenotfound",
            "request_resourcenotfound",
            "itemnotfound",
            "notsupported",
            "notimplemented",
            "404",
            "501",
        ];
        // Codes that say nothing by themselves: what they wrap decides.
        const VAGUE: [&str; 4] = ["", "unknownerror", "badrequest", "unhandlederror"];
        if self.is_about_request || self.status.is_some_and(|status| !matches!(status, 200 | 400 | 404 | 501)) {
            return false;
        }
        let code = self.code.to_lowercase();
        // The Autopilot endpoint answers 400 in tenants that never used it.
        let is_autopilot = endpoint.name == "windowsAutopilotSettings";
        let inner = self.inner.iter().map(|code| code.to_lowercase()).find(|code| !VAGUE.contains(&code.as_str()));
        match (VAGUE.contains(&code.as_str()), inner) {
            (false, _) => NOT_THERE.contains(&code.as_str()),
            (true, Some(inner)) => NOT_THERE.contains(&inner.as_str()),
            (true, None) => {
                matches!(self.status, Some(404 | 501))
                    || (is_autopilot && (code == "badrequest" || self.status == Some(400)))
            }
        }
    }

    /// What to call it.
    pub(super) fn name(&self) -> String {
        let vague = self.code.is_empty() || self.code.eq_ignore_ascii_case("UnknownError");
        match self.inner.first().filter(|_| vague) {
            Some(inner) => inner.clone(),
            None if self.code.is_empty() => {
                self.status.map_or_else(|| "an error".to_owned(), |status| status.to_string())
            }
            None => self.code.clone(),
        }
    }

    /// What a mapping under `error` says.
    fn of(value: &Value, status: Option<u64>) -> Self {
        let code = text_of(value, &["code"]).unwrap_or_default();
        let mut inner = Vec::new();
        let message = text_of(value, &["message"]);
        if let Some(message) = &message {
            codes_in(message, &mut inner);
        }
        if let Some(within) = get(value, &["innerError", "innererror"]) {
            inner.extend(text_of(within, &["code"]));
        }
        GraphError { code, inner, status, is_about_request: message.is_some_and(|message| is_about_request(&message)) }
    }
}

/// Whether the message of an error is about the address or the options of the request, such as `v1.0` for an endpoint that only
/// `beta` has: it says nothing of the thing that was asked for.
fn is_about_request(message: &str) -> bool {
    const MARKS: [&str; 6] = [
        "for the segment",
        "parsing odata",
        "could not find a property",
        "syntax error",
        "invalid audience",
        "api version",
    ];
    let message = message.to_lowercase();
    MARKS.iter().any(|mark| message.contains(mark))
}

/// Error codes inside the text of a message, which may be JSON of an inner service.
fn codes_in(message: &str, found: &mut Vec<String>) {
    let json = message.find('{').zip(message.rfind('}')).and_then(|(begin, end)| message.get(begin..=end));
    let Some(inner) = json.and_then(|json| serde_json::from_str::<Value>(json).ok()) else { return };
    let inner = get(&inner, &["error"]).unwrap_or(&inner);
    for name in ["code", "ErrorCode", "errorCode", "CustomApiErrorPhrase"] {
        found.extend(text_of(inner, &[name]).filter(|code| !code.is_empty()));
    }
}

/// The error that a mapping holds, if any: Graph's own, or PowerShell's.
pub(super) fn error_in(map: &Map<String, Value>, status: Option<u64>) -> Option<GraphError> {
    let error = find(map, &["error"]).filter(|error| error.is_object() || error.is_string());
    if let Some(error) = error {
        let code = error.as_str().map(str::to_owned);
        let read = GraphError::of(error, status);
        return Some(GraphError { code: code.unwrap_or(read.code), ..read });
    }
    let is_powershell = map.contains_key("Exception")
        && (map.contains_key("CategoryInfo") || map.contains_key("FullyQualifiedErrorId"));
    is_powershell.then(|| {
        let mut inner = Vec::new();
        let details = map.get("ErrorDetails").and_then(|details| text_of(details, &["Message"]));
        let message = map.get("Exception").and_then(|exception| text_of(exception, &["Message"]));
        details.iter().chain(&message).for_each(|text| codes_in(text, &mut inner));
        let is_about_request = details.iter().chain(&message).any(|text| is_about_request(text));
        GraphError { code: String::new(), inner, status, is_about_request }
    })
}

/// The HTTP status of an answer: a number, a text that begins with one (`503 Service Unavailable`), or a word
/// (`Forbidden`).
#[derive(Debug)]
pub(super) struct Status {
    /// The number, where it has one.
    pub(super) number: Option<u64>,
    word: String,
}

impl Status {
    /// The status that a mapping names.
    pub(super) fn of(map: &Map<String, Value>) -> Option<Self> {
        let written = find(map, &["statusCode"]).or_else(|| find(map, &["status"]))?;
        let Some(text) = written.as_str() else {
            return written.is_number().then(|| Status { number: written.as_u64(), word: written.to_string() });
        };
        let digits = text.trim().split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        Some(Status { number: digits.parse().ok(), word: text.split_whitespace().collect() })
    }

    /// The error that it stands for; `None` for 200. Others below 400 bring no list: it was moved, or is not ready yet.
    pub(super) fn error(&self) -> Option<GraphError> {
        const GOOD: [&str; 3] = ["ok", "success", "succeeded"];
        match self.number {
            Some(200) => None,
            Some(_) => Some(GraphError { status: self.number, ..GraphError::default() }),
            None if GOOD.iter().any(|good| good.eq_ignore_ascii_case(&self.word)) => None,
            None => Some(GraphError { code: self.word.clone(), ..GraphError::default() }),
        }
    }
}

/// The value of a key, in any case.
pub(super) fn find<'a>(map: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    map.iter().find(|(key, _)| names.iter().any(|name| name.eq_ignore_ascii_case(key))).map(|(_, value)| value)
}

fn get<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Value> {
    find(value.as_object()?, names)
}

fn text_of(value: &Value, names: &[&str]) -> Option<String> {
    get(value, names).and_then(Value::as_str).map(str::to_owned)
}
