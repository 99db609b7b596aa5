//! Reading of untrusted files, within limits.
//!
//! Type and size of a file are checked on the open handle before reading. Reading stops at the limit, because a file
//! may grow meanwhile.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::Path,
    time::Duration,
};

use walkdir::{DirEntry, WalkDir};

use crate::{
    diagnostic::{Code, Diagnostic},
    error::Error,
    numbers, paths,
};

/// Limits on the size of input. Input that exceeds a limit is refused with the name of the setting that raises it.
///
/// The defaults are about ten times the largest input seen so far: a capture of all services with 3 MB, 841 messages
/// and 38,000 values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Size of one file, and of all responses of a folder together, in bytes.
    pub file_size: u64,
    /// Files and folders in the folder of the snapshots.
    pub files: usize,
    /// Nesting depth of lists, mappings and folders; at most [`Limits::DEEPEST`].
    pub nesting: usize,
    /// Entries of one list, and records of one kind in a snapshot.
    pub records: usize,
    /// Values in one file: texts, numbers, lists and mappings, at any depth.
    pub values: usize,
    /// Size of one text in bytes.
    pub text: usize,
    /// Bytes and values that aliases add to a YAML file.
    pub expansion: usize,
}

impl Limits {
    /// Maximum of `nesting`: the JSON and YAML parsers stop at 128, to protect the stack.
    pub const DEEPEST: usize = 100;

    /// Limits for configuration files and theme manifests, which are read before any setting is known.
    pub const FIXED: Limits = Limits {
        file_size: 1_000_000,
        files: 10_000,
        nesting: 32,
        records: 10_000,
        values: 50_000,
        text: 64_000,
        expansion: 64_000,
    };

    /// Returns the help text for an exceeded limit.
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

/// Maximum size in bytes of a file of a site: a page, picture, data file or manifest. The program makes no larger ones,
/// so larger ones from elsewhere are not read.
pub const LARGEST_OF_SITE: u64 = 100_000_000;

/// Reason why a file was not read.
#[derive(Debug)]
pub enum Unread {
    /// Not a regular file: a folder, pipe, device or the like.
    NotAFile,
    /// Larger than allowed; holds the size in bytes, as far as known.
    TooLarge(u64),
    /// It changed each time it was read.
    Changed,
    /// An I/O error.
    Io(io::Error),
}

impl Unread {
    /// Converts the reason to a finding about the file; `help` is used for a file that is too large.
    ///
    /// # Errors
    /// The I/O error, if that is the reason.
    pub fn into_finding(self, path: &Path, most: u64, help: &str) -> Result<Diagnostic, Error> {
        match self {
            Unread::Io(cause) => Err(Error::io("read", path)(cause)),
            other => Ok(other.into_data_finding(path, most, help)),
        }
    }

    /// Converts the reason to a finding about a file of the data. An I/O error is a finding too, because it does not stop
    /// a build. `help` is used for a file that is too large.
    pub fn into_data_finding(self, path: &Path, most: u64, help: &str) -> Diagnostic {
        match self {
            Unread::NotAFile => not_a_file(path),
            Unread::TooLarge(size) => too_large(path, size, most, help),
            Unread::Changed => changed(path),
            Unread::Io(cause) => unreadable(path, &cause),
        }
    }
}

/// Returns the finding for a file that is still being written.
fn changed(path: &Path) -> Diagnostic {
    let message = "the file changed while it was read, and again when it was read a second time";
    Diagnostic::about_file(paths::shown(path), Code::ChangedFile, message).with_help(
        "build when the export is complete, or write exports into a folder whose name ends in `.partial`, and rename it then",
    )
}

/// Returns the finding for a file that the system refuses to read.
pub fn unreadable(path: &Path, cause: &io::Error) -> Diagnostic {
    // Windows' codes of files that another program holds open, and of OneDrive's placeholders.
    let (is_locked, is_placeholder) = match cause.raw_os_error().filter(|_| cfg!(windows)) {
        Some(32 | 33) => (true, false),
        Some(358..=404 | 426 | 475) => (false, true),
        _ => (false, false),
    };
    let (message, help) = match cause.kind() {
        _ if is_locked => ("another program holds the file open".to_owned(), "close that program, and build again"),
        _ if is_placeholder => (
            "the file is a placeholder of OneDrive, and could not be downloaded".to_owned(),
            "select *Always keep on this device* for the folder",
        ),
        io::ErrorKind::PermissionDenied => (
            "access was denied".to_owned(),
            "give the account that builds the right to read the file, or move it out of the data",
        ),
        _ => (format!("the file cannot be read: {cause}"), "see whether the disk or share works, and build again"),
    };
    Diagnostic::about_file(paths::shown(path), Code::Unreadable, message).with_help(help)
}

/// Returns the finding for a folder or special file with the name of a data file.
pub fn not_a_file(path: &Path) -> Diagnostic {
    Diagnostic::about_file(paths::shown(path), Code::NotAFile, "this is not a regular file")
        .with_help("only regular files are read; move this one out of the way")
}

/// Returns the finding for a file of `size` bytes where at most `most` are read.
pub fn too_large(path: &Path, size: u64, most: u64, help: &str) -> Diagnostic {
    let message = format!("the file has {}; at most {} are read", numbers::bytes(size), numbers::bytes(most));
    Diagnostic::about_file(paths::shown(path), Code::TooLarge, message).with_help(help)
}

/// Opens a regular file without blocking: opening a pipe would wait for a writer.
///
/// # Errors
/// Not a regular file, or an I/O error.
pub fn open(path: &Path) -> Result<File, Unread> {
    // Checked before opening: a socket cannot be opened, and opening some devices has side effects.
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
    // Checked again, because the file may have been replaced.
    if file.metadata().map_err(Unread::Io)?.is_file() { Ok(file) } else { Err(Unread::NotAFile) }
}

/// Time before a file that changed while it was read is read again.
const PAUSE: Duration = Duration::from_millis(200);

/// Reads a file of at most `most` bytes. A file that changes meanwhile is read once more, after a pause.
///
/// # Errors
/// Not a regular file, too large, changed twice, or an I/O error.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    if let Some(content) = read_once(path, most, || {})? {
        return Ok(content);
    }
    std::thread::sleep(PAUSE);
    read_once(path, most, || {})?.ok_or(Unread::Changed)
}

