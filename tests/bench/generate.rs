//! Archives for benchmarks: any number of tenants and days, from a seed alone. No clock, and every word invented.
//!
//! Messages and incidents are Microsoft's, so tenants share them; connectors are a tenant's own. A snapshot carries
//! everything that is current on its day, as a capture does: a message stays for some weeks, an incident for some days.

use std::fmt::Write as _;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Value, json};

/// What a snapshot holds, and what it follows from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// What everything random follows from.
    pub(crate) seed: u64,
    /// How many connectors a tenant has.
    pub(crate) connectors: u64,
    /// How many incidents go on at a time.
    pub(crate) incidents: u64,
    /// How many messages are current at a time; one a day is new, and one goes.
    pub(crate) messages: u64,
}

impl Shape {
    /// A tenant of middling size.
    pub(crate) const TENANT: Shape = Shape { seed: 1, connectors: 20, incidents: 3, messages: 20 };

    /// The name of the folder of a tenant.
    pub(crate) fn folder(tenant: u64) -> String {
        format!("{tenant:04}")
    }

    /// The name of the file of a day.
    pub(crate) fn file(day: u64) -> String {
        format!("{day:05}.json")
    }

    /// A snapshot in the native format.
    pub(crate) fn snapshot(&self, tenant: u64, day: u64) -> String {
        let at = self.captured_at(tenant, day);
        let mut dice = self.dice("tenant", [tenant, day]);
        let connectors = (0..self.connectors).map(|number| self.connector(tenant, number, day, at));
        let licenses = json!([
            { "sku": "EMS", "total": 1_000 + day / 30 * 10, "assigned": 700 + dice.below(310) },
            { "sku": "INTUNE_A", "name": "Intune Plan 1", "total": 200, "assigned": 40 + dice.below(150) },
        ]);
        json!({
            "schema": "tenant-status/v1",
            "captured_at": stamp(at),
            "tenant": {
                "id": format!("00000000-0000-4000-8000-{tenant:012}"), "name": format!("Tenant {tenant}"),
                "domain": format!("tenant{tenant}.onmicrosoft.com"), "location": "Europe 0201",
                "mdm_authority": "Microsoft Intune", "service_release": (2_601 + day / 30).to_string(),
                "account_status": "active",
                "enrolled_devices": 900 + dice.below(60), "licensed_users": 700 + dice.below(60),
            },
            "licenses": licenses,
            "connectors": connectors.collect::<Vec<_>>(),
            "incidents": self.incidents(tenant, day),
            "messages": self.current_messages(tenant, day).map(|number| self.message(number, day)).collect::<Vec<_>>(),
        })
        .to_string()
    }

    /// The moment of a snapshot: tenants are captured up to an hour and a half apart, and a few are days behind.
    fn captured_at(&self, tenant: u64, day: u64) -> DateTime<Utc> {
        let behind = if tenant % 40 == 7 { 4 } else { 0 };
        days_on(day) - TimeDelta::days(behind) + TimeDelta::minutes((tenant * 37 % 90) as i64)
    }

    /// Half expire within a year and are renewed shortly before or after, half synchronize and now and then stand still.
    fn connector(&self, tenant: u64, number: u64, day: u64, at: DateTime<Utc>) -> Value {
        let mut dice = self.dice("connector", [tenant, number]);
        let (expiring, syncing) =
            (EXPIRING[number as usize / 2 % EXPIRING.len()], SYNCING[number as usize / 2 % SYNCING.len()]);
        let (phase, renewed_early) = (dice.below(365), dice.below(20));
        let stands_still = (day + phase).is_multiple_of(17);
        let left = 365 - ((day + phase) % 365) as i64 - 5 + renewed_early as i64;
        let expires = number.is_multiple_of(2);
        json!({
            "type": if expires { expiring } else { syncing },
            "id": format!("{:08x}-{number:04}", dice.below(1 << 32)),
            "name": format!("{} {number} of tenant {tenant}", if expires { "Token" } else { "Server" }),
            "expires_at": expires.then(|| stamp(days_on(day) + TimeDelta::days(left))),
            "last_success_at": (!expires).then(|| stamp(at - TimeDelta::hours(if stands_still { 80 } else { 3 }))),
            "reported": { "state": if stands_still && !expires { "failed" } else { "completed" } },
            "details": { "Owner": format!("team{}@tenant{tenant}.example", dice.below(9)) },
        })
    }

