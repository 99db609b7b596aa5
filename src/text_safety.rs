//! Sanitizing of untrusted text. Control characters are replaced by their code point, or dropped if invisible and
//! harmless.

use std::borrow::Cow;

use unicode_general_category::{GeneralCategory as Category, get_general_category};

/// Returns whether a character is a control character in a wide sense: controls, bidirectional marks and overrides, and
/// characters without width (Unicode's `Default_Ignorable_Code_Point`). This includes all characters that XML does not
/// allow. Joiners and variation selectors are needed by emoji and some scripts, so one is allowed after a non-ASCII
/// letter.
///
/// `before` is the previous character as displayed: ASCII, if that one is replaced by its code point.
pub fn is_control_like(c: char, before: char) -> bool {
    let joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let selector = |c: char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    match c {
        '\n' | '\t' | '\r' => false,
        // Fast path for common text.
        ' '..='~' | 'ÿ'..='\u{33f}' => false,
        // Keycap emoji.
        '\u{fe0f}' if matches!(before, '0'..='9' | '#' | '*') => false,
        c if joiner(c) => before.is_ascii() || joiner(before),
        c if selector(c) => before.is_ascii() || joiner(before) || selector(before),
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        c => c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c),
    }
}

/// Returns whether a character that [`is_control_like`] is dropped instead of replaced by its code point: soft hyphens,
/// zero-width spaces, word joiners and byte order marks, which web editors leave in texts. They only control line
/// breaks; they neither reorder nor hide text, nor change adjacent characters.
pub fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Returns whether a text is not empty after dropping characters. An otherwise empty text, such as a title of one
/// zero-width space, shows their code points, so that it does not look missing.
pub fn has_content(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_dropped(c))
}

/// Maximum number of combining marks on one letter. No script needs more than half as many; more would cover the lines
/// above and below.
const MOST_MARKS: usize = 8;

/// A character-by-character sanitizer that tracks the previous character.
#[derive(Debug, Default)]
pub struct Sanitizer {
    before: Option<char>,
    marks: usize,
}

impl Sanitizer {
    /// Returns whether the next character, `c`, must be replaced or dropped: it [`is_control_like`], or is one
    /// combining mark too many.
    pub fn is_control_like(&mut self, c: char) -> bool {
        // A dropped character does not count as the previous one.
        if is_dropped(c) {
            return true;
        }
        let piles_up = self.piles_up(c);
        let is_control_like = piles_up || is_control_like(c, self.before.unwrap_or(' '));
        self.before = (!is_control_like).then_some(c);
        is_control_like
    }

    /// Returns whether `c` is one combining mark too many on a letter.
    pub fn piles_up(&mut self, c: char) -> bool {
        // Fast path: characters below are Latin letters, most of all text.
        let is_mark = c >= '\u{300}'
            && (matches!(c, '\u{200c}' | '\u{200d}')
                || matches!(
                    get_general_category(c),
                    Category::NonspacingMark | Category::SpacingMark | Category::EnclosingMark
                ));
        self.marks = if is_mark { self.marks + 1 } else { 0 };
        self.marks > MOST_MARKS
    }
}

/// Replaces each control character by its code point, e.g. `[U+202E]`, or drops it ([`is_dropped`]).
pub fn plain(text: &str) -> Cow<'_, str> {
    let drops = is_usual(text) || has_content(text);
    replaced(text, |c, out| {
        if !(drops && is_dropped(c)) {
            out.push_str(&format!("[U+{:04X}]", u32::from(c)));
        }
    })
}

/// Escapes each control character in JSON, e.g. `\u202e`: the data stay the same, and are visible in the file.
pub fn json(text: &str) -> Cow<'_, str> {
    replaced(text, |c, out| {
        c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
    })
}

