//! A request that Microsoft Graph refused is named, with its error and the permission that the export lacks: by the build,
//! on every page where the answer is missing, and in `status.json`.

use std::fs;

use serde_json::json;
use tenant_status::{
    diagnostic::{Code, Diagnostic},
    snapshot::graph::endpoint::ENDPOINTS,
};

use super::{Site, build_site, tried};

const TENANT: (&str, &str) = ("tenant.yaml", "name: Fabrikam\nid: f1\n");
const PUSH: (&str, &str) = (
    "applePushNotificationCertificate.json",
    r#"{"id":"a","appleIdentifier":"a@b.example","topicIdentifier":"t","expirationDateTime":"2027-11-01T00:00:00Z"}"#,
);

fn error(code: &str) -> String {
    format!(r#"{{"error":{{"code":"{code}","message":"No."}}}}"#)
}

#[track_caller]
fn site(files: &[(&str, &str)]) -> Site {
    tried(files).unwrap_or_else(|found| panic!("{found:#?}"))
}

fn refusals(site: &Site) -> Vec<&Diagnostic> {
    site.built.findings.iter().filter(|finding| finding.code == Code::Refused).collect()
}

#[test]
fn a_denied_request_names_the_permission_everywhere() {
    let denied = error("Forbidden");
    let files = ["vppTokens.json", "subscribedSkus.json", "issues.json", "messages.json", "organization.json"];
    let mut files: Vec<(&str, &str)> = files.into_iter().map(|name| (name, denied.as_str())).collect();
    files.extend([TENANT, PUSH]);
    let site = site(&files);

    let messages: Vec<&str> = refusals(&site).into_iter().map(|finding| finding.message.as_str()).collect();
    let tokens = "Forbidden: the export needs DeviceManagementServiceConfig.Read.All; not captured: \
                `connectors/apple-vpp-expiry`, `connectors/apple-vpp-sync`";
    assert!(messages.contains(&tokens), "{messages:#?}");
    let both = "Forbidden: the export needs Organization.Read.All; not captured: `licenses`, `tenant`";
    assert!(messages.contains(&both), "{messages:#?}");
    assert_eq!(messages.len(), 4, "{messages:#?}");

    for (page, sentence) in [
        ("index.html", "Forbidden: the export needs DeviceManagementServiceConfig.Read.All"),
        ("index.html", "Forbidden: the export needs ServiceHealth.Read.All."),
        ("index.html", "Forbidden: the export needs ServiceMessage.Read.All."),
        ("index.html", "Forbidden: the export needs Organization.Read.All."),
        ("connectors/index.html", "Forbidden: the export needs DeviceManagementServiceConfig.Read.All"),
        (
            "connectors/apple-vpp-expiry/index.html",
            "Forbidden: the export needs DeviceManagementServiceConfig.Read.All.",
        ),
        ("incidents/index.html", "Forbidden: the export needs ServiceHealth.Read.All."),
        ("messages/index.html", "Forbidden: the export needs ServiceMessage.Read.All."),
        ("archive/2026-11-22T080000Z.html", "Forbidden: the export needs ServiceHealth.Read.All."),
    ] {
        assert!(site.text(page).contains(sentence), "{page}: {sentence}");
    }
    let gaps = &site.json("status.json")["gaps"];
    let expected = json!({
        "cause": "denied",
        "error": "Forbidden",
        "permission": "ServiceMessage.Read.All",
        "file": null,
        "because": "Forbidden: the export needs ServiceMessage.Read.All.",
    });
    assert_eq!(gaps["messages"], expected);
    assert_eq!(gaps.as_object().unwrap().len(), 6, "{gaps:#}");
}

#[test]
fn a_busy_service_asks_for_another_export() {
    for (answer, error) in [
        (error("TooManyRequests"), "TooManyRequests"),
        (r#"{"statusCode":429,"body":{"error":{"code":"","message":""}}}"#.to_owned(), "429"),
        (r#"{"statusCode":503,"body":"<html>Service unavailable</html>"}"#.to_owned(), "503"),
    ] {
        let site = site(&[TENANT, PUSH, ("messages.json", &answer)]);
        let sentence = format!("Microsoft Graph was busy ({error}): export again.");
        assert!(site.text("index.html").contains(&sentence), "{sentence}");
        let found = refusals(&site);
        assert!(found[0].message.starts_with(sentence.trim_end_matches('.')), "{found:#?}");
        assert!(found[0].help.as_deref().is_some_and(|help| help.contains("429 and 5xx")), "{found:#?}");
    }
}

#[test]
fn without_connectors_the_section_says_which_permissions_are_missing() {
    let denied = error("Authorization_RequestDenied");
    let site = site(&[TENANT, ("vppTokens.json", &denied), ("ndesConnectors.json", &denied)]);
    let sentence = "Authorization_RequestDenied: the export needs DeviceManagementServiceConfig.Read.All and \
                    DeviceManagementConfiguration.Read.All. This snapshot does not include connectors;";
    assert!(site.text("index.html").contains(sentence));
}

#[test]
fn what_another_answer_shows_in_full_is_no_gap() {
    let tokens = r#"{"value":[]}"#;
    let site = site(&[TENANT, PUSH, ("vppTokens.json", tokens), ("connectorStatus.json", &error("Forbidden"))]);
    assert_eq!(site.json("status.json")["gaps"].get("connectors/apple-vpp-expiry"), None);
}

#[test]
fn nights_with_the_same_refusal_are_one_finding_and_a_good_night_ends_it() {
    let data = tempfile::tempdir().unwrap();
    let night = |day: u32, messages: &str| {
        let folder = data.path().join(format!("2026-11-{day}T080000Z"));
        fs::create_dir(&folder).unwrap();
        for (name, text) in [TENANT, PUSH, ("messages.json", messages)] {
            fs::write(folder.join(name), text).unwrap();
        }
    };
    let build = || build_site(data.path().to_owned(), None).unwrap_or_else(|found| panic!("{found:#?}"));
    night(20, r#"{"value":[]}"#);
    night(21, &error("Forbidden"));
    night(22, &error("Forbidden"));
    let site = build();
    let found = refusals(&site);
    let [only] = found.as_slice() else { panic!("{found:#?}") };
    assert!(only.message.ends_with("not captured in the last 2 snapshots: `messages`"), "{only:#?}");
    assert!(only.path.contains("2026-11-22"), "{only:#?}");
    night(23, r#"{"value":[]}"#);
    assert!(refusals(&build()).is_empty());
}

#[test]
fn the_error_of_a_stranger_is_short_and_no_markup() {
    let long = "<script>alert(1)</script>".repeat(50);
    let site = site(&[TENANT, PUSH, ("messages.json", &error(&long))]);
    let error = site.json("status.json")["gaps"]["messages"]["error"].as_str().unwrap().to_owned();
    assert!(error.chars().count() <= 61, "{error}");
    assert!(!site.text("index.html").contains("<script>alert"));
}

#[test]
fn the_documents_name_the_permission_of_the_table() {
    let readme = fs::read_to_string("data/README.md").unwrap();
    for endpoint in ENDPOINTS.iter().filter(|endpoint| !endpoint.permission.is_empty()) {
        let row = format!("| `{}.json` |", endpoint.name);
        let row = readme.lines().find(|line| line.starts_with(&row)).unwrap_or_else(|| panic!("{row}"));
        let permissions = row.rsplit('|').nth(1).unwrap_or_default().trim();
        assert!(permissions.starts_with(endpoint.permission), "{row}");
    }
}
