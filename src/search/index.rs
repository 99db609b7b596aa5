//! The index: documents, and the words of each.

#[allow(clippy::disallowed_types, reason = "numbers words; nothing goes through its order")]
use std::collections::HashMap;

use serde::Serialize;

use super::{pack, words};

/// Name and version of the format.
pub const SCHEMA: &str = "tenant-status/search/v1";

/// Maximum number of words of one document; the rest is not found.
const MOST_WORDS: u32 = 20_000;

/// The distance between lines, so that no phrase goes from one to the next.
const GAP: u32 = 2;

/// Kinds of documents, in the order of the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// A message.
    Message,
    /// An incident or advisory.
    Issue,
    /// A connector.
    Connector,
    /// A tenant.
    Tenant,
    /// A change.
    Change,
    /// A snapshot.
    Snapshot,
}

/// A page, or a part of one, that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Document {
    /// Kind.
    pub(super) kind: DocumentKind,
    /// Title, shown and searched.
    pub(super) title: String,
    /// What tells it from others with the same title, e.g. an id; shown and searched.
    pub(super) note: String,
    /// Address relative to the folder of the index.
    pub(super) href: String,
    /// Day by which it is sorted, as days since 1970 by the calendar of the site.
    pub(super) day: Option<i32>,
    /// Category, e.g. `Plan for change`.
    pub(super) category: Option<String>,
    /// Whether it is active, or exists, in the latest snapshot.
    pub(super) is_active: bool,
    /// Day of its deadline, as days since 1970.
    pub(super) deadline: Option<i32>,
    /// Everything else that is searched. No phrase goes from one line to the next.
    pub(super) passages: Vec<String>,
}

/// The content of an index file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Index {
    /// Name and version of the format.
    pub schema: &'static str,
    /// Day of the reference time, as days since 1970.
    pub today: i32,
    /// Kinds with their labels, in the order of their numbers.
    pub kinds: Vec<(DocumentKind, String)>,
    /// Categories, in the order of their numbers.
    pub categories: Vec<String>,
    /// Titles and notes.
    pub strings: Vec<String>,
    /// Documents: kind, title, note, address, day, category, whether it is active, deadline.
    pub documents: Vec<DocumentRow>,
    /// Words in order, separated by spaces: each as the number of characters that it shares with the word before, and
    /// the rest.
    pub words: String,
    /// For each word, the documents with it as distances from the one before.
    pub postings: String,
}

/// A document in the file: kind, title, note, address, day, category, whether it is active, deadline.
pub type DocumentRow = (u8, u32, u32, String, Option<i32>, Option<u32>, u8, Option<i32>);

/// The two files of an index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchFiles {
    /// Words, and the documents with each.
    pub index: Index,
    /// For each word, its positions in the documents with it. Only phrases need them.
    pub positions: String,
}

/// Collects documents and their words.
#[derive(Debug, Default)]
pub(super) struct IndexBuilder {
    documents: Vec<DocumentRow>,
    strings: Numbered,
    categories: Numbered,
    words: Numbered,
    /// Word, document and position of each word of each document, in order.
    places: Vec<(u32, u32, u32)>,
}

/// Texts, numbered in the order of their first use.
#[derive(Debug, Default)]
#[allow(clippy::disallowed_types, reason = "numbers texts; nothing goes through its order")]
struct Numbered(HashMap<String, u32>);

impl Numbered {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.0.get(text) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(text.to_owned(), number);
        number
    }

    fn in_order(self) -> Vec<String> {
        let mut texts: Vec<(u32, String)> = self.0.into_iter().map(|(text, number)| (number, text)).collect();
        texts.sort_unstable();
        texts.into_iter().map(|(_, text)| text).collect()
    }
}

impl IndexBuilder {
    pub(super) fn add(&mut self, document: &Document) {
        let number = self.documents.len() as u32;
        let (mut at, mut words) = (0, 0);
        let searched = [&document.title, &document.note].into_iter().chain(&document.category);
        let passages = searched.chain(&document.passages);
        for line in passages.flat_map(|passage| passage.lines()).filter(|line| !line.trim().is_empty()) {
            words::each(line, |word| {
                if words < MOST_WORDS {
                    self.places.push((self.words.number(word), number, at));
                    (at, words) = (at + 1, words + 1);
                }
            });
            at += GAP;
        }
        let category = document.category.as_deref().map(|category| self.categories.number(category));
        self.documents.push((
            document.kind as u8,
            self.strings.number(&document.title),
            self.strings.number(&document.note),
            document.href.clone(),
            document.day,
            category,
            document.is_active.into(),
            document.deadline,
        ));
    }

