//! HTTP: one exchange at a time, over verified TLS, without redirects.

use std::{
    io::{self, Read},
    path::Path,
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, Utc};
use rustls::crypto::ring;
use tenant_status::diagnostic::visible;
use ureq::{
    Agent, Body, Error, Proxy,
    http::{Response, header},
    tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem},
};

use crate::{
    retry,
    secret::{Secret, Vault},
};

/// Longest time to connect, in seconds, including the name lookup and TLS.
const CONNECT: Duration = Duration::from_secs(30);

/// Variables that name a proxy, as ureq reads them.
const PROXY_VARIABLES: [&str; 6] = ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/// Why there is no answer, or only a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HttpFailure {
    /// The host cannot be reached.
    Unreachable(String),
    /// The certificate of the host is not trusted, or there is no common version of TLS.
    Untrusted(String),
    /// No answer in time.
    TimedOut,
    /// The connection broke, or the answer is not HTTP.
    Broken(String),
}

impl HttpFailure {
    /// Returns a message for people.
    pub(crate) fn message(&self) -> String {
        match self {
            HttpFailure::Unreachable(why) => format!("cannot connect: {why}"),
            HttpFailure::Untrusted(why) => format!("TLS: {why}"),
            HttpFailure::TimedOut => "no complete answer in time".to_owned(),
            HttpFailure::Broken(why) => format!("the connection failed: {why}"),
        }
    }

    /// Returns whether the host was never reached, so that other requests will not reach it either.
    pub(crate) fn is_unreachable(&self) -> bool {
        matches!(self, HttpFailure::Unreachable(_) | HttpFailure::Untrusted(_))
    }
}

impl From<Error> for HttpFailure {
    fn from(error: Error) -> Self {
        match error {
            Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
                HttpFailure::Unreachable("no connection in time".to_owned())
            }
            Error::Timeout(_) => HttpFailure::TimedOut,
            Error::HostNotFound => HttpFailure::Unreachable("the name of the host is unknown".to_owned()),
            Error::ConnectionFailed => HttpFailure::Unreachable("no address of the host answers".to_owned()),
            Error::ConnectProxyFailed(why) => HttpFailure::Unreachable(format!("the proxy refuses: {}", visible(&why))),
            Error::Rustls(error) => HttpFailure::Untrusted(visible(&error.to_string())),
            Error::Tls(why) => HttpFailure::Untrusted(why.to_owned()),
            Error::Io(error) => error.into(),
            other => HttpFailure::Broken(visible(&other.to_string())),
        }
    }
}

impl From<io::Error> for HttpFailure {
    fn from(error: io::Error) -> Self {
        let shown = visible(&error.to_string());
        if error.get_ref().is_some_and(|inner| inner.is::<Error>()) {
            return Error::from(error).into();
        }
        if error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>()) {
            return HttpFailure::Untrusted(shown);
        }
        if is_lookup_failure(&error) {
            return HttpFailure::Unreachable(shown);
        }
        match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => HttpFailure::TimedOut,
            io::ErrorKind::ConnectionRefused
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::AddrNotAvailable => HttpFailure::Unreachable(shown),
            _ => HttpFailure::Broken(shown),
        }
    }
}

/// Returns whether the name of the host could not be looked up. The standard library has no kind for it: on Unix, it can
/// only be told by the message; on Windows, the codes are those of Winsock.
fn is_lookup_failure(error: &io::Error) -> bool {
    let is_windows = cfg!(windows) && matches!(error.raw_os_error(), Some(11001..=11004));
    is_windows || error.to_string().starts_with("failed to lookup address information")
}

/// An answer whose body is not read yet.
pub(crate) struct Answer {
    /// HTTP status.
    pub(crate) status: u16,
    /// Wait that the server asks for.
    pub(crate) retry_after: Option<Duration>,
    response: Response<Body>,
}

impl Answer {
    fn of(response: Response<Body>, now: DateTime<Utc>) -> Self {
        let header = response.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
        let retry_after = header.and_then(|value| retry::retry_after(value, now));
        Answer { status: response.status().as_u16(), retry_after, response }
    }

    /// Returns the body, unpacked.
    pub(crate) fn into_reader(self) -> impl Read {
        self.response.into_body().into_reader()
    }

