//! YAML, with limits that its crate lacks. Only this file names the crate.
//!
//! The crate parses the whole text before it returns anything, with more memory than the text has, and for unclosed
//! brackets in quadratic time. So a longer text is first scanned by a streaming parser.

use saphyr_parser::Parser;
use serde::de::DeserializeSeed;
use serde_json::Value;
use serde_yaml::Deserializer;

use super::{Source, malformed, source::spot, tree::Tree};
use crate::{
    diagnostic::{Code, Diagnostic, Spot},
    input::Limits,
};

/// Maximum length in bytes of a text that needs no scan: the worst case takes a quarter of a second and some megabytes.
const SHORT: usize = 32 * 1024;

pub(super) fn tree(source: &Source, seed: Tree<'_>) -> Result<Value, Box<Diagnostic>> {
    if source.text.len() > SHORT {
        look_through(source, seed.reader.limits)?;
    }
    let reader = seed.reader;
    seed.deserialize(Deserializer::from_str(&source.text)).map_err(|error| {
        // The crate has its own limit: a hundred aliases for each value of the file.
        if error.to_string().starts_with("repetition limit") {
            let at = reader.failed_at.take().unwrap_or_default();
            let finding = Diagnostic::about_file(&source.path, Code::AliasExpansion, reader.expands());
            return Box::new(finding.with_help(reader.limits.help("expansion")).at(spot(source, &at)));
        }
        // The position is recomputed as an editor counts: YAML has more line separators.
        let place = error.location().map(|place| Spot::at_offset(&source.text, place.index()));
        let spot = place.or_else(|| second_document(&source.text)).unwrap_or_else(|| Spot::at(&source.text, 1, 1));
        Box::new(malformed(source, &error.to_string(), spot))
    })
}

/// Returns the finding for malformed YAML. Parsers do not say that a tab is the reason.
fn malformed(source: &Source, message: &str, spot: Spot) -> Diagnostic {
    let tab = spot.text.find(|c| !matches!(c, ' ' | '-')).filter(|at| spot.text[*at..].starts_with('\t'));
    match tab {
        Some(before) => {
            let message = "tabs are not allowed for indentation";
            let spot = Spot { column: before + 1, ..spot };
            Diagnostic::about_file(&source.path, Code::Syntax, message)
                .at(Some(spot))
                .with_help("replace the tab with spaces")
        }
        None => malformed::malformed(source, message, spot),
    }
}

/// Returns the beginning of the second document; serde_yaml reports this mistake without a position.
fn second_document(text: &str) -> Option<Spot> {
    let starts = Parser::new_from_str(text).map_while(Result::ok);
    let (_, span) = starts.filter(|(event, _)| matches!(event, saphyr_parser::Event::DocumentStart(_))).nth(1)?;
    Some(Spot::at(text, span.start.line(), span.start.col() + 1))
}

/// Counts depth and values without building anything. Text that this parser rejects is not passed on, because the other
/// parser might read it differently.
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
    // For each open list or mapping, whether the next event is a key.
    let mut open: Vec<Option<bool>> = Vec::new();
    for event in Parser::new_from_str(&source.text) {
        let (event, span) = event.map_err(|error| {
            let (line, column) = (error.marker().line(), error.marker().col());
            // This parser has its own, much higher limit, but it reads ahead.
            if error.info().contains("recursion limit") {
                return too_deep(line, column);
            }
            Box::new(malformed(source, error.info(), Spot::at(&source.text, line, column + 1)))
        })?;
        let opened = match event {
            Event::SequenceStart(..) => Some(None),
            Event::MappingStart(..) => Some(Some(true)),
            Event::Scalar(..) | Event::Alias(_) => None,
            Event::SequenceEnd | Event::MappingEnd => {
                open.pop();
                continue;
            }
            // The reader reports a second document.
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
