//! Client assertions: JSON Web Tokens that are signed with the key of a certificate.

use std::{fmt, fs, path::Path};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use ring::{
    digest,
    rand::{SecureRandom, SystemRandom},
    rsa::KeyPair,
    signature,
};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer, pem::PemObject};
use serde_json::json;
use tenant_status::paths;

use super::SignInFailure;
use crate::secret::Secret;

/// How long an assertion is valid, in seconds. Microsoft recommends 5 to 10 minutes.
const VALID: i64 = 600;

/// The key of a certificate.
pub(crate) struct SigningKey {
    key: KeyPair,
    /// SHA-256 thumbprint of the certificate, in base64url.
    thumbprint: String,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("thumbprint", &self.thumbprint).finish_non_exhaustive()
    }
}

impl SigningKey {
    /// Reads certificate and key from PEM files. Without a key file, both are in one file.
    ///
    /// # Errors
    /// A message about a file: it cannot be read, or is not what is expected.
    pub(crate) fn read(certificate: &Path, key: Option<&Path>) -> Result<Self, String> {
        let of_certificate = read(certificate)?;
        let of_key = key.map(read).transpose()?;
        let key_file = paths::shown(key.unwrap_or(certificate));
        let key = rsa_key(of_key.as_ref().unwrap_or(&of_certificate), &key_file)?;
        let file = paths::shown(certificate);
        let certificates: Vec<CertificateDer<'_>> = CertificateDer::pem_slice_iter(&of_certificate)
            .collect::<Result<_, _>>()
            .map_err(|error| format!("{file} is not a PEM file: {error}"))?;
        if certificates.is_empty() {
            return Err(format!("{file} contains no certificate (`-----BEGIN CERTIFICATE-----`)"));
        }
        // A certificate contains its public key as ring encodes it. A file may also contain certificates of the issuer.
        let public = key.public().as_ref();
        let own = certificates.iter().find(|der| der.windows(public.len()).any(|part| part == public));
        let own = own.ok_or_else(|| format!("the key in {key_file} is not that of the certificate in {file}"))?;
        let thumbprint = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, own));
        Ok(SigningKey { key, thumbprint })
    }

    /// Returns an assertion that the application `client` sends to `audience`.
    ///
    /// # Errors
    /// The system has no randomness, or the key cannot sign.
    ///
    /// Source: Microsoft's "Application authentication certificate credentials".
    pub(super) fn assertion(&self, client: &str, audience: &str, now: DateTime<Utc>) -> Result<Secret, SignInFailure> {
        let failed = |_| SignInFailure::Refused("the certificate's key cannot sign".to_owned());
        let random = SystemRandom::new();
        let mut id = [0; 16];
        random.fill(&mut id).map_err(failed)?;
        let now = now.timestamp();
        let header = json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": self.thumbprint });
        let claims = json!({
            "aud": audience, "iss": client, "sub": client, "jti": URL_SAFE_NO_PAD.encode(id),
            "iat": now, "nbf": now, "exp": now + VALID,
        });
        let encoded = |part: &serde_json::Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let signed = format!("{}.{}", encoded(&header), encoded(&claims));
        let mut bytes = vec![0; self.key.public().modulus_len()];
        self.key.sign(&signature::RSA_PSS_SHA256, &random, signed.as_bytes(), &mut bytes).map_err(failed)?;
        Ok(Secret::new(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(bytes))))
    }
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("cannot read {}: {error}", paths::shown(file)))
}

/// Returns the private key in a PEM file.
fn rsa_key(pem: &[u8], file: &str) -> Result<KeyPair, String> {
    if let Some(problem) = unsuitable(pem, file) {
        return Err(problem);
    }
    let der = PrivatePkcs8KeyDer::from_pem_slice(pem).map_err(|error| format!("{file} is not a PEM file: {error}"))?;
    KeyPair::from_pkcs8(der.secret_pkcs8_der()).map_err(|error| {
        format!("the key in {file} cannot be used ({error}); expected an RSA key of 2048 to 4096 bits")
    })
}

/// Returns what is wrong with a file without a PKCS#8 key, and how to convert it.
fn unsuitable(pem: &[u8], file: &str) -> Option<String> {
    let has = |label: &str| {
        let begin = format!("-----BEGIN {label}-----");
        pem.windows(begin.len()).any(|part| part == begin.as_bytes())
    };
    let convert = "convert it with `openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW`";
    if has("PRIVATE KEY") {
        None
    } else if has("ENCRYPTED PRIVATE KEY") {
        Some(format!(
            "the key in {file} is encrypted; {convert}, and let only the account of this program read the file"
        ))
    } else if has("RSA PRIVATE KEY") {
        Some(format!("the key in {file} has the form PKCS#1, expected PKCS#8; {convert}"))
    } else if has("EC PRIVATE KEY") {
        Some(format!("the key in {file} is an elliptic-curve key; Microsoft Entra ID expects an RSA key"))
    } else if pem.starts_with(&[0x30]) {
        let convert = "convert a .pfx file with `openssl pkcs12 -in OLD -nodes -out NEW`";
        Some(format!("{file} is not a PEM file but binary; {convert}"))
    } else {
        Some(format!("{file} contains no private key (`-----BEGIN PRIVATE KEY-----`)"))
    }
}

