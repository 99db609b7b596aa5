//! Random exports: whatever a tool selects, wraps, splits, renames and cuts off, nothing disappears without a word, and no
//! status is healthier than the one of the source.

use std::fs;

use serde_json::{Map, Value, json};
use tenant_status::{
    as_of::AsOf,
    diagnostic::{Code, Diagnostic, Severity},
    rules::{self, Criteria, Status},
    snapshot::{self, Services},
    tenant::Snapshot,
};

/// A small generator of numbers: always the same ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn one_in(&mut self, number: u64) -> bool {
        self.below(number) == 0
    }
}

/// What a tenant has, as records of Graph.
struct Source {
    tokens: Vec<Value>,
    issues: Vec<Value>,
    messages: Vec<Value>,
    skus: Vec<Value>,
}

const NOW: &str = "2026-11-22T080000Z";

fn source(dice: &mut Dice) -> Source {
    let day = |dice: &mut Dice| format!("2026-{:02}-{:02}T00:00:00Z", 10 + dice.below(3), 1 + dice.below(28));
    let tokens = (0..1 + dice.below(4)).map(|number| {
        json!({
            "id": format!("v{number}"), "displayName": format!("Token {number}"),
            "appleId": format!("a{number}@fabrikam.example"), "organizationName": "Fabrikam",
            "expirationDateTime": day(dice), "lastSyncDateTime": "2026-11-22T02:00:00Z",
            "lastSyncStatus": "completed", "state": "valid",
        })
    });
    let tokens = tokens.collect();
    let issue = |number| {
        json!({
            "id": format!("IT{number}"), "title": format!("Issue {number}"), "service": "Microsoft Intune",
            "classification": "incident", "status": "serviceDegradation", "isResolved": false,
            "startDateTime": "2026-11-20T00:00:00Z", "impactDescription": "Some",
        })
    };
    let message = |number| {
        json!({
            "id": format!("MC{number}"), "title": format!("Message {number}"), "services": ["Microsoft Intune"],
            "category": "stayInformed", "isMajorChange": false, "startDateTime": "2026-11-01T00:00:00Z",
            "body": { "contentType": "html", "content": "<p>x</p>" },
        })
    };
    let sku = |number: u64| {
        json!({
            "skuId": format!("0000000{number}-0000-4000-8000-000000000000"), "skuPartNumber": format!("SKU{number}"),
            "consumedUnits": 4, "prepaidUnits": { "enabled": 5, "warning": 0, "suspended": 0 },
            "servicePlans": [{ "servicePlanId": "c1ec4a95-1f05-45b3-a911-aa3fa01094f5" }],
        })
    };
    Source {
        tokens,
        issues: (0..dice.below(3)).map(issue).collect(),
        messages: (0..dice.below(4)).map(message).collect(),
        skus: (0..dice.below(3)).map(sku).collect(),
    }
}

/// What a tool makes of a list of records: a few files, by name.
fn export(dice: &mut Dice, endpoint: &str, context: &str, records: &[Value]) -> Vec<(String, String)> {
    let dropped: Vec<String> = match records.first().and_then(Value::as_object) {
        Some(first) if dice.one_in(2) => first.keys().filter(|_| dice.one_in(4)).cloned().collect(),
        _ => Vec::new(),
    };
    let pascal = dice.one_in(3);
    let shaped = records.iter().map(|record| shaped(record, &dropped, pascal)).collect::<Vec<_>>();
    let name = match dice.below(4) {
        0 => format!("Get-Mg{endpoint}Result"),
        _ => endpoint.to_owned(),
    };
    let with_context = dice.one_in(2);
    let envelope = |records: &[Value], next: bool| {
        let mut envelope = json!({ "value": records });
        if with_context {
            envelope["@odata.context"] = format!("https://graph.microsoft.com/beta/$metadata#{context}").into();
        }
        if next {
            envelope["@odata.nextLink"] = "https://graph.microsoft.com/beta/x?$skiptoken=1".into();
        }
        envelope
    };
    if shaped.len() > 1 && dice.one_in(3) {
        let (first, rest) = shaped.split_at(1);
        let second = match dice.below(3) {
            0 => json!({ "error": { "code": "TooManyRequests" } }).to_string(),
            1 => return vec![(format!("{name}.json"), envelope(first, true).to_string())],
            _ => envelope(rest, false).to_string(),
        };
        return vec![(format!("{name}.json"), envelope(first, true).to_string()), (format!("{name}-2.json"), second)];
    }
    let whole = envelope(&shaped, false);
    let text = match dice.below(9) {
        0 => Value::Array(shaped).to_string(),
        1 => json!({ "statusCode": 200, "headers": {}, "body": whole }).to_string(),
        2 => json!({ "statusCode": 200, "body": whole.to_string() }).to_string(),
        3 => json!({ "responses": [{ "id": "1", "status": 200, "body": whole }] }).to_string(),
        4 => Value::Object(Map::from_iter([(endpoint.to_owned(), whole)])).to_string(),
        5 => shaped.iter().map(|record| format!("{record}\n")).collect(),
        6 => json!({ "statusCode": 403, "body": { "error": { "code": "Forbidden" } } }).to_string(),
        // Cut off in the middle.
        7 => whole.to_string().chars().take(40).collect(),
        _ => whole.to_string(),
    };
    vec![(format!("{name}.json"), text)]
}

