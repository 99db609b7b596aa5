//! Context of a value in a file: what its surroundings state about it.

use serde_json::{Map, Value};

use super::{
    endpoint::Endpoint,
    envelope::{Content, Piece},
    errors::find,
};
use crate::format::KeyPath;

/// Context of a value, from its surroundings.
#[derive(Clone, Default)]
pub(super) struct Around {
    pub(super) at: KeyPath,
    pub(super) key: Option<&'static Endpoint>,
    pub(super) status: Option<u64>,
    pub(super) context: Option<String>,
    pub(super) next: Option<String>,
    pub(super) count: Option<usize>,
    pub(super) inside: Option<String>,
}

impl Around {
    pub(super) fn under(&self, key: &str) -> Self {
        Around { at: self.at.key(key), ..self.clone() }
    }

    pub(super) fn element(&self, number: usize) -> Self {
        Around { at: self.at.index(number), ..self.clone() }
    }

    /// Adds the annotations of a mapping for the list under `key`, such as `key@odata.nextLink`; for its own list if the key
    /// is empty.
    pub(super) fn noting(self, map: &Map<String, Value>, key: &str) -> Self {
        let annotation = |name: &str| find(map, &[&format!("{key}@odata.{name}"), &format!("{key}odata.{name}")]);
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let next = text(annotation("nextLink")).or_else(|| text(find(map, &["nextLink"])));
        Around {
            context: text(annotation("context")).or(self.context),
            next: next.or(self.next),
            count: annotation("count").and_then(number).or(self.count),
            ..self
        }
    }

    /// Adds the length that PowerShell writes for a list (`Count`), which says nothing about further pages.
    pub(super) fn holding(self, map: &Map<String, Value>, list: &Value) -> Self {
        let held = find(map, &["count"])
            .and_then(number)
            .filter(|held| list.as_array().is_some_and(|list| list.len() < *held));
        Around { count: self.count.max(held), ..self }
    }

    pub(super) fn piece(self, content: Content) -> Piece {
        let Around { at, key, context, next, count, inside, status: _ } = self;
        Piece { at, content, context, next, count, key, inside, more: Vec::new() }
    }
}

/// Parses a whole number, which may be written as text.
fn number(value: &Value) -> Option<usize> {
    value.as_str().map_or_else(|| usize::try_from(value.as_u64()?).ok(), |text| text.trim().parse().ok())
}

/// Returns whether a key states that a list is incomplete: `issues@odata.nextLink`, or a larger `issues@odata.count`.
pub(super) fn has_more(map: &Map<String, Value>, key: &str) -> bool {
    let value = map.get(key);
    let is_link = key.strip_suffix("@odata.nextLink").is_some_and(|list| !list.is_empty());
    let counted =
        key.strip_suffix("@odata.count").and_then(|list| map.get(list)?.as_array().zip(value.and_then(number)));
    is_link && value.is_some_and(Value::is_string) || counted.is_some_and(|(list, count)| list.len() < count)
}
