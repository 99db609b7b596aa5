//! Secrets: values that no file, message or log may contain.

use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use aho_corasick::{AhoCorasick, MatchKind};
use base64::{Engine, engine::general_purpose};

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

/// All secrets of a run. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct Vault(Arc<RwLock<Vec<String>>>);

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// Adds a secret, and returns it.
    pub(crate) fn keep(&self, secret: Secret) -> Secret {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for form in forms(secret.expose()) {
            if !known.contains(&form) {
                known.push(form);
            }
        }
        secret
    }

    /// Returns the text with every known secret replaced.
    pub(crate) fn redact(&self, text: &str) -> String {
        match self.finder().0 {
            Some(finder) => {
                let replacements = vec![REPLACEMENT; finder.patterns_len()];
                finder.replace_all(text, &replacements)
            }
            None => text.to_owned(),
        }
    }

    /// Returns what finds the secrets known so far.
    pub(crate) fn finder(&self) -> Finder {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(known.iter());
        Finder(finder.ok().filter(|_| !known.is_empty()))
    }

    /// Returns the length in bytes of the longest form of a secret.
    pub(crate) fn longest(&self) -> usize {
        self.0.read().unwrap_or_else(PoisonError::into_inner).iter().map(String::len).max().unwrap_or(0)
    }
}

/// Finds secrets in bytes.
pub(crate) struct Finder(Option<AhoCorasick>);

impl Finder {
    /// Returns whether the bytes contain a secret.
    pub(crate) fn is_in(&self, bytes: &[u8]) -> bool {
        self.0.as_ref().is_some_and(|finder| finder.is_match(bytes))
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
