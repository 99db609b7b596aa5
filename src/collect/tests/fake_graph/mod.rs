//! A fake Microsoft Graph with its login host, on loopback, with real TLS.
//!
//! [`FakeGraph::start`] takes a [`Scenario`]: tenants with their facts, and faults of single requests. It records every
//! request. A third server, `elsewhere`, stands for a host that Microsoft does not own: it records its requests, and must never get a token.

#![allow(dead_code, reason = "tests and the example each use a part")]

pub mod facts;
pub mod graph;
pub mod login;
pub mod scenario;
pub mod tls;
pub mod wire;

use std::{
    collections::BTreeMap,
    fs,
    net::{TcpListener, TcpStream},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::json;
use tempfile::TempDir;

pub use scenario::{Fault, Framing, Link, Poll, RetryAfter, Scenario, Tenant, Times, TokenLife};

use graph::Asked;
use tls::{ApplicationCertificate, Authority};
use wire::{Answer, Body, Delivery, Request};

/// A server waits this long for a request, so that its threads end after a test.
const IDLE: Duration = Duration::from_secs(120);

/// Which server got a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Graph,
    Login,
    Elsewhere,
}

/// A request with its answer.
#[derive(Debug, Clone)]
pub struct Recorded {
    pub at: Instant,
    pub role: Role,
    /// The tenant whose token it had.
    pub tenant: Option<usize>,
    /// The last segment of its path.
    pub endpoint: String,
    pub page: usize,
    pub status: u16,
    pub request: Request,
}

/// What attempts are counted by: the number of the planned fault, the tenant, the path and the page.
type AttemptOf = (usize, Option<usize>, String, usize);

/// What the threads of the servers share.
pub struct State {
    scenario: Scenario,
    certificate: ApplicationCertificate,
    issued: Mutex<login::Issued>,
    urls: OnceLock<[String; 3]>,
    recorded: Mutex<Vec<Recorded>>,
    attempts: Mutex<BTreeMap<AttemptOf, u32>>,
    /// Faults of the fake itself.
    errors: Mutex<Vec<String>>,
    /// Connections that ended before a request, e.g. because the client rejects the certificate.
    broken: Mutex<Vec<String>>,
    stopped: AtomicBool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    fn url(&self, role: Role) -> String {
        let urls = self.urls.get().expect("the servers have started");
        urls[role as usize].clone()
    }

    fn graph_url(&self) -> String {
        self.url(Role::Graph)
    }

    fn login_url(&self) -> String {
        self.url(Role::Login)
    }

    #[allow(clippy::disallowed_methods, reason = "tests check the time between requests")]
    fn answer(&self, role: Role, request: &Request) -> Answer {
        let asked = Asked::new(request);
        let (tenant, answer) = match role {
            Role::Graph => self.answer_graph(&asked, request),
            Role::Login => {
                let planned = self.planned(None, &asked, &["token", "devicecode"]);
                let usual = || login::answer(self, request);
                (None, planned.map_or_else(usual, |fault| self.faulty(&fault, &asked, request, 0)))
            }
            Role::Elsewhere => (None, Answer::json(200, &json!({ "value": [] }))),
        };
        let recorded = Recorded {
            at: Instant::now(),
            role,
            tenant,
            endpoint: asked.endpoint,
            page: asked.page,
            status: answer.status,
            request: request.clone(),
        };
        lock(&self.recorded).push(recorded);
        answer
    }

    fn answer_graph(&self, asked: &Asked, request: &Request) -> (Option<usize>, Answer) {
        thread::sleep(self.scenario.latency);
        let token = request.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
        let Some(tenant) = token.and_then(|token| lock(&self.issued).tenant_of(token)) else {
            let text = "Lifetime validation failed, the token is expired.";
            return (None, graph::error(401, "InvalidAuthenticationToken", text));
        };
        let planned = self.planned(Some(tenant), asked, &[]);
        let mut answer = match planned {
            Some(fault) => self.faulty(&fault, asked, request, tenant),
            None => graph::answer(self, tenant, asked, request, None),
        };
        let accepts = request.header("accept-encoding").is_some_and(|accepted| accepted.contains("gzip"));
        if self.scenario.gzip && accepts && matches!(answer.body, Body::Bytes(_)) {
            answer.gzip = true;
        }
        (Some(tenant), answer)
    }

