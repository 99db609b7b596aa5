//! Reports: one self-contained file. Their numbers are counted again from the files (`report/naive.rs`), for random
//! archives (`report/archive.rs`).

mod archive;
mod naive;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use data_encoding::BASE64;
use proptest::prelude::*;
use regex::Regex;
use sha2::{Digest, Sha256};
use tenant_status::{
    Build,
    pipeline::{ReportOptions, report},
    report::MonthOrYear,
};

use crate::{
    bless,
    common::{NATIVE, Said, run},
};
use naive::Numbers;

const SAMPLE: &str = "data/contoso";

/// Writes a report of a folder and returns its text.
fn written(data: &Path, change: impl Fn(&mut ReportOptions)) -> String {
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("report.html");
    let mut wanted = ReportOptions { build: Build::new(data, &file), tenant: None, at: None, period: None };
    change(&mut wanted);
    if let Err(failure) = report(&wanted, &()) {
        panic!("{failure:?}");
    }
    fs::read_to_string(file).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn november(report: &mut ReportOptions) {
    report.period = Some(MonthOrYear::parse_month("2026-11").unwrap());
}

/// Returns the attributes of each start tag that has the attribute `name`.
fn elements(html: &str, name: &str) -> Vec<BTreeMap<String, String>> {
    let tag = Regex::new(&format!(r#"<[a-z]+ [^<>]*{name}=[^<>]*>"#)).unwrap();
    let attribute = Regex::new(r#"([a-z-]+)=(?:"([^"]*)"|([^ "<>]*))"#).unwrap();
    let attributes = |tag: &str| {
        let all = attribute.captures_iter(tag);
        all.map(|found| (found[1].to_owned(), found.get(2).or(found.get(3)).unwrap().as_str().to_owned())).collect()
    };
    tag.find_iter(html).map(|tag| attributes(tag.as_str())).collect()
}

/// Reads the numbers of a report.
fn numbers(html: &str) -> Numbers {
    let mut numbers = Numbers::default();
    let of = |element: &BTreeMap<String, String>, name: &str| element[name].parse::<u32>().unwrap();
    let captures = &elements(html, "data-snapshots")[0];
    let capture = |name| of(captures, name) as usize;
    numbers.captures = ["data-days", "data-with", "data-without", "data-snapshots"].map(capture);
    for row in elements(html, "data-connector") {
        let names =
            ["data-unhealthy", "data-warning", "data-unknown", "data-no-data", "data-healthy", "data-not-in-use"];
        numbers.days.insert(row["data-connector"].clone(), names.map(|name| of(&row, name)));
    }
    for row in elements(html, "data-spell") {
        let spell = (row["data-status"].clone(), row["data-from"].clone(), of(&row, "data-days"));
        numbers.spells.entry(row["data-spell"].clone()).or_default().push(spell);
    }
    for row in elements(html, "data-deadline") {
        let names = ["data-deadline", "data-expires", "data-outcome"];
        let [connector, expires, outcome] = names.map(|name| row[name].clone());
        numbers.deadlines.insert((connector, expires, outcome));
    }
    for row in elements(html, "data-issue") {
        let issue = (of(&row, "data-days"), row["data-opened"].clone(), row["data-ended"].clone());
        numbers.issues.insert(row["data-issue"].clone(), issue);
    }
    for row in elements(html, "data-sku") {
        let license = (row["data-owned"].clone(), row["data-assigned"].clone(), of(&row, "data-days"));
        numbers.licenses.insert(row["data-sku"].clone(), license);
    }
    numbers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn numbers_are_those_of_a_naive_count(seed: u64, is_berlin: bool) {
        let data = tempfile::tempdir().unwrap();
        archive::write(data.path(), &mut archive::Random(seed));
        let days: Vec<_> = fs::read_dir(data.path()).unwrap().collect();
        prop_assume!(!days.is_empty());
        let expected = naive::count(data.path(), i64::from(is_berlin));
        prop_assume!(expected.captures[3] > 0);
        let html = written(data.path(), |report| {
            november(report);
            report.build.locale.time_zone = Some(if is_berlin { "Europe/Berlin" } else { "UTC" }.parse().unwrap());
        });
        let found = numbers(&html);
        prop_assert_eq!(&found, &expected);
        // The numbers above the table of expiry dates are those of its rows.
        for one in elements(&html, "data-count") {
            let rows = found.deadlines.iter().filter(|(.., outcome)| *outcome == one["data-outcome"]).count();
            prop_assert_eq!(one["data-count"].parse::<usize>().unwrap(), rows);
        }
    }
}

/// The random archives have everything that a report counts, so that the test above can fail.
#[test]
fn random_archives_have_every_outcome() {
    let (mut outcomes, mut statuses) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..60 {
        let data = tempfile::tempdir().unwrap();
        archive::write(data.path(), &mut archive::Random(seed * 977));
        let Numbers { deadlines, spells, issues, .. } = naive::count(data.path(), 0);
        outcomes.extend(deadlines.into_iter().map(|(.., outcome)| outcome));
        statuses.extend(spells.into_values().flatten().map(|(status, ..)| status));
        let events = issues.into_values().map(|(_, opened, ended)| [opened.is_empty(), ended.is_empty()]);
        outcomes.extend(events.map(|event| format!("{event:?}")));
    }
    let all = ["ahead", "met", "missed", "unknown", "withdrawn"];
    assert!(all.iter().all(|outcome| outcomes.contains(*outcome)), "{outcomes:?}");
    assert_eq!(outcomes.len(), all.len() + 4, "{outcomes:?}");
    assert_eq!(statuses.len(), 7, "{statuses:?}");
}

/// Fails if a report loads anything, leads to a file beside it, or needs what its policy forbids.
#[track_caller]
fn assert_self_contained(html: &str) {
    let style = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    assert_eq!(html.matches("<style").count(), 1);
    let digest = BASE64.encode(&Sha256::digest(style.as_bytes()));
    let policy = format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'");
    assert!(html.contains(&policy), "{policy}");
    for forbidden in ["url(", "@import", "expression("] {
        assert!(!style.contains(forbidden), "{forbidden}");
    }
    let body = html.replace(style, "");
    let tags = Regex::new("<(script|link|img|iframe|object|embed|base|audio|video|form|style=)").unwrap();
    assert_eq!(tags.find(&body).map(|tag| tag.as_str()), None);
    let inline = Regex::new(r#"<[^<>]* (on[a-z]+|style|src|srcset|background|xlink:href)="#).unwrap();
    assert_eq!(inline.find(&body).map(|tag| tag.as_str()), None);
    let ids: BTreeSet<String> = elements(&body, "id").into_iter().filter_map(|one| one.get("id").cloned()).collect();
    for element in elements(&body, "href") {
        let href = &element["href"];
        let is_outside = href.starts_with("https://") || href.starts_with("mailto:");
        let is_here = href.strip_prefix('#').is_some_and(|id| ids.contains(id));
        assert!(is_outside || is_here, "{element:?}");
        assert!(!is_outside || element.get("rel").is_none_or(|rel| rel.contains("noopener")), "{element:?}");
    }
    assert!(html.len() < 1_000_000, "{}", html.len());
}

#[test]
fn a_report_is_self_contained() {
    let sample = root().join(SAMPLE);
    assert_self_contained(&written(&sample, |_| ()));
    assert_self_contained(&written(&sample, november));
    for language in ["de", "es", "fr", "ja"] {
        let html = written(&sample, |report| {
            november(report);
            report.build.locale.language = Some(language.parse().unwrap());
        });
        assert_self_contained(&html);
        assert!(html.starts_with(&format!("<!doctype html><html lang=\"{language}\">")));
    }
    let branded = root().join("tests/golden/branded/data");
    let html = written(&branded, |_| ());
    assert_self_contained(&html);
    assert!(html.contains(":root { --accent: "), "the accent color is part of the style sheet");
}

#[test]
fn links_are_text_if_they_are_switched_off() {
    let html = written(&root().join(SAMPLE), |report| report.build.no_links = true);
    assert_self_contained(&html);
    assert!(elements(&html, "href").iter().all(|element| element["href"].starts_with('#')));
    assert!(html.contains("https://intune.microsoft.com/"));
}

#[test]
fn reports_match_the_golden_files() {
    let data = root().join("tests/golden/one-of-everything/data");
    let policy = Regex::new("'sha256-[^']*'").unwrap();
    for (name, html) in [("state", written(&data, |_| ())), ("month", written(&data, november))] {
        let (before, rest) = html.split_once("<style>").unwrap();
        let (_, rest) = rest.split_once("</style>").unwrap();
        let before = policy.replace(before, "'sha256-…'");
        let (head, rest) = rest.split_once("<svg aria-hidden=true class=sprite").unwrap();
        let (_, body) = rest.split_once("</svg>").unwrap();
        let lines = format!("{before}{head}{body}\n").replace("><", ">\n<").replace("> <", ">\n <");
        bless::file(&format!("tests/golden/one-of-everything/report/{name}.html"), &lines);
    }
}

#[test]
fn the_same_input_gives_the_same_report() {
    let sample = root().join(SAMPLE);
    assert_eq!(written(&sample, november), written(&sample, november));
    assert_eq!(written(&sample, |_| ()), written(&sample, |_| ()));
}

/// The state at a time is that of an archive that ends there.
#[test]
fn a_report_of_the_past_does_not_depend_on_what_follows() {
    let past = tempfile::tempdir().unwrap();
    let sample = root().join(SAMPLE);
    for entry in fs::read_dir(&sample).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.as_str() < "2026-11-13" {
            let to = past.path().join(&name);
            if entry.path().is_dir() {
                fs::create_dir(&to).unwrap();
                for file in fs::read_dir(entry.path()).unwrap() {
                    let file = file.unwrap();
                    fs::copy(file.path(), to.join(file.file_name())).unwrap();
                }
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
    }
    let at = "2026-11-12T23:59:59Z".parse().unwrap();
    let then = written(&sample, |report| report.at = Some(at));
    let alone = written(past.path(), |report| report.at = Some(at));
    let without_settings = |html: &str| html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0.to_owned();
    assert_eq!(without_settings(&then), without_settings(&alone));
    assert_ne!(without_settings(&then), without_settings(&written(&sample, |_| ())));
}

#[test]
fn every_status_has_its_evidence_and_its_rule() {
    let html = written(&root().join(SAMPLE), |_| ());
    let proofs: Vec<&str> = html.split("<article class=proof>").skip(1).collect();
    assert!(proofs.len() > 20, "{}", proofs.len());
    for proof in proofs {
        let proof = proof.split_once("</article>").unwrap().0;
        assert!(proof.contains("Measured from") && proof.contains("22 Nov 2026 08:00 UTC"), "{proof}");
        let applies = proof.split_once("class=applies").map(|(_, rest)| rest);
        // The status in the heading is that of the line that applies.
        if let Some(applies) = applies {
            let status =
                |text: &str| text.split_once("st st-").unwrap().1.split(['"', '\'', '>']).next().unwrap().to_owned();
            assert_eq!(status(proof), status(applies), "{proof}");
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let data = tempfile::tempdir().unwrap();
    let hostile = "<script>x</script></style>\\\"'><img src=x onerror=y>";
    let text = serde_json::to_string(hostile).unwrap();
    for (day, expires) in [(1, "2026-11-05T00:00:00Z"), (3, "2027-11-05T00:00:00Z")] {
        let file = format!(
            r#"{{ "schema": "tenant-status/v1", "captured_at": "2026-11-{day:02}T08:00:00Z", "tenant": {{ "name": {text} }},
            "connectors": [{{ "type": "apple-push-certificate", "id": {text}, "name": {text}, "expires_at": "{expires}",
            "details": {{ {text}: {text} }}, "reported": {{ {text}: {text} }} }}],
            "licenses": [{{ "sku": {text}, "name": {text}, "total": {day}, "assigned": 1 }}],
            "incidents": [{{ "id": {text}, "title": {text}, "classification": {text}, "status": {text} }}],
            "messages": [{{ "id": {text}, "title": {text}, "action_required_by": "2026-12-01", "markdown": {text} }}] }}"#
        );
        fs::write(data.path().join(format!("{day}.json")), file).unwrap();
    }
    for period in [None, Some(MonthOrYear::parse_month("2026-11").unwrap())] {
        let html = written(data.path(), |report| report.period = period);
        assert!(!html.contains("<script") && !html.contains("<img") && html.matches("</style>").count() == 1);
        assert!(html.contains("&lt;script"));
    }
}

#[test]
fn a_theme_cannot_end_the_style_sheet() {
    let theme = tempfile::tempdir().unwrap();
    fs::write(theme.path().join("theme.yaml"), "name: own\nparent: default\n").unwrap();
    fs::write(theme.path().join("report.css"), "p::after {\r\n content: \"</style><b><<!--/style>\" }\r").unwrap();
    let html = written(&root().join(SAMPLE), |report| report.build.theme = Some(theme.path().display().to_string()));
    assert_self_contained(&html);
    assert!(html.contains(r#"content: "<\/style><b><<!--/style>""#) && !html.contains('\r'));
}

/// Runs the command in a folder with three snapshots of one tenant, and returns what it printed.
fn in_folder(arguments: &[&str]) -> (tempfile::TempDir, Said) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    for day in [20, 21, 22] {
        let text = NATIVE.replace("2026-11-22", &format!("2026-11-{day}"));
        fs::write(folder.path().join(format!("data/{day}.yaml")), text).unwrap();
    }
    fs::write(folder.path().join("data/2026-11-21T090000Z.yaml"), "schema: tenant-status/v1\ncaptured_at: [").unwrap();
    let said = run(folder.path(), ["report"].iter().chain(arguments));
    (folder, said)
}

#[test]
fn what_could_not_be_read_is_named_and_ends_with_4() {
    let (folder, said) = in_folder(&["data", "--out", "report.html", "--month", "2026-11"]);
    assert_eq!(said.code, 4, "{said:?}");
    assert!(said.stderr.contains("written without 1 snapshot that could not be read"), "{said:?}");
    let html = fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(html.contains("2026-11-21T090000Z.yaml"));
    assert!(html.contains("27 days have no snapshot and are unknown"));
}

#[test]
fn a_file_in_the_data_folder_is_refused() {
    for out in ["data/report.html", "data/20.yaml", "./data/../data/x.html"] {
        let (folder, said) = in_folder(&["data", "--out", out]);
        assert_eq!(said.code, 2, "{said:?}");
        assert!(said.stderr.contains("is in the data folder"), "{said:?}");
        assert_eq!(fs::read_dir(folder.path().join("data")).unwrap().count(), 4);
    }
}

#[test]
fn a_refused_report_leaves_the_file_unchanged() {
    let (folder, said) = in_folder(&["data", "--out", "report.html", "--month", "2025-11"]);
    assert_eq!(said.code, 2);
    assert!(said.stderr.contains("there is no snapshot of 2025-11"), "{said:?}");
    assert!(!folder.path().join("report.html").exists());
    let (_, said) = in_folder(&["data", "--out", "report.html", "--at", "2026-11-01"]);
    assert!(said.stderr.contains("there is no snapshot at or before 2026-11-01T23:59:59Z"), "{said:?}");
    let (_, said) = in_folder(&["data", "--out", "report.html", "--strict"]);
    assert_eq!(said.code, 1);
}

#[test]
fn an_audience_without_the_archive_gets_no_report_of_the_past() {
    let settings = "audiences:\n  auditors:\n    sections: [connectors]\n";
    for (arguments, is_refused) in [
        (&["--month", "2026-11"][..], true),
        (&["--at", "2026-11-21T00:00:00Z"], true),
        (&["--at", "2026-11-23"], false),
        (&[], false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/tenant-status.yaml"), settings).unwrap();
        for day in [20, 22] {
            let text = NATIVE.replace("2026-11-22", &format!("2026-11-{day}"));
            fs::write(folder.path().join(format!("data/{day}.yaml")), text).unwrap();
        }
        let all = ["report", "data", "--out", "r.html", "--audience", "auditors"].iter().chain(arguments);
        let said = run(folder.path(), all);
        assert_eq!(said.stderr.contains("may not see earlier snapshots"), is_refused, "{said:?}");
        assert_eq!(said.code, if is_refused { 2 } else { 0 }, "{said:?}");
    }
}
