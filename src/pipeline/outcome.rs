//! The result of a build.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Build,
    input::Input,
    selection::SelectedTenants,
    stage::{StagedSite, common_moment},
};
use crate::{
    as_of::AsOf,
    diagnostic::{Code, Diagnostic, Diagnostics, Severity},
    error::Failure,
    locale::Locale,
    publish::Swapped,
    rules::{self, Assessment, Status},
    site,
    snapshot::PackedHistory,
};

/// The result of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Built {
    /// Number of tenants.
    pub tenants: usize,
    /// Number of snapshots read.
    pub snapshots: usize,
    /// Number of pages.
    pub pages: usize,
    /// Name of the part of a fleet, e.g. `3/7`; `None` for a whole site.
    pub part: Option<String>,
    /// Time that ages are measured from, if it is the same for all tenants.
    pub as_of: Option<DateTime<Utc>>,
    /// The worst status of all tenants; `None` if no connector was captured.
    pub worst: Option<Status>,
    /// Number of tenants whose latest snapshot lacks a section or a connector type, or a part of one.
    pub incomplete: usize,
    /// Tenants that need attention: name and summary line.
    pub attention: Vec<(String, String)>,
    /// How the sites were published, combined.
    pub swapped: Swapped,
    /// The front page of each site, relative to the output folder: one per audience, or a single one.
    pub fronts: Vec<PathBuf>,
    /// Findings that did not stop the build: warnings, and errors in files and snapshots that are left out.
    pub findings: Vec<Diagnostic>,
    /// What could not be read.
    pub unreadable: Unreadable,
    /// Path and capture time of the newest snapshot.
    pub newest: Option<(String, DateTime<Utc>)>,
}

/// Numbers of snapshots that a build could not read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// Snapshots that the site lacks.
    pub snapshots: usize,
    /// Snapshots of which the site lacks a part.
    pub in_part: usize,
}

impl Built {
    /// Returns whether files or snapshots could not be read.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity() == Severity::Error)
    }
}

/// The result of a build so far.
pub(super) struct BuildOutcome {
    built: Built,
    diagnostics: Diagnostics,
    /// Errors in files and snapshots that are left out.
    unread: Vec<Diagnostic>,
}

impl BuildOutcome {
    /// Assesses the latest snapshot of each selected tenant, before redaction.
    pub(super) fn of_latest(input: &mut Input, build: &Build, selected: Option<&SelectedTenants<'_>>) -> Self {
        let archive = &input.archive;
        let is_selected = |place: &usize| selected.is_none_or(|selected| selected.has(*place));
        let places: Vec<usize> = (0..archive.tenants.len()).filter(is_selected).collect();
        let latest = places.iter().filter_map(|place| Some((archive.latest(*place)?, &archive.tenants[*place])));
        let states: Vec<TenantOutcome> = latest
            .map(|(latest, shelf)| {
                let assessment = rules::assess(&latest, AsOf::of(&latest, build.as_of), &input.criteria);
                TenantOutcome::of(&assessment, shelf.is_newest_unread())
            })
            .collect();
        let shelves = || places.iter().map(|place| &archive.tenants[*place]);
        let newest = shelves().filter_map(PackedHistory::newest).max_by_key(|(_, at)| *at);
        let mut diagnostics = std::mem::take(&mut input.diagnostics);
        let snapshots = shelves().map(|shelf| shelf.unread.len()).sum::<usize>() + archive.unread.len();
        let in_part = shelves().map(PackedHistory::unreadable_in_part).sum();
        diagnostics.extend(states.iter().filter_map(|state| state.as_of_earlier.clone()));
        let built = Built {
            tenants: states.len(),
            snapshots: shelves().map(PackedHistory::len).sum(),
            pages: 0,
            part: selected.map(SelectedTenants::name),
            as_of: common_moment(states.iter().map(|state| state.as_of)),
            worst: states.iter().filter_map(|state| state.worst).min(),
            incomplete: states.iter().filter(|state| !state.is_complete).count(),
            attention: states.into_iter().filter_map(|state| state.attention).collect(),
            swapped: Swapped::Unchanged,
            fronts: Vec::new(),
            findings: Vec::new(),
            unreadable: Unreadable { snapshots, in_part },
            newest: newest.map(|(path, at)| (path.to_owned(), at)),
        };
        BuildOutcome { built, diagnostics, unread: std::mem::take(&mut input.unread) }
    }

    /// Collects the findings of the rendered sites.
    ///
    /// # Errors
    /// All findings, if any is an error.
    pub(super) fn take_findings(&mut self, sites: &mut [StagedSite]) -> Result<(), Failure> {
        self.diagnostics.extend(sites.iter_mut().flat_map(|site| std::mem::take(&mut site.findings)));
        if self.diagnostics.has_errors() {
            return Err(Failure::Data(std::mem::take(&mut self.diagnostics).sorted()));
        }
        self.built.pages = sites.iter().map(|site| site.pages).sum();
        self.built.fronts = sites.iter().map(|site| site.front.clone()).collect();
        Ok(())
    }

    /// Completes the result with how the sites were published.
    pub(super) fn published(self, swapped: Swapped) -> Built {
        let BuildOutcome { built, mut diagnostics, unread } = self;
        diagnostics.extend(unread);
        Built { swapped, findings: diagnostics.sorted(), ..built }
    }
}

/// The status of one tenant in the result.
struct TenantOutcome {
    as_of: DateTime<Utc>,
    worst: Option<Status>,
    is_complete: bool,
    attention: Option<(String, String)>,
    as_of_earlier: Option<Diagnostic>,
}

impl TenantOutcome {
    fn of(assessment: &Assessment<'_>, is_newest_unread: bool) -> Self {
        TenantOutcome {
            as_of: assessment.as_of.0,
            worst: assessment.worst(),
            is_complete: assessment.is_complete() && !is_newest_unread,
            attention: site::attention(&Locale::default(), assessment, is_newest_unread),
            as_of_earlier: as_of_earlier(assessment),
        }
    }
}

/// Warns about a snapshot that was captured after the time given with `--as-of`.
fn as_of_earlier(assessment: &Assessment<'_>) -> Option<Diagnostic> {
    let snapshot = assessment.snapshot;
    let message = "--as-of is earlier than the latest snapshot of this tenant";
    (assessment.as_of.0 < snapshot.captured_at).then(|| {
        Diagnostic::about_file(snapshot.tenant.label(), Code::AsOfEarlier, message)
            .with_help("omit --as-of, or give a later time")
    })
}
