//! Source files, key paths, and positions of values.

use std::fmt;

use super::places;
use crate::diagnostic::{Code, Diagnostic, Spot};

/// Syntax of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// `.yaml`, `.yml`.
    Yaml,
    /// `.json`.
    Json,
}

/// Text and path of a file.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as the user wrote it.
    pub path: String,
    /// The decoded text.
    pub text: String,
    /// Its syntax.
    pub syntax: Syntax,
}

/// One step of a key path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A key of a mapping.
    Key(String),
    /// An index of a list, from 0.
    Index(usize),
}

/// Path from the top of a file to a value, e.g. `connectors[2].expires_at`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct KeyPath(pub Vec<Step>);

impl KeyPath {
    /// Returns the path of the whole file.
    pub fn top() -> Self {
        Self::default()
    }

    /// Appends a key.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.to_owned()));
        KeyPath(steps)
    }

    /// Appends an index.
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

/// Returns whether a well-formed file is a mapping with this top-level key.
pub fn has_key(source: &Source, key: &str) -> bool {
    spot(source, &KeyPath::top().key(key)).is_some()
}

/// Returns the text of a top-level key; `None` if there is none.
pub fn top_text(source: &Source, key: &str) -> Option<String> {
    match source.syntax {
        Syntax::Yaml => places::text_at_top(&source.text, key),
        Syntax::Json => places::text_at_top_of_json(&source.text, key),
    }
}

/// The part of a path that a finding points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingTarget {
    /// The last key of the path.
    Key,
    /// The value at the end of the path.
    Value,
}

/// Findings about one file, collected while its content is checked.
#[derive(Debug)]
pub struct FileFindings<'a> {
    source: &'a Source,
    found: Vec<Unplaced>,
}

impl<'a> FileFindings<'a> {
    /// Begins a file.
    pub fn of(source: &'a Source) -> Self {
        FileFindings { source, found: Vec::new() }
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Adds a finding about the value at a path.
    pub fn at_value(&mut self, path: KeyPath, message: String, help: impl Into<String>) {
        self.add(path, FindingTarget::Value, Code::BadValue, message, help.into());
    }

    /// Adds a finding about the last key of a path.
    pub fn at_key(&mut self, path: KeyPath, code: Code, message: String, help: impl Into<String>) {
        self.add(path, FindingTarget::Key, code, message, help.into());
    }

    fn add(&mut self, path: KeyPath, target: FindingTarget, code: Code, message: String, help: String) {
        let finding = Diagnostic::about_file(&self.source.path, code, message).with_help(help);
        self.found.push(Unplaced { finding, path, target, is_certain: false });
    }

    /// Returns all findings.
    pub fn finish(self) -> Vec<Unplaced> {
        self.found
    }
}

/// A finding without its position yet: looking up positions requires a pass through the whole text.
#[derive(Debug, Clone)]
pub struct Unplaced {
    /// The finding.
    pub finding: Diagnostic,
    /// Path of the value it is about.
    pub path: KeyPath,
    /// Whether to point at key or value.
    pub target: FindingTarget,
    /// Whether it is true whatever the other keys of its mapping say, even if these cannot be read.
    pub is_certain: bool,
}

/// Adds the positions to findings. A finding whose path does not exist is placed at the beginning.
pub fn placed(source: &Source, findings: Vec<Unplaced>) -> Vec<Diagnostic> {
    let paths = findings.iter().map(|unplaced| (&unplaced.path, unplaced.target));
    let spots = spots(source, paths).into_iter().map(|spot| spot.or_else(|| Some(Spot::at(&source.text, 1, 1))));
    spots.zip(findings.iter()).map(|(spot, unplaced)| unplaced.finding.clone().at(spot)).collect()
}

pub(super) fn spots<'a>(
    source: &Source,
    paths: impl ExactSizeIterator<Item = (&'a KeyPath, FindingTarget)>,
) -> Vec<Option<Spot>> {
    let places = match source.syntax {
        Syntax::Yaml => places::yaml(&source.text, paths),
        Syntax::Json => places::json(&source.text, paths),
    };
    Spot::all_at(&source.text, &places)
}

/// Returns the position of the value at `path`.
pub fn spot(source: &Source, path: &KeyPath) -> Option<Spot> {
    spot_of(source, path, FindingTarget::Value)
}

/// Moves a finding to the position in `source` that caused it.
pub fn told_at(finding: Diagnostic, source: &Source, path: &KeyPath) -> Diagnostic {
    Diagnostic { path: source.path.clone(), ..finding }.at(spot(source, path))
}

/// Returns the position of the last key of `path`.
pub fn key_spot(source: &Source, path: &KeyPath) -> Option<Spot> {
    spot_of(source, path, FindingTarget::Key)
}

pub(super) fn spot_of(source: &Source, path: &KeyPath, target: FindingTarget) -> Option<Spot> {
    spots(source, [(path, target)].into_iter()).pop()?
}
