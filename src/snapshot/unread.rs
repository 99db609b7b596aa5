//! Snapshots that could not be read, and whose they are.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::archive::{PackedHistory, PackedSnapshot};
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

/// Assigns each snapshot to the only tenant, or else to the tenant whose snapshots are in the same folder, or in the
/// nearest folder above that is not `data` itself. Returns those of which that is not certain. All are sorted by time,
/// those without one last, with paths relative to `data`.
pub(super) fn assign(data: &Path, tenants: &mut [PackedHistory], unread: Vec<Unassigned>) -> Vec<UnreadSnapshot> {
    if unread.is_empty() {
        return Vec::new();
    }
    let mut homes: BTreeMap<PathBuf, BTreeSet<usize>> = BTreeMap::new();
    for (place, tenant) in tenants.iter().enumerate() {
        for snapshot in &tenant.snapshots {
            for folder in folders(data, Path::new(&*snapshot.path)) {
                homes.entry(folder.to_owned()).or_default().insert(place);
            }
        }
    }
    let mut unassigned = Vec::new();
    for Unassigned { path, mut unread } in unread {
        let nearest = folders(data, Path::new(&path)).find_map(|folder| homes.get(folder));
        unread.file = unread.file.map(|file| relative(data, &file));
        match (tenants.len(), nearest.map(|places| places.iter().copied().collect::<Vec<_>>()).as_deref()) {
            (1, _) => tenants[0].unread.push(unread),
            (_, Some([only])) => tenants[*only].unread.push(unread),
            _ => unassigned.push(unread),
        }
    }
    for tenant in tenants {
        tenant.unread = unread::in_order(std::mem::take(&mut tenant.unread));
    }
    unread::in_order(unassigned)
}

/// Returns the folders that a snapshot is in, the nearest first; `data` only if it is directly in it.
fn folders<'a>(data: &'a Path, path: &'a Path) -> impl Iterator<Item = &'a Path> {
    let parent = path.parent().unwrap_or(data);
    parent.ancestors().take_while(move |folder| folder.starts_with(data) && (*folder != data || *folder == parent))
}

/// Returns a path relative to the data, with `/`.
fn relative(data: &Path, path: &str) -> String {
    let below = Path::new(path).strip_prefix(data).ok().filter(|below| !below.as_os_str().is_empty());
    let parts = below.unwrap_or(Path::new(path)).components();
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    format::short(&parts.join("/")).into_owned()
}
