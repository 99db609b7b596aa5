//! The rows of a tenant's tables, from the same plan as the pages.

use std::borrow::Cow;

use super::{
    Cell, TableRows,
    columns::{CHANGES, CONNECTORS, INCIDENTS, LICENSES, MESSAGES},
    page_cell,
};
use crate::{
    exports::{
        feed,
        history::{Said, change_record},
    },
    history::Change,
    locale::Locale,
    rules::{Group, Member, Status},
    site::{
        Site, TenantSite, message_category, page_of, path::PagePath, sentence, summary::reports_of, tables::Table,
        view::OutLink,
    },
    tenant::{ConnectorType, EnumValue, Incident, License, Message},
};

/// A tenant with its site.
#[derive(Clone, Copy)]
struct TenantTables<'r> {
    site: &'r Site<'r>,
    tenant: &'r TenantSite<'r>,
}

/// Data that the tables of a tenant cannot show, because it was not captured.
struct MissingData<'r> {
    /// Whether the rest was captured.
    is_in_part: bool,
    /// The connector type, if only that is missing.
    kind: Option<&'r ConnectorType>,
    /// The reason in a sentence.
    text: String,
}

/// Returns the rows of a table. Those that stand for missing data come first, so that an empty table always means
/// *none*.
pub(super) fn rows<'r>(site: &'r Site<'_>, tenant: &'r TenantSite<'_>, table: Table) -> TableRows<'r> {
    let source = TenantTables { site, tenant };
    let assessment = &tenant.assessment;
    match table {
        Table::Connectors => {
            let members = tenant.groups().iter().flat_map(|group| group.members.iter().map(move |one| (group, one)));
            let missing = missing_connectors(source).into_iter().map(move |one| source.missing_connector(one));
            Box::new(missing.chain(members.map(move |(group, one)| source.connector(group, one))).map(Vec::from))
        }
        Table::Licenses => {
            let licenses = assessment.licenses.captured().map_or(&[][..], |licenses| &licenses.skus);
            let missing = missing(source, table).into_iter().map(move |one| source.missing_license(one));
            Box::new(missing.chain(licenses.iter().map(move |one| source.license(one))).map(Vec::from))
        }
        Table::Messages => {
            let active = assessment.news.captured().map_or(&[][..], |news| &news.active);
            let missing = missing(source, table).into_iter().map(move |one| source.missing_item(one));
            Box::new(missing.chain(active.iter().map(move |one| source.message(one))).map(Vec::from))
        }
        Table::Incidents => {
            let active = assessment.health.captured().map_or(&[][..], |health| &health.active);
            let missing = missing(source, table).into_iter().map(move |one| source.missing_item(one));
            Box::new(missing.chain(active.iter().map(move |one| source.incident(one))).map(Vec::from))
        }
        Table::Changes => {
            let newest_first = tenant.chronicle.entries.iter().rev().flat_map(|entry| &entry.changes);
            Box::new(newest_first.map(move |change| Vec::from(source.change(change))))
        }
        Table::Tenants => Box::new(std::iter::empty()),
    }
}

/// Returns what is missing of a section: all of it, the rest of it, or a newer snapshot that could not be read.
fn missing<'r>(TenantTables { site, tenant }: TenantTables<'r>, table: Table) -> Vec<MissingData<'r>> {
    let (locale, assessment) = (&site.settings.locale, &tenant.assessment);
    let (is_captured, is_in_part, part, none, more) = match table {
        Table::Licenses => {
            let section = &assessment.licenses;
            let texts = (locale.not_captured_licenses(), locale.in_part_licenses());
            (section.captured().is_some(), section.is_in_part(), "licenses", texts.0, texts.1)
        }
        Table::Messages => {
            let section = &assessment.news;
            let texts = (locale.not_captured_messages(), locale.in_part_messages());
            (section.captured().is_some(), section.is_in_part(), "messages", texts.0, texts.1)
        }
        Table::Incidents => {
            let section = &assessment.health;
            let texts = (locale.not_captured_health(), locale.in_part_health());
            (section.captured().is_some(), section.is_in_part(), "incidents", texts.0, texts.1)
        }
        Table::Connectors | Table::Changes | Table::Tenants => {
            let section = &assessment.groups;
            let texts = (locale.not_captured_connectors(), locale.in_part_connectors());
            (section.captured().is_some(), section.is_in_part(), "connectors", texts.0, texts.1)
        }
    };
    let because = |text: &str| locale.joined(&locale.missing_because(assessment.snapshot, part), text);
    let unread = tenant.is_newest_unread().then(|| locale.unread_newest_sentence().to_owned());
    let section = match (is_captured, is_in_part) {
        (false, _) => Some(because(none)),
        (true, true) => Some(because(more)),
        (true, false) => None,
    };
    let unread = unread.map(|text| MissingData { is_in_part: false, kind: None, text });
    unread.into_iter().chain(section.map(|text| MissingData { is_in_part: is_captured, kind: None, text })).collect()
}

