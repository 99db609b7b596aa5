//! Microsoft's national clouds.

use serde::{Deserialize, Serialize};

/// A Microsoft cloud, with its own Graph host and admin centers.
///
/// Source: Microsoft's "National cloud deployments".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Cloud {
    /// The public cloud.
    Global,
    /// US government: GCC High.
    UsGov,
    /// US government: Department of Defense.
    UsDod,
    /// China, operated by 21Vianet.
    China,
}

impl Cloud {
    /// All clouds.
    pub const ALL: [Cloud; 4] = [Cloud::Global, Cloud::UsGov, Cloud::UsDod, Cloud::China];

    /// Returns the host of its Microsoft Graph.
    pub fn graph_host(self) -> &'static str {
        match self {
            Cloud::Global => "graph.microsoft.com",
            Cloud::UsGov => "graph.microsoft.us",
            Cloud::UsDod => "dod-graph.microsoft.us",
            Cloud::China => "microsoftgraph.chinacloudapi.cn",
        }
    }

    /// Returns the cloud of a Graph host; `None` for other hosts.
    pub fn of_graph_host(host: &str) -> Option<Self> {
        Cloud::ALL.into_iter().find(|cloud| cloud.graph_host().eq_ignore_ascii_case(host))
    }
}
