//! A fleet site is the same, byte for byte, however its tenants were split into shards; shards that do not belong
//! together are rejected.

use crate::common;

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::common::{assert_same, copy, run, tree};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with the data of several tenants.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Place(TempDir::new().unwrap());
        fs::create_dir(place.at("data")).unwrap();
        place
    }

    /// Creates tenants with two snapshots each, some with colliding folder or display names, some with hostile names.
    fn of_many() -> Self {
        let place = Place::new();
        let names =
            ["Contoso", "contoso", "Fabrikam", "Fabrikam ", "<b>&\"'", "../up", "\u{202e}desrever", "CON", "zünd"];
        for (number, name) in names.iter().enumerate() {
            for day in 0..2 {
                let at = moment("2026-11-18T08:00:00Z") + TimeDelta::days(day) + TimeDelta::hours(7 * number as i64);
                let tenant = json!({ "id": format!("00000000-0000-0000-0000-{number:012}"), "name": name });
                place.write(&format!("{number}-{day}"), &snapshot(at, tenant, number as i64 - day));
            }
        }
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, snapshot: &Value) {
        fs::write(self.at("data").join(format!("{name}.json")), snapshot.to_string()).unwrap();
    }

    #[track_caller]
    fn run(&self, arguments: &[&str]) -> common::Said {
        run(self.0.path(), arguments)
    }

    #[track_caller]
    fn done(&self, arguments: &[&str]) {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
    }

    /// Builds the whole fleet and its shards; returns the names of the shards.
    #[track_caller]
    fn shards(&self, of: usize) -> Vec<String> {
        let names: Vec<String> = (1..=of).map(|index| format!("part-{index}-of-{of}")).collect();
        for (index, name) in (1..).zip(&names) {
            self.done(&["build", "--no-cache", "--out", name, "--shard", &format!("{index}/{of}")]);
        }
        names
    }

    fn gather(&self, parts: &[String], out: &str) -> common::Said {
        let mut arguments = vec!["fleet", "--out", out];
        arguments.extend(parts.iter().map(String::as_str));
        self.run(&arguments)
    }

    #[track_caller]
    fn refused(&self, parts: &[String], code: &str) -> String {
        let said = self.gather(parts, "refused");
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.stderr.contains(&format!("error[{code}]")), "{}", said.stderr);
        assert!(!self.at("refused").exists());
        said.stderr
    }

    fn page(&self) -> String {
        fs::read_to_string(self.at("site/index.html")).unwrap()
    }
}

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn snapshot(at: DateTime<Utc>, tenant: Value, left: i64) -> Value {
    json!({
        "schema": "tenant-status/v1", "captured_at": at, "tenant": tenant,
        "licenses": [{ "sku": "EMS", "total": 10, "assigned": 9 + left.abs() % 3 }],
        "connectors": [
            { "type": "apple-vpp-expiry", "id": "a/b", "name": "Token <&>", "expires_at": at + TimeDelta::days(left) },
            { "type": "apple-push-certificate", "id": "push", "name": "Push", "expires_at": at + TimeDelta::days(90) },
        ],
        "incidents": [{
            "id": "IT1", "title": format!("Enrolment fails, edition {left}"), "classification": "incident",
            "status": "serviceDegradation", "updated_at": at,
        }],
        "messages": [{ "id": "MC1", "title": "Act", "action_required_by": at + TimeDelta::days(5) }],
    })
}

