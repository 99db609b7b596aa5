//! Lists by month, and the choices of their filters.

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::{
    locale::Locale,
    site::view::{FilterChoice, Month, MonthOf},
};

/// Groups items by the month of their date, newest month first and those without a date last. Items keep their order
/// within a month.
pub(super) fn by_month<T>(
    locale: &Locale,
    items: impl IntoIterator<Item = (Option<DateTime<Utc>>, T)>,
) -> Vec<MonthOf<T>> {
    by_month_of_day(locale, items.into_iter().map(|(at, item)| (at.map(|at| locale.day(at)), item)))
}

/// Groups items by the month of their day, as [`by_month`].
pub(super) fn by_month_of_day<T>(
    locale: &Locale,
    items: impl IntoIterator<Item = (Option<NaiveDate>, T)>,
) -> Vec<MonthOf<T>> {
    let mut months: BTreeMap<Reverse<Option<(i32, u32)>>, Vec<T>> = BTreeMap::new();
    for (day, item) in items {
        // Years without four digits come from placeholder dates.
        let month = day.filter(|day| (0..=9999).contains(&day.year())).map(|day| (day.year(), day.month()));
        months.entry(Reverse(month)).or_default().push(item);
    }
    months.into_iter().map(|(Reverse(month), rows)| MonthOf { month: named(locale, month), rows }).collect()
}

fn named(locale: &Locale, month: Option<(i32, u32)>) -> Month {
    let day = month.and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
    day.map_or_else(
        || Month { label: locale.incident_no_date().to_owned(), iso: "undated".to_owned() },
        |day| Month { label: locale.month_of(day), iso: day.format("%Y-%m").to_string() },
    )
}

/// Returns the choices of a filter with the number of rows of each; empty if all rows have the same key.
pub(super) fn choices(
    labels: &[(&'static str, &str)],
    keys: impl Iterator<Item = &'static str> + Clone,
) -> Vec<FilterChoice> {
    let choices = labels.iter().map(|&(key, label)| {
        let count = keys.clone().filter(|one| *one == key).count();
        FilterChoice { key, label: label.to_owned(), count }
    });
    let choices: Vec<FilterChoice> = choices.filter(|choice| choice.count > 0).collect();
    if choices.len() > 1 { choices } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_grouped_by_month_newest_first_and_undated_last() {
        let at = |text: &str| text.parse().ok();
        let items = [
            (None, 1),
            (at("2026-10-31T23:59:59Z"), 2),
            (at("2026-11-01T00:00:00Z"), 3),
            (at("2025-11-30T08:00:00Z"), 4),
            (at("2026-11-30T08:00:00Z"), 5),
            (Some(DateTime::<Utc>::MAX_UTC), 6),
        ];
        let months = by_month(&Locale::default(), items)
            .into_iter()
            .map(|MonthOf { month, rows }| (month.label, month.iso, rows));
        let expected = [
            ("November 2026", "2026-11", vec![3, 5]),
            ("October 2026", "2026-10", vec![2]),
            ("November 2025", "2025-11", vec![4]),
            ("No date", "undated", vec![1, 6]),
        ];
        let expected = expected.map(|(label, iso, items)| (label.to_owned(), iso.to_owned(), items));
        assert_eq!(months.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_filter_has_at_least_two_choices() {
        let labels = [("a", "A"), ("b", "B"), ("c", "C")];
        assert_eq!(choices(&labels, ["a", "a"].into_iter()), []);
        let counts = choices(&labels, ["c", "a", "c"].into_iter()).into_iter().map(|choice| (choice.key, choice.count));
        assert_eq!(counts.collect::<Vec<_>>(), [("a", 1), ("c", 2)]);
    }
}
