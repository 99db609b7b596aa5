//! Properties of every archive.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use chrono::{NaiveDate, TimeDelta};
use proptest::{collection::vec, prelude::*, test_runner::TestCaseResult};
use serde_json::Value;
use tenant_status::{
    history::{
        CaptureChange, Change, ChangeKind, ChangedValue, Chronicle, ConnectorChange, ConnectorState, IncidentChange,
        LicenseChange, MessageChange, Presence, TenantFact, Tracked,
        days::{DayResult as Worst, worst_by_day, worst_of_tenant},
    },
    pipeline::plan_whole,
    rules::{Criteria, Status},
    site::Settings,
    snapshot::{self, Archive, History, LoadedSnapshot, Services},
    tenant::Snapshot,
};

use super::{
    build::{chronicle, lines, read},
    naive::{self, Extent, Id, Known, goes_on, is_shown, same_issue, same_note},
    random::{CONNECTORS, Day, Flicker, SKUS, days, for_random},
};

fn snapshots(days: &[Day]) -> Vec<Snapshot> {
    days.iter().map(Day::snapshot).collect()
}

fn with_chronicle(days: &[Day], check: impl FnOnce(&Chronicle<'_>) -> TestCaseResult) -> TestCaseResult {
    check(&chronicle(&snapshots(days), &Criteria::default()))
}

// ── Replay ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Returns the entry of a connector in [`CONNECTORS`].
fn id(kind: &str, id: &str) -> Id {
    let found = CONNECTORS.into_iter().find(|(a, b, ..)| (*a, *b) == (kind, id));
    found.map(|(kind, id, ..)| (kind, id)).unwrap()
}

impl Known {
    /// Applies a change; its previous value must match the state.
    fn apply(&mut self, what: &ChangeKind) {
        match what {
            ChangeKind::Connector(name, change) => {
                let id = id(&name.type_slug, &name.id);
                let (from, to) = match change.clone() {
                    ConnectorChange::Moved { from, to, .. } => {
                        assert_ne!(from, to, "{what:?}");
                        (Some(from), Some(to))
                    }
                    ConnectorChange::Renewed { from, to, .. } => (Some(from), Some(to)),
                    ConnectorChange::Added { status, .. } => (None, Some(status)),
                    ConnectorChange::Removed { status } => (Some(status), None),
                    ConnectorChange::SwitchedOn { status, .. } => (Some(Status::NotConfigured), Some(status)),
                    ConnectorChange::SwitchedOff { status } => (Some(status), Some(Status::NotConfigured)),
                    ConnectorChange::ExpiryMoved { .. }
                    | ConnectorChange::Reported { .. }
                    | ConnectorChange::DetailsChanged { .. } => return,
                };
                let before = match to {
                    Some(to) => self.connectors.insert(id, to),
                    None => self.connectors.remove(&id),
                };
                assert_eq!(before, from, "{what:?}");
            }
            ChangeKind::Incident { id, change, .. } => {
                let (before, after) = match change {
                    IncidentChange::Opened { .. }
                    | IncidentChange::Reopened { .. }
                    | IncidentChange::ListedAgain { .. } => (false, true),
                    IncidentChange::NoLongerListed { .. } => (true, false),
                    // It may have been missing from the lists before this one.
                    IncidentChange::Resolved { unseen: false, .. } => (self.incidents.contains(id), false),
                    IncidentChange::Resolved { unseen: true, .. } => (false, false),
                    IncidentChange::Updated { .. } => {
                        [(false, false), (true, true)][usize::from(self.incidents.contains(id))]
                    }
                };
                step(&mut self.incidents, id, before, after, what);
            }
            ChangeKind::Message { id, change, .. } => {
                let (before, after) = match change {
                    MessageChange::New { .. } => (false, true),
                    MessageChange::Updated { .. } => (true, true),
                    MessageChange::Ended { .. } => (true, false),
                };
                step(&mut self.messages, id, before, after, what);
            }
            ChangeKind::License { sku: changed, change, .. } => {
                let sku = SKUS.into_iter().find(|sku| *sku == changed).unwrap();
                match change.clone() {
                    LicenseChange::Bought { from, to } | LicenseChange::Lost { from, to } => {
                        assert_eq!(matches!(change, LicenseChange::Bought { .. }), from < to, "{what:?}");
                        assert_ne!(from, to, "{what:?}");
                        assert_eq!(self.owned.remove(sku).unwrap_or_default(), from, "{what:?}");
                        self.owned.extend((to > 0).then_some((sku, to)));
                    }
                    LicenseChange::OverAssigned { assigned, total } => {
                        assert!(assigned > total && self.over.insert(sku), "{what:?}");
                    }
                    LicenseChange::Settled { assigned, total } => {
                        assert!(assigned <= total && self.over.remove(sku), "{what:?}");
                    }
                    LicenseChange::Suspended { .. } | LicenseChange::InGrace { .. } | LicenseChange::Renamed { .. } => {
                    }
                }
            }
            ChangeKind::Tenant { fact, from, to } => {
                let number = |value: &ChangedValue| match value {
                    ChangedValue::Text(text) => text.split_whitespace().next_back().unwrap().parse().ok(),
                    ChangedValue::Basis(_) | ChangedValue::Cloud(_) => panic!("{value:?}"),
                };
                let known = match fact {
                    TenantFact::ServiceRelease => &mut self.release,
                    TenantFact::MdmAuthority => &mut self.authority,
                    _ => panic!("{what:?}"),
                };
                assert_eq!(std::mem::replace(known, number(to)), number(from), "{what:?}");
            }
            ChangeKind::Capture(..) => {}
        }
    }

    /// Adds items that no snapshot had before, for a section captured for the first time, or for the first time in
    /// full.
    fn adopt(&mut self, part: &str, now: &Known, seen: &BTreeSet<String>) {
        let new = |id: &str| !seen.contains(id);
        let ids = |ids: &BTreeSet<String>| ids.iter().filter(|id| new(id)).cloned().collect::<Vec<_>>();
        match part {
            _ if part.starts_with("connectors") => {
                let kind = part.strip_prefix("connectors/");
                let of_type = now
                    .connectors
                    .iter()
                    .filter(|((slug, id), _)| kind.is_none_or(|kind| *slug == kind) && new(&format!("{slug}/{id}")));
                self.connectors.extend(of_type.map(|(id, status)| (*id, *status)));
            }
            _ if part == "incidents" => self.incidents.extend(ids(&now.incidents)),
            _ if part == "messages" => self.messages.extend(ids(&now.messages)),
            _ => {
                assert_eq!(part, "licenses");
                self.owned.extend(now.owned.iter().filter(|(sku, _)| new(sku)).map(|(sku, owned)| (*sku, *owned)));
                self.over.extend(now.over.iter().filter(|sku| new(sku)));
            }
        }
    }
}

/// Returns the ids of all items of a day.
fn ids(day: &Day) -> Vec<String> {
    let connectors = day
        .connectors
        .iter()
        .flatten()
        .zip(CONNECTORS)
        .filter(|(link, (kind, ..))| link.is_some() && !day.missing.contains(kind));
    let issues = day.incidents.iter().flatten().enumerate().filter(|(_, issue)| issue.is_some_and(naive::is_listed));
    let notes = day.messages.iter().flatten().enumerate().filter(|(_, note)| note.is_some_and(|note| note.ours));
    let skus = day.licenses.iter().flatten().zip(SKUS).filter(|(sku, _)| sku.is_some());
    let mut ids: Vec<String> = connectors.map(|(_, (kind, id, ..))| format!("{kind}/{id}")).collect();
    ids.extend(issues.map(|(number, _)| format!("IT{number}")));
    ids.extend(notes.map(|(number, _)| format!("MC{number}")));
    ids.extend(skus.map(|(_, sku)| sku.to_owned()));
    ids
}

fn step(active: &mut BTreeSet<String>, id: &str, before: bool, after: bool, what: &ChangeKind) {
    assert_eq!(active.contains(id), before, "{what:?}");
    if after {
        active.insert(id.to_owned());
    } else {
        active.remove(id);
    }
}

#[test]
fn applying_the_changes_reproduces_every_snapshot() {
    for_random(256, days(), |days| {
        with_chronicle(&days, |chronicle| {
            let (mut expected, mut replayed) = (Known::default(), Known::default());
            let (mut seen, mut ever, mut whole) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
            for (number, (day, entry)) in days.iter().zip(&chronicle.entries).enumerate() {
                expected.next(day);
                if number == 0 {
                    prop_assert_eq!(entry.changes.len(), 0);
                    replayed = expected.clone();
                }
                for (part, extent) in naive::parts(day) {
                    let first = extent != Extent::Nothing && !ever.contains(&part);
                    let first_in_full = extent == Extent::Whole && !whole.contains(&part);
                    if number > 0 && (first || first_in_full) {
                        replayed.adopt(&part, &expected, &seen);
                    }
                    ever.extend((extent != Extent::Nothing).then(|| part.clone()));
                    whole.extend((extent == Extent::Whole).then_some(part));
                }
                seen.extend(ids(day));
                for Change { at, what } in &entry.changes {
                    prop_assert_eq!(*at, day.at);
                    replayed.apply(what);
                }
                // The first known value is not a change.
                replayed.release = replayed.release.or(expected.release);
                replayed.authority = replayed.authority.or(expected.authority);
                prop_assert_eq!(&replayed, &expected, "snapshot {}", number);
            }
            Ok(())
        })
    });
}

#[test]
fn only_edited_items_are_updated() {
    for_random(256, days(), |days| {
        with_chronicle(&days, |chronicle| {
            let (mut issues, mut notes) = (BTreeMap::new(), BTreeMap::new());
            for (day, entry) in days.iter().zip(&chronicle.entries) {
                let mut expected = BTreeSet::new();
                for (number, issue) in day.incidents.iter().flatten().enumerate() {
                    let issue = issue.filter(|issue| issue.affects);
                    if let Some(issue) = issue
                        && let Some((last, active, listed)) = issues.insert(number, (issue, goes_on(issue, day), true))
                        && active == goes_on(issue, day)
                        // An active issue that was missing is listed again or resolved.
                        && (listed || !active)
                        && !same_issue(last, issue, day)
                    {
                        expected.insert(format!("IT{number}"));
                    }
                    if issue.is_none() && !day.is_in_part("incidents") {
                        issues.entry(number).and_modify(|(.., listed)| *listed = false);
                    }
                }
                for (number, note) in day.messages.iter().flatten().enumerate() {
                    let note = note.filter(|note| note.ours);
                    if let Some(note) = note
                        && let Some((last, active)) = notes.insert(number, (note, is_shown(note, day)))
                        && (active && is_shown(note, day))
                        && !same_note(last, note)
                    {
                        expected.insert(format!("MC{number}"));
                    }
                    if note.is_none() && !day.is_in_part("messages") {
                        notes.entry(number).and_modify(|(_, active)| *active = false);
                    }
                }
                let updated = entry.changes.iter().filter(|change| change.what.kind().ends_with("_updated"));
                prop_assert_eq!(updated.map(|change| change.what.subject()).collect::<BTreeSet<_>>(), expected);
            }
            Ok(())
        })
    });
}

// ── Noise ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn meaningless_differences_are_not_changes() {
    for_random(256, (days(), any::<u64>()), |(days, seed)| {
        let mut flicker = Flicker::seeded(seed);
        let flickering: Vec<_> = days.iter().map(|day| read("day", day.file(&mut flicker))).collect();
        let (steady, criteria) = (snapshots(&days), Criteria::default());
        let told = |snapshots: &[Snapshot]| -> BTreeMap<String, usize> {
            let mut told = BTreeMap::new();
            for line in lines(&chronicle(snapshots, &criteria)) {
                *told.entry(line.split_whitespace().collect::<Vec<_>>().join(" ")).or_default() += 1;
            }
            told
        };
        prop_assert_eq!(told(&flickering), told(&steady));
        Ok(())
    });
}

