//! The requests: what is asked of Microsoft Graph, and which of them a run makes.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, Utc};
use tenant_status::{
    diagnostic::did_you_mean,
    snapshot::graph::endpoint::{self, Endpoint},
    tenant::catalog,
};

/// Shape of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Records in pages: `{"value": […]}`.
    List,
    /// One object.
    Single,
}

/// A request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request {
    /// The endpoint of the builder that reads the answer.
    pub(crate) endpoint: &'static Endpoint,
    /// Path with version and query, below the base address of Graph.
    pub(crate) path: &'static str,
    /// Shape of its answer.
    pub(crate) shape: Shape,
}

use Shape::{List, Single};

/// Every request, in the order of `data/README.md`. `healthOverviews` repeats the content of `issues`, and
/// `MigrationTable` is no request.
///
/// `v1.0` is used where it has the properties that the builder reads.
const REQUESTS: &[(Shape, &str)] = &[
    (
        List,
        "v1.0/organization?$select=id,displayName,countryLetterCode,verifiedDomains,mobileDeviceManagementAuthority",
    ),
    (Single, "v1.0/deviceManagement/subscriptionState"),
    (Single, "v1.0/deviceManagement/managedDeviceOverview"),
    (List, "v1.0/subscribedSkus"),
    (Single, "v1.0/deviceManagement/applePushNotificationCertificate"),
    (List, "beta/deviceAppManagement/vppTokens"),
    (List, "beta/deviceManagement/depOnboardingSettings"),
    (Single, "beta/deviceManagement/windowsAutopilotSettings"),
    (Single, "beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings"),
    (List, "beta/deviceManagement/ndesConnectors"),
    (List, "v1.0/deviceManagement/exchangeConnectors"),
    (List, "v1.0/deviceManagement/mobileThreatDefenseConnectors"),
    (List, "v1.0/deviceManagement/deviceManagementPartners"),
    (List, "v1.0/deviceManagement/complianceManagementPartners"),
    (
        Single,
        "v1.0/deviceAppManagement?$select=id,isEnabledForMicrosoftStoreForBusiness,microsoftStoreForBusinessLastSuccessfulSyncDateTime",
    ),
    (List, "beta/deviceManagement/chromeOSOnboardingSettings"),
    (List, "beta/deviceManagement/connectorStatus"),
    (List, "v1.0/deviceManagement/remoteAssistancePartners"),
    (List, "beta/deviceManagement/domainJoinConnectors"),
    (List, "v1.0/admin/serviceAnnouncement/issues"),
    (List, "v1.0/admin/serviceAnnouncement/messages"),
];

/// Sections of a snapshot, for `--only` and `--skip`.
const SECTIONS: [&str; 5] = ["tenant", "licenses", "connectors", "incidents", "messages"];

/// The request that names the tenant. A snapshot needs it, so it is always made.
pub(crate) const ORGANIZATION: &str = "organization";

/// The list that `--since` limits.
pub(crate) const MESSAGES: &str = "messages";

/// Returns all requests.
pub(crate) fn all() -> Vec<Request> {
    let request = |(shape, path): &(Shape, &'static str)| {
        let endpoint = endpoint::by_name(name_in(path))?;
        Some(Request { endpoint, path, shape: *shape })
    };
    REQUESTS.iter().filter_map(request).collect()
}

/// Returns the permissions that requests need, each once.
pub(crate) fn permissions(requests: &[Request]) -> Vec<&'static str> {
    let permissions: BTreeSet<&str> = requests.iter().map(|request| request.endpoint.permission).collect();
    permissions.into_iter().filter(|permission| !permission.is_empty()).collect()
}

/// Returns the last segment of a path.
fn name_in(path: &str) -> &str {
    let path = path.split('?').next().unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}

