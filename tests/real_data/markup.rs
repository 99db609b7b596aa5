//! Two readings of HTML that share nothing with the program: a strict one of what the program writes, and one of what
//! others wrote, which sees their text as a browser shows it.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
};

/// What a reading found. Lines are what blocks and line breaks part; blanks are folded.
#[derive(Debug, Default)]
pub struct Found {
    pub lines: Vec<String>,
    /// Lines that are headings.
    pub headings: Vec<String>,
    pub addresses: Vec<String>,
    /// How many elements of each name; `cell` for both kinds. A table or a row without a cell is none.
    pub counts: BTreeMap<String, usize>,
}

impl Found {
    pub fn words(&self) -> Vec<&str> {
        self.lines.iter().flat_map(|line| line.split_whitespace()).collect()
    }

    pub fn count(&self, name: &str) -> usize {
        self.counts.get(name).copied().unwrap_or_default()
    }
}

pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(folded).filter(|line| !line.is_empty()).collect()
}

const BLOCKS: [&str; 8] = ["p", "h3", "ul", "ol", "blockquote", "pre", "hr", "div"];
const INLINES: [&str; 13] = ["a", "bdi", "br", "code", "em", "mark", "s", "small", "span", "strong", "sub", "sup", "u"];
const VOID: [&str; 2] = ["br", "hr"];

/// Reads a body that the program wrote. Only a handful of forms may occur, all closed, and nested as HTML allows. Notes
/// of the program's own, ` <bdi class="host">(learn.example)</bdi>`, are not part of the text.
///
/// # Errors
/// The first thing that may not be.
pub fn strict(html: &str) -> Result<Found, String> {
    let mut found = Found::default();
    let mut text = String::new();
    // Name and class of the elements that are open, and where their text begins.
    let mut open: Vec<(&str, String, usize)> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let parent = open.last().map_or("", |(name, ..)| name);
        let at = rest.find('<').unwrap_or(rest.len());
        let written = unescaped(&rest[..at])?;
        if !(written.is_empty() || takes_inlines(parent) || parent == "pre") {
            return Err(format!("text in {parent:?}: {written:?}"));
        }
        text.push_str(&written);
        let Some(behind) = rest[at..].strip_prefix('<') else { break };
        let (tag, after) = behind.split_once('>').ok_or("a tag is not closed")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let (opened, class, start) = open.pop().unwrap_or_default();
            match (name, class.as_str()) {
                _ if opened != name => return Err(format!("</{name}> closes <{opened}>")),
                ("bdi", "host") => text.truncate(text[..start].strip_suffix(' ').map_or(start, str::len)),
                ("h3", _) => found.headings.push(folded(&text[start..])),
                _ => {}
            }
            if !INLINES.contains(&name) {
                text.push('\n');
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let attributes = attributes_of(attributes)?;
        let within = |name: &str| open.iter().any(|(opened, ..)| *opened == name);
        if !is_allowed(name, &attributes) {
            return Err(format!("<{tag}> is not allowed"));
        }
        if !fits(parent, name) || (name == "a" && within("a")) || (name == "h3" && within("th")) {
            return Err(format!("<{name}> in {parent:?}"));
        }
        let value =
            |name: &str| attributes.iter().find(|attribute| attribute.0 == name).map(|(_, value)| value.clone());
        let class = value("class").unwrap_or_default();
        let counted = if matches!(name, "td" | "th") { "cell" } else { name };
        *found.counts.entry(counted.to_owned()).or_default() += 1;
        found.addresses.extend(value("href"));
        match name {
            "br" => text.push('\n'),
            _ if INLINES.contains(&name) => {}
            _ => text.push('\n'),
        }
        if !VOID.contains(&name) {
            open.push((name, class, text.len()));
        }
    }
    if let Some((name, ..)) = open.last() {
        return Err(format!("<{name}> is never closed"));
    }
    found.lines = lines(&text);
    Ok(found)
}

fn takes_inlines(parent: &str) -> bool {
    matches!(parent, "p" | "h3" | "li" | "td" | "th") || INLINES.contains(&parent)
}

