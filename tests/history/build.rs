//! Builders: from short native texts to snapshots, and from changes to lines.

use tenant_status::{
    as_of::AsOf,
    content::BodyCache,
    format::{Source, Syntax},
    history::{self, Change, Chronicle},
    locale::Locale,
    rules::Criteria,
    site::change_line,
    snapshot::native,
    tenant::Snapshot,
};

/// Returns a snapshot of a day, at 08:00 unless a time is given.
#[track_caller]
pub(crate) fn snapshot(day: &str, text: &str) -> Snapshot {
    let at = if day.contains('T') { day.to_owned() } else { format!("{day}T08:00:00Z") };
    let tenant = if text.trim_start().starts_with("tenant:") || text.contains("\ntenant:") {
        ""
    } else {
        "tenant: { name: Contoso }\n"
    };
    let text = format!("schema: tenant-status/v1\ncaptured_at: {at}\n{tenant}{text}\n");
    read(day, text)
}

/// Reads a snapshot from a native text, YAML or JSON.
#[track_caller]
pub(crate) fn read(path: &str, text: String) -> Snapshot {
    let syntax = if text.starts_with('{') { Syntax::Json } else { Syntax::Yaml };
    let source = Source { path: path.to_owned(), text, syntax };
    native::read(&source).unwrap_or_else(|findings| panic!("{findings:#?}\n{}", source.text))
}

/// Formats a change as a line, e.g. `2026-11-02 connector_moved jamf/a: Previously healthy. Its last sync is no longer known.`
pub(crate) fn line(change: &Change) -> String {
    let told = change_line(&Locale::default(), change, AsOf(change.at));
    let day = change.at.format("%F");
    format!("{day} {} {}: {}", change.what.kind(), change.what.subject(), told.text).trim_end().to_owned()
}

/// Compares snapshots, with a body cache of its own.
pub(crate) fn chronicle<'a>(snapshots: impl IntoIterator<Item = &'a Snapshot>, criteria: &Criteria) -> Chronicle<'a> {
    history::chronicle(snapshots, criteria, &BodyCache::default())
}

pub(crate) fn lines(chronicle: &Chronicle<'_>) -> Vec<String> {
    chronicle.changes().map(line).collect()
}

/// Compares the log of a few days with the expected one.
#[track_caller]
pub(crate) fn check(days: &[(&str, &str)], expected: &[&str]) {
    let snapshots: Vec<Snapshot> = days.iter().map(|(day, text)| snapshot(day, text)).collect();
    assert_eq!(lines(&chronicle(&snapshots, &Criteria::default())), expected);
}

/// Compares the log of a few days under these rules with the expected one.
#[track_caller]
pub(crate) fn check_with(criteria: &Criteria, days: &[(&str, &str)], expected: &[&str]) {
    let mut snapshots: Vec<Snapshot> = days.iter().map(|(day, text)| snapshot(day, text)).collect();
    for snapshot in &mut snapshots {
        let connectors = snapshot.connectors.captured_mut().unwrap();
        criteria.single.attach(&snapshot.tenant, connectors);
    }
    assert_eq!(lines(&chronicle(&snapshots, criteria)), expected);
}

/// Compares the log of two texts, a minute apart, with the expected one.
#[track_caller]
pub(crate) fn check_pair(before: &str, after: &str, expected: &[&str]) {
    let snapshots = [snapshot("2026-11-01T08:00:00Z", before), snapshot("2026-11-01T08:01:00Z", after)];
    assert_eq!(lines(&chronicle(&snapshots, &Criteria::default())), expected);
}
