//! Check of free space before files are written.

use std::path::Path;

use crate::{error::Error, numbers, paths};

/// Checks that `folder` has room for new files of at least these sizes in bytes, before anything is written.
///
/// The size of pages is unknown until they are rendered, so the check uses a lower bound: each new file takes one inode
/// and at least one block, and known sizes count in full. Files kept from the published site need no space. Free space
/// includes the blocks reserved for the superuser. File systems that may store a file in less than a block, or do not
/// report free space, are not checked. So nothing is refused that would fit; a site that passes the check and still
/// does not fit fails with the system's error when the disk is full.
///
/// # Errors
/// [`Error::Refused`] with the space needed at least, and the space that is free.
pub(super) fn check(folder: &Path, sizes: impl IntoIterator<Item = u64>) -> Result<(), Error> {
    let Some(free) = free(folder) else { return Ok(()) };
    let (mut files, mut blocks) = (0, 0);
    for size in sizes {
        files += 1;
        blocks += size.div_ceil(free.block);
    }
    let refuse = |needed: String, free: String| {
        let folder = paths::shown(folder);
        Err(Error::Refused(format!("not enough space in {folder}: at least {needed} needed, {free} free")))
    };
    if blocks > free.blocks {
        let bytes = |blocks: u64| numbers::bytes(blocks.saturating_mul(free.block));
        return refuse(bytes(blocks), bytes(free.blocks));
    }
    match free.files {
        Some(places) if files > places => refuse(numbers::count(files, "inode"), numbers::count(places, "inode")),
        _ => Ok(()),
    }
}

/// Free space of a file system.
struct Free {
    /// Block size in bytes.
    block: u64,
    /// Number of free blocks.
    blocks: u64,
    /// Number of free inodes; `None` without a limit.
    files: Option<u64>,
}

/// Returns the free space where `folder` is; `None` if unknown.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn free(folder: &Path) -> Option<Free> {
    use rustix::fs::{statfs, statvfs};
    /// ext2 to ext4, XFS, tmpfs, FAT and exFAT: every non-empty file occupies at least one block.
    const CERTAIN: [u64; 5] = [0xef53, 0x5846_5342, 0x0102_1994, 0x4d44, 0x2011_bab0];
    if !CERTAIN.contains(&(statfs(folder).ok()?.f_type as u64)) {
        return None;
    }
    let found = statvfs(folder).ok()?;
    // A total of 0 means that the number of inodes is not limited.
    let files = (found.f_files > 0).then_some(found.f_ffree);
    (found.f_blocks > 0 && found.f_frsize > 0).then_some(Free { block: found.f_frsize, blocks: found.f_bfree, files })
}

/// Returns `None`: not supported on this system.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn free(_folder: &Path) -> Option<Free> {
    None
}
