//! Cache keys of pages: equal keys mean equal content, so a published page with the same key is not rendered again.
//!
//! The key of a page about the past changes only if that part of the past changes; other keys change with every
//! snapshot of the tenant. Keys may differ for equal pages, but are never equal for different ones.

use std::{collections::BTreeMap, hash::Hash, sync::Arc};

use super::{Outline, PageRef, PlannedPage, Settings, Site, TenantSite, path::Base};
use crate::{
    as_of::AsOf,
    digest::{Digest, key},
    history::{Entry, Presence, Tracked},
    tenant::{Baseline, Section, Snapshot},
};

/// Inputs for the keys of a site.
pub struct Keys {
    /// Everything that affects all pages.
    site: Digest,
    tenants: Vec<TenantKeys>,
    /// Everything that affects the fleet pages.
    fleet: Digest,
}

struct TenantKeys {
    /// Everything that affects all pages of the tenant, including those about the past.
    frame: Digest,
    /// The whole tenant: every snapshot, the baselines, and the reference time.
    whole: Digest,
    /// One key per snapshot, oldest first.
    snapshots: Vec<Digest>,
}

impl Keys {
    /// Returns the keys for a site. `made_with` identifies the program and the theme.
    pub fn of(site: &Site<'_>, made_with: &[u8]) -> Self {
        let mut shared = SharedKeys::default();
        let tenants: Vec<TenantKeys> = site.tenants.iter().map(|tenant| TenantKeys::of(tenant, &mut shared)).collect();
        Keys { site: of_site(made_with, site.settings, site.is_fleet), tenants, fleet: key(&site.fleet) }
    }

    /// Returns the key of a page.
    pub fn key(&self, site: &Site<'_>, planned: &PlannedPage) -> Digest {
        let past = |now: Presence| now != Presence::Listed;
        let own = match planned.which {
            PageRef::Fleet | PageRef::FleetBoard | PageRef::FleetSearch => self.fleet,
            PageRef::Snapshot(tenant, number) => {
                let TenantSite { chronicle, years, .. } = &site.tenants[tenant];
                let entries = &chronicle.entries;
                let at = |number: Option<usize>| number.and_then(|number| entries.get(number)).map(Entry::at);
                let keys = &self.tenants[tenant];
                let neighbors = (at(number.checked_sub(1)), at(number.checked_add(1)), number);
                let log = site.tenants[tenant].changes_path(years[number]);
                key(&(keys.frame, keys.snapshots[number], &entries[number].changes, neighbors, log.as_str()))
            }
            PageRef::Connector(tenant, number) if past(site.tenants[tenant].chronicle.connectors[number].now) => {
                let series = &site.tenants[tenant].chronicle.connectors[number];
                let keys = &self.tenants[tenant];
                let kind = site.tenants[tenant].chronicle.types.iter().find(|kind| kind.slug == series.name.type_slug);
                // Strips begin at the first snapshot.
                let first = site.tenants[tenant].chronicle.entries.first().map(Entry::at);
                let shown = (&series.name, series.connector, series.now, &series.points, first);
                key(&(keys.frame, keys.snapshots[series.last], kind, shown))
            }
            PageRef::Incident(tenant, number) if past(site.tenants[tenant].chronicle.incidents[number].now) => {
                let known = &site.tenants[tenant].chronicle.incidents[number];
                self.of_known(&site.tenants[tenant], tenant, known, &format!("incident {}", known.latest.id))
            }
            PageRef::Message(tenant, number) if past(site.tenants[tenant].chronicle.messages[number].now) => {
                let known = &site.tenants[tenant].chronicle.messages[number];
                self.of_known(&site.tenants[tenant], tenant, known, &format!("message {}", known.latest.id))
            }
            PageRef::Changes(tenant, Some(year)) if site.tenants[tenant].last_of_earlier_year(year).is_some() => {
                let TenantSite { chronicle, years, change_years, .. } = &site.tenants[tenant];
                let entries = &chronicle.entries;
                let of_year = entries.iter().zip(years).filter(|(_, of_entry)| **of_entry == year);
                let changes: Vec<_> = of_year.map(|(entry, _)| (entry.at(), &entry.changes)).collect();
                let first = years.partition_point(|of_entry| *of_entry < year);
                let before = first.checked_sub(1).map(|number| entries[number].at());
                let begin = entries.first().map(Entry::at);
                key(&(self.tenants[tenant].frame, begin, before, changes, change_years))
            }
            PageRef::Hub(tenant)
            | PageRef::Board(tenant)
            | PageRef::Search(tenant)
            | PageRef::Connectors(tenant)
            | PageRef::ConnectorType(tenant, _)
            | PageRef::Connector(tenant, _)
            | PageRef::Incidents(tenant)
            | PageRef::Incident(tenant, _)
            | PageRef::Messages(tenant)
            | PageRef::Message(tenant, _)
            | PageRef::Changes(tenant, _)
            | PageRef::Baselines(tenant)
            | PageRef::Archive(tenant) => key(&(self.tenants[tenant].frame, self.tenants[tenant].whole)),
        };
        key(&(self.site, planned.path.as_str(), own))
    }

