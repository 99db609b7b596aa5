//! Reports: the state of a tenant with its evidence, or the numbers of a period with their methods.

mod numbers;
mod period;
mod state;

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{PageContext, fact, unread};
use crate::{
    audience::SiteSection,
    digest::Sha256,
    locale::Locale,
    report::{MonthOrYear, PeriodNumbers},
    site::{
        GENERATOR, PageKind, ReportInput,
        view::{Fact, Frame, ReportMethod, ReportPage, ReportSource},
    },
};

/// Number of snapshots that a report lists.
const MOST_SOURCES: usize = 1_000;

/// Returns a report of the tenant.
pub(in crate::site) fn report(at: &PageContext<'_, '_>, wanted: &ReportInput<'_>) -> ReportPage {
    let locale = at.locale();
    let numbers = wanted.period.map(|period| {
        let chronicle = &at.tenant.chronicle;
        PeriodNumbers::of(chronicle, at.tenant.unread, period, &|moment| locale.day(moment), at.criteria())
    });
    let heading = match wanted.period {
        None => locale.report_title_state().to_owned(),
        Some(period) => locale.report_title_period(&name_of(locale, period)),
    };
    let (sources, more_sources) = sources(at, wanted, numbers.as_ref());
    let of_others = unread::of_unknown_tenants(locale, wanted.unread);
    ReportPage {
        page: without_links(at.frame(PageKind::Report, &[&heading], &[])),
        heading,
        document: document(at, wanted),
        style: wanted.style.to_owned(),
        style_digest: base64_digest(wanted.style),
        unread: match wanted.period {
            None => unread::notice(at).into_iter().chain(of_others).collect(),
            Some(period) => unread::of_period(at, period).into_iter().chain(of_others).collect(),
        },
        state: wanted.period.is_none().then(|| state::state(at)),
        methods: methods(at, numbers.is_some()),
        period: numbers.map(|numbers| period::period(at, &numbers)),
        sources,
        more_sources,
    }
}

/// Returns the SHA-256 digest of a style sheet, as a content security policy has it.
fn base64_digest(style: &str) -> String {
    let mut digest = Sha256::default();
    digest.update(style.as_bytes());
    data_encoding::BASE64.encode(&digest.bytes())
}

/// Returns the name of a period, e.g. `November 2026`.
fn name_of(locale: &Locale, period: MonthOrYear) -> String {
    match period {
        MonthOrYear::Month(first) => locale.month_of(first),
        MonthOrYear::Year(_) => period.name(),
    }
}

/// Removes everything that leads to other files.
fn without_links(frame: Frame) -> Frame {
    let brand = super::BrandView { logo: None, style: None };
    Frame {
        translations: Vec::new(),
        crumbs: Vec::new(),
        nav: Vec::new(),
        feeds: Vec::new(),
        ages: None,
        data: None,
        board: None,
        search: None,
        tables: Vec::new(),
        assets: String::new(),
        home: String::new(),
        brand,
        ..frame
    }
}