    /// Returns the files.
    pub(super) fn finish(self, today: i32, kinds: Vec<(DocumentKind, String)>) -> SearchFiles {
        let IndexBuilder { documents, strings, categories, words, places } = self;
        let (words, places) = sorted(words.in_order(), places);
        let (postings, positions) = packed(words.len(), &places);
        let index = Index {
            schema: SCHEMA,
            today,
            kinds,
            categories: categories.in_order(),
            strings: strings.in_order(),
            documents,
            words: front_coded(&words),
            postings,
        };
        SearchFiles { index, positions }
    }
}

/// Sorts words, and their places by word.
fn sorted(words: Vec<String>, places: Vec<(u32, u32, u32)>) -> (Vec<String>, Vec<(u32, u32, u32)>) {
    let mut order: Vec<(u32, String)> = (0..).zip(words).collect();
    // By UTF-16 code units, as scripts compare.
    order.sort_unstable_by(|(_, a), (_, b)| match a.is_ascii() && b.is_ascii() {
        true => a.cmp(b),
        false => a.encode_utf16().cmp(b.encode_utf16()),
    });
    let mut ranks = vec![0; order.len()];
    for (rank, (number, _)) in (0..).zip(&order) {
        ranks[*number as usize] = rank;
    }
    (order.into_iter().map(|(_, word)| word).collect(), by_rank(&ranks, places))
}

/// Sorts places, which are in the order of documents, by the ranks of their words. Counting takes a fraction of the time
/// of comparing.
fn by_rank(ranks: &[u32], places: Vec<(u32, u32, u32)>) -> Vec<(u32, u32, u32)> {
    let mut next = vec![0; ranks.len() + 1];
    for (word, ..) in &places {
        next[ranks[*word as usize] as usize + 1] += 1;
    }
    for rank in 1..next.len() {
        next[rank] += next[rank - 1];
    }
    let mut sorted = vec![(0, 0, 0); places.len()];
    for (word, document, at) in places {
        let rank = ranks[word as usize];
        sorted[next[rank as usize]] = (rank, document, at);
        next[rank as usize] += 1;
    }
    sorted
}

/// Returns words as text: each without the beginning that it shares with the one before.
fn front_coded(words: &[String]) -> String {
    let (mut text, mut before) = (String::new(), "");
    for (number, word) in words.iter().enumerate() {
        let (mut shared, mut units) = (0, 0);
        for (c, _) in word.chars().zip(before.chars()).take_while(|(a, b)| a == b) {
            if units + c.len_utf16() > pack::SHORT {
                break;
            }
            shared += c.len_utf8();
            units += c.len_utf16();
        }
        if number > 0 {
            text.push(' ');
        }
        text.push(pack::short(units));
        text.push_str(&word[shared..]);
        before = word;
    }
    text
}

/// Returns the documents and the positions of each word as text, from its sorted places.
fn packed(words: usize, places: &[(u32, u32, u32)]) -> (String, String) {
    let (mut postings, mut positions) = (String::new(), String::new());
    let mut by_word = places.chunk_by(|a, b| a.0 == b.0);
    for number in 0..words {
        if number > 0 {
            postings.push(' ');
            positions.push(' ');
        }
        let mut before = 0;
        for of_document in by_word.next().unwrap_or_default().chunk_by(|a, b| a.1 == b.1) {
            let document = of_document.first().map_or(0, |place| place.1);
            pack::number(document - before, &mut postings);
            before = document;
            add_positions(of_document, &mut positions);
        }
    }
    (postings, positions)
}

/// Appends the positions of a word in one document as distances, each doubled; the last one is odd.
fn add_positions(places: &[(u32, u32, u32)], to: &mut String) {
    let mut before = 0;
    for (number, (.., at)) in places.iter().enumerate() {
        let is_last = u32::from(number + 1 == places.len());
        pack::number((at - before) * 2 + is_last, to);
        before = *at;
    }
}
