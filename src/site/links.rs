//! Addresses outside the site: one table, overridable by configuration, and the only way to make a link of one.

use std::collections::BTreeMap;

use super::view::OutLink;
use crate::{
    audience::Redactor,
    content,
    tenant::{Cloud, ConnectorType, HIDDEN, catalogue},
};

/// A place outside the site that pages lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Microsoft's own page.
    TenantStatus,
    /// All connectors and tokens; where a type without a page of its own is made and fixed.
    Connectors,
    /// Where the MDM authority is chosen.
    MdmAuthority,
    /// "What's new in Intune".
    WhatsNew,
    /// Past incidents and advisories.
    ServiceHealth,
    /// One incident; `{id}` stands for its id.
    Incident,
    /// Past messages.
    MessageCenter,
    /// One message; `{id}` stands for its id.
    Message,
    /// Communication preferences, which can only be set there.
    Preferences,
}

/// Every place: its name in the configuration, and its address. `{portal}` is the Intune admin center, `{admin}` the
/// Microsoft 365 admin center; each Microsoft cloud has its own.
pub const PLACES: &[(Place, &str, &str)] = &[
    (
        Place::TenantStatus,
        "tenant_status",
        "{portal}#view/Microsoft_Intune_DeviceSettings/TenantAdminMenu/~/tenantStatus",
    ),
    (
        Place::Connectors,
        "connectors_and_tokens",
        "{portal}#view/Microsoft_Intune_DeviceSettings/TenantAdminMenu/~/connectorsAndTokens",
    ),
    (Place::MdmAuthority, "mdm_authority", "{portal}#view/Microsoft_Intune_Enrollment/ChooseMDMAuthorityBlade"),
    (Place::WhatsNew, "whats_new", "https://learn.microsoft.com/intune/whats-new/"),
    (Place::ServiceHealth, "service_health", "{admin}#/servicehealth"),
    (Place::Incident, "incident", "{admin}#/servicehealth/:/alerts/{id}"),
    (Place::MessageCenter, "message_center", "{admin}#/MessageCenter"),
    (Place::Message, "message", "{admin}#/MessageCenter/:/messages/{id}"),
    (Place::Preferences, "preferences", "{admin}#/MessageCenter"),
];

/// The Intune admin center of the global cloud.
pub const PORTAL: &str = "https://intune.microsoft.com/";

/// The Intune admin center of a cloud.
///
/// Sources: Microsoft's "Microsoft Intune for US Government GCC service description" and "Network endpoints for Microsoft
/// Intune" (China).
pub fn portal(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => PORTAL,
        Cloud::UsGov | Cloud::UsDod => "https://intune.microsoft.us/",
        Cloud::China => "https://intune.microsoftonline.cn/",
    }
}

/// The Microsoft 365 admin center of a cloud, to which the fragment of a page is added.
///
/// Sources: Microsoft's "Volume licensing in the Microsoft 365 admin center" (GCC High, DoD) and the `o365-21vianet` version
/// of its admin documentation (China).
pub fn admin_center(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => "https://admin.microsoft.com/",
        Cloud::UsGov => "https://portal.office365.us/adminportal/home",
        Cloud::UsDod => "https://portal.apps.mil/adminportal/home",
        Cloud::China => "https://portal.partner.microsoftonline.cn/adminportal/home",
    }
}

/// Where links lead, and whether they can be followed: what the settings say, whatever cloud a tenant lives in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Addresses {
    /// Whether links are links, or their addresses are shown as text.
    pub links: content::Links,
    /// The Intune admin center, with a slash at its end, where the configuration sets it.
    pub portal: Option<String>,
    /// Addresses that the configuration sets, by place.
    pub places: BTreeMap<Place, String>,
    /// Addresses that the configuration sets, by slug of the connector type.
    pub connectors: BTreeMap<String, String>,
}

impl Default for Addresses {
    fn default() -> Self {
        Addresses {
            links: content::Links::Followed,
            portal: None,
            places: BTreeMap::new(),
            connectors: BTreeMap::new(),
        }
    }
}

impl Addresses {
    /// The addresses as an audience may see them. A redacted address leads nowhere; pages show it as the text that it is.
    #[must_use]
    pub fn redacted(&self, redactor: &Redactor<'_>) -> Self {
        let Addresses { links, portal, places, connectors } = self;
        let address = |address: &String| redactor.whole(address);
        Addresses {
            links: *links,
            portal: portal.as_ref().map(address),
            places: places.iter().map(|(place, to)| (*place, address(to))).collect(),
            connectors: connectors.iter().map(|(slug, to)| (slug.clone(), address(to))).collect(),
        }
    }

    /// The addresses for a tenant of a cloud; one whose cloud is not known counts as global.
    pub fn for_cloud(&self, cloud: Option<Cloud>) -> CloudAddresses<'_> {
        CloudAddresses { addresses: self, cloud: cloud.unwrap_or(Cloud::Global) }
    }
}

/// Where links of a tenant lead.
#[derive(Debug, Clone, Copy)]
pub struct CloudAddresses<'a> {
    addresses: &'a Addresses,
    cloud: Cloud,
}

impl CloudAddresses<'_> {
    /// Whether links can be followed.
    pub fn links(&self) -> content::Links {
        self.addresses.links
    }

    fn portal(&self) -> &str {
        self.addresses.portal.as_deref().unwrap_or_else(|| portal(self.cloud))
    }

    /// A link to a place.
    pub fn to(&self, place: Place, label: &str) -> OutLink {
        self.link(label, &self.address(place, ""))
    }

    /// A link to one of the things of a place.
    pub fn to_one(&self, place: Place, id: &str, label: &str) -> OutLink {
        self.link(label, &self.address(place, id))
    }

    /// A link to where connectors of a type are made and fixed. What a connector knows of itself comes first, then
    /// the configuration, then what the snapshot says of the type, then the table.
    pub fn fix(&self, kind: &ConnectorType, own: Option<&str>, label: &str) -> OutLink {
        let set = self.addresses.connectors.get(&kind.slug).map(String::as_str);
        let address = match (own.or(set).or(kind.link.as_deref()), catalogue::find(&kind.slug)) {
            (Some(address), _) => address.to_owned(),
            (None, Some(entry)) if !entry.portal.is_empty() => format!("{}{}", self.portal(), entry.portal),
            (None, _) => self.address(Place::Connectors, ""),
        };
        self.link(label, &address)
    }

    fn address(&self, place: Place, id: &str) -> String {
        let table = PLACES.iter().find(|(candidate, ..)| *candidate == place).map_or("", |(.., address)| *address);
        let address = self.addresses.places.get(&place).map_or(table, String::as_str);
        let address = address.replace("{portal}", self.portal()).replace("{admin}", admin_center(self.cloud));
        address.replace("{id}", &encoded(id))
    }

    /// A link to `address`, if it may be followed. Addresses may come from files, so only web addresses become links.
    fn link(&self, label: &str, address: &str) -> OutLink {
        let address = if address.contains(HIDDEN) { HIDDEN } else { address };
        let web = url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let followed = web && self.links() == content::Links::Followed;
        OutLink { label: label.to_owned(), href: followed.then(|| address.to_owned()), address: address.to_owned() }
    }
}

/// An id as a part of an address.
fn encoded(id: &str) -> String {
    url::form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20")
}
