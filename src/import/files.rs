//! File operations of the import. No file is ever overwritten.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use crate::{
    error::Error,
    input::{self, Unread},
    paths,
    snapshot::{BASELINES, CONFIGURATION, SnapshotPlace},
};

/// A snapshot on disk.
pub(super) struct Original {
    /// The file or folder.
    path: PathBuf,
    /// What is moved: the file; the folder; or those files of the folder that belong to this snapshot alone.
    parts: Vec<PathBuf>,
    /// Size in bytes.
    pub(super) size: u64,
}

impl Original {
    /// Examines a snapshot on disk. `others` are the real paths of all files of snapshots and of all files to be
    /// written. Files in its folder that are one of them, folders without a file of their own, and the settings file do
    /// not belong to it.
    pub(super) fn of(place: &SnapshotPlace, others: &BTreeSet<PathBuf>) -> Result<Self, Error> {
        let path = place.path.clone();
        if place.shared || !fs::metadata(&path).map_err(Error::io("look at", &path))?.is_dir() {
            let mut size = 0;
            for file in &place.files {
                size += fs::metadata(file).map_err(Error::io("look at", file))?.len();
            }
            return Ok(Original { path, parts: place.files.clone(), size });
        }
        let real_path = real(&path);
        let inside = |path: &Path| path.strip_prefix(&place.path).map(Path::to_owned).unwrap_or_default();
        let own: BTreeSet<PathBuf> = place.files.iter().map(|file| real_path.join(inside(file))).collect();
        let mut below = others.range(real_path.clone()..).take_while(|other| other.starts_with(&real_path));
        let mut whole = below.all(|other| *other == real_path || own.contains(other));
        let (mut parts, mut size, mut folders) = (Vec::new(), 0, vec![path.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).map_err(Error::io("read", &folder))? {
                let entry = entry.map_err(Error::io("read", &folder))?;
                let file = folder.join(entry.file_name());
                let metadata = entry.metadata().map_err(Error::io("look at", &file))?;
                let real_file = real_path.join(inside(&file));
                let is_other = others.contains(&real_file) && !own.contains(&real_file);
                let is_settings = [CONFIGURATION, BASELINES].iter().any(|name| entry.file_name() == *name);
                if metadata.is_file() && !is_other && !is_settings {
                    size += metadata.len();
                    parts.push(file);
                } else if metadata.is_dir() && place.files.iter().any(|own| own.starts_with(&file)) {
                    folders.push(file);
                } else {
                    whole = false;
                }
            }
        }
        parts.sort();
        let parts = if whole { vec![path.clone()] } else { parts };
        Ok(Original { path, parts, size })
    }

    /// Returns the destination below `move_to`, with the same path as below `source`.
    pub(super) fn destination(&self, source: &Path, move_to: &Path) -> PathBuf {
        let name = || real(source).file_name().map(PathBuf::from).unwrap_or_default();
        let inside = self.path.strip_prefix(source).ok().filter(|inside| !inside.as_os_str().is_empty());
        move_to.join(inside.map_or_else(name, Path::to_owned))
    }

    /// Returns the old and new path of each part.
    pub(super) fn moves(&self, destination: &Path) -> Vec<(PathBuf, PathBuf)> {
        let to = |part: &PathBuf| match part.strip_prefix(&self.path) {
            Ok(inside) if !inside.as_os_str().is_empty() => destination.join(inside),
            _ => destination.to_owned(),
        };
        self.parts.iter().map(|part| (part.clone(), to(part))).collect()
    }
}

/// Returns `None` if nothing exists at `path`; otherwise whether it is a file with exactly these bytes.
pub(super) fn there(path: &Path, bytes: &[u8]) -> Result<Option<bool>, Error> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("look at", path)(error)),
        Ok(_) => {}
    }
    match input::read(path, bytes.len() as u64) {
        Ok(found) => Ok(Some(found == bytes)),
        Err(Unread::NotAFile | Unread::TooLarge(_) | Unread::Changed) => Ok(Some(false)),
        Err(Unread::Io(error)) => Err(Error::io("read", path)(error)),
    }
}

/// Writes a file under a hidden name, reads it back, and renames it; returns `false` if the name has been taken
/// meanwhile. A failure leaves nothing behind. A killed process leaves at most a dotfile, which is never read and which
/// the next import replaces.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<bool, Error> {
    let folder = folder_of(path);
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !is_there(above)).collect();
    fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
    let beside = hidden(path);
    let written = write_checked(&beside, bytes).and_then(|()| {
        let is_new = is_new(rename_new(&beside, path)).map_err(Error::io("write", path))?;
        sync(folder)?;
        Ok(is_new)
    });
    if !matches!(written, Ok(true)) {
        let _ = fs::remove_file(&beside);
        for folder in missing {
            let _ = fs::remove_dir(folder);
        }
    }
    written
}

