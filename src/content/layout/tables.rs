//! Tables.

use std::fmt::Write as _;

use super::{Style, Writer, is_blank};
use crate::content::tree::{Element, Node};

impl Writer {
    /// Writes a table inside a box that scrolls if the table is wider than the page.
    pub(super) fn table(&mut self, element: &Element, style: &Style) {
        let mut rows: Vec<Vec<&Element>> = Vec::new();
        let mut rest: Vec<&Node> = Vec::new();
        gather_rows(&element.children, &mut rows, &mut rest);
        rows.retain(|row| !row.is_empty());
        // Captions and stray text come before the table.
        let rest: Vec<Node> = rest.into_iter().cloned().collect();
        self.blocks(&rest, style);
        self.paragraphs();
        let Some(width) = rows.iter().map(Vec::len).max() else { return };
        let head = usize::from(rows[0].iter().all(|cell| cell.name == "th"));
        self.out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>");
        let (head, body) = rows.split_at(head);
        self.rows(["<thead>", "</thead>"], "col", head, width, style);
        self.rows(["<tbody>", "</tbody>"], "row", body, width, style);
        self.out.push_str("</table></div>");
    }

    /// Writes the head or body of a table; nothing if it has no rows. Short rows are padded to `width` cells.
    fn rows(&mut self, [open, close]: [&str; 2], scope: &str, rows: &[Vec<&Element>], width: usize, style: &Style) {
        if rows.is_empty() {
            return;
        }
        self.out.push_str(open);
        for row in rows {
            self.out.push_str("<tr>");
            for cell in row {
                self.table_cell(cell, scope, style);
            }
            for _ in row.len()..width {
                self.out.push_str("<td></td>");
            }
            self.out.push_str("</tr>");
        }
        self.out.push_str(close);
    }

    fn table_cell(&mut self, cell: &Element, scope: &str, style: &Style) {
        if cell.name != "th" {
            self.out.push_str("<td>");
            self.cell(&cell.children, style);
            self.out.push_str("</td>");
            return;
        }
        let _ = write!(self.out, "<th scope=\"{scope}\">");
        let was_in_head = std::mem::replace(&mut self.in_head, true);
        self.cell(&cell.children, style);
        self.in_head = was_in_head;
        self.out.push_str("</th>");
    }
}

/// Collects the rows of a table as their cells, and everything outside of cells as `rest`.
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
