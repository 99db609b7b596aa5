//! Findings in the user's files: collected, sorted, and reported together.

use std::{fmt, path::Path};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::{Deserialize, Serialize};

use crate::{paths, text_safety::Sanitizer};

/// Severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// What it is about cannot be used. `build` publishes everything else, unless the settings or the theme are wrong; all
    /// other commands stop.
    Error,
    /// The site is built nevertheless.
    Warning,
}

/// Declares the codes: name, severity and description of each, in one list.
macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident, $about:literal;)*) => {
        /// Code of a finding. The names are stable, so scripts may rely on them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code {
            $(#[doc = $about] $variant,)*
        }

        impl Code {
            /// All codes, in the order of the documentation.
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            /// Returns the stable name.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }

            /// Returns the severity.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// Returns the description.
            pub fn about(self) -> &'static str {
                match self { $(Code::$variant => $about),* }
            }
        }
    };
}

codes! {
    Syntax = "syntax", Error, "The file is not well-formed YAML or JSON.";
    Encoding = "encoding", Error, "The file is neither UTF-8 nor UTF-16.";
    EmptyFile = "empty-file", Error, "The file is empty, or consists of zero bytes: a placeholder that was not downloaded, or an interrupted write.";
    TruncatedFile = "truncated-file", Error, "The file ends in the middle: an export or a copy was interrupted.";
    ConflictMark = "conflict-mark", Error, "The file has the marks of a Git merge conflict.";
    Unreadable = "unreadable-file", Error, "The system refused to read the file: access was denied, it is locked, or it is a placeholder that is not downloaded.";
    ChangedFile = "changed-file", Error, "The file changed each time it was read: an export is still writing it.";
    NotAFile = "not-a-file", Error, "A folder, pipe, device or the like has the name of a data file.";
    TooLarge = "too-large", Error, "A file, or all responses of a folder together, is larger than `limits.file_size`; it is not read.";
    TooManyFiles = "too-many-files", Error, "A folder has more files and folders than `limits.files`; none is read.";
    TooMuchWrong = "too-much-wrong", Error, "Reading stopped, because the snapshots read so far have too many findings.";
    TooDeep = "too-deep", Error, "Lists, mappings or folders are nested deeper than `limits.nesting`.";
    TooManyRecords = "too-many-records", Error, "A list, or all responses together, has more entries than `limits.records`.";
    TooManyValues = "too-many-values", Error, "A file has more values than `limits.values`.";
    TooLong = "too-long", Error, "A text or file name is longer than `limits.text`.";
    AliasExpansion = "alias-expansion", Error, "The aliases of a YAML file would add more to it than `limits.expansion`.";
    UnknownField = "unknown-field", Error, "The format has no such key; probably a typo.";
    MissingField = "missing-field", Error, "A required key is missing.";
    WrongType = "wrong-type", Error, "A value has the wrong type, such as a text in place of a number.";
    BadValue = "bad-value", Error, "A value of the right type is invalid, such as an unknown basis.";
    BadTime = "bad-time", Error, "A date or time does not exist, or has an unsupported format.";
    DuplicateKey = "duplicate-key", Error, "A mapping has the same key twice.";
    DuplicateId = "duplicate-id", Error, "Two connectors of one type, two incidents or two messages have the same id.";
    UnknownType = "unknown-type", Error, "A connector has a type that is not built in, and no `basis`.";
    TypeConflict = "type-conflict", Error, "Two connectors of a custom type have different labels or bases, or a connector of a built-in type has a `label` or `basis`.";
    NotASnapshot = "not-a-snapshot", Error, "The file is neither a native snapshot nor a response of Microsoft Graph.";
    NotAResponse = "not-a-response", Error, "A file, or a part of it, has the name of a Graph endpoint, but none of the properties of its records; or it is a response of another service.";
    SeveralTenants = "several-tenants", Error, "A list or folder has responses of several tenants, or `tenant.yaml` names a different tenant.";
    CutOffExport = "cut-off-export", Error, "PowerShell's `ConvertTo-Json` replaced deeply nested values by the names of their types.";
    NoCapturedAt = "no-captured-at", Error, "The capture time of a folder of Graph responses is unknown.";
    NoTenant = "no-tenant", Error, "The tenant of a snapshot is unknown: neither its id nor its name is given.";
    DuplicateSnapshot = "duplicate-snapshot", Error, "Two snapshots of one tenant have the same capture time.";
    NoSnapshot = "no-snapshot", Error, "The data has no snapshot.";
    NotImported = "not-imported", Error, "An import would overwrite a file, or write one that does not read back as the same snapshot; the snapshot is not imported.";
    Template = "template", Error, "A template of the theme is invalid.";
    Theme = "theme", Error, "The theme is invalid, e.g. its parent does not exist.";
    Words = "words", Error, "A message file of the theme is invalid, or has an unknown message.";
    Logo = "logo", Error, "The logo cannot be read, is not an SVG or PNG picture, or has parts that a site must not contain, such as scripts.";
    NotASite = "not-a-site", Error, "The folder or bundle has no manifest of tenant-status, so it cannot be verified.";
    Interrupted = "interrupted", Error, "Publishing was interrupted: the folder has files of two sites. The next build completes it.";
    FileMissing = "file-missing", Error, "A file listed in the manifest is missing.";
    FileExtra = "file-extra", Error, "A file is not listed in the manifest.";
    FileChanged = "file-changed", Error, "A file differs from the manifest or `SHA256SUMS`.";
    BrokenLink = "broken-link", Error, "The target of a link, a file or an anchor on a page, does not exist.";
    FromOutside = "from-outside", Error, "A page, style sheet or picture loads something from outside the site.";
    InlineCode = "inline-code", Error, "A page has an inline script or style, or an address that is a script.";
    UnreadPage = "unread-page", Error, "A page, style sheet or picture cannot be checked: it is too large, not UTF-8, or not well-formed.";
    UnsafeEntry = "unsafe-entry", Error, "The bundle or folder has an entry that no site contains: a symbolic link, a special file, a path that leads outside or occurs twice, or an entry that is encrypted or has an excessive compression ratio.";
    DamagedArchive = "damaged-archive", Error, "The bundle cannot be read completely, or contains more than it lists.";
    NotAPart = "not-a-part", Error, "The folder is not a shard, built with `build --tenant` or `build --shard`.";
    DamagedPart = "damaged-part", Error, "A file of a shard is missing, or differs from the manifest.";
    ForeignPart = "foreign-part", Error, "Two shards were built from different data, with different settings or by different versions.";
    DuplicatePart = "duplicate-part", Error, "Two shards have the same tenant.";
    MissingPart = "missing-part", Error, "Tenants of the fleet are missing from the shards.";
    Refused = "refused", Warning, "Graph refused a request of the newest export of a tenant: what it would have shown is not captured. The message has the error, and the permission that the export lacks.";
    UnknownEndpoint = "unknown-endpoint", Warning, "A response of a Graph endpoint that the site does not use; it is ignored.";
    MissingPage = "missing-page", Warning, "Pages of a Graph list are missing, were refused, or may be missing: the list is not captured in full.";
    RepeatedRecord = "repeated-record", Warning, "The responses have the same record twice with different content. For connectors, the worse of each date and state is used; for SKUs, the one with fewer licenses left; for account states, one that needs attention; otherwise, the later version.";
    Contradiction = "contradiction", Warning, "Two responses, or two properties of a record, contradict each other; the message says what is used.";
    UnreadFile = "unread-file", Warning, "A file, or a part of it, looks like an export, but is not read.";
    Misnamed = "misnamed", Warning, "A file, or a key in it, has the name of another endpoint than its records. The properties of the records decide how they are read.";
    MissingProperty = "missing-property", Warning, "No record has a property that a status or count depends on: it was not exported.";
    AssumedTenant = "assumed-tenant", Warning, "Snapshots without a tenant id are assigned to the tenant with the same name in the same folder.";
    UncertainTime = "uncertain-time", Warning, "A name has only a date, or a time without a time zone; or `captured_at` is far from the time in the name. The message contains the assumption.";
    SameName = "same-name", Error, "Snapshots have the same tenant name, but an id is missing: they may be of two tenants.";
    FutureCapture = "future-capture", Warning, "A snapshot is dated more than one day ahead of this machine's clock; with --strict, nothing is published.";
    DerivedId = "derived-id", Warning, "Connectors, issues or messages were exported without an id; one was derived from properties that identify them.";
    OtherService = "other-service", Warning, "Incidents or messages are not shown, because their service is spelled almost like one that is shown.";
    UnknownSetting = "unknown-setting", Warning, "A setting is for a connector type or connector that the data does not have.";
    WrongBaseline = "wrong-baseline", Error, "A baseline is of a tenant or snapshot that the data does not have, or a tenant has too many baselines, or two with the same title.";
    VisibleMachine = "visible-machine", Warning, "An audience that may not see machine names sees connectors that are named like their machines.";
    AsOfEarlier = "as-of-earlier", Warning, "The time given with `--as-of` is earlier than the snapshot.";
    LeftOver = "left-over", Warning, "The edition of an audience that is no longer in the settings still exists, and is not updated.";
}

