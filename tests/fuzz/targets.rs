//! Fuzzing targets: operations on arbitrary bytes, and invariants of their results. To add a target, add a function and
//! its line in [`TARGETS`]; `tests/fuzz/run` and `tests/fuzz.rs` use the list.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use flate2::{Compression, write::GzEncoder};
use tenant_status::{
    Failure,
    as_of::AsOf,
    config,
    content::{self, Links},
    diagnostic::{Diagnostic, Severity},
    exports,
    format::{KeyPath, MOST_FINDINGS, Source, Syntax},
    pipeline::{hide, plan_whole},
    publish,
    rules::{self, Criteria},
    site::{
        Settings,
        path::{Base, Slugs, file_time, slug},
    },
    snapshot::{
        self, Archive, History, LoadedSnapshot, Services, native,
        text::decode,
        time::{self, Clock, Completion, DateOrder, NamedTime, NativeTime, WireTime},
    },
    tenant::{Body, Moment, Snapshot},
    text_safety::plain,
    theme, verify,
};

#[allow(dead_code, reason = "of the two readings, the strict one is enough")]
#[path = "../real_data/markup.rs"]
mod markup;

/// A target. The folder is empty and exclusively for its files.
pub type Target = fn(&[u8], &Path);

/// All targets, by name.
pub const TARGETS: [(&str, Target); 10] = [
    ("native", native_input),
    ("graph", graph_input),
    ("timestamps", timestamps),
    ("content", content_of_strangers),
    ("slug", slugs),
    ("configuration", configuration),
    ("theme", theme_manifest),
    ("logo", logo),
    ("bundle", bundle),
    ("site", whole_site),
];

/// A native snapshot is read, or findings are returned. A snapshot that was read is the same after writing and reading.
fn native_input(bytes: &[u8], _: &Path) {
    let Ok(text) = decode(bytes) else { return };
    for syntax in [Syntax::Yaml, Syntax::Json] {
        let source = Source { path: "snapshot".to_owned(), text: text.clone(), syntax };
        match native::read(&source) {
            Ok(snapshot) => assert_eq!(written_and_read(&snapshot).expect("it can be written"), snapshot),
            Err(findings) => {
                are_told(&findings, &[(&source.path, &source.text)]);
                assert!(findings.iter().all(|finding| finding.spot.is_some()), "without a place: {findings:?}");
            }
        }
    }
}

fn written_and_read(snapshot: &Snapshot) -> Result<Snapshot, Vec<Diagnostic>> {
    let text = native::write(snapshot);
    let read = native::read(&Source { path: "written".to_owned(), text: text.clone(), syntax: Syntax::Json })?;
    assert_eq!(native::write(&read), text);
    Ok(read)
}

