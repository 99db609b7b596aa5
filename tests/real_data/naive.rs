//! What a folder of responses means, worked out once more in the plainest way, straight from the files.
//!
//! Nothing here is shared with the program but the words of the rules.

use std::{collections::BTreeSet, fs, path::Path};

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use serde_json::Value;
use tenant_status::{rules::Assessment, tenant::Section};

use super::shared::{json, records};

/// What a status page says of connectors, licenses, incidents and messages, each list in page order.
#[derive(Debug, PartialEq, Eq)]
pub struct Facts {
    /// Id, name, domain, location, MDM authority, service release, account status, enrolled devices.
    pub tenant: [Option<String>; 8],
    pub not_captured: BTreeSet<String>,
    pub groups: Vec<Group>,
    /// Total, assigned, and how many SKUs.
    pub licenses: Option<(u64, u64, usize)>,
    pub incidents: Option<Vec<String>>,
    pub messages: Option<Vec<String>>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    pub slug: String,
    pub status: String,
    pub decided_by: Option<String>,
    /// Id and status.
    pub members: Vec<(String, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    Expiry,
    Sync,
    Bound,
}

/// Microsoft's page: slug, file, basis, property of the date (in lower case), label.
pub const TYPES: [(&str, &str, Basis, &str, &str); 15] = [
    (
        "apple-push-certificate",
        "applePushNotificationCertificate",
        Basis::Expiry,
        "expirationdatetime",
        "Apple MDM push certificate (APNs)",
    ),
    ("apple-vpp-expiry", "vppTokens", Basis::Expiry, "expirationdatetime", "VPP Expiry Date"),
    ("apple-vpp-sync", "vppTokens", Basis::Sync, "lastsyncdatetime", "VPP Last Sync Date"),
    (
        "windows-autopilot",
        "windowsAutopilotSettings",
        Basis::Sync,
        "lastsyncdatetime",
        "Windows Autopilot Last Sync Date",
    ),
    (
        "microsoft-store",
        "deviceAppManagement",
        Basis::Sync,
        "microsoftstoreforbusinesslastsuccessfulsyncdatetime",
        "Microsoft Store for Business Last Sync Date (retired)",
    ),
    ("jamf", "deviceManagementPartners", Basis::Sync, "lastheartbeatdatetime", "Jamf Last Heartbeat"),
    (
        "certificate-connector",
        "ndesConnectors",
        Basis::Sync,
        "lastconnectiondatetime",
        "Certificate connector (NDES) Last Connection",
    ),
    (
        "apple-enrollment-expiry",
        "depOnboardingSettings",
        Basis::Expiry,
        "tokenexpirationdatetime",
        "Apple enrollment token (ADE/DEP) Expiry Date",
    ),
    (
        "apple-enrollment-sync",
        "depOnboardingSettings",
        Basis::Sync,
        "lastsuccessfulsyncdatetime",
        "Apple enrollment token (ADE/DEP) Last Sync Date",
    ),
    (
        "exchange-on-premises",
        "exchangeConnectors",
        Basis::Sync,
        "lastsyncdatetime",
        "Exchange ActiveSync on-premises Last Sync Date",
    ),
    (
        "google-play-sync",
        "androidManagedStoreAccountEnterpriseSettings",
        Basis::Sync,
        "lastappsyncdatetime",
        "Managed Google Play App Sync",
    ),
    (
        "google-play-binding",
        "androidManagedStoreAccountEnterpriseSettings",
        Basis::Bound,
        "lastmodifieddatetime",
        "Managed Google Play Connector",
    ),
    (
        "defender-for-endpoint",
        "mobileThreatDefenseConnectors",
        Basis::Sync,
        "lastheartbeatdatetime",
        "Microsoft Defender for Endpoint Last Heartbeat",
    ),
    (
        "mobile-threat-defense",
        "mobileThreatDefenseConnectors",
        Basis::Sync,
        "lastheartbeatdatetime",
        "Mobile Threat Defense Last Heartbeat",
    ),
    (
        "chrome-enterprise",
        "chromeOSOnboardingSettings",
        Basis::Sync,
        "lastdirectorysyncdatetime",
        "Chrome Enterprise Last Directory Sync",
    ),
];

/// Service plans that are Intune.
const PLANS: [&str; 5] = [
    "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
    "d216f254-796f-4dab-bbfa-710686e646b9",
    "3e170737-c728-4eae-bbb9-3f3360f7184c",
    "da24caf9-af8e-485c-b7c8-e73336da2693",
    "8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2",
];

const SEVERITY: [&str; 6] = ["unhealthy", "warning", "unknown", "healthy", "not_configured", "retired"];

/// Microsoft ended it: it is listed last, whatever the files say.
const RETIRED: &str = "microsoft-store";

fn severity(status: &str) -> usize {
    SEVERITY.iter().position(|candidate| *candidate == status).unwrap()
}

/// The same value with every key in lower case: PowerShell has its own spelling.
pub fn lower(value: Value) -> Value {
    match value {
        Value::Object(map) => map.into_iter().map(|(key, value)| (key.to_lowercase(), lower(value))).collect(),
        Value::Array(list) => list.into_iter().map(lower).collect(),
        other => other,
    }
}

/// What an endpoint answered.
enum Answer {
    Records(Vec<Value>),
    NotThere,
    NotCaptured,
}

fn answer(folder: &Path, endpoint: &str) -> Answer {
    let mut found = Vec::new();
    for page in [format!("{endpoint}.json"), format!("{endpoint}.2.json")] {
        let path = folder.join(page);
        if !path.exists() {
            continue;
        }
        let response = lower(json(&path));
        match response["error"]["code"].as_str() {
            Some("NotSupported") => return Answer::NotThere,
            Some("Forbidden") => return Answer::NotCaptured,
            Some(other) => panic!("an error that the archive does not have: {other}"),
            None => found.extend(records(&response)),
        }
    }
    if found.is_empty() && !folder.join(format!("{endpoint}.json")).exists() {
        return Answer::NotCaptured;
    }
    Answer::Records(found)
}

fn list(folder: &Path, endpoint: &str) -> Option<Vec<Value>> {
    match answer(folder, endpoint) {
        Answer::Records(records) => Some(records),
        Answer::NotThere | Answer::NotCaptured => None,
    }
}

/// A moment; never is none.
pub fn time(value: &Value) -> Option<DateTime<Utc>> {
    let text = value.as_str().filter(|text| !text.is_empty())?;
    let at = match text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        Some(milliseconds) => DateTime::from_timestamp_millis(milliseconds.parse().unwrap()).unwrap(),
        None => DateTime::parse_from_rfc3339(text).unwrap().to_utc(),
    };
    (at.year() > 1).then_some(at)
}

