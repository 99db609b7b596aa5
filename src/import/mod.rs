//! Keep: any snapshots → one native file each, with only what the site uses.
//!
//! 1. [`read`] reads everything that is to be imported and looks for what speaks against it; nothing is written if
//!    anything is wrong with it.
//! 2. [`Ready::carry_out`] goes through the snapshots one by one: the file is written beside its place, read again,
//!    and put there; only then the original moves. A file that is there already is never written over.
//!
//! A site that is built from the files is the one that is built from the originals.

mod files;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::{
    config,
    diagnostic::{Code, Diagnostic, Diagnostics},
    error::{self, Error, Failure},
    format::{Source, Syntax},
    progress::{Answer, Observer, Stage},
    rules::Criteria,
    site::{fleet::enrol, path::file_time},
    snapshot::{self, Archive, CONFIGURATION, History, LoadedSnapshot, Place, Services, Wanted, native},
    tenant::{Snapshot, Tenant},
};
use files::Original;

/// Where snapshots are kept, a folder a tenant, where nothing else is said.
const DATA: &str = "data";

/// What to import, and where to.
#[derive(Debug, Clone)]
pub struct Import {
    /// The folder (or file) of the snapshots.
    pub source: PathBuf,
    /// The folder of the files, where it is not that of the tenant in `data`.
    pub into: Option<PathBuf>,
    /// A configuration other than the one beside the snapshots.
    pub config: Option<PathBuf>,
    /// Whether to say only what would be done.
    pub dry_run: bool,
    /// Where the originals go once they are imported.
    pub move_to: Option<PathBuf>,
}

/// Snapshots that were read and can be imported.
#[derive(Debug)]
pub struct Ready {
    import: Import,
    archive: Archive,
    /// Where each snapshot lies, by its path.
    places: BTreeMap<String, Place>,
    /// The folder of each tenant, in the order of the archive.
    folders: Vec<PathBuf>,
    criteria: Criteria,
    /// What is odd about the snapshots and does not stop the import.
    pub warnings: Vec<Diagnostic>,
}

/// What became of one snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The name of its file.
    pub name: String,
    /// Where it was read.
    pub original: String,
    /// How it went.
    pub outcome: Outcome,
    /// Where its original went.
    pub moved_to: Option<PathBuf>,
}

/// How the import of one snapshot went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The file was written, or would be.
    Written {
        /// Size of the original, in bytes.
        from: u64,
        /// Size of the file, in bytes.
        to: u64,
    },
    /// The very same file was there; or the original is that file.
    AlreadyThere,
    /// Nothing was written, or the original could not be moved.
    Refused(Box<Diagnostic>),
}

/// What was done for one tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What people call the tenant.
    pub tenant: String,
    /// The folder of its files.
    pub folder: PathBuf,
    /// Snapshots that were written, or would be.
    pub written: usize,
    /// Snapshots that were there.
    pub already_there: usize,
    /// Snapshots that were not imported, or whose original stayed.
    pub refused: Vec<Diagnostic>,
    /// Size of the originals that were written, in bytes.
    pub from: u64,
    /// Size of their files, in bytes.
    pub to: u64,
}

/// Reads what is to be imported, and looks for what speaks against it. Nothing is written.
///
/// The settings are those that were named, else those in the source, else those where the files go, or in the folder
/// above.
///
/// # Errors
/// Everything that is wrong with the snapshots or the settings at once; folders that get in each other's way; what
/// the machine refused.
pub fn read(import: &Import, observer: &dyn Observer) -> Result<Ready, Failure> {
    observer.begins(Stage::Read);
    let mut of_settings = Diagnostics::new();
    let config = config::read(import.config.as_deref(), &folder_of_settings(import));
    let config = error::collect(config, &mut of_settings)?.unwrap_or_default();
    let (criteria, limits, completion) = (config.site.criteria, config.limits, config.completion);
    let wanted = Wanted {
        services: Services::Named(&criteria.services),
        limits: &limits,
        memory: None,
        digests: false,
        completion,
        explain: false,
    };
    let progress = |done, total| {
        observer.progress(done, total);
        observer.go_on()
    };
    let (archive, mut diagnostics) = snapshot::read_as(&import.source, &wanted, progress)?;
    diagnostics.extend(of_settings.sorted());
    if diagnostics.has_errors() {
        return Err(Failure::Data(diagnostics.sorted()));
    }
    let folders = folders(import, &archive)?;
    let places = snapshot::places(&import.source, &limits)?;
    let ready = Ready { import: import.clone(), archive, places, folders, criteria, warnings: diagnostics.sorted() };
    ready.refuse_tangles()?;
    Ok(ready)
}