    /// Returns the key for the page of an incident or message missing from the latest snapshot.
    fn of_known<T: Hash>(&self, tenant: &TenantSite<'_>, number: usize, known: &Tracked<'_, T>, log: &str) -> Digest {
        let keys = &self.tenants[number];
        let at = |number: usize| tenant.chronicle.entries.get(number).map(Entry::at);
        let earlier: Vec<_> = known.earlier.iter().map(|version| (at(version.since), version.content)).collect();
        let changes: Vec<_> = tenant.log(log).collect();
        key(&(keys.frame, at(known.last), known.latest, at(known.since), earlier, known.now, changes))
    }
}

/// Returns the key of everything that affects all pages of a site. `made_with` identifies the program and the theme.
fn of_site(made_with: &[u8], settings: &Settings, is_fleet: bool) -> Digest {
    key(&(made_with, settings, is_fleet))
}

/// Returns the key of everything that affects all pages of the site that an outline is of. `made_with` identifies the
/// program and the theme.
pub fn of_outline(outline: &Outline<'_>, made_with: &[u8]) -> Digest {
    of_site(made_with, outline.settings, outline.is_fleet())
}

/// Returns the key of all pages and data files of a tenant and of its summary: from the key of the site, the tenant's
/// folder, the reference time, and the digest of the source files of all its snapshots.
pub fn of_tenant(site: &Digest, base: &Base, as_of: AsOf, made_from: &[u8]) -> Digest {
    key(&(site, base.index().as_str(), as_of.0, made_from))
}

impl TenantKeys {
    fn of(tenant: &TenantSite<'_>, shared: &mut SharedKeys) -> Self {
        let entries = &tenant.chronicle.entries;
        let snapshots: Vec<Digest> = entries.iter().map(|entry| shared.snapshot(entry.snapshot)).collect();
        // The path of a page depends only on its id, unless two would have the same.
        let slugs = [&tenant.types, &tenant.incidents, &tenant.messages].into_iter().chain(tenant.connectors.values());
        let crowded: Vec<Vec<(&String, &String)>> = slugs.map(|slugs| slugs.crowded_out().collect()).collect();
        let crowded: Vec<_> = crowded.into_iter().filter(|slugs| !slugs.is_empty()).collect();
        let name = tenant.assessment.snapshot.tenant.label();
        let path = tenant.base.index();
        let frame = key(&(name, path.as_str(), crowded, tenant.cloud, tenant.unread));
        let baselines: Vec<&Baseline> = tenant.baselines.iter().map(|(baseline, _)| *baseline).collect();
        let whole = key(&(&snapshots, tenant.assessment.as_of.0, baselines));
        TenantKeys { frame, whole, snapshots }
    }
}

/// Keys of objects shared between snapshots, by memory address; each is computed once.
#[derive(Default)]
struct SharedKeys(BTreeMap<usize, Digest>);

impl SharedKeys {
    fn snapshot(&mut self, snapshot: &Snapshot) -> Digest {
        let Snapshot { captured_at, tenant, licenses, connectors, incidents, messages, other_services, gaps } =
            snapshot;
        let incidents = self.section(incidents);
        let messages = self.section(messages);
        key(&(captured_at, tenant, licenses, connectors, incidents, messages, other_services, gaps))
    }

    fn section<T: Hash>(&mut self, section: &Section<Vec<Arc<T>>>) -> Section<Vec<Digest>> {
        let one = |content: &Arc<T>| *self.0.entry(Arc::as_ptr(content).addr()).or_insert_with(|| key(content));
        section.as_ref().map(|all| all.iter().map(one).collect())
    }
}
