//! No summary is healthier than its facts: what was not captured keeps a tenant from looking well.

use std::fs;

use super::{Site, build_site};

const TOKEN: &str = r#"{"@odata.context":"https://graph.microsoft.com/beta/$metadata#deviceAppManagement/vppTokens","value":[{"id":"a","appleId":"a@b.example","expirationDateTime":"WHEN","lastSyncDateTime":"2026-11-20T07:00:00Z"}]}"#;
const FORBIDDEN: &str = r#"{"error":{"code":"Forbidden","message":"Insufficient privileges"}}"#;
const PUSH: &str = r#"{"@odata.context":"https://graph.microsoft.com/beta/$metadata#deviceManagement/applePushNotificationCertificate/$entity","id":"p","appleIdentifier":"a@b.example","expirationDateTime":"2027-11-20T07:00:00Z"}"#;
const TENANT: &str =
    r#"{"value":[{"id":"5b5a7c2e-3c0e-4f0e-9d3f-0a1b2c3d4e5f","displayName":"NAME","verifiedDomains":[]}]}"#;
const NOTHING: &str = r#"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#x","value":[]}"#;

/// A site of two nights: the expired token of the first one was not captured in the second.
fn refused_in_the_second_night(tenants: &[(&str, &str)]) -> Site {
    let data = tempfile::tempdir().unwrap();
    let expired = TOKEN.replace("WHEN", "2026-11-01T00:00:00Z");
    let nights = [("2026-11-20T080000Z", expired.as_str()), ("2026-11-21T080000Z", FORBIDDEN)];
    for ((name, id), (night, tokens)) in tenants.iter().flat_map(|tenant| nights.map(|night| (*tenant, night))) {
        let folder = data.path().join(name).join(night);
        fs::create_dir_all(&folder).unwrap();
        let tenant = TENANT.replace("NAME", name).replace("5b5a7c2e", id);
        let files = [
            ("vppTokens", tokens),
            ("applePushNotificationCertificate", PUSH),
            ("organization", &tenant),
            ("issues", NOTHING),
        ];
        for (name, text) in files {
            fs::write(folder.join(format!("{name}.json")), text.replace("#x", &format!("#{name}"))).unwrap();
        }
    }
    build_site(data.path().to_owned(), None).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

#[test]
fn a_type_that_was_not_captured_keeps_a_tenant_from_looking_well() {
    let site = refused_in_the_second_night(&[("Contoso", "00000001")]);
    assert_eq!(site.built.worst.map(tenant_status::rules::Status::key), Some("unknown"));
    assert!(site.attention().contains("not captured"), "{}", site.attention());
    assert!(site.text("badge.svg").contains("1 healthy, 13 types not captured"), "{}", site.text("badge.svg"));
    assert!(!site.changes().contains_key("connector_removed"), "{:?}", site.changes());

    let fleet = refused_in_the_second_night(&[("Contoso", "00000001"), ("Fabrikam", "00000002")]);
    for tenant in fleet.json("fleet.json")["tenants"].as_array().unwrap() {
        assert_eq!((&tenant["worst"], &tenant["attention"]), (&"unknown".into(), &true.into()));
    }
}

/// What the command line reports of a tenant is what its pages say, also in a fleet: a partner that was listed in the first
/// night and not asked for in the second one is not captured.
#[test]
fn the_command_line_reports_of_every_tenant_what_its_pages_say() {
    const PARTNER: &str = r#"{"@odata.context":"https://graph.microsoft.com/beta/$metadata#deviceManagement/remoteAssistancePartners","value":[{"id":"t","displayName":"TeamViewer","onboardingStatus":"onboarded","lastConnectionDateTime":"2026-11-20T07:00:00Z"}]}"#;
    let data = tempfile::tempdir().unwrap();
    for (name, id) in [("Contoso", "00000001"), ("Fabrikam", "00000002")] {
        for (night, partners) in [("2026-11-20T080000Z", Some(PARTNER)), ("2026-11-21T080000Z", None)] {
            let folder = data.path().join(name).join(night);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("applePushNotificationCertificate.json"), PUSH).unwrap();
            let tenant = TENANT.replace("NAME", name).replace("5b5a7c2e", id);
            fs::write(folder.join("organization.json"), tenant).unwrap();
            if let Some(partners) = partners {
                fs::write(folder.join("remoteAssistancePartners.json"), partners).unwrap();
            }
        }
    }
    let site = build_site(data.path().to_owned(), None).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let fleet = site.json("fleet.json");
    let shown: Vec<(String, String)> = fleet["tenants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tenant| (tenant["name"].as_str().unwrap().to_owned(), tenant["text"].as_str().unwrap().to_owned()))
        .collect();
    assert!(shown.iter().all(|(_, text)| text.contains("14 of 15 connector types were not captured")), "{shown:?}");
    assert_eq!(site.built.attention, shown);
}
