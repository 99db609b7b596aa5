//! The facts of an invented tenant, from which both the responses of Graph and a native file are made.
//!
//! A test builds one site from the collected responses and one from the native file: a fact that the collector loses makes
//! them differ. The two forms are written independently of the builder's own readers.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

/// The response of one endpoint.
#[derive(Debug, Clone)]
pub enum Response {
    /// The records of a list.
    List(Vec<Value>),
    /// A single object.
    Single(Value),
    /// An error: its status and code. Graph answers so if a feature is not set up.
    Missing(u16, &'static str),
}

/// A connector: the endpoint that lists it, its record there, and its entries in a native file.
#[derive(Debug, Clone)]
pub struct Connector {
    pub endpoint: &'static str,
    pub record: Value,
    pub native: Vec<Value>,
}

/// A product with Intune.
#[derive(Debug, Clone)]
pub struct License {
    pub sku: &'static str,
    pub sku_id: &'static str,
    pub name: &'static str,
    pub total: u32,
    pub assigned: u32,
}

/// A service health issue with one post.
#[derive(Debug, Clone)]
pub struct Incident {
    pub id: String,
    pub title: String,
    pub classification: &'static str,
    pub service: &'static str,
    pub started: DateTime<Utc>,
    pub updated: DateTime<Utc>,
    pub post: String,
}

/// A message of the message center.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: String,
    pub title: String,
    pub service: &'static str,
    pub published: DateTime<Utc>,
    pub updated: DateTime<Utc>,
    pub body: String,
}

/// Everything that is known about a tenant.
#[derive(Debug, Clone)]
pub struct Facts {
    pub id: String,
    pub name: String,
    pub domain: String,
    pub account_status: &'static str,
    pub devices: u32,
    pub licenses: Vec<License>,
    pub connectors: Vec<Connector>,
    pub incidents: Vec<Incident>,
    pub messages: Vec<Message>,
    /// Endpoints that answer with an error, because the feature is not set up.
    pub missing: Vec<(&'static str, u16, &'static str)>,
}

/// Formats a time as Graph does.
pub fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Endpoints whose response is a single object.
const SINGLES: &[&str] = &[
    "applePushNotificationCertificate",
    "windowsAutopilotSettings",
    "androidManagedStoreAccountEnterpriseSettings",
    "deviceAppManagement",
];

/// Endpoints whose response is a list.
const LISTS: &[&str] = &[
    "vppTokens",
    "depOnboardingSettings",
    "ndesConnectors",
    "exchangeConnectors",
    "mobileThreatDefenseConnectors",
    "deviceManagementPartners",
    "complianceManagementPartners",
    "chromeOSOnboardingSettings",
    "remoteAssistancePartners",
    "domainJoinConnectors",
    "connectorStatus",
];

impl Facts {
    /// Returns a tenant with a connector of each type, seven incidents and 25 messages, seen at `now`.
    pub fn contoso(now: DateTime<Utc>) -> Self {
        Self {
            id: "5f0c1b7e-9d1a-4c55-8e2b-0d6a4b1f7c90".to_owned(),
            name: "Contoso Ltd".to_owned(),
            domain: "contoso.onmicrosoft.com".to_owned(),
            account_status: "active",
            devices: 4137,
            licenses: licenses(),
            connectors: connectors(now),
            incidents: (1..=7).map(|number| incident(number, now)).collect(),
            messages: (1..=25).map(|number| message(number, now)).collect(),
            missing: vec![("exchangeConnectors", 501, "NotSupported")],
        }
    }

    /// Returns one of many small tenants.
    pub fn small(number: usize, now: DateTime<Utc>) -> Self {
        let push = |connector: &Connector| connector.endpoint == "applePushNotificationCertificate";
        let contoso = Self::contoso(now);
        Self {
            id: format!("00000000-0000-4000-8000-{number:012}"),
            name: format!("Tenant {number:03}"),
            domain: format!("tenant{number:03}.onmicrosoft.com"),
            connectors: contoso.connectors.into_iter().filter(push).collect(),
            incidents: Vec::new(),
            messages: contoso.messages.into_iter().take(3).collect(),
            ..Self::contoso(now)
        }
    }

