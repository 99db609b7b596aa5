//! Tables for spreadsheets, read by Python's `csv`, by LibreOffice and by openpyxl, where they are installed.

use crate::real_data::{shared, vectors};

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{Cursor, Read},
    path::{Path, PathBuf},
    process::Command,
};

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tenant_status::{
    Build,
    audience::{Audience, SiteSection},
    exports::{self, tables::columns},
    pipeline::plan_whole,
    site::{Settings, links::Addresses, tables::Table},
    snapshot::{self, Services},
    text_safety::line,
};

/// Rows by column.
type Rows = Vec<BTreeMap<String, String>>;

/// Data files of a site, by path.
struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// Plans a site with these snapshots, and writes its data files.
    #[track_caller]
    fn of(snapshots: &[Value], settings: &Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (number, snapshot) in snapshots.iter().enumerate() {
            fs::write(folder.path().join(format!("{number}.json")), snapshot.to_string()).unwrap();
        }
        Files::of_folder(folder.path(), settings)
    }

    #[track_caller]
    fn of_folder(data: &Path, settings: &Settings) -> Self {
        let (archive, findings) = snapshot::read(data, Services::All, &()).unwrap();
        assert!(!findings.has_errors(), "{:#?}", findings.sorted());
        let histories = archive.histories();
        let site = plan_whole(&histories, settings, None);
        let planned = exports::planned(&site).into_iter();
        Files(planned.map(|file| (file.path.as_str().to_owned(), exports::bytes(&site, &file))).collect())
    }

    fn sample() -> Self {
        Files::of_folder(&project("data"), &Settings::default())
    }

    fn text(&self, name: &str) -> &str {
        std::str::from_utf8(&self.0[name]).unwrap()
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(self.text(name)).unwrap()
    }

    /// Returns the rows of a CSV file, which is one as RFC 4180 describes it.
    #[track_caller]
    fn rows(&self, name: &str) -> Rows {
        let text = self.text(name).strip_prefix('\u{feff}').expect("Excel needs a byte order mark");
        assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count(), "{name}");
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        csv.deserialize().collect::<Result<_, _>>().unwrap()
    }

    /// Returns the sheets of the workbook.
    fn sheets(&self) -> Vec<Sheet> {
        sheets(&self.0["status.xlsx"])
    }

    /// Writes a file into a temporary folder.
    fn saved(&self, name: &str) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, &self.0[name]).unwrap();
        (folder, path)
    }
}

/// A sheet of a workbook, as its XML describes it.
#[derive(Debug)]
struct Sheet {
    name: String,
    /// Texts, numbers and booleans as they are stored.
    cells: Vec<Vec<String>>,
    /// Number of cells that are numbers.
    numbers: usize,
    links: Vec<String>,
}

