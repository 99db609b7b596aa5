//! `tenant-status diff`.

use std::path::PathBuf;

use super::{Outcome, output, say};
use crate::{
    as_of::AsOf,
    diagnostic::visible,
    error::Failure,
    exports::{
        history::{DiffFile, change_record},
        written,
    },
    locale::Locale,
    numbers,
    pipeline::{self, Difference, Since},
    site,
    tenant::rfc3339,
};

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "tenant-status diff [OPTIONS] <BEFORE> <AFTER>
       tenant-status diff [OPTIONS] --since <TIME> <DATA>")]
pub(super) struct Arguments {
    /// The earlier snapshot: a native file, or a folder of Graph responses. With --since, give DATA instead: the folder
    /// with all snapshots of one tenant.
    before: PathBuf,
    /// The later snapshot; not with --since.
    #[arg(required_unless_present = "since", conflicts_with = "since")]
    after: Option<PathBuf>,
    /// Compare the latest snapshot with an earlier one. If TIME is a duration before the latest snapshot, in days,
    /// hours, minutes or seconds (7d, 12h), the earlier one is the snapshot nearest to that time, at most 12 hours
    /// after it. If TIME is a date or time in UTC (2026-11-01, 2026-11-01T08:00:00Z), it is the last snapshot at or
    /// before TIME. If there is no such snapshot, it is the first one.
    #[arg(long, value_name = "TIME", value_parser = pipeline::parse_since)]
    since: Option<Since>,
    /// Settings file, for thresholds, services and labels [default: tenant-status.yaml in BEFORE or DATA, if that is a
    /// folder and has one].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print the changes as JSON, in the format of history.json.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let Arguments { before, after, since, config, .. } = arguments;
    let (difference, warnings) = match (since, after) {
        (Some(since), _) => pipeline::diff_since(before, *since, config.as_deref())?,
        (None, after) => pipeline::diff(before, after.as_deref().unwrap_or(before), config.as_deref())?,
    };
    output::findings(&warnings);
    say(&if arguments.json { json(&difference) } else { text(&difference) })?;
    Ok(Outcome::Done)
}

/// Returns the changes as JSON, in the format of `history.json`.
fn json(difference: &Difference) -> String {
    let Difference { tenant, between: [before, after], changes } = difference;
    let file = DiffFile {
        schema: "tenant-status/diff/v1",
        tenant: tenant.clone(),
        from: rfc3339(*before),
        to: rfc3339(*after),
        changes: changes.iter().map(|change| change_record(&Locale::default(), change, None)).collect(),
    };
    written(serde_json::to_string_pretty(&file))
}

/// Returns the changes as text, worded as on `changes.html`.
fn text(difference: &Difference) -> String {
    let Difference { tenant, between: [before, after], changes } = difference;
    let locale = Locale::default();
    let lines: Vec<_> = changes.iter().map(|change| site::change_line(&locale, change, AsOf(*after))).collect();
    let count = match lines.len() {
        0 => "nothing changed".to_owned(),
        changes => numbers::count(changes as u64, "change"),
    };
    let (before, after) = (locale.date_time(*before), locale.date_time(*after));
    let mut out = visible(&format!("{tenant}, {before} to {after}: {count}"));
    let width = lines.iter().map(|line| line.label.chars().count()).max().unwrap_or_default();
    for line in &lines {
        let detail = line.detail.as_ref().map_or_else(String::new, |detail| format!(" ({detail})"));
        let told = format!("{:width$}  {}{detail}  {}", line.label, line.subject, line.text);
        out.push_str(&format!("\n  {}", visible(told.trim_end())));
    }
    out
}