    /// Returns the response of each endpoint, by the last segment of its URL.
    pub fn responses(&self) -> BTreeMap<&'static str, Response> {
        let mut responses = BTreeMap::new();
        let records = |endpoint| self.connectors.iter().filter(move |connector| connector.endpoint == endpoint);
        for endpoint in LISTS {
            let records = records(*endpoint).map(|connector| connector.record.clone());
            responses.insert(*endpoint, Response::List(records.collect()));
        }
        for endpoint in SINGLES {
            let response = match records(*endpoint).next() {
                Some(connector) => Response::Single(connector.record.clone()),
                None => Response::Missing(404, "ResourceNotFound"),
            };
            responses.insert(*endpoint, response);
        }
        responses.insert("organization", Response::List(vec![self.organization()]));
        responses.insert("subscriptionState", Response::Single(json!({ "value": self.account_status })));
        responses.insert(
            "managedDeviceOverview",
            Response::Single(json!({
                "id": "70e2b94d-c618-4f3a-85d9-1b6f0ae7c352",
                "enrolledDeviceCount": self.devices,
                "mdmEnrolledCount": self.devices,
            })),
        );
        responses.insert("subscribedSkus", Response::List(self.licenses.iter().map(License::record).collect()));
        responses.insert("issues", Response::List(self.incidents.iter().map(Incident::record).collect()));
        responses.insert(
            "healthOverviews",
            Response::List(vec![json!({
                "id": "Intune",
                "service": "Microsoft Intune",
                "status": "serviceOperational",
                "issues": self.incidents.iter().map(Incident::record).collect::<Vec<_>>(),
            })]),
        );
        responses.insert("messages", Response::List(self.messages.iter().map(Message::record).collect()));
        for (endpoint, status, code) in &self.missing {
            responses.insert(*endpoint, Response::Missing(*status, code));
        }
        responses
    }

    /// Returns the native file with the same facts.
    pub fn native(&self, captured_at: DateTime<Utc>, service_release: Option<&str>) -> String {
        let mut tenant = Map::new();
        let mut fact = |name: &str, value: Value| tenant.insert(name.to_owned(), value);
        fact("id", json!(self.id));
        fact("name", json!(self.name));
        fact("domain", json!(self.domain));
        fact("mdm_authority", json!("Microsoft Intune"));
        fact("account_status", json!(self.account_status));
        fact("enrolled_devices", json!(self.devices));
        if let Some(release) = service_release {
            fact("service_release", json!(release));
        }
        let count = |services: Vec<&'static str>| {
            let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
            services.into_iter().filter(|service| *service != INTUNE).for_each(|service| {
                *counts.entry(service).or_default() += 1;
            });
            counts
        };
        let file = json!({
            "schema": "tenant-status/v1",
            "captured_at": time(captured_at),
            "tenant": tenant,
            "licenses": self.licenses.iter().map(License::native).collect::<Vec<_>>(),
            "connectors": self.connectors.iter().flat_map(|connector| connector.native.clone()).collect::<Vec<_>>(),
            "incidents": self.incidents.iter().filter(|incident| incident.service == INTUNE).map(Incident::native)
                .collect::<Vec<_>>(),
            "messages": self.messages.iter().filter(|message| message.service == INTUNE).map(Message::native)
                .collect::<Vec<_>>(),
            // Graph has no endpoint for these.
            "not_requested": ["connectors/code-signing-certificate", "connectors/servicenow", "connectors/telecom-expense"],
            "other_services": {
                "incidents": count(self.incidents.iter().map(|incident| incident.service).collect()),
                "messages": count(self.messages.iter().map(|message| message.service).collect()),
            },
        });
        format!("{file:#}\n")
    }

    fn organization(&self) -> Value {
        json!({
            "id": self.id,
            "displayName": self.name,
            "countryLetterCode": "DE",
            "mobileDeviceManagementAuthority": "intune",
            "verifiedDomains": [
                { "name": self.domain, "isInitial": true, "isDefault": false },
                { "name": "contoso.example", "isInitial": false, "isDefault": true },
            ],
        })
    }
}

const INTUNE: &str = "Microsoft Intune";

/// Returns the service of a numbered record: every sixth is of a service that the site does not show.
fn service(number: u32) -> &'static str {
    if number.is_multiple_of(6) { "Exchange Online" } else { INTUNE }
}

fn incident(number: u32, now: DateTime<Utc>) -> Incident {
    Incident {
        id: format!("IT{:07}", 1_100_000 + number),
        title: format!("Some devices cannot enroll, case {number}"),
        classification: if number.is_multiple_of(2) { "advisory" } else { "incident" },
        service: service(number),
        started: now - Duration::hours(i64::from(number) * 5),
        updated: now - Duration::hours(i64::from(number)),
        post: format!("<p>We are investigating case {number}.</p>"),
    }
}

