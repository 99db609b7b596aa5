//! Exports and settings that looked healthier than the facts, lost a record, or told a change that did not happen.

use std::fs;

use serde_json::{Value, json};
use tenant_status::diagnostic::{Code, Diagnostic};

use super::{FRESH, Site, build_site, tried};

const ORGANIZATION: (&str, &str) = (
    "organization.json",
    r#"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#organization","value":[{"id":"f1","displayName":"Fabrikam"}]}"#,
);

#[track_caller]
fn built(files: &[(&str, &str)]) -> Site {
    tried(files).unwrap_or_else(|found| panic!("{found:#?}"))
}

#[track_caller]
fn refused(files: &[(&str, &str)], code: Code) -> Diagnostic {
    let found = tried(files).err().unwrap_or_else(|| panic!("{files:?} was built"));
    found.iter().find(|finding| finding.code == code).cloned().unwrap_or_else(|| panic!("{found:#?}"))
}

/// A site of files by path, with settings.
#[track_caller]
fn site(files: &[(&str, &str)], settings: Option<&str>) -> Site {
    let data = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = data.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    build_site(data.path().to_owned(), settings).unwrap_or_else(|found| panic!("{found:#?}"))
}

/// A list as Graph sends it.
fn list(endpoint: &str, records: &Value) -> String {
    json!({"@odata.context": format!("https://graph.microsoft.com/beta/$metadata#x/{endpoint}"), "value": records})
        .to_string()
}

fn token(id: &str) -> Value {
    let mut token: Value = serde_json::from_str(FRESH).unwrap();
    token["id"] = id.into();
    token
}

fn connector(more: &[(&str, &str)]) -> Value {
    let mut connector = json!({
        "id": "n", "displayName": "N", "machineName": "INTUNE", "connectorVersion": "6",
        "lastConnectionDateTime": "2026-11-22T02:00:00Z",
    });
    for (name, value) in more {
        connector[*name] = (*value).into();
    }
    connector
}

// ── Tenants ─────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn records_that_name_their_tenant_by_id_are_told_apart() {
    let owned = |id: &str, key: &str, owner: &str| {
        let mut token = token(id);
        token[key] = owner.into();
        token
    };
    for key in ["TenantId", "tenantId", "customerTenantId", "CustomerId", "tenantDomain", "Tenant"] {
        let tokens = json!([owned("v1", key, "a"), owned("v2", key, "b")]).to_string();
        refused(&[("vppTokens.json", &tokens)], Code::SeveralTenants);
        let tokens = list("vppTokens", &json!([owned("v1", key, "a"), owned("v2", key, "b")]));
        refused(&[("vppTokens.json", &tokens)], Code::SeveralTenants);
    }
    // Two properties of a record may both name its tenant.
    let mut both = owned("v1", "Tenant", "Fabrikam");
    both["defaultDomainName"] = "fabrikam.onmicrosoft.com".into();
    both["CustomerName"] = "Fabrikam Inc".into();
    both["CustomerId"] = 4711.into();
    both["TenantId"] = "{F1}".into();
    let site = built(&[("vppTokens.json", &list("vppTokens", &json!([both]))), ORGANIZATION]);
    assert_eq!(site.status("apple-vpp-expiry"), "healthy");
}

#[test]
fn responses_of_two_tenants_are_not_one_whichever_endpoint_names_them() {
    let tokens = |key: &str, owner: &str| {
        let mut token = token("v1");
        token[key] = owner.into();
        list("vppTokens", &json!([token]))
    };
    let connectors = list("ndesConnectors", &json!([connector(&[("Tenant", "Adatum")])]));
    let files = [("vppTokens.json", tokens("Tenant", "Contoso")), ("ndesConnectors.json", connectors)];
    refused(&files.each_ref().map(|(name, text)| (*name, text.as_str())), Code::SeveralTenants);
    refused(&[("vppTokens.json", &tokens("tenantId", "another")), ORGANIZATION], Code::SeveralTenants);
}

