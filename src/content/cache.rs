//! Cache of converted bodies. Most bodies occur many times: the tenants of a fleet have the same messages, and versions
//! of a message are compared wherever it is shown.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{Links, layout, links_of, nodes_of, targets_and_words, text_of};
use crate::tenant::Body;

/// Converts bodies and caches the results. Clones share one cache, also between threads.
#[derive(Debug, Clone, Default)]
pub struct BodyCache(Arc<Mutex<CachedTexts>>);

/// Cached results, by the digest of their input.
#[derive(Debug, Default)]
struct CachedTexts {
    by_digest: BTreeMap<[u8; 32], Arc<str>>,
    /// Total size of the results.
    bytes: usize,
}

/// Maximum size in bytes; when it is exceeded, the cache is emptied. A year of messages of one service fits.
const MAX_BYTES: usize = 16_000_000;

impl BodyCache {
    /// Returns the safe HTML of a body, like [`super::html`]. The body is parsed once for this and its text, because the
    /// search index has the text of nearly every page.
    pub fn html(&self, body: &Body, links: Links) -> String {
        self.get_or_insert(Some(links), body, || {
            let nodes = nodes_of(body);
            self.insert(key(None, body), &targets_and_words(&nodes));
            layout::lay_out(&nodes, links)
        })
    }

    /// Returns the text of a body, like [`super::text`].
    pub fn text(&self, body: &Body) -> String {
        text_of(self.targets_and_words(body))
    }

    /// Returns the targets of a body's links, like [`super::links`]. The body is parsed once for this and
    /// [`BodyCache::text`].
    pub fn links(&self, body: &Body) -> Vec<String> {
        links_of(&self.targets_and_words(body))
    }

    fn targets_and_words(&self, body: &Body) -> String {
        self.get_or_insert(None, body, || targets_and_words(&nodes_of(body)))
    }

    /// Returns the cached result for `body`, or else that of `convert`, which has to be deterministic: HTML with links of
    /// the kind `html`, or link targets and text without it. Two threads may convert the same body at the same time: the
    /// lock is not held meanwhile.
    fn get_or_insert(&self, html: Option<Links>, body: &Body, convert: impl FnOnce() -> String) -> String {
        let key = key(html, body);
        let cached = self.lock().by_digest.get(&key).cloned();
        if let Some(text) = cached {
            return (*text).to_owned();
        }
        let text = convert();
        self.insert(key, &text);
        text
    }

    fn insert(&self, key: [u8; 32], text: &str) {
        let mut texts = self.lock();
        if texts.bytes + text.len() > MAX_BYTES {
            *texts = CachedTexts::default();
        }
        if text.len() <= MAX_BYTES && texts.by_digest.insert(key, text.into()).is_none() {
            texts.bytes += text.len();
        }
    }

    /// Locks the cache. Ignores poisoning: a panic while the lock is held leaves the map consistent.
    fn lock(&self) -> MutexGuard<'_, CachedTexts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(html: Option<Links>, body: &Body) -> [u8; 32] {
    let form = match html {
        Some(Links::Followed) => 0,
        Some(Links::AsText) => 1,
        None => 2,
    };
    let kind = match body {
        Body::Html(_) => 0,
        Body::Markdown(_) => 1,
        Body::Text(_) => 2,
    };
    let mut digest = blake3::Hasher::new();
    digest.update(&[form, kind]).update(body.source().as_bytes());
    *digest.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_body_is_cached_per_form() {
        let bodies = ["a", "b"].map(str::to_owned).map(|text| [Body::Html(text.clone()), Body::Text(text)]);
        let cache = BodyCache::default();
        for (number, body) in bodies.iter().flatten().enumerate() {
            for form in [Some(Links::Followed), Some(Links::AsText), None] {
                let text = format!("{form:?} {number}");
                assert_eq!(cache.get_or_insert(form, body, || text.clone()), text);
                assert_eq!(cache.clone().get_or_insert(form, body, || "converted again".to_owned()), text);
            }
        }
    }

    #[test]
    fn cached_results_equal_converted_ones() {
        let cache = BodyCache::default();
        let source = "<p>See <a href=https://a.example/>the notes</a></p>".to_owned();
        for body in [Body::Html(source.clone()), Body::Markdown(source.clone()), Body::Text(source)] {
            for _ in 0..2 {
                for links in [Links::Followed, Links::AsText] {
                    assert_eq!(cache.html(&body, links), super::super::html(&body, links));
                }
                assert_eq!(cache.text(&body), super::super::text(&body));
                assert_eq!(cache.links(&body), super::super::links(&body));
            }
        }
    }

    #[test]
    fn the_cache_is_bounded() {
        let (cache, huge) = (BodyCache::default(), "x".repeat(MAX_BYTES / 3));
        for number in 0..9 {
            cache.get_or_insert(None, &Body::Text(format!("huge {number}")), || huge.clone());
            let texts = cache.lock();
            let sum = texts.by_digest.values().map(|text| text.len()).sum::<usize>();
            assert!(texts.bytes <= MAX_BYTES && texts.bytes == sum);
        }
        let larger = Body::Text("larger".to_owned());
        assert_eq!(cache.get_or_insert(None, &larger, || "x".repeat(MAX_BYTES + 1)).len(), MAX_BYTES + 1);
    }
}
