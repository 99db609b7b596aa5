//! Drawings of the past: strips of days, spells, and the license chart.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use super::{PageContext, unread};
use crate::{
    audience::SiteSection,
    history::{
        ConnectorSeries, ConnectorState, Presence,
        days::{DayResult, worst_by_day},
    },
    locale::Locale,
    rules::Status,
    site::{
        view::{
            ConnectorHistory, LicenseChart, LicenseChartRow, SpellRow, StatusView, Strip, StripRow, StripStatus,
            StripTick,
        },
        words,
    },
    tenant::Connector,
};

/// Number of days in the strip of a connector's page.
const DAYS: i64 = 90;

/// Number of days in the strips of the hub.
const HUB_DAYS: i64 = 30;

/// Returns the history of a connector.
pub(super) fn connector_history(at: &PageContext<'_, '_>, series: &ConnectorSeries<'_>) -> ConnectorHistory {
    let locale = at.locale();
    let spells = series.spells().into_iter().rev().map(|spell| SpellRow {
        status: state_view(locale, &spell.state),
        from: at.when(spell.from),
        to: at.when(spell.to),
        range: locale.days_between(spell.from, spell.to),
        why: match &spell.state {
            ConnectorState::Known(_, reason) => locale.brief_past(reason),
            ConnectorState::NotCaptured => locale.status_not_captured().to_owned(),
            ConnectorState::Gone => locale.history_unlisted().to_owned(),
        },
        snapshots: locale.count_snapshots(spell.snapshots as u64),
    });
    ConnectorHistory {
        strip: recent(at, series),
        spells: spells.collect(),
        archive: at.href(&at.tenant.base.archive()),
    }
}

fn state_view(locale: &Locale, state: &ConnectorState) -> StatusView {
    let result = match state {
        ConnectorState::Known(status, _) => DayResult::Status(*status),
        ConnectorState::NotCaptured => DayResult::NotCaptured,
        ConnectorState::Gone => DayResult::Gone,
    };
    day_view(locale, result)
}

/// Returns the strip of a connector's last 90 days.
pub(super) fn recent(at: &PageContext<'_, '_>, series: &ConnectorSeries<'_>) -> Strip {
    let (from, to) = days_before(at, DAYS);
    strip(at, series, from, to)
}

/// Returns the first and the last of `days` days, ending with the reference time. They begin at the first snapshot if
/// that is later, but are at least a week.
fn days_before(at: &PageContext<'_, '_>, days: i64) -> (NaiveDate, NaiveDate) {
    let locale = at.locale();
    let to = locale.day(at.as_of.0);
    let begin = at.tenant.chronicle.entries.first().map_or(to, |entry| locale.day(entry.at()));
    let week = to - TimeDelta::days(6);
    ((to - TimeDelta::days(days - 1)).max(begin.min(week)), to)
}

/// Returns the strip of a connector's last 30 days; `None` on pages about the past, without access to the archive, and
/// for a connector of only one snapshot.
pub(super) fn last_days(at: &PageContext<'_, '_>, connector: &Connector) -> Option<Strip> {
    if at.past || !at.shows(SiteSection::Archive) {
        return None;
    }
    let is_this = |series: &&ConnectorSeries<'_>| {
        (&series.name.type_slug, &series.name.id) == (&connector.type_slug, &connector.id)
    };
    let series = at.tenant.chronicle.connectors.iter().find(is_this).filter(|series| series.points.len() > 1)?;
    let (from, to) = days_before(at, HUB_DAYS);
    Some(strip(at, series, from, to))
}

/// Returns a connector with its strip.
pub(super) fn strip_row(at: &PageContext<'_, '_>, series: &ConnectorSeries<'_>, strip: Strip) -> StripRow {
    let locale = at.locale();
    let last = series.points.iter().rev().find_map(|point| point.state.status());
    let last = last.filter(|_| series.now != Presence::NotCaptured);
    StripRow {
        name: series.name.name.clone(),
        type_label: series.name.type_label.clone(),
        href: at.href(&at.tenant.connector_path(&series.name.type_slug, &series.name.id)),
        status: last.map_or_else(|| locale.not_captured(), |status| locale.status(status)),
        status_inline: last
            .map_or_else(|| locale.inline_not_captured(), |status| locale.status_inline(status))
            .to_owned(),
        gone: series.now == Presence::NotListed,
        strip,
    }
}

