//! What contradicts itself, comes from another source, or was not captured is never shown as better than it may be, and is
//! no change.

use std::fs;

use tenant_status::diagnostic::{Code, Diagnostic};

use super::{Site, build_site, tried};

const TENANT: (&str, &str) = ("tenant.yaml", "name: Fabrikam\nid: f1\n");
const STATUS: &str = "connectorStatus.json";

/// A site of one capture.
#[track_caller]
fn one(files: &[(&str, &str)]) -> Site {
    tried(files).unwrap_or_else(|found| panic!("{found:#?}"))
}

/// A site of captures, the first of 20 November 2026, one a day.
#[track_caller]
fn nights(nights: &[&[(&str, &str)]]) -> Site {
    let data = tempfile::tempdir().unwrap();
    for (day, files) in nights.iter().enumerate() {
        let folder = data.path().join(format!("2026-11-{}T080000Z", 20 + day));
        fs::create_dir(&folder).unwrap();
        for (name, text) in files.iter().chain(&[TENANT]) {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    build_site(data.path().to_owned(), None).unwrap_or_else(|found| panic!("{found:#?}"))
}

fn list(records: &[&str]) -> String {
    format!(r#"{{"value":[{}]}}"#, records.join(","))
}

/// A row of `connectorStatus`; an empty value is null.
fn row(name: &str, id: &str, status: &str, date: &str) -> String {
    let or_null = |text: &str| if text.is_empty() { "null".to_owned() } else { format!("\"{text}\"") };
    let [name, id, status, date] = [name, id, status, date].map(or_null);
    format!("\n{{\"connectorName\":{name},\"connectorInstanceId\":{id},\"status\":{status},\"eventDateTime\":{date}}}")
}

fn token(id: &str, expires: &str, synced: &str, state: &str) -> String {
    format!(
        r#"{{"id":"{id}","displayName":"Token {id}","appleId":"a@b.example","state":"{state}","expirationDateTime":{expires},"lastSyncDateTime":{synced}}}"#
    )
}

const EXPIRED: &str = "2026-11-01T00:00:00Z";
const FAR: &str = "2027-11-01T00:00:00Z";
const SYNCED: &str = "\"2026-11-22T02:00:00Z\"";

fn fresh(id: &str) -> String {
    token(id, &format!("\"{FAR}\""), SYNCED, "valid")
}

impl Site {
    fn finding(&self, code: Code) -> &Diagnostic {
        let found = self.built.findings.iter().find(|finding| finding.code == code);
        found.unwrap_or_else(|| panic!("{:#?}", self.built.findings))
    }

    fn members(&self, slug: &str) -> usize {
        self.group(slug)["members"].as_array().map_or(0, Vec::len)
    }

    fn not_captured(&self) -> Vec<String> {
        serde_json::from_value(self.json("status.json")["not_captured"].clone()).unwrap()
    }
}

// ── Microsoft's own list of connectors ──────────────────────────────────────────────────────────────────────────────

#[test]
fn a_row_of_a_connector_that_its_endpoint_does_not_list_is_a_connector() {
    let own = list(&[&fresh("a")]);
    let rows = list(&[&row("vppTokenExpirationDateTime", "b", "unhealthy", EXPIRED)]);
    let site = one(&[("vppTokens.json", &own), (STATUS, &rows)]);
    assert_eq!((site.status("apple-vpp-expiry").as_str(), site.members("apple-vpp-expiry")), ("unhealthy", 2));
    let finding = site.finding(Code::Contradiction);
    assert!(finding.path.ends_with(STATUS) && finding.spot.as_ref().is_some_and(|spot| spot.line == 2));
    assert!(finding.message.contains("`b`") && finding.help.is_some(), "{finding:?}");
    let none = one(&[("vppTokens.json", r#"{"value":[]}"#), (STATUS, &rows)]);
    assert_eq!(none.status("apple-vpp-expiry"), "unhealthy");
    let two = list(&[&fresh("a"), &fresh("c")]);
    let bare = list(&[&row("vppTokenExpirationDateTime", "", "unhealthy", EXPIRED)]);
    let site = one(&[("vppTokens.json", &two), (STATUS, &bare)]);
    assert_eq!((site.status("apple-vpp-expiry").as_str(), site.members("apple-vpp-expiry")), ("unhealthy", 3));
}

#[test]
fn a_row_is_laid_beside_the_only_connector_if_nothing_tells_them_apart() {
    let own = list(&[&fresh("a")]);
    for (id, date) in [("", EXPIRED), ("00000000-0000-0000-0000-000000000000", EXPIRED), ("other form", FAR)] {
        let rows = list(&[&row("vppTokenExpirationDateTime", id, "warning", date)]);
        let site = one(&[("vppTokens.json", &own), (STATUS, &rows)]);
        let group = site.group("apple-vpp-expiry");
        assert_eq!((site.members("apple-vpp-expiry"), &group["counts"]["reports_problem"]), (1, &1.into()), "{id}");
    }
    // A row without date and status does not contradict a type that is not set up.
    let rows = list(&[&row("vppTokenExpirationDateTime", "b", "unknown", "0001-01-01T00:00:00Z")]);
    let site = one(&[("vppTokens.json", r#"{"value":[]}"#), (STATUS, &rows)]);
    assert_eq!(site.status("apple-vpp-expiry"), "not_configured");
}

#[test]
fn of_two_rows_about_one_connector_the_worse_one_is_shown() {
    let own = list(&[&fresh("a")]);
    let [good, bad] = ["healthy", "unhealthy"].map(|status| row("vppTokenExpirationDateTime", "a", status, FAR));
    for rows in [list(&[&good, &bad]), list(&[&bad, &good])] {
        let site = one(&[("vppTokens.json", &own), (STATUS, &rows)]);
        assert_eq!(site.group("apple-vpp-expiry")["counts"]["reports_problem"], 1);
        assert!(site.finding(Code::RepeatedRecord).spot.is_some());
    }
}

#[test]
fn a_red_row_about_a_connector_that_is_switched_off_is_a_problem() {
    let off = r#"{"value":[{"id":"fc780465-2017-40d4-a0c5-307022471b92","partnerState":"notSetUp","lastHeartbeatDateTime":"0001-01-01T00:00:00Z"}]}"#;
    let name = "windowsDefenderATPConnectorLastHeartbeatDateTime";
    let with = |status| list(&[&row(name, "fc780465-2017-40d4-a0c5-307022471b92", status, EXPIRED)]);
    let red = one(&[("mobileThreatDefenseConnectors.json", off), (STATUS, &with("unhealthy"))]);
    assert_eq!(red.group("defender-for-endpoint")["counts"]["reports_problem"], 1);
    assert!(red.attention().contains("reports a problem"), "{}", red.attention());
    let unknown = one(&[("mobileThreatDefenseConnectors.json", off), (STATUS, &with("unknown"))]);
    assert!(!unknown.attention().contains("reports a problem"));
}

#[test]
fn types_without_a_row_are_not_configured_only_if_every_row_is_known() {
    let vpp = row("vppTokenExpirationDateTime", "v1", "healthy", FAR);
    for name in ["", "somethingNewLastSyncDateTime"] {
        let site = one(&[(STATUS, &list(&[&vpp, &row(name, "x", "unhealthy", EXPIRED)]))]);
        assert_eq!(site.status("jamf"), "none", "{name}");
        assert!(site.not_captured().contains(&"connectors/jamf".to_owned()), "{name}");
        let finding = site.finding(Code::UnreadFile);
        assert!(finding.spot.as_ref().is_some_and(|spot| spot.line == 3) && finding.help.is_some(), "{finding:?}");
        // A row without a name may be about a second token.
        let expected = if name.is_empty() { "unknown" } else { "healthy" };
        assert_eq!(site.status("apple-vpp-expiry"), expected);
    }
}

#[test]
fn a_list_of_a_hundred_bare_rows_may_lack_types() {
    let rows: Vec<String> =
        (0..100).map(|number| row("vppTokenExpirationDateTime", &format!("v{number}"), "healthy", FAR)).collect();
    let site = one(&[(STATUS, &format!("[{}]", rows.join(",")))]);
    assert!(site.warned(Code::MissingPage));
    assert_eq!((site.status("jamf").as_str(), site.status("apple-vpp-expiry").as_str()), ("none", "unknown"));
}

#[test]
fn a_binding_that_is_not_healthy_is_named() {
    let rows = list(&[&row("googlePlayConnectorLastModifiedDateTime", "g", "unhealthy", EXPIRED)]);
    let site = one(&[(STATUS, &rows)]);
    assert_eq!(site.status("google-play-binding"), "none");
    assert!(site.finding(Code::UnreadFile).message.contains("binding"));
    let none = r#"{"error":{"code":"NotFound"}}"#;
    let site = one(&[(STATUS, &rows), ("androidManagedStoreAccountEnterpriseSettings.json", none)]);
    assert_eq!(site.status("google-play-binding"), "unknown");
}

// ── Repeated records ────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn copies_of_a_connector_are_never_healthier_than_one_of_them() {
    let [far, expired] = [FAR, EXPIRED].map(|date| format!("\"{date}\""));
    let future = "\"2026-12-22T02:00:00Z\"";
    let old = "\"2026-11-10T02:00:00Z\"";
    for (a, b, expiry, sync) in [
        (["null", SYNCED, "valid"], [&expired, SYNCED, "valid"], "unhealthy", "healthy"),
        (["null", SYNCED, "valid"], [&far, SYNCED, "valid"], "unknown", "healthy"),
        ([&far, SYNCED, "valid"], [&far, future, "valid"], "healthy", "unknown"),
        ([&far, old, "valid"], [&far, future, "valid"], "healthy", "unhealthy"),
        ([&far, old, "valid"], [&far, "null", "valid"], "healthy", "unhealthy"),
    ] {
        let [a, b] = [a, b].map(|[expires, synced, state]| token("v", expires, synced, state));
        for records in [[&a, &b], [&b, &a]] {
            let site = one(&[("vppTokens.json", &list(&records.map(String::as_str)))]);
            let found = (site.status("apple-vpp-expiry"), site.status("apple-vpp-sync"));
            assert_eq!(found, (expiry.to_owned(), sync.to_owned()), "{records:?}");
            assert!(site.warned(Code::RepeatedRecord) && site.members("apple-vpp-expiry") == 1);
        }
    }
}

#[test]
fn a_problem_that_one_copy_of_a_connector_reports_is_shown() {
    let far = format!("\"{FAR}\"");
    let [good, bad] = ["valid", "invalid"].map(|state| token("v", &far, SYNCED, state));
    for records in [[&good, &bad], [&bad, &good]] {
        let site = one(&[("vppTokens.json", &list(&records.map(String::as_str)))]);
        assert_eq!(site.group("apple-vpp-expiry")["counts"]["reports_problem"], 1, "{records:?}");
    }
}

#[test]
fn of_two_copies_that_were_edited_at_the_same_time_the_active_one_is_shown() {
    let issue = |resolved| {
        format!(
            r#"{{"id":"IT1","title":"t","service":"Microsoft Intune","status":"investigating","lastModifiedDateTime":"2026-11-21T00:00:00Z","isResolved":{resolved}}}"#
        )
    };
    let message = |end: &str| {
        format!(
            r#"{{"id":"MC1","title":"t","services":["Microsoft Intune"],"category":"stayInformed","lastModifiedDateTime":"2026-11-21T00:00:00Z","endDateTime":"{end}"}}"#
        )
    };
    let (going_on, over) = (issue(false), issue(true));
    let (shown, ended) = (message(FAR), message(EXPIRED));
    for (issues, messages) in [([&over, &going_on], [&ended, &shown]), ([&going_on, &over], [&shown, &ended])] {
        let site = one(&[
            ("issues.json", &list(&issues.map(String::as_str))),
            ("messages.json", &list(&messages.map(String::as_str))),
        ]);
        let status = site.json("status.json");
        assert_eq!(status["incidents"].as_array().map(Vec::len), Some(1), "{issues:?}");
        assert_eq!(status["messages"].as_array().map(Vec::len), Some(1), "{messages:?}");
    }
}

// ── From night to night ─────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn another_source_is_no_change() {
    let own = list(&[&fresh("a")]);
    let other_ids = list(&[
        &row("vppTokenExpirationDateTime", "", "healthy", FAR),
        &row("vppTokenLastSyncDateTime", "", "healthy", "2026-11-21T02:00:00Z"),
    ]);
    let same_ids = list(&[
        &row("vppTokenExpirationDateTime", "a", "healthy", FAR),
        &row("vppTokenLastSyncDateTime", "a", "healthy", "2026-11-22T02:00:00Z"),
    ]);
    let organization = ("organization.json", r#"{"displayName":"Fabrikam","id":"f1"}"#);
    for rows in [&other_ids, &same_ids] {
        let own: &[(&str, &str)] = &[("vppTokens.json", &own), organization];
        let list: &[(&str, &str)] = &[(STATUS, rows)];
        for order in [[own, list, own], [list, own, list]] {
            let site = nights(&order);
            let changes = site.changes();
            for kind in changes.keys() {
                assert!(kind.starts_with("capture_") || kind == "connector_moved", "{changes:?}");
            }
        }
    }
    // What is gone when its own source is captured again is removed.
    let two = list(&[&fresh("a"), &fresh("b")]);
    let site = nights(&[&[("vppTokens.json", &two)], &[(STATUS, &other_ids)], &[("vppTokens.json", &own)]]);
    assert_eq!(site.changes().get("connector_removed"), Some(&2), "both dates of the token");
    assert_eq!(site.changes().get("connector_added"), None);
}

#[test]
fn what_was_not_captured_is_still_reported() {
    let own = list(&[&fresh("a")]);
    let red = list(&[&row("vppTokenExpirationDateTime", "a", "unhealthy", FAR)]);
    let with: &[(&str, &str)] = &[("vppTokens.json", &own), (STATUS, &red)];
    let without: &[(&str, &str)] = &[("vppTokens.json", &own)];
    let site = nights(&[with, without, with]);
    assert_eq!(site.changes().get("connector_reported"), None, "{:#}", site.json("history.json")["changes"]);
    let green = red.replace("unhealthy", "healthy");
    let mended: &[(&str, &str)] = &[("vppTokens.json", &own), (STATUS, &green)];
    assert_eq!(nights(&[with, without, mended]).changes().get("connector_reported"), Some(&1));
    // The property was exported for another token, so this one does not report it any more.
    let invalid = |id: &str| fresh(id).replace("valid", "invalid");
    let silent = |id: &str| fresh(id).replace(r#""state":"valid","#, "");
    let before = list(&[&invalid("a"), &fresh("b")]);
    for (after, told) in [([silent("a"), fresh("b")], 1), ([silent("a"), silent("b")], 0)] {
        let after = list(&after.each_ref().map(String::as_str));
        let site = nights(&[&[("vppTokens.json", &before)], &[("vppTokens.json", &after)]]);
        assert_eq!(site.changes().get("connector_reported").copied().unwrap_or_default(), told);
    }
}

// ── Reported trouble ────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn every_state_that_means_trouble_is_a_problem() {
    let play = format!(
        r#"{{"id":"1","bindStatus":"unbinding","lastAppSyncStatus":"success","lastAppSyncDateTime":{SYNCED}}}"#
    );
    let site = one(&[("androidManagedStoreAccountEnterpriseSettings.json", &play)]);
    assert_eq!(site.group("google-play-binding")["counts"]["reports_problem"], 1);
    let partner = format!(
        r#"{{"value":[{{"id":"1","displayName":"Jamf","isConfigured":true,"partnerState":"unavailable","lastHeartbeatDateTime":{SYNCED}}}]}}"#
    );
    let site = one(&[("deviceManagementPartners.json", &partner)]);
    assert_eq!(site.group("jamf")["counts"]["reports_problem"], 1);
    for failed in [
        r#""certificateUploadStatus":"failed""#,
        r#""certificateUploadStatus":null,"certificateUploadFailureReason":"No CSR""#,
    ] {
        let site = one(&[("applePushNotificationCertificate.json", &format!(r#"{{"id":"1",{failed}}}"#))]);
        assert_eq!(site.status("apple-push-certificate"), "unknown", "{failed}");
        assert_eq!(site.group("apple-push-certificate")["counts"]["reports_problem"], 1, "{failed}");
    }
    for state in [r#""lockedOut""#, r#""duplicateLocationId""#, "5"] {
        let token = fresh("a").replace(r#""valid""#, state);
        let site = one(&[("vppTokens.json", &list(&[&token]))]);
        assert_eq!(site.group("apple-vpp-expiry")["counts"]["reports_problem"], 1, "{state}");
    }
}

#[test]
fn a_subscription_that_is_locked_out_needs_attention() {
    for (state, needs) in [("lockedOut", true), ("disabled", true), ("active", false), ("pending", false)] {
        let site = one(&[
            ("subscriptionState.json", &format!(r#"{{"value":"{state}"}}"#)),
            ("vppTokens.json", &list(&[&fresh("a")])),
            ("issues.json", r#"{"value":[]}"#),
        ]);
        assert_eq!(site.text("index.html").contains("needs attention)"), needs, "{state}");
        assert_eq!(site.attention().contains("Account status"), needs, "{state}: {}", site.attention());
    }
}

// ── Types with several endpoints, and types beyond Microsoft's page ─────────────────────────────────────────────────

#[test]
fn jamf_is_captured_in_part_without_its_own_endpoint() {
    let partner = |name: &str| {
        format!(
            r#"{{"value":[{{"id":"1","displayName":"{name}","macOsOnboarded":true,"partnerState":"enabled","lastHeartbeatDateTime":{SYNCED}}}]}}"#
        )
    };
    let (jamf, other) = (partner("Jamf"), partner("Other"));
    for (compliance, members) in [(&jamf, 1), (&other, 0)] {
        let site = one(&[("complianceManagementPartners.json", compliance)]);
        assert_eq!((site.status("jamf").as_str(), site.members("jamf")), ("unknown", members));
        assert!(site.not_captured().contains(&"connectors/jamf".to_owned()));
    }
    let own = ("deviceManagementPartners.json", r#"{"value":[]}"#);
    let both = one(&[("complianceManagementPartners.json", &jamf), own]);
    assert_eq!(both.status("jamf"), "healthy");
    assert_eq!(one(&[own]).status("jamf"), "not_configured");
}

const FORBIDDEN: &str = r#"{"error":{"code":"Forbidden"}}"#;

#[test]
fn a_further_type_that_is_not_captured_is_not_removed() {
    let join =
        format!(r#"{{"value":[{{"id":"d1","displayName":"ODJ","version":"6.0","lastConnectionDateTime":{SYNCED}}}]}}"#);
    let organization = ("organization.json", r#"{"displayName":"Fabrikam","id":"f1"}"#);
    let vpp = list(&[&fresh("a")]);
    let vpp = ("vppTokens.json", vpp.as_str());
    let captured: &[(&str, &str)] = &[("domainJoinConnectors.json", &join), vpp];
    let missing: &[(&str, &str)] = &[organization, vpp];
    for lacking in [&[("domainJoinConnectors.json", FORBIDDEN), vpp][..], missing] {
        let site = nights(&[captured, lacking]);
        let changes = site.changes();
        assert_eq!((changes.get("connector_removed"), changes.get("capture_stopped")), (None, Some(&1)), "{changes:?}");
        assert!(site.not_captured().contains(&"connectors/domain-join".to_owned()));
        assert!(site.text("index.html").contains("Domain join connector"));
        assert!(!site.text("index.html").contains("TeamViewer"));
        let back = nights(&[captured, lacking, captured]).changes();
        assert_eq!((back.get("connector_added"), back.get("capture_resumed")), (None, Some(&1)), "{back:?}");
    }
    let gone = nights(&[captured, &[("domainJoinConnectors.json", r#"{"value":[]}"#), vpp]]);
    assert_eq!(gone.changes().get("connector_removed"), Some(&1));
    // A refused endpoint was asked for; one that nobody asked for is not missed.
    let refused = one(&[("remoteAssistancePartners.json", FORBIDDEN), vpp]);
    assert!(refused.not_captured().contains(&"connectors/teamviewer".to_owned()));
    assert!(!refused.not_captured().contains(&"connectors/domain-join".to_owned()));
}

// ── The native format ───────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_native_type_is_either_listed_or_not_captured() {
    let native = |rest: &str| {
        let data = tempfile::tempdir().unwrap();
        let text = format!(
            "schema: tenant-status/v1\ncaptured_at: 2026-11-22T08:00:00Z\ntenant: {{ name: Fabrikam }}\n\
             connectors: [{{ type: teamviewer, id: t, last_success_at: 2026-11-22 }}]\n{rest}\n"
        );
        fs::write(data.path().join("one.yaml"), text).unwrap();
        build_site(data.path().to_owned(), None)
    };
    for key in ["not_captured", "not_requested"] {
        let findings = native(&format!("{key}: [connectors/teamviewer]")).err().unwrap();
        let finding = findings.iter().find(|finding| finding.code == Code::BadValue).unwrap();
        assert!(finding.spot.as_ref().is_some_and(|spot| spot.line == 5), "{finding:?}");
        assert!(finding.help.as_deref().unwrap().contains("not_captured_in_full"));
        assert!(native(&format!("{key}: [connectors/domain-join]")).is_ok());
    }
    assert!(native("not_requested: [connectors/jamf]").is_err());
}

// ── Service health ──────────────────────────────────────────────────────────────────────────────────────────────────

fn issue(rest: &str) -> String {
    format!(r#"{{"id":"IT1","title":"t","service":"Microsoft Intune",{rest}}}"#)
}

#[test]
fn an_end_in_the_future_is_no_end() {
    for (end, active) in [(FAR, 1), (EXPIRED, 0)] {
        let rest = format!(r#""status":"serviceDegradation","endDateTime":"{end}""#);
        let site = one(&[("issues.json", &list(&[&issue(&rest)]))]);
        assert_eq!(site.json("status.json")["incidents"].as_array().map(Vec::len), Some(active), "{end}");
    }
}

#[test]
fn an_issue_that_is_resolved_with_an_open_status_is_named() {
    let text = list(&[&issue(r#""isResolved":true,"status":"serviceDegradation""#)]);
    let site = one(&[("issues.json", &text)]);
    let finding = site.finding(Code::Contradiction);
    assert!(finding.message.contains("`IT1`") && finding.spot.is_some() && finding.help.is_some(), "{finding:?}");
    let text = list(&[&issue(r#""isResolved":true,"status":"serviceRestored""#)]);
    assert!(!one(&[("issues.json", &text)]).warned(Code::Contradiction));
}

#[test]
fn health_overviews_without_issues_of_intune_are_no_all_clear() {
    let overview = |service: &str, status: &str, issues: &str| {
        format!(r#"{{"id":"x","service":"{service}","status":"{status}","issues":[{issues}]}}"#)
    };
    let open = issue(r#""isResolved":false,"status":"serviceDegradation""#);
    let part = serde_json::json!(["incidents"]);
    for (overviews, captured, in_part, code) in [
        (overview("Microsoft Intune", "serviceDegradation", ""), true, true, Some(Code::Contradiction)),
        (overview("Microsoft Intune", "serviceOperational", ""), true, false, None),
        (overview("Microsoft Intune", "serviceDegradation", &open), true, false, None),
        (overview("Exchange Online", "serviceOperational", ""), false, false, Some(Code::MissingPage)),
    ] {
        let site = one(&[("healthOverviews.json", &list(&[&overviews])), ("vppTokens.json", &list(&[&fresh("a")]))]);
        let status = site.json("status.json");
        assert_eq!(
            (status["incidents"].is_array(), status["captured_in_part"] == part),
            (captured, in_part),
            "{overviews}"
        );
        for known in [Code::Contradiction, Code::MissingPage] {
            assert_eq!(site.warned(known), code == Some(known), "{overviews}");
        }
    }
    let degraded = list(&[&overview("Microsoft Intune", "serviceDegradation", "")]);
    let site = one(&[("healthOverviews.json", &degraded), ("issues.json", r#"{"value":[]}"#)]);
    assert!(site.text("index.html").contains("captured only in part") && site.warned(Code::Contradiction));
}

#[test]
fn a_reported_problem_says_since_when() {
    let good = list(&[&token("t", &format!("\"{FAR}\""), SYNCED, "valid")]);
    let bad = list(&[&token("t", &format!("\"{FAR}\""), SYNCED, "expired")]);
    let tokens = |text| [("vppTokens.json", text)];
    // A night without the list says nothing.
    let none = [("ndesConnectors.json", r#"{"value":[]}"#)];
    let [good, bad] = [tokens(good.as_str()), tokens(bad.as_str())];
    for (days, since) in [
        ([&good, &bad, &none, &bad], "21 Nov 2026 08:00 UTC"),
        ([&bad, &bad, &none, &bad], "at least 20 Nov 2026 08:00 UTC"),
        ([&bad, &bad, &good, &bad], "23 Nov 2026 08:00 UTC"),
    ] {
        let hub = nights(&days.map(|files| files.as_slice())).text("index.html");
        assert!(hub.contains(&format!("Reported since {since}<")), "{since}");
    }
}
