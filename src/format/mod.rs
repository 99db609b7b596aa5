//! Reads YAML or JSON into serde types and reports every mistake with line and column.
//!
//! All mistakes of a file should be reported at once, but serde stops at the first. So a file is first parsed to a tree
//! ([`tree`](mod@tree)), and the type is deserialized from the tree. On an error, the finding is recorded
//! ([`mistakes`]), the faulty branch is pruned ([`pruned`]), and the type is deserialized again, until no error is
//! left. Positions are looked up last ([`places`]), all at once and only for findings, in one more pass through the
//! text.
//!
//! Files are untrusted, so everything kept of a file counts against [`Limits`] while it is read.

mod json;
mod limited;
mod malformed;
mod mistakes;
mod places;
mod pruned;
mod scalar;
mod source;
mod tree;
mod yaml;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{diagnostic::Diagnostic, input::Limits};
pub(crate) use json::DirectSeed;
pub use mistakes::coded;
pub(crate) use mistakes::{IN_QUOTES, short};
use mistakes::{Mistake, commented, steps};
use pruned::{Pruned, put};
pub use scalar::{Scalar, each_once};
pub use source::{
    FileFindings, FindingTarget, KeyPath, Source, Step, Syntax, Unplaced, has_key, key_spot, placed, spot, told_at,
    top_text,
};
use tree::{Parsed, descend, parse};

/// Maximum number of findings per file.
pub const MOST_FINDINGS: usize = 100;

/// Maximum total work to find mistakes, in values and bytes.
const MOST_WORK: usize = 4_000_000;

/// Adds "there may be more" to the last finding.
pub fn mark_truncated(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    cut(findings, false)
}

/// Truncates the findings to [`MOST_FINDINGS`], and notes in the last one if there are, or may be, more.
fn cut(mut findings: Vec<Diagnostic>, may_have_more: bool) -> Vec<Diagnostic> {
    let may_have_more = may_have_more || findings.len() >= MOST_FINDINGS;
    findings.truncate(MOST_FINDINGS);
    let number = findings.len();
    if let (Some(last), true) = (findings.last_mut(), may_have_more) {
        let more = format!("only the first {number} findings of a file are shown, and this one may have more");
        last.help = Some(last.help.take().map_or_else(|| more.clone(), |help| format!("{help} ({more})")));
    }
    findings
}

/// Reads `source` as a `T`, within the default limits.
///
/// # Errors
/// All findings of the file with their positions, in order of position.
pub fn read<T: DeserializeOwned>(source: &Source) -> Result<T, Vec<Diagnostic>> {
    read_within(source, &Limits::default())
}

/// Reads `source` as a `T`, within limits.
///
/// # Errors
/// Same as [`read`].
pub fn read_within<T: DeserializeOwned>(source: &Source, limits: &Limits) -> Result<T, Vec<Diagnostic>> {
    read_part(source, &KeyPath::top(), &source.text, limits)
}

/// Reads `source` as a `T`, and checks rules that the type cannot express. If a part of the file is invalid, the rest
/// is checked all the same.
///
/// # Errors
/// Same as [`read`], and all findings of `check`.
pub fn read_checked<T: DeserializeOwned>(
    source: &Source,
    limits: &Limits,
    check: impl Fn(&T) -> Vec<Unplaced>,
) -> Result<T, Vec<Diagnostic>> {
    read_at(source, &KeyPath::top(), &source.text, limits, check)
}

/// Reads a part of `source` as a `T`: `text` is the value at the path `at`.
///
/// # Errors
/// Same as [`read`].
pub fn read_part<T: DeserializeOwned>(
    source: &Source,
    at: &KeyPath,
    text: &str,
    limits: &Limits,
) -> Result<T, Vec<Diagnostic>> {
    read_at(source, at, text, limits, |_| Vec::new())
}

