//! Documentation tests: tables, schemas and samples are generated from the program or run against it.

use crate::bless;

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::Value;
use tenant_status::{
    config,
    diagnostic::{Code, Severity},
    exports::{fleet::FleetFile, history::HistoryFile, status::StatusFile},
    format::{self, Source, Syntax},
    publish::Manifest,
    site::{PageKind, view},
    snapshot::native,
    tenant::catalog::{Basis, CATALOG},
};

/// The documents that link to each other.
const DOCUMENTS: [&str; 5] = ["README.md", "data/README.md", "output/README.md", "themes/README.md", "tests/README.md"];

fn project(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn json_schemas_match_the_types() {
    let json = |schema: Schema| format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
    let written = SchemaSettings::draft2020_12().for_serialize();
    let read = SchemaSettings::draft2020_12();
    bless::file(
        "data/fleet.schema.json",
        &json(written.clone().into_generator().into_root_schema_for::<FleetFile<'_>>()),
    );
    bless::file(
        "data/history.schema.json",
        &json(written.clone().into_generator().into_root_schema_for::<HistoryFile>()),
    );
    bless::file(
        "data/manifest.schema.json",
        &json(written.clone().into_generator().into_root_schema_for::<Manifest>()),
    );
    bless::file("data/status.schema.json", &json(written.into_generator().into_root_schema_for::<StatusFile>()));
    bless::file(
        "data/baselines.schema.json",
        &json(read.clone().into_generator().into_root_schema_for::<Vec<config::baselines::BaselineFile>>()),
    );
    bless::file(
        "data/snapshot.schema.json",
        &json(read.clone().into_generator().into_root_schema_for::<native::SnapshotFile>()),
    );
    bless::file(
        "data/tenant-status.schema.json",
        &json(read.into_generator().into_root_schema_for::<config::SettingsFile>()),
    );
}

/// A single test for both regions of the file: two would overwrite each other's changes when blessing.
#[test]
fn every_diagnostic_and_every_connector_type_is_documented() {
    diagnostics();
    connector_types();
}

fn diagnostics() {
    let mut table = "| code | what it means |\n| --- | --- |\n".to_owned();
    for severity in [Severity::Error, Severity::Warning] {
        for code in Code::ALL.iter().filter(|code| code.severity() == severity) {
            let kind = if severity == Severity::Warning { " (warning)" } else { "" };
            writeln!(table, "| `{}`{kind} | {} |", code.name(), code.about()).unwrap();
        }
    }
    bless::region("data/README.md", "codes", &table);
}

fn connector_types() {
    let mut table = "| type | label | basis | on Microsoft's page |\n| --- | --- | --- | --- |\n".to_owned();
    for entry in CATALOG {
        let basis = match entry.basis {
            Basis::Expiry => "expiry",
            Basis::Sync => "sync",
            Basis::None => "none: bound is healthy",
        };
        let there = if entry.on_microsofts_page() { "yes" } else { "no" };
        writeln!(table, "| `{}` | {} | {basis} | {there} |", entry.slug, entry.label).unwrap();
    }
    bless::region("data/README.md", "types", &table);
}

/// Returns the fenced blocks of a document with this info string.
fn blocks(document: &str, info: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if line.trim() == format!("```{info}") {
            blocks
                .push(lines.by_ref().take_while(|line| line.trim() != "```").map(|line| format!("{line}\n")).collect());
        }
    }
    blocks
}

#[test]
fn samples_in_the_data_readme_are_valid() {
    let document = project("data/README.md");
    let samples = blocks(&document, "yaml");
    assert!(samples.len() >= 2, "the README shows whole files");
    for text in samples {
        let source = Source { path: "data/README.md".into(), text, syntax: Syntax::Yaml };
        if let Err(findings) = native::read(&source) {
            panic!("{}\n{}", source.text, findings.iter().map(|finding| finding.render(false)).collect::<String>());
        }
    }
    let begins = |text: &str, keys: &[&str]| keys.iter().any(|key| text.trim_start().starts_with(key));
    let settings: Vec<_> = blocks(&document, "yaml fragment")
        .into_iter()
        .filter(|text| begins(text, &["title:", "thresholds:", "ignore:", "theme:"]))
        .collect();
    let whole = settings.iter().filter(|text| begins(text, &["title:"])).count();
    assert_eq!((whole, settings.len()), (1, 4), "the README shows the whole configuration once, and three parts");
    for text in settings {
        let source = Source { path: "data/README.md".into(), text, syntax: Syntax::Yaml };
        if let Err(findings) = format::read::<config::SettingsFile>(&source) {
            panic!("{}", findings.iter().map(|finding| finding.render(false)).collect::<String>());
        }
    }
}

#[test]
fn data_files_of_the_sample_fit_their_schemas() {
    let out = tempfile::tempdir().unwrap();
    let build = tenant_status::Build::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), out.path().join("site"));
    tenant_status::build(&build, &()).unwrap();
    for name in ["status", "history", "manifest"] {
        let file = fs::read_to_string(build.out.join(format!("{name}.json"))).unwrap();
        let schema: Value = serde_json::from_str(&project(&format!("data/{name}.schema.json"))).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let file: Value = serde_json::from_str(&file).unwrap();
        let wrong: Vec<String> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        // A schema that accepts anything would be useless.
        assert!(!validator.is_valid(&serde_json::json!({ "schema": format!("tenant-status/{name}/v1") })));
    }
}

