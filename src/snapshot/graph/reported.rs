//! Graph's own list of connectors (`connectorStatus`): beside what the rules say where a type's own endpoint was captured,
//! and in its place where it was not.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Draft, Endpoint,
    values::{DERIVED, Values},
    wire::{self, EndpointPart, wire},
};
use crate::{
    diagnostic::{Code, Diagnostic, Spot},
    format::{self, KeyPath, Scalar, Source},
    snapshot::time::WireTime,
    tenant::{Basis, Connector, Facts, Moment, canonical_id, catalog},
};

wire! {
    /// `connectorStatusDetails`.
    ConnectorStatus {
        name: String = "connectorName" "ConnectorName",
        instance: String = "connectorInstanceId" "ConnectorInstanceId",
        status: Scalar = "status" "Status",
        event: WireTime = "eventDateTime" "EventDateTime",
    }
}

/// The rows of Graph's own list.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Those of known types.
    known: Vec<Row>,
    /// Whether a row has no name: it may be of any type.
    unnamed: bool,
    /// Whether a row has a name that the catalog does not have: it may be of any type without a row.
    unknown: bool,
}

/// A row of Graph's own list.
#[derive(Debug)]
struct Row {
    entry: &'static catalog::CatalogEntry,
    instance: Option<String>,
    status: Option<String>,
    event: Moment,
    file: Arc<ReportedFile>,
    /// Its number in the list.
    at: usize,
}

/// A file with rows, kept for findings: few rows need their place, which takes a walk through the whole text.
#[derive(Debug)]
struct ReportedFile {
    source: Source,
    /// The path of the list, or of the only row.
    list: KeyPath,
    is_list: bool,
}

/// The endpoint, and the name under which its status is shown.
const NAME: &str = "connectorStatus";

/// `connectorHealthState`, by number.
const STATES: &[&str] = &["healthy", "warning", "unhealthy", "unknown"];

/// Help for a row that cannot be placed.
const HELP: &str = "export the connectors' own endpoints too: they take precedence over this list";

pub(super) fn connector_status(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let Some(rows) = wire::read::<ConnectorStatus>(part, at, draft)? else { return Ok(false) };
    let values = Values::of(draft.clock);
    let file = Arc::new(ReportedFile::of(part));
    let mut strange = 0;
    for (at, row) in rows.into_iter().enumerate() {
        let name = values.text(row.name);
        if let Some(entry) = name.as_deref().and_then(entry) {
            let status = values.word(row.status, STATES);
            let instance = values.text(row.instance).map(canonical_id).filter(|id| is_id(id));
            let event = values.moment(row.event);
            draft.rows.known.push(Row { entry, instance, status, event, file: Arc::clone(&file), at });
            continue;
        }
        strange += 1;
        let message = draft.rows.strange(name.as_deref());
        let finding = Diagnostic::about_file(&file.source.path, Code::UnreadFile, message).at(file.spot(at));
        draft.warn(finding.with_help(HELP));
    }
    values.finish(part)?;
    draft.account.skip("rows of connectors that the catalog does not have", strange);
    draft.answers.entry(at.name).or_default().records = true;
    Ok(true)
}

/// The type of a name.
fn entry(name: &str) -> Option<&'static catalog::CatalogEntry> {
    let named = |entry: &&catalog::CatalogEntry| entry.graph_name.eq_ignore_ascii_case(name.trim());
    catalog::CATALOG.iter().filter(|entry| entry.on_microsofts_page()).find(named)
}

/// Whether a text can tell one connector from another: a GUID of zeros cannot.
fn is_id(text: &str) -> bool {
    text.chars().any(|c| !matches!(c, '0' | '-'))
}

impl ReportedFile {
    fn of(part: &EndpointPart<'_>) -> Self {
        let Source { path, text, syntax } = part.source();
        let list = match part {
            EndpointPart::Whole(source) if source.text.trim_start().starts_with('{') => KeyPath::top().key("value"),
            _ => part.place(),
        };
        let is_list = !matches!(part, EndpointPart::Piece { records, .. } if !records.is_array());
        ReportedFile { source: Source { path: path.clone(), text: text.clone(), syntax: *syntax }, list, is_list }
    }

    /// The place of a row.
    fn spot(&self, at: usize) -> Option<Spot> {
        let path = if self.is_list { self.list.index(at) } else { self.list.clone() };
        format::spot(&self.source, &path).or_else(|| Some(Spot::at(&self.source.text, 1, 1)))
    }
}

impl Rows {
    /// Takes in a row of an unknown type. Returns what it means.
    fn strange(&mut self, name: Option<&str>) -> String {
        let Some(name) = name else {
            self.unnamed = true;
            return "a row has no `connectorName`: it may be about any connector type, so no type is captured in full"
                .to_owned();
        };
        self.unknown = true;
        let name = format::short(name);
        format!("a row is about `{name}`, an unknown connector: types without a row count as not captured")
    }
}

impl Row {
    /// A finding at its place.
    fn finding(&self, code: Code, message: &str) -> Diagnostic {
        let finding = Diagnostic::about_file(&self.file.source.path, code, format::short(message));
        finding.at(self.file.spot(self.at)).with_help(HELP)
    }

    fn is_about(&self, connector: &Connector) -> bool {
        self.instance.as_ref().is_some_and(|id| id.eq_ignore_ascii_case(&connector.id))
    }

    /// Whether it shows that there is a connector. One without date and status also fits a type that is not set up.
    fn shows_a_connector(&self) -> bool {
        self.event != Moment::Never
            || self.status.as_ref().is_some_and(|status| !status.eq_ignore_ascii_case("unknown"))
    }

