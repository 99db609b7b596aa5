//! Turns snapshots of a Microsoft Intune tenant into a static website.
//!
//! A **snapshot** is read; **rules** assess it as of one moment; **history** says what changed; the **site** plans pages as
//! plain data; a **theme** renders them; **publish** puts them in place, all or nothing. [`build`] below is exactly that,
//! on one screen.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`tenant`] | what exists: plain data, and the catalogue of connector types |
//! | [`as_of`] | the moment ages are measured from |
//! | [`snapshot`] | READ: files → snapshots |
//! | [`cache`] | REMEMBER: what a build found out, for the next one |
//! | [`rules`] | ASSESS: pure, the only place that decides a status |
//! | [`history`] | COMPARE: pure, what changed from snapshot to snapshot |
//! | [`site`] | PLAN: which pages exist and what they say; no HTML |
//! | [`content`] | foreign HTML and Markdown → safe HTML |
//! | [`theme`] | RENDER: pages as HTML |
//! | [`exports`] | the same plan as data |
//! | [`publish`] | WRITE: staging, swap, manifest; bundles |
//! | [`fleet`] | GATHER: parts of a fleet → the whole |
//! | [`verify`] | TRUST: whether a site or a bundle is as it was made |
//! | [`import`] | KEEP: any snapshots → one native file each |
//! | [`config`] | CHOOSE: defaults ← `tenant-status.yaml` ← flags |
//! | [`cli`] | TALK: the only module that knows the terminal and the clock |
//! | [`input`] | what may be read, and how much of it |
//! | [`format`](mod@format) | text → a serde type, YAML or JSON, every mistake with its place |
//! | [`mod@plain`] | foreign text as text: nothing in it steers the place where it is shown |
//! | [`diagnostic`], [`error`] | what is wrong with the user's files; what the machine refused |
//! | [`digest`] | what content is known by: SHA-256, as `sha256sum` prints it |

pub mod as_of;
pub mod audience;
pub mod cache;
pub mod cli;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod digest;
pub mod error;
pub mod exports;
pub mod format;
pub mod history;
pub mod import;
pub mod input;
pub mod pipeline;
pub mod plain;
pub mod progress;
pub mod publish;
pub mod rules;
pub mod site;
pub mod snapshot;
pub mod tenant;
pub mod theme;
pub mod verify;

pub use error::Failure;
pub use pipeline::{Build, Built, Difference, build, check, diff, future_capture, newest};
pub use progress::{Observer, Stage};
