//! The only way to name or link a page: always relative, always a file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::tenant::rfc3339;

/// Where a file of the site stands, as a path from the site's root with forward slashes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PagePath(String);

impl PagePath {
    /// The path from the root, e.g. `connectors/index.html`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The relative address that leads from this page to `other`.
    pub fn href_to(&self, other: &PagePath) -> String {
        relative(&self.0, &other.0)
    }

    /// The relative address that leads from this page to a folder at the root, with a slash at its end.
    pub fn href_to_folder(&self, folder: &str) -> String {
        relative(&self.0, &format!("{folder}/"))
    }
}

/// The way from the file `from` to the file `to`.
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

/// What the names of pages end with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Extension {
    /// `.html`
    #[default]
    Html,
    /// `.aspx`, which SharePoint shows as a page where it would offer `.html` as a download.
    Aspx,
}

impl Extension {
    /// As it is written, without the dot.
    pub fn as_str(self) -> &'static str {
        match self {
            Extension::Html => "html",
            Extension::Aspx => "aspx",
        }
    }
}

/// The folder of one tenant's pages, which is the root where there is one tenant only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// With a slash at its end, where it is not the root.
    folder: String,
    extension: Extension,
}

impl Base {
    /// The root of a site whose pages end with `extension`.
    pub fn root(extension: Extension) -> Self {
        Base { folder: String::new(), extension }
    }

    /// A folder below the root, by its slug.
    pub fn folder(slug: &str, extension: Extension) -> Self {
        Base { folder: format!("{slug}/"), extension }
    }

    /// Whether a folder of a tenant may have this name.
    pub fn is_name(name: &str) -> bool {
        !name.is_empty() && slug(name) == name
    }

    /// The name of the folder, without a slash; empty for the root.
    pub fn name(&self) -> &str {
        self.folder.trim_end_matches('/')
    }

    /// The way from this folder to a page that stands in it.
    pub fn inside<'a>(&self, page: &'a PagePath) -> &'a str {
        page.0.strip_prefix(&self.folder).unwrap_or(&page.0)
    }

    fn page(&self, path: &str) -> PagePath {
        self.file(&format!("{path}.{}", self.extension.as_str()))
    }

    /// The file at a way from this folder.
    pub fn file(&self, path: &str) -> PagePath {
        PagePath(format!("{}{path}", self.folder))
    }

    /// The hub; at the root of several tenants, the fleet.
    pub fn index(&self) -> PagePath {
        self.page("index")
    }

    /// All connector types.
    pub fn connectors(&self) -> PagePath {
        self.page("connectors/index")
    }

    /// One connector type, by its slug.
    pub fn connector_type(&self, slug: &str) -> PagePath {
        self.page(&format!("connectors/{slug}/index"))
    }

    /// One connector, by the slugs of its type and its id.
    pub fn connector(&self, kind: &str, slug: &str) -> PagePath {
        self.page(&format!("connectors/{kind}/{slug}"))
    }

    /// All incidents and advisories.
    pub fn incidents(&self) -> PagePath {
        self.page("incidents/index")
    }

    /// One incident or advisory, by the slug of its id.
    pub fn incident(&self, slug: &str) -> PagePath {
        self.page(&format!("incidents/{slug}"))
    }

    /// All messages.
    pub fn messages(&self) -> PagePath {
        self.page("messages/index")
    }

    /// One message, by the slug of its id.
    pub fn message(&self, slug: &str) -> PagePath {
        self.page(&format!("messages/{slug}"))
    }

    /// The log of changes.
    pub fn changes(&self) -> PagePath {
        self.page("changes")
    }

    /// All snapshots.
    pub fn archive(&self) -> PagePath {
        self.page("archive/index")
    }

    /// The hub as it was in the snapshot of a moment, e.g. `archive/2026-11-22T080000Z.html`.
    pub fn snapshot(&self, captured_at: DateTime<Utc>) -> PagePath {
        self.page(&format!("archive/{}", file_time(captured_at)))
    }

    /// The status as data.
    pub fn status_json(&self) -> PagePath {
        self.file("status.json")
    }

    /// The history as data.
    pub fn history_json(&self) -> PagePath {
        self.file("history.json")
    }

    /// All tenants of a fleet, or of a part of it, as data; at the root.
    pub fn fleet_json(&self) -> PagePath {
        self.file("fleet.json")
    }

    /// The feed of all changes.
    pub fn feed(&self) -> PagePath {
        self.file("feed.xml")
    }

    /// The feed of one connector type, by its slug.
    pub fn feed_of_type(&self, slug: &str) -> PagePath {
        self.file(&format!("connectors/{slug}/feed.xml"))
    }

    /// The calendar of what expires.
    pub fn calendar(&self) -> PagePath {
        self.file("expiries.ics")
    }

    /// The badge of the whole tenant.
    pub fn badge(&self) -> PagePath {
        self.file("badge.svg")
    }

    /// The badge of one connector type, by its slug.
    pub fn badge_of_type(&self, slug: &str) -> PagePath {
        self.file(&format!("connectors/{slug}/badge.svg"))
    }
}

/// A moment as a part of a file name, without the colons that Windows does not allow: `2026-11-22T080000Z`, with a
/// fraction of a second where there is one.
pub fn file_time(at: DateTime<Utc>) -> String {
    rfc3339(at).replace(':', "")
}

/// The longest file name, without its ending.
const LONGEST: usize = 64;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 24] = [
    "con", "prn", "aux", "nul", "com0", "lpt0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Names that the site has for its own files and folders.
const OURS: [&str; 9] =
    ["index", "assets", "connectors", "incidents", "messages", "archive", "changes", "tenants", "sha256sums"];

/// Whether every system, and every share, can keep a file of this name and gives it back as it is: ASCII, so that there is
/// one normal form; nothing that Windows forbids or reads in another way; not longer than any system can keep.
pub fn is_name_everywhere(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_. ".contains(c);
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    name.len() <= 200
        && !name.is_empty()
        && name.chars().all(plain)
        && !name.starts_with([' ', '.'])
        && !name.ends_with([' ', '.'])
        && !DEVICES.contains(&stem.as_str())
}

/// A file name for an id: ASCII, at most 64 characters, safe on Windows and on shares.
///
/// An id that is such a name already keeps its spelling; any other gets a few digits of its digest, so that two ids
/// that look alike after slugging still have names of their own, always the same ones.
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
    let reserved = DEVICES.contains(&lower.as_str()) || OURS.contains(&lower.as_str());
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

/// The slugs of the ids that share a folder. Shares do not tell cases apart, so neither do these.
#[derive(Debug, Default)]
pub struct Slugs(BTreeMap<String, String>);

impl Slugs {
    /// Names for all of `ids`, whatever their order. An id has the name that it has alone, unless another one of the same
    /// name, but for capitals, sorts before it: so ids that come and go rename none that is not like them.
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

    /// The ids that have another name here than alone, because of the others.
    pub(super) fn crowded_out(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().filter(|(id, name)| slug(id) != **name)
    }

    /// The name of `id`; of an id that was not among them, the one it would have had alone.
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
    fn plain_ids_keep_their_spelling_and_all_others_are_told_apart() {
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
