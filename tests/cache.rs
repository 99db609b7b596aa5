//! The cache changes how long a build takes, and nothing else.

#![cfg(not(portable))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs, unreachable_pub)]

pub(crate) mod archive;
pub(crate) mod damage;
pub(crate) mod last;
pub(crate) mod published;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::common::{NATIVE, NOBODY, PROGRAM, assert_same, copy, said, tree};
use archive::{Edit, Folder, edits};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::{prelude::*, test_runner::TestRunner};
use tempfile::TempDir;
use tenant_status::{
    Build, Built, Failure,
    diagnostic::Diagnostic,
    site::fleet::{Selection, Shard},
    snapshot::{self, Services, SnapshotCache},
};

/// Longer than the margin within which a new file is not trusted to be unchanged.
const SETTLED: Duration = Duration::from_millis(2_200);

fn services() -> Vec<String> {
    vec!["Microsoft Intune".to_owned()]
}

/// The result of reading: the complete archive, and all findings.
type Read = (String, Vec<Diagnostic>);

fn plain(data: &Path) -> Read {
    let (archive, found) = snapshot::read(data, Services::Named(&services()), &()).unwrap();
    (format!("{:?}", archive.histories()), found.sorted())
}

/// Reads with a cache; also returns the number of cached snapshots, and whether a file had to be read.
fn cached(data: &Path, cache: &Path) -> (Read, usize, bool) {
    let memory = SnapshotCache::open(cache, data);
    let (archive, found) = snapshot::read_with(data, Services::Named(&services()), Some(&memory), &()).unwrap();
    ((format!("{:?}", archive.histories()), found.sorted()), memory.recalled(), memory.has_read_any())
}

#[track_caller]
fn reads_the_same(data: &Path, cache: &Path) -> (usize, bool) {
    let (read, recalled, has_read) = cached(data, cache);
    assert_eq!(read, plain(data));
    (recalled, has_read)
}

/// Returns the only file of a cache.
fn file_of(cache: &Path) -> PathBuf {
    let mut files: Vec<_> = fs::read_dir(cache).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

fn build(data: &Path, out: &Path, cache: Option<&Path>) -> Result<Built, Vec<Diagnostic>> {
    build_as(&Told::default(), data, out, cache)
}

/// Arguments of a build other than the snapshots.
#[derive(Debug, Clone, Default)]
struct Told {
    title: bool,
    no_links: bool,
    /// Days after the first day of the archive.
    as_of: Option<u8>,
}

fn told() -> impl Strategy<Value = Told> {
    let as_of = prop_oneof![3 => Just(None), 1 => (60..70_u8).prop_map(Some)];
    (prop::bool::weighted(0.2), prop::bool::weighted(0.2), as_of).prop_map(|(title, no_links, as_of)| Told {
        title,
        no_links,
        as_of,
    })
}

fn build_as(told: &Told, data: &Path, out: &Path, cache: Option<&Path>) -> Result<Built, Vec<Diagnostic>> {
    let config = out.with_extension("config");
    if told.title {
        fs::write(&config, "title: Another title\n").unwrap();
    }
    let first: DateTime<Utc> = "2026-10-01T08:00:00Z".parse().unwrap();
    let build = Build {
        config: told.title.then_some(config),
        no_links: told.no_links,
        as_of: told.as_of.map(|days| first + TimeDelta::days(days.into())),
        cache: cache.map(Path::to_owned),
        ..Build::new(data, out)
    };
    tenant_status::build(&build, &()).map_err(|failure| match failure {
        Failure::Data(found) => found,
        Failure::Machine(error) => panic!("{error}"),
    })
}

/// An archive, a cache of it, and the results so far.
struct Case {
    folder: TempDir,
    archive: Folder,
}

impl Case {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let archive = Folder::sample(&folder.path().join("data"));
        Case { folder, archive }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.at("data")
    }

    fn cache(&self) -> PathBuf {
        self.at("cache")
    }
}

/// Creates archives whose files are old enough for the cache to be trusted.
fn settled(number: usize) -> Vec<Case> {
    let cases: Vec<Case> = (0..number).map(|_| Case::new()).collect();
    std::thread::sleep(SETTLED);
    for case in &cases {
        assert_eq!(reads_the_same(&case.data(), &case.cache()), (0, true));
    }
    cases
}

