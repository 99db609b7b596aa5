//! Lays out a tree of foreign elements in forms that are valid in every context.
//!
//! A body is a sequence of blocks; a block holds runs of text; a run is a list of spans, each with its style, as in a
//! word processor. Nesting that HTML does not allow (a paragraph in a bold, a list in a list without an item, a link in
//! a link) cannot be expressed, and no text is lost.

mod hosts;
mod lines;
mod lists;
mod tables;

use std::fmt::Write as _;

use super::{
    Links,
    tree::{self, Element, Node},
};
use crate::text_safety::Sanitizer;
pub(super) use lines::title;
use lines::{Line, mark, tidy};

/// Lays out a body.
pub(super) fn lay_out(nodes: &[Node], links: Links) -> String {
    // In a body without any structure, as typed plain text, line breaks are significant.
    let mut writer = Writer {
        out: String::new(),
        run: Vec::new(),
        links,
        lines_are_meant: !tree::has_structure(nodes),
        in_head: false,
        behind_medium: false,
    };
    writer.blocks(nodes, &Style::default());
    writer.paragraphs();
    writer.out
}

/// Characters allowed directly before a word, and directly after one.
const OPENING: [char; 6] = ['(', '[', '{', '“', '‘', '«'];
const CLOSING: [char; 12] = [')', ']', '}', '”', '’', '»', '.', ',', ';', ':', '!', '?'];

/// Style of a span of text.
#[derive(Debug, Clone, Default, PartialEq)]
struct Style {
    /// Tags, outermost first, each at most once.
    tags: Vec<&'static str>,
    /// Link target.
    link: Option<LinkAddress>,
}

/// Target of a link.
#[derive(Debug, Clone, PartialEq)]
struct LinkAddress {
    address: String,
    medium: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Span {
    Text(String, Style),
    Break,
}

struct Writer {
    out: String,
    /// Current run of text.
    run: Vec<Span>,
    links: Links,
    lines_are_meant: bool,
    /// Whether the position is in a column or row header, which cannot contain headings.
    in_head: bool,
    /// Whether the run ends with the label of a media element, which must be separated from the next word.
    behind_medium: bool,
}

impl Writer {
    /// Processes flow content. Text is added to the run; a block ends it.
    fn blocks(&mut self, nodes: &[Node], style: &Style) {
        for node in nodes {
            match node {
                Node::Text(text) if self.lines_are_meant => {
                    // `str::lines` ignores a line break at the end, which separates this text from the next element.
                    for (number, line) in text.split('\n').enumerate() {
                        if number > 0 {
                            self.run.push(Span::Break);
                        }
                        self.text(line, style);
                    }
                }
                Node::Text(text) => self.text(text, style),
                Node::Element(element) if element.is_block() => {
                    self.paragraphs();
                    self.block(element, style);
                    self.paragraphs();
                }
                Node::Element(element) => self.inline(element, style),
            }
        }
    }

