//! Secrets: no token, secret, key or code is in a file, a message or a request to another host, in any encoding.

use std::{fs, path::Path};

use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};

use crate::{
    fake_graph::{
        FakeGraph, Fault, Link, Scenario, TokenLife,
        scenario::{ACCESS_MARK, APPLICATION, DEVICE_CODE, FEDERATED, REFRESH_MARK, SECRET},
        tls::APPLICATION_KEY,
    },
    program::{Collect, Ran},
};

/// Returns everything that would give a secret away: each mark as it is, percent-encoded, and in base64 at any position.
fn marks() -> Vec<String> {
    let key = APPLICATION_KEY.lines().nth(5).unwrap();
    let mut marks = Vec::new();
    for mark in [SECRET, ACCESS_MARK, REFRESH_MARK, DEVICE_CODE, FEDERATED, key] {
        marks.push(mark.to_owned());
        marks.push(url::form_urlencoded::byte_serialize(mark.as_bytes()).collect());
        for skipped in 0..3 {
            let whole = (mark.len() - skipped) / 3 * 3;
            let bytes = &mark.as_bytes()[skipped..skipped + whole];
            marks.push(STANDARD_NO_PAD.encode(bytes));
            marks.push(URL_SAFE_NO_PAD.encode(bytes));
        }
    }
    marks
}

fn find(text: &[u8], place: &str, marks: &[String]) -> Vec<String> {
    let text = String::from_utf8_lossy(text);
    marks.iter().filter(|mark| text.contains(mark.as_str())).map(|mark| format!("{place}: {mark}")).collect()
}

/// Searches all files below a folder, and their names.
fn find_in(folder: &Path, marks: &[String], found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let shown = path.display().to_string();
        found.extend(find(shown.as_bytes(), "a name", marks));
        if path.is_dir() {
            find_in(&path, marks, found);
        } else {
            found.extend(find(&fs::read(&path).unwrap(), &shown, marks));
        }
    }
}

/// Asserts that a run gave nothing away.
#[track_caller]
fn keeps_secrets(ran: &Ran, fake: &FakeGraph) {
    let marks = marks();
    let mut found = find(ran.printed().as_bytes(), "printed", &marks);
    find_in(ran.folder(), &marks, &mut found);
    for request in fake.elsewhere() {
        found.extend(find(request.request.text().as_bytes(), "elsewhere", &marks));
    }
    assert!(found.is_empty(), "{found:#?}\n{}", ran.printed());
}

#[test]
fn the_search_itself_finds_every_encoding() {
    let marks = marks();
    for text in [SECRET, APPLICATION_KEY, FEDERATED] {
        assert!(!find(text.as_bytes(), "", &marks).is_empty());
    }
    for before in ["", "a", "ab"] {
        let encoded = STANDARD_NO_PAD.encode(format!("{before}{SECRET}-more"));
        assert!(!find(encoded.as_bytes(), "", &marks).is_empty(), "{encoded}");
    }
}

/// A scenario that tempts a program to give its token away.
fn tempting() -> Scenario {
    Scenario::contoso()
        .always("messages", Fault::TokenInRecord)
        .always("issues", Fault::EchoedToken(403))
        .always("subscribedSkus", Fault::EchoedToken(500))
        .always("vppTokens", Fault::Redirect(Link::Elsewhere))
        .always("ndesConnectors", Fault::NextPage(Link::Elsewhere))
        .always("depOnboardingSettings", Fault::Redirect(Link::Http))
        .always("chromeOSOnboardingSettings", Fault::EchoedToken(200))
        .always("windowsAutopilotSettings", Fault::EchoedToken(404))
}

