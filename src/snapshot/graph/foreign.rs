//! Records that look like responses of Microsoft Graph and are not: refused by name, with what to export instead.

use serde_json::Value;

use super::endpoint::has;
use crate::{
    diagnostic::{Code, Diagnostic},
    format::{self, KeyPath, Source},
};

/// A foreign form: properties that only it has, what it is, and what to do.
const FORMS: &[(&[&str], &str, &str)] = &[
    (
        &["issueId", "serviceName"],
        "rows of CIPP's ListServiceHealth",
        "export Graph's `/admin/serviceAnnouncement/issues` of one tenant instead",
    ),
    (
        &["issueId", "desc"],
        "rows of CIPP's ListServiceHealth",
        "export Graph's `/admin/serviceAnnouncement/issues` of one tenant instead",
    ),
    (
        &["workloadDisplayName"],
        "an answer of the Office 365 Service Communications API, which Microsoft has retired",
        "export Graph's `/admin/serviceAnnouncement/issues` and `/messages` instead",
    ),
    (
        &["messageType", "affectedWorkloadDisplayNames"],
        "an answer of the Office 365 Service Communications API, which Microsoft has retired",
        "export Graph's `/admin/serviceAnnouncement/issues` and `/messages` instead",
    ),
];

/// Refuses a record of a foreign form by name.
pub(super) fn refused(source: &Source, at: &KeyPath, record: &Value) -> Option<Diagnostic> {
    let record = record.as_object()?;
    let (_, what, help) = FORMS.iter().find(|(names, ..)| names.iter().all(|name| has(record, name)))?;
    let message = format!("this is {what}, not a response of Microsoft Graph");
    let finding = Diagnostic::about_file(&source.path, Code::NotAResponse, message).with_help(*help);
    Some(finding.at(format::spot(source, at)))
}