/// Reads a workbook, and checks that it is harmless and easy to use.
#[track_caller]
fn sheets(bytes: &[u8]) -> Vec<Sheet> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| -> Option<String> {
        let mut text = String::new();
        zip.by_name(name).ok()?.read_to_string(&mut text).unwrap();
        Some(text)
    };
    let book = part("xl/workbook.xml").unwrap();
    let strings = part("xl/sharedStrings.xml").unwrap();
    let strings = roxmltree::Document::parse(&strings).unwrap();
    let of_item = |item: roxmltree::Node<'_, '_>| -> String {
        item.descendants()
            .filter(|node| node.has_tag_name((item.tag_name().namespace().unwrap(), "t")))
            .filter_map(|node| node.text())
            .collect()
    };
    let strings: Vec<String> =
        strings.root_element().children().filter(|node| node.is_element()).map(of_item).collect();
    let book = roxmltree::Document::parse(&book).unwrap();
    let names = book
        .descendants()
        .filter(|node| node.tag_name().name() == "sheet")
        .map(|node| node.attribute("name").unwrap().to_owned());
    let mut sheets = Vec::new();
    for (number, name) in (1..).zip(names) {
        let text = part(&format!("xl/worksheets/sheet{number}.xml")).unwrap();
        let xml = roxmltree::Document::parse(&text).unwrap();
        let all = |name: &'static str| xml.descendants().filter(move |node| node.tag_name().name() == name);
        assert_eq!(all("f").count(), 0, "{name} has a formula");
        assert!(
            all("pane").any(|pane| pane.attribute("state") == Some("frozen") && pane.attribute("ySplit") == Some("1")),
            "{name}"
        );
        assert_eq!(all("autoFilter").count(), 1, "{name}");
        let numbers = all("c").filter(|cell| cell.attribute("t").is_none() && cell.has_children()).count();
        let cell = |cell: roxmltree::Node<'_, '_>| {
            let value = cell
                .children()
                .find(|node| node.tag_name().name() == "v")
                .and_then(|node| node.text())
                .unwrap_or_default();
            if cell.attribute("t") == Some("s") {
                strings[value.parse::<usize>().unwrap()].clone()
            } else {
                value.to_owned()
            }
        };
        let cells = all("row").map(|row| row.children().filter(|node| node.is_element()).map(cell).collect()).collect();
        let links =
            part(&format!("xl/worksheets/_rels/sheet{number}.xml.rels")).unwrap_or_else(|| "<none/>".to_owned());
        let links = roxmltree::Document::parse(&links).unwrap();
        let links = links.descendants().filter_map(|node| node.attribute("Target").map(str::to_owned)).collect();
        sheets.push(Sheet { name, cells, numbers, links });
    }
    sheets
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Returns a snapshot of a tenant, modified by `change`.
fn snapshot(change: impl FnOnce(&mut Value)) -> Value {
    let mut snapshot = json!({
        "schema": "tenant-status/v1",
        "captured_at": "2026-11-22T08:00:00Z",
        "tenant": { "id": "11111111-2222-3333-4444-555555555555", "name": "Fabrikam Inc" },
        "licenses": [{ "sku": "EMS", "total": 100, "assigned": 90 }],
        "connectors": [{ "type": "jamf", "id": "jamf", "name": "Jamf", "last_success_at": "2026-11-22T07:00:00Z" }],
        "incidents": [],
        "messages": [],
    });
    change(&mut snapshot);
    snapshot
}

/// Undoes what makes a cell harmless, as `data/README.md` describes it.
fn without_apostrophes(cell: &str) -> String {
    let part = |part: &str| {
        let begin = part.trim_start_matches(' ');
        let spaces = &part[..part.len() - begin.len()];
        let guarded = begin.starts_with('\'') && begins_a_formula(begin);
        if guarded { format!("{spaces}{}", &begin[1..]) } else { part.to_owned() }
    };
    cell.split_inclusive(';').map(part).collect()
}

fn begins_a_formula(text: &str) -> bool {
    text.trim_start_matches([' ', '\'', '"']).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Returns the output of a program, `None` if it is not installed.
#[track_caller]
fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = match Command::new(program).args(arguments).output() {
        Ok(output) => output,
        Err(_) => {
            shared::not_run(&format!("{program} is not installed"));
            return None;
        }
    };
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Reads a CSV file with Python.
const CSV: &str = "
import csv, json, sys
with open(sys.argv[1], newline='', encoding='utf-8-sig') as file:
    print(json.dumps(list(csv.DictReader(file, strict=True))))
";

/// Reads a workbook with openpyxl: name, frozen cell, filter and cells of each sheet.
const WORKBOOK: &str = "
import datetime, json, sys
try:
    import openpyxl
except ImportError:
    print('null')
    sys.exit()
book = openpyxl.load_workbook(sys.argv[1])
shown = lambda value: value.isoformat() if isinstance(value, datetime.datetime) else value
print(json.dumps([[sheet.title, sheet.freeze_panes, sheet.auto_filter.ref,
    [[shown(cell.value) for cell in row] for row in sheet.iter_rows()]] for sheet in book]))
";

// ------------------------------------------------------------------------------------------------------------ sample

#[test]
fn the_tables_of_the_sample_have_the_facts_of_its_json_files() {
    let files = Files::sample();
    let status = files.json("status.json");
    let members: Vec<(&Value, &Value)> = { status["connectors"].as_array().unwrap().iter() }
        .flat_map(|group| group["members"].as_array().unwrap().iter().map(move |member| (group, member)))
        .collect();
    let text = |value: &Value| line(value.as_str().unwrap_or_default(), 16_000);
    let rows = files.rows("connectors.csv");
    let (listed, missing): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row["captured"] == "yes");
    assert_eq!(listed.len(), members.len());
    for (row, (group, member)) in listed.iter().zip(&members) {
        for key in ["id", "name", "status", "because", "last_success_at", "expires_at", "link", "page"] {
            assert_eq!(row[key], text(&member[key]), "{key}");
        }
        assert_eq!((&row["type"], &row["label"]), (&text(&group["type"]), &text(&group["label"])));
        assert_eq!((row["captured_at"].as_str(), row["tenant"].as_str()), ("2026-11-22T08:00:00Z", "Contoso Ltd"));
        assert!(row["action"].is_empty() || row["status"] != "healthy" || !row["reports"].is_empty());
    }
    assert!(listed.iter().any(|row| !row["action"].is_empty() && !row["reports"].is_empty()));
    let missing: Vec<_> = missing.iter().map(|row| (row["type"].as_str(), row["status"].as_str())).collect();
    assert_eq!(missing, [("chrome-enterprise", "not_captured")]);

    for (name, section) in [("messages", "messages"), ("incidents", "incidents")] {
        let rows = files.rows(&format!("{name}.csv"));
        let items = status[section].as_array().unwrap();
        assert_eq!(rows.len(), items.len(), "{name}");
        for (row, item) in rows.iter().zip(items) {
            for (key, value) in item.as_object().unwrap() {
                let value = value.as_bool().map_or_else(|| text(value), |is| is.to_string());
                assert_eq!(row[key], value, "{name} {key}");
            }
        }
    }
    let licenses = files.rows("licenses.csv");
    assert_eq!(licenses.len(), status["licenses"]["skus"].as_array().unwrap().len());
    let total: u64 = licenses.iter().map(|row| row["total"].parse::<u64>().unwrap()).sum();
    assert_eq!(total, status["licenses"]["total"]);

    let history = files.json("history.json");
    let mut rows = files.rows("changes.csv");
    rows.sort_by(|a, b| a["at"].cmp(&b["at"]));
    let changes = history["changes"].as_array().unwrap();
    assert_eq!(rows.len(), changes.len());
    for (row, change) in rows.iter().zip(changes) {
        for key in ["at", "kind", "subject", "title", "because", "page"] {
            assert_eq!(row[key], text(&change[key]), "{key}");
        }
    }
    assert!(files.rows("changes.csv").is_sorted_by(|a, b| a["at"] >= b["at"]), "newest first");
}

