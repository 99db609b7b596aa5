//! Bodies of real posts: nothing of them is lost, and nothing but a handful of forms comes out.

use std::{collections::BTreeMap, path::Path};

use rayon::prelude::*;
use serde_json::Value;
use tenant_status::{
    content::{self, Links},
    tenant::Body,
};

use crate::{
    markup::{self, Found, folded},
    shared::{inside, json, records, shared, tool},
};

/// A post: its id, and its body as HTML.
type Post = (String, String);

fn post(record: &Value) -> Option<Post> {
    let body = record.get("body").or_else(|| record.get("Body")).or_else(|| record.get("description"))?;
    let content = body.get("content").or_else(|| body.get("Content"))?.as_str()?;
    let id = record.get("id").or_else(|| record.get("Id")).and_then(Value::as_str).unwrap_or("a post of an issue");
    Some((id.to_owned(), content.to_owned()))
}

/// Every post that there is. None where the data, or what it takes to read it, is not there.
fn posts() -> Option<Vec<Post>> {
    let folder = shared("message-center")?;
    let newest = tool("gzip", &[Path::new("-dc"), &folder.join("posts-latest.jsonl.gz")])?;
    let newest = String::from_utf8(newest).unwrap();
    let mut records: Vec<Value> = newest.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(records.len() > 2_000);
    let oddities = json(&folder.join("oddities.json"));
    records.extend(oddities.as_array().unwrap().iter().map(|oddity| oddity["post"].clone()));
    for file in ["snapshot-2025-07-01T1851Z.json", "snapshot-2025-12-01T0038Z.json", "pascal-case/intune-latest.json"] {
        records.extend(json(&folder.join(file)).as_array().unwrap().iter().cloned());
    }
    records.extend(issue_posts(&shared("service-health")?));
    let mut posts: Vec<Post> = records.iter().filter_map(post).collect();
    assert_eq!(posts.len(), records.len());
    posts.sort();
    posts.dedup();
    Some(posts)
}

fn issue_posts(folder: &Path) -> Vec<Value> {
    let files = inside(folder).into_iter().flat_map(|folder| inside(&folder));
    let issues = files.flat_map(|file| records(&json(&file)));
    let nested = issues.flat_map(|issue| issue["issues"].as_array().cloned().unwrap_or_else(|| vec![issue]));
    nested.flat_map(|issue| issue["posts"].as_array().cloned().unwrap_or_default()).collect()
}

/// Compares every post with what became of it; `compare` says what is wrong.
fn every_post(compare: impl Fn(&str, &str, &Found) -> Option<String> + Sync) {
    let Some(posts) = posts() else { return };
    let wrong: Vec<String> = posts
        .par_iter()
        .filter_map(|(id, source)| {
            let html = content::html(&Body::Html(source.clone()), Links::Followed);
            let wrong = match markup::strict(&html) {
                Ok(found) => compare(source, &html, &found)?,
                Err(wrong) => wrong,
            };
            Some(format!("{id}: {wrong}"))
        })
        .collect();
    let shown: Vec<&str> = wrong.iter().take(40).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} of {} posts:\n{}", wrong.len(), posts.len(), shown.join("\n"));
}

#[test]
fn only_allowed_forms_come_out_each_where_it_may_stand() {
    every_post(|source, html, _| {
        let again = content::html(&Body::Html(source.to_owned()), Links::Followed);
        (again != html).then(|| "a second time, it comes out in another way".to_owned())
    });
}

/// The title of a section mark, `[When this will happen:]`, where the line is one.
fn title(line: &str) -> Option<String> {
    let inner = line.strip_prefix('[')?.trim_end_matches(':').trim_end().strip_suffix(']')?;
    let title = inner.trim_end_matches(':').trim();
    (!title.contains(['[', ']'])).then(|| folded(title))
}

/// The lines of a source with its section marks as the headings that they have become; and those that have not.
fn with_headings(source: Found, html: &Found) -> (Vec<String>, Vec<String>) {
    let mut headings: BTreeMap<&str, usize> = BTreeMap::new();
    for heading in &html.headings {
        *headings.entry(heading).or_default() += 1;
    }
    let mut missed = Vec::new();
    let lines = source.lines.into_iter().map(|line| {
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
    every_post(|source, _, html| {
        let (lines, _) = with_headings(markup::lenient(source), html);
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
    every_post(|source, _, html| {
        let (_, mut missed) = with_headings(markup::lenient(source), html);
        missed.retain(|line| line.ends_with(":]"));
        (!missed.is_empty()).then(|| format!("{missed:?}"))
    });
}

#[test]
fn tables_stay_tables() {
    every_post(|source, _, html| {
        let source = markup::lenient(source);
        let same = |name: &str| source.count(name) == html.count(name);
        // Rows are filled up with cells to the width of their table.
        let kept = same("table") && same("tr") && source.count("cell") <= html.count("cell");
        (!kept).then(|| format!("{:?}\nbecame {:?}", source.counts, html.counts))
    });
}

#[test]
fn every_web_address_can_still_be_followed() {
    every_post(|source, _, html| {
        let mut addresses = markup::lenient(source).addresses;
        addresses.retain(|address| markup::is_web(address) && !html.addresses.contains(address));
        (!addresses.is_empty()).then(|| format!("{addresses:?}"))
    });
}

#[test]
fn where_links_cannot_be_followed_there_are_none() {
    let Some(posts) = posts() else { return };
    for (id, source) in posts {
        let html = content::html(&Body::Html(source), Links::AsText);
        let found = markup::strict(&html).unwrap_or_else(|wrong| panic!("{id}: {wrong}"));
        assert_eq!(found.count("a"), 0, "{id}");
    }
}
