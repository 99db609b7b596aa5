//! `tenant-status fleet`.

use std::path::PathBuf;

use super::{Outcome, PageExtension, output, say};
use crate::{
    config::{LanguageTag, LocaleSettings},
    error::Failure,
    numbers, paths,
    pipeline::shards::{Gather, gather},
    time_zone::Zone,
};

/// Arguments of `fleet`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folders built with `build --tenant` or `build --shard`.
    #[arg(required = true, value_name = "SHARD")]
    parts: Vec<PathBuf>,
    /// Output folder.
    #[arg(long, value_name = "DIR", default_value = "output")]
    out: PathBuf,
    /// Settings file that the shards were built with, even if `build` found it by itself (tenant-status.yaml in its DATA).
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Name of a built-in theme, or a theme folder; give this option if the shards were built with it.
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// Merge only the editions of this audience; can be repeated.
    #[arg(long, value_name = "NAME")]
    audience: Vec<String>,
    /// Language of the pages; give this option if the shards were built with it.
    #[arg(long, value_name = "TAG")]
    language: Option<LanguageTag>,
    /// Time zone of the times on pages; give this option if the shards were built with it.
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<Zone>,
    /// Show external links as plain text; give this option if the shards were built with it.
    #[arg(long)]
    no_links: bool,
    /// File name extension of pages; give this option if the shards were built with it.
    #[arg(long)]
    extension: Option<PageExtension>,
    /// Publish into a folder that has other files, and keep them.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let display = output::Display::new();
    let told = Gather {
        parts: arguments.parts.clone(),
        out: arguments.out.clone(),
        config: arguments.config.clone(),
        theme: arguments.theme.clone(),
        audiences: arguments.audience.clone(),
        no_links: arguments.no_links,
        extension: arguments.extension.map(Into::into),
        force: arguments.force,
        locale: LocaleSettings {
            language: arguments.language.clone(),
            time_zone: arguments.time_zone,
            ..LocaleSettings::default()
        },
    };
    let gathered = gather(&told, &display);
    display.times();
    let gathered = gathered?;
    output::findings(&gathered.warnings);
    let whose = match gathered.attention.as_slice() {
        [] => "Nothing needs attention.".to_owned(),
        names => format!("Needs attention: {} of {}.", names.len(), numbers::count(gathered.tenants as u64, "tenant")),
    };
    let next: Vec<String> =
        gathered.fronts.iter().map(|front| format!("Open {}", paths::shown(arguments.out.join(front)))).collect();
    say(&format!(
        "Merged {}: {}.\n{whose}\n{}",
        numbers::count(arguments.parts.len() as u64, "shard"),
        numbers::count(gathered.tenants as u64, "tenant"),
        next.join("\n")
    ))?;
    Ok(Outcome::Done)
}