/// Where the settings are looked for.
fn folder_of_settings(import: &Import) -> PathBuf {
    let (kept, above) = match &import.into {
        Some(into) => (into.as_path(), into.parent()),
        None => (Path::new(DATA), None),
    };
    let places = [Some(import.source.as_path()), Some(kept), above];
    let with_settings = places.into_iter().flatten().find(|place| place.join(CONFIGURATION).is_file());
    with_settings.unwrap_or(&import.source).to_owned()
}

/// The folder of each tenant.
fn folders(import: &Import, archive: &Archive) -> Result<Vec<PathBuf>, Error> {
    let tenants: Vec<(&str, &Tenant)> = archive.everybody().collect();
    match &import.into {
        Some(into) if tenants.len() == 1 => return Ok(vec![into.clone()]),
        Some(into) => {
            let labels: Vec<&str> = tenants.iter().map(|(_, tenant)| tenant.label()).collect();
            return Err(Error::Refused(format!(
                "{} holds snapshots of {} tenants ({}), and {} is the folder of one; import them one by one, or leave \
                 --into out: each gets a folder of its own in {DATA}",
                import.source.display(),
                tenants.len(),
                labels.join(", "),
                into.display()
            )));
        }
        None => {}
    }
    Ok(enrol(tenants).into_iter().map(|one| Path::new(DATA).join(one.folder)).collect())
}

/// The name of the file of a snapshot.
fn file_name(snapshot: &Snapshot) -> String {
    format!("{}.json", file_time(snapshot.captured_at))
}

/// What the site uses of a snapshot: incidents and messages of the services that are shown, and no issue without
/// impact on the tenant.
fn used(snapshot: &Snapshot, criteria: &Criteria) -> Snapshot {
    let mut used = snapshot.clone();
    Services::Named(&criteria.services).keep(&mut used);
    if let Some(incidents) = used.incidents.captured_mut() {
        incidents.retain(|incident| incident.affects_tenant);
    }
    used
}

impl Ready {
    /// Services whose incidents and messages are kept.
    pub fn services(&self) -> &[String] {
        &self.criteria.services
    }

    /// Folders that lie in each other would have the same snapshot read twice.
    fn refuse_tangles(&self) -> Result<(), Error> {
        let source = files::real(&self.import.source);
        let kept = files::real(self.kept());
        if let Some(move_to) = &self.import.move_to {
            let real = files::real(move_to);
            for (folder, shown) in [(&source, self.import.source.as_path()), (&kept, self.kept())] {
                if real.starts_with(folder) {
                    return Err(Error::Refused(format!(
                        "{} lies in {}, where the originals would be read again; name a folder outside with --move-to",
                        move_to.display(),
                        shown.display()
                    )));
                }
            }
            return Ok(());
        }
        for (history, folder) in self.histories() {
            let folder = files::real(folder);
            for dated in &history.snapshots {
                let original = files::real(&self.place(&dated.path).path);
                let tangled = original.starts_with(&kept) || folder.starts_with(&source);
                if tangled && original != folder.join(file_name(&dated.snapshot)) {
                    return Err(Error::Refused(format!(
                        "{} would be there twice, as it is and imported, and two snapshots of one moment are an \
                         error; name a folder for the originals with --move-to, or another one with --into",
                        dated.path
                    )));
                }
            }
        }
        Ok(())
    }

    /// The snapshots of one tenant after the other, each with the folder of its files.
    fn histories(&self) -> impl Iterator<Item = (History, &PathBuf)> {
        let histories = (0..).map_while(|place| self.archive.unpacking().history(place));
        histories.zip(&self.folders)
    }

    /// The folder that a site would be built from.
    fn kept(&self) -> &Path {
        self.import.into.as_deref().unwrap_or(Path::new(DATA))
    }

    /// Imports everything, oldest first, and tells of each snapshot as soon as it is done; who is told may say that it
    /// is enough.
    ///
    /// # Errors
    /// What the machine refused; what was told of is done.
    pub fn carry_out<A: Answer>(&self, told: &mut dyn FnMut(&Imported) -> A) -> Result<Vec<Summary>, Error> {
        let others = self.others();
        let mut summaries = Vec::new();
        for (history, folder) in self.histories() {
            let tenant = history.latest().map_or(history.key.as_str(), |latest| latest.snapshot.tenant.label());
            let mut summary = Summary {
                tenant: tenant.to_owned(),
                folder: folder.clone(),
                written: 0,
                already_there: 0,
                refused: Vec::new(),
                from: 0,
                to: 0,
            };
            for dated in &history.snapshots {
                let imported = self.one(dated, folder, &others)?;
                match &imported.outcome {
                    Outcome::Written { from, to } => {
                        summary.written += 1;
                        summary.from += from;
                        summary.to += to;
                    }
                    Outcome::AlreadyThere => summary.already_there += 1,
                    Outcome::Refused(finding) => summary.refused.push((**finding).clone()),
                }
                told(&imported).go_on()?;
            }
            summaries.push(summary);
        }
        Ok(summaries)
    }

