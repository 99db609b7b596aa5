//! Responses as documentation, other tools and real tenants have them: each is read, and yields what it holds.

use std::{collections::BTreeSet, path::Path};

use serde_json::{Value, json as value};
use tenant_status::{
    as_of::AsOf,
    diagnostic::{Code, Diagnostic},
    rules::{self, Criteria},
    snapshot::{self, Services},
    tenant::{Moment, Snapshot},
};

use super::{
    naive::{self, Basis, TYPES, is_about_intune, is_of, lower},
    shared::{inside, json, read_responses, records, shared},
};

/// Reads one response under a name; it has to have no findings.
fn read(name: &str, response: &Value, what: &str) -> Snapshot {
    let (snapshot, findings) = read_responses(&[(name, response)]).unwrap_or_else(|found| panic!("{what}: {found:?}"));
    // Some are errors, or leave properties or overviews of Intune out; findings say so, and nothing else.
    let said = |finding: &Diagnostic| {
        matches!(finding.code, Code::MissingProperty | Code::Refused)
            || finding.message.starts_with("no health overview is about")
    };
    let unexpected = findings.iter().filter(|finding| !said(finding));
    assert_eq!(unexpected.collect::<Vec<_>>(), Vec::<&Diagnostic>::new(), "{what}");
    snapshot
}

/// Checks that a response of an endpoint yields a connector for each record and type, with the date of the record, and
/// that all other types were not captured.
fn yields_connectors(endpoint: &str, name: &str, response: &Value, what: &str) {
    let snapshot = read(name, response, what);
    let connectors = snapshot.connectors.captured().unwrap_or_else(|| panic!("{what}: no connectors"));
    let records: Vec<Value> = records(&lower(response.clone()));
    let mut expected = Vec::new();
    let mut captured = BTreeSet::new();
    for (slug, of, basis, property, _) in TYPES.iter().chain(&FURTHER).filter(|kind| kind.1 == endpoint) {
        captured.insert((*slug).to_owned());
        for record in records.iter().filter(|record| is_of(slug, record)) {
            let id = record["id"].as_str().unwrap_or(slug);
            expected.push(((*slug).to_owned(), id.to_owned(), *basis == Basis::Expiry, naive::time(&record[property])));
        }
        assert_eq!(*of, endpoint);
    }
    let mut found: Vec<_> = connectors
        .all
        .iter()
        .map(|connector| {
            let expires = connector.expires_at != Moment::Never;
            let at = if expires { connector.expires_at } else { connector.last_success_at };
            let basis = TYPES.iter().find(|kind| kind.0 == connector.type_slug).map_or(Basis::Sync, |kind| kind.2);
            (connector.type_slug.clone(), connector.id.clone(), basis == Basis::Expiry, at.at())
        })
        .collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "{what}");
    let others = TYPES.iter().map(|kind| kind.0.to_owned()).filter(|slug| !captured.contains(slug));
    assert_eq!(connectors.not_captured, others.collect::<BTreeSet<_>>(), "{what}");
}

/// Types that are not on Microsoft's page.
const FURTHER: [(&str, &str, Basis, &str, &str); 3] = [
    ("compliance-partner", "deviceManagementPartners", Basis::Sync, "lastheartbeatdatetime", ""),
    ("teamviewer", "remoteAssistancePartners", Basis::Sync, "lastconnectiondatetime", ""),
    ("domain-join", "domainJoinConnectors", Basis::Sync, "lastconnectiondatetime", ""),
];

/// The endpoint of a documentation sample, by the name of its page.
const SAMPLES: [(&str, &str, usize); 19] = [
    ("androidmanagedstoreaccountenterprisesettings-get", "androidManagedStoreAccountEnterpriseSettings", 1),
    ("ndesconnector", "ndesConnectors", 2),
    ("applepushnotificationcertificate", "applePushNotificationCertificate", 2),
    ("deponboardingsetting", "depOnboardingSettings", 2),
    ("windowsautopilotsettings", "windowsAutopilotSettings", 1),
    ("devicemanagementdomainjoinconnector", "domainJoinConnectors", 2),
    ("devicemanagementexchangeconnector", "exchangeConnectors", 4),
    ("devicemanagementpartner", "deviceManagementPartners", 4),
    ("mobilethreatdefenseconnector", "mobileThreatDefenseConnectors", 4),
    ("vpptoken", "vppTokens", 4),
    ("remoteassistancepartner", "remoteAssistancePartners", 4),
    ("manageddeviceoverview", "managedDeviceOverview", 2),
    ("organization", "organization", 8),
    ("subscribedsku", "subscribedSkus", 4),
    ("healthoverviews", "healthOverviews", 2),
    ("servicehealth-get", "healthOverviews", 2),
    ("list-issues", "issues", 1),
    ("servicehealthissue-get", "issues", 1),
    ("message", "messages", 2),
];

