//! Which tenants of a fleet a build selects: by name, or as a shard.

use std::collections::BTreeSet;

use super::Build;
use crate::{
    diagnostic::did_you_mean,
    error::Error,
    numbers,
    site::fleet::{Part, Selection, enrol},
    snapshot::Archive,
};

/// The tenants that a part of a fleet has, by their places in the archive: audiences do not know them by name.
pub(super) struct SelectedTenants<'a> {
    selection: &'a Selection,
    places: BTreeSet<usize>,
}

impl<'a> SelectedTenants<'a> {
    /// The tenants that a build selects; `None` where it builds all.
    ///
    /// # Errors
    /// Names that no tenant has.
    pub(super) fn of(build: &'a Build, archive: &Archive) -> Result<Option<Self>, Error> {
        build.part.as_ref().map(|selection| Self::choose(selection, archive)).transpose()
    }

    fn choose(selection: &'a Selection, archive: &Archive) -> Result<Self, Error> {
        let everybody = enrol(archive.everybody());
        let places = selection.choose(&everybody).map_err(|unknown| {
            let folders: Vec<&str> = everybody.iter().map(|one| one.folder.as_str()).collect();
            let names: Vec<String> = unknown.iter().map(|name| format!("`{name}`")).collect();
            let meant = unknown.first().and_then(|name| did_you_mean(name, folders.iter().copied()));
            let advice = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("there is: {}", folders.join(", ")),
            };
            Error::Refused(format!("there is no tenant {}; {advice}", numbers::list(&names)))
        })?;
        Ok(SelectedTenants { selection, places })
    }

    /// Leaves these tenants in an archive.
    pub(super) fn take(&self, archive: &mut Archive) -> Part {
        let part = Part::of(self.selection, &enrol(archive.everybody()));
        archive.keep(&self.places);
        part
    }

    /// Whether the tenant at this place of the archive is selected.
    pub(super) fn has(&self, place: usize) -> bool {
        self.places.contains(&place)
    }

    /// What the part is called, e.g. `3/7`.
    pub(super) fn name(&self, archive: &Archive) -> String {
        Part::of(self.selection, &enrol(archive.everybody())).name()
    }
}
