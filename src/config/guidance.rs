//! The setting `guidance`: as written on disk, its checks, and its conversion.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Deserialize;

use super::is_web_address;
use crate::{
    diagnostic::{Code, Diagnostic, did_you_mean},
    format::{FileFindings, FindingTarget, KeyPath, Source, Unplaced},
    guidance::{Contact, Override, Overrides, TypeOverride},
    snapshot::Archive,
    tenant::Connector,
};

/// Maximum number of steps, and of parts of a menu path.
const MOST: usize = 20;

/// Maximum length of a text, in characters.
const LONGEST: usize = 1_000;

/// What to do about connectors of a type. Fields that are not set keep the built-in guidance.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuidanceFile {
    /// What stops working if a connector fails.
    pub impact: Option<String>,
    /// Menu path in the Intune admin center, outermost first.
    pub path: Option<Vec<String>>,
    /// Steps of a renewal or repair; replace the built-in ones.
    pub steps: Option<Vec<String>>,
    /// Steps added after the built-in ones.
    pub more_steps: Option<Vec<String>>,
    /// Address of an article; replaces that of Microsoft's.
    pub article: Option<String>,
    /// Address of your own instructions.
    pub runbook: Option<String>,
    /// Team or person in charge.
    pub owner: Option<String>,
    /// How to reach the owner: a mail address, or an address that begins with `https://`.
    pub contact: Option<String>,
    /// Guidance for single connectors, by id or name.
    #[serde(default)]
    pub connectors: BTreeMap<String, ConnectorGuidanceFile>,
}

/// What to do about a single connector. Fields that are not set keep the guidance of its type.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectorGuidanceFile {
    /// What stops working if it fails.
    pub impact: Option<String>,
    /// Steps of a renewal or repair; replace those of the type.
    pub steps: Option<Vec<String>>,
    /// Steps added after those of the type.
    pub more_steps: Option<Vec<String>>,
    /// Address of your own instructions.
    pub runbook: Option<String>,
    /// Team or person in charge.
    pub owner: Option<String>,
    /// How to reach the owner: a mail address, or an address that begins with `https://`.
    pub contact: Option<String>,
}

/// Converts the setting and collects all findings.
pub(super) fn read(source: &Source, types: &BTreeMap<String, GuidanceFile>) -> (Overrides, Vec<Unplaced>) {
    let mut found = FileFindings::of(source);
    let top = KeyPath::top().key("guidance");
    let read = types.iter().map(|(slug, file)| (slug.clone(), of_type(&mut found, &top.key(slug), file)));
    let overrides = Overrides(read.collect());
    (overrides, found.finish())
}

fn of_type(found: &mut FileFindings<'_>, at: &KeyPath, file: &GuidanceFile) -> TypeOverride {
    let GuidanceFile { impact, path, steps, more_steps, article, runbook, owner, contact, connectors } = file.clone();
    let all = ConnectorGuidanceFile { impact, steps, more_steps, runbook, owner, contact };
    let at_connectors = at.key("connectors");
    TypeOverride {
        all: of_connector(found, at, all),
        path: path.map(|path| checked_texts(found, &at.key("path"), path, "an element of the path")),
        article: article.map(|address| checked_address(found, &at.key("article"), address)),
        connectors: connectors
            .into_iter()
            .map(|(name, file)| {
                let own = of_connector(found, &at_connectors.key(&name), file);
                (name, own)
            })
            .collect(),
    }
}

