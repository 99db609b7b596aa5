//! The configuration: defaults, overridden by `tenant-status.yaml`, overridden by the command line.

mod audiences;
pub mod baselines;
mod brand;
mod duration;
mod editions;
mod file;
mod guidance;
mod ignore;
mod machines;
mod size;
mod thresholds;
mod unmatched;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::{
    audience::{self, Audience},
    diagnostic::{Code, Diagnostic, Spot, did_you_mean},
    error::{Error, Failure},
    format::{self, FileFindings, KeyPath, Source, Syntax, Unplaced},
    input::{self, Limits},
    paths,
    rules::Criteria,
    site::{self, links},
    snapshot::{Completion, text},
    tenant::SingleSettings,
    theme,
    time_zone::Zone,
};
pub use duration::parse as parse_duration;
pub use editions::{Edition, LanguageTag, LocaleSettings};
use file::AudienceFile;
pub use file::SettingsFile;
pub use machines::named_like_machines;

/// All settings of a build.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Config {
    /// Settings of the site. Options of the theme are added after the theme is loaded.
    pub site: site::Settings,
    /// The chosen theme.
    pub theme: theme::Choice,
    /// Options set for the theme, by name, without those of the brand.
    pub options: BTreeMap<String, String>,
    /// Options of the brand, by name.
    brand: BTreeMap<&'static str, String>,
    /// Audiences to build sites for; if empty, one complete site is built.
    pub audiences: Vec<Audience>,
    /// Language and time zone.
    pub locale: LocaleSettings,
    /// Languages and time zones of audiences, by their names.
    audience_locales: BTreeMap<String, LocaleSettings>,
    /// Limits on the size of input.
    pub limits: Limits,
    /// Completion of folder names without a time of day or a time zone.
    pub completion: Completion,
    /// Types of the entries of `ignore`, in their order, for findings.
    ignored: Vec<String>,
    /// The configuration file, for findings.
    origin: Option<Origin>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Origin {
    path: String,
    text: String,
    /// Folder to which paths in the file are relative.
    base: PathBuf,
    /// Path of the key that names the theme.
    theme: Option<KeyPath>,
}

impl Origin {
    fn source(&self) -> Source {
        Source { path: self.path.clone(), text: self.text.clone(), syntax: Syntax::Yaml }
    }
}

impl Default for Config {
    fn default() -> Self {
        Config {
            site: site::Settings::default(),
            theme: theme::Choice::BuiltIn(theme::DEFAULT.to_owned()),
            options: BTreeMap::new(),
            brand: BTreeMap::new(),
            audiences: Vec::new(),
            locale: LocaleSettings::default(),
            audience_locales: BTreeMap::new(),
            limits: Limits::default(),
            completion: Completion::default(),
            ignored: Vec::new(),
            origin: None,
        }
    }
}

/// Reads the configuration file: the given one, else the one in the data folder. Without either, returns the defaults.
///
/// # Errors
/// All findings in the file, or an I/O error.
pub fn read(named: Option<&Path>, data: &Path) -> Result<Config, Failure> {
    let in_data: PathBuf = data.join(crate::snapshot::CONFIGURATION);
    let path = match named {
        Some(path) => path,
        // Whatever it is: silently skipping a pipe, for example, would hide that the settings were not read.
        None if in_data.exists() => &in_data,
        None => return Ok(Config::default()),
    };
    let source = read_text(path)?;
    if is_blank_file(&source) {
        return Ok(Config::default());
    }
    let check = |file: &SettingsFile| {
        let of_audiences = audiences::read(&source, &file.audiences).1;
        let of_guidance = guidance::read(&source, &file.guidance).1;
        let of_brand = brand::check(&source, file, path);
        let found = check(&source, file).into_iter().chain(of_audiences).chain(of_guidance).chain(of_brand);
        found.take(format::MOST_FINDINGS).collect()
    };
    let file = format::read_checked::<SettingsFile>(&source, &Limits::FIXED, check)?;
    let (audiences, _) = audiences::read(&source, &file.audiences);
    Ok(Config { audiences, ..convert(file, &source, path) })
}

