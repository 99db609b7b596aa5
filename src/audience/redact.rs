//! Removes hidden sections and redacted values from the data.
//!
//! Values are searched in a normalized form of every text ([`Folded`]), so that case, zero-width characters and
//! percent-encoding do not hide them. Every struct is destructured field by field, so that the compiler reports new
//! fields.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use regex::Regex;

use super::{Audience, Redaction, SiteSection};
use crate::{
    content,
    rules::{
        Criteria, Status,
        reported::{account_trouble, trouble_in},
    },
    snapshot::{Archive, History, LoadedSnapshot, Unpacker},
    tenant::{
        self, Baseline, Body, Connector, ConnectorSettings, ConnectorType, Connectors, EnumValue, Facts, Gap, HIDDEN,
        Ignore, Incident, License, Message, OtherServices, Post, Snapshot, Tenant, UnreadSnapshot, catalog,
    },
    text_safety::is_control_like,
};

/// Parts of detail names that identify what their values are; case and separators are ignored.
const NAMES: &[(Redaction, &[&str])] = &[
    (Redaction::AppleIds, &["appleid"]),
    (
        Redaction::UserNames,
        &[
            "owner",
            "username",
            "userprincipal",
            "upn",
            "mail",
            "smtp",
            "contact",
            "administrator",
            "createdby",
            "modifiedby",
        ],
    ),
    (Redaction::SerialNumbers, &["serial"]),
    (Redaction::MachineNames, &["machine", "server", "host", "computer", "devicename", "fqdn"]),
];

/// Matches anything that looks like a user account or e-mail address.
const ADDRESS: &str = r"[\w.+%'#&~-]+@[\w-]+(?:\.[\w-]+)+";

/// Matches anything that looks like the initial domain of a tenant.
const INITIAL_DOMAIN: &str = r"[\w.-]+\.onmicrosoft\.(?:com|us|de|cn)|[\w.-]+\.partner\.onmschina\.cn";

/// Fallback if there are too many values to search for at once: redacts everything.
const EVERYTHING: &str = r"(?s).+";

/// Minimum length of a value to be redacted inside other text; shorter values, which could be parts of words, are
/// redacted only if they are the whole field.
const SHORTEST: usize = 5;

/// Removes the data that one audience may not see.
pub struct Redactor<'a> {
    audience: &'a Audience,
    /// Values redacted anywhere.
    values: Option<AhoCorasick>,
    /// Values redacted only if they are the whole field.
    short: BTreeSet<String>,
    patterns: Vec<Regex>,
    /// What is shown, and when it is healthy.
    criteria: &'a Criteria,
}

impl<'a> Redactor<'a> {
    /// Collects the values to redact from all tenants and snapshots, because a value of one may occur in another.
    pub fn of(audience: &'a Audience, archive: &Archive, criteria: &'a Criteria) -> Self {
        let mut values = BTreeSet::new();
        let unpacker = archive.unpacker();
        let of_tenant = |place: usize| {
            let snapshots = archive.history(place, &unpacker).map(|history| history.snapshots).unwrap_or_default();
            snapshots.iter().flat_map(|dated| secrets(audience, &dated.snapshot)).collect()
        };
        let found: Vec<BTreeSet<String>> = (0..archive.tenants.len()).into_par_iter().map(of_tenant).collect();
        values.extend(found.into_iter().flatten());
        let (long, short): (BTreeSet<String>, BTreeSet<String>) =
            values.into_iter().partition(|value| value.chars().count() >= SHORTEST);
        let values = AhoCorasick::new(&long);
        let built_in = [(Redaction::UserNames, ADDRESS), (Redaction::Domain, INITIAL_DOMAIN)];
        let built_in = built_in.iter().filter(|(redaction, _)| audience.hide.contains(redaction));
        let own = audience.patterns.iter().map(|pattern| pattern.regex().clone());
        Redactor {
            audience,
            patterns: built_in
                .map(|(_, pattern)| Regex::new(pattern))
                .chain(values.is_err().then(|| Regex::new(EVERYTHING)))
                .filter_map(Result::ok)
                .chain(own)
                .collect(),
            values: values.ok(),
            short,
            criteria,
        }
    }

