//! Credentials by reference: which file or variable has the secret, and how it is used to sign in.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tenant_status::paths;

use crate::{
    console::Console,
    secret::{Secret, Vault},
    sign_in::{Method, SigningKey},
};

/// Variable with a ready-made token.
const TOKEN: &str = "TENANT_STATUS_TOKEN";

/// Variable with a client secret.
const CLIENT_SECRET: &str = "TENANT_STATUS_CLIENT_SECRET";

/// Variable that names the token file of a workload identity. Azure sets it.
const FEDERATED: &str = "AZURE_FEDERATED_TOKEN_FILE";

/// References to credentials. At most one kind is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct References {
    /// PEM file with a certificate, and with its key unless `key` is given.
    pub(crate) certificate: Option<PathBuf>,
    /// PEM file with the key.
    pub(crate) key: Option<PathBuf>,
    /// File with a client secret.
    pub(crate) secret_file: Option<PathBuf>,
    /// Variable with a client secret.
    pub(crate) secret_env: Option<String>,
    /// File with the token of a workload identity.
    pub(crate) federated_token_file: Option<PathBuf>,
    /// Whether a user signs in.
    pub(crate) device_code: bool,
}

impl References {
    /// Returns whether no credential is given.
    pub(crate) fn is_empty(&self) -> bool {
        *self == References::default()
    }

    /// Returns the names of the given kinds, as in `tenants.yaml`.
    fn kinds(&self) -> Vec<&'static str> {
        [
            ("certificate", self.certificate.is_some()),
            ("secret_file", self.secret_file.is_some()),
            ("secret_env", self.secret_env.is_some()),
            ("federated_token_file", self.federated_token_file.is_some()),
            ("device_code", self.device_code),
        ]
        .into_iter()
        .filter_map(|(kind, is_given)| is_given.then_some(kind))
        .collect()
    }

    /// Checks that the references fit together.
    ///
    /// # Errors
    /// A message about a conflict.
    pub(crate) fn check(&self) -> Result<(), String> {
        let kinds = self.kinds();
        if kinds.len() > 1 {
            return Err(format!("{} are given; choose one way to sign in", kinds.join(" and ")));
        }
        if self.key.is_some() && self.certificate.is_none() {
            return Err("a key needs a certificate".to_owned());
        }
        Ok(())
    }

    /// Returns how to sign in; `None` if no credential is given.
    ///
    /// # Errors
    /// A message: a file or variable cannot be read.
    pub(crate) fn method(&self, vault: &Vault, console: &Console) -> Result<Option<Method>, String> {
        self.check()?;
        if let Some(certificate) = &self.certificate {
            let key = SigningKey::read(certificate, self.key.as_deref())?;
            warn_if_public(self.key.as_ref().unwrap_or(certificate), console);
            return Ok(Some(Method::Certificate(Box::new(key))));
        }
        if let Some(file) = &self.secret_file {
            let secret =
                fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", paths::shown(file)))?;
            warn_if_public(file, console);
            let secret = vault.keep(Secret::new(secret));
            return match secret.is_empty() {
                true => Err(format!("{} is empty", paths::shown(file))),
                false => Ok(Some(Method::ClientSecret(secret))),
            };
        }
        if let Some(name) = &self.secret_env {
            let secret = variable(name, vault).ok_or_else(|| format!("the variable {name} is not set"))?;
            return Ok(Some(Method::ClientSecret(secret)));
        }
        if let Some(file) = &self.federated_token_file {
            return Ok(Some(Method::Federated(file.clone())));
        }
        Ok(self.device_code.then_some(Method::DeviceCode))
    }
}

/// Returns how to sign in by the environment. A ready-made token is for one tenant only.
///
/// # Errors
/// A message about the ways to sign in.
pub(crate) fn from_environment(is_only_tenant: bool, vault: &Vault) -> Result<Method, String> {
    if let Some(token) = variable(TOKEN, vault).filter(|_| is_only_tenant) {
        if !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(format!("the variable {TOKEN} is not a token: it contains spaces or other characters"));
        }
        return Ok(Method::Token(token));
    }
    if let Some(secret) = variable(CLIENT_SECRET, vault) {
        return Ok(Method::ClientSecret(secret));
    }
    if let Some(file) = std::env::var_os(FEDERATED).filter(|file| !file.is_empty()) {
        return Ok(Method::Federated(file.into()));
    }
    Err(format!(
        "no way to sign in is given; use --certificate, --secret-file, --federated-token-file or --device-code, or set \
         {CLIENT_SECRET}, {FEDERATED} or {TOKEN}"
    ))
}

/// Returns a variable that is set and not empty.
fn variable(name: &str, vault: &Vault) -> Option<Secret> {
    let secret = vault.keep(Secret::new(std::env::var(name).ok()?));
    (!secret.is_empty()).then_some(secret)
}

/// Warns about a secret that other users of the machine can read.
#[cfg(unix)]
fn warn_if_public(file: &Path, console: &Console) {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(file).map(|metadata| metadata.permissions().mode()).unwrap_or_default();
    if mode & 0o044 != 0 {
        let shown = paths::shown(file);
        console.note(&format!("warning: other users can read {shown}; restrict it with `chmod 600 {shown}`"));
    }
}

/// Does nothing: permissions of Windows are lists, which a program cannot judge at a glance.
#[cfg(not(unix))]
fn warn_if_public(_file: &Path, _console: &Console) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_way_to_sign_in_is_chosen() {
        let secret = References { secret_file: Some("s".into()), ..References::default() };
        assert!(secret.check().is_ok() && References::default().is_empty());
        let two = References { device_code: true, ..secret };
        assert_eq!(two.check().unwrap_err(), "secret_file and device_code are given; choose one way to sign in");
        let key = References { key: Some("k".into()), ..References::default() };
        assert_eq!(key.check().unwrap_err(), "a key needs a certificate");
    }

    #[test]
    fn a_secret_is_read_from_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        let (vault, of_file) = (Vault::default(), References { secret_file: Some(file.clone()), ..Default::default() });
        let console = Console::new(vault.clone());
        assert!(of_file.method(&vault, &console).unwrap_err().starts_with("cannot read "));
        fs::write(&file, " \n").unwrap();
        assert!(of_file.method(&vault, &console).unwrap_err().ends_with(" is empty"));
        fs::write(&file, "a-secret\n").unwrap();
        let method = of_file.method(&vault, &console).unwrap();
        assert!(matches!(&method, Some(Method::ClientSecret(secret)) if secret.expose() == "a-secret"));
        assert!(!format!("{method:?}").contains("a-secret"));
        assert_eq!(vault.redact("a-secret"), "[secret]");
    }
}
