//! Publishing is all or nothing: builds into folders that may contain anything.

#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs, unreachable_pub)]

use std::{
    collections::BTreeMap,
    fs::{self, File},
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::common::{CACHE_HOME, CACHES, NATIVE, PROGRAM, Said, assert_same, is_whole, run, said, tree};
use tempfile::TempDir;
use tenant_status::publish::{Provenance, Staging};

mod one_by_one;

const INCIDENT: &str =
    "incidents: [{ id: IT1, title: Some cannot enroll, classification: incident, status: investigating }]\n";

/// A folder with `data/`, from which a build creates `site/`.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        place.with("data/fabrikam.yaml", NATIVE);
        place
    }

    /// Creates a place with a site, and an incident in the data that the site lacks.
    fn changed() -> Self {
        let place = Place::new();
        place.builds();
        place.with("data/fabrikam.yaml", &format!("{NATIVE}{INCIDENT}"));
        place
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn site(&self) -> PathBuf {
        self.at("site")
    }

    fn with(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    /// Builds into `site`, unless `more` contains another folder.
    fn build(&self, more: &[&str]) -> Said {
        let out: &[&str] = if more.contains(&"--out") { &[] } else { &["--out", "site"] };
        run(self.folder.path(), ["build"].iter().chain(out).chain(more))
    }

    #[track_caller]
    fn builds(&self) {
        let said = self.build(&[]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    }

    /// Checks that the build exits with `code`, prints `reason`, and changes nothing.
    #[track_caller]
    fn refuses(&self, more: &[&str], code: i32, reason: &str) {
        let before = tree(self.folder.path());
        let said = self.build(more);
        assert_eq!(said.code, code, "{said:?}");
        assert!(said.stderr.contains(reason), "{}", said.stderr);
        assert_same(&tree(self.folder.path()), &before);
    }

    /// Checks that nothing is left beside or inside the site.
    #[track_caller]
    fn is_clean(&self) {
        let litter: Vec<_> =
            tree(self.folder.path()).into_keys().filter(|path| path.contains(".tenant-status-")).collect();
        assert_eq!(litter, Vec::<String>::new());
    }
}

#[test]
fn a_site_has_a_manifest_and_checksums() {
    let place = Place::changed();
    place.builds();
    let made = tree(&place.site());
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(place.at("site/manifest.json")).unwrap()).unwrap();
    let listed: BTreeMap<String, String> = manifest["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| {
            let path = file["path"].as_str().unwrap();
            assert_eq!(fs::metadata(place.site().join(path)).unwrap().len(), file["size"].as_u64().unwrap(), "{path}");
            (path.to_owned(), file["sha256"].as_str().unwrap().to_owned())
        })
        .collect();
    let mut files = made;
    files.retain(|path, what| what != "/" && path != "SHA256SUMS");
    let manifest_digest = files.remove("manifest.json").unwrap();
    assert!(files.contains_key("incidents/IT1.html") && files.contains_key("assets/style.css"));
    assert_same(&listed, &files);

    let sums: String = fs::read_to_string(place.at("site/SHA256SUMS")).unwrap();
    let mut lines: Vec<String> = files.iter().map(|(path, sum)| format!("{sum}  {path}")).collect();
    lines.push(format!("{manifest_digest}  manifest.json"));
    lines.sort_by(|a, b| a[66..].cmp(&b[66..]));
    assert_eq!(sums.lines().collect::<Vec<_>>(), lines);
    let checked = said(Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(place.site()));
    assert_eq!(checked.code, 0, "{checked:?}");
    place.is_clean();
}

#[test]
fn a_site_is_replaced_and_obsolete_files_disappear() {
    let place = Place::new();
    place.builds();
    let without = tree(&place.site());
    place.with("data/fabrikam.yaml", &format!("{NATIVE}{INCIDENT}"));
    place.builds();
    let with = tree(&place.site());
    assert!(with.contains_key("incidents/IT1.html") && !without.contains_key("incidents/IT1.html"));
    assert_ne!(with["index.html"], without["index.html"]);
    place.with("data/fabrikam.yaml", NATIVE);
    place.builds();
    assert_same(&tree(&place.site()), &without);
    place.is_clean();
}