#[test]
fn two_whole_answers_of_one_endpoint_are_a_finding() {
    let answer = |id: &str| list("vppTokens", &json!([token(id)]));
    let (one, other) = (answer("v1"), answer("v2"));
    for [first, second] in
        [["adatum/vppTokens.json", "contoso/vppTokens.json"], ["vppTokens.json", "vppTokens-old.json"]]
    {
        let site = built_below(&[(first, &one), (second, &other), ORGANIZATION]);
        assert!(site.warned(Code::Contradiction), "{:#?}", site.built.findings);
    }
    let none = list("vppTokens", &json!([]));
    assert!(
        built(&[("vppTokens.json", &none), ("vppTokens (1).json", &one), ORGANIZATION]).warned(Code::Contradiction)
    );
    // The same answer twice, and pages of one list, are none.
    assert!(
        !built_below(&[("a/vppTokens.json", &one), ("b/vppTokens.json", &one), ORGANIZATION])
            .warned(Code::Contradiction)
    );
    let paged = one.replacen('{', r#"{"@odata.nextLink":"https://graph.microsoft.com/x?$skiptoken=1","#, 1);
    assert!(
        !built(&[("vppTokens.json", &paged), ("vppTokens-2.json", &other), ORGANIZATION]).warned(Code::Contradiction)
    );
}

/// A site of the files of one capture, which may lie in subfolders.
#[track_caller]
fn built_below(files: &[(&str, &str)]) -> Site {
    let paths: Vec<String> = files.iter().map(|(path, _)| format!("2026-11-22T080000Z/{path}")).collect();
    let files: Vec<(&str, &str)> = paths.iter().zip(files).map(|(path, (_, text))| (path.as_str(), *text)).collect();
    site(&files, None)
}

// ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn services_that_were_cut_off_are_no_service() {
    for cut in [
        "System.String[]",
        "System.Object[]",
        "System.Collections.Generic.List`1[System.String]",
        "Microsoft.Graph.Beta.PowerShell.Models.MicrosoftGraphX",
    ] {
        let message =
            |services: Value| json!([{"id": "MC1", "title": "t", "services": services, "isMajorChange": true}]);
        for services in [json!(cut), json!([cut])] {
            let text = message(services).to_string();
            let finding = refused(&[("messages.json", &text), ORGANIZATION], Code::CutOffExport);
            assert!(finding.help.unwrap().contains("-Depth"), "{cut}");
        }
    }
}