fn status(basis: Basis, at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> &'static str {
    let (day, at) = match (basis, at) {
        (Basis::Bound, _) => return "healthy",
        (_, None) => return "unknown",
        (_, Some(at)) => (TimeDelta::days(1), at),
    };
    match basis {
        Basis::Expiry if at <= now => "unhealthy",
        Basis::Expiry if at - now <= day * 7 => "warning",
        Basis::Expiry => "healthy",
        _ if at - now > TimeDelta::minutes(5) => "unknown",
        _ if now - at >= day * 3 => "unhealthy",
        _ if now - at > day => "warning",
        _ => "healthy",
    }
}

/// Whether a record is of the type; some endpoints hold several.
pub fn is_of(slug: &str, record: &Value) -> bool {
    let defender = record["id"] == "fc780465-2017-40d4-a0c5-307022471b92";
    match slug {
        "defender-for-endpoint" => defender,
        "mobile-threat-defense" => !defender,
        "jamf" => is_jamf(record),
        "compliance-partner" => !is_jamf(record) && record["isconfigured"] != false,
        _ => true,
    }
}

fn is_jamf(record: &Value) -> bool {
    record["displayname"].as_str().unwrap_or_default().to_lowercase().contains("jamf")
}

fn is_off(record: &Value) -> bool {
    record["partnerstate"] == "notSetUp"
        || record["bindstatus"] == "notBound"
        || record["isconfigured"] == false
        || record["isenabledformicrosoftstoreforbusiness"] == false
}

