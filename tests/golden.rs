//! Golden sites: each case is a data folder and the expected site, in a reviewable form.
//!
//! Each folder in `tests/golden/` holds `data/` and `site/`; `one-of-everything` also has files in German and Japanese. Pages
//! are written with one tag per line. To add a case,
//! add a folder with data and run with BLESS=1.

use crate::{bless, search::DecodedIndex};

use std::{collections::BTreeSet, fs, path::Path};

use walkdir::WalkDir;

#[test]
fn sites_match_the_golden_files() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut cases: Vec<_> = fs::read_dir(&golden).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 3);
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let out = tempfile::tempdir().unwrap();
        let site = out.path().join("site");
        let build = tenant_status::Build::new(case.join("data"), &site);
        if let Err(failure) = tenant_status::build(&build, &()) {
            panic!("{name}: {failure:?}");
        }
        let made = files(&site);
        for file in &made {
            let text = fs::read_to_string(site.join(file)).unwrap();
            let text = match file {
                _ if file.ends_with(".html") => one_tag_a_line(&text),
                _ if file.ends_with("search-index.js") => {
                    let positions = file.replace("index.js", "positions.js");
                    let positions = fs::read_to_string(site.join(positions)).unwrap();
                    DecodedIndex::of(&text, Some(&positions)).readable()
                }
                _ => text,
            };
            bless::file(&format!("tests/golden/{name}/site/{file}"), &text);
        }
        let gone: Vec<String> = files(&case.join("site")).difference(&made).cloned().collect();
        if std::env::var_os("BLESS").is_some() {
            for file in &gone {
                fs::remove_file(case.join("site").join(file)).unwrap();
            }
        } else {
            assert!(gone.is_empty(), "{name}: the site does not make these any more: {gone:?}");
        }
    }
}

/// Sites of the case `one-of-everything` in other languages: their folder, the tag of the language, and the time zone.
const IN_LANGUAGES: [(&str, &str, &str); 2] = [("german", "de", "Europe/Berlin"), ("japanese", "ja", "Asia/Tokyo")];

/// The files of these sites that are compared: one of each kind, all of whose texts differ.
const KINDS: [&str; 17] = [
    "archive/index.html",
    "badge.svg",
    "baselines.html",
    "board.html",
    "changes.html",
    "connectors/apple-vpp-expiry/index.html",
    "connectors/apple-vpp-expiry/soon.html",
    "connectors/index.html",
    "expiries.ics",
    "feed.xml",
    "incidents/index.html",
    "index.html",
    "messages/index.html",
    "status.json",
    "history.json",
    "incidents/IT1.html",
    "messages/MC1.html",
];

#[test]
fn sites_in_other_languages_match_the_golden_files() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/one-of-everything/data");
    for (name, language, zone) in IN_LANGUAGES {
        let out = tempfile::tempdir().unwrap();
        let site = out.path().join("site");
        let mut build = tenant_status::Build::new(&data, &site);
        build.locale.language = Some(language.parse().unwrap());
        build.locale.time_zone = Some(zone.parse().unwrap());
        if let Err(failure) = tenant_status::build(&build, &()) {
            panic!("{name}: {failure:?}");
        }
        for file in KINDS {
            let text = fs::read_to_string(site.join(file)).unwrap();
            let text = if file.ends_with(".html") { one_tag_a_line(&text) } else { text };
            bless::file(&format!("tests/golden/one-of-everything/{name}/{file}"), &text);
        }
    }
}

/// Returns the files to compare; checksums, and assets other than those of the brand, depend on other files only.
fn files(site: &Path) -> BTreeSet<String> {
    let files = WalkDir::new(site).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| entry.path().strip_prefix(site).unwrap().to_string_lossy().into_owned())
        .filter(|path| !path.starts_with("assets/") || ["assets/brand.css", "assets/logo.svg"].contains(&path.as_str()))
        .filter(|path| path != "SHA256SUMS" && path != "manifest.json")
        // `tests/tables.rs` reads workbooks. Positions are compared as part of the index.
        .filter(|path| !path.ends_with(".xlsx") && !path.ends_with("search-positions.js"))
        .collect()
}

/// Formats a page for review: one tag per line, without the drawings that every page has.
fn one_tag_a_line(html: &str) -> String {
    let (before, rest) =
        html.split_once("<svg aria-hidden=true class=sprite").expect("every page carries the drawings");
    let (_, after) = rest.split_once("</svg>").expect("an element ends");
    // A space between two tags stays at the start of its line.
    format!("{before}{after}\n").replace("><", ">\n<").replace("> <", ">\n <")
}
