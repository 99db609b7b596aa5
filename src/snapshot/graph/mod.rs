//! Responses of Microsoft Graph → the same snapshot: one file here per family of endpoints.
//!
//! A folder holds any subset of the endpoints, in whatever form tools save them. The content of a file decides what it is;
//! its name only helps. What is missing, or was refused, was not captured; what Graph says is not there is not configured.
//! Every record and every file is accounted for. Unknown properties are normal and ignored.

mod account;
#[allow(unreachable_patterns, reason = "`issues` is a property of a record here, and elsewhere a list inside of one")]
mod announcements;
mod apple;
mod around;
pub mod endpoint;
mod envelope;
mod errors;
mod evidence;
mod foreign;
mod google;
mod licenses;
mod microsoft;
mod pages;
mod partners;
mod repeated;
mod reported;
mod services;
mod skus;
#[allow(
    unreachable_patterns,
    reason = "`organization` is a property of a record here, and elsewhere a list inside of one"
)]
mod tenant;
mod wire;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{claim::Claim, in_arcs, native::Companion, time::Clock};
use crate::{
    diagnostic::{Code, Diagnostic, Spot},
    format::{self, KeyPath, Source, Step},
    input::Limits,
    tenant::{
        Cloud, Connector, Connectors, Incident, License, Message, Moment, OtherServices, Section, Snapshot, Tenant,
        canonical_id, catalogue,
    },
};

pub use account::{Account, FileAccount, How};
use endpoint::{ENDPOINTS, Endpoint};
use envelope::{Content, Piece};
use evidence::{borne_out, id_of, not_borne_out, unclear};
use pages::{Page, Pages};
use repeated::Repeated;
use wire::Part;

/// One response that was found and read as text.
#[derive(Debug)]
pub(super) struct Response {
    /// Its path below the folder of the snapshot, with `/`.
    pub(super) name: String,
    pub(super) source: Source,
}

/// Where a companion file names the tenant.
pub(super) struct NamedAt {
    pub(super) path: String,
    pub(super) spot: Option<Spot>,
    /// Whether the file completes other snapshots too.
    pub(super) is_shared: bool,
}

/// What only the caller knows of a folder of responses.
pub(super) struct Folder<'a> {
    /// The folder, as the user would name it.
    pub(super) name: &'a str,
    pub(super) captured_at: chrono::DateTime<chrono::Utc>,
    /// How times without a zone are read.
    pub(super) clock: &'a Clock,
    /// Endpoints of files, as `tenant.yaml` assigns them.
    pub(super) by_hand: &'a BTreeMap<String, &'static Endpoint>,
    /// Where `tenant.yaml` names the tenant.
    pub(super) named_at: Option<&'a NamedAt>,
    pub(super) limits: &'a Limits,
}

/// What the responses have told so far.
struct Draft<'a> {
    /// How much a response may hold.
    limits: &'a Limits,
    clock: &'a Clock,
    tenant: Tenant,
    /// The tenant that organizations and migration tables name.
    named: Option<Claim>,
    /// The tenant that a multi-tenant tool names in the records, by property.
    owners: [Option<String>; wire::OWNERS],
    clouds: BTreeSet<Cloud>,
    licenses: Option<Vec<License>>,
    /// Whether the licenses that were read may not be all.
    licenses_in_part: bool,
    connectors: Vec<Connector>,
    /// Rows of Graph's own list of connectors.
    rows: reported::Rows,
    incidents: Option<Vec<Incident>>,
    overviews: announcements::Overviews,
    messages: Option<Vec<Message>>,
    answers: BTreeMap<&'static str, Answer>,
    /// Types that an endpoint describes, but that this answer of it says nothing of.
    silent_types: BTreeSet<&'static str>,
    pages: BTreeMap<&'static str, Pages>,
    /// Endpoints of which a record says that there is more of a list inside of it; each with a finding.
    continued: BTreeMap<&'static str, Diagnostic>,
    /// Unrecognized files.
    unrecognized: Vec<(String, KeyPath, Option<Spot>)>,
    /// How often an id was derived from the same traits, by type.
    derived: BTreeMap<(String, String), usize>,
    /// Records without an id whose ids are not derived yet.
    unnamed: Vec<Unnamed>,
    /// How many issues and messages have their titles for ids.
    titled: usize,
    /// Ids that were derived, by type.
    settled: BTreeSet<(String, String)>,
    /// Properties that some record of an endpoint lacks, and those that some record has.
    lacking: BTreeMap<(&'static str, &'static str), (String, &'static str)>,
    exported: BTreeSet<(&'static str, &'static str)>,
    warnings: Vec<Diagnostic>,
    /// What became of the file that is being read.
    account: FileAccount,
    accounts: Vec<FileAccount>,
}

