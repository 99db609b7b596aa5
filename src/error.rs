//! Why a command failed: the user's files ([`Failure::Data`]), or an I/O error ([`Error`]) with its verb, path and cause.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use crate::diagnostic::{Diagnostic, Diagnostics};

/// Something the machine, not the user's data, got in the way of.
#[derive(Debug)]
pub enum Error {
    /// A file operation failed.
    Io {
        /// What was tried, as in "cannot *read* …".
        verb: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        cause: io::Error,
    },
    /// Something cannot be done as it was asked for.
    Refused(String),
    /// Somebody wanted it to stop before it was done.
    Stopped,
}

impl Error {
    /// Says what was tried on which path; for `map_err`.
    pub fn io(verb: &'static str, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |cause| Error::Io { verb, path, cause }
    }

    /// Says where a walk through the folder `root` ended; for `map_err`.
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
            Error::Io { verb, path, cause } => write!(f, "cannot {verb} {}: {cause}", path.display()),
            Error::Refused(reason) => f.write_str(reason),
            Error::Stopped => f.write_str("stopped before it was done"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { cause, .. } => Some(cause),
            Error::Refused(_) | Error::Stopped => None,
        }
    }
}

/// Why nothing was built. The published site is as it was.
#[derive(Debug)]
pub enum Failure {
    /// The data, the configuration or the theme is wrong.
    Data(Vec<Diagnostic>),
    /// The machine refused.
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

/// Moves the findings of a failed step into `diagnostics`, so that the steps after it can report theirs too. Returns the
/// value of a step that succeeded.
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
