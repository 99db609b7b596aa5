//! HIDE: the editions of a site, one per audience, or a single complete one.

use super::{input::Input, stage::configuration};
use crate::{
    audience::{Audience, Redactor},
    site::Settings,
    snapshot::Archive,
};

/// One site of a build.
pub(super) struct Edition {
    /// The audience; `None` for the complete edition.
    audience: Option<Audience>,
}

impl Input {
    /// Returns the sites to build: one per audience, or a single complete one.
    pub(super) fn editions(&self) -> Vec<Edition> {
        let audiences = self.audiences.iter().map(|audience| Edition { audience: Some(audience.clone()) });
        let everything = self.audiences.is_empty().then_some(Edition { audience: None });
        audiences.chain(everything).collect()
    }
}

/// Redacts an archive and its settings for an audience.
pub fn hide(audience: &Audience, archive: &Archive, settings: &Settings) -> (Archive, Settings) {
    let redactor = Redactor::of(audience, archive, &settings.criteria);
    let settings = settings.for_audience(audience);
    let addresses = settings.addresses.redacted(&redactor);
    (redactor.archive(archive), Settings { addresses, ..settings })
}

impl Edition {
    /// Redacts the archive and settings for this edition. The complete edition takes the archive out of `input`.
    pub(super) fn hide(&self, input: &mut Input) -> (Archive, Settings) {
        match &self.audience {
            None => (std::mem::take(&mut input.archive), input.settings.clone()),
            Some(audience) => hide(audience, &input.archive, &input.settings),
        }
    }

    /// Returns the digest of the settings and theme of this edition, computed before redaction.
    pub(super) fn configuration(&self, input: &Input) -> String {
        match &self.audience {
            None => configuration(&input.settings, &input.theme),
            Some(audience) => configuration(&input.settings.for_audience(audience), &input.theme),
        }
    }
}
