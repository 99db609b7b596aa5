//! One scenario after the other: what a few snapshots hold, and the log of them.

use tenant_status::{
    history::{CaptureChange, Change, Part, Seen, What, chronicle},
    rules::Criteria,
    site::change_line,
};

use crate::build::{check, check_pair, line, snapshot};

// ── Connectors ──────────────────────────────────────────────────────────────────────────────────────────────────────

const EMEA: &str = "connectors: [{ type: apple-vpp-expiry, id: emea, expires_at: 2026-11-10 }]";
const NONE: &str = "connectors: []";
const NOTHING: &str = "";

#[test]
fn the_first_snapshot_has_nothing_to_say() {
    let everything = "
tenant: { name: Contoso, service_release: 2610, mdm_authority: Microsoft Intune }
licences: [{ sku: EMS, total: 10, assigned: 12 }]
connectors: [{ type: jamf, id: a }, { type: own, id: b, basis: sync }]
not_captured: [connectors/windows-autopilot]
incidents: [{ id: IT1, title: T, classification: incident, status: serviceDegradation }]
messages: [{ id: MC1, title: T }]";
    check(&[("2026-11-01", everything)], &[]);
    check(&[("2026-11-01", NOTHING)], &[]);
    check(&[("2026-11-01", everything), ("2026-11-02", everything)], &[]);
}

#[test]
fn a_credential_moves_as_its_time_runs_out() {
    check(
        &[("2026-11-01", EMEA), ("2026-11-02", EMEA), ("2026-11-04", EMEA), ("2026-11-09", EMEA), ("2026-11-10", EMEA)],
        &[
            "2026-11-04 connector_moved apple-vpp-expiry/emea: It was healthy. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-10 connector_moved apple-vpp-expiry/emea: It was warning. Expired 10 Nov 2026 00:00 UTC.",
        ],
    );
}

#[test]
fn a_synchronisation_gets_old_and_is_made_good() {
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
            "2026-11-02 connector_moved windows-autopilot/a: It was healthy. Last sync 1 Nov 2026 06:00 UTC, older than 1 day.",
            "2026-11-04 connector_moved windows-autopilot/a: It was warning. Last sync 1 Nov 2026 06:00 UTC, 3 days old or older.",
            "2026-11-05 connector_moved windows-autopilot/a: It was unhealthy. Last sync 5 Nov 2026 06:00 UTC.",
            "2026-11-06 connector_moved windows-autopilot/a: It was healthy. Never synchronised.",
        ],
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
            ("2026-11-03", &expiring("2026-11-04")), // earlier: no renewal, but worse
            ("2026-11-05", &expiring("2026-11-04")),
            ("2026-11-06", &expiring("2026-11-08")), // renewed after it had expired, and still a warning
            ("2026-11-07", &expiring("2026-11-06")),
            ("2026-11-08", &expiring("2026-11-07")), // later, and expired all the same
            ("2026-11-09", &expiring("9999-12-31")),
        ],
        &[
            "2026-11-02 credential_renewed apple-vpp-expiry/emea: It would have expired 1 Dec 2026 00:00 UTC. It expires 1 Dec 2027 00:00 UTC now.",
            "2026-11-03 connector_moved apple-vpp-expiry/emea: It was healthy. Expires 4 Nov 2026 00:00 UTC.",
            "2026-11-05 connector_moved apple-vpp-expiry/emea: It was warning. Expired 4 Nov 2026 00:00 UTC.",
            "2026-11-06 credential_renewed apple-vpp-expiry/emea: It had expired 4 Nov 2026 00:00 UTC. It expires 8 Nov 2026 00:00 UTC now.",
            "2026-11-07 connector_moved apple-vpp-expiry/emea: It was warning. Expired 6 Nov 2026 00:00 UTC.",
            "2026-11-08 credential_renewed apple-vpp-expiry/emea: It had expired 6 Nov 2026 00:00 UTC. It expires 7 Nov 2026 00:00 UTC now.",
            "2026-11-09 credential_renewed apple-vpp-expiry/emea: It had expired 7 Nov 2026 00:00 UTC. It does not expire any more.",
        ],
    );
}

