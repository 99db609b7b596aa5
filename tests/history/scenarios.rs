//! Scenarios: a few snapshots each, with their log.

use tenant_status::{
    history::{CaptureChange, Change, ChangeKind, ConnectorChange, ConnectorState, MissingPart, Presence},
    rules::{Criteria, Status},
    site::change_line,
};

use super::build::{check, check_pair, chronicle, line, snapshot};

// ── Connectors ──────────────────────────────────────────────────────────────────────────────────────────────────────

const EMEA: &str = "connectors: [{ type: apple-vpp-expiry, id: emea, expires_at: 2026-11-10 }]";
const NONE: &str = "connectors: []";
const NOTHING: &str = "";

#[test]
fn the_first_snapshot_has_no_changes() {
    let everything = "
tenant: { name: Contoso, service_release: 2610, mdm_authority: Microsoft Intune }
licenses: [{ sku: EMS, total: 10, assigned: 12 }]
connectors: [{ type: jamf, id: a }, { type: own, id: b, basis: sync }]
not_captured: [connectors/windows-autopilot]
incidents: [{ id: IT1, title: T, classification: incident, status: serviceDegradation }]
messages: [{ id: MC1, title: T }]";
    check(&[("2026-11-01", everything)], &[]);
    check(&[("2026-11-01", NOTHING)], &[]);
    check(&[("2026-11-01", everything), ("2026-11-02", everything)], &[]);
}

#[test]
fn a_credential_changes_status_as_it_expires() {
    check(
        &[("2026-11-01", EMEA), ("2026-11-02", EMEA), ("2026-11-04", EMEA), ("2026-11-09", EMEA), ("2026-11-10", EMEA)],
        &[
            "2026-11-04 connector_moved apple-vpp-expiry/emea: Previously healthy. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-10 connector_moved apple-vpp-expiry/emea: Previously warning. Expired 10 Nov 2026 00:00 UTC.",
        ],
    );
}

#[test]
fn a_sync_becomes_outdated_and_recovers() {
    let old = "connectors: [{ type: windows-autopilot, id: a, last_success_at: 2026-11-01T06:00:00Z }]";
    let fresh = "connectors: [{ type: windows-autopilot, id: a, last_success_at: 2026-11-05T06:00:00Z }]";
    let never = "connectors: [{ type: windows-autopilot, id: a }]";
    check(
        &[
            ("2026-11-01", old),
            ("2026-11-02", old),
            ("2026-11-03", old),
            ("2026-11-04", old),
            ("2026-11-05", fresh),
            ("2026-11-06", never),
        ],
        &[
            "2026-11-02 connector_moved windows-autopilot/a: Previously healthy. Last sync 1 Nov 2026 06:00 UTC, older than 1 day.",
            "2026-11-04 connector_moved windows-autopilot/a: Previously warning. Last sync 1 Nov 2026 06:00 UTC, 3 days old or older.",
            "2026-11-05 connector_moved windows-autopilot/a: Previously unhealthy. Last sync 5 Nov 2026 06:00 UTC.",
            "2026-11-06 connector_moved windows-autopilot/a: Previously healthy. Its last sync is no longer known.",
        ],
    );
}

#[test]
fn a_sync_date_in_the_year_9999_is_a_placeholder() {
    let synced = |at: &str| format!("connectors: [{{ type: jamf, id: a, last_success_at: {at} }}]");
    check_pair(
        &synced("2026-11-01T06:00:00Z"),
        &synced("9999-12-31T23:59:59Z"),
        &["2026-11-01 connector_moved jamf/a: Previously healthy. Last sync has the placeholder date 31 Dec 9999."],
    );
}

fn expiring(at: &str) -> String {
    format!("connectors: [{{ type: apple-vpp-expiry, id: emea, expires_at: {at} }}]")
}

#[test]
fn a_later_expiry_is_a_renewal_whatever_the_status() {
    check(
        &[
            ("2026-11-01", &expiring("2026-12-01")),
            ("2026-11-02", &expiring("2027-12-01")), // healthy before and after
            ("2026-11-03", &expiring("2026-11-04")), // earlier: no renewal, and worse
            ("2026-11-05", &expiring("2026-11-04")),
            ("2026-11-06", &expiring("2026-11-08")), // renewed after it had expired, and still a warning
            ("2026-11-07", &expiring("2026-11-06")),
            ("2026-11-08", &expiring("2026-11-07")), // later, and expired all the same
            ("2026-11-09", &expiring("9999-12-31")),
        ],
        &[
            "2026-11-02 credential_renewed apple-vpp-expiry/emea: Now expires 1 Dec 2027 00:00 UTC (was 1 Dec 2026 00:00 UTC).",
            "2026-11-03 connector_moved apple-vpp-expiry/emea: Previously healthy. Expires 4 Nov 2026 00:00 UTC.",
            "2026-11-03 expiry_moved apple-vpp-expiry/emea: Now expires 4 Nov 2026 00:00 UTC (was 1 Dec 2027 00:00 UTC).",
            "2026-11-05 connector_moved apple-vpp-expiry/emea: Previously warning. Expired 4 Nov 2026 00:00 UTC.",
            "2026-11-06 credential_renewed apple-vpp-expiry/emea: Now expires 8 Nov 2026 00:00 UTC (expired 4 Nov 2026 00:00 UTC).",
            "2026-11-07 connector_moved apple-vpp-expiry/emea: Previously warning. Expired 6 Nov 2026 00:00 UTC.",
            "2026-11-07 expiry_moved apple-vpp-expiry/emea: Now expires 6 Nov 2026 00:00 UTC (was 8 Nov 2026 00:00 UTC).",
            "2026-11-08 credential_renewed apple-vpp-expiry/emea: Now expires 7 Nov 2026 00:00 UTC (expired 6 Nov 2026 00:00 UTC).",
            "2026-11-09 credential_renewed apple-vpp-expiry/emea: No longer expires (expired 7 Nov 2026 00:00 UTC).",
        ],
    );
}

#[test]
fn an_earlier_or_first_expiry_date_is_not_a_renewal() {
    const MOVED: &str = "2026-11-01 expiry_moved apple-vpp-expiry/emea:";
    let moved = |from: &str, to: &str, told: &str| {
        check_pair(&expiring(from), &expiring(to), &[&format!("{MOVED} {told}")]);
    };
    moved("2027-12-01", "2027-06-01", "Now expires 1 Jun 2027 00:00 UTC (was 1 Dec 2027 00:00 UTC).");
    moved(
        "2027-06-01T00:00:01Z",
        "2027-06-01T00:00:00.9Z",
        "Now expires 1 Jun 2027 00:00 UTC (was 1 Jun 2027 00:00 UTC).",
    );
    moved("9999-12-31", "2027-06-01", "Now expires 1 Jun 2027 00:00 UTC (was no expiry).");
    check_pair(
        &expiring("9999-12-31"),
        &expiring("2026-11-03"),
        &[
            "2026-11-01 connector_moved apple-vpp-expiry/emea: Previously healthy. Expires 3 Nov 2026 00:00 UTC.",
            &format!("{MOVED} Now expires 3 Nov 2026 00:00 UTC (was no expiry)."),
        ],
    );
    check_pair(
        &expiring("null"),
        &expiring("2027-12-01"),
        &[
            "2026-11-01 connector_moved apple-vpp-expiry/emea: Previously unknown. Expires 1 Dec 2027 00:00 UTC.",
            &format!("{MOVED} Now expires 1 Dec 2027 00:00 UTC (was not known)."),
        ],
    );
    check_pair(
        &expiring("2027-12-01"),
        &expiring("null"),
        &[
            "2026-11-01 connector_moved apple-vpp-expiry/emea: Previously healthy. Expiry date not known.",
            &format!("{MOVED} Expiry date is no longer known (was 1 Dec 2027 00:00 UTC)."),
        ],
    );
    check_pair(
        &expiring("null"),
        &expiring("9999-12-31"),
        &[
            "2026-11-01 connector_moved apple-vpp-expiry/emea: Previously unknown. Does not expire.",
            &format!("{MOVED} Does not expire (was not known)."),
        ],
    );
}

