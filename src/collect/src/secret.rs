//! Secrets: values that no file, message or log may contain.

use std::{
    cmp::Reverse,
    fmt,
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard},
};

use base64::{Engine, engine::general_purpose};
use memchr::memmem;

/// Text that replaces a secret in messages.
const REPLACEMENT: &str = "[secret]";

/// Shortest secret that is searched for. A shorter one would match ordinary text.
const SHORTEST: usize = 6;

/// A token, client secret or code. `Debug` does not show it, and there is no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(String);

impl Secret {
    /// Wraps a value, without the line break at the end of a file.
    pub(crate) fn new(value: impl Into<String>) -> Self {
        Secret(value.into().trim().to_owned())
    }

    /// Returns the value, for the request that needs it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// Returns whether there is no value.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// The forms of secrets, longest first, so that a form is replaced before a part of it.
#[derive(Default)]
struct Forms(RwLock<Vec<String>>);

impl Forms {
    fn add(&self, secret: &Secret) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for form in forms(secret.expose()) {
            if !known.contains(&form) {
                known.push(form);
            }
        }
        known.sort_by_key(|form| Reverse(form.len()));
    }

    fn read(&self) -> RwLockReadGuard<'_, Vec<String>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Known secrets. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct Vault {
    known: Arc<Forms>,
    /// Secrets of the whole run, for messages, if these are those of one tenant.
    of_run: Option<Arc<Forms>>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// Returns an empty vault for a tenant, whose secrets are also kept in this one. Answers for a tenant are searched for
    /// its own secrets only: no other tenant's are sent to its hosts, and there may be hundreds of tenants.
    pub(crate) fn for_tenant(&self) -> Self {
        Vault { known: Arc::default(), of_run: Some(self.known.clone()) }
    }

    /// Adds a secret, and returns it.
    pub(crate) fn keep(&self, secret: Secret) -> Secret {
        self.known.add(&secret);
        if let Some(run) = &self.of_run {
            run.add(&secret);
        }
        secret
    }

    /// Returns the text with every known secret replaced.
    pub(crate) fn redact(&self, text: &str) -> String {
        self.known.read().iter().fold(text.to_owned(), |text, form| text.replace(form, REPLACEMENT))
    }

    /// Returns what finds the secrets known so far.
    pub(crate) fn finder(&self) -> Finder {
        Finder(self.known.read().iter().map(|form| memmem::Finder::new(form).into_owned()).collect())
    }
}

/// Finds secrets in bytes.
pub(crate) struct Finder(Vec<memmem::Finder<'static>>);

impl Finder {
    /// Returns whether the bytes contain a secret.
    pub(crate) fn is_in(&self, bytes: &[u8]) -> bool {
        self.0.iter().any(|form| form.find(bytes).is_some())
    }

    /// Returns the length in bytes of the longest form of a secret.
    pub(crate) fn longest(&self) -> usize {
        self.0.first().map_or(0, |form| form.needle().len())
    }
}

/// Returns the forms in which a server may repeat a secret: as is, percent-encoded, escaped in JSON, in base64.
fn forms(secret: &str) -> Vec<String> {
    if secret.len() < SHORTEST {
        return Vec::new();
    }
    let json = serde_json::to_string(secret).unwrap_or_default();
    let json = json.trim_matches('"').to_owned();
    let mut forms = vec![
        secret.to_owned(),
        url::form_urlencoded::byte_serialize(secret.as_bytes()).collect(),
        percent(secret),
        json.replace('/', "\\/"),
        json,
    ];
    // The characters of base64 depend on the position of the bytes in groups of three.
    for skipped in 0..3.min(secret.len()) {
        let whole = (secret.len() - skipped) / 3 * 3;
        let bytes = &secret.as_bytes()[skipped..skipped + whole];
        if whole >= SHORTEST {
            forms.push(general_purpose::STANDARD.encode(bytes));
            forms.push(general_purpose::URL_SAFE.encode(bytes));
        }
    }
    forms.sort();
    forms.dedup();
    forms
}

/// Percent-encodes everything but letters, digits and `-._~`.
fn percent(text: &str) -> String {
    let encoded = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encoded).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_secret_is_not_shown() {
        let vault = Vault::default();
        let secret = vault.keep(Secret::new("p~4+s/w\"rd\n"));
        assert_eq!(secret.expose(), "p~4+s/w\"rd");
        assert_eq!(format!("{secret:?} {vault:?}"), "Secret Vault");
        for shown in ["p~4+s/w\"rd", "p~4%2Bs%2Fw%22rd", "p%7E4%2Bs%2Fw%22rd", "p~4+s\\/w\\\"rd", "p~4+s/w\\\"rd"] {
            assert_eq!(vault.redact(&format!("a {shown} b")), "a [secret] b", "{shown}");
        }
    }

    #[test]
    fn a_tenant_has_its_own_secrets_and_messages_hide_those_of_all() {
        let run = Vault::default();
        let [first, second] = [run.for_tenant(), run.for_tenant()];
        first.keep(Secret::new("secret-one"));
        second.keep(Secret::new("secret-one-and-two"));
        assert!(first.finder().is_in(b"secret-one") && !first.finder().is_in(b"and-two"));
        assert_eq!(run.redact("secret-one-and-two secret-one"), "[secret] [secret]");
        assert_eq!(second.finder().longest(), "secret-one-and-two".len() * 4 / 3);
    }

    #[test]
    fn a_short_or_empty_secret_matches_nothing() {
        let vault = Vault::default();
        vault.keep(Secret::new("abc"));
        vault.keep(Secret::new("  "));
        assert_eq!(vault.redact("abc  abc"), "abc  abc");
        assert!(!vault.finder().is_in(b"abc"));
    }

    proptest! {
        #[test]
        fn a_secret_is_found_in_base64_at_any_position(
            secret in "[ -~]{9,40}", before in "[ -~]{0,5}", after in "[ -~]{0,5}"
        ) {
            prop_assume!(secret.trim() == secret);
            let vault = Vault::default();
            vault.keep(Secret::new(secret.clone()));
            let text = format!("{before}{secret}{after}");
            for encoded in [general_purpose::STANDARD.encode(&text), general_purpose::URL_SAFE_NO_PAD.encode(&text)] {
                prop_assert!(vault.finder().is_in(encoded.as_bytes()), "{encoded}");
            }
            prop_assert!(!vault.redact(&text).contains(&secret));
        }
    }
}
