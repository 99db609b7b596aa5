//! Foreign text as text: what would steer the place where it is shown is shown by its number instead.

use std::borrow::Cow;

/// Whether a character is obeyed rather than seen: controls, marks and overrides of direction, and characters without
/// width. Among them are all that XML does not allow. The joiners belong to emoji and to scripts that need them, so they
/// are let through behind letters other than ASCII.
pub fn steers(c: char, before: char) -> bool {
    match c {
        '\n' | '\t' | '\r' => false,
        '\u{200c}' | '\u{200d}' => before.is_ascii(),
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        c => c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c),
    }
}

/// Text in which every character that steers is shown by its number, e.g. `[U+202E]`.
pub fn plain(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let is_plain = text.chars().all(|c| !steers(c, std::mem::replace(&mut before, c)));
    if is_plain {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    for c in text.chars() {
        if steers(c, before) {
            out.push_str(&format!("[U+{:04X}]", u32::from(c)));
        } else {
            out.push(c);
        }
        before = c;
    }
    Cow::Owned(out)
}

/// The same on one line, cut to so many characters where it is longer.
pub fn line(text: &str, longest: usize) -> String {
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
        assert_eq!(plain("a\u{202e}b\0c\u{200b}\u{feff}"), "a[U+202E]b[U+0000]c[U+200B][U+FEFF]");
        assert_eq!(plain("a\u{200d}b"), "a[U+200D]b");
        assert_eq!(plain("é 👩‍💻 😀"), "é 👩‍💻 😀");
        assert_eq!(plain("line\nbreak\ttab"), "line\nbreak\ttab");
    }

    #[test]
    fn lines_are_lines() {
        assert_eq!(line(" a\r\n b\t", 9), "a b");
        assert_eq!(line("abcdef", 6), "abcdef");
        assert_eq!(line("abcdefg", 6), "abcde…");
        assert_eq!(line(&" ".repeat(100), 6), "…");
        assert_eq!(line("", 6), "");
    }
}
