//! GUIDE: what to do about a connector: impact, menu path, steps, article, and who looks after it.
//!
//! The built-in table has an entry for each connector type. Settings replace parts of it, extend it, and name an owner,
//! a contact and a runbook.

pub mod built_in;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    audience::{Redactor, SiteSection},
    locale::Locale,
    tenant::{Connector, HIDDEN},
};

/// What to do about a connector or the connectors of a type. Empty fields are not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Guidance {
    /// The first thing to do, in one short sentence.
    pub action: Option<String>,
    /// What stops working if it fails.
    pub impact: Option<String>,
    /// Menu path in the Intune admin center, outermost first.
    pub path: Vec<String>,
    /// Steps of a renewal or repair.
    pub steps: Vec<String>,
    /// URL of Microsoft's article.
    pub article: Option<String>,
    /// URL of the owner's instructions.
    pub runbook: Option<String>,
    /// Team or person in charge.
    pub owner: Option<String>,
    /// How to reach the owner.
    pub contact: Option<Contact>,
}

/// How to reach an owner.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Contact {
    /// Mail address.
    Mail(String),
    /// URL of a web page, such as a ticket form.
    Web(String),
}

impl Contact {
    /// Parses a mail address or an `https` URL; `None` if the text is neither.
    pub fn parse(text: &str) -> Option<Self> {
        let is_web = || url::Url::parse(text).is_ok_and(|url| url.scheme() == "https");
        if is_mail(text) {
            Some(Contact::Mail(text.to_owned()))
        } else {
            is_web().then(|| Contact::Web(text.to_owned()))
        }
    }

    /// Returns the address for display.
    pub fn address(&self) -> &str {
        match self {
            Contact::Mail(address) | Contact::Web(address) => address,
        }
    }

    /// Returns the URL of a link: `mailto:` for a mail address.
    pub fn url(&self) -> String {
        match self {
            Contact::Mail(address) => format!("mailto:{address}"),
            Contact::Web(address) => address.clone(),
        }
    }
}

/// Returns whether a text is a mail address that needs no quoting, neither in a message nor in a `mailto:` URL.
fn is_mail(text: &str) -> bool {
    let label = |label: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !label.is_empty() && label.chars().all(plain) && !label.starts_with('-') && !label.ends_with('-')
    };
    text.len() <= 254
        && text.split_once('@').is_some_and(|(name, host)| {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
            !name.is_empty() && name.chars().all(plain) && host.contains('.') && host.split('.').all(label)
        })
}

/// Guidance from the settings, by slug of the connector type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Overrides(pub BTreeMap<String, TypeOverride>);

/// Guidance from the settings for one connector type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TypeOverride {
    /// For all connectors of the type.
    pub all: Override,
    /// Menu path; replaces the built-in one.
    pub path: Option<Vec<String>>,
    /// URL of the article; replaces the built-in one.
    pub article: Option<String>,
    /// For single connectors, by ID or name.
    pub connectors: BTreeMap<String, Override>,
}

/// Guidance from the settings for a type or a single connector. Fields that are not set keep what was there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Override {
    /// What stops working; replaces.
    pub impact: Option<String>,
    /// Steps; replace.
    pub steps: Option<Vec<String>>,
    /// Steps added at the end.
    pub more_steps: Vec<String>,
    /// URL of the owner's instructions.
    pub runbook: Option<String>,
    /// Team or person in charge.
    pub owner: Option<String>,
    /// How to reach the owner.
    pub contact: Option<Contact>,
}

impl Override {
    fn apply(&self, guidance: &mut Guidance) {
        let Override { impact, steps, more_steps, runbook, owner, contact } = self;
        let set = |to: &mut Option<String>, from: &Option<String>| {
            if from.is_some() {
                to.clone_from(from);
            }
        };
        set(&mut guidance.impact, impact);
        set(&mut guidance.runbook, runbook);
        // An owner without a contact must not be reached at the address of the other one.
        if owner.is_some() || contact.is_some() {
            guidance.contact.clone_from(contact);
        }
        set(&mut guidance.owner, owner);
        if let Some(steps) = steps {
            guidance.steps.clone_from(steps);
            guidance.action = steps.first().cloned();
        }
        guidance.steps.extend(more_steps.iter().cloned());
    }

