//! The sample data covers every state that pages can show.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use crate::{exports::text_of, history::build::chronicle};
use chrono::DateTime;
use serde_json::Value;
use tempfile::TempDir;
use tenant_status::{
    history::ChangeKind,
    rules::Criteria,
    snapshot::{self, Services},
    tenant::{Moment, Snapshot},
};

/// Builds the sample; returns its status file and the exit code.
fn built(arguments: &[&str]) -> (Value, Option<i32>, String) {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("site");
    let mut program = Command::new(env!("CARGO_BIN_EXE_tenant-status"));
    program.arg("build").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).arg("--out").arg(&out);
    let output = program.args(arguments).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let status = fs::read_to_string(out.join("status.json")).unwrap_or_else(|error| panic!("{error}: {errors}"));
    (serde_json::from_str(&status).unwrap(), output.status.code(), errors)
}

/// Returns every snapshot of the sample, oldest first.
fn snapshots() -> Vec<Snapshot> {
    let (archive, findings) =
        snapshot::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), Services::All, &()).unwrap();
    assert_eq!(findings.sorted(), []);
    assert_eq!(archive.tenants.len(), 1);
    archive.histories().into_iter().flat_map(|tenant| tenant.snapshots).map(|dated| dated.snapshot).collect()
}

fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap()).collect()
}

#[test]
fn the_sample_builds_without_findings() {
    let (_, code, errors) = built(&[]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert_eq!(built(&["--fail-on", "unhealthy"]).1, Some(3));
}

/// The archive has a strip of each connector: those that still exist first, removed ones last.
#[test]
fn removed_connectors_are_last_in_the_archive() {
    let folder = TempDir::new().unwrap();
    let site = folder.path().join("site");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    tenant_status::build(&tenant_status::Build::new(data, &site), &()).unwrap();
    let page = fs::read_to_string(site.join("archive/index.html")).unwrap();
    let strips = page.split("Every connector in 2026").last().unwrap();
    let place = |name: &str| strips.find(name).unwrap_or_else(|| panic!("{name}"));
    assert!(place("Windows Autopilot") < place("Chrome Enterprise") && place("Chrome Enterprise") < place("NDES-TEST"));
}

#[test]
fn connectors_are_in_every_state() {
    let (status, ..) = built(&[]);
    let groups = status["connectors"].as_array().unwrap();
    let found: Vec<(&str, &str)> =
        groups.iter().map(|group| (group["type"].as_str().unwrap(), group["status"].as_str().unwrap())).collect();
    let expected = [
        ("certificate-connector", "unhealthy"),
        ("apple-vpp-expiry", "unhealthy"),
        ("apple-enrollment-sync", "warning"),
        ("apple-vpp-sync", "warning"),
        ("mobile-threat-defense", "warning"),
        ("apple-push-certificate", "warning"),
        ("jamf", "unknown"),
        ("google-play-sync", "healthy"),
        ("windows-autopilot", "healthy"),
        ("defender-for-endpoint", "healthy"),
        ("apple-enrollment-expiry", "healthy"),
        ("google-play-binding", "healthy"),
        ("exchange-on-premises", "not_configured"),
        ("microsoft-store", "retired"),
    ];
    assert_eq!(found, expected);
    assert_eq!(status["not_captured"], serde_json::json!(["connectors/chrome-enterprise"]));
    for group in groups {
        let members = group["members"].as_array().unwrap();
        let counts = group["status"] != "not_configured" && group["status"] != "retired";
        let decided = members.first().filter(|_| counts).map(|first| &first["id"]);
        assert_eq!(group["decided_by"], *decided.unwrap_or(&Value::Null), "{}", group["type"]);
        assert!(members.iter().all(|member| !member["because"].as_str().unwrap().is_empty()), "{}", group["type"]);
    }
}

#[test]
fn one_sku_is_over_assigned() {
    let (status, ..) = built(&[]);
    let licenses = &status["licenses"];
    assert_eq!((licenses["total"].as_u64(), licenses["assigned"].as_u64()), (Some(4000), Some(3920)));
    let over = |sku: &&Value| sku["assigned"].as_u64() > sku["total"].as_u64();
    let over: Vec<&Value> = licenses["skus"].as_array().unwrap().iter().filter(over).map(|sku| &sku["sku"]).collect();
    assert_eq!(over, ["SPE_E3"]);
}

#[test]
fn incidents_come_before_advisories_and_messages_latest_first() {
    let (status, ..) = built(&[]);
    assert_eq!(texts(&status["incidents"], "id"), ["IT1192210", "IT1192034", "IT1191455", "IT1190874"]);
    let kinds = texts(&status["incidents"], "classification");
    assert!(kinds.is_sorted_by_key(|kind| *kind != "incident"), "{kinds:?}");
    let updates = texts(&status["messages"], "updated_at");
    assert_eq!(updates.len(), 15);
    assert!(updates.is_sorted_by(|a, b| a >= b), "{updates:?}");
}

#[test]
fn recent_snapshots_are_more_frequent() {
    let days: Vec<String> = snapshots().iter().map(|snapshot| snapshot.captured_at.date_naive().to_string()).collect();
    assert_eq!((days.first().unwrap().as_str(), days.last().unwrap().as_str()), ("2026-10-20", "2026-11-22"));
    assert!(days.is_sorted(), "{days:?}");
    let late: Vec<&str> =
        days.iter().filter_map(|day| day.strip_prefix("2026-11-")).filter(|day| *day >= "09").collect();
    assert_eq!(late, ["09", "10", "11", "12", "13", "14", "16", "17", "18", "20", "20", "21", "22"]);
}

#[test]
fn the_history_is_consistent() {
    let mut said: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for snapshot in snapshots() {
        let happened = |moment: Moment| moment.at().is_none_or(|at| at <= snapshot.captured_at);
        for incident in snapshot.incidents.captured().into_iter().flatten() {
            let id = &incident.id;
            let told = [incident.started_at, incident.updated_at, incident.ended_at];
            assert!(told.into_iter().all(happened), "{id} in {}", snapshot.captured_at);
            assert!(incident.posts.iter().all(|post| happened(post.at)), "{id} in {}", snapshot.captured_at);
            let posts = incident.posts.iter().filter_map(|post| post.at.at());
            let posts: Vec<i64> = posts.map(|at: DateTime<_>| at.timestamp()).collect();
            assert!(posts.is_sorted(), "{id} in {}", snapshot.captured_at);
            let before = said.insert(id.clone(), posts.clone()).unwrap_or_default();
            assert!(posts.starts_with(&before), "{id} in {}", snapshot.captured_at);
        }
        for message in snapshot.messages.captured().into_iter().flatten() {
            assert!(happened(message.updated_at), "{} in {}", message.id, snapshot.captured_at);
        }
    }
}

#[test]
fn each_native_file_has_a_comment_about_its_changes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/contoso");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|file| file.is_file()).collect();
    files.sort();
    for (number, file) in files.iter().enumerate() {
        let text = fs::read_to_string(file).unwrap();
        let comment = text.lines().nth(1).unwrap();
        let begins = if number == 0 { "# The first snapshot" } else { "# Since the snapshot before" };
        assert!(comment.starts_with(begins), "{}: {comment}", file.display());
    }
}

