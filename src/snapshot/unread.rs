//! Snapshots that could not be read, and whose they are.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::{DateTime, Utc};

use super::{
    archive::{PackedHistory, PackedSnapshot},
    tenants::home,
};
use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    format,
    tenant::{UnreadSnapshot, unread},
};

/// A snapshot that could not be read, not yet assigned to a tenant.
pub(super) struct Unassigned {
    /// Path of the snapshot as the user wrote it.
    path: String,
    /// The snapshot, with a path of the file as the user wrote it.
    unread: UnreadSnapshot,
}

impl Unassigned {
    /// Creates the entry for a snapshot with its findings; `None` if none of them is an error.
    pub(super) fn of<'a>(
        path: String,
        captured_at: Option<DateTime<Utc>>,
        findings: impl IntoIterator<Item = &'a Diagnostic>,
    ) -> Option<Self> {
        let mut errors = findings.into_iter().filter(|finding| finding.severity() == Severity::Error);
        let Diagnostic { path: file, code, .. } = errors.next()?;
        let unread = UnreadSnapshot { captured_at, file: Some(file.clone()), error: code.name().to_owned() };
        Some(Unassigned { path, unread })
    }

    /// Creates the entry for a snapshot that was read, but contradicts others.
    pub(super) fn contradictory(snapshot: &PackedSnapshot, code: Code) -> Self {
        let (path, captured_at) = (snapshot.path.to_string(), Some(snapshot.captured_at));
        let unread = UnreadSnapshot { captured_at, file: Some(path.clone()), error: code.name().to_owned() };
        Unassigned { path, unread }
    }
}

/// Assigns each snapshot to the only tenant, or else to the only one with snapshots in the same folder. Returns those of
/// which that is not certain. All are sorted by time, those without one last, with paths relative to `data`.
pub(super) fn assign(data: &Path, tenants: &mut [PackedHistory], unread: Vec<Unassigned>) -> Vec<UnreadSnapshot> {
    if unread.is_empty() {
        return Vec::new();
    }
    let mut owners: BTreeMap<Vec<String>, BTreeSet<usize>> = BTreeMap::new();
    for (place, tenant) in tenants.iter().enumerate() {
        for snapshot in &tenant.snapshots {
            owners.entry(home(data, &snapshot.path)).or_default().insert(place);
        }
    }
    let mut unassigned = Vec::new();
    for Unassigned { path, mut unread } in unread {
        unread.file = unread.file.map(|file| relative(data, &file));
        let mut owners = owners.get(&home(data, &path)).into_iter().flatten();
        match (tenants.len(), owners.next(), owners.next()) {
            (1, ..) => tenants[0].unread.push(unread),
            (_, Some(only), None) => tenants[*only].unread.push(unread),
            _ => unassigned.push(unread),
        }
    }
    for tenant in tenants {
        tenant.unread = unread::in_order(std::mem::take(&mut tenant.unread));
    }
    unread::in_order(unassigned)
}

/// Returns a path relative to the data, with `/`.
pub(crate) fn relative(data: &Path, path: &str) -> String {
    let below = Path::new(path).strip_prefix(data).ok().filter(|below| !below.as_os_str().is_empty());
    let parts = below.unwrap_or(Path::new(path)).components();
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    format::short(&parts.join("/")).into_owned()
}
