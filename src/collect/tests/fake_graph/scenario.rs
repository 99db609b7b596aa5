//! What a fake Graph does, as data: its tenants, how they sign in, and the faults of single requests.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::facts::Facts;

/// The application that signs in to every tenant.
pub const APPLICATION: &str = "11111111-2222-4333-8444-555555555555";

/// Marks that a secret, a token or a code carries. A test searches everything that was written or printed for them.
pub const SECRET: &str = "Secret~MARK/s3cr3t+value==";
pub const DEVICE_CODE: &str = "DEVICECODE-MARK-0a1b2c";
pub const ACCESS_MARK: &str = "ACCESSTOKEN-MARK";
pub const REFRESH_MARK: &str = "REFRESHTOKEN-MARK";
pub const FEDERATED: &str = "eyJhbGciOiJSUzI1NiJ9.FEDERATED-MARK.c2ln";

/// A tenant of the fake Graph.
#[derive(Debug, Clone)]
pub struct Tenant {
    pub facts: Facts,
    /// The client secret of the application; differs between tenants, so that one that is mixed up is noticed.
    pub secret: String,
}

/// How long an access token is valid.
#[derive(Debug, Clone, Copy)]
pub enum TokenLife {
    /// As announced.
    Long,
    /// It is announced for longer than a clock can count, and so is a device code.
    Endless,
    /// It answers this many requests, and 401 after that, although it was announced for an hour.
    Requests(u32),
    /// It is rejected from the start.
    None,
}

/// What a fault changes.
#[derive(Debug, Clone)]
pub enum Fault {
    /// An error in Graph's form.
    Error { status: u16, code: &'static str },
    /// 429.
    Throttled(RetryAfter),
    /// 500, 502, 503 or 504, as gateways answer: without JSON.
    Gateway(u16, RetryAfter),
    /// The usual answer, after a while.
    Slow(Duration),
    /// The usual answer, one byte at a time with a pause after each.
    Drip(Duration),
    /// The connection is closed before the answer.
    NoAnswer,
    /// The usual answer, cut off after half of its body.
    CutOff(Framing),
    /// A redirect.
    Redirect(Link),
    /// The usual page, whose next page is elsewhere.
    NextPage(Link),
    /// 200 with a sign-in page.
    Html,
    /// 200 with any content and content type.
    Body { content_type: &'static str, body: Vec<u8> },
    /// 200 with an error in Graph's form.
    ErrorWith200(&'static str),
    /// A list of about this many bytes, streamed.
    Large { bytes: u64, gzip: bool },
    /// An error whose message repeats the token of the request.
    EchoedToken(u16),
    /// A list whose only record repeats the token of the request.
    TokenInRecord,
    /// The same, one byte at a time: no read of the client has the whole token.
    DrippedToken,
}

/// How the end of an answer is announced.
#[derive(Debug, Clone, Copy)]
pub enum Framing {
    /// By `Content-Length`.
    Length,
    /// By chunks.
    Chunked,
    /// By closing the connection, with TLS's own message.
    Closed,
}

/// The header `Retry-After`.
#[derive(Debug, Clone, Copy)]
pub enum RetryAfter {
    None,
    Seconds(u64),
    /// A date this many seconds ahead.
    Date(i64),
    /// No number and no date.
    Nonsense,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy)]
pub enum Link {
    /// Another server with a certificate of the same authority.
    Elsewhere,
    /// The same server under another name.
    OtherName,
    /// The same server, without TLS.
    Http,
    /// The page that has the link.
    Loop,
    /// Always a further page.
    Endless,
    /// No address.
    Nonsense,
}

/// Which attempts of a request a fault applies to.
#[derive(Debug, Clone, Copy)]
pub enum Times {
    First(u32),
    Always,
}

/// A planned fault: the first that fits a request applies.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The number of the tenant; `None` for all.
    pub tenant: Option<usize>,
    /// Last segment of the URL's path, `token` and `devicecode` of the login host, or `*` for any of Graph.
    pub endpoint: &'static str,
    /// The page, from 1; `None` for all.
    pub page: Option<usize>,
    pub times: Times,
    pub fault: Fault,
}

/// The answers to polls with a device code, before the sign-in succeeds.
#[derive(Debug, Clone, Copy)]
pub enum Poll {
    Pending,
    SlowDown,
    Declined,
    Expired,
}

/// Everything that a fake Graph does.
#[derive(Debug, Clone)]
pub struct Scenario {
    pub now: DateTime<Utc>,
    /// The resource that a token must be requested for: that of the cloud.
    pub resource: &'static str,
    pub tenants: Vec<Tenant>,
    pub page_size: usize,
    pub gzip: bool,
    pub token_life: TokenLife,
    pub planned: Vec<Planned>,
    pub polls: Vec<Poll>,
    /// Seconds between polls with a device code.
    pub interval: u64,
    /// A pause before each answer of Graph, so that parallel requests are parallel.
    pub latency: Duration,
    /// The server's certificate is for another name.
    pub wrong_certificate: bool,
}

impl Scenario {
    /// Returns a scenario of one tenant without faults, with pages of three records.
    pub fn contoso() -> Self {
        let now = now();
        Self::of(vec![Facts::contoso(now)], now)
    }

    /// Returns a scenario of many small tenants without faults.
    pub fn fleet(tenants: usize) -> Self {
        let now = now();
        Self::of((0..tenants).map(|number| Facts::small(number, now)).collect(), now)
    }

    fn of(facts: Vec<Facts>, now: DateTime<Utc>) -> Self {
        let tenant = |(number, facts)| Tenant { facts, secret: secret(number) };
        Self {
            now,
            resource: "https://graph.microsoft.com",
            tenants: facts.into_iter().enumerate().map(tenant).collect(),
            page_size: 3,
            gzip: true,
            token_life: TokenLife::Long,
            planned: Vec::new(),
            polls: Vec::new(),
            interval: 1,
            latency: Duration::ZERO,
            wrong_certificate: false,
        }
    }

    /// Adds a fault of every attempt of all pages of an endpoint.
    pub fn always(self, endpoint: &'static str, fault: Fault) -> Self {
        self.plan(endpoint, None, Times::Always, fault)
    }

    /// Adds a fault of the first attempts of all pages of an endpoint.
    pub fn first(self, times: u32, endpoint: &'static str, fault: Fault) -> Self {
        self.plan(endpoint, None, Times::First(times), fault)
    }

    /// Adds a fault of one page of an endpoint.
    pub fn page(self, page: usize, endpoint: &'static str, fault: Fault) -> Self {
        self.plan(endpoint, Some(page), Times::Always, fault)
    }

    /// Adds a fault of one tenant.
    pub fn tenant(mut self, tenant: usize, endpoint: &'static str, fault: Fault) -> Self {
        self.planned.push(Planned { tenant: Some(tenant), endpoint, page: None, times: Times::Always, fault });
        self
    }

    fn plan(mut self, endpoint: &'static str, page: Option<usize>, times: Times, fault: Fault) -> Self {
        self.planned.push(Planned { tenant: None, endpoint, page, times, fault });
        self
    }
}

/// Returns the client secret of a tenant.
pub fn secret(tenant: usize) -> String {
    if tenant == 0 { SECRET.to_owned() } else { format!("{SECRET}{tenant}") }
}

/// Returns the current time in whole seconds.
#[allow(clippy::disallowed_methods, reason = "tokens and facts are as old as the test wants them to be now")]
pub fn now() -> DateTime<Utc> {
    let now = DateTime::<Utc>::from(std::time::SystemTime::now());
    DateTime::from_timestamp(now.timestamp(), 0).unwrap()
}
