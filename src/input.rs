//! What may be read, and how much of it: files come from strangers.
//!
//! What a file is and how large it is are looked at before it is read, on the very handle that is read from; and no more
//! is read than was allowed, since a file may grow while it is.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::Path,
};

use walkdir::{DirEntry, WalkDir};

use crate::{
    diagnostic::{Code, Diagnostic},
    error::Error,
    numbers,
};

/// How much input may hold. What exceeds one of these is refused, with the name of the setting that raises it.
///
/// The defaults are some ten times of what was ever seen: a capture of all services has three megabytes, 841 messages and
/// 38,000 values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Bytes of one file, and of all responses of a folder together.
    pub file_size: u64,
    /// Files and folders in the folder of the snapshots.
    pub files: usize,
    /// How deep lists, mappings and folders lie in each other; at most [`Limits::DEEPEST`].
    pub nesting: usize,
    /// Entries of one list, and records of one kind in a snapshot.
    pub records: usize,
    /// Values in one file: texts, numbers, lists and mappings, however deep.
    pub values: usize,
    /// Bytes of one text.
    pub text: usize,
    /// Bytes and values that the aliases of a YAML file add to it.
    pub expansion: usize,
}

impl Limits {
    /// Parsers of JSON and YAML give up at 128, to save the stack.
    pub const DEEPEST: usize = 100;

    /// Those of a configuration and of a theme's manifest, which are read before any setting is known.
    pub const FIXED: Limits = Limits {
        file_size: 1_000_000,
        files: 10_000,
        nesting: 32,
        records: 10_000,
        values: 50_000,
        text: 64_000,
        expansion: 64_000,
    };

    /// What to do about a limit that was exceeded.
    pub(crate) fn help(&self, setting: &str) -> String {
        if *self == Limits::FIXED {
            "no settings and no theme need as much; this limit is fixed".to_owned()
        } else {
            format!("if this is right, raise `limits.{setting}` in tenant-status.yaml")
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_size: 32_000_000,
            files: 500_000,
            nesting: 64,
            records: 50_000,
            values: 300_000,
            text: 1_000_000,
            expansion: 1_000_000,
        }
    }
}

/// The largest file of a site: a page, a picture, what it holds as data, its manifest. Nothing larger was made by this
/// program, so nothing larger is read of one that comes from elsewhere.
pub const LARGEST_OF_SITE: u64 = 100_000_000;

/// Why a file was not read.
#[derive(Debug)]
pub enum Unread {
    /// It is a folder, a pipe, a device or the like.
    NotAFile,
    /// It has more bytes than were allowed: as many, as far as is known.
    TooLarge(u64),
    /// The machine refused.
    Io(io::Error),
}

impl Unread {
    /// What to tell of it: a finding about the file, with help for one that is too large; or what the machine refused.
    ///
    /// # Errors
    /// What the machine refused.
    pub fn told(self, path: &Path, most: u64, help: &str) -> Result<Diagnostic, Error> {
        match self {
            Unread::NotAFile => Ok(not_a_file(path)),
            Unread::TooLarge(size) => Ok(too_large(path, size, most, help)),
            Unread::Io(cause) => Err(Error::io("read", path)(cause)),
        }
    }
}

/// Said of what is no file and has the name of one that is read.
pub fn not_a_file(path: &Path) -> Diagnostic {
    Diagnostic::about_file(path.display().to_string(), Code::NotAFile, "this is no regular file")
        .with_help("only regular files are read; move this one out of the way")
}

/// Said of a file of that many bytes where at most `most` are read.
pub fn too_large(path: &Path, size: u64, most: u64, help: &str) -> Diagnostic {
    let message = format!("the file has {}; at most {} are read", numbers::bytes(size), numbers::bytes(most));
    Diagnostic::about_file(path.display().to_string(), Code::TooLarge, message).with_help(help)
}

/// Opens a regular file, and waits for nothing: to open a pipe would take until somebody writes into it.
///
/// # Errors
/// That it is no regular file, or what the machine refused.
pub fn open(path: &Path) -> Result<File, Unread> {
    // A socket cannot be opened, and some devices do something when they are.
    if !fs::metadata(path).map_err(Unread::Io)?.is_file() {
        return Err(Unread::NotAFile);
    }
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;

        use rustix::fs::OFlags;
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    }
    let file = options.open(path).map_err(Unread::Io)?;
    // It may be another one by now.
    if file.metadata().map_err(Unread::Io)?.is_file() { Ok(file) } else { Err(Unread::NotAFile) }
}

/// The bytes of a file that has at most `most`.
///
/// # Errors
/// That it is no regular file, that it is larger, or what the machine refused.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let file = open(path)?;
    let size = file.metadata().map_err(Unread::Io)?.len();
    if size > most {
        return Err(Unread::TooLarge(size));
    }
    let mut content = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(most.saturating_add(1)).read_to_end(&mut content).map_err(Unread::Io)?;
    let size = content.len() as u64;
    if size > most { Err(Unread::TooLarge(size)) } else { Ok(content) }
}

/// The first bytes of a file, at most `most`.
///
/// # Errors
/// That it is no regular file, or what the machine refused.
pub fn head(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let mut content = Vec::new();
    open(path)?.take(most).read_to_end(&mut content).map_err(Unread::Io)?;
    Ok(content)
}

/// Whether a folder holds more than is read, of what is `walked`. To sort the names in a folder, all of them have to be in
/// memory; here, none is.
pub fn overfull(folder: &Path, limits: &Limits, walked: impl Fn(&DirEntry) -> bool) -> Option<Diagnostic> {
    for (number, entry) in WalkDir::new(folder).into_iter().filter_entry(walked).flatten().enumerate() {
        if number > limits.files {
            let message = format!("there are more than {} files and folders in it", limits.files);
            let finding = Diagnostic::about_file(folder.display().to_string(), Code::TooManyFiles, message);
            return Some(finding.with_help(limits.help("files")));
        }
        if entry.depth() > limits.nesting {
            let message = format!("folders lie more than {} deep in each other", limits.nesting);
            let finding = Diagnostic::about_file(entry.path().display().to_string(), Code::TooDeep, message);
            return Some(finding.with_help(limits.help("nesting")));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_was_allowed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        assert!(matches!(read(&path, 4), Err(Unread::TooLarge(5))));
        assert!(matches!(read(folder.path(), 4), Err(Unread::NotAFile)));
        assert_eq!(head(&path, 2).unwrap(), b"12");
        assert!(matches!(read(&path.with_extension("gone"), 4), Err(Unread::Io(_))));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_says_it_is_empty_is_not_believed() {
        let status = Path::new("/proc/self/status");
        assert_eq!(fs::metadata(status).unwrap().len(), 0);
        assert!(matches!(read(status, 10), Err(Unread::TooLarge(11))));
    }
}
