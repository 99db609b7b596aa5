//! Conversion of serde errors to findings. Serde's errors are text only, so the message is parsed.

use std::{borrow::Cow, fmt};

use serde::de;

use super::{FindingTarget, KeyPath, Source, Step, Unplaced};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};

/// Creates an error with its own code, for `Deserialize` implementations with a more specific code than *wrong-type*.
pub fn coded<E: de::Error>(code: Code, message: impl fmt::Display) -> E {
    E::custom(format_args!("{MARK}{}{MARK}{message}", code.name()))
}

/// Marks a coded error; does not occur in serde's own messages.
const MARK: char = '\u{1}';

/// A serde error, parsed from its message.
pub(super) enum Mistake {
    UnknownField { name: String, known: Vec<String> },
    MissingField(String),
    Other { code: Code, message: String },
}

impl Mistake {
    pub(super) fn from_message(message: &str) -> Self {
        let names = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        if let Some(coded) = message.strip_prefix(MARK)
            && let Some((name, message)) = coded.split_once(MARK)
        {
            let code = Code::ALL.iter().find(|code| code.name() == name).copied().unwrap_or(Code::BadValue);
            return Mistake::Other { code, message: message.to_owned() };
        }
        if let Some(rest) = message.strip_prefix("unknown field `") {
            let (name, rest) = rest.split_once("`, ").unwrap_or((rest.trim_end_matches('`'), ""));
            return Mistake::UnknownField { name: name.to_owned(), known: names(rest) };
        }
        if message.starts_with("missing field") {
            return Mistake::MissingField(names(message).swap_remove(0));
        }
        let code = if message.starts_with("invalid type") { Code::WrongType } else { Code::BadValue };
        Mistake::Other { code, message: plain(message) }
    }

    pub(super) fn finding(self, source: &Source, place: KeyPath) -> Unplaced {
        let about = |code, message: String| Diagnostic::about_file(&source.path, code, message);
        let (finding, target) = match self {
            Mistake::UnknownField { name, known } => {
                let known = known.iter().map(String::as_str);
                let help = match did_you_mean(&name, known.clone()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("known here: {}", known.collect::<Vec<_>>().join(", ")),
                };
                let message = format!("unknown key `{}`", short(&name));
                (about(Code::UnknownField, message).with_help(help), FindingTarget::Key)
            }
            Mistake::MissingField(name) => {
                let whose = if place.0.is_empty() { "the file".to_owned() } else { format!("`{place}`") };
                (about(Code::MissingField, format!("{whose} needs a key `{name}`")), FindingTarget::Value)
            }
            Mistake::Other { code, message } => {
                let whose = if place.0.is_empty() { String::new() } else { format!("`{place}`: ") };
                (about(code, format!("{whose}{}", short(&message))), FindingTarget::Value)
            }
        };
        Unplaced { finding, path: place, target, is_certain: false }
    }
}

/// Adds help to a finding about a missing text that YAML took for a comment, such as `accent: #0b6e4f`.
pub(super) fn commented(finding: Diagnostic) -> Diagnostic {
    let is_commented = finding.message.ends_with("found nothing, expected a text")
        && finding.spot.as_ref().is_some_and(|spot| {
            let rest: String = spot.text.chars().skip(spot.column.saturating_sub(1)).collect();
            // Nothing has the position of the colon before it.
            rest.trim_start_matches(':').trim_start().starts_with('#')
        });
    if is_commented { finding.with_help("a `#` begins a comment; put the text in quotes") } else { finding }
}

/// Shortens a text for use in a message.
pub(crate) fn short(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 400;
    match text.char_indices().nth(LONGEST) {
        None => text.into(),
        Some((end, _)) => format!("{} …", &text[..end]).into(),
    }
}

/// Help for a number in place of a text in a hand-written file.
pub(crate) const IN_QUOTES: &str = " (put it in quotes)";

/// Rewords a message of serde. Quoted text comes from the file and is kept.
fn plain(message: &str) -> String {
    let Some((found, expected)) = message.rsplit_once(", expected ") else { return message.to_owned() };
    let found = match found.strip_prefix("invalid type: ").or(found.strip_prefix("invalid value: ")) {
        None => found.replacen("unknown variant", "unknown value", 1),
        Some("unit value" | "null") => "found nothing".to_owned(),
        Some("sequence") => "found a list".to_owned(),
        Some("map") => "found a mapping".to_owned(),
        Some("enum") => "found a value with a tag (`!…`)".to_owned(),
        Some(value) => match value.split_once([' ', '`', '"']) {
            Some(("string", text)) => format!("found text {text}"),
            Some(("integer", number)) => format!("found number {number}"),
            Some(("floating", number)) => format!("found number {}", number.trim_start_matches("point ")),
            Some(("boolean", truth)) => format!("found {truth}"),
            _ => format!("found {value}"),
        },
    };
    let expected = match expected {
        "a string" if found.ends_with('`') => return format!("{found}, expected a text{IN_QUOTES}"),
        "a string" => "a text",
        "u64" | "usize" => "a whole number from 0 up",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" => "a mapping of keys to values",
        other if other.starts_with("struct ") => "a mapping of keys to values",
        other => other,
    };
    format!("{found}, expected {expected}")
}

/// Rewords a parser's message, without the position at its end.
pub(super) fn parser_says(message: &str) -> String {
    let message = message.split_once(" at line ").map_or(message, |(message, _)| message);
    if message.contains("more than one document") {
        return "the file holds more than one YAML document (`---`); expected one".to_owned();
    }
    // The path before the mistake is omitted, because the finding has a position.
    message.find("invalid type: ").map_or_else(|| message.to_owned(), |mistake| plain(&message[mistake..]))
}

pub(super) fn steps(path: &serde_path_to_error::Path) -> KeyPath {
    use serde_path_to_error::Segment;
    let steps = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { key } => Some(Step::Key(key.clone())),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    KeyPath(steps.collect())
}
