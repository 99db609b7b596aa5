//! What each kind of page says: one file a kind, or a pair of kinds that belong together.

mod connectors;
mod fleet;
mod hub;
mod incidents;
mod messages;

use super::{
    GENERATOR, PageKind, Site, TenantSite,
    links::Place,
    path::{Base, PagePath},
    view::{Access, Fact, Frame, NavItem, PageLink},
    words,
};

pub use connectors::sentence;
pub(super) use connectors::{connector, connector_type, connectors, type_not_captured};
pub(super) use fleet::fleet;
pub(super) use hub::{hub, summary};
pub(super) use incidents::{incident, incidents};
pub(super) use messages::{message, messages};

/// Where a page stands: everything that what it says may depend on.
pub(super) struct At<'s, 'a> {
    pub(super) site: &'s Site<'a>,
    pub(super) tenant: &'s TenantSite<'a>,
    pub(super) path: &'s PagePath,
}

impl At<'_, '_> {
    fn href(&self, to: &PagePath) -> String {
        self.path.href_to(to)
    }

    fn name(&self) -> &str {
        self.tenant.assessment.snapshot.tenant.label()
    }

    /// The frame of a page of this tenant. `parts` are its own title and what it belongs to, innermost first.
    fn frame(&self, kind: PageKind, parts: &[&str], above: &[(&str, PagePath)]) -> Frame {
        let assessment = &self.tenant.assessment;
        let base = &self.tenant.base;
        let part = |kind: PageKind| match kind {
            PageKind::ConnectorType | PageKind::Connector => PageKind::Connectors,
            PageKind::Incident => PageKind::Incidents,
            PageKind::Message => PageKind::Messages,
            other => other,
        };
        let nav = [
            ("Overview", base.index(), PageKind::Hub),
            ("Connectors", base.connectors(), PageKind::Connectors),
            ("Service health", base.incidents(), PageKind::Incidents),
            ("News", base.messages(), PageKind::Messages),
        ];
        let mut crumbs = Vec::new();
        if self.site.tenants.len() > 1 {
            crumbs.push(PageLink { label: "All tenants".to_owned(), href: self.href(&Base::root().index()) });
        }
        if kind != PageKind::Hub {
            crumbs.push(PageLink { label: self.name().to_owned(), href: self.href(&base.index()) });
        }
        crumbs.extend(above.iter().map(|(label, path)| PageLink { label: (*label).to_owned(), href: self.href(path) }));
        let captured_at = assessment.snapshot.captured_at;
        let title = parts.iter().copied().chain([self.name(), self.site.settings.title.as_str()]);
        Frame {
            title: title.collect::<Vec<_>>().join(" – "),
            tenant: Some(self.name().to_owned()),
            crumbs,
            nav: nav
                .into_iter()
                .map(|(label, path, its)| NavItem {
                    label: label.to_owned(),
                    href: self.href(&path),
                    current: part(kind) == its,
                })
                .collect(),
            captured: Some(words::when(captured_at, assessment.as_of)),
            as_of: (assessment.as_of.0 != captured_at).then(|| words::when(assessment.as_of.0, assessment.as_of)),
            source: match self.tenant.snapshots {
                1 => "one snapshot".to_owned(),
                several => format!("the latest of {}", words::count(several as u64, "snapshot")),
            },
            data: Some(self.href(&base.status_json())),
            ..bare_frame(self.site, kind, self.path)
        }
    }
}

/// What the frame of any page says.
fn bare_frame(site: &Site<'_>, kind: PageKind, path: &PagePath) -> Frame {
    Frame {
        kind: kind.name().to_owned(),
        lang: "en".to_owned(),
        title: site.settings.title.clone(),
        site_title: site.settings.title.clone(),
        tenant: None,
        assets: path.href_to_folder("assets"),
        home: path.href_to(&Base::root().index()),
        crumbs: Vec::new(),
        nav: Vec::new(),
        captured: None,
        as_of: None,
        generator: GENERATOR.to_owned(),
        source: String::new(),
        data: None,
        options: site.settings.options.clone(),
    }
}

fn fact(label: &str, value: Option<String>) -> Fact {
    Fact { label: label.to_owned(), value, link: None }
}

/// A fact that is left out where it is not known.
fn known(label: &str, value: Option<String>) -> Option<Fact> {
    value.map(|value| fact(label, Some(value)))
}

/// Names of facts that services give in one word, e.g. `RoadmapIds`.
fn facts(named: &std::collections::BTreeMap<String, String>) -> impl Iterator<Item = Fact> + '_ {
    named.iter().map(|(name, value)| fact(&crate::tenant::Word::new(name, &[]).words(), Some(value.clone())))
}

const GRANTS: &str =
    "a Global Administrator, in the Microsoft 365 admin center under Users > Active users > Manage roles";

/// Source: Microsoft's description of the page; it is part of the Intune admin center.
fn access_tenant() -> Access {
    Access {
        roles: "any role that may open the Intune admin center, such as Intune Administrator".to_owned(),
        granted_by: "a Global Administrator, or an Intune Role Administrator for roles of Intune".to_owned(),
    }
}

/// Source: Microsoft's description of "Intune Service Health".
fn access_health() -> Access {
    Access { roles: "Global Administrator or Service Support Administrator".to_owned(), granted_by: GRANTS.to_owned() }
}

/// Source: Microsoft's description of "Intune News".
fn access_news() -> Access {
    Access {
        roles: "Global Administrator, Service Support Administrator or Message Center Reader".to_owned(),
        granted_by: GRANTS.to_owned(),
    }
}

fn preferences(at: &At<'_, '_>) -> super::view::OutLink {
    at.site.settings.addresses.to(Place::Preferences, "Set communication preferences")
}
