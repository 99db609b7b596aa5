//! Settings for connector types and connectors that the data does not have, which are probably typos or out of date.

use std::collections::{BTreeMap, BTreeSet};

use super::{Config, Origin, guidance, thresholds};
use crate::{
    diagnostic::{Code, Diagnostic, did_you_mean},
    format::{self, FindingTarget, KeyPath, Unplaced},
    snapshot::{Archive, LoadedSnapshot},
    tenant::{Basis, ConnectorSetting, SingleSetting, Snapshot, Tenant, catalog},
};

impl Config {
    /// Checks the settings for connector types and connectors against all snapshots: warns about those that match
    /// nothing, and finds limits that do not fit the basis of a type that the snapshots define.
    ///
    /// The archive must hold every tenant, or settings for the missing ones would be reported.
    pub fn check_against(&self, archive: &Archive) -> Vec<Diagnostic> {
        let Some(origin) = &self.origin else { return Vec::new() };
        if self.types_set().next().is_none() {
            return Vec::new();
        }
        let own = archive.own_types();
        let known: BTreeSet<&str> =
            catalog::CATALOG.iter().map(|entry| entry.slug).chain(own.keys().map(String::as_str)).collect();
        let types = self.types_set().filter(|(_, slug, _)| !known.contains(slug.as_str()));
        let types = types.map(|(path, slug, target)| Unplaced {
            finding: unknown_type(origin, slug, &known),
            path,
            target,
            is_certain: false,
        });
        let limits = own.iter().flat_map(|(slug, basis)| self.wrong_limits(origin, slug, *basis));
        let latest = self.latest(archive);
        let connectors = Unmatched { config: self, origin, archive, known: &known, latest };
        let guidance = guidance::unmatched(&origin.path, &self.site.guidance, &known, archive);
        let found =
            types.chain(limits).chain(connectors.findings()).chain(guidance).take(format::MOST_FINDINGS).collect();
        format::placed(&origin.source(), found)
    }

    /// Returns the place of each setting for a connector type, and the slug of the type.
    fn types_set(&self) -> impl Iterator<Item = (KeyPath, &String, FindingTarget)> {
        let criteria = &self.site.criteria;
        let thresholds = criteria.type_limits.keys();
        let of_connectors = criteria
            .single
            .by_type
            .iter()
            .filter(|(slug, rules)| !criteria.type_limits.contains_key(*slug) && rules.iter().any(is_limit));
        let top = KeyPath::top();
        let labels = keys(top.key("labels"), criteria.labels.keys());
        let links = keys(top.key("links").key("connectors"), self.site.addresses.connectors.keys());
        let guidance = keys(top.key("guidance"), self.site.guidance.0.keys());
        let limits = keys(top.key("thresholds"), thresholds.chain(of_connectors.map(|(slug, _)| slug)));
        let at = top.key("ignore");
        let ignored = self.ignored.iter().enumerate();
        let ignored = ignored.map(move |(number, slug)| (at.index(number).key("type"), slug, FindingTarget::Value));
        labels.chain(links).chain(limits).chain(guidance).chain(ignored)
    }

    /// Returns the latest snapshot of each tenant; none if there are no settings for single connectors.
    fn latest<'a>(&self, archive: &'a Archive) -> Vec<(&'a Tenant, Snapshot)> {
        let tenants = archive.tenants.iter().enumerate().filter(|_| !self.site.criteria.single.is_empty());
        tenants.filter_map(|(place, shelf)| Some((&shelf.tenant, archive.latest(place)?))).collect()
    }

    fn wrong_limits(&self, origin: &Origin, slug: &str, basis: Basis) -> Vec<Unplaced> {
        // Types of the catalog were checked when the file was read.
        let wrong = match catalog::find(slug) {
            Some(_) => Vec::new(),
            None => thresholds::wrong_limits(&self.site.criteria, slug, basis),
        };
        let finding = |(path, message, help): (KeyPath, String, String)| Unplaced {
            finding: Diagnostic::about_file(&origin.path, Code::BadValue, message).with_help(help),
            path,
            target: FindingTarget::Value,
            is_certain: false,
        };
        wrong.into_iter().map(finding).collect()
    }
}

/// Returns the place of each key of a mapping.
fn keys<'a>(
    at: KeyPath,
    slugs: impl Iterator<Item = &'a String>,
) -> impl Iterator<Item = (KeyPath, &'a String, FindingTarget)> {
    slugs.map(move |slug| (at.key(slug), slug, FindingTarget::Key))
}

fn is_limit(rule: &SingleSetting) -> bool {
    matches!(rule.setting, ConnectorSetting::Limits(_))
}