fn read_at<T: DeserializeOwned>(
    source: &Source,
    at: &KeyPath,
    text: &str,
    limits: &Limits,
    check: impl Fn(&T) -> Vec<Unplaced>,
) -> Result<T, Vec<Diagnostic>> {
    let checked = |value: T| {
        let findings = check(&value);
        if findings.is_empty() { Ok(value) } else { Err(mark_truncated(placed(source, findings))) }
    };
    // Fast path for large files: valid JSON is deserialized directly.
    if source.syntax == Syntax::Json
        && let Ok(value) = json::value(text, limits)
    {
        return checked(value);
    }
    let Parsed { mut tree, mut findings, size } = parse(source, limits)?;
    let mut part = at.0.iter().try_fold(&mut tree, descend).map(Value::take).unwrap_or_default();
    drop(tree);
    let mut pruned = Pruned::default();
    // A missing key gets a placeholder value, so that the rest of its mapping is read as well.
    let mut stand_ins: BTreeMap<KeyPath, usize> = BTreeMap::new();
    let mut work = 0;
    while findings.len() < MOST_FINDINGS && work <= MOST_WORK {
        work += size;
        let (path, message) = match serde_path_to_error::deserialize::<_, T>(&part) {
            Ok(value) if findings.is_empty() => {
                drop(part);
                return checked(value);
            }
            Ok(value) => {
                let told = |unplaced: Unplaced| pruned.untouched(&stand_ins, unplaced);
                findings.extend(check(&value).into_iter().filter_map(told));
                work = 0;
                break;
            }
            Err(error) => (steps(error.path()), error.inner().to_string()),
        };
        let mistake = Mistake::from_message(&message);
        let mut spoilt = match &mistake {
            Mistake::UnknownField { name, .. } if path.0.last() == Some(&Step::Key(name.clone())) => path.clone(),
            Mistake::UnknownField { name, .. } | Mistake::MissingField(name) => path.key(name),
            Mistake::Other { .. } => path.clone(),
        };
        let original = pruned.original(&spoilt);
        let is_missing = matches!(mistake, Mistake::MissingField(_));
        let stand_in = (0..=original.0.len()).find(|end| stand_ins.contains_key(&KeyPath(original.0[..*end].to_vec())));
        // Errors about pruned branches and placeholder values have been reported already.
        if stand_in.is_none() && !pruned.took(&original) {
            let shown = if is_missing { pruned.original(&path) } else { original.clone() };
            let place = KeyPath([at.0.as_slice(), shown.0.as_slice()].concat());
            findings.push(mistake.finding(source, place));
        }
        if is_missing || stand_in.is_some() {
            let end = stand_in.unwrap_or(original.0.len());
            spoilt.0.truncate(end);
            let tried = stand_ins.entry(KeyPath(original.0[..end].to_vec())).or_insert(0);
            let value = STAND_INS.get(*tried).and_then(|text| serde_json::from_str(text).ok());
            *tried += 1;
            if value.is_some_and(|value| put(&mut part, &spoilt, value)) {
                continue;
            }
            spoilt.0.pop();
        }
        if !pruned.prune(&mut part, &spoilt) {
            work = 0;
            break;
        }
    }
    let mut findings: Vec<Diagnostic> = placed(source, findings).into_iter().map(commented).collect();
    findings.sort_by_key(|finding| finding.spot.as_ref().map(|spot| (spot.line, spot.column)));
    Err(cut(findings, work > MOST_WORK))
}

/// Reads `source` as a tree of values, within limits. Unlike a type, a tree keeps unknown keys.
///
/// # Errors
/// All findings of the file, including duplicate keys.
pub fn tree(source: &Source, limits: &Limits) -> Result<Value, Vec<Diagnostic>> {
    let Parsed { tree, findings, .. } = parse(source, limits)?;
    if findings.is_empty() { Ok(tree) } else { Err(cut(placed(source, findings), false)) }
}

