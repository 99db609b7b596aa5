//! Problems: why a request has no usable answer, with a code that stands for it in the snapshot.

use crate::{answer, http::HttpFailure, sign_in::SignInFailure};

/// Why there is no usable answer.
pub(crate) struct Problem {
    /// Code for the builder.
    pub(crate) code: String,
    /// Message for people.
    pub(crate) message: String,
    /// HTTP status, if Graph answered.
    pub(crate) status: Option<u16>,
    /// Whether the host was not reached.
    pub(crate) is_unreachable: bool,
    /// Whether another attempt would give the same.
    pub(crate) is_final: bool,
}

impl Problem {
    /// Returns a problem that another attempt may solve.
    pub(crate) fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Problem { code: code.into(), message: message.into(), status: None, is_unreachable: false, is_final: false }
    }

    /// Returns a problem that another attempt would not solve.
    pub(crate) fn finally(code: &str, message: impl Into<String>) -> Self {
        Problem { is_final: true, ..Problem::new(code, message) }
    }

    /// Returns the problem that the time limit is over.
    pub(crate) fn out_of_time() -> Self {
        Problem::new("Timeout", "the time limit (--timeout) was reached")
    }

    /// Returns the problem with an answer that has no body of Graph.
    pub(crate) fn of_status(status: u16) -> Self {
        let message = match status {
            200 => "HTTP status 200, with an error that is not in the form of Microsoft Graph".to_owned(),
            300..=399 => format!("HTTP status {status}: a redirect, which is not followed"),
            _ => format!("HTTP status {status}, without an error of Microsoft Graph"),
        };
        Problem { status: Some(status), ..Problem::new(answer::code_of_status(status), message) }
    }

    /// Returns the problem with an error of Graph that says that a resource does not exist, where the status or the page
    /// means something else.
    pub(crate) fn contradictory(status: u16, code: &str) -> Self {
        let message = format!("HTTP status {status}, with the contradictory error {code}");
        Problem { message, ..Problem::of_status(status) }
    }
}

impl From<HttpFailure> for Problem {
    fn from(failure: HttpFailure) -> Self {
        let code = match failure {
            HttpFailure::TimedOut => "Timeout",
            HttpFailure::Unreachable(_) | HttpFailure::Untrusted(_) | HttpFailure::Broken(_) => "ConnectionFailed",
        };
        let (is_unreachable, is_final) = (failure.is_unreachable(), matches!(failure, HttpFailure::Untrusted(_)));
        Problem { is_unreachable, is_final, ..Problem::new(code, failure.message()) }
    }
}

impl From<SignInFailure> for Problem {
    fn from(failure: SignInFailure) -> Self {
        match failure {
            SignInFailure::Network(why) => Problem::new("ConnectionFailed", format!("signing in again failed: {why}")),
            SignInFailure::Refused(why) => Problem::new("Unauthenticated", format!("signing in again failed: {why}")),
        }
    }
}
