//! Lists.

use std::fmt::Write as _;

use super::{Style, Writer, is_blank};
use crate::content::tree::{Element, Node};

impl Writer {
    /// Writes a list. Items without content are left out, and so is a list without items.
    pub(super) fn list(&mut self, element: &Element, style: &Style) {
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
        for (number, item) in items(element) {
            self.item(number.filter(|_| is_ordered), &item, style);
        }
        if self.out.len() == empty {
            self.out.truncate(start);
        } else {
            let _ = write!(self.out, "</{tag}>");
        }
    }

    fn item(&mut self, number: Option<i32>, content: &[Node], style: &Style) {
        let start = self.out.len();
        match number {
            Some(number) => drop(write!(self.out, "<li value=\"{number}\">")),
            None => self.out.push_str("<li>"),
        }
        let empty = self.out.len();
        self.cell(content, style);
        if self.out.len() == empty {
            self.out.truncate(start);
        } else {
            self.out.push_str("</li>");
        }
    }
}

/// Returns the items of a list, each with its own number, if it has one. Content between items is added to the previous
/// item, on its own line.
fn items(list: &Element) -> Vec<(Option<i32>, Vec<Node>)> {
    let line_break = || Node::Element(Element { name: "br".to_owned(), ..Element::default() });
    let mut items: Vec<(Option<i32>, Vec<Node>)> = Vec::new();
    let mut between = false;
    for child in &list.children {
        let is_item = matches!(child, Node::Element(item) if item.name == "li");
        match (child, items.last_mut()) {
            (Node::Element(item), _) if is_item => items.push((item.number, item.children.clone())),
            (_, Some((_, item))) if between => item.push(child.clone()),
            _ if is_blank(child) => continue,
            (_, Some((_, item))) => item.extend([line_break(), child.clone()]),
            (_, None) => items.push((None, vec![child.clone()])),
        }
        between = !is_item;
    }
    items
}
