//! The snapshots of all tenants, packed in memory, and unpacked some at a time.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};

use super::{
    graph,
    packed::{Packed, Packer, Records, Unpacker},
};
use crate::{
    cache, digest,
    tenant::{Connectors, Incident, Message, ReadCounts, Snapshot, Tenant},
};

/// With so many snapshots, a run of tenants is large enough.
const UNPACKED: usize = 500;

/// Every snapshot of the data, by tenant; packed, for there may be tens of thousands of them.
#[derive(Debug, Default)]
pub struct Archive {
    /// The tenants, by name, then by key. Each has at least one snapshot.
    pub tenants: Vec<PackedHistory>,
    /// Tenants of the data whose snapshots are not kept: their keys, and how their latest snapshots have them.
    pub left_out: Vec<(String, Tenant)>,
    pub(super) records: Records,
    /// What became of the files of each snapshot, where that was asked for.
    pub accounts: Vec<Explained>,
}

/// What became of the files of one snapshot.
#[derive(Debug, Clone)]
pub struct Explained {
    /// Its file or folder, as the user would name it.
    pub path: String,
    /// When it was captured and whose it is; `None` where it could not be read.
    pub head: Option<(DateTime<Utc>, String)>,
    /// What became of its files.
    pub account: graph::Account,
}

/// All snapshots of one tenant, oldest first, packed.
#[derive(Debug)]
pub struct PackedHistory {
    /// What tells this tenant from others.
    pub key: String,
    /// The tenant, as its latest snapshot has it.
    pub tenant: Tenant,
    pub(super) snapshots: Vec<PackedSnapshot>,
}

/// A packed snapshot and where it was read.
#[derive(Debug)]
pub(super) struct PackedSnapshot {
    pub(super) path: Box<str>,
    pub(super) sha256: Option<digest::Bytes>,
    pub(super) captured_at: DateTime<Utc>,
    pub(super) packed: Packed,
    /// What it was read from; `None` of one that was changed since.
    pub(super) counts: Option<ReadCounts>,
    /// The digest of everything that reading it was decided by, where that was asked for.
    pub(super) key: Option<cache::Digest>,
}

/// All snapshots of one tenant, oldest first.
#[derive(Debug)]
pub struct History {
    /// What tells this tenant from others.
    pub key: String,
    /// The snapshots, by the moment they were captured.
    pub snapshots: Vec<LoadedSnapshot>,
}

impl History {
    /// The snapshot that makes the hub.
    pub fn latest(&self) -> Option<&LoadedSnapshot> {
        self.snapshots.last()
    }
}

/// A snapshot and where it was read.
#[derive(Debug)]
pub struct LoadedSnapshot {
    /// Its file or folder, as the user would name it.
    pub path: String,
    /// The SHA-256 digest of its file; of a folder, that of the lines that `sha256sum` prints for its files.
    pub sha256: String,
    /// Its content.
    pub snapshot: Snapshot,
}

impl PackedHistory {
    /// How many snapshots there are.
    pub fn len(&self) -> usize {
        self.snapshots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.snapshots.is_empty()
    }

    /// When each snapshot was captured, and the SHA-256 digest of its file or folder, oldest first.
    pub fn origins(&self) -> impl DoubleEndedIterator<Item = (DateTime<Utc>, String)> {
        self.snapshots.iter().map(|filed| (filed.captured_at, filed.sha256()))
    }

    /// What each snapshot was read from, oldest first.
    pub fn counts(&self) -> impl Iterator<Item = Option<ReadCounts>> {
        self.snapshots.iter().map(|filed| filed.counts)
    }

    /// The latest snapshot: its file or folder, and when it was captured.
    pub fn newest(&self) -> Option<(&str, DateTime<Utc>)> {
        self.snapshots.last().map(|filed| (&*filed.path, filed.captured_at))
    }

    /// The digest of everything that the snapshots were read from; `None` where that is not known of all of them, which
    /// is so of snapshots that were changed since they were read.
    pub fn made_from(&self) -> Option<cache::Digest> {
        let keys: Vec<cache::Digest> = self.snapshots.iter().map(|filed| filed.key).collect::<Option<_>>()?;
        Some(cache::key([self.key.as_bytes()].into_iter().chain(keys.iter().map(<[u8; 32]>::as_slice))))
    }
}

impl Archive {
    /// An archive of these histories, in their order.
    pub fn of(histories: impl IntoIterator<Item = History>) -> Self {
        let packer = Packer::default();
        let shelf = |History { key, snapshots }: History| {
            let tenant = snapshots.last()?.snapshot.tenant.clone();
            let file = |LoadedSnapshot { path, sha256, snapshot }| {
                let captured_at = snapshot.captured_at;
                PackedSnapshot {
                    counts: None,
                    ..PackedSnapshot::of(path, &sha256, captured_at, packer.pack(snapshot), None)
                }
            };
            Some(PackedHistory { key, tenant, snapshots: snapshots.into_iter().map(file).collect() })
        };
        let tenants = histories.into_iter().filter_map(shelf).collect();
        Archive { tenants, left_out: Vec::new(), records: packer.records(), accounts: Vec::new() }
    }

