//! The build script.
//!
//! It minifies the built-in themes, so that pages are small and the program needs no minifier.
//!
//! It parses the built-in message files, so that the program need not, and writes a function for each message of the program.
//! A file with a mistake does not compile.
//!
//! It also computes an id that changes with the code, so that cache files of another version are ignored. A digest at
//! build time cannot be forgotten, unlike a manual version number, and costs nothing at run time, unlike a digest of
//! the executable.
//!
//! And it decides which code is compiled for what Unix has and other systems lack: `cfg(portable)` is every other system, and
//! Unix with the feature of that name, for tests.

#[allow(dead_code, unreachable_pub, reason = "the program uses more of it")]
#[path = "../locale/file.rs"]
mod file;
mod messages;
#[allow(dead_code, unreachable_pub, reason = "the program uses more of it")]
#[path = "../locale/pattern.rs"]
mod pattern;
mod small;

use std::{
    env,
    error::Error,
    fs,
    hash::{DefaultHasher, Hasher},
    io,
    path::{Path, PathBuf},
};

/// All input that affects generated sites: code, built-in themes, and dependencies with their versions.
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
    let is_portable = env::var_os("CARGO_CFG_UNIX").is_none() || env::var_os("CARGO_FEATURE_PORTABLE").is_some();
    println!("cargo::rustc-check-cfg=cfg(portable)");
    if is_portable {
        println!("cargo::rustc-cfg=portable");
    }
    hasher.write_u8(is_portable.into());
    println!("cargo::rustc-env=TENANT_STATUS_BUILD={:016x}", hasher.finish());
    let small = PathBuf::from(env::var("OUT_DIR")?).join("themes");
    let _ = fs::remove_dir_all(&small);
    make_small(Path::new("themes"), &small)?;
    messages::write(&small.with_file_name("messages.rs"))
}

/// Copies a folder, with templates and style sheets minified.
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

/// Hashes names and contents of all files, sorted by name.
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
