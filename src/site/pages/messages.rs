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
    locale::Locale,
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
        page: at.frame(PageKind::Messages, &[at.locale().menu_news()], &[]),
        news: news_section(at, assessment, 0),
        categories: choices(&categories(at.locale()), rows.clone().map(|row| row.category_key)),
        deadlines: rows.clone().filter(|row| row.act_by.is_some()).count(),
        count: rows.count(),
        active: months(at, active),
        past: months(at, past),
    }
}

/// Returns the choices of the filter by category, in the order of urgency.
fn categories(locale: &Locale) -> [(&'static str, &str); 4] {
    [
        ("prevent", locale.category_prevent()),
        ("plan", locale.category_plan()),
        ("inform", locale.category_inform()),
        ("other", locale.category_other()),
    ]
}

/// Returns the date by which a message is listed: its last update, or else its publication.
fn date(message: &Message) -> Option<DateTime<Utc>> {
    message.updated_at.at().or(message.published_at.at())
}

fn months(at: &PageContext<'_, '_>, rows: Vec<(&Message, MessageRow)>) -> Vec<MonthOf<MessageRow>> {
    by_month(at.locale(), rows.into_iter().map(|(message, row)| (date(message), row)))
}

/// Returns the row of a message missing from the latest snapshot, the same on its own page as in lists: it does not
/// depend on later snapshots.
fn missing_row(at: &PageContext<'_, '_>, known: &Tracked<'_, Message>) -> MessageRow {
    let seen = at.tenant.chronicle.entries[known.last].at();
    let ended = ended(at.locale(), known.latest, AsOf(seen)).unwrap_or_else(|| last_seen(at.locale(), seen));
    MessageRow {
        inactive: Some(ended),
        act_by_label: at.locale().message_label_was_to_act_by().to_owned(),
        act_by_due: None,
        overdue: false,
        ..row(at, known.latest)
    }
}

/// Returns how a message ended; `None` if it was not archived and its end has not passed.
fn ended(locale: &Locale, message: &Message, as_of: AsOf) -> Option<String> {
    match (message.archived, message.ends_at) {
        (true, _) => Some(locale.message_archived().to_owned()),
        (false, Moment::At(end)) if end <= as_of.0 => Some(locale.message_ended(&locale.date(end))),
        _ => None,
    }
}

pub(in crate::site) fn message(at: &PageContext<'_, '_>, known: &Tracked<'_, Message>) -> MessagePage {
    let (locale, message) = (at.locale(), known.latest);
    let addresses = at.addresses();
    let row = if known.now == Presence::Listed { row(at, message) } else { missing_row(at, known) };
    let date = |label, moment| if_known(label, dated(at, moment));
    let own = [
        if_known(locale.fact_services(), Some(locale.list(&message.services)).filter(|services| !services.is_empty())),
        if_known(locale.column_category(), category(locale, message)),
        if_known(locale.fact_severity(), message.severity.as_ref().map(EnumValue::words)),
        if_known(locale.fact_major_change(), message.major_change.then(|| locale.fact_yes().to_owned())),
        date(&row.act_by_label, message.action_required_by),
        date(locale.fact_published(), message.published_at),
        date(locale.fact_last_updated(), message.updated_at),
        date(locale.fact_shown_until(), message.ends_at),
        if_known(locale.fact_tags(), (!message.tags.is_empty()).then(|| locale.series(&message.tags))),
        Some(fact(locale.fact_id(), Some(message.id.clone()))),
    ];
    let mut details = message.details.clone();
    let summary = details.remove(Message::SUMMARY);
    MessagePage {
        page: at.frame(
            PageKind::Message,
            &[&message.title, &message.id],
            &[(locale.menu_news(), at.tenant.base.messages())],
        ),
        message: row,
        facts: own.into_iter().flatten().chain(facts(&details)).collect(),
        abstract_text: summary,
        body: at.site.bodies.html(&message.body, addresses.links()),
        original: addresses.to_one(LinkTarget::Message, &message.id, locale.message_open()),
        gone: at.gone(known.now, Locale::gone_message),
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
                label: edited_words(at.locale(), part).to_owned(),
                runs: runs(at.locale(), part, before.content, after, &at.site.bodies),
            })
            .collect(),
    });
    edits.collect::<Vec<_>>().into_iter().rev().collect()
}

