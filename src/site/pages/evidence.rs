//! What the status of a connector rests on: dates and facts, reported values, the other date of its token.

use super::{PageContext, fact, known};
use crate::{
    locale::Locale,
    rules::{self, Status},
    site::view::{Fact, TwinView},
    tenant::{Basis, Connector, EnumValue, Moment},
};

/// Returns the dates used by the rule, and other known facts.
pub(super) fn evidence(at: &PageContext<'_, '_>, basis: Basis, connector: &Connector) -> Vec<Fact> {
    let (as_of, locale) = (at.as_of, at.locale());
    let say = |moment: Moment, never: &str, not_in_sight: &str| match moment {
        Moment::Never => never.to_owned(),
        Moment::NotInSight => not_in_sight.to_owned(),
        Moment::At(at) if basis == Basis::Expiry => {
            locale.time_and_distance(&locale.date_time(at), &locale.days_away(at, as_of))
        }
        Moment::At(at) => locale.time_and_distance(&locale.date_time(at), &locale.relative(at, as_of)),
    };
    let synced = |label| {
        let date = say(connector.last_success_at, locale.evidence_never(), locale.evidence_placeholder());
        fact(label, Some(date))
    };
    let date = match basis {
        Basis::Expiry => {
            let date = say(connector.expires_at, locale.evidence_expiry_unknown(), locale.brief_does_not_expire());
            fact(locale.deadline_expires(), Some(date))
        }
        Basis::Sync => synced(locale.evidence_last_sync()),
        Basis::None => synced(locale.evidence_last_change()),
    };
    let set_up = if connector.enabled { locale.fact_yes() } else { locale.evidence_no() };
    [
        date,
        fact(locale.evidence_measured_from(), Some(locale.date_time(as_of.0))),
        fact(locale.evidence_configured(), Some(set_up.to_owned())),
    ]
    .into_iter()
    .chain(connector.details.iter().map(|(name, value)| fact(locale.property(name), Some(value.clone()))))
    .chain(known(locale.fact_id(), Some(connector.id.clone())))
    .collect()
}

/// Returns a note if the service reports a better status than the rule. A worse one is a problem, marked wherever the
/// connector is shown.
pub(super) fn differs(locale: &Locale, connector: &Connector, status: Status) -> Option<String> {
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
        .map(|(name, value)| {
            locale.evidence_reported(&EnumValue::new(name, &[]).words(), &EnumValue::new(value, &[]).words())
        })
        .collect();
    (!found.is_empty()).then(|| locale.evidence_differs(&locale.list(&found), locale.status_inline(status)))
}

/// Returns the other connector of the same token or binding, in the snapshot of the page.
pub(super) fn twin(at: &PageContext<'_, '_>, connector: &Connector) -> Option<TwinView> {
    let own = (connector.type_slug.as_str(), connector.id.as_str());
    let all = &at.snapshot.connectors.captured()?.all;
    let is_twin = |other: &&Connector| rules::reported::are_one_token(own, (&other.type_slug, &other.id));
    let other = all.iter().find(is_twin)?;
    let kind = at.tenant.chronicle.types.iter().find(|kind| kind.slug == other.type_slug)?;
    let verdict = rules::group::member(other, kind, at.as_of, at.criteria()).verdict;
    let locale = at.locale();
    let what = if kind.slug.starts_with("google-") { locale.twin_account() } else { locale.twin_token() };
    Some(TwinView {
        what: what.to_owned(),
        label: kind.label.clone(),
        href: at.connector_href(other),
        status: locale.status(verdict.status),
        because: locale.brief(&verdict.reason, at.as_of),
    })
}
