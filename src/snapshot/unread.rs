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
};

/// A snapshot that could not be read. The site is built without it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnreadSnapshot {
    /// Capture time, from the name of its file or folder.
    pub captured_at: Option<DateTime<Utc>>,
    /// Path of the file or folder with the error, relative to the data; `None` on the site of an audience, because it may
    /// name the tenant.
    pub file: Option<String>,
    /// Code of the first finding.
    pub code: &'static str,
    /// Path of the snapshot as the user wrote it.
    path: String,
}

impl UnreadSnapshot {
    /// Creates the entry for a snapshot with its findings; `None` if none of them is an error.
    pub(super) fn of<'a>(
        path: String,
        captured_at: Option<DateTime<Utc>>,
        findings: impl IntoIterator<Item = &'a Diagnostic>,
    ) -> Option<Self> {
        let mut errors = findings.into_iter().filter(|finding| finding.severity() == Severity::Error);
        let first = errors.next()?;
        Some(UnreadSnapshot { captured_at, file: Some(first.path.clone()), code: first.code.name(), path })
    }

    /// Creates the entry for a snapshot that was read, but contradicts others.
    pub(super) fn from(snapshot: &PackedSnapshot, code: Code) -> Self {
        let path = snapshot.path.to_string();
        UnreadSnapshot { captured_at: Some(snapshot.captured_at), file: Some(path.clone()), code: code.name(), path }
    }

    /// Returns it as an audience may see it.
    #[must_use]
    pub fn redacted(&self) -> Self {
        UnreadSnapshot { file: None, path: String::new(), ..self.clone() }
    }

    /// Returns the key for sorting: by time, without a time last.
    fn order(&self) -> (bool, Option<DateTime<Utc>>, &str) {
        (self.captured_at.is_none(), self.captured_at, &self.path)
    }
}

/// Assigns each snapshot to the tenant whose snapshots are in the same folder, or in the nearest folder above that is not
/// `data` itself. Returns those of which that is not certain. All are sorted, with paths relative to `data`.
pub(super) fn assign(
    data: &Path,
    tenants: &mut [PackedHistory],
    mut unread: Vec<UnreadSnapshot>,
) -> Vec<UnreadSnapshot> {
    if unread.is_empty() {
        return unread;
    }
    let mut homes: BTreeMap<PathBuf, BTreeSet<usize>> = BTreeMap::new();
    for (place, tenant) in tenants.iter().enumerate() {
        for snapshot in &tenant.snapshots {
            for folder in folders(data, Path::new(&*snapshot.path)) {
                homes.entry(folder.to_owned()).or_default().insert(place);
            }
        }
    }
    unread.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut unassigned = Vec::new();
    for mut one in unread {
        let path = std::mem::take(&mut one.path);
        let nearest = folders(data, Path::new(&path)).find_map(|folder| homes.get(folder));
        one.file = one.file.map(|file| relative(data, &file));
        match nearest.map(|tenants| tenants.iter().copied().collect::<Vec<_>>()).as_deref() {
            Some([only]) => tenants[*only].unread.push(one),
            _ => unassigned.push(one),
        }
    }
    unassigned
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
