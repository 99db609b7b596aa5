//! `expiries.ics`: when credentials expire and by when messages ask to act, as a calendar (RFC 5545).

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use super::{LONGEST, address, id};
use crate::{
    plain::line,
    rules::{Group, Member, Status},
    site::{Site, TenantSite, links::Place, path::PagePath, words},
    tenant::{Basis, Message, Moment},
};

/// The calendar of a tenant: its latest snapshot says what is in it.
pub(super) fn calendar(site: &Site<'_>, tenant: &TenantSite<'_>) -> String {
    let mut calendar = Calendar::empty();
    let name = line(&format!("What expires for {}", tenant.assessment.snapshot.tenant.label()), LONGEST);
    let product = concat!("-//", env!("CARGO_PKG_NAME"), "//", env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(Property::new("PRODID", format!("{product}//EN")))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .append_property(Property::new("X-WR-CALNAME", name))
        .append_property(Property::new("REFRESH-INTERVAL", "P1D").add_parameter("VALUE", "DURATION").done())
        .append_property(("X-PUBLISHED-TTL", "P1D"));
    let mut events = Vec::new();
    for group in tenant.groups().iter().filter(|group| group.kind.basis == Basis::Expiry) {
        let configured = group.members.iter().filter(|member| member.verdict.status != Status::NotConfigured);
        events.extend(configured.filter_map(|member| expiry(site, tenant, group, member)));
    }
    let messages = tenant.assessment.news.captured().map_or(&[][..], |news| &news.active);
    events.extend(messages.iter().filter_map(|message| act_by(site, tenant, message)));
    calendar.extend(events);
    lines(&calendar.to_string())
}

/// The event of a credential that expires.
fn expiry(site: &Site<'_>, tenant: &TenantSite<'_>, group: &Group<'_>, member: &Member<'_>) -> Option<Event> {
    let connector = member.connector;
    let at = date(connector.expires_at)?;
    let key = &tenant.key;
    let status = member.verdict.status;
    let what_to_do = match status {
        Status::Unhealthy => "Renew it: what depends on it does not work until then.",
        _ => "Renew it before it expires.",
    };
    let because = words::because(member.verdict.reason, &site.settings.criteria.thresholds);
    let description = [
        format!("{}: {because}.", status.label()),
        what_to_do.to_owned(),
        format!("Where: {}", site.settings.addresses.fix(&group.kind, connector.link.as_deref(), "").address),
    ];
    let path = tenant.connector_path(&connector.type_slug, &connector.id);
    let name = line(&connector.name, LONGEST / 2);
    let mut event = event(
        site,
        tenant,
        id(&("expiry", key, &connector.type_slug, &connector.id)).to_string(),
        &format!("{name} ({}) expires", line(&group.kind.label, LONGEST / 3)),
        &description,
        &path,
    );
    event.starts(at).categories(["Expiry", &line(&group.kind.label, LONGEST)]);
    Some(event)
}

/// The event of a message that asks to act by a day.
fn act_by(site: &Site<'_>, tenant: &TenantSite<'_>, message: &Message) -> Option<Event> {
    let at = date(message.action_required_by)?;
    let key = &tenant.key;
    let description = [
        format!("Message {}: {}", message.id, message.title),
        format!("Act by {}.", words::date(at)),
        format!("Where: {}", site.settings.addresses.to_one(Place::Message, &message.id, "").address),
    ];
    let mut event = event(
        site,
        tenant,
        id(&("act by", key, &message.id)).to_string(),
        &line(&format!("Act by: {}", message.title), LONGEST),
        &description,
        &tenant.message_path(&message.id),
    );
    // A whole day: it lasts until the next one without saying so.
    event.starts(at.date_naive()).categories(["Action required"]);
    Some(event)
}

/// What all events have. There is no sequence number: it would have to be counted from the snapshots, and go back when
/// old ones are put away; of equal numbers, the later stamp counts.
fn event(
    site: &Site<'_>,
    tenant: &TenantSite<'_>,
    uid: String,
    summary: &str,
    description: &[String],
    page: &PagePath,
) -> Event {
    let as_of = tenant.assessment.as_of.0;
    let description: Vec<String> = description.iter().map(|part| line(part, 5 * LONGEST)).collect();
    let mut event = Event::new();
    event
        .uid(&uid)
        .timestamp(as_of)
        .last_modified(tenant.assessment.snapshot.captured_at)
        .summary(summary)
        .description(&description.join("\n"))
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(address) = address(site, page) {
        event.url(&address);
    }
    let mut alarms = site.settings.alarms.clone();
    alarms.sort();
    alarms.dedup();
    for before in alarms.into_iter().rev() {
        // The trigger replaces the one of the crate, which counts in seconds alone. Without a stamp and an id, the crate
        // would ask the clock and make an id up; see `lines`.
        let mut alarm = Alarm::display(summary, -before);
        alarm.timestamp(as_of).uid(&uid).add_property("TRIGGER", duration(before));
        event.alarm(alarm.done());
    }
    event.done()
}

/// A date that a calendar can hold.
fn date(moment: Moment) -> Option<DateTime<Utc>> {
    moment.at().filter(|at| (1..=9999).contains(&at.year()))
}

/// So long before, as RFC 5545 writes it, e.g. `-P30D`.
fn duration(before: TimeDelta) -> String {
    let seconds = before.num_seconds();
    match (seconds % 86_400, seconds % 3_600, seconds % 60) {
        (0, ..) => format!("-P{}D", seconds / 86_400),
        (_, 0, _) => format!("-PT{}H", seconds / 3_600),
        (.., 0) => format!("-PT{}M", seconds / 60),
        _ => format!("-PT{seconds}S"),
    }
}

/// The longest line, in octets, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// What stands in a calendar without events, because one without anything is not valid (RFC 5545, 3.6).
const NO_EVENTS: &str = "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
    TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// The lines of a calendar as RFC 5545 has them. The crate folds some lines one octet too late, and gives alarms a
/// stamp and an id, which alarms do not have.
fn lines(calendar: &str) -> String {
    let mut out = String::with_capacity(calendar.len() + calendar.len() / 50);
    let mut in_alarm = false;
    let mut empty = true;
    for whole in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        match whole {
            "BEGIN:VALARM" => in_alarm = true,
            "END:VALARM" => in_alarm = false,
            "BEGIN:VEVENT" => empty = false,
            "END:VCALENDAR" if empty => out.push_str(NO_EVENTS),
            _ if in_alarm && (whole.starts_with("DTSTAMP:") || whole.starts_with("UID:")) => continue,
            _ => {}
        }
        let mut room = LONGEST_LINE;
        for c in whole.chars() {
            if c.len_utf8() > room {
                out.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            out.push(c);
            room -= c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_as_short_as_they_can_be() {
        let say = |seconds| duration(TimeDelta::seconds(seconds));
        assert_eq!(say(30 * 86_400), "-P30D");
        assert_eq!(say(36 * 3_600), "-PT36H");
        assert_eq!(say(90 * 60), "-PT90M");
        assert_eq!(say(61), "-PT61S");
        assert_eq!(say(0), "-P0D");
    }

    #[test]
    fn lines_are_folded_at_75_octets() {
        for length in 60..400 {
            for c in ["a", "é", "😀"] {
                let text = format!("SUMMARY:{}", c.repeat(length));
                let folded = lines(&format!("{text}\r\n"));
                assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST_LINE), "{folded}");
                assert_eq!(folded.replace("\r\n ", ""), format!("{text}\r\n"));
            }
        }
    }
}
