//! Replaces a published site where folders cannot be swapped in one step: by two renames, or file by file.

use std::{collections::BTreeSet, io, path::Path, time::Duration};

use super::{
    MANIFEST, Manifest, SUMS,
    journal::Journal,
    lock::{FolderLock, LockAttempt},
    patience::{PATIENCE, Pauses, repeat},
    swap,
};
use crate::{error::Error, progress::Observer};

/// Name of the manifest in the staging folder that lists the old and the new files.
const BOTH: &str = ".manifest";

/// File operations that another program can prevent. Tests make them fail.
pub(super) trait Disk {
    /// Moves a file onto another.
    fn put(&self, from: &Path, to: &Path) -> Result<(), Error>;
    /// Removes a file, and its parent folders below `root` that become empty.
    fn remove(&self, file: &Path, root: &Path) -> Result<(), Error>;
    /// Renames a folder.
    fn rename(&self, from: &Path, to: &Path) -> Result<(), Error>;
    /// Fails if a file exists and cannot be replaced, because another program has it open.
    fn check_free(&self, file: &Path) -> io::Result<()>;
    /// Returns whether an error may go away, because it is about a file that another program has open.
    fn is_in_use(&self, error: &io::Error) -> bool;
    /// Waits.
    fn pause(&self, length: Duration);
}

/// The file system.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn put(&self, from: &Path, to: &Path) -> Result<(), Error> {
        swap::put(from, to)
    }

    fn remove(&self, file: &Path, root: &Path) -> Result<(), Error> {
        swap::remove(file, root)
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<(), Error> {
        std::fs::rename(from, to).map_err(Error::io("put the site in place at", to))
    }

    fn check_free(&self, file: &Path) -> io::Result<()> {
        swap::check_free(file)
    }

    fn is_in_use(&self, error: &io::Error) -> bool {
        swap::is_in_use(error)
    }

    fn pause(&self, length: Duration) {
        std::thread::sleep(length);
    }
}

/// Repeats an operation while a file is in use.
pub(super) fn patiently<T>(
    disk: &dyn Disk,
    total: Duration,
    attempt: impl FnMut() -> Result<T, Error>,
) -> Result<T, Error> {
    let pause = |length| {
        disk.pause(length);
        Ok(())
    };
    repeat(&mut Pauses::of(total), pause, |error| disk.is_in_use(error), attempt)
}

/// Swaps two folders by renaming `target` to `aside` and `staging` to `target`. Returns false if a folder cannot be
/// renamed, because a program uses a file in it; `target` is then as it was.
///
/// # Errors
/// `target` was renamed and cannot be renamed back. [`restore`] repairs that.
pub(super) fn swap_by_renaming(
    disk: &dyn Disk,
    staging: &Path,
    target: &Path,
    aside: &Path,
    patience: Duration,
) -> Result<bool, Error> {
    if patiently(disk, patience, || disk.rename(target, aside)).is_err() {
        return Ok(false);
    }
    if patiently(disk, patience, || disk.rename(staging, target)).is_ok() {
        return Ok(true);
    }
    patiently(disk, PATIENCE, || disk.rename(aside, target))?;
    Ok(false)
}

/// Cleans up after a build that was killed in [`swap_by_renaming`]: puts the old site back if the new one was not in
/// place yet, and deletes it otherwise.
///
/// # Errors
/// The old site cannot be put back.
pub(super) fn restore(disk: &dyn Disk, target: &Path, aside: &Path) -> Result<(), Error> {
    if !aside.exists() {
        return Ok(());
    }
    let _turn = FolderLock::wait(target, &())?;
    if target.exists() {
        swap::clear_away(aside);
    } else if aside.exists() {
        patiently(disk, PATIENCE, || disk.rename(aside, target))?;
    }
    Ok(())
}

/// Whether `A.html` and `a.html` are one file, on most volumes of the system.
pub(super) const IGNORES_CASE: bool = cfg!(any(windows, target_os = "macos"));

/// Returns the files of the old site that the new one does not have, sorted like `old`.
pub(super) fn obsolete<'a>(
    old: impl Iterator<Item = &'a str>,
    new: impl Iterator<Item = &'a str>,
    ignores_case: bool,
) -> Vec<&'a str> {
    let name = |path: &str| if ignores_case { path.to_lowercase() } else { path.to_owned() };
    let new: BTreeSet<String> = new.map(name).collect();
    old.filter(|path| !new.contains(&name(path))).collect()
}

