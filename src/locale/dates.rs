//! Dates, times, and how far away they are.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc, Weekday};

use super::{Locale, capitalized};
use crate::as_of::AsOf;

impl Locale {
    /// Returns a date and time, e.g. `22 Nov 2026 08:00 UTC`; years without four digits as in [`Locale::date`].
    pub fn date_time(&self, at: DateTime<Utc>) -> String {
        let date = self.date(at);
        if !(0..=9999).contains(&at.year()) {
            return date;
        }
        let local = self.rules.to_local(at);
        let time = [two(local.at.hour()), ":", two(local.at.minute())].concat();
        self.date_and_time(&date, &time, &local.zone)
    }

    /// Returns a date, e.g. `22 Nov 2026`; `after the year 9999` or `before the year 0` for years without four digits.
    pub fn date(&self, at: DateTime<Utc>) -> String {
        self.calendar_day(self.day(at))
    }

    /// Returns the day of a time in the time zone.
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        self.rules.day(at)
    }

    /// Returns a day, e.g. `31 Mar 2027`; years without four digits as in [`Locale::date`].
    pub fn calendar_day(&self, day: NaiveDate) -> String {
        match day.year() {
            0..=9999 => self.written_date(self.day_of_month(day), self.short_month(day), &year(day)),
            ..0 => self.date_too_early().to_owned(),
            _ => self.date_too_late().to_owned(),
        }
    }

    /// Returns a day with its weekday as a heading, e.g. `Sunday, 22 November 2026`.
    pub fn weekday_and_day(&self, day: NaiveDate) -> String {
        let weekday = self.weekday(day.weekday());
        capitalized(&self.date_with_weekday(weekday, self.day_of_month(day), self.month(day), &year(day)))
    }

    /// Returns the month of a day as a heading, e.g. `November 2026`.
    pub fn month_of(&self, day: NaiveDate) -> String {
        capitalized(&self.month_and_year(self.month(day), &year(day)))
    }

    /// Returns the month of a day, e.g. `Nov`.
    pub fn short_month(&self, day: NaiveDate) -> &str {
        match day.month() {
            1 => self.month_january_short(),
            2 => self.month_february_short(),
            3 => self.month_march_short(),
            4 => self.month_april_short(),
            5 => self.month_may_short(),
            6 => self.month_june_short(),
            7 => self.month_july_short(),
            8 => self.month_august_short(),
            9 => self.month_september_short(),
            10 => self.month_october_short(),
            11 => self.month_november_short(),
            _ => self.month_december_short(),
        }
    }

    fn day_of_month(&self, day: NaiveDate) -> &str {
        match day.day() {
            1 => self.first_day(),
            day => two(day).strip_prefix('0').unwrap_or(two(day)),
        }
    }

    fn month(&self, day: NaiveDate) -> &str {
        match day.month() {
            1 => self.month_january(),
            2 => self.month_february(),
            3 => self.month_march(),
            4 => self.month_april(),
            5 => self.month_may(),
            6 => self.month_june(),
            7 => self.month_july(),
            8 => self.month_august(),
            9 => self.month_september(),
            10 => self.month_october(),
            11 => self.month_november(),
            _ => self.month_december(),
        }
    }

    fn weekday(&self, day: Weekday) -> &str {
        match day {
            Weekday::Mon => self.weekday_monday(),
            Weekday::Tue => self.weekday_tuesday(),
            Weekday::Wed => self.weekday_wednesday(),
            Weekday::Thu => self.weekday_thursday(),
            Weekday::Fri => self.weekday_friday(),
            Weekday::Sat => self.weekday_saturday(),
            Weekday::Sun => self.weekday_sunday(),
        }
    }

    /// Returns a date range, e.g. `22 Nov 2026`, `3 – 9 Nov 2026`, `28 Oct – 3 Nov 2026`.
    pub fn days_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
        let (from, to) = (self.day(from), self.day(to));
        let is_plain = |day: NaiveDate| (0..=9999).contains(&day.year());
        let (first, last, month) = (self.day_of_month(from), self.day_of_month(to), self.short_month(to));
        match () {
            () if from == to => self.calendar_day(to),
            () if !is_plain(from) || !is_plain(to) || from.year() != to.year() => {
                self.dates(&self.calendar_day(from), &self.calendar_day(to))
            }
            () if from.month() == to.month() => self.dates_in_month(first, last, month, &year(to)),
            () => self.dates_in_year(first, self.short_month(from), last, month, &year(to)),
        }
    }

    /// Returns the number of calendar days from as-of to a time; negative for times before.
    pub fn calendar_days(&self, at: DateTime<Utc>, as_of: AsOf) -> i64 {
        (self.day(at) - self.day(as_of.0)).num_days()
    }

    /// Returns the distance from as-of, e.g. `in 7 days 2 hours`, `3 hours ago`, precise enough for the rules. Days
    /// without hours are calendar days, so that a date is as far away here as everywhere else.
    pub fn relative(&self, at: DateTime<Utc>, as_of: AsOf) -> String {
        let days = self.calendar_days(at, as_of);
        self.distance(at, as_of, |left| match left.num_hours().abs() {
            hours if hours >= 24 && (hours >= 14 * 24 || hours % 24 == 0) => self.relative_days(days.unsigned_abs()),
            _ => self.length(left, Units::RELATIVE),
        })
    }

    /// Returns the distance from as-of in hours below two days, and else in calendar days.
    pub fn elapsed(&self, at: DateTime<Utc>, as_of: AsOf) -> String {
        let days = self.calendar_days(at, as_of);
        self.distance(at, as_of, |left| match left.abs() < TimeDelta::hours(48) {
            true => self.rough(left),
            false => self.relative_days(days.unsigned_abs()),
        })
    }

    /// Returns the distance from as-of in calendar days, e.g. `in 7 days`, `yesterday`; in hours on the same day.
    pub fn days_away(&self, at: DateTime<Utc>, as_of: AsOf) -> String {
        match self.calendar_days(at, as_of) {
            0 => self.distance(at, as_of, |left| self.rough(left)),
            _ if at.year() > 9999 => self.time_far_away().to_owned(),
            1 => self.tomorrow().to_owned(),
            -1 => self.yesterday().to_owned(),
            days if days > 0 => self.time_in(&self.relative_days(days.unsigned_abs())),
            days => self.time_ago(&self.relative_days(days.unsigned_abs())),
        }
    }

    /// Returns how far a deadline is, e.g. `in 11 days`, `overdue by 28 days`, in calendar days.
    pub fn due(&self, at: DateTime<Utc>, as_of: AsOf, is_overdue: bool) -> String {
        match (is_overdue, self.calendar_days(at, as_of)) {
            (true, 0) => self.overdue_since_today().to_owned(),
            (true, days) => self.overdue_by(&self.days(days.unsigned_abs())),
            (false, 0) => self.today().to_owned(),
            (false, _) => self.days_away(at, as_of),
        }
    }

    fn distance(&self, at: DateTime<Utc>, as_of: AsOf, length: impl Fn(TimeDelta) -> String) -> String {
        let left = as_of.until(at);
        if at.year() > 9999 {
            return self.time_far_away().to_owned();
        }
        if left.abs() < TimeDelta::minutes(1) {
            self.time_of_snapshot().to_owned()
        } else if left > TimeDelta::zero() {
            self.time_in(&length(left))
        } else {
            self.time_ago(&length(left))
        }
    }

    /// Returns a rounded length below two days, e.g. `41 hours`, `5 minutes`, within a distance.
    fn rough(&self, length: TimeDelta) -> String {
        let length = length.abs();
        match length.num_hours() {
            0 => self.relative_minutes(length.num_minutes().unsigned_abs()),
            hours => self.relative_hours(hours.unsigned_abs()),
        }
    }

    /// Returns a length, e.g. `9 days`, `7 days 2 hours`, `3 hours 5 minutes`, precise enough to show on which side of a
    /// limit it is.
    pub fn duration(&self, length: TimeDelta) -> String {
        self.length(length, Units::ALONE)
    }

    fn length(&self, length: TimeDelta, units: Units) -> String {
        let length = length.abs();
        let number = |number: i64| number.unsigned_abs();
        let (days, hours, minutes) = (length.num_days(), length.num_hours() % 24, length.num_minutes() % 60);
        let (some_days, some_hours) = ((units.days)(self, number(days)), (units.hours)(self, number(hours)));
        let with = |long: String, rest: i64, short: fn(&Locale, u64) -> String| match rest {
            0 => long,
            _ => self.two_lengths(&long, &short(self, number(rest))),
        };
        match () {
            () if days >= 14 => some_days,
            () if days >= 1 => with(some_days, hours, units.hours),
            () if hours >= 6 => some_hours,
            () if hours >= 1 => with(some_hours, minutes, units.minutes),
            () if minutes >= 1 => (units.minutes)(self, number(minutes)),
            () => (units.seconds)(self, number(length.num_seconds())),
        }
    }
}

/// The messages for the units of a length.
#[derive(Clone, Copy)]
struct Units {
    days: fn(&Locale, u64) -> String,
    hours: fn(&Locale, u64) -> String,
    minutes: fn(&Locale, u64) -> String,
    seconds: fn(&Locale, u64) -> String,
}

impl Units {
    const ALONE: Units =
        Units { days: Locale::days, hours: Locale::hours, minutes: Locale::minutes, seconds: Locale::seconds };
    const RELATIVE: Units = Units {
        days: Locale::relative_days,
        hours: Locale::relative_hours,
        minutes: Locale::relative_minutes,
        seconds: Locale::relative_seconds,
    };
}

fn year(day: NaiveDate) -> String {
    format!("{:04}", day.year())
}

/// Formats a number below 100 with two digits.
fn two(number: u32) -> &'static str {
    const DIGITS: [u8; 200] = {
        let (mut digits, mut at) = ([b'0'; 200], 0);
        while at < 200 {
            digits[at] = b'0' + (if at % 2 == 0 { at / 20 } else { at / 2 % 10 }) as u8;
            at += 1;
        }
        digits
    };
    let at = number as usize * 2;
    std::str::from_utf8(&DIGITS[at..at + 2]).unwrap_or_default()
}
