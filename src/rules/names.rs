//! Unique display names for connectors of one type.

use std::{borrow::Cow, collections::BTreeMap};

use super::Member;
use crate::tenant::{Connector, HIDDEN};

/// Parts of detail names whose values can distinguish connectors of the same name, best first; case-insensitive.
const TELLING: [&str; 7] = ["machine", "server", "host", "apple id", "location", "organization", "owner"];

/// Makes the names of a group's members unique: appends to a shared name the first detail that differs for every
/// connector with it, e.g. `NDES (srv-01.contoso.com)`, or else the id.
///
/// Redacted values are already replaced here and are not used.
pub(super) fn tell_apart(members: &mut [Member<'_>]) {
    if members.len() < 2 {
        return;
    }
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, member) in members.iter().enumerate() {
        same.entry(member.connector.name.trim().to_lowercase()).or_default().push(place);
    }
    for places in same.into_values().filter(|places| places.len() > 1) {
        let connectors: Vec<&Connector> =
            places.iter().filter_map(|place| Some(members.get(*place)?.connector)).collect();
        let found = TELLING.iter().find_map(|telling| differing(&connectors, telling));
        let ids = || connectors.iter().map(|connector| connector.id.as_str()).collect();
        for (place, what) in places.iter().zip(found.unwrap_or_else(ids)) {
            if let Some(member) = members.get_mut(*place) {
                member.name = Cow::Owned(format!("{} ({what})", member.connector.name.trim()));
            }
        }
    }
}

/// Returns the values of a detail if every connector has one and all differ.
fn differing<'a>(connectors: &[&'a Connector], telling: &str) -> Option<Vec<&'a str>> {
    let value = |connector: &'a Connector| {
        let named = connector.details.iter().find(|(name, _)| name.to_lowercase().contains(telling));
        named.map(|(_, value)| value.trim()).filter(|value| !value.is_empty() && !value.contains(HIDDEN))
    };
    let values: Vec<&str> = connectors.iter().map(|connector| value(connector)).collect::<Option<_>>()?;
    let mut folded: Vec<String> = values.iter().map(|value| value.to_lowercase()).collect();
    folded.sort();
    folded.dedup();
    (folded.len() == values.len()).then_some(values)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        as_of::AsOf,
        rules::{Criteria, group},
        tenant::{Connectors, Moment},
    };

    /// ID, name and details of a connector.
    type Given<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

    fn named(connectors: &[Given<'_>]) -> Vec<String> {
        let all = connectors.iter().map(|(id, name, details)| Connector {
            type_slug: "certificate-connector".to_owned(),
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            enabled: true,
            last_success_at: Moment::Never,
            expires_at: Moment::Never,
            reported: Arc::default(),
            details: Arc::new(details.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()),
            link: None,
            settings: None,
        });
        let connectors = Connectors { all: all.collect(), ..Connectors::default() };
        let as_of = AsOf("2026-11-22T08:00:00Z".parse().unwrap());
        let groups = group::groups(&connectors, as_of, &Criteria::default());
        let group = groups.iter().find(|group| group.kind.slug == "certificate-connector").unwrap();
        group.members.iter().map(|member| member.name.clone().into_owned()).collect()
    }

    #[test]
    fn connectors_of_one_name_are_distinguished_by_a_differing_detail() {
        let machines = named(&[
            ("1", "NDES", &[("Machine", "srv-a"), ("Apple ID", "a@x")]),
            ("2", "ndes ", &[("Machine", "srv-b"), ("Apple ID", "b@x")]),
            ("3", "Other", &[("Machine", "srv-c")]),
        ]);
        assert_eq!(machines, ["NDES (srv-a)", "ndes (srv-b)", "Other"]);
        // A detail is used only if every connector has it and all values differ.
        let apple = [("Machine", "srv-a"), ("Apple ID", "a@x"), ("Location", "EMEA")];
        let other = [("Machine", "SRV-A"), ("Location", "APAC")];
        assert_eq!(named(&[("1", "T", &apple), ("2", "T", &other)]), ["T (EMEA)", "T (APAC)"]);
        // Redacted values are not used.
        let hidden = [("Machine", HIDDEN)];
        assert_eq!(named(&[("1", "T", &hidden), ("2", "T", &hidden)]), ["T (1)", "T (2)"]);
        assert_eq!(named(&[("1", "T", &hidden)]), ["T"]);
    }
}