impl Request {
    /// Returns the name of the endpoint.
    pub(crate) fn name(&self) -> &'static str {
        self.endpoint.name
    }

    /// Returns the section of the snapshot that the answer fills.
    pub(crate) fn section(&self) -> &'static str {
        let parts = self.endpoint.parts();
        let of_part = |section: &&str| parts.iter().any(|part| part.split('/').next() == Some(section));
        SECTIONS.into_iter().find(of_part).unwrap_or_default()
    }

    /// Returns what a snapshot lacks without the answer, for people.
    pub(crate) fn gives(&self) -> String {
        if !self.endpoint.types.is_empty() {
            return self.endpoint.types.iter().map(|slug| label(slug)).collect::<Vec<_>>().join(", ");
        }
        match self.name() {
            ORGANIZATION => "Tenant id, name and domain, MDM authority",
            "subscriptionState" => "Account status",
            "managedDeviceOverview" => "Number of enrolled devices",
            "subscribedSkus" => "Licenses",
            "connectorStatus" => "Status that Microsoft reports for each connector",
            "issues" => "Incidents and advisories",
            MESSAGES => "Messages of the message center",
            other => other,
        }
        .to_owned()
    }

    /// Returns the name of the file for a page of the answer; the first page is 1.
    pub(crate) fn file_name(&self, page: usize) -> String {
        match page {
            1 => format!("{}.json", self.name()),
            _ => format!("{}-{page}.json", self.name()),
        }
    }

    /// Returns the path with version and query. Messages that were last changed before `since` are left out.
    pub(crate) fn path_since(&self, since: Option<DateTime<Utc>>) -> String {
        match since.filter(|_| self.name() == MESSAGES) {
            Some(since) => {
                let since = since.to_rfc3339_opts(SecondsFormat::Secs, true);
                format!("{}?$filter=lastModifiedDateTime%20ge%20{since}", self.path)
            }
            None => self.path.to_owned(),
        }
    }

    /// Returns whether a word of `--only` or `--skip` is about this request.
    fn is_meant_by(&self, word: &str) -> bool {
        let same = |name: &&str| name.eq_ignore_ascii_case(word);
        [self.section(), self.name()].iter().any(same) || self.endpoint.types.iter().any(same)
    }

    /// Returns whether every connector type that the answer describes is among the words.
    fn is_fully_meant_by(&self, words: &[String]) -> bool {
        let names = [self.section(), self.name()];
        let is_named = |name: &&str| words.iter().any(|word| word.eq_ignore_ascii_case(name));
        names.iter().any(is_named) || (!self.endpoint.types.is_empty() && self.endpoint.types.iter().all(is_named))
    }
}

/// Returns the label of a connector type.
fn label(slug: &str) -> String {
    let known = catalog::CATALOG.iter().find(|entry| entry.slug == slug);
    known.map_or_else(|| slug.to_owned(), |entry| entry.label.to_owned())
}

/// Returns the requests that `--only` and `--skip` leave.
///
/// # Errors
/// A message about a word that is about no request, or that has no effect.
pub(crate) fn chosen(only: &[String], skip: &[String]) -> Result<Vec<Request>, String> {
    let all = all();
    only.iter().chain(skip).try_for_each(|word| known(word, &all))?;
    let is_skipped = |request: &Request| request.is_fully_meant_by(skip);
    for word in skip {
        let meant: Vec<&Request> = all.iter().filter(|request| request.is_meant_by(word)).collect();
        if let (Some(request), true) = (meant.first(), meant.iter().all(|request| !is_skipped(request))) {
            let types = request.endpoint.types.join(", ");
            return Err(format!("--skip {word} has no effect: one request gives {types}; skip all of them"));
        }
    }
    let is_chosen = |request: &Request| {
        let wanted = only.is_empty() || only.iter().any(|word| request.is_meant_by(word));
        request.name() == ORGANIZATION || (wanted && !is_skipped(request))
    };
    let chosen: Vec<Request> = all.iter().copied().filter(is_chosen).collect();
    if chosen.len() == 1 && only.iter().all(|word| !word.eq_ignore_ascii_case(ORGANIZATION)) && !skip.is_empty() {
        return Err("--skip leaves nothing to collect".to_owned());
    }
    Ok(chosen)
}