    fn redacted(&self, redactor: &Redactor<'_>) -> Self {
        let Override { impact, steps, more_steps, runbook, owner, contact } = self;
        Override {
            impact: impact.as_deref().map(|impact| redactor.text(impact)),
            steps: steps.as_deref().map(|steps| redactor.texts(steps)),
            more_steps: redactor.texts(more_steps),
            runbook: runbook.as_deref().map(|address| redactor.whole(address)),
            owner: owner.clone(),
            contact: contact.clone(),
        }
    }
}

impl Overrides {
    /// Returns the guidance for a connector type, or for one of its connectors.
    pub fn guidance(&self, locale: &Locale, slug: &str, connector: Option<&Connector>) -> Guidance {
        let entry = built_in::find(slug);
        let mut guidance = entry.map(|entry| Guidance::built_in(locale, entry)).unwrap_or_default();
        let is_over = |one: &Connector| one.reported.iter().any(|(name, value)| needs_renewal(name, value));
        if let Some((renewal, sync)) = built_in::renewal(slug).filter(|_| connector.is_some_and(is_over)) {
            // The steps of a failed sync are replaced by those of a renewal, followed by the sync.
            guidance.action = Some((renewal.action)(locale).to_owned());
            guidance.steps = renewal.steps.iter().chain([&sync]).map(|step| step(locale).to_owned()).collect();
        }
        let Some(set) = self.0.get(slug) else { return guidance };
        if let Some(path) = &set.path {
            guidance.path.clone_from(path);
        }
        if set.article.is_some() {
            guidance.article.clone_from(&set.article);
        }
        set.all.apply(&mut guidance);
        if let Some(own) = connector.and_then(|connector| set.of(connector)) {
            own.apply(&mut guidance);
        }
        guidance
    }

    /// Returns whether the settings have guidance for this connector alone.
    pub fn has_own(&self, connector: &Connector) -> bool {
        self.0.get(&connector.type_slug).is_some_and(|set| set.of(connector).is_some())
    }

    /// Returns the guidance that an audience may see. Owner and contact are kept as written: the settings give them for
    /// readers. An entry for a connector whose name is redacted is dropped.
    #[must_use]
    pub fn redacted(&self, redactor: &Redactor<'_>) -> Self {
        let one = |set: &TypeOverride| {
            let TypeOverride { all, path, article, connectors } = set;
            let shown = connectors.iter().filter(|(name, _)| redactor.whole(name) != HIDDEN);
            TypeOverride {
                all: all.redacted(redactor),
                path: path.as_deref().map(|path| redactor.texts(path)),
                article: article.as_deref().map(|address| redactor.whole(address)),
                connectors: shown.map(|(name, own)| (name.clone(), own.redacted(redactor))).collect(),
            }
        };
        Overrides(self.0.iter().map(|(slug, set)| (slug.clone(), one(set))).collect())
    }
}

/// Returns whether a reported property says that a token is expired or invalid.
pub fn needs_renewal(name: &str, value: &str) -> bool {
    let is_over = ["expired", "invalid"].iter().any(|state| value.trim().eq_ignore_ascii_case(state));
    name.eq_ignore_ascii_case("state") && is_over
}

impl TypeOverride {
    /// Returns the entry for a connector: by ID, else by name.
    fn of(&self, connector: &Connector) -> Option<&Override> {
        self.connectors.get(&connector.id).or_else(|| self.connectors.get(&connector.name))
    }

    /// Returns the keys that are neither ID nor name of one of these connectors.
    pub fn unmatched<'s>(&'s self, connectors: &[Connector]) -> BTreeSet<&'s str> {
        let is_known = |key: &str| connectors.iter().any(|one| one.id == key || one.name == key);
        self.connectors.keys().map(String::as_str).filter(|key| !is_known(key)).collect()
    }
}