#[test]
fn the_workbook_has_the_same_rows_with_real_dates() {
    let files = Files::sample();
    let sheets = files.sheets();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Connectors", "Licenses", "News", "Service health", "Changes"]);
    for (sheet, table) in sheets.iter().zip(Table::OF_TENANT) {
        let rows = files.rows(&format!("{}.csv", table.name()));
        assert_eq!(sheet.cells.len(), rows.len() + 1, "{}", sheet.name);
        assert!(sheet.cells[0].iter().any(|heading| heading.ends_with(" (UTC)")), "{:?}", sheet.cells[0]);
        assert!(sheet.numbers >= rows.len(), "{}: dates are no texts", sheet.name);
    }
    assert!(sheets[0].links.iter().all(|link| link.starts_with("https://intune.microsoft.com/")), "{sheets:?}");
    assert!(!sheets[0].links.is_empty());
    assert!(sheets[0].cells[1].contains(&"Not captured".to_owned()));
    assert_eq!(files.0["status.xlsx"], Files::sample().0["status.xlsx"]);
    // Each entry of the archive has the first time that the format can store, on every system.
    let mut zip = zip::ZipArchive::new(Cursor::new(&files.0["status.xlsx"])).unwrap();
    for number in 0..zip.len() {
        let entry = zip.by_index(number).unwrap();
        assert_eq!(entry.last_modified(), Some(zip::DateTime::default()), "{number}");
        assert_eq!(entry.unix_mode().map(|mode| mode & 0o777), Some(0o600), "{number}");
    }
}

// ----------------------------------------------------------------------------------------------------- other readers

#[test]
fn python_reads_every_csv_file() {
    let files = Files::sample();
    for table in Table::OF_TENANT {
        let name = format!("{}.csv", table.name());
        let (_folder, path) = files.saved(&name);
        let read = output("python3", &["-c", CSV, path.to_str().unwrap()]).expect("python3 is installed by tests/run");
        assert_eq!(serde_json::from_str::<Rows>(&read).unwrap(), files.rows(&name), "{name}");
    }
}

