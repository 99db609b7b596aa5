//! `tenant-status init`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Outcome, created::CreatedFiles, now, say};
use crate::{
    diagnostic::visible,
    error::{Error, Failure},
    numbers, paths,
    snapshot::CONFIGURATION,
    tenant::rfc3339,
};

/// Commented settings; a test compares them with the defaults.
const SETTINGS: &str = include_str!("init/tenant-status.yaml");

/// A snapshot without sections, with comments.
const SNAPSHOT: &str = include_str!("init/snapshot.yaml");

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder for the settings and the snapshots; created if it does not exist. A folder that has other files gets only
    /// the settings.
    dir: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let Arguments { dir } = arguments;
    let now = now();
    let settings = dir.join(CONFIGURATION);
    let snapshot = dir.join(format!("{}.yaml", now.format("%Y-%m-%d")));
    refuse_existing([&settings, &snapshot])?;
    // In a folder with snapshots, another one would be a tenant that does not exist.
    let snapshot = is_empty(dir)?.then_some(snapshot);
    let mut created = CreatedFiles::default();
    created.add(&settings, SETTINGS.as_bytes())?;
    if let Some(snapshot) = &snapshot {
        created.add(snapshot, SNAPSHOT.replace("{CAPTURED_AT}", &rfc3339(now)).as_bytes())?;
    }
    created.keep();
    say(&next_steps(&settings, snapshot.as_deref(), &quoted(&shown(dir))))?;
    Ok(Outcome::Done)
}

/// Refuses to overwrite files.
///
/// # Errors
/// [`Error::Refused`] with the names of all that exist.
fn refuse_existing(files: [&PathBuf; 2]) -> Result<(), Error> {
    // A link that leads nowhere exists too.
    let existing = files.into_iter().filter(|file| file.symlink_metadata().is_ok());
    let names: Vec<String> = existing.map(paths::shown).collect();
    match names.as_slice() {
        [] => Ok(()),
        [one] => Err(Error::Refused(format!("{one} exists already, and is not overwritten"))),
        _ => Err(Error::Refused(format!("{} exist already, and are not overwritten", numbers::list(&names)))),
    }
}

/// Returns whether a folder is missing, or has only hidden files.
fn is_empty(dir: &Path) -> Result<bool, Error> {
    if !dir.exists() {
        return Ok(true);
    }
    let names = fs::read_dir(dir).map_err(Error::io("read", dir))?.flatten().map(|entry| entry.file_name());
    Ok(names.into_iter().all(|name| name.as_encoded_bytes().starts_with(b".")))
}

/// Returns what was created, and the next commands.
fn next_steps(settings: &Path, snapshot: Option<&Path>, dir: &str) -> String {
    let settings = format!("Created {}: every setting, commented, with its default.", shown(settings));
    let collect =
        snapshot.map_or("", |_| "\nTo collect snapshots instead, delete this one, and run tenant-status-collect.");
    let snapshot = snapshot.map_or_else(
        || "The folder has other files, so no snapshot was created.\n\nNext, run:".to_owned(),
        |snapshot| {
            let snapshot = shown(snapshot);
            format!("Created {snapshot}: a first snapshot to fill in.\n\nNext, fill in the snapshot, and run:")
        },
    );
    format!("{settings}\n{snapshot}\n  tenant-status check {dir}\n  tenant-status build {dir} --out site{collect}")
}

fn shown(path: &Path) -> String {
    visible(&paths::shown(path))
}

/// Returns a path as an argument of a command, for the shells of the system.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/\\:._-+@,".contains(c);
    let path = if path.starts_with('-') { format!("./{path}") } else { path.to_owned() };
    match (path.chars().all(is_plain), cfg!(windows)) {
        (true, _) => path,
        (false, true) => format!("\"{path}\""),
        (false, false) => format!("'{}'", path.replace('\'', r"'\''")),
    }
}
