//! Many tenants in one run.

use std::{fmt::Write as _, fs, time::Duration};

use tenant_status::snapshot;

use crate::{
    complete::assert_same_as_native,
    fake_graph::{
        FakeGraph, Fault, Framing, RetryAfter, Scenario,
        scenario::{APPLICATION, secret},
    },
    program::{Collect, Ran, Site, names},
};

/// Prepares a run of all tenants, each with its own secret in a file.
fn all(fake: &FakeGraph) -> Collect {
    let prepared = Collect::without_account(fake);
    let mut yaml = "tenants:\n".to_owned();
    for (number, tenant) in fake.scenario().tenants.iter().enumerate() {
        let file = format!("secret-{number}");
        fs::write(prepared.folder().join(&file), &tenant.secret).unwrap();
        restrict(&prepared.folder().join(&file));
        let _ = writeln!(
            yaml,
            "  - id: {}\n    name: {}\n    folder: t{number:03}\n    secret_file: {file}",
            tenant.facts.id, tenant.facts.name
        );
    }
    fs::write(prepared.folder().join("tenants.yaml"), yaml).unwrap();
    prepared.args(["--tenants", "tenants.yaml", "--client-id", APPLICATION])
}

#[cfg(unix)]
fn restrict(file: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn restrict(_file: &std::path::Path) {}

/// Returns the only capture of a tenant; `None` if it has none.
fn capture(ran: &Ran, tenant: usize) -> Option<std::path::PathBuf> {
    let folder = ran.into.join(format!("t{tenant:03}"));
    let captures = if folder.exists() { names(&folder) } else { Vec::new() };
    assert!(captures.len() <= 1 && captures.iter().all(|name| !name.ends_with(".partial")), "{captures:?}");
    captures.first().map(|name| folder.join(name))
}

#[test]
fn a_hundred_tenants_with_faults_end_in_bounded_time_and_memory() {
    let mut scenario = Scenario::fleet(100);
    // Two of a hundred fail altogether, and two of a hundred requests fail once.
    scenario = scenario.tenant(13, "*", Fault::Error { status: 403, code: "Forbidden" });
    scenario.tenants[66].secret = "another".to_owned();
    for tenant in 0..100 {
        let (endpoint, fault) = match tenant % 5 {
            0 => ("messages", Fault::Throttled(RetryAfter::None)),
            1 => ("issues", Fault::Gateway(503, RetryAfter::None)),
            2 => ("vppTokens", Fault::CutOff(Framing::Length)),
            3 => ("ndesConnectors", Fault::NoAnswer),
            _ => continue,
        };
        let times = crate::fake_graph::Times::First(1);
        scenario.planned.push(crate::fake_graph::scenario::Planned {
            tenant: Some(tenant),
            endpoint,
            page: None,
            times,
            fault,
        });
    }
    let expected = scenario.tenants[66].secret.clone();
    let fake = FakeGraph::start(scenario);
    let prepared = all(&fake);
    fs::write(prepared.folder().join("secret-66"), secret(66)).unwrap();
    assert_ne!(expected, secret(66));
    let ran = prepared.args(["--jobs", "8"]).run().code(1);
    assert!(ran.took < Duration::from_secs(45), "{:?}", ran.took);
    assert!(ran.peak < 60_000, "{} kB", ran.peak);
    for tenant in 0..100 {
        assert_eq!(capture(&ran, tenant).is_some(), ![13, 66].contains(&tenant), "{tenant}\n{}", ran.stderr);
    }
    // One line for each tenant.
    assert_eq!(ran.stdout.lines().count(), 98, "{}", ran.stdout);
    let errors: Vec<&str> = ran.stderr.lines().filter(|line| line.contains("error")).collect();
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert!(errors.iter().any(|line| line.contains("Tenant 013") && line.contains("Forbidden")), "{errors:#?}");
    assert!(errors.iter().any(|line| line.contains("Tenant 066") && line.contains("AADSTS7000215")), "{errors:#?}");
    // Building all their pages would take longer than collecting.
    let (archive, findings) = snapshot::read(&ran.into, snapshot::Services::All, &()).unwrap();
    assert!(archive.len() == 98 && findings.iter().next().is_none(), "{findings:#?}");
    eprintln!("100 tenants: {:?}, {} kB", ran.took, ran.peak);
}

#[test]
fn tenants_are_not_mixed_up() {
    let fake = FakeGraph::start(Scenario::fleet(6));
    let ran = all(&fake).run().code(0);
    for (number, tenant) in fake.scenario().tenants.iter().enumerate() {
        let capture = capture(&ran, number).unwrap();
        let only = Site::build(&ran.into.join(format!("t{number:03}")));
        assert_same_as_native(&only, &tenant.facts, &capture, None);
    }
}

#[test]
fn one_tenant_that_hangs_does_not_hold_up_the_others() {
    let fake = FakeGraph::start(Scenario::fleet(5).tenant(2, "*", Fault::Slow(Duration::from_secs(100))));
    let ran = all(&fake).args(["--jobs", "2", "--timeout", "3s"]).run().code(1);
    // Far less than the pause of the one that hangs.
    assert!(ran.took < Duration::from_secs(40), "{:?}", ran.took);
    let captured: Vec<bool> = (0..5).map(|tenant| capture(&ran, tenant).is_some()).collect();
    assert_eq!(captured, [true, true, false, true, true], "{}", ran.printed());
}

#[test]
fn a_refused_request_of_one_tenant_names_the_tenant() {
    let forbidden = Fault::Error { status: 403, code: "Forbidden" };
    let fake = FakeGraph::start(Scenario::fleet(3).tenant(1, "messages", forbidden));
    let ran = all(&fake).run().code(3);
    let warnings: Vec<&str> = ran.stderr.lines().filter(|line| line.contains("warning")).collect();
    assert!(matches!(warnings.as_slice(), [only] if only.starts_with("Tenant 001: ")), "{warnings:#?}");
}

#[test]
fn many_tenants_as_native_files() {
    let fake = FakeGraph::start(Scenario::fleet(3));
    let ran = all(&fake).arg("--native").run().code(0);
    for (number, tenant) in fake.scenario().tenants.iter().enumerate() {
        let capture = capture(&ran, number).unwrap();
        assert!(capture.is_file());
        assert_same_as_native(&Site::build(&ran.into.join(format!("t{number:03}"))), &tenant.facts, &capture, None);
    }
}

#[test]
fn mistakes_in_the_file_have_a_place_and_nothing_is_collected() {
    let fake = FakeGraph::start(Scenario::fleet(1));
    for (text, place, message) in [
        ("tenants:\n  - id: contoso.onmicrosoft.com\n    secert_file: x\n", ":3:", "secert_file"),
        ("tenants:\n  - name: Contoso\n", ":2:", "id"),
        ("tenants: 7\n", ":1:", "tenants"),
        ("tenants:\n  - id: contoso.onmicrosoft.com\n    cloud: mars\n", ":3:", "mars"),
        ("tenants:\n  - id: [\n", "tenants.yaml", ""),
    ] {
        let prepared = Collect::without_account(&fake).env("TENANT_STATUS_CLIENT_SECRET", "a-secret-value");
        fs::write(prepared.folder().join("tenants.yaml"), text).unwrap();
        let ran = prepared.args(["--tenants", "tenants.yaml", "--client-id", "x"]).run().code(2);
        ran.prints(place).prints(message).writes_nothing();
    }
    assert!(fake.requests().is_empty());
}
