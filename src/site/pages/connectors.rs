//! Connector pages: all types, one type, one connector.

use std::borrow::Cow;

use super::{
    PageContext,
    evidence::{differs, evidence, twin},
    facts,
    guidance::guidance,
    strips::{connector_history, last_days, recent, strip_row},
};
use crate::{
    as_of::AsOf,
    audience::SiteSection,
    guidance::built_in,
    history::{ConnectorSeries, Presence},
    locale::Locale,
    rules::{self, AppliedLimits, Assessment, Group, LimitSource, Member, Reason, Status, Transition, TypeCounts},
    site::{
        PageKind,
        path::PagePath,
        reports,
        view::{
            ConnectorPage, ConnectorTypePage, ConnectorsPage, FileLink, Frame, GroupRow, IgnoredRow, MemberRow,
            NextStep, Note, PageLink, StatusCount, StatusView, When,
        },
    },
    tenant::{Basis, Connector, ConnectorType, Ignore},
};

pub(in crate::site) fn connectors(at: &PageContext<'_, '_>) -> ConnectorsPage {
    let (locale, assessment) = (at.locale(), &at.tenant.assessment);
    let groups = rows(at, assessment);
    let general = AppliedLimits { thresholds: at.criteria().thresholds, source: LimitSource::General };
    ConnectorsPage {
        page: at.frame(PageKind::Connectors, &[locale.menu_connectors()], &[]),
        not_captured: section_not_captured(locale, assessment),
        strips: groups.iter().any(|row| row.strip.is_some()),
        groups,
        counts: counts(locale, assessment),
        types: types_in_words(locale, assessment),
        ignored: ignored_rows(at, assessment),
        rules: [Basis::Expiry, Basis::Sync].map(|basis| locale.rule(basis, &general, None)).into(),
        own_limits: own_limits(locale, assessment),
    }
}

/// Returns the text in place of the connectors if they were not captured.
pub(super) fn section_not_captured(locale: &Locale, assessment: &Assessment<'_>) -> Option<String> {
    let reasons = || locale.missing_because(assessment.snapshot, "connectors");
    let is_missing = assessment.groups.captured().is_none();
    is_missing.then(|| locale.joined(&reasons(), locale.not_captured_connectors()))
}

/// Returns the ignored connectors of a snapshot.
pub(super) fn ignored_rows(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> Vec<IgnoredRow> {
    let row = |(group, member, ignore): (&Group<'_>, &Member<'_>, &Ignore)| IgnoredRow {
        name: member.name.clone().into_owned(),
        type_label: group.kind.label.clone(),
        href: at.connector_href(member.connector),
        reason: ignore.reason.clone(),
        until: ignore.until.map(|day| at.locale().calendar_day(day)),
    };
    assessment.ignored().map(row).collect()
}

/// Returns a sentence about types that have, or have connectors with, limits that differ from the general ones.
fn own_limits(locale: &Locale, assessment: &Assessment<'_>) -> Option<String> {
    let is_own = |group: &&Group<'_>| {
        let mut members = group.members.iter().filter(|member| member.verdict.status.is_assessed());
        members.any(|member| member.limits.source != LimitSource::General)
    };
    let groups = assessment.groups.captured()?.iter().filter(is_own);
    let labels: Vec<String> = groups.map(|group| group.kind.label.clone()).collect();
    (!labels.is_empty()).then(|| locale.connectors_own_limits(&locale.list(&labels)))
}

