//! The columns of each table. Their keys and order stay: programs read them, so a new column comes last. `data/README.md`
//! describes them.

use crate::{locale::Locale, site::tables::Table};

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Heading in CSV files, as in JSON files.
    pub key: &'static str,
    /// Heading in the workbook.
    pub(super) heading: fn(&Locale) -> &str,
    /// Width in the workbook, in characters.
    pub(super) width: u8,
    /// Whether its cells are times, which are in UTC.
    pub(super) is_time: bool,
}

/// Returns the columns of a table.
pub fn columns(table: Table) -> &'static [Column] {
    match table {
        Table::Connectors => &CONNECTORS,
        Table::Licenses => &LICENSES,
        Table::Messages => &MESSAGES,
        Table::Incidents => &INCIDENTS,
        Table::Changes => &CHANGES,
        Table::Tenants => &TENANTS,
    }
}

const fn column(key: &'static str, width: u8, heading: fn(&Locale) -> &str) -> Column {
    Column { key, heading, width, is_time: false }
}

const fn time(key: &'static str, heading: fn(&Locale) -> &str) -> Column {
    Column { key, heading, width: 18, is_time: true }
}

const CAPTURED: Column = column("captured", 12, Locale::table_captured);
const PAGE: Column = column("page", 30, Locale::table_page);
const CAPTURED_AT: Column = time("captured_at", Locale::column_snapshot);
const AS_OF: Column = time("as_of", Locale::table_as_of);
const TENANT: Column = column("tenant", 20, Locale::fleet_column_tenant);

pub(super) const CONNECTORS: [Column; 18] = [
    CAPTURED,
    column("label", 34, Locale::column_type),
    column("name", 28, Locale::column_connector),
    column("status", 14, Locale::column_status),
    column("because", 60, Locale::column_why),
    time("last_success_at", Locale::connector_last_sync),
    time("expires_at", Locale::connector_expires),
    column("reports", 40, Locale::status_reports_problem),
    column("action", 40, Locale::guidance_title),
    column("owner", 20, Locale::property_owner),
    column("contact", 24, Locale::table_contact),
    column("link", 30, Locale::detail_link),
    PAGE,
    column("type", 20, Locale::table_type_key),
    column("id", 20, Locale::fact_id),
    CAPTURED_AT,
    AS_OF,
    TENANT,
];

pub(super) const LICENSES: [Column; 8] = [
    CAPTURED,
    column("name", 50, Locale::column_license),
    column("sku", 24, Locale::table_sku),
    column("total", 12, Locale::column_owned),
    column("assigned", 12, Locale::column_assigned),
    CAPTURED_AT,
    AS_OF,
    TENANT,
];

pub(super) const MESSAGES: [Column; 13] = [
    CAPTURED,
    column("id", 14, Locale::fact_id),
    column("title", 60, Locale::column_message),
    column("category", 22, Locale::column_category),
    column("severity", 12, Locale::fact_severity),
    column("major_change", 14, Locale::fact_major_change),
    time("action_required_by", Locale::column_act_by),
    time("published_at", Locale::fact_published),
    time("updated_at", Locale::column_updated),
    PAGE,
    CAPTURED_AT,
    AS_OF,
    TENANT,
];

pub(super) const INCIDENTS: [Column; 13] = [
    CAPTURED,
    column("id", 14, Locale::fact_id),
    column("title", 60, Locale::column_issue),
    column("classification", 14, Locale::column_kind),
    column("status", 24, Locale::column_status),
    column("feature", 24, Locale::fact_feature),
    column("origin", 14, Locale::fact_origin),
    time("started_at", Locale::column_started),
    time("updated_at", Locale::column_updated),
    PAGE,
    CAPTURED_AT,
    AS_OF,
    TENANT,
];

pub(super) const CHANGES: [Column; 9] = [
    time("at", Locale::column_when),
    column("kind", 24, Locale::column_kind),
    column("title", 40, Locale::table_subject),
    column("because", 70, Locale::table_change),
    column("from", 18, Locale::table_before),
    column("to", 18, Locale::table_after),
    column("subject", 24, Locale::table_subject_id),
    PAGE,
    TENANT,
];

pub(super) const TENANTS: [Column; 17] = [
    column("name", 28, Locale::fleet_column_tenant),
    column("worst", 14, Locale::column_status),
    column("text", 70, Locale::summary_title),
    column("unhealthy", 12, Locale::status_unhealthy),
    column("warning", 12, Locale::status_warning),
    column("unknown", 12, Locale::status_unknown),
    column("healthy", 12, Locale::status_healthy),
    column("reports_problem", 18, Locale::status_reports_problem),
    column("incidents", 14, Locale::menu_health),
    column("licenses_total", 12, Locale::column_owned),
    column("licenses_assigned", 12, Locale::column_assigned),
    column("captured_in_part", 24, Locale::status_in_part),
    column("unread", 14, Locale::column_not_readable),
    column("page", 30, Locale::table_page),
    column("id", 20, Locale::fact_id),
    CAPTURED_AT,
    AS_OF,
];
