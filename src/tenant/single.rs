//! Settings for single connectors: limits of their own, and periods in which they are ignored.
//!
//! They are attached to the connectors when snapshots are unpacked, before anything is redacted: the names and ids that
//! they are written for may be hidden afterwards.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Connector, Connectors, Tenant};

/// Limits that replace the general ones, for a connector type or a single connector. `None` keeps the general limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OwnLimits {
    /// Time before expiry, or age of the last sync, from which a connector is a warning.
    pub warning: Option<TimeDelta>,
    /// Age of the last sync from which a connector is unhealthy.
    pub unhealthy: Option<TimeDelta>,
}

impl OwnLimits {
    /// Returns whether no limit is replaced.
    pub fn is_empty(self) -> bool {
        self == OwnLimits::default()
    }

    /// Returns these limits, completed by those of `others`.
    #[must_use]
    pub fn or(self, others: OwnLimits) -> Self {
        OwnLimits { warning: self.warning.or(others.warning), unhealthy: self.unhealthy.or(others.unhealthy) }
    }
}

/// A period in which a connector is ignored. Days are in UTC, and the first and the last one count as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Ignore {
    /// The reason given, unless the audience may not see it.
    pub reason: Option<String>,
    /// First day, e.g. `2026-11-01`, unless the connector has always been ignored.
    pub from: Option<NaiveDate>,
    /// Last day, e.g. `2027-03-31`, unless there is no end.
    pub until: Option<NaiveDate>,
}

impl Ignore {
    /// Returns whether the connector is ignored at this time.
    pub fn applies_at(&self, at: DateTime<Utc>) -> bool {
        let day = at.date_naive();
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// The settings for one connector.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConnectorSettings {
    /// Its limits.
    pub limits: OwnLimits,
    /// The periods in which it is ignored, in the order of the settings.
    pub ignored: Vec<Arc<Ignore>>,
}

impl ConnectorSettings {
    /// Returns the first period in which the connector is ignored at this time.
    pub fn ignored_at(&self, at: DateTime<Utc>) -> Option<&Arc<Ignore>> {
        self.ignored.iter().find(|ignore| ignore.applies_at(at))
    }
}

/// A setting for the connectors of a type that have this id or name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SingleSetting {
    /// Id, or else name: case and surrounding space of a name are ignored.
    pub connector: String,
    /// Id, name or initial domain of the only tenant that it applies to; case is ignored. `None` for all tenants.
    pub tenant: Option<String>,
    /// The setting.
    pub setting: ConnectorSetting,
}

/// One setting for a connector.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ConnectorSetting {
    /// Limits of its own.
    Limits(OwnLimits),
    /// A period in which it is ignored.
    Ignored(Arc<Ignore>),
}

impl SingleSetting {
    /// Returns whether the rule applies to a tenant, given by its latest snapshot.
    pub fn applies_to(&self, tenant: &Tenant) -> bool {
        let Some(wanted) = &self.tenant else { return true };
        tenant.is_named(wanted)
    }

    /// Returns whether the rule is for a connector of its type.
    pub fn names(&self, connector: &Connector) -> bool {
        self.names_id(connector) || same_name(&connector.name, &self.connector)
    }

    fn names_id(&self, connector: &Connector) -> bool {
        connector.id == self.connector
    }
}

impl Tenant {
    /// Returns whether this is its id, name or initial domain; case is ignored.
    pub fn is_named(&self, wanted: &str) -> bool {
        [&self.id, &self.name, &self.domain].into_iter().flatten().any(|name| same_name(name, wanted))
    }
}

fn same_name(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// All settings for single connectors.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SingleSettings {
    /// The rules by slug of the connector type, in the order of the settings.
    pub by_type: BTreeMap<String, Vec<SingleSetting>>,
}

impl SingleSettings {
    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_type.is_empty()
    }

    /// Adds a rule for the connectors of a type.
    pub fn add(&mut self, type_slug: &str, rule: SingleSetting) {
        self.by_type.entry(type_slug.to_owned()).or_default().push(rule);
    }

    /// Attaches the settings to the connectors of a snapshot. `tenant` is from the tenant's latest snapshot, so that a
    /// rule applies to all snapshots of a tenant or to none.
    pub fn attach(&self, tenant: &Tenant, connectors: &mut Connectors) {
        if self.is_empty() {
            return;
        }
        for connector in &mut connectors.all {
            let rules = self.by_type.get(&connector.type_slug).map_or(&[][..], Vec::as_slice);
            let mut named: Vec<&SingleSetting> =
                rules.iter().filter(|rule| rule.applies_to(tenant) && rule.names(connector)).collect();
            // An id is more specific than a name, which several connectors may have.
            named.sort_by_key(|rule| !rule.names_id(connector));
            if !named.is_empty() {
                connector.settings = Some(Arc::new(combined(&named)));
            }
        }
    }
}

fn combined(rules: &[&SingleSetting]) -> ConnectorSettings {
    let mut settings = ConnectorSettings::default();
    for rule in rules {
        match &rule.setting {
            ConnectorSetting::Limits(limits) => settings.limits = settings.limits.or(*limits),
            ConnectorSetting::Ignored(ignore) => settings.ignored.push(Arc::clone(ignore)),
        }
    }
    settings
}
