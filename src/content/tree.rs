//! Sanitised HTML as a small tree.
//!
//! The input is what `ammonia` wrote: every element that is not void is closed, so a stack is all it takes.

use std::cell::RefCell;

use html5ever::tokenizer::{
    BufferQueue, StartTag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements that stand in the flow of a body.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that stand in a run of text.
pub(super) const INLINES: &[&str] = &[
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
];

const VOID: &[&str] = &["br", "hr", "img"];

/// Deeper nesting than this says nothing more; what is deeper stands at this depth.
const DEEPEST: usize = 48;

/// A piece of a body.
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
    /// `href` of a link, `src` of an image.
    pub(super) address: Option<String>,
    /// `alt` of an image.
    pub(super) alt: String,
    pub(super) children: Vec<Node>,
}

impl Element {
    pub(super) fn is_block(&self) -> bool {
        BLOCKS.contains(&self.name.as_str())
    }
}

/// Whether any piece, however deep, is a block or a line break.
pub(super) fn has_structure(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(_) => false,
        Node::Element(element) => element.is_block() || element.name == "br" || has_structure(&element.children),
    })
}

/// Reads sanitised HTML.
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

/// The elements that are open, outermost first; the first one is the body itself.
struct Builder {
    open: RefCell<Vec<Element>>,
}

impl Default for Builder {
    fn default() -> Self {
        Builder { open: RefCell::new(vec![Element::default()]) }
    }
}

fn close_last(open: &mut Vec<Element>) {
    if let (true, Some(last)) = (open.len() > 1, open.pop())
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(Node::Element(last));
    }
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut open = self.open.borrow_mut();
        match token {
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
                let element = Element {
                    address: attribute("href").or_else(|| attribute("src")),
                    alt: attribute("alt").unwrap_or_default(),
                    name,
                    children: Vec::new(),
                };
                open.push(element);
                if void || open.len() > DEEPEST {
                    close_last(&mut open);
                }
            }
            TagToken(tag) => {
                // Elements below the greatest depth were closed at once: their end tags find nothing to close.
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
