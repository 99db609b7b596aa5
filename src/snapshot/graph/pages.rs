//! Checks whether all pages of a list were captured.

use std::{collections::BTreeSet, path::Path};

use super::endpoint;

/// A page of a list.
#[derive(Debug, Default)]
pub(super) struct ListPage {
    /// Its file.
    pub(super) path: String,
    /// URL of the next page.
    pub(super) next: Option<String>,
    /// Number of records of all pages, if stated.
    pub(super) count: Option<usize>,
    /// Number of its records.
    pub(super) records: usize,
    /// Ids of the records that have one.
    pub(super) ids: Vec<String>,
    /// Whether it has Graph's envelope, which would name a next page.
    pub(super) enveloped: bool,
    /// Its `@odata.context`.
    pub(super) context: Option<String>,
}

/// The pages of a list.
#[derive(Debug, Default)]
pub(super) struct Pages(Vec<ListPage>);

/// Maximum number of records on a page of Graph.
const PAGE: usize = 100;

impl Pages {
    /// Adds a page.
    pub(super) fn add(&mut self, page: ListPage) {
        self.0.push(page);
    }

    /// Returns the file of the last page. A longer name is later: messages-2.json follows messages.json, and
    /// messages-10.json follows both.
    pub(super) fn last(&self) -> &str {
        self.0.iter().map(|page| page.path.as_str()).max_by_key(|path| (path.len(), *path)).unwrap_or_default()
    }

    /// Returns the pages that name a next page.
    fn before_last(&self) -> impl Iterator<Item = &ListPage> {
        self.0.iter().filter(|page| page.next.is_some())
    }

    /// Returns message and help if pages are missing. Links are mostly opaque, so a missing page in the middle can only be
    /// detected by numbers.
    pub(super) fn incomplete(&self, name: &str) -> Option<(String, String)> {
        let names_a_next = self.before_last().next().is_some();
        if names_a_next && !self.is_ended() {
            let message = format!("the last page of `{name}` names a next page, which is not in the folder");
            return Some((message, format!("save the next page beside it, e.g. as {name}-{}.json", self.0.len() + 1)));
        }
        if let Some(page) = names_a_next.then(|| self.missing_number(name)).flatten() {
            let message = format!("page {page} of `{name}` is not in the folder, but later ones are");
            return Some((message, format!("save it beside them, as {name}-{page}.json, or save all pages again")));
        }
        let skipped = self.before_last().filter_map(|page| skipped(page.next.as_deref()?)).max();
        let of_all = self.0.iter().filter_map(|page| page.count).max();
        let whole = skipped.max(of_all)?;
        let here = distinct(self.0.iter());
        let is_skipped = skipped.is_some_and(|skipped| distinct(self.before_last()) < skipped);
        let message = format!("pages of `{name}` are missing: it has {whole} records or more, and {here} are here");
        (is_skipped || here < whole).then(|| (message, "save all pages of the list beside each other".to_owned()))
    }

    /// Returns the first page number that no file name has, if a later one does.
    fn missing_number(&self, name: &str) -> Option<usize> {
        let numbers: BTreeSet<usize> = self.0.iter().filter_map(|page| number_of_page(&page.path, name)).collect();
        (1..numbers.last().copied().unwrap_or_default()).find(|page| !numbers.contains(page))
    }

    /// Returns whether there is a last page: one without a next page that does not merely repeat records of others.
    fn is_ended(&self) -> bool {
        let before: BTreeSet<&String> = self.before_last().flat_map(|page| &page.ids).collect();
        let has_news =
            |page: &ListPage| page.ids.len() < page.records || page.ids.iter().any(|id| !before.contains(id));
        self.0.iter().any(|page| page.next.is_none() && (page.records == 0 || has_news(page)))
    }

    /// Returns the files of two complete lists with different records: the list was requested twice, or from two tenants.
    pub(super) fn complete_twice(&self) -> Option<(&str, &str)> {
        let is_list = |context: &String| !context.ends_with("/$entity");
        let is_whole = |page: &&ListPage| page.next.is_none() && page.context.as_ref().is_some_and(is_list);
        if self.before_last().next().is_some() {
            return None;
        }
        let whole: Vec<&ListPage> =
            self.0.iter().filter(is_whole).filter(|page| page.ids.len() == page.records).collect();
        if whole.len() < 2 {
            return None;
        }
        let longest = whole.iter().max_by_key(|page| page.records)?;
        let ids: BTreeSet<&String> = longest.ids.iter().collect();
        let differs = |other: &&&ListPage| {
            let others: BTreeSet<&String> = other.ids.iter().collect();
            let is_part = !others.is_empty() && others.is_subset(&ids);
            !is_part && !ids.is_subset(&others)
        };
        whole
            .iter()
            .filter(|other| other.path != longest.path)
            .find(differs)
            .map(|other| (longest.path.as_str(), other.path.as_str()))
    }

