//! The cache: sealed files and file stamps. Safe to delete, and never trusted when in doubt.
//!
//! Each file is a [`SealedFile`] under a digest of its subject: one for each data folder (read snapshots), one for each site
//! folder (published files) and one for the last build into a folder. A file that is cut, flipped, foreign, of another
//! program or writable by others counts as missing: the build then does all its work, and writes the file anew. A cache
//! that cannot be read or written is no error.

mod fingerprint;
mod sealed;
mod stat;

pub use fingerprint::Fingerprint;
pub use sealed::SealedFile;
pub use stat::{Stat, Time};

pub use crate::digest::Key as Digest;

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
