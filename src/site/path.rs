//! Paths of pages and links between them: always relative, always to a file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{paths, tenant::rfc3339};

/// Path of a file of the site, relative to the site's root, with forward slashes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PagePath(String);

impl PagePath {
    /// Returns the path from the root, e.g. `connectors/index.html`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the relative URL from this page to `other`.
    pub fn href_to(&self, other: &PagePath) -> String {
        relative(&self.0, &other.0)
    }

    /// Returns the relative URL from this page to a folder at the root, with a trailing slash.
    pub fn href_to_folder(&self, folder: &str) -> String {
        relative(&self.0, &format!("{folder}/"))
    }
}

/// Returns the relative path from the file `from` to the file `to`.
fn relative(from: &str, to: &str) -> String {
    let above = from.rsplit_once('/').map_or("", |(above, _)| above);
    let mut folders = above.split('/').filter(|folder| !folder.is_empty()).peekable();
    let mut rest = to;
    while let (Some(folder), Some((head, tail))) = (folders.peek(), rest.split_once('/')) {
        if *folder != head {
            break;
        }
        folders.next();
        rest = tail;
    }
    "../".repeat(folders.count()) + rest
}

/// File extension of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Extension {
    /// `.html`
    #[default]
    Html,
    /// `.aspx`, which SharePoint shows as a page; it offers `.html` as a download.
    Aspx,
}

impl Extension {
    /// Returns the extension without the dot.
    pub fn as_str(self) -> &'static str {
        match self {
            Extension::Html => "html",
            Extension::Aspx => "aspx",
        }
    }
}

/// Folder of one tenant's pages, which is the root if there is only one tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// With a trailing slash unless it is the root.
    folder: String,
    extension: Extension,
}

impl Base {
    /// Returns the root of a site with this page extension.
    pub fn root(extension: Extension) -> Self {
        Base { folder: String::new(), extension }
    }

    /// Returns a folder below the root, by its slug.
    pub fn folder(slug: &str, extension: Extension) -> Self {
        Base { folder: format!("{slug}/"), extension }
    }

    /// Returns whether a tenant's folder may have this name.
    pub fn is_name(name: &str) -> bool {
        !name.is_empty() && slug(name) == name
    }

    /// Returns the name of the folder, without a slash; empty for the root.
    pub fn name(&self) -> &str {
        self.folder.trim_end_matches('/')
    }

