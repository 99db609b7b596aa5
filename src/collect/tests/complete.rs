//! Runs without faults: what is written, and that the site shows the same as from a native file with the same facts.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use crate::{
    fake_graph::{FakeGraph, Role, Scenario, facts::Facts},
    program::{Collect, Site},
};

/// Returns the time in the name of a capture.
pub fn captured_at(capture: &Path) -> chrono::DateTime<chrono::Utc> {
    let name = capture.file_stem().unwrap().to_str().unwrap();
    chrono::NaiveDateTime::parse_from_str(name, "%Y-%m-%dT%H%M%SZ").unwrap().and_utc()
}

/// Returns every file of a site with its content.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Files that differ between two sites of the same facts, with the reason.
const DIFFERENT: &[&str] = &[
    // They list the inputs of the site: one file here, many there.
    "manifest.json",
    "SHA256SUMS",
];

/// Asserts that a site is the same as one from a native file.
#[track_caller]
pub fn assert_same_as_native(site: &Site, facts: &Facts, capture: &Path, service_release: Option<&str>) {
    let data = tempfile::tempdir().unwrap();
    let name = format!("{}.json", capture.file_stem().unwrap().to_str().unwrap());
    fs::write(data.path().join(name), facts.native(captured_at(capture), service_release)).unwrap();
    let native = Site::build(data.path());
    let (collected, native) = (files(&site.path()), files(&native.path()));
    let names: BTreeSet<&String> = collected.keys().chain(native.keys()).collect();
    let differs = |name: &&String| collected.get(*name) != native.get(*name) && !DIFFERENT.contains(&name.as_str());
    let different: Vec<&String> = names.into_iter().filter(differs).collect();
    let first = different.first().map(|name| {
        let text = |files: &BTreeMap<String, Vec<u8>>| {
            files.get(*name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
        };
        difference(&text(&collected), &text(&native))
    });
    assert!(different.is_empty(), "{different:#?}\n{}", first.unwrap_or_default());
}

/// Returns the places where two texts begin to differ.
fn difference(left: &str, right: &str) -> String {
    let same = left.bytes().zip(right.bytes()).take_while(|(left, right)| left == right).count();
    let part = |text: &str| {
        let bytes = text.as_bytes();
        String::from_utf8_lossy(&bytes[same.saturating_sub(200)..(same + 200).min(bytes.len())]).into_owned()
    };
    format!("collected: …{}…\nnative: …{}…", part(left), part(right))
}

#[test]
fn the_site_is_the_same_as_from_a_native_file_with_the_same_facts() {
    let fake = FakeGraph::start(Scenario::contoso());
    let ran = Collect::new(&fake).args(["--service-release", "2611"]).run().code(0);
    let capture = ran.capture();
    assert_same_as_native(&ran.site(), &fake.scenario().tenants[0].facts, &capture, Some("2611"));
}

#[test]
fn a_native_file_shows_the_same() {
    let fake = FakeGraph::start(Scenario::contoso());
    let ran = Collect::new(&fake).args(["--native", "--service-release", "2611"]).run().code(0);
    let capture = ran.capture();
    assert!(capture.is_file() && capture.extension().unwrap() == "json", "{capture:?}");
    assert_same_as_native(&ran.site(), &fake.scenario().tenants[0].facts, &capture, Some("2611"));
}

#[test]
fn an_unknown_service_release_stays_unknown() {
    let fake = FakeGraph::start(Scenario::contoso());
    let ran = Collect::new(&fake).run().code(0);
    assert!(ran.site().status()["tenant"]["service_release"].is_null());
    assert_same_as_native(&ran.site(), &fake.scenario().tenants[0].facts, &ran.capture(), None);
}

#[test]
fn responses_are_written_as_they_came_one_file_a_page() {
    let fake = FakeGraph::start(Scenario { gzip: true, ..Scenario::contoso() });
    let ran = Collect::new(&fake).run().code(0);
    let pages = ran.files().into_iter().filter(|name| name.starts_with("messages")).count();
    assert_eq!(pages, 9, "{:?}", ran.files());
    let plain = FakeGraph::start(Scenario { gzip: false, now: fake.scenario().now, ..fake.scenario().clone() });
    let again = Collect::new(&plain).run().code(0);
    assert_eq!(again.files(), ran.files());
    for name in ran.files() {
        let normal = |text: String, fake: &FakeGraph| text.replace(&fake.graph_url(), "https://graph");
        assert_eq!(normal(ran.file(&name), &fake), normal(again.file(&name), &plain), "{name}");
    }
    let first = ran.json("messages.json");
    assert_eq!(first["value"].as_array().unwrap().len(), 3);
    assert!(first["@odata.nextLink"].as_str().unwrap().starts_with(&fake.graph_url()));
    // Compact JSON with a context at its beginning, as the fake sends it: nothing was rewritten.
    assert!(ran.file("messages.json").starts_with("{\"@odata.context\":"));
}

#[test]
fn every_request_has_a_token_and_is_made_once() {
    let fake = FakeGraph::start(Scenario::contoso());
    let ran = Collect::new(&fake).run().code(0);
    let requests = fake.requests();
    let graph: Vec<_> = requests.iter().filter(|request| request.role == Role::Graph).collect();
    assert!(graph.iter().all(|request| request.tenant == Some(0) && request.request.method == "GET"));
    let targets: BTreeSet<&str> = graph.iter().map(|request| request.request.target.as_str()).collect();
    assert_eq!(targets.len(), graph.len(), "no request is repeated without a fault");
    let logins = requests.iter().filter(|request| request.role == Role::Login).count();
    assert_eq!((logins, fake.elsewhere().len()), (1, 0), "{}", ran.printed());
}

#[test]
fn pages_of_any_size_give_the_same_site() {
    for page_size in [1, 100] {
        let fake = FakeGraph::start(Scenario { page_size, ..Scenario::contoso() });
        let ran = Collect::new(&fake).run().code(0);
        assert_same_as_native(&ran.site(), &fake.scenario().tenants[0].facts, &ran.capture(), None);
    }
}

#[test]
fn a_tenant_without_any_connector_is_complete_too() {
    let mut scenario = Scenario::contoso();
    let facts = &mut scenario.tenants[0].facts;
    facts.connectors.clear();
    facts.incidents.clear();
    let fake = FakeGraph::start(scenario);
    let ran = Collect::new(&fake).run().code(0);
    let status = ran.site().status();
    assert_eq!(status["gaps"], serde_json::json!({}), "{status:#}");
    assert_eq!(status["incidents"], serde_json::json!([]));
    assert_eq!(status["type_counts"]["configured"], 0, "{}", status["type_counts"]);
    assert_eq!(status["type_counts"]["not_captured"], 0, "{}", status["type_counts"]);
}
