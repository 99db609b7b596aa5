//! A broken capture spoils only itself: everything else is published, and the site says what is missing.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;
use tenant_status::{
    Build, Built, Failure, build,
    diagnostic::{Code, Diagnostic},
    verify,
};

use crate::common::{NOBODY, PROGRAM, Said, copy, run, said, tree};

/// A folder with data, and the site that is built from it.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Place(TempDir::new().unwrap());
        fs::create_dir(place.at("data")).unwrap();
        place
    }

    /// Copies the sample: 20 native files and a folder of responses, which is the latest snapshot.
    fn sample() -> Self {
        let place = Place::new();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &place.at("data"), false);
        place
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.at("data").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn build(&self) -> Result<Built, Vec<Diagnostic>> {
        self.build_as(|build| build)
    }

    fn build_as(&self, change: impl Fn(Build) -> Build) -> Result<Built, Vec<Diagnostic>> {
        match build(&change(Build::new(self.at("data"), self.at("site"))), &()) {
            Ok(built) => Ok(built),
            Err(Failure::Data(findings)) => Err(findings),
            Err(failure) => panic!("{failure:?}"),
        }
    }

    fn run(&self, arguments: &[&str]) -> Said {
        run(self.0.path(), arguments)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at("site").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.text(path)).unwrap()
    }

    /// The status of each connector type in `status.json`, and the number of its connectors.
    fn statuses(&self) -> BTreeMap<String, (Value, usize)> {
        let status = self.json("status.json");
        let groups = status["connectors"].as_array().unwrap().iter();
        groups
            .map(|group| {
                let slug = group["type"].as_str().unwrap().to_owned();
                (slug, (group["status"].clone(), group["members"].as_array().unwrap().len()))
            })
            .collect()
    }
}

/// A native snapshot of a tenant.
fn native(name: &str, day: u32, expires: u32) -> String {
    json!({
        "schema": "tenant-status/v1",
        "captured_at": format!("2026-11-{day:02}T08:00:00Z"),
        "tenant": { "id": format!("id of {name}"), "name": name },
        "connectors": [{ "type": "apple-push-certificate", "id": "apns", "expires_at": format!("2027-03-{expires:02}T00:00:00Z") }],
    })
    .to_string()
}

