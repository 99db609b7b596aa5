//! The snapshots of all tenants, packed in memory and unpacked in batches.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{
    graph,
    packed::{Packed, Packer, Records, Unpacker},
};
use crate::{
    cache, digest,
    tenant::{
        Baseline, Basis, Connectors, OtherServices, ReadCounts, SingleSettings, Snapshot, Tenant, UnreadSnapshot,
        unread,
    },
};

/// Number of snapshots after which a batch of tenants is complete.
const UNPACKED: usize = 500;

/// All snapshots of the data, by tenant. They are packed, because there may be tens of thousands.
#[derive(Debug, Default)]
pub struct Archive {
    /// Tenants sorted by name, then by key. Each has at least one snapshot.
    pub tenants: Vec<PackedHistory>,
    /// Tenants whose snapshots were dropped: key and properties from the latest snapshot.
    pub left_out: Vec<(String, Tenant)>,
    /// Snapshots that could not be read, and whose tenant is unknown.
    pub unread: Vec<UnreadSnapshot>,
    pub(super) records: Records,
    /// Settings for single connectors, attached to every unpacked snapshot.
    pub(super) single: SingleSettings,
    /// Account of the files of each snapshot, if requested.
    pub accounts: Vec<Explained>,
}

/// Account of the files of one snapshot.
#[derive(Debug, Clone)]
pub struct Explained {
    /// Path of its file or folder as the user wrote it.
    pub path: String,
    /// Capture time and tenant; `None` if the snapshot could not be read.
    pub head: Option<(DateTime<Utc>, String)>,
    /// The account.
    pub account: graph::Account,
}

/// All snapshots of one tenant, oldest first, packed.
#[derive(Debug)]
pub struct PackedHistory {
    /// Key that identifies the tenant.
    pub key: String,
    /// The tenant, from its latest snapshot.
    pub tenant: Tenant,
    pub(super) snapshots: Vec<PackedSnapshot>,
    /// Snapshots that could not be read.
    pub unread: Vec<UnreadSnapshot>,
    /// Baselines, in the order of their file.
    pub baselines: Vec<Baseline>,
}

/// A packed snapshot and its origin.
#[derive(Debug)]
pub(super) struct PackedSnapshot {
    pub(super) path: Box<str>,
    pub(super) sha256: Option<digest::Digest>,
    pub(super) captured_at: DateTime<Utc>,
    pub(super) packed: Packed,
    /// Counts of files and records read; `None` if the snapshot was changed since.
    pub(super) counts: Option<ReadCounts>,
    /// Digest of all input that determines the snapshot, if requested.
    pub(super) key: Option<cache::Digest>,
    /// Whether one of its files could not be read.
    pub(super) in_part: bool,
}

/// All snapshots of one tenant, oldest first.
#[derive(Debug)]
pub struct History {
    /// Key that identifies the tenant.
    pub key: String,
    /// Snapshots, sorted by capture time.
    pub snapshots: Vec<LoadedSnapshot>,
    /// Snapshots that could not be read, sorted by capture time; those without one come last.
    pub unread: Vec<UnreadSnapshot>,
    /// Baselines, in the order of their file.
    pub baselines: Vec<Baseline>,
}

impl History {
    /// Returns the latest snapshot, which is shown on the hub.
    pub fn latest(&self) -> Option<&LoadedSnapshot> {
        self.snapshots.last()
    }
}

/// A snapshot and its origin.
#[derive(Debug)]
pub struct LoadedSnapshot {
    /// Path of its file or folder as the user wrote it.
    pub path: String,
    /// SHA-256 digest of the file. For a folder, digest of the lines that `sha256sum` prints for its files.
    pub sha256: String,
    /// The snapshot.
    pub snapshot: Snapshot,
}

impl PackedHistory {
    /// Returns the number of snapshots.
    pub fn len(&self) -> usize {
        self.snapshots.len()
    }

    /// Returns whether there are no snapshots.
    pub fn is_empty(&self) -> bool {
        self.snapshots.is_empty()
    }

