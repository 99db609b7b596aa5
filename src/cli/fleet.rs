//! `tenant-status fleet`.

use std::path::PathBuf;

use super::{Outcome, PageExtension, report, say};
use crate::{
    error::Failure,
    numbers, paths,
    pipeline::shards::{Gather, gather},
};

/// Arguments of `fleet`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Directories built with `build --tenant` or `build --shard`.
    #[arg(required = true, value_name = "PART")]
    parts: Vec<PathBuf>,
    /// Output directory.
    #[arg(long, value_name = "DIR", default_value = "output")]
    out: PathBuf,
    /// Settings file that the shards were built with.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Theme that the shards were built with, if --theme was given.
    #[arg(long, value_name = "NAME|DIR")]
    theme: Option<String>,
    /// Merge only this audience; can be repeated.
    #[arg(long, value_name = "NAME")]
    audience: Vec<String>,
    /// Show external links as plain text, if the shards do.
    #[arg(long)]
    no_links: bool,
    /// File name extension of pages, as in the shards.
    #[arg(long)]
    extension: Option<PageExtension>,
    /// Publish into a directory that has other files, and keep them.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let watch = report::Watch::new();
    let told = Gather {
        parts: arguments.parts.clone(),
        out: arguments.out.clone(),
        config: arguments.config.clone(),
        theme: arguments.theme.clone(),
        audiences: arguments.audience.clone(),
        no_links: arguments.no_links,
        extension: arguments.extension.map(Into::into),
        force: arguments.force,
    };
    let gathered = gather(&told, &watch);
    watch.times();
    let gathered = gathered?;
    report::findings(&gathered.warnings);
    let whose = match gathered.attention.as_slice() {
        [] => "Nothing needs attention.".to_owned(),
        names => format!("Needs attention: {} of {}.", names.len(), numbers::count(gathered.tenants as u64, "tenant")),
    };
    let next: Vec<String> =
        gathered.fronts.iter().map(|front| format!("Open {}", paths::shown(&arguments.out.join(front)))).collect();
    say(&format!(
        "Merged {}: {}.\n{whose}\n{}",
        numbers::count(arguments.parts.len() as u64, "part"),
        numbers::count(gathered.tenants as u64, "tenant"),
        next.join("\n")
    ))?;
    Ok(Outcome::Done)
}
