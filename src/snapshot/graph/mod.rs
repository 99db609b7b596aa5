//! Responses of Microsoft Graph → the same snapshot: one file here per family of endpoints.
//!
//! A folder holds any subset of the endpoints. What is missing, or was refused, was not captured; what Graph says is
//! not there is not configured. Unknown properties are normal and ignored.

mod announcements;
mod apple;
mod google;
mod licences;
mod microsoft;
mod partners;
mod reported;
mod tenant;
mod wire;

use std::collections::{BTreeMap, BTreeSet};

use super::{in_arcs, native::Companion};
use crate::{
    diagnostic::{Code, Diagnostic},
    format::Source,
    input::Limits,
    tenant::{
        Connector, Connectors, Incident, Licence, Message, Moment, OtherServices, Section, Snapshot, Tenant, catalogue,
    },
};

/// One endpoint: its name on the wire, and what to do with an answer of it.
pub(super) struct Endpoint {
    /// The last segment of its address, which also names its file.
    pub(super) name: &'static str,
    /// Slugs of the connector types that it tells of.
    types: &'static [&'static str],
    /// Adds an answer to the draft.
    read: fn(&Source, &Endpoint, &mut Draft<'_>) -> Result<(), Vec<Diagnostic>>,
}

/// Every endpoint that the site uses.
const ENDPOINTS: &[Endpoint] = &[
    endpoint("applePushNotificationCertificate", &["apple-push-certificate"], apple::push_certificate),
    endpoint("vppTokens", &["apple-vpp-expiry", "apple-vpp-sync"], apple::vpp_tokens),
    endpoint("depOnboardingSettings", &["apple-enrollment-expiry", "apple-enrollment-sync"], apple::enrollment_tokens),
    endpoint("windowsAutopilotSettings", &["windows-autopilot"], microsoft::autopilot),
    endpoint(
        "androidManagedStoreAccountEnterpriseSettings",
        &["google-play-sync", "google-play-binding"],
        google::managed_play,
    ),
    endpoint("ndesConnectors", &["certificate-connector"], microsoft::certificate_connectors),
    endpoint("exchangeConnectors", &["exchange-on-premises"], microsoft::exchange),
    endpoint(
        "mobileThreatDefenseConnectors",
        &[catalogue::DEFENDER, "mobile-threat-defense"],
        partners::threat_defense,
    ),
    endpoint("deviceManagementPartners", &["jamf"], partners::device_management),
    endpoint("deviceAppManagement", &["microsoft-store"], microsoft::store),
    endpoint("chromeOSOnboardingSettings", &["chrome-enterprise"], google::chrome),
    endpoint("remoteAssistancePartners", &["teamviewer"], partners::remote_assistance),
    endpoint("domainJoinConnectors", &["domain-join"], microsoft::domain_join),
    endpoint("connectorStatus", &[], reported::connector_status),
    endpoint("organization", &[], tenant::organization),
    endpoint("subscriptionState", &[], tenant::subscription_state),
    endpoint("managedDeviceOverview", &[], tenant::device_overview),
    endpoint("subscribedSkus", &[], licences::subscribed_skus),
    endpoint("issues", &[], announcements::issues),
    endpoint("healthOverviews", &[], announcements::health_overviews),
    endpoint("messages", &[], announcements::messages),
];

const fn endpoint(
    name: &'static str,
    types: &'static [&'static str],
    read: fn(&Source, &Endpoint, &mut Draft<'_>) -> Result<(), Vec<Diagnostic>>,
) -> Endpoint {
    Endpoint { name, types, read }
}

/// Names of every endpoint that the site uses.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ENDPOINTS.iter().map(|endpoint| endpoint.name)
}

/// The endpoint that an `@odata.context` speaks of.
pub(super) fn by_context(context: &str) -> Option<&'static Endpoint> {
    let name = name_in(context)?;
    ENDPOINTS.iter().find(|endpoint| endpoint.name.eq_ignore_ascii_case(name))
}

/// The name in an `@odata.context`: its last segment, without entity, selection and cast.
pub(super) fn name_in(context: &str) -> Option<&str> {
    let (_, what) = context.rsplit_once('#')?;
    let what = what.split('(').next().unwrap_or(what);
    let cast = |segment: &str| segment.starts_with('$') || segment.starts_with("microsoft.graph.");
    what.split('/').rfind(|segment| !segment.is_empty() && !cast(segment))
}

/// The endpoint that a file is named after, e.g. `messages.json`, `messages-2.json`, `messages_page2.json`.
pub(super) fn by_file_name(stem: &str) -> Option<&'static Endpoint> {
    let name = stem.split(['-', '_', '.', ' ', '(']).next().unwrap_or(stem);
    ENDPOINTS.iter().find(|endpoint| endpoint.name.eq_ignore_ascii_case(name))
}

/// One response that was found and read as text.
pub(super) struct Response {
    pub(super) endpoint: &'static Endpoint,
    pub(super) source: Source,
}

