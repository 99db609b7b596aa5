//! Streams the files of a site from a folder or archive, one at a time, without unpacking to disk.
//!
//! Archives are untrusted. Names that lead outside, links, duplicate names and entries with an excessive compression
//! ratio are findings. Reading stops at the limits below.

use std::{
    cell::Cell,
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read, Seek},
    path::Path,
    rc::Rc,
};

use walkdir::WalkDir;
use zip::ZipArchive;

use super::{Flaw, OnFile};
use crate::{
    diagnostic::Code,
    error::Error,
    input::{self, Unread},
    publish,
};

/// Maximum ratio of unpacked to packed size of an entry.
const RATIO: u64 = 200;

/// Entries up to this size, in bytes, may have any ratio.
const SMALL: u64 = 1_000_000;

/// Maximum unpacked size of an archive, in bytes.
const LARGEST: u64 = 4_000_000_000;

/// Maximum number of bytes that a decoder reads ahead.
const AHEAD: u64 = 256 * 1024;

/// Maximum length of a name in a tar archive, in bytes.
const LONGEST_NAME: u64 = 4096;

/// Calls `on_file` for every file of a site. Returns findings about files or the whole archive.
///
/// # Errors
/// An I/O error.
pub(super) fn visit(site: &Path, on_file: &mut OnFile<'_>) -> Result<Vec<Flaw>, Error> {
    if site.is_dir() {
        return folder(site, on_file);
    }
    let neither = || vec![Flaw::new("", Code::NotASite, "this is neither a folder nor a .zip, .tar.gz or .tar.zst")];
    let file = match input::open(site) {
        Ok(file) => file,
        Err(Unread::Io(error)) => return Err(Error::io("read", site)(error)),
        Err(_) => return Ok(neither()),
    };
    let mut file = BufReader::new(file);
    let head = file.fill_buf().map_err(Error::io("read", site))?;
    let begins = |with: &[u8]| head.starts_with(with);
    let mut entries = Entries { on_file, flaws: Vec::new(), names: BTreeMap::new(), left: LARGEST };
    let read = if begins(b"PK") {
        zip(file, &mut entries)
    } else if begins(&[0x1f, 0x8b]) {
        let consumed = Rc::new(Cell::new(0));
        tar(
            flate2::read::MultiGzDecoder::new(Counter { inner: file, read: Rc::clone(&consumed) }),
            &consumed,
            &mut entries,
        )
    } else if begins(&[0x28, 0xb5, 0x2f, 0xfd]) {
        let consumed = Rc::new(Cell::new(0));
        zstd::Decoder::new(Counter { inner: file, read: Rc::clone(&consumed) })
            .and_then(|decoder| tar(decoder, &consumed, &mut entries))
    } else {
        return Ok(neither());
    };
    let Entries { mut flaws, .. } = entries;
    if let Err(error) = read {
        flaws.push(Flaw::new("", Code::DamagedArchive, format!("the archive cannot be read: {error}")));
    }
    Ok(flaws)
}

fn folder(site: &Path, on_file: &mut OnFile<'_>) -> Result<Vec<Flaw>, Error> {
    let mut flaws = Vec::new();
    for entry in WalkDir::new(site).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(Error::walk(site))?;
        let Ok(relative) = entry.path().strip_prefix(site) else { continue };
        let name = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            let what = if entry.path_is_symlink() { "a link" } else { "not a regular file" };
            flaws.push(Flaw::new(&name, Code::UnsafeEntry, format!("this is {what}")));
            continue;
        }
        let mut file = match input::open(entry.path()) {
            Ok(file) => file,
            Err(Unread::Io(error)) => return Err(Error::io("read", entry.path())(error)),
            // The file was replaced while the folder was read.
            Err(_) => {
                flaws.push(Flaw::new(&name, Code::UnsafeEntry, "this is not a regular file"));
                continue;
            }
        };
        flaws.extend(on_file(&name, &mut file).map_err(Error::io("read", entry.path()))?);
    }
    Ok(flaws)
}

/// Type of an archive entry.
enum EntryType {
    File,
    Folder,
    Link,
    Encrypted,
    Other,
}

/// State while reading an archive.
struct Entries<'a, 'b> {
    on_file: &'a mut OnFile<'b>,
    flaws: Vec<Flaw>,
    /// Names read so far: lowercase, for systems that ignore case, and as written.
    names: BTreeMap<String, String>,
    /// Number of bytes that may still be unpacked.
    left: u64,
}

