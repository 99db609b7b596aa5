//! The project's own sample shows every state that there is to show.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub)]

use std::{fs, path::Path, process::Command};

use serde_json::Value;
use tempfile::TempDir;

/// Builds the sample; its status file, and the exit code.
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

fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap()).collect()
}

#[test]
fn it_builds_without_a_finding() {
    let (_, code, errors) = built(&[]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert_eq!(built(&["--fail-on", "unhealthy"]).1, Some(3));
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
        ("microsoft-store", "not_configured"),
    ];
    assert_eq!(found, expected);
    assert_eq!(status["not_captured"], serde_json::json!(["connectors/chrome-enterprise"]));
    for group in groups {
        let members = group["members"].as_array().unwrap();
        let decided = members.first().filter(|_| group["status"] != "not_configured").map(|first| &first["id"]);
        assert_eq!(group["decided_by"], *decided.unwrap_or(&Value::Null), "{}", group["type"]);
        assert!(members.iter().all(|member| !member["because"].as_str().unwrap().is_empty()), "{}", group["type"]);
    }
}

#[test]
fn more_licences_of_one_kind_are_assigned_than_owned() {
    let (status, ..) = built(&[]);
    let licences = &status["licences"];
    assert_eq!((licences["total"].as_u64(), licences["assigned"].as_u64()), (Some(4000), Some(3920)));
    let over = |sku: &&Value| sku["assigned"].as_u64() > sku["total"].as_u64();
    let over: Vec<&Value> = licences["skus"].as_array().unwrap().iter().filter(over).map(|sku| &sku["sku"]).collect();
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
