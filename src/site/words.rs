//! Display texts for durations, dates, numbers, reasons and rules.

use chrono::{DateTime, Utc};

use std::collections::BTreeMap;

use super::view::{Note, RuleLine, RuleView, StatusView, When};
use crate::{
    as_of::AsOf,
    history::{ChangedValue, DetailName},
    locale::Locale,
    rules::{AppliedLimits, LimitSource, Reason, Status, Transition},
    tenant::{Basis, Cloud, Gap, GapCause, Ignore, Incident, Moment, Snapshot},
};

/// Returns the shape key of an issue: `incident`, `advisory` or `other`.
pub fn incident_kind(incident: &Incident) -> &'static str {
    ["incident", "advisory"].into_iter().find(|kind| incident.classification.is(kind)).unwrap_or("other")
}

/// Returns the static form of a shape key; `other` for unknown ones.
pub fn kind_key(kind: &str) -> &'static str {
    ["incident", "advisory"].into_iter().find(|known| *known == kind).unwrap_or("other")
}

/// Returns the key of a status for shape and color.
pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::NotConfigured => "not-configured",
        other => other.key(),
    }
}

/// Formats a time as RFC 3339 to the second: HTML allows at most three fraction digits, and no page needs them.
pub fn iso(at: DateTime<Utc>) -> String {
    let text = at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    // HTML allows years of five or more digits, but no sign.
    text.strip_prefix('+').map_or_else(|| text.clone(), str::to_owned)
}

/// Returns the percentage of `total` that is assigned, at most 100, for a bar.
pub fn percent(assigned: u64, total: u64) -> u8 {
    match (assigned, total) {
        (0, _) => 0,
        (_, 0) => 100,
        _ => u8::try_from(u128::from(assigned) * 100 / u128::from(total)).map_or(100, |percent| percent.min(100)),
    }
}

/// Maximum number of services named in a sentence.
const MOST_SERVICES: usize = 5;

/// A kind of items that are excluded by the service filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExcludedItems {
    /// Messages.
    Messages,
    /// Incidents and advisories.
    Issues,
}

impl Locale {
    /// Returns the label of a status.
    pub fn status_label(&self, status: Status) -> &str {
        match status {
            Status::Unhealthy => self.status_unhealthy(),
            Status::Warning => self.status_warning(),
            Status::Unknown => self.status_unknown(),
            Status::Healthy => self.status_healthy(),
            Status::NotConfigured => self.status_not_configured(),
            Status::Retired => self.status_retired(),
            Status::Ignored => self.status_ignored(),
        }
    }

    /// Returns the label of a status within a sentence.
    pub fn status_inline(&self, status: Status) -> &str {
        match status {
            Status::Unhealthy => self.inline_unhealthy(),
            Status::Warning => self.inline_warning(),
            Status::Unknown => self.inline_unknown(),
            Status::Healthy => self.inline_healthy(),
            Status::NotConfigured => self.inline_not_configured(),
            Status::Retired => self.inline_retired(),
            Status::Ignored => self.inline_ignored(),
        }
    }

    /// Returns the label of a type of the catalog.
    pub fn type_label(&self, slug: &str) -> Option<&str> {
        Some(match slug {
            "apple-push-certificate" => self.connector_type_apple_push_certificate(),
            "apple-vpp-expiry" => self.connector_type_apple_vpp_expiry(),
            "apple-vpp-sync" => self.connector_type_apple_vpp_sync(),
            "windows-autopilot" => self.connector_type_windows_autopilot(),
            "microsoft-store" => self.connector_type_microsoft_store(),
            "jamf" => self.connector_type_jamf(),
            "certificate-connector" => self.connector_type_certificate_connector(),
            "apple-enrollment-expiry" => self.connector_type_apple_enrollment_expiry(),
            "apple-enrollment-sync" => self.connector_type_apple_enrollment_sync(),
            "exchange-on-premises" => self.connector_type_exchange_on_premises(),
            "google-play-sync" => self.connector_type_google_play_sync(),
            "google-play-binding" => self.connector_type_google_play_binding(),
            "defender-for-endpoint" => self.connector_type_defender_for_endpoint(),
            "mobile-threat-defense" => self.connector_type_mobile_threat_defense(),
            "chrome-enterprise" => self.connector_type_chrome_enterprise(),
            "teamviewer" => self.connector_type_teamviewer(),
            "servicenow" => self.connector_type_servicenow(),
            "domain-join" => self.connector_type_domain_join(),
            "code-signing-certificate" => self.connector_type_code_signing_certificate(),
            "compliance-partner" => self.connector_type_compliance_partner(),
            "telecom-expense" => self.connector_type_telecom_expense(),
            _ => return None,
        })
    }

