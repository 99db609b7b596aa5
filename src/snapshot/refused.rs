//! Findings about requests that Microsoft Graph refused.

use std::collections::BTreeMap;

use super::archive::PackedSnapshot;
use crate::{
    diagnostic::{Code, Diagnostic},
    format,
    tenant::{Gap, GapCause},
};

/// Returns the findings about parts that the newest snapshot of a tenant lacks because a request was refused, one for
/// each error. `snapshots` are in order of their capture times.
///
/// Older snapshots cannot be exported again, so they have a finding only through the newest one, which counts them.
pub(super) fn findings(snapshots: &[PackedSnapshot]) -> Vec<Diagnostic> {
    let Some(newest) = snapshots.last() else { return Vec::new() };
    let mut parts: BTreeMap<Gap, Vec<String>> = BTreeMap::new();
    // A file that could not be read has a finding of its own.
    let missing = newest.packed.missing().into_iter().filter(|(_, gap)| gap.cause != GapCause::Unreadable);
    for (part, gap) in missing {
        parts.entry(gap).or_default().push(part);
    }
    parts.into_iter().map(|(gap, parts)| finding(&gap, &parts, newest, nights(&gap, &parts, snapshots))).collect()
}

/// Returns how many of the newest snapshots lack all of these parts for the same reason.
fn nights(gap: &Gap, parts: &[String], snapshots: &[PackedSnapshot]) -> usize {
    let lacks = |snapshot: &&PackedSnapshot| {
        let missing = snapshot.packed.missing();
        parts.iter().all(|part| missing.get(part) == Some(gap))
    };
    snapshots.iter().rev().take_while(lacks).count()
}

/// Returns the reason as a phrase. Findings are in English, whatever the language of the pages.
fn reason(Gap { cause, error, permission, .. }: &Gap) -> String {
    match (cause, permission) {
        (GapCause::Denied, Some(permission)) => format!("{error}: the export needs {permission}"),
        (GapCause::Denied, None) => format!("{error}: the export lacks a permission"),
        (GapCause::Busy, _) => format!("Microsoft Graph was busy ({error}): export again"),
        (GapCause::Failed | GapCause::Unreadable, _) => format!("Microsoft Graph answered with an error ({error})"),
    }
}

fn finding(gap: &Gap, parts: &[String], newest: &PackedSnapshot, nights: usize) -> Diagnostic {
    let names = parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(", ");
    let when = if nights > 1 { format!(" in the last {nights} snapshots") } else { String::new() };
    let message = format!("{}; not captured{when}: {names}", reason(gap));
    let help = match gap.cause {
        GapCause::Denied => "grant the permission to the application or account that exports, and export again",
        GapCause::Busy => "export again; a script has to repeat a request after 429 and 5xx, or stop with an error",
        GapCause::Failed | GapCause::Unreadable => {
            "look at the error in the file, correct the request, and export again"
        }
    };
    Diagnostic::about_file(&*newest.path, Code::Refused, format::short(&message)).with_help(help)
}
