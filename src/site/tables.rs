//! Tables for spreadsheets: their names, and which of them a site has.

use super::{Settings, path::PagePath, view::FileLink};
use crate::{audience::SiteSection, locale::Locale};

/// Media type of CSV files.
pub const CSV: &str = "text/csv";

/// Media type of the workbook.
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A table: a CSV file, and a sheet of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Connectors of a tenant.
    Connectors,
    /// Licenses of a tenant, by SKU.
    Licenses,
    /// Active messages of a tenant.
    Messages,
    /// Active incidents and advisories of a tenant.
    Incidents,
    /// All changes of a tenant.
    Changes,
    /// Tenants of a fleet.
    Tenants,
}

impl Table {
    /// The tables of a tenant, in the order of the sheets.
    pub const OF_TENANT: [Table; 5] =
        [Table::Connectors, Table::Licenses, Table::Messages, Table::Incidents, Table::Changes];

    /// Returns the name of the CSV file, without its extension.
    pub fn name(self) -> &'static str {
        match self {
            Table::Connectors => "connectors",
            Table::Licenses => "licenses",
            Table::Messages => "messages",
            Table::Incidents => "incidents",
            Table::Changes => "changes",
            Table::Tenants => "tenants",
        }
    }

    /// Returns the title of the sheet.
    pub fn title(self, locale: &Locale) -> &str {
        match self {
            Table::Connectors => locale.menu_connectors(),
            Table::Licenses => locale.column_licenses(),
            Table::Messages => locale.menu_news(),
            Table::Incidents => locale.menu_health(),
            Table::Changes => locale.menu_changes(),
            Table::Tenants => locale.menu_all_tenants(),
        }
    }

    /// Returns whether the audience may see it.
    pub fn is_shown(self, settings: &Settings) -> bool {
        match self {
            Table::Connectors => settings.shows(SiteSection::Connectors),
            Table::Licenses => settings.shows(SiteSection::Licenses),
            Table::Messages => settings.shows(SiteSection::News),
            Table::Incidents => settings.shows(SiteSection::Health),
            Table::Changes => settings.shows(SiteSection::Archive),
            Table::Tenants => true,
        }
    }
}

/// Returns whether the site of a tenant has a workbook. A workbook needs a sheet.
pub fn has_workbook(settings: &Settings) -> bool {
    settings.workbook && Table::OF_TENANT.into_iter().any(|table| table.is_shown(settings))
}

/// Returns the link from a page to a table.
pub(super) fn link_to_table(locale: &Locale, table: Table, from: &PagePath, to: &PagePath) -> FileLink {
    FileLink { label: locale.table_csv(table.title(locale)), href: from.href_to(to), media_type: CSV }
}

/// Returns the link from a page to the workbook.
pub(super) fn link_to_workbook(locale: &Locale, from: &PagePath, to: &PagePath) -> FileLink {
    FileLink { label: locale.table_workbook().to_owned(), href: from.href_to(to), media_type: WORKBOOK }
}