    /// Returns the path of a page relative to this folder.
    pub fn inside<'a>(&self, page: &'a PagePath) -> &'a str {
        page.0.strip_prefix(&self.folder).unwrap_or(&page.0)
    }

    /// Returns the path of a page from the parts of its path, relative to this folder and without its extension.
    fn page<const N: usize>(&self, parts: [&str; N]) -> PagePath {
        // Joined, because pages have thousands of links, and `format!` takes four times as long.
        let path = parts.concat();
        PagePath([&self.folder, &path, ".", self.extension.as_str()].concat())
    }

    /// Returns the path of a file, given relative to this folder.
    pub fn file(&self, path: &str) -> PagePath {
        PagePath(format!("{}{path}", self.folder))
    }

    /// Returns the path of the hub; at the root of several tenants, that of the fleet page.
    pub fn index(&self) -> PagePath {
        self.page(["index"])
    }

    /// Returns the path of the page of all connector types.
    pub fn connectors(&self) -> PagePath {
        self.page(["connectors/index"])
    }

    /// Returns the path of a connector type's page, by its slug.
    pub fn connector_type(&self, slug: &str) -> PagePath {
        self.page(["connectors/", slug, "/index"])
    }

    /// Returns the path of a connector's page, by the slugs of its type and its id.
    pub fn connector(&self, kind: &str, slug: &str) -> PagePath {
        self.page(["connectors/", kind, "/", slug])
    }

    /// Returns the path of the page of all incidents and advisories.
    pub fn incidents(&self) -> PagePath {
        self.page(["incidents/index"])
    }

    /// Returns the path of the page of an incident or advisory, by the slug of its id.
    pub fn incident(&self, slug: &str) -> PagePath {
        self.page(["incidents/", slug])
    }

    /// Returns the path of the page of all messages.
    pub fn messages(&self) -> PagePath {
        self.page(["messages/index"])
    }

    /// Returns the path of a message's page, by the slug of its id.
    pub fn message(&self, slug: &str) -> PagePath {
        self.page(["messages/", slug])
    }

    /// Returns the path of the change log.
    pub fn changes(&self) -> PagePath {
        self.page(["changes"])
    }

    /// Returns the path of the change log of an earlier year, e.g. `changes-2025.html`.
    pub fn changes_of_year(&self, year: i32) -> PagePath {
        self.page([&format!("changes-{year:04}")])
    }

    /// Returns the path of the page of baselines.
    pub fn baselines(&self) -> PagePath {
        self.page(["baselines"])
    }

    /// Returns the path of the board.
    pub fn board(&self) -> PagePath {
        self.page(["board"])
    }

    /// Returns the path of the search page.
    pub fn search(&self) -> PagePath {
        self.page(["search"])
    }

    /// Returns the path of the page of all snapshots.
    pub fn archive(&self) -> PagePath {
        self.page(["archive/index"])
    }

    /// Returns the path of a snapshot's page, by its time, e.g. `archive/2026-11-22T080000Z.html`.
    pub fn snapshot(&self, captured_at: DateTime<Utc>) -> PagePath {
        self.page(["archive/", &file_time(captured_at)])
    }

    /// Returns the path of `status.json`.
    pub fn status_json(&self) -> PagePath {
        self.file("status.json")
    }

    /// Returns the path of `history.json`.
    pub fn history_json(&self) -> PagePath {
        self.file("history.json")
    }

    /// Returns the path of `fleet.json`, at the root.
    pub fn fleet_json(&self) -> PagePath {
        self.file("fleet.json")
    }

    /// Returns the path of the search index.
    pub fn search_index(&self) -> PagePath {
        self.file("search-index.js")
    }

    /// Returns the path of the positions of the words of the search index.
    pub fn search_positions(&self) -> PagePath {
        self.file("search-positions.js")
    }

    /// Returns the path of the feed of all changes.
    pub fn feed(&self) -> PagePath {
        self.file("feed.xml")
    }

    /// Returns the path of a connector type's feed, by its slug.
    pub fn feed_of_type(&self, slug: &str) -> PagePath {
        self.file(&format!("connectors/{slug}/feed.xml"))
    }

    /// Returns the path of the calendar of expiry dates and deadlines.
    pub fn calendar(&self) -> PagePath {
        self.file("expiries.ics")
    }

    /// Returns the path of a table for spreadsheets, by its name.
    pub fn table(&self, name: &str) -> PagePath {
        self.file(&format!("{name}.csv"))
    }

    /// Returns the path of the workbook with all tables.
    pub fn workbook(&self) -> PagePath {
        self.file("status.xlsx")
    }

    /// Returns the path of the tenant's badge.
    pub fn badge(&self) -> PagePath {
        self.file("badge.svg")
    }

    /// Returns the path of a connector type's badge, by its slug.
    pub fn badge_of_type(&self, slug: &str) -> PagePath {
        self.file(&format!("connectors/{slug}/badge.svg"))
    }
}

/// Formats a time for a file name, without colons, which Windows does not allow: `2026-11-22T080000Z`, with a fraction
/// of a second if it has one.
pub fn file_time(at: DateTime<Utc>) -> String {
    rfc3339(at).replace(':', "")
}

/// Maximum length of a file name, without its extension.
const LONGEST: usize = 64;

/// Names of the site's own files and folders.
const OURS: [&str; 12] = [
    "index",
    "board",
    "baselines",
    "assets",
    "connectors",
    "incidents",
    "messages",
    "archive",
    "changes",
    "search",
    "tenants",
    "sha256sums",
];

/// Returns whether a file name is portable to all systems and shares: ASCII, so that it has one normal form; nothing
/// that Windows forbids or changes; not too long for any system.
pub fn is_name_everywhere(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_. ".contains(c);
    name.len() <= 200
        && !name.is_empty()
        && name.chars().all(plain)
        && !name.starts_with([' ', '.'])
        && !name.ends_with([' ', '.'])
        && !paths::is_device(name)
}

/// Returns a file name for an id: ASCII, at most 64 characters, safe on Windows and on shares.
///
/// An id that is already such a name is unchanged. Others get a few digits of their digest appended, so that ids with
/// similar slugs have different, stable names.
pub fn slug(id: &str) -> String {
    let mut name = String::with_capacity(id.len().min(LONGEST));
    for c in id.chars().take(4 * LONGEST) {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => name.push(c),
            _ if name.ends_with('-') || name.is_empty() => {}
            _ => name.push('-'),
        }
    }
    name.truncate(LONGEST);
    let lower = name.to_lowercase();
    let reserved = paths::is_device(&lower) || OURS.contains(&lower.as_str());
    if name == id && !name.is_empty() && !reserved && !name.ends_with('-') {
        return name;
    }
    name.truncate(LONGEST - 9);
    let kept = name.trim_end_matches('-');
    let digest = digest(id);
    if kept.is_empty() { format!("id-{digest}") } else { format!("{kept}-{digest}") }
}

