//! Display texts for durations, dates, numbers, reasons and rules.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use std::collections::BTreeMap;

use super::view::{Note, RuleLine, RuleView, StatusView, When};
use crate::{
    as_of::AsOf,
    numbers,
    rules::{AppliedLimits, LimitSource, Reason, Status, Transition},
    tenant::{Basis, Ignore, Incident, Moment, Snapshot, gap},
};

/// Returns a status for display.
pub fn status(status: Status) -> StatusView {
    let key = match status {
        Status::NotConfigured => "not-configured",
        other => other.key(),
    };
    StatusView { key, label: status.label() }
}

/// Returns the number of issues in words, given their shape keys, e.g. `1 advisory`, `3 incidents and advisories`.
pub fn issues<'k>(kinds: impl Iterator<Item = &'k str> + Clone) -> String {
    let (all, first) = (kinds.clone().count(), kinds.clone().next());
    let (one, several) = match first.filter(|first| kinds.clone().all(|kind| kind == *first)) {
        Some("incident") => ("incident", "incidents"),
        Some("advisory") => ("advisory", "advisories"),
        _ => ("incident or advisory", "incidents and advisories"),
    };
    format!("{} {}", numbers::thousands(all as u64), if all == 1 { one } else { several })
}

/// Returns the shape key of an issue: `incident`, `advisory` or `other`.
pub fn incident_kind(incident: &Incident) -> &'static str {
    ["incident", "advisory"].into_iter().find(|kind| incident.classification.is(kind)).unwrap_or("other")
}

/// Returns the static form of a shape key; `other` for unknown ones.
pub fn kind_key(kind: &str) -> &'static str {
    ["incident", "advisory"].into_iter().find(|known| *known == kind).unwrap_or("other")
}

/// Returns the placeholder for a status that was not captured.
pub fn not_captured() -> StatusView {
    StatusView { key: "not-captured", label: "Not captured" }
}

/// Returns the mark for a number of connectors with a reported problem. They are counted by their status too.
pub fn reporting(number: usize) -> StatusView {
    StatusView {
        label: if number == 1 { "in all reports a problem" } else { "in all report a problem" },
        ..reports_problem()
    }
}

/// Returns the mark for a number of connector types that were not captured.
pub fn types_not_captured(number: usize) -> StatusView {
    StatusView { label: if number == 1 { "type not captured" } else { "types not captured" }, ..not_captured() }
}

/// Returns the mark of a connector with a problem reported by a service.
pub fn reports_problem() -> StatusView {
    StatusView { key: "reports-problem", label: "Reports a problem" }
}

/// Returns the mark of a list captured only in part.
pub fn in_part() -> StatusView {
    StatusView { key: "in-part", label: "Captured in part" }
}

/// Returns the note for a list captured only in part; `more` names what may be missing.
pub fn part_only(more: &str, reasons: &str) -> Note {
    Note { mark: in_part(), text: with_reasons(more, reasons) }
}

/// Returns the text in place of a section that was not captured. `what` names the section, e.g. `messages`, and `none`
/// the wrong conclusion, e.g. `there are none`.
pub fn section_not_captured(what: &str, none: &str, reasons: &str) -> String {
    let text = format!("This snapshot does not include {what}; that does not mean {none}.");
    match reasons {
        "" => text,
        _ => format!("{reasons} {text}"),
    }
}

/// Returns a text with the reasons for what is missing, if they are known.
pub fn with_reasons(text: &str, reasons: &str) -> String {
    match reasons {
        "" => text.to_owned(),
        _ => format!("{text} {reasons}"),
    }
}

/// Returns why a part of a snapshot, and everything below it, is missing, in sentences; empty if it is not known.
pub fn reasons(snapshot: &Snapshot, part: &str) -> String {
    let below = |name: &str| name.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let gaps = snapshot.gaps.iter().filter(|(name, _)| below(name)).map(|(_, gap)| gap);
    gap::sentences(gaps).join(" ")
}

/// Maximum number of services named in a sentence.
const MOST_SERVICES: usize = 5;

