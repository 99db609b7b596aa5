//! The table of refused input, and the maximum cost of a refusal.

use std::{
    fmt::Write as _,
    fs::{self, File},
    os::unix::{ffi::OsStringExt as _, fs::symlink},
    path::Path,
    process::Command,
    time::Duration,
};

use serde_json::json;
use tenant_status::diagnostic::Code;

use super::measured;
use crate::common::NATIVE;

/// Maximum cost of a refusal: CPU time, and memory in kilobytes. An unoptimized program may take three times as long;
/// `cargo test --release --test main -- limits::` tests the real limit.
const DEAREST: (Duration, u64) = (Duration::from_secs(if cfg!(debug_assertions) { 6 } else { 2 }), 200_000);

/// On slow machines, the limit is this multiple of the time to read an honest file, which is no more than the limit
/// above on the machine where it was measured.
const HONEST_FILES: u32 = 19;

/// Returns the time to read an honest file of 3 MB on this machine.
fn pace() -> Duration {
    let place = tempfile::tempdir().unwrap();
    let message = format!("- id: MC#\n  title: b\n  html: {}\n", "x".repeat(8_000));
    write(place.path(), "data/x.yaml", &format!("{NATIVE}messages:\n{}", list(&message, 400)));
    let measured = measured::run(place.path(), CHECK);
    assert_eq!(measured.code, 0, "{}", measured.stderr);
    measured.cpu.unwrap_or_default()
}

