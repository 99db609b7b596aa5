//! What a file holds: responses inside the envelopes that tools put around them.
//!
//! PowerShell, Power Automate, `$batch`, backup tools and people save responses in many forms. [`pieces`] takes a file apart
//! until each piece is a list of records, one record, an error, or unrecognized.

use serde_json::{Map, Value};

use super::endpoint::{self, Endpoint};
use crate::format::{KeyPath, Source};

/// A piece of a file: one answer of one endpoint, or a page of it.
#[derive(Debug)]
pub(super) struct Piece {
    /// Where it stands in the file.
    pub(super) at: KeyPath,
    /// What it holds.
    pub(super) content: Content,
    /// Its `@odata.context`.
    pub(super) context: Option<String>,
    /// The address of the next page.
    pub(super) next: Option<String>,
    /// How many records all pages have, where it says so.
    pub(super) count: Option<usize>,
    /// The endpoint that the key around it names.
    pub(super) key: Option<&'static Endpoint>,
    /// The text it was found in, where that was a text inside the file.
    pub(super) inside: Option<String>,
}

/// What a piece holds.
#[derive(Debug)]
pub(super) enum Content {
    /// A list of records; whether Graph's envelope was around it.
    List { records: Vec<Value>, enveloped: bool },
    /// One record, or a bare value.
    One(Value),
    /// The body of an error.
    Error(GraphError),
    /// `value` is null: nothing was exported.
    Nothing,
}

