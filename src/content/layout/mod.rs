//! Lays out a tree of foreign elements in forms that are valid in every context.
//!
//! A body is a sequence of blocks; a block holds runs of text; a run is a list of spans, each with its style, as in a
//! word processor. Nesting that HTML does not allow (a paragraph in a bold, a list in a list without an item, a link in
//! a link) cannot be expressed, and no text is lost.

use std::fmt::Write as _;

use super::{
    Links,
    tree::{self, Element, Node},
};
use crate::text_safety::Sanitizer;

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
    link: Option<Target>,
}

/// Target of a link.
#[derive(Debug, Clone, PartialEq)]
struct Target {
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

    /// Writes a list. Content between items is added to the previous item, on its own line.
    fn list(&mut self, element: &Element, style: &Style) {
        let is_item = |node: &Node| matches!(node, Node::Element(item) if item.name == "li");
        let line_break = || Node::Element(Element { name: "br".to_owned(), ..Element::default() });
        let mut items: Vec<Vec<Node>> = Vec::new();
        let mut numbers: Vec<Option<i32>> = Vec::new();
        let mut between = false;
        for child in &element.children {
            match (child, items.last_mut()) {
                (Node::Element(item), _) if is_item(child) => {
                    items.push(item.children.clone());
                    numbers.push(item.number);
                }
                (_, Some(item)) if between => item.push(child.clone()),
                _ if is_blank(child) => continue,
                (_, Some(item)) => item.extend([line_break(), child.clone()]),
                (_, None) => {
                    items.push(vec![child.clone()]);
                    numbers.push(None);
                }
            }
            between = !is_item(child);
        }
        let is_ordered = element.name == "ol";
        let tag = if is_ordered { "ol" } else { "ul" };
        let start = self.out.len();
        let _ = write!(self.out, "<{tag}");
        // Lists start at 1 by default; reversed lists start at their length.
        if let Some(number) = element.number.filter(|number| is_ordered && (*number != 1 || element.reversed)) {
            let _ = write!(self.out, " start=\"{number}\"");
        }
        self.out.push_str(if is_ordered && element.reversed { " reversed=\"\">" } else { ">" });
        let empty = self.out.len();
        for (item, number) in items.into_iter().zip(numbers) {
            let before = self.out.len();
            match number.filter(|_| is_ordered) {
                Some(number) => drop(write!(self.out, "<li value=\"{number}\">")),
                None => self.out.push_str("<li>"),
            }
            let inside = self.out.len();
            self.cell(&item, style);
            if self.out.len() == inside {
                self.out.truncate(before);
            } else {
                self.out.push_str("</li>");
            }
        }
        if self.out.len() == empty {
            self.out.truncate(start);
        } else {
            let _ = write!(self.out, "</{tag}>");
        }
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

    /// Writes a table inside a box that scrolls if the table is wider than the page.
    fn table(&mut self, element: &Element, style: &Style) {
        let mut rows: Vec<Vec<&Element>> = Vec::new();
        let mut rest: Vec<&Node> = Vec::new();
        gather_rows(&element.children, &mut rows, &mut rest);
        rows.retain(|row| !row.is_empty());
        // Captions and stray text come before the table.
        let rest: Vec<Node> = rest.into_iter().cloned().collect();
        self.blocks(&rest, style);
        self.paragraphs();
        let Some(width) = rows.iter().map(Vec::len).max() else { return };
        let head = rows[0].iter().all(|cell| cell.name == "th");
        self.out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>");
        for (number, row) in rows.iter().enumerate() {
            let scope = if head && number == 0 { "col" } else { "row" };
            self.out.push_str(match number {
                0 if head => "<thead><tr>",
                0 => "<tbody><tr>",
                _ => "<tr>",
            });
            for cell in row {
                let header = cell.name == "th";
                if header {
                    let _ = write!(self.out, "<th scope=\"{scope}\">");
                } else {
                    self.out.push_str("<td>");
                }
                let above = self.in_head;
                self.in_head |= header;
                self.cell(&cell.children, style);
                self.in_head = above;
                self.out.push_str(if header { "</th>" } else { "</td>" });
            }
            for _ in row.len()..width {
                self.out.push_str("<td></td>");
            }
            self.out.push_str("</tr>");
            if head && number == 0 {
                self.out.push_str("</thead>");
                if rows.len() > 1 {
                    self.out.push_str("<tbody>");
                }
            }
        }
        self.out.push_str(if head && rows.len() == 1 { "</table></div>" } else { "</tbody></table></div>" });
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
        let link = element.address.as_ref().map(|address| Target { address: address.clone(), medium: false });
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
        let link = element.address.as_ref().map(|address| Target { address: address.clone(), medium: true });
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

    fn lines(&mut self, lines: &[Line]) {
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.out.push_str("<br>");
            }
            self.line(line);
        }
    }

