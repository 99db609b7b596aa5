//! Sources, paths of keys, and where in a source a value is.

use std::fmt;

use super::places;
use crate::diagnostic::{Diagnostic, Spot};

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

pub(super) fn spots<'a>(
    source: &Source,
    paths: impl ExactSizeIterator<Item = (&'a KeyPath, Target)>,
) -> Vec<Option<Spot>> {
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

pub(super) fn spot_of(source: &Source, path: &KeyPath, target: Target) -> Option<Spot> {
    spots(source, [(path, target)].into_iter()).pop()?
}