/// The body of an error.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct GraphError {
    /// Its code, e.g. `Forbidden`.
    pub(super) code: String,
    /// Codes that stand inside of its message or of the errors within.
    inner: Vec<String>,
    /// The HTTP status, where the envelope says it.
    status: Option<u64>,
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
        if self.status.is_some_and(|status| !matches!(status, 400 | 404 | 501) && status >= 400) {
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

    fn of(value: &Value, status: Option<u64>) -> Self {
        let code = text_of(value, &["code"]).unwrap_or_default();
        let mut inner = Vec::new();
        if let Some(message) = text_of(value, &["message"]) {
            codes_in(&message, &mut inner);
        }
        if let Some(within) = get(value, &["innerError", "innererror"]) {
            inner.extend(text_of(within, &["code"]));
        }
        GraphError { code, inner, status }
    }
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

/// How deep envelopes may lie in each other.
const DEEPEST: usize = 8;

/// Keys under which tools put a response.
const WRAPPERS: [&str; 8] = ["data", "d", "result", "results", "items", "response", "output", "content"];

/// The pieces of a file, and the paths of unrecognized parts.
pub(super) fn pieces(tree: Value, named: Option<&'static Endpoint>) -> (Vec<Piece>, Vec<KeyPath>) {
    let mut opener = Opener { named, pieces: Vec::new(), unknown: Vec::new() };
    opener.open(tree, &Around::default(), DEEPEST);
    (opener.pieces, opener.unknown)
}

/// JSON Lines as one JSON list, in the same lines; `None` where the text is none.
pub(super) fn lines_as_list(source: &Source) -> Option<Source> {
    let mut text = String::with_capacity(source.text.len() + 2);
    text.push('[');
    let mut number = 0;
    for line in source.text.split('\n') {
        if !line.trim().is_empty() {
            let line: &serde_json::value::RawValue = serde_json::from_str(line).ok()?;
            if !line.get().starts_with(['{', '[']) {
                return None;
            }
            text.push_str(if number > 0 { "," } else { "" });
            number += 1;
        }
        text.push_str(line);
        text.push('\n');
    }
    text.push(']');
    (number > 1).then(|| Source { path: source.path.clone(), text, syntax: source.syntax })
}

/// What is known of a value from what stands around it.
#[derive(Clone, Default)]
struct Around {
    at: KeyPath,
    key: Option<&'static Endpoint>,
    status: Option<u64>,
    context: Option<String>,
    inside: Option<String>,
}

impl Around {
    fn under(&self, key: &str) -> Self {
        Around { at: self.at.key(key), ..self.clone() }
    }

    fn piece(self, content: Content) -> Piece {
        let Around { at, key, context, inside, .. } = self;
        Piece { at, content, context, next: None, count: None, key, inside }
    }
}

struct Opener {
    /// The endpoint that the file is named after.
    named: Option<&'static Endpoint>,
    pieces: Vec<Piece>,
    unknown: Vec<KeyPath>,
}

impl Opener {
    fn open(&mut self, value: Value, around: &Around, deepest: usize) {
        if deepest == 0 {
            self.unknown.push(around.at.clone());
            return;
        }
        match value {
            Value::Object(map) => self.object(map, around, deepest - 1),
            Value::Array(list) => self.array(list, around, deepest - 1),
            Value::String(text) => self.text(text, around, deepest - 1),
            _ => self.unknown.push(around.at.clone()),
        }
    }

    fn object(&mut self, mut map: Map<String, Value>, around: &Around, deepest: usize) {
        let mut around = around.clone();
        if has_twins(&map) {
            // Nobody can tell which of the two is meant.
            self.unknown.push(around.at);
            return;
        }
        if let Some(context) = map.get("@odata.context").and_then(Value::as_str) {
            around.context = Some(context.to_owned());
        }
        if let Some(error) = self.error(&map, &around) {
            self.pieces.push(around.piece(Content::Error(error)));
        } else if let Some((key, answers)) = take_list(&mut map, &["responses"]) {
            for (number, answer) in answers.into_iter().enumerate() {
                let at = around.at.key(&key).index(number);
                self.open(answer, &Around { at, context: None, ..around.clone() }, deepest);
            }
        } else if is_http(&map) {
            self.http(map, &around, deepest);
        } else if is_list_envelope(&map) {
            self.envelope(map, around, deepest);
        } else if self.is_record(&map, &around) {
            self.pieces.push(around.piece(Content::One(Value::Object(map))));
        } else {
            self.by_key(map, &around, deepest);
        }
    }

    /// The error that a mapping is, if any: Graph's own, PowerShell's, or a status without a body.
    fn error(&self, map: &Map<String, Value>, around: &Around) -> Option<GraphError> {
        let error = find(map, &["error"]).filter(|error| error.is_object() || error.is_string());
        if let Some(error) = error {
            let code = error.as_str().map(str::to_owned);
            let read = GraphError::of(error, around.status);
            return Some(GraphError { code: code.unwrap_or(read.code), ..read });
        }
        let is_powershell = map.contains_key("Exception")
            && (map.contains_key("CategoryInfo") || map.contains_key("FullyQualifiedErrorId"));
        if is_powershell {
            let mut inner = Vec::new();
            let details = map.get("ErrorDetails").and_then(|details| text_of(details, &["Message"]));
            let message = map.get("Exception").and_then(|exception| text_of(exception, &["Message"]));
            details.iter().chain(&message).for_each(|text| codes_in(text, &mut inner));
            return Some(GraphError { code: String::new(), inner, status: around.status });
        }
        None
    }

    /// An answer with its HTTP status, as Power Automate, `$batch` and web clients save it.
    fn http(&mut self, mut map: Map<String, Value>, around: &Around, deepest: usize) {
        let status = find(&map, &["statusCode", "status"]).and_then(Value::as_u64);
        let Some((key, body)) = ["body", "content"].iter().find_map(|name| take(&mut map, name)) else {
            let error = GraphError { status, ..GraphError::default() };
            match status {
                Some(400..) => self.pieces.push(around.clone().piece(Content::Error(error))),
                _ => self.unknown.push(around.at.clone()),
            }
            return;
        };
        let within = Around { status, ..around.under(&key) };
        let before = self.pieces.len();
        self.open(body, &within, deepest);
        if status.is_some_and(|status| status >= 400) {
            // Whatever the body looks like: the request failed.
            let is_error = |piece: &Piece| matches!(piece.content, Content::Error(_));
            if self.pieces.len() == before || !self.pieces[before..].iter().all(is_error) {
                self.pieces.truncate(before);
                self.unknown.retain(|path| !path.0.starts_with(&within.at.0));
                let error = GraphError { status, ..GraphError::default() };
                self.pieces.push(within.piece(Content::Error(error)));
            }
        }
    }

    /// Graph's envelope: `value`, and what it says of further pages.
    fn envelope(&mut self, mut map: Map<String, Value>, around: Around, deepest: usize) {
        let next = find(&map, &["@odata.nextLink", "odata.nextLink"]).and_then(Value::as_str).map(str::to_owned);
        let count = find(&map, &["@odata.count", "odata.count"]).and_then(Value::as_u64);
        let count = count.and_then(|count| usize::try_from(count).ok());
        let Some((key, value)) = take(&mut map, "value") else { return };
        let within = around.under(&key);
        match value {
            Value::Array(records) if !records.iter().any(|one| one.is_array() || is_envelope(one)) => {
                let content = Content::List { records, enveloped: true };
                self.pieces.push(Piece { next, count, ..within.piece(content) });
            }
            Value::Null => self.pieces.push(within.piece(Content::Nothing)),
            Value::Object(inner) if self.is_record(&inner, &within) || within.context.is_some() => {
                self.pieces.push(within.piece(Content::One(Value::Object(inner))));
            }
            value @ (Value::Array(_) | Value::Object(_)) => self.open(value, &within, deepest),
            bare => self.pieces.push(within.piece(Content::One(bare))),
        }
    }

    /// Whether a mapping is a record: of the endpoint that is named around it, or by its content.
    fn is_record(&self, map: &Map<String, Value>, around: &Around) -> bool {
        let record = |endpoint: &Endpoint| endpoint.marks.iter().any(|mark| endpoint::has(map, mark));
        let by_context = around.context.as_deref().and_then(endpoint::by_context);
        [by_context, around.key, self.named].into_iter().flatten().any(record)
            || around.context.as_deref().is_some_and(|context| endpoint::name_in(context).is_some())
            || endpoint::by_content(&Value::Object(map.clone())).is_some()
    }

    /// Several endpoints in one file, by key; or a response under a key that tools use.
    fn by_key(&mut self, map: Map<String, Value>, around: &Around, deepest: usize) {
        let is_wrapper = |key: &str| WRAPPERS.iter().any(|wrapper| wrapper.eq_ignore_ascii_case(key));
        let opens = |key: &str| endpoint::by_file_name(key).is_some() || is_wrapper(key);
        if !map.iter().any(|(key, value)| opens(key) && (value.is_object() || value.is_array() || value.is_string())) {
            self.unknown.push(around.at.clone());
            return;
        }
        for (key, value) in map {
            let named = endpoint::by_file_name(&key);
            let within = Around { key: named.or(around.key), ..around.under(&key) };
            match value {
                value if named.is_some() || is_wrapper(&key) => self.open(value, &within, deepest),
                Value::Object(_) | Value::Array(_) => self.unknown.push(within.at),
                _ => {}
            }
        }
    }

    fn array(&mut self, list: Vec<Value>, around: &Around, deepest: usize) {
        let kinds = list.iter().map(|one| endpoint::by_content(one).map(|endpoint| endpoint.name));
        let kinds: std::collections::BTreeSet<_> = kinds.flatten().collect();
        let is_list = list.iter().all(|one| one.is_object() && !is_envelope(one)) && kinds.len() < 2;
        if is_list {
            self.pieces.push(around.clone().piece(Content::List { records: list, enveloped: false }));
            return;
        }
        for (number, one) in list.into_iter().enumerate() {
            self.open(one, &Around { at: around.at.index(number), ..around.clone() }, deepest);
        }
    }

    /// JSON inside a text.
    fn text(&mut self, text: String, around: &Around, deepest: usize) {
        let is_json = text.trim_start().starts_with(['{', '[']) && around.inside.is_none();
        match serde_json::from_str::<Value>(&text) {
            Ok(value) if is_json => {
                let within = Around { at: KeyPath::top(), inside: Some(text), ..around.clone() };
                self.open(value, &within, deepest);
            }
            _ if around.key.or(self.named).is_some_and(|endpoint| endpoint.marks.is_empty()) => {
                self.pieces.push(around.clone().piece(Content::One(Value::String(text))));
            }
            _ => self.unknown.push(around.at.clone()),
        }
    }
}

/// Whether a mapping is an HTTP answer with a status.
fn is_http(map: &Map<String, Value>) -> bool {
    let has_status = find(map, &["statusCode", "status"]).is_some_and(Value::is_u64);
    let has_headers = find(map, &["headers"]).is_some();
    let has_body = find(map, &["body", "content"]).is_some();
    let only_status = find(map, &["statusCode"]).is_some_and(Value::is_u64);
    only_status || (has_status && (has_body || has_headers)) || (has_headers && has_body)
}

/// Whether a mapping is `value` and nothing but what Graph and PowerShell put beside it.
fn is_list_envelope(map: &Map<String, Value>) -> bool {
    let beside = |key: &str| {
        key.starts_with("@odata.")
            || key.starts_with("odata.")
            || ["value", "count"].iter().any(|k| k.eq_ignore_ascii_case(key))
    };
    find(map, &["value"]).is_some() && map.keys().all(|key| beside(key))
}

/// Whether two keys of a mapping differ by case alone.
fn has_twins(map: &Map<String, Value>) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    !map.keys().all(|key| seen.insert(key.to_lowercase()))
}

