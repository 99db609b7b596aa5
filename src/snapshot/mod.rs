//! READ: files → snapshots.
//!
//! The data is walked ([`discover`]), each snapshot is read on its own ([`one`]), and all findings are reported at once. A
//! snapshot is a native file ([`native`]) or a folder of Graph responses ([`graph`]); both give the same
//! [`Snapshot`](crate::tenant::Snapshot). The [`Archive`] holds all of them, packed.

mod archive;
mod claim;
mod discover;
pub mod graph;
mod keep;
mod cache;
pub mod native;
mod one;
mod packed;
mod read;
mod refused;
mod tenants;
pub mod text;
pub mod time;
pub(crate) mod unread;

use std::sync::Arc;

pub use archive::{Archive, Explained, History, LoadedSnapshot, PackedHistory};
pub use cache::SnapshotCache;
pub use discover::{BASELINES, CONFIGURATION, SnapshotPlace, is_hidden};
pub use keep::Services;
pub use packed::Unpacker;
pub use read::{ReadOptions, places, read, read_as, read_with};
pub use time::Completion;

/// Records as a snapshot holds them, ready to be shared.
fn in_arcs<T>(records: impl IntoIterator<Item = T>) -> Vec<Arc<T>> {
    records.into_iter().map(Arc::new).collect()
}