#[test]
fn an_earlier_expiry_or_a_first_one_is_no_renewal() {
    check_pair(&expiring("2027-12-01"), &expiring("2027-06-01"), &[]);
    check_pair(&expiring("9999-12-31"), &expiring("2027-06-01"), &[]);
    check_pair(
        &expiring("9999-12-31"),
        &expiring("2026-11-03"),
        &["2026-11-01 connector_moved apple-vpp-expiry/emea: It was healthy. Expires 3 Nov 2026 00:00 UTC."],
    );
    check_pair(
        &expiring("null"),
        &expiring("2027-12-01"),
        &["2026-11-01 connector_moved apple-vpp-expiry/emea: It was unknown. Expires 1 Dec 2027 00:00 UTC."],
    );
    check_pair(
        &expiring("2027-12-01"),
        &expiring("null"),
        &["2026-11-01 connector_moved apple-vpp-expiry/emea: It was healthy. Expiry date not known."],
    );
}

#[test]
fn a_date_that_no_status_is_measured_by_is_never_renewed() {
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
fn connectors_come_and_go() {
    check(
        &[("2026-11-01", NONE), ("2026-11-02", EMEA), ("2026-11-05", NONE), ("2026-11-06", NONE), ("2026-11-07", EMEA)],
        &[
            "2026-11-02 connector_added apple-vpp-expiry/emea: It is healthy. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-05 connector_removed apple-vpp-expiry/emea: It was healthy when it was seen last.",
            "2026-11-07 connector_added apple-vpp-expiry/emea: It is warning. Expires 10 Nov 2026 00:00 UTC.",
        ],
    );
    let other = "connectors: [{ type: apple-vpp-expiry, id: apac, expires_at: 2027-11-10 }]";
    check_pair(
        EMEA,
        other,
        &[
            "2026-11-01 connector_added apple-vpp-expiry/apac: It is healthy. Expires 10 Nov 2027 00:00 UTC.",
            "2026-11-01 connector_removed apple-vpp-expiry/emea: It was healthy when it was seen last.",
        ],
    );
}

#[test]
fn connectors_are_switched_off_and_on() {
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
            "2026-11-02 connector_switched_off apple-vpp-expiry/emea: It was healthy before.",
            "2026-11-05 connector_switched_on apple-vpp-expiry/emea: It is warning. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-06 connector_switched_off apple-vpp-expiry/emea: It was warning before.",
            "2026-11-07 connector_removed apple-vpp-expiry/emea: It was not configured when it was seen last.",
            "2026-11-08 connector_added apple-vpp-expiry/emea: It is not configured. Switched off or not set up.",
        ],
    );
}

#[test]
fn one_that_is_renewed_while_it_is_off_is_switched_on_and_no_more() {
    let off = "connectors: [{ type: apple-vpp-expiry, id: emea, enabled: false, expires_at: 2026-11-10 }]";
    check_pair(
        off,
        &expiring("2027-12-01"),
        &["2026-11-01 connector_switched_on apple-vpp-expiry/emea: It is healthy. Expires 1 Dec 2027 00:00 UTC."],
    );
    check_pair(off, &off.replace("2026-11-10", "2027-11-10"), &[]);
}

#[test]
fn types_of_a_snapshots_own_come_and_go_like_any_other() {
    let own = "connectors: [{ type: printers, label: Printers, basis: expiry, id: a, expires_at: 2027-01-01 }]";
    check(
        &[("2026-11-01", NONE), ("2026-11-02", own), ("2026-11-03", NONE), ("2026-11-04", own)],
        &[
            "2026-11-02 connector_added printers/a: It is healthy. Expires 1 Jan 2027 00:00 UTC.",
            "2026-11-03 connector_removed printers/a: It was healthy when it was seen last.",
            "2026-11-04 connector_added printers/a: It is healthy. Expires 1 Jan 2027 00:00 UTC.",
        ],
    );
}

#[test]
fn two_types_may_have_connectors_of_one_id() {
    let both =
        "connectors: [{ type: apple-vpp-expiry, id: a, expires_at: 2027-01-01 }, { type: apple-vpp-sync, id: a }]";
    let one = "connectors: [{ type: apple-vpp-sync, id: a }]";
    check_pair(both, one, &["2026-11-01 connector_removed apple-vpp-expiry/a: It was healthy when it was seen last."]);
}

