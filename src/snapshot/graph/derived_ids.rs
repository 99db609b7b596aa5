//! Derives ids for connectors exported without one.

use std::collections::BTreeMap;

use super::{Draft, values};
use crate::tenant::{Connector, Moment, canonical_id};

/// A record without an id, whose connectors get derived ids.
pub(super) struct Unnamed {
    /// The type of its first connector.
    kind: String,
    /// Properties that distinguish it from others of its type; may be empty.
    traits: String,
    expires_at: Moment,
    last_success_at: Moment,
}

impl Draft<'_> {
    /// Marks the connectors of a record without an id: ids are derived after all records are read.
    pub(super) fn identify(&mut self, connectors: &mut [Connector]) {
        let Some(traits) = connectors.iter().find_map(|one| one.id.strip_prefix(values::DERIVED)) else { return };
        let traits = if traits.is_empty() { String::new() } else { canonical_id(traits.to_owned()) };
        let dates = |date: fn(&Connector) -> Moment| connectors.iter().map(date).max().unwrap_or_default();
        let (expires_at, last_success_at) = (dates(|one| one.expires_at), dates(|one| one.last_success_at));
        let kind = connectors.first().map(|one| one.type_slug.clone()).unwrap_or_default();
        for connector in connectors {
            let number = self.derived.entry((connector.type_slug.clone(), traits.clone())).or_insert(0);
            *number += 1;
            // A singleton without an id is the only one of its type.
            self.account.derived_ids += usize::from(!traits.is_empty() || *number > 1);
            connector.id = format!("{}{}", values::DERIVED, self.unnamed.len());
        }
        self.unnamed.push(Unnamed { kind, traits, expires_at, last_success_at });
    }

    /// Derives the ids of connectors without one from their traits. Connectors with equal traits also get their expiry date,
    /// so that history neither confuses them nor depends on the order of the records.
    pub(super) fn settle(&mut self) {
        let mut alike: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (serial, one) in self.unnamed.iter().enumerate() {
            alike.entry((&one.kind, &one.traits)).or_default().push(serial);
        }
        let mut suffixes = vec![String::new(); self.unnamed.len()];
        for serials in alike.values_mut().filter(|serials| serials.len() > 1) {
            serials.sort_by_key(|serial| (self.unnamed[*serial].expires_at, self.unnamed[*serial].last_success_at));
            let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
            for serial in serials {
                let expires_at = self.unnamed[*serial].expires_at.at();
                let date = expires_at.map_or_else(String::new, |at| format!(", expires {}", at.format("%Y-%m-%d")));
                let number = numbers.entry(date.clone()).or_insert(0);
                *number += 1;
                suffixes[*serial] = if *number == 1 { date } else { format!("{date} ({number})") };
            }
        }
        let before = self.settled.clone();
        for connector in &mut self.connectors {
            let serial = connector.id.strip_prefix(values::DERIVED).and_then(|serial| serial.parse::<usize>().ok());
            let Some((one, suffix)) = serial.and_then(|serial| self.unnamed.get(serial).zip(suffixes.get(serial)))
            else {
                continue;
            };
            let base = if one.traits.is_empty() { &connector.type_slug } else { &one.traits };
            let id = format!("{base}{suffix}");
            let is_taken = before.contains(&(connector.type_slug.clone(), id.clone()));
            connector.id = if is_taken { format!("{id} (2)") } else { id };
            self.settled.insert((connector.type_slug.clone(), connector.id.clone()));
            if connector.name.is_empty() {
                connector.name.clone_from(&connector.id);
            }
        }
        self.unnamed.clear();
    }

    /// Returns a name for a record without one: `base`, followed by a number from the second one on.
    pub(super) fn numbered(&mut self, kind: &str, base: &str) -> String {
        let number = self.derived.entry((kind.to_owned(), base.to_owned())).or_insert(0);
        *number += 1;
        if *number == 1 { base.to_owned() } else { format!("{base} ({number})") }
    }
}
