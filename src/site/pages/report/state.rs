//! The state of a tenant in one snapshot, with the evidence for every status.

use super::super::{
    PageContext,
    changes::part_label,
    connectors::{connector, ignored_rows, rows, section_not_captured},
    fact,
    hub::{summary_with_culprits, tenant_section},
    incidents::health_section,
    messages::news_section,
};
use crate::{
    audience::SiteSection,
    history::{Extent, Presence, incomplete},
    site::{
        section_of,
        view::{
            ConnectorPage, Fact, LicenseChart, Licenses, NewsSection, ReportConnector, ReportConnectors, ReportState,
            TenantSection,
        },
    },
};

pub(super) fn state(at: &PageContext<'_, '_>) -> ReportState {
    let assessment = &at.tenant.assessment;
    let shows = |section| at.shows(section);
    ReportState {
        summary: summary_with_culprits(at, assessment, 0),
        missing: missing(at),
        tenant: (shows(SiteSection::Tenant) || shows(SiteSection::Licenses))
            .then(|| without_chart(tenant_section(at, assessment))),
        connectors: shows(SiteSection::Connectors).then(|| connectors(at)),
        health: shows(SiteSection::Health).then(|| health_section(at, assessment)),
        news: shows(SiteSection::News).then(|| {
            let news = news_section(at, assessment, usize::MAX);
            NewsSection { messages: news.messages.into_iter().filter(|row| row.act_by.is_some()).collect(), ..news }
        }),
    }
}

/// Removes the chart: it is about earlier snapshots.
fn without_chart(section: TenantSection) -> TenantSection {
    let none: Option<LicenseChart> = None;
    TenantSection { licenses: section.licenses.map(|licenses| Licenses { chart: none, ..licenses }), ..section }
}

fn connectors(at: &PageContext<'_, '_>) -> ReportConnectors {
    let assessment = &at.tenant.assessment;
    let chronicle = &at.tenant.chronicle;
    // In the order of the groups.
    let members = at.tenant.groups().iter().flat_map(|group| &group.members);
    let series = members.filter_map(|member| {
        let own = (&member.connector.type_slug, &member.connector.id);
        chronicle.connectors.iter().find(|series| (&series.name.type_slug, &series.name.id) == own)
    });
    let listed = series.filter(|series| series.now == Presence::Listed);
    ReportConnectors {
        not_captured: section_not_captured(at.locale(), assessment),
        types: rows(at, assessment),
        all: listed.map(|series| with_evidence(connector(at, series))).collect(),
        ignored: ignored_rows(at, assessment),
    }
}

fn with_evidence(page: ConnectorPage) -> ReportConnector {
    let ConnectorPage { name, type_label, status, because, notes, rule, evidence, reported, differs, .. } = page;
    ReportConnector { name, type_label, status, because, notes, rule, evidence, reported, differs }
}

/// Returns the parts of the snapshot that were not captured, or not in full, with the reason if it is known.
fn missing(at: &PageContext<'_, '_>) -> Vec<Fact> {
    let (locale, gaps) = (at.locale(), &at.snapshot.gaps);
    let of_tenant = gaps.get("tenant").filter(|_| at.shows(SiteSection::Tenant));
    let of_tenant = of_tenant.map(|gap| fact(locale.hub_tenant_details(), Some(locale.sentence(&locale.gap(gap)))));
    let parts = incomplete(&at.tenant.assessment).into_iter().filter(|(part, _)| at.shows(section_of(part)));
    let parts = parts.map(|(part, extent)| {
        let what = match extent {
            Extent::InPart => locale.status_in_part(),
            Extent::Nothing | Extent::Whole => locale.status_not_captured(),
        };
        let why = gaps.get(&part.key()).map(|gap| locale.gap(gap));
        let why = why.unwrap_or_else(|| locale.report_missing_unknown().to_owned());
        fact(part_label(locale, &part), Some(locale.sentence(&locale.name_and_value(what, &why))))
    });
    of_tenant.into_iter().chain(parts).collect()
}