// ── What is captured ────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_type_that_is_not_captured_is_compared_with_its_last_capture() {
    let missing = "connectors: []\nnot_captured: [connectors/apple-vpp-expiry]";
    check(
        &[("2026-11-01", EMEA), ("2026-11-02", missing), ("2026-11-04", missing), ("2026-11-05", EMEA)],
        &[
            "2026-11-02 capture_stopped connectors/apple-vpp-expiry: This snapshot does not say anything about it.",
            "2026-11-05 connector_moved apple-vpp-expiry/emea: It was healthy. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-05 capture_resumed connectors/apple-vpp-expiry: It is compared with the last snapshot that had it.",
        ],
    );
    check(
        &[("2026-11-01", EMEA), ("2026-11-02", missing), ("2026-11-03", NONE)],
        &[
            "2026-11-02 capture_stopped connectors/apple-vpp-expiry: This snapshot does not say anything about it.",
            "2026-11-03 connector_removed apple-vpp-expiry/emea: It was healthy when it was seen last.",
            "2026-11-03 capture_resumed connectors/apple-vpp-expiry: It is compared with the last snapshot that had it.",
        ],
    );
    check(
        &[("2026-11-01", NONE), ("2026-11-02", missing), ("2026-11-03", EMEA)],
        &[
            "2026-11-02 capture_stopped connectors/apple-vpp-expiry: This snapshot does not say anything about it.",
            "2026-11-03 connector_added apple-vpp-expiry/emea: It is warning. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-03 capture_resumed connectors/apple-vpp-expiry: It is compared with the last snapshot that had it.",
        ],
    );
}

#[test]
fn a_type_that_is_captured_for_the_first_time_has_nothing_to_be_compared_with() {
    let missing = "connectors: [{ type: jamf, id: a }]\nnot_captured: [connectors/apple-vpp-expiry]";
    let there = "connectors: [{ type: jamf, id: a }, { type: apple-vpp-expiry, id: emea, expires_at: 2027-01-01 }]";
    let two = "connectors: [{ type: jamf, id: a }, { type: apple-vpp-expiry, id: emea, expires_at: 2027-01-01 },
                            { type: apple-vpp-expiry, id: apac, expires_at: 2027-01-01 }]";
    check(
        &[("2026-11-01", missing), ("2026-11-02", missing), ("2026-11-03", there), ("2026-11-04", two)],
        &[
            "2026-11-03 capture_began connectors/apple-vpp-expiry: This snapshot is the first one that says something about it.",
            "2026-11-04 connector_added apple-vpp-expiry/apac: It is healthy. Expires 1 Jan 2027 00:00 UTC.",
        ],
    );
}

#[test]
fn a_type_whose_connectors_are_there_was_captured_whatever_the_file_says() {
    check_pair(EMEA, &format!("{EMEA}\nnot_captured: [connectors/apple-vpp-expiry]"), &[]);
}

#[test]
fn other_types_are_compared_while_one_is_not_captured() {
    let before = "connectors: [{ type: apple-vpp-expiry, id: emea }, { type: jamf, id: a }]";
    let after = "connectors: [{ type: teamviewer, id: t }]\nnot_captured: [connectors/apple-vpp-expiry]";
    check_pair(
        before,
        after,
        &[
            "2026-11-01 connector_added teamviewer/t: It is unknown. Never synchronised.",
            "2026-11-01 connector_removed jamf/a: It was unknown when it was seen last.",
            "2026-11-01 capture_stopped connectors/apple-vpp-expiry: This snapshot does not say anything about it.",
        ],
    );
}