    /// Returns the fault that is planned for a request, and counts the attempt.
    fn planned(&self, tenant: Option<usize>, asked: &Asked, login: &[&str]) -> Option<Fault> {
        let any = if login.is_empty() { "*" } else { "" };
        let (number, planned) = self.scenario.planned.iter().enumerate().find(|(_, planned)| {
            (planned.endpoint == asked.endpoint || planned.endpoint == any)
                && planned.page.is_none_or(|page| page == asked.page)
                && planned.tenant.is_none_or(|planned| Some(planned) == tenant)
        })?;
        let mut attempts = lock(&self.attempts);
        let attempt = attempts.entry((number, tenant, asked.path.clone(), asked.page)).or_default();
        *attempt += 1;
        match planned.times {
            Times::First(times) if *attempt > times => None,
            _ => Some(planned.fault.clone()),
        }
    }

    fn faulty(&self, fault: &Fault, asked: &Asked, request: &Request, tenant: usize) -> Answer {
        let usual = |next| match request.path().contains("/oauth2/") {
            true => login::answer(self, request),
            false => graph::answer(self, tenant, asked, request, next),
        };
        let deliver = |delivery| Answer { delivery, ..usual(None) };
        let token = request.header("authorization").unwrap_or_default().trim_start_matches("Bearer ");
        match fault {
            Fault::Error { status, code } => graph::error(*status, code, "The request was refused."),
            Fault::Throttled(after) => retry_after(graph::error(429, "TooManyRequests", "Too many requests."), *after),
            Fault::Gateway(status, after) => {
                retry_after(Answer::new(*status, "text/html", "<html><h1>Gateway</h1></html>"), *after)
            }
            Fault::Slow(pause) => {
                thread::sleep(*pause);
                usual(None)
            }
            Fault::Drip(pause) => deliver(Delivery::Drip(*pause)),
            Fault::NoAnswer => deliver(Delivery::Never),
            Fault::CutOff(framing) => deliver(Delivery::CutOff(*framing)),
            Fault::Redirect(link) => {
                Answer::new(302, "text/html", "").header("Location", self.link(*link, asked, request))
            }
            Fault::NextPage(link) => usual(Some(self.link(*link, asked, request))),
            Fault::Html => Answer::new(200, "text/html; charset=utf-8", "<!DOCTYPE html><title>Sign in</title>"),
            Fault::Body { content_type, body } => Answer::new(200, content_type, body.clone()),
            Fault::ErrorWith200(code) => Answer { status: 200, ..graph::error(200, code, "The request was refused.") },
            Fault::Large { bytes, gzip } => {
                Answer { body: Body::Large(*bytes), gzip: *gzip, ..Answer::json(200, &json!({})) }
            }
            Fault::EchoedToken(status) => graph::error(*status, "Forbidden", &format!("Bearer {token} was rejected.")),
            Fault::TokenInRecord => token_in_record(token),
            Fault::DrippedToken => {
                Answer { delivery: Delivery::Drip(Duration::from_millis(1)), ..token_in_record(token) }
            }
        }
    }

    fn link(&self, link: Link, asked: &Asked, request: &Request) -> String {
        let next = |base: &str| graph::next_page(base, request, asked.page + 1);
        let graph = self.graph_url();
        match link {
            Link::Elsewhere => next(&self.url(Role::Elsewhere)),
            Link::OtherName => next(&graph.replace("localhost", "127.0.0.1")),
            Link::Http => next(&graph.replace("https:", "http:")),
            Link::Loop => format!("{graph}{}", request.target),
            Link::Endless => next(&graph),
            Link::Nonsense => "not an address".to_owned(),
        }
    }

    /// Serves one connection.
    fn serve(&self, role: Role, stream: TcpStream, config: Arc<ServerConfig>) {
        let _ = stream.set_read_timeout(Some(IDLE));
        let _ = stream.set_nodelay(true);
        let Ok(connection) = ServerConnection::new(config) else { return };
        let mut stream = StreamOwned::new(connection, stream);
        let mut answered = 0;
        loop {
            match wire::read_request(&mut stream) {
                Ok(None) => break,
                Err(error) => {
                    if answered == 0 {
                        lock(&self.broken).push(format!("{role:?}: {error}"));
                    }
                    break;
                }
                Ok(Some(request)) => {
                    answered += 1;
                    // A client that gives up closes its connection, which is no fault of the fake.
                    if !self.answer(role, &request).send(&mut stream).unwrap_or(false) {
                        break;
                    }
                }
            }
        }
        stream.conn.send_close_notify();
        let _ = stream.conn.complete_io(&mut stream.sock);
    }
}

fn token_in_record(token: &str) -> Answer {
    let record = json!({ "id": "MC1", "title": format!("Token {token}"), "services": ["Microsoft Intune"],
        "isMajorChange": false });
    Answer::json(200, &json!({ "value": [record] }))
}

