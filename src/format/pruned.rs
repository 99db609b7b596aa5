//! A tree without its faulty branches, with the original positions of the rest.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{KeyPath, Step, Unplaced, tree::descend};

/// Inserts a value into the mapping that contains the end of `path`.
pub(super) fn put(tree: &mut Value, path: &KeyPath, value: Value) -> bool {
    let Some((Step::Key(key), above)) = path.0.split_last() else { return false };
    match above.iter().try_fold(tree, descend) {
        Some(Value::Object(map)) => {
            map.insert(key.clone(), value);
            true
        }
        _ => false,
    }
}

/// Record of pruned branches, used to find the original path of what is left.
#[derive(Default)]
pub(super) struct Pruned {
    /// For each list that lost elements, the original indexes of those left.
    left: BTreeMap<KeyPath, Vec<usize>>,
    /// Original paths of the pruned branches.
    taken: Vec<KeyPath>,
}

impl Pruned {
    /// Returns the original path of a branch of the pruned tree.
    pub(super) fn original(&self, path: &KeyPath) -> KeyPath {
        let mut original = KeyPath::top();
        for step in &path.0 {
            original = match step {
                Step::Key(key) => original.key(key),
                Step::Index(index) => {
                    let left = self.left.get(&original);
                    let index = left.and_then(|left| left.get(*index)).copied().unwrap_or(*index);
                    original.index(index)
                }
            };
        }
        original
    }

    pub(super) fn took(&self, original: &KeyPath) -> bool {
        self.taken.contains(original)
    }

    /// Moves a finding to its original path. Returns `None` if it is about a pruned branch or, unless it is certain, about
    /// the parent or a sibling of one, where the pruned part may be what is missing.
    pub(super) fn untouched(&self, stand_ins: &BTreeMap<KeyPath, usize>, unplaced: Unplaced) -> Option<Unplaced> {
        let path = self.original(&unplaced.path);
        let above = |path: &KeyPath| path.0.len().saturating_sub(1);
        let touches = |spoilt: &KeyPath| {
            let record = &spoilt.0[..above(spoilt)];
            let is_sibling = !unplaced.is_certain && &path.0[..above(&path)] == record;
            path.0.starts_with(&spoilt.0) || spoilt.0.starts_with(&path.0) || is_sibling
        };
        let is_touched = self.taken.iter().chain(stand_ins.keys()).any(touches);
        (!is_touched).then_some(Unplaced { path, ..unplaced })
    }

    /// Removes the branch at `path`; returns false if it is the whole tree.
    pub(super) fn prune(&mut self, tree: &mut Value, path: &KeyPath) -> bool {
        let Some((last, above)) = path.0.split_last() else { return false };
        let original = self.original(path);
        let list = KeyPath(original.0[..original.0.len() - 1].to_vec());
        let Some(parent) = above.iter().try_fold(tree, descend) else { return false };
        self.taken.push(original);
        match (last, parent) {
            (Step::Key(key), Value::Object(map)) => map.remove(key).is_some(),
            (Step::Index(index), Value::Array(elements)) if *index < elements.len() => {
                let left = self.left.entry(list).or_insert_with(|| (0..elements.len()).collect());
                left.remove(*index);
                elements.remove(*index);
                true
            }
            _ => false,
        }
    }
}