#[test]
fn whole_sections_that_are_missing_for_a_while_are_compared_with_the_last_that_was_there() {
    let full = "
licences: [{ sku: EMS, total: 10, assigned: 5 }]
connectors: [{ type: apple-vpp-expiry, id: emea, expires_at: 2026-11-10 }]
incidents: [{ id: IT1, title: T, classification: incident, status: serviceDegradation }]
messages: [{ id: MC1, title: T }, { id: MC2, title: T, ends_at: 2026-11-03 }]";
    let later = "
licences: [{ sku: EMS, total: 12, assigned: 5 }]
connectors: [{ type: jamf, id: a }]
incidents: []
messages: [{ id: MC1, title: Other }]";
    check(
        &[("2026-11-01", full), ("2026-11-02", NOTHING), ("2026-11-03", NOTHING), ("2026-11-04", later)],
        &[
            "2026-11-02 capture_stopped connectors: This snapshot does not say anything about it.",
            "2026-11-02 capture_stopped incidents: This snapshot does not say anything about it.",
            "2026-11-02 capture_stopped messages: This snapshot does not say anything about it.",
            "2026-11-02 capture_stopped licences: This snapshot does not say anything about it.",
            "2026-11-04 connector_added jamf/a: It is unknown. Never synchronised.",
            "2026-11-04 connector_removed apple-vpp-expiry/emea: It was healthy when it was seen last.",
            "2026-11-04 incident_resolved IT1: The service does not list it any more.",
            "2026-11-04 message_updated MC1: Title edited.",
            "2026-11-04 message_ended MC2: The time for which it was to be shown is over.",
            "2026-11-04 licences_bought EMS: 12 owned, 10 before.",
            "2026-11-04 capture_resumed connectors: It is compared with the last snapshot that had it.",
            "2026-11-04 capture_resumed incidents: It is compared with the last snapshot that had it.",
            "2026-11-04 capture_resumed messages: It is compared with the last snapshot that had it.",
            "2026-11-04 capture_resumed licences: It is compared with the last snapshot that had it.",
        ],
    );
    // What is captured late has nothing to be compared with.
    check(
        &[("2026-11-01", NOTHING), ("2026-11-02", NOTHING), ("2026-11-03", full)],
        &[
            "2026-11-03 capture_began connectors: This snapshot is the first one that says something about it.",
            "2026-11-03 capture_began incidents: This snapshot is the first one that says something about it.",
            "2026-11-03 capture_began messages: This snapshot is the first one that says something about it.",
            "2026-11-03 capture_began licences: This snapshot is the first one that says something about it.",
        ],
    );
}

#[test]
fn a_type_and_its_section_are_told_apart() {
    let missing = "connectors: []\nnot_captured: [connectors/apple-vpp-expiry]";
    check(
        &[("2026-11-01", EMEA), ("2026-11-02", NOTHING), ("2026-11-03", missing), ("2026-11-04", EMEA)],
        &[
            "2026-11-02 capture_stopped connectors: This snapshot does not say anything about it.",
            "2026-11-03 capture_resumed connectors: It is compared with the last snapshot that had it.",
            "2026-11-03 capture_stopped connectors/apple-vpp-expiry: This snapshot does not say anything about it.",
            "2026-11-04 connector_moved apple-vpp-expiry/emea: It was healthy. Expires 10 Nov 2026 00:00 UTC.",
            "2026-11-04 capture_resumed connectors/apple-vpp-expiry: It is compared with the last snapshot that had it.",
        ],
    );
}

/// The names that the changes of two texts have on pages.
fn subjects(before: &str, after: &str) -> Vec<String> {
    let snapshots = [snapshot("2026-11-01", before), snapshot("2026-11-02", after)];
    let criteria = Criteria::default();
    let told = chronicle(&snapshots, &criteria);
    let subject =
        |change: &Change| change_line(change, tenant_status::as_of::AsOf(change.at), &criteria.thresholds).subject;
    told.changes().map(subject).collect()
}

#[test]
fn a_type_goes_by_its_name_also_while_nothing_is_known_of_it() {
    // TeamViewer is not on Microsoft's page, so the type has no group where it has no connector.
    let missing = "connectors: []\nnot_captured: [connectors/teamviewer]";
    assert_eq!(subjects(NONE, missing), ["TeamViewer Last Connection"]);
    assert_eq!(subjects(missing, NONE), ["TeamViewer Last Connection"]);
}

// ── Incidents ───────────────────────────────────────────────────────────────────────────────────────────────────────

fn incident(rest: &str) -> String {
    format!("incidents: [{{ id: IT1, title: T, classification: incident, {rest} }}]")
}

#[test]
fn an_incident_from_begin_to_end_and_again() {
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
            "2026-11-03 incident_updated IT1: From investigating to service degradation.",
            "2026-11-04 incident_updated IT1: 1 new post.",
            "2026-11-05 incident_updated IT1: Its description was edited.",
            "2026-11-06 incident_resolved IT1: Status: service restored.",
            "2026-11-07 incident_reopened IT1: It was over before. Status: service degradation.",
            "2026-11-08 incident_resolved IT1: Status: false positive.",
        ],
    );
}

