//! Operations to replace a folder or file in one step.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use crate::error::Error;

/// Whether a folder is replaced by two renames, because the system cannot swap folders in one step.
pub(super) const RENAMES: bool = cfg!(portable);

/// Swaps two folders atomically.
///
/// # Errors
/// An I/O error if the system or file system does not support it, or if the folder is a mount point.
#[cfg(all(any(target_os = "linux", target_os = "android"), not(portable)))]
pub(super) fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Swaps two folders atomically.
///
/// # Errors
/// Always: not supported on this system.
#[cfg(not(all(any(target_os = "linux", target_os = "android"), not(portable))))]
pub(super) fn exchange(_new: &Path, _old: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Returns whether a folder is a mount point; renaming across volumes is not possible.
#[cfg(not(portable))]
pub(super) fn is_mount_point(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    #[cfg(all(any(target_os = "linux", target_os = "android"), not(portable)))]
    {
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        let found = statx(CWD, folder, AtFlags::empty(), StatxFlags::empty());
        if found.is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)) {
            return true;
        }
    }
    let device = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
    folder.parent().is_some_and(|parent| folder.exists() && device(parent) != device(folder))
}

/// Returns false: not detected on this system.
#[cfg(portable)]
pub(super) fn is_mount_point(_folder: &Path) -> bool {
    false
}

/// Copies permissions, and the owner if allowed, from one folder to another. `writable` adds write permission for the
/// owner, needed while the folder is filled.
#[cfg(not(portable))]
pub(super) fn same_rights(from: &Path, to: &Path, writable: bool) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let Ok(found) = fs::metadata(from) else { return };
    if chown(to, Some(found.uid()), Some(found.gid())).is_err() {
        let _ = chown(to, None, Some(found.gid()));
    }
    let mode = found.permissions().mode() | if writable { 0o700 } else { 0 };
    let _ = fs::set_permissions(to, fs::Permissions::from_mode(mode));
}

/// Does nothing: not supported on this system.
#[cfg(portable)]
pub(super) fn same_rights(_from: &Path, _to: &Path, _writable: bool) {}

/// Returns mode, owner and group of a file, which decide who may read it.
#[cfg(not(portable))]
pub(super) fn rights(found: &fs::Metadata) -> [u32; 3] {
    use std::os::unix::fs::MetadataExt;
    [found.mode(), found.uid(), found.gid()]
}

/// Returns zeros: the permissions of a file are unknown on this system.
#[cfg(portable)]
pub(super) fn rights(_found: &fs::Metadata) -> [u32; 3] {
    [0; 3]
}

/// Returns the permissions of a file created in `folder`; `None` if none can be created.
pub(crate) fn rights_of_new_files(folder: &Path) -> Option<[u32; 3]> {
    let probe = folder.join(".rights");
    let found = fs::File::create_new(&probe).and_then(|file| file.metadata()).ok();
    let _ = fs::remove_file(&probe);
    found.as_ref().map(rights)
}

/// Deletes a folder and its content as far as possible, including folders without write permission and read-only files.
pub(super) fn clear_away(folder: &Path) {
    if fs::remove_dir_all(folder).is_ok() {
        return;
    }
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        #[cfg(not(portable))]
        if entry.file_type().is_dir() {
            use std::os::unix::fs::PermissionsExt;
            let _ = fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o700));
        }
        make_writable(entry.path());
    }
    let _ = fs::remove_dir_all(folder);
}

/// Hard-links a file, or copies it if that fails. A link stays a link.
pub(super) fn same_file(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(not(portable))]
    if let Ok(link) = fs::read_link(from) {
        return std::os::unix::fs::symlink(link, to);
    }
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

/// Returns whether two paths are the same file. Links are not followed.
#[cfg(not(portable))]
pub(super) fn are_one(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let which = |path: &Path| fs::symlink_metadata(path).ok().map(|found| (found.dev(), found.ino()));
    let target = |path: &Path| fs::read_link(path).ok();
    which(a) == which(b) || (target(a).is_some() && target(a) == target(b))
}

/// Returns whether both paths exist; file identity is unknown on this system.
#[cfg(portable)]
pub(super) fn are_one(a: &Path, b: &Path) -> bool {
    a.exists() && b.exists()
}

