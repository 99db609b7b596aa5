//! `tenant-status report`.

use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};

use super::{LocaleArguments, Outcome, build, output, say, warn_of_the_future};
use crate::{
    diagnostic::{Severity, visible},
    error::Failure,
    locale::Locale,
    numbers, paths,
    pipeline::{Build, ReportOptions, Reported},
    report::MonthOrYear,
};

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder (or file) with the snapshots.
    #[arg(default_value = "data")]
    data: PathBuf,
    /// Output file, outside DATA.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Use the last snapshot at or before TIME (a time in UTC, e.g. 2026-11-01T08:00:00Z, or a date for its end, e.g.
    /// 2026-11-01), and none after it [default: the latest snapshot].
    #[arg(long, value_name = "TIME", value_parser = end_of)]
    at: Option<DateTime<Utc>>,
    /// Report the numbers of a month instead of the state, e.g. 2026-11: changes, days by status, expiry dates met and
    /// missed, incidents and licenses. Days without a snapshot are unknown.
    #[arg(long, value_name = "MONTH", value_parser = MonthOrYear::parse_month, conflicts_with = "year")]
    month: Option<MonthOrYear>,
    /// Report the numbers of a year, e.g. 2026.
    #[arg(long, value_name = "YEAR", value_parser = MonthOrYear::parse_year)]
    year: Option<MonthOrYear>,
    /// The tenant, by folder, name, domain or id; needed if DATA has several.
    #[arg(long, value_name = "NAME")]
    tenant: Option<String>,
    /// Show only what this audience may see: everyone, helpdesk, administrators or an audience of the settings; needed if
    /// the settings have several [default: the audience of the settings; if there is none, everything].
    #[arg(long, value_name = "NAME")]
    audience: Option<String>,
    /// Reference time for ages, deadlines and statuses [default: the time of the snapshot].
    #[arg(long, value_name = "TIME", value_parser = build::moment, conflicts_with_all = ["month", "year"])]
    as_of: Option<DateTime<Utc>>,
    /// Settings file [default: tenant-status.yaml in DATA].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Name of a built-in theme, or a theme folder [default: the setting `theme`, or else default].
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    #[command(flatten)]
    locale: LocaleArguments,
    /// Show external links as plain text.
    #[arg(long)]
    no_links: bool,
    /// Write nothing if a file or snapshot cannot be read.
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let display = output::Display::new();
    let report = ReportOptions {
        build: Build {
            config: arguments.config.clone(),
            theme: arguments.theme.clone(),
            as_of: arguments.as_of,
            no_links: arguments.no_links,
            audiences: arguments.audience.clone().into_iter().collect(),
            strict: arguments.strict,
            locale: arguments.locale.settings(),
            ..Build::new(&arguments.data, &arguments.out)
        },
        tenant: arguments.tenant.clone(),
        at: arguments.at,
        period: arguments.month.or(arguments.year),
    };
    let reported = crate::pipeline::report(&report, &display);
    display.times();
    let reported = match reported {
        Err(Failure::Data(findings)) => {
            output::findings_of(&findings, "no report was written");
            return Ok(Outcome::DataWrong);
        }
        reported => reported?,
    };
    output::findings_of(&reported.findings, &build::without("written", reported.unreadable));
    warn_of_the_future(reported.newest.clone());
    say(&summary(&reported, arguments))?;
    let has_errors = reported.findings.iter().any(|finding| finding.severity() == Severity::Error);
    Ok(if has_errors { Outcome::Incomplete } else { Outcome::Done })
}

/// Returns what was written, from which snapshots.
fn summary(reported: &Reported, arguments: &Arguments) -> String {
    let Reported { tenant, captured_at, snapshots, bytes, .. } = reported;
    let what = match arguments.month.or(arguments.year) {
        None => "the state".to_owned(),
        Some(period) => period.name(),
    };
    let count = numbers::count(*snapshots as u64, "snapshot");
    format!(
        "Wrote a report on {what} of {} from {count}, the latest of {}, in {}.\nOpen {}",
        visible(tenant),
        Locale::default().date_time(*captured_at),
        numbers::bytes(*bytes),
        paths::shown(&arguments.out)
    )
}

/// Parses a time, or a date as its last second: the report of a day has the snapshots of that day.
fn end_of(text: &str) -> Result<DateTime<Utc>, String> {
    let at = build::moment(text)?;
    let is_day = text.trim().len() == "2026-11-01".len();
    Ok(if is_day { at + TimeDelta::days(1) - TimeDelta::seconds(1) } else { at })
}
