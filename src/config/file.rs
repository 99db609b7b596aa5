//! `tenant-status.yaml` as written on disk. All keys are optional.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

use super::{
    duration::Duration, editions::LanguageTag, guidance::GuidanceFile, ignore::IgnoreFile, size::Size,
    thresholds::ThresholdsFile,
};
use crate::{
    diagnostic::Code,
    format::{self, Scalar},
    input,
    site::path::Extension,
    theme::{self, Choice},
    time_zone::Zone,
};

/// The configuration of a site.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    /// Name of the site.
    pub title: Option<String>,
    /// Thresholds for the status of connectors: of all, of a type, of one.
    #[serde(default)]
    pub thresholds: ThresholdsFile,
    /// Names of the services whose incidents and messages are shown.
    pub services: Option<Vec<String>>,
    /// Number of items on the hub.
    #[serde(default)]
    pub show: Show,
    /// Link targets.
    #[serde(default)]
    pub links: LinkTemplates,
    /// The theme: its name or folder, or `{ name, options }`.
    pub theme: Option<ThemeSettings>,
    /// Labels of connector types, by slug.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
    /// Time of day of captures, e.g. `"08:00"`, for folders whose name has only a date.
    pub capture_time: Option<TimeOfDay>,
    /// Language of the pages, e.g. `de`.
    pub language: Option<LanguageTag>,
    /// Time zone of the pages, of folder names without one, and of `capture_time`, e.g. `Europe/Berlin`; default: UTC.
    pub time_zone: Option<Zone>,
    /// File with messages that replace those of the theme.
    pub words: Option<PathBuf>,
    /// Connectors to ignore, e.g. of a decommissioned server: they stay listed, without a status.
    #[serde(default)]
    pub ignore: Vec<IgnoreFile>,
    /// Slugs of retired connector types: listed last, without a status. Replaces the built-in list.
    pub retired: Option<Vec<String>>,
    /// Age after which a page warns that it is outdated, e.g. `1d`.
    pub stale_after: Option<Duration>,
    /// Address of the published site, e.g. `https://intranet.example/intune/`: used in feeds and calendars.
    pub base_url: Option<String>,
    /// File name extension of pages: `html`, or `aspx` for SharePoint, which serves `.html` files as downloads.
    pub extension: Option<Extension>,
    /// The calendar of expiry dates.
    #[serde(default)]
    pub calendar: Calendar,
    /// The tables for spreadsheets.
    #[serde(default)]
    pub tables: Tables,
    /// What to do about connectors, by slug of their type: replaces and extends the built-in guidance.
    #[serde(default)]
    pub guidance: BTreeMap<String, GuidanceFile>,
    /// Audiences to build sites for, each in a folder of its name: a predefined audience without a value, or one of
    /// your own. Without audiences, a single site shows everything to everybody.
    #[serde(default)]
    pub audiences: BTreeMap<String, Option<AudienceFile>>,
    /// Limits on the size of input. Input that exceeds them is refused, so that it cannot exhaust the machine.
    #[serde(default)]
    pub limits: SizeLimits,
}

impl SettingsFile {
    /// Returns the chosen theme; the path of a folder is relative to `base`.
    pub(super) fn theme_choice(&self, base: &Path) -> Choice {
        let name = match &self.theme {
            None => None,
            Some(ThemeSettings::Name(name)) => Some(name),
            Some(ThemeSettings::Full(full)) => full.name.as_ref(),
        };
        name.map_or_else(|| Choice::BuiltIn(theme::DEFAULT.to_owned()), |name| Choice::of(name, base))
    }
}

/// A time of day, e.g. `08:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay(pub chrono::NaiveTime);

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let read = ["%H:%M", "%H:%M:%S"].iter().find_map(|form| chrono::NaiveTime::parse_from_str(&text, form).ok());
        read.map(TimeOfDay).ok_or_else(|| {
            let message = format!("`{}` is not a time of day; expected e.g. `08:00`", format::short(&text));
            format::coded(Code::BadValue, message)
        })
    }
}

impl JsonSchema for TimeOfDay {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TimeOfDay".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9])?$" })
    }
}

/// Limits on the size of input. A size is a number of bytes, or has a unit: `64kB`, `32MB`, `1GB`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SizeLimits {
    /// Size of one file, and of all responses of a folder together.
    pub file_size: Option<Size>,
    /// Files and folders in the folder of the snapshots.
    pub files: Option<usize>,
    /// Nesting depth of lists, mappings and folders; at most 100.
    pub nesting: Option<usize>,
    /// Entries of one list, and records of one kind in a snapshot.
    pub records: Option<usize>,
    /// Values in one file.
    pub values: Option<usize>,
    /// Size of one text.
    pub text: Option<Size>,
    /// Total size that aliases add to a YAML file.
    pub expansion: Option<Size>,
}

