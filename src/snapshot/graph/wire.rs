//! Records of responses: declaration of their types, and reading.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, SeqAccess, Visitor},
};
use serde_json::Value;

use super::{
    Draft,
    endpoint::Endpoint,
    pages::ListPage,
    shape::{RecordsLocation, Shape},
    values::Values,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    format::{self, DirectSeed, KeyPath, Source},
    tenant::Connector,
};

/// A record of an endpoint.
pub(super) trait Record: DeserializeOwned {
    /// Returns whether a property, in camelCase, is present and not null.
    fn has(&self, property: &str) -> bool;

    /// Returns its id.
    fn id(&self) -> Option<&str>;

    /// Returns whether it contains lists of other endpoints, or links to more of a list.
    fn is_expanded(&self) -> bool;

    /// Returns the tenant named by a multi-tenant tool, by property. The directory ids come first.
    fn owners(&self) -> [Option<&str>; OWNERS];
}

/// Number of properties that may name the tenant of a record.
pub(super) const OWNERS: usize = 10;

/// Number of these properties that are directory ids.
pub(super) const OWNER_IDS: usize = 2;

/// Declares a record type: every property may be absent or null, and is in camelCase or in the PascalCase of PowerShell
/// exports. An `id` is added to each.
macro_rules! wire {
    ($(#[$about:meta])* $name:ident { $($field:ident: $type:ty = $camel:literal $pascal:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Default, serde::Deserialize)]
        struct $name {
            #[serde(rename = "id", alias = "Id")]
            id: Option<String>,
            $(#[serde(rename = $camel, alias = $pascal)] $field: Option<$type>,)*
            /// Multi-tenant tools name the tenant in each record, in one or several properties.
            #[serde(rename = "tenantId", alias = "TenantId", alias = "tenantID", alias = "TenantID", alias = "tenant_id")]
            of_tenant_id: Option<$crate::snapshot::graph::wire::Owner>,
            #[serde(rename = "customerTenantId", alias = "CustomerTenantId")]
            of_customer_tenant_id: Option<$crate::snapshot::graph::wire::Owner>,
            #[serde(rename = "tenant", alias = "Tenant")]
            of_tenant: Option<$crate::snapshot::graph::wire::Owner>,
            #[serde(rename = "tenantName", alias = "TenantName")]
            of_tenant_name: Option<$crate::snapshot::graph::wire::Owner>,
            #[serde(rename = "tenantFilter", alias = "TenantFilter")]
            of_tenant_filter: Option<$crate::snapshot::graph::wire::Owner>,
            #[serde(rename = "tenantDomain", alias = "TenantDomain")]
            of_tenant_domain: Option<$crate::snapshot::graph::wire::Owner>,
            #[serde(rename = "defaultDomainName", alias = "DefaultDomainName")]
            of_default_domain_name: Option<$crate::snapshot::graph::wire::Owner>,
            #[serde(rename = "customer", alias = "Customer")]
            of_customer: Option<$crate::snapshot::graph::wire::Owner>,
            #[serde(rename = "customerName", alias = "CustomerName")]
            of_customer_name: Option<$crate::snapshot::graph::wire::Owner>,
            #[serde(rename = "customerId", alias = "CustomerId")]
            of_customer_id: Option<$crate::snapshot::graph::wire::Owner>,
            /// Properties that require unwrapping: names of endpoints, and annotations of lists.
            #[serde(
                rename = "applePushNotificationCertificate", alias = "ApplePushNotificationCertificate",
                alias = "vppTokens", alias = "VppTokens", alias = "depOnboardingSettings",
                alias = "DepOnboardingSettings", alias = "windowsAutopilotSettings",
                alias = "WindowsAutopilotSettings", alias = "androidManagedStoreAccountEnterpriseSettings",
                alias = "AndroidManagedStoreAccountEnterpriseSettings", alias = "ndesConnectors",
                alias = "NdesConnectors", alias = "exchangeConnectors", alias = "ExchangeConnectors",
                alias = "mobileThreatDefenseConnectors", alias = "MobileThreatDefenseConnectors",
                alias = "deviceManagementPartners", alias = "DeviceManagementPartners",
                alias = "complianceManagementPartners", alias = "ComplianceManagementPartners",
                alias = "deviceAppManagement", alias = "DeviceAppManagement", alias = "chromeOSOnboardingSettings",
                alias = "ChromeOSOnboardingSettings", alias = "remoteAssistancePartners",
                alias = "RemoteAssistancePartners", alias = "domainJoinConnectors", alias = "DomainJoinConnectors",
                alias = "connectorStatus", alias = "ConnectorStatus", alias = "subscriptionState",
                alias = "SubscriptionState", alias = "managedDeviceOverview", alias = "ManagedDeviceOverview",
                alias = "subscribedSkus", alias = "SubscribedSkus", alias = "healthOverviews",
                alias = "HealthOverviews", alias = "messages", alias = "Messages", alias = "issues@odata.nextLink",
                alias = "Issues@odata.nextLink", alias = "issues@odata.count", alias = "Issues@odata.count",
                alias = "posts@odata.nextLink", alias = "Posts@odata.nextLink",
                alias = "servicePlans@odata.nextLink", alias = "ServicePlans@odata.nextLink",
                alias = "issues", alias = "Issues", alias = "organization", alias = "Organization",
                alias = "MigrationTable",
            )]
            expanded: Option<serde::de::IgnoredAny>,
        }

        impl $crate::snapshot::graph::wire::Record for $name {
            fn has(&self, property: &str) -> bool {
                match property {
                    $($camel => self.$field.is_some(),)*
                    _ => false,
                }
            }

            fn id(&self) -> Option<&str> {
                self.id.as_deref()
            }

            fn is_expanded(&self) -> bool {
                self.expanded.is_some()
            }

            fn owners(&self) -> [Option<&str>; $crate::snapshot::graph::wire::OWNERS] {
                [
                    &self.of_tenant_id,
                    &self.of_customer_tenant_id,
                    &self.of_tenant,
                    &self.of_tenant_name,
                    &self.of_tenant_filter,
                    &self.of_tenant_domain,
                    &self.of_default_domain_name,
                    &self.of_customer,
                    &self.of_customer_name,
                    &self.of_customer_id,
                ]
                .map(|owner| owner.as_ref().map(|owner| owner.0.as_str()).filter(|owner| !owner.is_empty()))
            }
        }
    };
}

