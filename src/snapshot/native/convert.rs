//! Converts a native file to the data model. Every field is named.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Connector, GapEntry, INTUNE, Incident, License, LicenseKind, Message, OtherServices, OwnBasis, Post, SnapshotFile,
    Tenant, section_name, words,
};
use crate::{
    format::Scalar,
    snapshot::in_arcs,
    tenant::{self, Basis, Body, Connectors, EnumValue, Gap, Section, Snapshot, catalog},
};

/// Converts a file to the data model.
pub(super) fn convert(file: SnapshotFile) -> Snapshot {
    let SnapshotFile {
        schema: _,
        captured_at,
        tenant,
        licenses,
        connectors,
        incidents,
        messages,
        not_captured,
        not_requested,
        not_captured_in_full,
        other_services: OtherServices { incidents: other_incidents, messages: other_messages },
        gaps,
    } = file;
    let slugs = |parts: &[String]| -> BTreeSet<String> {
        parts.iter().filter_map(|part| part.strip_prefix("connectors/")).map(str::to_owned).collect()
    };
    let in_part = |section: &str| not_captured_in_full.iter().any(|part| section_name(part) == section);
    let counted = |counts: BTreeMap<String, u64>| counts.into_iter().filter(|(_, count)| *count > 0).collect();
    Snapshot {
        captured_at: captured_at.0.at().unwrap_or_default(),
        tenant: tenant.into(),
        licenses: Section::from(licenses)
            .map(|licenses| {
                let for_users =
                    |license: &License| license.kind == LicenseKind::User && !tenant::is_device_sku(&license.sku);
                licenses.into_iter().filter(for_users).map(Into::into).collect()
            })
            .in_part_if(in_part("licenses")),
        connectors: Section::from(connectors).map(|connectors| Connectors {
            own_types: own_types(&connectors),
            all: connectors.into_iter().map(Into::into).collect(),
            not_captured: slugs(&not_captured),
            in_part: slugs(&not_captured_in_full),
            not_requested: slugs(&not_requested),
        }),
        incidents: Section::from(incidents)
            .map(|incidents| in_arcs(incidents.into_iter().map(Into::into)))
            .in_part_if(in_part("incidents")),
        messages: Section::from(messages)
            .map(|messages| in_arcs(messages.into_iter().map(Into::into)))
            .in_part_if(in_part("messages")),
        other_services: tenant::OtherServices {
            incidents: counted(other_incidents),
            messages: counted(other_messages),
        },
        gaps: gaps
            .into_iter()
            .map(|(part, GapEntry { cause, error: Scalar(error), permission, file })| {
                (section_name(&part).to_owned(), Gap { cause, error, permission, file })
            })
            .collect(),
    }
}

/// Returns the types that are not in the catalog, as described by the first connector of each.
fn own_types(connectors: &[Connector]) -> BTreeMap<String, tenant::ConnectorType> {
    let mut types = BTreeMap::new();
    for connector in connectors.iter().filter(|connector| catalog::find(&connector.type_slug).is_none()) {
        types.entry(connector.type_slug.clone()).or_insert_with(|| tenant::ConnectorType {
            slug: connector.type_slug.clone(),
            label: connector.label.clone().unwrap_or_else(|| connector.type_slug.clone()),
            basis: match connector.basis {
                Some(OwnBasis::Expiry) => Basis::Expiry,
                Some(OwnBasis::Sync) | None => Basis::Sync,
            },
            link: connector.link.clone(),
        });
    }
    types
}

impl From<Tenant> for tenant::Tenant {
    fn from(file: Tenant) -> Self {
        let Tenant {
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
        } = file;
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        tenant::Tenant {
            id: given(id).map(tenant::canonical_id),
            name: given(name),
            domain: given(domain),
            location: given(location),
            mdm_authority: given(mdm_authority),
            service_release: given(service_release.map(|release| release.0)),
            account_status: given(account_status).map(|status| EnumValue::new(&status, words::ACCOUNT)),
            enrolled_devices,
            licensed_users,
            cloud,
        }
    }
}

impl From<License> for tenant::License {
    fn from(file: License) -> Self {
        let License { sku, name, total, assigned, in_grace, suspended, kind: _ } = file;
        tenant::License { name: name.unwrap_or_else(|| sku.clone()), sku, total, assigned, in_grace, suspended }
    }
}

impl From<Connector> for tenant::Connector {
    fn from(file: Connector) -> Self {
        let Connector {
            type_slug,
            label: _,
            basis: _,
            id,
            name,
            enabled,
            expires_at,
            last_success_at,
            reported,
            details,
            link,
        } = file;
        let id = tenant::canonical_id(id.0);
        tenant::Connector {
            type_slug,
            name: name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| id.clone()),
            id,
            enabled,
            last_success_at: last_success_at.0,
            expires_at: expires_at.0,
            reported: texts(reported).into(),
            details: texts(details).into(),
            link,
            settings: None,
        }
    }
}

impl From<Incident> for tenant::Incident {
    fn from(file: Incident) -> Self {
        let Incident {
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
        } = file;
        tenant::Incident {
            id,
            title,
            classification: EnumValue::new(&classification, words::CLASSIFICATION),
            status: EnumValue::new(&status, words::STATUS),
            service: service.unwrap_or_else(|| INTUNE.to_owned()),
            feature,
            origin: origin.map(|origin| EnumValue::new(&origin, words::ORIGIN)),
            affects_tenant,
            impact,
            started_at: started_at.0,
            updated_at: updated_at.0,
            ended_at: ended_at.0,
            resolved,
            details: texts(details),
            posts: in_arcs(
                posts.into_iter().map(|Post { at, markdown, html, text }| tenant::Post {
                    at: at.0,
                    body: body(markdown, html, text),
                }),
            ),
        }
    }
}

impl From<Message> for tenant::Message {
    fn from(file: Message) -> Self {
        let Message {
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
            markdown,
            html,
            text,
        } = file;
        tenant::Message {
            id,
            title,
            services: services.unwrap_or_else(|| vec![INTUNE.to_owned()]),
            category: category.map(|category| EnumValue::new(&category, words::CATEGORY)),
            severity: severity.map(|severity| EnumValue::new(&severity, words::SEVERITY)),
            major_change,
            action_required_by: action_required_by.0,
            published_at: published_at.0,
            updated_at: updated_at.0,
            ends_at: ends_at.0,
            archived,
            tags,
            details: texts(details),
            body: body(markdown, html, text),
        }
    }
}

fn body(markdown: Option<String>, html: Option<String>, text: Option<String>) -> Body {
    match (html, text) {
        (Some(html), _) => Body::Html(html),
        (None, Some(text)) => Body::Text(text),
        (None, None) => Body::Markdown(markdown.unwrap_or_default()),
    }
}

/// Converts facts to text. `FeatureStatusJson` is dropped: it is the time of a poll, which changes with every capture.
fn texts(map: BTreeMap<String, Scalar>) -> BTreeMap<String, String> {
    map.into_iter()
        .filter(|(name, _)| !name.eq_ignore_ascii_case("FeatureStatusJson"))
        .map(|(name, value)| (name, value.0))
        .collect()
}
