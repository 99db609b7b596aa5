//! Plan: which pages exist and what each says, as plain data. No HTML but that of bodies, which `content` made safe.
//!
//! The plan is light: pages are named first, and what one says is worked out when it is rendered, one at a time, so
//! that memory does not grow with the number of pages.

pub mod links;
mod pages;
pub mod path;
pub mod view;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    as_of::AsOf,
    rules::{self, Assessment, Criteria, Group, Member},
    snapshot::Archive,
    tenant::{Incident, Message},
};
use links::Addresses;
pub use pages::sentence;
use path::{Base, PagePath, Slugs};

/// What the site can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Name of the site.
    pub title: String,
    /// What the rules can be told.
    pub criteria: Criteria,
    /// How many connector types the hub shows at first.
    pub first_connectors: usize,
    /// How many messages the hub shows.
    pub first_messages: usize,
    /// Where links lead.
    pub addresses: Addresses,
    /// The theme's options, by name.
    pub options: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            title: "Intune tenant status".to_owned(),
            criteria: Criteria::default(),
            first_connectors: 5,
            first_messages: 10,
            addresses: Addresses::default(),
            options: BTreeMap::new(),
        }
    }
}

/// Who builds the pages, for their footers and data.
pub const GENERATOR: &str = concat!("tenant-status ", env!("CARGO_PKG_VERSION"));

/// The kinds of pages, each the name of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// All tenants.
    Fleet,
    /// One tenant at a glance.
    Hub,
    /// All connector types.
    Connectors,
    /// One connector type.
    ConnectorType,
    /// One connector.
    Connector,
    /// All incidents and advisories.
    Incidents,
    /// One incident or advisory.
    Incident,
    /// All messages.
    Messages,
    /// One message.
    Message,
}

impl PageKind {
    /// Every kind.
    pub const ALL: [PageKind; 9] = [
        PageKind::Fleet,
        PageKind::Hub,
        PageKind::Connectors,
        PageKind::ConnectorType,
        PageKind::Connector,
        PageKind::Incidents,
        PageKind::Incident,
        PageKind::Messages,
        PageKind::Message,
    ];

    /// The name of its template, without `.html`.
    pub fn name(self) -> &'static str {
        match self {
            PageKind::Fleet => "fleet",
            PageKind::Hub => "hub",
            PageKind::Connectors => "connectors",
            PageKind::ConnectorType => "connector-type",
            PageKind::Connector => "connector",
            PageKind::Incidents => "incidents",
            PageKind::Incident => "incident",
            PageKind::Messages => "messages",
            PageKind::Message => "message",
        }
    }
}

/// What a page says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each is documented where it is declared")]
pub enum View {
    Fleet(view::FleetPage),
    Hub(Box<view::Hub>),
    Connectors(view::ConnectorsPage),
    ConnectorType(view::ConnectorTypePage),
    Connector(Box<view::ConnectorPage>),
    Incidents(view::IncidentsPage),
    Incident(view::IncidentPage),
    Messages(view::MessagesPage),
    Message(view::MessagePage),
}

/// A page, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Where it stands.
    pub path: PagePath,
    /// Its kind.
    pub kind: PageKind,
    /// What it says. A body in it is a mark, see [`Bodies`].
    pub view: View,
    /// The safe HTML that the marks stand for.
    pub bodies: Bodies,
}

/// Bodies of a page, kept out of the template's and the minifier's way: the page holds a mark for each, and the body
/// takes its place at last.
///
/// A mark holds a digest of everything that the page says, so no text on the page can hold it too.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bodies {
    html: Vec<String>,
    seal: String,
}

impl Bodies {
    /// Takes a body in; what stands for it until the page is sealed.
    fn add(&mut self, html: String) -> String {
        self.html.push(html);
        (self.html.len() - 1).to_string()
    }

    /// Gives every body of a finished view its mark.
    fn seal(&mut self, view: &mut View) {
        if self.html.is_empty() {
            return;
        }
        let said = serde_json::to_vec(view).unwrap_or_default();
        self.seal = Sha256::digest(said).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let bodies: Vec<&mut String> = match view {
            View::Incident(page) => page.posts.iter_mut().map(|post| &mut post.body).collect(),
            View::Message(page) => vec![&mut page.body],
            _ => Vec::new(),
        };
        for body in bodies {
            *body = format!("{}{body}></slot>", self.mark());
        }
    }

    fn mark(&self) -> String {
        format!("<slot name=b{}-", self.seal)
    }

    /// The page with every body in its place.
    pub fn fill(&self, page: &str) -> String {
        let mark = self.mark();
        let mut filled = String::with_capacity(page.len() + self.html.iter().map(String::len).sum::<usize>());
        let mut rest = page;
        while let Some((before, after)) = rest.split_once(&mark) {
            let (number, behind) = after.split_once("></slot>").unwrap_or(("", after));
            let body = number.parse().ok().and_then(|number: usize| self.html.get(number));
            filled.push_str(before);
            filled.push_str(body.map_or("", String::as_str));
            rest = behind;
        }
        filled.push_str(rest);
        filled
    }
}

