//! Parses a page, style sheet or picture for its links, the resources it loads, and its anchors.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};

use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
};
use quick_xml::{Reader, XmlVersion, events::Event};
use url::Url;

use super::Flaw;
use crate::diagnostic::Code;

/// Types of files that can contain links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkingType {
    Html,
    /// SVG pictures and feeds.
    Xml,
    Css,
}

impl LinkingType {
    pub(super) fn of(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        match ending.to_lowercase().as_str() {
            "html" | "htm" | "aspx" => Some(LinkingType::Html),
            "svg" | "xml" | "xhtml" => Some(LinkingType::Xml),
            "css" => Some(LinkingType::Css),
            _ => None,
        }
    }
}

/// Target of a link within the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PageTarget {
    /// Path of the file.
    pub(super) path: String,
    /// Anchor in the file.
    pub(super) place: Option<String>,
}

/// The result of parsing one file.
#[derive(Debug, Default)]
pub(super) struct Looked {
    pub(super) links: BTreeSet<PageTarget>,
    pub(super) places: BTreeSet<String>,
    pub(super) flaws: Vec<Flaw>,
}

/// Parses a file.
pub(super) fn look(path: &str, kind: LinkingType, text: &str) -> Looked {
    let looker = Looker { path, looked: RefCell::default() };
    match kind {
        // HTML is parsed twice: once like a browser, and once with scripts and styles as markup, as inside SVG.
        LinkingType::Html => [true, false].into_iter().for_each(|knows_raw| html(&looker, text, knows_raw)),
        LinkingType::Xml => xml(&looker, text),
        LinkingType::Css => looker.style(text),
    }
    looker.looked.into_inner()
}

/// How an address is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Followed by the reader.
    Link,
    /// Loaded by the browser.
    Load,
}

/// Relations of `link` elements that load nothing.
const MERE_LINKS: &[&str] =
    &["alternate", "author", "canonical", "help", "license", "next", "prev", "search", "self", "up", "via", "related"];

struct Looker<'a> {
    path: &'a str,
    looked: RefCell<Looked>,
}

/// Returns whether a text has only digits.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Looker<'_> {
    fn flaw(&self, code: Code, message: String) {
        let flaw = Flaw::new(self.path, code, message);
        let mut looked = self.looked.borrow_mut();
        if !looked.flaws.contains(&flaw) {
            looked.flaws.push(flaw);
        }
    }

    /// Processes an HTML or XML element. Names are lowercase, without prefix.
    fn element(&self, name: &str, attributes: &[(String, String)]) {
        let get = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let inline = |what: &str| self.flaw(Code::InlineCode, format!("the file contains {what}"));
        match name {
            "script" if get("src").is_none() => inline("an inline script"),
            "style" => inline("an inline style sheet"),
            "base" => inline("a <base> element, which redirects all links"),
            // A board reloads itself: a number of seconds without an address leads nowhere else.
            "meta"
                if get("http-equiv").is_some_and(|value| value.trim().eq_ignore_ascii_case("refresh"))
                    && !get("content").is_some_and(is_number) =>
            {
                inline("a <meta> element that redirects to another page");
            }
            _ => {}
        }
        let mere_link = match name {
            "link" => get("rel")
                .is_some_and(|rel| rel.split_whitespace().all(|rel| MERE_LINKS.contains(&rel.to_lowercase().as_str()))),
            name => matches!(name, "a" | "area"),
        };
        for (attribute, value) in attributes {
            match attribute.as_str() {
                "id" => self.place(value),
                "name" if name == "a" => self.place(value),
                // A picture has its own styles: the policy of a page does not apply within it.
                "style" if self.path.to_ascii_lowercase().ends_with(".svg") => self.style(value),
                "style" => inline("a style attribute"),
                "srcdoc" => inline("an embedded page (srcdoc)"),
                "href" if mere_link => self.address(value, Use::Link),
                "href" | "src" | "data" | "poster" | "background" | "action" | "formaction" | "ping" | "manifest"
                    if attribute != "data" || name == "object" =>
                {
                    self.address(value, Use::Load);
                }
                "srcset" | "imagesrcset" => {
                    value
                        .split(',')
                        .filter_map(|one| one.split_whitespace().next())
                        .for_each(|address| self.address(address, Use::Load));
                }
                attribute if attribute.starts_with("on") => inline("an event handler attribute"),
                // SVG attributes with references such as fill="url(#shade)".
                "fill" | "stroke" | "filter" | "mask" | "clip-path" | "cursor" | "marker" | "marker-start"
                | "marker-mid" | "marker-end" => self.style(value),
                _ => {}
            }
        }
    }

    fn place(&self, id: &str) {
        self.looked.borrow_mut().places.insert(id.to_owned());
    }

    fn address(&self, address: &str, used: Use) {
        // The site is placed in a subfolder of a fictitious host, so that links above its root are detected.
        let Ok(base) = Url::parse("http://site.invalid/site/").and_then(|root| root.join(&encoded(self.path))) else {
            return;
        };
        let Ok(url) = base.join(address) else {
            return self.flaw(Code::BrokenLink, format!("the address {address} is invalid"));
        };
        if matches!(url.scheme(), "javascript" | "vbscript" | "data" | "blob") {
            return self.flaw(Code::InlineCode, format!("the file contains an address with inline content: {address}"));
        }
        if (url.scheme(), url.host_str(), url.port()) != ("http", base.host_str(), None) {
            if used == Use::Load {
                self.flaw(Code::FromOutside, format!("this is loaded from outside the site: {address}"));
            }
            return;
        }
        let Some(path) = url.path().strip_prefix("/site/").and_then(decoded) else {
            return self.flaw(Code::BrokenLink, format!("a link leads out of the site: {address}"));
        };
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
        let place = url.fragment().filter(|place| !matches!(*place, "" | "top")).and_then(decoded);
        self.looked.borrow_mut().links.insert(PageTarget { path, place });
    }

    /// Processes a style: `url(…)` and quoted addresses are loaded.
    fn style(&self, text: &str) {
        let text = without_escapes(text);
        // ASCII lowercase keeps the length, so positions match in both.
        let small = text.to_ascii_lowercase();
        for (at, found) in small.match_indices("url(") {
            let rest = text[at + found.len()..].trim_start();
            let value = match rest.chars().next() {
                Some(quote @ ('"' | '\'')) => rest[1..].split(quote).next(),
                _ => rest.split(')').next(),
            };
            self.address(value.unwrap_or_default().trim(), Use::Load);
        }
        for (at, _) in small.match_indices(['"', '\'']) {
            let quoted = &small[at + 1..];
            if ["http:", "https:", "//", "ftp:", "\\\\"].iter().any(|begin| quoted.trim_start().starts_with(begin)) {
                let address: String = text[at + 1..].chars().take_while(|c| !"\"'".contains(*c)).collect();
                self.address(address.trim(), Use::Load);
            }
        }
        for (at, found) in small.match_indices("@import") {
            let rest = &text[at + found.len()..];
            let quoted = rest.split(';').next().and_then(|rule| rule.split(['"', '\'']).nth(1));
            if let Some(address) = quoted {
                self.address(address, Use::Load);
            }
        }
    }
}

