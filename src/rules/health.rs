//! Status of one connector, its reason and its future status changes.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Status;
use crate::{
    as_of::AsOf,
    tenant::{Basis, Connector, Ignore, Moment},
};

/// Limits for *warning* and *unhealthy*. The defaults are Microsoft's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Thresholds {
    /// Time before expiry from which a credential is a warning (default: 7 days).
    pub expiry_warning: TimeDelta,
    /// A last sync older than this is a warning (default: 1 day).
    pub sync_warning: TimeDelta,
    /// A last sync at least this old is unhealthy (default: 3 days).
    pub sync_unhealthy: TimeDelta,
    /// Tolerance for a last sync later than as-of, because clocks differ (default: 5 minutes).
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

/// Result of the rules for one connector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Computed status.
    pub status: Status,
    /// Evidence for the status.
    pub reason: Reason,
    /// Future status changes without intervention, soonest first; empty if none is foreseeable.
    pub becomes: Vec<Transition>,
}

/// A future status change without intervention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Transition {
    /// Status after the change.
    pub status: Status,
    /// Time of the change.
    pub at: DateTime<Utc>,
}

/// The evidence for a status.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The connector is disabled or not set up.
    SwitchedOff,
    /// Microsoft has removed the connector type.
    Retired,
    /// The settings ignore the connector.
    Ignored(Arc<Ignore>),
    /// The connector is bound; nothing about it expires.
    Bound,
    /// The credential expired at this time, or expires at exactly as-of, which counts as expired.
    Expired(DateTime<Utc>),
    /// The credential expires within the warning period.
    ExpiresSoon {
        /// Time of the expiry.
        at: DateTime<Utc>,
        /// The limit that applied.
        limit: TimeDelta,
    },
    /// The credential expires at this time, after the warning period.
    ExpiresLater(DateTime<Utc>),
    /// The credential does not expire.
    DoesNotExpire,
    /// The expiry date of the credential is not known.
    NoExpiry,
    /// The last sync, at this time, is recent enough.
    SyncRecent(DateTime<Utc>),
    /// The last sync is older than the warning limit.
    SyncOld {
        /// Time of the last sync.
        at: DateTime<Utc>,
        /// The limit that applied.
        limit: TimeDelta,
    },
    /// The last sync has reached the unhealthy limit.
    SyncTooOld {
        /// Time of the last sync.
        at: DateTime<Utc>,
        /// The limit that applied.
        limit: TimeDelta,
    },
    /// The connector has never synchronized successfully.
    NeverSynced,
    /// The last sync is later than as-of by more than the clock tolerance.
    SyncAfterAsOf(DateTime<Utc>),
    /// The last sync has the placeholder date 31 December 9999.
    SyncDateUnset,
}

/// Computes the status of one connector by the rule of its basis.
///
/// | basis | unhealthy | warning | healthy |
/// | --- | --- | --- | --- |
/// | expiry, `left = expires_at - as_of` | `left <= 0` | `0 < left <= 7 d` | `left > 7 d`, or does not expire |
/// | sync, `age = as_of - last_success_at` | `age >= 3 d` | `1 d < age < 3 d` | `age <= 1 d` |
///
/// Microsoft's text leaves the limits open. Here, a credential that expires at as-of is expired, exactly seven days
/// left is a warning, and a sync exactly one day old is healthy. Values that the service reports about its own status
/// are ignored.
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
        (Status::Warning, Reason::ExpiresSoon { at, limit: thresholds.expiry_warning })
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
        (Status::Unhealthy, Reason::SyncTooOld { at, limit: thresholds.sync_unhealthy })
    } else if age > thresholds.sync_warning {
        (Status::Warning, Reason::SyncOld { at, limit: thresholds.sync_warning })
    } else {
        (Status::Healthy, Reason::SyncRecent(at))
    };
    let becomes = later(status, later_by(at, thresholds.sync_warning), later_by(at, thresholds.sync_unhealthy));
    Verdict { status, reason, becomes }
}

/// Returns the status changes still ahead. If the settings put the warning at or after *unhealthy*, only *unhealthy* is
/// returned.
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