#[test]
fn every_kind_of_change_occurs() {
    let snapshots = snapshots();
    let chronicle = chronicle(&snapshots, &Criteria::default());
    let missing: Vec<&str> = ChangeKind::KINDS
        .into_iter()
        .filter(|kind| chronicle.changes().all(|change| change.what.kind() != *kind))
        .collect();
    // The sample captures every section in full from the first snapshot on, so that all have five weeks of history. Its
    // tenant never changes.
    let not_shown = [
        "expiry_moved",
        "connector_details_changed",
        "incident_listed_again",
        "licenses_suspended",
        "licenses_renamed",
        "account_status_changed",
        "cloud_changed",
        "domain_changed",
        "location_changed",
        "tenant_renamed",
        "capture_partial",
        "capture_completed",
        "capture_began",
    ];
    assert_eq!(missing, not_shown);
}

#[test]
fn daily_meaningless_differences_are_ignored() {
    let snapshots = snapshots();
    let chronicle = chronicle(&snapshots, &Criteria::default());
    let day =
        |day: &str| chronicle.entries.iter().position(|entry| entry.at().date_naive().to_string() == day).unwrap();
    let (before, after) = (day("2026-10-26"), day("2026-10-27"));
    assert_eq!(after, before + 1);
    assert_ne!(snapshots[before], Snapshot { captured_at: snapshots[before].captured_at, ..snapshots[after].clone() });
    assert_eq!(chronicle.entries[after].changes, []);
}

/// SharePoint offers pages as downloads unless they have the extension `.aspx`.
#[test]
fn pages_for_sharepoint_differ_only_in_their_names() {
    let folder = TempDir::new().unwrap();
    let site = |extension| {
        let out = folder.path().join(extension);
        let mut program = Command::new(env!("CARGO_BIN_EXE_tenant-status"));
        program.arg("build").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).arg("--out").arg(&out);
        assert!(program.args(["--no-cache", "--extension", extension]).status().unwrap().success());
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&out).into_iter().map(Result::unwrap) {
            if entry.file_type().is_file() {
                let name = entry.path().strip_prefix(&out).unwrap().to_string_lossy().into_owned();
                let text = text_of(&name, fs::read(entry.path()).unwrap());
                files.insert(name, text);
            }
        }
        // The manifest holds digests of the other files.
        files.remove("manifest.json").unwrap();
        files.remove("SHA256SUMS").unwrap();
        files
    };
    let (html, aspx) = (site("html"), site("aspx"));
    assert!(html.keys().any(|name| name == "index.html") && !aspx.keys().any(|name| name.ends_with(".html")));
    let renamed = |text: &str| text.replace(".html", ".aspx");
    for (name, text) in &html {
        assert!(aspx.get(&renamed(name)).is_some_and(|aspx| *aspx == renamed(text)), "{name}");
    }
    assert_eq!(html.len(), aspx.len());
}