/// A record without an id.
struct Unnamed {
    /// The type of its first connector.
    kind: String,
    /// What tells it from others of its type; empty where nothing does.
    traits: String,
    expires_at: Moment,
    last_success_at: Moment,
}

/// What an endpoint answered.
#[derive(Debug, Default)]
struct Answer {
    /// That there are records, or an empty list.
    records: bool,
    /// That there is no such thing in this tenant.
    not_there: bool,
    /// That it may not be asked, or could not answer: the file and the error.
    refused: Option<(String, String)>,
}

impl<'a> Draft<'a> {
    /// Nothing yet.
    fn of(folder: &Folder<'a>) -> Self {
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

    /// Reads a file, whatever form it has.
    ///
    /// # Errors
    /// Every finding of the file.
    fn file(&mut self, response: &Response, by_hand: Option<&'static Endpoint>) -> Result<(), Vec<Diagnostic>> {
        self.account = FileAccount { file: response.name.clone(), ..FileAccount::default() };
        let read = self.identified(response, by_hand);
        let read = read.map_err(|findings| findings.into_iter().map(as_exported).collect());
        let mut account = std::mem::take(&mut self.account);
        account.is_refused = read.is_err();
        self.accounts.push(account);
        read
    }

    /// Finds out which endpoint a file is of, and reads it.
    fn identified(&mut self, response: &Response, by_hand: Option<&'static Endpoint>) -> Result<(), Vec<Diagnostic>> {
        let source = &response.source;
        if let Some(finding) = no_json(source) {
            return Err(vec![finding]);
        }
        let named = endpoint::by_file_name(stem(&response.name));
        let context = head_context(&source.text);
        let by_context = context.as_deref().and_then(endpoint::by_context);
        let hint = by_hand.map(|endpoint| (endpoint, How::ByHand));
        let hint = hint.or(by_context.map(|endpoint| (endpoint, How::ByContext)));
        // A response that names another endpoint is looked at more closely.
        let hint = hint.or(named.filter(|_| context.is_none()).map(|endpoint| (endpoint, How::ByName)));
        match hint {
            Some((endpoint, how)) if (endpoint.read)(&Part::Whole(source), endpoint, self)? => {
                self.account.endpoints.push((endpoint.name, how));
                Ok(())
            }
            _ => self.unwrapped(source, by_hand, named),
        }
    }

    /// Reads a file in another form than Graph's own.
    fn unwrapped(
        &mut self,
        source: &Source,
        by_hand: Option<&'static Endpoint>,
        named: Option<&'static Endpoint>,
    ) -> Result<(), Vec<Diagnostic>> {
        let list;
        let (source, tree) = match format::tree(source, self.limits) {
            Ok(tree) => (source, tree),
            Err(findings) => match envelope::lines_as_list(source) {
                Some(lines) => {
                    list = lines;
                    (&list, format::tree(&list, self.limits)?)
                }
                None => return Err(explained(source, findings)),
            },
        };
        let (pieces, unread) = envelope::pieces(tree, by_hand.or(named));
        if pieces.is_empty() {
            return match by_hand.or(named) {
                Some(endpoint) => Err(vec![not_borne_out(source, endpoint, unread.first().map(|part| &part.at))]),
                None => {
                    let spot = format::spot(source, &KeyPath::top());
                    self.unrecognized.push((source.path.clone(), KeyPath::top(), spot));
                    Ok(())
                }
            };
        }
        for part in unread {
            self.account.skip("a part that is no response", 1);
            self.unread(source, &part.at, &part.why);
        }
        let mut findings = Vec::new();
        for piece in pieces {
            if let Err(found) = self.piece(source, piece, by_hand, named) {
                findings.extend(found);
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(explained(source, findings)) }
    }

    fn piece(
        &mut self,
        file: &Source,
        piece: Piece,
        by_hand: Option<&'static Endpoint>,
        named: Option<&'static Endpoint>,
    ) -> Result<(), Vec<Diagnostic>> {
        let inside = piece.inside.as_ref();
        let inside = inside.map(|text| Source { path: file.path.clone(), text: text.clone(), syntax: file.syntax });
        let source = inside.as_ref().unwrap_or(file);
        if let Content::Unclear(may_be) = &piece.content {
            return Err(vec![unclear(source, &piece.at, may_be)]);
        }
        let Some((endpoint, how)) = self.endpoint_of(&piece, by_hand, named) else {
            self.no_endpoint(source, &piece);
            return Ok(());
        };
        self.account.endpoints.push((endpoint.name, how));
        if let Some(named) = piece.key.or(named).filter(|named| how == How::ByContent && named.name != endpoint.name) {
            self.misnamed(source, &piece.at, named, endpoint);
        }
        if let Some(more) = piece.more.first() {
            self.continued(source, endpoint, more);
        }
        let Piece { at, content, context, next, count, .. } = piece;
        // Only Graph's own answer names a next page wherever there is one.
        let is_own = context.is_some();
        let page = |records: &[serde_json::Value], enveloped| Page {
            path: file.path.clone(),
            next,
            count,
            records: records.len(),
            ids: records.iter().filter_map(id_of).collect(),
            enveloped,
            context,
        };
        match content {
            Content::Unclear(_) => {}
            Content::Error(error) => {
                self.account.error = Some(error.name());
                let answer = self.answers.entry(endpoint.name).or_default();
                if error.says_not_there(endpoint) {
                    answer.not_there = true;
                } else {
                    answer.refused.get_or_insert((file.path.clone(), error.name()));
                }
            }
            Content::Nothing => {
                self.account.skip("`value` is null", 1);
                self.unread(source, &at, "`value` is null: nothing was exported");
            }
            Content::List { records, enveloped: false } if records.is_empty() => {
                self.account.skip("an empty list without Graph's envelope", 1);
                let message = "an empty list without Graph's envelope does not say whether there is nothing, or the \
                               export failed: it counts as not captured";
                self.unread(source, &at, message);
            }
            Content::List { records, .. } => {
                borne_out(source, &at, endpoint, how, &records)?;
                self.page(endpoint, page(&records, is_own));
                let records = serde_json::Value::Array(records);
                (endpoint.read)(&Part::Piece { source, at: &at, records: &records }, endpoint, self)?;
            }
            Content::One(record) => {
                let records = std::slice::from_ref(&record);
                borne_out(source, &at, endpoint, how, records)?;
                let is_alone = !matches!(at.0.last(), Some(Step::Index(_)));
                self.page(endpoint, page(records, is_alone || is_own));
                (endpoint.read)(&Part::Piece { source, at: &at, records: &record }, endpoint, self)?;
            }
        }
        Ok(())
    }

    /// Which endpoint a piece is of, and how that is known: by hand, by its context, by its content, by its name.
    fn endpoint_of(
        &self,
        piece: &Piece,
        by_hand: Option<&'static Endpoint>,
        named: Option<&'static Endpoint>,
    ) -> Option<(&'static Endpoint, How)> {
        let by_context = piece.context.as_deref().and_then(endpoint::by_context);
        let records = match &piece.content {
            Content::List { records, .. } => records,
            Content::One(record) => std::slice::from_ref(record),
            Content::Unclear(_) | Content::Error(_) | Content::Nothing => &[],
        };
        let record = records.first();
        let by_content = || records.iter().find_map(endpoint::by_content).map(|endpoint| (endpoint, How::ByContent));
        let hint = by_hand.map(|endpoint| (endpoint, How::ByHand));
        let hint = hint.or(by_context.map(|endpoint| (endpoint, How::ByContext))).or_else(by_content);
        let foreign = piece.context.as_deref().and_then(endpoint::name_in).is_some();
        let named = piece.key.or(named).filter(|endpoint| {
            // A response that names another endpoint is of that one, unless it has the properties of this one.
            !foreign || endpoint.marks.is_empty() || record.is_some_and(|record| endpoint.is_borne_out_by(record))
        });
        hint.or(named.map(|endpoint| (endpoint, How::ByName)))
    }

    /// What is said of a piece that belongs to no endpoint.
    fn no_endpoint(&mut self, source: &Source, piece: &Piece) {
        let at = &piece.at;
        if let Some(context) = &piece.context {
            let known: Vec<&str> = endpoint::names().collect();
            let name = endpoint::name_in(context).unwrap_or(context);
            let message = format!("the site does not use the endpoint `{name}`");
            self.account.skip("an endpoint that the site does not use", 1);
            self.warnings.push(
                Diagnostic::about_file(&source.path, Code::UnknownEndpoint, format::short(&message))
                    .with_help(format!("used are: {}", known.join(", "))),
            );
            return;
        }
        match &piece.content {
            Content::Error(error) => {
                let message = format!("the body of an error (`{}`) that names no endpoint is not read", error.name());
                self.account.skip("an error of an unknown endpoint", 1);
                self.unread(source, at, &message);
            }
            Content::List { .. } | Content::One(_) | Content::Unclear(_) | Content::Nothing => {
                self.unrecognized.push((source.path.clone(), at.clone(), format::spot(source, at)));
            }
        }
    }

    /// Notes that records belong to another endpoint than the one that their file, or the key around them, is named after.
    fn misnamed(&mut self, source: &Source, at: &KeyPath, named: &Endpoint, endpoint: &Endpoint) {
        let message =
            format!("these are records of `{}`, not of `{}`: they are read as such", endpoint.name, named.name);
        let is_this = |finding: &Diagnostic| finding.path == source.path && finding.message == message;
        if !self.warnings.iter().any(is_this) {
            let help = format!("name the file, or the key around the records, `{}`", endpoint.name);
            let finding = Diagnostic::about_file(&source.path, Code::Misnamed, message);
            self.warnings.push(finding.at(format::spot(source, at)).with_help(help));
        }
    }

    /// Notes that there is more of a list inside of a record.
    fn continued(&mut self, source: &Source, endpoint: &Endpoint, more: &KeyPath) {
        let message =
            format!("`{more}` names records that are not in the folder: `{}` is not captured in full", endpoint.name);
        let help = "export again, with all pages of the list, or request the list itself instead of `$expand`";
        let finding = Diagnostic::about_file(&source.path, Code::MissingPage, format::short(&message));
        let finding = finding.at(format::key_spot(source, more)).with_help(help);
        self.continued.entry(endpoint.name).or_insert(finding);
    }

    /// Warns of something that is not read.
    fn unread(&mut self, source: &Source, at: &KeyPath, message: &str) {
        let finding = Diagnostic::about_file(&source.path, Code::UnreadFile, format::short(message));
        let help = "name the file after its endpoint, e.g. vppTokens.json, and save the response as Graph sends it";
        self.warn(finding.at(format::spot(source, at)).with_help(help));
    }

    /// Adds a warning, unless the file has many already.
    fn warn(&mut self, finding: Diagnostic) {
        const MOST: usize = 20;
        if self.warnings.iter().filter(|other| other.path == finding.path).count() < MOST {
            self.warnings.push(finding);
        }
    }

    /// Takes a page of a list in.
    fn page(&mut self, endpoint: &Endpoint, page: Page) {
        let host = |address: &str| address.split("://").nth(1)?.split('/').next().and_then(Cloud::of_graph_host);
        self.clouds.extend(page.context.as_deref().and_then(host));
        self.clouds.extend(page.next.as_deref().and_then(host));
        self.pages.entry(endpoint.name).or_default().add(page);
    }

    /// Notes a property that no record of a part has.
    fn not_exported(&mut self, endpoint: &Endpoint, path: &str, property: &'static str, lost: &'static str) {
        self.lacking.entry((endpoint.name, property)).or_insert_with(|| (path.to_owned(), lost));
    }

    /// Notes connectors of one record that have no id: it can only be derived when all records are read.
    fn identify(&mut self, connectors: &mut [Connector]) {
        let Some(traits) = connectors.iter().find_map(|one| one.id.strip_prefix(wire::DERIVED)) else { return };
        let traits = if traits.is_empty() { String::new() } else { canonical_id(traits.to_owned()) };
        let dates = |date: fn(&Connector) -> Moment| connectors.iter().map(date).max().unwrap_or_default();
        let (expires_at, last_success_at) = (dates(|one| one.expires_at), dates(|one| one.last_success_at));
        let kind = connectors.first().map(|one| one.type_slug.clone()).unwrap_or_default();
        for connector in connectors {
            let number = self.derived.entry((connector.type_slug.clone(), traits.clone())).or_insert(0);
            *number += 1;
            // A singleton without an id is the only one of its type.
            self.account.derived_ids += usize::from(!traits.is_empty() || *number > 1);
            connector.id = format!("{}{}", wire::DERIVED, self.unnamed.len());
        }
        self.unnamed.push(Unnamed { kind, traits, expires_at, last_success_at });
    }

    /// Derives the ids of connectors that have none from what tells them from others. Where that is the same for several, their
    /// expiry date tells them apart, so that history neither takes one for the other nor depends on the order of the records.
    fn settle(&mut self) {
        let mut alike: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (serial, one) in self.unnamed.iter().enumerate() {
            alike.entry((&one.kind, &one.traits)).or_default().push(serial);
        }
        let mut suffixes = vec![String::new(); self.unnamed.len()];
        for serials in alike.values_mut().filter(|serials| serials.len() > 1) {
            serials.sort_by_key(|serial| (self.unnamed[*serial].expires_at, self.unnamed[*serial].last_success_at));
            let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
            for serial in serials {
                let expires_at = self.unnamed[*serial].expires_at.at();
                let date = expires_at.map_or_else(String::new, |at| format!(", expires {}", at.format("%Y-%m-%d")));
                let number = numbers.entry(date.clone()).or_insert(0);
                *number += 1;
                suffixes[*serial] = if *number == 1 { date } else { format!("{date} ({number})") };
            }
        }
        let before = self.settled.clone();
        for connector in &mut self.connectors {
            let serial = connector.id.strip_prefix(wire::DERIVED).and_then(|serial| serial.parse::<usize>().ok());
            let Some((one, suffix)) = serial.and_then(|serial| self.unnamed.get(serial).zip(suffixes.get(serial)))
            else {
                continue;
            };
            let base = if one.traits.is_empty() { &connector.type_slug } else { &one.traits };
            let id = format!("{base}{suffix}");
            let is_taken = before.contains(&(connector.type_slug.clone(), id.clone()));
            connector.id = if is_taken { format!("{id} (2)") } else { id };
            self.settled.insert((connector.type_slug.clone(), connector.id.clone()));
            if connector.name.is_empty() {
                connector.name.clone_from(&connector.id);
            }
        }
        self.unnamed.clear();
    }

    /// A name for a record that has none of its own: `base`, with a number from the second one on.
    fn numbered(&mut self, kind: &str, base: &str) -> String {
        let number = self.derived.entry((kind.to_owned(), base.to_owned())).or_insert(0);
        *number += 1;
        if *number == 1 { base.to_owned() } else { format!("{base} ({number})") }
    }

    /// Said where all responses together have too many records of a kind.
    fn overfull(&self, folder: &str) -> Option<Diagnostic> {
        let kinds = [
            ("connectors", self.connectors.len()),
            ("licenses", self.licenses.as_ref().map_or(0, Vec::len)),
            ("incidents", self.incidents.as_ref().map_or(0, Vec::len)),
            ("messages", self.messages.as_ref().map_or(0, Vec::len)),
        ];
        let (kind, number) = kinds.into_iter().find(|(_, number)| *number > self.limits.records)?;
        let message = format!("the responses in it have {number} {kind}; at most {} are read", self.limits.records);
        let finding = Diagnostic::about_file(folder, Code::TooManyRecords, message);
        Some(finding.with_help(self.limits.help("records")))
    }

    /// Endpoints of which only a part of the list was captured; each with a finding.
    fn in_part(&self) -> (BTreeSet<&'static str>, Vec<Diagnostic>) {
        let mut names = BTreeSet::new();
        let mut findings = Vec::new();
        for (name, pages) in &self.pages {
            let cut = pages.may_be_cut_off().map(|records| {
                let message = format!("`{name}` has exactly {records} records, and nothing says that these are all");
                (message, "save Graph's own response, with its `@odata.nextLink`, or export with `-All`".to_owned())
            });
            if let Some((message, help)) = pages.incomplete(name).or(cut) {
                names.insert(*name);
                findings.push(Diagnostic::about_file(pages.last(), Code::MissingPage, message).with_help(help));
            }
        }
        names.extend(self.continued.keys());
        findings.extend(self.continued.values().cloned());
        for (name, answer) in &self.answers {
            if answer.records && answer.not_there {
                names.insert(*name);
                let message =
                    format!("one answer of `{name}` is that it does not exist, and another one lists records");
                let help = "export the list again, and keep the answers of one request only";
                let path = self.pages.get(name).map_or("", Pages::last);
                findings.push(Diagnostic::about_file(path, Code::MissingPage, message).with_help(help));
            }
            let Some((path, error)) = answer.refused.as_ref().filter(|_| answer.records) else { continue };
            names.insert(*name);
            let message = format!("a page of `{name}` was refused (`{error}`): the list is not captured in full");
            let help = "export the list again; a script has to repeat a page after 429 and 5xx, or stop with an error";
            findings.push(Diagnostic::about_file(path, Code::MissingPage, message).with_help(help));
        }
        (names, findings)
    }

    /// Warnings about what was not exported and about ids that were derived.
    fn remarks(&mut self, folder: &str) -> Vec<Diagnostic> {
        let mut findings = std::mem::take(&mut self.warnings);
        for ((name, property), (path, lost)) in &self.lacking {
            if !self.exported.contains(&(*name, *property)) {
                let message = format!("no record of `{name}` has `{property}`: {lost}");
                findings.push(missing_property(path, &message));
            }
        }
        for (name, pages) in &self.pages {
            let Some((one, other)) = pages.complete_twice() else { continue };
            let message =
                format!("`{name}` was answered in full twice, here and in {one}: all records are read as one list");
            let help = "if these are two tenants, give each a folder of its own with its organization.json; else keep the \
                        later answer";
            findings.push(Diagnostic::about_file(other, Code::Contradiction, format::short(&message)).with_help(help));
        }
        let derived =
            self.accounts.iter().map(|account| account.derived_ids).sum::<usize>().saturating_sub(self.titled);
        let connectors = match derived {
            0 => None,
            1 => Some("1 connector has no `id`: it was derived from its name and Apple ID".to_owned()),
            _ => Some(format!("{derived} connectors have no `id`: it was derived from their names and Apple IDs")),
        };
        let announcements = match self.titled {
            0 => None,
            1 => Some("1 issue or message has no `id`: its title is used".to_owned()),
            number => Some(format!("{number} issues and messages have no `id`: their titles are used")),
        };
        for (message, what) in connectors
            .map(|text| (text, "a connector"))
            .into_iter()
            .chain(announcements.map(|text| (text, "an issue or a message")))
        {
            findings.push(
                Diagnostic::about_file(folder, Code::DerivedId, message)
                    .with_help(format!("export `id` too: history follows {what} by its id")),
            );
        }
        findings
    }

    /// Types whose endpoint answered, and types of which more may exist.
    fn types(&self, in_part: &BTreeSet<&'static str>) -> (BTreeSet<&'static str>, BTreeSet<&'static str>) {
        let (mut answered, mut partly) = (BTreeSet::new(), BTreeSet::new());
        for endpoint in ENDPOINTS {
            let Some(answer) = self.answers.get(endpoint.name) else { continue };
            if answer.records || (answer.not_there && answer.refused.is_none()) {
                answered.extend(endpoint.types.iter().filter(|slug| !self.silent_types.contains(*slug)));
            }
            // One of two endpoints of a type was refused, or a page of its list.
            if answer.refused.is_some() || in_part.contains(endpoint.name) {
                partly.extend(endpoint.types);
            }
        }
        // Microsoft's page takes a type from its first endpoint: what others list need not be all.
        let lacks_first = |slug: &&&str| {
            let first = ENDPOINTS.iter().find(|endpoint| endpoint.types.contains(*slug));
            let answer = first.and_then(|endpoint| self.answers.get(endpoint.name));
            !answer.is_some_and(|answer| answer.records || answer.not_there)
        };
        partly.extend(answered.iter().filter(lacks_first).copied());
        partly.retain(|slug| answered.contains(slug));
        (answered, partly)
    }

    /// Checks the issues against health overviews. Returns whether they are there in part only; without any issue, a list that
    /// has nothing of Microsoft Intune is not captured.
    fn check_overviews(&mut self) -> bool {
        let has_issues = self.answers.get("issues").is_some_and(|answer| answer.records);
        let without_intune = self.overviews.without_intune().filter(|_| !has_issues);
        if without_intune.is_some() {
            self.incidents = self.incidents.take().filter(|all| !all.is_empty());
        }
        let unexplained = self.incidents.as_ref().and_then(|all| self.overviews.unexplained(all));
        let findings: Vec<Diagnostic> = without_intune.into_iter().chain(unexplained).collect();
        let in_part = !findings.is_empty();
        self.warnings.extend(findings);
        in_part
    }

    /// The connectors, and what was not captured of them.
    fn captured(
        &self,
        all: Vec<Connector>,
        answered: &BTreeSet<&'static str>,
        partly: BTreeSet<&'static str>,
        mut in_part: BTreeSet<String>,
    ) -> Connectors {
        in_part.extend(partly.into_iter().map(str::to_owned));
        let (mut not_captured, mut not_requested) = (BTreeSet::new(), BTreeSet::new());
        for entry in catalogue::CATALOGUE.iter().filter(|entry| !answered.contains(entry.slug)) {
            let slug = entry.slug.to_owned();
            // Of some records, one may say nothing of a type that another one has.
            match all.iter().any(|connector| connector.type_slug == slug) {
                true => in_part.insert(slug),
                false if entry.on_microsofts_page() || self.is_refused(entry.slug) => not_captured.insert(slug),
                false => not_requested.insert(slug),
            };
        }
        Connectors { all, own_types: BTreeMap::new(), not_captured, in_part, not_requested }
    }

    /// Whether an endpoint that describes a type was refused.
    fn is_refused(&self, slug: &str) -> bool {
        let refused = |name: &str| self.answers.get(name).is_some_and(|answer| answer.refused.is_some());
        ENDPOINTS.iter().any(|endpoint| endpoint.types.contains(&slug) && refused(endpoint.name))
    }

    /// Whether only a part of what these endpoints list was captured.
    fn any_in_part(&self, in_part: &BTreeSet<&'static str>, names: &[&str]) -> bool {
        names.iter().any(|name| {
            let refused = self.answers.get(name).is_some_and(|answer| answer.refused.is_some());
            in_part.contains(name) || refused
        })
    }
}

/// What a file is that is no JSON at all: nothing, a page for a browser, or another format of PowerShell.
fn no_json(source: &Source) -> Option<Diagnostic> {
    let text = source.text.trim_start();
    let begins = |mark: &str| text.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    let (code, message, help) = match text {
        "" => (
            Code::EmptyFile,
            "the file is empty",
            "export it again, or delete it if the endpoint was not captured; an empty list is `{\"value\": []}`",
        ),
        _ if begins("<Objs") => (
            Code::NotAResponse,
            "this is an export of `Export-Clixml`, not JSON",
            "export it with `ConvertTo-Json -Depth 10`",
        ),
        _ if begins("<!doctype") || begins("<html") => (
            Code::NotAResponse,
            "this is a web page, not a response of Microsoft Graph",
            "most likely a page to sign in on was saved: check how the export signs in, and export again",
        ),
        _ => return None,
    };
    Some(Diagnostic::about_file(&source.path, code, message).with_help(help))
}

/// A warning about a property that was not exported.
fn missing_property(path: &str, message: &str) -> Diagnostic {
    Diagnostic::about_file(path, Code::MissingProperty, format::short(message))
        .with_help("leave `Select-Object` and `$select` out, or add the property")
}

/// The name of a file without folder and ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or(file)
}

/// The `@odata.context` at the beginning of a text.
fn head_context(text: &str) -> Option<String> {
    const HEAD: usize = 8 * 1024;
    let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    let (before, rest) = text[..end].split_once("\"@odata.context\"")?;
    // It is the response's own where nothing but its first mapping was opened before it.
    let is_own = before.bytes().filter(|byte| matches!(byte, b'{' | b'[')).count() == 1;
    let value = rest.trim_start().strip_prefix(':').map(str::trim_start).and_then(|rest| rest.strip_prefix('"'));
    value.filter(|_| is_own).and_then(|value| value.split('"').next()).map(str::to_owned)
}

/// The finding with a cure for an export: nobody writes that by hand.
fn as_exported(finding: Diagnostic) -> Diagnostic {
    match finding.message.strip_suffix(format::IN_QUOTES) {
        Some(message) => Diagnostic { message: message.to_owned(), ..finding }
            .with_help("export the response again, with the values as Graph sends them"),
        None => finding,
    }
}

/// The findings of a file, with the cure where an accident of the export explains them.
fn explained(source: &Source, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let Some(at) = wire::cut_off_at(&source.text) else { return findings };
    let spot = Spot::at_offset(&source.text, at);
    let message = "values that lie deep were replaced by the names of their types: the export was cut off";
    vec![Diagnostic::about_file(&source.path, Code::CutOffExport, message).at(Some(spot)).with_help(wire::DEPTH)]
}

/// A snapshot from responses, the companion file, and what only the caller knows; and what became of each file.
///
/// Every finding of every response is added to `findings`; warnings alone do not spoil the snapshot.
pub(super) fn assemble(
    folder: &Folder<'_>,
    responses: &[Response],
    companion: Option<Companion>,
    findings: &mut Vec<Diagnostic>,
) -> (Option<Snapshot>, Account) {
    let mut draft = Draft::of(folder);
    let mut spoilt = false;
    for response in responses {
        let by_hand = folder.by_hand.get(&response.name).copied();
        if let Err(found) = draft.file(response, by_hand) {
            spoilt = true;
            findings.extend(found);
        }
    }
    let recognized = draft.accounts.iter().any(|file| !file.endpoints.is_empty());
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
    let connectors = (!answered.is_empty()).then(|| draft.captured(all, &answered, partly, in_part_too));
    let incidents = draft.incidents.take().map(|all| repeated.incidents(all));
    let messages = draft.messages.take().map(|all| repeated.messages(all));
    let licenses = draft.licenses.take().map(|all| repeated.licenses(all));
    let count = repeated.count;
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
    };
    ((!spoilt).then_some(snapshot), Account { files: draft.accounts, repeated: count })
}

