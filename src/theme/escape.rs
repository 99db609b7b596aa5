//! HTML escaping of text in templates.

use std::io::{self, Write};

use crate::text_safety::{Sanitizer, all_bytes, has_content, is_dropped};

/// Escapes text for content and quoted attributes. Characters that could disrupt the page are shown as their code
/// points: controls, direction marks and overrides, zero-width characters and stacked combining marks. Harmless
/// invisible characters are dropped ([`is_dropped`]).
///
/// # Errors
/// Returns the I/O errors of `out`.
pub(super) fn html(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if all_bytes(text, is_plain) {
        return out.write_all(text.as_bytes());
    }
    let mut written = 0;
    let mut reader = Sanitizer::default();
    let drops = has_content(text);
    for (at, c) in text.char_indices() {
        let is_control_like = reader.is_control_like(c);
        let replacement: Option<&[u8]> = match c {
            '&' => Some(b"&amp;"),
            '<' => Some(b"&lt;"),
            '>' => Some(b"&gt;"),
            '"' => Some(b"&quot;"),
            '\'' => Some(b"&#39;"),
            _ if is_control_like => Some(b""),
            _ => None,
        };
        if let Some(replacement) = replacement {
            out.write_all(&text.as_bytes()[written..at])?;
            out.write_all(replacement)?;
            if replacement.is_empty() && !(drops && is_dropped(c)) {
                write!(out, "[U+{:04X}]", u32::from(c))?;
            }
            written = at + c.len_utf8();
        }
    }
    out.write_all(&text.as_bytes()[written..])
}

/// Returns whether a byte is a character that never needs escaping; most texts have no others.
fn is_plain(byte: u8) -> bool {
    let is_shown = (b' '..=b'~').contains(&byte) | (byte == b'\n');
    is_shown & (byte != b'&') & (byte != b'<') & (byte != b'>') & (byte != b'"') & (byte != b'\'')
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = Vec::new();
        super::html(text, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn text_is_escaped() {
        check("a & <b> \"c\" 'd'", "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;");
        check("é 👩‍💻 😀", "é 👩‍💻 😀");
        check("", "");
    }

    #[test]
    fn control_characters_are_shown() {
        check("a\u{202e}b\0c\u{200e}\u{2028}", "a[U+202E]b[U+0000]c[U+200E][U+2028]");
        check("a\u{200d}b", "a[U+200D]b");
        check("\u{200b}\u{200d}", "[U+200D]");
        check("Purview | \u{200b}Information", "Purview | Information");
        check("\u{200b}", "[U+200B]");
        check("line\nbreak\ttab", "line\nbreak\ttab");
    }
}
