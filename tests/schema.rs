//! The published schema of snapshots accepts the same files as the program, except for rules that a schema cannot
//! express.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::{Value, json};
use tenant_status::{
    diagnostic::Code,
    format::{Source, Syntax},
    snapshot::native,
};

/// Rules that only the program checks, as listed in `data/README.md`.
const ONLY_THE_PROGRAM: [Code; 5] = [
    Code::DuplicateId,  // ids that occur twice
    Code::TypeConflict, // entries of one own type that contradict each other
    Code::UnknownType,  // an own type without a basis beside another one that has one
    Code::BadTime,      // days that do not exist
    Code::BadValue,     // parts that were captured and were not, by two keys
];

/// Returns replacement values.
fn strange() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "x",
        "nope",
        "2026-11-22",
        "2026-11-22T08:00:00Z",
        "2026-11-22T08:00:00",
        "22.11.2026",
        "2026-13-01",
        "2026-02-30",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "/Date(1613679244000)/",
        "/Date(x)/",
        "jamf",
        "expiry",
        "connectors/jamf",
        "tenant-status/v2",
        "messages",
    ];
    let others = [json!(null), json!(0), json!(-1), json!(1.5), json!(true), json!([]), json!({}), json!(["x"])];
    texts.iter().map(|text| json!(text)).chain(others).collect()
}

/// A deterministic generator of numbers.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// Collects the JSON pointers of all nested values.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(map) => {
            map.iter().map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value)).collect()
        }
        Value::Array(list) => list.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in inside {
        let at = format!("{at}/{key}");
        pointers(value, &at, found);
        found.push(at);
    }
}

/// Applies one mutation: changes a value or key, or duplicates or removes an entry.
fn mutate(file: &mut Value, dice: &mut Dice) -> String {
    let mut all = Vec::new();
    pointers(file, "", &mut all);
    let at = all[dice.below(all.len())].clone();
    let (above, key) = at.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    let above = file.pointer_mut(above).unwrap();
    match (dice.below(4), above) {
        (0, Value::Object(map)) => {
            map.remove(&key);
        }
        (0, Value::Array(list)) => {
            list.remove(key.parse().unwrap());
        }
        (1, Value::Object(map)) => {
            let value = map[&key].clone();
            map.insert(format!("{key}x"), value);
        }
        (1, Value::Array(list)) => {
            let value = list[key.parse::<usize>().unwrap()].clone();
            list.push(value);
        }
        _ => {
            let values = strange();
            *file.pointer_mut(&at).unwrap() = values[dice.below(values.len())].clone();
        }
    }
    at
}

#[test]
fn the_schema_accepts_what_check_accepts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(root.join("data/snapshot.schema.json")).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let whole = whole();
    assert!(schema.is_valid(&whole) && read(&whole).is_ok());
    let (mut dice, mut refused) = (Dice(7), 0);
    for _ in 0..4_000 {
        let mut file = whole.clone();
        let places: Vec<String> = (0..=dice.below(2)).map(|_| mutate(&mut file, &mut dice)).collect();
        let found = read(&file);
        let accepts = schema.is_valid(&file);
        refused += usize::from(!accepts);
        match found {
            Ok(()) => assert!(accepts, "check accepts, the schema does not: {places:?}\n{file:#}"),
            Err(codes) if accepts => {
                let only: BTreeSet<Code> = ONLY_THE_PROGRAM.into();
                assert!(codes.is_subset(&only), "the schema accepts, check does not ({codes:?}): {places:?}\n{file:#}");
            }
            Err(_) => {}
        }
    }
    assert!((1_000..3_900).contains(&refused), "{refused}");
}

/// Returns a file with every kind of entry.
fn whole() -> Value {
    json!({
        "schema": "tenant-status/v1",
        "captured_at": "2026-11-22T08:00:00Z",
        "tenant": { "id": "0b8f", "name": "Fabrikam", "cloud": "us_gov", "enrolled_devices": 7, "service_release": 2611 },
        "licenses": [{ "sku": "EMS", "total": 5, "assigned": 4, "kind": "user" }],
        "connectors": [
            { "type": "apple-push-certificate", "id": "a", "name": "Push", "expires_at": "2027-01-01", "enabled": true },
            { "type": "jamf", "id": 7, "last_success_at": "2026-11-22T07:00:00.5+01:00", "reported": { "state": "valid" } },
            { "type": "badge-printer", "label": "Badges", "basis": "sync", "id": "b", "link": "https://a.example/" },
            { "type": "badge-printer", "id": "c", "last_success_at": "" }
        ],
        "incidents": [{
            "id": "IT1", "title": "t", "classification": "incident", "status": "investigating", "resolved": false,
            "started_at": "/Date(1613679244000)/", "posts": [{ "at": "2026-11-22", "markdown": "x" }]
        }],
        "messages": [{ "id": "MC1", "title": "t", "services": ["Microsoft Intune"], "html": "x", "details": { "a": 1 } }],
        "not_captured": ["connectors/chrome-enterprise"],
        "not_captured_in_full": ["messages", "connectors/jamf"],
        "other_services": { "messages": { "Exchange Online": 3 } }
    })
}

fn read(file: &Value) -> Result<(), BTreeSet<Code>> {
    let source = Source { path: "f.json".to_owned(), text: file.to_string(), syntax: Syntax::Json };
    native::read(&source).map(|_| ()).map_err(|findings| findings.iter().map(|finding| finding.code).collect())
}

#[test]
fn licences_is_another_spelling_of_licenses() {
    let sku = json!([{ "sku": "INTUNE_A", "name": "Intune", "total": 5, "assigned": 3 }]);
    let spelled = |name: &str| {
        let mut file = json!({ "schema": "tenant-status/v1", "captured_at": "2026-11-22T08:00:00Z",
            "tenant": { "name": "Contoso" }, "not_captured_in_full": [name] });
        file[name] = sku.clone();
        let text = serde_json::to_string(&file).unwrap();
        native::read(&Source { path: "snapshot.json".to_owned(), text, syntax: Syntax::Json }).unwrap()
    };
    let read = spelled("licences");
    assert_eq!(read, spelled("licenses"));
    assert!(read.licenses.is_in_part() && read.licenses.captured().is_some_and(|all| all.len() == 1));
}
