//! `feed.xml`: an Atom feed (RFC 4287) of changes, for a tenant, each of its connector types, and a fleet.

use atom_syndication::{Category, Content, Entry, Feed as Atom, Generator, Link, Person, Text, WriteConfig};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::address;
use crate::{
    locale::Locale,
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
    /// Title.
    pub(super) title: String,
    /// Page with the same changes.
    pub(super) page: PagePath,
    /// Update time of an empty feed.
    pub(super) begin: DateTime<Utc>,
}

/// Returns a feed of changes, newest first, each with its page.
pub(super) fn feed(settings: &Settings, feed: &Feed<'_>, items: &[(FeedItem, PagePath)]) -> Vec<u8> {
    let entries: Vec<Entry> = items.iter().map(|(item, page)| entry(settings, feed.here, item, page)).collect();
    let atom = Atom {
        title: Text::plain(line(&feed.title, LONGEST)),
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
        lang: Some(settings.locale.tag().to_owned()),
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
        categories: vec![Category {
            term: item.kind.clone(),
            label: label(&settings.locale, &item.kind).map(str::to_owned),
            scheme: None,
        }],
        links: vec![link(settings, here, page, "alternate", "text/html")],
        content: Some(Content {
            value: Some(item.text.clone()),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// Returns the label of a kind of changes.
pub(super) fn label<'l>(locale: &'l Locale, kind: &str) -> Option<&'l str> {
    let (_, label) = LABELS.iter().find(|(known, _)| *known == kind)?;
    Some(label(locale))
}

/// A label.
type Label = fn(&Locale) -> &str;

/// Labels of the kinds of changes.
const LABELS: &[(&str, Label)] = &[
    ("connector_moved", Locale::kind_connector_moved),
    ("connector_reported", Locale::kind_connector_reported),
    ("expiry_moved", Locale::kind_expiry_moved),
    ("connector_removed", Locale::kind_connector_removed),
    ("connector_switched_off", Locale::kind_connector_switched_off),
    ("connector_added", Locale::kind_connector_added),
    ("connector_switched_on", Locale::kind_connector_switched_on),
    ("credential_renewed", Locale::kind_credential_renewed),
    ("connector_details_changed", Locale::kind_connector_details_changed),
    ("incident_opened", Locale::kind_incident_opened),
    ("incident_reopened", Locale::kind_incident_reopened),
    ("incident_updated", Locale::kind_incident_updated),
    ("incident_listed_again", Locale::kind_incident_listed_again),
    ("incident_no_longer_listed", Locale::kind_incident_no_longer_listed),
    ("incident_resolved", Locale::kind_incident_resolved),
    ("message_new", Locale::kind_message_new),
    ("message_updated", Locale::kind_message_updated),
    ("message_ended", Locale::kind_message_ended),
    ("licenses_over_assigned", Locale::kind_licenses_over_assigned),
    ("licenses_suspended", Locale::kind_licenses_suspended),
    ("licenses_in_grace", Locale::kind_licenses_in_grace),
    ("licenses_lost", Locale::kind_licenses_lost),
    ("licenses_bought", Locale::kind_licenses_bought),
    ("licenses_settled", Locale::kind_licenses_settled),
    ("licenses_renamed", Locale::kind_licenses_renamed),
    ("account_status_changed", Locale::kind_account_status_changed),
    ("mdm_authority_changed", Locale::kind_mdm_authority_changed),
    ("cloud_changed", Locale::kind_cloud_changed),
    ("domain_changed", Locale::kind_domain_changed),
    ("location_changed", Locale::kind_location_changed),
    ("tenant_renamed", Locale::kind_tenant_renamed),
    ("service_release_changed", Locale::kind_service_release_changed),
    ("capture_stopped", Locale::kind_capture_stopped),
    ("capture_partial", Locale::kind_capture_partial),
    ("capture_resumed", Locale::kind_capture_resumed),
    ("capture_completed", Locale::kind_capture_completed),
    ("capture_began", Locale::kind_capture_began),
];

/// Returns the author, which Atom requires.
fn author(settings: &Settings) -> String {
    let title = line(settings.title(), LONGEST);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::ChangeKind;

    #[test]
    fn every_kind_of_change_has_a_label() {
        for kind in ChangeKind::KINDS {
            assert_eq!(label(&Locale::default(), kind).map(str::to_owned), Some(kind.replace('_', " ")));
        }
    }
}
