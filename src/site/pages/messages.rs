//! Messages: the section, the list, one of them.

use super::{At, access_news, fact, facts, known, preferences};
use crate::{
    content,
    rules::news,
    site::{
        Bodies, PageKind,
        links::Place,
        view::{MessagePage, MessageRow, MessagesPage, NewsSection},
        words,
    },
    tenant::{Message, Moment, Word},
};

pub(in crate::site) fn messages(at: &At<'_, '_>) -> MessagesPage {
    let inactive = at.tenant.assessment.news.captured().map_or(&[][..], |news| &news.inactive);
    MessagesPage {
        page: at.frame(PageKind::Messages, &["News"], &[]),
        news: news_section(at, usize::MAX),
        past: inactive.iter().map(|message| row(at, message)).collect(),
    }
}

pub(in crate::site) fn message(at: &At<'_, '_>, message: &Message, bodies: &mut Bodies) -> MessagePage {
    const SUMMARY: &str = "Summary";
    let as_of = at.tenant.assessment.as_of;
    let addresses = &at.site.settings.addresses;
    let date = |label, moment| {
        known(label, words::when_at(moment, as_of).map(|when| format!("{} ({})", when.text, when.relative)))
    };
    let own = [
        known("Services", Some(words::list(&message.services)).filter(|services| !services.is_empty())),
        known("Category", message.category.as_ref().map(Word::words)),
        known("Severity", message.severity.as_ref().map(Word::words)),
        known("Major change", message.major_change.then(|| "Yes".to_owned())),
        date("Act by", message.action_required_by),
        date("Published", message.published_at),
        date("Last updated", message.updated_at),
        date("Shown until", message.ends_at),
        known("Tags", (!message.tags.is_empty()).then(|| message.tags.join(", "))),
        Some(fact("ID", Some(message.id.clone()))),
    ];
    let mut details = message.details.clone();
    let summary = details.remove(SUMMARY);
    MessagePage {
        page: at.frame(PageKind::Message, &[&message.title, &message.id], &[("News", at.tenant.base.messages())]),
        message: row(at, message),
        facts: own.into_iter().flatten().chain(facts(&details)).collect(),
        abstract_text: summary,
        body: bodies.add(content::html(&message.body, addresses.links)),
        original: addresses.to_one(Place::Message, &message.id, "Open in the message center"),
    }
}

pub(super) fn news_section(at: &At<'_, '_>, most: usize) -> NewsSection {
    let news = at.tenant.assessment.news.captured();
    let addresses = &at.site.settings.addresses;
    let active = news.map_or(&[][..], |news| &news.active);
    NewsSection {
        captured: news.is_some(),
        messages: active.iter().take(most).map(|message| row(at, message)).collect(),
        see_all: format!("See all {}", words::count(active.len() as u64, "message")),
        index: at.href(&at.tenant.base.messages()),
        see_past: addresses.to(Place::MessageCenter, "See past messages"),
        preferences: preferences(at),
        access: access_news(),
    }
}

fn row(at: &At<'_, '_>, message: &Message) -> MessageRow {
    let as_of = at.tenant.assessment.as_of;
    let inactive = (!news::is_active(message, as_of)).then(|| match (message.archived, message.ends_at) {
        (true, _) => "Put away".to_owned(),
        (false, Moment::At(end)) if end <= as_of.0 => format!("Ended {}", words::date(end)),
        _ => "Not started".to_owned(),
    });
    MessageRow {
        id: message.id.clone(),
        title: message.title.clone(),
        href: at.href(&at.tenant.message_path(message)),
        category: message.category.as_ref().map(Word::words),
        severity: message
            .severity
            .as_ref()
            .filter(|severity| !severity.is("normal"))
            .map(|severity| format!("{} severity", severity.words())),
        major_change: message.major_change,
        act_by: words::when_at(message.action_required_by, as_of),
        published: words::when_at(message.published_at, as_of),
        updated: words::when_at(message.updated_at, as_of),
        inactive,
    }
}