#[test]
fn an_identical_snapshot_has_no_changes() {
    for_random(256, (days(), 1..3_usize), |(days, times)| {
        let again = |day: &Day, second: usize| Day { at: day.at + TimeDelta::seconds(second as i64), ..day.clone() };
        let repeated: Vec<Day> = days.iter().flat_map(|day| (0..=times).map(|second| again(day, second))).collect();
        let (once, criteria) = (snapshots(&days), Criteria::default());
        let (once, often) = (chronicle(&once, &criteria), snapshots(&repeated));
        let often = chronicle(&often, &criteria);
        // The last of the identical snapshots is the one that had an issue.
        let told = |changes: &[Change]| -> Vec<Change> {
            let mut changes = changes.to_vec();
            for change in &mut changes {
                if let ChangeKind::Incident { change: IncidentChange::NoLongerListed { seen, .. }, .. } =
                    &mut change.what
                {
                    *seen = change.at;
                }
            }
            changes
        };
        for (number, entry) in often.entries.iter().enumerate() {
            let expected =
                if number % (times + 1) == 0 { &once.entries[number / (times + 1)].changes[..] } else { &[] };
            prop_assert_eq!(told(&entry.changes), told(expected), "snapshot {}", number);
        }
        Ok(())
    });
}

// ── Captures ────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn applying_capture_changes_reproduces_the_captured_sections() {
    for_random(256, days(), |days| {
        with_chronicle(&days, |chronicle| {
            let mut expected: BTreeMap<String, Extent> = BTreeMap::new();
            let mut replayed: BTreeMap<String, Extent> = BTreeMap::new();
            let mut ever: BTreeSet<String> = BTreeSet::new();
            for (number, (day, entry)) in days.iter().zip(&chronicle.entries).enumerate() {
                let first_connectors = day.connectors.is_some() && !ever.contains("connectors");
                let before = ever.clone();
                expected.extend(naive::parts(day));
                for change in &entry.changes {
                    if let ChangeKind::Capture(part, change) = &change.what {
                        let key = part.key();
                        let (from, to): (&[Extent], Extent) = match change {
                            CaptureChange::Stopped => (&[Extent::Whole, Extent::InPart], Extent::Nothing),
                            CaptureChange::Resumed | CaptureChange::Began => (&[Extent::Nothing], Extent::Whole),
                            CaptureChange::Partial => (&[Extent::Whole], Extent::InPart),
                            CaptureChange::Completed => (&[Extent::InPart], Extent::Whole),
                        };
                        // A type captured in part begins with its section.
                        let known = replayed.insert(key.clone(), to);
                        let with_section = first_connectors && key.starts_with("connectors/");
                        prop_assert!(known.is_some_and(|known| from.contains(&known)) || with_section, "{}", &key);
                        let began = matches!(change, CaptureChange::Began);
                        let begins = matches!(change, CaptureChange::Resumed) || began;
                        prop_assert_eq!(began, begins && !before.contains(&key), "{}", key);
                    }
                }
                if number == 0 || first_connectors {
                    // Types present from the first capture of all connectors on began with it.
                    let types = |key: &String| number == 0 || key.starts_with("connectors/");
                    replayed.extend(expected.clone().into_iter().filter(|(key, _)| types(key)));
                }
                ever.extend(
                    expected.iter().filter(|(_, extent)| **extent != Extent::Nothing).map(|(key, _)| key.clone()),
                );
                prop_assert_eq!(&replayed, &expected, "snapshot {}", number);
            }
            Ok(())
        })
    });
}