/// What a folder means.
pub fn facts(folder: &Path) -> Facts {
    let companion = fs::read_to_string(folder.join("tenant.yaml")).unwrap();
    let said =
        |key: &str| companion.lines().find_map(|line| Some(line.strip_prefix(key)?.trim_matches('"').to_owned()));
    let now = DateTime::parse_from_rfc3339(&said("captured_at: ").unwrap()).unwrap().to_utc();
    let mut not_captured = BTreeSet::new();
    let mut groups = Vec::new();
    for (slug, endpoint, basis, property, label) in TYPES {
        let records = match answer(folder, endpoint) {
            Answer::NotCaptured if slug == RETIRED => Vec::new(),
            Answer::NotCaptured => {
                not_captured.insert(format!("connectors/{slug}"));
                continue;
            }
            Answer::NotThere => Vec::new(),
            Answer::Records(records) => records,
        };
        let mut members: Vec<(usize, Option<DateTime<Utc>>, String, String)> = records
            .iter()
            .filter(|record| is_of(slug, record))
            .map(|record| {
                let at = time(&record[property]);
                let status = if slug == RETIRED {
                    "retired"
                } else if is_off(record) {
                    "not_configured"
                } else {
                    status(basis, at, now)
                };
                let name = ["displayname", "tokenname", "locationname", "organizationname", "id"]
                    .iter()
                    .find_map(|name| record[name].as_str().filter(|name| !name.is_empty()));
                (
                    severity(status),
                    at.filter(|_| severity(status) < 4),
                    name.unwrap().to_lowercase(),
                    record["id"].as_str().unwrap().to_owned(),
                )
            })
            .collect();
        members.sort();
        // What cannot run out is the least urgent of all.
        let urgent = members.first().and_then(|first| first.1);
        let urgent = if basis == Basis::Bound { Some(DateTime::<Utc>::MAX_UTC) } else { urgent };
        let none = if slug == RETIRED { 5 } else { 4 };
        let worst = members.first().map_or(none, |first| first.0);
        let group = Group {
            slug: slug.to_owned(),
            status: SEVERITY[worst].to_owned(),
            decided_by: members.first().filter(|_| worst < 4).map(|first| first.3.clone()),
            members: members.into_iter().map(|(rank, _, _, id)| (id, SEVERITY[rank].to_owned())).collect(),
        };
        groups.push((worst, urgent.filter(|_| worst < 4), label.to_lowercase(), group));
    }
    groups.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));

    let licenses = list(folder, "subscribedSkus");
    let incidents = list(folder, "issues");
    let messages = list(folder, "messages");
    for (section, missing) in
        [("licenses", licenses.is_none()), ("incidents", incidents.is_none()), ("messages", messages.is_none())]
    {
        if missing {
            not_captured.insert(section.to_owned());
        }
    }
    let first = |endpoint: &str| list(folder, endpoint).and_then(|records| records.into_iter().next()).unwrap();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let organization = first("organization");
    let domains = organization["verifieddomains"].as_array().unwrap();
    let domain = domains.iter().find(|domain| domain["isinitial"] == true);
    let authority =
        (organization["mobiledevicemanagementauthority"] == "intune").then(|| "Microsoft Intune".to_owned());
    Facts {
        tenant: [
            text(&organization["id"]),
            text(&organization["displayname"]),
            domain.and_then(|domain| text(&domain["name"])),
            said("location: "),
            authority,
            said("service_release: "),
            text(&first("subscriptionState")),
            Some(first("managedDeviceOverview")["enrolleddevicecount"].to_string()),
        ],
        not_captured,
        groups: groups.into_iter().map(|(.., group)| group).collect(),
        licenses: licenses.map(|skus| count_licenses(&skus)),
        incidents: incidents.map(active_incidents),
        messages: messages.map(|messages| active_messages(messages, now)),
    }
}

pub fn count_licenses(skus: &[Value]) -> (u64, u64, usize) {
    let (mut total, mut assigned, mut count) = (0, 0, 0);
    // Without plans, SKUs are known by their part numbers.
    let unsaid = skus.iter().all(|sku| sku.get("serviceplans").is_none());
    for sku in skus {
        let plans = sku["serviceplans"].as_array().cloned().unwrap_or_default();
        let known = ["EMS", "EMSPREMIUM", "SPE_E3", "SPE_E5", "SPB", "DEVELOPERPACK_E5", "M365_G5_GCC", "M365_G3_GOV"];
        let known = unsaid && known.iter().any(|part| sku["skupartnumber"] == *part);
        let intune = known || plans.iter().any(|plan| PLANS.iter().any(|intune| plan["serviceplanid"] == *intune));
        let device = ["INTUNE_A_D", "INTUNE_A_D_GOV"].iter().any(|device| sku["skupartnumber"] == *device);
        if intune && !device {
            total += sku["prepaidunits"]["enabled"].as_u64().unwrap();
            assigned += sku["consumedunits"].as_u64().unwrap();
            count += 1;
        }
    }
    (total, assigned, count)
}

fn active_incidents(issues: Vec<Value>) -> Vec<String> {
    let mut active: Vec<Value> = issues
        .into_iter()
        .filter(|issue| issue["service"] == "Microsoft Intune" && issue["isresolved"] == false)
        .collect();
    active.sort_by_key(|issue| {
        let latest_first = std::cmp::Reverse(time(&issue["lastmodifieddatetime"]));
        (issue["classification"] != "incident", latest_first, issue["id"].to_string())
    });
    ids(active)
}

