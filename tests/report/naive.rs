//! The numbers of a period, counted again from the files alone, without any code of the program.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use serde_json::Value;

/// The numbers as a report has them in its `data-` attributes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Days of the period, with a snapshot, without one, and the number of snapshots.
    pub captures: [usize; 4],
    /// Days of each connector: unhealthy, warning, unknown, without data, healthy, not in use.
    pub days: BTreeMap<String, [u32; 6]>,
    /// Runs of days of each connector: status, first day, number of days.
    pub spells: BTreeMap<String, Vec<(String, String, u32)>>,
    /// Expiry dates: connector, date, outcome.
    pub deadlines: BTreeSet<(String, String, String)>,
    /// Issues: days, first listed, ended.
    pub issues: BTreeMap<String, (u32, String, String)>,
    /// Licenses: first, last, lowest, highest of the owned and of the assigned ones, and days.
    pub licenses: BTreeMap<String, (String, String, u32)>,
}

/// A file, and the local day of its time.
struct Dated {
    at: DateTime<Utc>,
    day: NaiveDate,
    file: Value,
}

/// Counts the numbers of November 2026 in a zone that is `hours` ahead of UTC.
pub fn count(folder: &Path, hours: i64) -> Numbers {
    let mut files: Vec<Dated> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let file: Value = serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap();
            let at = time(&file["captured_at"]).unwrap();
            Dated { at, day: (at + Duration::hours(hours)).date_naive(), file }
        })
        .collect();
    files.sort_by_key(|dated| dated.at);
    let days: Vec<NaiveDate> = (1..=30).map(|day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap()).collect();
    let is_in = |day: NaiveDate| day.year() == 2026 && day.month() == 11;
    let of_period: Vec<&Dated> = files.iter().filter(|dated| is_in(dated.day)).collect();
    let with = days.iter().filter(|day| of_period.iter().any(|dated| dated.day == **day)).count();
    let mut numbers = Numbers { captures: [30, with, 30 - with, of_period.len()], ..Numbers::default() };
    for name in names(&files) {
        numbers.deadlines.extend(deadlines(&files, &name, hours, is_in));
        if !is_shown(&files, &name, is_in) {
            continue;
        }
        let results: Vec<&str> = days.iter().map(|day| result(&of_period, *day, &name)).collect();
        let of = |wanted: &[&str]| results.iter().filter(|result| wanted.contains(*result)).count() as u32;
        let no_data = of(&["nothing", "not-captured"]);
        let unknown = of(&["unknown"]) + no_data;
        let counts =
            [of(&["unhealthy"]), of(&["warning"]), unknown, no_data, of(&["healthy"]), of(&["not-configured", "gone"])];
        assert_eq!(counts.iter().sum::<u32>() - no_data, 30);
        numbers.days.insert(name.clone(), counts);
        let mut spells: Vec<(String, String, u32)> = Vec::new();
        let mut before = "";
        for (day, result) in days.iter().zip(&results) {
            if before == *result {
                spells.last_mut().unwrap().2 += 1;
            } else {
                let status = if *result == "nothing" { "not-captured" } else { result };
                spells.push((status.to_owned(), day.to_string(), 1));
            }
            before = result;
        }
        numbers.spells.insert(name.clone(), spells);
    }
    numbers.issues = issues(&files, is_in);
    numbers.licenses = licenses(&of_period);
    numbers
}

fn time(value: &Value) -> Option<DateTime<Utc>> {
    value.as_str()?.parse().ok()
}

fn iso(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn name_of(connector: &Value) -> String {
    format!("{}/{}", connector["type"].as_str().unwrap(), connector["id"].as_str().unwrap())
}

fn names(files: &[Dated]) -> BTreeSet<String> {
    let connectors = files.iter().filter_map(|dated| dated.file["connectors"].as_array());
    connectors.flatten().map(name_of).collect()
}

/// What a file says about a connector.
enum Said<'f> {
    Nothing,
    Absent,
    Connector(&'f Value),
}

fn said<'f>(dated: &'f Dated, name: &str) -> Said<'f> {
    let Some(connectors) = dated.file["connectors"].as_array() else { return Said::Nothing };
    let kind = name.split_once('/').unwrap().0;
    let missing = dated.file["not_captured"].as_array().into_iter().flatten();
    if missing.into_iter().any(|part| part == &Value::from(format!("connectors/{kind}"))) {
        return Said::Nothing;
    }
    connectors.iter().find(|one| name_of(one) == name).map_or(Said::Absent, Said::Connector)
}

/// A connector is in the report if a snapshot of the period lists it, or does not tell that it is gone.
fn is_shown(files: &[Dated], name: &str, is_in: impl Fn(NaiveDate) -> bool) -> bool {
    let (mut exists, mut is_shown) = (false, false);
    for dated in files {
        match said(dated, name) {
            Said::Nothing => {}
            Said::Absent => exists = false,
            Said::Connector(_) => exists = true,
        }
        is_shown |= exists && is_in(dated.day);
    }
    is_shown
}

/// Microsoft's rules, with the limits of the documentation.
fn status(connector: &Value, name: &str, at: DateTime<Utc>) -> &'static str {
    if connector["enabled"] == Value::Bool(false) {
        return "not-configured";
    }
    if name.starts_with("apple-") {
        match time(&connector["expires_at"]).map(|expires| expires - at) {
            None => "unknown",
            Some(left) if left <= Duration::zero() => "unhealthy",
            Some(left) if left <= Duration::days(7) => "warning",
            Some(_) => "healthy",
        }
    } else {
        match time(&connector["last_success_at"]).map(|synced| at - synced) {
            None => "unknown",
            Some(age) if age >= Duration::days(3) => "unhealthy",
            Some(age) if age > Duration::days(1) => "warning",
            Some(_) => "healthy",
        }
    }
}

