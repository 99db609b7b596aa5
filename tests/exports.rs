//! Data files, checked with independent parsers.

use crate::real_data::shared;
use crate::real_data::vectors;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{Cursor, Read},
    path::Path,
};

use calcard::{
    Entry, Parser,
    icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue},
};
use chrono::{DateTime, TimeDelta, Utc};
use rayon::prelude::*;
use serde_json::{Value, json};
use tenant_status::{
    exports,
    guidance::{Contact, Override, Overrides, TypeOverride, built_in},
    locale::Locale,
    pipeline::plan_whole,
    rules::Status,
    site::{Settings, links::LinkTarget},
    snapshot::{self, Services},
};

/// Names and titles that are harmful if not treated as plain text.
const HOSTILE: [&str; 12] = [
    "]]>",
    "<script>alert(1)</script>",
    "a\0b\u{1}c\u{7f}d\u{9f}",
    "\u{202e}gpj.exe",
    "line\nbreak\r\nBEGIN:VEVENT\r\n\tEND:VEVENT",
    "comma, semicolon; colon: \\n \\, back\\slash \"quoted\" 'single'",
    "&amp; &#0; &nope; %00 ${x} {{ x }}",
    "\u{fffe}\u{ffff}\u{feff}\u{2028}\u{2029}",
    "😀👩‍💻 é ä 漢字 עברית",
    "' onload='alert(1)",
    "--><!--",
    "   ",
];

/// Returns a snapshot with one connector of each basis, modified by `change`.
fn snapshot(day: u32, change: impl FnOnce(&mut Value)) -> Value {
    let at = format!("2026-11-{day:02}T08:00:00Z");
    let mut snapshot = json!({
        "schema": "tenant-status/v1",
        "captured_at": at,
        "tenant": { "id": "11111111-2222-3333-4444-555555555555", "name": "Fabrikam Inc", "service_release": "2611" },
        "licenses": [{ "sku": "EMS", "total": 100, "assigned": 90 }],
        "connectors": [
            { "type": "apple-vpp-expiry", "id": "emea", "name": "EMEA location token", "expires_at": "2026-12-20T09:30:00Z" },
            { "type": "jamf", "id": "jamf", "name": "Jamf", "last_success_at": at },
            { "type": "google-play-binding", "id": "play", "name": "Managed Google Play" },
        ],
        "incidents": [],
        "messages": [],
    });
    change(&mut snapshot);
    snapshot
}

/// Returns a snapshot in which the first connector's status depends on the remainder of the day.
fn moving(day: u32) -> Value {
    snapshot(day, |it| {
        let days = if day.is_multiple_of(2) { 3 } else { -1 };
        let at: DateTime<Utc> = it["captured_at"].as_str().unwrap().parse().unwrap();
        it["connectors"][0]["expires_at"] = json!((at + TimeDelta::days(days)).to_rfc3339());
    })
}

/// Returns every data file of a site with these snapshots, by path.
#[track_caller]
fn files(snapshots: &[Value], settings: &Settings) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    for (number, snapshot) in snapshots.iter().enumerate() {
        fs::write(folder.path().join(format!("{number:04}.json")), snapshot.to_string()).unwrap();
    }
    files_of(folder.path(), settings)
}

#[track_caller]
fn files_of(data: &Path, settings: &Settings) -> BTreeMap<String, String> {
    let (archive, findings) = snapshot::read(data, Services::All, &()).unwrap();
    assert!(!findings.has_errors(), "{:#?}", findings.sorted());
    let histories = archive.histories();
    let site = plan_whole(&histories, settings, None);
    let planned = exports::planned(&site);
    let files: BTreeMap<String, String> = planned
        .iter()
        .map(|planned| {
            let bytes = exports::bytes(&site, planned);
            (planned.path.as_str().to_owned(), text_of(planned.path.as_str(), bytes))
        })
        .collect();
    assert_eq!(files.len(), planned.len(), "two files have one name");
    files
}

