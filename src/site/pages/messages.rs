//! Pages of messages: the section, the list, one message.

use chrono::{DateTime, Utc};

use super::{
    PageContext,
    changes::{edited_words, log},
    dated, fact, facts, known as if_known, last_seen,
    months::{by_month, choices},
    preferences,
};
use crate::{
    as_of::AsOf,
    content::BodyCache,
    history::{
        self, Edited, Presence, Tracked,
        edits::{self, Fate},
    },
    numbers,
    rules::{Assessment, news},
    site::{
        PageKind,
        links::LinkTarget,
        view::{EditRun, EditView, EditedPart, MessagePage, MessageRow, MessagesPage, MonthOf, NewsSection},
        words,
    },
    tenant::{EnumValue, Message, Moment},
};

pub(in crate::site) fn messages(at: &PageContext<'_, '_>) -> MessagesPage {
    let assessment = &at.tenant.assessment;
    let news = assessment.news.captured();
    let (active, inactive) = news.map_or((&[][..], &[][..]), |news| (&news.active, &news.inactive));
    let active: Vec<(&Message, MessageRow)> = active.iter().map(|message| (*message, row(at, message))).collect();
    let inactive = inactive.iter().map(|message| (*message, row(at, message)));
    let missing = at.tenant.chronicle.messages.iter().filter(|known| known.now != Presence::Listed);
    let missing = missing.map(|known| (known.latest, missing_row(at, known)));
    let mut past: Vec<(&Message, MessageRow)> = inactive.chain(missing).collect();
    past.sort_by(|(a, _), (b, _)| {
        let key = |message: &Message| (date(message), message.published_at.at());
        key(b).cmp(&key(a)).then_with(|| a.id.cmp(&b.id))
    });
    let rows = active.iter().chain(&past).map(|(_, row)| row);
    MessagesPage {
        page: at.frame(PageKind::Messages, &["News"], &[]),
        news: news_section(at, assessment, 0),
        categories: choices(&CATEGORIES, rows.clone().map(|row| row.category_key)),
        deadlines: rows.clone().filter(|row| row.act_by.is_some()).count(),
        count: rows.count(),
        active: months(active),
        past: months(past),
    }
}

/// Choices of the filter by category, in the order of urgency.
const CATEGORIES: [(&str, &str); 4] =
    [("prevent", "Prevent or fix issue"), ("plan", "Plan for change"), ("inform", "Stay informed"), ("other", "Other")];

/// Returns the date by which a message is listed: its last update, or else its publication.
fn date(message: &Message) -> Option<DateTime<Utc>> {
    message.updated_at.at().or(message.published_at.at())
}

fn months(rows: Vec<(&Message, MessageRow)>) -> Vec<MonthOf<MessageRow>> {
    by_month(rows.into_iter().map(|(message, row)| (date(message), row)))
}

/// Returns the row of a message missing from the latest snapshot, the same on its own page as in lists: it does not
/// depend on later snapshots.
fn missing_row(at: &PageContext<'_, '_>, known: &Tracked<'_, Message>) -> MessageRow {
    let seen = at.tenant.chronicle.entries[known.last].at();
    let ended = ended(known.latest, AsOf(seen)).unwrap_or_else(|| last_seen(seen));
    MessageRow {
        inactive: Some(ended),
        act_by_label: WAS_TO_ACT_BY,
        act_by_due: None,
        overdue: false,
        ..row(at, known.latest)
    }
}

const WAS_TO_ACT_BY: &str = "Was to act by";

/// Returns how a message ended; `None` if it was not archived and its end has not passed.
fn ended(message: &Message, as_of: AsOf) -> Option<String> {
    match (message.archived, message.ends_at) {
        (true, _) => Some("Archived".to_owned()),
        (false, Moment::At(end)) if end <= as_of.0 => Some(format!("Ended {}", words::date(end))),
        _ => None,
    }
}