    /// Writes a line: spans of one link share its element, and tags shared by neighboring spans stay open.
    fn line(&mut self, line: &Line) {
        let mut at = 0;
        while at < line.len() {
            let link = &line[at].1.link;
            let end = line[at..].iter().position(|(_, style)| &style.link != link).map_or(line.len(), |n| at + n);
            match link {
                Some(target) => self.link(target, &line[at..end]),
                None => self.spans(&line[at..end]),
            }
            at = end;
        }
    }

    fn spans(&mut self, spans: &[(String, Style)]) {
        let mut open: Vec<&str> = Vec::new();
        for (text, style) in spans {
            let common = open.iter().zip(&style.tags).take_while(|(a, b)| a == b).count();
            while open.len() > common {
                if let Some(tag) = open.pop() {
                    let _ = write!(self.out, "</{tag}>");
                }
            }
            for tag in &style.tags[common..] {
                open.push(tag);
                let _ = write!(self.out, "<{tag}>");
            }
            escape(&mut self.out, text);
        }
        while let Some(tag) = open.pop() {
            let _ = write!(self.out, "</{tag}>");
        }
    }

    /// Writes a link and its note. The note is isolated from the surrounding text direction, so an override in the
    /// label cannot reverse it.
    fn link(&mut self, target: &Target, spans: &[(String, Style)]) {
        let text: String = spans.iter().map(|(text, _)| text.as_str()).collect();
        // Whitespace around the link text is not part of the link.
        let blank = |text: &str| text.trim().is_empty();
        if blank(&text) {
            return self.spans(spans);
        }
        let class = if target.medium { "image" } else { "out" };
        if self.links == Links::AsText {
            let _ = write!(self.out, "<span class=\"{class}\">");
            self.spans(spans);
            self.out.push_str("</span>");
            if text.trim() != target.address {
                self.out.push_str(" <bdi class=\"address\">");
                escape(&mut self.out, &target.address);
                self.out.push_str("</bdi>");
            }
            return;
        }
        if text.starts_with(char::is_whitespace) {
            self.out.push(' ');
        }
        let mut inner = spans.to_vec();
        if let Some((first, _)) = inner.first_mut() {
            *first = first.trim_start().to_owned();
        }
        if let Some((last, _)) = inner.last_mut() {
            *last = last.trim_end().to_owned();
        }
        let _ = write!(self.out, "<a class=\"{class}\" href=\"");
        escape(&mut self.out, &target.address);
        self.out.push_str("\" rel=\"noopener noreferrer\">");
        self.spans(&inner);
        self.out.push_str("</a>");
        if let Some(host) = host(&target.address)
            && !is_address_of(&text, &host)
        {
            self.out.push_str(" <bdi class=\"host\">(");
            escape(&mut self.out, &host);
            self.out.push_str(")</bdi>");
        }
        if text.ends_with(char::is_whitespace) {
            self.out.push(' ');
        }
    }
}

/// A line of a paragraph: spans with whitespace collapsed and trimmed.
type Line = Vec<(String, Style)>;

