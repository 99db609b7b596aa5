//! Display texts for properties reported by services.

use crate::{rules::reported::CONNECTOR_STATUS, tenant::EnumValue};

/// Reported values with a documented meaning, by property.
///
/// Sources: the enumerations `vppTokenState`, `vppTokenSyncStatus`, `deviceManagementPartnerTenantState`,
/// `mobileThreatPartnerTenantState`, `androidManagedStoreAccountBindStatus` and
/// `androidManagedStoreAccountAppSyncStatus` of Microsoft Graph. Error code 3 is Apple's `T_C_NOT_SIGNED`; Microsoft
/// documents no other code.
const MEANINGS: &[(&str, &str, &str)] = &[
    ("state", "invalid", "the token is not valid"),
    ("state", "expired", "the token has expired"),
    ("state", "assignedToExternalMDM", "the token is assigned to another MDM solution"),
    ("state", "duplicateLocationId", "another token has the same location"),
    ("lastSyncStatus", "failed", "the last sync failed"),
    ("syncStatus", "failed", "the last sync failed"),
    ("lastSyncErrorCode", "3", "Apple's new terms and conditions are not accepted"),
    ("lastAppSyncStatus", "credentialsNotValid", "the credentials are not valid"),
    ("lastAppSyncStatus", "androidForWorkApiError", "Google's API returned an error"),
    ("lastAppSyncStatus", "managementServiceError", "the management service returned an error"),
    ("partnerState", "unresponsive", "the partner does not respond"),
    ("partnerState", "terminated", "the partner ended the connection"),
    ("partnerState", "rejected", "the partner rejected the connection"),
    ("partnerState", "unavailable", "the partner is not available"),
    ("partnerState", "error", "the connection to the partner has an error"),
    ("state", "inactive", "the connector is inactive"),
    ("state", "error", "the connector has an error"),
    ("lastAppSyncStatus", "unknownError", "the last app sync failed"),
    ("lastAppSyncStatus", "failed", "the last app sync failed"),
    ("status", "disconnected", "the connector is disconnected"),
    ("onboardingStatus", "failed", "the setup failed"),
    ("onboardingStatus", "offboarding", "the connection is being removed"),
    ("bindStatus", "unbinding", "the binding is being removed"),
    ("certificateUploadStatus", "failed", "the upload of the certificate failed"),
];

/// Returns a reported property as the predicate of a sentence about the connector, e.g. `reports error 3: Apple's new
/// terms and conditions are not accepted`. `name` and `value` are from [`crate::tenant::Connector::reported`].
pub fn report(name: &str, value: &str) -> String {
    let words = reported_value(name, value);
    match meaning(name, value) {
        _ if name.eq_ignore_ascii_case(CONNECTOR_STATUS) => format!("is {words} on Microsoft's own status page"),
        Some(meaning) => format!("reports {words}: {meaning}"),
        None => format!("reports {words}"),
    }
}

/// Returns a reported problem as a sentence. Values without a known meaning are unchanged.
pub fn words(name: &str, value: &str) -> String {
    let value = value.trim();
    let is = |property: &str| name.eq_ignore_ascii_case(property);
    match meaning(name, value) {
        Some(meaning) if is("lastSyncErrorCode") => {
            format!("Error {value}: {meaning}. Accept them in Apple Business Manager or Apple School Manager.")
        }
        Some(meaning) => format!("{}.", upper_first(meaning)),
        None if is("lastSyncErrorCode") => format!("The last sync ended with error {value}."),
        None if is("certificateUploadFailureReason") => format!("The upload of the certificate failed: {value}."),
        None if is(CONNECTOR_STATUS) => {
            format!("Microsoft's own status page shows it as {}.", reported_value(name, value))
        }
        None => format!("{}: {}.", EnumValue::new(name, &[]).words(), EnumValue::new(value, &[]).words()),
    }
}

/// Returns a short text for a reported value, e.g. `invalid`, `error 3`, `unhealthy`.
pub fn reported_value(name: &str, value: &str) -> String {
    let value = value.trim();
    if name.eq_ignore_ascii_case("lastSyncErrorCode") {
        return match value.parse::<i64>() {
            Ok(0) => "no error".to_owned(),
            _ => format!("error {value}"),
        };
    }
    lower_first(&EnumValue::new(value, &[]).words())
}

/// Returns the documented meaning of a reported value, if there is one.
pub fn meaning(name: &str, value: &str) -> Option<&'static str> {
    let is = |(property, known, _): &&(&str, &str, &str)| {
        property.eq_ignore_ascii_case(name) && EnumValue::new(value, &[]).is(known)
    };
    MEANINGS.iter().find(is).map(|(.., meaning)| *meaning)
}

fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Lowercases the first letter, unless the text starts with an abbreviation.
fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{report, words};

    #[track_caller]
    fn check(name: &str, value: &str, expected: &str) {
        assert_eq!(report(name, value), expected);
    }

    #[test]
    fn documented_reported_values_are_explained() {
        check("state", "invalid", "reports invalid: the token is not valid");
        check("state", " Expired", "reports expired: the token has expired");
        check("state", "brandNewState", "reports brand new state");
        check("lastSyncErrorCode", "3", "reports error 3: Apple's new terms and conditions are not accepted");
        check("LastSyncErrorCode", "12", "reports error 12");
        check("lastSyncErrorCode", "0", "reports no error");
        check("connectorStatus", "unhealthy", "is unhealthy on Microsoft's own status page");
        check("partnerState", "unresponsive", "reports unresponsive: the partner does not respond");
        check("status", "APIError", "reports APIError");
    }

    #[test]
    fn problems_are_sentences() {
        assert!(words("lastSyncErrorCode", "3").contains("terms and conditions are not accepted. Accept"));
        assert_eq!(words("lastSyncErrorCode", "17"), "The last sync ended with error 17.");
        assert_eq!(words("state", "invalid"), "The token is not valid.");
        assert_eq!(words("connectorStatus", "unhealthy"), "Microsoft's own status page shows it as unhealthy.");
        assert_eq!(words("somethingNew", "wentWrong"), "Something new: Went wrong.");
    }
}
