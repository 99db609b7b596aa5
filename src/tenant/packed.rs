//! Snapshots in few bytes. All tenants of an archive are in memory together, for the name of each depends on the others and
//! nothing is published while one of them is wrong; but only a few are looked at at a time. So what snapshots have alike is
//! there once, and a snapshot is the numbers of that, and its dates.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Connector, ConnectorType, Connectors, Incident, Licence, Message, Moment, Post, Section, Snapshot, Tenant, compact,
};

/// A snapshot in few bytes; [`Records`] of the same archive make a snapshot of it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed(#[serde(with = "serde_bytes")] Box<[u8]>);

/// What the bytes of a packed snapshot say: numbers of records, and what is different each day.
#[derive(Serialize, Deserialize)]
struct Slim {
    #[serde(with = "compact")]
    captured_at: DateTime<Utc>,
    tenant: usize,
    licences: Section<usize>,
    connectors: Section<SlimConnectors>,
    incidents: Section<Vec<usize>>,
    messages: Section<Vec<usize>>,
}

#[derive(Serialize, Deserialize)]
struct SlimConnectors {
    /// Each with its last success and its expiry.
    all: Vec<(usize, Moment, Moment)>,
    own_types: BTreeMap<String, ConnectorType>,
    not_captured: BTreeSet<String>,
}

/// What the snapshots of an archive have alike, each thing once, by number.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub struct Records {
    tenants: List<Tenant>,
    licences: List<Vec<Licence>>,
    /// Without their dates.
    connectors: List<Connector>,
    /// Their posts are shared among their editions.
    incidents: List<Incident>,
    messages: List<Message>,
}

/// Records as they are written.
#[derive(Serialize, Deserialize)]
struct Written {
    tenants: List<Tenant>,
    licences: List<Vec<Licence>>,
    connectors: List<Connector>,
    posts: List<Post>,
    /// Without their posts, of which the numbers follow.
    incidents: Vec<(Incident, Vec<usize>)>,
    messages: List<Message>,
}

impl From<Records> for Written {
    fn from(records: Records) -> Self {
        let Records { tenants, licences, connectors, incidents, messages } = records;
        // Those that are equal are one in memory.
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut posts = List::default();
        let mut number = |post: &Arc<Post>| {
            *numbers.entry(Arc::as_ptr(post).addr()).or_insert_with(|| {
                posts.0.push(Arc::clone(post));
                posts.0.len() - 1
            })
        };
        let without = |incident: Arc<Incident>| {
            let mut incident = Arc::unwrap_or_clone(incident);
            let posts = std::mem::take(&mut incident.posts);
            (incident, posts.iter().map(&mut number).collect())
        };
        let incidents = incidents.0.into_iter().map(without).collect();
        Written { tenants, licences, connectors, posts, incidents, messages }
    }
}