/// The ways in which a file is broken: a name, its content, and the code of the finding.
fn breakages(good: &str) -> [(&'static str, Vec<u8>, Code); 6] {
    let conflict = format!("{{\n<<<<<<< HEAD\n{good}\n=======\n{good}\n>>>>>>> other\n");
    let cut = good.as_bytes()[..good.trim_end().len() - 12].to_vec();
    [
        ("cut off", cut, Code::TruncatedFile),
        ("empty", Vec::new(), Code::EmptyFile),
        ("zero bytes", vec![0; 4096], Code::EmptyFile),
        ("a web page", b"<!DOCTYPE html><title>Sign in</title>".to_vec(), Code::NotAResponse),
        ("a merge conflict", conflict.into_bytes(), Code::ConflictMark),
        ("no text", b"{\"value\": [\"\xFF\"]}".to_vec(), Code::Encoding),
    ]
}

const LATEST: &str = "contoso/2026-11-22T080000Z";

#[test]
fn a_broken_response_is_not_captured_and_everything_else_is_as_before() {
    let place = Place::sample();
    place.build().unwrap();
    let (before, sums) = (place.statuses(), place.text("SHA256SUMS"));
    let file = format!("{LATEST}/vppTokens.json");
    let good = fs::read_to_string(place.at("data").join(&file)).unwrap();
    for (name, content, code) in breakages(&good) {
        place.write(&file, content);
        let built = place.build().unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
        assert_eq!((built.unreadable.snapshots, built.unreadable.in_part), (0, 1), "{name}");
        let errors: Vec<Code> =
            built.findings.iter().filter(|one| one.path.ends_with(&file)).map(|one| one.code).collect();
        assert_eq!(errors, [code], "{name}");
        // Types that were not captured are not among the connectors.
        let after = place.statuses();
        let others = before.iter().filter(|(slug, _)| !slug.starts_with("apple-vpp-"));
        assert!(others.eq(after.iter()), "{name}");
        let status = place.json("status.json");
        let gap = &status["gaps"]["connectors/apple-vpp-expiry"];
        let expected = [json!("unreadable"), json!(code.name()), json!("vppTokens.json")];
        assert_eq!([gap["cause"].clone(), gap["error"].clone(), gap["file"].clone()], expected, "{name}");
        let said = format!("vppTokens.json ({code})");
        for page in ["index.html", "connectors/index.html"] {
            assert!(place.text(page).contains(&said), "{name}: {page}");
        }
        assert!(place.text("archive/index.html").contains("could not be read in full"), "{name}");
        verify::verify(&place.at("site"), &()).unwrap();
    }
    place.write(&file, good);
    let built = place.build().unwrap();
    assert!(!built.has_errors());
    assert_eq!(place.text("SHA256SUMS"), sums, "a later build that can read the file heals the site");
}

#[test]
fn a_broken_newest_snapshot_leaves_the_one_before() {
    let place = Place::new();
    for day in 20..=21 {
        place.write(&format!("fabrikam/2026-11-{day}T080000Z.yaml"), native("Fabrikam", day, day));
    }
    place.build().unwrap();
    let before = place.statuses();
    for (name, content, code) in [
        ("cut off", native("Fabrikam", 22, 1)[..60].to_owned(), Code::TruncatedFile),
        ("wrong type", native("Fabrikam", 22, 1).replace("\"apns\"", "[]"), Code::WrongType),
        ("empty", String::new(), Code::EmptyFile),
    ] {
        place.write("fabrikam/2026-11-22T080000Z.yaml", content);
        let built = place.build().unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
        assert_eq!((built.snapshots, built.unreadable.snapshots), (2, 1), "{name}");
        assert_eq!(place.statuses(), before, "{name}");
        let unread = json!([{
            "captured_at": "2026-11-22T08:00:00Z", "file": "fabrikam/2026-11-22T080000Z.yaml", "error": code.name()
        }]);
        assert_eq!(place.json("status.json")["unread"], unread, "{name}");
        let of_manifest = json!([{ "tenant": "", "captured_at": "2026-11-22T08:00:00Z", "error": code.name() }]);
        assert_eq!(place.json("manifest.json")["unread"], of_manifest, "{name}");
        for page in ["index.html", "board.html"] {
            assert!(place.text(page).contains("The newest snapshot could not be read"), "{name}: {page}");
        }
        assert!(place.text("index.html").contains("This page shows the snapshot of 21 Nov 2026 08:00 UTC."), "{name}");
        // The day is marked, though it has no snapshot to link to.
        assert!(place.text("archive/index.html").contains("22 Nov 2026: a snapshot could not be read"), "{name}");
        assert!(place.text("archive/index.html").contains("1 day unreadable"), "{name}");
    }
}

#[test]
fn an_older_broken_snapshot_is_marked_on_its_day_only() {
    let place = Place::new();
    for day in [20, 22] {
        place.write(&format!("2026-11-{day}T080000Z.yaml"), native("Fabrikam", day, day));
    }
    place.write("2026-11-21T080000Z.yaml", "schema: tenant-status/v1\ncaptured_at: never\n");
    assert_eq!(place.build().unwrap().unreadable.snapshots, 1);
    assert!(!place.text("index.html").contains("could not be read"));
    assert!(place.text("archive/index.html").contains("21 Nov 2026: a snapshot could not be read"));
}

#[test]
fn a_strict_build_and_check_publish_nothing() {
    let place = Place::sample();
    place.build().unwrap();
    let before = tree(&place.at("site"));
    place.write(&format!("{LATEST}/vppTokens.json"), "");
    let findings = place.build_as(|build| Build { strict: true, ..build }).unwrap_err();
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::EmptyFile]);
    assert_eq!(tree(&place.at("site")), before);
    assert_eq!(place.run(&["build", "data", "--out", "site", "--strict"]).code, 1);
    assert_eq!(place.run(&["check", "data"]).code, 1);
    assert_eq!(tree(&place.at("site")), before);
    let said = place.run(&["build", "data", "--out", "site"]);
    assert_eq!(said.code, 4);
    assert!(
        said.stderr.ends_with("1 error; published without parts of 1 snapshot that could not be read\n"),
        "{said:?}"
    );
    // Nothing changed, and what is missing is still missing.
    let again = place.run(&["build", "data", "--out", "site"]);
    let again = [again, place.run(&["build", "data", "--out", "site"])];
    assert!(again.iter().all(|again| again.code == 4 && again.stderr == said.stderr), "{again:?}");
}

