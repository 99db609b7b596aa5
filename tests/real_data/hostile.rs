//! Strings that were made to break programs: in bodies, in every other place of a snapshot, as times and as JSON.

use std::{
    collections::BTreeSet,
    fs,
    path::{Component, Path},
};

use rayon::prelude::*;
use serde_json::{Value, json as value};
use tempfile::TempDir;
use tenant_status::{
    content::{self, Links},
    diagnostic::Code,
    format::{self, Source, Syntax},
    snapshot::{self, Services, text, time},
    tenant::Body,
};
use walkdir::WalkDir;

use super::{
    markup,
    shared::{built, inside, json, shared, tool},
    vectors::{names, strings},
};

#[test]
fn bodies_hold_nothing_but_allowed_forms() {
    let Some(strings) = strings() else { return };
    let wrong: Vec<String> = strings
        .par_iter()
        .flat_map_iter(|string| {
            let bodies = [Body::Html, Body::Markdown, Body::Text].map(|kind| kind(string.clone()));
            let both =
                bodies.into_iter().flat_map(|body| [Links::Followed, Links::AsText].map(|links| (body.clone(), links)));
            both.filter_map(|(body, links)| {
                let html = content::html(&body, links);
                let wrong = match markup::strict(&html) {
                    Ok(found) if links == Links::AsText && found.count("a") > 0 => "a link".to_owned(),
                    read => read.err()?,
                };
                Some(format!("{wrong}\nfrom {body:?}\nin {html}"))
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n\n"));
}

/// How many harmless strings it takes to see every element that a page may have.
const TWINS: usize = 24;

/// A body with every form that may come out of one.
const FORMS: &str = "<h2>a</h2><p>b<br><b>c</b><i>d</i><u>e</u><s>f</s><code>g</code><mark>h</mark><small>i</small>\
    <sub>j</sub><sup>k</sup></p><hr><pre>l</pre><blockquote>m</blockquote><ul><li>n</li></ul><ol start=3 reversed>\
    <li value=5>o</li></ol>\
    <table><tr><th>p</th></tr><tr><td>q</td></tr></table><a href=\"https://example.org\">r</a>\
    <img src=\"https://example.org/s.png\" alt=s>";

/// A snapshot that has a string in every place where a text may stand, once for each string.
fn snapshot_of(strings: &[String], html: impl Fn(&str) -> String) -> Value {
    let links = |at: usize, string: &String| {
        if at.is_multiple_of(2) { string.clone() } else { "https://example.org/".to_owned() }
    };
    let connectors: Vec<Value> = strings
        .iter()
        .enumerate()
        .map(|(at, s)| {
            value!({ "type": s, "label": s, "basis": "sync", "id": s, "name": s, "link": links(at, s),
                "last_success_at": "2026-11-20T00:00:00Z", "reported": { s: s }, "details": { s: s } })
        })
        .collect();
    let incidents: Vec<Value> = strings
        .iter()
        .map(|s| {
            value!({ "id": s, "title": s, "classification": s, "status": s, "feature": s, "origin": s, "impact": s,
                "updated_at": "2026-11-21T00:00:00Z", "details": { s: s },
                "posts": [{ "at": "2026-11-20T00:00:00Z", "html": html(s) }, { "markdown": html(s) }] })
        })
        .collect();
    let messages: Vec<Value> = strings
        .iter()
        .map(|s| {
            value!({ "id": s, "title": s, "services": ["Microsoft Intune", s], "category": s, "severity": s,
                "updated_at": "2026-11-21T00:00:00Z", "tags": [s], "details": { s: s }, "html": html(s) })
        })
        .collect();
    let licenses: Vec<Value> =
        strings.iter().map(|s| value!({ "sku": s, "name": s, "total": 1, "assigned": 2 })).collect();
    value!({ "schema": "tenant-status/v1", "captured_at": "2026-11-22T00:00:00Z", "tenant": tenant(&strings[0]),
        "licenses": licenses, "connectors": connectors, "incidents": incidents, "messages": messages })
}

fn tenant(s: &str) -> Value {
    value!({ "name": s, "domain": s, "location": s, "mdm_authority": s, "service_release": s, "account_status": s })
}

/// Builds a site of snapshots; every element on its pages with its attributes.
///
/// Whatever the snapshots hold: nothing is written outside the folder, files have names that every system can keep, no
/// address runs anything, and those inside the site lead to files.
fn site(snapshots: &[Value]) -> BTreeSet<String> {
    let folder = TempDir::new().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("site"));
    fs::create_dir(&data).unwrap();
    for (number, snapshot) in snapshots.iter().enumerate() {
        fs::write(data.join(format!("{number:04}.json")), serde_json::to_vec(snapshot).unwrap()).unwrap();
    }
    built(&data, &out);
    assert_eq!(inside(folder.path()), [data.clone(), out.clone()], "a file outside the site");
    assert_eq!(inside(&data).len(), snapshots.len(), "a file in the data");

    if let [snapshot] = snapshots {
        has_every_page(snapshot, &out);
    }
    let mut names = BTreeSet::new();
    let mut pages = Vec::new();
    for entry in WalkDir::new(&out).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&out).unwrap().to_str().expect("a name that is ASCII").to_owned();
        assert!(path.is_ascii() && entry.file_name().len() <= 64 + ".html".len(), "{path}");
        assert!(names.insert(path.to_lowercase()), "two names that differ by case alone: {path}");
        if path.ends_with(".html") {
            pages.push(entry.into_path());
        }
    }
    let seen: Vec<BTreeSet<String>> = pages
        .par_iter()
        .map(|page| {
            let seen = markup::vocabulary(&fs::read_to_string(page).unwrap());
            // Scripts are files of the site's own; there are no others.
            let is_ours = |address: &str| {
                ["age", "fleet", "lists", "search", "search-page", "search-words"]
                    .iter()
                    .any(|name| address.ends_with(&format!("assets/{name}.js")))
            };
            let ours = seen.addresses.iter().filter(|(name, address)| name == "src" && is_ours(address));
            assert!(seen.scripts <= 4 && ours.count() == seen.scripts, "scripts in {}", page.display());
            for (attribute, address) in seen.addresses {
                let is_script = attribute == "src" && is_ours(&address);
                assert!(is_script || attribute == "href", "{attribute} {address} in {}", page.display());
                check_address(&address, page, &out);
            }
            seen.words
        })
        .collect();
    seen.into_iter().flatten().collect()
}

/// Whether everything in a snapshot has a page of its own.
fn has_every_page(snapshot: &Value, out: &Path) {
    let status = json(&out.join("status.json"));
    let mut pages = BTreeSet::new();
    for section in ["connectors", "incidents", "messages"] {
        let key = if section == "connectors" { "type" } else { "id" };
        let ids = |list: &Value| -> BTreeSet<String> {
            list.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap().to_owned()).collect()
        };
        let missing: Vec<String> = ids(&snapshot[section]).difference(&ids(&status[section])).cloned().collect();
        assert!(missing.is_empty(), "{section}: {missing:?}");
        let members = |group: &Value| group["members"].as_array().cloned().unwrap_or_default();
        let entries = status[section].as_array().unwrap();
        for entry in entries.iter().cloned().chain(entries.iter().flat_map(members)) {
            let page = entry["page"].as_str().unwrap().to_owned();
            assert!(out.join(&page).is_file(), "{page}");
            assert!(pages.insert(page), "two have one page: {entry}");
        }
    }
}

