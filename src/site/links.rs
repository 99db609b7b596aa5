//! External URLs: a table that the configuration can override. Every external link is created here.

use std::collections::BTreeMap;

use super::view::OutLink;
use crate::{
    audience::Redactor,
    content,
    guidance::Contact,
    locale::Locale,
    tenant::{Cloud, ConnectorType, HIDDEN, catalog},
};

/// Target of an external link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkTarget {
    /// Microsoft's own Tenant Status page.
    TenantStatus,
    /// All connectors and tokens; also used for types without a page of their own.
    Connectors,
    /// Setting of the MDM authority.
    MdmAuthority,
    /// "What's new in Intune".
    WhatsNew,
    /// Past incidents and advisories.
    ServiceHealth,
    /// One incident; `{id}` is replaced by its id.
    Incident,
    /// Past messages.
    MessageCenter,
    /// One message; `{id}` is replaced by its id.
    Message,
    /// Communication preferences, which can only be set there.
    Preferences,
}

/// Every place with its name in the configuration and its URL. `{portal}` is the Intune admin center, `{admin}` the
/// Microsoft 365 admin center; each Microsoft cloud has its own.
pub const PLACES: &[(LinkTarget, &str, &str)] = &[
    (
        LinkTarget::TenantStatus,
        "tenant_status",
        "{portal}#view/Microsoft_Intune_DeviceSettings/TenantAdminMenu/~/tenantStatus",
    ),
    (
        LinkTarget::Connectors,
        "connectors_and_tokens",
        "{portal}#view/Microsoft_Intune_DeviceSettings/TenantAdminMenu/~/connectorsAndTokens",
    ),
    (LinkTarget::MdmAuthority, "mdm_authority", "{portal}#view/Microsoft_Intune_Enrollment/ChooseMDMAuthorityBlade"),
    (LinkTarget::WhatsNew, "whats_new", "https://learn.microsoft.com/intune/whats-new/"),
    (LinkTarget::ServiceHealth, "service_health", "{admin}#/servicehealth"),
    (LinkTarget::Incident, "incident", "{admin}#/servicehealth/:/alerts/{id}"),
    (LinkTarget::MessageCenter, "message_center", "{admin}#/MessageCenter"),
    (LinkTarget::Message, "message", "{admin}#/MessageCenter/:/messages/{id}"),
    (LinkTarget::Preferences, "preferences", "{admin}#/MessageCenter"),
];

/// Intune admin center of the global cloud.
pub const PORTAL: &str = "https://intune.microsoft.com/";

/// Returns the Intune admin center of a cloud.
///
/// Sources: Microsoft's "Microsoft Intune for US Government GCC service description" and "Network endpoints for
/// Microsoft Intune" (China).
pub fn portal(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => PORTAL,
        Cloud::UsGov | Cloud::UsDod => "https://intune.microsoft.us/",
        Cloud::China => "https://intune.microsoftonline.cn/",
    }
}

/// Returns the Microsoft 365 admin center of a cloud, to which the fragment of a page is appended.
///
/// Sources: Microsoft's "Volume licensing in the Microsoft 365 admin center" (GCC High, DoD) and the `o365-21vianet`
/// version of its admin documentation (China).
pub fn admin_center(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => "https://admin.microsoft.com/",
        Cloud::UsGov => "https://portal.office365.us/adminportal/home",
        Cloud::UsDod => "https://portal.apps.mil/adminportal/home",
        Cloud::China => "https://portal.partner.microsoftonline.cn/adminportal/home",
    }
}

/// Configured link targets, independent of a tenant's cloud.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Addresses {
    /// Whether links can be followed or their URLs are shown as text.
    pub links: content::Links,
    /// Intune admin center from the configuration, with a trailing slash.
    pub portal: Option<String>,
    /// URLs from the configuration, by place.
    pub places: BTreeMap<LinkTarget, String>,
    /// URLs from the configuration, by connector type slug.
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
    /// Returns the link targets that an audience may see. Pages show a redacted URL as text, not as a link.
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

    /// Returns the link targets for a tenant's cloud; an unknown cloud is treated as global.
    pub fn for_cloud(&self, cloud: Option<Cloud>) -> CloudAddresses<'_> {
        CloudAddresses { addresses: self, cloud: cloud.unwrap_or(Cloud::Global) }
    }
}

/// Link targets for one tenant.
#[derive(Debug, Clone, Copy)]
pub struct CloudAddresses<'a> {
    addresses: &'a Addresses,
    cloud: Cloud,
}

impl CloudAddresses<'_> {
    /// Returns whether links can be followed.
    pub fn links(&self) -> content::Links {
        self.addresses.links
    }

    fn portal(&self) -> &str {
        self.addresses.portal.as_deref().unwrap_or_else(|| portal(self.cloud))
    }

    /// Returns a link to a place.
    pub fn to(&self, place: LinkTarget, label: &str) -> OutLink {
        self.link(label, &self.address(place, ""))
    }

    /// Returns a link to one item of a place.
    pub fn to_one(&self, place: LinkTarget, id: &str, label: &str) -> OutLink {
        self.link(label, &self.address(place, id))
    }

    /// Returns a link to where connectors of a type are created and repaired. Order of precedence: the connector, the
    /// configuration, the type in the snapshot, the table.
    pub fn fix(&self, locale: &Locale, kind: &ConnectorType, own: Option<&str>) -> OutLink {
        let open = locale.link_admin_center();
        let set = self.addresses.connectors.get(&kind.slug).map(String::as_str);
        let (label, address) = match (own.or(set).or(kind.link.as_deref()), catalog::find(&kind.slug)) {
            (Some(address), _) => (locale.link_management_page(), address.to_owned()),
            (None, Some(entry)) if !entry.portal.is_empty() => (open, format!("{}{}", self.portal(), entry.portal)),
            (None, _) => (open, self.address(LinkTarget::Connectors, "")),
        };
        self.link(label, &address)
    }

    /// Returns a link to an address from the settings or from the table of guidance.
    pub fn to_address(&self, label: &str, address: &str) -> OutLink {
        self.link(label, address)
    }

    /// Returns a link to write to an owner, with the address as its text.
    pub fn to_contact(&self, contact: &Contact) -> OutLink {
        let is_followed = self.links() == content::Links::Followed;
        let address = contact.address().to_owned();
        OutLink { label: address.clone(), href: is_followed.then(|| contact.url()), address }
    }

    fn address(&self, place: LinkTarget, id: &str) -> String {
        let table = PLACES.iter().find(|(candidate, ..)| *candidate == place).map_or("", |(.., address)| *address);
        let address = self.addresses.places.get(&place).map_or(table, String::as_str);
        let address = address.replace("{portal}", self.portal()).replace("{admin}", admin_center(self.cloud));
        address.replace("{id}", &encoded(id))
    }

    /// Returns a link to `address`, if links can be followed. Only web URLs become links, because addresses may come
    /// from files.
    fn link(&self, label: &str, address: &str) -> OutLink {
        let address = if address.contains(HIDDEN) { HIDDEN } else { address };
        let web = url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let followed = web && self.links() == content::Links::Followed;
        OutLink { label: label.to_owned(), href: followed.then(|| address.to_owned()), address: address.to_owned() }
    }
}

/// Encodes an id for use in a URL.
fn encoded(id: &str) -> String {
    url::form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20")
}
