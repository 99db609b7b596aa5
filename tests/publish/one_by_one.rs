//! Folders that cannot be swapped: files are replaced one by one, the front page last.

use std::{
    fs,
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    },
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use super::{INCIDENT, Place};
use crate::common::{
    CACHE_HOME, CACHES, NATIVE, NOBODY, PROGRAM, assert_same, digest, is_whole, mount, run, said, tree,
};

const ONE_BY_ONE: &str =
    "note: the folder could not be swapped in one step, so its files were replaced one by one, the front page last\n";

/// Checks that a folder that cannot be swapped gets the same site file by file.
#[track_caller]
fn is_replaced_one_by_one(place: &Place) {
    place.with("site/robots.txt", "User-agent: *\n");
    let said = place.build(&["--force"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ONE_BY_ONE));
    let without = tree(&place.site());
    assert!(is_whole(&place.site()) && without.contains_key("robots.txt"));
    place.with("data/fabrikam.yaml", &format!("{NATIVE}{INCIDENT}"));
    let said = place.build(&[]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ONE_BY_ONE));
    assert!(is_whole(&place.site()) && place.at("site/incidents/IT1.html").exists());
    place.with("data/fabrikam.yaml", NATIVE);
    assert_eq!(place.build(&[]).code, 0);
    assert_same(&tree(&place.site()), &without);
    place.with("data/fabrikam.yaml", &format!("{NATIVE}{INCIDENT}"));
    place.with("site/incidents/IT1.html", "my own analysis of IT1");
    place.refuses(&[], 2, "site/incidents/IT1.html is not a file of this site");
    place.is_clean();
}

#[test]
fn a_mount_point_is_replaced_file_by_file() {
    let place = Place::new();
    fs::create_dir(place.site()).unwrap();
    let Some(_mount) = mount(&["-t", "tmpfs", "none"], &place.site()) else { return };
    is_replaced_one_by_one(&place);
}

#[test]
fn a_mount_point_of_the_same_disk_is_replaced_file_by_file() {
    let place = Place::new();
    fs::create_dir_all(place.at("disk/www")).unwrap();
    fs::create_dir(place.site()).unwrap();
    let volume = place.at("disk/www");
    let Some(_mount) = mount(&["--bind", volume.to_str().unwrap()], &place.site()) else { return };
    is_replaced_one_by_one(&place);
}

#[test]
#[cfg_attr(portable, ignore = "the lock of other systems is Windows'")]
fn a_build_killed_while_replacing_file_by_file_is_repaired_by_the_next() {
    let place = Place::new();
    fs::create_dir(place.site()).unwrap();
    let Some(_mount) = mount(&["-t", "tmpfs", "none"], &place.site()) else { return };
    let data = |letter: char| {
        let title = format!("title: Some {letter} cannot enroll, classification: incident, status: investigating");
        let incidents: String = (0..80).map(|number| format!("  - {{ id: {letter}{number}, {title} }}\n")).collect();
        place.with("data/fabrikam.yaml", &format!("{NATIVE}incidents:\n{incidents}"));
    };
    let site = |letter: char| {
        data(letter);
        assert_eq!(place.build(&[]).code, 0);
        tree(&place.site())
    };
    let (a, b) = (site('a'), site('b'));
    let has_begun = || {
        let manifest = fs::read(place.at("site/manifest.json")).unwrap();
        digest(&manifest) != a["manifest.json"] || place.at("site/incidents/b0.html").exists()
    };
    let mut in_between = 0;
    // Extra rounds, because a build may finish on a busy machine before it is killed.
    for round in 0..40 {
        if in_between >= 4 {
            break;
        }
        site('a');
        data('b');
        let mut build = Command::new(PROGRAM);
        build.current_dir(place.folder.path()).args(["build", "--out", "site"]).stderr(Stdio::null());
        let mut build = build.env(CACHE_HOME, &*CACHES).stdout(Stdio::null()).spawn().unwrap();
        // After the first file is replaced, and a little later in each round.
        while !has_begun() && build.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(500 * (round % 6)));
        let _ = build.kill();
        build.wait().unwrap();
        let mut now = tree(&place.site());
        now.retain(|path, _| !path.starts_with(".site.tenant-status-"));
        in_between += u32::from(now != a && now != b);
        if now["index.html"] == b["index.html"] {
            let old: Vec<_> =
                b.iter().filter(|(path, what)| *path != "manifest.json" && now.get(*path) != Some(what)).collect();
            assert_eq!(old, [], "the front page is new, and these are not");
        }
        // The data is reverted, so that every file that the killed build created is surplus.
        assert_same(&site('a'), &a);
        place.is_clean();
    }
    assert!(in_between > 0, "no build was killed in the middle");
}

#[test]
#[cfg_attr(portable, ignore = "mount points are Unix's")]
fn a_volume_inside_the_site_keeps_its_files() {
    let place = Place::changed();
    fs::create_dir(place.at("site/volume")).unwrap();
    let Some(_mount) = mount(&["-t", "tmpfs", "none"], &place.at("site/volume")) else { return };
    place.with("site/volume/years-of-work.txt", "priceless");
    let said = place.build(&[]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ONE_BY_ONE));
    assert_eq!(fs::read_to_string(place.at("site/volume/years-of-work.txt")).unwrap(), "priceless");
    assert!(is_whole(&place.site()) && place.at("site/incidents/IT1.html").exists());
    assert!(fs::read_to_string("/proc/mounts").unwrap().contains(place.at("site/volume").to_str().unwrap()));
    place.is_clean();
}

