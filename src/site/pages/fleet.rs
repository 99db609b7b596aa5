//! The fleet page, built from the summaries of all tenants.

mod incidents;

use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeSet,
};

use chrono::{DateTime, Utc};

use super::{
    ages_of, bare_frame,
    connectors::date_label,
    deadlines::{self, Period},
    unread,
};
use crate::{
    as_of::AsOf,
    locale::{self, Locale},
    rules::{Status, Transition},
    site::{
        PageKind, Settings,
        fleet::Fleet,
        path::PagePath,
        reports,
        summary::{ConnectorSummary, IncidentSummary, TenantSummary},
        tables::{self, Table},
        view::{
            Culprit, DeadlineRow, ExpiriesSection, ExpiryRow, FileLink, FleetPage, Frame, LicensePressure, NextStep,
            PeriodOf, StatusCount, StatusView, Summary, TenantRow, When, WorstConnector,
        },
        words,
    },
    tenant::{Basis, unread::newer},
};
pub use incidents::newest_issues;

/// State of a tenant, in page order: worst first. Unknown and outdated states come after urgent ones and before
/// healthy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FleetOrder {
    Unhealthy,
    Warning,
    /// Healthy, but a service reports a problem.
    Reports,
    Unknown,
    NotCaptured,
    /// Healthy in a snapshot that is too old.
    Stale,
    Healthy,
    NotConfigured,
}

impl FleetOrder {
    const ALL: [FleetOrder; 8] = [
        FleetOrder::Unhealthy,
        FleetOrder::Warning,
        FleetOrder::Reports,
        FleetOrder::Unknown,
        FleetOrder::NotCaptured,
        FleetOrder::Stale,
        FleetOrder::Healthy,
        FleetOrder::NotConfigured,
    ];

    fn of(tenant: &TenantSummary, stale: bool) -> Self {
        match tenant.worst {
            Some(Status::Unhealthy) => FleetOrder::Unhealthy,
            Some(Status::Warning) => FleetOrder::Warning,
            Some(Status::Unknown) => FleetOrder::Unknown,
            None => FleetOrder::NotCaptured,
            Some(Status::Healthy | Status::NotConfigured | Status::Retired | Status::Ignored)
                if !tenant.reporting.is_empty() =>
            {
                FleetOrder::Reports
            }
            Some(Status::Healthy | Status::NotConfigured | Status::Retired | Status::Ignored) if stale => {
                FleetOrder::Stale
            }
            Some(Status::Healthy) => FleetOrder::Healthy,
            Some(Status::NotConfigured | Status::Retired | Status::Ignored) => FleetOrder::NotConfigured,
        }
    }

    fn view(self, locale: &Locale) -> StatusView {
        match self {
            FleetOrder::Unhealthy => locale.status(Status::Unhealthy),
            FleetOrder::Warning => locale.status(Status::Warning),
            FleetOrder::Reports => locale.reports_problem(),
            FleetOrder::Unknown => locale.status(Status::Unknown),
            FleetOrder::NotCaptured => locale.not_captured(),
            FleetOrder::Stale => StatusView { label: locale.fleet_outdated().to_owned(), ..locale.not_captured() },
            FleetOrder::Healthy => locale.status(Status::Healthy),
            FleetOrder::NotConfigured => locale.status(Status::NotConfigured),
        }
    }
}

/// A fleet as of one moment, with its page.
struct FleetContext<'a> {
    settings: &'a Settings,
    path: &'a PagePath,
    as_of: AsOf,
}

impl FleetContext<'_> {
    /// Returns the language of the site.
    fn locale(&self) -> &Locale {
        &self.settings.locale
    }

    fn href(&self, tenant: &TenantSummary, page: &str) -> String {
        self.path.href_to(&self.settings.folder(&tenant.folder).file(page))
    }

    fn hub(&self, tenant: &TenantSummary) -> String {
        self.path.href_to(&self.settings.folder(&tenant.folder).index())
    }

    /// Returns whether the latest snapshot of a tenant is too old, or a newer one could not be read.
    fn is_outdated(&self, tenant: &TenantSummary) -> bool {
        self.is_stale(tenant) || tenant.is_newest_unread()
    }

    /// Returns whether the latest snapshot of a tenant is too old.
    fn is_stale(&self, tenant: &TenantSummary) -> bool {
        self.as_of.since(tenant.captured_at) > self.settings.too_old
    }
}

