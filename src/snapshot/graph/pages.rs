//! Whether all pages of a list are there.

use std::{collections::BTreeSet, path::Path};

/// A page of a list, as it was read.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its file.
    pub(super) path: String,
    /// The address of the next page.
    pub(super) next: Option<String>,
    /// How many records all pages have, where it says so.
    pub(super) count: Option<usize>,
    /// How many records it has.
    pub(super) records: usize,
    /// Whether Graph's envelope, which would name a next page, was around it.
    pub(super) enveloped: bool,
    /// Its `@odata.context`.
    pub(super) context: Option<String>,
}

/// What is known of the pages of a list.
#[derive(Debug, Default)]
pub(super) struct Pages {
    files: usize,
    naming_a_next: usize,
    /// The file of the last page.
    pub(super) last: String,
    /// Records of all pages, and of those that name a next one.
    records: usize,
    records_before_last: usize,
    /// How many records there are before the last page that a link leads to, where links say so.
    skipped: Option<usize>,
    /// How many records the whole list has, where a page says so.
    of_all: Option<usize>,
    /// Numbers of pages, as far as the names of their files tell.
    numbers: BTreeSet<usize>,
    /// Whether every page was in Graph's envelope.
    bare: bool,
}

/// How many records a page of Graph's lists has at most.
const PAGE: usize = 100;

impl Pages {
    /// Takes a page in.
    pub(super) fn add(&mut self, page: &Page, endpoint: &str) {
        self.files += 1;
        self.naming_a_next += usize::from(page.next.is_some());
        // The longer name is the later page: messages-2.json after messages.json, and messages-10.json after both.
        if (page.path.len(), &page.path) > (self.last.len(), &self.last) {
            self.last.clone_from(&page.path);
        }
        self.records += page.records;
        self.of_all = self.of_all.max(page.count);
        if let Some(next) = &page.next {
            self.records_before_last += page.records;
            self.skipped = self.skipped.max(skipped(next));
        }
        self.numbers.extend(number_of_page(&page.path, endpoint));
        self.bare |= !page.enveloped;
    }

    /// What shows that not all pages are there, and what to do about it. Links are opaque for the most part, so a page in
    /// the middle can only be missed by numbers.
    pub(super) fn incomplete(&self, name: &str) -> Option<(String, String)> {
        if self.naming_a_next >= self.files && self.files > 0 {
            let message = format!("the last page of `{name}` names a next page, which is not in the folder");
            return Some((message, format!("save the next page beside it, e.g. as {name}-{}.json", self.files + 1)));
        }
        let lacking = (1..self.numbers.last().copied().unwrap_or_default()).find(|page| !self.numbers.contains(page));
        if let Some(page) = lacking.filter(|_| self.naming_a_next > 0) {
            let message = format!("page {page} of `{name}` is not in the folder, but later ones are");
            return Some((message, format!("save it beside them, as {name}-{page}.json, or save all pages again")));
        }
        let skipped = self.skipped.is_some_and(|skipped| self.records_before_last < skipped);
        let whole = self.skipped.max(self.of_all).filter(|whole| skipped || self.records < *whole)?;
        let message =
            format!("pages of `{name}` are missing: it has {whole} records or more, and {} are here", self.records);
        Some((message, "save all pages of the list beside each other".to_owned()))
    }

    /// Whether the list may have been cut off at the end of a page: nothing says that it was not.
    pub(super) fn may_be_cut_off(&self) -> Option<usize> {
        let unsaid = self.bare && self.naming_a_next == 0 && self.of_all.is_none();
        (unsaid && self.records > 0 && self.records.is_multiple_of(PAGE)).then_some(self.records)
    }
}

/// How many records a link to the next page skips, where it says so: `…?$skip=200`.
fn skipped(next: &str) -> Option<usize> {
    let (_, rest) = next.split_once("$skip=").or_else(|| next.split_once("%24skip="))?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The number of a page in the name of its file: `messages.json` is the first, `messages-2.json` and
/// `messages_page2.json` the second. Other words are no number.
fn number_of_page(path: &str, endpoint: &str) -> Option<usize> {
    let stem = Path::new(path).file_stem()?.to_str()?.to_ascii_lowercase();
    let rest = stem.strip_prefix(&endpoint.to_ascii_lowercase())?;
    if rest.is_empty() {
        return Some(1);
    }
    let number = rest.trim_start_matches(['-', '_', '.', ' ', '(']).trim_start_matches("page");
    number.trim_start_matches(['-', '_', ' ']).trim_end_matches(')').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_numbered_by_their_links_and_names() {
        assert_eq!(skipped("https://graph.microsoft.com/v1.0/admin/messages?$top=100&$skip=200"), Some(200));
        assert_eq!(skipped("https://graph.microsoft.com/v1.0/admin/messages?%24skip=7&x=1"), Some(7));
        assert_eq!(skipped("https://graph.microsoft.com/v1.0/admin/messages?$skiptoken=abc"), None);
        for (name, number) in [
            ("messages", Some(1)),
            ("messages-2", Some(2)),
            ("MESSAGES_page10", Some(10)),
            ("messages (3)", Some(3)),
            ("messages-2026-11-22", None),
            ("messages-of-intune", None),
            ("other", None),
        ] {
            assert_eq!(number_of_page(&format!("data/x/{name}.json"), "messages"), number, "{name}");
        }
    }

    #[test]
    fn a_missing_page_is_noticed_wherever_it_is() {
        let whole = || Pages { files: 3, naming_a_next: 2, records: 250, records_before_last: 200, ..Pages::default() };
        let says = |pages: Pages| pages.incomplete("messages").map(|(message, _)| message);
        assert_eq!(says(whole()), None);
        assert_eq!(says(Pages { skipped: Some(200), of_all: Some(250), numbers: [1, 2, 3].into(), ..whole() }), None);
        // Where a list was not paged, or names no numbers, its names say nothing.
        assert_eq!(says(Pages { naming_a_next: 0, numbers: [2026].into(), ..whole() }), None);
        let cut = says(Pages { naming_a_next: 3, ..whole() });
        assert!(cut.is_some_and(|message| message.starts_with("the last page of `messages`")));
        let gap = says(Pages { numbers: [1, 2, 4].into(), ..whole() });
        assert_eq!(gap.as_deref(), Some("page 3 of `messages` is not in the folder, but later ones are"));
        for pages in [Pages { skipped: Some(300), ..whole() }, Pages { of_all: Some(300), ..whole() }] {
            let message = "pages of `messages` are missing: it has 300 records or more, and 250 are here";
            assert_eq!(says(pages).as_deref(), Some(message));
        }
    }

    #[test]
    fn a_list_without_envelope_of_whole_hundreds_may_be_cut_off() {
        let list = |records, enveloped| {
            let mut pages = Pages::default();
            pages.add(&Page { records, enveloped, ..Page::default() }, "messages");
            pages.may_be_cut_off()
        };
        assert_eq!((list(100, false), list(200, false)), (Some(100), Some(200)));
        assert_eq!((list(99, false), list(0, false), list(100, true)), (None, None, None));
    }
}