fn check_address(address: &str, page: &Path, out: &Path) {
    if let Ok(url) = url::Url::parse(address) {
        assert!(matches!(url.scheme(), "http" | "https" | "mailto"), "{address} in {}", page.display());
        return;
    }
    let file = address.split('#').next().unwrap();
    let target = page.parent().unwrap().join(file);
    let above = target.strip_prefix(out).unwrap().components().fold(0_i32, |depth, part| match part {
        Component::ParentDir => depth - 1,
        _ => depth + 1,
    });
    assert!(above >= 0 && (file.is_empty() || target.is_file()), "{address} in {}", page.display());
}

/// Compares the pages of a snapshot with those of its harmless twin.
fn has_the_vocabulary_of_its_twin(hostile: &[Value], harmless: &[Value]) {
    let (hostile, harmless) = (site(hostile), site(harmless));
    assert!(harmless.contains("<h1>") && !harmless.contains("<style>"));
    let foreign: Vec<&String> = hostile.difference(&harmless).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

#[test]
fn pages_hold_no_element_of_others() {
    let Some(strings) = names() else { return };
    let plain: Vec<String> = (0..TWINS).map(|number| format!("Plain text {number}")).collect();
    let (hostile, harmless) = (snapshot_of(&strings, str::to_owned), snapshot_of(&plain, |_| FORMS.to_owned()));
    has_the_vocabulary_of_its_twin(&[hostile], &[harmless]);
}

#[test]
fn names_of_tenants_are_names_and_nothing_else() {
    let Some(mut strings) = names() else { return };
    // Names are compared without regard to case.
    let mut seen = BTreeSet::new();
    strings.retain(|string| seen.insert(string.to_lowercase()));
    let plain: Vec<String> = (0..TWINS).map(|number| format!("Plain text {number}")).collect();
    let snapshots = |names: &[String]| -> Vec<Value> {
        let captured_at = "2026-11-22T00:00:00Z";
        let one = |name: &String| value!({ "schema": "tenant-status/v1", "captured_at": captured_at, "tenant": tenant(name) });
        names.iter().map(one).collect()
    };
    let some: Vec<String> = strings.into_iter().step_by(8).collect();
    has_the_vocabulary_of_its_twin(&snapshots(&some), &snapshots(&plain));
}

#[test]
fn times_are_those_of_rfc_3339() {
    let Some(path) = shared("hostile/json-schema-format-date-time.json") else { return };
    let suite = json(&path);
    let mut counts = (0, 0);
    for case in suite[0]["tests"].as_array().unwrap() {
        let Some(text) = case["data"].as_str() else { continue };
        let fraction = text.split('.').nth(1).map_or(0, |rest| rest.chars().take_while(char::is_ascii_digit).count());
        // The rules take up to nine digits of a fraction.
        let valid = case["valid"] == true && fraction <= 9;
        let read = time::parse(text, false);
        assert_eq!(read.is_ok(), valid, "{}: {text:?} {read:?}", case["description"]);
        if valid { counts.0 += 1 } else { counts.1 += 1 }
    }
    assert!(counts.0 >= 7 && counts.1 >= 18, "{counts:?}");
}

#[test]
fn json_is_what_the_suite_calls_json() {
    let Some(archive) = shared("hostile/JSONTestSuite-test_parsing.tar.gz") else { return };
    let folder = TempDir::new().unwrap();
    let arguments = [Path::new("-xzf"), &archive, Path::new("-C"), folder.path()];
    if tool("tar", &arguments).is_none() {
        return;
    }
    let data = TempDir::new().unwrap();
    fs::write(data.path().join("tenant.yaml"), "name: Somebody\ncaptured_at: 2026-01-01T00:00:00Z\n").unwrap();
    let response = data.path().join("messages.json");
    let mut counts = (0, 0, 0);
    for path in inside(&folder.path().join("test_parsing")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&path).unwrap();
        fs::write(&response, &bytes).unwrap();
        // None is a snapshot, neither alone nor as a response; an empty list is one of no messages.
        let as_native = snapshot::read(&path, Services::All, &()).unwrap();
        assert!(as_native.0.is_empty() && as_native.1.has_errors(), "{name}");
        let as_response = snapshot::read(data.path(), Services::All, &()).unwrap();
        assert_eq!(as_response.0.is_empty(), as_response.1.has_errors(), "{name}");
        let read = text::decode(&bytes)
            .ok()
            .map(|text| format::read::<Value>(&Source { path: name.clone(), text, syntax: Syntax::Json }));
        match name.as_bytes()[0] {
            b'y' => {
                counts.0 += 1;
                assert!(matches!(read, Some(Ok(_))), "{name}: {read:?}");
            }
            b'n' => {
                counts.1 += 1;
                assert!(!matches!(read, Some(Ok(_))) && as_response.1.has_errors(), "{name} was read");
                let findings = as_native.1.sorted().into_iter().chain(as_response.1.sorted());
                for finding in findings.chain(read.and_then(Result::err).into_iter().flatten()) {
                    assert!(finding.spot.is_some() || finding.code == Code::EmptyFile, "{name}: {finding:?}");
                }
            }
            _ => counts.2 += 1,
        }
    }
    assert!(counts.0 >= 90 && counts.1 >= 180 && counts.2 >= 30, "{counts:?}");
}
