//! Faults of Graph: the exit code, what is printed, what is in the folder, and that the site never shows more than is known.

use std::{thread, time::Duration};

use serde_json::Value;

use crate::{
    complete::assert_same_as_native,
    fake_graph::{FakeGraph, Fault, Framing, Link, RetryAfter, Role, Scenario, TokenLife},
    program::{Collect, Extent, Ran, Site},
};

/// A fault of one endpoint, and what it has to lead to.
struct Case {
    endpoint: &'static str,
    /// The page with the fault; `None` for all.
    page: Option<usize>,
    fault: Fault,
    /// A part of the snapshot that the endpoint fills.
    part: &'static str,
    extent: Extent,
    /// The error that the site names; empty if it names none.
    error: &'static str,
    /// A text of the message.
    says: &'static str,
}

/// Shortens the tables below.
fn case(
    endpoint: &'static str,
    page: Option<usize>,
    fault: Fault,
    part: &'static str,
    extent: Extent,
    error: &'static str,
    says: &'static str,
) -> Case {
    Case { endpoint, page, fault, part, extent, error, says }
}

fn scenario_of(cases: &[Case]) -> Scenario {
    cases.iter().fold(Scenario::contoso(), |scenario, case| match case.page {
        Some(page) => scenario.page(page, case.endpoint, case.fault.clone()),
        None => scenario.always(case.endpoint, case.fault.clone()),
    })
}

/// Runs the collector with one fault on each of several endpoints, and checks the result of each.
#[track_caller]
fn check(cases: &[Case]) {
    let fake = FakeGraph::start(scenario_of(cases));
    // 429 is tried twelve times, with waits that double.
    let ran = Collect::new(&fake).replace("--first-wait", "1").run().code(3);
    let site = ran.site();
    for case in cases {
        let (name, part) = (format!("{} ({:?})", case.endpoint, case.fault), site.part(case.part));
        assert_eq!(part.extent, case.extent, "{name}: {part:?}\n{}", ran.printed());
        assert_eq!(part.error, case.error, "{name}\n{}", ran.printed());
        if case.says.is_empty() {
            assert!(!ran.printed().contains(&format!("warning: {}", case.endpoint)), "{name}\n{}", ran.printed());
        } else {
            let warning = format!("warning: {}", case.endpoint);
            let about = ran.stderr.split(&warning).nth(1).unwrap_or_else(|| panic!("{name}\n{}", ran.printed()));
            let about = about.split("warning: ").next().unwrap();
            assert!(about.contains(case.says), "{name}: `{}` is not in {about}", case.says);
        }
    }
    // Nothing else is missing.
    let status = site.status();
    let missing = status["not_captured"].as_array().unwrap();
    for part in missing.iter().map(|part| part.as_str().unwrap()) {
        let is_of = |case: &&Case| {
            let name = tenant_status::snapshot::graph::endpoint::by_name(case.endpoint).unwrap();
            name.parts().iter().any(|known| known == part) || name.parts().contains(&part.to_owned())
        };
        assert!(cases.iter().any(|case| is_of(&case)), "{part} is missing too: {missing:?}\n{}", ran.printed());
    }
    no_secret_elsewhere(&fake);
    same_names(&ran);
}

/// Asserts that the server `elsewhere` got no request, and Graph was only asked under its own name.
#[track_caller]
fn no_secret_elsewhere(fake: &FakeGraph) {
    assert!(fake.elsewhere().is_empty(), "{:#?}", fake.elsewhere());
    let host = fake.graph_url().replace("https://", "");
    for request in fake.requests().iter().filter(|request| request.role == Role::Graph) {
        assert_eq!(request.request.header("host"), Some(host.as_str()), "{}", request.request.target);
    }
}

/// Asserts that every file of the capture is a response, `tenant.yaml` or a stand-in with a name that the builder knows.
#[track_caller]
fn same_names(ran: &Ran) {
    for name in ran.files() {
        let stem = name.split(['-', '.']).next().unwrap();
        let known = tenant_status::snapshot::graph::endpoint::by_name(stem).is_some() || name == "tenant.yaml";
        assert!(known, "{name}");
    }
}