/// Checks that findings can be shown: each has a message, and a position in its file. `files` are paths and texts.
fn are_told(findings: &[Diagnostic], files: &[(&str, &str)]) {
    assert!(!findings.is_empty());
    for finding in findings {
        let shown = finding.render(false);
        assert!(!finding.message.is_empty() && !shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
        let Some(spot) = &finding.spot else { continue };
        let file = files.iter().find(|(path, _)| *path == finding.path);
        let (_, text) = file.unwrap_or_else(|| panic!("it is about no file: {finding:?}"));
        let line = text.split('\n').nth(spot.line - 1).unwrap_or_else(|| panic!("there is no such line: {finding:?}"));
        // A long line is truncated.
        let (words, kept) = (line.trim_end_matches('\r'), spot.text.as_str());
        assert!(if kept.len() > 400 { words.starts_with(kept) } else { words == kept }, "{finding:?}");
        assert!((1..=line.chars().count() + 1).contains(&spot.column), "there is no such column: {finding:?}");
    }
    assert!(findings.len() <= files.len().max(1) * (MOST_FINDINGS + 3), "{} findings", findings.len());
}

/// A folder of responses (its files concatenated as by `tail -n +1`) is read as one snapshot or none.
fn graph_input(bytes: &[u8], folder: &Path) {
    let data = folder.join("2026-11-22T080000Z");
    let files = several(bytes);
    fill(&data, &files);
    let (archive, diagnostics) = snapshot::read(&data, Services::All, &()).expect("the folder can be read");
    let named: Vec<(String, String)> =
        files.iter().map(|(name, content)| (data.join(name).display().to_string(), text(content))).collect();
    let named: Vec<(&str, &str)> = named.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let wrong = diagnostics.has_errors();
    let findings = diagnostics.sorted();
    if !findings.is_empty() {
        are_told(&findings, &named);
    }
    assert!(wrong || !archive.is_empty(), "neither a snapshot nor an error: {findings:?}");
    for dated in archive.histories().iter().flat_map(|tenant| &tenant.snapshots) {
        // A few snapshots from Graph cannot be native files, e.g. with an incident without an id.
        match written_and_read(&dated.snapshot) {
            Ok(read) => assert_eq!(read, dated.snapshot),
            Err(findings) => assert!(!findings.is_empty()),
        }
        let _ = rules::assess(&dated.snapshot, AsOf::of(&dated.snapshot, None), &Criteria::default());
    }
}

/// Returns the text of a file as used for positions.
fn text(content: &[u8]) -> String {
    decode(content).unwrap_or_else(|wrong| wrong.before)
}

/// Splits `bytes` into files, by name.
fn several(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let name = line.strip_prefix(b"==> ").and_then(|rest| rest.strip_suffix(b" <==\n"));
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((String::from_utf8_lossy(name).into_owned(), Vec::new())),
            (None, Some((_, content))) => content.extend_from_slice(line),
            (None, None) => {}
        }
    }
    let mut seen = BTreeSet::new();
    let is_name = |name: &str| {
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        plain && name.len() <= 64 && name.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    files.retain(|(name, _)| is_name(name) && seen.insert(name.to_lowercase()));
    files.truncate(30);
    files
}

/// Replaces the content of a folder with these files.
fn fill(folder: &Path, files: &[(String, Vec<u8>)]) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    for (name, content) in files {
        fs::write(folder.join(name), content).unwrap();
    }
}

/// Every accepted time is the same after writing and reading; also for times in names.
fn timestamps(bytes: &[u8], _: &Path) {
    let text = String::from_utf8_lossy(bytes);
    let (native, wire) = (time::parse(&text, true), time::parse(&text, false));
    for message in [native.as_ref().err(), wire.as_ref().err()].into_iter().flatten() {
        assert!(message.contains("is not a time") || message.contains("no such date"), "{message}");
    }
    match (&native, &wire) {
        (Err(_), Ok(moment)) => panic!("Graph may say {moment:?}, and a person may not"),
        (Ok(moment), Ok(same)) => assert_eq!(moment, same),
        (Ok(_), Err(_)) => assert_eq!(text.len(), 10, "only a bare date is what people alone may write"),
        (Err(_), Err(_)) => {}
    }
    assert!(native.is_err() || is_like_a_time(&text), "{text:?} is accepted");
    if let Ok(moment) = native {
        let written = serde_json::to_value(NativeTime(moment)).unwrap();
        match written.as_str() {
            Some(written) => assert_eq!(time::parse(written, true), Ok(moment), "{written}"),
            None => assert_eq!(moment, Moment::Never),
        }
    }
    let named = |name: &str| NamedTime::of_folder(name).and_then(|time| time.moment(&Completion::default()).0);
    if let Some(at) = named(&text) {
        assert_eq!(named(&file_time(at)), Some(at));
    }
    local_times(&text, wire.ok());
}

/// A time of a response is a time as written, or in some zone, or neither; a zone does not change the former.
fn local_times(text: &str, exact: Option<Moment>) {
    let Ok(wire) = serde_json::from_value::<WireTime>(text.into()) else {
        assert_eq!(exact, None);
        return;
    };
    let berlin = Clock::new(tenant_status::time_zone::Zone::parse("Europe/Berlin"), Some(DateOrder::Dmy));
    let (nowhere, there) = (Clock::default().moment(&wire), berlin.moment(&wire));
    match wire {
        WireTime::At(moment) => {
            assert!(exact.is_none_or(|exact| exact == moment));
            assert_eq!((nowhere, there), (Ok(moment), Ok(moment)));
        }
        WireTime::Local(_) => assert!(nowhere.is_err() && exact.is_none(), "{text:?} is a moment without a zone"),
    }
}

