//! Converts foreign HTML and Markdown to safe HTML. No other module does.
//!
//! 1. `ammonia` removes everything that is not on a short list of tags and attributes.
//! 2. The result is parsed into a small tree ([`tree`]).
//! 3. The tree is laid out as headings, paragraphs, lists, tables and styled runs of text ([`layout`]).
//!
//! Most bodies occur many times; [`BodyCache`] converts each of them once.
//!
//! Therefore this program writes all HTML of a page, in a few forms that are valid in every context: a body cannot run
//! or load anything, break the page around it, or set an id or class.

mod cache;
mod layout;
mod tree;

#[allow(clippy::disallowed_types, reason = "ammonia takes hash sets; nothing goes through their order")]
use std::collections::HashSet as Set;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use crate::tenant::Body;
pub use cache::BodyCache;

/// Whether external links can be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Links {
    /// As links, each with the host it leads to.
    Followed,
    /// As text, for closed networks.
    AsText,
}

/// Returns the safe HTML of a body: a sequence of block elements.
pub fn html(body: &Body, links: Links) -> String {
    layout::lay_out(&nodes_of(body), links)
}

/// Returns a body as a sanitized tree.
fn nodes_of(body: &Body) -> Vec<tree::Node> {
    match body {
        Body::Html(html) => clean(html),
        Body::Markdown(markdown) => clean(&from_markdown(markdown)),
        Body::Text(text) => vec![tree::Node::Text(text.clone())],
    }
}

/// Returns the text of a body, one line for each paragraph, cell or other block.
pub fn text(body: &Body) -> String {
    text_of(targets_and_words(&nodes_of(body)))
}

/// Returns the targets of a body's links in document order, as they are published: of links that have text, and of
/// images and other media. A target that occurs several times is repeated. Plain text has no links.
pub fn links(body: &Body) -> Vec<String> {
    links_of(&targets_and_words(&nodes_of(body)))
}

/// Separates link targets from text. Targets contain no control characters.
const END_OF_TARGETS: char = '\0';

/// Returns a line for each link target, [`END_OF_TARGETS`], and the text of a body.
fn targets_and_words(nodes: &[tree::Node]) -> String {
    let mut targets = Vec::new();
    tree::targets(nodes, &mut targets);
    format!("{}{END_OF_TARGETS}{}", targets.join("\n"), tree::text(nodes))
}

/// Returns the text of a result of [`targets_and_words`].
fn text_of(mut read: String) -> String {
    read.drain(..read.find(END_OF_TARGETS).map_or(0, |at| at + END_OF_TARGETS.len_utf8()));
    read
}

/// Returns the link targets of a result of [`targets_and_words`].
fn links_of(read: &str) -> Vec<String> {
    read.split(END_OF_TARGETS).next().unwrap_or_default().lines().map(str::to_owned).collect()
}

/// Redacts a body: applies `hide` to its text, images and URLs; `None` if nothing is redacted. The laid-out text is
/// searched as well, because markup can split or encode a word.
pub fn without(body: &Body, hide: &dyn Fn(&str) -> Option<String>) -> Option<Body> {
    let mut nodes = match body {
        Body::Html(html) => clean(html),
        Body::Markdown(markdown) => clean(&from_markdown(markdown)),
        Body::Text(text) => return hide(text).map(Body::Text),
    };
    let changed = tree::hide(&mut nodes, hide);
    match hide(&tree::text(&nodes)) {
        // The redacted word spans several elements: the markup is given up.
        Some(text) => Some(Body::Text(text)),
        None => changed.then(|| Body::Html(tree::html(&nodes))),
    }
}

fn from_markdown(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut events: Vec<Event<'_>> = Parser::new_ext(markdown, options).collect();
    keep_marks_apart(&mut events);
    let mut html = String::with_capacity(markdown.len() * 2);
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    html
}

/// Turns the line breaks around section marks into hard breaks: Markdown joins the lines of a paragraph, but a section
/// mark is a heading only if it is alone on its line.
fn keep_marks_apart(events: &mut [Event<'_>]) {
    let mut line = String::new();
    // Soft break before the line.
    let mut before = None;
    for at in 0..events.len() {
        match &events[at] {
            Event::Text(text) | Event::Code(text) => line.push_str(text),
            Event::Start(tag) if is_inline(&tag.to_end()) => {}
            Event::End(tag) if is_inline(tag) => {}
            Event::InlineHtml(_) => {}
            _ => {
                let after = matches!(events[at], Event::SoftBreak).then_some(at);
                if layout::title(&line).is_some() {
                    [before, after].into_iter().flatten().for_each(|at| events[at] = Event::HardBreak);
                }
                line.clear();
                before = after;
            }
        }
    }
}

fn is_inline(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

fn clean(html: &str) -> Vec<tree::Node> {
    tree::parse(&SANITIZER.clean(html).to_string())
}

/// Allowed tags and attributes. Other elements are replaced by their content, except scripts and styles, which are
/// removed.
#[allow(clippy::disallowed_types, reason = "ammonia takes hash sets; nothing goes through their order")]
static SANITIZER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let tags: Set<&str> = [tree::BLOCKS, tree::INLINES, tree::CONTROLS, tree::MEDIA, &["source"]]
        .into_iter()
        .flatten()
        .copied()
        .collect();
    let attributes: [(&str, &[&str]); 10] = [
        ("a", &["href"]),
        ("audio", &["src", "title"]),
        ("embed", &["src", "title"]),
        ("iframe", &["src", "title"]),
        ("img", &["src", "alt"]),
        ("li", &["value"]),
        ("object", &["data", "title"]),
        ("ol", &["start", "reversed"]),
        ("source", &["src"]),
        ("video", &["src", "title"]),
    ];
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(tags)
        .clean_content_tags(Set::from(["script", "style", "template", "noscript"]))
        .generic_attributes(Set::new())
        .tag_attributes(attributes.map(|(tag, names)| (tag, names.iter().copied().collect())).into_iter().collect())
        .url_schemes(Set::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(None);
    builder
});

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: Body, targets: &[&str], words: &str) {
        assert_eq!(links(&body), targets, "{body:?}");
        assert_eq!(text(&body), words, "{body:?}");
    }

    #[test]
    fn links_are_listed_in_document_order() {
        check(
            Body::Html(
                "<p><a href=https://b.example/>b</a> <a href=\"http:/a.example\"><b>a</b></a></p>\
                 <ul><li><img src=https://c.example/ alt=c><a href=https://b.example/>b</a></ul>\
                 <a href=https://d.example/><iframe src=https://e.example/></iframe></a>"
                    .to_owned(),
            ),
            &[
                "https://b.example/",
                "http://a.example/",
                "https://c.example/",
                "https://b.example/",
                "https://d.example/",
                "https://e.example/",
            ],
            "\nb a\n c b\n Embedded page ",
        );
        check(Body::Markdown("[a](https://a.example/x)".to_owned()), &["https://a.example/x"], "\na\n\n");
    }

    #[test]
    fn links_that_are_not_shown_are_not_listed() {
        check(Body::Html("<a href=https://a.example/> </a><a href=javascript:x>b</a>".to_owned()), &[], " b");
        check(Body::Text("https://a.example/\n\0b".to_owned()), &[], "https://a.example/\n\0b");
        check(Body::Text(String::new()), &[], "");
    }

    #[test]
    fn a_changed_target_changes_links_but_not_text() {
        let [old, new] =
            ["old", "new"].map(|path| Body::Html(format!("<p><a href=https://a.example/{path}>a</a></p>")));
        assert_eq!(text(&old), text(&new));
        assert_ne!(links(&old), links(&new));
    }
}
