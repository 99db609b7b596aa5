//! Tables as the sheets of one workbook, for people: translated headings, real dates, filters and a frozen heading.

use std::{collections::BTreeSet, io};

use chrono::{DateTime, Datelike, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Cell, Column, TableRows, cell_text, columns, is_formula};
use crate::{
    locale::Locale,
    site::{GENERATOR, Settings, tables::Table},
    tenant::rfc3339,
};

/// Compression level: half the time of the usual one, for a file half as large again.
const LEVEL: u8 = 1;

/// Maximum number of rows of a sheet. Excel allows ten times as many, which would need gigabytes of memory here.
const MOST_ROWS: usize = 100_000;

/// Maximum number of links of a sheet, far below that of Excel: a link is much more expensive than text.
const MOST_LINKS: usize = 5_000;

/// Maximum length of a link, in characters, of Excel.
const LONGEST_LINK: usize = 2_000;

/// Seconds from 30 December 1899, the day before the first one of Excel, to 1 January 1970.
const EPOCH: i64 = 2_209_161_600;

/// A sheet, not written yet.
pub(super) struct Sheet<'r> {
    pub(super) table: Table,
    pub(super) rows: TableRows<'r>,
}

/// The formats of cells.
struct Formats {
    heading: Format,
    time: Format,
    /// Keeps a text from becoming a formula when its cell is edited.
    quoted: Format,
}

impl Formats {
    fn new() -> Self {
        Formats {
            heading: Format::new().set_bold().set_border_bottom(FormatBorder::Thin),
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            quoted: Format::new().set_quote_prefix(),
        }
    }
}

/// Returns a workbook as bytes, the same on every machine. `created` is stored as its time.
///
/// # Errors
/// A limit of the format is exceeded, which the limits here rule out.
pub(super) fn workbook<'r>(
    settings: &Settings,
    title: &str,
    created: DateTime<Utc>,
    sheets: impl Iterator<Item = Sheet<'r>>,
) -> io::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(LEVEL);
    write(&mut workbook, &settings.locale, sheets).map_err(io::Error::other)?;
    let created = ExcelDateTime::from_timestamp(created.timestamp()).or_else(|_| ExcelDateTime::from_timestamp(0));
    let created = created.map_err(io::Error::other)?;
    let properties = DocProperties::new().set_title(cell_text(title)).set_author(GENERATOR);
    workbook.set_properties(&properties.set_creation_datetime(&created));
    let mut bytes = workbook.save_to_buffer().map_err(io::Error::other)?;
    set_host_system(&mut bytes);
    Ok(bytes)
}

fn write<'r>(
    workbook: &mut Workbook,
    locale: &Locale,
    sheets: impl Iterator<Item = Sheet<'r>>,
) -> Result<(), XlsxError> {
    let formats = Formats::new();
    let mut names = BTreeSet::new();
    for Sheet { table, rows } in sheets {
        let sheet = workbook.add_worksheet();
        let name = sheet_name(table.title(locale)).filter(|name| names.insert(name.to_lowercase()));
        sheet.set_name(name.unwrap_or_else(|| format!("{}.csv", table.name())))?;
        let columns = columns(table);
        write_headings(sheet, locale, columns, &formats)?;
        let count = write_rows(sheet, locale, table, rows, &formats)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, count, columns.len().saturating_sub(1) as u16)?;
    }
    Ok(())
}

fn write_headings(
    sheet: &mut Worksheet,
    locale: &Locale,
    columns: &[Column],
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (number, column) in (0_u16..).zip(columns) {
        let heading = (column.heading)(locale);
        let heading = if column.is_time { locale.table_utc(heading) } else { heading.to_owned() };
        sheet.write_string_with_format(0, number, cell_text(&heading), &formats.heading)?;
        sheet.set_column_width(number, column.width)?;
    }
    Ok(())
}

/// Writes the rows, and returns the number of the last one.
fn write_rows(
    sheet: &mut Worksheet,
    locale: &Locale,
    table: Table,
    mut rows: TableRows<'_>,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    let (mut links, mut last) = (0, 0);
    for (number, row) in (1_u32..).zip(rows.by_ref().take(MOST_ROWS)) {
        for (column, cell) in (0_u16..).zip(row) {
            write_cell(sheet, (number, column), cell, formats, &mut links)?;
        }
        last = number;
    }
    let more = rows.count();
    if more > 0 {
        last += 1;
        sheet.write_string(last, 0, locale.table_more(more as u64, &format!("{}.csv", table.name())))?;
    }
    Ok(last)
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell<'_>,
    formats: &Formats,
    links: &mut usize,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => {
            sheet.write_number(row, column, number as f64)?;
        }
        Cell::Flag(is) => {
            sheet.write_boolean(row, column, is)?;
        }
        Cell::Time(at) => match serial(at) {
            Some(serial) => {
                sheet.write_number_with_format(row, column, serial, &formats.time)?;
            }
            None => {
                sheet.write_string(row, column, rfc3339(at))?;
            }
        },
        Cell::Link(address) if *links < MOST_LINKS && is_web_link(&address) => {
            *links += 1;
            sheet.write_url(row, column, address.as_str())?;
        }
        Cell::Text(text) | Cell::Word(_, text) => write_text(sheet, (row, column), &text, formats)?,
        Cell::Link(address) => write_text(sheet, (row, column), &address, formats)?,
    }
    Ok(())
}

fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let text = cell_text(text);
    match text.as_str() {
        "" => {}
        formula if is_formula(formula) => {
            sheet.write_string_with_format(row, column, text, &formats.quoted)?;
        }
        _ => {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(())
}

/// Returns whether an address becomes a link: only one that leads to a web page, and that Excel can store.
fn is_web_link(address: &str) -> bool {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web && address.len() <= LONGEST_LINK && cell_text(address) == address
}

/// Returns a time as Excel counts it, in days; `None` before 1901, where programs disagree about the days.
fn serial(at: DateTime<Utc>) -> Option<f64> {
    (1901..=9999).contains(&at.year()).then(|| (at.timestamp() + EPOCH) as f64 / 86_400.0)
}

/// Returns the name of a sheet: Excel allows 31 characters, and not all; `None` if it allows none of them.
fn sheet_name(title: &str) -> Option<String> {
    let allowed = |c: &char| !"[]:*?/\\'".contains(*c);
    let kept: String = cell_text(title).chars().filter(allowed).collect();
    // Only characters of one UTF-16 unit, which is how Excel counts.
    let name: String = kept.trim().chars().filter(|c| c.len_utf16() == 1).take(31).collect();
    let name = name.trim().to_owned();
    // Excel has a sheet of this name of its own.
    (!name.is_empty() && name.to_lowercase() != "history").then_some(name)
}

/// Length of the record at the end of a ZIP file, and of an entry of its directory without names.
const END: usize = 22;
const ENTRY: usize = 46;

/// Sets the system that made each entry of a ZIP file to Unix. The library stores the one that it runs on, and the same
/// input has to give the same bytes.
fn set_host_system(zip: &mut [u8]) {
    let number =
        |zip: &[u8], at: usize| zip.get(at..at + 2).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
    let Some(end) = zip.len().checked_sub(END) else { return };
    let mut at = number(zip, end + 16) | number(zip, end + 18) << 16;
    while zip.get(at..at + 4) == Some(b"PK\x01\x02") {
        if let Some(system) = zip.get_mut(at + 5) {
            *system = 3;
        }
        at += ENTRY + number(zip, at + 28) + number(zip, at + 30) + number(zip, at + 32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_days_since_1900() {
        let at = |text: &str| serial(text.parse().unwrap());
        assert_eq!(at("2026-11-22T12:00:00Z"), Some(46_348.5));
        assert_eq!(at("1901-01-01T00:00:00Z"), Some(367.0));
        assert_eq!(at("1900-12-31T00:00:00Z"), None);
        assert_eq!(at("9999-12-31T00:00:00Z"), Some(2_958_465.0));
    }

    #[test]
    fn names_of_sheets_are_those_that_excel_allows() {
        assert_eq!(sheet_name("Service health"), Some("Service health".to_owned()));
        assert_eq!(sheet_name(" 'a/b: [c]?' "), Some("ab c".to_owned()));
        assert_eq!(sheet_name(&"é".repeat(40)), Some("é".repeat(31)));
        for unusable in ["", "[]", "😀", "History", "\u{200b}'"] {
            assert_eq!(sheet_name(unusable).filter(|name| !name.starts_with("U+")), None, "{unusable:?}");
        }
    }

    #[test]
    fn the_bytes_do_not_depend_on_the_system() {
        let at = "2026-11-22T08:00:00Z".parse().unwrap();
        let sheet = || Sheet { table: Table::Tenants, rows: Box::new(std::iter::empty()) };
        let bytes = || workbook(&Settings::default(), "Contoso", at, [sheet()].into_iter()).unwrap();
        let mut as_on_windows = bytes();
        let entry = |bytes: &[u8]| bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        let (first, mut entries) = (entry(&as_on_windows), 0);
        for at in first..as_on_windows.len() - 4 {
            if as_on_windows[at..].starts_with(b"PK\x01\x02") {
                assert_eq!(as_on_windows[at + 5], 3);
                as_on_windows[at + 5] = 0;
                entries += 1;
            }
        }
        assert!(entries > 5, "{entries}");
        set_host_system(&mut as_on_windows);
        assert!(as_on_windows == bytes());
        set_host_system(&mut [0; 5]);
        set_host_system(&mut [255; 30]);
    }
}