#[test]
fn a_date_that_the_status_does_not_use_is_never_renewed() {
    let with = |date: &str| {
        let both = format!("expires_at: {date}, last_success_at: 2026-11-01");
        format!(
            "connectors: [{{ type: jamf, id: a, {both} }}, {{ type: google-play-binding, id: b, {both} }},
             {{ type: own, id: c, basis: sync, {both} }}]"
        )
    };
    check_pair(&with("2026-12-01"), &with("2027-12-01"), &[]);
}

#[test]
fn connectors_are_added_and_removed() {
    check(
        &[("2026-11-01", NONE), ("2026-11-02", EMEA), ("2026-11-05", NONE), ("2026-11-06", NONE), ("2026-11-07", EMEA)],
        &[
            "2026-11-02 connector_added apple-vpp-expiry/emea: Healthy. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-05 connector_removed apple-vpp-expiry/emea: Last known status: healthy.",
            "2026-11-07 connector_added apple-vpp-expiry/emea: Warning. Expires 10 Nov 2026 00:00 UTC.",
        ],
    );
    let other = "connectors: [{ type: apple-vpp-expiry, id: apac, expires_at: 2027-11-10 }]";
    check_pair(
        EMEA,
        other,
        &[
            "2026-11-01 connector_added apple-vpp-expiry/apac: Healthy. Expires 10 Nov 2027 00:00 UTC.",
            "2026-11-01 connector_removed apple-vpp-expiry/emea: Last known status: healthy.",
        ],
    );
}

#[test]
fn connectors_are_disabled_and_enabled() {
    let off = "connectors: [{ type: apple-vpp-expiry, id: emea, enabled: false, expires_at: 2026-11-10 }]";
    let off_and_renewed = "connectors: [{ type: apple-vpp-expiry, id: emea, enabled: false, expires_at: 2027-11-10 }]";
    check(
        &[
            ("2026-11-01", EMEA),
            ("2026-11-02", off),
            ("2026-11-04", off),
            ("2026-11-05", EMEA),
            ("2026-11-06", off_and_renewed),
            ("2026-11-07", NONE),
            ("2026-11-08", off),
        ],
        &[
            "2026-11-02 connector_switched_off apple-vpp-expiry/emea: Previously healthy.",
            "2026-11-05 connector_switched_on apple-vpp-expiry/emea: Warning. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-06 connector_switched_off apple-vpp-expiry/emea: Previously warning.",
            "2026-11-06 expiry_moved apple-vpp-expiry/emea: Now expires 10 Nov 2027 00:00 UTC (was 10 Nov 2026 00:00 UTC).",
            "2026-11-07 connector_removed apple-vpp-expiry/emea: Last known status: not configured.",
            "2026-11-08 connector_added apple-vpp-expiry/emea: Not configured. Switched off or not set up.",
        ],
    );
}

#[test]
fn the_expiry_date_of_a_disabled_credential_changes_without_a_renewal() {
    let off = "connectors: [{ type: apple-vpp-expiry, id: emea, enabled: false, expires_at: 2026-11-10 }]";
    check_pair(
        off,
        &expiring("2027-12-01"),
        &[
            "2026-11-01 connector_switched_on apple-vpp-expiry/emea: Healthy. Expires 1 Dec 2027 00:00 UTC.",
            "2026-11-01 expiry_moved apple-vpp-expiry/emea: Now expires 1 Dec 2027 00:00 UTC (was 10 Nov 2026 00:00 UTC).",
        ],
    );
    check_pair(
        off,
        &off.replace("2026-11-10", "2027-11-10"),
        &[
            "2026-11-01 expiry_moved apple-vpp-expiry/emea: Now expires 10 Nov 2027 00:00 UTC (was 10 Nov 2026 00:00 UTC).",
        ],
    );
}

#[test]
fn custom_types_are_compared_like_others() {
    let own = "connectors: [{ type: printers, label: Printers, basis: expiry, id: a, expires_at: 2027-01-01 }]";
    check(
        &[("2026-11-01", NONE), ("2026-11-02", own), ("2026-11-03", NONE), ("2026-11-04", own)],
        &[
            "2026-11-02 connector_added printers/a: Healthy. Expires 1 Jan 2027 00:00 UTC.",
            "2026-11-03 connector_removed printers/a: Last known status: healthy.",
            "2026-11-04 connector_added printers/a: Healthy. Expires 1 Jan 2027 00:00 UTC.",
        ],
    );
}

#[test]
fn connectors_of_two_types_may_share_an_id() {
    let both =
        "connectors: [{ type: apple-vpp-expiry, id: a, expires_at: 2027-01-01 }, { type: apple-vpp-sync, id: a }]";
    let one = "connectors: [{ type: apple-vpp-sync, id: a }]";
    check_pair(both, one, &["2026-11-01 connector_removed apple-vpp-expiry/a: Last known status: healthy."]);
}

// ── What the service reports, and details ───────────────────────────────────────────────────────────────────────────

/// Returns both dates of a token, with the properties reported for each.
fn token(expiry: &str, sync: &str) -> String {
    format!(
        "connectors:
  - {{ type: apple-vpp-expiry, id: emea, expires_at: 2027-11-10, reported: {{ {expiry} }} }}
  - {{ type: apple-vpp-sync, id: emea, last_success_at: 2026-11-01T06:00:00Z, reported: {{ {sync} }} }}"
    )
}

#[test]
fn a_reported_problem_appears_changes_and_disappears() {
    let with = |reported: &str| {
        format!(
            "connectors: [{{ type: apple-enrollment-sync, id: a, last_success_at: 2026-11-01T06:00:00Z{reported} }}]"
        )
    };
    let code = |code: &str| with(&format!(", reported: {{ lastSyncErrorCode: '{code}' }}"));
    const REPORTED: &str = "2026-11-01 connector_reported apple-enrollment-sync/a:";
    for (before, after, told) in [
        (code("0"), code("3"), "Reports error 3: Apple's new terms and conditions are not accepted (was no error)."),
        (with(""), code("3"), "Reports error 3: Apple's new terms and conditions are not accepted."),
        (code("3"), code("12"), "Reports error 12 (was error 3)."),
        (code("12"), code("0"), "Reports no error (was error 12)."),
    ] {
        check_pair(&before, &after, &[&format!("{REPORTED} {told}")]);
    }
    // The code may not have been captured, unless another connector of the type has one.
    check_pair(&code("12"), &with(""), &[]);
    let beside = |connectors: String| {
        connectors.replace(
            "}]",
            "}, { type: apple-enrollment-sync, id: b, last_success_at: 2026-11-01T06:00:00Z, \
             reported: { lastSyncErrorCode: '0' } }]",
        )
    };
    let told = format!("{REPORTED} No longer reports error 12.");
    check_pair(&beside(code("12")), &beside(with("")), &[&told]);
    check_pair(&code("0"), &with(""), &[]);
    check_pair(&code("3"), &code("3"), &[]);
}

#[test]
fn values_that_are_not_problems_change_silently() {
    let state = |value: &str| token(&format!("state: {value}"), "");
    check_pair(&state("valid"), &state("somethingNew"), &[]);
    check_pair(&state("invalid"), &state("INVALID"), &[]);
    check_pair(&token("", "lastSyncStatus: inProgress"), &token("", "lastSyncStatus: completed"), &[]);
}

