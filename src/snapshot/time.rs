//! Time formats.
//!
//! RFC 3339 with `Z` or an offset and up to nine fraction digits (Graph sends up to seven), PowerShell's
//! `/Date(1613679244000)/`, and in native files also a date alone, which is midnight UTC. Nothing else is accepted: a
//! wrong guess would show a wrong status.

mod clock;
mod names;

use std::{borrow::Cow, fmt};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, Utc};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Visitor},
};

use crate::{
    diagnostic::Code,
    format,
    tenant::{self, Moment},
};

pub use clock::{Clock, DateOrder};
pub use names::{Completion, NamedTime};

/// A time in a native file; a date alone is midnight UTC.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct NativeTime(pub Moment);

impl NativeTime {
    /// Returns whether it is *never*, so that it can be omitted.
    pub(super) fn is_never(&self) -> bool {
        self.0 == Moment::Never
    }
}

/// A time in a Graph response, or a local time that requires settings.
#[derive(Debug, Clone, PartialEq)]
pub enum WireTime {
    /// A time.
    At(Moment),
    /// A local time.
    Local(String),
}

impl WireTime {
    /// Returns the text as written, if it is a local time.
    pub fn written(&self) -> &str {
        match self {
            WireTime::At(_) => "",
            WireTime::Local(text) => text,
        }
    }
}

/// Parses a time; the empty text is *never*.
///
/// # Errors
/// A message about `text` for the user.
pub fn parse(text: &str, bare_dates: bool) -> Result<Moment, String> {
    if text.is_empty() {
        return Ok(Moment::Never);
    }
    let at = if let Some(inner) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        powershell(inner).map(|at| Moment::of(&at))
    } else if bare_dates && text.len() == 10 {
        bare_date(text)
    } else {
        rfc3339(text)
    };
    at.or_else(|| without_zone(text)).ok_or_else(|| {
        let shown: String = text.chars().take(40).collect();
        match text.get(..10).filter(|date| has_date_form(date)) {
            Some(date) if NaiveDate::parse_from_str(date, "%Y-%m-%d").is_err() => {
                format!("`{shown}`: there is no such date")
            }
            _ => format!("`{shown}` is not a time; expected a form like `2026-11-22T08:00:00Z`"),
        }
    })
}

/// Parses *never* and *does not expire*, which are the same in every time zone.
fn without_zone(text: &str) -> Option<Moment> {
    let moment = rfc3339(&format!("{text}Z"))?;
    matches!(moment, Moment::Never | Moment::NotInSight).then_some(moment)
}

/// Converts variants that tools write to RFC 3339: an offset without a colon, a space before it or in place of the T.
fn as_graph_writes(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    if !text.is_ascii() || bytes.len() < 20 || bytes.len() > 60 || !has_date_form(&text[..10]) {
        return Cow::Borrowed(text);
    }
    let (date, time) = (&text[..10], text[11..].trim_end());
    let digits = time.len() - time.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.')).len();
    let (clock, zone) = (time[..digits].trim(), time[digits..].trim());
    let zone = match zone.as_bytes() {
        [b'+' | b'-', b'0'..=b'9', b'0'..=b'9'] => format!("{zone}:00"),
        [b'+' | b'-', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9'] => format!("{}:{}", &zone[..3], &zone[3..]),
        _ => zone.to_owned(),
    };
    match bytes[10] {
        b'T' | b't' | b' ' if !zone.is_empty() => Cow::Owned(format!("{date}T{clock}{zone}")),
        _ => Cow::Borrowed(text),
    }
}

/// Returns whether ten bytes have the format of a date. Chrono also accepts signs, spaces, and one-digit months.
pub fn has_date_form(date: &str) -> bool {
    let stands = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    date.len() == 10 && date.bytes().enumerate().all(stands)
}

fn bare_date(text: &str) -> Option<Moment> {
    let date = has_date_form(text).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d"))?.ok()?;
    Some(Moment::of(&date.and_time(NaiveTime::MIN).and_utc()))
}

fn rfc3339(text: &str) -> Option<Moment> {
    let bytes = text.as_bytes();
    // Stricter than chrono: the separator must be a T, and fractions have at most the nine digits that chrono keeps.
    if !text.is_ascii() || !matches!(bytes.get(10), Some(b'T' | b't')) {
        return None;
    }
    let fraction = text.split_once('.').map_or(0, |(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count());
    if fraction > 9 {
        return None;
    }
    let at = DateTime::parse_from_rfc3339(text).ok()?;
    let written = Moment::of(&at);
    if at.timestamp_subsec_nanos() < 1_000_000_000 || written.at().is_none() {
        return Some(written);
    }
    // A leap second is only valid at the end of a day in UTC; it is converted to the first second of the next day.
    let next = DateTime::from_timestamp(at.timestamp() + 1, 0)?;
    (next.time() == NaiveTime::MIN).then_some(Moment::At(next))
}

/// Parses milliseconds since 1970 with an optional offset, which does not change the time. As in RFC 3339, years have
/// four digits.
fn powershell(inner: &str) -> Option<DateTime<Utc>> {
    let sign = inner.get(1..)?.find(['+', '-']).map_or(inner.len(), |at| at + 1);
    let (milliseconds, offset) = inner.split_at(sign);
    let offset_fits = offset.is_empty() || (offset.len() == 5 && offset[1..].bytes().all(|b| b.is_ascii_digit()));
    let digits = milliseconds.strip_prefix('-').unwrap_or(milliseconds);
    if !offset_fits || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    DateTime::from_timestamp_millis(milliseconds.parse().ok()?).filter(|at| (1..=9999).contains(&at.year()))
}

/// Returns a text that parses as `moment`; `None` for *never*.
///
/// In UTC, a time in the first or last supported year could read as one of the special values, and a time beyond them
/// would not be accepted. These few are written with an offset, as they must have been originally.
fn written(moment: Moment) -> Option<String> {
    let Moment::At(at) = moment else { return moment.rfc3339() };
    let plain = tenant::rfc3339(at);
    if (2..9999).contains(&at.year()) {
        return Some(plain);
    }
    let with_offset = |minutes: i32| {
        let zone = FixedOffset::east_opt(minutes * 60)?;
        Some(at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::AutoSi, true))
    };
    const MOST: i32 = 24 * 60 - 1;
    let forms = [Some(plain.clone()), with_offset(MOST), with_offset(-MOST)];
    forms.into_iter().flatten().find(|text| parse(text, true) == Ok(moment)).or(Some(plain))
}

impl Serialize for NativeTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match written(self.0) {
            Some(text) => serializer.serialize_str(&text),
            None => serializer.serialize_none(),
        }
    }
}

