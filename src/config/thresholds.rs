//! The key `thresholds`: limits for all connectors, for a type, and for a single connector.

use std::{collections::BTreeMap, fmt};

use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, MapAccess, Unexpected, Visitor, value::MapAccessDeserializer},
};

use super::duration::Duration;
use crate::{
    format::KeyPath,
    rules::{Criteria, Thresholds},
    tenant::{Basis, ConnectorSetting, OwnLimits, SingleSetting, SingleSettings, catalog},
};

/// Limits for the status of connectors, e.g. `7d`, `36h`, `5m`. Every other key is the slug of a connector type, with
/// limits of its own.
#[derive(Debug, Default, JsonSchema)]
pub struct ThresholdsFile {
    /// A credential that expires within this time is a warning.
    pub expiry_warning: Option<Duration>,
    /// A last sync older than this is a warning.
    pub sync_warning: Option<Duration>,
    /// A last sync this old or older is unhealthy.
    pub sync_unhealthy: Option<Duration>,
    /// A last sync up to this long after the snapshot counts as just now.
    pub clock_skew: Option<Duration>,
    /// Limits of connector types, by slug.
    #[schemars(flatten)]
    pub types: BTreeMap<String, TypeLimits>,
}

/// Names of the keys that are not connector types.
const FIELDS: &[&str] = &["expiry_warning", "sync_warning", "sync_unhealthy", "clock_skew"];

/// Limits of a connector type. Limits that are not set are those of all connectors.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeLimits {
    /// A credential that expires within this time, or a last sync older than this, is a warning.
    pub warning: Option<Duration>,
    /// A last sync this old or older is unhealthy. Not for types whose status follows from an expiry date.
    pub unhealthy: Option<Duration>,
    /// Limits of single connectors, by id or name. Limits that are not set are those of the type.
    #[serde(default)]
    pub connectors: BTreeMap<String, ConnectorLimits>,
}

/// Limits of a single connector.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectorLimits {
    /// If it expires within this time, or its last sync is older than this, it is a warning.
    pub warning: Option<Duration>,
    /// If its last sync is this old or older, it is unhealthy.
    pub unhealthy: Option<Duration>,
}

impl<'de> Deserialize<'de> for ThresholdsFile {
    /// Written by hand, because a flattened map would lose the place of an error inside it, and a misspelled key would
    /// be taken for a type.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ThresholdKeys;
        impl<'de> Visitor<'de> for ThresholdKeys {
            type Value = ThresholdsFile;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping of keys to values")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ThresholdsFile, A::Error> {
                let mut file = ThresholdsFile::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "expiry_warning" => file.expiry_warning = map.next_value()?,
                        "sync_warning" => file.sync_warning = map.next_value()?,
                        "sync_unhealthy" => file.sync_unhealthy = map.next_value()?,
                        "clock_skew" => file.clock_skew = map.next_value()?,
                        slug => {
                            let limits = map.next_value_seed(OfType(slug))?;
                            file.types.insert(key, limits);
                        }
                    }
                }
                Ok(file)
            }
        }
        deserializer.deserialize_any(ThresholdKeys)
    }
}

/// Reads the limits of the type with this slug. A value that is no mapping belongs to a misspelled key.
struct OfType<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for OfType<'_> {
    type Value = TypeLimits;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<TypeLimits, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OfType<'_> {
    type Value = TypeLimits;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping with `warning`, `unhealthy` and `connectors`")
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TypeLimits, A::Error> {
        TypeLimits::deserialize(MapAccessDeserializer::new(map))
    }
    fn visit_str<E: de::Error>(self, value: &str) -> Result<TypeLimits, E> {
        Err(self.not_limits(Unexpected::Str(value)))
    }
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<TypeLimits, E> {
        Err(self.not_limits(Unexpected::Unsigned(value)))
    }
}

impl OfType<'_> {
    fn not_limits<E: de::Error>(self, value: Unexpected<'_>) -> E {
        match catalog::find(self.0) {
            Some(_) => E::invalid_type(value, &self),
            None => E::unknown_field(self.0, FIELDS),
        }
    }
}

/// Converts a pair of limits.
fn own(warning: Option<Duration>, unhealthy: Option<Duration>) -> OwnLimits {
    OwnLimits { warning: warning.map(|limit| limit.0), unhealthy: unhealthy.map(|limit| limit.0) }
}