#[test]
fn an_incident_vanishes_and_comes_back() {
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
            "2026-11-02 incident_resolved IT1: The service does not list it any more.",
            "2026-11-04 incident_reopened IT1: It was over before. Status: service degradation.",
            "2026-11-05 incident_resolved IT1: The service does not list it any more.",
        ],
    );
    // One that is over may leave the list, which is no news.
    check(&[("2026-11-01", &over), ("2026-11-02", "incidents: []"), ("2026-11-03", &over)], &[]);
}

#[test]
fn what_was_over_already_when_it_is_listed_first_is_news_only_if_it_ended_lately() {
    let lately = incident("status: serviceRestored, started_at: 2026-11-01T09:00:00Z, ended_at: 2026-11-01T20:00:00Z");
    let told =
        ["2026-11-02 incident_resolved IT1: It began and ended since the snapshot before. Status: service restored."];
    check(&[("2026-11-01", "incidents: []"), ("2026-11-02", &lately)], &told);
    // Without a date of its end, the last time that the service said something counts.
    let updated = incident("status: serviceRestored, updated_at: 2026-11-01T20:00:00Z");
    check(&[("2026-11-01", "incidents: []"), ("2026-11-02", &updated)], &told);
    // Lists of the past grow at their old end.
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
    // What counts is the last snapshot that had incidents.
    check(
        &[("2026-11-01", "incidents: []"), ("2026-11-03", NOTHING), ("2026-11-04", &lately)],
        &[
            "2026-11-03 capture_stopped incidents: This snapshot does not say anything about it.",
            "2026-11-04 incident_resolved IT1: It began and ended since the snapshot before. Status: service restored.",
            "2026-11-04 capture_resumed incidents: It is compared with the last snapshot that had it.",
        ],
    );
    // One of the past that goes on again was over before.
    check(
        &[
            ("2026-11-01", &incident("status: x, resolved: true")),
            ("2026-11-02", &incident("status: x, resolved: false")),
        ],
        &["2026-11-02 incident_reopened IT1: It was over before. Status: x."],
    );
}

#[test]
fn a_post_that_was_edited_is_no_new_one() {
    let with = |posts: &str| incident(&format!("status: serviceDegradation, posts: [{posts}]"));
    check_pair(
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One }, { markdown: Undated }"),
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One and more }, { markdown: Undated }"),
        &["2026-11-01 incident_updated IT1: Its description was edited."],
    );
    check_pair(
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One }"),
        &with(
            "{ at: 2026-11-01T06:00:00Z, markdown: One and more }, { at: 2026-11-01T07:00:00Z, markdown: Two }, \
             { at: 2026-11-01T07:00:00Z, markdown: Three }",
        ),
        &["2026-11-01 incident_updated IT1: 2 new posts."],
    );
    check_pair(
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One }, { at: 2026-11-01T07:00:00Z, markdown: Two }"),
        &with("{ at: 2026-11-01T06:00:00Z, markdown: One }"),
        &["2026-11-01 incident_updated IT1: Its description was edited."],
    );
}

#[test]
fn every_part_of_an_incident_that_is_shown_counts() {
    let whole = "incidents: [{ id: IT1, title: T, classification: incident, status: serviceDegradation, impact: I, \
                 feature: F, origin: microsoft, posts: [{ at: 2026-11-01, markdown: P }] }]";
    let edited = ["2026-11-01 incident_updated IT1: Its description was edited."];
    for (old, new) in [
        ("title: T", "title: Another"),
        ("classification: incident", "classification: advisory"),
        ("impact: I", "impact: Another"),
        ("impact: I, ", ""),
        ("feature: F", "feature: Another"),
        ("origin: microsoft", "origin: customer"),
        ("markdown: P", "markdown: Another"),
        ("posts: [{ at: 2026-11-01, markdown: P }]", "posts: []"),
    ] {
        check_pair(whole, &whole.replace(old, new), &edited);
    }
    // Only the tenant's own part is marked; whose else it is, nobody reads.
    check_pair(whole, &whole.replace("origin: microsoft", "origin: thirdParty"), &[]);
    check_pair(whole, &whole.replace("impact: I", "impact: I, started_at: 2026-10-01"), &[]);
}