/// Returns the text for items excluded by the service filter, e.g. `12 messages of Exchange Online (7) and Microsoft
/// Teams (5) are not shown.`; `None` if there are none. `one` and `several` name the items.
pub fn other_services(counts: &BTreeMap<String, u64>, one: &str, several: &str) -> Option<String> {
    let mut services: Vec<(&str, u64)> = counts.iter().map(|(name, count)| (name.trim(), *count)).collect();
    services.retain(|(_, count)| *count > 0);
    services.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.is_empty(), *name));
    let all = services.iter().fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
    let name = |name: &str| if name.is_empty() { "no service named".to_owned() } else { name.to_owned() };
    let what = match services.as_slice() {
        [] => return None,
        [("", _)] => "that name no service".to_owned(),
        [(only, _)] => format!("of {only}"),
        several => {
            let mut parts: Vec<String> = several
                .iter()
                .take(MOST_SERVICES)
                .map(|(service, count)| format!("{} ({})", name(service), numbers::thousands(*count)))
                .collect();
            if let Some(more) = several.len().checked_sub(MOST_SERVICES).filter(|more| *more > 0) {
                parts.push(numbers::count(more as u64, "more service"));
            }
            format!("of {}", numbers::list(&parts))
        }
    };
    Some(match all {
        1 => format!("1 {one} {} is not shown.", what.replace("that name", "that names")),
        _ => format!("{} {several} {what} are not shown.", numbers::thousands(all)),
    })
}

/// Returns a time for display, with its distance from as-of in calendar days: two dates of one day have the same one.
pub fn when(at: DateTime<Utc>, as_of: AsOf) -> When {
    When { iso: iso(at), text: date_time(at), date: date(at), relative: days_away(at, as_of) }
}

/// Returns a time for display, with its distance from as-of in hours below two days, and else in calendar days.
pub fn elapsed(at: DateTime<Utc>, as_of: AsOf) -> When {
    let days = calendar_days(at, as_of).abs();
    let length =
        |left: TimeDelta| if left.abs() < TimeDelta::hours(48) { rough(left) } else { numbers::count(days, "day") };
    When { relative: distance(at, as_of, length), ..when(at, as_of) }
}

/// Returns the time of a sync for display, with its distance from as-of as in the reason for a status.
pub fn synced(at: DateTime<Utc>, as_of: AsOf) -> When {
    When { relative: relative(at, as_of), ..when(at, as_of) }
}

/// Formats a time as RFC 3339 to the second: HTML allows at most three fraction digits, and no page needs them.
pub fn iso(at: DateTime<Utc>) -> String {
    let text = at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    // HTML allows years of five or more digits, but no sign.
    text.strip_prefix('+').map_or_else(|| text.clone(), str::to_owned)
}

/// Returns a time for display; `None` if the moment has no date.
pub fn when_at(moment: Moment, as_of: AsOf) -> Option<When> {
    moment.at().map(|at| when(at, as_of))
}

/// Returns a date and time, e.g. `22 Nov 2026 08:00 UTC`; years without four digits as in [`date`].
pub fn date_time(at: DateTime<Utc>) -> String {
    let mut text = date(at);
    if !(0..=9999).contains(&at.year()) {
        return text;
    }
    text.extend([" ", two(at.hour()), ":", two(at.minute()), " UTC"]);
    text
}

/// Returns a date, e.g. `22 Nov 2026`; `after the year 9999` or `before the year 0` for years without four digits.
pub fn date(at: DateTime<Utc>) -> String {
    // Pages have hundreds of dates, and chrono parses a format string every time.
    let Ok(year @ 0..=9999) = u32::try_from(at.year()) else {
        return if at.year() < 0 { "before the year 0" } else { "after the year 9999" }.to_owned();
    };
    let mut text = String::with_capacity("22 Nov 2026 08:00 UTC".len());
    let day = two(at.day());
    text.extend([day.strip_prefix('0').unwrap_or(day), " ", MONTHS[at.month0() as usize], " "]);
    text.extend([two(year / 100), two(year % 100)]);
    text
}