fn fits(parent: &str, child: &str) -> bool {
    match parent {
        "ul" | "ol" => child == "li",
        "div" => child == "table",
        "table" => matches!(child, "thead" | "tbody"),
        "thead" | "tbody" => child == "tr",
        "tr" => matches!(child, "td" | "th"),
        "" | "blockquote" => BLOCKS.contains(&child),
        "li" | "td" | "th" => BLOCKS.contains(&child) || INLINES.contains(&child),
        _ => takes_inlines(parent) && INLINES.contains(&child),
    }
}

fn is_allowed(name: &str, attributes: &[(&str, String)]) -> bool {
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match (name, attributes.as_slice()) {
        ("a", [("class", "out" | "image"), ("href", address), ("rel", "noopener noreferrer")]) => {
            is_web(address) && is_well_written(address)
        }
        ("bdi", [("class", "host" | "address")]) => true,
        ("span", [("class", "out" | "image")]) => true,
        ("th", [("scope", "col" | "row")]) => true,
        ("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table")]) => true,
        ("a" | "bdi" | "span" | "th" | "div", _) => false,
        ("ol", [("start", number)] | [("start", number), ("reversed", "")]) => number.parse::<i32>().is_ok(),
        ("ol", [("reversed", "")]) => true,
        ("li", [("value", number)]) => number.parse::<i32>().is_ok(),
        ("table" | "thead" | "tbody" | "tr" | "td" | "li", []) => true,
        (_, []) => BLOCKS.contains(&name) || INLINES.contains(&name),
        _ => false,
    }
}

pub fn is_web(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
}

/// Whether an address is safe to publish: it is absolute, and nothing in it is white space, is invisible or changes the
/// direction of text. A `%` or a second `#` stays, for browsers keep it.
pub fn is_well_written(address: &str) -> bool {
    let invisible = "\u{ad}\u{200b}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2060}\u{2066}\u{2067}\u{2068}\u{2069}\u{feff}";
    let may_stand = |c: char| !(c.is_whitespace() || c.is_control() || "\"<>".contains(c) || invisible.contains(c));
    let (scheme, rest) = address.split_once(':').unwrap_or(("", address));
    let web = rest.strip_prefix("//").is_some_and(|rest| !rest.starts_with(['/', '\\']));
    address.chars().all(may_stand) && (web || scheme.eq_ignore_ascii_case("mailto"))
}

fn attributes_of(mut text: &str) -> Result<Vec<(&str, String)>, String> {
    let mut attributes = Vec::new();
    while !text.is_empty() {
        let (name, rest) = text.split_once("=\"").ok_or_else(|| format!("an attribute without a value: {text:?}"))?;
        let (value, rest) = rest.split_once('"').ok_or("a value is not closed")?;
        attributes.push((name, unescaped(value)?));
        text = rest.strip_prefix(' ').unwrap_or(rest);
    }
    Ok(attributes)
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        let (entity, after) = behind.split_once(';').unwrap_or((behind, ""));
        plain.push_str(before);
        plain.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return Err(format!("&{entity:.9} is none of ours")),
        });
        rest = after;
    }
    plain.push_str(rest);
    let wild = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.contains(['>', '"']) || plain.contains(wild) {
        return Err(format!("a character that HTML does not have, or that is not escaped, in {text:?}"));
    }
    Ok(plain)
}

/// Reads HTML of others, as far as it takes no tree to see what a browser shows. Images give the label that the rules
/// ask for; links without a word give nothing that could be followed.
pub fn lenient(html: &str) -> Found {
    let State { mut found, mut text, link, .. } = read(html, Sink::<State>::default());
    let unclosed = link.filter(|(_, start)| !text[*start..].trim().is_empty());
    found.addresses.extend(unclosed.map(|(address, _)| address));
    // A text without any element that breaks lines has its own.
    let broken = found.counts.keys().any(|name| name == "br" || breaks(name));
    text = text.replace('\u{b}', if broken { " " } else { "\n" });
    // Labels of images stand a blank apart from all but the marks that belong to them.
    for mark in ["(", "[", "{"] {
        text = text.replace(&format!("{mark}{LABEL} "), mark);
    }
    for mark in [")", "]", "}", ".", ",", ";", ":", "!", "?"] {
        text = text.replace(&format!(" {LABEL}{mark}"), mark);
    }
    text = text.replace(LABEL, "");
    found.lines = lines(&text);
    found
}

