//! Merges separately built shards into one fleet site.
//!
//! Tenant pages are copied unchanged after their digests are checked against the shard's manifest. The pages of the
//! fleet are rendered from the summaries in `fleet.json`, as in a single build. The merged site is therefore identical,
//! byte for byte, however the tenants were divided into shards.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    input::apply_flags,
    stage::{common_moment, configuration, render, write_assets, write_data},
};
use crate::{
    config::{self, Edition, LocaleSettings},
    diagnostic::{Code, Diagnostic, Diagnostics},
    digest::sha256,
    error::{Error, Failure},
    exports::fleet::{FleetFile, SCHEMA},
    input::{self, Unread},
    numbers, paths,
    progress::{Observer, Stage},
    publish::{self, FileEntry, MANIFEST, Manifest, Provenance, Staging, Swapped},
    site::{
        GENERATOR, Settings, Site,
        fleet::{Fleet, FleetPart, digest},
        path::{Base, Extension, is_name_everywhere},
        summary::TenantSummary,
    },
    tenant::{UnreadSnapshot, rfc3339, unread},
    theme::Theme,
};

/// The arguments of a merge.
#[derive(Debug, Clone)]
pub struct Gather {
    /// Folders of the shards.
    pub parts: Vec<PathBuf>,
    /// Output folder of the site.
    pub out: PathBuf,
    /// Configuration file that the shards were built with, if any.
    pub config: Option<PathBuf>,
    /// Theme given on the command line, if any.
    pub theme: Option<String>,
    /// Language and time zone given on the command line, if any.
    pub locale: LocaleSettings,
    /// Names of the audiences that the shards were built for; if empty, those of the configuration.
    pub audiences: Vec<String>,
    /// Whether to show external links as text.
    pub no_links: bool,
    /// File name extension of pages; default: the configured one.
    pub extension: Option<Extension>,
    /// Whether to publish into a folder that holds other files.
    pub force: bool,
}

/// The result of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedShards {
    /// Number of tenants.
    pub tenants: usize,
    /// Names of the tenants that need attention, ordered by folder.
    pub attention: Vec<String>,
    /// How the sites were published, combined.
    pub swapped: Swapped,
    /// The front page of each site, relative to the output folder: one per audience, or a single one.
    pub fronts: Vec<PathBuf>,
    /// Findings that did not stop the merge.
    pub warnings: Vec<Diagnostic>,
}

/// A shard whose manifest and `fleet.json` were read.
struct ShardFiles {
    folder: PathBuf,
    manifest: Manifest,
    part: FleetPart,
    tenants: Vec<TenantSummary>,
    unread: Vec<UnreadSnapshot>,
}

/// Merges shards into one site per audience, or a single one.
///
/// # Errors
/// All findings in the shards together, or an I/O error. Nothing is published in either case.
pub fn gather(gather: &Gather, observer: &dyn Observer) -> Result<MergedShards, Failure> {
    observer.begins(Stage::Read);
    if let Some((part, flaw)) = gather.parts.iter().find_map(|part| Some((part, paths::flaw(part)?))) {
        return Err(Error::Refused(format!("{} cannot be a shard: {flaw}", paths::shown(part))).into());
    }
    let mut diagnostics = Diagnostics::new();
    let mut config = match &gather.config {
        Some(path) => config::read(Some(path), path)?,
        None => config::Config::default(),
    };
    apply_flags(&mut config, gather.theme.as_deref(), gather.no_links, gather.extension);
    let (audiences, _) = config.choose_audiences(&gather.audiences)?;
    let editions = config.editions(&audiences, &gather.locale)?;

    observer.begins(Stage::Render);
    let mut wholes = Vec::new();
    for Edition { settings, theme } in &editions {
        let Some(audience) = &settings.audience else {
            let staging = Staging::open(&gather.out, gather.force)?;
            wholes.push(whole(&gather.parts, settings, theme, staging, observer)?);
            continue;
        };
        let parts: Vec<PathBuf> = gather.parts.iter().map(|part| part.join(&audience.name)).collect();
        let out = gather.out.join(&audience.name);
        let staging = Staging::open_one_of_several(&gather.out, &out, gather.force)?;
        let made = whole(&parts, settings, theme, staging, observer)?;
        wholes.push(Whole { front: Path::new(&audience.name).join(made.front), ..made });
    }
    diagnostics.extend(wholes.iter_mut().flat_map(|whole| std::mem::take(&mut whole.findings)));
    if diagnostics.has_errors() {
        return Err(Failure::Data(diagnostics.sorted()));
    }

    observer.begins(Stage::Publish);
    let fronts = wholes.iter().map(|whole| whole.front.clone()).collect();
    // The audience with the most tenants that need attention has the least redacted view.
    let best = wholes.iter().max_by_key(|whole| whole.attention.len());
    let (tenants, attention) = best.map_or((0, Vec::new()), |whole| (whole.tenants, whole.attention.clone()));
    let root = (!audiences.is_empty()).then_some(gather.out.as_path());
    let put = |whole: Whole, observer: &dyn Observer| whole.staging.publish(whole.made, observer);
    let swapped = publish::together(root, wholes, observer, put)?;
    Ok(MergedShards { tenants, attention, swapped, fronts, warnings: diagnostics.sorted() })
}

