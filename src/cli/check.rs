//! `tenant-status check`.

use super::{CheckArguments, Outcome, report, say};
use crate::{Build, Failure, site::words};

pub(super) fn run(arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let watch = report::Watch::new();
    let build = Build {
        data: arguments.data.clone(),
        out: std::path::PathBuf::new(),
        config: arguments.config.clone(),
        theme: arguments.theme.clone(),
        as_of: None,
        no_links: false,
        force: false,
        // Checking is looking at everything.
        cache: None,
        part: None,
    };
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
    ));
    Ok(Outcome::Done)
}
