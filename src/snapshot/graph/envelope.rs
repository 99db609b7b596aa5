//! Unwraps the responses in a file from the envelopes that tools put around them.
//!
//! PowerShell, Power Automate, `$batch`, backup tools and people save responses in many forms. [`pieces`] splits a file
//! until each piece is a list of records, one record, an error, or unrecognized.

use serde_json::{Map, Value};

use super::{
    around::{Around, has_more},
    endpoint::{self, Endpoint},
    errors::{GraphError, HttpStatus, error_in, find},
};
use crate::format::{KeyPath, Source};

/// A piece of a file: an answer of an endpoint, or a page of it.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its path in the file.
    pub(super) at: KeyPath,
    /// Its content.
    pub(super) content: Content,
    /// Its `@odata.context`.
    pub(super) context: Option<String>,
    /// URL of the next page.
    pub(super) next: Option<String>,
    /// Number of records of all pages, if stated.
    pub(super) count: Option<usize>,
    /// The endpoint named by the key around it.
    pub(super) key: Option<&'static Endpoint>,
    /// The text inside the file that contains it, if any.
    pub(super) inside: Option<String>,
    /// Paths of incomplete lists inside its records.
    pub(super) more: Vec<KeyPath>,
}

/// Content of a piece.
#[derive(Debug)]
pub(super) enum Content {
    /// A list of records; whether Graph's envelope was around it.
    List { records: Vec<Value>, enveloped: bool },
    /// One record, or a bare value.
    One(Value),
    /// A record, among records of several endpoints, that may be of any of these.
    Unclear(Vec<&'static Endpoint>),
    /// The body of an error.
    Error(GraphError),
    /// `value` is null: nothing was exported.
    Nothing,
}

/// A part of a file that is not read, with the reason.
#[derive(Debug)]
pub(super) struct UnreadPart {
    /// Its path in the file.
    pub(super) at: KeyPath,
    /// The reason.
    pub(super) why: String,
}

/// Maximum nesting depth of envelopes.
const DEEPEST: usize = 8;

/// Keys under which tools put a response.
const WRAPPERS: [&str; 8] = ["data", "d", "result", "results", "items", "response", "output", "content"];

/// Returns the pieces of a file, and its unrecognized parts.
pub(super) fn pieces(tree: Value, named: Option<&'static Endpoint>) -> (Vec<Piece>, Vec<UnreadPart>) {
    let mut opener = Opener { named, pieces: Vec::new(), unread: Vec::new() };
    opener.open(tree, &Around::default(), DEEPEST);
    (opener.pieces, opener.unread)
}

/// Converts JSON Lines to one JSON list with the same lines; `None` if the text is not JSON Lines.
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

struct Opener {
    /// The endpoint that the file is named after.
    named: Option<&'static Endpoint>,
    pieces: Vec<Piece>,
    unread: Vec<UnreadPart>,
}

impl Opener {
    fn open(&mut self, value: Value, around: &Around, deepest: usize) {
        if deepest == 0 {
            self.unknown(around);
            return;
        }
        match value {
            Value::Object(map) => self.object(map, around, deepest - 1),
            Value::Array(list) => self.array(list, around, deepest - 1),
            Value::String(text) => self.text(text, around, deepest - 1),
            _ => self.unknown(around),
        }
    }

    fn unknown(&mut self, around: &Around) {
        let why = "this part of the file is no response of Microsoft Graph, and is not read".to_owned();
        self.unread.push(UnreadPart { at: around.at.clone(), why });
    }

    fn object(&mut self, mut map: Map<String, Value>, around: &Around, deepest: usize) {
        if has_twins(&map) {
            // It is unknown which of the two keys is meant.
            self.unknown(around);
            return;
        }
        let around = around.clone().noting(&map, "");
        if let Some(error) = error_in(&map, around.status) {
            self.pieces.push(around.clone().piece(Content::Error(error)));
            // Records beside an error were read before it occurred.
            if take(&mut map, "error").is_none() || !self.holds_records(&map, &around) {
                return;
            }
        }
        self.answer(map, around, deepest);
    }