#[test]
fn settings_themes_and_data_of_which_nothing_can_be_read_still_stop_a_build() {
    let place = Place::sample();
    place.write(&format!("{LATEST}/vppTokens.json"), "");
    place.write("tenant-status.yaml", "titel: Status\n");
    let codes: Vec<Code> = place.build().unwrap_err().iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::EmptyFile, Code::UnknownField]);
    assert!(!place.at("site").exists());

    let place = Place::new();
    place.write("2026-11-21T080000Z.yaml", "schema: tenant-status/v1\n");
    assert!(place.build().is_err());
    assert!(!place.at("site").exists());
}

#[test]
fn what_nothing_is_known_of_spoils_its_snapshot() {
    // Neither its name nor its content identifies the missing part of the snapshot.
    let place = Place::sample();
    place.write(&format!("{LATEST}/more.json"), "{\"value\": [{\"id\": ");
    let built = place.build().unwrap();
    assert_eq!((built.unreadable.snapshots, built.snapshots), (1, 20));
    assert!(place.text("index.html").contains("The newest snapshot could not be read"));
    // A file of another tenant: the tenant of the other files is uncertain.
    let place = Place::sample();
    let foreign = json!({ "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#organization",
        "value": [{ "id": "another", "displayName": "Another" }] });
    place.write(&format!("{LATEST}/organization-2.json"), foreign.to_string());
    let built = place.build().unwrap();
    assert_eq!((built.unreadable.snapshots, built.snapshots), (1, 20));
    // The file that names the tenant is broken.
    let place = Place::sample();
    place.write(&format!("{LATEST}/organization.json"), "{");
    fs::remove_file(place.at("data").join(LATEST).join("tenant.yaml")).unwrap();
    let built = place.build().unwrap();
    assert_eq!(built.unreadable.snapshots, 1);
    assert_eq!(built.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::TruncatedFile]);
}

#[test]
fn snapshots_that_contradict_each_other_are_left_out_and_equal_ones_are_not() {
    let place = Place::new();
    place.write("a/2026-11-20T080000Z.yaml", native("Fabrikam", 20, 20));
    place.write("a/2026-11-21T080000Z.yaml", native("Fabrikam", 21, 21));
    place.write("a/2026-11-21 again.yaml", native("Fabrikam", 21, 21));
    let built = place.build().unwrap();
    assert_eq!((built.snapshots, built.unreadable.snapshots), (2, 0));
    // The second copy is an error, though the site lacks nothing.
    let said = place.run(&["build", "data", "--out", "site"]);
    assert_eq!(said.code, 4, "{said:?}");
    assert!(said.stderr.ends_with("1 error; published without the files above\n"), "{said:?}");
    place.write("a/2026-11-21 again.yaml", native("Fabrikam", 21, 28));
    let built = place.build().unwrap();
    assert_eq!((built.snapshots, built.unreadable.snapshots), (1, 2));
    assert!(place.text("index.html").contains("The newest 2 snapshots could not be read"));
}

/// 50 tenants with two snapshots each, of which five have a broken file.
fn fleet() -> Place {
    let place = Place::new();
    for number in 0..50 {
        let name = format!("Tenant {number:02}");
        place.write(&format!("t{number:02}/2026-11-20T080000Z.yaml"), native(&name, 20, 20));
        match number {
            10 => place.write("t10/2026-11-21T080000Z.yaml", &native(&name, 21, 21)[..99]),
            20 => place.write("t20/2026-11-21T080000Z.yaml", ""),
            30 => place.write("t30/2026-11-21T080000Z/vppTokens.json", "<html>Sign in</html>"),
            40 => {
                let organization =
                    json!({ "value": [{ "id": format!("id of {name}"), "displayName": name, "verifiedDomains": [] }] });
                place.write("t40/2026-11-21T080000Z/organization.json", organization.to_string());
                place.write(
                    "t40/2026-11-21T080000Z/vppTokens.json",
                    "{\"value\": [{\"id\": \"1\", \"displayName\": 7}]}",
                );
                place.write("t40/2026-11-21T080000Z/ndesConnectors.json", "{\"value\": []}");
            }
            45 => place.write("t45/2026-11-21T080000Z.yaml", vec![0; 512]),
            _ => place.write(&format!("t{number:02}/2026-11-21T080000Z.yaml"), native(&name, 21, 21)),
        }
    }
    place
}