    /// The connector, where the row alone describes it. A binding has no date: only a healthy row shows that it is bound.
    fn connector(&self) -> Option<Connector> {
        let is_bound = self.status.as_ref().is_some_and(|status| status.eq_ignore_ascii_case("healthy"));
        let (expires_at, last_success_at) = match self.entry.basis {
            Basis::None if !is_bound => return None,
            Basis::Expiry => (self.event, Moment::Never),
            Basis::Sync | Basis::None => (Moment::Never, self.event),
        };
        let reported = self.status.iter().map(|status| (NAME.to_owned(), status.clone()));
        Some(Connector {
            type_slug: self.entry.slug.to_owned(),
            id: self.instance.clone().unwrap_or_else(|| DERIVED.to_string()),
            name: self.entry.label.to_owned(),
            enabled: true,
            last_success_at,
            expires_at,
            reported: Facts::new(reported.collect()),
            details: Facts::new([(Connector::SOURCE.to_owned(), Connector::STATUS_LIST.to_owned())].into()),
            link: None,
            settings: None,
        })
    }
}

/// Lays each row beside the connector that it is about. A row of no captured connector is a connector of its own. A type
/// without a row is *not configured* only if its own endpoint was not refused, the list is complete, and every row of it is
/// of a known type.
pub(super) fn attach(
    draft: &mut Draft<'_>,
    in_part: &BTreeSet<&'static str>,
    answered: &mut BTreeSet<&'static str>,
    partly: &mut BTreeSet<&'static str>,
) {
    let Rows { known, unnamed, unknown } = std::mem::take(&mut draft.rows);
    let is_whole = !in_part.contains(NAME) && !unnamed;
    let own = answered.clone();
    let mut further = Vec::new();
    for row in &known {
        let (slug, is_own) = (row.entry.slug, own.contains(row.entry.slug));
        let meant = if is_own { meant(draft, row) } else { Vec::new() };
        if !meant.is_empty() {
            lay_beside(draft, &meant, row);
        } else if is_own && !row.shows_a_connector() {
            draft.account.skip("rows of types that are not configured", 1);
        } else if let Some(connector) = row.connector() {
            further.push(connector);
            partly.extend((!is_own && !is_whole).then_some(slug));
            answered.insert(slug);
            draft.warnings.extend(is_own.then(|| unmatched(row)));
        } else {
            // Whether it is bound is unknown, whatever else was captured.
            draft.silent_types.insert(slug);
            partly.extend(is_own.then_some(slug));
            draft
                .warnings
                .push(row.finding(Code::UnreadFile, "a row of a binding that is not healthy has no binding state"));
        }
    }
    further.chunks_mut(1).for_each(|one| draft.identify(one));
    draft.connectors.append(&mut further);
    draft.settle();
    let has_list = draft.answers.get(NAME).is_some_and(|answer| answer.records);
    if has_list && is_whole && !unknown {
        let on_page = catalog::CATALOG.iter().filter(|entry| entry.on_microsofts_page()).map(|entry| entry.slug);
        answered.extend(on_page.filter(|slug| !draft.is_refused(slug) && !draft.silent_types.contains(slug)));
    }
}

fn unmatched(row: &Row) -> Diagnostic {
    let instance = row.instance.as_deref().map_or_else(|| "without an id".to_owned(), |id| format!("`{id}`"));
    let message = format!(
        "no response of its own endpoint has this connector ({instance}); it is shown as this row describes it"
    );
    row.finding(Code::Contradiction, &message)
}

/// The connectors that a row of their type is about: those of its id; else the only one, if neither has an id that tells
/// them apart, or if both have the same date. Copies of one connector are one.
fn meant(draft: &Draft<'_>, row: &Row) -> Vec<usize> {
    let of_type = draft.connectors.iter().enumerate().filter(|(_, one)| one.type_slug == row.entry.slug);
    let of_type: Vec<(usize, &Connector)> = of_type.collect();
    let named: Vec<usize> = of_type.iter().filter(|(_, one)| row.is_about(one)).map(|(at, _)| *at).collect();
    let Some((_, first)) = of_type.first().filter(|_| named.is_empty()) else { return named };
    let is_alone = of_type.iter().all(|(_, one)| one.id == first.id);
    let derived = draft.settled.contains(&(first.type_slug.clone(), first.id.clone()));
    let date = if row.entry.basis == Basis::Expiry { first.expires_at } else { first.last_success_at };
    let is_same = row.instance.is_none() || derived || (date != Moment::Never && date == row.event);
    if is_alone && is_same { of_type.iter().map(|(at, _)| *at).collect() } else { named }
}

/// Adds the status of a row to connectors. Of two rows, the worse one stays.
fn lay_beside(draft: &mut Draft<'_>, meant: &[usize], row: &Row) {
    let Some(status) = &row.status else { return };
    for &at in meant {
        let Some(connector) = draft.connectors.get_mut(at) else { continue };
        let reported: &mut BTreeMap<String, String> = Arc::make_mut(&mut connector.reported);
        let before = reported.get(NAME).cloned();
        if before.as_ref().is_none_or(|before| severity(status) < severity(before)) {
            reported.insert(NAME.to_owned(), status.clone());
        }
        if before.is_some_and(|before| !before.eq_ignore_ascii_case(status)) {
            let message = format!("two rows are about the connector `{}`; the worse status is shown", connector.id);
            draft.warnings.push(row.finding(Code::RepeatedRecord, &message));
        }
    }
}

/// The rank of a status, worst first. An unknown word may mean anything but healthy.
fn severity(status: &str) -> usize {
    const WORST_FIRST: [&str; 3] = ["unhealthy", "warning", "unknown"];
    let is_healthy = usize::from(status.eq_ignore_ascii_case("healthy"));
    WORST_FIRST.iter().position(|known| known.eq_ignore_ascii_case(status)).unwrap_or(WORST_FIRST.len() + is_healthy)
}
