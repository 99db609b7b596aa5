//! Addresses outside the site: one table, overridable by configuration, and the only way to make a link of one.

use std::collections::BTreeMap;

use super::view::OutLink;
use crate::{
    content,
    tenant::{ConnectorType, HIDDEN, catalogue},
};

/// A place outside the site that pages lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// Every place: its name in the configuration, and its address. `{portal}` is the admin center, which is another one
/// in national clouds.
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
    (Place::ServiceHealth, "service_health", "https://admin.microsoft.com/#/servicehealth"),
    (Place::Incident, "incident", "https://admin.microsoft.com/#/servicehealth/:/alerts/{id}"),
    (Place::MessageCenter, "message_center", "https://admin.microsoft.com/#/MessageCenter"),
    (Place::Message, "message", "https://admin.microsoft.com/#/MessageCenter/:/messages/{id}"),
    (Place::Preferences, "preferences", "https://admin.microsoft.com/#/MessageCenter"),
];

/// The admin center of the public cloud.
pub const PORTAL: &str = "https://intune.microsoft.com/";

/// Where links lead, and whether they can be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// Whether links are links, or their addresses are shown as text.
    pub links: content::Links,
    /// The admin center, with a slash at its end.
    pub portal: String,
    /// Addresses that the configuration sets, by place.
    pub places: BTreeMap<Place, String>,
    /// Addresses that the configuration sets, by slug of the connector type.
    pub connectors: BTreeMap<String, String>,
}

impl Default for Addresses {
    fn default() -> Self {
        Addresses {
            links: content::Links::Followed,
            portal: PORTAL.to_owned(),
            places: BTreeMap::new(),
            connectors: BTreeMap::new(),
        }
    }
}

impl Addresses {
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
        let set = self.connectors.get(&kind.slug).map(String::as_str);
        let address = match (own.or(set).or(kind.link.as_deref()), catalogue::find(&kind.slug)) {
            (Some(address), _) => address.to_owned(),
            (None, Some(entry)) if !entry.portal.is_empty() => format!("{}{}", self.portal, entry.portal),
            (None, _) => self.address(Place::Connectors, ""),
        };
        self.link(label, &address)
    }

    fn address(&self, place: Place, id: &str) -> String {
        let table = PLACES.iter().find(|(candidate, ..)| *candidate == place).map_or("", |(.., address)| *address);
        let address = self.places.get(&place).map_or(table, String::as_str);
        address.replace("{portal}", &self.portal).replace("{id}", &encoded(id))
    }

    /// A link to `address`, if it may be followed. Addresses may come from files, so only web addresses become links.
    fn link(&self, label: &str, address: &str) -> OutLink {
        let address = if address.contains(HIDDEN) { HIDDEN } else { address };
        let web = url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let followed = web && self.links == content::Links::Followed;
        OutLink { label: label.to_owned(), href: followed.then(|| address.to_owned()), address: address.to_owned() }
    }
}

/// An id as a part of an address.
fn encoded(id: &str) -> String {
    url::form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20")
}