/// Declares the type of a value inside a record, like [`wire`]. It has no `id`, names no tenant, and contains no lists of
/// other endpoints.
macro_rules! nested {
    ($(#[$about:meta])* $name:ident { $($field:ident: $type:ty = $camel:literal $pascal:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Default, serde::Deserialize)]
        struct $name {
            $(#[serde(rename = $camel, alias = $pascal)] $field: Option<$type>,)*
        }
    };
}
pub(super) use {nested, wire};

/// A value that names the tenant of a record, as text.
#[derive(Debug)]
pub(super) struct Owner(pub(super) String);

impl<'de> Deserialize<'de> for Owner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Ok(Owner(text.trim().trim_start_matches('{').trim_end_matches('}').to_owned()))
    }
}

/// A list of texts, or one text into which PowerShell 5.1 joined them.
#[derive(Debug, Default)]
pub(super) struct TextList(pub(super) Vec<String>);

impl<'de> Deserialize<'de> for TextList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsTexts;
        impl<'de> Visitor<'de> for AsTexts {
            type Value = TextList;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a sequence")
            }
            fn visit_str<E>(self, text: &str) -> Result<TextList, E> {
                Ok(TextList(vec![text.to_owned()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<TextList, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = access.next_element::<String>()? {
                    texts.push(text);
                }
                Ok(TextList(texts))
            }
        }
        deserializer.deserialize_any(AsTexts)
    }
}

/// A part of the data with the records of one endpoint.
pub(super) enum EndpointPart<'a> {
    /// A whole file in Graph's own form.
    Whole(&'a Source),
    /// A piece of a file.
    Piece {
        /// The file, or the text inside it that `at` refers to.
        source: &'a Source,
        at: &'a KeyPath,
        records: &'a Value,
    },
}

impl EndpointPart<'_> {
    /// Returns the file, or the text inside it.
    pub(super) fn source(&self) -> &Source {
        match self {
            EndpointPart::Whole(source) | EndpointPart::Piece { source, .. } => source,
        }
    }

    /// Returns its path in the file.
    pub(super) fn place(&self) -> KeyPath {
        match self {
            EndpointPart::Whole(_) => KeyPath::top(),
            EndpointPart::Piece { at, .. } => (*at).clone(),
        }
    }
}

