//! Times in names of folders and files.

use std::{ops::Range, sync::LazyLock};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use regex::bytes::Regex;

use crate::time_zone::Zone;

/// A time in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamedTime {
    /// The day.
    pub date: NaiveDate,
    /// The time of day; `None` for a date alone.
    pub time: Option<NaiveTime>,
    /// Whether it ends with `Z`.
    pub utc: bool,
}

/// Completion of names without a time of day or a time zone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Completion {
    /// Time of day of captures.
    pub capture_time: Option<NaiveTime>,
    /// Time zone of names without one, and of `capture_time`.
    pub zone: Option<Zone>,
}

/// A date, and behind it perhaps a time of day and a `Z`. ASCII digits only: `\d` has hundreds of digits to compile.
const TIME: &str =
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T _-]?([0-9]{2})[-_:.]?([0-9]{2})(?:[-_:.]?([0-9]{2}))?(Z)?)?";

/// What systems put behind the name of a copy: a word in any language, or a number.
const COPY: &str = r"(?: - [^ -/:-@\[-^`{-~]+)?(?: ?\([0-9]+\))?";

// Patterns of bytes: the Unicode tables of `[^0-9]` and the like take longer to compile than all names take to match.
static FOLDER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("(?-u)^{TIME}{COPY}$")).ok());
static FILE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!("(?-u)(?:^|[^0-9]){TIME}(?:[^0-9]|$)")).ok());

/// Whether a name has the eight digits of a date. Most names have none, and need no pattern.
fn may_hold_a_date(name: &str) -> bool {
    name.bytes().filter(u8::is_ascii_digit).nth(7).is_some()
}

impl NamedTime {
    /// Parses the name of a folder that consists of a time.
    pub fn of_folder(name: &str) -> Option<Self> {
        may_hold_a_date(name).then_some(())?;
        Some(Self::found(FOLDER.as_ref()?, name)?.0)
    }

    /// Returns the time in a file name without its extension.
    pub fn in_file(stem: &str) -> Option<Self> {
        Some(Self::split_file(stem)?.0)
    }

    /// Returns the time in a file name, and the rest of the name, which is the same on other days.
    pub fn split_file(stem: &str) -> Option<(Self, String)> {
        may_hold_a_date(stem).then_some(())?;
        let (found, place) = Self::found(FILE.as_ref()?, stem)?;
        // Other numbers of eight digits are not dates.
        (2000..2100).contains(&chrono::Datelike::year(&found.date)).then_some(())?;
        let separators = ['-', '_', '.', ' '];
        let (before, after) =
            (stem[..place.start].trim_matches(separators), stem[place.end..].trim_matches(separators));
        let parts = [before, after].into_iter().filter(|part| !part.is_empty());
        Some((found, parts.collect::<Vec<_>>().join("-")))
    }

    fn found(pattern: &Regex, name: &str) -> Option<(Self, Range<usize>)> {
        let parts = pattern.captures(name.as_bytes())?;
        let number = |at: usize| name.get(parts.get(at)?.range())?.parse::<u32>().ok();
        let date = NaiveDate::from_ymd_opt(i32::try_from(number(1)?).ok()?, number(2)?, number(3)?)?;
        let time = match (number(4), number(5)) {
            (Some(hour), Some(minute)) => Some(NaiveTime::from_hms_opt(hour, minute, number(6).unwrap_or_default())?),
            _ => None,
        };
        let end = (1..parts.len()).filter_map(|at| parts.get(at)).map(|part| part.end()).max()?;
        let place = parts.get(1)?.start()..end;
        Some((NamedTime { date, time, utc: parts.get(7).is_some() }, place))
    }

