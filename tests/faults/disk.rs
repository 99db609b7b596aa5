//! Full and read-only disks, process limits, and output that cannot be written.

use std::{
    fs::{self, File},
    io::Read,
    os::unix::process::CommandExt,
    process::{Command, Stdio},
};

use tempfile::TempDir;

use super::place::{Kind, Place, rounds};
use crate::common::{NOBODY, PROGRAM, Said, mount, said};

/// Returns the free bytes of the folder's file system.
fn free(place: &Place) -> u64 {
    let found = rustix::fs::statvfs(place.at("")).unwrap();
    found.f_bavail * found.f_frsize
}

/// Checks that an error names operation, path and cause.
#[track_caller]
pub fn names_verb_and_path(said: &Said) {
    let error = said.stderr.lines().find_map(|line| line.strip_prefix("error: cannot "));
    let error = error.unwrap_or_else(|| panic!("{said:?}"));
    let (tried, why) = error.rsplit_once(": ").unwrap_or_else(|| panic!("{said:?}"));
    let (_, path) = tried.split_once(' ').unwrap_or_else(|| panic!("{said:?}"));
    assert!(!path.is_empty() && !why.is_empty(), "{said:?}");
}

#[test]
fn a_disk_that_fills_up_at_any_level_leaves_the_old_site() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_mount) = mount(&["-t", "tmpfs", "-o", "size=64m", "none"], folder.path()) else { return };
    let place = Place::on(folder, Kind::Plain);
    let ballast = place.at("temp/ballast");
    let levels = u64::from(rounds(24));
    let at_rest = free(&place);
    place.publishes(0);
    // Size of a whole site, with a margin.
    let need = 4_096 * 6 * place.common("site").len() as u64;
    let [mut refused, mut full, mut built] = [0; 3];
    let mut too_little_was = 0;
    for level in 0..levels {
        let room = need * level / levels / 4_096 * 4_096;
        // A program that another test starts concurrently keeps the file open until it runs.
        let size = (0..5_000).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(1));
            free(&place).checked_sub(room)
        });
        let size = size.unwrap_or_else(|| panic!("{room} bytes are more than there is on the disk"));
        File::create(&ballast).unwrap().write_all_zeros(size);
        let said = said(&mut place.command(1, "site"));
        let left = room;
        fs::remove_file(&ballast).unwrap();
        match said.code {
            0 => {
                built += 1;
                place.is_exactly(1);
                place.is_clean();
                place.publishes(0);
            }
            _ => {
                assert_eq!(said.code, 2, "{said:?}");
                if said.stderr.contains("not enough space in ") {
                    // Nothing may be refused that would fit.
                    assert_eq!((full, built), (0, 0), "with {left} bytes free: {said:?}");
                    refused += 1;
                } else {
                    names_verb_and_path(&said);
                    assert!(said.stderr.contains("No space left on device"), "{said:?}");
                    full += 1;
                }
                too_little_was = left;
                place.is_exactly(0);
                place.is_clean();
            }
        }
    }
    println!("free from 0 to {need} bytes: refused before a page {refused}, full on the way {full}, built {built}");
    assert!(refused > 1 && full > 0 && built > 0 && too_little_was > 0);
    assert!(free(&place) <= at_rest + need);
}

trait Zeros {
    fn write_all_zeros(&mut self, size: u64);
}

impl Zeros for File {
    fn write_all_zeros(&mut self, size: u64) {
        std::io::copy(&mut std::io::repeat(0).take(size), self).unwrap();
    }
}

#[test]
fn a_lack_of_inodes_is_reported_before_a_page_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_mount) = mount(&["-t", "tmpfs", "-o", "nr_inodes=1000", "none"], folder.path()) else { return };
    let place = Place::on(folder, Kind::Cached);
    for number in 0.. {
        if File::create(place.at(&format!("temp/{number}"))).is_err() {
            break;
        }
    }
    for number in 0..40 {
        fs::remove_file(place.at(&format!("temp/{number}"))).unwrap();
    }
    let said = said(&mut place.command(0, "site"));
    assert_eq!(said.code, 2, "{said:?}");
    assert!(said.stderr.contains("inodes needed, "), "{said:?}");
    place.is_exactly(1);
}

