//! Text → a serde type, YAML or JSON, with line and column. The only file that names the YAML crate.
//!
//! A reader wants every mistake of a file at once, and serde stops at the first. So a file is first turned into a
//! tree; the type is read from the tree; where that fails, the finding is noted, the faulty branch is pruned, and the
//! type is read again, until nothing is wrong with what is left. Places are looked up last, all at once and only for
//! findings, by reading the text once more.
//!
//! Files come from strangers, so everything that is kept of one counts against [`Limits`] while it is read. The YAML crate
//! takes a text apart as a whole before it gives anything away, with more memory than the text has and, for brackets that
//! are never closed, in time that grows with their square. So a text that is long enough for that to matter is looked
//! through first, by a parser that streams.

mod limited;
mod places;

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    collections::BTreeMap,
    fmt,
};

use saphyr_parser::Parser;
use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use crate::{
    diagnostic::{Code, Diagnostic, Spot, did_you_mean},
    input::Limits,
    numbers,
};

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a mapping.
    Key(String),
    /// Into a list, from 0.
    Index(usize),
}

/// The way from the top of a file to a value, e.g. `connectors[2].expires_at`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
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

/// Where so many values and bytes were gone through to find mistakes, it is enough.
const MOST_WORK: usize = 4_000_000;

/// Says of the last finding that it need not be the last one.
pub fn say_if_cut(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    cut(findings, false)
}

/// Keeps as many findings as help, and says so where there are more, or may be.
fn cut(mut findings: Vec<Diagnostic>, may_have_more: bool) -> Vec<Diagnostic> {
    let may_have_more = may_have_more || findings.len() >= MOST_FINDINGS;
    findings.truncate(MOST_FINDINGS);
    let number = findings.len();
    if let (Some(last), true) = (findings.last_mut(), may_have_more) {
        let more = format!("only the first {number} findings of a file are shown, and this one may have more");
        last.help = Some(last.help.take().map_or_else(|| more.clone(), |help| format!("{help} ({more})")));
    }
    findings
}

/// Reads `source` as a `T`, within the limits of those who set none.
///
/// # Errors
/// Every finding of the file, each with its place, in the order of the places.
pub fn read<T: DeserializeOwned>(source: &Source) -> Result<T, Vec<Diagnostic>> {
    read_within(source, &Limits::default())
}

/// Reads `source` as a `T`, within limits.
///
/// # Errors
/// As [`read`].
pub fn read_within<T: DeserializeOwned>(source: &Source, limits: &Limits) -> Result<T, Vec<Diagnostic>> {
    read_part(source, &KeyPath::top(), &source.text, limits)
}

/// Reads `source` as a `T`, and holds it against what its type alone cannot say. Where a part of the file is wrong, the
/// rest is held against it all the same.
///
/// # Errors
/// As [`read`], and every finding of `check`.
pub fn read_checked<T: DeserializeOwned>(
    source: &Source,
    limits: &Limits,
    check: impl Fn(&T) -> Vec<Unplaced>,
) -> Result<T, Vec<Diagnostic>> {
    read_at(source, &KeyPath::top(), &source.text, limits, check)
}

/// Reads a part of `source` as a `T`: `text` is what stands at the path `at`.
///
/// # Errors
/// As [`read`].
pub fn read_part<T: DeserializeOwned>(
    source: &Source,
    at: &KeyPath,
    text: &str,
    limits: &Limits,
) -> Result<T, Vec<Diagnostic>> {
    read_at(source, at, text, limits, |_| Vec::new())
}