#[test]
fn a_fleet_of_50_with_five_broken_files_publishes_50_tenants() {
    let place = fleet();
    let said = place.run(&["build", "data", "--out", "site"]);
    assert_eq!(said.code, 4, "{said:?}");
    assert!(said.stdout.contains("50 tenants"), "{said:?}");
    let end = "published without 4 snapshots that could not be read, and without parts of 1 snapshot\n";
    assert!(said.stderr.ends_with(end), "{said:?}");
    let fleet = place.json("fleet.json");
    let tenants = fleet["tenants"].as_array().unwrap();
    assert_eq!(tenants.len(), 50);
    let broken: Vec<&str> = tenants
        .iter()
        .filter(|tenant| tenant["unread"] != json!([]) || tenant["unreadable_files"] != json!(0))
        .map(|tenant| tenant["folder"].as_str().unwrap())
        .collect();
    let names: Vec<&str> = broken.iter().map(|folder| &folder[..9]).collect();
    assert_eq!(names, ["Tenant-10", "Tenant-20", "Tenant-30", "Tenant-40", "Tenant-45"]);
    for folder in &broken {
        assert!(place.text(&format!("{folder}/index.html")).contains("could not be read"), "{folder}");
    }
    let page = place.text("index.html");
    assert_eq!((page.matches("Newest snapshot").count(), page.matches("1 file of the snapshot").count()), (4, 1));
    // Those tenants are not shown as healthy.
    assert_eq!(page.matches(">Outdated<").count(), 5, "four rows, and their number");
    for folder in broken.iter().filter(|folder| !folder.starts_with("Tenant-40")) {
        assert!(place.text(&format!("{folder}/badge.svg")).contains("newest snapshot unreadable"), "{folder}");
    }
    assert!(said.stdout.contains("Needs attention: 50 of 50 tenants"), "no tenant has service health: {said:?}");
    // Built in shards, the site is the same.
    for shard in 1..=3 {
        let (shard, out) = (format!("{shard}/3"), format!("part-{shard}"));
        let code = place.run(&["build", "data", "--out", &out, "--shard", &shard]).code;
        assert!(code == 0 || code == 4, "{shard}");
    }
    assert_eq!(place.run(&["fleet", "part-1", "part-2", "part-3", "--out", "merged"]).code, 0);
    assert_eq!(tree(&place.at("merged")), tree(&place.at("site")));
}

#[test]
fn a_broken_snapshot_of_an_unknown_tenant_is_on_the_page_of_the_fleet() {
    let place = Place::new();
    for name in ["a", "b"] {
        place.write(&format!("{name}/2026-11-20T080000Z.yaml"), native(name, 20, 20));
    }
    place.write("c/2026-11-20T080000Z.yaml", "schema: tenant-status/v1\n");
    assert_eq!(place.build().unwrap().unreadable.snapshots, 1);
    let unread = &place.json("fleet.json")["unread"];
    assert_eq!(unread[0]["file"], "c/2026-11-20T080000Z.yaml");
    let page = place.text("index.html");
    assert!(page.contains("1 snapshot could not be read") && page.contains("c/2026-11-20T080000Z.yaml"));
    assert_eq!(place.json("manifest.json")["unread"][0]["tenant"], Value::Null);
}

