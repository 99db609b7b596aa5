//! Turns snapshots of a Microsoft Intune tenant into a static website.
//!
//! [`pipeline::build`] is the whole program: read → hide → assess → compare → plan → render → publish. Each module uses only
//! modules above it in this table.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`numbers`] | counts, sizes and lists in words |
//! | [`text_safety`] | foreign text that cannot steer the place where it is shown |
//! | [`paths`] | paths in messages; names that Windows does not accept |
//! | [`digest`] | SHA-256 digests, as `sha256sum` prints them |
//! | [`diagnostic`] | findings about the user's files: code, place, message, help |
//! | [`error`] | I/O errors, and why a command failed |
//! | [`progress`] | stages of long work, progress and cancellation |
//! | [`input`] | opening files of others, and limits of what is read |
//! | [`format`](mod@format) | text → a serde type, YAML or JSON, every mistake with its place |
//! | [`tenant`] | what exists: plain data, and the catalog of connector types |
//! | [`as_of`] | the moment that ages are measured from |
//! | [`cache`] | sealed files and file stamps |
//! | [`snapshot`] | READ: files → snapshots |
//! | [`content`] | foreign HTML and Markdown → safe HTML |
//! | [`rules`] | ASSESS: the only place that decides a status |
//! | [`audience`] | HIDE: what an audience may see |
//! | [`guidance`] | GUIDE: what to do about a connector |
//! | [`history`] | COMPARE: what changed from snapshot to snapshot |
//! | [`site`] | PLAN: which pages exist and what they say; no HTML |
//! | [`theme`] | RENDER: pages as HTML |
//! | [`exports`] | the plan as data: JSON, feeds, calendar, badges |
//! | [`publish`] | PUBLISH: staging, swap, manifest; bundles |
//! | [`verify`] | integrity of a site or a bundle |
//! | [`config`] | settings: defaults ← `tenant-status.yaml` ← flags |
//! | [`pipeline`] | the stages in order; merging of shards |
//! | [`import`] | any snapshots → one compact native file each |
//! | [`cli`] | the command line: the only module that uses the terminal and the clock |

pub mod numbers;
pub mod text_safety;
pub mod paths;
pub mod digest;
pub mod diagnostic;
pub mod error;
pub mod progress;
pub mod input;
pub mod format;
pub mod tenant;
pub mod as_of;
pub mod cache;
pub mod snapshot;
pub mod content;
pub mod rules;
pub mod audience;
pub mod guidance;
pub mod history;
pub mod site;
pub mod theme;
pub mod exports;
pub mod publish;
pub mod verify;
pub mod config;
pub mod pipeline;
pub mod import;
pub mod cli;

pub use error::Failure;
pub use pipeline::{Build, Built, Difference, build, check, diff, future_capture, newest};
pub use progress::{Observer, Stage};
