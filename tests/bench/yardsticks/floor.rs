//! The least that a build could cost: the same snapshots read into plain types, as many pages of about the same size
//! filled into fixed strings, and written. It decides nothing, sanitizes nothing, minifies nothing and remembers nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::Result;

#[derive(Deserialize)]
struct Snapshot {
    captured_at: DateTime<Utc>,
    tenant: Tenant,
    licenses: Vec<License>,
    connectors: Vec<Connector>,
    incidents: Vec<Incident>,
    messages: Vec<Message>,
}

#[derive(Deserialize)]
struct Tenant {
    name: String,
}

#[derive(Deserialize)]
struct License {
    sku: String,
    total: u64,
    assigned: u64,
}

#[derive(Deserialize)]
struct Connector {
    #[serde(rename = "type")]
    kind: String,
    id: String,
    name: String,
    expires_at: Option<DateTime<Utc>>,
    last_success_at: Option<DateTime<Utc>>,
    reported: BTreeMap<String, String>,
    details: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Incident {
    id: String,
    title: String,
    status: String,
    updated_at: DateTime<Utc>,
    posts: Vec<Post>,
}

#[derive(Deserialize)]
struct Post {
    at: DateTime<Utc>,
    html: String,
}

#[derive(Deserialize)]
struct Message {
    id: String,
    title: String,
    category: String,
    updated_at: DateTime<Utc>,
    details: BTreeMap<String, String>,
    html: String,
}

/// A connector as it was at a moment.
type Seen<'a> = (DateTime<Utc>, &'a Connector);

/// Types of connectors that have a page though no tenant has one.
const TYPES: [&str; 15] = [
    "apple-push-certificate",
    "apple-vpp-expiry",
    "apple-vpp-sync",
    "windows-autopilot",
    "microsoft-store",
    "jamf",
    "certificate-connector",
    "apple-enrollment-expiry",
    "apple-enrollment-sync",
    "exchange-on-premises",
    "google-play-sync",
    "google-play-binding",
    "defender-for-endpoint",
    "mobile-threat-defense",
    "chrome-enterprise",
];

/// Builds a site: a folder for each tenant, and a first page. `frame` is a file with the content around every page, with marks
/// for its title and its text.
pub(crate) fn build(data: &Path, out: &Path, frame: &Path) -> Result<()> {
    let frame = fs::read_to_string(frame)?;
    let (head, rest) = frame.split_once("{title}").ok_or("the frame has no place for a title")?;
    let (between, foot) = rest.split_once("{main}").ok_or("the frame has no place for a text")?;
    let mut folders: Vec<PathBuf> = fs::read_dir(data)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    folders.sort();
    let mut first = String::new();
    for folder in &folders {
        let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        files.sort();
        let snapshots = files
            .iter()
            .map(|file| Ok(serde_json::from_slice(&fs::read(file)?)?))
            .collect::<Result<Vec<Snapshot>>>()?;
        let Some(latest) = snapshots.last() else { continue };
        row(&mut first, &latest.tenant.name, "index.html", "healthy", latest.captured_at);
        let own = folder.file_name().filter(|_| folders.len() > 1).unwrap_or_default();
        let site = Site { out: out.join(own), head, between, foot, page: String::new() };
        site.tenant(&snapshots)?;
    }
    if folders.len() > 1 {
        let mut site = Site { out: out.to_owned(), head, between, foot, page: String::new() };
        site.write("index.html", "All tenants", &first)?;
        site.write("board.html", "All tenants", &first)?;
        site.write("search.html", "Search", &first)?;
    }
    Ok(())
}

struct Site<'a> {
    out: PathBuf,
    head: &'a str,
    between: &'a str,
    foot: &'a str,
    page: String,
}

