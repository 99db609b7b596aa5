//! Random archives of one tenant: a few connectors, incidents, messages and SKUs that appear, disappear and change,
//! with sections sometimes missing. All values are plain data; [`Day::snapshot`] converts them to native files.

use std::{collections::BTreeSet, fmt::Debug};

use chrono::{DateTime, TimeDelta, Utc};
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, RngSeed, TestCaseResult, TestRunner},
};
use serde_json::{Value, json};
use tenant_status::tenant::{Basis, Snapshot, rfc3339};

use super::build::read;

/// Start of every archive.
pub(crate) const BEGIN: &str = "2026-11-01T08:00:00Z";

/// All connectors: type, id, basis, and the label of a custom type.
pub(crate) const CONNECTORS: [(&str, &str, Basis, Option<&str>); 9] = [
    ("apple-vpp-expiry", "a", Basis::Expiry, None),
    ("apple-vpp-expiry", "B/b", Basis::Expiry, None),
    ("apple-vpp-sync", "a", Basis::Sync, None),
    ("windows-autopilot", "w", Basis::Sync, None),
    ("google-play-binding", "g", Basis::None, None),
    ("teamviewer", "t", Basis::Sync, None),
    ("code-signing-certificate", "c", Basis::Expiry, None),
    ("printers", "p", Basis::Expiry, Some("Printers")),
    ("scanners", "a", Basis::Sync, Some("Scanners")),
];

/// Types that may be missing on their own.
pub(crate) const TYPES: [&str; 3] = ["apple-vpp-expiry", "windows-autopilot", "teamviewer"];

/// Sections that may be captured in part, by their names in data files.
pub(crate) const PARTS: [&str; 5] =
    ["licenses", "incidents", "messages", "connectors/apple-vpp-expiry", "connectors/teamviewer"];

pub(crate) const SKUS: [&str; 3] = ["EMS", "INTUNE_A", "SPE_E3"];

const ISSUES: usize = 4;
const MESSAGES: usize = 4;

/// Statuses of incidents, and whether they are final.
pub(crate) const STATUSES: [(&str, bool); 4] =
    [("investigating", false), ("serviceDegradation", false), ("serviceRestored", true), ("falsePositive", true)];

const CATEGORIES: [&str; 2] = ["plan_for_change", "stay_informed"];
const SEVERITIES: [&str; 2] = ["normal", "high"];

/// Content of a snapshot.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Day {
    pub(crate) at: DateTime<Utc>,
    pub(crate) release: Option<u32>,
    pub(crate) authority: Option<u32>,
    /// Owned and assigned, by the index of the SKU.
    pub(crate) licenses: Option<[Option<(u64, u64)>; SKUS.len()]>,
    pub(crate) connectors: Option<[Option<Link>; CONNECTORS.len()]>,
    /// Missing types, of [`TYPES`]; their connectors are missing too.
    pub(crate) missing: BTreeSet<&'static str>,
    /// Sections captured in part, of [`PARTS`]; ignored for missing sections.
    pub(crate) in_part: BTreeSet<&'static str>,
    pub(crate) incidents: Option<[Option<Issue>; ISSUES]>,
    pub(crate) messages: Option<[Option<Note>; MESSAGES]>,
}

/// A connector.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Link {
    pub(crate) enabled: bool,
    pub(crate) date: Date,
}

/// A date: none, never, or a number of hours after the start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Date {
    Never,
    NotInSight,
    Hours(i64),
}

impl Date {
    /// No date is at a full hour, so that no snapshot is exactly on a threshold.
    pub(crate) fn at(self) -> Option<DateTime<Utc>> {
        match self {
            Date::Hours(hours) => Some(begin() + TimeDelta::hours(hours) + TimeDelta::minutes(30)),
            Date::Never | Date::NotInSight => None,
        }
    }

    fn json(self, flicker: &mut Flicker) -> Value {
        match self {
            Date::Never => Value::Null,
            Date::NotInSight => json!("9999-12-31T00:00:00Z"),
            Date::Hours(_) => json!(rfc3339(self.at().unwrap() + TimeDelta::nanoseconds(flicker.below(999_999_999)))),
        }
    }
}

/// An incident.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Issue {
    pub(crate) title: u8,
    pub(crate) advisory: bool,
    pub(crate) status: usize,
    pub(crate) resolved: Option<bool>,
    pub(crate) ended: Date,
    pub(crate) updated: i64,
    pub(crate) affects: bool,
    pub(crate) customer: bool,
    pub(crate) posts: u8,
}