impl TryFrom<Written> for Records {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let Written { tenants, licences, connectors, posts, incidents, messages } = written;
        let with = |(incident, numbers): (Incident, Vec<usize>)| {
            Some(Arc::new(Incident { posts: posts.all_at(&numbers)?, ..incident }))
        };
        let incidents = incidents.into_iter().map(with).collect::<Option<_>>().ok_or("a post that is not there")?;
        Ok(Records { tenants, licences, connectors, incidents: List(incidents), messages })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
struct List<T>(#[serde(with = "in_arcs")] Vec<Arc<T>>);

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T> List<T> {
    fn at(&self, number: usize) -> Option<&Arc<T>> {
        self.0.get(number)
    }

    fn all_at(&self, numbers: &[usize]) -> Option<Vec<Arc<T>>> {
        numbers.iter().map(|number| self.at(*number).cloned()).collect()
    }
}

impl Records {
    /// How many there are.
    pub fn len(&self) -> usize {
        let Records { tenants, licences, connectors, incidents, messages } = self;
        tenants.0.len() + licences.0.len() + connectors.0.len() + incidents.0.len() + messages.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every incident, each once.
    pub fn incidents(&self) -> impl Iterator<Item = &Arc<Incident>> {
        self.incidents.0.iter()
    }

    /// Every message, each once.
    pub fn messages(&self) -> impl Iterator<Item = &Arc<Message>> {
        self.messages.0.iter()
    }

    /// The snapshot; `None` where it is none of these records.
    pub fn unpack(&self, packed: &Packed) -> Option<Snapshot> {
        let Slim { captured_at, tenant, licences, connectors, incidents, messages } = packed.slim()?;
        Some(Snapshot {
            captured_at,
            tenant: Tenant::clone(self.tenants.at(tenant)?),
            licences: each(licences, |number| self.licences.at(number).map(|all| Vec::clone(all)))?,
            connectors: each(connectors, |slim| self.connectors(slim))?,
            incidents: each(incidents, |numbers| self.incidents.all_at(&numbers))?,
            messages: each(messages, |numbers| self.messages.all_at(&numbers))?,
        })
    }

    fn connectors(&self, slim: SlimConnectors) -> Option<Connectors> {
        let connector = |(number, last_success_at, expires_at)| {
            Some(Connector { last_success_at, expires_at, ..Connector::clone(self.connectors.at(number)?) })
        };
        let SlimConnectors { all, own_types, not_captured } = slim;
        Some(Connectors { all: all.into_iter().map(connector).collect::<Option<_>>()?, own_types, not_captured })
    }

    /// The tenant of a snapshot, as it has it, and when it was taken; `None` where it is none of these records.
    pub fn head(&self, packed: &Packed) -> Option<(DateTime<Utc>, &Tenant)> {
        let slim = packed.slim()?;
        let within = |number: usize, length: usize| number < length;
        let all_within = |numbers: &Vec<usize>, length| numbers.iter().all(|number| within(*number, length));
        let sound = slim.licences.captured().is_none_or(|number| within(*number, self.licences.0.len()))
            && slim.connectors.captured().is_none_or(|connectors| {
                connectors.all.iter().all(|(number, ..)| within(*number, self.connectors.0.len()))
            })
            && slim.incidents.captured().is_none_or(|numbers| all_within(numbers, self.incidents.0.len()))
            && slim.messages.captured().is_none_or(|numbers| all_within(numbers, self.messages.0.len()));
        let tenant: &Tenant = self.tenants.at(slim.tenant)?;
        sound.then_some((slim.captured_at, tenant))
    }
}

/// A section of what a number stands for; `None` where it stands for nothing.
fn each<T, U>(section: Section<T>, of: impl FnOnce(T) -> Option<U>) -> Option<Section<U>> {
    match section {
        Section::Captured(content) => of(content).map(Section::Captured),
        Section::NotCaptured => Some(Section::NotCaptured),
    }
}

impl Packed {
    fn slim(&self) -> Option<Slim> {
        postcard::from_bytes(&self.0).ok()
    }

    /// Slugs of the connector types that the snapshot defines itself.
    pub fn own_types(&self) -> Vec<String> {
        match self.slim().map(|slim| slim.connectors) {
            Some(Section::Captured(connectors)) => connectors.own_types.into_keys().collect(),
            _ => Vec::new(),
        }
    }
}

/// Records as they are met, from many threads.
#[derive(Debug, Default)]
pub struct Packer {
    tenants: Met<Tenant>,
    licences: Met<Vec<Licence>>,
    connectors: Met<Connector>,
    posts: Met<Post>,
    incidents: Met<Incident>,
    messages: Met<Message>,
}

#[derive(Debug)]
struct Met<T>(Mutex<BTreeMap<Arc<T>, usize>>);

impl<T> Default for Met<T> {
    fn default() -> Self {
        Met(Mutex::default())
    }
}

impl<T: Ord> Met<T> {
    fn before<'a>(all: impl IntoIterator<Item = &'a Arc<T>>) -> Self
    where
        T: 'a,
    {
        let numbered = all.into_iter().enumerate().map(|(number, record)| (Arc::clone(record), number));
        Met(Mutex::new(numbered.collect()))
    }

    /// The number of each record, of which an equal one may have been met before; else it is kept as `kept` makes it.
    fn numbers<R: Borrow<T>>(&self, records: impl IntoIterator<Item = R>, kept: impl Fn(R) -> Arc<T>) -> Vec<usize> {
        let mut met = self.lock();
        let number = |record: R| {
            let next = met.len();
            match met.get(record.borrow()) {
                Some(number) => *number,
                None => *met.entry(kept(record)).or_insert(next),
            }
        };
        records.into_iter().map(number).collect()
    }

    fn number(&self, record: T) -> usize {
        self.numbers([record], Arc::new).into_iter().sum()
    }

    /// The record that is equal to this one.
    fn shared(&self, record: Arc<T>) -> Arc<T> {
        let mut met = self.lock();
        let next = met.len();
        match met.get_key_value(&record) {
            Some((known, _)) => Arc::clone(known),
            None => {
                met.insert(Arc::clone(&record), next);
                record
            }
        }
    }

    /// A thread that panicked while it held the lock left the map whole.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Arc<T>, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn list(self) -> List<T> {
        let met = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut numbered: Vec<(usize, Arc<T>)> = met.into_iter().map(|(record, number)| (number, record)).collect();
        numbered.sort_unstable_by_key(|(number, _)| *number);
        List(numbered.into_iter().map(|(_, record)| record).collect())
    }
}

impl Packer {
    /// One that has met these records, which keep their numbers.
    pub fn knowing(records: &Records) -> Self {
        let Records { tenants, licences, connectors, incidents, messages } = records;
        Packer {
            tenants: Met::before(&tenants.0),
            licences: Met::before(&licences.0),
            connectors: Met::before(&connectors.0),
            posts: Met::before(incidents.0.iter().flat_map(|incident| &incident.posts)),
            incidents: Met::before(&incidents.0),
            messages: Met::before(&messages.0),
        }
    }

