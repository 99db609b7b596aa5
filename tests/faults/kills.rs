//! `kill -9`, at random times and at each step.

use std::{
    collections::BTreeMap,
    fs,
    process::Stdio,
    time::{Duration, Instant},
};

use super::place::{KINDS, Kind, Numbers, Place, can_trace, names, rounds};
use crate::common::said;

/// Returns the stage in which a build was killed, judged by what it left.
fn stage(place: &Place, old: usize) -> &'static str {
    let staged = names(&place.at("")).iter().any(|name| name.starts_with('.'));
    let published = place.sites().filter(|site| place.version_of(site) != old).count();
    match (published, staged) {
        (0, false) => "before anything was written",
        (0, true) => "while it was written",
        (published, _) if published < place.sites().count() => "between the sites of two audiences",
        (_, true) => "while the old one was cleared away",
        (_, false) => "when all was done",
    }
}

/// Starts a build and kills it after a delay; returns whether it was still running.
fn kill_after(place: &Place, version: usize, moment: Duration) -> bool {
    let mut build = place.command(version, "site");
    let mut build = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while begun.elapsed() < moment && build.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(500));
    }
    build.kill().unwrap();
    build.wait().unwrap().code().is_none()
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let rounds = rounds(40).div_ceil(KINDS.len() as u32);
    let mut numbers = Numbers(5);
    let mut killed_at: BTreeMap<&str, u32> = BTreeMap::new();
    for kind in KINDS {
        let mut place = Place::new(kind);
        place.add_foreign_file();
        let (mut published, mut killed) = (1, 0);
        let mut took = place.publishes(0).map_or(Duration::from_millis(100), |took| {
            published = 0;
            took
        });
        // Extra rounds replace those in which the build finished early.
        for _ in 0..4 * rounds {
            let new = 1 - published;
            let moment = took.mul_f64((f64::from(killed) + numbers.next()) / f64::from(rounds));
            if kill_after(&place, new, moment) {
                killed += 1;
                *killed_at.entry(stage(&place, published)).or_default() += 1;
            }
            place.sites().for_each(|site| {
                place.version_of(site);
            });
            // A measurement on a busy machine must not raise the estimate too far.
            took = place.publishes(new).map_or(took, |now| now.min(took * 2));
            published = new;
            if killed == rounds {
                break;
            }
        }
        assert!(killed > rounds / 2, "{kind:?}: only {killed} builds were still at work");
    }
    println!("killed at random moments: {} ({killed_at:?})", killed_at.values().sum::<u32>());
}

#[test]
fn a_first_build_killed_at_any_moment_leaves_nothing_or_the_site() {
    let rounds = rounds(12);
    for kind in [Kind::Plain, Kind::Cached] {
        let place = Place::new(kind);
        let took = place.publishes(0).unwrap();
        for round in 0..rounds {
            fs::remove_dir_all(place.at("site")).unwrap();
            // The last rounds may kill the build after it has finished.
            kill_after(&place, 0, took * round / (rounds - 2));
            if place.at("site").exists() {
                place.is_exactly(0);
            }
            place.publishes(0);
        }
    }
}

/// System calls that change the disk.
const STEPS: &str =
    "rename,renameat2,link,linkat,symlink,unlink,unlinkat,mkdir,rmdir,chmod,fchmod,chown,fsync,syncfs,ftruncate";

#[test]
fn a_build_killed_at_each_step_leaves_the_old_site_or_the_new_one() {
    if !can_trace() {
        return;
    }
    let every = rounds(40) >= 300;
    let mut killed_at: BTreeMap<&str, u32> = BTreeMap::new();
    for kind in [Kind::Cached, Kind::Audiences, Kind::Gathered] {
        let place = Place::new(kind);
        let mut published = 1;
        let mut step = 1;
        loop {
            let new = 1 - published;
            let options = [format!("-einject={STEPS}:signal=SIGKILL:when={step}"), format!("-etrace={STEPS}")];
            let ended = said(place.traced(&options).args(place.arguments(new, "site")));
            if ended.code != -1 {
                // No such step any more.
                assert!(step > 20, "{ended:?}");
                break;
            }
            *killed_at.entry(stage(&place, published)).or_default() += 1;
            place.publishes(new);
            published = new;
            step += if every { 1 } else { 1 + step / 3 };
        }
    }
    assert!(killed_at.contains_key("while the old one was cleared away"), "{killed_at:?}");
    println!("killed at a step: {} ({killed_at:?})", killed_at.values().sum::<u32>());
}

#[test]
fn a_killed_bundle_or_import_leaves_the_old_file_or_the_new_one() {
    if !can_trace() {
        return;
    }
    let mut place = Place::new(Kind::Plain);
    let bundle = ["bundle", "site", "--out", "site.zip"];
    let import = ["import", "data-0", "--into", "kept"];
    let whole: Vec<_> = [&bundle[..], &import[..]]
        .iter()
        .map(|arguments| {
            assert_eq!(said(place.program().args(*arguments)).code, 0);
            (fs::read(place.at("site.zip")).unwrap(), names(&place.at("kept")))
        })
        .collect();
    place.settles();
    let kept = &whole[1].1;
    assert_eq!(kept.len(), 1);
    for step in 1..8 {
        let file = place.at("kept").join(kept.first().unwrap());
        fs::remove_file(&file).unwrap();
        let options = [format!("-einject={STEPS},write:signal=SIGKILL:when={step}"), format!("-etrace={STEPS},write")];
        said(place.traced(&options).args(bundle));
        assert_eq!(fs::read(place.at("site.zip")).unwrap(), whole[0].0);
        said(place.traced(&options).args(import));
        for arguments in [&bundle[..], &import[..]] {
            assert_eq!(said(place.program().args(arguments)).code, 0);
        }
        assert_eq!(&names(&place.at("kept")), kept);
        place.is_clean();
    }
}
