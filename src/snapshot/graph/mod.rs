//! Reads a folder of Microsoft Graph responses as a snapshot; each family of endpoints has a file.
//!
//! A folder has any subset of the endpoints, in any form that tools save. The content of a file decides its endpoint, not
//! its name. A missing or refused response counts as not captured; a resource that does not exist counts as not
//! configured. Every record and every file is accounted for. Unknown properties are ignored.

mod account;
#[allow(unreachable_patterns, reason = "`issues` is a property of a record here, and elsewhere a list inside of one")]
mod announcements;
mod apple;
mod around;
mod coverage;
mod derived_ids;
pub mod endpoint;
mod envelope;
mod errors;
mod evidence;
mod files;
mod foreign;
mod google;
mod licenses;
mod microsoft;
mod owner;
mod pages;
mod partners;
mod repeated;
mod reported;
mod services;
mod shape;
mod skus;
#[allow(
    unreachable_patterns,
    reason = "`organization` is a property of a record here, and elsewhere a list inside of one"
)]
mod tenant;
mod values;
mod wire;

use std::collections::{BTreeMap, BTreeSet};

use super::{claim::Claim, in_arcs, native::Companion, time::Clock};
use crate::{
    diagnostic::{Code, Diagnostic, Spot},
    format::{self, KeyPath, Source},
    input::Limits,
    tenant::{Cloud, Connector, Gap, GapCause, Incident, License, Message, OtherServices, Section, Snapshot, Tenant},
};

pub use account::{Account, FileAccount, How};
use derived_ids::Unnamed;
use endpoint::Endpoint;
use owner::whose;
use pages::{ListPage, Pages};
use repeated::Repeated;

/// A response.
#[derive(Debug)]
pub(super) struct Response {
    /// Path relative to the folder of the snapshot, with `/`.
    pub(super) name: String,
    /// Its text, or why there is none.
    pub(super) text: Result<Source, Vec<Diagnostic>>,
}

/// Position where a companion file names the tenant.
pub(super) struct NamedAt {
    pub(super) path: String,
    pub(super) spot: Option<Spot>,
    /// Whether the file applies to other snapshots too.
    pub(super) is_shared: bool,
}

/// Properties of a folder of responses that are not in the responses.
pub(super) struct CaptureContext<'a> {
    /// Path of the folder as the user wrote it.
    pub(super) name: &'a str,
    pub(super) captured_at: chrono::DateTime<chrono::Utc>,
    /// Settings for times without a time zone.
    pub(super) clock: &'a Clock,
    /// Endpoints that `tenant.yaml` assigns to files.
    pub(super) by_hand: &'a BTreeMap<String, &'static Endpoint>,
    /// Position where `tenant.yaml` names the tenant.
    pub(super) named_at: Option<&'a NamedAt>,
    pub(super) limits: &'a Limits,
}

/// The content of the responses read so far.
struct Draft<'a> {
    /// Limits on the size of responses.
    limits: &'a Limits,
    clock: &'a Clock,
    tenant: Tenant,
    /// The tenant, from organizations and migration tables.
    named: Option<Claim>,
    /// The tenant that a multi-tenant tool wrote into the records, by property.
    owners: [Option<String>; wire::OWNERS],
    clouds: BTreeSet<Cloud>,
    licenses: Option<Vec<License>>,
    /// Whether licenses may be missing.
    licenses_in_part: bool,
    connectors: Vec<Connector>,
    /// Rows of Graph's own list of connectors.
    rows: reported::Rows,
    incidents: Option<Vec<Incident>>,
    overviews: announcements::Overviews,
    messages: Option<Vec<Message>>,
    answers: BTreeMap<&'static str, EndpointAnswers>,
    /// Types of an endpoint about which its answer has no information.
    silent_types: BTreeSet<&'static str>,
    pages: BTreeMap<&'static str, Pages>,
    /// Endpoints with an incomplete list inside a record; each with a finding.
    continued: BTreeMap<&'static str, Diagnostic>,
    /// Unrecognized files.
    unrecognized: Vec<(String, KeyPath, Option<Spot>)>,
    /// Number of ids derived from the same traits, by type and traits.
    derived: BTreeMap<(String, String), usize>,
    /// Records without an id whose ids are not derived yet.
    unnamed: Vec<Unnamed>,
    /// Number of issues and messages whose ids are their titles.
    titled: usize,
    /// Derived ids, by type.
    settled: BTreeSet<(String, String)>,
    /// Needed properties that no record of some part has, and those that a record has.
    lacking: BTreeMap<(&'static str, &'static str), (String, &'static str)>,
    exported: BTreeSet<(&'static str, &'static str)>,
    warnings: Vec<Diagnostic>,
    /// Account of the current file.
    account: FileAccount,
    accounts: Vec<FileAccount>,
}

