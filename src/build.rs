//! Gives the program an id that changes when its code changes, so that what an older program remembered is not taken
//! for what this one would make. A digest at build time cannot be forgotten, as raising a number by hand can, and costs
//! nothing when the program runs, as a digest of the executable would.

use std::{
    env, fs,
    hash::{DefaultHasher, Hasher},
    io,
    path::Path,
};

/// Everything that decides what a build makes: the code, the built-in themes, and the dependencies in their versions.
const DECIDES: [&str; 4] = ["src", "themes", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for path in DECIDES {
        println!("cargo::rerun-if-changed={path}");
        if Path::new(path).exists() {
            add(Path::new(path), &mut hasher)?;
        }
    }
    hasher.write(env::var("TARGET").unwrap_or_default().as_bytes());
    println!("cargo::rustc-env=TENANT_STATUS_BUILD={:016x}", hasher.finish());
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