/// Returns whether a text has the format of a time, whatever its numbers.
fn is_like_a_time(text: &str) -> bool {
    if let Some(inner) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        return inner.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-'));
    }
    let form: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c.to_ascii_uppercase() }).collect();
    let zone = |rest: &str| matches!(rest, "Z" | "+00:00" | "-00:00");
    match form.strip_prefix("0000-00-00T00:00:00") {
        // *Never* and *does not expire* are the same in every zone.
        Some("") if text.starts_with("0001") || text.starts_with("9999") => true,
        Some(rest) => match rest.strip_prefix('.').map(|rest| (rest.len(), rest.trim_start_matches('0'))) {
            Some((length, behind)) => {
                let never = behind.is_empty() && (text.starts_with("0001") || text.starts_with("9999"));
                (1..=9).contains(&(length - behind.len())) && (zone(behind) || never)
            }
            None => zone(rest),
        },
        None => matches!(form.as_str(), "" | "0000-00-00"),
    }
}

/// Untrusted text has the same output each time, without loss, in all formats; control characters are shown.
fn content_of_strangers(bytes: &[u8], _: &Path) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    for body in [Body::Html(text.clone()), Body::Markdown(text.clone()), Body::Text(text)] {
        let html = content::html(&body, Links::Followed);
        let found = markup::strict(&html).unwrap_or_else(|wrong| panic!("{wrong}\n{body:?}\n{html}"));
        assert_eq!(content::html(&body, Links::Followed), html);
        assert!(!content::html(&body, Links::AsText).contains("<a "));
        let words = content::text(&body);
        // Labels of images add words to the text.
        if !html.contains("class=\"image\"") && !html.contains("Image") {
            // Lines are joined with a break, so that they do not form a character reference.
            assert_eq!(letters(&found.lines.join("\n")), letters(&words), "{body:?}\n{html}");
        }
        // Notes beside links are generated again, and a table head padded with cells is no head when read again. The
        // deepest level loses a little each time.
        let written_anew = ["<span", "<a ", "<td></td></tr></thead>"].iter().any(|written| html.contains(written));
        if !written_anew && depth(&html) < 40 {
            let again = content::html(&Body::Html(html.clone()), Links::Followed);
            assert_eq!(again, html, "laid out again: {body:?}");
        }
        assert_eq!(content::without(&body, &|_| None), None);
        let hide = |text: &str| text.contains("ab").then(|| text.replace("ab", "\u{2026}"));
        let hidden = content::without(&body, &hide).unwrap_or(body);
        assert!(!content::text(&hidden).contains("ab"), "{hidden:?}");
        let shown = markup::strict(&content::html(&hidden, Links::Followed)).unwrap();
        assert!(!shown.addresses.iter().chain(&shown.lines).any(|text| text.contains("ab")), "{hidden:?}");
    }
}

