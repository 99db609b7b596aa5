//! Page order. It is total, so the order of the input never affects the output.

use std::cmp::Ordering;

use super::{Group, Member};
use crate::tenant::{Basis, Connector, Moment};

/// Compares members of a group: worst first, then the most urgent date, then name, then id.
pub fn members(basis: Basis, a: &Member<'_>, b: &Member<'_>) -> Ordering {
    let key = |member: &Member<'_>| (member.verdict.status, urgency(basis, member));
    key(a).cmp(&key(b)).then_with(|| by_name(a.connector, b.connector))
}

/// Compares groups: worst first, then the most urgent date of the determining member, then label, then slug.
pub fn groups(a: &Group<'_>, b: &Group<'_>) -> Ordering {
    let date = |group: &Group<'_>| group.decided_by().map_or(Moment::Never, |member| urgency(group.kind.basis, member));
    a.status
        .cmp(&b.status)
        .then_with(|| date(a).cmp(&date(b)))
        .then_with(|| folded(&a.kind.label, &b.kind.label))
        .then_with(|| a.kind.slug.cmp(&b.kind.slug))
}

/// Returns the date used by the rule. The soonest expiry and the oldest sync sort first, connectors that never
/// synchronized before all others. `Never` for connectors that are not configured, retired or ignored; `NotInSight` for those
/// that cannot expire.
fn urgency(basis: Basis, member: &Member<'_>) -> Moment {
    if !member.verdict.status.counts() {
        return Moment::Never;
    }
    match basis {
        Basis::Expiry => member.connector.expires_at,
        Basis::Sync => member.connector.last_success_at,
        Basis::None => Moment::NotInSight,
    }
}

fn by_name(a: &Connector, b: &Connector) -> Ordering {
    folded(&a.name, &b.name).then_with(|| a.id.cmp(&b.id))
}

/// Compares case-insensitively. Strings that differ only in case are equal here; the next key decides.
fn folded(a: &str, b: &str) -> Ordering {
    a.chars().flat_map(char::to_lowercase).cmp(b.chars().flat_map(char::to_lowercase))
}
