//! Reads message files. The build script contains this file too, and reads the built-in ones.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, PatternElement, VariantKey},
    parser, unicode,
};

use super::pattern::{MessageProblem, OTHER, Part, Wording};

/// Maximum nesting of braces in a message file. The parser is recursive.
const DEEPEST: usize = 50;

/// A message file while it is read.
pub(super) struct MessageFile<'a> {
    pub(super) source: &'a str,
    /// The plural categories of its language.
    pub(super) categories: Vec<&'static str>,
    pub(super) problems: Vec<MessageProblem>,
}

const SYNTAX_HELP: &str = "a message is `id = text`, with variables as `{ $name }`; see \"Words\" in themes/README.md";

impl<'a> MessageFile<'a> {
    /// Returns the messages of the file, by id, with their offsets.
    pub(super) fn read(&mut self) -> BTreeMap<String, (usize, Wording)> {
        let mut messages = BTreeMap::new();
        if let Some(at) = self.too_deep() {
            self.problem(at, "braces are nested too deeply");
            return messages;
        }
        let resource = match parser::parse_runtime(self.source) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    self.problem(error.pos.start, &format!("not a message: {}", error.kind));
                }
                resource
            }
        };
        for entry in resource.body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Term(term) => {
                    self.problem(self.offset(term.id.name), "terms are not supported");
                    continue;
                }
                _ => continue,
            };
            let (id, at) = (message.id.name, self.offset(message.id.name));
            if let Some(attribute) = message.attributes.first() {
                self.problem(self.offset(attribute.id.name), "attributes of messages are not supported");
            }
            let mut variables = BTreeSet::new();
            let elements = message.value.map(|value| value.elements).unwrap_or_default();
            let pattern = self.pattern(at, elements, &mut variables);
            if messages.insert(id.to_owned(), (at, Wording { pattern, variables })).is_some() {
                let text = format!("the file has the message `{id}` twice");
                self.problems.push(MessageProblem::new(at, text, "delete one of the two"));
            }
        }
        messages
    }

    fn problem(&mut self, at: usize, message: &str) {
        self.problems.push(MessageProblem::new(at, message, SYNTAX_HELP));
    }

    /// Returns the offset of a slice of the source.
    fn offset(&self, slice: &str) -> usize {
        (slice.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize).min(self.source.len())
    }

    /// Returns where braces are nested too deeply.
    fn too_deep(&self) -> Option<usize> {
        let mut depth = 0_usize;
        for (at, byte) in self.source.bytes().enumerate() {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                // The parser continues with the next message after an error.
                b'\n' if self.source[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) => depth = 0,
                _ => {}
            }
            if depth > DEEPEST {
                return Some(at);
            }
        }
        None
    }

    /// Converts a pattern. `at` is the offset of the nearest name, because the parser returns no offsets.
    fn pattern(
        &mut self,
        at: usize,
        elements: Vec<PatternElement<&'a str>>,
        variables: &mut BTreeSet<String>,
    ) -> Vec<Part> {
        let mut parts = Vec::new();
        for element in elements {
            match element {
                // A line break in HTML is a space. Lines of a template must keep their numbers.
                PatternElement::TextElement { value } => add_text(&mut parts, &value.replace(['\r', '\n'], " ")),
                PatternElement::Placeable { expression } => self.placeable(at, expression, &mut parts, variables),
            }
        }
        parts
    }

    fn placeable(
        &mut self,
        at: usize,
        expression: Expression<&'a str>,
        parts: &mut Vec<Part>,
        variables: &mut BTreeSet<String>,
    ) {
        match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                add_text(parts, &unicode::unescape_unicode_to_string(value));
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                variables.insert(id.name.to_owned());
                parts.push(Part::Variable(id.name.to_owned()));
            }
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                let at = self.offset(id.name);
                variables.insert(id.name.to_owned());
                let mut choices: Vec<(String, Vec<Part>)> = Vec::new();
                let mut other = Vec::new();
                for variant in variants {
                    let VariantKey::Identifier { name } = variant.key else {
                        self.problem(at, "a variant is a plural category, not a number");
                        continue;
                    };
                    let key_at = self.offset(name);
                    if !self.categories.contains(&name) {
                        let message = format!("the language has no plural category `{name}`");
                        let help = format!("its categories are `{}`", self.categories.join("`, `"));
                        self.problems.push(MessageProblem::new(key_at, message, help));
                    } else if variant.default != (name == OTHER) {
                        self.problem(key_at, "the default variant is `other`: `*[other]`");
                    } else if choices.iter().any(|(known, _)| known == name) {
                        self.problem(key_at, &format!("the variant `{name}` occurs twice"));
                    }
                    let pattern = self.pattern(key_at, variant.value.elements, variables);
                    if variant.default { other = pattern } else { choices.push((name.to_owned(), pattern)) }
                }
                choices.push((OTHER.to_owned(), other));
                parts.push(Part::Plural(id.name.to_owned(), choices));
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => {
                self.placeable(at, *expression, parts, variables);
            }
            Expression::Select { .. } => self.problem(at, "a plural depends on a variable: `{ $count -> … }`"),
            Expression::Inline(InlineExpression::NumberLiteral { value }) => {
                self.problem(self.offset(value), "a number is written as text, without braces");
            }
            Expression::Inline(InlineExpression::FunctionReference { id, .. }) => {
                self.problem(self.offset(id.name), "functions are not supported");
            }
            Expression::Inline(
                InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. },
            ) => self.problem(self.offset(id.name), "references to messages and terms are not supported"),
        }
    }
}

/// Adds text to a pattern. Adjacent texts are one part.
fn add_text(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Text(last)) => last.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}
