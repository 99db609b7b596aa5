//! Shared helpers for tests of the built program: running it, and comparing folders.

#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]
#![allow(dead_code, reason = "each test file uses its part")]

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::LazyLock,
    time::{Duration, Instant},
};

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

/// Path of the program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_tenant-status");

/// The smallest valid snapshot.
pub const NATIVE: &str =
    "schema: tenant-status/v1\ncaptured_at: 2026-11-22T08:00:00Z\ntenant: { name: Fabrikam Inc }\n";

/// Cache folder of this test run, so that the user's cache is neither read nor changed.
pub static CACHES: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("caches").join(env!("CARGO_CRATE_NAME"));
    let _ = fs::remove_dir_all(&folder);
    folder
});

/// Environment variable of the user's cache folder.
pub const CACHE_HOME: &str = "XDG_CACHE_HOME";

/// A user without rights: the superuser may read and write everything.
pub const NOBODY: u32 = 65_534;

/// Output and exit code of a run.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program in `folder`.
#[track_caller]
pub fn run<A: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = A>) -> Said {
    said(Command::new(PROGRAM).current_dir(folder).args(arguments))
}

/// Runs a command to completion; a hanging command fails the test.
#[track_caller]
pub fn said(command: &mut Command) -> Said {
    if command.get_envs().all(|(name, _)| name != CACHE_HOME) {
        command.env(CACHE_HOME, &*CACHES);
    }
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    let start = Instant::now();
    // Its output fits into the pipe's buffer.
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > Duration::from_secs(120) {
            child.kill().unwrap();
            panic!("it hangs: {command:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: status.code().unwrap_or(-1), stdout: text(stdout), stderr: text(stderr) }
}

/// Returns the content of a folder, by path: the digest of a file, the target of a link, a slash for a folder.
pub fn tree(folder: &Path) -> BTreeMap<String, String> {
    let entries = WalkDir::new(folder).min_depth(1).into_iter().map(Result::unwrap);
    entries
        .map(|entry| {
            let path = entry.path();
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            let what = match entry.file_type() {
                kind if kind.is_dir() => "/".to_owned(),
                kind if kind.is_symlink() => format!("-> {}", fs::read_link(path).unwrap().display()),
                _ => digest(&fs::read(path).unwrap()),
            };
            (name, what)
        })
        .collect()
}

/// Asserts that two trees are equal; prints only the differences.
#[track_caller]
pub fn assert_same(found: &BTreeMap<String, String>, expected: &BTreeMap<String, String>) {
    let paths: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
    let differs = paths.into_iter().filter(|path| found.get(*path) != expected.get(*path));
    let shown: Vec<_> = differs.map(|path| (path, found.get(path), expected.get(path))).collect();
    assert!(shown.is_empty(), "path, found, expected: {shown:#?}");
}

/// Returns the SHA-256 digest in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns whether every file in the checksums of a site exists with its digest, and the front page is one of them.
pub fn is_whole(site: &Path) -> bool {
    let Ok(sums) = fs::read_to_string(site.join("SHA256SUMS")) else { return false };
    let whole = |line: &str| {
        let (sum, path) = line.split_once("  ").unwrap();
        fs::read(site.join(path)).is_ok_and(|bytes| digest(&bytes) == sum)
    };
    sums.contains("  index.html\n") && sums.lines().all(whole)
}

/// A mounted folder; unmounted when dropped.
pub struct Mount(PathBuf);

/// Runs `mount`; without permission, prints that the test is skipped.
#[allow(clippy::print_stdout, reason = "a skipped test has to be visible")]
pub fn mount(arguments: &[&str], at: &Path) -> Option<Mount> {
    let said = said(Command::new("mount").args(arguments).arg(at));
    if said.code == 0 {
        return Some(Mount(at.to_owned()));
    }
    println!("skipped, because this user may not mount: {}", said.stderr.trim());
    None
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

/// Copies a folder with its content; `last_first` creates the files in reverse order.
pub fn copy(from: &Path, to: &Path, last_first: bool) {
    fs::create_dir_all(to).unwrap();
    let mut entries: Vec<_> = fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    if last_first {
        entries.reverse();
    }
    for entry in entries {
        let copied = to.join(entry.file_name().unwrap());
        if entry.is_dir() { copy(&entry, &copied, last_first) } else { fs::copy(&entry, &copied).map(|_| ()).unwrap() }
    }
}
