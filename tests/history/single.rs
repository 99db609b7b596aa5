//! Scenarios of ignored connectors, and of limits of a type or a connector.

use chrono::TimeDelta;
use tenant_status::{
    rules::Criteria,
    tenant::{ConnectorSetting, Ignore, OwnLimits, SingleSetting},
};

use super::build::check_with;

fn ignoring(from: Option<&str>, until: Option<&str>) -> Criteria {
    let day = |text: Option<&str>| text.map(|text| text.parse().unwrap());
    let ignore = Ignore { reason: Some("server decommissioned.".to_owned()), from: day(from), until: day(until) };
    let setting = ConnectorSetting::Ignored(ignore.into());
    let mut criteria = Criteria::default();
    criteria.single.add("certificate-connector", SingleSetting { connector: "ndes".to_owned(), tenant: None, setting });
    criteria
}

fn ndes(last: &str, rest: &str) -> String {
    format!("connectors: [{{ type: certificate-connector, id: ndes, name: NDES-03, last_success_at: {last}{rest} }}]")
}

#[test]
fn the_begin_and_end_of_ignoring_are_no_recovery() {
    let old = &ndes("2026-10-01", "");
    check_with(
        &ignoring(Some("2026-11-02"), Some("2026-11-03")),
        &[("2026-11-01", old), ("2026-11-02", old), ("2026-11-03", old), ("2026-11-04", old)],
        &[
            "2026-11-02 connector_moved certificate-connector/ndes: Previously unhealthy. Now ignored until 3 Nov 2026: server \
             decommissioned.",
            "2026-11-04 connector_moved certificate-connector/ndes: Unhealthy. Last sync 1 Oct 2026 00:00 UTC, 3 days old \
             or older.",
        ],
    );
    // It may have recovered while it was ignored.
    check_with(
        &ignoring(None, Some("2026-11-01")),
        &[("2026-11-01", old), ("2026-11-02", &ndes("2026-11-02", ""))],
        &["2026-11-02 connector_moved certificate-connector/ndes: Healthy. Last sync 2 Nov 2026 00:00 UTC."],
    );
}

#[test]
fn nothing_else_is_told_of_an_ignored_connector_until_it_is_removed() {
    let off = ndes("2026-10-01", ", enabled: false");
    let failed = ndes("2026-10-01", ", reported: { state: error }, details: { Machine: other }");
    check_with(
        &ignoring(None, None),
        &[
            ("2026-11-01", &ndes("2026-11-01", "")),
            ("2026-11-02", &ndes("2026-10-01", "")),
            ("2026-11-03", &off),
            ("2026-11-04", &failed),
            ("2026-11-05", "connectors: []"),
            ("2026-11-06", &ndes("2026-11-06", "")),
        ],
        &[
            "2026-11-05 connector_removed certificate-connector/ndes: Last known status: ignored.",
            "2026-11-06 connector_added certificate-connector/ndes: Ignored. Ignored: server decommissioned.",
        ],
    );
}

#[test]
fn a_credential_renewed_on_the_day_that_ignoring_ends_is_both() {
    let token = |expires: &str| format!("connectors: [{{ type: apple-vpp-expiry, id: emea, expires_at: {expires} }}]");
    let mut criteria = Criteria::default();
    let ignore = Ignore { reason: None, from: None, until: "2026-11-01".parse().ok() };
    let setting = ConnectorSetting::Ignored(ignore.into());
    criteria.single.add("apple-vpp-expiry", SingleSetting { connector: "EMEA".to_owned(), tenant: None, setting });
    check_with(
        &criteria,
        &[("2026-11-01", &token("2026-10-01")), ("2026-11-02", &token("2027-10-01"))],
        &[
            "2026-11-02 connector_moved apple-vpp-expiry/emea: Healthy. Expires 1 Oct 2027 00:00 UTC.",
            "2026-11-02 credential_renewed apple-vpp-expiry/emea: Now expires 1 Oct 2027 00:00 UTC (was 1 Oct 2026 00:00 \
             UTC).",
        ],
    );
}

#[test]
fn the_history_is_judged_by_the_limits_that_apply() {
    let criteria = Criteria {
        type_limits: [(
            "certificate-connector".to_owned(),
            OwnLimits { warning: Some(TimeDelta::hours(1)), unhealthy: Some(TimeDelta::hours(12)) },
        )]
        .into(),
        ..Criteria::default()
    };
    check_with(
        &criteria,
        &[
            ("2026-11-01", &ndes("2026-11-01T07:00:00Z", "")),
            ("2026-11-02", &ndes("2026-11-02T06:59:59Z", "")),
            ("2026-11-03", &ndes("2026-11-02T20:00:00Z", "")),
        ],
        &[
            "2026-11-02 connector_moved certificate-connector/ndes: Previously healthy. Last sync 2 Nov 2026 06:59 UTC, older \
             than 1 hour.",
            "2026-11-03 connector_moved certificate-connector/ndes: Previously warning. Last sync 2 Nov 2026 20:00 UTC, 12 hours \
             old or older.",
        ],
    );
}
