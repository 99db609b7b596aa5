//! Progress of long operations: stages, observers and cancellation.

use crate::error::Error;

/// The stages of a build in order, followed by those of other commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading files into snapshots.
    Read,
    /// Assigning each tenant its place in the site.
    Plan,
    /// Planning and rendering pages into the staging folder, a batch of tenants at a time.
    Render,
    /// Replacing the site with the staging folder.
    Publish,
    /// Packing a site into a bundle.
    Bundle,
    /// Verifying a site or bundle.
    Verify,
}

/// Receives the progress of a build. The library itself uses neither terminal nor clock.
pub trait Observer: Sync {
    /// Called when a stage begins.
    fn begins(&self, _stage: Stage) {}
    /// Called when `done` of `total` units of the stage are complete.
    fn progress(&self, _done: usize, _total: usize) {}
    /// Returns whether to continue. Called before each snapshot, page and file, until the first site is swapped.
    ///
    /// # Errors
    /// [`Error::Stopped`] to cancel; everything is then left unchanged.
    fn go_on(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// Ignores all progress.
impl Observer for () {}
