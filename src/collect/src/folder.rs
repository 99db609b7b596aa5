//! The folder of a capture: written as `<time>.partial`, which the builder does not read, and renamed when it is complete.
//!
//! A killed run leaves its `.partial` folder. A later run removes it: the lock on its marker is free then, and its name is
//! that of an earlier time.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use tenant_status::{error::Error, import::sync, paths, site::path::file_time};

use crate::clock::Clock;

/// Ending of a folder that is being written.
const PARTIAL: &str = ".partial";

/// File in such a folder that shows whose it is. It is locked while the folder is in use.
const MARKER: &str = ".tenant-status-collect";

/// Age at which an unused folder is removed. A younger one may just be getting its lock.
const ABANDONED: TimeDelta = TimeDelta::minutes(1);

/// A folder that is being written. Dropping it removes it.
#[derive(Debug)]
pub(crate) struct Staging {
    into: PathBuf,
    /// Name of the capture: its time.
    name: String,
    folder: PathBuf,
    lock: Option<File>,
}

impl Staging {
    /// Makes a folder in `into`, which is made too, named after the current time. If that name is taken, a later one is
    /// used.
    ///
    /// # Errors
    /// The folder cannot be made, or its name is taken for several seconds.
    pub(crate) fn new(into: &Path, clock: &Clock) -> Result<Self, Error> {
        const ATTEMPTS: usize = 10;
        fs::create_dir_all(into).map_err(Error::io("make", into))?;
        remove_abandoned(into, clock.utc());
        for _ in 0..ATTEMPTS {
            if let Some(staging) = Self::at(into, &file_time(clock.utc()))? {
                return Ok(staging);
            }
            clock.sleep(Duration::from_millis(500));
        }
        Err(Error::Refused(format!("other runs keep writing to {}; try again later", paths::shown(into))))
    }