    /// Processes a mapping that is not an error.
    fn answer(&mut self, mut map: Map<String, Value>, around: Around, deepest: usize) {
        if let Some((key, answers)) = take_list(&mut map, &["responses"]) {
            let within = Around { context: None, ..around.under(&key) };
            for (number, answer) in answers.into_iter().enumerate() {
                self.open(answer, &within.element(number), deepest);
            }
        } else if is_http(&map) {
            self.http(map, &around, deepest);
        } else if is_list_envelope(&map) {
            self.envelope(map, around, deepest);
        } else if self.is_record(&map, &around) {
            self.record(map, around, deepest);
        } else {
            self.by_key(map, &around, deepest);
        }
    }

    /// Returns whether a mapping has records beside its error or status.
    fn holds_records(&self, map: &Map<String, Value>, around: &Around) -> bool {
        find(map, &["value"]).is_some_and(|value| !value.is_null())
            || self.is_record(map, around)
            || map.iter().any(|(key, value)| opens(key) && is_nested(value))
    }

    /// Processes an answer with its HTTP status, as saved by Power Automate, `$batch` and web clients.
    fn http(&mut self, mut map: Map<String, Value>, around: &Around, deepest: usize) {
        let status = HttpStatus::of(&map);
        let error = status.as_ref().and_then(HttpStatus::error);
        let Some((key, body)) = ["body", "content"].iter().find_map(|name| take(&mut map, name)) else {
            map.retain(|key, _| !["statusCode", "status", "headers"].iter().any(|name| name.eq_ignore_ascii_case(key)));
            let holds_records = self.holds_records(&map, around);
            let failed = error.is_some();
            self.pieces.extend(error.map(|error| around.clone().piece(Content::Error(error))));
            match (holds_records, failed) {
                (true, _) => self.answer(map, around.clone(), deepest),
                (false, true) => {}
                (false, false) => self.unknown(around),
            }
            return;
        };
        let within = Around { status: status.and_then(|status| status.number), ..around.under(&key) };
        let (pieces, unread) = (self.pieces.len(), self.unread.len());
        self.open(body, &within, deepest);
        if let Some(error) = error {
            self.failed(error, within, pieces, unread);
        }
    }

    /// Replaces the pieces of a failed request by its error, unless they are errors too.
    fn failed(&mut self, error: GraphError, within: Around, pieces: usize, unread: usize) {
        let is_error = |piece: &Piece| matches!(piece.content, Content::Error(_));
        if self.pieces.len() > pieces && self.pieces[pieces..].iter().all(is_error) {
            return;
        }
        self.unread.truncate(unread);
        if self.pieces.drain(pieces..).any(|piece| !is_error(&piece)) {
            let why = format!("the status of this answer is `{}`, not 200: what it holds is not read", error.name());
            self.unread.push(UnreadPart { at: within.at.clone(), why });
        }
        self.pieces.push(within.piece(Content::Error(error)));
    }

    /// Processes Graph's envelope: `value`, and annotations about further pages.
    fn envelope(&mut self, mut map: Map<String, Value>, around: Around, deepest: usize) {
        let Some((key, value)) = take(&mut map, "value") else { return };
        let within = around.under(&key).holding(&map, &value);
        match value {
            Value::Array(records) if !records.iter().any(|one| one.is_array() || is_envelope(one)) => {
                self.list(records, within, true, deepest);
            }
            Value::Null => self.pieces.push(within.piece(Content::Nothing)),
            Value::Object(inner) if self.is_record(&inner, &within) || within.context.is_some() => {
                self.record(inner, within, deepest);
            }
            value @ (Value::Array(_) | Value::Object(_)) => self.open(value, &within, deepest),
            bare => self.pieces.push(within.piece(Content::One(bare))),
        }
    }