#[test]
fn a_report_of_both_dates_of_a_token_is_one_change() {
    let [valid, invalid, expired] = ["valid", "invalid", "expired"].map(|state| format!("state: {state}"));
    check(
        &[
            ("2026-11-01T08:00:00Z", &token(&valid, &valid)),
            ("2026-11-01T09:00:00Z", &token(&invalid, &format!("{invalid}, lastSyncStatus: failed"))),
            ("2026-11-01T10:00:00Z", &token(&expired, &format!("{expired}, lastSyncStatus: completed"))),
            ("2026-11-01T11:00:00Z", &token(&expired, &valid)),
        ],
        &[
            "2026-11-01 connector_reported apple-vpp-sync/emea: Reports failed: the last sync failed.",
            "2026-11-01 connector_reported apple-vpp-sync/emea: Reports invalid: the token is not valid (was valid).",
            "2026-11-01 connector_reported apple-vpp-sync/emea: Reports expired: the token has expired (was invalid).",
            "2026-11-01 connector_reported apple-vpp-sync/emea: Reports completed (was failed).",
            "2026-11-01 connector_reported apple-vpp-sync/emea: Reports valid (was expired).",
        ],
    );
    let snapshots =
        [snapshot("2026-11-01", &token(&valid, &valid)), snapshot("2026-11-01T09:00:00Z", &token(&invalid, &invalid))];
    let chronicle = chronicle(&snapshots, &Criteria::default());
    let also: Vec<&[String]> = chronicle
        .changes()
        .map(|change| match &change.what {
            ChangeKind::Connector(_, ConnectorChange::Reported { also, problem: true, .. }) => also.as_slice(),
            _ => panic!("{}", line(change)),
        })
        .collect();
    assert_eq!(also, [["apple-vpp-expiry".to_owned()]]);
    // Two tokens of one type are two connectors.
    let two = |state: &str| {
        format!(
            "connectors: [{{ type: apple-vpp-expiry, id: a, expires_at: 2027-01-01, reported: {{ state: {state} }} }}, \
             {{ type: apple-vpp-expiry, id: b, expires_at: 2027-01-01, reported: {{ state: {state} }} }}]"
        )
    };
    check_pair(
        &two("valid"),
        &two("invalid"),
        &[
            "2026-11-01 connector_reported apple-vpp-expiry/a: Reports invalid: the token is not valid (was valid).",
            "2026-11-01 connector_reported apple-vpp-expiry/b: Reports invalid: the token is not valid (was valid).",
        ],
    );
}

#[test]
fn a_new_status_and_a_new_report_are_two_changes() {
    let with = |at: &str, status: &str| {
        format!(
            "connectors: [{{ type: jamf, id: a, last_success_at: {at}, reported: {{ connectorStatus: {status} }} }}]"
        )
    };
    check_pair(
        &with("2026-11-01T06:00:00Z", "healthy"),
        &with("2026-10-31T06:00:00Z", "unhealthy"),
        &[
            "2026-11-01 connector_moved jamf/a: Previously healthy. Last sync 31 Oct 2026 06:00 UTC, older than 1 day.",
            "2026-11-01 connector_reported jamf/a: Is unhealthy on Microsoft's own status page (was healthy).",
        ],
    );
}

#[test]
fn details_of_a_connector_change() {
    let with =
        |rest: &str| format!("connectors: [{{ type: certificate-connector, id: a{rest} }}, {{ type: jamf, id: j }}]");
    let before =
        with(", name: NDES-01, details: { Machine: SRV1, Version: '6.1', Devices synchronized: 7, Last error: x }");
    let after = with(
        ", name: NDES-02, link: 'https://example.com/', \
         details: { Machine: SRV2, Owner: Kim, Devices synchronized: 9, Last error: y }",
    );
    check_pair(
        &before,
        &after.replace("type: jamf, id: j", "type: jamf, id: j, last_success_at: 2026-11-01"),
        &[
            "2026-11-01 connector_moved jamf/j: Previously unknown. Last sync 1 Nov 2026 00:00 UTC.",
            "2026-11-01 connector_details_changed certificate-connector/a: Name changed from NDES-01 to NDES-02; \
             Link added: https://example.com/; Machine changed from SRV1 to SRV2; Owner added: Kim; Version removed (was 6.1).",
        ],
    );
    check_pair(&with(", details: { Machine: SRV1 }"), &with(", details: { Machine: ' SRV1 ' }"), &[]);
    // Both dates of a token share its details.
    let token = |apple: &str| {
        ["expiry", "sync"]
            .map(|date| format!("  - {{ type: apple-vpp-{date}, id: a, details: {{ Apple ID: {apple} }} }}"))
    };
    check_pair(
        &format!("connectors:\n{}", token("one@example.com").join("\n")),
        &format!("connectors:\n{}", token("two@example.com").join("\n")),
        &[
            "2026-11-01 connector_details_changed apple-vpp-expiry/a: Apple ID changed from one@example.com to two@example.com.",
        ],
    );
    let own = |label: &str| format!("connectors: [{{ type: own, id: a, label: {label}, basis: sync }}]");
    check_pair(
        &own("Printers"),
        &own("Scanners"),
        &["2026-11-01 connector_details_changed own/a: Type changed from Printers to Scanners."],
    );
}

// ── What is captured in part ────────────────────────────────────────────────────────────────────────────────────────

const PARTIAL: &str = "Captured only in part. What is missing is not counted as removed.";

/// Returns tokens of which some may be on a missing response page.
fn tokens(ids: &[&str], rest: &str) -> String {
    let one = |id: &&str| format!("{{ type: apple-vpp-expiry, id: {id}, expires_at: 2027-01-01 }}");
    format!("connectors: [{}]\n{rest}", ids.iter().map(one).collect::<Vec<_>>().join(", "))
}

const VPP_IN_PART: &str = "not_captured_in_full: [connectors/apple-vpp-expiry]";

#[test]
fn connectors_missing_from_a_partial_list_are_compared_at_the_next_full_capture() {
    check(
        &[
            ("2026-11-01", &tokens(&["a", "b", "c"], "")),
            ("2026-11-02", &tokens(&["a", "new"], VPP_IN_PART)),
            ("2026-11-03", &tokens(&["a"], VPP_IN_PART)),
            ("2026-11-04", &tokens(&["a", "b", "new"], "")),
        ],
        &[
            "2026-11-02 connector_added apple-vpp-expiry/new: Healthy. Expires 1 Jan 2027 00:00 UTC.",
            &format!("2026-11-02 capture_partial connectors/apple-vpp-expiry: {PARTIAL}"),
            "2026-11-04 connector_removed apple-vpp-expiry/c: Last known status: healthy.",
            "2026-11-04 capture_completed connectors/apple-vpp-expiry: Captured in full.",
        ],
    );
    // Items first seen in the first full capture may have existed before.
    check(
        &[
            ("2026-11-01", &tokens(&["a"], VPP_IN_PART)),
            ("2026-11-02", &tokens(&["a", "b"], VPP_IN_PART)),
            ("2026-11-03", &tokens(&["a", "b", "c"], "")),
            ("2026-11-04", &tokens(&["a", "b", "c", "d"], "")),
        ],
        &[
            "2026-11-02 connector_added apple-vpp-expiry/b: Healthy. Expires 1 Jan 2027 00:00 UTC.",
            "2026-11-03 capture_completed connectors/apple-vpp-expiry: Captured in full.",
            "2026-11-04 connector_added apple-vpp-expiry/d: Healthy. Expires 1 Jan 2027 00:00 UTC.",
        ],
    );
    // Other types are compared as usual; a partial list may be empty.
    check(
        &[
            (
                "2026-11-01",
                "connectors: [{ type: jamf, id: j }, { type: apple-vpp-expiry, id: a, expires_at: 2027-01-01 }]",
            ),
            ("2026-11-02", &tokens(&[], VPP_IN_PART)),
            ("2026-11-03", &tokens(&["a"], "")),
        ],
        &[
            "2026-11-02 connector_removed jamf/j: Last known status: unknown.",
            &format!("2026-11-02 capture_partial connectors/apple-vpp-expiry: {PARTIAL}"),
            "2026-11-03 capture_completed connectors/apple-vpp-expiry: Captured in full.",
        ],
    );
}

#[test]
fn a_connector_missing_from_a_partial_list_is_not_captured_and_the_day_unknown_at_best() {
    let texts =
        [tokens(&["a", "b"], ""), tokens(&["a"], VPP_IN_PART), tokens(&["a", "b"], ""), tokens(&["a"], VPP_IN_PART)];
    let snapshots: Vec<_> =
        texts.iter().enumerate().map(|(day, text)| snapshot(&format!("2026-11-0{}", day + 1), text)).collect();
    let chronicle = chronicle(&snapshots, &Criteria::default());
    let states = |number: usize| chronicle.connectors[number].points.iter().map(|point| point.state.status());
    let healthy = Some(Status::Healthy);
    assert_eq!(states(0).collect::<Vec<_>>(), [healthy; 4]);
    assert_eq!(states(1).collect::<Vec<_>>(), [healthy, None, healthy, None]);
    assert_eq!(chronicle.connectors[1].points[1].state, ConnectorState::NotCaptured);
    assert_eq!((chronicle.connectors[0].now, chronicle.connectors[1].now), (Presence::Listed, Presence::NotCaptured));
    let worst: Vec<_> = chronicle.entries.iter().map(|entry| entry.worst).collect();
    assert_eq!(worst, [healthy, Some(Status::Unknown), healthy, Some(Status::Unknown)]);
}