#[test]
fn the_current_directory_is_not_swapped() {
    let place = Place::changed();
    let before = fs::metadata(place.site()).unwrap().ino();
    for (here, out, id) in [("site", ".", "IT1"), ("site/assets", "..", "IT2")] {
        let here = place.at(here);
        place.with("data/fabrikam.yaml", &format!("{NATIVE}{}", INCIDENT.replace("IT1", id)));
        let data = place.at("data");
        let said = run(&here, ["build".as_ref(), data.as_os_str(), "--out".as_ref(), out.as_ref()]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ONE_BY_ONE));
        assert_eq!(fs::metadata(place.site()).unwrap().ino(), before);
        assert!(is_whole(&place.site()) && place.at(&format!("site/incidents/{id}.html")).exists());
        // An unchanged site is not replaced.
        let again = run(&here, ["build".as_ref(), data.as_os_str(), "--out".as_ref(), out.as_ref()]);
        assert_eq!((again.code, again.stderr.as_str()), (0, ""));
        place.is_clean();
    }
}

#[test]
fn a_file_that_cannot_be_replaced_interrupts_the_build_and_the_next_one_completes_it() {
    // Nothing is read-only for the superuser, so the program runs as nobody.
    let place = Place::new();
    place.builds();
    let old = tree(&place.site());
    let program = place.at("program");
    fs::copy(PROGRAM, &program).unwrap();
    let superuser = fs::metadata("/proc/self").map(|me| me.uid()).unwrap() == 0;
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.current_dir(place.folder.path()).args(arguments);
        if superuser {
            command.uid(NOBODY);
        }
        said(&mut command)
    };
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    place.with("data/fabrikam.yaml", &format!("{NATIVE}{INCIDENT}"));
    if superuser {
        let to = NOBODY.to_string();
        assert_eq!(said(Command::new("chown").args(["-R", &to]).arg(place.site())).code, 0);
    }
    // The folder cannot be swapped, and one of its folders cannot be written.
    allow(place.folder.path(), 0o555);
    allow(&place.at("site/assets"), 0o555);
    let build = ["build", "--out", "site", "--no-cache"];
    let stopped = run(&build);
    let mixture = tree(&place.site());
    let verified = run(&["verify", "site"]);
    let again = run(&build);
    allow(&place.at("site/assets"), 0o755);
    // The data of the next build is another, and it is completed nevertheless.
    place.with("data/fabrikam.yaml", NATIVE);
    let completed = run(&build);
    allow(place.folder.path(), 0o755);
    for said in [&stopped, &again] {
        assert_eq!(said.code, 2, "{said:?}");
        assert!(said.stderr.contains("/site/assets/"), "{said:?}");
        assert!(said.stderr.contains("publishing was interrupted: site has old and new files"), "{said:?}");
    }
    assert!(mixture.contains_key(".tenant-status-publishing.json") && mixture["index.html"] == old["index.html"]);
    assert_eq!(verified.code, 1);
    assert!(verified.stderr.starts_with("error[interrupted]: publishing was interrupted"), "{verified:?}");
    assert_eq!((completed.code, completed.stderr.as_str()), (0, ONE_BY_ONE));
    assert_same(&tree(&place.site()), &old);
    place.is_clean();
}

#[test]
fn a_read_only_parent_is_no_error_but_a_read_only_folder_is() {
    // Nothing is read-only for the superuser, so the program runs as nobody in a folder that nobody can read.
    let place = Place::new();
    place.builds();
    let program = place.at("program");
    fs::copy(PROGRAM, &program).unwrap();
    let superuser = fs::metadata("/proc/self").map(|me| me.uid()).unwrap() == 0;
    let build = || {
        let mut command = Command::new(&program);
        command.current_dir(place.folder.path()).args(["build", "--out", "site"]);
        if superuser {
            command.uid(NOBODY);
        }
        said(&mut command)
    };
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    place.with("data/fabrikam.yaml", &format!("{NATIVE}{INCIDENT}"));
    if superuser {
        let to = NOBODY.to_string();
        assert_eq!(said(Command::new("chown").args(["-R", &to]).arg(place.site())).code, 0);
    }
    allow(place.folder.path(), 0o555);
    allow(&place.site(), 0o555);
    let before = tree(place.folder.path());
    let refused = build();
    let after = tree(place.folder.path());
    allow(&place.site(), 0o755);
    let built = build();
    allow(place.folder.path(), 0o755);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.stderr.contains("Permission denied"), "{refused:?}");
    assert_same(&after, &before);
    assert_eq!((built.code, built.stderr.as_str()), (0, ONE_BY_ONE));
    assert!(is_whole(&place.site()) && place.at("site/incidents/IT1.html").exists());
    place.is_clean();
}
