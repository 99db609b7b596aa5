//! What a fleet costs, whole and in shards; and that both are the same bytes.
//!
//! `cargo bench --profile dev --bench fleet -- TENANTS SNAPSHOTS SHARDS` (300, 30 and 7 where nothing is said) runs the
//! program as people do, one process after another, and prints a table. The data follows from the numbers alone.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout, missing_docs)]

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use walkdir::WalkDir;

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<i64>().ok());
    let [tenants, snapshots, shards] = [300, 30, 7].map(|default| numbers.next().unwrap_or(default));
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    for tenant in 0..tenants {
        let own = folder.path().join(format!("data/{tenant:04}"));
        fs::create_dir(&own).unwrap();
        for day in 0..snapshots {
            fs::write(own.join(format!("{day:04}.json")), snapshot(tenant, day)).unwrap();
        }
    }
    println!("{tenants} tenants with {snapshots} snapshots each\n");
    println!("| run | time | for each tenant | peak memory |\n| --- | --- | --- | --- |");
    let tell = |name: &str, Cost { time, memory }: Cost, tenants: i64| {
        let each = time.as_secs_f64() * 1000.0 / tenants.max(1) as f64;
        println!("| {name} | {:.1} s | {each:.0} ms | {} MB |", time.as_secs_f64(), memory / 1000);
    };
    tell("whole", run(folder.path(), &["build", "--no-cache", "--out", "whole"]), tenants);
    let names: Vec<String> = (1..=shards).map(|shard| format!("part-{shard}")).collect();
    let costs: Vec<Cost> = (1..)
        .zip(&names)
        .map(|(shard, name)| {
            run(folder.path(), &["build", "--no-cache", "--out", name, "--shard", &format!("{shard}/{shards}")])
        })
        .collect();
    let slowest = costs.iter().map(|cost| cost.time).max().unwrap_or_default();
    let largest = costs.iter().map(|cost| cost.memory).max().unwrap_or_default();
    tell("the dearest shard", Cost { time: slowest, memory: largest }, (tenants + shards - 1) / shards);
    let mut arguments = vec!["fleet", "--out", "gathered"];
    arguments.extend(names.iter().map(String::as_str));
    tell("putting them together", run(folder.path(), &arguments), tenants);

    let [whole, gathered] = ["whole", "gathered"].map(|name| tree(&folder.path().join(name)));
    assert!(whole == gathered, "the shards give other bytes than the whole");
    let page = fs::metadata(folder.path().join("whole/index.html")).unwrap().len();
    println!("\n{} files, the same bytes; the page of the fleet has {} kB", whole.len(), page / 1000);
}

/// What a run took.
struct Cost {
    time: Duration,
    /// In kilobytes.
    memory: u64,
}

fn run(folder: &Path, arguments: &[&str]) -> Cost {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tenant-status"));
    let mut child = command.current_dir(folder).args(arguments).stdout(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut memory = 0;
    loop {
        // The peak so far, as Linux tells it; elsewhere it is not told.
        let peak = fs::read_to_string(&status).ok().and_then(|text| {
            text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
        });
        memory = memory.max(peak.unwrap_or_default());
        match child.try_wait().unwrap() {
            None => thread::sleep(Duration::from_millis(5)),
            Some(status) => {
                assert!(status.success(), "{arguments:?}");
                return Cost { time: start.elapsed(), memory };
            }
        }
    }
}

/// The content of every file, by path.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

/// Eight connectors, of which some run out, an incident that hits many tenants, and a few messages.
fn snapshot(tenant: i64, day: i64) -> String {
    let begin: DateTime<Utc> = "2026-01-01T08:00:00Z".parse().unwrap();
    // Some tenants are captured hours apart, and a few not for days.
    let at = begin + TimeDelta::days(day - if tenant % 40 == 7 { 4 } else { 0 }) + TimeDelta::minutes(tenant % 90);
    let connectors: Vec<_> = (0..8)
        .map(|number| {
            let expiry = number % 2 == 0;
            let left = 10 + (tenant * 13 + number * 47) % 350 - day;
            let age = if (tenant + number) % 17 == 0 { 80 } else { 3 };
            json!({
                "type": if expiry { "apple-vpp-expiry" } else { "certificate-connector" },
                "id": format!("connector-{number}"), "name": format!("Connector {number} of {tenant}"),
                "expires_at": expiry.then(|| at + TimeDelta::days(left)),
                "last_success_at": (!expiry).then(|| at - TimeDelta::hours(age)),
            })
        })
        .collect();
    let incidents: Vec<_> = (0..2)
        .filter(|number| (tenant + number) % 5 == 0)
        .map(|number| {
            json!({
                "id": format!("IT{number:06}"), "title": format!("Enrolment {number} is slow"),
                "classification": if number == 0 { "incident" } else { "advisory" }, "status": "serviceDegradation",
                "started_at": begin, "updated_at": at,
                "posts": (0..=day / 10).map(|post| json!({ "at": begin + TimeDelta::days(post), "html": "<p>We look at it.</p>" })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let messages: Vec<_> = (day / 5..day / 5 + 8)
        .map(|number| {
            json!({
                "id": format!("MC{number:06}"), "title": format!("Plan for change {number}"),
                "category": "plan_for_change", "html": "<p>What will change, and when.</p>".repeat(30),
                "published_at": begin + TimeDelta::days(number), "updated_at": begin + TimeDelta::days(number),
            })
        })
        .collect();
    json!({
        "schema": "tenant-status/v1", "captured_at": at,
        "tenant": { "id": format!("00000000-0000-0000-0000-{tenant:012}"), "name": format!("Tenant {tenant}") },
        "licences": [{ "sku": "EMS", "total": 1000, "assigned": 700 + (tenant * 37 + day) % 310 }],
        "connectors": connectors, "incidents": incidents, "messages": messages,
    })
    .to_string()
}
