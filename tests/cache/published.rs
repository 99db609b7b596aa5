//! Unchanged pages and tenants are kept.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;
use tenant_status::{
    cache::key,
    publish::{Provenance, Published, Staging, Swapped, Unchanged},
};

use super::SETTLED;
use crate::common::{assert_same, said, tree};

/// A site folder with its own cache.
struct Place {
    folder: TempDir,
}

/// Content of each page, by path. A page depends only on this.
type Site<'a> = BTreeMap<&'a str, &'a str>;

const SITE: [(&str, &str); 3] = [("index.html", "the hub"), ("a/b/c.html", "a page"), ("a/d.html", "another page")];

impl Place {
    fn new() -> Self {
        Place { folder: tempfile::tempdir().unwrap() }
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    /// Publishes the site; returns how it was published, and the pages kept.
    #[track_caller]
    fn publish(&self, site: &Site<'_>) -> (Swapped, Vec<String>) {
        let without = tempfile::tempdir().unwrap();
        publish(&without.path().join("site"), None, site);
        let done = publish(&self.site(), Some(&self.cache()), site);
        let mut now = tree(&self.site());
        now.retain(|path, _| !path.starts_with("foreign"));
        assert_same(&now, &tree(&without.path().join("site")));
        let litter = fs::read_dir(self.folder.path()).unwrap().count();
        assert_eq!(litter, 2, "the site and the cache, and nothing else");
        done
    }

    /// Starts a build of a cached site.
    fn begin(&self) -> (Published, Staging) {
        (Published::open(Some(&self.cache()), &self.site()), Staging::open(&self.site(), false).unwrap())
    }

    fn inode(&self, path: &str) -> u64 {
        fs::metadata(self.site().join(path)).unwrap().ino()
    }
}

fn publish(out: &Path, cache: Option<&Path>, site: &Site<'_>) -> (Swapped, Vec<String>) {
    let pages = Published::open(cache, out);
    let staging = Staging::open(out, false).unwrap();
    let mut kept = Vec::new();
    for (path, text) in site {
        match pages.unchanged(path, &key([text.as_bytes()])) {
            Some(page) if keep(&staging, &page) => kept.push((*path).to_owned()),
            _ => staging.write(path, text.as_bytes()).unwrap(),
        }
    }
    staging.write("status.json", b"{}").unwrap();
    let files = staging.files();
    let swapped = staging.publish(Provenance::default(), &()).unwrap();
    pages.save(&files);
    (swapped, kept)
}

fn keep(staging: &Staging, page: &Unchanged) -> bool {
    staging.keep(&page.file, |found| page.is(found)).unwrap()
}

fn all() -> Vec<String> {
    let mut all: Vec<String> = SITE.iter().map(|(path, _)| (*path).to_owned()).collect();
    all.sort();
    all
}

#[test]
fn an_unchanged_site_is_not_replaced() {
    let (place, site) = (Place::new(), Site::from(SITE));
    assert_eq!(place.publish(&site), (Swapped::AtOnce, vec![]));
    fs::write(place.site().join("foreign.txt"), "not ours").unwrap();
    let before = (place.inode(""), place.inode("index.html"), place.inode("status.json"));
    for _ in 0..2 {
        assert_eq!(place.publish(&site), (Swapped::Unchanged, all()));
        assert_eq!((place.inode(""), place.inode("index.html"), place.inode("status.json")), before);
    }
    std::thread::sleep(SETTLED);
    for _ in 0..2 {
        assert_eq!(place.publish(&site), (Swapped::Unchanged, all()));
    }
    // Also without a cache, because every file is compared.
    assert_eq!(publish(&place.site(), None, &site), (Swapped::Unchanged, vec![]));
    assert_eq!(place.inode(""), before.0);
    // Removing a page is a change.
    let fewer = Site::from([SITE[0], SITE[1]]);
    assert_eq!(place.publish(&fewer), (Swapped::AtOnce, vec!["a/b/c.html".to_owned(), "index.html".to_owned()]));
    assert!(place.site().join("foreign.txt").exists());
}

#[test]
fn unchanged_pages_are_kept_and_others_rendered() {
    let (place, mut site) = (Place::new(), Site::from(SITE));
    place.publish(&site);
    let before: Vec<u64> = SITE.iter().map(|(path, _)| place.inode(path)).collect();
    site.insert("a/d.html", "another page, edited");
    site.insert("new.html", "a new page");
    assert_eq!(place.publish(&site), (Swapped::AtOnce, vec!["a/b/c.html".to_owned(), "index.html".to_owned()]));
    let after: Vec<u64> = SITE.iter().map(|(path, _)| place.inode(path)).collect();
    assert_eq!(before[..2], after[..2]);
    assert_ne!(before[2], after[2]);
    assert_eq!(fs::metadata(place.site().join("index.html")).unwrap().nlink(), 1);
    // And in reverse.
    site.remove("new.html");
    site.insert("a/d.html", "another page");
    assert_eq!(place.publish(&site).0, Swapped::AtOnce);
    assert_eq!(place.publish(&site), (Swapped::Unchanged, all()));
}

/// Manual changes to a page are reverted, as without a cache.
#[test]
fn a_modified_page_is_rendered_again() {
    let (place, site) = (Place::new(), Site::from(SITE));
    let page = place.site().join("a/d.html");
    let edits: [(&str, &dyn Fn()); 7] = [
        ("deleted", &|| fs::remove_file(&page).unwrap()),
        ("edited", &|| fs::write(&page, "by hand").unwrap()),
        ("edited in as many bytes", &|| fs::write(&page, "ANOTHER PAGE").unwrap()),
        ("edited in as many bytes and as old as before", &|| {
            let modified = fs::metadata(&page).unwrap().modified().unwrap();
            fs::write(&page, "ANOTHER PAGE").unwrap();
            fs::File::options().write(true).open(&page).unwrap().set_modified(modified).unwrap();
        }),
        ("replaced", &|| {
            let aside = page.with_extension("aside");
            fs::write(&aside, "ANOTHER PAGE").unwrap();
            fs::rename(&aside, &page).unwrap();
        }),
        ("other rights", &|| fs::set_permissions(&page, fs::Permissions::from_mode(0o600)).unwrap()),
        ("a link", &|| {
            fs::rename(&page, place.folder.path().join("cache/aside")).unwrap();
            std::os::unix::fs::symlink("../../cache/aside", &page).unwrap();
        }),
    ];
    place.publish(&site);
    let rights = fs::metadata(&page).unwrap().permissions().mode();
    for (what, edit) in edits {
        edit();
        let (swapped, kept) = place.publish(&site);
        assert_eq!((swapped, kept.len()), (Swapped::AtOnce, 2), "{what}");
        let found = page.symlink_metadata().unwrap();
        assert!(found.is_file() && found.permissions().mode() == rights, "{what}");
    }
}

#[test]
fn another_build_into_the_same_folder_is_noticed() {
    let (place, site) = (Place::new(), Site::from(SITE));
    place.publish(&site);
    // Without the cache, or with another one, the first cache becomes outdated.
    for cache in [None, Some(place.folder.path().join("cache/other"))] {
        let other = Site::from([("index.html", "the HUB"), ("a/d.html", "another page")]);
        publish(&place.site(), cache.as_deref(), &other);
        assert_eq!(place.publish(&site).0, Swapped::AtOnce);
        assert_eq!(place.publish(&site), (Swapped::Unchanged, all()));
    }
    // After another build published in between, kept files are unchanged.
    let (pages, staging) = place.begin();
    for (path, text) in &site {
        assert!(keep(&staging, &pages.unchanged(path, &key([text.as_bytes()])).unwrap()));
    }
    publish(&place.site(), None, &Site::from([("index.html", "the HUB")]));
    staging.write("status.json", b"{}").unwrap();
    assert_eq!(staging.publish(Provenance::default(), &()).unwrap(), Swapped::AtOnce);
    assert_eq!(fs::read_to_string(place.site().join("index.html")).unwrap(), "the hub");
    place.publish(&site);
}

#[test]
fn a_deleted_page_is_not_kept() {
    let (place, site) = (Place::new(), Site::from(SITE));
    place.publish(&site);
    let (pages, staging) = place.begin();
    let page = pages.unchanged("a/d.html", &key([b"another page".as_slice()])).unwrap();
    fs::remove_file(place.site().join("a/d.html")).unwrap();
    assert!(!keep(&staging, &page));
    fs::write(place.site().join("a/d.html"), "of another length").unwrap();
    assert!(!keep(&staging, &page));
    staging.write("a/d.html", b"another page").unwrap();
    assert!(staging.write("A/D.html", b"").is_err(), "two pages of one name");
}

#[test]
fn a_page_that_is_taken_back_can_be_written() {
    let (place, site) = (Place::new(), Site::from(SITE));
    place.publish(&site);
    let (pages, staging) = place.begin();
    let page = pages.unchanged("a/d.html", &key([b"another page".as_slice()])).unwrap();
    assert!(keep(&staging, &page));
    staging.take_back(&page.file);
    assert!(staging.files().is_empty());
    staging.write("a/d.html", b"a page of the same name").unwrap();
    // The published page has another hard link, which keeps its content.
    assert_eq!(fs::read(place.site().join("a/d.html")).unwrap(), b"another page");
}

#[test]
fn a_tenant_is_kept_if_all_its_input_is_unchanged() {
    let place = Place::new();
    let make_and = |tenant: &str, meanwhile: &dyn Fn()| {
        let (published, staging) = place.begin();
        let known = published.unchanged_tenant("a", &key([tenant.as_bytes()]));
        for path in ["a/index.html", "a/status.json", "ab/index.html"] {
            // Only pages have keys.
            if path.ends_with(".html") {
                published.unchanged(path, &key([path.as_bytes()]));
            }
            staging.write(path, path.as_bytes()).unwrap();
        }
        let files = staging.files();
        staging.publish(Provenance::default(), &()).unwrap();
        meanwhile();
        published.save(&files);
        known.map(|known| {
            let files: Vec<String> = known.files.into_iter().map(|unchanged| unchanged.file.path).collect();
            (files, known.pages)
        })
    };
    let make = |tenant: &str| make_and(tenant, &|| {});
    let all = ["a/index.html", "a/status.json"].map(str::to_owned).to_vec();
    assert_eq!(make("as it was"), None);
    assert_eq!(make("as it was"), Some((all.clone(), 1)));
    assert_eq!(make("otherwise"), None);
    assert_eq!(make("otherwise"), Some((all, 1)));
    // A file or its manifest entry is changed manually.
    fs::write(place.site().join("a/status.json"), "by hand").unwrap();
    assert_eq!(make("otherwise"), None);
    let manifest = place.site().join("manifest.json");
    fs::write(&manifest, fs::read_to_string(&manifest).unwrap() + " ").unwrap();
    assert_eq!(make("otherwise"), None);
    // If a file disappears before the cache is saved, the tenant is rebuilt.
    make_and("otherwise", &|| fs::remove_file(place.site().join("a/status.json")).unwrap());
    assert_eq!(make("otherwise"), None);
}

/// Another build may publish a page of the same size between the check and the hard link.
#[test]
fn a_replaced_page_is_not_kept() {
    let (place, site) = (Place::new(), Site::from(SITE));
    place.publish(&site);
    let (pages, staging) = place.begin();
    let page = pages.unchanged("index.html", &key([b"the hub".as_slice()])).unwrap();
    publish(&place.site(), None, &Site::from([("index.html", "the HUB"), SITE[1], SITE[2]]));
    assert!(!keep(&staging, &page));
    assert!(!staging.files().iter().any(|(file, _)| file.path == "index.html"));
}

#[test]
fn pages_are_kept_when_files_are_replaced_one_by_one() {
    let (place, mut site) = (Place::new(), Site::from(SITE));
    fs::create_dir(place.site()).unwrap();
    let mounted = said(Command::new("mount").args(["-t", "tmpfs", "none"]).arg(place.site()));
    if mounted.code != 0 {
        println!("skipped, because this user may not mount: {}", mounted.stderr.trim());
        return;
    }
    let results = [
        place.publish(&site),
        place.publish(&site),
        {
            site.insert("a/d.html", "another page, edited");
            place.publish(&site)
        },
        place.publish(&site),
    ];
    assert_eq!(said(Command::new("umount").arg("--lazy").arg(place.site())).code, 0);
    let two = vec!["a/b/c.html".to_owned(), "index.html".to_owned()];
    assert_eq!(
        results,
        [
            (Swapped::OneByOne, vec![]),
            (Swapped::Unchanged, all()),
            (Swapped::OneByOne, two),
            (Swapped::Unchanged, all())
        ]
    );
}

#[test]
fn a_damaged_page_cache_is_ignored() {
    let (place, site) = (Place::new(), Site::from(SITE));
    place.publish(&site);
    let file = super::file_of(&place.cache());
    let whole = fs::read(&file).unwrap();
    for at in (0..whole.len()).step_by(37) {
        let mut flipped = whole.clone();
        flipped[at] ^= 4;
        for damaged in [&flipped, &whole[..at]] {
            fs::write(&file, damaged).unwrap();
            assert_eq!(
                Published::open(Some(&place.cache()), &place.site())
                    .unchanged("index.html", &key([b"the hub".as_slice()])),
                None
            );
        }
    }
    fs::remove_file(&file).unwrap();
    assert_eq!(place.publish(&site), (Swapped::Unchanged, vec![]));
    assert_eq!(place.publish(&site), (Swapped::Unchanged, all()));
}
