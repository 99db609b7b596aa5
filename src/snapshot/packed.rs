//! Compact in-memory snapshots.
//!
//! All tenants of an archive are in memory together, because folder names depend on all tenants, and nothing is
//! published while one has an error. But only a few are used at a time. So records that snapshots share are stored
//! once, as contiguous bytes; a snapshot consists of record numbers and dates.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, BTreeSet},
    marker::PhantomData,
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::tenant::{
    Basis, Connector, ConnectorType, Connectors, Gap, Incident, License, Message, Moment, OtherServices, Post, Section,
    Snapshot, Tenant, compact,
};

/// A packed snapshot; unpacked with the [`Records`] of its archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed(#[serde(with = "serde_bytes")] Box<[u8]>);

/// The encoded form of a packed snapshot: record numbers, and values that differ each day.
#[derive(Serialize, Deserialize)]
struct Encoded {
    #[serde(with = "compact")]
    captured_at: DateTime<Utc>,
    tenant: usize,
    licenses: Section<usize>,
    connectors: Section<EncodedConnectors>,
    incidents: Section<Vec<usize>>,
    messages: Section<Vec<usize>>,
    other_services: OtherServices,
    gaps: BTreeMap<String, Gap>,
}

#[derive(Serialize, Deserialize)]
struct EncodedConnectors {
    /// Record number, last success and expiry of each connector.
    all: Vec<(usize, Moment, Moment)>,
    own_types: BTreeMap<String, ConnectorType>,
    not_captured: BTreeSet<String>,
    in_part: BTreeSet<String>,
    not_requested: BTreeSet<String>,
}

/// The distinct records that the snapshots of an archive share, by number.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Records {
    tenants: List<Tenant>,
    licenses: List<Vec<License>>,
    /// Without their dates.
    connectors: List<Connector>,
    posts: List<Post>,
    /// Without their posts, but with the record numbers of the posts, most of which are shared with the previous edition.
    incidents: List<(Incident, Vec<usize>)>,
    messages: List<Message>,
}

/// Records of one kind, as concatenated bytes.
#[derive(Debug, Serialize, Deserialize)]
struct List<T> {
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
    /// End offset of each record.
    ends: Vec<usize>,
    kind: PhantomData<T>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List { bytes: Vec::new(), ends: Vec::new(), kind: PhantomData }
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        List { bytes: self.bytes.clone(), ends: self.ends.clone(), kind: PhantomData }
    }
}

impl<T> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        (&self.bytes, &self.ends) == (&other.bytes, &other.ends)
    }
}

impl<T> List<T> {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn has(&self, number: usize) -> bool {
        number < self.len()
    }

    fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.ends.push(self.bytes.len());
    }

    fn range(&self, number: usize) -> Option<Range<usize>> {
        let begin = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        Some(begin..*self.ends.get(number)?)
    }

    fn bytes_of(&self, number: usize) -> Option<&[u8]> {
        self.bytes.get(self.range(number)?)
    }

    fn all_bytes(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map_while(|number| self.bytes_of(number))
    }
}

impl<T: DeserializeOwned> List<T> {
    fn at(&self, number: usize) -> Option<T> {
        postcard::from_bytes(self.bytes_of(number)?).ok()
    }
}

impl Records {
    /// Returns the number of records.
    pub fn len(&self) -> usize {
        let Records { tenants, licenses, connectors, posts, incidents, messages } = self;
        tenants.len() + licenses.len() + connectors.len() + posts.len() + incidents.len() + messages.len()
    }

    /// Returns whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns capture time and tenant of a snapshot; `None` if it does not belong to these records.
    pub fn head(&self, packed: &Packed) -> Option<(DateTime<Utc>, Tenant)> {
        let encoded = packed.encoded()?;
        let all_of = |numbers: &Vec<usize>, has: &dyn Fn(usize) -> bool| numbers.iter().all(|number| has(*number));
        let sound = encoded.licenses.captured().is_none_or(|number| self.licenses.has(*number))
            && encoded
                .connectors
                .captured()
                .is_none_or(|encoded| encoded.all.iter().all(|one| self.connectors.has(one.0)))
            && encoded.incidents.captured().is_none_or(|numbers| all_of(numbers, &|number| self.incidents.has(number)))
            && encoded.messages.captured().is_none_or(|numbers| all_of(numbers, &|number| self.messages.has(number)));
        sound.then_some((encoded.captured_at, self.tenants.at(encoded.tenant)?))
    }
}

