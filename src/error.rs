//! Reasons why a command failed: findings in the user's files ([`Failure::Data`]), or an [`Error`].

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    paths,
};

/// A failure that is not caused by the content of the user's files.
#[derive(Debug)]
pub enum Error {
    /// A file operation failed.
    Io {
        /// The operation, as in "cannot *read* …".
        verb: &'static str,
        /// The path.
        path: PathBuf,
        /// The cause.
        cause: io::Error,
    },
    /// A file of the published site cannot be replaced, because another program has it open. No file was replaced.
    InUse {
        /// The file.
        path: PathBuf,
        /// The cause.
        cause: io::Error,
    },
    /// Publishing failed when a part of the files was replaced.
    Interrupted {
        /// The output folder.
        site: PathBuf,
        /// The cause.
        cause: Box<Error>,
    },
    /// The request cannot be carried out as given.
    Refused(String),
    /// Canceled by a signal or the caller.
    Stopped,
}

impl Error {
    /// Adds operation and path to an I/O error; for `map_err`.
    pub fn io(verb: &'static str, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |cause| Error::Io { verb, path, cause }
    }

    /// Adds the path to an error of a walk through the folder `root`; for `map_err`.
    pub fn walk(root: &Path) -> impl FnOnce(walkdir::Error) -> Self {
        move |error| {
            let path = error.path().unwrap_or(root).to_owned();
            let cause = error.into_io_error().unwrap_or_else(|| io::Error::other("its folders go round in a circle"));
            Error::Io { verb: "read", path, cause }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io { verb, path, cause } => write!(f, "cannot {verb} {}: {cause}", paths::shown(path)),
            Error::InUse { path, cause } => write!(
                f,
                "cannot replace {}: {cause}\nThe published site is unchanged. If another program has the file open, close \
                 it and build again.",
                paths::shown(path)
            ),
            Error::Interrupted { site, cause } => write!(
                f,
                "{cause}\npublishing was interrupted: {} has old and new files, and the next build completes it. If \
                 another program has the file open, close it first.",
                paths::shown(site)
            ),
            Error::Refused(reason) => f.write_str(reason),
            Error::Stopped => f.write_str("stopped before it was done"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { cause, .. } | Error::InUse { cause, .. } => Some(cause),
            Error::Interrupted { cause, .. } => Some(cause),
            Error::Refused(_) | Error::Stopped => None,
        }
    }
}

/// Reason why nothing was built. The published site is unchanged.
#[derive(Debug)]
pub enum Failure {
    /// Findings in the data, configuration or theme.
    Data(Vec<Diagnostic>),
    /// An I/O error, an invalid request, or cancellation.
    Machine(Error),
}

impl From<Vec<Diagnostic>> for Failure {
    fn from(findings: Vec<Diagnostic>) -> Self {
        Failure::Data(findings)
    }
}

impl From<Diagnostic> for Failure {
    fn from(finding: Diagnostic) -> Self {
        Failure::Data(vec![finding])
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Machine(error)
    }
}

/// Moves the findings of a failed step into `diagnostics`, so that later steps can add theirs. Returns the value of a
/// step that succeeded.
///
/// # Errors
/// An I/O error of the step.
pub fn collect<T>(step: Result<T, Failure>, diagnostics: &mut Diagnostics) -> Result<Option<T>, Error> {
    match step {
        Ok(value) => Ok(Some(value)),
        Err(Failure::Data(findings)) => {
            diagnostics.extend(findings);
            Ok(None)
        }
        Err(Failure::Machine(error)) => Err(error),
    }
}