/// Returns the page of a type, whether or not the latest snapshot has connectors of it or captured it.
pub(in crate::site) fn connector_type(at: &PageContext<'_, '_>, kind: &ConnectorType) -> ConnectorTypePage {
    let assessment = &at.tenant.assessment;
    let group = at.tenant.groups().iter().find(|group| group.kind.slug == kind.slug);
    let not_captured = assessment.groups.captured().is_none()
        || assessment.types_not_captured.iter().any(|missing| missing.slug == kind.slug);
    let retired = at.criteria().retired.contains(&kind.slug);
    let series = at.tenant.chronicle.connectors.iter().filter(|series| series.name.type_slug == kind.slug);
    let (there, gone): (Vec<_>, Vec<_>) = series.partition(|series| series.now == Presence::Listed);
    let frame = at.frame(PageKind::ConnectorType, &[&kind.label, at.locale().menu_connectors()], &[above_types(at)]);
    let status = match group {
        Some(group) => Some(group.status),
        None if retired => Some(Status::Retired),
        None if not_captured => None,
        None => Some(Status::NotConfigured),
    };
    let reports = group.is_some_and(|group| group.members.iter().any(|member| !member.trouble.is_empty()));
    let only = group.filter(|group| group.members.len() == 1).map(|group| group.members[0].connector);
    let empty = |status| Group { kind: kind.clone(), status, members: Vec::new(), in_part: false };
    ConnectorTypePage {
        page: with_feed(at, frame, kind),
        group: match (group, status) {
            (Some(group), _) => group_row(at, group),
            (None, Some(status)) => group_row(at, &empty(status)),
            (None, None) => not_captured_row(at, kind),
        },
        members: group.map(|group| member_rows(at, group, None)).unwrap_or_default(),
        guidance: guidance(at, kind, only, status, reports),
        rule: at.locale().rule(
            kind.basis,
            &group.and_then(decided).map_or_else(|| at.criteria().limits(kind, None), |member| member.limits),
            group.and_then(|group| match decided(group) {
                None if group.in_part => None,
                _ => Some(group.status),
            }),
        ),
        strips: there
            .into_iter()
            .chain(gone)
            .filter(|_| at.shows(SiteSection::Archive))
            .map(|series| strip_row(at, series, recent(at, series)))
            .collect(),
        badge: at.href(&at.tenant.badge_path(&kind.slug)),
    }
}

/// Returns the page of a connector, in its current or last known state.
pub(in crate::site) fn connector(at: &PageContext<'_, '_>, series: &ConnectorSeries<'_>) -> ConnectorPage {
    let (locale, connector) = (at.locale(), series.connector);
    let place = at.tenant.places.get(&(connector.type_slug.as_str(), connector.id.as_str())).filter(|_| !at.past);
    let group = place.map(|(group, _)| &at.tenant.groups()[*group]);
    let kind = at.tenant.chronicle.types.iter().find(|kind| kind.slug == connector.type_slug);
    let kind = group.map(|group| &group.kind).or(kind).cloned().unwrap_or_else(|| ConnectorType {
        slug: connector.type_slug.clone(),
        label: series.name.type_label.clone(),
        basis: series.name.basis,
        link: None,
    });
    let member = Member {
        name: Cow::Borrowed(&series.name.name),
        ..rules::group::member(connector, &kind, at.as_of, at.criteria())
    };
    let verdict = &member.verdict;
    let several = group.filter(|group| group.members.len() > 1);
    let type_page = (kind.label.as_str(), at.tenant.type_path(&kind.slug));
    let frame = at.frame(PageKind::Connector, &[&series.name.name, &kind.label], &[above_types(at), type_page]);
    ConnectorPage {
        page: with_feed(at, frame, &kind),
        name: series.name.name.clone(),
        type_label: kind.label.clone(),
        status: locale.status(verdict.status),
        because: sentence(locale, &member, at.as_of),
        notes: reported(at, [&member], Some(connector)).into_iter().collect(),
        rule: locale.rule(kind.basis, &member.limits, Some(verdict.status)),
        evidence: evidence(at, kind.basis, connector),
        reported: facts(&connector.reported).collect(),
        differs: differs(at.locale(), connector, verdict.status),
        next: steps(at, verdict),
        unless: match kind.basis {
            Basis::Expiry => locale.connector_unless_renewed(),
            Basis::Sync | Basis::None => locale.connector_if_sync_stops(),
        }
        .to_owned(),
        nothing_next: nothing_next(locale, verdict.status).map(str::to_owned),
        guidance: (series.now != Presence::NotListed)
            .then(|| guidance(at, &kind, Some(connector), Some(verdict.status), !member.trouble.is_empty()))
            .flatten(),
        twin: twin(at, connector),
        members_title: match built_in::find(&kind.slug) {
            Some(entry) => (entry.others)(locale),
            None => locale.connector_others(),
        }
        .to_owned(),
        members: several.map(|group| member_rows(at, group, Some(connector))).unwrap_or_default(),
        place: several.zip(place).map(|(group, (_, member))| {
            let number = |number: usize| locale.number(number as u64);
            locale.connector_rank(&number(member + 1), &number(group.members.len()))
        }),
        gone: at.gone(series.now, Locale::gone_connector),
        history: at.shows(SiteSection::Archive).then(|| connector_history(at, series)),
    }
}