/// What sees the tokens of some HTML.
#[derive(Default)]
struct Sink<T>(RefCell<T>);

fn read<T>(html: &str, sink: Sink<T>) -> T
where
    Sink<T>: TokenSink,
{
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Where the label of an image begins and ends.
const LABEL: char = '\u{e000}';

#[derive(Default)]
struct State {
    found: Found,
    /// The text; `\n` where a line ends, `\u{b}` where one ended in the source.
    text: String,
    /// How many elements are open that show nothing.
    hidden: usize,
    /// How many elements are open in which lines are meant.
    pre: usize,
    /// The tables that are open: whether one has a cell, and whether its row has one.
    tables: Vec<(bool, bool)>,
    /// The link that is open, and where its text begins.
    link: Option<(String, usize)>,
}

fn breaks(name: &str) -> bool {
    const BREAKING: &str = " address article aside blockquote body br caption center dd details div dl dt fieldset \
        figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section \
        summary table ul ";
    BREAKING.contains(&format!(" {name} "))
}

impl State {
    fn tag(&mut self, tag: &Tag) {
        let (name, starts) = (&*tag.name, tag.kind == StartTag);
        let step = |count: usize| if starts { count + 1 } else { count.saturating_sub(1) };
        if matches!(name, "script" | "style" | "template") {
            self.hidden = step(self.hidden);
        }
        let medium = match name {
            "audio" => "Audio",
            "embed" | "object" => "Embedded content",
            "iframe" => "Embedded page",
            "img" => "Image",
            "video" => "Video",
            _ => "",
        };
        if self.hidden == 0 && starts && !medium.is_empty() {
            let alt = value(tag, if name == "img" { "alt" } else { "title" }).map(|alt| folded(&alt));
            let label =
                alt.filter(|alt| !alt.is_empty()).map_or_else(|| medium.to_owned(), |alt| format!("{medium}: {alt}"));
            self.text.push_str(&format!("{LABEL} {label} {LABEL}"));
            self.found.addresses.extend(value(tag, if name == "object" { "data" } else { "src" }));
        }
        if name == "iframe" {
            self.hidden = step(self.hidden);
        }
        if self.hidden > 0 {
            return;
        }
        // Parts of a table that stand outside of one are nothing to a browser.
        let of_table = matches!(name, "tbody" | "td" | "tfoot" | "th" | "thead" | "tr");
        if breaks(name) || (of_table && !self.tables.is_empty()) {
            self.text.push('\n');
        }
        match name {
            "pre" => self.pre = step(self.pre),
            "table" if starts => self.tables.push((false, false)),
            "table" => drop(self.tables.pop()),
            "tr" => self.tables.iter_mut().rev().take(1).for_each(|table| table.1 = false),
            "a" => {
                let link = self.link.take().filter(|(_, start)| !self.text[*start..].trim().is_empty());
                self.found.addresses.extend(link.map(|(address, _)| address));
                self.link = value(tag, "href").filter(|_| starts).map(|address| (address, self.text.len()));
            }
            _ => {}
        }
        let mut count = |name: &str| *self.found.counts.entry(name.to_owned()).or_default() += 1;
        match (name, self.tables.last_mut()) {
            _ if !starts => {}
            ("td" | "th", Some((has_cells, row_has_cells))) => {
                if !std::mem::replace(has_cells, true) {
                    count("table");
                }
                if !std::mem::replace(row_has_cells, true) {
                    count("tr");
                }
                count("cell");
            }
            _ if of_table || name == "table" => {}
            _ => count(name),
        }
    }
}

fn value(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

/// What the tokenizer has to be told behind a tag, for it keeps no tree.
fn behind(tag: &Tag) -> TokenSinkResult<()> {
    match &*tag.name {
        _ if tag.kind == EndTag => TokenSinkResult::Continue,
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "iframe" | "noembed" | "noframes" | "xmp" => TokenSinkResult::RawData(RawKind::Rawtext),
        "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

impl TokenSink for Sink<State> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                state.tag(&tag);
                return behind(&tag);
            }
            Token::CharacterTokens(written) if state.hidden == 0 => {
                let ends = if state.pre > 0 { "\n" } else { "\u{b}" };
                state.text.push_str(&written.replace('\n', ends));
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What a whole page is made of.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Its elements, and each with the names of its attributes.
    pub words: BTreeSet<String>,
    /// Its attributes that name addresses, with their values.
    pub addresses: Vec<(String, String)>,
    /// How many scripts it has.
    pub scripts: usize,
}

pub fn vocabulary(page: &str) -> Vocabulary {
    read(page, Sink::<Vocabulary>::default())
}

impl TokenSink for Sink<Vocabulary> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut seen = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let end = if tag.kind == EndTag { "/" } else { "" };
                seen.words.insert(format!("<{end}{}>", tag.name));
                seen.scripts += usize::from(&*tag.name == "script" && tag.kind != EndTag);
                for attribute in &tag.attrs {
                    let name = &*attribute.name.local;
                    seen.words.insert(format!("<{end}{} {name}>", tag.name));
                    if matches!(name, "href" | "src" | "srcset" | "action" | "formaction" | "data" | "poster") {
                        seen.addresses.push((name.to_owned(), attribute.value.to_string()));
                    }
                }
                return behind(&tag);
            }
            Token::CommentToken(_) => drop(seen.words.insert("<!-- -->".to_owned())),
            Token::DoctypeToken(_) => drop(seen.words.insert("<!doctype>".to_owned())),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[test]
fn the_strict_reading_is_strict() {
    let link = |address: &str, rel: &str| format!("<p><a class=\"out\" href=\"{address}\" rel=\"{rel}\">a</a></p>");
    let found = strict(&link("https://a.example", "noopener noreferrer")).unwrap();
    assert_eq!((found.words(), found.addresses.as_slice()), (vec!["a"], &["https://a.example".to_owned()][..]));
    for wrong in [
        "text",
        "<p>a",
        "<p>a</b></p>",
        "<p>a<p>b</p></p>",
        "<p><ul><li>a</li></ul></p>",
        "<ul>a</ul>",
        "<ul><p>a</p></ul>",
        "<ul><ul><li>a</li></ul></ul>",
        "<td>a</td>",
        "<p><strong><p>a</p></strong></p>",
        "<p class=\"a\">a</p>",
        "<p onclick=\"a\">a</p>",
        "<p>a & b</p>",
        "<p>a &nbsp; b</p>",
        "<p>a > b</p>",
        "<p>\u{1}</p>",
        "<h1>a</h1>",
        "<p><img></p>",
        "<script></script>",
        "<!-- a -->",
        "<P>a</P>",
    ] {
        assert!(strict(wrong).is_err(), "{wrong}");
    }
    for address in ["javascript:a()", "data:text/html,a", "/a", "a", "", "https://a.example/a b", "https:/a.example/"] {
        assert!(strict(&link(address, "noopener noreferrer")).is_err(), "{address}");
    }
    assert!(strict(&link("https://a.example", "noopener")).is_err());
    assert!(strict("<p><a class=\"out\" href=\"https://a.example\">a</a></p>").is_err());
}

#[test]
fn the_lenient_reading_sees_what_a_browser_shows() {
    let words = |html: &str| lenient(html).lines.join("|");
    assert_eq!(words("<p>a<b>b</b>&nbsp;c<p>d<br>e"), "ab c|d|e");
    assert_eq!(words("<style>x</style><script>\"</p>\"</script><template><p>x</p></template>a<!-- x -->"), "a");
    assert_eq!(words("a\nb"), "a|b");
    assert_eq!(words("<div>a\nb</div>"), "a b");
    assert_eq!(words("a<img src=x alt=b>."), "a Image: b.");
    assert_eq!(words("a<iframe src=x title=b><p>c</p></iframe>d<video>e</video>"), "a Embedded page: b d Video e");
    assert_eq!(words("<table><tr><td>a<td>b</table><td>c<td>d"), "a|b|cd");
    let found = lenient("<table></table><table><tr></tr><tr><td>a<td>b</table><a href=x>y</a><a href=z></a>");
    assert_eq!((found.count("table"), found.count("tr"), found.count("cell")), (1, 1, 2));
    assert_eq!(found.addresses, ["x"]);
}