#[test]
fn issues_messages_and_licenses_missing_from_a_partial_list_have_not_ended() {
    let list = |what: &str, ids: &[&str]| {
        let one = |id: &&str| match what {
            "incidents" => format!("{{ id: {id}, title: T, classification: incident, status: investigating }}"),
            "messages" => format!("{{ id: {id}, title: T }}"),
            _ => format!("{{ sku: {id}, total: 5, assigned: 1 }}"),
        };
        format!("{what}: [{}]\n", ids.iter().map(one).collect::<Vec<_>>().join(", "))
    };
    let all = |ids: &[&str]| ["incidents", "messages", "licenses"].map(|what| list(what, ids)).concat();
    let part = |ids: &[&str]| format!("{}not_captured_in_full: [incidents, messages, licenses]", all(ids));
    check(
        &[
            ("2026-11-01", &all(&["a", "b", "c"])),
            ("2026-11-02", &part(&["a", "n"])),
            ("2026-11-03", &part(&["a"])),
            ("2026-11-04", NOTHING),
            ("2026-11-05", &part(&[])),
            ("2026-11-06", &all(&["a", "b", "n"])),
        ],
        &[
            "2026-11-02 incident_opened n: Status: investigating.",
            "2026-11-02 message_new n:",
            "2026-11-02 licenses_bought n: 5 owned (was none).",
            &format!("2026-11-02 capture_partial incidents: {PARTIAL}"),
            &format!("2026-11-02 capture_partial messages: {PARTIAL}"),
            &format!("2026-11-02 capture_partial licenses: {PARTIAL}"),
            "2026-11-04 capture_stopped incidents: Not included in this snapshot.",
            "2026-11-04 capture_stopped messages: Not included in this snapshot.",
            "2026-11-04 capture_stopped licenses: Not included in this snapshot.",
            "2026-11-05 capture_resumed incidents: Compared with the last snapshot that included it.",
            &format!("2026-11-05 capture_partial incidents: {PARTIAL}"),
            "2026-11-05 capture_resumed messages: Compared with the last snapshot that included it.",
            &format!("2026-11-05 capture_partial messages: {PARTIAL}"),
            "2026-11-05 capture_resumed licenses: Compared with the last snapshot that included it.",
            &format!("2026-11-05 capture_partial licenses: {PARTIAL}"),
            "2026-11-06 incident_no_longer_listed c: Last known status: investigating (snapshot of 1 Nov 2026 08:00 UTC).",
            "2026-11-06 message_ended c: No longer listed in the message center.",
            "2026-11-06 licenses_lost c: None owned (was 5).",
            "2026-11-06 capture_completed incidents: Captured in full.",
            "2026-11-06 capture_completed messages: Captured in full.",
            "2026-11-06 capture_completed licenses: Captured in full.",
        ],
    );
    // A partial list has no total, and items missing from it are neither present nor removed.
    let snapshots = [snapshot("2026-11-01", &all(&["a", "b"])), snapshot("2026-11-02", &part(&["a"]))];
    let chronicle = chronicle(&snapshots, &Criteria::default());
    assert_eq!(chronicle.licenses.iter().map(|point| point.total).collect::<Vec<_>>(), [10]);
    assert_eq!(
        chronicle.incidents.iter().map(|known| known.now).collect::<Vec<_>>(),
        [Presence::Listed, Presence::NotCaptured]
    );
    assert_eq!(
        chronicle.messages.iter().map(|known| known.now).collect::<Vec<_>>(),
        [Presence::Listed, Presence::NotCaptured]
    );
}

#[test]
fn a_missing_retired_type_keeps_its_connectors() {
    let store = "connectors: [{ type: microsoft-store, id: a }]";
    let missing = "connectors: []\nnot_captured: [connectors/microsoft-store]";
    check(&[("2026-11-01", store), ("2026-11-02", missing), ("2026-11-03", store)], &[]);
}

// ── What is captured ────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_missing_type_is_compared_with_its_last_capture() {
    let missing = "connectors: []\nnot_captured: [connectors/apple-vpp-expiry]";
    check(
        &[("2026-11-01", EMEA), ("2026-11-02", missing), ("2026-11-04", missing), ("2026-11-05", EMEA)],
        &[
            "2026-11-02 capture_stopped connectors/apple-vpp-expiry: Not included in this snapshot.",
            "2026-11-05 connector_moved apple-vpp-expiry/emea: Previously healthy. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-05 capture_resumed connectors/apple-vpp-expiry: Compared with the last snapshot that included it.",
        ],
    );
    check(
        &[("2026-11-01", EMEA), ("2026-11-02", missing), ("2026-11-03", NONE)],
        &[
            "2026-11-02 capture_stopped connectors/apple-vpp-expiry: Not included in this snapshot.",
            "2026-11-03 connector_removed apple-vpp-expiry/emea: Last known status: healthy.",
            "2026-11-03 capture_resumed connectors/apple-vpp-expiry: Compared with the last snapshot that included it.",
        ],
    );
    check(
        &[("2026-11-01", NONE), ("2026-11-02", missing), ("2026-11-03", EMEA)],
        &[
            "2026-11-02 capture_stopped connectors/apple-vpp-expiry: Not included in this snapshot.",
            "2026-11-03 connector_added apple-vpp-expiry/emea: Warning. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-03 capture_resumed connectors/apple-vpp-expiry: Compared with the last snapshot that included it.",
        ],
    );
}

#[test]
fn a_type_captured_for_the_first_time_has_no_changes() {
    let missing = "connectors: [{ type: jamf, id: a }]\nnot_captured: [connectors/apple-vpp-expiry]";
    let there = "connectors: [{ type: jamf, id: a }, { type: apple-vpp-expiry, id: emea, expires_at: 2027-01-01 }]";
    let two = "connectors: [{ type: jamf, id: a }, { type: apple-vpp-expiry, id: emea, expires_at: 2027-01-01 },
                            { type: apple-vpp-expiry, id: apac, expires_at: 2027-01-01 }]";
    check(
        &[("2026-11-01", missing), ("2026-11-02", missing), ("2026-11-03", there), ("2026-11-04", two)],
        &[
            "2026-11-03 capture_began connectors/apple-vpp-expiry: Not included before.",
            "2026-11-04 connector_added apple-vpp-expiry/apac: Healthy. Expires 1 Jan 2027 00:00 UTC.",
        ],
    );
}

#[test]
fn other_types_are_compared_while_one_is_missing() {
    let before = "connectors: [{ type: apple-vpp-expiry, id: emea }, { type: jamf, id: a }]";
    let after = "connectors: [{ type: teamviewer, id: t }]\nnot_captured: [connectors/apple-vpp-expiry]";
    check_pair(
        before,
        after,
        &[
            "2026-11-01 connector_added teamviewer/t: Unknown. Never synchronized.",
            "2026-11-01 connector_removed jamf/a: Last known status: unknown.",
            "2026-11-01 capture_stopped connectors/apple-vpp-expiry: Not included in this snapshot.",
        ],
    );
}