impl Code {
    /// Returns whether a file with such a finding was not read completely, so that nothing else is known about it.
    pub fn is_about_the_whole(self) -> bool {
        use Code::{
            AliasExpansion, ConflictMark, Syntax, TooDeep, TooLong, TooManyRecords, TooManyValues, TruncatedFile,
        };
        matches!(
            self,
            Syntax | TruncatedFile | ConflictMark | TooDeep | TooLong | TooManyRecords | TooManyValues | AliasExpansion
        )
    }
}

/// A position in a file. Lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Spot {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
    /// Text of the line.
    pub text: String,
}

impl Spot {
    /// Returns the position at a byte offset of `text`.
    pub fn at_offset(text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[..start].bytes().filter(|byte| *byte == b'\n').count() + 1;
        let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        Spot { line, column: text[start..offset].chars().count() + 1, text: shown(&text[start..end]) }
    }

    /// Returns the position at a line and column, both from 1. Beyond the end of the text, returns the nearest
    /// position.
    pub fn at(text: &str, line: usize, column: usize) -> Self {
        let lines = text.split('\n').count();
        let (line, column) = if line > lines { (lines, usize::MAX) } else { (line.max(1), column) };
        let content = text.split('\n').nth(line - 1).unwrap_or_default().trim_end_matches('\r');
        Spot { line, column: column.clamp(1, content.chars().count() + 1), text: shown(content) }
    }