/// Returns the strip of a connector for the days `from` to `to`. Between two snapshots, the state of the earlier one
/// holds. Days with unreadable snapshots only are marked.
pub(super) fn strip(at: &PageContext<'_, '_>, series: &ConnectorSeries<'_>, from: NaiveDate, to: NaiveDate) -> Strip {
    let locale = at.locale();
    let mut days = worst_by_day(&series.points, |at| locale.day(at));
    for day in unread::days(at) {
        let before = days.range(..day).next_back();
        if before.is_some_and(|(_, state)| *state != DayResult::Gone) {
            days.entry(day).or_insert(DayResult::Unread);
        }
    }
    let number = |day: NaiveDate| u32::try_from((day - from).num_days()).unwrap_or_default();
    let mut statuses: Vec<StripStatus> = Vec::new();
    let mut add = |x: u32, days: u32, key: &'static str, held: bool| {
        let Some(same) = statuses.iter_mut().find(|one| one.key == key && one.held == held) else {
            statuses.push(StripStatus { key, held, runs: vec![[x, days]] });
            return;
        };
        match same.runs.last_mut() {
            Some([begin, length]) if *begin + *length == x => *length += days,
            _ => same.runs.push([x, days]),
        }
    };
    // The state before the first day holds into the strip.
    let mut earlier = days.range(..from).rev().filter(|(_, what)| **what != DayResult::Unread);
    let mut before = earlier.next().map(|(_, what)| (0, day_key(*what)));
    for (day, what) in days.range(from..=to) {
        let (x, key) = (number(*day), day_key(*what));
        if let Some((next, key)) = before.filter(|(next, _)| *next < x) {
            add(next, x - next, key, true);
        }
        add(x, 1, key, false);
        // What a day without a readable snapshot shows does not hold after it.
        let held = before.filter(|_| *what == DayResult::Unread).map_or(key, |(_, held)| held);
        before = Some((x + 1, held));
    }
    let ticks = (0..=number(to)).filter_map(|x| {
        let day = from + TimeDelta::days(i64::from(x));
        (day.day() == 1).then(|| StripTick { x, label: locale.short_month(day).to_owned() })
    });
    let text = day_counts(locale, days.range(from..=to).map(|(_, day)| *day), number(to) + 1);
    let (first, last) = (locale.calendar_day(from), locale.calendar_day(to));
    Strip {
        title: locale.strip_title(&series.name.name, &locale.dates(&first, &last)),
        text,
        days: number(to) + 1,
        statuses,
        ticks: ticks.collect(),
        from: first,
        to: last,
    }
}

/// Returns the text for the number of days by status, and without a snapshot.
pub(super) fn day_counts(locale: &Locale, days: impl Iterator<Item = DayResult>, all: u32) -> String {
    let mut counts: BTreeMap<usize, (DayResult, u32)> = BTreeMap::new();
    let mut seen = 0;
    for day in days {
        let rank = match day {
            DayResult::Status(status) => {
                Status::ALL.iter().position(|candidate| *candidate == status).unwrap_or_default()
            }
            DayResult::NotCaptured => Status::ALL.len(),
            DayResult::Unread => Status::ALL.len() + 1,
            DayResult::Gone => Status::ALL.len() + 2,
        };
        counts.entry(rank).or_insert((day, 0)).1 += 1;
        seen += 1;
    }
    let mut parts: Vec<String> =
        counts.into_values().map(|(day, count)| days_with(locale, day, u64::from(count))).collect();
    if seen < all {
        parts.push(locale.days_without_snapshot(u64::from(all - seen)));
    }
    locale.sentence(&locale.list(&parts))
}

/// Returns a number of days with the same result, e.g. `2 days healthy`.
pub(super) fn days_with(locale: &Locale, result: DayResult, count: u64) -> String {
    match result {
        DayResult::Status(Status::Unhealthy) => locale.days_unhealthy(count),
        DayResult::Status(Status::Warning) => locale.days_warning(count),
        DayResult::Status(Status::Unknown) => locale.days_unknown(count),
        DayResult::Status(Status::Healthy) => locale.days_healthy(count),
        DayResult::Status(Status::NotConfigured) => locale.days_not_configured(count),
        DayResult::Status(Status::Retired) => locale.days_retired(count),
        DayResult::Status(Status::Ignored) => locale.days_ignored(count),
        DayResult::NotCaptured => locale.days_not_captured(count),
        DayResult::Unread => locale.days_unreadable(count),
        DayResult::Gone => locale.days_removed(count),
    }
}