/// Percent-encodes a path.
fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3F").replace('#', "%23")
}

/// Percent-decodes text of an address; `None` if the result is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|digits| *first == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        match digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// Resolves escapes in a style sheet: `\75rl(` is `url(`.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let mut code = String::new();
        while let Some(digit) = rest.next_if(|c| code.len() < 6 && c.is_ascii_hexdigit()) {
            code.push(digit);
        }
        if code.is_empty() {
            out.extend(rest.next());
        } else {
            out.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            rest.next_if(|c| c.is_whitespace());
        }
    }
    out
}

fn html(looker: &Looker<'_>, text: &str, knows_raw: bool) {
    let input = BufferQueue::default();
    input.push_back(text.into());
    let sink = Tags { looker, knows_raw, foreign: Cell::new(0) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // The tokenizer pauses after a script, for browsers to run it.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
}

/// Tokenizer sink that processes the tags of a page.
struct Tags<'a, 'b> {
    looker: &'a Looker<'b>,
    /// Whether the content of elements such as `style` is treated as text.
    knows_raw: bool,
    /// Number of open `svg` and `math` elements; inside them, no content is plain text.
    foreign: Cell<usize>,
}

impl TokenSink for Tags<'_, '_> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let Token::TagToken(Tag { kind, name, attrs, self_closing, .. }) = token else {
            return TokenSinkResult::Continue;
        };
        let is_foreign = matches!(&*name, "svg" | "math");
        if kind == EndTag {
            self.foreign.set(self.foreign.get().saturating_sub(usize::from(is_foreign)));
            return TokenSinkResult::Continue;
        }
        if is_foreign && !self_closing {
            self.foreign.set(self.foreign.get() + 1);
        }
        let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_lowercase();
        let attributes: Vec<(String, String)> =
            attrs.iter().map(|attribute| (local(&attribute.name.local), attribute.value.to_string())).collect();
        self.looker.element(&name, &attributes);
        let is_start = kind == StartTag && self.knows_raw && self.foreign.get() == 0;
        match &*name {
            "title" | "textarea" if is_start => TokenSinkResult::RawData(RawKind::Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" if is_start => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "script" if is_start => TokenSinkResult::RawData(RawKind::ScriptData),
            _ => TokenSinkResult::Continue,
        }
    }
}

fn xml(looker: &Looker<'_>, text: &str) {
    let mut reader = Reader::from_str(text);
    let unread = |why: String| looker.flaw(Code::UnreadPage, why);
    let mut in_style = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_lowercase();
                let name = local(&String::from_utf8_lossy(element.name().as_ref()));
                let mut attributes = Vec::new();
                for attribute in element.attributes() {
                    match attribute.map_err(|error| error.to_string()).and_then(|attribute| {
                        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|it| it.to_string())?;
                        Ok((local(&String::from_utf8_lossy(attribute.key.as_ref())), value.into_owned()))
                    }) {
                        Ok(attribute) => attributes.push(attribute),
                        Err(error) => return unread(format!("the file is not well-formed: {error}")),
                    }
                }
                in_style = name == "style";
                // Text matters only inside a style element of a picture.
                if !in_style {
                    looker.element(&name, &attributes);
                }
            }
            Ok(Event::Text(text)) if in_style => looker.style(&String::from_utf8_lossy(&text)),
            Ok(Event::CData(text)) if in_style => looker.style(&String::from_utf8_lossy(&text)),
            Ok(Event::End(_)) => in_style = false,
            Ok(Event::DocType(_)) => {
                return unread("the file has a document type declaration, which can hide content".to_owned());
            }
            Ok(Event::PI(pi)) if pi.starts_with(b"xml-stylesheet") => {
                looker.flaw(Code::FromOutside, "the file loads a style sheet (xml-stylesheet)".to_owned());
            }
            Ok(Event::Eof) => return,
            Ok(_) => {}
            Err(error) => return unread(format!("the file is not well-formed: {error}")),
        }
    }
}