pub(in crate::site) fn message(at: &PageContext<'_, '_>, known: &Tracked<'_, Message>) -> MessagePage {
    let message = known.latest;
    let addresses = at.addresses();
    let row = if known.now == Presence::Listed { row(at, message) } else { missing_row(at, known) };
    let date = |label, moment| if_known(label, dated(at, moment));
    let own = [
        if_known("Services", Some(numbers::list(&message.services)).filter(|services| !services.is_empty())),
        if_known("Category", message.category.as_ref().map(EnumValue::words)),
        if_known("Severity", message.severity.as_ref().map(EnumValue::words)),
        if_known("Major change", message.major_change.then(|| "Yes".to_owned())),
        date(row.act_by_label, message.action_required_by),
        date("Published", message.published_at),
        date("Last updated", message.updated_at),
        date("Shown until", message.ends_at),
        if_known("Tags", (!message.tags.is_empty()).then(|| message.tags.join(", "))),
        Some(fact("ID", Some(message.id.clone()))),
    ];
    let mut details = message.details.clone();
    let summary = details.remove(Message::SUMMARY);
    MessagePage {
        page: at.frame(PageKind::Message, &[&message.title, &message.id], &[("News", at.tenant.base.messages())]),
        message: row,
        facts: own.into_iter().flatten().chain(facts(&details)).collect(),
        abstract_text: summary,
        body: at.site.bodies.html(&message.body, addresses.links()),
        original: addresses.to_one(LinkTarget::Message, &message.id, "Open in the message center"),
        gone: at.gone(known.now, "message"),
        edits: edits(at, known),
        log: log(at, &format!("message {}", message.id)),
    }
}

/// Returns the edits between versions, newest first.
fn edits(at: &PageContext<'_, '_>, known: &Tracked<'_, Message>) -> Vec<EditView> {
    let later = known.earlier.iter().skip(1).map(|version| (version.since, version.content));
    let later = later.chain([(known.since, known.latest)]);
    let edits = known.earlier.iter().zip(later).map(|(before, (since, after))| EditView {
        edited: at.when_at(after.updated_at),
        seen: at.when(at.tenant.chronicle.entries[since].at()),
        parts: history::edited(before.content, after, &at.site.bodies)
            .into_iter()
            .map(|part| EditedPart {
                label: edited_words(part).to_owned(),
                runs: runs(part, before.content, after, &at.site.bodies),
            })
            .collect(),
    });
    edits.collect::<Vec<_>>().into_iter().rev().collect()
}

/// Returns the edits of a part of a message.
fn runs(part: Edited, before: &Message, after: &Message, bodies: &BodyCache) -> Vec<EditRun> {
    let text = |message: &Message| -> String {
        match part {
            Edited::Title => message.title.clone(),
            Edited::Text => bodies.text(&message.body),
            Edited::Summary => message.details.get(Message::SUMMARY).cloned().unwrap_or_default(),
            Edited::ActBy => message.action_required_by.at().map_or_else(|| "not set".to_owned(), words::date),
            Edited::Category => message.category.as_ref().map_or_else(|| "none".to_owned(), EnumValue::words),
            Edited::Severity => message.severity.as_ref().map_or_else(|| "none".to_owned(), EnumValue::words),
            Edited::MajorChange => if message.major_change { "yes" } else { "no" }.to_owned(),
            Edited::Start => date_or_none(message.published_at),
            Edited::End => date_or_none(message.ends_at),
            _ => String::new(),
        }
    };
    let words = match part {
        Edited::Tags => Some(edits::members(&texts(&before.tags), &texts(&after.tags))),
        Edited::Services => Some(edits::members(&texts(&before.services), &texts(&after.services))),
        Edited::Links => Some(edits::members(&texts(&bodies.links(&before.body)), &texts(&bodies.links(&after.body)))),
        // These values are compared as a whole: `3 Dec` and `3 Jan` have no `3` in common.
        Edited::ActBy | Edited::Start | Edited::End | Edited::Category | Edited::Severity | Edited::MajorChange => {
            Some(edits::whole(&text(before), &text(after)))
        }
        Edited::Details => Some(edits::members(&texts(&details(before)), &texts(&details(after)))),
        Edited::Title | Edited::Text | Edited::Summary => edits::words(&text(before), &text(after)),
        Edited::Classification | Edited::Impact | Edited::Feature | Edited::Origin | Edited::Posts => None,
    };
    let view = |run: edits::Run| EditRun {
        kind: match run.fate {
            Fate::Kept => "kept",
            Fate::Removed => "removed",
            Fate::Added => "added",
            Fate::Skipped => "skipped",
        },
        text: run.text,
    };
    words.unwrap_or_default().into_iter().map(view).collect()
}