// ── Series ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// State of a connector on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Was {
    Status(Status),
    NotCaptured,
    Gone,
}

/// Returns the states of a connector from the first snapshot with it on, without repeating *gone*.
fn course(days: &[Day], number: usize) -> Vec<(usize, Was)> {
    let (kind, _, basis, _) = CONNECTORS[number];
    let mut course = Vec::new();
    let mut there = false;
    for (at, day) in days.iter().enumerate() {
        let captured = day.connectors.as_ref().filter(|_| !day.missing.contains(kind));
        let link = captured.map(|connectors| connectors[number]);
        let was = match link {
            Some(Some(link)) => Was::Status(naive::status(link, basis, day)),
            Some(None) if day.is_type_in_part(kind) => Was::NotCaptured,
            Some(None) => Was::Gone,
            None => Was::NotCaptured,
        };
        if there || matches!(was, Was::Status(_)) {
            course.push((at, was));
            there = was != Was::Gone;
        }
    }
    course
}

fn was(state: ConnectorState) -> Was {
    match state {
        ConnectorState::Known(status, _) => Was::Status(status),
        ConnectorState::NotCaptured => Was::NotCaptured,
        ConnectorState::Gone => Was::Gone,
    }
}

#[test]
fn every_connector_has_a_complete_series() {
    for_random(256, days(), |days| {
        with_chronicle(&days, |chronicle| {
            let names: Vec<_> =
                chronicle.connectors.iter().map(|series| id(&series.name.type_slug, &series.name.id)).collect();
            prop_assert!(names.is_sorted(), "{:?}", names);
            for (number, (kind, name, ..)) in CONNECTORS.into_iter().enumerate() {
                let expected = course(&days, number);
                let series = chronicle
                    .connectors
                    .iter()
                    .find(|series| id(&series.name.type_slug, &series.name.id) == (kind, name));
                let Some(series) = series else {
                    prop_assert!(expected.is_empty(), "{}/{}", kind, name);
                    continue;
                };
                let points: Vec<_> = series.points.iter().map(|point| (point.at, was(point.state.clone()))).collect();
                let expected: Vec<_> = expected.into_iter().map(|(at, was)| (days[at].at, was)).collect();
                prop_assert_eq!(&points, &expected, "{}/{}", kind, name);
                let last = days.iter().rposition(|day| {
                    day.connectors.is_some_and(|all| all[number].is_some()) && !day.missing.contains(kind)
                });
                prop_assert_eq!(Some(series.last), last);
                let latest = days.last().unwrap();
                let captured = latest.connectors.is_some() && !latest.missing.contains(kind);
                let now = if series.last + 1 == days.len() {
                    Presence::Listed
                } else if !captured || latest.is_type_in_part(kind) {
                    Presence::NotCaptured
                } else {
                    Presence::NotListed
                };
                prop_assert_eq!(series.now, now, "{}/{}", kind, name);

                // Spells cover the points in order.
                let spells = series.spells();
                prop_assert!(spells.windows(2).all(|pair| !pair[0].state.reads_like(&pair[1].state)), "{:?}", spells);
                let mut rest = &series.points[..];
                for spell in &spells {
                    let (covered, later) = rest.split_at(spell.snapshots);
                    prop_assert_eq!((covered[0].at, covered[covered.len() - 1].at), (spell.from, spell.to));
                    prop_assert_eq!(&covered[covered.len() - 1].state, &spell.state);
                    prop_assert!(covered.iter().all(|point| point.state.reads_like(&spell.state)));
                    rest = later;
                }
                prop_assert!(rest.is_empty());

                // Worst result of each day.
                let mut by_day: BTreeMap<NaiveDate, Vec<Was>> = BTreeMap::new();
                for (at, was) in expected {
                    by_day.entry(at.date_naive()).or_default().push(was);
                }
                let worst = by_day.into_iter().map(|(day, all)| {
                    let statuses = Status::ALL.into_iter().find(|status| all.contains(&Was::Status(*status)));
                    let unknown = if all.contains(&Was::NotCaptured) { Worst::NotCaptured } else { Worst::Gone };
                    (day, statuses.map_or(unknown, Worst::Status))
                });
                prop_assert_eq!(worst_by_day(&series.points, |at| at.date_naive()), worst.collect::<BTreeMap<_, _>>());
            }
            let licenses: Vec<_> =
                chronicle.licenses.iter().map(|point| (point.at, point.total, point.assigned)).collect();
            let expected: Vec<_> = days
                .iter()
                .filter(|day| !day.is_in_part("licenses"))
                .filter_map(|day| {
                    let skus = || day.licenses.iter().flatten().flatten();
                    day.licenses
                        .is_some()
                        .then(|| (day.at, skus().map(|sku| sku.0).sum(), skus().map(|sku| sku.1).sum()))
                })
                .collect();
            prop_assert_eq!(licenses, expected);
            Ok(())
        })
    });
}

