//! What an archive costs: a build from scratch, one in which nothing is new, and one snapshot more.
//!
//! `cargo bench --bench archive` runs them all, `cargo bench --bench archive -- 365` one size. Every size is a tenant with
//! a snapshot a day, generated from nothing but its number, so that two runs measure the same bytes. Quote ratios from
//! one run, not times.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, missing_docs)]

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use divan::Bencher;
use serde_json::json;
use tempfile::TempDir;
use tenant_status::Build;

/// Numbers of snapshots.
const SIZES: [i64; 3] = [30, 365, 1_000];

/// Changes to files within this time of a look at them go unnoticed by their dates, so the cache reads them again.
const TICK: Duration = Duration::from_secs(3);

fn main() {
    divan::main();
}

/// A folder with a snapshot a day, and places for a site and a cache.
struct Place {
    folder: TempDir,
    days: i64,
}

impl Place {
    fn with(days: i64) -> Self {
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

    fn file(&self, day: i64) -> PathBuf {
        self.at("data").join(format!("{day:05}.json"))
    }

    fn write(&self, day: i64) {
        fs::write(self.file(day), snapshot(day)).unwrap();
    }

    fn build(&self) {
        let build = Build {
            data: self.at("data"),
            out: self.at("site"),
            config: None,
            theme: None,
            as_of: None,
            no_links: false,
            force: false,
            cache: Some(self.at("cache")),
            part: None,
        };
        let built = tenant_status::build(&build, &()).map_err(|_| "the generated data is wrong").unwrap();
        assert!(built.snapshots as i64 >= self.days);
    }

    fn forget(&self) {
        for name in ["site", "cache"] {
            let _ = fs::remove_dir_all(self.at(name));
        }
    }
}

/// Twenty connectors, of which some run out and are renewed, a few incidents that come and go, and fifteen messages, of
/// which one in two days is new.
fn snapshot(day: i64) -> String {
    let begin: DateTime<Utc> = "2024-01-01T08:00:00Z".parse().unwrap();
    let at = begin + TimeDelta::days(day);
    let connectors: Vec<_> = (0..20)
        .map(|number| {
            let expiry = number % 2 == 0;
            let left = 40 - (day + number * 7) % 45;
            let age = if (day + number) % 11 == 0 { 30 } else { 3 };
            json!({
                "type": if expiry { "apple-vpp-expiry" } else { "certificate-connector" },
                "id": format!("connector-{number}"),
                "name": format!("Connector {number}"),
                "expires_at": expiry.then(|| at + TimeDelta::days(left)),
                "last_success_at": (!expiry).then(|| at - TimeDelta::hours(age)),
            })
        })
        .collect();
    let incidents: Vec<_> = (0..4)
        .map(|number| {
            let born = (day + number * 5) / 20;
            let age = (day + number * 5) % 20;
            let posts: Vec<_> = (0..=age / 4)
                .map(|post| json!({ "at": at - TimeDelta::days(age - post * 4), "html": body(born, post) }))
                .collect();
            json!({
                "id": format!("IT{born:05}{number}"), "title": format!("Issue {born} of feature {number}"),
                "classification": "advisory", "status": if age < 12 { "serviceDegradation" } else { "serviceRestored" },
                "started_at": at - TimeDelta::days(age), "posts": posts,
            })
        })
        .collect();
    let messages: Vec<_> = (day / 2..day / 2 + 15)
        .map(|number| {
            json!({
                "id": format!("MC{number:06}"), "title": format!("Plan for change {number}"),
                "category": "plan_for_change", "html": body(number, 0),
                "published_at": begin + TimeDelta::days(number * 2 - 60),
                "updated_at": begin + TimeDelta::days(number * 2 - 60),
            })
        })
        .collect();
    json!({
        "schema": "tenant-status/v1", "captured_at": at, "tenant": { "name": "Contoso" },
        "licences": [{ "sku": "EMS", "total": 1000 + day / 30 * 10, "assigned": 900 + day % 50 }],
        "connectors": connectors, "incidents": incidents, "messages": messages,
    })
    .to_string()
}

/// About three kilobytes, in the manner of real ones.
fn body(number: i64, edition: i64) -> String {
    let mut html = format!("<p>Announcement {number}, edition {edition}.</p>");
    for section in ["When this will happen:", "How this will affect you:", "What you need to do:"] {
        write!(html, "<p>[{section}]</p><ul>").unwrap();
        for item in 0..8 {
            write!(html, "<li>Point {item} of announcement {number}: check <i>the settings</i> of your profiles &amp; <b>policies</b>.</li>").unwrap();
        }
        html.push_str("</ul>");
    }
    html
}

/// Nothing is known, and nothing is there.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn from_scratch(bencher: Bencher<'_, '_>, days: i64) {
    let place = Place::with(days);
    bencher.with_inputs(|| place.forget()).bench_local_values(|()| place.build());
}

/// Nothing has changed since the build before.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn unchanged(bencher: Bencher<'_, '_>, days: i64) {
    let place = Place::with(days);
    place.build();
    thread::sleep(TICK);
    place.build();
    bencher.bench_local(|| place.build());
}

/// One snapshot has come since the build before.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn one_more(bencher: Bencher<'_, '_>, days: i64) {
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