/// A merged site in a staging folder.
struct Whole {
    /// The front page, relative to the site's folder.
    front: PathBuf,
    /// Number of tenants.
    tenants: usize,
    /// Names of the tenants that need attention.
    attention: Vec<String>,
    staging: Staging,
    made: Provenance,
    /// Findings in the shards; if any is an error, the site is incomplete.
    findings: Vec<Diagnostic>,
}

/// Merges the shards in `folders` into a site in the staging folder.
fn whole(
    folders: &[PathBuf],
    settings: &Settings,
    theme: &Theme,
    staging: Staging,
    observer: &dyn Observer,
) -> Result<Whole, Failure> {
    let mut diagnostics = Diagnostics::new();
    let made_with = configuration(settings, theme);
    let mut parts = Vec::new();
    for folder in folders {
        match open(folder, settings) {
            Ok(part) => parts.push(part),
            Err(finding) => diagnostics.push(*finding),
        }
    }
    for part in &parts {
        diagnostics.extend(foreign_parts(part, &parts[0], &made_with, theme));
    }
    diagnostics.extend(duplicate_parts(&parts));
    // Missing tenants can only be determined if all shards are readable and belong to the same fleet.
    if !diagnostics.has_errors() {
        diagnostics.extend(missing(&parts));
    }
    diagnostics.extend(copy(&parts, &staging, observer)?);
    let mut inputs: Vec<_> = parts.iter().flat_map(|part| part.manifest.made.inputs.clone()).collect();
    inputs.sort();
    // Each part lists all snapshots of unknown tenants.
    let unread_records: BTreeSet<_> = parts.iter().flat_map(|part| part.manifest.made.unread.clone()).collect();
    let unread: BTreeSet<UnreadSnapshot> = parts.iter().flat_map(|part| part.unread.clone()).collect();
    let unread = unread::in_order(unread);
    let tenants: Vec<TenantSummary> = parts.into_iter().flat_map(|part| part.tenants).collect();
    let made = Provenance {
        generator: GENERATOR.to_owned(),
        as_of: common_moment(tenants.iter().map(|tenant| tenant.as_of)).map(rfc3339),
        audience: settings.audience.as_ref().map(|audience| audience.name.clone()),
        part: None,
        configuration: made_with,
        inputs,
        unread: unread_records.into_iter().collect(),
    };
    let attention = tenants.iter().filter(|tenant| tenant.attention).map(|tenant| tenant.name.clone()).collect();
    let front = PathBuf::from(settings.root().index().as_str());
    let number = tenants.len();
    if !diagnostics.has_errors() {
        let site = Site::of_fleet(settings, Fleet::new(tenants, None, unread));
        for planned in site.pages() {
            observer.go_on()?;
            diagnostics.extend(render(&site, &planned, theme, &staging, &mut Vec::new())?);
        }
        write_assets(theme, &staging)?;
        write_data(&site, &staging, observer)?;
    }
    Ok(Whole { front, tenants: number, attention, staging, made, findings: diagnostics.sorted() })
}

fn finding(folder: &Path, code: Code, message: impl Into<String>) -> Diagnostic {
    Diagnostic::about_file(paths::shown(folder), code, message)
}

