//! What is captured of a part from snapshot to snapshot, and what that allows to be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::{CaptureChange, Part};
use crate::tenant::{ConnectorType, Section};

/// How much of a part one snapshot has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Nothing,
    InPart,
    Whole,
}

impl Extent {
    pub(super) fn of<T>(section: &Section<T>) -> Self {
        match section {
            Section::Captured(_) => Extent::Whole,
            Section::InPart(_) => Extent::InPart,
            Section::NotCaptured => Extent::Nothing,
        }
    }
}

/// What was captured of a part so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Capture {
    /// Nothing, in any snapshot.
    #[default]
    Never,
    /// Something in earlier snapshots, nothing in the last one.
    NotAnyMore { whole: bool },
    /// A part in the last snapshot.
    InPart { whole: bool },
    /// All of it in the last snapshot.
    Whole,
}

impl Capture {
    /// Whether any snapshot had all of it.
    fn was_whole(self) -> bool {
        match self {
            Capture::Never => false,
            Capture::NotAnyMore { whole } | Capture::InPart { whole } => whole,
            Capture::Whole => true,
        }
    }

    /// Whether something that the next snapshot has, and none before, is new. At the first capture, and at the first one in
    /// full, it may have been there all along.
    pub(super) fn tells_new(self, next: Extent) -> bool {
        self != Capture::Never && (self.was_whole() || next != Extent::Whole)
    }

    /// Takes the next snapshot in. Returns what changed, if that is worth a change; `first` is the first snapshot of all.
    pub(super) fn step(&mut self, next: Extent, first: bool) -> Vec<CaptureChange> {
        use CaptureChange::{Began, Completed, Partial, Resumed, Stopped};
        let before = *self;
        let whole = before.was_whole();
        *self = match (next, before) {
            (Extent::Whole, _) => Capture::Whole,
            (Extent::InPart, _) => Capture::InPart { whole },
            (Extent::Nothing, Capture::Never) => Capture::Never,
            (Extent::Nothing, _) => Capture::NotAnyMore { whole },
        };
        match (before, next) {
            _ if first => vec![],
            (Capture::Never, Extent::Whole) => vec![Began],
            (Capture::Never, Extent::InPart) => vec![Began, Partial],
            (Capture::NotAnyMore { .. }, Extent::Whole) => vec![Resumed],
            (Capture::NotAnyMore { .. }, Extent::InPart) => vec![Resumed, Partial],
            (Capture::Whole, Extent::InPart) => vec![Partial],
            (Capture::InPart { .. }, Extent::Whole) => vec![Completed],
            (Capture::Whole | Capture::InPart { .. }, Extent::Nothing) => vec![Stopped],
            _ => vec![],
        }
    }
}

/// What was captured of connectors so far: of all of them, and of each type that was ever missing or captured in part.
#[derive(Debug, Default)]
pub(super) struct ConnectorCaptures {
    pub(super) section: Capture,
    types: BTreeMap<String, Capture>,
}

/// What one snapshot has of connectors.
pub(super) struct ConnectorExtents<'a> {
    pub(super) section: Extent,
    /// Types that were not captured.
    pub(super) missing: &'a [ConnectorType],
    /// Types that were captured in part.
    pub(super) in_part: Vec<ConnectorType>,
}

/// What changed about the capture of connectors, and what that leaves uncertain.
#[derive(Debug, Default)]
pub(super) struct ConnectorCapture {
    pub(super) changes: Vec<(Part, CaptureChange)>,
    /// Whether a connector that no snapshot had before is new.
    pub(super) tells_new: bool,
    /// Types of which such a connector may have been there all along.
    pub(super) uncertain: BTreeSet<String>,
}

impl ConnectorCaptures {
    /// What is known of a type now.
    pub(super) fn of_type(&self, slug: &str) -> Capture {
        match self.section {
            Capture::Whole => self.types.get(slug).copied().unwrap_or(self.section),
            section => section,
        }
    }

    /// Takes the next snapshot in; `label` names a type.
    pub(super) fn step(
        &mut self,
        next: &ConnectorExtents<'_>,
        first: bool,
        label: impl Fn(&str) -> String,
    ) -> ConnectorCapture {
        let before = self.section;
        let tells_new = before.tells_new(next.section);
        let changes = self.section.step(next.section, first);
        let changes = changes.into_iter().map(|change| (Part::Connectors, change)).collect();
        let mut capture = ConnectorCapture { changes, tells_new, uncertain: BTreeSet::new() };
        if next.section == Extent::Nothing {
            return capture;
        }
        for kind in next.missing.iter().chain(&next.in_part) {
            // One that is missing for the first time was captured whenever connectors were.
            let known = if before == Capture::Never { Capture::Never } else { Capture::Whole };
            self.types.entry(kind.slug.clone()).or_insert(known);
        }
        for (slug, known) in &mut self.types {
            let extent = next.of_type(slug);
            if !known.tells_new(extent) {
                capture.uncertain.insert(slug.clone());
            }
            let changes = known.step(extent, first);
            // A type that begins with its section has nothing to add to that.
            let changes =
                changes.into_iter().filter(|change| before != Capture::Never || *change != CaptureChange::Began);
            let part = || Part::ConnectorType { slug: slug.clone(), label: label(slug) };
            capture.changes.extend(changes.map(|change| (part(), change)));
        }
        capture
    }
}

impl ConnectorExtents<'_> {
    fn of_type(&self, slug: &str) -> Extent {
        let among = |kinds: &[ConnectorType]| kinds.iter().any(|kind| kind.slug == slug);
        match () {
            () if among(self.missing) => Extent::Nothing,
            () if among(&self.in_part) => Extent::InPart,
            () => Extent::Whole,
        }
    }
}
