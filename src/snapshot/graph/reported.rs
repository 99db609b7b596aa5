//! Graph's own list of connectors (`connectorStatus`): beside what the rules say where a type's own endpoint was captured,
//! and in its place where it was not.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Draft, Endpoint,
    wire::{self, DERIVED, Part, Values, wire},
};
use crate::{
    diagnostic::Diagnostic,
    format::Scalar,
    snapshot::time::WireTime,
    tenant::{Basis, Connector, Facts, Moment, canonical_id, catalogue},
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

/// What Graph's own list says of one connector.
pub(super) struct Row {
    entry: &'static catalogue::Entry,
    instance: Option<String>,
    status: Option<String>,
    event: Moment,
}

/// The name under which it is shown.
const NAME: &str = "connectorStatus";

/// `connectorHealthState`, by number.
const STATES: &[&str] = &["healthy", "warning", "unhealthy", "unknown"];

pub(super) fn connector_status(part: &Part<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    let Some(rows) = wire::read::<ConnectorStatus>(part, at, draft)? else { return Ok(false) };
    let values = Values::of(draft.clock);
    let mut unknown = 0;
    for row in rows {
        let name = row.name.unwrap_or_default();
        let known = |entry: &&catalogue::Entry| {
            entry.on_microsofts_page() && entry.graph_name.eq_ignore_ascii_case(name.trim())
        };
        match catalogue::CATALOGUE.iter().find(known) {
            Some(entry) => draft.rows.push(Row {
                entry,
                instance: values.text(row.instance).map(canonical_id),
                status: values.word(row.status, STATES),
                event: values.moment(row.event),
            }),
            None => unknown += 1,
        }
    }
    values.finish(part)?;
    draft.account.skip("rows of connectors that the catalogue does not have", unknown);
    if unknown > 0 {
        let message = "some rows name a connector that this program does not know; they are not shown";
        draft.unread(part.source(), &part.place(), message);
    }
    draft.answers.entry(at.name).or_default().records = true;
    Ok(true)
}

/// Lays what Graph's list says beside the connector that it speaks of: by its instance, or, where a type has one connector
/// only, by its type. Where the type's own endpoint was not captured, the row is the connector; a type without a row is
/// then not configured.
pub(super) fn attach(draft: &mut Draft<'_>, answered: &mut BTreeSet<&'static str>) {
    let own = answered.clone();
    let rows = std::mem::take(&mut draft.rows);
    for row in &rows {
        // A binding has no date: only a healthy row says that it is bound.
        let is_bound = row.status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case("healthy"));
        if own.contains(row.entry.slug) {
            lay_beside(&mut draft.connectors, row);
        } else if row.entry.basis == Basis::None && !is_bound {
            draft.silent_types.insert(row.entry.slug);
        } else {
            let mut connector = [connector(row)];
            draft.identify(&mut connector);
            draft.connectors.extend(connector);
            answered.insert(row.entry.slug);
        }
    }
    let is_whole =
        draft.answers.get("connectorStatus").is_some_and(|answer| answer.records && answer.refused.is_none());
    if is_whole && draft.pages.get("connectorStatus").is_none_or(|pages| pages.incomplete("").is_none()) {
        let refused = |slug: &str| {
            super::ENDPOINTS.iter().any(|endpoint| {
                endpoint.types.contains(&slug)
                    && draft.answers.get(endpoint.name).is_some_and(|answer| answer.refused.is_some())
            })
        };
        let on_page = catalogue::CATALOGUE.iter().filter(|entry| entry.on_microsofts_page());
        answered.extend(
            on_page.map(|entry| entry.slug).filter(|slug| !refused(slug) && !draft.silent_types.contains(slug)),
        );
    }
}

fn lay_beside(connectors: &mut [Connector], row: &Row) {
    let of_type = |slug: &str| slug == row.entry.slug;
    let alone = connectors.iter().filter(|connector| of_type(&connector.type_slug)).count() == 1;
    let meant = connectors.iter_mut().find(|connector| {
        let named = row.instance.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(&connector.id));
        of_type(&connector.type_slug) && (named || alone)
    });
    if let (Some(connector), Some(status)) = (meant, &row.status) {
        Arc::make_mut(&mut connector.reported).insert(NAME.to_owned(), status.clone());
    }
}

fn connector(row: &Row) -> Connector {
    let (expires_at, last_success_at) = match row.entry.basis {
        Basis::Expiry => (row.event, Moment::Never),
        Basis::Sync | Basis::None => (Moment::Never, row.event),
    };
    let reported = row.status.iter().map(|status| (NAME.to_owned(), status.clone()));
    Connector {
        type_slug: row.entry.slug.to_owned(),
        id: row.instance.clone().unwrap_or_else(|| DERIVED.to_string()),
        name: row.entry.label.to_owned(),
        enabled: true,
        last_success_at,
        expires_at,
        reported: Facts::new(reported.collect()),
        details: Facts::default(),
        link: None,
    }
}
