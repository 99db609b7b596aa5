//! Builders of snapshots, in memory and from files. All times are relative to one [`NOW`].

use std::{collections::BTreeMap, fs};

use Status::{Healthy, Ignored, NotConfigured, Retired, Unhealthy, Unknown, Warning};
use chrono::{DateTime, TimeDelta, Utc};
use tenant_status::{
    as_of::AsOf,
    diagnostic::Diagnostic,
    rules::Status,
    snapshot::{self, Services},
    tenant::{
        Body, Connector, ConnectorSettings, Connectors, EnumValue, Facts, Ignore, Incident, License, Message, Moment,
        OtherServices, Section, Snapshot, Tenant,
    },
};

pub(crate) const NOW: &str = "2026-11-22T08:00:00Z";

pub(crate) const DAY: TimeDelta = TimeDelta::days(1);
pub(crate) const HOUR: TimeDelta = TimeDelta::hours(1);
pub(crate) const MINUTE: TimeDelta = TimeDelta::minutes(1);
pub(crate) const S: TimeDelta = TimeDelta::seconds(1);
pub(crate) const NS: TimeDelta = TimeDelta::nanoseconds(1);
pub(crate) const ZERO: TimeDelta = TimeDelta::zero();

pub(crate) fn utc(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

pub(crate) fn now() -> AsOf {
    AsOf(utc(NOW))
}

pub(crate) fn ago(age: TimeDelta) -> Moment {
    Moment::At(utc(NOW) - age)
}

pub(crate) fn hence(left: TimeDelta) -> Moment {
    ago(-left)
}

pub(crate) fn word(raw: &str) -> EnumValue {
    EnumValue::new(raw, &[])
}

/// Returns a snapshot in which no section was captured.
pub(crate) fn nothing() -> Snapshot {
    Snapshot {
        captured_at: utc(NOW),
        tenant: Tenant { name: Some("Contoso".to_owned()), ..Tenant::default() },
        licenses: Section::NotCaptured,
        connectors: Section::NotCaptured,
        incidents: Section::NotCaptured,
        messages: Section::NotCaptured,
        other_services: OtherServices::default(),
        gaps: BTreeMap::new(),
    }
}

pub(crate) fn with(connectors: impl IntoIterator<Item = Connector>) -> Snapshot {
    let all = connectors.into_iter().collect();
    Snapshot { connectors: Section::Captured(Connectors { all, ..Connectors::default() }), ..nothing() }
}

/// Returns an enabled connector without dates.
pub(crate) fn connector(slug: &str, id: &str) -> Connector {
    Connector {
        type_slug: slug.to_owned(),
        id: id.to_owned(),
        name: id.to_owned(),
        enabled: true,
        last_success_at: Moment::Never,
        expires_at: Moment::Never,
        reported: Facts::default(),
        details: Facts::default(),
        link: None,
        settings: None,
    }
}

pub(crate) fn expiring(slug: &str, id: &str, left: TimeDelta) -> Connector {
    Connector { expires_at: hence(left), ..connector(slug, id) }
}

pub(crate) fn synced(slug: &str, id: &str, age: TimeDelta) -> Connector {
    Connector { last_success_at: ago(age), ..connector(slug, id) }
}

pub(crate) fn named(name: &str, connector: Connector) -> Connector {
    Connector { name: name.to_owned(), ..connector }
}

/// Returns a token with this status; of a retired type for *retired*, and with an entry of `ignore` for *ignored*.
pub(crate) fn token(status: Status, id: &str) -> Connector {
    match status {
        Unhealthy => expiring("apple-vpp-expiry", id, -DAY),
        Warning => expiring("apple-vpp-expiry", id, DAY),
        Unknown => connector("apple-vpp-expiry", id),
        Healthy => expiring("apple-vpp-expiry", id, DAY * 90),
        NotConfigured => Connector { enabled: false, ..expiring("apple-vpp-expiry", id, -DAY) },
        Retired => synced("microsoft-store", id, DAY * 9),
        Ignored => {
            let ignore = Ignore { reason: None, from: None, until: None };
            let settings = ConnectorSettings { ignored: vec![ignore.into()], ..ConnectorSettings::default() };
            Connector { settings: Some(settings.into()), ..expiring("apple-vpp-expiry", id, -DAY) }
        }
    }
}

/// Adds reported properties to a connector.
pub(crate) fn reporting(reports: &[(&str, &str)], connector: Connector) -> Connector {
    let reported = reports.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Connector { reported: reported.collect::<BTreeMap<_, _>>().into(), ..connector }
}

/// Returns an active incident.
pub(crate) fn incident(id: &str) -> Incident {
    Incident {
        id: id.to_owned(),
        title: "Some title".to_owned(),
        classification: word("incident"),
        status: word("serviceDegradation"),
        service: "Microsoft Intune".to_owned(),
        feature: None,
        origin: None,
        affects_tenant: true,
        impact: None,
        started_at: Moment::Never,
        updated_at: Moment::Never,
        ended_at: Moment::Never,
        resolved: None,
        details: BTreeMap::new(),
        posts: Vec::new(),
    }
}

/// Returns an active message.
pub(crate) fn message(id: &str) -> Message {
    Message {
        id: id.to_owned(),
        title: "Some title".to_owned(),
        services: vec!["Microsoft Intune".to_owned()],
        category: None,
        severity: None,
        major_change: false,
        action_required_by: Moment::Never,
        published_at: Moment::Never,
        updated_at: Moment::Never,
        ends_at: Moment::Never,
        archived: false,
        tags: Vec::new(),
        details: BTreeMap::new(),
        body: Body::Text(String::new()),
    }
}

pub(crate) fn license(sku: &str, total: u64, assigned: u64) -> License {
    License { sku: sku.to_owned(), name: sku.to_owned(), total, assigned, in_grace: 0, suspended: 0 }
}

/// Reads one snapshot from files in a temporary folder.
pub(crate) fn read(files: &[(&str, &str)]) -> Result<Snapshot, Vec<Diagnostic>> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let (archive, found) = snapshot::read(folder.path(), Services::All, &()).unwrap();
    if found.has_errors() {
        return Err(found.sorted());
    }
    assert_eq!(archive.len(), 1);
    Ok(archive.histories().remove(0).snapshots.remove(0).snapshot)
}

pub(crate) const HEAD: &str =
    "schema: tenant-status/v1\ncaptured_at: 2026-11-22T08:00:00Z\ntenant: { name: Contoso }\n";

pub(crate) fn native(sections: &str) -> Snapshot {
    read(&[("contoso.yaml", &format!("{HEAD}{sections}"))]).unwrap()
}

/// Reads a snapshot from Graph responses, each with the name of its endpoint.
pub(crate) fn graph(responses: &[(&str, &str)]) -> Snapshot {
    let folder = "2026-11-22T080000Z";
    let path = |endpoint: &str| format!("{folder}/{endpoint}.json");
    let paths: Vec<(String, &str)> = responses.iter().map(|(endpoint, text)| (path(endpoint), *text)).collect();
    let mut files: Vec<(&str, &str)> = paths.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let companion = format!("{folder}/tenant.yaml");
    files.push((&companion, "name: Contoso"));
    read(&files).unwrap()
}
