//! The hub: what needs attention first, then the four areas of Microsoft's page.

use chrono::{DateTime, Utc};

use super::{
    PageContext, access, baselines,
    changes::changes_section,
    connectors::{connectors_with, counts, rows, types_in_words},
    deadlines::{deadlines_section, next_expiry},
    fact,
    incidents::health_section,
    known,
    messages::news_section,
    strips::license_chart,
    unread,
};
use crate::{
    audience::SiteSection,
    guidance,
    locale::Locale,
    rules::{Assessment, Member, Reason, Status, TypeCounts, licenses, reported, service_health},
    site::{
        PageKind,
        links::LinkTarget,
        reports,
        view::{
            ConnectorsSection, Culprit, Fact, Frame, GroupRow, Hub, LicenseRow, Licenses, PageLink, StatusView,
            Summary, TenantSection,
        },
        words, worst,
    },
    tenant::{Basis, Connector, ConnectorType, License, Tenant},
};

/// Number of connectors named in the summary.
const MOST_CULPRITS: usize = 5;

pub(in crate::site) fn hub(at: &PageContext<'_, '_>) -> Hub {
    let latest = at.tenant.chronicle.entries.len().saturating_sub(1);
    hub_of(at, &at.tenant.assessment, at.frame(PageKind::Hub, &[], &[]), latest)
}

/// Returns the hub for the snapshot with this index.
pub(super) fn hub_of(at: &PageContext<'_, '_>, assessment: &Assessment<'_>, page: Frame, number: usize) -> Hub {
    let shows = |section| at.shows(section);
    Hub {
        page,
        unread: unread::notice(at),
        summary: summary_with_culprits(at, assessment, MOST_CULPRITS),
        connectors: shows(SiteSection::Connectors).then(|| connectors_section(at, assessment)),
        health: shows(SiteSection::Health).then(|| health_section(at, assessment)),
        deadlines: deadlines_section(at, assessment),
        changes: changes_section(at, number),
        baselines: baselines::links(at),
        baselines_index: baselines::index(at).filter(|_| !at.past),
        news: shows(SiteSection::News).then(|| news_section(at, assessment, at.site.settings.first_messages)),
        tenant: (shows(SiteSection::Tenant) || shows(SiteSection::Licenses)).then(|| tenant_section(at, assessment)),
        access: access(at),
    }
}

/// Summarizes a tenant for its hub: the line, and the connectors that need attention, at most `most`, with links.
pub(super) fn summary_with_culprits(at: &PageContext<'_, '_>, assessment: &Assessment<'_>, most: usize) -> Summary {
    let shows_connectors = at.shows(SiteSection::Connectors);
    let groups = assessment.groups.captured().into_iter().flatten().filter(|_| shows_connectors);
    let members = groups.flat_map(|group| group.members.iter().map(move |member| (group, member)));
    let reporting = assessment.troubled_of(|status| status >= Status::Healthy);
    let is_listed = |member: &Member<'_>| {
        member.verdict.status < Status::Healthy
            || reporting.iter().any(|one| std::ptr::eq(one.connector, member.connector))
    };
    let mut troubled: Vec<_> = members.filter(|(_, member)| is_listed(member)).collect();
    let at_as_of = at.as_of.0;
    // Groups are in page order already; a stable sort puts the worst connectors first, across groups, and what expires
    // next before connectors that do not expire.
    troubled.sort_by_key(|(group, member)| {
        let expiry = member.connector.expires_at.at().filter(|at| group.kind.basis == Basis::Expiry && *at > at_as_of);
        (member.verdict.status, expiry.is_none(), expiry)
    });
    let more = troubled.len().saturating_sub(most);
    let culprits = troubled.into_iter().take(most);
    Summary {
        types: types_in_words(at.locale(), assessment).filter(|_| shows_connectors),
        culprits: culprits.map(|(group, member)| culprit(at, &group.kind, member)).collect(),
        more: (more > 0).then(|| PageLink {
            label: at.locale().summary_more(more as u64),
            href: at.href(&at.tenant.base.connectors()),
        }),
        next: next_expiry(at, assessment).filter(|_| shows_connectors),
        ..summary(at.locale(), assessment, |section| at.shows(section))
    }
}

