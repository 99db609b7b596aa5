//! What every request of a tenant needs: connections, clock, limits, secrets.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use ring::rand::{SecureRandom, SystemRandom};

use crate::{
    clock::Clock,
    http::Http,
    retry::{Attempt, Decision, Policy, Progress},
    secret::Vault,
};

/// Longest time for one exchange.
const LONGEST_EXCHANGE: Duration = Duration::from_secs(120);

/// What the requests of a tenant share.
#[derive(Debug)]
pub(crate) struct Context {
    /// Connections.
    pub(crate) http: Http,
    /// Clock.
    pub(crate) clock: Clock,
    /// When to repeat a request.
    pub(crate) policy: Policy,
    /// Secrets of the run.
    pub(crate) vault: Vault,
    /// End of the time limit, in milliseconds of the clock.
    deadline: AtomicU64,
}

impl Context {
    /// Starts the time limit of a tenant.
    pub(crate) fn new(http: Http, clock: Clock, policy: Policy, vault: Vault, limit: Duration) -> Self {
        let deadline = AtomicU64::new(milliseconds(clock.elapsed().saturating_add(limit)));
        Context { http, clock, policy, vault, deadline }
    }

    /// Extends the time limit, by the time that a person took.
    pub(crate) fn extend(&self, by: Duration) {
        let extended = |deadline: u64| Some(deadline.saturating_add(milliseconds(by)));
        let _ = self.deadline.fetch_update(Ordering::Relaxed, Ordering::Relaxed, extended);
    }

    /// Returns the time that is left for the tenant.
    pub(crate) fn time_left(&self) -> Duration {
        Duration::from_millis(self.deadline.load(Ordering::Relaxed)).saturating_sub(self.clock.elapsed())
    }

    /// Returns the time for the next exchange; `None` if the time limit is over.
    pub(crate) fn within(&self) -> Option<Duration> {
        let left = self.time_left().min(LONGEST_EXCHANGE);
        (!left.is_zero()).then_some(left)
    }

    /// Decides what to do after an attempt.
    pub(crate) fn decide(&self, attempt: Attempt, attempts: u32, renewed: bool) -> Decision {
        let progress = Progress { attempts, renewed, time_left: self.time_left() };
        self.policy.decide(attempt, progress, random())
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Returns a random number from 0 to 1.
fn random() -> f64 {
    let mut bytes = [0; 4];
    // Without randomness, requests wait for the middle of the range.
    match SystemRandom::new().fill(&mut bytes) {
        Ok(()) => f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX),
        Err(_) => 0.5,
    }
}
