//! `expiries.ics`: a calendar (RFC 5545) of credential expiry dates and message deadlines, for a tenant and for a
//! fleet.

use std::io::{self, Write};

use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use super::address;
use crate::{
    site::{
        Settings,
        items::{EventItem, LONGEST},
        path::PagePath,
    },
    text_safety::line,
};

/// A calendar event with its context.
pub(super) struct CalendarEvent {
    /// Event.
    pub(super) item: EventItem,
    /// Page with details.
    pub(super) page: PagePath,
    /// Reference time for ages.
    pub(super) as_of: DateTime<Utc>,
    /// Time of the snapshot with the event.
    pub(super) captured_at: DateTime<Utc>,
}

/// End of a calendar.
const END: &str = "END:VCALENDAR\r\n";

/// Writes the calendar of all `dates`, one event at a time; `name` is the calendar's name.
///
/// # Errors
/// Returns the I/O errors of `out`.
pub(super) fn calendar(
    settings: &Settings,
    name: &str,
    dates: impl IntoIterator<Item = CalendarEvent>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut calendar = Calendar::empty();
    let name = line(name, LONGEST);
    let language = settings.locale.tag().to_uppercase();
    let product = concat!("-//", env!("CARGO_PKG_NAME"), "//", env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(Property::new("PRODID", format!("{product}//{language}")))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .append_property(Property::new("X-WR-CALNAME", name))
        .append_property(Property::new("REFRESH-INTERVAL", "P1D").add_parameter("VALUE", "DURATION").done())
        .append_property(("X-PUBLISHED-TTL", "P1D"));
    let calendar = calendar.to_string();
    out.write_all(lines(calendar.strip_suffix(END).unwrap_or(&calendar)).as_bytes())?;
    let mut is_empty = true;
    for dated in dates {
        out.write_all(lines(&Component::to_string(&event(settings, &dated))).as_bytes())?;
        is_empty = false;
    }
    if is_empty {
        out.write_all(NO_EVENTS.as_bytes())?;
    }
    out.write_all(END.as_bytes())
}

/// Returns an event without a sequence number: it would have to be counted from the snapshots and would go back when
/// old ones are removed. Among equal numbers, the later stamp wins.
fn event(settings: &Settings, CalendarEvent { item, page, as_of, captured_at }: &CalendarEvent) -> Event {
    let mut event = Event::new();
    event
        .uid(&item.id)
        .timestamp(*as_of)
        .last_modified(*captured_at)
        .summary(&item.title)
        .description(&item.description.join("\n"))
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(address) = address(settings, page) {
        event.url(&address);
    }
    let mut alarms = settings.alarms.clone();
    alarms.sort();
    alarms.dedup();
    for before in alarms.into_iter().rev() {
        // Replaces the crate's trigger, which counts only in seconds. The stamp and ID keep the crate from using the
        // clock and a random ID; `lines` removes them.
        let mut alarm = Alarm::display(&item.title, -before);
        alarm.timestamp(*as_of).uid(&item.id).add_property("TRIGGER", duration(before));
        event.alarm(alarm.done());
    }
    // A whole-day event without an end lasts one day.
    if item.all_day {
        event.starts(settings.locale.day(item.at));
    } else {
        event.starts(item.at);
    }
    event.categories(&item.categories).done()
}

/// Returns a negative RFC 5545 duration, e.g. `-P30D`.
fn duration(before: TimeDelta) -> String {
    let seconds = before.num_seconds();
    match (seconds % 86_400, seconds % 3_600, seconds % 60) {
        (0, ..) => format!("-P{}D", seconds / 86_400),
        (_, 0, _) => format!("-PT{}H", seconds / 3_600),
        (.., 0) => format!("-PT{}M", seconds / 60),
        _ => format!("-PT{seconds}S"),
    }
}

/// Maximum line length in octets, without the line break (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Content of a calendar without events, because an empty one is not valid (RFC 5545, 3.6).
const NO_EVENTS: &str = "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
    TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// Returns the lines of a calendar as RFC 5545 requires. Corrects the crate, which folds some lines one octet too late
/// and gives alarms a stamp and an ID, which alarms do not have.
fn lines(calendar: &str) -> String {
    let mut out = String::with_capacity(calendar.len() + calendar.len() / 50);
    let mut in_alarm = false;
    for whole in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        match whole {
            "BEGIN:VALARM" => in_alarm = true,
            "END:VALARM" => in_alarm = false,
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
    fn durations_are_as_short_as_possible() {
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
