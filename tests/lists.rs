//! Pages with lists of incidents, messages and changes: what they say, in which order, and of which moment.

use std::fs;

use crate::common::{self, run};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Snapshots of one tenant, and the site built from them.
struct Site(TempDir);

impl Site {
    /// Builds a site from snapshots by their capture time.
    #[track_caller]
    fn of(snapshots: &[(&str, Value)]) -> Self {
        let site = Site(TempDir::new().unwrap());
        fs::create_dir(site.0.path().join("data")).unwrap();
        for (at, sections) in snapshots {
            let mut snapshot = json!({
                "schema": "tenant-status/v1", "captured_at": at, "tenant": { "name": "Fabrikam Inc" },
            });
            snapshot.as_object_mut().unwrap().extend(sections.as_object().unwrap().clone());
            let name = format!("data/{}.json", at.replace(':', ""));
            fs::write(site.0.path().join(name), snapshot.to_string()).unwrap();
        }
        let said = site.run(&["build", "--no-cache", "--out", "site"]);
        assert_eq!(said.code, 0, "{said:?}");
        site
    }

    #[track_caller]
    fn run(&self, arguments: &[&str]) -> common::Said {
        run(self.0.path(), arguments)
    }

    fn file(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join("site").join(path)).unwrap()
    }

    /// Returns the text of a page without its tags, with single spaces.
    fn text(&self, path: &str) -> String {
        let page = self.file(path);
        let body = page.split_once("<main").unwrap().1;
        let words = body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
        words.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// An issue that starts and is updated on `at`.
fn issue(id: &str, kind: &str, status: &str, at: &str) -> Value {
    json!({
        "id": id, "title": format!("Title of {id}"), "classification": kind, "status": status,
        "started_at": at, "updated_at": at,
    })
}

#[test]
fn an_issue_that_disappears_without_a_final_status_is_never_resolved() {
    let open = issue("IT1", "incident", "investigating", "2026-11-01T07:00:00Z");
    let over = issue("IT2", "advisory", "serviceRestored", "2026-11-01T07:00:00Z");
    let site = Site::of(&[
        ("2026-11-01T08:00:00Z", json!({ "incidents": [open, over] })),
        ("2026-11-02T08:00:00Z", json!({ "incidents": [] })),
    ]);
    let list = site.text("incidents/index.html");
    let (unlisted, resolved) = list.split_once("Resolved incidents and advisories").unwrap();
    let unlisted = unlisted.split_once("No longer listed").unwrap().1;
    assert!(unlisted.contains("Whether they are resolved is not known."), "{unlisted}");
    assert!(unlisted.contains("IT1 Last seen 1 Nov 2026 No longer listed Last known status: Investigating"));
    assert!(!resolved.contains("IT1") && resolved.contains("IT2 Last seen 1 Nov 2026 Service restored"), "{resolved}");
    let page = site.text("incidents/IT1.html");
    let note = "No longer listed. Last known status: investigating (snapshot of 1 Nov 2026 08:00 UTC). \
                Whether it is resolved is not known.";
    assert!(page.contains(note), "{page}");
    for file in ["incidents/IT1.html", "changes.html", "feed.xml", "history.json", "index.html"] {
        let text = site.file(file);
        assert!(!text.contains("Resolved") && !text.contains("incident_resolved"), "{file}");
    }
    let record: Value = serde_json::from_str(&site.file("history.json")).unwrap();
    let change = &record["changes"][0];
    let [kind, from, seen] = ["kind", "from", "last_seen_at"].map(|key| change[key].as_str().unwrap());
    assert_eq!([kind, from, seen], ["incident_no_longer_listed", "Investigating", "2026-11-01T08:00:00Z"]);
}

#[test]
fn an_issue_missing_because_nothing_was_captured_keeps_its_last_known_status() {
    let open = issue("IT1", "incident", "investigating", "2026-11-01T07:00:00Z");
    let site =
        Site::of(&[("2026-11-01T08:00:00Z", json!({ "incidents": [open] })), ("2026-11-02T08:00:00Z", json!({}))]);
    let list = site.text("incidents/index.html");
    assert!(list.contains("IT1 Last seen 1 Nov 2026 Not captured Last known status: Investigating"), "{list}");
    let page = site.text("incidents/IT1.html");
    assert!(page.contains("Not captured. Last known status: investigating (snapshot of 1 Nov 2026 08:00 UTC)."));
}

#[test]
fn the_next_update_is_shown_on_top_and_repeated_posts_are_folded() {
    let post = |day: u32, status: &str| {
        let text = format!(
            "Title: T\n\nUser impact: I\n\nMore info: M\n\nCurrent status: {status}\n\n\
             Next update by: {} November 2026, 16:00 UTC",
            day + 1
        );
        json!({ "at": format!("2026-11-{day:02}T08:00:00Z"), "html": text })
    };
    let mut issue = issue("IT1", "incident", "investigating", "2026-11-03T07:00:00Z");
    issue["posts"] = json!([post(1, "One"), post(2, "Two"), post(3, "Three")]);
    let site = Site::of(&[("2026-11-03T08:00:00Z", json!({ "incidents": [issue] }))]);
    let page = site.text("incidents/IT1.html");
    assert!(page.contains("Next update by 4 November 2026, 16:00 UTC"), "{page}");
    let (shown, folded) = page.split_once("2 earlier updates").unwrap();
    assert!(shown.contains("Three") && !shown.contains("Two"), "{shown}");
    assert!(folded.contains("Two") && folded.contains("One"), "{folded}");
}

fn message(id: &str, category: &str, at: &str, rest: Value) -> Value {
    let mut message = json!({
        "id": id, "title": format!("Title of {id}"), "category": category, "updated_at": at, "published_at": at,
    });
    message.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    message
}

#[test]
fn messages_are_listed_by_update_under_their_month() {
    let gone = message("MC1", "stayInformed", "2026-11-05T08:00:00Z", json!({}));
    let ended = message("MC2", "planForChange", "2026-11-08T08:00:00Z", json!({ "ends_at": "2026-11-10T08:00:00Z" }));
    let archived = message("MC3", "planForChange", "2026-10-30T08:00:00Z", json!({ "archived": true }));
    let scheduled = message("MC4", "stayInformed", "2026-11-02T08:00:00Z", json!({ "published_at": "2026-12-03" }));
    let active =
        message("MC5", "preventOrFixIssue", "2026-11-09T08:00:00Z", json!({ "action_required_by": "2026-12-01" }));
    let site = Site::of(&[
        ("2026-11-11T08:00:00Z", json!({ "messages": [gone] })),
        ("2026-11-12T08:00:00Z", json!({ "messages": [ended, archived, scheduled, active] })),
    ]);
    let page = site.text("messages/index.html");
    let (active, past) = page.split_once("Past and scheduled messages").unwrap();
    assert!(active.contains("November 2026 Title of MC5"), "{active}");
    assert!(active.contains("All 5 Prevent or fix issue 1 Plan for change 2 Stay informed 2"), "{active}");
    assert!(active.contains("Only with a deadline 1"), "{active}");
    let expected = [
        "November 2026",
        "MC2 Ended 10 Nov 2026",
        "MC1 Last seen 11 Nov 2026",
        "MC4 Starts 3 Dec 2026",
        "October 2026",
        "MC3 Archived",
    ];
    let places = expected.map(|text| past.find(text).unwrap_or_else(|| panic!("{text}: {past}")));
    assert!(places.is_sorted(), "{past}");
}
