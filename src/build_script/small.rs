//! Minifies the templates and style sheets of a theme at build time, so that pages are small at no cost at run time.
//!
//! The minifier parses HTML, but a template is not HTML. So each tag of the template engine is replaced by a
//! placeholder: a word between elements, a value inside an attribute, and a single attribute for all attributes of an
//! element whose attributes are conditional. Words are safe: the minifier never removes the only space next to one.

use minify_html::{Cfg, minify};

/// Start and end of a placeholder: characters that no template contains.
const BEGIN: char = '\u{e000}';
const END: char = '\u{e001}';

/// The attribute that replaces all attributes of an element.
const ATTRIBUTES: &str = "data-stand-in";

/// Minifies a template. The rendered pages stay equivalent.
///
/// # Errors
/// The first difference, if the minifier would change the pages.
pub(crate) fn template(source: &str) -> Result<String, String> {
    let page = SmallPage::of(source)?;
    let settings = Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..Cfg::new() };
    let small = text(minify(page.html.as_bytes(), &settings))?;
    if let Some(lost) = first_difference(&elements(&page.html), &elements(&small)) {
        return Err(format!("the minifier changes its elements at {lost}"));
    }
    page.restore(&small)
}

/// Minifies a style sheet.
///
/// # Errors
/// The minifier cannot parse it.
pub(crate) fn style(sheet: &str) -> Result<String, String> {
    let settings = Cfg { minify_css: true, ..Cfg::new() };
    let small = text(minify(format!("<style>{sheet}</style>").as_bytes(), &settings))?;
    let inside = small.strip_prefix("<style>").and_then(|rest| rest.strip_suffix("</style>"));
    inside.filter(|inside| !inside.is_empty()).map(str::to_owned).ok_or_else(|| "it is no style sheet".to_owned())
}

fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// A template converted to HTML with placeholders.
struct SmallPage {
    html: String,
    /// Original text of the placeholders, by number.
    hidden: Vec<String>,
    /// Name of the last start tag.
    name: String,
    /// Number of open `svg` elements.
    drawings: usize,
}

/// Position of a template tag in HTML.
#[derive(Clone, Copy, PartialEq)]
enum TagPosition {
    /// Between elements.
    Content,
    /// In a start tag after the element's name; holds the byte offset of the tag.
    Attributes(usize),
    /// In a quoted attribute value.
    Value(usize, char),
}

impl SmallPage {
    fn of(source: &str) -> Result<Self, String> {
        let mut page = SmallPage {
            html: String::with_capacity(source.len()),
            hidden: Vec::new(),
            name: String::new(),
            drawings: 0,
        };
        let mut place = TagPosition::Content;
        let mut rest = source;
        while let Some(c) = rest.chars().next() {
            if let Some(length) = engine_tag(rest)? {
                let (tag, behind) = rest.split_at(length);
                place = page.tag(tag, place);
                rest = behind;
                continue;
            }
            if [BEGIN, END].contains(&c) {
                return Err(format!("it holds U+{:04X}", u32::from(c)));
            }
            page.html.push(c);
            rest = &rest[c.len_utf8()..];
            place = page.behind(place, c, rest);
        }
        if place == TagPosition::Content { Ok(page) } else { Err("an element's start tag does not end".to_owned()) }
    }

