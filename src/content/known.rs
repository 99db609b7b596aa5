//! Cache of converted bodies. Most bodies occur many times: the tenants of a fleet have the same messages, and versions
//! of a message are compared wherever it is shown.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::tenant::Body;

/// Target format of a conversion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// HTML with links.
    Links,
    /// HTML with URLs as text.
    Addresses,
    /// Link targets and text.
    Words,
}

/// Maximum size in bytes; when it is exceeded, the cache is emptied. A year of messages of one service fits.
const MOST: usize = 16_000_000;

/// Cached results, by the digest of their input.
#[derive(Default)]
struct Known {
    texts: BTreeMap<[u8; 32], Arc<str>>,
    bytes: usize,
}

/// A cache shared by all threads.
pub(super) struct Memory(Mutex<Known>);

/// The cache of this process.
pub(super) static MEMORY: Memory = Memory::new();

impl Memory {
    const fn new() -> Self {
        Memory(Mutex::new(Known { texts: BTreeMap::new(), bytes: 0 }))
    }

    /// Returns the cached result for `body`, or else that of `make`, which has to be deterministic.
    pub(super) fn or(&self, form: Form, body: &Body, make: impl FnOnce() -> String) -> String {
        let key = key(form, body);
        let remembered = self.lock().texts.get(&key).cloned();
        if let Some(text) = remembered {
            return (*text).to_owned();
        }
        let made = make();
        let mut known = self.lock();
        if known.bytes + made.len() > MOST {
            *known = Known::default();
        }
        if made.len() <= MOST && known.texts.insert(key, made.as_str().into()).is_none() {
            known.bytes += made.len();
        }
        made
    }

    /// Locks the cache. Ignores poisoning: a panic while the lock is held leaves the map consistent.
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(form: Form, body: &Body) -> [u8; 32] {
    let kind = match body {
        Body::Html(_) => 0,
        Body::Markdown(_) => 1,
        Body::Text(_) => 2,
    };
    let mut digest = blake3::Hasher::new();
    digest.update(&[form as u8, kind]).update(body.source().as_bytes());
    *digest.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_body_is_cached_per_form() {
        let bodies = ["a", "b"].map(str::to_owned).map(|text| [Body::Html(text.clone()), Body::Text(text)]);
        let memory = Memory::new();
        for (number, body) in bodies.iter().flatten().enumerate() {
            for form in [Form::Links, Form::Addresses, Form::Words] {
                let made = format!("{form:?} {number}");
                assert_eq!(memory.or(form, body, || made.clone()), made);
                assert_eq!(memory.or(form, body, || "made anew".to_owned()), made);
            }
        }
    }

    #[test]
    fn the_cache_is_bounded() {
        let (memory, huge) = (Memory::new(), "x".repeat(MOST / 3));
        for number in 0..9 {
            memory.or(Form::Words, &Body::Text(format!("huge {number}")), || huge.clone());
            let known = memory.lock();
            assert!(known.bytes <= MOST && known.bytes == known.texts.values().map(|text| text.len()).sum::<usize>());
        }
        let larger = Body::Text("larger".to_owned());
        assert_eq!(memory.or(Form::Words, &larger, || "x".repeat(MOST + 1)).len(), MOST + 1);
    }
}
