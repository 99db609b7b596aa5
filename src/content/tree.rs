//! Sanitized HTML as a small tree.
//!
//! The input is written by `ammonia`: every non-void element is closed, so a stack is enough to parse it.

use std::cell::{Cell, RefCell};

use html5ever::tokenizer::{
    BufferQueue, StartTag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
};
use url::{Position, Url};

use crate::text_safety::Sanitizer;

/// Block elements.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Inline elements.
pub(super) const INLINES: &[&str] = &[
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
];

/// Form controls in a run of text. Browsers draw a box around them, so their text never joins the text around it.
pub(super) const CONTROLS: &[&str] = &["button", "input", "meter", "progress", "select", "textarea"];

/// Media elements, which show an external file: each becomes a link to that file.
pub(super) const MEDIA: &[&str] = &["audio", "embed", "iframe", "img", "object", "video"];

/// Void elements, and `iframe`, whose content browsers never show.
const VOID: &[&str] = &["br", "embed", "hr", "iframe", "img", "input", "source"];

/// Maximum absolute value of a list item's number.
const LARGEST_NUMBER: i32 = 999_999;

/// Maximum depth of nesting; deeper elements are moved up to this depth.
const DEEPEST: usize = 48;

/// A node of a body.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// Text, unescaped.
    Text(String),
    /// An element of the lists above.
    Element(Element),
}

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Element {
    pub(super) name: String,
    /// Target of a link, or the file shown by an element of [`MEDIA`].
    pub(super) address: Option<String>,
    /// `alt` of an image, `title` of other media.
    pub(super) alt: String,
    /// `start` of an ordered list, `value` of a list item.
    pub(super) number: Option<i32>,
    /// Whether an ordered list counts down.
    pub(super) reversed: bool,
    pub(super) children: Vec<Node>,
}

impl Element {
    pub(super) fn is_block(&self) -> bool {
        BLOCKS.contains(&self.name.as_str())
    }

    pub(super) fn is_medium(&self) -> bool {
        MEDIA.contains(&self.name.as_str())
    }

    /// Returns the kind of an element of [`MEDIA`].
    pub(super) fn kind(&self) -> &'static str {
        match self.name.as_str() {
            "audio" => "Audio",
            "iframe" => "Embedded page",
            "img" => "Image",
            "video" => "Video",
            _ => "Embedded content",
        }
    }

    /// Returns the text of the link that replaces an element of [`MEDIA`].
    pub(super) fn label(&self) -> String {
        match self.alt.trim() {
            "" => self.kind().to_owned(),
            alt => format!("{}: {alt}", self.kind()),
        }
    }

    pub(super) fn is_control(&self) -> bool {
        CONTROLS.contains(&self.name.as_str())
    }
}

/// Returns whether the nodes contain, at any depth, a block or line break.
pub(super) fn has_structure(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(_) => false,
        Node::Element(element) => element.is_block() || element.name == "br" || has_structure(&element.children),
    })
}

/// Returns the images and other media in the nodes, at any depth.
pub(super) fn media(nodes: &[Node]) -> Vec<&Element> {
    let elements = nodes.iter().filter_map(|node| match node {
        Node::Text(_) => None,
        Node::Element(element) => Some(element),
    });
    elements.flat_map(|element| if element.is_medium() { vec![element] } else { media(&element.children) }).collect()
}

/// Appends the targets of links and media in document order. A link without text or media is not shown, so its target
/// is left out.
pub(super) fn targets<'a>(nodes: &'a [Node], found: &mut Vec<&'a str>) {
    for node in nodes {
        if let Node::Element(element) = node {
            let is_shown = element.is_medium() || has_words(&element.children) || !media(&element.children).is_empty();
            found.extend(element.address.as_deref().filter(|_| is_shown));
            targets(&element.children, found);
        }
    }
}

/// Returns whether the nodes contain text, at any depth; labels of images do not count.
pub(super) fn has_words(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => has_words(&element.children),
    })
}

/// Returns all text, each block on its own line.
pub(super) fn text(nodes: &[Node]) -> String {
    let mut out = String::new();
    write_text(nodes, &mut out);
    out
}

