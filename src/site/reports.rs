//! Display texts for properties reported by services.

use crate::{locale::Locale, rules::reported::CONNECTOR_STATUS, tenant::EnumValue};

/// A message about a problem.
type Phrase = fn(&Locale) -> &str;

/// Reported values with a documented meaning, by property: the meaning as a phrase, and the same behind a colon.
///
/// Sources: the enumerations `vppTokenState`, `vppTokenSyncStatus`, `deviceManagementPartnerTenantState`,
/// `mobileThreatPartnerTenantState`, `androidManagedStoreAccountBindStatus` and
/// `androidManagedStoreAccountAppSyncStatus` of Microsoft Graph. Error code 3 is Apple's `T_C_NOT_SIGNED`; Microsoft
/// documents no other code.
const MEANINGS: &[(&str, &str, Phrase, Phrase)] = &[
    ("state", "invalid", Locale::report_token_invalid, Locale::inline_token_invalid),
    ("state", "expired", Locale::report_token_expired, Locale::inline_token_expired),
    ("state", "assignedToExternalMDM", Locale::report_token_elsewhere, Locale::inline_token_elsewhere),
    ("state", "duplicateLocationId", Locale::report_token_same_location, Locale::inline_token_same_location),
    ("lastSyncStatus", "failed", Locale::report_sync_failed, Locale::inline_sync_failed),
    ("syncStatus", "failed", Locale::report_sync_failed, Locale::inline_sync_failed),
    (
        "lastAppSyncStatus",
        "credentialsNotValid",
        Locale::report_credentials_invalid,
        Locale::inline_credentials_invalid,
    ),
    ("lastAppSyncStatus", "androidForWorkApiError", Locale::report_google_error, Locale::inline_google_error),
    ("lastAppSyncStatus", "managementServiceError", Locale::report_management_error, Locale::inline_management_error),
    ("partnerState", "unresponsive", Locale::report_partner_unresponsive, Locale::inline_partner_unresponsive),
    ("partnerState", "terminated", Locale::report_partner_terminated, Locale::inline_partner_terminated),
    ("partnerState", "rejected", Locale::report_partner_rejected, Locale::inline_partner_rejected),
    ("partnerState", "unavailable", Locale::report_partner_unavailable, Locale::inline_partner_unavailable),
    ("partnerState", "error", Locale::report_partner_error, Locale::inline_partner_error),
    ("state", "inactive", Locale::report_connector_inactive, Locale::inline_connector_inactive),
    ("state", "error", Locale::report_connector_error, Locale::inline_connector_error),
    ("lastAppSyncStatus", "unknownError", Locale::report_app_sync_failed, Locale::inline_app_sync_failed),
    ("lastAppSyncStatus", "failed", Locale::report_app_sync_failed, Locale::inline_app_sync_failed),
    ("status", "disconnected", Locale::report_disconnected, Locale::inline_disconnected),
    ("onboardingStatus", "failed", Locale::report_setup_failed, Locale::inline_setup_failed),
    ("onboardingStatus", "offboarding", Locale::report_connection_removed, Locale::inline_connection_removed),
    ("bindStatus", "unbinding", Locale::report_binding_removed, Locale::inline_binding_removed),
    ("certificateUploadStatus", "failed", Locale::report_upload_failed, Locale::inline_upload_failed),
];

/// The property with the error code of the last sync.
const ERROR_CODE: &str = "lastSyncErrorCode";

/// Apple's error code for new terms and conditions, which have to be accepted.
const TERMS: &str = "3";

/// Returns a change of a reported property as a sentence, e.g. `Reports error 3: Apple's new terms and conditions are not
/// accepted (was no error).` `name` and the values are from [`crate::tenant::Connector::reported`].
pub fn changed(locale: &Locale, name: &str, from: Option<&str>, to: Option<&str>) -> String {
    let before = from.map(|value| reported_value(locale, name, value));
    let Some(to) = to else { return before.map_or_else(String::new, |before| locale.reported_no_longer(&before)) };
    let value = reported_value(locale, name, to);
    let meaning =
        if is_terms(name, to) { Some(locale.inline_terms()) } else { meaning(name, to).map(|(_, text)| text(locale)) };
    match (meaning, before) {
        _ if is(name, CONNECTOR_STATUS) && from.is_none() => locale.reported_now_status_page(&value),
        (_, Some(before)) if is(name, CONNECTOR_STATUS) => locale.reported_was_status_page(&value, &before),
        (Some(meaning), None) => locale.reported_now_meaning(&value, meaning),
        (Some(meaning), Some(before)) => locale.reported_was_meaning(&value, meaning, &before),
        (None, None) => locale.reported_now(&value),
        (None, Some(before)) => locale.reported_was(&value, &before),
    }
}

/// Returns a reported problem as one or two sentences. Values without a known meaning are unchanged.
pub fn words(locale: &Locale, name: &str, value: &str) -> String {
    locale.sentence(&phrase(locale, name, value))
}

