//! Room: whether what is going to be written can be there at all.

use std::path::Path;

use crate::{error::Error, numbers};

/// What is certain to be needed for new files, at the least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The bytes that each file has at least.
    sizes: Vec<u64>,
}

impl Need {
    /// Files of these sizes in bytes.
    pub fn of(sizes: impl IntoIterator<Item = u64>) -> Self {
        Need { sizes: sizes.into_iter().collect() }
    }

    /// So many files of which no more is known than that they are not empty.
    pub fn of_files(number: usize) -> Self {
        Need { sizes: vec![1; number] }
    }

    /// These, and files of these sizes in bytes.
    pub fn and(mut self, sizes: impl IntoIterator<Item = u64>) -> Self {
        self.sizes.extend(sizes);
        self
    }
}

/// Refuses what cannot fit into `folder`, before any of it is written.
///
/// What pages have in bytes is known when they are rendered and not before, so this asks for what is certain only: each new
/// file takes a place in the table of files and at least one block, and known bytes take theirs. What is kept of the
/// published site takes none. Free is what is free for anybody, the share of the superuser too. File-systems that may
/// store a file in less than a block, or cannot say what is free, are not asked. So nothing is refused that would have
/// fitted; what fits this but is too large all the same, ends with what the system says when it is full.
///
/// # Errors
/// That there is not enough room, how much is needed at least and how much is free.
pub(super) fn check(folder: &Path, need: &Need) -> Result<(), Error> {
    let Some(free) = free(folder) else { return Ok(()) };
    let files = need.sizes.len() as u64;
    let blocks: u64 = need.sizes.iter().map(|size| size.div_ceil(free.block)).sum();
    let refuse = |needed: String, free: String| {
        let folder = folder.display();
        Err(Error::Refused(format!("there is no room in {folder}: at least {needed} are needed, and {free} are free")))
    };
    if blocks > free.blocks {
        let bytes = |blocks: u64| numbers::bytes(blocks.saturating_mul(free.block));
        return refuse(bytes(blocks), bytes(free.blocks));
    }
    match free.files {
        Some(places) if files > places => {
            refuse(numbers::count(files, "new file"), format!("places for {}", numbers::thousands(places)))
        }
        _ => Ok(()),
    }
}

/// What is free of a file-system.
struct Free {
    /// The size of a block in bytes.
    block: u64,
    /// How many of them.
    blocks: u64,
    /// How many new files its table has room for; `None` where it has no such limit.
    files: Option<u64>,
}

/// What is free where `folder` lies; `None` where that is not certain.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn free(folder: &Path) -> Option<Free> {
    use rustix::fs::{statfs, statvfs};
    /// ext2 to ext4, XFS, tmpfs, FAT and exFAT: a file that is not empty has a block of its own.
    const CERTAIN: [u64; 5] = [0xef53, 0x5846_5342, 0x0102_1994, 0x4d44, 0x2011_bab0];
    if !CERTAIN.contains(&(statfs(folder).ok()?.f_type as u64)) {
        return None;
    }
    let found = statvfs(folder).ok()?;
    // A table without a size has no end.
    let files = (found.f_files > 0).then_some(found.f_ffree);
    (found.f_blocks > 0 && found.f_frsize > 0).then_some(Free { block: found.f_frsize, blocks: found.f_bfree, files })
}

/// What is free where `folder` lies; not asked on this system.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn free(_folder: &Path) -> Option<Free> {
    None
}
