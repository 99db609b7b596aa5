//! Progress of long work: its stages, and who is told of them.

use crate::error::Error;

/// The stages of a build, in their order, and those of other commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files → snapshots.
    Read,
    /// Snapshots → where each tenant stands.
    Plan,
    /// Snapshots → plan → pages in the staging folder, some tenants at a time.
    Render,
    /// Staging folder → site.
    Publish,
    /// Site → bundle.
    Bundle,
    /// Site or bundle → findings.
    Verify,
}

/// Somebody who is told how far a build is. The library itself knows neither terminal nor clock.
pub trait Observer: Sync {
    /// A stage begins.
    fn begins(&self, _stage: Stage) {}
    /// So much of it is done.
    fn progress(&self, _done: usize, _total: usize) {}
    /// Whether to go on; asked before each snapshot, page and file, until the first site is being put in place.
    ///
    /// # Errors
    /// [`Error::Stopped`] where it is enough: everything is then left as it was found.
    fn go_on(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// Tells nobody.
impl Observer for () {}

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
