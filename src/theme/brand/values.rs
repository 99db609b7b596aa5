//! Values of attributes and styles of a drawing: whether they may load something.

/// Functions that a value may call. `url` may lead to a place of the drawing only.
const FUNCTIONS: &[&str] = &[
    "url",
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "matrix",
    "translate",
    "translatex",
    "translatey",
    "scale",
    "scalex",
    "scaley",
    "rotate",
    "skewx",
    "skewy",
];

/// Shortens external text for a message.
pub(super) fn shown(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

/// Returns the flaw of a text with characters that XML does not allow.
pub(super) fn unprintable(text: &str) -> Option<String> {
    let is_wrong = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.contains(is_wrong).then(|| "a control character".to_owned())
}

/// Returns the flaw of a value that may load something: a function that is not in the list, or an escape, which could
/// hide one.
pub(super) fn unsafe_value(value: &str) -> Option<String> {
    if value.contains('\\') {
        return Some("an escape (`\\`)".to_owned());
    }
    for (at, _) in value.match_indices('(') {
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || !c.is_ascii();
        let start = value[..at].trim_end_matches(is_of_name).len();
        let function = value[start..at].to_ascii_lowercase();
        if !FUNCTIONS.contains(&function.as_str()) {
            return Some(format!("the function `{}(…)`", shown(&function)));
        }
    }
    let outside = urls(value).find(|place| !place.starts_with('#'))?;
    Some(format!("an address: `url({})`", shown(outside)))
}

/// Returns the flaw of a style sheet. Its references may only be to gradients, as `fill` and `stroke`: it is not known
/// how many elements use them.
pub(super) fn unsafe_style(css: &str) -> Option<String> {
    if css.contains('@') {
        return Some("a rule with `@`".to_owned());
    }
    let small = css.to_ascii_lowercase();
    let is_paint = |at: usize| {
        let before = small[..at].trim_end().strip_suffix(':').map_or("", str::trim_end);
        ["fill", "stroke"].iter().any(|name| before.ends_with(name))
    };
    let other = small.match_indices("url(").find(|(at, _)| !is_paint(*at));
    unsafe_value(css).or_else(|| other.map(|_| "a reference other than `fill` and `stroke`".to_owned()))
}

/// Returns the targets of `url(…)`, without quotes.
pub(super) fn urls(value: &str) -> impl Iterator<Item = &str> {
    // ASCII lowercase keeps the length, so positions match in both.
    let small = value.to_ascii_lowercase();
    let starts: Vec<usize> = small.match_indices("url(").map(|(at, found)| at + found.len()).collect();
    starts.into_iter().map(move |start| {
        let target = value[start..].split(')').next().unwrap_or_default();
        target.trim().trim_matches(['"', '\'']).trim()
    })
}