    /// Makes the folder of a capture; `None` if its name is taken.
    fn at(into: &Path, name: &str) -> Result<Option<Self>, Error> {
        let folder = into.join(format!("{name}{PARTIAL}"));
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
            made => made.map_err(Error::io("make", &folder))?,
        }
        let mut staging = Staging { into: into.to_owned(), name: name.to_owned(), folder, lock: None };
        if staging.is_taken() {
            return Ok(None);
        }
        let marker = staging.folder.join(MARKER);
        let lock = OpenOptions::new().create_new(true).write(true).open(&marker).map_err(Error::io("make", &marker))?;
        // Not every file system has locks. Then, a killed run is not cleared up after.
        let _ = lock.try_lock();
        staging.lock = Some(lock);
        fs::create_dir(staging.responses()).map_err(Error::io("make", staging.responses()))?;
        Ok(Some(staging))
    }

    /// Returns whether there is a capture of this name.
    fn is_taken(&self) -> bool {
        [self.name.clone(), format!("{}.json", self.name)]
            .iter()
            .any(|name| fs::symlink_metadata(self.into.join(name)).is_ok())
    }

    /// Returns the folder for the responses.
    pub(crate) fn responses(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// Returns the folder for a native file.
    pub(crate) fn native(&self) -> PathBuf {
        self.folder.join("native")
    }

    /// Returns the name of the native file.
    pub(crate) fn native_name(&self) -> String {
        format!("{}.json", self.name)
    }

    /// Writes a file beside the responses.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn write(&self, name: &str, text: &str) -> Result<(), Error> {
        let path = self.responses().join(name);
        let write = || {
            let mut file = File::create(&path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(Error::io("write", &path))
    }

    /// Renames the folder of responses to its final name, and returns that.
    ///
    /// # Errors
    /// There is a capture of this name, or the folder cannot be renamed.
    pub(crate) fn publish_responses(self) -> Result<PathBuf, Error> {
        let (from, to) = (self.responses(), self.into.join(&self.name));
        self.publish(&from, to)
    }

    /// Moves the native file to its final name, and returns that.
    ///
    /// # Errors
    /// Same as [`Self::publish_responses`].
    pub(crate) fn publish_native(self) -> Result<PathBuf, Error> {
        let (from, to) = (self.native().join(self.native_name()), self.into.join(self.native_name()));
        self.publish(&from, to)
    }

    fn publish(self, from: &Path, to: PathBuf) -> Result<PathBuf, Error> {
        if self.is_taken() {
            return Err(Error::Refused(format!("{} exists already, and is not overwritten", paths::shown(&to))));
        }
        sync(from)?;
        fs::rename(from, &to).map_err(Error::io("write", &to))?;
        sync(&self.into)?;
        Ok(to)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Windows removes no open file.
        self.lock = None;
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes folders that killed runs have left.
fn remove_abandoned(into: &Path, now: DateTime<Utc>) {
    for entry in fs::read_dir(into).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let began = name.to_str().and_then(|name| name.strip_suffix(PARTIAL)).and_then(named_time);
        let is_old = began.is_some_and(|began| now - began >= ABANDONED);
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_old && is_folder && is_unused(&entry.path().join(MARKER)) {
            // What cannot be removed now is tried again by the next run.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Parses the name that this program gives to a capture.
fn named_time(name: &str) -> Option<DateTime<Utc>> {
    let time = NaiveDateTime::parse_from_str(name, "%Y-%m-%dT%H%M%SZ").ok()?.and_utc();
    (file_time(time) == name).then_some(time)
}

/// Returns whether a marker exists, and no run has locked it.
fn is_unused(marker: &Path) -> bool {
    let is_file = fs::symlink_metadata(marker).is_ok_and(|metadata| metadata.is_file());
    is_file && OpenOptions::new().write(true).open(marker).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use tenant_status::snapshot::time::NamedTime;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_capture_appears_when_it_is_complete() {
        let folder = tempfile::tempdir().unwrap();
        let into = folder.path().join("new/contoso");
        let staging = Staging::new(&into, &Clock::start()).unwrap();
        staging.write("a.json", "{}").unwrap();
        let name = staging.name.clone();
        assert!(NamedTime::of_folder(&name).is_some(), "the builder reads the time in the name");
        assert_eq!(names(&into), [format!("{name}.partial")]);
        let published = staging.publish_responses().unwrap();
        assert_eq!(names(&into), [name]);
        assert_eq!(fs::read_to_string(published.join("a.json")).unwrap(), "{}");
    }

    #[test]
    fn a_run_that_fails_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        drop(Staging::new(folder.path(), &Clock::start()).unwrap());
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn two_runs_at_once_write_two_captures() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::start();
        let [first, second] = [0, 1].map(|_| Staging::new(folder.path(), &clock).unwrap());
        assert_ne!(first.name, second.name);
        first.publish_responses().unwrap();
        second.publish_responses().unwrap();
        assert_eq!(names(folder.path()).len(), 2);
    }

    #[test]
    fn no_capture_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let name = "2026-11-22T080000Z";
        for taken in [name.to_owned(), format!("{name}.json")] {
            let staging = Staging::at(folder.path(), name).unwrap().unwrap();
            fs::write(folder.path().join(&taken), "kept").unwrap();
            assert!(staging.publish_responses().is_err());
            assert!(Staging::at(folder.path(), name).unwrap().is_none());
            assert_eq!(names(folder.path()), std::slice::from_ref(&taken));
            fs::remove_file(folder.path().join(&taken)).unwrap();
        }
    }

    #[test]
    fn only_folders_of_killed_runs_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let now = named_time("2026-11-22T080000Z").unwrap();
        let of = |name: &str, marked: bool| {
            let path = folder.path().join(name);
            fs::create_dir(&path).unwrap();
            fs::write(path.join("a.json"), "{}").unwrap();
            if marked {
                fs::write(path.join(MARKER), "").unwrap();
            }
        };
        of("2026-11-22T075800Z.partial", true);
        of("2026-11-22T075900Z.partial", true);
        of("2026-11-22T075901Z.partial", true);
        of("2026-11-21T080000Z.partial", false);
        of("2026-11-21.partial", true);
        of("mine.partial", true);
        of("2026-11-20T080000Z", true);
        let locked = File::create(folder.path().join("2026-11-22T075800Z.partial").join(MARKER)).unwrap();
        locked.lock().unwrap();
        remove_abandoned(folder.path(), now);
        assert_eq!(
            names(folder.path()),
            [
                "2026-11-20T080000Z",
                "2026-11-21.partial",
                "2026-11-21T080000Z.partial",
                "2026-11-22T075800Z.partial",
                "2026-11-22T075901Z.partial",
                "mine.partial",
            ]
        );
    }
}
