//! `feed.xml`: what changed, as an Atom feed (RFC 4287), for the whole tenant and for each connector type.

use std::collections::BTreeMap;

use atom_syndication::{Category, Content, Entry, Feed, Generator, Link, Person, Text, WriteConfig};

use super::{LONGEST, about, address, id};
use crate::{
    history::{Change, Part, What},
    plain::line,
    site::{Site, TenantSite, change_line, page_of, path::PagePath},
    tenant::{ConnectorType, rfc3339},
};

/// So many changes are in a feed.
const MOST: usize = 50;

/// The feed of a tenant, or of one connector type of it, newest change first.
pub(super) fn feed(site: &Site<'_>, tenant: &TenantSite<'_>, here: &PagePath, kind: Option<&ConnectorType>) -> Vec<u8> {
    let entries = tenant.chronicle.entries.iter().rev().flat_map(|entry| {
        let mut seen = BTreeMap::new();
        let numbered = entry.changes.iter().map(move |change| {
            let number = seen.entry((change.what.kind(), change.what.subject())).or_insert(0_usize);
            *number += 1;
            (change, *number)
        });
        numbered.filter(|(change, _)| kind.is_none_or(|kind| is_about(&change.what, kind))).collect::<Vec<_>>()
    });
    let entries: Vec<Entry> =
        entries.take(MOST).map(|(change, number)| entry(site, tenant, here, change, number)).collect();
    let begin = tenant.chronicle.entries.first().map_or(tenant.assessment.as_of.0, |entry| entry.at());
    let page = kind.map_or_else(|| tenant.base.changes(), |kind| tenant.type_path(&kind.slug));
    let key = &tenant.key;
    let feed = Feed {
        title: text(&format!("Changes of {}", about(tenant, kind))),
        id: id(&("feed", key, kind.map(|kind| &kind.slug))).urn().to_string(),
        updated: entries.first().map_or_else(|| begin.into(), |newest| newest.updated),
        authors: vec![Person { name: author(site), ..Person::default() }],
        generator: Some(Generator {
            value: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            uri: None,
        }),
        links: vec![
            link(site, here, here, "self", "application/atom+xml"),
            link(site, here, &page, "alternate", "text/html"),
        ],
        lang: Some("en".to_owned()),
        entries,
        ..Feed::default()
    };
    // Writing to memory does not fail.
    let config = WriteConfig { write_document_declaration: true, indent_size: Some(1) };
    let mut written = feed.write_with_config(Vec::new(), config).unwrap_or_default();
    written.push(b'\n');
    written
}

/// Whether a change is one of a connector type.
fn is_about(what: &What, kind: &ConnectorType) -> bool {
    match what {
        What::Connector(connector, _) => connector.type_slug == kind.slug,
        What::Capture(Part::Connectors, _) => true,
        What::Capture(Part::ConnectorType { slug, .. }, _) => *slug == kind.slug,
        What::Capture(..) | What::Incident(..) | What::Message(..) | What::Licence(..) | What::Tenant(_) => false,
    }
}

/// `number` is the place of the change among those of its kind on the same thing in the same snapshot, from 1.
fn entry(site: &Site<'_>, tenant: &TenantSite<'_>, here: &PagePath, change: &Change, number: usize) -> Entry {
    let words = change_line(change, tenant.assessment.as_of, &site.settings.criteria.thresholds);
    let detail = words.detail.map(|detail| format!("{detail}."));
    let parts: Vec<String> = detail.into_iter().chain((!words.text.is_empty()).then_some(words.text)).collect();
    // The type and the id of a connector stand side by side, so that no two pairs read the same.
    let subject = match &change.what {
        What::Connector(connector, _) => (connector.type_slug.clone(), Some(connector.id.as_str())),
        other => (other.subject(), None),
    };
    let key = &tenant.key;
    let name = ("change", key, rfc3339(change.at), change.what.kind(), subject, number);
    Entry {
        title: text(&format!("{}: {}", line(&words.subject, LONGEST - 40), words.label.to_lowercase())),
        id: id(&name).urn().to_string(),
        updated: change.at.into(),
        published: Some(change.at.into()),
        categories: vec![Category {
            term: change.what.kind().to_owned(),
            label: Some(change.what.kind().replace('_', " ")),
            scheme: None,
        }],
        links: vec![link(site, here, &page_of(tenant, change), "alternate", "text/html")],
        content: Some(Content {
            value: Some(line(&parts.join(" "), 5 * LONGEST)),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// Who speaks; a feed has to name somebody.
fn author(site: &Site<'_>) -> String {
    let title = line(&site.settings.title, LONGEST);
    if title.is_empty() { env!("CARGO_PKG_NAME").to_owned() } else { title }
}

fn text(text: &str) -> Text {
    Text::plain(line(text, LONGEST))
}

/// A link that works everywhere where it is known where the site is published, and from this file on otherwise.
fn link(site: &Site<'_>, here: &PagePath, to: &PagePath, rel: &str, media_type: &str) -> Link {
    Link {
        href: address(site, to).unwrap_or_else(|| here.href_to(to)),
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    }
}