#[test]
fn worst_status_of_snapshots_and_days() {
    for_random(256, days(), |days| {
        with_chronicle(&days, |chronicle| {
            let mut by_day: BTreeMap<NaiveDate, Vec<Option<Status>>> = BTreeMap::new();
            for (day, entry) in days.iter().zip(&chronicle.entries) {
                let worst = day.connectors.as_ref().map(|connectors| {
                    let there = connectors.iter().zip(CONNECTORS).filter(|(_, (kind, ..))| !day.missing.contains(kind));
                    let statuses =
                        there.filter_map(|(link, (_, _, basis, _))| Some(naive::status((*link)?, basis, day)));
                    let worst = statuses.min().unwrap_or(Status::NotConfigured);
                    let in_part = CONNECTORS.iter().any(|(kind, ..)| day.is_type_in_part(kind));
                    if in_part || !day.missing.is_empty() { worst.min(Status::Unknown) } else { worst }
                });
                prop_assert_eq!(entry.worst, worst);
                by_day.entry(day.at.date_naive()).or_default().push(worst);
            }
            let expected: BTreeMap<NaiveDate, Worst> = by_day
                .into_iter()
                .map(|(day, all)| (day, all.into_iter().flatten().min().map_or(Worst::NotCaptured, Worst::Status)))
                .collect();
            let found =
                worst_of_tenant(chronicle.entries.iter().map(|entry| (entry.at(), entry.worst)), |at| at.date_naive());
            prop_assert_eq!(found, expected);
            Ok(())
        })
    });
}

