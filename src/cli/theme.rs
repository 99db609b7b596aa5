//! `tenant-status theme`.

use std::{fs, path::Path};

use super::{Outcome, say};
use crate::{Failure, diagnostic::did_you_mean, error::Error, theme};

pub(super) fn list() -> Result<Outcome, Failure> {
    for (name, description) in theme::built_in() {
        say(&format!("{name}  {description}"));
    }
    Ok(Outcome::Done)
}

pub(super) fn eject(name: &str, dir: &Path) -> Result<Outcome, Failure> {
    let Some(files) = theme::files_of(name) else {
        let names: Vec<&str> = theme::built_in().map(|(name, _)| name).collect();
        let advice = did_you_mean(name, names.iter().copied())
            .map_or_else(|| format!("there are: {}", names.join(", ")), |meant| format!("did you mean {meant}?"));
        return Err(Error::Refused(format!("there is no built-in theme {name}; {advice}")).into());
    };
    let filled = dir.is_dir() && fs::read_dir(dir).map_err(Error::io("read", dir))?.next().is_some();
    if filled || dir.is_file() {
        return Err(Error::Refused(format!("{} is there already; name a new folder", dir.display())).into());
    }
    for (path, bytes) in &files {
        let file = dir.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
        }
        fs::write(&file, bytes).map_err(Error::io("write", &file))?;
    }
    say(&format!(
        "Copied {} files of the theme {name} into {}.\nKeep those that you change, delete the others, and write \
         `parent: {name}` and a name of your own into theme.yaml.",
        files.len(),
        dir.display()
    ));
    Ok(Outcome::Done)
}
