//! The page of baselines, and links to it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ChangeLine, FilterChoice, Frame, When};

/// The latest snapshot compared with those that were agreed. The page exists only if the tenant has baselines.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BaselinesPage {
    /// Common page data.
    pub page: Frame,
    /// Baselines, in the order of `baselines.yaml`.
    pub baselines: Vec<BaselineView>,
    /// Number of differences of each kind on the page, for a filter; empty if there is only one kind.
    pub kinds: Vec<FilterChoice>,
    /// Number of differences on the page.
    pub shown: usize,
}

/// A baseline, compared with the latest snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BaselineView {
    /// Anchor on the page.
    pub anchor: String,
    /// Title, e.g. `Audit of 1 October`.
    pub title: String,
    /// Remark of the owner; absent if there is none.
    pub note: Option<String>,
    /// Key: `same`, `same-in-part` if nothing differs in the parts that could be compared, `differs`, or
    /// `not-compared`.
    pub key: &'static str,
    /// Result, e.g. `4 differences`.
    pub result: String,
    /// Explanation of the result, e.g. why the baseline was not compared; absent if it needs none.
    pub text: Option<String>,
    /// Time of its snapshot; absent if it was not compared, or is the latest one.
    pub since: Option<When>,
    /// Relative URL of the page of its snapshot; absent if it was not compared, or is the latest one.
    pub since_href: Option<String>,
    /// Parts that could not be compared, or only in part, as sentences.
    pub incomplete: Vec<String>,
    /// Differences, most important first.
    pub lines: Vec<ChangeLine>,
}

/// A baseline on the hub.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BaselineLink {
    /// Title.
    pub title: String,
    /// Relative URL of its section on the page of baselines.
    pub href: String,
    /// Key of the result, as in [BaselineView].
    pub key: &'static str,
    /// Number of differences.
    pub count: usize,
}
