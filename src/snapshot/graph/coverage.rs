//! Coverage: which lists were captured in full, in part or not at all, and the findings about it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, endpoint::ENDPOINTS, missing_property, pages::Pages};
use crate::{
    diagnostic::{Code, Diagnostic},
    format,
    tenant::{Connector, Connectors, Gap, catalog},
};

impl Draft<'_> {
    /// Returns a finding if the responses together have too many records of a kind.
    pub(super) fn overfull(&self, folder: &str) -> Option<Diagnostic> {
        let kinds = [
            ("connectors", self.connectors.len()),
            ("licenses", self.licenses.as_ref().map_or(0, Vec::len)),
            ("incidents", self.incidents.as_ref().map_or(0, Vec::len)),
            ("messages", self.messages.as_ref().map_or(0, Vec::len)),
        ];
        let (kind, number) = kinds.into_iter().find(|(_, number)| *number > self.limits.records)?;
        let message = format!("the responses in it have {number} {kind}; at most {} are read", self.limits.records);
        let finding = Diagnostic::about_file(folder, Code::TooManyRecords, message);
        Some(finding.with_help(self.limits.help("records")))
    }

    /// Returns the endpoints whose list was captured only in part, and the findings.
    pub(super) fn in_part(&self) -> (BTreeSet<&'static str>, Vec<Diagnostic>) {
        let mut names = BTreeSet::new();
        let mut findings = Vec::new();
        for (name, pages) in &self.pages {
            let cut = pages.may_be_cut_off().map(|records| {
                let message = format!("`{name}` has exactly {records} records, and nothing says that these are all");
                (message, "save Graph's own response, with its `@odata.nextLink`, or export with `-All`".to_owned())
            });
            if let Some((message, help)) = pages.incomplete(name).or(cut) {
                names.insert(*name);
                findings.push(Diagnostic::about_file(pages.last(), Code::MissingPage, message).with_help(help));
            }
        }
        names.extend(self.continued.keys());
        findings.extend(self.continued.values().cloned());
        for (name, answer) in &self.answers {
            if answer.records && answer.not_found {
                names.insert(*name);
                let message =
                    format!("one answer of `{name}` is that it does not exist, and another one lists records");
                let help = "export the list again, and keep the answers of one request only";
                let path = self.pages.get(name).map_or("", Pages::last);
                findings.push(Diagnostic::about_file(path, Code::MissingPage, message).with_help(help));
            }
            if let Some(path) = &answer.without_issues {
                names.insert(*name);
                let message = format!("overviews in `{name}` have no `issues`: the list is not captured in full");
                let help = "export it again with `?$expand=issues`";
                findings.push(Diagnostic::about_file(path, Code::MissingPage, message).with_help(help));
            }
            let Some((path, gap)) = answer.refused.as_ref().filter(|_| answer.records) else { continue };
            names.insert(*name);
            let message = format!("a page of `{name}` was refused (`{}`): the list is not captured in full", gap.error);
            let help = "export the list again; a script has to repeat a page after 429 and 5xx, or stop with an error";
            findings.push(Diagnostic::about_file(path, Code::MissingPage, message).with_help(help));
        }
        (names, findings)
    }

    /// Returns the warnings about missing properties, repeated answers and derived ids.
    pub(super) fn remarks(&mut self, folder: &str) -> Vec<Diagnostic> {
        let mut findings = std::mem::take(&mut self.warnings);
        for ((name, property), (path, lost)) in &self.lacking {
            if !self.exported.contains(&(*name, *property)) {
                let message = format!("no record of `{name}` has `{property}`: {lost}");
                findings.push(missing_property(path, &message));
            }
        }
        for (name, pages) in &self.pages {
            let Some((one, other)) = pages.complete_twice() else { continue };
            let message =
                format!("`{name}` was answered in full twice, here and in {one}: all records are read as one list");
            let help = "if these are two tenants, give each a folder of its own with its organization.json; else keep the \
                        later answer";
            findings.push(Diagnostic::about_file(other, Code::Contradiction, format::short(&message)).with_help(help));
        }
        let derived =
            self.accounts.iter().map(|account| account.derived_ids).sum::<usize>().saturating_sub(self.titled);
        let connectors = match derived {
            0 => None,
            1 => Some("1 connector has no `id`: it was derived from its name and Apple ID".to_owned()),
            _ => Some(format!("{derived} connectors have no `id`: it was derived from their names and Apple IDs")),
        };
        let announcements = match self.titled {
            0 => None,
            1 => Some("1 issue or message has no `id`: its title is used".to_owned()),
            number => Some(format!("{number} issues and messages have no `id`: their titles are used")),
        };
        for (message, what) in connectors
            .map(|text| (text, "a connector"))
            .into_iter()
            .chain(announcements.map(|text| (text, "an issue or a message")))
        {
            findings.push(
                Diagnostic::about_file(folder, Code::DerivedId, message)
                    .with_help(format!("export `id` too: history follows {what} by its id")),
            );
        }
        findings
    }

    /// Returns the types whose endpoint answered, and the types that may have more connectors.
    pub(super) fn types(&self, in_part: &BTreeSet<&'static str>) -> (BTreeSet<&'static str>, BTreeSet<&'static str>) {
        let (mut answered, mut partly) = (BTreeSet::new(), BTreeSet::new());
        for endpoint in ENDPOINTS {
            let Some(answer) = self.answers.get(endpoint.name) else { continue };
            if answer.records || (answer.not_found && answer.refused.is_none()) {
                answered.extend(endpoint.types.iter().filter(|slug| !self.silent_types.contains(*slug)));
            }
            // One of two endpoints of a type was refused, or a page of its list.
            if answer.refused.is_some() || in_part.contains(endpoint.name) {
                partly.extend(endpoint.types);
            }
        }
        // Microsoft's page takes a type from its first endpoint: what others list need not be all.
        let lacks_first = |slug: &&&str| {
            let first = ENDPOINTS.iter().find(|endpoint| endpoint.types.contains(*slug));
            let answer = first.and_then(|endpoint| self.answers.get(endpoint.name));
            !answer.is_some_and(|answer| answer.records || answer.not_found)
        };
        partly.extend(answered.iter().filter(lacks_first).copied());
        partly.retain(|slug| answered.contains(slug));
        (answered, partly)
    }

    /// Checks the issues against health overviews. Returns whether they were captured only in part. An empty list without an
    /// overview of Microsoft Intune counts as not captured.
    pub(super) fn check_overviews(&mut self) -> bool {
        let has_issues = self.answers.get("issues").is_some_and(|answer| answer.records);
        let without_intune = self.overviews.without_intune().filter(|_| !has_issues);
        if without_intune.is_some() {
            self.incidents = self.incidents.take().filter(|all| !all.is_empty());
        }
        let unexplained = self.incidents.as_ref().and_then(|all| self.overviews.unexplained(all));
        let findings: Vec<Diagnostic> = without_intune.into_iter().chain(unexplained).collect();
        let in_part = !findings.is_empty();
        self.warnings.extend(findings);
        in_part
    }

    /// Returns the connectors with the types that were captured in part, not captured, or not requested.
    pub(super) fn captured(
        &self,
        all: Vec<Connector>,
        answered: &BTreeSet<&'static str>,
        partly: &BTreeSet<&'static str>,
        mut in_part: BTreeSet<String>,
    ) -> Connectors {
        in_part.extend(partly.iter().map(|slug| (*slug).to_owned()));
        let (mut not_captured, mut not_requested) = (BTreeSet::new(), BTreeSet::new());
        for entry in catalog::CATALOG.iter().filter(|entry| !answered.contains(entry.slug)) {
            let slug = entry.slug.to_owned();
            // Of some records, one may say nothing of a type that another one has.
            match all.iter().any(|connector| connector.type_slug == slug) {
                true => in_part.insert(slug),
                false if entry.on_microsofts_page() || self.is_refused(entry.slug) => not_captured.insert(slug),
                false => not_requested.insert(slug),
            };
        }
        Connectors { all, own_types: BTreeMap::new(), not_captured, in_part, not_requested }
    }

    /// Returns why parts are missing: the first error of their endpoints. A type that another endpoint describes in full
    /// has no gap.
    pub(super) fn gaps(
        &self,
        answered: &BTreeSet<&'static str>,
        partly: &BTreeSet<&'static str>,
    ) -> BTreeMap<String, Gap> {
        let mut gaps = BTreeMap::new();
        for endpoint in ENDPOINTS {
            let Some((_, gap)) = self.answers.get(endpoint.name).and_then(|answer| answer.refused.as_ref()) else {
                continue;
            };
            // Without Graph's own list of connectors, the section is there if any other endpoint has answered.
            let is_whole = |part: &String| match part.strip_prefix("connectors/") {
                Some(slug) => answered.contains(slug) && !partly.contains(slug),
                None => part == "connectors" && !answered.is_empty(),
            };
            for part in endpoint.parts().into_iter().filter(|part| !is_whole(part)) {
                gaps.entry(part).or_insert_with(|| gap.clone());
            }
        }
        gaps
    }

    /// Returns whether an endpoint of a type was refused.
    pub(super) fn is_refused(&self, slug: &str) -> bool {
        let refused = |name: &str| self.answers.get(name).is_some_and(|answer| answer.refused.is_some());
        ENDPOINTS.iter().any(|endpoint| endpoint.types.contains(&slug) && refused(endpoint.name))
    }

    /// Returns whether a list of these endpoints was captured only in part.
    pub(super) fn any_in_part(&self, in_part: &BTreeSet<&'static str>, names: &[&str]) -> bool {
        names.iter().any(|name| {
            let refused = self.answers.get(name).is_some_and(|answer| answer.refused.is_some());
            in_part.contains(name) || refused
        })
    }
}