/// The whole site: every tenant with what the rules say of it.
#[derive(Debug)]
pub struct Site<'a> {
    /// What the site was told.
    pub settings: &'a Settings,
    /// The tenants, by name.
    pub tenants: Vec<TenantSite<'a>>,
}

/// One tenant's part of the site.
#[derive(Debug)]
pub struct TenantSite<'a> {
    /// Where its pages stand.
    pub base: Base,
    /// What the rules say of its latest snapshot.
    pub assessment: Assessment<'a>,
    /// How many snapshots there are of it.
    pub snapshots: usize,
    /// Its incidents and advisories, active ones first: each has a page.
    all_incidents: Vec<&'a Incident>,
    /// Its messages, active ones first: each has a page.
    all_messages: Vec<&'a Message>,
    types: Slugs,
    connectors: BTreeMap<String, Slugs>,
    incidents: Slugs,
    messages: Slugs,
}

/// A page that exists: indices into the lists of the assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PageRef {
    Fleet,
    Hub(usize),
    Connectors(usize),
    ConnectorType(usize, usize),
    /// A type that was not captured.
    TypeNotCaptured(usize, usize),
    Connector(usize, usize, usize),
    Incidents(usize),
    Incident(usize, usize),
    Messages(usize),
    Message(usize, usize),
}

/// The name of a page, before what it says is known.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Where it stands.
    pub path: PagePath,
    which: PageRef,
}

/// Plans the site of an archive.
pub fn plan<'a>(archive: &'a Archive, settings: &'a Settings, as_of: Option<DateTime<Utc>>) -> Site<'a> {
    let latest: Vec<_> = archive.tenants.iter().filter_map(|tenant| Some((tenant, tenant.latest()?))).collect();
    let folder = |tenant: &crate::tenant::Tenant| {
        let domain = tenant.domain.as_deref().and_then(|domain| domain.split('.').next()).map(str::to_owned);
        domain.filter(|name| !name.is_empty()).unwrap_or_else(|| tenant.label().to_owned())
    };
    // Two tenants may have one name: then their keys, which differ, name the folders.
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (_, dated) in &latest {
        *names.entry(folder(&dated.snapshot.tenant).to_lowercase()).or_default() += 1;
    }
    let named = |key: &str, tenant: &crate::tenant::Tenant| {
        let name = folder(tenant);
        if names.get(&name.to_lowercase()) == Some(&1) { name } else { format!("{name} {key}") }
    };
    let slugs = Slugs::of(
        latest
            .iter()
            .map(|(history, dated)| named(&history.key, &dated.snapshot.tenant))
            .collect::<Vec<_>>()
            .iter()
            .map(String::as_str),
    );
    let tenants = latest
        .iter()
        .map(|(history, dated)| {
            let base = match latest.len() {
                1 => Base::root(),
                _ => Base::folder(&slugs.get(&named(&history.key, &dated.snapshot.tenant))),
            };
            let assessment = rules::assess(&dated.snapshot, AsOf::of(&dated.snapshot, as_of), &settings.criteria);
            TenantSite::new(base, assessment, history.snapshots.len())
        })
        .collect();
    Site { settings, tenants }
}

impl<'a> Site<'a> {
    /// Every page of the site, each once; a hub comes after all pages that it leads to.
    pub fn pages(&self) -> Vec<Planned> {
        let mut pages = Vec::new();
        for (number, tenant) in self.tenants.iter().enumerate() {
            let mut add = |path, which| pages.push(Planned { path, which });
            for (at, group) in tenant.groups().iter().enumerate() {
                for (member, connector) in group.members.iter().enumerate() {
                    add(tenant.connector_path(group, connector), PageRef::Connector(number, at, member));
                }
                add(tenant.type_path(&group.kind.slug), PageRef::ConnectorType(number, at));
            }
            for (at, kind) in tenant.assessment.types_not_captured.iter().enumerate() {
                add(tenant.type_path(&kind.slug), PageRef::TypeNotCaptured(number, at));
            }
            for (at, incident) in tenant.all_incidents.iter().enumerate() {
                add(tenant.incident_path(incident), PageRef::Incident(number, at));
            }
            for (at, message) in tenant.all_messages.iter().enumerate() {
                add(tenant.message_path(message), PageRef::Message(number, at));
            }
            add(tenant.base.connectors(), PageRef::Connectors(number));
            add(tenant.base.incidents(), PageRef::Incidents(number));
            add(tenant.base.messages(), PageRef::Messages(number));
            add(tenant.base.index(), PageRef::Hub(number));
        }
        if self.tenants.len() != 1 {
            pages.push(Planned { path: Base::root().index(), which: PageRef::Fleet });
        }
        pages
    }

