//! The stages of a build, each on its own, over generated snapshots: read, assess, plan, sanitize, view, render,
//! write.
//!
//! `cargo bench --bench stages` runs them all, `cargo bench --bench stages -- render` one. Two runs measure the same
//! bytes. Quote ratios from one run, not times.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[allow(dead_code, reason = "the benchmarks share it, and each uses a part")]
mod generate;

use std::{fs, path::PathBuf};

use divan::{Bencher, counter::ItemsCount};
use generate::Shape;
use tenant_status::{
    as_of::AsOf,
    content::{self, Links},
    pipeline::plan_whole,
    publish::{Provenance, Staging},
    rules::{self, Criteria},
    site::{Page, Settings},
    snapshot::{self, Archive, Services},
    tenant::Body,
    theme::{self, Choice, Theme},
};

/// Numbers of messages in the snapshot; each is a page.
const SIZES: [usize; 2] = [100, 1_000];

fn main() {
    divan::main();
}

/// One snapshot with so many messages.
fn snapshot(messages: usize) -> String {
    Shape { seed: 1, connectors: 50, incidents: 3, messages: messages as u64 }.snapshot(0, 0)
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
    snapshot::read(&file, Services::All, &()).unwrap().0
}

fn theme() -> Theme {
    theme::load(&Choice::BuiltIn(theme::DEFAULT.to_owned()), "en", None).ok().unwrap()
}

fn settings(theme: &Theme) -> Settings {
    Settings { options: theme.options.clone(), ..Settings::default() }
}

#[divan::bench(args = SIZES)]
fn read(bencher: Bencher<'_, '_>, messages: usize) {
    let (_folder, file) = data(messages);
    bencher.counter(ItemsCount::new(messages)).bench(|| snapshot::read(&file, Services::All, &()).unwrap());
}

#[divan::bench(args = SIZES)]
fn assess(bencher: Bencher<'_, '_>, messages: usize) {
    let archive = archive(messages);
    let snapshot = &archive.latest(0).unwrap();
    let criteria = Criteria::default();
    bencher
        .counter(ItemsCount::new(messages))
        .bench(|| rules::assess(snapshot, AsOf::of(snapshot, None), &criteria).worst());
}

#[divan::bench]
fn sanitize(bencher: Bencher<'_, '_>) {
    let body = Body::Html(generate::body(1, 3_000, 3_100));
    bencher.counter(ItemsCount::new(1_usize)).bench(|| content::html(&body, Links::Followed));
}

/// Which pages there are, and what is told of the archive as a whole.
#[divan::bench(args = SIZES)]
fn plan(bencher: Bencher<'_, '_>, messages: usize) {
    let (histories, theme) = (archive(messages).histories(), theme());
    let settings = settings(&theme);
    bencher.counter(ItemsCount::new(messages)).bench(|| plan_whole(&histories, &settings, None).pages().len());
}

/// What each page says, its bodies sanitized.
#[divan::bench(args = SIZES)]
fn view(bencher: Bencher<'_, '_>, messages: usize) {
    let (histories, theme) = (archive(messages).histories(), theme());
    let settings = settings(&theme);
    let site = plan_whole(&histories, &settings, None);
    let pages = site.pages();
    bencher
        .counter(ItemsCount::new(pages.len()))
        .bench(|| pages.iter().map(|planned| site.page(planned).path.as_str().len()).sum::<usize>());
}

#[divan::bench(args = SIZES)]
fn render(bencher: Bencher<'_, '_>, messages: usize) {
    let (histories, theme) = (archive(messages).histories(), theme());
    let settings = settings(&theme);
    let site = plan_whole(&histories, &settings, None);
    let pages: Vec<Page> = site.pages().iter().map(|planned| site.page(planned)).collect();
    bencher
        .counter(ItemsCount::new(pages.len()))
        .bench(|| pages.iter().map(|page| theme.render(page).ok().unwrap().len()).sum::<usize>());
}

#[divan::bench(args = SIZES)]
fn write(bencher: Bencher<'_, '_>, messages: usize) {
    let (histories, theme) = (archive(messages).histories(), theme());
    let settings = settings(&theme);
    let site = plan_whole(&histories, &settings, None);
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
        staging.publish(Provenance::default(), &()).unwrap()
    });
}
