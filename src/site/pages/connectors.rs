//! Connectors: all types, one type, one connector.

use super::{At, fact, facts, known};
use crate::{
    rules::{Group, Member, Status},
    site::{
        PageKind, TenantSite,
        view::{
            ConnectorPage, ConnectorTypePage, ConnectorsPage, Fact, GroupRow, MemberRow, NextStep, StatusCount, When,
        },
        words,
    },
    tenant::{Basis, Connector, ConnectorType, Moment, Word},
};

pub(in crate::site) fn connectors(at: &At<'_, '_>) -> ConnectorsPage {
    let thresholds = &at.site.settings.criteria.thresholds;
    ConnectorsPage {
        page: at.frame(PageKind::Connectors, &["Connectors"], &[]),
        captured: at.tenant.assessment.groups.captured().is_some(),
        groups: rows(at),
        counts: counts(at.tenant),
        rules: [Basis::Expiry, Basis::Sync].map(|basis| words::rule(basis, thresholds, None)).into(),
    }
}

pub(in crate::site) fn connector_type(at: &At<'_, '_>, group: &Group<'_>) -> ConnectorTypePage {
    let thresholds = &at.site.settings.criteria.thresholds;
    ConnectorTypePage {
        page: at.frame(PageKind::ConnectorType, &[&group.kind.label, "Connectors"], &[above_types(at)]),
        group: group_row(at, group),
        members: member_rows(at, group, None),
        rule: words::rule(group.kind.basis, thresholds, Some(group.status)),
        fix: at.site.settings.addresses.fix(&group.kind, None, FIX),
    }
}

/// The page of a type whose endpoint alone was not captured.
pub(in crate::site) fn type_not_captured(at: &At<'_, '_>, kind: &ConnectorType) -> ConnectorTypePage {
    let thresholds = &at.site.settings.criteria.thresholds;
    ConnectorTypePage {
        page: at.frame(PageKind::ConnectorType, &[&kind.label, "Connectors"], &[above_types(at)]),
        group: not_captured_row(at, kind),
        members: Vec::new(),
        rule: words::rule(kind.basis, thresholds, None),
        fix: at.site.settings.addresses.fix(kind, None, FIX),
    }
}

pub(in crate::site) fn connector(at: &At<'_, '_>, group: &Group<'_>, member: &Member<'_>) -> ConnectorPage {
    let thresholds = &at.site.settings.criteria.thresholds;
    let connector = member.connector;
    let verdict = &member.verdict;
    let place = group.members.iter().position(|other| std::ptr::eq(other.connector, connector)).unwrap_or_default();
    let several = group.members.len() > 1;
    let type_page = (group.kind.label.as_str(), at.tenant.type_path(&group.kind.slug));
    ConnectorPage {
        page: at.frame(PageKind::Connector, &[&connector.name, &group.kind.label], &[above_types(at), type_page]),
        name: connector.name.clone(),
        type_label: group.kind.label.clone(),
        status: words::status(verdict.status),
        because: because(at, member),
        rule: words::rule(group.kind.basis, thresholds, Some(verdict.status)),
        evidence: evidence(at, group.kind.basis, connector),
        reported: facts(&connector.reported).collect(),
        differs: differs(connector, verdict.status),
        next: verdict
            .becomes
            .iter()
            .map(|step| NextStep {
                status: words::status(step.status),
                at: words::when(step.at, at.tenant.assessment.as_of),
            })
            .collect(),
        nothing_next: nothing_next(verdict.status).to_owned(),
        fix: at.site.settings.addresses.fix(&group.kind, connector.link.as_deref(), FIX),
        members: if several { member_rows(at, group, Some(connector)) } else { Vec::new() },
        place: several.then(|| format!("{} of {}", place + 1, group.members.len())),
    }
}

const FIX: &str = "Open in the admin center";

fn above_types(at: &At<'_, '_>) -> (&'static str, crate::site::path::PagePath) {
    ("Connectors", at.tenant.base.connectors())
}

