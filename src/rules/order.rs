//! The order of the page: total, so that equal input in any file order gives equal output.

use std::cmp::Ordering;

use super::{Group, Member};
use crate::tenant::{Basis, Connector, Moment};

/// Members of a group: worst first, then the most urgent date, then name, then id.
pub fn members(basis: Basis, a: &Member<'_>, b: &Member<'_>) -> Ordering {
    let key = |member: &Member<'_>| (member.verdict.status, urgency(basis, member));
    key(a).cmp(&key(b)).then_with(|| by_name(a.connector, b.connector))
}

/// Groups: worst first, then the most urgent date of the member that decided, then label, then slug.
pub fn groups(a: &Group<'_>, b: &Group<'_>) -> Ordering {
    let date = |group: &Group<'_>| group.decided_by().map_or(Moment::Never, |member| urgency(group.kind.basis, member));
    a.status
        .cmp(&b.status)
        .then_with(|| date(a).cmp(&date(b)))
        .then_with(|| folded(&a.kind.label, &b.kind.label))
        .then_with(|| a.kind.slug.cmp(&b.kind.slug))
}

/// The date that the rule looks at: the soonest expiry and the longest time since a synchronisation both sort first,
/// and one that never synchronised before all. What is not configured has no urgency, what cannot run out has the
/// least.
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

/// Without regard to case; what differs by case alone is equal here and left to the next key.
fn folded(a: &str, b: &str) -> Ordering {
    a.chars().flat_map(char::to_lowercase).cmp(b.chars().flat_map(char::to_lowercase))
}
