//! What services report of connectors, in words.

use crate::tenant::Word;

/// A problem that a service reports, as a sentence. Properties and values without a meaning known here are shown as they
/// came.
///
/// Sources: the enumerations of Microsoft Graph. Error 3 of an enrollment token is known from practice only: Graph does not
/// document `lastSyncErrorCode`.
pub fn words(name: &str, value: &str) -> String {
    let said = match (name.to_ascii_lowercase().as_str(), value.trim().to_ascii_lowercase().as_str()) {
        ("lastsyncerrorcode", "3") => {
            "Apple’s new terms and conditions are not accepted: sign in to Apple Business Manager or Apple School Manager and \
             accept them."
        }
        ("lastsyncerrorcode", code) => return format!("The last sync ended with error {code}."),
        ("state", "invalid") => "The token is not valid.",
        ("state", "expired") => "The token has expired.",
        ("state", "assignedtoexternalmdm") => "The token is assigned to another device management service.",
        ("state", "duplicatelocationid") => "Another token of the same location is in use.",
        ("state", "inactive") => "The connector is inactive.",
        ("state", "error") => "The connector is in an error state.",
        ("lastsyncstatus" | "syncstatus", "failed") => "The last sync failed.",
        ("lastappsyncstatus", "credentialsnotvalid") => "The last app sync failed: the credentials are not valid.",
        ("lastappsyncstatus", "androidforworkapierror") => {
            "The last app sync failed: Google’s service reported an error."
        }
        ("lastappsyncstatus", "managementserviceerror") => "The last app sync failed: Intune reported an error.",
        ("lastappsyncstatus", "unknownerror" | "failed") => "The last app sync failed.",
        ("partnerstate", "unresponsive") => "The partner does not respond.",
        ("partnerstate", "error") => "The connection to the partner is in an error state.",
        ("partnerstate", "terminated") => "The partner has ended the connection.",
        ("partnerstate", "rejected") => "The partner has rejected the connection.",
        ("status", "disconnected") => "The connector is disconnected.",
        ("onboardingstatus", "failed") => "The setup failed.",
        ("certificateuploadstatus", "failed" | "failure" | "error") => "The upload of the certificate failed.",
        ("connectorstatus", status) => return format!("Microsoft’s own status page says “{status}”."),
        _ => return format!("{}: {}.", Word::new(name, &[]).words(), Word::new(value, &[]).words()),
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_explained_and_the_rest_is_shown_as_it_came() {
        assert!(words("lastSyncErrorCode", "3").contains("terms and conditions"));
        assert_eq!(words("lastSyncErrorCode", "17"), "The last sync ended with error 17.");
        assert_eq!(words("state", "invalid"), "The token is not valid.");
        assert_eq!(words("partnerState", "Unresponsive"), "The partner does not respond.");
        assert_eq!(words("somethingNew", "wentWrong"), "Something new: Went wrong.");
    }
}