#[test]
fn a_client_secret_and_the_tokens_stay_secret() {
    let fake = FakeGraph::start(tempting());
    let ran = Collect::new(&fake).run().code(3).prints("repeats the token");
    keeps_secrets(&ran, &fake);
    for part in ["messages", "incidents", "licenses", "connectors/chrome-enterprise", "connectors/windows-autopilot"] {
        assert_ne!(ran.site().part(part).extent, crate::program::Extent::Full, "{part}");
    }
    // They were in use.
    let sent: Vec<String> = fake.requests().iter().map(|request| request.request.text()).collect();
    assert!(sent.iter().any(|text| text.contains(ACCESS_MARK)));
    assert!(fake.elsewhere().is_empty());
}

#[test]
fn the_key_of_a_certificate_stays_secret() {
    let fake = FakeGraph::start(tempting());
    let files = [fake.certificate_file(), fake.key_file()].map(|file| file.display().to_string());
    let prepared = Collect::without_account(&fake).tenant("contoso.onmicrosoft.com").args(["--client-id", APPLICATION]);
    let ran = prepared.args(["--certificate", &files[0], "--key", &files[1]]).run().code(3);
    keeps_secrets(&ran, &fake);
}

#[test]
fn a_federated_token_stays_secret() {
    let fake = FakeGraph::start(tempting());
    let file = fake.folder().join("federated");
    fs::write(&file, FEDERATED).unwrap();
    let prepared = Collect::without_account(&fake).tenant("contoso.onmicrosoft.com").args(["--client-id", APPLICATION]);
    let ran = prepared.env("AZURE_FEDERATED_TOKEN_FILE", &file.display().to_string()).run().code(3);
    keeps_secrets(&ran, &fake);
}

#[test]
fn a_ready_made_token_stays_secret() {
    let fake = FakeGraph::start(tempting());
    let ran = Collect::without_account(&fake).env("TENANT_STATUS_TOKEN", &fake.token(0)).run().code(3);
    keeps_secrets(&ran, &fake);
    // A line break in it makes an invalid header, whose message must not repeat it.
    let broken = format!("{}\nx", fake.token(0));
    let ran = Collect::without_account(&fake).env("TENANT_STATUS_TOKEN", &broken).run().code(2).writes_nothing();
    keeps_secrets(&ran, &fake);
}

#[test]
fn codes_and_refresh_tokens_stay_secret() {
    let scenario = Scenario { token_life: TokenLife::Requests(20), interval: 0, ..tempting() };
    let fake = FakeGraph::start(scenario);
    let ran = Collect::without_account(&fake).arg("--device-code").run().code(3);
    keeps_secrets(&ran, &fake);
    assert!(fake.requests_of("token").iter().any(|one| one.request.text().contains(REFRESH_MARK)));
}

#[test]
fn a_login_host_that_echoes_the_secret_does_not_give_it_away() {
    let body = format!(
        r#"{{"error":"invalid_client","error_description":"AADSTS7000215: {SECRET} and {} are wrong."}}"#,
        url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect::<String>()
    );
    let fault = Fault::Body { content_type: "application/json", body: body.into_bytes() };
    let fake = FakeGraph::start(Scenario::contoso().always("token", fault));
    let ran = Collect::new(&fake).run().prints("AADSTS7000215").writes_nothing();
    keeps_secrets(&ran, &fake);
}

#[test]
fn a_token_in_many_parts_is_found() {
    let fake =
        FakeGraph::start(Scenario { gzip: false, ..Scenario::contoso() }.always("messages", Fault::DrippedToken));
    let ran = Collect::new(&fake).run().code(3).prints("repeats the token");
    keeps_secrets(&ran, &fake);
}

#[test]
fn the_process_has_no_secret_among_its_arguments() {
    let fake = FakeGraph::start(Scenario { latency: std::time::Duration::from_millis(100), ..Scenario::contoso() });
    let running = Collect::new(&fake).start();
    let arguments = fs::read(format!("/proc/{}/cmdline", running.id())).unwrap_or_default();
    assert!(find(&arguments, "arguments", &marks()).is_empty());
    running.finish().code(0);
}