/// The tenant, as the responses and the companion have it.
fn whose(
    draft: &mut Draft<'_>,
    companion: Option<Companion>,
    folder: &Folder<'_>,
    spoilt: &mut bool,
    findings: &mut Vec<Diagnostic>,
) -> Tenant {
    let mut tenant = std::mem::take(&mut draft.tenant);
    let mut clouds = std::mem::take(&mut draft.clouds).into_iter();
    // The global one goes without saying.
    tenant.cloud = clouds.next().filter(|cloud| *cloud != Cloud::Global);
    if let Some(other) = clouds.next() {
        *spoilt = true;
        let message = format!("the responses come from two clouds; one of them from {}", other.graph_host());
        findings.push(
            Diagnostic::about_file(folder.name, Code::SeveralTenants, message)
                .with_help("save the responses of each tenant in a folder of its own"),
        );
    }
    if let Some(companion) = companion {
        if let Some(finding) = draft.named.as_ref().and_then(|named| contradiction(named, &companion, folder)) {
            *spoilt = true;
            findings.push(finding);
        }
        companion.override_tenant(&mut tenant);
    }
    if tenant.id.is_none() && tenant.name.is_none() && !*spoilt && !draft.accounts.is_empty() {
        *spoilt = true;
        findings.push(
            Diagnostic::about_file(folder.name, Code::NoTenant, "nothing says whose snapshot this is")
                .with_help("save the response of /organization beside it, or write `name: …` into tenant.yaml"),
        );
    }
    if let Some(finding) = foreign_records(draft, &tenant, folder) {
        *spoilt = true;
        findings.push(finding);
    }
    tenant
}