/// Returns the fleet page.
pub(in crate::site) fn fleet(settings: &Settings, fleet: &Fleet, path: &PagePath) -> FleetPage {
    fleet_of(settings, fleet, path, PageKind::Fleet)
}

/// Returns the content of the fleet page, framed as a page of this kind.
pub(super) fn fleet_of(settings: &Settings, fleet: &Fleet, path: &PagePath, kind: PageKind) -> FleetPage {
    let as_of = fleet.as_of();
    let at = FleetContext { settings, path, as_of: AsOf(as_of.unwrap_or(DateTime::<Utc>::UNIX_EPOCH)) };
    let mut tenants: Vec<(FleetOrder, &TenantSummary)> =
        fleet.tenants.iter().map(|tenant| (FleetOrder::of(tenant, at.is_outdated(tenant)), tenant)).collect();
    // A total order, because folders are unique.
    tenants.sort_by_cached_key(|(state, tenant)| {
        let of = |status: Status| Reverse(tenant.connector_counts.get(status.key()).copied().unwrap_or_default());
        let counts = [Status::Unhealthy, Status::Warning, Status::Unknown].map(of);
        (*state, counts, tenant.name.to_lowercase(), tenant.folder.clone())
    });
    let issues = incidents::Issues::of(&fleet.tenants);
    let ended = issues.ended();
    let (active, resolved) = issues.views(&at);
    let snapshots: u64 = fleet.tenants.iter().map(|tenant| tenant.snapshots).sum();
    let feed = |label: &str, to: &PagePath, media_type: &'static str| FileLink {
        label: label.to_owned(),
        href: path.href_to(to),
        media_type,
    };
    let locale = at.locale();
    let count = |is: &dyn Fn(&TenantSummary) -> bool| fleet.tenants.iter().filter(|one| is(one)).count() as u64;
    let not_captured = count(&|tenant| tenant.incidents.is_none() && tenant.incidents_in_part.is_none());
    let in_part = count(&|tenant| tenant.incidents_in_part.is_some());
    FleetPage {
        page: Frame {
            source: locale.fleet_source(snapshots, fleet.tenants.len() as u64),
            as_of: as_of.map(|moment| locale.when(moment, at.as_of)),
            ages: as_of.map(|moment| ages_of(settings, moment)),
            feeds: vec![
                feed(locale.feed_changes_all(), &settings.root().feed(), "application/atom+xml"),
                feed(locale.feed_expiries_all(), &settings.root().calendar(), "text/calendar"),
            ],
            tables: if kind == PageKind::Fleet { table_links(settings, path) } else { Vec::new() },
            board: (kind != PageKind::Board).then(|| path.href_to(&settings.root().board())),
            search: Some(path.href_to(&settings.root().search())),
            ..bare_frame(settings, kind, path)
        },
        summary: summary(&at, kind, &tenants),
        unread: unread::of_unknown_tenants(locale, &fleet.unread),
        has_unread: fleet.tenants.iter().any(|tenant| unread_of(locale, tenant).is_some()),
        expiries: expiries(&at, &fleet.tenants),
        incidents: active,
        resolved,
        health_not_captured: (not_captured > 0).then(|| locale.fleet_health_not_captured(not_captured)),
        health_in_part: (in_part > 0).then(|| locale.fleet_health_in_part(in_part)),
        tenants: tenants.into_iter().map(|(state, tenant)| row(&at, state, tenant, &ended)).collect(),
    }
}

/// Returns the links to the table of all tenants, and to its workbook.
fn table_links(settings: &Settings, path: &PagePath) -> Vec<FileLink> {
    let (locale, root) = (&settings.locale, settings.root());
    let table = tables::link_to_table(locale, Table::Tenants, path, &root.table(Table::Tenants.name()));
    let workbook = settings.workbook.then(|| tables::link_to_workbook(locale, path, &root.workbook()));
    [table].into_iter().chain(workbook).collect()
}

/// Number of tenants whose worst connector is named in the summary.
const MOST_CULPRITS: usize = 3;