/// The replacement of a site file by file, the front page last.
pub(super) struct Replacement<'a> {
    pub(super) disk: &'a dyn Disk,
    /// The staging folder with the new site.
    pub(super) staging: &'a Path,
    /// The output folder.
    pub(super) target: &'a Path,
    /// The output folder as the user wrote it.
    pub(super) shown: &'a Path,
    /// All files of the new site.
    pub(super) new: Vec<&'a str>,
    /// Files of the old site that the new one does not have, sorted.
    pub(super) obsolete: Vec<&'a str>,
    /// Whether a build before moved a part of the files.
    pub(super) resumes: bool,
}

impl Replacement<'_> {
    /// Waits until all files can be replaced, for up to ten seconds in total.
    ///
    /// # Errors
    /// [`Error::InUse`] with the first file that stays in use, or cancellation. No file was replaced.
    pub(super) fn wait_until_free(&self, observer: &dyn Observer) -> Result<(), Error> {
        let mut pauses = Pauses::of(PATIENCE);
        let pause = |length| {
            observer.go_on()?;
            self.disk.pause(length);
            Ok(())
        };
        for path in self.new.iter().chain(&self.obsolete) {
            let file = self.target.join(path);
            let check = || self.disk.check_free(&file).map_err(Error::io("replace", self.shown.join(path)));
            match repeat(&mut pauses, pause, |error| self.disk.is_in_use(error), check) {
                Err(Error::Io { path, cause, .. }) if self.disk.is_in_use(&cause) => {
                    return Err(Error::InUse { path, cause });
                }
                checked => checked?,
            }
        }
        Ok(())
    }

    /// Replaces all files. Until that is done, the manifest lists the old and the new files, so that no file is without
    /// an owner, and the journal says where the new ones are.
    ///
    /// # Errors
    /// [`Error::Interrupted`] if a file cannot be replaced; [`resume`] continues then. The staging folder must be kept.
    pub(super) fn run(&self) -> Result<(), Error> {
        self.write_both()?;
        Journal::write(self.target, self.staging)?;
        if let Err(error) = self.put_both() {
            // Nothing was replaced yet.
            Journal::remove(self.target)?;
            return Err(error);
        }
        self.go_on()
    }

    fn go_on(&self) -> Result<(), Error> {
        self.replace_all().map_err(|cause| Error::Interrupted { site: self.shown.to_owned(), cause: Box::new(cause) })
    }

    fn replace_all(&self) -> Result<(), Error> {
        self.put_both()?;
        let is_last = |path: &&str| path.starts_with("index.");
        let pages = self.new.iter().copied().filter(|path| *path != MANIFEST);
        let (last, first): (Vec<&str>, Vec<&str>) = pages.partition(is_last);
        first.into_iter().chain(last).try_for_each(|path| self.put(path))?;
        for path in &self.obsolete {
            let file = self.target.join(path);
            patiently(self.disk, PATIENCE, || self.disk.remove(&file, self.target))?;
        }
        self.put(MANIFEST)?;
        patiently(self.disk, PATIENCE, || Journal::remove(self.target))
    }

    /// Writes a manifest that lists the old and the new files.
    fn write_both(&self) -> Result<(), Error> {
        let (Some(mut both), Some(old)) = (Manifest::read(self.staging)?, Manifest::read(self.target)?) else {
            return Ok(());
        };
        let is_obsolete = |path: &str| self.obsolete.binary_search(&path).is_ok();
        both.files.extend(old.files.into_iter().filter(|file| is_obsolete(&file.path)));
        let path = self.staging.join(BOTH);
        swap::write(&path, both.to_json().as_bytes()).map_err(Error::io("write", &path))
    }

    /// Moves that manifest into place, unless it was moved before.
    fn put_both(&self) -> Result<(), Error> {
        let both = self.staging.join(BOTH);
        if !both.exists() {
            return Ok(());
        }
        patiently(self.disk, PATIENCE, || self.disk.put(&both, &self.target.join(MANIFEST)))
    }

    /// Moves a file into place. A kept file is already in place; renaming one hard link onto another has no effect.
    fn put(&self, path: &str) -> Result<(), Error> {
        let (from, to) = (self.staging.join(path), self.target.join(path));
        if self.resumes && !from.exists() {
            return Ok(());
        }
        patiently(self.disk, PATIENCE, || self.disk.put(&from, &to))
    }

    /// Returns whether each file of the new site is staged, or in place with its size.
    fn is_resumable(&self, new: &Manifest) -> bool {
        let size = |folder: &Path, path: &str| folder.join(path).metadata().ok().map(|found| found.len());
        new.files.iter().all(|file| {
            [self.staging, self.target].into_iter().any(|folder| size(folder, &file.path) == Some(file.size))
        })
    }
}

