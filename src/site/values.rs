//! Display texts for values of the services' enumerations.

use crate::{locale::Locale, tenant::EnumValue};

/// A message without arguments.
type Text = fn(&Locale) -> &str;

/// Statuses of an issue (`serviceHealthStatus` of Microsoft Graph): as a label, and within a sentence.
const ISSUE_STATUSES: &[(&str, [Text; 2])] = &[
    ("serviceOperational", [Locale::issue_status_service_operational, Locale::inline_issue_status_service_operational]),
    ("investigating", [Locale::issue_status_investigating, Locale::inline_issue_status_investigating]),
    ("restoringService", [Locale::issue_status_restoring_service, Locale::inline_issue_status_restoring_service]),
    ("verifyingService", [Locale::issue_status_verifying_service, Locale::inline_issue_status_verifying_service]),
    ("serviceRestored", [Locale::issue_status_service_restored, Locale::inline_issue_status_service_restored]),
    (
        "postIncidentReviewPublished",
        [
            Locale::issue_status_post_incident_review_published,
            Locale::inline_issue_status_post_incident_review_published,
        ],
    ),
    ("serviceDegradation", [Locale::issue_status_service_degradation, Locale::inline_issue_status_service_degradation]),
    (
        "serviceInterruption",
        [Locale::issue_status_service_interruption, Locale::inline_issue_status_service_interruption],
    ),
    ("extendedRecovery", [Locale::issue_status_extended_recovery, Locale::inline_issue_status_extended_recovery]),
    ("falsePositive", [Locale::issue_status_false_positive, Locale::inline_issue_status_false_positive]),
    (
        "investigationSuspended",
        [Locale::issue_status_investigation_suspended, Locale::inline_issue_status_investigation_suspended],
    ),
    ("resolved", [Locale::issue_status_resolved, Locale::inline_issue_status_resolved]),
    ("mitigatedExternal", [Locale::issue_status_mitigated_external, Locale::inline_issue_status_mitigated_external]),
    ("mitigated", [Locale::issue_status_mitigated, Locale::inline_issue_status_mitigated]),
    ("resolvedExternal", [Locale::issue_status_resolved_external, Locale::inline_issue_status_resolved_external]),
    ("confirmed", [Locale::issue_status_confirmed, Locale::inline_issue_status_confirmed]),
    ("reported", [Locale::issue_status_reported, Locale::inline_issue_status_reported]),
];

/// States of a subscription (`deviceManagementSubscriptionState`): as a label, and within a sentence.
const ACCOUNT_STATUSES: &[(&str, [Text; 2])] = &[
    ("pending", [Locale::account_status_pending, Locale::inline_account_status_pending]),
    ("active", [Locale::account_status_active, Locale::inline_account_status_active]),
    ("warning", [Locale::account_status_warning, Locale::inline_account_status_warning]),
    ("disabled", [Locale::account_status_disabled, Locale::inline_account_status_disabled]),
    ("deleted", [Locale::account_status_deleted, Locale::inline_account_status_deleted]),
    ("blocked", [Locale::account_status_blocked, Locale::inline_account_status_blocked]),
    ("lockedOut", [Locale::account_status_locked_out, Locale::inline_account_status_locked_out]),
];

/// Kinds of an issue (`serviceHealthClassificationType`).
const KINDS: &[(&str, Text)] = &[("incident", Locale::kind_incident), ("advisory", Locale::kind_advisory)];

/// Who must act on an issue (`serviceHealthOrigin`).
const ORIGINS: &[(&str, Text)] = &[
    ("microsoft", Locale::origin_microsoft),
    ("thirdParty", Locale::origin_third_party),
    ("customer", Locale::origin_customer),
];

/// Severities of a message (`serviceUpdateSeverity`).
const SEVERITIES: &[(&str, Text)] =
    &[("normal", Locale::severity_normal), ("high", Locale::severity_high), ("critical", Locale::severity_critical)];

/// Returns what a table has for a value.
fn known<T: Copy>(table: &[(&str, T)], value: &EnumValue) -> Option<T> {
    table.iter().find(|(name, _)| value.is(name)).map(|(_, texts)| *texts)
}

/// Values that these enumerations do not have yet are shown in the service's own words.
impl Locale {
    /// Returns the kind of an issue, e.g. `Incident`.
    pub fn issue_kind(&self, classification: &EnumValue) -> String {
        self.label(known(KINDS, classification), classification)
    }

    /// Returns the label of an issue's status.
    pub fn issue_status(&self, status: &EnumValue) -> String {
        self.label(known(ISSUE_STATUSES, status).map(|[label, _]| label), status)
    }

    /// Returns an issue's status within a sentence.
    pub fn inline_issue_status(&self, status: &EnumValue) -> String {
        self.inline(known(ISSUE_STATUSES, status), status)
    }

    /// Returns the label of a subscription's state.
    pub fn account_status(&self, status: &EnumValue) -> String {
        self.label(known(ACCOUNT_STATUSES, status).map(|[label, _]| label), status)
    }

    /// Returns a subscription's state within a sentence.
    pub fn inline_account_status(&self, status: &EnumValue) -> String {
        self.inline(known(ACCOUNT_STATUSES, status), status)
    }

    /// Returns the label of who must act on an issue.
    pub fn origin(&self, origin: &EnumValue) -> String {
        self.label(known(ORIGINS, origin), origin)
    }

    /// Returns the label of a message's severity.
    pub fn severity(&self, severity: &EnumValue) -> String {
        self.label(known(SEVERITIES, severity), severity)
    }

    fn label(&self, label: Option<Text>, value: &EnumValue) -> String {
        label.map_or_else(|| value.words(), |label| label(self).to_owned())
    }

    fn inline(&self, texts: Option<[Text; 2]>, value: &EnumValue) -> String {
        texts.map_or_else(|| value.words().to_lowercase(), |[_, inline]| inline(self).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::native::words;

    /// Each value that snapshots know has a text, which is in English the service's own words.
    #[test]
    fn every_known_value_has_a_text() {
        let locale = Locale::default();
        let inline = |text: &str| text.to_lowercase();
        for status in words::STATUS {
            let (_, [label, within]) = ISSUE_STATUSES.iter().find(|(name, _)| name == status).expect(status);
            let words = EnumValue::new(status, &[]).words();
            assert_eq!((label(&locale), within(&locale)), (words.as_str(), inline(&words).as_str()));
        }
        for status in words::ACCOUNT {
            let (_, [label, within]) = ACCOUNT_STATUSES.iter().find(|(name, _)| name == status).expect(status);
            let words = EnumValue::new(status, &[]).words();
            assert_eq!((label(&locale), within(&locale)), (words.as_str(), inline(&words).as_str()));
        }
        for (known, table) in [(words::ORIGIN, ORIGINS), (words::SEVERITY, SEVERITIES)] {
            for value in known {
                let (_, label) = table.iter().find(|(name, _)| name == value).expect(value);
                assert_eq!(label(&locale), EnumValue::new(value, &[]).words());
            }
        }
    }

    #[test]
    fn unknown_values_are_in_the_words_of_the_service() {
        let new = EnumValue::new("rollingBackChange", &[]);
        let locale = Locale::default();
        assert_eq!(locale.issue_status(&new), "Rolling back change");
        assert_eq!(locale.inline_issue_status(&new), "rolling back change");
        assert_eq!(locale.severity(&new), "Rolling back change");
    }
}
