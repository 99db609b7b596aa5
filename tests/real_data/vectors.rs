//! Every hostile string of the shared data.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use super::shared::{json, shared};

/// Attacks on this very program: the marks that stand for bodies until a page is done, and what a file name or a
/// template may trip over.
const OURS: [&str; 8] = [
    "<slot name=b0></slot>",
    "\"><slot name=b0></slot>",
    "{{ page }}{% include \"base.html\" %}",
    "../../../etc/passwd",
    "..\\..\\CON",
    "/absolute/index.html",
    "https://example.org/\" onmouseover=\"alert(1)",
    "index",
];

/// Every hostile string, each once: naughty strings, payloads against DOMPurify and loofah, and OWASP's sheet by the line,
/// by the block of code and as a whole.
pub fn strings() -> Option<Vec<String>> {
    let folder = shared("hostile")?;
    let of = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut strings = of(&json(&folder.join("blns.json")));
    let payloads = json(&folder.join("dompurify-expect.json"));
    strings.extend(payloads.as_array().unwrap().iter().map(|case| case["payload"].as_str().unwrap().to_owned()));
    let loofah = fs::read_to_string(folder.join("loofah-html5lib-sanitizer.dat")).unwrap();
    // It is JSON with comments: its inputs stand on lines of their own.
    let inputs = loofah.lines().filter_map(|line| line.trim().strip_prefix("\"input\": "));
    strings.extend(inputs.map(|input| serde_json::from_str::<String>(input.trim_end_matches(',')).unwrap()));
    let sheet = fs::read_to_string(folder.join("owasp-xss-filter-evasion.md")).unwrap();
    strings.extend(sheet.lines().map(str::to_owned));
    strings
        .extend(sheet.split("```").skip(1).step_by(2).filter_map(|block| Some(block.split_once('\n')?.1.to_owned())));
    strings.push(sheet);
    strings.extend(OURS.map(str::to_owned));
    let mut seen = BTreeSet::new();
    strings.retain(|string| seen.insert(string.clone()));
    assert!(strings.len() > 1_000);
    Some(strings)
}

/// Strings for places that take one line: those that hold anything but plain words.
pub fn names() -> Option<Vec<String>> {
    let mut strings = strings()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || " .,:-()`*#".contains(c);
    strings.retain(|string| !string.chars().all(plain) && !string.trim().is_empty() && string.len() < 4_000);
    assert!(strings.len() > 800);
    Some(strings)
}
