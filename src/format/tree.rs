//! Parses a file to a tree of values, within limits.

use std::{
    cell::{Cell, RefCell},
    fmt,
};

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use super::{
    FindingTarget, KeyPath, MOST_FINDINGS, Source, Step, Syntax, Unplaced, json, mistakes::short, source::spot_of, yaml,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    input::Limits,
    numbers,
};

pub(super) fn descend<'a>(tree: &'a mut Value, step: &Step) -> Option<&'a mut Value> {
    match step {
        Step::Key(key) => tree.get_mut(key),
        Step::Index(index) => tree.get_mut(index),
    }
}

/// Maximum length of a key in bytes: keys are part of every path in a message.
pub(super) const LONGEST_KEY: usize = 4_000;

/// A parsed file.
pub(super) struct Parsed {
    pub(super) tree: Value,
    /// A finding for each duplicate key.
    pub(super) findings: Vec<Unplaced>,
    /// Cost of one pass through the tree, in values.
    pub(super) size: usize,
}

/// Parses a file to a tree.
pub(super) fn parse(source: &Source, limits: &Limits) -> Result<Parsed, Vec<Diagnostic>> {
    let reader = TreeReader::of(source, limits);
    let seed = Tree { way: &PathNode::Top, depth: 0, reader: &reader };
    let tree = match source.syntax {
        Syntax::Yaml => yaml::tree(source, seed),
        Syntax::Json => json::tree(source, seed),
    };
    let TreeReader { twice, values, bytes, exceeded, .. } = reader;
    let tree = tree.map_err(|finding| match exceeded.into_inner() {
        // If the rest of the text is malformed, the path cannot be looked up; the position of the parser is used.
        Some(Unplaced { finding: exceeded, path, target, .. }) => {
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
        Unplaced { finding, path, target: FindingTarget::Key, is_certain: false }
    });
    // Copying bytes is cheaper than visiting values.
    Ok(Parsed { tree, findings: findings.collect(), size: 1 + values.get() + bytes.get() / 64 })
}

/// State while a tree is read: counters and findings.
pub(super) struct TreeReader<'a> {
    pub(super) source: &'a Source,
    pub(super) limits: &'a Limits,
    /// Duplicate keys.
    pub(super) twice: RefCell<Vec<KeyPath>>,
    /// Number of values read.
    pub(super) values: Cell<usize>,
    /// Total size of their texts in bytes.
    pub(super) bytes: Cell<usize>,
    /// The exceeded limit and its position.
    pub(super) exceeded: RefCell<Option<Unplaced>>,
    /// Path of the value that could not be read.
    pub(super) failed_at: RefCell<Option<KeyPath>>,
}

impl<'a> TreeReader<'a> {
    fn of(source: &'a Source, limits: &'a Limits) -> Self {
        TreeReader {
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
    fn value<E: de::Error>(&self, at: &PathNode<'_>) -> Result<(), E> {
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
    fn text<E: de::Error>(&self, at: &PathNode<'_>, text: &str) -> Result<(), E> {
        self.text_up_to(self.limits.text, "a text", at, text)
    }

    /// Counts a key.
    fn key<E: de::Error>(&self, at: &PathNode<'_>, key: &str) -> Result<(), E> {
        self.text_up_to(self.limits.text.min(LONGEST_KEY), "a key", at, key)
    }

    fn text_up_to<E: de::Error>(&self, most: usize, what: &str, at: &PathNode<'_>, text: &str) -> Result<(), E> {
        self.bytes.set(self.bytes.get() + text.len());
        self.expansion(at)?;
        if text.len() <= most {
            return Ok(());
        }
        let (found, most) = (numbers::bytes(text.len() as u64), numbers::bytes(most as u64));
        Err(self.refuse(at, Code::TooLong, format!("{what} has {found}; at most {most} are read"), "text"))
    }

    /// Checks the expansion by aliases. Without aliases, the tree is never larger than the file allows: an escaped
    /// character is at most twice as long as its escape, and an empty value such as that of `a:` has at least one
    /// character of its own.
    fn expansion<E: de::Error>(&self, at: &PathNode<'_>) -> Result<(), E> {
        let read = self.values.get() + self.bytes.get();
        if read <= 3 * self.source.text.len() + self.limits.expansion + 1 {
            return Ok(());
        }
        Err(self.refuse(at, Code::AliasExpansion, self.expands(), "expansion"))
    }

    pub(super) fn expands(&self) -> String {
        let most = numbers::bytes(self.limits.expansion as u64);
        format!("the aliases (`*…`) of this file add more than {most} to what it holds")
    }

    /// Records where reading failed: the innermost value.
    #[cold]
    fn failed(&self, at: &PathNode<'_>) {
        self.failed_at.borrow_mut().get_or_insert_with(|| at.path());
    }

    /// Counts an opened list or mapping.
    fn open<E: de::Error>(&self, at: &PathNode<'_>, depth: usize) -> Result<(), E> {
        if depth <= self.limits.nesting {
            return Ok(());
        }
        let what = format!("lists and mappings lie more than {} deep in each other", self.limits.nesting);
        Err(self.refuse(at, Code::TooDeep, what, "nesting"))
    }

    /// Counts an entry of a list that had `before` entries.
    fn entry<E: de::Error>(&self, at: &PathNode<'_>, before: usize) -> Result<(), E> {
        if before < self.limits.records {
            return Ok(());
        }
        let what = format!("a list has more than {} entries", self.limits.records);
        Err(self.refuse(at, Code::TooManyRecords, what, "records"))
    }

    #[cold]
    fn refuse<E: de::Error>(&self, at: &PathNode<'_>, code: Code, what: String, setting: &str) -> E {
        let error = E::custom(&what);
        let finding = Diagnostic::about_file(&self.source.path, code, what).with_help(self.limits.help(setting));
        *self.exceeded.borrow_mut() =
            Some(Unplaced { finding, path: at.path(), target: FindingTarget::Value, is_certain: false });
        error
    }
}

/// Path to the value being read, as a linked list from its end.
pub(super) enum PathNode<'a> {
    /// The whole file.
    Top,
    /// The value of a key of the mapping at a path.
    Key(&'a PathNode<'a>, &'a str),
    /// An element of the list at a path.
    Index(&'a PathNode<'a>, usize),
}

impl PathNode<'_> {
    fn path(&self) -> KeyPath {
        let (above, step) = match self {
            PathNode::Top => return KeyPath::top(),
            PathNode::Key(above, key) => (above, Step::Key((*key).to_owned())),
            PathNode::Index(above, index) => (above, Step::Index(*index)),
        };
        let mut path = above.path();
        path.0.push(step);
        path
    }
}

/// A visitor that builds the tree and records duplicate keys.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a> {
    pub(super) way: &'a PathNode<'a>,
    /// Number of enclosing lists and mappings.
    pub(super) depth: usize,
    pub(super) reader: &'a TreeReader<'a>,
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
        // JSON has no infinity; as text it is refused in place of a number all the same.
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
            let way = PathNode::Index(self.way, elements.len());
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
        // Keys of YAML may be numbers or booleans, which are read as text.
        while let Some(key) = access.next_key::<String>()? {
            let way = PathNode::Key(self.way, &key);
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
