//! A sealed cache file: program version, subject, content, and a digest of all three.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};

use super::{
    Digest, digest, key,
    stat::{Stat, Time},
};

/// Start of the file: name and version of the format.
const MAGIC: &[u8] = b"tenant-status cache 2\n";

/// The program that wrote the file: its version, and the build id from `build_script/build.rs`.
const PROGRAM: &[u8] = concat!(env!("CARGO_PKG_VERSION"), " ", env!("TENANT_STATUS_BUILD"), "\n").as_bytes();

const DIGEST: usize = size_of::<Digest>();

/// A cache file, named after its subject. Its content is used only if the digest at its end matches.
#[derive(Debug)]
pub struct SealedFile {
    folder: PathBuf,
    /// Digest of the subject. It names the file and is also stored in it.
    subject: Digest,
    ending: &'static str,
}

impl SealedFile {
    /// Opens the cache file for the folder (or file) `about`, which must exist.
    pub fn of(folder: &Path, about: &Path, ending: &'static str) -> Option<Self> {
        let about = about.canonicalize().ok()?;
        let subject = key([ending.as_bytes(), about.as_os_str().as_encoded_bytes()]);
        Some(SealedFile { folder: folder.to_owned(), subject, ending })
    }

    /// Returns the content; `None` if it is missing or untrusted.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        let path = self.path();
        if !is_our_own(&path) {
            return None;
        }
        let bytes = fs::read(&path).ok()?;
        let (sealed, seal) = bytes.split_at_checked(bytes.len().checked_sub(DIGEST)?)?;
        let content = sealed.strip_prefix(MAGIC)?.strip_prefix(PROGRAM)?.strip_prefix(&self.subject)?;
        if digest(sealed) != *seal {
            return None;
        }
        let (content, rest) = postcard::take_from_bytes(content).ok()?;
        rest.is_empty().then_some(content)
    }

    /// Replaces the content atomically.
    pub fn write(&self, content: &impl Serialize) -> io::Result<()> {
        let head = [MAGIC, PROGRAM, &self.subject].concat();
        let content = postcard::to_stdvec(content).map_err(io::Error::other)?;
        let seal = blake3::Hasher::new().update(&head).update(&content).finalize();
        let (beside, mut file) = self.make_beside()?;
        let parts: [&[u8]; 3] = [&head, &content, seal.as_bytes()];
        let written = parts.into_iter().try_for_each(|part| file.write_all(part));
        written.and_then(|()| fs::rename(&beside, self.path())).inspect_err(|_| {
            let _ = fs::remove_file(&beside);
        })
    }

    /// Returns the time of the file system's clock; `None` if the cache is not writable.
    pub fn now(&self) -> Option<Time> {
        let (beside, file) = self.make_beside().ok()?;
        let stat = file.metadata().ok().as_ref().and_then(Stat::of);
        let _ = fs::remove_file(beside);
        stat.map(|stat| stat.modified)
    }

    fn path(&self) -> PathBuf {
        self.folder.join(self.name()).with_extension(self.ending)
    }

    fn name(&self) -> String {
        self.subject[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Creates a locked temporary file beside the cache file, and deletes those that killed builds left behind.
    fn make_beside(&self) -> io::Result<(PathBuf, File)> {
        make_folder(&self.folder)?;
        let prefix = format!(".{}.{}-", self.name(), self.ending);
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let is_left = || File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
            if entry.file_name().to_string_lossy().starts_with(&prefix) && is_left() {
                let _ = fs::remove_file(entry.path());
            }
        }
        let mut attempts = (0..100).map(|attempt| {
            let path = self.folder.join(format!("{prefix}{}-{attempt}", std::process::id()));
            let file = new_file(&path)?;
            // Another build may delete the file before it is locked. Renaming it then fails, which is ignored.
            let _ = file.try_lock();
            Ok((path, file))
        });
        attempts.find(Result::is_ok).unwrap_or_else(|| Err(io::ErrorKind::AlreadyExists.into()))
    }
}

/// The cache holds tenant data, so only the user may read it.
#[cfg(not(portable))]
fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(portable)]
fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(not(portable))]
fn new_file(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(portable)]
fn new_file(path: &Path) -> io::Result<File> {
    File::create_new(path)
}

/// Returns whether only the user can write the file: cached content goes into a site unchecked.
#[cfg(not(portable))]
fn is_our_own(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).is_ok_and(|found| {
        found.is_file() && found.uid() == rustix::process::geteuid().as_raw() && found.mode() & 0o022 == 0
    })
}

/// Returns whether this is a file and not a link. Who may write it is not known on this system: the folder is in the
/// user's profile, which other users cannot write, unless the user chose another one.
#[cfg(portable)]
fn is_our_own(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}