#[test]
fn a_folder_of_the_site_is_removed_with_its_last_file() {
    let place = Place::new();
    place.with("data/contoso.yaml", &NATIVE.replace("Fabrikam Inc", "Contoso Ltd"));
    let has_contoso = || tree(&place.site()).keys().any(|path| path.to_lowercase().starts_with("contoso"));
    place.builds();
    assert!(has_contoso());
    fs::remove_file(place.at("data/contoso.yaml")).unwrap();
    place.builds();
    assert!(!has_contoso());
}

/// Creates foreign files, links and folders among those of the site.
fn foreign(place: &Place) -> BTreeMap<String, String> {
    place.with("site/robots.txt", "User-agent: *\n");
    place.with("site/.htaccess", "Require valid-user\n");
    place.with("site/.git/config", "[core]\n");
    place.with("site/connectors/notes.html", "ours, not yours");
    place.with("site/reports/2026/11.csv", "a,b\n");
    fs::create_dir_all(place.at("site/.git/refs/heads")).unwrap();
    symlink("reports/2026", place.at("site/latest")).unwrap();
    symlink("/nowhere/at/all", place.at("site/dangling")).unwrap();
    fs::set_permissions(place.at("site/reports"), fs::Permissions::from_mode(0o700)).unwrap();
    fs::set_permissions(place.at("site/reports/2026/11.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    let mut theirs = tree(&place.site());
    theirs.retain(|path, _| {
        [".git", ".htaccess", "robots", "reports", "latest", "dangling", "connectors/notes"]
            .iter()
            .any(|name| path.starts_with(name))
    });
    assert_eq!(theirs.len(), 12);
    theirs
}

#[test]
#[cfg_attr(portable, ignore = "permissions are Unix's")]
fn foreign_files_are_carried_over() {
    let place = Place::changed();
    let theirs = foreign(&place);
    for _ in 0..2 {
        place.builds();
        let now = tree(&place.site());
        let kept: BTreeMap<_, _> =
            theirs.keys().filter_map(|path| Some((path.clone(), now.get(path)?.clone()))).collect();
        assert_same(&kept, &theirs);
        assert!(now.contains_key("incidents/IT1.html"));
        let mode = |path| fs::metadata(place.at(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("site/reports/2026/11.csv"), 0o640);
        assert_eq!(mode("site/reports"), 0o700);
    }
    let manifest = fs::read_to_string(place.at("site/manifest.json")).unwrap();
    assert!(!manifest.contains("robots.txt"), "what is carried over does not become ours");
    place.is_clean();
}

#[test]
#[cfg_attr(portable, ignore = "permissions are Unix's")]
fn the_folder_keeps_its_permissions() {
    let place = Place::changed();
    for mode in [0o2750, 0o550, 0o755] {
        fs::set_permissions(place.site(), fs::Permissions::from_mode(mode)).unwrap();
        place.builds();
        assert_eq!(fs::metadata(place.site()).unwrap().permissions().mode() & 0o7777, mode);
        place.is_clean();
    }
}

#[test]
fn a_foreign_folder_is_refused_and_untouched() {
    let place = Place::new();
    for (name, text) in [("site/thesis.txt", "two years of work"), ("site/manifest.json", "{ \"name\": \"My app\" }")] {
        place.with(name, text);
        place.refuses(&[], 2, "site is not empty and has no manifest.json of tenant-status");
        fs::remove_file(place.at(name)).unwrap();
    }
    place.with("site/notes/index.html", "mine");
    place.with("site/.gitkeep", "");
    place.refuses(&[], 2, "choose another folder with --out, or use --force to publish into it (other files are kept)");
    assert_eq!(place.build(&["--force"]).code, 0);
    assert_eq!(fs::read_to_string(place.at("site/notes/index.html")).unwrap(), "mine");
    assert!(is_whole(&place.site()) && place.at("site/.gitkeep").exists());
    place.builds();
    place.is_clean();
}

#[test]
fn a_folder_with_hidden_files_and_a_readme_counts_as_empty() {
    let place = Place::new();
    place.with("site/.gitignore", "*\n");
    place.with("site/README.md", "# Sites\n");
    place.builds();
    assert_eq!(fs::read_to_string(place.at("site/.gitignore")).unwrap(), "*\n");
    assert_eq!(fs::read_to_string(place.at("site/README.md")).unwrap(), "# Sites\n");
    assert!(is_whole(&place.site()));
}

#[test]
fn a_foreign_file_in_place_of_a_page_is_refused() {
    let place = Place::changed();
    place.with("site/incidents/IT1.html", "my own analysis of IT1");
    place.refuses(&[], 2, "site/incidents/IT1.html is not a file of this site, but the site has a file with this name");
    assert_eq!(place.build(&["--force"]).code, 0);
    assert!(is_whole(&place.site()) && !tree(&place.site())["incidents/IT1.html"].is_empty());
    assert!(fs::read_to_string(place.at("site/incidents/IT1.html")).unwrap().contains("Some cannot enroll"));

    let place = Place::new();
    place.with("site/assets", "a file where the site has a folder");
    place.refuses(&["--force"], 2, "site/assets");
    let place = Place::new();
    place.with("site/index.html/deep.txt", "a folder where the site has a file");
    place.refuses(&["--force"], 2, "site/index.html");
    let place = Place::new();
    place.with("site", "a file");
    place.refuses(&["--force"], 2, "site is a file; choose an output folder");
}

#[test]
fn invalid_data_theme_or_arguments_leave_the_site_unchanged() {
    let place = Place::changed();
    foreign(&place);
    place.with("data/broken.yaml", "schema: tenant-status/v1\n");
    place.refuses(&["--strict"], 1, "missing-field");
    place.refuses(&["--strict", "--force"], 1, "nothing was published");
    fs::remove_file(place.at("data/broken.yaml")).unwrap();
    place.with("mine/theme.yaml", "name: mine\nparent: default\n");
    place.with("mine/connectors.html", "{{ page.nothing.here }}");
    place.refuses(&["--theme", "mine"], 1, "mine/connectors.html:1:");
    place.refuses(&["--as-of", "soon"], 2, "--as-of");
    place.refuses(&["--config", "nowhere.yaml"], 2, "cannot read nowhere.yaml");
    place.builds();
}

#[test]
fn a_failed_first_build_leaves_nothing() {
    let place = Place::new();
    place.with("data/broken.yaml", "schema: tenant-status/v1\n");
    place.refuses(&["--strict"], 1, "missing-field");
    fs::remove_file(place.at("data/broken.yaml")).unwrap();
    place.with("mine/theme.yaml", "name: mine\nparent: default\n");
    place.with("mine/hub.html", "{{ page.nothing.here }}");
    place.refuses(&["--theme", "mine", "--out", "a/b/c"], 1, "mine/hub.html:1:");
}

#[test]
#[cfg_attr(portable, ignore = "the lock of other systems is Windows'")]
fn leftovers_of_killed_builds_are_deleted_but_similar_folders_are_not() {
    let place = Place::changed();
    place.with(".site.tenant-status-4242-0/index.html", "half a page");
    place.with(".site.tenant-status-4243-1/connectors/index.html", "half a page");
    place.with("site/.site.tenant-status-4244-0/index.html", "half a page");
    // A running build, a build of another folder, and a folder of the user.
    place.with(".site.tenant-status-4245-0/index.html", "a page");
    place.with(".other.tenant-status-4246-0/index.html", "a page");
    place.with(".site.tenant-status-backup/index.html", "a page");
    let at_work = File::open(place.at(".site.tenant-status-4245-0")).unwrap();
    at_work.lock().unwrap();
    place.builds();
    let left: Vec<_> = tree(place.folder.path()).into_keys().filter(|path| path.contains("tenant-status-")).collect();
    assert_eq!(
        left,
        [
            ".other.tenant-status-4246-0",
            ".other.tenant-status-4246-0/index.html",
            ".site.tenant-status-4245-0",
            ".site.tenant-status-4245-0/index.html",
            ".site.tenant-status-backup",
            ".site.tenant-status-backup/index.html",
        ]
    );
}

#[test]
fn a_build_overtaken_by_another_replaces_it_completely() {
    let place = Place::new();
    let incident = |id: &str| INCIDENT.trim_end().replace("IT1", id);
    let many: Vec<String> =
        (0..150).map(|number| incident(&format!("IT{number}"))[12..].replace(['[', ']'], "")).collect();
    place.with("many/fabrikam.yaml", &format!("{NATIVE}incidents: [{}]\n", many.join(",")));
    place.with("data/fabrikam.yaml", &format!("{NATIVE}{}\n", incident("IT9999")));
    place.with("none/fabrikam.yaml", NATIVE);
    assert_eq!(place.build(&["many"]).code, 0);
    let many = tree(&place.site());
    let at_work = || {
        let names = fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        names.into_iter().any(|name| name.to_string_lossy().starts_with(".site.tenant-status-"))
    };
    for _ in 0..20 {
        assert_eq!(place.build(&["none"]).code, 0);
        let mut slow = Command::new(PROGRAM);
        slow.current_dir(place.folder.path()).args(["build", "many", "--out", "site"]).env(CACHE_HOME, &*CACHES);
        slow.stdout(Stdio::null());
        let mut slow = slow.spawn().unwrap();
        let process = slow.id().to_string();
        let tell = |signal: &str| said(Command::new("kill").args([signal, process.as_str()]));
        while !at_work() && slow.try_wait().unwrap().is_none() {}
        tell("-STOP");
        let in_time = at_work() && !place.at("site/incidents/IT1.html").exists();
        place.builds();
        assert!(place.at("site/incidents/IT9999.html").exists());
        tell("-CONT");
        assert!(slow.wait().unwrap().success());
        if in_time {
            assert_same(&tree(&place.site()), &many);
            place.is_clean();
            return;
        }
    }
    panic!("the build of many pages was never stopped before it published");
}

#[test]
fn a_link_to_the_folder_is_followed_and_stays_a_link() {
    let place = Place::changed();
    fs::create_dir(place.at("disk")).unwrap();
    fs::rename(place.site(), place.at("disk/www")).unwrap();
    symlink("disk/www", place.site()).unwrap();
    place.builds();
    assert_eq!(fs::read_link(place.site()).unwrap(), Path::new("disk/www"));
    assert!(is_whole(&place.at("disk/www")) && place.at("disk/www/incidents/IT1.html").exists());
    place.is_clean();
}

#[test]
fn missing_parent_folders_are_created() {
    let place = Place::new();
    let said = place.build(&["--out", "srv/www/../www/status/"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert!(said.stdout.ends_with("\nOpen srv/www/../www/status/index.html\n"), "{}", said.stdout);
    assert!(is_whole(&place.at("srv/www/status")));
    place.is_clean();
}

#[test]
fn a_site_inside_the_data_is_not_read_as_data() {
    let place = Place::new();
    let build = || run(&place.at("data"), ["build", ".", "--out", "site"]);
    let first = build();
    assert_eq!((first.code, first.stderr.as_str()), (0, ""));
    let site = tree(&place.at("data/site"));
    let again = build();
    assert_eq!((again.code, again.stderr.as_str()), (0, ""));
    let built = first.stdout.lines().next().unwrap();
    assert_eq!(again.stdout, format!("{}\n", built.replacen("Built", "Unchanged:", 1)));
    assert_same(&tree(&place.at("data/site")), &site);
    assert_eq!(run(&place.at("data"), ["check", "."]).stdout, "1 snapshot of 1 tenant can be built from ..\n");
}

#[test]
fn an_incomplete_file_is_detected() {
    let place = Place::new();
    place.builds();
    let before = tree(&place.site());
    let staging = Staging::open(&place.site(), false).unwrap();
    staging.write("index.html", b"the hub").unwrap();
    staging.write("a/page.html", b"a page").unwrap();
    let mut beside = fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let made = beside.find(|path| path.join("a/page.html").exists()).unwrap();
    fs::write(made.join("a/page.html"), b"a pa").unwrap();
    let refused = staging.publish(Provenance::default(), &()).unwrap_err().to_string();
    assert!(refused.contains("was not written completely"), "{refused}");
    assert_same(&tree(&place.site()), &before);
    place.is_clean();
}
