//! Bodies of real posts: nothing of them is lost, and nothing but a handful of forms comes out.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::OnceLock,
};

use rayon::prelude::*;
use serde_json::Value;
use tenant_status::{
    content::{self, Links},
    tenant::Body,
};

use super::{
    markup::{self, Found, folded},
    naive::lower,
    shared::{inside, json, records, shared, tool},
};

/// A post, what became of it, and what the two readings find.
struct Post {
    id: String,
    source: String,
    html: String,
    read: Found,
    found: Result<Found, String>,
}

impl Post {
    fn of(record: &Value) -> Option<Post> {
        let record = lower(record.clone());
        let body = record.get("body").or_else(|| record.get("description"))?;
        let id = record["id"].as_str().unwrap_or("a post of an issue").to_owned();
        let source = body["content"].as_str()?.to_owned();
        let html = content::html(&Body::Html(source.clone()), Links::Followed);
        Some(Post { id, read: markup::lenient(&source), found: markup::strict(&html), source, html })
    }
}

/// Every post that there is, read once for all tests. None where the data, or what it takes to read it, is not there.
fn posts() -> Option<&'static [Post]> {
    static POSTS: OnceLock<Vec<Post>> = OnceLock::new();
    let folder = shared("message-center")?;
    let newest = tool("gzip", &[Path::new("-dc"), &folder.join("posts-latest.jsonl.gz")])?;
    Some(POSTS.get_or_init(|| {
        let newest = String::from_utf8(newest).unwrap();
        let mut records: Vec<Value> = newest.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(records.len() > 2_000);
        let oddities = json(&folder.join("oddities.json"));
        records.extend(oddities.as_array().unwrap().iter().map(|oddity| oddity["post"].clone()));
        for file in
            ["snapshot-2025-07-01T1851Z.json", "snapshot-2025-12-01T0038Z.json", "pascal-case/intune-latest.json"]
        {
            records.extend(json(&folder.join(file)).as_array().unwrap().iter().cloned());
        }
        records.extend(issue_posts(&folder.join("../service-health")));
        let mut seen = BTreeSet::new();
        records.retain(|record| seen.insert(record["body"]["content"].to_string()) || record["body"].is_null());
        let posts: Vec<Post> = records.par_iter().filter_map(Post::of).collect();
        assert_eq!(posts.len(), records.len());
        posts
    }))
}

fn issue_posts(folder: &Path) -> Vec<Value> {
    let files = inside(folder).into_iter().flat_map(|folder| inside(&folder));
    let issues = files.flat_map(|file| records(&json(&file)));
    let nested = issues.flat_map(|issue| issue["issues"].as_array().cloned().unwrap_or_else(|| vec![issue]));
    nested.flat_map(|issue| issue["posts"].as_array().cloned().unwrap_or_default()).collect()
}

/// Looks at every post; `wrong` says what is.
fn every_post(wrong: impl Fn(&Post, &Found) -> Option<String>) {
    let Some(posts) = posts() else { return };
    let told = |post: &Post| {
        let wrong = post.found.as_ref().map_or_else(|wrong| Some(wrong.clone()), |found| wrong(post, found));
        Some(format!("{}: {}", post.id, wrong?))
    };
    let all: Vec<String> = posts.iter().filter_map(told).collect();
    let shown = all[..all.len().min(40)].join("\n");
    assert!(all.is_empty(), "{} of {} posts:\n{shown}", all.len(), posts.len());
}

#[test]
fn only_allowed_forms_come_out_each_where_it_may_stand() {
    every_post(|post, _| {
        let again = content::html(&Body::Html(post.source.clone()), Links::Followed);
        (again != post.html).then(|| "a second time, it comes out in another way".to_owned())
    });
}

/// The title of a section mark, `[When this will happen:]`, where the line is one.
fn title(line: &str) -> Option<String> {
    let inner = line.strip_prefix('[')?.trim_end_matches(':').trim_end().strip_suffix(']')?;
    let title = inner.trim_end_matches(':').trim();
    (!title.contains(['[', ']'])).then(|| folded(title))
}

/// The lines of a source with its section marks as the headings that they have become; and those that have not.
fn with_headings(source: &Found, html: &Found) -> (Vec<String>, Vec<String>) {
    let mut headings: BTreeMap<&str, usize> = BTreeMap::new();
    for heading in &html.headings {
        *headings.entry(heading).or_default() += 1;
    }
    let mut missed = Vec::new();
    let lines = source.lines.iter().cloned().map(|line| {
        let Some(title) = title(&line) else { return line };
        match headings.get_mut(title.as_str()).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                title
            }
            None => {
                missed.push(line.clone());
                line
            }
        }
    });
    (lines.collect(), missed)
}

#[test]
fn no_word_is_lost_and_none_is_added() {
    every_post(|post, html| {
        let (lines, _) = with_headings(&post.read, html);
        let words: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
        let found = html.words();
        if words == found {
            return None;
        }
        let mut left: BTreeMap<&str, i64> = BTreeMap::new();
        words.iter().for_each(|word| *left.entry(word).or_default() += 1);
        found.iter().for_each(|word| *left.entry(word).or_default() -= 1);
        left.retain(|_, count| *count != 0);
        (!left.is_empty()).then(|| format!("lost and, below zero, added: {left:?}"))
    });
}

#[test]
fn section_marks_become_headings() {
    every_post(|post, html| {
        let (_, mut missed) = with_headings(&post.read, html);
        missed.retain(|line| line.ends_with(":]"));
        (!missed.is_empty()).then(|| format!("{missed:?}"))
    });
}

#[test]
fn tables_stay_tables() {
    every_post(|Post { read: source, .. }, html| {
        let same = |name: &str| source.count(name) == html.count(name);
        // Rows are filled up with cells to the width of their table.
        let kept = same("table") && same("tr") && source.count("cell") <= html.count("cell");
        (!kept).then(|| format!("{:?}\nbecame {:?}", source.counts, html.counts))
    });
}

#[test]
fn every_web_address_can_still_be_followed() {
    every_post(|post, html| {
        let url = |address: &String| url::Url::parse(address).ok();
        let kept: BTreeSet<_> = html.addresses.iter().map(url).collect();
        let lost = |address: &&String| markup::is_web(address) && !kept.contains(&url(address));
        let lost: Vec<&String> = post.read.addresses.iter().filter(lost).collect();
        (!lost.is_empty()).then(|| format!("{lost:?}"))
    });
}

#[test]
fn addresses_are_written_as_html_wants_them() {
    every_post(|_, html| {
        let wrong: Vec<&String> = html.addresses.iter().filter(|address| !markup::is_well_written(address)).collect();
        (!wrong.is_empty()).then(|| format!("{wrong:?}"))
    });
}

#[test]
fn where_links_cannot_be_followed_there_are_none() {
    every_post(|post, html| {
        let as_text = content::html(&Body::Html(post.source.clone()), Links::AsText);
        let found = match markup::strict(&as_text) {
            Ok(found) => found,
            Err(wrong) => return Some(wrong),
        };
        let words = found.lines.join("\n");
        let lost = html.addresses.iter().find(|address| !words.contains(address.as_str()));
        (found.count("a") > 0 || lost.is_some()).then(|| format!("{} links, without {lost:?}", found.count("a")))
    });
}