struct MomentVisitor {
    bare_dates: bool,
}

impl Visitor<'_> for MomentVisitor {
    type Value = Moment;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time like `2026-11-22T08:00:00Z`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Moment, E> {
        parse(text, self.bare_dates).map_err(|message| format::coded(Code::BadTime, message))
    }

    fn visit_unit<E>(self) -> Result<Moment, E> {
        Ok(Moment::Never)
    }

    fn visit_none<E>(self) -> Result<Moment, E> {
        Ok(Moment::Never)
    }
}

impl<'de> Deserialize<'de> for NativeTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MomentVisitor { bare_dates: true }).map(NativeTime)
    }
}

impl Default for WireTime {
    fn default() -> Self {
        WireTime::At(Moment::Never)
    }
}

/// Deserializes a time of a response: a text, or the object that PowerShell 5.1 converts a time to.
struct WireVisitor;

impl<'de> Visitor<'de> for WireVisitor {
    type Value = WireTime;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time like `2026-11-22T08:00:00Z`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<WireTime, E> {
        let written = parse(text, false);
        match written.or_else(|message| parse(&as_graph_writes(text.trim()), false).map_err(|_| message)) {
            Ok(moment) => Ok(WireTime::At(moment)),
            Err(message) => match clock::local(text) {
                Ok(Some(time)) => Ok(time),
                Ok(None) => Err(format::coded(Code::BadTime, message)),
                Err(missing) => Err(format::coded(Code::BadTime, missing)),
            },
        }
    }

    fn visit_unit<E>(self) -> Result<WireTime, E> {
        Ok(WireTime::default())
    }

    fn visit_none<E>(self) -> Result<WireTime, E> {
        Ok(WireTime::default())
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut access: A) -> Result<WireTime, A::Error> {
        let (mut exact, mut words) = (None, None);
        while let Some(key) = access.next_key::<Cow<'de, str>>()? {
            match key.as_ref() {
                "value" | "Value" => exact = access.next_value::<Option<WireTime>>()?,
                "DateTime" => words = access.next_value::<Option<String>>()?,
                _ => {
                    access.next_value::<de::IgnoredAny>()?;
                }
            }
        }
        match (exact, words) {
            (Some(time), _) => Ok(time),
            (None, Some(words)) => self.visit_str(&words),
            (None, None) => Err(format::coded(Code::BadTime, "an object without `value` and `DateTime` is not a time")),
        }
    }
}

