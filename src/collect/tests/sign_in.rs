//! Ways to sign in, and what goes wrong with each.

use std::{fs, time::Duration};

use crate::{
    fake_graph::{
        FakeGraph, Fault, Poll, RetryAfter, Scenario, TokenLife,
        scenario::{APPLICATION, FEDERATED, SECRET},
    },
    program::Collect,
};

/// Prepares a run as the application, without a credential.
fn as_application(fake: &FakeGraph) -> Collect {
    let tenant = fake.scenario().tenants[0].facts.domain.clone();
    Collect::without_account(fake).tenant(&tenant).args(["--client-id", APPLICATION])
}

fn shown(path: std::path::PathBuf) -> String {
    path.display().to_string()
}

#[test]
fn with_a_certificate_whose_key_is_in_another_file() {
    let fake = FakeGraph::start(Scenario::contoso());
    let (certificate, key) = (shown(fake.certificate_file()), shown(fake.key_file()));
    as_application(&fake).args(["--certificate", &certificate, "--key", &key]).run().code(0);
    let form = &fake.requests_of("token")[0].request;
    assert_eq!(form.form("client_secret"), None);
    assert_eq!(form.form("client_assertion").unwrap().split('.').count(), 3);
}

#[test]
fn with_a_certificate_and_key_in_one_file() {
    let fake = FakeGraph::start(Scenario::contoso());
    let both = fake.folder().join("both.pem");
    let [certificate, key] = [fake.certificate_file(), fake.key_file()].map(|file| fs::read_to_string(file).unwrap());
    fs::write(&both, format!("{key}{certificate}")).unwrap();
    as_application(&fake).args(["--certificate", &shown(both)]).run().code(0);
}

#[test]
fn an_assertion_is_used_once() {
    // Each sign-in needs another id; the fake refuses one that it has seen.
    let fake = FakeGraph::start(Scenario { token_life: TokenLife::Requests(15), ..Scenario::contoso() });
    let (certificate, key) = (shown(fake.certificate_file()), shown(fake.key_file()));
    as_application(&fake).args(["--certificate", &certificate, "--key", &key]).run().code(0);
    assert!(fake.requests_of("token").len() > 2);
}