fn message(number: u32, now: DateTime<Utc>) -> Message {
    Message {
        id: format!("MC{:07}", 1_200_000 + number),
        title: format!("Plan for change {number}"),
        service: service(number),
        published: now - Duration::days(i64::from(number) * 3),
        updated: now - Duration::days(i64::from(number) * 3) + Duration::hours(1),
        body: format!("<p>Setting {number} moves to another page.</p>"),
    }
}

fn licenses() -> Vec<License> {
    vec![
        License {
            sku: "SPE_E3",
            sku_id: "05e9a617-0261-4cee-bb44-138d3ef5d965",
            name: "Microsoft 365 E3",
            total: 2500,
            assigned: 2513,
        },
        License {
            sku: "EMS",
            sku_id: "efccb6f7-5641-4e0e-bd10-b4976e1bf68e",
            name: "Enterprise Mobility + Security E3",
            total: 700,
            assigned: 688,
        },
        License {
            sku: "INTUNE_A",
            sku_id: "061f9ace-7d42-4136-88ac-31dc755f143f",
            name: "Microsoft Intune Plan 1",
            total: 200,
            assigned: 145,
        },
    ]
}

impl License {
    fn record(&self) -> Value {
        json!({
            "id": format!("tenant_{}", self.sku_id),
            "skuId": self.sku_id,
            "skuPartNumber": self.sku,
            "appliesTo": "User",
            "capabilityStatus": "Enabled",
            "consumedUnits": self.assigned,
            "prepaidUnits": { "enabled": self.total, "suspended": 0, "warning": 0, "lockedOut": 0 },
            "servicePlans": [{
                "servicePlanId": "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
                "servicePlanName": "INTUNE_A",
                "appliesTo": "User",
                "provisioningStatus": "Success",
            }],
        })
    }

    fn native(&self) -> Value {
        json!({ "sku": self.sku, "name": self.name, "total": self.total, "assigned": self.assigned })
    }
}

impl Incident {
    fn record(&self) -> Value {
        json!({
            "id": self.id,
            "title": self.title,
            "classification": self.classification,
            "status": "investigating",
            "service": self.service,
            "feature": "Device enrollment",
            "featureGroup": self.service,
            "origin": "microsoft",
            "impactDescription": "Users may see an error when they enroll a device.",
            "startDateTime": time(self.started),
            "lastModifiedDateTime": time(self.updated),
            "endDateTime": null,
            "isResolved": false,
            "highImpact": null,
            "details": [],
            "posts": [{
                "createdDateTime": time(self.updated),
                "postType": "regular",
                "description": { "contentType": "html", "content": self.post },
            }],
        })
    }

    fn native(&self) -> Value {
        json!({
            "id": self.id,
            "title": self.title,
            "classification": self.classification,
            "status": "investigating",
            "feature": "Device enrollment",
            "origin": "microsoft",
            "impact": "Users may see an error when they enroll a device.",
            "started_at": time(self.started),
            "updated_at": time(self.updated),
            "resolved": false,
            "posts": [{ "at": time(self.updated), "html": self.post }],
        })
    }
}

impl Message {
    fn record(&self) -> Value {
        json!({
            "id": self.id,
            "title": self.title,
            "category": "planForChange",
            "severity": "normal",
            "isMajorChange": true,
            "services": [self.service],
            "tags": ["Admin impact"],
            "startDateTime": time(self.published),
            "lastModifiedDateTime": time(self.updated),
            "endDateTime": "2099-01-01T00:00:00Z",
            "actionRequiredByDateTime": null,
            "expiryDateTime": null,
            "hasAttachments": false,
            "viewPoint": null,
            "details": [{ "name": "Summary", "value": "A setting moves." }],
            "body": { "contentType": "html", "content": self.body },
        })
    }

    fn native(&self) -> Value {
        json!({
            "id": self.id,
            "title": self.title,
            "category": "plan_for_change",
            "severity": "normal",
            "major_change": true,
            "published_at": time(self.published),
            "updated_at": time(self.updated),
            "ends_at": "2099-01-01T00:00:00Z",
            "tags": ["Admin impact"],
            "details": { "Summary": "A setting moves." },
            "html": self.body,
        })
    }
}

fn connector(endpoint: &'static str, record: Value, native: Vec<Value>) -> Connector {
    Connector { endpoint, record, native }
}