fn culprit(at: &PageContext<'_, '_>, kind: &ConnectorType, member: &Member<'_>) -> Culprit {
    let status = member.verdict.status;
    let locale = at.locale();
    // An expired token is the cause of the others.
    let renewal = member.trouble.iter().find(|report| guidance::needs_renewal(report.name, report.value));
    let (mark, what, since) = match renewal.or(member.trouble.first()) {
        Some(report) if status >= Status::Healthy => {
            let what = reports::phrase(locale, report.name, report.value);
            (locale.reports_problem(), what, reported_since(at, member.connector, report.name))
        }
        _ => (locale.status(status), locale.brief(&member.verdict.reason, at.as_of), since(locale, member)),
    };
    Culprit {
        status: mark,
        name: member.name.clone().into_owned(),
        type_label: kind.label.clone(),
        href: at.connector_href(member.connector),
        what,
        since,
        action: at.tenant.guidance(at.site.settings, kind, Some(member.connector)).0.action,
    }
}

/// Returns since when a connector monitored by last sync has its status. For credentials, the expiry date says it.
fn since(locale: &Locale, member: &Member<'_>) -> Option<String> {
    let from = |synced: DateTime<Utc>, limit| Some(locale.date_time(synced.checked_add_signed(limit)?));
    match member.verdict.reason {
        Reason::SyncTooOld { at, limit } => Some(locale.summary_unhealthy_since(&from(at, limit)?)),
        Reason::SyncOld { at, limit } => Some(locale.summary_warning_since(&from(at, limit)?)),
        _ => None,
    }
}

/// Returns since when a connector reports a value, by the earlier snapshots that have the connector; `None` if there are
/// none, and on pages about the past, each of which would look through all snapshots.
fn reported_since(at: &PageContext<'_, '_>, connector: &Connector, report: &str) -> Option<String> {
    let is_it = |other: &&Connector| other.type_slug == connector.type_slug && other.id == connector.id;
    let earlier = at.tenant.chronicle.entries.iter().rev().skip(1).filter(|_| !at.past);
    let known = earlier.filter_map(|entry| {
        let there = entry.snapshot.connectors.captured()?.all.iter().find(is_it)?;
        Some((entry.at(), there.reported.get(report) == connector.reported.get(report)))
    });
    let locale = at.locale();
    let mut first = at.snapshot.captured_at;
    for (seen_at, reports) in known {
        if !reports {
            return Some(locale.summary_reported_since(&locale.date_time(first)));
        }
        first = seen_at;
    }
    // It may have been reported before the first snapshot.
    (first < at.snapshot.captured_at).then(|| locale.summary_reported_since_at_least(&locale.date_time(first)))
}

/// Summarizes a tenant in one line, for its hub and the fleet page, limited to the sections that are shown.
pub(in crate::site) fn summary(
    locale: &Locale,
    assessment: &Assessment<'_>,
    shows: impl Fn(SiteSection) -> bool,
) -> Summary {
    let mut sentences = Vec::new();
    if let Some(status) = reported::account_trouble(&assessment.snapshot.tenant).filter(|_| shows(SiteSection::Tenant))
    {
        sentences.push(locale.summary_account(&locale.inline_account_status(status)));
    }
    if shows(SiteSection::Connectors) {
        sentences.extend(connectors_in_words(locale, assessment));
        sentences.extend(ignored_in_words(locale, assessment));
    }
    if shows(SiteSection::Health) {
        sentences.push(health_in_words(locale, assessment));
    }
    if let Some(licenses) = assessment.licenses.captured() {
        let over = licenses.skus.iter().filter(|sku| licenses::over_assigned(sku)).count();
        if over > 0 {
            sentences.push(locale.summary_over_assigned(over as u64));
        }
        if assessment.licenses.is_in_part() {
            sentences.push(locale.summary_licenses_in_part().to_owned());
        }
    }
    if sentences.is_empty() {
        sentences.push(locale.summary_nothing().to_owned());
    }
    Summary {
        status: shows(SiteSection::Connectors).then(|| state(locale, assessment)),
        text: locale.paragraph(&sentences),
        rest: sentences.get(1..).filter(|rest| !rest.is_empty()).map(|rest| locale.paragraph(rest)),
        sentences,
        counts: if shows(SiteSection::Connectors) { counts(locale, assessment) } else { Vec::new() },
        types: None,
        culprits: Vec::new(),
        more: None,
        next: None,
    }
}