#[test]
fn missing_sections_are_compared_with_their_last_capture() {
    let full = "
licenses: [{ sku: EMS, total: 10, assigned: 5 }]
connectors: [{ type: apple-vpp-expiry, id: emea, expires_at: 2026-11-10 }]
incidents: [{ id: IT1, title: T, classification: incident, status: serviceDegradation }]
messages: [{ id: MC1, title: T }, { id: MC2, title: T, ends_at: 2026-11-03 }]";
    let later = "
licenses: [{ sku: EMS, total: 12, assigned: 5 }]
connectors: [{ type: jamf, id: a }]
incidents: []
messages: [{ id: MC1, title: Other }]";
    check(
        &[("2026-11-01", full), ("2026-11-02", NOTHING), ("2026-11-03", NOTHING), ("2026-11-04", later)],
        &[
            "2026-11-02 capture_stopped connectors: Not included in this snapshot.",
            "2026-11-02 capture_stopped incidents: Not included in this snapshot.",
            "2026-11-02 capture_stopped messages: Not included in this snapshot.",
            "2026-11-02 capture_stopped licenses: Not included in this snapshot.",
            "2026-11-04 connector_added jamf/a: Unknown. Never synchronized.",
            "2026-11-04 connector_removed apple-vpp-expiry/emea: Last known status: healthy.",
            "2026-11-04 incident_no_longer_listed IT1: Last known status: service degradation (snapshot of 1 Nov 2026 08:00 UTC).",
            "2026-11-04 message_updated MC1: Title edited.",
            "2026-11-04 message_ended MC2: Expired on 3 Nov 2026.",
            "2026-11-04 licenses_bought EMS: 12 owned (was 10).",
            "2026-11-04 capture_resumed connectors: Compared with the last snapshot that included it.",
            "2026-11-04 capture_resumed incidents: Compared with the last snapshot that included it.",
            "2026-11-04 capture_resumed messages: Compared with the last snapshot that included it.",
            "2026-11-04 capture_resumed licenses: Compared with the last snapshot that included it.",
        ],
    );
    // A late first capture has nothing to be compared with.
    check(
        &[("2026-11-01", NOTHING), ("2026-11-02", NOTHING), ("2026-11-03", full)],
        &[
            "2026-11-03 capture_began connectors: Not included before.",
            "2026-11-03 capture_began incidents: Not included before.",
            "2026-11-03 capture_began messages: Not included before.",
            "2026-11-03 capture_began licenses: Not included before.",
        ],
    );
}

#[test]
fn the_capture_of_a_type_and_of_its_section_are_distinguished() {
    let missing = "connectors: []\nnot_captured: [connectors/apple-vpp-expiry]";
    check(
        &[("2026-11-01", EMEA), ("2026-11-02", NOTHING), ("2026-11-03", missing), ("2026-11-04", EMEA)],
        &[
            "2026-11-02 capture_stopped connectors: Not included in this snapshot.",
            "2026-11-03 capture_resumed connectors: Compared with the last snapshot that included it.",
            "2026-11-03 capture_stopped connectors/apple-vpp-expiry: Not included in this snapshot.",
            "2026-11-04 connector_moved apple-vpp-expiry/emea: Previously healthy. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-04 capture_resumed connectors/apple-vpp-expiry: Compared with the last snapshot that included it.",
        ],
    );
}

/// Returns the display names of the subjects changed between two texts.
fn subjects(before: &str, after: &str) -> Vec<String> {
    let snapshots = [snapshot("2026-11-01", before), snapshot("2026-11-02", after)];
    let criteria = Criteria::default();
    let told = chronicle(&snapshots, &criteria);
    let subject = |change: &Change| {
        change_line(&tenant_status::locale::Locale::default(), change, tenant_status::as_of::AsOf(change.at)).subject
    };
    told.changes().map(subject).collect()
}

#[test]
fn a_missing_type_keeps_its_label() {
    // TeamViewer is not on Microsoft's page, so the type has no group without a connector.
    let missing = "connectors: []\nnot_captured: [connectors/teamviewer]";
    assert_eq!(subjects(NONE, missing), ["TeamViewer Last Connection"]);
    assert_eq!(subjects(missing, NONE), ["TeamViewer Last Connection"]);
}

// ── Incidents ───────────────────────────────────────────────────────────────────────────────────────────────────────

fn incident(rest: &str) -> String {
    format!("incidents: [{{ id: IT1, title: T, classification: incident, {rest} }}]")
}

#[test]
fn an_incident_opens_resolves_and_reopens() {
    let one = "at: 2026-11-02, markdown: One";
    check(
        &[
            ("2026-11-01", "incidents: []"),
            ("2026-11-02", &incident(&format!("status: investigating, posts: [{{ {one} }}]"))),
            ("2026-11-03", &incident(&format!("status: serviceDegradation, posts: [{{ {one} }}]"))),
            (
                "2026-11-04",
                &incident(&format!(
                    "status: serviceDegradation, posts: [{{ {one} }}, {{ at: 2026-11-03, markdown: Two }}]"
                )),
            ),
            (
                "2026-11-05",
                &incident(&format!(
                    "status: serviceDegradation, impact: Worse, posts: [{{ {one} }}, {{ at: 2026-11-03, markdown: Two }}]"
                )),
            ),
            ("2026-11-06", &incident("status: serviceRestored, ended_at: 2026-11-05")),
            ("2026-11-07", &incident("status: serviceDegradation")),
            ("2026-11-08", &incident("status: falsePositive")),
        ],
        &[
            "2026-11-02 incident_opened IT1: Status: investigating.",
            "2026-11-03 incident_updated IT1: Status changed from investigating to service degradation.",
            "2026-11-04 incident_updated IT1: 1 new post.",
            "2026-11-05 incident_updated IT1: Impact edited.",
            "2026-11-06 incident_resolved IT1: Status: service restored.",
            "2026-11-07 incident_reopened IT1: Active again. Status: service degradation.",
            "2026-11-08 incident_resolved IT1: Status: false positive.",
        ],
    );
}

#[test]
fn an_incident_disappears_and_returns() {
    let open = incident("status: serviceDegradation");
    let over = incident("status: serviceRestored, resolved: true, ended_at: 2026-11-03");
    check(
        &[
            ("2026-11-01", &open),
            ("2026-11-02", "incidents: []"),
            ("2026-11-03", "incidents: []"),
            ("2026-11-04", &open),
            ("2026-11-05", &incident("status: serviceDegradation, affects_tenant: false")),
        ],
        &[
            "2026-11-02 incident_no_longer_listed IT1: Last known status: service degradation (snapshot of 1 Nov 2026 08:00 UTC).",
            "2026-11-04 incident_listed_again IT1: Status: service degradation.",
            "2026-11-05 incident_no_longer_listed IT1: Last known status: service degradation (snapshot of 4 Nov 2026 08:00 UTC).",
        ],
    );
    // It is resolved once a list says so.
    check(
        &[("2026-11-01", &open), ("2026-11-02", "incidents: []"), ("2026-11-03", &over)],
        &[
            "2026-11-02 incident_no_longer_listed IT1: Last known status: service degradation (snapshot of 1 Nov 2026 08:00 UTC).",
            "2026-11-03 incident_resolved IT1: Status: service restored.",
        ],
    );
    // A resolved incident may leave the list without a change.
    check(&[("2026-11-01", &over), ("2026-11-02", "incidents: []"), ("2026-11-03", &over)], &[]);
}

#[test]
fn a_past_incident_first_seen_is_reported_only_if_it_ended_recently() {
    let lately = incident("status: serviceRestored, started_at: 2026-11-01T09:00:00Z, ended_at: 2026-11-01T20:00:00Z");
    let told =
        ["2026-11-02 incident_resolved IT1: Started and ended since the previous snapshot. Status: service restored."];
    check(&[("2026-11-01", "incidents: []"), ("2026-11-02", &lately)], &told);
    // Without an end date, the last update counts.
    let updated = incident("status: serviceRestored, updated_at: 2026-11-01T20:00:00Z");
    check(&[("2026-11-01", "incidents: []"), ("2026-11-02", &updated)], &told);
    // Lists of past incidents also grow at the old end.
    for old in [
        "ended_at: 2026-10-01, updated_at: 2026-11-01T20:00:00Z",
        "updated_at: 2026-10-01",
        "ended_at: 2026-11-01T08:00:00Z",
        "impact: Undated",
    ] {
        check(
            &[("2026-11-01", "incidents: []"), ("2026-11-02", &incident(&format!("resolved: true, status: x, {old}")))],
            &[],
        );
    }
    // The last snapshot that captured incidents counts.
    check(
        &[("2026-11-01", "incidents: []"), ("2026-11-03", NOTHING), ("2026-11-04", &lately)],
        &[
            "2026-11-03 capture_stopped incidents: Not included in this snapshot.",
            "2026-11-04 incident_resolved IT1: Started and ended since the previous snapshot. Status: service restored.",
            "2026-11-04 capture_resumed incidents: Compared with the last snapshot that included it.",
        ],
    );
    // A reopened past incident was resolved before.
    check(
        &[
            ("2026-11-01", &incident("status: x, resolved: true")),
            ("2026-11-02", &incident("status: x, resolved: false")),
        ],
        &["2026-11-02 incident_reopened IT1: Active again. Status: x."],
    );
}