#[test]
fn sharding_does_not_affect_the_site() {
    let place = Place::of_many();
    place.done(&["build", "--no-cache", "--out", "whole"]);
    let whole = tree(&place.at("whole"));
    assert!(whole.contains_key("index.html") && whole.contains_key("feed.xml") && whole.contains_key("SHA256SUMS"));
    assert!(whole.contains_key("expiries.ics") && whole.contains_key("fleet.json"));

    for of in [1, 2, 7, 12] {
        let parts = place.shards(of);
        let said = place.gather(&parts, "gathered");
        assert_eq!(said.code, 0, "{said:?}");
        assert_same(&tree(&place.at("gathered")), &whole);
    }

    // Tenants selected by id, merged with a shard in any order.
    let ids: Vec<String> = (0..9).map(|number| format!("00000000-0000-0000-0000-{number:012}")).collect();
    let name = |parts: &[&str]| -> Vec<String> { parts.iter().map(|part| (*part).to_owned()).collect() };
    place.done(&[
        "build",
        "--no-cache",
        "--out",
        "odd",
        "--tenant",
        &ids[1],
        "--tenant",
        &ids[3],
        "--tenant",
        &ids[5].to_uppercase(),
    ]);
    place.done(&["build", "--no-cache", "--out", "seven", "--tenant", &ids[7]]);
    let said = place.gather(&name(&["seven", "part-1-of-2", "odd"]), "mixed");
    assert_eq!(said.code, 0, "{said:?}");
    assert_same(&tree(&place.at("mixed")), &whole);
    let part = tree(&place.at("seven"));
    assert!(
        !part.contains_key("index.html") && part.contains_key("fleet.json") && part.contains_key("assets/style.css")
    );
}

#[test]
fn snapshots_beyond_one_batch_give_the_same_site() {
    let place = Place::new();
    for (tenant, day) in (0..3).flat_map(|tenant| (0..260).map(move |day| (tenant, day))) {
        let at = moment("2026-02-01T08:00:00Z") + TimeDelta::days(day);
        let name = json!({ "name": format!("Tenant {tenant}") });
        place.write(&format!("{tenant}-{day}"), &snapshot(at, name, (tenant + day) % 40));
    }
    place.done(&["build", "--no-cache", "--out", "whole"]);
    let whole = tree(&place.at("whole"));
    let snapshots = whole.keys().filter(|path| path.contains("/archive/2026-")).count();
    assert_eq!(snapshots, 3 * 260);
    let said = place.gather(&place.shards(3), "gathered");
    assert_eq!(said.code, 0, "{said:?}");
    assert_same(&tree(&place.at("gathered")), &whole);
}

#[test]
fn many_tenants_that_need_attention_are_counted_and_some_named() {
    let place = Place::new();
    for number in 0..23 {
        let name = json!({ "name": format!("Tenant {number:02}") });
        place.write(&number.to_string(), &snapshot(moment("2026-11-20T08:00:00Z"), name, -1));
    }
    let said = place.run(&["build", "--no-cache", "--out", "site"]);
    let line = said.stdout.lines().find(|line| line.starts_with("Needs attention")).unwrap();
    assert!(line.starts_with("Needs attention: 23 of 23 tenants: Tenant 00, Tenant 01, "), "{line}");
    assert!(line.ends_with(", Tenant 19 and 3 others."), "{line}");
}

/// A sync a little less than 63 times 24 hours ago, on the hub and on the fleet page.
#[test]
fn an_age_in_days_is_the_same_on_every_page() {
    let place = Place::new();
    let at = moment("2026-11-22T08:00:00Z");
    let license = |sku: &str| json!({ "sku": sku, "total": 1, "assigned": 2 });
    for name in ["a", "b"] {
        let mut tenant = snapshot(at, json!({ "name": name }), 90);
        tenant["connectors"] = json!([{
            "type": "certificate-connector", "id": "n", "name": "NDES", "last_success_at": "2026-09-20T09:00:00Z",
        }]);
        tenant["licenses"] = json!([license("EMS"), license("INTUNE_A")]);
        place.write(name, &tenant);
    }
    place.done(&["build", "--no-cache", "--out", "site"]);
    let hub = fs::read_to_string(place.at("site/a/index.html")).unwrap();
    assert!(hub.contains("Last sync 63 days ago") && place.page().contains("63 days ago"));
    assert!(!hub.contains("62 days ago") && !place.page().contains("62 days ago"));
    // Two products, of which one license each is missing.
    assert!(hub.contains("2 products are over-assigned.") && place.page().contains("2 products over-assigned"));
}

