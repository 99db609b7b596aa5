//! Microsoft's own: Autopilot, certificate connectors, Exchange, Store for Business, domain join.

use super::{
    Draft, Endpoint,
    values::{Values, connector, facts},
    wire::{self, EndpointPart, wire},
};
use crate::{
    diagnostic::Diagnostic,
    format::Scalar,
    snapshot::time::WireTime,
    tenant::{Connector, Moment},
};

/// Graph's enumerations, by number.
const SYNC_STATES: &[&str] = &["unknown", "inProgress", "completed", "failed"];
const CONNECTOR_STATES: &[&str] = &["none", "active", "inactive"];
const EXCHANGE_STATES: &[&str] = &["none", "connectionPending", "connected", "disconnected"];

wire! {
    /// `windowsAutopilotSettings`.
    Autopilot {
        last_sync: WireTime = "lastSyncDateTime" "LastSyncDateTime",
        status: Scalar = "syncStatus" "SyncStatus",
    }
}

wire! {
    /// `ndesConnector` and `deviceManagementDomainJoinConnector`, which look alike.
    OnPremises {
        name: String = "displayName" "DisplayName",
        machine: String = "machineName" "MachineName",
        version: String = "connectorVersion" "ConnectorVersion",
        other_version: String = "version" "Version",
        last_connection: WireTime = "lastConnectionDateTime" "LastConnectionDateTime",
        state: Scalar = "state" "State",
    }
}

wire! {
    /// `deviceManagementExchangeConnector`.
    Exchange {
        server: String = "serverName" "ServerName",
        alias: String = "connectorServerName" "ConnectorServerName",
        primary_smtp: String = "primarySmtpAddress" "PrimarySmtpAddress",
        version: String = "version" "Version",
        last_sync: WireTime = "lastSyncDateTime" "LastSyncDateTime",
        status: Scalar = "status" "Status",
    }
}

wire! {
    /// `deviceAppManagement`: of its properties, those about the store.
    Store {
        last_success: WireTime = "microsoftStoreForBusinessLastSuccessfulSyncDateTime" "MicrosoftStoreForBusinessLastSuccessfulSyncDateTime",
        enabled: bool = "isEnabledForMicrosoftStoreForBusiness" "IsEnabledForMicrosoftStoreForBusiness",
    }
}

pub(super) fn autopilot(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |autopilot: Autopilot, values| {
        vec![Connector {
            last_success_at: values.moment(autopilot.last_sync),
            reported: facts(values, [("syncStatus", values.word(autopilot.status, SYNC_STATES))]),
            ..connector("windows-autopilot", autopilot.id, Some("Windows Autopilot".to_owned()), &[])
        }]
    })
}

pub(super) fn certificate_connectors(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |record, values| vec![on_premises("certificate-connector", record, values)])
}

pub(super) fn domain_join(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |record, values| vec![on_premises("domain-join", record, values)])
}

fn on_premises(type_slug: &str, record: OnPremises, values: &Values<'_>) -> Connector {
    let traits = [&record.name, &record.machine];
    Connector {
        last_success_at: values.moment(record.last_connection),
        reported: facts(values, [("state", values.word(record.state, CONNECTOR_STATES))]),
        details: facts(
            values,
            [("Machine", record.machine.clone()), ("Version", values.text(record.version).or(record.other_version))],
        ),
        ..connector(type_slug, record.id, values.text(record.name.clone()).or(record.machine.clone()), &traits)
    }
}

pub(super) fn exchange(part: &EndpointPart<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |exchange: Exchange, values| {
        let traits = [&exchange.server];
        vec![Connector {
            last_success_at: values.moment(exchange.last_sync),
            reported: facts(values, [("status", values.word(exchange.status, EXCHANGE_STATES))]),
            details: facts(
                values,
                [
                    ("Server", exchange.server.clone()),
                    ("Connector server", exchange.alias),
                    ("Primary SMTP address", exchange.primary_smtp),
                    ("Version", exchange.version),
                ],
            ),
            ..connector("exchange-on-premises", exchange.id, exchange.server.clone(), &traits)
        }]
    })
}

pub(super) fn store(part: &EndpointPart<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    wire::connectors(part, at, draft, |store: Store, values| {
        let last_success_at = values.moment(store.last_success);
        vec![Connector {
            enabled: store.enabled.unwrap_or(last_success_at != Moment::Never),
            last_success_at,
            ..connector("microsoft-store", None, Some("Microsoft Store for Business".to_owned()), &[])
        }]
    })
}
