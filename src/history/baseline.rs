//! Comparison of the latest snapshot with an agreed one.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Change, ChangeKind, Chronicle, MissingPart, assess, captures::Extent};
use crate::{
    rules::{Assessment, Criteria},
    tenant::{AgreedSnapshot, Baseline},
};

/// The latest snapshot of a tenant compared with an agreed one.
#[derive(Debug)]
pub struct Comparison {
    /// Capture time of the agreed snapshot.
    pub since: DateTime<Utc>,
    /// Whether the agreed snapshot is the latest one.
    pub is_latest: bool,
    /// The differences, as net changes. What was captured is no difference: see `missing` and `in_part`.
    pub changes: Vec<Change>,
    /// Parts that one of the snapshots did not capture: they cannot be compared.
    pub missing: Vec<MissingPart>,
    /// Parts that one of the snapshots captured only in part.
    pub in_part: Vec<MissingPart>,
}

impl Comparison {
    /// Returns whether all parts could be compared.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.in_part.is_empty()
    }

    /// Keeps only parts that fulfill a condition among those that could not be compared.
    pub fn keep_parts(&mut self, shows: impl Fn(&MissingPart) -> bool) {
        self.missing.retain(&shows);
        self.in_part.retain(&shows);
    }
}

impl Chronicle<'_> {
    /// Compares the latest snapshot with that of a baseline; `None` if the snapshot was not read.
    pub fn compare(&self, baseline: &Baseline, criteria: &Criteria) -> Option<Comparison> {
        let AgreedSnapshot::Read(at) = baseline.snapshot else { return None };
        let start = self.entries.iter().position(|entry| entry.at() == at)?;
        let mut changes = self.net_from(start, criteria)?.changes;
        changes.retain(|change| !matches!(change.what, ChangeKind::Capture(..)));
        let (first, latest) = (&self.entries[start], self.entries.last()?);
        let extents = least(incomplete(&first.assessment(criteria)), incomplete(&assess(latest.snapshot, criteria)));
        let (missing, in_part): (Vec<_>, Vec<_>) =
            extents.into_iter().partition(|(_, extent)| *extent == Extent::Nothing);
        let parts = |all: Vec<(MissingPart, Extent)>| all.into_iter().map(|(part, _)| part).collect();
        Some(Comparison {
            since: at,
            is_latest: start + 1 == self.entries.len(),
            changes,
            missing: parts(missing),
            in_part: parts(in_part),
        })
    }
}

/// Returns the parts that a snapshot did not capture in full.
pub fn incomplete(assessment: &Assessment<'_>) -> BTreeMap<MissingPart, Extent> {
    let part = |slug: &String, label: &String| MissingPart::ConnectorType { slug: slug.clone(), label: label.clone() };
    let sections = [
        (MissingPart::Licenses, Extent::of(&assessment.licenses)),
        (MissingPart::Connectors, Extent::of(&assessment.groups)),
        (MissingPart::Incidents, Extent::of(&assessment.health)),
        (MissingPart::Messages, Extent::of(&assessment.news)),
    ];
    let groups = assessment.groups.captured().into_iter().flatten().filter(|group| group.in_part);
    let in_part = groups.map(|group| (part(&group.kind.slug, &group.kind.label), Extent::InPart));
    let missing = assessment.types_not_captured.iter().map(|kind| (part(&kind.slug, &kind.label), Extent::Nothing));
    let sections = sections.into_iter().filter(|(_, extent)| *extent != Extent::Whole);
    in_part.chain(missing).chain(sections).collect()
}

/// Combines the incomplete parts of two snapshots. Without any connectors, single types say nothing more.
fn least(
    mut parts: BTreeMap<MissingPart, Extent>,
    others: BTreeMap<MissingPart, Extent>,
) -> BTreeMap<MissingPart, Extent> {
    for (part, extent) in others {
        let least = parts.entry(part).or_insert(extent);
        if extent == Extent::Nothing {
            *least = extent;
        }
    }
    if parts.get(&MissingPart::Connectors) == Some(&Extent::Nothing) {
        parts.retain(|part, _| !matches!(part, MissingPart::ConnectorType { .. }));
    }
    parts
}