/// Checks that a word is about a request.
fn known(word: &str, all: &[Request]) -> Result<(), String> {
    if all.iter().any(|request| request.is_meant_by(word)) {
        return Ok(());
    }
    let types = all.iter().flat_map(|request| request.endpoint.types.iter().copied());
    let words: BTreeSet<&str> = SECTIONS.into_iter().chain(types).chain(all.iter().map(Request::name)).collect();
    let help = match did_you_mean(word, words) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("expected one of {}, or a connector type", SECTIONS.join(", ")),
    };
    Err(format!("`{word}` is neither a section nor a connector type; {help}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(only: &[&str], skip: &[&str]) -> Result<Vec<&'static str>, String> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        Ok(chosen(&words(only), &words(skip))?.iter().map(Request::name).collect())
    }

    #[test]
    fn every_endpoint_of_the_builder_is_requested() {
        let requested: BTreeSet<&str> = all().iter().map(Request::name).collect();
        let left_out: Vec<&str> = endpoint::names().filter(|name| !requested.contains(name)).collect();
        assert_eq!(left_out, ["healthOverviews", "MigrationTable"]);
        assert_eq!(requested.len(), REQUESTS.len());
        for request in all() {
            assert!(!request.section().is_empty(), "{request:?}");
            assert_ne!(request.gives(), request.name(), "{request:?}");
        }
    }

    #[test]
    fn sections_and_types_choose_requests() {
        assert_eq!(names(&[], &[]).unwrap().len(), REQUESTS.len());
        assert_eq!(names(&["messages"], &[]).unwrap(), ["organization", "messages"]);
        assert_eq!(
            names(&["jamf"], &[]).unwrap(),
            ["organization", "deviceManagementPartners", "complianceManagementPartners"]
        );
        let without = names(&[], &["messages", "Incidents"]).unwrap();
        assert!(!without.contains(&"messages") && !without.contains(&"issues") && without.contains(&"vppTokens"));
        assert_eq!(names(&["apple-push-certificate", "licenses"], &["licenses"]).unwrap().len(), 2);
        assert!(names(&[], &["tenant"]).unwrap().contains(&"organization"), "a snapshot has a tenant");
    }

    #[test]
    fn words_without_effect_are_rejected() {
        let message = names(&["mesages"], &[]).unwrap_err();
        assert_eq!(message, "`mesages` is neither a section nor a connector type; did you mean `messages`?");
        assert!(names(&[], &["apple-vpp-sync"]).unwrap_err().contains("apple-vpp-expiry, apple-vpp-sync"));
        assert!(!names(&[], &["apple-vpp-sync", "apple-vpp-expiry"]).unwrap().contains(&"vppTokens"));
        assert!(names(&[], &["tenant", "licenses", "connectors", "incidents", "messages"]).is_err());
    }

    #[test]
    fn only_messages_are_limited_by_time() {
        let since = DateTime::from_timestamp(1_795_000_000, 0);
        for request in all() {
            let path = request.path_since(since);
            assert_eq!(path != request.path, request.name() == MESSAGES);
        }
        let messages = all().into_iter().find(|request| request.name() == MESSAGES).unwrap();
        let expected =
            "v1.0/admin/serviceAnnouncement/messages?$filter=lastModifiedDateTime%20ge%202026-11-18T11:06:40Z";
        assert_eq!(messages.path_since(since), expected);
    }

    fn data_readme() -> String {
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/README.md")).unwrap()
    }

    #[test]
    fn the_data_readme_has_every_request_with_its_permission() {
        let readme = data_readme();
        for request in all() {
            let start = format!("| `{}` | `{}` |", request.file_name(1), request.path);
            let row = readme.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("no row: {start}"));
            let permission = request.endpoint.permission;
            let shown = if permission.is_empty() { "not documented" } else { permission };
            assert!(row.rsplit(" | ").next().unwrap().contains(shown), "{row}");
        }
    }

    #[test]
    fn the_data_readme_has_every_permission_with_what_is_lost_without_it() {
        let all = all();
        let row = |permission: &&str| {
            let of_permission = all.iter().filter(|request| request.endpoint.permission == *permission);
            let mut gives: Vec<String> = Vec::new();
            for text in of_permission
                .map(Request::gives)
                .flat_map(|text| text.split(", ").map(str::to_owned).collect::<Vec<_>>())
            {
                if !gives.contains(&text) {
                    gives.push(text);
                }
            }
            format!("| `{permission}` | {} |\n", gives.join(", "))
        };
        let table: String = permissions(&all).iter().map(row).collect();
        assert!(data_readme().contains(&table), "data/README.md needs this table:\n{table}");
    }
}
