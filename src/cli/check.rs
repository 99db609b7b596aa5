//! `tenant-status check`.

use super::{CheckArguments, Outcome, report, say};
use crate::{Build, Failure, site::words};

pub(super) fn run(arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let watch = report::Watch::new();
    // Checking is looking at everything, so nothing is remembered.
    let build =
        Build { config: arguments.config.clone(), theme: arguments.theme.clone(), ..Build::new(&arguments.data, "") };
    let checked = crate::check(&build, &watch);
    watch.times();
    let (archive, warnings) = checked?;
    report::findings(&warnings);
    let count = |number: usize, what: &str| words::count(number as u64, what);
    say(&format!(
        "{} of {} can be built from {}.",
        count(archive.len(), "snapshot"),
        count(archive.tenants.len(), "tenant"),
        arguments.data.display()
    ))?;
    Ok(Outcome::Done)
}
