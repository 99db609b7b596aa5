//! `tenant-status.yaml` as written on disk. Every key may be left out.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

use super::{duration::Duration, size::Size};
use crate::{
    diagnostic::Code,
    format::{self, Scalar},
    input,
    rules::Thresholds,
    site::path::Extension,
    snapshot::Zone,
};

/// The configuration of a site.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Name of the site.
    pub title: Option<String>,
    /// When a connector is not healthy any more.
    #[serde(default)]
    pub thresholds: ThresholdsFile,
    /// Names of the services whose incidents and messages are shown.
    pub services: Option<Vec<String>>,
    /// How much the hub shows.
    #[serde(default)]
    pub show: Show,
    /// Where links lead.
    #[serde(default)]
    pub links: Links,
    /// The theme: its name or folder, or `{ name, options }`.
    pub theme: Option<Theme>,
    /// Labels of connector types, by slug.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
    /// The time of day at which captures are taken, e.g. `"08:00"`, for folders that are named by a date alone.
    pub capture_time: Option<TimeOfDay>,
    /// The zone of names of folders without one, and of `capture_time`, e.g. `Europe/Berlin`; UTC where it is left out.
    pub time_zone: Option<Zone>,
    /// Connector types that are retired, by slug: listed last, without a status. Replaces the built-in list.
    pub retired: Option<Vec<String>>,
    /// How old a page may be before it tells its reader so, e.g. `1d`.
    pub stale_after: Option<Duration>,
    /// Where the site is published, e.g. `https://intranet.example/intune/`: feeds and calendars lead there.
    pub base_url: Option<String>,
    /// What the names of pages end with: `html`, or `aspx` for SharePoint, which offers `.html` as a download.
    pub extension: Option<Extension>,
    /// The calendar of what expires.
    #[serde(default)]
    pub calendar: Calendar,
    /// Whom sites are built for, each in a folder of its name: a ready-made audience with nothing behind it, or one of
    /// your own. With none, one site shows everything to everybody.
    #[serde(default)]
    pub audiences: BTreeMap<String, Option<AudienceFile>>,
    /// How much input may hold: what exceeds it is refused, so that nothing exhausts the machine.
    #[serde(default)]
    pub limits: Limits,
}

/// A time of day, e.g. `08:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay(pub chrono::NaiveTime);

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let read = ["%H:%M", "%H:%M:%S"].iter().find_map(|form| chrono::NaiveTime::parse_from_str(&text, form).ok());
        read.map(TimeOfDay).ok_or_else(|| {
            let message = format!("`{}` is no time of day; expected a form like `08:00`", format::short(&text));
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

/// How much input may hold. A size is a number of bytes, or has a unit: `64kB`, `32MB`, `1GB`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Size of one file, and of all responses of a folder together.
    pub file_size: Option<Size>,
    /// Files and folders in the folder of the snapshots.
    pub files: Option<usize>,
    /// How deep lists, mappings and folders lie in each other; at most 100.
    pub nesting: Option<usize>,
    /// Entries of one list, and records of one kind in a snapshot.
    pub records: Option<usize>,
    /// Values in one file.
    pub values: Option<usize>,
    /// Size of one text.
    pub text: Option<Size>,
    /// What the aliases of a YAML file may add to it.
    pub expansion: Option<Size>,
}

impl Limits {
    /// What holds: what was said, else the default.
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

/// Somebody a site is built for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AudienceFile {
    /// What its pages say, e.g. `For our partners`.
    pub title: Option<String>,
    /// The sections that it may see: `tenant`, `licenses`, `connectors`, `health`, `news`, `archive`.
    pub sections: Option<Vec<String>>,
    /// What is hidden from it: `apple_ids`, `user_names`, `serial_numbers`, `machine_names`, `tenant_id`, `domain`, or
    /// `details:<name>`.
    pub hide: Option<Vec<String>>,
    /// Regular expressions of what else is hidden from it, wherever it stands; capitals do not count.
    pub patterns: Option<Vec<String>>,
}

/// The calendar of what expires.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// How long before a date to remind of it, e.g. `[30d, 7d]`; an empty list for no alarms.
    pub alarms: Option<Vec<Duration>>,
}

/// When a connector is not healthy any more, e.g. `7d`, `36h`, `5m`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThresholdsFile {
    /// A credential that expires within this time is a warning.
    pub expiry_warning: Option<Duration>,
    /// A synchronisation older than this is a warning.
    pub sync_warning: Option<Duration>,
    /// A synchronisation as old as this is unhealthy.
    pub sync_unhealthy: Option<Duration>,
    /// A synchronisation this far after the snapshot still counts as just now.
    pub clock_skew: Option<Duration>,
}

impl ThresholdsFile {
    /// What holds: what was said, else the default.
    pub(super) fn resolve(&self) -> Thresholds {
        let Thresholds { expiry_warning, sync_warning, sync_unhealthy, clock_skew } = Thresholds::default();
        let said = |duration: &Option<Duration>, default| duration.as_ref().map_or(default, |duration| duration.0);
        Thresholds {
            expiry_warning: said(&self.expiry_warning, expiry_warning),
            sync_warning: said(&self.sync_warning, sync_warning),
            sync_unhealthy: said(&self.sync_unhealthy, sync_unhealthy),
            clock_skew: said(&self.clock_skew, clock_skew),
        }
    }
}

/// How much the hub shows.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Show {
    /// Connector types before "See all connectors".
    pub connectors: Option<usize>,
    /// Messages.
    pub messages: Option<usize>,
}

/// Where links lead. `{portal}` in an address stands for `portal`, `{id}` for the id of an incident or a message.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// `false` shows addresses as text, for networks where nobody can follow them.
    pub enabled: Option<bool>,
    /// The Intune admin center. Default: that of the tenant's cloud, e.g. `https://intune.microsoft.us/` for GCC High.
    pub portal: Option<String>,
    /// Microsoft's own status page.
    pub tenant_status: Option<String>,
    /// All connectors and tokens.
    pub connectors_and_tokens: Option<String>,
    /// Where the MDM authority is chosen.
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
    /// Where connectors are made and fixed, by slug of their type.
    #[serde(default)]
    pub connectors: BTreeMap<String, String>,
}

impl Links {
    /// The addresses that were set, by name.
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
pub enum Theme {
    /// Its name or folder.
    Name(String),
    /// Its name or folder, and its options.
    Full(FullTheme),
}

/// A theme with options.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FullTheme {
    /// Its name or folder.
    pub name: Option<String>,
    /// Its options, by name.
    #[serde(default)]
    pub options: BTreeMap<String, Scalar>,
}

impl<'de> Deserialize<'de> for Theme {
    /// By hand, because an untagged enum would swallow the place and the name of a mistake inside it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> de::Visitor<'de> for Either {
            type Value = Theme;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the name of a theme, or a mapping with `name` and `options`")
            }
            fn visit_str<E>(self, name: &str) -> Result<Theme, E> {
                Ok(Theme::Name(name.to_owned()))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Theme, A::Error> {
                FullTheme::deserialize(de::value::MapAccessDeserializer::new(map)).map(Theme::Full)
            }
        }
        deserializer.deserialize_any(Either)
    }
}
