//! The search page.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Frame, PageLink};

/// The search page of a tenant or a fleet. Scripts search: the page has the form, and the addresses of the index.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SearchPage {
    /// Common data.
    pub page: Frame,
    /// Relative URL of the index, a script that calls `tenantStatusIndex`.
    pub index: String,
    /// Relative URL of the positions of words, a script that calls `tenantStatusPositions`. Only phrases need them.
    pub positions: String,
    /// The search page of all tenants; absent if there is only one, and on that page itself.
    pub all_tenants: Option<PageLink>,
    /// Pages with the same content, for readers without scripts.
    pub lists: Vec<PageLink>,
}
