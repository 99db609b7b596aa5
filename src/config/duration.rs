//! Durations as written in files: `7d`, `36h`, `5m`, `1d 12h`.

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use crate::{diagnostic::Code, format};

/// A duration in a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(with = "String")]
pub struct Duration(pub TimeDelta);

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = format::Scalar::deserialize(deserializer)?.0;
        parse(&text).map(Duration).ok_or_else(|| {
            let message = format!("`{text}` is not a duration; expected e.g. `7d`, `36h` or `5m`");
            format::coded(Code::BadValue, message)
        })
    }
}

/// Returns the duration that a text stands for; `None` if it is not one, or longer than 100 years.
pub fn parse(text: &str) -> Option<TimeDelta> {
    /// Maximum in days: 100 years, longer than any credential is valid.
    const LONGEST: i64 = 36_525;
    let mut total = TimeDelta::zero();
    for part in text.split_whitespace() {
        let digits = part.find(|c: char| !c.is_ascii_digit())?;
        let (number, unit) = part.split_at(digits);
        let number: i64 = number.parse().ok().filter(|number| *number <= LONGEST * 24 * 3600)?;
        let length = match unit {
            "d" => TimeDelta::try_days(number),
            "h" => TimeDelta::try_hours(number),
            "m" => TimeDelta::try_minutes(number),
            "s" => TimeDelta::try_seconds(number),
            _ => None,
        };
        total = total.checked_add(&length?)?;
    }
    (!text.trim().is_empty() && total <= TimeDelta::days(LONGEST)).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert_eq!(parse("7d"), Some(TimeDelta::days(7)));
        assert_eq!(parse("1d 12h"), Some(TimeDelta::hours(36)));
        assert_eq!(parse("0s"), Some(TimeDelta::zero()));
        for wrong in ["", " ", "7", "d", "7 d", "-1d", "1.5h", "7days", "99999999999999999999d", "9000000000s"] {
            assert_eq!(parse(wrong), None, "{wrong:?}");
        }
    }
}
