//! Concurrent access: readers, builds, and processes that keep a file open or add one.

use std::{
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
    panic::{AssertUnwindSafe, catch_unwind},
    process::Stdio,
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    time::{Duration, Instant},
};

use tenant_status::{Build, Observer};

use super::place::{Kind, Place, can_trace, is_whole, names, rounds};
use crate::common::{digest, mount, said};

/// Reads all common paths repeatedly while versions are swapped.
fn nothing_is_ever_missing(place: &Place, swaps: u32) -> u32 {
    let (done, read) = (AtomicBool::new(false), AtomicU32::new(0));
    let common = place.common("site");
    assert!(common.len() > 50);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    while !done.load(Ordering::Relaxed) {
                        for path in &common {
                            let found = fs::read(place.at("site").join(path));
                            let found = found.unwrap_or_else(|error| panic!("{path} is missing: {error}"));
                            // A complete old or new file, except for the manifest that names both.
                            let is_one = place.digests("site", path).contains(&digest(&found).as_str());
                            assert!(is_one || path == "manifest.json", "{path} is neither");
                            read.fetch_add(1, Ordering::Relaxed);
                        }
                    }
                })
            })
            .collect();
        for swap in 0..swaps {
            let said = said(&mut place.command((swap % 2) as usize, "site"));
            assert_eq!(said.code, 0, "{said:?}");
            if readers.iter().any(|reader| reader.is_finished()) {
                break;
            }
        }
        done.store(true, Ordering::Relaxed);
    });
    read.into_inner()
}

#[test]
fn a_reader_finds_every_page_while_the_site_is_swapped() {
    let place = Place::new(Kind::Plain);
    let read = nothing_is_ever_missing(&place, rounds(20));
    println!("read while the site was swapped: {read} files");
    place.is_clean();
}

#[test]
fn a_reader_finds_every_page_while_files_are_replaced_one_by_one() {
    let place = Place::new(Kind::Plain);
    fs::rename(place.at("site"), place.at("temp/site")).unwrap();
    fs::create_dir(place.at("site")).unwrap();
    let Some(_mount) = mount(&["-t", "tmpfs", "none"], &place.at("site")) else { return };
    assert_eq!(said(&mut place.command(1, "site")).code, 0);
    let read = nothing_is_ever_missing(&place, rounds(20));
    println!("read while files were replaced one by one: {read} files");
    assert!(is_whole(&place.at("site")));
}

#[test]
fn builds_at_the_same_time_wait_for_each_other() {
    for kind in [Kind::Cached, Kind::Audiences] {
        let place = Place::new(kind);
        for _ in 0..rounds(16) / 4 {
            let build = |version: usize| {
                let mut build = place.command(version, "site");
                build.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
            };
            for build in [0, 1, 0, 1].map(build) {
                let output = build.wait_with_output().unwrap();
                assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
            }
            // All sites are from the same build.
            let version = place.version_of(place.sites().next().unwrap());
            place.is_exactly(version);
            place.is_clean();
        }
    }
}

#[test]
fn first_builds_at_the_same_time_wait_for_each_other() {
    let place = Place::new(Kind::Plain);
    for _ in 0..rounds(16) / 4 {
        fs::remove_dir_all(place.at("site")).unwrap();
        let builds = [0, 1, 0].map(|version| place.command(version, "site").stdout(Stdio::null()).spawn().unwrap());
        for mut build in builds {
            assert!(build.wait().unwrap().success());
        }
        place.is_exactly(place.version_of("site"));
        place.is_clean();
    }
}

#[test]
fn an_open_file_stays_unchanged() {
    let place = Place::new(Kind::Plain);
    let path = place.at("site/index.html");
    let before = fs::read(&path).unwrap();
    let mut held = File::open(&path).unwrap();
    let here = File::open(place.at("site/incidents")).unwrap();
    place.publishes(0);
    let mut after = Vec::new();
    held.seek(SeekFrom::Start(0)).unwrap();
    held.read_to_end(&mut after).unwrap();
    assert!(after == before && fs::read(&path).unwrap() != before);
    drop(here);
    // A foreign file that is being written continues in the new site.
    fs::write(place.at("site/access.log"), "one\n").unwrap();
    let mut log = File::options().append(true).open(place.at("site/access.log")).unwrap();
    assert_eq!(said(&mut place.command(1, "site")).code, 0);
    std::io::Write::write_all(&mut log, b"two\n").unwrap();
    assert_eq!(fs::read_to_string(place.at("site/access.log")).unwrap(), "one\ntwo\n");
}