#[test]
fn random_edits_give_the_same_with_and_without_a_cache() {
    const CASES: u32 = 24;
    let ready = RefCell::new(settled(CASES as usize));
    let next = || {
        let mut ready = ready.borrow_mut();
        if ready.is_empty() {
            *ready = settled(8); // Cases that are tried to make a failing one smaller.
        }
        ready.pop().unwrap()
    };
    let config = ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
    let all = TestRunner::new(config).run(&edits(), |edits| {
        let mut case = next();
        let (data, cache) = (case.data(), case.cache());
        let snapshots = case.archive.snapshots();
        prop_assert_eq!(cached(&data, &cache).1, snapshots, "nothing was edited yet");
        for edit in &edits {
            case.archive.apply(edit);
            let (read, ..) = cached(&data, &cache);
            prop_assert_eq!(read, plain(&data), "after {:?}", edit);
        }
        Ok(())
    });
    all.unwrap();
}

/// Pages are kept between builds into the same folder; none may be outdated.
#[test]
fn random_edits_leave_no_page_out_of_date() {
    let config = ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() };
    let steps = edits().prop_flat_map(|edits| {
        let number = edits.len();
        (Just(edits), prop::collection::vec(told(), number))
    });
    let all = TestRunner::new(config).run(&steps, |(edits, told)| {
        let mut case = Case::new();
        let (data, cache, with) = (case.data(), case.cache(), case.at("with"));
        for (edit, told) in edits.iter().zip(&told) {
            case.archive.apply(edit);
            let without = tempfile::tempdir().unwrap();
            let without = without.path().join("site");
            let built = build_as(told, &data, &with, Some(&cache));
            let anew = build_as(told, &data, &without, None);
            prop_assert_eq!(built.is_ok(), anew.is_ok(), "after {:?}", edit);
            if built.is_ok() {
                prop_assert!(tree(&with) == tree(&without), "after {:?}, {:?}", edit, told);
            }
        }
        Ok(())
    });
    all.unwrap();
}

#[test]
fn a_new_snapshot_keeps_pages_about_the_past() {
    let mut case = Case::new();
    let (data, cache, site) = (case.data(), case.cache(), case.at("site"));
    build(&data, &site, Some(&cache)).unwrap();
    let before = files_of(&site);
    case.archive.apply(&Edit::AddNative(40, 1));
    build(&data, &site, Some(&cache)).unwrap();
    let after = files_of(&site);
    let of = |files: &BTreeMap<String, u64>, end: &str| {
        let found = files.iter().find(|(path, _)| path.starts_with("Fabrikam") && path.ends_with(end));
        *found.unwrap_or_else(|| panic!("{end} among {files:?}")).1
    };
    let old = "/archive/2026-10-01T000100Z.html";
    assert_eq!(of(&before, old), of(&after, old), "it speaks of the past");
    for end in ["/index.html", "/archive/index.html", "/changes.html", "/archive/2026-10-01T000300Z.html"] {
        assert_ne!(of(&before, end), of(&after, end), "{end} leads to the new snapshot");
    }
}

/// Returns the files of a site by path, each with a number that identifies the inode.
fn files_of(site: &Path) -> BTreeMap<String, u64> {
    let paths = tree(site).into_keys().filter(|path| site.join(path).is_file());
    paths.map(|path| (path.clone(), fs::metadata(site.join(path)).unwrap().ino())).collect()
}