/// Summarizes what needs attention. Tenants with an outdated snapshot are counted too. A board names no connectors,
/// because its tiles do.
fn summary(at: &FleetContext<'_>, kind: PageKind, tenants: &[(FleetOrder, &TenantSummary)]) -> Summary {
    let attention = tenants.iter().filter(|(state, tenant)| tenant.attention || *state == FleetOrder::Stale).count();
    let locale = at.locale();
    let counts = FleetOrder::ALL.into_iter().map(|state| StatusCount {
        status: state.view(locale),
        count: tenants.iter().filter(|(one, _)| *one == state).count(),
    });
    let text = match attention {
        0 => locale.fleet_attention_none(tenants.len() as u64),
        _ => locale.fleet_attention(attention as u64, tenants.len() as u64),
    };
    Summary {
        status: Some(tenants.first().map_or_else(|| locale.not_captured(), |(worst, _)| worst.view(locale))),
        sentences: vec![text.clone()],
        rest: None,
        text,
        counts: counts.filter(|entry| entry.count > 0).collect(),
        types: None,
        culprits: tenants
            .iter()
            .filter(|_| kind != PageKind::Board)
            .filter_map(|(state, tenant)| culprit(at, *state, tenant))
            .take(MOST_CULPRITS)
            .collect(),
        more: None,
        next: next_expiry(at, tenants),
    }
}

/// Returns the worst connector of a tenant; `None` if all are healthy.
fn culprit(at: &FleetContext<'_>, state: FleetOrder, tenant: &TenantSummary) -> Option<Culprit> {
    let locale = at.locale();
    let connector = worst_of(state, tenant)?;
    let what = match (connector.reports.first().filter(|_| connector.status >= Status::Healthy), connector.date) {
        (Some(report), _) => reports::phrase(locale, &report.name, &report.value),
        (None, Some(date)) => {
            let When { date, relative, .. } = when(at, connector.basis, date);
            let date = locale.time_and_distance(&date, &relative);
            match connector.basis {
                Basis::Expiry if by_now(at, connector).0 == Status::Unhealthy => locale.fleet_expired(&date),
                Basis::Expiry => locale.fleet_expires(&date),
                Basis::Sync => locale.fleet_last_sync(&date),
                Basis::None => locale.fleet_last_change(&date),
            }
        }
        (None, None) => locale::capitalized(&connector.because),
    };
    Some(Culprit {
        status: state.view(locale),
        name: locale.feed_title_of_tenant(&tenant.name, &connector.name),
        type_label: connector.label.clone(),
        href: at.href(tenant, &connector.page),
        what,
        since: at.is_stale(tenant).then(|| locale.fleet_status_as_of(&locale.date(tenant.captured_at))),
        action: None,
    })
}

/// Returns the worst connector of a tenant: one that reports a problem, if all are healthy otherwise.
fn worst_of(state: FleetOrder, tenant: &TenantSummary) -> Option<&ConnectorSummary> {
    match state {
        FleetOrder::Reports => tenant.reporting.first(),
        _ => tenant.worst_connector.as_ref().filter(|worst| worst.status < Status::Healthy),
    }
}

/// Returns the next expiry of a credential of any tenant that has not yet expired.
fn next_expiry(at: &FleetContext<'_>, tenants: &[(FleetOrder, &TenantSummary)]) -> Option<DeadlineRow> {
    let all = tenants.iter().flat_map(|(_, tenant)| tenant.credentials.iter().map(move |one| (*tenant, one)));
    let dates = all.filter_map(|(tenant, credential)| Some(Expiry { tenant, credential, date: credential.date? }));
    let next = dates.filter(|expiry| expiry.date > at.as_of.0).min_by(Expiry::order)?;
    let row = next.row(at);
    Some(DeadlineRow {
        name: at.locale().feed_title_of_tenant(&row.tenant, &row.name),
        detail: row.type_label,
        href: row.href,
        kind: "expiry",
        label: at.locale().deadline_expires().to_owned(),
        status: Some(row.status),
        date: row.date,
        due: row.due,
        steps: row.steps,
    })
}