/// A message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Note {
    pub(crate) title: u8,
    pub(crate) text: u8,
    pub(crate) category: usize,
    pub(crate) severity: usize,
    pub(crate) major: bool,
    pub(crate) act_by: Date,
    pub(crate) published: Date,
    pub(crate) ends: Date,
    pub(crate) archived: bool,
    pub(crate) ours: bool,
    pub(crate) tag: bool,
}

pub(crate) fn begin() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(BEGIN).unwrap().to_utc()
}

// ── Days to files ───────────────────────────────────────────────────────────────────────────────────────────────────

/// Source of meaningless differences, as services produce them. Without a seed, there are none.
pub(crate) struct Flicker(Option<u64>);

impl Flicker {
    pub(crate) fn none() -> Self {
        Flicker(None)
    }

    pub(crate) fn seeded(seed: u64) -> Self {
        Flicker(Some(seed | 1))
    }

    /// Returns a number up to `most`.
    fn below(&mut self, most: u64) -> i64 {
        let Some(state) = &mut self.0 else { return 0 };
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((*state >> 33) % (most + 1)).unwrap()
    }

    /// Returns the same words with other whitespace.
    fn space(&mut self, text: &str) -> String {
        let words = text.split(' ').map(|word| format!("{word}{}", [" ", "  ", "\n ", "\t"][self.below(3) as usize]));
        let spaced: String = words.collect();
        if self.below(1) == 0 { spaced.trim_end().to_owned() } else { format!(" {spaced}") }
    }

    /// Returns the same words with other markup.
    fn html(&mut self, text: &str) -> String {
        let (open, close) =
            [("<p>", "</p>"), ("<div>", "</div>"), ("<p><b>", "</b></p>"), ("<h2>", "</h2>")][self.below(3) as usize];
        format!("{open}{}{close}", self.space(text))
    }

    /// Returns the same enum value in another spelling.
    fn word(&mut self, word: &str) -> String {
        match self.below(3) {
            0 => word.to_owned(),
            1 => word.to_uppercase(),
            2 => word.to_lowercase(),
            _ => word.replace('_', ""),
        }
    }

    fn order<T>(&mut self, mut list: Vec<T>) -> Vec<T> {
        if self.below(1) == 1 {
            list.reverse();
        }
        if !list.is_empty() {
            let by = self.below(list.len() as u64 - 1);
            list.rotate_left(by as usize);
        }
        list
    }
}

impl Day {
    /// Returns whether a section was captured in part.
    pub(crate) fn is_in_part(&self, part: &str) -> bool {
        let captured = match part.strip_prefix("connectors/") {
            Some(kind) => self.connectors.is_some() && !self.missing.contains(kind),
            None if part == "licenses" => self.licenses.is_some(),
            None if part == "incidents" => self.incidents.is_some(),
            None => part == "messages" && self.messages.is_some(),
        };
        captured && self.in_part.contains(part)
    }

    /// Returns whether a connector type was captured in part.
    pub(crate) fn is_type_in_part(&self, kind: &str) -> bool {
        self.is_in_part(&format!("connectors/{kind}"))
    }

    /// Returns the native file, as JSON.
    pub(crate) fn file(&self, flicker: &mut Flicker) -> String {
        let mut file = json!({
            "schema": "tenant-status/v1",
            "captured_at": rfc3339(self.at),
            "tenant": {
                "name": "Contoso",
                "service_release": self.release,
                "mdm_authority": self.authority.map(|authority| flicker.space(&format!("Authority {authority}")).trim().to_owned()),
                "enrolled_devices": flicker.below(9),
            },
        });
        if let Some(licenses) = &self.licenses {
            let skus = licenses.iter().zip(SKUS).filter_map(|(sku, name)| sku.map(|sku| (name, sku)));
            let skus =
                skus.map(|(name, (total, assigned))| json!({ "sku": name, "total": total, "assigned": assigned }));
            file["licenses"] = flicker.order(skus.collect()).into();
        }
        if let Some(connectors) = &self.connectors {
            let there: Vec<Value> = connectors
                .iter()
                .zip(CONNECTORS)
                .filter(|(_, (kind, ..))| !self.missing.contains(kind))
                .filter_map(|(link, (kind, id, basis, label))| {
                    let link = (*link)?;
                    let date = link.date.json(flicker);
                    let mut value = json!({ "type": kind, "id": id, "enabled": link.enabled });
                    value[if basis == Basis::Sync { "last_success_at" } else { "expires_at" }] = date;
                    if let Some(label) = label {
                        value["label"] = label.into();
                        value["basis"] = json!(basis);
                    }
                    Some(value)
                })
                .collect();
            file["connectors"] = flicker.order(there).into();
            file["not_captured"] = self.missing.iter().map(|kind| format!("connectors/{kind}")).collect();
        }
        if let Some(incidents) = &self.incidents {
            let there = incidents.iter().enumerate().filter_map(|(number, issue)| Some((number, (*issue)?)));
            let there: Vec<Value> = there.map(|(number, issue)| issue.json(number, flicker)).collect();
            file["incidents"] = flicker.order(there).into();
        }
        if let Some(messages) = &self.messages {
            let there = messages.iter().enumerate().filter_map(|(number, note)| Some((number, (*note)?)));
            let there: Vec<Value> = there.map(|(number, note)| note.json(number, flicker)).collect();
            file["messages"] = flicker.order(there).into();
        }
        let in_part = PARTS.into_iter().filter(|part| self.is_in_part(part));
        file["not_captured_in_full"] = in_part.collect();
        file.to_string()
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        read("day", self.file(&mut Flicker::none()))
    }
}