    /// What a planned page says.
    pub fn page(&self, planned: &Planned) -> Page {
        let mut bodies = Bodies::default();
        let path = planned.path.clone();
        let at = |tenant: usize| pages::At { site: self, tenant: &self.tenants[tenant], path: &planned.path };
        let (kind, mut view) = match planned.which {
            PageRef::Fleet => (PageKind::Fleet, View::Fleet(pages::fleet(self, &path))),
            PageRef::Hub(tenant) => (PageKind::Hub, View::Hub(Box::new(pages::hub(&at(tenant))))),
            PageRef::Connectors(tenant) => (PageKind::Connectors, View::Connectors(pages::connectors(&at(tenant)))),
            PageRef::ConnectorType(tenant, group) => {
                let group = &self.tenants[tenant].groups()[group];
                (PageKind::ConnectorType, View::ConnectorType(pages::connector_type(&at(tenant), group)))
            }
            PageRef::TypeNotCaptured(tenant, kind) => {
                let kind = &self.tenants[tenant].assessment.types_not_captured[kind];
                (PageKind::ConnectorType, View::ConnectorType(pages::type_not_captured(&at(tenant), kind)))
            }
            PageRef::Connector(tenant, group, member) => {
                let group = &self.tenants[tenant].groups()[group];
                let page = pages::connector(&at(tenant), group, &group.members[member]);
                (PageKind::Connector, View::Connector(Box::new(page)))
            }
            PageRef::Incidents(tenant) => (PageKind::Incidents, View::Incidents(pages::incidents(&at(tenant)))),
            PageRef::Incident(tenant, number) => {
                let incident = self.tenants[tenant].all_incidents[number];
                (PageKind::Incident, View::Incident(pages::incident(&at(tenant), incident, &mut bodies)))
            }
            PageRef::Messages(tenant) => (PageKind::Messages, View::Messages(pages::messages(&at(tenant)))),
            PageRef::Message(tenant, number) => {
                let message = self.tenants[tenant].all_messages[number];
                (PageKind::Message, View::Message(pages::message(&at(tenant), message, &mut bodies)))
            }
        };
        bodies.seal(&mut view);
        Page { path, kind, view, bodies }
    }
}

impl<'a> TenantSite<'a> {
    fn new(base: Base, assessment: Assessment<'a>, snapshots: usize) -> Self {
        let groups = assessment.groups.captured().map_or(&[][..], Vec::as_slice);
        let types: BTreeSet<&str> = groups
            .iter()
            .map(|group| group.kind.slug.as_str())
            .chain(assessment.types_not_captured.iter().map(|kind| kind.slug.as_str()))
            .collect();
        let connectors = groups.iter().map(|group| {
            let ids = group.members.iter().map(|member| member.connector.id.as_str());
            (group.kind.slug.clone(), Slugs::of(ids))
        });
        let health = assessment.health.captured().into_iter();
        let news = assessment.news.captured().into_iter();
        let all_incidents: Vec<&Incident> =
            health.flat_map(|health| health.active.iter().chain(&health.past)).copied().collect();
        let all_messages: Vec<&Message> =
            news.flat_map(|news| news.active.iter().chain(&news.inactive)).copied().collect();
        TenantSite {
            types: Slugs::of(types),
            connectors: connectors.collect(),
            incidents: Slugs::of(all_incidents.iter().map(|incident| incident.id.as_str())),
            messages: Slugs::of(all_messages.iter().map(|message| message.id.as_str())),
            all_incidents,
            all_messages,
            base,
            snapshots,
            assessment,
        }
    }

    /// Its groups in page order; none where connectors were not captured.
    pub fn groups(&self) -> &[Group<'a>] {
        self.assessment.groups.captured().map_or(&[], Vec::as_slice)
    }

    /// The page of a connector type.
    pub fn type_path(&self, slug: &str) -> PagePath {
        self.base.connector_type(&self.types.get(slug))
    }

    /// The page of a connector.
    pub fn connector_path(&self, group: &Group<'_>, member: &Member<'_>) -> PagePath {
        let id = &member.connector.id;
        let slug = self.connectors.get(&group.kind.slug).map_or_else(|| path::slug(id), |slugs| slugs.get(id));
        self.base.connector(&self.types.get(&group.kind.slug), &slug)
    }

    /// The page of an incident.
    pub fn incident_path(&self, incident: &Incident) -> PagePath {
        self.base.incident(&self.incidents.get(&incident.id))
    }

    /// The page of a message.
    pub fn message_path(&self, message: &Message) -> PagePath {
        self.base.message(&self.messages.get(&message.id))
    }
}

/// What of a tenant needs attention, in one line with its name; `None` where nothing does.
pub fn attention(tenant: &TenantSite<'_>) -> Option<(String, String)> {
    let assessment = &tenant.assessment;
    let trouble = assessment.worst().is_none_or(|worst| worst < rules::Status::Healthy);
    let active = assessment.health.captured().is_none_or(|health| !health.active.is_empty());
    let over = assessment
        .licences
        .captured()
        .is_some_and(|licences| licences.skus.iter().any(|sku| rules::licences::over_assigned(sku)));
    let name = assessment.snapshot.tenant.label().to_owned();
    (trouble || active || over).then(|| (name, pages::summary(tenant).text))
}