#[test]
fn refusals_and_links_that_lead_elsewhere_are_named() {
    use Extent::{Full, No, Partial};
    let forbidden = || Fault::Error { status: 403, code: "Forbidden" };
    check(&[
        case("messages", None, forbidden(), "messages", No, "Forbidden", "grant ServiceMessage.Read.All"),
        case("issues", None, Fault::Redirect(Link::Elsewhere), "incidents", No, "Redirected", "not followed"),
        case(
            "vppTokens",
            Some(2),
            forbidden(),
            "connectors/apple-vpp-expiry",
            Partial,
            "Forbidden",
            "not captured in full",
        ),
        case(
            "ndesConnectors",
            Some(1),
            Fault::NextPage(Link::Elsewhere),
            "connectors/certificate-connector",
            Partial,
            "NextLinkRefused",
            "another host",
        ),
        case(
            "depOnboardingSettings",
            Some(1),
            Fault::NextPage(Link::Http),
            "connectors/apple-enrollment-sync",
            Partial,
            "NextLinkRefused",
            "https://",
        ),
        case(
            "chromeOSOnboardingSettings",
            Some(1),
            Fault::NextPage(Link::OtherName),
            "connectors/chrome-enterprise",
            Partial,
            "NextLinkRefused",
            "another host",
        ),
        case(
            "remoteAssistancePartners",
            Some(1),
            Fault::NextPage(Link::Nonsense),
            "connectors/teamviewer",
            Partial,
            "NextLinkRefused",
            "not an absolute address",
        ),
        case(
            "domainJoinConnectors",
            None,
            Fault::NextPage(Link::Loop),
            "connectors/domain-join",
            Partial,
            "NextLinkRefused",
            "earlier one",
        ),
        case(
            "windowsAutopilotSettings",
            None,
            Fault::Error { status: 400, code: "BadRequest" },
            "connectors/windows-autopilot",
            Full,
            "",
            "",
        ),
        case(
            "applePushNotificationCertificate",
            None,
            Fault::Error { status: 404, code: "ResourceNotFound" },
            "connectors/apple-push-certificate",
            Full,
            "",
            "",
        ),
    ]);
}

#[test]
fn answers_that_are_no_answers_are_never_read_as_none() {
    use Extent::{No, Partial};
    let body = |text: &str| Fault::Body { content_type: "application/json", body: text.as_bytes().to_vec() };
    check(&[
        case("messages", None, Fault::Html, "messages", No, "InvalidAnswer", "not the JSON"),
        case("issues", None, Fault::ErrorWith200("Forbidden"), "incidents", No, "Forbidden", "Forbidden"),
        case("subscribedSkus", None, body("{\"value\":[{\"skuId\":"), "licenses", No, "InvalidAnswer", "cut off"),
        case("vppTokens", None, body("{}"), "connectors/apple-vpp-sync", No, "InvalidAnswer", "no list"),
        case("ndesConnectors", None, body(""), "connectors/certificate-connector", No, "InvalidAnswer", "cut off"),
        case(
            "depOnboardingSettings",
            Some(2),
            body("{}"),
            "connectors/apple-enrollment-expiry",
            Partial,
            "InvalidAnswer",
            "page 2",
        ),
        case(
            "chromeOSOnboardingSettings",
            None,
            body("[]"),
            "connectors/chrome-enterprise",
            No,
            "InvalidAnswer",
            "JSON",
        ),
        case(
            "remoteAssistancePartners",
            None,
            body("{\"value\":null}"),
            "connectors/teamviewer",
            No,
            "InvalidAnswer",
            "no list",
        ),
        case(
            "applePushNotificationCertificate",
            None,
            body("{}"),
            "connectors/apple-push-certificate",
            No,
            "InvalidAnswer",
            "empty",
        ),
        case("domainJoinConnectors", None, body("null"), "connectors/domain-join", No, "InvalidAnswer", "JSON"),
        case(
            "windowsAutopilotSettings",
            None,
            Fault::Body { content_type: "text/html", body: b"\xff\xfe<\x00h\x00".to_vec() },
            "connectors/windows-autopilot",
            No,
            "InvalidAnswer",
            "JSON",
        ),
    ]);
}

