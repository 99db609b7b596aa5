//! Words: the texts of a theme, in message files in Fluent syntax, and their expansion in templates.
//!
//! A template prints a message with a call, `{{ t("granted-by", who=one.granted_by) }}`. Calls are expanded before the
//! template engine parses the template, so a page costs the same as with its texts in the template.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, PatternElement, VariantKey},
    parser, unicode,
};
use tera::{Kwargs, State, TeraResult, Value};

use super::escape;
use crate::diagnostic::did_you_mean;

/// Folder of message files in a theme.
pub(super) const FOLDER: &str = "words/";

/// Path of the message file in a theme.
pub(super) const FILE: &str = "words/en.ftl";

/// Maximum nesting of braces in a message file. The parser is recursive.
const DEEPEST: usize = 50;

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
    pub(super) fn expand(&self, source: &str, is_minified: bool) -> Result<Expanded, Vec<WordsProblem>> {
        let mut expander = Expander {
            words: self,
            source,
            is_minified,
            open: vec![Fragment { name: "", at: 0, pieces: Vec::new() }],
            fragments: BTreeMap::new(),
            used: BTreeSet::new(),
            problems: Vec::new(),
        };
        expander.template();
        expander.finish()
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

/// A message file while it is read.
struct MessageFile<'a> {
    source: &'a str,
    problems: Vec<WordsProblem>,
}

const SYNTAX_HELP: &str = "a message is `id = text`, with variables as `{ $name }`; see \"Words\" in themes/README.md";