/// Returns the Content-Security-Policy that pages with a script contain.
fn policy_of_the_pages() -> String {
    let page = project("themes/default/base.html");
    let (_, rest) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
    let (policy, _) = rest.split_once('"').unwrap();
    policy.to_owned()
}

/// Web servers use different syntax for headers, and recipes easily diverge. nginx and Apache are tested with theirs in
/// `tests/browser/http.mjs`.
#[test]
fn web_server_recipes_send_the_headers_that_pages_need() {
    let document = project("output/README.md");
    let only = |language: &str| blocks(&document, language).swap_remove(0);
    let quoted = |line: &str, before: &str| {
        let (name, value) = line.trim().strip_prefix(before)?.split_once(" \"")?;
        Some((name.to_owned(), value.trim_end_matches(" always;").trim_end_matches('"').to_owned()))
    };
    let lines = |language: &str, before: &str| -> BTreeMap<String, String> {
        only(language).lines().filter_map(|line| quoted(line, before)).collect()
    };
    let nginx = lines("nginx", "add_header ");
    let apache = lines("apache", "Header always set ");
    let iis = blocks(&document, "xml").into_iter().find(|block| block.contains("<customHeaders>")).unwrap();
    let iis = roxmltree::Document::parse(&iis).unwrap();
    let iis: BTreeMap<String, String> = iis
        .descendants()
        .filter(|node| node.parent_element().is_some_and(|parent| parent.has_tag_name("customHeaders")))
        .filter_map(|node| Some((node.attribute("name")?.to_owned(), node.attribute("value")?.to_owned())))
        .collect();
    let azure: Value = serde_json::from_str(&only("json")).unwrap();
    let azure: BTreeMap<String, String> = serde_json::from_value(azure["globalHeaders"].clone()).unwrap();
    let gitlab: BTreeMap<String, String> = only("ruby")
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")?.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();

    assert_eq!(nginx["Content-Security-Policy"], format!("{}; frame-ancestors 'none'", policy_of_the_pages()));
    assert!(nginx.len() >= 7, "{nginx:?}");
    assert_eq!(apache, nginx);
    assert_eq!(iis, nginx);
    assert_eq!(azure, nginx);
    // GitLab decides how long pages may be cached.
    let nginx: BTreeMap<_, _> = nginx.into_iter().filter(|(name, _)| name != "Cache-Control").collect();
    assert_eq!(gitlab, nginx);
}

#[test]
fn yaml_in_the_output_readme_is_valid() {
    let shown = blocks(&project("output/README.md"), "yaml");
    assert!(shown.len() >= 4);
    for text in shown {
        if let Err(error) = serde_yaml::from_str::<serde_json::Value>(&text) {
            panic!("{error}\n{text}");
        }
    }
}

