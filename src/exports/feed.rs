//! `feed.xml`: an Atom feed (RFC 4287) of changes, for a tenant, each of its connector types, and a fleet.

use atom_syndication::{Category, Content, Entry, Feed as Atom, Generator, Link, Person, Text, WriteConfig};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::address;
use crate::{
    site::{
        Settings,
        items::{FeedItem, LONGEST},
        path::PagePath,
    },
    text_safety::line,
};

/// Metadata of a feed.
pub(super) struct Feed<'a> {
    /// Path of the feed.
    pub(super) here: &'a PagePath,
    /// Stable ID.
    pub(super) id: Uuid,
    /// Subject.
    pub(super) about: String,
    /// Page with the same changes.
    pub(super) page: PagePath,
    /// Update time of an empty feed.
    pub(super) begin: DateTime<Utc>,
}

/// Returns a feed of changes, newest first, each with its page.
pub(super) fn feed(settings: &Settings, feed: &Feed<'_>, items: &[(FeedItem, PagePath)]) -> Vec<u8> {
    let entries: Vec<Entry> = items.iter().map(|(item, page)| entry(settings, feed.here, item, page)).collect();
    let atom = Atom {
        title: Text::plain(line(&format!("Changes of {}", feed.about), LONGEST)),
        id: feed.id.urn().to_string(),
        updated: entries.first().map_or_else(|| feed.begin.into(), |newest| newest.updated),
        authors: vec![Person { name: author(settings), ..Person::default() }],
        generator: Some(Generator {
            value: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            uri: None,
        }),
        links: vec![
            link(settings, feed.here, feed.here, "self", "application/atom+xml"),
            link(settings, feed.here, &feed.page, "alternate", "text/html"),
        ],
        lang: Some("en".to_owned()),
        entries,
        ..Atom::default()
    };
    // Writing to memory does not fail.
    let config = WriteConfig { write_document_declaration: true, indent_size: Some(1) };
    let mut written = atom.write_with_config(Vec::new(), config).unwrap_or_default();
    written.push(b'\n');
    written
}

fn entry(settings: &Settings, here: &PagePath, item: &FeedItem, page: &PagePath) -> Entry {
    Entry {
        title: Text::plain(item.title.clone()),
        id: format!("urn:uuid:{}", item.id),
        updated: item.at.into(),
        published: Some(item.at.into()),
        categories: vec![Category { term: item.kind.clone(), label: Some(item.kind.replace('_', " ")), scheme: None }],
        links: vec![link(settings, here, page, "alternate", "text/html")],
        content: Some(Content {
            value: Some(item.text.clone()),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// Returns the author, which Atom requires.
fn author(settings: &Settings) -> String {
    let title = line(&settings.title, LONGEST);
    if title.is_empty() { env!("CARGO_PKG_NAME").to_owned() } else { title }
}

/// Returns an absolute link if the site's URL is known, else one relative to this file.
fn link(settings: &Settings, here: &PagePath, to: &PagePath, rel: &str, media_type: &str) -> Link {
    Link {
        href: address(settings, to).unwrap_or_else(|| here.href_to(to)),
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    }
}
