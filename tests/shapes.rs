//! Exports in the shapes that people have them in: each is read rightly, or refused by name. The shapes are those of the
//! shared data (`exports/`), one function each row of its README.

use crate::real_data::shared;

use std::{collections::BTreeMap, fs, path::PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use tenant_status::{
    Build, Built, Failure, build, check,
    diagnostic::{Code, Diagnostic},
    verify,
};

pub(crate) mod layout;

pub(crate) mod summaries;

pub(crate) mod connectors;
pub(crate) mod lists;

pub(crate) mod fooled;
pub(crate) mod random;
pub(crate) mod refused;

pub(crate) mod tenants;

/// A site that was built from a folder.
struct Site {
    folder: TempDir,
    built: Built,
}

/// Builds the site of a row; `None` where the shared data is not there.
fn row(name: &str, settings: Option<&str>) -> Option<Result<Site, Vec<Diagnostic>>> {
    let data = shared::shared(&format!("exports/{name}/in"))?;
    Some(build_site(data, settings))
}

fn build_site(data: PathBuf, settings: Option<&str>) -> Result<Site, Vec<Diagnostic>> {
    let folder = tempfile::tempdir().unwrap();
    let config = settings.map(|text| {
        let path = folder.path().join("settings.yaml");
        fs::write(&path, text).unwrap();
        path
    });
    // What is refused here would be left out of a build that is not strict; see `broken.rs`.
    let what = Build { config, strict: true, ..Build::new(data, folder.path().join("site")) };
    match build(&what, &()) {
        Ok(built) => Ok(Site { folder, built }),
        Err(Failure::Data(findings)) => Err(findings),
        Err(failure) => panic!("{failure:?}"),
    }
}

/// Builds a row that can be built.
fn site(name: &str) -> Option<Site> {
    Some(row(name, None)?.unwrap_or_else(|findings| panic!("{name}: {findings:#?}")))
}

/// The findings of a row that cannot be built.
fn refused(name: &str) -> Option<Vec<Diagnostic>> {
    Some(row(name, None)?.err().unwrap_or_else(|| panic!("{name} was built")))
}

impl Site {
    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join("site").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.text(path)).unwrap()
    }

    /// The group of a connector type in `status.json`.
    fn group(&self, slug: &str) -> Value {
        let status = self.json("status.json");
        let groups = status["connectors"].as_array().unwrap_or_else(|| panic!("connectors were not captured"));
        groups.iter().find(|group| group["type"] == slug).cloned().unwrap_or_default()
    }

    fn status(&self, slug: &str) -> String {
        self.group(slug)["status"].as_str().unwrap_or("none").to_owned()
    }

    fn warned(&self, code: Code) -> bool {
        self.built.findings.iter().any(|finding| finding.code == code)
    }

    /// How many changes of each kind the diary has.
    fn changes(&self) -> BTreeMap<String, usize> {
        let mut kinds = BTreeMap::new();
        for change in self.json("history.json")["changes"].as_array().unwrap() {
            *kinds.entry(change["kind"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        kinds
    }

    /// What the build says that needs attention.
    fn attention(&self) -> String {
        self.built.attention.iter().map(|(_, text)| text.clone()).collect()
    }
}

#[track_caller]
fn names(findings: &[Diagnostic], code: Code, help: &str) {
    let found = findings.iter().find(|finding| finding.code == code).unwrap_or_else(|| panic!("{findings:#?}"));
    assert!(found.help.as_deref().unwrap_or_default().contains(help), "{found:#?}");
}

#[test]
fn what_power_automate_saves_is_unwrapped() {
    let Some(healthy) = site("logic-app-apns-ok") else { return };
    let group = healthy.group("apple-push-certificate");
    assert_eq!(
        (&group["status"], &group["members"][0]["expires_at"]),
        (&"healthy".into(), &"2027-01-01T00:00:00Z".into())
    );
    let expired = site("logic-app-vpp-expired").unwrap();
    assert_eq!(expired.status("apple-vpp-expiry"), "unhealthy");
    let unbound = site("play-false-healthy").unwrap();
    assert_eq!(unbound.status("google-play-binding"), "not_configured");
    assert_eq!(unbound.status("google-play-sync"), "not_configured");
    let forbidden = site("logic-app-apns").unwrap();
    assert_eq!(forbidden.json("status.json")["connectors"], Value::Null);
    let data = shared::shared("exports/logic-app-apns/in").unwrap();
    let (archive, _) = check(&Build { explain: true, ..Build::new(data, "") }, &()).unwrap();
    assert_eq!(archive.accounts[0].account.files[0].error.as_deref(), Some("Forbidden"));
}

#[test]
fn a_night_in_another_envelope_changes_nothing() {
    let Some(site) = site("one-wrapped-night") else { return };
    let changes = site.changes();
    // The second token was renewed, and both syncs lie after the second capture.
    assert_eq!(changes.keys().collect::<Vec<_>>(), ["connector_moved", "credential_renewed"]);
    assert_eq!(site.group("apple-vpp-expiry")["members"].as_array().unwrap().len(), 2);
    assert_eq!(site.group("apple-push-certificate")["members"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_no_response_is_refused_by_name() {
    let Some(findings) = refused("any-json-is-a-connector") else { return };
    names(&findings, Code::NotAResponse, "`expirationDateTime`");
    names(&refused("msp-all-tenants").unwrap(), Code::SeveralTenants, "folder of its own");
    names(&refused("depth-posts").unwrap(), Code::CutOffExport, "-Depth 10");
    names(&refused("az-yaml").unwrap(), Code::NotASnapshot, "-o json");
    names(&refused("cipp-service-health").unwrap(), Code::NotAResponse, "/admin/serviceAnnouncement/issues");
    names(&refused("servicecomms-issues").unwrap(), Code::NotAResponse, "/admin/serviceAnnouncement/issues");
    names(&refused("servicecomms-messages").unwrap(), Code::NotAResponse, "/messages");
}

#[test]
fn records_without_an_id_do_not_disappear() {
    let Some(site) = site("no-id-tokens-vanish") else { return };
    let group = site.group("apple-vpp-expiry");
    let statuses: Vec<&str> =
        group["members"].as_array().unwrap().iter().map(|one| one["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["unhealthy", "healthy", "healthy"]);
    assert!(site.warned(Code::DerivedId) && site.attention().contains("unhealthy"));
}

#[test]
fn what_decides_whether_a_record_is_shown_and_was_not_exported_hides_nothing() {
    let Some(site) = site("messages-without-services") else { return };
    let status = site.json("status.json");
    assert_eq!(status["incidents"].as_array().unwrap().len(), 1);
    assert_eq!(status["messages"].as_array().unwrap().len(), 1);
    assert!(site.warned(Code::MissingProperty));
    let issues = self::site("issues-no-service").unwrap();
    assert_eq!(issues.json("status.json")["incidents"].as_array().unwrap().len(), 1);
    let skus = self::site("skus-without-plans").unwrap();
    let sku = &skus.json("status.json")["licenses"]["skus"][0];
    assert_eq!((&sku["sku"], &sku["total"], &sku["assigned"]), (&"EMS".into(), &650.into(), &640.into()));
    assert!(skus.warned(Code::MissingProperty));
}

#[test]
fn a_list_that_may_be_cut_off_ends_nothing() {
    let Some(site) = site("sdk-first-100-only") else { return };
    assert!(site.warned(Code::MissingPage));
    assert_eq!(site.json("status.json")["captured_in_part"], serde_json::json!(["messages"]));
    // The capture before has twenty messages more.
    let data = tempfile::tempdir().unwrap();
    let from = shared::shared("exports/sdk-first-100-only/in/2026-11-20T080000Z").unwrap();
    let [before, after] = ["2026-11-19T080000Z", "2026-11-20T080000Z"].map(|name| data.path().join(name));
    let messages: Vec<Value> = serde_json::from_slice(&fs::read(from.join("messages.json")).unwrap()).unwrap();
    let more = (0..20).map(|number| {
        let mut message = messages[0].clone();
        message["id"] = format!("MC900{number}").into();
        message
    });
    let all: Vec<Value> = messages.iter().cloned().chain(more).collect();
    for (folder, messages) in [(&before, &all), (&after, &messages)] {
        fs::create_dir(folder).unwrap();
        fs::copy(from.join("tenant.yaml"), folder.join("tenant.yaml")).unwrap();
        fs::write(folder.join("messages.json"), serde_json::to_string(messages).unwrap()).unwrap();
    }
    let built = build_site(data.path().to_owned(), None).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(built.changes().keys().collect::<Vec<_>>(), ["capture_partial"]);
}

#[test]
fn a_folder_named_by_a_date_asks_for_a_time() {
    let Some(site) = site("date-only-folder") else { return };
    assert!(site.warned(Code::UncertainTime));
    let settings = "capture_time: \"09:00\"\ntime_zone: Europe/Berlin\n";
    let timed = row("date-only-folder", Some(settings)).unwrap().unwrap_or_else(|found| panic!("{found:#?}"));
    assert!(!timed.warned(Code::UncertainTime));
    assert_eq!(timed.json("status.json")["captured_at"], "2026-11-20T08:00:00Z");
    assert_eq!(timed.status("windows-autopilot"), "healthy");
}

#[test]
fn files_and_folders_of_one_capture_are_one_snapshot() {
    let Some(flat) = site("flat-dated-files") else { return };
    assert_eq!(flat.built.snapshots, 2);
    assert_eq!(flat.status("apple-vpp-expiry"), "healthy");
    assert_eq!(flat.group("apple-vpp-expiry")["members"].as_array().unwrap().len(), 1);
    let folders = site("subfolders").unwrap();
    assert_eq!((folders.built.snapshots, folders.built.tenants), (1, 1));
    assert_eq!(folders.status("certificate-connector"), "healthy");
    assert_eq!(folders.status("apple-enrollment-expiry"), "healthy");
    let backup = site("intunemanagement").unwrap();
    assert_eq!(backup.built.snapshots, 1);
    assert_eq!(backup.json("status.json")["tenant"]["id"], "11111111-2222-4333-8444-555555555555");
    assert_eq!(backup.status("apple-vpp-expiry"), "healthy");
    assert_eq!(site("subfolders-follow-help").unwrap().built.snapshots, 1);
}

#[test]
fn compliance_partners_are_connectors() {
    let Some(site) = site("jamf-compliance-partner") else { return };
    assert_eq!(site.status("jamf"), "unhealthy");
}

#[test]
fn what_a_service_reports_is_news_and_changes_no_status() {
    let Some(invalid) = site("vpp-state-invalid") else { return };
    assert_eq!(invalid.status("apple-vpp-expiry"), "healthy");
    assert!(invalid.attention().contains("reports a problem"), "{}", invalid.attention());
    assert_eq!(invalid.changes().get("connector_reported"), Some(&1));
    for page in ["index.html", "connectors/apple-vpp-expiry/index.html", "feed.xml", "changes.html"] {
        assert!(invalid.text(page).contains("not valid"), "{page}");
    }
    let terms = site("dep-terms").unwrap();
    for page in ["index.html", "connectors/apple-enrollment-sync/index.html"] {
        assert!(terms.text(page).contains("terms and conditions"), "{page}");
    }
    assert!(!terms.attention().contains("All configured connectors are healthy"));
    let moved = site("reported-state-moves").unwrap();
    assert!(moved.changes()["connector_reported"] >= 4, "{:?}", moved.changes());
    assert!(!moved.text("index.html").contains("Nothing changed"));
}

#[test]
fn retired_types_raise_no_alarm() {
    let Some(site) = site("store-retired") else { return };
    assert_eq!(site.status("microsoft-store"), "retired");
    assert!(!site.attention().contains("unhealthy"), "{}", site.attention());
    let counted = row("store-retired", Some("retired: []\n")).unwrap().unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(counted.status("microsoft-store"), "unhealthy");
}

#[test]
fn links_lead_into_the_cloud_of_the_responses() {
    let Some(site) = site("gcc-high-links") else { return };
    for page in ["index.html", "incidents/IT1.html", "messages/MC1.html", "incidents/index.html"] {
        let text = site.text(page);
        assert!(!text.contains("admin.microsoft.com") && !text.contains("intune.microsoft.com"), "{page}");
    }
    assert!(site.text("incidents/IT1.html").contains("https://portal.office365.us/"));
}

#[test]
fn connectors_of_one_name_are_told_apart() {
    let Some(site) = site("ndes-same-name") else { return };
    let group = site.group("certificate-connector");
    let shown: Vec<&str> =
        group["members"].as_array().unwrap().iter().map(|one| one["display_name"].as_str().unwrap()).collect();
    assert!(shown[0].contains("SRV-B") && shown[1].contains("SRV-A"), "{shown:?}");
    for page in ["index.html", "connectors/certificate-connector/index.html", "feed.xml"] {
        assert!(page == "feed.xml" || site.text(page).contains("SRV-B"), "{page}");
    }
}

#[test]
fn enumerations_as_numbers_are_read() {
    let Some(site) = site("enum-number") else { return };
    let reported = &site.group("apple-vpp-sync")["members"][0]["reported"];
    assert_eq!((&reported["state"], &reported["lastSyncStatus"]), (&"valid".into(), &"completed".into()));
}

#[test]
fn what_looks_like_an_export_and_is_not_read_is_named() {
    let Some(site) = site("csv-beside") else { return };
    assert!(site.warned(Code::UnreadFile));
    assert!(self::site("json-txt").unwrap().warned(Code::UnreadFile));
}

#[test]
fn a_refused_page_is_neither_an_end_nor_a_recovery() {
    let Some(site) = site("page-two-refused") else { return };
    assert!(site.warned(Code::MissingPage));
    assert_eq!(site.changes().keys().collect::<Vec<_>>(), ["capture_completed", "capture_partial"]);
    let page = site.text("archive/2026-11-22T080000Z.html");
    assert!(!page.contains("All configured connectors are healthy"));
    let history = site.json("history.json");
    let of = |id: &str| {
        let all = history["connectors"].as_array().unwrap();
        all.iter().find(|one| one["type"] == "apple-vpp-expiry" && one["id"] == id).unwrap()["points"].clone()
    };
    assert_eq!((of("v1"), of("v2")), ("hhh".into(), "unu".into()));
    assert_eq!(history["snapshots"][1]["worst"], "unknown");
}

#[test]
fn an_expiry_that_moves_earlier_is_a_change() {
    let Some(site) = site("expiry-moved-earlier") else { return };
    assert_eq!(site.changes(), BTreeMap::from([("expiry_moved".to_owned(), 1)]));
}

#[test]
fn never_needs_no_zone() {
    let Some(site) = site("year-one-without-zone") else { return };
    assert_eq!(site.status("windows-autopilot"), "unknown");
}

#[test]
fn a_batch_holds_the_answers_of_several_endpoints() {
    let Some(site) = site("batch") else { return };
    let status = site.json("status.json");
    assert_eq!(status["incidents"][0]["id"], "IT1");
    assert_eq!(site.status("apple-vpp-expiry"), "not_configured");
    assert_eq!(site.group("apple-vpp-expiry")["members"], serde_json::json!([]));
}

#[test]
fn text_and_links_of_bodies_stay_what_they_are() {
    let Some(glued) = site("glued-words") else { return };
    let page = glued.text("messages/M1.html");
    assert!(page.contains("June.<br>") && !page.contains("June.How"), "{page}");
    assert!(glued.text("messages/M2.html").contains("See<br>"));
    let slashes = site("url-without-slashes").unwrap();
    assert!(slashes.text("messages/M1.html").contains("http://aka.ms/x"));
    verify::verify(&slashes.folder.path().join("site"), &()).unwrap_or_else(|failure| panic!("{failure:?}"));
    let zero = site("zero-width-title").unwrap();
    let title = zero.text("messages/M1.html");
    assert!(!title.contains("U+200B") && !title.contains('\u{200b}'));
    let numbered = site("ol-start").unwrap();
    assert!(
        numbered.text("messages/MC1.html").contains("start=\"3\"")
            || numbered.text("messages/MC1.html").contains("start=3")
    );
}

#[test]
fn an_edit_of_services_is_called_that() {
    let Some(site) = site("services-edit") else { return };
    assert!(site.text("changes.html").contains("Services edited"));
    assert!(!site.text("changes.html").contains("Tags edited"));
}

// ── Attempts to fool the reader ─────────────────────────────────────────────────────────────────────────────────────

/// Builds a snapshot of these responses.
fn tried(files: &[(&str, &str)]) -> Result<Site, Vec<Diagnostic>> {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("2026-11-22T080000Z");
    fs::create_dir(&folder).unwrap();
    for (name, text) in files.iter().chain(&[("tenant.yaml", "name: Fabrikam\nid: f1\n")]) {
        fs::write(folder.join(name), text).unwrap();
    }
    build_site(data.path().to_owned(), None)
}

const EXPIRED: &str = r#"{"id":"v1","displayName":"A","expirationDateTime":"2026-11-01T00:00:00Z","lastSyncDateTime":"2026-11-22T02:00:00Z"}"#;
const FRESH: &str = r#"{"id":"v2","displayName":"B","expirationDateTime":"2027-11-01T00:00:00Z","lastSyncDateTime":"2026-11-22T02:00:00Z"}"#;

#[test]
fn an_expired_token_is_unhealthy_however_it_is_hidden() {
    let sites = [
        format!(r#"{{"value":[[{EXPIRED}]]}}"#),
        format!(r#"{{"value":{{"value":[{EXPIRED}]}}}}"#),
        format!(r#"{{"value":[],"data":[{EXPIRED}]}}"#),
        format!(r#"{{"value":[{},{EXPIRED}]}}"#, FRESH.replace("v2", "v1")),
        format!(r#"{{"value":[{EXPIRED},{}]}}"#, FRESH.replace("v2", "v1")),
        format!("{FRESH}\n{EXPIRED}\n"),
        format!(r#"{{"statusCode":200,"body":"[{}]"}}"#, EXPIRED.replace('"', "\\\"")),
    ];
    for text in &sites {
        let site = tried(&[("vppTokens.json", text)]).unwrap_or_else(|found| panic!("{text}: {found:#?}"));
        assert_eq!(site.status("apple-vpp-expiry"), "unhealthy", "{text}");
    }
    let renamed = tried(&[("messages.json", &format!("[{}]", EXPIRED.replace("{", "{\"appleId\":\"a@b.example\",")))])
        .unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(renamed.status("apple-vpp-expiry"), "unhealthy");
    let refused = [
        format!(r#"{{"value":[],"Value":[{EXPIRED}]}}"#),
        format!(r#"{{"value":[{EXPIRED}],"value":[]}}"#),
        format!(r#"{{"value":[{EXPIRED},null]}}"#),
        format!(r#"{{"value":[],"body":{{"value":[{EXPIRED}]}}}}"#),
    ];
    for text in &refused {
        assert!(tried(&[("vppTokens.json", text)]).is_err(), "{text}");
    }
}

#[test]
fn what_is_not_known_is_not_healthy() {
    let play = "androidManagedStoreAccountEnterpriseSettings.json";
    for bind in ["", r#""bindStatus":"somethingNew","#] {
        let text = format!(r#"{{"id":"1",{bind}"lastAppSyncDateTime":"2026-11-22T02:00:00Z"}}"#);
        let site = tried(&[(play, &text)]).unwrap_or_else(|found| panic!("{found:#?}"));
        assert_eq!(site.status("google-play-binding"), "none", "not captured: {text}");
    }
    let both = [
        ("vppTokens.json", r#"{"error":{"code":"NotFound"}}"#),
        ("vppTokens-2.json", &format!(r#"{{"value":[{FRESH}]}}"#)),
    ];
    let site = tried(&both).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(site.status("apple-vpp-expiry"), "unknown");
    assert!(site.warned(Code::MissingPage));
    let certificate = r#"{"id":"1","topicIdentifier":"t"}"#;
    let site =
        tried(&[("applePushNotificationCertificate.json", certificate)]).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(site.status("apple-push-certificate"), "unknown");
    let bare = tried(&[("issues.json", "[]"), ("organization.json", r#"{"displayName":"F"}"#)]);
    let bare = bare.unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(bare.json("status.json")["incidents"], Value::Null);
    assert!(bare.warned(Code::UnreadFile));
}

#[test]
fn an_empty_list_of_another_endpoint_says_nothing() {
    let empty =
        r#"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#deviceAppManagement/mobileApps","value":[]}"#;
    let organization = ("organization.json", r#"{"displayName":"F"}"#);
    let site = tried(&[("vppTokens.json", empty), organization]).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(site.json("status.json")["connectors"], Value::Null);
    assert!(site.warned(Code::UnknownEndpoint));
}

#[test]
fn a_tenant_that_is_not_found_is_no_type_that_is_not_configured() {
    for code in ["TenantNotFound", "AuthenticationSchemeNotSupported", "UserNotFound"] {
        let body = format!(r#"{{"error":{{"code":"{code}"}}}}"#);
        let organization = ("organization.json", r#"{"displayName":"F"}"#);
        let site = tried(&[("vppTokens.json", &body), organization]).unwrap_or_else(|found| panic!("{found:#?}"));
        assert_eq!(site.json("status.json")["connectors"], Value::Null, "{code}");
    }
}

#[test]
fn what_names_no_service_is_named() {
    let issue = r#"{"value":[{"id":"IT1","title":"t","service":" ","isResolved":false},{"id":"IT2","title":"t","service":"Microsoft Intune","isResolved":true}]}"#;
    let site = tried(&[("issues.json", issue)]).unwrap_or_else(|found| panic!("{found:#?}"));
    assert!(site.warned(Code::OtherService));
    assert!(site.text("index.html").contains("names no service"));
}

#[test]
fn one_request_fills_the_connectors() {
    let rows = r#"{"value":[
        {"connectorName":"vppTokenExpirationDateTime","connectorInstanceId":"v1","status":"unhealthy","eventDateTime":"2026-11-01T00:00:00Z"},
        {"connectorName":"windowsAutopilotLastSyncDateTime","connectorInstanceId":"w","status":"unhealthy","eventDateTime":"2026-11-22T07:00:00Z"}]}"#;
    let site = tried(&[("connectorStatus.json", rows)]).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(site.status("apple-vpp-expiry"), "unhealthy");
    assert_eq!(site.status("windows-autopilot"), "healthy");
    assert_eq!(site.group("windows-autopilot")["counts"]["reports_problem"], 1);
    assert_eq!(site.status("jamf"), "not_configured");
}

#[test]
fn lists_that_powershell_joined_are_taken_apart() {
    let messages = r#"{"value":[{"id":"MC1","title":"t","services":"Microsoft Intune Windows Autopatch","category":"stayInformed"}]}"#;
    let site = tried(&[("messages.json", messages)]).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(site.json("status.json")["messages"].as_array().unwrap().len(), 1);
}