fn read_at<T: DeserializeOwned>(
    source: &Source,
    at: &KeyPath,
    text: &str,
    limits: &Limits,
    check: impl Fn(&T) -> Vec<Unplaced>,
) -> Result<T, Vec<Diagnostic>> {
    let checked = |value: T| {
        let findings = check(&value);
        if findings.is_empty() { Ok(value) } else { Err(say_if_cut(placed(source, findings))) }
    };
    // The common case for large files: JSON without a mistake is read straight into its type.
    if source.syntax == Syntax::Json
        && let Ok(value) = json::value(text, limits)
    {
        return checked(value);
    }
    let Parsed { mut tree, mut findings, size } = parse(source, limits)?;
    let mut part = at.0.iter().try_fold(&mut tree, descend).map(Value::take).unwrap_or_default();
    drop(tree);
    let mut pruned = Pruned::default();
    // A key that is missing gets a stand-in, so that the rest of its mapping is read as well.
    let mut stand_ins: BTreeMap<KeyPath, usize> = BTreeMap::new();
    let mut work = 0;
    while findings.len() < MOST_FINDINGS && work <= MOST_WORK {
        work += size;
        let (path, message) = match serde_path_to_error::deserialize::<_, T>(&part) {
            Ok(value) if findings.is_empty() => {
                drop(part);
                return checked(value);
            }
            Ok(value) => {
                let told = |unplaced: Unplaced| pruned.untouched(&stand_ins, unplaced);
                findings.extend(check(&value).into_iter().filter_map(told));
                work = 0;
                break;
            }
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
            findings.push(mistake.finding(source, place));
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
            work = 0;
            break;
        }
    }
    let mut findings = placed(source, findings);
    findings.sort_by_key(|finding| finding.spot.as_ref().map(|spot| (spot.line, spot.column)));
    Err(cut(findings, work > MOST_WORK))
}

/// Reads `source` as a tree of values, within limits. Unlike a type, a tree keeps keys that nobody expects.
///
/// # Errors
/// Every finding of the file, keys that stand twice among them.
pub fn tree(source: &Source, limits: &Limits) -> Result<Value, Vec<Diagnostic>> {
    let Parsed { tree, findings, .. } = parse(source, limits)?;
    if findings.is_empty() { Ok(tree) } else { Err(cut(placed(source, findings), false)) }
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

/// Whether the file, which is well-formed, is a mapping with this key at its top.
pub fn has_key(source: &Source, key: &str) -> bool {
    spot(source, &KeyPath::top().key(key)).is_some()
}

/// The text of this key at the top of the file; `None` where there is none.
pub fn top_text(source: &Source, key: &str) -> Option<String> {
    match source.syntax {
        Syntax::Yaml => places::text_at_top(&source.text, key),
        Syntax::Json => places::text_at_top_of_json(&source.text, key),
    }
}

/// What to point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The key that a path ends with.
    Key,
    /// The value at its end.
    Value,
}

/// A finding whose place is not looked up yet: each look goes through the whole text.
#[derive(Debug, Clone)]
pub struct Unplaced {
    /// The finding.
    pub finding: Diagnostic,
    /// The way to what it is about.
    pub path: KeyPath,
    /// What of it to point at.
    pub target: Target,
}

/// The findings with their places; what is about nothing that stands there is shown at the beginning.
pub fn placed(source: &Source, findings: Vec<Unplaced>) -> Vec<Diagnostic> {
    let paths = findings.iter().map(|unplaced| (&unplaced.path, unplaced.target));
    let spots = spots(source, paths).into_iter().map(|spot| spot.or_else(|| Some(Spot::at(&source.text, 1, 1))));
    spots.zip(findings.iter()).map(|(spot, unplaced)| unplaced.finding.clone().at(spot)).collect()
}

fn spots<'a>(source: &Source, paths: impl ExactSizeIterator<Item = (&'a KeyPath, Target)>) -> Vec<Option<Spot>> {
    let places = match source.syntax {
        Syntax::Yaml => places::yaml(&source.text, paths),
        Syntax::Json => places::json(&source.text, paths),
    };
    Spot::all_at(&source.text, &places)
}

/// Where in `source` the value at `path` stands.
pub fn spot(source: &Source, path: &KeyPath) -> Option<Spot> {
    spot_of(source, path, Target::Value)
}

/// The same finding at the place of `source` that brought it about.
pub fn told_at(finding: Diagnostic, source: &Source, path: &KeyPath) -> Diagnostic {
    Diagnostic { path: source.path.clone(), ..finding }.at(spot(source, path))
}

/// Where in `source` the key stands that `path` ends with.
pub fn key_spot(source: &Source, path: &KeyPath) -> Option<Spot> {
    spot_of(source, path, Target::Key)
}

fn spot_of(source: &Source, path: &KeyPath, target: Target) -> Option<Spot> {
    spots(source, [(path, target)].into_iter()).pop()?
}

/// Reads a part of a JSON text straight into its type, within limits, while what is around it is being read. Why it cannot
/// be is not told.
pub(crate) struct Straight<'a, T> {
    limits: &'a Limits,
    as_what: std::marker::PhantomData<T>,
}

impl<'a, T> Straight<'a, T> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        Straight { limits, as_what: std::marker::PhantomData }
    }
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Straight<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        let budget = limited::Budget::of(self.limits);
        T::deserialize(limited::Limited::new(deserializer, &budget))
    }
}