/// Returns the text of a data file; of a workbook, that of its sheets.
#[track_caller]
pub fn text_of(path: &str, bytes: Vec<u8>) -> String {
    if !path.ends_with(".xlsx") {
        return String::from_utf8(bytes).unwrap();
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for number in 0..zip.len() {
        zip.by_index(number).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

fn sample() -> BTreeMap<String, String> {
    files_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &Settings::default())
}

fn ending<'a>(files: &'a BTreeMap<String, String>, end: &str) -> Vec<(&'a str, &'a str)> {
    let found: Vec<_> = files.iter().filter(|(path, _)| path.ends_with(end)).collect();
    assert!(!found.is_empty(), "no {end}");
    found.into_iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

#[track_caller]
fn feed(text: &str) -> feed_rs::model::Feed {
    roxmltree::Document::parse(text).unwrap();
    feed_rs::parser::parse(text.as_bytes()).unwrap()
}

/// Returns the ids of a feed's entries, by time and title.
fn ids(text: &str) -> BTreeMap<(DateTime<Utc>, String), String> {
    let entries = feed(text).entries.into_iter();
    entries.map(|entry| ((entry.updated.unwrap(), entry.title.unwrap().content), entry.id)).collect()
}

#[track_caller]
fn check_feed(path: &str, text: &str) {
    let feed = feed(text);
    assert!(feed.id.starts_with("urn:uuid:"), "{path}: {}", feed.id);
    assert!(feed.title.is_some() && feed.updated.is_some() && feed.generator.is_some(), "{path}");
    assert!(feed.authors[0].name.as_deref().is_some_and(|name| !name.is_empty()), "{path}");
    assert!(feed.entries.len() <= 50, "{path}");
    let all: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(all.len(), feed.entries.len(), "{path}: an id occurs twice");
    assert!(feed.entries.is_sorted_by_key(|entry| std::cmp::Reverse(entry.updated)), "{path}: newest first");
    if let Some(newest) = feed.entries.first() {
        assert_eq!(feed.updated, newest.updated, "{path}");
    }
    for entry in &feed.entries {
        assert!(entry.id.starts_with("urn:uuid:"), "{path}: {}", entry.id);
        assert_eq!(entry.published, entry.updated, "{path}");
        assert!(!entry.title.as_ref().unwrap().content.trim().is_empty(), "{path}");
        let content = entry.content.as_ref().unwrap();
        assert!(!content.body.as_ref().unwrap().is_empty(), "{path}: {:?}", entry.title);
        assert_eq!(entry.categories.len(), 1, "{path}");
        assert_eq!(entry.links.len(), 1, "{path}");
    }
}

// ---------------------------------------------------------------------------------------------------------- feeds

#[test]
fn feeds_are_valid_for_an_independent_parser() {
    let files = sample();
    for (path, text) in ending(&files, "feed.xml") {
        check_feed(path, text);
    }
    let all = feed(&files["feed.xml"]);
    assert_eq!(all.entries.len(), 50, "the sample has more changes than a feed holds");
    let kinds: BTreeSet<&str> = all.entries.iter().map(|entry| entry.categories[0].term.as_str()).collect();
    assert!(kinds.len() > 5, "{kinds:?}");
}

#[test]
fn a_feed_entry_describes_its_change() {
    let expired = |it: &mut Value| it["connectors"][0]["expires_at"] = json!("2026-11-02T01:00:00Z");
    let files = files(&[snapshot(1, |_| {}), snapshot(2, expired)], &Settings::default());
    let of_type = feed(&files["connectors/apple-vpp-expiry/feed.xml"]);
    let [entry, expiry] = &of_type.entries[..] else { panic!("{:#?}", of_type.entries) };
    assert_eq!(expiry.title.as_ref().unwrap().content, "EMEA location token: expiry changed");
    assert_eq!(expiry.categories[0].term, "expiry_moved");
    assert_eq!(entry.title.as_ref().unwrap().content, "EMEA location token: unhealthy");
    let said = entry.content.as_ref().unwrap().body.as_ref().unwrap();
    assert_eq!(said, "VPP Expiry Date. Previously healthy. Expired 2 Nov 2026 01:00 UTC.");
    assert_eq!(entry.categories[0].term, "connector_moved");
    assert_eq!(feed(&files["connectors/jamf/feed.xml"]).entries.len(), 0);
    assert_eq!(
        feed(&files["connectors/jamf/feed.xml"]).updated.unwrap().to_rfc3339(),
        "2026-11-01T08:00:00+00:00",
        "a feed without a change is as old as the archive"
    );
}

#[test]
fn an_entry_keeps_its_id_when_snapshots_are_added_or_removed() {
    let days: Vec<Value> = (1..=20).map(moving).collect();
    let all = ids(&files(&days, &Settings::default())["feed.xml"]);
    assert!(all.len() >= 19, "each day moves the date, and some days the status too");
    let feed_id = feed(&files(&days, &Settings::default())["feed.xml"]).id;
    for part in [&days[..12], &days[5..], &days[3..17]] {
        let files = files(part, &Settings::default());
        let some = ids(&files["feed.xml"]);
        assert!(some.len() >= part.len() - 1);
        assert!(some.iter().all(|(what, id)| all.get(what) == Some(id)), "{some:#?}\n{all:#?}");
        assert_eq!(feed(&files["feed.xml"]).id, feed_id);
        // A change of a type has the same id in both feeds.
        assert_eq!(ids(&files["connectors/apple-vpp-expiry/feed.xml"]), some);
    }
}

#[test]
fn a_report_of_both_dates_of_a_token_is_one_change_in_both_feeds() {
    let token = |state: &'static str| {
        move |it: &mut Value| {
            let date = |kind: &str| json!({ "type": kind, "id": "a", "reported": { "state": state } });
            it["connectors"] = json!([date("apple-vpp-expiry"), date("apple-vpp-sync")]);
        }
    };
    let files = files(&[snapshot(1, token("valid")), snapshot(2, token("invalid"))], &Settings::default());
    for path in ["feed.xml", "connectors/apple-vpp-expiry/feed.xml", "connectors/apple-vpp-sync/feed.xml"] {
        let feed = feed(&files[path]);
        let [entry] = &feed.entries[..] else { panic!("{path}: {:#?}", feed.entries) };
        assert_eq!(entry.categories[0].term, "connector_reported");
        assert_eq!(entry.title.as_ref().unwrap().content, "a: reports a problem");
        let said = entry.content.as_ref().unwrap().body.as_ref().unwrap();
        assert_eq!(said, "VPP Expiry Date. Reports invalid: the token is not valid (was valid).");
    }
    let history: Value = serde_json::from_str(&files["history.json"]).unwrap();
    let change = &history["changes"][0];
    assert_eq!(change["kind"], "connector_reported");
    assert_eq!((&change["property"], &change["problem"]), (&json!("state"), &json!(true)));
    assert_eq!(
        (&change["from"], &change["to"], &change["also"]),
        (&json!("valid"), &json!("invalid"), &json!(["apple-vpp-sync"]))
    );
}

#[test]
fn no_two_changes_share_an_id() {
    let own = |kind: &str, id: &str, expires_at: &str| json!({ "type": kind, "label": "Own", "basis": "expiry", "id": id, "expires_at": expires_at });
    let with = |expires_at: &'static str| {
        move |it: &mut Value| {
            it["connectors"] =
                json!([own("a/b", "c", expires_at), own("a", "b/c", expires_at), own("a", "b", expires_at)]);
        }
    };
    let later = |it: &mut Value| {
        with("2026-11-03T00:00:00Z")(it);
        it["incidents"] = json!([{ "id": "X1", "title": "Same", "classification": "incident", "status": "serviceDegradation", "started_at": "2026-11-02T00:00:00Z", "posts": [] }]);
        it["messages"] =
            json!([{ "id": "X1", "title": "Same", "published_at": "2026-11-02T00:00:00Z", "text": "Same" }]);
        it["licenses"] = json!([{ "sku": "X1", "total": 5, "assigned": 9 }]);
        it["tenant"]["service_release"] = json!("2612");
    };
    let files = files(&[snapshot(1, with("2027-11-03T00:00:00Z")), snapshot(2, later)], &Settings::default());
    let entries = feed(&files["feed.xml"]).entries;
    check_feed("feed.xml", &files["feed.xml"]);
    assert!(entries.len() >= 7, "{entries:#?}");
    let feeds: BTreeSet<String> = ending(&files, "feed.xml").into_iter().map(|(_, text)| feed(text).id).collect();
    assert_eq!(feeds.len(), ending(&files, "feed.xml").len());
}

