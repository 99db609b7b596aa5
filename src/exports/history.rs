//! `history.json`: every snapshot, every change and how each connector was over time, as data. Its JSON Schema is made
//! from these types (`data/history.schema.json`).

use schemars::JsonSchema;
use serde::Serialize;

use super::status::Generator;
use crate::{
    as_of::AsOf,
    history::{
        Change, ConnectorChange, ConnectorSeries, DetailChange, Edited, Entry, IncidentChange, LicenseChange,
        MessageChange, Seen, Spell, State, TenantChange, What,
    },
    rules::{Status, Thresholds},
    site::{Site, TenantSite, change_line, page_of, words},
    tenant::{Basis, rfc3339},
};

/// The name and version of this form.
pub const SCHEMA: &str = "tenant-status/history/v1";

/// The history of one tenant. Dates are RFC 3339 in UTC, lists are oldest first, and pages are paths relative to this
/// file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HistoryFile {
    /// The name and version of this form: `tenant-status/history/v1`.
    pub schema: &'static str,
    /// What made it.
    pub generator: Generator,
    /// Whose history it is.
    pub tenant: TenantName,
    /// The moment that the latest snapshot is looked at from. Everything here is as of the snapshot that says it.
    pub as_of: String,
    /// Every snapshot.
    pub snapshots: Vec<SnapshotRecord>,
    /// Every change between them; those of one snapshot in the order of its page.
    pub changes: Vec<ChangeRecord>,
    /// Every connector that was ever there, by type, then by id.
    pub connectors: Vec<ConnectorRecord>,
    /// User licenses, all SKUs together, of each snapshot that captured them.
    pub licenses: Vec<LicensesRecord>,
}

/// The tenant.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TenantName {
    /// Directory (tenant) id.
    pub id: Option<String>,
    /// Display name.
    pub name: Option<String>,
    /// Initial domain.
    pub domain: Option<String>,
}

/// One snapshot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SnapshotRecord {
    /// When it was taken.
    pub captured_at: String,
    /// The worst status of its connectors; `null` where they were not captured.
    pub worst: Option<Status>,
    /// Its page.
    pub page: String,
}

/// Something that a snapshot says otherwise than the ones before it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangeRecord {
    /// The snapshot that shows it first.
    pub at: String,
    /// What kind of change it is.
    pub kind: Kind,
    /// What it is about, in a form that stays the same: `<type>/<id>` of a connector, the id of an incident or a message,
    /// the SKU of licenses, `tenant`, or the name of a section.
    pub subject: String,
    /// What people call it.
    pub title: String,
    /// What it was: a status of a connector, a number of licenses, an expiry date (RFC 3339), or the words of the service.
    /// Absent where there was nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Said>,
    /// What it is. Absent where there is nothing any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Said>,
    /// When the credential would have expired; of renewed ones only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired_at: Option<String>,
    /// When the credential expires now; of renewed ones only, absent where it does not any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// By when the tenant has to act; of messages only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act_by: Option<String>,
    /// When the message starts to be shown, after an update that moved this date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// When the message stops to be shown, after an update that moved this date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<String>,
    /// Whether the message is a major change, after an update that changed this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub major_change: Option<bool>,
    /// What was edited; of updated messages and issues only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edited: Vec<Edited>,
    /// The property that the service reports; of reported problems only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// Whether the service reports a problem now; of reported problems only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<bool>,
    /// Further types under which the same token changed in the same way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The details that changed; of changed details only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<DetailChange>,
    /// Why, in a sentence or two.
    pub because: String,
    /// The page that tells more; absent where there is no site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// What changed from one snapshot to another, as `tenant-status diff --json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiffFile {
    /// The name and version of this form: `tenant-status/diff/v1`.
    pub schema: &'static str,
    /// The tenant, as the later snapshot calls it.
    pub tenant: String,
    /// When the earlier snapshot was taken.
    pub from: String,
    /// When the later one was taken.
    pub to: String,
    /// What changed, what needs a look first.
    pub changes: Vec<ChangeRecord>,
}

