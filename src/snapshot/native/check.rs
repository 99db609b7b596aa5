//! Rules of the native format that its types cannot express.

use std::collections::{BTreeMap, BTreeSet};

use super::{Connector, GapEntry, SCHEMA, SnapshotFile, section_name};
use crate::{
    diagnostic::{Code, Diagnostic, did_you_mean},
    format::{self, FindingTarget, KeyPath, Source, Unplaced},
    tenant::{self, catalog},
};

/// Returns all findings about a file that has the right keys and types.
pub(super) fn check(source: &Source, file: &SnapshotFile) -> Vec<Unplaced> {
    if file.schema != SCHEMA {
        return vec![unknown_schema(source, &file.schema)];
    }
    let mut check = Check { source, file, found: Vec::new() };
    check.head();
    check.connectors();
    check.ids("incidents", file.incidents.iter().flatten().map(|incident| incident.id.as_str()));
    check.ids("messages", file.messages.iter().flatten().map(|message| message.id.as_str()));
    check.bodies();
    check.not_captured();
    check.not_captured_in_full();
    for (part, gap) in &file.gaps {
        check.gap(part, gap);
    }
    check.found
}

/// Returns the finding about a file of another format or version.
pub(super) fn unknown_schema(source: &Source, schema: &str) -> Unplaced {
    let finding = Diagnostic::about_file(&source.path, Code::BadValue, format!("unknown schema `{schema}`")).with_help(
        "this program reads snapshots with `schema: tenant-status/v1`; a file of another kind does not belong here",
    );
    Unplaced { finding, path: KeyPath::top().key("schema"), target: FindingTarget::Value, is_certain: false }
}

/// A file, and what was found in it so far.
struct Check<'a> {
    source: &'a Source,
    file: &'a SnapshotFile,
    found: Vec<Unplaced>,
}