#[test]
fn every_tenant_has_its_own_id() {
    let other = |it: &mut Value| it["tenant"] = json!({ "id": "other", "name": "Other" });
    let mut two = vec![moving(1), moving(2)];
    let one = files(&two, &Settings::default());
    for day in [1, 2] {
        let mut snapshot = moving(day);
        other(&mut snapshot);
        two.push(snapshot);
    }
    let both = files(&two, &Settings::default());
    let of = |name: &str| {
        let is_it =
            |path: &str| path.starts_with(name) && path.ends_with("/feed.xml") && !path.contains("/connectors/");
        ids(both.iter().find(|(path, _)| is_it(path)).unwrap().1)
    };
    let (ours, theirs) = (of("Fabrikam"), of("Other"));
    assert!(!ours.is_empty() && ours.values().all(|id| !theirs.values().any(|other| other == id)));
    assert_eq!(ours, ids(&one["feed.xml"]), "an id does not depend on who else is there");
}

#[test]
fn links_are_absolute_if_the_base_url_is_set() {
    let days = [moving(1), moving(2)];
    let hrefs = |text: &str| {
        let document = roxmltree::Document::parse(text).unwrap();
        let links = document.descendants().filter(|node| node.has_tag_name("link"));
        links.map(|node| node.attribute("href").unwrap().to_owned()).collect::<Vec<_>>()
    };
    let relative = files(&days, &Settings::default());
    assert_eq!(hrefs(&relative["feed.xml"]), ["feed.xml", "changes.html", "connectors/apple-vpp-expiry/emea.html"]);
    assert_eq!(hrefs(&relative["connectors/apple-vpp-expiry/feed.xml"]), ["feed.xml", "index.html", "emea.html"]);
    assert!(!relative["expiries.ics"].contains("\r\nURL"));
    let settings = Settings { base_url: Some("https://intranet.example/in tune/".to_owned()), ..Settings::default() };
    let absolute = files(&days, &settings);
    let base = "https://intranet.example/in%20tune/";
    assert_eq!(
        hrefs(&absolute["connectors/apple-vpp-expiry/feed.xml"]),
        [
            "connectors/apple-vpp-expiry/feed.xml",
            "connectors/apple-vpp-expiry/index.html",
            "connectors/apple-vpp-expiry/emea.html"
        ]
        .map(|path| format!("{base}{path}"))
    );
    let events = events(&absolute["expiries.ics"]);
    assert_eq!(text(&events[0], &ICalendarProperty::Url), format!("{base}connectors/apple-vpp-expiry/emea.html"));
    assert_eq!(ids(&relative["feed.xml"]), ids(&absolute["feed.xml"]), "an id does not depend on where the site is");
}

// ------------------------------------------------------------------------------------------------------- calendar