/// What the responses have told so far.
struct Draft<'a> {
    /// How much a response may hold.
    limits: &'a Limits,
    tenant: Tenant,
    licences: Option<Vec<Licence>>,
    connectors: Vec<Connector>,
    /// Types whose endpoint answered, be it that there is none.
    answered: BTreeSet<&'static str>,
    /// Whether Graph's own page of connectors was captured, and what it says.
    reported: Vec<reported::Reported>,
    incidents: Option<Vec<Incident>>,
    messages: Option<Vec<Message>>,
    /// Files that name a next page, by endpoint, and how many files there are.
    pages: BTreeMap<&'static str, Pages>,
}

impl<'a> Draft<'a> {
    /// Nothing yet.
    fn within(limits: &'a Limits) -> Self {
        Draft {
            limits,
            tenant: Tenant::default(),
            licences: None,
            connectors: Vec::new(),
            answered: BTreeSet::new(),
            reported: Vec::new(),
            incidents: None,
            messages: None,
            pages: BTreeMap::new(),
        }
    }

    /// Said where all responses together have too many records of a kind.
    fn overfull(&self, folder: &str) -> Option<Diagnostic> {
        let kinds = [
            ("connectors", self.connectors.len()),
            ("licences", self.licences.as_ref().map_or(0, Vec::len)),
            ("incidents", self.incidents.as_ref().map_or(0, Vec::len)),
            ("messages", self.messages.as_ref().map_or(0, Vec::len)),
        ];
        let (kind, number) = kinds.into_iter().find(|(_, number)| *number > self.limits.records)?;
        let message = format!("the responses in it have {number} {kind}; at most {} are read", self.limits.records);
        let finding = Diagnostic::about_file(folder, Code::TooManyRecords, message);
        Some(finding.with_help(self.limits.help("records")))
    }
}

/// What is known of the pages of a list.
#[derive(Default)]
struct Pages {
    files: usize,
    naming_a_next: usize,
    /// The file of the last page.
    last: String,
    /// Records of all pages, and of those that name a next one.
    records: usize,
    records_before_last: usize,
    /// How many records there are before the last page that a link leads to, where links say so.
    skipped: Option<usize>,
    /// How many records the whole list has, where a page says so.
    of_all: Option<usize>,
    /// Numbers of pages, as far as the names of their files tell.
    numbers: BTreeSet<usize>,
}

impl Pages {
    /// What shows that not all pages are there, and what to do about it. Links are opaque for the most part, so a page in
    /// the middle can only be missed by numbers.
    fn incomplete(&self, name: &str) -> Option<(String, String)> {
        if self.naming_a_next >= self.files && self.files > 0 {
            let message = format!("the last page of `{name}` names a next page, which is not in the folder");
            return Some((message, format!("save the next page beside it, e.g. as {name}-{}.json", self.files + 1)));
        }
        let lacking = (1..self.numbers.last().copied().unwrap_or_default()).find(|page| !self.numbers.contains(page));
        if let Some(page) = lacking.filter(|_| self.naming_a_next > 0) {
            let message = format!("page {page} of `{name}` is not in the folder, but later ones are");
            return Some((message, format!("save it beside them, as {name}-{page}.json, or save all pages again")));
        }
        let skipped = self.skipped.is_some_and(|skipped| self.records_before_last < skipped);
        let whole = self.skipped.max(self.of_all).filter(|whole| skipped || self.records < *whole)?;
        let message =
            format!("pages of `{name}` are missing: it has {whole} records or more, and {} are here", self.records);
        Some((message, "save all pages of the list beside each other".to_owned()))
    }
}

/// A snapshot from responses, the companion file, and what only the caller knows.
///
/// # Errors
/// Every finding of every response; warnings alone do not make an error.
pub(super) fn assemble(
    folder: &str,
    responses: &[Response],
    companion: Option<Companion>,
    captured_at: chrono::DateTime<chrono::Utc>,
    limits: &Limits,
    findings: &mut Vec<Diagnostic>,
) -> Option<Snapshot> {
    let mut draft = Draft::within(limits);
    let mut spoilt = false;
    for response in responses {
        if let Err(found) = (response.endpoint.read)(&response.source, response.endpoint, &mut draft) {
            spoilt = true;
            findings.extend(found);
        }
    }
    for (name, pages) in &draft.pages {
        if let Some((message, help)) = pages.incomplete(name) {
            findings.push(Diagnostic::about_file(&pages.last, Code::MissingPage, message).with_help(help));
        }
    }
    if let Some(finding) = draft.overfull(folder) {
        findings.push(finding);
        return None;
    }
    reported::attach(&mut draft);
    let mut repeated = |what: &str, id: &str| {
        let message = format!("{what} `{id}` stands in the responses more than once, with different content");
        findings.push(
            Diagnostic::about_file(folder, Code::RepeatedRecord, message)
                .with_help("the one that was edited last is used"),
        );
    };
    let connectors = (!draft.answered.is_empty()).then(|| Connectors {
        all: unique(
            draft.connectors,
            |c| (c.type_slug.clone(), c.id.clone()),
            |c| c.last_success_at,
            |c| {
                repeated("the connector", &c.id);
            },
        ),
        own_types: BTreeMap::new(),
        not_captured: catalogue::CATALOGUE
            .iter()
            .filter(|entry| entry.on_microsofts_page() && !draft.answered.contains(entry.slug))
            .map(|entry| entry.slug.to_owned())
            .collect(),
        in_part: BTreeSet::new(),
    });
    let incidents = draft
        .incidents
        .map(|incidents| unique(incidents, |i| i.id.clone(), |i| i.updated_at, |i| repeated("the incident", &i.id)));
    let messages = draft
        .messages
        .map(|messages| unique(messages, |m| m.id.clone(), |m| m.updated_at, |m| repeated("the message", &m.id)));
    let mut tenant = draft.tenant;
    if let Some(companion) = companion {
        companion.override_tenant(&mut tenant);
    }
    if tenant.id.is_none() && tenant.name.is_none() && !spoilt {
        spoilt = true;
        findings.push(
            Diagnostic::about_file(folder, Code::NoTenant, "nothing says whose snapshot this is")
                .with_help("save the response of /organization beside it, or write `name: …` into tenant.yaml"),
        );
    }
    (!spoilt).then(|| Snapshot {
        captured_at,
        tenant,
        licences: draft.licences.into(),
        connectors: Section::from(connectors),
        incidents: Section::from(incidents).map(in_arcs),
        messages: Section::from(messages).map(in_arcs),
        other_services: OtherServices::default(),
    })
}

