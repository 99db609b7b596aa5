//! Runs that are killed, and runs at the same time.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use crate::{
    complete::assert_same_as_native,
    fake_graph::{FakeGraph, Scenario},
    program::{Collect, Site, names},
};

/// A fake whose answers take a while.
fn slow() -> FakeGraph {
    FakeGraph::start(Scenario { latency: Duration::from_millis(40), ..Scenario::contoso() })
}

/// Waits until something is so; fails if that takes too long.
#[track_caller]
fn wait(is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(60), "it never becomes so");
        thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_killed_run_leaves_nothing_that_is_read() {
    let fake = slow();
    let data = tempfile::tempdir().unwrap();
    Collect::new(&fake).into(data.path()).run().code(0);
    let before = names(data.path());
    // In the middle: at the beginning, after some requests, and near the end.
    for requests in [1, 12, 30] {
        let start = fake.requests().len();
        let running = Collect::new(&fake).into(data.path()).start();
        wait(|| fake.requests().len() >= start + requests);
        assert_eq!(running.kill().code, None);
        thread::sleep(Duration::from_millis(1000));
    }
    let after = names(data.path());
    let left: Vec<&String> = after.iter().filter(|name| !before.contains(name)).collect();
    assert!(!left.is_empty() && left.iter().all(|name| name.ends_with(".partial")), "{left:?}");
    let site = Site::build(data.path());
    let history: serde_json::Value = serde_json::from_str(&site.text("history.json")).unwrap();
    assert_eq!(history["snapshots"].as_array().unwrap().len(), 1);
    assert!(site.built.findings.is_empty(), "{:#?}", site.built.findings);
}

#[test]
fn the_next_run_removes_what_a_killed_one_left_but_not_what_is_in_use() {
    let fake = slow();
    let data = tempfile::tempdir().unwrap();
    let running = Collect::new(&fake).into(data.path()).start();
    wait(|| fake.requests().len() >= 5);
    running.kill();
    let left = names(data.path());
    assert_eq!(left.len(), 1, "{left:?}");
    // As if it had been killed an hour ago.
    let old = data.path().join("2026-01-01T000000Z.partial");
    fs::rename(data.path().join(&left[0]), &old).unwrap();
    let others = data.path().join("2026-01-02T000000Z.partial");
    fs::create_dir(&others).unwrap();
    fs::write(others.join("mine.txt"), "not of the collector").unwrap();

    let running = Collect::new(&fake).into(data.path()).start();
    let under_way = |names: &[String]| names.iter().filter(|name| name.ends_with(".partial")).count() == 2;
    wait(|| !old.exists() && under_way(&names(data.path())));
    // Another run while the first is under way.
    Collect::new(&fake).into(data.path()).run().code(0);
    running.finish().code(0);
    let after = names(data.path());
    assert!(!old.exists() && others.exists(), "{after:?}");
    assert_eq!(after.iter().filter(|name| !name.ends_with(".partial")).count(), 2, "{after:?}");
}

#[test]
fn two_runs_at_once_write_two_captures() {
    let fake = slow();
    let data = tempfile::tempdir().unwrap();
    let runs: Vec<_> = (0..3).map(|_| Collect::new(&fake).into(data.path()).start()).collect();
    for run in runs {
        run.finish().code(0);
    }
    let captures = names(data.path());
    assert_eq!(captures.len(), 3, "{captures:?}");
    for capture in &captures {
        let only = tempfile::tempdir().unwrap();
        fs::rename(data.path().join(capture), only.path().join(capture)).unwrap();
        let capture = only.path().join(capture);
        assert_same_as_native(&Site::build(only.path()), &fake.scenario().tenants[0].facts, &capture, None);
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let fake = FakeGraph::start(Scenario::contoso());
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("a-file");
    fs::write(&file, "kept").unwrap();
    let ran = Collect::new(&fake).into(&file).run().code(2);
    ran.prints("a-file");
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
}