    /// Those that go on, or have been over for less than a few days. The first tenant is hit by all, any other by every
    /// second one.
    fn incidents(&self, tenant: u64, day: u64) -> Vec<Value> {
        const LASTS: u64 = 14;
        let slots = (0..self.incidents * 2).map(|slot| (slot, day + slot * 5));
        let hits = |number: u64| tenant == 0 || (tenant + number).is_multiple_of(2);
        slots
            .map(|(slot, phase)| (phase / LASTS * self.incidents * 2 + slot, phase % LASTS))
            .filter(|(number, _)| hits(*number))
            .map(|(number, age)| {
                let mut dice = self.dice("incident", [number, 0]);
                let begin = days_on(day) - TimeDelta::days(age as i64);
                let posts: Vec<_> = (0..=age / 3)
                    .map(|post| {
                        let mut dice = self.dice("post", [number, post]);
                        json!({ "at": stamp(begin + TimeDelta::days(post as i64 * 3)), "html": dice.body(600, 2_000) })
                    })
                    .collect();
                let statuses = ["investigating", "serviceDegradation", "restoringService", "serviceRestored"];
                json!({
                    "id": format!("IT{number:07}"), "title": dice.title(),
                    "classification": if number.is_multiple_of(3) { "incident" } else { "advisory" },
                    "status": statuses.get((age * 4 / LASTS) as usize),
                    "feature": "Device enrollment", "origin": "microsoft", "impact": dice.sentence(),
                    "started_at": stamp(begin), "updated_at": stamp(begin + TimeDelta::days(age as i64 / 3 * 3)),
                    "posts": posts,
                })
            })
            .collect()
    }

    /// Numbers of the messages that a tenant gets on a day: the first all, any other nine in ten.
    fn current_messages(&self, tenant: u64, day: u64) -> impl Iterator<Item = u64> {
        (day..day + self.messages).filter(move |number| tenant == 0 || !(tenant + number).is_multiple_of(10))
    }

    /// A message as of a day: one in seven is edited a week after it is published.
    fn message(&self, number: u64, day: u64) -> Value {
        let mut dice = self.dice("message", [number, 0]);
        let published = days_on(number) - TimeDelta::days(self.messages as i64);
        let mut html = dice.body(1_000, 8_000);
        let edited = number.is_multiple_of(7) && day + self.messages >= number + 7;
        if edited {
            write!(html, "<p>Updated: {}</p>", self.dice("edit", [number, 0]).sentence()).unwrap();
        }
        let categories = ["plan_for_change", "stay_informed", "prevent_or_fix_issue"];
        json!({
            "id": format!("MC{number:07}"), "title": dice.title(), "category": categories.get((number % 3) as usize),
            "severity": if number.is_multiple_of(9) { "high" } else { "normal" },
            "major_change": number.is_multiple_of(4),
            "action_required_by": number.is_multiple_of(5).then(|| stamp(published + TimeDelta::days(60))),
            "published_at": stamp(published),
            "updated_at": stamp(published + TimeDelta::days(if edited { 7 } else { 0 })),
            "tags": ["Admin impact", "User impact"],
            "details": { "Summary": dice.sentence(), "Platforms": "Android, iOS/iPadOS, Windows" },
            "html": html,
        })
    }