/// Formats a number below 100 with two digits.
fn two(number: u32) -> &'static str {
    const DIGITS: [u8; 200] = {
        let (mut digits, mut at) = ([b'0'; 200], 0);
        while at < 200 {
            digits[at] = b'0' + (if at % 2 == 0 { at / 20 } else { at / 2 % 10 }) as u8;
            at += 1;
        }
        digits
    };
    let at = number as usize * 2;
    std::str::from_utf8(&DIGITS[at..at + 2]).unwrap_or_default()
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Returns the distance from as-of, e.g. `in 7 days 2 hours`, `3 hours ago`, precise enough for the rules. Days without
/// hours are calendar days, so that a date is as far away here as everywhere else.
pub fn relative(at: DateTime<Utc>, as_of: AsOf) -> String {
    let days = calendar_days(at, as_of).abs();
    distance(at, as_of, |left| match left.num_hours().abs() {
        hours if hours >= 24 && (hours >= 14 * 24 || hours % 24 == 0) => numbers::count(days, "day"),
        _ => duration(left),
    })
}

/// Returns the number of calendar days (UTC) from as-of to a time; negative for times before.
pub fn calendar_days(at: DateTime<Utc>, as_of: AsOf) -> i64 {
    (at.date_naive() - as_of.0.date_naive()).num_days()
}

/// Returns the distance from as-of in calendar days (UTC), e.g. `in 7 days`, `yesterday`; in hours on the same day.
pub fn days_away(at: DateTime<Utc>, as_of: AsOf) -> String {
    match calendar_days(at, as_of) {
        0 => distance(at, as_of, rough),
        _ if at.year() > 9999 => FAR.to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {}", numbers::count(days, "day")),
        days => format!("{} ago", numbers::count(-days, "day")),
    }
}

/// Returns how far a deadline is, e.g. `in 11 days`, `overdue by 28 days`, in calendar days (UTC).
pub fn due(at: DateTime<Utc>, as_of: AsOf, is_overdue: bool) -> String {
    match (is_overdue, calendar_days(at, as_of)) {
        (true, 0) => "overdue since today".to_owned(),
        (true, days) => format!("overdue by {}", numbers::count(-days, "day")),
        (false, 0) => "today".to_owned(),
        (false, _) => days_away(at, as_of),
    }
}

/// Returns a sentence without its period, for a phrase in a table.
pub fn without_period(sentence: &str) -> String {
    sentence.trim_end_matches('.').to_owned()
}

/// Distance of a date without a four-digit year.
const FAR: &str = "thousands of years away";

fn distance(at: DateTime<Utc>, as_of: AsOf, duration: impl Fn(TimeDelta) -> String) -> String {
    let left = as_of.until(at);
    if at.year() > 9999 {
        return FAR.to_owned();
    }
    if left.abs() < TimeDelta::minutes(1) {
        "at the time of the snapshot".to_owned()
    } else if left > TimeDelta::zero() {
        ["in ", &duration(left)].concat()
    } else {
        [&duration(left), " ago"].concat()
    }
}

/// Returns a rounded duration below two days, e.g. `41 hours`, `5 minutes`.
fn rough(length: TimeDelta) -> String {
    let length = length.abs();
    match length.num_hours() {
        0 => numbers::count(length.num_minutes(), "minute"),
        hours => numbers::count(hours, "hour"),
    }
}

/// Returns a duration, e.g. `9 days`, `7 days 2 hours`, `3 hours 5 minutes`, precise enough to show on which side of a
/// limit it is.
pub fn duration(length: TimeDelta) -> String {
    let length = length.abs();
    let (days, hours, minutes) = (length.num_days(), length.num_hours() % 24, length.num_minutes() % 60);
    let two = |(a, unit_a): (i64, &str), (b, unit_b): (i64, &str)| {
        if b == 0 {
            numbers::count(a, unit_a)
        } else {
            format!("{} {}", numbers::count(a, unit_a), numbers::count(b, unit_b))
        }
    };
    match () {
        () if days >= 14 => numbers::count(days, "day"),
        () if days >= 1 => two((days, "day"), (hours, "hour")),
        () if hours >= 6 => numbers::count(hours, "hour"),
        () if hours >= 1 => two((hours, "hour"), (minutes, "minute")),
        () if minutes >= 1 => numbers::count(minutes, "minute"),
        () => numbers::count(length.num_seconds(), "second"),
    }
}