#[test]
fn a_full_disk_leaves_nothing_of_a_bundle_an_import_a_theme_or_a_cache() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_mount) = mount(&["-t", "tmpfs", "-o", "size=64m", "none"], folder.path()) else { return };
    let place = Place::on(folder, Kind::Plain);
    let commands: [&[&str]; 5] = [
        &["bundle", "site", "--out", "site.zip"],
        &["bundle", "site", "--out", "site.tar.gz"],
        &["bundle", "site", "--out", "site.tar.zst"],
        &["import", "data-0", "--into", "kept/here"],
        &["theme", "eject", "default", "mine/own"],
    ];
    for room in [0, 1, 2, 4] {
        let ballast = place.at("temp/ballast");
        let size = free(&place) - room * 4_096;
        File::create(&ballast).unwrap().write_all_zeros(size);
        for arguments in commands {
            let said = said(place.program().args(arguments));
            if said.code == 0 {
                // A small file still fits.
                assert!(room > 2, "{arguments:?} {said:?}");
                let _ = fs::remove_dir_all(place.at(arguments[3].split('/').next().unwrap()));
                continue;
            }
            assert_eq!(said.code, 2, "{arguments:?} {said:?}");
            names_verb_and_path(&said);
        }
        // A cache without space is ignored.
        let check = said(place.program().args(["build", "data-1", "--out", "site", "--cache", "cache"]));
        assert_eq!(check.code, 2, "{check:?}");
        fs::remove_file(&ballast).unwrap();
        let _ = fs::remove_dir_all(place.at("cache"));
        place.is_exactly(1);
        place.is_clean();
    }
}

#[test]
fn a_read_only_volume_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_mount) = mount(&["-t", "tmpfs", "none"], folder.path()) else { return };
    let place = Place::on(folder, Kind::Plain);
    assert_eq!(said(Command::new("mount").args(["-o", "remount,ro"]).arg(place.at(""))).code, 0);
    let commands: [&[&str]; 5] = [
        &["build", "data-0", "--out", "site"],
        &["build", "data-0", "--out", "other/site", "--cache", "cache"],
        &["bundle", "site", "--out", "site.zip"],
        &["import", "data-0", "--into", "kept"],
        &["theme", "eject", "default", "mine"],
    ];
    for arguments in commands {
        let said = said(place.program().args(arguments));
        assert_eq!(said.code, 2, "{said:?}");
        names_verb_and_path(&said);
        assert!(said.stderr.contains("Read-only file system"), "{said:?}");
    }
    place.is_exactly(1);
    place.is_clean();
    // Commands that only read succeed.
    for arguments in [["verify", "site"], ["check", "data-0"]] {
        assert_eq!(said(place.program().args(arguments)).code, 0);
    }
}

#[test]
fn process_limits_are_reported() {
    let place = Place::new(Kind::Plain);
    let limited = |limit: &str, arguments: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit {limit} && exec {PROGRAM} {arguments}")]).current_dir(place.at(""));
        said(&mut shell)
    };
    // Blocks of 512 bytes: less than a page.
    for arguments in ["build data-0 --out site --no-cache", "bundle site --out site.zip", "theme eject default mine"] {
        let said = limited("-f 4", arguments);
        assert_eq!(said.code, 2, "{said:?}");
        names_verb_and_path(&said);
        assert!(said.stderr.contains("File too large"), "{said:?}");
        place.is_exactly(1);
        place.is_clean();
    }
    let mut told = 0;
    for files in 4..24 {
        let said = limited(&format!("-n {files}"), "build data-0 --out site --no-cache");
        match said.code {
            0 => {
                place.publishes(1);
            }
            // The system has no file descriptor left for the program itself.
            127 => {}
            _ => {
                told += 1;
                assert_eq!(said.code, 2, "{files}: {said:?}");
                names_verb_and_path(&said);
                assert!(said.stderr.contains("Too many open files"), "{said:?}");
                place.is_exactly(1);
                // Cleaning up also needs file descriptors, so the next build does it.
                place.publishes(1);
            }
        }
    }
    assert!(told > 0);
}