impl Site<'_> {
    fn tenant(mut self, snapshots: &[Snapshot]) -> Result<()> {
        let Some(latest) = snapshots.last() else { return Ok(()) };
        for folder in ["archive", "incidents", "messages"] {
            fs::create_dir_all(self.out.join(folder))?;
        }
        let mut connectors: BTreeMap<(&str, &str), Vec<Seen<'_>>> = BTreeMap::new();
        let mut incidents: BTreeMap<&str, &Incident> = BTreeMap::new();
        let mut messages: BTreeMap<&str, &Message> = BTreeMap::new();
        for snapshot in snapshots {
            for connector in &snapshot.connectors {
                connectors.entry((&connector.kind, &connector.id)).or_default().push((snapshot.captured_at, connector));
            }
            incidents.extend(snapshot.incidents.iter().map(|incident| (incident.id.as_str(), incident)));
            messages.extend(snapshot.messages.iter().map(|message| (message.id.as_str(), message)));
        }
        let types: BTreeSet<&str> = TYPES.into_iter().chain(connectors.keys().map(|(kind, _)| *kind)).collect();

        let mut main = String::new();
        for kind in &types {
            fs::create_dir_all(self.out.join("connectors").join(kind))?;
            begin(&mut main, 5);
            for (_, days) in connectors.range((*kind, "")..).take_while(|((of, _), _)| of == kind) {
                days.iter().rev().take(1).for_each(|(at, connector)| of_connector(&mut main, connector, *at));
            }
            self.write(&format!("connectors/{kind}/index.html"), kind, &main)?;
        }
        for ((kind, id), days) in &connectors {
            begin(&mut main, 5);
            for (at, connector) in days {
                write!(main, "<rect class=\"day d-healthy\" height=4 width=1 x={} y=8 />", at.timestamp() / 86_400)?;
                if connector.expires_at.is_some() {
                    main.push_str("<path class=tick />");
                }
            }
            for (at, connector) in days.iter().rev().take(3) {
                of_connector(&mut main, connector, *at);
                for (name, text) in connector.details.iter().chain(&connector.reported) {
                    fact(&mut main, name, text);
                }
            }
            self.write(&format!("connectors/{kind}/{id}.html"), id, &main)?;
        }
        for (id, incident) in &incidents {
            begin(&mut main, 3);
            fact(&mut main, "Status", &incident.status);
            for post in &incident.posts {
                fact(&mut main, "At", &post.at.format("%d %b %Y %H:%M UTC").to_string());
                main.push_str(&post.html);
            }
            self.write(&format!("incidents/{id}.html"), &incident.title, &main)?;
        }
        for (id, message) in &messages {
            begin(&mut main, 2);
            fact(&mut main, "Category", &message.category);
            message.details.iter().for_each(|(name, text)| fact(&mut main, name, text));
            main.push_str(&message.html);
            self.write(&format!("messages/{id}.html"), &message.title, &main)?;
        }
        for snapshot in snapshots {
            self.hub(snapshot, &format!("archive/{}.html", snapshot.captured_at.format("%Y-%m-%dT%H%M%SZ")))?;
        }
        self.hub(latest, "index.html")?;
        self.board(&latest.tenant.name, &latest.connectors, latest.captured_at)?;

        main.clear();
        snapshots
            .iter()
            .for_each(|snapshot| row(&mut main, &snapshot.tenant.name, "x.html", "healthy", snapshot.captured_at));
        self.write("archive/index.html", "Archive", &main)?;
        self.write("changes.html", "Changes", &main)?;
        self.write("search.html", "Search", "")?;
        main.clear();
        latest.connectors.iter().for_each(|connector| of_connector(&mut main, connector, latest.captured_at));
        self.write("connectors/index.html", "Connectors", &main)?;
        main.clear();
        latest.incidents.iter().for_each(|one| row(&mut main, &one.title, &one.id, &one.status, one.updated_at));
        self.write("incidents/index.html", "Service health", &main)?;
        main.clear();
        latest.messages.iter().for_each(|one| row(&mut main, &one.title, &one.id, &one.category, one.updated_at));
        self.write("messages/index.html", "News", &main)
    }

    /// A tenant at a glance: its licenses, and a row for everything.
    fn hub(&mut self, snapshot: &Snapshot, path: &str) -> Result<()> {
        let mut main = String::new();
        begin(&mut main, 6);
        for license in &snapshot.licenses {
            fact(&mut main, &license.sku, &format!("{} of {}", license.assigned, license.total));
        }
        for connector in &snapshot.connectors {
            // A connector is in two lists: what comes next, and all of them.
            for _ in 0..2 {
                of_connector(&mut main, connector, snapshot.captured_at);
            }
        }
        snapshot.incidents.iter().for_each(|one| row(&mut main, &one.title, &one.id, &one.status, one.updated_at));
        snapshot
            .messages
            .iter()
            .take(10)
            .for_each(|one| row(&mut main, &one.title, &one.id, &one.category, one.updated_at));
        self.write(path, &snapshot.tenant.name, &main)
    }

    /// The page for a screen on a wall: a row for each connector.
    fn board(&mut self, tenant: &str, connectors: &[Connector], at: DateTime<Utc>) -> Result<()> {
        let mut main = String::new();
        connectors.iter().for_each(|connector| of_connector(&mut main, connector, at));
        self.write("board.html", tenant, &main)
    }

    fn write(&mut self, path: &str, title: &str, main: &str) -> Result<()> {
        self.page.clear();
        for part in [self.head, title, self.between, main, self.foot] {
            self.page.push_str(part);
        }
        Ok(fs::write(self.out.join(path), &self.page)?)
    }
}

