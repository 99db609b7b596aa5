//! Expands the calls in a template.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    help,
    printed::{Argument, Printer, operand, quoted},
};
use crate::locale::{DEFAULT_LANGUAGE, MessageProblem, Messages, Part, Wording, variables_help};

/// A template with its calls expanded.
#[derive(Debug)]
pub(in crate::theme) struct Expanded {
    pub(in crate::theme) text: String,
    /// The ids of the messages that it uses.
    pub(in crate::theme) used: BTreeSet<String>,
    pub(in crate::theme) origins: Origins,
}

/// Maps offsets in the expanded text to offsets in the source.
#[derive(Debug, Default)]
pub(in crate::theme) struct Origins(Vec<(usize, TextPiece)>);

impl Origins {
    /// Returns the offset in the source of an offset in the expanded text: that of the call, if a call was expanded.
    pub(in crate::theme) fn of(&self, offset: usize) -> usize {
        let next = self.0.partition_point(|(begin, _)| *begin <= offset);
        match next.checked_sub(1).map(|at| &self.0[at]) {
            Some((begin, TextPiece { at, is_copy: true, .. })) => at + (offset - begin),
            Some((_, piece)) => piece.at,
            None => offset,
        }
    }
}

/// Returns the template for a language with its calls expanded. The tag `{% foreign %}` becomes the attribute of an
/// element with text from Microsoft.
///
/// # Errors
/// Returns all problems of the calls.
pub(in crate::theme) fn expand(
    messages: &Messages,
    language: &str,
    source: &str,
) -> Result<Expanded, Vec<MessageProblem>> {
    let mut expander = Expander {
        messages,
        foreign: if language == DEFAULT_LANGUAGE { "" } else { " lang=\"en\"" },
        source,
        open: vec![Fragment { name: "", at: 0, pieces: Vec::new() }],
        fragments: BTreeMap::new(),
        used: BTreeSet::new(),
        problems: Vec::new(),
    };
    expander.template();
    expander.finish()
}

/// A piece of the expanded text.
#[derive(Debug, Clone, Default)]
pub(in crate::theme) struct TextPiece {
    pub(super) text: String,
    /// Offset in the source.
    pub(super) at: usize,
    /// Whether it is copied from the source.
    pub(super) is_copy: bool,
}

/// A fragment of a template, between `{% part name %}` and `{% endpart %}`, that is an argument of calls behind it in the
/// same component or block.
struct Fragment<'a> {
    name: &'a str,
    at: usize,
    pieces: Vec<TextPiece>,
}

/// A call, such as `t("id", name=expression)`, by the positions of its elements.
struct Call<'a> {
    id: &'a str,
    id_at: usize,
    arguments: Vec<(&'a str, Range<usize>)>,
    end: usize,
}

struct Expander<'a> {
    messages: &'a Messages,
    /// The attribute of elements with text from Microsoft, which is English.
    foreign: &'static str,
    source: &'a str,
    /// The fragments that are open; the first is the whole template.
    open: Vec<Fragment<'a>>,
    /// The fragments that are complete, with whether they are used.
    fragments: BTreeMap<&'a str, (Fragment<'a>, bool)>,
    used: BTreeSet<String>,
    problems: Vec<MessageProblem>,
}

pub(super) const CALL_HELP: &str = "a call is `t(\"id\")` or `t(\"id\", name=value)`";

impl<'a> Expander<'a> {
    fn template(&mut self) {
        let mut at = 0;
        while let Some(begin) = self.source[at..].find('{').map(|found| at + found) {
            let end = match self.source.as_bytes().get(begin + 1) {
                Some(b'{') => self.tag_end(begin, "}}"),
                Some(b'%') => self.tag_end(begin, "%}"),
                Some(b'#') => self.source[begin..].find("#}").map(|found| begin + found + 2),
                _ => {
                    self.copy(at..begin + 1);
                    at = begin + 1;
                    continue;
                }
            };
            self.copy(at..begin);
            // The template engine reports a tag that does not end.
            let Some(end) = end else {
                at = begin;
                break;
            };
            at = self.tag(begin, end);
        }
        self.copy(at..self.source.len());
    }

    fn finish(mut self) -> Result<Expanded, Vec<MessageProblem>> {
        for fragment in self.open.split_off(1) {
            self.problems.push(MessageProblem::new(
                fragment.at,
                "the part does not end",
                "end it with `{% endpart %}`",
            ));
        }
        self.forget_fragments();
        if !self.problems.is_empty() {
            self.problems.sort_by_key(|problem| problem.at);
            return Err(self.problems);
        }
        let (mut text, mut origins) = (String::new(), Origins::default());
        for piece in self.open.into_iter().flat_map(|fragment| fragment.pieces) {
            let begin = text.len();
            text.push_str(&piece.text);
            origins.0.push((begin, TextPiece { text: String::new(), ..piece }));
        }
        Ok(Expanded { text, used: self.used, origins })
    }