#[test]
fn not_found_means_not_configured_only_where_graph_can_mean_it() {
    use Extent::{No, Partial};
    let error = |status| Fault::Error { status, code: "ResourceNotFound" };
    check(&[
        case("issues", Some(2), error(404), "incidents", Partial, "UnexpectedStatus404", "404"),
        case(
            "ndesConnectors",
            Some(3),
            error(501),
            "connectors/certificate-connector",
            Partial,
            "UnexpectedStatus501",
            "501",
        ),
        case(
            "windowsAutopilotSettings",
            None,
            error(500),
            "connectors/windows-autopilot",
            No,
            "InternalServerError",
            "500",
        ),
        case("chromeOSOnboardingSettings", None, error(403), "connectors/chrome-enterprise", No, "Forbidden", "403"),
        case(
            "domainJoinConnectors",
            None,
            Fault::ErrorWith200("ResourceNotFound"),
            "connectors/domain-join",
            No,
            "UnexpectedError",
            "200",
        ),
    ]);
}

#[test]
fn servers_and_connections_that_keep_failing_are_named() {
    use Extent::{No, Partial};
    let gateway = |status| Fault::Gateway(status, RetryAfter::None);
    check(&[
        case("messages", None, gateway(503), "messages", No, "ServiceUnavailable", "503"),
        case("issues", None, gateway(500), "incidents", No, "InternalServerError", "500"),
        case("subscribedSkus", None, gateway(502), "licenses", No, "BadGateway", "502"),
        case("vppTokens", Some(2), gateway(504), "connectors/apple-vpp-expiry", Partial, "GatewayTimeout", "504"),
        case(
            "ndesConnectors",
            Some(3),
            Fault::CutOff(Framing::Length),
            "connectors/certificate-connector",
            Partial,
            "ConnectionFailed",
            "page 3",
        ),
        case(
            "depOnboardingSettings",
            None,
            Fault::CutOff(Framing::Chunked),
            "connectors/apple-enrollment-expiry",
            No,
            "ConnectionFailed",
            "connection",
        ),
        case(
            "chromeOSOnboardingSettings",
            None,
            Fault::NoAnswer,
            "connectors/chrome-enterprise",
            No,
            "ConnectionFailed",
            "connection",
        ),
        case(
            "remoteAssistancePartners",
            None,
            Fault::Throttled(RetryAfter::None),
            "connectors/teamviewer",
            No,
            "TooManyRequests",
            "429",
        ),
        case(
            "windowsAutopilotSettings",
            None,
            Fault::Error { status: 503, code: "serviceNotAvailable" },
            "connectors/windows-autopilot",
            No,
            "serviceNotAvailable",
            "503",
        ),
    ]);
}

#[test]
fn an_answer_without_length_that_breaks_off_is_noticed() {
    let scenario = Scenario { gzip: false, ..Scenario::contoso() };
    for gzip in [false, true] {
        let fake =
            FakeGraph::start(Scenario { gzip, ..scenario.clone() }.page(2, "messages", Fault::CutOff(Framing::Closed)));
        let ran = Collect::new(&fake).run().code(3).prints("messages");
        assert_eq!(ran.site().part("messages").extent, Extent::Partial, "{}", ran.printed());
    }
}

#[test]
fn faults_that_pass_leave_no_trace() {
    let scenario = Scenario::contoso()
        .first(2, "messages", Fault::Throttled(RetryAfter::None))
        .first(1, "issues", Fault::Throttled(RetryAfter::Seconds(1)))
        .first(1, "subscribedSkus", Fault::Throttled(RetryAfter::Date(2)))
        .first(2, "vppTokens", Fault::Throttled(RetryAfter::Nonsense))
        .first(1, "ndesConnectors", Fault::Gateway(503, RetryAfter::Seconds(1)))
        .first(2, "depOnboardingSettings", Fault::Gateway(500, RetryAfter::None))
        .first(1, "chromeOSOnboardingSettings", Fault::CutOff(Framing::Length))
        .first(1, "remoteAssistancePartners", Fault::CutOff(Framing::Chunked))
        .first(1, "domainJoinConnectors", Fault::NoAnswer)
        .first(1, "organization", Fault::Html)
        .first(1, "applePushNotificationCertificate", Fault::Gateway(504, RetryAfter::None))
        .first(1, "windowsAutopilotSettings", Fault::Gateway(502, RetryAfter::None))
        .first(1, "mobileThreatDefenseConnectors", Fault::Slow(Duration::from_millis(600)))
        .first(1, "token", Fault::Gateway(503, RetryAfter::None));
    let fake = FakeGraph::start(scenario);
    let ran = Collect::new(&fake).run().code(0);
    assert_same_as_native(&ran.site(), &fake.scenario().tenants[0].facts, &ran.capture(), None);

    let pause = |endpoint: &str| {
        let of = fake.requests_of(endpoint);
        of[1].at - of[0].at
    };
    assert!(pause("issues") >= Duration::from_secs(1), "Retry-After in seconds: {:?}", pause("issues"));
    assert!(pause("ndesConnectors") >= Duration::from_secs(1), "Retry-After of 503: {:?}", pause("ndesConnectors"));
    // The date has whole seconds.
    assert!(
        pause("subscribedSkus") >= Duration::from_millis(900),
        "Retry-After as a date: {:?}",
        pause("subscribedSkus")
    );
    assert!(pause("messages") >= Duration::from_millis(10), "429 without Retry-After: {:?}", pause("messages"));
    same_names(&ran);
}

