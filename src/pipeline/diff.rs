//! Comparison of two snapshots of one tenant.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::{
    config::{self, Config},
    content::BodyCache,
    diagnostic::{Diagnostic, Diagnostics},
    error::{Error, Failure},
    history::{self, Net},
    numbers, paths, rules,
    snapshot::{self, Archive, History, LoadedSnapshot, ReadOptions, Services},
    tenant::Moment,
};

pub use crate::history::Since;

/// The changes between two snapshots of a tenant.
#[derive(Debug)]
pub struct Difference {
    /// The tenant, from the later snapshot.
    pub tenant: String,
    /// Capture times of the earlier and the later snapshot.
    pub between: [DateTime<Utc>; 2],
    /// The changes, most important first.
    pub changes: Vec<history::Change>,
}

/// Parses the start of a period, as the user writes it: a duration before the latest snapshot, such as `7d`, or a date
/// or time.
///
/// # Errors
/// The reason, for the user.
pub fn parse_since(text: &str) -> Result<Since, String> {
    if let Some(length) = config::parse_duration(text) {
        return Ok(Since::Ago(length));
    }
    match snapshot::time::parse(text, true) {
        Ok(Moment::At(at)) => Ok(Since::At(at)),
        Err(message) if message.ends_with("no such date") => Err(message),
        _ => Err("expected a duration such as `7d`, a date such as `2026-11-01`, or a time in RFC 3339".to_owned()),
    }
}

/// Compares two snapshots. Each is a file or folder, like `DATA` of a build.
///
/// # Errors
/// All findings in both snapshots, or a finding if they are not exactly one snapshot each of the same tenant.
pub fn diff(before: &Path, after: &Path, config: Option<&Path>) -> Result<(Difference, Vec<Diagnostic>), Failure> {
    let config = config::read(config, before)?;
    let mut diagnostics = Diagnostics::new();
    let mut one = |path: &Path| -> Result<Option<LoadedSnapshot>, Failure> {
        let (archive, is_wrong) = read(path, &config, &mut diagnostics)?;
        let mut snapshots: Vec<_> = archive.histories().into_iter().flat_map(|tenant| tenant.snapshots).collect();
        match (snapshots.pop(), snapshots.len()) {
            (Some(only), 0) => Ok(Some(only)),
            _ if is_wrong => Ok(None),
            (_, others) => {
                let count = numbers::count(others as u64 + 1, "snapshot");
                let reason = format!("{} holds {count}; choose one of them, or pass --since", paths::shown(path));
                Err(Error::Refused(reason).into())
            }
        }
    };
    let (Some(a), Some(b)) = (one(before)?, one(after)?) else { return Err(Failure::Data(diagnostics.sorted())) };
    let (a, b) = (a.snapshot, b.snapshot);
    if diagnostics.has_errors() {
        return Err(Failure::Data(diagnostics.sorted()));
    }
    if a.tenant.key() != b.tenant.key() {
        let reason = format!(
            "the snapshots are of different tenants, {} and {}; both must be of the same tenant",
            a.tenant.label(),
            b.tenant.label()
        );
        return Err(Error::Refused(reason).into());
    }
    let criteria = config.site.criteria;
    let mut chronicle = history::chronicle([&a, &b], &criteria, &BodyCache::default());
    let changes = chronicle.entries.pop().map(|entry| entry.changes);
    let difference = Difference {
        tenant: b.tenant.label().to_owned(),
        between: [a.captured_at, b.captured_at],
        changes: changes.unwrap_or_default(),
    };
    Ok((difference, diagnostics.sorted()))
}

/// Compares the latest snapshot of a tenant with the one at the start of a period, or else with the first one. The
/// changes are those of the page of changes.
///
/// # Errors
/// All findings in the snapshots, or a refusal if they are not of exactly one tenant.
pub fn diff_since(data: &Path, since: Since, config: Option<&Path>) -> Result<(Difference, Vec<Diagnostic>), Failure> {
    let config = config::read(config, data)?;
    let mut diagnostics = Diagnostics::new();
    let (archive, is_wrong) = read(data, &config, &mut diagnostics)?;
    if is_wrong {
        return Err(Failure::Data(diagnostics.sorted()));
    }
    let histories = archive.histories();
    let [history] = histories.as_slice() else {
        let count = numbers::count(histories.len() as u64, "tenant");
        let reason = format!("{} holds snapshots of {count}; pass the folder of one tenant", paths::shown(data));
        return Err(Error::Refused(reason).into());
    };
    let difference = net(history, since, config.site.criteria)
        .ok_or_else(|| Error::Refused(format!("{} holds no snapshot", paths::shown(data))))?;
    Ok((difference, diagnostics.sorted()))
}

fn net(history: &History, since: Since, criteria: rules::Criteria) -> Option<Difference> {
    let tenant = history.latest()?.snapshot.tenant.label().to_owned();
    let snapshots = history.snapshots.iter().map(|dated| &dated.snapshot);
    let chronicle = history::chronicle(snapshots, &criteria, &BodyCache::default());
    let Net { between, changes } = chronicle.net_from(chronicle.start(since).unwrap_or_default(), &criteria)?;
    Some(Difference { tenant, between, changes })
}

/// Reads snapshots and collects the findings; also returns whether there are errors among them.
fn read(path: &Path, config: &Config, diagnostics: &mut Diagnostics) -> Result<(Archive, bool), Failure> {
    let wanted = ReadOptions {
        services: Services::Named(&config.site.criteria.services),
        limits: &config.limits,
        memory: None,
        digests: false,
        completion: config.completion,
        single: &config.site.criteria.single,
        explain: false,
    };
    let (archive, found) = snapshot::read_as(path, &wanted, &())?;
    let is_wrong = found.has_errors();
    diagnostics.extend(found.sorted());
    Ok((archive, is_wrong))
}
