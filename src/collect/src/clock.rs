//! The clock. No other module reads it.

use std::{
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use chrono::{DateTime, Utc};

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    start: Instant,
}

#[expect(clippy::disallowed_methods, reason = "a capture is named after its time, and its requests have a time limit")]
impl Clock {
    /// Starts the clock.
    pub(crate) fn start() -> Self {
        Clock { start: Instant::now() }
    }

    /// Returns the time since the start, which never goes back.
    pub(crate) fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// Returns the time of day, in whole seconds.
    pub(crate) fn utc(&self) -> DateTime<Utc> {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        DateTime::from_timestamp(i64::try_from(since_epoch.as_secs()).unwrap_or_default(), 0).unwrap_or_default()
    }

    /// Waits.
    pub(crate) fn sleep(&self, duration: Duration) {
        thread::sleep(duration);
    }
}
