//! HIDE: the editions of a site, one per audience, or a single complete one.

use super::input::Input;
use crate::{
    audience::{Audience, Redactor},
    site::Settings,
    snapshot::Archive,
};

impl Input {
    /// Redacts the archive and the settings of an edition. The complete edition takes the archive.
    pub(super) fn hide(&mut self, settings: Settings) -> (Archive, Settings) {
        match settings.audience.clone() {
            None => (std::mem::take(&mut self.archive), settings),
            Some(audience) => redact(&audience, &self.archive, settings),
        }
    }
}

/// Redacts an archive and its settings for an audience.
pub fn hide(audience: &Audience, archive: &Archive, settings: &Settings) -> (Archive, Settings) {
    redact(audience, archive, settings.for_audience(audience))
}

/// Redacts an archive and the settings of the audience's site.
fn redact(audience: &Audience, archive: &Archive, settings: Settings) -> (Archive, Settings) {
    let redactor = Redactor::of(audience, archive, &settings.criteria);
    let (addresses, guidance) = (settings.addresses.redacted(&redactor), settings.guidance.redacted(&redactor));
    (redactor.archive(archive), Settings { addresses, guidance, ..settings })
}
