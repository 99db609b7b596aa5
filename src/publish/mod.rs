//! Publishing: a site is written to a staging folder and replaces the old site in one step, or not at all.
//!
//! 1. [`Staging::open`] refuses a non-empty folder without a manifest of this program, and deletes staging folders that
//!    killed builds left behind.
//! 2. Files are written into the staging folder from many threads and hashed on the way. Unchanged files are
//!    hard-linked from the published site.
//! 3. [`Staging::publish`] waits for the lock of the folder, adds the manifest and checksums, carries over foreign
//!    files, syncs to disk, and swaps the folders. A site without any change stays in place.
//!
//! [`bundle()`] packs a site into one file for transport.
//!
//! Windows cannot swap folders, so the old one is renamed, and then the new one. Where a folder cannot be renamed either,
//! its files are replaced one by one, the front page last. A file that another program has open is tried again for ten
//! seconds. If that fails in the middle, a journal stays in the folder, and the next build completes it.

mod beside;
mod bundle;
mod journal;
mod listing;
mod manifest;
mod patience;
mod published;
mod replace;
mod disk_space;
mod swap;
mod lock;

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::Mutex,
    time::Duration,
};

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::{
    digest::{self, Sha256},
    error::Error,
    paths,
    progress::Observer,
};
pub use beside::write_file;
pub use bundle::{BundleFormat, bundle};
use journal::Journal;
pub use journal::{JOURNAL, is_interrupted};
use listing::{ListedManifest, Listing};
use lock::{FolderLock, LockAttempt};
pub use manifest::{FileEntry, InputRecord, MANIFEST, Manifest, Provenance, SUMS, SiteContents, UnreadRecord, flaw};
pub use published::{Published, Unchanged, UnchangedTenant};
use replace::{RealDisk, Replacement, patiently, swap_by_renaming};
pub(crate) use swap::rights_of_new_files;

/// How long a folder is tried to be renamed, before its files are looked at one by one.
const SWAP_PATIENCE: Duration = Duration::from_secs(1);

/// A site under construction in a staging folder.
pub struct Staging {
    /// The staging folder.
    folder: PathBuf,
    /// The output folder.
    target: PathBuf,
    /// The output folder as the user wrote it.
    shown: PathBuf,
    /// Whether the site is one of several in a folder.
    is_one_of_several: bool,
    /// Whether foreign files may be replaced (`--force`).
    force: bool,
    /// Files of the published site that its manifest lists.
    ours: BTreeSet<String>,
    /// Files written and kept so far.
    files: Mutex<Listing>,
    /// Permissions of newly created files.
    rights: Option<[u32; 3]>,
    /// Lock of the staging folder: other builds delete unlocked staging folders.
    lock: Option<FolderLock>,
    /// Where the old site is put while it is replaced by renaming.
    aside: PathBuf,
    /// Whether the folder is needed by the next build, because publishing was interrupted.
    is_needed: bool,
    /// Parent folders created for the target.
    _missing: Missing,
}

/// Folders created for a site, innermost first. Dropping it deletes those that are empty.
struct Missing(Vec<PathBuf>);

impl Missing {
    /// Creates a folder and its parents.
    fn make(folder: &Path) -> Result<Self, Error> {
        let missing = Missing(folder.ancestors().take_while(|above| !above.exists()).map(Path::to_owned).collect());
        fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
        Ok(missing)
    }
}

