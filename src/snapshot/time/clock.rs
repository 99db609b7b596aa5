//! Local times: formats without a time zone, which require settings.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use schemars::JsonSchema;
use serde::Deserialize;

use super::WireTime;
use crate::{
    format,
    tenant::Moment,
    time_zone::{Rules, Zone},
};

/// Order of day and month in dates such as 1/2/2026.
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

/// Settings for reading local times.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// Time zone, and when its clocks change.
    zone: Option<(Zone, Rules)>,
    /// Order of day and month.
    order: Option<DateOrder>,
}

impl Clock {
    /// Creates a clock.
    pub fn new(zone: Option<Zone>, order: Option<DateOrder>) -> Self {
        Clock { zone: zone.map(|zone| (zone, zone.rules())), order }
    }

    /// Returns the time of a response value.
    ///
    /// # Errors
    /// The setting that is missing or contradicts the value.
    pub fn moment(&self, time: &WireTime) -> Result<Moment, String> {
        let text = match time {
            WireTime::At(moment) => return Ok(*moment),
            WireTime::Local(text) => text,
        };
        let shown = format::short(text);
        let local = Local::of(text).ok_or_else(|| format!("`{shown}` is not a time"))?;
        if let Some(special) = local.special() {
            return Ok(special);
        }
        let local = local.in_order(self.order).map_err(|wrong| wrong.message(&shown))?;
        let (zone, rules) =
            self.zone.as_ref().ok_or_else(|| format!("`{shown}` has no time zone, and `time_zone` is not set"))?;
        let at = rules
            .to_utc(local)
            .ok_or_else(|| format!("`{shown}` does not exist in {}: clocks skip it", zone.name()))?;
        Ok(Moment::of(&at))
    }
}

/// A local time as written, whose date may be ambiguous.
struct Local {
    date: Written,
    time: NaiveTime,
}

/// A date as written.
enum Written {
    /// Day and month are certain.
    Certain(NaiveDate),
    /// Two numbers, one of them the month, before a year. With dots the day comes first unless `date_order` is set.
    Ordered { first: u32, second: u32, year: i32, dots: bool },
}

/// Reason why a date cannot be read in the configured order.
enum Wrong {
    /// Both orders give a date, and none is configured.
    Ambiguous,
    /// No order gives a date.
    NoSuchDate,
    /// The configured order does not give a date.
    Contradicts(DateOrder),
}

impl Wrong {
    fn message(&self, shown: &str) -> String {
        match self {
            Wrong::Ambiguous => format!("`{shown}` may have the day or the month first, and `date_order` is not set"),
            Wrong::NoSuchDate => format!("`{shown}`: there is no such date"),
            Wrong::Contradicts(order) => {
                let (name, what) = match order {
                    DateOrder::Dmy => ("dmy", "with the day first"),
                    DateOrder::Mdy => ("mdy", "with the month first"),
                    DateOrder::Ymd => ("ymd", "with the year first"),
                };
                format!("`{shown}` is not a date {what}, but `date_order` is `{name}`")
            }
        }
    }
}

/// Parses a local time; `None` if the text does not have such a format.
///
/// # Errors
/// The text has the format of a local time, but there is no such date.
pub(super) fn local(text: &str) -> Result<Option<WireTime>, String> {
    let Some(local) = Local::of(text) else { return Ok(None) };
    if let Some(special) = local.special() {
        return Ok(Some(WireTime::At(special)));
    }
    let exists = |order| local.in_order(order).is_ok();
    if exists(Some(DateOrder::Dmy)) || exists(Some(DateOrder::Mdy)) {
        return Ok(Some(WireTime::Local(text.to_owned())));
    }
    Err(Wrong::NoSuchDate.message(&format::short(text)))
}

impl Local {
    fn of(text: &str) -> Option<Self> {
        // .NET 7 and later write a narrow no-break space before AM and PM.
        let text = text.replace(['\u{202f}', '\u{a0}'], " ");
        let text = text.trim();
        if !text.is_ascii() || text.len() > 60 {
            return None;
        }
        for pattern in ["%A, %B %d, %Y %I:%M:%S %p", "%A, %B %d, %Y %H:%M:%S"] {
            if let Ok(local) = NaiveDateTime::parse_from_str(text, pattern) {
                return Some(Local { date: Written::Certain(local.date()), time: whole(local.time())? });
            }
        }
        let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
        Some(Local { date: Written::of(date.trim_end_matches(','))?, time: time_of_day(time.trim())? })
    }

