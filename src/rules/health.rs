//! The status of one connector, why, and what comes next.

use chrono::{DateTime, TimeDelta, Utc};

use super::Status;
use crate::{
    as_of::AsOf,
    tenant::{Basis, Connector, Moment},
};

/// When a connector is not healthy any more. The defaults are Microsoft's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Thresholds {
    /// A credential that expires within this time is a warning (7 days).
    pub expiry_warning: TimeDelta,
    /// A synchronisation older than this is a warning (1 day).
    pub sync_warning: TimeDelta,
    /// A synchronisation as old as this, or older, is unhealthy (3 days).
    pub sync_unhealthy: TimeDelta,
    /// A synchronisation this far after as-of still counts as just now, for clocks differ (5 minutes).
    pub clock_skew: TimeDelta,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds {
            expiry_warning: TimeDelta::days(7),
            sync_warning: TimeDelta::days(1),
            sync_unhealthy: TimeDelta::days(3),
            clock_skew: TimeDelta::minutes(5),
        }
    }
}

/// What the rules say of one connector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How it is.
    pub status: Status,
    /// Why.
    pub reason: Reason,
    /// What it turns into if nobody acts, soonest first; empty where no further change is in sight.
    pub becomes: Vec<Transition>,
}

/// A status that a connector will have from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// What it turns into.
    pub status: Status,
    /// From when on.
    pub at: DateTime<Utc>,
}

/// The evidence behind a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It is switched off or not set up.
    SwitchedOff,
    /// Microsoft has removed its type.
    Retired,
    /// It is bound, and nothing about it can run out.
    Bound,
    /// Its credential expired then (or expires at this very moment, which is the same).
    Expired(DateTime<Utc>),
    /// Its credential expires then, within the time of warning.
    ExpiresSoon(DateTime<Utc>),
    /// Its credential expires then, later than the time of warning.
    ExpiresLater(DateTime<Utc>),
    /// Its credential does not expire.
    DoesNotExpire,
    /// Nobody says when its credential expires.
    NoExpiry,
    /// It synchronised then, recently enough.
    SyncRecent(DateTime<Utc>),
    /// It synchronised then, longer ago than the time of warning.
    SyncOld(DateTime<Utc>),
    /// It synchronised then, too long ago.
    SyncTooOld(DateTime<Utc>),
    /// It never synchronised successfully.
    NeverSynced,
    /// Its last synchronisation lies in the future by more than clocks may differ.
    SyncAfterAsOf(DateTime<Utc>),
    /// Its last synchronisation has the placeholder date 31 December 9999.
    SyncDateUnset,
}

/// Judges one connector by the rule of its basis.
///
/// | basis | unhealthy | warning | healthy |
/// | --- | --- | --- | --- |
/// | expiry, `left = expires_at - as_of` | `left <= 0` | `0 < left <= 7 d` | `left > 7 d`, or does not expire |
/// | sync, `age = as_of - last_success_at` | `age >= 3 d` | `1 d < age < 3 d` | `age <= 1 d` |
///
/// Decided where Microsoft's text leaves it open: expiring now is expired; exactly seven days is a warning; exactly
/// one day is healthy. What the service reports of itself never enters.
pub fn judge(connector: &Connector, basis: Basis, as_of: AsOf, thresholds: &Thresholds) -> Verdict {
    if !connector.enabled {
        return Verdict { status: Status::NotConfigured, reason: Reason::SwitchedOff, becomes: Vec::new() };
    }
    match basis {
        Basis::None => Verdict { status: Status::Healthy, reason: Reason::Bound, becomes: Vec::new() },
        Basis::Expiry => by_expiry(connector.expires_at, as_of, thresholds),
        Basis::Sync => by_sync(connector.last_success_at, as_of, thresholds),
    }
}

fn by_expiry(expires_at: Moment, as_of: AsOf, thresholds: &Thresholds) -> Verdict {
    let at = match expires_at {
        Moment::Never => {
            return Verdict { status: Status::Unknown, reason: Reason::NoExpiry, becomes: Vec::new() };
        }
        Moment::NotInSight => {
            return Verdict { status: Status::Healthy, reason: Reason::DoesNotExpire, becomes: Vec::new() };
        }
        Moment::At(at) => at,
    };
    let left = as_of.until(at);
    let (status, reason) = if left <= TimeDelta::zero() {
        (Status::Unhealthy, Reason::Expired(at))
    } else if left <= thresholds.expiry_warning {
        (Status::Warning, Reason::ExpiresSoon(at))
    } else {
        (Status::Healthy, Reason::ExpiresLater(at))
    };
    let becomes = later(status, earlier_by(at, thresholds.expiry_warning), Some(at));
    Verdict { status, reason, becomes }
}

fn by_sync(last_success_at: Moment, as_of: AsOf, thresholds: &Thresholds) -> Verdict {
    let at = match last_success_at {
        Moment::Never => {
            return Verdict { status: Status::Unknown, reason: Reason::NeverSynced, becomes: Vec::new() };
        }
        Moment::NotInSight => {
            return Verdict { status: Status::Unknown, reason: Reason::SyncDateUnset, becomes: Vec::new() };
        }
        Moment::At(at) => at,
    };
    let age = as_of.since(at);
    if age < -thresholds.clock_skew {
        return Verdict { status: Status::Unknown, reason: Reason::SyncAfterAsOf(at), becomes: Vec::new() };
    }
    let age = age.max(TimeDelta::zero());
    let (status, reason) = if age >= thresholds.sync_unhealthy {
        (Status::Unhealthy, Reason::SyncTooOld(at))
    } else if age > thresholds.sync_warning {
        (Status::Warning, Reason::SyncOld(at))
    } else {
        (Status::Healthy, Reason::SyncRecent(at))
    };
    let becomes = later(status, later_by(at, thresholds.sync_warning), later_by(at, thresholds.sync_unhealthy));
    Verdict { status, reason, becomes }
}

/// The transitions that still lie ahead of a status. Settings may leave a basis without a warning of its own: then
/// the warning would not come before the worse one, and only the worse one is told.
fn later(status: Status, warning: Option<DateTime<Utc>>, unhealthy: Option<DateTime<Utc>>) -> Vec<Transition> {
    let warning = warning.filter(|at| status > Status::Warning && unhealthy.is_none_or(|worse| *at < worse));
    let unhealthy = unhealthy.filter(|_| status > Status::Unhealthy);
    let warning = warning.map(|at| Transition { status: Status::Warning, at });
    let unhealthy = unhealthy.map(|at| Transition { status: Status::Unhealthy, at });
    warning.into_iter().chain(unhealthy).collect()
}

fn later_by(at: DateTime<Utc>, by: TimeDelta) -> Option<DateTime<Utc>> {
    at.checked_add_signed(by)
}

fn earlier_by(at: DateTime<Utc>, by: TimeDelta) -> Option<DateTime<Utc>> {
    at.checked_sub_signed(by)
}
