//! Hosts that links lead to.

/// Returns the host of a link, without any user name before an `@`; for mail, the recipient.
pub(super) fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    if url.scheme() != "mailto" {
        return url.host_str().map(str::to_owned);
    }
    let others = url.query_pairs().any(|(name, _)| matches!(&*name.to_lowercase(), "to" | "cc" | "bcc"));
    let recipients = if others { url.as_str().trim_start_matches("mailto:") } else { url.path() };
    (!recipients.is_empty()).then(|| recipients.to_owned())
}

/// Returns whether a label is a URL on that host, which makes the note redundant. A host elsewhere in a label does not
/// count: `microsoft.com` contains `t.co`.
pub(super) fn is_address_of(label: &str, host: &str) -> bool {
    let label = label.trim();
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| behind(label, scheme)).unwrap_or(label);
    behind(rest, host).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#', ':']))
}

/// Returns the rest of the text after `start`, which is compared case-insensitively.
fn behind<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(rest)
}