    /// Returns *never* and *does not expire*, which are the same in every zone and order.
    fn special(&self) -> Option<Moment> {
        let (year, is_last) = match self.date {
            Written::Certain(date) => (date.year(), (date.month(), date.day()) == (12, 31)),
            Written::Ordered { first, second, year, .. } => (year, matches!((first, second), (12, 31) | (31, 12))),
        };
        match (year, is_last) {
            (1, _) => Some(Moment::Never),
            (9999, true) => Some(Moment::NotInSight),
            _ => None,
        }
    }

    fn in_order(&self, order: Option<DateOrder>) -> Result<NaiveDateTime, Wrong> {
        let date = match self.date {
            Written::Certain(date) => Ok(date),
            Written::Ordered { first, second, year, dots } => {
                let on = |day, month| NaiveDate::from_ymd_opt(year, month, day);
                match (order, on(first, second), on(second, first)) {
                    (Some(DateOrder::Dmy), Some(date), _) | (Some(DateOrder::Mdy), _, Some(date)) => Ok(date),
                    (Some(order), ..) => Err(Wrong::Contradicts(order)),
                    (None, date, _) if dots => date.ok_or(Wrong::NoSuchDate),
                    (None, Some(date), Some(other)) if date != other => Err(Wrong::Ambiguous),
                    (None, Some(date), _) | (None, None, Some(date)) => Ok(date),
                    (None, None, None) => Err(Wrong::NoSuchDate),
                }
            }
        };
        date.map(|date| date.and_time(self.time))
    }
}

impl Written {
    fn of(date: &str) -> Option<Self> {
        let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
        let [first, second, third] = parts.as_slice() else { return None };
        let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
        let year = |text: &str| (text.len() == 4).then(|| i32::try_from(number(text)?).ok())?;
        let short = |text: &str| (text.len() <= 2).then(|| number(text))?;
        if let Some(year) = year(first) {
            return NaiveDate::from_ymd_opt(year, short(second)?, short(third)?).map(Written::Certain);
        }
        let dots = date.contains('.');
        Some(Written::Ordered { first: short(first)?, second: short(second)?, year: year(third)?, dots })
    }
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    let parsed = ["%H:%M:%S%.f", "%H:%M", "%I:%M:%S %p", "%I:%M %p"]
        .iter()
        .find_map(|pattern| NaiveTime::parse_from_str(text, pattern).ok())?;
    whole(parsed)
}

