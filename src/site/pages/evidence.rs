//! What the status of a connector rests on: dates and facts, reported values, the other date of its token.

use super::{PageContext, fact, known};
use crate::{
    numbers,
    rules::{self, Status},
    site::{
        view::{Fact, TwinView},
        words,
    },
    tenant::{Basis, Connector, EnumValue, Moment},
};

/// Returns the dates used by the rule, and other known facts.
pub(super) fn evidence(at: &PageContext<'_, '_>, basis: Basis, connector: &Connector) -> Vec<Fact> {
    let as_of = at.as_of;
    let say = |moment: Moment, never: &str, not_in_sight: &str| match moment {
        Moment::Never => never.to_owned(),
        Moment::NotInSight => not_in_sight.to_owned(),
        Moment::At(at) if basis == Basis::Expiry => {
            format!("{} ({})", words::date_time(at), words::days_away(at, as_of))
        }
        Moment::At(at) => format!("{} ({})", words::date_time(at), words::relative(at, as_of)),
    };
    let expires = || fact("Expires", Some(say(connector.expires_at, "Not known", "Does not expire")));
    let synced = |label| fact(label, Some(say(connector.last_success_at, "Never", "31 Dec 9999, a placeholder")));
    let dates = match basis {
        Basis::Expiry => vec![expires()],
        Basis::Sync => vec![synced("Last successful sync")],
        Basis::None => vec![synced("Last change")],
    };
    let set_up = if connector.enabled { "Yes" } else { "No" };
    dates
        .into_iter()
        .chain([fact("Measured from", Some(words::date_time(as_of.0))), fact("Configured", Some(set_up.to_owned()))])
        .chain(connector.details.iter().map(|(name, value)| fact(name, Some(value.clone()))))
        .chain(known("ID", Some(connector.id.clone())))
        .collect()
}

/// Returns a note if the service reports a better status than the rule. A worse one is a problem, marked wherever the
/// connector is shown.
pub(super) fn differs(connector: &Connector, status: Status) -> Option<String> {
    const FINE: [&str; 4] = ["valid", "healthy", "active", "connected"];
    let is_better = |name: &str, value: &str| {
        let word = EnumValue::new(value.trim(), &[]);
        if name.eq_ignore_ascii_case(rules::reported::CONNECTOR_STATUS) {
            let named = Status::ALL.into_iter().find(|named| named.counts() && word.is(named.key()));
            return named.is_some_and(|named| named > status && named != Status::Unknown);
        }
        status == Status::Unhealthy && FINE.iter().any(|fine| word.is(fine))
    };
    let found: Vec<String> = connector
        .reported
        .iter()
        .filter(|(name, value)| status.counts() && is_better(name, value))
        .map(|(name, value)| format!("“{}: {}”", EnumValue::new(name, &[]).words(), EnumValue::new(value, &[]).words()))
        .collect();
    (!found.is_empty()).then(|| {
        format!(
            "The service reports {}, while by the rule this connector is {}. The status shown is the rule’s.",
            numbers::list(&found),
            status.label().to_lowercase()
        )
    })
}

/// Returns the other connector of the same token or binding, in the snapshot of the page.
pub(super) fn twin(at: &PageContext<'_, '_>, connector: &Connector) -> Option<TwinView> {
    let own = (connector.type_slug.as_str(), connector.id.as_str());
    let all = &at.snapshot.connectors.captured()?.all;
    let is_twin = |other: &&Connector| rules::reported::are_one_token(own, (&other.type_slug, &other.id));
    let other = all.iter().find(is_twin)?;
    let kind = at.tenant.chronicle.types.iter().find(|kind| kind.slug == other.type_slug)?;
    let verdict = rules::group::member(other, kind, at.as_of, at.criteria()).verdict;
    Some(TwinView {
        what: if kind.slug.starts_with("google-") { "Same account" } else { "Same token" },
        label: kind.label.clone(),
        href: at.connector_href(other),
        status: words::status(verdict.status),
        because: words::brief(&verdict.reason, at.as_of),
    })
}
