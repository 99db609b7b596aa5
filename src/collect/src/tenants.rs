//! `tenants.yaml`: the tenants to collect, with their credentials by reference.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use tenant_status::{
    diagnostic::{Code, Diagnostic},
    format::{self, FindingTarget, KeyPath, Source, Syntax, Unplaced},
    input::Limits,
    paths,
    site::path::{is_name_everywhere, slug},
};

use crate::{cloud::Cloud, credentials::References};

/// A file of tenants.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TenantsFile {
    tenants: Vec<TenantEntry>,
}

/// A tenant. Paths are relative to the file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TenantEntry {
    /// Directory id or domain.
    pub(crate) id: String,
    /// Name for messages and for the folder.
    name: Option<String>,
    /// Folder of its captures, below `--into`.
    folder: Option<String>,
    /// Cloud of Microsoft.
    pub(crate) cloud: Option<Cloud>,
    /// Application (client) id.
    pub(crate) client_id: Option<String>,
    certificate: Option<PathBuf>,
    key: Option<PathBuf>,
    secret_file: Option<PathBuf>,
    secret_env: Option<String>,
    federated_token_file: Option<PathBuf>,
    /// Service release, which Graph does not have.
    pub(crate) service_release: Option<String>,
    /// Location, which Graph does not have.
    pub(crate) location: Option<String>,
}

impl TenantEntry {
    /// Returns the name for messages.
    pub(crate) fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }

    /// Returns the name of its folder.
    pub(crate) fn folder(&self) -> String {
        self.folder.clone().unwrap_or_else(|| slug(&self.label().to_lowercase()))
    }

    /// Returns its credentials. `beside` is the folder of the file.
    pub(crate) fn references(&self, beside: &Path) -> References {
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| beside.join(path));
        References {
            certificate: path(&self.certificate),
            key: path(&self.key),
            secret_file: path(&self.secret_file),
            secret_env: self.secret_env.clone(),
            federated_token_file: path(&self.federated_token_file),
            device_code: false,
        }
    }
}

/// Reads a file of tenants.
///
/// # Errors
/// All mistakes of the file, with their places.
pub(crate) fn read(path: &Path) -> Result<Vec<TenantEntry>, Vec<Diagnostic>> {
    let text = fs::read_to_string(path).map_err(|error| vec![tenant_status::input::unreadable(path, &error)])?;
    let source = Source { path: paths::shown(path), text, syntax: Syntax::Yaml };
    let file: TenantsFile = format::read_checked(&source, &Limits::default(), |file| mistakes(&source.path, file))?;
    Ok(file.tenants)
}

/// Returns the mistakes that the type cannot express.
fn mistakes(shown: &str, file: &TenantsFile) -> Vec<Unplaced> {
    let mistake = |path: KeyPath, message: String| {
        let finding = Diagnostic::about_file(shown, Code::BadValue, message);
        Unplaced { finding, path, target: FindingTarget::Value, is_certain: true }
    };
    let mut found = Vec::new();
    if file.tenants.is_empty() {
        found.push(mistake(KeyPath::top().key("tenants"), "the list is empty".to_owned()));
    }
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    for (at, tenant) in file.tenants.iter().enumerate() {
        let path = KeyPath::top().key("tenants").index(at);
        if !is_tenant(&tenant.id) {
            let message = format!("`{}` is neither a directory id nor a domain", tenant.id);
            found.push(mistake(path.key("id"), message));
        }
        let folder = tenant.folder();
        if !is_name_everywhere(&folder) {
            found.push(mistake(
                path.key("folder"),
                format!("`{folder}` cannot be the name of a folder on every system"),
            ));
        }
        if let Err(message) = tenant.references(Path::new("")).check() {
            found.push(mistake(path.clone(), message));
        }
        if let Some(other) = folders.insert(folder.to_lowercase(), at) {
            let message = format!("this tenant has the folder `{folder}`, like tenant {}; set `folder`", other + 1);
            found.push(mistake(path, message));
        }
    }
    found
}

/// Returns whether a text can be a directory id or domain, which is a part of an address.
pub(crate) fn is_tenant(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    !text.is_empty() && text.bytes().all(is_plain) && !text.starts_with('.') && !text.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tenants.yaml");
        fs::write(&file, text).unwrap();
        let shown = format!("{}/", folder.path().display());
        let told = |finding: Diagnostic| format!("{} {}", finding.place().replace(&shown, ""), finding.message);
        read(&file).map_or_else(|findings| findings.into_iter().map(told).collect(), |_| Vec::new())
    }

    #[test]
    fn a_tenant_needs_an_id_and_has_a_folder() {
        let text = "tenants:\n  - id: contoso.onmicrosoft.com\n  - { id: 0b8f6a52-7c1d-4e39-9a46-5d2e8f7b3c10, name: Fabrikam Inc, \
                    cloud: us-gov, client_id: x, certificate: keys/f.pem, service_release: \"2611\" }\n";
        assert_eq!(findings(text), [""; 0]);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tenants.yaml");
        fs::write(&file, text).unwrap();
        let tenants = read(&file).unwrap();
        assert_eq!((tenants[0].label(), tenants[1].label()), ("contoso.onmicrosoft.com", "Fabrikam Inc"));
        assert!(tenants[1].folder().starts_with("fabrikam-inc"));
        let references = tenants[1].references(Path::new("/etc/collect"));
        assert_eq!(references.certificate, Some("/etc/collect/keys/f.pem".into()));
    }

    #[test]
    fn every_mistake_has_its_place() {
        assert_eq!(
            findings(
                "tenants:\n  - { id: a/b, clodu: china }\n  - { id: x, folder: same, secret_env: A, secret_file: b }\n  - \
                 { id: y, folder: Same }\n  - { id: z, cloud: mars }\n  - { name: z }\n"
            ),
            [
                "tenants.yaml:2:11 `a/b` is neither a directory id nor a domain",
                "tenants.yaml:2:16 unknown key `clodu`",
                "tenants.yaml:3:5 secret_file and secret_env are given; choose one way to sign in",
                "tenants.yaml:4:5 this tenant has the folder `Same`, like tenant 2; set `folder`",
                "tenants.yaml:5:21 `tenants[3].cloud`: unknown value `mars`, expected one of `global`, `us-gov`, `us-dod`, \
                 `china`",
                "tenants.yaml:6:5 `tenants[4]` needs a key `id`",
            ]
        );
        assert_eq!(findings("tenants: []\n"), ["tenants.yaml:1:10 the list is empty"]);
    }

    #[test]
    fn the_sample_in_the_data_readme_is_valid() {
        let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/README.md")).unwrap();
        let (_, sample) = readme.split_once("```yaml fragment\n# tenants.yaml").unwrap();
        assert_eq!(findings(&format!("#{}", sample.split("```").next().unwrap())), [""; 0]);
        let (_, keys) = readme.split_once("Keys of a tenant are ").unwrap();
        let documented: Vec<&str> = keys.split('.').next().unwrap().split('`').skip(1).step_by(2).collect();
        let unknown = findings("tenants:\n  - { id: x, other: y }\n");
        let all =
            format!("tenants:\n  - {{ {} }}\n", documented.iter().map(|key| format!("{key}: x, ")).collect::<String>());
        // Each is known; `cloud` has values of its own, and a tenant has one credential.
        assert!(!findings(&all).iter().any(|finding| finding.contains("unknown key")) && unknown.len() == 1);
        assert_eq!(documented.len(), 12);
    }
}