impl Drop for Missing {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Publishes sites one after the other. After the first one, cancellation is ignored. `root` is the folder of several
/// sites; it is locked against other builds.
///
/// # Errors
/// The error of the first `publish` that fails, or cancellation before the first one.
pub fn together<T>(
    root: Option<&Path>,
    sites: Vec<T>,
    observer: &dyn Observer,
    publish: impl Fn(T, &dyn Observer) -> Result<Swapped, Error>,
) -> Result<Swapped, Error> {
    let _turn = root.map(|root| FolderLock::wait(root, observer)).transpose()?;
    let observers = std::iter::once(observer).chain(std::iter::repeat(&() as &dyn Observer));
    let swapped: Vec<Swapped> =
        sites.into_iter().zip(observers).map(|(site, observer)| publish(site, observer)).collect::<Result<_, _>>()?;
    Ok(Swapped::together(&swapped))
}

impl Swapped {
    /// Returns the combined result: file by file if any site needed it, else swapped if any changed, else unchanged.
    pub fn together(sites: &[Swapped]) -> Self {
        let any = |how| sites.contains(&how);
        match (any(Swapped::OneByOne), any(Swapped::AtOnce)) {
            (true, _) => Swapped::OneByOne,
            (false, true) => Swapped::AtOnce,
            (false, false) => Swapped::Unchanged,
        }
    }
}

/// How a site was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Swapped {
    /// By swapping folders.
    AtOnce,
    /// File by file, because the folder cannot be swapped.
    OneByOne,
    /// Nothing was written: every file is unchanged.
    Unchanged,
}

impl Staging {
    /// Creates a staging folder for `target`.
    ///
    /// # Errors
    /// [`Error::Refused`] for a non-empty target without a manifest of this program; or an I/O error.
    pub fn open(target: &Path, force: bool) -> Result<Self, Error> {
        Staging::open_beside(target, target, force)
    }

    /// Creates a staging folder for `target`, one of the sites in the folder `root`. It is placed beside `root`: a web
    /// server may restrict access to each site separately, so nothing may be staged inside `root`.
    ///
    /// # Errors
    /// Same as [`Staging::open`].
    pub fn open_one_of_several(root: &Path, target: &Path, force: bool) -> Result<Self, Error> {
        Staging::open_beside(root, target, force)
    }

    /// Creates the staging folder beside `whole`, which is the target or its parent `root`.
    fn open_beside(whole: &Path, target: &Path, force: bool) -> Result<Self, Error> {
        let shown = target.to_owned();
        refuse_name(target)?;
        let whole = absolute(whole)?;
        let target = absolute(target)?;
        let aside = aside(&whole, &target);
        if swap::RENAMES {
            replace::restore(&RealDisk, &target, &aside)?;
        }
        replace::resume(&RealDisk, &target, &shown)?;
        let ours = owned(&target, &shown, force)?;
        let parent = whole.parent().unwrap_or(&whole).to_owned();
        let above = target.parent().unwrap_or(&target).to_owned();
        let mut missing = Missing::make(&above)?;
        clear_litter(&parent, &target);
        clear_litter(&target, &target);
        // Placed beside the target if possible, because folders can be swapped within a volume only; otherwise inside
        // it. The current directory is never swapped: the shell would be left in a deleted folder.
        let is_here =
            std::env::current_dir().is_ok_and(|here| absolute(&here).is_ok_and(|here| here.starts_with(&whole)));
        let stays = is_here || swap::is_mount_point(&whole) || swap::is_mount_point(&target);
        let beside = if stays { None } else { make_staging(&parent, &target) };
        if beside.is_none() && whole != target && !target.exists() {
            fs::create_dir(&target).map_err(Error::io("make", &target))?;
            missing.0.insert(0, target.clone());
        }
        let (folder, lock) = match beside.or_else(|| make_staging(&target, &target)) {
            Some(made) => made,
            None => {
                let test = staging_path(&above, &target, 0);
                fs::create_dir(&test).map_err(Error::io("make the staging folder", &test))?;
                (test, None)
            }
        };
        // Set before files are created, so that they inherit a setgid group.
        swap::same_rights(&target, &folder, true);
        let rights = swap::rights_of_new_files(&folder);
        let is_one_of_several = whole != target;
        Ok(Staging {
            folder,
            target,
            shown,
            is_one_of_several,
            force,
            ours,
            files: Mutex::default(),
            rights,
            lock,
            aside,
            is_needed: false,
            _missing: missing,
        })
    }

    /// Checks free space before files of at least these sizes, in bytes, are written.
    ///
    /// # Errors
    /// [`Error::Refused`] with the space needed at least, and the space that is free.
    pub fn check_space(&self, sizes: impl IntoIterator<Item = u64>) -> Result<(), Error> {
        disk_space::check(self.folder.parent().unwrap_or(&self.folder), sizes)
    }