fn write_text(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) if element.name == "img" => {
                out.push(' ');
                out.push_str(&element.alt);
                out.push(' ');
            }
            Node::Element(element) if element.is_medium() => {
                out.extend([" ", &element.label(), " "]);
                write_text(&element.children, out);
            }
            Node::Element(element) => {
                let apart = element.is_block() || element.name == "br";
                let separate = |out: &mut String| match apart {
                    true if !out.ends_with('\n') => out.push('\n'),
                    false if element.is_control() => out.push(' '),
                    _ => {}
                };
                separate(out);
                write_text(&element.children, out);
                separate(out);
            }
        }
    }
}

/// Redacts texts, labels and URLs with `hide_in`; a URL with a redacted part is removed. Returns whether anything was
/// redacted.
pub(super) fn hide(nodes: &mut [Node], hide_in: &dyn Fn(&str) -> Option<String>) -> bool {
    let mut changed = false;
    for node in nodes {
        match node {
            Node::Text(text) => {
                if let Some(hidden) = hide_in(text) {
                    *text = hidden;
                    changed = true;
                }
            }
            Node::Element(element) => {
                if let Some(hidden) = hide_in(&element.alt) {
                    element.alt = hidden;
                    changed = true;
                }
                // Browsers may decode or normalize a URL.
                let tells = |address: &String| {
                    let read = Url::parse(address).map_or_else(|_| address.clone(), String::from);
                    hide_in(address).is_some() || hide_in(&read).is_some()
                };
                if element.address.take_if(|address| tells(address)).is_some() {
                    changed = true;
                }
                changed |= hide(&mut element.children, hide_in);
            }
        }
    }
    changed
}

/// Serializes the tree as HTML that parses to the same tree.
pub(super) fn html(nodes: &[Node]) -> String {
    let mut out = String::new();
    write_html(nodes, &mut out);
    out
}