/// Without systemd, only the sections are looked at.
#[test]
#[expect(clippy::print_stdout, reason = "a check that is skipped says so")]
fn schedules_in_the_output_readme_are_valid() {
    let document = project("output/README.md");
    let folder = tempfile::tempdir().unwrap();
    let units = blocks(&document, "ini");
    assert_eq!(units.len(), 3);
    let names = units.iter().map(|unit| unit.lines().next().unwrap().rsplit('/').next().unwrap());
    let files: Vec<_> = names.map(|name| folder.path().join(name)).collect();
    for (file, unit) in files.iter().zip(&units) {
        assert!(unit.contains("[Unit]\nDescription="), "{unit}");
        // A program that is not installed is not what is tested here; the collector's options are, in its own tests.
        let unit = unit.replace("/usr/bin/tenant-status-collect", "/usr/bin/tenant-status");
        fs::write(file, unit.replace("/usr/bin/tenant-status", env!("CARGO_BIN_EXE_tenant-status"))).unwrap();
    }
    let verified = std::process::Command::new("systemd-analyze").arg("verify").args(&files).output();
    match verified {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            // Other units of the machine, the man page and the user are not part of the document.
            let ours = said.lines().filter(|line| line.contains("tenant-status") && !line.contains("Command 'man "));
            assert_eq!(ours.collect::<Vec<_>>(), Vec::<&str>::new());
        }
        Err(error) => println!("skipped, because systemd-analyze cannot be run: {error}"),
    }

    let [cron] = blocks(&document, "crontab").try_into().unwrap();
    let line = cron.lines().last().unwrap();
    let fields: Vec<&str> = line.split(' ').take(6).collect();
    assert_eq!(fields, ["15", "3", "*", "*", "*", "tenant-status"]);
    let syntax =
        std::process::Command::new("sh").args(["-n", "-c", line.split_once("tenant-status ").unwrap().1]).output();
    assert!(syntax.unwrap().status.success(), "{line}");
}

/// The elements of the Task Scheduler's schema, in their order where it prescribes one.
/// Source: Microsoft's documentation of the Task Scheduler schema, version 1.4.
#[test]
fn the_scheduled_task_in_the_output_readme_fits_its_schema() {
    const CHILDREN: &[(&str, &[&str])] = &[
        ("Task", &["RegistrationInfo", "Triggers", "Settings", "Data", "Principals", "Actions"]),
        ("RegistrationInfo", &["URI", "SecurityDescriptor", "Source", "Date", "Author", "Version", "Description"]),
        ("Triggers", &["CalendarTrigger"]),
        (
            "CalendarTrigger",
            &[
                "Enabled",
                "StartBoundary",
                "EndBoundary",
                "Repetition",
                "ExecutionTimeLimit",
                "RandomDelay",
                "ScheduleByDay",
            ],
        ),
        ("ScheduleByDay", &["DaysInterval"]),
        (
            "Settings",
            &[
                "AllowStartOnDemand",
                "MultipleInstancesPolicy",
                "DisallowStartIfOnBatteries",
                "StopIfGoingOnBatteries",
                "AllowHardTerminate",
                "StartWhenAvailable",
                "Enabled",
                "Hidden",
                "RunOnlyIfNetworkAvailable",
                "WakeToRun",
                "ExecutionTimeLimit",
                "Priority",
            ],
        ),
        ("Principals", &["Principal"]),
        ("Principal", &["UserId", "LogonType", "GroupId", "RunLevel", "DisplayName"]),
        ("Actions", &["Exec"]),
        ("Exec", &["Command", "Arguments", "WorkingDirectory"]),
    ];
    let tasks = blocks(&project("output/README.md"), "xml");
    let task = tasks.iter().find(|block| block.starts_with("<Task ")).unwrap();
    let task = roxmltree::Document::parse(task).unwrap();
    let root = task.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://schemas.microsoft.com/windows/2004/02/mit/task"));
    for parent in root.descendants().filter(|node| node.children().any(|child| child.is_element())) {
        let name = parent.tag_name().name();
        let (_, known) = CHILDREN.iter().find(|(one, _)| *one == name).unwrap_or_else(|| panic!("<{name}>"));
        let children = parent.children().filter(|child| child.is_element()).map(|child| child.tag_name().name());
        let places: Vec<usize> = children
            .map(|child| known.iter().position(|one| *one == child).unwrap_or_else(|| panic!("<{name}><{child}>")))
            .collect();
        assert!(places.is_sorted() && !places.is_empty(), "<{name}>");
    }
    let text =
        |name: &str| root.descendants().find(|node| node.has_tag_name((root.tag_name().namespace().unwrap(), name)));
    let arguments = text("Arguments").unwrap().text().unwrap();
    assert!(arguments.ends_with(">> D:\\intune\\build.log 2>&1\""), "{arguments}");
}