#[test]
fn openpyxl_reads_the_workbook() {
    let files = Files::sample();
    let (_folder, path) = files.saved("status.xlsx");
    // The package of Debian belongs to the system's Python.
    let python = if Path::new("/usr/bin/python3").exists() { "/usr/bin/python3" } else { "python3" };
    let Some(read) = output(python, &["-c", WORKBOOK, path.to_str().unwrap()]) else { return };
    let Some(sheets) = serde_json::from_str::<Option<Vec<(String, String, String, Vec<Vec<Value>>)>>>(&read).unwrap()
    else {
        return shared::not_run("openpyxl is not installed");
    };
    assert_eq!(sheets.len(), 5);
    for ((name, frozen, filter, cells), table) in sheets.iter().zip(Table::OF_TENANT) {
        let rows = files.rows(&format!("{}.csv", table.name()));
        assert_eq!(frozen, "A2", "{name}");
        assert!(filter.starts_with("A1:") && filter.ends_with(&cells.len().to_string()), "{name}: {filter}");
        assert_eq!(cells.len(), rows.len() + 1, "{name}");
        let keys: Vec<&str> = columns(table).iter().map(|column| column.key).collect();
        for (cells, row) in cells[1..].iter().zip(&rows) {
            for (cell, key) in cells.iter().zip(&keys).filter(|(_, key)| key.ends_with("_at") || **key == "at") {
                let until_seconds: String = row[*key].chars().take(19).collect();
                assert_eq!(
                    cell.as_str().unwrap_or_default().get(..19).unwrap_or_default(),
                    until_seconds,
                    "{name} {key}"
                );
            }
            for (cell, key) in
                cells.iter().zip(&keys).filter(|(_, key)| ["total", "assigned", "id", "name"].contains(*key))
            {
                let cell =
                    cell.as_u64().map_or_else(|| cell.as_str().unwrap_or_default().to_owned(), |it| it.to_string());
                assert_eq!(cell, row[*key], "{name} {key}");
            }
        }
    }
}

/// LibreOffice reads both forms, and saves what it has read as CSV.
#[test]
fn libreoffice_reads_both_forms() {
    let files = Files::sample();
    let profile = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", profile.path().display());
    let convert = |name: &str, options: &[&str]| -> Option<BTreeMap<String, Vec<Vec<String>>>> {
        let (folder, path) = files.saved(name);
        let out = folder.path().join("out");
        let to = ["--headless", &profile];
        let [out_dir, path] = [&out, &path].map(|path| path.to_str().unwrap());
        let arguments: Vec<&str> =
            to.into_iter().chain(options.iter().copied()).chain(["--outdir", out_dir, path]).collect();
        output("soffice", &arguments)?;
        let saved = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
        let read = |path: PathBuf| {
            let mut csv = csv::ReaderBuilder::new().has_headers(false).from_path(&path).unwrap();
            let rows = csv.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            (path.file_stem().unwrap().to_string_lossy().into_owned(), rows)
        };
        Some(saved.map(read).collect())
    };
    // The last option writes each sheet into a file of its own.
    let as_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let Some(sheets) = convert("status.xlsx", &["--convert-to", as_csv]) else { return };
    assert_eq!(sheets.len(), 5, "{:?}", sheets.keys());
    for (table, title) in
        Table::OF_TENANT.into_iter().zip(["Connectors", "Licenses", "News", "Service health", "Changes"])
    {
        let (cells, rows) = (&sheets[&format!("status-{title}")], files.rows(&format!("{}.csv", table.name())));
        assert_eq!(cells.len(), rows.len() + 1, "{title}");
        let keys = columns(table);
        for (cells, row) in cells[1..].iter().zip(&rows) {
            for (cell, column) in
                cells.iter().zip(keys).filter(|(_, column)| ["id", "name", "total", "because"].contains(&column.key))
            {
                assert_eq!(*cell, row[column.key], "{title} {}", column.key);
            }
        }
    }
    // Every column is read as text, so that nothing is converted.
    let texts: Vec<String> = (1..=20).map(|column| format!("{column}/2")).collect();
    let filter = format!("--infilter=CSV:44,34,76,1,{}", texts.join("/"));
    for table in Table::OF_TENANT {
        let name = format!("{}.csv", table.name());
        let as_csv = "csv:Text - txt - csv (StarCalc):44,34,76";
        let read = convert(&name, &[&filter, "--convert-to", as_csv]).unwrap();
        let cells = &read[table.name()];
        let rows = files.rows(&name);
        assert_eq!(cells.len(), rows.len() + 1, "{name}");
        for (cells, row) in cells[1..].iter().zip(&rows) {
            let read: BTreeMap<String, String> =
                columns(table).iter().map(|column| column.key.to_owned()).zip(cells.iter().cloned()).collect();
            assert_eq!(read, *row, "{name}");
        }
    }
}

