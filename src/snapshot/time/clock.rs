//! Local times: forms without a zone, which only settings can turn into a moment.

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::WireTime;
use crate::{diagnostic::Code, format, tenant::Moment};

/// A time zone: an IANA name such as `Europe/Berlin`, or an offset such as `+01:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The same offset all year.
    Fixed(FixedOffset),
    /// A zone of the tz database.
    Named(Tz),
}

impl Zone {
    /// Reads a zone; `None` where there is no such zone.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("utc") || text.eq_ignore_ascii_case("z") {
            return Some(Zone::Named(Tz::UTC));
        }
        if text.starts_with(['+', '-']) {
            return text.parse().ok().map(Zone::Fixed);
        }
        text.parse().ok().map(Zone::Named)
    }

    /// The moment of a local time. Of two, the earlier one: an expiry is then never shown too late, a sync never too
    /// fresh. `None` where clocks skip it.
    pub fn moment(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        fn earliest<T: TimeZone>(found: MappedLocalTime<DateTime<T>>) -> Option<DateTime<Utc>> {
            found.earliest().map(|at| at.to_utc())
        }
        match self {
            Zone::Fixed(zone) => earliest(zone.from_local_datetime(&local)),
            Zone::Named(zone) => earliest(zone.from_local_datetime(&local)),
        }
    }

    /// Its name.
    pub fn name(self) -> String {
        match self {
            Zone::Fixed(zone) => zone.to_string(),
            Zone::Named(zone) => zone.name().to_owned(),
        }
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Zone::parse(&text).ok_or_else(|| {
            let message = format!(
                "`{}` is no time zone; expected a name like `Europe/Berlin`, or `+01:00`",
                format::short(&text)
            );
            format::coded(Code::BadValue, message)
        })
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

/// The order of day and month in dates such as 1/2/2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// How local times are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clock {
    /// Their zone.
    pub zone: Option<Zone>,
    /// The order of day and month.
    pub order: Option<DateOrder>,
}

impl Clock {
    /// The moment that a time of a response is.
    ///
    /// # Errors
    /// What has to be known to tell.
    pub fn moment(&self, time: &WireTime) -> Result<Moment, String> {
        let text = match time {
            WireTime::At(moment) => return Ok(*moment),
            WireTime::Local(text) => text,
        };
        let shown = format::short(text);
        let local = match Local::of(text) {
            Some(Local::Certain(local)) => local,
            Some(Local::Ordered(first, second, rest)) => {
                let Some(order) = self.order else {
                    return Err(format!("`{shown}` may be day or month first, and nothing says which"));
                };
                let (day, month) = if order == DateOrder::Mdy { (second, first) } else { (first, second) };
                rest.on(day, month).ok_or_else(|| format!("`{shown}` is no such date in this order"))?
            }
            None => return Err(format!("`{shown}` is not a time")),
        };
        let Some(zone) = self.zone else {
            return Err(format!("`{shown}` has no time zone, so nobody can say which moment it is"));
        };
        let at =
            zone.moment(local).ok_or_else(|| format!("`{shown}` does not exist in {}: clocks skip it", zone.name()))?;
        Ok(Moment::of(&at))
    }
}

/// A local time as it is written.
enum Local {
    /// Nothing about it is open but the zone.
    Certain(NaiveDateTime),
    /// Day and month, in an order that is not known.
    Ordered(u32, u32, Rest),
}

/// What of a local time is certain although the order of its day and month is not.
struct Rest {
    year: i32,
    time: NaiveTime,
}

impl Rest {
    fn on(&self, day: u32, month: u32) -> Option<NaiveDateTime> {
        NaiveDate::from_ymd_opt(self.year, month, day).map(|date| date.and_time(self.time))
    }
}

/// Whether a text is a local time, in whatever order.
pub(super) fn is_local(text: &str) -> bool {
    Local::of(text).is_some()
}

impl Local {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if !text.is_ascii() || text.len() > 60 {
            return None;
        }
        for pattern in ["%A, %B %d, %Y %I:%M:%S %p", "%A, %B %d, %Y %H:%M:%S"] {
            if let Ok(local) = NaiveDateTime::parse_from_str(text, pattern) {
                return Some(Local::Certain(local));
            }
        }
        let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
        let time = time_of_day(time.trim())?;
        let parts: Vec<&str> = date.trim_end_matches(',').split(['/', '.', '-']).collect();
        let [first, second, third] = parts.as_slice() else { return None };
        let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
        let (one, two, three) = (number(first)?, number(second)?, number(third)?);
        if first.len() == 4 {
            let rest = Rest { year: i32::try_from(one).ok()?, time };
            return rest.on(three, two).map(Local::Certain);
        }
        if third.len() != 4 || first.len() > 2 || second.len() > 2 {
            return None;
        }
        let rest = Rest { year: i32::try_from(three).ok()?, time };
        // With dots the day comes first, wherever they are used.
        if date.contains('.') {
            return rest.on(one, two).map(Local::Certain);
        }
        match (rest.on(one, two), rest.on(two, one)) {
            (Some(day_first), Some(month_first)) if day_first != month_first => Some(Local::Ordered(one, two, rest)),
            (Some(local), _) | (None, Some(local)) => Some(Local::Certain(local)),
            (None, None) => None,
        }
    }
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    ["%H:%M:%S%.f", "%H:%M", "%I:%M:%S %p", "%I:%M %p"]
        .iter()
        .find_map(|pattern| NaiveTime::parse_from_str(text, pattern).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, zone: Option<&str>, order: Option<DateOrder>, expected: &str) {
        let clock = Clock { zone: zone.map(|zone| Zone::parse(zone).unwrap()), order };
        let found = match clock.moment(&WireTime::Local(text.to_owned())) {
            Ok(moment) => moment.rfc3339().unwrap_or_default(),
            Err(message) => message,
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn local_times_need_a_zone_and_some_of_them_an_order() {
        let berlin = Some("Europe/Berlin");
        check("2026-11-20T08:00:00", berlin, None, "2026-11-20T07:00:00Z");
        check("2026-11-20T08:00:00", Some("+02:00"), None, "2026-11-20T06:00:00Z");
        check("20.11.2026 08:00:00", berlin, None, "2026-11-20T07:00:00Z");
        check("11/20/2026 8:00:00 PM", berlin, None, "2026-11-20T19:00:00Z");
        check("20/11/2026 20:00:00", berlin, None, "2026-11-20T19:00:00Z");
        check("01/02/2026 00:00:00", berlin, Some(DateOrder::Dmy), "2026-01-31T23:00:00Z");
        check("01/02/2026 00:00:00", berlin, Some(DateOrder::Mdy), "2026-01-01T23:00:00Z");
        check(
            "01/02/2026 00:00:00",
            berlin,
            None,
            "`01/02/2026 00:00:00` may be day or month first, and nothing says which",
        );
        let no_zone = "`2026-11-20T08:00:00` has no time zone, so nobody can say which moment it is";
        check("2026-11-20T08:00:00", None, None, no_zone);
        check("Friday, November 20, 2026 8:00:00 AM", berlin, None, "2026-11-20T07:00:00Z");
    }

    #[test]
    fn clocks_that_change_have_hours_twice_and_not_at_all() {
        check("2026-10-25T02:30:00", Some("Europe/Berlin"), None, "2026-10-25T00:30:00Z");
        let skipped = "`2026-03-29T02:30:00` does not exist in Europe/Berlin: clocks skip it";
        check("2026-03-29T02:30:00", Some("Europe/Berlin"), None, skipped);
    }
}
