//! What an archive costs: a build from scratch, one in which nothing is new, and one snapshot more.
//!
//! `cargo bench --bench archive` runs them all, `cargo bench --bench archive -- 365` one size. Every size is a tenant with
//! a snapshot a day, generated from nothing but its number, so that two runs measure the same bytes. Quote ratios from
//! one run, not times.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, missing_docs)]

#[allow(dead_code, reason = "the benchmarks share it, and each uses a part")]
mod generate;

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use divan::Bencher;
use generate::Shape;
use tempfile::TempDir;
use tenant_status::Build;

/// Numbers of snapshots.
const SIZES: [u64; 3] = [30, 365, 1_000];

/// Changes to files within this time of a look at them go unnoticed by their dates, so the cache reads them again.
const TICK: Duration = Duration::from_secs(3);

fn main() {
    divan::main();
}

/// A folder with a snapshot a day, and places for a site and a cache.
struct Place {
    folder: TempDir,
    days: u64,
}

impl Place {
    fn with(days: u64) -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        let place = Place { folder, days };
        (0..days).for_each(|day| place.write(day));
        thread::sleep(TICK);
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, day: u64) -> PathBuf {
        self.at("data").join(Shape::file(day))
    }

    fn write(&self, day: u64) {
        fs::write(self.file(day), Shape::TENANT.snapshot(0, day)).unwrap();
    }

    fn build(&self) {
        let build = Build { cache: Some(self.at("cache")), ..Build::new(self.at("data"), self.at("site")) };
        let built = tenant_status::build(&build, &()).map_err(|_| "the generated data is wrong").unwrap();
        assert!(built.snapshots as u64 >= self.days);
    }

    fn forget(&self) {
        for name in ["site", "cache"] {
            let _ = fs::remove_dir_all(self.at(name));
        }
    }
}

/// Nothing is known, and nothing is there.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn from_scratch(bencher: Bencher<'_, '_>, days: u64) {
    let place = Place::with(days);
    bencher.with_inputs(|| place.forget()).bench_local_values(|()| place.build());
}

/// Nothing has changed since the build before.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn unchanged(bencher: Bencher<'_, '_>, days: u64) {
    let place = Place::with(days);
    place.build();
    thread::sleep(TICK);
    place.build();
    bencher.bench_local(|| place.build());
}

/// One snapshot has come since the build before.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn one_more(bencher: Bencher<'_, '_>, days: u64) {
    let place = Place::with(days);
    let next = place.file(days);
    place.build();
    thread::sleep(TICK);
    bencher
        .with_inputs(|| {
            let _ = fs::remove_file(&next);
            place.build();
            place.write(days);
        })
        .bench_local_values(|()| place.build());
    assert!(Path::new(&next).exists());
}