#[track_caller]
fn calendar(text: &str) -> ICalendar {
    assert!(text.ends_with("\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "longer than 75 octets: {line}");
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    // The strict mode rejects every nested component.
    let mut parser = Parser::new(text);
    let calendar = match parser.entry() {
        Entry::ICalendar(calendar) => calendar,
        other => panic!("no calendar, but {other:?}: {text}"),
    };
    assert_eq!(parser.entry(), Entry::Eof);
    assert!(calendar.components.len() > 1, "a calendar has something in it");
    calendar
}

#[track_caller]
fn events(text: &str) -> Vec<ICalendarComponent> {
    let events: Vec<_> = calendar(text)
        .components
        .into_iter()
        .filter(|it| it.component_type == ICalendarComponentType::VEvent)
        .collect();
    let uids: BTreeSet<_> = events.iter().map(|event| event.uid().unwrap()).collect();
    assert_eq!(uids.len(), events.len(), "an id occurs twice");
    for event in &events {
        for needed in [ICalendarProperty::Dtstamp, ICalendarProperty::Dtstart, ICalendarProperty::Summary] {
            assert_eq!(event.properties(&needed).count(), 1, "{needed:?}: {event:?}");
        }
    }
    events
}

#[track_caller]
fn text(event: &ICalendarComponent, property: &ICalendarProperty) -> String {
    event.property(property).unwrap().values[0].as_text().unwrap().to_owned()
}

#[track_caller]
fn start(event: &ICalendarComponent) -> String {
    let ICalendarValue::PartialDateTime(at) = &event.property(&ICalendarProperty::Dtstart).unwrap().values[0] else {
        panic!("{event:?}")
    };
    let day = format!("{}-{:02}-{:02}", at.year.unwrap(), at.month.unwrap(), at.day.unwrap());
    match (at.hour, at.minute) {
        (Some(hour), Some(minute)) => {
            assert_eq!((at.tz_hour, at.tz_minute), (Some(0), Some(0)), "in UTC");
            format!("{day} {hour:02}:{minute:02}")
        }
        _ => day,
    }
}

#[test]
fn calendars_are_valid_for_an_independent_parser() {
    let files = sample();
    let events = events(&files["expiries.ics"]);
    let (days, moments): (Vec<_>, Vec<_>) = events.iter().map(start).partition(|start| start.len() == 10);
    assert!(!days.is_empty() && !moments.is_empty());
    for event in &events {
        assert_eq!(event.component_ids.len(), 2, "two alarms: {event:?}");
    }
}

#[test]
fn only_expiring_items_have_events() {
    let with = |it: &mut Value| {
        it["connectors"] = json!([
            { "type": "apple-vpp-expiry", "id": "emea", "name": "EMEA location token", "expires_at": "2026-12-20T10:30:00+01:00" },
            { "type": "apple-vpp-expiry", "id": "never", "name": "Never", "expires_at": "9999-12-31T23:59:59Z" },
            { "type": "apple-vpp-expiry", "id": "unknown", "name": "Not known" },
            { "type": "apple-vpp-expiry", "id": "off", "name": "Off", "enabled": false, "expires_at": "2026-12-20T09:30:00Z" },
            { "type": "google-play-binding", "id": "play", "name": "Play", "expires_at": "2026-12-20T09:30:00Z" },
        ]);
        it["messages"] = json!([
            { "id": "MC1", "title": "Act, now; please", "published_at": "2026-11-01T00:00:00Z", "action_required_by": "2026-12-01T17:00:00Z", "text": "Act" },
            { "id": "MC2", "title": "Nothing to do", "published_at": "2026-11-01T00:00:00Z", "text": "Rest" },
            { "id": "MC3", "title": "Over", "published_at": "2026-11-01T00:00:00Z", "ends_at": "2026-11-01T01:00:00Z", "action_required_by": "2026-12-01T17:00:00Z", "text": "Over" },
        ]);
    };
    let files = files(&[snapshot(1, with)], &Settings::default());
    let events = events(&files["expiries.ics"]);
    let said: Vec<_> = events.iter().map(|event| (text(event, &ICalendarProperty::Summary), start(event))).collect();
    let expected = [
        ("EMEA location token (VPP Expiry Date) expires", "2026-12-20 09:30"),
        ("Act by: Act, now; please", "2026-12-01"),
    ];
    assert_eq!(said, expected.map(|(summary, start)| (summary.to_owned(), start.to_owned())));
    let description = text(&events[0], &ICalendarProperty::Description);
    let entry = built_in::find("apple-vpp-expiry").unwrap();
    let locale = Locale::default();
    let steps = entry.steps.iter().zip(1..).map(|(step, number)| format!("{number}. {}", step(&locale)));
    let link =
        "https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/TenantAdminConnectorsMenu/~/appleVpp";
    let before = [
        "Healthy: expires 20 Dec 2026 09:30 UTC. Warning from 13 Dec 2026 09:30 UTC.".to_owned(),
        format!("If it expires: {}", (entry.impact)(&locale)),
        "Where: Tenant administration > Connectors and tokens > Apple VPP tokens".to_owned(),
        format!("Link: {link}"),
    ];
    let expected: Vec<String> =
        before.into_iter().chain(steps).chain([format!("Microsoft’s article: {}", entry.article)]).collect();
    assert_eq!(description, expected.join("\n"));
    assert!(files["expiries.ics"].contains("\r\nTRANSP:TRANSPARENT\r\n"));
    assert!(files["expiries.ics"].contains("\r\nMETHOD:PUBLISH\r\n"));
    assert!(files["expiries.ics"].contains("\r\nDTSTAMP:20261101T080000Z\r\n"));
}

/// Guidance of the settings for a type, and for one connector: text and addresses, an owner each.
fn guided() -> Settings {
    let some = |team: &str| Override {
        more_steps: vec![format!("Tell {team}.")],
        owner: Some(team.to_owned()),
        contact: Contact::parse(&format!("{team}@contoso.example")),
        runbook: Some(format!("https://wiki.contoso.example/{team}")),
        ..Override::default()
    };
    let set = TypeOverride {
        all: some("workplace"),
        path: Some(vec!["Our console".to_owned(), "Tokens".to_owned()]),
        connectors: [("emea".to_owned(), some("emea-it"))].into(),
        ..TypeOverride::default()
    };
    Settings { guidance: Overrides([("apple-vpp-expiry".to_owned(), set)].into()), ..Settings::default() }
}

#[test]
fn guidance_of_the_settings_is_in_the_calendar_and_the_data() {
    let americas = |it: &mut Value| {
        let other =
            json!({ "type": "apple-vpp-expiry", "id": "americas", "name": "Americas", "expires_at": "2026-12-21" });
        it["connectors"].as_array_mut().unwrap().push(other);
    };
    let files = files(&[snapshot(1, americas)], &guided());
    let events = events(&files["expiries.ics"]);
    let description = text(&events[0], &ICalendarProperty::Description);
    for line in [
        "Where: Our console > Tokens",
        "4. Tell workplace.",
        "5. Tell emea-it.",
        "Owner: emea-it",
        "Contact: emea-it@contoso.example",
        "Runbook: https://wiki.contoso.example/emea-it",
    ] {
        assert!(description.lines().any(|one| one == line), "{line}: {description}");
    }
    let status: Value = serde_json::from_str(&files["status.json"]).unwrap();
    let groups = status["connectors"].as_array().unwrap();
    let of_type = |kind: &str| groups.iter().find(|group| group["type"] == kind).unwrap();
    let vpp = of_type("apple-vpp-expiry");
    assert_eq!(vpp["guidance"]["path"], json!(["Our console", "Tokens"]));
    assert_eq!(vpp["guidance"]["owner"], "workplace");
    assert_eq!(vpp["guidance"]["contact"], "workplace@contoso.example");
    let own: BTreeMap<&str, &Value> =
        vpp["members"].as_array().unwrap().iter().map(|one| (one["id"].as_str().unwrap(), &one["guidance"])).collect();
    assert_eq!(own["americas"], &Value::Null);
    assert_eq!(own["emea"]["steps"].as_array().unwrap().len(), 5);
    assert_eq!(own["emea"]["runbook"], "https://wiki.contoso.example/emea-it");
    let jamf = &of_type("jamf")["guidance"];
    assert_eq!(jamf["impact"], (built_in::find("jamf").unwrap().impact)(&Locale::default()));
    assert_eq!((&jamf["owner"], &jamf["runbook"]), (&Value::Null, &Value::Null));
}

#[test]
fn an_event_keeps_its_id_when_its_date_changes() {
    let uids = |snapshots: &[Value]| -> Vec<String> {
        let files = files(snapshots, &Settings::default());
        events(&files["expiries.ics"]).iter().map(|event| event.uid().unwrap().to_owned()).collect()
    };
    let renewed = |it: &mut Value| it["connectors"][0]["expires_at"] = json!("2027-12-20T09:30:00Z");
    let first = uids(&[snapshot(1, |_| {})]);
    assert_eq!(first.len(), 1);
    assert_eq!(uids(&[snapshot(1, |_| {}), snapshot(2, renewed)]), first);
    assert_eq!(uids(&[snapshot(2, renewed)]), first);
}

#[test]
fn alarms_follow_the_settings() {
    let triggers = |alarms: &[TimeDelta]| -> Vec<String> {
        let settings = Settings { alarms: alarms.to_vec(), ..Settings::default() };
        let text = files(&[snapshot(1, |_| {})], &settings)["expiries.ics"].clone();
        let found =
            calendar(&text).components.iter().filter(|it| it.component_type == ICalendarComponentType::VAlarm).count();
        let lines: Vec<String> =
            text.split("\r\n").filter_map(|line| line.strip_prefix("TRIGGER:")).map(ToOwned::to_owned).collect();
        assert_eq!(found, lines.len());
        let alarm = text.split("BEGIN:VALARM").nth(1).and_then(|rest| rest.split("END:VALARM").next());
        assert!(alarm.is_none_or(|alarm| !alarm.contains("DTSTAMP") && !alarm.contains("UID")), "{text}");
        lines
    };
    assert_eq!(triggers(&Settings::default().alarms), ["-P30D", "-P7D"]);
    assert_eq!(triggers(&[TimeDelta::hours(36), TimeDelta::days(90), TimeDelta::hours(36)]), ["-P90D", "-PT36H"]);
    assert!(triggers(&[]).is_empty());
}

#[test]
fn a_calendar_without_events_is_valid() {
    let nothing = |it: &mut Value| {
        it.as_object_mut().unwrap().retain(|key, _| ["schema", "captured_at", "tenant"].contains(&key.as_str()));
    };
    let files = files(&[snapshot(1, nothing)], &Settings::default());
    assert!(events(&files["expiries.ics"]).is_empty());
    check_feed("feed.xml", &files["feed.xml"]);
    assert!(files["badge.svg"].contains(">not captured<"));
}

// --------------------------------------------------------------------------------------------------------- badges

/// Returns the texts of a badge: label, status and title.
#[track_caller]
fn badge(svg: &str) -> (String, String, String) {
    let document = roxmltree::Document::parse(svg).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let known = BTreeSet::from(["svg", "title", "rect", "path", "g", "text"]);
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert_eq!(node.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
        assert!(known.contains(node.tag_name().name()), "{node:?}");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && !attribute.name().ends_with("href"), "{attribute:?}");
            // `aria-label` is plain text, so it may contain `url(`.
            assert!(attribute.name() == "aria-label" || !attribute.value().contains("url("), "{attribute:?}");
        }
    }
    let number = |name| root.attribute(name).unwrap().parse::<usize>().unwrap();
    let (width, height) = (number("width"), number("height"));
    assert!((60..=800).contains(&width) && height == 20, "{width} × {height}");
    let texts: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
    for text in &texts {
        let number = |name| text.attribute(name).unwrap().parse::<usize>().unwrap();
        assert!(number("x") + number("textLength") < width, "{svg}");
    }
    let words =
        |node: Option<&roxmltree::Node<'_, '_>>| node.and_then(|node| node.text()).unwrap_or_default().to_owned();
    let title = document.descendants().find(|node| node.has_tag_name("title"));
    assert_eq!(root.attribute("aria-label"), Some(words(title.as_ref()).as_str()));
    // White text on every field.
    for rect in document.descendants().filter(|node| node.has_tag_name("rect")) {
        let contrast = 1.05 / (luminance(rect.attribute("fill").unwrap()) + 0.05);
        assert!(contrast >= 4.5, "{contrast} in {svg}");
    }
    let label = if texts.len() == 2 { words(texts.first()) } else { String::new() };
    (label, words(texts.last()), words(title.as_ref()))
}