    /// A response of Graph with messages of all services, one in ten Intune's, of about so many bytes.
    pub(crate) fn capture(&self, day: u64, bytes: usize) -> String {
        let mut messages = String::new();
        for number in day * 10.. {
            if messages.len() > bytes {
                break;
            }
            let mut dice = self.dice("message", [number, 1]);
            let published = stamp(days_on(day) - TimeDelta::hours(number as i64 % 700));
            let message = json!({
                "startDateTime": published, "lastModifiedDateTime": published,
                "endDateTime": stamp(days_on(day) + TimeDelta::days(90)),
                "id": format!("MC{number:07}"), "title": dice.title(), "category": "planForChange", "severity": "normal",
                "tags": ["Admin impact"], "isMajorChange": false, "actionRequiredByDateTime": null,
                "services": [if number.is_multiple_of(10) { "Microsoft Intune" } else { "Microsoft Teams" }],
                "expiryDateTime": null, "hasAttachments": false,
                "viewPoint": { "isRead": false, "isArchived": false, "isFavorited": false },
                "details": [{ "name": "Summary", "value": dice.sentence() }],
                "body": { "contentType": "html", "content": dice.body(1_000, 8_000) },
            });
            write!(messages, "{}{message}", if messages.is_empty() { "" } else { "," }).unwrap();
        }
        let context = "https://graph.microsoft.com/v1.0/$metadata#admin/serviceAnnouncement/messages";
        format!("{{\"@odata.context\":\"{context}\",\"value\":[{messages}]}}")
    }

    /// The name of the folder of a capture, which says when it was made.
    pub(crate) fn capture_folder(day: u64) -> String {
        days_on(day).format("%Y-%m-%dT%H%M%SZ").to_string()
    }

    /// Dice for one thing, the same whatever else is thrown.
    fn dice(&self, what: &str, numbers: [u64; 2]) -> Dice {
        let mut dice = Dice(self.seed);
        for number in what.bytes().map(u64::from).chain(numbers) {
            dice.0 ^= number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            dice.next();
            dice.0 = dice.0.rotate_left(23);
        }
        dice
    }
}

/// Types of connectors that are measured by their expiry.
const EXPIRING: [&str; 4] =
    ["apple-push-certificate", "apple-vpp-expiry", "apple-enrollment-expiry", "code-signing-certificate"];

/// Types of connectors that are measured by their last synchronization.
const SYNCING: [&str; 8] = [
    "certificate-connector",
    "apple-vpp-sync",
    "windows-autopilot",
    "jamf",
    "google-play-sync",
    "defender-for-endpoint",
    "domain-join",
    "mobile-threat-defense",
];

fn days_on(day: u64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_704_096_000, 0).unwrap_or_default() + TimeDelta::days(day as i64)
}

fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A body in the manner of real ones, of about so many bytes, one of each number.
pub(crate) fn body(number: u64, least: usize, most: usize) -> String {
    Shape::TENANT.dice("body", [number, 0]).body(least, most)
}