#[test]
fn incidents_of_other_services_are_not_told() {
    let other = incident("status: serviceDegradation, service: Exchange Online");
    check(&[("2026-11-01", "incidents: []"), ("2026-11-02", &other), ("2026-11-03", "incidents: []")], &[]);
}

// ── Messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

fn message(rest: &str) -> String {
    format!("messages: [{{ id: MC1, title: T{rest} }}]")
}

#[test]
fn a_message_is_new_with_the_date_by_which_to_act() {
    let due = "messages: [{ id: MC1, title: T, action_required_by: 2027-01-31 }, { id: MC2, title: T }]";
    check(
        &[("2026-11-01", "messages: []"), ("2026-11-02", due)],
        &["2026-11-02 message_new MC1: Act by 31 Jan 2027.", "2026-11-02 message_new MC2:"],
    );
}

#[test]
fn every_part_of_a_message_that_is_shown_counts() {
    let whole = "messages: [{ id: MC1, title: T, services: [Microsoft Intune], category: plan_for_change, \
                 severity: normal, major_change: false, action_required_by: 2027-01-31, tags: [New feature], \
                 details: { Summary: S, Platforms: Web }, markdown: M }]";
    for (old, new, told) in [
        ("title: T", "title: Another", "Title edited."),
        ("markdown: M", "markdown: Another", "Text edited."),
        ("Summary: S", "Summary: Another", "Summary edited."),
        ("action_required_by: 2027-01-31", "action_required_by: 2027-02-28", "Act by edited. Act by 28 Feb 2027."),
        ("action_required_by: 2027-01-31, ", "", "Act by edited."),
        ("plan_for_change", "stay_informed", "Category edited."),
        ("category: plan_for_change, ", "", "Category edited."),
        ("severity: normal", "severity: high", "Severity edited."),
        ("major_change: false", "major_change: true", "Major change edited."),
        ("tags: [New feature]", "tags: []", "Tags edited."),
        ("services: [Microsoft Intune]", "services: [Microsoft Intune, Windows]", "Tags edited."),
        (
            "title: T, services: [Microsoft Intune], category: plan_for_change",
            "title: Another, category: x",
            "Title and category edited.",
        ),
        ("Platforms: Web", "Platforms: Desktop", ""),
    ] {
        let line = format!("2026-11-01 message_updated MC1: {told}");
        let expected = if told.is_empty() { Vec::new() } else { vec![line.as_str()] };
        check_pair(whole, &whole.replace(old, new), &expected);
    }
}

#[test]
fn a_message_ends_in_three_ways() {
    let ending = message(", ends_at: 2026-11-03");
    let over = ["2026-11-03 message_ended MC1: The time for which it was to be shown is over."];
    check(
        &[("2026-11-01", &ending), ("2026-11-02", &ending), ("2026-11-03", &ending), ("2026-11-04", "messages: []")],
        &over,
    );
    check(&[("2026-11-01", &ending), ("2026-11-03", "messages: []")], &over);
    let at_this_moment = message(", ends_at: 2026-11-03T08:00:00Z");
    check(&[("2026-11-01", &at_this_moment), ("2026-11-03", "messages: []")], &over);
    check(
        &[("2026-11-01", &ending), ("2026-11-02", "messages: []")],
        &["2026-11-02 message_ended MC1: The message center does not list it any more."],
    );
    check_pair(&message(""), &message(", archived: true"), &["2026-11-01 message_ended MC1: It was put away."]);
    check_pair(
        &message(""),
        "messages: []",
        &["2026-11-01 message_ended MC1: The message center does not list it any more."],
    );
}

#[test]
fn a_message_that_is_published_later_is_new_when_it_is_shown() {
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
    // Nobody saw it, so nobody misses it.
    check(&[("2026-11-01", "messages: []"), ("2026-11-02", &later), ("2026-11-03", "messages: []")], &[]);
    check(&[("2026-11-01", "messages: []"), ("2026-11-02", &message(", archived: true"))], &[]);
}

#[test]
fn a_message_is_shown_again() {
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
            "2026-11-02 message_ended MC1: It was put away.",
            "2026-11-03 message_new MC1: It is shown again. Act by 31 Jan 2027.",
            "2026-11-04 message_ended MC1: The message center does not list it any more.",
            "2026-11-06 message_new MC1: It is shown again.",
        ],
    );
}