    /// Returns the text without redacted values; `None` if it has none.
    fn hide(&self, text: &str) -> Option<String> {
        let folded = Folded::of(text);
        if self.short.contains(folded.text.trim()) {
            return Some(HIDDEN.to_owned());
        }
        let values = self.values.iter().flat_map(|values| values.find_overlapping_iter(&folded.text));
        let values = values.map(|found| found.start()..found.end());
        let patterns = self.patterns.iter().flat_map(|pattern| pattern.find_iter(&folded.text));
        let patterns = patterns.map(|found| found.range()).filter(|range| !range.is_empty());
        let mut found: Vec<Range<usize>> = values.chain(patterns).map(|range| folded.place(range)).collect();
        if found.is_empty() {
            return None;
        }
        found.sort_by_key(|range| range.start);
        let mut hidden = String::with_capacity(text.len());
        let mut end = 0;
        for range in found {
            if range.start >= end {
                hidden.push_str(&text[end..range.start]);
                hidden.push_str(HIDDEN);
            }
            end = end.max(range.end);
        }
        hidden.push_str(&text[end..]);
        Some(hidden)
    }

    /// Returns the text, with each redacted value replaced by [`HIDDEN`].
    pub fn text(&self, text: &str) -> String {
        self.hide(text).unwrap_or_else(|| text.to_owned())
    }

    fn option(&self, text: &Option<String>) -> Option<String> {
        text.as_deref().map(|text| self.text(text))
    }

