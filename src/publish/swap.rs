//! Putting one folder in the place of another.

use std::{collections::BTreeSet, fs, io, path::Path};

use crate::error::Error;

/// Swaps two folders in one step.
///
/// # Errors
/// Where the system or the file-system cannot do that, or the folder is a mount point.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Swaps two folders in one step.
///
/// # Errors
/// Always: this system has no such step.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn exchange(_new: &Path, _old: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a rename between the two can work; a target that is not there yet will be where its parent is.
#[cfg(unix)]
pub(super) fn same_device(parent: &Path, target: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(parent), fs::metadata(target)) {
        (Ok(parent), Ok(target)) => parent.dev() == target.dev(),
        _ => true,
    }
}

/// Whether a rename between the two can work.
#[cfg(not(unix))]
pub(super) fn same_device(_parent: &Path, _target: &Path) -> bool {
    true
}

/// The same file under a second name, or a copy of it; a link stays a link.
pub(super) fn same_file(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Ok(link) = fs::read_link(from) {
        return std::os::unix::fs::symlink(link, to);
    }
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

/// Replaces the files of `old` one by one: pages that others lead to first, the front page last, and what is ours
/// and no longer made goes.
///
/// # Errors
/// What the machine refused; the files before that one are replaced already.
pub(super) fn replace_files(
    new: &Path,
    old: &Path,
    made: &BTreeSet<String>,
    ours: &BTreeSet<String>,
) -> Result<(), Error> {
    let is_front = |path: &&String| path.as_str() == "index.html";
    let ordered = made.iter().filter(|path| !is_front(path)).chain(made.iter().filter(is_front));
    for path in ordered {
        let (from, to) = (new.join(path), old.join(path));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
        }
        fs::rename(&from, &to).map_err(Error::io("replace", &to))?;
    }
    for path in ours.difference(made) {
        let gone = old.join(path);
        match fs::remove_file(&gone) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::io("remove", gone)(error)),
            _ => {}
        }
        // Folders that are empty now go with their last file.
        let mut folder = gone.parent();
        while let Some(empty) = folder.filter(|folder| *folder != old) {
            if fs::remove_dir(empty).is_err() {
                break;
            }
            folder = empty.parent();
        }
    }
    Ok(())
}
