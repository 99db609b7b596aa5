//! Warnings about files and folders that look like a capture but are not read. Otherwise an older capture would be shown
//! as the latest.

use std::{ffi::OsStr, fs, path::Path};

use walkdir::{DirEntry, WalkDir};

use super::{BASELINES, HEAD, is_hidden, is_site, is_theme, syntax_of};
use crate::{
    diagnostic::{Code, Diagnostic},
    format::Syntax,
    input, paths,
    snapshot::{graph::endpoint, time::NamedTime},
};

/// Extensions of files that people keep beside snapshots: notes, pictures, scripts, checksums.
const COMPANIONS: [&str; 17] = [
    "md", "markdown", "pdf", "docx", "png", "jpg", "jpeg", "svg", "ps1", "psm1", "psd1", "sh", "cmd", "py", "sha256",
    "sig", "asc",
];
const ARCHIVES: [&str; 12] = ["zip", "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "cab", "wim", "iso"];
/// Extensions of other export formats.
const FORMATS: [&str; 8] = ["csv", "tsv", "xml", "clixml", "xlsx", "xls", "html", "htm"];

/// Maximum number of entries examined in a folder that is not read.
const MOST: usize = 10_000;

/// What a file or folder resembles.
enum Likeness {
    Capture,
    Export(&'static str),
    /// A response, by its content.
    Response,
    Native,
    /// A HAR recording of a browser.
    Recording,
}

impl Likeness {
    /// Classifies a name. A time with other words is a capture only if `with_words`.
    fn of_name(name: &str, with_words: bool) -> Option<Self> {
        let stem = without_endings(name);
        if NamedTime::of_folder(stem).is_some() {
            return Some(Likeness::Capture);
        }
        let dated = NamedTime::split_file(stem);
        let list = dated.as_ref().map_or(stem, |(_, list)| list);
        let export = endpoint::by_file_name(list).map(|endpoint| Likeness::Export(endpoint.name));
        export.or_else(|| dated.filter(|_| with_words).map(|_| Likeness::Capture))
    }

    /// Classifies a file by its first bytes.
    fn of_content(path: &Path) -> Option<Self> {
        let head = input::head(path, HEAD).ok()?;
        let head = super::file::text_of_head(&head);
        let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.find(|line| !line.starts_with('#') && *line != "---")?;
        let is_json = first.starts_with('{') || first.starts_with('[');
        let is_schema = || head.contains("\"$schema\"");
        if first.starts_with("schema:") && first.contains("tenant-status/") {
            return Some(Likeness::Native);
        }
        let is_response = || head.contains("\"@odata.") || endpoint::is_mentioned(&head);
        match is_json && !is_schema() {
            true if head.contains("\"tenant-status/v") => Some(Likeness::Native),
            true if is_response() => Some(Likeness::Response),
            _ => None,
        }
    }

    fn words(&self) -> String {
        match self {
            Likeness::Capture => "looks like a capture".to_owned(),
            Likeness::Export(name) => format!("looks like an export of `{name}`"),
            Likeness::Response => "looks like a response of Microsoft Graph".to_owned(),
            Likeness::Native => "looks like a native snapshot".to_owned(),
            Likeness::Recording => "looks like a recording of a browser".to_owned(),
        }
    }
}

/// Returns a warning for a file with an extension that is not read.
pub(super) fn file(path: &Path) -> Option<Diagnostic> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let is = |endings: &[&str]| endings.contains(&ending.as_str());
    if is(&COMPANIONS) {
        return None;
    }
    let name = name(path);
    let recording = (ending == "har").then_some(Likeness::Recording);
    let like = recording.or_else(|| Likeness::of_name(&name, is(&ARCHIVES)));
    let like = like.or_else(|| Likeness::of_content(path))?;
    let help = match like {
        _ if is(&ARCHIVES) => "unpack it into a folder, or move it out of the data",
        Likeness::Recording => "save each response in a file that ends with .json, or move it out of the data",
        Likeness::Native => "rename it so that it ends with .yaml or .json, or move it out of the data",
        _ if is(&FORMATS) => "export it as JSON, e.g. with `ConvertTo-Json -Depth 10`, or move it out of the data",
        _ => "rename it so that it ends with .json, or move it out of the data",
    };
    Some(unread(path, &format!("this {}, and is not read", like.words()), help))
}

/// Returns a warning for a snapshot or response that is skipped because of its name, and for baselines in a folder
/// below the data, where they are not read.
pub(super) fn skipped(path: &Path, depth: usize) -> Option<Diagnostic> {
    if depth > 1 && name(path).eq_ignore_ascii_case(BASELINES) {
        let help = "move it into the data folder itself, and name the tenant in its entries";
        return Some(unread(path, "baselines are read only from the data folder, not from folders in it", help));
    }
    let like = Likeness::of_content(path)?;
    let message = format!("this {}, and files of this name are not read", like.words());
    Some(unread(path, &message, "give it another name, or move it out of the data"))
}

/// Returns a warning for a link: links are not followed. A link to data that is read anyway matters only if it is named
/// like a capture.
pub(super) fn link(data: &Path, path: &Path) -> Option<Diagnostic> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_companion = COMPANIONS.contains(&ending.as_str());
    let is_named = !is_companion && Likeness::of_name(&name(path), true).is_some();
    let matters = || match fs::metadata(path) {
        Ok(to) if to.is_dir() => holds(path, |entry| syntax_of(entry.path()).is_some()),
        Ok(_) => syntax_of(path).is_some(),
        Err(_) => !is_companion,
    };
    let is_elsewhere = || !is_theme(path) && !is_site(path) && !is_below(data, path) && matters();
    (is_named || is_elsewhere()).then(|| {
        let help = "put the files themselves in its place, or name the folder that it leads to";
        unread(path, "this is a link, and links are not followed: nothing behind it is read", help)
    })
}