/// Completes the replacement of a site that a build did not finish. Does nothing if the staged files are gone; the next
/// site then replaces all files.
///
/// # Errors
/// [`Error::Interrupted`] if a file still cannot be replaced.
pub(super) fn resume(disk: &dyn Disk, target: &Path, shown: &Path) -> Result<(), Error> {
    if Journal::read(target).is_none() {
        return Ok(());
    }
    // The journal may be of a build that is running.
    let _turn = FolderLock::wait(target, &())?;
    let Some(staging) = Journal::read(target).and_then(|journal| journal.staging(target)) else { return Ok(()) };
    let lock = FolderLock::attempt(&staging);
    if matches!(lock, LockAttempt::Busy) {
        return Ok(());
    }
    let Some(new) = Manifest::read(&staging)? else { return Ok(()) };
    let listed = Manifest::read(target)?.map(|manifest| manifest.files).unwrap_or_default();
    let paths: BTreeSet<&str> = new.files.iter().map(|file| file.path.as_str()).chain([SUMS, MANIFEST]).collect();
    let old: BTreeSet<&str> = listed.iter().map(|file| file.path.as_str()).collect();
    let replacement = Replacement {
        disk,
        staging: &staging,
        target,
        shown,
        obsolete: obsolete(old.into_iter(), paths.iter().copied(), IGNORES_CASE),
        new: paths.into_iter().collect(),
        resumes: true,
    };
    if replacement.is_resumable(&new) {
        replacement.go_on()?;
        swap::clear_away(&staging);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{
        cell::{Cell, RefCell},
        collections::BTreeMap,
        fs,
        path::PathBuf,
    };

    use super::*;
    use crate::publish::{Provenance, Staging, Swapped, is_interrupted};

    /// A disk where other programs have files open, and where the program can be killed.
    #[derive(Default)]
    struct FaultyDisk {
        /// Names of files and folders in use, with the number of attempts until they are free.
        in_use: RefCell<BTreeMap<&'static str, usize>>,
        /// Whether files are in use only when they are replaced.
        is_late: bool,
        /// Number of operations until the program is killed.
        left: Cell<Option<usize>>,
        paused: Cell<Duration>,
    }

    impl FaultyDisk {
        fn using(name: &'static str, attempts: usize) -> Self {
            let disk = FaultyDisk::default();
            disk.in_use.borrow_mut().insert(name, attempts);
            disk
        }

        fn attempt(&self, path: &Path) -> io::Result<()> {
            let name = path.file_name().unwrap().to_str().unwrap();
            match self.in_use.borrow_mut().get_mut(name) {
                None | Some(0) => Ok(()),
                Some(attempts) => {
                    *attempts -= 1;
                    Err(io::ErrorKind::ResourceBusy.into())
                }
            }
        }

        fn lives(&self) -> Result<(), Error> {
            match self.left.get() {
                Some(0) => Err(Error::Stopped),
                left => {
                    self.left.set(left.map(|left| left - 1));
                    Ok(())
                }
            }
        }
    }

    impl Disk for FaultyDisk {
        fn put(&self, from: &Path, to: &Path) -> Result<(), Error> {
            self.lives()?;
            self.attempt(to).map_err(Error::io("replace", to))?;
            RealDisk.put(from, to)
        }

        fn remove(&self, file: &Path, root: &Path) -> Result<(), Error> {
            self.lives()?;
            self.attempt(file).map_err(Error::io("remove", file))?;
            RealDisk.remove(file, root)
        }

        fn rename(&self, from: &Path, to: &Path) -> Result<(), Error> {
            self.lives()?;
            self.attempt(from).map_err(Error::io("rename", from))?;
            RealDisk.rename(from, to)
        }

        fn check_free(&self, file: &Path) -> io::Result<()> {
            if self.is_late { Ok(()) } else { self.attempt(file) }
        }

        fn is_in_use(&self, error: &io::Error) -> bool {
            error.kind() == io::ErrorKind::ResourceBusy
        }

        fn pause(&self, length: Duration) {
            self.paused.set(self.paused.get() + length);
        }
    }

    /// A published site and a staged one.
    struct Sites {
        folder: tempfile::TempDir,
    }

    const OLD: [(&str, &str); 4] =
        [("index.html", "old"), ("a.html", "old a"), ("same.css", "x"), ("gone/b.html", "b")];
    const NEW: [(&str, &str); 4] = [("index.html", "new"), ("a.html", "a"), ("same.css", "x"), ("c/d.html", "d")];
    const STAGING: &str = ".site.tenant-status-1-0";

    fn publish(target: &Path, files: &[(&str, &str)]) -> Swapped {
        let staging = Staging::open(target, false).unwrap();
        files.iter().for_each(|(path, text)| staging.write(path, text.as_bytes()).unwrap());
        staging.publish(Provenance::default(), &()).unwrap()
    }

    impl Sites {
        fn new() -> Self {
            let sites = Sites { folder: tempfile::tempdir().unwrap() };
            publish(&sites.at("site"), &OLD);
            publish(&sites.at("new"), &NEW);
            fs::rename(sites.at("new"), sites.at(STAGING)).unwrap();
            sites
        }

        fn at(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        /// Returns the files of the site, without the journal.
        fn published(&self) -> BTreeMap<String, Vec<u8>> {
            let walk = walkdir::WalkDir::new(self.at("site")).into_iter().map(|entry| entry.unwrap());
            let files =
                walk.filter(|entry| entry.file_type().is_file() && !entry.path().ends_with(super::super::JOURNAL));
            let name = |path: &Path| path.strip_prefix(self.at("site")).unwrap().to_str().unwrap().to_owned();
            files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
        }

        fn replaces<T>(&self, disk: &FaultyDisk, then: impl Fn(&Replacement<'_>) -> T) -> T {
            let new = NEW.iter().map(|(path, _)| *path).chain([MANIFEST, SUMS]).collect();
            let (staging, target) = (self.at(STAGING), self.at("site"));
            let obsolete = vec!["gone/b.html"];
            let (staging, target, shown) = (staging.as_path(), target.as_path(), Path::new("site"));
            then(&Replacement { disk, staging, target, shown, new, obsolete, resumes: false })
        }

        fn resumes(&self, disk: &FaultyDisk) -> Result<(), Error> {
            resume(disk, &self.at("site"), Path::new("site"))
        }

        fn is_interrupted(&self) -> bool {
            is_interrupted(&self.at("site"))
        }
    }

    fn whole(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        let sites = Sites { folder: tempfile::tempdir().unwrap() };
        publish(&sites.at("site"), files);
        sites.published()
    }

    #[test]
    fn a_file_in_use_is_waited_for() {
        for is_late in [false, true] {
            let sites = Sites::new();
            let disk = FaultyDisk { is_late, ..FaultyDisk::using("a.html", 5) };
            sites.replaces(&disk, |replacement| {
                replacement.wait_until_free(&()).unwrap();
                replacement.run().unwrap();
            });
            assert_eq!(sites.published(), whole(&NEW));
            assert!(!sites.is_interrupted() && disk.paused.get() == Duration::from_millis(310));
        }
    }

    #[test]
    fn a_file_that_stays_in_use_leaves_the_site_unchanged() {
        let sites = Sites::new();
        let disk = FaultyDisk::using("b.html", usize::MAX);
        let refused = sites.replaces(&disk, |replacement| replacement.wait_until_free(&()).unwrap_err());
        assert!(matches!(&refused, Error::InUse { path, .. } if path == Path::new("site/gone/b.html")), "{refused}");
        assert_eq!((sites.published(), disk.paused.get()), (whole(&OLD), PATIENCE));
        assert!(!sites.is_interrupted());
    }

    #[test]
    fn a_file_that_is_opened_in_the_middle_is_named_and_the_next_build_completes_the_site() {
        for name in ["index.html", "a.html", "b.html", "d.html", SUMS] {
            let sites = Sites::new();
            let disk = FaultyDisk { is_late: true, ..FaultyDisk::using(name, usize::MAX) };
            let stopped = sites.replaces(&disk, |replacement| {
                replacement.wait_until_free(&()).unwrap();
                replacement.run().unwrap_err()
            });
            let text = stopped.to_string();
            assert!(matches!(stopped, Error::Interrupted { .. }) && text.contains(name), "{text}");
            assert!(sites.is_interrupted() && sites.published() != whole(&NEW));
            assert!(matches!(sites.resumes(&disk), Err(Error::Interrupted { .. })), "it is still in use");
            sites.resumes(&FaultyDisk::default()).unwrap();
            assert_eq!(sites.published(), whole(&NEW));
            assert!(!sites.is_interrupted() && !sites.at(STAGING).exists());
        }
    }

    #[test]
    fn a_build_killed_at_any_file_is_completed() {
        let (old, new) = (whole(&OLD), whole(&NEW));
        for operations in 0.. {
            let sites = Sites::new();
            let disk = FaultyDisk { left: Cell::new(Some(operations)), ..FaultyDisk::default() };
            if sites.replaces(&disk, |replacement| replacement.run().is_ok()) {
                assert_eq!((operations, sites.published()), (8, new));
                return;
            }
            let mixture = sites.published();
            if operations == 0 {
                // The program was not killed, but failed; it removes the journal.
                assert!(!sites.is_interrupted() && mixture == old);
                continue;
            }
            assert!(sites.is_interrupted() && mixture != old);
            let is_new_front = mixture["index.html"] == new["index.html"];
            assert!(!is_new_front || mixture["a.html"] == new["a.html"], "the front page is replaced last");
            sites.resumes(&FaultyDisk::default()).unwrap();
            assert_eq!(sites.published(), new);
            assert!(!sites.is_interrupted() && !sites.at(STAGING).exists());
        }
    }

    #[test]
    fn without_all_staged_files_the_next_site_replaces_everything() {
        for lost in ["c/d.html", MANIFEST, "."] {
            let sites = Sites::new();
            let disk = FaultyDisk { left: Cell::new(Some(2)), ..FaultyDisk::default() };
            sites.replaces(&disk, |replacement| replacement.run().unwrap_err());
            let lost = sites.at(STAGING).join(lost);
            let _ = fs::remove_file(&lost).or_else(|_| fs::remove_dir_all(&lost));
            let mixture = sites.published();
            sites.resumes(&FaultyDisk::default()).unwrap();
            assert!(sites.is_interrupted() && sites.published() == mixture);
            publish(&sites.at("site"), &NEW);
            assert_eq!(sites.published(), whole(&NEW));
            assert!(!sites.is_interrupted() && !sites.at(STAGING).exists());
        }
    }

    #[test]
    fn a_file_whose_name_changes_its_case_is_not_removed_where_case_is_ignored() {
        let found = |ignores_case| obsolete(["A.html", "b.html"].into_iter(), ["a.html"].into_iter(), ignores_case);
        assert_eq!((found(true), found(false)), (vec!["b.html"], vec!["A.html", "b.html"]));
    }

    #[test]
    fn folders_are_swapped_by_renaming_or_not_at_all() {
        let swap = |sites: &Sites, disk: &FaultyDisk| {
            swap_by_renaming(disk, &sites.at(STAGING), &sites.at("site"), &sites.at("aside"), Duration::from_secs(1))
        };
        for (name, attempts, swaps) in
            [("site", 3, true), (STAGING, 3, true), ("site", usize::MAX, false), (STAGING, usize::MAX, false)]
        {
            let sites = Sites::new();
            assert_eq!(swap(&sites, &FaultyDisk::using(name, attempts)).unwrap(), swaps);
            assert_eq!(sites.published(), whole(if swaps { &NEW } else { &OLD }));
            assert_eq!(sites.at("aside").exists(), swaps);
            assert_eq!(sites.at(STAGING).exists(), !swaps);
        }
        // Killed between the renames, and after them.
        for (operations, files) in [(1, &OLD), (2, &NEW)] {
            let sites = Sites::new();
            let killed = FaultyDisk { left: Cell::new(Some(operations)), ..FaultyDisk::default() };
            assert_eq!(swap(&sites, &killed).is_ok(), operations == 2);
            restore(&FaultyDisk::default(), &sites.at("site"), &sites.at("aside")).unwrap();
            assert_eq!(sites.published(), whole(files));
            assert!(!sites.at("aside").exists());
        }
    }
}