#[test]
fn a_new_snapshot_keeps_all_files_of_other_tenants() {
    let mut case = Case::new();
    let (data, cache, site) = (case.data(), case.cache(), case.at("site"));
    let of_contoso = |path: &&String| path.starts_with("Contoso");
    build(&data, &site, Some(&cache)).unwrap();
    // First with new files, then with files old enough to be trusted.
    for day in [40, 41] {
        let before = files_of(&site);
        case.archive.apply(&Edit::AddNative(day, 1));
        let built = build(&data, &site, Some(&cache));
        let after = files_of(&site);
        let (kept, new): (Vec<&String>, Vec<&String>) =
            after.keys().partition(|path| after.get(*path) == before.get(*path));
        assert!(new.iter().all(|path| !of_contoso(path)), "{new:?}");
        for file in ["status.json", "search-index.js", "status.xlsx"] {
            assert!(kept.iter().filter(|path| of_contoso(path)).any(|path| path.ends_with(file)), "{kept:?}");
        }
        assert!(new.iter().any(|path| *path == "index.html") && new.iter().any(|path| *path == "fleet.json"));
        assert_eq!(built, build(&data, &case.at("anew"), None));
        assert_same(&tree(&site), &tree(&case.at("anew")));
        std::thread::sleep(SETTLED);
    }
}

#[test]
fn parts_of_a_fleet_also_keep_tenants() {
    let mut case = Case::new();
    let (data, cache) = (case.data(), case.cache());
    let part = |out: &Path, cache: Option<&Path>| {
        let part = Some(Selection::Shard(Shard { index: 1, of: 1 }));
        let build = Build { part, cache: cache.map(Path::to_owned), ..Build::new(&data, out) };
        tenant_status::build(&build, &()).unwrap()
    };
    let site = case.at("site");
    part(&site, Some(&cache));
    let before = files_of(&site);
    case.archive.apply(&Edit::AddNative(40, 1));
    assert_eq!(part(&site, Some(&cache)).pages, part(&case.at("anew"), None).pages);
    assert_same(&tree(&site), &tree(&case.at("anew")));
    let (after, of_contoso) = (files_of(&site), |path: &&String| path.starts_with("Contoso"));
    assert!(after.keys().filter(of_contoso).all(|path| after.get(path) == before.get(path)));
}

/// Manual changes to any file of an unchanged tenant are reverted.
#[test]
fn a_tenant_with_a_modified_file_is_built_again() {
    let mut case = Case::new();
    let (data, cache, site) = (case.data(), case.cache(), case.at("site"));
    build(&data, &site, Some(&cache)).unwrap();
    // Summaries of tenants are read from the published fleet.json.
    let edited = ["status.json", "index.html", "../fleet.json"].map(|path| (path, true));
    let removed = ["feed.xml", "archive/index.html"].map(|path| (path, false));
    let folder = files_of(&site).into_keys().find(|path| path.starts_with("Contoso")).unwrap();
    let folder = folder.split('/').next().unwrap().to_owned();
    for (day, (path, edit)) in (20..).zip(edited.into_iter().chain(removed)) {
        let file = site.join(&folder).join(path);
        if edit {
            fs::write(&file, fs::read(&file).unwrap().to_ascii_uppercase()).unwrap();
        } else {
            fs::remove_file(&file).unwrap();
        }
        case.archive.apply(&Edit::AddNative(day, 1));
        assert_eq!(build(&data, &site, Some(&cache)), build(&data, &case.at("anew"), None), "{path}");
        assert_same(&tree(&site), &tree(&case.at("anew")));
    }
}

#[test]
fn whole_sites_are_the_same_after_each_kind_of_edit() {
    let mut case = settled(1).remove(0);
    let (data, cache, with, without) = (case.data(), case.cache(), case.at("with"), case.at("without"));
    for edit in Edit::one_of_each() {
        case.archive.apply(&edit);
        let built = build(&data, &with, Some(&cache));
        assert_eq!(built, build(&data, &without, None), "after {edit:?}");
        if built.is_ok() {
            assert_same(&tree(&with), &tree(&without));
        }
    }
}

#[test]
fn unchanged_files_are_neither_read_nor_written() {
    let mut case = settled(1).remove(0);
    let (data, cache) = (case.data(), case.cache());
    let snapshots = case.archive.snapshots();
    let file = file_of(&cache);
    let before = fs::read(&file).unwrap();
    assert_eq!(reads_the_same(&data, &cache), (snapshots, false));
    assert_eq!(fs::read(&file).unwrap(), before);
    // One more snapshot is read; all others are cached.
    case.archive.apply(&Edit::AddNative(40, 1));
    assert_eq!(reads_the_same(&data, &cache), (snapshots, true));
    assert_ne!(fs::read(&file).unwrap(), before);
    // A new file is read again, because it may have changed since; its snapshot is cached.
    assert_eq!(reads_the_same(&data, &cache), (snapshots + 1, true));
    std::thread::sleep(SETTLED);
    assert_eq!(reads_the_same(&data, &cache), (snapshots + 1, true));
    assert_eq!(reads_the_same(&data, &cache), (snapshots + 1, false));
    // Only snapshots of this build are kept.
    let with_all = fs::metadata(&file).unwrap().len();
    fs::remove_dir_all(data.join("contoso")).unwrap();
    reads_the_same(&data, &cache);
    assert!(fs::metadata(&file).unwrap().len() < with_all / 2);
}

