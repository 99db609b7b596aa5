//! Import: converts any snapshots to one native file each, with only the data that the site uses.
//!
//! 1. [`read`] reads all snapshots and checks for obstacles. If there is any finding, nothing is written.
//! 2. [`Ready::carry_out`] handles one snapshot at a time. It writes the file under a temporary name, reads it back,
//!    renames it, and only then moves the original. An existing file is never overwritten.
//!
//! A site built from the native files is identical to a site built from the originals.

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
    paths,
    progress::{Observer, Stage},
    rules::Criteria,
    site::{fleet::assign_folders, path::file_time},
    snapshot::{self, Archive, CONFIGURATION, History, LoadedSnapshot, ReadOptions, Services, SnapshotPlace, native},
    tenant::{SingleSettings, Snapshot, Tenant},
};
use files::Original;
pub use files::sync;

/// Default parent folder of the output, with one folder per tenant.
const DATA: &str = "data";

/// The arguments of an import.
#[derive(Debug, Clone)]
pub struct Import {
    /// Folder or file of the snapshots.
    pub source: PathBuf,
    /// Output folder; default: the tenant's folder in `data`.
    pub into: Option<PathBuf>,
    /// Configuration file; default: the one beside the snapshots.
    pub config: Option<PathBuf>,
    /// Whether to report only what would be done.
    pub dry_run: bool,
    /// Folder that the originals are moved to after their import.
    pub move_to: Option<PathBuf>,
}

/// Snapshots that were read and can be imported.
#[derive(Debug)]
pub struct Ready {
    import: Import,
    archive: Archive,
    /// Location of each snapshot, by its path.
    places: BTreeMap<String, SnapshotPlace>,
    /// Output folder of each tenant, in the order of the archive.
    folders: Vec<PathBuf>,
    criteria: Criteria,
    /// Findings that do not stop the import.
    pub warnings: Vec<Diagnostic>,
}

/// The result for one snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Name of the native file.
    pub name: String,
    /// Path of the original.
    pub original: String,
    /// The outcome.
    pub outcome: ImportOutcome,
    /// New path of the original, if it was moved.
    pub moved_to: Option<PathBuf>,
}

/// The outcome for one snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportOutcome {
    /// The native file was written (or would be, in a dry run).
    Written {
        /// Size of the original in bytes.
        from: u64,
        /// Size of the native file in bytes.
        to: u64,
    },
    /// An identical file exists, or the original is that file.
    AlreadyThere,
    /// Nothing was written, or the original could not be moved.
    Refused(Box<Diagnostic>),
}

/// The result for one tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSummary {
    /// Display name of the tenant.
    pub tenant: String,
    /// Folder of the native files.
    pub folder: PathBuf,
    /// Number of snapshots written (or that would be, in a dry run).
    pub written: usize,
    /// Number of snapshots that existed already.
    pub already_there: usize,
    /// Findings for snapshots that were not imported, or whose original could not be moved.
    pub refused: Vec<Diagnostic>,
    /// Total size of the imported originals in bytes.
    pub from: u64,
    /// Total size of their native files in bytes.
    pub to: u64,
}

