//! Pages of incidents, advisories and messages, with the edits of messages.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ChangeLine, Fact, Frame, HealthSection, IncidentRow, MessageRow, NewsSection, OutLink, When};

/// All incidents and advisories.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentsPage {
    /// Common page data.
    pub page: Frame,
    /// Section as on the hub.
    pub health: HealthSection,
    /// Issues that disappeared without a final status, latest update first. Whether they are resolved is not known.
    pub unlisted: Vec<IncidentRow>,
    /// Resolved issues by month of the last update, newest first.
    pub past: Vec<MonthOf<IncidentRow>>,
    /// Number of issues of each kind on the page, for a filter; empty if there is only one kind.
    pub kinds: Vec<FilterChoice>,
    /// Number of issues on the page.
    pub count: usize,
}

/// Issues or messages last updated in one month.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "{Row}sOfMonth")]
pub struct MonthOf<Row> {
    /// Month.
    pub month: Month,
    /// Issues or messages, latest update first.
    pub rows: Vec<Row>,
}

/// A month as a heading.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Month {
    /// Display text, e.g. `November 2026`, or `No date`.
    pub label: String,
    /// Month as ISO 8601, e.g. `2026-11`, or `undated`, for anchors.
    pub iso: String,
}

/// A choice of a filter.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FilterChoice {
    /// Key, as in the `kind` or `category_key` of a row.
    pub key: &'static str,
    /// Display text.
    pub label: String,
    /// Number of rows.
    pub count: usize,
}

/// One incident or advisory.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentPage {
    /// Common page data.
    pub page: Frame,
    /// The issue as a row.
    pub incident: IncidentRow,
    /// Source and date of the status, e.g. `Snapshot of 22 Nov 2026 08:00 UTC`.
    pub known: String,
    /// Time of the next update as announced in the latest post, in its words; absent if there is none, and for past
    /// issues.
    pub next_update: Option<String>,
    /// Impact on users.
    pub impact: Option<String>,
    /// Note shown if the tenant has to act.
    pub action: Option<String>,
    /// Other known facts.
    pub facts: Vec<Fact>,
    /// Latest posts of the service, newest first: at most three, and none that mostly repeats the one before it.
    pub posts: Vec<PostView>,
    /// Earlier posts, newest first.
    pub earlier: Vec<PostView>,
    /// Link to the issue in the admin center.
    pub original: OutLink,
    /// Note for an issue missing from the latest snapshot: when it was last seen, and its last known status if that is
    /// not a final one.
    pub gone: Option<String>,
    /// Changes recorded in the archive, oldest first.
    pub log: Vec<ChangeLine>,
}

/// A post about an issue.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PostView {
    /// Time of the post.
    pub at: Option<When>,
    /// Body as safe HTML: print it with `| safe`.
    pub body: String,
}

/// All messages.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MessagesPage {
    /// Common page data.
    pub page: Frame,
    /// Section as on the hub, without its messages.
    pub news: NewsSection,
    /// Active messages by month of the last update, newest first.
    pub active: Vec<MonthOf<MessageRow>>,
    /// Messages that have ended, were archived, have not started or are no longer listed, by month of the last update,
    /// newest first.
    pub past: Vec<MonthOf<MessageRow>>,
    /// Number of messages of each category on the page, for a filter; empty if there is only one category.
    pub categories: Vec<FilterChoice>,
    /// Number of messages with a deadline.
    pub deadlines: usize,
    /// Number of messages on the page.
    pub count: usize,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MessagePage {
    /// Common page data.
    pub page: Frame,
    /// The message as a row.
    pub message: MessageRow,
    /// Services, tags, dates and other known facts.
    pub facts: Vec<Fact>,
    /// Summary by the service; absent if there is none.
    pub abstract_text: Option<String>,
    /// Body as safe HTML: print it with `| safe`.
    pub body: String,
    /// Link to the message in the message center.
    pub original: OutLink,
    /// Note for a message missing from the latest snapshot: when it was last seen.
    pub gone: Option<String>,
    /// Edits, newest first.
    pub edits: Vec<EditView>,
    /// Changes recorded in the archive, oldest first.
    pub log: Vec<ChangeLine>,
}

/// Edits of a message between two snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditView {
    /// Modification date of the message.
    pub edited: Option<When>,
    /// Time of the first snapshot with the edit.
    pub seen: When,
    /// Edited parts.
    pub parts: Vec<EditedPart>,
}

/// An edited part of a message.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditedPart {
    /// Name of the part, e.g. `Text`, `Act by`.
    pub label: String,
    /// Removed and added words with their context; empty if the text is too long to compare.
    pub runs: Vec<EditRun>,
}

/// A run of words in an edited text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditRun {
    /// `kept`, `removed`, `added`, or `skipped` for unchanged words that are left out.
    pub kind: &'static str,
    /// Words; empty if they are left out.
    pub text: String,
}