/// Returns whether a day to act by has passed; it ends with the day.
pub(super) fn is_overdue(at: DateTime<Utc>, as_of: AsOf) -> bool {
    at.date_naive() < as_of.0.date_naive()
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// Returns further facts of a message, without those that are ignored in comparisons.
fn details(message: &Message) -> Vec<String> {
    let news =
        |name: &str| name != Message::SUMMARY && !history::NO_NEWS.iter().any(|other| other.eq_ignore_ascii_case(name));
    message.details.iter().filter(|(name, _)| news(name)).map(|(name, value)| format!("{name}: {value}")).collect()
}

fn date_or_none(moment: Moment) -> String {
    moment.at().map_or_else(|| "not set".to_owned(), words::date_time)
}

pub(super) fn news_section(at: &PageContext<'_, '_>, assessment: &Assessment<'_>, most: usize) -> NewsSection {
    let news = assessment.news.captured();
    let active = news.map_or(&[][..], |news| &news.active);
    let reasons = words::reasons(assessment.snapshot, "messages");
    let (first, rest) = active.split_at(most.min(active.len()));
    let rest = if at.past { rest } else { &[] };
    NewsSection {
        not_captured: news.is_none().then(|| words::section_not_captured("messages", "there are none", &reasons)),
        in_part: assessment
            .news
            .is_in_part()
            .then(|| words::part_only("More messages may be active than this list shows.", &reasons)),
        others: words::other_services(&assessment.snapshot.other_services.messages, "message", "messages"),
        messages: first.iter().map(|message| row(at, message)).collect(),
        rest: rest.iter().map(|message| row(at, message)).collect(),
        see_all: match active.len() {
            0 | 1 => "All messages".to_owned(),
            several => format!("See all {}", numbers::count(several as u64, "message")),
        },
        index: (!at.past).then(|| at.href(&at.tenant.base.messages())),
        see_past: at.to_admin_center(LinkTarget::MessageCenter, "See past messages"),
        preferences: preferences(at, "Set communication preferences for news"),
    }
}

fn category_key(message: &Message) -> &'static str {
    let known = [("preventOrFixIssue", "prevent"), ("planForChange", "plan"), ("stayInformed", "inform")];
    let is = |name: &str| message.category.as_ref().is_some_and(|category| category.is(name));
    known.into_iter().find(|(name, _)| is(name)).map_or("other", |(_, key)| key)
}

fn row(at: &PageContext<'_, '_>, message: &Message) -> MessageRow {
    let as_of = at.as_of;
    let ended = ended(message, as_of);
    let has_ended = ended.is_some();
    let inactive = (!news::is_active(message, as_of)).then(|| {
        ended.unwrap_or_else(|| match message.published_at {
            Moment::At(start) => format!("Starts {}", words::date(start)),
            Moment::Never | Moment::NotInSight => "Not started".to_owned(),
        })
    });
    MessageRow {
        id: message.id.clone(),
        title: message.title.clone(),
        href: at.href(&at.tenant.message_path(&message.id)),
        category: message.category.as_ref().map(EnumValue::words),
        category_key: category_key(message),
        severity: message
            .severity
            .as_ref()
            .filter(|severity| !severity.is("normal"))
            .map(|severity| format!("{} severity", severity.words())),
        major_change: message.major_change,
        act_by: words::when_at(message.action_required_by, as_of),
        act_by_label: if has_ended { WAS_TO_ACT_BY } else { "Act by" },
        act_by_due: message
            .action_required_by
            .at()
            .filter(|_| !has_ended)
            .map(|at| words::due(at, as_of, is_overdue(at, as_of))),
        overdue: inactive.is_none() && message.action_required_by.at().is_some_and(|at| is_overdue(at, as_of)),
        published: words::when_at(message.published_at, as_of),
        updated: words::when_at(message.updated_at, as_of),
        inactive,
        edited: at
            .tenant
            .edited
            .get(message.id.as_str())
            .filter(|_| !at.past)
            .map(|seen| format!("Edited {}", words::date(message.updated_at.at().unwrap_or(*seen)))),
    }
}