/// Generates tables of all structs passed to templates from their documentation.
#[test]
fn the_theme_contract_is_documented() {
    fn add<T: JsonSchema>(structs: &mut BTreeMap<String, Value>) -> String {
        let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
        let mut schema: Value = schema.into();
        if let Some(Value::Object(definitions)) = schema.get_mut("$defs").map(Value::take) {
            structs.extend(definitions);
        }
        let name = schema["title"].as_str().unwrap().to_owned();
        structs.insert(name.clone(), schema);
        name
    }
    let mut structs = BTreeMap::new();
    let mut out = String::new();
    writeln!(out, "| page kind, template | what it is | data |\n| --- | --- | --- |").unwrap();
    for kind in PageKind::ALL {
        let name = match kind {
            PageKind::Fleet => add::<view::FleetPage>(&mut structs),
            PageKind::Hub => add::<view::Hub>(&mut structs),
            PageKind::Connectors => add::<view::ConnectorsPage>(&mut structs),
            PageKind::ConnectorType => add::<view::ConnectorTypePage>(&mut structs),
            PageKind::Connector => add::<view::ConnectorPage>(&mut structs),
            PageKind::Incidents => add::<view::IncidentsPage>(&mut structs),
            PageKind::Incident => add::<view::IncidentPage>(&mut structs),
            PageKind::Messages => add::<view::MessagesPage>(&mut structs),
            PageKind::Message => add::<view::MessagePage>(&mut structs),
            PageKind::Changes => add::<view::ChangesPage>(&mut structs),
            PageKind::Baselines => add::<view::BaselinesPage>(&mut structs),
            PageKind::Archive => add::<view::ArchivePage>(&mut structs),
            PageKind::Snapshot => add::<view::SnapshotPage>(&mut structs),
            PageKind::Board => add::<view::BoardPage>(&mut structs),
            PageKind::Search => add::<view::SearchPage>(&mut structs),
            PageKind::Report => add::<view::ReportPage>(&mut structs),
        };
        let about = structs[&name]["description"].as_str().unwrap_or_default();
        writeln!(out, "| `{}.html` | {about} | {} |", kind.name(), link(&name)).unwrap();
    }
    for (name, schema) in &structs {
        let about = schema["description"].as_str().unwrap_or_default();
        writeln!(out, "\n### {name}\n\n{about}\n\n| field | type | meaning |\n| --- | --- | --- |").unwrap();
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (field, property) in schema["properties"].as_object().unwrap() {
            let about = property["description"].as_str().unwrap_or_default().replace('\n', " ");
            assert!(!about.is_empty(), "{name}.{field} is not documented");
            assert!(required.contains(&field.as_str()) || is_nullable(property), "{name}.{field} may be missing");
            writeln!(out, "| `{field}` | {} | {} |", type_of(property), about.replace('|', "\\|")).unwrap();
        }
    }
    for name in structs.keys() {
        // Rustdoc's links, without an address.
        out = out
            .replace(&format!("[{name}]"), &link(name))
            .replace(&format!("{}(#", link(name)), &format!("[{name}](#"));
    }
    bless::region("themes/README.md", "contract", &out);
}

/// Returns the lines of a document outside fenced blocks, with their numbers.
fn lines_outside_fences(document: &str) -> Vec<(usize, &str)> {
    let mut fenced = false;
    let lines = document.lines().enumerate().map(|(number, line)| (number + 1, line));
    lines
        .filter(|(_, line)| {
            let is_fence = line.trim_start().starts_with("```");
            fenced ^= is_fence;
            !fenced && !is_fence
        })
        .collect()
}

/// Returns the number of cells in a row of a table: `\|` does not separate cells, even in code.
fn cells(row: &str) -> usize {
    row.replace("\\|", "").matches('|').count() - 1
}

