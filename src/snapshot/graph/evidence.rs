//! Checks whether records belong to the endpoint that they are read as.

use serde_json::Value;

use super::{
    account::How,
    endpoint::{self, Endpoint},
    foreign,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    format::{self, KeyPath, Source},
};

/// Returns the id of a record.
pub(super) fn id_of(record: &Value) -> Option<String> {
    record.get("id").or_else(|| record.get("Id"))?.as_str().map(str::to_owned)
}

/// Checks that all records have an identifying property of the endpoint, and that none certainly belongs to another one
/// than `tenant.yaml` assigns.
///
/// # Errors
/// The first record that does not.
pub(super) fn borne_out(
    source: &Source,
    at: &KeyPath,
    endpoint: &Endpoint,
    how: How,
    records: &[Value],
) -> Result<(), Vec<Diagnostic>> {
    let place = |number: usize| if records.len() == 1 { at.clone() } else { at.index(number) };
    if let Some(finding) = records.first().and_then(|record| foreign::refused(source, &place(0), record)) {
        return Err(vec![finding]);
    }
    let is_other = |record: &Value| {
        how == How::ByHand && endpoint::by_content(record).is_some_and(|content| content.name != endpoint.name)
    };
    let is_strange =
        |record: &Value| !endpoint.marks.is_empty() && (!endpoint.is_borne_out_by(record) || is_other(record));
    match records.iter().position(is_strange) {
        Some(number) => Err(vec![not_borne_out(source, endpoint, Some(&place(number)))]),
        None => Ok(()),
    }
}

/// Returns the finding for a record, among records of several endpoints, that may belong to more than one of them.
pub(super) fn unclear(source: &Source, at: &KeyPath, may_be: &[&Endpoint]) -> Diagnostic {
    let what = may_be.iter().map(|endpoint| endpoint.what).collect::<Vec<_>>().join(" or ");
    let message = format!("this may be {what}: its properties do not tell");
    Diagnostic::about_file(&source.path, Code::NotAResponse, message)
        .at(format::spot(source, at))
        .with_help("save the records of each endpoint in a file of their own, with all properties")
}

/// Returns the finding for records, or a whole file, identified by name only.
pub(super) fn not_borne_out(source: &Source, endpoint: &Endpoint, at: Option<&KeyPath>) -> Diagnostic {
    let message = format!("this is not {}, and no known error of `{}`", endpoint.what, endpoint.name);
    let place = at.map_or_else(KeyPath::top, Clone::clone);
    Diagnostic::about_file(&source.path, Code::NotAResponse, message).at(format::spot(source, &place)).with_help(
        format!("{}; save the response as Graph sends it, or move the file out of the data", endpoint.expectation()),
    )
}
