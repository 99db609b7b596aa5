//! Error bodies of Graph, and the HTTP status that tools add to an answer.

use serde_json::{Map, Value};

use super::endpoint::Endpoint;
use crate::tenant::{Gap, GapCause};

/// The body of an error.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct GraphError {
    /// Its code, e.g. `Forbidden`.
    pub(super) code: String,
    /// Codes in its message or in inner errors.
    inner: Vec<String>,
    /// HTTP status, if the envelope has it.
    status: Option<u64>,
    /// Whether the message is about the URL or the options of the request.
    is_about_request: bool,
}

impl GraphError {
    /// Returns whether the requested resource does not exist, rather than that access was refused.
    ///
    /// Source: the answers of Microsoft Graph to tenants that never used a feature.
    pub(super) fn is_not_found(&self, endpoint: &Endpoint) -> bool {
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

    /// Returns why the parts of an endpoint are missing if the request failed with this error.
    pub(super) fn gap(&self, endpoint: &Endpoint) -> Gap {
        /// Longest name that is shown, in characters; the codes of Graph are shorter.
        const LONGEST: usize = 60;
        let cause = self.cause();
        let name = self.name();
        let error = match name.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &name[..end]),
            None => name,
        };
        let denied = cause == GapCause::Denied && !endpoint.permission.is_empty();
        Gap { cause, error, permission: denied.then(|| endpoint.permission.to_owned()), file: None }
    }

    /// Returns what kind of error it is: by its HTTP status, else by its codes.
    ///
    /// Source: Microsoft Graph error responses and resource types.
    fn cause(&self) -> GapCause {
        const DENIED: [&str; 10] = [
            "401",
            "403",
            "accessdenied",
            "authenticationerror",
            "authorization_identitynotfound",
            "authorization_requestdenied",
            "forbidden",
            "invalidauthenticationtoken",
            "unauthenticated",
            "unauthorized",
        ];
        const BUSY: [&str; 14] = [
            "429",
            "500",
            "502",
            "503",
            "504",
            "activitylimitreached",
            "badgateway",
            "gatewaytimeout",
            "generalexception",
            "internalservererror",
            "servicenotavailable",
            "serviceunavailable",
            "timeout",
            "toomanyrequests",
        ];
        let has = |codes: &[&str]| {
            let mut own = [&self.code].into_iter().chain(&self.inner);
            own.any(|code| codes.iter().any(|known| known.eq_ignore_ascii_case(code)))
        };
        match self.status {
            Some(401 | 403) => GapCause::Denied,
            Some(429 | 500 | 502..=599) => GapCause::Busy,
            _ if has(&DENIED) => GapCause::Denied,
            _ if has(&BUSY) => GapCause::Busy,
            _ => GapCause::Failed,
        }
    }

    /// Returns a name for messages.
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

    /// Reads the mapping under `error`.
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

/// Returns error codes in the text of a message, which may be JSON of an inner service.
fn codes_in(message: &str, found: &mut Vec<String>) {
    let json = message.find('{').zip(message.rfind('}')).and_then(|(begin, end)| message.get(begin..=end));
    let Some(inner) = json.and_then(|json| serde_json::from_str::<Value>(json).ok()) else { return };
    let inner = get(&inner, &["error"]).unwrap_or(&inner);
    for name in ["code", "ErrorCode", "errorCode", "CustomApiErrorPhrase"] {
        found.extend(text_of(inner, &[name]).filter(|code| !code.is_empty()));
    }
}

/// Returns the error in a mapping, if any: of Graph or of PowerShell.
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

/// HTTP status of an answer: a number, a text that begins with one (`503 Service Unavailable`), or a word
/// (`Forbidden`).
#[derive(Debug)]
pub(super) struct HttpStatus {
    /// The number, if any.
    pub(super) number: Option<u64>,
    word: String,
}

impl HttpStatus {
    /// Returns the status in a mapping.
    pub(super) fn of(map: &Map<String, Value>) -> Option<Self> {
        let written = find(map, &["statusCode"]).or_else(|| find(map, &["status"]))?;
        let Some(text) = written.as_str() else {
            return written.is_number().then(|| HttpStatus { number: written.as_u64(), word: written.to_string() });
        };
        let digits = text.trim().split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        Some(HttpStatus { number: digits.parse().ok(), word: text.split_whitespace().collect() })
    }

    /// Returns its error; `None` for 200. Other statuses below 400 have no list: it was moved, or is not ready yet.
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

/// Returns the value of a key, ignoring case.
pub(super) fn find<'a>(map: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    map.iter().find(|(key, _)| names.iter().any(|name| name.eq_ignore_ascii_case(key))).map(|(_, value)| value)
}

fn get<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Value> {
    find(value.as_object()?, names)
}

fn text_of(value: &Value, names: &[&str]) -> Option<String> {
    get(value, names).and_then(Value::as_str).map(str::to_owned)
}
