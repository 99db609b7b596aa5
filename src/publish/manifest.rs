//! The manifest of a site: its files, their digests, and the input of the build.

use std::{fs, io, path::Path};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    digest::{sha256, sums},
    error::Error,
    tenant::ReadCounts,
};

/// File name of the manifest.
pub const MANIFEST: &str = "manifest.json";

/// File name of the checksums, in the format of `sha256sum -c`.
pub const SUMS: &str = "SHA256SUMS";

/// Name and version of the manifest's schema.
pub(super) const SCHEMA: &str = "tenant-status/manifest/v2";

/// The previous schema, without the input of the build.
const BEFORE: &str = "tenant-status/manifest/v1";

/// A manifest of the previous schema. Its files still count as files of the site.
#[derive(Deserialize)]
struct Before {
    schema: String,
    generator: String,
    files: Vec<FileEntry>,
}

impl From<Before> for Manifest {
    fn from(before: Before) -> Self {
        let Before { schema, generator, files } = before;
        Manifest { schema, made: Provenance { generator, ..Provenance::default() }, files }
    }
}

/// The input of a site, and all its files except the manifest and the checksums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// Name and version of this schema: `tenant-status/manifest/v2`.
    pub schema: String,
    /// The input of the build.
    #[serde(flatten)]
    pub made: Provenance,
    /// The files, sorted by path.
    pub files: Vec<FileEntry>,
}

/// The input of a build. Equal input gives an identical site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// Name and version of the program.
    pub generator: String,
    /// Time that ages are measured from, in RFC 3339; `null` if it differs between tenants.
    pub as_of: Option<String>,
    /// The audience of the site; `null` for a complete site.
    pub audience: Option<String>,
    /// Name of the part of a fleet; `null` for a whole site.
    pub part: Option<String>,
    /// SHA-256 digest of settings and theme.
    pub configuration: String,
    /// The snapshots, sorted by tenant folder, then by time.
    pub inputs: Vec<InputRecord>,
    /// Snapshots that could not be read, sorted by tenant folder, then by time. The site was built without them.
    #[serde(default)]
    pub unread: Vec<UnreadRecord>,
}

/// A snapshot that the site was built from. Its file name is omitted, because it may contain redacted names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct InputRecord {
    /// Folder of the tenant in the site; empty for the root.
    pub tenant: String,
    /// Capture time, in RFC 3339.
    pub captured_at: String,
    /// SHA-256 digest of the file. For a folder, digest of the lines that `sha256sum` prints for its files, sorted by
    /// name.
    pub sha256: String,
    /// Counts of files and records read; `null` if redacted in part for the audience.
    #[serde(default)]
    pub read: Option<ReadCounts>,
}

/// A snapshot that could not be read. Its file name is omitted, because it may contain redacted names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct UnreadRecord {
    /// Folder of the tenant in the site, empty for the root; `null` if the tenant is unknown.
    pub tenant: Option<String>,
    /// Capture time from the name of its file or folder, in RFC 3339; `null` if the name has none.
    pub captured_at: Option<String>,
    /// Code of the first error.
    pub error: String,
}

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileEntry {
    /// Path relative to the site, with forward slashes.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 digest, hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// Reads the manifest of a published folder. Returns `None` if there is none, or it is not of this program.
    ///
    /// # Errors
    /// A manifest that cannot be read, because the owner of the folder is then unknown.
    pub fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(MANIFEST);
        let is_file = match fs::metadata(&path) {
            Ok(found) => found.is_file(),
            Err(cause) if is_absent(&cause) => false,
            Err(cause) => return Err(Error::io("look at", &path)(cause)),
        };
        // Opening a pipe of that name would block.
        if !is_file {
            return Ok(None);
        }
        match fs::read(&path) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(cause) if is_absent(&cause) => Ok(None),
            Err(cause) => Err(Error::io("read", &path)(cause)),
        }
    }

    /// Parses a manifest; `None` if it is not of this program.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let now = || serde_json::from_slice(text).ok().filter(|manifest: &Manifest| manifest.schema == SCHEMA);
        let before = || serde_json::from_slice(text).ok().filter(|manifest: &Before| manifest.schema == BEFORE);
        now().or_else(|| before().map(Manifest::from))
    }

    /// Returns the names of subfolders that have a manifest of this program, one per audience.
    pub fn below(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter(|entry| matches!(Manifest::read(&entry.path()), Ok(Some(_))))
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Returns all files of the site sorted by path, including the manifest and the checksums. `text` is the content of
    /// the manifest file.
    pub fn all_files(&self, text: &[u8]) -> Vec<FileEntry> {
        let mut files = self.files.clone();
        files.push(FileEntry::of(MANIFEST, text));
        files.push(FileEntry::of(SUMS, sums_of(&files).as_bytes()));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    pub(super) fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}

/// What a site holds, with its manifest and checksums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteContents {
    /// Number of files.
    pub files: usize,
    /// Total size in bytes.
    pub bytes: u64,
    /// Digest of `SHA256SUMS`; equal digests mean identical sites.
    pub sums: String,
}

impl SiteContents {
    /// Sums up the files of a site.
    pub(crate) fn of<'a>(files: impl IntoIterator<Item = &'a FileEntry>) -> Self {
        let mut contents = SiteContents { files: 0, bytes: 0, sums: String::new() };
        for file in files {
            contents.files += 1;
            contents.bytes += file.size;
            if file.path == SUMS {
                contents.sums.clone_from(&file.sha256);
            }
        }
        contents
    }
}

impl FileEntry {
    /// Creates the entry of a file from its path and content.
    pub fn of(path: &str, content: &[u8]) -> Self {
        FileEntry { path: path.to_owned(), size: content.len() as u64, sha256: sha256(content) }
    }
}

/// Returns whether the error means that the file does not exist, rather than that it is inaccessible.
fn is_absent(cause: &io::Error) -> bool {
    matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Returns the content of `SHA256SUMS`.
pub(super) fn sums_of(files: &[FileEntry]) -> String {
    sums(files.iter().map(|file| (file.sha256.as_str(), file.path.as_str()))).collect()
}

/// Returns why a path is not allowed in a site; `None` for a path that is safe to unpack on every system.
pub fn flaw(path: &str) -> Option<&'static str> {
    let drive = |part: &str| part.as_bytes().get(1) == Some(&b':') && part.as_bytes()[0].is_ascii_alphabetic();
    if path.starts_with('/') || drive(path) {
        Some("an absolute path")
    } else if path.contains('\\') {
        Some("a path with a backslash")
    } else if path.chars().any(char::is_control) {
        Some("a path with a control character")
    } else if path.split('/').any(|part| part == "..") {
        Some("a path that leads out of the folder")
    } else if path.split('/').any(|part| part.is_empty() || part == ".") {
        Some("a path with an empty component")
    } else {
        None
    }
}
