//! Splits text into words for the index. `themes/default/assets/search-words.js` splits queries in the same way: tests
//! compare both.
//!
//! Case and accents are ignored. Chinese, Japanese and Korean have no spaces between words, so their runs of letters
//! become overlapping pairs.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use unicode_general_category::{GeneralCategory, get_general_category};

/// Maximum length of a word in characters; longer ones are cut.
pub const LONGEST: usize = 32;

/// Calls `add` for each word of a text, in order.
pub fn each(text: &str, mut add: impl FnMut(&str)) {
    let bytes = text.as_bytes();
    let (mut at, mut lowercase) = (0, String::new());
    while at < bytes.len() {
        let rest = &bytes[at..];
        let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        // Nearly all words are ASCII, and end before an ASCII character.
        if rest.get(length).is_none_or(u8::is_ascii) {
            if length > 0 {
                lowercase.clear();
                lowercase.push_str(&text[at..at + length.min(LONGEST)]);
                lowercase.make_ascii_lowercase();
                add(&lowercase);
            }
            at += length + 1;
            continue;
        }
        let run = &text[at..];
        let end = run.find(|c: char| !is_word_char(c)).unwrap_or(run.len());
        each_folded(&run[..end], &mut add);
        at += end.max(run.chars().next().map_or(1, char::len_utf8));
    }
}

/// Adds the words of a run of letters, digits and marks.
fn each_folded(run: &str, add: &mut impl FnMut(&str)) {
    let folded = fold(run);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.is_ascii() { add(cut(word)) } else { by_script(word, add) }
    }
}

/// Returns whether a character is part of a word before it is folded: a letter, a digit, a mark, or invisible.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && (is_invisible(c) || is_mark(c)))
}

/// Soft hyphens, and spaces and joiners without width.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_mark(c: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    matches!(get_general_category(c), NonspacingMark | SpacingMark | EnclosingMark)
}

/// Returns a text in lowercase, without accents and variants of characters.
fn fold(text: &str) -> String {
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    // The marks of Japanese syllables make other syllables, as letters do.
    let is_kept =
        |c: &char| matches!(c, '\u{3099}' | '\u{309a}') || (!is_invisible(*c) && (c.is_ascii() || !is_mark(*c)));
    let plain: String = decomposed.chars().filter(is_kept).collect();
    let mut folded = String::with_capacity(plain.len());
    for c in plain.to_lowercase().chars() {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            c => folded.push(c),
        }
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(&folded).into_owned()
}

/// Adds the parts of a word: pairs where it has no spaces between words, and all others as they are.
fn by_script(word: &str, add: &mut impl FnMut(&str)) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| is_dense(c) != is_dense(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if is_dense(first) {
            pairs(run, add)
        } else {
            add(cut(run))
        }
        rest = after;
    }
}

/// Returns whether a character is of a script without spaces between words: Chinese, Japanese or Korean.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Adds all pairs of a run, and its last character, so that every single character begins a word.
fn pairs(run: &str, add: &mut impl FnMut(&str)) {
    let mut starts = run.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
    starts.push(run.len());
    for (number, at) in starts.iter().take(starts.len() - 1).enumerate() {
        let end = starts.get(number + 2).or(starts.last()).copied().unwrap_or(run.len());
        add(&run[*at..end]);
    }
}

fn cut(word: &str) -> &str {
    word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end])
}