impl Guidance {
    fn built_in(locale: &Locale, entry: &built_in::BuiltIn) -> Self {
        let built_in::BuiltIn { slug: _, others: _, action, impact, path, steps, article } = entry;
        Guidance {
            action: Some(action(locale).to_owned()),
            impact: Some(impact(locale).to_owned()),
            path: path(locale).split(built_in::PATH_SEPARATOR).map(str::to_owned).collect(),
            steps: steps.iter().map(|step| step(locale).to_owned()).collect(),
            article: Some((*article).to_owned()),
            ..Guidance::default()
        }
    }

    /// Returns the part of the guidance for an audience, given the sections that it may see. The impact is for everybody
    /// who may see connectors.
    #[must_use]
    pub fn for_sections(self, shows: impl Fn(SiteSection) -> bool) -> Self {
        let Guidance { action, impact, path, steps, article, runbook, owner, contact } = self;
        let (repair, contacts) = (shows(SiteSection::Guidance), shows(SiteSection::Contacts));
        Guidance {
            action: action.filter(|_| repair),
            impact,
            path: if repair { path } else { Vec::new() },
            steps: if repair { steps } else { Vec::new() },
            article: article.filter(|_| repair),
            runbook: runbook.filter(|_| repair),
            owner: owner.filter(|_| contacts),
            contact: contact.filter(|_| contacts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_a_mail_address_or_an_https_url() {
        for mail in ["it@contoso.example", "a.b+c_d-e@mail.contoso.example"] {
            assert_eq!(Contact::parse(mail), Some(Contact::Mail(mail.to_owned())));
        }
        let web = "https://tickets.contoso.example/new?topic=intune";
        assert_eq!(Contact::parse(web), Some(Contact::Web(web.to_owned())));
        let neither = [
            "",
            "it",
            "it@contoso",
            "@contoso.example",
            "it@@contoso.example",
            "it@-contoso.example",
            "it@contoso.example?bcc=all@contoso.example",
            "IT <it@contoso.example>",
            "http://contoso.example",
            "javascript:alert(1)",
            "mailto:it@contoso.example",
        ];
        for text in neither {
            assert_eq!(Contact::parse(text), None, "{text}");
        }
    }

    #[test]
    fn settings_replace_and_extend_for_the_type_and_then_for_the_connector() {
        let text = |text: &str| Some(text.to_owned());
        let own = Override {
            more_steps: vec!["Call the store.".to_owned()],
            owner: text("Retail IT"),
            ..Override::default()
        };
        let set = TypeOverride {
            all: Override {
                steps: Some(vec!["Follow the runbook.".to_owned()]),
                owner: text("Workplace"),
                contact: Contact::parse("workplace@contoso.example"),
                ..Override::default()
            },
            connectors: [("Retail".to_owned(), own)].into(),
            ..TypeOverride::default()
        };
        let overrides = Overrides([("apple-vpp-expiry".to_owned(), set)].into());
        let locale = Locale::default();
        let of_type = overrides.guidance(&locale, "apple-vpp-expiry", None);
        assert_eq!(
            (of_type.steps.as_slice(), of_type.owner),
            (&["Follow the runbook.".to_owned()][..], text("Workplace"))
        );
        assert_eq!(of_type.impact.as_deref(), built_in::find("apple-vpp-expiry").map(|entry| (entry.impact)(&locale)));
        let retail = Connector {
            type_slug: "apple-vpp-expiry".to_owned(),
            id: "1".to_owned(),
            name: "Retail".to_owned(),
            enabled: true,
            last_success_at: crate::tenant::Moment::Never,
            expires_at: crate::tenant::Moment::Never,
            reported: BTreeMap::new().into(),
            details: BTreeMap::new().into(),
            link: None,
            settings: None,
        };
        let of_retail = overrides.guidance(&locale, "apple-vpp-expiry", Some(&retail));
        assert_eq!(of_retail.steps, ["Follow the runbook.", "Call the store."]);
        // The contact is that of the other owner.
        assert_eq!((of_retail.owner, of_retail.contact), (text("Retail IT"), None));
    }

    #[test]
    fn an_audience_without_the_sections_sees_only_the_impact() {
        let all = Overrides::default().guidance(&Locale::default(), "jamf", None);
        let shown = all.clone().for_sections(|_| false);
        assert_eq!(shown, Guidance { impact: all.impact, ..Guidance::default() });
    }
}