#[test]
fn the_worse_of_two_subscription_states_is_shown() {
    let states = [r#"{"value":"active"}"#, r#"{"value":"lockedOut"}"#];
    for [first, second] in [[0, 1], [1, 0]] {
        let files = [("subscriptionState.json", states[first]), ("subscriptionState-2.json", states[second])];
        let site = built(&[files[0], files[1], ORGANIZATION]);
        assert_eq!(site.json("status.json")["tenant"]["account_status"], "lockedOut");
        assert!(site.warned(Code::RepeatedRecord));
    }
    let site = built(&[("subscriptionState.json", states[0]), ("subscriptionState-2.json", states[0]), ORGANIZATION]);
    assert!(!site.warned(Code::RepeatedRecord));
}

#[test]
fn an_incident_of_which_one_copy_has_no_date_goes_on() {
    let issue = |resolved: bool, edited: Option<&str>| {
        let status = if resolved { "serviceRestored" } else { "serviceDegradation" };
        list(
            "issues",
            &json!([{
                "id": "IT1", "title": "t", "service": "Microsoft Intune", "classification": "incident", "status": status,
                "isResolved": resolved, "lastModifiedDateTime": edited,
            }]),
        )
    };
    let (dated, later) = (Some("2026-11-21T00:00:00Z"), Some("2026-11-22T00:00:00Z"));
    for (active, over, number) in [(None, dated, 1), (dated, None, 1), (later, dated, 1), (dated, later, 0)] {
        let (active, over) = (issue(false, active), issue(true, over));
        for files in
            [[("issues.json", &active), ("issues-2.json", &over)], [("issues.json", &over), ("issues-2.json", &active)]]
        {
            let site = built(&[(files[0].0, files[0].1), (files[1].0, files[1].1), ORGANIZATION]);
            assert_eq!(site.json("status.json")["incidents"].as_array().map(Vec::len), Some(number), "{files:?}");
        }
    }
}

#[test]
fn a_sku_whose_plans_are_blank_is_shown_or_named() {
    let sku = |part: &str, plans: Value| json!([{"skuPartNumber": part, "skuId": "x", "consumedUnits": 30, "prepaidUnits": {"enabled": 20}, "servicePlans": plans}]);
    for (part, plans) in [
        ("OTHER", json!([{"servicePlanId": "", "servicePlanName": "INTUNE_A"}])),
        ("EMS", json!([])),
        ("EMS", json!([{}])),
    ] {
        let site = built(&[("subscribedSkus.json", &list("subscribedSkus", &sku(part, plans))), ORGANIZATION]);
        assert!(site.attention().contains("over-assigned"), "{part}: {}", site.attention());
    }
    let site = built(&[("subscribedSkus.json", &list("subscribedSkus", &sku("OTHER", json!([])))), ORGANIZATION]);
    assert!(site.warned(Code::MissingProperty));
}

// ── Errors ──────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_mistaken_request_does_not_say_that_something_is_not_configured() {
    for (endpoint, code, message) in [
        ("windowsAutopilotSettings", "BadRequest", "Resource not found for the segment 'windowsAutopilotSettings'."),
        (
            "windowsAutopilotSettings",
            "BadRequest",
            "Parsing OData Select and Expand failed: Could not find a property named 'x'.",
        ),
        ("depOnboardingSettings", "ResourceNotFound", "Resource not found for the segment 'depOnboardingSettings'."),
    ] {
        let body = json!({"error": {"code": code, "message": message}}).to_string();
        let site = built(&[(&format!("{endpoint}.json"), &body), ORGANIZATION]);
        assert_eq!(site.json("status.json")["connectors"], Value::Null, "{endpoint}: {message}");
    }
    let never_used = r#"{"error":{"code":"BadRequest","message":"{\"ErrorCode\":\"BadRequest\"}"}}"#;
    let site = built(&[("windowsAutopilotSettings.json", never_used), ORGANIZATION]);
    assert_eq!(site.status("windows-autopilot"), "not_configured");
}

// ── History ─────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn tokens_that_only_their_dates_tell_apart_are_not_renewed_by_their_order() {
    let token = |expires: &str| json!({"AppleId": "a@f.example", "ExpirationDateTime": expires, "LastSyncDateTime": "2026-11-20T02:00:00Z"});
    let (early, late) = (token("2026-12-24T00:00:00Z"), token("2027-06-01T00:00:00Z"));
    let nights = |first: Value, second: Value| {
        let (first, second) = (first.to_string(), second.to_string());
        site(
            &[
                ("2026-11-20T080000Z/vppTokens.json", first.as_str()),
                ("2026-11-20T080000Z/organization.json", ORGANIZATION.1),
                ("2026-11-20T090000Z/vppTokens.json", second.as_str()),
                ("2026-11-20T090000Z/organization.json", ORGANIZATION.1),
            ],
            None,
        )
    };
    let swapped = nights(json!([early, late]), json!([late, early]));
    assert_eq!(swapped.changes().len(), 0, "{:?}", swapped.changes());
    assert_eq!(swapped.group("apple-vpp-expiry")["members"].as_array().unwrap().len(), 2);
    for (first, second) in [
        (json!([early, late]), json!([late])),
        (json!([early, late]), json!([early])),
        (json!([late]), json!([early, late])),
        (json!([early]), json!([early, late])),
    ] {
        let changes = nights(first, second).changes();
        assert!(!changes.contains_key("credential_renewed") && !changes.contains_key("expiry_moved"), "{changes:?}");
    }
    // A token that nothing is mistaken for is followed still.
    assert_eq!(nights(json!([early]), json!([late])).changes().keys().collect::<Vec<_>>(), ["credential_renewed"]);
}