/// Reads a mapping in which no key may stand twice; without it, the last one would win without a word.
///
/// # Errors
/// That one does.
pub fn each_once<'de, D: Deserializer<'de>, V: Deserialize<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, V>, D::Error> {
    struct Once<V>(std::marker::PhantomData<V>);
    impl<'de, V: Deserialize<'de>> Visitor<'de> for Once<V> {
        type Value = BTreeMap<String, V>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some((key, value)) = access.next_entry::<String, V>()? {
                if map.contains_key(&key) {
                    return Err(coded(Code::DuplicateKey, format_args!("the key `{key}` stands twice")));
                }
                map.insert(key, value);
            }
            Ok(map)
        }
    }
    deserializer.deserialize_map(Once(std::marker::PhantomData))
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

    fn finding(self, source: &Source, place: KeyPath) -> Unplaced {
        let about = |code, message: String| Diagnostic::about_file(&source.path, code, message);
        let (finding, target) = match self {
            Mistake::UnknownField { name, known } => {
                let known = known.iter().map(String::as_str);
                let help = match did_you_mean(&name, known.clone()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("known here: {}", known.collect::<Vec<_>>().join(", ")),
                };
                let message = format!("unknown key `{}`", short(&name));
                (about(Code::UnknownField, message).with_help(help), Target::Key)
            }
            Mistake::MissingField(name) => {
                let whose = if place.0.is_empty() { "the file".to_owned() } else { format!("`{place}`") };
                (about(Code::MissingField, format!("{whose} needs a key `{name}`")), Target::Value)
            }
            Mistake::Other { code, message } => {
                let whose = if place.0.is_empty() { String::new() } else { format!("`{place}`: ") };
                (about(code, format!("{whose}{}", short(&message))), Target::Value)
            }
        };
        Unplaced { finding, path: place, target }
    }
}

/// A text for a message: what somebody wrote may be long.
pub(crate) fn short(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 400;
    match text.char_indices().nth(LONGEST) {
        None => text.into(),
        Some((end, _)) => format!("{} …", &text[..end]).into(),
    }
}

/// What to do about a number in place of a text, for those who write a file by hand.
pub(crate) const IN_QUOTES: &str = " (put it in quotes)";

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
        "a string" if found.ends_with('`') => return format!("{found}, expected a text{IN_QUOTES}"),
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

    /// A finding about what is left, by its original path; `None` where it is about something that was pruned, or that
    /// lay beside it: what is missing there may be what was taken away.
    fn untouched(&self, stand_ins: &BTreeMap<KeyPath, usize>, unplaced: Unplaced) -> Option<Unplaced> {
        let path = self.original(&unplaced.path);
        let above = |path: &KeyPath| path.0.len().saturating_sub(1);
        let touches = |spoilt: &KeyPath| {
            let record = &spoilt.0[..above(spoilt)];
            path.0.starts_with(&spoilt.0) || spoilt.0.starts_with(&path.0) || &path.0[..above(&path)] == record
        };
        let is_touched = self.taken.iter().chain(stand_ins.keys()).any(touches);
        (!is_touched).then_some(Unplaced { path, ..unplaced })
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

/// The longest key, in bytes: keys are names, and stand in every path that is told.
const LONGEST_KEY: usize = 4_000;

/// A file as a tree.
struct Parsed {
    tree: Value,
    /// A finding for every key that stands twice.
    findings: Vec<Unplaced>,
    /// What it takes to go through the tree, in values.
    size: usize,
}

/// The file as a tree.
fn parse(source: &Source, limits: &Limits) -> Result<Parsed, Vec<Diagnostic>> {
    let reader = Reader::of(source, limits);
    let top = Way { above: None, step: None };
    let seed = Tree { way: &top, depth: 0, reader: &reader };
    let tree = match source.syntax {
        Syntax::Yaml => yaml::tree(source, seed),
        Syntax::Json => json::tree(source, seed),
    };
    let Reader { twice, values, bytes, exceeded, .. } = reader;
    let tree = tree.map_err(|finding| match exceeded.into_inner() {
        // What is not well-formed behind this place has no other.
        Some(Unplaced { finding: exceeded, path, target }) => {
            vec![exceeded.at(spot_of(source, &path, target).or(finding.spot.clone()))]
        }
        None => vec![*finding],
    })?;
    let findings = twice.into_inner().into_iter().map(|path: KeyPath| {
        let key = match path.0.last() {
            Some(Step::Key(key)) => key.as_str(),
            _ => "",
        };
        let message = format!("the key `{}` stands twice", short(key));
        let finding = Diagnostic::about_file(&source.path, Code::DuplicateKey, message)
            .with_help("keep one of the two; the place shown is the last one");
        Unplaced { finding, path, target: Target::Key }
    });
    // To copy bytes is cheaper than to visit values.
    Ok(Parsed { tree, findings: findings.collect(), size: 1 + values.get() + bytes.get() / 64 })
}

/// Reads a tree, and counts.
struct Reader<'a> {
    source: &'a Source,
    limits: &'a Limits,
    /// Keys that stand twice.
    twice: RefCell<Vec<KeyPath>>,
    /// How many values were read.
    values: Cell<usize>,
    /// How many bytes their texts have.
    bytes: Cell<usize>,
    /// Which limit was exceeded, and where.
    exceeded: RefCell<Option<Unplaced>>,
    /// The value that could not be read.
    failed_at: RefCell<Option<KeyPath>>,
}

