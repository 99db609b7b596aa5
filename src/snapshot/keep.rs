//! Filters incidents and messages by service: most are about services that are not shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diagnostic::{Code, Diagnostic},
    format,
};

use crate::tenant::{OtherServices, Snapshot, same_service};

/// Services whose incidents and messages are kept.
#[derive(Debug, Clone, Copy)]
pub enum Services<'a> {
    /// All services.
    All,
    /// Services with one of these names.
    Named(&'a [String]),
}

impl Services<'_> {
    /// Returns the names in a canonical form, for cache keys.
    pub(super) fn names(self) -> Vec<String> {
        match self {
            Services::All => vec!["*".to_owned()],
            Services::Named(names) => names.iter().map(|name| format!("={}", name.trim().to_lowercase())).collect(),
        }
    }

    /// Returns warnings about services that are excluded but spelled almost like one that is shown.
    pub(super) fn near_misses(self, snapshot: &Snapshot, path: &str) -> Vec<Diagnostic> {
        let Services::Named(names) = self else { return Vec::new() };
        let OtherServices { incidents, messages } = &snapshot.other_services;
        // An item without a service may belong to one that is shown.
        let near = |name: &&String| name.is_empty() || is_near_any(name, names);
        let found: BTreeSet<&String> = incidents.keys().chain(messages.keys()).filter(near).collect();
        let count = |name: &String| incidents.get(name).unwrap_or(&0) + messages.get(name).unwrap_or(&0);
        let warning = |name: &String| {
            let what = if name.is_empty() {
                "no service".to_owned()
            } else {
                format!("the service `{}`", format::short(name))
            };
            let message = match count(name) {
                1 => format!("an incident or message is not shown because it names {what}"),
                number => format!("{number} incidents and messages are not shown because they name {what}"),
            };
            let help = format!(
                "if it is one of those to show, add it to `services` in tenant-status.yaml ({})",
                names.join(", ")
            );
            Diagnostic::about_file(path, Code::OtherService, message).with_help(help)
        };
        found.into_iter().map(warning).collect()
    }

    /// Drops and counts incidents and messages of other services. A captured section stays captured, even if it is empty.
    pub fn keep(self, snapshot: &mut Snapshot) {
        let Services::Named(names) = self else { return };
        let has = |name: &String| names.iter().any(|known| same_service(known, name));
        let mut count = |counts: fn(&mut OtherServices) -> &mut BTreeMap<String, u64>, service: &str| {
            *counts(&mut snapshot.other_services).entry(service.trim().to_owned()).or_default() += 1;
        };
        if let Some(incidents) = snapshot.incidents.captured_mut() {
            incidents.retain(|incident| {
                let kept = has(&incident.service);
                // Native files may have incidents that do not affect the tenant, which Graph does not return.
                if !kept && incident.affects_tenant {
                    count(|others| &mut others.incidents, &incident.service);
                }
                kept
            });
        }
        if let Some(messages) = snapshot.messages.captured_mut() {
            messages.retain(|message| {
                let kept = message.services.iter().any(has);
                if !kept {
                    // Prefer a near miss, so that the warning names it.
                    let near = |service: &&String| is_near_any(service, names);
                    let service = message.services.iter().find(near).or(message.services.first());
                    count(|others| &mut others.messages, service.map_or("", String::as_str));
                }
                kept
            });
        }
    }
}

/// Current and former names of services.
///
/// Source: Microsoft renamed Windows Intune in 2014, and Microsoft Endpoint Manager, of which Intune was a part, in 2022.
const FORMER: [(&str, &str); 2] =
    [("Microsoft Intune", "Microsoft Endpoint Manager"), ("Microsoft Intune", "Windows Intune")];

/// Returns whether a name is a near miss of a service that is shown, or of its former name.
fn is_near_any(name: &str, shown: &[String]) -> bool {
    let before = |shown: &str| FORMER.iter().any(|(now, before)| same_service(now, shown) && is_near(name, before));
    shown.iter().any(|shown| is_near(name, shown) || before(shown))
}

/// Returns whether a name is a near miss of another one: a part of it, or at most two letters different.
fn is_near(name: &str, shown: &str) -> bool {
    let fold = |text: &str| text.trim().to_lowercase();
    let (name, shown) = (fold(name), fold(shown));
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_part = !words.is_empty() && words.iter().all(|word| shown.split_whitespace().any(|other| other == *word));
    let is_generic = words.iter().all(|word| matches!(*word, "microsoft" | "365" | "office" | "online" | "windows"));
    let is_longer = name.contains(&shown);
    (is_part && !is_generic) || is_longer || (name.len() > 4 && strsim::osa_distance(&name, &shown) <= 2)
}

#[cfg(test)]
mod tests {
    use std::{fs, sync::Arc};

    use super::Services;
    use crate::tenant::{Message, Snapshot};

    /// Two captures of one day each; the second has the messages of the first in another order, one of them edited.
    fn captures(services: Services<'_>) -> Vec<Snapshot> {
        let data = tempfile::tempdir().unwrap();
        for (day, edited, order) in [("21", "as it was", ["A", "B", "C"]), ("22", "changed", ["C", "B", "A"])] {
            let message = |id: &&str| {
                let service = if *id == "C" { "Exchange Online" } else { " microsoft INTUNE " };
                let text = if *id == "A" { edited } else { "the same" };
                format!("{{ id: {id}, title: T, services: ['{service}'], markdown: {text} }}")
            };
            let messages: Vec<String> = order.iter().map(message).collect();
            let text = format!(
                "schema: tenant-status/v1\ncaptured_at: 2026-11-{day}\ntenant: {{ name: Contoso }}\nmessages: [{}]\n\
                 incidents: [{{ id: I, title: T, classification: incident, status: restored, service: Teams }}]\n",
                messages.join(", ")
            );
            fs::write(data.path().join(format!("{day}.yaml")), text).unwrap();
        }
        let (archive, found) = crate::snapshot::read(data.path(), services, &()).unwrap();
        assert!(!found.has_errors(), "{:?}", found.sorted());
        archive.histories().remove(0).snapshots.into_iter().map(|dated| dated.snapshot).collect()
    }

    fn messages(snapshot: &Snapshot) -> &[Arc<Message>] {
        snapshot.messages.captured().unwrap()
    }

    #[test]
    fn equal_records_are_one_in_memory_and_others_are_not() {
        let all = captures(Services::All);
        let ids = |snapshot| messages(snapshot).iter().map(|message| message.id.clone()).collect::<Vec<_>>();
        assert_eq!(
            (ids(&all[0]), ids(&all[1])),
            (["A", "B", "C"].map(String::from).into(), ["C", "B", "A"].map(String::from).into())
        );
        let shared = |first: usize, second: usize| Arc::ptr_eq(&messages(&all[0])[first], &messages(&all[1])[second]);
        assert!(!shared(0, 2) && shared(1, 1) && shared(2, 0));
        let incident = |snapshot: &Snapshot| Arc::clone(&snapshot.incidents.captured().unwrap()[0]);
        assert!(Arc::ptr_eq(&incident(&all[0]), &incident(&all[1])));
    }

    #[test]
    fn records_of_other_services_are_dropped_and_what_was_captured_stays_captured() {
        for snapshot in captures(Services::Named(&["Microsoft Intune".to_owned()])) {
            assert_eq!(messages(&snapshot).len(), 2);
            assert_eq!(snapshot.incidents.captured().map(Vec::len), Some(0));
        }
    }
}