/// Returns the percentage of `total` that is assigned, at most 100, for a bar.
pub fn percent(assigned: u64, total: u64) -> u8 {
    match (assigned, total) {
        (0, _) => 0,
        (_, 0) => 100,
        _ => u8::try_from(u128::from(assigned) * 100 / u128::from(total)).map_or(100, |percent| percent.min(100)),
    }
}

/// Returns the reason for a connector's status in one or two sentences, with the limit that applied.
pub fn reason(reason: &Reason, as_of: AsOf) -> String {
    let day = |at: &DateTime<Utc>| format!("{} ({})", date_time(*at), days_away(*at, as_of));
    let age = |at: &DateTime<Utc>| format!("{} ({})", date_time(*at), relative(*at, as_of));
    match reason {
        Reason::SwitchedOff => "Switched off or not set up.".to_owned(),
        Reason::Retired => "Microsoft has retired this connector type.".to_owned(),
        Reason::Ignored(ignore) => format!("{}.", capitalized(&ignored(ignore))),
        Reason::Bound => "Bound; nothing about it expires.".to_owned(),
        Reason::Expired(at) => format!("Expired {}.", day(at)),
        Reason::ExpiresSoon { at, limit } => {
            format!("Expires {}. Warning starts {} before expiry.", day(at), duration(*limit))
        }
        Reason::ExpiresLater(at) => format!("Expires {}.", day(at)),
        Reason::DoesNotExpire => "Does not expire.".to_owned(),
        Reason::NoExpiry => "Configured, but its expiry date is not known.".to_owned(),
        Reason::SyncRecent(at) => format!("Last sync {}.", age(at)),
        Reason::SyncOld { at, limit } => format!("Last sync {}. Warning after {}.", age(at), duration(*limit)),
        Reason::SyncTooOld { at, limit } => format!("Last sync {}. Unhealthy after {}.", age(at), duration(*limit)),
        Reason::NeverSynced => "Configured, but it has never synchronized.".to_owned(),
        Reason::SyncAfterAsOf(at) => {
            format!("The reported last sync, {}, is later than this snapshot.", date_time(*at))
        }
        Reason::SyncDateUnset => "The reported last sync is the placeholder 31 Dec 9999.".to_owned(),
    }
}

/// Returns the reason for a connector's status as a phrase for a table, e.g. `Last sync 4 days 1 hour ago (limit 3
/// days)`.
pub fn brief(reason: &Reason, as_of: AsOf) -> String {
    let day = |at: &DateTime<Utc>| format!("{} ({})", date(*at), days_away(*at, as_of));
    match reason {
        Reason::SwitchedOff => "Switched off or not set up".to_owned(),
        Reason::Retired => "Retired by Microsoft".to_owned(),
        Reason::Ignored(ignore) => capitalized(&ignored(ignore)),
        Reason::Bound => "Bound".to_owned(),
        Reason::Expired(at) => format!("Expired {}", day(at)),
        Reason::ExpiresSoon { at, .. } | Reason::ExpiresLater(at) => format!("Expires {}", day(at)),
        Reason::DoesNotExpire => "Does not expire".to_owned(),
        Reason::NoExpiry => "Expiry date not known".to_owned(),
        Reason::SyncRecent(at) => format!("Last sync {}", relative(*at, as_of)),
        Reason::SyncOld { at, limit } | Reason::SyncTooOld { at, limit } => {
            format!("Last sync {} (limit {})", relative(*at, as_of), duration(*limit))
        }
        Reason::NeverSynced => "Never synchronized".to_owned(),
        Reason::SyncAfterAsOf(_) => "Last sync dated after the snapshot".to_owned(),
        Reason::SyncDateUnset => "Last sync date not set".to_owned(),
    }
}