impl Entries<'_, '_> {
    fn add(
        &mut self,
        name: &[u8],
        kind: &EntryType,
        content: &mut dyn Read,
        packed: &dyn Fn() -> u64,
    ) -> io::Result<()> {
        let shown = String::from_utf8_lossy(name).into_owned();
        let mut refuse = |what: &str| {
            self.flaws.push(Flaw::new("", Code::UnsafeEntry, format!("the archive has {what}: {shown}")));
            Ok(())
        };
        let Ok(name) = std::str::from_utf8(name) else { return refuse("a name that is not UTF-8") };
        let name = if matches!(kind, EntryType::Folder) { name.trim_end_matches('/') } else { name };
        if let Some(flaw) = publish::flaw(name) {
            return refuse(flaw);
        }
        match kind {
            EntryType::Folder => return Ok(()),
            EntryType::Link => return refuse("a link"),
            EntryType::Encrypted => return refuse("an encrypted entry"),
            EntryType::Other => return refuse("an entry that is neither a file nor a folder"),
            EntryType::File => {}
        }
        if self.names.insert(name.to_lowercase(), name.to_owned()).is_some() {
            return refuse("the same name twice");
        }
        let mut bounded = Bounded { inner: content, read: 0, left: self.left, packed, exceeds: false };
        let read = (self.on_file)(name, &mut bounded);
        self.left = bounded.left;
        match read {
            Err(_) if bounded.exceeds => {
                refuse("an entry with an excessive compression ratio")?;
                Err(io::Error::other("reading stopped"))
            }
            read => {
                self.flaws.extend(read?);
                Ok(())
            }
        }
    }
}

fn zip<R: Read + Seek>(file: R, entries: &mut Entries<'_, '_>) -> io::Result<()> {
    let mut archive = ZipArchive::new(file)?;
    if archive.has_duplicate_names() {
        entries.flaws.push(Flaw::new("", Code::UnsafeEntry, "the archive has the same name twice"));
    } else {
        // Local headers must match the central directory: programs use one or the other.
        archive.validate_header_consistency()?;
    }
    for number in 0..archive.len() {
        let mut raw = archive.by_index_raw(number)?;
        let kind = match raw.unix_mode().map(|mode| mode & 0o170_000) {
            _ if raw.encrypted() => EntryType::Encrypted,
            _ if raw.is_symlink() => EntryType::Link,
            _ if raw.is_dir() => EntryType::Folder,
            None | Some(0 | 0o100_000) => EntryType::File,
            Some(_) => EntryType::Other,
        };
        let (name, packed) = (raw.name_raw().to_vec(), raw.compressed_size());
        if matches!(kind, EntryType::File) {
            drop(raw);
            entries.add(&name, &kind, &mut archive.by_index(number)?, &|| packed)?;
        } else {
            entries.add(&name, &kind, &mut raw, &|| packed)?;
        }
    }
    Ok(())
}

fn tar<R: Read>(unpacked: R, consumed: &Rc<Cell<u64>>, entries: &mut Entries<'_, '_>) -> io::Result<()> {
    let mut archive = tar::Archive::new(unpacked);
    let mut long_name = None;
    // Raw, because otherwise the library reads name extensions of any length into memory.
    for entry in archive.entries()?.raw(true) {
        let mut entry = entry?;
        let before = consumed.get();
        let packed = || consumed.get() - before + AHEAD;
        let kind = match entry.header().entry_type() {
            tar::EntryType::Regular => EntryType::File,
            tar::EntryType::Directory => EntryType::Folder,
            tar::EntryType::Link | tar::EntryType::Symlink => EntryType::Link,
            tar::EntryType::GNULongName if entry.size() <= LONGEST_NAME => {
                let mut name = Vec::new();
                entry.read_to_end(&mut name)?;
                name.truncate(name.iter().position(|byte| *byte == 0).unwrap_or(name.len()));
                long_name = Some(name);
                continue;
            }
            _ => EntryType::Other,
        };
        let name = long_name.take().unwrap_or_else(|| entry.header().path_bytes().into_owned());
        entries.add(&name, &kind, &mut entry, &packed)?;
    }
    // Some programs read beyond the end of the archive.
    let mut rest = archive.into_inner().take(entries.left);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match rest.read(&mut buffer)? {
            0 => return Ok(()),
            length if buffer[..length].iter().all(|byte| *byte == 0) => {}
            _ => return Err(io::Error::other("there is data after its end")),
        }
    }
}

/// A reader that counts packed bytes.
struct Counter<R> {
    inner: R,
    read: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counter<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.read.set(self.read.get() + length as u64);
        Ok(length)
    }
}

/// A reader that enforces the compression ratio of an entry and the limit of the archive.
struct Bounded<'a> {
    inner: &'a mut dyn Read,
    read: u64,
    left: u64,
    /// Upper bound of the packed bytes read so far.
    packed: &'a dyn Fn() -> u64,
    exceeds: bool,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.read += length as u64;
        let left = self.left.checked_sub(length as u64);
        self.left = left.unwrap_or_default();
        if left.is_none() || (self.read > SMALL && self.read / RATIO > (self.packed)()) {
            self.exceeds = true;
            return Err(io::Error::other("excessive compression ratio"));
        }
        Ok(length)
    }
}