pub(super) fn steps(at: &PageContext<'_, '_>, verdict: &rules::Verdict) -> Vec<NextStep> {
    let step = |step: &Transition| NextStep { status: at.locale().status(step.status), at: at.when(step.at) };
    verdict.becomes.iter().map(step).collect()
}

/// Adds the feed of a type to a frame, before the others.
fn with_feed(at: &PageContext<'_, '_>, mut frame: Frame, kind: &ConnectorType) -> Frame {
    if at.shows(SiteSection::Archive) {
        let feed = FileLink {
            label: at.locale().feed_changes(&kind.label),
            href: at.href(&at.tenant.feed_path(&kind.slug)),
            media_type: "application/atom+xml",
        };
        frame.feeds.insert(0, feed);
    }
    frame
}

fn above_types<'s>(at: &PageContext<'s, '_>) -> (&'s str, PagePath) {
    (at.locale().menu_connectors(), at.tenant.base.connectors())
}

/// Returns every type as a row: groups in page order, types not captured before types not configured, retired and
/// ignored ones last.
pub(super) fn rows(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> Vec<GroupRow> {
    let groups = assessment.groups.captured().into_iter().flatten();
    let (configured, not): (Vec<&Group<'_>>, Vec<&Group<'_>>) = groups.partition(|group| group.status.counts());
    let not_captured = assessment.types_not_captured.iter().map(|kind| not_captured_row(at, kind));
    let configured = configured.into_iter().map(|group| group_row(at, group));
    configured.chain(not_captured).chain(not.into_iter().map(|group| group_row(at, group))).collect()
}

/// Returns the number of configured connectors by status, worst first, without zeros, and last the number of connectors
/// with a reported problem, whatever their status.
pub(in crate::site) fn counts(locale: &Locale, assessment: &Assessment<'_>) -> Vec<StatusCount> {
    let of_status = |status| StatusCount { status: locale.status(status), count: connectors_with(assessment, status) };
    let statuses = [Status::Unhealthy, Status::Warning, Status::Unknown, Status::Healthy].map(of_status);
    let troubled = assessment.troubled();
    let reporting = StatusCount { status: locale.reporting(troubled), count: troubled };
    let mut counts: Vec<StatusCount> = statuses.into_iter().chain([reporting]).collect();
    counts.retain(|entry| entry.count > 0);
    counts
}

/// Returns the number of connectors with this status.
pub(super) fn connectors_with(assessment: &Assessment<'_>, status: Status) -> usize {
    let members = assessment.groups.captured().into_iter().flatten().flat_map(|group| &group.members);
    members.filter(|member| member.verdict.status == status).count()
}

/// Returns the number of connector types in words, e.g. `9 of 15 connector types configured, 1 not captured`, without
/// retired types; `None` if connectors were not captured.
pub(super) fn types_in_words(locale: &Locale, assessment: &Assessment<'_>) -> Option<String> {
    let TypeCounts { configured, not_configured, not_captured } = TypeCounts::of(assessment)?;
    let all = (configured + not_configured + not_captured) as u64;
    let configured = locale.number(configured as u64);
    Some(match not_captured {
        0 => locale.connectors_types_configured(all, &configured),
        missing => locale.connectors_types_in_part(all, &configured, &locale.number(missing as u64)),
    })
}

/// Returns the member that determines the status of a group. `None` if none is configured, or if connectors that were
/// not captured may be worse.
pub(in crate::site) fn decided<'g>(group: &'g Group<'_>) -> Option<&'g Member<'g>> {
    group.decided_by().filter(|member| member.verdict.status == group.status)
}

