//! `init`: the files that it writes are true and complete, nothing is overwritten, and the commands that it prints work.

use std::{collections::BTreeMap, fs, path::Path};

use crate::common::{self, PROGRAM, run, said};
use serde_json::Value;
use tenant_status::{
    config,
    format::{self, Source, Syntax},
    site::links,
    snapshot::native,
};

/// Runs `init DIR` and returns the texts of the files, by their names.
fn init(place: &Path) -> BTreeMap<String, String> {
    let said = run(place, ["init", "snapshots"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{}", said.stdout);
    let files = fs::read_dir(place.join("snapshots")).unwrap().map(|entry| entry.unwrap());
    files.map(|file| (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap())).collect()
}

/// Returns the settings and the snapshot that `init` writes.
fn texts() -> (String, String) {
    let place = tempfile::tempdir().unwrap();
    let mut files = init(place.path());
    let settings = files.remove("tenant-status.yaml").unwrap();
    assert_eq!(files.len(), 1, "{files:?}");
    (settings, files.into_values().next().unwrap())
}

/// Deletes the first character of every line that begins with `#` and a key: sentences begin with `# `.
fn uncommented(text: &str) -> String {
    let is_key = |rest: &str| rest.starts_with("  ") || rest.starts_with(|c: char| c.is_ascii_lowercase());
    let line = |line: &str| line.strip_prefix('#').filter(|rest| is_key(rest)).unwrap_or(line).to_owned() + "\n";
    text.lines().map(line).collect()
}

/// Deletes the lines that are marked as examples, and everything below them.
fn without_examples(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut example = None;
    let mut kept = String::new();
    for line in text.lines() {
        if example.is_some_and(|depth| indent(line) > depth) {
            continue;
        }
        example = line.contains("# example").then(|| indent(line));
        if example.is_none() {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn value(text: &str) -> Value {
    let source = Source { path: String::new(), text: text.to_owned(), syntax: Syntax::Yaml };
    format::read(&source).unwrap()
}

/// Adds the properties of a schema that no value has, as paths.
fn missing(root: &Value, schema: &Value, values: &[&Value], path: &str, found: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        missing(root, &root["$defs"][name], values, path, found);
    }
    for branch in schema["anyOf"].as_array().into_iter().flatten() {
        missing(root, branch, values, path, found);
    }
    let properties = schema["properties"].as_object();
    for (name, property) in properties.into_iter().flatten() {
        let below: Vec<&Value> = values.iter().filter_map(|value| value.get(name)).collect();
        if below.is_empty() {
            found.push(format!("{path}.{name}"));
        } else {
            missing(root, property, &below, &format!("{path}.{name}"), found);
        }
    }
    if schema["additionalProperties"].is_object() {
        let is_own = |name: &str| !properties.is_some_and(|properties| properties.contains_key(name));
        let entries = values.iter().filter_map(|value| value.as_object()).flatten();
        let below: Vec<&Value> = entries.filter(|(name, _)| is_own(name)).map(|(_, value)| value).collect();
        missing(root, &schema["additionalProperties"], &below, &format!("{path}.*"), found);
    }
    if schema["items"].is_object() {
        let below: Vec<&Value> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
        missing(root, &schema["items"], &below, &format!("{path}[]"), found);
    }
}

fn missing_keys(schema: &str, text: &str) -> Vec<String> {
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(schema)).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let mut found = Vec::new();
    missing(&schema, &schema, &[&value(text)], "", &mut found);
    found.sort();
    found
}

#[test]
fn every_setting_is_in_the_settings_file() {
    let text = uncommented(&texts().0);
    assert_eq!(missing_keys("data/tenant-status.schema.json", &text), Vec::<String>::new());
    // The search finds what is not there.
    let without = text.replace("stale_after:", "older:").replace("        unhealthy: 5d", "");
    assert_eq!(
        missing_keys("data/tenant-status.schema.json", &without),
        [".stale_after", ".thresholds.*.connectors.*.unhealthy"]
    );
}

#[test]
fn the_settings_file_is_valid_with_all_its_examples() {
    let source = Source { path: "tenant-status.yaml".into(), text: uncommented(&texts().0), syntax: Syntax::Yaml };
    if let Err(findings) = format::read::<config::SettingsFile>(&source) {
        panic!("{}", findings.iter().map(|finding| finding.render(false)).collect::<String>());
    }
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("tenant-status.yaml");
    fs::write(&file, &source.text).unwrap();
    // The example of a logo is a file that does not exist.
    fs::write(
        place.path().join("logo.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>",
    )
    .unwrap();
    let read = config::read(Some(&file), place.path());
    assert!(read.is_ok(), "{:#?}", read.err());
}

#[test]
fn the_values_in_the_settings_file_are_the_defaults() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("tenant-status.yaml");
    let read = |text: &str| {
        fs::write(&file, text).unwrap();
        config::read(Some(&file), place.path()).unwrap()
    };
    let all = without_examples(&uncommented(&texts().0));
    assert!(all.contains("sync_unhealthy: 3d") && all.contains("expansion: 1MB") && !all.contains("NDES-03"), "{all}");
    let (mut found, mut expected) = (read(&all), read(""));
    // Without a title, the site takes it from its language.
    let words = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/words/en.ftl")).unwrap();
    assert!(words.contains(&format!(
        "
site-title = {}
",
        found.site.title.as_deref().unwrap()
    )));
    expected.site.title.clone_from(&found.site.title);
    for (place, address) in std::mem::take(&mut found.site.addresses.places) {
        assert!(
            links::PLACES.iter().any(|(known, _, default)| (*known, *default) == (place, address.as_str())),
            "{address}"
        );
    }
    let is_same = found.site == expected.site;
    assert!(is_same, "{:?} {:?} {:?}", found.site.criteria, found.site.addresses, found.site.alarms);
    assert_eq!((found.theme, found.options), (expected.theme, expected.options));
    assert_eq!((found.limits, found.completion), (expected.limits, expected.completion));
    assert_eq!((found.audiences, found.locale.time_zone), (expected.audiences, None));
    let changed = read(&all.replace("sync_unhealthy: 3d", "sync_unhealthy: 4d"));
    let is_same = changed.site.criteria == expected.site.criteria;
    assert!(!is_same, "the comparison finds no difference where there is one");
}

#[test]
fn the_snapshot_is_valid_as_it_is_and_with_all_its_examples() {
    let text = texts().1;
    for text in [text.clone(), uncommented(&text)] {
        let source = Source { path: "snapshot.yaml".into(), text, syntax: Syntax::Yaml };
        if let Err(findings) = native::read(&source) {
            panic!("{}", findings.iter().map(|finding| finding.render(false)).collect::<String>());
        }
    }
    let missing = missing_keys("data/snapshot.schema.json", &uncommented(&text));
    // Written by `import` alone.
    let sections: Vec<_> = missing.iter().filter(|path| path.matches('.').count() == 1).collect();
    assert_eq!(sections, [".gaps", ".not_requested", ".other_services"]);
    assert!(!missing.iter().any(|path| path.starts_with(".tenant.")), "{missing:?}");
}

#[test]
#[cfg(unix)]
fn the_printed_commands_build_a_site_that_claims_nothing() {
    let place = tempfile::tempdir().unwrap();
    let here = place.path();
    let told = run(here, ["init", "it's new/my snapshots"]);
    assert_eq!((told.code, told.stderr.as_str()), (0, ""));
    let commands: Vec<&str> = told.stdout.lines().filter(|line| line.starts_with("  tenant-status ")).collect();
    assert_eq!(commands.len(), 2, "{}", told.stdout);
    for command in commands {
        let folder = Path::new(PROGRAM).parent().unwrap();
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
        let mut shell = std::process::Command::new("sh");
        let said = said(shell.current_dir(here).env("PATH", path).args(["-euc", command]));
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{command}: {}", said.stdout);
    }
    let status = fs::read_to_string(here.join("site/status.json")).unwrap();
    let status: Value = serde_json::from_str(&status).unwrap();
    for section in ["licenses", "connectors", "incidents", "messages"] {
        assert_eq!(status[section], Value::Null, "{section}: {status:#}");
    }
    assert!(common::is_whole(&here.join("site")));
}

#[test]
fn nothing_is_overwritten() {
    let place = tempfile::tempdir().unwrap();
    let written = init(place.path());
    let again = run(place.path(), ["init", "snapshots"]);
    assert_eq!((again.code, again.stdout.as_str()), (2, ""));
    for name in written.keys() {
        assert!(again.stderr.contains(name.as_str()), "{name}: {}", again.stderr);
        let only = place.path().join("snapshots");
        fs::remove_file(only.join(name)).unwrap();
        fs::write(only.join(name), "mine").unwrap();
    }
    let [first, second] = written.keys().collect::<Vec<_>>()[..] else { panic!("{written:?}") };
    fs::remove_file(place.path().join("snapshots").join(first)).unwrap();
    let again = run(place.path(), ["init", "snapshots"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains(second.as_str()) && !again.stderr.contains(first.as_str()), "{}", again.stderr);
    assert_eq!(common::tree(&place.path().join("snapshots")).len(), 1, "a file was written");
    let kept = fs::read_to_string(place.path().join("snapshots").join(second)).unwrap();
    assert_eq!(kept, "mine");
}

#[test]
fn a_folder_with_snapshots_gets_only_the_settings() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("2026-11-22.yaml"), common::NATIVE).unwrap();
    let said = run(place.path(), ["init", "."]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert!(said.stdout.contains("no snapshot was created"), "{}", said.stdout);
    let names: Vec<String> = common::tree(place.path()).into_keys().collect();
    assert_eq!(names, ["2026-11-22.yaml", "tenant-status.yaml"]);
    let said = run(place.path(), ["init", "2026-11-22.yaml"]);
    assert_eq!(said.code, 2, "{said:?}");
}
