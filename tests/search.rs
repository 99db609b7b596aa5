//! The search index, read back and searched by a naive second implementation. `browser/search.mjs` searches with the
//! script of the pages, which splits text as `search/words.json` says, too.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proptest::prelude::*;
use serde_json::{Value, json};
use tenant_status::{
    Build,
    content::{self, Links},
    exports,
    pipeline::plan_whole,
    search::{SCHEMA, words},
    site::Settings,
    snapshot::{self, Services},
    tenant::Body,
};

use crate::real_data::shared;

/// An index, read from its files.
pub(crate) struct DecodedIndex {
    pub(crate) file: Value,
    pub(crate) words: Vec<String>,
    /// For each word, the documents with it, each with the positions of the word.
    places: Vec<Vec<(usize, Vec<usize>)>>,
}

impl DecodedIndex {
    /// Reads an index, and the positions of its words if there are any.
    pub(crate) fn of(index: &str, positions: Option<&str>) -> Self {
        let file = argument(index, "tenantStatusIndex");
        assert_eq!(file["schema"], SCHEMA);
        let mut words: Vec<String> = Vec::new();
        for coded in file["words"].as_str().unwrap().split(' ').filter(|coded| !coded.is_empty()) {
            let shared = digit(coded.as_bytes()[0]);
            let before: Vec<u16> = words.last().map(|word| word.encode_utf16().collect()).unwrap_or_default();
            words.push(String::from_utf16(&before[..shared]).unwrap() + &coded[1..]);
        }
        let positions = positions.map(|file| argument(file, "tenantStatusPositions"));
        let mut positions = positions.iter().flat_map(|file| file.as_str().unwrap().split(' '));
        let postings = file["postings"].as_str().unwrap().split(' ').take(words.len());
        let places = postings.map(|coded| places(coded, positions.next())).collect();
        DecodedIndex { words, places, file }
    }

    /// Returns the index as lines: facts, documents, then each word with its documents and their positions.
    pub(crate) fn readable(&self) -> String {
        let facts =
            ["schema", "today", "kinds", "categories", "strings"].map(|key| format!("{key} {}", self.file[key]));
        let documents = self.file["documents"].as_array().unwrap().iter().map(Value::to_string);
        let words = self.words.iter().zip(&self.places).map(|(word, places)| format!("{word} {places:?}"));
        facts.into_iter().chain(documents).chain(words).map(|line| line + "\n").collect()
    }

    /// Returns the documents with a word that begins like this.
    fn with_prefix(&self, prefix: &str) -> BTreeSet<usize> {
        let words = self.words.iter().zip(&self.places).filter(|(word, _)| word.starts_with(prefix));
        words.flat_map(|(_, places)| places.iter().map(|(document, _)| *document)).collect()
    }

    /// Returns the documents with these whole words in a row.
    fn with_phrase(&self, words: &[&str]) -> BTreeSet<usize> {
        let of = |word: &str| &self.places[self.words.iter().position(|known| known == word).unwrap()];
        let has = |word: &str, document: usize, at: usize| {
            of(word).iter().any(|(other, positions)| *other == document && positions.contains(&at))
        };
        let follow = |document: usize, at: usize| {
            words.iter().enumerate().skip(1).all(|(next, word)| has(word, document, at + next))
        };
        let first = of(words[0]).iter();
        first
            .filter(|(document, all)| all.iter().any(|at| follow(*document, *at)))
            .map(|(document, _)| *document)
            .collect()
    }

    fn titles(&self, documents: &BTreeSet<usize>) -> Vec<&str> {
        let title = |document: &usize| self.file["documents"][document][1].as_u64().unwrap() as usize;
        documents.iter().map(|document| self.file["strings"][title(document)].as_str().unwrap()).collect()
    }
}

/// Returns the argument of the only call of a script.
fn argument(script: &str, function: &str) -> Value {
    let argument = script.strip_prefix(function).and_then(|rest| rest.strip_prefix('(')?.strip_suffix(");\n")).unwrap();
    assert!(argument.chars().all(|c| c == ' ' || !c.is_control()), "not printable");
    serde_json::from_str(argument).unwrap()
}

fn digit(byte: u8) -> usize {
    (33..=126).filter(|digit| ![b'"', b'\\'].contains(digit)).position(|digit| digit == byte).unwrap()
}

fn numbers(coded: &str) -> Vec<usize> {
    let (mut numbers, mut number, mut scale) = (Vec::new(), 0, 1);
    for digit in coded.bytes().map(digit) {
        number += digit * scale;
        scale *= 30;
        if digit < 62 {
            numbers.push(number);
            (number, scale) = (0, 1);
        }
    }
    numbers
}

