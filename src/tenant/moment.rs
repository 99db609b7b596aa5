use chrono::{DateTime, Datelike, SecondsFormat, TimeZone, Utc};

/// A date as services report it: a point in time, or one of two special values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Moment {
    /// Never happened, or not set: absent, `null`, empty, or any date in the year 1.
    #[default]
    Never,
    /// A point in time, past or future.
    At(#[serde(with = "compact")] DateTime<Utc>),
    /// Will not happen: `9999-12-31`.
    NotInSight,
}

impl Moment {
    /// Converts a point in time and detects the two special values. They are detected in the original offset, because
    /// they denote dates as written.
    pub fn of<Zone: TimeZone>(at: &DateTime<Zone>) -> Self {
        let written = at.naive_local();
        match (written.year(), written.month(), written.day()) {
            (1, ..) => Moment::Never,
            (9999, 12, 31) => Moment::NotInSight,
            _ => Moment::At(at.to_utc()),
        }
    }

    /// Returns the point in time, if there is one.
    pub fn at(self) -> Option<DateTime<Utc>> {
        match self {
            Moment::At(at) => Some(at),
            Moment::Never | Moment::NotInSight => None,
        }
    }

    /// Returns RFC 3339 in UTC, for data files; `None` for *never*.
    pub fn rfc3339(self) -> Option<String> {
        match self {
            Moment::At(at) => Some(rfc3339(at)),
            Moment::Never => None,
            Moment::NotInSight => Some("9999-12-31T23:59:59Z".to_owned()),
        }
    }
}

/// Formats a time as RFC 3339 in UTC, with as many fraction digits as needed.
pub fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Serialization of a time as seconds and nanoseconds, for the cache.
pub mod compact {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    /// Serializes the time.
    ///
    /// # Errors
    /// Errors of the serializer.
    pub fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        (at.timestamp(), at.timestamp_subsec_nanos()).serialize(serializer)
    }

    /// Deserializes the time.
    ///
    /// # Errors
    /// Errors of the deserializer, and numbers out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let (seconds, nanoseconds) = Deserialize::deserialize(deserializer)?;
        DateTime::from_timestamp(seconds, nanoseconds).ok_or_else(|| D::Error::custom("no moment"))
    }
}