    /// Returns a status for display.
    pub fn status(&self, status: Status) -> StatusView {
        StatusView { key: status_key(status), label: self.status_label(status).to_owned() }
    }

    /// Returns a number of connectors or types with a status, e.g. `2 unhealthy`.
    pub fn number_of_status(&self, status: Status, number: usize) -> String {
        let number = number as u64;
        match status {
            Status::Unhealthy => self.number_unhealthy(number),
            Status::Warning => self.number_warning(number),
            Status::Unknown => self.number_unknown(number),
            Status::Healthy => self.number_healthy(number),
            Status::NotConfigured => self.number_not_configured(number),
            Status::Retired => self.number_retired(number),
            Status::Ignored => self.number_ignored(number),
        }
    }

    /// Returns the number of connectors or types with a reported problem, e.g. `2 report a problem`; `None` if there are
    /// none. `too` if others are counted before.
    pub fn number_of_reporting(&self, number: usize, too: bool) -> Option<String> {
        match (number, too) {
            (0, _) => None,
            (_, true) => Some(self.number_reporting_too(number as u64)),
            (_, false) => Some(self.number_reporting(number as u64)),
        }
    }

    /// Returns the placeholder for a status that was not captured.
    pub fn not_captured(&self) -> StatusView {
        StatusView { key: "not-captured", label: self.status_not_captured().to_owned() }
    }

    /// Returns the mark for a number of connectors with a reported problem. They are counted by their status too.
    pub fn reporting(&self, number: usize) -> StatusView {
        StatusView { label: self.all_report_problem(number as u64), ..self.reports_problem() }
    }

    /// Returns the mark for a number of connector types that were not captured.
    pub fn not_captured_types(&self, number: usize) -> StatusView {
        StatusView { label: self.types_not_captured(number as u64), ..self.not_captured() }
    }

    /// Returns the mark of a connector with a problem reported by a service.
    pub fn reports_problem(&self) -> StatusView {
        StatusView { key: "reports-problem", label: self.status_reports_problem().to_owned() }
    }

    /// Returns the mark of a list captured only in part.
    pub fn in_part(&self) -> StatusView {
        StatusView { key: "in-part", label: self.status_in_part().to_owned() }
    }

    /// Returns the note for a list captured only in part; `more` names what may be missing.
    pub fn part_only(&self, more: &str, reasons: &str) -> Note {
        Note { mark: self.in_part(), text: self.joined(more, reasons) }
    }

    /// Joins two texts of sentences, each of which may be empty.
    pub fn joined(&self, first: &str, second: &str) -> String {
        match (first, second) {
            ("", text) | (text, "") => text.to_owned(),
            _ => self.sentences(first, second),
        }
    }

    /// Joins any number of texts of sentences.
    pub fn paragraph(&self, sentences: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        sentences.into_iter().fold(String::new(), |text, next| self.joined(&text, next.as_ref()))
    }

    /// Returns why a part of a snapshot, and everything below it, is missing, in sentences; empty if it is not known.
    pub fn missing_because(&self, snapshot: &Snapshot, part: &str) -> String {
        let below = |name: &str| name.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let gaps = snapshot.gaps.iter().filter(|(name, _)| below(name)).map(|(_, gap)| gap);
        self.paragraph(self.gaps(gaps))
    }

