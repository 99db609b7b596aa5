//! Comparison of two snapshots of one tenant.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::{
    config,
    diagnostic::{Diagnostic, Diagnostics},
    error::{Error, Failure},
    history, numbers,
    snapshot::{self, LoadedSnapshot, Services, Wanted},
};

/// The changes between two snapshots of a tenant.
#[derive(Debug)]
pub struct Difference {
    /// The tenant, from the later snapshot.
    pub tenant: String,
    /// Capture times of the earlier and the later snapshot.
    pub between: [DateTime<Utc>; 2],
    /// The changes, most important first.
    pub changes: Vec<history::Change>,
}

/// Compares two snapshots. Each is a file or folder, like `DATA` of a build.
///
/// # Errors
/// All findings in both snapshots, or a finding if they are not exactly one snapshot each of the same tenant.
pub fn diff(before: &Path, after: &Path, config: Option<&Path>) -> Result<(Difference, Vec<Diagnostic>), Failure> {
    let config = config::read(config, before)?;
    let (criteria, limits, completion) = (config.site.criteria, config.limits, config.completion);
    let mut diagnostics = Diagnostics::new();
    let services = Services::Named(&criteria.services);
    let mut one = |path: &Path| -> Result<Option<LoadedSnapshot>, Failure> {
        let (archive, found) = snapshot::read_as(
            path,
            &Wanted {
                services,
                limits: &limits,
                memory: None,
                digests: false,
                completion,
                single: &criteria.single,
                explain: false,
            },
            |_, _| {},
        )?;
        let wrong = found.has_errors();
        diagnostics.extend(found.sorted());
        let mut snapshots: Vec<_> = archive.histories().into_iter().flat_map(|tenant| tenant.snapshots).collect();
        match (snapshots.pop(), snapshots.len()) {
            (Some(only), 0) => Ok(Some(only)),
            _ if wrong => Ok(None),
            (_, others) => {
                let count = numbers::count(others as u64 + 1, "snapshot");
                let reason = format!("{} holds {count}; choose one of them", path.display());
                Err(Error::Refused(reason).into())
            }
        }
    };
    let (Some(a), Some(b)) = (one(before)?, one(after)?) else { return Err(Failure::Data(diagnostics.sorted())) };
    let (a, b) = (a.snapshot, b.snapshot);
    if diagnostics.has_errors() {
        return Err(Failure::Data(diagnostics.sorted()));
    }
    if a.tenant.key() != b.tenant.key() {
        let reason = format!(
            "the snapshots are of different tenants, {} and {}; both must be of the same tenant",
            a.tenant.label(),
            b.tenant.label()
        );
        return Err(Error::Refused(reason).into());
    }
    let changes = history::chronicle([&a, &b], &criteria).entries.pop().map(|entry| entry.changes);
    let difference = Difference {
        tenant: b.tenant.label().to_owned(),
        between: [a.captured_at, b.captured_at],
        changes: changes.unwrap_or_default(),
    };
    Ok((difference, diagnostics.sorted()))
}
