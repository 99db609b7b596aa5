//! TLS, proxies and hosts that cannot be reached.

use std::{
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use crate::{
    fake_graph::{FakeGraph, Role, Scenario, scenario::ACCESS_MARK},
    program::Collect,
};

/// A proxy on loopback that only knows CONNECT.
struct Proxy {
    port: u16,
    /// The first bytes that each client sent.
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Starts it; with a status other than 200, it refuses.
    fn start(status: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, heads) = (listener.local_addr().unwrap().port(), Arc::new(Mutex::new(Vec::new())));
        let shared = Arc::clone(&heads);
        thread::spawn(move || {
            for client in listener.incoming() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || {
                    // A client that closes its connection is no fault.
                    let _ = client.and_then(|client| tunnel(client, status, &shared));
                });
            }
        });
        Self { port, heads }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

fn tunnel(mut client: TcpStream, status: u16, heads: &Mutex<Vec<String>>) -> io::Result<()> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && client.read(&mut byte)? == 1 {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let target = head.split(' ').nth(1).unwrap_or_default().to_owned();
    heads.lock().unwrap().push(head);
    write!(client, "HTTP/1.1 {status} x\r\n\r\n")?;
    if status != 200 {
        return Ok(());
    }
    let mut server = TcpStream::connect(target)?;
    let (mut from, mut to) = (client.try_clone()?, server.try_clone()?);
    let there = thread::spawn(move || {
        let _ = io::copy(&mut from, &mut to);
        let _ = to.shutdown(std::net::Shutdown::Write);
    });
    io::copy(&mut server, &mut client)?;
    let _ = client.shutdown(std::net::Shutdown::Write);
    let _ = there.join();
    Ok(())
}

#[test]
fn an_unknown_authority_is_refused_before_anything_is_sent() {
    let [fake, other] = [0, 1].map(|_| FakeGraph::start(Scenario::contoso()));
    let ca = other.ca_file().display().to_string();
    let prepared = Collect::bare()
        .args(["--into", "data", "--graph-url", &fake.graph_url(), "--login-url", &fake.login_url()])
        .env("TENANT_STATUS_CLIENT_SECRET", "a-secret-value")
        .args(["--tenant", "contoso.onmicrosoft.com", "--client-id", "x", "--ca-file", &ca]);
    prepared.run().code(2).prints("certificate").writes_nothing();
    assert!(fake.requests().is_empty());
    assert!(!fake.broken_connections().is_empty(), "it did connect");
    // The authorities of the system do not know it either.
    let prepared = Collect::bare()
        .args(["--into", "data", "--graph-url", &fake.graph_url()])
        .env("TENANT_STATUS_TOKEN", &fake.token(0));
    prepared.run().code(2).prints("certificate").writes_nothing();
    assert!(fake.requests().is_empty());
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    let fake = FakeGraph::start(Scenario { wrong_certificate: true, ..Scenario::contoso() });
    Collect::new(&fake).run().code(2).prints("certificate").writes_nothing();
    assert!(fake.requests().is_empty());
}

#[test]
fn nothing_turns_verification_off() {
    let help = Collect::bare().arg("--help").run().code(0).stdout.to_lowercase();
    for word in ["insecure", "no-verify", "skip-verify", "no-check"] {
        assert!(!help.contains(word), "{word}");
    }
}

#[test]
fn a_ca_file_without_certificates_is_explained() {
    let fake = FakeGraph::start(Scenario::contoso());
    for text in ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let file = fake.folder().join("wrong.pem");
        std::fs::write(&file, text).unwrap();
        let file = file.display().to_string();
        let prepared = Collect::bare().args(["--into", "data", "--ca-file", &file, "--graph-url", &fake.graph_url()]);
        let ran = prepared.env("TENANT_STATUS_TOKEN", &fake.token(0)).run().code(2).writes_nothing();
        assert!(ran.printed().contains("wrong.pem") || ran.printed().contains("certificate"), "{}", ran.printed());
    }
    assert!(fake.requests().is_empty());
}

#[test]
fn a_proxy_from_the_environment_is_used_and_sees_no_token() {
    let (fake, proxy) = (FakeGraph::start(Scenario::contoso()), Proxy::start(200));
    Collect::new(&fake).env("HTTPS_PROXY", &proxy.url()).run().code(0);
    let heads = proxy.heads();
    let graph = fake.graph_url().replace("https://", "");
    assert!(heads.iter().any(|head| head.starts_with(&format!("CONNECT {graph} "))), "{heads:?}");
    assert!(heads.iter().all(|head| head.starts_with("CONNECT ") && !head.contains(ACCESS_MARK)), "{heads:?}");

    let direct = FakeGraph::start(Scenario::contoso());
    let unused = Proxy::start(200);
    Collect::new(&direct).env("HTTPS_PROXY", &unused.url()).env("NO_PROXY", "localhost").run().code(0);
    assert!(unused.heads().is_empty(), "{:?}", unused.heads());
}

#[test]
fn a_proxy_that_refuses_is_named_without_its_password() {
    let (fake, proxy) = (FakeGraph::start(Scenario::contoso()), Proxy::start(407));
    let address = format!("http://user:PROXY-PASSWORD@127.0.0.1:{}", proxy.port);
    let ran = Collect::new(&fake).env("HTTPS_PROXY", &address).run().code(2).prints("proxy").writes_nothing();
    assert!(!ran.printed().contains("PROXY-PASSWORD"), "{}", ran.printed());
    assert!(fake.requests().is_empty());
    assert!(proxy.heads()[0].to_lowercase().contains("proxy-authorization: basic"), "{:?}", proxy.heads());
}

#[test]
fn a_host_that_cannot_be_reached_is_named_soon() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("https://localhost:{closed}");
    let with_token = |graph: &str| {
        Collect::bare()
            .args(["--into", "data", "--graph-url", graph, "--first-wait", "20"])
            .env("TENANT_STATUS_TOKEN", "a-token")
    };
    let ran = with_token(&address).run().code(2).prints("cannot connect").writes_nothing();
    assert!(ran.took < Duration::from_secs(10), "{:?}", ran.took);
    with_token("https://host.invalid").run().code(2).prints("cannot connect").writes_nothing();
}

#[test]
fn a_graph_that_disappears_in_the_middle_is_named_and_the_rest_is_kept() {
    let fake = FakeGraph::start(Scenario::contoso().always("messages", crate::fake_graph::Fault::NoAnswer));
    let ran = Collect::new(&fake).run().code(3).prints("warning: messages");
    let graph = fake.requests().iter().filter(|request| request.role == Role::Graph).count();
    assert!(graph > 21, "{graph}\n{}", ran.printed());
}