#[test]
fn an_edited_post_is_not_a_new_post() {
    let with = |posts: &str| incident(&format!("status: serviceDegradation, posts: [{posts}]"));
    check_pair(
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One }, { markdown: Undated }"),
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One and more }, { markdown: Undated }"),
        &["2026-11-01 incident_updated IT1: Earlier posts edited."],
    );
    check_pair(
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One }"),
        &with(
            "{ at: 2026-11-01T06:00:00Z, markdown: One and more }, { at: 2026-11-01T07:00:00Z, markdown: Two }, \
             { at: 2026-11-01T07:00:00Z, markdown: Three }",
        ),
        &["2026-11-01 incident_updated IT1: 2 new posts; earlier posts edited."],
    );
    check_pair(
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One }, { at: 2026-11-01T07:00:00Z, markdown: Two }"),
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One }"),
        &["2026-11-01 incident_updated IT1: Earlier posts edited."],
    );
}

#[test]
fn every_visible_part_of_an_incident_is_compared() {
    let whole = "incidents: [{ id: IT1, title: T, classification: incident, status: serviceDegradation, impact: I, \
                 feature: F, origin: microsoft, details: { A: B, NotifyInApp: True }, \
                 posts: [{ at: 2026-11-01, markdown: P }] }]";
    for (old, new, told) in [
        ("title: T", "title: Another", "Title"),
        ("classification: incident", "classification: advisory", "Classification"),
        ("impact: I", "impact: Another", "Impact"),
        ("impact: I, ", "", "Impact"),
        ("feature: F", "feature: Another", "Feature"),
        ("origin: microsoft", "origin: customer", "Origin"),
        ("origin: microsoft", "origin: thirdParty", "Origin"),
        ("impact: I", "impact: I, started_at: 2026-10-01", "Start date"),
        ("impact: I", "impact: I, resolved: false, ended_at: 2026-10-01", "End date"),
        ("A: B", "A: C", "Details"),
        ("markdown: P", "markdown: Another", "Earlier posts"),
        ("posts: [{ at: 2026-11-01, markdown: P }]", "posts: []", "Earlier posts"),
        ("title: T, classification: incident", "title: Another, classification: advisory", "Title and classification"),
    ] {
        check_pair(whole, &whole.replace(old, new), &[&format!("2026-11-01 incident_updated IT1: {told} edited.")]);
    }
    check_pair(whole, &whole.replace("NotifyInApp: True", "NotifyInApp: False"), &[]);
}

#[test]
fn incidents_of_other_services_are_ignored() {
    let other = incident("status: serviceDegradation, service: Exchange Online");
    check(&[("2026-11-01", "incidents: []"), ("2026-11-02", &other), ("2026-11-03", "incidents: []")], &[]);
}

// ── Messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

fn message(rest: &str) -> String {
    format!("messages: [{{ id: MC1, title: T{rest} }}]")
}

#[test]
fn a_new_message_includes_its_deadline() {
    let due = "messages: [{ id: MC1, title: T, action_required_by: 2027-01-31 }, { id: MC2, title: T }]";
    check(
        &[("2026-11-01", "messages: []"), ("2026-11-02", due)],
        &["2026-11-02 message_new MC1: Act by 31 Jan 2027.", "2026-11-02 message_new MC2:"],
    );
}

#[test]
fn every_visible_part_of_a_message_is_compared() {
    let whole = "messages: [{ id: MC1, title: T, services: [Microsoft Intune], category: plan_for_change, \
                 severity: normal, major_change: false, action_required_by: 2027-01-31, tags: [New feature], \
                 details: { Summary: S, Platforms: Web }, markdown: M }]";
    for (old, new, told) in [
        ("title: T", "title: Another", "Title edited."),
        ("markdown: M", "markdown: Another", "Text edited."),
        ("Summary: S", "Summary: Another", "Summary edited."),
        (
            "action_required_by: 2027-01-31",
            "action_required_by: 2027-02-28",
            "Act-by date moved to 28 Feb 2027 (was 31 Jan 2027).",
        ),
        ("action_required_by: 2027-01-31, ", "", "Act-by date removed (was 31 Jan 2027)."),
        ("title: T", "title: T, ends_at: 2027-03-01", "End date set to 1 Mar 2027."),
        ("title: T", "title: T, published_at: 2026-10-02", "Start date set to 2 Oct 2026."),
        ("plan_for_change", "stay_informed", "Category edited."),
        ("category: plan_for_change, ", "", "Category edited."),
        ("severity: normal", "severity: high", "Severity edited."),
        ("major_change: false", "major_change: true", "Marked as a major change."),
        ("tags: [New feature]", "tags: []", "Tags edited."),
        ("services: [Microsoft Intune]", "services: [Microsoft Intune, Windows]", "Services edited."),
        ("markdown: M", "markdown: '[M](https://example.com/)'", "Links edited."),
        (
            "title: T, services: [Microsoft Intune], category: plan_for_change",
            "title: Another, category: x",
            "Title and category edited.",
        ),
        ("Platforms: Web", "Platforms: Desktop", "Details edited."),
    ] {
        check_pair(whole, &whole.replace(old, new), &[&format!("2026-11-01 message_updated MC1: {told}")]);
    }
    check_pair(
        &message(", major_change: true, ends_at: 2026-12-01, markdown: '[M](https://example.com/a)'"),
        &message(", ends_at: 2027-01-02, markdown: '[M](https://example.com/b)'"),
        &["2026-11-01 message_updated MC1: Links edited. End date moved to 2 Jan 2027 (was 1 Dec 2026). \
           No longer marked as a major change."],
    );
}

#[test]
fn a_message_ends_for_four_reasons() {
    let ending = message(", ends_at: 2026-11-03");
    let over = ["2026-11-03 message_ended MC1: Expired on 3 Nov 2026."];
    check(
        &[("2026-11-01", &ending), ("2026-11-02", &ending), ("2026-11-03", &ending), ("2026-11-04", "messages: []")],
        &over,
    );
    check(&[("2026-11-01", &ending), ("2026-11-03", "messages: []")], &over);
    let at_this_moment = message(", ends_at: 2026-11-03T08:00:00Z");
    check(&[("2026-11-01", &at_this_moment), ("2026-11-03", "messages: []")], &over);
    check(
        &[("2026-11-01", &ending), ("2026-11-02", "messages: []")],
        &["2026-11-02 message_ended MC1: No longer listed in the message center."],
    );
    check_pair(&message(""), &message(", archived: true"), &["2026-11-01 message_ended MC1: Archived."]);
    check_pair(
        &message(""),
        &message(", published_at: 2026-12-01"),
        &["2026-11-01 message_ended MC1: Rescheduled: not started yet."],
    );
    check_pair(
        &message(""),
        "messages: []",
        &["2026-11-01 message_ended MC1: No longer listed in the message center."],
    );
}

#[test]
fn a_message_published_later_is_new_when_it_starts() {
    let later = message(", published_at: 2026-11-03");
    let edited = message(", published_at: 2026-11-03, markdown: Edited while nobody saw it");
    check(
        &[("2026-11-01", &later), ("2026-11-02", &edited), ("2026-11-03", &edited)],
        &["2026-11-03 message_new MC1:"],
    );
    check(
        &[("2026-11-01", "messages: []"), ("2026-11-02", &later), ("2026-11-03", &later)],
        &["2026-11-03 message_new MC1:"],
    );
    // It was never active, so its removal is not a change.
    check(&[("2026-11-01", "messages: []"), ("2026-11-02", &later), ("2026-11-03", "messages: []")], &[]);
    check(&[("2026-11-01", "messages: []"), ("2026-11-02", &message(", archived: true"))], &[]);
}