/// Returns the key of the result of a day for shape and color.
pub(super) fn day_key(day: DayResult) -> &'static str {
    match day {
        DayResult::Status(status) => words::status_key(status),
        DayResult::NotCaptured | DayResult::Unread => "not-captured",
        DayResult::Gone => "gone",
    }
}

/// Returns the result of a day for display.
pub(super) fn day_view(locale: &Locale, day: DayResult) -> StatusView {
    let label = match day {
        DayResult::Status(status) => locale.status_label(status),
        DayResult::NotCaptured => locale.status_not_captured(),
        DayResult::Unread => locale.status_unreadable(),
        DayResult::Gone => locale.status_removed(),
    };
    StatusView { key: day_key(day), label: label.to_owned() }
}

/// Height of the chart in its own units.
const HEIGHT: u64 = 60;

/// Width of the chart in its own units, for any period.
const WIDTH: u64 = 600;

/// Returns the license chart over all snapshots; `None` if there is only one.
pub(super) fn license_chart(at: &PageContext<'_, '_>) -> Option<LicenseChart> {
    let (points, locale) = (&at.tenant.chronicle.licenses, at.locale());
    let (first, last) = (points.first()?, points.last()?);
    if points.len() < 2 {
        return None;
    }
    let all = points.iter().flat_map(|point| [point.total, point.assigned]);
    let (low, high) = (all.clone().min()?, all.max()?);
    // Adds a margin above and below, so that a flat line is not on the edge.
    let air = ((high - low) / 8).max(1);
    let (bottom, top) = (low.saturating_sub(air), high.saturating_add(air));
    let x = |moment: DateTime<Utc>| scale((moment - first.at).num_seconds(), (last.at - first.at).num_seconds(), WIDTH);
    let y = |count: u64| {
        let above = u128::from(count.saturating_sub(bottom)) * u128::from(HEIGHT * 10);
        HEIGHT * 10 - u64::try_from(above / u128::from((top - bottom).max(1))).unwrap_or(HEIGHT * 10)
    };
    let tenth = |value: u64| format!("{}.{}", value / 10, value % 10);
    let line = |count: fn(&crate::history::LicensePoint) -> u64| {
        let mut path = String::new();
        for (number, point) in points.iter().enumerate() {
            let (x, y) = (x(point.at), tenth(y(count(point))));
            // A number holds until the next snapshot that changes it.
            path.push_str(&if number == 0 { format!("M{x} {y}") } else { format!("H{x}V{y}") });
        }
        path
    };
    let mut rows: Vec<LicenseChartRow> = Vec::new();
    let mut before = None;
    for point in points {
        if before.replace((point.total, point.assigned)) != Some((point.total, point.assigned)) {
            rows.push(LicenseChartRow {
                at: at.when(point.at),
                assigned: locale.number(point.assigned),
                total: locale.number(point.total),
            });
        }
    }
    rows.reverse();
    let number = |number: u64| locale.number(number);
    let owned = match first.total == last.total {
        true => locale.licenses_owned_same(&number(last.total)),
        false => locale.licenses_owned_moved(&number(first.total), &number(last.total)),
    };
    let assigned = match first.assigned == last.assigned {
        true => locale.licenses_assigned_same(&number(last.assigned)),
        false => locale.licenses_assigned_moved(&number(first.assigned), &number(last.assigned)),
    };
    Some(LicenseChart {
        title: locale.licenses_chart(&locale.days_between(first.at, last.at)),
        text: locale.sentences(&owned, &assigned),
        width: u32::try_from(WIDTH).unwrap_or_default(),
        total: line(|point| point.total),
        assigned: line(|point| point.assigned),
        top: locale.number(high),
        bottom: locale.number(low),
        from: at.when(first.at),
        to: at.when(last.at),
        rows,
    })
}

/// Scales `part` of `whole` to `length`.
fn scale(part: i64, whole: i64, length: u64) -> u64 {
    let (part, whole) = (part.max(0).unsigned_abs(), whole.max(1).unsigned_abs());
    u64::try_from(u128::from(part) * u128::from(length) / u128::from(whole)).unwrap_or(length)
}
