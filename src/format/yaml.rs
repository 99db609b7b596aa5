//! YAML, with the limits that its crate lacks. The only file that names the crate.
//!
//! The crate takes a text apart as a whole before it gives anything away, with more memory than the text has and, for
//! brackets that are never closed, in time that grows with their square. So a text that is long enough for that to matter
//! is looked through first, by a parser that streams.

use saphyr_parser::Parser;
use serde::de::DeserializeSeed;
use serde_json::Value;
use serde_yaml::Deserializer;

use super::{Source, mistakes::parser_says, source::spot, tree::Tree};
use crate::{
    diagnostic::{Code, Diagnostic, Spot},
    input::Limits,
};

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
            return Err(Box::new(about(Code::TooManyValues, message, line, column).with_help(limits.help("values"))));
        }
    }
    Ok(())
}