/// Whether an element of a list is a response of its own.
fn is_envelope(value: &Value) -> bool {
    let Some(map) = value.as_object() else { return value.is_array() || value.is_string() };
    let holds = |name: &str| find(map, &[name]).is_some_and(|inner| inner.is_object() || inner.is_array());
    is_list_envelope(map) || is_http(map) || holds("error") || find(map, &["responses"]).is_some_and(Value::is_array)
}

/// The value of a key, in any case.
fn find<'a>(map: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    map.iter().find(|(key, _)| names.iter().any(|name| name.eq_ignore_ascii_case(key))).map(|(_, value)| value)
}

fn get<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Value> {
    find(value.as_object()?, names)
}

fn text_of(value: &Value, names: &[&str]) -> Option<String> {
    get(value, names).and_then(Value::as_str).map(str::to_owned)
}

fn take(map: &mut Map<String, Value>, name: &str) -> Option<(String, Value)> {
    let key = map.keys().find(|key| key.eq_ignore_ascii_case(name))?.clone();
    map.remove(&key).map(|value| (key, value))
}

fn take_list(map: &mut Map<String, Value>, names: &[&str]) -> Option<(String, Vec<Value>)> {
    let key =
        map.iter().find(|(key, value)| value.is_array() && names.iter().any(|name| name.eq_ignore_ascii_case(key)))?;
    let key = key.0.clone();
    match map.remove(&key) {
        Some(Value::Array(list)) => Some((key, list)),
        _ => None,
    }
}
