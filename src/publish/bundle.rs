//! Bundles: a site as one archive file, byte for byte reproducible on any machine.
//!
//! Entries are sorted and have fixed times, permissions and owners. Each file is checked against the manifest while it
//! is packed; a damaged site is not packed.

use std::{
    cell::Cell,
    fs::{self, File},
    io::{self, BufWriter, Read, Seek, SeekFrom, Write},
    path::Path,
    rc::Rc,
};

use flate2::{Compression, GzBuilder};
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use super::{FileEntry, MANIFEST, Manifest, SiteContents, absolute, beside::Beside, flaw, is_interrupted, refuse_name};
use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    digest::Sha256,
    error::{Error, Failure},
    paths,
    progress::{Observer, Stage},
};

/// Permissions of every file in a bundle.
const MODE: u32 = 0o644;

/// Compression level: small, and still fast.
const ZSTD_LEVEL: i32 = 15;

/// Format of a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BundleFormat {
    /// `.zip`
    Zip,
    /// `.tar.gz`
    TarGz,
    /// `.tar.zst`
    TarZst,
}

impl BundleFormat {
    /// Returns the format for a file name extension.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let forms = [(".zip", BundleFormat::Zip), (".tar.gz", BundleFormat::TarGz), (".tar.zst", BundleFormat::TarZst)];
        forms.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, form)| form)
    }
}

/// Packs the site in `site` into the file `out`, which is replaced when the bundle is complete.
///
/// # Errors
/// Findings for all files that differ from the manifest, or an I/O error; `out` is then unchanged.
pub fn bundle(site: &Path, out: &Path, form: BundleFormat, observer: &dyn Observer) -> Result<SiteContents, Failure> {
    observer.begins(Stage::Bundle);
    refuse_name(out)?;
    if is_interrupted(site) {
        let site = paths::shown(site);
        return Err(Error::Refused(format!("publishing into {site} was interrupted; build it again")).into());
    }
    let path = site.join(MANIFEST);
    let text = fs::read(&path).or_else(|cause| match cause.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(Vec::new()),
        _ => Err(Error::io("read", &path)(cause)),
    })?;
    let manifest = Manifest::parse(&text).ok_or_else(|| no_site(site))?;
    let files = manifest.all_files(&text);
    if absolute(out)?.starts_with(absolute(site)?) {
        let reason = format!("{} is inside the site; choose a file outside it with --out", paths::shown(out));
        return Err(Error::Refused(reason).into());
    }
    let (beside, file) = Beside::make(out)?;
    let mut findings = Diagnostics::new();
    let mut pack = Pack::begin(file, form).map_err(Error::io("write", out))?;
    for (number, entry) in files.iter().enumerate() {
        observer.go_on()?;
        findings.extend(pack.add(site, entry, out)?);
        observer.progress(number + 1, files.len());
    }
    if findings.has_errors() {
        return Err(Failure::Data(findings.sorted()));
    }
    pack.finish().map_err(Error::io("write", out))?;
    observer.go_on()?;
    beside.put(out)?;
    Ok(SiteContents::of(&files))
}

/// Returns the error for a folder without a manifest of this program.
fn no_site(folder: &Path) -> Error {
    let below = Manifest::below(folder);
    let advice = match below.as_slice() {
        [] => "build a site first, or give the folder of one".to_owned(),
        names => format!("these subfolders have one: {}", names.join(", ")),
    };
    Error::Refused(format!("{} has no {MANIFEST} of tenant-status; {advice}", paths::shown(folder)))
}

/// A bundle being written.
struct Pack {
    packer: ArchiveWriter,
    /// The first I/O error of the output file.
    refused: Rc<Cell<Option<io::Error>>>,
}

