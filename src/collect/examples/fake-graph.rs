//! A fake Microsoft Graph for trying the collector by hand, without a tenant.
//!
//! ```sh
//! cargo run --manifest-path src/collect/Cargo.toml --example fake-graph -- --into /tmp/fake
//! ```
//!
//! It writes the certificate of its authority, the certificate and key of an application and a client secret into the
//! folder, prints their paths and its addresses, and runs until it is stopped.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs, unreachable_pub)]

use std::{fs, path::PathBuf};

use clap::{Parser, ValueEnum};

#[path = "../tests/fake_graph/mod.rs"]
mod fake_graph;

use fake_graph::{
    FakeGraph, Fault, Framing, Link, Poll, RetryAfter, Scenario, TokenLife,
    scenario::{APPLICATION, FEDERATED, SECRET},
};

/// A fake Microsoft Graph on loopback.
#[derive(Parser)]
struct Arguments {
    /// Folder for the certificates and the secret
    #[arg(long)]
    into: PathBuf,
    /// Port of Graph; the login host has the next one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Number of tenants; more than one are small
    #[arg(long, default_value_t = 1)]
    tenants: usize,
    /// Records on a page
    #[arg(long, default_value_t = 3)]
    page_size: usize,
    /// What goes wrong
    #[arg(long, value_enum)]
    fault: Vec<Name>,
}

/// The faults to try.
#[derive(Clone, Copy, ValueEnum)]
enum Name {
    /// Each request is answered with 429 once
    Throttled,
    /// Messages are answered with 403
    Forbidden,
    /// The second page of the messages is cut off
    CutOff,
    /// Incidents redirect to another host
    Redirect,
    /// The next page of the messages is on another host
    NextPage,
    /// Messages are a list of 200 MB
    Large,
    /// A token answers ten requests
    ExpiringToken,
}

fn main() {
    let arguments = Arguments::parse();
    let usual = if arguments.tenants == 1 { Scenario::contoso() } else { Scenario::fleet(arguments.tenants) };
    let usual = Scenario { page_size: arguments.page_size, polls: vec![Poll::Pending, Poll::Pending], ..usual };
    let scenario = arguments.fault.iter().fold(usual, |scenario, fault| with_fault(scenario, *fault));
    let login = if arguments.port == 0 { 0 } else { arguments.port + 1 };
    let fake = FakeGraph::start_at(scenario, [arguments.port, login, 0]);

    fs::create_dir_all(&arguments.into).unwrap();
    let file = |name: &str| fs::canonicalize(&arguments.into).unwrap().join(name);
    fs::copy(fake.ca_file(), file("ca.pem")).unwrap();
    fs::copy(fake.certificate_file(), file("certificate.pem")).unwrap();
    fs::copy(fake.key_file(), file("key.pem")).unwrap();
    fs::write(file("secret"), SECRET).unwrap();
    fs::write(file("federated"), FEDERATED).unwrap();
    #[cfg(unix)]
    for name in ["key.pem", "secret", "federated"] {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file(name), fs::Permissions::from_mode(0o600)).unwrap();
    }

    println!("Graph:       {}", fake.graph_url());
    println!("Login host:  {}", fake.login_url());
    println!("Authority:   {}", file("ca.pem").display());
    println!("Application: {APPLICATION}");
    println!("Certificate: {}, {}", file("certificate.pem").display(), file("key.pem").display());
    println!("Secret:      {}", file("secret").display());
    println!("Federated:   {}", file("federated").display());
    for tenant in fake.scenario().tenants.iter().take(10) {
        println!("Tenant:      {} ({})", tenant.facts.domain, tenant.facts.id);
    }
    loop {
        std::thread::park();
    }
}

fn with_fault(scenario: Scenario, name: Name) -> Scenario {
    match name {
        Name::Throttled => scenario.first(1, "*", Fault::Throttled(RetryAfter::Seconds(1))),
        Name::Forbidden => scenario.always("messages", Fault::Error { status: 403, code: "Forbidden" }),
        Name::CutOff => scenario.page(2, "messages", Fault::CutOff(Framing::Length)),
        Name::Redirect => scenario.always("issues", Fault::Redirect(Link::Elsewhere)),
        Name::NextPage => scenario.page(1, "messages", Fault::NextPage(Link::Elsewhere)),
        Name::Large => scenario.always("messages", Fault::Large { bytes: 200_000_000, gzip: false }),
        Name::ExpiringToken => Scenario { token_life: TokenLife::Requests(10), ..scenario },
    }
}