/// Writes a file and syncs it to disk.
pub(super) fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(file)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Syncs a site to disk. One `syncfs` for the whole volume is much faster than one `fsync` per file, but also waits for
/// data of other programs.
///
/// # Errors
/// Delayed write errors: some volumes only report a full disk here.
#[cfg(all(any(target_os = "linux", target_os = "android"), not(portable)))]
pub(super) fn sync<'a>(
    site: &Path,
    folder: Option<&fs::File>,
    _files: impl Iterator<Item = &'a str>,
) -> Result<(), Error> {
    // Without permission to open the folder, it cannot be synced.
    let Some(folder) = folder else { return Ok(()) };
    rustix::fs::syncfs(folder).map_err(|error| Error::io("write to the disk", site)(error.into()))
}

/// Syncs a site to disk.
///
/// # Errors
/// Delayed write errors: some volumes only report a full disk here.
#[cfg(not(all(any(target_os = "linux", target_os = "android"), not(portable))))]
pub(super) fn sync<'a>(
    site: &Path,
    _folder: Option<&fs::File>,
    files: impl Iterator<Item = &'a str>,
) -> Result<(), Error> {
    files.map(|path| site.join(path)).try_for_each(|file| {
        let opened = fs::File::options().append(true).open(&file);
        opened.and_then(|opened| opened.sync_all()).map_err(Error::io("write to the disk", &file))
    })
}

/// Returns whether an error may be about a file that another program has open. Windows also reports "access denied" for
/// such files, and then nothing tells the two apart.
#[cfg(windows)]
pub(super) fn is_in_use(error: &io::Error) -> bool {
    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    const DELETE_PENDING: i32 = 303;
    const USER_MAPPED_FILE: i32 = 1224;
    let codes = [ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION, DELETE_PENDING, USER_MAPPED_FILE];
    error.raw_os_error().is_some_and(|code| codes.contains(&code))
}

/// Returns false: an open file can be replaced.
#[cfg(not(windows))]
pub(super) fn is_in_use(_error: &io::Error) -> bool {
    false
}

/// Fails if a file exists and another program has it open in a way that prevents replacing it.
#[cfg(windows)]
pub(super) fn check_free(file: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;
    const DELETE: u32 = 0x0001_0000;
    match fs::File::options().access_mode(DELETE).open(file) {
        Err(error) if is_in_use(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Does nothing: an open file can be replaced.
#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail on Windows")]
pub(super) fn check_free(_file: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a file writable if it is read-only. On Windows, a read-only file cannot be replaced or removed.
#[cfg(windows)]
fn make_writable(file: &Path) {
    let Ok(found) = fs::symlink_metadata(file) else { return };
    let mut permissions = found.permissions();
    if permissions.readonly() {
        #[expect(clippy::permissions_set_readonly_false, reason = "this is an attribute of the file, on Windows")]
        permissions.set_readonly(false);
        let _ = fs::set_permissions(file, permissions);
    }
}

/// Does nothing: permissions of a file do not matter for replacing or removing it.
#[cfg(not(windows))]
fn make_writable(_file: &Path) {}

/// Moves a file onto another atomically. Across volumes, copies it beside the target first.
///
/// # Errors
/// An I/O error; the target is then unchanged.
pub(super) fn put(from: &Path, to: &Path) -> Result<(), Error> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
    }
    let across = |error: io::Error| {
        if error.kind() != io::ErrorKind::CrossesDevices {
            return Err(error);
        }
        let beside = to.with_added_extension("tenant-status-new");
        let copied = fs::copy(from, &beside).and_then(|_| fs::File::open(&beside)?.sync_all());
        copied.and_then(|()| fs::rename(&beside, to)).inspect_err(|_| {
            let _ = fs::remove_file(&beside);
        })
    };
    make_writable(to);
    fs::rename(from, to).or_else(across).map_err(Error::io("replace", to))
}

/// Removes a file, and its parent folders below `root` that become empty.
///
/// # Errors
/// An I/O error; a missing file is not an error.
pub(super) fn remove(file: &Path, root: &Path) -> Result<(), Error> {
    make_writable(file);
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::io("remove", file)(error)),
        _ => {}
    }
    let mut folder = file.parent();
    while let Some(empty) = folder.filter(|folder| *folder != root) {
        if fs::remove_dir(empty).is_err() {
            break;
        }
        folder = empty.parent();
    }
    Ok(())
}
