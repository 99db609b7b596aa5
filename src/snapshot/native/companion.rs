//! The companion file `tenant.yaml` of a folder of Graph responses.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Tenant;
use crate::{
    format::{self, Scalar},
    snapshot::time::{DateOrder, NativeTime},
    tenant::{self, Cloud, Moment},
    time_zone::Zone,
};

/// The companion file `tenant.yaml` beside Graph responses: data that Graph lacks, and settings.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Companion {
    /// Capture time of the responses.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub captured_at: NativeTime,
    /// Directory (tenant) id.
    pub id: Option<String>,
    /// Display name.
    pub name: Option<String>,
    /// Initial domain.
    pub domain: Option<String>,
    /// Location of the tenant.
    pub location: Option<String>,
    /// MDM authority.
    pub mdm_authority: Option<String>,
    /// Service release number.
    pub service_release: Option<Scalar>,
    /// State of the subscription.
    pub account_status: Option<String>,
    /// Number of enrolled devices.
    pub enrolled_devices: Option<u64>,
    /// Number of users with an Intune license.
    pub licensed_users: Option<u64>,
    /// Microsoft cloud of the tenant.
    pub cloud: Option<Cloud>,
    /// Time zone of times without one, in the responses and in the name of their folder.
    pub time_zone: Option<Zone>,
    /// Order of day and month in dates such as 1/2/2026.
    pub date_order: Option<DateOrder>,
    /// Endpoints of files that name and content do not identify, by file name.
    #[serde(default, deserialize_with = "format::each_once")]
    pub responses: BTreeMap<String, String>,
}

impl Companion {
    /// Returns the capture time, if set.
    pub fn captured_at(&self) -> Moment {
        self.captured_at.0
    }

    /// Returns the endpoints assigned to files.
    pub fn responses(&self) -> &BTreeMap<String, String> {
        &self.responses
    }

    /// Returns its values, and those of an outer folder's companion for values that are not set.
    #[must_use]
    pub fn over(self, outer: Self) -> Self {
        let Companion {
            captured_at,
            id,
            name,
            domain,
            location,
            mdm_authority,
            service_release,
            account_status,
            enrolled_devices,
            licensed_users,
            cloud,
            time_zone,
            date_order,
            responses,
        } = self;
        Companion {
            captured_at: if captured_at.is_never() { outer.captured_at } else { captured_at },
            id: id.or(outer.id),
            name: name.or(outer.name),
            domain: domain.or(outer.domain),
            location: location.or(outer.location),
            mdm_authority: mdm_authority.or(outer.mdm_authority),
            service_release: service_release.or(outer.service_release),
            account_status: account_status.or(outer.account_status),
            enrolled_devices: enrolled_devices.or(outer.enrolled_devices),
            licensed_users: licensed_users.or(outer.licensed_users),
            cloud: cloud.or(outer.cloud),
            time_zone: time_zone.or(outer.time_zone),
            date_order: date_order.or(outer.date_order),
            responses: outer.responses.into_iter().chain(responses).collect(),
        }
    }

    /// Overrides the properties of `tenant` with the values that are set.
    pub fn override_tenant(self, tenant: &mut tenant::Tenant) {
        let Companion {
            captured_at: _,
            time_zone: _,
            date_order: _,
            responses: _,
            id,
            name,
            domain,
            location,
            mdm_authority,
            service_release,
            account_status,
            enrolled_devices,
            licensed_users,
            cloud,
        } = self;
        let own: tenant::Tenant = Tenant {
            id,
            name,
            domain,
            location,
            mdm_authority,
            service_release,
            account_status,
            enrolled_devices,
            licensed_users,
            cloud,
        }
        .into();
        let graph = std::mem::take(tenant);
        *tenant = tenant::Tenant {
            id: own.id.or(graph.id),
            name: own.name.or(graph.name),
            domain: own.domain.or(graph.domain),
            location: own.location.or(graph.location),
            mdm_authority: own.mdm_authority.or(graph.mdm_authority),
            service_release: own.service_release.or(graph.service_release),
            account_status: own.account_status.or(graph.account_status),
            enrolled_devices: own.enrolled_devices.or(graph.enrolled_devices),
            licensed_users: own.licensed_users.or(graph.licensed_users),
            cloud: own.cloud.or(graph.cloud),
        };
    }
}