/// Pages overlap when a list moves while it is read: each record stays once, in its latest edition.
fn unique<T: PartialEq, K: Ord>(
    records: Vec<T>,
    key: impl Fn(&T) -> K,
    edited: impl Fn(&T) -> Moment,
    mut differs: impl FnMut(&T),
) -> Vec<T> {
    let mut at: BTreeMap<K, usize> = BTreeMap::new();
    let mut kept: Vec<T> = Vec::with_capacity(records.len());
    for record in records {
        match at.get(&key(&record)) {
            None => {
                at.insert(key(&record), kept.len());
                kept.push(record);
            }
            Some(&first) if kept[first] == record => {}
            Some(&first) => {
                differs(&record);
                if edited(&record) > edited(&kept[first]) {
                    kept[first] = record;
                }
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_missing_is_missed_wherever_it_is() {
        let whole = || Pages { files: 3, naming_a_next: 2, records: 250, records_before_last: 200, ..Pages::default() };
        let says = |pages: Pages| pages.incomplete("messages").map(|(message, _)| message);
        assert_eq!(says(whole()), None);
        assert_eq!(says(Pages { skipped: Some(200), of_all: Some(250), numbers: [1, 2, 3].into(), ..whole() }), None);
        // Where a list was not paged, or names no numbers, its names say nothing.
        assert_eq!(says(Pages { naming_a_next: 0, numbers: [2026].into(), ..whole() }), None);
        let cut = says(Pages { naming_a_next: 3, ..whole() });
        assert!(cut.is_some_and(|message| message.starts_with("the last page of `messages`")));
        let gap = says(Pages { numbers: [1, 2, 4].into(), ..whole() });
        assert_eq!(gap.as_deref(), Some("page 3 of `messages` is not in the folder, but later ones are"));
        for pages in [Pages { skipped: Some(300), ..whole() }, Pages { of_all: Some(300), ..whole() }] {
            let message = "pages of `messages` are missing: it has 300 records or more, and 250 are here";
            assert_eq!(says(pages).as_deref(), Some(message));
        }
    }

    #[track_caller]
    fn check(context: &str, name: Option<&str>) {
        assert_eq!(by_context(context).map(|endpoint| endpoint.name), name, "{context}");
    }

    #[test]
    fn a_response_names_its_endpoint() {
        check("https://graph.microsoft.com/beta/$metadata#deviceAppManagement/vppTokens", Some("vppTokens"));
        check("https://graph.microsoft.com/v1.0/$metadata#organization(id,displayName)", Some("organization"));
        check("https://graph.microsoft.com/v1.0/$metadata#organization/$entity", Some("organization"));
        check(
            "$metadata#deviceManagement/applePushNotificationCertificate/$entity",
            Some("applePushNotificationCertificate"),
        );
        check("https://graph.microsoft.com/v1.0/$metadata#deviceAppManagement/$entity", Some("deviceAppManagement"));
        check("https://graph.microsoft.com/v1.0/$metadata#admin/serviceAnnouncement/issues", Some("issues"));
        check("https://graph.microsoft.com/v1.0/$metadata#users", None);
        check("", None);
    }

    #[test]
    fn a_file_is_named_after_its_endpoint() {
        let name = |stem| by_file_name(stem).map(|endpoint| endpoint.name);
        assert_eq!(name("messages"), Some("messages"));
        assert_eq!(name("MESSAGES-2"), Some("messages"));
        assert_eq!(name("messages_page2"), Some("messages"));
        assert_eq!(name("tenant"), None);
    }
}
