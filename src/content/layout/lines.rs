//! Lines of text: whitespace, styles, links and section marks.

use std::fmt::Write as _;

use super::{
    LinkAddress, Span, Style, Writer, escape,
    hosts::{host, is_address_of},
};
use crate::content::Links;

impl LinkAddress {
    fn class(&self) -> &'static str {
        if self.medium { "image" } else { "out" }
    }
}

impl Writer {
    /// Writes the lines of a paragraph.
    pub(super) fn lines(&mut self, lines: &[Line]) {
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

    /// Writes a link and its note. Whitespace around the text of the link stays outside.
    fn link(&mut self, target: &LinkAddress, spans: &[(String, Style)]) {
        let text: String = spans.iter().map(|(text, _)| text.as_str()).collect();
        match self.links {
            _ if text.trim().is_empty() => self.spans(spans),
            Links::AsText => self.address(target, &text, spans),
            Links::Followed => self.anchored(target, &text, spans),
        }
    }

    /// Writes a link as text, followed by its URL.
    fn address(&mut self, target: &LinkAddress, text: &str, spans: &[(String, Style)]) {
        let _ = write!(self.out, "<span class=\"{}\">", target.class());
        self.spans(spans);
        self.out.push_str("</span>");
        if text.trim() != target.address {
            self.note("address", ["", &target.address, ""]);
        }
    }

    /// Writes a link that can be followed, followed by its host.
    fn anchored(&mut self, target: &LinkAddress, text: &str, spans: &[(String, Style)]) {
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
        let _ = write!(self.out, "<a class=\"{}\" href=\"", target.class());
        escape(&mut self.out, &target.address);
        self.out.push_str("\" rel=\"noopener noreferrer\">");
        self.spans(&inner);
        self.out.push_str("</a>");
        if let Some(host) = host(&target.address).filter(|host| !is_address_of(text, host)) {
            self.note("host", ["(", &host, ")"]);
        }
        if text.ends_with(char::is_whitespace) {
            self.out.push(' ');
        }
    }

    /// Writes a note. It is isolated from the surrounding text direction, so an override in the label of a link cannot
    /// reverse it.
    fn note(&mut self, class: &str, text: [&str; 3]) {
        let _ = write!(self.out, " <bdi class=\"{class}\">");
        text.into_iter().for_each(|part| escape(&mut self.out, part));
        self.out.push_str("</bdi>");
    }
}

/// A line of a paragraph: spans with whitespace collapsed and trimmed.
pub(super) type Line = Vec<(String, Style)>;

/// Splits a run into paragraphs of lines. An empty line separates paragraphs; a section mark is its own paragraph.
pub(super) fn tidy(run: Vec<Span>) -> Vec<Vec<Line>> {
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
pub(super) fn mark(lines: &[Line]) -> Option<String> {
    let [line] = lines else { return None };
    let text: String = line.iter().map(|(text, _)| text.as_str()).collect();
    title(&text).map(str::to_owned)
}

/// Returns the title of a line that is a section mark, as in [`mark`].
pub(in crate::content) fn title(line: &str) -> Option<&str> {
    let line = line.trim_matches([' ', '\u{a0}']);
    let inner = line.strip_prefix('[')?.trim_end_matches(':').trim_end().strip_suffix(']')?;
    let title = inner.trim_end_matches(':').trim();
    let worded = title.starts_with(char::is_uppercase) && title.contains(char::is_lowercase);
    let plain = !title.contains(['[', ']', '\\', '/', '<', '>']);
    (worded && plain && (3..=120).contains(&title.chars().count())).then_some(title)
}