    /// Reads the body, up to `most` bytes; a longer one is cut off.
    ///
    /// # Errors
    /// The connection failed.
    pub(crate) fn into_bytes(self, most: u64) -> Result<Vec<u8>, HttpFailure> {
        let mut bytes = Vec::new();
        self.into_reader().take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Makes requests. Clones share connections.
#[derive(Debug, Clone)]
pub(crate) struct Http(Agent);

impl Http {
    /// Prepares connections. TLS trusts the certificates of the system or, with a CA file, only those in it.
    ///
    /// # Errors
    /// A message about the CA file or a proxy variable.
    pub(crate) fn new(ca_file: Option<&Path>, vault: &Vault) -> Result<Self, String> {
        let roots = ca_file.map_or(Ok(RootCerts::PlatformVerifier), roots)?;
        let tls = TlsConfig::builder()
            .root_certs(roots)
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .https_only(true)
            .http_status_as_error(false)
            // A redirect is returned as it came, and never followed with a token.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(proxy(vault)?)
            .timeout_connect(Some(CONNECT))
            .max_idle_age(Duration::from_secs(60))
            .user_agent(concat!("tenant-status-collect/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls)
            .build();
        Ok(Http(config.new_agent()))
    }

    /// Requests an address with a token.
    ///
    /// # Errors
    /// There is no answer.
    pub(crate) fn get(
        &self,
        url: &str,
        token: &Secret,
        within: Duration,
        now: DateTime<Utc>,
    ) -> Result<Answer, HttpFailure> {
        let request = self.0.get(url).config().timeout_global(Some(within)).build();
        let request = request.header(header::ACCEPT, "application/json");
        let response = request.header(header::AUTHORIZATION, format!("Bearer {}", token.expose())).call()?;
        Ok(Answer::of(response, now))
    }

    /// Sends a form.
    ///
    /// # Errors
    /// There is no answer.
    pub(crate) fn post(
        &self,
        url: &str,
        form: &[(&str, String)],
        within: Duration,
        now: DateTime<Utc>,
    ) -> Result<Answer, HttpFailure> {
        let request = self.0.post(url).config().timeout_global(Some(within)).build();
        let fields = form.iter().map(|(name, value)| (*name, value.as_str()));
        Ok(Answer::of(request.header(header::ACCEPT, "application/json").send_form(fields)?, now))
    }
}

/// Reads the certificates of a CA file.
fn roots(file: &Path) -> Result<RootCerts, String> {
    let shown = tenant_status::paths::shown(file);
    let pem = std::fs::read(file).map_err(|error| format!("--ca-file: cannot read {shown}: {error}"))?;
    let mut certificates: Vec<Certificate<'static>> = Vec::new();
    for item in parse_pem(&pem) {
        match item.map_err(|error| format!("--ca-file: {shown} is not a PEM file: {error}"))? {
            PemItem::Certificate(certificate) => certificates.push(certificate),
            _ => return Err(format!("--ca-file: {shown} must contain certificates only")),
        }
    }
    if certificates.is_empty() {
        return Err(format!("--ca-file: {shown} contains no certificate (`-----BEGIN CERTIFICATE-----`)"));
    }
    Ok(RootCerts::new_with_certs(&certificates))
}

/// Returns the proxy that the environment names. ureq ignores a malformed one, and would then connect without it.
fn proxy(vault: &Vault) -> Result<Option<Proxy>, String> {
    for variable in PROXY_VARIABLES {
        let Ok(value) = std::env::var(variable) else { continue };
        if !value.is_empty() && Proxy::new(&value).is_err() {
            // The value may contain a password.
            return Err(format!(
                "the variable {variable} is not the address of an HTTP proxy; expected e.g. `http://proxy.example:8080`"
            ));
        }
    }
    let proxy = Proxy::try_from_env();
    if let Some(password) = proxy.as_ref().and_then(Proxy::password) {
        vault.keep(Secret::new(password));
    }
    Ok(proxy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_before_a_connection_are_told_from_later_ones() {
        let of = |kind| HttpFailure::from(Error::Io(io::Error::from(kind)));
        assert!(of(io::ErrorKind::ConnectionRefused).is_unreachable());
        assert!(!of(io::ErrorKind::ConnectionReset).is_unreachable());
        assert_eq!(of(io::ErrorKind::TimedOut), HttpFailure::TimedOut);
        let lookup = io::Error::other("failed to lookup address information: Name or service not known");
        assert!(HttpFailure::from(Error::Io(lookup)).is_unreachable());
        let inner = rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer);
        let wrapped = Error::Io(io::Error::new(io::ErrorKind::InvalidData, inner));
        assert!(matches!(HttpFailure::from(wrapped), HttpFailure::Untrusted(_)));
        // ureq wraps its own errors when a body is read.
        assert_eq!(HttpFailure::from(Error::Timeout(ureq::Timeout::Global).into_io()), HttpFailure::TimedOut);
    }

    #[test]
    fn a_ca_file_has_certificates_only() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        for (text, part) in [
            ("", "contains no certificate"),
            ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "certificates only"),
            ("-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----\n", "is not a PEM file"),
        ] {
            std::fs::write(&file, text).unwrap();
            let message = Http::new(Some(&file), &Vault::default()).unwrap_err();
            assert!(message.contains(part), "{message}");
        }
    }
}