#[test]
fn a_message_becomes_active_again() {
    let away = message(", archived: true");
    check(
        &[
            ("2026-11-01", &message("")),
            ("2026-11-02", &away),
            ("2026-11-03", &message(", action_required_by: 2027-01-31")),
            ("2026-11-04", "messages: []"),
            ("2026-11-05", "messages: []"),
            ("2026-11-06", &message("")),
        ],
        &[
            "2026-11-02 message_ended MC1: Archived.",
            "2026-11-03 message_new MC1: Active again. Act by 31 Jan 2027.",
            "2026-11-04 message_ended MC1: No longer listed in the message center.",
            "2026-11-06 message_new MC1: Active again.",
        ],
    );
}

#[test]
fn messages_of_other_services_are_ignored() {
    let other = message(", services: [Exchange Online]");
    check(&[("2026-11-01", "messages: []"), ("2026-11-02", &other), ("2026-11-03", "messages: []")], &[]);
    let ours = message(", services: [Exchange Online, Microsoft Intune]");
    check(&[("2026-11-01", &other), ("2026-11-02", &ours)], &["2026-11-02 message_new MC1:"]);
}

// ── Licenses and the tenant ─────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn licenses_are_bought_lost_and_over_assigned() {
    let with = |total: u64, assigned: u64| format!("licenses: [{{ sku: EMS, total: {total}, assigned: {assigned} }}]");
    let none = "licenses: []".to_owned();
    check(
        &[
            ("2026-11-01", &none),
            ("2026-11-02", &with(1_000, 0)),
            ("2026-11-03", &with(1_200, 1_000)),
            ("2026-11-04", &with(1_200, 1_200)),
            ("2026-11-05", &with(1_200, 1_201)),
            ("2026-11-06", &with(1_100, 1_201)),
            ("2026-11-07", &with(1_201, 1_201)),
            ("2026-11-08", &with(1_000, 1_201)),
            ("2026-11-09", &none),
            ("2026-11-10", &none),
            ("2026-11-11", &with(5, 6)),
            ("2026-11-12", &with(0, 0)),
            ("2026-11-13", &none),
        ],
        &[
            "2026-11-02 licenses_bought EMS: 1,000 owned (was none).",
            "2026-11-03 licenses_bought EMS: 1,200 owned (was 1,000).",
            "2026-11-05 licenses_over_assigned EMS: 1,201 assigned, 1,200 owned.",
            "2026-11-06 licenses_lost EMS: 1,100 owned (was 1,200).",
            "2026-11-07 licenses_bought EMS: 1,201 owned (was 1,100).",
            "2026-11-07 licenses_settled EMS: 1,201 assigned, 1,201 owned.",
            "2026-11-08 licenses_over_assigned EMS: 1,201 assigned, 1,000 owned.",
            "2026-11-08 licenses_lost EMS: 1,000 owned (was 1,201).",
            "2026-11-09 licenses_lost EMS: None owned (was 1,000).",
            "2026-11-09 licenses_settled EMS: 0 assigned, 0 owned.",
            "2026-11-11 licenses_over_assigned EMS: 6 assigned, 5 owned.",
            "2026-11-11 licenses_bought EMS: 5 owned (was none).",
            "2026-11-12 licenses_lost EMS: None owned (was 5).",
            "2026-11-12 licenses_settled EMS: 0 assigned, 0 owned.",
        ],
    );
}

#[test]
fn a_sku_on_two_lines_is_added_up() {
    let two = "licenses: [{ sku: EMS, total: 5, assigned: 1 }, { sku: EMS, total: 10, assigned: 2 }]";
    check_pair(two, two, &[]);
    check_pair(two, "licenses: [{ sku: EMS, total: 15, assigned: 3 }]", &[]);
    check_pair(
        two,
        "licenses: [{ sku: EMS, total: 10, assigned: 2 }]",
        &["2026-11-01 licenses_lost EMS: 10 owned (was 15)."],
    );
}

#[test]
fn device_licenses_and_assignments_are_ignored_but_product_names_are_not() {
    check_pair(
        "licenses: [{ sku: EMS, name: One, total: 1, assigned: 1 }]",
        "licenses: [{ sku: EMS, name: Two, total: 1, assigned: 0 }, { sku: INTUNE_A_D, total: 5, assigned: 9 }]",
        &["2026-11-01 licenses_renamed EMS: Was One."],
    );
}

#[test]
fn licenses_are_suspended_and_in_grace() {
    check_pair(
        "licenses: [{ sku: EMS, total: 10, assigned: 1, in_grace: 5 }]",
        "licenses: [{ sku: EMS, total: 5, assigned: 1, suspended: 5 }]",
        &[
            "2026-11-01 licenses_lost EMS: 5 owned (was 10).",
            "2026-11-01 licenses_suspended EMS: 5 suspended (was 0).",
            "2026-11-01 licenses_in_grace EMS: 0 in grace period (was 5).",
        ],
    );
}

#[test]
fn facts_of_the_tenant_change() {
    let with = |rest: &str| format!("tenant: {{ name: Contoso{rest} }}");
    check(
        &[
            ("2026-11-01", &with("")),
            ("2026-11-02", &with(", service_release: 2610, mdm_authority: Configuration  Manager")),
            ("2026-11-03", &with("")),
            ("2026-11-04", &with(", service_release: 2610, mdm_authority: Configuration Manager")),
            ("2026-11-05", &with(", service_release: 2611")),
            ("2026-11-06", &with(", mdm_authority: Microsoft Intune, location: Europe 0202")),
        ],
        &[
            "2026-11-05 service_release_changed tenant: Changed from 2610 to 2611.",
            "2026-11-06 mdm_authority_changed tenant: Changed from Configuration Manager to Microsoft Intune.",
        ],
    );
    let of = |name: &str, domain: &str, location: &str, status: &str, cloud: &str| {
        format!(
            "tenant: {{ id: 6b1f0000-0000-4000-8000-000000000000, name: {name}, domain: {domain}, location: {location}, \
             account_status: {status}, cloud: {cloud}, enrolled_devices: 7 }}"
        )
    };
    check_pair(
        &of("Contoso", "contoso.example", "Europe 0202", "active", "global"),
        &of("Fabrikam", "fabrikam.example", "Europe 0301", "disabled", "us_gov").replace("devices: 7", "devices: 9"),
        &[
            "2026-11-01 account_status_changed tenant: Changed from Active to Disabled.",
            "2026-11-01 cloud_changed tenant: Changed from Global to US government (GCC High).",
            "2026-11-01 domain_changed tenant: Changed from contoso.example to fabrikam.example.",
            "2026-11-01 location_changed tenant: Changed from Europe 0202 to Europe 0301.",
            "2026-11-01 tenant_renamed tenant: Changed from Contoso to Fabrikam.",
        ],
    );
    check_pair(
        &of("Contoso", "contoso.example", "Europe 0202", "ACTIVE", "global"),
        &of("Contoso", "contoso.example", "Europe 0202", "active", "global"),
        &[],
    );
}

// ── What flickers ───────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn meaningless_differences_are_ignored() {
    let before = r#"
tenant: { name: Contoso, service_release: 2610, mdm_authority: Microsoft Intune }
licenses: [{ sku: A, total: 1, assigned: 1 }, { sku: B, total: 2, assigned: 2 }]
connectors:
  - { type: apple-vpp-expiry, id: emea, name: VPP, expires_at: 2026-11-05T00:00:00Z, reported: { state: valid }, details: { Devices synchronized: 7 } }
  - { type: windows-autopilot, id: a, last_success_at: 2026-11-01T07:00:00Z }
