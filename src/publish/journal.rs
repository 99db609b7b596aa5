//! The journal of a site that is replaced file by file. It is in the output folder as long as the folder has old and
//! new files, and names the staging folder that has the rest.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{is_staging_name, swap};
use crate::error::Error;

/// File name of the journal.
pub const JOURNAL: &str = ".tenant-status-publishing.json";

const SCHEMA: &str = "tenant-status/publishing/v1";

/// Returns whether publishing into a folder was interrupted: it has files of two sites. Also true while another build
/// replaces its files.
pub fn is_interrupted(site: &Path) -> bool {
    site.join(JOURNAL).is_file()
}

/// The content of the journal.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Journal {
    schema: String,
    /// Name of the staging folder.
    staging: String,
}

impl Journal {
    /// Writes the journal, before the first file is replaced.
    ///
    /// # Errors
    /// An I/O error.
    pub(super) fn write(target: &Path, staging: &Path) -> Result<(), Error> {
        let staging = staging.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let journal = Journal { schema: SCHEMA.to_owned(), staging };
        let text = serde_json::to_string(&journal).unwrap_or_default();
        let path = target.join(JOURNAL);
        swap::write(&path, text.as_bytes()).map_err(|error| {
            let _ = fs::remove_file(&path);
            Error::io("write", &path)(error)
        })
    }

    /// Reads the journal of an output folder. Returns `None` if there is none, or it is not of this version.
    pub(super) fn read(target: &Path) -> Option<Self> {
        let text = fs::read(target.join(JOURNAL)).ok()?;
        serde_json::from_slice(&text).ok().filter(|journal: &Journal| journal.schema == SCHEMA)
    }

    /// Removes the journal, after the last file.
    ///
    /// # Errors
    /// An I/O error; a missing journal is not an error.
    pub(super) fn remove(target: &Path) -> Result<(), Error> {
        let path = target.join(JOURNAL);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io("remove", &path)(error)),
            _ => Ok(()),
        }
    }

    /// Returns the staging folder, which is inside the output folder, beside it, or beside the folder of several sites.
    pub(super) fn staging(&self, target: &Path) -> Option<PathBuf> {
        let is_ours = is_staging_name(&self.staging, target);
        let mut places = target.ancestors().take(3).map(|above| above.join(&self.staging));
        places.find(|place| is_ours && place.is_dir())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_staging_folders_of_the_site_are_followed() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("all/site");
        for name in ["all/.site.tenant-status-1-0", "all/other", "all/site"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        let found = |name: &str| {
            Journal::write(&target, Path::new(name)).unwrap();
            assert!(is_interrupted(&target));
            Journal::read(&target).unwrap().staging(&target)
        };
        assert_eq!(found(".site.tenant-status-1-0"), Some(folder.path().join("all/.site.tenant-status-1-0")));
        assert_eq!(found("other"), None);
        assert_eq!(found(".site.tenant-status-2-0"), None);
        Journal::remove(&target).unwrap();
        Journal::remove(&target).unwrap();
        assert!(Journal::read(&target).is_none() && !is_interrupted(&target));
        fs::write(target.join(JOURNAL), "{}").unwrap();
        assert!(Journal::read(&target).is_none() && is_interrupted(&target));
    }
}
