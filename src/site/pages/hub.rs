//! The hub: the four areas of Microsoft's page, in its order.

use super::{
    At, access_tenant,
    changes::changes_section,
    connectors::{counts, next_section, rows},
    fact,
    incidents::health_section,
    known,
    messages::news_section,
    strips::licence_chart,
};
use crate::{
    rules::{Assessment, Status, licences, service_health},
    site::{
        PageKind,
        audience::Section,
        links::Place,
        view::{ConnectorsSection, Fact, Frame, GroupRow, Hub, LicenceRow, Licences, Summary, TenantSection},
        words,
    },
    tenant::Licence,
};

pub(in crate::site) fn hub(at: &At<'_, '_>) -> Hub {
    let latest = at.tenant.chronicle.entries.len().saturating_sub(1);
    hub_of(at, &at.tenant.assessment, at.frame(PageKind::Hub, &[], &[]), latest)
}

/// The hub of the snapshot of a number.
pub(super) fn hub_of(at: &At<'_, '_>, assessment: &Assessment<'_>, page: Frame, number: usize) -> Hub {
    let shows = |section| at.shows(section);
    Hub {
        page,
        summary: summary(assessment, shows),
        changes: changes_section(at, number),
        next: shows(Section::Connectors).then(|| next_section(at, assessment)),
        tenant: (shows(Section::Tenant) || shows(Section::Licences)).then(|| tenant_section(at, assessment)),
        connectors: shows(Section::Connectors).then(|| connectors_section(at, assessment)),
        health: shows(Section::Health).then(|| health_section(at, assessment)),
        news: shows(Section::News).then(|| news_section(at, assessment, at.site.settings.first_messages)),
    }
}

/// The state of a tenant in one line, for its hub and for the fleet: of the sections that are shown.
pub(in crate::site) fn summary(assessment: &Assessment<'_>, shows: impl Fn(Section) -> bool) -> Summary {
    let groups = assessment.groups.captured().map_or(&[][..], Vec::as_slice);
    let of = |status: Status| groups.iter().filter(|group| group.status == status).count();
    let (unhealthy, warning, unknown) = (of(Status::Unhealthy), of(Status::Warning), of(Status::Unknown));
    let be = |number: usize| if number == 1 { "is" } else { "are" };
    let mut connectors = Vec::new();
    if unhealthy > 0 {
        connectors.push(format!("{} {} unhealthy", words::count(unhealthy as u64, "connector"), be(unhealthy)));
    }
    if warning > 0 {
        let what = if connectors.is_empty() { words::count(warning as u64, "connector") } else { warning.to_string() };
        connectors.push(format!("{what} {} attention soon", if warning == 1 { "needs" } else { "need" }));
    }
    if unknown > 0 {
        let what = if connectors.is_empty() { words::count(unknown as u64, "connector") } else { unknown.to_string() };
        connectors.push(format!("{what} {} unknown", be(unknown)));
    }
    let mut sentences = Vec::new();
    match (assessment.groups.captured(), connectors.is_empty()) {
        _ if !shows(Section::Connectors) => {}
        (None, _) => sentences.push("Connectors were not captured".to_owned()),
        (Some(_), false) => sentences.push(words::list(&connectors)),
        (Some(_), true) if of(Status::Healthy) > 0 => {
            sentences.push("All configured connectors are healthy".to_owned());
        }
        (Some(_), true) => sentences.push("No connector is configured".to_owned()),
    }
    match assessment.health.captured() {
        _ if !shows(Section::Health) => {}
        None => sentences.push("Service health was not captured".to_owned()),
        Some(health) if health.active.is_empty() => sentences.push("No incident or advisory is active".to_owned()),
        Some(health) => {
            let action = health.active.iter().filter(|incident| service_health::needs_tenant_to_act(incident)).count();
            let active = health.active.len();
            let what = if active == 1 { "incident or advisory is" } else { "incidents and advisories are" };
            let asks = if action == 0 { String::new() } else { format!(", {action} of which you have to act on") };
            sentences.push(format!("{active} {what} active{asks}"));
        }
    }
    if let Some(licences) = assessment.licences.captured() {
        let over = licences.skus.iter().filter(|sku| licences::over_assigned(sku)).count();
        if over > 0 {
            sentences.push(format!("{} over-assigned", words::count(over as u64, "licence")));
        }
    }
    if sentences.is_empty() {
        sentences.push("Nothing of what is shown here needs attention".to_owned());
    }
    Summary {
        status: shows(Section::Connectors).then(|| assessment.worst().map_or_else(words::not_captured, words::status)),
        text: sentences.join(". ") + ".",
        counts: counts(assessment),
    }
}