    /// Returns whether a snapshot that may be newer than the latest one could not be read.
    pub fn is_newest_unread(&self) -> bool {
        self.newest().is_some_and(|(_, at)| unread::newer(&self.unread, at).next().is_some())
    }

    /// Returns the number of snapshots of which a file could not be read.
    pub fn unreadable_in_part(&self) -> usize {
        self.snapshots.iter().filter(|filed| filed.in_part).count()
    }

    /// Returns capture time and SHA-256 digest of each snapshot, oldest first.
    pub fn origins(&self) -> impl DoubleEndedIterator<Item = (DateTime<Utc>, String)> {
        self.snapshots.iter().map(|filed| (filed.captured_at, filed.sha256()))
    }

    /// Returns path and capture time of each snapshot, oldest first.
    pub fn captures(&self) -> impl DoubleEndedIterator<Item = (&str, DateTime<Utc>)> {
        self.snapshots.iter().map(|filed| (&*filed.path, filed.captured_at))
    }

    /// Returns the counts of files and records of each snapshot, oldest first.
    pub fn counts(&self) -> impl Iterator<Item = Option<ReadCounts>> {
        self.snapshots.iter().map(|filed| filed.counts)
    }

    /// Returns path and capture time of the latest snapshot.
    pub fn newest(&self) -> Option<(&str, DateTime<Utc>)> {
        self.snapshots.last().map(|filed| (&*filed.path, filed.captured_at))
    }

    /// Returns the counts of incidents and messages that the latest snapshot excludes because of their services.
    pub fn other_services(&self) -> OtherServices {
        self.snapshots.last().and_then(|filed| filed.packed.other_services()).unwrap_or_default()
    }

    /// Returns the digest of all input of the snapshots and baselines; `None` unless every snapshot has one (changed
    /// snapshots have none).
    pub fn made_from(&self) -> Option<cache::Digest> {
        let keys: Vec<cache::Digest> = self.snapshots.iter().map(|filed| filed.key).collect::<Option<_>>()?;
        let unread = digest::key(&(&self.unread, &self.baselines));
        let parts = [self.key.as_bytes(), unread.as_slice()].into_iter();
        Some(cache::key(parts.chain(keys.iter().map(<[u8; 32]>::as_slice))))
    }
}

impl Archive {
    /// Packs histories into an archive, in their order.
    pub fn of(histories: impl IntoIterator<Item = History>) -> Self {
        let packer = Packer::default();
        let shelf = |History { key, snapshots, unread, baselines }: History| {
            let tenant = snapshots.last()?.snapshot.tenant.clone();
            let file = |LoadedSnapshot { path, sha256, snapshot }| {
                let captured_at = snapshot.captured_at;
                PackedSnapshot {
                    counts: None,
                    ..PackedSnapshot::of(path, &sha256, captured_at, packer.pack(snapshot), None)
                }
            };
            let snapshots = snapshots.into_iter().map(file).collect();
            Some(PackedHistory { key, tenant, snapshots, unread, baselines })
        };
        let tenants = histories.into_iter().filter_map(shelf).collect();
        Archive {
            tenants,
            left_out: Vec::new(),
            unread: Vec::new(),
            records: packer.records(),
            // The connectors of these snapshots have theirs.
            single: SingleSettings::default(),
            accounts: Vec::new(),
        }
    }

    /// Returns the number of snapshots.
    pub fn len(&self) -> usize {
        self.tenants.iter().map(PackedHistory::len).sum()
    }

    /// Returns whether there are no snapshots.
    pub fn is_empty(&self) -> bool {
        self.tenants.is_empty()
    }

