//! Graph's own page of connectors: what it says of each is shown beside what the rules say.

use std::sync::Arc;

use super::{
    Draft, Endpoint,
    wire::{self, Answer, text, wire},
};
use crate::{diagnostic::Diagnostic, format::Source, tenant::catalogue};

wire! {
    /// `connectorStatusDetails`.
    ConnectorStatus {
        name: String = "connectorName" "ConnectorName",
        instance: String = "connectorInstanceId" "ConnectorInstanceId",
        status: String = "status" "Status",
    }
}

/// What Graph's own page says of one connector.
pub(super) struct Reported {
    type_slug: &'static str,
    instance: Option<String>,
    status: String,
}

/// The name under which it is shown.
const NAME: &str = "connectorStatus";

pub(super) fn connector_status(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    if let Answer::Records(rows) = wire::read::<ConnectorStatus>(source, at, draft)? {
        draft.reported.extend(rows.into_iter().filter_map(|row| {
            let name = text(row.name)?;
            let entry = catalogue::CATALOGUE
                .iter()
                .find(|entry| entry.on_microsofts_page() && entry.graph_name.eq_ignore_ascii_case(&name))?;
            Some(Reported { type_slug: entry.slug, instance: text(row.instance), status: text(row.status)? })
        }));
    }
    Ok(())
}

/// Lays what Graph's page says beside the connector it speaks of: by its instance, or, where a type has one connector
/// only, by its type.
pub(super) fn attach(draft: &mut Draft<'_>) {
    for reported in &draft.reported {
        let of_type = |slug: &str| slug == reported.type_slug;
        let alone = draft.connectors.iter().filter(|connector| of_type(&connector.type_slug)).count() == 1;
        let meant = draft.connectors.iter_mut().find(|connector| {
            let named = reported.instance.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(&connector.id));
            of_type(&connector.type_slug) && (named || alone)
        });
        if let Some(connector) = meant {
            Arc::make_mut(&mut connector.reported).insert(NAME.to_owned(), reported.status.clone());
        }
    }
}