#[test]
fn unchanged_companion_files_are_not_opened_again() {
    let case = Case::new();
    let (data, cache) = (case.at("folders"), case.cache());
    let response = r#"{ "value": [] }"#;
    for folder in ["apps", "service", "2026-11-20T080000Z/contoso", "2026-11-20T080000Z/fabrikam"] {
        let tenant = Path::new(folder).file_name().unwrap().to_str().unwrap();
        let (at, tenant) = if folder.contains('/') { ("20", tenant) } else { ("22", "litware") };
        fs::create_dir_all(data.join(folder)).unwrap();
        fs::write(data.join(folder).join("issues.json"), response).unwrap();
        let text = format!("captured_at: 2026-11-{at}T08:00:00Z\nname: {tenant}\n");
        fs::write(data.join(folder).join("tenant.yaml"), text).unwrap();
    }
    assert_eq!(reads_the_same(&data, &cache), (0, true));
    std::thread::sleep(SETTLED);
    assert_eq!(reads_the_same(&data, &cache), (3, true));
    assert_eq!(reads_the_same(&data, &cache), (3, false));
    // A changed claim is detected: the two folders are two snapshots.
    fs::write(data.join("apps/tenant.yaml"), "captured_at: 2026-11-21T08:00:00Z\nname: litware\n").unwrap();
    assert_eq!(plain(&data).0.matches("captured_at").count(), 4);
    assert_eq!(reads_the_same(&data, &cache), (2, true));
}

#[test]
fn a_change_of_services_invalidates_cached_snapshots() {
    let case = Case::new();
    let (data, cache) = (case.data(), case.cache());
    reads_the_same(&data, &cache);
    for names in [vec![], vec!["Exchange Online".to_owned()], services()] {
        let memory = SnapshotCache::open(&cache, &data);
        let with = snapshot::read_with(&data, Services::Named(&names), Some(&memory), &()).unwrap();
        let without = snapshot::read(&data, Services::Named(&names), &()).unwrap();
        let [with, without] = [with, without].map(|(archive, _)| format!("{:?}", archive.histories()));
        assert_eq!((with, memory.recalled()), (without, 0), "{names:?}");
    }
}

#[test]
fn a_cached_warning_has_the_path_as_the_user_wrote_it() {
    let case = Case::new();
    let linked = case.at("linked");
    symlink(case.data(), &linked).unwrap();
    for data in [case.data(), linked.clone(), case.data()] {
        reads_the_same(&data, &case.cache());
    }
    let warnings = plain(&linked).1;
    assert!(!warnings.is_empty() && warnings.iter().all(|found| found.path.contains("linked")), "{warnings:?}");
}

#[test]
fn a_truncated_or_corrupt_cache_is_detected_and_replaced() {
    let case = Case::new();
    let (data, cache) = (case.data(), case.cache());
    reads_the_same(&data, &cache);
    let file = file_of(&cache);
    let whole = fs::read(&file).unwrap();
    let expected = plain(&data);
    let snapshots = case.archive.snapshots();
    let damaged = |bytes: &[u8], what: &str| {
        fs::write(&file, bytes).unwrap();
        let (read, recalled, _) = cached(&data, &cache);
        assert_eq!((read, recalled), (expected.clone(), 0), "{what}");
    };
    let length = whole.len();
    // In the header (name, program, subject), in the content, and in the digest at the end.
    let lengths =
        (0..120).step_by(11).chain((120..length).step_by(length / 8)).chain([length - 33, length - 32, length - 1]);
    for cut in lengths {
        damaged(&whole[..cut], &format!("cut to {cut} of {length} bytes"));
    }
    let places =
        (0..120).step_by(7).chain((120..length).step_by(length / 20)).chain([length - 33, length - 32, length - 1]);
    for at in places {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        damaged(&flipped, &format!("byte {at} flipped"));
    }
    damaged(&[&whole[..], b"\n"].concat(), "a byte more");
    damaged(&[&whole[..], &whole[..]].concat(), "twice");
    damaged(b"schema: tenant-status/v1\n", "another file");
    damaged(&vec![0; length], "nothing but zeros");
    // The replaced cache is complete again.
    assert_eq!(cached(&data, &cache).1, snapshots);
}

