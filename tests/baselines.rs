//! Baselines: the snapshots that `baselines.yaml` names, compared with the latest one, in whole sites.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{Said, assert_same, copy, run, tree};

/// A folder with snapshots in `data/`.
struct Place(TempDir);

impl Place {
    /// Creates the data of two tenants, Contoso with a snapshot on 1, 2 and 3 November, Fabrikam on 2 and 3 November.
    /// Messages were captured on 3 November only.
    fn fleet(baselines: &str) -> Self {
        let place = Place(TempDir::new().unwrap());
        for (tenant, number, days) in [("Contoso", 1, &[1, 2, 3][..]), ("Fabrikam", 2, &[2, 3])] {
            for day in days {
                let connectors = match day {
                    3 => "[{ type: jamf, id: j, name: Jamf, last_success_at: 2026-11-01T07:00:00Z }]",
                    _ => "[]",
                };
                let messages = if *day == 3 { "messages: []\n" } else { "" };
                let text = format!(
                    "schema: tenant-status/v1
captured_at: 2026-11-0{day}T08:00:00Z
tenant: {{ id: 00000000-0000-0000-0000-00000000000{number}, name: {tenant} }}
licenses: []
connectors: {connectors}
incidents: []
{messages}"
                );
                place.write(&format!("data/{tenant}/2026-11-0{day}T080000Z.yaml"), &text);
            }
        }
        place.write("data/baselines.yaml", baselines);
        place
    }

    /// Copies the sample, without its baselines.
    fn sample(baselines: &str) -> Self {
        let place = Place(TempDir::new().unwrap());
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/contoso");
        fs::create_dir_all(place.at("data")).unwrap();
        copy(&sample, &place.at("data/contoso"), false);
        place.write("data/baselines.yaml", baselines);
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.at(name).parent().unwrap()).unwrap();
        fs::write(self.at(name), text).unwrap();
    }

    #[track_caller]
    fn run(&self, arguments: &[&str]) -> Said {
        run(self.0.path(), arguments)
    }

    /// Builds, and asserts that there is nothing to warn about.
    #[track_caller]
    fn build(&self, arguments: &[&str]) {
        let said = self.run(&[&["build"], arguments].concat());
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{arguments:?}");
    }

    #[track_caller]
    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }

    /// Returns the baselines of a status file.
    #[track_caller]
    fn baselines(&self, path: &str) -> Vec<Value> {
        let status: Value = serde_json::from_str(&self.read(path)).unwrap();
        status["baselines"].as_array().unwrap().clone()
    }
}

const NO_CACHE: [&str; 3] = ["--no-cache", "--out", "site"];

#[test]
fn a_baseline_has_the_net_changes_that_diff_prints() {
    let place = Place::sample("- { title: Audit, snapshot: 2026-11-02 }\n");
    place.build(&NO_CACHE);
    let [audit] = place.baselines("site/status.json").try_into().unwrap();
    assert_eq!(audit["captured_at"], "2026-11-02T08:00:00Z");
    let said = place.run(&["diff", "--json", "--since", "2026-11-02T08:00:00Z", "data/contoso"]);
    let diff: Value = serde_json::from_str(&said.stdout).unwrap();
    let changes = diff["changes"].as_array().unwrap();
    let changes = changes.iter().filter(|change| !change["kind"].as_str().unwrap().starts_with("capture"));
    let count = changes.count();
    assert!(count > 20, "{count}");
    assert_eq!(audit["differences"], count);
    let page = place.read("site/baselines.html");
    assert_eq!(page.matches("<li data-change=").count(), count);
    assert!(page.contains(&format!("{count} differences")));
    assert!(
        place
            .read("site/index.html")
            .contains(&format!("Differs from <a href=\"baselines.html#b-Audit\">Audit</a> in {count} points"))
    );
    assert!(place.read("site/archive/index.html").contains("<a href=\"../baselines.html\">1 baseline</a>"));
    assert!(!place.read("site/archive/2026-11-02T080000Z.html").contains("baselines.html"), "the past stays as it was");
}

