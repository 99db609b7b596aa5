//! HIDE: the editions of a site, one per audience, or a single complete one.

use super::{input::Input, stage::configuration};
use crate::{
    audience::{Audience, Redactor},
    site::Settings,
    snapshot::Archive,
};

/// One site of a build.
pub(super) struct Edition {
    /// The settings before redaction. They name the audience; the complete edition has none.
    settings: Settings,
}

impl Input {
    /// Returns the sites to build: one per audience, or a single complete one.
    pub(super) fn editions(&self) -> Vec<Edition> {
        let audiences = self.audiences.iter().map(|audience| self.settings.for_audience(audience));
        let complete = self.audiences.is_empty().then(|| self.settings.clone());
        audiences.chain(complete).map(|settings| Edition { settings }).collect()
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

impl Edition {
    /// Redacts the archive and settings for this edition. The complete edition takes the archive out of `input`.
    pub(super) fn hide(&self, input: &mut Input) -> (Archive, Settings) {
        let settings = self.settings.clone();
        match &self.settings.audience {
            None => (std::mem::take(&mut input.archive), settings),
            Some(audience) => redact(audience, &input.archive, settings),
        }
    }

    /// Returns the digest of the settings and theme of this edition, computed before redaction.
    pub(super) fn configuration(&self, input: &Input) -> String {
        configuration(&self.settings, &input.theme)
    }
}