/// Unpacks snapshots, from many threads. Equal records share memory for the lifetime of this value.
#[derive(Debug)]
pub struct Unpacker<'a> {
    records: &'a Records,
    connectors: Decoded<Connector>,
    posts: Decoded<Post>,
    incidents: Decoded<Incident>,
    messages: Decoded<Message>,
}

/// Records decoded so far, by number.
#[derive(Debug)]
struct Decoded<T>(Mutex<BTreeMap<usize, Arc<T>>>);

impl<T> Default for Decoded<T> {
    fn default() -> Self {
        Decoded(Mutex::default())
    }
}

impl<T> Decoded<T> {
    fn at(&self, number: usize, make: impl FnOnce() -> Option<T>) -> Option<Arc<T>> {
        let seen = lock(&self.0).get(&number).cloned();
        match seen {
            Some(seen) => Some(seen),
            // If another thread was faster, its value is used.
            None => make().map(|made| Arc::clone(lock(&self.0).entry(number).or_insert_with(|| Arc::new(made)))),
        }
    }
}

impl<'a> Unpacker<'a> {
    /// Creates an unpacker for snapshots packed with these records.
    pub(super) fn of(records: &'a Records) -> Self {
        let (connectors, posts, incidents, messages) = Default::default();
        Unpacker { records, connectors, posts, incidents, messages }
    }

    /// Unpacks a snapshot; `None` if it does not belong to these records.
    pub(super) fn unpack(&self, packed: &Packed) -> Option<Snapshot> {
        let Encoded { captured_at, tenant, licenses, connectors, incidents, messages, other_services, gaps } =
            packed.encoded()?;
        Some(Snapshot {
            captured_at,
            tenant: self.records.tenants.at(tenant)?,
            licenses: each(licenses, |number| self.records.licenses.at(number))?,
            connectors: each(connectors, |encoded| self.connectors(encoded))?,
            incidents: each(incidents, |numbers| numbers.into_iter().map(|number| self.incident(number)).collect())?,
            messages: each(messages, |numbers| numbers.into_iter().map(|number| self.message(number)).collect())?,
            other_services,
            gaps,
        })
    }

    /// Returns the types of the connectors of a snapshot.
    pub(super) fn connector_types(&self, packed: &Packed) -> BTreeSet<String> {
        let connectors = packed.encoded().map(|encoded| encoded.connectors);
        let Some(Section::Captured(connectors) | Section::InPart(connectors)) = connectors else {
            return BTreeSet::new();
        };
        let slug = |number| {
            let connector = self.connectors.at(number, || self.records.connectors.at(number))?;
            Some(connector.type_slug.clone())
        };
        connectors.all.into_iter().filter_map(|(number, ..)| slug(number)).collect()
    }

    /// Returns every distinct incident.
    pub fn incidents(&self) -> impl Iterator<Item = Arc<Incident>> {
        (0..self.records.incidents.len()).filter_map(|number| self.incident(number))
    }

    /// Returns every distinct message.
    pub fn messages(&self) -> impl Iterator<Item = Arc<Message>> {
        (0..self.records.messages.len()).filter_map(|number| self.message(number))
    }

    fn connectors(&self, encoded: EncodedConnectors) -> Option<Connectors> {
        let EncodedConnectors { all, own_types, not_captured, in_part, not_requested } = encoded;
        let connector = |(number, last_success_at, expires_at)| {
            let connector = self.connectors.at(number, || self.records.connectors.at(number))?;
            Some(Connector { last_success_at, expires_at, ..Connector::clone(&connector) })
        };
        let all = all.into_iter().map(connector).collect::<Option<_>>()?;
        Some(Connectors { all, own_types, not_captured, in_part, not_requested })
    }

