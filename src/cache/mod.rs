//! The cache: sealed files and file fingerprints. It can be deleted at any time, and is ignored when in doubt.
//!
//! Each cache file is a [`SealedFile`] named after a digest of its subject: one per data folder (parsed snapshots), one
//! per site folder (published files), and one for the last build into a folder. A file that is truncated, corrupt,
//! written by another version, or writable by other users counts as missing: the build then does all its work and
//! replaces the file. I/O errors of the cache are ignored.

mod fingerprint;
mod sealed;
mod stat;

pub use fingerprint::Fingerprint;
pub use sealed::SealedFile;
pub use stat::{Stat, Time};

pub use crate::digest::Digest;

/// Returns the digest of some bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    blake3::hash(bytes).into()
}

/// Returns the digest of a sequence of parts. Part boundaries are included.
pub fn key<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}