    /// Returns the position after a character.
    fn behind(&mut self, place: TagPosition, c: char, rest: &str) -> TagPosition {
        match (place, c) {
            (TagPosition::Content, '<') if rest.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                self.name = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
                self.drawings += usize::from(self.name == "svg");
                TagPosition::Attributes(0)
            }
            (TagPosition::Content, '<') if rest.starts_with("/svg") => {
                self.drawings = self.drawings.saturating_sub(1);
                place
            }
            // End of the name.
            (TagPosition::Attributes(0), c) if !c.is_ascii_alphanumeric() => match c {
                '>' => TagPosition::Content,
                _ => TagPosition::Attributes(self.html.len() - c.len_utf8()),
            },
            (TagPosition::Attributes(begin), '>') => {
                self.hide_attributes(begin);
                // An SVG fragment in a template of its own: without `svg` around it, the minifier does not recognize
                // self-closing elements.
                if self.drawings == 0 && self.html.ends_with("/>") {
                    self.html.truncate(self.html.len() - 2);
                    self.html.push_str(&format!("></{}>", self.name));
                }
                TagPosition::Content
            }
            (TagPosition::Attributes(begin), '"' | '\'') => TagPosition::Value(begin, c),
            (TagPosition::Value(begin, quote), c) if c == quote => TagPosition::Attributes(begin),
            _ => place,
        }
    }

    /// Replaces a template tag with a placeholder, and returns the position after it.
    fn tag(&mut self, tag: &str, place: TagPosition) -> TagPosition {
        let is_comment = tag.starts_with("{#") && !tag.starts_with("{#-") && !tag.ends_with("-#}");
        let begin = self.html.len();
        match place {
            TagPosition::Content if is_comment => {}
            TagPosition::Content => self.stand_in("", tag),
            // A space prevents the minifier from removing the quotes: the value is unknown.
            TagPosition::Value(..) => self.stand_in(" ", tag),
            // Replaced together with all attributes at the end of the start tag.
            TagPosition::Attributes(_) => self.stand_in("=", tag),
        }
        // The tag may directly follow the element's name.
        if place == TagPosition::Attributes(0) { TagPosition::Attributes(begin) } else { place }
    }

    fn stand_in(&mut self, kind: &str, hidden: &str) {
        self.html.push_str(&format!("{BEGIN}{kind}{}{END}", self.hidden.len()));
        self.hidden.push(hidden.to_owned());
    }

    /// Replaces conditional attributes: one placeholder stands for all attributes of the element.
    fn hide_attributes(&mut self, begin: usize) {
        let end = self.html.len() - if self.html.ends_with("/>") { 2 } else { 1 };
        if self.html[begin..end].contains(&format!("{BEGIN}=")) {
            let tail = self.html.split_off(end);
            let attributes = self.html.split_off(begin);
            self.html.push_str(&format!(" {ATTRIBUTES}=\""));
            self.stand_in(" ", attributes.trim_end());
            self.html.push_str(&format!("\"{tail}"));
        }
    }

    /// Restores the template. Each placeholder must occur once, in the original order.
    fn restore(&self, small: &str) -> Result<String, String> {
        let mut whole = String::with_capacity(small.len());
        let mut used = vec![0; self.hidden.len()];
        self.put_back(small, &mut whole, &mut used)?;
        match used.iter().position(|times| *times != 1) {
            Some(number) => Err(format!("the minifier loses or repeats {}", self.hidden[number])),
            None => Ok(whole),
        }
    }

    fn put_back(&self, text: &str, whole: &mut String, used: &mut [u32]) -> Result<(), String> {
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once(BEGIN) {
            let (number, behind) = behind.split_once(END).ok_or("the minifier cuts a stand-in")?;
            let number: usize =
                number.trim_start_matches([' ', '=']).parse().map_err(|_| "the minifier changes a stand-in")?;
            let hidden = self.hidden.get(number).ok_or("the minifier invents a stand-in")?;
            used[number] += 1;
            let attributes = format!(" {ATTRIBUTES}=\"");
            rest = match before.strip_suffix(&attributes) {
                Some(before) => {
                    whole.push_str(before);
                    behind.strip_prefix('"').ok_or("the minifier joins an attribute with another")?
                }
                None => {
                    whole.push_str(before);
                    behind
                }
            };
            self.put_back(hidden, whole, used)?;
        }
        whole.push_str(rest);
        Ok(())
    }
}

/// Returns the length of the template tag at the start of the text; `None` if there is none.
fn engine_tag(text: &str) -> Result<Option<usize>, String> {
    let end = match text.get(..2) {
        Some("{{") => "}}",
        Some("{%") => "%}",
        Some("{#") => "#}",
        _ => return Ok(None),
    };
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if end != "#}" && ['"', '\''].contains(&c) => quote = Some(c),
            None if text[at..].starts_with(end) => return Ok(Some(at + end.len())),
            None => {}
        }
    }
    Err(format!("{} does not end", text.lines().next().unwrap_or_default()))
}

/// Returns the names of all element tags; end tags start with a slash, self-closing tags end with one.
fn elements(html: &str) -> Vec<String> {
    let tags = html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    let name =
        |tag: &str| -> String { tag.chars().take_while(|c| c.is_ascii_alphanumeric() || "/!".contains(*c)).collect() };
    tags.map(|tag| if tag.ends_with('/') { name(tag) + "/" } else { name(tag) }).collect()
}

/// Describes the first difference between two lists.
fn first_difference(before: &[String], after: &[String]) -> Option<String> {
    let at = (0..before.len().max(after.len())).find(|at| before.get(*at) != after.get(*at))?;
    let name = |list: &[String]| list.get(at).map_or_else(|| "nothing".to_owned(), |name| format!("<{name}>"));
    Some(format!("tag {}: {} becomes {}", at + 1, name(before), name(after)))
}
