//! Signing in: how a run gets the token that Microsoft Graph asks for.

mod assertion;
mod device_code;
mod exchange;

use std::{
    fs,
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use url::Url;

pub(crate) use assertion::SigningKey;
use exchange::Granted;

use crate::{cloud::Hosts, context::Context, secret::Secret};

/// How to sign in.
#[derive(Debug)]
pub(crate) enum Method {
    /// A ready-made token, which cannot be renewed.
    Token(Secret),
    /// As an application, with a client secret.
    ClientSecret(Secret),
    /// As an application, with a certificate.
    Certificate(Box<SigningKey>),
    /// As an application, with the token of a workload identity. The file is replaced before its token expires.
    Federated(PathBuf),
    /// As a user, who enters a code in a browser.
    DeviceCode,
}

impl Method {
    /// Returns the secret that is sent as it is.
    pub(crate) fn secret(&self) -> Option<&Secret> {
        match self {
            Method::Token(secret) | Method::ClientSecret(secret) => Some(secret),
            Method::Certificate(_) | Method::Federated(_) | Method::DeviceCode => None,
        }
    }
}

/// Why there is no token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SignInFailure {
    /// The login host cannot be reached, or fails.
    Network(String),
    /// The login host refuses.
    Refused(String),
}

/// The account of a tenant.
#[derive(Debug)]
pub(crate) struct Account {
    /// Directory id or domain of the tenant. `None` with a ready-made token.
    pub(crate) tenant: Option<String>,
    /// Application (client) id. `None` with a ready-made token.
    pub(crate) client_id: Option<String>,
    /// How to sign in.
    pub(crate) method: Method,
    /// Permissions that a user is asked for.
    pub(crate) permissions: Vec<&'static str>,
}

/// A token in use.
#[derive(Debug, Clone)]
struct Current {
    token: Secret,
    /// Time of the clock after which it is renewed. `None` if it is unknown.
    renew_at: Option<Duration>,
    refresh: Option<Secret>,
}

/// What a session has so far.
#[derive(Debug, Default)]
struct State {
    current: Option<Current>,
    /// Why the last sign-in failed. It is not tried again, because too many failures lock an account.
    failure: Option<SignInFailure>,
}

/// Signs in, and renews the token.
pub(crate) struct Session<'a> {
    context: &'a Context,
    hosts: &'a Hosts,
    account: &'a Account,
    /// Shows a message to the user.
    say: &'a (dyn Fn(&str) + Sync),
    state: Mutex<State>,
}

impl<'a> Session<'a> {
    /// Prepares a session. The first token is requested when it is needed.
    pub(crate) fn new(
        context: &'a Context,
        hosts: &'a Hosts,
        account: &'a Account,
        say: &'a (dyn Fn(&str) + Sync),
    ) -> Self {
        Session { context, hosts, account, say, state: Mutex::default() }
    }

    /// Returns the token, and gets a new one shortly before it expires.
    ///
    /// # Errors
    /// There is no token.
    pub(crate) fn token(&self) -> Result<Secret, SignInFailure> {
        self.unless(|current| current.renew_at.is_none_or(|at| self.context.clock.elapsed() < at))
    }

    /// Returns another token than `refused`, which Graph does not accept.
    ///
    /// # Errors
    /// There is no other token.
    pub(crate) fn renew(&self, refused: &Secret) -> Result<Secret, SignInFailure> {
        self.unless(|current| current.token != *refused)
    }

    /// Returns the current token if it is good, else a new one. Requests that need one at the same time get the same.
    fn unless(&self, is_good: impl Fn(&Current) -> bool) -> Result<Secret, SignInFailure> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(good) = state.current.as_ref().filter(|current| is_good(current)) {
            return Ok(good.token.clone());
        }
        if let Some(failure) = &state.failure {
            return Err(failure.clone());
        }
        match self.sign_in(state.current.as_ref()) {
            Ok(granted) => {
                let current = self.current_of(granted);
                Ok(state.current.insert(current).token.clone())
            }
            Err(failure) => Err(state.failure.insert(failure).clone()),
        }
    }

    fn current_of(&self, granted: Granted) -> Current {
        // A token is renewed a little early: clocks differ, and a request takes a while.
        let use_for = |lifetime: Duration| lifetime - (lifetime / 10).min(Duration::from_secs(60));
        let renew_at = granted.lifetime.map(|lifetime| self.context.clock.elapsed().saturating_add(use_for(lifetime)));
        Current { token: granted.token, renew_at, refresh: granted.refresh }
    }

    /// Gets a token. `before` is the one that expires.
    fn sign_in(&self, before: Option<&Current>) -> Result<Granted, SignInFailure> {
        match &self.account.method {
            Method::Token(token) => given(token, before.is_some()),
            Method::ClientSecret(secret) => {
                self.client_credentials(vec![("client_secret", secret.expose().to_owned())])
            }
            Method::Certificate(key) => {
                let address = self.address("token")?;
                let assertion = key.assertion(self.client_id()?, address.as_str(), self.context.clock.utc())?;
                self.with_assertion(assertion)
            }
            Method::Federated(file) => {
                let token = fs::read_to_string(file).map_err(|error| {
                    let shown = tenant_status::paths::shown(file);
                    SignInFailure::Refused(format!("cannot read the federated token {shown}: {error}"))
                })?;
                self.with_assertion(Secret::new(token))
            }
            Method::DeviceCode => self.as_user(before.and_then(|before| before.refresh.as_ref())),
        }
    }

    fn with_assertion(&self, assertion: Secret) -> Result<Granted, SignInFailure> {
        let assertion = self.context.vault.keep(assertion);
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".to_owned();
        self.client_credentials(vec![
            ("client_assertion_type", kind),
            ("client_assertion", assertion.expose().to_owned()),
        ])
    }

    /// Signs in as an application. All its permissions are asked for.
    fn client_credentials(&self, credential: Vec<(&'static str, String)>) -> Result<Granted, SignInFailure> {
        let mut form = vec![
            ("grant_type", "client_credentials".to_owned()),
            ("client_id", self.client_id()?.to_owned()),
            ("scope", format!("{}/.default", self.hosts.resource)),
        ];
        form.extend(credential);
        self.grant(&form)
    }

    /// Returns the address of an endpoint of the login host.
    fn address(&self, endpoint: &str) -> Result<Url, SignInFailure> {
        // With a device code, the account decides on the tenant.
        let tenant = self.account.tenant.as_deref().unwrap_or("organizations");
        let address = self.hosts.login.join(&format!("{tenant}/oauth2/v2.0/{endpoint}"));
        address.map_err(|_| SignInFailure::Refused("the tenant is not a directory id or domain".to_owned()))
    }

    fn client_id(&self) -> Result<&str, SignInFailure> {
        let id = self.account.client_id.as_deref();
        id.ok_or_else(|| SignInFailure::Refused("no application is given; use --client-id".to_owned()))
    }
}

/// Returns the ready-made token, unless Graph has refused it.
fn given(token: &Secret, is_refused: bool) -> Result<Granted, SignInFailure> {
    if is_refused {
        let message = "the token in TENANT_STATUS_TOKEN is expired or not accepted";
        return Err(SignInFailure::Refused(message.to_owned()));
    }
    Ok(Granted { token: token.clone(), lifetime: None, refresh: None })
}
