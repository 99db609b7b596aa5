//! Tables as CSV (RFC 4180), in UTF-8 with the byte order mark that Excel needs.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use csv::{Terminator, WriterBuilder};

use super::{Cell, Column, TableRows, cell_text, is_formula};
use crate::tenant::rfc3339;

/// Byte order mark. Without it, Excel does not read the file as UTF-8.
const MARK: &str = "\u{feff}";

/// Writes a table, row by row.
///
/// # Errors
/// Returns the I/O errors of `out`.
pub(super) fn write(columns: &[Column], rows: TableRows<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    csv.write_record(columns.iter().map(|column| column.key))?;
    for row in rows {
        csv.write_record(row.iter().map(|cell| field(cell).into_owned()))?;
    }
    csv.flush()
}

/// Returns a cell as text.
fn field<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Word(text, _) => Cow::Owned(harmless(cell_text(text))),
        Cell::Link(address) => Cow::Owned(harmless(cell_text(address))),
        Cell::Number(number) => Cow::Owned(number.to_string()),
        Cell::Flag(is) => Cow::Borrowed(if *is { "true" } else { "false" }),
        Cell::Time(at) => Cow::Owned(rfc3339(*at)),
    }
}

/// Puts an apostrophe in front of everything that a spreadsheet program could take for a formula: at the beginning of a
/// cell, and behind a semicolon, which separates cells where the comma is the decimal sign.
fn harmless(text: String) -> String {
    if !is_formula(&text) && !text.contains(';') {
        return text;
    }
    let guarded = |part: &str| {
        let begin = part.trim_start_matches(' ');
        let spaces = &part[..part.len() - begin.len()];
        if is_formula(begin) { format!("{spaces}'{begin}") } else { part.to_owned() }
    };
    text.split_inclusive(';').map(guarded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(field(&Cell::text(text)), expected);
    }

    #[test]
    fn formulas_get_an_apostrophe() {
        check("=1+1", "'=1+1");
        check("+49 30 1234", "'+49 30 1234");
        check("-", "'-");
        check("@SUM(A1)", "'@SUM(A1)");
        check("＝1+1", "'＝1+1");
        check("\t=1+1", "'=1+1");
        check("\u{200b}=1+1", "'=1+1");
        check("'=1+1", "''=1+1");
        check("a;=1+1; -2;\"=3", "a;'=1+1; '-2;'\"=3");
        for plain in ["a=b", "1-2", "a; b", "'quoted'", "mail@contoso.com", ""] {
            check(plain, plain);
        }
    }

    #[test]
    fn a_cell_is_one_line_of_a_length_that_excel_reads() {
        check("a\r\n=b\tc\0", "a =b c[U+0000]");
        let long = "=😀".repeat(20_000);
        let cut = field(&Cell::text(&long)).into_owned();
        assert!(cut.encode_utf16().count() <= 32_767 && cut.ends_with('…') && cut.starts_with("'="));
    }
}