/// The finding where records name another tenant, by id, than the rest of the responses.
fn foreign_records(draft: &Draft<'_>, tenant: &Tenant, folder: &Folder<'_>) -> Option<Diagnostic> {
    let id = tenant.id.as_ref()?;
    let of_records = draft.owners[..wire::OWNER_IDS].iter().flatten().find(|owner| !owner.eq_ignore_ascii_case(id))?;
    let message = format!("records are of the tenant `{of_records}`, and the responses of {} (`{id}`)", tenant.label());
    let finding = Diagnostic::about_file(folder.name, Code::SeveralTenants, format::short(&message));
    let help = "move responses of another tenant to a folder of their own, or correct `id` in tenant.yaml";
    Some(finding.with_help(help))
}

/// The finding where `tenant.yaml` and the responses are of two tenants. It may give another name to a tenant. Without any id
/// the name alone tells tenants apart, so a file that completes several snapshots may not give all of them the same.
fn contradiction(named: &Claim, companion: &Companion, folder: &Folder<'_>) -> Option<Diagnostic> {
    let (claim, at) = (Claim::of(companion), folder.named_at?);
    let help = match (&claim.id, &named.id) {
        (Some(_), Some(_)) => {
            "move responses of another tenant to a folder of their own, or correct `id` in tenant.yaml"
        }
        (None, None) if at.is_shared => "write `id: …` (the directory id) into a tenant.yaml beside the responses",
        _ => return None,
    };
    let message = format!("tenant.yaml is about {}, and the responses are of {}", claim.label(), named.label());
    let finding = Diagnostic::about_file(&at.path, Code::SeveralTenants, format::short(&message));
    named.is_other_tenant(&claim).then(|| finding.at(at.spot.clone()).with_help(help))
}

/// The finding for an unrecognized file: a warning beside responses, an error where it is the only file.
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
