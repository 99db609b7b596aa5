//! The outermost form of a response: Graph's envelope, a list, or one record.

use std::borrow::Cow;

use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

/// Outermost form of a response.
pub(super) struct Shape<'a, V> {
    pub(super) content: RecordsLocation<V>,
    /// URL of the next page, as written.
    pub(super) next: Option<&'a str>,
    /// Number of records of all pages, if stated.
    pub(super) count: Option<usize>,
    /// Number of records of this page, as PowerShell states it.
    pub(super) held: Option<usize>,
    /// Its `@odata.context`.
    pub(super) context: Option<String>,
}

/// Location of the records.
pub(super) enum RecordsLocation<V> {
    /// The whole text is a list.
    List,
    /// The whole text is one record.
    Flat,
    /// The records are under `value`.
    Value(V),
    /// Another form: an envelope of a tool, an error, or a mixture.
    Strange,
}

impl<'a, V> Shape<'a, V> {
    fn new(content: RecordsLocation<V>) -> Self {
        Shape { content, next: None, count: None, held: None, context: None }
    }

    /// Reads the outermost form of a text; the content of `value` is deserialized by a `seed`.
    pub(super) fn of<S: DeserializeSeed<'a, Value = V>>(
        text: &'a str,
        seed: impl Fn() -> S,
    ) -> Result<Self, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let shape = deserializer.deserialize_any(Outside(seed))?;
        deserializer.end().map(|()| shape)
    }
}

/// A visitor of a response, with a function that creates the seed for the content of `value`.
struct Outside<F>(F);

impl<'de, S: DeserializeSeed<'de>, F: Fn() -> S> Visitor<'de> for Outside<F> {
    type Value = Shape<'de, S::Value>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a response of Microsoft Graph")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        while access.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Shape::new(RecordsLocation::List))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut shape = Shape::new(RecordsLocation::Flat);
        let mut foreign = false;
        while let Some(key) = access.next_key::<Cow<'de, str>>()? {
            match key.as_ref() {
                "value" | "Value" if matches!(shape.content, RecordsLocation::Flat) => {
                    shape.content = RecordsLocation::Value(access.next_value_seed((self.0)())?);
                }
                "error" | "Error" | "value" | "Value" | "responses" | "statusCode" | "StatusCode" => {
                    access.next_value::<IgnoredAny>()?;
                    shape.content = RecordsLocation::Strange;
                    foreign = true;
                }
                "@odata.nextLink" | "odata.nextLink" => {
                    let next = access.next_value::<&'de RawValue>()?.get();
                    shape.next = (next != "null").then_some(next);
                }
                "@odata.count" | "odata.count" => {
                    shape.count = number(access.next_value()?);
                }
                "Count" | "count" => shape.held = number(access.next_value()?),
                "@odata.context" => shape.context = access.next_value::<Option<String>>()?,
                key => {
                    foreign |= !key.starts_with("@odata.") && !key.starts_with("odata.");
                    access.next_value::<IgnoredAny>()?;
                }
            }
        }
        if foreign && !matches!(shape.content, RecordsLocation::Flat) {
            shape.content = RecordsLocation::Strange;
        }
        Ok(shape)
    }
}

/// Parses a whole number, which may be written as text.
fn number(raw: &RawValue) -> Option<usize> {
    raw.get().trim_matches('"').parse().ok()
}