/// A case: name, setup in an empty folder, command, and codes expected.
type Case = (&'static str, fn(&Path), &'static [&'static str], &'static [Code]);

const CHECK: &[&str] = &["check", "data"];

/// All cases.
#[rustfmt::skip]
const REFUSED: &[Case] = &[
    ("a YAML file of 5 GB", |at| sparse(at, "data/x.yaml"), CHECK, &[Code::TooLarge]),
    ("a JSON file of 5 GB", |at| sparse(at, "data/x.json"), CHECK, &[Code::TooLarge]),
    ("a response of 5 GB", |at| sparse(at, "data/messages.json"), CHECK, &[Code::TooLarge]),
    ("a companion of 5 GB", |at| sparse(at, "data/tenant.yaml"), CHECK, &[Code::TooLarge]),
    ("settings of 5 GB", |at| sparse(at, "data/tenant-status.yaml"), CHECK, &[Code::TooLarge]),
    ("5 GB to import", |at| sparse(at, "data/x.json"), &["import", "data", "--into", "kept"], &[Code::TooLarge]),
    ("5 GB to compare", |at| sparse(at, "data/x.json"), &["diff", "data/x.json", "data"], &[Code::TooLarge]),
    ("a theme with 5 GB", |at| theme(at, |at| sparse(at, "theme/assets/x.css")), THEMED, &[Code::TooLarge]),
    ("a theme's manifest of 5 GB", |at| theme(at, |at| sparse(at, "theme/theme.yaml")), THEMED, &[Code::TooLarge]),
    ("a theme's manifest of 2 MB", |at| theme(at, |at| write(at, "theme/theme.yaml", &"#\n".repeat(1 << 20))), THEMED, &[Code::TooLarge]),
    ("a part whose manifest has 5 GB", |at| sparse(at, "part/manifest.json"), &["fleet", "part", "--out", "whole"], &[Code::TooLarge]),
    ("a bundle of 5 GB", |at| sparse(at, "site.zip"), &["verify", "site.zip"], &[Code::NotASite]),
    ("responses of 40 MB together", responses, CHECK, &[Code::TooLarge]),
    ("pipes", pipes, CHECK, &[Code::NotAFile]),
    ("a pipe as settings", |at| pipe(at, "data/tenant-status.yaml"), CHECK, &[Code::NotAFile]),
    ("a pipe as a site", |at| pipe(at, "site.zip"), &["verify", "site.zip"], &[Code::NotASite]),
    ("a pipe as a part's manifest", |at| pipe(at, "part/manifest.json"), &["fleet", "part", "--out", "whole"], &[Code::NotAPart]),
    ("a pipe as a manifest in the data", |at| pipe(at, "data/x/manifest.json"), CHECK, &[Code::NotAFile]),
    ("a pipe where a file is to be made", |at| { write(at, "data/x.yaml", NATIVE); pipe(at, "into/2026-11-22T080000Z.json"); }, &["import", "data", "--into", "into"], &[Code::NotImported]),
    ("5 GB where a file is to be made", |at| { write(at, "data/x.yaml", NATIVE); sparse(at, "into/2026-11-22T080000Z.json"); }, &["import", "data", "--into", "into"], &[Code::NotImported]),
    ("a device", |at| write(at, "data/x.yaml", NATIVE), &["check", "data", "--config", "/dev/zero"], &[Code::NotAFile]),
    ("a device to import", |at| link(at, "/dev/zero", "x.json"), &["import", "x.json", "--into", "kept"], &[Code::NotAFile]),
    ("folders that lie 300 deep", |at| fs::create_dir_all(at.join("data").join("a/".repeat(300))).unwrap(), CHECK, &[Code::TooDeep]),
    ("more files than are allowed", files, CHECK, &[Code::TooManyFiles]),
    ("a theme of too many files", |at| theme(at, |at| many(at, "theme/assets", 10_001)), THEMED, &[Code::TooManyFiles]),
    ("an asset that leads elsewhere", |at| theme(at, |at| write(at, "theme/assets/x\\..\\..\\..\\..\\x.css", "")), THEMED, &[Code::Theme]),
    ("an asset like a device", |at| theme(at, |at| write(at, "theme/assets/CON.css", "")), THEMED, &[Code::Theme]),
    ("an asset with a stream", |at| theme(at, |at| write(at, "theme/assets/a:b", "")), THEMED, &[Code::Theme]),
    ("assets that differ by case", |at| theme(at, |at| ["a", "A"].map(|name| write(at, &format!("theme/assets/{name}"), "")).into_iter().collect()), THEMED, &[Code::Theme]),
    ("assets in two normal forms", |at| theme(at, |at| ["\u{e9}", "e\u{301}"].map(|name| write(at, &format!("theme/assets/{name}"), "")).into_iter().collect()), THEMED, &[Code::Theme]),
    ("an asset that is no text", |at| theme(at, |at| no_text(&at.join("theme/assets"))), THEMED, &[Code::Theme]),
    ("100,000 deep JSON", |at| write(at, "data/x.json", &"[".repeat(100_000)), CHECK, &[Code::TooDeep]),
    ("100,000 deep JSON that is closed", |at| write(at, "data/x.json", &nested(r#"{"a":"#, "1", "}", 100_000)), CHECK, &[Code::TooDeep]),
    ("100,000 deep JSON in a field", |at| write(at, "data/x.json", &native(&format!(r#""messages":{}"#, nested("[", "", "]", 100_000)))), CHECK, &[Code::TooDeep]),
    ("a response that is 100,000 deep", |at| write(at, "data/messages.json", &nested("[", "", "]", 100_000)), CHECK, &[Code::TooDeep]),
    ("100,000 open brackets of YAML", |at| write(at, "data/x.yaml", &"[".repeat(100_000)), CHECK, &[Code::TooDeep]),
    ("20,000 open brackets of YAML", |at| write(at, "data/x.yaml", &"[".repeat(20_000)), CHECK, &[Code::TooDeep]),
    ("100,000 brackets of YAML", |at| write(at, "data/x.yaml", &nested("[", "", "]", 100_000)), CHECK, &[Code::TooDeep]),
    ("100,000 mappings of YAML", |at| write(at, "data/x.yaml", &nested("{a: ", "1", "}", 100_000)), CHECK, &[Code::TooDeep]),
    ("8,000 mappings of YAML, which is short", |at| write(at, "data/x.yaml", &"{a: ".repeat(8_000)), CHECK, &[Code::TooDeep]),
    ("100,000 lists of YAML on a line", |at| write(at, "data/x.yaml", &"- ".repeat(100_000)), CHECK, &[Code::TooDeep]),
    ("5,000 mappings of YAML in lines", |at| write(at, "data/x.yaml", &(0..5_000).fold(String::new(), |mut all, depth| { writeln!(all, "{}a:", " ".repeat(depth)).unwrap(); all })), CHECK, &[Code::TooDeep]),
    ("100,000 keys that are mappings", |at| write(at, "data/x.yaml", &"? ".repeat(100_000)), CHECK, &[Code::TooDeep]),
    ("deep settings", |at| write(at, "data/tenant-status.yaml", &"- ".repeat(100_000)), CHECK, &[Code::TooDeep]),
    ("a deep manifest of a theme", |at| theme(at, |at| write(at, "theme/theme.yaml", &"[".repeat(100_000))), THEMED, &[Code::TooDeep]),
    ("a deep manifest of a part", |at| write(at, "part/manifest.json", &"[".repeat(100_000)), &["fleet", "part", "--out", "whole"], &[Code::NotAPart]),
    ("a billion laughs", |at| write(at, "data/x.yaml", &laughs("lol", 10)), CHECK, &[Code::AliasExpansion]),
    ("a billion laughs in settings", |at| write(at, "data/tenant-status.yaml", &laughs("lol", 10)), CHECK, &[Code::AliasExpansion]),
    ("a billion laughs in a theme", |at| theme(at, |at| write(at, "theme/theme.yaml", &laughs("lol", 10))), THEMED, &[Code::AliasExpansion]),
    ("a billion laughs in a companion", |at| { write(at, "data/messages.json", "[]"); write(at, "data/tenant.yaml", &laughs("lol", 10)); }, CHECK, &[Code::AliasExpansion]),
    ("aliases of a text of 900 kB", |at| write(at, "data/x.yaml", &format!("a: &a {}\nb: [{}]\n", "x".repeat(900_000), "*a, ".repeat(10_000))), CHECK, &[Code::AliasExpansion]),
    ("aliases of a large mapping", |at| write(at, "data/x.yaml", &format!("a: &a {{ {} }}\nb: [{}]\n", pairs(10_000), "*a, ".repeat(10_000))), CHECK, &[Code::AliasExpansion]),
    ("an alias inside of what it stands for", |at| write(at, "data/x.yaml", "a: &a [*a, *a]\n"), CHECK, &[Code::TooDeep]),
    ("an alias of nothing", |at| write(at, "data/x.yaml", "a: *b\n"), CHECK, &[Code::Syntax]),
    ("merge keys", |at| write(at, "data/x.yaml", &format!("{NATIVE}messages:\n- &a {{ id: a, title: b }}\n- {{ <<: *a, id: c, title: d }}\n")), CHECK, &[Code::UnknownField]),
    ("250,000 anchors", |at| write(at, "data/x.yaml", &list("- &a# #\n", 250_000)), CHECK, &[Code::TooManyRecords]),
    ("250,000 keys", |at| write(at, "data/x.yaml", &list("k#: 1\n", 250_000)), CHECK, &[Code::NotASnapshot]),
    ("2,000,000 keys", |at| write(at, "data/x.yaml", &list("#: \n", 2_000_000)), CHECK, &[Code::TooManyValues]),
    ("300,000 documents", |at| write(at, "data/x.yaml", &"---\n".repeat(300_000)), CHECK, &[Code::Syntax]),
    ("a key of 2 MB", |at| write(at, "data/x.yaml", &format!("? {}\n: 1\n", "k".repeat(2_000_000))), CHECK, &[Code::TooLong]),
    ("a key of 2 MB in JSON", |at| write(at, "data/x.json", &format!("{{\"{}\": 1}}", "k".repeat(2_000_000))), CHECK, &[Code::TooLong]),
    ("30 keys of 1 MB in JSON", |at| write(at, "data/x.json", &native(list(&format!(r#""{}#":1,"#, "k".repeat(990_000)), 30).trim_end_matches(','))), CHECK, &[Code::TooLong]),
    ("8,000 keys of 4 kB in JSON", |at| write(at, "data/x.json", &native(list(&format!(r#""{}#":1,"#, "k".repeat(3_900)), 8_000).trim_end_matches(','))), CHECK, &[Code::UnknownField]),
    ("30 ids of 1 MB", |at| write(at, "data/x.json", &native(&format!(r#""messages":[{}]"#, vec![format!(r#"{{"id":"{}","title":""}}"#, "i".repeat(990_000)); 30].join(",")))), CHECK, &[Code::DuplicateId]),
    ("a tag", |at| write(at, "data/x.yaml", &format!("{NATIVE}messages: !python/object:os.system []\n")), CHECK, &[Code::Syntax]),
    ("100,000 tags", |at| write(at, "data/x.yaml", &list("- !a# x\n", 100_000)), CHECK, &[Code::Syntax]),
    ("a number of 900,000 digits", |at| write(at, "data/x.yaml", &format!("{NATIVE}licenses: [{{ sku: a, total: {}, assigned: 1 }}]\n", "9".repeat(900_000))), CHECK, &[Code::WrongType]),
    ("a number of 900,000 digits in JSON", |at| write(at, "data/x.json", &native(&format!(r#""licenses":[{{"sku":"a","total":{},"assigned":1}}]"#, "9".repeat(900_000)))), CHECK, &[Code::Syntax]),
    ("a quote that is never closed", |at| write(at, "data/x.yaml", &format!("a: \"{}", "x\n".repeat(500_000))), CHECK, &[Code::Syntax]),
    ("a text of 30 MB", |at| write(at, "data/x.json", &native(&format!(r#""messages":[{{"id":"a","title":"b","html":"{}"}}]"#, "x".repeat(30_000_000)))), CHECK, &[Code::TooLong]),
    ("a text of 30 MB of YAML", |at| write(at, "data/x.yaml", &format!("{NATIVE}messages:\n- id: a\n  title: b\n  html: {}\n", "x".repeat(30_000_000))), CHECK, &[Code::TooLong]),
    ("a text of 30 MB in a response", |at| write(at, "data/messages.json", &format!(r#"{{"value":[{{"id":"a","body":{{"content":"{}"}}}}]}}"#, "x".repeat(30_000_000))), CHECK, &[Code::TooLong]),
    ("1,000,000 messages", |at| write(at, "data/x.json", &native(&format!(r#""messages":[{}]"#, records(1_000_000)))), CHECK, &[Code::TooManyRecords]),
    ("1,000,000 messages of YAML", |at| write(at, "data/x.yaml", &format!("{NATIVE}messages: [{}]\n", records(1_000_000))), CHECK, &[Code::TooManyValues]),
    ("1,000,000 messages in a response", |at| write(at, "data/messages.json", &format!(r#"{{"value":[{}]}}"#, records(1_000_000))), CHECK, &[Code::TooManyRecords]),
    ("60,000 messages on pages", |at| { write(at, "data/tenant.yaml", "{ name: x, captured_at: 2026-11-22 }"); (1..=2).for_each(|page| write(at, &format!("data/messages-{page}.json"), &format!("[{}]", records(30_000 * page)[..].trim_start_matches(',')))); }, CHECK, &[Code::TooManyRecords]),
    ("10,000,000 empty lists", |at| write(at, "data/x.json", &format!("[{}[]]", "[],".repeat(10_000_000))), CHECK, &[Code::TooManyRecords]),
    ("lists of 16,000,000 numbers", |at| write(at, "data/x.json", &format!("[{}0]", format!("[{}0],", "0,".repeat(40_000)).repeat(390))), CHECK, &[Code::TooManyValues]),
    ("1,000,000 details", |at| write(at, "data/x.json", &native(&format!(r#""messages":[{{"id":"a","title":"b","details":{{{}}}}}]"#, pairs(1_000_000)))), CHECK, &[Code::TooManyValues]),
    ("45,000 messages that are all wrong", |at| write(at, "data/x.json", &native(&format!(r#""messages":[{}]"#, records(45_000).replace("title", "titel")))), CHECK, &[Code::UnknownField]),
    ("45,000 messages that are all wrong, of YAML", |at| write(at, "data/x.yaml", &format!("{NATIVE}messages: [{}]\n", records(45_000).replace("title", "titel"))), CHECK, &[Code::UnknownField]),
    ("a name of 1,000 bytes in a field", |at| write(at, "data/x.json", &native(&format!(r#""{}": 1"#, "n".repeat(1_000)))), CHECK, &[Code::UnknownField]),
    ("a text that is no text", |at| { write(at, "data/x", ""); fs::write(at.join("data/x.json"), [b'"', 0xFF, b'"']).unwrap(); }, CHECK, &[Code::Encoding]),
    ("30 MB that are no text", |at| { write(at, "data/x", ""); fs::write(at.join("data/x.json"), [vec![b' '; 30_000_000], vec![0xFF]].concat()).unwrap(); }, CHECK, &[Code::Encoding]),
    ("30 MB of half characters", |at| { write(at, "data/x", ""); fs::write(at.join("data/x.json"), [0xFF, 0xFE].into_iter().chain([0x20, 0x20].repeat(15_000_000)).chain([0x00, 0xD8]).collect::<Vec<u8>>()).unwrap(); }, CHECK, &[Code::Encoding]),
    ("names of every kind", names, CHECK, &[Code::NotASnapshot]),
    ("links that lead in a circle", |at| { fs::create_dir(at.join("data")).unwrap(); link(at, ".", "data/loop"); link(at, "other.json", "data/x.json"); link(at, "x.json", "data/other.json"); }, CHECK, &[Code::NoSnapshot]),
];

#[test]
fn malicious_input_is_refused_with_a_code_and_at_low_cost() {
    let mut costliest = (("", Duration::ZERO), ("", 0));
    let mut wrong = Vec::new();
    for (name, make, arguments, codes) in REFUSED {
        let run = || {
            let place = tempfile::tempdir().unwrap();
            make(place.path());
            let measured = measured::run(place.path(), arguments);
            assert!(!place.path().join("whole").exists() && !place.path().join("kept").exists(), "{name}");
            measured
        };
        let mut measured = run();
        let mut longest = DEAREST.0;
        // A machine may be slow for a moment: a slow case is repeated together with the honest file.
        for _ in 0..3 {
            if measured.cpu.unwrap_or_default() <= longest {
                break;
            }
            measured = run();
            longest = DEAREST.0.max(pace() * HONEST_FILES);
        }
        let told = |code: &&Code| measured.stderr.contains(&format!("error[{code}]: "));
        if measured.code != 1 || !codes.iter().all(|code| told(&code)) {
            let said: String = measured.stderr.chars().take(600).collect();
            wrong.push(format!("{name}: {codes:?} expected, but it ended with {} and said {said}", measured.code));
        }
        let (cpu, peak) = (measured.cpu.unwrap_or_default(), measured.peak.unwrap_or_default());
        println!("{:6} ms {:4} MB  {name}", cpu.as_millis(), peak / 1000);
        if cpu > longest || peak > DEAREST.1 {
            wrong.push(format!("{name} took {} ms and {} MB", cpu.as_millis(), peak / 1000));
        }
        let (slowest, largest) = &mut costliest;
        *slowest = if cpu > slowest.1 { (name, cpu) } else { *slowest };
        *largest = if peak > largest.1 { (name, peak) } else { *largest };
    }
    println!("{} cases; the slowest and the largest: {costliest:?}", REFUSED.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reading_stops_after_too_many_findings() {
    let place = tempfile::tempdir().unwrap();
    let wrong = native(&format!(r#""messages":[{}]"#, records(100).replace("title", "titel")));
    for file in 0..1_100 {
        write(place.path(), &format!("data/{file:04}.json"), &wrong);
    }
    let measured = measured::run(place.path(), CHECK);
    assert_eq!(measured.code, 1);
    let told = "error[too-much-wrong]: 100000 errors are enough: of 1100 snapshots, 1000 were read";
    assert!(measured.stderr.contains(told), "{}", &measured.stderr[..2_000]);
}

const THEMED: &[&str] = &["check", "data", "--theme", "theme"];

fn write(at: &Path, name: &str, text: &str) {
    let path = at.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Creates a sparse file of five gigabytes.
fn sparse(at: &Path, name: &str) {
    write(at, name, "");
    File::create(at.join(name)).unwrap().set_len(5 << 30).unwrap();
}

fn pipe(at: &Path, name: &str) {
    write(at, name, "");
    fs::remove_file(at.join(name)).unwrap();
    assert!(Command::new("mkfifo").arg(at.join(name)).status().unwrap().success());
}

fn pipes(at: &Path) {
    for name in ["x.yaml", "x.json", "tenant.yaml", "messages.json", "one/manifest.json", "two/theme.yaml"] {
        pipe(at, &format!("data/{name}"));
    }
}

fn link(at: &Path, to: &str, name: &str) {
    symlink(to, at.join(name)).unwrap();
}

fn theme(at: &Path, make: impl FnOnce(&Path)) {
    write(at, "data/fabrikam.yaml", NATIVE);
    write(at, "theme/theme.yaml", "name: mine\nparent: default\n");
    write(at, "theme/assets/mine.css", "");
    make(at);
}

fn many(at: &Path, folder: &str, number: usize) {
    fs::create_dir_all(at.join(folder)).unwrap();
    for file in 0..number {
        File::create(at.join(folder).join(format!("{file}.json"))).unwrap();
    }
}

fn files(at: &Path) {
    many(at, "data", 3_001);
    write(at, "data/tenant-status.yaml", "limits: { files: 3_000 }\n".replace('_', "").as_str());
}

fn responses(at: &Path) {
    for page in 1..=4 {
        write(at, &format!("data/messages-{page}.json"), &" ".repeat(10_000_000));
    }
}

/// Names that are invalid on some system, or not text; each is a file without useful content.
fn names(at: &Path) {
    let folder = at.join("data");
    for name in
        ["CON.json", "a:b.json", "...json", "A.json", "a.json", "\u{e9}.json", "e\u{301}.json", "\u{202e}nosj.json"]
    {
        write(&folder, name, "{}");
    }
    write(&folder, &format!("{}.json", "n".repeat(250)), "{}");
    no_text(&folder);
}

fn no_text(folder: &Path) {
    let name = std::ffi::OsString::from_vec(b"\xFF\xFE.json".to_vec());
    fs::write(folder.join(name), "{}").unwrap();
}

fn nested(open: &str, inside: &str, close: &str, depth: usize) -> String {
    [open.repeat(depth), inside.to_owned(), close.repeat(depth)].concat()
}

/// Returns a native JSON file with a field.
fn native(field: &str) -> String {
    let tenant = json!({ "name": "Fabrikam Inc" });
    format!(r#"{{"schema":"tenant-status/v1","captured_at":"2026-11-22T08:00:00Z","tenant":{tenant},{field}}}"#)
}

fn records(number: usize) -> String {
    (0..number).fold(String::new(), |mut all, record| {
        let comma = if record == 0 { "" } else { "," };
        write!(all, r#"{comma}{{"id": "{record}", "title": ""}}"#).unwrap();
        all
    })
}

fn pairs(number: usize) -> String {
    (0..number).fold(String::new(), |mut all, pair| {
        let comma = if pair == 0 { "" } else { "," };
        write!(all, r#"{comma}"k{pair}": """#).unwrap();
        all
    })
}

/// Repeats a line, with its number in place of each `#`.
fn list(line: &str, number: usize) -> String {
    (0..number).map(|at| line.replace('#', &at.to_string())).collect()
}

fn laughs(text: &str, levels: usize) -> String {
    let mut all = format!("a0: &a0 {text}\n");
    for level in 1..levels {
        let below = format!("*a{}, ", level - 1).repeat(10);
        writeln!(all, "a{level}: &a{level} [{below}]").unwrap();
    }
    all
}
