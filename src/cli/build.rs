//! `tenant-status build`.

use super::{BuildArguments, Outcome, latest_capture, report, say, say_aside, warn_of_the_future};
use crate::{
    error::Failure,
    numbers,
    pipeline::{Build, Built},
    publish::Swapped,
    site::words,
};

pub(super) fn run(arguments: &BuildArguments) -> Result<Outcome, Failure> {
    let watch = report::Watch::new();
    let build = Build {
        data: arguments.data.clone(),
        out: arguments.out.clone(),
        config: arguments.config.clone(),
        theme: arguments.theme.clone(),
        as_of: arguments.as_of,
        no_links: arguments.no_links,
        extension: arguments.extension.map(Into::into),
        force: arguments.force,
        cache: arguments.cache_folder(),
        audiences: arguments.audience.clone(),
        part: arguments.part(),
        explain: false,
        not_after: arguments.strict.then(latest_capture),
    };
    let built = crate::pipeline::build(&build, &watch);
    let times = watch.times();
    let built = built?;
    report::findings(&built.warnings);
    warn_of_the_future(built.newest.clone());
    if built.swapped == Swapped::OneByOne {
        say_aside(
            "note: this folder cannot be swapped at once, so its files were replaced one by one, the front page last",
        );
    }
    say(&summary(&built, arguments))?;
    if arguments.timings {
        report::timings(&times);
    }
    let met = arguments.fail_on.is_some_and(|fail_on| fail_on.is_met_by(built.worst));
    Ok(if met { Outcome::FailOnMet } else { Outcome::Done })
}

/// So many tenants are named in a line; the page of the fleet has them all.
const MOST_NAMES: usize = 20;

/// Three lines: what was built, what needs attention, which file to open; of several sites, a line for each.
fn summary(built: &Built, arguments: &BuildArguments) -> String {
    let count = |number: usize, what: &str| numbers::count(number as u64, what);
    let as_of = built.as_of.map(|at| format!(", as of {}", words::date_time(at))).unwrap_or_default();
    let whose = match (built.tenants, built.attention.as_slice()) {
        (_, []) => "Nothing needs attention.".to_owned(),
        (1, [(_, text)]) => format!("Needs attention: {text}"),
        (tenants, attention) => {
            let mut names: Vec<String> = attention.iter().map(|(name, _)| name.clone()).take(MOST_NAMES).collect();
            if attention.len() > names.len() {
                names.push(numbers::count((attention.len() - names.len()) as u64, "other"));
            }
            format!("Needs attention: {} of {}: {}.", attention.len(), count(tenants, "tenant"), numbers::list(&names))
        }
    };
    let what = if built.swapped == Swapped::Unchanged { "Nothing has changed:" } else { "Built" };
    let next: Vec<String> = match &built.part {
        None => built.fronts.iter().map(|front| format!("Open {}", arguments.out.join(front).display())).collect(),
        Some(part) => vec![format!(
            "This is a part of a fleet ({part}); put all parts together with: tenant-status fleet {} …",
            arguments.out.display()
        )],
    };
    format!(
        "{what} {} for {} from {}{as_of}.
{}
{}",
        count(built.pages, "page"),
        count(built.tenants, "tenant"),
        count(built.snapshots, "snapshot"),
        crate::diagnostic::visible(&whose),
        next.join(
            "
"
        )
    )
}
