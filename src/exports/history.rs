//! `history.json`: every snapshot, every change and the history of each connector, as data. Its JSON Schema is
//! generated from these types (`data/history.schema.json`).

use schemars::JsonSchema;
use serde::Serialize;

use super::status::Generator;
use crate::{
    as_of::AsOf,
    history::{
        Change, ChangeKind, ChangedValue, ConnectorChange, ConnectorSeries, ConnectorState, DetailChange, Edited,
        Entry, IncidentChange, LicenseChange, LicensePoint, MessageChange, Presence, Spell,
    },
    locale::Locale,
    rules::Status,
    site::{TenantSite, change_line, page_of},
    tenant::{Basis, rfc3339},
};

/// Name and version of the format.
pub const SCHEMA: &str = "tenant-status/history/v1";

/// The history of one tenant. Dates are RFC 3339 in UTC, lists are oldest first, and pages are paths relative to this
/// file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HistoryFile {
    /// Name and version of the format: `tenant-status/history/v1`.
    pub schema: &'static str,
    /// Program that wrote the file.
    pub generator: Generator,
    /// Tenant.
    pub tenant: TenantName,
    /// Reference time of the latest snapshot. All other data is as of the snapshot it comes from.
    pub as_of: String,
    /// All snapshots.
    pub snapshots: Vec<SnapshotRecord>,
    /// All changes, by snapshot, and then in the order of the snapshot's page.
    pub changes: Vec<ChangeRecord>,
    /// Every connector ever seen, by type, then by id.
    pub connectors: Vec<ConnectorRecord>,
    /// User licenses over all SKUs, for each snapshot that captured them.
    pub licenses: Vec<LicensePoint>,
}

/// The tenant.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TenantName {
    /// Directory (tenant) ID.
    pub id: Option<String>,
    /// Display name.
    pub name: Option<String>,
    /// Initial domain.
    pub domain: Option<String>,
}

/// One snapshot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SnapshotRecord {
    /// Time of the snapshot.
    pub captured_at: String,
    /// Worst status of its connectors; `null` if they were not captured.
    pub worst: Option<Status>,
    /// Page of the snapshot.
    pub page: String,
}

/// A difference between a snapshot and the ones before it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangeRecord {
    /// Time of the first snapshot with the change.
    pub at: String,
    /// Kind of change.
    pub kind: ChangeName,
    /// Stable identifier of the subject: `<type>/<id>` for a connector, the id for an incident or message, the SKU for
    /// licenses, `tenant`, or the name of a section.
    pub subject: String,
    /// Display name of the subject.
    pub title: String,
    /// Previous value: connector status, number of licenses, expiry date (RFC 3339), or text from the service. Absent
    /// if there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Said>,
    /// Current value. Absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Said>,
    /// Previous expiry date; only for renewed credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired_at: Option<String>,
    /// Current expiry date; only for renewed credentials, absent if the credential no longer expires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// Time of the last snapshot that lists an issue; only for issues that are no longer listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen_at: Option<String>,
    /// Date by which the tenant has to act; only for messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act_by: Option<String>,
    /// Start of display, if an update of the message changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// End of display, if an update of the message changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<String>,
    /// Whether the message is a major change, if an update changed this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub major_change: Option<bool>,
    /// Edited parts; only for updated messages and issues.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edited: Vec<Edited>,
    /// Property reported by the service; only for reported problems.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// Whether the service currently reports a problem; only for reported problems.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<bool>,
    /// Slugs of the other types under which the same token has the same change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Changed details; only for changes of details.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<DetailRecord>,
    /// Description in one or two sentences.
    pub because: String,
    /// Page with details; absent if there is no site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// Differences between two snapshots, as printed by `tenant-status diff --json`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiffFile {
    /// Name and version of the format: `tenant-status/diff/v1`.
    pub schema: &'static str,
    /// Name of the tenant in the later snapshot.
    pub tenant: String,
    /// Time of the earlier snapshot.
    pub from: String,
    /// Time of the later snapshot.
    pub to: String,
    /// Changes, the most important first.
    pub changes: Vec<ChangeRecord>,
}