/// Returns the row of a tenant; `ended` has the ids of issues that a newer snapshot of another tenant shows as ended.
fn row(at: &FleetContext<'_>, state: FleetOrder, tenant: &TenantSummary, ended: &BTreeSet<&str>) -> TenantRow {
    let locale = at.locale();
    let count = |status: StatusView| {
        let count = tenant.connector_counts.get(&status.key.replace('-', "_")).copied().unwrap_or_default();
        StatusCount { status, count }
    };
    let troubled = tenant.connector_counts.get("reports_problem").copied().unwrap_or_default();
    let missing = tenant.type_counts.map_or(0, |types| types.not_captured);
    let missing = StatusCount { status: locale.not_captured_types(missing), count: missing };
    let counts = [
        locale.status(Status::Unhealthy),
        locale.status(Status::Warning),
        locale.status(Status::Unknown),
        locale.status(Status::Healthy),
        locale.reporting(troubled),
    ]
    .map(count)
    .into_iter()
    .chain([missing]);
    let worst = worst_of(state, tenant);
    let in_part = |name: &str| tenant.captured_in_part.iter().any(|part| part == name);
    TenantRow {
        name: tenant.name.clone(),
        href: at.hub(tenant),
        status: state.view(locale),
        stale: at.is_stale(tenant).then(|| stale(at, tenant)),
        unread: unread_of(locale, tenant),
        counts: counts.filter(|entry| entry.count > 0).collect(),
        connector: worst.map(|connector| worst_connector(at, tenant, connector)),
        incidents: incident_count(locale, tenant, ended),
        incidents_number: active(tenant, ended).count() as u64,
        incidents_in_part: tenant.incidents_in_part.is_some(),
        licenses_in_part: in_part("licenses"),
        incidents_href: path_of_incidents(at, tenant),
        captured: locale.when_elapsed(tenant.captured_at, at.as_of),
        licenses: tenant.licenses.as_ref().map(|licenses| LicensePressure {
            text: locale.licenses_of_owned(&locale.number(licenses.assigned), &locale.number(licenses.total)),
            assigned: licenses.assigned,
            total: licenses.total,
            percent: words::percent(licenses.assigned, licenses.total),
            over: match licenses.over_assigned.as_slice() {
                [] => None,
                [one] => Some(locale.fleet_over_assigned(one)),
                several => Some(locale.fleet_products_over_assigned(several.len() as u64)),
            },
        }),
    }
}

/// Returns how old the latest snapshot of a tenant is, in hours below two days, and else in calendar days.
fn stale(at: &FleetContext<'_>, tenant: &TenantSummary) -> String {
    let locale = at.locale();
    let age = at.as_of.since(tenant.captured_at);
    match age.num_hours() {
        0 => locale.fleet_stale_minutes(age.num_minutes().unsigned_abs()),
        hours if hours < 48 => locale.fleet_stale_hours(hours.unsigned_abs()),
        _ => locale.fleet_stale_days(locale.calendar_days(tenant.captured_at, at.as_of).unsigned_abs()),
    }
}

/// Returns what could not be read of a tenant's latest snapshot or newer ones.
fn unread_of(locale: &Locale, tenant: &TenantSummary) -> Option<String> {
    match newer(&tenant.unread, tenant.captured_at).count() {
        0 if tenant.unreadable_files == 0 => None,
        0 => Some(locale.fleet_unread_files(tenant.unreadable_files)),
        newer => Some(locale.fleet_unread_newest(newer as u64)),
    }
}

/// Returns the known issues of a tenant that no newer snapshot of another tenant shows as ended.
fn active<'t>(tenant: &'t TenantSummary, ended: &BTreeSet<&str>) -> impl Iterator<Item = &'t IncidentSummary> {
    tenant.known_incidents().filter(|one| !ended.contains(one.id.as_str()))
}

/// Returns the number of issues of a tenant in words; `None` if they were not captured.
fn incident_count(locale: &Locale, tenant: &TenantSummary, ended: &BTreeSet<&str>) -> Option<String> {
    let count = active(tenant, ended).count();
    let text = match (&tenant.incidents, &tenant.incidents_in_part) {
        (Some(_), _) if count == 0 => locale.fleet_none_active().to_owned(),
        (Some(_), _) => locale.fleet_active(count as u64),
        (None, Some(_)) if count == 0 => locale.fleet_none_known().to_owned(),
        (None, Some(_)) => locale.fleet_known(count as u64),
        (None, None) => return None,
    };
    let since = tenant.known_incidents().count() - count;
    Some(if since == 0 { text } else { locale.fleet_resolved_since(since as u64, &text) })
}

fn path_of_incidents(at: &FleetContext<'_>, tenant: &TenantSummary) -> String {
    at.path.href_to(&at.settings.folder(&tenant.folder).incidents())
}