fn group_row(at: &PageContext<'_, '_>, group: &Group<'_>) -> GroupRow {
    let (locale, decided) = (at.locale(), decided(group));
    let lone = decided.or(match group.members.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    let (brief, because) = match (lone, group.members.as_slice()) {
        _ if group.status == Status::Retired => reasons(&Reason::Retired, at),
        (Some(member), _) => reasons(&member.verdict.reason, at),
        (None, _) if group.in_part => same(locale, locale.type_rest_not_known()),
        (None, []) => same(locale, locale.type_none_set_up()),
        (None, several) => {
            let count = several.len() as u64;
            let is_ignored = |member: &Member<'_>| member.verdict.status == Status::Ignored;
            let phrase = match () {
                () if group.status == Status::Ignored => locale.type_all_ignored(count),
                () if several.iter().any(is_ignored) => locale.type_all_off_or_ignored(count),
                () => locale.type_all_off(count),
            };
            same(locale, &phrase)
        }
    };
    let in_part = || {
        let reasons = locale.missing_because(at.snapshot, &format!("connectors/{}", group.kind.slug));
        locale.part_only(locale.in_part_connectors(), &reasons)
    };
    GroupRow {
        status: locale.status(group.status),
        label: group.kind.label.clone(),
        href: at.href(&at.tenant.type_path(&group.kind.slug)),
        lead: decided.map(|member| PageLink {
            label: member.name.clone().into_owned(),
            href: at.connector_href(member.connector),
        }),
        brief,
        because,
        notes: reported(at, &group.members, decided.map(|member| member.connector))
            .into_iter()
            .chain(group.in_part.then(in_part))
            .collect(),
        members: (group.members.len() > 1).then(|| members_in_words(locale, group)),
        date: decided.and_then(|member| date(at, group.kind.basis, member.connector)),
        date_label: date_label(locale, group.kind.basis, decided.map_or(group.status, |member| member.verdict.status))
            .to_owned(),
        next: decided.and_then(|member| next_change(locale, group.kind.basis, member)),
        strip: decided.and_then(|member| last_days(at, member.connector)),
    }
}

/// Returns a reason as a phrase and as sentences.
fn reasons(reason: &Reason, at: &PageContext<'_, '_>) -> (String, String) {
    (at.locale().brief(reason, at.as_of), at.locale().reason(reason, at.as_of))
}

/// Returns a phrase as a phrase and as a sentence.
fn same(locale: &Locale, phrase: &str) -> (String, String) {
    (phrase.to_owned(), locale.sentence(phrase))
}

/// Returns the next status change of a connector for a table.
fn next_change(locale: &Locale, basis: Basis, member: &Member<'_>) -> Option<String> {
    locale.next_change(basis, member.verdict.status, &member.verdict.becomes)
}

fn not_captured_row(at: &PageContext<'_, '_>, kind: &ConnectorType) -> GroupRow {
    let locale = at.locale();
    let (brief, because) = match at.snapshot.gaps.get(&format!("connectors/{}", kind.slug)) {
        Some(gap) => {
            let (reason, sentence) = same(locale, &locale.gap(gap));
            (reason, locale.joined(&sentence, locale.type_maybe_configured()))
        }
        None => same(locale, locale.type_not_in_snapshot()),
    };
    GroupRow {
        status: locale.not_captured(),
        label: kind.label.clone(),
        href: at.href(&at.tenant.type_path(&kind.slug)),
        lead: None,
        brief,
        because,
        notes: Vec::new(),
        members: None,
        date: None,
        date_label: date_label(locale, kind.basis, Status::Unknown).to_owned(),
        next: None,
        strip: None,
    }
}

/// Returns a note about the problems reported for connectors: the first one, named unless it is `lead`, and the number
/// of others.
fn reported<'m>(
    at: &PageContext<'_, '_>,
    members: impl IntoIterator<Item = &'m Member<'m>>,
    lead: Option<&Connector>,
) -> Option<Note> {
    let mut troubled = members.into_iter().filter(|member| !member.trouble.is_empty());
    let first = troubled.next()?;
    let locale = at.locale();
    let text = in_words(locale, first);
    let is_lead = lead.is_some_and(|lead| std::ptr::eq(lead, first.connector));
    let text = if is_lead { text } else { locale.report_of(&first.name, &text) };
    let text = match troubled.count() {
        0 => text,
        others => locale.joined(&text, &locale.report_others(others as u64)),
    };
    let mark = locale.reports_problem();
    let mark = if at.past { StatusView { label: locale.status_reported_problem().to_owned(), ..mark } } else { mark };
    Some(Note { mark, text })
}

