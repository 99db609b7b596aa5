//! Lists of records: what they are lists of, whether they are whole, and what lies in them.

use std::fs;

use serde_json::{Value, json};
use tenant_status::diagnostic::{Code, Diagnostic};

use super::{EXPIRED, FRESH, Site, build_site, names, tried};

const ORGANIZATION: (&str, &str) = ("organization.json", r#"{"displayName":"Fabrikam","verifiedDomains":[]}"#);
const ISSUE: &str = r#"{"id":"IT1","title":"An issue","service":"Microsoft Intune","classification":"incident","status":"serviceDegradation","isResolved":false}"#;
const MESSAGE: &str = r#"{"id":"MC1","title":"A message","services":["Microsoft Intune"],"category":"planForChange","isMajorChange":true}"#;
const AUTOPILOT: &str = r#"{"id":"w","syncStatus":"completed","lastSyncDateTime":"2026-11-22T06:00:00Z"}"#;

/// An expired token that no other endpoint can have.
fn expired() -> String {
    EXPIRED.replacen('{', r#"{"appleId":"a@b.example","#, 1)
}

#[track_caller]
fn built(files: &[(&str, &str)]) -> Site {
    tried(files).unwrap_or_else(|found| panic!("{files:?}: {found:#?}"))
}

#[track_caller]
fn refused(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    tried(files).err().unwrap_or_else(|| panic!("{files:?} was built"))
}

fn warned(site: &Site, code: &str) -> bool {
    site.built.warnings.iter().any(|finding| finding.code.name() == code)
}

/// The parts that were not captured in full.
fn in_part(site: &Site) -> Vec<String> {
    let status = site.json("status.json");
    status["captured_in_part"].as_array().unwrap().iter().map(|part| part.as_str().unwrap().to_owned()).collect()
}

fn number_of(site: &Site, section: &str) -> usize {
    site.json("status.json")[section].as_array().map_or(0, Vec::len)
}

// ── Services ────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn any_service_of_a_message_may_be_a_near_miss() {
    for services in [
        r#"["Exchange Online","Microsoft Intun"]"#,
        r#"["Exchange Online","Windows","Intune"]"#,
        r#"["Microsoft Endpoint Manager"]"#,
        r#"["Windows","microsoft endpoint manager "]"#,
        r#"["Windows Intune"]"#,
    ] {
        let message = MESSAGE.replace(r#"["Microsoft Intune"]"#, services);
        let site = built(&[("messages.json", &format!(r#"{{"value":[{message}]}}"#))]);
        assert!(site.warned(Code::OtherService), "{services}");
    }
    let other = MESSAGE.replace("Microsoft Intune", "Microsoft Defender for Cloud Apps");
    assert!(!built(&[("messages.json", &format!(r#"{{"value":[{other}]}}"#))]).warned(Code::OtherService));
}

// ── Words and names ─────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_shared_companion_that_names_no_file_is_a_finding() {
    let shared = |companion: &str| {
        let data = tempfile::tempdir().unwrap();
        for day in ["2026-11-21T080000Z", "2026-11-22T080000Z"] {
            fs::create_dir(data.path().join(day)).unwrap();
            fs::write(data.path().join(day).join("vppTokens.json"), format!(r#"{{"value":[{FRESH}]}}"#)).unwrap();
        }
        fs::write(data.path().join("2026-11-22T080000Z/export.json"), format!("[{ISSUE}]")).unwrap();
        fs::write(data.path().join("tenant.yaml"), companion).unwrap();
        build_site(data.path().to_owned(), None).unwrap_or_else(|found| panic!("{found:#?}"))
    };
    let site = shared("name: F\nresponses:\n  export.json: issues\n  exprot.json: messages\n");
    let found: Vec<_> = site.built.warnings.iter().filter(|finding| finding.code == Code::UnreadFile).collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.contains("`exprot.json`") && found[0].spot.as_ref().unwrap().line == 4, "{found:#?}");
    assert!(!shared("name: F\nresponses: { export.json: issues }\n").warned(Code::UnreadFile));
}