fn digest(id: &str) -> String {
    Sha256::digest(id.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Slugs of the ids in one folder, unique case-insensitively because shares ignore case.
#[derive(Debug, Default)]
pub struct Slugs(BTreeMap<String, String>);

impl Slugs {
    /// Assigns slugs to all `ids`, independent of their order. An id keeps its own slug unless an id that sorts before
    /// it has the same one, ignoring case. So adding or removing ids renames only ids with the same slug.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let ids: BTreeSet<&str> = ids.into_iter().collect();
        let mut taken = BTreeSet::new();
        let (mut slugs, mut crowded) = (BTreeMap::new(), Vec::new());
        for id in ids {
            let name = slug(id);
            if taken.insert(name.to_lowercase()) {
                slugs.insert(id.to_owned(), name);
            } else {
                crowded.push((id, name));
            }
        }
        for (id, name) in crowded {
            let stem: String = name.chars().take(LONGEST - 12).collect();
            let stem = stem.trim_end_matches('-');
            let tries = (1..).map(|round| format!("{stem}-{}", digest(&format!("{id}\n{round}"))));
            let own = tries.filter(|own| taken.insert(own.to_lowercase())).take(1);
            slugs.extend(own.map(|own| (id.to_owned(), own)));
        }
        Slugs(slugs)
    }

    /// Returns the ids whose slug differs because of other ids.
    pub(super) fn crowded_out(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().filter(|(id, name)| slug(id) != **name)
    }

    /// Returns the slug of `id`; for an unknown id, the slug it would have alone.
    pub fn get(&self, id: &str) -> String {
        self.0.get(id).cloned().unwrap_or_else(|| slug(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_href(from: &str, to: &str, expected: &str) {
        assert_eq!(PagePath(from.into()).href_to(&PagePath(to.into())), expected);
    }

    #[test]
    fn addresses_are_relative() {
        check_href("index.html", "connectors/index.html", "connectors/index.html");
        check_href("connectors/jamf/a.html", "connectors/jamf/index.html", "index.html");
        check_href("connectors/jamf/a.html", "connectors/index.html", "../index.html");
        check_href("connectors/jamf/a.html", "index.html", "../../index.html");
        check_href("contoso/index.html", "index.html", "../index.html");
        check_href("contoso/index.html", "fabrikam/index.html", "../fabrikam/index.html");
        assert_eq!(PagePath("connectors/jamf/a.html".into()).href_to_folder("assets"), "../../assets/");
        assert_eq!(PagePath("index.html".into()).href_to_folder("assets"), "assets/");
    }

    #[test]
    fn plain_ids_are_unchanged_and_all_slugs_are_unique() {
        assert_eq!(slug("IT1234567"), "IT1234567");
        assert_eq!(slug("5f0c1b7e-9d1a-4c55-8e2b-0d6a4b1f7c90"), "5f0c1b7e-9d1a-4c55-8e2b-0d6a4b1f7c90");
        assert_eq!(slug("é/ü").len(), "id-00000000".len());
        for (a, b) in [("a b", "a/b"), ("../x", "x"), ("CON", "con "), ("", "-"), ("a.", "a")] {
            assert_ne!(slug(a).to_lowercase(), slug(b).to_lowercase(), "{a:?} {b:?}");
        }
        let long = "x".repeat(300);
        assert!(slug(&long).len() <= LONGEST && slug(&long) != slug(&"x".repeat(301)));
        let both = Slugs::of(["A1", "a1"]);
        assert_ne!(both.get("A1").to_lowercase(), both.get("a1").to_lowercase());
        let cut_at_a_hyphen = ["a".repeat(LONGEST - 13) + "-bbbbbbbb", "A".repeat(LONGEST - 13) + "-bbbbbbbb"];
        let both = Slugs::of(cut_at_a_hyphen.iter().map(String::as_str));
        assert!(cut_at_a_hyphen.iter().all(|id| Base::is_name(&both.get(id))), "{both:?}");
    }
}