#[test]
fn a_cache_of_other_data_another_program_or_other_people_is_not_used() {
    let (case, other) = (Case::new(), Case::new());
    reads_the_same(&case.data(), &case.cache());
    reads_the_same(&other.data(), &other.cache());
    let (file, foreign) = (file_of(&case.cache()), file_of(&other.cache()));
    let own = fs::read(&file).unwrap();
    fs::copy(&foreign, &file).unwrap();
    assert_eq!(reads_the_same(&case.data(), &case.cache()).0, 0);

    // Valid except for the program id in the second line.
    let line = own.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let mut older = own[..own.len() - 32].to_vec();
    older[line] = b'9';
    older.extend(tenant_status::cache::digest(&older));
    fs::write(&file, older).unwrap();
    assert_eq!(reads_the_same(&case.data(), &case.cache()).0, 0);

    // Writable by others.
    let snapshots = case.archive.snapshots();
    assert_eq!(reads_the_same(&case.data(), &case.cache()).0, snapshots);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).unwrap();
    assert_eq!(reads_the_same(&case.data(), &case.cache()).0, 0);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let aside = case.at("aside");
    fs::rename(&file, &aside).unwrap();
    symlink(&aside, &file).unwrap();
    assert_eq!(reads_the_same(&case.data(), &case.cache()).0, 0);
    assert!(file.symlink_metadata().unwrap().is_file());
}

#[test]
fn a_cache_that_cannot_exist_is_no_error() {
    let case = Case::new();
    let (data, cache) = (case.data(), case.cache());
    reads_the_same(&data, &cache);
    let file = file_of(&cache);
    // A folder in place of the file.
    fs::remove_file(&file).unwrap();
    fs::create_dir_all(file.join("deep")).unwrap();
    assert_eq!(reads_the_same(&data, &cache).0, 0);
    assert_eq!(fs::read_dir(&cache).unwrap().count(), 1, "nothing is left beside it");
    fs::remove_dir_all(&file).unwrap();
    // A file in place of the folder, and a folder that cannot be created.
    for nowhere in [case.data().join("fabrikam.yaml"), case.data().join("fabrikam.yaml/cache")] {
        assert_eq!(reads_the_same(&data, &nowhere).0, 0);
    }
    // Deleted.
    fs::remove_dir_all(&cache).unwrap();
    assert_eq!(reads_the_same(&data, &cache).0, 0);
    assert_eq!(reads_the_same(&data, &cache).0, case.archive.snapshots());
}

#[test]
fn a_cache_that_cannot_be_written_is_no_error() {
    let case = Case::new();
    let program = case.at("program");
    fs::copy(PROGRAM, &program).unwrap();
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    fs::create_dir(case.cache()).unwrap();
    fs::create_dir(case.at("out")).unwrap();
    allow(case.folder.path(), 0o755);
    allow(&case.at("out"), 0o777);
    allow(&case.cache(), 0o555);
    let mut command = Command::new(&program);
    command.current_dir(case.folder.path()).args(["build", "--out", "out/site", "--cache", "cache"]);
    // Nothing is read-only for the superuser.
    if std::os::unix::fs::MetadataExt::uid(&fs::metadata("/proc/self").unwrap()) == 0 {
        std::os::unix::process::CommandExt::uid(&mut command, NOBODY);
    }
    let said = said(&mut command);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(fs::read_dir(case.cache()).unwrap().count(), 0);
}