fn unknown_type(origin: &Origin, slug: &str, known: &BTreeSet<&str>) -> Diagnostic {
    let help = match did_you_mean(slug, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "use a slug from the table in data/README.md, or one that your snapshots define".to_owned(),
    };
    let message = format!("no connector has the type `{}`", format::short(slug));
    Diagnostic::about_file(&origin.path, Code::UnknownSetting, message).with_help(help)
}

/// Finds settings for single connectors that match none.
struct Unmatched<'a> {
    config: &'a Config,
    origin: &'a Origin,
    archive: &'a Archive,
    known: &'a BTreeSet<&'a str>,
    /// The latest snapshot of each tenant.
    latest: Vec<(&'a Tenant, Snapshot)>,
}

impl Unmatched<'_> {
    fn findings(&self) -> Vec<Unplaced> {
        let rules = &self.config.site.criteria.single.by_type;
        // The entries of `ignore` by type, in the order of the file, as the rules have them.
        let mut numbers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, slug) in self.config.ignored.iter().enumerate() {
            numbers.entry(slug).or_default().push(number);
        }
        let mut found = Vec::new();
        for (slug, rules) in rules.iter().filter(|(slug, _)| self.known.contains(slug.as_str())) {
            let mut ignored = numbers.remove(slug.as_str()).unwrap_or_default().into_iter();
            for rule in rules {
                let number = if is_limit(rule) { None } else { ignored.next() };
                let is_matched = self.latest.iter().any(|(tenant, snapshot)| matches_in(slug, rule, tenant, snapshot));
                if is_matched || (number.is_none() && self.has_matched(slug, rule)) {
                    continue;
                }
                found.push(self.finding(slug, rule, number));
            }
        }
        found
    }

    /// Returns whether a rule matches in any snapshot.
    fn has_matched(&self, slug: &str, rule: &SingleSetting) -> bool {
        let unpacker = self.archive.unpacker();
        self.archive.tenants.iter().enumerate().any(|(place, shelf)| {
            let snapshots = self.archive.history(place, &unpacker).map(|history| history.snapshots).unwrap_or_default();
            snapshots.iter().any(|LoadedSnapshot { snapshot, .. }| matches_in(slug, rule, &shelf.tenant, snapshot))
        })
    }

    fn finding(&self, slug: &str, rule: &SingleSetting, ignored: Option<usize>) -> Unplaced {
        let top = KeyPath::top();
        let (path, target) = match ignored {
            Some(number) => (top.key("ignore").index(number).key("id"), FindingTarget::Value),
            None => (top.key("thresholds").key(slug).key("connectors").key(&rule.connector), FindingTarget::Key),
        };
        let name = format::short(&rule.connector);
        let of_tenant = rule
            .tenant
            .as_ref()
            .map_or_else(String::new, |tenant| format!(" in the tenant `{}`", format::short(tenant)));
        let message = match ignored {
            Some(_) => format!("no latest snapshot has a connector `{name}` of the type `{slug}`{of_tenant}"),
            None => format!("no snapshot has a connector `{name}` of the type `{slug}`"),
        };
        let help = self.help(slug, rule);
        let finding = Diagnostic::about_file(&self.origin.path, Code::UnknownSetting, message).with_help(help);
        Unplaced { finding, path, target, is_certain: false }
    }

    fn help(&self, slug: &str, rule: &SingleSetting) -> String {
        let names = self.names(slug);
        if rule.tenant.is_some() && names.contains(&rule.connector) {
            return "another tenant has it; `tenant` is the id, name or initial domain of a tenant".to_owned();
        }
        match did_you_mean(&rule.connector, names.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{}`?", format::short(meant)),
            None if is_limit(rule) => "use the id or name of a connector; the id is at the end of its page".to_owned(),
            None => "delete the entry if the connector was removed; the id is at the end of its page".to_owned(),
        }
    }

    /// Returns the ids and names of the connectors of a type in the latest snapshots.
    fn names(&self, slug: &str) -> BTreeSet<String> {
        let connectors = self.latest.iter().filter_map(|(_, snapshot)| snapshot.connectors.captured());
        let of_type = connectors.flat_map(|connectors| &connectors.all).filter(|one| one.type_slug == slug);
        of_type.flat_map(|one| [one.id.clone(), one.name.clone()]).collect()
    }
}

/// Returns whether a rule matches a connector of a snapshot, or may match one that was not captured.
fn matches_in(slug: &str, rule: &SingleSetting, tenant: &Tenant, snapshot: &Snapshot) -> bool {
    if !rule.applies_to(tenant) {
        return false;
    }
    let Some(connectors) = snapshot.connectors.captured() else { return true };
    let is_whole = !snapshot.connectors.is_in_part()
        && !connectors.in_part.contains(slug)
        && !connectors.not_captured.contains(slug);
    !is_whole || connectors.all.iter().any(|one| one.type_slug == slug && rule.names(one))
}