/// Returns what is missing of the connectors: the same, and single types.
fn missing_connectors(source: TenantTables<'_>) -> Vec<MissingData<'_>> {
    let TenantTables { site, tenant } = source;
    let (locale, snapshot) = (&site.settings.locale, tenant.assessment.snapshot);
    let part = |kind: &ConnectorType| format!("connectors/{}", kind.slug);
    let types = tenant.assessment.types_not_captured.iter().map(|kind| MissingData {
        is_in_part: false,
        kind: Some(kind),
        text: match snapshot.gaps.get(&part(kind)) {
            Some(gap) => locale.joined(&locale.sentence(&locale.gap(gap)), locale.type_maybe_configured()),
            None => locale.sentence(locale.type_not_in_snapshot()),
        },
    });
    let in_part = tenant.groups().iter().filter(|group| group.in_part).map(|group| MissingData {
        is_in_part: true,
        kind: Some(&group.kind),
        text: locale.joined(&locale.missing_because(snapshot, &part(&group.kind)), locale.in_part_connectors()),
    });
    missing(source, Table::Connectors).into_iter().chain(types).chain(in_part).collect()
}

impl<'r> TenantTables<'r> {
    fn locale(self) -> &'r Locale {
        &self.site.settings.locale
    }

    /// Returns the first cell of a row about something that was captured.
    fn captured(self) -> Cell<'r> {
        Cell::Word(Cow::Borrowed("yes"), Cow::Borrowed(self.locale().fact_yes()))
    }

    /// Returns the first cell of a row that stands for missing data.
    fn not_captured(self, missing: &MissingData<'_>) -> Cell<'r> {
        let locale = self.locale();
        let (key, label) = match missing.is_in_part {
            true => ("in_part", locale.status_in_part()),
            false => ("no", locale.status_not_captured()),
        };
        Cell::Word(Cow::Borrowed(key), Cow::Borrowed(label))
    }

    /// Returns the last cells of a row: times and tenant.
    fn tail(self) -> [Cell<'r>; 3] {
        let assessment = &self.tenant.assessment;
        let snapshot = assessment.snapshot;
        [Cell::Time(snapshot.captured_at), Cell::Time(assessment.as_of.0), Cell::text(snapshot.tenant.label())]
    }

    fn page(self, page: &PagePath) -> Cell<'r> {
        page_cell(self.site.settings, |page| self.tenant.base.inside(page).to_owned(), page)
    }

    fn connector(self, group: &'r Group<'r>, member: &'r Member<'r>) -> [Cell<'r>; CONNECTORS.len()] {
        let (locale, connector) = (self.locale(), member.connector);
        let (guidance, link) = self.tenant.guidance(self.site.settings, &group.kind, Some(connector));
        let reports: Vec<String> = reports_of(locale, member).into_iter().map(|report| report.text).collect();
        let needs_action = member.verdict.status < Status::Healthy || !reports.is_empty();
        let [captured_at, as_of, tenant] = self.tail();
        [
            self.captured(),
            Cell::text(&group.kind.label),
            Cell::text(&connector.name),
            Cell::status(locale, member.verdict.status),
            Cell::known(Some(sentence(locale, member, self.tenant.assessment.as_of))),
            Cell::moment(connector.last_success_at),
            Cell::moment(connector.expires_at),
            Cell::known((!reports.is_empty()).then(|| locale.paragraph(reports))),
            Cell::known(guidance.action.filter(|_| needs_action)),
            Cell::known(guidance.owner),
            Cell::known(guidance.contact.map(|contact| contact.address().to_owned())),
            link.map_or(Cell::Empty, |OutLink { href, address, .. }| {
                href.map_or(Cell::known(Some(address)), Cell::Link)
            }),
            self.page(&self.tenant.connector_path(&connector.type_slug, &connector.id)),
            Cell::text(&group.kind.slug),
            Cell::text(&connector.id),
            captured_at,
            as_of,
            tenant,
        ]
    }

    fn missing_connector(self, missing: MissingData<'r>) -> [Cell<'r>; CONNECTORS.len()] {
        let (locale, kind) = (self.locale(), missing.kind);
        let status = match missing.is_in_part {
            true => ("in_part", locale.status_in_part()),
            false => ("not_captured", locale.status_not_captured()),
        };
        let mut row = [const { Cell::Empty }; CONNECTORS.len()];
        let [captured_at, as_of, tenant] = self.tail();
        row[0] = self.not_captured(&missing);
        row[1] = Cell::known(kind.map(|kind| kind.label.as_str()));
        row[3] = Cell::Word(Cow::Borrowed(status.0), Cow::Borrowed(status.1));
        row[4] = Cell::known(Some(missing.text));
        row[13] = Cell::known(kind.map(|kind| kind.slug.as_str()));
        [row[15], row[16], row[17]] = [captured_at, as_of, tenant];
        row
    }

    fn license(self, license: &'r License) -> [Cell<'r>; LICENSES.len()] {
        let [captured_at, as_of, tenant] = self.tail();
        [
            self.captured(),
            Cell::text(&license.name),
            Cell::text(&license.sku),
            Cell::Number(license.total),
            Cell::Number(license.assigned),
            captured_at,
            as_of,
            tenant,
        ]
    }

    fn missing_license(self, missing: MissingData<'r>) -> [Cell<'r>; LICENSES.len()] {
        let [captured_at, as_of, tenant] = self.tail();
        let captured = self.not_captured(&missing);
        let text = Cell::known(Some(missing.text));
        [captured, text, Cell::Empty, Cell::Empty, Cell::Empty, captured_at, as_of, tenant]
    }

    fn message(self, message: &'r Message) -> [Cell<'r>; MESSAGES.len()] {
        let [captured_at, as_of, tenant] = self.tail();
        [
            self.captured(),
            Cell::text(&message.id),
            Cell::text(&message.title),
            match (&message.category, message_category(self.locale(), message)) {
                (Some(value), Some(label)) => Cell::word(value, label),
                _ => Cell::Empty,
            },
            word(message.severity.as_ref(), |severity| self.locale().severity(severity)),
            Cell::Flag(message.major_change),
            Cell::moment(message.action_required_by),
            Cell::moment(message.published_at),
            Cell::moment(message.updated_at),
            self.page(&self.tenant.message_path(&message.id)),
            captured_at,
            as_of,
            tenant,
        ]
    }

    fn incident(self, incident: &'r Incident) -> [Cell<'r>; INCIDENTS.len()] {
        let [captured_at, as_of, tenant] = self.tail();
        [
            self.captured(),
            Cell::text(&incident.id),
            Cell::text(&incident.title),
            Cell::word(&incident.classification, self.locale().issue_kind(&incident.classification)),
            word(Some(&incident.status), |status| self.locale().issue_status(status)),
            Cell::known(incident.feature.as_deref()),
            word(incident.origin.as_ref(), |origin| self.locale().origin(origin)),
            Cell::moment(incident.started_at),
            Cell::moment(incident.updated_at),
            self.page(&self.tenant.incident_path(&incident.id)),
            captured_at,
            as_of,
            tenant,
        ]
    }

    /// Returns the row for missing messages or issues, whose tables begin and end alike.
    fn missing_item<const COLUMNS: usize>(self, missing: MissingData<'r>) -> [Cell<'r>; COLUMNS] {
        let mut row = [const { Cell::Empty }; COLUMNS];
        row[0] = self.not_captured(&missing);
        row[2] = Cell::known(Some(missing.text));
        self.tail().into_iter().rev().zip(row.iter_mut().rev()).for_each(|(cell, place)| *place = cell);
        row
    }

    fn change(self, change: &'r Change) -> [Cell<'r>; CHANGES.len()] {
        let locale = self.locale();
        let record = change_record(locale, change, None);
        let value = |value: Option<Said>| match value {
            None => Cell::Empty,
            Some(Said::Status(status)) => Cell::status(locale, status),
            Some(Said::Number(number)) => Cell::Number(number),
            Some(Said::Words(words)) => Cell::known(Some(words)),
        };
        let kind = record.kind.0;
        [
            Cell::Time(change.at),
            Cell::Word(Cow::Borrowed(kind), Cow::Borrowed(feed::label(locale, kind).unwrap_or(kind))),
            Cell::known(Some(record.title)),
            Cell::known(Some(record.because)),
            value(record.from),
            value(record.to),
            Cell::known(Some(record.subject)),
            self.page(&page_of(self.tenant, change)),
            Cell::text(self.tenant.assessment.snapshot.tenant.label()),
        ]
    }
}

/// Returns the cell of a value of an enumeration; empty if there is no value.
fn word<'r>(value: Option<&'r EnumValue>, label: impl Fn(&EnumValue) -> String) -> Cell<'r> {
    value.map_or(Cell::Empty, |value| Cell::word(value, label(value)))
}
