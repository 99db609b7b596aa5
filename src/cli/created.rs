//! Files that a command creates: all or none.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use crate::error::Error;

/// Files and folders created so far. Dropping it deletes them, unless they are kept.
#[derive(Default)]
pub(super) struct CreatedFiles {
    made: Vec<PathBuf>,
}

impl CreatedFiles {
    /// Creates a file, with its folders. Never overwrites one.
    ///
    /// # Errors
    /// An I/O error.
    pub(super) fn add(&mut self, file: &Path, bytes: &[u8]) -> Result<(), Error> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|above| *above != Path::new("") && !above.exists()).collect();
        self.made.extend(missing.into_iter().rev().map(Path::to_owned));
        fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
        let mut created = File::create_new(file).map_err(Error::io("write", file))?;
        self.made.push(file.to_owned());
        created.write_all(bytes).map_err(Error::io("write", file))
    }

    /// Keeps what was created.
    pub(super) fn keep(mut self) {
        self.made.clear();
    }
}

impl Drop for CreatedFiles {
    fn drop(&mut self) {
        for made in self.made.iter().rev() {
            let _ = fs::remove_file(made).or_else(|_| fs::remove_dir(made));
        }
    }
}