/// Splits a run into paragraphs of lines. An empty line separates paragraphs; a section mark is its own paragraph.
fn tidy(run: Vec<Span>) -> Vec<Vec<Line>> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    for span in run {
        match (span, lines.last_mut()) {
            (Span::Text(text, style), Some(line)) => push_folded(line, &text, style),
            (Span::Break, _) => lines.push(Vec::new()),
            (Span::Text(..), None) => {}
        }
    }
    let mut paragraphs: Vec<Vec<Line>> = vec![Vec::new()];
    for mut line in lines {
        trim_end(&mut line);
        let marked = mark(std::slice::from_ref(&line)).is_some();
        if (line.is_empty() || marked) && paragraphs.last().is_some_and(|last| !last.is_empty()) {
            paragraphs.push(Vec::new());
        }
        if let (false, Some(last)) = (line.is_empty(), paragraphs.last_mut()) {
            last.push(line);
        }
        if marked {
            paragraphs.push(Vec::new());
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Appends text with whitespace collapsed, and none at the start of a line.
fn push_folded(line: &mut Line, text: &str, style: Style) {
    let mut blank_before = line.last().is_none_or(|(before, _)| before.ends_with(' '));
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let blank = matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{c}');
        if !(blank && blank_before) {
            folded.push(if blank { ' ' } else { c });
        }
        blank_before = blank;
    }
    match line.last_mut() {
        _ if folded.is_empty() => {}
        Some((before, same)) if *same == style => before.push_str(&folded),
        _ => line.push((folded, style)),
    }
}

fn trim_end(line: &mut Line) {
    while let Some((text, _)) = line.last_mut() {
        text.truncate(text.trim_end_matches([' ', '\u{a0}']).len());
        if !text.is_empty() {
            return;
        }
        line.pop();
    }
}

/// Returns the title of a section mark: `[How this will affect your organization:]` on its own line. Other brackets,
/// such as `[NF19A1]`, `[device type]` or a path, are not section marks.
fn mark(lines: &[Line]) -> Option<String> {
    let [line] = lines else { return None };
    let text: String = line.iter().map(|(text, _)| text.as_str()).collect();
    title(&text).map(str::to_owned)
}

/// Returns the title of a line that is a section mark, as in [`mark`].
pub(super) fn title(line: &str) -> Option<&str> {
    let line = line.trim_matches([' ', '\u{a0}']);
    let inner = line.strip_prefix('[')?.trim_end_matches(':').trim_end().strip_suffix(']')?;
    let title = inner.trim_end_matches(':').trim();
    let worded = title.starts_with(char::is_uppercase) && title.contains(char::is_lowercase);
    let plain = !title.contains(['[', ']', '\\', '/', '<', '>']);
    (worded && plain && (3..=120).contains(&title.chars().count())).then_some(title)
}

fn gather_rows<'a>(nodes: &'a [Node], rows: &mut Vec<Vec<&'a Element>>, rest: &mut Vec<&'a Node>) {
    for node in nodes {
        match node {
            Node::Element(element) => match element.name.as_str() {
                "thead" | "tbody" | "tfoot" => gather_rows(&element.children, rows, rest),
                "tr" => {
                    let cells = |node: &'a Node| match node {
                        Node::Element(cell) if matches!(cell.name.as_str(), "td" | "th") => Some(cell),
                        _ => None,
                    };
                    rows.push(element.children.iter().filter_map(cells).collect());
                    rest.extend(element.children.iter().filter(|node| cells(node).is_none() && !is_blank(node)));
                }
                _ => rest.push(node),
            },
            Node::Text(_) if is_blank(node) => {}
            Node::Text(_) => rest.push(node),
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

/// Returns the host of a link, without any user name before an `@`; for mail, the recipient.
fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    if url.scheme() != "mailto" {
        return url.host_str().map(str::to_owned);
    }
    let others = url.query_pairs().any(|(name, _)| matches!(&*name.to_lowercase(), "to" | "cc" | "bcc"));
    let recipients = if others { url.as_str().trim_start_matches("mailto:") } else { url.path() };
    (!recipients.is_empty()).then(|| recipients.to_owned())
}

/// Returns whether a label is a URL on that host, which makes the note redundant. A host elsewhere in a label does not
/// count: `microsoft.com` contains `t.co`.
fn is_address_of(label: &str, host: &str) -> bool {
    let label = label.trim();
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| behind(label, scheme)).unwrap_or(label);
    behind(rest, host).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#', ':']))
}

