//! Text → a serde type, YAML or JSON, with line and column. The only file that names the YAML crate.
//!
//! A reader wants every mistake of a file at once, and serde stops at the first. So a file is first turned into a
//! tree; the type is read from the tree; where that fails, the finding is noted, the faulty branch is pruned, and the
//! type is read again, until nothing is wrong with what is left. Places are looked up last, and only for findings, by
//! reading the text once more down to the path in question.

use std::{cell::RefCell, collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value, value::RawValue};

use crate::diagnostic::{Code, Diagnostic, Spot, did_you_mean};

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// `.yaml`, `.yml`.
    Yaml,
    /// `.json`.
    Json,
}

/// A file's text and what to call it.
#[derive(Debug)]
pub struct Source {
    /// The path, as the user would name it.
    pub path: String,
    /// The decoded text.
    pub text: String,
    /// How it is written.
    pub syntax: Syntax,
}

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into a mapping.
    Key(String),
    /// Into a list, from 0.
    Index(usize),
}

/// The way from the top of a file to a value, e.g. `connectors[2].expires_at`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct KeyPath(pub Vec<Step>);

impl KeyPath {
    /// The top of the file.
    pub fn top() -> Self {
        Self::default()
    }

    /// The way one key further.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.to_owned()));
        KeyPath(steps)
    }

    /// The way one element further.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index));
        KeyPath(steps)
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// More findings than this in one file help nobody.
pub const MOST_FINDINGS: usize = 100;

/// Says of the last finding that it need not be the last one.
pub fn say_if_cut(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.truncate(MOST_FINDINGS);
    if let Some(last) = findings.get_mut(MOST_FINDINGS - 1) {
        let more = format!("only the first {MOST_FINDINGS} findings of a file are shown, and this one may have more");
        last.help = Some(last.help.take().map_or_else(|| more.clone(), |help| format!("{help} ({more})")));
    }
    findings
}

/// Reads `source` as a `T`.
///
/// # Errors
/// Every finding of the file, each with its place, in the order of the places.
pub fn read<T: DeserializeOwned>(source: &Source) -> Result<T, Vec<Diagnostic>> {
    read_part(source, &KeyPath::top(), &source.text)
}

/// Reads a part of `source` as a `T`: `text` is what stands at the path `at`.
///
/// # Errors
/// As [`read`].
pub fn read_part<T: DeserializeOwned>(source: &Source, at: &KeyPath, text: &str) -> Result<T, Vec<Diagnostic>> {
    // The common case for large files: JSON without a mistake is read straight into its type.
    if source.syntax == Syntax::Json
        && let Ok(value) = serde_json::from_str(text)
    {
        return Ok(value);
    }
    let (mut tree, mut findings) = parse(source)?;
    let mut part = at.0.iter().try_fold(&mut tree, descend).map(Value::take).unwrap_or_default();
    let mut pruned = Pruned::default();
    // A key that is missing gets a stand-in, so that the rest of its mapping is read as well.
    let mut stand_ins: BTreeMap<KeyPath, usize> = BTreeMap::new();
    while findings.len() < MOST_FINDINGS {
        let (path, message) = match serde_path_to_error::deserialize::<_, T>(&part) {
            Ok(value) if findings.is_empty() => return Ok(value),
            Ok(_) => break,
            Err(error) => (steps(error.path()), error.inner().to_string()),
        };
        let mistake = Mistake::from_message(&message);
        let mut spoilt = match &mistake {
            Mistake::UnknownField { name, .. } if path.0.last() == Some(&Step::Key(name.clone())) => path.clone(),
            Mistake::UnknownField { name, .. } | Mistake::MissingField(name) => path.key(name),
            Mistake::Other { .. } => path.clone(),
        };
        let original = pruned.original(&spoilt);
        let is_missing = matches!(mistake, Mistake::MissingField(_));
        let stand_in = (0..=original.0.len()).find(|end| stand_ins.contains_key(&KeyPath(original.0[..*end].to_vec())));
        // What was pruned a moment ago, and what only stands in for what is missing, has been told already.
        if stand_in.is_none() && !pruned.took(&original) {
            let shown = if is_missing { pruned.original(&path) } else { original.clone() };
            let place = KeyPath([at.0.as_slice(), shown.0.as_slice()].concat());
            findings.push(mistake.diagnostic(source, &place));
        }
        if is_missing || stand_in.is_some() {
            let end = stand_in.unwrap_or(original.0.len());
            spoilt.0.truncate(end);
            let tried = stand_ins.entry(KeyPath(original.0[..end].to_vec())).or_insert(0);
            let value = STAND_INS.get(*tried).and_then(|text| serde_json::from_str(text).ok());
            *tried += 1;
            if value.is_some_and(|value| put(&mut part, &spoilt, value)) {
                continue;
            }
            spoilt.0.pop();
        }
        if !pruned.prune(&mut part, &spoilt) {
            break;
        }
    }
    findings.sort_by_key(|finding| finding.spot.as_ref().map(|spot| (spot.line, spot.column)));
    Err(say_if_cut(findings))
}