/// A tool that wraps paragraphs must not touch tables.
#[test]
fn every_table_of_the_documents_is_a_table() {
    for path in DOCUMENTS {
        let document = project(path);
        let mut header: Option<usize> = None;
        let mut before = (0, "");
        for (number, line) in lines_outside_fences(&document) {
            let is_row = line.starts_with('|');
            assert!(
                is_row || !line.trim_start().starts_with("| "),
                "{path}:{number}: a paragraph with a line of a table"
            );
            if !is_row {
                header = None;
            } else if let Some(width) = header {
                assert!(line.ends_with('|'), "{path}:{number}: the row does not end with `|`");
                assert_eq!(cells(line), width, "{path}:{number}: number of cells");
            } else {
                let is_after_text =
                    before.0 + 1 == number && !before.1.trim().is_empty() && !before.1.starts_with("<!--");
                assert!(!is_after_text, "{path}:{number}: a paragraph with a line of a table");
                assert!(line.ends_with('|'), "{path}:{number}: the row does not end with `|`");
                let rule = document.lines().nth(number).unwrap_or_default();
                assert!(rule.starts_with("| ---"), "{path}:{number}: a table without a header");
                header = Some(cells(line));
            }
            before = (number, line);
        }
    }
}

/// Returns the anchor that GitHub gives to a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().trim().to_lowercase().replace(' ', "-")
}

#[test]
fn links_between_the_documents_lead_to_a_heading() {
    let anchors = |path: &str| -> Vec<String> {
        let document = project(path);
        let lines = lines_outside_fences(&document);
        lines.into_iter().filter(|(_, line)| line.starts_with('#')).map(|(_, line)| anchor(line)).collect()
    };
    for path in DOCUMENTS {
        let document = project(path);
        let folder = Path::new(path).parent().unwrap();
        for (number, line) in lines_outside_fences(&document) {
            let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
            for target in targets.filter(|target| !target.contains("://")) {
                let (file, heading) = target.split_once('#').unwrap_or((target, ""));
                let mut full = if file.is_empty() { path.into() } else { folder.join(file) };
                while let Some((above, below)) = full.to_str().and_then(|full| full.split_once("../")) {
                    full = Path::new(above).parent().unwrap_or(Path::new("")).join(below);
                }
                let full = full.to_str().unwrap();
                let exists = Path::new(env!("CARGO_MANIFEST_DIR")).join(full).exists();
                assert!(exists, "{path}:{number}: {target} does not exist");
                let leads = heading.is_empty() || anchors(full).iter().any(|anchor| anchor == heading);
                assert!(leads, "{path}:{number}: {target} is not the anchor of a heading");
            }
        }
    }
}

#[test]
fn components_in_the_theme_readme_exist() {
    let components = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/components");
    let files = fs::read_dir(components).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let components: String = files.collect();
    let document = project("themes/README.md");
    for name in document.split("`ui.").skip(1).filter_map(|rest| rest.split_once('`')).map(|(name, _)| name) {
        assert!(components.contains(&format!("component ui.{name}(")), "ui.{name}");
    }
}

fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

fn is_nullable(property: &Value) -> bool {
    let null = |kind: &Value| kind == "null";
    property["type"].as_array().is_some_and(|types| types.iter().any(null))
        || property["anyOf"].as_array().is_some_and(|any| any.iter().any(|one| null(&one["type"])))
}

fn type_of(property: &Value) -> String {
    if let Some(reference) = property["$ref"].as_str() {
        return link(reference.rsplit('/').next().unwrap());
    }
    if let Some(any) = property["anyOf"].as_array() {
        let known = any.iter().find(|one| one["type"] != "null").unwrap();
        return format!("{} or null", type_of(known));
    }
    let plain = |kind: &str| match kind {
        "array" => format!("list of {}", type_of(&property["items"])),
        "object" => format!("map of text to {}", type_of(&property["additionalProperties"])),
        "string" => "text".to_owned(),
        "boolean" => "true or false".to_owned(),
        "integer" => "number".to_owned(),
        other => other.to_owned(),
    };
    match &property["type"] {
        Value::String(kind) => plain(kind),
        Value::Array(kinds) => {
            let kind = kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap();
            format!("{} or null", plain(kind))
        }
        other => panic!("{other}"),
    }
}