/// Returns the worst status, or the mark for a reported problem if the status alone would look healthy.
fn state(locale: &Locale, assessment: &Assessment<'_>) -> StatusView {
    match worst(assessment) {
        None => locale.not_captured(),
        Some(status) if status >= Status::Healthy && assessment.troubled() > 0 => locale.reports_problem(),
        Some(status) => locale.status(status),
    }
}

/// Returns the sentences about connectors. They report no problems only if everything was captured and no service reports
/// one.
fn connectors_in_words(locale: &Locale, assessment: &Assessment<'_>) -> Vec<String> {
    let (Some(groups), Some(types)) = (assessment.groups.captured(), TypeCounts::of(assessment)) else {
        return vec![locale.deadlines_connectors_not_captured().to_owned()];
    };
    let of = |status| connectors_with(assessment, status);
    let mut parts: Vec<String> = Vec::new();
    // The first entry of the list has the noun.
    let mut add = |number: usize, first: fn(&Locale, u64) -> String, too: fn(&Locale, u64) -> String| {
        if number > 0 {
            let text = if parts.is_empty() { first } else { too };
            parts.push(text(locale, number as u64));
        }
    };
    add(of(Status::Unhealthy), Locale::summary_unhealthy, Locale::summary_unhealthy);
    add(of(Status::Warning), Locale::summary_warning, Locale::summary_warning_too);
    add(of(Status::Unknown), Locale::summary_unknown, Locale::summary_unknown_too);
    // Each connector is counted once.
    let reporting = assessment.troubled_of(|status| status >= Status::Healthy).len();
    add(reporting, Locale::summary_reporting, Locale::summary_reporting_too);
    let missing = types.not_captured as u64;
    let in_part = groups.iter().filter(|group| group.in_part).count() as u64;
    let incomplete = assessment.groups.is_in_part();
    let captured = (types.configured + types.not_configured) as u64;
    let some_configured = of(Status::Healthy) > 0;
    let whole = !incomplete && in_part == 0;
    let text = match (parts.is_empty(), missing) {
        (false, _) => locale.sentence(&locale.list(&parts)),
        (true, 0) if some_configured && whole => locale.summary_all_healthy().to_owned(),
        (true, _) if some_configured => locale.summary_captured_healthy().to_owned(),
        (true, 0) if whole => locale.summary_none_configured().to_owned(),
        (true, 0) => locale.summary_none_configured_in_part().to_owned(),
        (true, _) if captured == 0 => return vec![locale.summary_no_types_captured(missing)],
        (true, _) => {
            return vec![locale.summary_none_configured_of(captured), locale.summary_types_not_captured(missing)];
        }
    };
    let missing = (missing > 0).then(|| locale.summary_types_missing(missing, captured + missing));
    let in_part = (in_part > 0).then(|| locale.summary_types_in_part(in_part));
    let incomplete = incomplete.then(|| locale.summary_list_in_part().to_owned());
    [Some(text), missing, in_part, incomplete].into_iter().flatten().collect()
}

/// Returns the number of ignored connectors in words; `None` if there are none.
fn ignored_in_words(locale: &Locale, assessment: &Assessment<'_>) -> Option<String> {
    let ignored = assessment.ignored().count();
    (ignored > 0).then(|| locale.summary_ignored(ignored as u64))
}