/// What may stand for a value that is missing, whatever its type.
const STAND_INS: [&str; 6] = ["null", "\"\"", "0", "false", "[]", "{}"];

/// Puts a value into the mapping that `path` ends in.
fn put(tree: &mut Value, path: &KeyPath, value: Value) -> bool {
    let Some((Step::Key(key), above)) = path.0.split_last() else { return false };
    match above.iter().try_fold(tree, descend) {
        Some(Value::Object(map)) => {
            map.insert(key.clone(), value);
            true
        }
        _ => false,
    }
}

fn descend<'a>(tree: &'a mut Value, step: &Step) -> Option<&'a mut Value> {
    match step {
        Step::Key(key) => tree.get_mut(key),
        Step::Index(index) => tree.get_mut(index),
    }
}

/// Whether the file is a mapping with this key at its top; `None` where it is not well-formed.
pub fn has_key(source: &Source, key: &str) -> Option<bool> {
    parse(source).ok().map(|(tree, _)| tree.get(key).is_some())
}

/// The text of this key at the top of the file; `None` where there is none, or the file is not well-formed.
pub fn top_text(source: &Source, key: &str) -> Option<String> {
    parse(source).ok()?.0.get(key)?.as_str().map(str::to_owned)
}

/// Where in `source` the value at `path` stands.
pub fn spot(source: &Source, path: &KeyPath) -> Option<Spot> {
    match source.syntax {
        Syntax::Yaml => yaml::spot(&source.text, &path.0, Target::Value),
        Syntax::Json => json::offset(&source.text, &path.0).map(|offset| Spot::at_offset(&source.text, offset)),
    }
}

/// The same finding at the place of `source` that brought it about.
pub fn told_at(finding: Diagnostic, source: &Source, path: &KeyPath) -> Diagnostic {
    Diagnostic { path: source.path.clone(), ..finding }.at(spot(source, path))
}

/// Where in `source` the key stands that `path` ends with.
pub fn key_spot(source: &Source, path: &KeyPath) -> Option<Spot> {
    match source.syntax {
        Syntax::Yaml => yaml::spot(&source.text, &path.0, Target::Key),
        Syntax::Json => json::offset(&source.text, &path.0).map(|offset| {
            let key = json::key_before(&source.text, offset).unwrap_or(offset);
            Spot::at_offset(&source.text, key)
        }),
    }
}

/// A text that people may well write without quotes: a whole number, or true and false, read as they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(transparent)]
#[schemars(with = "ScalarSchema")]
pub struct Scalar(pub String);

/// How [`Scalar`] looks in a JSON Schema.
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[allow(dead_code)]
enum ScalarSchema {
    Text(String),
    Number(i64),
    Truth(bool),
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsText;
        impl Visitor<'_> for AsText {
            type Value = Scalar;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(text.to_owned()))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }
        }
        deserializer.deserialize_any(AsText)
    }
}

/// An error for a `Deserialize` implementation that knows better than *wrong-type* what is wrong.
pub fn coded<E: de::Error>(code: Code, message: impl fmt::Display) -> E {
    E::custom(format_args!("{MARK}{}{MARK}{message}", code.name()))
}

/// Cannot occur in a message of serde's own.
const MARK: char = '\u{1}';