impl<'a> Reader<'a> {
    fn of(source: &'a Source, limits: &'a Limits) -> Self {
        Reader {
            source,
            limits,
            twice: RefCell::default(),
            values: Cell::default(),
            bytes: Cell::default(),
            exceeded: RefCell::default(),
            failed_at: RefCell::default(),
        }
    }

    /// Counts a value.
    fn value<E: de::Error>(&self, at: &Way<'_>) -> Result<(), E> {
        let values = self.values.get() + 1;
        self.values.set(values);
        self.expansion(at)?;
        if values <= self.limits.values {
            return Ok(());
        }
        let what = format!("the file holds more than {} values", self.limits.values);
        Err(self.refuse(at, Code::TooManyValues, what, "values"))
    }

    /// Counts a text.
    fn text<E: de::Error>(&self, at: &Way<'_>, text: &str) -> Result<(), E> {
        self.text_up_to(self.limits.text, "a text", at, text)
    }

    /// Counts a key.
    fn key<E: de::Error>(&self, at: &Way<'_>, key: &str) -> Result<(), E> {
        self.text_up_to(self.limits.text.min(LONGEST_KEY), "a key", at, key)
    }

    fn text_up_to<E: de::Error>(&self, most: usize, what: &str, at: &Way<'_>, text: &str) -> Result<(), E> {
        self.bytes.set(self.bytes.get() + text.len());
        self.expansion(at)?;
        if text.len() <= most {
            return Ok(());
        }
        let (found, most) = (numbers::bytes(text.len() as u64), numbers::bytes(most as u64));
        Err(self.refuse(at, Code::TooLong, format!("{what} has {found}; at most {most} are read"), "text"))
    }

    /// Without aliases, nothing is read that the file does not have: an escaped character is at most twice as long as
    /// its escape, and a value without a text, such as that of `a:`, has a sign of its own.
    fn expansion<E: de::Error>(&self, at: &Way<'_>) -> Result<(), E> {
        let read = self.values.get() + self.bytes.get();
        if read <= 3 * self.source.text.len() + self.limits.expansion + 1 {
            return Ok(());
        }
        Err(self.refuse(at, Code::AliasExpansion, self.expands(), "expansion"))
    }

    fn expands(&self) -> String {
        let most = numbers::bytes(self.limits.expansion as u64);
        format!("the aliases (`*…`) of this file add more than {most} to what it holds")
    }

    /// Notes where reading came to an end: of all values that it was in, the innermost.
    #[cold]
    fn failed(&self, at: &Way<'_>) {
        self.failed_at.borrow_mut().get_or_insert_with(|| at.path());
    }

    /// Opens a list or mapping.
    fn open<E: de::Error>(&self, at: &Way<'_>, depth: usize) -> Result<(), E> {
        if depth <= self.limits.nesting {
            return Ok(());
        }
        let what = format!("lists and mappings lie more than {} deep in each other", self.limits.nesting);
        Err(self.refuse(at, Code::TooDeep, what, "nesting"))
    }

    /// Counts an entry of a list that had `before`.
    fn entry<E: de::Error>(&self, at: &Way<'_>, before: usize) -> Result<(), E> {
        if before < self.limits.records {
            return Ok(());
        }
        let what = format!("a list has more than {} entries", self.limits.records);
        Err(self.refuse(at, Code::TooManyRecords, what, "records"))
    }

