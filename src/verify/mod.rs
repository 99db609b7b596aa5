//! Verification of a site or bundle against its manifest. Reads only.
//!
//! Files are read once, one at a time, from a folder or archive ([`source`]). Their digests are compared with the
//! manifest. Links and resources of pages, styles and pictures are collected ([`page`]) and resolved after all files
//! are read.

mod page;
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read},
    path::Path,
};

use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    digest::Sha256,
    error::Failure,
    input::LARGEST_OF_SITE,
    numbers, paths,
    progress::{Observer, Stage},
    publish::{self, FileEntry, MANIFEST, Manifest, SUMS, SiteContents},
};
use page::PageTarget;

/// Maximum size of a page, style sheet or picture, in bytes.
const LARGEST_PAGE: u64 = 64 * 1024 * 1024;

/// Compares a site or bundle with its manifest, and checks links and content of all its files.
///
/// # Errors
/// All findings, or an I/O error.
pub fn verify(site: &Path, observer: &dyn Observer) -> Result<SiteContents, Failure> {
    observer.begins(Stage::Verify);
    if publish::is_interrupted(site) {
        return Err(interrupted(site).into());
    }
    let mut seen = Seen::default();
    let mut findings = Diagnostics::new();
    let about = |Flaw { path, code, message }: Flaw| {
        let whose = if path.is_empty() { site.to_owned() } else { site.join(path) };
        Diagnostic::about_file(paths::shown(&whose), code, message)
    };
    let found = source::visit(site, &mut |path, content| {
        let flaws = seen.add(path, content)?;
        observer.progress(seen.files.len(), seen.files.len());
        Ok(flaws)
    })?;
    let manifest = Manifest::parse(&seen.manifest);
    // Without a manifest, only findings about the archive as a whole are useful.
    findings.extend(found.into_iter().filter(|flaw| manifest.is_some() || flaw.path.is_empty()).map(about));
    match manifest {
        Some(manifest) => {
            let of_manifest = compare(&manifest.all_files(&seen.manifest), &seen.files);
            let of_links = seen.unresolved(manifest.made.part.is_some());
            findings.extend(of_manifest.into_iter().chain(of_links).map(about));
        }
        None if findings.has_errors() => {}
        None => findings.push(not_a_site(site)),
    }
    if findings.has_errors() {
        return Err(Failure::Data(findings.sorted()));
    }
    Ok(SiteContents::of(seen.files.values()))
}

fn interrupted(site: &Path) -> Diagnostic {
    let message = "publishing was interrupted: there are old and new files";
    let finding = Diagnostic::about_file(paths::shown(site), Code::Interrupted, message);
    finding.with_help("wait if a build is running; otherwise build again, which completes it")
}

fn not_a_site(site: &Path) -> Diagnostic {
    let message = format!("there is no {MANIFEST} of tenant-status");
    let finding = Diagnostic::about_file(paths::shown(site), Code::NotASite, message);
    match Manifest::below(site).as_slice() {
        [] => finding.with_help("give the folder of a site, or a bundle of one"),
        names => finding.with_help(format!("these subfolders have one: {}", names.join(", "))),
    }
}

/// A finding about a file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Flaw {
    /// Path of the file; empty for the whole site.
    path: String,
    code: Code,
    message: String,
}

impl Flaw {
    fn new(path: &str, code: Code, message: impl Into<String>) -> Self {
        Flaw { path: path.to_owned(), code, message: message.into() }
    }
}

/// Everything read so far.
#[derive(Default)]
struct Seen {
    /// All files, by path.
    files: BTreeMap<String, FileEntry>,
    /// Content of the manifest file.
    manifest: Vec<u8>,
    /// Anchors, by path.
    places: BTreeMap<String, BTreeSet<String>>,
    /// Link targets, with the files that link to them.
    links: BTreeMap<PageTarget, Vec<String>>,
}

