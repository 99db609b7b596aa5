//! `build --watch`: builds again after changes, keeps the site on errors, and stops with a signal.

#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use crate::common::{self, CACHE_HOME, NATIVE, PROGRAM, is_whole, run, tree};

/// A program that watches, and the lines that it prints.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

/// Maximum time until a change is built on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

impl Watching {
    /// Starts `build --watch` for the folder `snapshots`, and waits until it watches.
    fn start(place: &Path) -> Self {
        Watching::start_with(place, &["build", "snapshots", "--out", "site", "--watch"])
    }

    fn start_with(place: &Path, arguments: &[&str]) -> Self {
        // Behind a shell's `&`, SIGINT would be ignored. Both outputs share a pipe, so that their order is known.
        let mut command = Command::new("sh");
        command.args(["-c", "exec env --default-signal=INT,TERM \"$@\" 2>&1", "sh", PROGRAM]).args(arguments);
        command.current_dir(place).env(CACHE_HOME, &*common::CACHES);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = mpsc::channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || output.lines().try_for_each(|line| sender.send(line.unwrap())));
        let watching = Watching { child, lines };
        watching.until("Watching for changes.");
        watching
    }

    /// Returns the lines up to one that contains `text`.
    #[track_caller]
    fn until(&self, text: &str) -> Vec<String> {
        let (begun, mut found) = (Instant::now(), Vec::new());
        while let Ok(line) = self.lines.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
            found.push(line);
            if found.last().unwrap().contains(text) {
                return found;
            }
        }
        panic!("no line with `{text}`: {found:#?}");
    }

    /// Stops the program with a signal. Returns its exit code and the lines that it has printed since.
    fn stop(mut self, signal: Signal) -> (Option<i32>, Vec<String>) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
        let code = self.child.wait().unwrap().code();
        (code, self.lines.iter().collect())
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// Creates a folder with one snapshot.
fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("snapshots")).unwrap();
    fs::write(place.path().join("snapshots/2026-11-22.yaml"), NATIVE).unwrap();
    place
}

fn front(place: &Path) -> String {
    fs::read_to_string(place.join("site/index.html")).unwrap()
}

#[test]
fn changes_are_built_and_errors_keep_the_site() {
    let place = place();
    let here = place.path();
    let watching = Watching::start(here);
    assert!(front(here).contains("Fabrikam Inc"));

    let snapshot = here.join("snapshots/2026-11-22.yaml");
    fs::write(&snapshot, NATIVE.replace("Fabrikam Inc", "Woodgrove Bank")).unwrap();
    let lines = watching.until("Built 9 pages for 1 tenant from 1 snapshot, as of 22 Nov 2026 08:00 UTC.");
    assert_eq!(lines.len(), 1, "one line for each build: {lines:#?}");
    assert!(front(here).contains("Woodgrove Bank"));

    let published = tree(&here.join("site"));
    let settings = here.join("snapshots/tenant-status.yaml");
    fs::write(&settings, "titel: Status\n").unwrap();
    let lines = watching.until("Not built. The site is as it was.");
    assert!(lines[0].starts_with("error[unknown-field]: unknown key `titel`"), "{lines:#?}");
    common::assert_same(&tree(&here.join("site")), &published);

    fs::write(&settings, "title: State of our tenants\n").unwrap();
    let lines = watching.until("Built 9 pages");
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(front(here).contains("State of our tenants"));
    assert!(is_whole(&here.join("site")));

    // The site is the one that a single build makes.
    assert_eq!(run(here, ["build", "snapshots", "--out", "once", "--no-cache"]).code, 0);
    common::assert_same(&tree(&here.join("site")), &tree(&here.join("once")));

    let (code, lines) = watching.stop(Signal::INT);
    assert_eq!(code, Some(130));
    assert_eq!(lines, ["stopped by SIGINT; the site is as the last build published it"]);
    assert!(is_whole(&here.join("site")));
}

