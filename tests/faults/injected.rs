//! Every failing system call is reported with operation and path, or handled; it never causes a panic.

use std::{collections::BTreeMap, fs};

use super::{
    disk::names_verb_and_path,
    place::{Kind, Place, can_trace, names, rounds},
};
use crate::common::{Said, said};

/// System calls that may fail, and how.
const FAULTS: [(&str, &str); 11] = [
    ("openat", "EIO"),
    ("openat", "EMFILE"),
    ("read", "EIO"),
    ("write", "ENOSPC"),
    ("write", "EIO"),
    ("mkdir", "ENOSPC"),
    ("statx", "EIO"),
    ("getdents64", "EIO"),
    ("rename,renameat2", "EIO"),
    ("link,linkat", "EMLINK"),
    ("fsync,syncfs", "EIO"),
];

/// Returns the number of calls before `main`, which the program cannot handle.
fn before_main(place: &Place, calls: &str) -> usize {
    let log = place.at("temp/log");
    let mut strace = std::process::Command::new("strace");
    strace.args(["-qq", "-o"]).arg(&log).arg(format!("-etrace={calls}")).arg(crate::common::PROGRAM);
    assert_eq!(said(strace.arg("--version")).code, 0);
    let lines = fs::read_to_string(&log).unwrap().lines().filter(|line| line.contains('(')).count();
    fs::remove_file(log).unwrap();
    lines
}

/// Classifies the result of a command under a failing system call.
fn is_well_behaved(said: &Said) -> &'static str {
    match said.code {
        0 => "made good",
        1 => "a finding",
        2 if said.stderr.contains("error: cannot ") => {
            names_verb_and_path(said);
            "told"
        }
        2 if said.stderr.starts_with("error: ") && said.stderr.contains('/') => "refused",
        _ => panic!("{said:?}"),
    }
}

#[test]
fn a_failing_system_call_is_reported_or_handled() {
    if !can_trace() {
        return;
    }
    let every = rounds(40) >= 300;
    let mut outcomes: BTreeMap<&str, u32> = BTreeMap::new();
    let place = Place::new(Kind::Cached);
    let parts = Place::new(Kind::Gathered);
    let commands: [(&Place, Vec<String>); 6] = [
        (&place, place.arguments(0, "site")),
        (&parts, parts.arguments(0, "site")),
        (&place, ["bundle", "site", "--out", "temp/site.zip"].map(str::to_owned).to_vec()),
        (&place, ["import", "data-0", "--into", "temp/kept"].map(str::to_owned).to_vec()),
        (&place, ["verify", "site"].map(str::to_owned).to_vec()),
        (&place, ["theme", "eject", "default", "temp/mine"].map(str::to_owned).to_vec()),
    ];
    for (number, (place, arguments)) in commands.iter().enumerate() {
        for (calls, fault) in FAULTS {
            let mut call = before_main(place, calls) + 1;
            let (steps, apart) = if every { (40, 10) } else { (3, 11) };
            let last = call + steps * apart;
            while call < last {
                let options = [format!("-einject={calls}:error={fault}:when={call}"), format!("-etrace={calls}")];
                let said = said(place.traced(&options).args(arguments));
                *outcomes.entry(is_well_behaved(&said)).or_default() += 1;
                let was_made = said.code == 0;
                let made: Vec<String> = names(&place.at("temp")).into_iter().collect();
                for name in &made {
                    // A file is complete if it exists, and no partial folder exists.
                    assert!(was_made || !["site.zip", "mine"].contains(&name.as_str()), "{said:?} {made:?}");
                    let path = place.at("temp").join(name);
                    let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
                }
                if number < 2 {
                    assert_eq!(place.version_of("site"), usize::from(!was_made), "{said:?}");
                    place.publishes(1);
                } else {
                    assert!(
                        made.iter().all(|name| !name.starts_with('.')),
                        "{calls} {fault} {call}: {said:?} {made:?}"
                    );
                }
                call += apart;
            }
        }
    }
    println!("calls that failed: {} ({outcomes:?})", outcomes.values().sum::<u32>());
    assert!(outcomes["told"] > 20 && outcomes["made good"] > 10, "{outcomes:?}");
}