#[cfg(test)]
mod tests {
    use ring::signature::{RSA_PSS_2048_8192_SHA256, UnparsedPublicKey};
    use serde_json::Value;

    use super::*;

    /// A self-signed certificate and its key, made for this test with openssl.
    const CERTIFICATE: &str = include_str!("test-certificate.pem");
    const KEY: &str = include_str!("test-key.pem");

    fn key_of(certificate: &str, key: Option<&str>) -> Result<SigningKey, String> {
        let folder = tempfile::tempdir().unwrap();
        let [certificate_file, key_file] = ["certificate.pem", "key.pem"].map(|name| folder.path().join(name));
        fs::write(&certificate_file, certificate).unwrap();
        fs::write(&key_file, key.unwrap_or_default()).unwrap();
        let shown = folder.path().display().to_string();
        SigningKey::read(&certificate_file, key.map(|_| key_file.as_path()))
            .map_err(|message| message.replace(&format!("{shown}/"), ""))
    }

    #[test]
    fn an_assertion_is_signed_and_names_its_certificate() {
        let key = key_of(&format!("{KEY}{CERTIFICATE}"), None).unwrap();
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let assertion = key.assertion("app", "https://login.example/t/oauth2/v2.0/token", now).unwrap();
        let parts: Vec<&str> = assertion.expose().split('.').collect();
        let decoded = |at: usize| URL_SAFE_NO_PAD.decode(parts[at]).unwrap();
        let json = |at| serde_json::from_slice::<Value>(&decoded(at)).unwrap();
        let der = CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap();
        assert_eq!(json(0)["alg"], "PS256");
        assert_eq!(json(0)["x5t#S256"], URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, &der)));
        let claims = json(1);
        assert_eq!((&claims["iss"], &claims["sub"]), (&json!("app"), &json!("app")));
        assert_eq!(claims["aud"], "https://login.example/t/oauth2/v2.0/token");
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["nbf"].as_i64().unwrap(), 600);
        let signed = format!("{}.{}", parts[0], parts[1]);
        let public = UnparsedPublicKey::new(&RSA_PSS_2048_8192_SHA256, key.key.public().as_ref());
        public.verify(signed.as_bytes(), &decoded(2)).unwrap();
        assert!(public.verify(b"another text", &decoded(2)).is_err());
        let again = key.assertion("app", "https://login.example/t/oauth2/v2.0/token", now).unwrap();
        assert_ne!(again.expose(), assertion.expose(), "each has an id of its own");
    }

    #[test]
    fn certificate_and_key_may_be_in_two_files() {
        assert!(key_of(CERTIFICATE, Some(KEY)).is_ok());
        let shown = format!("{:?}", key_of(CERTIFICATE, Some(KEY)).unwrap());
        assert!(shown.starts_with("SigningKey { thumbprint: ") && shown.len() < 90, "{shown}");
    }

    #[test]
    fn other_files_are_rejected_with_what_to_do() {
        let labeled = |label: &str| format!("-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n");
        for (key, part) in [
            (labeled("RSA PRIVATE KEY"), "has the form PKCS#1, expected PKCS#8; convert it with `openssl pkcs8"),
            (labeled("ENCRYPTED PRIVATE KEY"), "is encrypted; convert it"),
            (labeled("EC PRIVATE KEY"), "is an elliptic-curve key"),
            (labeled("PRIVATE KEY"), "cannot be used"),
            ("0\u{1}".to_owned(), "openssl pkcs12"),
            (String::new(), "key.pem contains no private key"),
        ] {
            let message = key_of(CERTIFICATE, Some(&key)).unwrap_err();
            assert!(message.contains(part), "{message}");
        }
        assert!(key_of("", Some(KEY)).unwrap_err().contains("certificate.pem contains no certificate"));
        let other = include_str!("test-other-certificate.pem");
        let message = key_of(other, Some(KEY)).unwrap_err();
        assert_eq!(message, "the key in key.pem is not that of the certificate in certificate.pem");
        assert!(key_of(&format!("{other}{CERTIFICATE}"), Some(KEY)).is_ok());
    }
}