fn connectors(now: DateTime<Utc>) -> Vec<Connector> {
    let ago = |hours: i64| time(now - Duration::hours(hours));
    let ahead = |days: i64| time(now + Duration::days(days));
    let mut all = vec![
        push_certificate(&ahead(90)),
        connector(
            "windowsAutopilotSettings",
            json!({ "id": "autopilot-1", "lastSyncDateTime": ago(5), "syncStatus": "completed",
                "lastManualSyncTriggerDateTime": ago(200) }),
            vec![json!({ "type": "windows-autopilot", "id": "autopilot-1", "name": "Windows Autopilot",
                "last_success_at": ago(5), "reported": { "syncStatus": "completed" } })],
        ),
        managed_play(&ago(6), &ago(400)),
        connector(
            "deviceAppManagement",
            json!({ "id": "store-1", "isEnabledForMicrosoftStoreForBusiness": false,
                "microsoftStoreForBusinessLastSuccessfulSyncDateTime": "0001-01-01T00:00:00Z" }),
            vec![json!({ "type": "microsoft-store", "id": "microsoft-store", "name": "Microsoft Store for Business",
                "enabled": false })],
        ),
        connector(
            "deviceManagementPartners",
            json!({ "id": "jamf-1", "displayName": "Jamf Pro", "isConfigured": true, "partnerState": "enabled",
                "lastHeartbeatDateTime": ago(2), "partnerAppType": "singleTenantApp" }),
            vec![json!({ "type": "jamf", "id": "jamf-1", "name": "Jamf Pro", "last_success_at": ago(2),
                "reported": { "partnerState": "enabled" } })],
        ),
        connector(
            "complianceManagementPartners",
            json!({ "id": "partner-1", "displayName": "Example Compliance", "partnerState": "enabled",
                "lastHeartbeatDateTime": ago(3), "macOsOnboarded": true, "iosOnboarded": true,
                "androidOnboarded": false }),
            vec![json!({ "type": "compliance-partner", "id": "partner-1", "name": "Example Compliance",
                "last_success_at": ago(3), "reported": { "partnerState": "enabled" },
                "details": { "Platforms": "macOS, iOS" } })],
        ),
        connector(
            "mobileThreatDefenseConnectors",
            json!({ "id": "fc780465-2017-40d4-a0c5-307022471b92", "lastHeartbeatDateTime": ago(1),
                "partnerState": "enabled", "partnerUnresponsivenessThresholdInDays": 7 }),
            vec![json!({ "type": "defender-for-endpoint", "id": "fc780465-2017-40d4-a0c5-307022471b92",
                "name": "Microsoft Defender for Endpoint", "last_success_at": ago(1),
                "reported": { "partnerState": "enabled" } })],
        ),
        connector(
            "chromeOSOnboardingSettings",
            json!({ "id": "chrome-1", "lastDirectorySyncDateTime": ago(4), "onboardingStatus": "onboarded",
                "ownerUserPrincipalName": "chrome@contoso.example" }),
            vec![json!({ "type": "chrome-enterprise", "id": "chrome-1", "name": "Chrome Enterprise",
                "last_success_at": ago(4), "reported": { "onboardingStatus": "onboarded" },
                "details": { "Owner": "chrome@contoso.example" } })],
        ),
        connector(
            "remoteAssistancePartners",
            json!({ "id": "teamviewer-1", "displayName": "TeamViewer", "onboardingStatus": "onboarded",
                "onboardingUrl": "https://teamviewer.example/onboard", "lastConnectionDateTime": ago(7) }),
            vec![json!({ "type": "teamviewer", "id": "teamviewer-1", "name": "TeamViewer", "last_success_at": ago(7),
                "reported": { "onboardingStatus": "onboarded" } })],
        ),
        connector(
            "domainJoinConnectors",
            json!({ "id": "odj-1", "displayName": "ODJ-01", "version": "6.2501.2000.5", "state": "active",
                "lastConnectionDateTime": ago(8) }),
            vec![json!({ "type": "domain-join", "id": "odj-1", "name": "ODJ-01", "last_success_at": ago(8),
                "reported": { "state": "active" }, "details": { "Version": "6.2501.2000.5" } })],
        ),
    ];
    all.extend((1..=5).map(|number| vpp_token(number, &ahead(30 * number), &ago(number))));
    all.extend((1..=4).map(|number| enrollment_token(number, &ahead(40 * number), &ago(number))));
    all.extend((1..=7).map(|number| certificate_connector(number, &ago(number * 9))));
    all
}