    /// Redacts each text.
    pub fn texts(&self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    /// A service. The names of those that are shown decide what is shown, and stay.
    fn service(&self, name: &str) -> String {
        if self.criteria.shows_service(name) { name.to_owned() } else { self.text(name) }
    }

    /// What a service reports. A problem stays one: where it would be none any more, its name and value stay.
    fn reported(&self, facts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let problem = |name: &str, value: &str| {
            let fact = Facts::new([(name.to_owned(), value.to_owned())].into());
            !trouble_in(&fact, Status::Healthy).is_empty()
        };
        let (kept, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
            facts.iter().map(|(name, value)| (name.clone(), value.clone())).partition(|(name, value)| {
                problem(name, value)
                    && !self.facts(&[(name.clone(), value.clone())].into()).iter().all(|(n, v)| problem(n, v))
            });
        self.facts(&others).into_iter().chain(kept).collect()
    }

    /// Redacts the settings for a connector. If the slug of its type is redacted, they get the limits of the type,
    /// which would not be found by the new slug.
    fn settings(&self, settings: Option<&ConnectorSettings>, slug: &str, shown: &str) -> Option<ConnectorSettings> {
        let of_type = self.criteria.type_limits.get(slug).filter(|_| slug != shown).copied().unwrap_or_default();
        let Some(ConnectorSettings { limits, ignored }) = settings else {
            return (!of_type.is_empty()).then(|| ConnectorSettings { limits: of_type, ignored: Vec::new() });
        };
        let shows_reason = !self.audience.hide.contains(&Redaction::IgnoreReasons);
        let ignore = |Ignore { reason, from, until }: &Ignore| Ignore {
            reason: self.option(reason).filter(|_| shows_reason),
            from: *from,
            until: *until,
        };
        let ignored = ignored.iter().map(|one| Arc::new(ignore(one))).collect();
        Some(ConnectorSettings { limits: limits.or(of_type), ignored })
    }

    fn word(&self, word: &EnumValue) -> EnumValue {
        self.hide(word.as_str()).map_or_else(|| word.clone(), |hidden| EnumValue::new(&hidden, &[]))
    }

    /// Removes the link to where a connector is repaired if the audience may not see guidance, or if it contains a
    /// redacted value, as written or as a browser reads it.
    fn link(&self, link: &Option<String>) -> Option<String> {
        link.clone().filter(|address| {
            let url = url::Url::parse(address);
            self.audience.shows(SiteSection::Guidance)
                && self.hide(address).is_none()
                && url.is_ok_and(|url| self.hide(url.as_str()).is_none())
        })
    }

    /// Redacts named facts. Facts with a redacted name lose their value, whatever it is.
    fn facts(&self, facts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let mut shown = BTreeMap::new();
        for (name, value) in facts {
            let value = if is_secret(self.audience, name) { HIDDEN.to_owned() } else { self.text(value) };
            let name = self.text(name);
            let others = (2..).map(|number| format!("{name} {number}"));
            let free = std::iter::once(name.clone()).chain(others).find(|name| !shown.contains_key(name));
            shown.insert(free.unwrap_or(name), value);
        }
        shown
    }

    fn body(&self, body: &Body) -> Body {
        content::without(body, &|text| self.hide(text)).unwrap_or_else(|| body.clone())
    }

    /// Returns the text, or [`HIDDEN`] if any part is redacted. For addresses, which do not work with a part missing.
    pub fn whole(&self, text: &str) -> String {
        self.hide(text).map_or_else(|| text.to_owned(), |_| HIDDEN.to_owned())
    }

    /// Returns the archive that the audience may see.
    pub fn archive(&self, archive: &Archive) -> Archive {
        let unpacker = archive.unpacker();
        let shared = SharedObjects::of(self, &unpacker);
        let mut keys = BTreeSet::new();
        let mut key = |history: &History| {
            let label =
                history.latest().map_or_else(String::new, |latest| latest.snapshot.tenant.label().to_lowercase());
            let shown = self.audience.shows(SiteSection::Tenant) && self.hide(&history.key).is_none();
            let first = if shown { history.key.clone() } else { label };
            let others = (2..).map(|number| format!("{first} {number}"));
            let free = std::iter::once(first.clone()).chain(others).find(|key| !keys.contains(key));
            let key = free.unwrap_or(first);
            keys.insert(key.clone());
            key
        };
        let seen = |place| Some(Ids::default().history(self, &shared, &archive.history(place, &unpacker)?));
        let runs = archive.some_at_a_time(|_| true).into_iter();
        let histories = runs.flat_map(|places| places.into_par_iter().filter_map(seen).collect::<Vec<_>>());
        let mut shown = Archive::of(histories.map(|history| History { key: key(&history), ..history }));
        shown.unread = self.unread(&archive.unread);
        shown
    }

    /// Removes the names of files, unless the audience may see everything.
    fn unread(&self, unread: &[UnreadSnapshot]) -> Vec<UnreadSnapshot> {
        let sees = self.audience.sees_everything();
        unread.iter().map(|one| if sees { one.clone() } else { one.redacted() }).collect()
    }

    /// Removes the baselines that are not for the audience, and redacts the texts of the others.
    fn baselines(&self, baselines: &[Baseline]) -> Vec<Baseline> {
        let shown = baselines.iter().filter(|one| one.is_for(&self.audience.name));
        let shown = shown.filter(|_| self.audience.shows(SiteSection::Archive));
        let redacted = |Baseline { title, note, snapshot, audiences }: &Baseline| Baseline {
            title: self.text(title),
            note: self.option(note),
            snapshot: *snapshot,
            audiences: audiences.clone(),
        };
        shown.map(redacted).collect()
    }

    fn tenant(&self, tenant: &Tenant) -> Tenant {
        let Tenant {
            id,
            name,
            domain,
            location,
            mdm_authority,
            service_release,
            account_status,
            enrolled_devices,
            licensed_users,
            cloud,
        } = tenant;
        if !self.audience.shows(SiteSection::Tenant) {
            // The cloud is kept because link addresses depend on it.
            return Tenant { name: self.option(name), cloud: *cloud, ..Tenant::default() };
        }
        let by = |redaction, value: &Option<String>| match value {
            Some(_) if self.audience.hide.contains(&redaction) => Some(HIDDEN.to_owned()),
            value => self.option(value),
        };
        Tenant {
            id: by(Redaction::TenantId, id),
            name: self.option(name),
            domain: by(Redaction::Domain, domain),
            location: self.option(location),
            mdm_authority: self.option(mdm_authority),
            service_release: self.option(service_release),
            // One that needs attention decides what the summary says.
            account_status: match account_trouble(tenant) {
                Some(status) => Some(status.clone()),
                None => account_status.as_ref().map(|status| self.word(status)),
            },
            enrolled_devices: *enrolled_devices,
            licensed_users: *licensed_users,
            cloud: *cloud,
        }
    }

    /// Redacts an incident, except its id.
    fn incident(&self, incident: &Incident) -> Incident {
        let Incident {
            id,
            title,
            classification,
            status,
            service,
            feature,
            origin,
            affects_tenant,
            impact,
            started_at,
            updated_at,
            ended_at,
            resolved,
            details,
            posts,
        } = incident;
        Incident {
            id: id.clone(),
            title: self.text(title),
            classification: self.word(classification),
            status: self.word(status),
            service: self.service(service),
            feature: self.option(feature),
            origin: origin.as_ref().map(|origin| self.word(origin)),
            affects_tenant: *affects_tenant,
            impact: self.option(impact),
            started_at: *started_at,
            updated_at: *updated_at,
            ended_at: *ended_at,
            resolved: *resolved,
            details: self.facts(details),
            posts: posts.iter().map(|post| Arc::new(Post { at: post.at, body: self.body(&post.body) })).collect(),
        }
    }

    /// Redacts a message, except its id.
    fn message(&self, message: &Message) -> Message {
        let Message {
            id,
            title,
            services,
            category,
            severity,
            major_change,
            action_required_by,
            published_at,
            updated_at,
            ends_at,
            archived,
            tags,
            details,
            body,
        } = message;
        Message {
            id: id.clone(),
            title: self.text(title),
            services: services.iter().map(|service| self.service(service)).collect(),
            category: category.as_ref().map(|category| self.word(category)),
            severity: severity.as_ref().map(|severity| self.word(severity)),
            major_change: *major_change,
            action_required_by: *action_required_by,
            published_at: *published_at,
            updated_at: *updated_at,
            ends_at: *ends_at,
            archived: *archived,
            tags: self.texts(tags),
            details: self.facts(details),
            body: self.body(body),
        }
    }
}

/// Returns the values of a snapshot to redact, normalized.
fn secrets(audience: &Audience, snapshot: &Snapshot) -> BTreeSet<String> {
    let Snapshot { captured_at: _, tenant, licenses: _, connectors, incidents, messages, other_services: _, gaps: _ } =
        snapshot;
    let mut found = BTreeSet::new();
    let mut add = |value: &str| {
        let folded = Folded::of(value).text.trim().to_owned();
        if !folded.is_empty() {
            found.insert(folded);
        }
    };
    for (redaction, value) in [(Redaction::TenantId, &tenant.id), (Redaction::Domain, &tenant.domain)] {
        if let Some(value) = value.as_deref().filter(|_| audience.hide.contains(&redaction)) {
            add(value);
        }
    }
    let connectors = connectors.captured().map_or(&[][..], |connectors| &connectors.all);
    let incidents = incidents.captured().map_or(&[][..], Vec::as_slice);
    let messages = messages.captured().map_or(&[][..], Vec::as_slice);
    let facts = connectors.iter().flat_map(|connector| [&*connector.reported, &*connector.details]);
    let facts = facts.chain(incidents.iter().map(|incident| &incident.details));
    let facts = facts.chain(messages.iter().map(|message| &message.details));
    for (_, value) in facts.flatten().filter(|(name, _)| is_secret(audience, name)) {
        // A list of accounts is redacted as a whole and one by one, a machine name with and without its domain.
        add(value);
        value.split([',', ';']).for_each(&mut add);
        let machine = value.split('.').next().filter(|label| label.len() >= SHORTEST && !label.contains(' '));
        machine.filter(|_| audience.hide.contains(&Redaction::MachineNames) && !value.contains('@')).map(&mut add);
    }
    found
}

/// Returns whether the value of a detail is redacted because of its name.
fn is_secret(audience: &Audience, name: &str) -> bool {
    audience.hide.iter().any(|redaction| redaction.is_about(name))
}

impl Redaction {
    /// Returns whether it hides the value of a detail of this name.
    pub fn is_about(&self, name: &str) -> bool {
        let plain = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let name: String = plain(name);
        match self {
            Redaction::Detail(detail) => plain(detail) == name,
            _ => {
                let (mut known, is_part) = (NAMES.iter(), |part: &&str| name.contains(*part));
                known.any(|(redaction, parts)| redaction == self && parts.iter().any(is_part))
            }
        }
    }
}

/// Objects shared between snapshots, by memory address. Each is redacted once and stays shared if unchanged.
struct SharedObjects {
    incidents: BTreeMap<usize, Arc<Incident>>,
    messages: BTreeMap<usize, Arc<Message>>,
}

impl SharedObjects {
    fn of(redactor: &Redactor<'_>, unpacker: &Unpacker<'_>) -> Self {
        let shows = |section| redactor.audience.shows(section);
        SharedObjects {
            incidents: each(unpacker.incidents().filter(|_| shows(SiteSection::Health)), |one| redactor.incident(one)),
            messages: each(unpacker.messages().filter(|_| shows(SiteSection::News)), |one| redactor.message(one)),
        }
    }
}

fn each<T: PartialEq + Send + Sync>(
    all: impl Iterator<Item = Arc<T>>,
    redact: impl Fn(&T) -> T + Sync,
) -> BTreeMap<usize, Arc<T>> {
    let all: Vec<Arc<T>> = all.collect();
    let redacted = all.into_par_iter().map(|one| {
        let redacted = redact(&one);
        (place(&one), if redacted == *one { one } else { Arc::new(redacted) })
    });
    redacted.collect()
}

fn place<T>(content: &Arc<T>) -> usize {
    Arc::as_ptr(content).addr()
}

/// Replacements for the redacted IDs of one tenant. They are the same in all its snapshots because pages, feeds and
/// histories depend on them.
#[derive(Default)]
struct Ids {
    given: BTreeMap<String, String>,
    /// IDs in use, to avoid duplicates.
    taken: BTreeSet<String>,
}

impl Ids {
    fn of(&mut self, redactor: &Redactor<'_>, id: &str) -> String {
        if let Some(given) = self.given.get(id) {
            return given.clone();
        }
        let given = match redactor.hide(id) {
            None => id.to_owned(),
            Some(_) => {
                let numbered = (1..).map(|number| format!("hidden-{number}"));
                numbered.into_iter().find(|name| !self.taken.contains(name)).unwrap_or_default()
            }
        };
        self.taken.insert(given.to_lowercase());
        self.given.insert(id.to_owned(), given.clone());
        given
    }

    /// Returns the slug of a type, redacted unless it is in the catalog.
    fn slug(&mut self, redactor: &Redactor<'_>, slug: &str) -> String {
        if catalog::find(slug).is_some() { slug.to_owned() } else { self.of(redactor, slug) }
    }

    fn history(mut self, redactor: &Redactor<'_>, shared: &SharedObjects, history: &History) -> History {
        let History { key, snapshots, unread, baselines } = history;
        let ids = snapshots.iter().flat_map(|dated| ids(&dated.snapshot));
        self.taken.extend(ids.filter(|id| id.to_lowercase().starts_with("hidden-")).map(str::to_lowercase));
        let begin = if redactor.audience.shows(SiteSection::Archive) { 0 } else { snapshots.len().saturating_sub(1) };
        let snapshots = snapshots.iter().skip(begin);
        let snapshots = snapshots.map(|LoadedSnapshot { path: _, sha256, snapshot }| LoadedSnapshot {
            path: String::new(),
            sha256: sha256.clone(),
            snapshot: self.snapshot(redactor, shared, snapshot),
        });
        let (unread, baselines) = (redactor.unread(unread), redactor.baselines(baselines));
        History { key: key.clone(), snapshots: snapshots.collect(), unread, baselines }
    }

    fn snapshot(&mut self, redactor: &Redactor<'_>, shared: &SharedObjects, snapshot: &Snapshot) -> Snapshot {
        let Snapshot { captured_at, tenant, licenses, connectors, incidents, messages, other_services, gaps } =
            snapshot;
        let shows = |section| redactor.audience.shows(section);
        let in_part = [licenses.is_in_part(), incidents.is_in_part(), messages.is_in_part()];
        let counted = |section, counts: &BTreeMap<String, u64>| {
            let mut shown = BTreeMap::new();
            for (service, count) in counts.iter().filter(|_| shows(section)) {
                *shown.entry(redactor.text(service)).or_default() += count;
            }
            shown
        };
        let other_services = OtherServices {
            incidents: counted(SiteSection::Health, &other_services.incidents),
            messages: counted(SiteSection::News, &other_services.messages),
        };
        let licenses = licenses.captured().filter(|_| shows(SiteSection::Licenses));
        let connectors = connectors.captured().filter(|_| shows(SiteSection::Connectors));
        let incidents = incidents.captured().filter(|_| shows(SiteSection::Health));
        let messages = messages.captured().filter(|_| shows(SiteSection::News));
        Snapshot {
            captured_at: *captured_at,
            tenant: redactor.tenant(tenant),
            licenses: tenant::Section::from(
                licenses.map(|all| all.iter().map(|one| self.license(redactor, one)).collect()),
            )
            .in_part_if(in_part[0]),
            connectors: connectors.map(|connectors| self.connectors(redactor, connectors)).into(),
            incidents: tenant::Section::from(incidents.map(|all| {
                let shown = all.iter().filter_map(|one| shared.incidents.get(&place(one)));
                shown
                    .map(|one| match self.of(redactor, &one.id) {
                        id if id == one.id => Arc::clone(one),
                        id => Arc::new(Incident { id, ..Incident::clone(one) }),
                    })
                    .collect()
            }))
            .in_part_if(in_part[1]),
            messages: tenant::Section::from(messages.map(|all| {
                let shown = all.iter().filter_map(|one| shared.messages.get(&place(one)));
                shown
                    .map(|one| match self.of(redactor, &one.id) {
                        id if id == one.id => Arc::clone(one),
                        id => Arc::new(Message { id, ..Message::clone(one) }),
                    })
                    .collect()
            }))
            .in_part_if(in_part[2]),
            other_services,
            gaps: gaps
                .iter()
                .filter(|(part, _)| section_of(part).is_some_and(shows))
                .map(|(part, Gap { cause, error, permission, file })| {
                    let permission = permission.as_deref().map(|permission| redactor.text(permission));
                    // The name of a file may name the tenant in a form that is not searched for.
                    let file = file.clone().filter(|_| redactor.audience.sees_everything());
                    (part.clone(), Gap { cause: *cause, error: redactor.text(error), permission, file })
                })
                .collect(),
        }
    }

    fn license(&mut self, redactor: &Redactor<'_>, license: &License) -> License {
        let License { sku, name, total, assigned, in_grace, suspended } = license;
        License {
            sku: self.of(redactor, sku),
            name: redactor.text(name),
            total: *total,
            assigned: *assigned,
            in_grace: *in_grace,
            suspended: *suspended,
        }
    }

    fn connectors(&mut self, redactor: &Redactor<'_>, connectors: &Connectors) -> Connectors {
        let Connectors { all, own_types, not_captured, in_part, not_requested } = connectors;
        Connectors {
            all: all.iter().map(|one| self.connector(redactor, one)).collect(),
            own_types: own_types
                .values()
                .map(|ConnectorType { slug, label, basis, link }| {
                    let slug = self.slug(redactor, slug);
                    let (label, link) = (redactor.text(label), redactor.link(link));
                    (slug.clone(), ConnectorType { slug, label, basis: *basis, link })
                })
                .collect(),
            not_captured: not_captured.iter().map(|slug| self.slug(redactor, slug)).collect(),
            in_part: in_part.iter().map(|slug| self.slug(redactor, slug)).collect(),
            not_requested: not_requested.iter().map(|slug| self.slug(redactor, slug)).collect(),
        }
    }

    fn connector(&mut self, redactor: &Redactor<'_>, connector: &Connector) -> Connector {
        let Connector { type_slug, id, name, enabled, last_success_at, expires_at, reported, details, link, settings } =
            connector;
        let slug = self.slug(redactor, type_slug);
        Connector {
            settings: redactor.settings(settings.as_deref(), type_slug, &slug).map(Arc::new),
            type_slug: slug,
            id: self.of(redactor, id),
            name: redactor.text(name),
            enabled: *enabled,
            last_success_at: *last_success_at,
            expires_at: *expires_at,
            reported: redactor.reported(reported).into(),
            details: redactor.facts(details).into(),
            link: redactor.link(link),
        }
    }
}

/// Returns the section that a part of a snapshot belongs to.
fn section_of(part: &str) -> Option<SiteSection> {
    match part.split('/').next()? {
        "tenant" => Some(SiteSection::Tenant),
        "licenses" => Some(SiteSection::Licenses),
        "connectors" => Some(SiteSection::Connectors),
        "incidents" => Some(SiteSection::Health),
        "messages" => Some(SiteSection::News),
        _ => None,
    }
}

/// Returns every ID in a snapshot.
fn ids(snapshot: &Snapshot) -> impl Iterator<Item = &str> {
    let Snapshot { captured_at: _, tenant: _, licenses, connectors, incidents, messages, other_services: _, gaps: _ } =
        snapshot;
    let licenses = licenses.captured().into_iter().flatten().map(|license| license.sku.as_str());
    let connectors = connectors.captured().into_iter().flat_map(|connectors| &connectors.all);
    let connectors = connectors.flat_map(|connector| [connector.id.as_str(), connector.type_slug.as_str()]);
    let incidents = incidents.captured().into_iter().flatten().map(|incident| incident.id.as_str());
    let messages = messages.captured().into_iter().flatten().map(|message| message.id.as_str());
    licenses.chain(connectors).chain(incidents).chain(messages)
}

/// A normalized text: lower case, without zero-width characters, whitespace collapsed, percent-encoding decoded. Texts
/// that look the same are equal in this form.
struct Folded {
    text: String,
    /// Start and end in the original text for each byte.
    places: Vec<(usize, usize)>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Folded { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let (decoded, length) = decoded(&text[at..]).unwrap_or((c, c.len_utf8()));
            folded.push(decoded, at, at + length);
            at += length;
        }
        folded
    }

    fn push(&mut self, c: char, begin: usize, end: usize) {
        // Removes every joiner, even those that scripts need: this text is never shown.
        if is_control_like(c, 'a') && !c.is_whitespace() {
            return;
        }
        let before = self.text.len();
        match c.is_whitespace() {
            true if self.text.ends_with(' ') => {}
            true => self.text.push(' '),
            false => self.text.extend(c.to_lowercase()),
        }
        self.places.resize(self.places.len() + self.text.len() - before, (begin, end));
    }

    /// Maps a range of the normalized text to the original text.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let begin = self.places.get(range.start).map_or(0, |place| place.0);
        let end = self.places.get(range.end.saturating_sub(1)).map_or(begin, |place| place.1);
        begin..end
    }
}

/// Decodes a percent-encoded character at the start of the text, e.g. `%40` to `@`, and returns it with its encoded
/// length.
fn decoded(text: &str) -> Option<(char, usize)> {
    let byte = |at: usize| {
        let digits = text.get(at..)?.strip_prefix('%')?.get(..2)?;
        u8::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    };
    let first = byte(0)?;
    let count = match first {
        0..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    let bytes: Vec<u8> = (0..count).map_while(|number| byte(3 * number)).collect();
    let c = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((c, 3 * count))
}