/// Random numbers that are the same on every machine (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len() as u64) as usize]
    }

    fn title(&mut self) -> String {
        let start = self.pick(&["Plan for change: ", "(Updated) ", "Reminder: ", "", "Take action: ", "New: "]);
        format!("{start}{} {}", capital(self.pick(WHO)), self.pick(WHAT))
    }

    fn sentence(&mut self) -> String {
        let (who, what, how, when) = (self.pick(WHO), self.pick(WHAT), self.pick(HOW), self.pick(WHEN));
        match self.below(3) {
            0 => format!("{}, {who} {what} {how}.", capital(when)),
            1 => format!("{} {what} {how}, {when}.", capital(who)),
            _ => format!("{} {what}, {when}: {} {}.", capital(who), self.pick(WHO), self.pick(WHAT)),
        }
    }

    /// A sentence with marks of the kind that editors leave.
    fn marked(&mut self) -> String {
        let sentence = self.sentence();
        let more = match self.below(9) {
            0 => format!(
                " See <a href=\"https://learn.example/intune/{}\" target=\"_blank\">{}</a>.",
                self.below(9_999),
                self.pick(WHO)
            ),
            1 => format!(" Go to <b>Devices &gt; {}</b> &amp; choose <i>{}</i>.", self.pick(PLACE), self.pick(PLACE)),
            2 => format!(" <span style=\"color: #323130\">{}</span>", self.sentence()),
            3 => format!(" It\u{2019}s&nbsp;called <code>{}</code>.", self.pick(PLACE)),
            4 => format!("<br>{}", self.sentence()),
            5 => format!(" <strong>Note:</strong> {}", self.sentence()),
            _ => String::new(),
        };
        format!("{sentence}{more}")
    }

    /// A body of a message: sections under headings as the service writes them, each with paragraphs, lists, tables or
    /// images, and now and then a tag that nobody closed.
    fn body(&mut self, least: usize, most: usize) -> String {
        // The smaller of two throws: there are more short bodies than long ones.
        let span = (most - least) as u64;
        let length = least + self.below(span).min(self.below(span)) as usize;
        let mut html = format!("<p>{}</p>", self.marked());
        let mut headings = HEADINGS.iter().cycle();
        while html.len() < length {
            if let Some(heading) = headings.next() {
                write!(html, "\n<p>[{heading}]</p>").unwrap();
            }
            for _ in 0..=self.below(3) {
                match self.below(8) {
                    0 | 1 => self.list(&mut html),
                    2 => self.table(&mut html),
                    3 => write!(
                        html,
                        "\n<p><img src=\"https://images.example/{}.png\" alt=\"{}\" width=\"600\"></p>",
                        self.below(999),
                        self.sentence()
                    )
                    .unwrap(),
                    4 => write!(html, "\n<p>{}", self.marked()).unwrap(),
                    5 => write!(html, "\n<div><p><b>{}</p></div>", self.sentence()).unwrap(),
                    _ => write!(html, "\n<p>{}</p>", self.marked()).unwrap(),
                }
                if html.len() >= length {
                    break;
                }
            }
        }
        html
    }

    fn list(&mut self, html: &mut String) {
        let tag = if self.below(4) == 0 { "ol" } else { "ul" };
        write!(html, "\n<{tag}>").unwrap();
        for _ in 0..2 + self.below(5) {
            let open = self.below(12) == 0;
            write!(html, "\n<li>{}{}", self.marked(), if open { "" } else { "</li>" }).unwrap();
        }
        write!(html, "\n</{tag}>").unwrap();
    }

    fn table(&mut self, html: &mut String) {
        html.push_str("\n<table border=\"1\"><tr><th>Platform</th><th>Before</th><th>After</th></tr>");
        for _ in 0..2 + self.below(4) {
            write!(
                html,
                "\n<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                self.pick(PLACE),
                self.pick(HOW),
                self.pick(WHAT)
            )
            .unwrap();
        }
        html.push_str("\n</table>");
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

const HEADINGS: &[&str] = &[
    "When this will happen:",
    "How this will affect your organization:",
    "What you need to do to prepare:",
    "Additional information:",
];

const WHO: &[&str] = &[
    "the enrollment page",
    "devices that were never in the office",
    "the compliance report of shared tablets",
    "people with more than one phone",
    "the certificate connector",
    "profiles that nobody has touched for a year",
    "the help desk",
    "the app on older phones",
    "policies with a grace period",
    "the list of lost devices",
    "scripts that run at sign-in",
    "the company\u{2019}s own store",
    "groups with nested members",
    "the wipe of a personal device",
];

const WHAT: &[&str] = &[
    "will ask for a second confirmation",
    "moves to another place of the admin center",
    "keeps what it had and gets nothing new",
    "can be filtered by owner and by model",
    "no longer needs a restart",
    "shows the last contact in local time",
    "is switched off for new tenants",
    "will be checked twice a day instead of once",
    "takes the name that the owner gave it",
    "loses the column that was empty for most",
    "may show an error that can be ignored",
    "is written to the log with its cause",
];

const HOW: &[&str] = &[
    "without anything being done",
    "where the new form is chosen",
    "unless an exception is set before",
    "for every platform but the oldest",
    "in the order in which devices report",
    "as the documentation describes it",
    "with the rights that the role has today",
    "a few hundred devices at a time",
];

const WHEN: &[&str] = &[
    "from the middle of next month on",
    "with the second release of the year",
    "over three to four weeks",
    "as soon as the portal says so",
    "before the old certificate runs out",
    "after the holidays",
    "once every region has the change",
];

const PLACE: &[&str] = &[
    "Configuration",
    "Enrollment",
    "Windows 11",
    "Android 13 and later",
    "iOS/iPadOS 17",
    "Compliance policies",
    "Tenant administration",
    "Remote actions",
    "macOS 14",
    "Filters",
];