/// A previous or current value.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Said {
    /// Status of a connector.
    Status(Status),
    /// Number of licenses.
    Number(u64),
    /// Text from the service.
    Words(String),
}

/// A changed detail of a connector.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "DetailChange")]
pub struct DetailRecord {
    /// Name of the detail, e.g. `Apple ID`.
    pub name: String,
    /// Previous value; absent if there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Current value; absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

impl DetailRecord {
    fn of(locale: &Locale, DetailChange { name, from, to }: &DetailChange) -> Self {
        let text = |value: &ChangedValue| locale.value_text(value).to_owned();
        let name = locale.name_of_detail(name).to_owned();
        DetailRecord { name, from: from.as_ref().map(text), to: to.as_ref().map(text) }
    }
}

/// A kind of change.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct ChangeName(pub &'static str);

impl JsonSchema for ChangeName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ChangeName".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "A kind of change.", "enum": &ChangeKind::KINDS[..] })
    }
}

/// A connector with its history.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConnectorRecord {
    /// Slug of the connector type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Label of the connector type.
    pub label: String,
    /// Connector ID, unique within its type.
    pub id: String,
    /// Connector name.
    pub name: String,
    /// Basis of the status.
    pub basis: Basis,
    /// Whether the latest snapshot has it.
    pub now: Presence,
    /// Page of the connector.
    pub page: String,
    /// Runs of consecutive snapshots with the same state.
    pub spells: Vec<SpellRecord>,
    /// One letter per snapshot, in the order of `snapshots`: `u` unhealthy, `w` warning, `k` unknown, `h` healthy, `c`
    /// not configured, `r` retired, `i` ignored, `n` not captured, `.` not present.
    pub points: String,
}

/// A run of consecutive snapshots with the same connector state.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SpellRecord {
    /// State.
    pub state: SpellState,
    /// Time of the first snapshot.
    pub from: String,
    /// Time of the last snapshot.
    pub to: String,
    /// Number of snapshots.
    pub snapshots: usize,
    /// Reason, as of the last snapshot; absent if there is no status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// State of a connector.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SpellState {
    /// Expired, or last sync at least three days ago.
    Unhealthy,
    /// Expires soon, or last sync more than one day ago.
    Warning,
    /// Configured, but the date that the rule needs is missing or impossible.
    Unknown,
    /// Works as expected.
    Healthy,
    /// Disabled.
    NotConfigured,
    /// Of a type that Microsoft has removed.
    Retired,
    /// Ignored by the settings.
    Ignored,
    /// Not captured.
    NotCaptured,
    /// No longer existed.
    Gone,
}

impl From<&ConnectorState> for SpellState {
    fn from(state: &ConnectorState) -> Self {
        match state {
            ConnectorState::Known(Status::Unhealthy, _) => SpellState::Unhealthy,
            ConnectorState::Known(Status::Warning, _) => SpellState::Warning,
            ConnectorState::Known(Status::Unknown, _) => SpellState::Unknown,
            ConnectorState::Known(Status::Healthy, _) => SpellState::Healthy,
            ConnectorState::Known(Status::NotConfigured, _) => SpellState::NotConfigured,
            ConnectorState::Known(Status::Retired, _) => SpellState::Retired,
            ConnectorState::Known(Status::Ignored, _) => SpellState::Ignored,
            ConnectorState::NotCaptured => SpellState::NotCaptured,
            ConnectorState::Gone => SpellState::Gone,
        }
    }
}

