//! The tenants of a fleet that a build selects, by name or as a shard.

use std::collections::BTreeSet;

use super::Build;
use crate::{
    diagnostic::did_you_mean,
    error::Error,
    numbers,
    site::fleet::{FleetPart, Selection, assign_folders},
    snapshot::Archive,
};

/// The selected tenants, as positions in the archive: names may be redacted for an audience, positions are not.
pub(super) struct SelectedTenants<'a> {
    selection: &'a Selection,
    places: BTreeSet<usize>,
}

impl<'a> SelectedTenants<'a> {
    /// Returns the selected tenants; `None` if the build includes all.
    ///
    /// # Errors
    /// [`Error::Refused`] for names that match no tenant.
    pub(super) fn of(build: &'a Build, archive: &Archive) -> Result<Option<Self>, Error> {
        build.part.as_ref().map(|selection| Self::choose(selection, archive)).transpose()
    }

    /// Returns the tenants that a selection names.
    ///
    /// # Errors
    /// [`Error::Refused`] for names that match no tenant.
    pub(super) fn choose(selection: &'a Selection, archive: &Archive) -> Result<Self, Error> {
        let all_tenants = assign_folders(archive.all_tenants());
        let places = selection.choose(&all_tenants).map_err(|unknown| {
            let folders: Vec<&str> = all_tenants.iter().map(|one| one.folder.as_str()).collect();
            let names: Vec<String> = unknown.iter().map(|name| format!("`{name}`")).collect();
            let meant = unknown.first().and_then(|name| did_you_mean(name, folders.iter().copied()));
            let advice = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("expected one of: {}", folders.join(", ")),
            };
            Error::Refused(format!("there is no tenant {}; {advice}", numbers::list(&names)))
        })?;
        Ok(SelectedTenants { selection, places })
    }

    /// Returns the positions of the selected tenants in the archive.
    pub(super) fn places(&self) -> &BTreeSet<usize> {
        &self.places
    }

    /// Removes all other tenants from an archive.
    pub(super) fn take(&self, archive: &mut Archive) -> FleetPart {
        let part = FleetPart::of(self.selection, &assign_folders(archive.all_tenants()));
        archive.keep(&self.places);
        part
    }

    /// Returns whether the tenant at this position of the archive is selected.
    pub(super) fn has(&self, place: usize) -> bool {
        self.places.contains(&place)
    }

    /// Returns the name of the part, e.g. `3/7`.
    pub(super) fn name(&self) -> String {
        self.selection.name()
    }
}