impl<'a> MessageFile<'a> {
    /// Returns the messages of the file, by id, with their offsets.
    fn read(&mut self) -> BTreeMap<String, (usize, Wording)> {
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
                self.problems.push(WordsProblem::new(at, text, "delete one of the two"));
            }
        }
        messages
    }

    fn problem(&mut self, at: usize, message: &str) {
        self.problems.push(WordsProblem::new(at, message, SYNTAX_HELP));
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
                    if !CATEGORIES.contains(&name) {
                        let message = format!("English has no plural category `{name}`");
                        let help = format!("its categories are `{}`", CATEGORIES.join("` and `"));
                        self.problems.push(WordsProblem::new(key_at, message, help));
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

/// A template with its calls expanded.
#[derive(Debug)]
pub(super) struct Expanded {
    pub(super) text: String,
    /// The ids of the messages that it uses.
    pub(super) used: BTreeSet<String>,
    pub(super) origins: Origins,
}

/// Maps offsets in the expanded text to offsets in the source.
#[derive(Debug, Default)]
pub(super) struct Origins(Vec<(usize, TextPiece)>);

impl Origins {
    /// Returns the offset in the source of an offset in the expanded text: that of the call, if a call was expanded.
    pub(super) fn of(&self, offset: usize) -> usize {
        let next = self.0.partition_point(|(begin, _)| *begin <= offset);
        match next.checked_sub(1).map(|at| &self.0[at]) {
            Some((begin, TextPiece { at, is_copy: true, .. })) => at + (offset - begin),
            Some((_, piece)) => piece.at,
            None => offset,
        }
    }
}

/// A piece of the expanded text.
#[derive(Debug, Clone, Default)]
struct TextPiece {
    text: String,
    /// Offset in the source.
    at: usize,
    /// Whether it is copied from the source.
    is_copy: bool,
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
    words: &'a Words,
    source: &'a str,
    is_minified: bool,
    /// The fragments that are open; the first is the whole template.
    open: Vec<Fragment<'a>>,
    /// The fragments that are complete, with whether they are used.
    fragments: BTreeMap<&'a str, (Fragment<'a>, bool)>,
    used: BTreeSet<String>,
    problems: Vec<WordsProblem>,
}

const CALL_HELP: &str = "a call is `t(\"id\")` or `t(\"id\", name=value)`";

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

    fn finish(mut self) -> Result<Expanded, Vec<WordsProblem>> {
        for fragment in self.open.split_off(1) {
            self.problems.push(WordsProblem::new(fragment.at, "the part does not end", "end it with `{% endpart %}`"));
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
            self.problems.push(WordsProblem::new(
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
                        self.problems.push(WordsProblem::new(
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
    fn call(&self, begin: usize) -> Result<Call<'a>, WordsProblem> {
        let wrong = |at: usize, message: &str| WordsProblem::new(at, message, CALL_HELP);
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
        let words = self.words;
        let Some(message) = words.messages.get(call.id) else {
            let text = format!("there is no message `{}`", call.id);
            self.problems.push(WordsProblem::new(call.id_at, text, words.help(call.id)));
            return None;
        };
        self.used.insert(call.id.to_owned());
        let before = self.problems.len();
        for (name, value) in &call.arguments {
            if !message.variables.contains(*name) {
                let at = self.source[..value.start].rfind(name).unwrap_or(value.start);
                let text = format!("the message `{}` has no variable `{name}`", call.id);
                self.problems.push(WordsProblem::new(at, text, variables_help(&message.variables, Some(name))));
            }
        }
        for name in &message.variables {
            if !call.arguments.iter().any(|(given, _)| given == name) {
                let text = format!("the message `{}` needs the argument `{name}`", call.id);
                self.problems.push(WordsProblem::new(begin, text, variables_help(&message.variables, None)));
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
        // The minifier leaves a value without quotes if the English text of the built-in theme needs none.
        let is_bare = self.is_minified && self.source[..tag.start].ends_with('=');
        let needs_quotes =
            is_bare && !matches!(message.pattern.as_slice(), [Part::Text(text)] if needs_no_quotes(text));
        // An empty print tag removes the white space beside it, as the call does.
        if trims.0 {
            printer.add("{{- \"\" }}");
        }
        if needs_quotes {
            printer.add("\"");
        }
        printer.pattern(&message.pattern);
        if needs_quotes {
            printer.add("\"");
        }
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
                        self.problems.push(WordsProblem::new(
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
                    self.problems.push(WordsProblem::new(at, text, "call `t` in a tag `{{ … }}` of its own"));
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

/// An argument of a call.
enum Argument {
    /// An expression of the template engine.
    Expression(Vec<TextPiece>),
    /// A part of the template.
    Fragment(Vec<TextPiece>),
}

/// Writes a message as content of a template.
struct Printer<'a> {
    at: usize,
    arguments: &'a BTreeMap<&'a str, Argument>,
    pieces: Vec<TextPiece>,
    problems: Vec<WordsProblem>,
}

impl Printer<'_> {
    fn add(&mut self, text: &str) {
        self.pieces.push(TextPiece { text: text.to_owned(), at: self.at, is_copy: false });
    }

    fn pattern(&mut self, pattern: &[Part]) {
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
            self.problems.push(WordsProblem::new(self.at, message, CALL_HELP));
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
fn operand(at: usize, expression: &[TextPiece], pieces: &mut Vec<TextPiece>) {
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
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Returns whether a text needs no quotes as the value of an attribute. The build script has the same rule.
fn needs_no_quotes(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tera::{Context, Tera};

    use super::*;

    const FILE: &str = r#"
title = Overview
quote = "A" & 'B' \ <b>
who = Granted by { $who }.
changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
two-lines =
    One
    Two
brace = { "{{" } x { "}}" }
"#;

    fn words(file: &str) -> Words {
        let mut words = Words::default();
        words.add(file).unwrap();
        words
    }

    fn expanded(template: &str) -> String {
        words(FILE).expand(template, false).unwrap().text
    }

    fn rendered(words: &Words, template: &str) -> String {
        let text = words.expand(template, false).unwrap().text;
        let mut tera = Tera::new();
        tera.set_escape_fn(escape::html);
        tera.register_filter("plural", plural);
        tera.add_raw_template("x.html", &text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let mut context = Context::new();
        context.insert("name", "<Ann>");
        context.insert("one", &1);
        context.insert("two", &2);
        tera.render("x.html", &context).unwrap()
    }

    #[test]
    fn calls_are_expanded() {
        #[track_caller]
        fn check(template: &str, expected: &str) {
            assert_eq!(expanded(template), expected);
        }
        check("<p>{{ t(\"title\") }}</p>", "<p>Overview</p>");
        check("{{t('title',)}}{{ t( `title` ) }}", "OverviewOverview");
        check("{{ t(\"quote\") }}", "&quot;A&quot; &amp; &#39;B&#39; \\ &lt;b&gt;");
        check("{{ t(\"two-lines\") }}", "One Two");
        check("{{ t(\"who\", who=one.by) }}", "Granted by {{ one.by }}.");
        check("{{ t(\"who\", who=t(\"title\")) }}", "Granted by {{ \"Overview\" }}.");
        check(
            "{{ t(\"changes\", count=list | length) }}",
            "{% if (list | length) | plural == \"one\" %}{{ list | length }} change{% else %}{{ list | length }} changes{% endif %}",
        );
        check("a {{- t(\"title\") -}} b", "a {{- \"\" }}Overview{{ \"\" -}} b");
        check("{% set x = t(\"title\") %}", "{% set x = \"Overview\" %}");
        check("{{ t(\"title\") | lower }}", "{{ \"Overview\" | lower }}");
        check("{{<ui.x title={t(\"quote\")} />}}", "{{<ui.x title={\"\\\"A\\\" & 'B' \\\\ <b>\"} />}}");
        check("{{<ui.x title={t(\"who\", who=a ~ b)} />}}", "{{<ui.x title={(\"Granted by \" ~ (a ~ b) ~ \".\")} />}}");
        check(
            "{% part who %}<b>{{ name }}</b>{% endpart %}<p>{{ t(\"who\", who=who) }}</p>",
            "<p>Granted by <b>{{ name }}</b>.</p>",
        );
        check(
            "{% block a %}{% part who %}x{% endpart %}{{ t(\"who\", who=who) }}{% endblock a %}{{ t(\"who\", who=who) }}",
            "{% block a %}Granted by x.{% endblock a %}Granted by {{ who }}.",
        );
    }

    #[test]
    fn everything_else_is_left_as_it_is() {
        for template in [
            "",
            "t(\"title\") { t(\"title\") }",
            "{# t(\"title\") #}",
            "{% raw %}{{ t(\"title\") }}{% endraw %}",
            "{{ \"t(\" }}{{ part(x) }}{{ a.t(x) }}{{ a | t(x) }}",
            "{{ x",
            "{{ \"x }}",
            "{%}",
            "{{}}",
            "{{-}}",
            "{{--}}é{",
        ] {
            assert_eq!(expanded(template), template);
        }
    }

    #[test]
    fn messages_are_printed_and_escaped_like_other_values() {
        let words = words(FILE);
        assert_eq!(rendered(&words, "{{ t(\"who\", who=name) }}"), "Granted by &lt;Ann&gt;.");
        assert_eq!(rendered(&words, "{% set x = t(\"who\", who=name) %}{{ x }}"), "Granted by &lt;Ann&gt;.");
        assert_eq!(rendered(&words, "{{ t(\"changes\", count=one) }}"), "1 change");
        assert_eq!(rendered(&words, "{{ t(\"changes\", count=two) }}"), "2 changes");
        assert_eq!(rendered(&words, "{{ t(\"brace\") }}"), "&#123;&#123; x }}");
        assert_eq!(rendered(&words, "{{ t(\"brace\") | lower }}"), "{{ x }}");
    }

    #[test]
    fn minified_templates_get_the_quotes_that_a_text_needs() {
        let words = words("one-word = Years\ntwo-words = On page\nquote = { \"\\u0022\" }\n");
        let source =
            "<p a={{ t(\"one-word\") }} b={{ t(\"two-words\") }} c=\"{{ t(\"one-word\") }}\" d={{ t(\"quote\") }}>";
        let expand = |is_minified| words.expand(source, is_minified).unwrap().text;
        assert_eq!(expand(true), "<p a=Years b=\"On page\" c=\"Years\" d=\"&quot;\">");
        assert_eq!(expand(false), "<p a=Years b=On page c=\"Years\" d=&quot;>");
    }

    #[test]
    fn positions_lead_back_to_the_source() {
        let source = "{{ t(\"title\") }} {{ wrong }} {{ t(\"who\", who=bad) }}";
        let expanded = words(FILE).expand(source, false).unwrap();
        let origin = |text: &str| expanded.origins.of(expanded.text.find(text).unwrap());
        assert_eq!(origin("wrong"), source.find("wrong").unwrap());
        assert_eq!(origin("bad"), source.find("bad").unwrap());
        assert_eq!(origin("Granted"), source.find("t(\"who").unwrap());
    }

    #[test]
    fn wrong_calls_are_problems() {
        #[track_caller]
        fn check(template: &str, at: &str, message: &str, help: &str) {
            let problems = words(FILE).expand(template, false).unwrap_err();
            let expected = WordsProblem::new(template.find(at).unwrap(), message, help);
            assert_eq!(problems, [expected], "{template}");
        }
        let unknown = "there is no message `titel`";
        check("{{ t(\"titel\") }}", "\"titel", unknown, "did you mean `title`?");
        check("{% if t(\"titel\") %}", "\"titel", unknown, "did you mean `title`?");
        check("{{ t(id) }}", "id", "the id of a message is a quoted text", CALL_HELP);
        check("{{ t(\"title\" x) }}", "x)", "expected `,` or `)`", CALL_HELP);
        check("{{ t(\"who\", name) }}", "name", "an argument is `name=value`", CALL_HELP);
        check("{{ t(\"who\", who=) }}", "who=", "the argument has no value", CALL_HELP);
        check("{{ t(\"who\", who=a, who=b) }}", "who=b", "the argument occurs twice", CALL_HELP);
        check("{{ t(\"who\", who=(a }}", "t(", "the call does not end", CALL_HELP);
        check("{{ t(\"who\") }}", "t(", "the message `who` needs the argument `who`", "it has: `who`");
        check("{{ t(\"title\", x=1) }}", "x=1", "the message `title` has no variable `x`", "it has no variables");
        let help = "call `t` in a tag `{{ … }}` of its own";
        check(
            "{% set x = t(\"changes\", count=n) %}",
            "t(\"changes",
            "the message `changes` has a plural, of `count`: it can only be printed",
            help,
        );
        check("{% part x %}{{ y }}", "{% part", "the part does not end", "end it with `{% endpart %}`");
        check("{% endpart %}", "{%", "no part is open", "begin it with `{% part name %}`");
        check(
            "{% part x %}{% endpart %}",
            "{%",
            "the part `x` is not used",
            "pass it to a call behind it: `t(\"id\", name=name)`",
        );
        check(
            "{% part x %}{% endpart %}{{ t(\"who\", who=x) }}{{ t(\"who\", who=x) | lower }}",
            "x) |",
            "the part `x` can only be printed",
            help,
        );
    }

    #[test]
    fn wrong_message_files_are_problems() {
        #[track_caller]
        fn check(file: &str, expected: &[(&str, &str)]) {
            let mut words = words(FILE);
            let problems = words.add(file).unwrap_err();
            let found: Vec<(usize, &str)> = problems.iter().map(|found| (found.at, found.message.as_str())).collect();
            let expected: Vec<(usize, &str)> =
                expected.iter().map(|(at, message)| (file.find(at).unwrap(), *message)).collect();
            assert_eq!(found, expected, "{file}");
        }
        check("a = { -brand }\n", &[("brand", "references to messages and terms are not supported")]);
        check("a = { title }\n", &[("title", "references to messages and terms are not supported")]);
        check("a = { NUMBER($x) }\n", &[("NUMBER", "functions are not supported")]);
        check("a = { 3 }\n", &[("3", "a number is written as text, without braces")]);
        check("-brand = x\n", &[("brand", "terms are not supported")]);
        check("a = x\n    .title = y\n", &[("title", "attributes of messages are not supported")]);
        check("b = x\na = 1\na = 2\n", &[("a = 2", "the file has the message `a` twice")]);
        check("a = { $n ->\n    [few] x\n   *[other] y\n}\n", &[("few", "English has no plural category `few`")]);
        check(
            "a = { $n ->\n    [1] x\n   *[other] y\n}\n",
            &[("n ->", "a variant is a plural category, not a number")],
        );
        check(
            "a = { $n ->\n    [other] x\n   *[one] y\n}\n",
            &[
                ("other", "the default variant is `other`: `*[other]`"),
                ("one", "the default variant is `other`: `*[other]`"),
            ],
        );
        check(
            "who = Granted by { $whom }\n",
            &[
                ("who", "the message `who` has no variable `$whom`"),
                ("who", "the variable `$who` of the message `who` is missing"),
            ],
        );
        let deep = format!("a = {}", "{".repeat(1_000_000));
        assert_eq!(words(FILE).add(&deep).unwrap_err()[0].message, "braces are nested too deeply");
        assert!(words(FILE).add("a = { $x\nb = y\n").unwrap_err()[0].message.starts_with("not a message: "));
    }

    #[test]
    fn a_later_file_replaces_messages() {
        let mut words = words(FILE);
        let source = "new = New\ntitle = Home\n";
        assert_eq!(words.add(source).unwrap(), [("new".to_owned(), 0)]);
        assert_eq!(words.expand("{{ t(\"title\") }} {{ t(\"new\") }}", false).unwrap().text, "Home New");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever a message contains, it is printed like any other value.
        #[test]
        fn any_text_is_escaped_like_other_values(text in "[ -~\u{80}-\u{24f}\u{2020}-\u{202f}]{0,40}|[{}%#\"'\\\\`<&\u{202e}-]{0,12}") {
            let pattern = vec![Part::Text(text.clone()), Part::Variable("x".to_owned())];
            let message = Wording { pattern, variables: BTreeSet::from(["x".to_owned()]) };
            let words = Words { messages: BTreeMap::from([("m".to_owned(), message)]) };
            let mut expected = Vec::new();
            escape::html(&text, &mut expected).unwrap();
            let expected = format!("{}&lt;Ann&gt;", String::from_utf8(expected).unwrap());
            let entity = |text: String| text.replace("&#123;", "{");
            prop_assert_eq!(entity(rendered(&words, "{{ t(\"m\", x=name) }}")), expected.clone());
            prop_assert_eq!(rendered(&words, "{% set y = t(\"m\", x=name) %}{{ y }}"), expected);
        }

        /// No template and no message file makes the program panic, and templates without calls stay as they are.
        #[test]
        fn any_input_is_read(
            parts in prop::collection::vec(prop::sample::select(vec![
                "{{", "}}", "{%", "%}", "{#", "#}", "t(", "\"title\"", "\"who\"", ",", "who=", ")", "(", "\"", "'", "\\",
                " part ", " endpart ", "raw", "endraw", "-", "é", " ", "\n", "=", "{", "}", "$", "[one]", "*[other]", "->",
            ]), 0..24)
        ) {
            let text = parts.concat();
            let words = words(FILE);
            if let Ok(expanded) = words.expand(&text, true)
                && !text.contains("t(")
                && !text.contains("part")
            {
                prop_assert_eq!(&expanded.text, &text);
                for at in 0..text.len() {
                    prop_assert_eq!(expanded.origins.of(at), at);
                }
            }
            let _ = Words::default().add(&text);
            let _ = Words::default().add(&format!("a = {text}"));
        }
    }
}