fn write_html(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => escape(text, out),
            Node::Element(element) => {
                let name = &element.name;
                out.push('<');
                out.push_str(name);
                let source = match name.as_str() {
                    "object" => "data",
                    _ if element.is_medium() => "src",
                    _ => "href",
                };
                let title = if name == "img" { "alt" } else { "title" };
                let number = element.number.map(|number| number.to_string());
                let number_name = if name == "ol" { "start" } else { "value" };
                for (attribute, value) in [
                    (source, element.address.as_ref()),
                    (title, Some(&element.alt).filter(|alt| !alt.is_empty())),
                    (number_name, number.as_ref()),
                ] {
                    if let Some(value) = value {
                        out.extend([" ", attribute, "=\""]);
                        escape(value, out);
                        out.push('"');
                    }
                }
                if element.reversed {
                    out.push_str(" reversed");
                }
                out.push('>');
                if name == "iframe" || !VOID.contains(&name.as_str()) {
                    write_html(&element.children, out);
                    out.extend(["</", name, ">"]);
                }
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// Parses sanitized HTML.
pub(super) fn parse(html: &str) -> Vec<Node> {
    let input = BufferQueue::default();
    input.push_back(html.into());
    let tokenizer = Tokenizer::new(Builder::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut open = tokenizer.sink.open.into_inner();
    while open.len() > 1 {
        close_last(&mut open);
    }
    open.pop().map(|root| root.children).unwrap_or_default()
}

/// The open elements, outermost first; the first one is the body itself.
struct Builder {
    open: RefCell<Vec<Element>>,
    /// Whether the tokenizer is inside an `iframe` element.
    in_frame: Cell<bool>,
}

impl Default for Builder {
    fn default() -> Self {
        Builder { open: RefCell::new(vec![Element::default()]), in_frame: Cell::new(false) }
    }
}

fn close_last(open: &mut Vec<Element>) {
    if let (true, Some(last)) = (open.len() > 1, open.pop())
        && let Some(parent) = open.last_mut()
    {
        let is_player = matches!(parent.name.as_str(), "audio" | "video");
        // Fallbacks of an `object` element usually lead to the same file.
        let is_repeated = last.is_medium() && last.address.is_some() && last.address == parent.address;
        match last.name.as_str() {
            "source" if is_player => parent.address = parent.address.take().or(last.address),
            "source" => {}
            _ if is_repeated && parent.is_medium() => parent.children.extend(last.children),
            "object" if last.address.is_none() && !media(&last.children).is_empty() => {
                parent.children.extend(last.children);
            }
            _ => parent.children.push(Node::Element(last)),
        }
    }
}

/// Parses the number of a list item. Word processors also write typographic quotes around it.
fn number(raw: &str) -> Option<i32> {
    let digits = raw.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{2018}'..='\u{201f}'));
    digits.parse().ok().filter(|number| (-LARGEST_NUMBER..=LARGEST_NUMBER).contains(number))
}

/// Returns a URL with the same target in a browser as `raw`; `None` if a browser could not open it.
///
/// The URL is unchanged unless publishing it would do harm: without the two slashes, it would be a path inside the
/// site; whitespace and other special characters could change how a page shows or reads it. Such a URL is written in
/// the form to which browsers normalize it.
fn address(raw: &str) -> Option<String> {
    let raw = raw.trim_matches(|c: char| c <= ' ');
    let url = Url::parse(raw).ok().filter(|url| matches!(url.scheme(), "http" | "https" | "mailto"))?;
    let is_web = url.scheme() != "mailto";
    let mut reader = Sanitizer::default();
    let is_safe = raw.chars().all(|c| !is_special(c) && !reader.is_control_like(c));
    if is_safe && (!is_web || has_two_slashes(raw)) {
        return Some(raw.to_owned());
    }
    let (host, rest) = (&url[..Position::BeforePath], &url[Position::BeforePath..]);
    // A host cannot be encoded. Square brackets are part of an IPv6 address.
    if host.chars().any(|c| !matches!(c, '[' | ']') && is_special(c)) {
        return None;
    }
    // URL parsers leave some of these in mail addresses.
    let mut written = host.to_owned();
    for c in rest.chars() {
        if c.is_whitespace() || matches!(c, '"' | '<' | '>') {
            written.extend(c.to_string().bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            written.push(c);
        }
    }
    Some(written)
}

fn is_mail(address: &str) -> bool {
    address.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
}

/// Returns whether a scheme is followed by exactly two slashes.
fn has_two_slashes(address: &str) -> bool {
    let rest = address.split_once(':').map_or("", |(_, rest)| rest);
    rest.strip_prefix("//").is_some_and(|rest| !rest.starts_with(['/', '\\']))
}

/// Returns whether HTML allows a character in a URL only in its encoded form.
fn is_special(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "\"<>[\\]^`{|}".contains(c)
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut open = self.open.borrow_mut();
        match token {
            Token::CharacterTokens(_) if self.in_frame.get() => {}
            Token::CharacterTokens(text) => {
                if let Some(parent) = open.last_mut() {
                    match parent.children.last_mut() {
                        Some(Node::Text(before)) => before.push_str(&text),
                        _ => parent.children.push(Node::Text(text.to_string())),
                    }
                }
            }
            TagToken(tag) if tag.kind == StartTag => {
                let attribute = |name: &str| {
                    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
                    found.map(|attribute| attribute.value.to_string())
                };
                let name = tag.name.to_string();
                let void = VOID.contains(&name.as_str());
                let is_frame = name == "iframe";
                let raw = attribute("href").or_else(|| attribute("src")).or_else(|| attribute("data"));
                let allowed = |address: &String| name == "a" || !is_mail(address);
                let element = Element {
                    address: raw.and_then(|raw| address(&raw)).filter(allowed),
                    alt: attribute("alt").or_else(|| attribute("title")).unwrap_or_default(),
                    number: attribute("start").or_else(|| attribute("value")).and_then(|raw| number(&raw)),
                    reversed: attribute("reversed").is_some(),
                    name,
                    children: Vec::new(),
                };
                open.push(element);
                if void || open.len() > DEEPEST {
                    close_last(&mut open);
                }
                if is_frame {
                    self.in_frame.set(true);
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
            TagToken(tag) if &*tag.name == "iframe" => self.in_frame.set(false),
            TagToken(tag) => {
                // Elements below the maximum depth were closed at once: their end tags have nothing to close.
                if let Some(at) = open.iter().rposition(|element| *element.name == *tag.name)
                    && at > 0
                {
                    while open.len() > at {
                        close_last(&mut open);
                    }
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::{address, has_two_slashes, is_special};
    use crate::text_safety::plain;

    #[track_caller]
    fn check(raw: &str, expected: &str) {
        assert_eq!(address(raw).as_deref(), Some(expected), "{raw:?}");
    }

    #[test]
    fn addresses_stay_as_written() {
        for raw in [
            "https://a.example",
            "HTTPS://A.example:443/b/../c",
            "https://a.example/é?b=%20&c='(d)'#e",
            "https://a.example/100%",
            "https://a.example/%zz?q=50%&r=%4#%",
            "https://a.example/b#c#d",
            "https://user:pass@a.example/",
            "mailto:a@b.example?subject=100%",
        ] {
            check(raw, raw);
        }
    }

    #[test]
    fn special_characters_are_encoded_as_browsers_do() {
        check(" https://a.example/b \n", "https://a.example/b");
        check("https://a.example/b for c", "https://a.example/b%20for%20c");
        check("https://a.example/b\t\nc", "https://a.example/bc");
        check("https://a.example/{b}|[c]#d#e^%", "https://a.example/%7Bb%7D|[c]#d#e^%");
        check("https://a.example/?{b}|\\[c]", "https://a.example/?{b}|\\[c]");
        check("http://[::1]/", "http://[::1]/");
        check("mailto:a@b.example?subject=a b", "mailto:a@b.example?subject=a%20b");
        check("mailto:a b@c.example", "mailto:a%20b@c.example");
        check("https://u\"v@a.example/ b", "https://u%22v@a.example/%20b");
    }

    #[test]
    fn text_direction_and_invisible_characters_are_encoded() {
        check("https://a.example/\u{202e}gpj.exe", "https://a.example/%E2%80%AEgpj.exe");
        check("https://a.example/?a=\u{200b}\u{2066}#\u{feff}", "https://a.example/?a=%E2%80%8B%E2%81%A6#%EF%BB%BF");
        check("https://a.\u{200b}example/", "https://a.example/");
        let marks = "\u{301}".repeat(9);
        check(&format!("https://a.example/a{marks}"), &format!("https://a.example/a{}", "%CC%81".repeat(9)));
    }

    #[test]
    fn missing_slashes_are_added_as_browsers_do() {
        for raw in [
            "http:/a.example/b",
            "http:a.example/b",
            "http:\\\\a.example\\b",
            "http:\\a.example/b",
            "http:///a.example/b",
            "http://\\a.example/b",
            "ht\ntp:/a.example/b",
        ] {
            check(raw, "http://a.example/b");
        }
        check("https:a.example", "https://a.example/");
    }

    #[test]
    fn addresses_that_browsers_cannot_open_are_dropped() {
        for raw in ["https://a.example\"/b", "https://a.example`/", "https://a.{example}/", "https://a b/", "https://"]
        {
            assert_eq!(address(raw), None, "{raw:?}");
        }
        for raw in ["a", "/a", "//a.example/", "javascript:alert(1)", "data:text/html,a", "ftp://a.example/"] {
            assert_eq!(address(raw), None, "{raw:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn addresses_lead_where_browsers_lead(
            scheme in "(https?|HTTP|mailto):[/\\\\]{0,3}",
            host in "[a-z]{1,3}(\\.[a-z]{2,3})?(:[0-9]{1,4})?",
            rest in "([/?#%&=.\\\\{}|^`'\"<> a-f0-9é\u{202e}\u{200b}\u{301}\u{a0}\u{feff}\t]|%[0-9A-F]{2}){0,12}",
        ) {
            let raw = format!("{scheme}{host}{rest}");
            if let Some(written) = address(&raw) {
                if !scheme.starts_with("mailto") {
                    prop_assert_eq!(Url::parse(&written), Url::parse(&raw), "{:?} became {:?}", raw, written);
                    prop_assert!(has_two_slashes(&written), "{:?} became {:?}", raw, written);
                }
                prop_assert_eq!(plain(&written), written.as_str());
                prop_assert!(!written.contains(char::is_whitespace) && !written.contains(char::is_control));
                let is_usual = has_two_slashes(&raw) && raw.is_ascii() && !raw.contains(is_special);
                prop_assert!(!is_usual || written == raw, "{:?} became {:?}", raw, written);
            }
        }
    }
}
