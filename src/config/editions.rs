//! The editions of a site: one per audience, or a single complete one, each with its language and time zone.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::{Config, read_text};
use crate::{
    audience::Audience,
    diagnostic::{Code, Diagnostic},
    error::Failure,
    format,
    locale::{self, DEFAULT_LANGUAGE, Locale},
    site::{self, brand::Brand},
    tenant::catalog::{self, CatalogEntry},
    theme::{self, Theme},
    time_zone::Zone,
};

/// An edition of a site.
#[derive(Clone)]
pub struct Edition {
    /// Its settings, before redaction.
    pub settings: site::Settings,
    /// The theme in its language.
    pub theme: Arc<Theme>,
}

/// The tag of a language, e.g. `de`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LanguageTag(String);

impl FromStr for LanguageTag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{}` is not a language; expected a tag such as `de`", format::short(text));
        locale::language_tag(text).map(LanguageTag).ok_or_else(wrong)
    }
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|message| format::coded(Code::BadValue, message))
    }
}

impl JsonSchema for LanguageTag {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LanguageTag".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "The tag of a language, such as `de`." })
    }
}

/// The settings of the language and the time zone of an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct LocaleSettings {
    /// Language.
    pub language: Option<LanguageTag>,
    /// Time zone of the times on pages.
    pub time_zone: Option<Zone>,
    /// File with messages that replace those of the theme.
    pub words: Option<PathBuf>,
}

impl LocaleSettings {
    /// Returns these settings, with those of `general` for the ones that are not set.
    fn or(&self, general: &LocaleSettings) -> Self {
        LocaleSettings {
            language: self.language.clone().or_else(|| general.language.clone()),
            time_zone: self.time_zone.or(general.time_zone),
            words: self.words.clone().or_else(|| general.words.clone()),
        }
    }

    fn tag(&self) -> &str {
        self.language.as_ref().map_or(DEFAULT_LANGUAGE, |tag| &tag.0)
    }
}

/// A theme in a language, with what the settings say about it.
struct LocalizedTheme {
    theme: Arc<Theme>,
    options: BTreeMap<String, String>,
    brand: Brand,
}

impl Config {
    /// Returns the editions for these audiences, or a single complete one if there are none, each with the theme in its
    /// language. `overrides` are the options of the command line.
    ///
    /// # Errors
    /// All findings of the theme, its options and its messages, or an I/O error.
    pub fn editions(&self, audiences: &[Audience], overrides: &LocaleSettings) -> Result<Vec<Edition>, Failure> {
        // A theme is loaded once for each language and message file.
        let mut themes: BTreeMap<(String, Option<PathBuf>), Option<LocalizedTheme>> = BTreeMap::new();
        let (mut editions, mut findings) = (Vec::new(), Vec::new());
        for audience in audiences.iter().map(Some).chain(audiences.is_empty().then_some(None)) {
            let of_audience = audience.and_then(|audience| self.audience_locales.get(&audience.name));
            let wanted = overrides.or(of_audience.unwrap_or(&self.locale)).or(&self.locale);
            let key = (wanted.tag().to_owned(), wanted.words.clone());
            if !themes.contains_key(&key) {
                let loaded = match self.localized_theme(&key.0, key.1.as_deref()) {
                    Ok(theme) => Some(theme),
                    Err(Failure::Data(found)) => {
                        findings.extend(found);
                        None
                    }
                    Err(failure) => return Err(failure),
                };
                themes.insert(key.clone(), loaded);
            }
            if let Some(Some(theme)) = themes.get(&key) {
                editions.push(self.edition(audience, theme, wanted.time_zone));
            }
        }
        if !findings.is_empty() {
            findings.sort();
            findings.dedup();
            return Err(findings.into());
        }
        link_translations(&mut editions);
        Ok(editions)
    }

    /// Returns the files and folders that editions are made from, besides the settings file: theme folders, logo, and
    /// message files. `overrides` are the options of the command line.
    pub fn sources(&self, overrides: &LocaleSettings) -> Vec<PathBuf> {
        let logo = self.origin.as_ref().and_then(|origin| Some(origin.base.join(self.brand.get("logo")?)));
        let locales = [overrides, &self.locale].into_iter().chain(self.audience_locales.values());
        let words = locales.filter_map(|locale| locale.words.clone());
        theme::folders(&self.theme).into_iter().chain(logo).chain(words).collect()
    }

    /// Returns the edition for an audience, or the complete one.
    fn edition(&self, audience: Option<&Audience>, localized: &LocalizedTheme, time_zone: Option<Zone>) -> Edition {
        let LocalizedTheme { theme, options, brand } = localized;
        let mut settings = audience.map_or_else(|| self.site.clone(), |audience| self.site.for_audience(audience));
        settings.locale = Locale::new(theme.language(), time_zone.unwrap_or(Zone::UTC));
        settings.options.clone_from(options);
        settings.brand.clone_from(brand);
        // Everything gets the label of a type from the rules, which know no language.
        for CatalogEntry { slug, label, .. } in catalog::CATALOG {
            if let Some(localized) = settings.locale.type_label(slug).filter(|localized| localized != label) {
                settings.criteria.labels.entry((*slug).to_owned()).or_insert_with(|| localized.to_owned());
            }
        }
        Edition { settings, theme: theme.clone() }
    }

    /// Loads the theme in a language, and applies its options and those of the brand.
    fn localized_theme(&self, tag: &str, words: Option<&Path>) -> Result<LocalizedTheme, Failure> {
        let words = words.map(read_text).transpose()?;
        let named = self.origin.as_ref().and_then(|origin| Some((origin.source(), origin.theme.as_ref()?)));
        let mut theme = match (theme::missing(&self.theme), named) {
            // A missing theme is reported at the key that names it.
            (Some(finding), Some((source, at))) => return Err(format::told_at(finding, &source, at).into()),
            _ => theme::load(&self.theme, tag, words.as_ref())?,
        };
        match (self.options_with(&theme), theme.brand(&self.brand_settings())) {
            (Ok(options), Ok((brand, files))) => {
                theme.add_assets(files);
                Ok(LocalizedTheme { theme: Arc::new(theme), options, brand })
            }
            (options, brand) => {
                let findings: Vec<Diagnostic> = [options.err(), brand.err()].into_iter().flatten().flatten().collect();
                Err(findings.into())
            }
        }
    }
}

/// Links editions that differ only in language and time zone.
fn link_translations(editions: &mut [Edition]) {
    let all: Vec<(Audience, site::Translation)> = editions
        .iter()
        .filter_map(|edition| {
            let (audience, locale) = (edition.settings.audience.clone()?, &edition.settings.locale);
            let (language, label) = (locale.tag().to_owned(), locale.language_name().to_owned());
            let folder = audience.name.clone();
            Some((audience, site::Translation { language, label, folder }))
        })
        .collect();
    for Edition { settings, .. } in editions {
        let Some(own) = &settings.audience else { continue };
        let is_same = |other: &Audience| {
            (&own.sections, &own.hide, &own.patterns) == (&other.sections, &other.hide, &other.patterns)
        };
        let others = all.iter().filter(|(other, one)| one.language != settings.locale.tag() && is_same(other));
        settings.translations = others.map(|(_, one)| one.clone()).collect();
    }
}