    /// Returns the positions at several lines and columns, like [`Spot::at`], in one pass through the text.
    pub fn all_at(text: &str, places: &[Option<(usize, usize)>]) -> Vec<Option<Self>> {
        let mut order: Vec<(usize, usize, usize)> = places
            .iter()
            .enumerate()
            .filter_map(|(at, place)| place.map(|(line, column)| (line, column, at)))
            .collect();
        order.sort_unstable();
        let mut spots = vec![None; places.len()];
        let mut lines = text.split('\n');
        let (mut content, mut number) = (lines.next().unwrap_or_default(), 1);
        for (line, column, at) in order {
            while number < line
                && let Some(next) = lines.next()
            {
                (content, number) = (next, number + 1);
            }
            let end = content.trim_end_matches('\r').chars().count() + 1;
            let column = if line > number { end } else { column.clamp(1, end) };
            spots[at] = Some(Spot { line: number, column, text: shown(content) });
        }
        spots
    }
}

/// Maximum length in bytes of a displayed line. A capture may be a single line of 3 MB; then only the position is
/// shown.
const LONGEST_LINE: usize = 400;

/// Returns as much of a line as needed to show it, or to detect that it is too long.
fn shown(line: &str) -> String {
    let line = line.trim_end_matches('\r');
    let end = (LONGEST_LINE + 1..line.len()).find(|end| line.is_char_boundary(*end)).unwrap_or(line.len());
    line[..end].to_owned()
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Path of the file as the user wrote it.
    pub path: String,
    /// Position in the file; `None` for the file or folder as a whole.
    pub spot: Option<Spot>,
    /// Code.
    pub code: Code,
    /// The problem, and what was expected.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
    /// Path of the snapshot that becomes unusable.
    pub spoils: Option<String>,
}

impl Diagnostic {
    /// Creates a finding about a whole file or folder.
    pub fn about_file(path: impl Into<String>, code: Code, message: impl Into<String>) -> Self {
        Diagnostic { path: path.into(), spot: None, code, message: message.into(), help: None, spoils: None }
    }