#[test]
fn the_site_of_an_audience_says_that_something_could_not_be_read_and_names_no_file() {
    let place = Place::sample();
    place.write(&format!("{LATEST}/vppTokens.json"), "{");
    place.write("contoso/2026-11-23T080000Z.yaml", "schema: tenant-status/v1\n");
    place.build_as(|build| Build { audiences: vec!["everyone".to_owned()], ..build }).unwrap();
    let page = place.text("everyone/index.html");
    assert!(page.contains("The newest snapshot could not be read"));
    assert!(page.contains("23 Nov 2026 08:00 UTC (missing-field)"));
    let everything: String = tree(&place.at("site"))
        .into_keys()
        .filter(|path| [".html", ".json", ".xml"].iter().any(|ending| path.ends_with(ending)))
        .map(|path| place.text(&path))
        .collect();
    assert!(!everything.contains("vppTokens.json") && !everything.contains("2026-11-23T080000Z.yaml"));
}

#[cfg(unix)]
#[test]
fn a_file_that_the_system_refuses_to_read_is_named() {
    use std::os::unix::fs::symlink;

    // A pipe never ends, and opening it would wait for a writer.
    let place = Place::sample();
    let file = place.at("data").join(LATEST).join("vppTokens.json");
    fs::remove_file(&file).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, &file, rustix::fs::Mode::RWXU).unwrap();
    let built = place.build().unwrap();
    assert_eq!(built.unreadable.in_part, 1);
    assert_eq!(built.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::NotAFile]);
    // Links are not followed, as before.
    fs::remove_file(&file).unwrap();
    symlink("elsewhere.json", &file).unwrap();
    assert!(!place.build().unwrap().has_errors());
}

/// The superuser may read everything, so the program runs as nobody.
#[cfg(unix)]
#[test]
fn a_file_without_rights_is_named() {
    use std::{
        os::unix::{fs::PermissionsExt, process::CommandExt},
        process::Command,
    };

    let place = Place::new();
    for day in 20..=21 {
        place.write(&format!("2026-11-{day}T080000Z.yaml"), native("Fabrikam", day, day));
    }
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(place.0.path(), 0o777);
    allow(&place.at("data/2026-11-21T080000Z.yaml"), 0o000);
    let mut command = Command::new(PROGRAM);
    command.current_dir(place.0.path()).args(["build", "data", "--out", "site", "--no-cache"]);
    if rustix::process::geteuid().is_root() {
        command.uid(NOBODY);
    }
    let said = said(&mut command);
    assert_eq!(said.code, 4, "{said:?}");
    assert!(said.stderr.starts_with("error[unreadable-file]: access was denied\n"), "{said:?}");
    assert_eq!(place.json("status.json")["unread"][0]["error"], "unreadable-file");
    // So is a folder that cannot be listed.
    fs::remove_file(place.at("data/2026-11-21T080000Z.yaml")).unwrap();
    fs::create_dir(place.at("data/2026-11-22T080000Z")).unwrap();
    allow(&place.at("data/2026-11-22T080000Z"), 0o000);
    let again = crate::common::said(&mut command);
    assert_eq!(again.code, 4, "{again:?}");
    let unread =
        json!([{ "captured_at": "2026-11-22T08:00:00Z", "file": "2026-11-22T080000Z", "error": "unreadable-file" }]);
    assert_eq!(place.json("status.json")["unread"], unread);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whichever file is broken, and wherever it is cut: nothing looks better than before.
    #[test]
    fn a_cut_response_makes_nothing_healthier(which in 0_usize..17, part in 0.0..1.0_f64) {
        let place = Place::sample();
        place.build().unwrap();
        let before = place.statuses();
        let folder = place.at("data").join(LATEST);
        let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
        files.sort();
        let file = &files[which % files.len()];
        let content = fs::read(file).unwrap();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a part of a length")]
        let length = (content.len() as f64 * part) as usize;
        fs::write(file, &content[..length]).unwrap();
        let built = place.build().unwrap();
        prop_assert!(built.has_errors() || length + 2 >= content.len());
        if built.unreadable.snapshots == 0 {
            let order = ["unhealthy", "warning", "unknown"];
            let rank = |status: &Value| order.iter().position(|one| status == one);
            for (slug, (status, _)) in place.statuses() {
                let earlier = &before[&slug].0;
                let is_same_or_unknown = status == *earlier || status.is_null() || status == "unknown";
                prop_assert!(is_same_or_unknown || rank(&status) <= rank(earlier), "{slug}: {earlier} -> {status}");
            }
        }
    }
}
