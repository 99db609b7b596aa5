//! What the system tells of a file without opening it, and when that is enough to take it for unchanged.

use std::fs::Metadata;

use serde::{Deserialize, Serialize};

/// A moment on the clock of a file system: seconds since 1970, and nanoseconds.
pub type Time = (i64, i64);

/// How much older than the look at it a file has to be: clocks of file systems tick at most every two seconds, and
/// within one tick a file can change twice and look the same (git calls such an entry *racily clean*).
const MARGIN_SECONDS: i64 = 2;

/// What tells one state of a file from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stat {
    /// Bytes.
    pub size: u64,
    /// When its content was last changed.
    pub modified: Time,
    /// When its content, name or rights were last changed. Unlike the time above, nobody can set it back.
    changed: Time,
    inode: u64,
    device: u64,
}

impl Stat {
    /// What the system says; `None` where it does not say enough (which is everywhere but on Unix).
    #[cfg(unix)]
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

    /// What the system says; `None` where it does not say enough (which is everywhere but on Unix).
    #[cfg(not(unix))]
    pub fn of(_metadata: &Metadata) -> Option<Self> {
        None
    }

    /// Whether the file was left alone for long enough before `moment`: then any change after it shows.
    pub fn settled_before(&self, moment: Time) -> bool {
        Stat::moment_is_settled(self.latest(), moment)
    }

    /// When anything about the file was changed last.
    pub fn latest(&self) -> Time {
        self.modified.max(self.changed)
    }

    /// Whether what happened at `then` was so long before `moment` that anything after it shows.
    pub fn moment_is_settled(then: Time, moment: Time) -> bool {
        (then.0.saturating_add(MARGIN_SECONDS), then.1) < moment
    }

    /// The same without what changes when only a name or the rights of the file do.
    pub fn of_content(self) -> Self {
        Stat { changed: self.modified, ..self }
    }
}