/// The theme, its parent, words and logo are outside the data folder. The site and the cache are inside it.
#[test]
fn files_outside_the_data_are_watched_and_written_ones_are_not() {
    let place = place();
    let here = place.path();
    for (path, text) in [
        ("themes/mine/theme.yaml", "name: mine\nparent: ours\n"),
        ("themes/ours/theme.yaml", "name: ours\nparent: default\n"),
        ("words.ftl", "skip-to-content = Skip\n"),
        ("settings.yaml", "theme: themes/mine\nwords: words.ftl\naudiences:\n  everyone:\n  helpdesk:\n"),
    ] {
        fs::create_dir_all(here.join(path).parent().unwrap()).unwrap();
        fs::write(here.join(path), text).unwrap();
    }
    let outside = ["--config", "settings.yaml", "--cache", "snapshots/cache", "--out", "snapshots/site"];
    let watching = Watching::start_with(here, &[&["build", "snapshots", "--watch"], &outside[..]].concat());
    for (path, text) in [
        ("themes/mine/assets/mine.css", "body { color: black }\n"),
        ("themes/ours/assets/ours.css", "body { color: black }\n"),
        ("words.ftl", "skip-to-content = Skip all of this\n"),
        ("settings.yaml", "theme: themes/mine\naudiences:\n  everyone:\n"),
    ] {
        fs::create_dir_all(here.join(path).parent().unwrap()).unwrap();
        fs::write(here.join(path), text).unwrap();
        watching.until("Built ");
    }
    assert!(here.join("snapshots/site/everyone/assets/ours.css").is_file());
    // Neither its own output nor an unfinished export is a change.
    fs::create_dir(here.join("snapshots/2026-11-23.partial")).unwrap();
    fs::write(here.join("snapshots/2026-11-23.partial/a.json"), "{").unwrap();
    std::thread::sleep(Duration::from_secs(4));
    let (code, lines) = watching.stop(Signal::TERM);
    assert_eq!(code, Some(143));
    assert_eq!(
        lines.last().map(String::as_str),
        Some("stopped by SIGTERM; the site is as the last build published it")
    );
    assert!(!lines.iter().any(|line| line.contains("Built") || line.contains("Unchanged")), "{lines:#?}");
}

#[test]
fn a_first_build_with_errors_waits_for_their_correction() {
    let place = place();
    let here = place.path();
    let snapshot = here.join("snapshots/2026-11-22.yaml");
    fs::write(&snapshot, "schema: tenant-status/v1\n").unwrap();
    let watching = Watching::start(here);
    assert!(!here.join("site").exists());
    fs::write(&snapshot, NATIVE).unwrap();
    watching.until("Built 9 pages");
    // One broken file of several is left out, as by any build; its finding is printed once.
    fs::write(here.join("snapshots/2026-11-23.yaml"), "schema: tenant-status/v1\n").unwrap();
    let lines = watching.until("Built 9 pages");
    assert!(
        lines.iter().any(|line| line.contains("published without 1 snapshot that could not be read")),
        "{lines:#?}"
    );
    fs::write(here.join("snapshots/notes.md"), "nothing").unwrap();
    let lines = watching.until("9 pages");
    assert_eq!(lines.len(), 1, "{lines:#?}");
    watching.stop(Signal::TERM);
}

#[test]
fn wrong_usage_ends_the_program() {
    let place = place();
    for (arguments, message) in [
        (vec!["build", "none", "--watch"], "none"),
        (vec!["build", "snapshots", "--out", "snapshots", "--watch"], "is the data folder"),
        (vec!["build", "--watch", "--fail-on", "warning"], "cannot be used with"),
        (vec!["build", "--watch", "--timings"], "cannot be used with"),
    ] {
        let said = run(place.path(), &arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {said:?}");
        assert!(said.stderr.contains(message), "{said:?}");
    }
}