// ── What is known ───────────────────────────────────────────────────────────────────────────────────────────────────

/// Compares the history of an item with the days that list it; `None` is a day that was not captured.
fn check_known<T: Copy, K>(
    known: Option<&Tracked<'_, K>>,
    listed: &[Option<Option<T>>],
    same: impl Fn(T, T, usize) -> bool,
) -> TestCaseResult {
    let editions: Vec<(usize, T)> =
        listed.iter().enumerate().filter_map(|(number, thing)| Some((number, (*thing)??))).collect();
    let Some(known) = known else {
        prop_assert!(editions.is_empty());
        return Ok(());
    };
    let mut since: Vec<usize> = Vec::new();
    let mut last: Option<T> = None;
    for (number, thing) in &editions {
        if last.is_none_or(|last| !same(last, *thing, *number)) {
            since.push(*number);
        }
        last = Some(*thing);
    }
    let found: Vec<usize> = known.earlier.iter().map(|version| version.since).chain([known.since]).collect();
    prop_assert_eq!(found, since);
    prop_assert_eq!(Some(known.last), editions.last().map(|(number, _)| *number));
    let now = match listed.last().unwrap() {
        None => Presence::NotCaptured,
        Some(None) => Presence::NotListed,
        Some(Some(_)) => Presence::Listed,
    };
    prop_assert_eq!(known.now, now);
    Ok(())
}