fn places(postings: &str, positions: Option<&str>) -> Vec<(usize, Vec<usize>)> {
    let mut document = 0;
    let mut positions = positions.map(numbers).unwrap_or_default().into_iter();
    let mut of_document = || {
        let (mut all, mut at) = (Vec::new(), 0);
        for number in positions.by_ref() {
            at += number / 2;
            all.push(at);
            if number % 2 == 1 {
                break;
            }
        }
        all
    };
    let documents = numbers(postings).into_iter().map(|distance| {
        document += distance;
        (document, of_document())
    });
    documents.collect()
}

fn split(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    words::each(text, |word| all.push(word.to_owned()));
    all
}

/// Returns the index of a tenant with these snapshots.
fn index(snapshots: &[Value]) -> DecodedIndex {
    let folder = tempfile::tempdir().unwrap();
    for (number, snapshot) in snapshots.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.json")), snapshot.to_string()).unwrap();
    }
    let (archive, findings) = snapshot::read(folder.path(), Services::All, &()).unwrap();
    assert!(!findings.has_errors(), "{:#?}", findings.sorted());
    let (histories, settings) = (archive.histories(), Settings::default());
    let site = plan_whole(&histories, &settings, None);
    let planned = exports::planned(&site);
    let file = |path: &str| {
        let planned = planned.iter().find(|planned| planned.path.as_str() == path).unwrap();
        String::from_utf8(exports::bytes(&site, planned)).unwrap()
    };
    DecodedIndex::of(&file("search-index.js"), Some(&file("search-positions.js")))
}

fn snapshot_of(day: u32, messages: &[Value]) -> Value {
    json!({
        "schema": "tenant-status/v1",
        "captured_at": format!("2026-11-{day}T08:00:00Z"),
        "tenant": { "name": "Contoso" },
        "messages": messages,
    })
}

fn message(id: &str, title: &str, html: &str) -> Value {
    json!({ "id": id, "title": title, "published_at": "2026-11-01T00:00:00Z", "html": html })
}

#[test]
fn text_is_split_as_the_table_says() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/words.json");
    let table: Vec<Value> = serde_json::from_str(&fs::read_to_string(table).unwrap()).unwrap();
    for case in table {
        let text = case["text"].as_str().unwrap();
        assert_eq!(json!(split(text)), case["words"], "{text:?}");
    }
}

#[test]
fn every_edition_is_found_and_phrases_end_with_their_paragraph() {
    let old = message("MC1", "First title", "<p>The obsolete enrollment token.</p><p>Stays &amp; stays</p>");
    let new = message(
        "MC1",
        "Second title",
        "<p>An enrollment</p><p>token <b>pro</b>file.</p><p>See <a href=https://a.example/>the notes</a> first</p><p>Stays &amp; stays</p>",
    );
    let index = index(&[snapshot_of(21, &[old]), snapshot_of(22, &[new])]);
    let find = |prefix: &str| index.titles(&index.with_prefix(prefix));
    for prefix in ["obsol", "first", "second", "profile", "mc1", "stay"] {
        assert!(find(prefix).contains(&"Second title"), "{prefix}: {:?}", find(prefix));
    }
    // The first edition has the phrase. In the second one, its words are in two paragraphs.
    let phrase = |words: &[&str]| index.titles(&index.with_phrase(words)).contains(&"Second title");
    assert!(phrase(&["obsolete", "enrollment", "token"]) && phrase(&["token", "profile"]));
    // The host that a page shows after a link is no part of the sentence.
    assert!(phrase(&["see", "the", "notes", "first"]));
    assert!(!phrase(&["an", "enrollment", "token"]) && !phrase(&["token", "enrollment"]));
    // Unchanged lines are in the index once.
    let stays = index.words.iter().position(|word| word == "stays").unwrap();
    assert_eq!(index.places[stays].iter().find(|(document, _)| *document == 0).unwrap().1.len(), 2);
}

