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
    /// Somebody wanted it to stop before it was done.
    Stopped,
}

/// What somebody who is told how far a thing is may answer: nothing, or whether to go on.
pub trait Answer {
    /// Whether to go on.
    ///
    /// # Errors
    /// [`Error::Stopped`], or what the machine refused meanwhile.
    fn go_on(self) -> Result<(), Error>;
}

impl Answer for () {
    fn go_on(self) -> Result<(), Error> {
        Ok(())
    }
}

impl Answer for Result<(), Error> {
    fn go_on(self) -> Result<(), Error> {
        self
    }
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
