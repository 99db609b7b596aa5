//! Notices changes to everything that a build reads, for `build --watch`.

use std::path::{Path, PathBuf};

use super::{Build, input::apply_flags};
use crate::{cache::Fingerprint, config, snapshot};

/// The files and folders that a build reads: data, settings, theme folders, logo and message files.
pub struct WatchedFiles {
    places: Vec<PathBuf>,
    /// Folders that a build writes; they may be inside the data folder.
    written: Vec<PathBuf>,
}

impl WatchedFiles {
    /// Lists what `build` reads. While the settings cannot be read, also what it read `before`.
    pub fn of(build: &Build, before: Option<WatchedFiles>) -> Self {
        let mut places: Vec<PathBuf> = [&build.data].into_iter().chain(&build.config).cloned().collect();
        match config::read(build.config.as_deref(), &build.data) {
            Ok(mut config) => {
                apply_flags(&mut config, build.theme.as_deref(), build.no_links, build.extension);
                places.extend(config.sources(&build.locale));
            }
            Err(_) => places.extend(before.into_iter().flat_map(|before| before.places)),
        }
        places.sort();
        places.dedup();
        WatchedFiles { places, written: [&build.out].into_iter().chain(&build.cache).cloned().collect() }
    }

    /// Returns their current fingerprints. No file is opened.
    pub fn fingerprints(&self) -> Vec<Fingerprint> {
        let written: Vec<PathBuf> = self.written.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
        let is_written = |path: &Path| {
            let is_it = |folder: &PathBuf| {
                folder.file_name() == path.file_name() && path.canonicalize().is_ok_and(|path| path == *folder)
            };
            written.iter().any(is_it)
        };
        let fingerprint = |place: &PathBuf| {
            Fingerprint::to_watch(place, |entry| {
                snapshot::is_hidden(entry) || (entry.file_type().is_dir() && is_written(entry.path()))
            })
        };
        self.places.iter().map(fingerprint).collect()
    }
}