/// Writes a file, syncs it to disk and reads it back.
fn write_checked(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let write = || -> io::Result<()> {
        let mut file = File::create(file)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(Error::io("write", file))?;
    if fs::read(file).map_err(Error::io("read", file))? == bytes {
        return Ok(());
    }
    let reason = format!("{} reads back different from what was written; check the disk", paths::shown(file));
    Err(Error::Refused(reason))
}

/// Syncs a file, or the names in a folder, to disk, before originals are moved or removed.
///
/// # Errors
/// The path cannot be opened, or the disk reports an error.
#[cfg(not(portable))]
pub fn sync(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|opened| opened.sync_all()).map_err(Error::io("write to the disk", path))
}

/// Does nothing: this system syncs names itself.
///
/// # Errors
/// None.
#[cfg(portable)]
pub fn sync(_path: &Path) -> Result<(), Error> {
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

fn is_there(folder: &Path) -> bool {
    folder == Path::new("") || folder.exists()
}

/// Moves a file or folder; returns `false` if the new name is taken. Across volumes, it is copied, and removed when the
/// copy is complete.
pub(super) fn move_new(from: &Path, to: &Path) -> Result<bool, Error> {
    let folder = folder_of(to);
    fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
    match rename_new(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {}
        renamed => return is_new(renamed).map_err(Error::io("move", from)),
    }
    let beside = hidden(to);
    let _ = remove(&beside);
    let put = copy(from, &beside).and_then(|()| is_new(rename_new(&beside, to)));
    if !matches!(put, Ok(true)) {
        let _ = remove(&beside);
        return put.map_err(Error::io("move", from));
    }
    sync(folder)?;
    remove(from).map_err(Error::io("remove", from))?;
    Ok(true)
}

/// Returns the absolute path without links and dots, also for a path that does not exist yet.
pub(super) fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = absolute.ancestors().find_map(|above| {
        let real = above.canonicalize().ok()?;
        let rest = absolute.strip_prefix(above).ok().filter(|rest| !rest.as_os_str().is_empty());
        Some(rest.map_or_else(|| real.clone(), |rest| real.join(rest)))
    });
    real.unwrap_or(absolute)
}

/// Returns the path with a dot before the file name.
fn hidden(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    path.with_file_name(name)
}

fn is_new(renamed: io::Result<()>) -> io::Result<bool> {
    match renamed {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Renames without replacing an existing file.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(all(any(target_os = "linux", target_os = "android"), not(portable)))]
    {
        use rustix::{
            fs::{CWD, RenameFlags, renameat_with},
            io::Errno,
        };
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            // Not supported by every file system.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            renamed => return renamed.map_err(io::Error::from),
        }
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

/// Copies a file, or a folder with its files.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let inside = entry.path().strip_prefix(from).ok().filter(|inside| !inside.as_os_str().is_empty());
        let copied = inside.map_or_else(|| to.to_owned(), |inside| to.join(inside));
        if entry.file_type().is_dir() {
            fs::create_dir(&copied)?;
        } else {
            fs::copy(entry.path(), &copied)?;
            File::open(&copied)?.sync_all()?;
        }
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_or_moved_over_anything() {
        let folder = tempfile::tempdir().unwrap();
        let [a, b] = ["a", "b"].map(|name| folder.path().join(name));
        assert!(write_new(&a, b"first").unwrap());
        assert!(!write_new(&a, b"second").unwrap());
        assert!(write_new(&b, b"second").unwrap());
        assert!(!move_new(&b, &a).unwrap());
        fs::create_dir(folder.path().join("empty")).unwrap();
        assert!(!move_new(&b, &folder.path().join("empty")).unwrap());
        assert_eq!((fs::read(&a).unwrap(), fs::read(&b).unwrap()), (b"first".to_vec(), b"second".to_vec()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left beside them");
    }

    #[test]
    fn a_folder_is_copied_whole_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        fs::create_dir_all(from.join("inside")).unwrap();
        fs::write(from.join("inside/file"), "text").unwrap();
        copy(&from, &to).unwrap();
        assert_eq!(fs::read_to_string(to.join("inside/file")).unwrap(), "text");
        remove(&from).unwrap();
        assert!(!from.exists());
    }
}
