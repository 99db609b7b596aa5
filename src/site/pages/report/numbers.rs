//! Days, deadlines, incidents and licenses of a period as rows.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::super::{
    PageContext,
    strips::{day_counts, day_key, day_view},
};
use crate::{
    history::{ConnectorSeries, days::DayResult},
    locale::Locale,
    report::{
        ConnectorDays, DaySpell, DeadlineOutcome, ExpiryDate, Figures, IncidentDays, LicenseDays, MonthOrYear,
        PeriodNumbers,
    },
    site::{
        view::{
            ReportConnectorDays, ReportCount, ReportDeadline, ReportDeadlines, ReportFigures, ReportIncident,
            ReportLicense, ReportSpell, StatusView, Strip, StripStatus, StripTick,
        },
        words,
    },
    tenant::{Section, Snapshot},
};

/// Returns the dates of a period, e.g. `1 Nov 2026 – 30 Nov 2026`.
pub(super) fn dates(locale: &Locale, period: MonthOrYear) -> String {
    locale.dates(&locale.calendar_day(period.first()), &locale.calendar_day(period.last()))
}

/// Returns whether a section was captured in full.
pub(super) fn is_whole<T>(section: &Section<T>) -> bool {
    matches!(section, Section::Captured(_))
}

/// Returns on how many days a snapshot has a part in full, as a sentence.
pub(super) fn coverage(
    at: &PageContext<'_, '_>,
    numbers: &PeriodNumbers,
    has_it: impl Fn(&Snapshot) -> bool,
) -> String {
    let (locale, entries) = (at.locale(), &at.tenant.chronicle.entries[numbers.entries.clone()]);
    let days: BTreeSet<NaiveDate> =
        entries.iter().filter(|entry| has_it(entry.snapshot)).map(|entry| locale.day(entry.at())).collect();
    locale.report_coverage(&days_of(locale, days.len(), numbers))
}

/// Returns a number of days of the period, e.g. `28 of 30 days`.
fn days_of(locale: &Locale, days: usize, numbers: &PeriodNumbers) -> String {
    locale.report_days_of(numbers.days.len() as u64, &locale.number(days as u64))
}

fn key(series: &ConnectorSeries<'_>) -> String {
    format!("{}/{}", series.name.type_slug, series.name.id)
}

/// Returns a drawing of the days of a period. Days without a snapshot are blank.
pub(super) fn strip(
    locale: &Locale,
    title: String,
    text: String,
    period: MonthOrYear,
    days: &[Option<DayResult>],
) -> Strip {
    let mut statuses: Vec<StripStatus> = Vec::new();
    for (x, result) in (0_u32..).zip(days) {
        let Some(key) = result.map(day_key) else { continue };
        let Some(same) = statuses.iter_mut().find(|one| one.key == key) else {
            statuses.push(StripStatus { key, held: false, runs: vec![[x, 1]] });
            continue;
        };
        match same.runs.last_mut() {
            Some([begin, length]) if *begin + *length == x => *length += 1,
            _ => same.runs.push([x, 1]),
        }
    }
    let first = period.first();
    let ticks = (0_u32..).zip(period.days()).filter(|(_, day)| day.day() == 1);
    let ticks = ticks.map(|(x, day)| StripTick { x, label: locale.short_month(day).to_owned() }).collect();
    Strip {
        title,
        text,
        days: u32::try_from(days.len()).unwrap_or_default(),
        statuses,
        ticks,
        from: locale.calendar_day(first),
        to: locale.calendar_day(first + TimeDelta::days(days.len() as i64 - 1)),
    }
}

pub(super) fn connectors(at: &PageContext<'_, '_>, numbers: &PeriodNumbers) -> Vec<ReportConnectorDays> {
    let row = |one: &ConnectorDays| connector(at, numbers, one);
    numbers.connectors.iter().map(row).collect()
}

fn connector(at: &PageContext<'_, '_>, numbers: &PeriodNumbers, one: &ConnectorDays) -> ReportConnectorDays {
    let (locale, series) = (at.locale(), &at.tenant.chronicle.connectors[one.connector]);
    let counts = one.counts();
    let in_use = u64::from(counts.in_use());
    let title = locale.strip_title(&series.name.name, &dates(locale, numbers.period));
    let absent = one.days.iter().filter(|day| **day == Some(DayResult::Gone)).count();
    let listed = one.days.iter().flatten().copied().filter(|day| *day != DayResult::Gone);
    let all = u32::try_from(one.days.len() - absent).unwrap_or_default();
    let texts = [
        (all > 0).then(|| day_counts(locale, listed, all)),
        (absent > 0).then(|| locale.report_days_not_listed(absent as u64)),
    ];
    let text = locale.paragraph(texts.into_iter().flatten());
    ReportConnectorDays {
        key: key(series),
        name: series.name.name.clone(),
        type_label: series.name.type_label.clone(),
        unhealthy: counts.unhealthy,
        warning: counts.warning,
        unknown: counts.unknown(),
        no_data: counts.no_data,
        of_which: (counts.no_data > 0).then(|| locale.report_without_data(&locale.number(u64::from(counts.no_data)))),
        healthy: counts.healthy,
        not_in_use: counts.not_in_use,
        share: (in_use > 0).then(|| {
            let healthy = u64::from(counts.healthy);
            let percent = words::percent(healthy, in_use);
            let days = locale.report_days_of(in_use, &locale.number(healthy));
            locale.report_share(&days, &locale.number(u64::from(percent)))
        }),
        strip: strip(locale, title, text, numbers.period, &one.days),
        spells: one.spells.iter().map(|spell| spell_row(locale, spell)).collect(),
    }
}

