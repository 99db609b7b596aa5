//! Limits of single connectors and ignored connectors in whole sites: fleets and their shards, caches, audiences, and
//! the files for other programs.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{assert_same, run, tree};

/// A folder with the data of two tenants that have a certificate connector with the same id, long without a sync.
struct Place(TempDir);

const IGNORE: &str = "
ignore:
  - type: certificate-connector
    id: SRV-NDES-03
    reason: srv-ndes-03 was decommissioned by ops@contoso.example
    until: 2026-11-30
    tenant: fabrikam
";

impl Place {
    fn new(settings: &str) -> Self {
        let place = Place(TempDir::new().unwrap());
        fs::create_dir(place.at("data")).unwrap();
        for (tenant, number) in [("Contoso", 1), ("Fabrikam", 2)] {
            for day in [21, 22] {
                let text = format!(
                    "schema: tenant-status/v1
captured_at: 2026-11-{day}T08:00:00Z
tenant: {{ id: 00000000-0000-0000-0000-00000000000{number}, name: {tenant} }}
connectors:
  - type: certificate-connector
    id: SRV-NDES-03
    name: SRV-NDES-03
    last_success_at: 2026-10-01T00:00:00Z
    details: {{ Machine: SRV-NDES-03 }}
    reported: {{ state: inactive }}
  - {{ type: apple-vpp-expiry, id: emea, name: EMEA, expires_at: 2026-12-10 }}
  - {{ type: apple-vpp-expiry, id: apac, name: APAC, expires_at: 2026-12-10 }}
incidents: []
messages: []
"
                );
                fs::write(place.at("data").join(format!("{tenant}-{day}.yaml")), text).unwrap();
            }
        }
        place.set(settings);
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn set(&self, settings: &str) {
        fs::write(self.at("data/tenant-status.yaml"), settings).unwrap();
    }

    /// Runs the program; returns its exit code, and asserts that it warns about nothing.
    #[track_caller]
    fn run(&self, arguments: &[&str]) -> i32 {
        let said = run(self.0.path(), arguments);
        assert!(said.stderr.is_empty(), "{arguments:?}: {}", said.stderr);
        said.code
    }

    #[track_caller]
    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }

    #[track_caller]
    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(path)).unwrap()
    }
}

/// Returns the connector of a status file with this type and display name.
#[track_caller]
fn member<'a>(status: &'a Value, kind: &str, name: &str) -> &'a Value {
    let groups = status["connectors"].as_array().unwrap();
    let group = groups.iter().find(|group| group["type"] == kind).unwrap();
    let mut members = group["members"].as_array().unwrap().iter();
    members.find(|member| member["display_name"].as_str().unwrap().contains(name)).unwrap()
}

const NDES: &str = "certificate-connector";

#[test]
fn an_entry_for_one_tenant_leaves_the_other_one_alone() {
    let place = Place::new(IGNORE);
    assert_eq!(
        place.run(&["build", "--no-cache", "--out", "site", "--fail-on", "unhealthy"]),
        3,
        "Contoso is unhealthy"
    );
    let fleet = place.json("site/fleet.json");
    let [contoso, fabrikam] = [&fleet["tenants"][0], &fleet["tenants"][1]];
    assert_eq!((&contoso["worst"], &fabrikam["worst"]), (&"unhealthy".into(), &"healthy".into()));
    assert_eq!(contoso["ignored"].as_array().unwrap().len(), 0);
    assert_eq!(fabrikam["ignored"].as_array().unwrap().len(), 1);
    let ignored = &fabrikam["ignored"][0];
    assert_eq!((&ignored["name"], &ignored["until"]), (&"SRV-NDES-03".into(), &"2026-11-30".into()));
    assert_eq!(
        (fabrikam["reporting"].as_array().unwrap().len(), &fabrikam["worst_connector"]["name"]),
        (0, &"APAC".into())
    );
    let status = place.json("site/Fabrikam/status.json");
    let ndes = member(&status, NDES, "NDES");
    assert_eq!((&ndes["status"], &ndes["limits"]), (&"ignored".into(), &Value::Null));
    assert_eq!(ndes["ignored"]["reason"], "srv-ndes-03 was decommissioned by ops@contoso.example");
    assert_eq!(ndes["becomes"].as_array().unwrap().len(), 0);
    // The badge has no type that is worse than healthy, and the feed no change.
    assert!(place.read("site/Fabrikam/badge.svg").contains("all healthy"));
    assert!(!place.read("site/Fabrikam/feed.xml").contains("<entry>"));
    assert!(place.read("site/Fabrikam/connectors/index.html").contains("Ignored connectors"));
    assert!(!place.read("site/Contoso/connectors/index.html").contains("Ignored connectors"));
}

#[test]
fn an_expired_entry_counts_again_and_fails_the_build() {
    let place = Place::new(&IGNORE.replace("tenant: fabrikam", ""));
    let fails =
        |as_of: &str| place.run(&["build", "--no-cache", "--out", "site", "--fail-on", "unhealthy", "--as-of", as_of]);
    assert_eq!(fails("2026-11-30T23:59:59Z"), 0);
    assert_eq!(fails("2026-12-01T00:00:00Z"), 3);
}