/// Begins a text with the content common to every page of its kind, so that it becomes about as long as the program's.
fn begin(main: &mut String, times: usize) {
    main.clear();
    (0..times).for_each(|_| main.push_str(ABOUT));
}

fn of_connector(html: &mut String, connector: &Connector, at: DateTime<Utc>) {
    let date = connector.expires_at.or(connector.last_success_at).unwrap_or(at);
    row(html, &connector.name, &connector.id, if date > at { "healthy" } else { "warning" }, date);
}

/// A line of a list, with a link, a mark of its status and a date.
fn row(html: &mut String, name: &str, link: &str, status: &str, at: DateTime<Utc>) {
    let at = at.format("%d %b %Y");
    let _ = write!(
        html,
        "<tr><td class=c-st><span class=\"st st-{status}\"><svg aria-hidden=true class=i><use href=#s-{status} /></svg>\
         {status}</span></td><th class=c-name scope=row><a href=../connectors/certificate-connector/{link}.html>{name}\
         </a> <span class=sub>Decides the group's status</span></th><td class=c-why>{name} last synchronized or expires \
         on {at}, as it is measured by the rule of its type.</td><td class=c-date>{at} <span class=sub><time \
         datetime={at}>{at}</time></span></td><td class=c-next><span class=turn><span class=\"st st-unhealthy\"><svg \
         aria-hidden=true class=i><use href=#s-unhealthy /></svg>Unhealthy</span> <time datetime={at}>{at}</time></span>\
         </td></tr>"
    );
}

fn fact(html: &mut String, name: &str, text: &str) {
    let _ = write!(html, "<div><dt>{name}</dt><dd>{text}</dd></div>");
}

/// A kilobyte of a page that never changes.
const ABOUT: &str = "<section aria-labelledby=rule-title class=card id=rule><div class=head><h2 id=rule-title>The rule\
    </h2></div><p class=note>Connections: by the time since the last successful synchronization</p><ul class=rule><li>\
    <span class=\"st st-unhealthy\"><svg aria-hidden=true class=i><use href=#s-unhealthy /></svg>Unhealthy</span> <span \
    class=when>The last one was 3 days ago or more.</span></li><li><span class=\"st st-warning\"><svg aria-hidden=true \
    class=i><use href=#s-warning /></svg>Warning</span> <span class=when>The last one was more than 1 day ago.</span>\
    </li><li><span class=\"st st-unknown\"><svg aria-hidden=true class=i><use href=#s-unknown /></svg>Unknown</span> \
    <span class=when>There was none yet, or it lies after the snapshot.</span></li><li aria-current=true class=applies>\
    <span class=\"st st-healthy\"><svg aria-hidden=true class=i><use href=#s-healthy /></svg>Healthy</span> <span \
    class=when>The last one was at most 1 day ago.</span></li></ul></section>";