/// Every type as a row: groups in page order, then what was not captured before what is not configured, which
/// comes last.
pub(super) fn rows(at: &At<'_, '_>) -> Vec<GroupRow> {
    let (configured, not): (Vec<&Group<'_>>, Vec<&Group<'_>>) =
        at.tenant.groups().iter().partition(|group| group.status != Status::NotConfigured);
    let not_captured = at.tenant.assessment.types_not_captured.iter().map(|kind| not_captured_row(at, kind));
    let configured = configured.into_iter().map(|group| group_row(at, group));
    configured.chain(not_captured).chain(not.into_iter().map(|group| group_row(at, group))).collect()
}

/// How many types there are of each status that occurs, worst first.
pub(super) fn counts(tenant: &TenantSite<'_>) -> Vec<StatusCount> {
    let of = |status| tenant.groups().iter().filter(|group| group.status == status).count();
    let mut counts: Vec<StatusCount> =
        Status::ALL.iter().map(|status| StatusCount { status: words::status(*status), count: of(*status) }).collect();
    let not_captured = StatusCount { status: words::not_captured(), count: tenant.assessment.types_not_captured.len() };
    counts.insert(counts.len() - 1, not_captured);
    counts.retain(|entry| entry.count > 0);
    counts
}

fn group_row(at: &At<'_, '_>, group: &Group<'_>) -> GroupRow {
    let decided = group.decided_by();
    GroupRow {
        status: words::status(group.status),
        label: group.kind.label.clone(),
        href: at.href(&at.tenant.type_path(&group.kind.slug)),
        because: match (decided, group.members.as_slice()) {
            (Some(member), _) => because(at, member),
            (None, []) => "None is set up.".to_owned(),
            (None, [only]) => because(at, only),
            (None, several) => format!("All {} are switched off or not set up.", several.len()),
        },
        members: (group.members.len() > 1).then(|| members_in_words(group)),
        date: decided.and_then(|member| date(at, group.kind.basis, member.connector)),
        date_label: date_label(group.kind.basis, decided.map_or(group.status, |member| member.verdict.status))
            .to_owned(),
        next: decided.and_then(|member| words::becomes(&member.verdict.becomes)),
    }
}

fn not_captured_row(at: &At<'_, '_>, kind: &ConnectorType) -> GroupRow {
    GroupRow {
        status: words::not_captured(),
        label: kind.label.clone(),
        href: at.href(&at.tenant.type_path(&kind.slug)),
        because: "This snapshot does not say whether there is one, or how it is.".to_owned(),
        members: None,
        date: None,
        date_label: date_label(kind.basis, Status::Unknown).to_owned(),
        next: None,
    }
}

fn members_in_words(group: &Group<'_>) -> String {
    let of = |status| group.members.iter().filter(|member| member.verdict.status == status).count();
    let parts: Vec<String> = Status::ALL
        .iter()
        .filter(|status| of(**status) > 0)
        .map(|status| format!("{} {}", of(*status), status.label().to_lowercase()))
        .collect();
    format!("{} connectors: {}", group.members.len(), parts.join(", "))
}

fn member_rows(at: &At<'_, '_>, group: &Group<'_>, current: Option<&Connector>) -> Vec<MemberRow> {
    let decided = group.decided_by().map(|member| std::ptr::from_ref(member.connector));
    let row = |member: &Member<'_>| MemberRow {
        status: words::status(member.verdict.status),
        name: member.connector.name.clone(),
        href: at.href(&at.tenant.connector_path(group, member)),
        because: because(at, member),
        date: date(at, group.kind.basis, member.connector),
        date_label: date_label(group.kind.basis, member.verdict.status).to_owned(),
        next: words::becomes(&member.verdict.becomes),
        decided: decided == Some(std::ptr::from_ref(member.connector)),
        current: current.is_some_and(|current| std::ptr::eq(current, member.connector)),
    };
    group.members.iter().map(row).collect()
}