/// Returns everything reported for a connector.
fn in_words(locale: &Locale, member: &Member<'_>) -> String {
    let mut said: Vec<String> =
        member.trouble.iter().map(|report| reports::words(locale, report.name, report.value)).collect();
    said.dedup();
    locale.paragraph(said)
}

fn members_in_words(locale: &Locale, group: &Group<'_>) -> String {
    let counted = Status::ALL.into_iter().filter_map(|status| {
        let count = group.members.iter().filter(|member| member.verdict.status == status).count();
        (count > 0).then(|| locale.number_of_status(status, count))
    });
    let statuses: Vec<String> = counted.collect();
    locale.type_members(group.members.len() as u64, &locale.series(&statuses))
}

/// Returns the connectors of a group as rows, without `omitted`.
fn member_rows(at: &PageContext<'_, '_>, group: &Group<'_>, omitted: Option<&Connector>) -> Vec<MemberRow> {
    let locale = at.locale();
    let decided = decided(group).map(|member| std::ptr::from_ref(member.connector));
    let row = |member: &Member<'_>| {
        let (brief, because) = reasons(&member.verdict.reason, at);
        MemberRow {
            status: locale.status(member.verdict.status),
            name: member.name.clone().into_owned(),
            href: at.connector_href(member.connector),
            brief,
            because,
            notes: reported(at, [member], Some(member.connector)).into_iter().collect(),
            date: date(at, group.kind.basis, member.connector),
            date_label: date_label(locale, group.kind.basis, member.verdict.status).to_owned(),
            next: next_change(locale, group.kind.basis, member),
            decided: decided == Some(std::ptr::from_ref(member.connector)),
        }
    };
    let others = group.members.iter().filter(|member| !omitted.is_some_and(|one| std::ptr::eq(one, member.connector)));
    others.map(row).collect()
}

/// Returns the reason for a connector's status in one or two sentences.
pub fn sentence(locale: &Locale, member: &Member<'_>, as_of: AsOf) -> String {
    locale.reason(&member.verdict.reason, as_of)
}

fn date(at: &PageContext<'_, '_>, basis: Basis, connector: &Connector) -> Option<When> {
    match basis {
        Basis::Expiry => at.when_at(connector.expires_at),
        Basis::Sync => connector.last_success_at.at().map(|synced| at.locale().when_synced(synced, at.as_of)),
        Basis::None => at.when_at(connector.last_success_at),
    }
}

pub(super) fn date_label(locale: &Locale, basis: Basis, status: Status) -> &str {
    match basis {
        Basis::Expiry if status == Status::Unhealthy => locale.connector_expired(),
        Basis::Expiry => locale.connector_expires(),
        Basis::Sync => locale.connector_last_sync(),
        Basis::None => locale.connector_last_change(),
    }
}

/// Returns the text for a connector without future status changes; `None` if it is unhealthy, because what to do says
/// more.
fn nothing_next(locale: &Locale, status: Status) -> Option<&str> {
    match status {
        Status::Unhealthy => None,
        Status::Warning => Some(locale.connector_next_warning()),
        Status::Unknown => Some(locale.connector_next_unknown()),
        Status::Healthy => Some(locale.connector_next_healthy()),
        Status::NotConfigured => Some(locale.connector_next_not_configured()),
        Status::Retired => Some(locale.connector_next_retired()),
        Status::Ignored => Some(locale.connector_next_ignored()),
    }
}