/// What something was or is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Said {
    /// The status of a connector.
    Status(Status),
    /// A number of licenses.
    Number(u64),
    /// Words of the service.
    Words(String),
}

/// A kind of change.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Kind(pub &'static str);

impl JsonSchema for Kind {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Kind".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "A kind of change.", "enum": &What::KINDS[..] })
    }
}

/// A connector over time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConnectorRecord {
    /// Slug of its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Name of its type.
    pub label: String,
    /// Its id, unique among those of its type.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What its status is measured by.
    pub basis: Basis,
    /// Whether the latest snapshot has it.
    pub now: Presence,
    /// Its page.
    pub page: String,
    /// Neighbouring snapshots in which it was the same.
    pub spells: Vec<SpellRecord>,
    /// One letter a snapshot, in the order of `snapshots`: `u` unhealthy, `w` warning, `k` unknown, `h` healthy, `c` not
    /// configured, `r` retired, `n` not captured, `.` not there.
    pub points: String,
}

/// Whether something is in the latest snapshot.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// It is.
    Listed,
    /// It is not, and it would be if it were still there.
    NotListed,
    /// Nobody can tell: that part was not captured.
    NotCaptured,
}

/// How a connector was for a while.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SpellRecord {
    /// How it was.
    pub state: SpellState,
    /// The first snapshot of the spell.
    pub from: String,
    /// The last one.
    pub to: String,
    /// How many there are.
    pub snapshots: usize,
    /// Why, as of the last one; absent where there was no status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// How a connector was.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SpellState {
    /// Expired, or three days without a synchronisation.
    Unhealthy,
    /// About to expire, or more than a day without a synchronisation.
    Warning,
    /// Configured, but the date that the rule needs is missing or cannot be.
    Unknown,
    /// As it should be.
    Healthy,
    /// Switched off.
    NotConfigured,
    /// Of a type that Microsoft has removed.
    Retired,
    /// The snapshots do not say.
    NotCaptured,
    /// It was not there any more.
    Gone,
}

impl From<State> for SpellState {
    fn from(state: State) -> Self {
        match state {
            State::Known(Status::Unhealthy, _) => SpellState::Unhealthy,
            State::Known(Status::Warning, _) => SpellState::Warning,
            State::Known(Status::Unknown, _) => SpellState::Unknown,
            State::Known(Status::Healthy, _) => SpellState::Healthy,
            State::Known(Status::NotConfigured, _) => SpellState::NotConfigured,
            State::Known(Status::Retired, _) => SpellState::Retired,
            State::NotCaptured => SpellState::NotCaptured,
            State::Gone => SpellState::Gone,
        }
    }
}

/// User licenses in one snapshot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LicensesRecord {
    /// When it was taken.
    pub at: String,
    /// How many are owned.
    pub total: u64,
    /// How many are assigned.
    pub assigned: u64,
}

/// The history of a tenant of the site.
pub fn history(site: &Site<'_>, tenant: &TenantSite<'_>) -> HistoryFile {
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
                change_record(change, &site.settings.criteria.thresholds, Some(page))
            })
            .collect(),
        connectors: chronicle.connectors.iter().map(|series| connector_record(site, tenant, series)).collect(),
        licenses: chronicle
            .licenses
            .iter()
            .map(|point| LicensesRecord { at: rfc3339(point.at), total: point.total, assigned: point.assigned })
            .collect(),
    }
}