impl ThresholdsFile {
    /// Returns the limits for all connectors, with defaults for those that are not set.
    pub(super) fn general(&self) -> Thresholds {
        let Thresholds { expiry_warning, sync_warning, sync_unhealthy, clock_skew } = Thresholds::default();
        let set = |duration: &Option<Duration>, default| duration.as_ref().map_or(default, |duration| duration.0);
        Thresholds {
            expiry_warning: set(&self.expiry_warning, expiry_warning),
            sync_warning: set(&self.sync_warning, sync_warning),
            sync_unhealthy: set(&self.sync_unhealthy, sync_unhealthy),
            clock_skew: set(&self.clock_skew, clock_skew),
        }
    }

    /// Returns the limits of types, by slug.
    pub(super) fn of_types(&self) -> BTreeMap<String, OwnLimits> {
        let of_type = |(slug, limits): (&String, &TypeLimits)| {
            let limits = own(limits.warning, limits.unhealthy);
            (!limits.is_empty()).then(|| (slug.clone(), limits))
        };
        self.types.iter().filter_map(of_type).collect()
    }

    /// Adds the limits of single connectors to the rules.
    pub(super) fn of_connectors(&self, rules: &mut SingleSettings) {
        for (slug, of_type) in &self.types {
            for (connector, limits) in &of_type.connectors {
                let setting = ConnectorSetting::Limits(own(limits.warning, limits.unhealthy));
                rules.add(slug, SingleSetting { connector: connector.clone(), tenant: None, setting });
            }
        }
    }
}

/// Returns the limits that contradict each other, or the basis of their type, for all types of the catalog: the key, what
/// is wrong, and help.
pub(super) fn wrong_in_catalog(criteria: &Criteria) -> Vec<(KeyPath, String, String)> {
    catalog::CATALOG.iter().flat_map(|entry| wrong_limits(criteria, entry.slug, entry.basis)).collect()
}

/// Returns the limits of a type and its connectors that contradict each other, or the basis of the type.
pub(super) fn wrong_limits(criteria: &Criteria, slug: &str, basis: Basis) -> Vec<(KeyPath, String, String)> {
    let at = KeyPath::top().key("thresholds").key(slug);
    let of_type = criteria.type_limits.get(slug).copied().unwrap_or_default();
    let single = criteria.single.by_type.get(slug).map_or(&[][..], Vec::as_slice);
    let single = single.iter().filter_map(|rule| match rule.setting {
        ConnectorSetting::Limits(limits) => {
            Some((at.key("connectors").key(&rule.connector), limits, limits.or(of_type)))
        }
        ConnectorSetting::Ignored(_) => None,
    });
    let all = [(at.clone(), of_type, of_type)].into_iter().chain(single);
    all.filter_map(|(at, own, whole)| wrong(criteria, slug, basis, &at, (own, whole))).collect()
}

/// Returns what is wrong with the limits set at one place: `own` are those set there, `whole` includes those of the type.
fn wrong(
    criteria: &Criteria,
    slug: &str,
    basis: Basis,
    at: &KeyPath,
    (own, whole): (OwnLimits, OwnLimits),
) -> Option<(KeyPath, String, String)> {
    if own.is_empty() {
        return None;
    }
    let first = if own.unhealthy.is_some() { "unhealthy" } else { "warning" };
    match basis {
        Basis::None => {
            let message = format!("connectors of the type `{slug}` have no date, so no limit applies to them");
            Some((at.key(first), message, "delete the key".to_owned()))
        }
        Basis::Expiry => own.unhealthy.map(|_| {
            let message = format!("connectors of the type `{slug}` are unhealthy once they have expired");
            (at.key("unhealthy"), message, "delete the key; set `warning` to be warned earlier".to_owned())
        }),
        Basis::Sync => {
            let Thresholds { sync_warning, sync_unhealthy, .. } = criteria.thresholds.with(whole, basis);
            let last = if own.warning.is_some() { "warning" } else { "unhealthy" };
            (sync_warning > sync_unhealthy).then(|| {
                let message = "a sync would be unhealthy before it is a warning".to_owned();
                let help = "`warning` must not exceed `unhealthy`; limits that are not set are those of the type, or of all \
                            connectors";
                (at.key(last), message, help.to_owned())
            })
        }
    }
}