/// Returns the nesting depth of elements.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1).filter(|tag| !tag.starts_with("br") && !tag.starts_with("hr")) {
        depth = if tag.starts_with('/') { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// Returns letters and digits, which no layout may drop or move. A control character is replaced by its code point and
/// is excluded.
fn letters(text: &str) -> String {
    let is_number = |number: &str| number.len() >= 4 && number.bytes().all(|byte| byte.is_ascii_hexdigit());
    let behind = |part: &str| match part.split_once(']') {
        Some((number, rest)) if is_number(number) => rest.to_owned(),
        _ => part.to_owned(),
    };
    let text = plain(text);
    let mut parts = text.split("[U+");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest: String = parts.map(behind).collect();
    (first + &rest).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Ids, separated by a byte that no text has, get safe names that differ on every system, in any order.
fn slugs(bytes: &[u8], _: &Path) {
    let ids: Vec<String> =
        bytes.split(|byte| *byte == 0xFF).take(64).map(|id| String::from_utf8_lossy(id).into_owned()).collect();
    let all = Slugs::of(ids.iter().map(String::as_str));
    let turned = Slugs::of(ids.iter().rev().map(String::as_str));
    let mut names = BTreeSet::new();
    for id in ids.iter().collect::<BTreeSet<_>>() {
        let name = all.get(id);
        assert_eq!((turned.get(id), slug(&slug(id))), (name.clone(), slug(id)), "{id:?}");
        for name in [&name, &slug(id)] {
            let lower = name.to_lowercase();
            let port = ["com", "lpt"].iter().find_map(|port| lower.strip_prefix(port));
            let device = matches!(lower.as_str(), "con" | "prn" | "aux" | "nul")
                || port.is_some_and(|rest| rest.len() == 1 && rest != "0" && rest.parse::<u8>().is_ok());
            let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
            assert!(plain && !device && (1..=64).contains(&name.len()), "{id:?} has the name {name:?}");
            assert!(Base::is_name(name), "{id:?} has the name {name:?}");
        }
        assert!(names.insert(name.to_lowercase()), "{name} is the name of two ids");
    }
}

static THEME: LazyLock<theme::Theme> = LazyLock::new(|| {
    let theme = theme::load(&theme::Choice::BuiltIn(theme::DEFAULT.to_owned()), "en", None);
    theme.expect("it has no mistake")
});

/// A logo is copied, or findings are returned. A copy is accepted, and stays the same.
fn logo(bytes: &[u8], folder: &Path) {
    let source = Source { path: "settings".to_owned(), text: "logo: logo".to_owned(), syntax: Syntax::Yaml };
    let read = |bytes: &[u8]| {
        fs::write(folder.join("logo"), bytes).unwrap();
        let at = KeyPath::top().key("logo");
        let setting =
            theme::brand::Setting { value: "logo".to_owned(), base: folder.to_owned(), source: source.clone(), at };
        THEME.brand(&[("logo", setting)].into())
    };
    match read(bytes) {
        Ok((brand, files)) => {
            for (name, copy) in &files {
                assert!(!name.ends_with("svg") || !text(copy).contains("<!"), "{}", text(copy));
                assert_eq!(read(copy).expect("the copy is accepted"), (brand.clone(), files.clone()));
            }
        }
        Err(findings) => are_told(&findings, &[(&source.path, &source.text)]),
    }
}

/// A configuration is read, or findings are returned; a site can be planned with a configuration that was read.
fn configuration(bytes: &[u8], folder: &Path) {
    let path = folder.join("tenant-status.yaml");
    fs::write(&path, bytes).unwrap();
    let text = text(bytes);
    let shown = path.display().to_string();
    let config = match config::read(Some(&path), folder) {
        Ok(config) => config,
        Err(Failure::Machine(error)) => panic!("{error}"),
        Err(Failure::Data(findings)) => return are_told(&findings, &[(&shown, &text)]),
    };
    if let Err(findings) = config.options_with(&THEME) {
        are_told(&findings, &[(&shown, &text)]);
    }
    let (audiences, _) = config.choose_audiences(&[]).expect("nobody was named");
    let archive = Archive::of([history_of(one_of_everything())]);
    for audience in &audiences {
        let (archive, settings) = hide(audience, &archive, &config.site);
        is_a_site(&archive.histories(), &settings);
    }
    is_a_site(&archive.histories(), &config.site);
}

/// Returns a snapshot with every kind of record, as in the golden site.
fn one_of_everything() -> Snapshot {
    const SAMPLE: &str = include_str!("../golden/one-of-everything/data/2026-11-22T080000Z.yaml");
    let source = Source { path: "sample".to_owned(), text: SAMPLE.to_owned(), syntax: Syntax::Yaml };
    native::read(&source).expect("the sample has no mistake")
}

fn history_of(snapshot: Snapshot) -> History {
    let key = snapshot.tenant.key();
    let dated = LoadedSnapshot { path: "snapshot".to_owned(), sha256: String::new(), snapshot };
    History { key, snapshots: vec![dated], unread: Vec::new(), baselines: Vec::new() }
}

/// Checks that every page and data file of a site can be rendered, each with a unique, safe path.
fn is_a_site(histories: &[History], settings: &Settings) {
    let site = plan_whole(histories, settings, None);
    let mut names = BTreeSet::new();
    let mut has_name = |path: &str| {
        assert_eq!(publish::flaw(path), None, "{path}");
        assert!(names.insert(path.to_lowercase()), "{path} stands twice");
    };
    for planned in site.pages() {
        has_name(planned.path.as_str());
        serde_json::to_string(&site.page(&planned).view).expect("what a page says can be written");
    }
    for planned in exports::planned(&site) {
        has_name(planned.path.as_str());
        let bytes = exports::bytes(&site, &planned);
        if planned.path.as_str().ends_with(".json") {
            serde_json::from_slice::<serde_json::Value>(&bytes).expect("it is JSON");
        }
    }
}

/// A theme manifest is read, or findings are returned.
fn theme_manifest(bytes: &[u8], folder: &Path) {
    let own = folder.join("theme");
    fill(&own, &[("theme.yaml".to_owned(), bytes.to_vec())]);
    let text = String::from_utf8_lossy(bytes).into_owned();
    let shown = own.join("theme.yaml").display().to_string();
    match theme::load(&theme::Choice::Folder(own), "en", None) {
        Ok(theme) => drop(theme.options(&theme.options)),
        Err(Failure::Machine(error)) => panic!("{error}"),
        Err(Failure::Data(findings)) => are_told(&findings, &[(&shown, &text)]),
    }
}

/// An untrusted archive is verified, or findings are returned; it is not changed, and nothing is written. Bytes that
/// are no archive are used as the content of a tar archive.
fn bundle(bytes: &[u8], folder: &Path) {
    let is_packed = [&b"PK"[..], &[0x1f, 0x8b], &[0x28, 0xb5, 0x2f, 0xfd]].iter().any(|magic| bytes.starts_with(magic));
    let bytes = if is_packed { bytes.to_vec() } else { gzip_of(bytes) };
    let path: PathBuf = folder.join("bundle");
    fs::write(&path, &bytes).unwrap();
    match verify::verify(&path, &()) {
        Ok(verified) => assert!(verified.files >= 2, "{verified:?}"),
        Err(Failure::Data(findings)) => {
            assert!(findings.iter().any(|finding| finding.severity() == Severity::Error));
            assert!(findings.iter().all(|finding| finding.spot.is_none()));
            are_told(&findings[..findings.len().min(MOST_FINDINGS)], &[]);
        }
        Err(Failure::Machine(error)) => panic!("{error}"),
    }
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}

/// Wraps `bytes` in gzip without compression, so that mutations affect the archive directly.
fn gzip_of(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::none());
    packed.write_all(bytes).expect("memory takes it");
    packed.finish().expect("memory takes it")
}

/// A site can be planned and rendered for every snapshot that can be read, alone and after another one.
fn whole_site(bytes: &[u8], _: &Path) {
    let Ok(text) = decode(bytes) else { return };
    let syntax = if text.trim_start().starts_with('{') { Syntax::Json } else { Syntax::Yaml };
    let Ok(snapshot) = native::read(&Source { path: "snapshot".to_owned(), text, syntax }) else { return };
    let settings = Settings::default();
    let mut before = one_of_everything();
    before.tenant = snapshot.tenant.clone();
    let mut history = history_of(snapshot);
    is_a_site(std::slice::from_ref(&history), &settings);
    let snapshots = &mut history.snapshots;
    if before.captured_at < snapshots[0].snapshot.captured_at {
        snapshots.insert(0, LoadedSnapshot { path: "before".to_owned(), sha256: String::new(), snapshot: before });
        is_a_site(&[history], &settings);
    }
}