    /// Ends the scope of the complete fragments.
    fn forget_fragments(&mut self) {
        for (fragment, is_used) in std::mem::take(&mut self.fragments).into_values() {
            self.check_used(&fragment, is_used);
        }
    }

    fn check_used(&mut self, fragment: &Fragment<'a>, is_used: bool) {
        if !is_used {
            let message = format!("the part `{}` is not used", fragment.name);
            self.problems.push(MessageProblem::new(
                fragment.at,
                message,
                "pass it to a call behind it: `t(\"id\", name=name)`",
            ));
        }
    }

    /// Copies a range of the source. Adjacent ranges are one piece.
    fn copy(&mut self, range: Range<usize>) {
        let Some(fragment) = self.open.last_mut() else { return };
        match fragment.pieces.last_mut() {
            _ if range.is_empty() => {}
            Some(last) if last.is_copy && last.at + last.text.len() == range.start => {
                last.text.push_str(&self.source[range]);
            }
            _ => {
                let piece = self.copied(range);
                self.out(vec![piece]);
            }
        }
    }

    fn out(&mut self, pieces: Vec<TextPiece>) {
        if let Some(fragment) = self.open.last_mut() {
            fragment.pieces.extend(pieces);
        }
    }

    /// Returns the end of the tag at `begin`.
    fn tag_end(&self, begin: usize, end: &str) -> Option<usize> {
        let mut at = begin + 2;
        loop {
            at += self.source[at..].find(['"', '\'', '`', '}', '%'])?;
            let rest = &self.source[at..];
            if rest.starts_with(end) {
                return Some(at + end.len());
            }
            at = if rest.starts_with(['}', '%']) { at + 1 } else { self.string_end(at)? };
        }
    }

    /// Returns the end of the quoted text at `begin`.
    fn string_end(&self, begin: usize) -> Option<usize> {
        let quote = self.source[begin..].chars().next()?;
        let mut at = begin + 1;
        loop {
            at += self.source[at..].find([quote, '\\'])? + 1;
            if self.source[..at].ends_with(quote) {
                return Some(at);
            }
            at += self.source[at..].chars().next()?.len_utf8();
        }
    }

    /// Expands a tag, and returns the offset behind it.
    fn tag(&mut self, begin: usize, end: usize) -> usize {
        let tag = &self.source[begin..end];
        if tag.starts_with("{#") {
            self.copy(begin..end);
            return end;
        }
        let trims = (tag[2..].starts_with('-'), tag[..tag.len() - 2].ends_with('-'));
        let inside = begin + 2 + usize::from(trims.0)..(end - 2 - usize::from(trims.1)).max(begin + 2);
        let Some(inner) = self.source.get(inside.clone()) else {
            self.copy(begin..end);
            return end;
        };
        if tag.starts_with("{%") {
            let mut words = inner.split_whitespace();
            match (words.next(), words.next(), words.next()) {
                (Some("raw"), None, None) => {
                    let end = self.raw_end(end);
                    self.copy(begin..end);
                    return end;
                }
                (Some("part"), Some(name), None) => {
                    self.open.push(Fragment { name, at: begin, pieces: Vec::new() });
                    return end;
                }
                (Some("endpart"), None, None) => {
                    if self.open.len() == 1 {
                        self.problems.push(MessageProblem::new(
                            begin,
                            "no part is open",
                            "begin it with `{% part name %}`",
                        ));
                    } else if let Some(fragment) = self.open.pop()
                        && let Some((old, is_used)) = self.fragments.insert(fragment.name, (fragment, false))
                    {
                        self.check_used(&old, is_used);
                    }
                    return end;
                }
                (Some("foreign"), None, None) => {
                    self.out(vec![TextPiece { text: self.foreign.to_owned(), at: begin, is_copy: false }]);
                    return end;
                }
                // The same name in another component or block is something else.
                (Some("component" | "endcomponent" | "block" | "endblock"), ..) => self.forget_fragments(),
                _ => {}
            }
        } else {
            let at = inside.start + inner.len() - inner.trim_start().len();
            if self.is_call(at) {
                match self.call(at) {
                    Ok(call) if self.source[call.end..inside.end].trim().is_empty() => {
                        return self.printed(begin..end, at, &call, trims);
                    }
                    Ok(_) => {}
                    Err(problem) => {
                        self.problems.push(problem);
                        return end;
                    }
                }
            }
        }
        if !inner.contains("t(") {
            self.copy(begin..end);
            return end;
        }
        self.copy(begin..inside.start);
        let pieces = self.expression(inside.clone());
        self.out(pieces);
        self.copy(inside.end..end);
        end
    }

