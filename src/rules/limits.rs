//! Limits that apply to a connector: those for all, for its type, or for it alone. The most specific one applies.

use super::{Criteria, Thresholds};
use crate::tenant::{Basis, ConnectorSettings, ConnectorType, OwnLimits};

/// The limits that apply to a connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AppliedLimits {
    /// The limits.
    pub thresholds: Thresholds,
    /// The most specific setting that they come from.
    pub source: LimitSource,
}

/// The setting that limits come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitSource {
    /// Limits for all connectors, or Microsoft's.
    General,
    /// Limits for the connector type.
    Type,
    /// Limits for the connector alone.
    Connector,
}

impl Thresholds {
    /// Returns the limits with those replaced that apply to the basis.
    #[must_use]
    pub fn with(self, settings: OwnLimits, basis: Basis) -> Self {
        let OwnLimits { warning, unhealthy } = settings;
        match basis {
            Basis::Expiry => Thresholds { expiry_warning: warning.unwrap_or(self.expiry_warning), ..self },
            Basis::Sync => Thresholds {
                sync_warning: warning.unwrap_or(self.sync_warning),
                sync_unhealthy: unhealthy.unwrap_or(self.sync_unhealthy),
                ..self
            },
            Basis::None => self,
        }
    }
}

impl Criteria {
    /// Returns the limits for a connector of a type, or for the type if there are no settings for a connector.
    pub fn limits(&self, kind: &ConnectorType, settings: Option<&ConnectorSettings>) -> AppliedLimits {
        let of_type = self.type_limits.get(&kind.slug).copied().unwrap_or_default();
        let own = settings.map(|settings| settings.limits).unwrap_or_default();
        let source = match (own.is_empty(), of_type.is_empty()) {
            (false, _) => LimitSource::Connector,
            (true, false) => LimitSource::Type,
            (true, true) => LimitSource::General,
        };
        AppliedLimits { thresholds: self.thresholds.with(own.or(of_type), kind.basis), source }
    }
}
