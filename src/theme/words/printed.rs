//! Writes messages as content of a template.

use std::collections::BTreeMap;

use super::expand::{CALL_HELP, TextPiece};
use crate::{
    locale::{MessageProblem, OTHER, Part},
    theme::escape,
};

/// An argument of a call.
pub(super) enum Argument {
    /// An expression of the template engine.
    Expression(Vec<TextPiece>),
    /// A part of the template.
    Fragment(Vec<TextPiece>),
}

/// Writes a message as content of a template.
pub(super) struct Printer<'a> {
    pub(super) at: usize,
    pub(super) arguments: &'a BTreeMap<&'a str, Argument>,
    pub(super) pieces: Vec<TextPiece>,
    pub(super) problems: Vec<MessageProblem>,
}

impl Printer<'_> {
    pub(super) fn add(&mut self, text: &str) {
        self.pieces.push(TextPiece { text: text.to_owned(), at: self.at, is_copy: false });
    }

    pub(super) fn pattern(&mut self, pattern: &[Part]) {
        for part in pattern {
            match part {
                Part::Text(text) => self.add(&html(text)),
                Part::Variable(name) => match self.arguments.get(name.as_str()) {
                    Some(Argument::Expression(pieces)) => {
                        self.add("{{ ");
                        self.pieces.extend_from_slice(pieces);
                        self.add(" }}");
                    }
                    Some(Argument::Fragment(pieces)) => self.pieces.extend_from_slice(pieces),
                    None => {}
                },
                Part::Plural(name, variants) => self.plural(name, variants),
            }
        }
    }

    fn plural(&mut self, name: &str, variants: &[(String, Vec<Part>)]) {
        let Some(Argument::Expression(count)) = self.arguments.get(name) else {
            let message = format!("the argument `{name}` is a number, not a part");
            self.problems.push(MessageProblem::new(self.at, message, CALL_HELP));
            return;
        };
        let mut word = "{% if ";
        for (category, pattern) in variants {
            if category != OTHER {
                self.add(word);
                operand(self.at, count, &mut self.pieces);
                self.add(&format!(" | plural == \"{category}\" %}}"));
                word = "{% elif ";
            } else if variants.len() > 1 {
                self.add("{% else %}");
            }
            self.pattern(pattern);
        }
        if variants.len() > 1 {
            self.add("{% endif %}");
        }
    }
}

/// Adds an expression as an operand: in parentheses, unless it is a name, a path or a number.
pub(super) fn operand(at: usize, expression: &[TextPiece], pieces: &mut Vec<TextPiece>) {
    let is_name = |piece: &TextPiece| piece.text.chars().all(|c| c.is_ascii_alphanumeric() || "_.".contains(c));
    let is_simple = expression.iter().all(is_name);
    let made = |text: &str| TextPiece { text: text.to_owned(), at, is_copy: false };
    pieces.extend((!is_simple).then(|| made("(")));
    pieces.extend_from_slice(expression);
    pieces.extend((!is_simple).then(|| made(")")));
}

/// Returns a text as content of a template: escaped for HTML, and for the template engine.
fn html(text: &str) -> String {
    let mut escaped = Vec::new();
    // Writing to memory does not fail.
    let _ = escape::html(text, &mut escaped);
    String::from_utf8_lossy(&escaped).replace('{', "&#123;")
}

/// Returns a text as a literal of the template engine.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
