//! Word-by-word comparison of texts.

#![allow(clippy::disallowed_methods, reason = "a test may ask the clock how long something took")]

use std::time::{Duration, Instant};

use proptest::{collection::vec, prelude::*, sample::select};
use tenant_status::history::edits::{Fate, Run, words};

use super::random::for_random;

/// Returns the words of the runs with the given fates.
fn of<'a>(runs: &'a [Run], fates: &[Fate]) -> Vec<&'a str> {
    runs.iter().filter(|run| fates.contains(&run.fate)).flat_map(|run| run.text.split_whitespace()).collect()
}

/// Returns whether `part` is `whole` without some of its words.
fn is_within(part: &[&str], whole: &[&str]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|word| rest.any(|other| other == word))
}

fn text(most: usize) -> impl Strategy<Value = String> {
    let word = select(vec!["a", "b", "c", "the", "rollout", "March,", "é", "-", "May"]);
    let space = select(vec![" ", "  ", "\n", "\u{a0}"]);
    vec((word, space), 0..most)
        .prop_map(|words| words.into_iter().map(|(word, space)| format!("{word}{space}")).collect())
}

/// Generates two versions: independent ones, or one made by an edit of the other.
fn editions() -> impl Strategy<Value = (String, String)> {
    let cut = (text(60), text(6), any::<prop::sample::Index>()).prop_map(|(whole, put_in, at)| {
        let mut words: Vec<&str> = whole.split_whitespace().collect();
        let at = if words.is_empty() { 0 } else { at.index(words.len()) };
        words.splice(at..words.len().min(at + 2), put_in.split_whitespace());
        let edited = words.join(" ");
        (whole, edited)
    });
    prop_oneof![(text(12), text(12)), cut]
}

#[test]
fn edits_reproduce_the_old_and_the_new_text() {
    for_random(2_048, editions(), |(before, after)| {
        let (old, new): (Vec<&str>, Vec<&str>) =
            (before.split_whitespace().collect(), after.split_whitespace().collect());
        let runs = words(&before, &after).unwrap();
        prop_assert_eq!(runs.is_empty(), old == new);
        prop_assert!(runs.windows(2).all(|pair| pair[0].fate != pair[1].fate), "{:?}", runs);
        prop_assert!(runs.iter().all(|run| run.text.is_empty() == (run.fate == Fate::Skipped)), "{:?}", runs);
        let (was, is) = (of(&runs, &[Fate::Kept, Fate::Removed]), of(&runs, &[Fate::Kept, Fate::Added]));
        if runs.iter().any(|run| run.fate == Fate::Skipped) {
            prop_assert!(is_within(&was, &old) && is_within(&is, &new), "{:?}", runs);
        } else if !runs.is_empty() {
            prop_assert_eq!((was, is), (old, new));
        }
        Ok(())
    });
}

#[test]
fn texts_without_common_words_are_compared_quickly() {
    let many = |count: usize, word: &dyn Fn(usize) -> usize, prefix: &str| -> String {
        (0..count).map(|number| format!("{prefix}{} ", word(number))).collect()
    };
    let scatter = |number: usize| number.wrapping_mul(2_654_435_761) >> 7;
    let few = |number: usize| scatter(number) % 7;
    let back = |number: usize| 10_000 - number;
    let texts = [
        (many(10_000, &|number| number, "a"), many(10_000, &|number| number, "b")),
        (many(10_000, &|number| number, "a"), many(10_000, &back, "a")),
        (many(10_000, &few, "a"), many(10_000, &|number| few(number + 77_777), "a")),
        (many(10_000, &|number| number / 2, "a"), many(10_000, &|number| back(number) / 2, "a")),
        (
            many(10_000, &|number| scatter(number) % 5_000, "a"),
            many(10_000, &|number| scatter(number + 5) % 5_000, "a"),
        ),
        (many(19_999, &|number| number, "a"), "b".to_owned()),
    ];
    for (number, (before, after)) in texts.iter().enumerate() {
        let start = Instant::now();
        assert!(!words(before, after).unwrap().is_empty());
        let took = start.elapsed();
        assert!(took < Duration::from_secs(5), "{number}: {took:?}");
    }
}
