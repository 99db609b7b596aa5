//! The hosts of Microsoft's clouds.

use clap::ValueEnum;
use serde::Deserialize;
use tenant_status::tenant;
use url::Url;

/// A cloud of Microsoft.
///
/// Source: Microsoft Graph's documentation, "National cloud deployments".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Cloud {
    /// graph.microsoft.com, login.microsoftonline.com; also GCC.
    #[default]
    Global,
    /// US Government L4 (GCC High): graph.microsoft.us, login.microsoftonline.us.
    UsGov,
    /// US Government L5 (DoD): dod-graph.microsoft.us, login.microsoftonline.us.
    UsDod,
    /// China, operated by 21Vianet: microsoftgraph.chinacloudapi.cn, login.chinacloudapi.cn.
    China,
}

impl Cloud {
    /// Returns the same cloud as the builder names it.
    pub(crate) fn of_snapshot(self) -> tenant::Cloud {
        match self {
            Cloud::Global => tenant::Cloud::Global,
            Cloud::UsGov => tenant::Cloud::UsGov,
            Cloud::UsDod => tenant::Cloud::UsDod,
            Cloud::China => tenant::Cloud::China,
        }
    }

    /// Returns the host of Microsoft Graph.
    pub(crate) fn graph_host(self) -> &'static str {
        self.of_snapshot().graph_host()
    }

    /// Returns the host that issues tokens.
    pub(crate) fn login_host(self) -> &'static str {
        match self {
            Cloud::Global => "login.microsoftonline.com",
            Cloud::UsGov | Cloud::UsDod => "login.microsoftonline.us",
            Cloud::China => "login.chinacloudapi.cn",
        }
    }
}

/// The hosts that a tenant is collected from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hosts {
    /// Base address of Microsoft Graph, without the version; ends with `/`.
    pub(crate) graph: Url,
    /// Base address of the login host; ends with `/`.
    pub(crate) login: Url,
    /// Resource that tokens are requested for, e.g. `https://graph.microsoft.com`. It is that of the cloud, also if a
    /// gateway takes the place of Graph.
    pub(crate) resource: String,
}

impl Hosts {
    /// Returns the hosts of a cloud, with other base addresses if they are given.
    ///
    /// # Errors
    /// A message about a base address that is not `https://HOST[:PORT][/PATH]`.
    pub(crate) fn of(cloud: Cloud, graph: Option<&str>, login: Option<&str>) -> Result<Self, String> {
        let or_host = |given: Option<&str>, host: &str, option: &str| {
            base(&given.map_or_else(|| format!("https://{host}"), str::to_owned), option)
        };
        Ok(Hosts {
            graph: or_host(graph, cloud.graph_host(), "--graph-url")?,
            login: or_host(login, cloud.login_host(), "--login-url")?,
            resource: format!("https://{}", cloud.graph_host()),
        })
    }
}

/// Parses a base address.
fn base(text: &str, option: &str) -> Result<Url, String> {
    let wrong = || format!("{option}: `{text}` is not an address; expected e.g. `https://graph.microsoft.com`");
    let mut url = Url::parse(text).map_err(|_| wrong())?;
    let is_plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
    if !is_plain || url.fragment().is_some() || url.host_str().is_none() {
        return Err(wrong());
    }
    if url.scheme() != "https" {
        return Err(format!("{option}: `{text}` must begin with https://, because tokens are sent to it"));
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_the_clouds() {
        for cloud in Cloud::value_variants() {
            let hosts = Hosts::of(*cloud, None, None).unwrap();
            assert_eq!(hosts.graph.as_str(), format!("https://{}/", cloud.graph_host()));
            assert_eq!(hosts.login.as_str(), format!("https://{}/", cloud.login_host()));
        }
    }

    #[test]
    fn another_address_does_not_change_whom_the_token_is_for() {
        let hosts = Hosts::of(Cloud::UsGov, Some("https://gateway.example:8443/graph"), None).unwrap();
        assert_eq!(hosts.graph.as_str(), "https://gateway.example:8443/graph/");
        assert_eq!(hosts.resource, "https://graph.microsoft.us");
    }

    #[test]
    fn addresses_that_would_leak_a_token_are_rejected() {
        for wrong in ["http://x.example", "x.example", "https://u:p@x.example", "https://x.example?a", "file:///x", ""]
        {
            assert!(Hosts::of(Cloud::Global, Some(wrong), None).is_err(), "{wrong}");
        }
    }
}