// ---------------------------------------------------------------------------------------------------------- hostility

/// Names of connectors come back from the CSV file as they are in `status.json`, and no cell is a formula for anybody.
#[track_caller]
fn check_names(names: &[String]) {
    let files = Files::of(
        &[snapshot(|it| {
            it["connectors"] = { names.iter().enumerate() }
                .map(|(number, name)| json!({ "type": "jamf", "id": number.to_string(), "name": name }))
                .collect();
        })],
        &Settings::default(),
    );
    let (_folder, path) = files.saved("connectors.csv");
    let read = output("python3", &["-c", CSV, path.to_str().unwrap()]).expect("python3 is installed by tests/run");
    let rows: Rows = serde_json::from_str(&read).unwrap();
    assert_eq!(rows, files.rows("connectors.csv"));
    let status = files.json("status.json");
    let group = status["connectors"].as_array().unwrap().iter().find(|group| group["type"] == "jamf").unwrap();
    let members: BTreeMap<&str, &str> = { group["members"].as_array().unwrap().iter() }
        .map(|member| (member["id"].as_str().unwrap(), member["name"].as_str().unwrap()))
        .collect();
    let rows: Vec<_> = rows.iter().filter(|row| row["captured"] == "yes").collect();
    assert_eq!(rows.len(), names.len());
    for row in rows {
        assert_eq!(without_apostrophes(&row["name"]), line(members[row["id"].as_str()], 16_000));
        for cell in row.values() {
            assert!(!cell.contains(['\r', '\n', '\t', '\0']) && cell.encode_utf16().count() <= 32_767, "{cell:?}");
            // A program that separates cells by semicolons ends a cell there.
            for part in cell.split(';') {
                assert!(!begins_a_formula(part) || part.trim_start_matches(' ').starts_with('\''), "{cell:?}");
            }
        }
    }
    // In the workbook, a text is a text: nothing is added to it.
    let expected: BTreeSet<String> = members.values().map(|name| line(name, 16_000)).collect();
    let sheet = files.sheets().swap_remove(0);
    let cells: BTreeSet<&String> = sheet.cells.iter().flatten().collect();
    let escaped = |name: &&String| !name.contains("_x");
    let lost: Vec<_> = expected.iter().filter(escaped).filter(|name| !cells.contains(name)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn any_text_comes_back_and_none_is_a_formula() {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let any = prop_oneof![any::<String>(), "[ '\"]{0,2}[=+@＝＋－＠-][\\PC]{0,8}", "[a-c,;\"'=+@ \r\n\t-]{0,12}",];
    let names: Vec<String> = (0..600).map(|_| any.new_tree(&mut runner).unwrap().current()).collect();
    check_names(&names);
}

#[test]
fn hostile_text_of_public_collections_comes_back() {
    let Some(strings) = vectors::names() else { return };
    check_names(&strings);
    shared::tell(&format!("{} strings in a CSV file and a workbook", strings.len()));
}

#[test]
fn only_web_addresses_become_links() {
    let with = |link: &str| snapshot(|it| it["connectors"][0]["link"] = json!(link));
    let links = |link: &str, settings: &Settings| Files::of(&[with(link)], settings).sheets().swap_remove(0).links;
    let settings = Settings::default();
    assert_eq!(links("https://jamf.example/", &settings), ["https://jamf.example/"]);
    for other in ["file:///etc/passwd", "javascript:alert(1)", "internal:Sheet1!A1", "mailto:a@b.example", "=1+1"] {
        assert_eq!(links(other, &settings), [""; 0], "{other}");
    }
    let as_text = Addresses { links: tenant_status::content::Links::AsText, ..Addresses::default() };
    assert_eq!(links("https://jamf.example/", &Settings { addresses: as_text, ..settings.clone() }), [""; 0]);
    let published = Settings { base_url: Some("https://a.example/intune/".to_owned()), ..settings };
    let files = Files::of(&[with("https://jamf.example/")], &published);
    let page = "https://a.example/intune/connectors/jamf/jamf.html";
    assert_eq!(files.rows("connectors.csv").last().unwrap()["page"], page);
    assert_eq!(files.sheets()[0].links, ["https://jamf.example/", page]);
}

// --------------------------------------------------------------------------------------- missing data, who sees what

#[test]
fn what_was_not_captured_is_a_row_that_is_never_taken_for_none() {
    let nothing = snapshot(|it| {
        for section in ["licenses", "connectors", "incidents", "messages"] {
            it.as_object_mut().unwrap().remove(section);
        }
    });
    let files = Files::of(&[nothing], &Settings::default());
    for (name, text) in [("connectors", "because"), ("licenses", "name"), ("messages", "title"), ("incidents", "title")]
    {
        let rows = files.rows(&format!("{name}.csv"));
        let [row] = &rows[..] else { panic!("{name}: {rows:#?}") };
        assert_eq!(row["captured"], "no", "{name}");
        assert!(row[text].contains("that does not mean there "), "{name}: {row:?}");
        assert!(row.get("id").is_none_or(String::is_empty) && row.get("total").is_none_or(String::is_empty), "{row:?}");
        assert_eq!(row["tenant"], "Fabrikam Inc");
    }
    for sheet in &files.sheets()[..4] {
        assert_eq!(sheet.cells.len(), 2, "{sheet:?}");
        assert_eq!(sheet.cells[1][0], "Not captured");
    }
    // Captured and empty: no row.
    let files = Files::of(&[snapshot(|_| {})], &Settings::default());
    assert!(files.rows("messages.csv").is_empty() && files.rows("incidents.csv").is_empty());
    assert_eq!(files.rows("licenses.csv").len(), 1);
}

#[test]
fn data_captured_in_part_has_a_row_that_says_so() {
    let files = Files::of_folder(&project("tests/golden/problems-and-gaps/data"), &Settings::default());
    let status = files.json("status.json");
    let in_part: Vec<&str> = status["captured_in_part"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(!in_part.is_empty());
    for part in in_part {
        let (table, kind) = part.split_once('/').unwrap_or((part, ""));
        let rows = files.rows(&format!("{table}.csv"));
        let says = |row: &BTreeMap<String, String>| {
            row["captured"] == "in_part" && row.get("type").map_or("", String::as_str) == kind
        };
        assert!(rows.iter().any(says), "{part}: {rows:#?}");
    }
    for part in status["not_captured"].as_array().unwrap().iter().filter_map(Value::as_str) {
        let (table, _) = part.split_once('/').unwrap_or((part, ""));
        assert!(files.rows(&format!("{table}.csv")).iter().any(|row| row["captured"] != "yes"), "{part}");
    }
}

#[test]
fn an_audience_has_the_tables_of_its_sections() {
    let sections =
        [(SiteSection::Connectors, "connectors", "Connectors"), (SiteSection::Health, "incidents", "Service health")];
    for (section, name, title) in sections {
        let audience = Audience {
            name: "some".to_owned(),
            title: None,
            sections: [section].into(),
            hide: BTreeSet::new(),
            patterns: Vec::new(),
        };
        let files = Files::of(&[snapshot(|_| {})], &Settings::default().for_audience(&audience));
        let csv: Vec<&String> = files.0.keys().filter(|path| path.ends_with(".csv")).collect();
        assert_eq!(csv, [&format!("{name}.csv")]);
        let sheets: Vec<String> = files.sheets().into_iter().map(|sheet| sheet.name).collect();
        assert_eq!(sheets, [title]);
    }
    let tenant_only = Audience {
        name: "some".to_owned(),
        title: None,
        sections: [SiteSection::Tenant].into(),
        hide: BTreeSet::new(),
        patterns: Vec::new(),
    };
    let files = Files::of(&[snapshot(|_| {})], &Settings::default().for_audience(&tenant_only));
    assert!(files.0.keys().all(|path| !path.ends_with(".csv") && !path.ends_with(".xlsx")), "{:?}", files.0.keys());
}

#[test]
fn a_setting_switches_the_workbook_off() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("1.json"), snapshot(|_| {}).to_string()).unwrap();
    let build = Build::new(&data, folder.path().join("site"));
    let build_with = |settings: &str| {
        fs::write(data.join("tenant-status.yaml"), settings).unwrap();
        tenant_status::build(&build, &()).unwrap();
        let page = fs::read_to_string(build.out.join("index.html")).unwrap();
        (build.out.join("status.xlsx").exists(), page.contains("status.xlsx"), page.contains("licenses.csv"))
    };
    assert_eq!(build_with("title: Status\n"), (true, true, true));
    assert_eq!(build_with("tables: { workbook: false }\n"), (false, false, true));
    assert!(build.out.join("connectors.csv").exists());
    assert_eq!(build_with("tables: { workbook: true }\n"), (true, true, true));
}

#[test]
fn a_workbook_in_another_language_keeps_the_keys_of_csv_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut build = Build::new(project("data"), folder.path().join("site"));
    build.locale.language = Some("de".parse().unwrap());
    tenant_status::build(&build, &()).unwrap();
    let names =
        Table::OF_TENANT.map(|table| format!("{}.csv", table.name())).into_iter().chain(["status.xlsx".to_owned()]);
    let files = Files(names.map(|name| (name.clone(), fs::read(build.out.join(name)).unwrap())).collect());
    let sheets = files.sheets();
    assert_eq!(sheets[0].name, "Connectors");
    assert!(sheets[0].cells[0].contains(&"Seite".to_owned()), "{:?}", sheets[0].cells[0]);
    for table in Table::OF_TENANT {
        let name = format!("{}.csv", table.name());
        let heading = files.text(&name).lines().next().unwrap().trim_start_matches('\u{feff}').to_owned();
        let keys: Vec<&str> = columns(table).iter().map(|column| column.key).collect();
        assert_eq!(heading, keys.join(","));
    }
    let statuses: BTreeSet<String> =
        files.rows("connectors.csv").into_iter().map(|row| row["status"].clone()).collect();
    assert!(statuses.contains("unhealthy"), "{statuses:?}");
}