/// The worst status of a day.
fn result(of_period: &[&Dated], day: NaiveDate, name: &str) -> &'static str {
    const WORST_FIRST: [&str; 6] = ["unhealthy", "warning", "unknown", "healthy", "not-configured", "gone"];
    let of_day: Vec<&&Dated> = of_period.iter().filter(|dated| dated.day == day).collect();
    let results = of_day.iter().filter_map(|dated| match said(dated, name) {
        Said::Nothing => None,
        Said::Absent => Some("gone"),
        Said::Connector(connector) => Some(status(connector, name, dated.at)),
    });
    let worst = results.min_by_key(|result| WORST_FIRST.iter().position(|known| known == result));
    worst.unwrap_or(if of_day.is_empty() { "nothing" } else { "not-captured" })
}

/// The time of a file, and the expiry date of a connector in it: `None` if it is not in use, `Some(None)` without a date.
type DateOfFile = (DateTime<Utc>, Option<Option<DateTime<Utc>>>);

fn deadlines(
    files: &[Dated],
    name: &str,
    hours: i64,
    is_in: impl Fn(NaiveDate) -> bool,
) -> Vec<(String, String, String)> {
    if !name.starts_with("apple-") {
        return Vec::new();
    }
    // For each file that tells of the connector: its date, if it is in use.
    let dates: Vec<DateOfFile> = files
        .iter()
        .filter_map(|dated| match said(dated, name) {
            Said::Nothing => None,
            Said::Absent => Some((dated.at, None)),
            Said::Connector(one) if one["enabled"] == Value::Bool(false) => Some((dated.at, None)),
            // Without a date, it says nothing about what became of the last one.
            Said::Connector(one) => Some((dated.at, Some(Some(time(&one["expires_at"])?)))),
        })
        .collect();
    let latest = files.last().unwrap().at;
    let all: BTreeSet<DateTime<Utc>> = dates.iter().filter_map(|(_, date)| (*date)?).collect();
    let within = all.into_iter().filter(|date| is_in((*date + Duration::hours(hours)).date_naive()));
    within
        .map(|expires| {
            let has_it = |date: &Option<Option<DateTime<Utc>>>| *date == Some(Some(expires));
            let last = dates.iter().rposition(|(_, date)| has_it(date)).unwrap();
            let outcome = if dates.iter().any(|(at, date)| *at >= expires && has_it(date)) {
                "missed"
            } else if let Some((at, date)) = dates.get(last + 1) {
                match date {
                    _ if *at > expires => "unknown",
                    Some(Some(later)) if *later > expires => "met",
                    _ => "withdrawn",
                }
            } else if expires > latest {
                "ahead"
            } else {
                "unknown"
            };
            (name.to_owned(), iso(expires), outcome.to_owned())
        })
        .collect()
}

fn issues(files: &[Dated], is_in: impl Fn(NaiveDate) -> bool) -> BTreeMap<String, (u32, String, String)> {
    let captured: Vec<(&Dated, BTreeSet<&str>)> = files
        .iter()
        .filter_map(|dated| {
            let listed = dated.file["incidents"].as_array()?.iter();
            let active = listed.filter(|issue| issue["resolved"] == Value::Bool(false));
            Some((dated, active.map(|issue| issue["id"].as_str().unwrap()).collect()))
        })
        .collect();
    let all: BTreeSet<&str> = captured.iter().flat_map(|(_, active)| active).copied().collect();
    let mut issues = BTreeMap::new();
    for id in all {
        let (mut days, mut opened, mut ended) = (BTreeSet::new(), String::new(), String::new());
        for (number, (dated, active)) in captured.iter().enumerate().filter(|(_, (dated, _))| is_in(dated.day)) {
            let before = number.checked_sub(1).map(|before| captured[before].1.contains(id));
            match (before, active.contains(id)) {
                (Some(false), true) => opened = iso(dated.at),
                (Some(true), false) => ended = iso(dated.at),
                _ => {}
            }
            if active.contains(id) {
                days.insert(dated.day);
            }
        }
        if !days.is_empty() || !ended.is_empty() {
            issues.insert(id.to_owned(), (days.len() as u32, opened, ended));
        }
    }
    issues
}

fn licenses(of_period: &[&Dated]) -> BTreeMap<String, (String, String, u32)> {
    let mut values: BTreeMap<String, Vec<(NaiveDate, [u64; 2])>> = BTreeMap::new();
    for dated in of_period {
        let Some(licenses) = dated.file["licenses"].as_array() else { continue };
        let mut sum = [0, 0];
        for license in licenses {
            let numbers = ["total", "assigned"].map(|name| license[name].as_u64().unwrap());
            sum = [sum[0] + numbers[0], sum[1] + numbers[1]];
            values.entry(license["sku"].as_str().unwrap().to_owned()).or_default().push((dated.day, numbers));
        }
        values.entry(String::new()).or_default().push((dated.day, sum));
    }
    if values.len() < 3 {
        values.remove("");
    }
    let figures = |all: &[(NaiveDate, [u64; 2])], which: usize| {
        let numbers: Vec<u64> = all.iter().map(|(_, numbers)| numbers[which]).collect();
        let (low, high) = (numbers.iter().min().unwrap(), numbers.iter().max().unwrap());
        format!("{} {} {low} {high}", numbers[0], numbers[numbers.len() - 1])
    };
    let row = |(sku, all): (String, Vec<(NaiveDate, [u64; 2])>)| {
        let days: BTreeSet<NaiveDate> = all.iter().map(|(day, _)| *day).collect();
        (sku, (figures(&all, 0), figures(&all, 1), days.len() as u32))
    };
    values.into_iter().map(row).collect()
}