/// Returns the relative luminance of a color such as `#30353f`, as defined by WCAG.
fn luminance(color: &str) -> f64 {
    let part = |at: usize| f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
}

#[test]
fn badges_show_the_worst_status() {
    let files = sample();
    for (_, svg) in ending(&files, "badge.svg") {
        badge(svg);
    }
    let (label, said, title) = badge(&files["badge.svg"]);
    assert_eq!(label, "Intune");
    assert!(said.starts_with("2 unhealthy, ") && said.ends_with(" more report a problem"), "{said}");
    assert_eq!(title, format!("Contoso Ltd: {said}, as of 22 Nov 2026 08:00 UTC"));

    let shapes: BTreeSet<String> = files_of_each_status()
        .iter()
        .map(|svg| svg.split(" d=\"").nth(1).unwrap().split('"').next().unwrap().to_owned())
        .collect();
    assert_eq!(shapes.len(), 9, "each status has a shape of its own");
}

/// Returns badges of a type: one for each status, and one for each mark that replaces a status.
fn files_of_each_status() -> Vec<String> {
    let vpp = "connectors/apple-vpp-expiry/badge.svg";
    let with = |change: fn(&mut Value)| files(&[snapshot(1, change)], &Settings::default())[vpp].clone();
    let one = [
        with(|_| {}),
        with(|it| it["connectors"][0]["expires_at"] = json!("2026-11-03T00:00:00Z")),
        with(|it| it["connectors"][0]["expires_at"] = json!("2026-10-03T00:00:00Z")),
        with(|it| it["connectors"][0]["expires_at"] = Value::Null),
        with(|it| it["connectors"] = json!([])),
        with(|it| {
            it["connectors"].as_array_mut().unwrap().remove(0);
            it["not_captured"] = json!(["connectors/apple-vpp-expiry"]);
        }),
        with(|it| it["connectors"][0]["reported"] = json!({ "state": "invalid" })),
        with(|it| it["not_captured_in_full"] = json!(["connectors/apple-vpp-expiry"])),
        files(&[snapshot(1, |_| {})], &retiring("apple-vpp-expiry"))[vpp].clone(),
    ];
    let said: Vec<String> = one.iter().map(|svg| badge(svg).1).collect();
    let statuses = ["healthy", "warning", "unhealthy", "unknown", "not configured", "not captured"];
    let marks = ["1 reports a problem", "captured in part", "retired"];
    assert_eq!(said, [&statuses[..], &marks[..]].concat());
    one.into()
}

// -------------------------------------------------------------------------------------------------------- history

#[test]
fn the_history_has_one_letter_per_snapshot() {
    let mut days: Vec<Value> = (1..=6).map(moving).collect();
    days[3]["connectors"].as_array_mut().unwrap().remove(0);
    days[4].as_object_mut().unwrap().remove("connectors");
    let history: Value = serde_json::from_str(&files(&days, &Settings::default())["history.json"]).unwrap();
    assert_eq!(history["snapshots"].as_array().unwrap().len(), 6);
    let connector = &history["connectors"][0];
    assert_eq!((connector["id"].as_str(), connector["points"].as_str()), (Some("emea"), Some("uwu..w")));
    let spells: Vec<&str> =
        connector["spells"].as_array().unwrap().iter().map(|spell| spell["state"].as_str().unwrap()).collect();
    assert_eq!(spells, ["unhealthy", "warning", "unhealthy", "gone", "warning"]);
    assert_eq!(history["licenses"].as_array().unwrap().len(), 6);
    let first = &history["changes"][0];
    assert_eq!(first["kind"], "credential_renewed");
    assert_eq!((first["from"].as_str(), first["to"].as_str()), (Some("unhealthy"), Some("warning")));
    assert_eq!(first["expired_at"], "2026-10-31T08:00:00Z");
}

