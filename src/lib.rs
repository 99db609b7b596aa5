//! Turns snapshots of a Microsoft Intune tenant into a static website.
//!
//! [`pipeline::build`] is the whole program: read → hide → assess → compare → plan → render → publish. Each module uses only
//! modules above it in this table.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`numbers`] | formats counts, sizes and lists as text |
//! | [`text_safety`] | shows or removes control characters in external text |
//! | [`paths`] | paths in messages; names that Windows does not accept |
//! | [`digest`] | SHA-256 digests |
//! | [`diagnostic`] | findings about the user's files: code, location, message, help |
//! | [`error`] | I/O errors and failures of a command |
//! | [`progress`] | stages of a command, progress and cancellation |
//! | [`input`] | opens files; limits of the input |
//! | [`format`](mod@format) | parses YAML and JSON into serde types; reports every mistake with its location |
//! | [`time_zone`] | time zones: converts local times
//! | [`tenant`] | the model: plain data, and the catalog of connector types |
//! | [`as_of`] | the reference time for ages |
//! | [`locale`] | the language of a site: messages, dates and numbers as text |
//! | [`cache`] | checksummed cache files; sizes and modification times of files |
//! | [`snapshot`] | READ: finds and reads snapshots |
//! | [`content`] | converts external HTML and Markdown to safe HTML |
//! | [`rules`] | ASSESS: the only place that decides a status |
//! | [`audience`] | HIDE: removes what an audience may not see |
//! | [`guidance`] | what to do about a connector |
//! | [`history`] | COMPARE: finds the changes between snapshots |
//! | [`report`] | counts days, deadlines, incidents and licenses of a month or a year |
//! | [`site`] | PLAN: the pages as plain data, without HTML |
//! | [`theme`] | RENDER: loads themes and renders pages as HTML |
//! | [`search`] | the search index of a tenant or a fleet |
//! | [`exports`] | writes the plan as data: JSON, feeds, calendar, badges, tables |
//! | [`publish`] | PUBLISH: staging, swap, manifest, bundles |
//! | [`verify`] | checks the integrity of a site or bundle |
//! | [`config`] | settings: defaults, `tenant-status.yaml`, options |
//! | [`pipeline`] | runs the stages in order; merges shards |
//! | [`import`] | converts snapshots to compact native files |
//! | [`cli`] | the command line; the only module that uses the terminal and the clock |

pub mod numbers;
pub mod text_safety;
pub mod paths;
pub mod digest;
pub mod diagnostic;
pub mod error;
pub mod progress;
pub mod input;
pub mod format;
pub mod time_zone;
pub mod tenant;
pub mod as_of;
pub mod locale;
pub mod cache;
pub mod snapshot;
pub mod content;
pub mod rules;
pub mod audience;
pub mod guidance;
pub mod history;
pub mod report;
pub mod site;
pub mod theme;
pub mod search;
pub mod exports;
pub mod publish;
pub mod verify;
pub mod config;
pub mod pipeline;
pub mod import;
pub mod cli;

pub use error::Failure;
pub use pipeline::{Build, Built, Difference, WatchedFiles, build, check, diff, future_capture, newest};
pub use progress::{Observer, Stage};