#[test]
fn damaged_shards_are_rejected() {
    let place = Place::of_many();
    let parts = place.shards(2);
    let first = place.at(&parts[0]);
    let keep = place.at("keep");
    copy(&first, &keep, false);
    let page =
        fs::read_dir(&first).unwrap().map(|entry| entry.unwrap().path().join("index.html")).find(|path| path.exists());
    let page = page.unwrap();
    let spoil: [&dyn Fn(); 4] = [
        &|| fs::remove_file(&page).unwrap(),
        &|| fs::write(&page, "").unwrap(),
        &|| {
            let text = fs::read_to_string(&page).unwrap();
            fs::write(&page, text.replacen("html", "hTml", 1)).unwrap();
        },
        &|| {
            let manifest = fs::read_to_string(first.join("manifest.json")).unwrap();
            fs::write(first.join("manifest.json"), manifest.replacen("\"assets/", "\"../assets/", 1)).unwrap();
        },
    ];
    for damage in spoil {
        damage();
        place.refused(&parts, "damaged-part");
        fs::remove_dir_all(&first).unwrap();
        copy(&keep, &first, false);
    }
    assert_eq!(place.gather(&parts, "site").code, 0);
}

#[test]
fn mismatched_shards_are_rejected() {
    let place = Place::of_many();
    let parts = place.shards(3);
    assert!(place.refused(&parts[..2], "missing-part").contains("3/3"));
    let twice: Vec<String> = parts.iter().chain([&parts[0]]).cloned().collect();
    place.refused(&twice, "duplicate-part");

    place.done(&["build", "--no-cache", "--out", "whole"]);
    place.refused(&["whole".to_owned(), parts[0].clone()], "not-a-part");
    place.refused(&["nothing".to_owned()], "not-a-part");

    fs::write(place.at("other.yaml"), "title: Another\n").unwrap();
    place.done(&["build", "--no-cache", "--out", "other", "--config", "other.yaml", "--shard", "1/3"]);
    place.refused(&["other".to_owned(), parts[1].clone(), parts[2].clone()], "foreign-part");

    place.write("new", &snapshot(moment("2026-11-22T08:00:00Z"), json!({ "name": "New" }), 3));
    place.done(&["build", "--no-cache", "--out", "new", "--shard", "3/3"]);
    place.refused(&[parts[0].clone(), parts[1].clone(), "new".to_owned()], "foreign-part");
}

#[test]
fn an_outdated_tenant_never_looks_healthy() {
    for (second, stale) in [(0, false), (1, true)] {
        let place = Place::new();
        let at = moment("2026-11-22T08:00:00Z");
        place.write("a", &snapshot(at, json!({ "name": "Aa" }), 60));
        let old = at - TimeDelta::days(1) - TimeDelta::seconds(second);
        place.write("b", &snapshot(old, json!({ "name": "Bb" }), 60));
        place.write("c", &snapshot(at, json!({ "name": "Cc" }), 3));
        place.done(&["build", "--no-cache", "--out", "site"]);
        let page = place.page();
        assert_eq!(page.contains("Not captured for 24 hours"), stale, "{page}");
        assert_eq!(page.contains("data-status=\"not-captured\""), stale);
        let order: Vec<usize> = ["Cc</a>", "Bb</a>", "Aa</a>"].iter().map(|name| page.find(name).unwrap()).collect();
        assert_eq!(order.is_sorted(), stale, "worst first, and the old one before the healthy one");
        assert!(order[0] < order[1] && order[0] < order[2]);
    }
}

#[test]
fn an_incident_is_listed_once_in_its_latest_version() {
    let place = Place::new();
    let at = moment("2026-11-22T08:00:00Z");
    place.write("a", &snapshot(at - TimeDelta::hours(2), json!({ "name": "Aa" }), 60));
    place.write("b", &snapshot(at, json!({ "name": "Bb" }), 70));
    place.done(&["build", "--no-cache", "--out", "site"]);
    let page = place.page();
    assert_eq!(page.matches("edition 70").count(), 1);
    assert!(!page.contains("edition 60"));
    assert!(page.contains("href=\"Aa-") || page.contains("href=\"Aa/incidents/IT1.html\""), "{page}");
    assert!(page.contains("href=\"Bb/incidents/IT1.html\""));
}