/// Pages of endpoints that the site does not use.
const NOT_OURS: [&str; 3] = ["androidforworksettings", "devicemanagement-get", "compliancemanagementpartner"];

#[test]
fn every_sample_of_the_documentation_reads() {
    let Some(path) = shared("connectors/graph-docs-samples/all-samples.json") else { return };
    let samples = json(&path)["samples"].as_object().unwrap().clone();
    let mut counts = [0; SAMPLES.len()];
    let mut others = 0;
    for (what, response) in &samples {
        let page = what.rsplit('/').next().unwrap();
        if NOT_OURS.iter().any(|name| page.contains(name)) {
            others += 1;
            continue;
        }
        let at = SAMPLES.iter().position(|(name, ..)| page.contains(name)).unwrap_or_else(|| panic!("new: {what}"));
        counts[at] += 1;
        let endpoint = SAMPLES[at].1;
        // What names itself needs no name of a file.
        let itself = response.get("@odata.context").is_some();
        let name = if itself { "response.json".to_owned() } else { format!("{endpoint}.json") };
        if TYPES.iter().chain(&FURTHER).any(|kind| kind.1 == endpoint) {
            yields_connectors(endpoint, &name, response, what);
        } else {
            yields_facts(endpoint, &read(&name, response, what), response, what);
        }
    }
    assert_eq!(counts, SAMPLES.map(|(.., count)| count));
    assert_eq!(counts.iter().sum::<usize>() + others, samples.len());
    assert_eq!(samples.len(), 75);
}

/// Checks what the answer of an endpoint without connectors yields.
fn yields_facts(endpoint: &str, snapshot: &Snapshot, response: &Value, what: &str) {
    let records = records(&lower(response.clone()));
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match endpoint {
        "managedDeviceOverview" => {
            assert_eq!(snapshot.tenant.enrolled_devices, records[0]["enrolleddevicecount"].as_u64(), "{what}");
        }
        "organization" => {
            let first = &records[0];
            assert_eq!(snapshot.tenant.id, text(&first["id"]), "{what}");
            assert_eq!(snapshot.tenant.name.as_deref(), Some("Somebody"), "tenant.yaml comes before: {what}");
            let authority = (first["mobiledevicemanagementauthority"] == "intune").then_some("Microsoft Intune");
            assert_eq!(snapshot.tenant.mdm_authority.as_deref(), authority, "{what}");
        }
        "subscribedSkus" => {
            let licenses = snapshot.licenses.captured().unwrap();
            let sum = rules::licenses::sum(licenses);
            assert_eq!((sum.total, sum.assigned, licenses.len()), naive::count_licenses(&records), "{what}");
        }
        "messages" => assert_eq!(snapshot.messages.captured().unwrap().len(), records.len(), "{what}"),
        "issues" => assert_eq!(snapshot.incidents.captured().unwrap().len(), records.len(), "{what}"),
        "healthOverviews" => {
            let nested: Vec<usize> =
                records.iter().filter_map(|record| Some(record["issues"].as_array()?.len())).collect();
            let read = snapshot.incidents.captured().map(Vec::len);
            assert_eq!(read, (!nested.is_empty()).then(|| nested.iter().sum()), "{what}");
        }
        _ => panic!("{what}"),
    }
    assert!(snapshot.connectors.captured().is_none(), "{what}");
}

#[test]
fn fixtures_of_other_tools_read() {
    let Some(folder) = shared("connectors") else { return };
    let tests = folder.join("intunecd-tests");
    let part = |file: &str, key: &str| json(&tests.join(file))[key].clone();
    let play = "androidManagedStoreAccountEnterpriseSettings";
    yields_connectors("applePushNotificationCertificate", "a.json", &part("apns.json", "apns"), "apns");
    let tokens = part("appleEnrollmentProfile.json", "token_response");
    yields_connectors("depOnboardingSettings", "b.json", &tokens, "tokens of IntuneCD");
    yields_connectors(
        play,
        &format!("{play}.json"),
        &part("managedGPlay.json", "managed_gplay"),
        "managed Google Play",
    );
    let partners = part("managementPartner.json", "management_partner");
    yields_connectors("deviceManagementPartners", "deviceManagementPartners.json", &partners, "partners");
    for path in inside(&folder.join("terraform-provider-microsoft365")) {
        let (what, response) = (path.display().to_string(), json(&path));
        match response["@odata.context"].as_str() {
            Some(context) if context.ends_with("depOnboardingSettings") => {
                yields_connectors("depOnboardingSettings", "tokens-of-another-name.json", &response, &what);
            }
            _ => yields_facts("subscribedSkus", &read("skus.json", &response, &what), &response, &what),
        }
    }
    let export = json(&folder.join("scubagear/ProviderSettingsExport.tenant-and-licences.json"));
    let lists: Vec<&Value> = export.as_object().unwrap().values().filter(|part| is_list_of_skus(part)).collect();
    assert!(!lists.is_empty());
    for list in lists {
        yields_facts("subscribedSkus", &read("subscribedSkus.json", list, "ScubaGear"), list, "ScubaGear");
    }
}

