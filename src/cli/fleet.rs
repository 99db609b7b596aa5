//! `tenant-status fleet`.

use super::{FleetArguments, Outcome, report, say};
use crate::{
    Failure,
    fleet::{Gather, gather},
    site::words,
};

pub(super) fn run(arguments: &FleetArguments) -> Result<Outcome, Failure> {
    let watch = report::Watch::new();
    let told = Gather {
        parts: arguments.parts.clone(),
        out: arguments.out.clone(),
        config: arguments.config.clone(),
        theme: arguments.theme.clone(),
        no_links: arguments.no_links,
        force: arguments.force,
    };
    let gathered = gather(&told, &watch);
    watch.times();
    let gathered = gathered?;
    report::findings(&gathered.warnings);
    let whose = match gathered.attention.as_slice() {
        [] => "Nothing needs attention.".to_owned(),
        names => format!("Needs attention: {} of {}.", names.len(), words::count(gathered.tenants as u64, "tenant")),
    };
    say(&format!(
        "Put {} together: {}.\n{whose}\nOpen {}",
        words::count(arguments.parts.len() as u64, "part"),
        words::count(gathered.tenants as u64, "tenant"),
        arguments.out.join("index.html").display()
    ));
    Ok(Outcome::Done)
}
