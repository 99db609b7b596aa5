//! The documents of a tenant.

use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::index::{Document, DocumentKind, IndexBuilder, SearchFiles};
use crate::{
    history::{Change, Entry, Presence, Tracked},
    locale::Locale,
    rules::{news, service_health},
    site::{Settings, Site, TenantSite, change_line, items, message_category, path::PagePath},
    tenant::{Body, HIDDEN, Incident, Message, Moment},
};

/// The plan of one tenant.
#[derive(Clone, Copy)]
struct TenantPlan<'s, 'a> {
    site: &'s Site<'a>,
    tenant: &'s TenantSite<'a>,
}

/// Returns the index of a tenant.
pub fn of_tenant(site: &Site<'_>, tenant: &TenantSite<'_>) -> SearchFiles {
    let plan = TenantPlan { site, tenant };
    let mut index = IndexBuilder::default();
    let chronicle = &tenant.chronicle;
    chronicle.messages.iter().for_each(|known| index.add(&plan.message(known)));
    chronicle.incidents.iter().for_each(|known| index.add(&plan.incident(known)));
    plan.connectors().iter().for_each(|document| index.add(document));
    index.add(&plan.hub());
    // Pages of changes and snapshots exist with the archive only.
    if site.settings.shows(crate::audience::SiteSection::Archive) {
        for entry in &chronicle.entries {
            index.add(&plan.snapshot(entry));
            entry.changes.iter().for_each(|change| index.add(&plan.change(change)));
        }
    }
    index.finish(today(site.settings, tenant.assessment.as_of.0), kinds(&site.settings.locale))
}

/// Returns the day of the reference time.
pub(super) fn today(settings: &Settings, as_of: DateTime<Utc>) -> i32 {
    day_number(&settings.locale, as_of).unwrap_or_default()
}

/// Returns the kinds with their labels.
pub(super) fn kinds(locale: &Locale) -> Vec<(DocumentKind, String)> {
    let kinds = [
        (DocumentKind::Message, locale.column_message()),
        (DocumentKind::Issue, locale.column_issue()),
        (DocumentKind::Connector, locale.column_connector()),
        (DocumentKind::Tenant, locale.fleet_column_tenant()),
        (DocumentKind::Change, locale.search_change()),
        (DocumentKind::Snapshot, locale.column_snapshot()),
    ];
    kinds.map(|(kind, label)| (kind, label.to_owned())).to_vec()
}

/// Returns the day of a time by the calendar of the site, as days since 1970; `None` for years without four digits.
pub(super) fn day_number(locale: &Locale, at: DateTime<Utc>) -> Option<i32> {
    let day = locale.day(at);
    (1..=9999).contains(&day.year()).then(|| (day - NaiveDate::default()).num_days() as i32)
}