fn retry_after(answer: Answer, after: RetryAfter) -> Answer {
    match after {
        RetryAfter::None => answer,
        RetryAfter::Seconds(seconds) => answer.header("Retry-After", seconds.to_string()),
        RetryAfter::Date(seconds) => {
            let date = scenario::now() + TimeDelta::seconds(seconds);
            answer.header("Retry-After", date.format("%a, %d %b %Y %H:%M:%S GMT").to_string())
        }
        RetryAfter::Nonsense => answer.header("Retry-After", "soon"),
    }
}

/// A running fake Graph. Dropping it stops it, and fails the test if the fake itself had a fault.
pub struct FakeGraph {
    state: Arc<State>,
    ports: [u16; 3],
    folder: TempDir,
}

impl FakeGraph {
    /// Starts it on ports that are free.
    pub fn start(scenario: Scenario) -> Self {
        Self::start_at(scenario, [0; 3])
    }

    /// Starts Graph, the login host and the stranger at these ports; 0 is any.
    pub fn start_at(scenario: Scenario, ports: [u16; 3]) -> Self {
        let authority = Authority::new();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("ca.pem"), authority.pem()).unwrap();
        let certificate = ApplicationCertificate::new();
        fs::write(folder.path().join("certificate.pem"), &certificate.pem).unwrap();
        fs::write(folder.path().join("key.pem"), tls::APPLICATION_KEY).unwrap();
        let names: &[&str] = if scenario.wrong_certificate { &["other.example"] } else { &["localhost", "127.0.0.1"] };
        let config = authority.server(names);
        let state = Arc::new(State {
            scenario,
            certificate,
            issued: Mutex::default(),
            urls: OnceLock::new(),
            recorded: Mutex::default(),
            attempts: Mutex::default(),
            errors: Mutex::default(),
            broken: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let listeners = ports.map(|port| TcpListener::bind(("127.0.0.1", port)).unwrap());
        let ports = [0, 1, 2].map(|number: usize| listeners[number].local_addr().unwrap().port());
        state.urls.set(ports.map(|port| format!("https://localhost:{port}"))).unwrap();
        for (listener, role) in listeners.into_iter().zip([Role::Graph, Role::Login, Role::Elsewhere]) {
            let (state, config) = (Arc::clone(&state), Arc::clone(&config));
            thread::spawn(move || listen(&state, role, &listener, &config));
        }
        Self { state, ports, folder }
    }

    /// Returns the address of Graph.
    pub fn graph_url(&self) -> String {
        self.state.graph_url()
    }

    /// Returns the address of the login host.
    pub fn login_url(&self) -> String {
        self.state.login_url()
    }

    /// Returns the file with the certificate of the authority.
    pub fn ca_file(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// Returns the file with the certificate of the application.
    pub fn certificate_file(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    /// Returns the file with the key of the application.
    pub fn key_file(&self) -> PathBuf {
        self.folder.path().join("key.pem")
    }

    /// Returns a folder for further files of a test.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Returns its scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.state.scenario
    }

    /// Returns a token of a tenant, as a managed identity hands one out.
    pub fn token(&self, tenant: usize) -> String {
        lock(&self.state.issued).issue(tenant, self.state.scenario.token_life)
    }

    /// Returns all requests so far.
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.state.recorded).clone()
    }

    /// Returns the requests to one endpoint, of Graph or of the login host.
    pub fn requests_of(&self, endpoint: &str) -> Vec<Recorded> {
        self.requests().into_iter().filter(|request| request.endpoint == endpoint).collect()
    }

    /// Returns the requests to the server `elsewhere`.
    pub fn elsewhere(&self) -> Vec<Recorded> {
        self.requests().into_iter().filter(|request| request.role == Role::Elsewhere).collect()
    }

    /// Returns why connections ended before a request.
    pub fn broken_connections(&self) -> Vec<String> {
        lock(&self.state.broken).clone()
    }
}

impl Drop for FakeGraph {
    fn drop(&mut self) {
        self.state.stopped.store(true, Ordering::SeqCst);
        for port in self.ports {
            // Wakes the thread that waits for a connection.
            let _ = TcpStream::connect(("127.0.0.1", port));
        }
        let errors = lock(&self.state.errors).clone();
        if !thread::panicking() {
            assert!(errors.is_empty(), "the fake Graph itself failed: {errors:#?}");
        }
    }
}

fn listen(state: &Arc<State>, role: Role, listener: &TcpListener, config: &Arc<ServerConfig>) {
    for stream in listener.incoming() {
        if state.stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let (state, config) = (Arc::clone(state), Arc::clone(config));
        thread::spawn(move || {
            let served = catch_unwind(AssertUnwindSafe(|| state.serve(role, stream, config)));
            if let Err(panic) = served {
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                lock(&state.errors).push(format!("{role:?}: {}", text.unwrap_or_default()));
            }
        });
    }
}
