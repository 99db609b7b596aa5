//! Lock of an output folder: one process publishes at a time.

use std::{
    fs::{self, File, TryLockError},
    path::Path,
    time::Duration,
};

use crate::{error::Error, progress::Observer};

/// Polling interval while waiting for the lock.
const PAUSE: Duration = Duration::from_millis(20);

/// The exclusive right to publish into a folder, until dropped. The system releases it when the process ends.
pub struct PublishLock {
    _lock: Option<File>,
}

impl PublishLock {
    /// Waits until no other process publishes into `target`. The folder itself is locked, so the lock also works if
    /// another process uses a different path to it; for a missing folder, the parent is locked. Does not wait where the
    /// system cannot lock folders (some network volumes, Windows).
    ///
    /// # Errors
    /// Cancellation by `observer`.
    pub fn wait(target: &Path, observer: &dyn Observer) -> Result<Self, Error> {
        loop {
            observer.go_on()?;
            let folder = if target.exists() { target } else { target.parent().unwrap_or(target) };
            let Ok(lock) = File::open(folder) else { return Ok(PublishLock { _lock: None }) };
            match lock.try_lock() {
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(_)) => return Ok(PublishLock { _lock: None }),
                // While waiting, another site may have replaced the locked folder.
                Ok(()) if is_still(&lock, folder) && (folder == target || !target.exists()) => {
                    return Ok(PublishLock { _lock: Some(lock) });
                }
                Ok(()) => {}
            }
        }
    }
}

/// Returns whether `folder` is still the opened folder.
#[cfg(unix)]
fn is_still(opened: &File, folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let which = |found: fs::Metadata| (found.dev(), found.ino());
    opened.metadata().ok().map(which) == fs::metadata(folder).ok().map(which)
}

/// Returns whether `folder` is still the opened folder; unknown on this system.
#[cfg(not(unix))]
fn is_still(_opened: &File, _folder: &Path) -> bool {
    true
}