    /// Returns the end of the raw text that begins at `begin`.
    fn raw_end(&self, begin: usize) -> usize {
        let mut at = begin;
        while let Some(found) = self.source[at..].find("{%") {
            at += found + 2;
            let rest = &self.source[at..];
            if let Some((inner, _)) = rest.split_once("%}")
                && inner.trim_matches('-').trim() == "endraw"
            {
                return at + inner.len() + 2;
            }
        }
        self.source.len()
    }

    /// Returns whether a call of `t` begins at `at`.
    fn is_call(&self, at: usize) -> bool {
        self.source[at..].starts_with("t(")
            && !self.source[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || "_.".contains(c))
            && !self.source[..at].trim_end().ends_with('|')
    }

    /// Returns the offset of the next character at or behind `at` that is no white space.
    fn skip_blanks(&self, at: usize) -> usize {
        let rest = &self.source[at..];
        at + rest.len() - rest.trim_start().len()
    }

    /// Parses the call at `begin`.
    fn call(&self, begin: usize) -> Result<Call<'a>, MessageProblem> {
        let wrong = |at: usize, message: &str| MessageProblem::new(at, message, CALL_HELP);
        let id_at = self.skip_blanks(begin + 2);
        let id_end = match self.source[id_at..].chars().next() {
            Some('"' | '\'' | '`') => self.string_end(id_at),
            _ => None,
        };
        let Some(mut at) = id_end else { return Err(wrong(id_at, "the id of a message is a quoted text")) };
        let id = &self.source[id_at + 1..at - 1];
        let mut arguments = Vec::new();
        loop {
            at = self.skip_blanks(at);
            match self.source[at..].chars().next() {
                Some(')') => return Ok(Call { id, id_at, arguments, end: at + 1 }),
                Some(',') => at = self.skip_blanks(at + 1),
                _ => return Err(wrong(at, "expected `,` or `)`")),
            }
            let rest = &self.source[at..];
            if rest.starts_with(')') {
                continue;
            }
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            let equals = self.skip_blanks(at + length);
            if length == 0 || !self.source[equals..].starts_with('=') || self.source[equals..].starts_with("==") {
                return Err(wrong(at, "an argument is `name=value`"));
            }
            let value = self.skip_blanks(equals + 1);
            let end = self.value_end(value).ok_or_else(|| wrong(begin, "the call does not end"))?;
            if self.source[value..end].trim().is_empty() {
                return Err(wrong(at, "the argument has no value"));
            }
            let name = &rest[..length];
            if arguments.iter().any(|(known, _)| *known == name) {
                return Err(wrong(at, "the argument occurs twice"));
            }
            arguments.push((name, value..value + self.source[value..end].trim_end().len()));
            at = end;
        }
    }

    /// Returns the end of the expression at `begin`: the next comma or closing parenthesis outside brackets.
    fn value_end(&self, begin: usize) -> Option<usize> {
        let (mut at, mut depth) = (begin, 0_usize);
        loop {
            match self.source[at..].chars().next()? {
                '"' | '\'' | '`' => {
                    at = self.string_end(at)?;
                    continue;
                }
                '(' | '[' | '{' => depth += 1,
                ',' | ')' if depth == 0 => return Some(at),
                ')' | ']' | '}' => depth = depth.checked_sub(1)?,
                _ => {}
            }
            at += self.source[at..].chars().next()?.len_utf8();
        }
    }

    /// Returns the message that a call names, if its arguments are those of the message.
    fn message(&mut self, begin: usize, call: &Call<'a>) -> Option<&'a Wording> {
        let messages = self.messages;
        let Some(message) = messages.get(call.id) else {
            let text = format!("there is no message `{}`", call.id);
            self.problems.push(MessageProblem::new(call.id_at, text, help(messages, call.id)));
            return None;
        };
        self.used.insert(call.id.to_owned());
        let before = self.problems.len();
        for (name, value) in &call.arguments {
            if !message.variables.contains(*name) {
                let at = self.source[..value.start].rfind(name).unwrap_or(value.start);
                let text = format!("the message `{}` has no variable `{name}`", call.id);
                self.problems.push(MessageProblem::new(at, text, variables_help(&message.variables, Some(name))));
            }
        }
        for name in &message.variables {
            if !call.arguments.iter().any(|(given, _)| given == name) {
                let text = format!("the message `{}` needs the argument `{name}`", call.id);
                self.problems.push(MessageProblem::new(begin, text, variables_help(&message.variables, None)));
            }
        }
        (self.problems.len() == before).then_some(message)
    }

    /// Expands a tag that prints a call, and returns the offset behind it.
    fn printed(&mut self, tag: Range<usize>, at: usize, call: &Call<'a>, trims: (bool, bool)) -> usize {
        let Some(message) = self.message(at, call) else { return tag.end };
        let mut arguments = BTreeMap::new();
        for (name, value) in &call.arguments {
            let fragment = self.source.get(value.clone()).and_then(|text| self.fragments.get_mut(text));
            let argument = match fragment {
                Some((fragment, is_used)) => {
                    *is_used = true;
                    Argument::Fragment(fragment.pieces.clone())
                }
                None => Argument::Expression(self.expression(value.clone())),
            };
            arguments.insert(*name, argument);
        }
        let mut printer = Printer { at, arguments: &arguments, pieces: Vec::new(), problems: Vec::new() };
        // An empty print tag removes the white space beside it, as the call does.
        if trims.0 {
            printer.add("{{- \"\" }}");
        }
        printer.pattern(&message.pattern);
        if trims.1 {
            printer.add("{{ \"\" -}}");
        }
        let Printer { pieces, problems, .. } = printer;
        self.problems.extend(problems);
        self.out(pieces);
        tag.end
    }

    /// Expands the calls in an expression, or in the inside of a tag.
    fn expression(&mut self, range: Range<usize>) -> Vec<TextPiece> {
        let mut pieces = Vec::new();
        let (mut at, mut copied) = (range.start, range.start);
        let mut calls = Vec::new();
        let mut problem = None;
        while at < range.end {
            match self.source[at..].chars().next() {
                Some('"' | '\'' | '`') => at = self.string_end(at).unwrap_or(range.end),
                Some('t') if self.is_call(at) => match self.call(at) {
                    Ok(call) => {
                        let end = call.end;
                        calls.push((at, call));
                        at = end;
                    }
                    Err(found) => {
                        problem = Some(found);
                        break;
                    }
                },
                Some(c) => at += c.len_utf8(),
                None => break,
            }
        }
        if let Some(problem) = problem {
            self.problems.push(problem);
            return pieces;
        }
        for (begin, call) in calls {
            if begin > copied {
                pieces.push(self.copied(copied..begin));
            }
            copied = call.end;
            let Some(message) = self.message(begin, &call) else { continue };
            self.value(begin, &call, message, &mut pieces);
        }
        if copied < range.end {
            pieces.push(self.copied(copied..range.end));
        }
        pieces
    }

    fn copied(&self, range: Range<usize>) -> TextPiece {
        TextPiece { text: self.source[range.clone()].to_owned(), at: range.start, is_copy: true }
    }

    /// Adds a call as an expression: a quoted text, or a concatenation.
    fn value(&mut self, at: usize, call: &Call<'a>, message: &'a Wording, pieces: &mut Vec<TextPiece>) {
        let made = |text: &str| TextPiece { text: text.to_owned(), at, is_copy: false };
        let single = message.pattern.len() == 1;
        if !single {
            pieces.push(made("("));
        }
        for (number, part) in message.pattern.iter().enumerate() {
            if number > 0 {
                pieces.push(made(" ~ "));
            }
            match part {
                Part::Text(text) => pieces.push(made(&quoted(text))),
                Part::Variable(name) => {
                    let Some((_, value)) = call.arguments.iter().find(|(given, _)| given == name) else { continue };
                    if self.source.get(value.clone()).is_some_and(|text| self.fragments.contains_key(text)) {
                        let text = format!("the part `{}` can only be printed", &self.source[value.clone()]);
                        self.problems.push(MessageProblem::new(
                            value.start,
                            text,
                            "call `t` in a tag `{{ … }}` of its own",
                        ));
                        continue;
                    }
                    let argument = self.expression(value.clone());
                    operand(at, &argument, pieces);
                }
                Part::Plural(name, _) => {
                    let text = format!("the message `{}` has a plural, of `{name}`: it can only be printed", call.id);
                    self.problems.push(MessageProblem::new(at, text, "call `t` in a tag `{{ … }}` of its own"));
                }
            }
        }
        if message.pattern.is_empty() {
            pieces.push(made("\"\""));
        }
        if !single {
            pieces.push(made(")"));
        }
    }
}
