//! Remember: what a build found out, for the next one. Safe to delete, and never trusted when in doubt.
//!
//! A cache is a folder with one file for each data folder ([`Snapshots`]), one for each folder of a site ([`Published`]) and one
//! for the last build into a folder ([`Last`]).
//! Whatever is remembered is kept under a digest of everything it was made from, and belongs to one build of the
//! program. A file that is cut, flipped, foreign, of another program or writable by others is as good as none: the
//! build does all its work, and writes the file anew. A cache that cannot be read or written is no error.

mod file;
mod last;
mod published;
mod snapshots;
mod stat;

pub use last::{Fingerprint, Last, Remaining};
pub use published::{Published, Unchanged, UnchangedTenant};
pub use snapshots::{Claim, Form, Recalled, Remembered, Snapshots};
pub use stat::Stat;

/// What something is known by: the BLAKE3 digest of its content.
pub type Digest = [u8; 32];

/// The digest of some bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    blake3::hash(bytes).into()
}

/// The digest of several things in their order; where one ends and the next begins counts.
pub fn key<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}
