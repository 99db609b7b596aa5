//! `tenant-status fleet`.

use super::{FleetArguments, Outcome, report, say};
use crate::{
    error::Failure,
    numbers,
    pipeline::shards::{Gather, gather},
};

pub(super) fn run(arguments: &FleetArguments) -> Result<Outcome, Failure> {
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
        gathered.fronts.iter().map(|front| format!("Open {}", arguments.out.join(front).display())).collect();
    say(&format!(
        "Put {} together: {}.\n{whose}\n{}",
        numbers::count(arguments.parts.len() as u64, "part"),
        numbers::count(gathered.tenants as u64, "tenant"),
        next.join("\n")
    ))?;
    Ok(Outcome::Done)
}