/// What serde found wrong, taken out of its message: its errors carry no structure of their own.
enum Mistake {
    UnknownField { name: String, known: Vec<String> },
    MissingField(String),
    Other { code: Code, message: String },
}

impl Mistake {
    fn from_message(message: &str) -> Self {
        let names = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        if let Some(coded) = message.strip_prefix(MARK)
            && let Some((name, message)) = coded.split_once(MARK)
        {
            let code = Code::ALL.iter().find(|code| code.name() == name).copied().unwrap_or(Code::BadValue);
            return Mistake::Other { code, message: message.to_owned() };
        }
        if let Some(rest) = message.strip_prefix("unknown field `") {
            let (name, rest) = rest.split_once("`, ").unwrap_or((rest.trim_end_matches('`'), ""));
            return Mistake::UnknownField { name: name.to_owned(), known: names(rest) };
        }
        if message.starts_with("missing field") {
            return Mistake::MissingField(names(message).swap_remove(0));
        }
        let code = if message.starts_with("invalid type") { Code::WrongType } else { Code::BadValue };
        Mistake::Other { code, message: plain(message) }
    }

    fn diagnostic(self, source: &Source, place: &KeyPath) -> Diagnostic {
        match self {
            Mistake::UnknownField { name, known } => {
                let known = known.iter().map(String::as_str);
                let help = match did_you_mean(&name, known.clone()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("known here: {}", known.collect::<Vec<_>>().join(", ")),
                };
                Diagnostic::about_file(&source.path, Code::UnknownField, format!("unknown key `{name}`"))
                    .at(key_spot(source, place))
                    .with_help(help)
            }
            Mistake::MissingField(name) => {
                let whose = if place.0.is_empty() { "the file".to_owned() } else { format!("`{place}`") };
                Diagnostic::about_file(&source.path, Code::MissingField, format!("{whose} needs a key `{name}`"))
                    .at(spot(source, place))
            }
            Mistake::Other { code, message } => {
                let whose = if place.0.is_empty() { String::new() } else { format!("`{place}`: ") };
                Diagnostic::about_file(&source.path, code, format!("{whose}{message}")).at(spot(source, place))
            }
        }
    }
}

/// Serde's words in the user's. What stands between quotes is the user's already.
fn plain(message: &str) -> String {
    let Some((found, expected)) = message.rsplit_once(", expected ") else { return message.to_owned() };
    let found = match found.strip_prefix("invalid type: ").or(found.strip_prefix("invalid value: ")) {
        None => found.replacen("unknown variant", "unknown value", 1),
        Some("unit value" | "null") => "found nothing".to_owned(),
        Some("sequence") => "found a list".to_owned(),
        Some("map") => "found a mapping".to_owned(),
        Some("enum") => "found a value with a tag (`!…`)".to_owned(),
        Some(value) => match value.split_once([' ', '`', '"']) {
            Some(("string", text)) => format!("found text {text}"),
            Some(("integer", number)) => format!("found number {number}"),
            Some(("floating", number)) => format!("found number {}", number.trim_start_matches("point ")),
            Some(("boolean", truth)) => format!("found {truth}"),
            _ => format!("found {value}"),
        },
    };
    let expected = match expected {
        "a string" if found.ends_with('`') => "a text (put it in quotes)",
        "a string" => "a text",
        "u64" | "usize" => "a whole number from 0 up",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" => "a mapping of keys to values",
        other if other.starts_with("struct ") => "a mapping of keys to values",
        other => other,
    };
    format!("{found}, expected {expected}")
}

/// What a parser says: without the place at its end, and in other words where it speaks of itself.
fn parser_says(message: &str) -> String {
    let message = message.split_once(" at line ").map_or(message, |(message, _)| message);
    if message.contains("more than one document") {
        return "the file holds more than one YAML document (`---`); expected one".to_owned();
    }
    // The path in front of a mistake is told by its place.
    message.find("invalid type: ").map_or_else(|| message.to_owned(), |mistake| plain(&message[mistake..]))
}

fn steps(path: &serde_path_to_error::Path) -> KeyPath {
    use serde_path_to_error::Segment;
    let steps = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { key } => Some(Step::Key(key.clone())),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    KeyPath(steps.collect())
}