/// Placeholder values for a missing key, tried in this order.
const STAND_INS: [&str; 6] = ["null", "\"\"", "0", "false", "[]", "{}"];

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct File {
        name: String,
        #[serde(default)]
        parts: Vec<Part>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Part {
        id: String,
        #[serde(default)]
        count: u64,
    }

    #[track_caller]
    fn check(syntax: Syntax, text: &str, expected: &[&str]) {
        let source = Source { path: "f".into(), text: text.into(), syntax };
        let found: Vec<String> = match read::<File>(&source) {
            Ok(_) => Vec::new(),
            Err(findings) => findings.iter().map(|d| format!("{} {} {}", d.place(), d.code, d.message)).collect(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn every_mistake_of_a_file_is_found_at_once_each_at_its_place() {
        check(Syntax::Yaml, "name: x\nparts:\n  - { id: a, count: 1 }\n", &[]);
        check(
            Syntax::Yaml,
            "name: x\nparts:\n  - { id: a, cuont: 1 }\n  - { count: 3 }\n  - { id: [] }\n  - { id: d, count: many }\nnaem: 1\n",
            &[
                "f:3:14 unknown-field unknown key `cuont`",
                "f:4:5 missing-field `parts[1]` needs a key `id`",
                "f:5:11 wrong-type `parts[2].id`: found a list, expected a text",
                "f:6:21 wrong-type `parts[3].count`: found text \"many\", expected a whole number from 0 up",
                "f:7:1 unknown-field unknown key `naem`",
            ],
        );
        check(
            Syntax::Json,
            "{\"name\": \"x\",\n \"parts\": [{\"id\": \"é\", \"cuont\": 1}, {\"id\": 7}],\n \"name\" : \"y\"}",
            &[
                "f:2:24 unknown-field unknown key `cuont`",
                "f:2:44 wrong-type `parts[1].id`: found number `7`, expected a text (put it in quotes)",
                "f:3:2 duplicate-key the key `name` stands twice",
            ],
        );
    }

    #[test]
    fn what_serde_says_is_told_in_other_words() {
        check(
            Syntax::Yaml,
            "name: true\nparts: [x, 5, { id: ~ }, { id: { a: b } }, { id: a, count: \"null at line 4\" }]",
            &[
                "f:1:7 wrong-type `name`: found `true`, expected a text (put it in quotes)",
                "f:2:9 wrong-type `parts[0]`: found text \"x\", expected a mapping of keys to values",
                "f:2:12 wrong-type `parts[1]`: found number `5`, expected a mapping of keys to values",
                "f:2:21 wrong-type `parts[2].id`: found nothing, expected a text",
                "f:2:32 wrong-type `parts[3].id`: found a mapping, expected a text",
                "f:2:60 wrong-type `parts[4].count`: found text \"null at line 4\", expected a whole number from 0 up",
            ],
        );
        check(
            Syntax::Yaml,
            "name: !mine x",
            &["f:1:7 syntax found a value with a tag (`!…`), expected a plain value without a tag"],
        );
        check(
            Syntax::Yaml,
            "name: x\n---\nname: y",
            &["f:2:1 syntax the file holds more than one YAML document (`---`); expected one"],
        );
    }

    #[test]
    fn a_text_that_is_a_comment_gets_help() {
        #[track_caller]
        fn check(text: &str, help: Option<&str>) {
            let source = Source { path: "f".into(), text: text.into(), syntax: Syntax::Yaml };
            let finding = read::<File>(&source).unwrap_err().swap_remove(0);
            assert_eq!(finding.help.as_deref(), help, "{finding:?}");
        }
        check("name: #0b6e4f\n", Some("a `#` begins a comment; put the text in quotes"));
        check("name:\n", None);
        check("name: ~ #x\n", None);
    }

    #[test]
    fn every_key_that_is_missing_is_told_and_the_rest_is_read() {
        check(
            Syntax::Yaml,
            "parts:\n  - { count: many, cuont: 1 }\n  - { id: [], count: -1 }\nnaem: x",
            &[
                "f:1:1 missing-field the file needs a key `name`",
                "f:2:5 missing-field `parts[0]` needs a key `id`",
                "f:2:14 wrong-type `parts[0].count`: found text \"many\", expected a whole number from 0 up",
                "f:2:20 unknown-field unknown key `cuont`",
                "f:3:11 wrong-type `parts[1].id`: found a list, expected a text",
                "f:3:22 bad-value `parts[1].count`: found number `-1`, expected a whole number from 0 up",
                "f:4:1 unknown-field unknown key `naem`",
            ],
        );
    }

    #[test]
    fn a_file_that_is_wrong_throughout_is_not_told_to_its_end() {
        for part in ["{ id: x, cuont: 1 }", "{ id: x, id: y }", "{}"] {
            let text = format!("name: x\nparts: [{}]\n", format!("{part}, ").repeat(300));
            let source = Source { path: "f".into(), text, syntax: Syntax::Yaml };
            let findings = read::<File>(&source).unwrap_err();
            assert_eq!(findings.len(), MOST_FINDINGS, "{part}");
            assert!(findings[MOST_FINDINGS - 1].help.as_ref().is_some_and(|help| help.contains("may have more")));
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_shown_where_it_stands_again() {
        check(Syntax::Yaml, "name: x\nparts: []\nname: y\n", &["f:3:1 duplicate-key the key `name` stands twice"]);
    }

    #[test]
    fn lines_are_those_of_an_editor() {
        let parts = "wrong-type `parts`: found number `1`, expected a list";
        check(Syntax::Yaml, "name: \"é\u{2028}y\u{85}z\"\r\nparts: 1\r\n", &[&format!("f:2:8 {parts}")]);
        // In YAML, a carriage return alone also ends a line; the column then continues on the line shown.
        check(Syntax::Yaml, "# é\u{2029}\rname: x\rparts: 1", &[&format!("f:1:22 {parts}")]);
    }

    #[test]
    fn what_cannot_be_parsed_is_one_finding_with_its_place() {
        check(Syntax::Yaml, "name: x\nparts: [\n", &["f:3:1 syntax did not find expected node content"]);
        check(Syntax::Yaml, "parts: [", &["f:1:9 syntax did not find expected node content"]);
        let tab = "tabs are not allowed for indentation";
        check(Syntax::Yaml, "parts:\n\t- id: a\n", &[&format!("f:2:1 syntax {tab}")]);
        check(Syntax::Yaml, "parts:\n  - id: a\n  \tcount: 1\n", &[&format!("f:3:3 syntax {tab}")]);
        check(Syntax::Yaml, "parts:\n  -\tid: a\n", &[&format!("f:2:4 syntax {tab}")]);
        check(Syntax::Json, "{\"name\": \"x\",}", &["f:1:14 syntax trailing comma"]);
        check(
            Syntax::Json,
            &"[".repeat(1_000_000),
            &["f:1:65 too-deep lists and mappings lie more than 64 deep in each other"],
        );
        check(Syntax::Json, "{\"name\": \"x\"} {}", &["f:1:15 syntax trailing characters"]);
    }
}