/// The sentence that says why.
fn because(at: &At<'_, '_>, member: &Member<'_>) -> String {
    sentence(member, at.tenant.assessment.as_of, &at.site.settings.criteria.thresholds)
}

/// The sentence that says why a connector has its status.
pub fn sentence(member: &Member<'_>, as_of: crate::as_of::AsOf, thresholds: &crate::rules::Thresholds) -> String {
    format!("{} {}.", member.connector.name, words::reason(member.verdict.reason, as_of, thresholds))
}

fn date(at: &At<'_, '_>, basis: Basis, connector: &Connector) -> Option<When> {
    let moment = match basis {
        Basis::Expiry => connector.expires_at,
        Basis::Sync | Basis::None => connector.last_success_at,
    };
    words::when_at(moment, at.tenant.assessment.as_of)
}

fn date_label(basis: Basis, status: Status) -> &'static str {
    match basis {
        Basis::Expiry if status == Status::Unhealthy => "Expired",
        Basis::Expiry => "Expires",
        Basis::Sync => "Last sync",
        Basis::None => "Last change",
    }
}

/// The dates that the rule used, and what else is known.
fn evidence(at: &At<'_, '_>, basis: Basis, connector: &Connector) -> Vec<Fact> {
    let as_of = at.tenant.assessment.as_of;
    let say = |moment: Moment, never: &str, not_in_sight: &str| match moment {
        Moment::Never => never.to_owned(),
        Moment::NotInSight => not_in_sight.to_owned(),
        Moment::At(at) => format!("{} ({})", words::date_time(at), words::relative(at, as_of)),
    };
    let expires = || fact("Expires", Some(say(connector.expires_at, "Not known", "Does not expire")));
    let synced = |label| fact(label, Some(say(connector.last_success_at, "Never", "Not in sight")));
    let dates = match basis {
        Basis::Expiry => vec![expires()],
        Basis::Sync => vec![synced("Last successful synchronisation")],
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

fn nothing_next(status: Status) -> &'static str {
    match status {
        Status::Unhealthy => "It stays unhealthy until somebody acts.",
        Status::Warning => "Nothing further is in sight.",
        Status::Unknown => "This cannot be told without the date that the rule needs.",
        Status::Healthy => "Nothing: no date of it can run out.",
        Status::NotConfigured => "Nothing, as long as it is not configured.",
    }
}

/// Said where what the service reports and what the rule computed do not fit together. A report that is merely less
/// strict (a completed synchronisation that is old by now) is no contradiction.
fn differs(connector: &Connector, status: Status) -> Option<String> {
    const TROUBLE: [&str; 11] = [
        "failed",
        "invalid",
        "expired",
        "unresponsive",
        "error",
        "inactive",
        "disconnected",
        "unhealthy",
        "assignedToExternalMDM",
        "duplicateLocationId",
        "unavailable",
    ];
    const FINE: [&str; 4] = ["valid", "healthy", "active", "connected"];
    let contradicts = |name: &str, value: &str| {
        let word = Word::new(value, &[]);
        let any = |words: &[&str]| words.iter().any(|candidate| word.is(candidate));
        if name.eq_ignore_ascii_case("connectorStatus") {
            return !word.is(status.key());
        }
        let trouble = any(&TROUBLE) || (name.ends_with("ErrorCode") && value != "0");
        match status {
            Status::Healthy => trouble,
            Status::Unhealthy => any(&FINE),
            _ => false,
        }
    };
    let found: Vec<String> = connector
        .reported
        .iter()
        .filter(|(name, value)| status != Status::NotConfigured && contradicts(name, value))
        .map(|(name, value)| format!("“{}: {}”", Word::new(name, &[]).words(), Word::new(value, &[]).words()))
        .collect();
    (!found.is_empty()).then(|| {
        format!(
            "The service reports {}, while by the rule this connector is {}. The status shown is the rule's.",
            words::list(&found),
            status.label().to_lowercase()
        )
    })
}
