//! A month or a year of the site's calendar.

use chrono::{Months, NaiveDate, TimeDelta};

/// A month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthOrYear {
    /// A month; holds its first day.
    Month(NaiveDate),
    /// A year; holds its first day.
    Year(NaiveDate),
}

impl MonthOrYear {
    /// Parses a month, e.g. `2026-11`.
    ///
    /// # Errors
    /// The reason, for the user.
    pub fn parse_month(text: &str) -> Result<Self, String> {
        let day = (text.len() == 7).then(|| first_day(&format!("{text}-01"))).flatten();
        day.map(MonthOrYear::Month).ok_or_else(|| "expected a month such as `2026-11`".to_owned())
    }

    /// Parses a year, e.g. `2026`.
    ///
    /// # Errors
    /// The reason, for the user.
    pub fn parse_year(text: &str) -> Result<Self, String> {
        let day = (text.len() == 4).then(|| first_day(&format!("{text}-01-01"))).flatten();
        day.map(MonthOrYear::Year).ok_or_else(|| "expected a year such as `2026`".to_owned())
    }

    /// Returns the first day.
    pub fn first(self) -> NaiveDate {
        match self {
            MonthOrYear::Month(first) | MonthOrYear::Year(first) => first,
        }
    }

    /// Returns the day after the last one.
    pub fn end(self) -> NaiveDate {
        let months = match self {
            MonthOrYear::Month(_) => 1,
            MonthOrYear::Year(_) => 12,
        };
        self.first().checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
    }

    /// Returns the last day.
    pub fn last(self) -> NaiveDate {
        self.end() - TimeDelta::days(1)
    }

    /// Returns all days.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.first().iter_days().take_while(move |day| *day < self.end())
    }

    /// Returns whether it has a day.
    pub fn has(self, day: NaiveDate) -> bool {
        self.first() <= day && day < self.end()
    }

    /// Returns its name as in ISO 8601, e.g. `2026-11`.
    pub fn name(self) -> String {
        match self {
            MonthOrYear::Month(first) => first.format("%Y-%m").to_string(),
            MonthOrYear::Year(first) => first.format("%Y").to_string(),
        }
    }
}

/// Parses a date with ASCII digits and hyphens only, and a year without a sign.
fn first_day(text: &str) -> Option<NaiveDate> {
    let is_plain = !text.starts_with('-') && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_plain.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_all_its_days() {
        let days = |period: Result<MonthOrYear, String>| period.unwrap().days().count();
        assert_eq!(days(MonthOrYear::parse_month("2026-11")), 30);
        assert_eq!(days(MonthOrYear::parse_month("2024-02")), 29);
        assert_eq!(days(MonthOrYear::parse_year("2026")), 365);
        assert_eq!(days(MonthOrYear::parse_year("9999")), 365);
        assert_eq!(MonthOrYear::parse_month("2026-12").unwrap().end(), NaiveDate::from_ymd_opt(2027, 1, 1).unwrap());
    }

    #[test]
    fn other_texts_are_no_period() {
        for text in ["", "2026-13", "2026-1", "26-11", "2026-11-01", "+026-11", "2026/11", "２026"] {
            assert!(MonthOrYear::parse_month(text).is_err(), "{text}");
        }
        for text in ["", "26", "20261", "-026", "year"] {
            assert!(MonthOrYear::parse_year(text).is_err(), "{text}");
        }
    }
}