#[test]
fn a_file_added_at_the_last_moment_is_carried_over() {
    if !can_trace() {
        return;
    }
    let place = Place::new(Kind::Plain);
    fs::write(place.at("site/old.txt"), "as it was").unwrap();
    let options = ["-einject=syncfs:delay_enter=700000", "-etrace=syncfs"].map(str::to_owned);
    let mut build = place.traced(&options);
    let mut build = build.args(place.arguments(0, "site")).stdout(Stdio::null()).spawn().unwrap();
    let staged = || names(&place.at("")).into_iter().find(|name| name.starts_with(".site."));
    let begun = Instant::now();
    // Once foreign files are carried over, the swap is next.
    while staged().is_none_or(|name| !place.at(&name).join("old.txt").exists()) && begun.elapsed().as_secs() < 20 {
        std::thread::sleep(Duration::from_millis(2));
    }
    fs::create_dir(place.at("site/late")).unwrap();
    fs::write(place.at("site/late/new.txt"), "just in time").unwrap();
    fs::write(place.at("temp/old.txt"), "replaced").unwrap();
    fs::rename(place.at("temp/old.txt"), place.at("site/old.txt")).unwrap();
    assert!(build.wait().unwrap().success());
    assert_eq!(fs::read_to_string(place.at("site/late/new.txt")).unwrap(), "just in time");
    assert_eq!(fs::read_to_string(place.at("site/old.txt")).unwrap(), "replaced");
    for name in ["site/late/new.txt", "site/old.txt"] {
        fs::remove_file(place.at(name)).unwrap();
    }
    fs::remove_dir(place.at("site/late")).unwrap();
    place.is_exactly(0);
    place.is_clean();
}

/// Panics after a number of steps.
struct Panics(AtomicU32);

impl Observer for Panics {
    fn progress(&self, _done: usize, _total: usize) {
        assert_ne!(self.0.fetch_sub(1, Ordering::Relaxed), 1, "a fault of the program");
    }
}

#[test]
fn a_panic_in_the_middle_leaves_the_old_site() {
    let place = Place::new(Kind::Plain);
    let build = Build::new(place.at("data-0"), place.at("site"));
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if panic.payload_as_str().is_none_or(|message| !message.contains("a fault of the program")) {
            usual(panic);
        }
    }));
    let panicked = [1, 2, 10, 60].map(|steps| {
        let panicked = catch_unwind(AssertUnwindSafe(|| tenant_status::build(&build, &Panics(steps.into()))));
        place.is_exactly(1);
        place.is_clean();
        panicked.is_err()
    });
    assert_eq!(panicked, [true; 4]);
    tenant_status::build(&build, &()).unwrap();
    place.is_exactly(0);
    place.is_clean();
}

/// Measures the time to sync a site of this many files, all at once and one by one.
#[test]
#[ignore = "a measurement"]
fn time_to_sync_a_site() {
    for number in [1_000, 10_000] {
        let times = [true, false].map(|at_once| {
            let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            let opened = File::open(folder.path()).unwrap();
            rustix::fs::syncfs(&opened).unwrap();
            let write = |number: u32| fs::write(folder.path().join(format!("{number}.html")), [b'p'; 12_000]).unwrap();
            let begun = Instant::now();
            (0..number).for_each(write);
            let written = begun.elapsed();
            let begun = Instant::now();
            if at_once {
                rustix::fs::syncfs(&opened).unwrap();
            } else {
                (0..number).for_each(|number| {
                    File::open(folder.path().join(format!("{number}.html"))).unwrap().sync_all().unwrap();
                });
            }
            (written, begun.elapsed())
        });
        println!(
            "{number} files: written in {:?}, synced at once in {:?}, one by one in {:?}",
            times[0].0, times[0].1, times[1].1
        );
    }
}
