//! Files that are written beside the file that they replace, and renamed when they are complete.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use super::{
    patience::PATIENCE,
    refuse_name,
    replace::{RealDisk, patiently},
};
use crate::{error::Error, paths};

/// Writes a file, which is replaced when the new one is complete.
///
/// # Errors
/// An I/O error; the file is then unchanged.
pub fn write_file(out: &Path, bytes: &[u8]) -> Result<(), Error> {
    refuse_name(out)?;
    let (beside, mut file) = Beside::make(out)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Error::io("write", out))?;
    drop(file);
    beside.put(out)
}

/// A temporary file beside the file that it will replace.
pub(super) struct Beside {
    path: PathBuf,
    /// Lock of the temporary file: other commands delete unlocked ones.
    _lock: Option<File>,
}

impl Beside {
    /// Creates the file, and deletes those that killed commands left behind.
    pub(super) fn make(out: &Path) -> Result<(Self, File), Error> {
        if out.is_dir() {
            return Err(Error::Refused(format!("{} is a folder; choose a file with --out", paths::shown(out))));
        }
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!(".{name}.tenant-status-");
        let folder = out.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let found = entry.file_name().to_string_lossy().into_owned();
            let process = found.strip_prefix(&prefix).unwrap_or_default();
            let is_ours = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
            if is_ours && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
                let _ = fs::remove_file(entry.path());
            }
        }
        let path = folder.join(format!("{prefix}{}", std::process::id()));
        let file = File::create(&path).map_err(Error::io("write", out))?;
        let lock = file.try_clone().ok().filter(|file| file.try_lock().is_ok());
        Ok((Beside { path, _lock: lock }, file))
    }

    pub(super) fn put(&self, out: &Path) -> Result<(), Error> {
        let rename = || fs::rename(&self.path, out).map_err(Error::io("write", out));
        patiently(&RealDisk, PATIENCE, rename)
    }
}

impl Drop for Beside {
    /// Deletes the temporary file, unless [`Beside::put`] renamed it.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}