#[test]
fn leftovers_of_killed_builds_are_deleted() {
    let case = Case::new();
    reads_the_same(&case.data(), &case.cache());
    let file = file_of(&case.cache());
    let name = file.file_stem().unwrap().to_str().unwrap();
    fs::write(case.cache().join(format!(".{name}.snapshots-4242-0")), "half of it").unwrap();
    reads_the_same(&case.data(), &case.cache());
    file_of(&case.cache());
}

#[test]
fn data_of_a_removed_snapshot_is_dropped() {
    let case = Case::new();
    let (data, cache) = (case.data(), case.cache());
    fs::write(data.join("gone.yaml"), NATIVE.replace("Fabrikam Inc", "Nobody's business")).unwrap();
    let is_known = || {
        let bytes = fs::read(file_of(&cache)).unwrap();
        bytes.windows(17).any(|words| words == b"Nobody's business")
    };
    reads_the_same(&data, &cache);
    assert!(is_known());
    fs::remove_file(data.join("gone.yaml")).unwrap();
    std::thread::sleep(SETTLED);
    assert_eq!(reads_the_same(&data, &cache).0, case.archive.snapshots());
    assert!(!is_known());
    assert_eq!(reads_the_same(&data, &cache).0, case.archive.snapshots());
}

#[test]
fn builds_at_the_same_time_share_a_cache() {
    let case = Case::new();
    let (data, cache) = (case.data(), case.cache());
    let expected = plain(&data);
    for _ in 0..3 {
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| assert_eq!(cached(&data, &cache).0, expected));
            }
        });
    }
    assert_eq!(cached(&data, &cache).1, case.archive.snapshots());
    file_of(&cache);
}

#[test]
fn snapshots_with_errors_are_not_cached_but_others_are() {
    let case = Case::new();
    let (data, cache) = (case.data(), case.cache());
    fs::write(data.join("broken.yaml"), "schema: tenant-status/v1\n").unwrap();
    reads_the_same(&data, &cache);
    assert_eq!(reads_the_same(&data, &cache), (case.archive.snapshots(), true));
    fs::write(data.join("broken.yaml"), NATIVE.replace("Fabrikam Inc", "Mended")).unwrap();
    assert_eq!(reads_the_same(&data, &cache), (case.archive.snapshots(), true));
    assert_eq!(reads_the_same(&data, &cache), (case.archive.snapshots() + 1, true));
}

#[test]
fn options_select_or_disable_the_cache() {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("data")).unwrap();
    fs::write(place.path().join("data/fabrikam.yaml"), NATIVE).unwrap();
    let caches = place.path().join("caches");
    let build = |more: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command.current_dir(place.path()).args(["build", "--out", "site"]).args(more).env("XDG_CACHE_HOME", &caches);
        let said = said(&mut command);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""));
        said.stdout
    };
    assert!(build(&["--no-cache"]).starts_with("Built "));
    assert!(!caches.exists());
    let site = tree(&place.path().join("site"));
    assert!(build(&["--cache", "here"]).starts_with("Unchanged: "));
    assert!(!caches.exists());
    build(&[]);
    for folder in [place.path().join("here"), caches.join("tenant-status")] {
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        let files = tree(&folder);
        assert!(files.keys().any(|name| name.ends_with(".snapshots")), "{files:?}");
        for name in files.keys() {
            assert_eq!(fs::metadata(folder.join(name)).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
    assert_same(&tree(&place.path().join("site")), &site);
    let mut both = Command::new(PROGRAM);
    assert_eq!(said(both.current_dir(place.path()).args(["build", "--cache", "here", "--no-cache"])).code, 2);
}

/// The archive of real captures, if present.
#[test]
fn real_captures_give_the_same_with_and_without_a_cache() {
    let Some(shared) = std::env::var_os("TENANT_STATUS_SHARED_DATA") else {
        println!("skipped: TENANT_STATUS_SHARED_DATA is not set");
        return;
    };
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    copy(&Path::new(&shared).join("archive"), &data, false);
    let expected = plain(&data);
    for recalled in [0, 28] {
        let (read, known, _) = cached(&data, &place.path().join("cache"));
        assert_eq!(known, recalled);
        assert!(read == expected);
    }
}