fn is_list_of_skus(part: &Value) -> bool {
    part.as_array().and_then(|list| list.first()).is_some_and(|first| {
        let first = lower(first.clone());
        first.get("skupartnumber").is_some() && first.get("prepaidunits").is_some()
    })
}

/// Reads messages as a bare list, under `value`, and as pages; the messages have to be the same, and so those of Intune.
fn messages_read(path: &Path) {
    let what = path.display().to_string();
    let response = json(path);
    let records = records(&response);
    let (first, second) = records.split_at(records.len() / 2);
    let context = "https://graph.microsoft.com/v1.0/$metadata#admin/serviceAnnouncement/messages";
    let next = "https://graph.microsoft.com/v1.0/admin/serviceAnnouncement/messages?$skiptoken=2";
    let page = value!({ "@odata.context": context, "@odata.nextLink": next, "value": first });
    let forms: [&[(&str, &Value)]; 3] = [
        &[("messages.json", &response)],
        &[("captured.json", &value!({ "@odata.context": context, "value": records }))],
        &[("messages.json", &page), ("messages-2.json", &value!({ "value": second }))],
    ];
    let mut before = None;
    for form in forms {
        let (snapshot, findings) = read_responses(form).unwrap_or_else(|found| panic!("{what}: {found:?}"));
        assert!(findings.is_empty(), "{what}: {findings:?}");
        let mut messages = snapshot.messages.captured().unwrap().clone();
        messages.sort_by(|a, b| a.id.cmp(&b.id));
        assert_eq!(messages.len(), records.len(), "{what}");
        let news = rules::assess(&snapshot, AsOf(snapshot.captured_at), &Criteria::default()).news;
        let news = news.captured().unwrap();
        let intune = records.iter().map(|record| lower(record.clone())).filter(is_about_intune).count();
        assert_eq!(news.active.len() + news.inactive.len(), intune, "{what}");
        assert_eq!(before.get_or_insert_with(|| messages.clone()), &messages, "{what}");
    }
}

#[test]
fn whole_message_centers_of_all_services_read() {
    let Some(folder) = shared("message-center") else { return };
    messages_read(&folder.join("snapshot-2025-07-01T1851Z.json"));
    messages_read(&folder.join("snapshot-2025-12-01T0038Z.json"));
}

#[test]
fn messages_of_every_origin_read() {
    let Some(folder) = shared("message-center") else { return };
    let weeks = inside(&folder.join("intune-weekly"));
    let others = ["pascal-case", "envelope", "pnp-cli"].map(|origin| inside(&folder.join(origin))).concat();
    let index = json(&folder.join("intune-weekly/INDEX.json"));
    let mut counts = Vec::new();
    for path in weeks.into_iter().chain(others).filter(|path| !path.ends_with("INDEX.json")) {
        let response = json(&path);
        if response.get("error").is_some() {
            let snapshot = read("messages.json", &response, "an error");
            assert!(snapshot.messages.captured().is_none(), "an answer that was refused is no empty list");
            continue;
        }
        messages_read(&path);
        counts.push(records(&response).len());
    }
    let weekly: Vec<usize> =
        index.as_array().unwrap().iter().filter_map(|week| Some(week["intune"].as_u64()? as usize)).collect();
    assert_eq!(counts[..weekly.len()], weekly, "as many as the index says");
}

#[test]
fn issues_of_every_origin_read() {
    let Some(folder) = shared("service-health") else { return };
    let shape = json(&folder.join("incidents-2019-04/issues-derived-graph-shape.json"));
    let snapshot = read("issues.json", &shape, "2019");
    let (issues, records) = (snapshot.incidents.captured().unwrap(), records(&shape));
    assert_eq!((issues.len(), records.len()), (15, 15));
    assert_eq!(issues.iter().map(|issue| issue.posts.len()).sum::<usize>(), 99);
    for path in inside(&folder.join("pnp-cli")) {
        let (what, response) = (path.display().to_string(), json(&path));
        let endpoint = if what.contains("health-get") { "healthOverviews" } else { "issues" };
        yields_facts(endpoint, &read(&format!("{endpoint}.json"), &response, &what), &response, &what);
    }
    // What is no response of ours is told, and not read as anything else.
    let (archive, findings) =
        snapshot::read(&folder.join("incidents-2019-04/current-status.json"), Services::All, &()).unwrap();
    assert!(archive.is_empty() && findings.has_errors());
}