#[test]
fn documents_have_what_filters_need() {
    let mut dated = message("MC2", "Dated", "x");
    dated["action_required_by"] = json!("2026-12-15T00:00:00Z");
    dated["category"] = json!("plan_for_change");
    let past = message("MC1", "Past", "x");
    let index = index(&[snapshot_of(21, &[past, dated.clone()]), snapshot_of(22, &[dated])]);
    let facts = |title: &str| {
        let number = index.file["strings"].as_array().unwrap().iter().position(|text| text == title).unwrap();
        index.file["documents"].as_array().unwrap().iter().find(|row| row[1] == number).unwrap().as_array().unwrap()
            [3..]
            .to_vec()
    };
    let published = 20_758;
    assert_eq!(json!(facts("Dated")), json!(["messages/MC2.html", published, 0, 1, 20_802]));
    assert_eq!(json!(facts("Past")), json!(["messages/MC1.html", published, null, 0, null]));
    assert_eq!(index.file["categories"], json!(["Plan for change"]));
    assert_eq!(index.file["today"], 20_779);
    let kinds: BTreeSet<u64> =
        index.file["documents"].as_array().unwrap().iter().map(|row| row[0].as_u64().unwrap()).collect();
    // Messages, the tenant, changes and snapshots.
    assert_eq!(kinds, BTreeSet::from([0, 3, 4, 5]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_leads_to_its_documents(
        titles in proptest::collection::vec("[a-cA-Cé\u{301}ß 設定か゛ガ中가나 -]{1,24}", 1..70)
    ) {
        let messages: Vec<Value> = titles
            .iter()
            .enumerate()
            .map(|(number, title)| message(&format!("M{number}"), &format!("t{number} {title}"), "x"))
            .collect();
        let index = index(&[snapshot_of(22, &messages)]);
        let sorted = index.words.windows(2).all(|pair| pair[0].encode_utf16().lt(pair[1].encode_utf16()));
        prop_assert!(sorted, "{:?}", index.words);
        for row in index.file["documents"].as_array().unwrap().iter().filter(|row| row[0] == 0) {
            let title = index.file["strings"][row[1].as_u64().unwrap() as usize].as_str().unwrap();
            let words = split(title);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            for word in &words {
                prop_assert!(index.titles(&index.with_prefix(word)).contains(&title), "{word} of {title}");
            }
            prop_assert!(index.titles(&index.with_phrase(&words)).contains(&title), "{title}");
        }
        for (word, places) in index.words.iter().zip(&index.places) {
            prop_assert!(!places.is_empty(), "{word} leads nowhere");
        }
    }
}

#[test]
fn a_fleet_has_an_index_of_its_own() {
    let out = tempfile::tempdir().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/several-tenants/data");
    let build = Build::new(data, out.path().join("site"));
    tenant_status::build(&build, &()).unwrap();
    let read = |path: &str| fs::read_to_string(build.out.join(path)).unwrap();
    let fleet = DecodedIndex::of(&read("search-index.js"), Some(&read("search-positions.js")));
    let tenants: Vec<String> = fs::read_dir(&build.out)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().join("search-index.js").exists())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    assert!(tenants.len() > 1);
    for tenant in &tenants {
        let own = DecodedIndex::of(&read(&format!("{tenant}/search-index.js")), None);
        assert!(!own.words.is_empty(), "{tenant}");
        assert!(!fleet.with_prefix(&split(tenant)[0]).is_empty(), "{tenant} is not in the index of the fleet");
    }
    for row in fleet.file["documents"].as_array().unwrap() {
        assert!(build.out.join(row[3].as_str().unwrap()).exists(), "{row}");
    }
}

/// The index of two thousand real posts is small, and all words of their texts are in it.
#[test]
fn the_index_of_real_posts_is_small_and_complete() {
    let Some(folder) = shared::shared("message-center") else { return };
    let Some(posts) = shared::tool("gzip", &[Path::new("-dc"), &folder.join("posts-latest.jsonl.gz")]) else { return };
    let posts = String::from_utf8(posts).unwrap();
    let posts: Vec<Value> = posts.lines().take(2_000).map(|line| serde_json::from_str(line).unwrap()).collect();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let of_post = |post: &Value| message(&text(&post["id"]), &text(&post["title"]), &text(&post["body"]["content"]));
    let index = index(&[snapshot_of(22, &posts.iter().map(of_post).collect::<Vec<_>>())]);
    let bytes = index.file.to_string().len();
    assert!(posts.len() == 2_000 && bytes <= 1_000_000, "{bytes} bytes for {} posts", posts.len());
    let known: BTreeMap<&str, BTreeSet<usize>> = index
        .words
        .iter()
        .zip(&index.places)
        .map(|(word, places)| (word.as_str(), places.iter().map(|(document, _)| *document).collect()))
        .collect();
    let documents: BTreeMap<&str, usize> = index.file["documents"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(|(number, row)| (row[3].as_str().unwrap(), number))
        .collect();
    for post in &posts {
        let document = documents[format!("messages/{}.html", text(&post["id"])).as_str()];
        let body = Body::Html(text(&post["body"]["content"]));
        // The page may separate words that are one word in the text, and the other way round.
        let page = content::html(&body, Links::AsText).replace('<', " <");
        let shown: BTreeSet<String> = page.split(['<', '>']).step_by(2).flat_map(split).collect();
        for word in split(&content::text(&body)).into_iter().filter(|word| shown.contains(word)) {
            let is_there = known.get(word.as_str()).is_some_and(|documents| documents.contains(&document));
            assert!(is_there, "{word} of {}", post["id"]);
        }
    }
}