/// Returns the time of day unless it is a leap second: those only exist in UTC.
fn whole(time: NaiveTime) -> Option<NaiveTime> {
    (time.nanosecond() < 1_000_000_000).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::time::NamedTime;

    #[track_caller]
    fn check(text: &str, zone: Option<&str>, order: Option<DateOrder>, expected: &str) {
        let clock = Clock::new(zone.map(|zone| Zone::parse(zone).unwrap()), order);
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
            "`01/02/2026 00:00:00` may have the day or the month first, and `date_order` is not set",
        );
        let no_zone = "`2026-11-20T08:00:00` has no time zone, and `time_zone` is not set";
        check("2026-11-20T08:00:00", None, None, no_zone);
        check("Friday, November 20, 2026 8:00:00 AM", berlin, None, "2026-11-20T07:00:00Z");
    }

    #[test]
    fn clocks_that_change_have_hours_twice_and_not_at_all() {
        check("2026-10-25T02:30:00", Some("Europe/Berlin"), None, "2026-10-25T00:30:00Z");
        let skipped = "`2026-03-29T02:30:00` does not exist in Europe/Berlin: clocks skip it";
        check("2026-03-29T02:30:00", Some("Europe/Berlin"), None, skipped);
    }

    #[test]
    fn never_and_does_not_expire_need_neither_zone_nor_order() {
        for zone in [None, Some("Europe/Berlin"), Some("America/New_York")] {
            for never in [
                "0001-01-01 00:00:00",
                "01/01/0001 00:00:00",
                "1/1/0001 12:00:00 AM",
                "01.01.0001 00:00:00",
                "Monday, January 1, 0001 12:00:00 AM",
            ] {
                let clock = Clock::new(zone.and_then(Zone::parse), None);
                assert_eq!(clock.moment(&WireTime::Local(never.to_owned())), Ok(Moment::Never), "{never}");
            }
            check("9999-12-31 00:00:00", zone, None, "9999-12-31T23:59:59Z");
            check("12/31/9999 11:59:59 PM", zone, None, "9999-12-31T23:59:59Z");
        }
    }

    #[test]
    fn a_date_that_contradicts_date_order_is_refused() {
        let berlin = Some("Europe/Berlin");
        let wrong = [
            ("20/11/2026 08:00", DateOrder::Mdy, "with the month first, but `date_order` is `mdy`"),
            ("11/20/2026 08:00", DateOrder::Dmy, "with the day first, but `date_order` is `dmy`"),
            ("01/02/2026 08:00", DateOrder::Ymd, "with the year first, but `date_order` is `ymd`"),
        ];
        for (text, order, why) in wrong {
            check(text, berlin, Some(order), &format!("`{text}` is not a date {why}"));
        }
        check("2026/11/20 08:00", berlin, Some(DateOrder::Dmy), "2026-11-20T07:00:00Z");
        check("03.12.2026 08:00", berlin, None, "2026-12-03T07:00:00Z");
        check("03.12.2026 08:00", berlin, Some(DateOrder::Mdy), "2026-03-12T07:00:00Z");
    }

    #[test]
    fn a_date_that_does_not_exist_is_called_that() {
        let missing = |text: &str| Err(format!("`{text}`: there is no such date"));
        for text in ["30.02.2027 08:00", "13/13/2027 08:00", "31.11.2026"] {
            assert_eq!(local(text), missing(text));
        }
        for text in ["2026-001-02 08:00", "1/2/26", "2026-11-20 23:59:60", "1//2026", "-1/2/2026", ""] {
            assert_eq!(local(text), Ok(None), "{text}");
        }
        let narrow = "11/20/2026 8:00:00\u{202f}PM";
        assert_eq!(local(narrow), Ok(Some(WireTime::Local(narrow.to_owned()))));
    }

    /// Counts the days from 1 January 1970 to a date one by one.
    fn days(year: i64, month: i64, day: i64) -> i64 {
        let is_leap = |year: i64| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let in_month = |year: i64, month: i64| match month {
            2 => 28 + i64::from(is_leap(year)),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let years: i64 = (1970..year).map(|year| 365 + i64::from(is_leap(year))).sum();
        years + (1..month).map(|month| in_month(year, month)).sum::<i64>() + day - 1
    }

    proptest::proptest! {
        #[test]
        fn every_form_of_a_local_time_is_the_same_moment(
            (year, month, day) in (1970i64..2200, 1i64..=12, 1i64..=28),
            (hour, minute, second) in (0i64..24, 0i64..60, 0i64..60),
            offset in -14i64 * 60..=14 * 60,
        ) {
            let sign = if offset < 0 { '-' } else { '+' };
            let zone = format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
            let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset * 60;
            let expected = chrono::DateTime::from_timestamp(seconds, 0).map(Moment::At);
            let half = format!("{}:{minute:02}:{second:02} {}", (hour + 11) % 12 + 1, if hour < 12 { "AM" } else { "PM" });
            let full = format!("{hour:02}:{minute:02}:{second:02}");
            for (text, order) in [
                (format!("{year}-{month:02}-{day:02}T{full}"), None),
                (format!("{year}/{month}/{day} {half}"), Some(DateOrder::Ymd)),
                (format!("{day:02}.{month:02}.{year} {full}"), None),
                (format!("{day}/{month}/{year} {half}"), Some(DateOrder::Dmy)),
                (format!("{month}/{day}/{year} {half}"), Some(DateOrder::Mdy)),
                (format!("{month:02}-{day:02}-{year} {full}"), Some(DateOrder::Mdy)),
            ] {
                let clock = Clock::new(Zone::parse(&zone), order);
                proptest::prop_assert_eq!(clock.moment(&WireTime::Local(text.clone())).ok(), expected, "{} {}", text, zone);
            }
        }

        #[test]
        fn no_text_makes_the_readers_of_times_panic(text in "\\PC{0,40}|[0-9TZ:/., +AMP\\-]{0,30}") {
            for order in [None, Some(DateOrder::Dmy), Some(DateOrder::Mdy), Some(DateOrder::Ymd)] {
                for zone in [None, Zone::parse("America/St_Johns"), Zone::parse(&text)] {
                    let _ = Clock::new(zone, order).moment(&WireTime::Local(text.clone()));
                }
            }
            let _ = (local(&text), serde_json::from_value::<WireTime>(text.clone().into()));
            let _ = (NamedTime::of_folder(&text), NamedTime::in_file(&text));
        }
    }
}
