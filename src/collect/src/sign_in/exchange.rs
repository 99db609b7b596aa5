//! Exchanges with the login host.

use std::time::Duration;

use serde::Deserialize;
use tenant_status::diagnostic::visible;

use super::{Session, SignInFailure};
use crate::{
    http::{Answer, HttpFailure},
    retry::{Attempt, Decision},
    secret::Secret,
};

/// Longest answer of a login host, in bytes.
const LONGEST_ANSWER: u64 = 1_000_000;

/// Longest part of an error description that is shown, in characters.
const LONGEST_DESCRIPTION: usize = 300;

/// A token that the login host has granted.
pub(super) struct Granted {
    pub(super) token: Secret,
    /// How long it is valid.
    pub(super) lifetime: Option<Duration>,
    /// Token for the next sign-in of a user.
    pub(super) refresh: Option<Secret>,
}

/// A refusal of the login host.
#[derive(Debug, Deserialize)]
pub(super) struct Refusal {
    /// Its code, e.g. `invalid_client`.
    pub(super) error: String,
    #[serde(default)]
    error_description: String,
}

impl Refusal {
    /// Returns a message for people.
    pub(super) fn message(&self) -> String {
        // The description continues with ids of the request.
        let description = self.error_description.lines().next().unwrap_or_default();
        let description = description.split(" Trace ID:").next().unwrap_or_default();
        let description: String = description.chars().take(LONGEST_DESCRIPTION).collect();
        visible(&format!("the login host refuses: {}: {description}", self.error))
    }
}

#[derive(Deserialize)]
struct TokenAnswer {
    access_token: String,
    expires_in: Option<u64>,
    refresh_token: Option<String>,
}

impl Session<'_> {
    /// Requests a token.
    pub(super) fn grant(&self, form: &[(&str, String)]) -> Result<Granted, SignInFailure> {
        match self.try_grant(form)? {
            Ok(granted) => Ok(granted),
            Err(refusal) => Err(SignInFailure::Refused(refusal.message())),
        }
    }

    /// Requests a token. A refusal is a result.
    pub(super) fn try_grant(&self, form: &[(&str, String)]) -> Result<Result<Granted, Refusal>, SignInFailure> {
        let (status, body) = self.post("token", form)?;
        let vault = &self.context.vault;
        if let Ok(answer) = serde_json::from_slice::<TokenAnswer>(&body)
            && status == 200
            && is_header_value(&answer.access_token)
        {
            return Ok(Ok(Granted {
                token: vault.keep(Secret::new(answer.access_token)),
                lifetime: answer.expires_in.map(Duration::from_secs),
                refresh: answer.refresh_token.map(|token| vault.keep(Secret::new(token))),
            }));
        }
        refusal(status, &body).map(Err)
    }

    /// Sends a form to an endpoint of the login host, and repeats that as needed.
    pub(super) fn post(&self, endpoint: &str, form: &[(&str, String)]) -> Result<(u16, Vec<u8>), SignInFailure> {
        let url = self.address(endpoint)?;
        let mut attempts = 0;
        loop {
            attempts += 1;
            let within = self.context.within().ok_or_else(out_of_time)?;
            let sent = self.context.http.post(url.as_str(), form, within, self.context.clock.utc());
            let (attempt, result) = read(sent);
            match self.context.decide(attempt, attempts, true) {
                Decision::Wait(wait) if !is_untrusted(&result) => self.context.clock.sleep(wait),
                Decision::OutOfTime => return Err(out_of_time()),
                Decision::Accept | Decision::Renew | Decision::GiveUp | Decision::Wait(_) => {
                    return result.map_err(|failure| {
                        SignInFailure::Network(format!("{}: {}", self.hosts.login, failure.message()))
                    });
                }
            }
        }
    }
}

/// Reads an answer of the login host.
fn read(sent: Result<Answer, HttpFailure>) -> (Attempt, Result<(u16, Vec<u8>), HttpFailure>) {
    let answer = match sent {
        Ok(answer) => answer,
        Err(failure) => return (Attempt::Broken, Err(failure)),
    };
    let (status, retry_after) = (answer.status, answer.retry_after);
    match answer.into_bytes(LONGEST_ANSWER) {
        Ok(body) => (Attempt::Answered { status, retry_after }, Ok((status, body))),
        Err(failure) => (Attempt::Broken, Err(failure)),
    }
}

/// Returns whether TLS fails, which another attempt does not change.
fn is_untrusted<T>(result: &Result<T, HttpFailure>) -> bool {
    matches!(result, Err(HttpFailure::Untrusted(_)))
}

fn out_of_time() -> SignInFailure {
    SignInFailure::Network("signing in took longer than the time limit (--timeout)".to_owned())
}

/// Returns whether a token can be sent in a header.
fn is_header_value(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Reads an answer that is no token.
///
/// # Errors
/// It is no refusal either.
pub(super) fn refusal(status: u16, body: &[u8]) -> Result<Refusal, SignInFailure> {
    serde_json::from_slice(body).map_err(|_| {
        let message = format!("the login host answers with HTTP status {status}, and not with a token");
        if (400..500).contains(&status) { SignInFailure::Refused(message) } else { SignInFailure::Network(message) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_shown_without_the_ids_of_the_request() {
        let body = br#"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Trace ID: 1 Correlation ID: 2\r\nTimestamp: 3","error_codes":[7000215]}"#;
        let shown = refusal(401, body).unwrap().message();
        assert_eq!(shown, "the login host refuses: invalid_client: AADSTS7000215: Invalid client secret provided.");
    }

    #[test]
    fn an_answer_of_something_else_is_no_refusal() {
        assert!(matches!(refusal(502, b"<html>"), Err(SignInFailure::Network(_))));
        assert!(matches!(refusal(404, b"<html>"), Err(SignInFailure::Refused(_))));
    }

    #[test]
    fn a_token_with_a_line_break_is_not_sent() {
        assert!(is_header_value("eyJ0.eyJ1.a-b_c"));
        assert!(!is_header_value("") && !is_header_value("a\r\nHost: b") && !is_header_value("ä"));
    }
}