#[test]
fn a_snapshot_is_named_by_its_day_time_or_path() {
    let place = Place::sample(
        "- { title: Last of the day, snapshot: 2026-11-20 }
- { title: Time, snapshot: \"2026-11-20T09:00:00+01:00\" }
- { title: File, snapshot: contoso/2026-11-20T160000Z.yaml }
- { title: Other separators, snapshot: '.\\contoso\\2026-11-20T160000Z.yaml' }
- { title: Folder, snapshot: contoso/2026-11-22T080000Z/ }
",
    );
    place.build(&NO_CACHE);
    let times: Vec<Value> = place.baselines("site/status.json").iter().map(|one| one["captured_at"].clone()).collect();
    let [morning, afternoon] = ["2026-11-20T08:00:00Z", "2026-11-20T16:00:00Z"];
    assert_eq!(times, [afternoon, morning, afternoon, afternoon, "2026-11-22T08:00:00Z"]);
    let page = place.read("site/baselines.html");
    assert!(page.contains("The snapshot of this baseline is the latest one."));
    assert_eq!(page.matches("the snapshot of <time").count(), 4, "the latest one is compared with itself");
    assert!(!page.contains("Nothing differs</b>"), "a type was not captured, so this is not known of it");
    // The overview page has the first ones, and a link to all.
    let hub = place.read("site/index.html");
    assert_eq!(hub.matches("href=\"baselines.html#b-").count(), 3);
    assert!(hub.contains("All 5 baselines"));
}

#[test]
fn parts_that_one_snapshot_lacks_are_not_compared() {
    let place = Place::fleet("- { title: First, snapshot: 2026-11-01, tenant: contoso }\n");
    place.build(&NO_CACHE);
    let [first] = place.baselines("site/Contoso/status.json").try_into().unwrap();
    assert_eq!((&first["differences"], &first["not_compared"]), (&1.into(), &serde_json::json!(["messages"])));
    let page = place.read("site/Contoso/baselines.html");
    assert!(page.contains("Not comparable, because one of the snapshots did not capture it: News."), "{page}");
    assert!(!place.at("site/Fabrikam/baselines.html").exists(), "it is for one tenant");

    // Whatever is the same, what was not captured is not.
    place.write("data/baselines.yaml", "- { title: Second, snapshot: 2026-11-02 }\n");
    for tenant in ["Contoso", "Fabrikam"] {
        let last = place.at(&format!("data/{tenant}/2026-11-03T080000Z.yaml"));
        fs::write(&last, fs::read_to_string(&last).unwrap().replace("connectors: [{", "connectors: [] #")).unwrap();
    }
    place.build(&NO_CACHE);
    let page = place.read("site/Contoso/baselines.html");
    assert!(page.contains("Nothing differs in what was captured") && !page.contains("empty-healthy"));
    let hub = place.read("site/Contoso/index.html");
    assert!(hub.contains("Nothing differs from <a href=\"baselines.html#b-Second\">Second</a> in what was captured"));

    // With messages in both, nothing is left to know.
    for tenant in ["Contoso", "Fabrikam"] {
        let second = place.at(&format!("data/{tenant}/2026-11-02T080000Z.yaml"));
        fs::write(&second, fs::read_to_string(&second).unwrap() + "messages: []\n").unwrap();
    }
    place.build(&NO_CACHE);
    let page = place.read("site/Contoso/baselines.html");
    assert!(page.contains("Nothing differs</b>") && page.contains("empty-healthy"));
    assert_eq!(place.baselines("site/Contoso/status.json")[0]["not_compared"], serde_json::json!([]));
}

#[test]
fn a_tenant_without_a_snapshot_of_the_day_says_so() {
    let place = Place::fleet("- { title: Agreed, snapshot: 2026-11-01 }\n");
    place.build(&NO_CACHE);
    assert_eq!(place.baselines("site/Contoso/status.json")[0]["differences"], 1);
    let [agreed] = place.baselines("site/Fabrikam/status.json").try_into().unwrap();
    assert_eq!((&agreed["captured_at"], &agreed["differences"]), (&Value::Null, &Value::Null));
    let page = place.read("site/Fabrikam/baselines.html");
    assert!(page.contains("Not compared") && page.contains("This tenant has no snapshot of 1 Nov 2026."));
    assert!(place.read("site/Fabrikam/index.html").contains("Not compared with <a"));
}

#[test]
fn a_baseline_whose_snapshot_could_not_be_read_says_so() {
    let entries =
        "- { title: Day, snapshot: 2026-11-02 }\n- { title: Path, snapshot: Contoso/2026-11-02T080000Z.yaml }\n";
    let place = Place::fleet(entries);
    place.write("data/Contoso/2026-11-02T080000Z.yaml", "schema: tenant-status/v1\nbroken");
    let said = place.run(&[&["build"], &NO_CACHE[..]].concat());
    assert!(!said.stderr.contains("wrong-baseline"), "{}", said.stderr);
    for baseline in place.baselines("site/Contoso/status.json") {
        assert_eq!(
            (&baseline["captured_at"], &baseline["differences"]),
            (&"2026-11-02T08:00:00Z".into(), &Value::Null)
        );
    }
    let page = place.read("site/Contoso/baselines.html");
    assert_eq!(page.matches("The snapshot of 2 Nov 2026 08:00 UTC could not be read.").count(), 2);
    assert!(!page.contains("Nothing differs"));
    let fabrikam = place.baselines("site/Fabrikam/status.json");
    assert_eq!((fabrikam.len(), &fabrikam[0]["differences"]), (1, &1.into()), "the other tenant has that of the day");
}

#[test]
fn shards_and_caches_give_the_same_pages() {
    let first =
        "- { title: Agreed, snapshot: 2026-11-01 }\n- { title: Later, snapshot: 2026-11-02, tenant: fabrikam }\n";
    let place = Place::fleet(first);
    place.build(&["--no-cache", "--out", "whole"]);
    for index in ["1", "2"] {
        place.build(&["--no-cache", "--out", index, "--shard", &format!("{index}/2")]);
    }
    assert_eq!(place.run(&["fleet", "--out", "merged", "1", "2"]).code, 0);
    assert_same(&tree(&place.at("merged")), &tree(&place.at("whole")));

    let renamed = first.replace("Agreed", "Agreed!");
    let moved = first.replace("2026-11-02", "2026-11-03");
    for baselines in [first, &renamed, &moved, "# none\n", "- { title: X, snapshot: 2026-11-03, note: Y }\n", first] {
        place.write("data/baselines.yaml", baselines);
        place.build(&["--out", "cached"]);
        place.build(&["--no-cache", "--out", "anew"]);
        assert_same(&tree(&place.at("cached")), &tree(&place.at("anew")));
    }
    // The snapshot of a baseline is replaced by one with other content.
    let old = place.at("data/Contoso/2026-11-01T080000Z.yaml");
    fs::write(&old, fs::read_to_string(&old).unwrap().replace("licenses: []\n", "")).unwrap();
    place.build(&["--out", "cached"]);
    place.build(&["--no-cache", "--out", "anew"]);
    assert_same(&tree(&place.at("cached")), &tree(&place.at("anew")));
    fs::remove_file(place.at("data/baselines.yaml")).unwrap();
    place.build(&["--out", "cached"]);
    assert!(!place.at("cached/Contoso/baselines.html").exists());
}

#[test]
fn an_audience_sees_its_baselines_without_hidden_values() {
    let place = Place::fleet(
        "- { title: Audit by auditor@contoso.example, snapshot: 2026-11-02, note: ask auditor@contoso.example }
- { title: Internal, snapshot: 2026-11-01, audiences: [administrators] }
",
    );
    place.write(
        "data/tenant-status.yaml",
        "audiences:\n  everyone:\n  administrators:\n  now: { sections: [connectors] }\n",
    );
    place.build(&NO_CACHE);
    let page = |audience: &str| place.read(&format!("site/{audience}/Contoso/baselines.html"));
    assert_eq!(page("administrators").matches("auditor@contoso.example").count(), 3, "anchors have no address");
    assert!(page("administrators").contains("Internal"));
    let everyone = page("everyone");
    assert!(everyone.contains("Audit by hidden for this audience") && !everyone.contains("News"), "{everyone}");
    for (path, _) in tree(&place.at("site/everyone")) {
        let file = place.at("site/everyone").join(&path);
        let text = if file.is_file() { String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned() } else { path };
        assert!(!text.contains("Internal") && !text.contains("auditor@"), "{file:?}");
    }
    assert!(!place.at("site/now/Contoso/baselines.html").exists(), "without the archive, there is nothing to compare");
    assert!(!place.read("site/now/Contoso/index.html").contains("aseline"));
}

#[test]
fn titles_and_notes_are_plain_text() {
    let place = Place::fleet(
        "- { title: '<b>&\"]]>', snapshot: 2026-11-02, note: \"<script>alert(1)</script>\\nSecond line \\u202e\" }
- { title: '<b>&quot', snapshot: 2026-11-02 }
",
    );
    place.build(&NO_CACHE);
    let page = place.read("site/Contoso/baselines.html");
    assert!(!page.contains("<b>&") && !page.contains("alert(1)</script>") && !page.contains('\u{202e}'), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)") && page.contains("[U+202E]"));
    let verified = place.run(&["verify", "site"]);
    assert_eq!(verified.code, 0, "links lead to the anchors of baselines: {}", verified.stderr);
}

#[test]
fn the_sample_of_the_readme_is_valid() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md")).unwrap();
    let (_, rest) = readme.split_once("\n## Baselines\n").unwrap();
    let (_, rest) = rest.split_once("```yaml fragment\n").unwrap();
    let (sample, _) = rest.split_once("```").unwrap();
    let place = Place::sample(sample);
    place.write("data/tenant-status.yaml", "audiences:\n  administrators:\n  helpdesk:\n");
    place.build(&NO_CACHE);
    assert_eq!(place.baselines("site/administrators/status.json").len(), sample.matches("- title:").count());
}

