//! Custom themes, as described in `themes/README.md`.

use std::{fs, path::Path};

use tenant_status::{Build, Failure, diagnostic::Diagnostic};

/// A folder with a snapshot, settings and a theme.
pub(crate) struct Case {
    pub(crate) folder: tempfile::TempDir,
}

impl Case {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let case = Case { folder: tempfile::tempdir().unwrap() };
        let snapshot = "schema: tenant-status/v1\ncaptured_at: 2026-11-22\ntenant: { name: Contoso }\n";
        for (path, text) in files.iter().chain(&[("data/snapshot.yaml", snapshot)]) {
            let path = case.folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        case
    }

    pub(crate) fn build(&self) -> Result<(), Failure> {
        let build = Build::new(self.folder.path().join("data"), self.folder.path().join("site"));
        tenant_status::build(&build, &()).map(|_| ())
    }

    pub(crate) fn page(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join("site").join(path)).unwrap()
    }

    /// Returns location, code and message of every finding.
    pub(crate) fn findings(&self) -> Vec<String> {
        self.failures().iter().map(|finding| self.shown(finding)).collect()
    }

    /// Returns location, code, message and help of every finding.
    pub(crate) fn findings_with_help(&self) -> Vec<String> {
        let help = |finding: &Diagnostic| finding.help.clone().unwrap_or_default();
        self.failures().iter().map(|finding| format!("{} ({})", self.shown(finding), help(finding))).collect()
    }

    fn failures(&self) -> Vec<Diagnostic> {
        match self.build() {
            Err(Failure::Data(findings)) => findings.to_vec(),
            other => panic!("{other:?}"),
        }
    }

    fn shown(&self, finding: &Diagnostic) -> String {
        let place = finding.place().replace(&format!("{}/", self.folder.path().display()), "");
        format!("{place} {} {}", finding.code, finding.message)
    }
}

/// Uses the samples of the README in the files that it names.
#[test]
fn the_samples_of_the_readme_form_a_valid_theme() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/README.md")).unwrap();
    let sample = |begin: &str, info: &str| {
        let fence = format!("```{info}\n");
        let blocks = readme.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap());
        blocks.filter(|block| block.starts_with(begin)).map(str::to_owned).next().unwrap()
    };
    let case = Case::new(&[
        ("data/my-theme/theme.yaml", &sample("name: contoso", "yaml")),
        ("data/my-theme/hub.html", &sample("{% extends", "html")),
        ("data/my-theme/words/en.ftl", &sample("skip-to-content", "ftl")),
        ("data/my-theme/assets/own.txt", "mine"),
        ("data/tenant-status.yaml", &sample("theme:", "yaml")),
    ]);
    case.build().map_err(|failure| format!("{failure:?}")).unwrap();
    assert!(case.page("index.html").contains("Ask the service desk."));
    assert!(case.page("index.html").contains("Production tenant"), "the option that was set wins");
    assert!(case.page("index.html").contains("Skip to the status"), "the text is replaced");
    assert!(!case.page("messages/index.html").contains("Ask the service desk."), "other pages are the parent's");
    assert_eq!(case.page("assets/own.txt"), "mine");
    assert!(!case.page("assets/style.css").is_empty(), "assets come from the parent too");
}

#[test]
fn a_file_replaces_that_of_the_parent() {
    let case = Case::new(&[
        ("my/theme.yaml", "name: my\nparent: default\n"),
        ("my/hub.html", "<!doctype html><html lang=en><title>x</title><p>{{ page.tenant }} {{ page.options.contact }}"),
        ("data/tenant-status.yaml", "theme: { name: ../my, options: { contact: us } }\n"),
    ]);
    case.build().map_err(|failure| format!("{failure:?}")).unwrap();
    assert!(case.page("index.html").contains("Contoso us"));
}

#[test]
fn theme_errors_have_a_location() {
    let config = ("data/tenant-status.yaml", "theme: ../my\n");
    let manifest = ("my/theme.yaml", "name: my\nparent: default\n");
    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(Case::new(files).findings(), expected);
    }
    check(
        &[config, manifest, ("my/hub.html", "<p>\n{{ page.title }\n")],
        &["data/../my/hub.html:2:15 template Found `}` but expected }}."],
    );
    check(
        &[config, manifest, ("my/hub.html", "<p>\n  {{ pgae.title }}\n")],
        &[
            "data/../my/hub.html:2:6 template Variable `pgae` is not defined. Available variables: access, baselines, baselines_index, changes, connectors, deadlines, health, news, page, summary, tenant, unread",
        ],
    );
    check(&[config], &["data/tenant-status.yaml:1:8 theme there is no such theme"]);
    check(
        &[config, ("my/theme.yaml", "name: my\nparnet: default\n")],
        &["data/../my/theme.yaml:2:1 unknown-field unknown key `parnet`"],
    );
    check(
        &[("data/tenant-status.yaml", "theme:\n  options: { notcie: x }\n")],
        &["data/tenant-status.yaml:2:14 unknown-field the theme `default` has no option `notcie`"],
    );
    check(
        &[config, ("my/theme.yaml", "name: my\nparent: my\n")],
        &["data/../my/theme.yaml theme the parents of this theme lead back to itself"],
    );
}