/// Returns whether a YAML file has only comments.
fn is_blank_file(source: &Source) -> bool {
    source.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// Reads a text file of the user: the settings, or messages.
///
/// # Errors
/// A finding if it is too large or no text, or an I/O error.
fn read_text(path: &Path) -> Result<Source, Failure> {
    let most = Limits::FIXED.file_size;
    let bytes = match input::read(path, most) {
        Ok(bytes) => bytes,
        Err(unread) => return Err(unread.into_finding(path, most, &Limits::FIXED.help("file_size"))?.into()),
    };
    let shown = paths::shown(path);
    let text = match text::decode(bytes) {
        Ok(text) => text,
        Err(text::NotText { message, before }) => {
            let spot = Spot::at_offset(&before, before.len());
            let finding = Diagnostic::about_file(shown, Code::Encoding, message).at(Some(spot));
            return Err(finding.with_help("save the file as UTF-8").into());
        }
    };
    Ok(Source { path: shown, text, syntax: Syntax::Yaml })
}

impl Config {
    /// Overrides the configured theme.
    pub fn choose_theme(&mut self, name: &str) {
        self.theme = theme::Choice::of(name, Path::new(""));
        if let Some(origin) = &mut self.origin {
            origin.theme = None;
        }
    }

    /// Returns the audiences to build for (those in `named`, or all configured ones) and the names of the others.
    ///
    /// # Errors
    /// [`Error::Refused`] for a name that is neither configured nor predefined.
    pub fn choose_audiences(&self, named: &[String]) -> Result<(Vec<Audience>, Vec<String>), Error> {
        let ready_made = || audience::READY_MADE.iter().map(|ready| ready.name);
        let known: Vec<&str> = match self.audiences.as_slice() {
            [] => ready_made().collect(),
            own => own.iter().map(|audience| audience.name.as_str()).collect(),
        };
        let mut chosen: Vec<Audience> = if named.is_empty() { self.audiences.clone() } else { Vec::new() };
        for name in named {
            let configured = self.audiences.iter().find(|audience| audience.name == *name).cloned();
            match configured.or_else(|| Audience::ready_made(name)) {
                Some(audience) if !chosen.contains(&audience) => chosen.push(audience),
                Some(_) => {}
                None => {
                    let names = known.iter().copied().chain(ready_made());
                    let meant = did_you_mean(name, names).map(|meant| format!("; did you mean `{meant}`?"));
                    let help = meant.unwrap_or_else(|| format!("; expected one of: {}", known.join(", ")));
                    return Err(Error::Refused(format!("there is no audience `{name}`{help}")));
                }
            }
        }
        let others = known.into_iter().filter(|name| chosen.iter().all(|audience| audience.name != *name));
        let others = others.map(str::to_owned).collect();
        Ok((chosen, others))
    }

    /// Returns the options of the site for a theme.
    ///
    /// # Errors
    /// A finding for each option that the theme does not have.
    pub fn options_with(&self, theme: &theme::Theme) -> Result<BTreeMap<String, String>, Vec<Diagnostic>> {
        theme.options(&self.options).map_err(|unknown| {
            let finding = |(name, advice): (String, String)| {
                let message = format!("the theme `{}` has no option `{name}`", theme.name);
                let (path, spot) = match &self.origin {
                    None => ("theme".to_owned(), None),
                    Some(origin) => {
                        let at = KeyPath::top().key("theme").key("options").key(&name);
                        (origin.path.clone(), format::key_spot(&origin.source(), &at))
                    }
                };
                Diagnostic::about_file(path, Code::UnknownField, message).at(spot).with_help(advice)
            };
            unknown.into_iter().map(finding).collect()
        })
    }
}

/// Returns whether an address leads to a web page.
fn is_web_address(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// Maximum number of alarms for one date.
const MOST_ALARMS: usize = 10;

/// Checks rules that the types cannot express.
fn check(source: &Source, file: &SettingsFile) -> Vec<Unplaced> {
    let mut found = FileFindings::of(source);
    let mut say = |path: KeyPath, message: String, help: &str| found.at_value(path, message, help);
    let top = KeyPath::top();
    let criteria = criteria(file);
    let thresholds = &criteria.thresholds;
    if thresholds.sync_warning > thresholds.sync_unhealthy {
        let at = top.key("thresholds");
        let at = if file.thresholds.sync_warning.is_some() { at.key("sync_warning") } else { at.key("sync_unhealthy") };
        let message = "a sync would be unhealthy before it is a warning".to_owned();
        say(at, message, "`sync_warning` must not exceed `sync_unhealthy`; the defaults are 1d and 3d");
    }
    for (at, message, help) in thresholds::wrong_in_catalog(&criteria) {
        say(at, message, &help);
    }
    for (at, message, help) in ignore::wrong(&file.ignore) {
        say(at, message, help);
    }
    if file.services.as_ref().is_some_and(Vec::is_empty) {
        say(top.key("services"), "no service would be shown".to_owned(), "omit the key to show Microsoft Intune");
    }
    let links = top.key("links");
    for (name, address) in file.links.addresses() {
        if !is_web_address(&address.replace("{portal}", links::PORTAL)) {
            let help = "a link must start with https:// or http://";
            say(links.key(name), format!("`{address}` is not a web address"), help);
        }
    }
    if let Some(address) = file.base_url.as_deref().filter(|address| !is_web_address(address)) {
        let help = "a base URL must start with https:// or http://";
        say(top.key("base_url"), format!("`{address}` is not a web address"), help);
    }
    if file.calendar.alarms.as_ref().is_some_and(|alarms| alarms.len() > MOST_ALARMS) {
        let message = format!("more than {MOST_ALARMS} alarms for one date");
        say(top.key("calendar").key("alarms"), message, "use fewer, e.g. `[30d, 7d]`");
    }
    for (slug, address) in &file.links.connectors {
        if !is_web_address(address) {
            let help = "a link must start with https:// or http://";
            say(links.key("connectors").key(slug), format!("`{address}` is not a web address"), help);
        }
    }
    if file.limits.nesting.is_some_and(|nesting| nesting > Limits::DEEPEST) {
        let message = format!("`nesting` can be at most {}", Limits::DEEPEST);
        say(top.key("limits").key("nesting"), message, "real files have a depth of eight");
    }
    found.finish()
}

/// Converts the settings of the rules.
fn criteria(file: &SettingsFile) -> Criteria {
    let defaults = Criteria::default();
    let mut single = SingleSettings::default();
    file.thresholds.of_connectors(&mut single);
    ignore::add(&file.ignore, &mut single);
    Criteria {
        thresholds: file.thresholds.general(),
        type_limits: file.thresholds.of_types(),
        single,
        services: file.services.clone().unwrap_or(defaults.services),
        labels: file.labels.clone(),
        retired: file.retired.as_ref().map_or(defaults.retired, |slugs| slugs.iter().cloned().collect()),
    }
}

/// Converts the settings of a language and a time zone; the path of a file is relative to `base`.
fn locale_settings(
    language: &Option<LanguageTag>,
    time_zone: Option<Zone>,
    words: &Option<PathBuf>,
    base: &Path,
) -> LocaleSettings {
    LocaleSettings { language: language.clone(), time_zone, words: words.as_ref().map(|words| base.join(words)) }
}

fn convert(file: SettingsFile, source: &Source, path: &Path) -> Config {
    let criteria = criteria(&file);
    let defaults = site::Settings::default();
    let base = path.parent().unwrap_or(Path::new("."));
    let at = KeyPath::top().key("theme");
    let named = match &file.theme {
        None => None,
        Some(file::ThemeSettings::Name(_)) => Some(at),
        Some(file::ThemeSettings::Full(full)) => full.name.as_ref().map(|_| at.key("name")),
    };
    let theme = file.theme_choice(base);
    let mut options = match file.theme {
        Some(file::ThemeSettings::Full(full)) => {
            full.options.into_iter().map(|(name, value)| (name, value.0)).collect()
        }
        None | Some(file::ThemeSettings::Name(_)) => BTreeMap::new(),
    };
    let brand = brand::take(&mut options);
    let places = file.links.addresses().map(|(name, address)| (name, address.to_owned())).collect::<BTreeMap<_, _>>();
    let mut addresses = links::Addresses {
        places: links::PLACES.iter().filter_map(|(place, name, _)| Some((*place, places.get(name)?.clone()))).collect(),
        connectors: file.links.connectors,
        ..defaults.addresses
    };
    if let Some(portal) = file.links.portal {
        addresses.portal = Some(if portal.ends_with('/') { portal } else { format!("{portal}/") });
    }
    if file.links.enabled == Some(false) {
        addresses.links = crate::content::Links::AsText;
    }
    let audience_locales = file.audiences.iter().filter_map(|(name, audience)| {
        let AudienceFile { language, time_zone, words, .. } = audience.as_ref()?;
        Some((name.clone(), locale_settings(language, *time_zone, words, base)))
    });
    Config {
        locale: locale_settings(&file.language, file.time_zone, &file.words, base),
        audience_locales: audience_locales.collect(),
        site: site::Settings {
            title: file.title,
            criteria,
            first_connectors: file.show.connectors.unwrap_or(defaults.first_connectors),
            first_messages: file.show.messages.unwrap_or(defaults.first_messages),
            addresses,
            guidance: guidance::read(source, &file.guidance).0,
            too_old: file.stale_after.map_or(defaults.too_old, |duration| duration.0),
            alarms: file
                .calendar
                .alarms
                .map_or(defaults.alarms, |alarms| alarms.into_iter().map(|alarm| alarm.0).collect()),
            workbook: file.tables.workbook.unwrap_or(defaults.workbook),
            base_url: file.base_url.map(|url| if url.ends_with('/') { url } else { format!("{url}/") }),
            extension: file.extension.unwrap_or(defaults.extension),
            options: BTreeMap::new(),
            brand: defaults.brand,
            audience: None,
            locale: defaults.locale,
            translations: Vec::new(),
        },
        theme,
        options,
        brand,
        audiences: Vec::new(),
        limits: file.limits.resolve(),
        completion: Completion { capture_time: file.capture_time.map(|time| time.0), zone: file.time_zone },
        ignored: file.ignore.into_iter().map(|ignore| ignore.type_slug).collect(),
        origin: Some(Origin {
            path: source.path.clone(),
            text: source.text.clone(),
            base: base.to_owned(),
            theme: named,
        }),
    }
}
