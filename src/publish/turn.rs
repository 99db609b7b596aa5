//! One at a time: who puts a site in place keeps everybody else from it for as long as that takes.

use std::{
    fs::{self, File, TryLockError},
    path::Path,
    time::Duration,
};

use crate::{error::Error, progress::Observer};

/// How often somebody who waits asks again.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to publish into a folder, until it is dropped. It goes with its process, however that ends.
pub struct Turn {
    _lock: Option<File>,
}

impl Turn {
    /// Waits until nobody else publishes into `target`. The folder itself is locked, so that whoever knows it by another
    /// name waits too; one that is not there yet, by the folder above. Where the system cannot lock a folder (some network
    /// volumes, Windows), nobody waits.
    ///
    /// # Errors
    /// What `observer` says of going on.
    pub fn wait(target: &Path, observer: &dyn Observer) -> Result<Self, Error> {
        loop {
            observer.go_on()?;
            let folder = if target.exists() { target } else { target.parent().unwrap_or(target) };
            let Ok(lock) = File::open(folder) else { return Ok(Turn { _lock: None }) };
            match lock.try_lock() {
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(_)) => return Ok(Turn { _lock: None }),
                // Meanwhile another site may have taken the place of this one, and with it its name.
                Ok(()) if is_still(&lock, folder) && (folder == target || !target.exists()) => {
                    return Ok(Turn { _lock: Some(lock) });
                }
                Ok(()) => {}
            }
        }
    }
}

/// Whether the folder of that name is the one that was opened.
#[cfg(unix)]
fn is_still(opened: &File, folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let which = |found: fs::Metadata| (found.dev(), found.ino());
    opened.metadata().ok().map(which) == fs::metadata(folder).ok().map(which)
}

/// Whether the folder of that name is the one that was opened; not known on this system.
#[cfg(not(unix))]
fn is_still(_opened: &File, _folder: &Path) -> bool {
    true
}
