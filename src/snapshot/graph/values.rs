//! Converts values of records to texts, times and enumerations, and collects a finding for each invalid one.

use std::{cell::RefCell, collections::BTreeMap};

use super::wire::{EndpointPart, TextList};
use crate::{
    diagnostic::{Code, Diagnostic, Spot},
    format::{self, Scalar},
    snapshot::time::{Clock, WireTime},
    tenant::{self, Connector, Facts, Moment},
};

/// A converter of values that collects findings: about times that need settings, numeric enumerations, and values that
/// PowerShell cut off.
pub(super) struct Values<'a> {
    clock: &'a Clock,
    problems: RefCell<Vec<Problem>>,
}

struct Problem {
    code: Code,
    /// The value as written.
    raw: String,
    message: String,
    help: String,
}

/// Maximum number of findings per part.
const MOST_PROBLEMS: usize = 20;

impl<'a> Values<'a> {
    pub(super) fn of(clock: &'a Clock) -> Self {
        Values { clock, problems: RefCell::default() }
    }

    fn problem(&self, code: Code, raw: &str, message: String, help: &str) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            problems.push(Problem { code, raw: raw.to_owned(), message, help: help.to_owned() });
        }
    }

    /// Converts an optional time.
    pub(super) fn moment(&self, time: Option<WireTime>) -> Moment {
        let Some(time) = time else { return Moment::Never };
        self.clock.moment(&time).unwrap_or_else(|message| {
            let raw = time.written();
            let help = "write `time_zone: Europe/Berlin` (and `date_order: dmy` for 1/2/2026) into tenant.yaml";
            self.problem(Code::BadTime, raw, message, help);
            Moment::Never
        })
    }

    /// Converts an optional text; `None` if it is blank.
    pub(super) fn text(&self, text: Option<String>) -> Option<String> {
        let text = text.filter(|text| !text.trim().is_empty())?;
        if is_cut_off(&text) {
            let message = format!("`{}` is not a value: the export was cut off here", format::short(&text));
            self.problem(Code::CutOffExport, &text, message, DEPTH);
        }
        Some(text)
    }

    /// Converts an optional list of texts.
    pub(super) fn texts(&self, texts: Option<TextList>) -> Option<Vec<String>> {
        Some(texts?.0.into_iter().filter_map(|text| self.text(Some(text))).collect())
    }

    /// Converts a value of an enumeration, which Microsoft's libraries for .NET may have written as a number.
    pub(super) fn word(&self, value: Option<Scalar>, words: &[&str]) -> Option<String> {
        let text = self.text(value.map(|value| value.0))?;
        let Ok(number) = text.parse::<usize>() else { return Some(text) };
        let word = words.get(number).filter(|word| !word.is_empty()).map(|word| (*word).to_owned());
        if word.is_none() {
            let message = format!("`{number}` stands for a word of Microsoft Graph, but it is not known which");
            self.problem(
                Code::BadValue,
                &text,
                message,
                "export the response as Graph sends it, with enumerations in words",
            );
        }
        word
    }

    /// Returns the collected findings with their positions.
    ///
    /// # Errors
    /// The findings, if any.
    pub(super) fn finish(self, part: &EndpointPart<'_>) -> Result<(), Vec<Diagnostic>> {
        let source = part.source();
        let problems = self.problems.into_inner();
        let mut from: BTreeMap<String, usize> = BTreeMap::new();
        let findings: Vec<Diagnostic> = problems
            .into_iter()
            .map(|Problem { code, raw, message, help }| {
                let begin = from.get(&raw).copied().unwrap_or_default();
                let rest = source.text.get(begin..).unwrap_or_default();
                let found = rest.find(&format!("\"{raw}\"")).or_else(|| rest.find(&raw)).map(|at| begin + at);
                if let Some(at) = found {
                    from.insert(raw.clone(), at + raw.len().max(1));
                }
                let spot = found.map(|at| Spot::at_offset(&source.text, at));
                Diagnostic::about_file(&source.path, code, message).at(spot).with_help(help)
            })
            .collect();
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }
}

/// Help for an export that `ConvertTo-Json` cut off.
pub(super) const DEPTH: &str = "PowerShell cuts off what lies deep: export again with `ConvertTo-Json -Depth 10`";

/// Beginnings of the texts that PowerShell writes in place of values nested deeper than `-Depth`.
const CUT_OFF: [&str; 8] = [
    "Microsoft.Graph.PowerShell.Models.",
    "Microsoft.Graph.Beta.PowerShell.Models.",
    "System.Collections.",
    "System.Object",
    "System.String[]",
    "System.Management.Automation.",
    "Deserialized.System.",
    "@{",
];

/// Returns whether PowerShell wrote a text in place of a value nested too deep.
pub(super) fn is_cut_off(text: &str) -> bool {
    CUT_OFF.iter().any(|mark| text.starts_with(mark)) && (!text.starts_with("@{") || text.ends_with('}'))
}

/// Returns the offset of the first value in a text that was cut off.
pub(super) fn cut_off_at(text: &str) -> Option<usize> {
    let places = CUT_OFF.iter().filter_map(|mark| text.find(&format!("\"{mark}")));
    places.min()
}

/// Returns a connector with id and name only. Without an id, one is derived later from `traits`, the properties that
/// distinguish it from others of its type.
pub(super) fn connector(
    type_slug: &str,
    id: Option<String>,
    name: Option<String>,
    traits: &[&Option<String>],
) -> Connector {
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let traits = || traits.iter().filter_map(|text| text.as_deref()).filter(|text| !text.trim().is_empty());
    let derived = || traits().collect::<Vec<_>>().join(" / ");
    let given = filled(id).map(tenant::canonical_id);
    Connector {
        type_slug: type_slug.to_owned(),
        name: filled(name).or_else(|| given.clone()).unwrap_or_else(derived),
        // No id can begin with this character; `Draft::identify` replaces it.
        id: given.unwrap_or_else(|| format!("{DERIVED}{}", derived())),
        enabled: true,
        last_success_at: Moment::Never,
        expires_at: Moment::Never,
        reported: Facts::default(),
        details: Facts::default(),
        link: None,
        settings: None,
    }
}

/// First character of the id of a connector until its id is derived.
pub(super) const DERIVED: char = '\u{0}';

/// Returns the facts that have a value.
pub(super) fn facts<const N: usize>(values: &Values<'_>, facts: [(&str, Option<String>); N]) -> Facts {
    let known = facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), values.text(value)?)));
    known.collect::<BTreeMap<_, _>>().into()
}
