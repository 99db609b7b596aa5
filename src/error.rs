//! What the machine refused: which verb, on which path, and why.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

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
}

impl Error {
    /// Says what was tried on which path; for `map_err`.
    pub fn io(verb: &'static str, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |cause| Error::Io { verb, path, cause }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io { verb, path, cause } => write!(f, "cannot {verb} {}: {cause}", path.display()),
            Error::Refused(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { cause, .. } => Some(cause),
            Error::Refused(_) => None,
        }
    }
}