    /// Returns the distinct reasons why parts are missing as sentences. Denied requests with the same error are one
    /// sentence, which lists all permissions that the export needs.
    pub fn gaps<'a>(&self, gaps: impl IntoIterator<Item = &'a Gap>) -> Vec<String> {
        let mut merged: BTreeMap<(GapCause, &str, &Option<String>), Vec<String>> = BTreeMap::new();
        for Gap { cause, error, permission, file } in gaps {
            let permissions = merged.entry((*cause, error, file)).or_default();
            permissions.extend(permission.clone().filter(|permission| !permissions.contains(permission)));
        }
        let sentence = |((cause, error, file), permissions): ((GapCause, &str, &Option<String>), Vec<String>)| {
            self.sentence(&self.gap_of(cause, error, file.as_deref(), &permissions))
        };
        merged.into_iter().map(sentence).collect()
    }

    /// Returns the reason why a part is missing as a phrase.
    pub fn gap(&self, Gap { cause, error, permission, file }: &Gap) -> String {
        self.gap_of(*cause, error, file.as_deref(), permission.as_slice())
    }

    /// Returns a series without a last "and", e.g. `a, b, c`.
    pub fn series(&self, parts: &[String]) -> String {
        parts.iter().cloned().reduce(|series, next| self.list_more(&series, &next)).unwrap_or_default()
    }

    fn gap_of(&self, cause: GapCause, error: &str, file: Option<&str>, permissions: &[String]) -> String {
        match cause {
            GapCause::Denied if permissions.is_empty() => self.gap_denied_unknown(error),
            GapCause::Denied => self.gap_denied(error, &self.list(permissions)),
            GapCause::Busy => self.gap_busy(error),
            GapCause::Failed => self.gap_failed(error),
            GapCause::Unreadable => self.gap_unreadable(file.unwrap_or_else(|| self.gap_unreadable_file()), error),
        }
    }

    /// Returns the number of issues in words, given their shape keys, e.g. `1 advisory`, `3 incidents and advisories`.
    pub fn issues<'k>(&self, kinds: impl Iterator<Item = &'k str> + Clone) -> String {
        let (all, first) = (kinds.clone().count() as u64, kinds.clone().next());
        match first.filter(|first| kinds.clone().all(|kind| kind == *first)) {
            Some("incident") => self.count_incidents(all),
            Some("advisory") => self.count_advisories(all),
            _ => self.count_issues(all),
        }
    }

    /// Returns the text for items excluded by the service filter, e.g. `12 messages of Exchange Online (7) and Microsoft
    /// Teams (5) are not shown.`; `None` if there are none.
    pub fn other_services(&self, what: ExcludedItems, counts: &BTreeMap<String, u64>) -> Option<String> {
        let mut services: Vec<(&str, u64)> = counts.iter().map(|(name, count)| (name.trim(), *count)).collect();
        services.retain(|(_, count)| *count > 0);
        services.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.is_empty(), *name));
        let all = services.iter().fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
        let names = match services.as_slice() {
            [] => return None,
            [("", _)] => {
                return Some(match what {
                    ExcludedItems::Messages => self.other_messages_unnamed(all),
                    ExcludedItems::Issues => self.other_issues_unnamed(all),
                });
            }
            [(only, _)] => (*only).to_owned(),
            several => {
                let named = |(name, count): &(&str, u64)| {
                    let name = if name.is_empty() { self.service_unnamed() } else { name };
                    self.service_with_number(name, &self.number(*count))
                };
                let mut parts: Vec<String> = several.iter().take(MOST_SERVICES).map(named).collect();
                if let Some(more) = several.len().checked_sub(MOST_SERVICES).filter(|more| *more > 0) {
                    parts.push(self.more_services(more as u64));
                }
                self.list(&parts)
            }
        };
        Some(match what {
            ExcludedItems::Messages => self.other_messages(all, &names),
            ExcludedItems::Issues => self.other_issues(all, &names),
        })
    }

    /// Returns a time for display, with its distance from as-of in calendar days: two dates of one day have the same
    /// one.
    pub fn when(&self, at: DateTime<Utc>, as_of: AsOf) -> When {
        When { iso: iso(at), text: self.date_time(at), date: self.date(at), relative: self.days_away(at, as_of) }
    }

    /// Returns a time for display, with its distance from as-of in hours below two days, and else in calendar days.
    pub fn when_elapsed(&self, at: DateTime<Utc>, as_of: AsOf) -> When {
        When { relative: self.elapsed(at, as_of), ..self.when(at, as_of) }
    }

    /// Returns the time of a sync for display, with its distance from as-of as in the reason for a status.
    pub fn when_synced(&self, at: DateTime<Utc>, as_of: AsOf) -> When {
        When { relative: self.relative(at, as_of), ..self.when(at, as_of) }
    }

    /// Returns a time for display; `None` if the moment has no date.
    pub fn when_known(&self, moment: Moment, as_of: AsOf) -> Option<When> {
        moment.at().map(|at| self.when(at, as_of))
    }

    /// Returns the reason for a connector's status in one or two sentences, with the limit that applied.
    pub fn reason(&self, reason: &Reason, as_of: AsOf) -> String {
        let day = |at: &DateTime<Utc>| self.time_and_distance(&self.date_time(*at), &self.days_away(*at, as_of));
        let age = |at: &DateTime<Utc>| self.time_and_distance(&self.date_time(*at), &self.relative(*at, as_of));
        match reason {
            Reason::SwitchedOff => self.reason_switched_off().to_owned(),
            Reason::Retired => self.reason_retired().to_owned(),
            Reason::Ignored(ignore) => self.sentence(&self.brief_of_ignored(ignore)),
            Reason::Bound => self.reason_bound().to_owned(),
            Reason::Expired(at) => self.reason_expired(&day(at)),
            Reason::ExpiresSoon { at, limit } => self.reason_expires_soon(&day(at), &self.duration(*limit)),
            Reason::ExpiresLater(at) => self.reason_expires_later(&day(at)),
            Reason::DoesNotExpire => self.reason_does_not_expire().to_owned(),
            Reason::NoExpiry => self.reason_no_expiry().to_owned(),
            Reason::SyncRecent(at) => self.reason_sync_recent(&age(at)),
            Reason::SyncOld { at, limit } => self.reason_sync_old(&age(at), &self.duration(*limit)),
            Reason::SyncTooOld { at, limit } => self.reason_sync_too_old(&age(at), &self.duration(*limit)),
            Reason::NeverSynced => self.reason_never_synced().to_owned(),
            Reason::SyncAfterAsOf(at) => self.reason_sync_after(&self.date_time(*at)),
            Reason::SyncDateUnset => self.reason_sync_unset().to_owned(),
        }
    }

    /// Returns the reason for a connector's status as a phrase for a table, e.g. `Last sync 4 days 1 hour ago (limit 3
    /// days)`.
    pub fn brief(&self, reason: &Reason, as_of: AsOf) -> String {
        let day = |at: &DateTime<Utc>| self.time_and_distance(&self.date(*at), &self.days_away(*at, as_of));
        match reason {
            Reason::SwitchedOff => self.brief_switched_off().to_owned(),
            Reason::Retired => self.brief_retired().to_owned(),
            Reason::Ignored(ignore) => self.brief_of_ignored(ignore),
            Reason::Bound => self.brief_bound().to_owned(),
            Reason::Expired(at) => self.brief_expired(&day(at)),
            Reason::ExpiresSoon { at, .. } | Reason::ExpiresLater(at) => self.brief_expires(&day(at)),
            Reason::DoesNotExpire => self.brief_does_not_expire().to_owned(),
            Reason::NoExpiry => self.brief_no_expiry().to_owned(),
            Reason::SyncRecent(at) => self.brief_sync(&self.relative(*at, as_of)),
            Reason::SyncOld { at, limit } | Reason::SyncTooOld { at, limit } => {
                self.brief_sync_limit(&self.relative(*at, as_of), &self.duration(*limit))
            }
            Reason::NeverSynced => self.brief_never_synced().to_owned(),
            Reason::SyncAfterAsOf(_) => self.brief_sync_after().to_owned(),
            Reason::SyncDateUnset => self.brief_sync_unset().to_owned(),
        }
    }

    /// Returns the reason for a connector's status as a phrase, with dates only: for tables about the past, where
    /// relative times mislead.
    pub fn brief_past(&self, reason: &Reason) -> String {
        match reason {
            Reason::SwitchedOff => self.brief_switched_off().to_owned(),
            Reason::Retired => self.brief_retired().to_owned(),
            Reason::Ignored(ignore) => self.brief_of_ignored(ignore),
            Reason::Bound => self.brief_bound().to_owned(),
            Reason::Expired(at) => self.brief_expired(&self.date_time(*at)),
            Reason::ExpiresSoon { at, .. } | Reason::ExpiresLater(at) => self.brief_expires(&self.date_time(*at)),
            Reason::DoesNotExpire => self.brief_does_not_expire().to_owned(),
            Reason::NoExpiry => self.brief_no_expiry().to_owned(),
            Reason::SyncRecent(at) => self.past_sync(&self.date_time(*at)),
            Reason::SyncOld { at, limit } => self.past_sync_old(&self.date_time(*at), &self.duration(*limit)),
            Reason::SyncTooOld { at, limit } => self.past_sync_too_old(&self.date_time(*at), &self.duration(*limit)),
            Reason::NeverSynced => self.brief_never_synced().to_owned(),
            Reason::SyncAfterAsOf(at) => self.past_sync_after(&self.date_time(*at)),
            Reason::SyncDateUnset => self.past_sync_unset().to_owned(),
        }
    }

    /// Returns the reason for a connector's status in lower case, with dates only: for lists about the past, where
    /// relative times mislead.
    pub fn because(&self, reason: &Reason) -> String {
        match reason {
            Reason::SwitchedOff => self.because_switched_off().to_owned(),
            Reason::Retired => self.because_retired().to_owned(),
            Reason::Ignored(ignore) => self.because_of_ignored(ignore),
            Reason::Bound => self.because_bound().to_owned(),
            Reason::Expired(at) => self.because_expired(&self.date_time(*at)),
            Reason::ExpiresSoon { at, .. } | Reason::ExpiresLater(at) => self.because_expires(&self.date_time(*at)),
            Reason::DoesNotExpire => self.because_does_not_expire().to_owned(),
            Reason::NoExpiry => self.because_no_expiry().to_owned(),
            Reason::SyncRecent(at) => self.because_sync(&self.date_time(*at)),
            Reason::SyncOld { at, limit } => self.because_sync_old(&self.date_time(*at), &self.duration(*limit)),
            Reason::SyncTooOld { at, limit } => self.because_sync_too_old(&self.date_time(*at), &self.duration(*limit)),
            Reason::NeverSynced => self.because_never_synced().to_owned(),
            Reason::SyncAfterAsOf(at) => self.because_sync_after(&self.date_time(*at)),
            Reason::SyncDateUnset => self.because_sync_unset().to_owned(),
        }
    }

    /// Returns e.g. `Ignored until 31 Mar 2027: server decommissioned`. The last day counts as a whole.
    fn brief_of_ignored(&self, ignore: &Ignore) -> String {
        let what = ignore.until.map(|day| self.brief_ignored_until(&self.calendar_day(day)));
        self.with_given_reason(what.unwrap_or_else(|| self.status_ignored().to_owned()), ignore)
    }

    /// Returns e.g. `ignored until 31 Mar 2027: server decommissioned`.
    pub fn because_of_ignored(&self, ignore: &Ignore) -> String {
        let what = ignore.until.map(|day| self.because_ignored_until(&self.calendar_day(day)));
        self.with_given_reason(what.unwrap_or_else(|| self.inline_ignored().to_owned()), ignore)
    }

    fn with_given_reason(&self, what: String, ignore: &Ignore) -> String {
        let reason = ignore.reason.as_deref().map(|reason| reason.trim().trim_end_matches('.'));
        match reason.filter(|reason| !reason.is_empty()) {
            Some(reason) => self.with_reason(&what, reason),
            None => what,
        }
    }

    /// Returns the display name of a detail of a connector.
    pub fn name_of_detail<'a>(&'a self, name: &'a DetailName) -> &'a str {
        match name {
            DetailName::Name => self.detail_name(),
            DetailName::Type => self.column_type(),
            DetailName::Basis => self.detail_measured_by(),
            DetailName::Link => self.detail_link(),
            DetailName::Other(name) => self.property(name),
        }
    }

    /// Returns the display name of a detail of a connector. Names that the program does not give stay as they are.
    pub fn property<'a>(&'a self, name: &'a str) -> &'a str {
        match name {
            "Apple ID" => self.property_apple_id(),
            "Topic" => self.property_topic(),
            "Serial number" => self.property_serial_number(),
            "Location" => self.property_location(),
            "Organization" => self.property_organization(),
            "Country or region" => self.property_country(),
            "Token type" => self.property_token_type(),
            "Devices synchronized" => self.property_devices(),
            "Owner" => self.property_owner(),
            "Machine" => self.property_machine(),
            "Version" => self.property_version(),
            "Server" => self.property_server(),
            "Connector server" => self.property_connector_server(),
            "Primary SMTP address" => self.property_smtp(),
            "Platforms" => self.property_platforms(),
            other => other,
        }
    }

    /// Returns a value before or after a change for display.
    pub fn value_text<'a>(&'a self, value: &'a ChangedValue) -> &'a str {
        match value {
            ChangedValue::Text(text) => text,
            ChangedValue::Basis(Basis::Expiry) => self.measured_by_expiry(),
            ChangedValue::Basis(Basis::Sync) => self.measured_by_sync(),
            ChangedValue::Basis(Basis::None) => self.measured_by_set_up(),
            ChangedValue::Cloud(Cloud::Global) => self.cloud_global(),
            ChangedValue::Cloud(Cloud::UsGov) => self.cloud_us_gov(),
            ChangedValue::Cloud(Cloud::UsDod) => self.cloud_us_dod(),
            ChangedValue::Cloud(Cloud::China) => self.cloud_china(),
        }
    }

    /// Returns the next status change as a phrase for a table, e.g. `Warning from 14 Nov 2026`; `None` if there is none,
    /// if it is the expiry itself, or if a healthy connector would have to stop synchronizing first.
    pub fn next_change(&self, basis: Basis, status: Status, becomes: &[Transition]) -> Option<String> {
        let &Transition { status: next, at } = becomes.first()?;
        let (label, date) = (self.status_label(next), self.date(at));
        match (basis, status) {
            (Basis::Sync | Basis::None, Status::Healthy) => None,
            (Basis::Sync | Basis::None, _) => Some(self.next_without_sync(label, &date)),
            (Basis::Expiry, Status::Healthy) if next == Status::Warning => Some(self.next_from(label, &date)),
            (Basis::Expiry, _) => None,
        }
    }

    /// Returns the rule of a basis with the limits that apply; the line of `applies` is marked.
    pub fn rule(&self, basis: Basis, limits: &AppliedLimits, applies: Option<Status>) -> RuleView {
        let thresholds = &limits.thresholds;
        let warning = self.duration(thresholds.expiry_warning);
        let (old, too_old) = (self.duration(thresholds.sync_warning), self.duration(thresholds.sync_unhealthy));
        let off = || self.rule_off().to_owned();
        let (title, conditions) = match (applies, basis) {
            (Some(Status::Retired), _) => {
                (self.rule_retired(), vec![(Status::Retired, self.rule_why_retired().to_owned())])
            }
            (Some(Status::Ignored), _) => {
                (self.rule_ignored(), vec![(Status::Ignored, self.rule_why_ignored().to_owned())])
            }
            (_, Basis::Expiry) => (
                self.rule_expiry(),
                vec![
                    (Status::Unhealthy, self.rule_expired().to_owned()),
                    (Status::Warning, self.rule_expires_within(&warning)),
                    (Status::Unknown, self.rule_expiry_unknown().to_owned()),
                    (Status::Healthy, self.rule_expires_later(&warning)),
                    (Status::NotConfigured, off()),
                ],
            ),
            (_, Basis::Sync) => (
                self.rule_sync(),
                vec![
                    (Status::Unhealthy, self.rule_sync_too_old(&too_old)),
                    (Status::Warning, self.rule_sync_old(&old)),
                    (Status::Unknown, self.rule_sync_unknown().to_owned()),
                    (Status::Healthy, self.rule_sync_recent(&old)),
                    (Status::NotConfigured, off()),
                ],
            ),
            (_, Basis::None) => (
                self.rule_bindings(),
                vec![(Status::Healthy, self.rule_bound().to_owned()), (Status::NotConfigured, off())],
            ),
        };
        let note = match limits.source {
            _ if applies.is_some_and(|status| !status.is_assessed()) => None,
            LimitSource::General => None,
            LimitSource::Type => Some(self.rule_limits_of_type().to_owned()),
            LimitSource::Connector => Some(self.rule_limits_of_connector().to_owned()),
        };
        let line = |(case, when): (Status, String)| RuleLine {
            status: self.status(case),
            when,
            applies: applies == Some(case),
        };
        RuleView { title: title.to_owned(), lines: conditions.into_iter().map(line).collect(), note }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenant::catalog;
    use chrono::TimeDelta;

    fn english() -> Locale {
        Locale::default()
    }

    #[test]
    fn every_type_of_the_catalog_has_a_label() {
        for entry in catalog::CATALOG {
            assert_eq!(english().type_label(entry.slug), Some(entry.label), "{}", entry.slug);
        }
    }

    #[test]
    fn durations_show_on_which_side_of_a_limit_they_are() {
        let say = |seconds| english().duration(TimeDelta::seconds(seconds));
        assert_eq!(say(7 * 86_400), "7 days");
        assert_eq!(say(7 * 86_400 + 3_600), "7 days 1 hour");
        assert_eq!(say(86_400 + 3_599), "1 day");
        assert_eq!(say(23 * 3_600), "23 hours");
        assert_eq!(say(-5_400), "1 hour 30 minutes");
        assert_eq!(say(59), "59 seconds");
        assert_eq!(say(40 * 86_400 + 3_600), "40 days");
    }

    #[test]
    fn dates_are_formatted_for_any_calendar_day() {
        let moments =
            ["2026-11-02T08:05:59Z", "0001-01-31T00:00:00Z", "9999-12-31T23:59:59Z"].map(|at| at.parse().unwrap());
        for at in moments {
            assert_eq!(english().date(at), at.format("%-d %b %Y").to_string());
            assert_eq!(english().date_time(at), at.format("%-d %b %Y %H:%M UTC").to_string());
        }
        assert_eq!(english().date_time("2026-11-02T08:05:59Z".parse().unwrap()), "2 Nov 2026 08:05 UTC");
    }

    /// Two times of one day have the same distance in days; ages that a rule measures are elapsed time.
    #[test]
    fn distances_of_dates_count_calendar_days() {
        let at = |text: &str| -> DateTime<Utc> { text.parse().unwrap() };
        let as_of = AsOf(at("2026-11-22T08:00:00Z"));
        let locale = english();
        let day = |text: &str| locale.when(at(text), as_of).relative;
        assert_eq!(day("2026-12-04T00:00:00Z"), "in 12 days");
        assert_eq!(day("2026-12-04T23:59:59Z"), "in 12 days");
        assert_eq!(day("2026-11-23T00:00:00Z"), "tomorrow");
        assert_eq!(day("2026-11-22T23:00:00Z"), "in 15 hours");
        assert_eq!(day("2026-11-21T23:00:00Z"), "yesterday");
        assert_eq!(day("2026-11-20T23:00:00Z"), "2 days ago");
        assert_eq!(locale.elapsed(at("2026-11-20T23:00:00Z"), as_of), "33 hours ago");
        // A little less than 63 times 24 hours: on every page, 63 days ago.
        let sync = at("2026-09-20T09:00:00Z");
        for relative in [locale.when(sync, as_of), locale.when_elapsed(sync, as_of), locale.when_synced(sync, as_of)]
            .map(|when| when.relative)
        {
            assert_eq!(relative, "63 days ago");
        }
        assert_eq!(locale.relative(at("2026-11-18T06:47:00Z"), as_of), "4 days 1 hour ago");
        assert_eq!(locale.relative(at("2026-11-19T08:00:00Z"), as_of), "3 days ago");
        let night = AsOf(at("2026-11-22T00:10:00Z"));
        assert_eq!(locale.relative(at("2026-11-18T23:50:00Z"), night), "4 days ago");
        assert_eq!(locale.elapsed(at("2026-11-19T23:50:00Z"), night), "3 days ago");
        assert_eq!(locale.due(at("2026-10-25T00:00:00Z"), as_of, true), "overdue by 28 days");
        assert_eq!(locale.due(at("2026-11-22T07:00:00Z"), as_of, true), "overdue since today");
        assert_eq!(locale.due(at("2026-11-22T23:00:00Z"), as_of, false), "today");
    }

    #[test]
    fn only_a_change_that_needs_action_is_announced() {
        let at: DateTime<Utc> = "2026-11-23T07:00:00Z".parse().unwrap();
        let to = |status| [Transition { status, at }];
        let next = |basis, status, to: &[Transition]| english().next_change(basis, status, to);
        assert_eq!(next(Basis::Sync, Status::Healthy, &to(Status::Warning)), None);
        let lost = next(Basis::Sync, Status::Warning, &to(Status::Unhealthy));
        assert_eq!(lost.as_deref(), Some("Unhealthy from 23 Nov 2026 without a sync"));
        let warned = next(Basis::Expiry, Status::Healthy, &to(Status::Warning));
        assert_eq!(warned.as_deref(), Some("Warning from 23 Nov 2026"));
        // The expiry itself is the evidence already.
        assert_eq!(next(Basis::Expiry, Status::Warning, &to(Status::Unhealthy)), None);
    }

    #[test]
    fn a_year_without_four_digits_is_described() {
        let as_of = AsOf("2026-11-22T08:00:00Z".parse().unwrap());
        let locale = english();
        let far = locale.when(DateTime::<Utc>::MAX_UTC, as_of);
        assert_eq!((far.text.as_str(), far.date.as_str()), ("after the year 9999", "after the year 9999"));
        assert_eq!(far.relative, "thousands of years away");
        assert_eq!(far.iso, "262142-12-31T23:59:59Z");
        assert_eq!(locale.date_time(DateTime::<Utc>::MIN_UTC), "before the year 0");
        let reason = locale.reason(&Reason::SyncAfterAsOf(DateTime::<Utc>::MAX_UTC), as_of);
        assert!(!reason.contains("+262142"), "{reason}");
    }

    #[test]
    fn items_excluded_by_the_service_filter_are_counted_and_named() {
        let say = |counts: &[(&str, u64)]| {
            let counts = counts.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
            english().other_services(ExcludedItems::Messages, &counts).unwrap_or_default()
        };
        assert_eq!(say(&[]), "");
        assert_eq!(say(&[("Teams", 1)]), "1 message of Teams is not shown.");
        assert_eq!(say(&[("", 1)]), "1 message that names no service is not shown.");
        assert_eq!(say(&[("", 2)]), "2 messages that name no service are not shown.");
        assert_eq!(say(&[("A", 5), ("B", 7)]), "12 messages of B (7) and A (5) are not shown.");
        assert_eq!(say(&[("", 7), ("B", 7)]), "14 messages of B (7) and no service named (7) are not shown.");
        let many = [("A", 9), ("B", 8), ("C", 7), ("D", 6), ("E", 5), ("F", 4), ("G", 3)];
        assert_eq!(say(&many), "42 messages of A (9), B (8), C (7), D (6), E (5) and 2 more services are not shown.");
    }

    #[test]
    fn reasons_name_every_permission_once() {
        let denied = |permission: &str| Gap {
            cause: GapCause::Denied,
            error: "Forbidden".to_owned(),
            permission: Some(permission.to_owned()),
            file: None,
        };
        let busy = Gap { cause: GapCause::Busy, error: "429".to_owned(), permission: None, file: None };
        let gaps = [denied("A.Read.All"), denied("B.Read.All"), busy.clone(), denied("A.Read.All"), busy];
        let expected =
            ["Forbidden: the export needs A.Read.All and B.Read.All.", "Microsoft Graph was busy (429): export again."];
        assert_eq!(english().gaps(&gaps), expected);
        assert!(english().gaps([]).is_empty());
    }

    #[test]
    fn an_error_from_outside_may_begin_with_any_character() {
        for (cause, expected) in [
            (GapCause::Denied, "é: the export lacks a permission."),
            (GapCause::Unreadable, "Could not be read: a file (é)."),
        ] {
            let gap = Gap { cause, error: "é".to_owned(), permission: None, file: None };
            assert_eq!(english().gaps([&gap]), [expected]);
        }
    }

    #[test]
    fn numbers_and_lists() {
        assert_eq!(english().number(0), "0");
        assert_eq!(english().number(999), "999");
        assert_eq!(english().number(1_234_567), "1,234,567");
        assert_eq!(english().list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(english().days(1), "1 day");
    }
}