#[test]
fn long_names_and_missing_folders_are_reported() {
    let place = Place::new(Kind::Plain);
    let long = "n".repeat(300);
    let commands: [Vec<&str>; 8] = [
        vec!["build", "data-0", "--out", &long],
        vec!["build", "data-0", "--out", "site", "--config", &long],
        vec!["bundle", "site", "--out", "nowhere/site.zip"],
        vec!["bundle", "site", "--out", "data-0/0.yaml/site.zip"],
        vec!["import", "data-0", "--into", &long],
        vec!["import", "data-0", "--into", "data-1/0.yaml/kept"],
        vec!["theme", "eject", "default", &long],
        vec!["build", "data-0", "--out", "data-0/0.yaml/site"],
    ];
    for arguments in commands {
        let said = said(place.program().args(&arguments));
        assert_eq!(said.code, 2, "{arguments:?} {said:?}");
        names_verb_and_path(&said);
        place.is_exactly(1);
        place.is_clean();
    }
    let nowhere = said(place.program().args(["verify", "nowhere"]));
    assert_eq!(nowhere.code, 2);
    names_verb_and_path(&nowhere);
}

#[test]
fn unreadable_files_are_reported() {
    let place = Place::new(Kind::Plain);
    let program = place.at("temp/program");
    fs::copy(PROGRAM, &program).unwrap();
    let allow = |path: &str, mode| {
        fs::set_permissions(place.at(path), std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    };
    allow("", 0o755);
    allow("data-0/0.yaml", 0o000);
    allow("site/manifest.json", 0o000);
    let own = TempDir::new().unwrap();
    fs::set_permissions(own.path(), std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
    let out = own.path().join("site").display().to_string();
    let bundle = format!("{out}.zip");
    for (arguments, path) in [
        (vec!["check", "data-0"], "data-0/0.yaml"),
        (vec!["build", "data-0", "--no-cache", "--out", &out], "data-0/0.yaml"),
        (vec!["import", "data-0", "--into", &out], "data-0/0.yaml"),
        (vec!["diff", "data-0", "data-1"], "data-0/0.yaml"),
        (vec!["verify", "site"], "site/manifest.json"),
        (vec!["bundle", "site", "--out", &bundle], "site/manifest.json"),
        (vec!["build", "data-1", "--no-cache", "--out", "site"], "site/manifest.json"),
    ] {
        let mut command = Command::new(&program);
        command.current_dir(place.at("")).args(arguments);
        // The superuser can read everything.
        if rustix::process::geteuid().is_root() {
            command.uid(NOBODY);
        }
        let said = said(&mut command);
        if said.code == 2 && said.stderr.contains("a bundle is a") {
            continue;
        }
        // A file of the data has a finding, because the others can be read.
        let (code, words) = if path.ends_with(".yaml") {
            (1, "error[unreadable-file]: access was denied")
        } else {
            (2, "Permission denied")
        };
        assert_eq!(said.code, code, "{said:?}");
        assert!(said.stderr.contains(path) && said.stderr.contains(words), "{said:?}");
        if code == 2 {
            names_verb_and_path(&said);
        }
    }
}

#[test]
fn output_errors_are_reported_but_a_closed_pipe_is_not() {
    let place = Place::new(Kind::Plain);
    assert_eq!(said(place.program().args(["import", "data-0", "--into", "kept-0"])).code, 0);
    assert_eq!(said(place.program().args(["import", "data-1", "--into", "kept-1"])).code, 0);
    let commands: [&[&str]; 11] = [
        &["build", "data-0", "--out", "site"],
        &["bundle", "site", "--out", "site.zip"],
        &["check", "data-0"],
        &["diff", "data-0", "data-1"],
        &["diff", "data-0", "data-1", "--json"],
        &["import", "data-0", "--into", "kept-2"],
        &["theme", "list"],
        &["theme", "eject", "default", "mine"],
        &["verify", "site"],
        &["--help"],
        &["--version"],
    ];
    for arguments in commands {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut child = place.program();
        let child = child.args(arguments).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        let error = "error: cannot write to standard output: No space left on device (os error 28)\n";
        assert_eq!(String::from_utf8(output.stderr).unwrap(), error, "{arguments:?}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let _ = fs::remove_dir_all(place.at("mine"));
        let _ = fs::remove_dir_all(place.at("kept-2"));

        let mut gone = place.program();
        let mut gone = gone.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(gone.stdout.take());
        let output = gone.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(0), vec![]), "{arguments:?}");
        let _ = fs::remove_dir_all(place.at("mine"));
    }
    place.is_exactly(0);
}