    /// Packs a snapshot.
    pub fn pack(&self, snapshot: Snapshot) -> Packed {
        let Snapshot { captured_at, tenant, licences, connectors, incidents, messages } = snapshot;
        let slim = Slim {
            captured_at,
            tenant: self.tenants.number(tenant),
            licences: licences.map(|licences| self.licences.number(licences)),
            connectors: connectors.map(|connectors| self.connectors(connectors)),
            incidents: incidents.map(|incidents| self.incidents.numbers(incidents, |one| self.incident(one))),
            messages: messages.map(|messages| self.messages.numbers(messages, |one| one)),
        };
        // Writing to memory does not fail.
        Packed(postcard::to_allocvec(&slim).unwrap_or_default().into())
    }

    /// An incident that was not met before, its posts shared.
    fn incident(&self, incident: Arc<Incident>) -> Arc<Incident> {
        let mut incident = Arc::unwrap_or_clone(incident);
        let posts = std::mem::take(&mut incident.posts);
        incident.posts = posts.into_iter().map(|post| self.posts.shared(post)).collect();
        Arc::new(incident)
    }

    fn connectors(&self, connectors: Connectors) -> SlimConnectors {
        let Connectors { all, own_types, not_captured } = connectors;
        let dates: Vec<(Moment, Moment)> = all.iter().map(|one| (one.last_success_at, one.expires_at)).collect();
        let undated =
            all.into_iter().map(|one| Connector { last_success_at: Moment::Never, expires_at: Moment::Never, ..one });
        let numbers = self.connectors.numbers(undated, Arc::new);
        let all = numbers.into_iter().zip(dates).map(|(number, (success, expiry))| (number, success, expiry));
        SlimConnectors { all: all.collect(), own_types, not_captured }
    }

    /// All that was met.
    pub fn records(self) -> Records {
        let Packer { tenants, licences, connectors, posts: _, incidents, messages } = self;
        Records {
            tenants: tenants.list(),
            licences: licences.list(),
            connectors: connectors.list(),
            incidents: incidents.list(),
            messages: messages.list(),
        }
    }
}

/// Records that are shared in memory, each of them once.
mod in_arcs {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(all: &[Arc<T>], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(all.iter().map(Arc::as_ref))
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Arc<T>>, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into_iter().map(Arc::new).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenant::{Basis, Body};

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(86_400 * day, 5).unwrap()
    }

