//! Text of bodies, for the index.

use std::borrow::Cow;

/// The element that `content` writes after a link.
const HOST: &str = "<span class=\"host\">";

/// Returns the text of HTML written by `content`, which has no comments, scripts or styles: a line for each element that
/// is not part of a line. This costs far less than sanitizing the body again.
pub(super) fn of_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&decoded(&rest[..start]));
        let tag = &rest[start..];
        // The host after a link is no part of its sentence.
        let end = if tag.starts_with(HOST) { tag.find("</span>") } else { tag.find('>').map(|end| end + 1) };
        let end = end.unwrap_or(tag.len());
        if !is_inline(&tag[..end]) {
            text.push('\n');
        }
        rest = &tag[end..];
    }
    text.push_str(&decoded(rest));
    text
}

/// Returns whether a tag does not separate words.
fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "wbr"
    )
}

/// Decodes the references that `content` writes.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let decoded = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&nbsp;", " ")];
    let text = decoded.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    Cow::Owned(text.replace("&amp;", "&"))
}