impl<'de> Deserialize<'de> for WireTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WireVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenant::rfc3339;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = parse(text, true).ok().map(|moment| match moment {
            Moment::Never => "never".to_owned(),
            Moment::NotInSight => "not in sight".to_owned(),
            Moment::At(at) => rfc3339(at),
        });
        assert_eq!(found.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn accepted_forms() {
        check("2026-11-22T08:00:00Z", Some("2026-11-22T08:00:00Z"));
        check("2026-11-22t08:00:00z", Some("2026-11-22T08:00:00Z"));
        check("2026-11-22T08:00:00.1234567Z", Some("2026-11-22T08:00:00.123456700Z"));
        check("2026-11-22T08:00:00.123456789Z", Some("2026-11-22T08:00:00.123456789Z"));
        check("2026-11-22T08:00:00+02:00", Some("2026-11-22T06:00:00Z"));
        check("2026-11-22", Some("2026-11-22T00:00:00Z"));
        check("/Date(1613679244000)/", Some("2021-02-18T20:14:04Z"));
        check("/Date(1613679244000+0200)/", Some("2021-02-18T20:14:04Z"));
        check("/Date(-1000)/", Some("1969-12-31T23:59:59Z"));
        check("2016-12-31T23:59:60Z", Some("2017-01-01T00:00:00Z"));
    }

    #[test]
    fn forms_of_never_and_of_not_in_sight() {
        for never in ["", "0001-01-01T00:00:00Z", "0001-01-01", "0001-12-31T23:59:59Z", "0001-01-01T00:00:00+01:00"] {
            check(never, Some("never"));
        }
        check("/Date(-62135596800000)/", Some("never"));
        check("9999-12-31T23:59:59.9999999Z", Some("not in sight"));
        check("9999-12-31", Some("not in sight"));
        check("9999-12-31T23:59:60Z", Some("not in sight"));
        check("0001-12-31T23:59:60Z", Some("never"));
        check("9999-12-30T23:59:59Z", Some("9999-12-30T23:59:59Z"));
    }

    #[test]
    fn what_is_written_reads_as_the_same_moment() {
        for text in [
            "2026-11-22T08:00:00.1234567Z",
            "9999-12-31",
            "9999-12-30T23:59:59.5-01:00",
            "0002-01-01T00:00:00+01:00",
            "0000-12-31T23:59:59-01:00",
            "0000-01-01T00:00:00+01:00",
        ] {
            let moment = parse(text, true).unwrap();
            assert_eq!(written(moment).map(|text| parse(&text, true)), Some(Ok(moment)), "{text}");
        }
        assert_eq!(written(Moment::Never), None);
        assert_eq!(written(parse("2026-11-22", true).unwrap()).as_deref(), Some("2026-11-22T00:00:00Z"));
    }

    #[test]
    fn anything_else_is_refused() {
        for wrong in [
            "yesterday",
            "2026-11-22 08:00:00Z",
            "2026-11-22T08:00:00",
            "2026-11-22T08:00Z",
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T08:00:00.1234567890Z",
            "22.11.2026",
            "2026-1-2",
            "-5162-1-02",
            "+2026-1-02",
            "2026-11- 2",
            "/Date()/",
            "/Date(12x)/",
            "/Date(+)/",
            "2026-11-22T08:58:60Z",
            "١٩٦٣-06-19T08:30:06Z",
            " ",
            "/Date(99999999999999999999)/",
            "/Date(253402300800000)/",
            "/Date(-62135596800001)/",
            "/Date(8210266876799000)/",
            "2026-11-22T08:00:00+25:00",
        ] {
            check(wrong, None);
        }
        assert!(parse("2026-11-22", false).is_err(), "Graph never sends a bare date");
    }

    #[test]
    fn responses_have_further_forms() {
        let read = |json: &str| match serde_json::from_str::<WireTime>(json) {
            Ok(WireTime::At(moment)) => moment.rfc3339().unwrap_or_else(|| "never".to_owned()),
            Ok(WireTime::Local(text)) => format!("local {text}"),
            Err(_) => "refused".to_owned(),
        };
        let eight = "2026-11-20T08:00:00Z";
        for text in [
            "2026-11-20T08:00:00Z",
            "2026-11-20T09:00:00+0100",
            "2026-11-20T09:00:00+01",
            "2026-11-20T09:00:00 +01:00",
            "2026-11-20T08:00:00 Z",
            "2026-11-20 08:00:00Z",
            "2026-11-20 09:00:00 +0100",
        ] {
            assert_eq!(read(&format!("{text:?}")), eight, "{text}");
        }
        let object = r#"{"value":"\/Date(1763625600000)\/","DisplayHint":2,"DateTime":"Thursday, November 20, 2025 8:00:00 AM"}"#;
        assert_eq!(read(object), "2025-11-20T08:00:00Z");
        assert_eq!(
            read(r#"{"DateTime":"Thursday, November 20, 2025 8:00:00 AM"}"#),
            "local Thursday, November 20, 2025 8:00:00 AM"
        );
        let object = r#"{"value":null,"DateTime":"Thursday, November 20, 2025 8:00:00 AM"}"#;
        assert_eq!(read(object), "local Thursday, November 20, 2025 8:00:00 AM");
        for never in ["0001-01-01T00:00:00", "0001-01-01 00:00:00", "1/1/0001 12:00:00 AM"] {
            assert_eq!(read(&format!("{never:?}")), "never", "{never}");
        }
        assert_eq!(read("\"2026-11-20T08:00:00\""), "local 2026-11-20T08:00:00");
        for wrong in ["\"yesterday\"", "\"2027-02-30T00:00:00Z\"", "{}", "5", "\"2026-11-20\u{a0}08:00:00Z\""] {
            assert_eq!(read(wrong), "refused", "{wrong}");
        }
    }
}
