//! `tenant-status theme`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Outcome, created::CreatedFiles, say, signals};
use crate::{
    diagnostic::did_you_mean,
    error::{Error, Failure},
    paths, theme,
};

/// Subcommands of `theme`.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List the built-in themes (currently one: default).
    List,
    /// Copy a built-in theme into a folder, as a starting point for your own.
    Eject {
        /// Name of a built-in theme: default.
        name: String,
        /// A new or empty folder.
        dir: PathBuf,
    },
}

pub(super) fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::List => list(),
        Command::Eject { name, dir } => eject(name, dir),
    }
}

fn list() -> Result<Outcome, Failure> {
    for (name, description) in theme::built_in() {
        say(&format!("{name}  {description}"))?;
    }
    Ok(Outcome::Done)
}

fn eject(name: &str, dir: &Path) -> Result<Outcome, Failure> {
    let Some(files) = theme::files_of(name) else {
        let names: Vec<&str> = theme::built_in().map(|(name, _)| name).collect();
        let advice = did_you_mean(name, names.iter().copied())
            .map_or_else(|| format!("expected one of: {}", names.join(", ")), |meant| format!("did you mean {meant}?"));
        return Err(Error::Refused(format!("there is no built-in theme {name}; {advice}")).into());
    };
    let filled = dir.is_dir() && fs::read_dir(dir).map_err(Error::io("read", dir))?.next().is_some();
    if filled || dir.is_file() {
        return Err(Error::Refused(format!("{} exists already; choose a new folder", paths::shown(dir))).into());
    }
    let mut copied = CreatedFiles::default();
    for (path, bytes) in &files {
        signals::go_on()?;
        copied.add(&dir.join(path), bytes)?;
    }
    copied.keep();
    say(&format!(
        "Copied {} files of the theme {name} into {}.\nKeep the files that you change and delete the \
         others. In theme.yaml, set `parent: {name}` and a name of your own.",
        files.len(),
        paths::shown(dir)
    ))?;
    Ok(Outcome::Done)
}