/// Remembers what was pruned, so that what is left can still be found in the file.
#[derive(Default)]
struct Pruned {
    /// For each list that lost elements, the original index of each that is left.
    left: BTreeMap<KeyPath, Vec<usize>>,
    /// What was taken away, by its original path.
    taken: Vec<KeyPath>,
}

impl Pruned {
    /// The path that a branch of the pruned tree has in the file.
    fn original(&self, path: &KeyPath) -> KeyPath {
        let mut original = KeyPath::top();
        for step in &path.0 {
            original = match step {
                Step::Key(key) => original.key(key),
                Step::Index(index) => {
                    let left = self.left.get(&original);
                    let index = left.and_then(|left| left.get(*index)).copied().unwrap_or(*index);
                    original.index(index)
                }
            };
        }
        original
    }

    fn took(&self, original: &KeyPath) -> bool {
        self.taken.contains(original)
    }

    /// Takes the branch at `path` away; false where that is the whole tree.
    fn prune(&mut self, tree: &mut Value, path: &KeyPath) -> bool {
        let Some((last, above)) = path.0.split_last() else { return false };
        let original = self.original(path);
        let list = KeyPath(original.0[..original.0.len() - 1].to_vec());
        let Some(parent) = above.iter().try_fold(tree, descend) else { return false };
        self.taken.push(original);
        match (last, parent) {
            (Step::Key(key), Value::Object(map)) => map.remove(key).is_some(),
            (Step::Index(index), Value::Array(elements)) if *index < elements.len() => {
                let left = self.left.entry(list).or_insert_with(|| (0..elements.len()).collect());
                left.remove(*index);
                elements.remove(*index);
                true
            }
            _ => false,
        }
    }
}

/// The file as a tree, with a finding for every key that stands twice.
fn parse(source: &Source) -> Result<(Value, Vec<Diagnostic>), Vec<Diagnostic>> {
    let twice = RefCell::new(Vec::new());
    let seed = Tree { path: KeyPath::top(), twice: &twice };
    let tree = match source.syntax {
        Syntax::Yaml => yaml::tree(&source.text, seed),
        Syntax::Json => json::tree(&source.text, seed),
    };
    let tree =
        tree.map_err(|(message, spot)| vec![Diagnostic::about_file(&source.path, Code::Syntax, message).at(spot)])?;
    let findings = twice.into_inner().into_iter().take(MOST_FINDINGS).map(|path: KeyPath| {
        let key = match path.0.last() {
            Some(Step::Key(key)) => key.clone(),
            _ => String::new(),
        };
        Diagnostic::about_file(&source.path, Code::DuplicateKey, format!("the key `{key}` stands twice"))
            .at(key_spot(source, &path))
            .with_help("keep one of the two; the place shown is the last one")
    });
    Ok((tree, findings.collect()))
}

/// Builds the tree, noting keys that stand twice.
struct Tree<'a> {
    path: KeyPath,
    twice: &'a RefCell<Vec<KeyPath>>,
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain value without a tag")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        // JSON has no infinity; the word is as wrong for a number as the value would be.
        Ok(serde_json::Number::from_f64(value).map_or_else(|| value.to_string().into(), Value::Number))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(value.to_string().into())
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(value.to_string().into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) =
            access.next_element_seed(Tree { path: self.path.index(elements.len()), twice: self.twice })?
        {
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(AnyKey(key)) = access.next_key()? {
            let path = self.path.key(&key);
            let value = access.next_value_seed(Tree { path: path.clone(), twice: self.twice })?;
            if map.insert(key, value).is_some() {
                self.twice.borrow_mut().push(path);
            }
        }
        Ok(Value::Object(map))
    }
}

/// A key as text: YAML has keys that are numbers or truths.
struct AnyKey(String);

impl<'de> Deserialize<'de> for AnyKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Key;
        impl Visitor<'_> for Key {
            type Value = AnyKey;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_str<E>(self, key: &str) -> Result<AnyKey, E> {
                Ok(AnyKey(key.to_owned()))
            }
        }
        deserializer.deserialize_str(Key)
    }
}

/// What to point at.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Key,
    Value,
}

mod yaml {
    use serde_yaml::Deserializer;

    use super::*;