    /// Returns the time, and a description of any assumption. There is no time if the clocks skip it.
    pub fn moment(self, completion: &Completion) -> (Option<DateTime<Utc>>, Option<String>) {
        let NamedTime { date, time, utc } = self;
        let (clock, assumed) = match (time, completion.capture_time) {
            (Some(time), _) if utc || completion.zone.is_some() => (time, None),
            (Some(time), _) => (time, Some("a time without `Z` is taken for UTC".to_owned())),
            (None, Some(time)) => (time, None),
            (None, None) => {
                let zone = completion.zone.map_or_else(|| "UTC".to_owned(), Zone::name);
                (NaiveTime::MIN, Some(format!("a date alone is taken for midnight {zone}")))
            }
        };
        let local = NaiveDateTime::new(date, clock);
        let at = match completion.zone.filter(|_| !utc) {
            Some(zone) => zone.moment(local),
            None => Some(local.and_utc()),
        };
        (at, assumed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(name: &str, completion: &Completion) -> Option<String> {
        NamedTime::of_folder(name)?.moment(completion).0.map(crate::tenant::rfc3339)
    }

    #[test]
    fn names_of_folders_that_are_times() {
        let none = Completion::default();
        for name in [
            "2025-07-01T185118Z",
            "2025-07-01T18-51-18Z",
            "20250701T185118Z",
            "2025-07-01T18:51:18Z",
            "20250701-185118",
            "2025-07-01_18-51-18",
            "2025-07-01 185118 (2)",
        ] {
            assert_eq!(at(name, &none).as_deref(), Some("2025-07-01T18:51:18Z"), "{name}");
        }
        assert_eq!(at("20261120T0800Z", &none).as_deref(), Some("2026-11-20T08:00:00Z"));
        for name in ["2025-07-01", "20250701", "2025-07-01 - Copy", "2025-07-01 (3)", "2025-07-01 - Kopie (2)"] {
            assert_eq!(at(name, &none).as_deref(), Some("2025-07-01T00:00:00Z"), "{name}");
        }
        for name in ["contoso", "2025-07-32", "2025", "20250701T2518Z", "2025-07-01x"] {
            assert_eq!(at(name, &none), None, "{name}");
        }
    }

    #[test]
    fn what_a_name_lacks_comes_from_the_settings() {
        let berlin = Completion { capture_time: NaiveTime::from_hms_opt(8, 0, 0), zone: Zone::parse("Europe/Berlin") };
        assert_eq!(at("2026-11-20", &berlin).as_deref(), Some("2026-11-20T07:00:00Z"));
        assert_eq!(at("20261120-090000", &berlin).as_deref(), Some("2026-11-20T08:00:00Z"));
        assert_eq!(at("2026-11-20T090000Z", &berlin).as_deref(), Some("2026-11-20T09:00:00Z"));
        let assumed = |name: &str, by: &Completion| NamedTime::of_folder(name).and_then(|time| time.moment(by).1);
        assert_eq!(assumed("2026-11-20", &berlin), None);
        assert!(assumed("2026-11-20", &Completion::default()).is_some());
        assert!(assumed("20261120-090000", &Completion::default()).is_some());
        assert_eq!(assumed("2026-11-20T090000Z", &Completion::default()), None);
    }

    #[test]
    fn names_of_files_with_dates() {
        let day = |stem: &str| NamedTime::in_file(stem).map(|time| time.date.to_string());
        assert_eq!(day("vppTokens_2026-11-19").as_deref(), Some("2026-11-19"));
        assert_eq!(day("messages-20261120-0800").as_deref(), Some("2026-11-20"));
        assert_eq!(day("2026-11-20 vppTokens").as_deref(), Some("2026-11-20"));
        let rest = |stem: &str| NamedTime::split_file(stem).map(|(_, rest)| rest);
        assert_eq!(rest("vppTokens_2026-11-19").as_deref(), Some("vppTokens"));
        assert_eq!(rest("2026-11-20 vppTokens").as_deref(), Some("vppTokens"));
        assert_eq!(rest("messages-20261120-0800Z-2").as_deref(), Some("messages-2"));
        assert_eq!((day("messages-2"), day("x-12345678"), day("a1b2c3d4-2026")), (None, None, None));
    }
}
