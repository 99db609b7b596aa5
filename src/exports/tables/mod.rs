//! Tables for spreadsheets: `connectors.csv`, `licenses.csv`, `messages.csv`, `incidents.csv`, `changes.csv`, for a
//! fleet `tenants.csv`, and the same as sheets of `status.xlsx`.
//!
//! A table has one description of its columns and one function for its rows; `csv.rs` and `workbook.rs` write both.

mod columns;
mod csv;
mod fleet;
mod rows;
mod workbook;

use std::{
    borrow::Cow,
    io::{self, Write},
};

use chrono::{DateTime, Utc};

pub use columns::{Column, columns};

use crate::{
    locale::Locale,
    rules::Status,
    site::{Settings, Site, TenantSite, fleet::Fleet, path::PagePath, tables::Table},
    tenant::{EnumValue, Moment},
    text_safety::line,
};
use workbook::Sheet;

/// Maximum length of a cell, in characters. Excel allows 32,767 UTF-16 units, which are up to two for a character.
const LONGEST: usize = 16_000;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
enum Cell<'a> {
    /// Not known, not set or not captured.
    Empty,
    /// A text, also of others.
    Text(Cow<'a, str>),
    /// A word of a fixed set: as in JSON files, and for people.
    Word(Cow<'a, str>, Cow<'a, str>),
    /// A number.
    Number(u64),
    /// Yes or no.
    Flag(bool),
    /// A point in time.
    Time(DateTime<Utc>),
    /// An address, which is a link if pages have links.
    Link(String),
}

/// The rows of a table, each with a cell for every column.
type TableRows<'r> = Box<dyn Iterator<Item = Vec<Cell<'r>>> + 'r>;

impl<'a> Cell<'a> {
    fn text(text: &'a str) -> Self {
        Cell::Text(Cow::Borrowed(text))
    }

    fn known(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
    }

    fn moment(moment: Moment) -> Self {
        match moment {
            Moment::Never => Cell::Empty,
            Moment::At(at) => Cell::Time(at),
            Moment::NotInSight => Cell::known(moment.rfc3339()),
        }
    }

    fn status(locale: &'a Locale, status: Status) -> Self {
        Cell::Word(Cow::Borrowed(status.key()), Cow::Borrowed(locale.status_label(status)))
    }

    fn word(value: &'a EnumValue, label: String) -> Self {
        Cell::Word(Cow::Borrowed(value.as_str()), Cow::Owned(label))
    }
}

/// Returns a text for a cell: on one line, without control characters, and not longer than Excel allows.
fn cell_text(text: &str) -> String {
    line(text, LONGEST)
}

/// Returns whether a spreadsheet program could take a text for a formula. The wide signs are those of Japanese and
/// Chinese keyboards, which Excel reads like the others.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\'', '"']);
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// Returns the address of a page: absolute if the site's URL is known, else relative to the table.
fn page_cell<'a>(settings: &Settings, relative: impl Fn(&PagePath) -> String, page: &PagePath) -> Cell<'a> {
    super::address(settings, page).map_or_else(|| Cell::Text(Cow::Owned(relative(page))), Cell::Link)
}

/// Writes a table of a tenant as CSV.
///
/// # Errors
/// Returns the I/O errors of `out`.
pub(super) fn tenant_csv(
    site: &Site<'_>,
    tenant: &TenantSite<'_>,
    table: Table,
    out: &mut dyn Write,
) -> io::Result<()> {
    csv::write(columns(table), rows::rows(site, tenant, table), out)
}

/// Writes the tenants of a fleet as CSV.
///
/// # Errors
/// Returns the I/O errors of `out`.
pub(super) fn fleet_csv(settings: &Settings, fleet: &Fleet, out: &mut dyn Write) -> io::Result<()> {
    csv::write(columns(Table::Tenants), fleet::rows(settings, fleet), out)
}

/// Writes the workbook of a tenant: a sheet for each table that the audience may see.
///
/// # Errors
/// Returns the I/O errors of `out`.
pub(super) fn tenant_workbook(site: &Site<'_>, tenant: &TenantSite<'_>, out: &mut dyn Write) -> io::Result<()> {
    let snapshot = tenant.assessment.snapshot;
    let tables = Table::OF_TENANT.into_iter().filter(|table| table.is_shown(site.settings));
    let sheets = tables.map(|table| Sheet { table, rows: rows::rows(site, tenant, table) });
    out.write_all(&workbook::workbook(site.settings, snapshot.tenant.label(), snapshot.captured_at, sheets)?)
}

/// Writes the workbook of a fleet, with its tenants.
///
/// # Errors
/// Returns the I/O errors of `out`.
pub(super) fn fleet_workbook(settings: &Settings, fleet: &Fleet, out: &mut dyn Write) -> io::Result<()> {
    let sheet = Sheet { table: Table::Tenants, rows: fleet::rows(settings, fleet) };
    let at = fleet.as_of().unwrap_or(DateTime::<Utc>::UNIX_EPOCH);
    out.write_all(&workbook::workbook(settings, settings.title(), at, [sheet].into_iter())?)
}
