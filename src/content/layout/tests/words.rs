//! Random bodies: adjacent words stay separate exactly where a browser separates them.

use proptest::prelude::*;

use crate::{
    content::{Links, html, text},
    tenant::Body,
};

/// Source text with the text that a browser shows.
#[derive(Debug, Clone, Default)]
struct Shown {
    source: String,
    /// Words, separated by spaces.
    text: String,
}

impl Shown {
    fn wrapped(tag: &str, attributes: &str, separator: &str, inside: Vec<Shown>) -> Shown {
        let inside = Shown::joined(inside);
        Shown {
            source: format!("<{tag}{attributes}>{}</{tag}>", inside.source),
            text: format!("{separator}{}{separator}", inside.text),
        }
    }

    fn joined(parts: Vec<Shown>) -> Shown {
        parts.into_iter().fold(Shown::default(), |all, part| Shown {
            source: all.source + &part.source,
            text: all.text + &part.text,
        })
    }

    fn words(&self) -> Vec<&str> {
        self.text.split_whitespace().collect()
    }
}

/// Generates words, whitespace and line breaks in random inline elements, and in block elements if `blocks`.
fn shown(blocks: bool) -> impl Strategy<Value = Shown> {
    let both = |source: &str, text: &str| Shown { source: source.to_owned(), text: text.to_owned() };
    let word = "[a-z]{1,3}".prop_map(move |word| both(&word, &word));
    let blank = prop::sample::select(vec![" ", "\n", "\t", "\r\n", " \n ", "\n\n"]);
    let blank = blank.prop_map(move |blank| both(blank, " "));
    let empty = Just(both(if blocks { "<br>" } else { "<input>" }, " "));
    let leaf = prop_oneof![4 => word, 2 => blank, 1 => empty];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        let inside = || prop::collection::vec(inner.clone(), 0..6);
        let inline = prop::sample::select(vec!["b", "i", "u", "span", "font", "code", "s", "sup"]);
        let inline = (inline, inside()).prop_map(|(tag, inside)| Shown::wrapped(tag, "", "", inside));
        // Parsers close a button, link or heading when another one starts, so these contain only text.
        let text = || prop::collection::vec("[a-z ]{1,3}".prop_map(move |text| both(&text, &text)), 1..3);
        let button = text().prop_map(|inside| Shown::wrapped("button", "", " ", inside));
        let link = text().prop_map(|inside| Shown::wrapped("a", " href=https://a.example/", "", inside));
        let titled = prop::sample::select(vec!["h2", "dt", "option", "li", "legend"]);
        let titled = (titled, text()).prop_map(|(tag, inside)| Shown::wrapped(tag, "", " ", inside));
        let block = prop::sample::select(vec!["p", "div", "ul", "ol", "blockquote", "pre", "center", "fieldset"]);
        let block = (block, inside()).prop_map(|(tag, inside)| Shown::wrapped(tag, "", " ", inside));
        let items = prop::collection::vec(inside(), 1..4).prop_map(|items| {
            let items = items.into_iter().map(|item| Shown::wrapped("li", "", " ", item)).collect();
            Shown::wrapped("ul", "", " ", items)
        });
        let cells = prop::collection::vec(inside(), 1..4).prop_map(|cells| {
            let cells = cells.into_iter().map(|cell| Shown::wrapped("td", "", " ", cell)).collect();
            Shown::wrapped("table", "", " ", vec![Shown::wrapped("tr", "", " ", cells)])
        });
        let flow = prop_oneof![3 => block, 1 => titled, 1 => items, 1 => cells];
        prop_oneof![4 => inline, 2 => link, 1 => button, if blocks { 4 } else { 0 } => flow]
    })
}

/// Returns the text of a page, without the notes behind links.
fn rendered(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = behind.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        rest = after;
        if tag == "bdi class=\"host\"" {
            text.truncate(text.strip_suffix(' ').unwrap().len());
            rest = after.split_once("</bdi>").unwrap().1;
        } else if !["a", "strong", "em", "u", "s", "code", "sup"].contains(&name) {
            text.push('\n');
        }
    }
    text + rest
}

#[track_caller]
fn check_words(shown: &[Shown]) {
    let shown = Shown::joined(shown.to_vec());
    let body = Body::Html(shown.source.clone());
    let html = html(&body, Links::Followed);
    let rendered = rendered(&html);
    assert_eq!(rendered.split_whitespace().collect::<Vec<_>>(), shown.words(), "{:?}\n{html}", shown.source);
    let text = text(&body);
    assert_eq!(text.split_whitespace().collect::<Vec<_>>(), shown.words(), "{:?}\n{text}", shown.source);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_stay_separate_without_block_tags(shown in prop::collection::vec(shown(false), 1..6)) {
        check_words(&shown);
    }

    #[test]
    fn words_stay_separate_among_block_tags(shown in prop::collection::vec(shown(true), 1..6)) {
        check_words(&shown);
    }
}