fn spell_row(locale: &Locale, spell: &DaySpell) -> ReportSpell {
    let status = match spell.result {
        None => StatusView { label: locale.report_no_snapshot().to_owned(), ..locale.not_captured() },
        Some(DayResult::Gone) => {
            StatusView { label: locale.report_not_listed().to_owned(), ..day_view(locale, DayResult::Gone) }
        }
        Some(result) => day_view(locale, result),
    };
    ReportSpell {
        status,
        from_iso: spell.first.to_string(),
        from: locale.calendar_day(spell.first),
        until: locale.calendar_day(spell.last),
        days: spell.days,
        why: spell.reason.as_ref().map(|reason| locale.brief_past(reason)),
    }
}

pub(super) fn deadlines(at: &PageContext<'_, '_>, numbers: &PeriodNumbers) -> ReportDeadlines {
    let locale = at.locale();
    let count = |outcome: DeadlineOutcome| ReportCount {
        key: outcome.key(),
        label: label(locale, outcome).to_owned(),
        count: numbers.deadlines.iter().filter(|deadline| deadline.outcome == outcome).count(),
    };
    ReportDeadlines {
        counts: DeadlineOutcome::ALL.map(count).into(),
        rows: numbers.deadlines.iter().map(|deadline| deadline_row(at, deadline)).collect(),
    }
}

fn label(locale: &Locale, outcome: DeadlineOutcome) -> &str {
    match outcome {
        DeadlineOutcome::Missed => locale.report_deadline_missed(),
        DeadlineOutcome::Unknown => locale.status_unknown(),
        DeadlineOutcome::Met => locale.report_deadline_met(),
        DeadlineOutcome::Withdrawn => locale.report_deadline_withdrawn(),
        DeadlineOutcome::Ahead => locale.report_deadline_ahead(),
    }
}

fn deadline_row(at: &PageContext<'_, '_>, deadline: &ExpiryDate) -> ReportDeadline {
    let (locale, series) = (at.locale(), &at.tenant.chronicle.connectors[deadline.connector]);
    let seen = locale.date_time(deadline.seen);
    let next = deadline.next.map(|next| locale.date_time(next));
    let evidence = match (deadline.outcome, next) {
        (DeadlineOutcome::Missed, _) => locale.report_evidence_missed(&seen),
        (DeadlineOutcome::Ahead, _) => locale.report_evidence_ahead(&seen),
        (DeadlineOutcome::Met, Some(next)) => locale.report_evidence_met(&seen, &next),
        (DeadlineOutcome::Withdrawn, Some(next)) => locale.report_evidence_withdrawn(&seen, &next),
        (DeadlineOutcome::Unknown, Some(next)) => locale.report_evidence_unknown(&seen, &next),
        (_, None) => locale.report_evidence_none(&seen),
    };
    ReportDeadline {
        key: key(series),
        name: series.name.name.clone(),
        type_label: series.name.type_label.clone(),
        expires: at.when(deadline.expires),
        outcome: deadline.outcome.key(),
        shape: match deadline.outcome {
            DeadlineOutcome::Missed => "unhealthy",
            DeadlineOutcome::Unknown => "unknown",
            DeadlineOutcome::Met => "healthy",
            DeadlineOutcome::Withdrawn => "not-configured",
            DeadlineOutcome::Ahead => "not-captured",
        },
        label: label(locale, deadline.outcome).to_owned(),
        evidence,
    }
}

pub(super) fn incidents(at: &PageContext<'_, '_>, numbers: &PeriodNumbers) -> Vec<ReportIncident> {
    numbers.incidents.iter().map(|issue| incident(at, issue)).collect()
}

fn incident(at: &PageContext<'_, '_>, issue: &IncidentDays) -> ReportIncident {
    let (locale, known) = (at.locale(), at.tenant.chronicle.incidents[issue.incident].latest);
    let state = match (issue.ended, issue.is_unlisted) {
        (None, _) => locale.report_incident_active(),
        (Some(_), true) => locale.incident_no_longer_listed(),
        (Some(_), false) => locale.report_incident_resolved(),
    };
    ReportIncident {
        id: known.id.clone(),
        title: known.title.clone(),
        kind: words::incident_kind(known),
        classification: locale.issue_kind(&known.classification),
        past: false,
        opened: issue.opened.map(|opened| at.when(opened)),
        ended: issue.ended.map(|ended| at.when(ended)),
        state: state.to_owned(),
        days: issue.days,
    }
}

pub(super) fn licenses(at: &PageContext<'_, '_>, numbers: &PeriodNumbers) -> Vec<ReportLicense> {
    let locale = at.locale();
    let row = |one: &LicenseDays| ReportLicense {
        name: if one.sku.is_some() { one.name.clone() } else { locale.licenses_all().to_owned() },
        sku: one.sku.clone().unwrap_or_default(),
        total: figures(locale, &one.total),
        assigned: figures(locale, &one.assigned),
        coverage: days_of(locale, one.days as usize, numbers),
        days: one.days,
    };
    numbers.licenses.iter().map(row).collect()
}

fn figures(locale: &Locale, figures: &Figures) -> ReportFigures {
    let Figures { first, last, lowest, highest } = *figures;
    let number = |value| locale.number(value);
    ReportFigures {
        first: number(first),
        last: number(last),
        lowest: number(lowest),
        highest: number(highest),
        values: format!("{first} {last} {lowest} {highest}"),
    }
}