impl SizeLimits {
    /// Returns the limits, with defaults for those that are not set.
    pub(super) fn resolve(&self) -> input::Limits {
        let input::Limits { file_size, files, nesting, records, values, text, expansion } = input::Limits::default();
        let size = |said: &Option<Size>, default| said.as_ref().map_or(default, |size| size.in_memory());
        input::Limits {
            file_size: self.file_size.as_ref().map_or(file_size, |size| size.0),
            files: self.files.unwrap_or(files),
            nesting: self.nesting.unwrap_or(nesting),
            records: self.records.unwrap_or(records),
            values: self.values.unwrap_or(values),
            text: size(&self.text, text),
            expansion: size(&self.expansion, expansion),
        }
    }
}

/// An audience of your own.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AudienceFile {
    /// Title on its pages, e.g. `For our partners`.
    pub title: Option<String>,
    /// Another audience, whose sections, hidden data and patterns are the default, e.g. for the same pages in another
    /// language.
    pub like: Option<String>,
    /// Sections that it may see: `tenant`, `licenses`, `connectors`, `health`, `news`, `guidance`,
    /// `contacts`, `archive`.
    pub sections: Option<Vec<String>>,
    /// Data hidden from it: `apple_ids`, `user_names`, `serial_numbers`, `machine_names`, `tenant_id`, `domain`,
    /// `ignore_reasons`, or `details:<name>`.
    pub hide: Option<Vec<String>>,
    /// Regular expressions for other text to hide from it anywhere; case is ignored.
    pub patterns: Option<Vec<String>>,
    /// Language of its pages, e.g. `de`.
    pub language: Option<LanguageTag>,
    /// Time zone of its pages, e.g. `Europe/Berlin`.
    pub time_zone: Option<Zone>,
    /// File with messages that replace those of the theme.
    pub words: Option<PathBuf>,
}

/// The calendar of expiry dates.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Reminders before each date, e.g. `[30d, 7d]`; an empty list for none.
    pub alarms: Option<Vec<Duration>>,
}

/// The tables for spreadsheets.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    /// `false` leaves out the workbook `status.xlsx`; the CSV files stay.
    pub workbook: Option<bool>,
}

/// Number of items on the hub.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Show {
    /// Connector types before "See all connectors".
    pub connectors: Option<usize>,
    /// Messages.
    pub messages: Option<usize>,
}

/// Link targets. In an address, `{portal}` is replaced by `portal`, and `{id}` by the id of an incident or message.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkTemplates {
    /// `false` shows addresses as text, for networks without internet access.
    pub enabled: Option<bool>,
    /// The Intune admin center. Default: the one of the tenant's cloud, e.g. `https://intune.microsoft.us/` for GCC
    /// High.
    pub portal: Option<String>,
    /// Microsoft's own status page.
    pub tenant_status: Option<String>,
    /// All connectors and tokens.
    pub connectors_and_tokens: Option<String>,
    /// Page that sets the MDM authority.
    pub mdm_authority: Option<String>,
    /// "What's new in Intune".
    pub whats_new: Option<String>,
    /// Past incidents and advisories.
    pub service_health: Option<String>,
    /// One incident.
    pub incident: Option<String>,
    /// Past messages.
    pub message_center: Option<String>,
    /// One message.
    pub message: Option<String>,
    /// Communication preferences.
    pub preferences: Option<String>,
    /// Pages that create and repair connectors, by slug of their type.
    #[serde(default)]
    pub connectors: BTreeMap<String, String>,
}

impl LinkTemplates {
    /// Returns name and address of each link that is set.
    pub(super) fn addresses(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("portal", &self.portal),
            ("tenant_status", &self.tenant_status),
            ("connectors_and_tokens", &self.connectors_and_tokens),
            ("mdm_authority", &self.mdm_authority),
            ("whats_new", &self.whats_new),
            ("service_health", &self.service_health),
            ("incident", &self.incident),
            ("message_center", &self.message_center),
            ("message", &self.message),
            ("preferences", &self.preferences),
        ]
        .into_iter()
        .filter_map(|(name, address)| Some((name, address.as_deref()?)))
    }
}

/// The theme.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum ThemeSettings {
    /// Name or folder of the theme.
    Name(String),
    /// Name or folder of the theme, and its options.
    Full(FullTheme),
}

/// A theme with options.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FullTheme {
    /// Name or folder of the theme.
    pub name: Option<String>,
    /// Options of the theme, by name.
    #[serde(default)]
    pub options: BTreeMap<String, Scalar>,
}

impl<'de> Deserialize<'de> for ThemeSettings {
    /// Written by hand, because an untagged enum would lose the place and the name of an error inside it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> de::Visitor<'de> for Either {
            type Value = ThemeSettings;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the name of a theme, or a mapping with `name` and `options`")
            }
            fn visit_str<E>(self, name: &str) -> Result<ThemeSettings, E> {
                Ok(ThemeSettings::Name(name.to_owned()))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<ThemeSettings, A::Error> {
                FullTheme::deserialize(de::value::MapAccessDeserializer::new(map)).map(ThemeSettings::Full)
            }
        }
        deserializer.deserialize_any(Either)
    }
}
