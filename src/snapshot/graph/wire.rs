//! The envelope of a response: list, singleton, documented forms, error bodies.

use std::{borrow::Cow, collections::BTreeMap, marker::PhantomData, path::Path};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{Draft, Endpoint};
use crate::{
    diagnostic::{Code, Diagnostic},
    format::{self, KeyPath, Source, Straight},
    snapshot::time::WireTime,
    tenant::{Connector, Facts, Moment},
};

/// What a response says.
pub(super) enum Answer<T> {
    /// What was asked for; a singleton is one record.
    Records(Vec<T>),
    /// That there is no such thing in this tenant.
    NotConfigured,
    /// That it may not be asked, or could not be told.
    Refused,
}

/// Declares the shape of a record on the wire: every property may be absent or null (but for those that are needed,
/// marked `!`), and comes in camelCase or in the PascalCase of PowerShell exports.
macro_rules! wire {
    ($(#[$about:meta])* $name:ident {
        $(! $needed:ident: $needed_type:ty = $needed_camel:literal $needed_pascal:literal,)*
        $($field:ident: $type:ty = $camel:literal $pascal:literal,)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Default, serde::Deserialize)]
        struct $name {
            $(#[serde(rename = $needed_camel, alias = $needed_pascal)] $needed: $needed_type,)*
            $(#[serde(rename = $camel, alias = $pascal)] $field: Option<$type>,)*
        }
    };
}
pub(super) use wire;

/// Reads a response, whatever envelope it came in, and notes what it says of other pages.
///
/// # Errors
/// Every finding of the file.
pub(super) fn read<T: DeserializeOwned>(
    source: &Source,
    endpoint: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<Answer<T>, Vec<Diagnostic>> {
    if source.text.trim().is_empty() {
        return Err(vec![
            Diagnostic::about_file(&source.path, Code::EmptyFile, "the file is empty")
                .with_help("delete it if the endpoint was not captured; an empty list is `{\"value\": []}`"),
        ]);
    }
    let limits = draft.limits;
    // The common case first: a list without a mistake is read as the rest is. Of any other, the place is needed.
    let straight = Shape::of(&source.text, || Straight::<Vec<T>>::new(limits)).map(|shape| shape.with(Under::Read));
    let by_place = || {
        let shape = Shape::of(&source.text, || PhantomData::<&RawValue>)?;
        Ok::<_, serde_json::Error>(shape.with(|raw| Under::Text(raw.get())))
    };
    let Ok(shape) = straight.or_else(|_| by_place()) else {
        // Not well-formed: the reader finds out where.
        return format::read_within::<IgnoredAny>(source, limits).and_then(|_| {
            Err(vec![Diagnostic::about_file(&source.path, Code::Syntax, "this is not a response of Microsoft Graph")])
        });
    };
    let pages = draft.pages.entry(endpoint.name).or_default();
    pages.files += 1;
    pages.naming_a_next += usize::from(shape.next.is_some());
    // The longer name is the later page: messages-2.json after messages.json, and messages-10.json after both.
    if (source.path.len(), &source.path) > (pages.last.len(), &pages.last) {
        pages.last.clone_from(&source.path);
    }
    if let Some(error) = shape.error {
        return Ok(if error.says_not_there(endpoint) { Answer::NotConfigured } else { Answer::Refused });
    }
    let records: Vec<T> = match shape.content {
        Content::List => format::read_within(source, limits)?,
        Content::Flat => vec![format::read_within(source, limits)?],
        Content::Value { under: Under::Read(records), .. } => records,
        Content::Value { under: Under::Text("null"), .. } => Vec::new(),
        Content::Value { key, under: Under::Text(text) } => {
            let place = KeyPath::top().key(&key);
            match text.starts_with('[') {
                true => format::read_part(source, &place, text, limits)?,
                false => vec![format::read_part(source, &place, text, limits)?],
            }
        }
    };
    pages.records += records.len();
    pages.of_all = pages.of_all.max(shape.count);
    if let Some(next) = shape.next {
        pages.records_before_last += records.len();
        pages.skipped = pages.skipped.max(skipped(next));
    }
    pages.numbers.extend(number_of_page(&source.path, endpoint.name));
    Ok(Answer::Records(records))
}

/// How many records a link to the next page skips, where it says so: `…?$skip=200`.
fn skipped(next: &str) -> Option<usize> {
    let (_, rest) = next.split_once("$skip=").or_else(|| next.split_once("%24skip="))?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The number of a page in the name of its file: `messages.json` is the first, `messages-2.json` and
/// `messages_page2.json` the second. Other words are no number.
fn number_of_page(path: &str, endpoint: &str) -> Option<usize> {
    let stem = Path::new(path).file_stem()?.to_str()?.to_ascii_lowercase();
    let rest = stem.strip_prefix(&endpoint.to_ascii_lowercase())?;
    if rest.is_empty() {
        return Some(1);
    }
    let number = rest.trim_start_matches(['-', '_', '.', ' ', '(']).trim_start_matches("page");
    number.trim_start_matches(['-', '_', ' ']).trim_end_matches(')').parse().ok()
}

/// Reads the answer of an endpoint about connectors into the draft.
///
/// # Errors
/// As [`read`].
pub(super) fn connectors<T: DeserializeOwned>(
    source: &Source,
    endpoint: &Endpoint,
    draft: &mut Draft<'_>,
    convert: impl Fn(T) -> Vec<Connector>,
) -> Result<(), Vec<Diagnostic>> {
    match read::<T>(source, endpoint, draft)? {
        Answer::Refused => return Ok(()),
        Answer::NotConfigured => {}
        Answer::Records(records) => draft.connectors.extend(records.into_iter().flat_map(convert)),
    }
    draft.answered.extend(endpoint.types);
    Ok(())
}

/// The moment of a property that may be absent.
pub(super) fn moment(time: Option<WireTime>) -> Moment {
    time.unwrap_or_default().0
}

/// The text of a property that may be absent; blank is absent.
pub(super) fn text(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// A connector with nothing but its identity. One without an id is the only one of its type.
pub(super) fn connector(type_slug: &str, id: Option<String>, name: Option<String>) -> Connector {
    let id = text(id).unwrap_or_else(|| type_slug.to_owned());
    Connector {
        type_slug: type_slug.to_owned(),
        name: text(name).unwrap_or_else(|| id.clone()),
        id,
        enabled: true,
        last_success_at: Moment::Never,
        expires_at: Moment::Never,
        reported: Facts::default(),
        details: Facts::default(),
        link: None,
    }
}

/// Those facts that were given.
pub(super) fn facts<const N: usize>(facts: [(&str, Option<String>); N]) -> Facts {
    let known = facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), text(value)?)));
    known.collect::<BTreeMap<_, _>>().into()
}