/// Reads a file; `None` if it changed meanwhile. Calls `between` after the content was read.
fn read_once(path: &Path, most: u64, between: impl FnOnce()) -> Result<Option<Vec<u8>>, Unread> {
    let mut file = open(path)?;
    let state = |file: &File| {
        let metadata = file.metadata().map_err(Unread::Io)?;
        Ok((metadata.len(), metadata.modified().ok()))
    };
    let before = state(&file)?;
    if before.0 > most {
        return Err(Unread::TooLarge(before.0));
    }
    let mut content = Vec::with_capacity(usize::try_from(before.0).unwrap_or_default());
    (&mut file).take(most.saturating_add(1)).read_to_end(&mut content).map_err(Unread::Io)?;
    let size = content.len() as u64;
    if size > most {
        return Err(Unread::TooLarge(size));
    }
    between();
    Ok((state(&file)? == before).then_some(content))
}

/// Maximum number of bytes reserved before the first bytes of a file are read.
const HEAD: usize = 8 * 1024;

/// Reads the first bytes of a file, at most `most`.
///
/// # Errors
/// Not a regular file, or an I/O error.
pub fn head(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let mut content = Vec::with_capacity(usize::try_from(most).unwrap_or_default().min(HEAD));
    open(path)?.take(most).read_to_end(&mut content).map_err(Unread::Io)?;
    Ok(content)
}

/// Returns a finding if a folder has more entries than allowed, counting those that `walked` selects. Runs before names
/// are sorted, which requires all of them in memory.
pub fn overfull(folder: &Path, limits: &Limits, walked: impl Fn(&DirEntry) -> bool) -> Option<Diagnostic> {
    for (number, entry) in WalkDir::new(folder).into_iter().filter_entry(walked).flatten().enumerate() {
        if number > limits.files {
            let message = format!("there are more than {} files and folders in it", limits.files);
            let finding = Diagnostic::about_file(paths::shown(folder), Code::TooManyFiles, message);
            return Some(finding.with_help(limits.help("files")));
        }
        if entry.depth() > limits.nesting {
            let message = format!("folders lie more than {} deep in each other", limits.nesting);
            let finding = Diagnostic::about_file(paths::shown(entry.path()), Code::TooDeep, message);
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

    #[test]
    fn a_file_that_changes_while_it_is_read_is_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "[1, 2").unwrap();
        let grow = || fs::write(&path, "[1, 2, 3]").unwrap();
        assert!(matches!(read_once(&path, 100, grow), Ok(None)));
        assert_eq!(read_once(&path, 100, || {}).unwrap().unwrap(), b"[1, 2, 3]");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_says_it_is_empty_is_not_believed() {
        let status = Path::new("/proc/self/status");
        assert_eq!(fs::metadata(status).unwrap().len(), 0);
        assert!(matches!(read(status, 10), Err(Unread::TooLarge(11))));
    }
}
