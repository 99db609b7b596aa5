//! What to do: on the pages of connector types and connectors.

use super::PageContext;
use crate::{
    audience::SiteSection,
    guidance::{Guidance, built_in},
    rules::Status,
    site::view::GuidanceView,
    tenant::{Basis, Connector, ConnectorType, catalog},
};

/// Returns what to do about a type with a status, or about one of its connectors. `reports` is whether a service reports
/// a problem. `None` if there is nothing to show.
pub(super) fn guidance(
    at: &PageContext<'_, '_>,
    kind: &ConnectorType,
    connector: Option<&Connector>,
    status: Option<Status>,
    reports: bool,
) -> Option<GuidanceView> {
    let (guidance, fix) = at.tenant.guidance(at.site.settings, kind, connector);
    let urgent = reports || matches!(status, Some(Status::Unhealthy | Status::Warning | Status::Unknown));
    let is_retired = status == Some(Status::Retired);
    // The steps renew or repair what exists.
    let is_there = status != Some(Status::NotConfigured);
    let slug = kind.slug.as_str();
    // The steps for a type that only the settings call retired would renew or repair it.
    if is_retired && !catalog::RETIRED.contains(&slug) || !is_there && built_in::ENDED.contains(&slug) {
        return None;
    }
    let Guidance { action: _, impact, path, steps, article, runbook, owner, contact } = guidance;
    let (addresses, locale) = (at.addresses(), at.locale());
    let view = GuidanceView {
        title: title(at, kind.basis, status, urgent).to_owned(),
        urgent,
        impact_label: match (status, kind.basis) {
            (Some(Status::Unhealthy | Status::Retired), _) => locale.guidance_stops(),
            (_, Basis::Expiry) => locale.guidance_stops_expired(),
            _ => locale.guidance_stops_failed(),
        }
        .to_owned(),
        impact: impact.filter(|_| is_there),
        fix: fix.filter(|_| !is_retired),
        path,
        steps: if is_there { steps } else { Vec::new() },
        article: article.map(|address| addresses.to_address(locale.guidance_article(), &address)),
        runbook: runbook.map(|address| addresses.to_address(locale.guidance_runbook(), &address)),
        owner,
        contact: contact.as_ref().map(|contact| addresses.to_contact(contact)),
    };
    let is_empty = view.impact.is_none()
        && view.fix.is_none()
        && view.path.is_empty()
        && view.steps.is_empty()
        && view.article.is_none()
        && view.runbook.is_none()
        && view.owner.is_none()
        && view.contact.is_none();
    (!is_empty).then_some(view)
}

fn title<'s>(at: &PageContext<'s, '_>, basis: Basis, status: Option<Status>, urgent: bool) -> &'s str {
    let locale = at.locale();
    match (status, basis) {
        _ if !at.shows(SiteSection::Guidance) => locale.guidance_title_depends(),
        _ if urgent => locale.guidance_title(),
        (Some(Status::Retired), _) => locale.guidance_title(),
        (Some(Status::NotConfigured), _) => locale.guidance_title_set_up(),
        (_, Basis::Expiry) => locale.guidance_title_renew(),
        _ => locale.guidance_title_fails(),
    }
}
