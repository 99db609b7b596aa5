//! Locks of folders: one process publishes at a time, and nobody deletes the staging folder of a running build.

use std::{fs::File, path::Path, time::Duration};

use crate::{error::Error, progress::Observer};

/// Polling interval while waiting for the lock.
const PAUSE: Duration = Duration::from_millis(20);

/// An exclusive lock of a folder, until dropped. The system releases it when the process ends.
pub(super) struct FolderLock {
    file: File,
}

/// The result of an attempt to lock a folder.
pub(super) enum LockAttempt {
    /// The folder is locked now.
    Locked(FolderLock),
    /// Another process has locked it.
    Busy,
    /// The folder does not exist, or the system cannot lock it.
    Unsupported,
}

impl FolderLock {
    /// Waits until no other process publishes into `target`, and prevents that others do until it is dropped. The lock
    /// also works if another process uses a different path to it. Returns `None` without waiting where the system cannot
    /// lock folders (some network volumes).
    ///
    /// # Errors
    /// Cancellation by `observer`.
    pub(super) fn wait(target: &Path, observer: &dyn Observer) -> Result<Option<Self>, Error> {
        loop {
            observer.go_on()?;
            let folder = system::to_lock(target);
            match FolderLock::attempt(folder) {
                LockAttempt::Busy => std::thread::sleep(PAUSE),
                LockAttempt::Unsupported => return Ok(None),
                // While waiting, another site may have replaced the locked folder.
                LockAttempt::Locked(lock) if lock.is_of(folder) && folder == system::to_lock(target) => {
                    return Ok(Some(lock));
                }
                LockAttempt::Locked(_) => {}
            }
        }
    }

    /// Tries to lock a folder.
    pub(super) fn attempt(folder: &Path) -> LockAttempt {
        system::attempt(folder)
    }

    /// Returns the opened folder, on systems where that is what is locked.
    pub(super) fn folder(&self) -> Option<&File> {
        cfg!(not(portable)).then_some(&self.file)
    }

    /// Returns whether `folder` is still the locked folder.
    #[cfg(not(portable))]
    fn is_of(&self, folder: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        let which = |found: std::fs::Metadata| (found.dev(), found.ino());
        self.file.metadata().ok().map(which) == folder.metadata().ok().map(which)
    }

    /// Returns true: the name is locked, and not the folder.
    #[cfg(portable)]
    #[expect(clippy::unused_self, reason = "it is needed on Unix")]
    fn is_of(&self, _folder: &Path) -> bool {
        true
    }
}

/// The folder itself is locked.
#[cfg(not(portable))]
mod system {
    use std::fs::TryLockError;

    use super::{File, FolderLock, LockAttempt, Path};

    /// Returns the folder to lock for publishing into `target`: its parent while it is missing.
    pub(super) fn to_lock(target: &Path) -> &Path {
        if target.exists() { target } else { target.parent().unwrap_or(target) }
    }

    pub(super) fn attempt(folder: &Path) -> LockAttempt {
        let Ok(file) = File::open(folder) else { return LockAttempt::Unsupported };
        match file.try_lock() {
            Ok(()) => LockAttempt::Locked(FolderLock { file }),
            Err(TryLockError::WouldBlock) => LockAttempt::Busy,
            Err(TryLockError::Error(_)) => LockAttempt::Unsupported,
        }
    }
}

/// Folders cannot be locked, so a file beside the folder is opened without sharing. The system deletes it when it is
/// closed, also when the process is killed.
#[cfg(portable)]
mod system {
    use std::{
        ffi::OsString,
        io,
        path::{Path, PathBuf},
    };

    use super::{File, FolderLock, LockAttempt, PAUSE};

    /// Another process has opened the file without sharing (`ERROR_SHARING_VIOLATION`).
    const SHARING_VIOLATION: i32 = 32;

    /// How often an attempt is repeated while the system deletes the file of a lock that was just released.
    const ATTEMPTS: u32 = 50;

    pub(super) fn to_lock(target: &Path) -> &Path {
        target
    }

    pub(super) fn attempt(folder: &Path) -> LockAttempt {
        let path = path(folder);
        for _ in 0..ATTEMPTS {
            match open(&path) {
                Ok(file) => return LockAttempt::Locked(FolderLock { file }),
                Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => return LockAttempt::Busy,
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied && path.exists() => {
                    std::thread::sleep(PAUSE);
                }
                Err(_) => return LockAttempt::Unsupported,
            }
        }
        LockAttempt::Unsupported
    }

    fn path(folder: &Path) -> PathBuf {
        let name: OsString = folder.file_name().unwrap_or_default().to_owned();
        let name = [".".into(), name, ".tenant-status.lock".into()].into_iter().collect::<OsString>();
        // The root of a volume has nothing beside it.
        folder.parent().unwrap_or(folder).join(name)
    }

    #[cfg(windows)]
    fn open(path: &Path) -> io::Result<File> {
        use std::os::windows::fs::OpenOptionsExt;
        const DELETE_ON_CLOSE: u32 = 0x0400_0000;
        const HIDDEN: u32 = 0x2;
        let mut options = File::options();
        options.write(true).create(true).truncate(false).share_mode(0);
        options.custom_flags(DELETE_ON_CLOSE).attributes(HIDDEN).open(path)
    }

    #[cfg(not(windows))]
    fn open(_path: &Path) -> io::Result<File> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
