//! JSON: deserialized directly into its type; a file with a mistake is read again as a tree.

use serde::{
    Deserializer,
    de::{DeserializeOwned, DeserializeSeed},
};
use serde_json::Value;

use super::{
    Source,
    limited::{Budget, Limited},
    malformed::malformed,
    tree::Tree,
};
use crate::{
    diagnostic::{Diagnostic, Spot},
    input::Limits,
};

/// Deserializes a part of a JSON text within limits, while the surrounding text is read. Error details are discarded.
pub(crate) struct DirectSeed<'a, T> {
    limits: &'a Limits,
    as_what: std::marker::PhantomData<T>,
}

impl<'a, T> DirectSeed<'a, T> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        DirectSeed { limits, as_what: std::marker::PhantomData }
    }
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for DirectSeed<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        let budget = Budget::of(self.limits);
        T::deserialize(Limited::new(deserializer, &budget))
    }
}

/// Deserializes a text within limits. Error details are discarded.
pub(super) fn value<T: DeserializeOwned>(text: &str, limits: &Limits) -> Result<T, serde_json::Error> {
    let budget = Budget::of(limits);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Limited::new(&mut deserializer, &budget))?;
    deserializer.end().map(|()| value)
}

pub(super) fn tree(source: &Source, seed: Tree<'_>) -> Result<Value, Box<Diagnostic>> {
    let mut deserializer = serde_json::Deserializer::from_str(&source.text);
    let tree = seed.deserialize(&mut deserializer).and_then(|tree| deserializer.end().map(|()| tree));
    tree.map_err(|error| {
        let spot = byte_spot(&source.text, error.line(), error.column());
        Box::new(malformed(source, &error.to_string(), spot))
    })
}

/// Converts a position of serde_json, which counts columns in bytes.
fn byte_spot(text: &str, line: usize, column: usize) -> Spot {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    Spot::at_offset(text, start + column.saturating_sub(1))
}
