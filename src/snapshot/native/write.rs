//! Writes native files: the inverse of reading. Defaults are omitted; every field is named.

use std::collections::BTreeMap;

use super::{
    Connector, GapEntry, INTUNE, Incident, License, LicenseKind, Message, OtherServices, OwnBasis, Post, SCHEMA,
    SnapshotFile, Tenant,
};
use crate::{
    format::Scalar,
    snapshot::time::NativeTime,
    tenant::{self, Basis, Body, ConnectorType, EnumValue, Gap, Moment, Snapshot},
};

/// Returns the native file for a snapshot. The file is JSON, because that is fastest to read, and deterministic.
pub fn write(snapshot: &Snapshot) -> String {
    let json = serde_json::to_string_pretty(&file(snapshot)).unwrap_or_default();
    format!("{json}\n")
}

/// Converts the data model to a file.
fn file(snapshot: &Snapshot) -> SnapshotFile {
    let Snapshot { captured_at, tenant, licenses, connectors, incidents, messages, other_services, gaps } = snapshot;
    let in_part = [
        ("licenses", licenses.is_in_part()),
        ("incidents", incidents.is_in_part()),
        ("messages", messages.is_in_part()),
    ];
    let sections_in_part = in_part.iter().filter(|(_, is)| *is).map(|(name, _)| (*name).to_owned());
    let connectors = connectors.captured();
    SnapshotFile {
        schema: SCHEMA.to_owned(),
        captured_at: NativeTime(Moment::At(*captured_at)),
        tenant: tenant.into(),
        licenses: licenses.captured().map(|licenses| licenses.iter().map(Into::into).collect()),
        connectors: connectors.map(|connectors| {
            connectors.all.iter().map(|one| connector(one, connectors.own_types.get(&one.type_slug))).collect()
        }),
        incidents: incidents.captured().map(|incidents| incidents.iter().map(|one| incident(one)).collect()),
        messages: messages.captured().map(|messages| messages.iter().map(|one| message(one)).collect()),
        not_captured: connectors
            .into_iter()
            .flat_map(|connectors| &connectors.not_captured)
            .map(|slug| format!("connectors/{slug}"))
            .collect(),
        not_requested: connectors
            .into_iter()
            .flat_map(|connectors| &connectors.not_requested)
            .map(|slug| format!("connectors/{slug}"))
            .collect(),
        not_captured_in_full: connectors
            .into_iter()
            .flat_map(|connectors| &connectors.in_part)
            .map(|slug| format!("connectors/{slug}"))
            .chain(sections_in_part)
            .collect(),
        other_services: OtherServices {
            incidents: other_services.incidents.clone(),
            messages: other_services.messages.clone(),
        },
        gaps: gaps.iter().map(|(part, gap)| (part.clone(), gap_entry(gap))).collect(),
    }
}

fn gap_entry(Gap { cause, error, permission, file }: &Gap) -> GapEntry {
    GapEntry { cause: *cause, error: Scalar(error.clone()), permission: permission.clone(), file: file.clone() }
}

impl From<&tenant::Tenant> for Tenant {
    fn from(tenant: &tenant::Tenant) -> Self {
        let tenant::Tenant {
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
        } = tenant;
        Tenant {
            id: id.clone(),
            name: name.clone(),
            domain: domain.clone(),
            location: location.clone(),
            mdm_authority: mdm_authority.clone(),
            service_release: service_release.clone().map(Scalar),
            account_status: account_status.as_ref().map(word),
            enrolled_devices: *enrolled_devices,
            licensed_users: *licensed_users,
            cloud: *cloud,
        }
    }
}

impl From<&tenant::License> for License {
    fn from(license: &tenant::License) -> Self {
        let tenant::License { sku, name, total, assigned, in_grace, suspended } = license;
        License {
            sku: sku.clone(),
            name: (name != sku).then(|| name.clone()),
            total: *total,
            assigned: *assigned,
            in_grace: *in_grace,
            suspended: *suspended,
            kind: LicenseKind::User,
        }
    }
}

/// Converts a connector; `own` is its type if it is not in the catalog.
fn connector(connector: &tenant::Connector, own: Option<&ConnectorType>) -> Connector {
    let tenant::Connector {
        type_slug,
        id,
        name,
        enabled,
        last_success_at,
        expires_at,
        reported,
        details,
        link,
        // Settings are no part of a snapshot.
        settings: _,
    } = connector;
    Connector {
        type_slug: type_slug.clone(),
        label: own.filter(|own| own.label != own.slug).map(|own| own.label.clone()),
        basis: own.and_then(|own| match own.basis {
            Basis::Expiry => Some(OwnBasis::Expiry),
            Basis::Sync => Some(OwnBasis::Sync),
            Basis::None => None,
        }),
        id: Scalar(id.clone()),
        name: (name != id).then(|| name.clone()),
        enabled: *enabled,
        expires_at: NativeTime(*expires_at),
        last_success_at: NativeTime(*last_success_at),
        reported: scalars(reported),
        details: scalars(details),
        link: link.clone(),
    }
}

fn incident(incident: &tenant::Incident) -> Incident {
    let tenant::Incident {
        id,
        title,
        classification,
        status,
        service,
        feature,
        origin,
        affects_tenant,
        impact,
        started_at,
        updated_at,
        ended_at,
        resolved,
        details,
        posts,
    } = incident;
    Incident {
        id: id.clone(),
        title: title.clone(),
        classification: word(classification),
        status: word(status),
        service: (service != INTUNE).then(|| service.clone()),
        feature: feature.clone(),
        origin: origin.as_ref().map(word),
        affects_tenant: *affects_tenant,
        impact: impact.clone(),
        started_at: NativeTime(*started_at),
        updated_at: NativeTime(*updated_at),
        ended_at: NativeTime(*ended_at),
        resolved: *resolved,
        details: scalars(details),
        posts: posts
            .iter()
            .map(|post| {
                let [markdown, html, text] = texts(&post.body);
                Post { at: NativeTime(post.at), markdown, html, text }
            })
            .collect(),
    }
}

fn message(message: &tenant::Message) -> Message {
    let tenant::Message {
        id,
        title,
        services,
        category,
        severity,
        major_change,
        action_required_by,
        published_at,
        updated_at,
        ends_at,
        archived,
        tags,
        details,
        body,
    } = message;
    let [markdown, html, text] = texts(body);
    Message {
        id: id.clone(),
        title: title.clone(),
        services: (*services != [INTUNE]).then(|| services.clone()),
        category: category.as_ref().map(word),
        severity: severity.as_ref().map(word),
        major_change: *major_change,
        action_required_by: NativeTime(*action_required_by),
        published_at: NativeTime(*published_at),
        updated_at: NativeTime(*updated_at),
        ends_at: NativeTime(*ends_at),
        archived: *archived,
        tags: tags.clone(),
        details: scalars(details),
        markdown,
        html,
        text,
    }
}

/// Returns a body as `markdown`, `html` and `text`, of which at most one is set.
fn texts(body: &Body) -> [Option<String>; 3] {
    match body {
        Body::Markdown(markdown) => [Some(markdown.clone()).filter(|markdown| !markdown.is_empty()), None, None],
        Body::Html(html) => [None, Some(html.clone()), None],
        Body::Text(text) => [None, None, Some(text.clone())],
    }
}

fn word(word: &EnumValue) -> String {
    word.as_str().to_owned()
}

fn scalars(facts: &BTreeMap<String, String>) -> BTreeMap<String, Scalar> {
    facts.iter().map(|(name, value)| (name.clone(), Scalar(value.clone()))).collect()
}
