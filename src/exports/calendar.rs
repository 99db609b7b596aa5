//! `expiries.ics`: when credentials expire and by when messages ask to act, as a calendar (RFC 5545), for a tenant and
//! for a fleet.

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

/// A date with what a calendar says of it besides.
pub(super) struct LoadedSnapshot {
    /// The date.
    pub(super) item: EventItem,
    /// The page that tells more.
    pub(super) page: PagePath,
    /// The moment that it was looked at from.
    pub(super) as_of: DateTime<Utc>,
    /// When the snapshot was taken that says so.
    pub(super) captured_at: DateTime<Utc>,
}

/// What a calendar ends with.
const END: &str = "END:VCALENDAR\r\n";

/// Writes the calendar of all `dates`, one after the other; `about` says whose they are.
///
/// # Errors
/// Those of `out`.
pub(super) fn calendar(
    settings: &Settings,
    about: &str,
    dates: impl IntoIterator<Item = LoadedSnapshot>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut calendar = Calendar::empty();
    let name = line(&format!("What expires for {about}"), LONGEST);
    let product = concat!("-//", env!("CARGO_PKG_NAME"), "//", env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(Property::new("PRODID", format!("{product}//EN")))
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

/// There is no sequence number: it would have to be counted from the snapshots, and go back when old ones are put away;
/// of equal numbers, the later stamp counts.
fn event(settings: &Settings, LoadedSnapshot { item, page, as_of, captured_at }: &LoadedSnapshot) -> Event {
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
        // The trigger replaces the one of the crate, which counts in seconds alone. Without a stamp and an id, the crate
        // would ask the clock and make an id up; see `lines`.
        let mut alarm = Alarm::display(&item.title, -before);
        alarm.timestamp(*as_of).uid(&item.id).add_property("TRIGGER", duration(before));
        event.alarm(alarm.done());
    }
    // A whole day lasts until the next one without saying so.
    if item.all_day {
        event.starts(item.at.date_naive());
    } else {
        event.starts(item.at);
    }
    event.categories(&item.categories).done()
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