#[test]
fn baselines_below_the_data_folder_are_reported() {
    let place = Place::fleet("# none\n");
    place.write("data/Contoso/baselines.yaml", "- { title: Agreed, snapshot: 2026-11-01 }\n");
    let said = place.run(&["check"]);
    assert!(said.stderr.contains("baselines are read only from the data folder"), "{}", said.stderr);
    // That folder can be built, too.
    let said = place.run(&["build", "data/Contoso", "--no-cache", "--out", "site"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert_eq!(place.baselines("site/status.json").len(), 1);
}

#[test]
fn a_tenant_has_at_most_twenty_baselines() {
    let entries = |count: usize| -> String {
        (1..=count).map(|number| format!("- {{ title: Number {number}, snapshot: 2026-11-02 }}\n")).collect()
    };
    let place = Place::fleet(&entries(20));
    place.build(&NO_CACHE);
    assert_eq!(place.baselines("site/Contoso/status.json").len(), 20);
    place.write("data/baselines.yaml", &entries(21));
    let said = place.run(&["check"]);
    assert_eq!(said.code, 1);
    assert!(
        said.stderr.contains("more than 20 baselines for Contoso\n  --> data/baselines.yaml:21:3"),
        "{}",
        said.stderr
    );
}

#[test]
fn an_unreadable_snapshot_of_an_unknown_tenant_is_not_none() {
    let place = Place::fleet("- { title: Agreed, snapshot: 2026-11-01 }\n");
    place.write("data/2026-11-01T080000Z.yaml", "broken");
    let said = place.run(&[&["build"], &NO_CACHE[..]].concat());
    assert!(!said.stderr.contains("wrong-baseline"), "{}", said.stderr);
    let page = place.read("site/Fabrikam/baselines.html");
    assert!(page.contains("could not be read") && !page.contains("has no snapshot"), "{page}");
    assert_eq!(place.baselines("site/Contoso/status.json")[0]["differences"], 1);
}
