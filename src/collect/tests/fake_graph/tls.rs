//! The certificates of the fake servers and of the application, made at each start.

use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::{
    ServerConfig,
    crypto::ring::default_provider,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// RSA key of the application in tests. `rcgen` with `ring` signs with RSA keys, but cannot make them.
pub const APPLICATION_KEY: &str = include_str!("application-key.pem");

/// A certificate authority of one test.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    /// Makes an authority with a new key.
    pub fn new() -> Self {
        let mut params = params(&[], "Fake Graph test authority");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// Returns its certificate.
    pub fn pem(&self) -> String {
        self.0.pem()
    }

    /// Returns the configuration of a server that has these names.
    pub fn server(&self, names: &[&str]) -> Arc<ServerConfig> {
        let key = KeyPair::generate().unwrap();
        let mut params = params(names, "Fake Graph");
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let certificate = params.signed_by(&key, &self.0).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        Arc::new(config)
    }
}

/// The certificate of the application.
pub struct ApplicationCertificate {
    /// The certificate in PEM.
    pub pem: String,
    /// The certificate in DER, whose digest is its thumbprint.
    pub der: Vec<u8>,
    /// The public key as PKCS#1.
    pub public_key: Vec<u8>,
}

impl ApplicationCertificate {
    /// Makes a self-signed certificate for [`APPLICATION_KEY`].
    pub fn new() -> Self {
        let key = KeyPair::from_pem(APPLICATION_KEY).unwrap();
        let certificate = params(&[], "tenant-status-collect").self_signed(&key).unwrap();
        Self { pem: certificate.pem(), der: certificate.der().to_vec(), public_key: key.public_key_raw().to_vec() }
    }
}

fn params(names: &[&str], common_name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap();
    params.distinguished_name.push(DnType::CommonName, common_name);
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(2060, 1, 1);
    params
}
