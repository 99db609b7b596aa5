//! The same input gives the same bytes, whatever the user, folder, language, file order and number of cores.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use crate::common::{PROGRAM, Said, assert_same, copy, said, tree};

/// The sample archive, and the snapshots of several tenants.
const ARCHIVES: [&str; 2] = ["data", "tests/golden/several-tenants/data"];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Result of the plain build of each archive.
static EXPECTED: LazyLock<[(BTreeMap<String, String>, Said); 2]> = LazyLock::new(|| {
    ARCHIVES.map(|archive| {
        build(archive, false, |command, _| {
            plain(command);
        })
    })
});

/// Builds each archive in its own folder and compares the result. `differently` gets the command without arguments and
/// the copy of the data, and adds the arguments. The site is in `site` next to the data.
#[track_caller]
fn check(differently: impl Fn(&mut Command, &Path)) {
    for (archive, (expected, said)) in ARCHIVES.iter().zip(&*EXPECTED) {
        assert!(expected.len() > 40, "{archive}: {} files", expected.len());
        let (site, now_said) = build(archive, true, &differently);
        assert_eq!(now_said.stdout.lines().next(), said.stdout.lines().next(), "{archive}");
        assert_same(&site, expected);
    }
}

/// Builds a copy of an archive; returns the site and the output.
#[track_caller]
fn build(archive: &str, last_first: bool, how: impl Fn(&mut Command, &Path)) -> (BTreeMap<String, String>, Said) {
    let folder = tempfile::tempdir().unwrap();
    copy(&project(archive), &folder.path().join("data"), last_first);
    let mut command = Command::new(PROGRAM);
    how(command.current_dir(folder.path()), folder.path());
    let said = said(&mut command);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    (tree(&folder.path().join("site")), said)
}

fn plain(command: &mut Command) -> &mut Command {
    command.args(["build", "data", "--out", "site"])
}

#[test]
fn with_files_created_in_another_order_and_folder() {
    check(|command, _| {
        plain(command);
    });
}

#[test]
fn in_another_time_zone() {
    for zone in ["XXX-12:45", "XXX+11", "Europe/Berlin", ""] {
        check(|command, _| {
            plain(command).env("TZ", zone);
        });
    }
}

#[test]
fn in_another_language() {
    for language in ["tr_TR.UTF-8", "C", "POSIX", "de_DE.ISO-8859-1", ""] {
        check(|command, _| {
            plain(command).env("LC_ALL", language).env("LANG", language);
        });
    }
}

/// The language and the time zone of a site are settings, and not those of the machine.
#[test]
fn of_a_site_in_a_language_and_a_time_zone() {
    let japanese = |environment: &[(&str, &str)]| {
        ARCHIVES.map(|archive| {
            let how = |command: &mut Command, _: &Path| {
                plain(command)
                    .args(["--language", "ja", "--time-zone", "Asia/Tokyo"])
                    .envs(environment.iter().copied());
            };
            build(archive, true, how).0
        })
    };
    let expected = japanese(&[]);
    assert_ne!(expected[0]["index.html"], EXPECTED[0].0["index.html"]);
    let there = japanese(&[("TZ", "America/New_York"), ("LC_ALL", "de_DE.UTF-8"), ("LANG", "fr_FR.UTF-8")]);
    for (site, expected) in there.iter().zip(&expected) {
        assert_same(site, expected);
    }
}

#[test]
fn without_any_environment() {
    check(|command, _| {
        plain(command).env_clear();
    });
}

#[test]
fn with_one_core_and_with_many() {
    for threads in ["1", "2", "8", "33"] {
        check(|command, _| {
            plain(command).env("RAYON_NUM_THREADS", threads);
        });
    }
}

#[test]
fn from_another_folder_under_other_names() {
    check(|command, folder| {
        command.args(["build", "--out"]).arg(folder.join("site")).arg(folder.join("data"));
    });
    check(|command, folder| {
        command.current_dir("/").args(["build", "--out"]).arg(folder.join("site")).arg(folder.join("data"));
    });
    check(|command, folder| {
        command.current_dir(folder.join("data")).args(["build", ".", "--out", "../site"]);
    });
    check(|command, _| {
        command.args(["build", "./data/../data/", "--out", "./site/"]);
    });
}

#[test]
fn over_an_existing_site() {
    for archive in ARCHIVES {
        let folder = tempfile::tempdir().unwrap();
        let build = || {
            let data = project(archive);
            let mut command = Command::new(PROGRAM);
            command.current_dir(folder.path()).arg("build").arg(&data).args(["--out", "site"]);
            assert_eq!(said(&mut command).code, 0);
            tree(&folder.path().join("site"))
        };
        let first = build();
        assert_same(&build(), &first);
    }
}