#[test]
fn shards_apply_the_entries_of_the_whole_fleet() {
    let place = Place::new(IGNORE);
    place.run(&["build", "--no-cache", "--out", "whole"]);
    for index in ["1", "2"] {
        let shard = format!("{index}/2");
        // No warning: the entry matches a tenant of the fleet, if not of the shard.
        assert_eq!(place.run(&["build", "--no-cache", "--out", index, "--shard", &shard]), 0);
    }
    assert_eq!(place.run(&["fleet", "--out", "gathered", "--config", "data/tenant-status.yaml", "1", "2"]), 0);
    assert_same(&tree(&place.at("gathered")), &tree(&place.at("whole")));
}

#[test]
fn a_cached_build_notices_every_change_of_the_entries() {
    let place = Place::new(IGNORE);
    let later = IGNORE.replace("2026-11-30", "2026-12-31");
    let over = IGNORE.replace("2026-11-30", "2026-11-21");
    let own = "thresholds: { apple-vpp-expiry: { warning: 30d, connectors: { apac: { warning: 1d } } } }\n";
    for settings in [IGNORE, &later, &over, "", own, IGNORE] {
        place.set(settings);
        place.run(&["build", "--out", "cached"]);
        place.run(&["build", "--no-cache", "--out", "anew"]);
        assert_same(&tree(&place.at("cached")), &tree(&place.at("anew")));
    }
}

#[test]
fn settings_for_a_connector_apply_to_every_audience_whatever_is_hidden_from_it() {
    let place = Place::new(&format!(
        "{IGNORE}
thresholds:
  certificate-connector: {{ connectors: {{ SRV-NDES-03: {{ unhealthy: 100d }} }} }}
  apple-vpp-expiry: {{ connectors: {{ APAC: {{ warning: 30d }} }} }}
audiences:
  everyone:
  helpdesk:
  administrators:
  others: {{ sections: [tenant, connectors, archive], hide: [machine_names, user_names] }}
"
    ));
    place.run(&["build", "--no-cache", "--out", "site"]);
    let reason = |audience: &str| {
        let [contoso, fabrikam] =
            ["Contoso", "Fabrikam"].map(|tenant| place.json(&format!("site/{audience}/{tenant}/status.json")));
        let names: Vec<&Value> = contoso["connectors"].as_array().unwrap().iter().map(|group| &group["type"]).collect();
        assert!(names.contains(&&NDES.into()));
        for (status, expected) in [(&contoso, "warning"), (&fabrikam, "ignored")] {
            let group = status["connectors"].as_array().unwrap().iter().find(|group| group["type"] == NDES).unwrap();
            assert_eq!(group["members"][0]["status"], expected, "{audience}");
            assert_eq!(member(status, "apple-vpp-expiry", "APAC")["status"], "warning", "{audience}");
            assert_eq!(member(status, "apple-vpp-expiry", "EMEA")["status"], "healthy", "{audience}");
            assert_eq!(member(status, "apple-vpp-expiry", "APAC")["limits"]["source"], "connector", "{audience}");
        }
        let group = fabrikam["connectors"].as_array().unwrap().iter().find(|group| group["type"] == NDES).unwrap();
        group["members"][0]["ignored"]["reason"].as_str().map(str::to_owned)
    };
    let hidden = "hidden for this audience";
    assert_eq!(reason("administrators").unwrap(), "srv-ndes-03 was decommissioned by ops@contoso.example");
    assert_eq!(reason("helpdesk").unwrap(), format!("srv-ndes-03 was decommissioned by {hidden}"));
    assert_eq!(reason("others").unwrap(), format!("{hidden} was decommissioned by {hidden}"));
    assert_eq!(reason("everyone"), None);
    for (path, _) in tree(&place.at("site/everyone")) {
        let file = place.at("site/everyone").join(&path);
        if file.is_file() {
            let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).to_lowercase();
            assert!(!text.contains("decommissioned") && !text.contains("srv-ndes"), "{path}");
        }
    }
    assert!(Path::new(&place.at("site/everyone")).is_dir());
}

#[test]
fn the_archive_is_judged_by_the_days_of_its_snapshots() {
    let place = Place::new(&IGNORE.replace("until: 2026-11-30", "from: 2026-11-22"));
    place.run(&["build", "--no-cache", "--out", "site"]);
    let history = place.json("site/Fabrikam/history.json");
    let worst: Vec<&Value> = history["snapshots"].as_array().unwrap().iter().map(|one| &one["worst"]).collect();
    assert_eq!(worst, ["unhealthy", "healthy"]);
    let change = &history["changes"][0];
    assert_eq!(
        (&change["kind"], &change["from"], &change["to"]),
        (&"connector_moved".into(), &"unhealthy".into(), &"ignored".into())
    );
    assert_eq!(history["changes"].as_array().unwrap().len(), 1);
    let connectors = history["connectors"].as_array().unwrap();
    assert_eq!(connectors.iter().find(|one| one["type"] == NDES).unwrap()["points"], "ui");
    // `diff` compares by the same rules.
    let data = |day: u8| format!("data/Fabrikam-{day}.yaml");
    let said = run(place.at("").as_path(), ["diff", &data(21), &data(22), "--config", "data/tenant-status.yaml"]);
    assert!(said.stdout.contains("Now ignored: srv-ndes-03 was decommissioned"), "{said:?}");
}
