//! Write: a site is made beside the old one and takes its place at once, or not at all.
//!
//! 1. [`Staging::open`] looks at the folder: one that is not empty and not ours is refused. What a killed build left
//!    beside it is cleared away.
//! 2. Files are written into a staging folder, from many threads, each with its digest taken; those that are known to be
//!    as they were are kept, under a second name.
//! 3. [`Staging::publish`] waits until nobody else publishes there, adds the manifest and the sums, carries over files
//!    that are not ours, has everything written to the disk, and swaps the folders. A site that would be the same in every
//!    file stays where it is.
//!
//! [`bundle()`] packs a site into one file, to be carried elsewhere.
//!
//! Where a folder cannot be swapped, its files are replaced one by one, the front page last.

mod bundle;
mod listing;
mod manifest;
mod published;
mod room;
mod swap;
mod turn;

use std::{
    collections::BTreeSet,
    fs::{self, File, TryLockError},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::Mutex,
};

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::{
    digest::{self, Sha256},
    error::Error,
    progress::Observer,
};
pub use bundle::{Bundled, Form, bundle};
use listing::{ListedManifest, Listing};
pub use manifest::{FileEntry, Input, MANIFEST, Made, Manifest, SUMS, flaw};
pub use published::{Published, Unchanged, UnchangedTenant};
pub use room::Need;
pub(crate) use swap::rights_of_new_files;
pub use turn::Turn;

/// A site that is being made beside the published one.
pub struct Staging {
    /// Where it is made.
    folder: PathBuf,
    /// Where it will be published.
    target: PathBuf,
    /// The same, as the user names it.
    shown: PathBuf,
    /// Whether it is one of the sites in a folder.
    is_one_of_several: bool,
    /// Whether files may take the place of ones that are not ours.
    force: bool,
    /// Files of the published site that are ours.
    ours: BTreeSet<String>,
    /// What was written and kept so far.
    files: Mutex<Listing>,
    /// The rights that a file gets which is written now.
    rights: Option<swap::Rights>,
    /// The staging folder, locked as long as it is in use, so that nobody takes it for litter.
    lock: Option<File>,
    /// Folders above the target that were made for it.
    _missing: Missing,
}

/// Folders that were made for a site, the innermost first. They go with it where it comes to nothing.
struct Missing(Vec<PathBuf>);

impl Missing {
    /// Makes a folder and those above it.
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

/// Puts sites in place, one after the other: from the first one on there is no stopping. `root` is the folder of several,
/// where sites of no other build come in between.
///
/// # Errors
/// As of the first `publish` that fails; or that it is to stop, before the first one.
pub fn together<T>(
    root: Option<&Path>,
    sites: Vec<T>,
    observer: &dyn Observer,
    publish: impl Fn(T, &dyn Observer) -> Result<Swapped, Error>,
) -> Result<Swapped, Error> {
    let _turn = root.map(|root| Turn::wait(root, observer)).transpose()?;
    let observers = std::iter::once(observer).chain(std::iter::repeat(&() as &dyn Observer));
    let swapped: Vec<Swapped> =
        sites.into_iter().zip(observers).map(|(site, observer)| publish(site, observer)).collect::<Result<_, _>>()?;
    Ok(Swapped::together(&swapped))
}

impl Swapped {
    /// How several sites were put in place, together: what may be worth a word of one is so of all.
    pub fn together(sites: &[Swapped]) -> Self {
        let any = |how| sites.contains(&how);
        match (any(Swapped::OneByOne), any(Swapped::AtOnce)) {
            (true, _) => Swapped::OneByOne,
            (false, true) => Swapped::AtOnce,
            (false, false) => Swapped::Unchanged,
        }
    }
}

/// How a site was put in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Swapped {
    /// The whole folder at once.
    AtOnce,
    /// File by file, because the folder cannot be swapped.
    OneByOne,
    /// Not at all: every file is as it was.
    Unchanged,
}

impl Staging {
    /// Gets ready to publish into `target`.
    ///
    /// # Errors
    /// A target that is not ours, or that cannot be written.
    pub fn open(target: &Path, force: bool) -> Result<Self, Error> {
        Staging::open_beside(target, target, force)
    }

    /// Gets ready to publish into `target`, one of the sites in the folder `root`. A web server may protect each of them
    /// alone, so nothing of any is made where it shows what lies in `root`.
    ///
    /// # Errors
    /// As [`Staging::open`].
    pub fn open_one_of_several(root: &Path, target: &Path, force: bool) -> Result<Self, Error> {
        Staging::open_beside(root, target, force)
    }

