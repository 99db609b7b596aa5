//! The state of a tenant in one snapshot, with the evidence for every status.

use super::super::{
    PageContext,
    connectors::{connector, ignored_rows, rows, section_not_captured},
    fact,
    hub::{summary_with_culprits, tenant_section},
    incidents::health_section,
    messages::news_section,
};
use crate::{
    audience::SiteSection,
    history::Presence,
    locale::Locale,
    site::view::{
        ConnectorPage, Fact, LicenseChart, Licenses, NewsSection, ReportConnector, ReportConnectors, ReportState,
        TenantSection,
    },
    tenant::Section,
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
    let (locale, snapshot) = (at.locale(), at.snapshot);
    let sections = [
        (SiteSection::Licenses, locale.column_licenses(), "licenses", extent(&snapshot.licenses)),
        (SiteSection::Connectors, locale.menu_connectors(), "connectors", extent(&snapshot.connectors)),
        (SiteSection::Health, locale.menu_health(), "incidents", extent(&snapshot.incidents)),
        (SiteSection::News, locale.menu_news(), "messages", extent(&snapshot.messages)),
    ];
    let of_sections = sections.into_iter().filter_map(|(section, label, part, is_in_part)| {
        let is_in_part = is_in_part.filter(|_| at.shows(section))?;
        Some(fact(label, Some(reason(locale, is_in_part, snapshot.gaps.get(part).map(|gap| locale.gap(gap))))))
    });
    let of_tenant = snapshot.gaps.get("tenant").filter(|_| at.shows(SiteSection::Tenant));
    let of_tenant = of_tenant.map(|gap| fact(locale.hub_tenant_details(), Some(locale.sentence(&locale.gap(gap)))));
    of_tenant.into_iter().chain(of_sections).chain(missing_types(at)).collect()
}

/// Returns the connector types that were not captured, or not in full.
fn missing_types(at: &PageContext<'_, '_>) -> Vec<Fact> {
    let (locale, assessment) = (at.locale(), &at.tenant.assessment);
    if !at.shows(SiteSection::Connectors) {
        return Vec::new();
    }
    let in_part = at.tenant.groups().iter().filter(|group| group.in_part).map(|group| (&group.kind, true));
    let missing = assessment.types_not_captured.iter().map(|kind| (kind, false));
    let line = |(kind, is_in_part): (&crate::tenant::ConnectorType, bool)| {
        let gap = at.snapshot.gaps.get(&format!("connectors/{}", kind.slug));
        fact(&kind.label, Some(reason(locale, is_in_part, gap.map(|gap| locale.gap(gap)))))
    };
    missing.chain(in_part).map(line).collect()
}

/// Returns `Some(false)` for a section that was not captured, `Some(true)` for one captured in part.
fn extent<T>(section: &Section<T>) -> Option<bool> {
    match section {
        Section::Captured(_) => None,
        Section::InPart(_) => Some(true),
        Section::NotCaptured => Some(false),
    }
}

fn reason(locale: &Locale, is_in_part: bool, gap: Option<String>) -> String {
    let what = if is_in_part { locale.status_in_part() } else { locale.status_not_captured() };
    let why = gap.unwrap_or_else(|| locale.report_missing_unknown().to_owned());
    locale.sentence(&locale.name_and_value(what, &why))
}
