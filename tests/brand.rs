//! The owner's logo and accent colors: options that every theme has.

use std::{collections::BTreeMap, fs, path::Path};

use tenant_status::{Build, Failure, build, verify};

use crate::common::{run, tree};

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\"><!-- note -->\
                    <g style=\"fill:#0b6e4f\"><path d=\"M0 0h90v30z\"/></g></svg>";

const BRAND: &str = "theme: { options: { logo: logo.svg, accent: \"#0b6e4f\" } }\n";

struct Case(tempfile::TempDir);

impl Case {
    /// Creates a data folder with one snapshot, the logo and these files.
    fn new(files: &[(&str, &str)]) -> Self {
        let case = Case(tempfile::tempdir().unwrap());
        case.write(
            "data/contoso.yaml",
            "schema: tenant-status/v1\ncaptured_at: 2026-11-22\ntenant: { name: Contoso }\n",
        );
        case.write("data/logo.svg", LOGO);
        files.iter().for_each(|(path, text)| case.write(path, text));
        case
    }

    fn at(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    #[track_caller]
    fn run(&self, arguments: &[&str]) {
        let said = run(self.0.path(), arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
    }

    /// Returns place and message of every finding of a build.
    fn findings(&self) -> Vec<String> {
        let Err(Failure::Data(findings)) = build(&Build::new(self.at("data"), self.at("site")), &()) else {
            panic!("the settings are accepted");
        };
        let folder = format!("{}/", self.0.path().display());
        let told = findings.iter().map(|finding| format!("{} {}", finding.place(), finding.message));
        told.map(|told| told.replace(&folder, "")).collect()
    }
}

#[test]
fn a_site_with_a_brand_passes_verification() {
    let case = Case::new(&[("data/tenant-status.yaml", BRAND)]);
    build(&Build::new(case.at("data"), case.at("site")), &()).unwrap();
    verify::verify(&case.at("site"), &()).unwrap();
    let logo = case.read("site/assets/logo.svg");
    assert!(logo.contains("style=\"fill:#0b6e4f\"") && !logo.contains("note"), "{logo}");
    assert!(case.read("site/manifest.json").contains("\"assets/logo.svg\""));
    for (page, assets) in [("index.html", "assets/"), ("connectors/index.html", "../assets/")] {
        let page = case.read(&format!("site/{page}"));
        let (before, after) = page.split_once(&format!("{assets}brand.css")).unwrap();
        assert!(before.contains("style.css"), "the style sheet of the brand comes after that of the theme");
        let logo = format!("<img height=\"32\" src=\"{assets}logo.svg\" width=\"96\" alt class=logo>");
        assert!(after.contains(&logo), "{after}");
        assert!(!after.contains("class=mark"), "the mark is replaced");
    }
}

#[test]
fn the_sample_of_the_readme_is_valid() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/README.md")).unwrap();
    let (_, sample) = readme.split_once("```yaml fragment\n").unwrap();
    let case = Case::new(&[("data/tenant-status.yaml", sample.split("```").next().unwrap())]);
    build(&Build::new(case.at("data"), case.at("site")), &()).unwrap();
    assert!(case.read("site/assets/brand.css").contains("#5fc9a4"));
}

#[test]
fn a_site_without_a_brand_has_none_of_its_files() {
    let case = Case::new(&[("data/tenant-status.yaml", "theme: { options: { logo: \"\", accent: \"\" } }\n")]);
    build(&Build::new(case.at("data"), case.at("site")), &()).unwrap();
    assert!(!case.at("site/assets/brand.css").exists() && !case.at("site/assets/logo.svg").exists());
    assert!(!case.read("site/index.html").contains("brand.css") && case.read("site/index.html").contains("class=mark"));
}

#[test]
fn colors_are_written_for_the_modes_that_they_are_set_for() {
    #[track_caller]
    fn check(options: &str, css: Option<&str>) {
        let case = Case::new(&[("data/tenant-status.yaml", &format!("theme: {{ options: {{ {options} }} }}\n"))]);
        build(&Build::new(case.at("data"), case.at("site")), &()).unwrap();
        assert_eq!(fs::read_to_string(case.at("site/assets/brand.css")).ok().as_deref(), css, "{options}");
    }
    let dark = |color: &str| {
        format!("@media screen and (prefers-color-scheme: dark) {{\n  :root {{ --accent: {color}; }}\n}}\n")
    };
    let both = |light: &str, color: &str| format!(":root {{ --accent: {light}; }}\n{}", dark(color));
    check("logo: logo.svg", None);
    check("accent: \"#0B6E4F\", accent_dark: \"#FF8800\"", Some(&both("#0b6e4f", "#ff8800")));
    check("accent_dark: \"#ff8800\"", Some(&dark("#ff8800")));
    // The dark color is derived: the same one if it has enough contrast, else a lighter one.
    check("accent: \"#c05000\"", Some(&both("#c05000", "#c05000")));
}

/// At the limit, a color passes, and the nearest darker or lighter one does not.
#[test]
fn contrast_is_checked_with_the_backgrounds_of_the_theme() {
    let style = ":root { --canvas: #fff; --surface: #fff; --raised: #fff }";
    let files = |color: &str| {
        let settings = format!("theme: {{ name: ../mine, options: {{ accent: \"{color}\" }} }}\n");
        Case::new(&[
            ("mine/theme.yaml", "name: mine\nparent: default\n"),
            ("mine/assets/style.css", style),
            ("data/tenant-status.yaml", &settings),
        ])
    };
    let case = files("#949494");
    build(&Build::new(case.at("data"), case.at("site")), &()).unwrap();
    let message =
        "`#959595` has a contrast of 2.99:1 with the background `#ffffff` in light mode; at least 3:1 is needed";
    assert_eq!(files("#959595").findings(), [format!("data/tenant-status.yaml:1:44 {message}")]);
    // The default theme has darker backgrounds.
    let case = Case::new(&[("data/tenant-status.yaml", "theme: { options: { accent: \"#949494\" } }\n")]);
    assert!(case.findings()[0].contains("with the background `#f4f5f8` in light mode"), "{:?}", case.findings());
}

#[test]
fn a_theme_may_set_a_brand_that_the_settings_replace() {
    let case = Case::new(&[
        ("mine/theme.yaml", "name: mine\nparent: default\noptions: { logo: own.svg, accent: \"#0b6e4f\" }\n"),
        ("mine/own.svg", &LOGO.replace("90 30", "60 30")),
        ("mine/assets/Logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        (
            "mine/hub.html",
            "{% if page.brand.logo %}{{ page.brand.logo.href }} {{ page.brand.logo.width }}{% endif %}\
             {% if page.brand.style %} {{ page.brand.style }}{% endif %}",
        ),
        ("data/tenant-status.yaml", "theme: ../mine\n"),
    ]);
    let page = |case: &Case| {
        build(&Build::new(case.at("data"), case.at("site")), &()).unwrap();
        case.read("site/index.html")
    };
    assert_eq!(page(&case), "assets/logo.svg 64 assets/brand.css");
    assert!(!case.at("site/assets/Logo.svg").exists(), "some systems do not distinguish the two names");
    case.write("data/tenant-status.yaml", "theme: { name: ../mine, options: { logo: logo.svg } }\n");
    assert_eq!(page(&case), "assets/logo.svg 96 assets/brand.css");
    case.write("data/tenant-status.yaml", "theme: { name: ../mine, options: { logo: \"\", accent: \"\" } }\n");
    assert_eq!(page(&case), "");
}

#[test]
fn a_changed_logo_is_published_by_a_build_with_a_cache() {
    let case = Case::new(&[("settings/tenant-status.yaml", BRAND), ("settings/logo.svg", LOGO)]);
    let built =
        || case.run(&["build", "data", "--out", "site", "--cache", "cache", "--config", "settings/tenant-status.yaml"]);
    // The third build finds nothing to do.
    (0..3).for_each(|_| built());
    let before = tree(&case.at("site"));
    case.write("settings/logo.svg", LOGO.replace("0b6e4f", "aa0000"));
    built();
    let changed = |before: &BTreeMap<String, String>| -> Vec<String> {
        let after = tree(&case.at("site"));
        after.iter().filter(|(path, digest)| before.get(*path) != Some(digest)).map(|(path, _)| path.clone()).collect()
    };
    assert_eq!(changed(&before), ["SHA256SUMS", "assets/logo.svg", "manifest.json"]);
    let before = tree(&case.at("site"));
    case.write("settings/tenant-status.yaml", BRAND.replace("0b6e4f", "0b6e50"));
    built();
    assert_eq!(changed(&before), ["SHA256SUMS", "assets/brand.css", "manifest.json"]);
    case.run(&["verify", "site"]);
}

#[test]
fn audiences_and_shards_have_the_brand() {
    let other = "schema: tenant-status/v1\ncaptured_at: 2026-11-22\ntenant: { name: Fabrikam }\n";
    let settings = format!("{BRAND}audiences: {{ everyone: , helpdesk: }}\n");
    let case = Case::new(&[("data/fabrikam.yaml", other), ("data/tenant-status.yaml", &settings)]);
    case.run(&["build", "--no-cache", "--out", "whole"]);
    for index in ["1", "2"] {
        case.run(&["build", "--no-cache", "--out", index, "--shard", &format!("{index}/2")]);
    }
    case.run(&["fleet", "--config", "data/tenant-status.yaml", "--out", "merged", "1", "2"]);
    crate::common::assert_same(&tree(&case.at("merged")), &tree(&case.at("whole")));
    for audience in ["everyone", "helpdesk"] {
        assert_eq!(
            case.read(&format!("whole/{audience}/assets/logo.svg")),
            case.read("whole/everyone/assets/logo.svg")
        );
        let page = case.read(&format!("whole/{audience}/Contoso/index.html"));
        assert!(page.contains("../assets/logo.svg") && page.contains("../assets/brand.css"));
        verify::verify(&case.at(&format!("merged/{audience}")), &()).unwrap();
    }
    // A part with another logo does not fit.
    case.write("data/logo.svg", LOGO.replace("0b6e4f", "aa0000"));
    let said = run(case.0.path(), ["fleet", "--config", "data/tenant-status.yaml", "--out", "refused", "1", "2"]);
    assert!(said.stderr.contains("error[foreign-part]"), "{said:?}");
}

#[test]
fn files_that_are_no_logo_are_refused() {
    let settings = ("data/tenant-status.yaml", "theme: { options: { logo: ../x } }\n");
    #[track_caller]
    fn check(case: &Case, expected: &str) {
        assert_eq!(case.findings(), [format!("data/tenant-status.yaml:1:27 {expected}")]);
    }
    let case = Case::new(&[settings]);
    for other in ["", "plain", "\u{1}", "GIF89a", "%PDF-1.7"] {
        case.write("x", other);
        check(&case, "`../x` is neither a PNG nor an SVG file in UTF-8");
    }
    case.write("x", [0x3c, 0xff]);
    check(&case, "`../x` is neither a PNG nor an SVG file in UTF-8");
    case.write("x", "x".repeat(250_000));
    check(&case, "`../x` has 250 kB; a logo has at most 200 kB");
    case.write("x", b"\x89PNG\r\n\x1a\n");
    check(&case, "`../x` is refused: the PNG file is damaged or incomplete");
    #[cfg(unix)]
    {
        fs::remove_file(case.at("x")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(case.at("x")).status().unwrap().success());
        check(&case, "`../x` is not a regular file");
    }
}

/// The picture of the README is a PNG file of a browser.
#[test]
fn a_png_logo_is_published() {
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screenshots/brand.png");
    let case = Case::new(&[("data/tenant-status.yaml", "theme: { options: { logo: logo.png } }\n")]);
    fs::copy(picture, case.at("data/logo.png")).unwrap();
    build(&Build::new(case.at("data"), case.at("site")), &()).unwrap();
    assert!(case.read("site/index.html").contains("src=\"assets/logo.png\""));
    verify::verify(&case.at("site"), &()).unwrap();
}