// -------------------------------------------------------------------------------------------------------- hostile

#[test]
fn foreign_text_stays_text() {
    // The maximum length of a key.
    let long = "x".repeat(3_900);
    let wide = "漢,;😀".repeat(350);
    for hostile in HOSTILE.into_iter().chain([long.as_str(), wide.as_str()]) {
        stays_text(hostile);
    }
}

/// The same with the hostile strings of public collections.
#[test]
fn foreign_text_of_public_collections_stays_text() {
    let Some(strings) = vectors::names() else { return };
    let files: usize = strings.par_iter().map(|hostile| stays_text(hostile)).sum();
    shared::tell(&format!("{} strings in {files} files for other programs", strings.len()));
}

/// Builds and parses the files with a text in every field; returns the number of files.
#[track_caller]
fn stays_text(hostile: &str) -> usize {
    let with = |it: &mut Value| {
        it["tenant"] = json!({ "id": "t", "name": hostile, "domain": hostile, "location": hostile,
            "mdm_authority": hostile, "account_status": hostile, "service_release": hostile });
        it["connectors"] = json!([
            { "type": "apple-vpp-expiry", "id": format!("id {hostile}"), "name": hostile, "expires_at": "2026-12-20T09:30:00Z", "link": hostile, "reported": { hostile: hostile } },
            { "type": format!("own {hostile}"), "label": hostile, "basis": "expiry", "id": "1", "name": hostile, "expires_at": "2026-12-20T09:30:00Z" },
        ]);
        it["licenses"] = json!([{ "sku": hostile, "name": hostile, "total": 1, "assigned": 2 }]);
        it["incidents"] = json!([{ "id": format!("I {hostile}"), "title": hostile, "classification": hostile, "status": hostile, "feature": hostile, "origin": hostile, "started_at": "2026-11-01T00:00:00Z", "posts": [] }]);
        it["messages"] = json!([{ "id": format!("M {hostile}"), "title": hostile, "category": hostile, "severity": hostile, "published_at": "2026-11-01T00:00:00Z", "action_required_by": "2026-12-01T00:00:00Z", "text": hostile }]);
    };
    let before = |it: &mut Value| {
        it["tenant"] = json!({ "id": "t", "name": "Before", "service_release": "1", "mdm_authority": "Before" });
    };
    let settings = Settings {
        title: Some(hostile.to_owned()),
        base_url: Some("https://a.example/".to_owned()),
        criteria: tenant_status::rules::Criteria {
            labels: BTreeMap::from([("jamf".to_owned(), hostile.to_owned())]),
            ..Default::default()
        },
        ..Settings::default()
    };
    let files = files(&[snapshot(1, before), snapshot(2, with)], &settings);
    for (path, text) in &files {
        // The byte order mark of CSV files.
        let text = text.trim_start_matches('\u{feff}');
        assert!(!text.contains(is_control_like), "{path} is_control_like, from {hostile:?}");
    }
    for (path, text) in ending(&files, "feed.xml") {
        check_feed(path, text);
        let document = roxmltree::Document::parse(text).unwrap();
        assert!(document.descendants().all(|node| ATOM.contains(&node.tag_name().name())), "{path}, from {hostile:?}");
        let hrefs = document.descendants().filter_map(|node| node.attribute("href"));
        assert!({ hrefs }.all(|href| href.starts_with("https://a.example/")), "{path}, from {hostile:?}");
    }
    let titles: Vec<String> =
        feed(&files["feed.xml"]).entries.into_iter().map(|it| it.title.unwrap().content).collect();
    assert!(titles.len() >= 6, "{titles:#?}");
    // Characters that are dropped from longer text are shown as code points if there is no other text.
    let seen = |text: &str| {
        ["[U+00AD]", "[U+200B]", "[U+2060]", "[U+FEFF]"]
            .iter()
            .fold(text.to_owned(), |text, mark| text.replace(mark, ""))
    };
    let begin: String = seen(&shown(hostile)).chars().take(60).collect();
    assert!(
        titles.iter().filter(|title| seen(title).starts_with(begin.trim_end())).count() >= 4,
        "{begin:?} in {titles:#?}"
    );
    let found = events(&files["expiries.ics"]);
    assert_eq!(found.len(), 3, "{}", files["expiries.ics"]);
    let summaries = found.iter().map(|event| text(event, &ICalendarProperty::Summary));
    assert!({ summaries }.all(|summary| seen(&summary).contains(begin.trim_end())), "{begin:?} in {found:#?}");
    for (_, svg) in ending(&files, "badge.svg") {
        badge(svg);
    }
    // JSON keeps the text unchanged.
    let json = |name: &str| serde_json::from_str::<Value>(&files[name]).unwrap();
    assert_eq!(json("history.json")["tenant"]["name"].as_str().unwrap_or_default().trim(), hostile.trim());
    let status = json("status.json");
    for text in [&status["tenant"]["location"], &status["incidents"][0]["title"], &status["messages"][0]["title"]] {
        assert_eq!(text.as_str().unwrap_or_default().trim(), hostile.trim());
    }
    files.len()
}

/// All elements of a feed.
const ATOM: [&str; 15] = [
    "",
    "feed",
    "title",
    "id",
    "updated",
    "author",
    "name",
    "generator",
    "link",
    "entry",
    "category",
    "published",
    "content",
    "summary",
    "uri",
];

/// Returns whether a character is a control character to a reader. Joiners are left out because emoji contain them.
fn is_control_like(c: char) -> bool {
    let marks = ['\u{ad}', '\u{61c}', '\u{180e}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{feff}'];
    (c.is_control() && !matches!(c, '\n' | '\r'))
        || marks.contains(&c)
        || ('\u{2028}'..='\u{202e}').contains(&c)
        || ('\u{2060}'..='\u{206f}').contains(&c)
}

/// Returns a text as in titles: on one line, with control characters as code points.
fn shown(text: &str) -> String {
    tenant_status::text_safety::line(text, 200)
}

