//! `tenant-status check`.

use std::path::PathBuf;

use super::{Outcome, latest_capture, output, say, warn_of_the_future};
use crate::{
    diagnostic::visible,
    error::{Error, Failure},
    locale::Locale,
    numbers, paths,
    pipeline::Build,
    site::words::ExcludedItems,
    snapshot::{Explained, PackedHistory},
    tenant::OtherServices,
};

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder (or file) with the snapshots.
    #[arg(default_value = "data")]
    data: PathBuf,
    /// Settings file [default: tenant-status.yaml in DATA].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Name of a built-in theme, or a theme folder [default: the setting `theme`, or else default].
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// Print for each file its Graph endpoint, the number of records read, how many ids were generated because the export
    /// has none, and what was skipped and why.
    #[arg(long)]
    explain: bool,
    /// Also fail if a snapshot is dated more than one day ahead of this machine's clock; an error in a file always fails.
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let display = output::Display::new();
    // A check always reads everything, so it uses no cache.
    let build = Build {
        config: arguments.config.clone(),
        theme: arguments.theme.clone(),
        explain: arguments.explain,
        not_after: arguments.strict.then(latest_capture),
        ..Build::new(&arguments.data, "")
    };
    let checked = crate::pipeline::check(&build, &display);
    display.times();
    let (archive, warnings) = checked?;
    output::findings(&warnings);
    warn_of_the_future(crate::pipeline::newest(&archive));
    archive.accounts.iter().try_for_each(explain)?;
    let count = |number: usize, what: &str| numbers::count(number as u64, what);
    say(&format!(
        "{} of {} can be built from {}.",
        count(archive.len(), "snapshot"),
        count(archive.tenants.len(), "tenant"),
        paths::shown(&arguments.data)
    ))?;
    archive.tenants.iter().try_for_each(not_shown)?;
    Ok(Outcome::Done)
}

/// Prints how many incidents and messages of the latest snapshot the setting `services` excludes.
fn not_shown(history: &PackedHistory) -> Result<(), Error> {
    let (locale, OtherServices { incidents, messages }) = (Locale::default(), history.other_services());
    let sentences = [
        locale.other_services(ExcludedItems::Issues, &incidents),
        locale.other_services(ExcludedItems::Messages, &messages),
    ];
    sentences
        .into_iter()
        .flatten()
        .try_for_each(|sentence| say(&format!("{}: {}", visible(history.tenant.label()), visible(&sentence))))
}

/// Prints the account of each file of a snapshot.
fn explain(explained: &Explained) -> Result<(), Error> {
    let Explained { path, head, account } = explained;
    let whose = match head {
        Some((at, tenant)) => format!("{}, captured {}", visible(tenant), Locale::default().date_time(*at)),
        None => "not read".to_owned(),
    };
    say(&format!("{}: {whose}", visible(path)))?;
    account.files.iter().try_for_each(|file| say(&format!("  {}", visible(&file.line()))))?;
    match account.repeated {
        0 => Ok(()),
        repeated => {
            say(&format!("  {} on overlapping pages, each used once", numbers::count(repeated as u64, "record")))
        }
    }
}