/// Returns the rest of the text after `start`, which is compared case-insensitively.
fn behind<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(rest)
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
mod tests {
    use proptest::prelude::*;

    use super::super::{Links, html};
    use crate::tenant::Body;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(html(&Body::Html(input.to_owned()), Links::Followed), expected, "{input}");
    }

    #[test]
    fn structure_is_kept_and_made_valid() {
        check("plain", "<p>plain</p>");
        check("<p>a<p>b", "<p>a</p><p>b</p>");
        check("<b>a<p>b</p>c</b>", "<p><strong>a</strong></p><p><strong>b</strong></p><p><strong>c</strong></p>");
        check("<ul><li>a</li><ul><li>b</li></ul><li>c</ul>", "<ul><li><p>a</p><ul><li>b</li></ul></li><li>c</li></ul>");
        check("<div>a <b>b</b> <i>c</i></div>", "<p>a <strong>b</strong> <em>c</em></p>");
        check("<h1>T</h1><h5>U</h5>", "<h3>T</h3><h3>U</h3>");
        check(
            "<table><tr><th><h2>T</h2>a<p>[Who is affected:]</p><tr><td><h2>U</h2></table>",
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead><tr>\
             <th scope=\"col\"><p>T</p><p>a</p><p>Who is affected</p></th></tr></thead>\
             <tbody><tr><td><h3>U</h3></td></tr></tbody></table></div>",
        );
        check("a<br>b<br><br>c", "<p>a<br>b</p><p>c</p>");
        check(
            "<ul><li>a</li>b <i>c</i> <b>d</b><li>e</ul>",
            "<ul><li>a<br>b <em>c</em> <strong>d</strong></li><li>e</li></ul>",
        );
        check("<pre>a\n  b &lt;</pre>", "<pre>a\n  b &lt;</pre>");
        check("<p></p><ul></ul><blockquote></blockquote><p>&nbsp;</p>", "");
        check(
            "<table><tr><th>A<th>B<tr><td>1</table>",
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead><tr><th \
             scope=\"col\">A</th><th scope=\"col\">B</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table></div>",
        );
    }

    #[test]
    fn nothing_that_runs_or_loads_survives() {
        check("<script>alert(1)</script><style>*{}</style>x", "<p>x</p>");
        check("<p onclick=x style=y id=z class=w>a</p>", "<p>a</p>");
        check("<svg><script>x</script></svg><form><input value=q>z</form>", "<p>z</p>");
        check("<a href=\"javascript:alert(1)\">a</a> <a href=\"ttps://x\">b</a> <a>c</a>", "<p>a b c</p>");
        check("<a href=\"data:text/html,x\">a</a><a href=\"/root\">b</a>", "<p>ab</p>");
        check("<iframe src=//x></iframe><img src=data:image/png;base64,AA alt=dot>", "<p>Embedded page Image: dot</p>");
    }

    #[test]
    fn links_show_their_host_and_images_become_links() {
        check(
            "see <a href=\"https://learn.example/a?b=1&c=2\">the <b>docs</b></a>.",
            "<p>see <a class=\"out\" href=\"https://learn.example/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">the \
             <strong>docs</strong></a> <bdi class=\"host\">(learn.example)</bdi>.</p>",
        );
        check(
            "<img src=\"https://img.example/x.png\" alt=\"A chart\">",
            "<p><a class=\"image\" href=\"https://img.example/x.png\" rel=\"noopener noreferrer\">Image: A chart</a> \
             <bdi class=\"host\">(img.example)</bdi></p>",
        );
        check(
            "<a href=\"https://learn.microsoft.com@evil.example/\">docs</a>",
            "<p><a class=\"out\" href=\"https://learn.microsoft.com@evil.example/\" rel=\"noopener noreferrer\">docs</a> \
             <bdi class=\"host\">(evil.example)</bdi></p>",
        );
        check("a<img alt=b>c<img><img>", "<p>a Image: b c Image Image</p>");
        check(
            "a<a href=https://a.example>&nbsp;a.example&nbsp;</a>b",
            "<p>a <a class=\"out\" href=\"https://a.example\" rel=\"noopener noreferrer\">a.example</a> b</p>",
        );
        let body = Body::Html("<a href=https://a.example/x>docs</a>".to_owned());
        assert_eq!(
            html(&body, Links::AsText),
            "<p><span class=\"out\">docs</span> <bdi class=\"address\">https://a.example/x</bdi></p>"
        );
    }

    #[test]
    fn ordered_lists_keep_their_numbering() {
        check("<ol start=\"3\"><li>three</li></ol>", "<ol start=\"3\"><li>three</li></ol>");
        check("<ol start=\u{2019}4\u{2019}><li>a</ol>", "<ol start=\"4\"><li>a</li></ol>");
        check("<ol start=1><li>a<li value=7>b<li>c</ol>", "<ol><li>a</li><li value=\"7\">b</li><li>c</li></ol>");
        check("<ol reversed><li>a<li>b</ol>", "<ol reversed=\"\"><li>a</li><li>b</li></ol>");
        check("<ol start=-2 reversed><li>a</ol>", "<ol start=\"-2\" reversed=\"\"><li>a</li></ol>");
        for odd in ["x", "3.5", "9999999", "99999999999999999999", "", "1e3", "\"3 onclick=x\""] {
            check(&format!("<ol start={odd}><li value={odd}>a</ol>"), "<ol><li>a</li></ol>");
        }
        check("<ul start=3 reversed><li value=4>a</ul>", "<ul><li>a</li></ul>");
        let body = Body::Markdown("3. three\n4. four".to_owned());
        assert_eq!(html(&body, Links::Followed), "<ol start=\"3\"><li>three</li><li>four</li></ol>");
    }

    #[test]
    fn media_become_labeled_links() {
        let link = |address: &str, label: &str| {
            let host = address.split('/').nth(2).unwrap();
            format!(
                "<a class=\"image\" href=\"{address}\" rel=\"noopener noreferrer\">{label}</a> <bdi class=\"host\">({host})</bdi>"
            )
        };
        check(
            "<p>See<iframe width=\"560\" src=\"https://v.example/embed/1\" title=\"What's new\"></iframe>now</p>",
            &format!("<p>See {} now</p>", link("https://v.example/embed/1", "Embedded page: What's new")),
        );
        check(
            "<video controls><source src=\"https://v.example/a.mp4\"><source src=\"https://v.example/a.webm\"></video>",
            &format!("<p>{}</p>", link("https://v.example/a.mp4", "Video")),
        );
        check(
            "<video src=https://v.example/a><source src=https://v.example/b>Not <b>supported</b></video>",
            &format!("<p>{} Not <strong>supported</strong></p>", link("https://v.example/a", "Video")),
        );
        check("<audio src=http://v.example/a></audio>", &format!("<p>{}</p>", link("http://v.example/a", "Audio")));
        check(
            "<embed src=https://v.example/a>",
            &format!("<p>{}</p>", link("https://v.example/a", "Embedded content")),
        );
        check(
            "<object data=https://v.example/a title=Guide><embed src=https://v.example/a></object>",
            &format!("<p>{}</p>", link("https://v.example/a", "Embedded content: Guide")),
        );
        check(
            "<object><param name=movie value=b><embed src=https://v.example/a></object>",
            &format!("<p>{}</p>", link("https://v.example/a", "Embedded content")),
        );
        check(
            "<a href=https://v.example/b><iframe src=https://v.example/a></iframe></a>",
            &format!(
                "<p>{} <a class=\"out\" href=\"https://v.example/b\" rel=\"noopener noreferrer\">Link of the embedded \
                 page</a> <bdi class=\"host\">(v.example)</bdi></p>",
                link("https://v.example/a", "Embedded page")
            ),
        );
    }

    #[test]
    fn media_without_a_web_address_are_text_and_frame_content_is_hidden() {
        for address in ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "//x", "x", ""] {
            check(&format!("<iframe src=\"{address}\"></iframe>"), "<p>Embedded page</p>");
            check(&format!("<object data=\"{address}\"></object>"), "<p>Embedded content</p>");
            check(&format!("<video><source src=\"{address}\"></video>"), "<p>Video</p>");
        }
        check("<iframe srcdoc=\"<b>x</b>\" onload=x></iframe>", "<p>Embedded page</p>");
        check("<iframe><a href=javascript:x>a</a><script>b</script></iframe>c", "<p>Embedded page c</p>");
        check(
            "<iframe><!--</iframe><img src=x alt=\"--><b>d</b>\">",
            "<p>Embedded page Image: --&gt;&lt;b&gt;d&lt;/b&gt;</p>",
        );
        check("<source src=https://a.example/>a", "<p>a</p>");
        check("<svg><iframe src=https://a.example/>x</iframe></svg>y", "<p>y</p>");
    }

    #[test]
    fn redaction_keeps_media_and_numbering() {
        let source = "<ol start=3 reversed><li value=5>secret</li></ol><iframe src=https://a.example/b title=c></iframe>\
                      <object data=https://a.example/d>e</object><video><source src=https://a.example/f></video>";
        let body = Body::Html(source.replace("secret", "[hidden]"));
        let hide = |text: &str| text.contains("secret").then(|| text.replace("secret", "[hidden]"));
        let nodes_only = |text: &str| hide(text).filter(|_| !text.contains('\n'));
        let hidden = super::super::without(&Body::Html(source.to_owned()), &nodes_only).unwrap();
        assert_eq!(html(&hidden, Links::Followed), html(&body, Links::Followed));
        let hide_address = |text: &str| text.contains("a.example").then(String::new);
        let hidden = super::super::without(&body, &hide_address).unwrap();
        assert!(!html(&hidden, Links::Followed).contains("a.example"));
    }

    #[test]
    fn links_lead_where_browsers_lead_with_the_original() {
        let link = |address: &str, written: &str, host: &str| {
            check(
                &format!("<a href=\"{address}\">x</a>"),
                &format!(
                    "<p><a class=\"out\" href=\"{written}\" rel=\"noopener noreferrer\">x</a> \
                     <bdi class=\"host\">({host})</bdi></p>"
                ),
            );
        };
        link("http:/aka.ms/x", "http://aka.ms/x", "aka.ms");
        link("https:aka.ms", "https://aka.ms/", "aka.ms");
        link("http:\\\\aka.ms\\x", "http://aka.ms/x", "aka.ms");
        link("https://a.example/100%#b#c", "https://a.example/100%#b#c", "a.example");
        link("https://a.example/\u{202e}gpj.exe", "https://a.example/%E2%80%AEgpj.exe", "a.example");
        check("<a href=\"https://?x\">x</a>", "<p>x</p>");
        let body = Body::Html("<a href=\"https://a.example/\u{202e}b\">x</a>".to_owned());
        let text = html(&body, Links::AsText);
        assert!(text.contains("<bdi class=\"address\">https://a.example/%E2%80%AEb</bdi>"), "{text}");
    }

    /// Checks the note behind a link.
    #[track_caller]
    fn check_note(address: &str, label: &str, note: &str) {
        let html = html(&Body::Html(format!("<a href=\"{address}\">{label}</a>")), Links::Followed);
        let said =
            html.split("<bdi class=\"host\">").nth(1).map_or("", |rest| rest.split("</bdi>").next().unwrap_or(""));
        assert_eq!(said, note, "{html}");
    }

    #[test]
    fn the_host_is_shown_unless_the_label_is_a_url_on_it() {
        check_note("https://a.example/x", "a.example", "");
        check_note("https://a.example/x", "HTTPS://A.example/y?z", "");
        check_note("http://t.co/x", "microsoft.com", "(t.co)");
        check_note("https://evil.example", "https://good.example, not evil.example", "(evil.example)");
        check_note("https://evil.example", "evil.example.good.example", "(evil.example)");
        check_note("https://good.example@evil.example", "https://good.example@evil.example", "(evil.example)");
        check_note("https://b\u{fc}cher.example", "b\u{fc}cher.example", "(xn--bcher-kva.example)");
        check_note("https://evil.example", "\u{202e}elpmaxe.doog", "(evil.example)");
        check_note("mailto:a@evil.example?subject=b", "Write to us", "(a@evil.example)");
        check_note("mailto:a@b.example", "a@b.example", "");
        check_note("mailto:a@b.example?BCC=c@evil.example", "a@b.example", "(a@b.example?BCC=c@evil.example)");
        check_note("mailto:?subject=b", "Tell others", "");
    }

    #[test]
    fn a_link_around_images_is_not_lost() {
        let out = |class: &str, address: &str, label: &str| {
            format!(
                "<a class=\"{class}\" href=\"https://{address}\" rel=\"noopener noreferrer\">{label}</a> <bdi class=\"host\">({address})</bdi>"
            )
        };
        let (link, image) = ("<a href=https://a.example>", "<img src=https://b.example alt=c>");
        let both =
            format!("{} {}", out("image", "b.example", "Image: c"), out("out", "a.example", "Link of the image"));
        check(&format!("{link}{image}</a>"), &format!("<p>{both}</p>"));
        check(
            &format!("{link}<div> {image} </div></a>"),
            &format!(
                "<p>{}</p><p>{}</p>",
                out("image", "b.example", "Image: c"),
                out("out", "a.example", "Link of the image")
            ),
        );
        check(
            &format!("{link}d {image}</a>"),
            &format!("<p>{} {}</p>", out("out", "a.example", "d"), out("image", "b.example", "Image: c")),
        );
        check(
            "<a href=https://b.example><img src=https://b.example alt=c></a>",
            &format!("<p>{}</p>", out("image", "b.example", "Image: c")),
        );
        check(&format!("{link}<img alt=c></a>"), &format!("<p>{}</p>", out("out", "a.example", "Image: c")));
    }

    #[test]
    fn section_marks_become_headings_and_other_brackets_stay() {
        check("<p>[When this will happen:]</p><p>Soon</p>", "<h3>When this will happen</h3><p>Soon</p>");
        check("<b>[What's changing?]</b><br>x", "<h3>What's changing?</h3><p>x</p>");
        check("a<br>[Compliance considerations]:<br>b", "<p>a</p><h3>Compliance considerations</h3><p>b</p>");
        check("<p>[NF19A1]</p>", "<p>[NF19A1]</p>");
        check("<p>[device type]</p>", "<p>[device type]</p>");
        check("<p>see [When this will happen:] below</p>", "<p>see [When this will happen:] below</p>");
    }

    #[test]
    fn line_breaks_of_plain_text_are_kept() {
        check("Title: a\n\nImpact: b < 5\nMore", "<p>Title: a</p><p>Impact: b &lt; 5<br>More</p>");
        check("<p>wrapped\nsource</p>", "<p>wrapped source</p>");
        assert_eq!(html(&Body::Text("a <b>\nc".to_owned()), Links::Followed), "<p>a &lt;b&gt;<br>c</p>");
    }

    #[test]
    fn line_breaks_separate_words_in_bodies_without_block_tags() {
        check(
            "Done by June.\n<b>How this affects you:</b> not",
            "<p>Done by June.<br><strong>How this affects you:</strong> not</p>",
        );
        check("<i>a\n</i>b\r\n<u>c</u>", "<p><em>a</em><br>b<br><u>c</u></p>");
        check("a\n\n<b>b</b>\n\n\nc\n", "<p>a</p><p><strong>b</strong></p><p>c</p>");
        check(
            "See\n<a href=\"https://x.example/\">this</a>\nnow",
            "<p>See<br><a class=\"out\" href=\"https://x.example/\" rel=\"noopener noreferrer\">this</a> \
             <bdi class=\"host\">(x.example)</bdi><br>now</p>",
        );
        assert_eq!(html(&Body::Text("a\r\n\r\nb\r\nc\n".to_owned()), Links::Followed), "<p>a</p><p>b<br>c</p>");
    }

    #[test]
    fn tags_that_browsers_show_as_blocks_or_boxes_separate_words() {
        check("<form>a</form>b<fieldset><legend>c</legend>d</fieldset>", "<p>a</p><p>b</p><p>c</p><p>d</p>");
        check("<select><option>a<option>b</select>c", "<p>a</p><p>b</p><p>c</p>");
        check("a<button>b</button>c<input>d<textarea>e</textarea>", "<p>a b c d e</p>");
        check("<title>a</title>b", "<p>a</p><p>b</p>");
        check("<pre>a<div>b</div>c\n<p>d</p></pre>", "<pre>a\nb\nc\nd</pre>");
        check("<pre>a<img alt=b>c</pre>", "<pre>a b c</pre>");
    }

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
        let text = crate::content::text(&body);
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

    #[test]
    fn markdown_is_sanitized_the_same_way() {
        let markdown = |text: &str| html(&Body::Markdown(text.to_owned()), Links::Followed);
        assert_eq!(
            markdown("We *do* **it**.\n\n- a\n- b"),
            "<p>We <em>do</em> <strong>it</strong>.</p><ul><li>a</li><li>b</li></ul>"
        );
        assert_eq!(
            markdown("[How this will affect your organization:]\nText\nmore"),
            "<h3>How this will affect your organization</h3><p>Text more</p>"
        );
        assert_eq!(markdown("a\n**[What's changing?]**\nb"), "<p>a</p><h3>What's changing?</h3><p>b</p>");
        assert_eq!(
            markdown("- [When this will happen:]\n  Soon"),
            "<ul><li><h3>When this will happen</h3><p>Soon</p></li></ul>"
        );
        assert_eq!(
            markdown("> [When this `will` happen]:\n> Soon and *late*"),
            "<blockquote><h3>When this will happen</h3><p>Soon and <em>late</em></p></blockquote>"
        );
        assert_eq!(markdown("see [When this will happen:]\nbelow"), "<p>see [When this will happen:] below</p>");
        assert_eq!(markdown("a\n[NF19A1]\nb"), "<p>a [NF19A1] b</p>");
        assert_eq!(markdown("<script>x</script>\n\n[a](javascript:x)"), "<p>a</p>");
        assert_eq!(markdown(""), "");
    }

    #[test]
    fn stacked_marks_and_overrides_are_escaped() {
        let marks = "\u{301}".repeat(8);
        check(&format!("a{marks}\u{301}b e\u{301}"), &format!("<p>a{marks}[U+0301]b e\u{301}</p>"));
        check("\u{202e}gpj.exe \u{200f}א", "<p>[U+202E]gpj.exe \u{200f}א</p>");
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("{}x{}", "<div><b>".repeat(2_000), "</b></div>".repeat(2_000));
        assert!(html(&Body::Html(deep), Links::Followed).contains('x'));
    }
}