/// Returns the edits of a part of a message.
fn runs(locale: &Locale, part: Edited, before: &Message, after: &Message, bodies: &BodyCache) -> Vec<EditRun> {
    let none = || locale.message_value_none().to_owned();
    let text = |message: &Message| -> String {
        match part {
            Edited::Title => message.title.clone(),
            Edited::Text => bodies.text(&message.body),
            Edited::Summary => message.details.get(Message::SUMMARY).cloned().unwrap_or_default(),
            Edited::ActBy => {
                let day = message.action_required_by.at().map(|at| locale.date(at));
                day.unwrap_or_else(|| locale.message_date_not_set().to_owned())
            }
            Edited::Category => category(locale, message).unwrap_or_else(none),
            Edited::Severity => message.severity.as_ref().map_or_else(none, EnumValue::words),
            Edited::MajorChange if message.major_change => locale.message_value_yes().to_owned(),
            Edited::MajorChange => locale.message_value_no().to_owned(),
            Edited::Start => date_or_none(locale, message.published_at),
            Edited::End => date_or_none(locale, message.ends_at),
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
        Edited::Details => Some(edits::members(&texts(&details(locale, before)), &texts(&details(locale, after)))),
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
pub(super) fn is_overdue(locale: &Locale, at: DateTime<Utc>, as_of: AsOf) -> bool {
    locale.calendar_days(at, as_of) < 0
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// Returns further facts of a message, without those that are ignored in comparisons.
fn details(locale: &Locale, message: &Message) -> Vec<String> {
    let news =
        |name: &str| name != Message::SUMMARY && !history::NO_NEWS.iter().any(|other| other.eq_ignore_ascii_case(name));
    let shown = message.details.iter().filter(|(name, _)| news(name));
    shown.map(|(name, value)| locale.name_and_value(name, value)).collect()
}

fn date_or_none(locale: &Locale, moment: Moment) -> String {
    moment.at().map_or_else(|| locale.message_date_not_set().to_owned(), |at| locale.date_time(at))
}

pub(super) fn news_section(at: &PageContext<'_, '_>, assessment: &Assessment<'_>, most: usize) -> NewsSection {
    let (locale, news) = (at.locale(), assessment.news.captured());
    let active = news.map_or(&[][..], |news| &news.active);
    let reasons = locale.missing_because(assessment.snapshot, "messages");
    let (first, rest) = active.split_at(most.min(active.len()));
    let rest = if at.past { rest } else { &[] };
    NewsSection {
        not_captured: news.is_none().then(|| locale.joined(&reasons, locale.not_captured_messages())),
        in_part: assessment.news.is_in_part().then(|| locale.part_only(locale.in_part_messages(), &reasons)),
        others: locale.other_services(words::ExcludedItems::Messages, &assessment.snapshot.other_services.messages),
        messages: first.iter().map(|message| row(at, message)).collect(),
        rest: rest.iter().map(|message| row(at, message)).collect(),
        see_all: match active.len() {
            0 | 1 => locale.messages_all().to_owned(),
            several => locale.messages_see_all(several as u64),
        },
        index: (!at.past).then(|| at.href(&at.tenant.base.messages())),
        see_past: at.to_admin_center(LinkTarget::MessageCenter, locale.messages_see_past()),
        preferences: preferences(at, locale.messages_preferences()),
    }
}

fn category_key(message: &Message) -> &'static str {
    let known = [("preventOrFixIssue", "prevent"), ("planForChange", "plan"), ("stayInformed", "inform")];
    let is = |name: &str| message.category.as_ref().is_some_and(|category| category.is(name));
    known.into_iter().find(|(name, _)| is(name)).map_or("other", |(_, key)| key)
}

/// Returns the category of a message, e.g. `Plan for change`; for an unknown one, the service's word.
pub fn category(locale: &Locale, message: &Message) -> Option<String> {
    let category = message.category.as_ref()?;
    Some(match category_key(message) {
        "prevent" => locale.category_prevent().to_owned(),
        "plan" => locale.category_plan().to_owned(),
        "inform" => locale.category_inform().to_owned(),
        _ => category.words(),
    })
}

fn row(at: &PageContext<'_, '_>, message: &Message) -> MessageRow {
    let (locale, as_of) = (at.locale(), at.as_of);
    let ended = ended(locale, message, as_of);
    let has_ended = ended.is_some();
    let inactive = (!news::is_active(message, as_of)).then(|| {
        ended.unwrap_or_else(|| match message.published_at {
            Moment::At(start) => locale.message_starts(&locale.date(start)),
            Moment::Never | Moment::NotInSight => locale.message_not_started().to_owned(),
        })
    });
    MessageRow {
        id: message.id.clone(),
        title: message.title.clone(),
        href: at.href(&at.tenant.message_path(&message.id)),
        category: category(locale, message),
        category_key: category_key(message),
        severity: message
            .severity
            .as_ref()
            .filter(|severity| !severity.is("normal"))
            .map(|severity| locale.message_severity(&severity.words())),
        major_change: message.major_change,
        act_by: at.when_at(message.action_required_by),
        act_by_label: if has_ended { locale.message_label_was_to_act_by() } else { locale.message_label_act_by() }
            .to_owned(),
        act_by_due: message
            .action_required_by
            .at()
            .filter(|_| !has_ended)
            .map(|at| locale.due(at, as_of, is_overdue(locale, at, as_of))),
        overdue: inactive.is_none() && message.action_required_by.at().is_some_and(|at| is_overdue(locale, at, as_of)),
        published: at.when_at(message.published_at),
        updated: at.when_at(message.updated_at),
        inactive,
        edited: at
            .tenant
            .edited
            .get(message.id.as_str())
            .filter(|_| !at.past)
            .map(|seen| locale.message_edited_on(&locale.date(message.updated_at.at().unwrap_or(*seen)))),
    }
}