fn tenant_section(at: &At<'_, '_>, assessment: &Assessment<'_>) -> TenantSection {
    let tenant = &assessment.snapshot.tenant;
    let addresses = at.addresses();
    let linked = |place, label: &str, fact: Fact| Fact { link: Some(addresses.to(place, label)), ..fact };
    let number = |count: Option<u64>| count.map(words::thousands);
    // The four that Microsoft's page has are always there; the others where they are known.
    let always = [
        fact("Tenant name", tenant.name.clone()),
        fact("Tenant location", tenant.location.clone()),
        linked(Place::MdmAuthority, "Open in the admin center", fact("MDM authority", tenant.mdm_authority.clone())),
        linked(Place::WhatsNew, "What's new in Intune", fact("Service release", tenant.service_release.clone())),
    ];
    let further = [
        known("Initial domain", tenant.domain.clone()),
        known("Tenant ID", tenant.id.clone()),
        known("Account status", tenant.account_status.as_ref().map(crate::tenant::Word::words)),
        known("Enrolled devices", number(tenant.enrolled_devices)),
        known("Licensed users", number(tenant.licensed_users)),
    ];
    let facts = always.into_iter().chain(further.into_iter().flatten());
    let shows = |section| at.shows(section);
    TenantSection {
        facts: facts.filter(|_| shows(Section::Tenant)).collect(),
        licences: shows(Section::Licences).then(|| Licences {
            chart: if at.past { None } else { licence_chart(at) },
            ..licences_view(assessment.licences.captured())
        }),
        access: access_tenant(),
    }
}

fn licences_view(licences: Option<&crate::rules::Licences<'_>>) -> Licences {
    let skus = licences.map_or(&[][..], |licences| &licences.skus);
    let (total, assigned) = licences.map_or((0, 0), |licences| (licences.total, licences.assigned));
    let over: Vec<&&Licence> = skus.iter().filter(|sku| licences::over_assigned(sku)).collect();
    let warning = (!over.is_empty()).then(|| {
        let names: Vec<String> = over.iter().map(|sku| sku.name.clone()).collect();
        format!("More assigned than owned: {}.", words::list(&names))
    });
    Licences {
        captured: licences.is_some(),
        skus: skus.iter().map(|sku| licence_row(sku)).collect(),
        sum: row("All licences", "", total, assigned, None),
        warning,
        chart: None,
    }
}

fn licence_row(sku: &Licence) -> LicenceRow {
    let note = [(sku.in_grace, "in grace period"), (sku.suspended, "suspended")]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", words::thousands(*count)))
        .collect::<Vec<_>>();
    row(&sku.name, &sku.sku, sku.total, sku.assigned, (!note.is_empty()).then(|| note.join(", ")))
}

fn row(name: &str, sku: &str, total: u64, assigned: u64, note: Option<String>) -> LicenceRow {
    LicenceRow {
        name: name.to_owned(),
        // A product without a name of its own is called by its SKU: once is enough.
        sku: if sku == name { String::new() } else { sku.to_owned() },
        total: words::thousands(total),
        assigned: words::thousands(assigned),
        free: match total.checked_sub(assigned) {
            Some(free) => format!("{} free", words::thousands(free)),
            None => format!("{} too many", words::thousands(assigned - total)),
        },
        percent: words::percent(assigned, total),
        over: assigned > total,
        note,
    }
}

fn connectors_section(at: &At<'_, '_>, assessment: &Assessment<'_>) -> ConnectorsSection {
    let mut first = rows(at, assessment);
    let rest = first.split_off(at.site.settings.first_connectors.min(first.len()));
    let total = first.len() + rest.len();
    ConnectorsSection {
        captured: assessment.groups.captured().is_some(),
        see_all: format!("See all {}{}", words::count(total as u64, "connector"), hidden(&rest)),
        first,
        rest,
        index: (!at.past).then(|| at.href(&at.tenant.base.connectors())),
        access: access_tenant(),
    }
}

/// What the control hides that somebody would want to know of.
fn hidden(rest: &[GroupRow]) -> String {
    let trouble = ["unhealthy", "warning", "unknown", "not-captured"];
    let counted: Vec<String> = trouble
        .iter()
        .filter_map(|key| {
            let rows: Vec<&GroupRow> = rest.iter().filter(|row| row.status.key == *key).collect();
            rows.first().map(|row| format!("{} {}", rows.len(), row.status.label.to_lowercase()))
        })
        .collect();
    if counted.is_empty() { String::new() } else { format!(": {} not shown", counted.join(", ")) }
}