/// Links depend on the tenant's cloud; settings override it.
#[test]
fn links_match_the_cloud_of_the_tenant() {
    let of = |cloud: &str, settings: &Settings| {
        let snapshot = snapshot(22, |it| {
            it["tenant"]["cloud"] = json!(cloud);
            it["messages"] = json!([{
                "id": "MC1", "title": "Act", "services": ["Microsoft Intune"], "published_at": "2026-11-01T08:00:00Z",
                "action_required_by": "2026-12-01", "markdown": "Act.",
            }]);
        });
        let files = files(&[snapshot], settings);
        let status: Value = serde_json::from_str(&files["status.json"]).unwrap();
        let connectors = status["connectors"].as_array().unwrap();
        let of_type = |kind: &str| connectors.iter().find(|group| group["type"] == kind).unwrap();
        let link = of_type("apple-vpp-expiry")["members"][0]["link"].as_str().unwrap().to_owned();
        (link, files["expiries.ics"].replace("\r\n ", ""))
    };
    let vpp = "#view/Microsoft_Intune_DeviceSettings/TenantAdminConnectorsMenu/~/appleVpp";
    let message = "#/MessageCenter/:/messages/MC1";
    let clouds = [
        ("global", "https://intune.microsoft.com/", "https://admin.microsoft.com/"),
        ("us_gov", "https://intune.microsoft.us/", "https://portal.office365.us/adminportal/home"),
        ("us_dod", "https://intune.microsoft.us/", "https://portal.apps.mil/adminportal/home"),
        ("china", "https://intune.microsoftonline.cn/", "https://portal.partner.microsoftonline.cn/adminportal/home"),
    ];
    for (cloud, portal, admin) in clouds {
        let (link, calendar) = of(cloud, &Settings::default());
        assert_eq!(link, format!("{portal}{vpp}"), "{cloud}");
        assert!(calendar.contains(&format!("{admin}{message}")), "{cloud}: {calendar}");
    }
    let mut settings = Settings::default();
    settings.addresses.portal = Some("https://portal.example/".to_owned());
    settings.addresses.places.insert(LinkTarget::Message, "{portal}message/{id}".to_owned());
    let (link, calendar) = of("us_gov", &settings);
    assert_eq!(link, format!("https://portal.example/{vpp}"));
    assert!(calendar.contains("https://portal.example/message/MC1"), "{calendar}");
}

/// Connectors of one type may have the same name: pages, feeds, the calendar and data files distinguish them.
#[test]
fn connectors_of_the_same_name_are_distinguished() {
    let of = |day: u32| {
        snapshot(day, |it| {
            let connector = |id: &str, machine: &str, at: Value| {
                json!({
                    "type": "certificate-connector", "id": id, "name": "NDES", "last_success_at": at,
                    "details": { "Machine": machine },
                })
            };
            let second = if day == 22 { json!("2026-11-10T08:00:00Z") } else { it["captured_at"].clone() };
            it["connectors"] = json!([
                connector("1", "srv-a", it["captured_at"].clone()),
                connector("2", "srv-b", second),
                {
                    "type": "apple-vpp-expiry", "id": "a", "name": "VPP", "expires_at": "2026-12-20T09:30:00Z",
                    "details": { "Location": "EMEA" },
                },
                {
                    "type": "apple-vpp-expiry", "id": "b", "name": "VPP", "expires_at": "2026-12-21T09:30:00Z",
                    "details": { "Location": "APAC" },
                },
            ]);
        })
    };
    let files = files(&[of(21), of(22)], &Settings::default());
    let status: Value = serde_json::from_str(&files["status.json"]).unwrap();
    let members: Vec<&Value> = status["connectors"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["members"].as_array().unwrap())
        .collect();
    let names: BTreeSet<&str> = members.iter().map(|member| member["display_name"].as_str().unwrap()).collect();
    assert_eq!(names, ["NDES (srv-a)", "NDES (srv-b)", "VPP (APAC)", "VPP (EMEA)"].into());
    assert!(files["feed.xml"].contains("NDES (srv-b)") && !files["feed.xml"].contains("NDES (srv-a)"));
    let calendar = &files["expiries.ics"];
    assert!(calendar.contains("VPP (EMEA)") && calendar.contains("VPP (APAC)"), "{calendar}");
}

/// Returns settings with a retired type.
fn retiring(kind: &str) -> Settings {
    let mut settings = Settings::default();
    settings.criteria.retired = [kind.to_owned()].into();
    settings
}

/// A tenant's badge never shows "all healthy" if there is a reported problem or missing data.
#[test]
fn a_badge_never_hides_problems_or_missing_data() {
    let said = |change: &dyn Fn(&mut Value), settings: &Settings| {
        badge(&files(&[snapshot(1, |it| change(it))], settings)["badge.svg"]).1
    };
    let by_default = |change: &dyn Fn(&mut Value)| said(change, &Settings::default());
    let invalid = json!({ "state": "invalid" });
    assert_eq!(by_default(&|_| {}), "all healthy");
    assert_eq!(by_default(&|it| it["connectors"][0]["reported"] = invalid.clone()), "1 reports a problem");
    let expired = |it: &mut Value| {
        it["connectors"][0]["expires_at"] = json!("2026-10-03T00:00:00Z");
        it["connectors"][1]["reported"] = json!({ "partnerState": "unresponsive" });
    };
    assert_eq!(by_default(&expired), "1 unhealthy, 1 more reports a problem");
    let missing = |it: &mut Value| it["not_captured"] = json!(["connectors/apple-push-certificate"]);
    assert_eq!(by_default(&missing), "3 healthy, 1 type not captured");
    let in_part = |it: &mut Value| it["not_captured_in_full"] = json!(["connectors/apple-vpp-expiry"]);
    assert_eq!(by_default(&in_part), "1 type captured in part");
    // Connectors are counted, not types: both tokens of one type have expired.
    let two = |it: &mut Value| {
        it["connectors"][0]["expires_at"] = json!("2026-10-03T00:00:00Z");
        let mut other = it["connectors"][0].clone();
        other["id"] = json!("other");
        it["connectors"].as_array_mut().unwrap().push(other);
    };
    assert_eq!(by_default(&two), "2 unhealthy");
    // A retired type is not counted, however old its last sync.
    let old = |it: &mut Value| it["connectors"][1]["last_success_at"] = json!("2023-04-01T00:00:00Z");
    assert_eq!(said(&old, &Settings::default()), "1 unhealthy");
    assert_eq!(said(&old, &retiring("jamf")), "all healthy");
}