/// The outside of a response.
struct Shape<'a, V> {
    content: Content<V>,
    error: Option<GraphError>,
    /// The address of the next page, as it is written.
    next: Option<&'a str>,
    /// How many records all pages have, where it says so.
    count: Option<usize>,
}

/// Where the records stand.
enum Content<V> {
    /// The whole text is a list.
    List,
    /// The whole text is one record (or a bare value).
    Flat,
    /// Under `value`.
    Value { key: String, under: V },
}

/// What stands under `value`.
enum Under<'a, T> {
    /// A list, which is read already.
    Read(Vec<T>),
    /// Anything.
    Text(&'a str),
}

impl<'a, V> Shape<'a, V> {
    /// The shape of a text; what stands under `value` is read by a `seed`.
    fn of<S: DeserializeSeed<'a, Value = V>>(text: &'a str, seed: impl Fn() -> S) -> Result<Self, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let shape = deserializer.deserialize_any(Outside(seed))?;
        deserializer.end().map(|()| shape)
    }

    /// The same with something else made of what stands under `value`.
    fn with<W>(self, make: impl Fn(V) -> W) -> Shape<'a, W> {
        let Shape { content, error, next, count } = self;
        let content = match content {
            Content::List => Content::List,
            Content::Flat => Content::Flat,
            Content::Value { key, under } => Content::Value { key, under: make(under) },
        };
        Shape { content, error, next, count }
    }
}

/// The body of an error.
#[derive(Debug, Default, Deserialize)]
struct GraphError {
    #[serde(default, alias = "Code")]
    code: String,
}

impl GraphError {
    /// Whether it says that the thing is not there, rather than that it may not be seen.
    fn says_not_there(&self, endpoint: &Endpoint) -> bool {
        let code = self.code.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| code.contains(word));
        // The Autopilot endpoint answers 400 in tenants that never used it.
        let bad_request = endpoint.name == "windowsAutopilotSettings" && says(&["badrequest", "400"]);
        says(&["notfound", "notsupported", "notimplemented", "404", "501"]) || bad_request
    }
}

/// Reads the outside of a response; makes a seed for what stands under `value`.
struct Outside<F>(F);

impl<'de, S: DeserializeSeed<'de>, F: Fn() -> S> Visitor<'de> for Outside<F> {
    type Value = Shape<'de, S::Value>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a response of Microsoft Graph")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        while access.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Shape { content: Content::List, error: None, next: None, count: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut shape = Shape { content: Content::Flat, error: None, next: None, count: None };
        while let Some(key) = access.next_key::<Cow<'de, str>>()? {
            match key.as_ref() {
                "value" | "Value" => {
                    let under = access.next_value_seed((self.0)())?;
                    shape.content = Content::Value { key: key.into_owned(), under };
                }
                "error" | "Error" => {
                    let raw = access.next_value::<&'de RawValue>()?.get();
                    shape.error = (raw != "null").then(|| serde_json::from_str(raw).unwrap_or_default());
                }
                "@odata.nextLink" | "odata.nextLink" => {
                    let next = access.next_value::<&'de RawValue>()?.get();
                    shape.next = (next != "null").then_some(next);
                }
                "@odata.count" | "odata.count" => {
                    let count = access.next_value::<&'de RawValue>()?.get();
                    shape.count = count.trim_matches('"').parse().ok();
                }
                _ => {
                    access.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(shape)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Shape { content: Content::Flat, error: None, next: None, count: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_numbered_by_their_links_and_names() {
        assert_eq!(skipped("\"https://graph.microsoft.com/v1.0/admin/messages?$top=100&$skip=200\""), Some(200));
        assert_eq!(skipped("\"https://graph.microsoft.com/v1.0/admin/messages?%24skip=7&x=1\""), Some(7));
        assert_eq!(skipped("\"https://graph.microsoft.com/v1.0/admin/messages?$skiptoken=abc\""), None);
        for (name, number) in [
            ("messages", Some(1)),
            ("messages-2", Some(2)),
            ("MESSAGES_page10", Some(10)),
            ("messages (3)", Some(3)),
            ("messages-2026-11-22", None),
            ("messages-of-intune", None),
            ("other", None),
        ] {
            assert_eq!(number_of_page(&format!("data/x/{name}.json"), "messages"), number, "{name}");
        }
    }
}
