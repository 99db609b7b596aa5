//! Links to next pages. The token is sent along, so a link may only lead to the host that it is for.

use url::Url;

/// Checks a link of an answer from below `base`.
///
/// # Errors
/// A message: it leads elsewhere. It does not contain the link, which may repeat a secret.
pub(crate) fn next_page(base: &Url, link: &str) -> Result<Url, String> {
    let url = Url::parse(link).map_err(|_| "the link to the next page is not an absolute address".to_owned())?;
    if url.scheme() != "https" {
        return Err("the link to the next page does not begin with https://".to_owned());
    }
    if url.host() != base.host() || url.port_or_known_default() != base.port_or_known_default() {
        return Err(format!("the link to the next page leads to another host than {base}"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("the link to the next page contains a user name".to_owned());
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn base() -> Url {
        Url::parse("https://graph.microsoft.com/").unwrap()
    }

    #[test]
    fn only_the_same_host_over_https_is_accepted() {
        for good in [
            "https://graph.microsoft.com/v1.0/x?$skiptoken=a%20b",
            "https://GRAPH.microsoft.com:443/v1.0/x",
            "https:graph.microsoft.com/x",
        ] {
            assert!(next_page(&base(), good).is_ok(), "{good}");
        }
        for bad in [
            "http://graph.microsoft.com/x",
            "https://graph.microsoft.com.evil.example/x",
            "https://evil.example/graph.microsoft.com",
            "https://graph.microsoft.com:8443/x",
            "https://graph.microsoft.com@evil.example/x",
            "https://user@graph.microsoft.com/x",
            "https://graph.microsoft.com\\@evil.example:444/x",
            "//graph.microsoft.com/x",
            "/v1.0/x",
            "v1.0/x",
            "file:///etc/passwd",
            "",
        ] {
            let result = next_page(&base(), bad);
            assert!(result.is_err() || result.unwrap().host_str() == Some("graph.microsoft.com"), "{bad}");
        }
        assert!(next_page(&base(), "https://graph.microsoft.com@evil.example/x").is_err());
        assert!(next_page(&base(), "/v1.0/x").is_err());
    }

    proptest! {
        #[test]
        fn an_accepted_link_leads_to_the_host(link in "(https?:)?[/\\\\]{0,3}[a-z@:.\\\\/]{0,20}(graph.microsoft.com)?[@:/.\\\\a-z0-9]{0,20}") {
            if let Ok(url) = next_page(&base(), &link) {
                prop_assert_eq!((url.scheme(), url.host_str(), url.port()), ("https", Some("graph.microsoft.com"), None));
                prop_assert!(url.username().is_empty());
            }
        }
    }
}
