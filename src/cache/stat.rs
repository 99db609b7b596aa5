//! File metadata, and the rule when equal metadata prove that a file is unchanged.

use std::{fs::Metadata, time::UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A time of a file system's clock: seconds since 1970, and nanoseconds.
pub type Time = (i64, i64);

/// Minimum age of the last change, in seconds, when a file is checked. Clocks of file systems tick at least every two
/// seconds, and within one tick a file can change twice and look the same (git calls such an entry *racily clean*).
const MARGIN_SECONDS: i64 = 2;

/// Metadata that identify one state of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stat {
    /// Size in bytes.
    pub size: u64,
    /// Time of the last change to the content (mtime).
    pub modified: Time,
    /// Time of the last change to content, name or permissions (ctime). Unlike mtime, it cannot be set.
    changed: Time,
    inode: u64,
    device: u64,
}

impl Stat {
    /// Returns the metadata that are needed; `None` where the system lacks them (all but Unix).
    #[cfg(not(portable))]
    pub fn of(metadata: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Stat {
            size: metadata.size(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
            device: metadata.dev(),
        })
    }

    /// Returns the metadata that are needed; `None` where the system lacks them (all but Unix).
    #[cfg(portable)]
    pub fn of(_metadata: &Metadata) -> Option<Self> {
        None
    }

    /// Returns size and modification time alone, which every system has. Enough to notice a change, not to rule one out.
    pub fn of_any_system(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = modified.unwrap_or_default();
        let modified = (i64::try_from(modified.as_secs()).unwrap_or(i64::MAX), i64::from(modified.subsec_nanos()));
        Stat { size: metadata.len(), modified, changed: modified, inode: 0, device: 0 }
    }

    /// Returns whether the last change was long enough before `moment` that any later change is detected.
    pub fn settled_before(&self, moment: Time) -> bool {
        Stat::moment_is_settled(self.latest(), moment)
    }

    /// Returns the time of the last change of any kind.
    pub fn latest(&self) -> Time {
        self.modified.max(self.changed)
    }

    /// Returns whether `then` was long enough before `moment` that any later change is detected.
    pub fn moment_is_settled(then: Time, moment: Time) -> bool {
        (then.0.saturating_add(MARGIN_SECONDS), then.1) < moment
    }

    /// Returns a copy without ctime, which also changes with names and permissions.
    pub fn of_content(self) -> Self {
        Stat { changed: self.modified, ..self }
    }
}