impl Issue {
    fn json(self, number: usize, flicker: &mut Flicker) -> Value {
        let posts = (0..self.posts).map(|post| {
            let at = Date::Hours(i64::from(post) - 100).json(flicker);
            json!({ "at": at, "html": flicker.html(&format!("This is post {post}")) })
        });
        let posts: Vec<Value> = posts.collect();
        let mut value = json!({
            "id": format!("IT{number}"),
            "title": flicker.space(&format!("Issue {number} in edition {}", self.title)),
            "classification": flicker.word(if self.advisory { "advisory" } else { "incident" }),
            "status": flicker.word(STATUSES[self.status].0),
            "affects_tenant": self.affects,
            "ended_at": self.ended.json(flicker),
            "updated_at": Date::Hours(self.updated).json(flicker),
            "posts": flicker.order(posts),
            "details": { "FeatureStatusJson": flicker.below(9) },
        });
        if let Some(resolved) = self.resolved {
            value["resolved"] = resolved.into();
        }
        if self.customer {
            value["origin"] = flicker.word("customer").into();
        }
        value
    }
}

impl Note {
    fn json(self, number: usize, flicker: &mut Flicker) -> Value {
        let service = if self.ours { "Microsoft Intune" } else { "Exchange Online" };
        let mut tags = vec!["Admin impact", "New feature"];
        tags.truncate(1 + usize::from(self.tag));
        json!({
            "id": format!("MC{number}"),
            "title": flicker.space(&format!("Message {number} in edition {}", self.title)),
            "services": flicker.order(vec![service, "Windows"]),
            "category": flicker.word(CATEGORIES[self.category]),
            "severity": flicker.word(SEVERITIES[self.severity]),
            "major_change": self.major,
            "action_required_by": self.act_by.json(flicker),
            "published_at": self.published.json(flicker),
            "updated_at": Date::Hours(-1 - flicker.below(9)).json(flicker),
            "ends_at": self.ends.json(flicker),
            "archived": self.archived,
            "tags": flicker.order(tags),
            "details": { "FeatureStatusJson": flicker.below(9), "Summary": flicker.space("In a word") },
            "html": flicker.html(&format!("This is text {}", self.text)),
        })
    }
}

// ── Random days ─────────────────────────────────────────────────────────────────────────────────────────────────────

const MOST: usize = 8;

/// Generates an item over the days, usually unchanged.
fn over<T: Clone + Debug + 'static>(
    what: impl Strategy<Value = T> + 'static,
    stays: u32,
) -> impl Strategy<Value = Vec<T>> {
    let change = prop_oneof![stays => Just(false), 1 => Just(true)];
    vec((change, what), MOST).prop_map(|days| {
        let mut now: Option<T> = None;
        let mut over = Vec::new();
        for (change, new) in days {
            if change || now.is_none() {
                now = Some(new);
            }
            over.extend(now.clone());
        }
        over
    })
}

fn there<T: Clone + Debug + 'static>(what: impl Strategy<Value = T> + 'static) -> impl Strategy<Value = Option<T>> {
    prop_oneof![1 => Just(None), 3 => what.prop_map(Some)]
}

fn captured() -> impl Strategy<Value = Vec<bool>> {
    over(prop_oneof![3 => Just(true), 1 => Just(false)], 2)
}