    /// Where a snapshot lies.
    fn place(&self, path: &str) -> Place {
        let alone = || Place { path: path.into(), files: vec![path.into()], shared: false };
        self.places.get(path).cloned().unwrap_or_else(alone)
    }

    /// The real paths of every file of a snapshot and of every file that is to be made.
    fn others(&self) -> BTreeSet<PathBuf> {
        let mut others = BTreeSet::new();
        for place in self.places.values() {
            let real = files::real(&place.path);
            let inside = |file: &PathBuf| file.strip_prefix(&place.path).map(Path::to_owned).unwrap_or_default();
            others.extend(place.files.iter().map(inside).map(|inside| match inside.as_os_str().is_empty() {
                true => real.clone(),
                false => real.join(inside),
            }));
        }
        for (history, folder) in self.histories() {
            let folder = files::real(folder);
            others.extend(history.snapshots.iter().map(|dated| folder.join(file_name(&dated.snapshot))));
        }
        others
    }

    /// Imports one snapshot; `others` are as [`Original::of`] wants them.
    fn one(&self, dated: &LoadedSnapshot, folder: &Path, others: &BTreeSet<PathBuf>) -> Result<Imported, Error> {
        let name = file_name(&dated.snapshot);
        let target = folder.join(&name);
        let done =
            |outcome, moved_to| Ok(Imported { name: name.clone(), original: dated.path.clone(), outcome, moved_to });
        let refused = |finding: Diagnostic| done(Outcome::Refused(Box::new(finding)), None);

        if files::real(Path::new(&dated.path)) == files::real(&target) {
            return done(Outcome::AlreadyThere, None); // It is its own file.
        }
        let used = used(&dated.snapshot, &self.criteria);
        let text = native::write(&used);
        if let Some(finding) = differs(&dated.path, &target, &text, &used) {
            return refused(finding);
        }
        let there = files::there(&target, text.as_bytes())?;
        if there == Some(false) {
            return refused(occupied(&dated.path, &target));
        }
        let original = Original::of(&self.place(&dated.path), others)?;
        let destination = self.import.move_to.as_ref().map(|to| original.destination(&self.import.source, to));
        let moves = destination.as_ref().map_or_else(Vec::new, |destination| original.moves(destination));
        if let Some((_, to)) = moves.iter().find(|(_, to)| fs::symlink_metadata(to).is_ok()) {
            return refused(in_the_way(&dated.path, to));
        }
        let outcome = match there {
            Some(_) => Outcome::AlreadyThere,
            None => Outcome::Written { from: original.size, to: text.len() as u64 },
        };
        if !self.import.dry_run {
            if there.is_none() && !files::write_new(&target, text.as_bytes())? {
                return refused(occupied(&dated.path, &target));
            }
            for (from, to) in &moves {
                if !files::move_new(from, to)? {
                    return refused(in_the_way(&dated.path, to));
                }
            }
        }
        // One file or folder is named itself, several by the folder that they are in.
        let moved_to = match moves.as_slice() {
            [] => None,
            [(_, to)] => Some(to.clone()),
            _ => destination,
        };
        done(outcome, moved_to)
    }
}

/// A snapshot that its file would not give back. There is hardly one: an incident without an id, for instance, which
/// Graph may send and a native file may not hold.
fn differs(original: &str, target: &Path, text: &str, used: &Snapshot) -> Option<Diagnostic> {
    let source = Source { path: target.display().to_string(), text: text.to_owned(), syntax: Syntax::Json };
    let why = match native::read(&source) {
        Ok(read) if read == *used => return None,
        Ok(_) => "it would read as another one".to_owned(),
        Err(findings) => findings.into_iter().next().map(|finding| finding.message).unwrap_or_default(),
    };
    let message = format!("this snapshot cannot be written as a native file: {why}");
    Some(Diagnostic::about_file(original, Code::NotImported, message).with_help("keep it as it is"))
}

fn occupied(original: &str, target: &Path) -> Diagnostic {
    let message = format!("this file is there already and holds something else than {original}");
    Diagnostic::about_file(target.display().to_string(), Code::NotImported, message).with_help(
        "it stays as it is, and nothing is imported in its place; find out which of the two is right (other settings \
         for `services` make another file too), and delete or rename the other one",
    )
}

fn in_the_way(original: &str, to: &Path) -> Diagnostic {
    let message = format!("this is there already, so {original} cannot move here");
    Diagnostic::about_file(to.display().to_string(), Code::NotImported, message)
        .with_help("it stays where it is and is not imported; name another folder with --move-to")
}
