//! A file of the data: its path, and its kind by name and first bytes.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    cache::Stat,
    diagnostic::{Code, Diagnostic},
    format::{self, Source, Syntax},
    input::{self, Limits, Unread},
    paths,
    snapshot::{claim::Claim, graph::endpoint, native::Companion, text, time::NamedTime},
};

/// Kind of a file, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// A native snapshot.
    Native,
    /// Anything else, which is read as a response.
    Response,
}

/// Number of bytes examined to find out the kind of a file.
pub(super) const HEAD: u64 = 8 * 1024;

/// A file of the data, not yet read.
#[derive(Debug, Clone)]
pub(in crate::snapshot) struct File {
    pub(in crate::snapshot) path: PathBuf,
    pub(in crate::snapshot) syntax: Syntax,
    /// Size in bytes when found.
    pub(super) size: u64,
    /// Size and times when found.
    pub(in crate::snapshot) stat: Option<Stat>,
    /// Kind, by its first bytes.
    pub(in crate::snapshot) form: FileKind,
    /// Why it is not read, if that is known already.
    pub(in crate::snapshot) broken: Option<Box<Diagnostic>>,
}

impl File {
    /// Returns the path as the user wrote it.
    pub(in crate::snapshot) fn name(&self) -> String {
        paths::shown(&self.path)
    }

    /// Returns the path relative to the data folder, which is the key in the cache.
    pub(in crate::snapshot) fn name_in(&self, data: &Path) -> Option<&str> {
        self.path.strip_prefix(data).ok().and_then(Path::to_str)
    }

    /// Returns the path relative to a folder, with `/`; above the folder it begins with `../`.
    pub(in crate::snapshot) fn name_from(&self, folder: &Path) -> String {
        // Fast path for files in the folder itself: comparing paths component by component is slow.
        if self.path.parent().is_some_and(|parent| parent.as_os_str() == folder.as_os_str()) {
            return self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        }
        let below = |(up, above): (usize, &Path)| Some((up, self.path.strip_prefix(above).ok()?.to_owned()));
        let (up, below) = folder.ancestors().enumerate().find_map(below).unwrap_or_else(|| (0, self.path.clone()));
        let parts = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        std::iter::repeat_n("..".to_owned(), up).chain(parts).collect::<Vec<_>>().join("/")
    }

    /// Reads it as a companion file; `None` if it cannot be read.
    pub(super) fn claim(&self, limits: &Limits) -> Option<Claim> {
        let text = text::decode(input::read(&self.path, limits.file_size).ok()?).ok()?;
        let source = Source { path: self.name(), text, syntax: self.syntax };
        let companion: Companion = format::read_within(&source, limits).ok()?;
        Some(Claim::of(&companion))
    }

    /// Returns the finding for a missing file that it assigns to an endpoint.
    pub(super) fn unmatched(&self, name: &str, limits: &Limits) -> Diagnostic {
        let text = input::read(&self.path, limits.file_size).ok().and_then(|bytes| text::decode(bytes).ok());
        let source = text.map(|text| Source { path: self.name(), text, syntax: self.syntax });
        let at = format::KeyPath::top().key("responses").key(name);
        let message = format!("none of the snapshots that this file completes has a file `{}`", format::short(name));
        Diagnostic::about_file(self.name(), Code::UnreadFile, message)
            .at(source.and_then(|source| format::key_spot(&source, &at)))
            .with_help("correct the name of the file, or delete the line if the response is no longer exported")
    }

    /// Returns whether it is a companion file, which completes the responses beside it.
    pub(super) fn is_companion(&self) -> bool {
        self.path.file_stem().is_some_and(|stem| stem == "tenant")
    }

    /// Returns the time, if its name consists of one.
    pub(in crate::snapshot) fn time(&self) -> Option<NamedTime> {
        NamedTime::of_folder(&self.path.file_stem()?.to_string_lossy())
    }

    /// Returns whether its name, without the time, is an endpoint.
    pub(super) fn is_named_after_endpoint(&self) -> bool {
        self.day().is_some_and(|(_, list)| endpoint::by_file_name(&list).is_some())
    }

    /// Returns whether its name, with or without a time, is an endpoint.
    pub(super) fn is_named_like_endpoint(&self) -> bool {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        endpoint::by_file_name(&stem).is_some() || self.is_named_after_endpoint()
    }

    /// Returns the time in its name, and the rest of the name.
    pub(super) fn day(&self) -> Option<(NamedTime, String)> {
        NamedTime::split_file(&self.path.file_stem()?.to_string_lossy())
    }
}

pub(super) fn syntax_of(path: &Path) -> Option<Syntax> {
    match path.extension()?.to_string_lossy().to_lowercase().as_str() {
        "yaml" | "yml" => Some(Syntax::Yaml),
        "json" | "jsonl" | "ndjson" => Some(Syntax::Json),
        _ => None,
    }
}

/// Returns the kind of a JSON file by its first bytes. Native files begin with `schema`; anything else is read as a
/// response.
pub(super) fn form(path: &Path) -> Result<FileKind, Unread> {
    let head = input::head(path, HEAD)?;
    let head = text_of_head(&head);
    let first = head.strip_prefix('{').map(str::trim_start);
    let begins = |key: &str| first.is_some_and(|first| first.starts_with(key));
    let is_native =
        begins("\"schema\"") || (first.is_some() && head.contains("\"tenant-status/")) || begins("\"captured_at\"");
    Ok(if is_native { FileKind::Native } else { FileKind::Response })
}

/// Decodes the first bytes of a file, without byte order mark and leading whitespace. Of UTF-16, only ASCII is decoded, by
/// dropping zero bytes: nothing else is searched for.
pub(super) fn text_of_head(head: &[u8]) -> Cow<'_, str> {
    fn begin(text: &str) -> &str {
        text.trim_start_matches(|c: char| !c.is_ascii()).trim_start()
    }
    if head.contains(&0) {
        let head: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
        return Cow::Owned(begin(&String::from_utf8_lossy(&head)).to_owned());
    }
    match std::str::from_utf8(head) {
        Ok(text) => Cow::Borrowed(begin(text)),
        Err(_) => Cow::Owned(begin(&String::from_utf8_lossy(head)).to_owned()),
    }
}