/// Opens a shard and checks that its manifest, `fleet.json` and file paths are consistent.
fn open(folder: &Path, settings: &Settings) -> Result<ShardFiles, Box<Diagnostic>> {
    let not = |why: &str| {
        let help = "build one with `tenant-status build --shard I/N` or `--tenant NAME`";
        Box::new(finding(folder, Code::NotAPart, why).with_help(help))
    };
    let path = folder.join(MANIFEST);
    let manifest = match input::read(&path, input::LARGEST_OF_SITE) {
        Ok(bytes) => Manifest::parse(&bytes),
        Err(Unread::TooLarge(size)) => {
            let help = "no shard has this many files; build it again, or copy it again";
            return Err(Box::new(input::too_large(&path, size, input::LARGEST_OF_SITE, help)));
        }
        Err(_) => {
            Manifest::read(folder).map_err(|error| Box::new(finding(folder, Code::DamagedPart, error.to_string())))?
        }
    };
    let manifest = manifest.ok_or_else(|| not("this folder has no site manifest"))?;
    let data = settings.root().fleet_json();
    let data = data.as_str();
    let entry = manifest.files.iter().find(|file| file.path == data);
    let entry = entry.ok_or_else(|| not("this is the site of a single tenant, not a shard"))?;
    let bytes = load(folder, entry)?;
    let file: FleetFile<'_> = serde_json::from_slice(&bytes)
        .ok()
        .filter(|file: &FleetFile<'_>| file.schema == SCHEMA)
        .ok_or_else(|| not("its fleet.json has an unknown format"))?;
    let part = file.part.ok_or_else(|| not("this is the site of a whole fleet"))?;
    let (tenants, unread) = (file.tenants.into_owned(), file.unread.into_owned());
    let found = ShardFiles { folder: folder.to_owned(), manifest, part, tenants, unread };
    match found.strange_path(settings) {
        None => Ok(found),
        Some(path) => {
            let message = format!("`{path}` is missing, or does not belong to a shard");
            Err(Box::new(finding(folder, Code::DamagedPart, message)))
        }
    }
}

impl ShardFiles {
    /// Returns a path that no shard made by this program contains. A shard from elsewhere must not write or link
    /// outside the folders of its tenants.
    fn strange_path(&self, settings: &Settings) -> Option<String> {
        if let Some(tenant) = self.tenants.iter().find(|tenant| !Base::is_name(&tenant.folder)) {
            return Some(tenant.folder.clone());
        }
        let folders: BTreeSet<&str> = self.tenants.iter().map(|tenant| tenant.folder.as_str()).collect();
        let is_ours = |path: &str| {
            let safe = path.split('/').all(is_name_everywhere);
            let above = path.split_once('/').map_or("", |(above, _)| above);
            safe && (path == settings.root().fleet_json().as_str() || above == "assets" || folders.contains(above))
        };
        let strange = self.manifest.files.iter().map(|file| &file.path).find(|path| !is_ours(path));
        let files: BTreeSet<&str> = self.manifest.files.iter().map(|file| file.path.as_str()).collect();
        let links = self.tenants.iter().flat_map(|tenant| {
            let base = settings.folder(&tenant.folder);
            tenant.pages().map(move |page| base.file(page)).collect::<Vec<_>>()
        });
        let dead = links.map(|page| page.as_str().to_owned()).find(|page| !files.contains(page.as_str()));
        strange.cloned().or(dead)
    }
}

/// Reads a file of a shard and checks size and digest against the manifest.
fn load(folder: &Path, entry: &FileEntry) -> Result<Vec<u8>, Box<Diagnostic>> {
    let path = folder.join(&entry.path);
    let damaged = |why: &str| {
        let help = "copy the shard again, or build it again";
        Box::new(finding(&path, Code::DamagedPart, why).with_help(help))
    };
    // The size limit prevents reading a pipe or a file of unexpected size.
    let other_size = "the size of this file differs from the manifest";
    let bytes = input::read(&path, entry.size.min(input::LARGEST_OF_SITE)).map_err(|unread| match unread {
        Unread::NotAFile | Unread::TooLarge(_) | Unread::Changed => damaged(other_size),
        Unread::Io(error) if error.kind() == io::ErrorKind::NotFound => {
            damaged("this file is missing, but listed in the manifest")
        }
        Unread::Io(error) => damaged(&format!("this file cannot be read: {error}")),
    })?;
    if bytes.len() as u64 != entry.size {
        return Err(damaged(other_size));
    }
    if sha256(&bytes) == entry.sha256 {
        Ok(bytes)
    } else {
        Err(damaged("the content of this file differs from the manifest"))
    }
}

/// Returns findings for differences between this shard, the first shard and the settings of this run.
fn foreign_parts(part: &ShardFiles, first: &ShardFiles, made_with: &str, theme: &Theme) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut say = |message: &str, help: &str| {
        found.push(finding(&part.folder, Code::ForeignPart, message).with_help(help));
    };
    if part.manifest.made.generator != GENERATOR {
        say("this shard was built by another version of the program", "build all shards with this version");
    }
    let own = |file: &FileEntry| {
        let asset = file.path.strip_prefix("assets/").map(|name| theme.assets.get(name).map(|bytes| sha256(bytes)));
        asset.is_none_or(|digest| digest.as_ref() == Some(&file.sha256))
    };
    if part.manifest.made.configuration != made_with || !part.manifest.files.iter().all(own) {
        let help = "use the same --config, --theme and --no-links as for the shards; by default, a shard uses the \
                    tenant-status.yaml of its data folder";
        say("this shard was built with other settings or another theme", help);
    }
    let differs = part.part.fleet != first.part.fleet;
    if differs {
        let message =
            format!("this shard was built from a different set of tenants than {}", paths::shown(&first.folder));
        say(&message, "build all shards from the same data");
    }
    found
}