fn active_messages(messages: Vec<Value>, now: DateTime<Utc>) -> Vec<String> {
    let mut active: Vec<Value> = messages
        .into_iter()
        .filter(is_about_intune)
        .filter(|message| time(&message["startdatetime"]).is_none_or(|start| start <= now))
        .filter(|message| time(&message["enddatetime"]).is_none_or(|end| end > now))
        .filter(|message| message["viewpoint"]["isarchived"] != true)
        .collect();
    active.sort_by_key(|message| {
        let latest_first = |property: &str| std::cmp::Reverse(time(&message[property]));
        (latest_first("lastmodifieddatetime"), latest_first("startdatetime"), message["id"].to_string())
    });
    // A page that moved while it was read holds a message twice.
    active.dedup_by(|a, b| a["id"] == b["id"]);
    ids(active)
}

pub fn is_about_intune(message: &Value) -> bool {
    message["services"].as_array().is_some_and(|services| services.iter().any(|service| service == "Microsoft Intune"))
}

fn ids(records: Vec<Value>) -> Vec<String> {
    records.into_iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
}

/// What the program says of a snapshot, in the same words.
impl From<&Assessment<'_>> for Facts {
    fn from(assessment: &Assessment<'_>) -> Self {
        let types = assessment.types_not_captured.iter().map(|kind| format!("connectors/{}", kind.slug));
        let mut not_captured: BTreeSet<String> = types.collect();
        for (section, missing) in [
            ("licenses", assessment.licenses.captured().is_none()),
            ("connectors", assessment.groups.captured().is_none()),
            ("incidents", assessment.health.captured().is_none()),
            ("messages", assessment.news.captured().is_none()),
        ] {
            if missing {
                not_captured.insert(section.to_owned());
            }
        }
        let groups = match &assessment.groups {
            Section::NotCaptured => Vec::new(),
            Section::Captured(groups) | Section::InPart(groups) => groups
                .iter()
                .map(|group| Group {
                    slug: group.kind.slug.clone(),
                    status: group.status.key().to_owned(),
                    decided_by: group.decided_by().map(|member| member.connector.id.clone()),
                    members: group
                        .members
                        .iter()
                        .map(|member| (member.connector.id.clone(), member.verdict.status.key().to_owned()))
                        .collect(),
                })
                .collect(),
        };
        let tenant = assessment.snapshot.tenant.clone();
        Facts {
            tenant: [
                tenant.id,
                tenant.name,
                tenant.domain,
                tenant.location,
                tenant.mdm_authority,
                tenant.service_release,
                tenant.account_status.map(|status| status.to_string()),
                tenant.enrolled_devices.map(|devices| devices.to_string()),
            ],
            not_captured,
            groups,
            licenses: assessment.licenses.captured().map(|sum| (sum.total, sum.assigned, sum.skus.len())),
            incidents: assessment
                .health
                .captured()
                .map(|health| health.active.iter().map(|incident| incident.id.clone()).collect()),
            messages: assessment
                .news
                .captured()
                .map(|news| news.active.iter().map(|message| message.id.clone()).collect()),
        }
    }
}

/// What a `status.json` says, in the same words.
impl From<&Value> for Facts {
    fn from(status: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let of_each = |list: &Value, key: &str| -> Option<Vec<String>> {
            Some(list.as_array()?.iter().map(|entry| text(&entry[key])).collect())
        };
        let licenses = status["licenses"].as_object().map(|licenses| {
            let sum = |key: &str| licenses[key].as_u64().unwrap();
            (sum("total"), sum("assigned"), licenses["skus"].as_array().unwrap().len())
        });
        let groups = status["connectors"].as_array().into_iter().flatten().map(|group| Group {
            slug: text(&group["type"]),
            status: text(&group["status"]),
            decided_by: group["decided_by"].as_str().map(str::to_owned),
            members: group["members"]
                .as_array()
                .unwrap()
                .iter()
                .map(|member| (text(&member["id"]), text(&member["status"])))
                .collect(),
        });
        let tenant = |key: &str| status["tenant"][key].as_str().map(str::to_owned);
        Facts {
            tenant: [
                tenant("id"),
                tenant("name"),
                tenant("domain"),
                tenant("location"),
                tenant("mdm_authority"),
                tenant("service_release"),
                tenant("account_status"),
                status["tenant"]["enrolled_devices"].as_u64().map(|devices| devices.to_string()),
            ],
            not_captured: status["not_captured"].as_array().unwrap().iter().map(text).collect(),
            groups: groups.collect(),
            licenses,
            incidents: of_each(&status["incidents"], "id"),
            messages: of_each(&status["messages"], "id"),
        }
    }
}