fn date() -> impl Strategy<Value = Date> {
    prop_oneof![
        1 => Just(Date::Never),
        1 => Just(Date::NotInSight),
        8 => select(vec![-80, -30, -10, 10, 30, 60, 100, 200, 250, 300, 1_000]).prop_map(Date::Hours),
    ]
}

fn link() -> impl Strategy<Value = Link> {
    (prop_oneof![4 => Just(true), 1 => Just(false)], date()).prop_map(|(enabled, date)| Link { enabled, date })
}

fn issue() -> impl Strategy<Value = Issue> {
    let mostly = || prop_oneof![4 => Just(true), 1 => Just(false)];
    let resolved = prop_oneof![2 => Just(None), 1 => Just(Some(true)), 1 => Just(Some(false))];
    let ended = prop_oneof![2 => Just(Date::Never), 1 => date()];
    let words = (0..2_u8, any::<bool>(), 0..STATUSES.len(), any::<bool>(), 0..3_u8);
    (words, resolved, ended, -50..150_i64, mostly()).prop_map(|(words, resolved, ended, updated, affects)| {
        let (title, advisory, status, customer, posts) = words;
        Issue { title, advisory, status, resolved, ended, updated, affects, customer, posts }
    })
}

fn note() -> impl Strategy<Value = Note> {
    let rarely = || prop_oneof![4 => Just(false), 1 => Just(true)];
    let words = (0..2_u8, 0..2_u8, 0..2_usize, 0..2_usize, any::<bool>(), any::<bool>());
    let dates =
        (date(), prop_oneof![2 => Just(Date::Never), 1 => date()], prop_oneof![2 => Just(Date::Never), 1 => date()]);
    (words, dates, rarely(), rarely()).prop_map(|(words, (act_by, published, ends), archived, others)| {
        let (title, text, category, severity, major, tag) = words;
        Note { title, text, category, severity, major, act_by, published, ends, archived, ours: !others, tag }
    })
}

/// Returns a row of a table given by columns.
fn rows<T: Clone + Debug, const N: usize>(columns: &[Vec<T>], day: usize) -> [T; N] {
    let row: Vec<T> = columns.iter().map(|column| column[day].clone()).collect();
    row.try_into().unwrap()
}

/// Generates an archive, oldest first.
pub(crate) fn days() -> impl Strategy<Value = Vec<Day>> {
    let steps = vec(select(vec![1, 7, 12, 24, 24, 24, 48, 80]), 1..=MOST);
    let tenant = (over(there(0..3_u32), 3), over(there(0..2_u32), 3));
    let sections = (captured(), captured(), captured(), captured());
    let missing = vec(over(prop_oneof![2 => Just(false), 1 => Just(true)], 2), TYPES.len());
    let in_part = vec(over(prop_oneof![2 => Just(false), 1 => Just(true)], 2), PARTS.len());
    let things = (
        vec(over(there((0..3_u64, 0..3_u64)), 2), SKUS.len()),
        vec(over(there(link()), 2), CONNECTORS.len()),
        vec(over(there(issue()), 2), ISSUES),
        vec(over(there(note()), 2), MESSAGES),
    );
    (steps, tenant, sections, (missing, in_part), things).prop_map(|(steps, tenant, sections, omitted, things)| {
        let (missing, in_part) = omitted;
        let mut at = begin();
        let mut days = Vec::new();
        for (day, step) in steps.into_iter().enumerate() {
            days.push(Day {
                at,
                release: tenant.0[day],
                authority: tenant.1[day],
                licenses: sections.0[day].then(|| rows(&things.0, day)),
                connectors: sections.1[day].then(|| rows(&things.1, day)),
                in_part: PARTS.into_iter().zip(&in_part).filter(|(_, over)| over[day]).map(|(part, _)| part).collect(),
                missing: TYPES.into_iter().zip(&missing).filter(|(_, over)| over[day]).map(|(kind, _)| kind).collect(),
                incidents: sections.2[day].then(|| rows(&things.2, day)),
                messages: sections.3[day].then(|| rows(&things.3, day)),
            });
            at += TimeDelta::hours(step);
        }
        days
    })
}

/// Checks random cases, the same ones on every run.
pub(crate) fn for_random<T: Debug>(
    cases: u32,
    strategy: impl Strategy<Value = T>,
    check: impl Fn(T) -> TestCaseResult,
) {
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(20_261_122),
        failure_persistence: None,
        max_shrink_iters: 4_000,
        ..Config::default()
    };
    if let Err(failure) = TestRunner::new(config).run(&strategy, check) {
        panic!("{failure}");
    }
}