#[test]
fn with_a_secret_in_a_file() {
    let fake = FakeGraph::start(Scenario::contoso());
    let file = fake.folder().join("secret");
    fs::write(&file, format!("{SECRET}\n")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        as_application(&fake).args(["--secret-file", &shown(file.clone())]).run().code(0).prints("chmod 600");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let ran = as_application(&fake).args(["--secret-file", &shown(file)]).run().code(0);
    assert!(!ran.printed().contains("warning"), "{}", ran.printed());
}

#[test]
fn a_secret_is_no_argument() {
    let fake = FakeGraph::start(Scenario::contoso());
    for option in ["--secret", "--client-secret", "--token", "--password"] {
        let ran = as_application(&fake).args([option, SECRET]).run().code(2).writes_nothing();
        assert!(fake.requests().is_empty(), "{}", ran.printed());
    }
}

#[test]
fn with_a_federated_token() {
    let fake = FakeGraph::start(Scenario::contoso());
    let file = fake.folder().join("federated");
    fs::write(&file, FEDERATED).unwrap();
    as_application(&fake).env("AZURE_FEDERATED_TOKEN_FILE", &shown(file.clone())).run().code(0);
    as_application(&fake).args(["--federated-token-file", &shown(file)]).run().code(0);
    as_application(&fake)
        .env("AZURE_FEDERATED_TOKEN_FILE", "/nowhere")
        .run()
        .code(1)
        .prints("/nowhere")
        .writes_nothing();
}

#[test]
fn with_a_ready_made_token() {
    let fake = FakeGraph::start(Scenario::contoso());
    Collect::without_account(&fake).env("TENANT_STATUS_TOKEN", &fake.token(0)).run().code(0);
    assert!(fake.requests_of("token").is_empty(), "nobody signs in");
    let old = FakeGraph::start(Scenario { token_life: TokenLife::Requests(4), ..Scenario::contoso() });
    let ran = Collect::without_account(&old).env("TENANT_STATUS_TOKEN", &old.token(0)).run().code(3).prints("401");
    assert!(old.requests_of("token").is_empty(), "{}", ran.printed());
}

#[test]
fn as_a_user_with_a_device_code() {
    let polls = vec![Poll::Pending, Poll::SlowDown];
    let fake = FakeGraph::start(Scenario { polls, ..Scenario::contoso() });
    let ran = Collect::without_account(&fake).args(["--device-code", "--timeout", "3s"]).run().code(0);
    // The time that the user takes does not count: waiting for 1, 1 and 6 seconds is longer than the time limit.
    let ran = ran.prints("https://microsoft.com/devicelogin").prints("ABCD-EFGH");
    let polls = fake.requests_of("token");
    assert_eq!(polls.len(), 3);
    assert!(polls[1].at - polls[0].at >= Duration::from_secs(1));
    assert!(polls[2].at - polls[1].at >= Duration::from_secs(6), "slow_down adds five seconds");
    let scope = fake.requests_of("devicecode")[0].request.form("scope").unwrap();
    assert!(scope.contains("offline_access") && !scope.contains("Write"), "{scope}");
    ran.site();
}

#[test]
fn a_lifetime_that_no_clock_can_count_is_no_error() {
    let scenario = Scenario { token_life: TokenLife::Endless, ..Scenario::contoso() };
    // The clock has counted more than a second before the code is there: their sum is more than a `Duration` holds.
    let fake = FakeGraph::start(scenario.first(1, "devicecode", Fault::Gateway(503, RetryAfter::Seconds(2))));
    Collect::without_account(&fake).arg("--device-code").run().code(0);
}

#[test]
fn a_user_signs_in_once_and_the_refresh_token_does_the_rest() {
    let fake = FakeGraph::start(Scenario { token_life: TokenLife::Requests(20), interval: 0, ..Scenario::contoso() });
    Collect::without_account(&fake).arg("--device-code").run().code(0);
    let grants: Vec<String> =
        fake.requests_of("token").iter().filter_map(|one| one.request.form("grant_type")).collect();
    assert_eq!(fake.requests_of("devicecode").len(), 1);
    assert!(grants.len() > 1 && grants[1..].iter().all(|grant| grant == "refresh_token"), "{grants:?}");
}

#[test]
fn a_user_who_does_not_sign_in_is_not_waited_for_forever() {
    for (poll, text) in [(Poll::Declined, "declined"), (Poll::Expired, "expired")] {
        let fake = FakeGraph::start(Scenario { polls: vec![poll], interval: 0, ..Scenario::contoso() });
        Collect::without_account(&fake).arg("--device-code").run().code(1).prints(text).writes_nothing();
    }
}

#[test]
fn what_the_login_host_refuses_is_explained() {
    let fake = FakeGraph::start(Scenario::contoso());
    let wrong = || as_application(&fake).env("TENANT_STATUS_CLIENT_SECRET", "not-the-secret");
    let ran = wrong().run().code(1).prints("AADSTS7000215").writes_nothing();
    assert!(!ran.printed().contains("not-the-secret") && !ran.printed().contains("Trace ID"), "{}", ran.printed());
    assert_eq!(fake.requests_of("token").len(), 1, "a wrong secret is not tried again");
    let with = |fake: &FakeGraph| Collect::without_account(fake).env("TENANT_STATUS_CLIENT_SECRET", SECRET);
    let ran = with(&fake).tenant("fabrikam.onmicrosoft.com").args(["--client-id", APPLICATION]).run().code(1);
    ran.prints("AADSTS90002").writes_nothing();
    with(&fake).tenant("contoso.onmicrosoft.com").args(["--client-id", "other"]).run().code(1).prints("AADSTS700016");
}

#[test]
fn a_login_host_that_fails_is_tried_again_and_then_named() {
    let gateway = || Fault::Gateway(503, RetryAfter::None);
    let fake = FakeGraph::start(Scenario::contoso().first(2, "token", gateway()));
    Collect::new(&fake).run().code(0);
    let fake = FakeGraph::start(Scenario::contoso().always("token", gateway()));
    let ran = Collect::new(&fake).run();
    assert!(matches!(ran.code, Some(1 | 2)), "{:?} {}", ran.code, ran.printed());
    ran.prints("503").writes_nothing();
    for fault in [Fault::Html, Fault::ErrorWith200("x"), Fault::NoAnswer] {
        let fake = FakeGraph::start(Scenario::contoso().always("token", fault));
        let ran = Collect::new(&fake).run().prints("cannot sign in").writes_nothing();
        assert!(matches!(ran.code, Some(1 | 2)), "{:?} {}", ran.code, ran.printed());
    }
}

#[test]
fn the_token_is_for_the_graph_of_the_cloud() {
    for (cloud, resource) in [
        ("us-gov", "https://graph.microsoft.us"),
        ("us-dod", "https://dod-graph.microsoft.us"),
        ("china", "https://microsoftgraph.chinacloudapi.cn"),
    ] {
        let fake = FakeGraph::start(Scenario { resource, ..Scenario::contoso() });
        let ran = Collect::new(&fake).args(["--cloud", cloud]).run().code(0);
        let written = ran.file("tenant.yaml");
        assert!(written.contains(&format!("cloud: \"{}\"", cloud.replace('-', "_"))), "{written}");
        Collect::new(&fake).run().code(1).prints("AADSTS500011").writes_nothing();
    }
}

#[test]
fn keys_of_other_kinds_are_explained() {
    let fake = FakeGraph::start(Scenario::contoso());
    let certificate = shown(fake.certificate_file());
    let file = |name: &str, text: &str| {
        let path = fake.folder().join(name);
        fs::write(&path, text).unwrap();
        shown(path)
    };
    let pem = |label: &str| format!("-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n");
    for (name, text) in [
        ("encrypted", pem("ENCRYPTED PRIVATE KEY")),
        ("pkcs1", pem("RSA PRIVATE KEY")),
        ("ec", pem("EC PRIVATE KEY")),
        ("broken", pem("PRIVATE KEY")),
        ("none", "no key".to_owned()),
    ] {
        let key = file(name, &text);
        let ran = as_application(&fake).args(["--certificate", &certificate, "--key", &key]).run().code(2);
        let printed = ran.prints(&key).writes_nothing().printed();
        assert!(!printed.contains("AAAA"), "{printed}");
    }
    assert!(fake.requests().is_empty());
}
