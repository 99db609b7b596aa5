//! Tracks how much of each section the snapshots captured, which decides what can be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::{CaptureChange, MissingPart};
use crate::tenant::Section;

/// How much of a section one snapshot captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Nothing of it.
    Nothing,
    /// A part of it.
    InPart,
    /// All of it.
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

/// Capture state of a section over all snapshots so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum CaptureState {
    /// Never captured.
    #[default]
    Never,
    /// Captured in earlier snapshots, but not in the last one.
    NotAnyMore { whole: bool },
    /// Captured in part in the last snapshot.
    InPart { whole: bool },
    /// Captured in full in the last snapshot.
    Whole,
}

impl CaptureState {
    /// Returns whether any snapshot captured the section in full.
    fn was_whole(self) -> bool {
        match self {
            CaptureState::Never => false,
            CaptureState::NotAnyMore { whole } | CaptureState::InPart { whole } => whole,
            CaptureState::Whole => true,
        }
    }

    /// Returns whether an item first seen in the next snapshot is new. At the first capture, and at the first full
    /// capture, it may have existed before.
    pub(super) fn tells_new(self, next: Extent) -> bool {
        self != CaptureState::Never && (self.was_whole() || next != Extent::Whole)
    }

    /// Updates the state with the next snapshot and returns the changes to report; `first` marks the first snapshot of
    /// all.
    pub(super) fn step(&mut self, next: Extent, first: bool) -> Vec<CaptureChange> {
        use CaptureChange::{Began, Completed, Partial, Resumed, Stopped};
        let before = *self;
        let whole = before.was_whole();
        *self = match (next, before) {
            (Extent::Whole, _) => CaptureState::Whole,
            (Extent::InPart, _) => CaptureState::InPart { whole },
            (Extent::Nothing, CaptureState::Never) => CaptureState::Never,
            (Extent::Nothing, _) => CaptureState::NotAnyMore { whole },
        };
        match (before, next) {
            _ if first => vec![],
            (CaptureState::Never, Extent::Whole) => vec![Began],
            (CaptureState::Never, Extent::InPart) => vec![Began, Partial],
            (CaptureState::NotAnyMore { .. }, Extent::Whole) => vec![Resumed],
            (CaptureState::NotAnyMore { .. }, Extent::InPart) => vec![Resumed, Partial],
            (CaptureState::Whole, Extent::InPart) => vec![Partial],
            (CaptureState::InPart { .. }, Extent::Whole) => vec![Completed],
            (CaptureState::Whole | CaptureState::InPart { .. }, Extent::Nothing) => vec![Stopped],
            _ => vec![],
        }
    }
}

/// Capture states of the connector section and of every type that was ever missing or captured in part.
#[derive(Debug, Default)]
pub(super) struct ConnectorCaptures {
    pub(super) section: CaptureState,
    types: BTreeMap<String, CaptureState>,
}

/// Changes in the capture of connectors, and their effect on comparisons.
#[derive(Debug, Default)]
pub(super) struct ConnectorCapture {
    pub(super) changes: Vec<(MissingPart, CaptureChange)>,
    /// Whether a connector first seen in this snapshot is new.
    pub(super) tells_new: bool,
    /// Slugs of types whose connectors may have existed before they were first seen.
    pub(super) uncertain: BTreeSet<String>,
}

impl ConnectorCaptures {
    /// Returns the current capture state of a type.
    pub(super) fn of_type(&self, slug: &str) -> CaptureState {
        match self.section {
            CaptureState::Whole => self.types.get(slug).copied().unwrap_or(self.section),
            section => section,
        }
    }

    /// Updates the states with the next snapshot: how much of the section it captured, and of the types that it did not
    /// capture in full, by slug. `label` returns the name of a type.
    pub(super) fn step(
        &mut self,
        section: Extent,
        types: &BTreeMap<&str, Extent>,
        first: bool,
        label: impl Fn(&str) -> String,
    ) -> ConnectorCapture {
        let before = self.section;
        let tells_new = before.tells_new(section);
        let changes = self.section.step(section, first);
        let changes = changes.into_iter().map(|change| (MissingPart::Connectors, change)).collect();
        let mut capture = ConnectorCapture { changes, tells_new, uncertain: BTreeSet::new() };
        if section == Extent::Nothing {
            return capture;
        }
        for slug in types.keys() {
            // A type that is missing for the first time was captured whenever connectors were.
            let known = if before == CaptureState::Never { CaptureState::Never } else { CaptureState::Whole };
            self.types.entry((*slug).to_owned()).or_insert(known);
        }
        for (slug, known) in &mut self.types {
            let extent = types.get(slug.as_str()).copied().unwrap_or(Extent::Whole);
            if !known.tells_new(extent) {
                capture.uncertain.insert(slug.clone());
            }
            let changes = known.step(extent, first);
            // The first capture of the section already covers all its types.
            let changes =
                changes.into_iter().filter(|change| before != CaptureState::Never || *change != CaptureChange::Began);
            let part = || MissingPart::ConnectorType { slug: slug.clone(), label: label(slug) };
            capture.changes.extend(changes.map(|change| (part(), change)));
        }
        capture
    }
}