#[test]
fn throttling_once_of_every_request_is_waited_out() {
    let fake = FakeGraph::start(Scenario::contoso().first(1, "*", Fault::Throttled(RetryAfter::None)));
    let ran = Collect::new(&fake).run().code(0);
    assert_same_as_native(&ran.site(), &fake.scenario().tenants[0].facts, &ran.capture(), None);
}

#[test]
fn a_storm_of_429_ends_with_the_time_limit() {
    for after in [RetryAfter::None, RetryAfter::Seconds(1), RetryAfter::Seconds(3600)] {
        let fake = FakeGraph::start(Scenario::contoso().always("*", Fault::Throttled(after)));
        let limited = Collect::new(&fake).args(["--timeout", "2s"]).replace("--first-wait", "400");
        let ran = limited.run().code(1).prints("no request was answered");
        assert!(ran.took < Duration::from_secs(6), "{after:?}: {:?}", ran.took);
        // Without the wait, there would be thousands.
        assert!(fake.requests().len() < 200, "{after:?}: {} requests", fake.requests().len());
        ran.writes_nothing();
    }
}

#[test]
fn a_slow_server_ends_with_the_time_limit_and_what_was_answered_is_kept() {
    for fault in [Fault::Slow(Duration::from_secs(60)), Fault::Drip(Duration::from_millis(50))] {
        let fake = FakeGraph::start(Scenario { gzip: false, ..Scenario::contoso() }.always("messages", fault));
        let ran = Collect::new(&fake).args(["--timeout", "3s"]).run().code(3).prints("warning: messages");
        assert!(ran.took < Duration::from_secs(8), "{:?}", ran.took);
        let site = ran.site();
        assert_eq!((site.part("messages").extent, site.part("messages").error.as_str()), (Extent::No, "Timeout"));
        assert_eq!(site.part("incidents").extent, Extent::Full);
    }
}

#[test]
fn a_list_without_an_end_is_given_up() {
    // The time limit comes before the limit of 1,000 pages, which would take long here.
    let fake = FakeGraph::start(Scenario::contoso().always("ndesConnectors", Fault::NextPage(Link::Endless)));
    let ran = Collect::new(&fake).args(["--timeout", "4s"]).run().code(3).prints("warning: ndesConnectors");
    assert!(ran.took < Duration::from_secs(10), "{:?}", ran.took);
    assert_eq!(ran.site().part("connectors/certificate-connector").extent, Extent::Partial);
}

#[test]
fn a_token_that_expires_in_the_middle_is_renewed() {
    let fake = FakeGraph::start(Scenario { token_life: TokenLife::Requests(10), ..Scenario::contoso() });
    let ran = Collect::new(&fake).run().code(0);
    let refused = fake.requests().iter().filter(|request| request.status == 401).count();
    assert!(refused > 0 && fake.requests_of("token").len() >= 4, "{refused}");
    assert_same_as_native(&ran.site(), &fake.scenario().tenants[0].facts, &ran.capture(), None);
}