/// A change as data; `page` is the relative address of the page that tells more.
pub fn change_record(change: &Change, thresholds: &Thresholds, page: Option<String>) -> ChangeRecord {
    let line = change_line(change, AsOf(change.at), thresholds);
    let (from, to) = from_and_to(&change.what);
    let mut record = ChangeRecord {
        at: rfc3339(change.at),
        kind: Kind(change.what.kind()),
        subject: change.what.subject(),
        title: line.subject,
        from,
        to,
        expired_at: None,
        expires_at: None,
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
        What::Connector(_, ConnectorChange::Renewed { expired, expires, .. }) => {
            record.expired_at = Some(rfc3339(*expired));
            record.expires_at = expires.map(rfc3339);
        }
        What::Message(_, MessageChange::New { act_by, .. }) => record.act_by = act_by.map(rfc3339),
        What::Connector(_, ConnectorChange::Reported { name, problem, also, .. }) => {
            record.property = Some(name.clone());
            record.problem = Some(*problem);
            record.also.clone_from(also);
        }
        What::Connector(_, ConnectorChange::DetailsChanged { details, also, .. }) => {
            record.details.clone_from(details);
            record.also.clone_from(also);
        }
        What::Incident(_, IncidentChange::Updated { edited, .. }) => record.edited.clone_from(edited),
        What::Message(_, MessageChange::Updated { edited, now, .. }) => {
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

/// What something was, and what it is.
fn from_and_to(what: &What) -> (Option<Said>, Option<Said>) {
    let status = |status: Status| Some(Said::Status(status));
    let number = |number: u64| Some(Said::Number(number));
    let words = |words: &String| Some(Said::Words(words.clone()));
    match what {
        What::Connector(_, change) => match change {
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
        What::Incident(_, change) => match change {
            IncidentChange::Opened { status } | IncidentChange::Reopened { status } => (None, words(status)),
            IncidentChange::Updated { from, to, .. } => (words(from), words(to)),
            IncidentChange::NoLongerListed { status } => (words(status), None),
            IncidentChange::Resolved { status, .. } => (None, words(status)),
        },
        What::License(_, change) => match change {
            LicenseChange::Bought { from, to }
            | LicenseChange::Lost { from, to }
            | LicenseChange::Suspended { from, to }
            | LicenseChange::InGrace { from, to } => (number(*from), number(*to)),
            LicenseChange::OverAssigned { assigned, .. } | LicenseChange::Settled { assigned, .. } => {
                (None, number(*assigned))
            }
            LicenseChange::Renamed { from, to } => (words(from), words(to)),
        },
        What::Tenant(TenantChange { from, to, .. }) => (words(from), words(to)),
        What::Message(..) | What::Capture(..) => (None, None),
    }
}

fn connector_record(site: &Site<'_>, tenant: &TenantSite<'_>, series: &ConnectorSeries<'_>) -> ConnectorRecord {
    let name = &series.name;
    ConnectorRecord {
        kind: name.type_slug.clone(),
        label: name.type_label.clone(),
        id: name.id.clone(),
        name: name.name.clone(),
        basis: name.basis,
        now: match series.now {
            Seen::Listed => Presence::Listed,
            Seen::NotListed => Presence::NotListed,
            Seen::NotCaptured => Presence::NotCaptured,
        },
        page: tenant.base.history_json().href_to(&tenant.connector_path(&name.type_slug, &name.id)),
        spells: series.spells().iter().map(|spell| spell_record(site, spell)).collect(),
        points: points(&tenant.chronicle.entries, series),
    }
}

fn spell_record(site: &Site<'_>, spell: &Spell) -> SpellRecord {
    let thresholds = &site.settings.criteria.thresholds;
    SpellRecord {
        state: spell.state.into(),
        from: rfc3339(spell.from),
        to: rfc3339(spell.to),
        snapshots: spell.snapshots,
        because: match spell.state {
            State::Known(_, reason) => Some(words::because(reason, thresholds)),
            State::NotCaptured | State::Gone => None,
        },
    }
}

/// One letter a snapshot: a list of words would be ten times as large.
fn points(entries: &[Entry<'_>], series: &ConnectorSeries<'_>) -> String {
    let mut points = series.points.iter().peekable();
    entries
        .iter()
        .map(|entry| {
            let point = points.next_if(|point| point.at == entry.at());
            match point.map_or(SpellState::Gone, |point| point.state.into()) {
                SpellState::Unhealthy => 'u',
                SpellState::Warning => 'w',
                SpellState::Unknown => 'k',
                SpellState::Healthy => 'h',
                SpellState::NotConfigured => 'c',
                SpellState::Retired => 'r',
                SpellState::NotCaptured => 'n',
                SpellState::Gone => '.',
            }
        })
        .collect()
}