fn worst_connector(at: &FleetContext<'_>, tenant: &TenantSummary, connector: &ConnectorSummary) -> WorstConnector {
    let (status, _) = by_now(at, connector);
    WorstConnector {
        name: connector.name.clone(),
        type_label: connector.label.clone(),
        href: at.href(tenant, &connector.page),
        date_label: date_label(at.locale(), connector.basis, status).to_owned(),
        date: connector.date.map(|date| when(at, connector.basis, date)),
        report: match connector.reports.as_slice() {
            [] => None,
            reports => Some(at.locale().paragraph(reports.iter().map(|report| &report.text))),
        },
    }
}

/// Returns the date of a connector for display.
fn when(at: &FleetContext<'_>, basis: Basis, date: DateTime<Utc>) -> When {
    match basis {
        Basis::Sync => at.locale().when_synced(date, at.as_of),
        Basis::Expiry | Basis::None => at.locale().when(date, at.as_of),
    }
}

/// Returns the status of a credential as of the fleet, assuming no changes since its snapshot, and its further status
/// changes. Syncs since then are not known, so only known dates are projected.
fn by_now<'a>(at: &FleetContext<'_>, connector: &'a ConnectorSummary) -> (Status, &'a [Transition]) {
    if connector.basis != Basis::Expiry {
        return (connector.status, &connector.becomes);
    }
    let past = connector.becomes.iter().take_while(|step| step.at <= at.as_of.0).count();
    let (past, ahead) = connector.becomes.split_at(past);
    (past.last().map_or(connector.status, |step| step.status), ahead)
}

/// An expiring credential of a tenant.
#[derive(Clone, Copy)]
struct Expiry<'a> {
    tenant: &'a TenantSummary,
    credential: &'a ConnectorSummary,
    date: DateTime<Utc>,
}

impl Expiry<'_> {
    /// Orders by date, soonest first.
    fn order(&self, other: &Self) -> Ordering {
        let name = |one: &Self| {
            let page = format!("{}/{}", one.tenant.folder, one.credential.page);
            (one.tenant.name.to_lowercase(), one.credential.name.to_lowercase(), page)
        };
        self.date.cmp(&other.date).then_with(|| name(self).cmp(&name(other)))
    }

    fn row(&self, at: &FleetContext<'_>) -> ExpiryRow {
        let Expiry { tenant, credential, date } = *self;
        let (status, ahead) = by_now(at, credential);
        let locale = at.locale();
        let since = status == Status::Unhealthy && credential.status != Status::Unhealthy;
        ExpiryRow {
            tenant: tenant.name.clone(),
            tenant_href: at.hub(tenant),
            name: credential.name.clone(),
            type_label: credential.label.clone(),
            href: at.href(tenant, &credential.page),
            status: locale.status(status),
            date: locale.when(date, at.as_of),
            due: locale.due(date, at.as_of, date <= at.as_of.0),
            since: since.then(|| locale.fleet_expired_since(&locale.date_time(tenant.captured_at))),
            steps: ahead
                .iter()
                .map(|step| NextStep { status: locale.status(step.status), at: locale.when(step.at, at.as_of) })
                .collect(),
        }
    }
}

/// Returns every credential with a date by how soon it is; those in more than 90 days are only counted.
fn expiries(at: &FleetContext<'_>, tenants: &[TenantSummary]) -> ExpiriesSection {
    let of_tenants = tenants.iter().flat_map(|tenant| tenant.credentials.iter().map(move |one| (tenant, one)));
    let mut all: Vec<Expiry<'_>> = of_tenants
        .filter_map(|(tenant, credential)| Some(Expiry { tenant, credential, date: credential.date? }))
        .collect();
    all.sort_by(Expiry::order);
    let none = all.is_empty();
    let mut groups =
        deadlines::periods(&at.settings.locale, all, at.as_of, |expiry| (expiry.date, expiry.date <= at.as_of.0));
    let later = groups.pop().map_or(0, |(_, later)| later.len());
    let group = |(period, expiries): (Period, Vec<Expiry<'_>>)| PeriodOf {
        key: period.key,
        label: period.label,
        inline: period.inline,
        rows: expiries.iter().map(|expiry| expiry.row(at)).collect(),
    };
    ExpiriesSection {
        none,
        groups: groups.into_iter().map(group).collect(),
        later: (later > 0).then(|| at.locale().fleet_later(later as u64)),
    }
}