impl<'s> TenantPlan<'s, '_> {
    fn locale(&self) -> &'s Locale {
        &self.site.settings.locale
    }

    fn day(&self, moments: &[Moment]) -> Option<i32> {
        day_number(self.locale(), moments.iter().find_map(|moment| moment.at())?)
    }

    fn href(&self, path: &PagePath) -> String {
        self.tenant.base.inside(path).to_owned()
    }

    fn text(&self, body: &Body) -> String {
        self.site.bodies().text(body)
    }

    fn message(&self, known: &Tracked<'_, Message>) -> Document {
        let message = known.latest;
        let is_active = known.now == Presence::Listed && news::is_active(message, self.tenant.assessment.as_of);
        let facts = message.services.iter().chain(&message.tags).chain(message.details.get(Message::SUMMARY));
        let mut passages: Vec<String> = facts.cloned().collect();
        add_editions(&mut passages, self.text(&message.body), known, |edition| {
            format!("{}\n{}", edition.title, self.text(&edition.body))
        });
        Document {
            kind: DocumentKind::Message,
            title: message.title.clone(),
            note: message.id.clone(),
            href: self.href(&self.tenant.message_path(&message.id)),
            day: self.day(&[message.updated_at, message.published_at]),
            category: message_category(self.locale(), message),
            is_active,
            deadline: self.day(&[message.action_required_by]),
            passages,
        }
    }

    fn incident(&self, known: &Tracked<'_, Incident>) -> Document {
        let incident = known.latest;
        let facts = [Some(&incident.service), incident.feature.as_ref(), incident.impact.as_ref()];
        let mut passages: Vec<String> = facts.into_iter().flatten().cloned().collect();
        passages.push(self.locale().issue_status(&incident.status));
        let posts = |incident: &Incident| {
            incident.posts.iter().map(|post| self.text(&Arc::as_ref(post).body)).collect::<Vec<_>>().join("\n")
        };
        add_editions(&mut passages, posts(incident), known, |edition| {
            let impact = edition.impact.as_deref().unwrap_or_default();
            [&edition.title, impact, &posts(edition)].join("\n")
        });
        Document {
            kind: DocumentKind::Issue,
            title: incident.title.clone(),
            note: incident.id.clone(),
            href: self.href(&self.tenant.incident_path(&incident.id)),
            day: self.day(&[incident.updated_at, incident.ended_at, incident.started_at]),
            category: Some(self.locale().issue_kind(&incident.classification)),
            is_active: known.now == Presence::Listed
                && service_health::is_active(incident, self.tenant.assessment.as_of),
            deadline: None,
            passages,
        }
    }

    /// Returns all connectors. Those of the calendar have a deadline.
    fn connectors(&self) -> Vec<Document> {
        let events = items::events(self.site.settings, self.tenant);
        let entries = &self.tenant.chronicle.entries;
        let document = |series: &crate::history::ConnectorSeries<'_>| {
            let (name, connector) = (&series.name, series.connector);
            let href = self.href(&self.tenant.connector_path(&name.type_slug, &name.id));
            let event = events.iter().find(|event| event.page == href);
            let seen = entries.get(series.last).map_or(Moment::Never, |entry| Moment::At(entry.at()));
            let details = connector.details.values().filter(|value| !value.contains(HIDDEN));
            Document {
                kind: DocumentKind::Connector,
                title: name.name.clone(),
                note: name.type_label.clone(),
                deadline: event.and_then(|event| day_number(self.locale(), event.at)),
                href,
                day: self.day(&[connector.last_success_at, seen]),
                category: None,
                is_active: series.now == Presence::Listed && connector.enabled,
                passages: details.cloned().collect(),
            }
        };
        self.tenant.chronicle.connectors.iter().map(document).collect()
    }

    fn hub(&self) -> Document {
        let snapshot = self.tenant.assessment.snapshot;
        let tenant = &snapshot.tenant;
        let facts = [&tenant.id, &tenant.domain, &tenant.location, &tenant.mdm_authority, &tenant.service_release];
        // Exports have licenses in any order.
        let mut licenses: Vec<&String> =
            snapshot.licenses.captured().into_iter().flatten().map(|license| &license.name).collect();
        licenses.sort();
        let facts = facts.into_iter().flatten().chain(licenses);
        Document {
            kind: DocumentKind::Tenant,
            title: tenant.label().to_owned(),
            note: String::new(),
            href: self.href(&self.tenant.base.index()),
            day: day_number(self.locale(), snapshot.captured_at),
            category: None,
            is_active: true,
            deadline: None,
            passages: facts.filter(|value| !value.contains(HIDDEN)).cloned().collect(),
        }
    }

    fn snapshot(&self, entry: &Entry<'_>) -> Document {
        let locale = self.locale();
        Document {
            kind: DocumentKind::Snapshot,
            title: locale.date_time(entry.at()),
            note: locale.count_changes(entry.changes.len() as u64),
            href: self.href(&self.tenant.base.snapshot(entry.at())),
            day: day_number(locale, entry.at()),
            category: None,
            is_active: false,
            deadline: None,
            passages: vec![locale.weekday_and_day(locale.day(entry.at()))],
        }
    }

    /// Returns a change, as part of the log of its day.
    fn change(&self, change: &Change) -> Document {
        let (locale, day) = (self.locale(), self.locale().day(change.at));
        let line = change_line(locale, change, self.tenant.assessment.as_of);
        Document {
            kind: DocumentKind::Change,
            title: line.subject,
            note: line.label,
            href: format!("{}#d{day}", self.href(&self.tenant.changes_path(day.year()))),
            day: day_number(locale, change.at),
            category: None,
            is_active: false,
            deadline: None,
            passages: line.detail.into_iter().chain([line.text]).collect(),
        }
    }
}

/// Adds the text of the latest edition, and the lines of earlier ones that it does not have.
fn add_editions<T>(passages: &mut Vec<String>, latest: String, known: &Tracked<'_, T>, text: impl Fn(&T) -> String) {
    let mut lines: std::collections::BTreeSet<String> = match known.earlier.is_empty() {
        true => Default::default(),
        false => latest.lines().map(str::to_owned).collect(),
    };
    passages.push(latest);
    for edition in known.earlier.iter().rev() {
        let text = text(edition.content);
        passages.extend(text.lines().filter(|line| lines.insert((*line).to_owned())).map(str::to_owned));
    }
}
