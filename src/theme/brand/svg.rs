//! SVG pictures: reads a drawing against an allow-list and writes it anew.
//!
//! Only what was understood is written, so that a browser cannot read anything else into the file. Comments, metadata
//! and the notes of drawing programs, which often have names and paths, are dropped.

use quick_xml::{
    Reader, Writer, XmlVersion,
    events::{BytesEnd, BytesStart, BytesText, Event},
};

use super::{
    bounded,
    references::References,
    values::{shown, unprintable, unsafe_style, unsafe_value, urls},
};

/// A part of a drawing that is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// Line in the file, from 1.
    pub(super) line: usize,
    /// The reason.
    pub(super) message: String,
    /// What to do about it.
    pub(super) help: &'static str,
}

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// Maximum number of elements, and of elements drawn because of references.
pub(super) const MOST_ELEMENTS: usize = 5_000;

/// Maximum nesting depth.
const DEEPEST: usize = 64;

/// Maximum number of refusals; a page saved as `.svg` would have hundreds.
const MOST_REFUSALS: usize = 5;

/// Elements that are copied.
const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "title",
    "desc",
    "style",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
];

/// Elements whose text is copied.
const WITH_TEXT: &[&str] = &["text", "tspan", "title", "desc", "style"];

/// Attributes that are copied, if their values are safe.
const ATTRIBUTES: &[&str] = &[
    "class",
    "clip-path",
    "clip-rule",
    "clipPathUnits",
    "color",
    "cx",
    "cy",
    "d",
    "display",
    "dx",
    "dy",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "fr",
    "fx",
    "fy",
    "gradientTransform",
    "gradientUnits",
    "height",
    "id",
    "letter-spacing",
    "mask",
    "maskContentUnits",
    "maskUnits",
    "offset",
    "opacity",
    "overflow",
    "paint-order",
    "points",
    "preserveAspectRatio",
    "r",
    "rx",
    "ry",
    "shape-rendering",
    "spreadMethod",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "style",
    "text-anchor",
    "text-rendering",
    "transform",
    "vector-effect",
    "viewBox",
    "visibility",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// Attributes without an effect in a picture; they are dropped.
const DROPPED: &[&str] = &[
    "version",
    "baseProfile",
    "enable-background",
    "role",
    "focusable",
    "contentScriptType",
    "contentStyleType",
    "type",
];

/// Prefixes of the elements of drawing programs; they are dropped with everything in them.
const PROGRAMS: &[&str] = &["sodipodi", "inkscape"];

const PLAIN: &str =
    "export the logo again as plain SVG: without scripts, links, animations, filters and embedded pictures";
const NO_DOCTYPE: &str = "delete the lines from `<!DOCTYPE` to `>` from the file";
const WELL_FORMED: &str = "open the file in a drawing program and export it as plain SVG";
const WITH_SIZE: &str = "add e.g. `viewBox=\"0 0 120 32\"` to `<svg>`, with the width and height of the drawing";

/// Returns the drawing written anew, and its width and height in its own units.
///
/// # Errors
/// Returns everything in the file that is not accepted, at most [`MOST_REFUSALS`].
pub(super) fn rewritten(text: &str) -> Result<(Vec<u8>, [f64; 2]), Vec<Refusal>> {
    let mut drawing = Drawing::new(text);
    drawing.read();
    if drawing.refusals.is_empty() && drawing.references.drawn().is_none_or(|drawn| drawn > MOST_ELEMENTS) {
        drawing
            .refuse("its references repeat parts of the drawing too often, or lead back to themselves".into(), PLAIN);
    }
    let Drawing { out, mut refusals, size, .. } = drawing;
    refusals.truncate(MOST_REFUSALS);
    match size {
        Some(size) if refusals.is_empty() => Ok((out.into_inner(), size)),
        _ => Err(refusals),
    }
}

struct Drawing<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Position of the current event, in bytes.
    at: u64,
    out: Writer<Vec<u8>>,
    /// Names of the open elements that are copied.
    open: Vec<String>,
    /// Depth within an element that is not copied.
    skipped: usize,
    /// Text of the innermost element so far.
    content: String,
    references: References,
    /// Width and height, once the root is read.
    size: Option<[f64; 2]>,
    refusals: Vec<Refusal>,
}

