//! Pages and style sheets, made small. What the minifier cannot do stays as it was.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind},
};

use minify_html::Cfg;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic of this thread is expected and taken care of, so that nobody needs to be told.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// The frame of a page without what a browser does not need; `None` where the minifier gave up.
///
/// Bodies are not in it yet: the minifier takes away blanks between inline elements in some places, which would run
/// words of a foreign text together.
pub fn html(page: &str) -> Option<String> {
    let settings = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_comments: false,
        minify_css: false,
        minify_js: false,
        minify_doctype: false,
        ..Cfg::new()
    };
    guarded(page, &settings).map(|small| escaped_again(&small))
}

/// A minified page with what the minifier should have left escaped.
///
/// It takes `&#X3c;` for text, and a browser takes it for `<`; nothing else writes numbers this way. And it writes `<` in
/// the title as it is, which is right for a browser, but others that read a page may know less.
fn escaped_again(small: &str) -> String {
    // The first one is that of the page; before it, nothing is foreign.
    let title = small.find("<title>").and_then(|at| Some((at, at + small[at..].find("</title>")?)));
    let mut page = small.to_owned();
    if let Some((at, end)) = title {
        let begin = at + "<title>".len();
        page.replace_range(begin..end, &small[begin..end].replace('<', "&lt;"));
    }
    if page.contains("&#X") { page.replace("&#X", "&amp;#X") } else { page }
}

/// A style sheet without blanks and comments; as it was where that does not work.
pub(super) fn css(sheet: &[u8]) -> Vec<u8> {
    let small = std::str::from_utf8(sheet).ok().filter(|sheet| !sheet.contains("</")).and_then(|sheet| {
        let page = guarded(&format!("<style>{sheet}</style>"), &Cfg { minify_css: true, ..Cfg::new() })?;
        Some(page.strip_prefix("<style>")?.strip_suffix("</style>")?.to_owned())
    });
    match small {
        Some(small) if !small.is_empty() => small.into_bytes(),
        _ => sheet.to_vec(),
    }
}

fn guarded(page: &str, settings: &Cfg) -> Option<String> {
    GUARDED.set(true);
    let small = catch_unwind(AssertUnwindSafe(|| minify_html::minify(page.as_bytes(), settings)));
    GUARDED.set(false);
    String::from_utf8(small.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn a_title_holds_no_tag() {
        let title = "&lt;script>a()&lt;/script> &lt;/title> &lt;title>";
        let page = html(&format!("<!doctype html><title>{title}</title><p title=\"<title>\">&lt;a</p>")).unwrap();
        assert!(page.contains(&format!("<title>{title}</title><p title")), "{page}");
        assert!(page.ends_with("&lt;a</p>"), "{page}");
    }

    #[test]
    fn text_that_looks_like_an_entity_is_text() {
        for text in ["&amp;#X3c;", "&amp;#X000003C", "&amp;#x3c;", "&amp;#60;", "&amp;lt;", "&amp;amp;lt;"] {
            let page = html(&format!("<!doctype html><title>{text}</title><p title=\"{text} b\">{text}</p>")).unwrap();
            assert_eq!(page.matches(text).count(), 3, "{page}");
        }
    }
}