    /// Adds help.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the position.
    #[must_use]
    pub fn at(mut self, spot: Option<Spot>) -> Self {
        self.spot = spot;
        self
    }

    /// Returns the severity of its code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Returns `path:line:column`, as editors understand it.
    pub fn place(&self) -> String {
        match &self.spot {
            Some(spot) => format!("{}:{}:{}", visible_path(&self.path), spot.line, spot.column),
            None => visible_path(&self.path),
        }
    }

    /// Formats the finding for a terminal: problem, position, source line and help.
    pub fn render(&self, colored: bool) -> String {
        let level = match self.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let (path, message) = (visible_path(&self.path), visible(&self.message));
        let title = level.primary_title(&message).id(self.code.name());
        let mut group: Group<'_> = match (&self.spot, self.spot.as_ref().and_then(underlined)) {
            (Some(spot), Some(underlined)) => title.element(
                Snippet::source(spot.text.as_str())
                    .path(&path)
                    .line_start(spot.line)
                    .annotation(AnnotationKind::Primary.span(underlined)),
            ),
            (Some(spot), None) => title.element(Origin::path(&path).line(spot.line).char_column(spot.column)),
            (None, _) => title.element(Origin::path(&path)),
        };
        let spoils =
            self.spoils.as_deref().map(|snapshot| format!("this spoils the snapshot {}", visible_path(snapshot)));
        if let Some(spoils) = &spoils {
            group = group.element(Level::NOTE.message(spoils));
        }
        let help = self.help.as_deref().map(visible);
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(help));
        }
        let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }
}

/// Returns the part of the source line to underline; `None` if the line is too long to show.
fn underlined(spot: &Spot) -> Option<std::ops::Range<usize>> {
    if spot.text.len() > LONGEST_LINE || spot.text.chars().any(|c| c.is_control() && c != '\t') {
        return None;
    }
    let start = spot.text.char_indices().nth(spot.column - 1).map_or(spot.text.len(), |(at, _)| at);
    let rest = &spot.text[start..];
    let length = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | ']')).unwrap_or(rest.len());
    let length = if length == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { length };
    Some(start..start + length)
}

fn visible_path(path: &str) -> String {
    visible(&paths::shown(Path::new(path)))
}

/// Escapes control characters, including line breaks, so that text from files is safe on one line of a terminal.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut reader = Sanitizer::default();
    for c in text.chars() {
        if reader.is_control_like(c) || c.is_control() {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// All findings of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Creates an empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Returns the findings without duplicates, sorted by file and position; errors before warnings at the same
    /// position.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        let place = |d: &Diagnostic| d.spot.as_ref().map(|spot| (spot.line, spot.column));
        self.0.sort_by(|a, b| (&a.path, place(a), a.severity(), a).cmp(&(&b.path, place(b), b.severity(), b)));
        self.0.dedup();
        self.0
    }

    /// Removes and returns the errors about files and snapshots that can be left out. What remains stops a build if it has
    /// errors.
    pub fn take_unread(&mut self) -> Vec<Diagnostic> {
        let is_unread = |finding: &Diagnostic| {
            finding.severity() == Severity::Error && !matches!(finding.code, Code::TooMuchWrong | Code::TooManyFiles)
        };
        let (unread, others) = std::mem::take(&mut self.0).into_iter().partition(is_unread);
        self.0 = others;
        unread
    }

    /// Returns whether any finding stops a build.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Returns the findings in order of creation.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.0.extend(iter);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Returns the name in `known` that is most similar to `given`, if any is similar enough.
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// A longer name is never a typo of a known one, and the comparison needs memory in proportion to the product of
    /// both lengths.
    const LONGEST: usize = 200;
    if given.len() > LONGEST {
        return None;
    }
    let given = given.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&given, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1.max(name.chars().count() / 3))
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_behind_the_end_is_the_end() {
        for (line, column, expected) in [(2, 3, (2, 3)), (2, 9, (2, 5)), (3, 1, (2, 5)), (0, 0, (1, 1))] {
            let spot = Spot::at("a: b\r\nc: d", line, column);
            assert_eq!((spot.line, spot.column), expected, "{line}:{column}");
        }
    }
}
