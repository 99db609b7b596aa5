//! Reads one snapshot: a native file, or a folder of Graph responses with its companion files.

use std::{collections::BTreeMap, path::Path};

use chrono::{DateTime, Utc};

use super::{
    discover::{Capture, File, Found},
    graph,
    native::{self, Companion},
    text,
    time::{self, Completion, NamedTime, NativeTime},
};
use crate::{
    diagnostic::{Code, Diagnostic, Severity, Spot, did_you_mean},
    format::{self, KeyPath, Source, Syntax},
    input::Limits,
    tenant::{Snapshot, rfc3339},
    time_zone::Zone,
};

/// The bytes of a file, or why it was not read.
pub(super) type FileBytes = Result<Vec<u8>, Box<Diagnostic>>;

/// Parses one snapshot from the content of its files.
pub(super) fn parse(
    found: &Found,
    bytes: Vec<FileBytes>,
    limits: &Limits,
    completion: &Completion,
) -> (Option<Snapshot>, Vec<Diagnostic>, graph::Account) {
    let mut bytes = bytes.into_iter();
    let mut source = |file: &File| source(file, bytes.next().unwrap_or_else(|| Ok(Vec::new())));
    let name = found.name();
    let (snapshot, mut findings, account) = match found {
        Found::Native(file) => {
            let (snapshot, mut findings) = native(source(file), limits);
            let at = snapshot.as_ref().map(|snapshot| snapshot.captured_at);
            findings.extend(at.and_then(|at| far_from_name(file.time(), at, completion, name.clone())));
            let records = snapshot.as_ref().map_or(0, records_of);
            let account = graph::Account::native(
                file.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                records,
            );
            (snapshot, findings, account)
        }
        Found::Graph(capture) => {
            let companions = capture.companions.iter().map(&mut source).collect();
            let response = |file: &File| graph::Response { name: file.name_from(&capture.folder), text: source(file) };
            let responses: Vec<graph::Response> = capture.responses.iter().map(response).collect();
            graph_folder(capture, &name, &responses, companions, limits, completion)
        }
    };
    for finding in &mut findings {
        if snapshot.is_none() && finding.path != name {
            finding.spoils = Some(name.clone());
        }
    }
    (snapshot, findings, account)
}

/// Returns the number of records in a native file.
fn records_of(snapshot: &Snapshot) -> usize {
    let connectors = snapshot.connectors.captured().map_or(0, |connectors| connectors.all.len());
    let licenses = snapshot.licenses.captured().map_or(0, Vec::len);
    let incidents = snapshot.incidents.captured().map_or(0, Vec::len);
    connectors + licenses + incidents + snapshot.messages.captured().map_or(0, Vec::len)
}

fn native(text: Result<Source, Vec<Diagnostic>>, limits: &Limits) -> (Option<Snapshot>, Vec<Diagnostic>) {
    let read = text.and_then(|source| {
        if source.text.trim().is_empty() {
            let empty = Diagnostic::about_file(&source.path, Code::EmptyFile, "the file is empty");
            return Err(vec![empty.with_help("a native snapshot begins with `schema: tenant-status/v1`")]);
        }
        native::read_within(&source, limits).map_err(|findings| not_ours(&source, &findings).unwrap_or(findings))
    });
    match read {
        Ok(snapshot) => (Some(snapshot), Vec::new()),
        Err(findings) => (None, findings),
    }
}