#[test]
fn rows_without_an_id_are_each_a_connector_whatever_their_order() {
    let row = |status: &str, date: &str| json!({"connectorName": "vppTokenExpirationDateTime", "status": status, "eventDateTime": date});
    let (good, bad) = (row("healthy", "2027-11-01T00:00:00Z"), row("unhealthy", "2026-11-01T00:00:00Z"));
    let (first, second) = (list("connectorStatus", &json!([good, bad])), list("connectorStatus", &json!([bad, good])));
    let files = [
        ("2026-11-20T080000Z/connectorStatus.json", first.as_str()),
        ("2026-11-20T080000Z/organization.json", ORGANIZATION.1),
        ("2026-11-21T080000Z/connectorStatus.json", second.as_str()),
        ("2026-11-21T080000Z/organization.json", ORGANIZATION.1),
    ];
    let site = site(&files, None);
    assert_eq!(site.group("apple-vpp-expiry")["members"].as_array().map(Vec::len), Some(2));
    assert_eq!((site.status("apple-vpp-expiry"), site.changes().len()), ("unhealthy".to_owned(), 0));
}

#[test]
fn messages_that_share_a_title_are_not_edited_by_their_order() {
    let message = |day: &str, text: &str| {
        json!({
            "Title": "t", "Services": ["Microsoft Intune"], "IsMajorChange": true, "Body": {"Content": text},
            "StartDateTime": format!("2026-11-{day}T00:00:00Z"),
        })
    };
    let (one, other) = (message("02", "a"), message("03", "b"));
    let (first, second) = (json!([one, other]).to_string(), json!([other, one]).to_string());
    let files = [
        ("2026-11-20T080000Z/messages.json", first.as_str()),
        ("2026-11-20T080000Z/organization.json", ORGANIZATION.1),
        ("2026-11-21T080000Z/messages.json", second.as_str()),
        ("2026-11-21T080000Z/organization.json", ORGANIZATION.1),
    ];
    let site = site(&files, None);
    assert_eq!(site.changes().len(), 0, "{:?}", site.changes());
    assert_eq!(site.json("status.json")["messages"].as_array().unwrap().len(), 2);
    let derived = site.built.findings.iter().find(|finding| finding.code == Code::DerivedId).unwrap();
    assert!(derived.message.contains("messages") && !derived.message.contains("connector"), "{derived:#?}");
}

// ── Audiences ───────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn what_is_hidden_from_an_audience_makes_nothing_healthier() {
    let issue = json!([{
        "id": "IT1", "title": "t", "service": "Microsoft Intune", "classification": "incident",
        "status": "serviceDegradation", "isResolved": false,
    }]);
    let message = json!([{"id": "MC1", "title": "t", "services": ["Microsoft Intune"], "isMajorChange": true}]);
    let connectors = json!([connector(&[("state", "inactive")])]);
    let (issues, messages) = (list("issues", &issue), list("messages", &message));
    let connectors = list("ndesConnectors", &connectors);
    let files = [
        ("2026-11-22T080000Z/organization.json", ORGANIZATION.1),
        ("2026-11-22T080000Z/issues.json", &issues),
        ("2026-11-22T080000Z/messages.json", &messages),
        ("2026-11-22T080000Z/ndesConnectors.json", &connectors),
        ("2026-11-22T080000Z/subscriptionState.json", r#"{"value":"lockedOut"}"#),
    ];
    for hidden in ["hide: [machine_names]", r"patterns: ['intune\d*', 'active|locked', 'state']", "patterns: ['.+']"] {
        let settings = format!(
            "audiences:\n  partners:\n    sections: [tenant, licences, connectors, health, news, archive]\n    {hidden}\n"
        );
        let site = site(&files, Some(&settings));
        let status = site.json("partners/status.json");
        let number = |section: &str| status[section].as_array().map(Vec::len);
        assert_eq!((number("incidents"), number("messages")), (Some(1), Some(1)), "{hidden}");
        assert_eq!(status["connector_counts"]["reports_problem"], 1, "{hidden}");
        assert_eq!(status["tenant"]["account_status"], "lockedOut", "{hidden}");
        assert!(!status["connectors"].to_string().contains("INTUNE"), "{hidden}");
    }
}
