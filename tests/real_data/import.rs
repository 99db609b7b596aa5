//! Import: the site is the same, and what is kept is a small part of what was captured.

use std::{collections::BTreeMap, fs, io::Write as _, path::Path};

use tempfile::TempDir;
use tenant_status::import::{Import, ImportSummary, read};
use walkdir::WalkDir;

use super::shared::{built, inside, shared};

fn import(source: &Path, into: &Path) -> Vec<ImportSummary> {
    let (source, into) = (source.to_owned(), Some(into.to_owned()));
    let ready = read(&Import { source, into, config: None, dry_run: false, move_to: None }, &()).unwrap();
    let summaries = ready.carry_out(&mut |_| Ok(())).unwrap();
    assert!(summaries.iter().all(|summary| summary.refused.is_empty()), "{summaries:#?}");
    summaries
}

/// Says something past the harness, which hides what passing tests print.
fn say(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|file| {
            let name = file.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (name, fs::read(file.path()).unwrap())
        })
        .collect()
}

#[test]
fn the_archive_and_its_import_make_the_same_site() {
    let Some(archive) = shared("archive") else { return };
    let folder = TempDir::new().unwrap();
    let [kept, before, after] = ["kept", "before", "after"].map(|name| folder.path().join(name));
    for tenant in inside(&archive) {
        let summaries = import(&tenant, &kept.join(tenant.file_name().unwrap()));
        for ImportSummary { tenant, written, from, to, .. } in summaries {
            say(&format!("import of {written} snapshots of {tenant}: {from} bytes -> {to} bytes"));
            assert!(to < from, "{tenant}");
        }
    }
    built(&archive, &before);
    built(&kept, &after);
    let (before, after) = (files(&before), files(&after));
    assert!(before.keys().eq(after.keys()), "other pages");
    // The files that they were made from differ, and with them what those are known by.
    let known_by = |name: &str| ["manifest.json", "SHA256SUMS"].contains(&name);
    let differ: Vec<&String> = before
        .iter()
        .filter(|(name, bytes)| !known_by(name) && after[*name] != **bytes)
        .map(|(name, _)| name)
        .collect();
    assert!(differ.is_empty(), "{differ:#?}");
}

/// Captures of all services: of three megabytes, those about Intune are kept.
#[test]
fn a_raw_capture_becomes_small() {
    let Some(captures) = shared("message-center") else { return };
    for capture in inside(&captures) {
        let name = capture.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("snapshot-") {
            continue;
        }
        let folder = TempDir::new().unwrap();
        let raw = folder.path().join("raw");
        fs::create_dir(&raw).unwrap();
        fs::write(raw.join("tenant.yaml"), "name: Somebody\ncaptured_at: 2026-01-01T00:00:00Z\n").unwrap();
        fs::copy(&capture, raw.join("messages.json")).unwrap();
        let [ImportSummary { from, to, .. }] = import(&raw, &folder.path().join("kept")).try_into().unwrap();
        say(&format!("import of {name}: {from} bytes -> {to} bytes, {:.1} %", 100.0 * to as f64 / from as f64));
        assert!(to * 10 < from, "a year of these has to be tens of megabytes: {to} bytes each");
    }
}
