//! Words: the texts of a theme, in message files in Fluent syntax, and their expansion in templates.
//!
//! A template prints a message with a call, `{{ t("granted-by", who=one.granted_by) }}`. Calls are expanded before the
//! template engine parses the template, so a page costs the same as with its texts in the template.

mod expand;
mod printed;
#[cfg(test)]
mod tests;

use tera::{Filter, Kwargs, State, TeraResult, Value};

use crate::locale::{Messages, Plurals};

pub(super) use expand::{Origins, expand};

/// Folder of message files in a theme.
pub(super) const FOLDER: &str = "words/";

/// Returns the path of the message file of a language in a theme.
pub(super) fn file(tag: &str) -> String {
    format!("{FOLDER}{tag}.ftl")
}

/// Returns the plural category of a number: the filter `plural` of templates.
pub(super) fn plural(plurals: Plurals) -> impl Filter<Value, TeraResult<&'static str>> {
    move |count: Value, _: Kwargs, _: &State<'_>| match count.as_f64() {
        None => Err(tera::Error::message(format!("a plural needs a number, not a value of type {}", count.name()))),
        Some(_) => Ok(plurals.category(count.as_i64().unwrap_or_default().unsigned_abs())),
    }
}

/// Returns help about an id of a message that does not exist.
pub(super) fn help(messages: &Messages, id: &str) -> String {
    messages.help(id, "the messages are in the folder `words` of the theme and of its parents")
}
