//! The envelope of a response: list, singleton, documented forms, error bodies.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{Draft, Endpoint};
use crate::{
    diagnostic::{Code, Diagnostic},
    format::{self, KeyPath, Source},
    snapshot::time::WireTime,
    tenant::{Connector, Moment},
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

/// Reads a response, whatever envelope it came in, and notes whether it names a next page.
///
/// # Errors
/// Every finding of the file.
pub(super) fn read<T: DeserializeOwned>(
    source: &Source,
    endpoint: &Endpoint,
    draft: &mut Draft,
) -> Result<Answer<T>, Vec<Diagnostic>> {
    if source.text.trim().is_empty() {
        return Err(vec![
            Diagnostic::about_file(&source.path, Code::EmptyFile, "the file is empty")
                .with_help("delete it if the endpoint was not captured; an empty list is `{\"value\": []}`"),
        ]);
    }
    let top = KeyPath::top();
    let Ok(shape) = serde_json::from_str::<Shape<'_>>(&source.text) else {
        // Not well-formed: the reader finds out where.
        return format::read::<IgnoredAny>(source).and_then(|_| {
            Err(vec![Diagnostic::about_file(&source.path, Code::Syntax, "this is not a response of Microsoft Graph")])
        });
    };
    if shape.next {
        draft.pages.entry(endpoint.name).or_default().naming_a_next += 1;
    }
    let pages = draft.pages.entry(endpoint.name).or_default();
    pages.files += 1;
    // The longer name is the later page: messages-2.json after messages.json, and messages-10.json after both.
    if (source.path.len(), &source.path) > (pages.last.len(), &pages.last) {
        pages.last.clone_from(&source.path);
    }
    if let Some(error) = shape.error {
        return Ok(if error.says_not_there(endpoint) { Answer::NotConfigured } else { Answer::Refused });
    }
    let records = match shape.content {
        Content::List => format::read(source)?,
        Content::Flat => vec![format::read(source)?],
        Content::Value { key, text } if text.starts_with('[') => format::read_part(source, &top.key(&key), text)?,
        Content::Value { text: "null", .. } => Vec::new(),
        Content::Value { key, text } => vec![format::read_part(source, &top.key(&key), text)?],
    };
    Ok(Answer::Records(records))
}

/// Reads the answer of an endpoint about connectors into the draft.
///
/// # Errors
/// As [`read`].
pub(super) fn connectors<T: DeserializeOwned>(
    source: &Source,
    endpoint: &Endpoint,
    draft: &mut Draft,
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
        reported: BTreeMap::new(),
        details: BTreeMap::new(),
        link: None,
    }
}

/// Those facts that were given.
pub(super) fn facts<const N: usize>(facts: [(&str, Option<String>); N]) -> BTreeMap<String, String> {
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), text(value)?))).collect()
}

/// The outside of a response.
struct Shape<'a> {
    content: Content<'a>,
    error: Option<GraphError>,
    next: bool,
}

/// Where the records stand.
enum Content<'a> {
    /// The whole text is a list.
    List,
    /// The whole text is one record (or a bare value).
    Flat,
    /// Under `value`.
    Value { key: String, text: &'a str },
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

impl<'de: 'a, 'a> Deserialize<'de> for Shape<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Outside;
        impl<'de> Visitor<'de> for Outside {
            type Value = Shape<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a response of Microsoft Graph")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                while access.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Shape { content: Content::List, error: None, next: false })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut shape = Shape { content: Content::Flat, error: None, next: false };
                while let Some(key) = access.next_key::<Cow<'de, str>>()? {
                    match key.as_ref() {
                        "value" | "Value" => {
                            let text = access.next_value::<&'de RawValue>()?.get();
                            shape.content = Content::Value { key: key.into_owned(), text };
                        }
                        "error" | "Error" => {
                            let raw = access.next_value::<&'de RawValue>()?.get();
                            shape.error = (raw != "null").then(|| serde_json::from_str(raw).unwrap_or_default());
                        }
                        "@odata.nextLink" | "odata.nextLink" => {
                            shape.next = access.next_value::<Option<IgnoredAny>>()?.is_some();
                        }
                        _ => {
                            access.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(shape)
            }

            fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
                Ok(Shape { content: Content::Flat, error: None, next: false })
            }
        }
        deserializer.deserialize_any(Outside)
    }
}