    fn incident(&self, number: usize) -> Option<Arc<Incident>> {
        let post = |number| self.posts.at(number, || self.records.posts.at(number));
        self.incidents.at(number, || {
            let (incident, posts) = self.records.incidents.at(number)?;
            Some(Incident { posts: posts.into_iter().map(post).collect::<Option<_>>()?, ..incident })
        })
    }

    fn message(&self, number: usize) -> Option<Arc<Message>> {
        self.messages.at(number, || self.records.messages.at(number))
    }
}

/// Converts the content of a section; `None` if the conversion fails.
fn each<T, U>(section: Section<T>, of: impl FnOnce(T) -> Option<U>) -> Option<Section<U>> {
    match section {
        Section::Captured(content) => of(content).map(Section::Captured),
        Section::InPart(content) => of(content).map(Section::InPart),
        Section::NotCaptured => Some(Section::NotCaptured),
    }
}

/// The value is valid even if a thread panicked while it held the lock.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Packed {
    fn encoded(&self) -> Option<Encoded> {
        postcard::from_bytes(&self.0).ok()
    }

    /// Returns the counts of incidents and messages of services that are not shown.
    pub(super) fn other_services(&self) -> Option<OtherServices> {
        Some(self.encoded()?.other_services)
    }

    /// Returns why parts were not captured at all.
    pub(super) fn missing(&self) -> BTreeMap<String, Gap> {
        let Some(Encoded { licenses, connectors, incidents, messages, gaps, .. }) = self.encoded() else {
            return BTreeMap::new();
        };
        let is_missing = |part: &str| match part {
            "licenses" => licenses.captured().is_none(),
            "incidents" => incidents.captured().is_none(),
            "messages" => messages.captured().is_none(),
            _ => match (connectors.captured(), part.strip_prefix("connectors/")) {
                (Some(connectors), Some(slug)) => connectors.not_captured.contains(slug),
                (Some(_), None) => part == "tenant",
                (None, _) => true,
            },
        };
        gaps.into_iter().filter(|(part, _)| is_missing(part)).collect()
    }

    /// Returns the slugs of connector types that the snapshot defines, each with its basis.
    pub fn own_types(&self) -> Vec<(String, Basis)> {
        match self.encoded().map(|encoded| encoded.connectors) {
            Some(Section::Captured(connectors) | Section::InPart(connectors)) => {
                connectors.own_types.into_values().map(|kind| (kind.slug, kind.basis)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Packs snapshots and collects their records, from many threads.
#[derive(Debug, Default)]
pub(super) struct Packer {
    tenants: Interner<Tenant>,
    licenses: Interner<Vec<License>>,
    connectors: Interner<Connector>,
    posts: Interner<Post>,
    incidents: Interner<(Incident, Vec<usize>)>,
    messages: Interner<Message>,
}

/// Encoded records of one kind, with their numbers.
#[derive(Debug)]
struct Interner<T>(Mutex<BTreeMap<Box<[u8]>, usize>>, PhantomData<T>);

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Interner(Mutex::default(), PhantomData)
    }
}

impl<T> Interner<T> {
    fn before(list: &List<T>) -> Self {
        let numbered = list.all_bytes().map(Box::from).zip(0..);
        Interner(Mutex::new(numbered.collect()), PhantomData)
    }

    fn list(self) -> List<T> {
        let met = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut numbered: Vec<(usize, Box<[u8]>)> = met.into_iter().map(|(bytes, number)| (number, bytes)).collect();
        numbered.sort_unstable_by_key(|(number, _)| *number);
        let mut list = List::default();
        numbered.into_iter().for_each(|(_, bytes)| list.push(&bytes));
        list
    }
}

impl<T: Serialize> Interner<T> {
    /// Returns the number of a record; equal records have the same number.
    fn number(&self, record: &T) -> usize {
        let bytes = bytes(record);
        let mut met = lock(&self.0);
        let next = met.len();
        match met.get(bytes.as_slice()) {
            Some(number) => *number,
            None => *met.entry(bytes.into()).or_insert(next),
        }
    }

    fn numbers<R: Borrow<T>>(&self, records: impl IntoIterator<Item = R>) -> Vec<usize> {
        records.into_iter().map(|record| self.number(record.borrow())).collect()
    }
}

/// Bytes that most encoded records have at most.
const RECORD: usize = 1024;

/// Encodes plain data; equal data, and only equal data, give equal bytes.
fn bytes(data: &impl Serialize) -> Vec<u8> {
    // Writing to memory cannot fail.
    postcard::to_extend(data, Vec::with_capacity(RECORD)).unwrap_or_default()
}

impl Packer {
    /// Creates a packer that starts with these records and keeps their numbers.
    pub(super) fn knowing(records: &Records) -> Self {
        let Records { tenants, licenses, connectors, posts, incidents, messages } = records;
        Packer {
            tenants: Interner::before(tenants),
            licenses: Interner::before(licenses),
            connectors: Interner::before(connectors),
            posts: Interner::before(posts),
            incidents: Interner::before(incidents),
            messages: Interner::before(messages),
        }
    }

    /// Packs a snapshot.
    pub(super) fn pack(&self, snapshot: Snapshot) -> Packed {
        let Snapshot { captured_at, tenant, licenses, connectors, incidents, messages, other_services, gaps } =
            snapshot;
        let encoded = Encoded {
            captured_at,
            tenant: self.tenants.number(&tenant),
            licenses: licenses.map(|licenses| self.licenses.number(&licenses)),
            connectors: connectors.map(|connectors| self.connectors(connectors)),
            incidents: incidents.map(|incidents| incidents.into_iter().map(|one| self.incident(one)).collect()),
            messages: messages.map(|messages| self.messages.numbers(messages)),
            other_services,
            gaps,
        };
        Packed(bytes(&encoded).into())
    }

    fn incident(&self, incident: Arc<Incident>) -> usize {
        let mut incident = Arc::unwrap_or_clone(incident);
        let posts = self.posts.numbers(std::mem::take(&mut incident.posts));
        self.incidents.number(&(incident, posts))
    }

    fn connectors(&self, connectors: Connectors) -> EncodedConnectors {
        let Connectors { all, own_types, not_captured, in_part, not_requested } = connectors;
        let one = |connector: Connector| {
            let (last_success_at, expires_at) = (connector.last_success_at, connector.expires_at);
            let undated = Connector { last_success_at: Moment::Never, expires_at: Moment::Never, ..connector };
            (self.connectors.number(&undated), last_success_at, expires_at)
        };
        EncodedConnectors { all: all.into_iter().map(one).collect(), own_types, not_captured, in_part, not_requested }
    }

    /// Returns all collected records.
    pub(super) fn records(self) -> Records {
        let Packer { tenants, licenses, connectors, posts, incidents, messages } = self;
        Records {
            tenants: tenants.list(),
            licenses: licenses.list(),
            connectors: connectors.list(),
            posts: posts.list(),
            incidents: incidents.list(),
            messages: messages.list(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenant::{Body, EnumValue, Gap, GapCause};

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(86_400 * day, 5).unwrap()
    }

    /// A daily snapshot that differs from the previous day only in dates and one message.
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
            settings: None,
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
            licenses: Section::Captured(Vec::new()),
            connectors: Section::Captured(Connectors {
                all: vec![connector("a", Moment::At(at(90))), connector("b", Moment::Never)],
                own_types: [(text("own"), own)].into(),
                not_captured: [text("apple-push-certificate")].into(),
                in_part: [text("own")].into(),
                not_requested: [text("servicenow")].into(),
            }),
            incidents: Section::NotCaptured,
            other_services: OtherServices { messages: [(text("Exchange Online"), 3)].into(), ..Default::default() },
            gaps: [(
                text("incidents"),
                Gap { cause: GapCause::Busy, error: text("429"), permission: None, file: None },
            )]
            .into(),
            messages: Section::InPart(vec![message(text("MC1")).into(), message(format!("MC of {day}")).into()]),
        }
    }

    #[test]
    fn a_snapshot_is_unpacked_as_it_was_packed_and_shares_what_it_has_alike() {
        let packer = Packer::default();
        let packed: Vec<Packed> = (0..3).map(|day| packer.pack(snapshot(day))).collect();
        let records = packer.records();
        // One tenant, one list of licenses, two connectors, no incident, a message for all days, and one for each day.
        assert_eq!(records.len(), 1 + 1 + 2 + 4);
        let unpacker = Unpacker::of(&records);
        let unpacked: Vec<Snapshot> = packed.iter().map(|packed| unpacker.unpack(packed).unwrap()).collect();
        assert_eq!(unpacked, (0..3).map(snapshot).collect::<Vec<_>>());
        let messages = |day: usize| unpacked[day].messages.captured().unwrap();
        assert!(Arc::ptr_eq(&messages(0)[0], &messages(2)[0]) && !Arc::ptr_eq(&messages(0)[1], &messages(2)[1]));
        for (day, packed) in (0..).zip(&packed) {
            assert_eq!(records.head(packed), Some((at(day), snapshot(day).tenant)));
            assert_eq!(packed.own_types(), [("own".to_owned(), Basis::Expiry)]);
        }
    }

    #[test]
    fn editions_of_an_incident_share_their_posts() {
        let post = |day| Post { at: Moment::At(at(day)), body: Body::Text(format!("On day {day}")) };
        let edition = |day| Incident {
            id: "IT1".to_owned(),
            title: "Enrollment fails".to_owned(),
            classification: EnumValue::new("incident", &[]),
            status: EnumValue::new("serviceDegradation", &[]),
            service: "Microsoft Intune".to_owned(),
            feature: None,
            origin: None,
            affects_tenant: true,
            impact: None,
            started_at: Moment::At(at(0)),
            updated_at: Moment::At(at(day)),
            ended_at: Moment::Never,
            resolved: Some(false),
            details: BTreeMap::new(),
            posts: (0..=day).map(post).map(Arc::new).collect(),
        };
        let of = |day| Snapshot { incidents: Section::Captured(vec![Arc::new(edition(day))]), ..snapshot(day) };
        let packer = Packer::default();
        let packed: Vec<Packed> = (0..3).map(|day| packer.pack(of(day))).collect();
        let records = packer.records();
        assert_eq!((records.incidents.len(), records.posts.len()), (3, 3));
        let again: Records = postcard::from_bytes(&postcard::to_stdvec(&records).unwrap()).unwrap();
        assert_eq!(again, records);
        let unpacker = Unpacker::of(&again);
        let unpacked: Vec<Snapshot> = packed.iter().map(|packed| unpacker.unpack(packed).unwrap()).collect();
        assert_eq!(unpacked, (0..3).map(of).collect::<Vec<_>>());
        let posts = |day: usize| &unpacked[day].incidents.captured().unwrap()[0].posts;
        assert!((0..=1).all(|post| Arc::ptr_eq(&posts(1)[post], &posts(2)[post])));
        assert_eq!(unpacker.incidents().count(), 3);
    }

    #[test]
    fn who_knows_records_keeps_their_numbers() {
        let packer = Packer::default();
        let packed = packer.pack(snapshot(1));
        let again = Packer::knowing(&packer.records());
        assert_eq!(again.pack(snapshot(1)), packed);
        again.pack(snapshot(2));
        assert_eq!(Unpacker::of(&again.records()).unpack(&packed), Some(snapshot(1)));
    }

    #[test]
    fn what_is_packed_with_other_records_or_is_cut_is_no_snapshot() {
        let packer = Packer::default();
        let packed = packer.pack(snapshot(1));
        let records = packer.records();
        let cut = Packed(packed.0[..packed.0.len() - 1].into());
        for (records, packed) in [(&Records::default(), &packed), (&records, &cut), (&records, &Packed([].into()))] {
            assert_eq!((Unpacker::of(records).unpack(packed), records.head(packed)), (None, None));
        }
    }
}
