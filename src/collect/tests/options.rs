//! What the options select, and the words of `--list`.

use crate::{
    fake_graph::{FakeGraph, Fault, Role, Scenario},
    program::{Collect, Extent},
};

fn requested(fake: &FakeGraph) -> Vec<String> {
    let graph = fake.requests().into_iter().filter(|request| request.role == Role::Graph);
    let mut names: Vec<String> = graph.map(|request| request.endpoint).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn only_and_skip_select_requests_and_the_rest_is_not_captured() {
    let fake = FakeGraph::start(Scenario::contoso());
    let ran = Collect::new(&fake).args(["--only", "messages,jamf"]).run().code(0);
    assert_eq!(
        requested(&fake),
        ["complianceManagementPartners", "deviceManagementPartners", "messages", "organization"]
    );
    let site = ran.site();
    assert_eq!(site.part("messages").extent, Extent::Full);
    assert_eq!(site.part("incidents").extent, Extent::No);
    assert_eq!(site.part("licenses").extent, Extent::No);

    let fake = FakeGraph::start(Scenario::contoso());
    let ran = Collect::new(&fake).args(["--skip", "incidents", "--skip", "licenses"]).run().code(0);
    let names = requested(&fake);
    assert!(!names.iter().any(|name| name == "issues" || name == "subscribedSkus"), "{names:?}");
    assert_eq!(ran.site().part("incidents").extent, Extent::No);
    assert_eq!(ran.site().part("messages").extent, Extent::Full);
}

#[test]
fn since_limits_messages_and_the_older_ones_do_not_look_removed() {
    let fake = FakeGraph::start(Scenario { page_size: 2, ..Scenario::contoso() });
    let ran = Collect::new(&fake).args(["--since", "15d"]).run().code(0);
    let requests = fake.requests_of("messages");
    assert!(
        requests.iter().all(|request| request
            .request
            .query("$filter")
            .unwrap()
            .starts_with("lastModifiedDateTime ge "))
    );
    assert_eq!((requests.len(), fake.requests_of("issues").len()), (3, 4));
    assert!(fake.requests_of("issues").iter().all(|request| request.request.query("$filter").is_none()));
    let status = ran.site().status();
    assert_eq!(ran.site().part("messages").extent, Extent::Partial, "{status:#}");
}

#[test]
fn the_list_needs_neither_account_nor_network() {
    let ran = Collect::bare().arg("--list").run().code(0);
    for endpoint in tenant_status::snapshot::graph::endpoint::ENDPOINTS {
        let (is_listed, permission) = (ran.stdout.contains(endpoint.name), endpoint.permission);
        assert_eq!(is_listed, !["healthOverviews", "MigrationTable"].contains(&endpoint.name), "{}", endpoint.name);
        assert!(!is_listed || ran.stdout.contains(permission), "{}", endpoint.name);
    }
    let five = [
        "DeviceManagementConfiguration.Read.All",
        "DeviceManagementServiceConfig.Read.All",
        "Organization.Read.All",
        "ServiceHealth.Read.All",
        "ServiceMessage.Read.All",
    ];
    let mut named: Vec<&str> = ran.stdout.split_whitespace().filter(|word| word.ends_with(".All")).collect();
    named.sort_unstable();
    named.dedup();
    assert_eq!(named, five, "no more permissions are asked for");
    assert!(ran.stderr.is_empty(), "{}", ran.stderr);
}

#[test]
fn wrong_usage_is_explained_and_connects_to_nothing() {
    let fake = FakeGraph::start(Scenario::contoso());
    for (arguments, text) in [
        (&["--only", "mesages"][..], "did you mean `messages`?"),
        (&["--since", "yesterday"], "yesterday"),
        (&["--since", "2999-01-01"], "future"),
        (&["--cloud", "mars"], "us-gov"),
        (&["--timeout", "0s"], "--timeout"),
        (&["--jobs", "0"], "--jobs"),
        (&["--tenant", "../x"], "neither a directory id nor a domain"),
        (&["--tenants", "/nowhere.yaml"], "/nowhere.yaml"),
        (&["--certificate", "/nowhere.pem"], "/nowhere.pem"),
    ] {
        let prepared = Collect::without_account(&fake).env("TENANT_STATUS_CLIENT_SECRET", "unused-secret");
        let prepared = if arguments[0] == "--tenant" { prepared } else { prepared.tenant("contoso.onmicrosoft.com") };
        let prepared = prepared.args(["--client-id", "x"]).args(arguments.iter().copied());
        prepared.run().code(2).prints(text).writes_nothing();
    }
    let hosts =
        |graph: &str| Collect::bare().args(["--into", "x", "--graph-url", graph]).env("TENANT_STATUS_TOKEN", "a-token");
    hosts("http://localhost:1").run().code(2).prints("https://");
    hosts("https://user:password@localhost").run().code(2).prints("--graph-url");
    Collect::without_account(&fake).run().code(2).prints("no way to sign in").writes_nothing();
    assert!(fake.requests().is_empty());
}

#[test]
fn a_refused_section_does_not_hide_that_another_was_skipped() {
    let fake =
        FakeGraph::start(Scenario::contoso().always("messages", Fault::Error { status: 403, code: "Forbidden" }));
    let ran = Collect::new(&fake).args(["--only", "messages,incidents"]).run().code(3);
    let site = ran.site();
    assert_eq!((site.part("messages").error.as_str(), site.part("licenses").error.as_str()), ("Forbidden", ""));
}