    fn block(&mut self, element: &Element, style: &Style) {
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element),
            "ul" | "ol" => self.list(element, style),
            "table" => self.table(element, style),
            "pre" => self.preformatted(element),
            "hr" => self.out.push_str("<hr>"),
            "blockquote" => {
                self.out.push_str("<blockquote>");
                let start = self.out.len();
                self.blocks(&element.children, style);
                self.paragraphs();
                if self.out.len() == start {
                    self.out.truncate(start - "<blockquote>".len());
                } else {
                    self.out.push_str("</blockquote>");
                }
            }
            // A row without its table, or an item without its list, is plain text.
            _ => self.blocks(&element.children, style),
        }
    }

    /// Writes a heading. Blocks inside it are not treated as headings.
    fn heading(&mut self, element: &Element) {
        if tree::has_structure(&element.children) {
            let strong = Style { tags: vec!["strong"], link: None };
            self.blocks(&element.children, &strong);
            return;
        }
        self.blocks(&element.children, &Style::default());
        let run = std::mem::take(&mut self.run);
        if let Some(lines) = tidy(run).into_iter().next() {
            let [open, close] = self.heading_tags();
            self.out.push_str(open);
            self.lines(&lines);
            self.out.push_str(close);
        }
    }

    fn heading_tags(&self) -> [&'static str; 2] {
        if self.in_head { ["<p>", "</p>"] } else { ["<h3>", "</h3>"] }
    }

    /// Writes the content of an item or cell. If it is a single run of text, it is not wrapped in a paragraph.
    fn cell(&mut self, nodes: &[Node], style: &Style) {
        let start = self.out.len();
        self.blocks(nodes, style);
        let run = std::mem::take(&mut self.run);
        let paragraphs = tidy(run);
        match (paragraphs.as_slice(), self.out.len() == start) {
            ([lines], true) if mark(lines).is_none() => self.lines(lines),
            _ => self.write_paragraphs(paragraphs),
        }
    }

    fn preformatted(&mut self, element: &Element) {
        let mut text = String::new();
        words(&element.children, &mut text);
        if !text.trim().is_empty() {
            self.out.push_str("<pre>");
            escape(&mut self.out, text.trim_matches('\n'));
            self.out.push_str("</pre>");
        }
    }

    /// Processes an inline element: changes the style of its content.
    fn inline(&mut self, element: &Element, style: &Style) {
        let tag = match element.name.as_str() {
            "b" | "strong" => "strong",
            "i" | "em" | "cite" | "var" => "em",
            "u" | "ins" => "u",
            "s" | "strike" | "del" => "s",
            "code" | "kbd" | "samp" | "tt" => "code",
            "mark" => "mark",
            "small" => "small",
            "sub" => "sub",
            "sup" => "sup",
            "br" => return self.run.push(Span::Break),
            "a" => return self.anchor(element, style),
            _ if element.is_medium() => return self.medium(element, style),
            _ if element.is_control() => {
                let blank = Style { tags: style.tags.clone(), link: None };
                self.text(" ", &blank);
                self.blocks(&element.children, style);
                return self.text(" ", &blank);
            }
            _ => return self.blocks(&element.children, style),
        };
        let mut styled = style.clone();
        if !styled.tags.contains(&tag) {
            styled.tags.push(tag);
        }
        self.blocks(&element.children, &styled);
    }

    /// Writes a link. In a link with only media inside, each medium becomes a link to its own file, so the outer link
    /// gets its own text.
    fn anchor(&mut self, element: &Element, style: &Style) {
        let link = element.address.as_ref().map(|address| LinkAddress { address: address.clone(), medium: false });
        let media = if tree::has_words(&element.children) { Vec::new() } else { tree::media(&element.children) };
        let lost = link.as_ref().and_then(|link| {
            let leads_away =
                |medium: &&Element| medium.address.as_ref().is_some_and(|address| *address != link.address);
            media.first().filter(|_| media.iter().all(leads_away))
        });
        let linked = Style { link: link.clone().or_else(|| style.link.clone()), ..style.clone() };
        self.blocks(&element.children, &linked);
        if let Some(medium) = lost {
            self.text(&format!("Link of the {}", medium.kind().to_lowercase()), &linked);
        }
    }

    /// Writes a link in place of a media element, which is never loaded, separated from adjacent words. The fallback
    /// content of the element follows.
    fn medium(&mut self, element: &Element, style: &Style) {
        let label = element.label();
        let link = element.address.as_ref().map(|address| LinkAddress { address: address.clone(), medium: true });
        let before = match self.run.last() {
            Some(Span::Text(text, _)) => text.chars().next_back(),
            _ => None,
        };
        if before.is_some_and(|c| !c.is_whitespace() && !OPENING.contains(&c)) {
            self.text(" ", &Style { tags: style.tags.clone(), link: None });
        }
        self.text(&label, &Style { tags: style.tags.clone(), link: link.or_else(|| style.link.clone()) });
        self.behind_medium = true;
        self.blocks(&element.children, style);
    }

    fn text(&mut self, text: &str, style: &Style) {
        let Some(first) = text.chars().next() else { return };
        if std::mem::take(&mut self.behind_medium) && !first.is_whitespace() && !CLOSING.contains(&first) {
            self.text(" ", &Style { tags: style.tags.clone(), link: None });
        }
        match self.run.last_mut() {
            Some(Span::Text(before, same)) if same == style => before.push_str(text),
            _ => self.run.push(Span::Text(text.to_owned(), style.clone())),
        }
    }

    /// Ends the run: writes it as paragraphs, and section marks as headings.
    fn paragraphs(&mut self) {
        let run = std::mem::take(&mut self.run);
        self.write_paragraphs(tidy(run));
    }

    fn write_paragraphs(&mut self, paragraphs: Vec<Vec<Line>>) {
        for lines in paragraphs {
            if let Some(title) = mark(&lines) {
                let [open, close] = self.heading_tags();
                self.out.push_str(open);
                escape(&mut self.out, &title);
                self.out.push_str(close);
            } else {
                self.out.push_str("<p>");
                self.lines(&lines);
                self.out.push_str("</p>");
            }
        }
    }
}

fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}

/// Appends the text of preformatted content: all whitespace is kept, and each block starts on a new line.
fn words(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) if element.name == "br" => out.push('\n'),
            Node::Element(element) if element.name == "img" => out.extend([" ", &element.alt, " "]),
            Node::Element(element) if element.is_medium() => {
                out.extend([" ", &element.label(), " "]);
                words(&element.children, out);
            }
            Node::Element(element) => {
                let separate = |out: &mut String| match element.is_block() {
                    true if !out.is_empty() && !out.ends_with('\n') => out.push('\n'),
                    false if element.is_control() => out.push(' '),
                    _ => {}
                };
                separate(out);
                words(&element.children, out);
                separate(out);
            }
        }
    }
}

fn escape(out: &mut String, text: &str) {
    let mut reader = Sanitizer::default();
    for c in text.chars() {
        // Stacked marks would cover adjacent lines, and an override turns `gpj.exe` into a picture. Direction marks are
        // kept: languages need them.
        if reader.piles_up(c) || matches!(c, '\u{202d}' | '\u{202e}') {
            let _ = write!(out, "[U+{:04X}]", u32::from(c));
            continue;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            // Controls and noncharacters are not allowed in HTML; a replacement shows that something was there.
            c if c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c) => {
                out.push('\u{fffd}');
            }
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