    /// A snapshot of a day, in which only dates and one message are of that day.
    fn snapshot(day: i64) -> Snapshot {
        let text = |text: &str| text.to_owned();
        let connector = |id: &str, expires_at| Connector {
            type_slug: text("own"),
            id: text(id),
            name: text("A token"),
            enabled: true,
            last_success_at: Moment::At(at(day)),
            expires_at,
            reported: Arc::default(),
            details: Arc::new([(text("Apple ID"), text(id))].into()),
            link: Some(text("https://contoso.example/")),
        };
        let message = |id: String| Message {
            id,
            title: text("Act"),
            services: vec![text("Microsoft Intune")],
            category: None,
            severity: None,
            major_change: false,
            action_required_by: Moment::NotInSight,
            published_at: Moment::Never,
            updated_at: Moment::Never,
            ends_at: Moment::Never,
            archived: false,
            tags: Vec::new(),
            details: BTreeMap::new(),
            body: Body::Text(text("Do it.")),
        };
        let own = ConnectorType { slug: text("own"), label: text("Own"), basis: Basis::Expiry, link: None };
        Snapshot {
            captured_at: at(day),
            tenant: Tenant { name: Some(text("Contoso")), enrolled_devices: Some(7), ..Tenant::default() },
            licences: Section::Captured(Vec::new()),
            connectors: Section::Captured(Connectors {
                all: vec![connector("a", Moment::At(at(90))), connector("b", Moment::Never)],
                own_types: [(text("own"), own)].into(),
                not_captured: [text("apple-push-certificate")].into(),
            }),
            incidents: Section::NotCaptured,
            messages: Section::Captured(vec![message(text("MC1")).into(), message(format!("MC of {day}")).into()]),
        }
    }

    #[test]
    fn a_snapshot_is_unpacked_as_it_was_packed_and_shares_what_it_has_alike() {
        let packer = Packer::default();
        let packed: Vec<Packed> = (0..3).map(|day| packer.pack(snapshot(day))).collect();
        let records = packer.records();
        // A tenant, its licences, two connectors, no incident, a message for all days and one for each.
        assert_eq!(records.len(), 1 + 1 + 2 + 4);
        let unpacked: Vec<Snapshot> = packed.iter().map(|packed| records.unpack(packed).unwrap()).collect();
        assert_eq!(unpacked, (0..3).map(snapshot).collect::<Vec<_>>());
        let messages = |day: usize| unpacked[day].messages.captured().unwrap();
        assert!(Arc::ptr_eq(&messages(0)[0], &messages(2)[0]) && !Arc::ptr_eq(&messages(0)[1], &messages(2)[1]));
        for (day, packed) in (0..).zip(&packed) {
            assert_eq!(records.head(packed), Some((at(day), &snapshot(day).tenant)));
            assert_eq!(packed.own_types(), ["own"]);
        }
    }

    #[test]
    fn who_knows_records_keeps_their_numbers() {
        let packer = Packer::default();
        let packed = packer.pack(snapshot(1));
        let again = Packer::knowing(&packer.records());
        assert_eq!(again.pack(snapshot(1)), packed);
        again.pack(snapshot(2));
        assert_eq!(again.records().unpack(&packed), Some(snapshot(1)));
    }

    #[test]
    fn what_is_packed_with_other_records_or_is_cut_is_no_snapshot() {
        let packer = Packer::default();
        let packed = packer.pack(snapshot(1));
        let records = packer.records();
        let cut = Packed(packed.0[..packed.0.len() - 1].into());
        for (records, packed) in [(&Records::default(), &packed), (&records, &cut), (&records, &Packed([].into()))] {
            assert_eq!((records.unpack(packed), records.head(packed)), (None, None));
        }
    }
}
