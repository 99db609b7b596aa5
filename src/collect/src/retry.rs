//! Decides what to do after an answer: use it, sign in again, wait, or give up. Pure: time and randomness are passed in.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// The result of one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attempt {
    /// An answer with this HTTP status, and the wait that it asks for.
    Answered {
        /// HTTP status.
        status: u16,
        /// Value of `Retry-After`.
        retry_after: Option<Duration>,
    },
    /// No answer, or one that broke off.
    Broken,
}

/// The next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Use the answer, which may be an error that another attempt would not change.
    Accept,
    /// Get a new token, and repeat the request.
    Renew,
    /// Repeat the request after a wait.
    Wait(Duration),
    /// Another attempt is pointless: there were enough.
    GiveUp,
    /// Another attempt would be after the end of the time limit.
    OutOfTime,
}

/// Limits of repetition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Policy {
    /// Wait before the second attempt. It doubles with each further one.
    pub(crate) first_wait: Duration,
    /// Longest wait without `Retry-After`.
    pub(crate) longest_wait: Duration,
    /// Attempts if the server asks to wait (429).
    pub(crate) attempts_if_throttled: u32,
    /// Attempts if the server or the connection fails.
    pub(crate) attempts_if_broken: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            first_wait: Duration::from_secs(1),
            longest_wait: Duration::from_secs(60),
            attempts_if_throttled: 12,
            attempts_if_broken: 5,
        }
    }
}

/// The state of a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress {
    /// Attempts so far.
    pub(crate) attempts: u32,
    /// Whether a new token was used already.
    pub(crate) renewed: bool,
    /// Time that is left for the tenant.
    pub(crate) time_left: Duration,
}

impl Policy {
    /// Decides about the next step. `random` is from 0 to 1.
    pub(crate) fn decide(&self, attempt: Attempt, progress: Progress, random: f64) -> Decision {
        let (attempts, asked) = match attempt {
            Attempt::Answered { status: 401, .. } if !progress.renewed => return Decision::Renew,
            Attempt::Answered { status: 429, retry_after } => (self.attempts_if_throttled, retry_after),
            // 501 is the answer of an endpoint that does not exist.
            Attempt::Answered { status, retry_after } if status == 408 || (status >= 500 && status != 501) => {
                (self.attempts_if_broken, retry_after)
            }
            Attempt::Answered { .. } => return Decision::Accept,
            Attempt::Broken => (self.attempts_if_broken, None),
        };
        if progress.attempts >= attempts {
            return Decision::GiveUp;
        }
        let wait = self.wait(progress.attempts, asked, random);
        if wait < progress.time_left { Decision::Wait(wait) } else { Decision::OutOfTime }
    }

    /// Returns the wait: at least what the server asks for, else exponential. Jitter keeps requests that were refused
    /// together from being repeated together.
    fn wait(&self, attempts: u32, asked: Option<Duration>, random: f64) -> Duration {
        let doubled = self.first_wait.saturating_mul(1 << attempts.saturating_sub(1).min(20)).min(self.longest_wait);
        let jitter = random.clamp(0.0, 1.0) / 2.0;
        match asked {
            Some(asked) => asked.saturating_add(self.first_wait.mul_f64(jitter)),
            None => doubled.mul_f64(0.5 + jitter),
        }
    }
}

/// Parses `Retry-After`: seconds, or an HTTP date. A time in the past is no wait. `None` for anything else.
pub(crate) fn retry_after(value: &str, now: DateTime<Utc>) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    // HTTP dates end in GMT, which is an obsolete name of a zone in RFC 2822.
    let at = DateTime::parse_from_rfc2822(value).ok()?.with_timezone(&Utc);
    Some((at - now).to_std().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn decide(status: u16, retry_after: Option<u64>, attempts: u32) -> Decision {
        let attempt = Attempt::Answered { status, retry_after: retry_after.map(Duration::from_secs) };
        Policy::default().decide(attempt, Progress { attempts, renewed: true, time_left: MINUTE }, 1.0)
    }

    #[test]
    fn answers_that_another_attempt_would_not_change_are_used() {
        for status in [200, 204, 301, 302, 400, 403, 404, 410, 501] {
            assert_eq!(decide(status, Some(1), 1), Decision::Accept, "{status}");
        }
    }

    #[test]
    fn failures_of_the_server_are_repeated_with_longer_and_longer_waits() {
        for status in [500, 502, 503, 504, 408, 429] {
            assert_eq!(decide(status, None, 1), Decision::Wait(Duration::from_secs(1)), "{status}");
            assert_eq!(decide(status, None, 4), Decision::Wait(Duration::from_secs(8)), "{status}");
        }
        assert_eq!(decide(503, None, 5), Decision::GiveUp);
        assert_eq!(decide(429, Some(1), 11), Decision::Wait(Duration::from_millis(1500)));
        assert_eq!(decide(429, Some(1), 12), Decision::GiveUp);
    }

    #[test]
    fn a_wait_beyond_the_time_limit_is_not_begun() {
        assert_eq!(decide(429, Some(60), 1), Decision::OutOfTime);
        assert_eq!(decide(429, Some(u64::MAX), 1), Decision::OutOfTime);
        assert_eq!(decide(429, Some(59), 1), Decision::Wait(Duration::from_millis(59_500)));
    }

    #[test]
    fn a_token_is_renewed_once() {
        let attempt = Attempt::Answered { status: 401, retry_after: None };
        let progress = Progress { attempts: 1, renewed: false, time_left: MINUTE };
        assert_eq!(Policy::default().decide(attempt, progress, 0.5), Decision::Renew);
        let renewed = Progress { renewed: true, ..progress };
        assert_eq!(Policy::default().decide(attempt, renewed, 0.5), Decision::Accept);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let read = |text| retry_after(text, now).map(|wait| wait.as_secs());
        assert_eq!(read("0"), Some(0));
        assert_eq!(read(" 120 "), Some(120));
        assert_eq!(read("99999999999999999999999"), Some(u64::MAX));
        assert_eq!(read("Wed, 18 Nov 2026 11:06:50 GMT"), Some(10));
        assert_eq!(read("Wed, 18 Nov 2026 11:06:30 GMT"), Some(0));
        for wrong in ["", "-1", "1.5", "soon", "2026-11-18T11:06:50Z"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_wait_is_shorter_than_asked_for_or_longer_than_the_time_left(
            status in 100u16..600, asked in proptest::option::of(0u64..200), attempts in 1u32..40,
            left in 0u64..200, random in 0.0f64..=1.0, renewed: bool
        ) {
            let asked = asked.map(Duration::from_secs);
            let progress = Progress { attempts, renewed, time_left: Duration::from_secs(left) };
            let attempt = Attempt::Answered { status, retry_after: asked };
            match Policy::default().decide(attempt, progress, random) {
                Decision::Wait(wait) => {
                    prop_assert!(wait >= asked.unwrap_or(Duration::from_millis(500)));
                    prop_assert!(wait < progress.time_left && attempts < 12);
                    prop_assert!(asked.is_some() || wait <= Duration::from_secs(60));
                }
                Decision::Renew => prop_assert!(status == 401 && !renewed),
                Decision::Accept => prop_assert!(status == 501 || (status < 500 && status != 429 && status != 408)),
                Decision::GiveUp => prop_assert!(attempts >= 5),
                Decision::OutOfTime => prop_assert!(left < 201),
            }
        }

        #[test]
        fn any_header_is_read_without_a_panic(text in ".{0,60}") {
            retry_after(&text, DateTime::UNIX_EPOCH);
        }
    }
}