/// Reads the records of a part; `None` if a whole file does not have Graph's own form.
///
/// # Errors
/// All findings of the part.
pub(super) fn read<T: Record>(
    part: &EndpointPart<'_>,
    endpoint: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<Option<Vec<T>>, Vec<Diagnostic>> {
    let records = match part {
        EndpointPart::Whole(source) => {
            let Some((records, page)) = whole::<T>(source, endpoint, draft) else { return Ok(None) };
            draft.page(endpoint, page);
            records
        }
        EndpointPart::Piece { source, at, records } => piece(source, at, records, draft)?,
    };
    one_owner(part, &records, draft)?;
    not_exported(part, endpoint, &records, draft);
    draft.account.records += records.len();
    Ok(Some(records))
}

/// Properties of foreign forms with names that Graph also uses: such a file is unwrapped.
const FOREIGN: [&str; 2] = ["workloadDisplayName", "issueId"];

/// Reads the records of a file in Graph's own form, in one pass.
fn whole<T: Record>(source: &Source, endpoint: &Endpoint, draft: &Draft<'_>) -> Option<(Vec<T>, ListPage)> {
    let limits = draft.limits;
    let shape = Shape::of(&source.text, || DirectSeed::<Vec<T>>::new(limits)).ok()?;
    let enveloped = shape.context.is_some();
    // Graph's own answer names its endpoint; what anything else is depends on the properties of every record.
    let is_own = enveloped && matches!(shape.content, RecordsLocation::Value(_));
    let records = match shape.content {
        RecordsLocation::Strange => return None,
        RecordsLocation::List => {
            format::read_within::<Vec<T>>(source, limits).ok().filter(|records| !records.is_empty())?
        }
        RecordsLocation::Flat => vec![format::read_within(source, limits).ok()?],
        RecordsLocation::Value(records) => records,
    };
    let borne_out = |record: &T| match is_own {
        true => endpoint.marks.iter().any(|mark| record.has(mark)),
        false => endpoint.is_certain(|name| record.has(name)),
    };
    let looks_foreign = |record: &T| FOREIGN.iter().any(|name| record.has(name)) || record.is_expanded();
    if !records.iter().all(borne_out) || records.iter().any(looks_foreign) {
        return None;
    }
    let held = shape.held.filter(|held| records.len() < *held);
    let page = ListPage {
        path: source.path.clone(),
        next: shape.next.map(|next| next.trim_matches('"').to_owned()),
        count: shape.count.max(held),
        records: records.len(),
        ids: records.iter().filter_map(Record::id).map(str::to_owned).collect(),
        enveloped,
        context: shape.context,
    };
    Some((records, page))
}

fn piece<T: Record>(
    source: &Source,
    at: &KeyPath,
    records: &Value,
    draft: &Draft<'_>,
) -> Result<Vec<T>, Vec<Diagnostic>> {
    let text = records.to_string();
    match records {
        Value::Array(_) => format::read_part(source, at, &text, draft.limits),
        _ => Ok(vec![format::read_part(source, at, &text, draft.limits)?]),
    }
}

/// Checks that all records, of one list or of several files, are of one tenant: they would be shown as such.
fn one_owner<T: Record>(part: &EndpointPart<'_>, records: &[T], draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    let named: Vec<[Option<&str>; OWNERS]> = records.iter().map(Record::owners).collect();
    for form in 0..OWNERS {
        let known = draft.owners[form].as_deref();
        let of_records = named.iter().filter_map(|owners| owners[form]);
        let mut owners: Vec<&str> = known.into_iter().chain(of_records).collect();
        if owners.is_empty() {
            continue;
        }
        owners.sort_unstable_by_key(|owner| owner.to_lowercase());
        owners.dedup_by_key(|owner| owner.to_lowercase());
        if let [_, _, ..] = owners[..] {
            let shown = owners.iter().take(3).map(|owner| format!("`{owner}`")).collect::<Vec<_>>().join(", ");
            let message = match known {
                None => format!("the list holds records of {} tenants: {shown}", owners.len()),
                Some(_) => format!("the responses hold records of {} tenants: {shown}", owners.len()),
            };
            let source = part.source();
            return Err(vec![
                Diagnostic::about_file(&source.path, Code::SeveralTenants, format::short(&message))
                    .at(format::spot(source, &part.place()))
                    .with_help(
                        "save the records of each tenant in a folder of its own, with a tenant.yaml that names it",
                    ),
            ]);
        }
        let only = owners.first().map(|owner| (*owner).to_owned());
        draft.owners[form] = only;
    }
    Ok(())
}

/// Records the properties that a status depends on but that no record has: they were not exported.
fn not_exported<T: Record>(part: &EndpointPart<'_>, endpoint: &Endpoint, records: &[T], draft: &mut Draft<'_>) {
    for (property, lost) in endpoint.needs {
        if records.is_empty() {
            continue;
        }
        if records.iter().any(|record| record.has(property)) || part.mentions(property) {
            draft.exported.insert((endpoint.name, property));
            continue;
        }
        draft.not_exported(endpoint, &part.source().path, property, lost);
    }
}

impl EndpointPart<'_> {
    /// Returns whether a property is present, even if null.
    pub(super) fn mentions(&self, property: &str) -> bool {
        let names = [property.to_owned(), super::endpoint::pascal(property)];
        match self {
            EndpointPart::Whole(source) => names.iter().any(|name| source.text.contains(&format!("\"{name}\""))),
            EndpointPart::Piece { records, .. } => {
                let records = records.as_array().map_or(std::slice::from_ref(*records), Vec::as_slice);
                records.iter().any(|record| names.iter().any(|name| record.get(name).is_some()))
            }
        }
    }
}

/// Reads a part with connectors into the draft.
///
/// # Errors
/// Same as [`read`].
pub(super) fn connectors<T: Record>(
    part: &EndpointPart<'_>,
    endpoint: &Endpoint,
    draft: &mut Draft<'_>,
    convert: impl Fn(T, &Values<'_>) -> Vec<Connector>,
) -> Result<bool, Vec<Diagnostic>> {
    let Some(records) = read::<T>(part, endpoint, draft)? else { return Ok(false) };
    let values = Values::of(draft.clock);
    let mut found = Vec::new();
    for record in records {
        let mut connectors = convert(record, &values);
        draft.identify(&mut connectors);
        found.append(&mut connectors);
    }
    values.finish(part)?;
    draft.connectors.append(&mut found);
    draft.answers.entry(endpoint.name).or_default().records = true;
    Ok(true)
}