incidents:
  - id: IT1
    title: Enrolment  fails
    classification: incident
    status: serviceDegradation
    origin: customer
    feature: Device enrollment
    impact: Users cannot   enroll.
    updated_at: 2026-10-31
    details: { FeatureStatusJson: '{"a":1}', NotifyInApp: True }
    posts:
      - { at: 2026-10-30T10:00:00Z, html: "<p>We look <b>into</b> it.</p>" }
      - { at: 2026-10-31T10:00:00Z, html: "<p>Still there.</p><p>More to come.</p>" }
  - { id: IT2, title: T, classification: advisory, status: brandNew_status }
messages:
  - id: MC1
    title: Plan  for change
    services: [Microsoft Intune, Windows]
    category: plan_for_change
    severity: normal
    tags: [Admin impact, New feature]
    updated_at: 2026-10-31
    action_required_by: 2027-01-31T00:00:00Z
    details: { Summary: "One  two", FeatureStatusJson: "1" }
    html: "<p>Rolls out in <i>March</i>.</p>"
  - { id: MC2, title: T, category: somethingNew, severity: Odd-One }
"#;
    let after = r#"
messages:
  - { severity: ODD ONE, category: something_new, title: T, id: MC2, updated_at: 2026-11-01 }
  - html: "<div>Rolls   out in\n <em>March</em>.</div>"
    details: { FeatureStatusJson: "2", Summary: " One two\n" }
    action_required_by: 2027-01-31T00:00:00.7654321Z
    updated_at: 2026-11-01
    tags: [New feature, Admin impact]
    severity: NORMAL
    category: planForChange
    services: [Windows, Microsoft Intune]
    title: "Plan for\tchange "
    id: MC1
incidents:
  - { status: BrandNewStatus, classification: ADVISORY, title: T, id: IT2 }
  - posts:
      - { at: 2026-10-31T10:00:00.5Z, html: "<div>Still there.</div>\n<div><span>More</span> to come.</div>" }
      - { at: 2026-10-30T10:00:00.1234567Z, html: "<p>We look into it.</p>" }
    details: { NotifyInApp: False, FeatureStatusJson: '{"a":2}' }
    updated_at: 2026-11-01
    impact: "Users cannot enroll. "
    feature: " Device enrollment"
    origin: Customer
    status: ServiceDegradation
    classification: Incident
    title: Enrolment fails
    id: IT1
connectors:
  - { last_success_at: 2026-11-01T07:00:00.25Z, id: a, type: windows-autopilot }
  - { reported: { state: Valid }, details: { Devices synchronized: 9 }, expires_at: 2026-11-05T00:00:00.9999999Z, name: " VPP", id: emea, type: apple-vpp-expiry }
licenses: [{ assigned: 1, total: 2, sku: B }, { assigned: 1, total: 1, sku: A }]
tenant: { mdm_authority: Microsoft Intune, service_release: "2610", name: Contoso, enrolled_devices: 7 }
"#;
    check_pair(before, after, &[]);
    check_pair(after, before, &[]);
}

#[test]
fn a_renewal_is_at_least_one_second() {
    check_pair(&expiring("2027-01-31T00:00:00Z"), &expiring("2027-01-31T00:00:00.9999999Z"), &[]);
    check_pair(
        &expiring("2027-01-31T00:00:00.9999999Z"),
        &expiring("2027-01-31T00:00:01Z"),
        &[
            "2026-11-01 credential_renewed apple-vpp-expiry/emea: Now expires 31 Jan 2027 00:00 UTC (was 31 Jan 2027 00:00 UTC).",
        ],
    );
    check_pair(
        &message(", action_required_by: 2027-01-31T00:00:00.9Z"),
        &message(", action_required_by: 2027-01-31T00:00:01Z"),
        &["2026-11-01 message_updated MC1: Act-by date moved to 31 Jan 2027 00:00 UTC (was 31 Jan 2027 00:00 UTC)."],
    );
}

#[test]
fn only_text_counts_as_an_edit_not_markup() {
    let with = |html: &str| message(&format!(", html: {html:?}"));
    let edited = ["2026-11-01 message_updated MC1: Text edited."];
    check_pair(&with("<p>in <b>March</b></p>"), &with("<p>in <b>May</b></p>"), &edited);
    check_pair(&with("<p>in March</p>"), &with("<p>In March</p>"), &edited);
    check_pair(&with("<p>in</p><p>March</p>"), &with("<p>in March</p>"), &[]);
    check_pair(&with("<p>inMarch</p>"), &with("<p>in March</p>"), &edited);
}

// ── All of it ───────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn the_presence_of_incidents_and_messages_is_tracked() {
    let both =
        "incidents: [{ id: IT1, title: T, classification: incident, status: x }]\nmessages: [{ id: MC1, title: T }]";
    let none = "incidents: []\nmessages: []";
    let seen = |texts: &[&str]| {
        let snapshots: Vec<_> =
            texts.iter().enumerate().map(|(day, text)| snapshot(&format!("2026-11-0{}", day + 1), text)).collect();
        let chronicle = chronicle(&snapshots, &Criteria::default());
        let (incident, message) = (&chronicle.incidents[0], &chronicle.messages[0]);
        assert_eq!((incident.now, incident.last), (message.now, message.last));
        (incident.now, incident.last)
    };
    assert_eq!(seen(&[both]), (Presence::Listed, 0));
    assert_eq!(seen(&[both, both]), (Presence::Listed, 1));
    assert_eq!(seen(&[both, none]), (Presence::NotListed, 0));
    assert_eq!(seen(&[both, NOTHING]), (Presence::NotCaptured, 0));
    assert_eq!(seen(&[both, none, NOTHING]), (Presence::NotCaptured, 0));
    assert_eq!(seen(&[none, both, NOTHING, both, none]), (Presence::NotListed, 3));
}

#[test]
fn every_version_of_a_message_is_kept_with_its_first_snapshot() {
    let texts = ["one", "one ", "two", "two", "one"];
    let snapshots: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(day, text)| snapshot(&format!("2026-11-0{}", day + 1), &message(&format!(", markdown: {text:?}"))))
        .collect();
    let chronicle = chronicle(&snapshots, &Criteria::default());
    let known = &chronicle.messages[0];
    let earlier: Vec<_> = known.earlier.iter().map(|version| (version.since, version.content.body.source())).collect();
    assert_eq!(earlier, [(0, "one "), (2, "two")]);
    assert_eq!((known.since, known.latest.body.source(), known.last), (4, "one", 4));
}

#[test]
fn changes_of_a_snapshot_are_ordered_by_kind_after_new_failures() {
    let before = "
tenant: { name: Contoso, service_release: 2610 }
licenses: [{ sku: EMS, total: 1, assigned: 1 }]
connectors: [{ type: jamf, id: a }]
incidents: []
messages: []";
    let after = "
tenant: { name: Contoso, service_release: 2611 }
licenses: [{ sku: EMS, total: 2, assigned: 1 }]
connectors: []
incidents: [{ id: IT1, title: T, classification: incident, status: x }]
messages: [{ id: MC1, title: T }]
not_captured: [connectors/windows-autopilot]";
    let snapshots = [snapshot("2026-11-01", before), snapshot("2026-11-02", after)];
    let chronicle = chronicle(&snapshots, &Criteria::default());
    let rank = |what: &ChangeKind| match what {
        ChangeKind::Connector(..) => 0,
        ChangeKind::Incident { .. } => 1,
        ChangeKind::Message { .. } => 2,
        ChangeKind::License { .. } => 3,
        ChangeKind::Tenant { .. } => 4,
        ChangeKind::Capture(..) => 5,
    };
    let ranks: Vec<_> = chronicle.changes().map(|change| rank(&change.what)).collect();
    // The new incident comes before the removed connector.
    assert_eq!(ranks, [1, 0, 2, 3, 4, 5]);
    let last = chronicle.changes().last().unwrap();
    assert!(
        matches!(&last.what, ChangeKind::Capture(MissingPart::ConnectorType { .. }, CaptureChange::Stopped)),
        "{}",
        line(last)
    );
}

#[test]
fn the_scenarios_cover_every_kind_of_change() {
    let this = include_str!("scenarios.rs");
    let missing: Vec<&str> =
        ChangeKind::KINDS.into_iter().filter(|kind| !this.contains(&format!(" {kind} "))).collect();
    assert_eq!(missing, [""; 0]);
}