    /// Returns whether a mapping is a record: of the endpoint named around it, or by its content.
    fn is_record(&self, map: &Map<String, Value>, around: &Around) -> bool {
        let record = |endpoint: &Endpoint| endpoint.marks.iter().any(|mark| endpoint::has(map, mark));
        let by_context = around.context.as_deref().and_then(endpoint::by_context);
        [by_context, around.key, self.named].into_iter().flatten().any(record)
            || around.context.as_deref().is_some_and(|context| endpoint::name_in(context).is_some())
            || endpoint::by_properties(map).is_some()
    }

    fn record(&mut self, mut map: Map<String, Value>, around: Around, deepest: usize) {
        let before = self.pieces.len();
        let more = self.expanded(&mut map, &around, deepest);
        let by_context = around.context.as_deref().and_then(endpoint::by_context);
        let is_bare = by_context.is_some_and(|endpoint| !endpoint.marks.iter().any(|mark| endpoint::has(&map, mark)));
        // A record requested only for the lists inside it has no other properties.
        if !is_bare || self.pieces.len() == before {
            self.pieces.push(Piece { more, ..around.piece(Content::One(Value::Object(map))) });
        }
    }

    /// Moves lists of other endpoints (`$expand`) out of a record, each to a piece of its own. Returns the paths of incomplete
    /// lists that stay in the record.
    fn expanded(&mut self, map: &mut Map<String, Value>, around: &Around, deepest: usize) -> Vec<KeyPath> {
        let by_context = around.context.as_deref().and_then(endpoint::by_context);
        let whose = [by_context, endpoint::by_properties(map), around.key, self.named];
        let is_own = |key: &str| {
            whose.iter().flatten().any(|endpoint| endpoint.marks.iter().any(|mark| mark.eq_ignore_ascii_case(key)))
        };
        let foreign = |key: &&String| endpoint::by_name(key).is_some() && !is_own(key);
        for key in map.keys().filter(foreign).cloned().collect::<Vec<_>>() {
            let within = Around { context: None, next: None, count: None, ..around.under(&key) };
            let within = Around { key: endpoint::by_name(&key), ..within.noting(map, &key) };
            let notes = format!("{key}@").to_lowercase();
            let value = map.remove(&key).filter(is_nested);
            map.retain(|note, _| !note.to_lowercase().starts_with(&notes));
            if let Some(value) = value {
                self.open(value, &within, deepest);
            }
        }
        let more: Vec<String> = map.keys().filter(|key| has_more(map, key)).cloned().collect();
        map.retain(|key, _| !key.contains("@odata.") || key.starts_with('@'));
        more.iter().map(|key| around.at.key(key)).collect()
    }

    /// Processes several endpoints in one file, by key, or a response under a key that tools use.
    fn by_key(&mut self, map: Map<String, Value>, around: &Around, deepest: usize) {
        if !map.iter().any(|(key, value)| opens(key) && (is_nested(value) || value.is_string())) {
            self.unknown(around);
            return;
        }
        let is_only = map.values().filter(|value| is_nested(value)).count() == 1;
        for (key, value) in &map {
            let named = endpoint::by_file_name(key);
            let within = Around { key: named.or(around.key), ..around.under(key) }.noting(&map, key);
            let within = if is_only { within.holding(&map, value) } else { within };
            match value {
                value if opens(key) => self.open(value.clone(), &within, deepest),
                value if is_nested(value) => self.unknown(&within),
                _ => {}
            }
        }
    }

    /// Processes a list of records; each is identified by its content.
    fn list(&mut self, mut records: Vec<Value>, around: Around, enveloped: bool, deepest: usize) {
        let mut more = Vec::new();
        for (number, map) in
            records.iter_mut().enumerate().filter_map(|(number, one)| Some((number, one.as_object_mut()?)))
        {
            more.extend(self.expanded(map, &around.element(number), deepest));
        }
        let may_be = self.kinds(&records, &around);
        if may_be.len() < 2 {
            self.pieces.push(Piece { more, ..around.piece(Content::List { records, enveloped }) });
            return;
        }
        for (number, record) in records.into_iter().enumerate() {
            let fitting: Vec<_> = may_be.iter().copied().filter(|endpoint| endpoint.is_borne_out_by(&record)).collect();
            let certain = endpoint::by_content(&record).is_some();
            let within = around.element(number);
            let (key, content) = match fitting.as_slice() {
                [_, _, ..] if !certain => (None, Content::Unclear(fitting)),
                [only] => (Some(*only), Content::One(record)),
                _ => (within.key, Content::One(record)),
            };
            let more = more.iter().filter(|path| path.0.starts_with(&within.at.0)).cloned().collect();
            self.pieces.push(Piece { more, ..Around { key, ..within }.piece(content) });
        }
    }