    #[cold]
    fn refuse<E: de::Error>(&self, at: &Way<'_>, code: Code, what: String, setting: &str) -> E {
        let error = E::custom(&what);
        let finding = Diagnostic::about_file(&self.source.path, code, what).with_help(self.limits.help(setting));
        *self.exceeded.borrow_mut() = Some(Unplaced { finding, path: at.path(), target: Target::Value });
        error
    }
}

/// The way from the top of the file to a value that is being read.
struct Way<'a> {
    above: Option<&'a Way<'a>>,
    /// The last step; none at the top.
    step: Option<WayStep<'a>>,
}

#[derive(Clone, Copy)]
enum WayStep<'a> {
    Key(&'a str),
    Index(usize),
}

impl Way<'_> {
    fn path(&self) -> KeyPath {
        let mut steps: Vec<Step> = std::iter::successors(Some(self), |way| way.above)
            .filter_map(|way| way.step)
            .map(|step| match step {
                WayStep::Key(key) => Step::Key(key.to_owned()),
                WayStep::Index(index) => Step::Index(index),
            })
            .collect();
        steps.reverse();
        KeyPath(steps)
    }
}

/// Builds the tree, noting keys that stand twice.
#[derive(Clone, Copy)]
struct Tree<'a> {
    way: &'a Way<'a>,
    /// How many lists and mappings it lies in.
    depth: usize,
    reader: &'a Reader<'a>,
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.reader.value(self.way)?;
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

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        self.reader.text(self.way, value)?;
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let depth = self.depth + 1;
        self.reader.open(self.way, depth)?;
        let mut elements = Vec::new();
        loop {
            let way = Way { above: Some(self.way), step: Some(WayStep::Index(elements.len())) };
            let element = access.next_element_seed(Tree { way: &way, depth, reader: self.reader });
            let Some(element) = element.inspect_err(|_| self.reader.failed(&way))? else {
                return Ok(Value::Array(elements));
            };
            self.reader.entry(&way, elements.len())?;
            elements.push(element);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let depth = self.depth + 1;
        self.reader.open(self.way, depth)?;
        let mut map = Map::new();
        while let Some(AnyKey(key)) = access.next_key()? {
            let way = Way { above: Some(self.way), step: Some(WayStep::Key(&key)) };
            self.reader.key(&way, &key)?;
            let value = access.next_value_seed(Tree { way: &way, depth, reader: self.reader });
            let value = value.inspect_err(|_| self.reader.failed(&way))?;
            if map.contains_key(&key) && self.reader.twice.borrow().len() < MOST_FINDINGS {
                self.reader.twice.borrow_mut().push(way.path());
            }
            map.insert(key, value);
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

mod yaml {
    use serde_yaml::Deserializer;

    use super::*;

    /// A text up to this length cannot do harm: the worst takes a quarter of a second and some megabytes.
    const SHORT: usize = 32 * 1024;

    pub(super) fn tree(source: &Source, seed: Tree<'_>) -> Result<Value, Box<Diagnostic>> {
        if source.text.len() > SHORT {
            look_through(source, seed.reader.limits)?;
        }
        let reader = seed.reader;
        seed.deserialize(Deserializer::from_str(&source.text)).map_err(|error| {
            // The crate has a limit of its own: a hundred aliases for each value of the file.
            if error.to_string().starts_with("repetition limit") {
                let at = reader.failed_at.take().unwrap_or_default();
                let finding = Diagnostic::about_file(&source.path, Code::AliasExpansion, reader.expands());
                return Box::new(finding.with_help(reader.limits.help("expansion")).at(spot(source, &at)));
            }
            // The place as an editor has it: YAML has more characters that end a line.
            let place = error.location().map(|place| Spot::at_offset(&source.text, place.index()));
            let spot = place.or_else(|| second_document(&source.text)).unwrap_or_else(|| Spot::at(&source.text, 1, 1));
            Box::new(Diagnostic::about_file(&source.path, Code::Syntax, parser_says(&error.to_string())).at(Some(spot)))
        })
    }

    /// Where the second document of a file begins: of all mistakes, this one is told without a place.
    fn second_document(text: &str) -> Option<Spot> {
        let starts = Parser::new_from_str(text).map_while(Result::ok);
        let (_, span) = starts.filter(|(event, _)| matches!(event, saphyr_parser::Event::DocumentStart(_))).nth(1)?;
        Some(Spot::at(text, span.start.line(), span.start.col() + 1))
    }

    /// Counts depth and values, and keeps nothing. What this parser cannot read is not left to the other one, which
    /// might see something else in it.
    fn look_through(source: &Source, limits: &Limits) -> Result<(), Box<Diagnostic>> {
        use saphyr_parser::Event;
        let about = |code, message: String, line, column: usize| {
            let spot = Spot::at(&source.text, line, column + 1);
            Box::new(Diagnostic::about_file(&source.path, code, message).at(Some(spot)))
        };
        let too_deep = |line, column| {
            let message = format!("lists and mappings lie more than {} deep in each other", limits.nesting);
            Box::new(about(Code::TooDeep, message, line, column).with_help(limits.help("nesting")))
        };
        let mut values = 0;
        // For each list or mapping that is open, whether what comes next is a key.
        let mut open: Vec<Option<bool>> = Vec::new();
        for event in Parser::new_from_str(&source.text) {
            let (event, span) = event.map_err(|error| {
                let (line, column) = (error.marker().line(), error.marker().col());
                // It has a limit of its own, far beyond ours, but reads ahead.
                if error.info().contains("recursion limit") {
                    return too_deep(line, column);
                }
                about(Code::Syntax, error.info().to_owned(), line, column)
            })?;
            let opened = match event {
                Event::SequenceStart(..) => Some(None),
                Event::MappingStart(..) => Some(Some(true)),
                Event::Scalar(..) | Event::Alias(_) => None,
                Event::SequenceEnd | Event::MappingEnd => {
                    open.pop();
                    continue;
                }
                // A second document is told by who reads.
                Event::DocumentEnd => break,
                _ => continue,
            };
            if let Some(Some(is_key)) = open.last_mut() {
                values += usize::from(!*is_key);
                *is_key = !*is_key;
            } else {
                values += 1;
            }
            open.extend(opened);
            let (line, column) = (span.start.line(), span.start.col());
            if open.len() > limits.nesting {
                return Err(too_deep(line, column));
            }
            if values > limits.values {
                let message = format!("the file holds more than {} values", limits.values);
                return Err(Box::new(
                    about(Code::TooManyValues, message, line, column).with_help(limits.help("values")),
                ));
            }
        }
        Ok(())
    }
}

mod json {
    use super::*;
    use crate::format::limited::{Budget, Limited};

    /// Reads a text straight into its type; why it cannot be is not told.
    pub(super) fn value<T: DeserializeOwned>(text: &str, limits: &Limits) -> Result<T, serde_json::Error> {
        let budget = Budget::of(limits);
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let value = T::deserialize(Limited::new(&mut deserializer, &budget))?;
        deserializer.end().map(|()| value)
    }

    pub(super) fn tree(source: &Source, seed: Tree<'_>) -> Result<Value, Box<Diagnostic>> {
        let mut deserializer = serde_json::Deserializer::from_str(&source.text);
        let tree = seed.deserialize(&mut deserializer).and_then(|tree| deserializer.end().map(|()| tree));
        tree.map_err(|error| {
            let spot = byte_spot(&source.text, error.line(), error.column());
            Box::new(Diagnostic::about_file(&source.path, Code::Syntax, parser_says(&error.to_string())).at(Some(spot)))
        })
    }

    /// serde_json counts columns in bytes.
    fn byte_spot(text: &str, line: usize, column: usize) -> Spot {
        let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        Spot::at_offset(text, start + column.saturating_sub(1))
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
            &["f:2:1 syntax the file holds more than one YAML document (`---`); expected one"],
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
        // To YAML, a carriage return alone ends a line too; what it puts behind the end is shown there.
        check(Syntax::Yaml, "# é\u{2029}\rname: x\rparts: 1", &[&format!("f:1:22 {parts}")]);
    }

    #[test]
    fn what_cannot_be_parsed_is_one_finding_with_its_place() {
        check(Syntax::Yaml, "name: x\nparts: [\n", &["f:3:1 syntax did not find expected node content"]);
        check(Syntax::Yaml, "parts: [", &["f:1:9 syntax did not find expected node content"]);
        check(Syntax::Json, "{\"name\": \"x\",}", &["f:1:14 syntax trailing comma"]);
        check(
            Syntax::Json,
            &"[".repeat(1_000_000),
            &["f:1:65 too-deep lists and mappings lie more than 64 deep in each other"],
        );
        check(Syntax::Json, "{\"name\": \"x\"} {}", &["f:1:15 syntax trailing characters"]);
    }
}