/// Returns the history file of a tenant.
pub fn history(locale: &Locale, tenant: &TenantSite<'_>) -> HistoryFile {
    let here = tenant.base.history_json();
    let facts = &tenant.assessment.snapshot.tenant;
    let chronicle = &tenant.chronicle;
    HistoryFile {
        schema: SCHEMA,
        generator: Generator { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        tenant: TenantName { id: facts.id.clone(), name: facts.name.clone(), domain: facts.domain.clone() },
        as_of: rfc3339(tenant.assessment.as_of.0),
        snapshots: chronicle
            .entries
            .iter()
            .map(|entry| SnapshotRecord {
                captured_at: rfc3339(entry.at()),
                worst: entry.worst,
                page: here.href_to(&tenant.base.snapshot(entry.at())),
            })
            .collect(),
        changes: chronicle
            .changes()
            .map(|change| {
                let page = here.href_to(&page_of(tenant, change));
                change_record(locale, change, Some(page))
            })
            .collect(),
        connectors: chronicle.connectors.iter().map(|series| connector_record(locale, tenant, series)).collect(),
        licenses: chronicle.licenses.clone(),
    }
}

/// Returns a change as data; `page` is the relative path of the page with details.
pub fn change_record(locale: &Locale, change: &Change, page: Option<String>) -> ChangeRecord {
    let line = change_line(locale, change, AsOf(change.at));
    let (from, to) = from_and_to(locale, &change.what);
    let mut record = ChangeRecord {
        at: rfc3339(change.at),
        kind: ChangeName(change.what.kind()),
        subject: change.what.subject(),
        title: line.subject,
        from,
        to,
        expired_at: None,
        expires_at: None,
        last_seen_at: None,
        act_by: None,
        starts_at: None,
        ends_at: None,
        major_change: None,
        edited: Vec::new(),
        property: None,
        problem: None,
        also: Vec::new(),
        details: Vec::new(),
        because: line.text,
        page,
    };
    match &change.what {
        ChangeKind::Connector(_, ConnectorChange::Renewed { expired, expires, .. }) => {
            record.expired_at = Some(rfc3339(*expired));
            record.expires_at = expires.map(rfc3339);
        }
        ChangeKind::Message { change: MessageChange::New { act_by, .. }, .. } => record.act_by = act_by.map(rfc3339),
        ChangeKind::Connector(_, ConnectorChange::Reported { name, problem, also, .. }) => {
            record.property = Some(name.clone());
            record.problem = Some(*problem);
            record.also.clone_from(also);
        }
        ChangeKind::Connector(_, ConnectorChange::DetailsChanged { details, also, .. }) => {
            record.details = details.iter().map(|detail| DetailRecord::of(locale, detail)).collect();
            record.also.clone_from(also);
        }
        ChangeKind::Incident { change: IncidentChange::NoLongerListed { seen, .. }, .. } => {
            record.last_seen_at = Some(rfc3339(*seen));
        }
        ChangeKind::Incident { change: IncidentChange::Updated { edited, .. }, .. } => record.edited.clone_from(edited),
        ChangeKind::Message { change: MessageChange::Updated { edited, now, .. }, .. } => {
            let is = |part| edited.contains(&part);
            record.edited.clone_from(edited);
            record.act_by = now.act_by.at().filter(|_| is(Edited::ActBy)).map(rfc3339);
            record.starts_at = now.starts_at.at().filter(|_| is(Edited::Start)).map(rfc3339);
            record.ends_at = now.ends_at.at().filter(|_| is(Edited::End)).map(rfc3339);
            record.major_change = is(Edited::MajorChange).then_some(now.major_change);
        }
        _ => {}
    }
    record
}

/// Returns the previous and the current value of a change.
fn from_and_to(locale: &Locale, what: &ChangeKind) -> (Option<Said>, Option<Said>) {
    let status = |status: Status| Some(Said::Status(status));
    let number = |number: u64| Some(Said::Number(number));
    let words = |words: &String| Some(Said::Words(words.clone()));
    let value = |value: &ChangedValue| Some(Said::Words(locale.value_text(value).to_owned()));
    match what {
        ChangeKind::Connector(_, change) => match change {
            ConnectorChange::Moved { from, to, .. } | ConnectorChange::Renewed { from, to, .. } => {
                (status(*from), status(*to))
            }
            ConnectorChange::Added { status: to, .. } => (None, status(*to)),
            ConnectorChange::Removed { status: from } => (status(*from), None),
            ConnectorChange::SwitchedOn { status: to, .. } => (status(Status::NotConfigured), status(*to)),
            ConnectorChange::SwitchedOff { status: from } => (status(*from), status(Status::NotConfigured)),
            ConnectorChange::Reported { from, to, .. } => (from.as_ref().and_then(words), to.as_ref().and_then(words)),
            ConnectorChange::ExpiryMoved { from, to, .. } => {
                (from.rfc3339().map(Said::Words), to.rfc3339().map(Said::Words))
            }
            ConnectorChange::DetailsChanged { .. } => (None, None),
        },
        ChangeKind::Incident { change, .. } => match change {
            IncidentChange::Opened { status }
            | IncidentChange::Reopened { status }
            | IncidentChange::ListedAgain { status } => (None, words(&status.words())),
            IncidentChange::Updated { from, to, .. } => (words(&from.words()), words(&to.words())),
            IncidentChange::NoLongerListed { status, .. } => (words(&status.words()), None),
            IncidentChange::Resolved { status, .. } => (None, words(&status.words())),
        },
        ChangeKind::License { change, .. } => match change {
            LicenseChange::Bought { from, to }
            | LicenseChange::Lost { from, to }
            | LicenseChange::Suspended { from, to }
            | LicenseChange::InGrace { from, to } => (number(*from), number(*to)),
            LicenseChange::OverAssigned { assigned, .. } | LicenseChange::Settled { assigned, .. } => {
                (None, number(*assigned))
            }
            LicenseChange::Renamed { from, to } => (words(from), words(to)),
        },
        ChangeKind::Tenant { from, to, .. } => (value(from), value(to)),
        ChangeKind::Message { .. } | ChangeKind::Capture(..) => (None, None),
    }
}

fn connector_record(locale: &Locale, tenant: &TenantSite<'_>, series: &ConnectorSeries<'_>) -> ConnectorRecord {
    let name = &series.name;
    ConnectorRecord {
        kind: name.type_slug.clone(),
        label: name.type_label.clone(),
        id: name.id.clone(),
        name: name.name.clone(),
        basis: name.basis,
        now: series.now,
        page: tenant.base.history_json().href_to(&tenant.connector_path(&name.type_slug, &name.id)),
        spells: series.spells().iter().map(|spell| spell_record(locale, spell)).collect(),
        points: points(&tenant.chronicle.entries, series),
    }
}

fn spell_record(locale: &Locale, spell: &Spell) -> SpellRecord {
    SpellRecord {
        state: (&spell.state).into(),
        from: rfc3339(spell.from),
        to: rfc3339(spell.to),
        snapshots: spell.snapshots,
        because: match &spell.state {
            ConnectorState::Known(_, reason) => Some(locale.because(reason)),
            ConnectorState::NotCaptured | ConnectorState::Gone => None,
        },
    }
}

/// Returns one letter per snapshot: a list of words would be ten times as large.
fn points(entries: &[Entry<'_>], series: &ConnectorSeries<'_>) -> String {
    let mut points = series.points.iter().peekable();
    entries
        .iter()
        .map(|entry| {
            let point = points.next_if(|point| point.at == entry.at());
            match point.map_or(SpellState::Gone, |point| (&point.state).into()) {
                SpellState::Unhealthy => 'u',
                SpellState::Warning => 'w',
                SpellState::Unknown => 'k',
                SpellState::Healthy => 'h',
                SpellState::NotConfigured => 'c',
                SpellState::Retired => 'r',
                SpellState::Ignored => 'i',
                SpellState::NotCaptured => 'n',
                SpellState::Gone => '.',
            }
        })
        .collect()
}