    /// Returns an unpacker of the snapshots. Equal incidents, messages and facts of what it unpacks share memory across
    /// snapshots and tenants.
    pub fn unpacker(&self) -> Unpacker<'_> {
        Unpacker::of(&self.records)
    }

    /// Unpacks the snapshots of the tenant at a position.
    pub fn history(&self, place: usize, unpacker: &Unpacker<'_>) -> Option<History> {
        let PackedHistory { key, tenant, snapshots, unread, baselines } = self.tenants.get(place)?;
        // All were packed with these records, or checked when the cache was read, so unpacking cannot fail.
        let unpack = |filed: &PackedSnapshot| {
            let snapshot = unpacker.unpack(&filed.packed)?;
            Some(LoadedSnapshot { path: filed.path.to_string(), sha256: filed.sha256(), snapshot })
        };
        let mut snapshots: Vec<LoadedSnapshot> = snapshots.iter().filter_map(unpack).collect();
        miss_earlier_types(&mut snapshots);
        for connectors in snapshots.iter_mut().filter_map(|dated| dated.snapshot.connectors.captured_mut()) {
            self.single.attach(tenant, connectors);
        }
        Some(History { key: key.clone(), snapshots, unread: unread.clone(), baselines: baselines.clone() })
    }

    /// Unpacks the snapshots of all tenants at once.
    pub fn histories(&self) -> Vec<History> {
        let unpacker = self.unpacker();
        (0..self.tenants.len()).filter_map(|place| self.history(place, &unpacker)).collect()
    }

    /// Returns the positions of the `wanted` tenants in batches that are small enough to be unpacked in turn.
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

    /// Returns the latest snapshot of the tenant at a position, as [`Archive::history`] has it. Earlier snapshots are
    /// not unpacked; only the types of their connectors matter.
    pub fn latest(&self, place: usize) -> Option<Snapshot> {
        let shelf = self.tenants.get(place)?;
        let (latest, earlier) = shelf.snapshots.split_last()?;
        let unpacker = self.unpacker();
        let mut latest = unpacker.unpack(&latest.packed)?;
        if let Some(connectors) = latest.connectors.captured_mut() {
            let types = earlier.iter().flat_map(|filed| unpacker.connector_types(&filed.packed));
            miss_types(connectors, &types.collect());
            self.single.attach(&shelf.tenant, connectors);
        }
        Some(latest)
    }

    /// Returns the path of the latest snapshot of the tenant at a position.
    pub fn latest_path(&self, place: usize) -> Option<&str> {
        self.tenants.get(place)?.snapshots.last().map(|filed| &*filed.path)
    }

    /// Returns the records that the snapshots share.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Returns the slugs of connector types that snapshots define, each with its basis in the latest of them.
    pub fn own_types(&self) -> BTreeMap<String, Basis> {
        self.tenants.iter().flat_map(|shelf| &shelf.snapshots).flat_map(|filed| filed.packed.own_types()).collect()
    }

    /// Returns key and properties of every tenant of the data, from its latest snapshot.
    pub fn all_tenants(&self) -> impl Iterator<Item = (&str, &Tenant)> {
        let kept = self.tenants.iter().map(|shelf| (shelf.key.as_str(), &shelf.tenant));
        kept.chain(self.left_out.iter().map(|(key, tenant)| (key.as_str(), tenant)))
    }

    /// Drops the snapshots of all tenants except those at these positions. The dropped tenants stay listed.
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
        PackedSnapshot { path: path.into(), sha256, captured_at, packed, key, counts: None, in_part: false }
    }

    /// Returns the digest of its file or folder; empty if not requested.
    fn sha256(&self) -> String {
        self.sha256.as_ref().map(digest::digits).unwrap_or_default()
    }
}

/// Marks types as not captured if they were not requested, but an earlier snapshot has connectors of them.
fn miss_earlier_types(snapshots: &mut [LoadedSnapshot]) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let connectors = snapshots.iter_mut().filter_map(|dated| dated.snapshot.connectors.captured_mut());
    for connectors in connectors {
        miss_types(connectors, &seen);
        seen.extend(connectors.all.iter().map(|connector| connector.type_slug.clone()));
    }
}

/// Marks types as not captured if they were not requested, but are among those `seen` in an earlier snapshot.
fn miss_types(connectors: &mut Connectors, seen: &BTreeSet<String>) {
    let Connectors { not_captured, not_requested, .. } = connectors;
    not_captured.extend(not_requested.intersection(seen).cloned());
    not_requested.retain(|slug| !seen.contains(slug));
}
