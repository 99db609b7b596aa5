//! Names the usual reasons why a file is not well-formed.

use super::{Source, Syntax, mistakes::parser_says};
use crate::diagnostic::{Code, Diagnostic, Spot};

/// Mark at the beginning of a line before one of the two versions that Git could not merge.
const CONFLICT: &str = "<<<<<<< ";

/// Returns the finding for a file that a parser refused: a merge conflict, a cut-off file, or wrong syntax.
pub(super) fn malformed(source: &Source, message: &str, spot: Spot) -> Diagnostic {
    if let Some(conflict) = conflict(&source.text) {
        return Diagnostic::about_file(
            &source.path,
            Code::ConflictMark,
            "Git could not merge two versions of this file; both are in it",
        )
        .at(Some(conflict))
        .with_help("keep one version and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`");
    }
    if is_cut_off(source, message) {
        return Diagnostic::about_file(&source.path, Code::TruncatedFile, "the file ends in the middle")
            .at(Some(spot))
            .with_help(
                "export or copy it again; write exports into a folder whose name ends in `.partial`, and rename it when \
                 it is complete",
            );
    }
    Diagnostic::about_file(&source.path, Code::Syntax, parser_says(message)).at(Some(spot))
}

/// Returns the position of the first conflict mark.
fn conflict(text: &str) -> Option<Spot> {
    let offset = match text.starts_with(CONFLICT) {
        true => 0,
        false => text.find(&format!("\n{CONFLICT}"))? + 1,
    };
    Some(Spot::at_offset(text, offset))
}

/// Returns whether the parser reached the end of the text too early. Text without any bracket is of another kind.
fn is_cut_off(source: &Source, message: &str) -> bool {
    let ends = match source.syntax {
        Syntax::Json => message.starts_with("EOF while parsing"),
        Syntax::Yaml => message.contains("end of stream"),
    };
    ends && source.text.contains(['{', '[', '"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;

    fn code(syntax: Syntax, text: &str) -> (Code, Option<(usize, usize)>) {
        let source = Source { path: "file".to_owned(), text: text.to_owned(), syntax };
        let findings = format::read::<serde_json::Value>(&source).unwrap_err();
        let first = findings.first().unwrap();
        (first.code, first.spot.as_ref().map(|spot| (spot.line, spot.column)))
    }

    #[test]
    fn the_reason_is_named() {
        for (syntax, text, expected) in [
            (Syntax::Json, "{\"value\": [{\"id\": \"1\"}, {\"id", (Code::TruncatedFile, Some((1, 28)))),
            (Syntax::Json, "{\"value\": [1 2]}", (Code::Syntax, Some((1, 14)))),
            (Syntax::Json, "{\n<<<<<<< HEAD\n\"a\": 1\n=======\n", (Code::ConflictMark, Some((2, 1)))),
            (Syntax::Yaml, "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n", (Code::ConflictMark, Some((1, 1)))),
            (Syntax::Yaml, "a: \"b", (Code::TruncatedFile, Some((1, 6)))),
        ] {
            assert_eq!(code(syntax, text), expected, "{text}");
        }
    }
}