impl<'a> Drawing<'a> {
    fn new(text: &'a str) -> Self {
        Drawing {
            text,
            reader: Reader::from_str(text),
            at: 0,
            out: Writer::new(Vec::new()),
            open: Vec::new(),
            skipped: 0,
            content: String::new(),
            references: References::default(),
            size: None,
            refusals: Vec::new(),
        }
    }

    fn refuse(&mut self, message: String, help: &'static str) {
        let at = usize::try_from(self.at).unwrap_or(usize::MAX).min(self.text.len());
        let line = self.text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        self.refusals.push(Refusal { line, message, help });
    }

    fn read(&mut self) {
        while self.refusals.len() < MOST_REFUSALS {
            self.at = self.reader.buffer_position();
            match self.reader.read_event() {
                Ok(Event::Start(element)) => self.begin(&element),
                Ok(Event::Empty(element)) => {
                    self.begin(&element);
                    self.end();
                }
                Ok(Event::End(_)) => self.end(),
                Ok(Event::Text(text)) => self.content.push_str(&String::from_utf8_lossy(&text)),
                Ok(Event::CData(text)) => self.content.push_str(&String::from_utf8_lossy(&text)),
                Ok(Event::GeneralRef(name)) => self.reference(&String::from_utf8_lossy(&name)),
                Ok(Event::DocType(_)) => {
                    return self
                        .refuse("it has a document type declaration, which can hide content".into(), NO_DOCTYPE);
                }
                Ok(Event::PI(instruction)) if instruction.starts_with(b"xml-stylesheet") => {
                    self.refuse("it loads a style sheet (`xml-stylesheet`)".into(), PLAIN);
                }
                Ok(Event::Decl(_) | Event::Comment(_) | Event::PI(_)) => {}
                Ok(Event::Eof) if self.size.is_some() && self.open.is_empty() && self.skipped == 0 => return,
                Ok(Event::Eof) => return self.refuse("it is not complete".into(), WELL_FORMED),
                Err(error) => return self.refuse(format!("it is not well-formed: {error}"), WELL_FORMED),
            }
        }
    }

    /// Adds the character that a reference such as `&amp;` stands for.
    fn reference(&mut self, name: &str) {
        match quick_xml::escape::unescape(&format!("&{name};")) {
            Ok(text) => self.content.push_str(&text),
            Err(_) => self.refuse(format!("it has the entity `&{name};`"), NO_DOCTYPE),
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) {
        self.flush();
        let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
        let program = name.split_once(':').is_some_and(|(prefix, _)| PROGRAMS.contains(&prefix));
        if self.skipped > 0 || program || name == "metadata" {
            self.skipped += 1;
            return;
        }
        let is_root = self.open.is_empty();
        let message = if is_root && self.size.is_some() {
            Some("it has more than one `<svg>`".to_owned())
        } else if is_root && name != "svg" {
            Some("it does not begin with `<svg>`".to_owned())
        } else if !ELEMENTS.contains(&name.as_str()) {
            Some(format!("it has an element `<{}>`", shown(&name)))
        } else if self.open.len() >= DEEPEST || self.references.elements() >= MOST_ELEMENTS {
            Some(format!("it has more than {MOST_ELEMENTS} elements, or elements nested deeper than {DEEPEST}"))
        } else {
            None
        };
        if let Some(message) = message {
            self.refuse(message, PLAIN);
            self.skipped += 1;
            return;
        }
        let attributes = self.attributes(element, &name);
        if is_root {
            self.root(element);
        }
        let id = attributes.iter().find(|(name, _)| *name == "id").map(|(_, id)| id.clone());
        self.references.begin(id);
        for (attribute, value) in &attributes {
            self.references.add(if *attribute == "href" { value.get(1..) } else { None });
            urls(value).for_each(|place| self.references.add(place.strip_prefix('#')));
        }
        let mut tag = BytesStart::new(name.as_str());
        tag.extend_attributes(is_root.then_some(("xmlns", NAMESPACE)));
        tag.extend_attributes(attributes.iter().map(|(name, value)| (*name, value.as_str())));
        // Writing to memory does not fail.
        let _ = self.out.write_event(Event::Start(tag));
        self.open.push(name);
    }

    /// Returns the attributes to copy, and refuses those that are not accepted.
    fn attributes(&mut self, element: &BytesStart<'_>, on: &str) -> Vec<(&'static str, String)> {
        let mut copied = Vec::new();
        for attribute in element.attributes() {
            let read = attribute.map_err(|error| error.to_string()).and_then(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
                Ok((String::from_utf8_lossy(attribute.key.as_ref()).into_owned(), value.into_owned()))
            });
            let (name, value) = match read {
                Ok(read) => read,
                Err(error) => {
                    self.refuse(format!("it is not well-formed: {error}"), WELL_FORMED);
                    continue;
                }
            };
            match self.attribute(on, &name, &value) {
                // `href` may stand beside `xlink:href`, for old programs.
                Ok(Some(name)) if copied.iter().all(|(copied, _)| *copied != name) => copied.push((name, value)),
                Ok(_) => {}
                Err(message) => self.refuse(message, PLAIN),
            }
        }
        copied
    }

