//! Rules of the published JSON Schema beyond the types: time formats, known names, and dependent keys.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::{GapEntry, SCHEMA};
use crate::tenant::catalog;

/// Regular expression for every time format that `time::parse` accepts. Whether the day exists is not checked.
const TIME: &str = r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d))?|/Date\(-?\d{1,15}([+-]\d{4})?\)/|(0001-\d{2}-\d{2}|9999-12-31)[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?)$";

/// Returns the schema of a time, or of an empty value in any of its forms.
pub(super) fn nullable_time(generator: &mut SchemaGenerator) -> Schema {
    let time = json!({
        "description": "A moment: RFC 3339, a bare date, or as PowerShell writes it. Empty or in the year 1: never.",
        "anyOf": [{ "type": "string", "pattern": TIME }, { "enum": ["", null] }]
    });
    defined(generator, "NullableTime", time)
}

/// Returns the schema of a capture time: a time that is not empty or special.
pub(super) fn captured_at(generator: &mut SchemaGenerator) -> Schema {
    let time = json!({
        "description": "A moment: RFC 3339, a bare date, or as PowerShell writes it.",
        "type": "string",
        "pattern": TIME,
        "not": { "pattern": "^(0001|9999-12-31)" }
    });
    defined(generator, "CapturedAt", time)
}

/// Returns the schema of a text that is not blank.
pub(super) fn filled(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": r"\S" })
}

/// Returns the schema of an id: a text that is not blank, or an unquoted scalar.
pub(super) fn id(generator: &mut SchemaGenerator) -> Schema {
    let id = json!({ "anyOf": [{ "type": "string", "pattern": r"\S" }, { "type": ["integer", "boolean"] }] });
    defined(generator, "Id", id)
}

/// Returns the schema of connector types that were not captured.
pub(super) fn not_captured(generator: &mut SchemaGenerator) -> Schema {
    let types: Vec<String> = slugs().map(part_of_type).collect();
    let kind = defined(generator, "TypeNotCaptured", json!({ "enum": types }));
    json_schema!({ "type": "array", "items": kind })
}

/// Returns the schema of connector types beyond Microsoft's page that were not requested.
pub(super) fn not_requested(generator: &mut SchemaGenerator) -> Schema {
    let further = catalog::CATALOG.iter().filter(|entry| !entry.on_microsofts_page());
    let types: Vec<String> = further.map(|entry| part_of_type(entry.slug)).collect();
    let kind = defined(generator, "TypeNotRequested", json!({ "enum": types }));
    json_schema!({ "type": "array", "items": kind })
}

/// Returns the schema of gaps, by part: the tenant, a section, or a connector type of the catalog.
pub(super) fn gaps(generator: &mut SchemaGenerator) -> Schema {
    let gap = generator.subschema_for::<GapEntry>();
    let sections = ["tenant", "licenses", "connectors", "incidents", "messages"].map(str::to_owned);
    let parts = sections.into_iter().chain(slugs().map(part_of_type));
    let parts: Map<String, Value> = parts.map(|part| (part, gap.clone().to_value())).collect();
    json_schema!({ "type": "object", "properties": parts, "additionalProperties": false })
}

/// Adds a definition that several keys share, and returns a reference to it.
fn defined(generator: &mut SchemaGenerator, name: &str, schema: Value) -> Schema {
    generator.definitions_mut().insert(name.to_owned(), schema);
    Schema::new_ref(format!("#/$defs/{name}"))
}

fn part_of_type(slug: &str) -> String {
    format!("connectors/{slug}")
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
