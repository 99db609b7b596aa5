//! What is done once, when the program is built.
//!
//! The built-in themes are made small: pages come out small then, and neither the minifier nor its work is in the program.
//!
//! The program gets an id that changes when its code changes, so that what an older program remembered is not taken
//! for what this one would make. A digest at build time cannot be forgotten, as raising a number by hand can, and costs
//! nothing when the program runs, as a digest of the executable would.

mod small;

use std::{
    env,
    error::Error,
    fs,
    hash::{DefaultHasher, Hasher},
    io,
    path::{Path, PathBuf},
};

/// Everything that decides what a build makes: the code, the built-in themes, and the dependencies in their versions.
const DECIDES: [&str; 4] = ["src", "themes", "Cargo.toml", "Cargo.lock"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut hasher = DefaultHasher::new();
    for path in DECIDES {
        println!("cargo::rerun-if-changed={path}");
        if Path::new(path).exists() {
            add(Path::new(path), &mut hasher)?;
        }
    }
    hasher.write(env::var("TARGET").unwrap_or_default().as_bytes());
    println!("cargo::rustc-env=TENANT_STATUS_BUILD={:016x}", hasher.finish());
    let small = PathBuf::from(env::var("OUT_DIR")?).join("themes");
    let _ = fs::remove_dir_all(&small);
    make_small(Path::new("themes"), &small)?;
    Ok(())
}

/// Copies a folder, its templates and style sheets made small.
fn make_small(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let from = entry?.path();
        let to = to.join(from.file_name().unwrap_or_default());
        let told = |why: String| format!("{}: {why}", from.display());
        match from.extension().and_then(|ending| ending.to_str()) {
            _ if from.is_dir() => make_small(&from, &to)?,
            Some("html") => fs::write(to, small::template(&fs::read_to_string(&from)?).map_err(told)?)?,
            Some("css") => fs::write(to, small::style(&fs::read_to_string(&from)?).map_err(told)?)?,
            _ => fs::write(to, fs::read(&from)?)?,
        }
    }
    Ok(())
}

/// Adds the names and contents of all files, in the order of the names.
fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    hasher.write(path.to_string_lossy().as_bytes());
    if !path.is_dir() {
        let content = fs::read(path)?;
        hasher.write_usize(content.len());
        hasher.write(&content);
        return Ok(());
    }
    let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    entries.iter().try_for_each(|entry| add(entry, hasher))
}