/// Returns the reason for a connector's status, with dates only: for lists about the past, where relative times
/// mislead.
pub fn because(reason: &Reason) -> String {
    match reason {
        Reason::SwitchedOff => "switched off or not set up".to_owned(),
        Reason::Retired => "retired by Microsoft".to_owned(),
        Reason::Ignored(ignore) => ignored(ignore),
        Reason::Bound => "bound".to_owned(),
        Reason::Expired(at) => format!("expired {}", date_time(*at)),
        Reason::ExpiresSoon { at, .. } | Reason::ExpiresLater(at) => format!("expires {}", date_time(*at)),
        Reason::DoesNotExpire => "does not expire".to_owned(),
        Reason::NoExpiry => "expiry date not known".to_owned(),
        Reason::SyncRecent(at) => format!("last sync {}", date_time(*at)),
        Reason::SyncOld { at, limit } => format!("last sync {}, older than {}", date_time(*at), duration(*limit)),
        Reason::SyncTooOld { at, limit } => format!("last sync {}, {} old or older", date_time(*at), duration(*limit)),
        Reason::NeverSynced => "never synchronized".to_owned(),
        Reason::SyncAfterAsOf(at) => format!("last sync {}, later than the snapshot", date_time(*at)),
        Reason::SyncDateUnset => "last sync has the placeholder date 31 Dec 9999".to_owned(),
    }
}

/// Returns e.g. `ignored until 31 Mar 2027: server decommissioned`. The last day counts as a whole, in UTC.
pub fn ignored(ignore: &Ignore) -> String {
    let until = ignore.until.map_or_else(String::new, |day| format!(" until {}", calendar_day(day)));
    let reason = ignore.reason.as_deref().map(|reason| reason.trim().trim_end_matches('.'));
    let reason = reason.filter(|reason| !reason.is_empty()).map_or_else(String::new, |reason| format!(": {reason}"));
    format!("ignored{until}{reason}")
}