    /// Returns the number of records if the list may have been cut off at the end of a page.
    pub(super) fn may_be_cut_off(&self) -> Option<usize> {
        let is_open_ended = |page: &ListPage| page.next.is_none() && page.count.is_none();
        let may_have_more = self.0.iter().all(is_open_ended) && self.0.iter().any(|page| !page.enveloped);
        if !may_have_more {
            return None;
        }
        let records = self.0.iter().map(|page| page.records).sum::<usize>();
        // Pages that overlap are longer together than the list.
        [records, distinct(self.0.iter())].into_iter().find(|records| *records > 0 && records.is_multiple_of(PAGE))
    }
}

/// Returns the number of distinct records; each record without an id is distinct.
fn distinct<'a>(pages: impl Iterator<Item = &'a ListPage>) -> usize {
    let (mut ids, mut without) = (BTreeSet::new(), 0);
    for page in pages {
        ids.extend(&page.ids);
        without += page.records.saturating_sub(page.ids.len());
    }
    ids.len() + without
}

/// Returns the number of records that a link to the next page skips, if stated: `…?$skip=200`.
fn skipped(next: &str) -> Option<usize> {
    let (_, rest) = next.split_once("$skip=").or_else(|| next.split_once("%24skip="))?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Returns the page number in a file name: `messages.json` is page 1, `messages-2.json` and `messages_page2.json` are
/// page 2.
fn number_of_page(path: &str, endpoint: &str) -> Option<usize> {
    let stem = endpoint::undated(Path::new(path).file_stem()?.to_str()?).to_ascii_lowercase();
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
            ("messages-2026-11-22", Some(1)),
            ("2026-11-22 messages-2", Some(2)),
            ("messages-of-intune", None),
            ("other", None),
        ] {
            assert_eq!(number_of_page(&format!("data/x/{name}.json"), "messages"), number, "{name}");
        }
    }

    /// Returns pages with these numbers of records; all but the last name a next page.
    fn pages<const N: usize>(records: [usize; N]) -> Pages {
        let page = |(at, records): (usize, usize)| {
            let next = (at + 1 < N).then(|| format!("https://graph.microsoft.com/x?$skiptoken={at}"));
            let number = if at == 0 { String::new() } else { format!("-{}", at + 1) };
            ListPage { path: format!("data/messages{number}.json"), next, records, ..ListPage::default() }
        };
        Pages(records.into_iter().enumerate().map(page).collect())
    }

    #[test]
    fn a_missing_page_is_noticed_wherever_it_is() {
        let finding = |edit: fn(&mut Vec<ListPage>)| {
            let mut pages = pages([100, 100, 50]);
            edit(&mut pages.0);
            pages.incomplete("messages").map(|(message, _)| message)
        };
        let link = |skip| Some(format!("https://graph.microsoft.com/x?$skip={skip}"));
        assert_eq!(finding(|_| ()), None);
        // Where a list was not paged, or names no numbers, its names say nothing.
        assert_eq!(finding(|pages| pages.iter_mut().for_each(|page| page.next = None)), None);
        let cut = finding(|pages| drop(pages.pop()));
        assert!(cut.is_some_and(|message| message.starts_with("the last page of `messages`")));
        let gap = finding(|pages| drop(pages.remove(1)));
        assert_eq!(gap.as_deref(), Some("page 2 of `messages` is not in the folder, but later ones are"));
        let mut counted = pages([100, 100, 50]);
        for (count, skip, is_whole) in [(250, 200, true), (300, 200, false), (250, 300, false)] {
            counted.0[0].count = Some(count);
            counted.0[1].next = link(skip);
            let message = "pages of `messages` are missing: it has 300 records or more, and 250 are here";
            let found = counted.incomplete("messages").map(|(message, _)| message);
            assert_eq!(found.as_deref(), (!is_whole).then_some(message));
        }
    }

    #[test]
    fn a_repeated_page_ends_nothing() {
        let mut pages = pages([2, 2]);
        let ids = |ids: &str| ids.split(' ').map(str::to_owned).collect();
        (pages.0[0].ids, pages.0[1].ids) = (ids("a b"), ids("b a"));
        assert!(pages.incomplete("messages").is_some());
        pages.0[1].ids = ids("b c");
        assert!(pages.incomplete("messages").is_none());
        assert_eq!(distinct(pages.0.iter()), 3);
    }

    #[test]
    fn a_list_without_envelope_of_whole_hundreds_may_be_cut_off() {
        let list =
            |records, enveloped| Pages(vec![ListPage { records, enveloped, ..ListPage::default() }]).may_be_cut_off();
        assert_eq!((list(100, false), list(200, false)), (Some(100), Some(200)));
        assert_eq!((list(99, false), list(0, false), list(100, true)), (None, None, None));
    }
}
