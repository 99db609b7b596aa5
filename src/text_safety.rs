//! Foreign text as text: what would steer the place where it is shown is shown by its number instead, or dropped where it is
//! invisible and harmless.

use std::borrow::Cow;

use unicode_general_category::{GeneralCategory as Category, get_general_category};

/// Whether a character is obeyed rather than seen: controls, marks and overrides of direction, and characters without
/// width (Unicode's `Default_Ignorable_Code_Point`). Among them are all that XML does not allow. Joiners and selectors of
/// a variant belong to emoji and to scripts that need them, so one is let through behind a letter other than ASCII.
///
/// `before` is the character in front of it as it is shown: ASCII, where that one is shown by its number.
pub fn is_control_like(c: char, before: char) -> bool {
    let joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let selector = |c: char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    match c {
        '\n' | '\t' | '\r' => false,
        // Most texts are made of these.
        ' '..='~' | 'ÿ'..='\u{33f}' => false,
        // A digit on a key.
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

/// Whether a character that [`is_control_like`] is dropped from displayed text instead of shown by its number: soft hyphens,
/// zero-width spaces, word joiners and byte order marks, which web editors leave in texts. They control only where lines
/// break; they neither reorder nor hide text, nor change the characters beside them.
pub fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a text has something to show without the characters that are dropped. One that does not, such as a title that is
/// a zero-width space, shows them by their number: it would look as if it were missing.
pub fn has_content(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_dropped(c))
}

/// So many marks may be on one letter. No script has more than half as many; a pile of them covers the lines above and
/// below.
const MOST_MARKS: usize = 8;

/// Reads a text character by character, and knows what came before.
#[derive(Debug, Default)]
pub struct Sanitizer {
    before: Option<char>,
    marks: usize,
}

impl Sanitizer {
    /// Whether the next character, `c`, is to be shown by its number or dropped: it is_control_like, or it is one mark too many on a
    /// letter.
    pub fn is_control_like(&mut self, c: char) -> bool {
        // Where it is dropped, the characters on either side meet.
        if is_dropped(c) {
            return true;
        }
        let piles_up = self.piles_up(c);
        let is_control_like = piles_up || is_control_like(c, self.before.unwrap_or(' '));
        self.before = (!is_control_like).then_some(c);
        is_control_like
    }

    /// Whether `c` is one mark too many on a letter.
    pub fn piles_up(&mut self, c: char) -> bool {
        // Below are letters of Latin, which most texts are made of.
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

/// Text in which every character that is_control_like is shown by its number, e.g. `[U+202E]`, or dropped ([`is_dropped`]).
pub fn plain(text: &str) -> Cow<'_, str> {
    let drops = is_usual(text) || has_content(text);
    replaced(text, |c, out| {
        if !(drops && is_dropped(c)) {
            out.push_str(&format!("[U+{:04X}]", u32::from(c)));
        }
    })
}

/// JSON in which every character that is_control_like is written by its number, e.g. `\u202e`: the same data, and whoever looks at
/// the file sees it.
pub fn json(text: &str) -> Cow<'_, str> {
    replaced(text, |c, out| {
        c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
    })
}

/// Text in which `write` wrote every character that is_control_like.
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

/// Whether a text is made of what most texts are made of, and nothing in it is_control_like: ASCII and its white space.
fn is_usual(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t' | b'\r'))
}

/// Text as [`plain`] has it, on one line, cut to so many characters where it is longer.
pub fn line(text: &str, longest: usize) -> String {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic());
    if text.len() <= longest && text.split(' ').all(is_word) {
        return text.to_owned();
    }
    // What is far behind the end need not be looked at.
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

    /// Redaction looks for hidden values in text without the characters that steer, whatever is beside them.
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
