//! The login host: tokens for secrets, certificates, federated tokens, device codes and refresh tokens.

use std::{collections::BTreeSet, sync::PoisonError};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{digest, signature};
use serde_json::{Value, json};

use super::{
    State,
    scenario::{ACCESS_MARK, APPLICATION, DEVICE_CODE, FEDERATED, Poll, REFRESH_MARK, TokenLife, now},
    wire::{Answer, Request},
};

/// Longest validity of a client assertion that the fake accepts, in seconds.
const LONGEST_ASSERTION: i64 = 3600;

/// Tokens and codes that were given out.
#[derive(Debug, Default)]
pub struct Issued {
    /// Access tokens: the tenant, and how many requests each may still make.
    tokens: Vec<(String, usize, Option<u32>)>,
    refresh: Vec<(String, usize)>,
    polls: usize,
    /// Ids of client assertions, each of which may be used once.
    assertions: BTreeSet<String>,
}

impl Issued {
    /// Hands out a token of a tenant.
    pub fn issue(&mut self, tenant: usize, life: TokenLife) -> String {
        // Like a real one: three parts of base64url, together about 2,000 characters, with the mark in the middle one.
        let number = self.tokens.len();
        let part = |from: usize, to: usize| {
            let block = |index| digest::digest(&digest::SHA256, format!("{number}-{index}").as_bytes());
            (from..to).map(|index| URL_SAFE_NO_PAD.encode(block(index))).collect::<String>()
        };
        let token = format!("eyJ0eXAiOiJKV1QifQ.{ACCESS_MARK}-{tenant}-{number}{}.{}", part(0, 36), part(36, 44));
        let uses = match life {
            TokenLife::Long | TokenLife::Endless => None,
            TokenLife::Requests(requests) => Some(requests),
            TokenLife::None => Some(0),
        };
        self.tokens.push((token.clone(), tenant, uses));
        token
    }

    /// Uses a token; returns its tenant if it is still valid.
    pub fn tenant_of(&mut self, token: &str) -> Option<usize> {
        let (_, tenant, uses) = self.tokens.iter_mut().find(|(known, ..)| known == token)?;
        match uses {
            Some(0) => None,
            Some(left) => {
                *left -= 1;
                Some(*tenant)
            }
            None => Some(*tenant),
        }
    }
}