/// Returns a reported problem as in [`words`], without the last period.
pub fn phrase(locale: &Locale, name: &str, value: &str) -> String {
    let value = value.trim();
    match meaning(name, value) {
        _ if is_terms(name, value) => locale.report_terms(value),
        Some((text, _)) => text(locale).to_owned(),
        None if is(name, ERROR_CODE) => locale.report_error(value),
        None if is(name, "certificateUploadFailureReason") => locale.report_upload_cause(value.trim_end_matches('.')),
        None if is(name, CONNECTOR_STATUS) => locale.report_status_page(&reported_value(locale, name, value)),
        None => locale.name_and_value(&EnumValue::new(name, &[]).words(), &EnumValue::new(value, &[]).words()),
    }
}

/// Returns a short text for a reported value, e.g. `invalid`, `error 3`, `unhealthy`.
fn reported_value(locale: &Locale, name: &str, value: &str) -> String {
    let value = value.trim();
    if is(name, ERROR_CODE) {
        return match value.parse::<i64>() {
            Ok(0) => locale.reported_no_error().to_owned(),
            _ => locale.reported_error(value),
        };
    }
    lower_first(&EnumValue::new(value, &[]).words())
}

/// Returns the documented meaning of a reported value, if there is one: as a phrase, and behind a colon.
fn meaning(name: &str, value: &str) -> Option<(Phrase, Phrase)> {
    let is_it = |(property, known, ..): &&(&str, &str, Phrase, Phrase)| {
        is(name, property) && EnumValue::new(value, &[]).is(known)
    };
    MEANINGS.iter().find(is_it).map(|(.., phrase, inline)| (*phrase, *inline))
}

/// Returns whether Apple's terms and conditions have to be accepted.
fn is_terms(name: &str, value: &str) -> bool {
    is(name, ERROR_CODE) && EnumValue::new(value, &[]).is(TERMS)
}

fn is(name: &str, property: &str) -> bool {
    name.eq_ignore_ascii_case(property)
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
    use super::*;

    #[track_caller]
    fn check(name: &str, value: &str, expected: &str) {
        assert_eq!(changed(&Locale::default(), name, None, Some(value)), expected);
    }

    #[test]
    fn documented_reported_values_are_explained() {
        check("state", "invalid", "Reports invalid: the token is not valid.");
        check("state", " Expired", "Reports expired: the token has expired.");
        check("state", "brandNewState", "Reports brand new state.");
        check("lastSyncErrorCode", "3", "Reports error 3: Apple's new terms and conditions are not accepted.");
        check("LastSyncErrorCode", "12", "Reports error 12.");
        check("lastSyncErrorCode", "0", "Reports no error.");
        check("connectorStatus", "unhealthy", "Is unhealthy on Microsoft's own status page.");
        check("partnerState", "unresponsive", "Reports unresponsive: the partner does not respond.");
        check("status", "APIError", "Reports APIError.");
    }

    #[test]
    fn a_change_has_the_value_before() {
        let changed = |name, from, to| changed(&Locale::default(), name, from, to);
        let terms = "Reports error 3: Apple's new terms and conditions are not accepted (was no error).";
        assert_eq!(changed("lastSyncErrorCode", Some("0"), Some("3")), terms);
        assert_eq!(changed("status", Some("ok"), Some("newState")), "Reports new state (was ok).");
        let unhealthy = "Is unhealthy on Microsoft's own status page (was healthy).";
        assert_eq!(changed("connectorStatus", Some("healthy"), Some("unhealthy")), unhealthy);
        assert_eq!(changed("state", Some("invalid"), None), "No longer reports invalid.");
        assert_eq!(changed("state", None, None), "");
    }

    #[test]
    fn problems_are_sentences() {
        let words = |name, value| words(&Locale::default(), name, value);
        assert!(words("lastSyncErrorCode", "3").contains("terms and conditions are not accepted. Accept"));
        assert_eq!(words("lastSyncErrorCode", "17"), "The last sync ended with error 17.");
        assert_eq!(words("state", "invalid"), "The token is not valid.");
        assert_eq!(
            words("certificateUploadFailureReason", "No access."),
            "The upload of the certificate failed: No access."
        );
        assert_eq!(words("connectorStatus", "unhealthy"), "Microsoft's own status page shows it as unhealthy.");
        assert_eq!(words("somethingNew", "wentWrong"), "Something new: Went wrong.");
    }

    /// A meaning is the same text twice: at the beginning of a sentence and within one.
    #[test]
    fn meanings_differ_only_in_their_first_letter() {
        let locale = Locale::default();
        for (property, value, phrase, inline) in MEANINGS {
            let (phrase, inline) = (phrase(&locale), inline(&locale));
            assert_eq!(phrase.to_lowercase(), inline.to_lowercase(), "{property}: {value}");
            assert!(phrase.starts_with(char::is_uppercase) && !phrase.ends_with('.'), "{property}: {value}");
        }
    }
}