#[test]
fn every_incident_and_message_ever_listed_is_in_the_history() {
    for_random(256, days(), |days| {
        with_chronicle(&days, |chronicle| {
            for number in 0..4 {
                let (issue, note) = (format!("IT{number}"), format!("MC{number}"));
                let known = chronicle.incidents.iter().find(|known| known.latest.id == issue);
                let listed =
                    naive::listed(&days, "incidents", |day| day.incidents.map(Vec::from), naive::is_listed, number);
                check_known(known, &listed, |a, b, number| same_issue(a, b, &days[number]))?;
                let known = chronicle.messages.iter().find(|known| known.latest.id == note);
                let listed =
                    naive::listed(&days, "messages", |day| day.messages.map(Vec::from), |note| note.ours, number);
                check_known(known, &listed, |a, b, _| same_note(a, b))?;
            }
            Ok(())
        })
    });
}

// ── Files and pages ─────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn file_names_do_not_affect_the_history() {
    for_random(48, (days(), vec(any::<u32>(), 8)), |(days, names)| {
        let folder = tempfile::tempdir().unwrap();
        for (number, day) in days.iter().enumerate() {
            let name = format!("{:08x}-{number}.json", names[number]);
            fs::write(folder.path().join(name), day.file(&mut Flicker::none())).unwrap();
        }
        let archive = files(folder.path());
        let histories = archive.histories();
        let read = histories[0].snapshots.iter().map(|dated| &dated.snapshot);
        let (steady, criteria) = (snapshots(&days), Criteria::default());
        prop_assert_eq!(lines(&chronicle(read, &criteria)), lines(&chronicle(&steady, &criteria)));
        Ok(())
    });
}

