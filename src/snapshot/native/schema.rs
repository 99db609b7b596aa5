//! Rules of the published JSON Schema beyond the types: time formats, known names, and dependent keys.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::SCHEMA;
use crate::tenant::catalog;

/// Regular expression for every time format that `time::parse` accepts. Whether the day exists is not checked.
const TIME: &str = r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d))?|/Date\(-?\d{1,15}([+-]\d{4})?\)/|(0001-\d{2}-\d{2}|9999-12-31)[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?)$";

/// A time, or an empty value in any of its forms.
pub(super) struct NullableTime;

impl JsonSchema for NullableTime {
    fn schema_name() -> Cow<'static, str> {
        "NullableTime".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A moment: RFC 3339, a bare date, or as PowerShell writes it. Empty or in the year 1: never.",
            "anyOf": [{ "type": "string", "pattern": TIME }, { "enum": ["", null] }]
        })
    }
}

/// Capture time: a time that is not empty or special.
pub(super) struct CapturedAt;

impl JsonSchema for CapturedAt {
    fn schema_name() -> Cow<'static, str> {
        "CapturedAt".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A moment: RFC 3339, a bare date, or as PowerShell writes it.",
            "type": "string",
            "pattern": TIME,
            "not": { "pattern": "^(0001|9999-12-31)" }
        })
    }
}

/// A text that is not blank.
pub(super) struct Filled;

impl JsonSchema for Filled {
    fn schema_name() -> Cow<'static, str> {
        "Filled".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"\S" })
    }
}

/// An id: a text that is not blank, or an unquoted scalar.
pub(super) struct Id;

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string", "pattern": r"\S" }, { "type": ["integer", "boolean"] }] })
    }
}

/// A connector type that was not captured.
pub(super) struct TypeNotCaptured;

impl JsonSchema for TypeNotCaptured {
    fn schema_name() -> Cow<'static, str> {
        "TypeNotCaptured".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let types: Vec<String> = slugs().map(|slug| format!("connectors/{slug}")).collect();
        json_schema!({ "enum": types })
    }
}

/// A part of a snapshot: the tenant, a section, or a connector type of the catalog.
pub(super) struct SnapshotPart;

impl JsonSchema for SnapshotPart {
    fn schema_name() -> Cow<'static, str> {
        "SnapshotPart".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let sections = ["tenant", "licenses", "connectors", "incidents", "messages"].map(str::to_owned);
        let types = slugs().map(|slug| format!("connectors/{slug}"));
        json_schema!({ "type": "string", "enum": sections.into_iter().chain(types).collect::<Vec<String>>() })
    }
}

/// A connector type beyond Microsoft's page that was not requested.
pub(super) struct TypeNotRequested;

impl JsonSchema for TypeNotRequested {
    fn schema_name() -> Cow<'static, str> {
        "TypeNotRequested".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let further = catalog::CATALOG.iter().filter(|entry| !entry.on_microsofts_page());
        let types: Vec<String> = further.map(|entry| format!("connectors/{}", entry.slug)).collect();
        json_schema!({ "enum": types })
    }
}

fn slugs() -> impl Iterator<Item = &'static str> {
    catalog::CATALOG.iter().map(|entry| entry.slug)
}

/// Adds the rules for a file: its format, and keys that its connectors need.
pub(super) fn file(schema: &mut Schema) {
    set(schema, "/properties/schema", json!({ "const": SCHEMA }));
    // At least one connector of each own type must have a basis.
    let own = json!({ "not": { "enum": slugs().collect::<Vec<_>>() } });
    let without = json!({ "properties": { "type": own, "basis": { "type": "null" } }, "required": ["type"] });
    let with = json!({ "properties": { "type": own, "basis": { "type": "string" } }, "required": ["type", "basis"] });
    let basis = json!({
        "if": { "required": ["connectors"], "properties": { "connectors": { "type": "array", "contains": without } } },
        "then": { "properties": { "connectors": { "contains": with } } }
    });
    all_of(schema, [basis]);
}

/// Requires an id or a name.
pub(super) fn tenant(schema: &mut Schema) {
    let filled =
        |key: &str| json!({ "required": [key], "properties": { key: { "type": "string", "pattern": r"\S" } } });
    all_of(schema, [json!({ "anyOf": [filled("id"), filled("name")] })]);
}

/// Forbids label and basis for types of the catalog.
pub(super) fn connector(schema: &mut Schema) {
    let known = json!({ "properties": { "type": { "enum": slugs().collect::<Vec<_>>() } }, "required": ["type"] });
    let neither = json!({ "properties": { "label": { "type": "null" }, "basis": { "type": "null" } } });
    all_of(schema, [json!({ "if": known, "then": neither })]);
}

/// Requires at most one of `markdown`, `html` and `text`.
pub(super) fn one_text(schema: &mut Schema) {
    let pairs = [["markdown", "html"], ["markdown", "text"], ["html", "text"]];
    let both = pairs.map(|[a, b]| {
        let properties = json!({ a: { "type": "string" }, b: { "type": "string" } });
        json!({ "not": { "required": [a, b], "properties": properties } })
    });
    all_of(schema, both);
}

fn all_of<const N: usize>(schema: &mut Schema, conditions: [Value; N]) {
    schema.insert("allOf".to_owned(), Value::Array(conditions.into()));
}

/// Adds keywords to a part of a schema.
fn set(schema: &mut Schema, pointer: &str, keywords: Value) {
    let part = schema.pointer_mut(pointer).and_then(Value::as_object_mut);
    if let (Some(part), Value::Object(keywords)) = (part, keywords) {
        part.extend(keywords);
    }
}