/// Whitespace and comments in a script may be significant.
#[test]
fn scripts_are_copied_unchanged() {
    let script = "// </script> and  blanks\n'use strict' ; let a = `  b\n  c`\n;[a].map( (x) => x )\n";
    let page = "<!doctype html><html lang=en><title>x</title><script>let  a = 1 ; // one\nlet b = `  2` ;</script>";
    let case = Case::new(&[
        ("my/theme.yaml", "name: my\nparent: default\n"),
        ("my/assets/own.js", script),
        ("my/hub.html", page),
        ("data/tenant-status.yaml", "theme: ../my\n"),
    ]);
    case.build().map_err(|failure| format!("{failure:?}")).unwrap();
    assert_eq!(case.page("assets/own.js"), script);
    assert!(case.page("index.html").contains("let  a = 1 ; // one\nlet b = `  2` ;"), "{}", case.page("index.html"));
    let ours = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets/age.js")).unwrap();
    assert_eq!(case.page("assets/age.js"), ours);
    assert!(ours.len() < 7 * 1024, "{} bytes: every reader of every page loads it", ours.len());
}

/// A page states when it becomes outdated; pages about the past never do.
#[test]
fn pages_become_outdated_as_configured() {
    #[track_caller]
    fn check(config: &str, seconds: u32) {
        let older = "schema: tenant-status/v1\ncaptured_at: 2026-11-21\ntenant: { name: Contoso }\n";
        let case = Case::new(&[("data/older.yaml", older), ("data/tenant-status.yaml", config)]);
        case.build().map_err(|failure| format!("{failure:?}")).unwrap();
        let seconds = format!("data-too-old=\"{seconds}\"");
        for path in ["index.html", "messages/index.html", "connectors/index.html"] {
            let page = case.page(path);
            for needed in ["data-as-of=\"2026-11-22T00:00:00Z\"", &seconds, "script-src 'self'", "age.js", "id=age"] {
                assert!(page.contains(needed), "{path}: {needed}");
            }
        }
        for path in ["archive/2026-11-21T000000Z.html", "archive/index.html", "changes.html"] {
            let page = case.page(path);
            for wrong in ["data-as-of", "data-too-old", "age.js", "id=age"] {
                assert!(!page.contains(wrong), "{path}: {wrong}");
            }
        }
    }
    check("title: Status\n", 86_400);
    check("stale_after: 36h\n", 129_600);
}

/// As the README describes: one empty block.
#[test]
fn a_theme_may_drop_the_script() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/README.md")).unwrap();
    let begin = readme.find("{% extends \"default/base.html\" %}").unwrap();
    let sample = readme[begin..].split("```").next().unwrap();
    let case = Case::new(&[
        ("my/theme.yaml", "name: my\nparent: default\n"),
        ("my/base.html", sample),
        ("data/tenant-status.yaml", "theme: ../my\n"),
    ]);
    case.build().map_err(|failure| format!("{failure:?}")).unwrap();
    let page = case.page("index.html");
    assert!(page.contains("Contoso") && !page.contains("age.js"), "{page}");
}

/// Returns the rows of the table below a heading of the README, as cells.
fn table_below(heading: &str) -> Vec<Vec<String>> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/README.md")).unwrap();
    let (_, section) = readme.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")).skip(2);
    rows.map(|row| row.split(" | ").map(str::to_owned).collect()).collect()
}

#[test]
fn every_variable_of_the_style_sheet_is_documented_with_its_values() {
    let css =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets/style.css")).unwrap();
    let variables = |css: &str| -> Vec<(String, String)> {
        let (_, rest) = css.split_once(":root {").unwrap();
        let declared = rest.split_once('}').unwrap().0.split(';').filter_map(|line| line.trim().split_once(": "));
        let variables = declared.filter(|(name, _)| name.starts_with("--"));
        variables.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    let (light, dark) = css.split_once("prefers-color-scheme: dark").unwrap();
    let mut documented = [Vec::new(), Vec::new()];
    for row in table_below("Variables of the style sheet") {
        let cells = |column: usize| row[column].split(", ").map(|cell| cell.trim_matches('`').to_owned());
        documented[0].extend(cells(0).zip(cells(1)));
        documented[1].extend(cells(0).zip(cells(2)));
    }
    assert_eq!(documented[0], variables(light));
    assert_eq!(documented[1], variables(dark));
}

#[test]
fn every_block_of_the_base_template_is_documented() {
    let base = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/base.html")).unwrap();
    let blocks: Vec<&str> = base.split("{% block ").skip(1).map(|rest| rest.split(' ').next().unwrap()).collect();
    let documented = table_below("Blocks of the default theme");
    let documented: Vec<&str> = documented.iter().map(|row| row[0].trim_matches('`')).collect();
    assert_eq!(documented, blocks);
}

/// The hub must load quickly over a slow connection to a file share.
#[test]
fn the_hub_of_the_sample_is_small() {
    let out = tempfile::tempdir().unwrap();
    let build = Build::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), out.path().join("site"));
    tenant_status::build(&build, &()).map_err(|failure| format!("{failure:?}")).unwrap();
    let size = |path: &str| fs::read(build.out.join(path)).unwrap().len();
    let (hub, style, script) = (size("index.html"), size("assets/style.css"), size("assets/age.js"));
    assert!(hub <= 70 * 1024, "{hub} bytes");
    // Loaded once for all pages.
    assert!(style + script <= 52 * 1024, "{style} + {script} bytes");
}
