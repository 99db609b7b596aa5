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
    site.built.findings.iter().any(|finding| finding.code.name() == code)
}

/// The parts that were not captured in full.
fn in_part(site: &Site) -> Vec<String> {
    let status = site.json("status.json");
    status["captured_in_part"].as_array().unwrap().iter().map(|part| part.as_str().unwrap().to_owned()).collect()
}

fn number_of(site: &Site, section: &str) -> usize {
    site.json("status.json")[section].as_array().map_or(0, Vec::len)
}

// ── The name of a file and its content ──────────────────────────────────────────────────────────────────────────────

#[test]
fn content_decides_whatever_the_name_of_the_file() {
    let (token, list) = (expired(), format!(r#"{{"value":[{}]}}"#, expired()));
    for text in [&list, &format!("[{token}]"), &token] {
        let site = built(&[("windowsAutopilotSettings.json", text)]);
        assert_eq!(site.status("apple-vpp-expiry"), "unhealthy", "{text}");
        assert_eq!(site.group("windows-autopilot")["members"], Value::Null, "not captured: {text}");
        assert!(warned(&site, "misnamed"), "{text}");
    }
    let site = built(&[("messages.json", &format!(r#"{{"value":[{ISSUE}]}}"#))]);
    assert_eq!((number_of(&site, "incidents"), site.json("status.json")["messages"].clone()), (1, Value::Null));
    assert!(warned(&site, "misnamed"));
}

#[test]
fn records_of_a_mixed_list_are_each_what_they_are() {
    let token = expired();
    for name in ["windowsAutopilotSettings.json", "vppTokens.json", "export.json"] {
        let site = built(&[(name, &format!(r#"{{"value":[{AUTOPILOT},{token}]}}"#))]);
        assert_eq!(site.status("windows-autopilot"), "healthy", "{name}");
        assert_eq!(site.status("apple-vpp-expiry"), "unhealthy", "{name}");
    }
    let site = built(&[("messages.json", &format!(r#"{{"value":[{MESSAGE},{ISSUE}]}}"#))]);
    assert_eq!((number_of(&site, "incidents"), number_of(&site, "messages")), (1, 1));
}

#[test]
fn a_record_that_may_be_of_two_endpoints_is_refused() {
    let unclear = r#"{"id":"x","expirationDateTime":"2026-11-01T00:00:00Z","lastSyncDateTime":"2026-11-22T02:00:00Z"}"#;
    let found = refused(&[("windowsAutopilotSettings.json", &format!(r#"{{"value":[{},{unclear}]}}"#, expired()))]);
    names(&found, Code::NotAResponse, "all properties");
}

#[test]
fn tenant_yaml_does_not_make_tokens_of_settings() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("2026-11-22T080000Z");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("export.json"), format!(r#"{{"value":[{}]}}"#, expired())).unwrap();
    fs::write(folder.join("tenant.yaml"), "name: F\nresponses: { export.json: windowsAutopilotSettings }\n").unwrap();
    let found = build_site(data.path().to_owned(), None).err().unwrap();
    names(&found, Code::NotAResponse, "`syncStatus`");
}

// ── Lists inside of records ─────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn expanded_lists_are_read() {
    let token = expired();
    let context =
        r#""@odata.context":"https://graph.microsoft.com/v1.0/$metadata#deviceAppManagement(vppTokens())/$entity""#;
    let store = r#""isEnabledForMicrosoftStoreForBusiness":false"#;
    for text in [
        format!(r#"{{{context},{store},"vppTokens":[{token}]}}"#),
        format!(r#"{{{context},"id":"1","vppTokens":[{token}]}}"#),
        format!(r#"{{{store},"vppTokens":[{token}]}}"#),
        format!(r#"{{"value":[{{{store},"vppTokens":[{token}]}}]}}"#),
        format!(r#"{{"data":{{"name":"x","vppTokens":[{token}]}}}}"#),
    ] {
        let site = built(&[("deviceAppManagement.json", &text)]);
        assert_eq!(site.status("apple-vpp-expiry"), "unhealthy", "{text}");
        assert_eq!(in_part(&site), [""; 0], "{text}");
        let more = text.replace(r#""vppTokens":"#, r#""vppTokens@odata.nextLink":"https://x/y","vppTokens":"#);
        let site = built(&[("deviceAppManagement.json", &more)]);
        assert!(in_part(&site).contains(&"connectors/apple-vpp-expiry".to_owned()), "{more}");
        assert!(site.warned(Code::MissingPage), "{more}");
    }
}

#[test]
fn lists_of_every_endpoint_inside_of_an_organization_are_read_or_named() {
    let context = r#""@odata.context":"https://graph.microsoft.com/v1.0/$metadata#organization""#;
    for endpoint in tenant_status::snapshot::graph::endpoint::names() {
        if matches!(endpoint, "organization" | "subscriptionState") {
            continue;
        }
        let text =
            format!(r#"{{{context},"value":[{{"displayName":"F","verifiedDomains":[],"{endpoint}":[{{"x":1}}]}}]}}"#);
        match tried(&[("organization.json", &text)]) {
            Ok(site) => assert!(!site.built.findings.is_empty(), "{endpoint}"),
            Err(found) => assert_eq!(found[0].code, Code::NotAResponse, "{endpoint}"),
        }
    }
    let text = format!(r#"{{{context},"value":[{{"displayName":"F","verifiedDomains":[],"issues":[{ISSUE}]}}]}}"#);
    assert_eq!(number_of(&built(&[("organization.json", &text)]), "incidents"), 1);
}

#[test]
fn more_of_an_expanded_list_is_missing() {
    let overview = |note: &str| format!(r#"{{"service":"Microsoft Intune","issues":[{ISSUE}]{note}}}"#);
    let context = r#""@odata.context":"https://graph.microsoft.com/v1.0/$metadata#admin/serviceAnnouncement/healthOverviews(issues())""#;
    for note in [r#","issues@odata.nextLink":"https://x/y""#, r#","issues@odata.count":2"#] {
        for text in [format!(r#"{{{context},"value":[{}]}}"#, overview(note)), overview(note)] {
            let site = built(&[("healthOverviews.json", &text)]);
            assert_eq!((number_of(&site, "incidents"), in_part(&site)), (1, vec!["incidents".to_owned()]), "{text}");
            assert!(site.warned(Code::MissingPage), "{text}");
        }
    }
    let whole = built(&[("healthOverviews.json", &overview(r#","issues@odata.count":1"#))]);
    assert_eq!(in_part(&whole), [""; 0]);
}

#[test]
fn links_beside_lists_under_other_keys_count() {
    let token = expired();
    for text in [
        format!(r#"{{"data":[{token}],"@odata.nextLink":"https://x/y"}}"#),
        format!(r#"{{"data":[{token}],"nextLink":"https://x/y"}}"#),
        format!(r#"{{"value":[{token}],"nextLink":"https://x/y"}}"#),
        format!(r#"{{"vppTokens":[{token}],"vppTokens@odata.nextLink":"https://x/y"}}"#),
        format!(r#"{{"value":[{{"value":[{token}]}}],"@odata.nextLink":"https://x/y"}}"#),
    ] {
        let site = built(&[("vppTokens.json", &text)]);
        assert!(in_part(&site).contains(&"connectors/apple-vpp-expiry".to_owned()), "{text}");
    }
}

// ── Errors beside records ───────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn an_error_beside_records_is_a_page_that_was_refused() {
    let error = r#""error":{"code":"TooManyRequests"}"#;
    for text in [
        format!(r#"{{{error},"value":[{EXPIRED}]}}"#),
        format!(r#"{{"value":[{EXPIRED}],{error}}}"#),
        format!(r#"{{"vppTokens":[{EXPIRED}],{error}}}"#),
        format!(r#"{{"statusCode":"429","value":[{EXPIRED}]}}"#),
    ] {
        let site = built(&[("vppTokens.json", &text)]);
        assert_eq!(site.status("apple-vpp-expiry"), "unhealthy", "{text}");
        assert!(in_part(&site).contains(&"connectors/apple-vpp-expiry".to_owned()), "{text}");
        assert!(site.warned(Code::MissingPage), "{text}");
    }
}

#[test]
fn only_200_is_a_success() {
    let statuses = [
        r#""403""#,
        r#""503 Service Unavailable""#,
        r#""Forbidden""#,
        "202",
        "204",
        "302",
        r#""202 Accepted""#,
        "200.5",
    ];
    for status in statuses {
        for text in [
            format!(r#"{{"statusCode":{status},"headers":{{}},"body":{{"value":[]}}}}"#),
            format!(r#"{{"statusCode":{status},"body":{{"value":[{FRESH}]}}}}"#),
            format!(r#"{{"responses":[{{"id":"1","status":{status},"body":{{"value":[{FRESH}]}}}}]}}"#),
            format!(r#"{{"statusCode":{status}}}"#),
        ] {
            let site = built(&[("vppTokens.json", &text), ORGANIZATION]);
            assert_eq!(site.json("status.json")["connectors"], Value::Null, "{text}");
            assert!(!text.contains("v2") || site.warned(Code::UnreadFile), "{text}");
        }
        let wrapped = format!(r#"{{"status":{status},"body":{{"value":[{MESSAGE}]}}}}"#);
        let site = built(&[("messages.json", &wrapped), ORGANIZATION]);
        assert_eq!(site.json("status.json")["messages"], Value::Null, "{wrapped}");
    }
    for status in [r#""200""#, r#""200 OK""#, r#""OK""#, "200"] {
        let site = built(&[("vppTokens.json", &format!(r#"{{"statusCode":{status},"body":{{"value":[{FRESH}]}}}}"#))]);
        assert_eq!(site.status("apple-vpp-expiry"), "healthy", "{status}");
    }
    let absent = r#"{"statusCode":"404 Not Found","body":""}"#;
    assert_eq!(built(&[("vppTokens.json", absent)]).status("apple-vpp-expiry"), "not_configured");
}

// ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────────────

fn messages(from: usize, number: usize) -> Vec<Value> {
    let message = |number: usize| {
        json!({ "id": format!("MC{number}"), "title": "t", "services": ["Microsoft Intune"], "category": "stayInformed",
            "isMajorChange": false })
    };
    (from..from + number).map(message).collect()
}

fn page(records: &[Value], more: Value) -> String {
    let mut page = json!({ "value": records });
    page.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    page.to_string()
}

fn next(token: &str) -> Value {
    json!({ "@odata.nextLink": format!("https://graph.microsoft.com/v1.0/x?$skiptoken={token}") })
}

#[test]
fn a_repeated_page_is_not_the_next_one() {
    let first = page(&messages(0, 3), next("a"));
    for again in [page(&messages(0, 3), json!({})), page(&messages(1, 2), json!({})), first.clone()] {
        for name in ["messages-2.json", "messages (copy).json", "a.json"] {
            let site = built(&[("messages.json", &first), (name, &again)]);
            assert_eq!((number_of(&site, "messages"), in_part(&site)), (3, vec!["messages".to_owned()]), "{name}");
        }
    }
    let second = page(&messages(2, 3), json!({}));
    let whole = built(&[("messages.json", &first), ("messages-2.json", &second), ("messages-copy.json", &first)]);
    assert_eq!((number_of(&whole, "messages"), in_part(&whole)), (5, vec![]));
    let third = built(&[("messages.json", &first), ("2026-11-22 messages-3.json", &second)]);
    assert_eq!(in_part(&third), ["messages"]);
}

#[test]
fn counts_of_graph_and_powershell_count() {
    for more in [json!({ "Count": 4 }), json!({ "@odata.count": 4 }), json!({ "@odata.count": "4" })] {
        let text = page(&messages(0, 3), more.clone());
        let inside = json!({ "statusCode": 200, "body": page(&messages(0, 3), more.clone()) }).to_string();
        for text in [text.clone(), inside, format!(r#"{{"messages":{text}}}"#), format!("[{text}]")] {
            assert_eq!(in_part(&built(&[("messages.json", &text)])), ["messages"], "{text}");
        }
    }
    // A record that is there twice is one.
    let twice = [messages(0, 3), messages(0, 1)].concat();
    let text = page(&twice, json!({ "@odata.count": 4 }));
    assert_eq!(in_part(&built(&[("messages.json", &text)])), ["messages"]);
    let whole = page(&messages(0, 3), json!({ "Count": 3, "@odata.count": 3 }));
    assert_eq!(in_part(&built(&[("messages.json", &whole)])), [""; 0]);
}

#[test]
fn a_wrapped_list_of_a_hundred_may_be_cut_off() {
    let list = page(&messages(0, 100), json!({}));
    let counted = page(&messages(0, 100), json!({ "Count": 100 }));
    let wrapped = format!(r#"{{"statusCode":200,"body":{list}}}"#);
    for text in [list.clone(), counted, wrapped, format!(r#"{{"messages":{list}}}"#)] {
        let site = built(&[("messages.json", &text)]);
        assert_eq!(in_part(&site), ["messages"], "{}", &text[..60]);
    }
    let context = "https://graph.microsoft.com/v1.0/$metadata#admin/serviceAnnouncement/messages";
    for more in [json!({ "@odata.context": context }), json!({ "@odata.count": 100 })] {
        let body = page(&messages(0, 100), more);
        for text in [body.clone(), format!(r#"{{"statusCode":200,"body":{body}}}"#)] {
            assert_eq!(in_part(&built(&[("messages.json", &text)])), [""; 0], "{}", &text[..60]);
        }
    }
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

// ── SKUs ────────────────────────────────────────────────────────────────────────────────────────────────────────────

fn sku(id: &str, part: &str, more: &str) -> String {
    format!(r#"{{"skuId":"{id}","skuPartNumber":"{part}","consumedUnits":25,{more}}}"#)
}

const PREPAID: &str = r#""prepaidUnits":{"enabled":30,"warning":0,"suspended":0}"#;
const PLAN: &str =
    r#""servicePlans":[{"servicePlanId":"c1ec4a95-1f05-45b3-a911-aa3fa01094f5","servicePlanName":"INTUNE_A"}]"#;

fn skus(list: &[String]) -> Site {
    built(&[("subscribedSkus.json", &format!(r#"{{"value":[{}]}}"#, list.join(","))), ORGANIZATION])
}

fn shown(site: &Site) -> Vec<String> {
    let licenses = site.json("status.json")["licenses"]["skus"].clone();
    licenses.as_array().unwrap().iter().map(|sku| format!("{} {}", sku["sku"], sku["total"]).replace('"', "")).collect()
}

#[test]
fn a_plan_is_known_by_its_name_too() {
    let plan = r#""servicePlans":[{"servicePlanName":"INTUNE_A"}]"#;
    let site = skus(&[sku("1", "SPE_E3", &format!("{PREPAID},{plan}")), sku("2", "EMS", &format!("{PREPAID},{PLAN}"))]);
    assert_eq!(shown(&site), ["EMS 30", "SPE_E3 30"]);
}

#[test]
fn a_sku_whose_plans_were_not_exported_is_shown_or_named() {
    let other = r#""servicePlans":[{"servicePlanName":"EXCHANGE_S_STANDARD"}]"#;
    for plans in ["", r#","servicePlans":null"#, r#","servicePlans":[{"provisioningStatus":"Success"}]"#] {
        let site = skus(&[
            sku("1", "EMS", &format!("{PREPAID},{PLAN}")),
            sku("2", "SPE_E3", &format!("{PREPAID}{plans}")),
            sku("3", "SOMETHING_NEW", &format!("{PREPAID}{plans}")),
            sku("4", "EXCHANGESTANDARD", &format!("{PREPAID},{other}")),
        ]);
        assert_eq!(shown(&site), ["EMS 30", "SPE_E3 30"], "{plans}");
        assert_eq!(in_part(&site), ["licenses"], "{plans}");
        let said = site.built.findings.iter().find(|finding| finding.code == Code::MissingProperty).unwrap();
        assert!(said.message.contains("SOMETHING_NEW") && !said.message.contains("EXCHANGE"), "{}", said.message);
    }
}

#[test]
fn a_sku_without_numbers_is_named() {
    for units in [r#""prepaidUnits":{}"#, r#""prepaidUnits":null"#, r#""prepaidUnits":{"warning":1}"#] {
        let first = sku("1", "EMS", &format!("{PREPAID},{PLAN}"));
        for list in [
            vec![first, sku("2", "SPE_E3", &format!("{units},{PLAN}"))],
            vec![sku("2", "SPE_E3", &format!("{units},{PLAN}"))],
        ] {
            let site = skus(&list);
            assert_eq!(in_part(&site), ["licenses"], "{units}");
            let named =
                |finding: &Diagnostic| finding.code == Code::MissingProperty && finding.message.contains("SPE_E3");
            assert!(site.built.findings.iter().any(named), "{units}: {:#?}", site.built.findings);
        }
    }
}

#[test]
fn a_repeated_sku_counts_once() {
    let ems = sku("1", "EMS", &format!("{PREPAID},{PLAN}"));
    let site = skus(&[ems.clone(), ems.clone()]);
    assert_eq!((shown(&site), site.warned(Code::RepeatedRecord)), (vec!["EMS 30".to_owned()], false));
    for list in [[ems.clone(), ems.replace(":30", ":20")], [ems.replace(":30", ":20"), ems.clone()]] {
        let site = skus(&list);
        assert_eq!((shown(&site), site.warned(Code::RepeatedRecord)), (vec!["EMS 20".to_owned()], true));
    }
    let unnamed = ems.replace(r#""skuId":"1","skuPartNumber":"EMS","#, "");
    assert_eq!(shown(&skus(&[unnamed.clone(), unnamed])).len(), 2);
}

// ── Words and names ─────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn nobody_puts_an_export_in_quotes() {
    for (from, to) in [(r#""id":"v2""#, r#""id":"v2","state":1.5"#), (r#""displayName":"B""#, r#""displayName":7"#)] {
        let found = refused(&[("vppTokens.json", &format!(r#"{{"value":[{}]}}"#, FRESH.replace(from, to)))]);
        assert!(!found[0].message.contains("quotes"), "{found:#?}");
        names(&found, Code::WrongType, "as Graph sends them");
    }
}

#[test]
fn an_error_is_known_by_a_name_with_its_date_first() {
    let error = r#"{"error":{"code":"ResourceNotFound"}}"#;
    for name in ["2026-11-22 vppTokens.json", "20261122-0800Z_vppTokens.json", "2026-11-22_vppTokens-2.json"] {
        let site = built(&[(name, error)]);
        assert_eq!(site.status("apple-vpp-expiry"), "not_configured", "{name}");
    }
}

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
    let found: Vec<_> = site.built.findings.iter().filter(|finding| finding.code == Code::UnreadFile).collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.contains("`exprot.json`") && found[0].spot.as_ref().unwrap().line == 4, "{found:#?}");
    assert!(!shared("name: F\nresponses: { export.json: issues }\n").warned(Code::UnreadFile));
}