    pub(super) fn tree(text: &str, seed: Tree<'_>) -> Result<Value, (String, Option<Spot>)> {
        seed.deserialize(Deserializer::from_str(text)).map_err(|error| {
            let place = error.location().or_else(|| second_document(text));
            (parser_says(&error.to_string()), Some(spot_at(text, place.as_ref())))
        })
    }

    /// The place as an editor has it: YAML has more characters that end a line. The beginning, where there is none.
    fn spot_at(text: &str, place: Option<&serde_yaml::Location>) -> Spot {
        Spot::at_offset(text, place.map_or(0, serde_yaml::Location::index))
    }

    /// Where the second document of a file begins: of all mistakes, this one is told without a place.
    fn second_document(text: &str) -> Option<serde_yaml::Location> {
        let second = Deserializer::from_str(text).nth(1)?;
        Nothing.deserialize(second).err()?.location()
    }

    /// Asks the parser to stumble at the place in question: its errors carry line and column, its values do not.
    pub(super) fn spot(text: &str, path: &[Step], target: Target) -> Option<Spot> {
        let stumble = |probe: Probe<'_>| probe.deserialize(Deserializer::from_str(text)).err()?.location();
        let place = match (target, path.split_last()) {
            (Target::Key, Some((Step::Key(key), above))) => {
                let ordinal = std::cell::Cell::new(None);
                let _ = stumble(Probe { path: above, goal: Goal::Count(key, &ordinal) });
                stumble(Probe { path: above, goal: Goal::StumbleAtKey(ordinal.get()?) })
            }
            _ => stumble(Probe { path, goal: Goal::Stumble }),
        }?;
        Some(spot_at(text, Some(&place)))
    }

    /// Walks down `path` and then does what it is there for.
    struct Probe<'a> {
        path: &'a [Step],
        goal: Goal<'a>,
    }

    #[derive(Clone, Copy)]
    enum Goal<'a> {
        /// Fail at this value.
        Stumble,
        /// Find out the how-manieth key of this mapping it is (the last one, if it stands twice).
        Count(&'a str, &'a std::cell::Cell<Option<usize>>),
        /// Fail at the key of this number.
        StumbleAtKey(usize),
    }

    /// Accepts nothing, so that any value is a mistake, with its place.
    struct Nothing;

    impl<'de> Visitor<'de> for Nothing {
        type Value = ();
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("nothing")
        }
    }

    impl<'de> DeserializeSeed<'de> for Nothing {
        type Value = ();
        fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_any(Nothing)
        }
    }

    impl<'de> DeserializeSeed<'de> for Probe<'_> {
        type Value = ();
        fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            if self.path.is_empty() && matches!(self.goal, Goal::Stumble) {
                deserializer.deserialize_any(Nothing)
            } else {
                deserializer.deserialize_any(self)
            }
        }
    }

    impl<'de> Visitor<'de> for Probe<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("what was there before")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
            let wanted = match self.path.first() {
                Some(Step::Key(key)) => Some(key.as_str()),
                _ => None,
            };
            for ordinal in 0.. {
                if matches!(self.goal, Goal::StumbleAtKey(at) if at == ordinal && self.path.is_empty()) {
                    access.next_key_seed(Nothing)?;
                }
                let Some(AnyKey(key)) = access.next_key()? else { break };
                if let (Goal::Count(name, found), true) = (self.goal, self.path.is_empty())
                    && name == key
                {
                    found.set(Some(ordinal));
                }
                if wanted == Some(key.as_str()) {
                    access.next_value_seed(Probe { path: &self.path[1..], goal: self.goal })?;
                } else {
                    access.next_value::<IgnoredAny>()?;
                }
            }
            Ok(())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
            for index in 0.. {
                let more = if self.path.first() == Some(&Step::Index(index)) {
                    access.next_element_seed(Probe { path: &self.path[1..], goal: self.goal })?.is_some()
                } else {
                    access.next_element::<IgnoredAny>()?.is_some()
                };
                if !more {
                    break;
                }
            }
            Ok(())
        }

        fn visit_bool<E>(self, _: bool) -> Result<(), E> {
            Ok(())
        }
        fn visit_i64<E>(self, _: i64) -> Result<(), E> {
            Ok(())
        }
        fn visit_u64<E>(self, _: u64) -> Result<(), E> {
            Ok(())
        }
        fn visit_f64<E>(self, _: f64) -> Result<(), E> {
            Ok(())
        }
        fn visit_str<E>(self, _: &str) -> Result<(), E> {
            Ok(())
        }
        fn visit_unit<E>(self) -> Result<(), E> {
            Ok(())
        }
    }
}