#[test]
fn a_token_that_is_never_accepted_ends_the_run() {
    let fake = FakeGraph::start(Scenario { token_life: TokenLife::None, ..Scenario::contoso() });
    let ran = Collect::new(&fake).run().code(1).prints("401").writes_nothing();
    // Too many sign-ins lock an account.
    let logins = fake.requests_of("token").len();
    assert!(logins <= 30, "{logins} sign-ins\n{}", ran.printed());
}

#[test]
fn a_huge_answer_is_neither_kept_nor_held_in_memory() {
    for gzip in [false, true] {
        let fake = FakeGraph::start(Scenario::contoso().always("messages", Fault::Large { bytes: 200_000_000, gzip }));
        let ran = Collect::new(&fake).run().code(3).prints("larger than");
        assert_eq!(
            (ran.site().part("messages").extent, ran.site().part("messages").error.as_str()),
            (Extent::No, "AnswerTooLarge")
        );
        assert!(ran.file("messages.json").len() < 1000);
        assert_eq!(fake.requests_of("messages").len(), 1, "another attempt would give the same");
        assert!(ran.peak < 100_000, "{} kB", ran.peak);
    }
}

#[test]
fn a_large_answer_within_the_limit_is_streamed() {
    let fake = FakeGraph::start(Scenario::contoso().always("messages", Fault::Large { bytes: 12_000_000, gzip: true }));
    let ran = Collect::new(&fake).run().code(0);
    assert!(ran.file("messages.json").len() > 12_000_000);
    assert!(ran.peak < 60_000, "{} kB", ran.peak);
}

#[test]
fn nothing_is_written_if_no_request_is_answered() {
    let refuse = |status, code| Scenario::contoso().always("*", Fault::Error { status, code });
    let fake = FakeGraph::start(refuse(403, "Authorization_RequestDenied"));
    Collect::new(&fake).run().code(1).prints("Authorization_RequestDenied").writes_nothing();
    // A tenant without Intune.
    let fake = FakeGraph::start(refuse(404, "ResourceNotFound"));
    Collect::new(&fake).run().code(1).writes_nothing();
}

#[test]
fn the_tenant_is_known_even_if_its_own_request_is_refused() {
    let denied = || Fault::Error { status: 403, code: "Authorization_RequestDenied" };
    let fake = FakeGraph::start(Scenario::contoso().always("organization", denied()));
    let id = fake.scenario().tenants[0].facts.id.clone();
    Collect::new(&fake).run().code(1).prints("--tenant is no id").writes_nothing();
    let ran = {
        let by_id = Collect::without_account(&fake)
            .env("TENANT_STATUS_CLIENT_SECRET", crate::fake_graph::scenario::SECRET)
            .tenant(&id)
            .args(["--client-id", crate::fake_graph::scenario::APPLICATION]);
        by_id.run().code(3).prints("Organization.Read.All")
    };
    assert_eq!(ran.site().status()["tenant"]["id"], id.as_str());
    assert_eq!(ran.site().part("tenant").error, "Authorization_RequestDenied");
}

#[test]
fn the_wrong_tenant_is_refused() {
    let fake = FakeGraph::start(Scenario::contoso());
    let other = Collect::without_account(&fake)
        .env("TENANT_STATUS_TOKEN", &fake.token(0))
        .tenant("0b8f6a52-7c1d-4e39-9a46-5d2e8f7b3c10");
    other.run().code(1).prints("0b8f6a52-7c1d-4e39-9a46-5d2e8f7b3c10").writes_nothing();
}

#[test]
fn a_gap_of_one_day_does_not_look_like_a_loss() {
    let data = tempfile::tempdir().unwrap();
    let fake = FakeGraph::start(Scenario::contoso());
    Collect::new(&fake).into(data.path()).run().code(0);
    thread::sleep(Duration::from_millis(1100));
    let cut = Scenario { now: fake.scenario().now, ..fake.scenario().clone() };
    let cut =
        FakeGraph::start(cut.page(2, "messages", Fault::CutOff(Framing::Length)).always("vppTokens", Fault::Html));
    Collect::new(&cut).into(data.path()).run().code(3);
    let site = Site::build(data.path());
    let history: Value = serde_json::from_str(&site.text("history.json")).unwrap();
    let kinds: Vec<&str> =
        history["changes"].as_array().unwrap().iter().map(|change| change["kind"].as_str().unwrap()).collect();
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| kind.starts_with("capture_")), "{kinds:?}");
}