impl Check<'_> {
    fn report(&mut self, path: KeyPath, code: Code, message: String, help: Option<&str>) {
        if self.found.len() > format::MOST_FINDINGS {
            return;
        }
        let finding = Diagnostic::about_file(&self.source.path, code, format::short(&message));
        let finding = Diagnostic { help: help.map(str::to_owned), ..finding };
        // A name close to a known one is a typo, whatever else is wrong.
        let is_certain = code == Code::UnknownType && help.is_some_and(|help| help.starts_with("did you mean"));
        self.found.push(Unplaced { finding, path, target: FindingTarget::Value, is_certain });
    }

    /// Checks capture time and tenant.
    fn head(&mut self) {
        let top = KeyPath::top();
        if self.file.captured_at.0.at().is_none() {
            let message = "`captured_at` has to be a moment".to_owned();
            self.report(top.key("captured_at"), Code::BadTime, message, Some("say when the facts were true"));
        }
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        if blank(&self.file.tenant.id) && blank(&self.file.tenant.name) {
            let message = "nothing says whose snapshot this is".to_owned();
            self.report(top.key("tenant"), Code::NoTenant, message, Some("give `tenant` an `id` or a `name`"));
        }
    }

    fn connectors(&mut self) {
        let mut seen = BTreeSet::new();
        let mut own: BTreeMap<&str, &Connector> = BTreeMap::new();
        for (index, connector) in self.file.connectors.iter().flatten().enumerate() {
            let at = KeyPath::top().key("connectors").index(index);
            let slug = connector.type_slug.as_str();
            if !seen.insert((slug, tenant::canonical_id(connector.id.0.clone()))) {
                let message = format!("a second connector `{}` of type `{slug}`", connector.id.0);
                let help = "ids are unique among the connectors of a type";
                self.report(at.key("id"), Code::DuplicateId, message, Some(help));
            }
            if connector.id.0.trim().is_empty() {
                self.report(at.key("id"), Code::BadValue, "an id cannot be empty".to_owned(), None);
            }
            match (catalog::find(slug), own.get(slug)) {
                (Some(_), _) => self.type_of_catalog(&at, connector),
                (None, Some(first)) => self.same_type(&at, connector, first),
                (None, None) if connector.basis.is_none() => self.unknown_type(&at, slug),
                (None, None) => drop(own.insert(slug, connector)),
            }
        }
    }

    /// Checks a connector whose type is in the catalog: label and basis come from there.
    fn type_of_catalog(&mut self, at: &KeyPath, connector: &Connector) {
        let key = match (&connector.label, connector.basis) {
            (Some(_), _) => "label",
            (None, Some(_)) => "basis",
            (None, None) => return,
        };
        let message = format!("`{}` is a built-in type and has its own {key}", connector.type_slug);
        let help = "leave it out (labels are a setting in tenant-status.yaml), or use another type";
        self.report(at.key(key), Code::TypeConflict, message, Some(help));
    }

    /// Checks a connector against the first one of its type.
    fn same_type(&mut self, at: &KeyPath, connector: &Connector, first: &Connector) {
        let differs = connector.basis.is_some_and(|basis| Some(basis) != first.basis)
            || (connector.label.is_some() && connector.label != first.label);
        if differs {
            let message = format!("type `{}` had another basis or label before in this file", connector.type_slug);
            self.report(at.key("type"), Code::TypeConflict, message, Some("a type has one basis and one label"));
        }
    }

    fn unknown_type(&mut self, at: &KeyPath, slug: &str) {
        let help = match did_you_mean(slug, catalog::CATALOG.iter().map(|entry| entry.slug)) {
            Some(meant) => format!("did you mean `{meant}`? For a custom type, add `basis` and `label`"),
            None => "for a custom type, add `basis: expiry` or `basis: sync`, and `label`".to_owned(),
        };
        let message = format!("unknown connector type `{slug}`");
        self.report(at.key("type"), Code::UnknownType, message, Some(&help));
    }

    /// Checks that the ids of a section are unique.
    fn ids<'i>(&mut self, section: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            let at = KeyPath::top().key(section).index(index).key("id");
            if id.trim().is_empty() {
                self.report(at, Code::BadValue, "an id cannot be empty".to_owned(), None);
            } else if !seen.insert(id) {
                self.report(at, Code::DuplicateId, format!("`{section}` has the id `{id}` twice"), None);
            }
        }
    }

    /// Checks that messages and posts have one text each.
    fn bodies(&mut self) {
        let top = KeyPath::top();
        let file = self.file;
        for (index, message) in file.messages.iter().flatten().enumerate() {
            self.body(top.key("messages").index(index), [&message.markdown, &message.html, &message.text]);
        }
        for (index, incident) in file.incidents.iter().flatten().enumerate() {
            for (number, post) in incident.posts.iter().enumerate() {
                let at = top.key("incidents").index(index).key("posts").index(number);
                self.body(at, [&post.markdown, &post.html, &post.text]);
            }
        }
    }

    fn body(&mut self, at: KeyPath, [markdown, html, text]: [&Option<String>; 3]) {
        if [markdown, html, text].iter().filter(|body| body.is_some()).count() > 1 {
            let key = if text.is_some() { "text" } else { "html" };
            let message = "a text is one of `markdown`, `html` and `text`".to_owned();
            self.report(at.key(key), Code::BadValue, message, None);
        }
    }

    /// Checks the types that were not captured, or not requested.
    fn not_captured(&mut self) {
        let file = self.file;
        let is_listed = |slug: &str| file.connectors.iter().flatten().any(|connector| connector.type_slug == slug);
        for (key, entries) in [("not_captured", &file.not_captured), ("not_requested", &file.not_requested)] {
            for (index, entry) in entries.iter().enumerate() {
                let known = entry.strip_prefix("connectors/").and_then(catalog::find);
                let known = known.filter(|known| key == "not_captured" || !known.on_microsofts_page());
                let (message, help) = match known {
                    None if key == "not_captured" => (
                        format!("unknown part `{entry}`"),
                        "name a built-in type as `connectors/<type>`; a whole section is just left out",
                    ),
                    None => (
                        format!("`{entry}` is no type beyond Microsoft's page"),
                        "name such a type as `connectors/<type>`; others are named in `not_captured`",
                    ),
                    Some(known) if is_listed(known.slug) => (
                        format!("`{entry}` is in `{key}`, but `connectors` lists one"),
                        "delete the entry; if there may be further connectors, name it in `not_captured_in_full`",
                    ),
                    Some(_) => continue,
                };
                self.report(KeyPath::top().key(key).index(index), Code::BadValue, message, Some(help));
            }
        }
    }

    /// Checks the parts that were captured in part: each has to be there.
    fn not_captured_in_full(&mut self) {
        for (index, entry) in self.file.not_captured_in_full.iter().enumerate() {
            let at = KeyPath::top().key("not_captured_in_full").index(index);
            let part = section_name(entry);
            match self.has(part).filter(|_| !matches!(part, "tenant" | "connectors")) {
                None => {
                    let help = "name `licenses`, `incidents`, `messages`, or a connector type as `connectors/<type>`";
                    self.report(at, Code::BadValue, format!("unknown part `{part}`"), Some(help));
                }
                Some(false) => {
                    let help = "a part that is left out, or in `not_captured`, is not named here";
                    self.report(at, Code::BadValue, format!("`{part}` was not captured at all"), Some(help));
                }
                Some(true) => {}
            }
        }
    }

    /// Checks why a part is missing: it must not be there in full.
    fn gap(&mut self, part: &str, gap: &GapEntry) {
        let at = KeyPath::top().key("gaps").key(part);
        let part = section_name(part);
        let is_in_part = self.file.not_captured_in_full.iter().any(|entry| section_name(entry) == part);
        let is_known =
            !part.starts_with("connectors/") || part.strip_prefix("connectors/").and_then(catalog::find).is_some();
        match self.has(part).filter(|_| is_known) {
            None => {
                let help = "name `tenant`, a section, or a built-in type as `connectors/<type>`";
                self.report(at, Code::BadValue, format!("unknown part `{part}`"), Some(help));
            }
            Some(true) if part != "tenant" && !is_in_part => {
                let help = "delete the entry, or name the part in `not_captured` or `not_captured_in_full`";
                self.report(at, Code::BadValue, format!("`{part}` was captured, so nothing is missing"), Some(help));
            }
            Some(_) if gap.error.0.trim().is_empty() => {
                self.report(at.key("error"), Code::BadValue, "an error cannot be empty".to_owned(), None);
            }
            Some(_) => {}
        }
    }

    /// Returns whether a part was captured, if only in part; `None` if there is no such part.
    fn has(&self, part: &str) -> Option<bool> {
        let file = self.file;
        match part {
            "tenant" => Some(true),
            "licenses" => Some(file.licenses.is_some()),
            "connectors" => Some(file.connectors.is_some()),
            "incidents" => Some(file.incidents.is_some()),
            "messages" => Some(file.messages.is_some()),
            _ => {
                let slug = part.strip_prefix("connectors/")?;
                let is_own =
                    || file.connectors.iter().flatten().any(|one| one.type_slug == slug && one.basis.is_some());
                let is_known = catalog::find(slug).is_some() || is_own();
                let mut missing = file.not_captured.iter().chain(&file.not_requested);
                is_known.then(|| file.connectors.is_some() && !missing.any(|entry| entry == part))
            }
        }
    }
}