    /// Gets ready to make the site beside `whole`, which is the target or the folder that it lies in.
    fn open_beside(whole: &Path, target: &Path, force: bool) -> Result<Self, Error> {
        let shown = target.to_owned();
        let whole = absolute(whole)?;
        let target = absolute(target)?;
        let ours = owned(&target, &shown, force)?;
        let parent = whole.parent().unwrap_or(&whole).to_owned();
        let above = target.parent().unwrap_or(&target).to_owned();
        let mut missing = Missing::make(&above)?;
        clear_litter(&parent, &target);
        clear_litter(&target, &target);
        // Beside the target where that can be, so that the folders can be swapped; else inside it.
        // A folder that the caller is in would be swapped away under the feet of the shell.
        let is_here = std::env::current_dir().is_ok_and(|here| here.starts_with(&whole));
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
        // From the beginning, so that what is made in it belongs to the same group where the folder says so.
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
            _missing: missing,
        })
    }

    /// Refuses new files that cannot fit, before any of them is written.
    ///
    /// # Errors
    /// That there is not enough room, how much is needed at least and how much is free.
    pub fn check_room(&self, need: &Need) -> Result<(), Error> {
        room::check(self.folder.parent().unwrap_or(&self.folder), need)
    }

    /// Writes a file; `path` is relative to the site with forward slashes.
    ///
    /// # Errors
    /// What the machine refused.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.write_with(path, |out| out.write_all(bytes))
    }

    /// Writes a file piece by piece, for one that need not be in memory as a whole.
    ///
    /// # Errors
    /// What the machine refused.
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

    /// Takes a file of the published site for one of the new site, under a second name, where it is certain to be what
    /// `entry` says: `is` tells whether a file is the one that `entry` was taken from. False where that cannot be; it has
    /// to be written then.
    ///
    /// # Errors
    /// What the machine refused.
    pub fn keep(&self, entry: &FileEntry, is: impl Fn(&fs::Metadata) -> bool) -> Result<bool, Error> {
        let (published, file) = (self.target.join(&entry.path), self.folder.join(&entry.path));
        let is_it = |found: &fs::Metadata| {
            found.is_file() && found.len() == entry.size && swap::rights(found) == self.rights && is(found)
        };
        let Some(sha256) = digest::from_digits(&entry.sha256) else { return Ok(false) };
        // What could be something else by now is not kept, but what is kept stays the same whatever becomes of the site.
        let kept = in_folder(&file, || fs::hard_link(&published, &file))?.and_then(|()| file.symlink_metadata());
        if !kept.is_ok_and(|found| is_it(&found)) {
            let _ = fs::remove_file(&file);
            return Ok(false);
        }
        self.list(&entry.path, entry.size, sha256, true).map(|()| true)
    }

    /// Takes back a file that was kept: it has to be written after all.
    pub fn take_back(&self, entry: &FileEntry) {
        lock(&self.files).remove(&entry.path);
        let _ = fs::remove_file(self.folder.join(&entry.path));
    }

    /// What was written and kept so far, in the order of the paths, each with whether it was kept.
    pub fn files(&self) -> Vec<(FileEntry, bool)> {
        lock(&self.files).entries_kept().collect()
    }

    fn list(&self, path: &str, size: u64, sha256: digest::Bytes, kept: bool) -> Result<(), Error> {
        if lock(&self.files).add(path, size, sha256, kept) {
            return Ok(());
        }
        Err(Error::Refused(format!("two pages want the name {path}; this is a fault of the program")))
    }

    /// Puts the site in place, when nobody else does. What it was made from goes into the manifest.
    ///
    /// # Errors
    /// What the machine refused, or that it is to stop; the published site is then as it was, unless it can only be
    /// replaced file by file and the machine refused one of them.
    pub fn publish(mut self, made: Made, observer: &dyn Observer) -> Result<Swapped, Error> {
        // Among several, whoever makes the first one has the turn of the folder above already.
        let waits = !self.is_one_of_several || self.target.exists();
        let _turn = waits.then(|| Turn::wait(&self.target, observer)).transpose()?;
        // Another build may have published in the meantime.
        self.ours = owned(&self.target, &self.shown, self.force)?;
        let new = self.complete(&made)?;
        self.check(&new)?;
        self.refuse_collisions(&new)?;
        if self.is_published(&new) {
            return Ok(Swapped::Unchanged);
        }
        let is_first = !self.target.exists();
        let beside = !self.folder.starts_with(&self.target);
        let swaps = beside && (is_first || self.carry_over(&new)?);
        swap::sync(&self.folder, self.lock.as_ref(), new.paths())?;
        observer.go_on()?;
        if is_first {
            fs::rename(&self.folder, &self.target).map_err(Error::io("put the site in place at", &self.target))?;
            return Ok(Swapped::AtOnce);
        }
        if swaps && swap::exchange(&self.folder, &self.target).is_ok() {
            self.carry_late(&new);
            return Ok(Swapped::AtOnce);
        }
        self.replace_files(&new)?;
        Ok(Swapped::OneByOne)
    }

    /// Adds the manifest and the sums; every file of the site.
    fn complete(&self, made: &Made) -> Result<Listing, Error> {
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

    /// Whether the published site has these files and no others, each as it would be made now.
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
        // The sums first: where anything is new, they are.
        ours && same(SUMS) && new.paths().all(same)
    }

    /// Replaces the files one by one, the front page last. Until that is done the manifest names the old files and the
    /// new ones, so that a build which is killed loses track of none.
    fn replace_files(&self, new: &Listing) -> Result<(), Error> {
        let manifest = self.target.join(MANIFEST);
        if let (Some(mut both), Some(old)) = (Manifest::read(&self.folder)?, Manifest::read(&self.target)?) {
            both.files.extend(old.files.into_iter().filter(|file| !new.has(&file.path)));
            let meanwhile = self.folder.join(".manifest");
            swap::write(&meanwhile, both.to_json().as_bytes()).map_err(Error::io("write", &meanwhile))?;
            swap::put(&meanwhile, &manifest)?;
        }
        let is_last = |path: &str| path.starts_with("index.");
        let pages = new.paths().filter(|path| *path != MANIFEST && !is_last(path));
        for path in pages.chain(new.paths().filter(|path| is_last(path))) {
            // A kept file is there already; to move one name of a file onto another does nothing.
            swap::put(&self.folder.join(path), &self.target.join(path))?;
        }
        for path in self.ours.iter().filter(|path| !new.has(path)) {
            swap::remove(&self.target.join(path), &self.target)?;
        }
        swap::put(&self.folder.join(MANIFEST), &manifest)
    }

    /// A last look at what was made: every file is there in its size. What is kept was looked at when it was.
    fn check(&self, new: &Listing) -> Result<(), Error> {
        for (path, size) in new.made() {
            let file = self.folder.join(path);
            let metadata = fs::metadata(&file).map_err(Error::io("find", &file))?;
            if size != metadata.len() {
                return Err(Error::Refused(format!("{} was not written whole; is the disk full?", file.display())));
            }
        }
        Ok(())
    }

    /// A file of somebody else that has the name of one of ours stays, unless the user wants it replaced. A folder in
    /// the place of a file, and a file or link in the place of a folder, stay in any case.
    fn refuse_collisions(&self, new: &Listing) -> Result<(), Error> {
        let is_folder = |path: &str| self.target.join(path).symlink_metadata().ok().map(|found| found.is_dir());
        let refuse = |path: &str, reason: &str| {
            Err(Error::Refused(format!("{} is not ours, and the site has {reason}", self.shown.join(path).display())))
        };
        let folders: BTreeSet<&str> = new.paths().flat_map(above).collect();
        if let Some(path) = folders.into_iter().find(|path| is_folder(path) == Some(false)) {
            return refuse(path, "a folder of that name; move it away");
        }
        for path in new.paths().filter(|path| !self.ours.contains(*path)) {
            match is_folder(path) {
                Some(true) => return refuse(path, "a file of that name; move it away"),
                Some(false) if !self.force => {
                    return refuse(path, "a file of that name; move it away, or use --force to replace it");
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes along what is not ours: files and links under a second name, folders with their rights. False where
    /// something can only stay where it is, on a volume of its own.
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
            if self.ours.contains(&name) || new.has(&name) {
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

    /// Takes along what somebody else put into the site after that, until it was swapped; as far as that is allowed.
    fn carry_late(&self, new: &Listing) {
        let files = WalkDir::new(&self.folder).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
        for entry in files {
            let Ok(relative) = entry.path().strip_prefix(&self.folder) else { continue };
            let name = relative.to_string_lossy().replace('\\', "/");
            let place = self.target.join(relative);
            if self.ours.contains(&name) || new.has(&name) || swap::are_one(entry.path(), &place) {
                continue;
            }
            if let Some(folder) = place.parent() {
                let _ = fs::create_dir_all(folder);
            }
            let _ = fs::rename(entry.path(), &place);
        }
    }
}

/// A file of which size and digest are taken while it is written.
struct Measured {
    file: File,
    size: u64,
    digest: Sha256,
}

impl Measured {
    fn new(file: File) -> Self {
        Measured { file, size: 0, digest: Sha256::default() }
    }

    /// Its size in bytes and its digest, once everything is written.
    fn finish(self) -> (u64, digest::Bytes) {
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

/// Makes a file by `make`, and the folder for it where it is the first one in it.
///
/// # Errors
/// What the machine refused about the folder; inside, about the file.
fn in_folder<T>(file: &Path, make: impl Fn() -> io::Result<T>) -> Result<io::Result<T>, Error> {
    match (make(), file.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
            Ok(make())
        }
        (made, _) => Ok(made),
    }
}

/// The folders that a path of the site lies in.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

impl Drop for Staging {
    /// What is left in the staging folder, a failed site or the one that was replaced, goes.
    fn drop(&mut self) {
        swap::clear_away(&self.folder);
    }
}

/// The files in `target` that are ours. One that is not empty and has no manifest of ours is refused.
fn owned(target: &Path, shown: &Path, force: bool) -> Result<BTreeSet<String>, Error> {
    if !target.exists() {
        return Ok(BTreeSet::new());
    }
    if !target.is_dir() {
        return Err(Error::Refused(format!("{} is a file; name a folder for the site", shown.display())));
    }
    if let Some(manifest) = Manifest::read(target)? {
        let own = [MANIFEST.to_owned(), SUMS.to_owned()];
        return Ok(manifest.files.into_iter().map(|file| file.path).chain(own).collect());
    }
    let mut entries = fs::read_dir(target).map_err(Error::io("read", target))?;
    // Names that begin with a dot keep an empty folder in version control; they do not fill it.
    let filled = entries.any(|entry| entry.is_ok_and(|entry| !entry.file_name().to_string_lossy().starts_with('.')));
    if filled && !force {
        return Err(Error::Refused(format!(
            "{} is not empty and has no {MANIFEST} of ours, so it may be somebody else's; name another folder with \
             --out, or use --force to publish into it (its other files stay)",
            shown.display()
        )));
    }
    Ok(BTreeSet::new())
}

fn absolute(path: &Path) -> Result<PathBuf, Error> {
    let absolute = std::path::absolute(path).map_err(Error::io("find", path))?;
    // A link to the folder is followed, so that the folder is swapped and not the link.
    Ok(absolute.canonicalize().unwrap_or(absolute))
}

/// Staging folders are hidden and named after the folder that they are for.
fn staging_prefix(target: &Path) -> String {
    format!(".{}.tenant-status-", target.file_name().unwrap_or_default().to_string_lossy())
}

fn staging_path(parent: &Path, target: &Path, attempt: u32) -> PathBuf {
    parent.join(format!("{}{}-{attempt}", staging_prefix(target), std::process::id()))
}

/// Makes a staging folder in `parent` and locks it; `None` where that cannot be.
fn make_staging(parent: &Path, target: &Path) -> Option<(PathBuf, Option<File>)> {
    (0..100).find_map(|attempt| {
        let path = staging_path(parent, target, attempt);
        fs::create_dir(&path).ok()?;
        let lock = File::open(&path);
        // Somebody else may take it for litter before it is locked; then the next attempt makes another one.
        let taken = matches!(&lock, Ok(folder) if matches!(folder.try_lock(), Err(TryLockError::WouldBlock)));
        (!taken && path.exists()).then(|| (path, lock.ok()))
    })
}

/// Removes staging folders that no running build holds.
fn clear_litter(parent: &Path, target: &Path) {
    let prefix = staging_prefix(target);
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let numbers = name.strip_prefix(&prefix).and_then(|rest| rest.split_once('-'));
        let is_staging = numbers.is_some_and(|(process, attempt)| number(process) && number(attempt));
        let abandoned = || File::open(entry.path()).is_ok_and(|folder| folder.try_lock().is_ok());
        if is_staging && abandoned() {
            swap::clear_away(&entry.path());
        }
    }
}

/// A thread that panicked while it held the lock left the map whole: insertion is all that happens under it.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
