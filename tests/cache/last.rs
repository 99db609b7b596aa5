//! A build without changes opens no snapshot and no page; every change is detected.

use std::{fs, path::Path, sync::Mutex};

use tenant_status::{Build, Built, Observer, Stage, publish::Swapped};

use super::{Case, Edit, SETTLED};
use crate::common::{assert_same, tree};

/// Records the stages of a build.
#[derive(Default)]
struct Stages(Mutex<Vec<Stage>>);

impl Observer for Stages {
    fn begins(&self, stage: Stage) {
        self.0.lock().unwrap().push(stage);
    }
}

/// Builds; returns whether the build did any work.
fn works(build: &Build) -> (bool, Built) {
    let stages = Stages::default();
    let built = tenant_status::build(build, &stages).unwrap();
    (stages.0.into_inner().unwrap() != [Stage::Read], built)
}

/// Creates a case with settings, a theme and an audience.
fn new() -> (Case, Build) {
    let case = Case::new();
    fs::write(case.data().join("tenant-status.yaml"), "title: Known\ntheme: ../theme\n").unwrap();
    fs::create_dir_all(case.at("theme/assets")).unwrap();
    fs::write(case.at("theme/theme.yaml"), "name: mine\nparent: default\n").unwrap();
    fs::write(case.at("theme/assets/logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    let cache = Some(case.cache());
    let build = Build { cache, audiences: vec!["everyone".to_owned()], ..Build::new(case.data(), case.at("site")) };
    (case, build)
}

/// Creates cases that were built often enough for the cache to be complete.
fn known(number: usize) -> Vec<(Case, Build)> {
    let cases: Vec<(Case, Build)> = (0..number).map(|_| new()).collect();
    for round in 0..2 {
        for (_, build) in &cases {
            let (worked, built) = works(build);
            assert!(worked && (built.swapped == Swapped::Unchanged) == (round > 0), "{round}");
        }
        std::thread::sleep(SETTLED);
    }
    cases
}

#[test]
fn a_build_without_changes_does_no_work_and_reports_the_same() {
    let (case, build) = known(1).remove(0);
    let before = tree(&case.at("site"));
    let (worked, built) = works(&build);
    assert!(!worked);
    assert_same(&tree(&case.at("site")), &before);
    let anew = tenant_status::build(&Build { cache: None, ..build }, &()).unwrap();
    assert_eq!(built, anew);
}

#[test]
fn every_change_is_detected() {
    type Change = (&'static str, fn(&mut Case, &mut Build));
    let changes: [Change; 13] = [
        ("a snapshot more", |case, _| case.archive.apply(&Edit::AddNative(40, 1))),
        ("a snapshot less", |case, _| case.archive.apply(&Edit::Remove(1))),
        ("a snapshot that was changed and looks the same", |case, _| case.archive.apply(&Edit::ChangeUnseen(0))),
        ("a setting", |case, _| append(&case.data().join("tenant-status.yaml"), "# more\n")),
        ("a file of the theme", |case, _| append(&case.at("theme/assets/logo.svg"), "\n")),
        ("a page that is gone", |case, _| fs::remove_file(case.at("site/everyone/index.html")).unwrap()),
        ("a page that was edited", |case, _| append(&case.at("site/everyone/index.html"), "<!-- -->")),
        ("a manifest that was edited", |case, _| append(&case.at("site/everyone/manifest.json"), " ")),
        ("a page that others may write", |case, _| loosen(&case.at("site/everyone/index.html"))),
        ("links as text", |_, build| build.no_links = true),
        ("a moment", |_, build| build.as_of = Some("2030-01-01T00:00:00Z".parse().unwrap())),
        ("another audience", |_, build| build.audiences.push("helpdesk".to_owned())),
        ("another cache", |case, build| build.cache = Some(case.at("elsewhere"))),
    ];
    for ((what, change), (mut case, mut build)) in changes.into_iter().zip(known(changes.len())) {
        change(&mut case, &mut build);
        assert!(works(&build).0, "{what}");
        let anew = Build { cache: None, out: case.at("anew"), ..build };
        tenant_status::build(&anew, &()).unwrap();
        assert_same(&tree(&case.at("site")), &tree(&case.at("anew")));
    }
}

#[test]
fn linked_files_are_fingerprinted() {
    let case = Case::new();
    let (link, file) = (case.at("link.yaml"), case.at("file.yaml"));
    fs::copy(case.data().join("fabrikam.yaml"), &file).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    let build = Build { cache: Some(case.cache()), ..Build::new(&link, case.at("site")) };
    for worked in [true, true, false] {
        assert_eq!(works(&build).0, worked);
        std::thread::sleep(SETTLED);
    }
    append(&file, "# more\n");
    assert!(works(&build).0);
}

#[test]
fn a_damaged_record_of_the_last_build_is_ignored() {
    let (case, build) = known(1).remove(0);
    let files = fs::read_dir(case.cache()).unwrap().map(|entry| entry.unwrap().path());
    let file = files.into_iter().find(|file| file.extension().is_some_and(|ending| ending == "last")).unwrap();
    let whole = fs::read(&file).unwrap();
    for at in [0, whole.len() / 2, whole.len() - 1] {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        for damaged in [&whole[..at], &flipped] {
            fs::write(&file, damaged).unwrap();
            assert!(works(&build).0);
        }
    }
    assert!(!works(&build).0);
}

fn append(file: &Path, text: &str) {
    fs::write(file, fs::read_to_string(file).unwrap() + text).unwrap();
}

fn loosen(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o666)).unwrap();
}
