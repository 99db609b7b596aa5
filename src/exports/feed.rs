//! `feed.xml`: what changed, as an Atom feed (RFC 4287), for a tenant, for each connector type of it, and for a fleet.

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

/// What a feed says of itself.
pub(super) struct Feed<'a> {
    /// Where it stands.
    pub(super) here: &'a PagePath,
    /// Its id, which stays the same.
    pub(super) id: Uuid,
    /// What it is about.
    pub(super) about: String,
    /// The page that tells the same.
    pub(super) page: PagePath,
    /// When it was new, where nothing is in it.
    pub(super) begin: DateTime<Utc>,
}

/// A feed of changes, each with the page that tells more, newest first.
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

/// Who speaks; a feed has to name somebody.
fn author(settings: &Settings) -> String {
    let title = line(&settings.title, LONGEST);
    if title.is_empty() { env!("CARGO_PKG_NAME").to_owned() } else { title }
}

/// A link that works everywhere where it is known where the site is published, and from this file on otherwise.
fn link(settings: &Settings, here: &PagePath, to: &PagePath, rel: &str, media_type: &str) -> Link {
    Link {
        href: address(settings, to).unwrap_or_else(|| here.href_to(to)),
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    }
}
