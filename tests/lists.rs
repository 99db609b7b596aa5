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
    assert!(
        unlisted.contains("These issues disappeared without a final status. Whether they are resolved is not known."),
        "{unlisted}"
    );
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
    assert!(list.contains("Not in the latest snapshot") && !list.contains("disappeared"), "{list}");
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

/// A filter without a rule in the style sheet would do nothing.
#[test]
fn every_choice_of_a_filter_has_a_rule_in_the_style_sheet() {
    let style = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/assets/lists.css")).unwrap();
    let at = "2026-11-21T08:00:00Z";
    let kinds = ["incident", "advisory", "unheard-of"];
    let issues: Vec<Value> = kinds.iter().map(|kind| issue(kind, kind, "investigating", at)).collect();
    let categories = ["preventOrFixIssue", "planForChange", "stayInformed", "unheardOf"];
    let due = json!({ "action_required_by": "2026-12-01" });
    let messages: Vec<Value> = categories.iter().map(|name| message(name, name, at, due.clone())).collect();
    let sku = |total: u64| json!([{ "sku": "EMS", "total": total, "assigned": 0 }]);
    let tenant = |release: &str| json!({ "name": "Fabrikam Inc", "service_release": release });
    let before = json!({ "incidents": [], "messages": [], "licenses": sku(1), "tenant": tenant("1") });
    let mut after = connectors("2026-11-21T06:00:00Z", "2027-10-01T00:00:00Z");
    let rest = json!({ "incidents": issues, "messages": messages, "licenses": sku(2), "tenant": tenant("2") });
    after.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    let site = Site::of(&[("2026-11-21T08:00:00Z", before), ("2026-11-22T08:00:00Z", after)]);
    let mut found = 0;
    for page in ["incidents/index.html", "messages/index.html", "changes.html"] {
        let page = site.file(page);
        for input in page.split("<input ").skip(1) {
            let id = input.split_once("id=").unwrap().1.split([' ', '>']).next().unwrap().trim_matches('"');
            assert!(id.ends_with("-all") || style.contains(&format!("#{id}:checked")), "{id}");
            found += 1;
        }
    }
    assert_eq!(found, 4 + 5 + 1 + 6);
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

/// A sync connector that last synchronized at `synced`, and a credential that expires at `expires`.
fn connectors(synced: &str, expires: &str) -> Value {
    json!({ "connectors": [
        { "type": "jamf", "id": "j", "name": "Jamf Pro", "last_success_at": synced },
        { "type": "apple-push-certificate", "id": "p", "name": "Push", "expires_at": expires },
    ] })
}

#[test]
fn the_last_days_list_only_net_changes_as_diff_does() {
    let quiet = "2027-10-01T00:00:00Z";
    let mut old = connectors("2026-11-15T06:00:00Z", quiet);
    old["messages"] = json!([]);
    let mut between = connectors("2026-11-15T06:00:00Z", "2026-11-19T00:00:00Z");
    between["messages"] = json!([message("MC1", "stayInformed", "2026-11-18T08:00:00Z", json!({}))]);
    let mut new = connectors("2026-11-19T06:00:00Z", quiet);
    new["messages"] = json!([]);
    let site =
        Site::of(&[("2026-11-15T08:05:00Z", old), ("2026-11-20T08:00:00Z", between), ("2026-11-22T08:00:00Z", new)]);
    let page = site.text("changes.html");
    let (period, rest) = page.split_once("Last 7 days").unwrap().1.split_once("Net changes since").unwrap();
    assert!(rest.starts_with(" the snapshot of 15 Nov 2026 08:05 UTC"), "{rest}");
    assert!(!page.contains("Last 30 days"), "the archive does not cover them: {page}");
    // The certificate expired and was renewed, and the message came and went.
    assert_eq!(
        period.trim(),
        "Unhealthy Jamf Pro Jamf Last Heartbeat Previously healthy. Last sync 19 Nov 2026 06:00 UTC, 3 days old or older."
    );
    let said = site.run(&["diff", "data", "--since", "7d"]).stdout;
    let expected = "Fabrikam Inc, 15 Nov 2026 08:05 UTC to 22 Nov 2026 08:00 UTC: 1 change";
    assert!(said.starts_with(expected) && said.contains("Unhealthy  Jamf Pro"), "{said}");
    // Without a snapshot that old, the first one counts.
    for since in ["30d", "2026-01-01", "2026-11-19", "2026-11-15T08:05:00Z"] {
        assert!(site.run(&["diff", "data", "--since", since]).stdout.starts_with(expected), "{since}");
    }
    let said = site.run(&["diff", "data", "--since", "2026-11-20T08:00:00Z"]).stdout;
    assert!(said.starts_with("Fabrikam Inc, 20 Nov 2026 08:00 UTC to 22 Nov 2026 08:00 UTC: 2 changes"), "{said}");
}

#[test]
fn net_changes_know_that_an_issue_was_resolved_before_it_left_the_list() {
    let with = |status: &str| json!({ "incidents": [issue("IT1", "incident", status, "2026-11-15T07:00:00Z")] });
    let site = Site::of(&[
        ("2026-11-15T08:00:00Z", with("investigating")),
        ("2026-11-18T08:00:00Z", with("serviceRestored")),
        ("2026-11-22T08:00:00Z", json!({ "incidents": [] })),
    ]);
    let said = site.run(&["diff", "data", "--since", "7d"]).stdout;
    assert!(said.contains("Resolved  Title of IT1 (Incident IT1)  Status: service restored."), "{said}");
}

#[test]
fn recoveries_come_after_new_failures() {
    let mut before = connectors("2026-11-15T06:00:00Z", "2027-10-01T00:00:00Z");
    before["incidents"] = json!([]);
    let mut after = connectors("2026-11-22T06:00:00Z", "2026-11-21T00:00:00Z");
    after["incidents"] = json!([issue("IT1", "incident", "investigating", "2026-11-22T07:00:00Z")]);
    let site = Site::of(&[("2026-11-21T08:00:00Z", before), ("2026-11-22T08:00:00Z", after)]);
    for page in ["index.html", "changes.html", "archive/2026-11-22T080000Z.html"] {
        let page = site.file(page);
        let list = page.split("<ul class=changes>").last().unwrap().split("</ul>").next().unwrap();
        let places = [">Unhealthy<", ">Opened<", ">Healthy<"].map(|label| list.find(label));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{list}");
    }
}

#[test]
fn a_long_log_is_split_by_year() {
    let sku = |number: usize, total: usize| json!({ "sku": format!("SKU{number}"), "total": total, "assigned": 0 });
    let licenses = |total| json!({ "licenses": (0..201).map(|number| sku(number, total)).collect::<Vec<_>>() });
    let days = ["2024-12-30", "2025-01-01", "2025-06-01", "2025-12-31", "2026-01-01", "2026-01-02"];
    let at = days.map(|day| format!("{day}T08:00:00Z"));
    let whole: Vec<(&str, Value)> = at.iter().zip(1..).map(|(at, total)| (at.as_str(), licenses(total))).collect();
    let short = Site::of(&whole[..5]);
    assert!(short.file("changes.html").contains("d2025-01-01"), "804 changes are on one page");
    let site = Site::of(&whole);
    let (now, before) = (site.text("changes.html"), site.text("changes-2025.html"));
    assert!(now.contains("2026 402 changes") && now.contains("2025 603 changes"), "{now}");
    assert!(before.contains("Changes 2025") && before.contains("As of 31 Dec 2025 08:00 UTC"), "{before}");
    let (now, before) = (site.file("changes.html"), site.file("changes-2025.html"));
    assert!(now.contains("d2026-01-02") && !now.contains("d2025") && now.contains("href=\"changes-2025.html\""));
    assert!(before.contains("d2025-06-01") && !before.contains("d2026") && before.contains("href=\"changes.html\""));
    assert!(site.file("archive/2025-06-01T080000Z.html").contains("../changes-2025.html"));
    assert!(site.file("archive/2026-01-01T080000Z.html").contains("../changes.html"));
    assert_eq!(site.run(&["verify", "site"]).code, 0);
}

/// The list is as of the latest snapshot, and the page as of the last one with the message: an age would differ.
#[test]
fn a_past_message_or_issue_is_the_same_in_the_list_and_on_its_page() {
    let at = "2026-10-20T08:00:00Z";
    let with = |id: &str, rest: Value| {
        let mut rest = rest;
        rest["action_required_by"] = json!("2026-10-31");
        message(id, "planForChange", at, rest)
    };
    let last_seen = with("MC1", json!({}));
    let ended = with("MC2", json!({ "ends_at": "2026-11-05T07:00:00Z" }));
    let archived = with("MC3", json!({ "archived": true }));
    let over = issue("IT1", "incident", "serviceRestored", at);
    let site = Site::of(&[
        ("2026-11-05T08:00:00Z", json!({ "messages": [last_seen, ended], "incidents": [over] })),
        ("2026-11-22T08:00:00Z", json!({ "messages": [archived], "incidents": [] })),
    ]);
    let list = site.text("messages/index.html");
    assert!(!list.contains("overdue"), "{list}");
    for (id, chip) in [("MC1", "Last seen 5 Nov 2026"), ("MC2", "Ended 5 Nov 2026"), ("MC3", "Archived")] {
        let page = site.text(&format!("messages/{id}.html"));
        assert!(list.contains(&format!("{id} {chip}")) && page.contains(&format!("{id} {chip}")), "{chip}: {page}");
        assert!(page.contains("Was to act by 31 Oct 2026 .") && !page.contains("overdue"), "{page}");
    }
    let (list, page) = (site.text("incidents/index.html"), site.text("incidents/IT1.html"));
    assert!(list.contains("IT1 Last seen 5 Nov 2026") && page.contains("IT1 Last seen 5 Nov 2026"), "{page}");
    for gone in ["messages/MC1.html", "messages/MC2.html", "incidents/IT1.html"] {
        let page = site.text(gone);
        assert!(!page.contains(" ago"), "{page}");
    }
}

#[test]
fn the_certificate_that_expires_next_is_named_before_old_syncs() {
    let sync = |number: u32| {
        json!({
            "type": "certificate-connector", "id": number.to_string(), "name": format!("NDES-{number}"),
            "last_success_at": format!("2026-11-20T0{number}:00:00Z"),
        })
    };
    let expiring =
        |kind: &str, name: &str, at: &str| json!({ "type": kind, "id": name, "name": name, "expires_at": at });
    let mut all: Vec<Value> = (1..=8).map(sync).collect();
    all.push(expiring("apple-vpp-expiry", "Token", "2026-11-28T08:00:00Z"));
    all.push(expiring("apple-push-certificate", "Push", "2026-11-27T08:00:00Z"));
    let site = Site::of(&[("2026-11-22T08:00:00Z", json!({ "connectors": all }))]);
    for (page, more) in
        [("index.html", "5 more connectors with a problem"), ("board.html", "4 more connectors with a problem")]
    {
        let page = site.text(page);
        let warnings = page.split_once("Warning: ").unwrap().1.split_once(more).unwrap().0;
        let places = ["Push", "Token", "NDES-1"].map(|name| warnings.find(&format!("Warning: {name}")));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{warnings}");
    }
}

#[test]
fn a_deadline_is_in_the_period_of_its_calendar_days() {
    let site = Site::of(&[("2026-11-22T08:00:00Z", connectors("2026-11-22T06:00:00Z", "2026-11-29T20:00:00Z"))]);
    let page = site.text("index.html");
    let (week, month) = page.split_once("Within 7 days").unwrap().1.split_once("Within 30 days").unwrap();
    assert!(week.contains("in 7 days 29 Nov 2026") && !month.contains("in 7 days 29 Nov 2026"), "{page}");
}

/// Two healthy dates of one token report the same problem, and a sync is too old.
#[test]
fn the_sentence_counts_the_connectors_that_are_listed() {
    let expired = json!({ "state": "expired" });
    let site = Site::of(&[(
        "2026-11-22T08:00:00Z",
        json!({ "connectors": [
            { "type": "apple-vpp-expiry", "id": "t", "name": "Token", "expires_at": "2027-11-20T08:00:00Z", "reported": expired },
            { "type": "apple-vpp-sync", "id": "t", "name": "Token", "last_success_at": "2026-11-22T07:00:00Z", "reported": expired },
            { "type": "jamf", "id": "j", "name": "Jamf Pro", "last_success_at": "2026-11-12T08:00:00Z", "reported": { "partnerState": "error" } },
        ] }),
    )]);
    for page in ["index.html", "board.html"] {
        let page = site.text(page);
        assert!(page.contains("1 connector is unhealthy and 1 more reports a problem."), "{page}");
        let listed = ["Unhealthy: Jamf Pro", "Reports a problem: Token"].map(|name| page.matches(name).count());
        assert_eq!(listed, [1, 1], "{page}");
    }
}