/// Answers of an endpoint.
#[derive(Debug, Default)]
struct EndpointAnswers {
    /// Whether one is a list of records, which may be empty.
    records: bool,
    /// Whether one states that the resource does not exist.
    not_found: bool,
    /// File and error of a refused or failed request.
    refused: Option<(String, Gap)>,
    /// File with health overviews of which some have no issues.
    without_issues: Option<String>,
}

impl EndpointAnswers {
    /// Returns whether a file with an answer could not be read.
    fn is_unreadable(&self) -> bool {
        self.refused.as_ref().is_some_and(|(_, gap)| gap.cause == GapCause::Unreadable)
    }
}

impl<'a> Draft<'a> {
    /// Creates an empty draft.
    fn of(folder: &CaptureContext<'a>) -> Self {
        Draft {
            limits: folder.limits,
            clock: folder.clock,
            tenant: Tenant::default(),
            named: None,
            owners: Default::default(),
            clouds: BTreeSet::new(),
            licenses: None,
            licenses_in_part: false,
            connectors: Vec::new(),
            rows: reported::Rows::default(),
            incidents: None,
            overviews: announcements::Overviews::default(),
            messages: None,
            answers: BTreeMap::new(),
            silent_types: BTreeSet::new(),
            pages: BTreeMap::new(),
            continued: BTreeMap::new(),
            unrecognized: Vec::new(),
            derived: BTreeMap::new(),
            unnamed: Vec::new(),
            titled: 0,
            settled: BTreeSet::new(),
            lacking: BTreeMap::new(),
            exported: BTreeSet::new(),
            warnings: Vec::new(),
            account: FileAccount::default(),
            accounts: Vec::new(),
        }
    }

    /// Adds a warning, unless the file has many already.
    fn warn(&mut self, finding: Diagnostic) {
        const MOST: usize = 20;
        if self.warnings.iter().filter(|other| other.path == finding.path).count() < MOST {
            self.warnings.push(finding);
        }
    }

    /// Adds a page of a list.
    fn page(&mut self, endpoint: &Endpoint, page: ListPage) {
        let host = |address: &str| address.split("://").nth(1)?.split('/').next().and_then(Cloud::of_graph_host);
        self.clouds.extend(page.context.as_deref().and_then(host));
        self.clouds.extend(page.next.as_deref().and_then(host));
        self.pages.entry(endpoint.name).or_default().add(page);
    }

    /// Records a property that no record of a part has.
    fn not_exported(&mut self, endpoint: &Endpoint, path: &str, property: &'static str, lost: &'static str) {
        self.lacking.entry((endpoint.name, property)).or_insert_with(|| (path.to_owned(), lost));
    }
}

/// Returns a warning about a property that was not exported.
fn missing_property(path: &str, message: &str) -> Diagnostic {
    Diagnostic::about_file(path, Code::MissingProperty, format::short(message))
        .with_help("leave `Select-Object` and `$select` out, or add the property")
}

/// Returns whether the body of an error states that the resource of an endpoint does not exist, so that it counts as not
/// configured, and not as not captured.
pub fn reads_as_absent(endpoint: &Endpoint, body: &serde_json::Value) -> bool {
    let error = body.as_object().and_then(|body| errors::error_in(body, None));
    error.is_some_and(|error| error.is_not_found(endpoint))
}

