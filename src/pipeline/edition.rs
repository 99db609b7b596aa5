//! HIDE: the editions of a site, one for each audience, or a single one with everything.

use super::{input::Input, stage::configuration};
use crate::{
    audience::{Audience, Redactor},
    site::Settings,
    snapshot::Archive,
};

/// One site of a build.
pub(super) struct Edition {
    /// Whom it is for; `None` for everybody, who sees everything.
    audience: Option<Audience>,
}

impl Input {
    /// The sites to build: one for each audience, or one with everything.
    pub(super) fn editions(&self) -> Vec<Edition> {
        let audiences = self.audiences.iter().map(|audience| Edition { audience: Some(audience.clone()) });
        let everything = self.audiences.is_empty().then_some(Edition { audience: None });
        audiences.chain(everything).collect()
    }
}

/// The archive and the settings as an audience may know them.
pub fn hide(audience: &Audience, archive: &Archive, settings: &Settings) -> (Archive, Settings) {
    let redactor = Redactor::of(audience, archive, &settings.criteria);
    let settings = settings.for_audience(audience);
    let addresses = settings.addresses.redacted(&redactor);
    (redactor.archive(archive), Settings { addresses, ..settings })
}

impl Edition {
    /// The archive and the settings as this edition may know them. The edition with everything takes the archive.
    pub(super) fn hide(&self, input: &mut Input) -> (Archive, Settings) {
        match &self.audience {
            None => (std::mem::take(&mut input.archive), input.settings.clone()),
            Some(audience) => hide(audience, &input.archive, &input.settings),
        }
    }

    /// The digest of the settings and the theme that it is built with, before anything is redacted.
    pub(super) fn configuration(&self, input: &Input) -> String {
        match &self.audience {
            None => configuration(&input.settings, &input.theme),
            Some(audience) => configuration(&input.settings.for_audience(audience), &input.theme),
        }
    }
}