mod json {
    use std::borrow::Cow;

    use super::*;

    pub(super) fn tree(text: &str, seed: Tree<'_>) -> Result<Value, (String, Option<Spot>)> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let tree = seed.deserialize(&mut deserializer).and_then(|tree| deserializer.end().map(|()| tree));
        tree.map_err(|error| (parser_says(&error.to_string()), Some(byte_spot(text, error.line(), error.column()))))
    }

    /// serde_json counts columns in bytes.
    fn byte_spot(text: &str, line: usize, column: usize) -> Spot {
        let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        Spot::at_offset(text, start + column.saturating_sub(1))
    }

    /// The byte offset of the value at `path`, found by slicing: a raw value is a part of the text.
    pub(super) fn offset(text: &str, path: &[Step]) -> Option<usize> {
        let mut part = text;
        for step in path {
            part = match step {
                Step::Key(key) => {
                    let Members(members) = serde_json::from_str(part).ok()?;
                    members.into_iter().rev().find(|(name, _)| name == key)?.1.get()
                }
                Step::Index(index) => {
                    let elements: Vec<&RawValue> = serde_json::from_str(part).ok()?;
                    elements.get(*index)?.get()
                }
            };
        }
        let offset = part.as_ptr() as usize - text.as_ptr() as usize;
        Some(offset + (part.len() - part.trim_start().len()))
    }