enum ArchiveWriter {
    Zip(Box<ZipWriter<Out>>),
    TarGz(tar::Builder<flate2::write::GzEncoder<Out>>),
    TarZst(tar::Builder<zstd::Encoder<'static, Out>>),
}

/// The output file. After an I/O error, the error is kept and further writes are discarded, because the packers print
/// to the terminal or panic when a write fails.
struct Out {
    file: BufWriter<File>,
    position: u64,
    end: u64,
    /// The first I/O error, which the owner of the bundle sees too.
    refused: Rc<Cell<Option<io::Error>>>,
    is_refused: bool,
}

impl Out {
    fn unless_refused<T>(&mut self, or: T, act: impl FnOnce(&mut BufWriter<File>) -> io::Result<T>) -> T {
        if self.is_refused {
            return or;
        }
        act(&mut self.file).unwrap_or_else(|error| {
            self.is_refused = true;
            self.refused.set(Some(error));
            or
        })
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_refused((), |file| file.write_all(bytes));
        self.position += bytes.len() as u64;
        self.end = self.end.max(self.position);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_refused((), BufWriter::flush);
        Ok(())
    }
}

impl Seek for Out {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let to = match to {
            SeekFrom::Start(to) => Some(to),
            SeekFrom::End(by) => self.end.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        let to = to.ok_or(io::ErrorKind::InvalidInput)?;
        if to != self.position {
            self.position = self.unless_refused(to, |file| file.seek(SeekFrom::Start(to)));
        }
        Ok(to)
    }
}

impl Pack {
    fn begin(file: File, form: BundleFormat) -> io::Result<Self> {
        let refused = Rc::default();
        let out =
            Out { file: BufWriter::new(file), position: 0, end: 0, refused: Rc::clone(&refused), is_refused: false };
        let packer = match form {
            BundleFormat::Zip => ArchiveWriter::Zip(Box::new(ZipWriter::new(out))),
            // The gzip header has no time and no operating system.
            BundleFormat::TarGz => ArchiveWriter::TarGz(tar::Builder::new(
                GzBuilder::new().mtime(0).operating_system(255).write(out, Compression::best()),
            )),
            BundleFormat::TarZst => ArchiveWriter::TarZst(tar::Builder::new(zstd::Encoder::new(out, ZSTD_LEVEL)?)),
        };
        Ok(Pack { packer, refused })
    }

    /// Adds a file of the site. Returns a finding if it differs from the manifest. `out` is the bundle's path as the
    /// user wrote it.
    fn add(&mut self, site: &Path, entry: &FileEntry, out: &Path) -> Result<Option<Diagnostic>, Error> {
        let path = site.join(&entry.path);
        let shown = paths::shown(&path);
        let wrong = |code, message: String| Ok(Some(Diagnostic::about_file(shown.clone(), code, message)));
        if let Some(flaw) = flaw(&entry.path) {
            return wrong(Code::UnsafeEntry, format!("the manifest has {flaw}"));
        }
        match path.symlink_metadata() {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                return wrong(Code::FileMissing, "the file is missing".to_owned());
            }
            Err(cause) => return Err(Error::io("read", &path)(cause)),
            Ok(found) if !found.is_file() => {
                return wrong(Code::UnsafeEntry, "this is not a regular file".to_owned());
            }
            Ok(found) if found.len() != entry.size => {
                let message = format!("the file has {} bytes, but the manifest lists {}", found.len(), entry.size);
                return wrong(Code::FileChanged, message);
            }
            Ok(_) => {}
        }
        let file = File::open(&path).map_err(Error::io("read", &path))?;
        let mut checked = Checked { file: file.take(entry.size), digest: Sha256::default(), read: 0 };
        let packed = self.packer.add(entry, &mut checked);
        self.refused.take().map_or(Ok(()), Err).map_err(Error::io("write", out))?;
        packed.map_err(Error::io("read", &path))?;
        if checked.read != entry.size || checked.digest.finish() != entry.sha256 {
            return wrong(Code::FileChanged, "the content of the file differs from the manifest".to_owned());
        }
        Ok(None)
    }

    /// Completes the bundle and syncs it to disk.
    fn finish(self) -> io::Result<()> {
        let mut out = self.packer.finish()?;
        out.flush()?;
        self.refused.take().map_or(Ok(()), Err)?;
        out.file.get_ref().sync_all()
    }
}

impl ArchiveWriter {
    fn add(&mut self, entry: &FileEntry, content: &mut impl Read) -> io::Result<()> {
        match self {
            ArchiveWriter::Zip(zip) => {
                let options = SimpleFileOptions::default()
                    .compression_method(CompressionMethod::Deflated)
                    .compression_level(Some(9))
                    .last_modified_time(DateTime::default())
                    .unix_permissions(MODE)
                    .system(System::Unix)
                    .large_file(entry.size >= u64::from(u32::MAX));
                zip.start_file(&entry.path, options)?;
                io::copy(content, zip).map(|_| ())
            }
            ArchiveWriter::TarGz(tar) => append(tar, entry, content),
            ArchiveWriter::TarZst(tar) => append(tar, entry, content),
        }
    }

    fn finish(self) -> io::Result<Out> {
        Ok(match self {
            ArchiveWriter::Zip(zip) => zip.finish()?,
            ArchiveWriter::TarGz(tar) => tar.into_inner()?.finish()?,
            ArchiveWriter::TarZst(tar) => tar.into_inner()?.finish()?,
        })
    }
}

fn append<W: Write>(tar: &mut tar::Builder<W>, entry: &FileEntry, content: &mut impl Read) -> io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(MODE);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_size(entry.size);
    tar.append_data(&mut header, &entry.path, content)
}

/// A reader that hashes the bytes.
struct Checked {
    file: io::Take<File>,
    digest: Sha256,
    read: u64,
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.digest.update(&buffer[..length]);
        self.read += length as u64;
        Ok(length)
    }
}