    /// Returns the name under which an attribute is copied; `None` if it is dropped.
    fn attribute(&self, on: &str, name: &str, value: &str) -> Result<Option<&'static str>, String> {
        if name == "xmlns" {
            let is_svg = value == NAMESPACE;
            return if is_svg { Ok(None) } else { Err(format!("`<{on}>` is of another namespace than SVG")) };
        }
        if matches!(name, "href" | "xlink:href") {
            let is_inside = value.starts_with('#') && !value.contains(char::is_control);
            return if is_inside { Ok(Some("href")) } else { Err(format!("`<{on}>` has a link: `{}`", shown(value))) };
        }
        // Attributes with another prefix have no effect, and neither have these.
        let is_note = name.starts_with("data-") || name.starts_with("aria-");
        if name.contains(':') || is_note || DROPPED.contains(&name) {
            return Ok(None);
        }
        let known = ATTRIBUTES.iter().find(|known| **known == name);
        let known = known.ok_or_else(|| format!("`<{on}>` has an attribute `{}`", shown(name)))?;
        let is_name = matches!(name, "id" | "class");
        let flaw = unprintable(value).or_else(|| if is_name { None } else { unsafe_value(value) });
        flaw.map_or(Ok(Some(known)), |flaw| Err(format!("the attribute `{name}` of `<{on}>` has {flaw}")))
    }

    /// Reads the size of the drawing from its root.
    fn root(&mut self, element: &BytesStart<'_>) {
        let is_svg = matches!(element.try_get_attribute("xmlns"), Ok(Some(_)));
        let view_box = element.try_get_attribute("viewBox").ok().flatten();
        let view_box = view_box.and_then(|attribute| size_of(&String::from_utf8_lossy(&attribute.value)));
        let size = view_box.unwrap_or([1.0, 1.0]);
        self.size = Some(size);
        if !is_svg {
            self.refuse(format!("`<svg>` has no `xmlns=\"{NAMESPACE}\"`"), WELL_FORMED);
        }
        if view_box.is_none() {
            self.refuse("`<svg>` has no valid `viewBox`, so the logo cannot be scaled".into(), WITH_SIZE);
        } else if let Err(message) = bounded(size) {
            self.refuse(message, WITH_SIZE);
        }
    }

    fn end(&mut self) {
        self.flush();
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if let Some(name) = self.open.pop() {
            self.references.end();
            let _ = self.out.write_event(Event::End(BytesEnd::new(name)));
        }
    }

    /// Writes the text read so far, if the innermost element shows text.
    fn flush(&mut self) {
        let content = std::mem::take(&mut self.content);
        let Some(name) = self.open.last().filter(|name| self.skipped == 0 && WITH_TEXT.contains(&name.as_str())) else {
            return;
        };
        let flaw = unprintable(&content).or_else(|| if name == "style" { unsafe_style(&content) } else { None });
        if let Some(flaw) = flaw {
            let message = format!("`<{name}>` has {flaw}");
            return self.refuse(message, PLAIN);
        }
        let _ = self.out.write_event(Event::Text(BytesText::new(&content)));
    }
}

/// Returns width and height of a `viewBox`.
fn size_of(view_box: &str) -> Option<[f64; 2]> {
    let numbers = view_box.split([' ', ',', '\t', '\n', '\r']).filter(|number| !number.is_empty());
    let numbers: Vec<f64> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[_, _, width, height] = numbers.as_slice() else { return None };
    let is_size = |side: f64| side.is_finite() && side > 0.0;
    (is_size(width) && is_size(height)).then_some([width, height])
}

#[cfg(test)]
#[path = "svg_tests.rs"]
mod tests;