/// Assembles a snapshot from responses and the companion file, and accounts for each file.
///
/// Adds all findings to `findings`. What a file with an error would have shown is not captured. There is no snapshot if
/// it is unknown what that is, if no file could be read, or if the responses are of several tenants.
pub(super) fn assemble(
    folder: &CaptureContext<'_>,
    responses: &[Response],
    companion: Option<Companion>,
    findings: &mut Vec<Diagnostic>,
) -> (Option<Snapshot>, Account) {
    let mut draft = Draft::of(folder);
    let mut spoilt = false;
    for response in responses {
        let by_hand = folder.by_hand.get(&response.name).copied();
        if let Err(found) = draft.file(response, by_hand) {
            // If one file is of another tenant, the tenant of the others is uncertain.
            let is_foreign = found.iter().any(|finding| finding.code == Code::SeveralTenants);
            spoilt |= is_foreign || !draft.lose(response, by_hand, &found);
            findings.extend(found);
        }
    }
    let recognized = draft.accounts.iter().any(|file| !file.endpoints.is_empty());
    spoilt |= draft.accounts.iter().all(|file| file.is_refused);
    for (path, at, spot) in std::mem::take(&mut draft.unrecognized) {
        spoilt |= !recognized;
        findings.push(unrecognized(&path, recognized, &at).at(spot));
    }
    if let Some(finding) = draft.overfull(folder.name) {
        findings.push(finding);
        return (None, Account::default());
    }
    let (in_part, incomplete) = draft.in_part();
    findings.extend(incomplete);
    let health_in_part = draft.check_overviews();
    let (mut answered, mut partly) = draft.types(&in_part);
    draft.settle();
    reported::attach(&mut draft, &in_part, &mut answered, &mut partly);
    findings.extend(draft.remarks(folder.name));
    let (name, captured_at) = (folder.name, folder.captured_at);
    let mut repeated = Repeated { folder: name, captured_at, findings, count: 0, uncertain: BTreeSet::new() };
    let all = repeated.connectors(std::mem::take(&mut draft.connectors));
    let in_part_too = std::mem::take(&mut repeated.uncertain);
    let connectors = (!answered.is_empty()).then(|| draft.captured(all, &answered, &partly, in_part_too));
    let incidents = draft.incidents.take().map(|all| repeated.incidents(all));
    let messages = draft.messages.take().map(|all| repeated.messages(all));
    let licenses = draft.licenses.take().map(|all| repeated.licenses(all));
    let count = repeated.count;
    let gaps = draft.gaps(&answered, &partly);
    let tenant = whose(&mut draft, companion, folder, &mut spoilt, findings);
    let snapshot = Snapshot {
        captured_at: folder.captured_at,
        tenant,
        licenses: Section::from(licenses)
            .in_part_if(draft.licenses_in_part || draft.any_in_part(&in_part, &["subscribedSkus"])),
        connectors: Section::from(connectors),
        incidents: Section::from(incidents)
            .map(in_arcs)
            .in_part_if(health_in_part || draft.any_in_part(&in_part, &["issues", "healthOverviews"])),
        messages: Section::from(messages).map(in_arcs).in_part_if(draft.any_in_part(&in_part, &["messages"])),
        other_services: OtherServices::default(),
        gaps,
    };
    ((!spoilt).then_some(snapshot), Account { files: draft.accounts, repeated: count })
}

/// Returns the finding for an unrecognized file: a warning beside responses, an error if it is the only file.
fn unrecognized(path: &str, beside_responses: bool, at: &KeyPath) -> Diagnostic {
    if beside_responses {
        let what = if *at == KeyPath::top() { String::new() } else { format!(" (at `{at}`)") };
        let message = format!("no response of Microsoft Graph was recognized in this file{what}; it is not read");
        return Diagnostic::about_file(path, Code::UnreadFile, format::short(&message)).with_help(
            "name the file after its endpoint, e.g. vppTokens.json, assign it in tenant.yaml under `responses`, or move it \
             out of the data",
        );
    }
    let message = "this is neither a native snapshot nor a response of Microsoft Graph";
    Diagnostic::about_file(path, Code::NotASnapshot, message).with_help(
        "a native snapshot begins with `schema: tenant-status/v1`; a response is recognized by its properties, its \
         `@odata.context`, or a file name like vppTokens.json; other files do not belong here",
    )
}
