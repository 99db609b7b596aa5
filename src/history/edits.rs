//! Word-by-word comparison of two texts.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What happened to the words.
    pub fate: Fate,
    /// The words.
    pub text: String,
}

/// What happened to words between two versions of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Unchanged.
    Kept,
    /// Removed.
    Removed,
    /// Added.
    Added,
    /// Unchanged and left out because they are far from any edit.
    Skipped,
}

/// Number of unchanged words shown around an edit.
const AROUND: usize = 8;

/// Maximum number of words of a text to compare; longer texts take too long, and nobody reads the result.
const MOST: usize = 20_000;

/// Returns the edits between two texts: `None` if a text is too long, empty if the words are the same.
pub fn words(before: &str, after: &str) -> Option<Vec<Run>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), after.split_whitespace().collect());
    if old.len() + new.len() > MOST {
        return None;
    }
    if old == new {
        return Some(Vec::new());
    }
    let mut runs: Vec<(Fate, Vec<&str>)> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Patience, &old, &new) {
        for change in operation.iter_changes(&old, &new) {
            let fate = match change.tag() {
                ChangeTag::Equal => Fate::Kept,
                ChangeTag::Delete => Fate::Removed,
                ChangeTag::Insert => Fate::Added,
            };
            match runs.last_mut().filter(|(last, _)| *last == fate) {
                Some((_, words)) => words.push(change.value()),
                None => runs.push((fate, vec![change.value()])),
            }
        }
    }
    let last = runs.len() - 1;
    let shown = runs.into_iter().enumerate().flat_map(|(at, (fate, words))| match fate {
        Fate::Kept => shorten(&words, at == 0, at == last),
        _ => vec![Run { fate, text: words.join(" ") }],
    });
    Some(shown.collect())
}

/// Returns the replacement of a whole value by another.
pub fn whole(before: &str, after: &str) -> Vec<Run> {
    let run = |fate, text: &str| Run { fate, text: text.to_owned() };
    vec![run(Fate::Removed, before), run(Fate::Added, after)]
}

/// Returns the members removed from and added to a set.
pub fn members(before: &[&str], after: &[&str]) -> Vec<Run> {
    let without = |all: &[&str], others: &[&str]| {
        all.iter().filter(|one| !others.contains(one)).copied().collect::<Vec<_>>().join(", ")
    };
    let kept = before.iter().filter(|one| after.contains(one)).copied().collect::<Vec<_>>().join(", ");
    [(Fate::Kept, kept), (Fate::Removed, without(before, after)), (Fate::Added, without(after, before))]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(fate, text)| Run { fate, text })
        .collect()
}

/// Leaves out unchanged words that are far from any edit.
fn shorten(words: &[&str], at_begin: bool, at_end: bool) -> Vec<Run> {
    let kept = |words: &[&str]| Run { fate: Fate::Kept, text: words.join(" ") };
    let head = if at_begin { 0 } else { AROUND };
    let tail = if at_end { 0 } else { AROUND };
    if words.len() <= head + tail + 1 {
        return vec![kept(words)];
    }
    let skipped = Run { fate: Fate::Skipped, text: String::new() };
    let (head, tail) = (&words[..head], &words[words.len() - tail..]);
    let mut runs = Vec::new();
    if !head.is_empty() {
        runs.push(kept(head));
    }
    runs.push(skipped);
    if !tail.is_empty() {
        runs.push(kept(tail));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        let runs = words(before, after).unwrap();
        let shown: Vec<String> = runs
            .iter()
            .map(|run| match run.fate {
                Fate::Kept => run.text.clone(),
                Fate::Removed => format!("[-{}-]", run.text),
                Fate::Added => format!("{{+{}+}}", run.text),
                Fate::Skipped => "…".to_owned(),
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn edits_are_shown_word_by_word_with_context() {
        check("a b c", "a b c", "");
        check("rolls out in March", "rolls out in  May", "rolls out in [-March-] {+May+}");
        check("", "new text", "{+new text+}");
        check(
            "1 2 3 4 5 6 7 8 9 10 11 old 1 2 3 4 5 6 7 8 9 10 11 12",
            "1 2 3 4 5 6 7 8 9 10 11 new 1 2 3 4 5 6 7 8 9 10 11 12",
            "… 4 5 6 7 8 9 10 11 [-old-] {+new+} 1 2 3 4 5 6 7 8 …",
        );
        assert_eq!(words(&"a ".repeat(30_000), "b"), None);
    }

    #[test]
    fn members_of_a_set_are_compared_as_a_whole() {
        let runs = members(&["Admin impact", "New feature"], &["Admin impact", "Updated message"]);
        let shown: Vec<(Fate, &str)> = runs.iter().map(|run| (run.fate, run.text.as_str())).collect();
        assert_eq!(
            shown,
            [(Fate::Kept, "Admin impact"), (Fate::Removed, "New feature"), (Fate::Added, "Updated message")]
        );
    }
}
