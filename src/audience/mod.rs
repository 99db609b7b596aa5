//! Audiences: which sections of a site a group of readers may see, and which values are redacted for it.
//!
//! [`Redactor::archive`] runs before the rules, the history, the pages and the exports, so none of these holds data
//! that the audience may not see.

mod redact;

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
};

use regex::{Regex, RegexBuilder};

pub use redact::Redactor;

/// A group of readers with its own edition of the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Audience {
    /// Name, also of the folder of its site.
    pub name: String,
    /// Title on pages, e.g. `For the helpdesk`; `None` for that of its name, in the language of the pages.
    pub title: Option<String>,
    /// Visible sections.
    pub sections: BTreeSet<SiteSection>,
    /// Redactions.
    pub hide: BTreeSet<Redaction>,
    /// Patterns to redact in every text.
    pub patterns: Vec<Pattern>,
}

/// A section of the site that can be hidden from an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteSection {
    /// Tenant details. The tenant's name is not included: every site needs it.
    Tenant,
    /// User licenses.
    Licenses,
    /// Connectors and everything derived from them.
    Connectors,
    /// Incidents and advisories.
    Health,
    /// Messages.
    News,
    /// How connectors are repaired: links to the admin center, menu paths, steps, articles and runbooks.
    Guidance,
    /// Owners of connectors, and how to reach them.
    Contacts,
    /// Everything from earlier snapshots.
    Archive,
}

impl SiteSection {
    /// All sections, by their names in the configuration.
    pub const ALL: [(&str, SiteSection); 8] = [
        ("tenant", SiteSection::Tenant),
        ("licenses", SiteSection::Licenses),
        ("connectors", SiteSection::Connectors),
        ("health", SiteSection::Health),
        ("news", SiteSection::News),
        ("guidance", SiteSection::Guidance),
        ("contacts", SiteSection::Contacts),
        ("archive", SiteSection::Archive),
    ];
}

/// A kind of value that is redacted in all data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Redaction {
    /// Apple accounts.
    AppleIds,
    /// Accounts and e-mail addresses of people: every text like `somebody@contoso.example`.
    UserNames,
    /// Serial numbers.
    SerialNumbers,
    /// Names of servers and other machines.
    MachineNames,
    /// The directory ID of a tenant.
    TenantId,
    /// The initial domain of a tenant, and every text that looks like one.
    Domain,
    /// The reasons for which connectors are ignored.
    IgnoreReasons,
    /// The detail of this name.
    Detail(String),
}

impl Redaction {
    /// All redactions except those of details, by their names in the configuration.
    pub const ALL: [(&str, Redaction); 7] = [
        ("apple_ids", Redaction::AppleIds),
        ("user_names", Redaction::UserNames),
        ("serial_numbers", Redaction::SerialNumbers),
        ("machine_names", Redaction::MachineNames),
        ("tenant_id", Redaction::TenantId),
        ("domain", Redaction::Domain),
        ("ignore_reasons", Redaction::IgnoreReasons),
    ];

    /// Prefix of a redaction that hides a detail, e.g. `details:Topic`.
    pub const DETAIL: &str = "details:";

    /// Parses the name of a redaction; `None` if it is unknown.
    pub fn named(name: &str) -> Option<Self> {
        let detail = name.strip_prefix(Redaction::DETAIL).map(str::trim).filter(|detail| !detail.is_empty());
        let known = || Redaction::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, redaction)| redaction);
        detail.map(|detail| Redaction::Detail(detail.to_owned())).or_else(known)
    }
}

/// A custom pattern: a case-insensitive regular expression.
#[derive(Debug, Clone)]
pub struct Pattern(Regex);

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// Returns a short description of the syntax error.
    pub fn new(pattern: &str) -> Result<Self, String> {
        /// Maximum size of a compiled pattern, in bytes; larger ones are not meant to match names.
        const LARGEST: usize = 1 << 20;
        let compiled = RegexBuilder::new(pattern).case_insensitive(true).size_limit(LARGEST).build();
        match compiled {
            Ok(regex) if regex.is_match("") => Err("it matches the empty text".to_owned()),
            Ok(regex) => Ok(Pattern(regex)),
            Err(regex::Error::CompiledTooBig(_)) => Err("it is too large".to_owned()),
            Err(error) => Err(error.to_string().lines().last().unwrap_or_default().replace("error: ", "")),
        }
    }

    /// Returns whether it occurs in a text.
    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Returns the regular expression.
    fn regex(&self) -> &Regex {
        &self.0
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Eq for Pattern {}

impl Hash for Pattern {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.as_str().hash(hasher);
    }
}

/// A predefined audience, which needs no configuration.
#[derive(Debug, Clone, Copy)]
pub struct ReadyMade {
    /// Name.
    pub name: &'static str,
    /// Visible sections.
    pub sections: &'static [SiteSection],
    /// Redactions.
    pub hide: &'static [Redaction],
}

/// The predefined audiences.
pub const READY_MADE: &[ReadyMade] = &[
    ReadyMade {
        name: "everyone",
        sections: &[SiteSection::Tenant, SiteSection::Licenses, SiteSection::Connectors, SiteSection::Archive],
        hide: &[
            Redaction::AppleIds,
            Redaction::UserNames,
            Redaction::SerialNumbers,
            Redaction::MachineNames,
            Redaction::TenantId,
            Redaction::Domain,
            Redaction::IgnoreReasons,
        ],
    },
    ReadyMade {
        name: "helpdesk",
        sections: &[
            SiteSection::Tenant,
            SiteSection::Licenses,
            SiteSection::Connectors,
            SiteSection::Health,
            SiteSection::News,
            SiteSection::Guidance,
            SiteSection::Contacts,
            SiteSection::Archive,
        ],
        hide: &[Redaction::AppleIds, Redaction::UserNames, Redaction::SerialNumbers, Redaction::TenantId],
    },
    ReadyMade {
        name: "administrators",
        sections: &[
            SiteSection::Tenant,
            SiteSection::Licenses,
            SiteSection::Connectors,
            SiteSection::Health,
            SiteSection::News,
            SiteSection::Guidance,
            SiteSection::Contacts,
            SiteSection::Archive,
        ],
        hide: &[],
    },
];

impl From<&ReadyMade> for Audience {
    fn from(ready: &ReadyMade) -> Self {
        Audience {
            name: ready.name.to_owned(),
            title: None,
            sections: ready.sections.iter().copied().collect(),
            hide: ready.hide.iter().cloned().collect(),
            patterns: Vec::new(),
        }
    }
}

impl Audience {
    /// Returns the predefined audience of this name.
    pub fn ready_made(name: &str) -> Option<Self> {
        READY_MADE.iter().find(|ready| ready.name == name).map(Audience::from)
    }

    /// Returns whether the audience may see everything.
    pub fn sees_everything(&self) -> bool {
        self.hide.is_empty()
            && self.patterns.is_empty()
            && SiteSection::ALL.iter().all(|(_, section)| self.shows(*section))
    }

    /// Returns whether the audience may see a section.
    pub fn shows(&self, section: SiteSection) -> bool {
        self.sections.contains(&section)
    }
}