fn push_certificate(expires: &str) -> Connector {
    connector(
        "applePushNotificationCertificate",
        json!({ "id": "apns-1", "appleIdentifier": "mdm@contoso.example", "topicIdentifier": "com.apple.mgmt.contoso",
            "expirationDateTime": expires, "certificateUploadStatus": null, "certificateSerialNumber": "3B9A11C0",
            "certificate": null }),
        vec![json!({ "type": "apple-push-certificate", "id": "apns-1", "name": "Apple MDM push certificate",
            "expires_at": expires, "details": { "Apple ID": "mdm@contoso.example", "Serial number": "3B9A11C0",
            "Topic": "com.apple.mgmt.contoso" } })],
    )
}

fn managed_play(synced: &str, modified: &str) -> Connector {
    let id = "androidManagedStoreAccountEnterpriseSettings";
    let details = json!({ "Organization": "Contoso Ltd", "Owner": "play@contoso.example" });
    connector(
        id,
        json!({ "id": id, "bindStatus": "boundAndValidated", "lastAppSyncDateTime": synced,
            "lastAppSyncStatus": "success", "lastModifiedDateTime": modified,
            "ownerUserPrincipalName": "play@contoso.example", "ownerOrganizationName": "Contoso Ltd" }),
        vec![
            json!({ "type": "google-play-sync", "id": id, "name": "Managed Google Play", "last_success_at": synced,
                "reported": { "bindStatus": "boundAndValidated", "lastAppSyncStatus": "success" },
                "details": details }),
            json!({ "type": "google-play-binding", "id": id, "name": "Managed Google Play",
                "last_success_at": modified, "reported": { "bindStatus": "boundAndValidated" }, "details": details }),
        ],
    )
}

fn vpp_token(number: i64, expires: &str, synced: &str) -> Connector {
    let (id, name) = (format!("vpp-{number}"), format!("Location token {number}"));
    let details = json!({ "Apple ID": "vpp@contoso.example", "Country or region": "DE",
        "Location": format!("Location {number}"), "Organization": "Contoso Ltd" });
    connector(
        "vppTokens",
        json!({ "id": id, "displayName": name, "organizationName": "Contoso Ltd",
            "locationName": format!("Location {number}"), "vppTokenAccountType": "business",
            "appleId": "vpp@contoso.example", "token": null, "expirationDateTime": expires, "lastSyncDateTime": synced,
            "lastSyncStatus": "completed", "state": "valid", "countryOrRegion": "de" }),
        vec![
            json!({ "type": "apple-vpp-expiry", "id": id, "name": name, "expires_at": expires,
                "reported": { "state": "valid" }, "details": details }),
            json!({ "type": "apple-vpp-sync", "id": id, "name": name, "last_success_at": synced,
                "reported": { "lastSyncStatus": "completed", "state": "valid" }, "details": details }),
        ],
    )
}

fn enrollment_token(number: i64, expires: &str, synced: &str) -> Connector {
    let (id, name) = (format!("ade-{number}"), format!("Enrollment token {number}"));
    let details = json!({ "Apple ID": "ade@contoso.example", "Devices synchronized": "684", "Token type": "dep" });
    connector(
        "depOnboardingSettings",
        json!({ "id": id, "tokenName": name, "appleIdentifier": "ade@contoso.example",
            "tokenExpirationDateTime": expires, "lastSuccessfulSyncDateTime": synced, "lastSyncErrorCode": 0,
            "tokenType": "dep", "syncedDeviceCount": 684 }),
        vec![
            json!({ "type": "apple-enrollment-expiry", "id": id, "name": name, "expires_at": expires,
                "details": details }),
            json!({ "type": "apple-enrollment-sync", "id": id, "name": name, "last_success_at": synced,
                "reported": { "lastSyncErrorCode": "0" }, "details": details }),
        ],
    )
}

fn certificate_connector(number: i64, connected: &str) -> Connector {
    let (id, name, machine) =
        (format!("ndes-{number}"), format!("NDES-{number:02}"), format!("ndes{number:02}.contoso.example"));
    connector(
        "ndesConnectors",
        json!({ "id": id, "displayName": name, "machineName": machine, "connectorVersion": "6.2608.0.1000",
            "state": "active", "lastConnectionDateTime": connected }),
        vec![json!({ "type": "certificate-connector", "id": id, "name": name, "last_success_at": connected,
            "reported": { "state": "active" }, "details": { "Machine": machine, "Version": "6.2608.0.1000" } })],
    )
}