impl Seen {
    /// Reads a file and returns findings about its content.
    fn add(&mut self, path: &str, content: &mut dyn Read) -> io::Result<Vec<Flaw>> {
        let kind = page::LinkingType::of(path);
        let keeps = path == MANIFEST || kind.is_some();
        let (mut digest, mut size, mut kept) = (Sha256::default(), 0_u64, Vec::new());
        let mut buffer = vec![0; 64 * 1024];
        let mut content = content.take(LARGEST_OF_SITE + 1);
        loop {
            let length = match content.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            digest.update(&buffer[..length]);
            size += length as u64;
            if keeps && size <= LARGEST_PAGE {
                kept.extend_from_slice(&buffer[..length]);
            }
        }
        self.files.insert(path.to_owned(), FileEntry { path: path.to_owned(), size, sha256: digest.finish() });
        if size > LARGEST_OF_SITE {
            let message =
                format!("the file has more than {}, so it was not read completely", numbers::bytes(LARGEST_OF_SITE));
            return Ok(vec![Flaw::new(path, Code::TooLarge, message)]);
        }
        if keeps && size > LARGEST_PAGE {
            return Ok(vec![Flaw::new(path, Code::UnreadPage, format!("the file has {}", numbers::bytes(size)))]);
        }
        let Some(kind) = kind else {
            if path == MANIFEST {
                self.manifest = kept;
            }
            return Ok(Vec::new());
        };
        let Ok(text) = String::from_utf8(kept) else {
            return Ok(vec![Flaw::new(path, Code::UnreadPage, "the file is not UTF-8")]);
        };
        let looked = page::look(path, kind, &text);
        for target in looked.links {
            self.links.entry(target).or_default().push(path.to_owned());
        }
        if !looked.places.is_empty() {
            self.places.insert(path.to_owned(), looked.places);
        }
        Ok(looked.flaws)
    }

    /// Returns findings for broken links. Links in a part of a fleet may lead to pages of the whole fleet, which are at
    /// its root.
    fn unresolved(&self, is_part: bool) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        for (PageTarget { path, place }, from) in &self.links {
            let is_page = matches!(page::LinkingType::of(path), Some(page::LinkingType::Html | page::LinkingType::Xml));
            let has_place = |place: &String| self.places.get(path).is_some_and(|places| places.contains(place));
            let message = if !self.files.contains_key(path) {
                if is_part && !path.contains('/') {
                    continue;
                }
                format!("a link leads to {path}, which does not exist")
            } else if let Some(place) = place.as_ref().filter(|place| is_page && !has_place(place)) {
                format!("a link leads to #{place} in {path}, which does not exist")
            } else {
                continue;
            };
            flaws.extend(from.iter().map(|page| Flaw::new(page, Code::BrokenLink, message.clone())));
        }
        flaws
    }
}

/// Returns findings for differences between the manifest and the files.
fn compare(listed: &[FileEntry], seen: &BTreeMap<String, FileEntry>) -> Vec<Flaw> {
    let names: BTreeSet<&str> = listed.iter().map(|file| file.path.as_str()).collect();
    let extra = seen.keys().filter(|path| !names.contains(path.as_str()));
    let mut flaws: Vec<Flaw> =
        extra.map(|path| Flaw::new(path, Code::FileExtra, "the manifest does not list this file")).collect();
    for file in listed {
        match seen.get(&file.path) {
            None => flaws.push(Flaw::new(&file.path, Code::FileMissing, "the file is missing")),
            Some(found) if found == file => {}
            Some(found) if found.size > LARGEST_OF_SITE => {}
            Some(_) if file.path == SUMS => {
                flaws.push(Flaw::new(SUMS, Code::FileChanged, format!("the checksums differ from {MANIFEST}")));
            }
            Some(found) if found.size != file.size => {
                let message = format!("the file has {} bytes, but the manifest lists {}", found.size, file.size);
                flaws.push(Flaw::new(&file.path, Code::FileChanged, message));
            }
            Some(_) => {
                let message = "the content of the file differs from the manifest";
                flaws.push(Flaw::new(&file.path, Code::FileChanged, message));
            }
        }
    }
    flaws
}

/// Callback for each regular file.
type OnFile<'a> = dyn FnMut(&str, &mut dyn Read) -> io::Result<Vec<Flaw>> + 'a;
