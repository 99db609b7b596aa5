//! HIDE: what an audience may see. An audience sees some sections of a site, and in them nothing that is redacted for it.
//!
//! [`Redactor::archive`] runs before the rules, the history, the pages and the exports, so none of these ever holds more
//! than the audience may see.

mod redact;

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
};

use regex::{Regex, RegexBuilder};

pub use redact::Redactor;

/// Somebody a site is made for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Audience {
    /// Its name, and that of the folder of its site.
    pub name: String,
    /// What pages say, e.g. `For the helpdesk`.
    pub title: String,
    /// The sections that it may see.
    pub sections: BTreeSet<SiteSection>,
    /// What is hidden from it.
    pub hide: BTreeSet<Redaction>,
    /// Texts that are hidden from it wherever they stand.
    pub patterns: Vec<Pattern>,
}

/// A part of the site that an audience may see, or may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteSection {
    /// What is known of the tenant itself. Its name is not part of it: without a name there is no site.
    Tenant,
    /// User licenses.
    Licenses,
    /// Connectors and everything that follows from them.
    Connectors,
    /// Incidents and advisories.
    Health,
    /// Messages.
    News,
    /// Everything that earlier snapshots say.
    Archive,
}

impl SiteSection {
    /// Every section, by its name in the configuration.
    pub const ALL: [(&str, SiteSection); 6] = [
        ("tenant", SiteSection::Tenant),
        ("licenses", SiteSection::Licenses),
        ("connectors", SiteSection::Connectors),
        ("health", SiteSection::Health),
        ("news", SiteSection::News),
        ("archive", SiteSection::Archive),
    ];
}

/// A kind of value that is hidden, wherever in the data it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Redaction {
    /// Accounts at Apple.
    AppleIds,
    /// Accounts and addresses of people: whatever looks like `somebody@contoso.example`.
    UserNames,
    /// Serial numbers.
    SerialNumbers,
    /// Names of servers and other machines.
    MachineNames,
    /// The directory id of a tenant.
    TenantId,
    /// The initial domain of a tenant, and whatever looks like one.
    Domain,
    /// The detail of this name.
    Detail(String),
}

impl Redaction {
    /// Every redaction but those of details, by its name in the configuration.
    pub const ALL: [(&str, Redaction); 6] = [
        ("apple_ids", Redaction::AppleIds),
        ("user_names", Redaction::UserNames),
        ("serial_numbers", Redaction::SerialNumbers),
        ("machine_names", Redaction::MachineNames),
        ("tenant_id", Redaction::TenantId),
        ("domain", Redaction::Domain),
    ];

    /// What the name of a redaction begins with that hides a detail, e.g. `details:Topic`.
    pub const DETAIL: &str = "details:";

    /// The redaction of this name.
    pub fn named(name: &str) -> Option<Self> {
        let detail = name.strip_prefix(Redaction::DETAIL).map(str::trim).filter(|detail| !detail.is_empty());
        let known = || Redaction::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, redaction)| redaction);
        detail.map(|detail| Redaction::Detail(detail.to_owned())).or_else(known)
    }
}

/// A pattern of one's own: a regular expression to which capitals do not count.
#[derive(Debug, Clone)]
pub struct Pattern(Regex);

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// What is wrong with it, in a few words.
    pub fn new(pattern: &str) -> Result<Self, String> {
        /// What a pattern takes when it is compiled; more is no pattern of names any more.
        const LARGEST: usize = 1 << 20;
        let compiled = RegexBuilder::new(pattern).case_insensitive(true).size_limit(LARGEST).build();
        match compiled {
            Ok(regex) if regex.is_match("") => Err("it is found where nothing stands".to_owned()),
            Ok(regex) => Ok(Pattern(regex)),
            Err(regex::Error::CompiledTooBig(_)) => Err("it is too large".to_owned()),
            Err(error) => Err(error.to_string().lines().last().unwrap_or_default().replace("error: ", "")),
        }
    }

    /// The expression.
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

/// An audience that needs no configuration.
#[derive(Debug, Clone, Copy)]
pub struct ReadyMade {
    /// Its name.
    pub name: &'static str,
    /// What pages say.
    pub title: &'static str,
    /// The sections that it may see.
    pub sections: &'static [SiteSection],
    /// What is hidden from it.
    pub hide: &'static [Redaction],
}

/// The audiences that need no configuration.
pub const READY_MADE: &[ReadyMade] = &[
    ReadyMade {
        name: "everyone",
        title: "For everyone",
        sections: &[SiteSection::Tenant, SiteSection::Licenses, SiteSection::Connectors, SiteSection::Archive],
        hide: &[
            Redaction::AppleIds,
            Redaction::UserNames,
            Redaction::SerialNumbers,
            Redaction::MachineNames,
            Redaction::TenantId,
            Redaction::Domain,
        ],
    },
    ReadyMade {
        name: "helpdesk",
        title: "For the helpdesk",
        sections: &[
            SiteSection::Tenant,
            SiteSection::Licenses,
            SiteSection::Connectors,
            SiteSection::Health,
            SiteSection::News,
            SiteSection::Archive,
        ],
        hide: &[Redaction::AppleIds, Redaction::UserNames, Redaction::SerialNumbers, Redaction::TenantId],
    },
    ReadyMade {
        name: "administrators",
        title: "For administrators",
        sections: &[
            SiteSection::Tenant,
            SiteSection::Licenses,
            SiteSection::Connectors,
            SiteSection::Health,
            SiteSection::News,
            SiteSection::Archive,
        ],
        hide: &[],
    },
];

impl From<&ReadyMade> for Audience {
    fn from(ready: &ReadyMade) -> Self {
        Audience {
            name: ready.name.to_owned(),
            title: ready.title.to_owned(),
            sections: ready.sections.iter().copied().collect(),
            hide: ready.hide.iter().cloned().collect(),
            patterns: Vec::new(),
        }
    }
}

impl Audience {
    /// The ready-made audience of this name.
    pub fn ready_made(name: &str) -> Option<Self> {
        READY_MADE.iter().find(|ready| ready.name == name).map(Audience::from)
    }

    /// Whether it may see a section.
    pub fn shows(&self, section: SiteSection) -> bool {
        self.sections.contains(&section)
    }
}
