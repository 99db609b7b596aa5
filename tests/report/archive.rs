//! Random archives of native files: gaps, renewals, expiries, removed connectors and missing sections.

use std::{fs, path::Path};

use chrono::{DateTime, Duration, TimeZone, Utc};
use serde_json::{Value, json};

/// A generator of numbers, from a seed.
pub struct Random(pub u64);

impl Random {
    /// Returns a number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    /// Returns true once in `times` on average.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

/// The connectors: type, ID, and whether the status depends on an expiry date.
const CONNECTORS: [(&str, &str, bool); 5] = [
    ("apple-push-certificate", "push", true),
    ("apple-vpp-expiry", "vpp-1", true),
    ("apple-vpp-expiry", "vpp-2", true),
    ("certificate-connector", "ndes", false),
    ("windows-autopilot", "autopilot", false),
];

/// The times of the snapshots: from October to December 2026, with gaps of up to a week.
fn times(random: &mut Random) -> Vec<DateTime<Utc>> {
    let mut at = Utc.with_ymd_and_hms(2026, 10, 26, 3, 0, 0).unwrap() + Duration::days(random.below(20) as i64);
    let end = Utc.with_ymd_and_hms(2026, 11, 10 + random.below(20) as u32, 0, 0, 0).unwrap()
        + Duration::days(random.below(25) as i64);
    let mut times = Vec::new();
    while at < end {
        times.push(at);
        let hours = if random.once_in(6) { 24 * (1 + random.below(7)) } else { 5 + random.below(25) };
        at += Duration::minutes((hours * 60 + random.below(60)) as i64);
    }
    times
}

/// Writes the files, each with one snapshot.
pub fn write(folder: &Path, random: &mut Random) {
    let times = times(random);
    let begin = Utc.with_ymd_and_hms(2026, 11, 1, 0, 0, 0).unwrap();
    let mut expiries: Vec<DateTime<Utc>> =
        CONNECTORS.iter().map(|_| begin + Duration::hours(random.below(40 * 24) as i64)).collect();
    let mut gone = [false; CONNECTORS.len()];
    let mut synced = times.first().copied().unwrap_or(begin);
    // 0: not yet there; 1: active; 2: resolved; 3: no longer listed.
    let mut issues = [0_u8; 4];
    for (number, at) in times.iter().enumerate() {
        let mut connectors = Vec::new();
        if !random.once_in(4) {
            synced = *at;
        }
        for (place, (kind, id, expires)) in CONNECTORS.iter().enumerate() {
            // Some are renewed before their expiry, some after it, and some get an earlier date.
            let is_due = expiries[place] - *at < Duration::days(4);
            if (is_due && random.once_in(5)) || random.once_in(40) {
                expiries[place] = *at + Duration::hours(random.below(20 * 24) as i64);
            }
            if random.once_in(25) {
                gone[place] = !gone[place];
            }
            if gone[place] {
                continue;
            }
            let mut connector = json!({ "type": kind, "id": id, "name": format!("Name of {id}") });
            if *expires && !random.once_in(20) {
                connector["expires_at"] = json!(expiries[place]);
            }
            if !*expires && !random.once_in(20) {
                connector["last_success_at"] = json!(synced);
            }
            if random.once_in(15) {
                connector["enabled"] = json!(false);
            }
            connectors.push(connector);
        }
        for issue in &mut issues {
            *issue = match *issue {
                0 if random.once_in(6) => 1,
                1 if random.once_in(5) => 2 + u8::from(random.once_in(3)),
                same => same,
            };
        }
        let mut snapshot = json!({
            "schema": "tenant-status/v1",
            "captured_at": at,
            "tenant": { "id": "5f0c1b7e-9d1a-4c55-8e2b-0d6a4b1f7c90", "name": "Contoso" },
        });
        if !random.once_in(8) {
            let missing: Vec<&str> = if random.once_in(6) { vec!["apple-vpp-expiry"] } else { Vec::new() };
            connectors.retain(|one| !missing.iter().any(|kind| one["type"] == *kind));
            snapshot["connectors"] = json!(connectors);
            snapshot["not_captured"] = missing.iter().map(|kind| format!("connectors/{kind}")).collect();
        }
        if !random.once_in(8) {
            snapshot["incidents"] = incidents(&issues);
        }
        if !random.once_in(6) {
            snapshot["licenses"] = licenses(random);
        }
        fs::write(folder.join(format!("{number:03}.json")), serde_json::to_vec(&snapshot).unwrap()).unwrap();
    }
}

fn incidents(issues: &[u8]) -> Value {
    let listed = issues.iter().enumerate().filter(|(_, state)| (1..3).contains(*state));
    listed
        .map(|(number, state)| {
            json!({
                "id": format!("IT{number}"),
                "title": format!("Issue {number}"),
                "classification": "incident",
                "status": if *state == 1 { "serviceDegradation" } else { "serviceRestored" },
                "resolved": *state == 2,
            })
        })
        .collect()
}

fn licenses(random: &mut Random) -> Value {
    let mut all = Vec::new();
    for sku in ["EMS", "INTUNE_A", "SPE_E3"] {
        if !random.once_in(4) {
            all.push(json!({ "sku": sku, "total": random.below(3_000), "assigned": random.below(3_000) }));
        }
    }
    json!(all)
}
