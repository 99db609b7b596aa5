//! Tests of the fake Graph itself: a fake that accepts everything would prove nothing.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{digest, rand::SystemRandom, rsa::KeyPair, signature};
use serde_json::{Value, json};
use ureq::{
    Agent,
    tls::{Certificate, RootCerts, TlsConfig},
};

use crate::fake_graph::{
    FakeGraph, Fault, Link, RetryAfter, Scenario, TokenLife,
    scenario::{APPLICATION, FEDERATED, SECRET, now},
    tls::APPLICATION_KEY,
};

const TENANT: &str = "contoso.onmicrosoft.com";

/// A client that trusts the authority of a fake and does not follow redirects.
fn client(fake: &FakeGraph) -> Agent {
    let pem = std::fs::read(fake.ca_file()).unwrap();
    let roots = RootCerts::new_with_certs(&[Certificate::from_pem(&pem).unwrap()]);
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder().root_certs(roots).unversioned_rustls_crypto_provider(provider).build();
    Agent::config_builder().tls_config(tls).http_status_as_error(false).max_redirects(0).proxy(None).build().into()
}

fn get(fake: &FakeGraph, url: &str, token: &str) -> (u16, Value) {
    let mut answer = client(fake).get(url).header("Authorization", format!("Bearer {token}")).call().unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

fn sign_in(fake: &FakeGraph, fields: &[(&str, &str)]) -> (u16, Value) {
    let scope = format!("{}/.default", fake.scenario().resource);
    let mut form = vec![("client_id", APPLICATION), ("grant_type", "client_credentials"), ("scope", scope.as_str())];
    for field in fields {
        form.retain(|(name, _)| *name != field.0);
        form.push(*field);
    }
    let url = format!("{}/{TENANT}/oauth2/v2.0/token", fake.login_url());
    let mut answer = client(fake).post(url).send_form(form).unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), serde_json::from_str(&text).unwrap())
}