/// An error of the login host: status, error, and Microsoft's number with its text.
struct Refusal(u16, &'static str, u32, String);

fn refuse<T>(status: u16, error: &'static str, number: u32, text: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal(status, error, number, text.into()))
}

/// Answers a request to the login host.
pub fn answer(state: &State, request: &Request) -> Answer {
    let path = request.path();
    let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let given = match segments.as_slice() {
        [tenant, "oauth2", "v2.0", "token"] => token(state, tenant, request),
        [tenant, "oauth2", "v2.0", "devicecode"] => device_code(state, tenant, request),
        _ => refuse(404, "invalid_request", 900_561, format!("The endpoint {path} does not exist.")),
    };
    match given {
        Ok(value) => Answer::json(200, &value),
        Err(Refusal(status, error, number, text)) => Answer::json(
            status,
            &json!({
                "error": error,
                "error_description": format!("AADSTS{number}: {text} Trace ID: 0f0f0f0f Correlation ID: 1a1a1a1a"),
                "error_codes": [number],
                "timestamp": "2026-11-22 08:00:00Z",
                "trace_id": "0f0f0f0f",
                "correlation_id": "1a1a1a1a",
            }),
        ),
    }
}

/// Microsoft's own application for command-line tools, which a user may use in every tenant.
const COMMAND_LINE_TOOLS: &str = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

/// Returns the number of the tenant in a path. Checks what all requests have in common. A user's account decides on the
/// tenant of `organizations`.
fn tenant(state: &State, name: &str, request: &Request) -> Result<usize, Refusal> {
    if request.method != "POST" {
        return refuse(405, "invalid_request", 900_561, "The endpoint only accepts POST requests.");
    }
    let is_user = request.form("grant_type").as_deref() != Some("client_credentials");
    let is = |tenant: &super::Tenant| {
        tenant.facts.id == name || tenant.facts.domain == name || name == "organizations" && is_user
    };
    let Some(number) = state.scenario.tenants.iter().position(is) else {
        return refuse(400, "invalid_request", 90_002, format!("Tenant '{name}' not found."));
    };
    let client = request.form("client_id").unwrap_or_default();
    if client != APPLICATION && !(is_user && client == COMMAND_LINE_TOOLS) {
        return refuse(400, "unauthorized_client", 700_016, "Application was not found in the directory.");
    }
    Ok(number)
}

/// Checks that the scope names the Graph host of the cloud, and not that of another one. An application asks for all its
/// permissions, a user for single ones.
fn scope(state: &State, request: &Request) -> Result<(), Refusal> {
    let (scope, resource) = (request.form("scope").unwrap_or_default(), state.scenario.resource);
    let all = format!("{resource}/.default");
    let is_user = request.form("grant_type").as_deref() != Some("client_credentials");
    let single =
        |word: &str| word == "offline_access" || word.strip_prefix(resource).is_some_and(|name| name.ends_with(".All"));
    if scope == all || is_user && scope.split(' ').all(|word| word == all || single(word)) {
        Ok(())
    } else {
        refuse(400, "invalid_resource", 500_011, format!("The resource principal in scope {scope} was not found."))
    }
}

fn token(state: &State, name: &str, request: &Request) -> Result<Value, Refusal> {
    let number = tenant(state, name, request)?;
    let mut refresh = false;
    match request.form("grant_type").as_deref() {
        Some("client_credentials") => {
            scope(state, request)?;
            client(state, name, number, request)?;
        }
        Some("urn:ietf:params:oauth:grant-type:device_code") => {
            poll(state, request)?;
            refresh = true;
        }
        Some("refresh_token") => {
            scope(state, request)?;
            let issued = state.issued.lock().unwrap_or_else(PoisonError::into_inner);
            let sent = request.form("refresh_token").unwrap_or_default();
            if !issued.refresh.iter().any(|(known, tenant)| *known == sent && *tenant == number) {
                return refuse(400, "invalid_grant", 70_008, "The refresh token has expired.");
            }
            drop(issued);
            refresh = true;
        }
        _ => return refuse(400, "unsupported_grant_type", 70_003, "The grant type is not supported."),
    }
    let mut issued = state.issued.lock().unwrap_or_else(PoisonError::into_inner);
    let access = issued.issue(number, state.scenario.token_life);
    let lifetime = lifetime(state, 3599);
    let mut given =
        json!({ "token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime, "access_token": access });
    if refresh {
        let token = format!("0.{REFRESH_MARK}-{}", issued.refresh.len());
        issued.refresh.push((token.clone(), number));
        given["refresh_token"] = json!(token);
    }
    Ok(given)
}

/// Checks a secret, a certificate's assertion or a federated token.
fn client(state: &State, name: &str, number: usize, request: &Request) -> Result<(), Refusal> {
    if let Some(secret) = request.form("client_secret") {
        let right = secret == state.scenario.tenants[number].secret;
        return if right {
            Ok(())
        } else {
            refuse(401, "invalid_client", 7_000_215, "Invalid client secret provided.")
        };
    }
    let kind = request.form("client_assertion_type");
    if kind.as_deref() != Some("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") {
        return refuse(
            401,
            "invalid_client",
            7_000_218,
            "The request body must contain client_assertion or client_secret.",
        );
    }
    let assertion = request.form("client_assertion").unwrap_or_default();
    if assertion == FEDERATED {
        return Ok(());
    }
    let audience = format!("{}/{name}/oauth2/v2.0/token", state.login_url());
    verify(state, &assertion, &audience).or_else(|why| refuse(401, "invalid_client", 700_027, why))
}

fn json_part(part: &str) -> Result<Value, String> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|error| format!("a part is not base64url: {error}"))?;
    serde_json::from_slice(&bytes).map_err(|error| format!("a part is not JSON: {error}"))
}

/// Verifies a client assertion: algorithm, thumbprint, signature, audience, issuer, validity and single use.
fn verify(state: &State, assertion: &str, audience: &str) -> Result<(), String> {
    let parts: Vec<&str> = assertion.split('.').collect();
    let [head, claims, sign] = parts.as_slice() else { return Err("it does not have three parts".to_owned()) };
    let signed = format!("{head}.{claims}");
    let (head, claims) = (json_part(head)?, json_part(claims)?);
    let thumbprint = digest::digest(&digest::SHA256, &state.certificate.der);
    let expected = json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": URL_SAFE_NO_PAD.encode(thumbprint) });
    if head != expected {
        return Err(format!("the header is {head} instead of {expected}"));
    }
    let sign = URL_SAFE_NO_PAD.decode(sign).map_err(|error| error.to_string())?;
    let key = signature::UnparsedPublicKey::new(&signature::RSA_PSS_2048_8192_SHA256, &state.certificate.public_key);
    key.verify(signed.as_bytes(), &sign).map_err(|_| "the signature is not of the certificate's key".to_owned())?;
    if claims["aud"] != audience {
        return Err(format!("the audience is {} instead of {audience}", claims["aud"]));
    }
    if claims["iss"] != APPLICATION || claims["sub"] != APPLICATION {
        return Err("the issuer or the subject is not the application".to_owned());
    }
    let (now, seconds) = (now().timestamp(), |name: &str| claims[name].as_i64().unwrap_or_default());
    let (from, until) = (seconds("nbf"), seconds("exp"));
    if until <= now || until > now + LONGEST_ASSERTION || from > now + 1 || from < now - LONGEST_ASSERTION {
        return Err(format!("it is valid from {from} until {until}; now is {now}"));
    }
    let id = claims["jti"].as_str().unwrap_or_default();
    let mut issued = state.issued.lock().unwrap_or_else(PoisonError::into_inner);
    if id.len() < 16 || !issued.assertions.insert(id.to_owned()) {
        return Err("its id is short, or was used before".to_owned());
    }
    Ok(())
}

/// Returns for how many seconds something is announced.
fn lifetime(state: &State, usual: u64) -> u64 {
    if matches!(state.scenario.token_life, TokenLife::Endless) { u64::MAX } else { usual }
}

fn device_code(state: &State, name: &str, request: &Request) -> Result<Value, Refusal> {
    tenant(state, name, request)?;
    scope(state, request)?;
    Ok(json!({
        "device_code": DEVICE_CODE,
        "user_code": "ABCD-EFGH",
        "verification_uri": "https://microsoft.com/devicelogin",
        "expires_in": lifetime(state, 900),
        "interval": state.scenario.interval,
        "message": "To sign in, use a web browser to open the page https://microsoft.com/devicelogin and enter the code ABCD-EFGH to authenticate.",
    }))
}

fn poll(state: &State, request: &Request) -> Result<(), Refusal> {
    if request.form("device_code").as_deref() != Some(DEVICE_CODE) {
        return refuse(400, "bad_verification_code", 501_581, "The device code is not valid.");
    }
    let mut issued = state.issued.lock().unwrap_or_else(PoisonError::into_inner);
    let poll = state.scenario.polls.get(issued.polls).copied();
    issued.polls += 1;
    match poll {
        None => Ok(()),
        Some(Poll::Pending) => refuse(400, "authorization_pending", 70_016, "The user has not signed in yet."),
        Some(Poll::SlowDown) => refuse(400, "slow_down", 70_016, "The application polls too often."),
        Some(Poll::Declined) => refuse(400, "authorization_declined", 70_000, "The user declined."),
        Some(Poll::Expired) => refuse(400, "expired_token", 70_020, "The device code has expired."),
    }
}