    /// Writes a file. `path` is relative to the site and uses forward slashes.
    ///
    /// # Errors
    /// An I/O error.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.write_with(path, |out| out.write_all(bytes))
    }

    /// Writes a file as a stream, for content that should not be held in memory.
    ///
    /// # Errors
    /// An I/O error.
    pub fn write_with(&self, path: &str, write: impl Fn(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
        let file = self.folder.join(path);
        let made = || {
            let mut out = BufWriter::new(Measured::new(File::create(&file)?));
            write(&mut out)?;
            Ok(out.into_inner()?.finish())
        };
        let (size, sha256) = in_folder(&file, made)?.map_err(Error::io("write", &file))?;
        self.list(path, size, sha256, false)
    }

    /// Hard-links a published file into the new site. `is` checks that the metadata are those of the file `entry` was
    /// taken from. Returns false if the file cannot be linked or differs; it must be written then.
    ///
    /// # Errors
    /// An I/O error.
    pub fn keep(&self, entry: &FileEntry, is: impl Fn(&fs::Metadata) -> bool) -> Result<bool, Error> {
        let (published, file) = (self.target.join(&entry.path), self.folder.join(&entry.path));
        let is_it = |found: &fs::Metadata| {
            found.is_file() && found.len() == entry.size && Some(swap::rights(found)) == self.rights && is(found)
        };
        let Some(sha256) = digest::from_digits(&entry.sha256) else { return Ok(false) };
        // Checked after linking: the link still refers to the same file, whatever happens to the published site.
        let kept = in_folder(&file, || fs::hard_link(&published, &file))?.and_then(|()| file.symlink_metadata());
        if !kept.is_ok_and(|found| is_it(&found)) {
            let _ = fs::remove_file(&file);
            return Ok(false);
        }
        self.list(&entry.path, entry.size, sha256, true).map(|()| true)
    }

    /// Removes a kept file from the new site, so that it can be written.
    pub fn take_back(&self, entry: &FileEntry) {
        lock(&self.files).remove(&entry.path);
        let _ = fs::remove_file(self.folder.join(&entry.path));
    }

    /// Returns the files written and kept so far, sorted by path, each with whether it was kept.
    pub fn files(&self) -> Vec<(FileEntry, bool)> {
        lock(&self.files).entries_kept().collect()
    }

    fn list(&self, path: &str, size: u64, sha256: digest::Digest, kept: bool) -> Result<(), Error> {
        if lock(&self.files).add(path, size, sha256, kept) {
            return Ok(());
        }
        Err(Error::Refused(format!("two pages have the path {path}; this is an internal error, please report it")))
    }

    /// Waits for the lock of the folder and publishes the site. `made` is added to the manifest.
    ///
    /// # Errors
    /// An I/O error, or cancellation. The published site is then unchanged, unless it is replaced file by file and one
    /// of the files failed.
    pub fn publish(mut self, made: Provenance, observer: &dyn Observer) -> Result<Swapped, Error> {
        // For the first of several sites, the caller holds the lock of the parent folder.
        let waits = !self.is_one_of_several || self.target.exists();
        let _turn = waits.then(|| FolderLock::wait(&self.target, observer)).transpose()?;
        // Another build may have published in the meantime.
        self.ours = owned(&self.target, &self.shown, self.force)?;
        let new = self.complete(&made)?;
        self.check(&new)?;
        self.refuse_collisions(&new)?;
        if self.is_published(&new) {
            Journal::remove(&self.target)?;
            return Ok(Swapped::Unchanged);
        }
        let is_first = !self.target.exists();
        let beside = !self.folder.starts_with(&self.target);
        let swaps = beside && (is_first || self.carry_over(&new)?);
        swap::sync(&self.folder, self.lock.as_ref().and_then(FolderLock::folder), new.paths())?;
        observer.go_on()?;
        if is_first {
            patiently(&RealDisk, patience::PATIENCE, || replace::Disk::rename(&RealDisk, &self.folder, &self.target))?;
            return Ok(Swapped::AtOnce);
        }
        if swaps && self.swap(SWAP_PATIENCE)? {
            self.carry_late(&new);
            return Ok(Swapped::AtOnce);
        }
        self.replacement(&new).wait_until_free(observer)?;
        if swap::RENAMES && swaps && self.swap(Duration::ZERO)? {
            self.carry_late(&new);
            return Ok(Swapped::AtOnce);
        }
        let replaced = self.replacement(&new).run();
        self.is_needed = matches!(replaced, Err(Error::Interrupted { .. }));
        replaced.map(|()| Swapped::OneByOne)
    }

    /// Swaps the folders; afterwards, the staging folder has the old site. Returns false if that is not possible.
    fn swap(&mut self, patience: Duration) -> Result<bool, Error> {
        if !swap::RENAMES {
            return Ok(swap::exchange(&self.folder, &self.target).is_ok());
        }
        let swapped = swap_by_renaming(&RealDisk, &self.folder, &self.target, &self.aside, patience)?;
        if swapped {
            self.folder.clone_from(&self.aside);
        }
        Ok(swapped)
    }

    /// Returns the replacement of the published site file by file.
    fn replacement<'a>(&'a self, new: &'a Listing) -> Replacement<'a> {
        Replacement {
            disk: &RealDisk,
            staging: &self.folder,
            target: &self.target,
            shown: &self.shown,
            new: new.paths().collect(),
            obsolete: replace::obsolete(self.ours.iter().map(String::as_str), new.paths(), replace::IGNORES_CASE),
            resumes: false,
        }
    }

    /// Writes the manifest and checksums. Returns all files of the site.
    fn complete(&self, made: &Provenance) -> Result<Listing, Error> {
        let listed = || std::mem::take(&mut *lock(&self.files));
        let mut files = listed();
        self.write_with(MANIFEST, |out| {
            serde_json::to_writer_pretty(&mut *out, &ListedManifest::of(made, &files))?;
            out.write_all(b"\n")
        })?;
        files.append(listed());
        self.write_with(SUMS, |out| files.sums().try_for_each(|line| out.write_all(line.as_bytes())))?;
        files.append(listed());
        Ok(files)
    }

    /// Returns whether the published site has exactly these files, content and permissions.
    fn is_published(&self, new: &Listing) -> bool {
        let same = |path: &str| {
            let (made, published) = (self.folder.join(path), self.target.join(path));
            let rights =
                |file: &Path| file.symlink_metadata().ok().filter(fs::Metadata::is_file).map(|it| swap::rights(&it));
            let content = |file: &Path| fs::read(file).ok();
            new.keeps(path)
                || (rights(&published).is_some()
                    && rights(&published) == rights(&made)
                    && content(&published) == content(&made))
        };
        let ours = new.len() == self.ours.len() && self.ours.iter().all(|path| new.has(path));
        // SHA256SUMS is compared first: it differs whenever any file differs.
        ours && same(SUMS) && new.paths().all(same)
    }

    /// Checks that every written file exists and has its size. Kept files were checked when they were linked.
    fn check(&self, new: &Listing) -> Result<(), Error> {
        for (path, size) in new.made() {
            let file = self.folder.join(path);
            let metadata = fs::metadata(&file).map_err(Error::io("find", &file))?;
            if size != metadata.len() {
                return Err(Error::Refused(format!(
                    "{} was not written completely; is the disk full?",
                    paths::shown(&file)
                )));
            }
        }
        Ok(())
    }

    /// Refuses to replace a foreign file without `--force`. A folder in place of a file, and a file or link in place of
    /// a folder, are refused in any case.
    fn refuse_collisions(&self, new: &Listing) -> Result<(), Error> {
        let is_folder = |path: &str| self.target.join(path).symlink_metadata().ok().map(|found| found.is_dir());
        let refuse = |path: &str, reason: &str| {
            Err(Error::Refused(format!(
                "{} is not a file of this site, but the site has {reason}",
                paths::shown(self.shown.join(path))
            )))
        };
        let folders: BTreeSet<&str> = new.paths().flat_map(above).collect();
        if let Some(path) = folders.into_iter().find(|path| is_folder(path) == Some(false)) {
            return refuse(path, "a folder with this name; move it away");
        }
        for path in new.paths().filter(|path| !self.ours.contains(*path)) {
            match is_folder(path) {
                Some(true) => return refuse(path, "a file with this name; move it away"),
                Some(false) if !self.force => {
                    return refuse(path, "a file with this name; move it away, or use --force to replace it");
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Carries foreign files over into the new site: files and links as hard links, folders with their permissions.
    /// Returns false if something cannot be carried over because it is on another volume.
    fn carry_over(&self, new: &Listing) -> Result<bool, Error> {
        let our_folders: BTreeSet<&str> = self.ours.iter().flat_map(|path| above(path)).collect();
        for entry in WalkDir::new(&self.target).min_depth(1).contents_first(true).sort_by_file_name() {
            let entry = entry.map_err(Error::walk(&self.target))?;
            let Ok(relative) = entry.path().strip_prefix(&self.target) else { continue };
            let name = relative.to_string_lossy().replace('\\', "/");
            let new_place = self.folder.join(relative);
            if entry.file_type().is_dir() {
                if swap::is_mount_point(entry.path()) {
                    return Ok(false);
                }
                if !our_folders.contains(name.as_str()) {
                    fs::create_dir_all(&new_place).map_err(Error::io("make", &new_place))?;
                }
                if new_place.is_dir() {
                    swap::same_rights(entry.path(), &new_place, false);
                }
                continue;
            }
            if self.ours.contains(&name) || new.has(&name) || name == JOURNAL {
                continue;
            }
            if let Some(folder) = new_place.parent() {
                fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
            }
            if swap::same_file(entry.path(), &new_place).is_err() {
                return Ok(false);
            }
        }
        swap::same_rights(&self.target, &self.folder, false);
        Ok(true)
    }

    /// Carries over foreign files that were added between [`Staging::carry_over`] and the swap, as far as permissions
    /// allow.
    fn carry_late(&self, new: &Listing) {
        let files = WalkDir::new(&self.folder).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
        for entry in files {
            let Ok(relative) = entry.path().strip_prefix(&self.folder) else { continue };
            let name = relative.to_string_lossy().replace('\\', "/");
            let place = self.target.join(relative);
            if self.ours.contains(&name) || new.has(&name) || name == JOURNAL || swap::are_one(entry.path(), &place) {
                continue;
            }
            if let Some(folder) = place.parent() {
                let _ = fs::create_dir_all(folder);
            }
            let _ = fs::rename(entry.path(), &place);
        }
    }
}

/// A writer that counts and hashes the bytes.
struct Measured {
    file: File,
    size: u64,
    digest: Sha256,
}

impl Measured {
    fn new(file: File) -> Self {
        Measured { file, size: 0, digest: Sha256::default() }
    }

    /// Returns size in bytes and digest, after the last write.
    fn finish(self) -> (u64, digest::Digest) {
        (self.size, self.digest.bytes())
    }
}

impl Write for Measured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.size += written as u64;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Creates a file with `make`, and its folder if missing.
///
/// # Errors
/// The outer error is about the folder, the inner one about the file.
fn in_folder<T>(file: &Path, make: impl Fn() -> io::Result<T>) -> Result<io::Result<T>, Error> {
    match (make(), file.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
            Ok(make())
        }
        (made, _) => Ok(made),
    }
}

/// Returns the parent folders of a path of the site.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

impl Drop for Staging {
    /// Deletes the staging folder: it holds a failed site or the replaced one. After an interruption, it is kept.
    fn drop(&mut self) {
        if !self.is_needed {
            swap::clear_away(&self.folder);
        }
    }
}

/// Returns the files in `target` that its manifest lists. Refuses a non-empty folder without a manifest of this
/// program.
fn owned(target: &Path, shown: &Path, force: bool) -> Result<BTreeSet<String>, Error> {
    if !target.exists() {
        return Ok(BTreeSet::new());
    }
    if !target.is_dir() {
        return Err(Error::Refused(format!("{} is a file; choose an output folder", paths::shown(shown))));
    }
    if let Some(manifest) = Manifest::read(target)? {
        let own = [MANIFEST.to_owned(), SUMS.to_owned()];
        return Ok(manifest.files.into_iter().map(|file| file.path).chain(own).collect());
    }
    let mut entries = fs::read_dir(target).map_err(Error::io("read", target))?;
    // Hidden files and README.md do not count: they keep and explain an empty folder in version control.
    let filled = entries.any(|entry| entry.is_ok_and(|entry| !describes_empty(&entry.file_name().to_string_lossy())));
    if filled && !force {
        return Err(Error::Refused(format!(
            "{} is not empty and has no {MANIFEST} of tenant-status; choose another folder with --out, or use --force to \
             publish into it (other files are kept)",
            paths::shown(shown)
        )));
    }
    Ok(BTreeSet::new())
}

/// Whether a folder with this file still counts as empty: hidden files keep an empty folder in version control, and a
/// `README.md` explains it. No page has such a name.
fn describes_empty(name: &str) -> bool {
    name.starts_with('.') || name == "README.md"
}

fn absolute(path: &Path) -> Result<PathBuf, Error> {
    let absolute = std::path::absolute(path).map_err(Error::io("find", path))?;
    // Resolves links, so that the folder is swapped and not the link.
    Ok(absolute.canonicalize().unwrap_or(absolute))
}

/// Returns the prefix of the names of staging folders: hidden, followed by the name of the output folder.
fn staging_prefix(target: &Path) -> String {
    format!(".{}.tenant-status-", target.file_name().unwrap_or_default().to_string_lossy())
}

fn staging_path(parent: &Path, target: &Path, attempt: u32) -> PathBuf {
    parent.join(format!("{}{}-{attempt}", staging_prefix(target), std::process::id()))
}

/// Returns the folder that holds the old site while the new one is renamed, beside the staging folder.
fn aside(whole: &Path, target: &Path) -> PathBuf {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let site = if whole == target { name(target) } else { format!("{}+{}", name(whole), name(target)) };
    whole.parent().unwrap_or(whole).join(format!(".{site}.tenant-status-replaced"))
}

/// Refuses an output folder that Windows cannot create under this name.
fn refuse_name(target: &Path) -> Result<(), Error> {
    let Some(flaw) = paths::flaw(target) else { return Ok(()) };
    Err(Error::Refused(format!("cannot publish into {}: {flaw}; choose another name", paths::shown(target))))
}

/// Returns whether a folder has the name of a staging folder of `target`.
fn is_staging_name(name: &str, target: &Path) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = name.strip_prefix(&staging_prefix(target)).and_then(|rest| rest.split_once('-'));
    numbers.is_some_and(|(process, attempt)| is_number(process) && is_number(attempt))
}

/// Creates a staging folder in `parent` and locks it; `None` on failure.
fn make_staging(parent: &Path, target: &Path) -> Option<(PathBuf, Option<FolderLock>)> {
    (0..100).find_map(|attempt| {
        let path = staging_path(parent, target, attempt);
        fs::create_dir(&path).ok()?;
        // Another build may delete the folder before it is locked; the next attempt then creates another one.
        match FolderLock::attempt(&path) {
            LockAttempt::Busy => None,
            LockAttempt::Locked(lock) => path.exists().then_some((path, Some(lock))),
            LockAttempt::Unsupported => path.exists().then_some((path, None)),
        }
    })
}

/// Deletes staging folders that no running build has locked.
fn clear_litter(parent: &Path, target: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        if !is_staging_name(&entry.file_name().to_string_lossy(), target) {
            continue;
        }
        // Locked until it is deleted, so that no other build completes what it is for.
        if let LockAttempt::Locked(_lock) = FolderLock::attempt(&entry.path()) {
            swap::clear_away(&entry.path());
        }
    }
}

/// The map is valid even if a thread panicked while it held the lock: only insertions happen under it.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