#[test]
fn lists_have_pages_and_lead_to_the_next() {
    let fake = FakeGraph::start(Scenario::contoso());
    let token = fake.token(0);
    let mut url = format!("{}/v1.0/admin/serviceAnnouncement/messages", fake.graph_url());
    let mut sizes = Vec::new();
    loop {
        let (status, page) = get(&fake, &url, &token);
        assert_eq!(status, 200, "{page}");
        sizes.push(page["value"].as_array().unwrap().len());
        match page["@odata.nextLink"].as_str() {
            Some(next) => url = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(sizes, [3, 3, 3, 3, 3, 3, 3, 3, 1]);
    let pages: Vec<usize> = fake.requests_of("messages").iter().map(|request| request.page).collect();
    assert_eq!(pages, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn select_filter_and_expand_are_applied() {
    let fake = FakeGraph::start(Scenario::contoso());
    let (graph, token) = (fake.graph_url(), fake.token(0));
    let (_, all) = get(&fake, &format!("{graph}/v1.0/organization"), &token);
    assert_eq!(all["value"][0].get("mobileDeviceManagementAuthority"), None);
    let (_, some) =
        get(&fake, &format!("{graph}/v1.0/organization?$select=id,mobileDeviceManagementAuthority"), &token);
    assert_eq!(some["value"][0].as_object().unwrap().len(), 2);
    let (status, _) = get(&fake, &format!("{graph}/v1.0/organization?$select=id,colour"), &token);
    assert_eq!(status, 400);
    let since = (now() - chrono::TimeDelta::days(7)).format("%Y-%m-%dT%H:%M:%SZ");
    let messages = format!("{graph}/v1.0/admin/serviceAnnouncement/messages");
    let (_, new) = get(&fake, &format!("{messages}?$filter=lastModifiedDateTime%20ge%20{since}"), &token);
    assert_eq!((new["value"].as_array().unwrap().len(), new.get("@odata.nextLink")), (2, None));
    assert_eq!(get(&fake, &format!("{messages}?$filter=title%20eq%20x"), &token).0, 400);
    let health = format!("{graph}/v1.0/admin/serviceAnnouncement/healthOverviews");
    assert_eq!(get(&fake, &health, &token).1["value"][0].get("issues"), None);
    let (_, expanded) = get(&fake, &format!("{health}?$expand=issues"), &token);
    assert_eq!(expanded["value"][0]["issues"].as_array().unwrap().len(), 7);
}

#[test]
fn only_the_right_version_has_an_endpoint() {
    let fake = FakeGraph::start(Scenario::contoso());
    let (graph, token) = (fake.graph_url(), fake.token(0));
    assert_eq!(get(&fake, &format!("{graph}/beta/deviceManagement/ndesConnectors"), &token).0, 200);
    assert_eq!(get(&fake, &format!("{graph}/v1.0/deviceManagement/ndesConnectors"), &token).0, 400);
    assert_eq!(get(&fake, &format!("{graph}/beta/deviceManagement/unknown"), &token).0, 400);
    assert_eq!(get(&fake, &format!("{graph}/v1.0/deviceManagement/exchangeConnectors"), &token).0, 501);
}

#[test]
fn only_its_own_tokens_open_it_and_not_for_longer_than_planned() {
    let fake = FakeGraph::start(Scenario { token_life: TokenLife::Requests(2), ..Scenario::contoso() });
    let url = format!("{}/v1.0/organization", fake.graph_url());
    assert_eq!(get(&fake, &url, "guessed").0, 401);
    let token = fake.token(0);
    assert_eq!([(); 3].map(|()| get(&fake, &url, &token).0), [200, 200, 401]);
}

#[test]
fn a_sign_in_needs_the_right_tenant_application_scope_and_secret() {
    let fake = FakeGraph::start(Scenario::contoso());
    let secret = ("client_secret", SECRET);
    assert_eq!(sign_in(&fake, &[secret]).0, 200);
    assert_eq!(sign_in(&fake, &[("client_secret", "wrong")]).0, 401);
    assert_eq!(sign_in(&fake, &[secret, ("client_id", "somebody")]).0, 400);
    assert_eq!(sign_in(&fake, &[secret, ("scope", "https://graph.microsoft.us/.default")]).0, 400);
    assert_eq!(sign_in(&fake, &[secret, ("grant_type", "password")]).0, 400);
    assert_eq!(sign_in(&fake, &[]).0, 401);
}

/// A client assertion, and what may be wrong with it.
struct Assertion {
    algorithm: &'static str,
    thumbprint: Vec<u8>,
    audience: String,
    issuer: &'static str,
    valid_for: i64,
    id: &'static str,
    padding: &'static dyn signature::RsaEncoding,
}

impl Assertion {
    fn right(fake: &FakeGraph) -> Self {
        let pem = std::fs::read_to_string(fake.certificate_file()).unwrap();
        let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
        let der = base64::engine::general_purpose::STANDARD.decode(body).unwrap();
        Self {
            algorithm: "PS256",
            thumbprint: digest::digest(&digest::SHA256, &der).as_ref().to_vec(),
            audience: format!("{}/{TENANT}/oauth2/v2.0/token", fake.login_url()),
            issuer: APPLICATION,
            valid_for: 300,
            id: "0b8f6a52-7c1d-4e39-9a46",
            padding: &signature::RSA_PSS_SHA256,
        }
    }

    fn text(&self) -> String {
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let now = now().timestamp();
        let head = json!({ "alg": self.algorithm, "typ": "JWT", "x5t#S256": URL_SAFE_NO_PAD.encode(&self.thumbprint) });
        let claims = json!({ "aud": self.audience, "iss": self.issuer, "sub": self.issuer, "jti": self.id, "nbf": now,
            "iat": now, "exp": now + self.valid_for });
        let signed = format!("{}.{}", part(head), part(claims));
        let body: String = APPLICATION_KEY.lines().filter(|line| !line.starts_with("-----")).collect();
        let der = base64::engine::general_purpose::STANDARD.decode(body).unwrap();
        let key = KeyPair::from_pkcs8(&der).unwrap();
        let mut sign = vec![0; key.public().modulus_len()];
        key.sign(self.padding, &SystemRandom::new(), signed.as_bytes(), &mut sign).unwrap();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(sign))
    }

    fn status(&self, fake: &FakeGraph) -> (u16, String) {
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        let text = self.text();
        let (status, body) = sign_in(fake, &[("client_assertion_type", kind), ("client_assertion", &text)]);
        (status, body["error_description"].as_str().unwrap_or_default().to_owned())
    }
}

#[test]
fn an_assertion_is_verified_in_every_part() {
    let fake = FakeGraph::start(Scenario::contoso());
    let right = || Assertion::right(&fake);
    assert_eq!(right().status(&fake), (200, String::new()));
    let refused = |assertion: Assertion, why: &str| {
        let (status, text) = assertion.status(&fake);
        assert!(status == 401 && text.contains(why), "{status} {text}");
    };
    refused(right(), "used before");
    let fresh = || Assertion { id: "another-identifier-1", ..right() };
    refused(Assertion { algorithm: "RS256", ..fresh() }, "the header is");
    refused(Assertion { thumbprint: vec![0; 32], ..fresh() }, "the header is");
    refused(Assertion { padding: &signature::RSA_PKCS1_SHA256, ..fresh() }, "the signature");
    refused(Assertion { audience: "https://login.example".to_owned(), ..fresh() }, "the audience");
    refused(Assertion { issuer: "somebody", ..fresh() }, "the issuer");
    refused(Assertion { valid_for: -10, ..fresh() }, "it is valid");
    refused(Assertion { valid_for: 90_000, ..fresh() }, "it is valid");
    refused(Assertion { id: "short", ..fresh() }, "its id");
    assert_eq!(fresh().status(&fake).0, 200);
}

#[test]
fn a_federated_token_is_accepted_as_an_assertion() {
    let fake = FakeGraph::start(Scenario::contoso());
    let kind = ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    assert_eq!(sign_in(&fake, &[kind, ("client_assertion", FEDERATED)]).0, 200);
    assert_eq!(sign_in(&fake, &[kind, ("client_assertion", "a.b.c")]).0, 401);
}

#[test]
fn faults_apply_to_the_planned_requests_only() {
    let scenario = Scenario::contoso()
        .first(2, "messages", Fault::Throttled(RetryAfter::Seconds(1)))
        .page(2, "vppTokens", Fault::Error { status: 403, code: "Forbidden" })
        .always("ndesConnectors", Fault::Redirect(Link::Elsewhere));
    let fake = FakeGraph::start(scenario);
    let (graph, token) = (fake.graph_url(), fake.token(0));
    let messages = format!("{graph}/v1.0/admin/serviceAnnouncement/messages");
    assert_eq!([(); 4].map(|()| get(&fake, &messages, &token).0), [429, 429, 200, 200]);
    let tokens = format!("{graph}/beta/deviceAppManagement/vppTokens");
    let (status, first) = get(&fake, &tokens, &token);
    assert_eq!((status, get(&fake, first["@odata.nextLink"].as_str().unwrap(), &token).0), (200, 403));
    assert_eq!(get(&fake, &format!("{graph}/beta/deviceManagement/ndesConnectors"), &token).0, 302);
    assert!(fake.elsewhere().is_empty());
}
