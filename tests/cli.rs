//! Command-line sessions: input folder, commands with their exact output, and output folder.
//!
//! Each `.md` and `.toml` file in `tests/cli/` is one case. It runs in the folder `.in` of the same name, and the files
//! in the folder `.out` must exist afterwards. To add a case, write the commands and run with BLESS=1; no Rust is
//! needed.

#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]

use crate::common;

use std::{
    env, fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use crate::common::{NATIVE, run};
use tenant_status::diagnostic::Code;

/// Codes that no session shows, with the reason.
const NOT_IN_A_SESSION: &[(Code, &str)] = &[
    (Code::TooMuchWrong, "a thousand files; see `reading_stops_after_too_many_findings`"),
    (Code::Unreadable, "a user without rights; see `broken::a_file_without_rights_is_named`"),
    (Code::ChangedFile, "a file that changes; see `input::a_file_that_changes_while_it_is_read_is_not_used`"),
];

#[test]
fn sessions() {
    if env::var_os("BLESS").is_some() && env::var_os("TRYCMD").is_none() {
        // Trycmd has its own variable.
        let mut again = Command::new(env::current_exe().unwrap());
        again.args(["cli::sessions", "--exact", "--nocapture"]).env("TRYCMD", "overwrite");
        assert!(again.status().unwrap().success());
        return;
    }
    trycmd::TestCases::new()
        .register_bin("tenant-status", Path::new(env!("CARGO_BIN_EXE_tenant-status")))
        .env("COLUMNS", "100")
        .env(common::CACHE_HOME, common::CACHES.to_string_lossy())
        .case("tests/cli/*.md")
        .case("tests/cli/*.toml");
}

/// Returns name and text of the cases in `tests/cli`.
fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files
        .map(|file| (file.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(file).unwrap()))
        .collect()
}

#[test]
fn sessions_run_all_their_commands_and_contain_no_local_paths() {
    for (name, text) in cases() {
        // Trycmd silently skips unknown programs.
        let others = text.lines().find(|line| line.starts_with("$ ") && !line.starts_with("$ tenant-status"));
        assert_eq!(others, None, "{name}");
        assert!(!name.ends_with(".toml") || text.contains("bin.name = \"tenant-status\""), "{name}");
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")) && !text.contains("/tmp"), "{name}");
    }
}

#[test]
fn every_code_occurs_in_a_session() {
    if env::var_os("BLESS").is_some() {
        return; // The sessions are being written.
    }
    let shown: String = cases().into_iter().map(|(_, text)| text).collect();
    for code in Code::ALL {
        let occurs = ["error", "warning"].iter().any(|level| shown.contains(&format!("{level}[{code}]: ")));
        let excused = NOT_IN_A_SESSION.iter().any(|(excused, _)| excused == code);
        assert!(occurs != excused, "{code}: shown in a session: {occurs}, excused: {excused}");
    }
}

#[test]
fn a_file_of_two_gigabytes_is_refused_unread() {
    let data = tempfile::tempdir().unwrap();
    for name in ["export.json", "capture.yaml"] {
        fs::File::create(data.path().join(name)).unwrap().set_len(2 << 30).unwrap();
    }
    fs::write(data.path().join("fabrikam.yaml"), NATIVE).unwrap();
    let start = Instant::now();
    let said = run(data.path(), ["check", "."]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.stderr,
        "error[too-large]: the file has 2.2 GB; at most 32 MB are read\n\
         --> ./capture.yaml\n \
         = help: if this is right, raise `limits.file_size` in tenant-status.yaml; if it is no snapshot, move it out of \
         the data\n\n\
         error[too-large]: the file has 2.2 GB; at most 32 MB are read\n\
         --> ./export.json\n \
         = help: if this is right, raise `limits.file_size` in tenant-status.yaml; if it is no snapshot, move it out of \
         the data\n\n\
         2 errors; nothing was published\n"
    );
    assert!(start.elapsed() < Duration::from_secs(5), "it was read: {:?}", start.elapsed());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_without_blocking() {
    let data = tempfile::tempdir().unwrap();
    for name in ["x.yaml", "vppTokens.json", "tenant-status.yaml"] {
        assert!(Command::new("mkfifo").arg(data.path().join(name)).status().unwrap().success());
    }
    fs::write(data.path().join("fabrikam.yaml"), NATIVE).unwrap();
    let said = run(data.path(), ["check", "."]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.stderr,
        "error[not-a-file]: this is not a regular file\n\
         --> ./tenant-status.yaml\n \
         = help: only regular files are read; move this one out of the way\n\n\
         error[not-a-file]: this is not a regular file\n\
         --> ./vppTokens.json\n \
         = note: this spoils the snapshot .\n \
         = help: only regular files are read; move this one out of the way\n\n\
         error[not-a-file]: this is not a regular file\n\
         --> ./x.yaml\n \
         = help: only regular files are read; move this one out of the way\n\n\
         3 errors; nothing was published\n"
    );
}