/// Replaces each control character by the output of `write`.
fn replaced(text: &str, write: impl Fn(char, &mut String)) -> Cow<'_, str> {
    let mut reader = Sanitizer::default();
    if is_usual(text) || !text.chars().any(|c| reader.is_control_like(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut reader = Sanitizer::default();
    for c in text.chars() {
        if reader.is_control_like(c) {
            write(c, &mut out);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Returns whether a text is plain ASCII with no control characters, as most texts are.
fn is_usual(text: &str) -> bool {
    all_bytes(text, |byte| (b' '..=b'~').contains(&byte) | (byte == b'\n') | (byte == b'\t') | (byte == b'\r'))
}

/// Returns whether all bytes of a text fulfill a condition. Blocks are tested as a whole: if the condition does not
/// branch, the compiler tests all bytes of a block at once.
pub fn all_bytes(text: &str, condition: impl Fn(u8) -> bool) -> bool {
    let (blocks, rest) = text.as_bytes().as_chunks::<16>();
    let of_block = |block: &[u8; 16]| block.iter().fold(true, |all, byte| all & condition(*byte));
    blocks.iter().all(of_block) && rest.iter().all(|byte| condition(*byte))
}

/// Sanitizes a text like [`plain`], on one line, truncated to `longest` characters.
pub fn line(text: &str, longest: usize) -> String {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic());
    if text.len() <= longest && text.split(' ').all(is_word) {
        return text.to_owned();
    }
    // Text far beyond the limit is not examined.
    let near: String = text.chars().take(4 * longest).collect();
    let shown = plain(&near).split_whitespace().collect::<Vec<_>>().join(" ");
    if near.len() == text.len() && shown.chars().count() <= longest {
        return shown;
    }
    let kept: String = shown.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_shown() {
        assert_eq!(plain("a\u{202e}b\0c\u{200e}\u{2028}"), "a[U+202E]b[U+0000]c[U+200E][U+2028]");
        assert_eq!(plain("a\u{200d}b"), "a[U+200D]b");
        assert_eq!(plain("\u{200b}\u{200d}é\u{200c}\u{200c}"), "[U+200D]é\u{200c}[U+200C]");
        assert_eq!(plain("a\u{fe0f}\u{3164}\u{34f}\u{e0041}"), "a[U+FE0F][U+3164][U+034F][U+E0041]");
        for fine in ["é 👩‍💻 😀", "1️⃣ ❤️ 👩‍❤️‍👨", "葛\u{e0100}", "नमस्ते क्\u{200d}ष"]
        {
            assert_eq!(plain(fine), fine);
        }
        for text in ["\u{200b}\u{200c}", "é\u{200d}\u{fe0f}", "\u{feff}\u{fe00}"] {
            assert_eq!(plain(&plain(text)), plain(text), "once is enough");
        }
        assert_eq!(plain("line\nbreak\ttab"), "line\nbreak\ttab");
    }

    const DROPPED: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];

    #[test]
    fn harmless_invisible_characters_are_dropped() {
        assert_eq!(plain("Purview | \u{200b}Information"), "Purview | Information");
        assert_eq!(line("\u{feff}a\u{ad}b\u{2060}c \u{200b} d", 9), "abc d");
        assert_eq!(plain("é\u{200b}\u{200d}x"), "é\u{200d}x", "the joiner is behind a letter");
        assert_eq!(plain("a\u{200b}\u{200d}x"), "a[U+200D]x");
        assert_eq!(serde_json::from_str::<String>(&json("\"a\u{200b}\"")).unwrap(), "a\u{200b}", "data stays the same");
        for other in
            ["\u{34f}", "\u{61c}", "\u{180e}", "\u{200e}", "\u{2028}", "\u{202e}", "\u{2061}", "\u{2066}", "\u{e0041}"]
        {
            assert!(plain(&format!("a{other}b")).contains("[U+"), "{other:?}");
        }
    }

    #[test]
    fn text_of_dropped_characters_alone_is_shown() {
        assert_eq!(plain("\u{200b}"), "[U+200B]");
        assert_eq!(line(" \u{200b}\n\u{feff}", 40), "[U+200B] [U+FEFF]");
        assert_eq!(plain("\u{200b}\u{202e}"), "[U+202E]");
        assert_eq!(plain(""), "");
    }

    #[test]
    fn marks_do_not_pile_up_across_dropped_characters() {
        for dropped in DROPPED {
            let marks = "\u{301}".repeat(MOST_MARKS);
            let text = format!("a{marks}{dropped}\u{301}b");
            assert_eq!(plain(&text), format!("a{marks}[U+0301]b"));
            assert_eq!(plain(&plain(&text)), plain(&text));
        }
    }

    /// Redaction compares text without control characters, whatever is next to them.
    #[test]
    fn dropped_characters_cannot_split_a_hidden_value() {
        let dropped: Vec<char> = ('\0'..=char::MAX).filter(|c| is_dropped(*c)).collect();
        assert_eq!(dropped, DROPPED);
        for c in dropped {
            assert!(
                [' ', 'a', 'é', '\u{200d}'].into_iter().all(|before| is_control_like(c, before)) && !c.is_whitespace()
            );
        }
    }

    #[test]
    fn marks_do_not_pile_up() {
        for fine in ["e\u{301}\u{323}", "ที่นี่", "שָׁלוֹם", "བསྒྲུབས"] {
            assert_eq!(plain(fine), fine);
        }
        let pile = format!("a{}b", "\u{301}".repeat(MOST_MARKS + 2));
        assert_eq!(plain(&pile), format!("a{}[U+0301][U+0301]b", "\u{301}".repeat(MOST_MARKS)));
        assert_eq!(plain(&plain(&pile)), plain(&pile));
    }

    #[test]
    fn json_stays_the_same_data() {
        let text = "a\u{202e}\u{7f}\u{e0041}\\\"é\n👩‍💻";
        let written = serde_json::to_string(text).unwrap();
        assert!(json(&written).chars().all(|c| !is_control_like(c, 'é')));
        assert!(json(&written).contains(r"\u202e\u007f\udb40\udc41"));
        assert_eq!(serde_json::from_str::<String>(&json(&written)).unwrap(), text);
        assert_eq!(json("{ }"), "{ }");
    }

    #[test]
    fn lines_are_lines() {
        assert_eq!(line(" a\r\n b\t", 9), "a b");
        assert_eq!(line("abcdef", 6), "abcdef");
        assert_eq!(line("abcdefg", 6), "abcde…");
        assert_eq!(line(&" ".repeat(100), 6), "…");
        assert_eq!(line("", 6), "");
        for (untidy, tidy) in [("a b ", "a b"), ("a  b", "a b"), ("a\tb", "a b"), ("a\u{7f}b", "a[U+007F]b")] {
            assert_eq!(line(untidy, 99), tidy);
        }
    }
}