fn files(folder: &Path) -> Archive {
    let (archive, findings) = snapshot::read(folder, Services::All, &()).unwrap();
    assert_eq!(findings.sorted(), []);
    archive
}

#[test]
fn every_change_and_every_link_leads_to_a_page() {
    for_random(64, days(), |days| {
        let dated =
            |(number, snapshot)| LoadedSnapshot { path: format!("{number}.yaml"), sha256: String::new(), snapshot };
        let snapshots = snapshots(&days).into_iter().enumerate().map(dated).collect();
        let histories = [History { key: "contoso".to_owned(), snapshots, unread: Vec::new(), baselines: Vec::new() }];
        let settings = Settings::default();
        let site = plan_whole(&histories, &settings, None);
        let pages = site.pages();
        let paths: BTreeSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
        prop_assert_eq!(paths.len(), pages.len());
        // Changes of licenses, the tenant and captures have no page of their own.
        let has_page = |change: &&Change| {
            matches!(change.what, ChangeKind::Connector(..) | ChangeKind::Incident { .. } | ChangeKind::Message { .. })
        };
        let changes: usize = site.tenants[0].chronicle.changes().filter(has_page).count();
        for planned in &pages {
            let view = serde_json::to_value(&site.page(planned).view).unwrap();
            let mut found = Vec::new();
            links(&view, &mut found);
            for href in &found {
                let to = resolve(planned.path.as_str(), href);
                prop_assert!(paths.contains(to.as_str()), "{} leads to {href}", planned.path.as_str());
            }
            if planned.path.as_str() == "changes.html" {
                prop_assert!(found.len() >= changes, "{} links for {changes} changes", found.len());
            }
        }
        Ok(())
    });
}

/// Collects every link to a page of the site in a view.
fn links(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let href = fields.get("href").and_then(Value::as_str);
            let page = href.filter(|href| !href.contains("://")).and_then(|href| href.split('#').next());
            found.extend(page.filter(|page| page.ends_with(".html")).map(str::to_owned));
            fields.values().for_each(|value| links(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| links(value, found)),
        _ => {}
    }
}

/// Resolves a relative URL.
fn resolve(from: &str, href: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in href.split('/') {
        match step {
            ".." => drop(folders.pop()),
            step => folders.push(step),
        }
    }
    folders.join("/")
}
