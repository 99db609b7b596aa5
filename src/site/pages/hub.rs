//! The hub: what needs attention first, then the four areas of Microsoft's page.

use super::{
    PageContext, access,
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
    guidance, numbers,
    rules::{Assessment, Member, Reason, Status, TypeCounts, licenses, reported, service_health},
    site::{
        PageKind,
        links::LinkTarget,
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
        types: types_in_words(assessment).filter(|_| shows_connectors),
        culprits: culprits.map(|(group, member)| culprit(at, &group.kind, member)).collect(),
        more: (more > 0).then(|| PageLink {
            label: match more {
                1 => "1 more connector with a problem".to_owned(),
                _ => format!("{more} more connectors with a problem"),
            },
            href: at.href(&at.tenant.base.connectors()),
        }),
        next: next_expiry(at, assessment).filter(|_| shows_connectors),
        ..summary(assessment, |section| at.shows(section))
    }
}

fn culprit(at: &PageContext<'_, '_>, kind: &ConnectorType, member: &Member<'_>) -> Culprit {
    let status = member.verdict.status;
    let evidence = words::brief(&member.verdict.reason, at.as_of);
    // An expired token is the cause of the others.
    let renewal = member.trouble.iter().find(|report| guidance::needs_renewal(report.name, report.value));
    let (mark, what, since) = match renewal.or(member.trouble.first()) {
        Some(report) if status >= Status::Healthy => {
            let what = words::without_period(&crate::site::reports::words(report.name, report.value));
            (words::reports_problem(), what, reported_since(at, member.connector, report.name))
        }
        _ => (words::status(status), evidence, since(member)),
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
fn since(member: &Member<'_>) -> Option<String> {
    let (synced, limit) = match member.verdict.reason {
        Reason::SyncTooOld { at, limit } | Reason::SyncOld { at, limit } => (at, limit),
        _ => return None,
    };
    let at = synced.checked_add_signed(limit)?;
    Some(format!("{} since {}", member.verdict.status.label(), words::date_time(at)))
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
    let mut first = at.snapshot.captured_at;
    for (seen_at, reports) in known {
        if !reports {
            return Some(format!("Reported since {}", words::date_time(first)));
        }
        first = seen_at;
    }
    // It may have been reported before the first snapshot.
    (first < at.snapshot.captured_at).then(|| format!("Reported since at least {}", words::date_time(first)))
}

/// Summarizes a tenant in one line, for its hub and the fleet page, limited to the sections that are shown.
pub(in crate::site) fn summary(assessment: &Assessment<'_>, shows: impl Fn(SiteSection) -> bool) -> Summary {
    let mut sentences = Vec::new();
    if let Some(status) = reported::account_trouble(&assessment.snapshot.tenant).filter(|_| shows(SiteSection::Tenant))
    {
        sentences.push(format!("Account status: {}", status.words().to_lowercase()));
    }
    if shows(SiteSection::Connectors) {
        sentences.extend(connectors_in_words(assessment));
        sentences.extend(ignored_in_words(assessment));
    }
    if shows(SiteSection::Health) {
        sentences.push(health_in_words(assessment));
    }
    if let Some(licenses) = assessment.licenses.captured() {
        let over = licenses.skus.iter().filter(|sku| licenses::over_assigned(sku)).count();
        if over > 0 {
            let be = if over == 1 { "is" } else { "are" };
            sentences.push(format!("{} {be} over-assigned", numbers::count(over as u64, "product")));
        }
        if assessment.licenses.is_in_part() {
            sentences.push("Licenses were captured only in part".to_owned());
        }
    }
    if sentences.is_empty() {
        sentences.push("Nothing shown here needs attention".to_owned());
    }
    let sentences: Vec<String> = sentences.into_iter().map(|sentence| sentence + ".").collect();
    Summary {
        status: shows(SiteSection::Connectors).then(|| state(assessment)),
        text: sentences.join(" "),
        sentences,
        counts: if shows(SiteSection::Connectors) { counts(assessment) } else { Vec::new() },
        types: None,
        culprits: Vec::new(),
        more: None,
        next: None,
    }
}

/// Returns the worst status, or the mark for a reported problem if the status alone would look healthy.
fn state(assessment: &Assessment<'_>) -> StatusView {
    match worst(assessment) {
        None => words::not_captured(),
        Some(status) if status >= Status::Healthy && assessment.troubled() > 0 => words::reports_problem(),
        Some(status) => words::status(status),
    }
}

/// Returns the sentences about connectors, without periods. They report no problems only if everything was captured and no service reports
/// one.
fn connectors_in_words(assessment: &Assessment<'_>) -> Vec<String> {
    let (Some(groups), Some(types)) = (assessment.groups.captured(), TypeCounts::of(assessment)) else {
        return vec!["Connectors were not captured".to_owned()];
    };
    let of = |status| connectors_with(assessment, status);
    let (unhealthy, warning, unknown) = (of(Status::Unhealthy), of(Status::Warning), of(Status::Unknown));
    let be = |number: usize| if number == 1 { "is" } else { "are" };
    let mut parts: Vec<String> = Vec::new();
    let mut add = |number: usize, what: &str| {
        if number > 0 {
            let who = if parts.is_empty() {
                numbers::count(number as u64, "connector")
            } else {
                numbers::thousands(number as u64)
            };
            parts.push(format!("{who} {what}"));
        }
    };
    // Each connector is counted once.
    let reporting = assessment.troubled_of(|status| status >= Status::Healthy).len();
    let more = if unhealthy + warning + unknown > 0 { "more " } else { "" };
    add(unhealthy, &format!("{} unhealthy", be(unhealthy)));
    add(warning, &format!("{} attention soon", if warning == 1 { "needs" } else { "need" }));
    add(unknown, &format!("{} unknown", be(unknown)));
    add(reporting, &format!("{more}{} a problem", if reporting == 1 { "reports" } else { "report" }));
    let missing = types.not_captured;
    let in_part = groups.iter().filter(|group| group.in_part).count();
    let incomplete = assessment.groups.is_in_part();
    let captured = types.configured + types.not_configured;
    let count = |number: usize| numbers::count(number as u64, "type");
    let were = |number: usize| if number == 1 { "was" } else { "were" };
    let some_configured = of(Status::Healthy) > 0;
    let whole = !incomplete && in_part == 0;
    let text = match (parts.is_empty(), missing) {
        (false, _) => numbers::list(&parts),
        (true, 0) if some_configured && whole => "All configured connectors are healthy".to_owned(),
        (true, _) if some_configured => "All captured connectors are healthy".to_owned(),
        (true, 0) if whole => "No connector is configured".to_owned(),
        (true, 0) => "No connector is configured in what was captured".to_owned(),
        (true, _) if captured == 0 => {
            return vec![format!("None of {} was captured", numbers::count(missing as u64, "connector type"))];
        }
        (true, _) => {
            let among = format!("among the {} captured", count(captured));
            let missing = format!("{} {} not captured", count(missing), were(missing));
            return vec![format!("No connector is configured {among}"), missing];
        }
    };
    let all = numbers::count((captured + missing) as u64, "connector type");
    let missing = (missing > 0).then(|| format!("{missing} of {all} {} not captured", were(missing)));
    let in_part = (in_part > 0).then(|| {
        format!("{} {} captured only in part", numbers::count(in_part as u64, "connector type"), were(in_part))
    });
    let incomplete = incomplete.then(|| "The list of connectors was captured only in part".to_owned());
    [Some(text), missing, in_part, incomplete].into_iter().flatten().collect()
}

/// Returns the number of ignored connectors in words; `None` if there are none.
fn ignored_in_words(assessment: &Assessment<'_>) -> Option<String> {
    let ignored = assessment.ignored().count();
    let be = if ignored == 1 { "is" } else { "are" };
    (ignored > 0).then(|| format!("{} {be} ignored", numbers::count(ignored as u64, "connector")))
}

/// Returns the text about service health.
fn health_in_words(assessment: &Assessment<'_>) -> String {
    let Some(health) = assessment.health.captured() else { return "Service health was not captured".to_owned() };
    let in_part = assessment.health.is_in_part();
    if health.active.is_empty() {
        return match in_part {
            true => "No active incident is known; the list was captured only in part".to_owned(),
            false => "No incident or advisory is active".to_owned(),
        };
    }
    let action = health.active.iter().filter(|incident| service_health::needs_tenant_to_act(incident)).count();
    let active = words::issues(health.active.iter().map(|incident| words::incident_kind(incident)));
    let be = if health.active.len() == 1 { "is" } else { "are" };
    let asks = match action {
        0 => String::new(),
        1 => ", 1 requires action by you".to_owned(),
        _ => format!(", {action} require action by you"),
    };
    let part = if in_part { "; the list was captured only in part" } else { "" };
    format!("{active} {be} active{asks}{part}")
}

fn tenant_section(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> TenantSection {
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
    let number = |count: Option<u64>| count.map(numbers::thousands);
    // The four facts on Microsoft's page are always shown, the others only if known.
    let always = [
        fact("Tenant name", name.clone()),
        fact("Tenant location", location.clone()),
        Fact {
            link: at.to_admin_center(LinkTarget::MdmAuthority, "Change in the admin center"),
            ..fact("MDM authority", mdm_authority.clone())
        },
        Fact {
            link: Some(addresses.to(LinkTarget::WhatsNew, "What's new in Intune")),
            ..fact("Service release", service_release.clone())
        },
    ];
    let further = [
        known("Initial domain", domain.clone()),
        known("Tenant ID", id.clone()),
        known("Account status", account_status(tenant)),
        known("Enrolled devices", number(*enrolled_devices)),
        known("Licensed users", number(*licensed_users)),
    ];
    let facts = always.into_iter().chain(further.into_iter().flatten());
    let shows = |section| at.shows(section);
    TenantSection {
        facts: facts.filter(|_| shows(SiteSection::Tenant)).collect(),
        licenses: shows(SiteSection::Licenses)
            .then(|| Licenses { chart: if at.past { None } else { license_chart(at) }, ..licenses_view(assessment) }),
        gaps: Some(words::reasons(assessment.snapshot, "tenant"))
            .filter(|reasons| shows(SiteSection::Tenant) && !reasons.is_empty()),
    }
}

/// Returns the state of the subscription as text, marked if it is a problem.
fn account_status(tenant: &Tenant) -> Option<String> {
    let words = tenant.account_status.as_ref()?.words();
    Some(match reported::account_trouble(tenant) {
        Some(_) => format!("{words} (needs attention)"),
        None => words,
    })
}

fn licenses_view(assessment: &Assessment<'_>) -> Licenses {
    let licenses = assessment.licenses.captured();
    let skus = licenses.map_or(&[][..], |licenses| &licenses.skus);
    let (total, assigned) = licenses.map_or((0, 0), |licenses| (licenses.total, licenses.assigned));
    let over: Vec<&&License> = skus.iter().filter(|sku| licenses::over_assigned(sku)).collect();
    let reasons = words::reasons(assessment.snapshot, "licenses");
    let warning = (!over.is_empty()).then(|| {
        let names: Vec<String> = over.iter().map(|sku| sku.name.clone()).collect();
        format!("More assigned than owned: {}.", numbers::list(&names))
    });
    Licenses {
        not_captured: licenses.is_none().then(|| words::section_not_captured("licenses", "there are none", &reasons)),
        in_part: (assessment.licenses.is_in_part())
            .then(|| words::part_only("The tenant may own more licenses than this list shows.", &reasons)),
        skus: skus.iter().map(|sku| license_row(sku)).collect(),
        sum: row("All licenses", "", total, assigned, None),
        warning,
        chart: None,
    }
}

fn license_row(sku: &License) -> LicenseRow {
    let note = [(sku.in_grace, "in grace period"), (sku.suspended, "suspended")]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", numbers::thousands(*count)))
        .collect::<Vec<_>>();
    row(&sku.name, &sku.sku, sku.total, sku.assigned, (!note.is_empty()).then(|| note.join(", ")))
}

fn row(name: &str, sku: &str, total: u64, assigned: u64, note: Option<String>) -> LicenseRow {
    LicenseRow {
        name: name.to_owned(),
        // A product without a name is shown by its SKU, which need not be repeated.
        sku: if sku == name { String::new() } else { sku.to_owned() },
        total: numbers::thousands(total),
        assigned: numbers::thousands(assigned),
        free: match total.checked_sub(assigned) {
            Some(free) => format!("{} free", numbers::thousands(free)),
            None => format!("{} over-assigned", numbers::thousands(assigned - total)),
        },
        percent: words::percent(assigned, total),
        over: assigned > total,
        note,
    }
}

fn connectors_section(at: &PageContext<'_, '_>, assessment: &Assessment<'_>) -> ConnectorsSection {
    let mut first = rows(at, assessment);
    // Types that are not configured do not fill up the first rows of a tenant with few connectors.
    let worth_showing = first.iter().position(is_inactive).unwrap_or(first.len());
    let rest = first.split_off(at.site.settings.first_connectors.min(worth_showing));
    ConnectorsSection {
        not_captured: super::connectors::section_not_captured(assessment),
        show_more: match first.is_empty() {
            true => format!("Show {}{}", numbers::count(rest.len() as u64, "type"), hidden(&rest)),
            false => format!("Show {} more{}", rest.len(), hidden(&rest)),
        },
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

/// Returns the part of the control's label about hidden rows that need attention, e.g. ` (1 warning, 1 not captured)`.
fn hidden(rest: &[GroupRow]) -> String {
    let trouble = ["unhealthy", "warning", "unknown", "not-captured"];
    let counted = trouble.iter().filter_map(|key| {
        let rows: Vec<&GroupRow> = rest.iter().filter(|row| row.status.key == *key).collect();
        rows.first().map(|row| format!("{} {}", rows.len(), row.status.label.to_lowercase()))
    });
    let mark = words::reports_problem();
    let fine = rest.iter().filter(|row| !trouble.contains(&row.status.key));
    let reporting = fine.filter(|row| row.notes.iter().any(|note| note.mark == mark)).count();
    let mut counted: Vec<String> = counted.collect();
    if reporting > 0 {
        let more = if counted.is_empty() { "" } else { "more " };
        let verb = if reporting == 1 { "reports" } else { "report" };
        counted.push(format!("{reporting} {more}{verb} a problem"));
    }
    if counted.is_empty() { String::new() } else { format!(" ({})", counted.join(", ")) }
}
