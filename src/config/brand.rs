//! The options of the brand: `logo`, `accent` and `accent_dark`.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{Config, file, file::SettingsFile};
use crate::{
    format::{KeyPath, Source, Unplaced},
    locale::DEFAULT_LANGUAGE,
    theme::{
        self,
        brand::{OPTIONS, Setting},
    },
};

/// Takes the options of the brand out of all options.
pub(super) fn take(options: &mut BTreeMap<String, String>) -> BTreeMap<&'static str, String> {
    OPTIONS.into_iter().filter_map(|name| Some((name, options.remove(name)?))).collect()
}

/// Checks the options of the brand, so that they are reported with everything else in the file.
pub(super) fn check(source: &Source, file: &SettingsFile, path: &Path) -> Vec<Unplaced> {
    let Some(file::ThemeSettings::Full(full)) = &file.theme else { return Vec::new() };
    let base = path.parent().unwrap_or(Path::new("."));
    let set = OPTIONS.into_iter().filter_map(|name| Some((name, full.options.get(name)?.0.clone())));
    let settings = settings(set, source, base);
    if settings.is_empty() {
        return Vec::new();
    }
    // A theme that cannot be loaded is reported later; the backgrounds are then those of the default theme.
    let theme = theme::load(&file.theme_choice(base), DEFAULT_LANGUAGE, None);
    let theme =
        theme.or_else(|_| theme::load(&theme::Choice::BuiltIn(theme::DEFAULT.to_owned()), DEFAULT_LANGUAGE, None));
    theme.map_or_else(|_| Vec::new(), |theme| theme.check_brand(&settings))
}

/// Adds to values the file that sets them.
fn settings(
    set: impl Iterator<Item = (&'static str, String)>,
    source: &Source,
    base: &Path,
) -> BTreeMap<&'static str, Setting> {
    let options = KeyPath::top().key("theme").key("options");
    let setting = |(name, value)| {
        (name, Setting { value, base: PathBuf::from(base), source: source.clone(), at: options.key(name) })
    };
    set.map(setting).collect()
}

impl Config {
    /// Returns the options of the brand, with the file that sets them.
    pub(super) fn brand_settings(&self) -> BTreeMap<&'static str, Setting> {
        let Some(origin) = &self.origin else { return BTreeMap::new() };
        let set = self.brand.iter().map(|(name, value)| (*name, value.clone()));
        settings(set, &origin.source(), &origin.base)
    }
}