/// Reads the snapshots and checks for obstacles. Writes nothing.
///
/// The settings file is the given one, else the one in the source, else the one in the output folder or its parent.
///
/// # Errors
/// All findings in snapshots and settings together; conflicting folders; or an I/O error.
pub fn read(import: &Import, observer: &dyn Observer) -> Result<Ready, Failure> {
    observer.begins(Stage::Read);
    let mut of_settings = Diagnostics::new();
    let config = config::read(import.config.as_deref(), &folder_of_settings(import));
    let config = error::collect(config, &mut of_settings)?.unwrap_or_default();
    let (criteria, limits, completion) = (config.site.criteria, config.limits, config.completion);
    let wanted = ReadOptions {
        services: Services::Named(&criteria.services),
        limits: &limits,
        memory: None,
        digests: false,
        completion,
        single: &SingleSettings::default(),
        explain: false,
    };
    let (archive, mut diagnostics) = snapshot::read_as(&import.source, &wanted, observer)?;
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

/// Returns the folder that is searched for the settings file.
fn folder_of_settings(import: &Import) -> PathBuf {
    let (kept, above) = match &import.into {
        Some(into) => (into.as_path(), into.parent()),
        None => (Path::new(DATA), None),
    };
    let places = [Some(import.source.as_path()), Some(kept), above];
    let with_settings = places.into_iter().flatten().find(|place| place.join(CONFIGURATION).is_file());
    with_settings.unwrap_or(&import.source).to_owned()
}

/// Returns the output folder of each tenant.
fn folders(import: &Import, archive: &Archive) -> Result<Vec<PathBuf>, Error> {
    let tenants: Vec<(&str, &Tenant)> = archive.all_tenants().collect();
    match &import.into {
        Some(into) if tenants.len() == 1 => return Ok(vec![into.clone()]),
        Some(into) => {
            let labels: Vec<&str> = tenants.iter().map(|(_, tenant)| tenant.label()).collect();
            return Err(Error::Refused(format!(
                "{} holds snapshots of {} tenants ({}), but {} can hold only one; import them one by one, or omit --into \
                 to get one folder per tenant in {DATA}",
                paths::shown(&import.source),
                tenants.len(),
                labels.join(", "),
                paths::shown(into)
            )));
        }
        None => {}
    }
    Ok(assign_folders(tenants).into_iter().map(|one| Path::new(DATA).join(one.folder)).collect())
}

/// Returns the name of the native file of a snapshot.
fn file_name(snapshot: &Snapshot) -> String {
    format!("{}.json", file_time(snapshot.captured_at))
}

/// Returns the data that the site uses: only incidents and messages of the services shown, and no issues without impact
/// on the tenant.
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

    /// Refuses nested folders, because snapshots in them would be read twice.
    fn refuse_tangles(&self) -> Result<(), Error> {
        let source = files::real(&self.import.source);
        let kept = files::real(self.kept());
        if let Some(move_to) = &self.import.move_to {
            let real = files::real(move_to);
            for (folder, shown) in [(&source, self.import.source.as_path()), (&kept, self.kept())] {
                if real.starts_with(folder) {
                    return Err(Error::Refused(format!(
                        "{} is inside {}, where the originals would be read again; choose a folder outside it with --move-to",
                        paths::shown(move_to),
                        paths::shown(shown)
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
                        "{} would exist twice, as the original and as the import, and two snapshots of the same time are an \
                         error; choose a folder for the originals with --move-to, or for the imports with --into",
                        dated.path
                    )));
                }
            }
        }
        Ok(())
    }

    /// Returns each tenant's snapshots with the output folder.
    fn histories(&self) -> impl Iterator<Item = (History, &PathBuf)> {
        let histories = (0..).map_while(|place| self.archive.history(place, &self.archive.unpacker()));
        histories.zip(&self.folders)
    }

    /// Returns the folder that a site would be built from.
    fn kept(&self) -> &Path {
        self.import.into.as_deref().unwrap_or(Path::new(DATA))
    }

    /// Imports all snapshots, oldest first. Calls `told` after each one; it can cancel the import.
    ///
    /// # Errors
    /// An I/O error, or cancellation. Snapshots reported before are imported.
    pub fn carry_out(&self, told: &mut dyn FnMut(&Imported) -> Result<(), Error>) -> Result<Vec<ImportSummary>, Error> {
        let others = self.others();
        let mut summaries = Vec::new();
        for (history, folder) in self.histories() {
            let tenant = history.latest().map_or(history.key.as_str(), |latest| latest.snapshot.tenant.label());
            let mut summary = ImportSummary {
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
                    ImportOutcome::Written { from, to } => {
                        summary.written += 1;
                        summary.from += from;
                        summary.to += to;
                    }
                    ImportOutcome::AlreadyThere => summary.already_there += 1,
                    ImportOutcome::Refused(finding) => summary.refused.push((**finding).clone()),
                }
                told(&imported)?;
            }
            summaries.push(summary);
        }
        Ok(summaries)
    }

    /// Returns the location of a snapshot.
    fn place(&self, path: &str) -> SnapshotPlace {
        let alone = || SnapshotPlace { path: path.into(), files: vec![path.into()], shared: false };
        self.places.get(path).cloned().unwrap_or_else(alone)
    }

    /// Returns the real paths of all files of snapshots and of all files to be written.
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

    /// Imports one snapshot. For `others`, see [`Original::of`].
    fn one(&self, dated: &LoadedSnapshot, folder: &Path, others: &BTreeSet<PathBuf>) -> Result<Imported, Error> {
        let name = file_name(&dated.snapshot);
        let target = folder.join(&name);
        let done =
            |outcome, moved_to| Ok(Imported { name: name.clone(), original: dated.path.clone(), outcome, moved_to });
        let refused = |finding: Diagnostic| done(ImportOutcome::Refused(Box::new(finding)), None);

        if files::real(Path::new(&dated.path)) == files::real(&target) {
            return done(ImportOutcome::AlreadyThere, None); // It is its own file.
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
            Some(_) => ImportOutcome::AlreadyThere,
            None => ImportOutcome::Written { from: original.size, to: text.len() as u64 },
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
        // A single file or folder is named itself, several files by their folder.
        let moved_to = match moves.as_slice() {
            [] => None,
            [(_, to)] => Some(to.clone()),
            _ => destination,
        };
        done(outcome, moved_to)
    }
}

/// Returns a finding if the native file would not read back as the same snapshot. This is rare: for instance, Graph may
/// send an incident without an id, which a native file cannot hold.
fn differs(original: &str, target: &Path, text: &str, used: &Snapshot) -> Option<Diagnostic> {
    let source = Source { path: paths::shown(target), text: text.to_owned(), syntax: Syntax::Json };
    let why = match native::read(&source) {
        Ok(read) if read == *used => return None,
        Ok(_) => "it would read back differently".to_owned(),
        Err(findings) => findings.into_iter().next().map(|finding| finding.message).unwrap_or_default(),
    };
    let message = format!("this snapshot cannot be written as a native file: {why}");
    Some(Diagnostic::about_file(original, Code::NotImported, message).with_help("keep the original"))
}

fn occupied(original: &str, target: &Path) -> Diagnostic {
    let message = format!("this file exists already, and its content differs from {original}");
    Diagnostic::about_file(paths::shown(target), Code::NotImported, message).with_help(
        "the file is kept, and the snapshot is not imported; find out which of the two is correct (a different setting \
         `services` also gives a different file), and delete or rename the other one",
    )
}

fn in_the_way(original: &str, to: &Path) -> Diagnostic {
    let message = format!("this exists already, so {original} cannot be moved here");
    Diagnostic::about_file(paths::shown(to), Code::NotImported, message)
        .with_help("the original is kept in place and not imported; choose another folder with --move-to")
}