/// Returns findings for tenants and folders that occur in more than one shard.
fn duplicate_parts(parts: &[ShardFiles]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &ShardFiles> = BTreeMap::new();
    let mut found = Vec::new();
    for part in parts {
        for tenant in &part.tenants {
            let names = [format!("id {}", tenant.id), format!("folder {}", tenant.folder.to_lowercase())];
            let before = names.into_iter().filter_map(|name| seen.insert(name, part)).next();
            if let Some(other) = before {
                let message = format!("{} is also in {}", tenant.name, paths::shown(&other.folder));
                found.push(finding(&part.folder, Code::DuplicatePart, message).with_help("omit one of the two"));
            }
        }
    }
    found
}

/// Returns a finding if tenants of the fleet are missing.
fn missing(parts: &[ShardFiles]) -> Option<Diagnostic> {
    let first = parts.first()?;
    let tenants: Vec<&TenantSummary> = parts.iter().flat_map(|part| &part.tenants).collect();
    let there = digest(tenants.iter().map(|tenant| (tenant.id.clone(), tenant.folder.clone())));
    if there == first.part.fleet {
        return None;
    }
    let lacking = first.part.tenants.saturating_sub(tenants.len());
    let message = format!("the shards lack {} of the fleet", numbers::count(lacking as u64, "tenant"));
    let shards: BTreeSet<_> = parts.iter().filter_map(|part| part.part.shard).collect();
    let of = shards.first().map(|shard| shard.of).filter(|of| shards.iter().all(|shard| shard.of == *of));
    let absent: Vec<String> = (1..=of.unwrap_or_default().min(first.part.tenants))
        .filter(|number| shards.iter().all(|shard| shard.index != *number))
        .map(|number| format!("{number}/{}", of.unwrap_or_default()))
        .collect();
    let help = match absent.as_slice() {
        [one] => format!("add shard {one}"),
        [] => "build the missing tenants, and add their shards".to_owned(),
        absent => format!("add the shards {}", numbers::list(absent)),
    };
    Some(finding(&first.folder, Code::MissingPart, message).with_help(help))
}

/// Copies the files of all tenants into the staging folder, and returns findings for damaged files.
fn copy(parts: &[ShardFiles], staging: &Staging, observer: &dyn Observer) -> Result<Vec<Diagnostic>, Error> {
    let files: Vec<(&Path, &FileEntry)> =
        parts.iter().flat_map(|part| part.manifest.files.iter().map(|file| (part.folder.as_path(), file))).collect();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let mut taken = BTreeSet::new();
    let is_tenants = |file: &FileEntry| file.path.contains('/') && !file.path.starts_with("assets/");
    let is_taken: Vec<bool> =
        files.iter().map(|(_, file)| taken.insert(file.path.to_lowercase()) && is_tenants(file)).collect();
    let sizes = files.iter().zip(&is_taken).filter(|(_, is_taken)| **is_taken).map(|((_, file), _)| file.size);
    staging.check_space(sizes)?;
    let one = |(number, (folder, file)): (usize, &(&Path, &FileEntry))| {
        observer.go_on()?;
        observer.progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, files.len());
        match load(folder, file) {
            Err(finding) => Ok(Some(*finding)),
            Ok(bytes) if is_taken[number] => staging.write(&file.path, &bytes).map(|()| None),
            Ok(_) => Ok(None),
        }
    };
    let found: Vec<Option<Diagnostic>> = files.par_iter().enumerate().map(one).collect::<Result<_, Error>>()?;
    Ok(found.into_iter().flatten().collect())
}
