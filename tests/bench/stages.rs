//! The stages of a build, each on its own, over generated snapshots: read, assess, render, write.
//!
//! `cargo bench --bench stages` runs them all, `cargo bench --bench stages -- render` one. The generator is seeded by nothing but the size, so two
//! runs measure the same bytes. Quote ratios from one run, not times.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::{fmt::Write as _, fs, path::PathBuf};

use divan::{Bencher, counter::ItemsCount};
use tenant_status::{
    as_of::AsOf,
    content::{self, Links},
    publish::{Made, Staging},
    rules::{self, Criteria},
    site::{self, Settings},
    snapshot::{self, Archive, Services},
    tenant::Body,
    theme::{self, Choice, Theme},
};

/// Numbers of messages in the snapshot; each is a page.
const SIZES: [usize; 2] = [100, 1_000];

fn main() {
    divan::main();
}

/// A body of about three kilobytes in the manner of real ones.
fn body(number: usize) -> String {
    let mut html = format!("<p>Announcement {number} is about a change of the enrollment page.</p>");
    for section in
        ["When this will happen:", "How this will affect your organization:", "What you need to do to prepare:"]
    {
        write!(html, "<p>[{section}]</p><p>Devices that are <b>managed</b> get the change in <a href=\"https://learn.example/{number}\">the documented order</a>.</p><ul>").unwrap();
        for item in 0..8 {
            write!(html, "<li>Point {item} of announcement {number}: check <i>the settings</i> of your policies &amp; profiles.</li>").unwrap();
        }
        html.push_str("</ul>");
    }
    html
}

fn snapshot(messages: usize) -> String {
    let list: Vec<String> = (0..messages)
        .map(|number| {
            serde_json::json!({
                "id": format!("MC{number:07}"), "title": format!("Announcement {number}"), "category": "plan_for_change",
                "published_at": "2026-01-01T00:00:00Z", "updated_at": format!("2026-0{}-01T00:00:00Z", number % 9 + 1),
                "html": body(number),
            })
            .to_string()
        })
        .collect();
    let connectors: Vec<String> = (0..50)
        .map(|number| {
            serde_json::json!({
                "type": "certificate-connector", "id": format!("c{number}"), "name": format!("Server {number}"),
                "last_success_at": format!("2026-11-{:02}T08:00:00Z", number % 22 + 1),
            })
            .to_string()
        })
        .collect();
    format!(
        "{{\"schema\":\"tenant-status/v1\",\"captured_at\":\"2026-11-22T08:00:00Z\",\"tenant\":{{\"name\":\"Contoso\"}},\
         \"connectors\":[{}],\"incidents\":[],\"messages\":[{}]}}",
        connectors.join(","),
        list.join(",")
    )
}

/// A folder with the snapshot in it, gone with its owner.
fn data(messages: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("snapshot.json");
    fs::write(&file, snapshot(messages)).unwrap();
    (folder, file)
}

fn archive(messages: usize) -> Archive {
    let (_folder, file) = data(messages);
    snapshot::read(&file, Services::All, |_, _| ()).unwrap().0
}

fn theme() -> Theme {
    theme::load(&Choice::BuiltIn(theme::DEFAULT.to_owned())).unwrap().ok().unwrap()
}

fn settings(theme: &Theme) -> Settings {
    Settings { options: theme.options.clone(), ..Settings::default() }
}

#[divan::bench(args = SIZES)]
fn read(bencher: Bencher<'_, '_>, messages: usize) {
    let (_folder, file) = data(messages);
    bencher.counter(ItemsCount::new(messages)).bench(|| snapshot::read(&file, Services::All, |_, _| ()).unwrap());
}

#[divan::bench(args = SIZES)]
fn assess(bencher: Bencher<'_, '_>, messages: usize) {
    let archive = archive(messages);
    let snapshot = &archive.tenants[0].latest().unwrap().snapshot;
    let criteria = Criteria::default();
    bencher
        .counter(ItemsCount::new(messages))
        .bench(|| rules::assess(snapshot, AsOf::of(snapshot, None), &criteria).worst());
}

#[divan::bench]
fn sanitise(bencher: Bencher<'_, '_>) {
    let body = Body::Html(body(1));
    bencher.counter(ItemsCount::new(1_usize)).bench(|| content::html(&body, Links::Followed));
}

#[divan::bench(args = SIZES)]
fn plan_and_render(bencher: Bencher<'_, '_>, messages: usize) {
    let (archive, theme) = (archive(messages), theme());
    let settings = settings(&theme);
    bencher.counter(ItemsCount::new(messages)).bench(|| {
        let site = site::plan(&archive, &settings, None);
        site.pages().iter().map(|planned| theme.render(&site.page(planned)).ok().unwrap().len()).sum::<usize>()
    });
}

#[divan::bench(args = SIZES)]
fn write(bencher: Bencher<'_, '_>, messages: usize) {
    let (archive, theme) = (archive(messages), theme());
    let settings = settings(&theme);
    let site = site::plan(&archive, &settings, None);
    let pages: Vec<(String, String)> = site
        .pages()
        .iter()
        .map(|planned| (planned.path.as_str().to_owned(), theme.render(&site.page(planned)).ok().unwrap()))
        .collect();
    let out = tempfile::tempdir().unwrap();
    bencher.counter(ItemsCount::new(pages.len())).bench(|| {
        let staging = Staging::open(&out.path().join("site"), false).unwrap();
        for (path, html) in &pages {
            staging.write(path, html.as_bytes()).unwrap();
        }
        staging.publish(Made::default()).unwrap()
    });
}
