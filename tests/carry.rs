//! Transport of sites: bundles are identical on every machine, and damage is detected after transport.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs, unreachable_pub)]

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::Write,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Command,
};

use crate::common::{NATIVE, PROGRAM, Said, assert_same, copy, digest, run, said, tree};
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

/// File name extensions of bundles.
const FORMS: [&str; 3] = ["zip", "tar.gz", "tar.zst"];

/// Creates a folder with the site of two tenants in `site`.
fn place() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    let incident =
        "incidents: [{ id: IT1, title: Some cannot enroll, classification: incident, status: investigating }]\n";
    fs::write(folder.path().join("data/fabrikam.yaml"), format!("{NATIVE}{incident}")).unwrap();
    fs::write(folder.path().join("data/contoso.yaml"), NATIVE.replace("Fabrikam Inc", "contoso")).unwrap();
    let said = run(folder.path(), ["build", "--out", "site"]);
    assert_eq!(said.code, 0, "{said:?}");
    folder
}

/// Updates manifest and checksums, as a skilled attacker would.
fn mend(site: &Path) {
    let path = site.join("manifest.json");
    let mut manifest: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let mut files = tree(site);
    files.retain(|path, what| what != "/" && path != "manifest.json" && path != "SHA256SUMS");
    let entry = |(file, sum): (&String, &String)| serde_json::json!({ "path": file, "size": fs::metadata(site.join(file)).unwrap().len(), "sha256": sum });
    manifest["files"] = files.iter().map(entry).collect();
    let text = serde_json::to_string_pretty(&manifest).unwrap();
    files.insert("manifest.json".to_owned(), digest(text.as_bytes()));
    fs::write(path, text).unwrap();
    let sums: String = files.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect();
    fs::write(site.join("SHA256SUMS"), sums).unwrap();
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{}", file.display());
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

/// Returns the distinct codes in the output.
fn codes(said: &Said) -> BTreeSet<String> {
    let codes = said.stderr.lines().filter_map(|line| line.strip_prefix("error[")?.split_once(']'));
    codes.map(|(code, _)| code.to_owned()).collect()
}

/// Checks that the run reports exactly these codes, and no internal error.
#[track_caller]
fn finds(said: &Said, expected: &[&str]) {
    assert_eq!(said.code, 1, "{said:?}");
    assert_eq!(codes(said), expected.iter().map(|code| (*code).to_owned()).collect(), "{}", said.stderr);
}

#[test]
fn a_bundle_is_the_same_in_every_folder_time_zone_and_umask() {
    let (a, b) = (place(), tempfile::tempdir().unwrap());
    let elsewhere = b.path().join("other/folder");
    copy(&a.path().join("site"), &elsewhere, true);
    for (number, entry) in walkdir::WalkDir::new(&elsewhere).into_iter().map(Result::unwrap).enumerate() {
        if entry.file_type().is_file() {
            let file = File::options().append(true).open(entry.path()).unwrap();
            file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000 + number as u64))
                .unwrap();
            fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o600)).unwrap();
        }
    }
    for form in FORMS {
        let name = format!("site.{form}");
        let bundle = |folder: &Path, site: &str, zone: &str| {
            let arguments = ["bundle", site, "--out", &name];
            let said = said(Command::new(PROGRAM).current_dir(folder).args(arguments).env("TZ", zone));
            assert_eq!((said.code, said.stderr.as_str()), (0, ""));
            fs::read(folder.join(&name)).unwrap()
        };
        let first = bundle(a.path(), "site", "Pacific/Kiritimati");
        assert!(first == bundle(b.path(), "other/folder", "America/Los_Angeles"), "{form}");
        assert!(first == bundle(a.path(), "site/", "UTC"), "{form}: it is replaced by the same");
        let litter: Vec<_> = fs::read_dir(a.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(litter.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{litter:?}");
    }
}

#[test]
fn a_bundle_can_be_unpacked_and_checked_with_other_tools() {
    let place = place();
    let site = tree(&place.path().join("site"));
    let own = run(place.path(), ["verify", "site"]);
    assert_eq!((own.code, own.stderr.as_str()), (0, ""));
    let sums = digest(&fs::read(place.path().join("site/SHA256SUMS")).unwrap());
    assert!(own.stdout.ends_with(&format!("all match the manifest.\nSHA256SUMS: {sums}\n")), "{}", own.stdout);
    for form in FORMS {
        let bundle = format!("site.{form}");
        assert_eq!(run(place.path(), ["bundle", "site", "--out", &bundle]).code, 0);
        assert_eq!(run(place.path(), ["verify", &bundle]), own, "{form}");
        let folder = place.path().join(format!("unpacked-{form}"));
        fs::create_dir(&folder).unwrap();
        let unpack = match form {
            "zip" => ["unzip", "-q"].as_slice(),
            "tar.gz" => &["tar", "-xzf"],
            _ => &["tar", "--zstd", "-xf"],
        };
        let mut command = Command::new(unpack[0]);
        if command.arg("--version").output().is_err() {
            println!("{} is not here: {form} was not unpacked by it", unpack[0]);
            continue;
        }
        let unpacked =
            said(Command::new(unpack[0]).args(&unpack[1..]).arg(place.path().join(&bundle)).current_dir(&folder));
        if form == "tar.zst" && Command::new("zstd").arg("--version").output().is_err() {
            println!("zstd is not here: {form} was not unpacked by it");
            continue;
        }
        assert_eq!(unpacked.code, 0, "{unpacked:?}");
        assert_same(&tree(&folder), &site);
        let checked = said(Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(&folder));
        assert_eq!(checked.code, 0, "{checked:?}");
        assert_eq!(run(&folder, ["verify", "."]), own, "{form}");
    }
}

/// Damage to a site, and the codes expected.
type Damage = (&'static str, fn(&Path), &'static [&'static str]);

const DAMAGES: &[Damage] = &[
    (
        "a byte flipped",
        |site| {
            let mut bytes = fs::read(page(site)).unwrap();
            let last = bytes.len() - 2;
            bytes[last] ^= 1;
            fs::write(page(site), bytes).unwrap();
        },
        &["file-changed"],
    ),
    ("a byte appended", |site| append(&page(site), b"\n"), &["file-changed"]),
    ("a file emptied", |site| fs::write(site.join("assets/style.css"), "").unwrap(), &["file-changed"]),
    ("a file added", |site| fs::write(site.join("notes.txt"), "hello").unwrap(), &["file-extra"]),
    ("a hidden file added", |site| fs::write(site.join(".htaccess"), "Deny").unwrap(), &["file-extra"]),
    ("a picture removed", |site| fs::remove_file(badge(site)).unwrap(), &["broken-link", "file-missing"]),
    (
        "a file renamed",
        |site| fs::rename(badge(site), badge(site).with_extension("svgz")).unwrap(),
        &["broken-link", "file-extra", "file-missing"],
    ),
    (
        "the manifest edited",
        |site| edit(&site.join("manifest.json"), "\"captured_at\": \"2026", "\"captured_at\": \"2027"),
        &["file-changed"],
    ),
    ("the manifest removed", |site| fs::remove_file(site.join("manifest.json")).unwrap(), &["not-a-site"]),
    ("the manifest of somebody else", |site| fs::write(site.join("manifest.json"), "{}").unwrap(), &["not-a-site"]),
    ("the sums edited", |site| edit(&site.join("SHA256SUMS"), "a", "b"), &["file-changed"]),
    ("the sums removed", |site| fs::remove_file(site.join("SHA256SUMS")).unwrap(), &["file-missing"]),
];

/// Planted content, with manifest and checksums updated.
const PLANTED: &[(&str, &[&str])] = &[
    ("<a href=nowhere.html>x</a>", &["broken-link"]),
    ("<a href=#nowhere>x</a>", &["broken-link"]),
    ("<a href=changes.html#nowhere>x</a>", &["broken-link"]),
    ("<a href=../../../etc/passwd>x</a>", &["broken-link"]),
    ("<a href=/index.html>x</a>", &["broken-link"]),
    ("<script>alert(1)</script>", &["inline-code"]),
    ("<script src=https://example.com/x.js></script>", &["from-outside"]),
    ("<script src=//example.com/x.js></script>", &["from-outside"]),
    ("<style>a{color:red}</style>", &["inline-code"]),
    ("<p style=color:red>x", &["inline-code"]),
    ("<p onclick=alert(1)>x", &["inline-code"]),
    ("<a href=\" jAva\nscript:alert(1)\">x</a>", &["inline-code"]),
    ("<a href=\"&#106;avascript:alert(1)\">x</a>", &["inline-code"]),
    ("<meta http-equiv=refresh content=\"0;url=https://example.com\">", &["inline-code"]),
    ("<meta http-equiv=refresh content=\"5 ;other.html\">", &["inline-code"]),
    ("<base href=https://example.com/>", &["from-outside", "inline-code"]),
    ("<img src=https://example.com/x.png>", &["from-outside"]),
    ("<img srcset=\"../assets/icon.svg 1x, http://example.com/x.png 2x\">", &["from-outside"]),
    ("<link rel=stylesheet href=https://example.com/x.css>", &["from-outside"]),
    ("<link rel=preconnect href=https://example.com>", &["from-outside"]),
    ("<iframe src=https://example.com></iframe>", &["from-outside"]),
    ("<iframe srcdoc=\"<p>\"></iframe>", &["inline-code"]),
    ("<object data=https://example.com/x></object>", &["from-outside"]),
    ("<form action=https://example.com/x></form>", &["from-outside"]),
    ("<svg><use href=https://example.com/x.svg#a></use></svg>", &["from-outside"]),
    ("<svg><image xlink:href=https://example.com/x.png></image></svg>", &["from-outside"]),
    ("<svg><title><b title=\"</title>\"><script>x()</script></title></svg>", &["inline-code"]),
    ("<title><!--</title><script>x()</script>", &["inline-code"]),
    ("<noscript><img src=https://example.com/x.png></noscript>", &["from-outside"]),
];

/// Returns a page that no other test depends on.
fn page(site: &Path) -> PathBuf {
    site.join("contoso/changes.html")
}

fn badge(site: &Path) -> PathBuf {
    site.join("assets/icon.svg")
}

fn append(file: &Path, bytes: &[u8]) {
    File::options().append(true).open(file).unwrap().write_all(bytes).unwrap();
}

/// Packs a folder as other tools do.
fn pack(folder: &Path, out: &Path) {
    let mut zip = ZipWriter::new(File::create(out).unwrap());
    for path in tree(folder).into_iter().filter(|(_, what)| what != "/").map(|(path, _)| path) {
        zip.start_file(&path, SimpleFileOptions::default()).unwrap();
        zip.write_all(&fs::read(folder.join(&path)).unwrap()).unwrap();
    }
    zip.finish().unwrap();
}

/// A page that reloads itself, such as the board, leads nowhere else.
#[test]
fn a_page_may_reload_itself() {
    let place = place();
    let site = place.path().join("site");
    let board = fs::read_to_string(site.join("board.html")).unwrap();
    assert!(board.contains(r#"<meta content="300" http-equiv=refresh>"#), "{board}");
    assert_eq!(run(place.path(), ["verify", "site"]).code, 0);
}

#[test]
fn all_damage_is_detected_in_folders_and_bundles() {
    let place = place();
    let damaged = place.path().join("damaged");
    let both = |what: &str, expected: &[&str]| {
        println!("{what}");
        finds(&run(place.path(), ["verify", "damaged"]), expected);
        pack(&damaged, &place.path().join("damaged.zip"));
        finds(&run(place.path(), ["verify", "damaged.zip"]), expected);
        fs::remove_dir_all(&damaged).unwrap();
    };
    for (what, damage, expected) in DAMAGES {
        copy(&place.path().join("site"), &damaged, false);
        damage(&damaged);
        both(what, expected);
    }
    for (planted, expected) in PLANTED {
        copy(&place.path().join("site"), &damaged, false);
        append(&page(&damaged), planted.as_bytes());
        mend(&damaged);
        both(planted, expected);
    }
    for (name, text, expected) in [
        ("assets/style.css", "@import 'https://example.com/x.css';", "from-outside"),
        ("assets/style.css", "a{background:url( \"//example.com/x.png\")}", "from-outside"),
        ("assets/style.css", "a{background:\\75 rl(https://example.com/x.png)}", "from-outside"),
        ("assets/style.css", "a{background:image-set('https://example.com/x.png' 1x)}", "from-outside"),
        ("assets/style.css", "a{background:url(nowhere.png)}", "broken-link"),
        ("assets/x.svg", "<svg><image href='https://example.com/x.png'/></svg>", "from-outside"),
        ("assets/x.svg", "<svg><script>x()</script></svg>", "inline-code"),
        ("assets/x.svg", "<svg><style>a{fill:url(https://example.com/x.svg)}</style></svg>", "from-outside"),
        ("assets/x.svg", "<svg><a style='fill:url(https://example.com/x.svg)'/></svg>", "from-outside"),
        ("assets/x.svg", "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg>&x;</svg>", "unread-page"),
        ("assets/x.svg", "<svg><a></svg>", "unread-page"),
        ("x.xml", "<feed><link rel='alternate' href='nowhere.html'/></feed>", "broken-link"),
    ] {
        copy(&place.path().join("site"), &damaged, false);
        File::options().create(true).append(true).open(damaged.join(name)).unwrap().write_all(text.as_bytes()).unwrap();
        mend(&damaged);
        both(text, &[expected]);
    }
}

#[test]
fn links_are_detected_and_sites_of_the_previous_schema_are_verified() {
    let place = place();
    let site = place.path().join("site");
    fs::rename(page(&site), place.path().join("changes.html")).unwrap();
    symlink(place.path().join("changes.html"), page(&site)).unwrap();
    let said = run(place.path(), ["verify", "site"]);
    assert!(codes(&said).contains("unsafe-entry") && said.code == 1, "{said:?}");
    finds(&run(place.path(), ["bundle", "site", "--out", "x.zip"]), &["unsafe-entry"]);
    fs::remove_file(page(&site)).unwrap();
    fs::rename(place.path().join("changes.html"), page(&site)).unwrap();
    let path = site.join("manifest.json");
    let mut manifest: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    manifest["schema"] = "tenant-status/manifest/v1".into();
    for key in ["as_of", "audience", "part", "configuration", "inputs"] {
        manifest.as_object_mut().unwrap().remove(key).unwrap();
    }
    fs::write(&path, manifest.to_string()).unwrap();
    mend(&site);
    assert_eq!(run(place.path(), ["verify", "site"]).code, 0);
    let built = run(place.path(), ["build", "--out", "site"]);
    assert_eq!(built.code, 0, "it is ours: {built:?}");
    assert!(fs::read_to_string(path).unwrap().contains("manifest/v2"));
}

#[test]
fn a_damaged_site_is_not_bundled_and_the_old_bundle_is_kept() {
    let place = place();
    assert_eq!(run(place.path(), ["bundle", "site", "--out", "site.zip"]).code, 0);
    let before = tree(place.path());
    let refuses = |arguments: &[&str], code: i32, reason: &str| {
        let said = run(place.path(), ["bundle"].iter().chain(arguments));
        assert!(said.code == code && said.stderr.contains(reason), "{said:?}");
    };
    refuses(&["data", "--out", "site.zip"], 2, "data has no manifest.json of tenant-status; build a site first");
    refuses(&[".", "--out", "site.zip"], 2, "has no manifest.json of tenant-status; these subfolders have one: site");
    refuses(&["nowhere", "--out", "site.zip"], 2, "nowhere has no manifest.json of tenant-status");
    refuses(&["site", "--out", "site/site.zip"], 2, "is inside the site");
    refuses(&["site", "--out", "site.rar"], 2, "expected the extension .zip, .tar.gz or .tar.zst");
    refuses(&["site", "--out", "nowhere/site.zip"], 2, "cannot write");
    assert_same(&tree(place.path()), &before);
    append(&page(&place.path().join("site")), b" ");
    let before = tree(place.path());
    refuses(&["site", "--out", "site.zip"], 1, "error[file-changed]: the file has");
    assert_same(&tree(place.path()), &before);
}

/// A malicious archive: its extension, content, and the code expected.
type Hostile = (&'static str, fn(&mut Vec<u8>), &'static str);

fn zipped(out: &mut Vec<u8>, entries: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(std::io::Cursor::new(out));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap();
}

/// Writes a tar archive with exactly these headers, even invalid ones.
fn tarred(out: &mut Vec<u8>, entries: &[(&str, tar::EntryType, &[u8])]) {
    let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(out, flate2::Compression::default()));
    for (name, kind, content) in entries {
        let mut header = tar::Header::new_ustar();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(*kind);
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        tar.append(&header, *content).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap();
}

const HOSTILE: &[Hostile] = &[
    ("zip", |out| zipped(out, &[("../evil.html", b"x")]), "unsafe-entry]: the archive has a path that leads out"),
    ("zip", |out| zipped(out, &[("a/../../evil", b"x")]), "unsafe-entry]: the archive has a path that leads out"),
    ("zip", |out| zipped(out, &[("/etc/evil", b"x")]), "unsafe-entry]: the archive has an absolute path"),
    ("zip", |out| zipped(out, &[("C:/evil", b"x")]), "unsafe-entry]: the archive has an absolute path"),
    ("zip", |out| zipped(out, &[("a\\..\\evil", b"x")]), "unsafe-entry]: the archive has a path with a backslash"),
    ("zip", |out| zipped(out, &[("a", b"x"), ("A", b"y")]), "unsafe-entry]: the archive has the same name twice"),
    (
        "zip",
        |out| {
            zipped(out, &[("twin1", b"x"), ("twin2", b"y")]);
            while let Some(at) = out.windows(5).position(|name| name == b"twin2") {
                out[at + 4] = b'1';
            }
        },
        "unsafe-entry]: the archive has the same name twice",
    ),
    (
        "zip",
        |out| {
            zipped(out, &[("listed1", b"x")]);
            let at = out.windows(7).position(|name| name == b"listed1").unwrap();
            out[at + 6] = b'2';
        },
        "damaged-archive]",
    ),
    (
        "zip",
        |out| {
            zipped(out, &[("secret", b"x")]);
            for (mark, at) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
                let header = out.windows(4).position(|bytes| bytes == mark).unwrap();
                out[header + at] |= 1;
            }
        },
        "unsafe-entry]: the archive has an encrypted entry",
    ),
    (
        "zip",
        |out| {
            let mut zip = ZipWriter::new(std::io::Cursor::new(out));
            zip.add_symlink("link", "/etc/passwd", SimpleFileOptions::default()).unwrap();
            zip.finish().unwrap();
        },
        "unsafe-entry]: the archive has a link",
    ),
    (
        "zip",
        |out| zipped(out, &[("bomb", &[0; 20_000_000])]),
        "unsafe-entry]: the archive has an entry with an excessive",
    ),
    (
        "zip",
        |out| {
            zipped(out, &[("index.html", b"<p>x")]);
            out.truncate(out.len() - 30);
        },
        "damaged-archive]",
    ),
    (
        "tar.gz",
        |out| tarred(out, &[("../evil", tar::EntryType::Regular, b"x")]),
        "unsafe-entry]: the archive has a path that leads out",
    ),
    (
        "tar.gz",
        |out| tarred(out, &[("/evil", tar::EntryType::Regular, b"x")]),
        "unsafe-entry]: the archive has an absolute path",
    ),
    ("tar.gz", |out| tarred(out, &[("a", tar::EntryType::Symlink, b"")]), "unsafe-entry]: the archive has a link"),
    ("tar.gz", |out| tarred(out, &[("a", tar::EntryType::Link, b"")]), "unsafe-entry]: the archive has a link"),
    (
        "tar.gz",
        |out| tarred(out, &[("a", tar::EntryType::Fifo, b"")]),
        "unsafe-entry]: the archive has an entry that is",
    ),
    (
        "tar.gz",
        |out| tarred(out, &[("a", tar::EntryType::GNULongName, &[b'x'; 10_000])]),
        "unsafe-entry]: the archive has an entry that is",
    ),
    (
        "tar.gz",
        |out| tarred(out, &[("A", tar::EntryType::Regular, b"x"), ("a", tar::EntryType::Regular, b"x")]),
        "unsafe-entry]: the archive has the same name twice",
    ),
    (
        "tar.gz",
        |out| tarred(out, &[("bomb", tar::EntryType::Regular, &vec![0; 100_000_000])]),
        "unsafe-entry]: the archive has an entry with an excessive",
    ),
    (
        "tar.gz",
        |out| {
            tarred(out, &[("a", tar::EntryType::Regular, b"x")]);
            let mut second = Vec::new();
            tarred(&mut second, &[("b", tar::EntryType::Regular, b"x")]);
            out.extend(second);
        },
        "damaged-archive]: the archive cannot be read: there is data after its end",
    ),
    (
        "tar.gz",
        |out| {
            tarred(out, &[("a", tar::EntryType::Regular, b"x")]);
            out.truncate(out.len() - 12);
        },
        "damaged-archive]",
    ),
    ("zip", |out| out.extend(b"no archive at all"), "not-a-site]"),
];

#[test]
fn a_hostile_archive_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (form, make, reason) in HOSTILE {
        let mut bytes = Vec::new();
        make(&mut bytes);
        let name = format!("hostile.{form}");
        fs::write(folder.path().join(&name), bytes).unwrap();
        let before = tree(folder.path());
        let said = run(folder.path(), ["verify", &name]);
        assert!(said.code == 1 && said.stderr.contains(&format!("error[{reason}")), "{reason}: {said:?}");
        assert_same(&tree(folder.path()), &before);
    }
    assert_eq!(run(folder.path(), ["verify", "nowhere"]).code, 2);
}

#[test]
fn digests_of_snapshots_match_sha256sum() {
    let folder = tempfile::tempdir().unwrap();
    let responses = folder.path().join("data/2026-11-22T080000Z");
    fs::create_dir_all(&responses).unwrap();
    fs::write(responses.join("vppTokens.json"), "{ \"value\": [] }").unwrap();
    fs::write(responses.join("tenant.yaml"), "name: contoso\n").unwrap();
    let native = NATIVE.replace("Fabrikam Inc", "fabrikam");
    fs::write(folder.path().join("data/fabrikam.yaml"), &native).unwrap();
    let inputs = |more: &[&str]| {
        let built = run(folder.path(), ["build", "--out", "site"].iter().chain(more));
        assert_eq!(built.code, 0, "{built:?}");
        let text = fs::read(folder.path().join("site/manifest.json")).unwrap();
        serde_json::from_slice::<serde_json::Value>(&text).unwrap()["inputs"].clone()
    };
    let sums = said(Command::new("sha256sum").args(["tenant.yaml", "vppTokens.json"]).current_dir(&responses)).stdout;
    let read = serde_json::json!({ "files": 1, "records": 0, "derived_ids": 0, "repeated": 0, "not_used": 0 });
    let expected = serde_json::json!([
        { "tenant": "contoso", "captured_at": "2026-11-22T08:00:00Z", "sha256": digest(sums.as_bytes()), "read": read },
        { "tenant": "fabrikam", "captured_at": "2026-11-22T08:00:00Z", "sha256": digest(native.as_bytes()), "read": read },
    ]);
    assert_eq!(inputs(&["--no-cache"]), expected);
    assert_eq!(inputs(&[]), expected);
    assert_eq!(inputs(&[]), expected, "a cache remembers them");
}

#[test]
fn the_sample_every_golden_site_and_the_real_archive_are_verified() {
    let folder = tempfile::tempdir().unwrap();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = fs::read_dir(project.join("tests/golden")).unwrap().map(|entry| entry.unwrap().path().join("data"));
    let mut sites: Vec<PathBuf> = golden.filter(|data| data.is_dir()).collect();
    assert!(!sites.is_empty());
    sites.push(project.join("data"));
    match std::env::var_os("TENANT_STATUS_SHARED_DATA") {
        Some(shared) => sites.push(Path::new(&shared).join("archive")),
        None => println!("TENANT_STATUS_SHARED_DATA is not set: the real archive was not verified"),
    }
    for (number, data) in sites.iter().enumerate() {
        let site = format!("site-{number}");
        let built = run(folder.path(), ["build".as_ref(), data.as_os_str(), "--out".as_ref(), site.as_ref()]);
        assert_eq!(built.code, 0, "{built:?}");
        let verified = run(folder.path(), ["verify", &site]);
        assert_eq!((verified.code, verified.stderr.as_str()), (0, ""), "{}", data.display());
    }
}
