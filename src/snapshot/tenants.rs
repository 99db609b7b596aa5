//! Which snapshots are of one tenant.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{archive::PackedSnapshot, packed::Records, time::NamedTime};
use crate::{
    diagnostic::{Code, Diagnostic},
    format,
    tenant::{Tenant, rfc3339},
};

/// Snapshots by the key of their tenant.
#[derive(Default)]
pub(super) struct Tenants {
    by_key: BTreeMap<String, Vec<PackedSnapshot>>,
    /// Keys of tenants with an id, by name.
    with_id: BTreeMap<String, BTreeSet<String>>,
    /// Keys of tenants that have a name only.
    without_id: BTreeSet<String>,
}

impl Tenants {
    pub(super) fn file(&mut self, tenant: &Tenant, filed: PackedSnapshot) {
        let key = tenant.key();
        match (&tenant.id, &tenant.name) {
            (Some(_), Some(name)) => {
                self.with_id.entry(name.to_lowercase()).or_default().insert(key.clone());
            }
            (Some(_), None) => {}
            (None, _) => {
                self.without_id.insert(key.clone());
            }
        }
        self.by_key.entry(key).or_default().push(filed);
    }

    /// Moves snapshots that have a name and no id to the tenant that has both. Were they a tenant of their own, the pages of
    /// the other one would go on showing an older state. Where it is not certain that they are its snapshots, that is an
    /// error.
    pub(super) fn adopt(&mut self, data: &Path) -> Vec<Diagnostic> {
        let without_id = std::mem::take(&mut self.without_id);
        without_id.into_iter().filter_map(|key| self.adopt_one(data, &key)).collect()
    }

    fn adopt_one(&mut self, data: &Path, key: &str) -> Option<Diagnostic> {
        let owners: Vec<&String> = self.with_id.get(key)?.iter().collect();
        let mut orphans = self.by_key.remove(key)?;
        let (first, what) = (orphans.first()?.path.to_string(), no_id(orphans.len()));
        let finding =
            |code, message: &str| Diagnostic::about_file(&first, code, format::short(message)).with_help(WITH_ID);
        if let [owner] = owners.as_slice() {
            let theirs = self.by_key.entry((*owner).clone()).or_default();
            let homes: BTreeSet<Vec<String>> = theirs.iter().map(|filed| home(data, &filed.path)).collect();
            if orphans.iter().all(|filed| homes.contains(&home(data, &filed.path))) {
                theirs.append(&mut orphans);
                let message = format!("{what}: taken for the tenant {owner}, which has the same name");
                return Some(finding(Code::AssumedTenant, &message));
            }
        }
        let owners = owners.into_iter().map(String::as_str).collect::<Vec<_>>().join(" and ");
        self.by_key.insert(key.to_owned(), orphans);
        Some(finding(Code::SameName, &format!("{what}, and may or may not be of {owners}, with the same name")))
    }

    pub(super) fn into_histories(self) -> BTreeMap<String, Vec<PackedSnapshot>> {
        self.by_key
    }
}

/// What is wrong with so many snapshots, as said of the first one.
fn no_id(snapshots: usize) -> String {
    match snapshots {
        1 => "this snapshot has no tenant id".to_owned(),
        _ => format!("this snapshot and {} more have no tenant id", snapshots - 1),
    }
}

/// What to do about a missing id.
const WITH_ID: &str = "write `id: …` (the directory id) into the tenant.yaml of each tenant, or under `tenant` in native files; \
                       snapshots of one tenant belong in one folder";

/// Two snapshots of one tenant at one moment contradict each other.
pub(super) fn same_moment(snapshots: &[PackedSnapshot], records: &Records) -> Vec<Diagnostic> {
    let twice = snapshots.windows(2).filter(|pair| pair[0].captured_at == pair[1].captured_at);
    twice
        .map(|pair| {
            let label = records
                .head(&pair[1].packed)
                .map_or_else(|| "a tenant".to_owned(), |(_, tenant)| tenant.label().to_owned());
            let message = format!(
                "a second snapshot of {label} captured at {}; the other one is {}",
                rfc3339(pair[1].captured_at),
                pair[0].path
            );
            Diagnostic::about_file(pair[1].path.as_ref(), Code::DuplicateSnapshot, message)
                .with_help("keep one of the two, or correct `captured_at`")
        })
        .collect()
}

/// Removes snapshots of the same moment and returns them, because it is not certain which is right. Of equal ones, the
/// first stays.
pub(super) fn take_contradictory(snapshots: &mut Vec<PackedSnapshot>) -> Vec<PackedSnapshot> {
    let same = |a: &PackedSnapshot, b: &PackedSnapshot| a.captured_at == b.captured_at;
    if !snapshots.windows(2).any(|pair| same(&pair[0], &pair[1])) {
        return Vec::new();
    }
    let (mut kept, mut taken) = (Vec::new(), Vec::new());
    let mut rest = std::mem::take(snapshots).into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut others = Vec::new();
        while let Some(other) = rest.next_if(|other| same(&first, other)) {
            others.push(other);
        }
        if others.iter().all(|other| other.packed == first.packed) {
            kept.push(first);
        } else {
            taken.push(first);
            taken.append(&mut others);
        }
    }
    *snapshots = kept;
    taken
}

/// Snapshots without a tenant id are told apart by name alone. Where they lie in different folders, they may be two tenants
/// of one name, and the problems of one would be hidden by the other.
pub(super) fn same_name(data: &Path, snapshots: &[PackedSnapshot], records: &Records) -> Option<Diagnostic> {
    let mut homes: BTreeMap<Vec<String>, &PackedSnapshot> = BTreeMap::new();
    for filed in snapshots {
        let (_, tenant) = records.head(&filed.packed)?;
        if tenant.id.is_some() {
            return None;
        }
        homes.entry(home(data, &filed.path)).or_insert(filed);
    }
    let mut homes = homes.into_values();
    let (first, second) = (homes.next()?, homes.next()?);
    let label = records.head(&second.packed).map(|(_, tenant)| tenant.label().to_owned()).unwrap_or_default();
    let message = format!(
        "a tenant of the same name, {label}, has snapshots in another folder, and none has an id: {}",
        first.path
    );
    Some(Diagnostic::about_file(second.path.as_ref(), Code::SameName, format::short(&message)).with_help(WITH_ID))
}

/// The folder in which the snapshots of a tenant lie, without the parts that are dates, years or months.
pub(super) fn home(data: &Path, path: &str) -> Vec<String> {
    let path = Path::new(path);
    let below = path.strip_prefix(data).unwrap_or(path);
    let is_date = |name: &str| {
        let digits = name.chars().all(|c| c.is_ascii_digit() || c == '-');
        NamedTime::of_folder(name).is_some() || (digits && matches!(name.len(), 2 | 4 | 7))
    };
    let folder = below.parent().unwrap_or(Path::new(""));
    let parts = folder.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.filter(|name| !is_date(name)).collect()
}
