//! The documents of a fleet: its tenants, and what its page lists of each.

use super::{
    documents::{day_number, kinds, today},
    index::{Document, DocumentKind, IndexBuilder, SearchFiles},
};
use crate::{
    site::{
        Settings,
        fleet::Fleet,
        newest_issues,
        summary::{ConnectorSummary, IncidentSummary, TenantSummary},
    },
    tenant::EnumValue,
};

/// Returns the index of a fleet.
pub fn of_fleet(settings: &Settings, fleet: &Fleet) -> SearchFiles {
    let mut index = IndexBuilder::default();
    fleet.tenants.iter().for_each(|one| index.add(&tenant(settings, one)));
    for (one, summary, is_active) in newest_issues(&fleet.tenants) {
        index.add(&issue(settings, one, summary, is_active));
    }
    for one in &fleet.tenants {
        one.credentials.iter().for_each(|credential| index.add(&connector(settings, one, credential)));
    }
    index.finish(fleet.as_of().map_or(0, |as_of| today(settings, as_of)), kinds(&settings.locale))
}

fn href(settings: &Settings, tenant: &TenantSummary, page: &str) -> String {
    settings.folder(&tenant.folder).file(page).as_str().to_owned()
}

fn tenant(settings: &Settings, tenant: &TenantSummary) -> Document {
    Document {
        kind: DocumentKind::Tenant,
        title: tenant.name.clone(),
        note: String::new(),
        href: settings.folder(&tenant.folder).index().as_str().to_owned(),
        day: day_number(&settings.locale, tenant.captured_at),
        category: None,
        is_active: true,
        deadline: None,
        passages: vec![tenant.folder.clone(), tenant.text.clone()],
    }
}

fn issue(settings: &Settings, tenant: &TenantSummary, issue: &IncidentSummary, is_active: bool) -> Document {
    let at = issue.updated_at.or(issue.started_at);
    let status = settings.locale.issue_status(&EnumValue::new(&issue.status, &[]));
    Document {
        kind: DocumentKind::Issue,
        title: issue.title.clone(),
        note: issue.id.clone(),
        href: href(settings, tenant, &issue.page),
        day: at.and_then(|at| day_number(&settings.locale, at)),
        category: Some(settings.locale.issue_kind(&EnumValue::new(&issue.classification, &[]))),
        is_active,
        deadline: None,
        passages: issue.feature.iter().cloned().chain([status]).collect(),
    }
}

fn connector(settings: &Settings, tenant: &TenantSummary, connector: &ConnectorSummary) -> Document {
    Document {
        kind: DocumentKind::Connector,
        title: connector.name.clone(),
        note: settings.locale.joined(&tenant.name, &connector.label),
        href: href(settings, tenant, &connector.page),
        day: day_number(&settings.locale, tenant.captured_at),
        category: None,
        is_active: true,
        deadline: connector.date.and_then(|date| day_number(&settings.locale, date)),
        passages: Vec::new(),
    }
}