/// Returns the finding for a well-formed file without `schema`: it is no snapshot, rather than a snapshot with a
/// mistake.
fn not_ours(source: &Source, findings: &[Diagnostic]) -> Option<Vec<Diagnostic>> {
    let is_unread = findings.iter().any(|finding| finding.code.is_about_the_whole());
    let ours = is_unread || format::has_key(source, "schema");
    let message = "this is neither a native snapshot nor a response of Microsoft Graph";
    let stem = Path::new(&source.path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // Only the first lines are searched, because looking up a key requires a pass through the whole text.
    let head = source.text.lines().take(3).map(|line| line.trim_start_matches(['\'', '"']));
    let begins = head.into_iter().any(|line| line.starts_with("@odata.") || line.starts_with("value:"));
    let is_response = begins || graph::endpoint::by_file_name(&stem).is_some();
    if !ours && is_response && source.syntax == Syntax::Yaml {
        let message = "this looks like a response of Microsoft Graph that was written as YAML";
        return Some(vec![
            Diagnostic::about_file(&source.path, Code::NotASnapshot, message)
                .at(format::spot(source, &KeyPath::top()))
                .with_help("responses are read as JSON: export it with `-o json`"),
        ]);
    }
    (!ours).then(|| {
        vec![
            Diagnostic::about_file(&source.path, Code::NotASnapshot, message)
                .at(format::spot(source, &KeyPath::top()))
                .with_help(
                    "a native snapshot begins with `schema: tenant-status/v1`; a response is recognized by its \
                     `@odata.context`, or by a file name like vppTokens.json; other files do not belong here",
                ),
        ]
    })
}

fn graph_folder(
    capture: &Capture,
    name: &str,
    responses: &[graph::Response],
    companions: Vec<Result<Source, Vec<Diagnostic>>>,
    limits: &Limits,
    completion: &Completion,
) -> (Option<Snapshot>, Vec<Diagnostic>, graph::Account) {
    let mut findings = Vec::new();
    let names: Vec<String> = responses.iter().map(|response| response.name.clone()).collect();
    let mut by_hand = BTreeMap::new();
    let mut companion: Option<Companion> = None;
    let (mut named_at, mut time_at) = (None, None);
    for (text, file) in companions.into_iter().zip(&capture.companions) {
        let read = text.and_then(|source| {
            let read = read_companion(&source, capture, file, &names, &mut by_hand, limits)?;
            if read.id.is_some() || companion.as_ref().is_none_or(|outer| outer.id.is_none()) {
                let key = read.id.as_ref().map(|_| "id").or(read.name.as_ref().map(|_| "name"));
                let is_shared = capture.several || !file.path.starts_with(&capture.folder);
                let named = key.map(|key| place(&source, key));
                named_at = named.map(|(path, spot)| graph::NamedAt { path, spot, is_shared }).or(named_at.take());
            }
            time_at = read.captured_at().at().map(|_| place(&source, "captured_at")).or(time_at.take());
            Ok(read)
        });
        match read {
            Ok(mut inner) => {
                if capture.is_outer(file) {
                    inner.captured_at = NativeTime::default();
                }
                companion = Some(match companion {
                    Some(outer) => inner.over(outer),
                    None => inner,
                });
            }
            Err(found) => findings.extend(found),
        }
    }
    // If a companion file has an error, its values are unknown, so nothing is reported as missing.
    let unknown = findings.iter().any(|finding: &Diagnostic| finding.severity() == Severity::Error);
    let mut spoilt = unknown;
    let (zone, order) = companion.as_ref().map_or((None, None), |one| (one.time_zone, one.date_order));
    let completion = Completion { zone: zone.or(completion.zone), ..*completion };
    let (captured_at, missing) = match captured_at(capture, companion.as_ref(), &completion, name) {
        Ok((at, assumed)) => {
            findings.extend(assumed.filter(|_| !unknown));
            let (path, spot) = time_at.unwrap_or_else(|| (name.to_owned(), None));
            findings.extend(far_from_name(capture.named_time(), at, &completion, path).map(|finding| finding.at(spot)));
            (at, None)
        }
        Err(missing) => (DateTime::default(), Some(missing)),
    };
    let folder = graph::CaptureContext {
        name,
        captured_at,
        clock: &time::Clock::new(completion.zone, order),
        by_hand: &by_hand,
        named_at: named_at.as_ref(),
        limits,
    };
    let (snapshot, account) = graph::assemble(&folder, responses, companion, &mut findings);
    if unknown {
        findings.retain(|finding| finding.code != Code::NoTenant);
    }
    // Unrecognized files need no capture time.
    let recognized = account.files.iter().any(|file| !file.endpoints.is_empty());
    if let Some(missing) = missing.filter(|_| !spoilt && recognized) {
        spoilt = true;
        findings.push(*missing);
    }
    (snapshot.filter(|_| !spoilt), findings, account)
}

/// Returns the capture time of Graph responses: from `tenant.yaml`, else from the names of folder or files. If a folder
/// has files of several days, `tenant.yaml` sets the time of day for names without one. Comes with a warning if
/// the time is based on an assumption.
///
/// # Errors
/// No source has a time, or the time does not exist.
fn captured_at(
    capture: &Capture,
    companion: Option<&Companion>,
    completion: &Completion,
    name: &str,
) -> Result<(DateTime<Utc>, Option<Diagnostic>), Box<Diagnostic>> {
    let written = companion.and_then(|companion| companion.captured_at().at());
    let named = match (capture.day.filter(|_| capture.several), written) {
        (Some(day), Some(at)) if day.time.is_none() => Some(NamedTime { time: Some(at.time()), utc: true, ..day }),
        (Some(day), _) => Some(day),
        (None, Some(at)) => return Ok((at, None)),
        (None, None) => capture.named.or(capture.day),
    };
    let missing = |message: String| {
        Box::new(Diagnostic::about_file(name, Code::NoCapturedAt, message).with_help(
            "name the folder after the moment, e.g. 2026-11-22T080000Z, or write `captured_at: 2026-11-22T08:00:00Z` into \
             a file tenant.yaml beside them",
        ))
    };
    let named = named.ok_or_else(|| missing("nothing says when these responses were captured".to_owned()))?;
    let (at, assumed) = named.moment(completion);
    let at = at.ok_or_else(|| {
        let zone = completion.zone.map(Zone::name).unwrap_or_default();
        missing(format!("the time of the capture does not exist in {zone}: clocks skip it"))
    })?;
    let warning = assumed.map(|assumed| {
        let message = format!("nothing says at what time this was captured: {assumed}");
        Diagnostic::about_file(name, Code::UncertainTime, message).with_help(
            "name the folder with a time and `Z`, e.g. 2026-11-22T080000Z, or set `capture_time: \"08:00\"` and \
             `time_zone: Europe/Berlin` in tenant-status.yaml",
        )
    });
    Ok((at, warning))
}

/// Reads a companion file and its manual assignments of endpoints to files. `names` are the paths of all responses
/// relative to the capture folder.
fn read_companion(
    source: &Source,
    capture: &Capture,
    file: &File,
    names: &[String],
    by_hand: &mut BTreeMap<String, &'static graph::endpoint::Endpoint>,
    limits: &Limits,
) -> Result<Companion, Vec<Diagnostic>> {
    if source.text.trim().is_empty() {
        return Ok(Companion::default());
    }
    let companion: Companion = format::read_within(source, limits)?;
    let wrong = assign(&companion, source, capture, file, names, by_hand);
    if wrong.is_empty() { Ok(companion) } else { Err(wrong) }
}

/// Returns path and position of a key of a companion file.
fn place(source: &Source, key: &str) -> (String, Option<Spot>) {
    (source.path.clone(), format::spot(source, &KeyPath::top().key(key)))
}

/// Returns a warning if the time in a name and the capture time differ by more than time zones explain. One of them is
/// wrong, and the snapshot may appear older or newer than it is.
fn far_from_name(
    named: Option<NamedTime>,
    at: DateTime<Utc>,
    completion: &Completion,
    path: String,
) -> Option<Diagnostic> {
    let named = named?;
    let from_name = named.moment(completion).0?;
    let most = chrono::TimeDelta::hours(if named.utc { 12 } else { 36 });
    if (at - from_name).abs() <= most {
        return None;
    }
    let message = format!("`captured_at` is {}, but the name says {}", rfc3339(at), rfc3339(from_name));
    let help = "`captured_at` is used; correct it, or the name of the folder or file";
    Some(Diagnostic::about_file(path, Code::UncertainTime, message).with_help(help))
}

/// Records the endpoints that a companion file assigns to files in or below its folder, by name or path, and returns
/// findings. A companion file may apply to several captures, so a file may be missing in some of them.
fn assign(
    companion: &Companion,
    source: &Source,
    capture: &Capture,
    file: &File,
    names: &[String],
    by_hand: &mut BTreeMap<String, &'static graph::endpoint::Endpoint>,
) -> Vec<Diagnostic> {
    let place = file.name_from(&capture.folder);
    let (folder, _) = place.rsplit_once('/').unwrap_or_default();
    let is_shared = capture.shares(file);
    let above = file.path.parent().and_then(|above| capture.folder.strip_prefix(above).ok());
    let above = above.unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
    // Paths are relative to the folder of the companion file.
    let from_here = |name: &str| match folder {
        "" => Some(name.to_owned()),
        _ if is_shared => Some(format!("{above}/{name}")),
        _ => Some(name.strip_prefix(folder)?.strip_prefix('/')?.to_owned()),
    };
    let below: Vec<(String, &String)> = names.iter().filter_map(|name| Some((from_here(name)?, name))).collect();
    let mut wrong = Vec::new();
    for (file, endpoint) in companion.responses() {
        let is_it =
            |name: &str| name.strip_suffix(file.as_str()).is_some_and(|above| above.is_empty() || above.ends_with('/'));
        let found: Vec<&String> = below.iter().filter(|(name, _)| is_it(name)).map(|(_, name)| *name).collect();
        let meant = |meant: Option<&str>| meant.map(|meant| format!("did you mean `{meant}`?"));
        let (message, help) = match (graph::endpoint::by_name(endpoint), found.is_empty()) {
            (Some(endpoint), false) => {
                by_hand.extend(found.into_iter().map(|name| (name.clone(), endpoint)));
                continue;
            }
            (Some(_), true) if is_shared => continue,
            (None, _) => {
                let known: Vec<&str> = graph::endpoint::names().collect();
                let help = meant(did_you_mean(endpoint, known.iter().copied()));
                let help = help.unwrap_or_else(|| format!("used are: {}", known.join(", ")));
                (format!("the site does not use the endpoint `{}`", format::short(endpoint)), Some(help))
            }
            (Some(_), true) => {
                let help = meant(did_you_mean(file, below.iter().map(|(name, _)| name.as_str())));
                (format!("there is no file `{}` here", format::short(file)), help)
            }
        };
        let spot = format::spot(source, &KeyPath::top().key("responses").key(file));
        let finding = Diagnostic::about_file(&source.path, Code::BadValue, message).at(spot);
        wrong.push(Diagnostic { help, ..finding });
    }
    wrong
}

/// Returns the text of a file.
///
/// # Errors
/// The finding that it was not read, or is not text.
fn source(file: &File, bytes: FileBytes) -> Result<Source, Vec<Diagnostic>> {
    let path = file.name();
    let bytes = bytes.map_err(|finding| vec![*finding])?;
    if !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0) {
        let message =
            "the file has only zero bytes: it is a placeholder that was not downloaded, or was not written to its end";
        return Err(vec![
            Diagnostic::about_file(path, Code::EmptyFile, message)
                .with_help("download it (in OneDrive: *Always keep on this device*), or export it again"),
        ]);
    }
    match text::decode(bytes) {
        Ok(text) => Ok(Source { path, text, syntax: file.syntax }),
        Err(text::NotText { message, before }) => {
            let spot = Spot::at_offset(&before, before.len());
            Err(vec![Diagnostic::about_file(path, Code::Encoding, message).at(Some(spot)).with_help(
                "save the file as UTF-8; in PowerShell, add `-Encoding utf8` to `Out-File` or `Set-Content`",
            )])
        }
    }
}
