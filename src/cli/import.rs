//! `tenant-status import`.

use std::path::PathBuf;

use super::{Outcome, output, say, signals};
use crate::{
    diagnostic::visible,
    error::Failure,
    import::{self, Import, ImportSummary, Imported},
    numbers, paths,
};

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Snapshot, or folder of snapshots.
    source: PathBuf,
    /// Output folder [default: data/TENANT, where TENANT is the first part of the tenant's domain, or else its name].
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Print what would be done; write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Move each original to this folder after it is imported.
    #[arg(long, value_name = "ORIGINALS")]
    move_to: Option<PathBuf>,
    /// Settings file, which selects the services to keep [default: tenant-status.yaml in SOURCE, in DIR or in the folder
    /// above DIR; without --into, in SOURCE or in data].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let display = output::Display::new();
    let import = Import {
        source: arguments.source.clone(),
        into: arguments.into.clone(),
        config: arguments.config.clone(),
        dry_run: arguments.dry_run,
        move_to: arguments.move_to.clone(),
    };
    let ready = import::read(&import, &display);
    display.times();
    let ready = match ready {
        Err(Failure::Data(findings)) => {
            output::findings_of(&findings, "nothing was imported");
            return Ok(Outcome::DataWrong);
        }
        ready => ready?,
    };
    output::findings(&ready.warnings);
    let summaries = ready.carry_out(&mut |imported| say(&line(imported)).and_then(|()| signals::go_on()))?;
    for summary in &summaries {
        say(&closing(summary, &import))?;
    }
    say(&format!("Incidents and messages are kept for {}.", numbers::list(ready.services())))?;
    let refused: Vec<_> = summaries.into_iter().flat_map(|summary| summary.refused).collect();
    if refused.is_empty() {
        return Ok(Outcome::Done);
    }
    output::findings_of(&refused, "the snapshots above were not imported");
    Ok(Outcome::DataWrong)
}

/// Returns the output line for one snapshot.
fn line(imported: &Imported) -> String {
    let how = match &imported.outcome {
        import::ImportOutcome::Written { from, to } => sizes(*from, *to),
        import::ImportOutcome::AlreadyThere => "already there".to_owned(),
        import::ImportOutcome::Refused(_) => "refused".to_owned(),
    };
    let moved = imported.moved_to.as_ref().map(|to| format!("; original -> {}", paths::shown(to))).unwrap_or_default();
    visible(&format!("{}  <- {}  ({how}{moved})", imported.name, imported.original))
}

/// Returns the summary for one tenant.
fn closing(summary: &ImportSummary, import: &Import) -> String {
    let did = if import.dry_run { "Would import" } else { "Imported" };
    let sizes = if summary.written > 0 { format!(" ({})", sizes(summary.from, summary.to)) } else { String::new() };
    let were = |number: usize| if number == 1 { "was" } else { "were" };
    let rest = |number: usize, what: &str| match number {
        0 => String::new(),
        _ => format!(" {number} {} {what}.", were(number)),
    };
    visible(&format!(
        "{did} {} of {} into {}{sizes}.{}{}",
        if summary.written == 0 {
            "no snapshot".to_owned()
        } else {
            numbers::count(summary.written as u64, "snapshot")
        },
        summary.tenant,
        paths::shown(&summary.folder),
        rest(summary.already_there, "already there"),
        rest(summary.refused.len(), "refused"),
    ))
}

fn sizes(from: u64, to: u64) -> String {
    format!("{} -> {}", numbers::bytes(from), numbers::bytes(to))
}