fn of_connector(found: &mut FileFindings<'_>, at: &KeyPath, file: ConnectorGuidanceFile) -> Override {
    let ConnectorGuidanceFile { impact, steps, more_steps, runbook, owner, contact } = file;
    if steps.is_some() && more_steps.is_some() {
        let help = "`steps` replaces the built-in steps, `more_steps` adds to them: list all steps in `steps`";
        found.at_value(at.key("more_steps"), "`steps` and `more_steps` exclude each other".to_owned(), help);
    }
    Override {
        impact: impact.map(|text| checked_text(found, at.key("impact"), text, "`impact`")),
        steps: steps.map(|steps| checked_texts(found, &at.key("steps"), steps, "a step")),
        more_steps: more_steps
            .map(|steps| checked_texts(found, &at.key("more_steps"), steps, "a step"))
            .unwrap_or_default(),
        runbook: runbook.map(|address| checked_address(found, &at.key("runbook"), address)),
        owner: owner.map(|text| checked_text(found, at.key("owner"), text, "`owner`")),
        contact: contact.and_then(|text| {
            let contact = Contact::parse(&text);
            if contact.is_none() {
                let help = "expected e.g. `intune@contoso.example` or `https://tickets.contoso.example/new`";
                let message = format!("`{text}` is neither a mail address nor an `https` address");
                found.at_value(at.key("contact"), message, help);
            }
            contact
        }),
    }
}

fn checked_text(found: &mut FileFindings<'_>, at: KeyPath, text: String, what: &str) -> String {
    let length = text.chars().count();
    if text.trim().is_empty() {
        found.at_value(at, format!("{what} is empty"), "omit the key to keep the built-in guidance");
    } else if length > LONGEST {
        let help = "shorten it, and describe the details in a `runbook`";
        found.at_value(at, format!("{what} has {length} characters; at most {LONGEST} are allowed"), help);
    }
    text
}

fn checked_texts(found: &mut FileFindings<'_>, at: &KeyPath, texts: Vec<String>, what: &str) -> Vec<String> {
    if texts.len() > MOST {
        let help = "use fewer, and describe the details in a `runbook`";
        found.at_value(at.clone(), format!("more than {MOST} entries"), help);
    }
    let one = |(number, text): (usize, String)| checked_text(found, at.index(number), text, what);
    texts.into_iter().take(MOST).enumerate().map(one).collect()
}

fn checked_address(found: &mut FileFindings<'_>, at: &KeyPath, address: String) -> String {
    if !is_web_address(&address) {
        let message = format!("`{address}` is not a web address");
        found.at_value(at.clone(), message, "a link must start with https:// or http://");
    }
    address
}

/// Returns a warning for each entry for a single connector that the latest snapshots of the archive do not have.
/// Types that are not `known` have a warning of their own.
pub(super) fn unmatched(path: &str, overrides: &Overrides, known: &BTreeSet<&str>, archive: &Archive) -> Vec<Unplaced> {
    let is_wanted = |slug: &str, set: &TypeOverride| known.contains(slug) && !set.connectors.is_empty();
    let wanted = || overrides.0.iter().filter(|(slug, set)| is_wanted(slug, set));
    if wanted().next().is_none() {
        return Vec::new();
    }
    let latest = (0..archive.tenants.len()).filter_map(|place| archive.latest(place));
    let mut by_type: BTreeMap<String, Vec<Connector>> = BTreeMap::new();
    for connector in latest.filter_map(|snapshot| Some(snapshot.connectors.captured()?.all.clone())).flatten() {
        by_type.entry(connector.type_slug.clone()).or_default().push(connector);
    }
    let of_type = |(slug, set): (&String, &TypeOverride)| {
        let there = by_type.get(slug).map_or(&[][..], Vec::as_slice);
        let at = KeyPath::top().key("guidance").key(slug).key("connectors");
        let warning = |key: &str| {
            let message = format!("no connector of the type `{slug}` has the id or name `{key}`");
            let names = there.iter().flat_map(|one| [one.name.as_str(), one.id.as_str()]);
            let help = match did_you_mean(key, names) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "use the name or id of a connector in the latest snapshot, as on its page".to_owned(),
            };
            let finding = Diagnostic::about_file(path, Code::UnknownSetting, message).with_help(help);
            Unplaced { finding, path: at.key(key), target: FindingTarget::Key, is_certain: false }
        };
        set.unmatched(there).into_iter().map(warning).collect::<Vec<_>>()
    };
    wanted().flat_map(of_type).collect()
}