#[test]
fn messages_of_other_services_are_not_told() {
    let other = message(", services: [Exchange Online]");
    check(&[("2026-11-01", "messages: []"), ("2026-11-02", &other), ("2026-11-03", "messages: []")], &[]);
    let ours = message(", services: [Exchange Online, Microsoft Intune]");
    check(&[("2026-11-01", &other), ("2026-11-02", &ours)], &["2026-11-02 message_new MC1:"]);
}

// ── Licences and the tenant ─────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn licences_are_bought_and_lost_and_run_short() {
    let with = |total: u64, assigned: u64| format!("licences: [{{ sku: EMS, total: {total}, assigned: {assigned} }}]");
    let none = "licences: []".to_owned();
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
            "2026-11-02 licences_bought EMS: 1,000 owned, none before.",
            "2026-11-03 licences_bought EMS: 1,200 owned, 1,000 before.",
            "2026-11-05 licences_over_assigned EMS: 1,201 assigned, 1,200 owned.",
            "2026-11-06 licences_lost EMS: 1,100 owned, 1,200 before.",
            "2026-11-07 licences_bought EMS: 1,201 owned, 1,100 before.",
            "2026-11-07 licences_settled EMS: 1,201 assigned, 1,201 owned.",
            "2026-11-08 licences_lost EMS: 1,000 owned, 1,201 before.",
            "2026-11-08 licences_over_assigned EMS: 1,201 assigned, 1,000 owned.",
            "2026-11-09 licences_lost EMS: None owned, 1,000 before.",
            "2026-11-09 licences_settled EMS: 0 assigned, 0 owned.",
            "2026-11-11 licences_bought EMS: 5 owned, none before.",
            "2026-11-11 licences_over_assigned EMS: 6 assigned, 5 owned.",
            "2026-11-12 licences_lost EMS: None owned, 5 before.",
            "2026-11-12 licences_settled EMS: 0 assigned, 0 owned.",
        ],
    );
}

#[test]
fn one_sku_on_two_lines_is_taken_together() {
    let two = "licences: [{ sku: EMS, total: 5, assigned: 1 }, { sku: EMS, total: 10, assigned: 2 }]";
    check_pair(two, two, &[]);
    check_pair(two, "licences: [{ sku: EMS, total: 15, assigned: 3 }]", &[]);
    check_pair(
        two,
        "licences: [{ sku: EMS, total: 10, assigned: 2 }]",
        &["2026-11-01 licences_lost EMS: 10 owned, 15 before."],
    );
}

#[test]
fn device_licences_and_the_names_of_products_are_not_told() {
    check_pair(
        "licences: [{ sku: EMS, name: One, total: 1, assigned: 1 }]",
        "licences: [{ sku: EMS, name: Two, total: 1, assigned: 0 }, { sku: INTUNE_A_D, total: 5, assigned: 9 }]",
        &[],
    );
}

#[test]
fn the_tenant_gets_another_release_and_another_authority() {
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
            "2026-11-05 service_release_changed tenant: From 2610 to 2611.",
            "2026-11-06 mdm_authority_changed tenant: From Configuration Manager to Microsoft Intune.",
        ],
    );
}

// ── What flickers ───────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn what_flickers_is_no_change() {
    let before = r#"
tenant: { name: Contoso, service_release: 2610, mdm_authority: Microsoft Intune }
licences: [{ sku: A, total: 1, assigned: 1 }, { sku: B, total: 2, assigned: 2 }]
connectors:
  - { type: apple-vpp-expiry, id: emea, name: VPP, expires_at: 2026-11-05T00:00:00Z, reported: { state: valid } }
  - { type: windows-autopilot, id: a, last_success_at: 2026-11-01T07:00:00Z }
incidents:
  - id: IT1
    title: Enrolment  fails
    classification: incident
    status: serviceDegradation
    origin: customer
    feature: Device enrollment
    impact: Users cannot   enrol.
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
    impact: "Users cannot enrol. "
    feature: " Device enrollment"
    origin: Customer
    status: ServiceDegradation
    classification: Incident
    title: Enrolment fails
    id: IT1
connectors:
  - { last_success_at: 2026-11-01T07:00:00.25Z, id: a, type: windows-autopilot }
  - { reported: { state: expired }, expires_at: 2026-11-05T00:00:00.9999999Z, name: Renamed, id: emea, type: apple-vpp-expiry }