/// Returns a warning for a theme or built site that is named like a capture, or contains one.
pub(super) fn other_folder(path: &Path) -> Option<Diagnostic> {
    let is_theme = is_theme(path);
    let is_like = |entry: &DirEntry| {
        let named = Likeness::of_name(&entry.file_name().to_string_lossy(), false);
        match (entry.file_type().is_dir(), syntax_of(entry.path())) {
            (true, _) => matches!(named, Some(Likeness::Capture)),
            (_, None) => false,
            (_, Some(_)) if is_theme => named.is_some() || Likeness::of_content(entry.path()).is_some(),
            (_, Some(syntax)) => syntax == Syntax::Yaml,
        }
    };
    if Likeness::of_name(&name(path), false).is_none() && !holds(path, is_like) {
        return None;
    }
    let (what, help) = match is_theme {
        true => ("has a theme.yaml", "move theme.yaml out of it"),
        false => ("has the manifest.json of a built site", "keep captures and built sites in folders of their own"),
    };
    Some(unread(path, &format!("this folder looks like a capture, but it {what}, so nothing in it is read"), help))
}

/// Returns whether a folder is named like a capture.
pub(super) fn is_named_folder(path: &Path) -> bool {
    matches!(Likeness::of_name(&name(path), true), Some(Likeness::Capture))
}

/// Returns the warning for a folder that is named like a capture, but contains nothing that is read.
pub(super) fn empty_folder(path: &Path) -> Diagnostic {
    let help = "export again into it, or move it out of the data";
    unread(path, "this folder is named like a capture, and nothing in it is read", help)
}

fn unread(path: &Path, message: &str, help: &str) -> Diagnostic {
    Diagnostic::about_file(paths::shown(path), Code::UnreadFile, message).with_help(help)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns a name without its extensions. A part that begins with a digit belongs to a time: `2026-11-22T08.00.00Z`.
fn without_endings(name: &str) -> &str {
    let name = name.trim_end_matches('~');
    let is_ending = |ending: &str| {
        let letters = ending.len() <= 8 && ending.chars().all(|c| c.is_ascii_alphanumeric());
        letters && (ending.starts_with(|c: char| c.is_ascii_alphabetic()) || ending == "7z")
    };
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && is_ending(ending) => without_endings(stem),
        _ => name,
    }
}

/// Returns whether any entry of a folder fulfills a condition; assumed if there are too many entries.
fn holds(folder: &Path, is_like: impl Fn(&DirEntry) -> bool) -> bool {
    let is_shown = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry);
    let theme = folder.join("theme.yaml");
    let mut entries = WalkDir::new(folder).into_iter().filter_entry(is_shown).flatten().skip(1).enumerate();
    entries.any(|(number, entry)| number >= MOST || (entry.path() != theme && is_like(&entry)))
}

/// Returns whether a link leads to data that is read anyway.
fn is_below(data: &Path, path: &Path) -> bool {
    let hidden = |part: &OsStr| part.to_string_lossy().starts_with('.');
    let below = || {
        let (data, to) = (data.canonicalize().ok()?, path.canonicalize().ok()?);
        let below = to.strip_prefix(&data).ok()?;
        Some(!below.iter().any(hidden) && (to.is_dir() || syntax_of(&to).is_some()))
    };
    below().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::without_endings;

    #[test]
    fn endings_are_told_from_parts_of_a_time() {
        for (name, bare) in [
            ("2026-11-22T08.00.00Z.tar.gz", "2026-11-22T08.00.00Z"),
            ("vppTokens.json.bak", "vppTokens"),
            ("2026-11-22.yaml~", "2026-11-22"),
            ("2026-11-22.7z", "2026-11-22"),
            (".json", ".json"),
        ] {
            assert_eq!(without_endings(name), bare);
        }
    }
}
