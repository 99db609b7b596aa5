use chrono::{DateTime, Datelike, SecondsFormat, TimeZone, Utc};

/// A date as services give it: a moment, or one of the two values that are no moment at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Moment {
    /// Never happened, or not set: absent, `null`, empty, or any date in the year 1.
    #[default]
    Never,
    /// Happened or will happen then.
    At(#[serde(with = "compact")] DateTime<Utc>),
    /// Will not happen: `9999-12-31`.
    NotInSight,
}

impl Moment {
    /// Reads the two special values out of a point in time. They are dates as somebody wrote them, so they are looked
    /// for in the offset that they were written in.
    pub fn of<Zone: TimeZone>(at: &DateTime<Zone>) -> Self {
        let written = at.naive_local();
        match (written.year(), written.month(), written.day()) {
            (1, ..) => Moment::Never,
            (9999, 12, 31) => Moment::NotInSight,
            _ => Moment::At(at.to_utc()),
        }
    }

    /// The point in time, where there is one.
    pub fn at(self) -> Option<DateTime<Utc>> {
        match self {
            Moment::At(at) => Some(at),
            Moment::Never | Moment::NotInSight => None,
        }
    }

    /// RFC 3339 in UTC for data files; `None` for *never*.
    pub fn rfc3339(self) -> Option<String> {
        match self {
            Moment::At(at) => Some(rfc3339(at)),
            Moment::Never => None,
            Moment::NotInSight => Some("9999-12-31T23:59:59Z".to_owned()),
        }
    }
}

/// RFC 3339 in UTC, with as many fraction digits as the moment has.
pub fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// A moment as seconds and nanoseconds, for the cache.
pub mod compact {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    /// Writes the moment.
    ///
    /// # Errors
    /// Those of the serialiser.
    pub fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        (at.timestamp(), at.timestamp_subsec_nanos()).serialize(serializer)
    }

    /// Reads the moment back.
    ///
    /// # Errors
    /// Those of the deserialiser, and numbers that are no moment.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let (seconds, nanoseconds) = Deserialize::deserialize(deserializer)?;
        DateTime::from_timestamp(seconds, nanoseconds).ok_or_else(|| D::Error::custom("no moment"))
    }
}