/// Returns a phrase with a capital first letter.
pub fn capitalized(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Formats a day, e.g. `31 Mar 2027`.
pub fn calendar_day(day: NaiveDate) -> String {
    date(day.and_time(NaiveTime::MIN).and_utc())
}

/// Returns a date range, e.g. `22 Nov 2026`, `3 – 9 Nov 2026`, `28 Oct – 3 Nov 2026`.
pub fn days(from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    let end = date(to);
    let same = |pattern: &str| from.format(pattern).to_string() == to.format(pattern).to_string();
    match () {
        () if same("%F") => end,
        () if same("%Y-%m") => format!("{} – {end}", from.format("%-d")),
        () if same("%Y") => format!("{} – {end}", from.format("%-d %b")),
        () => format!("{} – {end}", date(from)),
    }
}

/// Returns the next status change as a phrase for a table, e.g. `Warning from 14 Nov 2026`; `None` if there is none, if
/// it is the expiry itself, or if a healthy connector would have to stop synchronizing first.
pub fn next_change(basis: Basis, status: Status, becomes: &[Transition]) -> Option<String> {
    let &Transition { status: next, at } = becomes.first()?;
    match (basis, status) {
        (Basis::Sync | Basis::None, Status::Healthy) => None,
        (Basis::Sync | Basis::None, _) => Some(format!("{} from {} without a sync", next.label(), date(at))),
        (Basis::Expiry, Status::Healthy) if next == Status::Warning => Some(format!("Warning from {}", date(at))),
        (Basis::Expiry, _) => None,
    }
}

/// Returns the rule of a basis with the limits that apply; the line of `applies` is marked.
pub fn rule(basis: Basis, limits: &AppliedLimits, applies: Option<Status>) -> RuleView {
    let thresholds = &limits.thresholds;
    let warning = duration(thresholds.expiry_warning);
    let (old, too_old) = (duration(thresholds.sync_warning), duration(thresholds.sync_unhealthy));
    let off = "None is set up, or it is switched off.".to_owned();
    let (title, conditions) = match basis {
        Basis::Expiry => (
            "Certificates and tokens: by time left until expiry",
            vec![
                (Status::Unhealthy, "Expired.".to_owned()),
                (Status::Warning, format!("Expires within {warning}.")),
                (Status::Unknown, "Configured, but the expiry date is not known.".to_owned()),
                (Status::Healthy, format!("Does not expire within {warning}.")),
                (Status::NotConfigured, off),
            ],
        ),
        Basis::Sync => (
            "Connections: by time since the last successful sync",
            vec![
                (Status::Unhealthy, format!("Last sync {too_old} ago or earlier.")),
                (Status::Warning, format!("Last sync more than {old} ago.")),
                (Status::Unknown, "Never synchronized, or the date is later than the snapshot.".to_owned()),
                (Status::Healthy, format!("Last sync at most {old} ago.")),
                (Status::NotConfigured, off),
            ],
        ),
        Basis::None => (
            "Bindings: by whether they exist",
            vec![(Status::Healthy, "Bound.".to_owned()), (Status::NotConfigured, off)],
        ),
    };
    let (title, conditions) = match applies {
        Some(Status::Retired) => {
            let why = "Microsoft has retired this connector type. Its connectors have no other status.".to_owned();
            ("Retired connector types: without a status", vec![(Status::Retired, why)])
        }
        Some(Status::Ignored) => {
            let why = "The settings of this site ignore it: it is counted nowhere and has no deadline.".to_owned();
            ("Ignored connectors: without a status", vec![(Status::Ignored, why)])
        }
        _ => (title, conditions),
    };
    let note = match limits.source {
        _ if applies.is_some_and(|status| !status.is_assessed()) => None,
        LimitSource::General => None,
        LimitSource::Type => Some("These limits are set for this connector type.".to_owned()),
        LimitSource::Connector => Some("These limits are set for this connector alone.".to_owned()),
    };
    let line = |(case, when): (Status, String)| RuleLine { status: status(case), when, applies: applies == Some(case) };
    RuleView { title: title.to_owned(), lines: conditions.into_iter().map(line).collect(), note }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_show_on_which_side_of_a_limit_they_are() {
        let say = |seconds| duration(TimeDelta::seconds(seconds));
        assert_eq!(say(7 * 86_400), "7 days");
        assert_eq!(say(7 * 86_400 + 3_600), "7 days 1 hour");
        assert_eq!(say(86_400 + 3_599), "1 day");
        assert_eq!(say(23 * 3_600), "23 hours");
        assert_eq!(say(-5_400), "1 hour 30 minutes");
        assert_eq!(say(59), "59 seconds");
        assert_eq!(say(40 * 86_400 + 3_600), "40 days");
    }

    #[test]
    fn dates_are_formatted_for_any_calendar_day() {
        let moments =
            ["2026-11-02T08:05:59Z", "0001-01-31T00:00:00Z", "9999-12-31T23:59:59Z"].map(|at| at.parse().unwrap());
        for at in moments {
            assert_eq!(date(at), at.format("%-d %b %Y").to_string());
            assert_eq!(date_time(at), at.format("%-d %b %Y %H:%M UTC").to_string());
        }
        assert_eq!(date_time("2026-11-02T08:05:59Z".parse().unwrap()), "2 Nov 2026 08:05 UTC");
    }

    /// Two times of one day have the same distance in days; ages that a rule measures are elapsed time.
    #[test]
    fn distances_of_dates_count_calendar_days() {
        let at = |text: &str| -> DateTime<Utc> { text.parse().unwrap() };
        let as_of = AsOf(at("2026-11-22T08:00:00Z"));
        let day = |text: &str| when(at(text), as_of).relative;
        assert_eq!(day("2026-12-04T00:00:00Z"), "in 12 days");
        assert_eq!(day("2026-12-04T23:59:59Z"), "in 12 days");
        assert_eq!(day("2026-11-23T00:00:00Z"), "tomorrow");
        assert_eq!(day("2026-11-22T23:00:00Z"), "in 15 hours");
        assert_eq!(day("2026-11-21T23:00:00Z"), "yesterday");
        assert_eq!(day("2026-11-20T23:00:00Z"), "2 days ago");
        assert_eq!(elapsed(at("2026-11-20T23:00:00Z"), as_of).relative, "33 hours ago");
        // A little less than 63 times 24 hours: on every page, 63 days ago.
        let sync = at("2026-09-20T09:00:00Z");
        for relative in [when(sync, as_of), elapsed(sync, as_of), synced(sync, as_of)].map(|when| when.relative) {
            assert_eq!(relative, "63 days ago");
        }
        assert_eq!(relative(at("2026-11-18T06:47:00Z"), as_of), "4 days 1 hour ago");
        assert_eq!(relative(at("2026-11-19T08:00:00Z"), as_of), "3 days ago");
        let night = AsOf(at("2026-11-22T00:10:00Z"));
        assert_eq!(relative(at("2026-11-18T23:50:00Z"), night), "4 days ago");
        assert_eq!(elapsed(at("2026-11-19T23:50:00Z"), night).relative, "3 days ago");
        assert_eq!(due(at("2026-10-25T00:00:00Z"), as_of, true), "overdue by 28 days");
        assert_eq!(due(at("2026-11-22T07:00:00Z"), as_of, true), "overdue since today");
        assert_eq!(due(at("2026-11-22T23:00:00Z"), as_of, false), "today");
    }

    #[test]
    fn only_a_change_that_needs_action_is_announced() {
        let at: DateTime<Utc> = "2026-11-23T07:00:00Z".parse().unwrap();
        let to = |status| [Transition { status, at }];
        let next = |basis, status, to: &[Transition]| next_change(basis, status, to);
        assert_eq!(next(Basis::Sync, Status::Healthy, &to(Status::Warning)), None);
        let lost = next(Basis::Sync, Status::Warning, &to(Status::Unhealthy));
        assert_eq!(lost.as_deref(), Some("Unhealthy from 23 Nov 2026 without a sync"));
        let warned = next(Basis::Expiry, Status::Healthy, &to(Status::Warning));
        assert_eq!(warned.as_deref(), Some("Warning from 23 Nov 2026"));
        // The expiry itself is the evidence already.
        assert_eq!(next(Basis::Expiry, Status::Warning, &to(Status::Unhealthy)), None);
    }

    #[test]
    fn a_year_without_four_digits_is_described() {
        let as_of = AsOf("2026-11-22T08:00:00Z".parse().unwrap());
        let far = when(DateTime::<Utc>::MAX_UTC, as_of);
        assert_eq!((far.text.as_str(), far.date.as_str()), ("after the year 9999", "after the year 9999"));
        assert_eq!(far.relative, "thousands of years away");
        assert_eq!(far.iso, "262142-12-31T23:59:59Z");
        assert_eq!(date_time(DateTime::<Utc>::MIN_UTC), "before the year 0");
        let reason = reason(&Reason::SyncAfterAsOf(DateTime::<Utc>::MAX_UTC), as_of);
        assert!(!reason.contains("+262142"), "{reason}");
    }

    #[test]
    fn items_excluded_by_the_service_filter_are_counted_and_named() {
        let say = |counts: &[(&str, u64)]| {
            let counts = counts.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
            other_services(&counts, "message", "messages").unwrap_or_default()
        };
        assert_eq!(say(&[]), "");
        assert_eq!(say(&[("Teams", 1)]), "1 message of Teams is not shown.");
        assert_eq!(say(&[("", 1)]), "1 message that names no service is not shown.");
        assert_eq!(say(&[("", 2)]), "2 messages that name no service are not shown.");
        assert_eq!(say(&[("A", 5), ("B", 7)]), "12 messages of B (7) and A (5) are not shown.");
        assert_eq!(say(&[("", 7), ("B", 7)]), "14 messages of B (7) and no service named (7) are not shown.");
        let many = [("A", 9), ("B", 8), ("C", 7), ("D", 6), ("E", 5), ("F", 4), ("G", 3)];
        assert_eq!(say(&many), "42 messages of A (9), B (8), C (7), D (6), E (5) and 2 more services are not shown.");
    }

    #[test]
    fn numbers_and_lists() {
        assert_eq!(numbers::thousands(0_u64), "0");
        assert_eq!(numbers::thousands(999_u64), "999");
        assert_eq!(numbers::thousands(1_234_567_u64), "1,234,567");
        assert_eq!(numbers::list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(numbers::count(1, "day"), "1 day");
    }
}