/// In `status.json`, reported, partial, missing and retired data cannot be mistaken for healthy.
#[test]
fn the_data_shows_problems_and_missing_data() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/problems-and-gaps/data");
    let files = files_of(&data, &Settings::default());
    let status: Value = serde_json::from_str(&files["status.json"]).unwrap();
    let groups = status["connectors"].as_array().unwrap();
    let group = |kind: &str| groups.iter().find(|group| group["type"] == kind).unwrap();
    let in_part =
        ["licenses", "connectors/apple-vpp-expiry", "connectors/mobile-threat-defense", "incidents", "messages"];
    let names = |list: &Value| -> BTreeSet<String> {
        list.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&status["captured_in_part"]), in_part.map(str::to_owned).into());
    // For readers that only use `not_captured`, none of them is complete.
    assert!(names(&status["not_captured"]).is_superset(&names(&status["captured_in_part"])), "{status}");
    for kind in ["apple-vpp-expiry", "mobile-threat-defense"] {
        let group = group(kind);
        assert_eq!((&group["status"], &group["in_part"]), (&json!("unknown"), &json!(true)), "{group}");
        assert_eq!(group["decided_by"], Value::Null, "{group}");
    }
    let reports = &group("apple-enrollment-sync")["members"][0]["reports"];
    assert_eq!((&reports[0]["name"], &reports[0]["value"]), (&json!("lastSyncErrorCode"), &json!("3")));
    assert!(reports[0]["text"].as_str().unwrap().contains("terms and conditions"), "{reports}");
    assert_eq!(group("apple-enrollment-sync")["status"], "healthy");
    assert_eq!(group("certificate-connector")["counts"], json!({ "healthy": 2, "reports_problem": 1 }));
    assert_eq!(status["connector_counts"]["reports_problem"], 3);
    assert_eq!(status["connector_counts"].get("retired"), None);
    assert_eq!(status["type_counts"]["not_captured"], 2);
    assert_eq!(groups.last().unwrap()["status"], "retired");
    assert_eq!(status["other_services"]["incidents"], json!({ "": 1, "Exchange Online": 7, "Microsoft Teams": 5 }));
    assert!(!files["expiries.ics"].contains("Store"));
}

/// Returns the summary on the hub and in `fleet.json`, whether the tenant needs attention, and its worst status.
#[track_caller]
fn summary(change: impl FnOnce(&mut Value)) -> (String, bool, Option<Status>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("1.json"), snapshot(22, change).to_string()).unwrap();
    let (archive, findings) = snapshot::read(folder.path(), Services::All, &()).unwrap();
    assert!(!findings.has_errors(), "{:#?}", findings.sorted());
    let (histories, settings) = (archive.histories(), Settings::default());
    let summary = plan_whole(&histories, &settings, None).summaries().remove(0);
    (summary.text, summary.attention, summary.worst)
}

/// "All configured connectors are healthy" is never shown beside data that contradicts it.
#[test]
fn a_summary_never_hides_problems_or_missing_data() {
    let none = " No incident or advisory is active.";
    let text = |change: &dyn Fn(&mut Value), expected: &str| {
        let (text, attention, worst) = summary(|it| change(it));
        assert_eq!(text, format!("{expected}{none}"));
        (attention, worst)
    };
    let types = |count: usize| -> Vec<String> {
        let all = tenant_status::tenant::catalog::CATALOG.iter();
        let free = all.filter(|entry| {
            entry.on_microsofts_page()
                && !["apple-vpp-expiry", "jamf", "google-play-binding", "microsoft-store"].contains(&entry.slug)
        });
        free.take(count).map(|entry| format!("connectors/{}", entry.slug)).collect()
    };
    let healthy = (false, Some(Status::Healthy));
    assert_eq!(text(&|_| {}, "All configured connectors are healthy."), healthy);
    let invalid = |it: &mut Value| it["connectors"][0]["reported"] = json!({ "state": "invalid" });
    assert_eq!(text(&invalid, "1 connector reports a problem."), (true, Some(Status::Healthy)));
    let both = |it: &mut Value| {
        it["connectors"][0]["reported"] = json!({ "state": "invalid" });
        it["connectors"][1]["last_success_at"] = json!("2026-11-02T08:00:00Z");
    };
    text(&both, "1 connector is unhealthy and 1 more reports a problem.");
    // Each connector is counted once.
    let twice = |it: &mut Value| {
        it["connectors"][0]["reported"] = json!({ "state": "expired" });
        it["connectors"][0]["expires_at"] = json!("2026-11-02T08:00:00Z");
    };
    text(&twice, "1 connector is unhealthy.");
    let missing = |it: &mut Value| it["not_captured"] = json!(types(11));
    text(&missing, "All captured connectors are healthy. 11 of 14 connector types were not captured.");
    let nothing = |it: &mut Value| {
        it["not_captured"] = json!(types(11));
        it["connectors"] = json!([]);
    };
    text(&nothing, "No connector is configured among the 3 types captured. 11 types were not captured.");
    let none = |it: &mut Value| {
        it["connectors"] = json!([]);
        let types = types(99).into_iter();
        it["not_captured"] = types
            .chain(["apple-vpp-expiry", "jamf", "google-play-binding"].map(|slug| format!("connectors/{slug}")))
            .collect();
    };
    text(&none, "None of 14 connector types was captured.");
    let in_part = |it: &mut Value| it["not_captured_in_full"] = json!(["connectors/apple-vpp-expiry"]);
    let unknown = (true, Some(Status::Unknown));
    assert_eq!(
        text(&in_part, "All captured connectors are healthy. 1 connector type was captured only in part."),
        unknown
    );
    let retired = |it: &mut Value| {
        it["connectors"] = json!([{
            "type": "microsoft-store", "id": "s", "name": "Store", "last_success_at": "2023-04-01T00:00:00Z",
        }]);
    };
    assert_eq!(text(&retired, "No connector is configured."), (false, Some(Status::NotConfigured)));

    let (text, attention, _) = summary(|it| it["not_captured_in_full"] = json!(["incidents"]));
    assert!(text.ends_with("No active incident is known; the list was captured only in part."), "{text}");
    assert!(attention);
}