/// Returns the sentence about service health.
fn health_in_words(locale: &Locale, assessment: &Assessment<'_>) -> String {
    let Some(health) = assessment.health.captured() else { return locale.summary_health_not_captured().to_owned() };
    let in_part = assessment.health.is_in_part();
    if health.active.is_empty() {
        return match in_part {
            true => locale.summary_health_none_known().to_owned(),
            false => locale.summary_health_none().to_owned(),
        };
    }
    let count = health.active.len() as u64;
    let is_all = |kind: &str| health.active.iter().all(|incident| words::incident_kind(incident) == kind);
    let mut text = match () {
        () if is_all("incident") => locale.summary_active_incidents(count),
        () if is_all("advisory") => locale.summary_active_advisories(count),
        () => locale.summary_active_issues(count),
    };
    let action = health.active.iter().filter(|incident| service_health::needs_tenant_to_act(incident)).count();
    if action > 0 {
        text = locale.summary_active_action(action as u64, &text);
    }
    if in_part {
        text = locale.summary_active_in_part(&text);
    }
    locale.sentence(&text)
}

pub(super) fn tenant_section(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> TenantSection {
    let tenant = &assessment.snapshot.tenant;
    // Without `..`, so that a new field does not compile before its place on the page is decided. The cloud decides where
    // links lead.
    let Tenant {
        id,
        name,
        domain,
        location,
        mdm_authority,
        service_release,
        account_status: _,
        enrolled_devices,
        licensed_users,
        cloud: _,
    } = tenant;
    let addresses = at.addresses();
    let locale = at.locale();
    let number = |count: Option<u64>| count.map(|count| locale.number(count));
    // The four facts on Microsoft's page are always shown, the others only if known.
    let always = [
        fact(locale.fact_name(), name.clone()),
        fact(locale.fact_location(), location.clone()),
        Fact {
            link: at.to_admin_center(LinkTarget::MdmAuthority, locale.fact_change_authority()),
            ..fact(locale.fact_mdm_authority(), mdm_authority.clone())
        },
        Fact {
            link: Some(addresses.to(LinkTarget::WhatsNew, locale.fact_whats_new())),
            ..fact(locale.fact_service_release(), service_release.clone())
        },
    ];
    let further = [
        known(locale.fact_domain(), domain.clone()),
        known(locale.fact_tenant_id(), id.clone()),
        known(locale.fact_account_status(), account_status(locale, tenant)),
        known(locale.fact_enrolled_devices(), number(*enrolled_devices)),
        known(locale.fact_licensed_users(), number(*licensed_users)),
    ];
    let facts = always.into_iter().chain(further.into_iter().flatten());
    let shows = |section| at.shows(section);
    TenantSection {
        facts: facts.filter(|_| shows(SiteSection::Tenant)).collect(),
        licenses: shows(SiteSection::Licenses).then(|| Licenses {
            chart: if at.past { None } else { license_chart(at) },
            ..licenses_view(locale, assessment)
        }),
        gaps: Some(locale.missing_because(assessment.snapshot, "tenant"))
            .filter(|reasons| shows(SiteSection::Tenant) && !reasons.is_empty()),
    }
}

/// Returns the state of the subscription as text, marked if it is a problem.
fn account_status(locale: &Locale, tenant: &Tenant) -> Option<String> {
    let words = locale.account_status(tenant.account_status.as_ref()?);
    Some(match reported::account_trouble(tenant) {
        Some(_) => locale.fact_needs_attention(&words),
        None => words,
    })
}

fn licenses_view(locale: &Locale, assessment: &Assessment<'_>) -> Licenses {
    let licenses = assessment.licenses.captured();
    let skus = licenses.map_or(&[][..], |licenses| &licenses.skus);
    let (total, assigned) = licenses.map_or((0, 0), |licenses| (licenses.total, licenses.assigned));
    let over: Vec<&&License> = skus.iter().filter(|sku| licenses::over_assigned(sku)).collect();
    let reasons = locale.missing_because(assessment.snapshot, "licenses");
    let warning = (!over.is_empty()).then(|| {
        let names: Vec<String> = over.iter().map(|sku| sku.name.clone()).collect();
        locale.licenses_over_assigned(&locale.list(&names))
    });
    Licenses {
        not_captured: licenses.is_none().then(|| locale.joined(&reasons, locale.not_captured_licenses())),
        in_part: (assessment.licenses.is_in_part()).then(|| locale.part_only(locale.in_part_licenses(), &reasons)),
        skus: skus.iter().map(|sku| license_row(locale, sku)).collect(),
        sum: row(locale, locale.licenses_all(), "", total, assigned, None),
        warning,
        chart: None,
    }
}

fn license_row(locale: &Locale, sku: &License) -> LicenseRow {
    let in_grace = (sku.in_grace > 0).then(|| locale.licenses_in_grace(sku.in_grace));
    let suspended = (sku.suspended > 0).then(|| locale.licenses_suspended(sku.suspended));
    let notes: Vec<String> = in_grace.into_iter().chain(suspended).collect();
    let note = (!notes.is_empty()).then(|| locale.series(&notes));
    row(locale, &sku.name, &sku.sku, sku.total, sku.assigned, note)
}

fn row(locale: &Locale, name: &str, sku: &str, total: u64, assigned: u64, note: Option<String>) -> LicenseRow {
    LicenseRow {
        name: name.to_owned(),
        // A product without a name is shown by its SKU, which need not be repeated.
        sku: if sku == name { String::new() } else { sku.to_owned() },
        total: locale.number(total),
        assigned: locale.number(assigned),
        free: match total.checked_sub(assigned) {
            Some(free) => locale.licenses_free(free),
            None => locale.licenses_over(assigned - total),
        },
        percent: words::percent(assigned, total),
        over: assigned > total,
        note,
    }
}

fn connectors_section(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> ConnectorsSection {
    let locale = at.locale();
    let mut first = rows(at, assessment);
    // Types that are not configured do not fill up the first rows of a tenant with few connectors.
    let worth_showing = first.iter().position(is_inactive).unwrap_or(first.len());
    let rest = first.split_off(at.site.settings.first_connectors.min(worth_showing));
    ConnectorsSection {
        not_captured: super::connectors::section_not_captured(at.locale(), assessment),
        show_more: show_more(locale, first.is_empty(), &rest),
        strips: first.iter().chain(&rest).any(|row| row.strip.is_some()),
        first,
        rest,
        index: (!at.past).then(|| at.href(&at.tenant.base.connectors())),
    }
}

/// Returns whether a type is not configured, retired or ignored, without anything to note.
fn is_inactive(row: &GroupRow) -> bool {
    ["not-configured", "retired", "ignored"].contains(&row.status.key) && row.notes.is_empty()
}

/// Returns the label of the control for hidden rows, with those that need attention, e.g. `Show 4 more (1 warning, 1 not
/// captured)`.
fn show_more(locale: &Locale, are_all: bool, rest: &[GroupRow]) -> String {
    let of = |key: &str| rest.iter().filter(|row| row.status.key == key).count();
    let statuses = [Status::Unhealthy, Status::Warning, Status::Unknown];
    let counted = statuses.map(|status| {
        let number = of(status.key());
        (number > 0).then(|| locale.number_of_status(status, number))
    });
    let missing = of("not-captured");
    let missing = (missing > 0).then(|| locale.number_not_captured(missing as u64));
    let mut counted: Vec<String> = counted.into_iter().chain([missing]).flatten().collect();
    let trouble = ["unhealthy", "warning", "unknown", "not-captured"];
    let mark = locale.reports_problem();
    let fine = rest.iter().filter(|row| !trouble.contains(&row.status.key));
    let reporting = fine.filter(|row| row.notes.iter().any(|note| note.mark == mark)).count();
    counted.extend(locale.number_of_reporting(reporting, !counted.is_empty()));
    let number = rest.len() as u64;
    let show = if are_all { locale.hub_show_types(number) } else { locale.hub_show_more(number) };
    if counted.is_empty() { show } else { locale.hub_show_with(&show, &locale.series(&counted)) }
}
