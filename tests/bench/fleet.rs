//! What a fleet costs, whole and in shards; and that both are the same bytes.
//!
//! `cargo bench --profile dev --bench fleet -- TENANTS SNAPSHOTS SHARDS` (300, 30 and 7 where nothing is said) runs the
//! program as people do, one process after another, and prints a table. The data follows from the numbers alone.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout, missing_docs)]

#[allow(dead_code, reason = "the benchmarks share it, and each uses a part")]
mod generate;

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use generate::Shape;
use walkdir::WalkDir;

/// Small tenants, as those of a provider are.
const SHAPE: Shape = Shape { seed: 1, connectors: 8, incidents: 1, messages: 8 };

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<u64>().ok());
    let [tenants, snapshots, shards] = [300, 30, 7].map(|default| numbers.next().unwrap_or(default));
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    for tenant in 0..tenants {
        let own = folder.path().join("data").join(Shape::folder(tenant));
        fs::create_dir(&own).unwrap();
        for day in 0..snapshots {
            fs::write(own.join(Shape::file(day)), SHAPE.snapshot(tenant, day)).unwrap();
        }
    }
    println!("{tenants} tenants with {snapshots} snapshots each\n");
    println!("| run | time | for each tenant | peak memory |\n| --- | --- | --- | --- |");
    let tell = |name: &str, Cost { time, memory }: Cost, tenants: u64| {
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
    tell("the most expensive shard", Cost { time: slowest, memory: largest }, tenants.div_ceil(shards));
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