#[test]
fn a_fleet_has_a_table_of_its_tenants() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    let of = |name: &str| snapshot(|it| it["tenant"] = json!({ "id": name, "name": name }));
    let mut without_connectors = of("=Contoso");
    without_connectors.as_object_mut().unwrap().remove("connectors");
    fs::write(data.join("1.json"), of("Fabrikam").to_string()).unwrap();
    fs::write(data.join("2.json"), without_connectors.to_string()).unwrap();
    let build = Build::new(&data, folder.path().join("site"));
    tenant_status::build(&build, &()).unwrap();
    let read = |name: &str| fs::read(build.out.join(name)).unwrap();
    let files = Files(
        [("tenants.csv", read("tenants.csv")), ("status.xlsx", read("status.xlsx"))]
            .map(|(name, bytes)| (name.to_owned(), bytes))
            .into(),
    );
    let rows = files.rows("tenants.csv");
    assert_eq!(rows.len(), 2);
    let row = |name: &str| rows.iter().find(|row| row["name"] == name).unwrap();
    let (contoso, fabrikam) = (row("'=Contoso"), row("Fabrikam"));
    assert_eq!((contoso["worst"].as_str(), contoso["healthy"].as_str()), ("not_captured", ""), "{contoso:?}");
    assert_eq!((fabrikam["healthy"].as_str(), fabrikam["unhealthy"].as_str()), ("1", "0"), "{fabrikam:?}");
    assert_eq!((fabrikam["incidents"].as_str(), fabrikam["licenses_total"].as_str()), ("0", "100"));
    assert!(rows.iter().all(|row| build.out.join(&row["page"]).exists()));
    assert_eq!(files.sheets().len(), 1);
    let page = fs::read_to_string(build.out.join("index.html")).unwrap();
    assert!(page.contains("tenants.csv") && page.contains("status.xlsx"));
    assert!(build.out.join("fabrikam/connectors.csv").exists() || build.out.join("Fabrikam/connectors.csv").exists());
}

// ------------------------------------------------------------------------------------------------------------ documents

/// The columns are a promise to programs: a new one comes last, and none changes its name.
#[test]
fn every_column_is_documented() {
    let document = fs::read_to_string(project("data/README.md")).unwrap();
    for table in Table::OF_TENANT.into_iter().chain([Table::Tenants]) {
        let heading = format!("| `{}.csv` | contents |", table.name());
        let (_, rows) = document.split_once(&heading).unwrap_or_else(|| panic!("no table has the heading {heading}"));
        let documented: Vec<&str> = { rows.lines().skip(2).take_while(|row| row.starts_with('|')) }
            .flat_map(|row| row.split('|').nth(1).unwrap().split(','))
            .map(|key| key.trim().trim_matches('`'))
            .collect();
        let keys: Vec<&str> = columns(table).iter().map(|column| column.key).collect();
        assert_eq!(documented, keys, "{}", table.name());
    }
}
