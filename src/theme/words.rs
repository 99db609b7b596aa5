//! Words: the texts of a theme, in message files in Fluent syntax, and their expansion in templates.
//!
//! A template prints a message with a call, `{{ t("granted-by", who=one.granted_by) }}`. Calls are expanded before the
//! template engine parses the template, so a page costs the same as with its texts in the template.

mod expand;
mod messages;
mod printed;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use tera::{Kwargs, State, TeraResult, Value};

use crate::diagnostic::did_you_mean;

use expand::Expanded;
use messages::MessageFile;

pub(super) use expand::Origins;

/// Folder of message files in a theme.
pub(super) const FOLDER: &str = "words/";

/// Path of the message file in a theme.
pub(super) const FILE: &str = "words/en.ftl";

/// The plural categories of English.
const CATEGORIES: [&str; 2] = ["one", OTHER];

/// The category that every language has.
const OTHER: &str = "other";

/// Returns the plural category of a number: the filter `plural` of templates.
///
/// # Errors
/// Returns an error if the value is no number.
pub(super) fn plural(count: Value, _: Kwargs, _: &State<'_>) -> TeraResult<&'static str> {
    match count.as_f64() {
        None => Err(tera::Error::message(format!("a plural needs a number, not a value of type {}", count.name()))),
        Some(_) if count.as_i64() == Some(1) => Ok(CATEGORIES[0]),
        Some(_) => Ok(OTHER),
    }
}

/// A problem in a text, at a byte offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordsProblem {
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) help: String,
}

impl WordsProblem {
    fn new(at: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        WordsProblem { at, message: message.into(), help: help.into() }
    }
}

/// The messages of a theme, including those of its parents.
#[derive(Debug, Default)]
pub(super) struct Words {
    messages: BTreeMap<String, Wording>,
}

/// The pattern of a message, with the names of its variables.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wording {
    pattern: Vec<Part>,
    variables: BTreeSet<String>,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Variable(String),
    /// A choice by the plural category of a variable. The last variant is `other`.
    Plural(String, Vec<(String, Vec<Part>)>),
}

impl Words {
    /// Adds the messages of a file, and returns those that no earlier file has, with their offsets. A message replaces
    /// the earlier one of the same id and must use the same variables.
    ///
    /// # Errors
    /// Returns all problems of the file.
    pub(super) fn add(&mut self, source: &str) -> Result<Vec<(String, usize)>, Vec<WordsProblem>> {
        let mut file = MessageFile { source, problems: Vec::new() };
        let messages = file.read();
        let mut added = Vec::new();
        for (id, (at, message)) in &messages {
            let Some(old) = self.messages.get(id) else {
                added.push((id.clone(), *at));
                continue;
            };
            for name in message.variables.difference(&old.variables) {
                let help = variables_help(&old.variables, Some(name));
                file.problems.push(WordsProblem::new(
                    *at,
                    format!("the message `{id}` has no variable `${name}`"),
                    help,
                ));
            }
            for name in old.variables.difference(&message.variables) {
                let text = format!("the variable `${name}` of the message `{id}` is missing");
                file.problems.push(WordsProblem::new(
                    *at,
                    text,
                    format!("write `{{ ${name} }}` where its value belongs"),
                ));
            }
        }
        if !file.problems.is_empty() {
            file.problems.sort_by_key(|problem| problem.at);
            return Err(file.problems);
        }
        self.messages.extend(messages.into_iter().map(|(id, (_, message))| (id, message)));
        added.sort_by_key(|(_, at)| *at);
        Ok(added)
    }

    /// Returns help about an id that does not exist: a similar one, except `id` itself, or how to define one.
    pub(super) fn help(&self, id: &str) -> String {
        let known = self.messages.keys().map(String::as_str).filter(|known| *known != id);
        match did_you_mean(id, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("the messages are in {FILE} of the theme and of its parents"),
        }
    }

    /// Returns the template with its calls expanded.
    ///
    /// # Errors
    /// Returns all problems of the calls.
    pub(super) fn expand(&self, source: &str) -> Result<Expanded, Vec<WordsProblem>> {
        expand::expand(self, source)
    }
}

/// Returns help that lists the variables of a message, or the one most similar to `given`.
fn variables_help(variables: &BTreeSet<String>, given: Option<&str>) -> String {
    if let Some(meant) = given.and_then(|given| did_you_mean(given, variables.iter().map(String::as_str))) {
        return format!("did you mean `{meant}`?");
    }
    let names: Vec<String> = variables.iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "it has no variables".to_owned() } else { format!("it has: {}", names.join(", ")) }
}