#[test]
fn what_is_said_of_an_issue_comes_from_the_newest_snapshot_that_has_it() {
    let place = Place::new();
    let at = moment("2026-11-22T08:00:00Z");
    let issue = |id: &str, status: &str| {
        json!({ "id": id, "title": format!("Title of {id}"), "classification": "advisory", "status": status,
                "updated_at": at - TimeDelta::days(100) })
    };
    let with = |at, name: &str, issues: Value| {
        let mut snapshot = snapshot(at, json!({ "name": name }), 60);
        snapshot["incidents"] = issues;
        snapshot
    };
    let old = json!([issue("IT1", "investigating"), issue("IT2", "investigating"), issue("IT3", "investigating")]);
    place.write("a", &with(at - TimeDelta::days(91), "Aa", old));
    place.write("b", &with(at, "Bb", json!([issue("IT1", "serviceRestored"), issue("IT2", "serviceDegradation")])));
    place.done(&["build", "--no-cache", "--out", "site"]);
    let page = place.page();
    let words = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    let text = words.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let (active, resolved) = text.split_once("1 resolved in a newer snapshot of another tenant").unwrap();
    let active = active.split_once("Incidents and advisories").unwrap().1;
    let it2 = "Title of IT2 (IT2) IT2 · Service degradation, as of 22 Nov 2026 (Bb)";
    assert!(active.contains(it2) && active.contains("Aa (IT2) as of 23 Aug 2026: Investigating Bb"), "{active}");
    // No newer snapshot has it.
    assert!(active.contains("Title of IT3 (IT3) IT3 · Investigating, as of 23 Aug 2026 (Aa)"), "{active}");
    assert!(!active.contains("IT1"), "{active}");
    assert!(resolved.contains("Title of IT1 (IT1) IT1 · Service restored, as of 22 Nov 2026 (Bb)"), "{resolved}");
    assert!(resolved.contains("Aa (IT1) as of 23 Aug 2026: Investigating"), "{resolved}");
    assert!(page.contains("2 active, 1 resolved since"), "{page}");
    assert!(page.contains("href=\"Bb/incidents/IT2.html\""), "{page}");
    // The summaries of shards are enough.
    let parts = place.shards(2);
    assert_eq!(place.gather(&parts, "gathered").code, 0);
    assert_same(&tree(&place.at("gathered")), &tree(&place.at("site")));
}

#[test]
fn credentials_expired_since_the_snapshot_are_shown_as_expired() {
    let place = Place::new();
    let at = moment("2026-11-22T08:00:00Z");
    place.write("a", &snapshot(at - TimeDelta::days(3), json!({ "name": "Aa" }), 2));
    place.write("b", &snapshot(at, json!({ "name": "Bb" }), 60));
    place.done(&["build", "--no-cache", "--out", "site"]);
    assert!(place.page().contains("Expired after the snapshot of 19 Nov 2026 08:00 UTC, unless renewed since."));
}

#[test]
fn unknown_tenants_and_shards_are_rejected() {
    let place = Place::of_many();
    let said = place.run(&["build", "--no-cache", "--tenant", "Zynd"]);
    assert_eq!(said.code, 2);
    assert!(said.stderr.contains("there is no tenant `Zynd`"), "{}", said.stderr);
    for wrong in ["0/3", "4/3", "x/3", "3", "/", "1/0"] {
        let said = place.run(&["build", "--no-cache", "--shard", wrong]);
        assert_eq!(said.code, 2, "{wrong}: {said:?}");
    }
    let mut command = std::process::Command::new(common::PROGRAM);
    command.current_dir(place.at(".")).env("JOB_COMPLETION_INDEX", "2");
    let said = common::said(command.args(["build", "--no-cache", "--out", "third", "--shard", "3"]));
    assert_eq!(said.code, 0, "{said:?}");
    place.shards(3);
    assert_same(&tree(&place.at("third")), &tree(&place.at("part-3-of-3")));
    assert!(Path::new(&place.at("third/fleet.json")).exists());
}

/// Runs the commands of the recipe in `output/README.md` unchanged.
#[test]
fn the_recipe_of_the_readme_works() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("output/README.md")).unwrap();
    let recipe = readme.split_once("## Fleets").unwrap().1;
    let recipe = recipe.split_once("### Building in shards").unwrap().1;
    let commands = recipe.split_once("```sh\n").unwrap().1.split_once("```").unwrap().0;
    let place = Place::of_many();
    for command in commands.lines() {
        let words = command.split(" #").next().unwrap().split_whitespace();
        place.done(&words.skip(1).collect::<Vec<_>>());
    }
    place.done(&["build", "data", "--out", "whole"]);
    assert_same(&tree(&place.at("fleet")), &tree(&place.at("whole")));
}