/// Returns what the report is made from.
fn document(at: &PageContext<'_, '_>, wanted: &ReportInput<'_>) -> Vec<Fact> {
    let locale = at.locale();
    let settings = at.site.settings;
    let captured = locale.date_time(at.snapshot.captured_at);
    let measured = match at.as_of.0 == at.snapshot.captured_at {
        true => locale.report_measured_capture(&captured),
        false => locale.date_time(at.as_of.0),
    };
    let zone = locale.zone().name();
    let digest = wanted.digests.last().filter(|digest| !digest.is_empty()).cloned();
    let of_state = |label: &str, value: String| wanted.period.is_none().then(|| fact(label, Some(value)));
    [
        Some(fact(locale.fact_name(), Some(at.name().to_owned()))),
        wanted.period.map(|period| {
            fact(locale.report_period(), Some(locale.report_period_text(&numbers::dates(locale, period), &zone)))
        }),
        wanted
            .at
            .map(|moment| fact(locale.report_selected(), Some(locale.report_selected_text(&locale.date_time(moment))))),
        Some(match wanted.period {
            None => fact(locale.report_snapshot(), Some(captured)),
            Some(_) => fact(locale.report_latest(), Some(captured)),
        }),
        of_state(locale.report_measured(), measured),
        digest.filter(|_| wanted.period.is_none()).map(|digest| fact(locale.report_digest(), Some(digest))),
        Some(fact(
            locale.report_audience(),
            Some(settings.audience_title().unwrap_or_else(|| locale.report_audience_all().to_owned())),
        )),
        Some(fact(locale.report_language(), Some(locale.tag().to_owned()))),
        Some(fact(locale.report_zone(), Some(zone.clone()))),
        Some(fact(locale.report_program(), Some(GENERATOR.to_owned()))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Returns the snapshots that the report is made from: the one shown; or those of the period, the one before it, and those
/// that show what became of an expiry date.
fn sources(
    at: &PageContext<'_, '_>,
    wanted: &ReportInput<'_>,
    numbers: Option<&PeriodNumbers>,
) -> (Vec<ReportSource>, Option<String>) {
    let entries = &at.tenant.chronicle.entries;
    let mut used: BTreeSet<usize> = match numbers {
        None => (entries.len().saturating_sub(1)..entries.len()).collect(),
        Some(numbers) => (numbers.entries.start.saturating_sub(1)..numbers.entries.end).collect(),
    };
    let evidence = numbers.into_iter().flat_map(|numbers| &numbers.deadlines);
    let times = evidence.flat_map(|deadline| [Some(deadline.seen), deadline.next]).flatten();
    used.extend(times.filter_map(|time| entries.binary_search_by_key(&time, |entry| entry.at()).ok()));
    let row = |number: &usize| {
        let sha256 = wanted.digests.get(*number).cloned().unwrap_or_default();
        Some(ReportSource { at: at.when(entries.get(*number)?.at()), sha256 })
    };
    let more = used.len().saturating_sub(MOST_SOURCES) as u64;
    let more = (more > 0).then(|| at.locale().report_more_snapshots(more));
    (used.iter().take(MOST_SOURCES).filter_map(row).collect(), more)
}

/// Returns the methods of the numbers that the audience sees.
fn methods(at: &PageContext<'_, '_>, is_period: bool) -> Vec<ReportMethod> {
    let locale = at.locale();
    let thresholds = at.criteria().thresholds;
    let hours = |limit: TimeDelta| locale.duration(limit);
    let (connectors, health) = (Some(SiteSection::Connectors), Some(SiteSection::Health));
    let of_state = [(connectors, locale.hub_connector_status(), locale.report_method_state())];
    let rule = locale.report_method_rule(
        &hours(thresholds.expiry_warning),
        &hours(thresholds.sync_warning),
        &hours(thresholds.sync_unhealthy),
    );
    let of_period = [
        (None, locale.report_captures(), locale.report_method_captures()),
        (None, locale.report_net(), locale.report_method_changes()),
        (connectors, locale.report_days(), locale.report_method_days()),
        (connectors, locale.rule_title(), rule.as_str()),
        (connectors, locale.report_spells(), locale.report_method_spells()),
        (connectors, locale.report_deadlines(), locale.report_method_deadlines()),
        (health, locale.hub_service_health(), locale.report_method_incidents()),
        (Some(SiteSection::Licenses), locale.column_licenses(), locale.report_method_licenses()),
    ];
    let all: &[(Option<SiteSection>, &str, &str)] = if is_period { &of_period } else { &of_state };
    let shown = all.iter().filter(|(section, ..)| section.is_none_or(|section| at.shows(section)));
    shown.map(|(_, title, text)| ReportMethod { title: (*title).to_owned(), text: (*text).to_owned() }).collect()
}