    /// Returns the endpoints that records of a list may belong to; fewer than two if all belong to the same one.
    fn kinds(&self, records: &[Value], around: &Around) -> Vec<&'static Endpoint> {
        let mut kinds: Vec<&'static Endpoint> = Vec::new();
        if around.context.as_deref().and_then(endpoint::by_context).is_some() {
            return kinds;
        }
        let mut is_any_unclear = false;
        for record in records {
            match endpoint::by_content(record) {
                Some(kind) if kinds.iter().all(|known| known.name != kind.name) => kinds.push(kind),
                Some(_) => {}
                None => is_any_unclear = true,
            }
        }
        let named = around.key.or(self.named).filter(|_| is_any_unclear && !kinds.is_empty());
        kinds.extend(named.filter(|named| kinds.iter().all(|known| known.name != named.name)));
        kinds
    }

    fn array(&mut self, list: Vec<Value>, around: &Around, deepest: usize) {
        if list.iter().all(|one| one.is_object() && !is_envelope(one)) {
            self.list(list, around.clone(), false, deepest);
            return;
        }
        for (number, one) in list.into_iter().enumerate() {
            self.open(one, &around.element(number), deepest);
        }
    }

    /// Processes JSON inside a text.
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
            _ => self.unknown(around),
        }
    }
}

/// Returns whether the value of a key may be a response.
fn opens(key: &str) -> bool {
    endpoint::by_file_name(key).is_some() || WRAPPERS.iter().any(|wrapper| wrapper.eq_ignore_ascii_case(key))
}

/// Returns whether a value is a list or a mapping.
fn is_nested(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

/// Returns whether a mapping is an HTTP answer with a status.
fn is_http(map: &Map<String, Value>) -> bool {
    let status = HttpStatus::of(map);
    let has_status = status.is_some();
    let has_headers = find(map, &["headers"]).is_some();
    // A message also has a body, beside which a tool may have added a status.
    let is_text = |body: &&Value| body.get("contentType").or_else(|| body.get("ContentType")).is_some();
    let is_word = status.is_some_and(|status| status.number.is_none());
    let has_body = find(map, &["body", "content"]).filter(|body| !is_word || !is_text(body)).is_some();
    let only_status = find(map, &["statusCode"]).is_some() && has_status;
    only_status || (has_status && (has_body || has_headers)) || (has_headers && has_body)
}

/// Returns whether a mapping has `value` and otherwise only keys that Graph and PowerShell add.
fn is_list_envelope(map: &Map<String, Value>) -> bool {
    let beside = |key: &str| {
        key.starts_with("@odata.")
            || key.starts_with("odata.")
            || ["value", "count", "nextLink"].iter().any(|k| k.eq_ignore_ascii_case(key))
    };
    find(map, &["value"]).is_some() && map.keys().all(|key| beside(key))
}

/// Returns whether two keys of a mapping differ only in case.
fn has_twins(map: &Map<String, Value>) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    !map.keys().all(|key| seen.insert(key.to_lowercase()))
}

/// Returns whether an element of a list is itself a response.
fn is_envelope(value: &Value) -> bool {
    let Some(map) = value.as_object() else { return value.is_array() || value.is_string() };
    let holds = |name: &str| find(map, &[name]).is_some_and(|inner| inner.is_object() || inner.is_array());
    let wraps = || map.iter().any(|(key, value)| endpoint::by_name(key).is_some() && is_nested(value));
    is_list_envelope(map)
        || is_http(map)
        || holds("error")
        || find(map, &["responses"]).is_some_and(Value::is_array)
        || (endpoint::by_properties(map).is_none() && wraps())
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
