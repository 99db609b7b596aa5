//! The messages of a language, by their ids: parsed from message files in Fluent syntax.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Plurals,
    file::MessageFile,
    pattern::{MessageProblem, Wording},
};
use crate::diagnostic::did_you_mean;

/// Messages by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Messages {
    pub(super) messages: BTreeMap<String, Wording>,
}

impl FromIterator<(String, Wording)> for Messages {
    fn from_iter<I: IntoIterator<Item = (String, Wording)>>(messages: I) -> Self {
        Messages { messages: messages.into_iter().collect() }
    }
}

impl Messages {
    /// Adds the messages of a file in a language with these plural categories, and returns those that no earlier file has,
    /// with their offsets. A message replaces the earlier one of the same id and must use the same variables.
    ///
    /// # Errors
    /// Returns all problems of the file.
    pub fn add(&mut self, source: &str, plurals: &Plurals) -> Result<Vec<(String, usize)>, Vec<MessageProblem>> {
        let mut file = MessageFile { source, categories: plurals.categories(), problems: Vec::new() };
        let messages = file.read();
        let mut added = Vec::new();
        for (id, (at, message)) in &messages {
            let Some(old) = self.messages.get(id) else {
                added.push((id.clone(), *at));
                continue;
            };
            for name in message.variables.difference(&old.variables) {
                let help = variables_help(&old.variables, Some(name));
                let text = format!("the message `{id}` has no variable `${name}`");
                file.problems.push(MessageProblem::new(*at, text, help));
            }
            for name in old.variables.difference(&message.variables) {
                let text = format!("the variable `${name}` of the message `{id}` is missing");
                let help = format!("write `{{ ${name} }}` where its value belongs");
                file.problems.push(MessageProblem::new(*at, text, help));
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

    /// Returns a message by its id.
    pub fn get(&self, id: &str) -> Option<&Wording> {
        self.messages.get(id)
    }

    /// Returns help about an id that does not exist: a similar one, except `id` itself, or `otherwise`.
    pub fn help(&self, id: &str, otherwise: &str) -> String {
        let known = self.messages.keys().map(String::as_str).filter(|known| *known != id);
        match did_you_mean(id, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => otherwise.to_owned(),
        }
    }
}

/// Returns help that lists the variables of a message, or the one most similar to `given`.
pub fn variables_help(variables: &BTreeSet<String>, given: Option<&str>) -> String {
    if let Some(meant) = given.and_then(|given| did_you_mean(given, variables.iter().map(String::as_str))) {
        return format!("did you mean `{meant}`?");
    }
    let names: Vec<String> = variables.iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "it has no variables".to_owned() } else { format!("it has: {}", names.join(", ")) }
}
