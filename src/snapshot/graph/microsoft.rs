//! Microsoft's own: Autopilot, certificate connectors, Exchange, Store for Business, domain join.

use super::{
    Draft, Endpoint,
    wire::{self, connector, facts, moment, text, wire},
};
use crate::{
    diagnostic::Diagnostic,
    format::Source,
    snapshot::time::WireTime,
    tenant::{Connector, Moment},
};

wire! {
    /// `windowsAutopilotSettings`.
    Autopilot {
        id: String = "id" "Id",
        last_sync: WireTime = "lastSyncDateTime" "LastSyncDateTime",
        status: String = "syncStatus" "SyncStatus",
    }
}

wire! {
    /// `ndesConnector` and `deviceManagementDomainJoinConnector`, which look alike.
    OnPremises {
        id: String = "id" "Id",
        name: String = "displayName" "DisplayName",
        machine: String = "machineName" "MachineName",
        version: String = "connectorVersion" "ConnectorVersion",
        other_version: String = "version" "Version",
        last_connection: WireTime = "lastConnectionDateTime" "LastConnectionDateTime",
        state: String = "state" "State",
    }
}

wire! {
    /// `deviceManagementExchangeConnector`.
    Exchange {
        id: String = "id" "Id",
        server: String = "serverName" "ServerName",
        alias: String = "connectorServerName" "ConnectorServerName",
        primary_smtp: String = "primarySmtpAddress" "PrimarySmtpAddress",
        version: String = "version" "Version",
        last_sync: WireTime = "lastSyncDateTime" "LastSyncDateTime",
        status: String = "status" "Status",
    }
}

wire! {
    /// `deviceAppManagement`: of its properties, those about the store.
    Store {
        last_success: WireTime = "microsoftStoreForBusinessLastSuccessfulSyncDateTime" "MicrosoftStoreForBusinessLastSuccessfulSyncDateTime",
        enabled: bool = "isEnabledForMicrosoftStoreForBusiness" "IsEnabledForMicrosoftStoreForBusiness",
    }
}

pub(super) fn autopilot(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |autopilot: Autopilot| {
        vec![Connector {
            last_success_at: moment(autopilot.last_sync),
            reported: facts([("syncStatus", autopilot.status)]),
            ..connector("windows-autopilot", autopilot.id, Some("Windows Autopilot".to_owned()))
        }]
    })
}

pub(super) fn certificate_connectors(
    source: &Source,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |record| vec![on_premises("certificate-connector", record)])
}

pub(super) fn domain_join(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |record| vec![on_premises("domain-join", record)])
}

fn on_premises(type_slug: &str, record: OnPremises) -> Connector {
    Connector {
        last_success_at: moment(record.last_connection),
        reported: facts([("state", record.state)]),
        details: facts([
            ("Machine", record.machine.clone()),
            ("Version", text(record.version).or(record.other_version)),
        ]),
        ..connector(type_slug, record.id, text(record.name).or(record.machine))
    }
}

pub(super) fn exchange(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |exchange: Exchange| {
        vec![Connector {
            last_success_at: moment(exchange.last_sync),
            reported: facts([("status", exchange.status)]),
            details: facts([
                ("Server", exchange.server.clone()),
                ("Connector server", exchange.alias),
                ("Primary SMTP address", exchange.primary_smtp),
                ("Version", exchange.version),
            ]),
            ..connector("exchange-on-premises", exchange.id, exchange.server)
        }]
    })
}

pub(super) fn store(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    wire::connectors(source, at, draft, |store: Store| {
        let last_success_at = moment(store.last_success);
        vec![Connector {
            enabled: store.enabled.unwrap_or(last_success_at != Moment::Never),
            last_success_at,
            ..connector("microsoft-store", None, Some("Microsoft Store for Business".to_owned()))
        }]
    })
}
