//! What is ours in a published folder, and how to tell that it is whole.

use std::{fs, io, path::Path};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    digest::{sha256, sums},
    error::Error,
    tenant::ReadCounts,
};

/// The manifest's name.
pub const MANIFEST: &str = "manifest.json";

/// The name of the sums, in the form that `sha256sum -c` reads.
pub const SUMS: &str = "SHA256SUMS";

/// The name and version of the manifest's form.
pub(super) const SCHEMA: &str = "tenant-status/manifest/v2";

/// The form before, which does not say what a site was made from.
const BEFORE: &str = "tenant-status/manifest/v1";

/// A manifest of the form before, whose files are ours all the same.
#[derive(Deserialize)]
struct Before {
    schema: String,
    generator: String,
    files: Vec<FileEntry>,
}

impl From<Before> for Manifest {
    fn from(before: Before) -> Self {
        let Before { schema, generator, files } = before;
        Manifest { schema, made: Made { generator, ..Made::default() }, files }
    }
}

/// What a site was made from, and every file of it but the manifest itself and the sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// The name and version of this form: `tenant-status/manifest/v2`.
    pub schema: String,
    /// What the site was made from.
    #[serde(flatten)]
    pub made: Made,
    /// The files, by path.
    pub files: Vec<FileEntry>,
}

/// What a site was made from: the same of all of it gives the same site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Made {
    /// What made the site, with its version.
    pub generator: String,
    /// The moment ages are measured from, in RFC 3339; `null` where it is not the same for all tenants.
    pub as_of: Option<String>,
    /// The audience the site is for; `null` where it is for all.
    pub audience: Option<String>,
    /// Which part of a fleet the site is; `null` where it is a whole.
    pub part: Option<String>,
    /// The SHA-256 digest of everything that the build was told beside the snapshots: settings and theme.
    pub configuration: String,
    /// The snapshots, by folder of the tenant, then by moment.
    pub inputs: Vec<Input>,
}

/// One snapshot that a site was made from. Its own name is not told: it may hold what readers of the site must not see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Input {
    /// The folder of its tenant in the site; empty for the root.
    pub tenant: String,
    /// When it was taken, in RFC 3339.
    pub captured_at: String,
    /// The SHA-256 digest of its file; of a folder, that of the lines that `sha256sum` prints for its files, by name.
    pub sha256: String,
    /// What became of its files and records; `null` where a part of it is hidden from the audience.
    #[serde(default)]
    pub read: Option<ReadCounts>,
}

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileEntry {
    /// Its path from the root of the site, with forward slashes.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256 digest in hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// The manifest of a published folder, where it has one of ours.
    ///
    /// # Errors
    /// One that is there and cannot be read: nobody knows then whose folder it is.
    pub fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(MANIFEST);
        let is_file = match fs::metadata(&path) {
            Ok(found) => found.is_file(),
            Err(cause) if is_absent(&cause) => false,
            Err(cause) => return Err(Error::io("look at", &path)(cause)),
        };
        // A pipe of that name would be waited for.
        if !is_file {
            return Ok(None);
        }
        match fs::read(&path) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(cause) if is_absent(&cause) => Ok(None),
            Err(cause) => Err(Error::io("read", &path)(cause)),
        }
    }

    /// The manifest that a file holds, where it is one of ours.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let now = || serde_json::from_slice(text).ok().filter(|manifest: &Manifest| manifest.schema == SCHEMA);
        let before = || serde_json::from_slice(text).ok().filter(|manifest: &Before| manifest.schema == BEFORE);
        now().or_else(|| before().map(Manifest::from))
    }

    /// Sub-folders that have a manifest of ours, by name: a site for each audience.
    pub fn below(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter(|entry| matches!(Manifest::read(&entry.path()), Ok(Some(_))))
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Every file of the site in the order of the paths, this manifest and the sums among them. `text` is what the
    /// manifest's file holds.
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

impl FileEntry {
    /// A file of that path and content.
    pub fn of(path: &str, content: &[u8]) -> Self {
        FileEntry { path: path.to_owned(), size: content.len() as u64, sha256: sha256(content) }
    }
}

/// Whether a file is not there, rather than out of reach.
fn is_absent(cause: &io::Error) -> bool {
    matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// What `SHA256SUMS` says of files.
pub(super) fn sums_of(files: &[FileEntry]) -> String {
    sums(files.iter().map(|file| (file.sha256.as_str(), file.path.as_str()))).collect()
}

/// What is wrong with the path of a file as one of a site, wherever it may be unpacked; `None` where nothing is.
pub fn flaw(path: &str) -> Option<&'static str> {
    let drive = |part: &str| part.as_bytes().get(1) == Some(&b':') && part.as_bytes()[0].is_ascii_alphabetic();
    if path.starts_with('/') || drive(path) {
        Some("an absolute name")
    } else if path.contains('\\') {
        Some("a name with a backslash")
    } else if path.chars().any(char::is_control) {
        Some("a name with a control character")
    } else if path.split('/').any(|part| part == "..") {
        Some("a name that leads out of the folder")
    } else if path.split('/').any(|part| part.is_empty() || part == ".") {
        Some("a name with a part that says nothing")
    } else {
        None
    }
}