licences: [{ assigned: 2, total: 2, sku: B, in_grace: 1 }, { assigned: 1, total: 1, sku: A }]
tenant: { mdm_authority: Microsoft Intune, service_release: "2610", name: Contoso, enrolled_devices: 7 }
"#;
    check_pair(before, after, &[]);
    check_pair(after, before, &[]);
}

#[test]
fn a_fraction_of_a_second_is_no_renewal_and_a_second_is_one() {
    check_pair(&expiring("2027-01-31T00:00:00Z"), &expiring("2027-01-31T00:00:00.9999999Z"), &[]);
    check_pair(
        &expiring("2027-01-31T00:00:00.9999999Z"),
        &expiring("2027-01-31T00:00:01Z"),
        &[
            "2026-11-01 credential_renewed apple-vpp-expiry/emea: It would have expired 31 Jan 2027 00:00 UTC. It expires 31 Jan 2027 00:00 UTC now.",
        ],
    );
    check_pair(
        &message(", action_required_by: 2027-01-31T00:00:00.9Z"),
        &message(", action_required_by: 2027-01-31T00:00:01Z"),
        &["2026-11-01 message_updated MC1: Act by edited. Act by 31 Jan 2027."],
    );
}

#[test]
fn other_words_are_a_change_whatever_their_markup() {
    let with = |html: &str| message(&format!(", html: {html:?}"));
    let edited = ["2026-11-01 message_updated MC1: Text edited."];
    check_pair(&with("<p>in <b>March</b></p>"), &with("<p>in <b>May</b></p>"), &edited);
    check_pair(&with("<p>in March</p>"), &with("<p>In March</p>"), &edited);
    check_pair(&with("<p>in</p><p>March</p>"), &with("<p>in March</p>"), &[]);
    check_pair(&with("<p>inMarch</p>"), &with("<p>in March</p>"), &edited);
}

// ── All of it ───────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn what_became_of_incidents_and_messages_is_known() {
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
    assert_eq!(seen(&[both]), (Seen::Listed, 0));
    assert_eq!(seen(&[both, both]), (Seen::Listed, 1));
    assert_eq!(seen(&[both, none]), (Seen::NotListed, 0));
    assert_eq!(seen(&[both, NOTHING]), (Seen::NotCaptured, 0));
    assert_eq!(seen(&[both, none, NOTHING]), (Seen::NotCaptured, 0));
    assert_eq!(seen(&[none, both, NOTHING, both, none]), (Seen::NotListed, 3));
}

#[test]
fn every_edition_of_a_message_is_kept_with_the_snapshot_that_shows_it_first() {
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
fn changes_of_one_snapshot_are_in_the_order_of_their_kinds() {
    let before = "
tenant: { name: Contoso, service_release: 2610 }
licences: [{ sku: EMS, total: 1, assigned: 1 }]
connectors: [{ type: jamf, id: a }]
incidents: []
messages: []";
    let after = "
tenant: { name: Contoso, service_release: 2611 }
licences: [{ sku: EMS, total: 2, assigned: 1 }]
connectors: []
incidents: [{ id: IT1, title: T, classification: incident, status: x }]
messages: [{ id: MC1, title: T }]
not_captured: [connectors/windows-autopilot]";
    let snapshots = [snapshot("2026-11-01", before), snapshot("2026-11-02", after)];
    let chronicle = chronicle(&snapshots, &Criteria::default());
    let rank = |what: &What| match what {
        What::Connector(..) => 0,
        What::Incident(..) => 1,
        What::Message(..) => 2,
        What::Licence(..) => 3,
        What::Tenant(_) => 4,
        What::Capture(..) => 5,
    };
    let ranks: Vec<_> = chronicle.changes().map(|change| rank(&change.what)).collect();
    assert_eq!(ranks, [0, 1, 2, 3, 4, 5]);
    let last = chronicle.changes().last().unwrap();
    assert!(matches!(&last.what, What::Capture(Part::ConnectorType { .. }, CaptureChange::Stopped)), "{}", line(last));
}

#[test]
fn the_scenarios_tell_every_kind_of_change() {
    let this = include_str!("scenarios.rs");
    let missing: Vec<&str> = What::KINDS.into_iter().filter(|kind| !this.contains(&format!(" {kind} "))).collect();
    assert_eq!(missing, [""; 0]);
}