    /// How many snapshots there are.
    pub fn len(&self) -> usize {
        self.tenants.iter().map(PackedHistory::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tenants.is_empty()
    }

    /// Unpacks snapshots. All incidents, messages and facts that are equal are one in memory, whichever snapshots and tenants
    /// they belong to.
    pub fn unpacking(&self) -> Unpacking<'_> {
        Unpacking { archive: self, unpacker: Unpacker::of(&self.records) }
    }

    /// The snapshots of every tenant, unpacked all at once.
    pub fn histories(&self) -> Vec<History> {
        let unpacking = self.unpacking();
        (0..self.tenants.len()).filter_map(|place| unpacking.history(place)).collect()
    }

    /// The places of the tenants that are `wanted`, in runs that are not too large to be unpacked one after the other.
    pub fn some_at_a_time(&self, wanted: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
        let places: Vec<usize> = (0..self.tenants.len()).filter(|place| wanted(*place)).collect();
        let mut held = 0;
        let goes_on = |place: &usize, _next: &usize| {
            held += self.tenants[*place].len();
            let goes_on = held < UNPACKED;
            if !goes_on {
                held = 0;
            }
            goes_on
        };
        places.chunk_by(goes_on).map(<[usize]>::to_vec).collect()
    }

    /// The latest snapshot of the tenant at a place. What it misses of earlier ones is known where there is one tenant only.
    pub fn latest(&self, place: usize) -> Option<Snapshot> {
        if let [_] = self.tenants.as_slice() {
            return self.unpacking().history(place)?.snapshots.pop().map(|dated| dated.snapshot);
        }
        Unpacker::of(&self.records).unpack(&self.tenants.get(place)?.snapshots.last()?.packed)
    }

    /// What the snapshots have alike.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Slugs of the connector types that snapshots define themselves.
    pub fn own_types(&self) -> BTreeSet<String> {
        self.tenants.iter().flat_map(|shelf| &shelf.snapshots).flat_map(|filed| filed.packed.own_types()).collect()
    }

    /// Every tenant of the data, by its key, as its latest snapshot has it.
    pub fn everybody(&self) -> impl Iterator<Item = (&str, &Tenant)> {
        let kept = self.tenants.iter().map(|shelf| (shelf.key.as_str(), &shelf.tenant));
        kept.chain(self.left_out.iter().map(|(key, tenant)| (key.as_str(), tenant)))
    }

    /// Keeps the snapshots of the tenants at these places; of the others it is enough to know that they are there.
    pub fn keep(&mut self, places: &BTreeSet<usize>) {
        for (place, shelf) in std::mem::take(&mut self.tenants).into_iter().enumerate() {
            if places.contains(&place) {
                self.tenants.push(shelf);
            } else {
                self.left_out.push((shelf.key, shelf.tenant));
            }
        }
    }
}

impl PackedSnapshot {
    pub(super) fn of(
        path: String,
        sha256: &str,
        captured_at: DateTime<Utc>,
        packed: Packed,
        key: Option<cache::Digest>,
    ) -> Self {
        let sha256 = digest::from_digits(sha256);
        PackedSnapshot { path: path.into(), sha256, captured_at, packed, key, counts: None }
    }

    /// The digest of its file or folder; empty where it was not taken.
    fn sha256(&self) -> String {
        self.sha256.as_ref().map(digest::digits).unwrap_or_default()
    }
}

/// Unpacks snapshots of an archive, from many threads. What they have alike is one in memory, for as long as this is there.
#[derive(Debug)]
pub struct Unpacking<'a> {
    archive: &'a Archive,
    unpacker: Unpacker<'a>,
}

impl<'a> Unpacking<'a> {
    /// The snapshots of the tenant at a place.
    pub fn history(&self, place: usize) -> Option<History> {
        let PackedHistory { key, snapshots, .. } = self.archive.tenants.get(place)?;
        // Each was packed with these records, or looked at when it was remembered, so none is lost here.
        let unpack = |filed: &PackedSnapshot| {
            let snapshot = self.unpacker.unpack(&filed.packed)?;
            Some(LoadedSnapshot { path: filed.path.to_string(), sha256: filed.sha256(), snapshot })
        };
        let mut snapshots: Vec<LoadedSnapshot> = snapshots.iter().filter_map(unpack).collect();
        miss_earlier_types(&mut snapshots);
        Some(History { key: key.clone(), snapshots })
    }

    /// Every incident of the archive, each once.
    pub fn incidents(&self) -> impl Iterator<Item = Arc<Incident>> {
        self.unpacker.incidents()
    }

    /// Every message of the archive, each once.
    pub fn messages(&self) -> impl Iterator<Item = Arc<Message>> {
        self.unpacker.messages()
    }
}

/// Marks types as not captured that nobody asked for although an earlier snapshot has connectors of them.
fn miss_earlier_types(snapshots: &mut [LoadedSnapshot]) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let connectors = snapshots.iter_mut().filter_map(|dated| dated.snapshot.connectors.captured_mut());
    for Connectors { all, not_captured, not_requested, .. } in connectors {
        not_captured.extend(not_requested.intersection(&seen).cloned());
        not_requested.retain(|slug| !seen.contains(slug));
        seen.extend(all.iter().map(|connector| connector.type_slug.clone()));
    }
}
