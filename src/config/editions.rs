//! The editions of a site: one per audience, or a single complete one, each with its language and time zone.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::Config;
use crate::{
    audience::Audience,
    diagnostic::{Code, Diagnostic},
    error::Failure,
    format::{self, Source, Syntax},
    input::{self, Limits},
    locale::{self, DEFAULT_LANGUAGE, Locale},
    paths, site,
    snapshot::text,
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
    /// Whether the settings have a title for it; otherwise its title is a message.
    pub titled: bool,
}

impl LocaleSettings {
    /// Returns these settings, with those of `general` for the ones that are not set.
    fn or(&self, general: &LocaleSettings) -> Self {
        LocaleSettings {
            language: self.language.clone().or_else(|| general.language.clone()),
            time_zone: self.time_zone.or(general.time_zone),
            words: self.words.clone().or_else(|| general.words.clone()),
            titled: self.titled,
        }
    }

    fn tag(&self) -> &str {
        self.language.as_ref().map_or(DEFAULT_LANGUAGE, |tag| &tag.0)
    }
}

impl Config {
    /// Returns the editions for these audiences, or a single complete one if there are none, each with the theme in its
    /// language. `overrides` are the options of the command line.
    ///
    /// # Errors
    /// All findings of the theme, its options and its messages, or an I/O error.
    pub fn editions(&self, audiences: &[Audience], overrides: &LocaleSettings) -> Result<Vec<Edition>, Failure> {
        let mut themes: BTreeMap<(String, Option<PathBuf>), Arc<Theme>> = BTreeMap::new();
        let (mut editions, mut findings) = (Vec::new(), Vec::new());
        let all = audiences.iter().map(Some).chain(audiences.is_empty().then_some(None));
        for audience in all {
            let of_audience = audience.and_then(|audience| self.audience_locales.get(&audience.name));
            let of_audience = of_audience.cloned().unwrap_or_default();
            let wanted = overrides.or(&of_audience.or(&self.locale));
            let key = (wanted.tag().to_owned(), wanted.words.clone());
            let theme = match themes.get(&key) {
                Some(theme) => theme.clone(),
                None => match self.localized_theme(&key.0, key.1.as_deref()) {
                    Ok(theme) => themes.entry(key).or_insert(Arc::new(theme)).clone(),
                    Err(Failure::Data(found)) => {
                        findings.extend(found);
                        continue;
                    }
                    Err(failure) => return Err(failure),
                },
            };
            let locale = Locale::new(theme.language(), wanted.time_zone.unwrap_or(Zone::UTC));
            let mut settings = audience.map_or_else(|| self.site.clone(), |audience| self.site.for_audience(audience));
            if !self.locale.titled {
                locale.site_title().clone_into(&mut settings.title);
            }
            for CatalogEntry { slug, label, .. } in catalog::CATALOG {
                if let Some(localized) = locale.type_label(slug).filter(|localized| localized != label) {
                    settings.criteria.labels.entry((*slug).to_owned()).or_insert_with(|| localized.to_owned());
                }
            }
            if let Some(audience) = settings.audience.as_mut().filter(|_| !of_audience.titled) {
                audience.title = audience_title(&locale, &audience.name);
            }
            let (options, brand) = (self.options_with(&theme), theme.brand(&self.brand_settings()));
            match (options, brand) {
                (Ok(options), Ok((brand, _))) => {
                    editions.push(Edition { settings: site::Settings { options, brand, locale, ..settings }, theme });
                }
                (options, brand) => {
                    findings.extend([options.err(), brand.err()].into_iter().flatten().flatten());
                }
            }
        }
        if findings.is_empty() {
            link_translations(&mut editions);
            return Ok(editions);
        }
        findings.sort();
        findings.dedup();
        Err(findings.into())
    }

    /// Loads the theme in a language, with the files of the brand.
    fn localized_theme(&self, tag: &str, words: Option<&Path>) -> Result<Theme, Failure> {
        let words = words.map(read_words).transpose()?;
        let named = self.origin.as_ref().and_then(|origin| Some((origin.source(), origin.theme.as_ref()?)));
        let mut theme = match (theme::missing(&self.theme), named) {
            // A missing theme is reported at the key that names it.
            (Some(finding), Some((source, at))) => return Err(format::told_at(finding, &source, at).into()),
            _ => theme::load(&self.theme, tag, words.as_ref())?,
        };
        if let Ok((_, files)) = theme.brand(&self.brand_settings()) {
            theme.add_assets(files);
        }
        Ok(theme)
    }
}

/// Returns the title of an audience that has none in the settings.
fn audience_title(locale: &Locale, name: &str) -> String {
    match name {
        "everyone" => locale.audience_everyone().to_owned(),
        "helpdesk" => locale.audience_helpdesk().to_owned(),
        "administrators" => locale.audience_administrators().to_owned(),
        other => locale.audience_other(other),
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

/// Reads a message file of the user's own.
fn read_words(path: &Path) -> Result<Source, Failure> {
    let (shown, most) = (paths::shown(path), Limits::FIXED.file_size);
    let bytes = match input::read(path, most) {
        Ok(bytes) => bytes,
        Err(unread) => return Err(unread.into_finding(path, most, &Limits::FIXED.help("file_size"))?.into()),
    };
    match text::decode(bytes) {
        Ok(text) => Ok(Source { path: shown, text, syntax: Syntax::Yaml }),
        Err(text::NotText { message, .. }) => {
            Err(Diagnostic::about_file(shown, Code::Encoding, message).with_help("save the file as UTF-8").into())
        }
    }
}