fn shaped(record: &Value, dropped: &[String], pascal: bool) -> Value {
    let capital = |key: &str| key[..1].to_uppercase() + &key[1..];
    let kept = record.as_object().unwrap().iter().filter(|(key, _)| !dropped.contains(key));
    let named = kept.map(|(key, value)| {
        let value = match value {
            Value::Object(_) => shaped(value, &[], pascal),
            Value::Array(list) if list.first().is_some_and(Value::is_object) => {
                list.iter().map(|one| shaped(one, &[], pascal)).collect()
            }
            other => other.clone(),
        };
        (if pascal { capital(key) } else { key.clone() }, value)
    });
    Value::Object(named.collect())
}

/// The status by the rule of an expiry, stated once more.
fn expected(token: &Value) -> Status {
    let expires = token["expirationDateTime"].as_str().unwrap();
    match expires {
        day if day <= "2026-11-22T08:00:00Z" => Status::Unhealthy,
        day if day <= "2026-11-29T08:00:00Z" => Status::Warning,
        _ => Status::Healthy,
    }
}

#[test]
fn no_export_makes_a_status_healthier_or_a_record_disappear_without_a_word() {
    let mut dice = Dice(22);
    let (mut built, mut complete) = (0, 0);
    for round in 0..600 {
        let source = source(&mut dice);
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join(NOW);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("tenant.yaml"), "name: Fabrikam\nid: f1\n").unwrap();
        let mut files = export(&mut dice, "vppTokens", "deviceAppManagement/vppTokens", &source.tokens);
        files.extend(export(&mut dice, "issues", "admin/serviceAnnouncement/issues", &source.issues));
        files.extend(export(&mut dice, "messages", "admin/serviceAnnouncement/messages", &source.messages));
        files.extend(export(&mut dice, "subscribedSkus", "subscribedSkus", &source.skus));
        for (name, text) in &files {
            fs::write(folder.join(name), text).unwrap();
        }
        let (archive, findings) = snapshot::read(data.path(), Services::All, &()).unwrap();
        let findings = findings.sorted();
        let about = format!("round {round}: {files:#?}\n{findings:#?}");
        let Some(snapshot) = archive.histories().first().and_then(|all| all.latest().map(|one| one.snapshot.clone()))
        else {
            assert!(findings.iter().any(|finding| finding.severity() == Severity::Error), "{about}");
            continue;
        };
        built += 1;
        complete += usize::from(findings.iter().all(|finding| finding.code == Code::Refused));
        never_healthier(&snapshot, &source, &about);
        nothing_disappears(&snapshot, &source, &findings, &about);
    }
    assert!(built > 200 && complete > 50, "{built} {complete}");
}

/// What was captured says at least what the source says.
fn never_healthier(snapshot: &Snapshot, source: &Source, about: &str) {
    let assessment = rules::assess(snapshot, AsOf(snapshot.captured_at), &Criteria::default());
    let worst = source.tokens.iter().map(expected).min().unwrap();
    let groups = assessment.groups.captured().into_iter().flatten();
    for group in groups.filter(|group| group.kind.slug == "apple-vpp-expiry") {
        // A list in part says so, and is never healthy.
        let honest = group.status <= worst
            || group.status == Status::Unknown
            || (group.in_part && group.status < Status::Healthy);
        assert!(honest, "{:?}, and the worst token is {worst:?}; {about}", group.status);
    }
    if let Some(health) = assessment.health.captured() {
        let none = health.active.is_empty() && !snapshot.incidents.is_in_part();
        assert!(!none || source.issues.is_empty(), "no issue is active; {about}");
    }
}

/// Each record is there, or its section was not captured (in full), or a finding says what is wrong.
fn nothing_disappears(snapshot: &Snapshot, source: &Source, findings: &[Diagnostic], about: &str) {
    let said = |code: Code| findings.iter().any(|finding| finding.code == code);
    let excused = said(Code::UnreadFile) || said(Code::MissingPage) || said(Code::MissingProperty);
    let there = |number: Option<usize>, of: usize, what: &str| {
        // The pages show that it was not captured; a finding says why.
        let Some(number) = number else {
            assert!(!findings.is_empty(), "no {what}, and no finding; {about}");
            return;
        };
        assert!(number == of || (number < of && excused), "{number} of {of} {what}; {about}");
    };
    let tokens = snapshot
        .connectors
        .captured()
        .map(|connectors| connectors.all.iter().filter(|connector| connector.type_slug == "apple-vpp-expiry").count());
    let tokens = tokens.filter(|_| {
        let connectors = snapshot.connectors.captured().unwrap();
        !connectors.not_captured.contains("apple-vpp-expiry")
    });
    there(tokens, source.tokens.len(), "tokens");
    there(snapshot.incidents.captured().map(Vec::len), source.issues.len(), "issues");
    there(snapshot.messages.captured().map(Vec::len), source.messages.len(), "messages");
    there(snapshot.licenses.captured().map(Vec::len), source.skus.len(), "SKUs");
}
