//! Ids, types and names of tenants become file names. Whatever they contain, nothing is written outside the site, and
//! every name is valid on every system.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proptest::prelude::*;
use serde_json::json;
use tenant_status::site::path::{Slugs, slug};
use walkdir::WalkDir;

use crate::common::{run, tree};

/// Device names reserved by Windows, from its documentation.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Generates ids that try to break out, collide, or mean something else on another system.
fn id() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        "..",
        ".",
        "",
        "../../../etc/passwd",
        "..\\..\\x",
        "/x",
        "C:\\x",
        "CON",
        "con",
        "nul.txt",
        "COM1",
        "lpt9 ",
        "a:b",
        "a",
        "A",
        "a ",
        "a.",
        "a-",
        "-a",
        "index",
        "INDEX",
        "assets",
        "manifest.json",
        "SHA256SUMS",
        "sha256sums",
        "feed",
        "\u{e9}",
        "e\u{301}",
        "\u{212a}",
        "k",
        "K",
        "\u{202e}x",
        "a\u{0}b",
        "a\nb",
        "%2e%2e%2f",
        "~",
        "$HOME",
        "`x`",
        "a-8ed3f6ad",
        "id-e3b0c442",
    ]);
    prop_oneof![
        4 => hostile.prop_map(str::to_owned),
        2 => "[aAbB./\\\\: -]{0,6}",
        1 => "\\PC{0,8}",
        1 => "[a-z/.]{60,70}",
        1 => Just("x".repeat(300)),
    ]
}

/// Returns why a file name is not valid on every system and share.
fn flaw(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let is_port = |word: &str| {
        lower.strip_prefix(word).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() {
        Some("empty")
    } else if !name.chars().all(plain) {
        Some("not plain")
    } else if name.len() > 64 {
        Some("too long")
    } else if DEVICES.contains(&lower.as_str()) || is_port("com") || is_port("lpt") {
        Some("a device")
    } else {
        None
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_id_has_a_unique_name_independent_of_order(
        mut ids in prop::collection::vec(id(), 0..40),
        copied in 0..10_usize,
    ) {
        // An attacker can use generated names as ids, and names of those in turn.
        for at in 0..copied.min(ids.len()) {
            ids.push(slug(&ids[at]));
            let names = Slugs::of(ids.iter().map(String::as_str));
            ids.push(names.get(&ids[at]).to_uppercase());
        }
        let slugs = Slugs::of(ids.iter().map(String::as_str));
        let backwards = Slugs::of(ids.iter().rev().map(String::as_str));
        let mut names: BTreeMap<String, &String> = BTreeMap::new();
        for id in &ids {
            let name = slugs.get(id);
            prop_assert_eq!(flaw(&name), None, "{:?} is {:?}", id, name);
            prop_assert_eq!(&name, &backwards.get(id));
            // For systems that ignore case, and others.
            let other = names.insert(name.to_ascii_lowercase(), id);
            prop_assert!(other.is_none_or(|other| other == id), "{id:?} and {other:?} are {name}");
            // An id without collision has the same name as alone.
            let alone = slug(id);
            let is_shared = ids.iter().any(|other| other != id && slug(other).eq_ignore_ascii_case(&alone));
            prop_assert!(is_shared || name == alone, "{id:?} is {name}, and alone {alone}");
        }
    }
}

/// Builds a site from snapshots with these strings, and checks everything around it.
fn nothing_is_outside(strings: &[String]) {
    let place = tempfile::tempdir().unwrap();
    let (data, around) = (place.path().join("in/data"), place.path());
    fs::create_dir_all(&data).unwrap();
    let unique: BTreeSet<&String> = strings.iter().filter(|string| !string.trim().is_empty()).collect();
    if unique.is_empty() {
        return;
    }
    for (number, name) in unique.iter().enumerate() {
        let connectors: Vec<_> = unique
            .iter()
            .map(|id| json!({ "type": id, "label": id, "basis": "sync", "id": id, "last_success_at": "2026-11-20" }))
            .collect();
        let incidents: Vec<_> = unique
            .iter()
            .map(|id| json!({ "id": id, "title": id, "classification": "incident", "status": "investigating" }))
            .collect();
        let messages: Vec<_> = unique.iter().map(|id| json!({ "id": id, "title": id, "text": id })).collect();
        let snapshot = json!({ "schema": "tenant-status/v1", "captured_at": "2026-11-22T08:00:00Z",
            "tenant": { "id": format!("{number}"), "name": name }, "connectors": connectors, "incidents": incidents,
            "messages": messages });
        fs::write(data.join(format!("{number}.json")), snapshot.to_string()).unwrap();
    }
    let before = tree(around);
    let said = run(&place.path().join("in"), ["build", "data", "--out", "site", "--no-cache"]);
    assert_eq!(said.code, 0, "{}\n{unique:?}", said.stderr);
    let site = place.path().join("in/site");
    let mut outside = tree(around);
    outside.retain(|path, _| path != "in/site" && !path.starts_with("in/site/"));
    crate::common::assert_same(&outside, &before);
    names_are_plain(&site);
}

fn names_are_plain(site: &Path) {
    let mut seen = BTreeSet::new();
    for entry in WalkDir::new(site).min_depth(1) {
        let entry = entry.unwrap();
        assert!(entry.file_type().is_file() || entry.file_type().is_dir(), "{}", entry.path().display());
        let path = entry.path().strip_prefix(site).unwrap().to_str().expect("a name that is text").to_owned();
        assert!(seen.insert(path.to_ascii_lowercase()), "{path} is there twice, but for capitals");
        let name = entry.file_name().to_str().unwrap();
        // File names have extensions, and times may contain a dot too.
        for part in name.split('.') {
            assert_eq!(flaw(part), None, "{path}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_id_leads_outside_the_site(strings in prop::collection::vec(id(), 1..8)) {
        nothing_is_outside(&strings);
    }
}

#[test]
fn audience_names_are_valid_folder_names() {
    for name in ["..", "../x", "con", "nul", "A", "a/b", "", "index", "a--b", "-a", "\u{e9}"] {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("data")).unwrap();
        fs::write(place.path().join("data/x.yaml"), crate::common::NATIVE).unwrap();
        let settings = json!({ "audiences": { name: { "sections": ["tenant"] } } }).to_string();
        fs::write(place.path().join("data/tenant-status.yaml"), settings).unwrap();
        let before = tree(place.path());
        let said = run(place.path(), ["build", "data", "--out", "site", "--no-cache"]);
        assert_eq!(said.code, 1, "{name}: {}", said.stderr);
        assert!(said.stderr.contains("error[bad-value]: "), "{name}: {}", said.stderr);
        crate::common::assert_same(&tree(place.path()), &before);
    }
}