    /// The byte offset of the key whose value begins at `offset`.
    pub(super) fn key_before(text: &str, offset: usize) -> Option<usize> {
        let before = text[..offset].trim_end().strip_suffix(':')?.trim_end().strip_suffix('"')?;
        // The opening quote is the nearest one that is not escaped.
        before
            .rmatch_indices('"')
            .map(|(at, _)| at)
            .find(|at| before[..*at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 0)
    }

    /// The members of an object in their order, with repetitions.
    struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

    impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Collect;
            impl<'de> Visitor<'de> for Collect {
                type Value = Members<'de>;
                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("an object")
                }
                fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                    let mut members = Vec::new();
                    while let Some(member) = access.next_entry()? {
                        members.push(member);
                    }
                    Ok(Members(members))
                }
            }
            deserializer.deserialize_map(Collect)
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct File {
        name: String,
        #[serde(default)]
        parts: Vec<Part>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Part {
        id: String,
        #[serde(default)]
        count: u64,
    }

    #[track_caller]
    fn check(syntax: Syntax, text: &str, expected: &[&str]) {
        let source = Source { path: "f".into(), text: text.into(), syntax };
        let found: Vec<String> = match read::<File>(&source) {
            Ok(_) => Vec::new(),
            Err(findings) => findings.iter().map(|d| format!("{} {} {}", d.place(), d.code, d.message)).collect(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn every_mistake_of_a_file_is_found_at_once_each_at_its_place() {
        check(Syntax::Yaml, "name: x\nparts:\n  - { id: a, count: 1 }\n", &[]);
        check(
            Syntax::Yaml,
            "name: x\nparts:\n  - { id: a, cuont: 1 }\n  - { count: 3 }\n  - { id: [] }\n  - { id: d, count: many }\nnaem: 1\n",
            &[
                "f:3:14 unknown-field unknown key `cuont`",
                "f:4:5 missing-field `parts[1]` needs a key `id`",
                "f:5:11 wrong-type `parts[2].id`: found a list, expected a text",
                "f:6:21 wrong-type `parts[3].count`: found text \"many\", expected a whole number from 0 up",
                "f:7:1 unknown-field unknown key `naem`",
            ],
        );
        check(
            Syntax::Json,
            "{\"name\": \"x\",\n \"parts\": [{\"id\": \"é\", \"cuont\": 1}, {\"id\": 7}],\n \"name\" : \"y\"}",
            &[
                "f:2:24 unknown-field unknown key `cuont`",
                "f:2:44 wrong-type `parts[1].id`: found number `7`, expected a text (put it in quotes)",
                "f:3:2 duplicate-key the key `name` stands twice",
            ],
        );
    }

    #[test]
    fn what_serde_says_is_told_in_other_words() {
        check(
            Syntax::Yaml,
            "name: true\nparts: [x, 5, { id: ~ }, { id: { a: b } }, { id: a, count: \"null at line 4\" }]",
            &[
                "f:1:7 wrong-type `name`: found `true`, expected a text (put it in quotes)",
                "f:2:9 wrong-type `parts[0]`: found text \"x\", expected a mapping of keys to values",
                "f:2:12 wrong-type `parts[1]`: found number `5`, expected a mapping of keys to values",
                "f:2:21 wrong-type `parts[2].id`: found nothing, expected a text",
                "f:2:32 wrong-type `parts[3].id`: found a mapping, expected a text",
                "f:2:60 wrong-type `parts[4].count`: found text \"null at line 4\", expected a whole number from 0 up",
            ],
        );
        check(
            Syntax::Yaml,
            "name: !mine x",
            &["f:1:7 syntax found a value with a tag (`!…`), expected a plain value without a tag"],
        );
        check(
            Syntax::Yaml,
            "name: x\n---\nname: y",
            &["f:3:1 syntax the file holds more than one YAML document (`---`); expected one"],
        );
    }

    #[test]
    fn every_key_that_is_missing_is_told_and_the_rest_is_read() {
        check(
            Syntax::Yaml,
            "parts:\n  - { count: many, cuont: 1 }\n  - { id: [], count: -1 }\nnaem: x",
            &[
                "f:1:1 missing-field the file needs a key `name`",
                "f:2:5 missing-field `parts[0]` needs a key `id`",
                "f:2:14 wrong-type `parts[0].count`: found text \"many\", expected a whole number from 0 up",
                "f:2:20 unknown-field unknown key `cuont`",
                "f:3:11 wrong-type `parts[1].id`: found a list, expected a text",
                "f:3:22 bad-value `parts[1].count`: found number `-1`, expected a whole number from 0 up",
                "f:4:1 unknown-field unknown key `naem`",
            ],
        );
    }

    #[test]
    fn a_file_that_is_wrong_throughout_is_not_told_to_its_end() {
        for part in ["{ id: x, cuont: 1 }", "{ id: x, id: y }", "{}"] {
            let text = format!("name: x\nparts: [{}]\n", format!("{part}, ").repeat(300));
            let source = Source { path: "f".into(), text, syntax: Syntax::Yaml };
            let findings = read::<File>(&source).unwrap_err();
            assert_eq!(findings.len(), MOST_FINDINGS, "{part}");
            assert!(findings[MOST_FINDINGS - 1].help.as_ref().is_some_and(|help| help.contains("may have more")));
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_shown_where_it_stands_again() {
        check(Syntax::Yaml, "name: x\nparts: []\nname: y\n", &["f:3:1 duplicate-key the key `name` stands twice"]);
    }

    #[test]
    fn lines_are_those_of_an_editor() {
        let parts = "wrong-type `parts`: found number `1`, expected a list";
        check(Syntax::Yaml, "name: \"é\u{2028}y\u{85}z\"\r\nparts: 1\r\n", &[&format!("f:2:8 {parts}")]);
        check(Syntax::Yaml, "# é\u{2029}name: x\rparts: 1", &[&format!("f:1:20 {parts}")]);
    }

    #[test]
    fn what_cannot_be_parsed_is_one_finding_with_its_place() {
        check(Syntax::Yaml, "name: x\nparts: [\n", &["f:3:1 syntax did not find expected node content"]);
        check(Syntax::Yaml, "parts: [", &["f:1:9 syntax did not find expected node content"]);
        check(Syntax::Json, "{\"name\": \"x\",}", &["f:1:14 syntax trailing comma"]);
        check(Syntax::Json, &"[".repeat(1_000_000), &["f:1:128 syntax recursion limit exceeded"]);
        check(Syntax::Json, "{\"name\": \"x\"} {}", &["f:1:15 syntax trailing characters"]);
    }
}
